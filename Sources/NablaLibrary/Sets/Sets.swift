import NablaEngine

/// Sets: unique members, membership, and what two sets make.
extension Builtin {
  static let unique = Builtin(
    "unique",
    "Y = unique (X)\nY = unique (X, \"rows\")\nY = unique (..., \"stable\")\n[Y, I, J] = unique (...)\n[Y, I, J] = unique (..., \"last\")",
    .between(1, 4), outputs: 3, category: .sets,
    summary: "The different elements of an array or cell of texts, sorted.",
    details: """
      `Y = X(I)` and `X = Y(J)`; I has the first index of each element, with "last" the last one. With
      "rows" the members are the rows of a matrix; with "stable" they keep the order of X. NaN differs
      from NaN.
      """,
    examples: [
      Example("unique ([3 1 2 1 3])", shows: "ans =\n\n   1   2   3"),
      Example("unique ({\"b\", \"a\", \"b\"})", shows: "ans =\n{\n  [1,1] = a\n  [1,2] = b\n}\n"),
      Example("unique ([3 1 2 1], \"stable\")", shows: "ans =\n\n   3   1   2"),
    ],
    seeAlso: ["union", "intersect", "setdiff", "ismember", "sort"],
    strings: .listed(1), body: uniqueBody)

  static let ismember = Builtin(
    "ismember", "TF = ismember (A, S)\nTF = ismember (A, S, \"rows\")\n[TF, I] = ismember (...)",
    .between(2, 3), outputs: 2, category: .sets,
    summary: "Which elements of A are in S?",
    details: """
      A and S are arrays, or A is a text or a cell of texts and S a cell of texts. I is where in S, or
      zero. With "rows" whole rows are compared.
      """,
    examples: [
      Example("ismember ([1 5], [1 2 3])", shows: "ans =\n\n  1  0"),
      Example("ismember (\"a\", {\"b\", \"a\"})", shows: "ans = 1"),
    ],
    seeAlso: ["unique", "lookup", "intersect"],
    strings: .listed(2), body: ismemberBody)

  static let union = Builtin(
    "union", "C = union (A, B)\nC = union (A, B, \"rows\")\nC = union (A, B, \"stable\")\n[C, IA, IB] = union (...)",
    .between(2, 4), outputs: 3, category: .sets,
    summary: "What is in A or in B, sorted.",
    details: "A row if both are rows, else a column.",
    examples: [Example("union ([1 3], [2 3])", shows: "ans =\n\n   1   2   3")],
    seeAlso: ["intersect", "setdiff", "setxor", "unique"],
    strings: .listed(2), body: unionBody)

  static let intersect = Builtin(
    "intersect",
    "C = intersect (A, B)\nC = intersect (A, B, \"rows\")\nC = intersect (A, B, \"stable\")\n[C, IA, IB] = intersect (...)",
    .between(2, 4), outputs: 3, category: .sets,
    summary: "What is in A and in B, sorted.",
    details: "`C = A(IA) = B(IB)`. A row if both are rows, else a column.",
    examples: [Example("intersect ([1 2 3], [4 3 2])", shows: "ans =\n\n   2   3")],
    seeAlso: ["union", "setdiff", "ismember"],
    strings: .listed(2), body: intersectBody)

  static let setdiff = Builtin(
    "setdiff",
    "C = setdiff (A, B)\nC = setdiff (A, B, \"rows\")\nC = setdiff (A, B, \"stable\")\n[C, IA] = setdiff (...)",
    .between(2, 4), outputs: 2, category: .sets,
    summary: "What is in A but not in B, sorted.",
    examples: [
      Example("setdiff ([4 3 2 1], [2 3])", shows: "ans =\n\n   1   4"),
      Example("setdiff ({\"a\", \"b\"}, {\"b\"})", shows: "ans =\n{\n  [1,1] = a\n}\n"),
    ],
    seeAlso: ["union", "intersect", "setxor"],
    strings: .listed(2), body: setdiffBody)

