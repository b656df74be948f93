import NablaEngine

/// Making cells, and taking them apart.
extension Builtin {
  static let cell = Builtin(
    "cell", "C = cell (N)\nC = cell (M, N, ...)\nC = cell ([M N ...])", .any, category: .cells,
    summary: "A cell array whose elements are all empty matrices.",
    details: "One size N makes a square cell. Negative sizes count as zero.",
    examples: [
      Example("cell (1, 2)", shows: "ans =\n{\n  [1,1] = [](0x0)\n  [1,2] = [](0x0)\n}\n"),
      Example("size (cell (3, 0))", shows: "ans =\n\n   3   0"),
    ],
    seeAlso: ["iscell", "num2cell", "cellfun"],
    body: cellBody)

  static let iscell = Builtin(
    "iscell", "TF = iscell (X)", .exactly(1), category: .cells,
    summary: "Is X a cell array?",
    examples: [Example("iscell ({1, 2})", shows: "ans = 1")],
    seeAlso: ["iscellstr", "ismatrix", "isstruct"],
    body: iscellBody)

  static let iscellstr = Builtin(
    "iscellstr", "TF = iscellstr (X)", .exactly(1), category: .cells,
    summary: "Is X a cell array in which every element is text?",
    details: "The empty cell counts as one.",
    examples: [
      Example("iscellstr ({\"a\", \"bc\"})", shows: "ans = 1"),
      Example("iscellstr ({\"a\", 2})", shows: "ans = 0"),
    ],
    seeAlso: ["iscell", "cellstr", "ischar"],
    body: iscellstrBody)

  static let num2cell = Builtin(
    "num2cell", "C = num2cell (A)\nC = num2cell (A, DIMS)", .between(1, 2), category: .cells,
    summary: "A cell with one element for each element of an array.",
    details: "With DIMS those dimensions stay together: `num2cell (A, 1)` gives the columns of A.",
    examples: [
      Example("num2cell ([1 2])", shows: "ans =\n{\n  [1,1] = 1\n  [1,2] = 2\n}\n"),
      Example(
        "num2cell ([1 2; 3 4], 2)",
        shows: "ans =\n{\n  [1,1] =\n\n     1   2\n\n  [2,1] =\n\n     3   4\n\n}\n"),
    ],
    seeAlso: ["cell2mat", "mat2cell", "struct2cell"],
    body: num2cellBody)

  static let cell2mat = Builtin(
    "cell2mat", "A = cell2mat (C)", .exactly(1), category: .cells,
    summary: "Join the elements of a cell into one array.",
    details: "All elements are numbers or logicals, or all text, or all cells, or all structs.",
    examples: [
      Example(
        "cell2mat ({[1 2], 3; [4 5], 6})", shows: "ans =\n\n   1   2   3\n   4   5   6"),
      Example("cell2mat ({\"ab\", \"c\"})", shows: "ans = abc"),
    ],
    seeAlso: ["num2cell", "mat2cell", "cat"],
    body: cell2matBody)

  static let mat2cell = Builtin(
    "mat2cell", "C = mat2cell (A, D1, D2, ...)\nC = mat2cell (A, ROWS)", .atLeast(2),
    category: .cells,
    summary: "Cut an array into blocks.",
    details: """
      D1, D2, ... are the lengths of the blocks along each dimension and add up to its length. With
      ROWS alone the other dimensions stay whole.
      """,
    examples: [
      Example(
        "mat2cell (1:4, 1, [3 1])",
        shows: "ans =\n{\n  [1,1] =\n\n     1   2   3\n\n  [1,2] = 4\n}\n")
    ],
    seeAlso: ["num2cell", "cell2mat", "cellslices"],
    body: mat2cellBody)

