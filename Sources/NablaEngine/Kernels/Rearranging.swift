/// The same elements in another order: reshape, flip, permute, circshift, repmat; for every class.
package enum Rearranging {
  /// The elements of `v` in order, with another size, which must have as many.
  package static func reshape(_ v: Value, _ dims: Dims) throws(NablaError) -> Value {
    if v.dims == dims { return v }
    switch v {
    case .function, .map, .exception: return v
    case .structure(let s):
      return .structure(StructArray(dims: dims, fields: s.fields, values: s.values))
    default: break
    }
    var visitor = ReshapeVisitor(dims: dims)
    return try v.visitTensor(&visitor) ?? v
  }

  /// Reverses the dimensions that are marked.
  package static func flip(_ v: Value, _ marked: [Bool]) throws(NablaError) -> Value {
    let dims = v.dims
    guard (0..<dims.count).contains(where: { $0 < marked.count && marked[$0] && dims[$0] > 1 })
    else { return try Conversion.materialize(v) }
    var s: [Subscript] = []
    for d in 0..<dims.count {
      let n = dims[d]
      if d < marked.count, marked[d], n > 1 {
        s.append(
          Subscript(kind: .run(start: n - 1, step: -1, count: n), shape: Dims(1, n), extent: n))
      } else {
        s.append(.colon)
      }
    }
    switch v {
    case .double(let t) where t.count > 0: return .double(try flip(t, dims, marked))
    case .single(let t) where t.count > 0: return .single(try flip(t, dims, marked))
    default: return try Indexing.index(v, subscripts: s)
    }
  }

  private static func full(_ dims: Dims, _ marked: [Bool]) -> [Bool] {
    (0..<dims.count).map { $0 < marked.count && marked[$0] }
  }

  private static func flip(_ t: Tensor<Double>, _ dims: Dims, _ marked: [Bool]) throws(NablaError)
    -> Tensor<Double>
  {
    let result = try Tensor<Double>(uninitialized: dims)
    let list = dims.list
    let flags = full(dims, marked)
    list.withUnsafeBufferPointer { n in
      flags.withUnsafeBufferPointer { f in
        guard let n = n.baseAddress, let f = f.baseAddress else { return }
        VectorKernels.flip(t.data, dims: n, flipped: f, rank: list.count, into: result.data)
      }
    }
    return result
  }

  private static func flip(_ t: Tensor<Float>, _ dims: Dims, _ marked: [Bool]) throws(NablaError)
    -> Tensor<Float>
  {
    let result = try Tensor<Float>(uninitialized: dims)
    let list = dims.list
    let flags = full(dims, marked)
    list.withUnsafeBufferPointer { n in
      flags.withUnsafeBufferPointer { f in
        guard let n = n.baseAddress, let f = f.baseAddress else { return }
        VectorKernels.flip(t.data, dims: n, flipped: f, rank: list.count, into: result.data)
      }
    }
    return result
  }

  /// Shifts around by `by` along a dimension (towards higher indices if positive).
  package static func circshift(_ v: Value, by: Int, dimension d: Int) throws(NablaError) -> Value {
    let dims = v.dims
    let n = dims[d]
    guard n > 1, d < dims.count else { return v }
    let k = ((by % n) + n) % n
    if k == 0 { return v }
    var list: [Int] = []
    list.reserveCapacity(n)
    list.append(contentsOf: (n - k)..<n)
    list.append(contentsOf: 0..<(n - k))
    var s = [Subscript](repeating: .colon, count: dims.count)
    s[d] = Subscript(kind: .list(list), shape: Dims(1, n), extent: n)
    return try Indexing.index(v, subscripts: s)
  }

  /// Elements picked along one dimension, by indices from zero.
  package static func pick(_ v: Value, _ indices: [Int], dimension d: Int) throws(NablaError)
    -> Value
  {
    let dims = v.dims
    var s = [Subscript](repeating: .colon, count: max(dims.count, d + 1))
    s[d] = Subscript(
      kind: .list(indices), shape: Dims(1, indices.count), extent: (indices.max() ?? -1) + 1)
    return try Indexing.index(v, subscripts: s)
  }

  /// Elements picked by linear indices from zero, in the given size.
  package static func pick(_ v: Value, _ indices: [Int], dims: Dims) throws(NablaError) -> Value {
    let s = Subscript(kind: .list(indices), shape: dims, extent: (indices.max() ?? -1) + 1)
    let picked = try Indexing.index(v, subscripts: [s])
    return try reshape(picked, dims)
  }

  // MARK: repmat

  /// Copies of `v` side by side, `counts` of them along each dimension.
  package static func tile(_ v: Value, _ counts: [Int]) throws(NablaError) -> Value {
    let dims = v.dims
    if counts.allSatisfy({ $0 == 1 }) { return try Conversion.materialize(v) }
    var new: [Int] = []
    for d in 0..<max(dims.count, counts.count) {
      let (n, overflow) = dims[d].multipliedReportingOverflow(by: d < counts.count ? counts[d] : 1)
      if overflow { throw .outOfMemory(dims) }
      new.append(n)
    }
    let target = Dims(new)
    guard target.checkedElementCount != nil else { throw .outOfMemory(target) }
    if case .structure(let s) = v {
      let map = tileMap(dims, counts, target)
      return try Gather.apply(.structure(s), map, dims: target)
    }
    var visitor = TileVisitor(counts: counts, target: target)
    return try v.visitTensor(&visitor) ?? v
  }

  private static func tileMap(_ dims: Dims, _ counts: [Int], _ target: Dims) -> [Int] {
    var map = Array(0..<dims.elementCount)
    var block = 1
    for d in 0..<max(dims.count, counts.count) {
      block *= dims[d]
      let times = d < counts.count ? counts[d] : 1
      if times == 1 || block == 0 {
        if times == 0 { map = [] }
        continue
      }
      var next: [Int] = []
      next.reserveCapacity(map.count * times)
      for start in stride(from: 0, to: map.count, by: block) {
        for _ in 0..<times { next.append(contentsOf: map[start..<(start + block)]) }
      }
      map = next
      block *= times
    }
    return map.count == target.elementCount ? map : []
  }

  // MARK: permute

  /// Dimension `d` of the result is dimension `order[d]` of `v`; `order` has every dimension once.
  package static func permute(_ v: Value, _ order: [Int]) throws(NablaError) -> Value {
    let dims = v.dims
    let target = Dims(order.map { dims[$0] })
    // Nothing moves if the dimensions that are not one keep their order.
    let moving = order.filter { dims[$0] != 1 }
    if moving == moving.sorted() { return try reshape(Conversion.materialize(v), target) }
    if case .structure(let s) = v {
      let plan = PermutePlan(dims, order)
      return try Gather.apply(.structure(s), plan.map, dims: target)
    }
    var visitor = PermuteVisitor(plan: PermutePlan(dims, order), target: target)
    return try v.visitTensor(&visitor) ?? v
  }
}

