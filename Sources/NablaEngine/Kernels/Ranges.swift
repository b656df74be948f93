import Glibc

/// `base : increment : limit`.
enum Ranges {
  // MARK: Counting

  /// The number of elements, with a tolerance of three units in the last place, so that
  /// `0:0.1:1` has eleven. Nil when it is too large to count.
  static func count(_ base: Double, _ increment: Double, _ limit: Double) -> Int? {
    if base.isNaN || increment.isNaN || limit.isNaN { return 1 }
    if increment == 0 || limit < base && increment > 0 || limit > base && increment < 0 {
      return 0
    }
    if isSingle(base, increment, limit) { return 1 }
    let tolerance = 3 * Double.ulpOfOne
    let steps = tolerantFloor((limit - base + increment) / increment, tolerance)
    if steps.isNaN { return 1 }
    guard steps < 9.0e15 else { return nil }
    var n = steps > 0 ? Int(steps) : 0
    if !near(base + Double(n - 1) * increment, limit, tolerance) {
      if near(base + Double(n - 2) * increment, limit, tolerance) {
        n -= 1
      } else if near(base + Double(n) * increment, limit, tolerance) {
        n += 1
      }
    }
    return max(n, 0)
  }

  /// Does the second element pass the limit? That may be an infinite increment.
  private static func isSingle<F: FloatingPoint>(_ base: F, _ increment: F, _ limit: F) -> Bool {
    increment > 0 ? base + increment > limit : base + increment < limit
  }

  /// Do the parts of a range cancel to no number, as in Inf:1:Inf?
  private static func isMissing<F: FloatingPoint>(_ base: F, _ increment: F, _ limit: F) -> Bool {
    !isSingle(base, increment, limit) && ((limit - base + increment) / increment).isNaN
  }

  private static func near(_ u: Double, _ v: Double, _ tolerance: Double) -> Bool {
    abs(u - v) < max(abs(u), abs(v)) * tolerance
  }

  /// Floor that lets a number just below an integer pass for it.
  ///
  /// Source: L. P. Hagerty, "More on fuzzy floor and ceiling", APL Quote Quad 8(4), 1978 (FL5).
  private static func tolerantFloor(_ x: Double, _ ct: Double) -> Double {
    let q = x < 0 ? 1 - ct : 1
    let rmax = q / (2 - ct)
    var t = 1 + Glibc.floor(x)
    t = (ct / q) * (t < 0 ? -t : t)
    t = rmax < t ? rmax : t
    t = ct > t ? ct : t
    t = Glibc.floor(x + t)
    return x <= 0 || t - x < rmax ? t : t - 1
  }

  // MARK: Making

  /// `endless`: a loop may walk a range without an end.
  static func make(base: Value, increment: Value?, limit: Value, endless: Bool) throws(NablaError)
    -> Value
  {
    if case .scalar(let b) = base, case .scalar(let l) = limit {
      if increment == nil { return try double(b, 1, l, endless) }
      if case .scalar(let i)? = increment { return try double(b, i, l, endless) }
    }
    if base.isSparse || limit.isSparse || increment?.isSparse == true {
      let i = try increment.map { v throws(NablaError) in try v.madeFull() }
      return try make(
        base: try base.madeFull(), increment: i, limit: try limit.madeFull(), endless: endless)
    }
    let parts = increment.map { [base, $0, limit] } ?? [base, limit]
    if parts.contains(where: \.isEmpty) { return .double(try Tensor(Dims(1, 0))) }
    var kind = NumericKind.double
    var text = false
    for p in parts {
      guard let k = NumericKind(p), k != .logical else {
        throw .message("invalid types found in range expression", id: "")
      }
      if k == .char {
        text = true
      } else if k.isInteger {
        guard kind == .double || kind == k, !text else { throw incompatible }
        kind = k
      } else if k.isSingle {
        guard !kind.isInteger else { throw incompatible }
        kind = .single
      }
    }
    if text && kind.isInteger { throw incompatible }
    for p in parts where kind.isInteger && p.classID == .single { throw incompatible }
    for p in parts where p.count != 1 {
      try KernelWarnings.warn(
        "Octave:colon-nonscalar-argument", "colon arguments should be scalars")
      break
    }
    for p in parts where p.isComplex {
      try KernelWarnings.warn(
        "Octave:colon-complex-argument", "imaginary part of complex colon arguments is ignored")
      break
    }
    switch kind {
    case .int8: return try integer(parts, Int8.self)
    case .int16: return try integer(parts, Int16.self)
    case .int32: return try integer(parts, Int32.self)
    case .int64: return try integer(parts, Int64.self)
    case .uint8: return try integer(parts, UInt8.self)
    case .uint16: return try integer(parts, UInt16.self)
    case .uint32: return try integer(parts, UInt32.self)
    case .uint64: return try integer(parts, UInt64.self)
    default: break
    }
    let b = try first(parts[0])
    let i = parts.count == 3 ? try first(parts[1]) : 1
    let l = try first(parts[parts.count - 1])
    if kind == .single { return try single(Float(b), Float(i), Float(l)) }
    let r = try double(b, i, l, endless)
    return text ? .char(try Conversion.chars(r)) : r
  }

