import Glibc
import NablaEngine

/// Axes at their place on a canvas.
struct AxesView {
  let scene: Scene
  let axes: GraphicsObject
  let canvas: any Canvas
  let frame: Box
  let x: AxisScale
  let y: AxisScale
  /// Of axes that are seen from elsewhere than straight above.
  let projection: Projection?

  init(
    scene: Scene, axes: GraphicsObject, canvas: any Canvas, frame: Box, x: AxisScale, y: AxisScale
  ) {
    self.scene = scene
    self.axes = axes
    self.canvas = canvas
    self.frame = frame
    self.x = x
    self.y = y
    let isFlat = axes.reals("view") == [0, 90]
    projection = isFlat ? nil : Projection(scene, axes, (x, y), frame)
  }

  func point(_ a: Double, _ b: Double, _ c: Double = 0) -> Point {
    if let projection { return projection.point(a, b, c) }
    return Point(x: frame.x + x.place(a) * frame.width, y: frame.bottom - y.place(b) * frame.height)
  }

  func paint() {
    let isVisible = axes.isOn("visible")
    if let projection {
      paintSpace(projection, isVisible)
      return
    }
    if isVisible, canvas.hasPaper, let paper = axes.color("color") { canvas.fill(frame, paper) }
    if isVisible, axes.text("layer") == "bottom" { paintGrid() }
    canvas.clip(to: clipBox)
    let painter = SeriesPainter(view: self, canvas: canvas)
    for child in axes.children where child.isOn("visible") && !child.isHidden {
      painter.paint(child)
    }
    canvas.clip(to: nil)
    if isVisible, axes.text("layer") == "top" { paintGrid() }
    if isVisible { paintFrame() }
    for child in axes.children where child.kind == .text && child.isOn("visible") && !child.isHidden {
      paint(text: child)
    }
    paintLabels(isVisible)
  }

  /// The far walls, what stands before them, then the words.
  private func paintSpace(_ projection: Projection, _ isVisible: Bool) {
    let walls = SpaceFrame(axes: axes, canvas: canvas, projection: projection)
    if isVisible { walls.paint() }
    let painter = SeriesPainter(view: self, canvas: canvas)
    for child in axes.children where child.isOn("visible") && !child.isHidden {
      painter.paint(child)
    }
    for child in axes.children where child.kind == .text && child.isOn("visible") && !child.isHidden {
      paint(text: child)
    }
    let gap = tickStyle.size * 0.45
    if let title = scene.label("title", of: axes), title.isOn("visible") {
      draw(
        title, at: Point(x: frame.middle.x, y: frame.y - gap), side: .center, level: .bottom, turn: 0)
    }
    guard isVisible else { return }
    for name in ["xlabel", "ylabel", "zlabel"] {
      guard let label = scene.label(name, of: axes), label.isOn("visible") else { continue }
      let place = walls.labelPlace(String(name.prefix(1)), tickStyle.size)
      draw(label, at: place, side: .center, level: .middle, turn: name == "zlabel" ? 90 : 0)
    }
  }

  /// What is drawn stays in here: the frame, and half a line around it.
  var clipBox: Box? {
    if projection != nil { return nil }
    let margin = canvas.hasPaper ? canvas.lineWidth(points: 1) : 0
    return Box(
      x: frame.x - margin, y: frame.y - margin, width: frame.width + 2 * margin,
      height: frame.height + 2 * margin)
  }

  private func paintGrid() {
    guard let color = axes.color("gridcolor") else { return }
    let pen = Pen(
      color: canvas.hasPaper ? color : color.mixed(with: .white, 0.5),
      width: canvas.lineWidth(points: 0.5),
      dashes: SeriesPainter.dashes(axes.text("gridlinestyle"), canvas.lineWidth(points: 1)),
      opacity: axes.number("gridalpha"))
    if axes.isOn("xgrid") {
      for t in x.ticks {
        let p = crisp(frame.x + x.place(t) * frame.width)
        canvas.stroke([Point(x: p, y: frame.y), Point(x: p, y: frame.bottom)], pen)
      }
    }
    if axes.isOn("ygrid") {
      for t in y.ticks {
        let p = crisp(frame.bottom - y.place(t) * frame.height)
        canvas.stroke([Point(x: frame.x, y: p), Point(x: frame.right, y: p)], pen)
      }
    }
  }

