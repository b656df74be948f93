/// Sums and products along a dimension.
///
/// A dimension is given from zero, or nil for the first whose length is not one. The class of the
/// result is the language's: a double for integers, logicals and characters, unless `native`.
package enum Reductions {
  /// In which class to add, and that of the result.
  package enum Target: Sendable {
    /// Single for singles, double for everything else.
    case usual
    /// The class of the argument, saturating; `any` and `all` for logicals.
    case native
    /// Double, also for singles.
    case double
  }

  package static func sum(_ v: Value, along d: Int?, _ target: Target = .usual)
    throws(NablaError) -> Value?
  {
    switch v {
    case .scalar(let x): return .scalar(x + 0)
    case .bool(let b): return target == .native ? v : .scalar(b ? 1 : 0)
    case .range(let r):
      if r.count == 0 || d.map({ $0 != 1 }) ?? false {
        return try sum(.double(r.tensor()), along: d)
      }
      var s = 0.0
      for i in 0..<r.count { s += r[i] }
      return .scalar(s)
    case .double(let t):
      let lanes = Lanes(t.dims, along: d)
      let r = try Tensor<Double>(uninitialized: lanes.reduced)
      if lanes.isLong {
        VectorKernels.sum(
          t.data, inner: lanes.inner, length: lanes.length, outer: lanes.outer, into: r.data)
      } else {
        Summing<Double>.run(t.data, r.data, lanes)
      }
      return Value(r)
    case .single(let t):
      if target == .double { return Value(try fold(Widening.self, t, d)) }
      let lanes = Lanes(t.dims, along: d)
      let r = try Tensor<Float>(uninitialized: lanes.reduced)
      if lanes.isLong {
        VectorKernels.sum(
          t.data, inner: lanes.inner, length: lanes.length, outer: lanes.outer, into: r.data)
      } else {
        Summing<Float>.run(t.data, r.data, lanes)
      }
      return Value(r)
    case .logical(let t):
      if target == .native { return try any(v, along: d) }
      return Value(try fold(Counting<Bool>.self, t, d))
    case .char(let t): return Value(try fold(Counting<Char>.self, t, d))
    case .int8(let t): return try integers(t, d, target) { Value($0) }
    case .int16(let t): return try integers(t, d, target) { Value($0) }
    case .int32(let t): return try integers(t, d, target) { Value($0) }
    case .uint8(let t): return try integers(t, d, target) { Value($0) }
    case .uint16(let t): return try integers(t, d, target) { Value($0) }
    case .uint32(let t): return try integers(t, d, target) { Value($0) }
    case .int64(let t):
      if target == .native { return Value(try fold(Summing<Int64>.self, t, d)) }
      return Value(try fold(LongSumming<Int64>.self, t, d))
    case .uint64(let t):
      if target == .native { return Value(try fold(Summing<UInt64>.self, t, d)) }
      return Value(try fold(LongSumming<UInt64>.self, t, d))
    case .complex(let t):
      return try Conversion.narrow(
        Value(try fold(Summing<Complex<Double>>.self, t, d)))
    case .complexSingle(let t):
      if target == .double { return try sum(.complex(Conversion.complexes(v)), along: d) }
      return try Conversion.narrow(
        Value(try fold(Summing<Complex<Float>>.self, t, d)))
    default: return nil
    }
  }

  private static func integers<T: IntegerElement & CountableElement>(
    _ t: Tensor<T>, _ d: Int?, _ target: Target, _ wrap: (Tensor<T>) -> Value
  ) throws(NablaError) -> Value {
    if target == .native { return wrap(try fold(Summing<T>.self, t, d)) }
    return Value(try fold(Counting<T>.self, t, d))
  }

  package static func product(_ v: Value, along d: Int?, _ target: Target = .usual)
    throws(NablaError) -> Value?
  {
    switch v {
    case .scalar: return v
    case .bool(let b): return target == .native ? v : .scalar(b ? 1 : 0)
    case .range(let r): return try product(.double(r.tensor()), along: d)
    case .double(let t): return Value(try fold(Multiplying<Double>.self, t, d))
    case .single(let t):
      if target == .double { return Value(try fold(WideMultiplying<Float>.self, t, d)) }
      return Value(try fold(Multiplying<Float>.self, t, d))
    case .logical(let t):
      if target == .native { return try all(v, along: d) }
      return Value(try fold(WideMultiplying<Bool>.self, t, d))
    case .char(let t): return Value(try fold(WideMultiplying<Char>.self, t, d))
    case .int8(let t): return try integerProduct(t, d, target) { Value($0) }
    case .int16(let t): return try integerProduct(t, d, target) { Value($0) }
    case .int32(let t): return try integerProduct(t, d, target) { Value($0) }
    case .int64(let t): return try integerProduct(t, d, target) { Value($0) }
    case .uint8(let t): return try integerProduct(t, d, target) { Value($0) }
    case .uint16(let t): return try integerProduct(t, d, target) { Value($0) }
    case .uint32(let t): return try integerProduct(t, d, target) { Value($0) }
    case .uint64(let t): return try integerProduct(t, d, target) { Value($0) }
    case .complex(let t):
      return try Conversion.narrow(Value(try fold(Multiplying<Complex<Double>>.self, t, d)))
    case .complexSingle(let t):
      if target == .double { return try product(.complex(Conversion.complexes(v)), along: d) }
      return try Conversion.narrow(Value(try fold(Multiplying<Complex<Float>>.self, t, d)))
    default: return nil
    }
  }

  private static func integerProduct<T: IntegerElement & UnitElement>(
    _ t: Tensor<T>, _ d: Int?, _ target: Target, _ wrap: (Tensor<T>) -> Value
  ) throws(NablaError) -> Value {
    if target == .native { return wrap(try fold(Multiplying<T>.self, t, d)) }
    return Value(try fold(WideMultiplying<T>.self, t, d))
  }

  /// `sum (abs (x) .^ 2)`.
  package static func sumOfSquares(_ v: Value, along d: Int?) throws(NablaError) -> Value? {
    switch v {
    case .scalar(let x): return .scalar(x * x)
    case .single(let t): return Value(try fold(Squaring<Float>.self, t, d))
    case .complex(let t): return Value(try fold(ComplexSquaring<Double>.self, t, d))
    case .complexSingle(let t): return Value(try fold(ComplexSquaring<Float>.self, t, d))
    default:
      guard v.classID.isArithmetic else { return nil }
      return Value(try fold(Squaring<Double>.self, try Conversion.doubles(v), d))
    }
  }

  /// Folds every lane into one element.
  static func fold<K: FoldKernel>(_: K.Type, _ t: Tensor<K.Input>, _ d: Int?)
    throws(NablaError) -> Tensor<K.Output>
  {
    let lanes = Lanes(t.dims, along: d)
    let r = try Tensor<K.Output>(uninitialized: lanes.reduced)
    K.run(t.data, r.data, lanes)
    return r
  }
}

