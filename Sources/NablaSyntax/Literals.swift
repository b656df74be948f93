/// From the spelling of numbers and strings to their values.
enum Literal {
  /// The powers of ten that are exact as doubles.
  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// A number as the lexer found it: decimal, imaginary, hexadecimal or binary.
  static func number(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Expression.Kind? {
    if bytes[start] == Byte.zero, end - start > 2 {
      let base = bytes[start + 1] | 0x20
      if base == 0x78 { return integer(bytes, start + 2, end, bitsPerDigit: 4) }
      if base == 0x62 { return integer(bytes, start + 2, end, bitsPerDigit: 1) }
    }
    let last = bytes[end - 1] | 0x20
    if last == 0x69 || last == 0x6A { return .imaginary(decimal(bytes, start, end - 1)) }
    return .number(decimal(bytes, start, end))
  }

  /// `12.5e-3`, `1_000`, `1d3`. Short ones are put together exactly; others go through the library.
  static func decimal(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Double {
    var mantissa: UInt64 = 0
    var digits = 0
    var scale = 0
    var index = start
    var afterPoint = false
    while index < end {
      let here = bytes[index]
      if here.isDigit {
        if digits > 0 || here != Byte.zero { digits += 1 }
        if digits > 15 { return slowDecimal(bytes, start, end) }
        mantissa = mantissa &* 10 &+ UInt64(here &- Byte.zero)
        if afterPoint { scale -= 1 }
      } else if here == Byte.dot {
        afterPoint = true
      } else if here != Byte.underscore {
        break
      }
      index += 1
    }
    if index < end {
      guard end - index <= 5 else { return slowDecimal(bytes, start, end) }
      var exponent = 0
      let negative = bytes[index + 1] == Byte.minus
      for place in (index + 1)..<end where bytes[place].isDigit {
        exponent = exponent * 10 + Int(bytes[place] &- Byte.zero)
      }
      scale += negative ? -exponent : exponent
    }
    let value = Double(mantissa)
    if scale == 0 || mantissa == 0 { return value }
    if scale > 0, scale <= 22 { return value * powers[scale] }
    if scale < 0, scale >= -22 { return value / powers[-scale] }
    return slowDecimal(bytes, start, end)
  }

  private static func slowDecimal(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Double {
    var text = ""
    var exponent: [UInt8] = []
    for index in start..<end where bytes[index] != Byte.underscore {
      let here = bytes[index]
      let isExponent = here | 0x20 == 0x64 || here | 0x20 == 0x65
      if isExponent { exponent = Array(bytes[(index + 1)..<end]) }
      text.unicodeScalars.append(Unicode.Scalar(isExponent ? 0x65 : here))
    }
    if let value = Double(text) { return value }
    if text.hasSuffix("."), let value = Double(text + "0") { return value }
    // Out of range: the exponent says in which direction.
    return exponent.first == Byte.minus ? 0 : .infinity
  }

  /// The class is the smallest unsigned one that holds so many digits, zeros included, unless a
  /// suffix says another one. Nil if the digits do not fit.
  private static func integer(
    _ bytes: [UInt8], _ start: Int, _ end: Int, bitsPerDigit: Int
  ) -> Expression.Kind? {
    var value: UInt64 = 0
    var bits = 0
    var significant = 0
    var index = start
    while index < end, let digit = bytes[index].hexValue ?? separator(bytes[index]) {
      if digit < 16 {
        value = value << UInt64(bitsPerDigit) | UInt64(digit)
        bits += bitsPerDigit
        if significant > 0 {
          significant += bitsPerDigit
        } else if digit > 0 {
          significant = 8 - digit.leadingZeroBitCount
        }
      }
      index += 1
    }
    guard index < end else {
      switch bits {
      case ...8: return .integer(value, .uint8)
      case ...16: return .integer(value, .uint16)
      case ...32: return .integer(value, .uint32)
      case ...64: return .integer(value, .uint64)
      default: return nil
      }
    }
    let signed = bytes[index] == 0x73
    switch bytes[index + 1] {
    case 0x38 where significant <= 8:
      return signed
        ? .integer(UInt64(bitPattern: Int64(Int8(truncatingIfNeeded: value))), .int8)
        : .integer(value, .uint8)
    case 0x31 where significant <= 16:
      return signed
        ? .integer(UInt64(bitPattern: Int64(Int16(truncatingIfNeeded: value))), .int16)
        : .integer(value, .uint16)
    case 0x33 where significant <= 32:
      return signed
        ? .integer(UInt64(bitPattern: Int64(Int32(truncatingIfNeeded: value))), .int32)
        : .integer(value, .uint32)
    case 0x36 where significant <= 64: return .integer(value, signed ? .int64 : .uint64)
    default: return nil
    }
  }

  private static func separator(_ byte: UInt8) -> UInt8? { byte == Byte.underscore ? 0xFF : nil }

  /// The content of a string, without its quotes; and the places of escapes that mean nothing.
  static func string(
    _ bytes: [UInt8], _ inside: Range<Int>, quote: UInt8, dialect: Dialect
  ) -> (bytes: [UInt8], unknownEscapes: [Int]) {
    var result: [UInt8] = []
    var unknown: [Int] = []
    result.reserveCapacity(inside.count)
    var index = inside.lowerBound
    while index < inside.upperBound {
      let here = bytes[index]
      index += 1
      if here == quote {
        index += 1
        result.append(here)
      } else if here == Byte.backslash, quote == Byte.doubleQuote, dialect == .octave {
        escape(bytes, &index, inside.upperBound, &result, &unknown)
      } else {
        result.append(here)
      }
    }
    return (result, unknown)
  }

  /// Reads what follows a backslash.
  private static func escape(
    _ bytes: [UInt8], _ index: inout Int, _ end: Int, _ result: inout [UInt8],
    _ unknown: inout [Int]
  ) {
    guard index < end else { return }
    let letter = bytes[index]
    index += 1
    switch letter {
    case 0x61: result.append(7)
    case 0x62: result.append(8)
    case 0x66: result.append(12)
    case 0x6E: result.append(10)
    case 0x72: result.append(13)
    case 0x74: result.append(9)
    case 0x76: result.append(11)
    case Byte.backslash, Byte.quote, Byte.doubleQuote: result.append(letter)
    case Byte.newline: break
    case Byte.carriageReturn where index < end && bytes[index] == Byte.newline: index += 1
    case 0x30...0x37:
      var value = UInt(letter &- Byte.zero)
      var count = 1
      while count < 3, index < end, bytes[index] & 0xF8 == Byte.zero {
        value = value * 8 + UInt(bytes[index] &- Byte.zero)
        index += 1
        count += 1
      }
      result.append(UInt8(truncatingIfNeeded: value))
    case 0x78:
      var value: UInt8 = 0
      var count = 0
      while count < 2, index < end, let digit = bytes[index].hexValue {
        value = value &* 16 &+ digit
        index += 1
        count += 1
      }
      if count == 0 { unknown.append(index - 2) }
      result.append(count == 0 ? letter : value)
    default:
      unknown.append(index - 2)
      result.append(letter)
    }
  }
}
