/// Rounding in plain arithmetic, so that loops become vector instructions on every machine; the C
/// library's functions are calls there. Numbers from 2^52 on are integers already.
///
/// Adding and subtracting 2^52 rounds to the nearest integer, halves to even; a comparison with the
/// argument then corrects it. Signs of zero are kept.
enum FastRounding {
  /// 1.5 * 2^52: keeps the last bits of a double those of an integer between -2^51 and 2^51.
  static let shift = 6_755_399_441_055_744.0

  @inline(__always) static func round(_ x: Double) -> Double {
    let a = abs(x)
    let r = (a + 4_503_599_627_370_496) - 4_503_599_627_370_496
    let s = a - r == 0.5 ? r + 1 : r
    return a < 4_503_599_627_370_496 ? Double(signOf: x, magnitudeOf: s) : x
  }

  @inline(__always) static func fix(_ x: Double) -> Double {
    let a = abs(x)
    let r = (a + 4_503_599_627_370_496) - 4_503_599_627_370_496
    let s = r > a ? r - 1 : r
    return a < 4_503_599_627_370_496 ? Double(signOf: x, magnitudeOf: s) : x
  }

  @inline(__always) static func floor(_ x: Double) -> Double {
    let a = abs(x)
    let r = (a + 4_503_599_627_370_496) - 4_503_599_627_370_496
    let s = Double(signOf: x, magnitudeOf: r)
    let t = s > x ? s - 1 : s
    return a < 4_503_599_627_370_496 ? t : x
  }

  @inline(__always) static func ceil(_ x: Double) -> Double {
    let a = abs(x)
    let r = (a + 4_503_599_627_370_496) - 4_503_599_627_370_496
    let s = Double(signOf: x, magnitudeOf: r)
    let t = s < x ? Double(signOf: x, magnitudeOf: s + 1) : s
    return a < 4_503_599_627_370_496 ? t : x
  }

  /// To an integer of up to 32 bits: clamped, halves away from zero, NaN to 0.
  @inline(__always)
  static func integer<T: FixedWidthInteger>(_ x: Double, _ low: Double, _ high: Double) -> T {
    let a = x < low ? low : x
    let b = a > high ? high : a
    let y = b == b ? b : 0
    let r = (y + shift) - shift
    let d = y - r
    let up = d == 0.5 && y > 0 ? r + 1 : r
    let s = d == -0.5 && y < 0 ? r - 1 : up
    return T(truncatingIfNeeded: (s + shift).bitPattern)
  }
}
