import Glibc

/// Bessel functions of real order and complex argument.
///
/// Everything comes from I and K of order nu >= 0 in the right half plane: J, Y and H are the same
/// functions on turned arguments, and Ai and Bi are K of order 1/3 and 2/3.
/// Source: N. M. Temme, J. Comput. Phys. 19 (1975) for K near zero; I. J. Thompson, A. R. Barnett,
/// J. Comput. Phys. 64 (1986) for the continued fractions; NIST Digital Library 10.27, 10.34, 9.6.
package enum Bessel {
  package typealias Z = Complex<Double>

  package enum Kind: Sendable { case j, y, i, k, h1, h2 }

  /// One value and the state of the computation: 0, or 2 where the value is too large for a number,
  /// 4 where the argument is.
  package static func value(_ kind: Kind, _ order: Double, _ z: Z, scaled: Bool) -> (Z, Double) {
    if z.re.isNaN || z.im.isNaN || !order.isFinite { return (Z(.nan, 0), 0) }
    if z.re == 0, z.im == 0 { return atZero(kind, order) }
    if !z.re.isFinite || !z.im.isFinite || z.magnitude > 2e9 {
      return atInfinity(kind, z)
    }
    let w = order < 0 ? reflected(kind, -order, z, scaled) : positive(kind, order, z, scaled)
    if w.re.isNaN || w.im.isNaN || w.re.isInfinite || w.im.isInfinite {
      return (Z(.infinity, 0), 2)
    }
    let real = z.im == 0 && (z.re > 0 || (order == order.rounded() && (kind == .j || kind == .i)))
    return (real && kind != .h1 && kind != .h2 ? Z(w.re, 0) : w, 0)
  }

  private static func atZero(_ kind: Kind, _ order: Double) -> (Z, Double) {
    let whole = order == order.rounded()
    switch kind {
    case .j, .i:
      if order == 0 { return (Z(1, 0), 0) }
      if order > 0 || whole { return (Z(0, 0), 0) }
      return (Z(-.infinity, 0), 0)
    case .y: return (Z(-.infinity, 0), 0)
    case .k: return (Z(.infinity, 0), 0)
    case .h1, .h2: return (Z(.nan, .nan), 1)
    }
  }

  private static func atInfinity(_ kind: Kind, _ z: Z) -> (Z, Double) {
    switch kind {
    case .i: return (Z(.infinity, 0), 2)
    case .k where z.re > 0: return (Z(0, 0), 0)
    default: return (Z(z.magnitude.isFinite ? 0 : .nan, 0), 4)
    }
  }

  // MARK: Orders below zero

  private static func reflected(_ kind: Kind, _ nu: Double, _ z: Z, _ scaled: Bool) -> Z {
    let (c, s) = (cosPi(nu), sinPi(nu))
    func f(_ k: Kind) -> Z { positive(k, nu, z, scaled) }
    switch kind {
    case .j: return s == 0 ? times(f(.j), c) : minus(times(f(.j), c), times(f(.y), s))
    case .y: return c == 0 ? times(f(.j), s) : plus(times(f(.j), s), times(f(.y), c))
    case .k: return f(.k)
    case .h1: return mul(Z(c, s), f(.h1))
    case .h2: return mul(Z(c, -s), f(.h2))
    case .i:
      if s == 0 { return f(.i) }
      var k = positive(.k, nu, z, false)
      if scaled { k = times(k, exp(-abs(z.re))) }
      return plus(f(.i), times(k, 2 / Double.pi * s))
    }
  }

  // MARK: Any argument

  private static func positive(_ kind: Kind, _ nu: Double, _ z: Z, _ scaled: Bool) -> Z {
    func expi(_ x: Double) -> Z { Z(cos(x), sin(x)) }
    switch kind {
    case .i, .k:
      let left = z.re < 0
      let w = left ? Z(-z.re, -z.im) : z
      let (iw, kw) = scaledPair(nu, w)
      // z = w exp (+-i pi): the sign of the angle is that of the imaginary part.
      let up = z.im >= 0 ? 1.0 : -1.0
      let turn = Z(cosPi(nu), up * sinPi(nu))
      if kind == .i {
        let growth = scaled ? expi(w.im) : cexp(w)
        return left ? mul(turn, mul(iw, growth)) : mul(iw, growth)
      }
      if !left { return scaled ? kw : mul(kw, cexp(Z(-w.re, -w.im))) }
      let falling = mul(mul(turn.conjugate, kw), cexp(scaled ? Z(2 * z.re, 2 * z.im) : z))
      let rising = mul(Z(0, -up * .pi), mul(iw, scaled ? Z(1, 0) : cexp(w)))
      return plus(falling, rising)
    case .j, .y, .h1, .h2:
      if z.im == 0 {
        // Real: J and Y of |x| are the parts of the first Hankel function.
        let x = abs(z.re)
        let (j, y) = realPair(nu, x)
        return onReals(kind, nu, z, j, y, scaled)
      }
      let upper = z.im > 0
      // w = -i z (or i z) is in the right half plane.
      let w = upper ? Z(z.im, -z.re) : Z(-z.im, z.re)
      let (iw, kw) = scaledPair(nu, w)
      let quarter = Z(cosPi(nu / 2), (upper ? 1 : -1) * sinPi(nu / 2))
      // J exp (-|im z|) and the falling Hankel function times exp (|im z|).
      let j = mul(mul(quarter, iw), expi(w.im))
      let factor = Z(0, (upper ? -1 : 1) * 2 / Double.pi)
      let falling = mul(mul(factor, quarter.conjugate), mul(kw, expi(-w.im)))
      let growth = exp(w.re)
      switch kind {
      case .j: return scaled ? j : times(j, growth)
      case .y:
        // Y = -+i (H - J), H the falling one.
        let h = times(falling, scaled ? 1 / growth / growth : 1 / growth)
        let difference = minus(h, scaled ? j : times(j, growth))
        return mul(Z(0, upper ? -1 : 1), difference)
      default:
        let wantsFalling = (kind == .h1) == upper
        let phase = scaled ? (kind == .h1 ? expi(-z.re) : expi(z.re)) : Z(1, 0)
        if wantsFalling { return mul(times(falling, scaled ? 1 : 1 / growth), phase) }
        let rising = minus(times(j, 2), times(falling, 1 / growth / growth))
        return mul(times(rising, scaled ? 1 : growth), phase)
      }
    }
  }

  private static func onReals(
    _ kind: Kind, _ nu: Double, _ z: Z, _ j: Double, _ y: Double, _ scaled: Bool
  ) -> Z {
    var (jz, yz) = (Z(j, 0), Z(y, 0))
    if z.re < 0 {
      let (c, s) = (cosPi(nu), sinPi(nu))
      jz = times(Z(c, s), j)
      yz = plus(times(Z(c, -s), y), Z(0, 2 * c * j))
    }
    switch kind {
    case .j: return jz
    case .y: return yz
    default:
      let sign = kind == .h1 ? 1.0 : -1.0
      let h = plus(jz, mul(Z(0, sign), yz))
      return scaled ? mul(h, Z(cos(z.re), -sign * sin(z.re))) : h
    }
  }

  /// J and Y of a positive number, by the functions on the imaginary axis.
  private static func realPair(_ nu: Double, _ x: Double) -> (Double, Double) {
    // K (-ix) = pi i / 2 exp (i nu pi / 2) H1 (x).
    let w = Z(0, -x)
    let (iw, kw) = scaledPair(nu, w)
    let quarter = Z(cosPi(nu / 2), sinPi(nu / 2))
    let phase = Z(cos(x), sin(x))
    let h = mul(mul(Z(0, -2 / Double.pi), quarter.conjugate), mul(kw, phase))
    // J by its own formula: where it is tiny beside Y the real part of H1 is only noise.
    if x > max(25, nu * nu / 2) { return (h.re, h.im) }
    let j = mul(mul(quarter, iw), phase.conjugate)
    return (j.re, h.im)
  }

  // MARK: The right half plane

  /// exp (-z) I and exp (z) K of order nu >= 0, re z >= 0, z not zero.
  private static func scaledPair(_ nu: Double, _ z: Z) -> (Z, Z) {
    let steps = Int((nu + 0.5).rounded(.down))
    let mu = nu - Double(steps)
    var (k0, k1) = z.magnitude <= 2 ? temme(mu, z) : steed(mu, z)
    let reciprocal = div(Z(1, 0), z)
    for n in 0..<steps {
      (k0, k1) = (k1, plus(k0, mul(times(reciprocal, 2 * (mu + Double(n) + 1)), k1)))
    }
    if z.magnitude > max(25, nu * nu / 2) { return (asymptoticI(nu, z), k0) }
    // The Wronskian: I(nu) K(nu+1) + I(nu+1) K(nu) = 1 / z.
    let f = ratio(nu, z)
    return (div(reciprocal, plus(k1, mul(f, k0))), k0)
  }

  /// K(mu) and K(mu+1), scaled, by Temme's series; |mu| <= 1/2, |z| <= 2.
  private static func temme(_ mu: Double, _ z: Z) -> (Z, Z) {
    let l = clog(div(Z(2, 0), z))
    let sigma = times(l, mu)
    let a = mu * Double.pi
    let fact = abs(a) < 1e-8 ? 1 : a / sin(a)
    let e = cexp(sigma)
    let inverse = div(Z(1, 0), e)
    let cosh = times(plus(e, inverse), 0.5)
    let sinhc =
      sigma.magnitude < 1e-3
      ? plus(Z(1, 0), times(mul(sigma, sigma), 1 / 6.0))
      : div(times(minus(e, inverse), 0.5), sigma)
    let (gamma1, gamma2) = gammaParts(mu)
    var f = times(plus(times(cosh, gamma1), mul(times(sinhc, gamma2), l)), fact)
    // 1 / gamma (1 +- mu) = gamma2 -+ mu gamma1.
    var p = times(e, 0.5 / (gamma2 - mu * gamma1))
    var q = times(inverse, 0.5 / (gamma2 + mu * gamma1))
    var c = Z(1, 0)
    let quarter = times(mul(z, z), 0.25)
    var (k0, k1) = (f, p)
    for n in 1...60 {
      let m = Double(n)
      f = times(plus(plus(times(f, m), p), q), 1 / (m * m - mu * mu))
      p = times(p, 1 / (m - mu))
      q = times(q, 1 / (m + mu))
      c = mul(c, times(quarter, 1 / m))
      let term = mul(c, f)
      k0 = plus(k0, term)
      k1 = plus(k1, mul(c, minus(p, times(f, m))))
      if term.magnitude < 1e-17 * k0.magnitude { break }
    }
    let growth = cexp(z)
    return (mul(k0, growth), mul(mul(k1, div(Z(2, 0), z)), growth))
  }

  /// (1/gamma(1-mu) - 1/gamma(1+mu)) / (2 mu) and (1/gamma(1-mu) + 1/gamma(1+mu)) / 2, by the power
  /// series of 1/gamma (Abramowitz and Stegun 6.1.34).
  private static func gammaParts(_ mu: Double) -> (Double, Double) {
    let c: [Double] = [
      1, 0.5772156649015329, -0.6558780715202538, -0.0420026350340952, 0.1665386113822915,
      -0.0421977345555443, -0.0096219715278770, 0.0072189432466630, -0.0011651675918591,
      -0.0002152416741149, 0.0001280502823882, -0.0000201348547807, -0.0000012504934821,
      0.0000011330272320, -0.0000002056338417, 0.0000000061160950, 0.0000000050020075,
      -0.0000000011812746, 0.0000000001043427, 0.0000000000077823, -0.0000000000036968,
    ]
    var (odd, even, power) = (0.0, 0.0, 1.0)
    var k = 0
    while k < c.count {
      even += c[k] * power
      if k + 1 < c.count { odd -= c[k + 1] * power }
      power *= mu * mu
      k += 2
    }
    return (odd, even)
  }

  /// K(mu) and K(mu+1), scaled, by the second continued fraction; |mu| <= 1/2, |z| > 2.
  private static func steed(_ mu: Double, _ z: Z) -> (Z, Z) {
    let first = 0.25 - mu * mu
    var b = times(plus(Z(1, 0), z), 2)
    var d = div(Z(1, 0), b)
    var (h, step) = (d, d)
    var (q1, q2) = (Z(0, 0), Z(1, 0))
    var a = -first
    var c = first
    var q = Z(first, 0)
    var s = plus(Z(1, 0), mul(q, step))
    if first != 0 {
      for n in 2...20_000 {
        a -= 2 * Double(n - 1)
        c = -a * c / Double(n)
        let next = times(minus(q1, mul(b, q2)), 1 / a)
        (q1, q2) = (q2, next)
        q = plus(q, times(next, c))
        b = Z(b.re + 2, b.im)
        d = div(Z(1, 0), plus(b, times(d, a)))
        step = mul(minus(mul(b, d), Z(1, 0)), step)
        h = plus(h, step)
        let change = mul(q, step)
        s = plus(s, change)
        if change.magnitude < 1e-16 * s.magnitude { break }
      }
    }
    h = times(h, first)
    let k = div(Double.apply(.sqrt, div(Z(.pi / 2, 0), z)), s)
    let next = div(mul(k, minus(Z(mu + 0.5 + z.re, z.im), h)), z)
    return (k, next)
  }

  /// I(nu+1) / I(nu) by the first continued fraction, after Lentz.
  private static func ratio(_ nu: Double, _ z: Z) -> Z {
    let tiny = 1e-300
    let step = div(Z(2, 0), z)
    var b = times(step, nu + 1)
    var f = Z(tiny, 0)
    var c = f
    var d = Z(0, 0)
    for _ in 0..<100_000 {
      d = plus(b, d)
      if d.magnitude < tiny { d = Z(tiny, 0) }
      c = plus(b, div(Z(1, 0), c))
      if c.magnitude < tiny { c = Z(tiny, 0) }
      d = div(Z(1, 0), d)
      let change = mul(c, d)
      f = mul(f, change)
      if abs(change.re - 1) + abs(change.im) < 1e-16 { break }
      b = plus(b, step)
    }
    return f
  }

  /// exp (-z) I(nu, z) for a large z, with the falling part that matters near the imaginary axis.
  private static func asymptoticI(_ nu: Double, _ z: Z) -> Z {
    let reciprocal = div(Z(1, 0), z)
    var (term, rising, falling) = (Z(1, 0), Z(1, 0), Z(1, 0))
    var size = Double.infinity
    for k in 1...200 {
      let odd = Double(2 * k - 1)
      term = mul(times(term, (4 * nu * nu - odd * odd) / (8 * Double(k))), reciprocal)
      if term.magnitude > size { break }
      size = term.magnitude
      rising = k % 2 == 0 ? plus(rising, term) : minus(rising, term)
      falling = plus(falling, term)
      if size < 1e-17 { break }
    }
    let root = Double.apply(.sqrt, times(z, 2 * .pi))
    if z.im == 0 { return div(rising, root) }
    let sign = z.im > 0 ? 1.0 : -1.0
    let turn = mul(Z(0, sign), Z(cosPi(nu), sign * sinPi(nu)))
    let part = mul(mul(turn, falling), cexp(Z(-2 * z.re, -2 * z.im)))
    return div(plus(rising, part), root)
  }

  // MARK: Airy functions

  /// Ai, Ai', Bi or Bi' (which = 0...3).
  package static func airy(_ which: Int, _ z: Z, scaled: Bool) -> Z {
    if z.re.isNaN || z.im.isNaN { return Z(.nan, .nan) }
    let zeta = times(mul(z, Double.apply(.sqrt, z)), 2 / 3.0)
    var w: Z
    if which < 2 {
      w = which == 0 ? ai(z) : aiSlope(z)
    } else {
      // Bi (z) = exp (i pi/6) Ai (z exp (2 pi i/3)) + the conjugate of all angles.
      let (up, down) = (mul(z, third), mul(z, third.conjugate))
      let angle = which == 2 ? Double.pi / 6 : 5 * Double.pi / 6
      let turn = Z(cos(angle), sin(angle))
      w =
        which == 2
        ? plus(mul(turn, ai(up)), mul(turn.conjugate, ai(down)))
        : plus(mul(turn, aiSlope(up)), mul(turn.conjugate, aiSlope(down)))
    }
    if z.im == 0 { w = Z(w.re, 0) }
    if !scaled { return w }
    return which < 2 ? mul(w, cexp(zeta)) : times(w, exp(-abs(zeta.re)))
  }

  private static let third = Z(-0.5, 0.8660254037844386467637)

  /// Ai (z) = 1/pi sqrt (z/3) K(1/3, zeta), zeta = 2/3 z^(3/2).
  private static func ai(_ z: Z) -> Z {
    if z.magnitude == 0 { return Z(0.355028053887817239260, 0) }
    let root = Double.apply(.sqrt, times(z, 1 / 3.0))
    return times(mul(root, turnedK(1 / 3.0, z)), 1 / .pi)
  }

  /// Ai' (z) = -z / (pi sqrt (3)) K(2/3, zeta).
  private static func aiSlope(_ z: Z) -> Z {
    if z.magnitude == 0 { return Z(-0.258819403792806798405, 0) }
    return times(mul(z, turnedK(2 / 3.0, z)), -1 / (.pi * 3.0.squareRoot()))
  }

  /// K(nu, zeta). The angle of zeta is 3/2 of that of z and may pass pi: beyond a right angle the
  /// function is continued from -zeta.
  private static func turnedK(_ nu: Double, _ z: Z) -> Z {
    let zeta = times(mul(z, Double.apply(.sqrt, z)), 2 / 3.0)
    if z.re >= 0.5 * z.magnitude { return positive(.k, nu, Z(max(zeta.re, 0), zeta.im), false) }
    let w = Z(max(-zeta.re, 0), -zeta.im)
    let (i, k) = scaledPair(nu, w)
    let up = z.im >= 0 ? 1.0 : -1.0
    let falling = mul(Z(cosPi(nu), -up * sinPi(nu)), mul(k, cexp(Z(-w.re, -w.im))))
    return plus(falling, mul(Z(0, -up * .pi), mul(i, cexp(w))))
  }

  // MARK: Arithmetic

  @inline(__always) private static func mul(_ a: Z, _ b: Z) -> Z { Double.multiply(a, b) }
  @inline(__always) private static func div(_ a: Z, _ b: Z) -> Z { Double.divide(a, b) }
  @inline(__always) private static func plus(_ a: Z, _ b: Z) -> Z { Z(a.re + b.re, a.im + b.im) }
  @inline(__always) private static func minus(_ a: Z, _ b: Z) -> Z { Z(a.re - b.re, a.im - b.im) }
  @inline(__always) private static func times(_ a: Z, _ x: Double) -> Z { Z(a.re * x, a.im * x) }
  private static func cexp(_ z: Z) -> Z { Double.apply(.exp, z) }
  private static func clog(_ z: Z) -> Z { Double.apply(.log, z) }

  /// cos (pi x) and sin (pi x), exact at the multiples of 1/2.
  private static func cosPi(_ x: Double) -> Double {
    let r = abs(x).truncatingRemainder(dividingBy: 2)
    if r == 0.5 || r == 1.5 { return 0 }
    return r == 0 ? 1 : r == 1 ? -1 : cos(.pi * r)
  }
  private static func sinPi(_ x: Double) -> Double {
    let r = x.truncatingRemainder(dividingBy: 2)
    if r == 0 || abs(r) == 1 { return 0 }
    return abs(r) == 0.5 ? (r > 0 ? 1 : -1) : abs(r) == 1.5 ? (r > 0 ? -1 : 1) : sin(.pi * r)
  }
}

