import NablaEngine
import NablaKernels
import NablaKernelsAVX2
import Testing

/// Calls that exist in both modules, by set.
extension KernelSet {
  fileprivate func sum(_ x: [Double]) -> Double {
    switch self {
    case .baseline: NablaKernels.ReductionKernels.sum(x, x.count)
    case .avx2: NablaKernelsAVX2.ReductionKernels.sum(x, x.count)
    }
  }

  fileprivate func sum(_ x: [Float]) -> Float {
    switch self {
    case .baseline: NablaKernels.ReductionKernels.sum(x, x.count)
    case .avx2: NablaKernelsAVX2.ReductionKernels.sum(x, x.count)
    }
  }

  fileprivate func dot(_ x: [Double], _ y: [Double]) -> Double {
    switch self {
    case .baseline: NablaKernels.ReductionKernels.dot(x, y, x.count)
    case .avx2: NablaKernelsAVX2.ReductionKernels.dot(x, y, x.count)
    }
  }

  fileprivate func sum(_ x: [Double], inner: Int, length: Int, outer: Int) -> [Double] {
    var out = [Double](repeating: 77, count: inner * outer)
    switch self {
    case .baseline:
      NablaKernels.ReductionKernels.sum(x, inner: inner, length: length, outer: outer, into: &out)
    case .avx2:
      NablaKernelsAVX2.ReductionKernels.sum(
        x, inner: inner, length: length, outer: outer, into: &out)
    }
    return out
  }

  fileprivate func apply(_ op: Int, _ a: [Double], _ b: [Double], _ n: Int) -> [Double] {
    var out = [Double](repeating: 77, count: n + 1)
    let aStride = a.count == 1 ? 0 : 1
    let bStride = b.count == 1 ? 0 : 1
    switch self {
    case .baseline:
      NablaKernels.ElementwiseKernels.apply(
        op, a, stride: aStride, b, stride: bStride, into: &out, n)
    case .avx2:
      NablaKernelsAVX2.ElementwiseKernels.apply(
        op, a, stride: aStride, b, stride: bStride, into: &out, n)
    }
    return out
  }

  fileprivate func mean(_ x: Grid, _ p: Int, _ q: Int) -> [Double] {
    var out = [Double](repeating: 77, count: x.dims[0] / p * (x.dims[1] / q) * x.dims[2])
    switch self {
    case .baseline:
      NablaKernels.PoolingKernels.mean(
        x.values, rows: x.dims[0], columns: x.dims[1], pages: x.dims[2], blockRows: p,
        blockColumns: q, into: &out)
    case .avx2:
      NablaKernelsAVX2.PoolingKernels.mean(
        x.values, rows: x.dims[0], columns: x.dims[1], pages: x.dims[2], blockRows: p,
        blockColumns: q, into: &out)
    }
    return out
  }

  fileprivate func expand(_ d: [Double], _ dims: [Int], _ p: Int, _ q: Int, _ divisor: Double)
    -> [Double]
  {
    var out = [Double](repeating: 77, count: dims.reduce(1, *))
    switch self {
    case .baseline:
      NablaKernels.PoolingKernels.expand(
        d, rows: dims[0], columns: dims[1], pages: dims[2], blockRows: p, blockColumns: q,
        divisor: divisor, into: &out)
    case .avx2:
      NablaKernelsAVX2.PoolingKernels.expand(
        d, rows: dims[0], columns: dims[1], pages: dims[2], blockRows: p, blockColumns: q,
        divisor: divisor, into: &out)
    }
    return out
  }

  fileprivate func max(_ x: Grid, _ p: Int, _ q: Int) -> ([Double], [Int]) {
    let count = x.dims[0] / p * (x.dims[1] / q) * x.dims[2]
    var out = [Double](repeating: 77, count: count)
    var indices = [Int](repeating: -1, count: count)
    switch self {
    case .baseline:
      NablaKernels.PoolingKernels.max(
        x.values, rows: x.dims[0], columns: x.dims[1], pages: x.dims[2], blockRows: p,
        blockColumns: q, into: &out, indices: &indices)
    case .avx2:
      NablaKernelsAVX2.PoolingKernels.max(
        x.values, rows: x.dims[0], columns: x.dims[1], pages: x.dims[2], blockRows: p,
        blockColumns: q, into: &out, indices: &indices)
    }
    return (out, indices)
  }

