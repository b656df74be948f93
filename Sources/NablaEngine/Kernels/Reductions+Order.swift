/// Medians and most frequent values: what needs the order of a lane.
extension Reductions {
  /// The middle element of every lane, or the mean of the two in the middle in the class of the
  /// elements; NaN where a lane has one. The lanes are not empty. Nil for what has no order.
  package static func median(_ v: Value, along d: Int) throws(NablaError) -> Value? {
    switch v {
    case .scalar, .bool: return v
    case .range(let r): return Value(try median(r.tensor(), d, FloatMiddle<Double>.self))
    case .double(let t): return Value(try median(t, d, FloatMiddle<Double>.self))
    case .single(let t): return Value(try median(t, d, FloatMiddle<Float>.self))
    case .int8(let t): return Value(try median(t, d, IntegerMiddle<Int8>.self))
    case .int16(let t): return Value(try median(t, d, IntegerMiddle<Int16>.self))
    case .int32(let t): return Value(try median(t, d, IntegerMiddle<Int32>.self))
    case .int64(let t): return Value(try median(t, d, IntegerMiddle<Int64>.self))
    case .uint8(let t): return Value(try median(t, d, IntegerMiddle<UInt8>.self))
    case .uint16(let t): return Value(try median(t, d, IntegerMiddle<UInt16>.self))
    case .uint32(let t): return Value(try median(t, d, IntegerMiddle<UInt32>.self))
    case .uint64(let t): return Value(try median(t, d, IntegerMiddle<UInt64>.self))
    case .logical(let t): return Value(try median(t, d, TruthMiddle.self))
    case .complex(let t):
      return try Conversion.narrow(Value(try median(t, d, ComplexMiddle<Double>.self)))
    case .complexSingle(let t):
      return try Conversion.narrow(Value(try median(t, d, ComplexMiddle<Float>.self)))
    default: return nil
    }
  }

  private static func median<M: Middle>(_ t: Tensor<M.T>, _ d: Int, _: M.Type)
    throws(NablaError) -> Tensor<M.T>
  {
    let lanes = Lanes(t.dims, along: d)
    let r = try Tensor<M.T>(uninitialized: lanes.kept)
    let n = lanes.length
    if r.count == 0 || n == 0 { return r }
    var lane = [M.T](repeating: t.data[0], count: n)
    for k in 0..<lanes.outer {
      for i in 0..<lanes.inner {
        var missing: M.T?
        let source = t.data + (i &+ lanes.inner &* n &* k)
        lane.withUnsafeMutableBufferPointer { p in
          for j in 0..<n {
            let x = source[lanes.inner &* j]
            if x.isUnordered { missing = x }
            p[j] = x
          }
        }
        r.data[i &+ lanes.inner &* k] = missing.map(M.missing) ?? middle(&lane, M.self)
      }
    }
    return r
  }

  private static func middle<M: Middle>(_ lane: inout [M.T], _: M.Type) -> M.T {
    let n = lane.count
    return lane.withUnsafeMutableBufferPointer { p in
      select(p, n / 2, M.before)
      let upper = p[n / 2]
      if n % 2 == 1 { return upper }
      var lower = p[0]
      for j in 1..<max(n / 2, 1) where M.before(lower, p[j]) { lower = p[j] }
      return M.mean(lower, upper)
    }
  }

  /// Brings the element that belongs to place `k` there, smaller ones before it (Hoare's method).
  @inline(__always)
  private static func select<T>(
    _ p: UnsafeMutableBufferPointer<T>, _ k: Int, _ before: (T, T) -> Bool
  ) {
    var low = 0
    var high = p.count - 1
    while low < high {
      let middle = low + (high - low) / 2
      if before(p[middle], p[low]) { p.swapAt(middle, low) }
      if before(p[high], p[low]) { p.swapAt(high, low) }
      if before(p[high], p[middle]) { p.swapAt(high, middle) }
      let pivot = p[middle]
      var i = low
      var j = high
      while i <= j {
        while before(p[i], pivot) { i += 1 }
        while before(pivot, p[j]) { j -= 1 }
        if i <= j {
          p.swapAt(i, j)
          i += 1
          j -= 1
        }
      }
      if k <= j {
        high = j
      } else if k >= i {
        low = i
      } else {
        return
      }
    }
  }

  /// The elements that come most often in each lane, smallest first, and how often: one entry a lane.
  package struct Mode {
    package var frequency: Int
    /// Places of the winners in the sorted array.
    package var places: [Int]
  }

