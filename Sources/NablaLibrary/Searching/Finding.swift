import NablaEngine

/// find and its like.
extension Builtin {
  static let find = Builtin(
    "find", "I = find (X)\nI = find (X, N)\nI = find (X, N, \"last\")\n[I, J] = find (...)\n[I, J, V] = find (...)",
    .between(1, 3), outputs: 3, category: .searching,
    summary: "The indices of elements that are not zero.",
    details: """
      With two outputs rows and columns, with three their values too. N asks for the first N, or with
      "last" the last N of them. The indices of a row are a row, else they are a column.
      """,
    examples: [
      Example("find ([0 4 0 5])", shows: "ans =\n\n   2   4"),
      Example("[i, j] = find ([0 1; 1 0])", shows: "i =\n\n   2\n   1\n\nj =\n\n   1\n   2"),
      Example("find ([1 0 1 1], 1, \"last\")", shows: "ans = 4"),
    ],
    seeAlso: ["nonzeros", "nnz", "any", "lookup"],
    body: findBody)

  static let nnz = Builtin(
    "nnz", "N = nnz (X)", .exactly(1), category: .searching,
    summary: "The number of elements that are not zero.",
    examples: [Example("nnz ([1 0 2])", shows: "ans = 2")],
    seeAlso: ["find", "nonzeros"],
    body: nnzBody)

  static let nonzeros = Builtin(
    "nonzeros", "V = nonzeros (X)", .exactly(1), category: .searching,
    summary: "The elements that are not zero, as a column.",
    examples: [Example("nonzeros ([1 0; 3 2])", shows: "ans =\n\n   1\n   3\n   2")],
    seeAlso: ["find", "nnz"],
    body: nonzerosBody)

  static let lookup = Builtin(
    "lookup", "I = lookup (TABLE, Y)\nI = lookup (TABLE, Y, OPTIONS)", .between(2, 3),
    category: .searching,
    summary: "Where values stand in a sorted table.",
    details: """
      I is the last index with `TABLE(I) <= Y`, zero for values before the first element. A falling
      table turns the comparison around; a cell of texts is in order of characters.

      Letters in OPTIONS: "m" keeps only exact matches, others are 0; "b" the same as logicals; "l" and
      "r" extend the first and the last interval to infinity.
      """,
    examples: [
      Example("lookup ([1 2 3], [0.5 1 1.5 9])", shows: "ans =\n\n   0   1   1   3"),
      Example("lookup ({\"a\", \"c\"}, \"b\")", shows: "ans = 1"),
    ],
    seeAlso: ["find", "ismember", "histc"],
    body: lookupBody)

  static let accumarray = Builtin(
    "accumarray",
    "A = accumarray (SUBS, VALS)\nA = accumarray (SUBS, VALS, SZ)\nA = accumarray (SUBS, VALS, SZ, FUNC)\nA = accumarray (SUBS, VALS, SZ, FUNC, FILL)",
    .between(2, 6), category: .searching,
    summary: "Sums (or another function) of the values that belong to the same index.",
    details: """
      Each row of SUBS is an index into A, to which the value in VALS is added; VALS may be one number
      for all. FUNC gets a column of the values of one index, in their order, and gives a scalar or a
      cell. Where there are no values A is FILL, or zero.
      """,
    examples: [
      Example("accumarray ([1; 2; 1], [10; 20; 30])", shows: "ans =\n\n   40\n   20"),
      Example("accumarray ([1; 3; 1], [4; 5; 6], [], @max)", shows: "ans =\n\n   6\n   0\n   5"),
    ],
    seeAlso: ["histc", "unique", "sum"],
    body: accumarrayBody)

  static let histc = Builtin(
    "histc", "N = histc (X, EDGES)\nN = histc (X, EDGES, DIM)\n[N, IDX] = histc (...)",
    .between(2, 3), outputs: 2, category: .searching,
    summary: "Count the values between edges.",
    details: """
      N(k) counts `EDGES(k) <= X < EDGES(k+1)`, the last one the values equal to the last edge. IDX says
      for each value where it was counted, 0 if nowhere.
      """,
    examples: [
      Example("histc ([1 2 2 3 5], 1:5)", shows: "ans =\n\n   1   2   1   0   1")
    ],
    seeAlso: ["accumarray", "lookup"],
    body: histcBody)
}

