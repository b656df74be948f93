import Glibc

/// Functions that keep the class: rounding, signs, parts of complex numbers; and tests of elements.
extension Kernels {
  package enum Part: String, CaseIterable, Sendable {
    case abs, floor, ceil, round, fix, sign, real, imag, conj
  }

  package static func part(_ f: Part, _ v: Value) throws(NablaError) -> Value {
    switch v {
    case .scalar(let x): return .scalar(scalarPart(f, x))
    case .bool(let b): return .scalar(scalarPart(f, b ? 1 : 0))
    case .double(let t): return Value(try doublePart(f, t))
    case .range(let r): return Value(try doublePart(f, try r.tensor()))
    case .single(let t): return .single(try floatPart(f, t))
    case .logical: return Value(try floatPart(f, try Conversion.doubles(v)))
    case .char:
      switch f {
      case .sign: throw .message("signum: argument must be numeric", id: "")
      case .conj: throw .message("conj: argument must be numeric", id: "")
      default: return Value(try floatPart(f, try Conversion.doubles(v)))
      }
    case .int8(let t): return .int8(try integerPart(f, t))
    case .int16(let t): return .int16(try integerPart(f, t))
    case .int32(let t): return .int32(try integerPart(f, t))
    case .int64(let t): return .int64(try integerPart(f, t))
    case .uint8(let t): return .uint8(try integerPart(f, t))
    case .uint16(let t): return .uint16(try integerPart(f, t))
    case .uint32(let t): return .uint32(try integerPart(f, t))
    case .uint64(let t): return .uint64(try integerPart(f, t))
    case .complex(let t): return try complexPart(f, t)
    case .complexSingle(let t): return try complexPart(f, t)
    default: throw notDefined(f == .sign ? "signum" : f.rawValue, v)
    }
  }

  package static func scalarPart(_ f: Part, _ x: Double) -> Double {
    switch f {
    case .abs: Swift.abs(x)
    case .floor: x.rounded(.down)
    case .ceil: x.rounded(.up)
    case .round: x.rounded(.toNearestOrAwayFromZero)
    case .fix: x.rounded(.towardZero)
    case .sign: x > 0 ? 1 : x < 0 ? -1 : x.isNaN ? x : 0
    case .real, .conj: x
    case .imag: 0
    }
  }

  @inline(__always)
  private static func loop<T: Element, R: Element>(_ t: Tensor<T>, _ f: (T) -> R)
    throws(NablaError) -> Tensor<R>
  {
    let r = try Tensor<R>(uninitialized: t.dims)
    let p = t.data
    let q = r.data
    for i in 0..<t.count { q[i] = f(p[i]) }
    return r
  }

  private static func floatPart<F: RealFloat>(_ f: Part, _ t: Tensor<F>) throws(NablaError)
    -> Tensor<F>
  {
    switch f {
    case .abs: try loop(t) { $0.magnitude }
    case .floor: try loop(t) { $0.rounded(.down) }
    case .ceil: try loop(t) { $0.rounded(.up) }
    case .round: try loop(t) { $0.rounded(.toNearestOrAwayFromZero) }
    case .fix: try loop(t) { $0.rounded(.towardZero) }
    case .sign: try loop(t) { $0 > 0 ? 1 : $0 < 0 ? -1 : $0 == 0 ? 0 : $0 }
    case .real, .conj: t
    case .imag: try Tensor<F>(t.dims)
    }
  }

  private static func doublePart(_ f: Part, _ t: Tensor<Double>) throws(NablaError)
    -> Tensor<Double>
  {
    switch f {
    case .floor: try loop(t) { FastRounding.floor($0) }
    case .ceil: try loop(t) { FastRounding.ceil($0) }
    case .round: try loop(t) { FastRounding.round($0) }
    case .fix: try loop(t) { FastRounding.fix($0) }
    default: try floatPart(f, t)
    }
  }

  private static func integerPart<T: IntegerElement>(_ f: Part, _ t: Tensor<T>)
    throws(NablaError) -> Tensor<T>
  {
    switch f {
    case .abs: try loop(t) { $0 < 0 ? T.negated($0) : $0 }
    case .sign: try loop(t) { $0.signum() }
    case .imag: try Tensor<T>(t.dims)
    case .floor, .ceil, .round, .fix, .real, .conj: t
    }
  }

