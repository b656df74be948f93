import CNabla
import NablaEngine

/// eig, schur, hess: eigenvalues and the forms that show them.
extension Builtin {
  static let eig = Builtin(
    "eig",
    "LAMBDA = eig (A)\n[V, D] = eig (A)\n[V, D, W] = eig (A)\nLAMBDA = eig (A, B)\n[V, D] = eig (A, B)\n[...] = eig (..., FLAG)",
    .between(1, 4), outputs: 3, category: .linearAlgebra,
    summary: "Eigenvalues, and right and left eigenvectors: A V = V D, W' A = D W'.",
    details: """
      With B, the generalised problem A V = B V D. Those of a symmetric matrix come in ascending
      order. FLAG "vector" or "matrix" chooses the form of the eigenvalues; "balance" and "nobalance",
      "chol" and "qz" the method.
      """,
    examples: [
      Example("eig ([1 2; 2 1])", shows: "ans =\n\n  -1\n   3"), Example("eig ([0 1; -1 0])", shows: "ans =\n\n   0 + 1i\n   0 - 1i"),
    ],
    seeAlso: ["svd", "schur", "hess", "roots"],
    body: eigBody)

  static let schur = Builtin(
    "schur", "S = schur (A)\n[U, S] = schur (A)\n[U, S] = schur (A, \"complex\")", .between(1, 2),
    outputs: 2, category: .linearAlgebra,
    summary: "The Schur form: A = U S U' with a triangular S and a unitary U.",
    details: "For real A, S has 2 x 2 blocks on its diagonal for complex eigenvalues, unless \"complex\" is given.",
    examples: [Example("schur ([1 2; 0 3])", shows: "ans =\n\n   1   2\n   0   3")],
    seeAlso: ["eig", "hess", "sqrtm"],
    body: schurBody)

  static let hess = Builtin(
    "hess", "H = hess (A)\n[P, H] = hess (A)", .exactly(1), outputs: 2, category: .linearAlgebra,
    summary: "The Hessenberg form: A = P H P', H zero below its first subdiagonal.",
    details: "",
    examples: [Example("size (hess (magic (3)))", shows: "ans =\n\n   3   3")],
    seeAlso: ["schur", "eig"],
    body: hessBody)

  static let balance = Builtin(
    "balance", "AA = balance (A)\n[DD, AA] = balance (A)", .between(1, 2), outputs: 2,
    category: .linearAlgebra,
    summary: "A similar matrix whose rows and columns have nearly the same norms: AA = DD \\ A * DD.",
    details: "Scales by powers of two, so the eigenvalues stay exactly the same.",
    examples: [Example("balance ([1 100; 0.01 1])", shows: "ans =\n\n   1.0000   1.5625\n   0.6400   1.0000")],
    seeAlso: ["eig", "expm"],
    body: balanceBody)
}

private struct Eigen {
  /// One number each, complex if any is.
  var values: Value
  var right: Value
  var left: Value
}

