import Glibc

/// The error functions of complex arguments, and Dawson's integral.
///
/// All are the Faddeeva function w(z) = exp (-z^2) erfc (-iz) in other clothes.
/// Source: J. A. C. Weideman, SIAM J. Numer. Anal. 31 (1994).
enum Faddeeva {
  typealias Z = Complex<Double>

  private static let terms = 64
  private static let scale = (Double(terms) / 2.0.squareRoot()).squareRoot()

  /// The coefficients of the series in (L + iz) / (L - iz), the highest power first.
  private static let coefficients: [Double] = {
    let m = 2 * terms
    var result = [Double](repeating: 0, count: terms)
    for k in (1 - m)..<m {
      let theta = Double(k) * .pi / Double(m)
      let t = scale * tan(theta / 2)
      let f = exp(-t * t) * (scale * scale + t * t)
      for j in 1...terms { result[terms - j] += f * cos(Double(j) * theta) }
    }
    return result.map { $0 / Double(2 * m) }
  }()

  /// w(z) for im z >= 0.
  static func upper(_ z: Z) -> Z {
    let bottom = Z(scale + z.im, -z.re)
    let u = Double.divide(Z(scale - z.im, z.re), bottom)
    var p = Z(0, 0)
    for a in coefficients {
      p = Double.multiply(p, u)
      p.re += a
    }
    let first = Double.divide(Double.divide(Z(2 * p.re, 2 * p.im), bottom), bottom)
    let second = Double.divide(Z(1 / Double.pi.squareRoot(), 0), bottom)
    return Z(first.re + second.re, first.im + second.im)
  }

  /// exp (-z^2).
  static func bell(_ z: Z) -> Z {
    let s = Double.multiply(z, z)
    return Double.apply(.exp, Z(-s.re, -s.im))
  }

  static func erf(_ z: Z) -> Z {
    if z.re * z.re + z.im * z.im < 4 { return series(z) }
    let c = erfc(z)
    return Z(1 - c.re, -c.im)
  }

  static func erfc(_ z: Z) -> Z {
    if z.re < 0 {
      let c = erfc(Z(-z.re, -z.im))
      return Z(2 - c.re, -c.im)
    }
    return Double.multiply(bell(z), upper(Z(-z.im, z.re)))
  }

  static func erfcx(_ z: Z) -> Z {
    if z.re >= 0 { return upper(Z(-z.im, z.re)) }
    // 2 exp (z^2) - erfcx (-z).
    let s = Double.multiply(z, z)
    let e = Double.apply(.exp, s)
    let c = upper(Z(z.im, -z.re))
    return Z(2 * e.re - c.re, 2 * e.im - c.im)
  }

  /// erfi (z) = -i erf (iz).
  static func erfi(_ z: Z) -> Z {
    let w = erf(Z(-z.im, z.re))
    return Z(w.im, -w.re)
  }

  /// sqrt (pi)/2 exp (-z^2) erfi (z).
  static func dawson(_ z: Z) -> Z {
    let half = Double.pi.squareRoot() / 2
    if z.re * z.re + z.im * z.im < 4 {
      let d = Double.multiply(bell(z), erfi(z))
      return Z(half * d.re, half * d.im)
    }
    if z.im < 0 {
      let d = dawson(Z(-z.re, -z.im))
      return Z(-d.re, -d.im)
    }
    let (e, w) = (bell(z), upper(z))
    // i sqrt (pi)/2 (exp (-z^2) - w).
    return Z(-half * (e.im - w.im), half * (e.re - w.re))
  }

  /// 2/sqrt(pi) (z - z^3/3 + z^5/(5 2!) - ...).
  private static func series(_ z: Z) -> Z {
    let s = Double.multiply(z, z)
    var (term, sum) = (z, z)
    for n in 1...60 {
      term = Double.multiply(term, Z(-s.re / Double(n), -s.im / Double(n)))
      let d = Double(2 * n + 1)
      sum = Z(sum.re + term.re / d, sum.im + term.im / d)
      if term.magnitude < 1e-18 * sum.magnitude { break }
    }
    let f = 2 / Double.pi.squareRoot()
    return Z(f * sum.re, f * sum.im)
  }

  /// Dawson's integral of a real number.
  /// Source: G. B. Rybicki, Computers in Physics 3 (1989), with steps of 1/4.
  static func dawson(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x.isInfinite { return 0 }
    let a = abs(x)
    if a < 0.5 {
      var (term, sum) = (x, x)
      for k in 1...25 {
        term *= -2 * x * x / Double(2 * k + 1)
        sum += term
      }
      return sum
    }
    if a > 1e4 { return 0.5 / x }
    let h = 0.25
    let n0 = 2 * (0.5 * a / h).rounded()
    let rest = a - n0 * h
    var sum = 0.0
    var n = -31.0
    while n <= 31 {
      let d = rest - n * h
      sum += exp(-d * d) / (n + n0)
      n += 2
    }
    return (x < 0 ? -sum : sum) / Double.pi.squareRoot()
  }
}

enum Erfi: MathFunction {
  static func apply(_ x: Double) -> Double {
    if x.isInfinite { return x }
    if abs(x) < 0.5 { return Faddeeva.erfi(Complex(x, 0)).re }
    return 2 / Double.pi.squareRoot() * Glibc.exp(x * x) * Faddeeva.dawson(x)
  }
  static func apply(_ x: Float) -> Float { Float(apply(Double(x))) }
  static func apply<F: RealFloat>(_ z: Complex<F>) -> Complex<F>? {
    rounded(Faddeeva.erfi(widened(z)))
  }
}

enum Dawson: MathFunction {
  static func apply(_ x: Double) -> Double { Faddeeva.dawson(x) }
  static func apply(_ x: Float) -> Float { Float(Faddeeva.dawson(Double(x))) }
  static func apply<F: RealFloat>(_ z: Complex<F>) -> Complex<F>? {
    rounded(Faddeeva.dawson(widened(z)))
  }
}

/// To the nearest whole number, halves to the even one.
enum RoundToEven: MathFunction {
  static func apply(_ x: Double) -> Double { x.rounded(.toNearestOrEven) }
  static func apply(_ x: Float) -> Float { x.rounded(.toNearestOrEven) }
  static func apply<F: RealFloat>(_ z: Complex<F>) -> Complex<F>? {
    Complex(z.re.rounded(.toNearestOrEven), z.im.rounded(.toNearestOrEven))
  }
}

func widened<F: RealFloat>(_ z: Complex<F>) -> Complex<Double> {
  Complex(Double(z.re), Double(z.im))
}

func rounded<F: RealFloat>(_ z: Complex<Double>) -> Complex<F> {
  Complex(F(rounding: z.re), F(rounding: z.im))
}
