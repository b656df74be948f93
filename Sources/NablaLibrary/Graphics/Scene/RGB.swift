/// A colour; the parts are from 0 to 1.
struct RGB: Equatable, Sendable {
  var red: Double
  var green: Double
  var blue: Double

  init(_ red: Double, _ green: Double, _ blue: Double) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  static let black = RGB(0, 0, 0)
  static let white = RGB(1, 1, 1)

  /// `#rrggbb` and `#rgb`, a letter or a name.
  init?(_ text: String) {
    let name = text.lowercasedASCII
    if name.hasPrefix("#") {
      let digits = name.utf8.dropFirst().compactMap { Self.digit($0) }
      guard digits.count == name.utf8.count - 1 else { return nil }
      switch digits.count {
      case 3: self.init(digits[0] / 15, digits[1] / 15, digits[2] / 15)
      case 6:
        self.init(
          (digits[0] * 16 + digits[1]) / 255, (digits[2] * 16 + digits[3]) / 255,
          (digits[4] * 16 + digits[5]) / 255)
      default: return nil
      }
      return
    }
    guard let color = Self.names[name] else { return nil }
    self = color
  }

  private static func digit(_ c: UInt8) -> Double? {
    switch c {
    case 0x30...0x39: Double(c - 0x30)
    case 0x61...0x66: Double(c - 0x61 + 10)
    default: nil
    }
  }

  private static let names: [String: RGB] = [
    "k": .black, "black": .black, "w": .white, "white": .white,
    "r": RGB(1, 0, 0), "red": RGB(1, 0, 0), "g": RGB(0, 1, 0), "green": RGB(0, 1, 0),
    "b": RGB(0, 0, 1), "blue": RGB(0, 0, 1), "c": RGB(0, 1, 1), "cyan": RGB(0, 1, 1),
    "m": RGB(1, 0, 1), "magenta": RGB(1, 0, 1), "y": RGB(1, 1, 0), "yellow": RGB(1, 1, 0),
  ]

  var list: [Double] { [red, green, blue] }

  /// Each part from 0 to 255.
  var bytes: (UInt8, UInt8, UInt8) { (Self.byte(red), Self.byte(green), Self.byte(blue)) }

  static func byte(_ x: Double) -> UInt8 { x > 0 ? UInt8((min(x, 1) * 255).rounded()) : 0 }

  func mixed(with other: RGB, _ t: Double) -> RGB {
    RGB(
      red + (other.red - red) * t, green + (other.green - green) * t,
      blue + (other.blue - blue) * t)
  }
}
