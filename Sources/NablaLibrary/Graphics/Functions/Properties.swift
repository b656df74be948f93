import NablaEngine

/// get, set, findobj, ishandle and the like: properties of graphics objects.
extension Builtin {
  static let get = Builtin(
    "get", "V = get (H, NAME)\nS = get (H)\nC = get (H, {NAME1, NAME2, ...})", .between(1, 2),
    category: .graphics,
    summary: "The value of a property of a figure, of axes or of what is drawn; all as a struct.",
    details: "Names in any case. Several handles or several names give a cell, a row for each handle.",
    examples: [
      Example("h = plot (1:3); get (h, \"linewidth\")", shows: "ans = 0.5000"),
      Example("h = plot (1:3); get (h, {\"marker\", \"linestyle\"})",
        shows: "ans =\n{\n  [1,1] = none\n  [1,2] = -\n}\n"),
    ],
    seeAlso: ["set", "gca", "gcf"],
    body: getBody)

  static let set = Builtin(
    "set", "set (H, NAME, VALUE, ...)\nset (H, STRUCT)\nset (H, NAMES, VALUES)\nS = set (H)", .atLeast(1),
    category: .graphics,
    summary: "Changes properties of a figure, of axes or of what is drawn.",
    details: """
      Names in any case. NAMES and VALUES are cells: a row of VALUES for each handle. A name alone shows
      the words that the property takes, the handle alone those of all.
      """,
    examples: [
      Example("h = plot (1:3); set (h, \"LineWidth\", 2); get (h, \"linewidth\")", shows: "ans = 2")
    ],
    seeAlso: ["get", "gca", "gcf"],
    body: setBody)

  static let ishandle = handleTest(
    "ishandle", "True for each number that is the handle of a graphics object.") { _ in true }
  static let ishghandle = handleTest(
    "ishghandle", "True for each number that is the handle of a graphics object.") { _ in true }
  static let isgraphics = handleTest(
    "isgraphics", "True for each number that is the handle of a graphics object.") { _ in true }
  static let isfigure = handleTest("isfigure", "True for each number that is a figure.") {
    $0.kind == .figure
  }
  static let isaxes = handleTest("isaxes", "True for each number that is the handle of axes.") {
    $0.kind.typeName == "axes"
  }

  static let findobj = Builtin(
    "findobj", "H = findobj ()\nH = findobj (NAME, VALUE, ...)\nH = findobj (H0, ...)\nH = findobj (\"flat\", ...)",
    .any, category: .graphics,
    summary: "The graphics objects whose properties have the values given.",
    details: """
      Below the handles H0, or below the root; H0 themselves count, too. "-property" NAME asks for
      objects that have a property, "-depth" N limits how deep the search goes.
      """,
    examples: [
      Example("plot (1:3, 1:3, 1:3, 3:-1:1); numel (findobj (\"type\", \"line\"))", shows: "ans = 2")
    ],
    seeAlso: ["get", "set", "allchild"],
    body: findobjBody)

