import NablaSyntax

/// Operators, brackets, display and comparison where objects are among the operands.
extension Machine {
  @inline(__always)
  func operate(_ op: UnaryOperator, _ x: Value) throws(NablaError) -> Value {
    if x.isObject { return try operateObject(Self.methodName(op), x) }
    return try Operators.unary(op, x)
  }

  @inline(__always)
  func transpose(_ x: Value, conjugate: Bool) throws(NablaError) -> Value {
    if x.isObject { return try operateObject(conjugate ? "ctranspose" : "transpose", x) }
    return try Operators.transpose(x, conjugate: conjugate)
  }

  static func methodName(_ op: BinaryOperator) -> String {
    switch op {
    case .add: "plus"
    case .subtract: "minus"
    case .multiply: "mtimes"
    case .divide: "mrdivide"
    case .leftDivide: "mldivide"
    case .power: "mpower"
    case .elementMultiply: "times"
    case .elementDivide: "rdivide"
    case .elementLeftDivide: "ldivide"
    case .elementPower: "power"
    case .less: "lt"
    case .lessEqual: "le"
    case .equal: "eq"
    case .notEqual: "ne"
    case .greaterEqual: "ge"
    case .greater: "gt"
    case .and: "and"
    case .or: "or"
    }
  }

  static func methodName(_ op: UnaryOperator) -> String {
    switch op {
    case .minus: "uminus"
    case .plus: "uplus"
    case .not: "not"
    }
  }

  @inline(never)
  func operateObjects(_ op: BinaryOperator, _ x: Value, _ y: Value) throws(NablaError)
    -> Value
  {
    let name = Self.methodName(op)
    if let m = method(name, for: [x, y]) { return try one(call(m, [x, y], nargout: 1)) }
    if op == .equal || op == .notEqual, let same = Self.sameObject(x, y) {
      return .bool(same == (op == .equal))
    }
    let owner = x.isObject ? x : y
    throw .message("\(name) method not defined for \(owner.className) class", id: "")
  }

  /// Handles are equal if they are the same object; members of an enumeration by name.
  private static func sameObject(_ x: Value, _ y: Value) -> Bool? {
    guard case .object(let a) = x, case .object(let b) = y, a.type === b.type || a.type.isHandle
    else { return nil }
    if let m = a.member, let n = b.member { return m == n }
    return a.type.isHandle && a.elements == nil ? a === b : nil
  }

  // MARK: Builtins

  /// What a builtin gives for objects whose class has no method of its name, where that can be said
  /// of any object: identity, size, order. Nil: the builtin runs, with the arguments as they are then.
  func callOnObjects(_ b: BuiltinEntry, _ arguments: inout [Value]) throws(NablaError) -> Value? {
    let name = b.record.name
    switch name {
    case "eq", "ne":
      guard arguments.count == 2, let same = Self.sameObject(arguments[0], arguments[1]) else {
        return nil
      }
      return .bool(same == (name == "eq"))
    case "horzcat", "vertcat": return try joined(arguments, name)
    case "cat":
      guard let d = arguments.first?.realScalar, d == 1 || d == 2 else { return nil }
      return try joined(Array(arguments.dropFirst()), d == 1 ? "vertcat" : "horzcat")
    case "reshape", "repmat", "permute", "circshift", "flip", "fliplr", "flipud", "rot90", "vec":
      // Rearranges the numbers of the elements, and then the elements by them.
      guard case .object(let o)? = arguments.first else { return nil }
      var rest = arguments
      rest[0] = Value(try Tensor<Double>(o.dims, (1...max(1, o.count)).prefix(o.count).map { Double($0) }))
      guard let order = try callBuiltin(b, rest, nargout: 1).first else { return nil }
      return .object(try o.elements(at: [order]).shaped(order.dims))
    default:
      if b.record.category == .size, let first = arguments.first { arguments[0] = try sized(first) }
      return nil
    }
  }

  private func operateObject(_ name: String, _ x: Value) throws(NablaError) -> Value {
    if let m = method(name, for: [x]) { return try one(call(m, [x], nargout: 1)) }
    if name.hasSuffix("transpose"), case .object(let o) = x, o.dims.is2D,
      o.type.style == .folder || !o.dims.isScalar
    {
      let numbers = Value(try Tensor<Double>(o.dims, (0..<o.count).map { Double($0 + 1) }))
      let order = try Operators.transpose(numbers, conjugate: false)
      return .object(try o.elements(at: [order]).shaped(order.dims))
    }
    throw .message("\(name) method not defined for \(x.className) class", id: "")
  }

  private func one(_ results: [Value]) throws(NablaError) -> Value {
    guard let v = results.first, !v.isUndefined else { throw .noValue() }
    return v
  }

  // MARK: Ranges and brackets

  func range(_ base: Value, _ increment: Value?, _ limit: Value) throws(NablaError) -> Value {
    let operands = [base] + (increment.map { [$0] } ?? []) + [limit]
    guard operands.contains(where: \.isObject) else {
      return try Operators.range(base: base, increment: increment, limit: limit)
    }
    guard let m = method("colon", for: operands) else {
      let owner = operands.first(where: \.isObject) ?? base
      throw .message("colon method not defined for \(owner.className) class", id: "")
    }
    return try one(call(m, operands, nargout: 1))
  }

