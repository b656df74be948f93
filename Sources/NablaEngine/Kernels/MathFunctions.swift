import Glibc

/// A function of one number, as a type without cases.
protocol MathFunction {
  static func apply(_ x: Double) -> Double
  static func apply(_ x: Float) -> Float
  /// Nil: not defined for complex numbers.
  static func apply<F: RealFloat>(_ z: Complex<F>) -> Complex<F>?
  /// Real arguments in this closed interval (and NaN) have real results.
  static var low: Double { get }
  static var high: Double { get }
  /// The result for a real argument outside the interval.
  static func outside<F: RealFloat>(_ x: F) -> Complex<F>
}

extension MathFunction {
  @inline(__always) static var low: Double { -.infinity }
  @inline(__always) static var high: Double { .infinity }
  static func outside<F: RealFloat>(_ x: F) -> Complex<F> {
    apply(Complex(x, 0)) ?? Complex(.nan, 0)
  }
  static func apply<F: RealFloat>(_ z: Complex<F>) -> Complex<F>? { nil }
}

// MARK: - Roots, exponentials, logarithms

enum Sqrt: MathFunction {
  @inline(__always) static func apply(_ x: Double) -> Double { x.squareRoot() }
  @inline(__always) static func apply(_ x: Float) -> Float { x.squareRoot() }
  static func apply<F: RealFloat>(_ z: Complex<F>) -> Complex<F>? { F.apply(.sqrt, z) }
  static var low: Double { 0 }
  static func outside<F: RealFloat>(_ x: F) -> Complex<F> { Complex(0, (-x).squareRoot()) }
}

enum Cbrt: MathFunction {
  @inline(__always) static func apply(_ x: Double) -> Double { Glibc.cbrt(x) }
  @inline(__always) static func apply(_ x: Float) -> Float { Glibc.cbrtf(x) }
}

enum Exp: MathFunction {
  @inline(__always) static func apply(_ x: Double) -> Double { Glibc.exp(x) }
  @inline(__always) static func apply(_ x: Float) -> Float { Glibc.expf(x) }
  static func apply<F: RealFloat>(_ z: Complex<F>) -> Complex<F>? { F.apply(.exp, z) }
}

enum Expm1: MathFunction {
  @inline(__always) static func apply(_ x: Double) -> Double { Glibc.expm1(x) }
  @inline(__always) static func apply(_ x: Float) -> Float { Glibc.expm1f(x) }
  /// e^(a+ib) - 1 = u v + u + v + i (u + 1) sin b, where u = e^a - 1, v = cos b - 1.
  static func apply<F: RealFloat>(_ z: Complex<F>) -> Complex<F>? {
    if z.magnitude < 1 {
      let u = F(Glibc.expm1(Double(z.re)))
      let half = F.sineCosine(z.im / 2).sin
      let v = -2 * half * half
      return Complex(u * v + u + v, (u + 1) * F.sineCosine(z.im).sin)
    }
    let e = F.apply(.exp, z)
    return Complex(e.re - 1, e.im)
  }
}

enum Log: MathFunction {
  @inline(__always) static func apply(_ x: Double) -> Double { Glibc.log(x) }
  @inline(__always) static func apply(_ x: Float) -> Float { Glibc.logf(x) }
  static func apply<F: RealFloat>(_ z: Complex<F>) -> Complex<F>? { F.apply(.log, z) }
  static var low: Double { 0 }
  static func outside<F: RealFloat>(_ x: F) -> Complex<F> { Complex(F.logarithm(-x), .nearestPi) }
}

enum Log2: MathFunction {
  @inline(__always) static func apply(_ x: Double) -> Double { Glibc.log2(x) }
  @inline(__always) static func apply(_ x: Float) -> Float { Glibc.log2f(x) }
  static func apply<F: RealFloat>(_ z: Complex<F>) -> Complex<F>? {
    let l = F.apply(.log, z)
    let ln2 = F(rounding: 0.693147180559945309417)
    return Complex(l.re / ln2, l.im / ln2)
  }
  static var low: Double { 0 }
  static func outside<F: RealFloat>(_ x: F) -> Complex<F> {
    let re: F = F.self == Float.self ? F(apply(Float(-x))) : F(apply(Double(-x)))
    return Complex(re, F.nearestPi / F(rounding: 0.693147180559945309417))
  }
}

