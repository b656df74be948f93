import Glibc
import NablaEngine

/// Draws a figure of a scene on a canvas: axes by axes, then what stands beside them.
struct FigurePainter {
  let scene: Scene
  let figure: GraphicsObject
  let canvas: any Canvas

  func paint() {
    let whole = Box(x: 0, y: 0, width: canvas.width, height: canvas.height)
    if canvas.hasPaper, let paper = figure.color("color") { canvas.fill(whole, paper) }
    for axes in figure.children where axes.kind == .axes { paint(axes: axes) }
  }

  /// A place in parts of the figure, from below, as pixels from above.
  func box(_ position: [Double], units: String) -> Box {
    guard position.count == 4 else { return Box(x: 0, y: 0, width: 1, height: 1) }
    let size = figure.reals("position")
    let isParts = units == "normalized"
    let w = isParts || size.count < 4 ? 1 : size[2]
    let h = isParts || size.count < 4 ? 1 : size[3]
    let (x, y) = (position[0] / w * canvas.width, position[1] / h * canvas.height)
    let (dx, dy) = (position[2] / w * canvas.width, position[3] / h * canvas.height)
    return Box(x: x, y: canvas.height - y - dy, width: dx, height: dy)
  }

  private func paint(axes: GraphicsObject) {
    let scales = scene.scales(axes)
    var room = box(axes.reals("position"), units: axes.text("units"))
    let legend = scene.companions(of: axes, .legend).first
    let bar = scene.companions(of: axes, .colorbar).first
    let whole = room
    if let bar { leaveRoom(&room, for: bar) }
    if let legend { leaveRoom(&room, for: legend) }
    let frame = shaped(room, axes, scales)
    let view = AxesView(
      scene: scene, axes: axes, canvas: canvas, frame: frame, x: scales.x, y: scales.y)
    view.paint()
    if let bar, bar.isOn("visible") {
      ColorBarView(scene: scene, bar: bar, axes: axes, canvas: canvas, frame: frame, whole: whole)
        .paint()
    }
    if let legend, legend.isOn("visible") {
      LegendView(legend: legend, canvas: canvas, frame: frame, view: view).paint()
    }
  }

  /// Makes the box smaller where a legend or a colour bar stands outside.
  private func leaveRoom(_ room: inout Box, for other: GraphicsObject) {
    let location = other.text("location")
    guard location.hasSuffix("outside"), other.isOn("visible") else { return }
    let isBar = other.kind == .colorbar
    let size = isBar ? (0.0, 0.0) : LegendView.size(other, canvas)
    let across = isBar ? room.width * 0.17 : size.0 + canvas.letterSize(points: 8)
    let down = isBar ? room.height * 0.17 : size.1 + canvas.letterSize(points: 8)
    if location.contains("east") {
      room.width -= across
    } else if location.contains("west") {
      room.x += across
      room.width -= across
    } else if location.hasPrefix("north") {
      room.y += down
      room.height -= down
    } else {
      room.height -= down
    }
    room.width = max(room.width, 1)
    room.height = max(room.height, 1)
  }

  /// The largest box of the ratio that the axes ask for, in the middle.
  private func shaped(_ room: Box, _ axes: GraphicsObject, _ scales: (x: AxisScale, y: AxisScale)) -> Box {
    let ratio: Double
    if axes.text("dataaspectratiomode") == "manual" {
      let units = axes.reals("dataaspectratio")
      guard units.count == 3 else { return room }
      ratio =
        (scales.x.high - scales.x.low) / units[0] / ((scales.y.high - scales.y.low) / units[1])
    } else if axes.text("plotboxaspectratiomode") == "manual" {
      let box = axes.reals("plotboxaspectratio")
      guard box.count == 3 else { return room }
      ratio = box[0] / box[1]
    } else {
      return room
    }
    guard ratio > 0, ratio.isFinite else { return room }
    let width = min(room.width, room.height * ratio)
    let height = width / ratio
    return Box(
      x: room.x + (room.width - width) / 2, y: room.y + (room.height - height) / 2, width: width,
      height: height)
  }
}
