import NablaEngine

/// Which variables there are.
extension Builtin {
  static let who = Builtin(
    "who", "who\nwho PATTERN ...\nwho -regexp EXPRESSION ...\nwho global\nNAMES = who (...)", .any,
    category: .evaluation,
    summary: "List the names of the variables in sight.",
    details: """
      A PATTERN may hold `*`, `?` and `[...]`. NAMES is a cell of texts.
      """,
    examples: [
      Example(
        "x = 1; yy = 2; who", shows: """
          Variables visible from the current scope:

          x   yy

          """)
    ],
    seeAlso: ["whos", "exist", "clear"],
    body: whoBody)

  static let whos = Builtin(
    "whos", "whos\nwhos PATTERN ...\nwhos -regexp EXPRESSION ...\nwhos global\nS = whos (...)", .any,
    category: .evaluation,
    summary: "List the variables in sight with size, bytes and class.",
    details: """
      The first column says c for complex, f for an argument of the running function, g for global and
      p for persistent. S is a struct array with the same facts.
      """,
    examples: [
      Example(
        "x = 1; name = \"abc\"; whos", shows: """
          Variables visible from the current scope:

          variables in scope: top scope

            Attr   Name        Size                     Bytes  Class
            ====   ====        ====                     =====  =====\u{20}
                   name        1x3                          3  char
                   x           1x1                          8  double

          Total is 4 elements using 11 bytes

          """)
    ],
    seeAlso: ["who", "exist", "size", "class"],
    body: whosBody)

  static let isglobal = Builtin(
    "isglobal", "TF = isglobal (NAME)", .exactly(1), category: .evaluation,
    summary: "True if a variable of this name is in sight and global.",
    examples: [Example("global g; isglobal (\"g\")", shows: "ans = 1")],
    seeAlso: ["exist", "who"],
    body: isglobalBody)
}

/// One variable as `whos` describes it.
struct VariableFacts {
  let name: String
  let value: Value
  var isGlobal = false
  var isArgument = false
  var isPersistent = false

  var bytes: Int { Self.bytes(value) }
  /// Containers of ours count as one.
  var dims: Dims { if case .map = value { .scalar } else { value.dims } }

  var attributes: String {
    (value.isComplex ? "c" : " ") + " " + (isArgument ? "f" : " ") + (isGlobal ? "g" : " ")
      + (isPersistent ? "p" : " ")
  }

  /// What the elements take, as the reference counts it.
  static func bytes(_ v: Value) -> Int {
    switch v {
    case .range(let r): return r.count == 0 ? 0 : 24
    case .cell(let c): return c.elements.reduce(0) { $0 &+ bytes($1) }
    case .structure(let s): return s.values.reduce(0) { $0 &+ bytes($1) }
    case .complex: return v.count &* 16
    case .complexSingle: return v.count &* 8
    case .function, .map, .exception: return 0
    default: return v.count &* elementSize(v.classID)
    }
  }

  private static func elementSize(_ c: ClassID) -> Int {
    switch c {
    case .double, .int64, .uint64: 8
    case .single, .int32, .uint32: 4
    case .int16, .uint16: 2
    default: 1
    }
  }
}

/// The variables that `who` and `whos` were asked for.
struct VariableListing {
  private(set) var facts: [VariableFacts] = []
  private(set) var isGlobalOnly = false

  init(_ call: borrowing Call) throws(NablaError) {
    var patterns: [String] = []
    var isRegular = false
    for a in call.arguments {
      guard let text = a.text else { throw call.failed("all arguments must be strings") }
      switch text {
      case "global", "-global": isGlobalOnly = true
      case "-regexp": isRegular = true
      default: patterns.append(text)
      }
    }
    let session = call.session
    let scope = session.scope
    let names = isGlobalOnly ? session.globals.keys.sorted() : scope.names()
    var chosen: [String] = []
    if patterns.isEmpty {
      chosen = names
    } else {
      for p in patterns {
        for n in names where !chosen.contains(n) {
          if try isRegular ? session.matches(n, expression: p) : Names.matches(n, p) { chosen.append(n) }
        }
      }
    }
    let function = session.currentFunction
    for n in chosen {
      let value = isGlobalOnly ? session.globals[n]?.value ?? .undefined : scope.get(n) ?? .undefined
      guard !value.isUndefined else { continue }
      var f = VariableFacts(name: n, value: value)
      f.isGlobal = isGlobalOnly || scope.isGlobal(n)
      if let function {
        f.isPersistent = function.persistents[n] != nil
        f.isArgument = function.definition.inputs.contains { $0.name == n }
      }
      facts.append(f)
    }
  }

