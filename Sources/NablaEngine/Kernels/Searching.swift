/// Finding elements.
package enum Searching {
  /// The linear positions (from zero, rising) of elements that are not zero: the first `limit` or the
  /// last ones; nil for a class that has no zero.
  package static func nonzeros(_ v: Value, limit: Int = .max, last: Bool = false)
    throws(NablaError) -> [Int]?
  {
    switch v {
    case .scalar(let x): return x != 0 && limit > 0 ? [0] : []
    case .bool(let b): return b && limit > 0 ? [0] : []
    case .range(let r): return positions(try r.tensor(), limit, last)
    case .double(let t): return positions(t, limit, last)
    case .single(let t): return positions(t, limit, last)
    case .int8(let t): return positions(t, limit, last)
    case .int16(let t): return positions(t, limit, last)
    case .int32(let t): return positions(t, limit, last)
    case .int64(let t): return positions(t, limit, last)
    case .uint8(let t): return positions(t, limit, last)
    case .uint16(let t): return positions(t, limit, last)
    case .uint32(let t): return positions(t, limit, last)
    case .uint64(let t): return positions(t, limit, last)
    case .logical(let t): return positions(t, limit, last)
    case .char(let t): return positions(t, limit, last)
    case .complex(let t): return positions(t, limit, last)
    case .complexSingle(let t): return positions(t, limit, last)
    default: return nil
    }
  }

  @inline(__always)
  private static func positions<T: Element & Equatable>(_ t: Tensor<T>, _ limit: Int, _ last: Bool)
    -> [Int]
  {
    let zero = T.fill
    let n = t.count
    let p = t.data
    var result: [Int] = []
    if last {
      var i = n - 1
      while i >= 0, result.count < limit {
        if p[i] != zero { result.append(i) }
        i -= 1
      }
      result.reverse()
      return result
    }
    if limit < n {
      var i = 0
      while i < n, result.count < limit {
        if p[i] != zero { result.append(i) }
        i += 1
      }
      return result
    }
    let total = number(t)
    return [Int](unsafeUninitializedCapacity: total) { buffer, count in
      var (i, k) = (0, 0)
      while k < total {
        buffer[k] = i
        k &+= p[i] != zero ? 1 : 0
        i &+= 1
      }
      count = total
    }
  }

  @inline(__always)
  private static func number<T: Element & Equatable>(_ t: Tensor<T>) -> Int {
    let zero = T.fill
    let p = t.data
    var total = 0
    for i in 0..<t.count { total &+= p[i] != zero ? 1 : 0 }
    return total
  }

  /// Positions (from zero) as indices (from one).
  package static func indices(_ positions: [Int], dims: Dims) throws(NablaError) -> Tensor<Double> {
    let t = try Tensor<Double>(uninitialized: dims)
    let p = t.data
    for k in 0..<positions.count { p[k] = Double(positions[k] &+ 1) }
    return t
  }

  /// All indices (from one) of elements that are not zero; nil for classes that the general way is for.
  package static func find(_ v: Value, dims: (Int) -> Dims) throws(NablaError) -> Tensor<Double>? {
    switch v {
    case .double(let t): return try indices(t, dims)
    case .logical(let t): return try indices(t, dims)
    default: return nil
    }
  }

  private static func indices<T: Element & Equatable>(_ t: Tensor<T>, _ dims: (Int) -> Dims)
    throws(NablaError) -> Tensor<Double>
  {
    let total = number(t)
    let r = try Tensor<Double>(uninitialized: dims(total))
    let (p, q) = (t.data, r.data)
    let zero = T.fill
    var (i, k) = (0, 0)
    while k < total {
      q[k] = Double(i &+ 1)
      k &+= p[i] != zero ? 1 : 0
      i &+= 1
    }
    _fixLifetime(t)
    return r
  }

  /// The different elements, sorted; every NaN is one of its own.
  package static func distinct(_ t: Tensor<Double>, asRow: Bool) throws(NablaError) -> Value? {
    let column = Value(try t.copy(dims: Dims(t.count, 1)))
    guard
      let (sorted, _) = try Sorting.sort(
        column, dimension: 0, descending: false, wantsIndex: false)
    else { return nil }
    let s = try Conversion.doubles(sorted)
    let p = s.data
    var total = min(s.count, 1)
    for k in 1..<max(s.count, 1) { total &+= p[k] == p[k - 1] ? 0 : 1 }
    let r = try Tensor<Double>(uninitialized: asRow ? Dims(1, total) : Dims(total, 1))
    let q = r.data
    var last = 0
    if total > 0 { q[0] = p[0] }
    for k in 1..<max(s.count, 1) where p[k] != p[k - 1] {
      last += 1
      q[last] = p[k]
    }
    return Value(r)
  }

  /// How many elements are not zero.
  package static func nonzeroCount(_ v: Value) throws(NablaError) -> Int? {
    switch v {
    case .double(let t): number(t)
    case .logical(let t): number(t)
    default: try nonzeros(v)?.count
    }
  }

  /// For each of `y` the last index (from one) of the rising table with `table[i] <= y`, zero if it
  /// comes before the first; NaN comes after everything. Of a falling table the same with `>=`.
  package static func lookup(_ table: Tensor<Double>, _ y: Tensor<Double>, into result: Tensor<Double>)
  {
    let n = table.count
    let p = table.data
    let falling = n > 1 && p[0] > p[n - 1]
    if n > 0, !falling { return rising(table, y, result) }
    for k in 0..<y.count {
      let x = y.data[k]
      var low = 0
      var high = n
      while low < high {
        let middle = (low + high) / 2
        let t = p[middle]
        let before = t >= x || (t != t && x == x) ? true : t != t
        if before {
          low = middle + 1
        } else {
          high = middle
        }
      }
      result.data[k] = Double(low)
    }
  }

  /// Halving takes a number of steps that depends on the table alone, so that there is no branch to
  /// guess wrongly. In an even table the place is known within one.
  private static func rising(_ table: Tensor<Double>, _ y: Tensor<Double>, _ result: Tensor<Double>) {
    let (p, q, r) = (table.data, y.data, result.data)
    let count = table.count
    if count > 2, y.count > count, isEven(table) {
      let start = p[0]
      let end = p[count - 1]
      let density = Double(count - 1) / (end - start)
      for k in 0..<y.count {
        let x = q[k]
        if x < start {
          r[k] = 0
        } else if x < end {
          var i = Int((x - start) * density)
          if p[i] > x { i -= 1 } else if p[i + 1] <= x { i += 1 }
          r[k] = Double(i + 1)
        } else {
          r[k] = Double(count)
        }
      }
      return
    }
    for k in 0..<y.count {
      let x = q[k]
      var low = 0
      var n = count
      while n > 1 {
        let half = n &>> 1
        low = p[low &+ half] <= x ? low &+ half : low
        n &-= half
      }
      r[k] = Double(x != x ? count : low &+ (p[low] <= x ? 1 : 0))
    }
    withExtendedLifetime((table, y)) {}
  }

  /// Is each element of a rising table nearer to its place on the line from the first to the last than
  /// a quarter of a step?
  private static func isEven(_ table: Tensor<Double>) -> Bool {
    let p = table.data
    let n = table.count
    let step = (p[n - 1] - p[0]) / Double(n - 1)
    guard step > 0, step.isFinite else { return false }
    for i in 0..<n where !(abs(p[i] - (p[0] + Double(i) * step)) < 0.25 * step) { return false }
    return true
  }

  /// Where each of `a` is in `set` (from one, the last of several), zero for nowhere.
  package static func members(_ a: Tensor<Double>, of set: Tensor<Double>) throws(NablaError)
    -> (isMember: Tensor<Bool>, place: Tensor<Double>)
  {
    let flags = try Tensor<Bool>(a.dims)
    let places = try Tensor<Double>(a.dims)
    let n = set.count
    guard n > 0,
      let (sorted, index) = try Sorting.sort(
        Value(Tensor<Double>(Dims(n, 1), set.array)), dimension: 0, descending: false,
        wantsIndex: true), let index
    else { return (flags, places) }
    let table = try Conversion.doubles(sorted)
    let order = try Conversion.doubles(index)
    lookup(table, a, into: places)
    let (p, f, t, o) = (places.data, flags.data, table.data, order.data)
    for k in 0..<a.count {
      let i = Int(p[k])
      let found = i > 0 && t[i &- 1] == a.data[k]
      f[k] = found
      p[k] = found ? o[i &- 1] : 0
    }
    withExtendedLifetime((a, table, order)) {}
    return (flags, places)
  }

  /// Marks the elements (in sorted `order`) that differ from the one before them.
  package static func groupStarts(_ v: Value, _ order: [Int]) throws(NablaError) -> [Bool]? {
    switch v {
    case .scalar, .bool: return order.isEmpty ? [] : [true]
    case .range(let r): return starts(try r.tensor(), order)
    case .double(let t): return starts(t, order)
    case .single(let t): return starts(t, order)
    case .int8(let t): return starts(t, order)
    case .int16(let t): return starts(t, order)
    case .int32(let t): return starts(t, order)
    case .int64(let t): return starts(t, order)
    case .uint8(let t): return starts(t, order)
    case .uint16(let t): return starts(t, order)
    case .uint32(let t): return starts(t, order)
    case .uint64(let t): return starts(t, order)
    case .logical(let t): return starts(t, order)
    case .char(let t): return starts(t, order)
    case .complex(let t): return starts(t, order)
    case .complexSingle(let t): return starts(t, order)
    case .cell(let c):
      guard let texts = Sorting.texts(c) else { return nil }
      var result = [Bool](repeating: true, count: order.count)
      for k in order.indices.dropFirst() where texts[order[k]] == texts[order[k - 1]] {
        result[k] = false
      }
      return result
    default: return nil
    }
  }

  private static func starts<T: Element & Equatable>(_ t: Tensor<T>, _ order: [Int]) -> [Bool] {
    var result = [Bool](repeating: true, count: order.count)
    let p = t.data
    for k in order.indices.dropFirst() where p[order[k]] == p[order[k - 1]] { result[k] = false }
    return result
  }
}
