import NablaEngine

/// lu, chol, qr: a matrix as a product of simpler ones.
extension Builtin {
  static let lu = Builtin(
    "lu", "[L, U] = lu (A)\n[L, U, P] = lu (A)\n[L, U, P] = lu (A, \"vector\")\nY = lu (A)",
    .between(1, 2), outputs: 3, category: .linearAlgebra,
    summary: "The LU decomposition with partial pivoting: P A = L U.",
    details: """
      With two outputs the exchanges of rows are in L. With "vector", P is such that A(P,:) = L U.
      With one output, both factors in one matrix (without the ones of L).
      """,
    examples: [Example("[l, u] = lu ([1 2; 3 4])", shows: """
        l =

           0.3333   1.0000
           1.0000        0

        u =

           3.0000   4.0000
                0   0.6667
        """)],
    seeAlso: ["chol", "qr", "det", "inv"],
    body: luBody)

  static let chol = Builtin(
    "chol", "R = chol (A)\n[R, P] = chol (A)\nL = chol (A, \"lower\")", .between(1, 3), outputs: 3,
    category: .linearAlgebra,
    summary: "The Cholesky factor of a positive definite matrix: R' R = A.",
    details: """
      Only the upper triangle is looked at (the lower one with "lower", which gives L L' = A). If A is
      not positive definite, that is an error, or P > 0 if it is asked for.
      """,
    examples: [Example("chol ([4 2; 2 5])", shows: "ans =\n\n   2   1\n   0   2")],
    seeAlso: ["lu", "qr", "isdefinite"],
    body: cholBody)

  static let qr = Builtin(
    "qr", "[Q, R] = qr (A)\n[Q, R, P] = qr (A)\n[...] = qr (A, 0)\n[...] = qr (A, \"econ\")\n[C, R] = qr (A, B)",
    .between(1, 3), outputs: 3, category: .linearAlgebra,
    summary: "The QR decomposition: an orthogonal matrix times an upper triangular one.",
    details: """
      With P, columns are exchanged so that the diagonal of R decreases: A P = Q R (a vector with
      "vector" or 0). With 0 or "econ", Q has no more columns than A. With B, C = Q' B.
      """,
    examples: [Example("[q, r] = qr ([3 1; 4 2])", shows: """
        q =

          -0.6000  -0.8000
          -0.8000   0.6000

        r =

          -5.0000  -2.2000
                0   0.4000
        """)],
    seeAlso: ["chol", "lu", "svd"],
    body: qrBody)
}

private func luBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = call[0]
  if v.isEmpty, v.dims == .empty { return [.emptyMatrix, .emptyMatrix, .emptyMatrix] }
  try MatrixInput.check(v, "lu")
  if call.has(1), !call[1].isChar {
    throw call.failed("can not define pivoting threshold THRESH for full matrices")
  }
  let vector = call.has(1) && call[1].text == "vector"
  let nargout = call.nargout
  let results =
    v.isComplex
    ? try luValues(try MatrixInput.complexes(v), nargout, vector)
    : try luValues(try MatrixInput.doubles(v), nargout, vector)
  return try MatrixInput.narrowed(results, like: v)
}

private func luValues<T: LapackScalar>(_ a: Tensor<T>, _ nargout: Int, _ vector: Bool)
  throws(NablaError) -> [Value]
{
  let (m, n) = (a.dims.rows, a.dims.columns)
  let k = min(m, n)
  var pivots = [Int32](repeating: 0, count: max(k, 1))
  _ = T.getrf(try Lapack.size(m), try Lapack.size(n), a.data, &pivots)
  if nargout <= 1 { return [Value(generic: a)] }
  let l = try Dense.triangle(a, rows: m, columns: k, upper: false, unitDiagonal: true)
  let u = Value(generic: try Dense.triangle(a, rows: k, columns: n, upper: true))
  let order = Dense.order(Array(pivots.prefix(k)), m)
  if nargout == 2 {
    let mixed = try Tensor<T>(uninitialized: l.dims)
    for j in 0..<k { for (i, r) in order.enumerated() { mixed.data[j * m + r] = l.data[j * m + i] } }
    return [Value(generic: mixed), u]
  }
  let p = vector ? try Value.column(order.map { Double($0 + 1) }) : try Dense.permutation(order)
  return [Value(generic: l), u, p]
}

