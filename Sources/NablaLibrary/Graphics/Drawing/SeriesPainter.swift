import Glibc
import NablaEngine

/// Draws what stands inside of axes.
struct SeriesPainter {
  let view: AxesView
  let canvas: any Canvas

  func paint(_ object: GraphicsObject) {
    switch object.kind {
    case .line: paintLine(object, Series.data(object, "x"), Series.data(object, "y"))
    case .stairs:
      let corners = Series.stairs(Series.data(object, "x"), Series.data(object, "y"))
      paintLine(object, corners.x, corners.y)
    case .image: paintImage(object)
    case .patch: paintPatch(object)
    case .surface: paintSurface(object)
    case .bar: paintBars(object)
    case .area: paintArea(object)
    case .stem: paintStem(object)
    case .errorbar: paintErrors(object)
    case .scatter: paintScatter(object)
    case .group: for child in object.children where child.isOn("visible") { paint(child) }
    default: break
    }
  }

  // MARK: Lines

  /// Lengths of dash and gap of a line style.
  static func dashes(_ style: String, _ unit: Double) -> [Double] {
    switch style {
    case "--": [6 * unit, 4 * unit]
    case ":": [0.5 * unit, 3 * unit]
    case "-.": [6 * unit, 3 * unit, 0.5 * unit, 3 * unit]
    default: []
    }
  }

  func pen(_ object: GraphicsObject, _ color: RGB) -> Pen {
    let width = canvas.lineWidth(points: object.number("linewidth"))
    return Pen(
      color: color, width: width,
      dashes: Self.dashes(object.text("linestyle"), max(width, canvas.lineWidth(points: 0.75))))
  }

  private func paintLine(_ object: GraphicsObject, _ x: [Double], _ y: [Double]) {
    if object.text("linestyle") != "none", let color = object.color("color") {
      stroke(x, y, object.kind == .line ? object.reals("zdata") : [], pen(object, color))
    }
    paintMarkers(object, Series.data(object, "x"), Series.data(object, "y"), object.color("color"))
  }

  /// A path through data; it breaks where a number is missing.
  private func stroke(_ x: [Double], _ y: [Double], _ z: [Double], _ pen: Pen) {
    var path: [Point] = []
    func finish() {
      if path.count > 1 { canvas.stroke(path, pen) }
      path = []
    }
    for (i, (a, b)) in zip(x, y).enumerated() {
      let p = view.point(a, b, i < z.count ? z[i] : 0)
      if p.x.isFinite, p.y.isFinite { path.append(p) } else { finish() }
    }
    finish()
  }

  // MARK: Markers

  private func paintMarkers(_ object: GraphicsObject, _ x: [Double], _ y: [Double], _ color: RGB?) {
    let name = object.text("marker")
    guard name != "none" else { return }
    let edge = object.text("markeredgecolor") == "auto" ? color : object.color("markeredgecolor")
    let face = object.text("markerfacecolor") == "auto" ? color : object.color("markerfacecolor")
    let size = canvas.letterSize(points: object.number("markersize"))
    canvas.clip(to: nil)
    defer { canvas.clip(to: view.clipBox) }
    let z = object.reals("zdata")
    for (i, (a, b)) in zip(x, y).enumerated() {
      let p = view.point(a, b, i < z.count ? z[i] : 0)
      guard isInside(p) else { continue }
      paintMarker(name, p, size, edge, face, object)
    }
  }

  func paintMarker(
    _ name: String, _ p: Point, _ size: Double, _ edge: RGB?, _ face: RGB?, _ object: GraphicsObject
  ) {
    let shape = Markers.shape(name)
    let r = size / 2
    let pen = edge.map { Pen(color: $0, width: canvas.lineWidth(points: object.number("linewidth"))) }
    for path in shape.paths {
      let points = path.map { Point(x: p.x + r * $0.x, y: p.y - r * $0.y) }
      if shape.isClosed {
        if let face = name == "." ? edge : face { canvas.fill(points, face, opacity: 1) }
        if let pen, let first = points.first, name != "." { canvas.stroke(points + [first], pen) }
      } else if let pen {
        canvas.stroke(points, pen)
      }
    }
  }

  /// A marker is drawn whole, or not at all.
  private func isInside(_ p: Point) -> Bool {
    guard p.x.isFinite, p.y.isFinite else { return false }
    guard let box = view.clipBox else { return true }
    return p.x >= box.x && p.x <= box.right && p.y >= box.y && p.y <= box.bottom
  }

