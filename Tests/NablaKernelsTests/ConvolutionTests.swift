import NablaEngine
import Testing

/// The sum of the definition, element by element; kernel elements of zero take no part.
private func naive(_ x: Grid, _ k: Grid, _ shape: ConvolutionShape) -> Grid? {
  guard let dims = Convolution.outputDims(xDims: x.dims, kDims: k.dims, shape: shape)
  else { return nil }
  let rank = max(x.dims.count, k.dims.count)
  func filled(_ d: [Int]) -> [Int] { d + Array(repeating: 1, count: max(0, rank - d.count)) }
  let xd = filled(x.dims)
  let kd = filled(k.dims)
  let od = filled(dims)
  var out = Grid(dims: dims) { _ in 0 }
  for (t, tap) in k.values.enumerated() where tap != 0 {
    var rest = t
    let w = kd.map { n in
      defer { rest /= n }
      return rest % n
    }
    elements: for (i, value) in x.values.enumerated() {
      var rest = i
      var index = 0
      var stride = 1
      for d in 0..<rank {
        let start = shape == .full ? 0 : shape == .same ? kd[d] / 2 : kd[d] - 1
        let position = rest % xd[d] + w[d] - start
        rest /= xd[d]
        if position < 0 || position >= od[d] { continue elements }
        index += position * stride
        stride *= od[d]
      }
      out.values[index] += tap * value
    }
  }
  return out
}

extension KernelSet {
  /// The first difference to the naive sum, beyond rounding; nil if there is none. NaN equals NaN.
  func mismatch(
    _ x: Grid, _ k: Grid, _ shape: ConvolutionShape, within tolerance: Double, single: Bool = false
  ) -> String? {
    let title = "\(x.dims) * \(k.dims) \(shape)\(single ? " single" : "")"
    guard let expected = naive(x, k, shape),
      let found = convolve(x, k, shape, single: single), found.dims == expected.dims
    else { return title + ": no result, or written outside of it" }
    for (i, pair) in zip(found.values, expected.values).enumerated() {
      let (p, q) = pair
      if p == q || (p.isNaN && q.isNaN) || abs(p - q) <= tolerance * max(1, abs(q)) { continue }
      return title + ": \(p) instead of \(q) at \(expected.subscripts(i))"
    }
    return nil
  }
}

@Suite struct ConvolutionTests {
  @Test(arguments: KernelSet.usable, 1...4)
  func randomSizes(_ set: KernelSet, rank: Int) {
    var g = Xorshift(UInt64(rank))
    let longest = [0, 60, 30, 9, 5][rank]
    for round in 0..<300 {
      let xDims = (0..<rank).map { _ in g.size(1...longest) }
      let kDims = (0..<rank).map { d in g.size(1...(round % 3 == 0 ? longest : min(8, longest))) }
      let xd = rank == 1 ? (round % 2 == 0 ? [xDims[0], 1] : [1, xDims[0]]) : xDims
      let kd = rank == 1 ? (round % 2 == 0 ? [kDims[0], 1] : [1, kDims[0]]) : kDims
      let x = Grid.random(xd, &g)
      let k = Grid.random(kd, &g)
      for shape in ConvolutionShape.allCases {
        #expect(set.mismatch(x, k, shape, within: 1e-12) == nil)
        #expect(set.mismatch(x, k, shape, within: 1e-3, single: true) == nil)
      }
    }
  }

  /// Maps of a batch with one kernel, and the same with depth: every literal kernel size.
  @Test(arguments: KernelSet.usable, [1, 2, 3, 5, 6, 7])
  func batches(_ set: KernelSet, side: Int) {
    var g = Xorshift(UInt64(side + 50))
    for rows in 7...29 {
      let x = Grid.random([rows, g.size(7...20), 3], &g)
      for kDims in [
        [side, side], [side, side, 1], [side, 1], [1, side], [side, side, 2], [1, 1, 3],
      ] {
        let k = Grid.random(kDims, &g)
        for shape in ConvolutionShape.allCases {
          #expect(set.mismatch(x, k, shape, within: 1e-12) == nil)
        }
      }
    }
  }

  /// The weight gradient: as deep as the batch, any size of the result, 1-D to 3-D signals.
  @Test(arguments: KernelSet.usable)
  func gradients(_ set: KernelSet) {
    var g = Xorshift(99)
    for rows in 1...11 {
      for columns in 1...5 {
        for height in [4, 6, 8, 9, 13, 24] {
          let d = Grid.random([height, g.size(1...7), 4], &g)
          let x = Grid.random([height + rows - 1, d.dims[1] + columns - 1, 4], &g)
          #expect(set.mismatch(x, d, .valid, within: 1e-12) == nil)
          #expect(set.mismatch(x, d, .valid, within: 1e-3, single: true) == nil)
        }
      }
    }
    let vector = Grid.random([40, 7], &g)
    let taps = Grid.random([36, 7], &g)
    #expect(set.mismatch(vector, taps, .valid, within: 1e-12) == nil)
    let x = Grid.random([12, 9, 6, 3], &g)
    let d = Grid.random([8, 7, 4, 3], &g)
    #expect(set.mismatch(x, d, .valid, within: 1e-12) == nil)
  }

