import Glibc
import NablaEngine

/// expm, logm, sqrtm: functions of whole matrices.
extension Builtin {
  static let expm = Builtin(
    "expm", "F = expm (A)", .exactly(1), category: .linearAlgebra,
    summary: "The matrix exponential I + A + A^2/2! + A^3/3! + ...",
    details: "By a Pade approximation with scaling and squaring, after balancing (R. C. Ward, 1977).",
    examples: [Example("expm ([0 1; 0 0])", shows: "ans =\n\n   1   1\n   0   1")],
    seeAlso: ["logm", "sqrtm", "exp"],
    body: expmBody)

  static let logm = Builtin(
    "logm", "L = logm (A)", .between(1, 2), category: .linearAlgebra,
    summary: "The matrix logarithm: expm (L) = A.",
    details: "By inverse scaling and squaring of the Schur form (N. J. Higham, 2001).",
    examples: [Example("logm ([1 1; 0 1])", shows: "ans =\n\n   0   1\n   0   0")],
    seeAlso: ["expm", "sqrtm"],
    body: logmBody)

  static let sqrtm = Builtin(
    "sqrtm", "S = sqrtm (A)", .exactly(1), category: .linearAlgebra,
    summary: "The matrix square root: S * S = A.",
    details: "By a recursion over the Schur form (N. J. Higham).",
    examples: [Example("sqrtm ([1 3; 0 4])", shows: "ans =\n\n   1   1\n   0   2")],
    seeAlso: ["expm", "logm", "sqrt"],
    body: sqrtmBody)
}

private func square(_ call: borrowing Call) throws(NablaError) -> Value {
  let v = call[0]
  guard v.isNumeric || v.isLogical, v.dims.is2D, v.dims.rows == v.dims.columns else {
    throw call.failed("A must be a square matrix")
  }
  return v
}

private func expmBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = try square(call)
  if v.isEmpty { return [v] }
  if v.isScalar { return [try call.session.call(named: "exp", [v]).first ?? v] }
  let n = v.dims.rows
  let identity = Value(try Dense.identity(n, as: Double.self))
  // The mean of the diagonal is taken out, which can only make the norm smaller.
  let trace = try call.session.call(named: "trace", [v]).first ?? .scalar(0)
  let shift = try Algebra.over(trace, .scalar(Double(n)))
  let shifted = (try Numbers.reals(shift).first ?? 0) > 0
  var a = shifted ? try Algebra.minus(v, try Algebra.times(shift, identity)) : v
  let balanced = try call.session.call(named: "balance", [a], nargout: 2)
  let d = balanced[0]
  a = balanced[1]
  let norm = try call.session.call(named: "norm", [a, .scalar(.infinity)]).first?.realScalar ?? 0
  let s = norm > 0 && norm.isFinite ? min(max(0, Int(norm.exponent) + 1), 1023) : 0
  a = try Algebra.times(a, .scalar(Double(sign: .plus, exponent: -s, significand: 1)))
  // The diagonal Pade approximant of order 8: c(k) = c(k-1) (9 - k) / (k (17 - k)).
  var c = [1.0]
  for k in 1...8 { c.append(c[k - 1] * Double(9 - k) / Double(k * (17 - k))) }
  let a2 = try Algebra.product(a, a)
  func horner(_ list: [Double]) throws(NablaError) -> Value {
    var x = try Algebra.times(.scalar(list[0]), identity)
    for k in list.dropFirst() {
      x = try Algebra.plus(try Algebra.product(a2, x), try Algebra.times(.scalar(k), identity))
    }
    return x
  }
  let even = try horner([c[8], c[6], c[4], c[2], c[0]])
  let odd = try Algebra.product(a, try horner([c[7], c[5], c[3], c[1]]))
  var r = try Algebra.solve(try Algebra.minus(even, odd), try Algebra.plus(even, odd))
  for _ in 0..<s { r = try Algebra.product(r, r) }
  // Undo the balancing: D r D^-1.
  r = try Algebra.product(d, r)
  r = try Operators.binary(.divide, r, d)
  if shifted {
    let factor = try call.session.call(named: "exp", [shift]).first ?? .scalar(1)
    r = try Algebra.times(factor, r)
  }
  return [r]
}

/// The complex Schur form of a matrix.
private func schur(_ v: Value) throws(NablaError) -> (
  u: Tensor<Complex<Double>>, s: Tensor<Complex<Double>>
) {
  let a = try MatrixInput.complexes(v)
  if MatrixShape.of(a) == .upper {
    return (try Dense.identity(v.dims.rows, as: Complex<Double>.self), a)
  }
  return try SchurForm.complex(a)
}

private func root(_ z: Complex<Double>) -> Complex<Double> {
  let m = z.magnitude
  if m == 0 { return Complex(0, 0) }
  let re = sqrt((m + abs(z.re)) / 2)
  let im = abs(z.im) / (2 * re)
  if z.re >= 0 { return Complex(re, z.im < 0 ? -im : im) }
  return Complex(im, z.im < 0 ? -re : re)
}

private func quotient(_ a: Complex<Double>, _ b: Complex<Double>) -> Complex<Double> {
  let d = b.re * b.re + b.im * b.im
  return Complex((a.re * b.re + a.im * b.im) / d, (a.im * b.re - a.re * b.im) / d)
}

