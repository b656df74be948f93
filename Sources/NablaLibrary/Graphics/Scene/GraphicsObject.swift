import NablaEngine

/// What an object of a picture is.
enum GraphicsKind: String, CaseIterable, Sendable {
  case root, figure, axes, line, text, image, patch, surface
  /// Series: one set of data, drawn as several lines or areas.
  case bar, stem, stairs, area, errorbar, scatter
  /// A plain collection of other objects.
  case group
  case legend, colorbar

  /// What `get (h, "type")` says.
  var typeName: String {
    switch self {
    case .bar, .stem, .stairs, .area, .errorbar, .scatter, .group: "hggroup"
    case .legend, .colorbar: "axes"
    default: rawValue
    }
  }

  /// The name in messages about properties.
  var noun: String { typeName }

  /// Has the object data of its own to show in axes?
  var isSeries: Bool {
    switch self {
    case .line, .image, .patch, .surface, .bar, .stem, .stairs, .area, .errorbar, .scatter: true
    default: false
    }
  }
}

/// A node of the scene: root > figures > axes > lines, images, bars, texts. It keeps only those
/// properties that were set; the rest are the defaults of its kind (`PropertyTable`).
final class GraphicsObject {
  let handle: Double
  let kind: GraphicsKind
  private(set) weak var parent: GraphicsObject?
  /// The oldest first.
  private(set) var children: [GraphicsObject] = []
  var values: [String: Value] = [:]
  /// Title and axis labels: belong to their axes, yet are not listed among the children.
  var isHidden = false
  /// Of a legend its series, of a colour bar its axes.
  var subjects: [GraphicsObject] = []

  init(handle: Double, kind: GraphicsKind, parent: GraphicsObject?) {
    self.handle = handle
    self.kind = kind
    parent?.append(self)
  }

  func append(_ child: GraphicsObject) {
    child.parent?.children.removeAll { $0 === child }
    child.parent = self
    children.append(child)
  }

  func detach() {
    parent?.children.removeAll { $0 === self }
    parent = nil
  }

  /// The children from the top of the pile to its bottom, as the property lists them.
  func reorder(_ order: [GraphicsObject]) { children = order }

  var visibleChildren: [GraphicsObject] { children.filter { !$0.isHidden } }

  func ancestor(_ kind: GraphicsKind) -> GraphicsObject? {
    var object: GraphicsObject? = self
    while let o = object, o.kind != kind { object = o.parent }
    return object
  }

  // MARK: Reading properties as they are stored

  /// What was set, or else the default of the kind.
  subscript(name: String) -> Value {
    get { values[name] ?? PropertyTable.of(kind)[name]?.initial ?? .emptyMatrix }
    set { values[name] = newValue }
  }

  func number(_ name: String) -> Double { self[name].realScalar ?? .nan }
  func text(_ name: String) -> String { self[name].text ?? "" }
  func isOn(_ name: String) -> Bool { text(name) == "on" }
  func reals(_ name: String) -> [Double] { (try? Numbers.reals(self[name])) ?? [] }

  /// A colour, or nil for "none" and other words.
  func color(_ name: String) -> RGB? {
    let v = reals(name)
    return self[name].isChar || v.count != 3 ? nil : RGB(v[0], v[1], v[2])
  }

  /// The lines of a text property: rows of a char array, or the elements of a cell.
  func lines(_ name: String) -> [String] {
    (Texts.list(self[name]) ?? []).map { bytes in
      var kept = bytes[...]
      if self[name].dims.rows > 1 { while kept.last == 0x20 { kept = kept.dropLast() } }
      return String(decoding: kept, as: UTF8.self)
    }
  }
}
