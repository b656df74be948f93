import NablaEngine

/// The box that tells the names of the series.
struct LegendView {
  let legend: GraphicsObject
  let canvas: any Canvas
  let frame: Box
  let view: AxesView

  private static func style(_ legend: GraphicsObject, _ canvas: any Canvas) -> Lettering {
    Lettering(size: canvas.letterSize(points: legend.number("fontsize")), level: .middle)
  }

  static func entries(_ legend: GraphicsObject) -> [(GraphicsObject, String)] {
    Array(zip(legend.subjects.filter(\.kind.isSeries), legend.lines("string")))
  }

  /// Width and height that a legend needs.
  static func size(_ legend: GraphicsObject, _ canvas: any Canvas) -> (Double, Double) {
    let style = self.style(legend, canvas)
    let lengths = entries(legend).map { canvas.length(of: $0.1, style) }
    let sample = style.size * 2.5
    let each = style.size * 1.5
    if legend.text("orientation") == "horizontal" {
      return (lengths.reduce(0) { $0 + $1 + sample + style.size } + style.size * 0.5, each * 1.2)
    }
    return ((lengths.max() ?? 0) + sample + style.size, each * Double(lengths.count) + style.size * 0.4)
  }

  func paint() {
    let entries = Self.entries(legend)
    guard !entries.isEmpty else { return }
    var style = Self.style(legend, canvas)
    style.color = legend.color("textcolor") ?? .black
    let (width, height) = Self.size(legend, canvas)
    let box = place(width, height, style.size)
    if canvas.hasPaper, let paper = legend.color("color") { canvas.fill(box, paper) }
    canvas.erase(box)
    if legend.isOn("box"), canvas.hasPaper, let edge = legend.color("edgecolor") {
      canvas.stroke(box, Pen(color: edge, width: canvas.lineWidth(points: 0.5)))
    }
    let each = style.size * 1.5
    let sample = style.size * 2
    var p = Point(x: box.x + style.size * 0.5, y: box.y + style.size * 0.2 + each / 2)
    for (series, name) in entries {
      paintSample(series, p, sample)
      canvas.draw(name, at: Point(x: p.x + sample + style.size * 0.5, y: p.y), style)
      if legend.text("orientation") == "horizontal" {
        p.x += sample + style.size * 1.5 + canvas.length(of: name, style)
      } else {
        p.y += each
      }
    }
  }

  private func place(_ width: Double, _ height: Double, _ size: Double) -> Box {
    let location = legend.text("location")
    let given = legend.reals("position")
    if given.count == 4 {
      return Box(
        x: given[0] * canvas.width, y: (1 - given[1] - given[3]) * canvas.height, width: width,
        height: height)
    }
    let gap = size * 0.8
    let isOutside = location.hasSuffix("outside")
    var x = frame.middle.x - width / 2
    var y = frame.middle.y - height / 2
    if location.contains("east") || location.hasPrefix("best") {
      x = isOutside ? frame.right + gap : frame.right - gap - width
    }
    if location.contains("west") { x = isOutside ? frame.x - gap - width : frame.x + gap }
    let isBeside = isOutside && (location.contains("east") || location.contains("west"))
    if location.hasPrefix("north") || location.hasPrefix("best") {
      y = isOutside && !isBeside ? frame.y - gap - height : frame.y + (isBeside ? 0 : gap)
    }
    if location.hasPrefix("south") {
      y =
        isOutside && !isBeside
        ? frame.bottom + gap + size * 2 : frame.bottom - height - (isBeside ? 0 : gap)
    }
    return Box(x: x, y: y, width: width, height: height)
  }

  private func paintSample(_ series: GraphicsObject, _ p: Point, _ width: Double) {
    let painter = SeriesPainter(view: view, canvas: canvas)
    switch series.kind {
    case .bar, .area, .patch, .surface:
      let box = Box(x: p.x, y: p.y - width / 4, width: width, height: width / 2)
      if let face = series.color("facecolor") { canvas.fill(box, face) }
      if let edge = series.color("edgecolor"), canvas.hasPaper {
        canvas.stroke(box, Pen(color: edge, width: canvas.lineWidth(points: 0.5)))
      }
    case .scatter:
      let color = series.color("markeredgecolor")
      painter.paintMarker(
        series.text("marker"), Point(x: p.x + width / 2, y: p.y), canvas.letterSize(points: 6),
        color, series.color("markerfacecolor"), series)
    default:
      guard let color = series.color("color") else { return }
      if series.text("linestyle") != "none" {
        canvas.stroke(
          [Point(x: p.x, y: p.y), Point(x: p.x + width, y: p.y)], painter.pen(series, color))
      }
      if series.text("marker") != "none" {
        painter.paintMarker(
          series.text("marker"), Point(x: p.x + width / 2, y: p.y),
          canvas.letterSize(points: series.number("markersize")),
          series.color("markeredgecolor") ?? color, series.color("markerfacecolor"), series)
      }
    }
  }
}
