import NablaEngine

/// size, numel, ndims, length, rows, columns, size_equal: how large a value is.
extension Builtin {
  static let size = Builtin(
    "size",
    "SZ = size (A)\nN = size (A, DIM)\nSZ = size (A, D1, D2, ...)\n[ROWS, COLS, ..., LAST] = size (...)",
    .atLeast(1), outputs: Int.max, category: .size,
    summary: "The size of a value in each dimension.",
    details: """
      With fewer outputs than dimensions the last one is the product of all that remain; a dimension
      beyond the last has length one.
      """,
    examples: [
      Example("size (zeros (2, 3))", shows: "ans =\n\n   2   3"),
      Example("[r, c] = size (zeros (2, 3, 4))", shows: "r = 2\nc = 12"),
      Example("size (zeros (2, 3, 4), [1 3])", shows: "ans =\n\n   2   4"),
    ],
    seeAlso: ["numel", "ndims", "length", "rows", "columns"],
    body: sizeBody)

  static let numel = Builtin(
    "numel", "N = numel (A)\nN = numel (A, IDX1, IDX2, ...)", .atLeast(1), category: .size,
    summary: "The number of elements.",
    details: "With indices, the number of elements that `A(IDX1, IDX2, ...)` would have.",
    examples: [
      Example("numel (zeros (2, 3))", shows: "ans = 6"),
      Example("numel (zeros (2, 3), \":\", 1)", shows: "ans = 2"),
    ],
    seeAlso: ["size", "length", "ndims"],
    body: numelBody)

  static let ndims = Builtin(
    "ndims", "N = ndims (A)", .exactly(1), category: .size,
    summary: "The number of dimensions, at least two.",
    details: "Dimensions of length one at the end do not count.",
    examples: [
      Example("ndims (ones (2, 3, 4))", shows: "ans = 3"), Example("ndims (5)", shows: "ans = 2"),
    ],
    seeAlso: ["size", "squeeze"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [Value(call[0].dims.count)] }

  static let length = Builtin(
    "length", "N = length (A)", .exactly(1), category: .size,
    summary: "The largest dimension, or zero for an empty value.",
    details: "",
    examples: [
      Example("length (zeros (2, 5))", shows: "ans = 5"), Example("length (zeros (3, 0))", shows: "ans = 0"),
    ],
    seeAlso: ["numel", "size"],
    body: lengthBody)

  static let rows = Builtin(
    "rows", "N = rows (A)", .exactly(1), category: .size,
    summary: "The number of rows.",
    details: "",
    examples: [Example("rows (zeros (2, 3))", shows: "ans = 2")],
    seeAlso: ["columns", "size"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [Value(call[0].dims.rows)] }

  static let columns = Builtin(
    "columns", "N = columns (A)", .exactly(1), category: .size,
    summary: "The number of columns.",
    details: "",
    examples: [Example("columns (zeros (2, 3))", shows: "ans = 3")],
    seeAlso: ["rows", "size"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [Value(call[0].dims.columns)] }

  static let sizeEqual = Builtin(
    "size_equal", "TF = size_equal (A, B, ...)", .any, category: .size,
    summary: "True if all arguments have the same size.",
    details: "",
    examples: [
      Example("size_equal ([1 2], [3 4], \"ab\")", shows: "ans = 1"),
      Example("size_equal ([1 2], [1; 2])", shows: "ans = 0"),
    ],
    seeAlso: ["size", "isequal"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    let values = call.arguments
    return [.bool(values.allSatisfy { $0.dims == values[0].dims })]
  }

  static let sizeof = Builtin(
    "sizeof", "N = sizeof (VAL)", .exactly(1), category: .size,
    summary: "The size of a value in bytes.",
    details: "What is inside cells and structs counts; a range counts as three numbers.",
    examples: [Example("sizeof (zeros (2, 3))", shows: "ans = 48"), Example("sizeof (\"abc\")", shows: "ans = 3")],
    seeAlso: ["numel", "class"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [Value(byteCount(call[0]))] }
}

private func sizeBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let dims = call[0].dims
  if call.count == 1 {
    if call.nargout <= 1 { return [try .row(dims.list.map(Double.init))] }
    var results: [Value] = []
    for k in 0..<call.nargout {
      if k < call.nargout - 1 {
        results.append(Value(dims[k]))
      } else {
        var rest = 1
        for d in k..<max(dims.count, k + 1) { rest *= dims[d] }
        results.append(Value(rest))
      }
    }
    return results
  }
  if call.count == 2, case .scalar(let d) = call[1], d >= 1, d == d.rounded(), d < 1e9,
    call.nargout <= 1
  {
    return [Value(dims[Int(d) - 1])]
  }
  var wanted: [Double] = []
  for k in 1..<call.count {
    let v = call[k]
    switch v {
    case .char: throw call.fail("invalid conversion from string to real N-D array")
    case .colon: throw call.fail("invalid use of colon in function argument list")
    case .cell, .structure, .function, .map, .exception:
      throw call.fail(
        "octave_base_value::array_value(): wrong type argument '\(TypeName.of(v))'")
    default: break
    }
    if call.count > 2, v.count != 1 {
      throw call.failed("DIM must be a positive integer")
    }
    wanted.append(contentsOf: try Numbers.reals(v))
  }
  var lengths: [Double] = []
  for d in wanted {
    let k = try DimensionArguments.index(d)
    guard k >= 1 else { throw call.failed("requested dimension DIM (= \(k)) out of range") }
    lengths.append(Double(dims[k - 1]))
  }
  if call.nargout <= 1 { return [try .row(lengths)] }
  guard call.nargout == lengths.count else {
    throw call.failed("nargout > 1 but does not match number of requested dimensions")
  }
  return lengths.map { .scalar($0) }
}

private func numelBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  // A map is one object, however many keys it has.
  if case .map = call[0] { return [.scalar(1)] }
  if call.count == 1 { return [Value(call[0].count)] }
  let dims = call[0].dims
  let n = call.count - 1
  var total = 1
  for k in 0..<n {
    let v = call[k + 1]
    var isColon = v.text == ":"
    if case .colon = v { isColon = true }
    guard isColon else {
      total &*= v.count
      continue
    }
    var extent = 1
    for d in k..<(k == n - 1 ? max(dims.count, k + 1) : k + 1) { extent *= dims[d] }
    total &*= extent
  }
  return [Value(total)]
}

private func lengthBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let dims = call[0].dims
  if dims.isEmpty { return [.scalar(0)] }
  var n = max(dims.rows, dims.columns)
  for d in dims.rest { n = max(n, d) }
  return [Value(n)]
}

private func byteCount(_ v: Value) -> Int {
  switch v {
  case .cell(let t): return t.elements.reduce(0) { $0 + byteCount($1) }
  case .structure(let s): return s.values.reduce(0) { $0 + byteCount($1) }
  case .range: return 24
  case .function, .map, .exception: return 0
  case .complex: return 16 * v.count
  case .complexSingle: return 8 * v.count
  default: break
  }
  switch v.classID {
  case .double, .int64, .uint64: return 8 * v.count
  case .single, .int32, .uint32: return 4 * v.count
  case .int16, .uint16: return 2 * v.count
  default: return v.count
  }
}

let sizeBuiltins: [Builtin] = [
  .size, .numel, .ndims, .length, .rows, .columns, .sizeEqual, .sizeof,
]