  static let cellslices = Builtin(
    "cellslices", "C = cellslices (X, LB, UB)\nC = cellslices (X, LB, UB, DIM)", .between(3, 4),
    category: .cells,
    summary: "Cut slices out of an array.",
    details: """
      Element k of C is `X(:, ..., LB(k):UB(k), ..., :)`, with the range in dimension DIM; by default
      that is the first dimension that is not one.
      """,
    examples: [
      Example(
        "cellslices (1:5, [1 3], [2 5])",
        shows: "ans =\n{\n  [1,1] =\n\n     1   2\n\n  [1,2] =\n\n     3   4   5\n\n}\n")
    ],
    seeAlso: ["mat2cell", "cellfun"],
    body: cellslicesBody)

  static let deal = Builtin(
    "deal", "[R1, R2, ...] = deal (A)\n[R1, R2, ...] = deal (A1, A2, ...)", .atLeast(1),
    outputs: Int.max, category: .cells,
    summary: "Copy the inputs to the outputs.",
    details: "One input goes to every output; else there are as many inputs as outputs.",
    examples: [
      Example("[a, b] = deal (1, 2)", shows: "a = 1\nb = 2"),
      Example("[a, b] = deal (7)", shows: "a = 7\nb = 7"),
    ],
    seeAlso: ["cellfun"],
    body: dealBody)
}

private func cellBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  if call.count == 0 { return [.cell(try CellArray(Dims.empty))] }
  for (i, a) in call.arguments.enumerated() {
    switch a {
    case .char: throw i == 0 && call.count == 1
      ? .message("invalid conversion from string to real N-D array", id: "")
      : call.failed("dimension must be a scalar integer")
    default: break
    }
  }
  let dims = try DimensionArguments.dims(call.arguments[...], name: "cell")
  return [.cell(try CellArray(dims))]
}

private func iscellBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  [.bool(call[0].isCell)]
}

private func iscellstrBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard case .cell(let c) = call[0] else { return [.bool(false)] }
  return [.bool(LibraryLoops.areTexts(c))]
}

private func num2cellBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = try Conversion.materialize(call[0])
  switch v {
  case .function, .map, .exception:
    throw call.failed("wrong type argument '\(Indexing.typeName(v))'")
  default: break
  }
  let dims = v.dims
  var whole = [Bool](repeating: false, count: dims.count)
  if call.has(1) {
    for x in try Conversion.doubles(call[1]).array {
      guard let d = Int(exactly: x), d > 0 else {
        throw call.failed("dimension indices must be positive")
      }
      if d <= dims.count { whole[d - 1] = true }
    }
  }
  var outer = dims.list
  for i in 0..<dims.count where whole[i] { outer[i] = 1 }
  let result = try CellArray(Dims(outer))
  if !whole.contains(true) {
    for i in 0..<result.count { result.data[i] = try Indexing.index(v, [.scalar(Double(i + 1))]) }
    return [.cell(result)]
  }
  var place = [Int](repeating: 0, count: dims.count)
  for i in 0..<result.count {
    var subscripts: [Value] = []
    for d in 0..<dims.count { subscripts.append(whole[d] ? .colon : .scalar(Double(place[d] + 1))) }
    result.data[i] = try Indexing.index(v, subscripts)
    for d in 0..<dims.count {
      place[d] += 1
      if place[d] < outer[d] { break }
      place[d] = 0
    }
  }
  return [.cell(result)]
}

private func cell2matBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard case .cell(let c) = call[0] else {
    if case .double(let t) = call[0], t.dims == .empty { return [.emptyMatrix] }
    throw call.failed("C must be a cell array")
  }
  if c.count == 0 { return [Value(try Tensor<Double>(c.dims))] }
  let isOne: (Value) -> Int = { v in
    switch v.classID {
    case .char: 1
    case .cell: 2
    case .structure: 3
    case .function, .map, .exception: -1
    default: 0
    }
  }
  let kind = isOne(c.data[0])
  for v in c.elements where isOne(v) != kind || kind < 0 {
    throw call.failed("wrong type elements or mixed cells, structs, and matrices")
  }
  if c.count == 1 { return [c.data[0]] }
  // Along the second dimension first, then the first, then the others.
  var values = c.array
  var dims = c.dims.list
  let order = [1, 0] + Array(2..<max(2, dims.count))
  do throws(NablaError) {
    for d in order where dims[d] != 1 {
      let n = dims[d]
      var inner = 1
      for i in 0..<d { inner *= dims[i] }
      let outer = values.count / (inner * n)
      var joined: [Value] = []
      joined.reserveCapacity(inner * outer)
      for o in 0..<outer {
        for i in 0..<inner {
          var part: [Value] = []
          part.reserveCapacity(n)
          for k in 0..<n { part.append(values[(o * n + k) * inner + i]) }
          joined.append(try Operators.concatenate(part, dimension: d))
        }
      }
      values = joined
      dims[d] = 1
    }
  } catch {
    if error.kind == .error, error.identifier != "Octave:bad-alloc" {
      throw .message("cat: dimension mismatch", id: "")
    }
    throw error
  }
  return [values.first ?? .emptyMatrix]
}

