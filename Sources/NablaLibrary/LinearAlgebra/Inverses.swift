import Glibc
import NablaEngine

/// det, inv, pinv, rcond: how far a square matrix is from being singular, and its inverse.
extension Builtin {
  static let det = Builtin(
    "det", "D = det (A)\n[D, RCOND] = det (A)", .exactly(1), outputs: 2, category: .linearAlgebra,
    summary: "The determinant of a square matrix.",
    details: "By LU decomposition with partial pivoting. RCOND estimates the reciprocal condition.",
    examples: [Example("det ([1 2; 3 4])", shows: "ans = -2"), Example("det (magic (3))", shows: "ans = -360")],
    seeAlso: ["inv", "lu", "rcond"],
    body: detBody)

  static let inv = inverse("inv", alias: "inverse")
  static let inverseName = inverse("inverse", alias: "inv")

  static let pinv = Builtin(
    "pinv", "B = pinv (A)\nB = pinv (A, TOL)", .between(1, 2), category: .linearAlgebra,
    summary: "The Moore-Penrose inverse, which solves least squares problems.",
    details: """
      Singular values up to TOL count as zero; TOL = max (size (A)) * norm (A) * eps if not given.
      """,
    examples: [Example("pinv ([1 2; 2 4])", shows: "ans =\n\n   0.040000   0.080000\n   0.080000   0.160000")],
    seeAlso: ["inv", "svd", "rank"],
    body: pinvBody)

  static let rcond = Builtin(
    "rcond", "C = rcond (A)", .exactly(1), category: .linearAlgebra,
    summary: "An estimate of the reciprocal condition number in the 1-norm: 1 is good, eps is singular.",
    details: "",
    examples: [Example("rcond ([1 2; 3 4])", shows: "ans = 0.047619")],
    seeAlso: ["cond", "inv"],
    body: rcondBody)

  static let linsolve = Builtin(
    "linsolve", "X = linsolve (A, B)\nX = linsolve (A, B, OPTS)", .between(2, 3),
    category: .linearAlgebra,
    summary: "The solution of A X = B, or of A' X = B.",
    details: """
      OPTS is a struct: TRANSA is true for A'; LT, UT, POSDEF say what A is (it is looked at anyway).
      """,
    examples: [Example("linsolve ([2 0; 0 4], [2; 4])", shows: "ans =\n\n   1\n   1")],
    seeAlso: ["mldivide", "inv"],
    body: linsolveBody)
}

private func inverse(_ name: String, alias: String) -> Builtin {
  Builtin(
    name, "X = \(name) (A)\n[X, RCOND] = \(name) (A)", .exactly(1), outputs: 2,
    category: .linearAlgebra,
    summary: "The inverse of a square matrix.",
    details: """
      Warns if the matrix is singular to machine precision, unless RCOND is asked for; the inverse of
      a singular matrix is Inf. To solve A x = b, `A \\ b` is faster and more accurate.
      The same as `\(alias)`.
      """,
    examples: [Example("\(name) ([2 1; 0 4])", shows: "ans =\n\n   0.5000  -0.1250\n        0   0.2500\n")],
    seeAlso: ["mldivide", "det", "pinv", "rcond"], body: invBody)
}

/// A product that neither overflows nor underflows on the way: c * 2^e.
private struct Scaled<T: LapackScalar> {
  var c = T(real: 1)
  var e = 0

  mutating func multiply(_ x: T) {
    c = c * x
    let m = c.magnitude
    guard m.isFinite, m > 0 else { return }
    let k = Int(m.exponent) + 1
    c = c * T(real: scalbn(1, Int(-k)))
    e += k
  }

  var value: T {
    var x = c
    var k = e
    // In steps, since 2^e alone may not be a number.
    while k > 1000 {
      x = x * T(real: 0x1p1000)
      k -= 1000
    }
    while k < -1000 {
      x = x * T(real: 0x1p-1000)
      k += 1000
    }
    return x * T(real: scalbn(1, k))
  }
}

private func scalbn(_ x: Double, _ k: Int) -> Double {
  Double(sign: .plus, exponent: k, significand: x)
}

private func detBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = call[0]
  if v.isEmpty, v.dims == .empty { return [.scalar(1), .scalar(1)] }
  try MatrixInput.checkSquare(v, "det", "det: A must be a square matrix")
  let results =
    v.isComplex
    ? try determinant(try MatrixInput.complexes(v)) : try determinant(try MatrixInput.doubles(v))
  return try MatrixInput.narrowed(results, like: v)
}

