/// Largest and smallest elements, their places, and running ones. NaN takes part only where there is
/// nothing else.
extension Reductions {
  /// `[m, i] = max (v, [], d)`; the indices only if wanted. Characters give doubles.
  package static func extremum(
    _ v: Value, along d: Int?, largest: Bool, wantsIndex: Bool
  ) throws(NablaError) -> (Value, Value?)? {
    switch v {
    case .scalar, .bool: return (v, wantsIndex ? .scalar(1) : nil)
    case .range(let r):
      guard r.count > 0, d.map({ $0 == 1 }) ?? (r.count > 1) else {
        return try extremum(
          .double(r.tensor()), along: d ?? 1, largest: largest, wantsIndex: wantsIndex)
      }
      let last = (r.increment > 0) == largest && r.increment != 0 && r.count > 1
      let i = last ? r.count - 1 : 0
      return (.scalar(r[i]), wantsIndex ? .scalar(Double(i + 1)) : nil)
    case .double(let t): return try extremum(t, d, largest, wantsIndex) { Value($0) }
    case .single(let t): return try extremum(t, d, largest, wantsIndex) { Value($0) }
    case .int8(let t): return try extremum(t, d, largest, wantsIndex) { Value($0) }
    case .int16(let t): return try extremum(t, d, largest, wantsIndex) { Value($0) }
    case .int32(let t): return try extremum(t, d, largest, wantsIndex) { Value($0) }
    case .int64(let t): return try extremum(t, d, largest, wantsIndex) { Value($0) }
    case .uint8(let t): return try extremum(t, d, largest, wantsIndex) { Value($0) }
    case .uint16(let t): return try extremum(t, d, largest, wantsIndex) { Value($0) }
    case .uint32(let t): return try extremum(t, d, largest, wantsIndex) { Value($0) }
    case .uint64(let t): return try extremum(t, d, largest, wantsIndex) { Value($0) }
    case .logical(let t): return try extremum(t, d, largest, wantsIndex) { Value($0) }
    case .char:
      return try extremum(
        .double(Conversion.doubles(v)), along: d, largest: largest, wantsIndex: wantsIndex)
    case .complex(let t):
      let (m, i) = try extremum(t, d, largest, wantsIndex) { Value($0) }
      return (try Conversion.narrow(m), i)
    case .complexSingle(let t):
      let (m, i) = try extremum(t, d, largest, wantsIndex) { Value($0) }
      return (try Conversion.narrow(m), i)
    default: return nil
    }
  }

  /// `[m, i] = cummax (v, d)`.
  package static func runningExtremum(
    _ v: Value, along d: Int?, largest: Bool, wantsIndex: Bool
  ) throws(NablaError) -> (Value, Value?)? {
    switch v {
    case .scalar, .bool: return (v, wantsIndex ? .scalar(1) : nil)
    case .range(let r): return try running(r.tensor(), d, largest, wantsIndex) { Value($0) }
    case .double(let t): return try running(t, d, largest, wantsIndex) { Value($0) }
    case .single(let t): return try running(t, d, largest, wantsIndex) { Value($0) }
    case .int8(let t): return try running(t, d, largest, wantsIndex) { Value($0) }
    case .int16(let t): return try running(t, d, largest, wantsIndex) { Value($0) }
    case .int32(let t): return try running(t, d, largest, wantsIndex) { Value($0) }
    case .int64(let t): return try running(t, d, largest, wantsIndex) { Value($0) }
    case .uint8(let t): return try running(t, d, largest, wantsIndex) { Value($0) }
    case .uint16(let t): return try running(t, d, largest, wantsIndex) { Value($0) }
    case .uint32(let t): return try running(t, d, largest, wantsIndex) { Value($0) }
    case .uint64(let t): return try running(t, d, largest, wantsIndex) { Value($0) }
    case .logical(let t): return try running(t, d, largest, wantsIndex) { Value($0) }
    case .complex(let t):
      let (m, i) = try running(t, d, largest, wantsIndex) { Value($0) }
      return (try Conversion.narrow(m), i)
    case .complexSingle(let t):
      let (m, i) = try running(t, d, largest, wantsIndex) { Value($0) }
      return (try Conversion.narrow(m), i)
    default: return nil
    }
  }