/// Cuts `v` into blocks; `lengths` has one list a dimension.
private func blocks(_ v: Value, _ lengths: [[Int]]) throws(NablaError) -> Value {
  let result = try CellArray(Dims(lengths.map(\.count)))
  var place = [Int](repeating: 0, count: lengths.count)
  var starts: [[Int]] = []
  for list in lengths {
    var sum = 0
    starts.append(
      list.map { n in
        sum += n
        return sum - n
      })
  }
  for i in 0..<result.count {
    var subscripts: [Value] = []
    for d in 0..<lengths.count {
      let n = lengths[d][place[d]]
      subscripts.append(
        .range(
          RangeValue(
            base: Double(starts[d][place[d]] + 1), increment: 1,
            limit: Double(starts[d][place[d]] + n), count: n)))
    }
    result.data[i] = try Indexing.index(v, subscripts)
    for d in 0..<lengths.count {
      place[d] += 1
      if place[d] < lengths[d].count { break }
      place[d] = 0
    }
  }
  return .cell(result)
}

private func mat2cellBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = try Conversion.materialize(call[0])
  let dims = v.dims
  var lengths: [[Int]] = []
  for d in 0..<max(call.count - 1, dims.count) {
    guard call.has(d + 1) else {
      lengths.append([dims[d]])
      continue
    }
    var list: [Int] = []
    for x in try Conversion.doubles(call[d + 1]).array {
      guard let n = Int(exactly: x), n >= 0, n <= dims[d] else {
        throw call.failed("mismatch on dimension \(d + 1) (\(dims[d]) != \(Indexing.keyText(x)))")
      }
      list.append(n)
    }
    let sum = list.reduce(0, +)
    guard sum == dims[d] else {
      throw call.failed("mismatch on dimension \(d + 1) (\(dims[d]) != \(sum))")
    }
    lengths.append(list)
  }
  return [try blocks(v, lengths)]
}

private func cellslicesBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = try Conversion.materialize(call[0])
  let low = try Conversion.doubles(call[1])
  let high = try Conversion.doubles(call[2])
  guard low.count == high.count else { throw call.failed("the lengths of LB and UB must match") }
  var d = v.dims.firstNonSingleton
  if call.has(3) {
    d = try call.int(3) - 1
    guard d >= 0 else { throw call.failed("DIM must be a valid dimension") }
  }
  let result = try CellArray(Dims(1, low.count))
  for k in 0..<low.count {
    let n = max(0, Int(exactly: (high.data[k] - low.data[k] + 1).rounded(.down)) ?? 0)
    var subscripts = [Value](repeating: .colon, count: max(v.dims.count, d + 1))
    subscripts[d] = .range(
      RangeValue(base: low.data[k], increment: 1, limit: high.data[k], count: n))
    result.data[k] = try Indexing.index(v, subscripts)
  }
  return [.cell(result)]
}

private func dealBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let n = call.nargout
  if call.count == 1 { return [Value](repeating: call[0], count: n) }
  guard call.count == n else { throw call.failed("nargin > 1 and nargin != nargout") }
  return call.arguments
}

let cellBuiltins: [Builtin] = [
  .cell, .iscell, .iscellstr, .num2cell, .cell2mat, .mat2cell, .cellslices, .deal,
]