/// How an array lies around one dimension: `inner` elements below it, its `length`, and `outer`
/// groups above it. Element (i, j, k) is at `i + inner * (j + length * k)`.
struct Lanes {
  let inner: Int
  let length: Int
  let outer: Int
  /// The size of the array and the dimension, which may be given as nil for the first that is not one.
  let dims: Dims
  let dimension: Int

  init(_ dims: Dims, along d: Int?) {
    let axis = d ?? dims.firstNonSingleton
    var inner = 1
    for i in 0..<min(axis, dims.count) { inner &*= dims[i] }
    self.inner = inner
    length = dims[axis]
    var outer = 1
    for i in stride(from: axis + 1, to: dims.count, by: 1) { outer &*= dims[i] }
    self.outer = outer
    self.dims = dims
    dimension = axis
  }

  /// The size with this dimension folded to one; the empty matrix counts as 0x1, so that its sum is 0.
  var reduced: Dims {
    var r = dims == .empty ? Dims(0, 1) : dims
    if dimension < r.count { r[dimension] = 1 }
    return r
  }

  /// The same with an empty dimension kept, as max and min do.
  var kept: Dims {
    var r = dims
    if dimension < r.count, length != 0 { r[dimension] = 1 }
    return r
  }

  /// Columns so long that they are summed by several accumulators. Shorter ones are added from left
  /// to right, to the bits that every implementation gets.
  var isLong: Bool { inner != 1 || length > 4096 }
}

// MARK: - Folding

/// A fold of the elements of a lane, as a type without cases.
protocol FoldKernel {
  associatedtype Input: Element
  associatedtype State
  associatedtype Output: Element
  static var start: State { get }
  static func step(_ s: State, _ x: Input) -> State
  static func finish(_ s: State) -> Output
}

extension FoldKernel {
  static func run(_ x: UnsafePointer<Input>, _ out: UnsafeMutablePointer<Output>, _ lanes: Lanes) {
    if lanes.inner == 1 {
      columns(x, out, lanes.length, lanes.dims == .empty ? 1 : lanes.outer)
    } else {
      slices(x, out, lanes)
    }
  }

  /// Four columns at a time: each is added in order, but the processor works on all of them.
  private static func columns(
    _ x: UnsafePointer<Input>, _ out: UnsafeMutablePointer<Output>, _ n: Int, _ outer: Int
  ) {
    var k = 0
    while k &+ 4 <= outer {
      let p = x + n &* k
      var (a, b, c, d) = (start, start, start, start)
      for j in 0..<n {
        a = step(a, p[j])
        b = step(b, p[n &+ j])
        c = step(c, p[2 &* n &+ j])
        d = step(d, p[3 &* n &+ j])
      }
      out[k] = finish(a)
      out[k &+ 1] = finish(b)
      out[k &+ 2] = finish(c)
      out[k &+ 3] = finish(d)
      k &+= 4
    }
    while k < outer {
      let p = x + n &* k
      var a = start
      for j in 0..<n { a = step(a, p[j]) }
      out[k] = finish(a)
      k &+= 1
    }
  }