  fileprivate func maxAdjoint(_ d: [Double], _ indices: [Int], _ count: Int) -> [Double] {
    var out = [Double](repeating: 77, count: count)
    switch self {
    case .baseline:
      NablaKernels.PoolingKernels.maxAdjoint(
        d, indices: indices, count: d.count, into: &out, outCount: count)
    case .avx2:
      NablaKernelsAVX2.PoolingKernels.maxAdjoint(
        d, indices: indices, count: d.count, into: &out, outCount: count)
    }
    return out
  }

  fileprivate func flip(_ x: Grid, _ flipped: [Bool]) -> [Double] {
    var out = [Double](repeating: 77, count: x.values.count)
    switch self {
    case .baseline:
      NablaKernels.FlipKernels.flip(
        x.values, dims: x.dims, flipped: flipped, rank: x.dims.count, into: &out)
    case .avx2:
      NablaKernelsAVX2.FlipKernels.flip(
        x.values, dims: x.dims, flipped: flipped, rank: x.dims.count, into: &out)
    }
    return out
  }
}

@Suite struct ArrayKernelTests {
  @Test(arguments: KernelSet.usable)
  func sums(_ set: KernelSet) {
    var g = Xorshift(1)
    for n in Array(0...140) + [1000, 1023, 1024, 1025, 2049, 5000, 100_003] {
      let integers = (0..<n).map { _ in Double(g.size(-1000...1000)) }
      #expect(set.sum(integers) == integers.reduce(0, +), "\(n)")
      #expect(set.dot(integers, integers) == integers.reduce(0) { $0 + $1 * $1 }, "\(n)")
      let small = integers.map { Float($0.truncatingRemainder(dividingBy: 64)) }
      #expect(set.sum(small) == small.reduce(0, +), "\(n)")
    }
    // Left to right below 32 elements: the bits of the loop.
    let tenths = [0.1, 0.2, 0.3, 0.7, 0.1, 0.1]
    #expect(set.sum(tenths) == tenths.reduce(0, +))
    // A million tenths: the loop is off by 1e-6, sums by halves by their rounding.
    let many = [Double](repeating: 0.1, count: 1_000_000)
    #expect(abs(set.sum(many) - 100_000) < 1e-9)
    #expect(set.sum([1, Double.infinity, 2]) == .infinity)
    #expect(set.sum([1, Double.infinity, -.infinity]).isNaN)
  }

  @Test(arguments: KernelSet.usable)
  func sumsAlongDimensions(_ set: KernelSet) {
    var g = Xorshift(2)
    for (inner, length, outer) in [
      (1, 5, 3), (1, 100, 7), (3, 4, 5), (1500, 3, 2), (7, 0, 2), (0, 3, 2), (4, 1, 1),
    ] {
      let x = (0..<(inner * length * outer)).map { _ in Double(g.size(-50...50)) }
      var expected = [Double](repeating: 0, count: inner * outer)
      for k in 0..<outer {
        for j in 0..<length {
          for i in 0..<inner { expected[i + inner * k] += x[i + inner * (j + length * k)] }
        }
      }
      #expect(set.sum(x, inner: inner, length: length, outer: outer) == expected)
    }
  }

  @Test(arguments: KernelSet.usable)
  func elementwise(_ set: KernelSet) {
    var g = Xorshift(4)
    let operations: [(Double, Double) -> Double] = [(+), (-), (*), (/)]
    for n in 0...37 {
      let a = (0..<n).map { _ in g.real() }
      let b = (0..<n).map { _ in g.real() }
      for (op, f) in operations.enumerated() {
        #expect(n == 1 || set.apply(op, a, b, n) == zip(a, b).map(f) + [77], "\(n) \(op)")
        #expect(set.apply(op, a, [0.3], n) == a.map { f($0, 0.3) } + [77], "\(n) \(op)")
        #expect(set.apply(op, [0.3], b, n) == b.map { f(0.3, $0) } + [77], "\(n) \(op)")
      }
    }
    #expect(set.apply(1, [3], [1], 5) == [2, 2, 2, 2, 2, 77])
  }