private struct ReshapeVisitor: TensorVisitor {
  let dims: Dims
  mutating func visit<T: Element>(_ t: Tensor<T>) throws(NablaError) -> Value {
    Value(generic: try t.copy(dims: dims))
  }
}

private struct TileVisitor: TensorVisitor {
  let counts: [Int]
  let target: Dims

  mutating func visit<T: Element>(_ t: Tensor<T>) throws(NablaError) -> Value {
    let result = try Tensor<T>(uninitialized: target)
    if result.count == 0 { return Value(generic: result) }
    let p = result.data
    if t.count == 1 {
      p.initialize(repeating: t.data[0], count: result.count)
      return Value(generic: result)
    }
    // The first copy spreads out dimension by dimension: what is there is repeated behind itself.
    place(t, p)
    return Value(generic: result)
  }

  private func place<T: Element>(_ t: Tensor<T>, _ p: UnsafeMutablePointer<T>) {
    var written = p
    append(t.data, t.dims, max(t.dims.count, counts.count) - 1, &written)
  }

  /// Writes the part of the result that belongs to one index of all dimensions above `d`.
  private func append<T>(
    _ source: UnsafeMutablePointer<T>, _ dims: Dims, _ d: Int, _ out: inout UnsafeMutablePointer<T>
  ) {
    let times = d < counts.count ? counts[d] : 1
    let start = out
    if d == 0 {
      out.initialize(from: source, count: dims[0])
      out += dims[0]
    } else {
      var block = 1
      for i in 0..<d { block *= dims[i] }
      for k in 0..<dims[d] { append(source + k * block, dims, d - 1, &out) }
    }
    let length = out - start
    for _ in 1..<max(1, times) {
      out.initialize(from: start, count: length)
      out += length
    }
  }
}