private func eigBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let a = call[0]
  if a.isEmpty, a.dims == .empty {
    return [.emptyMatrix, .emptyMatrix, .emptyMatrix]
  }
  var b: Value?
  var first = 1
  if call.has(1), !call[1].isChar {
    b = call[1]
    first = 2
  }
  for v in [a] + (b.map { [$0] } ?? []) {
    guard v.classID.isFloat else { throw call.failed("wrong type argument '\(TypeName.of(v))'") }
  }
  var asVector: Bool?
  var (balanced, cholesky): (Bool?, Bool?) = (nil, nil)
  /// Sets a choice between two words, of which only one may be given.
  func choose(_ choice: inout Bool?, _ value: Bool, _ words: (String, String)) throws(NablaError) {
    if let old = choice, old != value {
      throw .message("eig: \"\(words.0)\" and \"\(words.1)\" options are mutually exclusive", id: "")
    }
    choice = value
  }
  for i in first..<max(call.count, first) {
    guard call[i].isChar, let word = call[i].text else {
      throw call.failed("wrong type argument '\(TypeName.of(call[i]))'")
    }
    switch word.lowercasedASCII {
    case "vector": try choose(&asVector, true, ("vector", "matrix"))
    case "matrix": try choose(&asVector, false, ("vector", "matrix"))
    case "balance": try choose(&balanced, true, ("balance", "nobalance"))
    case "nobalance": try choose(&balanced, false, ("balance", "nobalance"))
    case "chol": try choose(&cholesky, true, ("qz", "chol"))
    case "qz": try choose(&cholesky, false, ("qz", "chol"))
    default: throw call.failed("invalid option \"\(word)\"")
    }
  }
  if b == nil, let c = cholesky {
    throw call.failed("invalid \"\(c ? "chol" : "qz")\" option for algebraic eigenvalue problem")
  }
  if b != nil, let c = balanced {
    throw call.failed(
      "invalid \"\(c ? "balance" : "nobalance")\" option for generalized eigenvalue problem")
  }
  try MatrixInput.checkSquare(a, "eig", "eig: A must be a square matrix")
  if let b {
    try MatrixInput.checkSquare(b, "eig", "eig: B must be a square matrix")
    guard b.dims == a.dims else { throw call.fail("EIG requires same size matrices") }
  }
  for v in [a] + (b.map { [$0] } ?? []) where try MatrixInput.hasNonFinite(v) {
    throw .message("EIG: matrix contains Inf or NaN values", id: "")
  }
  let vectors = call.nargout > 1
  let result: Eigen
  if let b {
    result = try generalized(a, b, vectors, cholesky ?? true)
  } else if a.isComplex {
    result = try complexEigen(try MatrixInput.complexes(a), vectors, balanced ?? true)
  } else {
    result = try realEigen(try MatrixInput.doubles(a), vectors, balanced ?? true)
  }
  let flat = asVector ?? !vectors
  let values = flat ? result.values : try spread(result.values)
  let results = vectors ? [result.right, values, result.left] : [values]
  return try MatrixInput.narrowed(results, like: a)
}

/// A column of numbers on the diagonal of a matrix.
private func spread(_ v: Value) throws(NablaError) -> Value {
  let n = v.count
  let column = try Rearranged.column(v)
  var map = [Int](repeating: -1, count: n * n)
  for i in 0..<n { map[i * n + i] = i }
  return try Gather.apply(column, map, dims: Dims(n, n)).with(.diagonal)
}

private func isHermitian<T: LapackScalar>(_ a: Tensor<T>) -> Bool {
  let n = a.dims.rows
  for j in 0..<n {
    for i in 0...j where a.data[j * n + i] != a.data[i * n + j].conjugated { return false }
  }
  return true
}

private func symmetricEigen<T: LapackScalar>(_ a: Tensor<T>, _ vectors: Bool) throws(NablaError)
  -> Eigen
{
  let n = a.dims.rows
  var w = [Double](repeating: 0, count: n)
  guard T.syev(vectors, try Lapack.size(n), a.data, &w) == 0 else {
    throw .message("dsyev failed to converge", id: "")
  }
  let v = Value(generic: a)
  return Eigen(values: try .column(w), right: v, left: v)
}

private func realEigen(_ a: Tensor<Double>, _ vectors: Bool, _ balanced: Bool) throws(NablaError)
  -> Eigen
{
  if isHermitian(a) { return try symmetricEigen(a, vectors) }
  let n = a.dims.rows
  let n32 = try Lapack.size(n)
  var (wr, wi) = ([Double](repeating: 0, count: n), [Double](repeating: 0, count: n))
  let vl = try Tensor<Double>(Dims(n, n))
  let vr = try Tensor<Double>(Dims(n, n))
  var (low, high): (Int32, Int32) = (0, 0)
  var (scale, norm) = ([Double](repeating: 0, count: n), 0.0)
  var (rconde, rcondv) = (scale, scale)
  let job: CChar = vectors ? 0x56 : 0x4E
  let info = LAPACKE_dgeevx(
    NABLA_COL_MAJOR, balanced ? 0x42 : 0x4E, job, job, 0x4E, n32, a.data, n32, &wr, &wi, vl.data,
    n32, vr.data, n32, &low, &high, &scale, &norm, &rconde, &rcondv)
  guard info == 0 else { throw .message("eig: failed to converge", id: "") }
  return Eigen(
    values: try paired(wr, wi), right: vectors ? try pairedVectors(vr, wi) : .emptyMatrix,
    left: vectors ? try pairedVectors(vl, wi) : .emptyMatrix)
}