  /// Tiles: images larger than the scratch, long signals, kernels larger than a tile.
  @Test(arguments: KernelSet.usable)
  func tiles(_ set: KernelSet) {
    var g = Xorshift(7)
    for (xDims, kDims) in [
      ([200, 130], [5, 5]), ([700, 1], [9, 1]), ([5000, 1], [40, 1]), ([1, 5000], [1, 3]),
      ([3, 2000], [2, 3]), ([2000, 3], [3, 2]), ([90, 80], [40, 33]), ([20, 20], [90, 70]),
      ([9000, 2], [1, 2]), ([131, 67], [3, 3]),
    ] {
      let x = Grid.random(xDims, &g)
      let k = Grid.random(kDims, &g)
      for shape in ConvolutionShape.allCases {
        #expect(set.mismatch(x, k, shape, within: 1e-11) == nil)
      }
    }
  }

  @Test(arguments: KernelSet.usable)
  func integersAreExact(_ set: KernelSet) {
    var g = Xorshift(3)
    for (xDims, kDims) in [
      ([64, 64], [31, 31]), ([4000, 1], [500, 1]), ([28, 28, 9], [5, 5]),
    ] {
      let x = Grid.integers(xDims, &g)
      let k = Grid.integers(kDims, &g)
      for shape in ConvolutionShape.allCases {
        #expect(set.mismatch(x, k, shape, within: 0) == nil)
        #expect(set.mismatch(x, k, shape, within: 0, single: true) == nil)
      }
    }
  }

  /// Inf and NaN reach what they take part in and nothing else; zeros of the kernel leave them out.
  @Test(arguments: KernelSet.usable)
  func infinities(_ set: KernelSet) {
    var g = Xorshift(11)
    let special = [Double.infinity, -.infinity, .nan]
    for round in 0..<300 {
      let rank = round % 3 + 1
      let longest = [0, 40, 20, 7][rank]
      let xDims = (0..<max(2, rank)).map { d in d < rank ? g.size(1...longest) : 1 }
      let kDims = (0..<max(2, rank)).map { d in d < rank ? g.size(1...min(longest, 12)) : 1 }
      var x = Grid.integers(xDims, &g)
      var k = Grid.integers(kDims, &g)
      if round % 4 != 0 {
        x.values[g.size(0...(x.values.count - 1))] = special[g.size(0...2)]
      }
      if round % 4 != 1 {
        k.values[g.size(0...(k.values.count - 1))] = special[g.size(0...2)]
      }
      for shape in ConvolutionShape.allCases {
        #expect(set.mismatch(x, k, shape, within: 0) == nil)
      }
    }
    // Deep as the batch, with a tail that repeats rows: an Inf must not meet a packed zero.
    for round in 0..<40 {
      var x = Grid.integers([13, 9, 5], &g)
      let d = Grid.integers([9, 7, 5], &g)
      x.values[g.size(0...(x.values.count - 1))] = special[round % 3]
      #expect(set.mismatch(x, d, .valid, within: 0) == nil)
    }
  }

  /// Sizes as GNU Octave gives them.
  @Test func outputSizes() {
    func dims(_ x: [Int], _ k: [Int], _ shape: ConvolutionShape) -> [Int]? {
      Convolution.outputDims(xDims: x, kDims: k, shape: shape)
    }
    #expect(dims([3, 4], [5, 2], .full) == [7, 5])
    #expect(dims([3, 4], [5, 2], .valid) == [0, 3])
    #expect(dims([5, 2], [3, 4], .valid) == [3, 0])
    #expect(dims([1, 1], [2, 2, 3], .valid) == [0, 0, 0])
    #expect(dims([2, 2, 3], [3, 4], .valid) == [0, 0, 3])
    #expect(dims([2, 2, 3], [2, 2, 3], .valid) == [1, 1])
    #expect(dims([2, 2, 3], [2, 2, 3], .full) == [3, 3, 5])
    #expect(dims([3, 4], [2, 2, 3], .same) == [3, 4])
    #expect(dims([3, 0], [2, 2], .full) == [0, 0])
    #expect(dims([3, 3], [2, 2, 0], .same) == [0, 0])
    #expect(dims([Int.max, 1], [2, 1], .full) == nil)
  }

  /// What GNU Octave answers for `conv2 (1:4, [1 10 100 1000], "same")` and its neighbours.
  @Test(arguments: KernelSet.usable)
  func sameIsCentred(_ set: KernelSet) {
    let x = Grid(dims: [1, 4]) { Double($0 + 1) }
    let four = Grid(dims: [1, 4]) { [1, 10, 100, 1000][$0] }
    let three = Grid(dims: [1, 3]) { [1, 10, 100][$0] }
    #expect(set.convolve(x, four, .same)?.values == [123, 1234, 2340, 3400])
    #expect(set.convolve(x, three, .same)?.values == [12, 123, 234, 340])
  }

  /// `sum(full) == sum(x) * sum(k)`, and the transpose of 'valid' is 'full' with a turned kernel
  /// (EQUATIONS, N11): `dot(valid(x, k), d) == dot(x, full(d, turned k))`.
  @Test(arguments: KernelSet.usable)
  func adjoint(_ set: KernelSet) throws {
    var g = Xorshift(21)
    for dims in [[17], [28, 28], [12, 11, 9]] {
      let batch = 3
      let x = Grid.random(dims + [batch], &g)
      let k = Grid.random(dims.map { _ in 5 }, &g)
      let u = try #require(set.convolve(x, k, .valid))
      let d = Grid.random(u.dims, &g)
      let turned = Grid(dims: k.dims) { k.values[k.values.count - 1 - $0] }
      let back = try #require(set.convolve(d, turned, .full))
      let left = zip(u.values, d.values).map(*).reduce(0, +)
      let right = zip(x.values, back.values).map(*).reduce(0, +)
      #expect(abs(left - right) <= 1e-12 * max(1, abs(left)))
    }
  }
}