private func findBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var limit = Int.max
  var last = false
  if call.has(1) {
    guard let x = call[1].realScalar, x >= 0, x == x.rounded() else {
      throw call.failed("N must be a non-negative integer")
    }
    limit = Int(exactly: x) ?? Int.max
  }
  if call.has(2) {
    switch call[2].text {
    case "first": break
    case "last": last = true
    default: throw call.failed("DIRECTION must be \"first\" or \"last\"")
    }
  }
  let v = call[0]
  // A row gives a row; a scalar zero and [] give []; everything else a column.
  func shape(_ n: Int) -> Dims {
    if v.dims.isScalar { return n == 1 ? .scalar : .empty }
    if v.dims.isRow { return Dims(1, n) }
    if case .double(let t) = v, t.dims == .empty { return .empty }
    return Dims(n, 1)
  }
  if call.nargout < 2, limit == .max, let indices = try Searching.find(v, dims: shape) {
    return [Value(indices)]
  }
  guard let positions = try Searching.nonzeros(v, limit: limit, last: last) else {
    throw call.failed("wrong type argument '\(Indexing.typeName(v))'")
  }
  let n = positions.count
  let dims = shape(n)
  if call.nargout < 2 { return [Value(try Searching.indices(positions, dims: dims))] }
  let linear = try Tensor<Double>(uninitialized: dims)
  let columns = try Tensor<Double>(uninitialized: dims)
  let rows = max(1, v.dims.rows)
  for k in 0..<n {
    let (j, i) = positions[k].quotientAndRemainder(dividingBy: rows)
    linear.data[k] = Double(i + 1)
    columns.data[k] = Double(j + 1)
  }
  if call.nargout < 3 { return [Value(linear), Value(columns)] }
  let values = try Rearranging.pick(try Conversion.materialize(v), positions, dims: dims)
  return [Value(linear), Value(columns), values]
}

private func nnzBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard let n = try Searching.nonzeroCount(call[0]) else {
    let name = call[0].isCell ? "cell array" : Indexing.typeName(call[0])
    throw call.failed("wrong type argument '\(name)'")
  }
  return [Value(n)]
}

private func nonzerosBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard let positions = try Searching.nonzeros(call[0]) else {
    throw call.failed("A must be a numeric array")
  }
  return [
    try Rearranging.pick(
      try Conversion.materialize(call[0]), positions, dims: Dims(positions.count, 1))
  ]
}

private func lookupBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let options = call.has(2) ? try call.bytes(2) : []
  let matches = options.contains(UInt8(ascii: "m"))
  let flags = options.contains(UInt8(ascii: "b"))
  if case .cell(let table) = call[0] {
    guard let texts = Sorting.texts(table) else { throw call.invalid() }
    let wanted: [[UInt8]]
    let dims: Dims
    if case .cell(let c) = call[1], let list = Sorting.texts(c) {
      wanted = list
      dims = c.dims
    } else {
      wanted = [try call.bytes(1)]
      dims = .scalar
    }
    let result = try Tensor<Double>(uninitialized: dims)
    for (k, text) in wanted.enumerated() {
      var low = 0
      var high = texts.count
      while low < high {
        let middle = (low + high) / 2
        if Sorting.compare(texts[middle], text) <= 0 { low = middle + 1 } else { high = middle }
      }
      if matches || flags, low == 0 || texts[low - 1] != text { low = 0 }
      result.data[k] = Double(low)
    }
    return [flags ? Value(try Conversion.bools(Value(result))) : Value(result)]
  }
  // If one of the two is single, the other is rounded as it is.
  let isSingle = call[0].classID == .single || call[1].classID == .single
  let table = try Conversion.doubles(
    isSingle ? try Conversion.convert(call[0], to: .single) : call[0])
  let y = try Conversion.doubles(isSingle ? try Conversion.convert(call[1], to: .single) : call[1])
  let result = try Tensor<Double>(uninitialized: y.dims)
  if !table.dims.isVector, table.count > 0 { try call.session.warn("", "lookup: table is not a vector") }
  Searching.lookup(table, y, into: result)
  let n = Double(table.count)
  for k in 0..<result.count {
    if matches || flags {
      let i = Int(result.data[k])
      if i == 0 || table.data[i - 1] != y.data[k] { result.data[k] = 0 }
    } else {
      if options.contains(UInt8(ascii: "l")), result.data[k] < 1 { result.data[k] = 1 }
      if options.contains(UInt8(ascii: "r")), result.data[k] >= n { result.data[k] = n - 1 }
    }
  }
  return [flags ? Value(try Conversion.bools(Value(result))) : Value(result)]
}

// MARK: accumarray

/// Linear places (from zero) of the rows of SUBS, and the size that holds them.
private func places(_ call: borrowing Call) throws(NablaError) -> (places: [Int], dims: Dims) {
  // One tensor and the start in it for each dimension.
  var columns: [(subscripts: Tensor<Double>, start: Int)] = []
  var n = 0
  if case .cell(let c) = call[0] {
    for (j, v) in c.elements.enumerated() {
      let t = try Conversion.doubles(v)
      if j > 0, t.count != n { throw call.failed("all subscripts must have the same size") }
      n = t.count
      columns.append((t, 0))
    }
  } else {
    let subs = try Conversion.doubles(call[0])
    n = subs.dims.rows
    for j in 0..<subs.dims.columns { columns.append((subs, j * n)) }
  }
  var wanted: [Int]?
  if call.given(2) {
    let sizes = try Conversion.doubles(call[2])
    guard sizes.count >= columns.count else { throw call.failed("dimensions mismatch") }
    var list: [Int] = []
    for x in sizes.elements {
      guard let m = Int(exactly: x), m >= 0 else { throw call.failed("invalid size") }
      list.append(m)
    }
    wanted = list
  }
  var result = [Int](repeating: 0, count: n)
  var sizes: [Int] = []
  var stride = 1
  for (d, column) in columns.enumerated() {
    guard
      let top = Grouping.places(
        column.subscripts, from: column.start, stride: stride, into: &result)
    else { throw call.failed("indices must be positive integers") }
    if let wanted, top > wanted[d] { throw call.failed("index out of range") }
    sizes.append(wanted?[d] ?? top)
    let (next, overflow) = stride.multipliedReportingOverflow(by: sizes[d])
    if overflow { throw .outOfMemory(Dims(sizes)) }
    stride = next
  }
  var all = wanted ?? sizes
  if all.count == 1 { all.append(1) }
  return (result, Dims(all))
}

