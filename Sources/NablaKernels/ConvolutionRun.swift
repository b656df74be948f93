import Glibc

// Convolution of arrays of any number of dimensions, out of convolutions of planes.
//
//   full(p) = sum over w of k(w) * x(p - w),   p - w inside x, in every dimension
//
// The result is a box of it: it starts at `start` and has the size `outDims`. 'full' starts at 0,
// 'same' at k / 2 with the size of x, 'valid' at k - 1 with size x - k + 1.

/// How a kernel call ended. The numbers are the same in both modules.
enum ConvolutionEnd {
  static var done: Int { 0 }
  static var outOfMemory: Int { 1 }
  static var interrupted: Int { 2 }
}

/// Sizes of a convolution, one entry a dimension; at least three dimensions after `simplify`.
///
/// Lives in one block of memory from malloc: the AVX2 module must not touch `Array`.
struct ConvolutionSizes {
  var rank: Int
  var x: UnsafeMutablePointer<Int>
  var k: UnsafeMutablePointer<Int>
  var start: UnsafeMutablePointer<Int>
  var out: UnsafeMutablePointer<Int>
  /// Counters of the loops over output and kernel pages, and the range of the latter.
  var p: UnsafeMutablePointer<Int>
  var w: UnsafeMutablePointer<Int>
  var low: UnsafeMutablePointer<Int>
  var high: UnsafeMutablePointer<Int>

  init(
    _ block: UnsafeMutablePointer<Int>, rank: Int, x: UnsafePointer<Int>, k: UnsafePointer<Int>,
    start: UnsafePointer<Int>, out: UnsafePointer<Int>
  ) {
    let room = ConvolutionSizes.room(rank)
    self.rank = rank
    self.x = block
    self.k = block + room
    self.start = block + 2 &* room
    self.out = block + 3 &* room
    p = block + 4 &* room
    w = block + 5 &* room
    low = block + 6 &* room
    high = block + 7 &* room
    for d in 0..<rank {
      self.x[d] = x[d]
      self.k[d] = k[d]
      self.start[d] = start[d]
      self.out[d] = out[d]
    }
  }

  static func room(_ rank: Int) -> Int { greatest(rank, 3) }
  static func elements(_ rank: Int) -> Int { 8 &* room(rank) }

  static func count(_ dims: UnsafePointer<Int>, _ rank: Int) -> Int {
    var n = 1
    for d in 0..<rank { n &*= dims[d] }
    return n
  }

  /// Every tap of every output lies inside x.
  var isValid: Bool {
    for d in 0..<rank where start[d] &+ 1 != k[d] || out[d] &+ k[d] != x[d] &+ 1 {
      return false
    }
    return true
  }

  /// The dimension passes from x to the result as it is: the kernel has length one and the box is
  /// whole. (It may not be for 'same' with exchanged operands.)
  func isUnmixed(_ d: Int) -> Bool { k[d] == 1 && start[d] == 0 && out[d] == x[d] }

  /// Dimensions that the kernel mixes; a last one that it does not is a batch of `batch` arrays.
  var innerRank: Int { isUnmixed(rank &- 1) ? rank &- 1 : rank }
  var batch: Int { isUnmixed(rank &- 1) ? x[rank &- 1] : 1 }

  mutating func swapOperands() { (x, k) = (k, x) }

  /// Drops dimensions of length one in both, joins neighbours that the kernel does not mix, and
  /// fills up with ones to three: a row becomes a column, a batch of maps one run of pages. Twice
  /// is as good as once.
  mutating func simplify() {
    var n = 0
    for d in 0..<rank {
      if x[d] == 1 && k[d] == 1 { continue }
      if n > 0 && isUnmixed(d) && isUnmixed(n &- 1) {
        x[n &- 1] &*= x[d]
        out[n &- 1] &*= out[d]
        continue
      }
      x[n] = x[d]
      k[n] = k[d]
      start[n] = start[d]
      out[n] = out[d]
      n &+= 1
    }
    while n < 3 {
      x[n] = 1
      k[n] = 1
      start[n] = 0
      out[n] = 1
      n &+= 1
    }
    rank = n
  }
}