  private static func complexPart<F: RealFloat>(_ f: Part, _ t: Tensor<Complex<F>>)
    throws(NablaError) -> Value
  {
    switch f {
    case .abs: return Value(generic: try loop(t) { $0.magnitude })
    case .real: return Value(generic: try loop(t) { $0.re })
    case .imag: return Value(generic: try loop(t) { $0.im })
    case .conj:
      return try Conversion.narrow(Value(generic: try loop(t) { $0.conjugate }))
    case .floor: return try rounded(t, .down)
    case .ceil: return try rounded(t, .up)
    case .round: return try rounded(t, .toNearestOrAwayFromZero)
    case .fix: return try rounded(t, .towardZero)
    case .sign:
      return try Conversion.narrow(
        Value(
          generic: try loop(t) { (z: Complex<F>) -> Complex<F> in
            let m = z.magnitude
            return m == 0 ? Complex(0, 0) : Complex(z.re / m, z.im / m)
          }))
    }
  }

  private static func rounded<F: RealFloat>(
    _ t: Tensor<Complex<F>>, _ rule: FloatingPointRoundingRule
  ) throws(NablaError) -> Value {
    try Conversion.narrow(
      Value(generic: try loop(t) { Complex($0.re.rounded(rule), $0.im.rounded(rule)) }))
  }

  /// The angle in (-pi, pi]; of a real number 0 or pi, by its sign bit.
  package static func argument(_ v: Value) throws(NablaError) -> Value {
    switch v {
    case .scalar(let x): return .scalar(x.sign == .minus && !x.isNaN ? .pi : 0)
    case .complex(let t): return Value(try loop(t) { $0.argument })
    case .complexSingle(let t): return .single(try loop(t) { $0.argument })
    case .single(let t):
      return .single(try loop(t) { $0.sign == .minus && !$0.isNaN ? Float.nearestPi : 0 })
    case .char: throw .message("arg: argument must be numeric", id: "")
    default:
      guard NumericKind(v) != nil else { throw notDefined("arg", v) }
      return Value(
        try loop(try Conversion.doubles(v)) { $0.sign == .minus && !$0.isNaN ? Double.pi : 0 })
    }
  }

  // MARK: Tests of elements

  package enum Test: String, CaseIterable, Sendable {
    case isnan, isinf, isfinite, isna
  }

  package static func test(_ f: Test, _ v: Value) throws(NablaError) -> Value {
    switch v {
    case .scalar(let x): return .bool(holds(f, x))
    case .double(let t):
      switch f {
      case .isnan: return Value(try loop(t) { $0 != $0 })
      case .isinf: return Value(try loop(t) { Swift.abs($0) == .infinity })
      case .isfinite: return Value(try loop(t) { Swift.abs($0) < .infinity })
      case .isna: return Value(try loop(t) { MissingNumber.isMissing($0) })
      }
    case .single(let t):
      if f == .isna { return Value(try loop(t) { MissingNumber.isMissing($0) }) }
      return Value(try loop(t) { holds(f, Double($0)) })
    case .range(let r): return Value(try loop(try r.tensor()) { holds(f, $0) })
    case .complex(let t): return Value(try loop(t) { holds(f, $0.re, $0.im) })
    case .complexSingle(let t):
      return Value(try loop(t) { holds(f, Double($0.re), Double($0.im)) })
    case .char where f == .isna: throw .message("isna: argument must be numeric", id: "")
    default:
      guard NumericKind(v) != nil else { throw notDefined(f.rawValue, v) }
      return Value(try Tensor<Bool>(v.dims, repeating: f == .isfinite))
    }
  }

  @inline(__always) private static func holds(_ f: Test, _ x: Double) -> Bool {
    switch f {
    case .isnan: x.isNaN
    case .isinf: x.isInfinite
    case .isfinite: x.isFinite
    case .isna: MissingNumber.isMissing(x)
    }
  }

  private static func holds(_ f: Test, _ re: Double, _ im: Double) -> Bool {
    f == .isfinite ? re.isFinite && im.isFinite : holds(f, re) || holds(f, im)
  }

  package static func signBit(_ v: Value) throws(NablaError) -> Value {
    switch v {
    case .scalar(let x): return .bool(x.sign == .minus)
    case .single(let t): return Value(try loop(t) { $0.sign == .minus })
    case .char: throw .message("signbit: argument must be numeric", id: "")
    case .complex, .complexSingle: throw notDefined("signbit", v)
    default:
      guard NumericKind(v) != nil else { throw notDefined("signbit", v) }
      return Value(try loop(try Conversion.doubles(v)) { $0.sign == .minus })
    }
  }
}
