import Glibc

/// Numbers of the rarer formats.
extension Printer {
  static func engineering(_ x: Double, _ f: NumberFormat, into out: inout [UInt8]) {
    NumberText.exponent(x, width: f.width, precision: f.precision, into: &out)
  }

  static func rational(_ x: Double, _ f: NumberFormat, into out: inout [UInt8]) {
    NumberText.general("%g", x, width: f.width, precision: f.precision, into: &out)
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
      case "hex": style = .hex
      case "bit": style = .bit
      case "rat": style = .rational
      case "+": style = .plus
      case "compact": compact = true
      case "loose": compact = false
      case "free", "none", "lowercase", "uppercase": break
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
    case .hex: "hex"
    case .bit: "bit"
    case .rational: "rat"
    case .plus: "+"
    }
  }
}
