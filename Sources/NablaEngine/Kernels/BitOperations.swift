/// `bitand`, `bitor`, `bitxor` and `bitshift` of arrays of one class, without a detour over patterns.
package enum BitOperation {
  case and, or, xor

  @inline(__always)
  fileprivate func apply<T: FixedWidthInteger>(_ a: T, _ b: T) -> T {
    switch self {
    case .and: a & b
    case .or: a | b
    case .xor: a ^ b
    }
  }

  /// Nil if the classes or the sizes differ, or some double is no whole number from 0 to flintmax - 1:
  /// the general way is for those.
  package func combine(_ a: Value, _ b: Value) throws(NablaError) -> Value? {
    switch (a, b) {
    case (.int8(let t), .int8(let u)): return try integers(t, u)
    case (.int16(let t), .int16(let u)): return try integers(t, u)
    case (.int32(let t), .int32(let u)): return try integers(t, u)
    case (.int64(let t), .int64(let u)): return try integers(t, u)
    case (.uint8(let t), .uint8(let u)): return try integers(t, u)
    case (.uint16(let t), .uint16(let u)): return try integers(t, u)
    case (.uint32(let t), .uint32(let u)): return try integers(t, u)
    case (.uint64(let t), .uint64(let u)): return try integers(t, u)
    case (.double(let t), .double(let u)): return try doubles(t, u)
    case (.double(let t), .scalar(let y)): return try doubles(t, Tensor(Dims.scalar, repeating: y))
    case (.scalar(let x), .double(let u)): return try doubles(Tensor(Dims.scalar, repeating: x), u)
    default: return nil
    }
  }

  private func integers<T: FixedWidthInteger & Element>(_ a: Tensor<T>, _ b: Tensor<T>)
    throws(NablaError) -> Value?
  {
    guard a.dims == b.dims || a.count == 1 || b.count == 1 else { return nil }
    let r = try Tensor<T>(uninitialized: a.count == 1 ? b.dims : a.dims)
    switch self {
    case .and: Self.loop(a, b, r) { $0 & $1 }
    case .or: Self.loop(a, b, r) { $0 | $1 }
    case .xor: Self.loop(a, b, r) { $0 ^ $1 }
    }
    return Value(generic: r)
  }

  private func doubles(_ a: Tensor<Double>, _ b: Tensor<Double>) throws(NablaError) -> Value? {
    guard a.dims == b.dims || a.count == 1 || b.count == 1, Self.areWhole(a), Self.areWhole(b)
    else { return nil }
    let r = try Tensor<Double>(uninitialized: a.count == 1 ? b.dims : a.dims)
    switch self {
    case .and: Self.loop(a, b, r) { Double(Int64($0) & Int64($1)) }
    case .or: Self.loop(a, b, r) { Double(Int64($0) | Int64($1)) }
    case .xor: Self.loop(a, b, r) { Double(Int64($0) ^ Int64($1)) }
    }
    return Value(r)
  }

  @inline(__always)
  private static func loop<T>(
    _ a: Tensor<T>, _ b: Tensor<T>, _ r: Tensor<T>, _ op: (T, T) -> T
  ) {
    let (p, q, out) = (a.data, b.data, r.data)
    let n = r.count
    if a.count == n, b.count == n {
      for i in 0..<n { out[i] = op(p[i], q[i]) }
    } else if b.count == 1 {
      let y = q[0]
      for i in 0..<n { out[i] = op(p[i], y) }
    } else {
      let x = p[0]
      for i in 0..<n { out[i] = op(x, q[i]) }
    }
    withExtendedLifetime((a, b)) {}
  }

  private static func areWhole(_ t: Tensor<Double>) -> Bool {
    let p = t.data
    for i in 0..<t.count {
      let x = p[i]
      guard x >= 0, x < 0x1p53, Double(Int64(x)) == x else { return false }
    }
    _fixLifetime(t)
    return true
  }

  /// Every element moved by `places` bits to the left (to the right if negative), then masked; nil for
  /// classes and numbers that the general way is for.
  package static func shift(_ v: Value, by places: Int, mask: UInt64) throws(NablaError) -> Value? {
    switch v {
    case .int8(let t): return try shift(t, places, mask)
    case .int16(let t): return try shift(t, places, mask)
    case .int32(let t): return try shift(t, places, mask)
    case .int64(let t): return try shift(t, places, mask)
    case .uint8(let t): return try shift(t, places, mask)
    case .uint16(let t): return try shift(t, places, mask)
    case .uint32(let t): return try shift(t, places, mask)
    case .uint64(let t): return try shift(t, places, mask)
    case .double(let t):
      guard areWhole(t) else { return nil }
      let r = try Tensor<Double>(uninitialized: t.dims)
      let (p, q) = (t.data, r.data)
      for i in 0..<t.count { q[i] = Double(moved(UInt64(p[i]), places) & mask) }
      return Value(r)
    default: return nil
    }
  }

  private static func shift<T: FixedWidthInteger & Element>(
    _ t: Tensor<T>, _ places: Int, _ mask: UInt64
  ) throws(NablaError) -> Value {
    let r = try Tensor<T>(uninitialized: t.dims)
    let (p, q) = (t.data, r.data)
    for i in 0..<t.count {
      q[i] = T(truncatingIfNeeded: moved(UInt64(truncatingIfNeeded: p[i]), places) & mask)
    }
    return Value(generic: r)
  }

  /// Smart shifts give zero (or the sign) for distances beyond the width.
  @inline(__always)
  private static func moved(_ w: UInt64, _ places: Int) -> UInt64 {
    places >= 0 ? w << places : UInt64(bitPattern: Int64(bitPattern: w) >> (-places))
  }
}
