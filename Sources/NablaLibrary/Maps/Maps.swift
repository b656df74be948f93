import NablaEngine

/// containers.Map, and the functions that take one.
extension Builtin {
  static let containersMap = Builtin(
    "containers.Map",
    """
    M = containers.Map ()
    M = containers.Map (KEYS, VALUES)
    M = containers.Map (KEYS, VALUES, "UniformValues", TF)
    M = containers.Map ("KeyType", KT, "ValueType", VT)
    """,
    .any, category: .maps,
    summary: "A map from keys to values.",
    details: """
      Keys are texts or numbers, one or a cell of them; values are as many, in a cell. `M(KEY)` is a
      value, `M(KEY) = V` sets one, `M.Count` is their number. Keys are kept sorted.

      A map is a handle: a copy is the same map, and a function that changes it changes it for all.

      KT is "char" (the default), "double", "single", "int32", "uint32", "int64" or "uint64"; VT is "any"
      (the default), "char", "logical" or a numeric class, whose values must be scalars.
      """,
    examples: [
      Example(
        "m = containers.Map ({\"b\", \"a\"}, {1, \"x\"}); m.keys ()",
        shows: "ans =\n{\n  [1,1] = a\n  [1,2] = b\n}\n"),
      Example(
        "m = containers.Map (\"KeyType\", \"double\", \"ValueType\", \"any\"); m(3) = 4; m(3) + m.Count",
        shows: "ans = 5"),
    ],
    seeAlso: ["isKey", "keys", "values", "remove", "struct"],
    body: containersMapBody)

  static let isKey = Builtin(
    "isKey", "TF = isKey (M, KEY)\nTF = isKey (M, CELL)", .exactly(2), category: .maps,
    summary: "Is a key in a map?",
    details: "A cell of keys gives one answer each. A key of another type is not in the map.",
    examples: [
      Example("isKey (containers.Map (\"a\", 1), {\"a\", \"b\"})", shows: "ans =\n\n  1  0")
    ],
    seeAlso: ["containers.Map", "keys", "remove"],
    body: isKeyBody)

  static let keys = Builtin(
    "keys", "C = keys (M)", .exactly(1), category: .maps,
    summary: "The keys of a map, sorted, as a row cell.",
    examples: [
      Example(
        "keys (containers.Map ({\"b\", \"a\"}, {1, 2}))",
        shows: "ans =\n{\n  [1,1] = a\n  [1,2] = b\n}\n")
    ],
    seeAlso: ["containers.Map", "values", "isKey"],
    body: keysBody)

  static let values = Builtin(
    "values", "C = values (M)\nC = values (M, KEYS)", .between(1, 2), category: .maps,
    summary: "The values of a map in the order of the keys, or those of a cell of keys.",
    examples: [
      Example(
        "values (containers.Map ({\"b\", \"a\"}, {1, 2}))",
        shows: "ans =\n{\n  [1,1] = 2\n  [1,2] = 1\n}\n")
    ],
    seeAlso: ["containers.Map", "keys"],
    body: valuesBody)

  static let remove = Builtin(
    "remove", "M = remove (M, KEY)\nM = remove (M, CELL)", .exactly(2), category: .maps,
    summary: "Take a key, or each of a cell of keys, out of a map.",
    details: "Keys that are not in the map do not matter. The map itself changes.",
    examples: [
      Example(
        "m = containers.Map ({\"a\", \"b\"}, {1, 2}); remove (m, \"a\"); m.Count", shows: "ans = 1")
    ],
    seeAlso: ["containers.Map", "isKey"],
    body: removeBody)
}

private let keyClasses = ["char", "double", "single", "int32", "uint32", "int64", "uint64"]
private let valueClasses = [
  "any", "char", "logical", "double", "single", "int8", "uint8", "int16", "uint16", "int32",
  "uint32", "int64", "uint64",
]

