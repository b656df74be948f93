// Sums by several vectors at a time, and by halves above 1024 elements: the error grows with the
// logarithm of n and not with n. Fewer than 32 elements are added from left to right, so that
// small sums have the bits that everyone gets by hand.

/// Sums and inner products.
package enum ReductionKernels {
  /// Sum of n elements; 0 for none.
  package static func sum(_ x: UnsafePointer<Double>, _ n: Int) -> Double {
    total(Plain(x: x), n)
  }
  package static func sum(_ x: UnsafePointer<Float>, _ n: Int) -> Float {
    total(Plain(x: x), n)
  }

  /// `sum (x .* y)`; with x twice, the sum of squares.
  package static func dot(
    _ x: UnsafePointer<Double>, _ y: UnsafePointer<Double>, _ n: Int
  ) -> Double { total(Products(x: x, y: y), n) }
  package static func dot(
    _ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>, _ n: Int
  ) -> Float { total(Products(x: x, y: y), n) }

  /// Sum along one dimension of length `length`, between `inner` elements below it and `outer`
  /// above: `out(i, k) = sum over j of x(i, j, k)`. Columns (`inner` 1) are summed as by `sum`,
  /// other dimensions in order of j.
  package static func sum(
    _ x: UnsafePointer<Double>, inner: Int, length: Int, outer: Int,
    into out: UnsafeMutablePointer<Double>
  ) { along(x, inner, length, outer, out) }
  package static func sum(
    _ x: UnsafePointer<Float>, inner: Int, length: Int, outer: Int,
    into out: UnsafeMutablePointer<Float>
  ) { along(x, inner, length, outer, out) }

  private static func along<E: KernelElement>(
    _ x: UnsafePointer<E>, _ inner: Int, _ length: Int, _ outer: Int,
    _ out: UnsafeMutablePointer<E>
  ) {
    if inner == 1 {
      for k in 0..<greatest(0, outer) { out[k] = total(Plain(x: x + length &* k), length) }
      return
    }
    // A block of the result stays in cache while the slices are added to it.
    let block = 1024
    for k in 0..<greatest(0, outer) {
      var i = 0
      while i < inner {
        let n = least(block, inner &- i)
        let target = out + (i &+ inner &* k)
        fill(target, n, with: .zero)
        for j in 0..<greatest(0, length) {
          addElements(x + (i &+ inner &* (j &+ length &* k)), to: target, n)
        }
        i &+= n
      }
    }
  }

  /// Halves down to blocks; their borders are multiples of the block length.
  private static func total<Source: Summands>(_ source: Source, _ n: Int) -> Source.Element {
    if n <= 1024 { return block(source, n) }
    let half = ((n &+ 1023) / 1024 &+ 1) / 2 &* 1024
    return total(source, half) + total(source.dropping(half), n &- half)
  }

  @inline(never)
  private static func block<Source: Summands>(_ source: Source, _ n: Int) -> Source.Element {
    typealias E = Source.Element
    let lanes = E.laneCount
    var i = 0
    var sum = E.zero
    if n >= 32 && n >= 4 &* lanes {
      var a = E.zeroLanes
      var b = a
      var c = a
      var d = a
      var e = a
      var f = a
      var g = a
      var h = a
      while i &+ 8 &* lanes <= n {
        a = source.add(a, i)
        b = source.add(b, i &+ lanes)
        c = source.add(c, i &+ 2 &* lanes)
        d = source.add(d, i &+ 3 &* lanes)
        e = source.add(e, i &+ 4 &* lanes)
        f = source.add(f, i &+ 5 &* lanes)
        g = source.add(g, i &+ 6 &* lanes)
        h = source.add(h, i &+ 7 &* lanes)
        i &+= 8 &* lanes
      }
      while i &+ lanes <= n {
        a = source.add(a, i)
        i &+= lanes
      }
      sum = E.total(
        E.add(E.add(E.add(a, b), E.add(c, d)), E.add(E.add(e, f), E.add(g, h))))
    }
    while i < n {
      sum += source.element(i)
      i &+= 1
    }
    return sum
  }
}

/// What is summed: elements, or products of elements.
protocol Summands {
  associatedtype Element: KernelElement
  func add(_ sum: Element.Lanes, _ i: Int) -> Element.Lanes
  func element(_ i: Int) -> Element
  func dropping(_ n: Int) -> Self
}

struct Plain<Element: KernelElement>: Summands {
  var x: UnsafePointer<Element>
  @inline(__always) func add(_ sum: Element.Lanes, _ i: Int) -> Element.Lanes {
    Element.add(sum, Element.load(x + i))
  }
  @inline(__always) func element(_ i: Int) -> Element { x[i] }
  @inline(__always) func dropping(_ n: Int) -> Self { Plain(x: x + n) }
}

struct Products<Element: KernelElement>: Summands {
  var x: UnsafePointer<Element>
  var y: UnsafePointer<Element>
  @inline(__always) func add(_ sum: Element.Lanes, _ i: Int) -> Element.Lanes {
    Element.multiplyAdd(sum, Element.load(x + i), Element.load(y + i))
  }
  @inline(__always) func element(_ i: Int) -> Element { x[i] * y[i] }
  @inline(__always) func dropping(_ n: Int) -> Self { Products(x: x + n, y: y + n) }
}
