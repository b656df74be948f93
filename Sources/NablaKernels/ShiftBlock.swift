/// Sums of products for some adjacent row shifts, held in registers.
///
/// Shift p collects `d(r) * x(r + p)` for the rows r of a vector. Five shifts by two columns of
/// the result are ten accumulators; twelve and more spill (measured: half the speed with fifteen).
protocol ShiftBlock {
  associatedtype Element: KernelElement
  static var shifts: Int { get }
  init()
  /// `self(p) += d .* x(p...)` for every shift p.
  mutating func accumulate(_ d: Element.Lanes, _ x: UnsafePointer<Element>)
  /// The same for two blocks that meet the same x with different d: x is loaded once.
  static func accumulate(
    _ a: inout Self, _ da: Element.Lanes, _ b: inout Self, _ db: Element.Lanes,
    _ x: UnsafePointer<Element>)
  static func += (a: inout Self, b: Self)
  /// `out[p] += sum of shift p`
  func addTotals(to out: UnsafeMutablePointer<Element>)
}

struct OneShift<Element: KernelElement>: ShiftBlock {
  var s0: Element.Lanes
  @inline(__always) static var shifts: Int { 1 }
  @inline(__always) init() { s0 = Element.zeroLanes }
  @inline(__always) mutating func accumulate(_ d: Element.Lanes, _ x: UnsafePointer<Element>) {
    s0 = Element.multiplyAdd(s0, d, Element.load(x))
  }
  @inline(__always) static func accumulate(
    _ a: inout Self, _ da: Element.Lanes, _ b: inout Self, _ db: Element.Lanes,
    _ x: UnsafePointer<Element>
  ) {
    let x0 = Element.load(x)
    a.s0 = Element.multiplyAdd(a.s0, da, x0)
    b.s0 = Element.multiplyAdd(b.s0, db, x0)
  }
  @inline(__always) static func += (a: inout Self, b: Self) { a.s0 = Element.add(a.s0, b.s0) }
  @inline(__always) func addTotals(to out: UnsafeMutablePointer<Element>) {
    out[0] += Element.total(s0)
  }
}

/// Two blocks side by side; `Pair<Pair<One, One>, One>` has three shifts.
struct Shifts<Low: ShiftBlock, High: ShiftBlock>: ShiftBlock where Low.Element == High.Element {
  typealias Element = Low.Element
  var low: Low
  var high: High
  @inline(__always) static var shifts: Int { Low.shifts &+ High.shifts }
  @inline(__always) init() {
    low = Low()
    high = High()
  }
  @inline(__always) mutating func accumulate(_ d: Element.Lanes, _ x: UnsafePointer<Element>) {
    low.accumulate(d, x)
    high.accumulate(d, x + Low.shifts)
  }
  @inline(__always) static func accumulate(
    _ a: inout Self, _ da: Element.Lanes, _ b: inout Self, _ db: Element.Lanes,
    _ x: UnsafePointer<Element>
  ) {
    Low.accumulate(&a.low, da, &b.low, db, x)
    High.accumulate(&a.high, da, &b.high, db, x + Low.shifts)
  }
  @inline(__always) static func += (a: inout Self, b: Self) {
    a.low += b.low
    a.high += b.high
  }
  @inline(__always) func addTotals(to out: UnsafeMutablePointer<Element>) {
    low.addTotals(to: out)
    high.addTotals(to: out + Low.shifts)
  }
}

typealias TwoShifts<E: KernelElement> = Shifts<OneShift<E>, OneShift<E>>
typealias ThreeShifts<E: KernelElement> = Shifts<TwoShifts<E>, OneShift<E>>
typealias FourShifts<E: KernelElement> = Shifts<TwoShifts<E>, TwoShifts<E>>
typealias FiveShifts<E: KernelElement> = Shifts<FourShifts<E>, OneShift<E>>