private func paired(_ wr: [Double], _ wi: [Double]) throws(NablaError) -> Value {
  if wi.allSatisfy({ $0 == 0 }) { return try .column(wr) }
  let t = try Tensor<Complex<Double>>(uninitialized: Dims(wr.count, 1))
  for i in wr.indices { t.data[i] = Complex(wr[i], wi[i]) }
  return .complex(t)
}

/// LAPACK gives a complex pair of vectors as two columns: real and imaginary part of the first.
private func pairedVectors(_ v: Tensor<Double>, _ wi: [Double]) throws(NablaError) -> Value {
  let n = v.dims.rows
  if wi.allSatisfy({ $0 == 0 }) { return Value(v) }
  let t = try Tensor<Complex<Double>>(uninitialized: v.dims)
  var j = 0
  while j < n {
    if wi[j] == 0 || j + 1 >= n {
      for i in 0..<n { t.data[j * n + i] = Complex(v.data[j * n + i], 0) }
      j += 1
    } else {
      for i in 0..<n {
        let (re, im) = (v.data[j * n + i], v.data[(j + 1) * n + i])
        t.data[j * n + i] = Complex(re, im)
        t.data[(j + 1) * n + i] = Complex(re, -im)
      }
      j += 2
    }
  }
  return .complex(t)
}

/// SAFETY: `Complex<Double>` and `nabla_complex64` are both two doubles in a row.
private func raw(_ t: Tensor<Complex<Double>>) -> UnsafeMutablePointer<nabla_complex64> {
  UnsafeMutableRawPointer(t.data).assumingMemoryBound(to: nabla_complex64.self)
}

private func complexEigen(_ a: Tensor<Complex<Double>>, _ vectors: Bool, _ balanced: Bool)
  throws(NablaError) -> Eigen
{
  if isHermitian(a) { return try symmetricEigen(a, vectors) }
  let n = a.dims.rows
  let n32 = try Lapack.size(n)
  let w = try Tensor<Complex<Double>>(Dims(n, 1))
  let vl = try Tensor<Complex<Double>>(Dims(n, n))
  let vr = try Tensor<Complex<Double>>(Dims(n, n))
  var (low, high): (Int32, Int32) = (0, 0)
  var (scale, norm) = ([Double](repeating: 0, count: n), 0.0)
  var (rconde, rcondv) = (scale, scale)
  let job: CChar = vectors ? 0x56 : 0x4E
  let info = LAPACKE_zgeevx(
    NABLA_COL_MAJOR, balanced ? 0x42 : 0x4E, job, job, 0x4E, n32, raw(a), n32, raw(w), raw(vl),
    n32, raw(vr), n32, &low, &high, &scale, &norm, &rconde, &rcondv)
  guard info == 0 else { throw .message("eig: failed to converge", id: "") }
  return Eigen(values: .complex(w), right: .complex(vr), left: .complex(vl))
}

private func generalized(_ a: Value, _ b: Value, _ vectors: Bool, _ cholesky: Bool)
  throws(NablaError) -> Eigen
{
  if a.isComplex || b.isComplex {
    let (x, y) = (try MatrixInput.complexes(a), try MatrixInput.complexes(b))
    if cholesky, isHermitian(x), isHermitian(y),
      let result = try symmetricGeneralized(x, y, vectors)
    {
      return result
    }
    return try complexGeneralized(x, y, vectors)
  }
  let (x, y) = (try MatrixInput.doubles(a), try MatrixInput.doubles(b))
  if cholesky, isHermitian(x), isHermitian(y), let result = try symmetricGeneralized(x, y, vectors) {
    return result
  }
  return try realGeneralized(x, y, vectors)
}

