import NablaEngine

/// sort, sortrows, issorted.
extension Builtin {
  static let sort = Builtin(
    "sort", "S = sort (X)\nS = sort (X, DIM)\nS = sort (..., MODE)\n[S, I] = sort (...)",
    .between(1, 3), outputs: 2, category: .searching,
    summary: "Put the elements along a dimension in order.",
    details: """
      MODE is "ascend" (the default) or "descend". I says where the elements came from: `S = X(I)` for
      a vector. Equal elements keep their order. NaN comes last, or first if descending. Complex numbers
      are ordered by modulus, then argument; a cell of texts by characters.
      """,
    examples: [
      Example("[s, i] = sort ([3 1 2])", shows: "s =\n\n   1   2   3\n\ni =\n\n   2   3   1"),
      Example("sort ([3 NaN 1], \"descend\")", shows: "ans =\n\n   NaN     3     1"),
      Example("sort ({\"b\", \"a\"})", shows: "ans =\n{\n  [1,1] = a\n  [1,2] = b\n}\n"),
    ],
    seeAlso: ["sortrows", "issorted", "unique", "max"],
    strings: .listed(1), body: sortBody)

  static let sortrows = Builtin(
    "sortrows", "S = sortrows (A)\nS = sortrows (A, C)\n[S, I] = sortrows (...)", .between(1, 2),
    outputs: 2, category: .searching,
    summary: "Put the rows of a matrix in order.",
    details: """
      By the first column, then the second, and so on; C lists the columns to go by, a negative one
      for falling order.
      """,
    examples: [
      Example("sortrows ([3 1; 1 2; 1 0])", shows: "ans =\n\n   1   0\n   1   2\n   3   1"),
      Example("sortrows ([3 1; 1 2; 2 0], -2)", shows: "ans =\n\n   1   2\n   3   1\n   2   0"),
    ],
    seeAlso: ["sort", "unique"],
    strings: .listed(1), body: sortrowsBody)

  static let issorted = Builtin(
    "issorted", "TF = issorted (A)\nTF = issorted (A, MODE)\nTF = issorted (A, \"rows\")",
    .between(1, 3), category: .searching,
    summary: "Is a vector, or are the rows of a matrix, in order?",
    details: "MODE is \"ascend\", \"descend\" or \"either\".",
    examples: [
      Example("issorted ([1 2 2 5])", shows: "ans = 1"),
      Example("issorted ([3 2 1], \"descend\")", shows: "ans = 1"),
    ],
    seeAlso: ["sort", "sortrows"],
    strings: .listed(1), body: issortedBody)
}

private func sortBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var dimension: Int?
  var descending = false
  for i in 1..<max(1, call.count) {
    if call[i].isChar, i == call.count - 1 {
      switch call[i].text?.lowercased() {
      case "ascend": break
      case "descend": descending = true
      default: throw call.failed("MODE must be either \"ascend\" or \"descend\"")
      }
    } else if i == 1, let x = call[1].realScalar, x >= 1, x < 1e6 {
      dimension = Int(x) - 1
    } else {
      throw call.failed("DIM must be a valid dimension")
    }
  }
  let v = call[0]
  let d = dimension ?? v.dims.firstNonSingleton
  if case .cell(let c) = v { return try sortTexts(call, c, d, descending) }
  guard let (sorted, index) = try Sorting.sort(
    v, dimension: d, descending: descending, wantsIndex: call.nargout > 1)
  else {
    throw call.fail("octave_base_value::sort (): wrong type argument '\(Indexing.typeName(v))'")
  }
  return index.map { [sorted, $0] } ?? [sorted]
}

private func sortTexts(_ call: borrowing Call, _ c: CellArray, _ d: Int, _ descending: Bool)
  throws(NablaError) -> [Value]
{
  guard let texts = Sorting.texts(c) else {
    throw call.failed("only cell arrays of character strings may be sorted")
  }
  let result = try CellArray(c.dims)
  let index = try Tensor<Double>(c.dims)
  let n = c.dims[d]
  if c.count > 0 {
    var inner = 1
    for i in 0..<min(d, c.dims.count) { inner *= c.dims[i] }
    let outer = c.count / (inner * n)
    for o in 0..<outer {
      for i in 0..<inner {
        let start = o * inner * n + i
        var line: [[UInt8]] = []
        for k in 0..<n { line.append(texts[start + k * inner]) }
        for (k, from) in Sorting.order(of: line, descending: descending).enumerated() {
          result.data[start + k * inner] = c.data[start + from * inner]
          index.data[start + k * inner] = Double(from + 1)
        }
      }
    }
  }
  return [.cell(result), Value(index)]
}