enum Log10: MathFunction {
  @inline(__always) static func apply(_ x: Double) -> Double { Glibc.log10(x) }
  @inline(__always) static func apply(_ x: Float) -> Float { Glibc.log10f(x) }
  static func apply<F: RealFloat>(_ z: Complex<F>) -> Complex<F>? {
    let l = F.apply(.log, z)
    let ln10 = F(rounding: 2.302585092994045684018)
    return Complex(l.re / ln10, l.im / ln10)
  }
  static var low: Double { 0 }
  static func outside<F: RealFloat>(_ x: F) -> Complex<F> {
    let re: F = F.self == Float.self ? F(apply(Float(-x))) : F(apply(Double(-x)))
    return Complex(re, F.nearestPi * F(rounding: 0.43429448190325182765))
  }
}

enum Log1p: MathFunction {
  @inline(__always) static func apply(_ x: Double) -> Double { Glibc.log1p(x) }
  @inline(__always) static func apply(_ x: Float) -> Float { Glibc.log1pf(x) }
  /// For small z: log |1 + z| = log1p (2 re + |z|^2) / 2, without cancellation.
  static func apply<F: RealFloat>(_ z: Complex<F>) -> Complex<F>? {
    if z.re.magnitude < 0.5 {
      let u = 2 * z.re + z.re * z.re + z.im * z.im
      let l = F(Glibc.log1p(Double(u / (1 + (u + 1).squareRoot()))))
      return Complex(l, F.angle(z.im, 1 + z.re))
    }
    return F.apply(.log, Complex(1 + z.re, z.im))
  }
  static var low: Double { -1 }
  static func outside<F: RealFloat>(_ x: F) -> Complex<F> {
    Complex(F.logarithm(-(1 + x)), .nearestPi)
  }
}

/// 1 / (1 + e^-x).
enum Sigmoid: MathFunction {
  @inline(__always) static func apply(_ x: Double) -> Double { 1 / (1 + Glibc.exp(-x)) }
  @inline(__always) static func apply(_ x: Float) -> Float { 1 / (1 + Glibc.expf(-x)) }
  static func apply<F: RealFloat>(_ z: Complex<F>) -> Complex<F>? {
    let e = F.apply(.exp, Complex(-z.re, -z.im))
    return F.divide(Complex(1, 0), Complex(1 + e.re, e.im))
  }
}

// MARK: - Circular functions

enum Sin: MathFunction {
  @inline(__always) static func apply(_ x: Double) -> Double { Glibc.sin(x) }
  @inline(__always) static func apply(_ x: Float) -> Float { Glibc.sinf(x) }
  static func apply<F: RealFloat>(_ z: Complex<F>) -> Complex<F>? { F.apply(.sin, z) }
}

enum Cos: MathFunction {
  @inline(__always) static func apply(_ x: Double) -> Double { Glibc.cos(x) }
  @inline(__always) static func apply(_ x: Float) -> Float { Glibc.cosf(x) }
  static func apply<F: RealFloat>(_ z: Complex<F>) -> Complex<F>? { F.apply(.cos, z) }
}

enum Tan: MathFunction {
  @inline(__always) static func apply(_ x: Double) -> Double { Glibc.tan(x) }
  @inline(__always) static func apply(_ x: Float) -> Float { Glibc.tanf(x) }
  static func apply<F: RealFloat>(_ z: Complex<F>) -> Complex<F>? { F.apply(.tan, z) }
}

/// On the real axis beyond one the value from below the cut is taken, as for acos.
enum Asin: MathFunction {
  @inline(__always) static func apply(_ x: Double) -> Double { Glibc.asin(x) }
  @inline(__always) static func apply(_ x: Float) -> Float { Glibc.asinf(x) }
  static func apply<F: RealFloat>(_ z: Complex<F>) -> Complex<F>? {
    let r = F.apply(.asin, z)
    return z.im == 0 && z.re > 1 ? r.conjugate : r
  }
  static var low: Double { -1 }
  static var high: Double { 1 }
}