/// One call: the operands after a possible exchange, their sizes, and the scratch.
struct ConvolutionRun<Element: KernelElement> {
  var sizes: ConvolutionSizes
  var x: UnsafePointer<Element>
  var k: UnsafePointer<Element>
  var out: UnsafeMutablePointer<Element>
  var poll: (@convention(c) () -> Bool)?

  /// Chooses the way. Every way gives the sum above; they differ in the order of the additions.
  ///
  /// - No output or no input: nothing to do, or zeros.
  /// - Inf or NaN that would meet a padding zero, or a zero tap that would meet Inf or NaN:
  ///   `scatter`, which leaves both out as GNU Octave does.
  /// - 'valid' with a small result: `sumGradient`.
  /// - Otherwise planes. This is also the place for an FFT above about 17 x 17 taps (110 in one
  ///   dimension), for operands that are not all integers: integers must stay exact.
  mutating func run() -> Int {
    let outCount = ConvolutionSizes.count(sizes.out, sizes.rank)
    if outCount == 0 { return ConvolutionEnd.done }
    let xCount = ConvolutionSizes.count(sizes.x, sizes.rank)
    var kCount = ConvolutionSizes.count(sizes.k, sizes.rank)
    if xCount == 0 || kCount == 0 {
      fill(out, outCount, with: .zero)
      return ConvolutionEnd.done
    }
    let valid = sizes.isValid
    let swaps = !valid && kCount > xCount
    let padsNonFinite = !valid && !allFinite(swaps ? x : k, swaps ? xCount : kCount)
    if valid {
      sizes.simplify()
      if prefersGradientSum {
        let end = sumGradient()
        // NaN: of its own, or of a zero that met Inf? The exact way knows.
        return end == ConvolutionEnd.done && anyNaN(out, outCount) ? scatter() : end
      }
    }
    if padsNonFinite || (anyZero(k, kCount) && !allFinite(x, xCount)) {
      sizes.simplify()
      return scatter()
    }
    if swaps {
      sizes.swapOperands()
      (x, k) = (k, x)
      kCount = xCount
    }
    sizes.simplify()
    return convolvePlanes(kCount, padded: !valid)
  }

  // MARK: Planes

  /// Sums convolutions of planes over the pages of the kernel.
  ///
  /// The planes of a batch in the last dimension go in one call.
  private func convolvePlanes(_ kCount: Int, padded: Bool) -> Int {
    let s = sizes
    let inner = s.innerRank
    let batch = s.batch
    let deep = ConvolutionSizes.count(s.k + 2, inner &- 2) > 1
    let tile = ConvolutionTile(
      rows: s.out[0], columns: s.out[1], tapRows: s.k[0], tapColumns: s.k[1],
      laneCount: Element.laneCount,
      padded: padded || deep || s.out[0] < Element.laneCount)
    let elements = kCount &+ tile.inputElements &+ tile.outputElements
    guard let memory = malloc(elements &* MemoryLayout<Element>.stride) else {
      return scatter()
    }
    defer { free(memory) }
    let taps = memory.assumingMemoryBound(to: Element.self)
    let input = taps + kCount
    let output = input + tile.inputElements
    copyReversed(k, to: taps, kCount)

    var plane = PlaneConvolution(
      x: x, xRows: s.x[0], xColumns: s.x[1],
      xPageStride: ConvolutionSizes.count(s.x, inner), pages: batch,
      taps: UnsafePointer(taps), tapRows: s.k[0], tapColumns: s.k[1],
      firstRow: s.start[0] &- s.k[0] &+ 1, firstColumn: s.start[1] &- s.k[1] &+ 1,
      out: out, rows: s.out[0], columns: s.out[1],
      outPageStride: ConvolutionSizes.count(s.out, inner), accumulates: false)
    let xPage = s.x[0] &* s.x[1]
    let kPage = s.k[0] &* s.k[1]
    let outPage = s.out[0] &* s.out[1]
    let outPages = ConvolutionSizes.count(s.out + 2, inner &- 2)

    for d in 2..<greatest(2, inner) { s.p[d] = 0 }
    for page in 0..<outPages {
      for d in 2..<greatest(2, inner) {
        let position = s.p[d] &+ s.start[d]
        s.low[d] = greatest(0, position &- s.x[d] &+ 1)
        s.high[d] = least(s.k[d] &- 1, position)
        s.w[d] = s.low[d]
      }
      plane.out = out + outPage &* page
      plane.accumulates = false
      repeat {
        var xIndex = 0
        var kIndex = 0
        var d = inner &- 1
        while d >= 2 {
          xIndex = xIndex &* s.x[d] &+ (s.p[d] &+ s.start[d] &- s.w[d])
          kIndex = kIndex &* s.k[d] &+ s.w[d]
          d &-= 1
        }
        plane.x = x + xPage &* xIndex
        plane.taps = UnsafePointer(taps) + (kCount &- kPage &* (kIndex &+ 1))
        if !plane.run(tile: tile, input: input, output: output, poll: poll) {
          return ConvolutionEnd.interrupted
        }
        plane.accumulates = true
      } while advance(s.w, from: 2, to: inner, low: s.low, high: s.high)
      countUp(s.p, from: 2, to: inner, s.out)
      if deep, let poll, poll() { return ConvolutionEnd.interrupted }
    }
    return ConvolutionEnd.done
  }