private func determinant<T: LapackScalar>(_ a: Tensor<T>) throws(NablaError) -> [Value] {
  let n = a.dims.rows
  let k = try Lapack.size(n)
  var product = Scaled<T>()
  var rcond = 0.0
  let shape = MatrixShape.of(a)
  switch shape {
  case .upper, .lower:
    for i in 0..<n { product.multiply(a.data[i * n + i]) }
    _ = T.trcon(shape == .upper, k, a.data, &rcond)
    return [Value(generic: try Tensor<T>(.scalar, repeating: product.value)), .scalar(rcond)]
  case .hermitian:
    let f = try a.copy()
    let norm = Dense.oneNorm(a)
    if T.potrf(true, k, f.data) == 0 {
      for i in 0..<n { product.multiply(f.data[i * n + i]) }
      product.c = product.c * product.c
      product.e *= 2
      _ = T.pocon(k, f.data, norm, &rcond)
      return [Value(generic: try Tensor<T>(.scalar, repeating: product.value)), .scalar(rcond)]
    }
  case .full: break
  }
  let norm = Dense.oneNorm(a)
  var pivots = [Int32](repeating: 0, count: n)
  guard T.getrf(k, k, a.data, &pivots) == 0 else {
    return [Value(generic: try Tensor<T>(.scalar, repeating: T(real: 0))), .scalar(0)]
  }
  _ = T.gecon(k, a.data, norm, &rcond)
  for i in 0..<n {
    let x = a.data[i * n + i]
    product.multiply(Int(pivots[i]) != i + 1 ? -x : x)
  }
  return [Value(generic: try Tensor<T>(.scalar, repeating: product.value)), .scalar(rcond)]
}

private func invBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = call[0]
  if v.isEmpty, v.dims == .empty { return [.emptyMatrix, .scalar(.infinity)] }
  guard v.dims.is2D else { throw call.fail("inverse requires square matrix") }
  guard v.dims.rows == v.dims.columns else {
    throw call.fail("inverse: A must be a square matrix")
  }
  try MatrixInput.check(v, "inv")
  if v.count == 1 {
    // A number: no condition to estimate.
    let z = try Conversion.complexes(try Conversion.convert(v, to: .double))[0]
    let isMissing = z.re.isNaN || z.im.isNaN
    let isInfinite = !isMissing && z.magnitude.isInfinite
    let rcond: Double = isMissing ? .nan : z.magnitude == 0 || isInfinite ? 0 : 1
    var result = try Operators.binary(.elementDivide, .scalar(1), v)
    if v.isComplex, isMissing {
      result = .complex(try Tensor(.scalar, repeating: Complex(.nan, .nan)))
    } else if isInfinite {
      result = .scalar(0)
    }
    if v.isComplex, z.magnitude == 0 { result = .scalar(.infinity) }
    if z.magnitude == 0, call.nargout < 2 { try warnSingular(call.session, 0) }
    return try MatrixInput.narrowed([result, .scalar(rcond)], like: v)
  }
  let (result, rcond) =
    v.isComplex
    ? try inverted(try MatrixInput.complexes(v)) : try inverted(try MatrixInput.doubles(v))
  if call.nargout < 2 {
    let one: Double = v.classID == .single ? Double(Float(rcond) + 1) : rcond + 1
    if one == 1 || rcond.isNaN { try warnSingular(call.session, rcond) }
  }
  return try MatrixInput.narrowed([result.with(v.pattern), .scalar(rcond)], like: v)
}

/// The warnings of solving and inverting.
func warnSingular(_ session: Session, _ rcond: Double) throws(NablaError) {
  if rcond == 0 {
    try session.warn("Octave:singular-matrix", "matrix singular to machine precision")
  } else {
    try session.warn(
      "Octave:nearly-singular-matrix",
      "matrix singular to machine precision, rcond = \(Numbers.short(rcond))")
  }
}