/// Nil if B is not positive definite.
private func symmetricGeneralized<T: LapackScalar>(
  _ a: Tensor<T>, _ b: Tensor<T>, _ vectors: Bool
) throws(NablaError) -> Eigen? {
  let n = a.dims.rows
  let n32 = try Lapack.size(n)
  let probe = try b.copy()
  guard T.potrf(true, n32, probe.data) == 0 else { return nil }
  let (v, f) = (try a.copy(), try b.copy())
  var w = [Double](repeating: 0, count: n)
  guard T.sygv(vectors, n32, v.data, f.data, &w) == 0 else { return nil }
  return Eigen(values: try .column(w), right: Value(generic: v), left: Value(generic: v))
}

private func realGeneralized(_ a: Tensor<Double>, _ b: Tensor<Double>, _ vectors: Bool)
  throws(NablaError) -> Eigen
{
  let n = a.dims.rows
  let n32 = try Lapack.size(n)
  var (re, im) = ([Double](repeating: 0, count: n), [Double](repeating: 0, count: n))
  var beta = re
  let (vl, vr) = (try Tensor<Double>(Dims(n, n)), try Tensor<Double>(Dims(n, n)))
  let job: CChar = vectors ? 0x56 : 0x4E
  let info = LAPACKE_dggev(
    NABLA_COL_MAJOR, job, job, n32, a.data, n32, b.data, n32, &re, &im, &beta, vl.data, n32,
    vr.data, n32)
  guard info == 0 else { throw .message("eig: failed to converge", id: "") }
  for i in 0..<n {
    re[i] /= beta[i]
    im[i] = im[i] == 0 ? 0 : im[i] / beta[i]
  }
  return Eigen(
    values: try paired(re, im), right: vectors ? try pairedVectors(vr, im) : .emptyMatrix,
    left: vectors ? try pairedVectors(vl, im) : .emptyMatrix)
}

private func complexGeneralized(
  _ a: Tensor<Complex<Double>>, _ b: Tensor<Complex<Double>>, _ vectors: Bool
) throws(NablaError) -> Eigen {
  let n = a.dims.rows
  let n32 = try Lapack.size(n)
  let alpha = try Tensor<Complex<Double>>(Dims(n, 1))
  let beta = try Tensor<Complex<Double>>(Dims(n, 1))
  let vl = try Tensor<Complex<Double>>(Dims(n, n))
  let vr = try Tensor<Complex<Double>>(Dims(n, n))
  let job: CChar = vectors ? 0x56 : 0x4E
  let info = LAPACKE_zggev(
    NABLA_COL_MAJOR, job, job, n32, raw(a), n32, raw(b), n32, raw(alpha), raw(beta), raw(vl), n32,
    raw(vr), n32)
  guard info == 0 else { throw .message("eig: failed to converge", id: "") }
  let values = try Operators.binary(.elementDivide, .complex(alpha), .complex(beta))
  return Eigen(values: values, right: .complex(vr), left: .complex(vl))
}

/// The Schur form of a matrix: U and S.
enum SchurForm {
  static func real(_ a: Tensor<Double>) throws(NablaError) -> (u: Tensor<Double>, s: Tensor<Double>) {
    let n = a.dims.rows
    let n32 = try Lapack.size(n)
    let u = try Tensor<Double>(Dims(n, n))
    var (wr, wi) = ([Double](repeating: 0, count: n), [Double](repeating: 0, count: n))
    var found: Int32 = 0
    let info = LAPACKE_dgees(
      NABLA_COL_MAJOR, 0x56, 0x4E, nil, n32, a.data, n32, &found, &wr, &wi, u.data, n32)
    guard info == 0 else { throw .message("schur: failed to converge", id: "") }
    return (u, a)
  }

