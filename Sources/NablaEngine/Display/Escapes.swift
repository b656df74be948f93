/// Backslash sequences of text: `\n`, `\t`, `\101`, `\x41` and so on.
package enum Escapes {
  /// Replaces them by the bytes they stand for. An unknown one gives its letter and is reported.
  package static func process(
    _ text: [UInt8], unknown: (UInt8) throws(NablaError) -> Void
  ) throws(NablaError) -> [UInt8] {
    guard text.contains(0x5C) else { return text }
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var i = 0
    while i < text.count {
      let c = text[i]
      i += 1
      guard c == 0x5C, i < text.count else {
        out.append(c)
        continue
      }
      let e = text[i]
      i += 1
      switch e {
      case 0x61: out.append(7)
      case 0x62: out.append(8)
      case 0x66: out.append(12)
      case 0x6E: out.append(10)
      case 0x72: out.append(13)
      case 0x74: out.append(9)
      case 0x76: out.append(11)
      case 0x5C, 0x27, 0x22: out.append(e)
      case 0x30...0x37:
        var value = Int(e - 0x30)
        var digits = 1
        while digits < 3, i < text.count, text[i] >= 0x30, text[i] <= 0x37 {
          value = value * 8 + Int(text[i] - 0x30)
          i += 1
          digits += 1
        }
        out.append(UInt8(truncatingIfNeeded: value))
      case 0x78:
        var value = 0
        var digits = 0
        while digits < 2, i < text.count, let h = hexValue(text[i]) {
          value = value * 16 + h
          i += 1
          digits += 1
        }
        if digits == 0 { try unknown(e) }
        out.append(UInt8(truncatingIfNeeded: value))
      default:
        try unknown(e)
        out.append(e)
      }
    }
    return out
  }

  /// The same with a warning for each unknown sequence.
  package static func process(_ text: [UInt8], session: Session?) throws(NablaError) -> [UInt8] {
    try process(text) { (e) throws(NablaError) in
      let letter = String(decoding: [e], as: UTF8.self)
      if e == 0x78 {
        try session?.warn("", "malformed hex escape sequence '\\x' -- converting to '\\0'")
      } else {
        try session?.warn(
          "", "unrecognized escape sequence '\\\(letter)' -- converting to '\(letter)'")
      }
    }
  }

  /// The opposite: control characters, quotes and backslashes become sequences.
  package static func undo(_ text: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    for c in text {
      switch c {
      case 0: out += [0x5C, 0x30]
      case 7: out += [0x5C, 0x61]
      case 8: out += [0x5C, 0x62]
      case 9: out += [0x5C, 0x74]
      case 10: out += [0x5C, 0x6E]
      case 11: out += [0x5C, 0x76]
      case 12: out += [0x5C, 0x66]
      case 13: out += [0x5C, 0x72]
      case 0x5C, 0x22: out += [0x5C, c]
      default: out.append(c)
      }
    }
    return out
  }

  private static func hexValue(_ c: UInt8) -> Int? {
    switch c {
    case 0x30...0x39: Int(c - 0x30)
    case 0x41...0x46: Int(c - 0x41) + 10
    case 0x61...0x66: Int(c - 0x61) + 10
    default: nil
    }
  }
}