  private func paintScatter(_ object: GraphicsObject) {
    canvas.clip(to: nil)
    defer { canvas.clip(to: view.clipBox) }
    let sizes = object.reals("sizedata")
    let z = object.reals("zdata")
    let colors = scatterColors(object)
    let name = object.text("marker")
    for (i, (a, b)) in zip(Series.data(object, "x"), Series.data(object, "y")).enumerated() {
      let p = view.point(a, b, i < z.count ? z[i] : 0)
      guard isInside(p) else { continue }
      let own = colors.isEmpty ? object.color("markeredgecolor") : colors[i % colors.count]
      let edge = object.color("markeredgecolor") ?? own
      let face = object.text("markerfacecolor") == "flat" ? own : object.color("markerfacecolor")
      let area = sizes.isEmpty ? 36 : sizes[i % sizes.count]
      paintMarker(
        name, p, canvas.letterSize(points: max(area, 0).squareRoot()),
        colors.count > 1 ? own : edge,
        object.text("markerfacecolor") == "auto" ? own : face, object)
    }
  }

  private func scatterColors(_ object: GraphicsObject) -> [RGB] {
    if let rows = ColorMap.literal(object["cdata"]) { return rows }
    return mapped(object.reals("cdata"), isScaled: true)
  }

  /// Numbers as colours of the axes' colour map.
  private func mapped(_ list: [Double], isScaled: Bool) -> [RGB] {
    let map = view.scene.colorMap(view.axes)
    let (low, high) = view.scene.colorLimits(view.axes)
    return list.map { x in
      if x.isNaN { return .white }
      let place = isScaled ? (x - low) / (high - low) * Double(map.count) : x - 1
      return map[place > 0 ? Int(min(place, Double(map.count - 1))) : 0]
    }
  }

  // MARK: Areas

  private func paintFace(_ path: [Point], _ object: GraphicsObject, _ face: RGB?) {
    guard let first = path.first else { return }
    if let face { canvas.fill(path, face, opacity: object.number("facealpha")) }
    guard object.text("linestyle") != "none", let edge = object.color("edgecolor") else { return }
    if canvas.hasPaper || face == nil { canvas.stroke(path + [first], pen(object, edge)) }
  }

  private func paintBars(_ object: GraphicsObject) {
    for bar in Series.bars(object) {
      let (a, b) = (finite(view.point(bar.x0, bar.y0)), finite(view.point(bar.x1, bar.y1)))
      let path = [a, Point(x: b.x, y: a.y), b, Point(x: a.x, y: b.y)]
      paintFace(path, object, object.color("facecolor"))
    }
    guard object.isOn("showbaseline"), !object.isOn("horizontal"), canvas.hasPaper else { return }
    paintBase(object)
  }

  /// The foot of a bar on a logarithmic axis lies infinitely deep.
  private func finite(_ p: Point) -> Point {
    Point(
      x: p.x.isFinite ? p.x : view.frame.x, y: p.y.isFinite ? p.y : view.frame.bottom)
  }

  private func paintBase(_ object: GraphicsObject) {
    let y = view.point(view.x.low, object.number("basevalue")).y
    guard y.isFinite else { return }
    canvas.stroke(
      [Point(x: view.frame.x, y: y), Point(x: view.frame.right, y: y)],
      Pen(color: .black, width: canvas.lineWidth(points: 0.5)))
  }

  private func paintArea(_ object: GraphicsObject) {
    let x = Series.data(object, "x")
    let top = Series.areaTop(object)
    let bottom = Series.areaBottom(object)
    let upper = zip(x, top).map { finite(view.point($0, $1)) }
    let lower = zip(x, bottom).map { finite(view.point($0, $1)) }
    paintFace(upper + lower.reversed(), object, object.color("facecolor"))
  }

  private func paintPatch(_ object: GraphicsObject) {
    let shapes = Series.polygons(object)
    let colors = mapped(object.reals("cdata"), isScaled: object.text("cdatamapping") == "scaled")
    for (i, shape) in shapes.enumerated() {
      let path = shape.map { view.point($0.x, $0.y) }.filter { $0.x.isFinite && $0.y.isFinite }
      let isMapped = ["flat", "interp"].contains(object.text("facecolor"))
      var face = isMapped ? nil : object.color("facecolor")
      if isMapped, !colors.isEmpty {
        // One colour a polygon, or one a corner: then the polygon takes their mean.
        let each = colors.count / max(shapes.count, 1)
        face =
          each > 1
          ? Self.mean(Array(colors[(i * each)..<((i + 1) * each)])) : colors[min(i, colors.count - 1)]
      }
      paintFace(path, object, face)
    }
  }