  /// The middle of a pixel, so that a thin line fills one row.
  private func crisp(_ p: Double) -> Double { p.rounded(.down) + 0.5 }

  private func paintFrame() {
    let width = canvas.lineWidth(points: axes.number("linewidth"))
    let (left, right) = (crisp(frame.x), crisp(frame.right))
    let (top, bottom) = (crisp(frame.y), crisp(frame.bottom))
    let isBoxed = axes.isOn("box")
    let length = canvas.hasPaper ? max(frame.width, frame.height) * (axes.reals("ticklength").first ?? 0.01) : 0
    let out = axes.text("tickdir") == "out" ? -1.0 : axes.text("tickdir") == "none" ? 0 : 1.0
    if let color = axes.color("xcolor") {
      let pen = Pen(color: color, width: width)
      let isTop = axes.text("xaxislocation") == "top"
      if isBoxed || !isTop { canvas.stroke([Point(x: left, y: bottom), Point(x: right, y: bottom)], pen) }
      if isBoxed || isTop { canvas.stroke([Point(x: left, y: top), Point(x: right, y: top)], pen) }
      for t in x.ticks where length > 0 {
        let p = crisp(frame.x + x.place(t) * frame.width)
        if isBoxed || !isTop {
          canvas.stroke([Point(x: p, y: bottom), Point(x: p, y: bottom - out * length)], pen)
        }
        if isBoxed || isTop {
          canvas.stroke([Point(x: p, y: top), Point(x: p, y: top + out * length)], pen)
        }
      }
    }
    if let color = axes.color("ycolor") {
      let pen = Pen(color: color, width: width)
      let isRight = axes.text("yaxislocation") == "right"
      if isBoxed || !isRight { canvas.stroke([Point(x: left, y: top), Point(x: left, y: bottom)], pen) }
      if isBoxed || isRight { canvas.stroke([Point(x: right, y: top), Point(x: right, y: bottom)], pen) }
      for t in y.ticks where length > 0 {
        let p = crisp(frame.bottom - y.place(t) * frame.height)
        if isBoxed || !isRight {
          canvas.stroke([Point(x: left, y: p), Point(x: left + out * length, y: p)], pen)
        }
        if isBoxed || isRight {
          canvas.stroke([Point(x: right, y: p), Point(x: right - out * length, y: p)], pen)
        }
      }
    }
    paintTickLabels()
  }

  private var tickStyle: Lettering {
    Lettering(
      size: canvas.letterSize(points: axes.number("fontsize")),
      isBold: axes.text("fontweight") == "bold")
  }

  private func paintTickLabels() {
    var style = tickStyle
    let gap = style.size * 0.35
    if let color = axes.color("xcolor") {
      style.color = color
      style.side = .center
      let isTop = axes.text("xaxislocation") == "top"
      style.level = isTop ? .bottom : .top
      var free = -Double.infinity
      for (t, label) in zip(x.ticks, x.labels) where (0...1).contains(x.place(t).rounded6) {
        let p = frame.x + x.place(t) * frame.width
        let half = canvas.length(of: label, style) / 2
        // A label that would touch the one before is left out.
        if p - half < free { continue }
        free = p + half + style.size * 0.3
        canvas.draw(label, at: Point(x: p, y: isTop ? frame.y - gap : frame.bottom + gap), style)
      }
    }
    if let color = axes.color("ycolor") {
      style.color = color
      let isRight = axes.text("yaxislocation") == "right"
      style.side = isRight ? .left : .right
      style.level = .middle
      var taken: [Double] = []
      for (t, label) in zip(y.ticks, y.labels) where (0...1).contains(y.place(t).rounded6) {
        let p = frame.bottom - y.place(t) * frame.height
        if taken.contains(where: { abs($0 - p) < style.size * 0.9 }) { continue }
        taken.append(p)
        canvas.draw(label, at: Point(x: isRight ? frame.right + gap : frame.x - gap, y: p), style)
      }
    }
  }

