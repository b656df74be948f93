import Glibc

/// Pixels with smooth edges: each pixel takes as much of a colour as the shape covers of it.
final class RasterCanvas: Canvas {
  let columns: Int
  let rows: Int
  /// Red, green, blue, row by row from the top.
  private(set) var bytes: [UInt8]
  private var clipBox: (x0: Int, y0: Int, x1: Int, y1: Int)

  var width: Double { Double(columns) }
  var height: Double { Double(rows) }
  var hasPaper: Bool { true }

  /// Pixels a point.
  private let scale: Double

  init(columns: Int, rows: Int, scale: Double) {
    self.columns = columns
    self.rows = rows
    self.scale = scale
    bytes = [UInt8](repeating: 255, count: columns * rows * 3)
    clipBox = (0, 0, columns, rows)
  }

  func clip(to box: Box?) {
    guard let box else {
      clipBox = (0, 0, columns, rows)
      return
    }
    clipBox = (
      max(0, Self.pixel(box.x.rounded(.down))), max(0, Self.pixel(box.y.rounded(.down))),
      min(columns, Self.pixel(box.right.rounded(.up))), min(rows, Self.pixel(box.bottom.rounded(.up)))
    )
  }

  /// A whole number near the canvas, whatever x is.
  private static func pixel(_ x: Double) -> Int { x.isNaN ? 0 : Int(min(max(x, -1e6), 1e6)) }

  private func blend(_ x: Int, _ y: Int, _ c: (UInt8, UInt8, UInt8), _ coverage: Double) {
    let i = (y * columns + x) * 3
    func mix(_ old: UInt8, _ new: UInt8) -> UInt8 {
      UInt8((Double(old) + (Double(new) - Double(old)) * coverage).rounded())
    }
    bytes[i] = mix(bytes[i], c.0)
    bytes[i + 1] = mix(bytes[i + 1], c.1)
    bytes[i + 2] = mix(bytes[i + 2], c.2)
  }

  /// Four sub-lines a row; along a line the covered lengths are exact.
  func fill(_ polygon: [Point], _ color: RGB, opacity: Double) {
    guard polygon.count > 2, polygon.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else { return }
    let top = max(clipBox.y0, Self.pixel((polygon.map(\.y).min() ?? 0).rounded(.down)))
    let bottom = min(clipBox.y1, Self.pixel((polygon.map(\.y).max() ?? 0).rounded(.up)))
    guard top < bottom else { return }
    let ink = color.bytes
    let lines = 4
    var cover = [Double](repeating: 0, count: columns + 1)
    for y in top..<bottom {
      var from = columns
      var to = 0
      for line in 0..<lines {
        let at = Double(y) + (Double(line) + 0.5) / Double(lines)
        let cuts = crossings(polygon, at)
        for pair in stride(from: 0, to: cuts.count - 1, by: 2) {
          let a = max(cuts[pair], Double(clipBox.x0))
          let b = min(cuts[pair + 1], Double(clipBox.x1))
          guard a < b else { continue }
          let (first, last) = (Int(a), min(Int(b), columns - 1))
          for x in first...max(first, last) {
            cover[x] += (min(b, Double(x + 1)) - max(a, Double(x))) / Double(lines)
          }
          from = min(from, first)
          to = max(to, last + 1)
        }
      }
      guard from < to else { continue }
      for x in from..<min(to, columns) {
        if cover[x] > 0 { blend(x, y, ink, min(1, cover[x]) * opacity) }
        cover[x] = 0
      }
    }
  }

  /// Where the edges of a polygon cross a horizontal line, from left to right.
  private func crossings(_ polygon: [Point], _ y: Double) -> [Double] {
    var list: [Double] = []
    var a = polygon[polygon.count - 1]
    for b in polygon {
      if (a.y <= y) != (b.y <= y) { list.append(a.x + (y - a.y) * (b.x - a.x) / (b.y - a.y)) }
      a = b
    }
    return list.sorted()
  }

  func stroke(_ path: [Point], _ pen: Pen) {
    let pieces = pen.dashes.isEmpty ? [path] : dashed(path, pen.dashes)
    for piece in pieces { strokeWhole(piece, pen) }
  }

  /// Coverage falls over one pixel at the distance of half the width from the nearest part of the
  /// path: round ends and joins, and no pixel is painted twice.
  private func strokeWhole(_ path: [Point], _ pen: Pen) {
    let points = path.filter { $0.x.isFinite && $0.y.isFinite }
    guard let first = points.first else { return }
    let half = max(pen.width, 1) / 2
    let strength = min(pen.width, 1) * pen.opacity
    let reach = half + 0.5
    let x0 = max(clipBox.x0, Self.pixel((points.map(\.x).min() ?? 0) - reach))
    let y0 = max(clipBox.y0, Self.pixel((points.map(\.y).min() ?? 0) - reach))
    let x1 = min(clipBox.x1, Self.pixel((points.map(\.x).max() ?? 0) + reach) + 1)
    let y1 = min(clipBox.y1, Self.pixel((points.map(\.y).max() ?? 0) + reach) + 1)
    guard x0 < x1, y0 < y1 else { return }
    let across = x1 - x0
    var mask = [Float](repeating: 0, count: across * (y1 - y0))
    var a = first
    for b in points.count > 1 ? points[1...] : points[...] {
      segment(a, b, reach, &mask, x0, y0, x1, y1)
      a = b
    }
    let ink = pen.color.bytes
    for y in y0..<y1 {
      for x in x0..<x1 {
        let cover = mask[(y - y0) * across + x - x0]
        if cover > 0 { blend(x, y, ink, Double(cover) * strength) }
      }
    }
  }