  /// Walks memory in order, with a block of states that stays in cache.
  private static func slices(
    _ x: UnsafePointer<Input>, _ out: UnsafeMutablePointer<Output>, _ lanes: Lanes
  ) {
    let block = min(1024, lanes.inner)
    withUnsafeTemporaryAllocation(of: State.self, capacity: max(block, 1)) { states in
      guard let s = states.baseAddress else { return }
      for k in 0..<lanes.outer {
        var i = 0
        while i < lanes.inner {
          let n = min(block, lanes.inner &- i)
          s.initialize(repeating: start, count: n)
          for j in 0..<lanes.length {
            let p = x + (i &+ lanes.inner &* (j &+ lanes.length &* k))
            for m in 0..<n { s[m] = step(s[m], p[m]) }
          }
          let target = out + (i &+ lanes.inner &* k)
          for m in 0..<n { target[m] = finish(s[m]) }
          s.deinitialize(count: n)
          i &+= n
        }
      }
    }
  }
}

/// Adds in the class of the elements.
enum Summing<T: Arithmetic>: FoldKernel {
  @inline(__always) static var start: T { T.fill }
  @inline(__always) static func step(_ s: T, _ x: T) -> T { T.plus(s, x) }
  @inline(__always) static func finish(_ s: T) -> T { s }
}
/// Singles added as doubles.
enum Widening: FoldKernel {
  @inline(__always) static var start: Double { 0 }
  @inline(__always) static func step(_ s: Double, _ x: Float) -> Double { s + Double(x) }
  @inline(__always) static func finish(_ s: Double) -> Double { s }
}
/// Small integers, exactly.
enum Counting<T: CountableElement>: FoldKernel {
  @inline(__always) static var start: Int { 0 }
  @inline(__always) static func step(_ s: Int, _ x: T) -> Int { s &+ x.asInt }
  @inline(__always) static func finish(_ s: Int) -> Double { Double(s) }
}
enum LongSumming<T: IntegerElement>: FoldKernel {
  @inline(__always) static var start: Double { 0 }
  @inline(__always) static func step(_ s: Double, _ x: T) -> Double { s + Double(x) }
  @inline(__always) static func finish(_ s: Double) -> Double { s }
}
enum Multiplying<T: UnitElement>: FoldKernel {
  @inline(__always) static var start: T { T.one }
  @inline(__always) static func step(_ s: T, _ x: T) -> T { T.times(s, x) }
  @inline(__always) static func finish(_ s: T) -> T { s }
}
enum WideMultiplying<T: RealElement>: FoldKernel {
  @inline(__always) static var start: Double { 1 }
  @inline(__always) static func step(_ s: Double, _ x: T) -> Double { s * x.asDouble }
  @inline(__always) static func finish(_ s: Double) -> Double { s }
}
enum Squaring<F: RealFloat>: FoldKernel {
  @inline(__always) static var start: F { 0 }
  @inline(__always) static func step(_ s: F, _ x: F) -> F { s + x * x }
  @inline(__always) static func finish(_ s: F) -> F { s }
}
enum ComplexSquaring<F: RealFloat & Element>: FoldKernel {
  @inline(__always) static var start: F { 0 }
  @inline(__always) static func step(_ s: F, _ x: Complex<F>) -> F {
    s + (x.re * x.re + x.im * x.im)
  }
  @inline(__always) static func finish(_ s: F) -> F { s }
}

/// Elements that fit an `Int` with room for sums of as many as memory holds.
protocol CountableElement: Element {
  var asInt: Int { get }
}
extension CountableElement where Self: FixedWidthInteger {
  @inline(__always) var asInt: Int { Int(truncatingIfNeeded: self) }
}
extension Int8: CountableElement {}
extension Int16: CountableElement {}
extension Int32: CountableElement {}
extension UInt8: CountableElement {}
extension UInt16: CountableElement {}
extension UInt32: CountableElement {}
extension Bool: CountableElement {
  /// Without a branch, which random data would mispredict half of the time.
  @inline(__always) var asInt: Int { Int(unsafeBitCast(self, to: UInt8.self) & 1) }
}
extension Char: CountableElement {
  @inline(__always) var asInt: Int { Int(byte) }
}

/// Has a neutral element of multiplication.
protocol UnitElement: Arithmetic {
  static var one: Self { get }
}
extension UnitElement where Self: ExpressibleByIntegerLiteral {
  @inline(__always) static var one: Self { 1 }
}
extension Double: UnitElement {}
extension Float: UnitElement {}
extension Int8: UnitElement {}
extension Int16: UnitElement {}
extension Int32: UnitElement {}
extension Int64: UnitElement {}
extension UInt8: UnitElement {}
extension UInt16: UnitElement {}
extension UInt32: UnitElement {}
extension UInt64: UnitElement {}
extension Complex: UnitElement where F: RealFloat {
  @inline(__always) static var one: Complex { Complex(1, 0) }
}