enum Rows {
  /// The order of the rows of a matrix by some columns (from zero; true: falling).
  static func order(_ v: Value, by columns: [(Int, Bool)]) throws(NablaError) -> [Int] {
    let rows = v.dims.rows
    var order = Array(0..<rows)
    // Stable sorts by the last column first.
    for (c, falling) in columns.reversed() {
      let column = try Rearranging.pick(v, [c], dimension: 1)
      let arranged = try Rearranging.pick(column, order, dimension: 0)
      guard let next = try Sorting.order(arranged, descending: falling) else {
        throw .message("sortrows: only cell arrays of character strings may be sorted", id: "")
      }
      order = next.map { order[$0] }
    }
    return order
  }

  /// Marks the rows (in sorted order) that differ from the one before them.
  static func starts(_ v: Value, _ order: [Int]) throws(NablaError) -> [Bool] {
    var result = [Bool](repeating: false, count: order.count)
    if !result.isEmpty { result[0] = true }
    for c in 0..<v.dims.columns {
      let column = try Rearranging.pick(v, [c], dimension: 1)
      guard let starts = try Searching.groupStarts(column, order) else { continue }
      for k in starts.indices where starts[k] { result[k] = true }
    }
    return result
  }

  static func allColumns(_ v: Value) -> [(Int, Bool)] { (0..<v.dims.columns).map { ($0, false) } }
}

private func sortrowsBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = try Conversion.materialize(call[0])
  var columns = Rows.allColumns(v)
  if call.has(1) {
    guard call[1].isNumeric, !call[1].isComplex, call[1].dims.isVector else { throw call.failed("C must be a numeric vector") }
    columns = []
    for x in try Conversion.doubles(call[1]).array {
      guard x != 0, abs(x) <= Double(v.dims.columns) else {
        throw call.failed("all elements of C must be in the range [1, columns (A)]")
      }
      guard x == x.rounded() else {
        throw NablaError(
          "Octave:invalid-index",
          "A(_,\(Numbers.short(abs(x)))): subscripts must be either integers 1 to (2^63)-1 or logicals")
      }
      columns.append((Int(abs(x)) - 1, x < 0))
    }
  }
  if case .cell(let c) = v {
    if v.dims.rows <= 1 { return [v, try .column([1])] }
    if v.dims.columns > 1 || Sorting.texts(c) == nil {
      // A cell with numbers in its first column is sorted by them.
      var numbers: [Double] = []
      for x in c.elements.prefix(v.dims.rows) {
        guard let y = x.realScalar else {
          throw call.failed("only cell arrays of character strings may be sorted")
        }
        numbers.append(y)
      }
      let order = try Rows.order(try .column(numbers), by: [(0, columns.first?.1 ?? false)])
      return [try Rearranging.pick(v, order, dimension: 0), try .column(order.map { Double($0 + 1) })]
    }
  }
  let order = try Rows.order(v, by: columns)
  return [
    try Rearranging.pick(v, order, dimension: 0), try .column(order.map { Double($0 + 1) }),
  ]
}

private func issortedBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var byRows = false
  var mode = "ascend"
  for i in 1..<max(1, call.count) {
    switch try call.string(i, "second argument must be a string") {
    case "rows": byRows = true
    case let m where ["ascend", "ascending"].contains(m): mode = "ascend"
    case let m where ["descend", "descending"].contains(m): mode = "descend"
    case "either": mode = "either"
    default: throw call.failed("MODE must be \"ascend\", \"descend\", or \"either\"")
    }
  }
  let v = try Conversion.materialize(call[0])
  if v.isEmpty { return [.bool(true)] }
  guard byRows || v.dims.isVector else { throw call.failed("needs a vector") }
  guard v.dims.is2D else { throw call.failed("A must be a 2-D object") }
  var result = false
  for falling in [false, true] {
    if falling ? mode == "ascend" : mode == "descend" { continue }
    if !byRows, let sorted = try Sorting.isSorted(v, falling: falling) {
      result = result || sorted
      continue
    }
    let order: [Int]
    if byRows {
      order = try Rows.order(v, by: Rows.allColumns(v).map { ($0.0, falling) })
    } else {
      guard let o = try Sorting.order(v, descending: falling) else {
        throw call.failed("needs a vector")
      }
      order = o
    }
    if order == Array(0..<order.count) { result = true }
  }
  return [.bool(result)]
}

let sortingBuiltins: [Builtin] = [.sort, .sortrows, .issorted]