  var heading: String {
    isGlobalOnly ? "Global variables:\n\n" : "Variables visible from the current scope:\n\n"
  }
}

extension Session {
  /// Does a regular expression match somewhere in a name?
  func matches(_ name: String, expression: String) throws(NablaError) -> Bool {
    let found = try call(
      named: "regexp", [Value(name), Value(expression), Value("once"), Value("start")])
    return !(found.first?.isEmpty ?? true)
  }
}

private func whoBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let listing = try VariableListing(call)
  let names = listing.facts.map(\.name)
  if call.nargout > 0 {
    return [names.isEmpty ? .cell(try CellArray(.empty)) : try .cellColumn(names.map { Value($0) })]
  }
  if names.isEmpty { return [] }
  let text = listing.heading + Names.columns(names, width: call.session.format.width) + "\n"
  call.session.output.put(text)
  return []
}

private func whosBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let listing = try VariableListing(call)
  if call.nargout > 0 { return [try table(listing.facts, call.session)] }
  if listing.facts.isEmpty { return [] }
  var text = listing.heading
  if !listing.isGlobalOnly { text += "variables in scope: \(place(call.session))\n\n" }
  call.session.output.put(text + lines(listing.facts))
  return []
}

/// The running function with its file, or "top scope".
private func place(_ session: Session) -> String {
  guard let f = session.currentFunction else { return "top scope" }
  return f.file.path.isEmpty ? f.name : "\(f.name): \(f.file.path)"
}

private func table(_ facts: [VariableFacts], _ session: Session) throws(NablaError) -> Value {
  let fields = FieldTable([
    "name", "size", "bytes", "class", "global", "sparse", "complex", "nesting", "persistent",
  ])
  let scope: [(String, Value)] = [
    ("function", Value(session.currentFunction?.name ?? "top scope")),
    ("level", Value(session.currentFunction == nil ? 1 : 2)),
  ]
  let nesting = Value.structure(StructArray(scope))
  var values: [Value] = []
  for f in facts {
    values.append(Value(f.name))
    values.append(try .row(f.dims.list.map { Double($0) }))
    values.append(Value(f.bytes))
    values.append(Value(f.value.className))
    values += [.bool(f.isGlobal), .bool(false), .bool(f.value.isComplex), nesting]
    values.append(.bool(f.isPersistent))
  }
  return .structure(StructArray(dims: Dims(facts.count, 1), fields: fields, values: values))
}

/// The table of whos. Sizes stand with their first `x` below each other.
private func lines(_ facts: [VariableFacts]) -> String {
  let nameWidth = max(6, facts.map(\.name.utf8.count).max() ?? 0)
  let sizes = facts.map { size($0.dims) }
  let front = max(6, sizes.map(\.front.utf8.count).max() ?? 0)
  let back = max(15, sizes.map(\.back.utf8.count).max() ?? 0)
  let gap = blanks(nameWidth - 4 + front)
  let rest = blanks(back + 6)
  var text = "  Attr   Name\(gap)Size\(rest)Bytes  Class\n"
  text += "  ====   ====\(gap)====\(rest)=====  ===== \n"
  var elements = 0
  var bytes = 0
  for (f, s) in zip(facts, sizes) {
    let count = String(f.bytes)
    text += "  \(f.attributes)  \(f.name)" + blanks(nameWidth - f.name.utf8.count + 1)
    text += blanks(front - s.front.utf8.count) + s.front + s.back + blanks(back - s.back.utf8.count)
    text += "  " + blanks(12 - count.utf8.count) + count + "  \(f.value.className)\n"
    elements &+= f.dims.elementCount
    bytes &+= f.bytes
  }
  text += "\nTotal is \(elements) element\(elements == 1 ? "" : "s")"
  return text + " using \(bytes) byte\(bytes == 1 ? "" : "s")\n\n"
}

private func size(_ d: Dims) -> (front: String, back: String) {
  (String(d.rows), d.list.dropFirst().map { "x\($0)" }.joined())
}

private func blanks(_ n: Int) -> String { String(repeating: " ", count: max(0, n)) }

private func isglobalBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard let name = call[0].text else { throw call.failed("NAME must be a string") }
  return [.bool(call.session.scope.isGlobal(name))]
}

let listingBuiltins: [Builtin] = [.who, .whos, .isglobal]
