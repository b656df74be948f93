import CNabla
import Glibc

/// Functions of the elements of an array, for every class.
package enum Kernels {
  /// Functions with floating results: integers and logicals become doubles first.
  package enum Math: String, CaseIterable, Sendable {
    case sqrt, cbrt, exp, expm1, log, log2, log10, log1p, sigmoid
    case sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, asinh, acosh, atanh
    case gamma, lgamma, erf, erfc, erfcx, erfinv, erfcinv, erfi, dawson, roundb
  }

  package static func math(_ f: Math, _ v: Value) throws(NablaError) -> Value {
    switch f {
    case .sqrt: try map(Sqrt.self, f, v)
    case .cbrt: try map(Cbrt.self, f, v)
    case .exp: try map(Exp.self, f, v)
    case .expm1: try map(Expm1.self, f, v)
    case .log: try map(Log.self, f, v)
    case .log2: try map(Log2.self, f, v)
    case .log10: try map(Log10.self, f, v)
    case .log1p: try map(Log1p.self, f, v)
    case .sigmoid: try map(Sigmoid.self, f, v)
    case .sin: try map(Sin.self, f, v)
    case .cos: try map(Cos.self, f, v)
    case .tan: try map(Tan.self, f, v)
    case .asin: try map(Asin.self, f, v)
    case .acos: try map(Acos.self, f, v)
    case .atan: try map(Atan.self, f, v)
    case .sinh: try map(Sinh.self, f, v)
    case .cosh: try map(Cosh.self, f, v)
    case .tanh: try map(Tanh.self, f, v)
    case .asinh: try map(Asinh.self, f, v)
    case .acosh: try map(Acosh.self, f, v)
    case .atanh: try map(Atanh.self, f, v)
    case .gamma: try map(Gamma.self, f, v)
    case .lgamma: try map(LogGamma.self, f, v)
    case .erf: try map(Erf.self, f, v)
    case .erfc: try map(Erfc.self, f, v)
    case .erfcx: try map(Erfcx.self, f, v)
    case .erfinv: try map(Erfinv.self, f, v)
    case .erfcinv: try map(Erfcinv.self, f, v)
    case .erfi: try map(Erfi.self, f, v)
    case .dawson: try map(Dawson.self, f, v)
    case .roundb: try map(RoundToEven.self, f, v)
    }
  }

  static func notDefined(_ name: String, _ v: Value) -> NablaError {
    .message("\(name): not defined for \(v.typeName)", id: "")
  }

  private static func map<K: MathFunction>(_ k: K.Type, _ f: Math, _ v: Value)
    throws(NablaError) -> Value
  {
    switch v {
    case .scalar(let x):
      if x < K.low || x > K.high {
        return try Conversion.narrow(complexScalar(K.outside(x)))
      }
      return .scalar(K.apply(x))
    case .bool(let b): return try map(k, f, .scalar(b ? 1 : 0))
    case .double(let t):
      if let fast = try vectorized(f, t) { return Value(fast) }
      return try real(k, t)
    case .range(let r): return try map(k, f, Value(r.tensor()))
    case .single(let t):
      if let fast = try vectorized(f, t) { return .single(fast) }
      return try single(k, t)
    case .complex(let t): return try complex(k, t, f.rawValue, v)
    case .complexSingle(let t): return try complex(k, t, f.rawValue, v)
    case .char: throw .message("\(f.rawValue): argument must be numeric", id: "")
    default:
      guard NumericKind(v) != nil else { throw notDefined(f.rawValue, v) }
      return try map(k, f, Value(try Conversion.doubles(v)))
    }
  }

  private static func complexScalar(_ z: Complex<Double>) throws(NablaError) -> Value {
    .complex(try Tensor(Dims.scalar, repeating: z))
  }

  private static func real<K: MathFunction>(_: K.Type, _ t: Tensor<Double>) throws(NablaError)
    -> Value
  {
    let p = t.data
    let n = t.count
    if K.low > -.infinity || K.high < .infinity {
      for i in 0..<n where p[i] < K.low || p[i] > K.high {
        return try beyond(K.self, t) { K.apply($0) }
      }
    }
    let r = try Tensor<Double>(uninitialized: t.dims)
    let q = r.data
    for i in 0..<n { q[i] = K.apply(p[i]) }
    return Value(r)
  }

  private static func single<K: MathFunction>(_: K.Type, _ t: Tensor<Float>) throws(NablaError)
    -> Value
  {
    let p = t.data
    let n = t.count
    let low = Float(K.low)
    let high = Float(K.high)
    for i in 0..<n where p[i] < low || p[i] > high {
      return try beyond(K.self, t) { K.apply($0) }
    }
    let r = try Tensor<Float>(uninitialized: t.dims)
    let q = r.data
    for i in 0..<n { q[i] = K.apply(p[i]) }
    return .single(r)
  }

  private static func beyond<K: MathFunction, F: RealFloat>(
    _: K.Type, _ t: Tensor<F>, _ inside: (F) -> F
  ) throws(NablaError) -> Value {
    let r = try Tensor<Complex<F>>(uninitialized: t.dims)
    let low = F(rounding: K.low)
    let high = F(rounding: K.high)
    for i in 0..<t.count {
      let x = t.data[i]
      r.data[i] = x < low || x > high ? K.outside(x) : Complex(inside(x), 0)
    }
    return try Conversion.narrow(Value(generic: r))
  }

  private static func complex<K: MathFunction, F: RealFloat>(
    _: K.Type, _ t: Tensor<Complex<F>>, _ name: String, _ v: Value
  ) throws(NablaError) -> Value {
    let r = try Tensor<Complex<F>>(uninitialized: t.dims)
    for i in 0..<t.count {
      guard let z = K.apply(t.data[i]) else { throw notDefined(name, v) }
      r.data[i] = z
    }
    return try Conversion.narrow(Value(generic: r))
  }

  // MARK: Vector loops

  /// From here on the vector functions are used; below, the C library's own, to the last bit.
  private static let threshold = 256

  private static func vectorized(_ f: Math, _ t: Tensor<Double>) throws(NablaError)
    -> Tensor<Double>?
  {
    let n = t.count
    guard n >= threshold else { return nil }
    switch f {
    case .exp, .sin, .cos, .tanh, .sigmoid: break
    case .log: for i in 0..<n where t.data[i] < 0 { return nil }
    default: return nil
    }
    let r = try Tensor<Double>(uninitialized: t.dims)
    switch f {
    case .exp: nabla_exp_f64(t.data, r.data, n)
    case .log: nabla_log_f64(t.data, r.data, n)
    case .sin: nabla_sin_f64(t.data, r.data, n)
    case .cos: nabla_cos_f64(t.data, r.data, n)
    case .tanh: nabla_tanh_f64(t.data, r.data, n)
    default: nabla_sigmoid_f64(t.data, r.data, n)
    }
    return r
  }

  private static func vectorized(_ f: Math, _ t: Tensor<Float>) throws(NablaError)
    -> Tensor<Float>?
  {
    let n = t.count
    guard n >= threshold else { return nil }
    switch f {
    case .exp, .sin, .cos, .tanh, .sigmoid: break
    case .log: for i in 0..<n where t.data[i] < 0 { return nil }
    default: return nil
    }
    let r = try Tensor<Float>(uninitialized: t.dims)
    switch f {
    case .exp: nabla_exp_f32(t.data, r.data, n)
    case .log: nabla_log_f32(t.data, r.data, n)
    case .sin: nabla_sin_f32(t.data, r.data, n)
    case .cos: nabla_cos_f32(t.data, r.data, n)
    case .tanh: nabla_tanh_f32(t.data, r.data, n)
    default: nabla_sigmoid_f32(t.data, r.data, n)
    }
    return r
  }
}