  static let allchild = Builtin(
    "allchild", "H = allchild (H0)", .exactly(1), category: .graphics,
    summary: "All objects below a graphics object, also those that are not listed as its children.",
    examples: [Example("numel (allchild (gca ())) > numel (get (gca (), \"children\"))", shows: "ans = 1")],
    seeAlso: ["findobj", "get"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    let scene = call.session.service(Scene.self)
    return [try scene.handles(try object(call, 0, "allchild").children.reversed())]
  }

  static let ancestor = Builtin(
    "ancestor", "H = ancestor (H0, TYPE)", .exactly(2), category: .graphics,
    summary: "The object of a type that an object is in; [] if there is none.",
    examples: [Example("figure (2); h = plot (1:3); ancestor (h, \"figure\")", shows: "ans = 2")],
    seeAlso: ["get", "allchild"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    let types = (Texts.list(call[1]) ?? []).map { String(decoding: $0, as: UTF8.self) }
    for o in try object(call, 0, "ancestor").ancestors where types.contains(o.kind.typeName) {
      return [.scalar(o.handle)]
    }
    return [.emptyMatrix]
  }
}

private func handleTest(
  _ name: String, _ summary: String, _ test: @escaping @Sendable (GraphicsObject) -> Bool
) -> Builtin {
  Builtin(
    name, "TF = \(name) (H)", .exactly(1), category: .graphics, summary: summary,
    examples: [Example("figure (2); \(name) ([\(name == "isaxes" ? "gca()" : "2"), 77])", shows: "ans =\n\n  1  0\n")],
    seeAlso: ["get", name == "isfigure" ? "ishghandle" : "isfigure"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Handles.test(call[0], call.session, test)] }
}

/// Numbers as handles.
enum Handles {
  /// Which elements are handles of objects that pass a test? Values that are not numbers are none.
  static func test(_ v: Value, _ session: Session, _ test: (GraphicsObject) -> Bool)
    throws(NablaError) -> Value
  {
    let scene = session.service(Scene.self)
    guard v.classID == .double, !v.isComplex else {
      if case .cell = v { return Value(try Tensor<Bool>(v.dims)) }
      return v.isNumeric ? Value(try Tensor<Bool>(v.dims)) : .bool(false)
    }
    let result = try Tensor<Bool>(v.dims)
    for (i, h) in try Numbers.reals(v).enumerated() {
      result.data[i] = scene.object(h).map(test) ?? false
    }
    return Value(result)
  }

  /// Takes the objects, all of which must exist, out of the scene.
  static func delete(_ v: Value, _ session: Session) throws(NablaError) {
    let scene = session.service(Scene.self)
    let wrong = NablaError.message(
      "delete: first argument must be a filename or list of graphics handles", id: "")
    var list: [GraphicsObject] = []
    for h in try Numbers.reals(v) {
      guard let o = scene.object(h), o.kind != .root else { throw wrong }
      list.append(o)
    }
    for o in list { scene.remove(o) }
  }
}

private func object(_ call: borrowing Call, _ i: Int, _ name: String) throws(NablaError) -> GraphicsObject {
  guard let h = call[i].realScalar, let o = call.session.service(Scene.self).object(h) else {
    throw .message("\(name): invalid handle (= \(Numbers.short(call[i].realScalar ?? .nan)))", id: "")
  }
  return o
}

private func objects(_ v: Value, _ scene: Scene, _ name: String) throws(NablaError) -> [GraphicsObject] {
  guard v.isNumeric else { throw .message("\(name): H must be a graphics handle", id: "") }
  var list: [GraphicsObject] = []
  for h in try Numbers.reals(v) {
    guard let o = scene.object(h) else {
      throw .message("\(name): invalid handle (= \(Numbers.short(h)))", id: "")
    }
    list.append(o)
  }
  return list
}

private func getBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let scene = call.session.service(Scene.self)
  if call[0].isNumeric, call[0].isEmpty { return [.emptyMatrix] }
  let list = try objects(call[0], scene, "get")
  guard call.has(1) else {
    if list.count == 1 { return [try scene.all(list[0])] }
    var all: [Value] = []
    for o in list { all.append(try scene.all(o)) }
    return [try .cellColumn(all)]
  }
  if case .cell(let names) = call[1] {
    let result = try CellArray(Dims(list.count, names.count))
    for (j, name) in names.array.enumerated() {
      for (i, o) in list.enumerated() {
        result.data[j * list.count + i] = try scene.get(o, name.text ?? "")
      }
    }
    return [.cell(result)]
  }
  let name = try call.string(1, "expecting property name or cell array of property names")
  if list.count == 1 { return [try scene.get(list[0], name)] }
  var values: [Value] = []
  for o in list { values.append(try scene.get(o, name)) }
  return [try .cellColumn(values)]
}

private func setBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let scene = call.session.service(Scene.self)
  if call[0].isNumeric, call[0].isEmpty { return [] }
  let list = try objects(call[0], scene, "set")
  if call.count == 1 || call.count == 2 && call[1].isChar { return try listChoices(call, list) }
  var i = 1
  while i < call.count {
    if case .structure(let s) = call[i], s.count == 1 {
      for field in s.fields.names {
        for o in list { try scene.set(o, field, s.get(field) ?? .emptyMatrix) }
      }
      i += 1
      continue
    }
    guard call.has(i + 1) else { throw call.failed("invalid number of arguments") }
    if case .cell(let names) = call[i] {
      try set(list, names, call[i + 1], scene)
    } else {
      guard let name = call[i].text else {
        throw call.failed("expected argument \(i) to be a property name")
      }
      for o in list { try scene.set(o, name, call[i + 1]) }
    }
    i += 2
  }
  return []
}