private func inverted<T: LapackScalar>(_ a: Tensor<T>) throws(NablaError) -> (Value, Double) {
  let n = a.dims.rows
  let k = try Lapack.size(n)
  var rcond = 0.0
  let infinite = try Tensor<Double>(a.dims, repeating: .infinity)
  let shape = MatrixShape.of(a)
  switch shape {
  case .upper, .lower:
    _ = T.trcon(shape == .upper, k, a.data, &rcond)
    guard T.trtri(shape == .upper, k, a.data) == 0, rcond != 0 else { return (Value(infinite), 0) }
    return (Value(generic: a), rcond)
  case .hermitian:
    let f = try a.copy()
    let norm = Dense.oneNorm(a)
    if T.potrf(true, k, f.data) == 0 {
      _ = T.pocon(k, f.data, norm, &rcond)
      if rcond != 0, T.potri(k, f.data) == 0 {
        // Only the upper triangle is given.
        for j in 0..<n { for i in 0..<j { f.data[i * n + j] = f.data[j * n + i].conjugated } }
        return (Value(generic: f), rcond)
      }
    }
  case .full: break
  }
  let norm = Dense.oneNorm(a)
  var pivots = [Int32](repeating: 0, count: n)
  guard T.getrf(k, k, a.data, &pivots) == 0 else { return (Value(infinite), 0) }
  _ = T.gecon(k, a.data, norm, &rcond)
  guard rcond != 0, T.getri(k, a.data, &pivots) == 0 else { return (Value(infinite), rcond) }
  return (Value(generic: a), rcond)
}

private func rcondBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = call[0]
  if v.isEmpty, v.dims == .empty { return [.scalar(.infinity)] }
  try MatrixInput.checkSquare(v, "rcond", "matrix must be square")
  if try MatrixInput.hasNonFinite(v) {
    return [.scalar(try Numbers.reals(v).contains(where: \.isNaN) ? .nan : 0)]
  }
  let r =
    v.isComplex
    ? try condition(try MatrixInput.complexes(v)) : try condition(try MatrixInput.doubles(v))
  return try MatrixInput.narrowed([.scalar(r)], like: v)
}

private func condition<T: LapackScalar>(_ a: Tensor<T>) throws(NablaError) -> Double {
  let n = a.dims.rows
  let k = try Lapack.size(n)
  var rcond = 0.0
  let shape = MatrixShape.of(a)
  if shape == .upper || shape == .lower {
    _ = T.trcon(shape == .upper, k, a.data, &rcond)
    return rcond
  }
  let norm = Dense.oneNorm(a)
  if shape == .hermitian {
    let f = try a.copy()
    if T.potrf(true, k, f.data) == 0 {
      _ = T.pocon(k, f.data, norm, &rcond)
      return rcond
    }
  }
  var pivots = [Int32](repeating: 0, count: n)
  guard T.getrf(k, k, a.data, &pivots) == 0 else { return 0 }
  _ = T.gecon(k, a.data, norm, &rcond)
  return rcond
}

private func pinvBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = call[0]
  try MatrixInput.check(v, "pinv")
  let (m, n) = (v.dims.rows, v.dims.columns)
  if v.isEmpty { return [Value(try Tensor<Double>(Dims(n, m)))] }
  let d = try SingularValues.decompose(v, economy: true)
  var tolerance = Double(max(m, n)) * (d.s.first ?? 0) * (v.classID == .single ? 0x1p-23 : 0x1p-52)
  if call.has(1) { tolerance = try call.double(1, "TOL must be a scalar") }
  let r = d.s.prefix { $0 > tolerance }.count
  if r == 0 { return try MatrixInput.narrowed([Value(try Tensor<Double>(Dims(n, m)))], like: v) }
  let some = try Value.row((1...r).map { Double($0) })
  let u = try Indexing.index(d.u, [.colon, some])
  let w = try Indexing.index(d.v, [.colon, some])
  let scale = try Value.row(d.s.prefix(r).map { 1 / $0 })
  let scaled = try Operators.binary(.elementMultiply, w, scale)
  let result = try Dense.product(scaled, try Dense.adjoint(u))
  return try MatrixInput.narrowed([result], like: v)
}

private func linsolveBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let (a, b) = (call[0], call[1])
  guard a.isNumeric, b.isNumeric else { throw call.failed("A and B must be numeric") }
  var transposed = false
  if call.has(2) {
    guard case .structure(let options) = call[2] else { throw call.failed("OPTS must be a structure") }
    if let t = options.get("TRANSA") { transposed = try Operators.isTrue(t) }
  }
  let left = transposed ? try Dense.adjoint(a) : a
  return [try Operators.binary(.leftDivide, left, b)]
}

let inverseBuiltins: [Builtin] = [.det, .inv, .inverseName, .pinv, .rcond, .linsolve]