  @Test(arguments: KernelSet.usable)
  func pooling(_ set: KernelSet) {
    var g = Xorshift(5)
    for (p, q) in [(2, 2), (3, 2), (1, 4), (2, 1), (5, 5), (3, 3)] {
      let x = Grid.integers([g.size(5...13), g.size(5...13), 3], &g)
      let h = x.dims[0] / p
      let w = x.dims[1] / q
      func block(_ i: Int) -> [Int] {
        let (r, c, n) = (i % h, i / h % w, i / (h * w))
        return (0..<(p * q)).map {
          r * p + $0 % p + x.dims[0] * (c * q + $0 / p + x.dims[1] * n)
        }
      }
      let count = h * w * 3
      let means = (0..<count).map { i in
        block(i).map { x.values[$0] }.reduce(0, +) / Double(p * q)
      }
      #expect(set.mean(x, p, q) == means)

      let d = (0..<count).map { _ in Double(g.size(-9...9)) }
      var spread = [Double](repeating: 0, count: x.values.count)
      for i in 0..<count { for place in block(i) { spread[place] = d[i] / 4 } }
      #expect(set.expand(d, x.dims, p, q, 4) == spread)

      let places = (0..<count).map { i in
        block(i).reduce(block(i)[0]) { x.values[$1] > x.values[$0] ? $1 : $0 }
      }
      let (largest, indices) = set.max(x, p, q)
      #expect(indices == places)
      #expect(largest == places.map { x.values[$0] })
      var back = [Double](repeating: 0, count: x.values.count)
      for i in 0..<count { back[places[i]] += d[i] }
      #expect(set.maxAdjoint(d, indices, x.values.count) == back)
    }
    let special = Grid(dims: [2, 4, 1]) { [.nan, 3, -1, .nan, .nan, .nan, .nan, .nan][$0] }
    let (largest, indices) = set.max(special, 2, 2)
    #expect(largest[0] == 3 && indices[0] == 1)
    #expect(largest[1].isNaN && indices[1] == 4)
  }

  @Test(arguments: KernelSet.usable)
  func flips(_ set: KernelSet) {
    var g = Xorshift(6)
    for round in 0..<200 {
      let dims = (0..<(round % 4 + 1)).map { _ in g.size(round % 5 == 0 ? 0...2 : 1...11) }
      let x = Grid.random(dims, &g)
      let flipped = dims.map { _ in g.size(0...1) == 1 }
      let expected = x.values.indices.map { i -> Double in
        var place = 0
        var stride = 1
        for (d, s) in x.subscripts(i).enumerated() {
          place += stride * (flipped[d] ? dims[d] - 1 - s : s)
          stride *= dims[d]
        }
        return x.values[place]
      }
      #expect(set.flip(x, flipped) == expected, "\(dims) \(flipped)")
    }
  }

  /// The engine's entry points choose a set and give the same.
  @Test func dispatch() {
    let x = (0..<60).map(Double.init)
    #expect(VectorKernels.sum(x, count: 60) == 1770)
    #expect(VectorKernels.dot(x.map({ Float($0) }), x.map({ Float($0) }), count: 4) == 14)
    var out = [Double](repeating: 0, count: 60)
    VectorKernels.elementwise(.subtract, x, stride: 1, x, stride: 1, into: &out, count: 60)
    #expect(out.allSatisfy { $0 == 0 })
    var full = [Double](repeating: 0, count: 4)
    let end = Convolution.convolve(
      x: [1, 2, 3], xDims: [3, 1], k: [1, 1], kDims: [2, 1], shape: .full, out: &full,
      outDims: [4, 1])
    #expect(end == .done)
    #expect(full == [1, 3, 5, 3])
    var long = [Double](repeating: 0, count: 400_000)
    let ones = [Double](repeating: 1, count: 200_000)
    let stopped = Convolution.convolve(
      x: ones, xDims: [200_000, 1], k: ones, kDims: [200_000, 1], shape: .full, out: &long,
      outDims: [399_999, 1], poll: { true })
    #expect(stopped == .interrupted)
  }
}