  private func paintLabels(_ isVisible: Bool) {
    let tick = tickStyle
    let gap = tick.size * 0.45
    if let title = scene.label("title", of: axes), title.isOn("visible") {
      draw(
        title, at: Point(x: frame.middle.x, y: frame.y - gap), side: .center, level: .bottom, turn: 0)
    }
    guard isVisible else { return }
    if let label = scene.label("xlabel", of: axes), label.isOn("visible") {
      let drop = x.labels.isEmpty ? 0 : tick.size * 1.25
      let isTop = axes.text("xaxislocation") == "top"
      draw(
        label,
        at: Point(x: frame.middle.x, y: isTop ? frame.y - drop - gap : frame.bottom + drop + gap),
        side: .center, level: isTop ? .bottom : .top, turn: 0)
    }
    if let label = scene.label("ylabel", of: axes), label.isOn("visible") {
      let widest = y.labels.map { canvas.length(of: $0, tick) }.max() ?? 0
      let isRight = axes.text("yaxislocation") == "right"
      let away = widest + tick.size * (canvas.hasPaper ? 0.8 : 0.5)
      let p = Point(x: isRight ? frame.right + away + tick.size : frame.x - away, y: frame.middle.y)
      draw(label, at: p, side: .center, level: .bottom, turn: 90)
    }
  }

  private func draw(
    _ text: GraphicsObject, at place: Point, side: Lettering.Side, level: Lettering.Level,
    turn: Double
  ) {
    let lines = text.lines("string")
    guard !lines.isEmpty, let color = text.color("color") else { return }
    let size = canvas.letterSize(points: text.number("fontsize"))
    let style = Lettering(
      size: size, color: color, isBold: text.text("fontweight") == "bold", side: side, level: level,
      rotation: turn)
    draw(lines, at: place, style, raw: text.text("interpreter") == "none")
  }

  /// Lines of text one under the other.
  private func draw(_ lines: [String], at place: Point, _ style: Lettering, raw: Bool) {
    let list = lines.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
    let step = style.size * 1.25
    let first: Double
    switch style.level {
    case .top, .baseline: first = 0
    case .middle: first = -step * Double(list.count - 1) / 2
    case .bottom: first = -step * Double(list.count - 1)
    }
    let angle = -style.rotation * .pi / 180
    for (i, line) in list.enumerated() {
      let down = first + step * Double(i)
      let text = raw ? Markup.literal(String(line)) : String(line)
      canvas.draw(
        text, at: Point(x: place.x - down * sin(angle), y: place.y + down * cos(angle)), style)
    }
  }

  private func paint(text: GraphicsObject) {
    let p = text.reals("position")
    guard p.count >= 2, let color = text.color("color") else { return }
    var style = Lettering(
      size: canvas.letterSize(points: text.number("fontsize")), color: color,
      isBold: text.text("fontweight") == "bold", rotation: text.number("rotation"))
    switch text.text("horizontalalignment") {
    case "center": style.side = .center
    case "right": style.side = .right
    default: style.side = .left
    }
    switch text.text("verticalalignment") {
    case "top", "cap": style.level = .top
    case "bottom": style.level = .bottom
    case "baseline": style.level = .baseline
    default: style.level = .middle
    }
    let place: Point
    switch text.text("units") {
    case "normalized":
      place = Point(x: frame.x + p[0] * frame.width, y: frame.bottom - p[1] * frame.height)
    case "pixels": place = Point(x: frame.x + p[0], y: frame.bottom - p[1])
    default: place = point(p[0], p[1], p.count > 2 ? p[2] : 0)
    }
    guard place.x.isFinite, place.y.isFinite else { return }
    let lines = text.lines("string")
    if let back = text.color("backgroundcolor"), let first = lines.first, canvas.hasPaper {
      let w = canvas.length(of: first, style)
      let shift = style.side == .left ? 0 : style.side == .center ? -w / 2 : -w
      let pad = style.size * 0.3
      canvas.fill(
        Box(
          x: place.x + shift - pad, y: place.y - style.size * 0.5 - pad, width: w + 2 * pad,
          height: style.size + 2 * pad), back)
    }
    draw(lines, at: place, style, raw: text.text("interpreter") == "none")
  }
}

extension Double {
  /// Without the last digits, for comparisons.
  fileprivate var rounded6: Double { (self * 1e6).rounded() / 1e6 }
}
