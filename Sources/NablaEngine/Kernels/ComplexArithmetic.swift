import CNabla
import Glibc

/// A real floating class that complex numbers are made of; its C functions.
package protocol RealFloat: BinaryFloatingPoint, RealElement, Arithmetic {
  static func multiply(_ a: Complex<Self>, _ b: Complex<Self>) -> Complex<Self>
  static func divide(_ a: Complex<Self>, _ b: Complex<Self>) -> Complex<Self>
  static func power(_ a: Complex<Self>, _ b: Complex<Self>) -> Complex<Self>
  static func apply(_ f: ComplexFunction, _ z: Complex<Self>) -> Complex<Self>
  static func hypotenuse(_ x: Self, _ y: Self) -> Self
  static func angle(_ y: Self, _ x: Self) -> Self
  static func power(_ x: Self, _ y: Self) -> Self
  static func logarithm(_ x: Self) -> Self
  static func exponential(_ x: Self) -> Self
  static func sineCosine(_ x: Self) -> (sin: Self, cos: Self)
}

/// The complex functions of the C library.
package enum ComplexFunction: Sendable {
  case sqrt, exp, log, sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, asinh, acosh, atanh
}

extension Complex where F == Double {
  @inline(__always) var c: nabla_complex64 { nabla_complex64(re: re, im: im) }
  @inline(__always) init(_ c: nabla_complex64) { self.init(c.re, c.im) }
}

extension Complex where F == Float {
  @inline(__always) var c: nabla_complex32 { nabla_complex32(re: re, im: im) }
  @inline(__always) init(_ c: nabla_complex32) { self.init(c.re, c.im) }
}

extension Double: RealFloat {
  @inline(__always)
  package static func multiply(_ a: Complex<Double>, _ b: Complex<Double>) -> Complex<Double> {
    let re = a.re * b.re - a.im * b.im
    let im = a.re * b.im + a.im * b.re
    if re.isNaN && im.isNaN { return Complex(nabla_cmul(a.c, b.c)) }
    return Complex(re, im)
  }
  package static func divide(_ a: Complex<Double>, _ b: Complex<Double>) -> Complex<Double> {
    Complex(nabla_cdiv(a.c, b.c))
  }
  package static func power(_ a: Complex<Double>, _ b: Complex<Double>) -> Complex<Double> {
    Complex(nabla_cpow(a.c, b.c))
  }
  package static func apply(_ f: ComplexFunction, _ z: Complex<Double>) -> Complex<Double> {
    switch f {
    case .sqrt: Complex(nabla_csqrt(z.c))
    case .exp: Complex(nabla_cexp(z.c))
    case .log: Complex(nabla_clog(z.c))
    case .sin: Complex(nabla_csin(z.c))
    case .cos: Complex(nabla_ccos(z.c))
    case .tan: Complex(nabla_ctan(z.c))
    case .asin: Complex(nabla_casin(z.c))
    case .acos: Complex(nabla_cacos(z.c))
    case .atan: Complex(nabla_catan(z.c))
    case .sinh: Complex(nabla_csinh(z.c))
    case .cosh: Complex(nabla_ccosh(z.c))
    case .tanh: Complex(nabla_ctanh(z.c))
    case .asinh: Complex(nabla_casinh(z.c))
    case .acosh: Complex(nabla_cacosh(z.c))
    case .atanh: Complex(nabla_catanh(z.c))
    }
  }
  package static func hypotenuse(_ x: Double, _ y: Double) -> Double { Glibc.hypot(x, y) }
  package static func angle(_ y: Double, _ x: Double) -> Double { Glibc.atan2(y, x) }
  package static func power(_ x: Double, _ y: Double) -> Double { Glibc.pow(x, y) }
  package static func logarithm(_ x: Double) -> Double { Glibc.log(x) }
  package static func exponential(_ x: Double) -> Double { Glibc.exp(x) }
  package static func sineCosine(_ x: Double) -> (sin: Double, cos: Double) {
    (Glibc.sin(x), Glibc.cos(x))
  }
}

