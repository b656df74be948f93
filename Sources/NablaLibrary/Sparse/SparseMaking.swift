import NablaEngine

/// Making sparse matrices.
extension Builtin {
  static let sparse = Builtin(
    "sparse",
    "S = sparse (A)\nS = sparse (M, N)\nS = sparse (I, J, V)\nS = sparse (I, J, V, M, N)\nS = sparse (I, J, V, M, N, \"unique\")\nS = sparse (I, J, V, M, N, NZMAX)",
    .between(1, 6), category: .construction,
    summary: "A matrix that stores only the elements that are not zero.",
    details: """
      From a matrix, or of zeros by its size, or with V(k) in row I(k) and column J(k). Values at one
      place are added up, or with "unique" the last one counts. M and N are the largest indices if
      they are not given.

      A sparse matrix is a double or a logical one. Products, sums and comparisons of sparse matrices
      are sparse; a sum with a full matrix or a scalar is full. Functions that take no account of
      zeros get the full matrix.
      """,
    examples: [
      Example(
        "sparse ([1 3], [1 2], [5 2.5])",
        shows:
          "ans =\n\nCompressed Column Sparse (rows = 3, cols = 2, nnz = 2 [33%])\n\n  (1, 1) -> 5\n  (3, 2) -> 2.5000"
      ),
      Example("full (sparse ([1 1], [2 2], [3 4]))", shows: "ans =\n\n   0   7"),
      Example("nnz (sparse (1000, 1000))", shows: "ans = 0"),
    ],
    seeAlso: ["full", "issparse", "find", "speye", "spdiags", "nnz"],
    body: sparseBody)