  /// Looks for runs in `sorted`, which is sorted along `d`.
  package static func modes(sorted v: Value, along d: Int) throws(NablaError) -> [Mode] {
    switch v {
    case .single(let t): return modes(t, d)
    case .int8(let t): return modes(t, d)
    case .int16(let t): return modes(t, d)
    case .int32(let t): return modes(t, d)
    case .int64(let t): return modes(t, d)
    case .uint8(let t): return modes(t, d)
    case .uint16(let t): return modes(t, d)
    case .uint32(let t): return modes(t, d)
    case .uint64(let t): return modes(t, d)
    case .logical(let t): return modes(t, d)
    case .complex(let t): return modes(t, d)
    case .complexSingle(let t): return modes(t, d)
    default: return modes(try Conversion.doubles(v), d)
    }
  }

  private static func modes<T: Element & Equatable>(_ t: Tensor<T>, _ d: Int) -> [Mode] {
    let lanes = Lanes(t.dims, along: d)
    var result: [Mode] = []
    for k in 0..<lanes.outer {
      for i in 0..<lanes.inner {
        var best = Mode(frequency: 0, places: [])
        var j = 0
        while j < lanes.length {
          let at = i + lanes.inner * (j + lanes.length * k)
          var run = 1
          while j + run < lanes.length, t.data[at + lanes.inner * run] == t.data[at] { run += 1 }
          if run > best.frequency {
            best = Mode(frequency: run, places: [at])
          } else if run == best.frequency {
            best.places.append(at)
          }
          j += run
        }
        result.append(best)
      }
    }
    return result
  }
}

/// How the two middle elements of a lane of even length become one.
private protocol Middle {
  associatedtype T: Orderable
  static func mean(_ a: T, _ b: T) -> T
  static func missing(_ x: T) -> T
  /// The order of elements, none of which is missing.
  static func before(_ a: T, _ b: T) -> Bool
}
extension Middle {
  @inline(__always) static func before(_ a: T, _ b: T) -> Bool { T.comesBefore(a, b) }
  static func missing(_ x: T) -> T { x }
}
private enum FloatMiddle<F: RealFloat & Orderable>: Middle {
  @inline(__always) static func mean(_ a: F, _ b: F) -> F { (a + b) / 2 }
  @inline(__always) static func before(_ a: F, _ b: F) -> Bool { a < b }
}
private enum IntegerMiddle<I: IntegerElement & Orderable>: Middle {
  @inline(__always) static func mean(_ a: I, _ b: I) -> I { I.over(I.plus(a, b), 2) }
}
private enum TruthMiddle: Middle {
  static func mean(_ a: Bool, _ b: Bool) -> Bool { a || b }
}
private enum ComplexMiddle<F: RealFloat & Element>: Middle {
  static func mean(_ a: Complex<F>, _ b: Complex<F>) -> Complex<F> {
    Complex((a.re + b.re) / 2, (a.im + b.im) / 2)
  }
  static func missing(_ x: Complex<F>) -> Complex<F> { Complex(.nan, 0) }
}

// MARK: - NaN left out

extension Reductions {
  /// The values with `filler` in place of NaN, and how many are left in each lane; a value without
  /// NaN comes back as it is.
  package static func withoutMissing(_ v: Value, filler: Double) throws(NablaError) -> Value {
    switch v {
    case .double(let t): return Value(try replaced(t, filler))
    case .single(let t): return Value(try replaced(t, Float(filler)))
    case .complex(let t): return Value(try replaced(t, Complex(filler, 0)))
    case .complexSingle(let t): return Value(try replaced(t, Complex(Float(filler), 0)))
    case .scalar(let x): return x.isNaN ? .scalar(filler) : v
    default: return v
    }
  }

  /// The number of elements of each lane that are not NaN, as doubles.
  package static func presentCount(_ v: Value, along d: Int?) throws(NablaError) -> Value {
    switch v {
    case .scalar(let x): return .scalar(x.isNaN ? 0 : 1)
    case .double(let t): return Value(try fold(CountingPresent<Double>.self, t, d))
    case .single(let t): return Value(try fold(CountingPresent<Float>.self, t, d))
    case .complex(let t): return Value(try fold(CountingPresent<Complex<Double>>.self, t, d))
    case .complexSingle(let t): return Value(try fold(CountingPresent<Complex<Float>>.self, t, d))
    default:
      let lanes = Lanes(v.dims, along: d)
      return Value(try Tensor<Double>(lanes.reduced, repeating: Double(lanes.length)))
    }
  }

  private static func replaced<T: Orderable>(_ t: Tensor<T>, _ filler: T) throws(NablaError)
    -> Tensor<T>
  {
    guard t.elements.contains(where: \.isUnordered) else { return t }
    let r = try t.copy()
    for i in 0..<r.count where r.data[i].isUnordered { r.data[i] = filler }
    return r
  }
}

enum CountingPresent<T: Orderable>: FoldKernel {
  @inline(__always) static var start: Int { 0 }
  @inline(__always) static func step(_ s: Int, _ x: T) -> Int { x.isUnordered ? s : s &+ 1 }
  @inline(__always) static func finish(_ s: Int) -> Double { Double(s) }
}
