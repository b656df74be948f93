/// Reading, storing and deleting by subscripts, on every kind of value.
///
/// Subscripts come as values of the language (from one); inside, `Subscript` and `AccessPlan` count
/// from zero. Errors say `index (...)`; `NablaError.named` puts a variable's name there.
package enum Indexing {}

extension Indexing {
  /// `v (subscripts)` of anything that is not called.
  package static func index(_ v: Value, _ subscripts: [Value]) throws(NablaError) -> Value {
    if subscripts.count == 1, let x = try scalarIndex(v, subscripts[0]) { return x }
    if subscripts.count == 1, let x = try direct(v, subscripts[0]) { return x }
    if subscripts.isEmpty {
      if case .map = v { throw .message("containers.Map: no key specified", id: "") }
      return v
    }
    switch v {
    case .double(let t): if let x = try slice(t, subscripts) { return Value(x) }
    case .single(let t): if let x = try slice(t, subscripts) { return Value(x) }
    case .cell(let t): if let x = try slice(t, subscripts) { return Value(x) }
    case .map(let m): return try mapIndex(m, subscripts)
    case .function: throw .cannotIndex(v, with: "(")
    case .list: throw .listCannotBeIndexed
    case .reference, .undefined, .colon: throw .cannotIndex(v, with: "(")
    default: break
    }
    return try index(v, subscripts: try Subscript.list(subscripts))
  }

  /// One real scalar subscript, the commonest of all, without allocation where the class allows.
  @inline(__always)
  private static func scalarIndex(_ v: Value, _ s: Value) throws(NablaError) -> Value? {
    guard case .scalar(let x) = s, x >= 1, x < 0x1p53 else { return nil }
    let k = Int(x)
    guard Double(k) == x else { return nil }
    switch v {
    case .double(let t) where k <= t.count: return .scalar(t.data[k - 1])
    case .scalar where k == 1, .bool where k == 1: return v
    case .range(let r) where k <= r.count: return .scalar(r[k - 1])
    case .logical(let t) where k <= t.count: return .bool(t.data[k - 1])
    case .char(let t) where k <= t.count: return .char(SharedConstants.character(t.data[k - 1]))
    case .cell(let t) where k <= t.count:
      return .cell(try CellArray(Dims.scalar, repeating: t.data[k - 1]))
    case .structure(let s) where k <= s.count:
      if s.count == 1 { return v }
      let n = s.fieldCount
      return .structure(
        StructArray(
          dims: .scalar, fields: s.fields, values: Array(s.values[((k - 1) * n)..<(k * n)])))
    default: return nil
    }
  }

  static func index(_ v: Value, subscripts s: [Subscript]) throws(NablaError) -> Value {
    switch v {
    case .scalar(let x):
      if s.allSatisfy({ $0.extent == 1 && $0.isOne }) { return v }
      return Value(try gather(try Tensor<Double>(Dims.scalar, repeating: x), s))
    case .bool(let x):
      if s.allSatisfy({ $0.extent == 1 && $0.isOne }) { return v }
      return Value(try gather(try Tensor<Bool>(Dims.scalar, repeating: x), s))
    case .range(let r): return try indexRange(r, s)
    case .double(let t): return Value(try gather(t, s))
    case .single(let t): return Value(try gather(t, s))
    case .int8(let t): return Value(try gather(t, s))
    case .int16(let t): return Value(try gather(t, s))
    case .int32(let t): return Value(try gather(t, s))
    case .int64(let t): return Value(try gather(t, s))
    case .uint8(let t): return Value(try gather(t, s))
    case .uint16(let t): return Value(try gather(t, s))
    case .uint32(let t): return Value(try gather(t, s))
    case .uint64(let t): return Value(try gather(t, s))
    case .logical(let t): return Value(try gather(t, s))
    case .char(let t): return Value(try gather(t, s))
    case .complex(let t): return narrowed(try gather(t, s))
    case .complexSingle(let t): return narrowed(try gather(t, s))
    case .cell(let t): return Value(try gather(t, s))
    case .string(let t): return .string(try gather(t, s))
    case .structure(let a): return .structure(try gather(a, s))
    case .sparse(let m): return .sparse(try m.index(s))
    case .exception:
      _ = try resultDims(.scalar, s)
      return v
    case .object(let o): return .object(try o.elements(at: s))
    default: throw .cannotIndex(v, with: "(")
    }
  }

