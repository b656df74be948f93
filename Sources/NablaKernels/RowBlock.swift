/// Some vectors of adjacent rows of one column, held in registers.
///
/// The panels of `CorrelationPanel.swift` are written once over this protocol. Three vectors by
/// four columns are twelve accumulators; with three inputs and one tap they fill sixteen registers.
protocol RowBlock {
  associatedtype Element: KernelElement
  static var vectors: Int { get }
  init()
  init(from p: UnsafePointer<Element>)
  /// `self += tap * rows`
  mutating func accumulate(_ tap: Element, _ rows: Self)
  func store(_ p: UnsafeMutablePointer<Element>)
}

extension RowBlock {
  /// Rows that the block covers.
  @inline(__always) static var rows: Int { vectors &* Element.laneCount }
}

struct OneVector<Element: KernelElement>: RowBlock {
  var v0: Element.Lanes
  @inline(__always) static var vectors: Int { 1 }
  @inline(__always) init() { v0 = Element.zeroLanes }
  @inline(__always) init(from p: UnsafePointer<Element>) { v0 = Element.load(p) }
  @inline(__always) mutating func accumulate(_ tap: Element, _ rows: Self) {
    v0 = Element.multiplyAdd(v0, Element.splat(tap), rows.v0)
  }
  @inline(__always) func store(_ p: UnsafeMutablePointer<Element>) { Element.store(v0, p) }
}

struct TwoVectors<Element: KernelElement>: RowBlock {
  var v0: Element.Lanes
  var v1: Element.Lanes
  @inline(__always) static var vectors: Int { 2 }
  @inline(__always) init() {
    v0 = Element.zeroLanes
    v1 = Element.zeroLanes
  }
  @inline(__always) init(from p: UnsafePointer<Element>) {
    v0 = Element.load(p)
    v1 = Element.load(p + Element.laneCount)
  }
  @inline(__always) mutating func accumulate(_ tap: Element, _ rows: Self) {
    let t = Element.splat(tap)
    v0 = Element.multiplyAdd(v0, t, rows.v0)
    v1 = Element.multiplyAdd(v1, t, rows.v1)
  }
  @inline(__always) func store(_ p: UnsafeMutablePointer<Element>) {
    Element.store(v0, p)
    Element.store(v1, p + Element.laneCount)
  }
}

struct ThreeVectors<Element: KernelElement>: RowBlock {
  var v0: Element.Lanes
  var v1: Element.Lanes
  var v2: Element.Lanes
  @inline(__always) static var vectors: Int { 3 }
  @inline(__always) init() {
    v0 = Element.zeroLanes
    v1 = Element.zeroLanes
    v2 = Element.zeroLanes
  }
  @inline(__always) init(from p: UnsafePointer<Element>) {
    v0 = Element.load(p)
    v1 = Element.load(p + Element.laneCount)
    v2 = Element.load(p + 2 &* Element.laneCount)
  }
  @inline(__always) mutating func accumulate(_ tap: Element, _ rows: Self) {
    let t = Element.splat(tap)
    v0 = Element.multiplyAdd(v0, t, rows.v0)
    v1 = Element.multiplyAdd(v1, t, rows.v1)
    v2 = Element.multiplyAdd(v2, t, rows.v2)
  }
  @inline(__always) func store(_ p: UnsafeMutablePointer<Element>) {
    Element.store(v0, p)
    Element.store(v1, p + Element.laneCount)
    Element.store(v2, p + 2 &* Element.laneCount)
  }
}

/// Eight vectors of one column: enough independent sums to hide the latency of fma.
struct EightVectors<Element: KernelElement>: RowBlock {
  var low: (Element.Lanes, Element.Lanes, Element.Lanes, Element.Lanes)
  var high: (Element.Lanes, Element.Lanes, Element.Lanes, Element.Lanes)
  @inline(__always) static var vectors: Int { 8 }
  @inline(__always) init() {
    let z = Element.zeroLanes
    low = (z, z, z, z)
    high = (z, z, z, z)
  }
  @inline(__always) init(from p: UnsafePointer<Element>) {
    let n = Element.laneCount
    low = (
      Element.load(p), Element.load(p + n), Element.load(p + 2 &* n), Element.load(p + 3 &* n)
    )
    high = (
      Element.load(p + 4 &* n), Element.load(p + 5 &* n),
      Element.load(p + 6 &* n), Element.load(p + 7 &* n)
    )
  }
  @inline(__always) mutating func accumulate(_ tap: Element, _ rows: Self) {
    let t = Element.splat(tap)
    low.0 = Element.multiplyAdd(low.0, t, rows.low.0)
    low.1 = Element.multiplyAdd(low.1, t, rows.low.1)
    low.2 = Element.multiplyAdd(low.2, t, rows.low.2)
    low.3 = Element.multiplyAdd(low.3, t, rows.low.3)
    high.0 = Element.multiplyAdd(high.0, t, rows.high.0)
    high.1 = Element.multiplyAdd(high.1, t, rows.high.1)
    high.2 = Element.multiplyAdd(high.2, t, rows.high.2)
    high.3 = Element.multiplyAdd(high.3, t, rows.high.3)
  }
  @inline(__always) func store(_ p: UnsafeMutablePointer<Element>) {
    let n = Element.laneCount
    Element.store(low.0, p)
    Element.store(low.1, p + n)
    Element.store(low.2, p + 2 &* n)
    Element.store(low.3, p + 3 &* n)
    Element.store(high.0, p + 4 &* n)
    Element.store(high.1, p + 5 &* n)
    Element.store(high.2, p + 6 &* n)
    Element.store(high.3, p + 7 &* n)
  }
}
