import Glibc
import NablaEngine

/// All graphics objects of a session. Nothing is drawn here: a picture is made of the scene when
/// somebody wants to see it (`FigurePainter`).
final class Scene: SessionService {
  let root = GraphicsObject(handle: 0, kind: .root, parent: nil)
  private var objects: [Double: GraphicsObject] = [:]
  private(set) var currentFigure: GraphicsObject?
  /// Figures and the axes that functions draw into.
  private var currentAxesOf: [Double: GraphicsObject] = [:]
  private var made = 0
  /// Counts changes, so that a terminal shows a figure again only when it differs.
  private(set) var version = 0
  /// The version that the terminal shows.
  var shownVersion = 0

  init() { objects[0] = root }

  func touch() { version &+= 1 }

  // MARK: Objects

  func object(_ handle: Double) -> GraphicsObject? { objects[handle] }

  var figures: [GraphicsObject] { root.children }

  func make(_ kind: GraphicsKind, in parent: GraphicsObject, handle: Double? = nil) -> GraphicsObject {
    touch()
    made += 1
    let object = GraphicsObject(
      handle: handle ?? -Double(made) - 0.5, kind: kind, parent: parent)
    objects[object.handle] = object
    return object
  }

  /// Takes an object and all below it out of the scene.
  func remove(_ object: GraphicsObject) {
    guard object !== root, objects[object.handle] === object else { return }
    touch()
    for child in object.children { remove(child) }
    if let figure = object.ancestor(.figure), figure !== object {
      for other in figure.children
      where (other.kind == .legend || other.kind == .colorbar) && other.subjects.contains(where: { $0 === object })
      {
        if object.kind == .axes || other.kind == .colorbar { remove(other) }
      }
    }
    objects[object.handle] = nil
    let figure = object.ancestor(.figure)
    object.detach()
    if object === currentFigure { currentFigure = root.children.last }
    if let figure, currentAxesOf[figure.handle] === object {
      currentAxesOf[figure.handle] = figure.children.last { $0.kind == .axes }
    }
    currentAxesOf[object.handle] = nil
  }

  // MARK: Figures

  /// A new figure; without a number the lowest that is free.
  func makeFigure(number: Double? = nil) -> GraphicsObject {
    var free = 1.0
    while objects[free] != nil { free += 1 }
    let figure = make(.figure, in: root, handle: number ?? free)
    currentFigure = figure
    return figure
  }

  func select(_ figure: GraphicsObject) {
    touch()
    currentFigure = figure
    root.append(figure)
  }

  /// The current figure; made if there is none.
  var figure: GraphicsObject { currentFigure ?? makeFigure() }

  // MARK: Axes

  func currentAxes(of figure: GraphicsObject) -> GraphicsObject? { currentAxesOf[figure.handle] }

  /// The current axes of the current figure; made if there are none.
  var axes: GraphicsObject {
    let figure = self.figure
    return currentAxesOf[figure.handle] ?? makeAxes(in: figure)
  }

  func makeAxes(in figure: GraphicsObject) -> GraphicsObject {
    let axes = make(.axes, in: figure)
    addLabels(axes)
    currentAxesOf[figure.handle] = axes
    return axes
  }

  func select(axes: GraphicsObject) {
    guard let figure = axes.ancestor(.figure) else { return }
    touch()
    currentFigure = figure
    currentAxesOf[figure.handle] = axes
  }

  private func addLabels(_ axes: GraphicsObject) {
    for name in ["title", "xlabel", "ylabel", "zlabel"] {
      let label = make(.text, in: axes)
      label.isHidden = true
      label.values["handlevisibility"] = Value("off")
      label.values["horizontalalignment"] = Value("center")
      label.values["verticalalignment"] = Value(name == "xlabel" ? "top" : "bottom")
      label.values["fontsize"] = .scalar(11)
      if name == "title" { label.values["fontweight"] = Value("bold") }
      if name == "ylabel" { label.values["rotation"] = .scalar(90) }
      if name != "title" { label.values["color"] = PropertyRule.row([0.15, 0.15, 0.15]) }
      axes.values[name] = .scalar(label.handle)
    }
  }

  /// Title or axis label.
  func label(_ name: String, of axes: GraphicsObject) -> GraphicsObject? {
    axes[name].realScalar.flatMap { objects[$0] }
  }

  /// Makes the axes ready for a new plot: "replace" begins afresh, "replacechildren" takes the
  /// contents away, "add" keeps all.
  func newPlot(_ target: GraphicsObject? = nil) -> GraphicsObject {
    if let target {
      select(axes: target)
    } else {
      let nextPlot = figure.text("nextplot")
      if nextPlot == "replace" || nextPlot == "replacechildren" {
        for child in figure.children { remove(child) }
      } else if nextPlot == "new" {
        _ = makeFigure()
      }
    }
    let axes = target ?? self.axes
    switch axes.text("nextplot") {
    case "replace": reset(axes)
    case "replacechildren":
      for child in axes.visibleChildren { remove(child) }
      axes.values["colororderindex"] = nil
    default: break
    }
    touch()
    return axes
  }

  /// Empties axes; all properties but the place become the defaults.
  func reset(_ axes: GraphicsObject) {
    touch()
    for child in axes.children { remove(child) }
    if let figure = axes.ancestor(.figure) {
      for other in figure.children
      where other.kind != .axes && other.subjects.contains(where: { $0 === axes }) { remove(other) }
    }
    let kept = ["position", "units", "outerposition", "innerposition", "tag"]
    axes.values = axes.values.filter { kept.contains($0.key) }
    addLabels(axes)
  }

  /// The colour of the next series in axes.
  func nextColor(_ axes: GraphicsObject) -> RGB {
    let colors = ColorMap.colors(axes["colororder"]) ?? ColorMap.series
    guard !colors.isEmpty else { return .black }
    let number = axes.number("colororderindex")
    let i = number >= 1 && number < 1e9 ? Int(number) - 1 : 0
    axes.values["colororderindex"] = Value((i + 1) % colors.count + 1)
    return colors[i % colors.count]
  }

  /// The legends and colour bars that belong to axes.
  func companions(of axes: GraphicsObject, _ kind: GraphicsKind) -> [GraphicsObject] {
    (axes.ancestor(.figure)?.children ?? []).filter {
      $0.kind == kind && $0.subjects.contains { $0 === axes }
    }
  }
}
