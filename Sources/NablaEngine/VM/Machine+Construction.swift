import NablaSyntax

/// Making objects, and what properties accept.
extension Machine {
  /// `Name (arguments)`.
  func construct(_ c: ClassInfo, _ arguments: [Value]) throws(NablaError) -> [Value] {
    guard !c.isAbstract else {
      throw .message("cannot instantiate object of abstract class '\(c.name)'", id: "")
    }
    guard mayUse(c.constructorAccess, of: c.name) else {
      throw .message(
        ": method '\(c.shortName)' has \(c.constructorAccess.text) access and cannot be run in "
          + "this context", id: "")
    }
    if !c.enumeration.isEmpty, let v = try converted(arguments, c) { return [v] }
    var object = try newObject(c)
    try runConstructor(c, &object, arguments)
    return [object]
  }

  /// `Color ('red')` and `Color (member)` of an enumeration.
  private func converted(_ arguments: [Value], _ c: ClassInfo) throws(NablaError) -> Value? {
    if arguments.count == 1, case .object(let o) = arguments[0], o.type === c { return arguments[0] }
    if arguments.count == 1, let name = arguments[0].text,
      let e = c.enumeration.first(where: { $0.name == name })
    {
      return try member(e, c)
    }
    throw .message("'\(c.name)' is an enumeration: its values are \(c.name).NAME", id: "")
  }

  /// An object with every property at its default.
  func newObject(_ c: ClassInfo) throws(NablaError) -> Value {
    if c.isHandle, c.destructors == nil, let m = c.methods["delete"], m.owner != "handle" {
      c.destructors = cleanups
    }
    if let p = c.prototype { return .object(ObjectValue(c, p.copy())) }
    var values: [Value] = []
    for p in c.properties where p.slot >= 0 {
      values.append(p.defaultCode == nil ? try emptyDefault(p) : try constant(p))
    }
    let prototype = StructArray(dims: .scalar, fields: c.fields, values: values)
    c.prototype = prototype
    return .object(ObjectValue(c, prototype.copy()))
  }

  /// Runs the constructor on an object that exists: those of superclasses first, unless it calls
  /// them itself.
  func runConstructor(_ c: ClassInfo, _ object: inout Value, _ arguments: [Value])
    throws(NablaError)
  {
    for p in c.parents where !c.explicitParents.contains(p.name) {
      try runConstructor(p, &object, [])
    }
    guard let code = c.constructor else { return }
    var own = Value.undefined
    swap(&own, &object)
    let results = try callUser(code, owner: nil, arguments, nargout: 1, output: own)
    guard let made = results.first, case .object(let o) = made, o.type.isA(c.name) else {
      throw .message(
        "\(c.name): invalid number of output arguments for constructor, or its output is no object",
        id: "")
    }
    object = made
  }

  // MARK: Validation

  /// What a property without default has: empty of its class.
  private func emptyDefault(_ p: PropertyInfo) throws(NablaError) -> Value {
    guard let v = p.validation, v.size != nil || v.className != nil else { return .emptyMatrix }
    let sizes = (v.size ?? [0, 0]).map { $0 ?? 0 }
    let dims = Dims(sizes.count < 2 ? sizes + [1] : sizes)
    switch v.className?.name {
    case nil, "double"?: return Value(try Tensor<Double>(dims, repeating: 0))
    case "logical"?: return Value(try Tensor<Bool>(dims, repeating: false))
    case "cell"?: return .cell(try CellArray(dims, repeating: .emptyMatrix))
    case "char"? where dims.elementCount == 0: return .emptyString
    case "struct"?: return .structure(StructArray(dims: .scalar, fields: .none, values: []))
    case let name?:
      guard Self.numericNames.contains(name) else { return .emptyMatrix }
      let zeros = Value(try Tensor<Double>(dims, repeating: 0))
      return try call(named: name, [zeros], nargout: 1).first ?? zeros
    }
  }

  static let numericNames: Set<String> = [
    "double", "single", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64",
    "logical", "char",
  ]

  /// A value as a property takes it: converted to its class, expanded to its size, or an error.
  func checked(_ v: Value, _ p: PropertyInfo) throws(NablaError) -> Value {
    guard let rule = p.validation else { return v }
    var v = v
    if let name = rule.className?.name { v = try converted(v, to: name, p) }
    if let size = rule.size { v = try sized(v, size, p) }
    for f in p.validators { _ = try callUser(f, owner: nil, [v], nargout: 0) }
    return v
  }

  private func converted(_ v: Value, to name: String, _ p: PropertyInfo) throws(NablaError) -> Value {
    if v.className == name { return v }
    if case .object(let o) = v, o.type.isA(name) { return v }
    let failure = NablaError.message(
      "invalid value for property '\(p.name)' of class '\(p.owner)': value must be of class "
        + "'\(name)', not '\(v.className)'", id: "Nabla:property-validation")
    let isPlain = v.classID.isArithmetic
    switch name {
    case "numeric" where v.isNumeric, "float" where ["double", "single"].contains(v.className):
      return v
    case _ where Self.numericNames.contains(name) && isPlain,
      "string" where isPlain || v.isCell, "cell" where v.className == "string":
      return try call(named: name, [v], nargout: 1).first ?? v
    default:
      if case .function = v, name == "function_handle" { return v }
      throw failure
    }
  }

  private func sized(_ v: Value, _ size: [Int?], _ p: PropertyInfo) throws(NablaError) -> Value {
    let dims = v.dims
    func fits(_ d: Dims) -> Bool {
      for i in 0..<max(size.count, d.count) {
        guard i < size.count else {
          if d[i] != 1 { return false }
          continue
        }
        if let n = size[i], (i < d.count ? d[i] : 1) != n { return false }
      }
      return true
    }
    if fits(dims) { return v }
    if v.isScalar, !size.contains(where: { $0 == nil }) {
      let wanted = try Value.row(size.map { Double($0 ?? 1) })
      return try call(named: "repmat", [v, wanted], nargout: 1).first ?? v
    }
    if dims.isVector, size.count == 2, fits(Dims(dims.columns, dims.rows)) {
      return try Operators.transpose(v, conjugate: false)
    }
    let text = size.map { $0.map(String.init) ?? ":" }.joined(separator: "x")
    throw .message(
      "invalid value for property '\(p.name)' of class '\(p.owner)': value must be of size "
        + "\(text), not \(dims.text)", id: "Nabla:property-validation")
  }
}
