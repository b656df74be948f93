import CNabla

/// Writes a figure as SVG text: lines stay lines, and letters can be searched.
final class SvgCanvas: Canvas {
  let width: Double
  let height: Double
  var hasPaper: Bool { true }
  private var body = ""
  private var clips = 0
  private var isClipped = false

  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  /// The whole document.
  var document: String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" \
    width="\(number(width))" height="\(number(height))" \
    viewBox="0 0 \(number(width)) \(number(height))" font-family="Helvetica, Arial, sans-serif">
    \(body)\(isClipped ? "</g>\n" : "")</svg>

    """
  }

  private func number(_ x: Double) -> String { Numbers.short((x * 100).rounded() / 100 + 0) }

  private func text(_ c: RGB) -> String {
    let (r, g, b) = c.bytes
    let digits = [r, g, b].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
    return "#" + digits.joined()
  }

  private func places(_ path: [Point]) -> String {
    path.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " ")
  }

  func clip(to box: Box?) {
    if isClipped { body += "</g>\n" }
    isClipped = box != nil
    guard let box else { return }
    clips += 1
    body += """
      <clipPath id="c\(clips)"><rect x="\(number(box.x))" y="\(number(box.y))" \
      width="\(number(box.width))" height="\(number(box.height))"/></clipPath>
      <g clip-path="url(#c\(clips))">

      """
  }

  func fill(_ polygon: [Point], _ color: RGB, opacity: Double) {
    guard polygon.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else { return }
    let veil = opacity < 1 ? " fill-opacity=\"\(number(opacity))\"" : ""
    body += "<polygon points=\"\(places(polygon))\" fill=\"\(text(color))\"\(veil)/>\n"
  }

  func stroke(_ path: [Point], _ pen: Pen) {
    let dashes =
      pen.dashes.isEmpty
      ? "" : " stroke-dasharray=\"\(pen.dashes.map(number).joined(separator: " "))\""
    let veil = pen.opacity < 1 ? " stroke-opacity=\"\(number(pen.opacity))\"" : ""
    let points = path.filter { $0.x.isFinite && $0.y.isFinite }
    // A single place is a dot.
    let list = points.count == 1 ? points + points : points
    body += """
      <polyline points="\(places(list))" fill="none" stroke="\(text(pen.color))" \
      stroke-width="\(number(pen.width))" stroke-linecap="round" stroke-linejoin="round"\(dashes)\(veil)/>

      """
  }

  func letterSize(points: Double) -> Double { points * 96 / 72 }
  func lineWidth(points: Double) -> Double { points * 96 / 72 }

  func length(of text: String, _ style: Lettering) -> Double {
    StrokeFont.width(Markup.runs(text), size: style.size)
  }

  func draw(_ text: String, at place: Point, _ style: Lettering) {
    let side: String
    switch style.side {
    case .left: side = "start"
    case .center: side = "middle"
    case .right: side = "end"
    }
    let drop: Double
    switch style.level {
    case .baseline: drop = 0
    case .middle: drop = style.size * 0.36
    case .top: drop = style.size * 0.8
    case .bottom: drop = -style.size * 0.22
    }
    let turn =
      style.rotation == 0
      ? ""
      : " transform=\"rotate(\(number(-style.rotation)) \(number(place.x)) \(number(place.y)))\""
    let parts = Markup.runs(text).map { run -> String in
      let t = Self.escaped(run.text)
      switch run.level {
      case .normal: return t
      case .raised:
        return "<tspan font-size=\"72%\" baseline-shift=\"super\">\(t)</tspan>"
      case .lowered: return "<tspan font-size=\"72%\" baseline-shift=\"sub\">\(t)</tspan>"
      }
    }
    body += """
      <text x="\(number(place.x))" y="\(number(place.y + drop))" font-size="\(number(style.size))" \
      text-anchor="\(side)" fill="\(self.text(style.color))"\(style.isBold ? " font-weight=\"bold\"" : "")\
      \(turn)>\(parts.joined())</text>

      """
  }

  static func escaped(_ text: String) -> String {
    var out = ""
    for c in text {
      switch c {
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "&": out += "&amp;"
      default: out.append(c)
      }
    }
    return out
  }

  /// An image is one element, a PNG inside of the text.
  func draw(_ bitmap: Bitmap, in box: Box) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(bitmap.pixels.count * 3)
    for pixel in bitmap.pixels {
      let (r, g, b) = pixel.bytes
      bytes += [r, g, b]
    }
    let png = Png.data(bytes, width: bitmap.width, height: bitmap.height)
    body += """
      <image x="\(number(box.x))" y="\(number(box.y))" width="\(number(box.width))" \
      height="\(number(box.height))" preserveAspectRatio="none" style="image-rendering:pixelated" \
      xlink:href="data:image/png;base64,\(String(decoding: Base64.encode(png), as: UTF8.self))"/>

      """
  }
}
