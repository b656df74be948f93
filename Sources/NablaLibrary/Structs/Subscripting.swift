import NablaEngine

/// Indexing as functions: substruct, subsref, subsasgn.
extension Builtin {
  static let substruct = Builtin(
    "substruct", "IDX = substruct (TYPE, SUBS, ...)", .atLeast(2), category: .structs,
    summary: "The description of an index for `subsref` and `subsasgn`.",
    details: "TYPE is \"()\", \"{}\" or \".\"; SUBS is a cell of subscripts or a field name.",
    examples: [
      Example(
        "s.f = {4, 5}; subsref (s, substruct (\".\", \"f\", \"{}\", {2}))", shows: "ans = 5")
    ],
    seeAlso: ["subsref", "subsasgn"],
    body: substructBody)

  static let subsref = Builtin(
    "subsref", "X = subsref (V, IDX)", .exactly(2), outputs: Int.max, category: .structs,
    summary: "Index a value as described by a struct.",
    details: "IDX has the fields type and subs, one element a step; see `substruct`.",
    examples: [Example("subsref ([7 8 9], substruct (\"()\", {2}))", shows: "ans = 8")],
    seeAlso: ["subsasgn", "substruct"],
    body: subsrefBody)

  static let subsasgn = Builtin(
    "subsasgn", "W = subsasgn (V, IDX, RHS)", .exactly(3), category: .structs,
    summary: "Assign to a part of a value as described by a struct.",
    details: "IDX is as for `subsref`. V itself does not change.",
    examples: [
      Example("subsasgn ([7 8 9], substruct (\"()\", {2}), 0)", shows: "ans =\n\n   7   0   9")
    ],
    seeAlso: ["subsref", "substruct"],
    body: subsasgnBody)
}

enum Subscripting {
  /// Reads along a path; every step must give one value.
  static func read(_ v: Value, _ path: [Indexing.Accessor], _ session: Session) throws(NablaError)
    -> Value
  {
    let values = try readAll(v, path, session)
    guard let first = values.first else {
      throw .message("invalid number of elements on RHS of assignment", id: "")
    }
    return first
  }

  static func readAll(_ v: Value, _ path: [Indexing.Accessor], _ session: Session)
    throws(NablaError) -> [Value]
  {
    if v.isObject { return try session.machine.read(v, path) }
    var current = [v]
    for step in path {
      if current.count == 1, current[0].isObject {
        current = try session.machine.read(current[0], [step])
        continue
      }
      guard current.count == 1 else { throw .message("a cs-list cannot be further indexed", id: "") }
      switch step {
      case .paren(let s):
        if case .function = current[0] {
          current = try session.call(current[0], s)
        } else {
          current = [try Indexing.index(current[0], s)]
        }
      case .brace(let s): current = try Indexing.cellIndex(current[0], s)
      case .field(let name): current = try Indexing.field(current[0], name)
      }
    }
    return current
  }

  /// The path that a struct with type and subs describes.
  static func path(_ v: Value, _ call: borrowing Call) throws(NablaError) -> [Indexing.Accessor] {
    let wrong = "second argument must be a structure with fields 'type' and 'subs'"
    guard case .structure(let s) = v, s.get("type") != nil || s.count == 0 else {
      throw call.failed(wrong)
    }
    var result: [Indexing.Accessor] = []
    for i in 0..<s.count {
      guard let type = s.get("type", i)?.text, let subs = s.get("subs", i) else {
        throw call.failed(wrong)
      }
      let list: [Value]
      if case .cell(let c) = subs {
        list = c.array
      } else {
        list = [subs]
      }
      switch type {
      case "()": result.append(.paren(list.map(colon)))
      case "{}": result.append(.brace(list.map(colon)))
      case ".":
        guard let name = subs.text else { throw call.failed("subs(\(i + 1)) must be a string") }
        result.append(.field(name))
      default: throw call.failed("invalid indexing type '\(type)'")
      }
    }
    return result
  }

  private static func colon(_ v: Value) -> Value { v.isChar && v.text == ":" ? .colon : v }
}

private func substructBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard call.count % 2 == 0 else { throw call.invalid() }
  var values: [Value] = []
  for i in stride(from: 0, to: call.count, by: 2) {
    let type = call[i].text ?? ""
    guard call[i].isChar, ["()", "{}", "."].contains(type) else {
      throw call.failed("TYPE must be one of \"()\", \"{}\", or \"\"")
    }
    let subs = call[i + 1]
    if type == ".", !subs.isText {
      throw call.failed("for TYPE == ., SUBS must be a character string")
    }
    guard subs.isCell || subs.isText else {
      throw call.failed("for TYPE == \(type), SUBS must be a cell array or \":\"")
    }
    values.append(call[i])
    values.append(subs)
  }
  return [
    .structure(
      StructArray(
        dims: Dims(1, call.count / 2), fields: FieldTable(["type", "subs"]), values: values))
  ]
}

private func subsrefBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  try Subscripting.readAll(call[0], try Subscripting.path(call[1], call), call.session)
}

private func subsasgnBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var v = call[0]
  let path = try Subscripting.path(call[1], call)
  if path.isEmpty { return [call[2]] }
  if case .paren? = path.last, case .double(let t) = call[2], t.dims == .empty {
    try call.session.machine.assign(&v, path[...], nil)
  } else {
    try call.session.machine.assign(&v, path[...], call[2])
  }
  return [v]
}

let subscriptingBuiltins: [Builtin] = [.substruct, .subsref, .subsasgn]
