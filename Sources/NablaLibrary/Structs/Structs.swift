import NablaEngine

/// Making structs and asking for their fields.
extension Builtin {
  static let structure = Builtin(
    "struct", "S = struct ()\nS = struct (FIELD, VALUE, ...)", .any, category: .structs,
    summary: "Make a struct or struct array.",
    details: """
      A cell as a value makes a struct array of its size, each element with one element of the cell;
      cells with one element and other values go to all of them. To store a cell in a field put it into
      another: `struct ("c", {{1, 2}})`.
      """,
    examples: [
      Example(
        "struct (\"a\", 1, \"b\", \"x\")",
        shows: "ans =\n\n  scalar structure containing the fields:\n\n    a = 1\n    b = x\n"),
      Example("size (struct (\"a\", {1, 2, 3}))", shows: "ans =\n\n   1   3"),
      Example("s = struct (\"a\", {{1, 2}}); class (s.a)", shows: "ans = cell"),
    ],
    seeAlso: ["cell2struct", "fieldnames", "isfield", "setfield"],
    body: structBody)

  static let isstruct = Builtin(
    "isstruct", "TF = isstruct (X)", .exactly(1), category: .structs,
    summary: "Is X a struct or struct array?",
    examples: [Example("isstruct (struct (\"a\", 1))", shows: "ans = 1")],
    seeAlso: ["iscell", "isfield", "isobject"],
    body: isstructBody)

  static let isfield = Builtin(
    "isfield", "TF = isfield (S, NAME)\nTF = isfield (S, CELL)", .exactly(2), category: .structs,
    summary: "Does a struct have a field of that name?",
    details: "A cell of names gives one answer each. What is not a struct has no fields.",
    examples: [
      Example("isfield (struct (\"a\", 1), \"a\")", shows: "ans = 1"),
      Example("isfield (struct (\"a\", 1), {\"a\", \"b\"})", shows: "ans =\n\n  1  0"),
    ],
    seeAlso: ["fieldnames", "isstruct", "rmfield"],
    body: isfieldBody)

  static let fieldnames = Builtin(
    "fieldnames", "C = fieldnames (S)", .exactly(1), category: .structs,
    summary: "The names of the fields of a struct, as a column cell.",
    examples: [
      Example(
        "fieldnames (struct (\"b\", 1, \"a\", 2))",
        shows: "ans =\n{\n  [1,1] = b\n  [2,1] = a\n}\n")
    ],
    seeAlso: ["isfield", "numfields", "orderfields", "struct2cell"],
    body: fieldnamesBody)

  static let numfields = Builtin(
    "numfields", "N = numfields (S)", .exactly(1), category: .structs,
    summary: "The number of fields of a struct.",
    examples: [Example("numfields (struct (\"a\", 1, \"b\", 2))", shows: "ans = 2")],
    seeAlso: ["fieldnames"],
    body: numfieldsBody)

  static let rmfield = Builtin(
    "rmfield", "T = rmfield (S, NAME)\nT = rmfield (S, CELL)", .exactly(2), category: .structs,
    summary: "Remove one or more fields from a struct.",
    examples: [
      Example(
        "rmfield (struct (\"a\", 1, \"b\", 2), \"a\")",
        shows: "ans =\n\n  scalar structure containing the fields:\n\n    b = 2\n")
    ],
    seeAlso: ["isfield", "setfield", "orderfields"],
    body: rmfieldBody)

  static let orderfields = Builtin(
    "orderfields",
    "T = orderfields (S)\nT = orderfields (S, S2)\nT = orderfields (S, CELL)\nT = orderfields (S, P)\n[T, P] = orderfields (...)",
    .between(1, 2), outputs: 2, category: .structs,
    summary: "Put the fields of a struct in order.",
    details: """
      By name, or in the order of the fields of S2, or of a cell of names, or of a permutation vector P.
      """,
    examples: [
      Example(
        "[t, p] = orderfields (struct (\"b\", 1, \"a\", 2))",
        shows:
          "t =\n\n  scalar structure containing the fields:\n\n    a = 2\n    b = 1\n\np =\n\n   2\n   1\n"
      )
    ],
    seeAlso: ["fieldnames", "rmfield"],
    body: orderfieldsBody)

