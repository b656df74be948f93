import NablaEngine

/// svd and what follows from it: rank, cond, null, orth.
extension Builtin {
  static let svd = Builtin(
    "svd", "S = svd (A)\n[U, S, V] = svd (A)\n[U, S, V] = svd (A, \"econ\")\n[U, S, V] = svd (A, 0)",
    .between(1, 2), outputs: 3, category: .linearAlgebra,
    summary: "The singular value decomposition: A = U S V'.",
    details: "U and V are orthogonal, S is diagonal and decreasing. \"econ\" or 0 leaves out what is zero.",
    examples: [Example("svd ([3 0; 0 -4])", shows: "ans =\n\n   4\n   3")],
    seeAlso: ["eig", "pinv", "rank", "norm"],
    body: svdBody)

  static let rank = Builtin(
    "rank", "K = rank (A)\nK = rank (A, TOL)", .between(1, 2), category: .linearAlgebra,
    summary: "The number of linearly independent rows: of singular values larger than TOL.",
    details: "TOL = max (size (A)) * norm (A) * eps if it is not given.",
    examples: [Example("rank (magic (4))", shows: "ans = 3")],
    seeAlso: ["svd", "null", "orth"],
    body: rankBody)

  static let cond = Builtin(
    "cond", "C = cond (A)\nC = cond (A, P)", .between(1, 2), category: .linearAlgebra,
    summary: "The condition number: how much an error in b may grow in the solution of A x = b.",
    details: "For P = 2, the quotient of the largest and smallest singular value; else norm (A, P) * norm (inv (A), P).",
    examples: [Example("cond ([1 2; 3 4])", shows: "ans = 14.933"), Example("cond ([2 0; 0 1], 1)", shows: "ans = 2")],
    seeAlso: ["rcond", "norm", "svd"],
    body: condBody)

  static let null = Builtin(
    "null", "Z = null (A)\nZ = null (A, TOL)", .between(1, 2), category: .linearAlgebra,
    summary: "An orthonormal basis of the null space: the x for which A x = 0.",
    details: "",
    examples: [Example("null ([1 1])", shows: "ans =\n\n  -0.7071\n   0.7071")],
    seeAlso: ["orth", "rank", "svd"],
    body: nullBody)

  static let orth = Builtin(
    "orth", "B = orth (A)\nB = orth (A, TOL)", .between(1, 2), category: .linearAlgebra,
    summary: "An orthonormal basis of the range of A.",
    details: "",
    examples: [Example("abs (orth ([1 1; 1 1]))", shows: "ans =\n\n   0.7071\n   0.7071")],
    seeAlso: ["null", "rank", "svd"],
    body: orthBody)
}

enum SingularValues {
  struct Decomposition {
    var u: Value
    var s: [Double]
    var v: Value
  }

  /// A = U S V'; square U and V unless `economy`.
  static func decompose(_ a: Value, economy: Bool) throws(NablaError) -> Decomposition {
    a.isComplex
      ? try decompose(try MatrixInput.complexes(a), economy)
      : try decompose(try MatrixInput.doubles(a), economy)
  }

  /// The singular values alone, largest first.
  static func values(_ a: Value) throws(NablaError) -> [Double] {
    a.isComplex
      ? try values(try MatrixInput.complexes(a)) : try values(try MatrixInput.doubles(a))
  }

  private static func values<T: LapackScalar>(_ a: Tensor<T>) throws(NablaError) -> [Double] {
    let (m, n) = (a.dims.rows, a.dims.columns)
    var s = [Double](repeating: 0, count: min(m, n))
    if s.isEmpty { return s }
    let info = T.gesvd(
      0x4E, try Lapack.size(m), try Lapack.size(n), a.data, &s, nil, 1, nil, 1)
    guard info == 0 else { throw .message("svd: did not converge", id: "") }
    return s
  }

  private static func decompose<T: LapackScalar>(_ a: Tensor<T>, _ economy: Bool)
    throws(NablaError) -> Decomposition
  {
    let (m, n) = (a.dims.rows, a.dims.columns)
    let k = min(m, n)
    if k == 0 {
      return Decomposition(
        u: Value(generic: economy ? try Tensor<T>(Dims(m, 0)) : try Dense.identity(m, as: T.self)),
        s: [],
        v: Value(generic: economy ? try Tensor<T>(Dims(n, 0)) : try Dense.identity(n, as: T.self)))
    }
    let (columns, rows) = economy ? (k, k) : (m, n)
    var s = [Double](repeating: 0, count: k)
    let u = try Tensor<T>(uninitialized: Dims(m, columns))
    let vt = try Tensor<T>(uninitialized: Dims(rows, n))
    let info = T.gesvd(
      economy ? 0x53 : 0x41, try Lapack.size(m), try Lapack.size(n), a.data, &s, u.data, Int32(m),
      vt.data, Int32(rows))
    guard info == 0 else { throw .message("svd: did not converge", id: "") }
    return Decomposition(
      u: Value(generic: u), s: s, v: try Dense.adjoint(Value(generic: vt)))
  }
}

