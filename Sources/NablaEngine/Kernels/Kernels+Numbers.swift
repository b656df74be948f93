import Glibc
import NablaSyntax

/// Smaller element functions that the library builds on.
extension Kernels {
  package static func gammaFunction(_ x: Double) -> Double { Gamma.apply(x) }

  /// F and E with x = F .* 2.^E and 0.5 <= |F| < 1.
  package static func mantissa(_ v: Value) throws(NablaError) -> (Value, Value) {
    if case .single(let t) = v {
      let f = try Tensor<Float>(uninitialized: t.dims)
      let e = try Tensor<Float>(uninitialized: t.dims)
      for i in 0..<t.count {
        var n: Int32 = 0
        f[i] = Float(Glibc.frexp(Double(t[i]), &n))
        e[i] = t[i].isFinite ? Float(n) : 0
      }
      return (.single(f), .single(e))
    }
    if v.isComplex { return try complexMantissa(v) }
    guard NumericKind(v) != nil, !v.isChar else { throw notDefined("log2", v) }
    let t = try Conversion.doubles(v)
    let f = try Tensor<Double>(uninitialized: t.dims)
    let e = try Tensor<Double>(uninitialized: t.dims)
    for i in 0..<t.count {
      var n: Int32 = 0
      f[i] = Glibc.frexp(t[i], &n)
      e[i] = t[i].isFinite ? Double(n) : 0
    }
    return (Value(f), Value(e))
  }

  /// One exponent for both parts: that of the larger one.
  private static func complexMantissa(_ v: Value) throws(NablaError) -> (Value, Value) {
    let z = try Conversion.complexes(try Conversion.convert(v, to: .double))
    let f = try Tensor<Complex<Double>>(uninitialized: z.dims)
    let e = try Tensor<Double>(uninitialized: z.dims)
    for i in 0..<z.count {
      let largest = max(abs(z[i].re), abs(z[i].im))
      var n: Int32 = 0
      _ = Glibc.frexp(largest, &n)
      let k = largest.isFinite ? Int(n) : 0
      let scale = Double(sign: .plus, exponent: -k, significand: 1)
      f[i] = Complex(z[i].re * scale, z[i].im * scale)
      e[i] = Double(k)
    }
    return (try Conversion.narrow(.complex(f)), Value(e))
  }

  /// `x`, but elements of `y` where x is not finite.
  package static func replacingNonFinite(_ x: Value, with y: Value) throws(NablaError) -> Value {
    func mix<F: RealFloat>(_ a: Tensor<F>, _ b: Tensor<F>) throws(NablaError) -> Tensor<F> {
      let r = try Tensor<F>(uninitialized: a.dims)
      for i in 0..<a.count { r[i] = a[i].isFinite ? a[i] : b[i] }
      return r
    }
    if case .single(let a) = x { return .single(try mix(a, try Conversion.singles(y))) }
    return Value(try mix(try Conversion.doubles(x), try Conversion.doubles(y)))
  }

  /// `y`, but `value` where `v` is a finite integer.
  package static func replacingAtIntegers(_ y: Value, _ v: Value, _ value: Double)
    throws(NablaError) -> Value
  {
    func mix<F: RealFloat>(_ y: Tensor<F>, _ v: Tensor<Double>) throws(NablaError) -> Tensor<F> {
      let r = try Tensor<F>(uninitialized: y.dims)
      for i in 0..<y.count {
        let x = v[i]
        r[i] = x.isFinite && x == x.rounded() ? F(rounding: value) : y[i]
      }
      return r
    }
    let places = try Conversion.doubles(v)
    if case .single(let t) = y { return .single(try mix(t, places)) }
    return Value(try mix(try Conversion.doubles(y), places))
  }
}

extension Operators {
  /// Exactly one of both; nil when the sizes do not go together.
  package static func xor(_ a: Value, _ b: Value) throws(NablaError) -> Value? {
    let (first, second): (Tensor<Bool>, Tensor<Bool>)
    if a.isScalar || b.isScalar {
      (first, second) = (try logicals(a), try logicals(b))
    } else {
      // Whatever goes wrong with two arrays, it is their sizes that are blamed.
      guard let p = try? logicals(a), let q = try? logicals(b) else { return nil }
      (first, second) = (p, q)
    }
    let x = Operand(kind: .logical, tensor: first)
    let y = Operand(kind: .logical, tensor: second)
    guard let shape = Broadcast(x.dims, y.dims) else { return nil }
    return try run(LoopChoice(loop: XorKernel.loop), shape, x, .logical, y, .logical, .logical)
  }

