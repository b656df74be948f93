import NablaEngine

/// diag, tril, triu, blkdiag: matrices by their diagonals.
extension Builtin {
  static let diag = Builtin(
    "diag", "M = diag (V)\nM = diag (V, K)\nM = diag (V, M, N)\nV = diag (M)\nV = diag (M, K)",
    .between(1, 3), category: .construction,
    summary: "A matrix with the vector V on its diagonal, or the diagonal of a matrix as a column.",
    details: "K > 0 is the K-th diagonal above the main one, K < 0 below it.",
    examples: [
      Example("diag ([1 2], 1)", shows: "ans =\n\n   0   1   0\n   0   0   2\n   0   0   0"),
      Example("diag ([1 2; 3 4])", shows: "ans =\n\n   1\n   4"),
    ],
    seeAlso: ["tril", "triu", "blkdiag", "eye"],
    body: diagBody)

  static let tril = triangle(
    "tril", "The lower triangle of a matrix; the rest is zero.", "on and below",
    examples: [
      Example("tril (magic (3))", shows: "ans =\n\n   8   0   0\n   3   5   0\n   4   9   2"), Example("tril (ones (3), -1)", shows: "ans =\n\n   0   0   0\n   1   0   0\n   1   1   0"),
    ])
  static let triu = triangle(
    "triu", "The upper triangle of a matrix; the rest is zero.", "on and above",
    examples: [
      Example("triu (magic (3))", shows: "ans =\n\n   8   1   6\n   0   5   7\n   0   0   2"), Example("triu (ones (3), 1)", shows: "ans =\n\n   0   1   1\n   0   0   1\n   0   0   0"),
    ])

  static let blkdiag = Builtin(
    "blkdiag", "M = blkdiag (A, B, ...)", .atLeast(1), category: .construction,
    summary: "A matrix with the arguments as blocks along its diagonal.",
    details: "",
    examples: [Example("blkdiag ([1 2; 3 4], 5)", shows: "ans =\n\n   1   2   0\n   3   4   0\n   0   0   5")],
    seeAlso: ["diag", "horzcat", "vertcat"],
    body: blkdiagBody)
}

private func diagBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = call[0]
  switch v {
  case .structure, .function, .map, .exception:
    throw call.fail("diag: not defined for \(v.className)")
  default: break
  }
  guard v.dims.is2D else { throw call.fail("Matrix must be 2-dimensional") }
  if call.count == 3 {
    guard v.dims.isVector else { throw call.failed("V must be a vector") }
    guard let m = call[1].realScalar, let n = call[2].realScalar else {
      throw call.failed("invalid dimensions M, N")
    }
    let rows = max(try DimensionArguments.index(m), 0)
    let columns = max(try DimensionArguments.index(n), 0)
    return [try spread(v, rows: rows, columns: columns, k: 0)]
  }
  var k = 0
  if call.has(1) {
    guard let x = call[1].realScalar, x.isFinite, abs(x) < 1e9 else {
      throw call.failed("invalid argument K: must be a scalar integer")
    }
    k = Int(x)
  }
  let (rows, columns) = (v.dims.rows, v.dims.columns)
  if rows == 1 || columns == 1 {
    let n = v.count + abs(k)
    return [try spread(v, rows: n, columns: n, k: k)]
  }
  if rows == 0 && columns == 0 { return [v] }
  let first = k >= 0 ? k * rows : -k
  let length = max(0, k >= 0 ? min(rows, columns - k) : min(rows + k, columns))
  let map = (0..<length).map { first + $0 * (rows + 1) }
  return [try Gather.apply(v, map, dims: Dims(length, 1))]
}