  /// A quarter for each four neighbours of the grid, the far ones first.
  private func paintSurface(_ object: GraphicsObject) {
    let z = object.reals("zdata")
    let (m, n) = (object["zdata"].dims.rows, object["zdata"].dims.columns)
    guard m > 1, n > 1, z.count == m * n else { return }
    let (x, y) = (object.reals("xdata"), object.reals("ydata"))
    func at(_ list: [Double], _ i: Int, _ j: Int, _ k: Int) -> Double {
      list.count == m * n ? list[j * m + i] : list.isEmpty ? Double(k + 1) : list[min(k, list.count - 1)]
    }
    let own = object.reals("cdata")
    let values = own.count == m * n || own.count == 3 * m * n ? own : z
    let colors: [RGB]
    if own.count == 3 * m * n {
      colors = (0..<(m * n)).map { RGB(own[$0], own[$0 + m * n], own[$0 + 2 * m * n]) }
    } else {
      colors = mapped(values, isScaled: object.text("cdatamapping") == "scaled")
    }
    var quarters: [(depth: Double, corners: [Point], color: RGB)] = []
    let isMean = object.text("facecolor") == "interp"
    for j in 0..<(n - 1) {
      for i in 0..<(m - 1) {
        let corners = [(i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1)]
        var depth = 0.0
        var path: [Point] = []
        for (a, b) in corners {
          let (u, v, w) = (at(x, a, b, b), at(y, a, b, a), z[b * m + a])
          if let p = view.projection { depth += p.depth(p.parts(u, v, w)) }
          path.append(view.point(u, v, w))
        }
        guard path.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else { continue }
        let color =
          isMean ? Self.mean(corners.map { colors[$0.1 * m + $0.0] }) : colors[j * m + i]
        quarters.append((depth, path, color))
      }
    }
    if view.projection != nil { quarters.sort { $0.depth > $1.depth } }
    let edgeWord = object.text("edgecolor")
    let isFaceMapped = ["flat", "interp", "texturemap"].contains(object.text("facecolor"))
    for quarter in quarters {
      let face = isFaceMapped ? quarter.color : object.color("facecolor")
      if let face { canvas.fill(quarter.corners, face, opacity: object.number("facealpha")) }
      let edge = edgeWord == "flat" || edgeWord == "interp" ? quarter.color : object.color("edgecolor")
      guard let edge, object.text("linestyle") != "none", canvas.hasPaper || !isFaceMapped,
        let first = quarter.corners.first
      else { continue }
      canvas.stroke(quarter.corners + [first], pen(object, edge))
    }
  }

  private static func mean(_ list: [RGB]) -> RGB {
    let n = Double(list.count)
    return RGB(
      list.reduce(0) { $0 + $1.red } / n, list.reduce(0) { $0 + $1.green } / n,
      list.reduce(0) { $0 + $1.blue } / n)
  }

  // MARK: Stems and errors

  private func paintStem(_ object: GraphicsObject) {
    guard let color = object.color("color") else { return }
    let base = object.number("basevalue")
    for (a, b) in zip(Series.data(object, "x"), Series.data(object, "y")) {
      stroke([a, a], [base, b], [], pen(object, color))
    }
    paintMarkers(object, Series.data(object, "x"), Series.data(object, "y"), color)
    if object.isOn("showbaseline") { paintBase(object) }
  }

  private func paintErrors(_ object: GraphicsObject) {
    let (x, y) = (Series.data(object, "x"), Series.data(object, "y"))
    paintLine(object, x, y)
    guard let color = object.color("color") else { return }
    var solid = pen(object, color)
    solid.dashes = []
    let cap = canvas.letterSize(points: 3)
    func bar(_ a: Point, _ b: Point, isUpright: Bool) {
      guard a.x.isFinite, a.y.isFinite, b.x.isFinite, b.y.isFinite else { return }
      canvas.stroke([a, b], solid)
      let (dx, dy) = isUpright ? (cap, 0) : (0, cap)
      for p in [a, b] {
        canvas.stroke([Point(x: p.x - dx, y: p.y - dy), Point(x: p.x + dx, y: p.y + dy)], solid)
      }
    }
    let (l, u) = (object.reals("ldata"), object.reals("udata"))
    for i in 0..<min(x.count, y.count, l.count, u.count) {
      bar(view.point(x[i], y[i] - l[i]), view.point(x[i], y[i] + u[i]), isUpright: true)
    }
    let (xl, xu) = (object.reals("xldata"), object.reals("xudata"))
    for i in 0..<min(x.count, y.count, xl.count, xu.count) {
      bar(view.point(x[i] - xl[i], y[i]), view.point(x[i] + xu[i], y[i]), isUpright: false)
    }
  }

  // MARK: Images

