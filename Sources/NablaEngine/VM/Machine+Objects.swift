import NablaSyntax

/// Members of objects: who may use them, reading them, calling methods.
extension Machine {
  var classes: ClassTable { session.classes }

  // MARK: Who asks

  /// The class whose members the running code may use.
  package var currentClass: String? { currentFile?.className }

  /// Is the running code a part of the object's class, or of one it is derived from? There the
  /// class's own `subsref` and `subsasgn` are not used.
  func isInside(_ type: ClassInfo) -> Bool {
    guard let here = currentClass else { return false }
    return type.isA(here)
  }

  func mayUse(_ access: MemberAccess, of owner: String) -> Bool {
    if access == .everyone { return true }
    guard let here = currentClass else { return false }
    switch access {
    case .everyone: return true
    case .own: return here == owner
    case .derived: return here == owner || classes.isDerived(here, from: owner)
    case .classes(let names):
      return here == owner || names.contains { classes.isDerived(here, from: $0) }
    case .constructor:
      return here == owner && functionFrame?.function?.definition.name.name == shortName(owner)
    }
  }

  private func shortName(_ className: String) -> String {
    className.split(separator: ".").last.map(String.init) ?? ""
  }

  // MARK: Calling methods

  /// The method that a call of `name` with these arguments means; nil: none of them is an object of
  /// a class that has one.
  func method(_ name: String, for arguments: some Sequence<Value>) -> MethodInfo? {
    var first: ObjectValue?
    var others: [ObjectValue] = []
    for case .object(let o) in arguments {
      guard let f = first else {
        first = o
        continue
      }
      if o.type === f.type { continue }
      if classes.isSuperior(o.type.name, to: f.type.name) {
        others.append(f)
        first = o
      } else {
        others.append(o)
      }
    }
    guard let first else { return classes.overload(name, for: arguments) }
    if let m = classes.method(first.type, name) { return m }
    for o in others { if let m = classes.method(o.type, name) { return m } }
    return nil
  }

  /// `home`: the class in whose methods the handle was made that is called.
  func call(
    _ m: MethodInfo, _ arguments: [Value], nargout: Int, from: String = "", home: String? = nil
  ) throws(NablaError) -> [Value] {
    guard mayUse(m.access, of: m.owner) || home.map({ $0 == m.owner }) ?? false else {
      throw .message(
        "\(from): method '\(m.name)' has \(m.access.text) access and cannot be run in this context",
        id: "")
    }
    guard let f = m.function else {
      throw .message(
        m.isAbstract
          ? "method '\(m.name)' of class '\(m.owner)' is abstract"
          : "method '\(m.name)' of class '\(m.owner)' is declared, but not defined",
        id: "Octave:undefined-function")
    }
    if nargout >= 1, case .user(let u) = f, u.definition.outputs.isEmpty, u.script == nil {
      throw .tooManyOutputs(m.name)
    }
    let results = try call(f, arguments, nargout: nargout)
    if m.isDestructor, case .object(let o)? = arguments.first { o.isValid = false }
    return results
  }

  /// What `Name.method` stands for as the name of a function.
  func staticMethod(_ name: String) throws(NablaError) -> MethodInfo? {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex,
      let c = try classes.find(String(name[..<dot])),
      let m = classes.method(c, String(name[name.index(after: dot)...])), m.isStatic
    else { return nil }
    return m
  }

  // MARK: Steps of a chain

  /// One step of a chain on an object, or on what an earlier step left pending.
  func step(_ v: Value, _ a: Indexing.Accessor, nargout: Int, _ flags: Instruction.Flags)
    throws(NablaError) -> [Value]
  {
    switch v {
    case .object(let o): return try step(o, a, nargout: nargout, flags)
    case .function(let h):
      guard let p = h.pending else { break }
      return try step(p, a, nargout: nargout, flags)
    default: break
    }
    switch a {
    case .paren(let s): return [try indexValue(v, s)]
    case .brace(let s): return try Indexing.cellIndex(v, s)
    case .field(let name): return try Indexing.field(v, name)
    }
  }

  private func step(
    _ o: ObjectValue, _ a: Indexing.Accessor, nargout: Int, _ flags: Instruction.Flags
  ) throws(NablaError) -> [Value] {
    if !isInside(o.type), classes.method(o.type, "subsref") != nil {
      if flags.contains(.more) { return [pending(.chain(o, [a]))] }
      return try subsref(o, [a], nargout: nargout)
    }
    switch a {
    case .field(let name):
      if o.type.style == .folder { return try folderField(o, name) }
      if let p = o.type.property(name) { return try read(o, p) }
      if let v = try o.type.native?.read(o, name) { return [v] }
      guard let m = classes.method(o.type, name) else {
        throw .message("subsref: unknown method or property: \(name)", id: "")
      }
      if flags.contains(.method) { return [pending(.method(o, m))] }
      return try call(
        m, m.isStatic ? [] : [.object(o)], nargout: flags.contains(.more) ? 1 : nargout,
        from: "subsref")
    case .paren(let s):
      if s.isEmpty { return [.object(o)] }
      return [.object(try o.elements(at: s))]
    case .brace:
      throw o.type.style == .folder
        ? .message("'{' undefined for arguments of type '\(o.className)'", id: "")
        : .message("object cannot be indexed with '{'", id: "")
    }
  }

