import NablaEngine

/// The three far walls of axes that are seen from the side, their grid, ticks and numbers.
struct SpaceFrame {
  let axes: GraphicsObject
  let canvas: any Canvas
  let projection: Projection

  private var size: Double { canvas.letterSize(points: axes.number("fontsize")) }

  func paint() {
    let far = projection.far
    let walls: [[(Double, Double, Double)]] = [
      [(far.x, 0, 0), (far.x, 1, 0), (far.x, 1, 1), (far.x, 0, 1)],
      [(0, far.y, 0), (1, far.y, 0), (1, far.y, 1), (0, far.y, 1)],
      [(0, 0, far.z), (1, 0, far.z), (1, 1, far.z), (0, 1, far.z)],
    ]
    let pen = Pen(color: RGB(0.15, 0.15, 0.15), width: canvas.lineWidth(points: 0.5))
    for wall in walls {
      let path = wall.map(projection.place)
      if canvas.hasPaper, let paper = axes.color("color") { canvas.fill(path, paper, opacity: 1) }
    }
    paintGrid(far)
    for wall in walls {
      let path = wall.map(projection.place)
      if let first = path.first { canvas.stroke(path + [first], pen) }
    }
    for letter in ["x", "y", "z"] { paintNumbers(letter) }
  }

  private func scale(_ letter: String) -> AxisScale {
    letter == "x" ? projection.scale.x : letter == "y" ? projection.scale.y : projection.scale.z
  }

  private func paintGrid(_ far: (x: Double, y: Double, z: Double)) {
    let pen = Pen(
      color: axes.color("gridcolor") ?? .black, width: canvas.lineWidth(points: 0.5),
      opacity: axes.number("gridalpha"))
    guard canvas.hasPaper else { return }
    func line(_ a: (Double, Double, Double), _ b: (Double, Double, Double)) {
      canvas.stroke([projection.place(a), projection.place(b)], pen)
    }
    for letter in ["x", "y", "z"] where axes.isOn(letter + "grid") {
      let s = scale(letter)
      for t in s.ticks.map(s.place) {
        switch letter {
        case "x":
          line((t, 0, far.z), (t, 1, far.z))
          line((t, far.y, 0), (t, far.y, 1))
        case "y":
          line((0, t, far.z), (1, t, far.z))
          line((far.x, t, 0), (far.x, t, 1))
        default:
          line((far.x, 0, t), (far.x, 1, t))
          line((0, far.y, t), (1, far.y, t))
        }
      }
    }
  }

  /// The edge along which an axis has its numbers, as a function of the part of the axis.
  private func edge(_ letter: String) -> (Double) -> (Double, Double, Double) {
    let far = projection.far
    let near = (x: 1 - far.x, y: 1 - far.y)
    switch letter {
    case "x": return { ($0, near.y, far.z) }
    case "y": return { (near.x, $0, far.z) }
    default:
      // The upright edge that is furthest to the left.
      let first = projection.place((far.x, near.y, 0)).x
      let second = projection.place((near.x, far.y, 0)).x
      let (x, y) = first < second ? (far.x, near.y) : (near.x, far.y)
      return { (x, y, $0) }
    }
  }

  private func paintNumbers(_ letter: String) {
    guard let color = axes.color(letter + "color") else { return }
    let s = scale(letter)
    let at = edge(letter)
    let (a, b) = (projection.place(at(0)), projection.place(at(1)))
    let middle = projection.place((0.5, 0.5, 0.5))
    // Numbers of a floor axis hang off its end that is further from the middle of the picture.
    var style = Lettering(size: size, color: color, level: letter == "z" ? .middle : .top)
    let isLeft = (a.x + b.x) / 2 < middle.x
    style.side = letter == "z" || isLeft ? .right : .left
    let dx = style.side == .right ? -size * 0.4 : size * 0.4
    var last: Point?
    for (t, label) in zip(s.ticks, s.labels) {
      let p = projection.place(at(s.place(t)))
      if let l = last, abs(l.x - p.x) < size, abs(l.y - p.y) < size { continue }
      last = p
      canvas.draw(label, at: Point(x: p.x + dx, y: p.y + (letter == "z" ? 0 : size * 0.15)), style)
    }
  }

  /// Where the name of an axis stands.
  func labelPlace(_ letter: String, _ size: Double) -> Point {
    let p = projection.place(edge(letter)(0.5))
    let middle = projection.place((0.5, 0.5, 0.5))
    if letter == "z" { return Point(x: p.x - size * 3, y: p.y) }
    return Point(x: p.x + (p.x < middle.x ? -size * 1.5 : size * 1.5), y: p.y + size * 2.2)
  }
}