  static let issparse = Builtin(
    "issparse", "TF = issparse (X)", .exactly(1), category: .types,
    summary: "True for sparse matrices.",
    examples: [
      Example("issparse (sparse (2, 2))", shows: "ans = 1"), Example("issparse ([1 0])", shows: "ans = 0"),
    ],
    seeAlso: ["sparse", "full"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [.bool(call[0].isSparse)] }

  static let nzmax = Builtin(
    "nzmax", "N = nzmax (S)", .exactly(1), category: .searching,
    summary: "The number of elements that there is room for.",
    details: "Of a sparse matrix the stored ones, at least one; of a full one all.",
    examples: [
      Example("nzmax ([1 0 2])", shows: "ans = 3"), Example("nzmax (sparse ([1 0 2]))", shows: "ans = 2"),
    ],
    seeAlso: ["nnz", "sparse"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [Value(call[0].count)] }

  static let spalloc = Builtin(
    "spalloc", "S = spalloc (M, N, NZ)\nS = spalloc (M, N)", .between(2, 3),
    category: .construction,
    summary: "A sparse matrix of zeros, which is to be filled later.",
    details: "NZ, the number of elements expected, is not needed.",
    examples: [Example("size (spalloc (2, 3, 4))", shows: "ans =\n\n   2   3")],
    seeAlso: ["sparse"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    let (m, n) = (try call.int(0), try call.int(1))
    guard m >= 0, n >= 0, !call.has(2) || (call[2].realScalar ?? 0) >= 0 else {
      throw call.error("M, N, and NZ must be non-negative")
    }
    return [.sparse(try SparseMatrix(rows: m, columns: n))]
  }
}

private func sparseBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  switch call.count {
  case 1: return [.sparse(try converted(call[0]))]
  case 2:
    let (m, n) = (try size(call, 0), try size(call, 1))
    return [.sparse(try SparseMatrix(rows: m, columns: n))]
  default: break
  }
  var joinsBySum = true
  if call.count == 4 || call.has(5), let how = call[call.count - 1].text {
    switch how {
    case "unique": joinsBySum = false
    case "sum", "summation": break
    default: throw call.error("invalid option: \(how)")
    }
  }
  let i = try places(call, 0)
  let j = try places(call, 1)
  var m: Int?
  var n: Int?
  if call.has(4) {
    (m, n) = (try size(call, 3), try size(call, 4))
  }
  return [.sparse(try assembled(call, i, j, try call[2].madeFull(), m, n, joinsBySum))]
}

private func converted(_ v: Value) throws(NablaError) -> SparseMatrix {
  switch v {
  case .sparse, .scalar, .bool, .double, .complex, .logical, .range: break
  case .single: return try SparseMatrix(try Conversion.convert(v, to: .double))
  case .complexSingle: return try SparseMatrix(.complex(try Conversion.complexes(v)))
  default:
    if v.classID.isInteger {
      throw .message(
        "octave_base_value::sparse_matrix_value(): wrong type argument '\(v.typeName)'", id: "")
    }
    throw .message("sparse: wrong type argument '\(v.typeName)'", id: "")
  }
  // Pages go side by side.
  guard v.dims.is2D else {
    return try SparseMatrix(
      try Rearranging.reshape(v, Dims(v.dims.rows, v.count / max(1, v.dims.rows))))
  }
  return try SparseMatrix(v)
}

private func size(_ call: borrowing Call, _ k: Int) throws(NablaError) -> Int {
  guard let x = call[k].realScalar, !call[k].isText else {
    throw .message(
      "octave_base_value::int64_value (): wrong type argument '\(call[k].typeName)'", id: "")
  }
  guard x == x.rounded(), abs(x) < 1e18 else {
    throw .message("conversion of \(LinearSolve.shortText(x)) to int64_t value failed", id: "")
  }
  return max(0, Int(x))
}

/// Rows (argument 0) or columns (1), from zero.
private func places(_ call: borrowing Call, _ k: Int) throws(NablaError) -> [Int] {
  try Indexing.places(try call[k].madeFull(), position: k, of: 2)
}

private func assembled(
  _ call: borrowing Call, _ i: [Int], _ j: [Int], _ v: Value, _ m: Int?, _ n: Int?, _ sums: Bool
) throws(NablaError) -> SparseMatrix {
  let count = max(i.count, j.count, v.count)
  func fits(_ n: Int) -> Bool { n == count || n == 1 }
  let some = min(i.count, j.count, v.count)
  if some == 0 && count > 0 && !(i.count <= 1 && j.count <= 1 && v.count <= 1)
    || some > 0 && !(fits(i.count) && fits(j.count) && fits(v.count))
  {
    throw call.error("dimension mismatch")
  }
  let total = some == 0 ? 0 : count
  func spread<T>(_ list: [T]) -> [T] {
    list.count == total ? list : total == 0 ? [] : [T](repeating: list[0], count: total)
  }
  let rows = m ?? (i.max() ?? -1) + 1
  let columns = n ?? (j.max() ?? -1) + 1
  if let x = i.max(), x >= rows {
    throw call.error("row index \(x + 1)out of bound \(rows)")
  }
  if let x = j.max(), x >= columns {
    throw call.error("column index \(x + 1) out of bound \(columns)")
  }
  try SparseMatrix.check(rows, columns)
  let (i, j) = (spread(i), spread(j))
  switch v {
  case .bool, .logical:
    return SparseMatrix(
      SparseColumns(
        rows: rows, columns: columns, at: i, j, spread(try Conversion.bools(v).array)
      ) { sums ? $0 || $1 : $1 })
  case .complex, .complexSingle:
    return SparseMatrix(
      SparseColumns(
        rows: rows, columns: columns, at: i, j, spread(try Conversion.complexes(v).array)
      ) { sums ? Complex($0.re + $1.re, $0.im + $1.im) : $1 })
  case .char, .cell, .structure, .function:
    throw call.error("wrong type argument '\(v.typeName)'")
  default:
    return SparseMatrix(
      SparseColumns(
        rows: rows, columns: columns, at: i, j, spread(try Conversion.doubles(v).array)
      ) { sums ? $0 + $1 : $1 })
  }
}

let sparseBuiltins: [Builtin] = [.sparse, .issparse, .nzmax, .spalloc]