extension Float: RealFloat {
  @inline(__always)
  package static func multiply(_ a: Complex<Float>, _ b: Complex<Float>) -> Complex<Float> {
    let re = a.re * b.re - a.im * b.im
    let im = a.re * b.im + a.im * b.re
    if re.isNaN && im.isNaN { return Complex(nabla_cmulf(a.c, b.c)) }
    return Complex(re, im)
  }
  package static func divide(_ a: Complex<Float>, _ b: Complex<Float>) -> Complex<Float> {
    Complex(nabla_cdivf(a.c, b.c))
  }
  package static func power(_ a: Complex<Float>, _ b: Complex<Float>) -> Complex<Float> {
    Complex(nabla_cpowf(a.c, b.c))
  }
  package static func apply(_ f: ComplexFunction, _ z: Complex<Float>) -> Complex<Float> {
    switch f {
    case .sqrt: Complex(nabla_csqrtf(z.c))
    case .exp: Complex(nabla_cexpf(z.c))
    case .log: Complex(nabla_clogf(z.c))
    case .sin: Complex(nabla_csinf(z.c))
    case .cos: Complex(nabla_ccosf(z.c))
    case .tan: Complex(nabla_ctanf(z.c))
    case .asin: Complex(nabla_casinf(z.c))
    case .acos: Complex(nabla_cacosf(z.c))
    case .atan: Complex(nabla_catanf(z.c))
    case .sinh: Complex(nabla_csinhf(z.c))
    case .cosh: Complex(nabla_ccoshf(z.c))
    case .tanh: Complex(nabla_ctanhf(z.c))
    case .asinh: Complex(nabla_casinhf(z.c))
    case .acosh: Complex(nabla_cacoshf(z.c))
    case .atanh: Complex(nabla_catanhf(z.c))
    }
  }
  package static func hypotenuse(_ x: Float, _ y: Float) -> Float { Glibc.hypotf(x, y) }
  package static func angle(_ y: Float, _ x: Float) -> Float { Glibc.atan2f(y, x) }
  package static func power(_ x: Float, _ y: Float) -> Float { Glibc.powf(x, y) }
  package static func logarithm(_ x: Float) -> Float { Glibc.logf(x) }
  package static func exponential(_ x: Float) -> Float { Glibc.expf(x) }
  package static func sineCosine(_ x: Float) -> (sin: Float, cos: Float) {
    (Glibc.sinf(x), Glibc.cosf(x))
  }
}

extension Complex: Arithmetic where F: RealFloat {
  @inline(__always) package static func plus(_ a: Complex, _ b: Complex) -> Complex {
    Complex(a.re + b.re, a.im + b.im)
  }
  @inline(__always) package static func minus(_ a: Complex, _ b: Complex) -> Complex {
    Complex(a.re - b.re, a.im - b.im)
  }
  @inline(__always) package static func times(_ a: Complex, _ b: Complex) -> Complex {
    F.multiply(a, b)
  }
  @inline(__always) package static func over(_ a: Complex, _ b: Complex) -> Complex {
    F.divide(a, b)
  }
  @inline(__always) package static func negated(_ a: Complex) -> Complex { Complex(-a.re, -a.im) }
}

extension RealFloat {
  /// pi to the nearest, as C has it; Swift's `Float.pi` is rounded down.
  @inline(__always) static var nearestPi: Self { Self(rounding: Double.pi) }
}

extension Complex where F: RealFloat {
  @inline(__always) package var magnitude: F { F.hypotenuse(re, im) }
  /// In (-pi, pi].
  @inline(__always) package var argument: F { F.angle(im, re) }
  package var conjugate: Complex { Complex(re, -im) }
  package var isNaN: Bool { re.isNaN || im.isNaN }

  /// e^(log r) in polar form.
  static func polar(_ r: F, _ angle: F) -> Complex {
    let (s, c) = F.sineCosine(angle)
    return Complex(r * c, r * s)
  }

  /// The order of the language: by magnitude, then by argument, where -pi counts as pi.
  @inline(__always) static func precedes(_ a: Complex, _ b: Complex, orEqual: Bool) -> Bool {
    let x = a.magnitude
    let y = b.magnitude
    if x == y {
      let u = a.orderArgument
      let v = b.orderArgument
      return orEqual ? u <= v : u < v
    }
    return x < y
  }
  /// The argument for comparisons.
  var orderArgument: F {
    let t = argument
    return t == -F.nearestPi ? F.nearestPi : t
  }
}
