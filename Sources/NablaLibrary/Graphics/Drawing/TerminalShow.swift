import CNabla
import Glibc
import NablaEngine

/// Shows the current figure where the program writes to: as characters, sixels, or by the protocol of
/// kitty, as the terminal can or as NABLA_GRAPHICS says ("blocks", "sixel", "kitty", "none").
package enum TerminalShow {
  enum Way { case blocks, sixel, kitty, none }

  static func variable(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }

  /// What suits this terminal; nothing where there is none.
  static func way(_ session: Session) -> Way {
    switch variable("NABLA_GRAPHICS").lowercasedASCII {
    case "blocks": return .blocks
    case "sixel": return .sixel
    case "kitty": return .kitty
    case "none": return .none
    default: break
    }
    let term = variable("TERM")
    guard isatty(STDOUT_FILENO) != 0, !term.isEmpty, term != "dumb" else { return .none }
    if !variable("KITTY_WINDOW_ID").isEmpty || term.contains("kitty") || term.contains("ghostty") {
      return .kitty
    }
    return term.contains("sixel") || term == "foot" || term == "mlterm" ? .sixel : .blocks
  }

  /// Shows the figure if it differs from what was shown last.
  package static func refresh(_ session: Session) {
    let scene = session.service(Scene.self)
    guard scene.version != scene.shownVersion else { return }
    scene.shownVersion = scene.version
    guard let figure = scene.currentFigure, figure.isOn("visible"),
      !figure.children.isEmpty, !session.output.isCapturing
    else { return }
    let text = picture(figure, scene, way(session), width: session.format.width)
    guard !text.isEmpty else { return }
    if session.output.lastByte != 0x0A { session.output.put("\n") }
    session.output.put(text)
    session.output.flush()
  }

  static func picture(_ figure: GraphicsObject, _ scene: Scene, _ way: Way, width: Int) -> String {
    switch way {
    case .none: return ""
    case .blocks:
      let columns = min(max(width, 20), 100)
      let canvas = TerminalCanvas(columns: columns, rows: max(8, columns * 3 / 10))
      FigurePainter(scene: scene, figure: figure, canvas: canvas).paint()
      return canvas.text(colors)
    case .sixel, .kitty:
      let size = figure.reals("position")
      let canvas = RasterCanvas(
        columns: pixels(size, 2, 560), rows: pixels(size, 3, 420), scale: 1.34)
      FigurePainter(scene: scene, figure: figure, canvas: canvas).paint()
      return way == .sixel ? sixel(canvas) : kitty(canvas)
    }
  }

  static func pixels(_ size: [Double], _ i: Int, _ usual: Int) -> Int {
    i < size.count && size[i] >= 1 && size[i] < 10000 ? Int(size[i]) : usual
  }

  static var colors: TerminalCanvas.Colors {
    if !variable("NO_COLOR").isEmpty { return .none }
    let depth = variable("COLORTERM")
    return depth == "truecolor" || depth == "24bit" ? .full : .palette
  }

  /// The protocol of kitty: a PNG in pieces of 4096 letters.
  private static func kitty(_ canvas: RasterCanvas) -> String {
    let data = Base64.encode(Png.data(canvas.bytes, width: canvas.columns, height: canvas.rows))
    var out = ""
    for start in stride(from: 0, to: data.count, by: 4096) {
      let end = min(start + 4096, data.count)
      let head = start == 0 ? "a=T,f=100," : ""
      let piece = String(decoding: data[start..<end], as: UTF8.self)
      out += "\u{1B}_G\(head)m=\(end < data.count ? 1 : 0);\(piece)\u{1B}\\"
    }
    return out + "\n"
  }

  /// Sixels: six rows at a time, one colour of a cube of 6 x 6 x 6 after another.
  private static func sixel(_ canvas: RasterCanvas) -> String {
    let (w, h) = (canvas.columns, canvas.rows)
    var out = "\u{1B}Pq\"1;1;\(w);\(h)"
    for i in 0..<216 { out += "#\(i);2;\(i / 36 * 20);\(i / 6 % 6 * 20);\(i % 6 * 20)" }
    let index = (0..<(w * h)).map { p -> Int in
      func level(_ x: UInt8) -> Int { (Int(x) + 25) / 51 }
      return level(canvas.bytes[3 * p]) * 36 + level(canvas.bytes[3 * p + 1]) * 6
        + level(canvas.bytes[3 * p + 2])
    }
    for top in stride(from: 0, to: h, by: 6) {
      var columns: [Int: [UInt8]] = [:]
      for y in top..<min(top + 6, h) {
        for x in 0..<w {
          columns[index[y * w + x], default: [UInt8](repeating: 0, count: w)][x] |= 1 << UInt8(y - top)
        }
      }
      for (color, bits) in columns.sorted(by: { $0.key < $1.key }) {
        out += "#\(color)" + packed(bits) + "$"
      }
      out += "-"
    }
    return out + "\u{1B}\\\n"
  }

  /// Equal columns are counted.
  private static func packed(_ bits: [UInt8]) -> String {
    var out: [UInt8] = []
    var i = 0
    while i < bits.count {
      var n = 1
      while i + n < bits.count, bits[i + n] == bits[i] { n += 1 }
      if n > 3 { out += Array("!\(n)".utf8) }
      out += [UInt8](repeating: bits[i] + 63, count: n > 3 ? 1 : n)
      i += n
    }
    return String(decoding: out, as: UTF8.self)
  }
}
