/// A place on a canvas: to the right and down, in pixels.
struct Point {
  var x: Double
  var y: Double
}

struct Box {
  var x: Double
  var y: Double
  var width: Double
  var height: Double
  var right: Double { x + width }
  var bottom: Double { y + height }
  var middle: Point { Point(x: x + width / 2, y: y + height / 2) }
}

/// How a line is drawn: width and dashes in pixels.
struct Pen {
  var color: RGB
  var width: Double
  /// Lengths of line and gap in turn; empty for a whole line.
  var dashes: [Double] = []
  var opacity = 1.0
}

struct Lettering {
  enum Side { case left, center, right }
  enum Level { case top, middle, baseline, bottom }
  var size: Double
  var color: RGB = .black
  var isBold = false
  var side = Side.left
  var level = Level.baseline
  /// Degrees, against the clock.
  var rotation = 0.0
}

/// A picture of colours, rows from the top.
struct Bitmap {
  var width: Int
  var height: Int
  var pixels: [RGB]
}

/// What a figure is drawn on: pixels, SVG text, or the characters of a terminal.
protocol Canvas: AnyObject {
  var width: Double { get }
  var height: Double { get }
  /// Does a background belong to the picture? A terminal has its own.
  var hasPaper: Bool { get }
  /// Nil draws everywhere.
  func clip(to box: Box?)
  func fill(_ polygon: [Point], _ color: RGB, opacity: Double)
  func stroke(_ path: [Point], _ pen: Pen)
  func draw(_ text: String, at place: Point, _ style: Lettering)
  func draw(_ bitmap: Bitmap, in box: Box)
  /// Takes lines away, where there is no paper to cover them with.
  func erase(_ box: Box)
  func length(of text: String, _ style: Lettering) -> Double
  /// The height of letters of so many points.
  func letterSize(points: Double) -> Double
  /// The width of a line of so many points.
  func lineWidth(points: Double) -> Double
}

extension Canvas {
  func erase(_ box: Box) {}

  func fill(_ box: Box, _ color: RGB, opacity: Double = 1) {
    fill(
      [
        Point(x: box.x, y: box.y), Point(x: box.right, y: box.y),
        Point(x: box.right, y: box.bottom), Point(x: box.x, y: box.bottom),
      ], color, opacity: opacity)
  }

  func stroke(_ box: Box, _ pen: Pen) {
    stroke(
      [
        Point(x: box.x, y: box.y), Point(x: box.right, y: box.y),
        Point(x: box.right, y: box.bottom), Point(x: box.x, y: box.bottom),
        Point(x: box.x, y: box.y),
      ], pen)
  }
}

/// The pieces of a path that the dashes of a pen leave.
func dashed(_ path: [Point], _ lengths: [Double]) -> [[Point]] {
  guard lengths.reduce(0, +) > 0, path.count > 1 else { return [path] }
  var pieces: [[Point]] = []
  var piece = [path[0]]
  var i = 0
  var left = lengths[0]
  for (a, b) in zip(path, path.dropFirst()) {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let length = (dx * dx + dy * dy).squareRoot()
    guard length > 0, length < 1e6 else { continue }
    var done = 0.0
    while length - done > left {
      done += left
      let p = Point(x: a.x + dx * done / length, y: a.y + dy * done / length)
      if i % 2 == 0 {
        piece.append(p)
        pieces.append(piece)
      }
      i += 1
      left = max(lengths[i % lengths.count], 0.01)
      piece = [p]
    }
    left -= length - done
    if i % 2 == 0 { piece.append(b) }
  }
  if i % 2 == 0, piece.count > 1 { pieces.append(piece) }
  return pieces
}
