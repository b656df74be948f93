/// Storing into objects, at any depth: `o.a{2}.b = v`, `s.o(3).x = v`, `c{1}.p (end) = []`.
extension Machine {
  /// `root path = rhs`, where objects may stand at any level; nil deletes.
  package func assign(_ root: inout Value, _ path: ArraySlice<Indexing.Accessor>, _ rhs: Value?)
    throws(NablaError)
  {
    guard classes.isUsed else { return try Self.plainAssign(&root, path, rhs) }
    guard let depth = objectDepth(root, path) else {
      if case .object(let o)? = rhs, path.count == 1, case .paren? = path.first,
        root.isUndefined || root.isNumeric, !isInside(o.type),
        let m = classes.method(o.type, "subsasgn")
      {
        // An entry of plain numbers becomes an object: its class says what the whole is then.
        let whole = root.isUndefined ? Value.emptyMatrix : root
        let result = try call(m, [whole, Self.subscripts(Array(path)), .object(o)], nargout: 1)
        guard let changed = result.first else { throw .noValue() }
        root = changed
        return
      }
      if case .object(let o)? = rhs, case .paren(let s)? = path.last, isNothing(root, path.dropLast()) {
        let array = try newArray(of: o, s)
        return try Self.plainAssign(&root, path.dropLast(), array)
      }
      return try Self.plainAssign(&root, path, rhs)
    }
    if depth == 0 { return try assignObject(&root, path, rhs) }
    let rest = path.dropFirst(depth)
    try Indexing.change(&root, at: path.prefix(depth + 1)) { (inner) throws(NablaError) in
      try assignObject(&inner, rest, rhs)
    }
  }

  private static func plainAssign(
    _ root: inout Value, _ path: ArraySlice<Indexing.Accessor>, _ rhs: Value?
  ) throws(NablaError) {
    if let rhs { try Indexing.assignPath(&root, path, rhs) } else { try Indexing.deletePath(&root, path) }
  }

  /// How many steps lead to the first object that the path goes through; nil if it meets none.
  private func objectDepth(_ root: Value, _ path: ArraySlice<Indexing.Accessor>) -> Int? {
    var v = root
    var depth = 0
    for a in path {
      switch (v, a) {
      case (.object, _): return depth
      case (.structure(let s), .field(let name)):
        guard s.count == 1, let inner = s.get(name) else { return nil }
        v = inner
      case (.structure, .paren(let s)):
        guard let inner = try? Indexing.index(v, s) else { return nil }
        v = inner
      case (.cell, .brace(let s)):
        guard let inner = try? Indexing.cellIndex(v, s), inner.count == 1 else { return nil }
        v = inner[0]
      default: return nil
      }
      depth += 1
    }
    return nil
  }

  // MARK: One object

  /// `v path = rhs`, where v is an object.
  private func assignObject(
    _ v: inout Value, _ path: ArraySlice<Indexing.Accessor>, _ rhs: Value?
  ) throws(NablaError) {
    guard let first = path.first, let type = v.objectType else { return }
    if !isInside(type), classes.method(type, "subsasgn") != nil {
      return try subsasgn(&v, path, rhs)
    }
    switch first {
    case .field(let name):
      if type.style == .folder { return try assignFolderField(&v, type, path, rhs) }
      try assignProperty(&v, type, name, path.dropFirst(), rhs)
    case .paren(let s): try assignElement(&v, type, s, path.dropFirst(), rhs)
    case .brace:
      throw type.style == .folder
        ? .message("class cannot be indexed with {", id: "")
        : .message("subsasgn: object cannot be index with '{'", id: "")
    }
  }

  private func subsasgn(
    _ v: inout Value, _ path: ArraySlice<Indexing.Accessor>, _ rhs: Value?
  ) throws(NablaError) {
    guard case .object(let o) = v, let m = classes.method(o.type, "subsasgn") else { return }
    let result = try call(
      m, [v, Self.subscripts(Array(path)), rhs ?? .emptyMatrix], nargout: 1)
    guard let changed = result.first else { throw .noValue() }
    v = changed
  }

  private func assignProperty(
    _ v: inout Value, _ type: ClassInfo, _ name: String,
    _ rest: ArraySlice<Indexing.Accessor>, _ rhs: Value?
  ) throws(NablaError) {
    if let native = type.native { return try assignNative(&v, native, name, rest, rhs) }
    guard let p = type.property(name) else {
      throw .message("subsasgn: unknown property: \(name)", id: "")
    }
    guard mayUse(p.setAccess, of: p.owner) else {
      throw .message(
        "subsasgn: property '\(name)' has \(p.setAccess.text) access and cannot be set in this "
          + "context", id: "")
    }
    if p.isConstant {
      throw .message("subsasgn: cannot assign constant property: \(name)", id: "")
    }
    guard v.isScalar else { throw .notOneTarget }
    let setter = p.setter.flatMap { functionFrame?.function === $0 ? nil : $0 }
    if setter != nil || p.slot < 0 || p.getter != nil {
      guard case .object(let o) = v else { return }
      var new = rhs ?? .undefined
      if !rest.isEmpty {
        new = try value(of: p, o)
        try assign(&new, rest, rhs)
      }
      if let setter { return try call(setter, &v, new) }
      guard p.slot >= 0 else {
        throw .message("subsasgn: property '\(name)' is dependent and has no set method", id: "")
      }
      return try store(&v, p, [], new)
    }
    try store(&v, p, rest, rhs)
  }