  static let setfield = Builtin(
    "setfield", "T = setfield (S, NAME, VALUE)\nT = setfield (S, {I}, NAME, {J}, ..., VALUE)",
    .atLeast(3), category: .structs,
    summary: "A struct with one field set, perhaps deep inside.",
    details: "Names step into fields, cells hold subscripts. S itself does not change.",
    examples: [
      Example(
        "setfield (struct (\"a\", 1), \"b\", 5)",
        shows: "ans =\n\n  scalar structure containing the fields:\n\n    a = 1\n    b = 5\n")
    ],
    seeAlso: ["getfield", "rmfield", "isfield"],
    body: setfieldBody)

  static let getfield = Builtin(
    "getfield", "X = getfield (S, NAME)\nX = getfield (S, {I}, NAME, {J}, ...)", .atLeast(2),
    category: .structs,
    summary: "The value of a field, perhaps deep inside.",
    details: "Names step into fields, cells hold subscripts.",
    examples: [
      Example("getfield (struct (\"a\", [4 5 6]), \"a\", {2})", shows: "ans = 5")
    ],
    seeAlso: ["setfield", "isfield"],
    body: getfieldBody)

  static let struct2cell = Builtin(
    "struct2cell", "C = struct2cell (S)", .exactly(1), category: .structs,
    summary: "The values of a struct, as a column cell.",
    details: "Of a struct array C has the fields in its first dimension and the size of S in the others.",
    examples: [
      Example(
        "struct2cell (struct (\"a\", 1, \"b\", \"x\"))",
        shows: "ans =\n{\n  [1,1] = 1\n  [2,1] = x\n}\n")
    ],
    seeAlso: ["cell2struct", "fieldnames", "num2cell"],
    body: struct2cellBody)

  static let cell2struct = Builtin(
    "cell2struct", "S = cell2struct (C, NAMES)\nS = cell2struct (C, NAMES, DIM)", .between(2, 3),
    category: .structs,
    summary: "A struct array from a cell of values and a list of field names.",
    details: "Dimension DIM of C (one if not given) holds the fields, the others the elements.",
    examples: [
      Example(
        "cell2struct ({1; \"x\"}, {\"a\", \"b\"})",
        shows: "ans =\n\n  scalar structure containing the fields:\n\n    a = 1\n    b = x\n")
    ],
    seeAlso: ["struct2cell", "struct", "fieldnames"],
    body: cell2structBody)
}

private func structBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  if call.count == 0 { return [.structure(StructArray([]))] }
  if call.count == 2, case .double(let t) = call[0], t.count == 0, case .cell(let c) = call[1] {
    // An empty array of a size and with fields.
    let names = c.elements.compactMap(\.text)
    guard names.count == c.count else {
      throw call.failed("second argument should be a cell array of field names")
    }
    return [.structure(StructArray(dims: t.dims, fields: FieldTable(names), values: []))]
  }
  if call.count == 1 {
    switch call[0] {
    case .structure: return [call[0]]
    case .object(let o): return [try call.session.structure(of: o)]
    case .map(let m):
      try call.session.warn(
        "Octave:classdef-to-struct",
        "struct: converting a classdef object into a struct overrides the access restrictions "
          + "defined for properties. All properties are returned, including private and protected ones."
      )
      return [
        .structure(
          StructArray([
            ("Count", Value(m.count)), ("KeyType", Value(m.keyTypeName)),
            ("ValueType", Value(m.valueKind)),
          ]))
      ]
    case .exception(let e):
      return [
        .structure(
          StructArray([
            ("message", Value(e.message)), ("identifier", Value(e.identifier)),
            ("stack", Indexing.stack(e.stack)),
          ]))
      ]
    case .double(let t) where t.dims == .empty:
      return [.structure(StructArray(dims: .empty, fields: .none, values: []))]
    default: break
    }
  }
  let pairs = "additional arguments must occur as \"field\", VALUE pairs"
  guard call.count % 2 == 0 else { throw call.failed(pairs) }
  var names: [String] = []
  var values: [Value] = []
  var dims: Dims?
  var first = 0
  for i in stride(from: 0, to: call.count, by: 2) {
    guard let name = call[i].text else { throw call.failed(pairs) }
    if name.isEmpty {
      throw call.failed("second argument should be a cell array of field names")
    }
    let v = call[i + 1]
    if case .cell(let c) = v, c.count != 1 {
      if let dims {
        guard dims == c.dims else {
          throw call.failed("dimensions of parameter \(first) do not match those of parameter \(i + 2)")
        }
      } else {
        dims = c.dims
        first = i + 2
      }
    }
    if let k = names.firstIndex(of: name) {
      values[k] = v
    } else {
      names.append(name)
      values.append(v)
    }
  }
  let size = dims ?? .scalar
  let n = size.elementCount
  var all: [Value] = []
  all.reserveCapacity(n * names.count)
  for e in 0..<n {
    for v in values {
      if case .cell(let c) = v {
        all.append(c.data[c.count == 1 ? 0 : e])
      } else {
        all.append(v)
      }
    }
  }
  return [.structure(StructArray(dims: size, fields: FieldTable(names), values: all))]
}

