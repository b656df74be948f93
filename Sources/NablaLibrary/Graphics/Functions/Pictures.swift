import Glibc
import NablaEngine

/// showpicture, sparkline: pictures among the output of a program.
extension Builtin {
  static let showpicture = Builtin(
    "showpicture", "showpicture (IMG)\nshowpicture (IMG, LIMITS)\nTEXT = showpicture (...)",
    .between(1, 2), category: .graphics,
    summary: "Writes a matrix as a picture of characters, right where the program writes.",
    details: """
      Gray from the lowest number to the highest, or between LIMITS; H x W x 3 is in colours, 0 to 1, or
      to 255 as uint8. On a terminal a pixel is half a character high; elsewhere, or with NO_COLOR in the
      environment, two shaded characters. TEXT is always the latter. For figures see `imagesc`.
      """,
    examples: [
      Example("showpicture ([0 1 2; 3 4 4])", shows: "  ░░▒▒\n▓▓████\n")
    ],
    seeAlso: ["imagesc", "tilemaps", "sparkline"],
    body: showpictureBody)

  static let sparkline = Builtin(
    "sparkline", "TEXT = sparkline (Y)\nTEXT = sparkline (Y, WIDTH)", .between(1, 2), category: .graphics,
    summary: "A row of numbers as a row of little bars; more than WIDTH (40) are averaged in groups.",
    examples: [Example("sparkline ([1 2 3 5 8 4 0])", shows: "ans = ▂▃▄▅█▅▁")],
    seeAlso: ["showpicture", "plot", "cnntrain"],
    body: sparklineBody)
}

private func showpictureBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = call[0]
  guard v.isNumeric || v.isLogical, !v.isComplex, v.dims.count <= 3, [1, 3].contains(v.dims[2]) else {
    throw call.failed("IMG must be a real matrix or an H x W x 3 array")
  }
  let bitmap = try picture(call, v)
  if call.nargout > 0 { return [Value(shaded(bitmap))] }
  let hasColors =
    isatty(STDOUT_FILENO) != 0 && !call.session.output.isCapturing
    && TerminalShow.variable("NO_COLOR").isEmpty && TerminalShow.variable("TERM") != "dumb"
  call.session.output.put(hasColors ? blocks(bitmap, call.session.format.width) : shaded(bitmap))
  return []
}

private func picture(_ call: borrowing Call, _ v: Value) throws(NablaError) -> Bitmap {
  let x = try Numbers.reals(v)
  let (h, w) = (v.dims.rows, v.dims.columns)
  var (low, high) = (0.0, v.classID == .uint8 ? 255.0 : 1.0)
  if call.given(1) {
    let limits = try Numbers.reals(call[1])
    guard limits.count == 2, limits[0] < limits[1] else {
      throw call.failed("LIMITS must be two increasing numbers")
    }
    (low, high) = (limits[0], limits[1])
  } else if v.dims[2] == 1 {
    let finite = x.filter(\.isFinite)
    (low, high) = (finite.min() ?? 0, finite.max() ?? 1)
  }
  let range = high > low ? high / 2 - low / 2 : 1
  func level(_ i: Int) -> Double {
    let part = (x[i] / 2 - low / 2) / range
    return part > 0 ? min(part, 1) : 0
  }
  var pixels: [RGB] = []
  pixels.reserveCapacity(h * w)
  for i in 0..<h {
    for j in 0..<w {
      let k = j * h + i
      pixels.append(
        v.dims[2] == 3
          ? RGB(level(k), level(k + h * w), level(k + 2 * h * w)) : RGB(level(k), level(k), level(k)))
    }
  }
  return Bitmap(width: w, height: h, pixels: pixels)
}

/// Two characters a pixel, in five shades.
private func shaded(_ bitmap: Bitmap) -> String {
  var out = ""
  for i in 0..<bitmap.height {
    var line = ""
    for pixel in bitmap.pixels[(i * bitmap.width)..<((i + 1) * bitmap.width)] {
      line += String(repeating: TerminalCanvas.shade(pixel), count: 2)
    }
    while line.last == " " { line.removeLast() }
    out += line + "\n"
  }
  return out
}

/// Half blocks in colours; a picture that is wider than the terminal becomes smaller.
private func blocks(_ bitmap: Bitmap, _ width: Int) -> String {
  let scale = max(1, min(4, width / max(bitmap.width, 1)))
  let columns = min(bitmap.width * scale, max(width, 1))
  let rows = max(1, (bitmap.height * columns + bitmap.width - 1) / max(bitmap.width, 1))
  let canvas = TerminalCanvas(columns: columns, rows: (rows + 1) / 2)
  canvas.draw(
    bitmap, in: Box(x: 0, y: 0, width: Double(columns * 8), height: Double(rows * 8)))
  return canvas.text(TerminalShow.colors)
}

private func sparklineBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let width = call.has(1) ? try call.int(1, "WIDTH must be a whole number") : 40
  guard width > 0, width < 10000 else { throw call.failed("WIDTH must be positive") }
  let y = try Numbers.reals(call[0])
  let n = min(width, y.count)
  let groups = (0..<n).map { i -> Double in
    let part = y[(i * y.count / n)..<((i + 1) * y.count / n)].filter(\.isFinite)
    return part.isEmpty ? .nan : part.reduce(0) { $0 + $1 / Double(part.count) }
  }
  let low = groups.filter(\.isFinite).min() ?? 0
  let high = groups.filter(\.isFinite).max() ?? 0
  let bars = Array("▁▂▃▄▅▆▇█")
  let text = groups.map { g -> Character in
    if !g.isFinite { return " " }
    let part = (g / 2 - low / 2) / (high / 2 - low / 2)
    return part.isFinite ? bars[Int((part * 7).rounded())] : bars[3]
  }
  return [Value(String(text))]
}

let pictureBuiltins: [Builtin] = [.showpicture, .sparkline]