  private static var incompatible: NablaError {
    .message("incompatible types found in range expression", id: "")
  }

  /// The real part of the first element.
  private static func first(_ v: Value) throws(NablaError) -> Double {
    if let x = v.realScalar { return x }
    if v.isComplex { return try Conversion.complexes(v).array[0].re }
    return try Conversion.doubles(v).array[0]
  }

  private static func double(
    _ base: Double, _ increment: Double, _ limit: Double, _ endless: Bool
  ) throws(NablaError) -> Value {
    guard let n = count(base, increment, limit) else {
      guard limit.isInfinite || base.isInfinite else { throw .message("invalid range", id: "") }
      guard endless else {
        throw .message("range with infinite number of elements cannot be stored", id: "")
      }
      return .range(
        RangeValue(base: base, increment: increment, limit: limit, count: Int(9.0e15)))
    }
    if n == 1, isMissing(base, increment, limit) { return .scalar(.nan) }
    if n == 1 { return .scalar(base) }
    return .range(RangeValue(base: base, increment: increment, limit: limit, count: n))
  }

  private static func single(_ base: Float, _ increment: Float, _ limit: Float) throws(NablaError)
    -> Value
  {
    // Counted as doubles would be, but with the tolerance of single.
    guard let n = countSingle(base, increment, limit) else {
      throw .message("range with infinite number of elements cannot be stored", id: "")
    }
    let isMissing = n == 1 && isMissing(base, increment, limit)
    let t = try Tensor<Float>(uninitialized: Dims(1, n))
    for i in 0..<n {
      var x = base + Float(i) * increment
      if i == n - 1, i > 0, increment > 0 ? x >= limit : x <= limit { x = limit }
      t.data[i] = isMissing ? .nan : i == 0 ? base : x
    }
    return .single(t)
  }

  private static func countSingle(_ b: Float, _ i: Float, _ l: Float) -> Int? {
    if b.isNaN || i.isNaN || l.isNaN { return 1 }
    if i == 0 || l < b && i > 0 || l > b && i < 0 { return 0 }
    if isSingle(b, i, l) { return 1 }
    let steps = (Double(l) - Double(b)) / Double(i) * (1 + 3 * Double(Float.ulpOfOne))
    if steps.isNaN { return 1 }
    guard steps < 9.0e15 else { return nil }
    return Int(Glibc.floor(steps)) + 1
  }

  /// Exact; an increment may be a double of any sign, even for an unsigned class.
  private static func integer<T: IntegerElement>(_ parts: [Value], _: T.Type) throws(NablaError)
    -> Value
  {
    let bound = "(not an integer or out of range for given integer type)"
    let base = try exact(parts[0], T.self, "colon operator lower bound invalid \(bound)")
    let limit = try exact(
      parts[parts.count - 1], T.self, "colon operator upper bound invalid \(bound)")
    var up = true
    var step: UInt64 = 1
    if parts.count == 3 {
      let v = parts[1]
      if let k = NumericKind(v), k.isInteger, let t = v.storage as? Tensor<T>, t.count > 0 {
        up = t.data[0] >= 0
        step = UInt64(t.data[0].magnitude)
      } else {
        let x = try first(v)
        guard x == x.rounded() else {
          throw .message("colon operator increment invalid (not an integer)", id: "")
        }
        up = x >= 0
        step = UInt64(exactly: abs(x)) ?? 0
        // A step wider than the class gives the first element only.
        if step == 0, abs(x) >= 1, up ? limit >= base : limit <= base {
          return Value(generic: try Tensor<T>(row: [base]))
        }
      }
    }
    if step == 0 || (up ? limit < base : limit > base) {
      return Value(generic: try Tensor<T>(Dims(1, 0)))
    }
    let distance = up ? distance(base, limit) : distance(limit, base)
    let last = distance / step
    guard last < 9_000_000_000_000_000 else { throw .outOfMemory(Dims(1, Int.max)) }
    let t = try Tensor<T>(uninitialized: Dims(1, Int(last) + 1))
    var x = base
    for i in 0..<t.count {
      t.data[i] = x
      let s = T(truncatingIfNeeded: step)
      x = up ? x &+ s : x &- s
    }
    return Value(generic: t)
  }

  private static func distance<T: IntegerElement>(_ a: T, _ b: T) -> UInt64 {
    UInt64(truncatingIfNeeded: b) &- UInt64(truncatingIfNeeded: a)
  }

  private static func exact<T: IntegerElement>(_ v: Value, _: T.Type, _ complaint: String)
    throws(NablaError) -> T
  {
    if let t = v.storage as? Tensor<T>, t.count > 0 { return t.data[0] }
    let x = try first(v)
    guard let r = T(exactly: x) else { throw .message(complaint, id: "") }
    return r
  }
}

extension Operators {
  package static func range(
    base: Value, increment: Value?, limit: Value, endless: Bool = false
  ) throws(NablaError) -> Value {
    try Ranges.make(base: base, increment: increment, limit: limit, endless: endless)
  }
}