  // MARK: Loops

  private static func extremum<T: Orderable>(
    _ t: Tensor<T>, _ d: Int?, _ largest: Bool, _ wantsIndex: Bool, _ wrap: (Tensor<T>) -> Value
  ) throws(NablaError) -> (Value, Value?) {
    let lanes = Lanes(t.dims, along: d)
    let dims = lanes.kept
    let r = try Tensor<T>(uninitialized: dims)
    let index = wantsIndex ? try Tensor<Double>(uninitialized: dims) : nil
    if r.count > 0 {
      if largest {
        Scan<Above<T>>.best(t.data, r.data, index?.data, lanes)
      } else {
        Scan<Below<T>>.best(t.data, r.data, index?.data, lanes)
      }
    }
    return (wrap(r), index.map { Value($0) })
  }

  private static func running<T: Orderable>(
    _ t: Tensor<T>, _ d: Int?, _ largest: Bool, _ wantsIndex: Bool, _ wrap: (Tensor<T>) -> Value
  ) throws(NablaError) -> (Value, Value?) {
    let lanes = Lanes(t.dims, along: d)
    let r = try Tensor<T>(uninitialized: t.dims)
    let index = wantsIndex ? try Tensor<Double>(uninitialized: t.dims) : nil
    if r.count > 0 {
      if largest {
        Scan<Above<T>>.running(t.data, r.data, index?.data, lanes)
      } else {
        Scan<Below<T>>.running(t.data, r.data, index?.data, lanes)
      }
    }
    return (wrap(r), index.map { Value($0) })
  }
}

/// What has a largest element.
protocol Orderable: Element {
  static func comesBefore(_ a: Self, _ b: Self) -> Bool
  var isUnordered: Bool { get }
}
extension Orderable {
  @inline(__always) var isUnordered: Bool { false }
}
extension Orderable where Self: Comparable {
  @inline(__always) static func comesBefore(_ a: Self, _ b: Self) -> Bool { a < b }
}
extension Double: Orderable {
  @inline(__always) var isUnordered: Bool { self != self }
}
extension Float: Orderable {
  @inline(__always) var isUnordered: Bool { self != self }
}
extension Int8: Orderable {}
extension Int16: Orderable {}
extension Int32: Orderable {}
extension Int64: Orderable {}
extension UInt8: Orderable {}
extension UInt16: Orderable {}
extension UInt32: Orderable {}
extension UInt64: Orderable {}
extension Bool: Orderable {
  @inline(__always) static func comesBefore(_ a: Bool, _ b: Bool) -> Bool { !a && b }
}
extension Complex: Orderable where F: RealFloat {
  static func comesBefore(_ a: Complex, _ b: Complex) -> Bool {
    precedes(a, b, orEqual: false)
  }
  var isUnordered: Bool { re.isNaN || im.isNaN }
}

/// Which of two elements wins.
protocol Contest {
  associatedtype T: Orderable
  /// Is x better than the best so far? False where either is NaN.
  static func beats(_ x: T, _ best: T) -> Bool
}
enum Above<T: Orderable>: Contest {
  @inline(__always) static func beats(_ x: T, _ best: T) -> Bool { T.comesBefore(best, x) }
}
enum Below<T: Orderable>: Contest {
  @inline(__always) static func beats(_ x: T, _ best: T) -> Bool { T.comesBefore(x, best) }
}

/// The loops of max, min, cummax and cummin; there is at least one element.
private enum Scan<C: Contest> {
  typealias T = C.T