  static let setxor = Builtin(
    "setxor", "C = setxor (A, B)\nC = setxor (A, B, \"rows\")\n[C, IA, IB] = setxor (...)",
    .between(2, 4), outputs: 3, category: .sets,
    summary: "What is in A or in B but not in both, sorted.",
    examples: [Example("setxor ([1 2 3], [3 4])", shows: "ans =\n\n   1   2   4")],
    seeAlso: ["union", "intersect", "setdiff"],
    strings: .listed(2), body: setxorBody)
}

private func indices(_ list: [Int], _ asRow: Bool = false) throws(NablaError) -> Value {
  let numbers = list.map { Double($0 + 1) }
  return asRow ? try .row(numbers) : try .column(numbers)
}

// MARK: unique

private func uniqueBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = call[0]
  let wrong = "X must be an array or cell array of strings"
  switch v {
  case .cell(let c):
    guard c.elements.allSatisfy(\.isChar) else { throw call.failed(wrong) }
  default: guard v.classID.isArithmetic else { throw call.failed(wrong) }
  }
  var options = try SetOptions(unique: call)
  if options.byRows, v.isCell {
    try call.session.warn("", "unique: \"rows\" is ignored for cell arrays")
  }
  if v.isCell || !v.dims.is2D { options.byRows = false }
  if v.isEmpty {
    let empty: Value
    if options.byRows || v.dims == .empty {
      // All rows without elements are equal.
      empty =
        options.byRows
        ? try Rearranging.pick(v, v.dims.rows == 0 ? [] : [0], dimension: 0) : v
    } else {
      empty = try Rearranging.reshape(Conversion.materialize(v), Dims(0, 1))
    }
    return [empty, .emptyMatrix, .emptyMatrix]
  }
  if call.nargout < 2, !options.byRows, !options.stable, case .double(let t) = v,
    let result = try Searching.distinct(t, asRow: v.dims.isRow)
  {
    return [result]
  }
  let parts = try SetParts([v], byRows: options.byRows, name: "unique")
  var groups = parts.groups
  if options.stable { groups.sort { parts.head($0) < parts.head($1) } }
  let picked = groups.map { options.last ? parts.tail($0) : parts.head($0) }
  let isRow = v.dims.isRow && !options.byRows
  let result = try parts.members(picked, asRow: isRow)
  if call.nargout < 2 { return [result] }
  var place = [Int](repeating: 0, count: options.byRows ? v.dims.rows : v.count)
  for (k, group) in groups.enumerated() { for i in group { place[parts.order[i]] = k } }
  let row = options.legacy && isRow
  return [result, try indices(picked, row), try indices(place, row)]
}

// MARK: ismember

private func ismemberBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let a = call[0]
  let s = call[1]
  if call.has(2), ["stable", "sorted"].contains(call[2].text) {
    throw call.failed("\"stable\" or \"sorted\" are not valid options")
  }
  let byRows = try SetOptions(pair: call).byRows
  let wrong = call.failed("A and B must be arrays or cell arrays of strings")
  if case .cell(let set) = s {
    guard let texts = Sorting.texts(set) else { throw wrong }
    if case .cell(let c) = a {
      guard let wanted = Sorting.texts(c) else { throw wrong }
      return try answers(find(wanted, in: texts), c.dims)
    }
    guard case .char = a else {
      if a.isEmpty { return [try Conversion.convert(a, to: .logical), a] }
      throw wrong
    }
    return try answers(find([a.textBytes ?? []], in: texts), .scalar)
  }
  if case .cell(let c) = a {
    guard let wanted = Sorting.texts(c), case .char = s else { throw wrong }
    return try answers(find(wanted, in: [s.textBytes ?? []]), c.dims)
  }
  guard a.classID.isArithmetic, s.classID.isArithmetic else { throw wrong }
  if byRows { return try rowMembers(a, s) }
  if let x = a.realScalar, !s.isComplex, a.classID != .single, s.classID != .single {
    // One number: no need to sort.
    let list = try Conversion.doubles(s)
    var found = 0
    for i in 0..<list.count where list.data[i] == x { found = i + 1 }
    return [.bool(found > 0), Value(found)]
  }
  let (left, right) = try comparable(a, s)
  if a.isEmpty || s.isEmpty { return try answers([Int](repeating: 0, count: a.count), a.dims) }
  if !left.isComplex, !right.isComplex {
    let (flags, index) = try Searching.members(
      Conversion.doubles(left), of: Conversion.doubles(right))
    return [Value(flags), Value(index)]
  }
  let parts = try SetParts([left, right], byRows: false, name: "ismember")
  return try answers(places(parts, a.count), a.dims)
}

