/// Deep comparison of values, as `isequal` and `assert` need it.
package enum Equality {
  /// Same size and equal contents. Numbers, logicals and characters of any class compare by value.
  package static func equal(_ a: Value, _ b: Value, nanEqual: Bool) throws(NablaError) -> Bool {
    switch (a, b) {
    case (.scalar(let x), .scalar(let y)): return x == y || nanEqual && x.isNaN && y.isNaN
    case (.bool(let x), .bool(let y)): return x == y
    case (.double(let x), .double(let y)): return x.dims == y.dims && same(x, y, nanEqual)
    case (.single(let x), .single(let y)): return x.dims == y.dims && same(x, y, nanEqual)
    case (.int64(let x), .int64(let y)): return x.dims == y.dims && same(x, y)
    case (.uint64(let x), .uint64(let y)): return x.dims == y.dims && same(x, y)
    case (.uint8(let x), .uint8(let y)): return x.dims == y.dims && same(x, y)
    case (.char(let x), .char(let y)): return x.dims == y.dims && same(x, y)
    case (.logical(let x), .logical(let y)): return x.dims == y.dims && same(x, y)
    case (.cell(let x), .cell(let y)):
      guard x.dims == y.dims else { return false }
      for i in 0..<x.count where try !equal(x.data[i], y.data[i], nanEqual: nanEqual) { return false }
      return true
    case (.string(let x), .string(let y)):
      return x.dims == y.dims && same(x, y) && !x.elements.contains(where: \.isMissing)
    case (.string, .char), (.char, .string), (.string, .cell), (.cell, .string):
      return try equalTexts(a, b)
    case (.structure(let x), .structure(let y)): return try equalStructs(x, y, nanEqual)
    case (.function(let x), .function(let y)): return equalFunctions(x, y)
    case (.map(let x), .map(let y)): return try equalMaps(x, y, nanEqual)
    case (.object(let x), .object(let y)): return try equalObjects(x, y, nanEqual)
    case (.exception(let x), .exception(let y)):
      return x === y || x.message == y.message && x.identifier == y.identifier
    default: return try equalNumbers(a, b, nanEqual)
    }
  }

  private static func same<T: Equatable>(_ x: Tensor<T>, _ y: Tensor<T>) -> Bool {
    let (p, q) = (x.data, y.data)
    for i in 0..<x.count where p[i] != q[i] { return false }
    return true
  }

  private static func same<T: BinaryFloatingPoint>(_ x: Tensor<T>, _ y: Tensor<T>, _ nanEqual: Bool)
    -> Bool
  {
    let (p, q) = (x.data, y.data)
    for i in 0..<x.count where p[i] != q[i] {
      guard nanEqual, p[i].isNaN, q[i].isNaN else { return false }
    }
    return true
  }

  /// A string array and texts of another class: the same texts in the same places.
  private static func equalTexts(_ a: Value, _ b: Value) throws(NablaError) -> Bool {
    for v in [a, b] {
      if case .cell(let c) = v, !c.elements.allSatisfy(\.isText) { return false }
    }
    let x = try StringConversion.strings(a)
    let y = try StringConversion.strings(b)
    return x.dims == y.dims && same(x, y) && !x.elements.contains(where: \.isMissing)
  }

  private static func equalNumbers(_ a: Value, _ b: Value, _ nanEqual: Bool) throws(NablaError)
    -> Bool
  {
    guard a.classID.isArithmetic, b.classID.isArithmetic, a.dims == b.dims else { return false }
    if a.isComplex || b.isComplex {
      let x = try Conversion.complexes(a)
      let y = try Conversion.complexes(b)
      for i in 0..<x.count {
        let (u, v) = (x.data[i], y.data[i])
        if u == v { continue }
        let uNaN = u.re.isNaN || u.im.isNaN
        let vNaN = v.re.isNaN || v.im.isNaN
        guard nanEqual, uNaN, vNaN else { return false }
      }
      return true
    }
    return same(try Conversion.doubles(a), try Conversion.doubles(b), nanEqual)
  }

  private static func equalStructs(_ x: StructArray, _ y: StructArray, _ nanEqual: Bool)
    throws(NablaError) -> Bool
  {
    guard x.dims == y.dims, x.fieldCount == y.fieldCount else { return false }
    for (f, name) in x.fields.names.enumerated() {
      guard let g = y.fields.slot(of: name) else { return false }
      for e in 0..<x.count {
        let (u, v) = (x.values[e * x.fieldCount + f], y.values[e * y.fieldCount + g])
        if try !equal(u, v, nanEqual: nanEqual) { return false }
      }
    }
    return true
  }

  /// Of one class, with equal properties.
  private static func equalObjects(_ x: ObjectValue, _ y: ObjectValue, _ nanEqual: Bool)
    throws(NablaError) -> Bool
  {
    if x === y { return true }
    guard x.type === y.type, x.dims == y.dims, x.member == y.member, x.payload === y.payload else {
      return false
    }
    // Handles may lead back to themselves: a pair that is being compared counts as equal.
    let pair = ObjectPair(x: ObjectIdentifier(x), y: ObjectIdentifier(y))
    guard comparing.insert(pair).inserted else { return true }
    defer { comparing.remove(pair) }
    for i in 0..<x.count where x.elements != nil {
      if try !equalObjects(x.element(i), y.element(i), nanEqual) { return false }
    }
    return try equalStructs(x.storage, y.storage, nanEqual)
  }

  private struct ObjectPair: Hashable {
    let x: ObjectIdentifier
    let y: ObjectIdentifier
  }
  // SAFETY: used on the interpreter's thread only.
  nonisolated(unsafe) private static var comparing: Set<ObjectPair> = []

  private static func equalFunctions(_ x: FunctionHandle, _ y: FunctionHandle) -> Bool {
    if x === y { return true }
    switch (x.target, y.target) {
    case (.named(let a), .named(let b)): return a == b
    case (.closure(let a), .closure(let b)): return a === b || a.code === b.code && a.captures.isEmpty
    default: return false
    }
  }

  private static func equalMaps(_ x: MapObject, _ y: MapObject, _ nanEqual: Bool)
    throws(NablaError) -> Bool
  {
    guard x !== y else { return true }
    guard x.count == y.count else { return false }
    for (k, v) in x.textValues {
      guard let w = y.textValues[k], try equal(v, w, nanEqual: nanEqual) else { return false }
    }
    for (k, v) in x.numberValues {
      guard let w = y.numberValues[k], try equal(v, w, nanEqual: nanEqual) else { return false }
    }
    return true
  }
}