  private func step(
    _ p: PendingReference, _ a: Indexing.Accessor, nargout: Int, _ flags: Instruction.Flags
  ) throws(NablaError) -> [Value] {
    switch (p, a) {
    case (.chain(let o, let steps), _):
      if flags.contains(.more) { return [pending(.chain(o, steps + [a]))] }
      return try subsref(o, steps + [a], nargout: nargout)
    case (.type(let c), .field(let name)):
      return try staticMember(c, name, nargout: nargout, flags)
    case (_, .paren(let s)): return try call(p, s, nargout: nargout)
    default:
      var value = try call(p, [], nargout: 1).first ?? .undefined
      if case .function(let h) = value, h.pending != nil { value = .undefined }
      return try step(value, a, nargout: nargout, flags)
    }
  }

  func pending(_ p: PendingReference) -> Value {
    let h = FunctionHandle(named: "")
    h.pending = p
    return .function(h)
  }

  /// `p (arguments)`.
  func call(_ p: PendingReference, _ arguments: [Value], nargout: Int) throws(NablaError) -> [Value] {
    switch p {
    case .method(let o, let m):
      return try call(
        m, m.isStatic ? arguments : [.object(o)] + arguments, nargout: nargout, from: "subsref")
    case .staticMethod(let m): return try call(m, arguments, nargout: nargout, from: "subsref")
    case .type(let c): return try construct(c, arguments)
    case .chain(let o, let steps): return try subsref(o, steps + [.paren(arguments)], nargout: nargout)
    case .superConstructor(let c, let variable):
      var object = currentScope.get(variable) ?? .undefined
      try runConstructor(c, &object, arguments)
      currentScope.set(variable, object)
      return nargout == 0 ? [] : [object]
    case .superMethod(let c, let name):
      guard let m = classes.method(c, name) else {
        throw .message("no method '\(name)' found in superclass '\(c.name)'", id: "")
      }
      return try call(m, arguments, nargout: nargout)
    }
  }

  /// The value of a chain that was cut, for `end` in a later subscript.
  func resolved(_ v: Value) throws(NablaError) -> Value {
    guard case .function(let h) = v, let p = h.pending else { return v }
    if case .chain(let o, let steps) = p {
      return try subsref(o, steps, nargout: 1).first ?? .emptyMatrix
    }
    return v
  }

  // MARK: Properties

  /// The property's value of every element.
  func read(_ o: ObjectValue, _ p: PropertyInfo) throws(NablaError) -> [Value] {
    guard mayUse(p.getAccess, of: p.owner) else {
      throw .message(
        "subsref: property '\(p.name)' has \(p.getAccess.text) access and cannot be obtained "
          + "in this context", id: "")
    }
    if o.count == 1, o.elements == nil { return [try value(of: p, o)] }
    var result: [Value] = []
    for i in 0..<o.count { result.append(try value(of: p, o.element(i))) }
    return result
  }

  /// The value of one object's property, by its `get` method if it has one.
  package func value(of p: PropertyInfo, _ o: ObjectValue) throws(NablaError) -> Value {
    guard o.isValid || o.type.destructors != nil else { throw .deletedObject(o.className) }
    if let g = p.getter, functionFrame?.function !== g {
      return try callUser(g, owner: nil, [.object(o)], nargout: 1).first ?? .undefined
    }
    if p.isConstant { return try constant(p) }
    if p.slot >= 0, p.slot < o.storage.values.count { return o.storage.values[p.slot] }
    return .emptyMatrix
  }

  func constant(_ p: PropertyInfo) throws(NablaError) -> Value {
    if let v = p.defaultValue { return v }
    guard let code = p.defaultCode else { return .emptyMatrix }
    let v = try callUser(code, owner: nil, [], nargout: 1).first ?? .emptyMatrix
    p.defaultValue = try checked(v, p)
    return p.defaultValue ?? v
  }

  /// `Name.member` of a class: a constant, a member of an enumeration, a static method.
  private func staticMember(
    _ c: ClassInfo, _ name: String, nargout: Int, _ flags: Instruction.Flags
  ) throws(NablaError) -> [Value] {
    if let e = c.enumeration.first(where: { $0.name == name }) { return [try member(e, c)] }
    if let p = c.property(name) {
      guard p.isConstant else { throw .message("property '\(name)' is not constant", id: "") }
      guard mayUse(p.getAccess, of: p.owner) else {
        throw .message(
          "property '\(name)' has \(p.getAccess.text) access and cannot be obtained in this context",
          id: "")
      }
      return [try constant(p)]
    }
    if let m = classes.method(c, name) {
      guard m.isStatic else { throw .message("method '\(name)' is not static", id: "") }
      if flags.contains(.method) { return [pending(.staticMethod(m))] }
      return try call(m, [], nargout: flags.contains(.more) ? 1 : nargout)
    }
    if name == "empty" {
      let none = StructArray(dims: .empty, fields: c.fields, values: [])
      let o = ObjectValue(c, none)
      if c.isHandle { o.elements = [] }
      return flags.contains(.method)
        ? [pending(.chain(o, []))] : [.object(o)]
    }
    throw .message("no such method or property '\(name)'", id: "")
  }

