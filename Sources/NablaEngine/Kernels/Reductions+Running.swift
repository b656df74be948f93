/// Running sums and products, differences of neighbours, and whether any or all elements are true.
extension Reductions {
  package static func runningSum(_ v: Value, along d: Int?, _ target: Target = .usual)
    throws(NablaError) -> Value?
  {
    switch v {
    case .scalar: return v
    case .bool(let b): return target == .native ? v : .scalar(b ? 1 : 0)
    case .double(let t): return Value(try scan(Summing<Double>.self, t, d))
    case .range(let r): return Value(try scan(Summing<Double>.self, try r.tensor(), d))
    case .single(let t):
      if target == .double {
        return Value(try scan(Summing<Double>.self, try Conversion.doubles(v), d))
      }
      return Value(try scan(Summing<Float>.self, t, d))
    case .complex(let t): return Value(try scan(Summing<Complex<Double>>.self, t, d))
    case .complexSingle(let t): return Value(try scan(Summing<Complex<Float>>.self, t, d))
    case .logical where target == .native:
      return try Conversion.convert(
        Value(try scan(Summing<Double>.self, try Conversion.doubles(v), d)), to: .logical)
    case .int8(let t) where target == .native: return Value(try scan(Summing<Int8>.self, t, d))
    case .int16(let t) where target == .native: return Value(try scan(Summing<Int16>.self, t, d))
    case .int32(let t) where target == .native: return Value(try scan(Summing<Int32>.self, t, d))
    case .int64(let t) where target == .native: return Value(try scan(Summing<Int64>.self, t, d))
    case .uint8(let t) where target == .native: return Value(try scan(Summing<UInt8>.self, t, d))
    case .uint16(let t) where target == .native: return Value(try scan(Summing<UInt16>.self, t, d))
    case .uint32(let t) where target == .native: return Value(try scan(Summing<UInt32>.self, t, d))
    case .uint64(let t) where target == .native: return Value(try scan(Summing<UInt64>.self, t, d))
    default:
      guard v.classID.isArithmetic else { return nil }
      return Value(try scan(Summing<Double>.self, try Conversion.doubles(v), d))
    }
  }

  package static func runningProduct(_ v: Value, along d: Int?) throws(NablaError) -> Value? {
    switch v {
    case .scalar: return v
    case .single(let t): return Value(try scan(Multiplying<Float>.self, t, d))
    case .complex(let t): return Value(try scan(Multiplying<Complex<Double>>.self, t, d))
    case .complexSingle(let t): return Value(try scan(Multiplying<Complex<Float>>.self, t, d))
    default:
      guard v.classID.isArithmetic else { return nil }
      return Value(try scan(Multiplying<Double>.self, try Conversion.doubles(v), d))
    }
  }

  /// Every state of a fold along the lanes.
  private static func scan<K: FoldKernel>(_: K.Type, _ t: Tensor<K.Input>, _ d: Int?)
    throws(NablaError) -> Tensor<K.Output> where K.State == K.Output, K.Input == K.Output
  {
    let lanes = Lanes(t.dims, along: d)
    let r = try Tensor<K.Output>(uninitialized: t.dims)
    let x = t.data
    let out = r.data
    let (n, inner) = (lanes.length, lanes.inner)
    if r.count == 0 { return r }
    for k in 0..<lanes.outer {
      let base = inner &* n &* k
      if inner == 1 {
        var s = K.start
        for j in base..<(base &+ n) {
          s = K.step(s, x[j])
          out[j] = s
        }
        continue
      }
      for i in base..<(base &+ inner) { out[i] = K.step(K.start, x[i]) }
      for j in 1..<max(n, 1) {
        let row = base &+ inner &* j
        for i in row..<(row &+ inner) { out[i] = K.step(out[i &- inner], x[i]) }
      }
    }
    return r
  }

  // MARK: Differences

  /// `x (k + 1) - x (k)` along a dimension; logicals and characters give doubles. Nil for what has none.
  package static func difference(_ v: Value, along d: Int) throws(NablaError) -> Value? {
    switch v {
    case .range(let r) where d == 1 && r.count > 1:
      return Value(try Tensor<Double>(Dims(1, r.count - 1), repeating: r.increment))
    case .single(let t): return Value(try difference(t, d))
    case .int8(let t): return Value(try difference(t, d))
    case .int16(let t): return Value(try difference(t, d))
    case .int32(let t): return Value(try difference(t, d))
    case .int64(let t): return Value(try difference(t, d))
    case .uint8(let t): return Value(try difference(t, d))
    case .uint16(let t): return Value(try difference(t, d))
    case .uint32(let t): return Value(try difference(t, d))
    case .uint64(let t): return Value(try difference(t, d))
    case .complex(let t): return try Conversion.narrow(Value(try difference(t, d)))
    case .complexSingle(let t): return try Conversion.narrow(Value(try difference(t, d)))
    default:
      guard v.classID.isArithmetic else { return nil }
      return Value(try difference(try Conversion.doubles(v), d))
    }
  }

  private static func difference<T: Arithmetic>(_ t: Tensor<T>, _ d: Int) throws(NablaError)
    -> Tensor<T>
  {
    let lanes = Lanes(t.dims, along: d)
    let n = max(lanes.length - 1, 0)
    var dims = t.dims
    dims[d] = n
    let r = try Tensor<T>(uninitialized: dims)
    let inner = lanes.inner
    if r.count == 0 { return r }
    for k in 0..<lanes.outer {
      let x = t.data + inner &* lanes.length &* k
      let out = r.data + inner &* n &* k
      for i in 0..<(inner &* n) { out[i] = T.minus(x[i &+ inner], x[i]) }
    }
    return r
  }

