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
  /// Applies the words of a `format` command, in any letter case; false for one that is not known.
  @discardableResult
  package mutating func set(_ words: [String]) -> Bool {
    if words.isEmpty {
      style = .short
      precision = 5
      compact = false
      fixedPoint = false
      return true
    }
    var size: Style?
    for word in words {
      switch word.lowercased() {
      case "short": (size, style, precision) = (.short, .short, 5)
      case "long": (size, style, precision) = (.long, .long, 16)
      case "shorte": (style, precision) = (.shortE, 5)
      case "longe": (style, precision) = (.longE, 16)
      case "shortg": (style, precision) = (.shortG, 5)
      case "longg": (style, precision) = (.longG, 16)
      case "shorteng", "longeng":
        (style, precision) = (.engineering, word.lowercased() == "longeng" ? 16 : 5)
      case "e": style = size == .long ? .longE : .shortE
      case "g": style = size == .long ? .longG : .shortG
      case "eng": style = .engineering
      case "bank": style = .bank
      case "hex": style = .hex
      case "bit": style = .bit
      case "rat": style = .rational
      case "+": style = .plus
      case "compact": compact = true
      case "loose": compact = false
      default: return false
      }
    }
    return true
  }
}