  static func best(
    _ x: UnsafePointer<T>, _ out: UnsafeMutablePointer<T>, _ index: UnsafeMutablePointer<Double>?,
    _ lanes: Lanes
  ) {
    let n = lanes.length
    let inner = lanes.inner
    if inner == 1 {
      for k in 0..<lanes.outer {
        let p = x + n &* k
        if let index {
          let at = placeInColumn(p, n)
          out[k] = p[at]
          index[k] = Double(at &+ 1)
        } else {
          out[k] = bestInColumn(p, n)
        }
      }
      return
    }
    for k in 0..<lanes.outer {
      let p = x + inner &* n &* k
      let r = out + inner &* k
      for i in 0..<inner { r[i] = p[i] }
      if let index {
        let places = index + inner &* k
        for i in 0..<inner { places[i] = 1 }
        for j in 1..<max(n, 1) {
          let q = p + inner &* j
          for i in 0..<inner where C.beats(q[i], r[i]) || r[i].isUnordered && !q[i].isUnordered {
            r[i] = q[i]
            places[i] = Double(j &+ 1)
          }
        }
      } else {
        for j in 1..<max(n, 1) {
          let q = p + inner &* j
          for i in 0..<inner {
            r[i] = C.beats(q[i], r[i]) || r[i].isUnordered ? q[i] : r[i]
          }
        }
      }
    }
  }

  @inline(__always)
  private static func firstOrdered(_ p: UnsafePointer<T>, _ n: Int) -> Int {
    var j = 0
    while j < n, p[j].isUnordered { j &+= 1 }
    return j == n ? 0 : j
  }

  private static func placeInColumn(_ p: UnsafePointer<T>, _ n: Int) -> Int {
    var at = firstOrdered(p, n)
    var best = p[at]
    for j in (at &+ 1)..<max(n, at &+ 1) where C.beats(p[j], best) {
      best = p[j]
      at = j
    }
    return at
  }

  /// Four contests side by side, so that one comparison need not wait for the last.
  private static func bestInColumn(_ p: UnsafePointer<T>, _ n: Int) -> T {
    let first = firstOrdered(p, n)
    var a = p[first]
    var j = first &+ 1
    if j &+ 16 < n {
      var (b, c, d) = (a, a, a)
      while j &+ 4 <= n {
        a = C.beats(p[j], a) ? p[j] : a
        b = C.beats(p[j &+ 1], b) ? p[j &+ 1] : b
        c = C.beats(p[j &+ 2], c) ? p[j &+ 2] : c
        d = C.beats(p[j &+ 3], d) ? p[j &+ 3] : d
        j &+= 4
      }
      a = C.beats(b, a) ? b : a
      c = C.beats(d, c) ? d : c
      a = C.beats(c, a) ? c : a
    }
    while j < n {
      a = C.beats(p[j], a) ? p[j] : a
      j &+= 1
    }
    return a
  }

  static func running(
    _ x: UnsafePointer<T>, _ out: UnsafeMutablePointer<T>, _ index: UnsafeMutablePointer<Double>?,
    _ lanes: Lanes
  ) {
    let n = lanes.length
    let inner = lanes.inner
    for k in 0..<lanes.outer {
      for i in 0..<inner {
        let start = i &+ inner &* n &* k
        var best = x[start]
        var place = 1.0
        out[start] = best
        index?[start] = place
        for j in 1..<max(n, 1) {
          let at = start &+ inner &* j
          let y = x[at]
          if C.beats(y, best) || best.isUnordered && !y.isUnordered {
            best = y
            place = Double(j &+ 1)
          }
          out[at] = best
          index?[at] = place
        }
      }
    }
  }
}

// MARK: - Of two arrays