/// Two arrays as doubles; if one of them is single, the other is rounded as it is.
private func comparable(_ a: Value, _ s: Value) throws(NablaError) -> (Value, Value) {
  let isSingle = a.classID == .single || s.classID == .single
  func double(_ v: Value) throws(NablaError) -> Value {
    let rounded = isSingle && v.classID == .double ? try Conversion.convert(v, to: .single) : v
    return v.isComplex ? rounded : Value(try Conversion.doubles(rounded))
  }
  return (try double(a), try double(s))
}

/// For each member of the first set where it is in the second (from one), the last of several.
private func places(_ parts: SetParts, _ n: Int) -> [Int] {
  var result = [Int](repeating: 0, count: n)
  for group in parts.groups {
    let last = parts.tail(group)
    guard last >= parts.first else { continue }
    for k in group where parts.order[k] < parts.first {
      result[parts.order[k]] = last - parts.first + 1
    }
  }
  return result
}

private func rowMembers(_ a: Value, _ s: Value) throws(NablaError) -> [Value] {
  let (left, right) = try comparable(a, s)
  let n = a.dims.rows
  guard a.dims.columns == s.dims.columns, !s.isEmpty, n > 0 else {
    return try answers([Int](repeating: 0, count: n), Dims(n, 1))
  }
  let parts = try SetParts([left, right], byRows: true, name: "ismember")
  return try answers(places(parts, n), Dims(n, 1))
}

private func find(_ wanted: [[UInt8]], in texts: [[UInt8]]) -> [Int] {
  if wanted.count == 1 {
    return [(texts.lastIndex(of: wanted[0]) ?? -1) + 1]
  }
  var index: [[UInt8]: Int] = [:]
  for (i, t) in texts.enumerated() { index[t] = i + 1 }
  return wanted.map { index[$0] ?? 0 }
}

private func answers(_ places: [Int], _ dims: Dims) throws(NablaError) -> [Value] {
  let flags = try Tensor<Bool>(uninitialized: dims)
  let index = try Tensor<Double>(uninitialized: dims)
  for (k, p) in places.enumerated() {
    flags.data[k] = p > 0
    index.data[k] = Double(p)
  }
  return [Value(flags), Value(index)]
}

// MARK: Two sets

/// The arguments of a function of two sets.
private struct Pair {
  let a: Value
  let b: Value
  let options: SetOptions
  let isRow: Bool

  init(_ call: borrowing Call) throws(NablaError) {
    a = call[0]
    b = call[1]
    options = try SetOptions(pair: call)
    isRow =
      options.legacy
      ? !(a.dims.isColumn && b.dims.isColumn)
      : (a.dims.isRow || (a.isChar && b.isCell)) && (b.dims.isRow || (b.isChar && a.isCell))
  }

  func parts(_ name: String) throws(NablaError) -> SetParts {
    let texts = a.isCell || b.isCell
    return try SetParts(
      [texts ? try asCell(a) : a, texts ? try asCell(b) : b], byRows: options.byRows && !texts,
      name: name)
  }

  private func asCell(_ v: Value) throws(NablaError) -> Value {
    if v.isCell { return v }
    return v.isEmpty && !v.isChar ? .cell(try CellArray(Dims.empty)) : try .cellRow([v])
  }
}

