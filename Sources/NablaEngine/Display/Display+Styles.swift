import Glibc

/// Numbers of the rarer formats.
extension Printer {
  /// An exponent that is a multiple of three, and up to three digits before the point.
  static func engineering(_ x: Double, _ f: NumberFormat, into out: inout [UInt8]) {
    var exponent = Int(floor(log10(abs(x))))
    exponent = exponent >= 0 ? exponent / 3 * 3 : (exponent - 2) / 3 * 3
    var text: [UInt8] = []
    let power = pow(10, Double(exponent))
    let mantissa = f.isSingle ? Double(Float(x) / Float(power)) : x / power
    NumberText.fixed(mantissa, width: 0, precision: f.precision, into: &text)
    text.append(0x65)
    text.append(exponent < 0 ? 0x2D : 0x2B)
    let digits = String(abs(exponent))
    let minimum = f.width == 0 ? 3 : 2
    for _ in 0..<max(0, minimum - digits.utf8.count) { text.append(0x30) }
    text.append(contentsOf: digits.utf8)
    NumberText.put(text, width: f.width, into: &out)
  }

  /// A ratio of small whole numbers by continued fractions; `*` where none is short enough.
  static func rational(_ x: Double, _ f: NumberFormat, into out: inout [UInt8]) {
    let width = f.width
    let text = ratio(x, length: width == 0 ? 10 : x < 0 ? width : width - 1)
    let isWide = text.utf8.count > width || x.isFinite && abs(x) >= pow(10, Double(width - 3))
      && !text.utf8.contains(0x2F)
    if width > 0 && isWide || text == "0" {
      return NumberText.put("*", width: width, into: &out)
    }
    NumberText.put(Array(text.utf8), width: width, into: &out)
  }

  /// `355/113`: the best ratio of at most `length` characters that the fractions lead to.
  package static func ratio(_ x: Double, length: Int) -> String {
    if x.isNaN { return isMissing(x) ? "NA" : "0/0" }
    if x.isInfinite { return x < 0 ? "-1/0" : "1/0" }
    let limit = 2_147_483_647.0
    if x == x.rounded() || abs(x) >= limit {
      var out: [UInt8] = []
      NumberText.general("%f", x.rounded(), width: 0, precision: 0, into: &out)
      return String(decoding: out, as: UTF8.self)
    }
    var lastN = 1.0
    var lastD = 0.0
    var n = x.rounded()
    var d = 1.0
    var rest = x - n
    var best = "\(Int64(n))"
    while rest != 0 {
      let flip = 1 / rest
      if abs(flip) > limit { break }
      let step = flip.rounded()
      rest = flip - step
      (n, lastN) = (step * n + lastN, n)
      (d, lastD) = (step * d + lastD, d)
      if abs(n) > limit || abs(d) > limit { break }
      let sign = d < 0 ? -1.0 : 1.0
      let text = "\(Int64(n * sign))/\(Int64(d * sign))"
      if text.utf8.count > length { break }
      best = text
      if abs(n / d - x) < 1e-15 * abs(x) { break }
    }
    return best
  }
}

/// The choice of a format in the styles other than short and long.
extension NumberFormat {
  /// What is being laid out.
  enum Shape {
    case scalar, matrix, range, complexScalar, complexMatrix
  }

  static func special(
    _ format: DisplayFormat, precision p: Int, shape: Shape, whole: Bool, largest: Int,
    smallest: Int, single: Bool
  ) -> NumberFormat? {
    let isScalar = shape == .scalar || shape == .complexScalar
    switch format.style {
    case .short, .long, .plus, .free: return nil
    case .shortE, .longE:
      let field = shape == .scalar ? 4 : exponentWidth(largest, smallest, whole: whole)
      switch shape {
      case .scalar: return NumberFormat(notation: .exponent, width: p + 5, precision: p - 1)
      case .matrix:
        return NumberFormat(notation: .exponent, width: 2 + p + field, precision: p - 1)
      case .range:
        return NumberFormat(notation: .exponent, width: 3 + p + field, precision: p - 1)
      case .complexScalar, .complexMatrix:
        return NumberFormat(notation: .exponent, width: 1 + p + field, precision: p - 1)
      }
    case .shortG, .longG:
      return NumberFormat(notation: .general, width: shape == .scalar ? p : p + 6, precision: p)
    case .engineering:
      let width =
        switch shape {
        case .scalar: 0
        case .matrix: p + 8
        case .range: p + 9
        case .complexScalar, .complexMatrix: p + 7
        }
      return NumberFormat(notation: .engineering, width: width, precision: p - 1)
    case .bank:
      let d = max(largest, smallest)
      switch shape {
      case .scalar: return NumberFormat(notation: .fixed, width: max(d, 0) + 3, precision: 2)
      case .range: return NumberFormat(notation: .fixed, width: max(d, 0) + 4, precision: 2)
      default: return NumberFormat(notation: .fixed, width: max(d, 1) + 4, precision: 2)
      }
    case .hex:
      var f = NumberFormat(notation: .hexadecimal, width: single ? 8 : 16, precision: 0)
      f.nativeOrder = format.nativeOrder
      return f
    case .bit:
      var f = NumberFormat(notation: .binary, width: single ? 32 : 64, precision: 0)
      f.nativeOrder = format.nativeOrder
      return f
    case .rational:
      let width = format.ratioWidth ?? (isScalar ? 0 : 9)
      return NumberFormat(notation: .rational, width: width, precision: 0)
    }
  }
}

extension DisplayFormat {
  /// Applies the words of a `format` command, in any letter case; gives the first one that is unknown.
  package mutating func set(_ words: [String]) -> String? {
    if words.isEmpty {
      let width = self.width
      self = DisplayFormat()
      self.width = width
      return nil
    }
    var isLong = false
    for word in words {
      switch word.lowercased() {
      case "short": (isLong, style, precision) = (false, .short, 5)
      case "long": (isLong, style, precision) = (true, .long, 16)
      case "shorte": (style, precision) = (.shortE, 5)
      case "longe": (style, precision) = (.longE, 16)
      case "shortg": (style, precision) = (.shortG, 5)
      case "longg": (style, precision) = (.longG, 16)
      case "shorteng": (style, precision) = (.engineering, 5)
      case "longeng": (style, precision) = (.engineering, 16)
      case "e": style = isLong ? .longE : .shortE
      case "g": style = isLong ? .longG : .shortG
      case "eng": style = .engineering
      case "bank": style = .bank
      case "hex": (style, nativeOrder) = (.hex, false)
      case "bit": (style, nativeOrder) = (.bit, false)
      case "native-hex": (style, nativeOrder) = (.hex, true)
      case "native-bit": (style, nativeOrder) = (.bit, true)
      case "rat": style = .rational
      case "+": style = .plus
      case "compact": compact = true
      case "loose": compact = false
      case "uppercase": uppercase = true
      case "lowercase": uppercase = false
      case "free", "none": style = .free
      default: return word
      }
    }
    return nil
  }

  /// What `format ()` says is set.
  package var styleName: String {
    switch style {
    case .short: "short"
    case .long: "long"
    case .shortE: "shorte"
    case .longE: "longe"
    case .shortG: "shortg"
    case .longG: "longg"
    case .engineering: precision > 5 ? "longeng" : "shorteng"
    case .bank: "bank"
    case .hex: nativeOrder ? "native-hex" : "hex"
    case .bit: nativeOrder ? "native-bit" : "bit"
    case .rational: "rat"
    case .plus: "+"
    case .free: "none"
    }
  }
}
