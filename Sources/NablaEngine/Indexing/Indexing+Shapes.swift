/// The size that an array must have to take an assignment.
extension Indexing {
  /// Checks that `rhs` fits what the subscripts select of an array of size `dims` and gives the
  /// size that the array must have; nil if there is nothing to store.
  static func assignedDims(_ dims: Dims, _ s: [Subscript], rhs: Dims) throws(NablaError) -> Dims? {
    if s.count == 1 { return try linearDims(dims, s[0], rhs) }
    let old = dims.folded(to: s.count)
    var new = [Int](repeating: 0, count: s.count)
    if dims.list.allSatisfy({ $0 == 0 }) {
      new = inquired(s, rhs)
    } else {
      for i in 0..<s.count { new[i] = s[i].needed(old[i]) }
    }
    var counts = [Int](repeating: 0, count: s.count)
    for i in 0..<s.count { counts[i] = s[i].count(of: new[i]) }
    let right = rhs.squeezedAll
    if !(rhs.elementCount == 1 || matches(counts, right)) {
      try mismatch(counts, right, rhs)
      return nil
    }
    if new == old { return dims }
    guard s.count >= dims.count else { throw .ambiguousResize }
    return Dims(new)
  }

  private static func linearDims(_ dims: Dims, _ s: Subscript, _ rhs: Dims) throws(NablaError)
    -> Dims?
  {
    let n = dims.elementCount
    let count = s.count(of: n)
    let given = rhs.elementCount
    guard given == 1 || given == count else {
      throw .nonconformantAssignment(left: "\(count)x1", right: rhs)
    }
    if count == 0 { return nil }
    let needed = s.needed(n)
    if needed == n { return dims }
    if dims.is2D, dims.rows <= 1 { return Dims(1, needed) }
    if dims.is2D, dims.columns == 1 { return Dims(needed, 1) }
    throw .ambiguousResize
  }

  /// Do the counts, without ones, read like the size of the right side without ones?
  private static func matches(_ counts: [Int], _ right: Dims) -> Bool {
    var j = 0
    for c in counts where c != 1 {
      guard j < right.count, right[j] == c else { return false }
      j += 1
    }
    return j >= right.count || right[j] == 1
  }

  /// An empty right side may go to an empty selection; anything else is an error.
  private static func mismatch(_ counts: [Int], _ right: Dims, _ rhs: Dims) throws(NablaError) {
    if counts.contains(0), right.list.contains(0) { return }
    if counts.count == 2 {
      throw .nonconformantAssignment(
        left: "\(counts[0])x\(counts[1])", right: Dims(rhs.rows, rhs.columns))
    }
    throw .nonconformantAssignment(left: Dims(counts).text, right: right)
  }

  /// For an array without any extent colons take their length from the right side.
  private static func inquired(_ s: [Subscript], _ rhs: Dims) -> [Int] {
    var new = s.map(\.extent)
    let wide = s.filter { !$0.isOne }.count
    if s.allSatisfy(\.isColon), s.count >= rhs.count {
      for i in 0..<s.count { new[i] = rhs[i] }
      return new
    }
    let source = wide == rhs.count ? rhs : rhs.squeezedAll
    var j = 0
    for i in 0..<s.count where !s[i].isOne {
      if s[i].isColon { new[i] = source[j] }
      j += 1
    }
    return new
  }

  // MARK: Storing

  /// What is stored: one element everywhere, or as many as are selected.
  enum Source<T: Element> {
    case one(T)
    case many(Tensor<T>)

    var dims: Dims {
      switch self {
      case .one: .scalar
      case .many(let t): t.dims
      }
    }
  }

  /// Stores into `t`, which is changed in place if `own`; gives the array that holds the result.
  static func store<T: Element>(
    _ t: Tensor<T>, own: Bool, _ s: [Subscript], _ source: Source<T>
  ) throws(NablaError) -> Tensor<T> {
    guard let dims = try assignedDims(t.dims, s, rhs: source.dims) else { return t }
    var t = t
    if dims != t.dims {
      t = try grown(t, own: own, to: dims)
    } else if !own {
      t = try t.copy()
    }
    if s.count == 1 {
      storeLinear(t, s[0], source)
      return t
    }
    let plan = AccessPlan(s, t.dims.folded(to: s.count))
    switch source {
    case .one(let x): plan.fill(x, into: t.data)
    case .many(let r):
      if r.count == 1 {
        plan.fill(r.data[0], into: t.data)
      } else if r.count > 0 {
        plan.scatter(r.data, into: t.data)
      }
    }
    return t
  }

  @inline(__always)
  private static func storeLinear<T: Element>(
    _ t: Tensor<T>, _ s: Subscript, _ source: Source<T>
  ) {
    let p = t.data
    switch source {
    case .many(let r) where r.count != 1:
      let from = r.data
      switch s.kind {
      case .colon: p.update(from: from, count: t.count)
      case .one(let i): p[i] = from[0]
      case .run(let start, let step, let count):
        if step == 1 {
          (p + start).update(from: from, count: count)
        } else {
          for k in 0..<count { p[start + k * step] = from[k] }
        }
      case .list(let list): for (k, i) in list.enumerated() { p[i] = from[k] }
      }
    case .one(let x): fillLinear(p, t.count, s, x)
    case .many(let r): fillLinear(p, t.count, s, r.data[0])
    }
  }

  @inline(__always)
  private static func fillLinear<T>(_ p: UnsafeMutablePointer<T>, _ n: Int, _ s: Subscript, _ x: T) {
    switch s.kind {
    case .colon: p.update(repeating: x, count: n)
    case .one(let i): p[i] = x
    case .run(let start, let step, let count): for k in 0..<count { p[start + k * step] = x }
    case .list(let list): for i in list { p[i] = x }
    }
  }

  /// A larger array with the same elements at the same subscripts, in place (with room to spare) if
  /// `own` and no element has to move.
  static func grown<T: Element>(_ t: Tensor<T>, own: Bool, to dims: Dims) throws(NablaError)
    -> Tensor<T>
  {
    guard dims.checkedElementCount != nil else { throw .outOfMemory(dims) }
    let keeps = keepsPositions(t.dims, dims)
    if own, keeps {
      try t.growInPlace(to: dims)
      return t
    }
    CopyCounter.count &+= 1
    let new = try Tensor<T>(dims)
    if keeps {
      new.data.update(from: t.data, count: t.count)
    } else {
      for (from, to) in blockStarts(t.dims, dims) {
        (new.data + to).update(from: t.data + from, count: t.dims.rows)
      }
    }
    return new
  }
}
