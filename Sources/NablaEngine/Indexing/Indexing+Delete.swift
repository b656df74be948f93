/// `x (subscripts) = []`.
extension Indexing {
  package static func delete(_ target: inout Value, _ subscripts: [Value]) throws(NablaError) {
    switch target {
    case .function: throw .functionHandleAssignment
    case .map(let m): return try mapAssign(m, subscripts, .emptyMatrix)
    case .undefined, .reference, .list, .colon, .exception: throw .cannotIndex(target, with: "(")
    default: break
    }
    guard !subscripts.isEmpty else { throw .emptyIndexList }
    var s: [Subscript] = []
    for (i, v) in subscripts.enumerated() {
      let place = target.isStruct ? SubscriptPlace(position: i, count: subscripts.count) : .bare
      s.append(try Subscript(v, place))
    }
    let dims = target.dims
    guard let cut = s.count == 1 ? try linearCut(dims, s[0]) : try cut(dims, s) else { return }
    if cut.dims.elementCount > 0, cut.isRun, try removeRun(&target, cut) { return }
    let kept = cut.isRun ? [around(cut, dims.elementCount)] : cut.kept
    target = reshaped(try index(target, subscripts: kept), to: cut.dims)
  }

  /// What a deletion leaves.
  private struct Cut {
    /// Subscripts of what stays; none if a run goes.
    var kept: [Subscript] = []
    var dims: Dims
    /// One block of neighbouring elements goes, `start ..< start + count` in linear positions.
    var isRun = false
    var start = 0
    var count = 0
  }

  private static func linearCut(_ dims: Dims, _ s: Subscript) throws(NablaError) -> Cut? {
    let n = dims.elementCount
    if s.isColon { return Cut(kept: [none], dims: .empty) }
    let going = s.count(of: n)
    if going == 0 { return nil }
    if s.extent > n { throw .deletionOutOfBounds(linear: true, extent: s.extent, limit: n) }
    let isColumn = dims.isColumn && dims.rows != 1
    if s.isOne || isStep1(s.kind) {
      let left = n - going
      return Cut(
        dims: isColumn ? Dims(left, 1) : Dims(1, left), isRun: true, start: s[0], count: going)
    }
    let stays = complement(s, n)
    return Cut(
      kept: [Subscript(kind: .list(stays), shape: Dims(stays.count, 1), extent: (stays.last ?? -1) + 1)],
      dims: n != 1 ? dims.vectorShape(stays.count) ?? Dims(stays.count, 1) : Dims(stays.count, 1))
  }

  private static func cut(_ dims: Dims, _ s: [Subscript]) throws(NablaError) -> Cut? {
    let wide = s.indices.filter { !s[$0].isColon }
    guard let d = wide.first else {
      var left = dims
      left[0] = 0
      return Cut(kept: [none], dims: left)
    }
    if wide.count > 1 {
      // A selection of nothing deletes nothing, if it comes before a second real subscript.
      var real = 0
      for (i, one) in s.enumerated() where real < 2 {
        if one.count(of: dims[i]) == 0 { return nil }
        if !one.isAll(of: dims[i]) { real += 1 }
      }
      throw .message("a null assignment can only have one non-colon index", id: "")
    }
    guard d < dims.count else { throw .message("invalid dimension in delete_elements", id: "") }
    let n = dims[d]
    if s[d].count(of: n) == 0 { return nil }
    if s[d].extent > n {
      throw .deletionOutOfBounds(linear: false, extent: s[d].extent, limit: n)
    }
    var left = dims
    if d == dims.count - 1, dims.elementCount > 0, s[d].isOne || isStep1(s[d].kind) {
      // Whole columns or pages next to each other.
      let going = s[d].count(of: n)
      let block = dims.elementCount / n
      left[d] = n - going
      return Cut(dims: left, isRun: true, start: s[d][0] * block, count: going * block)
    }
    let stays = complement(s[d], n)
    left[d] = stays.count
    var kept = [Subscript](repeating: .colon, count: dims.count)
    kept[d] = Subscript(
      kind: .list(stays), shape: Dims(1, stays.count), extent: (stays.last ?? -1) + 1)
    return Cut(kept: kept, dims: left)
  }

  private static func isStep1(_ kind: Subscript.Kind) -> Bool {
    if case .run(_, 1, _) = kind { true } else { false }
  }

  /// The linear subscript of all elements but those of a run.
  private static func around(_ cut: Cut, _ n: Int) -> Subscript {
    let list = Array(0..<cut.start) + Array((cut.start + cut.count)..<n)
    return Subscript(kind: .list(list), shape: Dims(1, list.count), extent: (list.last ?? -1) + 1)
  }

  private static var none: Subscript { Subscript(kind: .list([]), shape: .empty, extent: 0) }

  private static func complement(_ s: Subscript, _ n: Int) -> [Int] {
    var going = [Bool](repeating: false, count: n)
    for k in 0..<s.count(of: n) { going[s[k]] = true }
    var stays: [Int] = []
    for i in 0..<n where !going[i] { stays.append(i) }
    return stays
  }

  /// Closes the gap in place, for `x(end) = []` and `q(1) = []`, where the array is our own.
  private static func removeRun(_ target: inout Value, _ cut: Cut) throws(NablaError) -> Bool {
    let own = target.isUniquelyReferenced
    guard own else { return false }
    switch target {
    case .double(let t):
      closeGap(t, cut)
      target = Value(t)
    case .logical(let t):
      closeGap(t, cut)
      target = Value(t)
    case .cell(let t): closeGap(t, cut)
    case .string(let t): closeGap(t, cut)
    case .char(let t): closeGap(t, cut)
    case .single(let t): closeGap(t, cut)
    default: return false
    }
    return true
  }

  private static func closeGap<T: Element>(_ t: Tensor<T>, _ cut: Cut) {
    let n = t.count
    let p = t.data
    let end = cut.start + cut.count
    (p + cut.start).deinitialize(count: cut.count)
    (p + cut.start).moveInitialize(from: p + end, count: n - end)
    t.dims = cut.dims
  }

  /// The same elements with another size; the value has just been made.
  private static func reshaped(_ v: Value, to dims: Dims) -> Value {
    if case .structure(let s) = v {
      s.dims = dims
      return v
    }
    if let t = v.storage {
      t.dims = dims
      switch v {
      case .double(let t): return Value(t)
      case .logical(let t): return Value(t)
      default: return v
      }
    }
    if v.dims == dims { return v }
    if case .sparse(let s) = v, let r = try? s.reshaped(dims.rows, dims.columns) {
      return .sparse(r)
    }
    // A scalar that stays as one element of another size cannot be: sizes agree in their count.
    return v
  }
}
