/// Struct arrays by subscripts.
extension Indexing {
  static func gather(_ a: StructArray, _ s: [Subscript]) throws(NablaError) -> StructArray {
    let dims = try resultDims(a.dims, s)
    let n = a.fieldCount
    var values: [Value] = []
    values.reserveCapacity(dims.elementCount * n)
    if dims.elementCount > 0 {
      for p in positions(a.dims, s) { values.append(contentsOf: a.values[(p * n)..<(p * n + n)]) }
    }
    return StructArray(dims: dims, fields: a.fields, values: values)
  }

  /// Linear positions that checked subscripts select.
  static func positions(_ dims: Dims, _ s: [Subscript]) -> [Int] {
    if s.count == 1, case .list(let list) = s[0].kind { return list }
    if s.count == 1, case .one(let i) = s[0].kind { return [i] }
    let lengths = s.count == 1 ? [dims.elementCount] : dims.folded(to: s.count)
    return AccessPlan(s, lengths).positions
  }

  /// Makes a struct array larger; new elements have `[]` in every field. The caller owns it.
  static func resize(_ a: StructArray, to dims: Dims) throws(NablaError) {
    let n = a.fieldCount
    let old = a.dims
    guard let total = dims.checkedElementCount, total < 1 << 40 else { throw .outOfMemory(dims) }
    if keepsPositions(old, dims) {
      a.values.append(contentsOf: repeatElement(Value.emptyMatrix, count: (total - a.count) * n))
    } else {
      var values = [Value](repeating: .emptyMatrix, count: total * n)
      for (from, to) in blockStarts(old, dims) {
        for k in 0..<(old.rows * n) { values[to * n + k] = a.values[from * n + k] }
      }
      a.values = values
    }
    a.dims = dims
  }

  /// Does every element keep its linear position when an array grows from one size to the other?
  static func keepsPositions(_ old: Dims, _ new: Dims) -> Bool {
    if old.elementCount == 0 { return true }
    var last = max(old.count, new.count) - 1
    while last > 0, old[last] == 1, new[last] == 1 { last -= 1 }
    // All dimensions but the last one in use agree; those of the old size beyond it are one.
    for i in 0..<last where old[i] != new[i] { return false }
    return true
  }

  /// Where each column of the old array begins, in the old and in the new one.
  static func blockStarts(_ old: Dims, _ new: Dims) -> [(Int, Int)] {
    guard old.elementCount > 0 else { return [] }
    var result: [(Int, Int)] = [(0, 0)]
    var oldStride = old.rows
    var newStride = new.rows
    for i in 1..<max(old.count, 2) {
      var next: [(Int, Int)] = []
      next.reserveCapacity(result.count * old[i])
      for k in 0..<old[i] {
        for (a, b) in result { next.append((a + k * oldStride, b + k * newStride)) }
      }
      result = next
      oldStride *= old[i]
      newStride *= new[i]
    }
    return result
  }

  /// `s (subscripts) = rhs`, which must be a struct with the same fields, in any order.
  static func structAssign(_ target: inout Value, _ s: [Subscript], _ rhs: Value) throws(NablaError) {
    guard case .structure(let source) = rhs else {
      throw .message("invalid structure assignment", id: "")
    }
    let own = target.isUniquelyReferenced
    guard case .structure(var a) = target else { return }
    var order: [Int] = []
    let fieldless = a.fieldCount == 0
    if fieldless {
      order = Array(0..<source.fieldCount)
    } else {
      guard a.fieldCount == source.fieldCount else {
        throw .message("incompatible fields in struct assignment", id: "")
      }
      for name in a.fields.names {
        guard let f = source.fields.slot(of: name) else {
          throw .message("incompatible fields in struct assignment", id: "")
        }
        order.append(f)
      }
    }
    guard let dims = try assignedDims(a.dims, s, rhs: source.dims) else { return }
    if !own { a = counted(a) }
    if fieldless {
      a.fields = source.fields
      a.values = [Value](repeating: .emptyMatrix, count: a.count * source.fieldCount)
    }
    if dims != a.dims { try resize(a, to: dims) }
    let n = a.fieldCount
    for (k, p) in positions(a.dims, s).enumerated() {
      let from = source.count == 1 ? 0 : k
      for f in 0..<n { a.values[p * n + f] = source.values[from * n + order[f]] }
    }
    target = .structure(a)
  }

  /// `s.name = rhs` of a single struct, or of what is empty and becomes one; `.list` sets the
  /// elements of an array in turn.
  package static func fieldAssign(_ target: inout Value, _ name: String, _ rhs: Value)
    throws(NablaError)
  {
    switch target {
    case .structure(let s):
      if case .list(let list) = rhs {
        guard list.values.count == s.count else { throw .notOneTarget }
      } else {
        guard s.count == 1 else { throw .notOneTarget }
      }
    case .undefined: target = .structure(StructArray([]))
    case .map: throw .message("containers.Map: properties are read-only", id: "")
    case .exception(let e):
      guard let text = rhs.text else { throw .cannotIndex(target, with: ".") }
      switch name {
      case "message": e.message = text
      case "identifier": e.identifier = text
      default: throw .noSuchField(name)
      }
      return
    case .function: throw .functionHandleAssignment
    default:
      if target.dims == .empty {
        target = .structure(StructArray([]))
      } else {
        throw target.isScalar ? .cannotIndex(target, with: ".") : .notOneTarget
      }
    }
    let own = target.isUniquelyReferenced
    guard case .structure(var s) = target else { return }
    if !own { s = counted(s) }
    if case .list(let list) = rhs {
      for (i, v) in list.values.enumerated() { s.set(name, v, i) }
    } else {
      s.set(name, rhs)
    }
    target = .structure(s)
  }

  /// A copy that the copy counter sees.
  static func counted(_ s: StructArray) -> StructArray {
    CopyCounter.count &+= 1
    return s.copy()
  }
}