/// A permutation as loops: neighbouring dimensions that stay together are one.
struct PermutePlan {
  /// Lengths of the result's dimensions and how far apart their elements lie in the source.
  var lengths: [Int] = []
  var strides: [Int] = []

  init(_ dims: Dims, _ order: [Int]) {
    var sourceStrides: [Int] = []
    var stride = 1
    for d in 0..<max(dims.count, order.count) {
      sourceStrides.append(stride)
      stride *= dims[d]
    }
    for d in order where dims[d] != 1 {
      let s = sourceStrides[d]
      if let length = lengths.last, let before = strides.last, before * length == s {
        lengths[lengths.count - 1] = length * dims[d]
      } else {
        lengths.append(dims[d])
        strides.append(s)
      }
    }
    if lengths.isEmpty {
      lengths = [1]
      strides = [1]
    }
  }

  var map: [Int] {
    var result = [0]
    for (n, s) in zip(lengths, strides) {
      var next: [Int] = []
      next.reserveCapacity(result.count * n)
      for k in 0..<n { for r in result { next.append(r + k * s) } }
      result = next
    }
    return result
  }
}

private struct PermuteVisitor: TensorVisitor {
  let plan: PermutePlan
  let target: Dims

  mutating func visit<T: Element>(_ t: Tensor<T>) throws(NablaError) -> Value {
    let result = try Tensor<T>(uninitialized: target)
    if result.count > 0 {
      let n = plan.lengths
      let s = plan.strides
      if s[0] == 1 {
        blocks(n, s, n.count - 1, t.data, result.data)
      } else {
        // The result's first dimension strides through the source; the one that is the source's
        // first is walked in tiles with it, so that both sides stay in cache.
        let partner = s.firstIndex(of: 1) ?? (n.count - 1)
        tiles(n, s, partner, t.data, result.data)
      }
    }
    return Value(generic: result)
  }

  /// The first dimension is contiguous on both sides.
  private func blocks<T>(
    _ n: [Int], _ s: [Int], _ d: Int, _ source: UnsafeMutablePointer<T>,
    _ out: UnsafeMutablePointer<T>
  ) {
    if d == 0 {
      out.initialize(from: source, count: n[0])
      return
    }
    var size = 1
    for i in 0..<d { size *= n[i] }
    for k in 0..<n[d] { blocks(n, s, d - 1, source + k * s[d], out + k * size) }
  }

  private func tiles<T>(
    _ n: [Int], _ s: [Int], _ partner: Int, _ source: UnsafeMutablePointer<T>,
    _ out: UnsafeMutablePointer<T>
  ) {
    var outStrides: [Int] = []
    var stride = 1
    for length in n {
      outStrides.append(stride)
      stride *= length
    }
    let rows = n[0]
    let rowStride = s[0]
    let columns = n[partner]
    let columnStride = s[partner]
    let outStride = outStrides[partner]
    let others = n.indices.filter { $0 != 0 && $0 != partner }
    var place = [Int](repeating: 0, count: others.count)
    var from = source
    var to = out
    let tile = 16
    while true {
      var j = 0
      while j < columns {
        let lastColumn = min(j + tile, columns)
        var i = 0
        while i < rows {
          let lastRow = min(i + tile, rows)
          for b in j..<lastColumn {
            let target = to + b * outStride
            let origin = from + b * columnStride
            for a in i..<lastRow { (target + a).initialize(to: origin[a * rowStride]) }
          }
          i = lastRow
        }
        j = lastColumn
      }
      // The next combination of the other dimensions.
      var d = 0
      while d < others.count {
        let axis = others[d]
        place[d] += 1
        from += s[axis]
        to += outStrides[axis]
        if place[d] < n[axis] { break }
        from -= n[axis] * s[axis]
        to -= n[axis] * outStrides[axis]
        place[d] = 0
        d += 1
      }
      if d == others.count { return }
    }
  }
}
