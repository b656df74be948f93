import CNabla
import Glibc

/// Appends numbers to a byte buffer, as `printf` would, without strings in between.
///
/// Fixed notation has a path of its own that is exact: the product with a power of ten and its
/// rounding error (by fma) decide every tie as the C library does, at a tenth of the time.
enum NumberText {
  static let space: UInt8 = 0x20

  @inline(__always)
  static func pad(_ count: Int, into out: inout [UInt8]) {
    var n = count
    while n > 0 {
      out.append(space)
      n -= 1
    }
  }

  /// Text, right-aligned in `width`.
  static func put(_ text: StaticString, width: Int, into out: inout [UInt8]) {
    pad(width - text.utf8CodeUnitCount, into: &out)
    out.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  static func put(_ bytes: [UInt8], width: Int, into out: inout [UInt8]) {
    pad(width - bytes.count, into: &out)
    out.append(contentsOf: bytes)
  }

  static func put(_ text: String, into out: inout [UInt8]) {
    out.append(contentsOf: text.utf8)
  }

  /// The number of decimal digits; 1 for zero.
  static func digitCount(_ x: UInt64) -> Int {
    var n = 1
    var rest = x
    while rest >= 10 {
      rest /= 10
      n += 1
    }
    return n
  }

  /// Digits of `x`, with at least `minimum` of them.
  @inline(__always)
  private static func digits(_ x: UInt64, minimum: Int, into out: inout [UInt8]) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { buffer in
      var i = 24
      var rest = x
      while rest != 0 || 24 - i < minimum {
        let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 10)
        i -= 1
        buffer[i] = 0x30 &+ UInt8(truncatingIfNeeded: remainder)
        rest = quotient
      }
      out.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[i..<24]))
    }
  }

  static func integer(
    negative: Bool, magnitude: UInt64, width: Int, into out: inout [UInt8]
  ) {
    if width > 1 { pad(width - digitCount(magnitude) - (negative ? 1 : 0), into: &out) }
    if negative { out.append(0x2D) }
    digits(magnitude, minimum: 1, into: &out)
  }

  static func integer(_ x: Int, width: Int = 0, into out: inout [UInt8]) {
    integer(
      negative: x < 0, magnitude: x.magnitude == 0 ? 0 : UInt64(x.magnitude), width: width,
      into: &out)
  }

  private static let powers: [Double] = [1, 10, 100, 1000, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]
  private static let integerPowers: [UInt64] = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
  ]

  /// `%<width>.<precision>f`.
  static func fixed(_ x: Double, width: Int, precision: Int, into out: inout [UInt8]) {
    let a = abs(x)
    guard precision >= 0, precision <= 9, a < 4e15 / powers[min(precision, 9)] else {
      return general("%f", x, width: width, precision: precision, into: &out)
    }
    let scale = powers[precision]
    let product = a * scale
    let error = fma(a, scale, -product)
    var rounded = product.rounded(.toNearestOrEven)
    let rest = product - rounded
    if rest == 0.5 && error > 0 {
      rounded += 1
    } else if rest == -0.5 && error < 0 {
      rounded -= 1
    }
    let whole = UInt64(rounded)
    let negative = x.sign == .minus
    if precision == 0 {
      return integer(negative: negative, magnitude: whole, width: width, into: &out)
    }
    let (left, right) = whole.quotientAndRemainder(dividingBy: integerPowers[precision])
    pad(width - digitCount(left) - precision - 1 - (negative ? 1 : 0), into: &out)
    if negative { out.append(0x2D) }
    digits(left, minimum: 1, into: &out)
    out.append(0x2E)
    digits(right, minimum: precision, into: &out)
  }

  /// `%<width>.<precision>e`.
  static func exponent(_ x: Double, width: Int, precision: Int, into out: inout [UInt8]) {
    general("%e", x, width: width, precision: precision, into: &out)
  }

  /// Any conversion of `nabla_format_double`.
  static func general(
    _ conversion: StaticString, _ x: Double, width: Int, precision: Int, into out: inout [UInt8]
  ) {
    conversion.withUTF8Buffer { format in
      // SAFETY: static strings end in a NUL.
      format.baseAddress!.withMemoryRebound(to: CChar.self, capacity: format.count + 1) { text in
        formatted(capacity: max(400, width + 400 + max(precision, 0)), into: &out) { p, n in
          nabla_format_double(p, n, text, clamp(width), clamp(precision), x)
        }
      }
    }
  }

  static func double(
    _ conversion: UInt64, _ x: Double, width: Int, precision: Int, into out: inout [UInt8]
  ) {
    formatted(capacity: max(400, abs(width) + 400 + max(precision, 0)), into: &out) { p, n in
      withText(conversion) { nabla_format_double(p, n, $0, clamp(width), clamp(precision), x) }
    }
  }

  static func signed(
    _ conversion: UInt64, _ x: Int64, width: Int, precision: Int, into out: inout [UInt8]
  ) {
    formatted(capacity: max(80, abs(width) + 80 + max(precision, 0)), into: &out) { p, n in
      withText(conversion) { nabla_format_long(p, n, $0, clamp(width), clamp(precision), x) }
    }
  }

  static func unsigned(
    _ conversion: UInt64, _ x: UInt64, width: Int, precision: Int, into out: inout [UInt8]
  ) {
    formatted(capacity: max(80, abs(width) + 80 + max(precision, 0)), into: &out) { p, n in
      withText(conversion) { nabla_format_unsigned_long(p, n, $0, clamp(width), clamp(precision), x) }
    }
  }

  /// The text in the bytes of a word, which must end in a zero.
  private static func withText(_ word: UInt64, _ body: (UnsafePointer<CChar>) -> Int32) -> Int32 {
    withUnsafeBytes(of: word) { bytes in
      // SAFETY: the bytes live as long as the closure, and the last one is zero.
      guard let p = bytes.baseAddress else { return 0 }
      return body(p.assumingMemoryBound(to: CChar.self))
    }
  }

  /// Widths and precisions that no memory could hold are cut.
  private static func clamp(_ x: Int) -> Int32 { Int32(max(-100_000_000, min(x, 100_000_000))) }

  private static func formatted(
    capacity: Int, into out: inout [UInt8],
    _ body: (UnsafeMutablePointer<CChar>, Int) -> Int32
  ) {
    let size = min(capacity, 200_001_000)
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: size) { buffer in
      guard let p = buffer.baseAddress else { return }
      let n = min(Int(body(p, size)), size - 1)
      guard n > 0 else { return }
      out.append(contentsOf: UnsafeRawBufferPointer(start: p, count: n))
    }
  }
}