private func spread(_ v: Value, rows: Int, columns: Int, k: Int) throws(NablaError) -> Value {
  let dims = Dims(rows, columns)
  guard let total = dims.checkedElementCount, total < 1 << 40 else { throw .outOfMemory(dims) }
  if case .double(let source) = v {
    let t = try Tensor<Double>(dims)
    let (p, q) = (t.data, source.data)
    for i in 0..<source.count {
      let (r, c) = (i + max(-k, 0), i + max(k, 0))
      if r < rows, c < columns { p[c * rows + r] = q[i] }
    }
    return Value(t).with(k == 0 ? .diagonal : .none)
  }
  var map = [Int](repeating: -1, count: total)
  for i in 0..<v.count {
    let (r, c) = (i + max(-k, 0), i + max(k, 0))
    if r < rows, c < columns { map[c * rows + r] = i }
  }
  return try Gather.apply(v, map, dims: dims).with(k == 0 ? .diagonal : .none)
}

private func triangle(_ name: String, _ summary: String, _ place: String, examples: [Example])
  -> Builtin
{
  Builtin(
    name, "B = \(name) (A)\nB = \(name) (A, K)\nB = \(name) (A, K, \"pack\")", .between(1, 3),
    category: .construction, summary: summary,
    details: """
      What lies \(place) the K-th diagonal stays (K = 0, the main one, if not given). With "pack" the
      elements of the triangle are returned as a column.
      """,
    examples: examples, seeAlso: [name == "tril" ? "triu" : "tril", "diag"],
    body: name == "tril" ? trilBody : triuBody)
}

private func trilBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  [try triangular(call) { i, j, k in j - i <= k }]
}

private func triuBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  [try triangular(call) { i, j, k in j - i >= k }]
}

private func triangular(_ call: borrowing Call, _ keeps: (Int, Int, Int) -> Bool)
  throws(NablaError) -> Value
{
  let v = call[0]
  var arguments = call.arguments[...]
  var pack = false
  if let word = arguments.last?.text, arguments.count > 1 {
    pack = word == "pack"
    arguments = arguments.dropLast()
  }
  var k = 0
  if arguments.count > 1 {
    guard let x = arguments[1].realScalar, x.isFinite, abs(x) < 1e9 else {
      throw call.failed("K must be a scalar integer")
    }
    k = Int(x)
  }
  guard v.dims.is2D else { throw call.failed("need a 2-D matrix") }
  let (rows, columns) = (v.dims.rows, v.dims.columns)
  if case .double(let source) = v, !pack {
    return Value(try LibraryLoops.triangle(source, from: k, upper: keeps(0, 1, 0)))
  }
  var map: [Int] = []
  map.reserveCapacity(rows * columns)
  for j in 0..<columns {
    for i in 0..<rows {
      if keeps(i, j, k) { map.append(j * rows + i) } else if !pack { map.append(-1) }
    }
  }
  return try Gather.apply(v, map, dims: pack ? Dims(map.count, 1) : v.dims)
}

private func blkdiagBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var (rows, columns) = (0, 0)
  for a in call.arguments {
    guard a.isNumeric || a.isLogical || a.isChar else {
      throw call.failed("all arguments must be numeric")
    }
    guard a.dims.is2D else { throw call.failed("all arguments must be two-dimensional matrices") }
    rows += a.dims.rows
    columns += a.dims.columns
  }
  let all = try joined(call.arguments)
  var map = [Int](repeating: -1, count: rows * columns)
  var (row, column, next) = (0, 0, 0)
  for a in call.arguments {
    for j in 0..<a.dims.columns {
      for i in 0..<a.dims.rows {
        map[(column + j) * rows + row + i] = next
        next += 1
      }
    }
    row += a.dims.rows
    column += a.dims.columns
  }
  return [try Gather.apply(all, map, dims: Dims(rows, columns))]
}

/// Every element of every argument in one column, in the class that concatenation gives.
private func joined(_ values: [Value]) throws(NablaError) -> Value {
  var columns: [Value] = []
  for v in values { columns.append(try Rearranged.column(v)) }
  return try Operators.concatenate(columns, dimension: 0)
}

let diagonalBuiltins: [Builtin] = [.diag, .tril, .triu, .blkdiag]