enum Acos: MathFunction {
  @inline(__always) static func apply(_ x: Double) -> Double { Glibc.acos(x) }
  @inline(__always) static func apply(_ x: Float) -> Float { Glibc.acosf(x) }
  static func apply<F: RealFloat>(_ z: Complex<F>) -> Complex<F>? {
    let r = F.apply(.acos, z)
    return z.im == 0 && z.re > 1 ? r.conjugate : r
  }
  static var low: Double { -1 }
  static var high: Double { 1 }
}

enum Atan: MathFunction {
  @inline(__always) static func apply(_ x: Double) -> Double { Glibc.atan(x) }
  @inline(__always) static func apply(_ x: Float) -> Float { Glibc.atanf(x) }
  static func apply<F: RealFloat>(_ z: Complex<F>) -> Complex<F>? { F.apply(.atan, z) }
}

// MARK: - Hyperbolic functions

enum Sinh: MathFunction {
  @inline(__always) static func apply(_ x: Double) -> Double { Glibc.sinh(x) }
  @inline(__always) static func apply(_ x: Float) -> Float { Glibc.sinhf(x) }
  static func apply<F: RealFloat>(_ z: Complex<F>) -> Complex<F>? { F.apply(.sinh, z) }
}

enum Cosh: MathFunction {
  @inline(__always) static func apply(_ x: Double) -> Double { Glibc.cosh(x) }
  @inline(__always) static func apply(_ x: Float) -> Float { Glibc.coshf(x) }
  static func apply<F: RealFloat>(_ z: Complex<F>) -> Complex<F>? { F.apply(.cosh, z) }
}

enum Tanh: MathFunction {
  @inline(__always) static func apply(_ x: Double) -> Double { Glibc.tanh(x) }
  @inline(__always) static func apply(_ x: Float) -> Float { Glibc.tanhf(x) }
  static func apply<F: RealFloat>(_ z: Complex<F>) -> Complex<F>? { F.apply(.tanh, z) }
}

enum Asinh: MathFunction {
  @inline(__always) static func apply(_ x: Double) -> Double { Glibc.asinh(x) }
  @inline(__always) static func apply(_ x: Float) -> Float { Glibc.asinhf(x) }
  static func apply<F: RealFloat>(_ z: Complex<F>) -> Complex<F>? { F.apply(.asinh, z) }
}

enum Acosh: MathFunction {
  @inline(__always) static func apply(_ x: Double) -> Double { Glibc.acosh(x) }
  @inline(__always) static func apply(_ x: Float) -> Float { Glibc.acoshf(x) }
  static func apply<F: RealFloat>(_ z: Complex<F>) -> Complex<F>? { F.apply(.acosh, z) }
  static var low: Double { 1 }
}

enum Atanh: MathFunction {
  @inline(__always) static func apply(_ x: Double) -> Double { Glibc.atanh(x) }
  @inline(__always) static func apply(_ x: Float) -> Float { Glibc.atanhf(x) }
  static func apply<F: RealFloat>(_ z: Complex<F>) -> Complex<F>? { F.apply(.atanh, z) }
  static var low: Double { -1 }
  static var high: Double { 1 }
}

// MARK: - Special functions

/// At zero the sign decides which infinity; at the other poles it is +Inf.
enum Gamma: MathFunction {
  static func apply(_ x: Double) -> Double {
    if x == 0 { return x.sign == .minus ? -.infinity : .infinity }
    if x < 0 && x == x.rounded() || x.isInfinite { return .infinity }
    return Glibc.tgamma(x)
  }
  static func apply(_ x: Float) -> Float {
    if x == 0 { return x.sign == .minus ? -.infinity : .infinity }
    if x < 0 && x == x.rounded() || x.isInfinite { return .infinity }
    return Glibc.tgammaf(x)
  }
}

