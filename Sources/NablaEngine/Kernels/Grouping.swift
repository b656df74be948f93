/// Values that are gathered by index: the loops of `accumarray` and `histc`.
package enum Grouping {
  /// What `accumulate` makes of the values of one index.
  package enum Fold { case sum, max, min }

  /// Adds the subscripts (from one) of one dimension to linear places (from zero). Gives the greatest
  /// one; nil if one is no index.
  package static func places(
    _ subscripts: Tensor<Double>, from start: Int, stride: Int, into places: inout [Int]
  ) -> Int? {
    let p = subscripts.data + start
    var top = 0
    let n = places.count
    let fine = places.withUnsafeMutableBufferPointer { q -> Bool in
      for i in 0..<n {
        let x = p[i]
        guard x >= 1, x < 0x1p53 else { return false }
        let k = Int(x)
        if Double(k) != x { return false }
        if k > top { top = k }
        q[i] &+= (k &- 1) &* stride
      }
      return true
    }
    _fixLifetime(subscripts)
    return fine ? top : nil
  }

  /// Sums, maxima or minima of values (one for each place, or one for all) at places (from zero) of an
  /// array of zeros. NaN is never the greater or the smaller one. As in the reference implementation
  /// places without values stay zero only if zero could not win; else they are NaN.
  package static func accumulate(
    _ fold: Fold, _ values: Tensor<Double>, at places: [Int], into result: Tensor<Double>
  ) {
    let r = result.data
    let v = values.data
    let step = values.count == 1 ? 0 : 1
    let n = places.count
    places.withUnsafeBufferPointer { p in
      switch fold {
      case .sum: for k in 0..<n { r[p[k]] += v[k &* step] }
      case .max: extremes(p, values, result) { $0 > $1 }
      case .min: extremes(p, values, result) { $0 < $1 }
      }
    }
    _fixLifetime(values)
  }

  @inline(__always)
  private static func extremes(
    _ places: UnsafeBufferPointer<Int>, _ values: Tensor<Double>, _ result: Tensor<Double>,
    _ wins: (Double, Double) -> Bool
  ) {
    let (r, v) = (result.data, values.data)
    let step = values.count == 1 ? 0 : 1
    var plain = true
    for k in 0..<values.count where wins(0, v[k]) || v[k].isNaN { plain = false }
    if plain {
      for k in 0..<places.count where wins(v[k &* step], r[places[k]]) {
        r[places[k]] = v[k &* step]
      }
      return
    }
    r.update(repeating: .nan, count: result.count)
    for k in 0..<places.count {
      let x = v[k &* step]
      let y = r[places[k]]
      if wins(x, y) || y.isNaN { r[places[k]] = x }
    }
  }

  /// The numbers `0..<places.count` in the order of their places, equal ones as they come; `size` is
  /// more than the greatest place.
  package static func order(of places: [Int], size: Int) -> [Int] {
    let n = places.count
    if size > 4 &* n &+ 1024 {
      var order = Array(places.indices)
      Sorting.mergeSort(&order) { places[$0] < places[$1] }
      return order
    }
    var next = [Int](repeating: 0, count: size + 1)
    return next.withUnsafeMutableBufferPointer { next in
      for p in places { next[p + 1] &+= 1 }
      for k in 1..<(size + 1) { next[k] &+= next[k - 1] }
      return [Int](unsafeUninitializedCapacity: n) { order, count in
        for i in 0..<n {
          let p = places[i]
          order[next[p]] = i
          next[p] &+= 1
        }
        count = n
      }
    }
  }

  /// `histc`: `index` is for each value the bin (from one), zero for none; the counts are along one
  /// dimension, with `inner` elements before it and `length` values in it.
  package static func bins(
    _ x: Tensor<Double>, edges: Tensor<Double>, inner: Int, length: Int, counts: Tensor<Double>,
    index: Tensor<Double>
  ) {
    Searching.lookup(edges, x, into: index)
    let bins = edges.count
    let last = edges.data[bins - 1]
    let (p, q, c) = (x.data, index.data, counts.data)
    for k in 0..<x.count {
      let v = p[k]
      if v != v || v > last { q[k] = 0 }
      let bin = Int(q[k])
      if bin == 0 { continue }
      if inner == 1 {
        c[(x.count == length ? 0 : k / length) &* bins &+ bin &- 1] += 1
      } else {
        let outer = k / (inner &* length)
        c[(outer &* bins &+ bin &- 1) &* inner &+ k % inner] += 1
      }
    }
  }
}