  func member(_ e: EnumerationMember, _ c: ClassInfo) throws(NablaError) -> Value {
    if let v = e.value { return v }
    var arguments: [Value] = []
    for a in e.arguments {
      arguments.append(try callUser(a, owner: nil, [], nargout: 1).first ?? .emptyMatrix)
    }
    var object = try newObject(c)
    try runConstructor(c, &object, arguments)
    if case .object(let o) = object { o.member = e.name }
    e.value = object
    return object
  }

  // MARK: subsref and subsasgn

  /// `subsref (v, path)` as a function: without the class's own `subsref` inside its methods.
  package func read(_ v: Value, _ path: [Indexing.Accessor]) throws(NablaError) -> [Value] {
    var current = [v]
    for (i, a) in path.enumerated() {
      guard let first = current.first else { throw .noValue() }
      var flags: Instruction.Flags = i + 1 < path.count ? .more : []
      if i + 1 < path.count, case .paren = path[i + 1] { flags.insert(.method) }
      current = try step(first, a, nargout: 1, flags)
    }
    return current
  }

  func subsref(_ o: ObjectValue, _ steps: [Indexing.Accessor], nargout: Int) throws(NablaError)
    -> [Value]
  {
    guard let m = classes.method(o.type, "subsref") else { return try read(.object(o), steps) }
    return try call(m, [.object(o), Self.subscripts(steps)], nargout: max(1, nargout))
  }

  /// The struct array of `type` and `subs` that subsref and subsasgn take.
  static func subscripts(_ steps: [Indexing.Accessor]) -> Value {
    var values: [Value] = []
    for s in steps {
      switch s {
      case .field(let name): values += [Value("."), Value(name)]
      case .paren(let list): values += [Value("()"), cell(list)]
      case .brace(let list): values += [Value("{}"), cell(list)]
      }
    }
    return .structure(
      StructArray(
        dims: Dims(1, steps.count), fields: FieldTable(["type", "subs"]), values: values))
  }

  private static func cell(_ list: [Value]) -> Value {
    let plain = list.map { v -> Value in if case .colon = v { Value(":") } else { v } }
    guard !plain.isEmpty, let c = try? CellArray(row: plain) else {
      return (try? CellArray(uninitialized: .empty)).map { .cell($0) } ?? .emptyMatrix
    }
    return .cell(c)
  }

  /// Subscripts with objects among them replaced by what their `subsindex` gives, plus one.
  func numbers(ofSubscripts s: [Value]) throws(NablaError) -> [Value] {
    var result = s
    for i in s.indices where s[i].isObject {
      guard let m = method("subsindex", for: [s[i]]) else {
        throw .message("no subsindex method defined for class \(s[i].className)", id: "")
      }
      let zeroBased = try call(m, [s[i]], nargout: 1).first ?? .emptyMatrix
      result[i] = try Operators.binary(.add, zeroBased, .scalar(1))
    }
    return result
  }

  /// What a builtin about sizes sees of an object with a `size` method: something of that size.
  func sized(_ v: Value) throws(NablaError) -> Value {
    guard case .object(let o) = v, let m = classes.method(o.type, "size"),
      let sizes = try call(m, [v], nargout: 1).first
    else { return v }
    let list = try Conversion.doubles(sizes).elements.map { $0 >= 0 && $0 < 1e15 ? Int($0) : 0 }
    guard list.count >= 2 else { return v }
    return .object(
      ObjectValue(o.type, StructArray(dims: Dims(list), fields: .none, values: [])))
  }

  // MARK: end

  /// `end` as subscript `position` of `count` of a value that may be an object.
  func endIndex(_ v: Value, position: Int, of count: Int) throws(NablaError) -> Int {
    let v = try resolved(v)
    guard case .object(let o) = v else { return Indexing.endIndex(v, position: position, of: count) }
    if let m = classes.method(o.type, "end") {
      let result = try call(
        m, [v, .scalar(Double(position + 1)), .scalar(Double(count))], nargout: 1)
      return Int(result.first?.realScalar ?? 0)
    }
    if let m = classes.method(o.type, "size"),
      let sizes = try call(m, [v], nargout: 1).first, let list = try? Conversion.doubles(sizes)
    {
      let dims = Dims(list.elements.map { $0 >= 0 && $0 < 1e15 ? Int($0) : 0 })
      return Indexing.endIndex(dims, position: position, of: count)
    }
    return Indexing.endIndex(v, position: position, of: count)
  }
}

extension NablaError {
  static func deletedObject(_ name: String) -> NablaError {
    .message("Invalid or deleted object.", id: "Nabla:deleted-object")
  }
}
