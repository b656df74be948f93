/// `x = [x, e ...]` and `x = [x; e]`: appending in place.
extension Indexing {
  /// Appends the elements to the vector at `x` without copying it, in a time that does not depend on
  /// its length. False, with nothing done, unless `x` is a vector of that direction that nobody else
  /// holds and the elements are of its class: then the concatenation proper has to do it.
  static func append(
    _ x: UnsafeMutablePointer<Value>, _ elements: UnsafeMutablePointer<Value>, _ count: Int,
    horizontally: Bool
  ) throws(NablaError) -> Bool {
    guard MachineLayout.isUnique(x) else { return false }
    switch x.pointee {
    case .double(let t):
      return try extend(t, elements, count, horizontally) { v in
        switch v {
        case .scalar(let e): .one(e)
        case .double(let e): .many(e)
        default: nil
        }
      }
    case .char(let t):
      return try extend(t, elements, count, horizontally) { v in
        if case .char(let e) = v { .many(e) } else { nil }
      }
    case .logical(let t):
      return try extend(t, elements, count, horizontally) { v in
        switch v {
        case .bool(let e): .one(e)
        case .logical(let e): .many(e)
        default: nil
        }
      }
    case .cell(let t):
      return try extend(t, elements, count, horizontally) { v in
        if case .cell(let e) = v { .many(e) } else { nil }
      }
    default: return false
    }
  }

  private enum Appended<T: Element> {
    case one(T)
    case many(Tensor<T>)
  }

  @inline(__always)
  private static func extend<T: Element>(
    _ t: Tensor<T>, _ elements: UnsafeMutablePointer<Value>, _ count: Int, _ horizontally: Bool,
    _ part: (Value) -> Appended<T>?
  ) throws(NablaError) -> Bool {
    func fits(_ d: Dims) -> Bool {
      d.elementCount > 0 && (horizontally ? d.isRow : d.isColumn)
    }
    guard fits(t.dims) else { return false }
    var total = t.count
    for i in 0..<count {
      switch part(elements[i]) {
      case .one: total += 1
      case .many(let e):
        guard fits(e.dims) else { return false }
        total += e.count
      case nil: return false
      }
    }
    var at = t.count
    try t.growInPlace(to: horizontally ? Dims(1, total) : Dims(total, 1))
    for i in 0..<count {
      switch part(elements[i]) {
      case .one(let e):
        t.data[at] = e
        at += 1
      case .many(let e):
        for j in 0..<e.count { t.data[at + j] = e.data[j] }
        at += e.count
      case nil: break
      }
    }
    return true
  }
}