private func svdBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = call[0]
  switch v {
  case .cell, .structure, .function, .map, .exception, .char:
    throw call.failed("wrong type argument '\(TypeName.of(v))'")
  default: break
  }
  guard v.dims.is2D else { throw call.failed("A must be a 2-D matrix") }
  guard call.nargout != 2 || true else { throw call.invalid() }
  if try MatrixInput.hasNonFinite(v) {
    throw call.failed("cannot take SVD of matrix containing Inf or NaN values")
  }
  if call.nargout <= 1 {
    return try MatrixInput.narrowed([try .column(try SingularValues.values(v))], like: v)
  }
  let economy = call.has(1)
  let d = try SingularValues.decompose(v, economy: economy)
  let (m, n) = (v.dims.rows, v.dims.columns)
  let k = min(m, n)
  let s = try Dense.diagonal(d.s, rows: economy ? k : m, columns: economy ? k : n)
  return try MatrixInput.narrowed([d.u, s, d.v], like: v)
}

private func tolerance(_ call: borrowing Call, _ s: [Double]) throws(NablaError) -> Double {
  if call.has(1) { return try call.double(1, "TOL must be a scalar") }
  let v = call[0]
  let eps = v.classID == .single ? 0x1p-23 : 0x1p-52
  return Double(max(v.dims.rows, v.dims.columns)) * (s.first ?? 0) * eps
}

private func rankBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  try MatrixInput.check(call[0], "svd")
  let s = try SingularValues.values(call[0])
  let limit = try tolerance(call, s)
  return [Value(s.filter { $0 > limit }.count)]
}

private func condBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = call[0]
  guard v.isNumeric || v.isLogical else { throw call.failed("A must be a numeric matrix") }
  guard v.dims.is2D else { throw call.failed("A must be a 2-D matrix") }
  if !call.has(1) || call[1].realScalar == 2 && !call[1].isChar {
    if v.isEmpty { return [.scalar(0)] }
    if try MatrixInput.hasNonFinite(v) { throw call.failed("A must not contain Inf or NaN values") }
    let s = try SingularValues.values(v)
    let (first, last) = (s[0], s[s.count - 1])
    let c = last == 0 ? Double.infinity : first / last
    return try MatrixInput.narrowed([.scalar(c)], like: v)
  }
  guard v.dims.rows == v.dims.columns else {
    throw call.failed("A must be a square matrix if P != 2")
  }
  let inverse = try call.session.call(named: "inv", [v]).first ?? .emptyMatrix
  let a = try call.session.call(named: "norm", [v, call[1]]).first ?? .scalar(0)
  let b = try call.session.call(named: "norm", [inverse, call[1]]).first ?? .scalar(0)
  return [try Operators.binary(.multiply, a, b)]
}

private func nullBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = call[0]
  if v.isEmpty {
    // Without rows every vector is in the null space.
    let n = v.dims.rows == 0 ? v.dims.columns : 0
    return try MatrixInput.narrowed([Value(try Dense.identity(n, as: Double.self))], like: v)
  }
  guard v.dims.is2D else { throw call.fail("svd: A must be a 2-D matrix") }
  try MatrixInput.check(v, "svd")
  let d = try SingularValues.decompose(v, economy: false)
  let limit = try tolerance(call, d.s)
  let rank = d.s.filter { $0 > limit }.count
  let n = v.dims.columns
  let columns = try Value.row(rank < n ? ((rank + 1)...n).map { Double($0) } : [])
  let z = try Indexing.index(d.v, [.colon, columns])
  guard case .double(let t) = z else { return try MatrixInput.narrowed([z], like: v) }
  let clean = try t.copy()
  for i in 0..<clean.count where abs(clean.data[i]) < 0x1p-52 { clean.data[i] = 0 }
  return try MatrixInput.narrowed([Value(clean)], like: v)
}

private func orthBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = call[0]
  if v.isEmpty { return [.emptyMatrix] }
  try MatrixInput.check(v, "svd")
  let d = try SingularValues.decompose(v, economy: false)
  let limit = try tolerance(call, d.s)
  let rank = d.s.filter { $0 > limit }.count
  let columns = try Value.row(rank > 0 ? (1...rank).map { Double($0) } : [])
  let basis = try Indexing.index(d.u, [.colon, columns])
  return try MatrixInput.narrowed([try Operators.unary(.minus, basis)], like: v)
}

let singularValueBuiltins: [Builtin] = [.svd, .rank, .cond, .null, .orth]
