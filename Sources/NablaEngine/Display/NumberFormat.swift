import Glibc

/// How the numbers of one array are written: chosen once from their magnitudes, used for each.
struct NumberFormat {
  enum Notation {
    /// Whole numbers: `%.<precision>g`, so that what only looks whole in single precision is cut.
    case whole
    case fixed
    case exponent
    case engineering
    /// `format short g` and `long g`.
    case general
    case hexadecimal
    case binary
    case rational
  }
  var notation: Notation
  /// Columns of one number, without the two blanks before it.
  var width: Int
  var precision: Int
  /// Single precision: matters to the hexadecimal form.
  var isSingle = false
  /// Lowest byte or bit first in the hexadecimal and the binary form.
  var nativeOrder = false
  /// `E` and `A` to `F` instead of small letters.
  var uppercase = false
  /// The common factor of `fixed_point_format`; 1 is none.
  var scale = 1.0

  /// Rules of a class: significant digits, and the widest number still written out.
  struct Limits {
    let digits: Int
    let width: Int
    let isSingle: Bool
    static let double = Limits(digits: 16, width: 21, isSingle: false)
    static let single = Limits(digits: 8, width: 13, isSingle: true)
  }

  /// Digits before the decimal point of `10^k <= x < 10^(k+1)`: k + 1; zero for zero.
  static func digits(_ x: Double) -> Int {
    if x == 0 { return 0 }
    return Int(floor(log10(x))) + 1
  }

  /// Digits to the left and right of the point that show `precision` significant ones.
  static func split(_ digits: Int, _ precision: Int) -> (left: Int, right: Int) {
    if digits > 0 { return (digits, precision > digits ? precision - digits : precision) }
    if digits < 0 { return (1, precision > digits ? precision - digits : precision) }
    return (1, precision > 1 ? precision - 1 : precision)
  }

  /// Do so many digits make numbers unreadable, so that exponents are better?
  static func tooWide(_ left: Int, _ right: Int, width: Int, precision: Int, _ limits: Limits)
    -> Bool
  {
    left + right > limits.digits || width > limits.width || 2 * (left + right) > 3 * precision
  }

  /// Columns of the exponent field: 4 for `e+05`, 5 for `e+100`; generous by one at the border.
  static func exponentWidth(_ a: Int, _ b: Int, whole: Bool) -> Int {
    func reach(_ d: Int) -> Int { whole ? d : d > 0 ? d + 1 : 1 - d }
    return max(reach(a), reach(b)) > 100 ? 5 : 4
  }
}

/// What the choice of a format needs to know of an array.
struct Magnitudes {
  /// Largest and smallest finite magnitude; zero if there is none.
  var largest = 0.0
  var smallest = 0.0
  /// All whole, or not finite. Tested in single precision, as the reference does.
  var areWhole = true
  var hasNonFinite = false
  var hasNegative = false

  init() {}

  private var seen = false

  @inline(__always)
  mutating func add(_ x: Double) {
    if x.isFinite {
      let a = abs(x)
      if !seen {
        largest = a
        smallest = a
        seen = true
      } else if a > largest {
        largest = a
      } else if a < smallest {
        smallest = a
      }
      if x < 0 { hasNegative = true }
      if areWhole, !Self.looksWhole(x) { areWhole = false }
    } else {
      hasNonFinite = true
      if x < 0 { hasNegative = true }
    }
  }

  @inline(__always)
  static func looksWhole(_ x: Double) -> Bool {
    let f = Float(x)
    return (f + 0.5).rounded(.down) == f
  }
}