/// The square root of an upper triangular matrix, column by column; nil if it is singular in a way
/// that leaves no root.
private func triangularRoot(_ t: Tensor<Complex<Double>>) throws(NablaError)
  -> Tensor<Complex<Double>>
{
  let n = t.dims.rows
  let r = try Tensor<Complex<Double>>(t.dims)
  let (p, q) = (r.data, t.data)
  for j in 0..<n {
    p[j * n + j] = root(q[j * n + j])
    for i in stride(from: j - 1, through: 0, by: -1) {
      var sum = q[j * n + i]
      for k in (i + 1)..<max(j, i + 1) { sum = sum - p[k * n + i] * p[j * n + k] }
      let d = p[i * n + i] + p[j * n + j]
      p[j * n + i] = sum == Complex(0, 0) ? sum : quotient(sum, d)
    }
  }
  return r
}

/// U T U', real again if the imaginary part is only rounding.
private func transformedBack(
  _ u: Tensor<Complex<Double>>, _ t: Tensor<Complex<Double>>, like v: Value
) throws(NablaError) -> Value {
  let w = Value.complex(u)
  let full = try Algebra.product(try Algebra.product(w, .complex(t)), try Algebra.adjoint(w))
  if !v.isComplex, case .complex(let z) = full {
    var (re, im) = (0.0, 0.0)
    for x in z.elements {
      re = max(re, abs(x.re))
      im = max(im, abs(x.im))
    }
    if im <= 10 * Double(v.dims.rows) * 0x1p-52 * re {
      let real = try Tensor<Double>(uninitialized: z.dims)
      for i in 0..<z.count { real.data[i] = z.data[i].re }
      return Value(real)
    }
  }
  return try Conversion.narrow(full)
}

private func sqrtmBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = try square(call)
  if v.isEmpty { return [v] }
  let (u, s) = try schur(v)
  let n = v.dims.rows
  for i in 0..<n where s.data[i * n + i].magnitude == 0 {
    try call.session.warn("Octave:sqrtm:SingularMatrix", "sqrtm: matrix is singular, may not have a square root")
    break
  }
  let result = try transformedBack(u, try triangularRoot(s), like: v)
  return try MatrixInput.narrowed([result], like: v)
}

private func logmBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = try square(call)
  if v.isEmpty { return [v] }
  if v.isScalar { return [try call.session.call(named: "log", [v]).first ?? v] }
  let n = v.dims.rows
  var (u, s) = try schur(v)
  for i in 0..<n where s.data[i * n + i].re < 0 && abs(s.data[i * n + i].im) < 1e-14 * abs(s.data[i * n + i].re) {
    try call.session.warn(
      "Octave:logm:non-principal",
      "logm: principal matrix logarithm is not defined for matrices with negative eigenvalues; computing non-principal logarithm"
    )
    break
  }
  // Square roots until the matrix is near the identity, where an approximant is accurate.
  var k = 0
  let identity = try Dense.identity(n, as: Complex<Double>.self)
  func distance(_ t: Tensor<Complex<Double>>) -> Double {
    var largest = 0.0
    for j in 0..<n {
      var sum = 0.0
      for i in 0...j { sum += (t.data[j * n + i] - identity.data[j * n + i]).magnitude }
      largest = max(largest, sum)
    }
    return largest
  }
  while distance(s) > 0.25, k < 100 {
    s = try triangularRoot(s)
    k += 1
  }
  let x = try Algebra.minus(.complex(s), .complex(identity))
  // log (I + X) by Gauss-Legendre quadrature: sum of w X / (I + t X), the [8/8] Pade approximant.
  var sum = try Algebra.times(x, .scalar(0))
  for (node, weight) in LegendreRule.eight {
    let bottom = try Algebra.plus(.complex(identity), try Algebra.times(x, .scalar(node)))
    sum = try Algebra.plus(sum, try Algebra.times(.scalar(weight), try Algebra.solve(bottom, x)))
  }
  let scaled = try Conversion.complexes(
    try Algebra.times(sum, .scalar(Double(sign: .plus, exponent: k, significand: 1))))
  let result = try transformedBack(u, scaled, like: v)
  return try MatrixInput.narrowed([result], like: v)
}

/// Gauss-Legendre nodes and weights on the interval from 0 to 1, by Newton's iteration.
private enum LegendreRule {
  static let eight: [(Double, Double)] = rule(8)

  private static func rule(_ n: Int) -> [(Double, Double)] {
    var result: [(Double, Double)] = []
    for i in 0..<n {
      var x = cos(Double.pi * (Double(i) + 0.75) / (Double(n) + 0.5))
      var derivative = 1.0
      for _ in 0..<100 {
        var (p0, p1) = (1.0, x)
        for k in 2...n {
          (p0, p1) = (p1, (Double(2 * k - 1) * x * p1 - Double(k - 1) * p0) / Double(k))
        }
        derivative = Double(n) * (x * p1 - p0) / (x * x - 1)
        let step = p1 / derivative
        x -= step
        if abs(step) < 1e-16 { break }
      }
      result.append(((1 - x) / 2, 1 / ((1 - x * x) * derivative * derivative)))
    }
    return result
  }
}

let matrixFunctionBuiltins: [Builtin] = [.expm, .logm, .sqrtm]