extension Pair {
  /// Indices as a column; in the old way as a row, if the members are one.
  func indices(_ list: [Int]) throws(NablaError) -> Value {
    let numbers = list.map { Double($0 + 1) }
    return options.legacy && isRow && !options.byRows ? try .row(numbers) : try .column(numbers)
  }
}

/// Groups that a rule (on the first and last index) chooses, sorted or in the order of their first members.
private func chosen(_ parts: SetParts, _ stable: Bool, _ rule: (Int, Int) -> Bool) -> [Range<Int>] {
  var groups = parts.groups.filter { rule(parts.head($0), parts.tail($0)) }
  if stable { groups.sort { parts.head($0) < parts.head($1) } }
  return groups
}

private func unionBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let pair = try Pair(call)
  let parts = try pair.parts("union")
  let groups = chosen(parts, pair.options.stable) { _, _ in true }
  let picked = groups.map(pair.options.last ? parts.tail : parts.head)
  let result = try parts.members(picked, asRow: pair.isRow)
  return [
    result, try pair.indices(picked.filter { $0 < parts.first }),
    try pair.indices(picked.filter { $0 >= parts.first }.map { $0 - parts.first }),
  ]
}

private func intersectBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let pair = try Pair(call)
  if pair.a.isEmpty || pair.b.isEmpty {
    let empty: Value =
      pair.a.isCell || pair.b.isCell
      ? .cell(try CellArray(Dims.empty))
      : pair.a.isChar || pair.b.isChar ? .emptyString : .emptyMatrix
    return [empty, .emptyMatrix, .emptyMatrix]
  }
  let parts = try pair.parts("intersect")
  let n = parts.first
  let groups = chosen(parts, pair.options.stable) { $0 < n && $1 >= n }
  if groups.isEmpty, pair.a.isCell || pair.b.isCell {
    return [.cell(try CellArray(Dims.empty)), .emptyMatrix, .emptyMatrix]
  }
  let result = try parts.members(groups.map(parts.head), asRow: pair.isRow)
  // In each group the members of A come first.
  var (inA, inB): ([Int], [Int]) = ([], [])
  for g in groups {
    guard let k = g.first(where: { parts.order[$0] >= n }) else { continue }
    inA.append(parts.order[pair.options.last ? k - 1 : g.lowerBound])
    inB.append(parts.order[pair.options.last ? g.upperBound - 1 : k] - n)
  }
  return [result, try pair.indices(inA), try pair.indices(inB)]
}

private func setdiffBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let pair = try Pair(call)
  if pair.a.dims == .empty, !pair.a.isCell { return [pair.a, .emptyMatrix] }
  let parts = try pair.parts("setdiff")
  let n = parts.first
  let groups = chosen(parts, pair.options.stable) { $1 < n }
  let isRow =
    pair.options.legacy ? pair.isRow : pair.a.dims.isRow || (pair.a.isChar && pair.b.isCell)
  let picked = groups.map(pair.options.last ? parts.tail : parts.head)
  return [try parts.members(picked, asRow: isRow), try pair.indices(picked)]
}

private func setxorBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let pair = try Pair(call)
  let parts = try pair.parts("setxor")
  let n = parts.first
  let groups = chosen(parts, pair.options.stable) { $1 < n || $0 >= n }
  let picked = groups.map(pair.options.last ? parts.tail : parts.head)
  let isRow =
    pair.options.legacy
    ? pair.isRow
    : (pair.a.dims.isRow || pair.a.isEmpty) && (pair.b.dims.isRow || pair.b.isEmpty)
  return [
    try parts.members(picked, asRow: isRow),
    pair.a.isEmpty ? .emptyMatrix : try pair.indices(picked.filter { $0 < n }),
    pair.b.isEmpty ? .emptyMatrix : try pair.indices(picked.filter { $0 >= n }.map { $0 - n }),
  ]
}

let setBuiltins: [Builtin] = [
  .unique, .ismember, .union, .intersect, .setdiff, .setxor,
]
