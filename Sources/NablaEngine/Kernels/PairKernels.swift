/// An operation on two elements, as a type without cases: the loops below are specialised for it.
protocol PairKernel {
  associatedtype A: Element
  associatedtype B: Element
  associatedtype R: Element
  static func apply(_ a: A, _ b: B) -> R
}

/// A loop over `n` pairs. A step is 1 to walk along or 0 to stay at one element; both 0 is not used
/// for more than one pair. The result may be the same memory as an operand of the same type.
typealias PairLoop = (
  _ a: UnsafeRawPointer, _ aStep: Int, _ b: UnsafeRawPointer, _ bStep: Int,
  _ r: UnsafeMutableRawPointer, _ n: Int
) -> Void

extension PairKernel {
  static func loop(
    _ a: UnsafeRawPointer, _ aStep: Int, _ b: UnsafeRawPointer, _ bStep: Int,
    _ r: UnsafeMutableRawPointer, _ n: Int
  ) {
    let p = a.assumingMemoryBound(to: A.self)
    let q = b.assumingMemoryBound(to: B.self)
    let out = r.assumingMemoryBound(to: R.self)
    if aStep == 0 {
      let x = p[0]
      for i in 0..<n { out[i] = apply(x, q[i &* bStep]) }
    } else if bStep == 0 {
      let y = q[0]
      for i in 0..<n { out[i] = apply(p[i], y) }
    } else {
      for i in 0..<n { out[i] = apply(p[i], q[i]) }
    }
  }
}

// MARK: - Arithmetic

enum PlusKernel<T: Arithmetic>: PairKernel {
  @inline(__always) static func apply(_ a: T, _ b: T) -> T { T.plus(a, b) }
}
enum MinusKernel<T: Arithmetic>: PairKernel {
  @inline(__always) static func apply(_ a: T, _ b: T) -> T { T.minus(a, b) }
}
enum TimesKernel<T: Arithmetic>: PairKernel {
  @inline(__always) static func apply(_ a: T, _ b: T) -> T { T.times(a, b) }
}
enum OverKernel<T: Arithmetic>: PairKernel {
  @inline(__always) static func apply(_ a: T, _ b: T) -> T { T.over(a, b) }
}

/// An integer with a double: rounded and saturated.
enum PlusIntegerDouble<T: IntegerElement>: PairKernel {
  @inline(__always) static func apply(_ a: T, _ b: Double) -> T {
    T.plus(a, real: b)
  }
}
enum MinusIntegerDouble<T: IntegerElement>: PairKernel {
  @inline(__always) static func apply(_ a: T, _ b: Double) -> T {
    T.minus(a, real: b)
  }
}
enum TimesIntegerDouble<T: IntegerElement>: PairKernel {
  @inline(__always) static func apply(_ a: T, _ b: Double) -> T {
    T.times(a, real: b)
  }
}
enum OverIntegerDouble<T: IntegerElement>: PairKernel {
  @inline(__always) static func apply(_ a: T, _ b: Double) -> T {
    T.over(a, real: b)
  }
}
enum MinusDoubleInteger<T: IntegerElement>: PairKernel {
  @inline(__always) static func apply(_ a: Double, _ b: T) -> T {
    T.minus(real: a, b)
  }
}
enum OverDoubleInteger<T: IntegerElement>: PairKernel {
  @inline(__always) static func apply(_ a: Double, _ b: T) -> T {
    T.over(real: a, b)
  }
}

/// Complex with real: the real operand has no imaginary part that could meet an infinity.
enum PlusComplexReal<F: RealFloat>: PairKernel where F: Element {
  @inline(__always) static func apply(_ a: Complex<F>, _ b: F) -> Complex<F> {
    Complex(a.re + b, a.im)
  }
}
enum MinusComplexReal<F: RealFloat>: PairKernel {
  @inline(__always) static func apply(_ a: Complex<F>, _ b: F) -> Complex<F> {
    Complex(a.re - b, a.im)
  }
}
enum MinusRealComplex<F: RealFloat>: PairKernel {
  @inline(__always) static func apply(_ a: F, _ b: Complex<F>) -> Complex<F> {
    Complex(a - b.re, -b.im)
  }
}
enum TimesComplexReal<F: RealFloat>: PairKernel {
  @inline(__always) static func apply(_ a: Complex<F>, _ b: F) -> Complex<F> {
    Complex(a.re * b, a.im * b)
  }
}
enum OverComplexReal<F: RealFloat>: PairKernel {
  @inline(__always) static func apply(_ a: Complex<F>, _ b: F) -> Complex<F> {
    Complex(a.re / b, a.im / b)
  }
}
enum OverRealComplex<F: RealFloat>: PairKernel {
  @inline(__always) static func apply(_ a: F, _ b: Complex<F>) -> Complex<F> {
    F.divide(Complex(a, 0), b)
  }
}

// MARK: - Comparison