  /// A range as the source: elements are computed, the rest of it is never written out.
  private static func indexRange(_ r: RangeValue, _ s: [Subscript]) throws(NablaError) -> Value {
    let dims = Dims(1, r.count)
    guard s.count == 1, !s[0].isColon else { return Value(try gather(try r.tensor(), s)) }
    let one = s[0]
    // Unlike a full row, a range keeps its direction only for a subscript of two dimensions.
    let n = one.count(of: r.count)
    var shape = one.shape
    if r.count != 1, n != 1, shape.isVector { shape = Dims(1, n) }
    if one.extent > r.count {
      throw .indexOutOfBounds(position: 0, of: 1, extent: one.extent, limit: r.count, dims: dims)
    }
    let t = try Tensor<Double>(uninitialized: shape)
    for k in 0..<n { t.data[k] = r[one[k]] }
    return Value(t)
  }

  // MARK: Sizes

  /// Checks subscripts against a size; gives the size of what they select.
  static func resultDims(_ dims: Dims, _ s: [Subscript]) throws(NablaError) -> Dims {
    if s.count == 1 {
      let one = s[0]
      let n = dims.elementCount
      if one.isColon { return Dims(n, 1) }
      if one.extent > n {
        throw .indexOutOfBounds(position: 0, of: 1, extent: one.extent, limit: n, dims: dims)
      }
      if one.isOne { return .scalar }
      // A vector indexed by a vector keeps its direction; anything else takes the subscript's size.
      let length = one.count(of: n)
      if n != 1, length != 1 || !one.shape.isScalar, one.shape.vectorShape(0) != nil,
        let along = dims.vectorShape(length)
      {
        return along
      }
      return one.shape
    }
    let lengths = dims.folded(to: s.count)
    var result: [Int] = []
    result.reserveCapacity(s.count)
    for (i, one) in s.enumerated() {
      if one.extent > lengths[i] {
        throw .indexOutOfBounds(
          position: i, of: s.count, extent: one.extent, limit: lengths[i], dims: dims)
      }
      result.append(one.count(of: lengths[i]))
    }
    return Dims(result)
  }

  // MARK: Arrays

  static func gather<T: Element>(_ t: Tensor<T>, _ s: [Subscript]) throws(NablaError) -> Tensor<T> {
    let dims = try resultDims(t.dims, s)
    let result = try Tensor<T>(uninitialized: dims)
    if result.count == 0 { return result }
    if s.count == 1 {
      gatherLinear(t, s[0], result)
    } else {
      AccessPlan(s, t.dims.folded(to: s.count)).gather(t.data, into: result.data)
    }
    return result
  }

  @inline(__always)
  private static func gatherLinear<T: Element>(_ t: Tensor<T>, _ s: Subscript, _ result: Tensor<T>) {
    let source = t.data
    let target = result.data
    switch s.kind {
    case .colon: target.initialize(from: source, count: t.count)
    case .one(let i): target.initialize(to: source[i])
    case .run(let start, let step, let count):
      if step == 1 {
        target.initialize(from: source + start, count: count)
      } else {
        for k in 0..<count { (target + k).initialize(to: source[start + k * step]) }
      }
    case .list(let list):
      let n = list.count
      list.withUnsafeBufferPointer { p in
        for k in 0..<n { (target + k).initialize(to: source[p[k]]) }
      }
    }
  }