  private func segment(
    _ a: Point, _ b: Point, _ reach: Double, _ mask: inout [Float], _ x0: Int, _ y0: Int,
    _ x1: Int, _ y1: Int
  ) {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let square = dx * dx + dy * dy
    let top = max(y0, Self.pixel((min(a.y, b.y) - reach).rounded(.down)))
    let bottom = min(y1, Self.pixel((max(a.y, b.y) + reach).rounded(.up)) + 1)
    guard top < bottom else { return }
    for y in top..<bottom {
      let py = Double(y) + 0.5
      // The part of the segment that is near this row bounds the pixels to look at.
      var (low, high) = (min(a.x, b.x), max(a.x, b.x))
      if abs(dy) > 1e-9 {
        let t0 = (py - reach - a.y) / dy
        let t1 = (py + reach - a.y) / dy
        let s0 = a.x + dx * min(max(min(t0, t1), 0), 1)
        let s1 = a.x + dx * min(max(max(t0, t1), 0), 1)
        (low, high) = (min(s0, s1), max(s0, s1))
      }
      let left = max(x0, Self.pixel((low - reach).rounded(.down)))
      let right = min(x1, Self.pixel((high + reach).rounded(.up)) + 1)
      guard left < right else { continue }
      for x in left..<right {
        let px = Double(x) + 0.5
        let t = square > 0 ? min(max(((px - a.x) * dx + (py - a.y) * dy) / square, 0), 1) : 0
        let (ex, ey) = (px - a.x - t * dx, py - a.y - t * dy)
        let cover = Float(min(max(reach - (ex * ex + ey * ey).squareRoot(), 0), 1))
        let i = (y - y0) * (x1 - x0) + x - x0
        if cover > mask[i] { mask[i] = cover }
      }
    }
  }

  func draw(_ bitmap: Bitmap, in box: Box) {
    guard bitmap.width > 0, bitmap.height > 0, box.width > 0, box.height > 0 else { return }
    let x0 = max(clipBox.x0, Self.pixel(box.x.rounded()))
    let x1 = min(clipBox.x1, Self.pixel(box.right.rounded()))
    let y0 = max(clipBox.y0, Self.pixel(box.y.rounded()))
    let y1 = min(clipBox.y1, Self.pixel(box.bottom.rounded()))
    guard x0 < x1, y0 < y1 else { return }
    for y in y0..<y1 {
      let v = (Double(y) + 0.5 - box.y) / box.height * Double(bitmap.height)
      let row = min(max(Int(v), 0), bitmap.height - 1)
      for x in x0..<x1 {
        let u = (Double(x) + 0.5 - box.x) / box.width * Double(bitmap.width)
        let c = bitmap.pixels[row * bitmap.width + min(max(Int(u), 0), bitmap.width - 1)].bytes
        let i = (y * columns + x) * 3
        bytes[i] = c.0
        bytes[i + 1] = c.1
        bytes[i + 2] = c.2
      }
    }
  }

  func letterSize(points: Double) -> Double { points * scale }
  func lineWidth(points: Double) -> Double { max(1, points * scale) }

  func length(of text: String, _ style: Lettering) -> Double {
    StrokeFont.width(Markup.runs(text), size: style.size)
  }

  func draw(_ text: String, at place: Point, _ style: Lettering) {
    let runs = Markup.runs(text)
    let pen = Pen(color: style.color, width: max(1, style.size * (style.isBold ? 0.14 : 0.085)))
    let length = StrokeFont.width(runs, size: style.size)
    let start: Double
    switch style.side {
    case .left: start = 0
    case .center: start = -length / 2
    case .right: start = -length
    }
    let drop: Double
    switch style.level {
    case .baseline: drop = 0
    case .middle: drop = style.size * 0.36
    case .top: drop = style.size * 0.8
    case .bottom: drop = -style.size * 0.22
    }
    let angle = -style.rotation * .pi / 180
    let (c, s) = (cos(angle), sin(angle))
    for path in StrokeFont.paths(runs, size: style.size) {
      stroke(
        path.map { p in
          let (x, y) = (start + p.x, drop - p.y)
          return Point(x: place.x + x * c - y * s, y: place.y + x * s + y * c)
        }, pen)
    }
  }
}
