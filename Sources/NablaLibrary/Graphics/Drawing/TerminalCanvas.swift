import Glibc

/// A picture made of characters. Images and areas are half blocks, two colours a character; lines are
/// dots of Braille, 2 x 4 a character; words are words. A character is 8 x 16 pixels of the canvas.
final class TerminalCanvas: Canvas {
  let columns: Int
  let rows: Int
  /// Colours of the upper and lower halves; nil is the terminal's own background.
  private var halves: [RGB?]
  private var dots: [UInt8]
  private var dotColors: [RGB?]
  private var letters: [Character?]
  private var letterColors: [RGB?]
  private var clipBox: Box?

  var width: Double { Double(columns * 8) }
  var height: Double { Double(rows * 16) }
  var hasPaper: Bool { false }

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    halves = Array(repeating: nil, count: columns * rows * 2)
    dots = Array(repeating: 0, count: columns * rows)
    dotColors = Array(repeating: nil, count: columns * rows)
    letters = Array(repeating: nil, count: columns * rows)
    letterColors = Array(repeating: nil, count: columns * rows)
  }

  func clip(to box: Box?) { clipBox = box }

  private func isInside(_ x: Double, _ y: Double) -> Bool {
    guard x >= 0, y >= 0, x < width, y < height else { return false }
    guard let c = clipBox else { return true }
    return x >= c.x && x <= c.right && y >= c.y && y <= c.bottom
  }

  /// Each half block has the colour of what covers its middle.
  func fill(_ polygon: [Point], _ color: RGB, opacity: Double) {
    guard polygon.count > 2, opacity > 0.3, polygon.allSatisfy({ $0.x.isFinite && $0.y.isFinite })
    else { return }
    var seen = false
    for row in 0..<(2 * rows) {
      for column in 0..<columns {
        let p = Point(x: Double(column) * 8 + 4, y: Double(row) * 8 + 4)
        if isInside(p.x, p.y), Self.contains(polygon, p) {
          halves[row * columns + column] = color
          seen = true
        }
      }
    }
    // What is thinner than a block still shows, as a line.
    if !seen { stroke(polygon, Pen(color: color, width: 1)) }
  }

  private static func contains(_ polygon: [Point], _ p: Point) -> Bool {
    var inside = false
    var a = polygon[polygon.count - 1]
    for b in polygon {
      if (a.y <= p.y) != (b.y <= p.y), p.x < a.x + (p.y - a.y) * (b.x - a.x) / (b.y - a.y) {
        inside.toggle()
      }
      a = b
    }
    return inside
  }

  func stroke(_ path: [Point], _ pen: Pen) {
    let pieces = pen.dashes.isEmpty ? [path] : dashed(path, pen.dashes)
    for piece in pieces {
      guard var a = piece.first else { continue }
      dot(a, pen.color)
      for b in piece.dropFirst() {
        line(a, b, pen.color)
        a = b
      }
    }
  }

  private func line(_ a: Point, _ b: Point, _ color: RGB) {
    guard a.x.isFinite, a.y.isFinite, b.x.isFinite, b.y.isFinite else { return }
    let length = max(abs(b.x - a.x), abs(b.y - a.y)) / 4
    let steps = max(1, Int(min(length.rounded(.up), 1e5)))
    for i in 0...steps {
      let t = Double(i) / Double(steps)
      dot(Point(x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t), color)
    }
  }

  /// The bits of the dots of a Braille letter, by row and column.
  private static let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]

  private func dot(_ p: Point, _ color: RGB) {
    guard isInside(p.x, p.y) else { return }
    let (x, y) = (Int(p.x / 4), Int(p.y / 4))
    let cell = y / 4 * columns + x / 2
    dots[cell] |= Self.bits[y % 4][x % 2]
    // Data is drawn over the gray of axes.
    dotColors[cell] = color
  }

  func draw(_ bitmap: Bitmap, in box: Box) {
    guard bitmap.width > 0, bitmap.height > 0, box.width > 0, box.height > 0 else { return }
    for row in 0..<(2 * rows) {
      let y = Double(row) * 8 + 4
      guard y >= box.y, y < box.bottom else { continue }
      let v = min(Int((y - box.y) / box.height * Double(bitmap.height)), bitmap.height - 1)
      for column in 0..<columns {
        let x = Double(column) * 8 + 4
        guard x >= box.x, x < box.right, isInside(x, y) else { continue }
        let u = min(Int((x - box.x) / box.width * Double(bitmap.width)), bitmap.width - 1)
        halves[row * columns + column] = bitmap.pixels[v * bitmap.width + u]
      }
    }
  }

  func erase(_ box: Box) {
    for row in 0..<rows {
      for column in 0..<columns {
        let (x, y) = (Double(column) * 8 + 4, Double(row) * 16 + 8)
        if x >= box.x, x < box.right, y >= box.y, y < box.bottom { dots[row * columns + column] = 0 }
      }
    }
  }

  func letterSize(points: Double) -> Double { 16 }
  func lineWidth(points: Double) -> Double { 4 }

  func length(of text: String, _ style: Lettering) -> Double {
    Double(Markup.plain(text).count * 8)
  }

  func draw(_ text: String, at place: Point, _ style: Lettering) {
    let list = Array(Markup.plain(text))
    let isUpright = abs(style.rotation) > 45
    let length = Double(list.count) * (isUpright ? 16 : 8)
    let shift: Double
    switch style.side {
    case .left: shift = 0
    case .center: shift = -length / 2
    case .right: shift = -length
    }
    let lift: Double
    switch style.level {
    case .top: lift = 0
    case .middle: lift = -8
    case .baseline, .bottom: lift = -16
    }
    for (i, c) in list.enumerated() {
      let x: Double
      let y: Double
      if isUpright {
        x = place.x + lift
        y = place.y + shift + Double(i) * 16
      } else {
        x = place.x + shift + Double(i) * 8
        y = place.y + lift
      }
      guard x >= 0, x < width, y > -16, y < height else { continue }
      let column = Int((x / 8).rounded())
      let row = Int((y / 16).rounded())
      guard column >= 0, column < columns, row >= 0, row < rows else { continue }
      letters[row * columns + column] = c
      letterColors[row * columns + column] = style.color
    }
  }

  // MARK: Text

  /// How colours are written.
  enum Colors { case full, palette, none }

  /// The lines of the picture; empty ones at the top and at the bottom are left out.
  func text(_ colors: Colors) -> String {
    var lines = (0..<rows).map { line($0, colors) }
    while lines.last == "" { lines.removeLast() }
    while lines.first == "" { lines.removeFirst() }
    return lines.map { $0 + "\n" }.joined()
  }

  private func line(_ row: Int, _ colors: Colors) -> String {
    var out = ""
    var state = ""
    var blanks = 0
    for column in 0..<columns {
      let (c, front, back) = cell(row, column, colors)
      if c == " ", back == nil {
        if !state.isEmpty { out += "\u{1B}[0m" }
        state = ""
        blanks += 1
        continue
      }
      out += String(repeating: " ", count: blanks)
      blanks = 0
      let wanted = Self.code(front, back, colors)
      if wanted != state {
        out += wanted.isEmpty ? "\u{1B}[0m" : (state.isEmpty ? "" : "\u{1B}[0m") + wanted
        state = wanted
      }
      out.append(c)
    }
    return state.isEmpty ? out : out + "\u{1B}[0m"
  }

  /// What stands at a place: word before line before block.
  private func cell(_ row: Int, _ column: Int, _ colors: Colors) -> (Character, RGB?, RGB?) {
    let i = row * columns + column
    let upper = halves[2 * row * columns + column]
    let lower = halves[(2 * row + 1) * columns + column]
    let back = lower ?? upper
    if let c = letters[i] { return (c, ink(letterColors[i], on: back), back) }
    if dots[i] != 0, let scalar = Unicode.Scalar(0x2800 + UInt32(dots[i])) {
      return (Character(scalar), ink(dotColors[i], on: back), back)
    }
    if colors == .none {
      guard let shade = upper ?? lower else { return (" ", nil, nil) }
      return (Self.shade(shade), nil, nil)
    }
    switch (upper, lower) {
    case (nil, nil): return (" ", nil, nil)
    case (let u?, let l?): return u == l ? (" ", nil, u) : ("▀", u, l)
    case (let u?, nil): return ("▀", u, nil)
    case (nil, let l?): return ("▄", l, nil)
    }
  }

  static func shade(_ c: RGB) -> Character {
    let light = 0.3 * c.red + 0.59 * c.green + 0.11 * c.blue
    return [" ", "░", "▒", "▓", "█"][light > 0 ? min(4, Int(light * 5)) : 0]
  }

  /// Near-black on the terminal's own background is the terminal's own ink.
  private func ink(_ color: RGB?, on back: RGB?) -> RGB? {
    guard let color else { return nil }
    if back == nil, max(color.red, color.green, color.blue) < 0.2 { return nil }
    return color
  }

  private static func code(_ front: RGB?, _ back: RGB?, _ colors: Colors) -> String {
    guard colors != .none else { return "" }
    var out = ""
    if let front { out += "\u{1B}[38;" + number(front, colors) + "m" }
    if let back { out += "\u{1B}[48;" + number(back, colors) + "m" }
    return out
  }

  private static func number(_ c: RGB, _ colors: Colors) -> String {
    let (r, g, b) = c.bytes
    if colors == .full { return "2;\(r);\(g);\(b)" }
    if r == g, g == b, r > 3, r < 247 { return "5;\(232 + (Int(r) - 3) * 24 / 244)" }
    func level(_ x: UInt8) -> Int { x < 48 ? 0 : x < 115 ? 1 : (Int(x) - 35) / 40 }
    return "5;\(16 + 36 * level(r) + 6 * level(g) + level(b))"
  }
}