  /// Real if every imaginary part is zero.
  static func narrowed(_ t: Tensor<Complex<Double>>) -> Value {
    for z in t.elements where z.im != 0 || z.im.isNaN { return .complex(t) }
    guard let real = try? Tensor<Double>(uninitialized: t.dims) else { return .complex(t) }
    for i in 0..<t.count { real.data[i] = t.data[i].re }
    return Value(real)
  }

  static func narrowed(_ t: Tensor<Complex<Float>>) -> Value {
    for z in t.elements where z.im != 0 || z.im.isNaN { return .complexSingle(t) }
    guard let real = try? Tensor<Float>(uninitialized: t.dims) else { return .complexSingle(t) }
    for i in 0..<t.count { real.data[i] = t.data[i].re }
    return Value(real)
  }

  // MARK: Braces, fields, end

  /// `v {subscripts}`: one value an element.
  package static func cellIndex(_ v: Value, _ subscripts: [Value]) throws(NablaError) -> [Value] {
    switch v {
    case .cell(let t):
      if subscripts.count == 1, case .scalar(let x) = subscripts[0], x >= 1, x <= Double(t.count) {
        let k = Int(x)
        if Double(k) == x { return [t.data[k - 1]] }
      }
      if subscripts.isEmpty {
        throw .message("invalid empty index expression {}, use {:} instead", id: "")
      }
      let s = try Subscript.list(subscripts)
      return try gather(t, s).array
    case .string(let t):
      let s = try gather(t, try Subscript.list(subscripts))
      return s.array.map { StringConversion.text($0) }
    case .map: throw .message("containers.Map: only '()' indexing is supported", id: "")
    case .list: throw .listCannotBeIndexed
    case .structure, .exception: throw .message("struct cannot be indexed with {", id: "")
    default: throw .cannotIndex(v, with: "{")
    }
  }

  /// `v.name`: one value an element.
  package static func field(_ v: Value, _ name: String) throws(NablaError) -> [Value] {
    switch v {
    case .structure(let s):
      guard let f = s.fields.slot(of: name) else { throw .noSuchField(name) }
      let n = s.fieldCount
      if s.count == 1 { return [s.values[f]] }
      var result: [Value] = []
      result.reserveCapacity(s.count)
      for e in 0..<s.count { result.append(s.values[e * n + f]) }
      return result
    case .map(let m): return [try mapProperty(m, name)]
    case .exception(let e): return [try exceptionField(e, name)]
    case .list: throw .listCannotBeIndexed
    default: throw .cannotIndex(v, with: ".")
    }
  }

  /// The fields of an error: message, identifier, stack.
  private static func exceptionField(_ e: ExceptionObject, _ name: String) throws(NablaError) -> Value {
    switch name {
    case "message": return Value(e.message)
    case "identifier": return Value(e.identifier)
    case "stack": return stack(e.stack)
    default: throw .noSuchField(name)
    }
  }

  /// A column of structs with file, name, line, column.
  package static func stack(_ entries: [StackEntry]) -> Value {
    var values: [Value] = []
    for e in entries {
      values.append(Value(e.file))
      values.append(Value(e.name))
      values.append(Value(e.line))
      values.append(Value(e.column))
    }
    return .structure(
      StructArray(
        dims: Dims(entries.count, 1), fields: FieldTable(["file", "name", "line", "column"]),
        values: values))
  }

  /// What `end` means as subscript `position` (from zero) of `count`.
  package static func endIndex(_ v: Value, position: Int, of count: Int) -> Int {
    if case .map(let m) = v { return m.count }
    return endIndex(v.dims, position: position, of: count)
  }

  static func endIndex(_ dims: Dims, position: Int, of count: Int) -> Int {
    if count == 1 { return dims.elementCount }
    if position < count - 1 { return dims[position] }
    var n = dims[position]
    if position + 1 < dims.count { for i in (position + 1)..<dims.count { n = n &* dims[i] } }
    return n
  }
}