  private static func logicals(_ v: Value) throws(NablaError) -> Tensor<Bool> {
    guard NumericKind(v) != nil, !v.isChar else {
      throw .message("logical: wrong type argument '\(v.typeName)'", id: "")
    }
    return try Conversion.bools(v)
  }
}

extension PairFunctions {
  /// How `idivide` rounds.
  package enum Rounding: String, Sendable {
    case fix, round, floor, ceil
  }

  /// Division of integers; at least one operand has an integer class, which is that of the result.
  package static func divide(_ a: Value, _ b: Value, _ way: Rounding) throws(NablaError) -> Value {
    guard let x = try Operand(a), let y = try Operand(b),
      let shape = Broadcast(x.dims, y.dims)
    else { throw .nonconformantCall("quotient", left: a.dims, right: b.dims) }
    let kind = x.kind.isInteger ? x.kind : y.kind
    if way == .fix { return try divideByCorrection(a, b) }
    switch kind {
    case .int8: return try divide(shape, x, y, kind, way, Int8.self)
    case .int16: return try divide(shape, x, y, kind, way, Int16.self)
    case .int32: return try divide(shape, x, y, kind, way, Int32.self)
    case .int64: return try divide(shape, x, y, kind, way, Int64.self)
    case .uint8: return try divide(shape, x, y, kind, way, UInt8.self)
    case .uint16: return try divide(shape, x, y, kind, way, UInt16.self)
    case .uint32: return try divide(shape, x, y, kind, way, UInt32.self)
    default: return try divide(shape, x, y, kind, way, UInt64.self)
    }
  }

  /// The reference's way to "fix": from the rounded quotient q back by one where q b > a.
  private static func divideByCorrection(_ a: Value, _ b: Value) throws(NablaError) -> Value {
    let q = try Operators.binary(.elementDivide, a, b)
    let tooLarge = try Operators.binary(.greater, try Operators.binary(.elementMultiply, q, b), a)
    let step = try Operators.binary(.elementMultiply, tooLarge, try Kernels.part(.sign, b))
    return try Operators.binary(.subtract, q, step)
  }

  private static func divide<T: IntegerElement>(
    _ shape: Broadcast, _ x: Operand, _ y: Operand, _ kind: NumericKind, _ way: Rounding,
    _: T.Type
  ) throws(NablaError) -> Value {
    let choice: LoopChoice
    switch way {
    case .round: choice = LoopChoice(loop: OverKernel<T>.loop)
    case .fix, .floor: choice = LoopChoice(loop: FloorDivision<T>.loop)
    case .ceil: choice = LoopChoice(loop: CeilingDivision<T>.loop)
    }
    return try Operators.run(choice, shape, x, kind, y, kind, kind)
  }
}

enum TruncatingDivision<T: IntegerElement>: PairKernel {
  static func apply(_ a: T, _ b: T) -> T {
    if b == 0 { return a == 0 ? 0 : a < 0 ? T.min : T.max }
    let (q, overflow) = a.dividedReportingOverflow(by: b)
    return overflow ? T.max : q
  }
}

enum FloorDivision<T: IntegerElement>: PairKernel {
  static func apply(_ a: T, _ b: T) -> T {
    let q = TruncatingDivision<T>.apply(a, b)
    if b == 0 { return q }
    let r = a.remainderReportingOverflow(dividingBy: b).partialValue
    return r != 0 && (r < 0) != (b < 0) ? q &- 1 : q
  }
}

enum CeilingDivision<T: IntegerElement>: PairKernel {
  static func apply(_ a: T, _ b: T) -> T {
    let q = TruncatingDivision<T>.apply(a, b)
    if b == 0 { return q }
    let r = a.remainderReportingOverflow(dividingBy: b).partialValue
    return r != 0 && (r < 0) == (b < 0) ? q &+ 1 : q
  }
}