  // MARK: Truth

  /// Is any element of a lane not zero? NaN is not counted.
  package static func any(_ v: Value, along d: Int?) throws(NablaError) -> Value {
    try truth(v, d, wanted: true)
  }

  /// Is no element of a lane zero?
  package static func all(_ v: Value, along d: Int?) throws(NablaError) -> Value {
    try truth(v, d, wanted: false)
  }

  private static func truth(_ v: Value, _ d: Int?, wanted: Bool) throws(NablaError) -> Value {
    switch v {
    case .scalar(let x): return .bool(wanted ? x != 0 && x == x : x != 0)
    case .bool: return v
    case .double(let t): return try truth(t, d, wanted)
    case .range(let r): return try truth(r.tensor(), d, wanted)
    case .single(let t): return try truth(t, d, wanted)
    case .int8(let t): return try truth(t, d, wanted)
    case .int16(let t): return try truth(t, d, wanted)
    case .int32(let t): return try truth(t, d, wanted)
    case .int64(let t): return try truth(t, d, wanted)
    case .uint8(let t): return try truth(t, d, wanted)
    case .uint16(let t): return try truth(t, d, wanted)
    case .uint32(let t): return try truth(t, d, wanted)
    case .uint64(let t): return try truth(t, d, wanted)
    case .logical(let t): return try truth(t, d, wanted)
    case .char(let t): return try truth(t, d, wanted)
    case .complex(let t): return try truth(t, d, wanted)
    case .complexSingle(let t): return try truth(t, d, wanted)
    case .cell: return .logical(try Tensor<Bool>(Dims.empty))
    default: return .scalar(0)
    }
  }

  private static func truth<T: Truth>(_ t: Tensor<T>, _ d: Int?, _ wanted: Bool)
    throws(NablaError) -> Value
  {
    let lanes = Lanes(t.dims, along: d)
    let r = try Tensor<Bool>(uninitialized: lanes.reduced)
    if wanted {
      TruthScan<T>.any(t.data, r.data, lanes, r.count)
    } else {
      TruthScan<T>.all(t.data, r.data, lanes, r.count)
    }
    return Value(r)
  }
}

/// What can be true: not zero; but NaN is neither true nor false.
protocol Truth: Element {
  var isTrue: Bool { get }
  var isFalse: Bool { get }
}
extension Truth where Self: FixedWidthInteger {
  @inline(__always) var isTrue: Bool { self != 0 }
  @inline(__always) var isFalse: Bool { self == 0 }
}
extension Double: Truth {
  @inline(__always) var isTrue: Bool { self != 0 && self == self }
  @inline(__always) var isFalse: Bool { self == 0 }
}
extension Float: Truth {
  @inline(__always) var isTrue: Bool { self != 0 && self == self }
  @inline(__always) var isFalse: Bool { self == 0 }
}
extension Int8: Truth {}
extension Int16: Truth {}
extension Int32: Truth {}
extension Int64: Truth {}
extension UInt8: Truth {}
extension UInt16: Truth {}
extension UInt32: Truth {}
extension UInt64: Truth {}
extension Bool: Truth {
  @inline(__always) var isTrue: Bool { self }
  @inline(__always) var isFalse: Bool { !self }
}
extension Char: Truth {
  @inline(__always) var isTrue: Bool { byte != 0 }
  @inline(__always) var isFalse: Bool { byte == 0 }
}
extension Complex: Truth where F: Element {
  var isTrue: Bool { (re != 0 || im != 0) && re == re && im == im }
  var isFalse: Bool { re == 0 && im == 0 }
}

/// The loops of any and all: a column ends at the first element that decides it.
private enum TruthScan<T: Truth> {
  static func any(
    _ x: UnsafePointer<T>, _ out: UnsafeMutablePointer<Bool>, _ lanes: Lanes, _ count: Int
  ) {
    let (n, inner) = (lanes.length, lanes.inner)
    for i in 0..<count { out[i] = false }
    if n == 0 || count == 0 { return }
    for k in 0..<lanes.outer {
      let p = x + inner &* n &* k
      if inner == 1 {
        var j = 0
        while j < n, !p[j].isTrue { j &+= 1 }
        out[k] = j < n
        continue
      }
      let r = out + inner &* k
      for j in 0..<n {
        let q = p + inner &* j
        for i in 0..<inner { r[i] = r[i] || q[i].isTrue }
      }
    }
  }

  static func all(
    _ x: UnsafePointer<T>, _ out: UnsafeMutablePointer<Bool>, _ lanes: Lanes, _ count: Int
  ) {
    let (n, inner) = (lanes.length, lanes.inner)
    for i in 0..<count { out[i] = true }
    if n == 0 || count == 0 { return }
    for k in 0..<lanes.outer {
      let p = x + inner &* n &* k
      if inner == 1 {
        var j = 0
        while j < n, !p[j].isFalse { j &+= 1 }
        out[k] = j == n
        continue
      }
      let r = out + inner &* k
      for j in 0..<n {
        let q = p + inner &* j
        for i in 0..<inner { r[i] = r[i] && !q[i].isFalse }
      }
    }
  }
}