private func isstructBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  [.bool(call[0].isStruct)]
}

private func isfieldBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard case .structure(let s) = call[0] else { return [.bool(false)] }
  if case .cell(let c) = call[1] {
    if c.count == 0 { return [.emptyMatrix] }
    let result = try Tensor<Bool>(uninitialized: c.dims)
    for i in 0..<c.count {
      result.data[i] = c.data[i].text.map { s.fields.slot(of: $0) != nil } ?? false
    }
    return [Value(result)]
  }
  return [.bool(call[1].text.map { s.fields.slot(of: $0) != nil } ?? false)]
}

extension Session {
  /// All properties of an object, private ones too, by name; the fields of an old-style object.
  fileprivate func structure(of o: ObjectValue) throws(NablaError) -> Value {
    if o.type.style == .folder { return .structure(o.storage) }
    try warn(
      "Octave:classdef-to-struct",
      "struct: converting a classdef object into a struct overrides the access restrictions "
        + "defined for properties. All properties are returned, including private and protected ones."
    )
    var fields: [(String, Value)] = []
    for p in o.type.properties.sorted(by: { $0.name < $1.name }) {
      fields.append((p.name, try machine.value(of: p, o)))
    }
    return .structure(StructArray(fields))
  }
}

private func fieldnamesBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let names: [String]
  switch call[0] {
  case .structure(let s): names = s.fields.names
  case .map: names = ["Count", "KeyType", "ValueType", "map", "numeric_keys"]
  case .exception: names = ["message", "identifier", "stack"]
  case .object(let o): names = o.type.style == .folder ? o.storage.fields.names : o.type.publicPropertyNames
  default: throw call.failed("Invalid input argument")
  }
  return [try .cellColumn(names.map { Value($0) })]
}

private func numfieldsBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard case .structure(let s) = call[0] else { throw call.failed("argument must be a struct") }
  return [Value(s.fieldCount)]
}

/// A struct with the fields `order` (slots of `s`), in that order.
private func picked(_ s: StructArray, _ order: [Int]) -> Value {
  let n = s.fieldCount
  var values: [Value] = []
  values.reserveCapacity(s.count * order.count)
  for e in 0..<s.count { for f in order { values.append(s.values[e * n + f]) } }
  return .structure(
    StructArray(dims: s.dims, fields: FieldTable(order.map { s.fields.names[$0] }), values: values))
}

private func rmfieldBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard case .structure(let s) = call[0] else { throw call.failed("first argument must be a struct") }
  var names: [String] = []
  if case .cell(let c) = call[1] {
    for v in c.elements { names.append(v.text ?? "") }
  } else {
    names = [call[1].text ?? ""]
  }
  var stays = Array(0..<s.fieldCount)
  for name in names {
    guard let f = s.fields.slot(of: name) else {
      throw call.failed("structure does not contain field \(name)")
    }
    stays.removeAll { $0 == f }
  }
  return [picked(s, stays)]
}