  private func assignNative(
    _ v: inout Value, _ native: NativeClass, _ name: String,
    _ rest: ArraySlice<Indexing.Accessor>, _ rhs: Value?
  ) throws(NablaError) {
    guard case .object(let o) = v else { return }
    var new = rhs ?? .undefined
    if !rest.isEmpty {
      new = try native.read(o, name) ?? .undefined
      try assign(&new, rest, rhs)
    }
    guard let changed = try native.write(o, name, new) else {
      throw .message("subsasgn: unknown property: \(name)", id: "")
    }
    v = .object(changed)
  }

  private func call(_ setter: FunctionCode, _ v: inout Value, _ new: Value) throws(NablaError) {
    guard case .object(let o) = v else { return }
    if setter.definition.outputs.isEmpty {
      _ = try callUser(setter, owner: nil, [v, new], nargout: 0)
      return
    }
    let result = try callUser(setter, owner: nil, [v, new], nargout: 1)
    if !o.type.isHandle, let changed = result.first { v = changed }
  }

  /// Changes a property where it stands.
  private func store(
    _ v: inout Value, _ p: PropertyInfo, _ rest: ArraySlice<Indexing.Accessor>, _ rhs: Value?
  ) throws(NablaError) {
    let own = v.isUniquelyReferenced
    guard case .object(var o) = v else { return }
    guard o.isValid || o.type.destructors != nil else { throw .deletedObject(o.className) }
    if !own, !o.type.isHandle {
      o = o.copy()
      v = .object(o)
    }
    guard p.slot < o.storage.values.count else { return }
    if rest.isEmpty {
      o.storage.values[p.slot] = try checked(rhs ?? .undefined, p)
      return
    }
    if p.validation != nil {
      var new = o.storage.values[p.slot]
      try assign(&new, rest, rhs)
      o.storage.values[p.slot] = try checked(new, p)
      return
    }
    var inner = Value.undefined
    swap(&inner, &o.storage.values[p.slot])
    defer { swap(&inner, &o.storage.values[p.slot]) }
    try assign(&inner, rest, rhs)
  }

  // MARK: Arrays of objects

  /// `v (subscripts) rest = rhs`.
  private func assignElement(
    _ v: inout Value, _ type: ClassInfo, _ subscripts: [Value],
    _ rest: ArraySlice<Indexing.Accessor>, _ rhs: Value?
  ) throws(NablaError) {
    guard case .object(let o) = v else { return }
    let s = try Subscript.list(subscripts)
    guard let rhs, !rest.isEmpty || rhs.isObject else {
      if rhs == nil, rest.isEmpty { return try deleteElements(&v, subscripts) }
      throw .message(
        "cannot convert '\(Printer.typeName(rhs ?? .emptyMatrix))' into 'object'", id: "")
    }
    var list: [ObjectValue]
    var rhsDims = Dims.scalar
    if rest.isEmpty, case .object(let r) = rhs {
      guard r.type === type || r.type.isA(type.name) else {
        throw .message(
          "invalid class of element assignment: '\(r.className)' into '\(type.name)'", id: "")
      }
      rhsDims = r.dims
      list = (0..<r.count).map { r.element($0) }
    } else {
      guard s.allSatisfy({ $0.count(of: 1) == 1 }) else { throw .notOneTarget }
      let inside = s.count == 1
        ? s[0].extent <= o.count
        : zip(s, o.dims.folded(to: s.count)).allSatisfy { $0.extent <= $1 }
      if inside, o.dims.isScalar { return try assignObject(&v, rest, rhs) }
      var element: Value
      if inside {
        element = .object(try o.elements(at: s))
      } else {
        element = try defaultElement(type, like: o)
      }
      try assignObject(&element, rest, rhs)
      guard case .object(let changed) = element else { return }
      list = [changed]
    }
    guard let dims = try Indexing.assignedDims(o.dims, s, rhs: rhsDims) else { return }
    let places = Indexing.positions(dims, s)
    var all = try grown(o, to: dims, around: places, list[0])
    for (k, p) in places.enumerated() { all[p] = list[list.count == 1 ? 0 : k] }
    if dims.isScalar, let one = all.first {
      v = .object(one)
    } else {
      v = .object(ObjectValue.array(type, dims, all))
    }
  }