  /// `[a, b; c, d]` with objects among the elements.
  func concatenate(rows: [[Value]]) throws(NablaError) -> Value {
    var columns: [Value] = []
    for row in rows {
      if row.isEmpty { continue }
      columns.append(row.count == 1 && rows.count > 1 ? row[0] : try joined(row, "horzcat"))
    }
    if columns.count == 1 { return columns[0] }
    return try joined(columns, "vertcat")
  }

  private func joined(_ values: [Value], _ name: String) throws(NablaError) -> Value {
    guard values.contains(where: \.isObject) else {
      return try Operators.matrix(rows: name == "horzcat" ? [values] : values.map { [$0] })
    }
    if let m = method(name, for: values) { return try one(call(m, values, nargout: 1)) }
    // What is no object becomes one by the constructor.
    var objects = values
    let owner = values.first(where: \.isObject) ?? .undefined
    for i in values.indices where !values[i].isObject && values[i].dims != .empty {
      objects[i] = try one(call(named: owner.className, [values[i]], nargout: 1))
    }
    return try Self.array(of: objects, along: name == "horzcat" ? 1 : 0, name)
  }

  /// Objects side by side or one below the other: of one class, or of handles with a common ancestor.
  package static func array(of values: [Value], along dimension: Int, _ name: String)
    throws(NablaError) -> Value
  {
    var parts: [ObjectValue] = []
    for v in values {
      switch v {
      case .object(let o):
        if o.count > 0 || values.count == 1 { parts.append(o) }
      case _ where v.dims == .empty: continue
      default:
        throw .message(
          "concatenation operator not implemented for '\(values[0].typeName)' by "
            + "'\(v.typeName)' operations", id: "")
      }
    }
    guard let first = parts.first else { return values[0] }
    if parts.count == 1 { return .object(first) }
    var type = first.type
    for p in parts where p.type !== type {
      if p.type.isHandle, type.isA(p.className) {
        type = p.type
      } else if !(p.type.isHandle && p.type.isA(type.name)) {
        throw .message(
          "\(name): objects of class '\(type.name)' and '\(p.className)' cannot be in one array",
          id: "")
      }
    }
    // Places among all elements, joined as numbers are.
    var all: [ObjectValue] = []
    var numbers: [Value] = []
    for p in parts {
      let start = all.count
      for i in 0..<p.count { all.append(p.element(i)) }
      numbers.append(Value(try Tensor<Double>(p.dims, (start..<all.count).map { Double($0) })))
    }
    guard
      let joined = try? Operators.matrix(rows: dimension == 1 ? [numbers] : numbers.map { [$0] })
    else { throw .message("cat: dimension mismatch", id: "") }
    let places = try Conversion.doubles(joined)
    return .object(ObjectValue.array(type, places.dims, places.elements.map { all[Int($0)] }))
  }

  // MARK: Truth and comparison

  func isTrue(_ v: Value) throws(NablaError) -> Bool {
    guard v.isObject else { return try Operators.isTrue(v) }
    if let m = method("logical", for: [v]) {
      return try Operators.isTrue(try one(call(m, [v], nargout: 1)))
    }
    return false
  }

  // MARK: Handles

  /// What `@name` stands for; `?Name` and `method@Super` are written as names, too.
  func handle(_ name: String) throws(NablaError) -> Value {
    if name.hasPrefix("?") { return try metaclass(String(name.dropFirst())) }
    if let at = name.firstIndex(of: "@") {
      return try superclassReference(
        String(name[..<at]), String(name[name.index(after: at)...]))
    }
    let made = makeHandle(name)
    if let home = currentClass, case .function(let h) = made { h.home = home }
    return made
  }

  private func superclassReference(_ method: String, _ name: String) throws(NablaError) -> Value {
    guard let c = try classes.find(name) else {
      throw .message("class not found: \(name)", id: "Octave:undefined-function")
    }
    if currentScope.get(method)?.isObject == true {
      return pending(.superConstructor(c, variable: method))
    }
    return pending(.superMethod(c, method))
  }

  package func metaclass(_ name: String) throws(NablaError) -> Value {
    guard let c = try classes.find(name) else {
      throw .message("class not found: \(name)", id: "")
    }
    return .object(ObjectValue(native: classes.type(MetaClass.record), payload: c))
  }

  // MARK: Display

  /// Shows an object: by its `display`, or its name and then its `disp`, or its properties.
  func displayObject(_ v: Value, _ name: String) throws(NablaError) {
    if let m = method("display", for: [v]) {
      displayName = name
      defer { displayName = nil }
      _ = try call(m, [v], nargout: 0)
      return
    }
    try displayDefault(v, name)
  }

  package func displayDefault(_ v: Value, _ name: String) throws(NablaError) {
    guard let m = method("disp", for: [v]) else {
      session.output.put(Display.display(v, name: name, format: session.format))
      return
    }
    session.output.put(name + " =\n" + (session.format.compact ? "" : "\n"))
    _ = try call(m, [v], nargout: 0)
    if !session.format.compact { session.output.put("\n") }
  }
}