  private func paintImage(_ object: GraphicsObject) {
    guard var bitmap = bitmap(object) else { return }
    let (x0, x1) = Series.imageEdges(object.reals("xdata"), bitmap.width)
    let (y0, y1) = Series.imageEdges(object.reals("ydata"), bitmap.height)
    let a = view.point(x0, y0)
    let b = view.point(x1, y1)
    guard a.x.isFinite, a.y.isFinite, b.x.isFinite, b.y.isFinite else { return }
    let isFallingX = (object.reals("xdata").last ?? 1) < (object.reals("xdata").first ?? 1)
    let isFallingY = (object.reals("ydata").last ?? 1) < (object.reals("ydata").first ?? 1)
    if (a.x > b.x) != isFallingX { bitmap.mirror() }
    if (a.y > b.y) != isFallingY { bitmap.turnOver() }
    canvas.draw(
      bitmap,
      in: Box(x: min(a.x, b.x), y: min(a.y, b.y), width: abs(b.x - a.x), height: abs(b.y - a.y)))
  }

  /// The colours of an image, its first row on top.
  private func bitmap(_ object: GraphicsObject) -> Bitmap? {
    let data = object["cdata"]
    let (h, w) = (data.dims.rows, data.dims.columns)
    let list = object.reals("cdata")
    guard h > 0, w > 0, list.count == h * w * data.dims[2] else { return nil }
    var columns: [RGB]
    if data.dims[2] == 3 {
      let top: Double
      switch data.classID {
      case .uint8: top = 255
      case .uint16: top = 65535
      default: top = 1
      }
      columns = (0..<(h * w)).map {
        RGB(list[$0] / top, list[$0 + h * w] / top, list[$0 + 2 * h * w] / top)
      }
    } else {
      let isDirect = object.text("cdatamapping") == "direct"
      // Whole numbers of the small classes count from zero.
      let shift = isDirect && (data.classID.isInteger || data.isLogical) ? 1.0 : 0
      columns = mapped(shift == 0 ? list : list.map { $0 + shift }, isScaled: !isDirect)
    }
    guard columns.count == h * w else { return nil }
    var pixels: [RGB] = []
    pixels.reserveCapacity(h * w)
    for i in 0..<h { for j in 0..<w { pixels.append(columns[j * h + i]) } }
    columns = []
    return Bitmap(width: w, height: h, pixels: pixels)
  }
}

extension Bitmap {
  mutating func turnOver() {
    pixels = (0..<height).reversed().flatMap { pixels[($0 * width)..<(($0 + 1) * width)] }
  }

  mutating func mirror() {
    pixels = (0..<height).flatMap { pixels[($0 * width)..<(($0 + 1) * width)].reversed() }
  }
}

/// The shapes of markers, in a square from -1 to 1; y goes up.
enum Markers {
  static func shape(_ name: String) -> (paths: [[Point]], isClosed: Bool) {
    switch name {
    case "+": (lines([-1, 0, 1, 0], [0, -1, 0, 1]), false)
    case "x": (lines([-0.7, -0.7, 0.7, 0.7], [-0.7, 0.7, 0.7, -0.7]), false)
    case "*":
      (
        lines(
          [-1, 0, 1, 0], [0, -1, 0, 1], [-0.7, -0.7, 0.7, 0.7], [-0.7, 0.7, 0.7, -0.7]), false
      )
    case "|": (lines([0, -1, 0, 1]), false)
    case "_": (lines([-1, 0, 1, 0]), false)
    case ".": ([star(16, 0.4, 0.4)], true)
    case "s", "square": ([star(4, 1.25, 1.25, turn: .pi / 4)], true)
    case "d", "diamond": ([star(4, 1.2, 1.2)], true)
    case "^": ([star(3, 1.1, 1.1, turn: .pi / 2)], true)
    case "v": ([star(3, 1.1, 1.1, turn: -.pi / 2)], true)
    case ">": ([star(3, 1.1, 1.1)], true)
    case "<": ([star(3, 1.1, 1.1, turn: .pi)], true)
    case "p", "pentagram": ([star(10, 1.1, 0.45, turn: .pi / 2)], true)
    case "h", "hexagram": ([star(12, 1.1, 0.6, turn: .pi / 2)], true)
    default: ([star(24, 1, 1)], true)
    }
  }

  private static func lines(_ list: [Double]...) -> [[Point]] {
    list.map { [Point(x: $0[0], y: $0[1]), Point(x: $0[2], y: $0[3])] }
  }

  /// Corners around the middle, far and near in turn.
  private static func star(_ n: Int, _ far: Double, _ near: Double, turn: Double = 0) -> [Point] {
    (0..<n).map { i in
      let angle = turn + 2 * .pi * Double(i) / Double(n)
      let r = i % 2 == 0 ? far : near
      return Point(x: r * cos(angle), y: r * sin(angle))
    }
  }
}