private func containersMapBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  switch call.count {
  case 0: return [.map(MapObject(keyKind: .text, valueKind: "any"))]
  case 2: return [.map(try filledMap(call, uniform: nil))]
  case 4:
    let first = call[0].text?.lowercased() ?? ""
    let third = call[2].text?.lowercased() ?? ""
    if call[0].isChar, (first == "keytype" && third == "valuetype")
      || (first == "valuetype" && third == "keytype")
    {
      let keyAt = first == "keytype" ? 1 : 3
      let kind = call[keyAt].text ?? ""
      let values = call[4 - keyAt].text ?? ""
      guard keyClasses.contains(kind) else { throw call.failed("unsupported KeyType") }
      guard valueClasses.contains(values) else { throw call.failed("unsupported ValueType") }
      return [
        .map(MapObject(keyKind: kind == "char" ? .text : .number(kind), valueKind: values))
      ]
    }
    guard third == "uniformvalues" else {
      throw call.failed("missing parameter name 'KeyType' or 'ValueType'")
    }
    guard call[3].isScalar, call[3].isLogical || call[3].isNumeric else {
      throw call.failed("'UniformValues' must be a logical scalar")
    }
    return [.map(try filledMap(call, uniform: try Operators.isTrue(call[3])))]
  default: throw call.failed("incorrect number of inputs specified")
  }
}

/// The elements of an array or cell, or the value itself.
private func list(_ v: Value, split: Bool) throws(NablaError) -> [Value] {
  if case .cell(let c) = v { return c.array }
  if case .string(let t) = v { return t.elements.map { StringConversion.text($0) } }
  if !split || v.isChar { return [v] }
  var result: [Value] = []
  for i in 0..<v.count { result.append(try Indexing.index(v, [.scalar(Double(i + 1))])) }
  return result
}

private func filledMap(_ call: borrowing Call, uniform: Bool?) throws(NablaError) -> MapObject {
  let keys = try list(call[0], split: true)
  if keys.isEmpty { throw call.failed("empty keys are not allowed") }
  let values: [Value]
  if keys.count == 1, !call[1].isCell {
    values = [call[1]]
  } else if call[1].isChar, !call[1].isScalar {
    values = try Conversion.chars(call[1]).array.map { Value(text: [$0.byte]) }
  } else {
    values = try list(call[1], split: true)
  }
  guard keys.count == values.count else {
    throw call.failed("the number of keys and values must match")
  }
  let kind = try keyKind(call, keys)
  let map = MapObject(keyKind: kind, valueKind: try valueKind(call, values, uniform))
  for (k, v) in zip(keys, values) {
    switch kind {
    case .text: map.set(k.text ?? "", v)
    case .number: map.set(Indexing.numberKey(k) ?? .nan, v)
    }
  }
  return map
}

private func keyKind(_ call: borrowing Call, _ keys: [Value]) throws(NablaError)
  -> MapObject.KeyKind
{
  var texts = 0
  var numbers = 0
  var classes: Set<ClassID> = []
  for k in keys {
    if k.isText {
      texts += 1
    } else if Indexing.numberKey(k) != nil {
      numbers += 1
      classes.insert(k.classID)
    }
  }
  if texts == keys.count { return .text }
  guard numbers == keys.count else {
    throw call.failed(
      keys.count == 1
        ? "keys must be real scalar numeric values or char vectors"
        : "when using multiple key types, all types must be numeric")
  }
  if classes.count > 1 {
    try call.session.warn("", "containers.Map: all keys will be converted to double")
    return .number("double")
  }
  let name = classes.first?.name ?? "double"
  return .number(keyClasses.contains(name) ? name : "double")
}

private func valueKind(_ call: borrowing Call, _ values: [Value], _ uniform: Bool?)
  throws(NablaError) -> String
{
  if uniform == false { return "any" }
  if values.allSatisfy(\.isChar) { return "char" }
  if let kind = values.first?.classID, kind.isNumeric || kind == .logical,
    values.allSatisfy({ $0.classID == kind && $0.isScalar })
  {
    return kind.name
  }
  if uniform == true {
    throw call.failed(
      "when 'UniformValues' is true, all values must be scalars of the same data type")
  }
  return "any"
}

/// The map that a function is called with; for anything else the name means nothing.
private func map(_ call: borrowing Call) throws(NablaError) -> MapObject {
  guard case .map(let m) = call[0] else { throw .undefinedName(call.name) }
  return m
}

private func isKeyBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  [try map(call).isKey(call[1])]
}

private func keysBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  [try map(call).keyList()]
}

private func valuesBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  [try map(call).valueList(call.has(1) ? call[1] : nil)]
}

private func removeBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let m = try map(call)
  try m.remove(call[1])
  return [.map(m)]
}

let mapBuiltins: [Builtin] = [.containersMap, .isKey, .keys, .values, .remove]