extension Reductions {
  /// `max (a, b)` with broadcasting; nil where the classes do not go together, an error where the
  /// sizes do not.
  package static func extremum(
    _ a: Value, _ b: Value, largest: Bool, name: String
  ) throws(NablaError) -> Value? {
    if case .scalar(let x) = a, case .scalar(let y) = b {
      return .scalar(largest ? (x > y || y != y ? x : y) : (x < y || y != y ? x : y))
    }
    guard let x = try Operand(a), let y = try Operand(b), let kind = common(x.kind, y.kind) else {
      return nil
    }
    guard let shape = Broadcast(x.dims, y.dims) else {
      throw .nonconformantCall(name, left: x.dims, right: y.dims)
    }
    let choice = LoopChoice(loop: largest ? larger(kind) : smaller(kind))
    let r = try Operators.run(choice, shape, x, kind, y, kind, kind)
    return kind.isComplex ? try Conversion.narrow(r) : r
  }

  /// The class that both become: the wider of two integer classes of the same sign, an integer
  /// class before every float; two characters count as doubles.
  private static func common(_ a: NumericKind, _ b: NumericKind) -> NumericKind? {
    if a == .char || b == .char { return a == b ? .double : nil }
    if a == b { return a }
    if a.isInteger && b.isInteger {
      let low = NumericKind.uint8.rawValue
      guard (a.rawValue < low) == (b.rawValue < low) else { return nil }
      return a.rawValue > b.rawValue ? a : b
    }
    if a.isInteger || b.isInteger {
      return a.isComplex || b.isComplex ? nil : a.isInteger ? a : b
    }
    let single = a.isSingle || b.isSingle
    if a.isComplex || b.isComplex { return single ? .complexSingle : .complex }
    return single ? .single : .double
  }

  private static func larger(_ k: NumericKind) -> PairLoop {
    switch k {
    case .double, .char: LargerKernel<Double>.loop
    case .single: LargerKernel<Float>.loop
    case .int8: LargerKernel<Int8>.loop
    case .int16: LargerKernel<Int16>.loop
    case .int32: LargerKernel<Int32>.loop
    case .int64: LargerKernel<Int64>.loop
    case .uint8: LargerKernel<UInt8>.loop
    case .uint16: LargerKernel<UInt16>.loop
    case .uint32: LargerKernel<UInt32>.loop
    case .uint64: LargerKernel<UInt64>.loop
    case .logical: OrKernel.loop
    case .complex: LargerComplex<Double>.loop
    case .complexSingle: LargerComplex<Float>.loop
    }
  }

  private static func smaller(_ k: NumericKind) -> PairLoop {
    switch k {
    case .double, .char: SmallerKernel<Double>.loop
    case .single: SmallerKernel<Float>.loop
    case .int8: SmallerKernel<Int8>.loop
    case .int16: SmallerKernel<Int16>.loop
    case .int32: SmallerKernel<Int32>.loop
    case .int64: SmallerKernel<Int64>.loop
    case .uint8: SmallerKernel<UInt8>.loop
    case .uint16: SmallerKernel<UInt16>.loop
    case .uint32: SmallerKernel<UInt32>.loop
    case .uint64: SmallerKernel<UInt64>.loop
    case .logical: AndKernel.loop
    case .complex: SmallerComplex<Double>.loop
    case .complexSingle: SmallerComplex<Float>.loop
    }
  }
}

enum LargerKernel<T: Orderable>: PairKernel {
  @inline(__always) static func apply(_ a: T, _ b: T) -> T {
    T.comesBefore(a, b) || a.isUnordered ? b : a
  }
}
enum SmallerKernel<T: Orderable>: PairKernel {
  @inline(__always) static func apply(_ a: T, _ b: T) -> T {
    T.comesBefore(b, a) || a.isUnordered ? b : a
  }
}
/// By magnitude alone.
enum LargerComplex<F: RealFloat>: PairKernel {
  static func apply(_ a: Complex<F>, _ b: Complex<F>) -> Complex<F> {
    a.magnitude >= b.magnitude || a.isNaN ? a : b
  }
}
enum SmallerComplex<F: RealFloat>: PairKernel {
  static func apply(_ a: Complex<F>, _ b: Complex<F>) -> Complex<F> {
    a.magnitude <= b.magnitude || a.isNaN ? a : b
  }
}