  /// The next index in a box, first dimension fastest; false after the last, which wraps around.
  private func advance(
    _ index: UnsafeMutablePointer<Int>, from first: Int, to end: Int, low: UnsafePointer<Int>,
    high: UnsafePointer<Int>
  ) -> Bool {
    var d = first
    while d < end {
      if index[d] < high[d] {
        index[d] &+= 1
        return true
      }
      index[d] = low[d]
      d &+= 1
    }
    return false
  }

  private func countUp(
    _ index: UnsafeMutablePointer<Int>, from first: Int, to end: Int, _ dims: UnsafePointer<Int>
  ) {
    var d = first
    while d < end {
      index[d] &+= 1
      if index[d] < dims[d] { return }
      index[d] = 0
      d &+= 1
    }
  }

  // MARK: Small results

  /// A result of few rows from a kernel of many, or deep as the batch.
  private var prefersGradientSum: Bool {
    let lanes = Element.laneCount
    let rows = sizes.out[0]
    let depth = ConvolutionSizes.count(sizes.k + 2, sizes.rank &- 2)
    return sizes.k[0] >= lanes && sizes.k[0] >= rows && (rows < 2 &* lanes || depth > 1)
  }

  /// 'valid' by `GradientSum`, in chunks of pages that stay in cache.
  private func sumGradient() -> Int {
    let s = sizes
    let inner = s.innerRank
    let batch = s.batch
    let depth = inner > 2 ? s.k[2] : 1
    let packed = GradientSum<Element>.packedRows(s.k[0]) &* s.k[1]
    let chunk = greatest(1, least(depth, 4096 / packed))
    guard let memory = malloc(chunk &* packed &* MemoryLayout<Element>.stride) else {
      return scatter()
    }
    defer { free(memory) }
    let d = memory.assumingMemoryBound(to: Element.self)
    let xPage = s.x[0] &* s.x[1]
    let kPage = s.k[0] &* s.k[1]
    let outPage = s.out[0] &* s.out[1]
    let xBatch = ConvolutionSizes.count(s.x, inner)
    let outBatch = ConvolutionSizes.count(s.out, inner)
    let outPages = outBatch / outPage
    fill(out, outBatch &* batch, with: .zero)

    for i in 2..<greatest(2, inner) {
      s.p[i] = 0
      s.low[i] = 0
      s.high[i] = s.k[i] &- 1
      s.w[i] = 0
    }
    for page in 0..<outPages {
      repeat {
        // The pages of dimension 3 lie one after the other, in x upwards, in the kernel downwards.
        var xIndex = 0
        var kIndex = 0
        var i = inner &- 1
        while i >= 3 {
          xIndex = xIndex &* s.x[i] &+ (s.p[i] &+ s.k[i] &- 1 &- s.w[i])
          kIndex = kIndex &* s.k[i] &+ s.w[i]
          i &-= 1
        }
        if inner > 2 {
          xIndex = xIndex &* s.x[2] &+ s.p[2]
          kIndex = kIndex &* depth
        }
        var n = 0
        while n < depth {
          let pages = least(chunk, depth &- n)
          GradientSum<Element>.packTurned(
            k + kPage &* (kIndex &+ depth &- n &- pages),
            rows: s.k[0], columns: s.k[1], pages: pages, into: d)
          for b in 0..<batch {
            GradientSum(
              x: x + (xPage &* (xIndex &+ n) &+ xBatch &* b), xRows: s.x[0], xPageStride: xPage,
              d: UnsafePointer(d), dRows: s.k[0], dColumns: s.k[1], pages: pages,
              out: out + (outPage &* page &+ outBatch &* b), columns: s.out[1]
            ).accumulate()
          }
          if packed > 4096, let poll, poll() { return ConvolutionEnd.interrupted }
          n &+= pages
        }
      } while advance(s.w, from: 3, to: inner, low: s.low, high: s.high)
      countUp(s.p, from: 2, to: inner, s.out)
      if let poll, poll() { return ConvolutionEnd.interrupted }
    }
    return ConvolutionEnd.done
  }

