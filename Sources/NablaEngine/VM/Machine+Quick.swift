/// Short ways for single elements: what loops over characters, cells and structs do all day. Each
/// gives up, having changed nothing, where the general way has to decide or to complain.
extension Machine {
  /// Numbers, logicals and single characters, which calculate and compare as numbers.
  @inline(__always)
  static func quickScalar(_ v: Value) -> Double? {
    switch v {
    case .scalar(let x): x
    case .bool(let b): b ? 1 : 0
    case .char(let t): t.count == 1 ? Double(t.data[0].byte) : nil
    default: nil
    }
  }

  /// `v (x)` for one subscript.
  static func element(_ v: Value, _ x: Double) throws(NablaError) -> Value? {
    let at = offset(x)
    guard at < UInt(bitPattern: v.count) else { return nil }
    let i = Int(bitPattern: at)
    switch v {
    case .char(let t): return .char(SharedConstants.character(t.data[i].byte))
    case .range(let g): return .scalar(g[i])
    case .cell(let t): return .cell(try single(t, i))
    case .single(let t): return .single(try single(t, i))
    case .uint8(let t): return .uint8(try single(t, i))
    case .uint16(let t): return .uint16(try single(t, i))
    case .uint32(let t): return .uint32(try single(t, i))
    case .uint64(let t): return .uint64(try single(t, i))
    case .int8(let t): return .int8(try single(t, i))
    case .int16(let t): return .int16(try single(t, i))
    case .int32(let t): return .int32(try single(t, i))
    case .int64(let t): return .int64(try single(t, i))
    default: return nil
    }
  }

  private static func single<T: Element>(_ t: Tensor<T>, _ i: Int) throws(NablaError) -> Tensor<T> {
    let one = try Tensor<T>(uninitialized: .scalar)
    one.data.initialize(to: t.data[i])
    return one
  }

  /// `s (i).name` as the instructions at `pc`: the field's value, without a struct in between.
  func fieldOfElement(_ pc: PC, _ i: Instruction, _ r: Registers) -> PC? {
    let following = pc[1]
    guard case .structure(let s) = r[Int(i.b)], !i.flags.contains(.bDies),
      case .scalar(let x) = r[Int(i.c)], following.opcode == .field, following.b == i.a,
      following.flags.contains(.bDies),
      let site = UnsafeMutablePointer<CallSite>(bitPattern: UInt(following.k))
    else { return nil }
    let at = offset(x)
    guard at < UInt(bitPattern: s.count) else { return nil }
    if site.pointee.fieldTable != s.fields.serial {
      guard let slot = s.fields.slot(of: chunk.names[site.pointee.name]) else { return nil }
      site.pointee.fieldTable = s.fields.serial
      site.pointee.slot = slot
    }
    r[Int(following.a)] = s.values[Int(bitPattern: at) * s.fields.names.count + site.pointee.slot]
    return pc + 2
  }

  /// `x (i) = v` for one element, or the first behind the last, of an array that nobody else holds.
  static func store(_ x: UnsafeMutablePointer<Value>, _ subscript: Value, _ v: Value)
    throws(NablaError) -> Bool
  {
    guard case .scalar(let n) = `subscript`, MachineLayout.isUnique(x) else { return false }
    switch (x.pointee, v) {
    case (.double(let t), .scalar(let e)): return try put(e, t, offset(n))
    case (.char(let t), .char(let e)) where e.count == 1: return try put(e.data[0], t, offset(n))
    case (.single(let t), .single(let e)) where e.count == 1:
      return try put(e.data[0], t, offset(n))
    case (.uint8(let t), .uint8(let e)) where e.count == 1:
      return try put(e.data[0], t, offset(n))
    case (.int32(let t), .int32(let e)) where e.count == 1:
      return try put(e.data[0], t, offset(n))
    case (.uint32(let t), .uint32(let e)) where e.count == 1:
      return try put(e.data[0], t, offset(n))
    default: return false
    }
  }

  @inline(__always)
  private static func put<T: Element>(_ e: T, _ t: Tensor<T>, _ at: UInt) throws(NablaError) -> Bool {
    let n = t.count
    if at < UInt(bitPattern: n) {
      t.data[Int(bitPattern: at)] = e
      return true
    }
    guard n > 0, at == UInt(bitPattern: n), t.dims.isVector else { return false }
    try t.growInPlace(to: t.dims.rows == 1 ? Dims(1, n + 1) : Dims(n + 1, 1))
    t.data[n] = e
    return true
  }

  /// `x.a{i}(j).b = v` where every step leads to something that is there and that nobody else holds.
  func store(
    _ v: Value, at path: [PathStep], _ step: Int, in x: UnsafeMutablePointer<Value>,
    _ subscripts: Registers
  ) -> Bool {
    guard MachineLayout.isUnique(x) else { return false }
    let last = step + 1 == path.count
    switch path[step] {
    case .field(let name):
      guard case .structure(let s) = x.pointee, s.count == 1, let slot = s.fields.slot(of: name)
      else { return false }
      if last {
        s.values[slot] = v
        return true
      }
      return s.values.withUnsafeMutableBufferPointer { b in
        guard let base = b.baseAddress else { return false }
        return store(v, at: path, step + 1, in: base + slot, subscripts)
      }
    case .brace(1):
      guard case .cell(let t) = x.pointee, case .scalar(let n) = subscripts.pointee else {
        return false
      }
      let at = offset(n)
      guard at < UInt(bitPattern: t.count) else { return false }
      let place = t.data + Int(bitPattern: at)
      if last {
        place.pointee = v
        return true
      }
      return store(v, at: path, step + 1, in: place, subscripts + 1)
    case .paren(1):
      guard case .scalar(let n) = subscripts.pointee else { return false }
      let at = offset(n)
      if last {
        guard case .double(let t) = x.pointee, case .scalar(let e) = v,
          at < UInt(bitPattern: t.count)
        else { return false }
        t.data[Int(bitPattern: at)] = e
        return true
      }
      guard case .field(let name) = path[step + 1], case .structure(let s) = x.pointee,
        at < UInt(bitPattern: s.count), let slot = s.fields.slot(of: name)
      else { return false }
      let index = Int(bitPattern: at) * s.fields.names.count + slot
      if step + 2 == path.count {
        s.values[index] = v
        return true
      }
      return s.values.withUnsafeMutableBufferPointer { b in
        guard let base = b.baseAddress else { return false }
        return store(v, at: path, step + 2, in: base + index, subscripts + 1)
      }
    case .paren(2):
      guard last, case .double(let t) = x.pointee, t.dims.is2D, case .scalar(let e) = v,
        case .scalar(let m) = subscripts.pointee, case .scalar(let n) = subscripts[1]
      else { return false }
      let i = offset(m)
      let j = offset(n)
      guard i < UInt(bitPattern: t.dims.rows), j < UInt(bitPattern: t.dims.columns) else {
        return false
      }
      t.data[Int(bitPattern: i) + Int(bitPattern: j) * t.dims.rows] = e
      return true
    default: return false
    }
  }
}