private func cholBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = call[0]
  if call.nargout > 2 {
    throw call.failed("using three output arguments, matrix A must be sparse")
  }
  if v.isEmpty { return [.emptyMatrix, .scalar(0)] }
  try MatrixInput.check(v, "chol")
  guard v.dims.rows == v.dims.columns else { throw call.failed("requires square matrix") }
  var lower = false
  for i in 1..<max(call.count, 1) {
    guard call[i].isChar else { throw call.failed("optional arguments must be strings") }
    switch call[i].text?.lowercasedASCII {
    case "lower": lower = true
    case "upper": break
    case "vector": throw call.failed("A must be sparse for the \"vector\" option")
    default: throw call.failed("optional argument must be one of \"vector\", \"lower\", or \"upper\"")
    }
  }
  let (factor, p) =
    v.isComplex
    ? try cholesky(try MatrixInput.complexes(v), lower)
    : try cholesky(try MatrixInput.doubles(v), lower)
  if p > 0, call.nargout < 2 { throw call.failed("input matrix must be positive definite") }
  return try MatrixInput.narrowed([factor], like: v) + [.scalar(Double(p))]
}

/// The factor, and the order of the first minor that is not positive (then the factor of what precedes it).
func cholesky<T: LapackScalar>(_ a: Tensor<T>, _ lower: Bool) throws(NablaError) -> (Value, Int) {
  let n = a.dims.rows
  let info = Int(T.potrf(!lower, try Lapack.size(n), a.data))
  let size = info > 0 ? info - 1 : n
  return (
    Value(generic: try Dense.triangle(a, rows: size, columns: size, upper: !lower)), max(info, 0)
  )
}

private func qrBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = call[0]
  switch v {
  case .cell, .structure, .function, .map, .exception, .char:
    throw call.failed("wrong type argument '\(TypeName.of(v))'")
  default: break
  }
  try MatrixInput.check(v, "qr")
  var (economy, vector) = (false, false)
  var right: Value?
  for i in 1..<max(call.count, 1) {
    if let word = call[i].text, call[i].isChar {
      switch word {
      case "vector": vector = true
      case "0", "econ":
        economy = true
        vector = true
      case "matrix": vector = false
      default: throw call.failed("type for P must be 'matrix' or 'vector', not \(word)")
      }
    } else if i == call.count - 1, let x = call[i].realScalar, x == 0, i > 1 || v.dims.rows != 1 {
      economy = true
      vector = true
    } else {
      right = call[i]
    }
  }
  let nargout = call.nargout
  let results =
    v.isComplex
    ? try qrValues(try MatrixInput.complexes(v), nargout, economy: economy, vector: vector)
    : try qrValues(try MatrixInput.doubles(v), nargout, economy: economy, vector: vector)
  var values = try MatrixInput.narrowed(results, like: v)
  if let right, nargout > 1 {
    let c = try Dense.product(try Dense.adjoint(values[0]), right)
    values[0] = c
  }
  return values
}

private func qrValues<T: LapackScalar>(
  _ a: Tensor<T>, _ nargout: Int, economy: Bool, vector: Bool
) throws(NablaError) -> [Value] {
  let (m, n) = (a.dims.rows, a.dims.columns)
  let k = min(m, n)
  let (m32, n32) = (try Lapack.size(m), try Lapack.size(n))
  let tau = try Tensor<T>(Dims(max(k, 1), 1), repeating: T(real: 0))
  var pivots = [Int32](repeating: 0, count: max(n, 1))
  if nargout > 2 {
    _ = T.geqp3(m32, n32, a.data, &pivots, tau.data)
  } else {
    _ = T.geqrf(m32, n32, a.data, tau.data)
  }
  if nargout <= 1 {
    if economy { return [Value(generic: try Dense.triangle(a, rows: k, columns: n, upper: true))] }
    // Below R stand the reflectors, scaled.
    for j in 0..<k { for i in (j + 1)..<max(m, j + 1) { a.data[j * m + i] = a.data[j * m + i] * tau.data[j] } }
    return [Value(generic: a)]
  }
  let columns = economy ? k : m
  let r = try Dense.triangle(a, rows: columns, columns: n, upper: true)
  let q = try Tensor<T>(Dims(m, columns), repeating: T(real: 0))
  for j in 0..<min(k, columns) { for i in 0..<m { q.data[j * m + i] = a.data[j * m + i] } }
  _ = T.orgqr(m32, try Lapack.size(columns), Int32(k), q.data, tau.data)
  var results = [Value(generic: q), Value(generic: r)]
  if nargout > 2 {
    let order = pivots.prefix(n).map { Int($0) - 1 }
    if vector {
      results.append(try .row(order.map { Double($0 + 1) }))
    } else {
      let p = try Tensor<Double>(Dims(n, n))
      for (j, i) in order.enumerated() { p.data[j * n + i] = 1 }
      results.append(Value(p).with(.permutation))
    }
  }
  return results
}

let factorizationBuiltins: [Builtin] = [.lu, .chol, .qr]