  // MARK: The exact way

  /// Adds each input column, times a tap, to where it belongs: no padding, taps of zero left out.
  ///
  /// Slower by a factor of about four, needs no scratch, and right for Inf and NaN: an Inf in x
  /// meets only taps that are not zero, one in k only elements that exist.
  private func scatter() -> Int {
    let s = sizes
    fill(out, ConvolutionSizes.count(s.out, s.rank), with: .zero)
    let kCount = ConvolutionSizes.count(s.k, s.rank)
    let lines = ConvolutionSizes.count(s.x + 1, s.rank &- 1)
    for d in 0..<s.rank { s.w[d] = 0 }
    for t in 0..<kCount {
      let tap = k[t]
      if tap != .zero {
        let offset = s.w[0] &- s.start[0]
        let first = greatest(0, 0 &- offset)
        let end = least(s.x[0], s.out[0] &- offset)
        if first < end {
          for d in 1..<s.rank { s.p[d] = 0 }
          for line in 0..<lines {
            var index = 0
            var inside = true
            var d = s.rank &- 1
            while d >= 1 {
              let position = s.p[d] &+ s.w[d] &- s.start[d]
              if position < 0 || position >= s.out[d] { inside = false }
              index = index &* s.out[d] &+ position
              d &-= 1
            }
            if inside {
              addScaled(
                x + (s.x[0] &* line &+ first), tap,
                to: out + (s.out[0] &* index &+ offset &+ first), end &- first)
            }
            countUp(s.p, from: 1, to: s.rank, s.x)
          }
        }
        if let poll, poll() { return ConvolutionEnd.interrupted }
      }
      countUp(s.w, from: 0, to: s.rank, s.k)
    }
    return ConvolutionEnd.done
  }
}

/// `target += factor * source`
@inline(__always)
func addScaled<Element: KernelElement>(
  _ source: UnsafePointer<Element>, _ factor: Element, to target: UnsafeMutablePointer<Element>,
  _ n: Int
) {
  let lanes = Element.laneCount
  let f = Element.splat(factor)
  var i = 0
  while i &+ lanes <= n {
    Element.store(
      Element.multiplyAdd(Element.load(target + i), f, Element.load(source + i)), target + i)
    i &+= lanes
  }
  while i < n {
    target[i] += factor * source[i]
    i &+= 1
  }
}