  static func complex(_ a: Tensor<Complex<Double>>) throws(NablaError) -> (
    u: Tensor<Complex<Double>>, s: Tensor<Complex<Double>>
  ) {
    let n = a.dims.rows
    let n32 = try Lapack.size(n)
    let u = try Tensor<Complex<Double>>(Dims(n, n))
    let w = try Tensor<Complex<Double>>(Dims(n, 1))
    var found: Int32 = 0
    let info = LAPACKE_zgees(
      NABLA_COL_MAJOR, 0x56, 0x4E, nil, n32, raw(a), n32, &found, raw(w), raw(u), n32)
    guard info == 0 else { throw .message("schur: failed to converge", id: "") }
    return (u, a)
  }
}

private func schurBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = call[0]
  if v.isEmpty { return [.emptyMatrix, .emptyMatrix] }
  try MatrixInput.checkSquare(v, "schur", "schur: argument must be a square matrix")
  let complex = v.isComplex || call.has(1) && call[1].text == "complex"
  let pair: (u: Value, s: Value)
  if complex {
    let r = try SchurForm.complex(try MatrixInput.complexes(v))
    pair = (.complex(r.u), .complex(r.s))
  } else {
    let r = try SchurForm.real(try MatrixInput.doubles(v))
    pair = (Value(r.u), Value(r.s))
  }
  return try MatrixInput.narrowed(call.nargout > 1 ? [pair.u, pair.s] : [pair.s], like: v)
}

private func hessBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = call[0]
  if v.isEmpty { return [.emptyMatrix, .emptyMatrix] }
  try MatrixInput.checkSquare(v, "hess", "hess: argument must be a square matrix")
  let nargout = call.nargout
  let results =
    v.isComplex
    ? try hessenberg(try MatrixInput.complexes(v), nargout)
    : try hessenberg(try MatrixInput.doubles(v), nargout)
  return try MatrixInput.narrowed(results, like: v)
}

private func hessenberg<T: LapackScalar>(_ a: Tensor<T>, _ nargout: Int) throws(NablaError)
  -> [Value]
{
  let n = a.dims.rows
  let n32 = try Lapack.size(n)
  var (low, high): (Int32, Int32) = (1, n32)
  var scale = [Double](repeating: 1, count: n)
  let tau = try Tensor<T>(Dims(max(n, 1), 1), repeating: T(real: 0))
  _ = T.gebal(0x4E, n32, a.data, &low, &high, &scale)
  _ = T.gehrd(n32, low, high, a.data, tau.data)
  let h = try a.copy()
  for j in 0..<n { for i in (j + 2)..<max(n, j + 2) { h.data[j * n + i] = T(real: 0) } }
  if nargout < 2 { return [Value(generic: h)] }
  _ = T.orghr(n32, low, high, a.data, tau.data)
  _ = T.gebak(0x4E, n32, low, high, &scale, n32, a.data)
  return [Value(generic: a), Value(generic: h)]
}

private func balanceBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = call[0]
  if v.isEmpty { return [.emptyMatrix, .emptyMatrix] }
  try MatrixInput.checkSquare(v, "balance", "balance: argument must be a square matrix")
  let nargout = call.nargout
  let results =
    v.isComplex
    ? try balanced(try MatrixInput.complexes(v), nargout)
    : try balanced(try MatrixInput.doubles(v), nargout)
  return try MatrixInput.narrowed(results, like: v)
}

private func balanced<T: LapackScalar>(_ a: Tensor<T>, _ nargout: Int) throws(NablaError)
  -> [Value]
{
  let n = a.dims.rows
  let n32 = try Lapack.size(n)
  var (low, high): (Int32, Int32) = (1, n32)
  var scale = [Double](repeating: 1, count: n)
  _ = T.gebal(0x42, n32, a.data, &low, &high, &scale)
  if nargout < 2 { return [Value(generic: a)] }
  let d = try Dense.identity(n, as: T.self)
  _ = T.gebak(0x42, n32, low, high, &scale, n32, d.data)
  return [Value(generic: d), Value(generic: a)]
}

let eigenvalueBuiltins: [Builtin] = [.eig, .schur, .hess, .balance]