/// A cell of names, and a cell of values: a column for each name, one row or one for each handle.
private func set(_ list: [GraphicsObject], _ names: CellArray, _ values: Value, _ scene: Scene)
  throws(NablaError)
{
  guard case .cell(let c) = values else {
    throw .message("set: argument after cell of names must be a cell of values", id: "")
  }
  let columns = c.dims.isColumn && names.count == c.count ? c.count : c.dims.columns
  guard columns == names.count else {
    throw .message(
      "set: number of names must match number of value columns (\(names.count) != \(columns))",
      id: "")
  }
  let rows = c.count / max(columns, 1)
  guard rows == 1 || rows == list.count else {
    throw .message(
      "set: number of graphics handles must match number of value rows (\(list.count) != \(rows))",
      id: "")
  }
  for (j, name) in names.array.enumerated() {
    for (i, o) in list.enumerated() {
      try scene.set(o, name.text ?? "", c.data[j * rows + (rows == 1 ? 0 : i)])
    }
  }
}

/// `set (H)` and `set (H, NAME)`: the words that properties take, the present default in braces.
private func listChoices(_ call: borrowing Call, _ list: [GraphicsObject]) throws(NablaError) -> [Value] {
  guard let o = list.first, list.count == 1 else { return [] }
  let rules = PropertyTable.of(o.kind).rules.sorted { $0.name < $1.name }
  func words(_ rule: PropertyRule) -> [String]? {
    if case .choice(let words) = rule.domain { words } else { nil }
  }
  if let name = call[1].text?.lowercasedASCII {
    guard let rule = PropertyTable.of(o.kind)[name] else {
      throw .message("set: unknown \(o.kind.noun) property \(name)", id: "")
    }
    if call.nargout > 0 {
      return [try .cellColumn((words(rule) ?? []).map { Value($0) })]
    }
    call.session.output.put(choiceText(rule, words(rule)) + "\n")
    return []
  }
  if call.nargout > 0 {
    var pairs: [(String, Value)] = []
    for rule in rules { pairs.append((rule.name, try .cellColumn((words(rule) ?? []).map { Value($0) }))) }
    return [.structure(StructArray(pairs))]
  }
  for rule in rules { call.session.output.put("\t\(rule.name): \(choiceText(rule, words(rule)))\n") }
  return []
}

private func choiceText(_ rule: PropertyRule, _ words: [String]?) -> String {
  guard let words else { return " " }
  let sorted = words.sorted().map { $0 == rule.initial.text ? "{\($0)}" : $0 }
  return " [ " + sorted.joined(separator: " | ") + " ]"
}

private func findobjBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let scene = call.session.service(Scene.self)
  var rest = call.arguments[...]
  var starts = [scene.root]
  if let first = rest.first, first.isNumeric {
    starts = try objects(first, scene, "findobj")
    rest = rest.dropFirst()
  }
  var depth = Int.max
  var tests: [(String, Value?)] = []
  while let word = rest.first {
    guard let name = word.text else { throw call.failed("properties must be given by name") }
    let value = rest.dropFirst().first
    switch name.lowercasedASCII {
    case "flat":
      depth = 0
      rest = rest.dropFirst()
      continue
    case "-depth":
      let levels = value?.realScalar ?? 0
      depth = levels >= 0 && levels < 1e6 ? Int(levels) : Int.max
    case "-property": tests.append((value?.text?.lowercasedASCII ?? "", nil))
    default:
      guard let value else { throw call.failed("properties and values must come in pairs") }
      tests.append((name.lowercasedASCII, value))
    }
    rest = rest.dropFirst(2)
  }
  var found: [GraphicsObject] = []
  func visit(_ o: GraphicsObject, _ left: Int) throws(NablaError) {
    if try fits(o, tests, scene) { found.append(o) }
    guard left > 0 else { return }
    for child in o.visibleChildren.reversed() { try visit(child, left - 1) }
  }
  for o in starts { try visit(o, depth) }
  return [try scene.handles(found)]
}

private func fits(_ o: GraphicsObject, _ tests: [(String, Value?)], _ scene: Scene) throws(NablaError) -> Bool {
  for (name, wanted) in tests {
    guard PropertyTable.of(o.kind)[name] != nil else { return false }
    guard let wanted else { continue }
    let value = try scene.get(o, name)
    if let a = value.text, let b = wanted.text {
      if a.lowercasedASCII != b.lowercasedASCII { return false }
    } else if value.isNumeric, wanted.isNumeric {
      guard value.dims == wanted.dims, try Numbers.reals(value) == Numbers.reals(wanted) else { return false }
    } else {
      return false
    }
  }
  return true
}

let graphicsPropertyBuiltins: [Builtin] = [
  .get, .set, .ishandle, .ishghandle, .isgraphics, .isfigure, .isaxes, .findobj, .allchild, .ancestor,
]