enum EqualKernel<T: Element & Equatable>: PairKernel {
  @inline(__always) static func apply(_ a: T, _ b: T) -> Bool { a == b }
}
enum NotEqualKernel<T: Element & Equatable>: PairKernel {
  @inline(__always) static func apply(_ a: T, _ b: T) -> Bool { a != b }
}
enum LessKernel<T: Element & Comparable>: PairKernel {
  @inline(__always) static func apply(_ a: T, _ b: T) -> Bool { a < b }
}
enum LessEqualKernel<T: Element & Comparable>: PairKernel {
  @inline(__always) static func apply(_ a: T, _ b: T) -> Bool { a <= b }
}
enum LessComplex<F: RealFloat>: PairKernel {
  static func apply(_ a: Complex<F>, _ b: Complex<F>) -> Bool {
    Complex.precedes(a, b, orEqual: false)
  }
}
enum LessEqualComplex<F: RealFloat>: PairKernel {
  static func apply(_ a: Complex<F>, _ b: Complex<F>) -> Bool {
    Complex.precedes(a, b, orEqual: true)
  }
}
/// A real number among complex ones is compared by its modulus, then as if its argument were zero.
enum LessComplexReal<F: RealFloat>: PairKernel {
  static func apply(_ a: Complex<F>, _ b: F) -> Bool {
    let (x, y) = (a.magnitude, b.magnitude)
    return x == y ? a.orderArgument < 0 : x < y
  }
}
enum LessEqualComplexReal<F: RealFloat>: PairKernel {
  static func apply(_ a: Complex<F>, _ b: F) -> Bool {
    let (x, y) = (a.magnitude, b.magnitude)
    return x == y ? a.orderArgument <= 0 : x < y
  }
}
enum LessRealComplex<F: RealFloat>: PairKernel {
  static func apply(_ a: F, _ b: Complex<F>) -> Bool {
    let (x, y) = (a.magnitude, b.magnitude)
    return x == y ? 0 < b.orderArgument : x < y
  }
}
enum LessEqualRealComplex<F: RealFloat>: PairKernel {
  static func apply(_ a: F, _ b: Complex<F>) -> Bool {
    let (x, y) = (a.magnitude, b.magnitude)
    return x == y ? 0 <= b.orderArgument : x < y
  }
}
enum EqualComplexReal<F: RealFloat>: PairKernel {
  static func apply(_ a: Complex<F>, _ b: F) -> Bool { a.re == b && a.im == 0 }
}
enum NotEqualComplexReal<F: RealFloat>: PairKernel {
  static func apply(_ a: Complex<F>, _ b: F) -> Bool { a.re != b || a.im != 0 }
}
/// Integers with doubles compare exactly.
enum EqualIntegerDouble<T: IntegerElement>: PairKernel {
  @inline(__always) static func apply(_ a: T, _ b: Double) -> Bool { T.Wide(a) == T.Wide(b) }
}
enum NotEqualIntegerDouble<T: IntegerElement>: PairKernel {
  @inline(__always) static func apply(_ a: T, _ b: Double) -> Bool { T.Wide(a) != T.Wide(b) }
}
enum LessIntegerDouble<T: IntegerElement>: PairKernel {
  @inline(__always) static func apply(_ a: T, _ b: Double) -> Bool { T.Wide(a) < T.Wide(b) }
}
enum LessEqualIntegerDouble<T: IntegerElement>: PairKernel {
  @inline(__always) static func apply(_ a: T, _ b: Double) -> Bool { T.Wide(a) <= T.Wide(b) }
}
enum LessDoubleInteger<T: IntegerElement>: PairKernel {
  @inline(__always) static func apply(_ a: Double, _ b: T) -> Bool { T.Wide(a) < T.Wide(b) }
}
enum LessEqualDoubleInteger<T: IntegerElement>: PairKernel {
  @inline(__always) static func apply(_ a: Double, _ b: T) -> Bool { T.Wide(a) <= T.Wide(b) }
}

// MARK: - Logic

/// By bits, so that the loops become vector instructions.
enum AndKernel: PairKernel {
  @inline(__always) static func apply(_ a: Bool, _ b: Bool) -> Bool {
    unsafeBitCast(
      unsafeBitCast(a, to: UInt8.self) & unsafeBitCast(b, to: UInt8.self), to: Bool.self)
  }
}
enum OrKernel: PairKernel {
  @inline(__always) static func apply(_ a: Bool, _ b: Bool) -> Bool {
    unsafeBitCast(
      unsafeBitCast(a, to: UInt8.self) | unsafeBitCast(b, to: UInt8.self), to: Bool.self)
  }
}
enum XorKernel: PairKernel {
  @inline(__always) static func apply(_ a: Bool, _ b: Bool) -> Bool {
    unsafeBitCast(
      unsafeBitCast(a, to: UInt8.self) ^ unsafeBitCast(b, to: UInt8.self), to: Bool.self)
  }
}

/// Two integer classes of which neither fits the other.
enum EqualIntegers<T: IntegerElement, U: IntegerElement>: PairKernel {
  static func apply(_ a: T, _ b: U) -> Bool { a == b }
}
enum NotEqualIntegers<T: IntegerElement, U: IntegerElement>: PairKernel {
  static func apply(_ a: T, _ b: U) -> Bool { a != b }
}
enum LessIntegers<T: IntegerElement, U: IntegerElement>: PairKernel {
  static func apply(_ a: T, _ b: U) -> Bool { a < b }
}
enum LessEqualIntegers<T: IntegerElement, U: IntegerElement>: PairKernel {
  static func apply(_ a: T, _ b: U) -> Bool { a <= b }
}