private func orderfieldsBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard case .structure(let s) = call[0] else { throw call.failed("S1 must be a struct") }
  var order: [Int] = []
  if !call.has(1) {
    order = Sorting.order(of: s.fields.names.map { Array($0.utf8) }, descending: false)
  } else if case .structure(let other) = call[1] {
    for name in other.fields.names {
      if let f = s.fields.slot(of: name) { order.append(f) }
    }
    guard order.count == s.fieldCount, other.fieldCount == s.fieldCount else {
      throw call.failed("FIELDS of S1 and S2 do not match")
    }
  } else if case .cell(let c) = call[1] {
    for v in c.elements { if let name = v.text, let f = s.fields.slot(of: name) { order.append(f) } }
    guard order.count == s.fieldCount, Set(order).count == order.count else {
      throw call.failed("CELLSTR list does not match structure fields")
    }
  } else {
    guard call[1].isNumeric else {
      throw call.failed("second argument must be structure, cellstr, or permutation vector")
    }
    for x in try Conversion.doubles(call[1]).array {
      if let k = Int(exactly: x), k > 0, k <= s.fieldCount { order.append(k - 1) }
    }
    guard order.count == s.fieldCount, Set(order).count == order.count,
      call[1].count == order.count
    else { throw call.failed("invalid permutation vector P") }
  }
  return [picked(s, order), try .column(order.map { Double($0 + 1) })]
}

/// Names and cells of subscripts as a path.
private func path(_ arguments: ArraySlice<Value>, _ call: borrowing Call) throws(NablaError)
  -> [Indexing.Accessor]
{
  var result: [Indexing.Accessor] = []
  for a in arguments {
    if case .cell(let c) = a {
      result.append(.paren(c.array))
    } else if let name = a.text {
      result.append(.field(name))
    } else {
      throw call.failed("invalid index")
    }
  }
  return result
}

private func setfieldBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var s = call[0]
  let steps = try path(call.arguments[1..<(call.count - 1)], call)
  try Indexing.assignPath(&s, steps[...], call[call.count - 1])
  return [s]
}

private func getfieldBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  [try Subscripting.read(call[0], try path(call.arguments[1...], call), call.session)]
}

private func struct2cellBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard case .structure(let s) = call[0] else { throw call.failed("argument S must be a structure") }
  let dims = s.count == 1 ? Dims(s.fieldCount, 1) : Dims([s.fieldCount] + s.dims.list)
  return [.cell(try CellArray(dims, s.values))]
}

private func cell2structBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard case .cell(let c) = call[0] else { throw call.failed("argument CELL must be of type cell") }
  let wrong = "FIELDS must be a cell array of strings or a scalar string"
  var names: [String] = []
  if case .cell(let list) = call[1] {
    for v in list.elements {
      guard let name = v.text else { throw call.failed(wrong) }
      names.append(name)
    }
  } else if let name = call[1].text {
    names = [name]
  } else {
    throw call.failed(wrong)
  }
  var d = 0
  if call.has(2) {
    guard let x = call[2].realScalar, !call[2].isChar else {
      throw call.failed("DIM must be a real scalar")
    }
    guard x >= 1, x < 1e6 else { throw call.failed("DIM must be a valid dimension") }
    d = Int(x) - 1
  }
  guard c.dims[d] == names.count else {
    throw call.failed("number of FIELDS does not match dimension")
  }
  // The other dimensions are those of the result; of a matrix the one that is left makes a column.
  var rest = c.dims.list
  while rest.count <= d { rest.append(1) }
  rest.remove(at: d)
  let dims = rest.count == 1 ? Dims(rest[0], 1) : Dims(rest)
  let n = dims.elementCount
  var inner = 1
  for i in 0..<min(d, c.dims.count) { inner *= c.dims[i] }
  var unique: [String] = []
  var slots: [Int] = []
  for name in names {
    if let k = unique.firstIndex(of: name) {
      slots.append(k)
    } else {
      slots.append(unique.count)
      unique.append(name)
    }
  }
  var values = [Value](repeating: .emptyMatrix, count: n * unique.count)
  for e in 0..<n {
    let base = e % inner + e / inner * inner * names.count
    for (f, slot) in slots.enumerated() {
      values[e * unique.count + slot] = c.data[base + f * inner]
    }
  }
  return [.structure(StructArray(dims: dims, fields: FieldTable(unique), values: values))]
}

let structBuiltins: [Builtin] = [
  .structure, .isstruct, .isfield, .fieldnames, .numfields, .rmfield, .orderfields, .setfield,
  .getfield, .struct2cell, .cell2struct,
]
