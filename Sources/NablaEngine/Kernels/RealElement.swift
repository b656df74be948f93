/// A real element type: what conversion and mixed arithmetic need of it.
package protocol RealElement: Element, Equatable, Sendable {
  /// The value as a double (rounded, for 64-bit integers).
  var asDouble: Double { get }
  /// Saturating, rounding half away from zero, NaN to 0 where the class is an integer's.
  init(rounding x: Double)
  var isNaNValue: Bool { get }
}

extension RealElement {
  @inline(__always) package var isNaNValue: Bool { false }
}

extension Double: RealElement {
  @inline(__always) package var asDouble: Double { self }
  @inline(__always) package init(rounding x: Double) { self = x }
  @inline(__always) package var isNaNValue: Bool { self != self }
}

extension Float: RealElement {
  @inline(__always) package var asDouble: Double { Double(self) }
  @inline(__always) package init(rounding x: Double) { self = Float(x) }
  @inline(__always) package var isNaNValue: Bool { self != self }
}

extension Bool: RealElement {
  @inline(__always) package var asDouble: Double { self ? 1 : 0 }
  @inline(__always) package init(rounding x: Double) { self = x != 0 }
}

extension Char: RealElement {
  @inline(__always) package var asDouble: Double { Double(byte) }
  /// The low byte of the integer part.
  @inline(__always) package init(rounding x: Double) {
    self.init(x.isFinite && abs(x) < 9e18 ? UInt8(truncatingIfNeeded: Int(x)) : 0)
  }
}

#if arch(x86_64)
  /// Exact for every 64-bit integer, and for its sum or product with a double
  /// as far as one rounding goes.
  package typealias WideFloat = Float80
#else
  package typealias WideFloat = Double
#endif

/// An integer class: saturating arithmetic, once for all eight.
package protocol IntegerElement: RealElement, FixedWidthInteger, Arithmetic {
  /// The floating class that mixed arithmetic goes through; holds every value exactly.
  associatedtype Wide: BinaryFloatingPoint
  init(roundingWide x: Wide)
  static func plus(_ a: Self, real b: Double) -> Self
  static func minus(_ a: Self, real b: Double) -> Self
  static func minus(real a: Double, _ b: Self) -> Self
  static func times(_ a: Self, real b: Double) -> Self
  static func over(_ a: Self, real b: Double) -> Self
  static func over(real a: Double, _ b: Self) -> Self
}

extension IntegerElement {
  @inline(__always) package var asDouble: Double { Double(self) }

  @inline(__always) package init(rounding x: Double) {
    let r = x.rounded(.toNearestOrAwayFromZero)
    if r >= Double(Self.max) {
      self = Self.max
    } else if r <= Double(Self.min) {
      self = Self.min
    } else if r == r {
      self = Self(r)
    } else {
      self = 0
    }
  }

  @inline(__always) package init(roundingWide x: Wide) {
    let r = x.rounded(.toNearestOrAwayFromZero)
    if r >= Wide(Self.max) {
      self = Self.max
    } else if r <= Wide(Self.min) {
      self = Self.min
    } else if r == r {
      self = Self(r)
    } else {
      self = 0
    }
  }
}

extension IntegerElement where Wide == Double {
  @inline(__always) package init(rounding x: Double) {
    self = FastRounding.integer(x, Double(Self.min), Double(Self.max))
  }
  @inline(__always) package init(roundingWide x: Double) {
    self = FastRounding.integer(x, Double(Self.min), Double(Self.max))
  }
}

/// With a double: computed as doubles, which is exact, and rounded once.
extension IntegerElement where Wide == Double {
  @inline(__always) package static func plus(_ a: Self, real b: Double) -> Self {
    Self(roundingWide: Double(a) + b)
  }
  @inline(__always) package static func minus(_ a: Self, real b: Double) -> Self {
    Self(roundingWide: Double(a) - b)
  }
  @inline(__always) package static func minus(real a: Double, _ b: Self) -> Self {
    Self(roundingWide: a - Double(b))
  }
  @inline(__always) package static func times(_ a: Self, real b: Double) -> Self {
    Self(roundingWide: Double(a) * b)
  }
  @inline(__always) package static func over(_ a: Self, real b: Double) -> Self {
    Self(roundingWide: Double(a) / b)
  }
  @inline(__always) package static func over(real a: Double, _ b: Self) -> Self {
    Self(roundingWide: a / Double(b))
  }
}

/// The 64-bit classes: a double operand is rounded to an integer first where that can be done, and
/// the rest is exact.
package protocol WideIntegerElement: IntegerElement {}

