import CNabla
import NablaEngine

/// Convolution of values of any numeric class, on the kernels of the engine.
enum Convolving {
  /// The shape with that name.
  static func shape(_ name: String) -> ConvolutionShape? {
    switch name {
    case "full": .full
    case "same": .same
    case "valid": .valid
    default: nil
    }
  }

  /// `convn (x, k, shape)`. Single if either is single, else double; integers and logicals count as doubles.
  static func convolve(_ x: Value, _ k: Value, _ shape: ConvolutionShape) throws(NablaError)
    -> Value
  {
    let single = x.classID == .single || k.classID == .single
    guard x.isComplex || k.isComplex else { return try real(x, k, shape, single: single) }
    // (a + ib) * (c + id) = (a*c - b*d) + i (a*d + b*c), where * is a convolution.
    let (a, b) = (try part(x, imaginary: false), try part(x, imaginary: true))
    let (c, d) = (try part(k, imaginary: false), try part(k, imaginary: true))
    let ac = try doubles(a, c, shape)
    let bd = try doubles(b, d, shape)
    let ad = try doubles(a, d, shape)
    let bc = try doubles(b, c, shape)
    let t = try Tensor<Complex<Double>>(uninitialized: ac.dims)
    for i in 0..<t.count {
      t.data[i] = Complex(ac.data[i] - bd.data[i], ad.data[i] + bc.data[i])
    }
    let whole = try Conversion.narrow(.complex(t))
    return single ? try Conversion.convert(whole, to: .single) : whole
  }

  private static func real(
    _ x: Value, _ k: Value, _ shape: ConvolutionShape, single: Bool
  ) throws(NablaError) -> Value {
    if single {
      let (a, b) = (try Conversion.singles(x), try Conversion.singles(k))
      let dims = try outputDims(a.dims, b.dims, shape)
      let out = try Tensor<Float>(dims)
      if out.count > 0 {
        try check(
          Convolution.convolve(
            x: a.data, xDims: a.dims.list, k: b.data, kDims: b.dims.list, shape: shape,
            out: out.data, outDims: dims.list, poll: { nabla_interrupted() }), dims)
      }
      return .single(out)
    }
    return Value(try doubles(try Conversion.doubles(x), try Conversion.doubles(k), shape))
  }

  private static func doubles(
    _ a: Tensor<Double>, _ b: Tensor<Double>, _ shape: ConvolutionShape
  ) throws(NablaError) -> Tensor<Double> {
    let dims = try outputDims(a.dims, b.dims, shape)
    let out = try Tensor<Double>(dims)
    if out.count > 0 {
      try check(
        Convolution.convolve(
          x: a.data, xDims: a.dims.list, k: b.data, kDims: b.dims.list, shape: shape,
          out: out.data, outDims: dims.list, poll: { nabla_interrupted() }), dims)
    }
    return out
  }

  private static func outputDims(_ x: Dims, _ k: Dims, _ shape: ConvolutionShape)
    throws(NablaError) -> Dims
  {
    guard let list = Convolution.outputDims(xDims: x.list, kDims: k.list, shape: shape) else {
      throw .outOfMemory(x)
    }
    return Dims(list)
  }

  private static func check(_ outcome: ConvolutionOutcome, _ dims: Dims) throws(NablaError) {
    switch outcome {
    case .done: return
    case .outOfMemory: throw .outOfMemory(dims)
    case .interrupted: throw NablaError("", "interrupted", kind: .interrupt)
    }
  }

  private static func part(_ v: Value, imaginary: Bool) throws(NablaError) -> Tensor<Double> {
    switch v {
    case .complex(let t):
      let r = try Tensor<Double>(uninitialized: t.dims)
      for i in 0..<t.count { r.data[i] = imaginary ? t.data[i].im : t.data[i].re }
      return r
    case .complexSingle(let t):
      let r = try Tensor<Double>(uninitialized: t.dims)
      for i in 0..<t.count { r.data[i] = Double(imaginary ? t.data[i].im : t.data[i].re) }
      return r
    default:
      return imaginary ? try Tensor<Double>(v.dims) : try Conversion.doubles(v)
    }
  }
}