private func accumarrayBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let (places, dims) = try places(call)
  var values = call[1]
  guard
    values.count == places.count || values.count == 1,
    !(call[0].isCell == false && call[0].dims.isRow && places.count == 1 && values.count != 1)
  else { throw call.failed("dimension mismatch") }
  let fill = call.given(4) ? try call.double(4) : 0
  var name = "sum"
  if call.given(3) {
    name = ""
    if case .function(let f) = call[3], case .named(let n) = f.target { name = n }
  }
  if let fold = fold(name, values), fill == 0 {
    let result = try Tensor<Double>(dims)
    Grouping.accumulate(fold, try Conversion.doubles(values), at: places, into: result)
    if values.classID == .single { return [try Conversion.convert(Value(result), to: .single)] }
    return [Value(result)]
  }
  if values.count == 1, places.count != 1 {
    values = try Rearranging.tile(values, [places.count, 1])
  }
  return [try grouped(call, places, dims, values, fill, name)]
}

/// The functions that need no call, on values that they give doubles for.
private func fold(_ name: String, _ values: Value) -> Grouping.Fold? {
  if values.isComplex { return nil }
  switch name {
  case "sum": return values.isNumeric || values.isLogical ? .sum : nil
  case "max": return values.classID == .double ? .max : nil
  case "min": return values.classID == .double ? .min : nil
  default: return nil
  }
}

/// Calls the function with the values of each index that has some.
private func grouped(
  _ call: borrowing Call, _ places: [Int], _ dims: Dims, _ values: Value, _ fill: Double,
  _ name: String
) throws(NablaError) -> Value {
  guard dims.checkedElementCount != nil else { throw .outOfMemory(dims) }
  let function = call.given(3) ? call[3] : .function(FunctionHandle(named: "sum"))
  let order = Grouping.order(of: places, size: dims.elementCount)
  var result = Value.undefined
  var start = 0
  var touched: [(Int, Value)] = []
  while start < order.count {
    var end = start + 1
    while end < order.count, places[order[end]] == places[order[start]] { end += 1 }
    let group = try Rearranging.pick(
      try Conversion.materialize(values), Array(order[start..<end]), dims: Dims(end - start, 1))
    guard let x = try call.session.call(function, [group]).first else {
      throw call.failed("FUNC must return a value")
    }
    guard x.count == 1 else {
      throw .message("cellfun: all values must be scalars when UniformOutput = true", id: "")
    }
    touched.append((places[order[start]], x))
    start = end
  }
  if case .cell? = touched.first?.1 {
    result = .cell(try CellArray(dims))
  } else {
    // The maximum and minimum know no other filling than zero.
    let extreme = (name == "max" || name == "min") && fill != 0
    result = Value(try Tensor<Double>(dims, repeating: extreme ? .nan : fill))
    if case .single? = touched.first?.1.classID {
      result = try Conversion.convert(result, to: .single)
    }
  }
  for (place, x) in touched {
    try Indexing.assign(&result, [.scalar(Double(place + 1))], x)
  }
  return result
}

private func histcBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let x = try Conversion.doubles(call[0])
  let edges = try Conversion.doubles(call[1])
  if edges.count == 0 {
    try call.session.warn("", "histc: empty EDGES specified")
    return [.emptyMatrix, .emptyMatrix]
  }
  var d = x.dims.firstNonSingleton
  if call.has(2) {
    let n = try call.int(2, "DIM must be a valid dimension")
    guard n > 0 else { throw call.failed("DIM must be a valid dimension") }
    d = n - 1
  }
  let bins = edges.count
  var dims = x.dims
  let n = dims[d]
  dims[d] = bins
  if x.count == 0, x.dims == .empty { dims = Dims(bins, 0) }
  let counts = try Tensor<Double>(dims)
  let index = try Tensor<Double>(x.dims)
  var inner = 1
  for i in 0..<min(d, x.dims.count) { inner *= x.dims[i] }
  Grouping.bins(x, edges: edges, inner: inner, length: n, counts: counts, index: index)
  return [Value(counts), Value(index)]
}

let findingBuiltins: [Builtin] = [.find, .nnz, .nonzeros, .lookup, .accumarray, .histc]