extension WideIntegerElement {
  package static func plus(_ a: Self, real b: Double) -> Self {
    if !isSigned, b < 0 { return minus(a, Self(rounding: -b)) }
    // Twice the half, which may still be in range where b is not.
    if abs(b) >= Double(Self.max) {
      let half = Self(rounding: b / 2)
      return plus(plus(a, half), half)
    }
    return plus(a, Self(rounding: b))
  }
  package static func minus(_ a: Self, real b: Double) -> Self { plus(a, real: -b) }
  package static func minus(real a: Double, _ b: Self) -> Self {
    if isSigned, abs(a) >= Double(Self.max) {
      let half = Self(rounding: a / 2)
      return plus(minus(half, b), half)
    }
    return minus(Self(rounding: a), b)
  }
  package static func times(_ a: Self, real b: Double) -> Self {
    if abs(b) < 9_007_199_254_740_992, b == b.rounded() {
      if !isSigned, b < 0 { return 0 }
      return times(a, Self(rounding: b))
    }
    // The reference divides by 4 b as an unsigned number here.
    if b == -0.5 { return over(a, Self.max) }
    return Self(roundingWide: Wide(a) * Wide(b))
  }
  package static func over(_ a: Self, real b: Double) -> Self {
    if abs(b) < 9_007_199_254_740_992, b == b.rounded(), isSigned || b >= 0 {
      return over(a, Self(rounding: b))
    }
    return times(a, real: 1 / b)
  }
  package static func over(real a: Double, _ b: Self) -> Self {
    if abs(a) < 9_007_199_254_740_992, a == a.rounded(), isSigned || a >= 0 {
      return over(Self(rounding: a), b)
    }
    return Self(rounding: a * (1 / Double(b)))
  }
}

extension Int8: IntegerElement { package typealias Wide = Double }
extension Int16: IntegerElement { package typealias Wide = Double }
extension Int32: IntegerElement { package typealias Wide = Double }
extension Int64: WideIntegerElement { package typealias Wide = WideFloat }
extension UInt8: IntegerElement { package typealias Wide = Double }
extension UInt16: IntegerElement { package typealias Wide = Double }
extension UInt32: IntegerElement { package typealias Wide = Double }
extension UInt64: WideIntegerElement { package typealias Wide = WideFloat }

/// Has the four operations, as the language defines them for the class.
package protocol Arithmetic: Element, SendableMetatype {
  static func plus(_ a: Self, _ b: Self) -> Self
  static func minus(_ a: Self, _ b: Self) -> Self
  static func times(_ a: Self, _ b: Self) -> Self
  static func over(_ a: Self, _ b: Self) -> Self
  static func negated(_ a: Self) -> Self
}

extension Double: Arithmetic {
  @inline(__always) package static func plus(_ a: Double, _ b: Double) -> Double { a + b }
  @inline(__always) package static func minus(_ a: Double, _ b: Double) -> Double { a - b }
  @inline(__always) package static func times(_ a: Double, _ b: Double) -> Double { a * b }
  @inline(__always) package static func over(_ a: Double, _ b: Double) -> Double { a / b }
  @inline(__always) package static func negated(_ a: Double) -> Double { -a }
}

extension Float: Arithmetic {
  @inline(__always) package static func plus(_ a: Float, _ b: Float) -> Float { a + b }
  @inline(__always) package static func minus(_ a: Float, _ b: Float) -> Float { a - b }
  @inline(__always) package static func times(_ a: Float, _ b: Float) -> Float { a * b }
  @inline(__always) package static func over(_ a: Float, _ b: Float) -> Float { a / b }
  @inline(__always) package static func negated(_ a: Float) -> Float { -a }
}

extension IntegerElement {
  @inline(__always) package static func plus(_ a: Self, _ b: Self) -> Self {
    let (r, overflow) = a.addingReportingOverflow(b)
    return overflow ? (b < 0 ? Self.min : Self.max) : r
  }
  @inline(__always) package static func minus(_ a: Self, _ b: Self) -> Self {
    let (r, overflow) = a.subtractingReportingOverflow(b)
    return overflow ? (!Self.isSigned || b > 0 ? Self.min : Self.max) : r
  }
  @inline(__always) package static func times(_ a: Self, _ b: Self) -> Self {
    let (r, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow ? ((a < 0) != (b < 0) ? Self.min : Self.max) : r
  }
  /// To the nearest, halves away from zero; x/0 is the largest or smallest, 0/0 is 0.
  @inline(__always) package static func over(_ a: Self, _ b: Self) -> Self {
    if b == 0 { return a == 0 ? 0 : a < 0 ? Self.min : Self.max }
    let (q, overflow) = a.dividedReportingOverflow(by: b)
    if overflow { return Self.max }
    let r = a &- q &* b
    if r == 0 { return q }
    let distance = b.magnitude - r.magnitude
    if r.magnitude < distance { return q }
    return (a < 0) != (b < 0) ? q &- 1 : q &+ 1
  }
  @inline(__always) package static func negated(_ a: Self) -> Self {
    if !Self.isSigned { return 0 }
    return a == Self.min ? Self.max : 0 &- a
  }
}
