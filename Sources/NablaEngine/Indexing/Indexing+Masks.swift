/// `x(mask)`, `x(list)` and `x(mask) = v` in one pass, without a list of subscripts.
extension Indexing {
  /// Arrays of numbers by a mask or by an array of doubles; nil for everything else and for errors.
  static func direct(_ v: Value, _ s: Value) throws(NablaError) -> Value? {
    switch s {
    case .logical(let mask):
      switch v {
      case .double(let t): return try masked(t, mask).map { Value($0) }
      case .single(let t): return try masked(t, mask).map { Value($0) }
      case .uint8(let t): return try masked(t, mask).map { Value($0) }
      case .int32(let t): return try masked(t, mask).map { Value($0) }
      case .logical(let t): return try masked(t, mask).map { Value($0) }
      case .char(let t): return try masked(t, mask).map { Value($0) }
      default: return nil
      }
    case .double(let list):
      switch v {
      case .double(let t): return try listed(t, list).map { Value($0) }
      case .single(let t): return try listed(t, list).map { Value($0) }
      case .uint8(let t): return try listed(t, list).map { Value($0) }
      case .int32(let t): return try listed(t, list).map { Value($0) }
      case .logical(let t): return try listed(t, list).map { Value($0) }
      case .char(let t): return try listed(t, list).map { Value($0) }
      default: return nil
      }
    default: return nil
    }
  }

  /// The elements with the given indices; nil if one is no index of the array.
  private static func listed<T: Element>(_ t: Tensor<T>, _ list: Tensor<Double>) throws(NablaError)
    -> Tensor<T>?
  {
    let n = list.count
    if n < 2 { return nil }
    let one = Subscript(kind: .run(start: 0, step: 1, count: n), shape: list.dims, extent: 0)
    let result = try Tensor<T>(uninitialized: try resultDims(t.dims, [one]))
    let (p, q, r) = (t.data, list.data, result.data)
    let limit = Double(t.count)
    for i in 0..<n {
      let x = q[i]
      guard x >= 1, x <= limit else { return nil }
      let k = Int(x)
      guard Double(k) == x else { return nil }
      r[i] = p[k &- 1]
    }
    withExtendedLifetime((t, list)) {}
    return result
  }

  /// The elements where the mask is true; nil if the mask is longer than the array.
  private static func masked<T: Element>(_ t: Tensor<T>, _ mask: Tensor<Bool>) throws(NablaError)
    -> Tensor<T>?
  {
    guard mask.count <= t.count else { return nil }
    let total = Subscript.trueCount(mask)
    let one = Subscript(
      kind: .run(start: 0, step: 1, count: total),
      shape: mask.dims.vectorShape(total) ?? Dims(total, 1), extent: 0)
    let result = try Tensor<T>(uninitialized: try resultDims(t.dims, [one]))
    let (p, m, r) = (t.data, mask.data, result.data)
    var (i, k) = (0, 0)
    while k < total {
      r[k] = p[i]
      k &+= m[i] ? 1 : 0
      i &+= 1
    }
    withExtendedLifetime((t, mask)) {}
    return result
  }

  /// Stores a number, or as many numbers as the mask has true elements, into an array that is the
  /// caller's own; false if the sizes do not go together, for the general way to say so.
  static func storeMasked(_ t: Tensor<Double>, _ mask: Tensor<Bool>, _ rhs: Value) -> Bool {
    guard mask.count <= t.count else { return false }
    let (p, m, n) = (t.data, mask.data, mask.count)
    switch rhs {
    case .scalar(let x):
      for i in 0..<n { p[i] = m[i] ? x : p[i] }
    case .double(let source):
      let total = Subscript.trueCount(mask)
      guard source.count == total, source.dims.isVector else { return false }
      let r = source.data
      var (i, k) = (0, 0)
      while k < total {
        p[i] = m[i] ? r[k] : p[i]
        k &+= m[i] ? 1 : 0
        i &+= 1
      }
    default: return false
    }
    _fixLifetime(mask)
    return true
  }
}