/// log gamma; plus i pi where gamma is negative.
enum LogGamma: MathFunction {
  static func apply(_ x: Double) -> Double { Glibc.lgamma(x) }
  static func apply(_ x: Float) -> Float { Glibc.lgammaf(x) }
  static var low: Double { .leastNonzeroMagnitude }
  static func outside<F: RealFloat>(_ x: F) -> Complex<F> {
    let re: F = F.self == Float.self ? F(apply(Float(x))) : F(apply(Double(x)))
    // Between the poles gamma changes its sign; -0 counts as negative.
    if x == 0 { return Complex(re, x.sign == .minus ? .nearestPi : 0) }
    if x.isInfinite { return Complex(re, 0) }
    if x == x.rounded() { return Complex(re, 0) }
    let below = x.rounded(.down)
    let odd = (below / 2).rounded() * 2 != below
    return Complex(re, odd ? .nearestPi : 0)
  }
}

enum Erf: MathFunction {
  static func apply(_ x: Double) -> Double { Glibc.erf(x) }
  static func apply(_ x: Float) -> Float { Glibc.erff(x) }
  static func apply<F: RealFloat>(_ z: Complex<F>) -> Complex<F>? {
    rounded(Faddeeva.erf(widened(z)))
  }
}

enum Erfc: MathFunction {
  static func apply(_ x: Double) -> Double { Glibc.erfc(x) }
  static func apply(_ x: Float) -> Float { Glibc.erfcf(x) }
  static func apply<F: RealFloat>(_ z: Complex<F>) -> Complex<F>? {
    rounded(Faddeeva.erfc(widened(z)))
  }
}

/// e^(x^2) erfc x, by a continued fraction where the direct product would overflow.
enum Erfcx: MathFunction {
  static func apply(_ x: Double) -> Double {
    if x < 25 { return x < -26.7 ? .infinity : Glibc.exp(x * x) * Glibc.erfc(x) }
    let y = 1 / (x * x)
    let series = 1 - y * (0.5 - y * (0.75 - y * (1.875 - y * 6.5625)))
    return series / (x * Double.pi.squareRoot())
  }
  static func apply(_ x: Float) -> Float { Float(apply(Double(x))) }
  static func apply<F: RealFloat>(_ z: Complex<F>) -> Complex<F>? {
    rounded(Faddeeva.erfcx(widened(z)))
  }
}

/// The inverse of erf: a rational first guess, then two steps of Halley's method.
///
/// Source: P. J. Acklam's approximation of the normal quantile, refined.
enum Erfinv: MathFunction {
  static func apply(_ y: Double) -> Double {
    if y.isNaN || abs(y) > 1 { return .nan }
    if abs(y) == 1 { return y * .infinity }
    if y == 0 { return y }
    // Winitzki's closed formula, good to 0.002.
    let a = 0.147
    let l = Glibc.log1p(-y * y)
    let t = 2 / (Double.pi * a) + l / 2
    var x = ((t * t - l / a).squareRoot() - t).squareRoot()
    if y < 0 { x = -x }
    for _ in 0..<4 {
      let error =
        abs(y) < 0.5
        ? Glibc.erf(x) - y : (y > 0 ? (1 - y) - Glibc.erfc(x) : Glibc.erfc(-x) - (1 + y))
      let slope = 2 / Double.pi.squareRoot() * Glibc.exp(-x * x)
      let step = error / slope
      x -= step / (1 + x * step)
    }
    return x
  }
  static func apply(_ x: Float) -> Float { Float(apply(Double(x))) }
}

enum Erfcinv: MathFunction {
  static func apply(_ y: Double) -> Double {
    if y.isNaN || y < 0 || y > 2 { return .nan }
    if y == 0 { return .infinity }
    if y == 2 { return -.infinity }
    if y > 0.1 { return Erfinv.apply(1 - y) }
    // For a small y: erfc x = y by Newton on the logarithm.
    var x = (-Glibc.log(y * Double.pi.squareRoot())).squareRoot()
    for _ in 0..<50 {
      let f = Glibc.erfc(x)
      if f == 0 { break }
      let slope = 2 / Double.pi.squareRoot() * Glibc.exp(-x * x)
      let step = (Glibc.log(f) - Glibc.log(y)) * f / slope
      x += step
      if abs(step) <= 1e-16 * abs(x) { break }
    }
    return x
  }
  static func apply(_ x: Float) -> Float { Float(apply(Double(x))) }
}