  /// The elements of an array of a new size; those that are new and not about to be stored are made
  /// by the constructor.
  private func grown(
    _ o: ObjectValue, to dims: Dims, around stored: [Int], _ filler: ObjectValue
  ) throws(NablaError) -> [ObjectValue] {
    let old = (0..<o.count).map { o.element($0) }
    if dims == o.dims { return old }
    var places = [Int](repeating: -1, count: dims.elementCount)
    if Indexing.keepsPositions(o.dims, dims) {
      for i in 0..<old.count { places[i] = i }
    } else {
      for (from, to) in Indexing.blockStarts(o.dims, dims) {
        for k in 0..<o.dims.rows { places[to + k] = from + k }
      }
    }
    let stored = Set(stored)
    var all: [ObjectValue] = []
    all.reserveCapacity(places.count)
    for (i, p) in places.enumerated() {
      if p >= 0 {
        all.append(old[p])
      } else if stored.contains(i) {
        all.append(filler)
      } else if case .object(let new) = try defaultElement(o.type, like: filler) {
        all.append(new)
      }
    }
    return all
  }

  private func defaultElement(_ type: ClassInfo, like: ObjectValue) throws(NablaError) -> Value {
    if type.style == .folder {
      // As structs: empty in every field.
      let none = [Value](repeating: .emptyMatrix, count: like.storage.fieldCount)
      return .object(
        ObjectValue(type, StructArray(dims: .scalar, fields: like.storage.fields, values: none)))
    }
    return try construct(type, []).first ?? .undefined
  }

  /// What `x (subscripts) = object` makes of an x that is not there yet.
  private func newArray(of o: ObjectValue, _ subscripts: [Value]) throws(NablaError) -> Value {
    let none = StructArray(dims: .empty, fields: o.storage.fields, values: [])
    let empty = ObjectValue(o.type, none)
    if o.type.isHandle { empty.elements = [] }
    var v = Value.object(empty)
    try assignElement(&v, o.type, subscripts, [], .object(o))
    return v
  }

  /// Is there no value at a place yet, or `[]`?
  private func isNothing(_ root: Value, _ path: ArraySlice<Indexing.Accessor>) -> Bool {
    var v = root
    for a in path {
      if v.isUndefined { return true }
      let next: [Value]?
      switch a {
      case .field(let name): next = try? Indexing.field(v, name)
      case .brace(let s): next = try? Indexing.cellIndex(v, s)
      case .paren(let s): next = (try? Indexing.index(v, s)).map { [$0] }
      }
      guard let next else { return v.isStruct || v.isCell || v.dims == .empty }
      guard next.count == 1 else { return false }
      v = next[0]
    }
    switch v {
    case .undefined: return true
    case .double(let t): return t.dims == .empty
    default: return false
    }
  }

  private func deleteElements(_ v: inout Value, _ subscripts: [Value]) throws(NablaError) {
    guard case .object(let o) = v else { return }
    var numbers = Value(try Tensor<Double>(o.dims, (0..<o.count).map { Double($0) }))
    try Indexing.delete(&numbers, subscripts)
    let left = try Conversion.doubles(numbers)
    v = .object(ObjectValue.array(o.type, left.dims, left.elements.map { o.element(Int($0)) }))
  }
}

extension ObjectValue {
  /// `o (subscripts)`.
  func elements(at subscripts: [Value]) throws(NablaError) -> ObjectValue {
    try elements(at: try Subscript.list(subscripts))
  }

  /// The same elements in an array of another size.
  func shaped(_ dims: Dims) -> ObjectValue {
    if self.dims == dims { return self }
    return ObjectValue.array(type, dims, (0..<count).map { element($0) })
  }

  func elements(at s: [Subscript]) throws(NablaError) -> ObjectValue {
    let dims = try Indexing.resultDims(dims, s)
    if dims.isScalar, self.dims.isScalar { return self }
    let places = dims.elementCount == 0 ? [] : Indexing.positions(self.dims, s)
    return ObjectValue.array(type, dims, places.map { element($0) })
  }

  static func array(_ type: ClassInfo, _ dims: Dims, _ elements: [ObjectValue]) -> ObjectValue {
    if dims.isScalar, let one = elements.first { return one }
    if type.isHandle {
      let o = ObjectValue(type, StructArray(dims: dims, fields: .none, values: []))
      o.elements = elements
      return o
    }
    let fields = elements.first?.storage.fields ?? type.fields
    var values: [Value] = []
    for e in elements { values.append(contentsOf: e.storage.values) }
    return ObjectValue(type, StructArray(dims: dims, fields: fields, values: values))
  }
}