// MARK: - Arrays

extension Bessel {
  /// By element, with the states as a second array; nil if the sizes do not fit. A row of orders and a
  /// column of arguments give a matrix.
  package static func values(
    _ kind: Kind, orders: Tensor<Double>, _ z: Tensor<Complex<Double>>, scaled: Bool
  ) throws(NablaError) -> (Value, Value)? {
    let (a, b) = (orders.dims, z.dims)
    let crossed = a.isRow && b.isColumn && a.elementCount > 1
    guard a == b || a.isScalar || b.isScalar || crossed else { return nil }
    let dims = crossed ? Dims(b.rows, a.columns) : a.isScalar ? b : a
    let result = try Tensor<Complex<Double>>(uninitialized: dims)
    let states = try Tensor<Double>(uninitialized: dims)
    let rows = max(dims.rows, 1)
    for k in 0..<result.count {
      let nu = a.isScalar ? orders.data[0] : orders.data[crossed ? k / rows : k]
      let x = b.isScalar ? z.data[0] : z.data[crossed ? k % rows : k]
      (result.data[k], states.data[k]) = value(kind, nu, x, scaled: scaled)
    }
    return (try Conversion.narrow(Value(result)), Value(states))
  }

  package static func airy(_ which: Int, _ z: Tensor<Complex<Double>>, scaled: Bool)
    throws(NablaError) -> Value
  {
    let result = try Tensor<Complex<Double>>(uninitialized: z.dims)
    for k in 0..<z.count { result.data[k] = airy(which, z.data[k], scaled: scaled) }
    return try Conversion.narrow(Value(result))
  }
}
