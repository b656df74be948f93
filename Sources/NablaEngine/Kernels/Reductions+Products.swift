import CNabla

/// Inner products of lanes and Kronecker products.
extension Reductions {
  /// `sum (conj (a) .* b, d)` of two arrays of one size; nil where the loops here do not know the
  /// classes, which then are multiplied and added in two steps.
  package static func dot(_ a: Value, _ b: Value, along d: Int) throws(NablaError) -> Value? {
    switch (a, b) {
    case (.double(let x), .double(let y)): return try dot(x, y, d).map { Value($0) }
    case (.single(let x), .single(let y)): return try dot(x, y, d).map { Value($0) }
    case (.complex(let x), .complex(let y)): return try dot(x, y, d).map { Value($0) }
    case (.complexSingle(let x), .complexSingle(let y)): return try dot(x, y, d).map { Value($0) }
    default: return nil
    }
  }

  private static func dot<T: InnerProduct>(_ x: Tensor<T>, _ y: Tensor<T>, _ d: Int)
    throws(NablaError) -> Tensor<T>?
  {
    let lanes = Lanes(x.dims, along: d)
    guard x.dims == y.dims, lanes.inner == 1, lanes.length <= Int32.max else { return nil }
    let r = try Tensor<T>(uninitialized: lanes.reduced)
    if lanes.length == 0 {
      for k in 0..<r.count { r.data[k] = T.fill }
      return r
    }
    for k in 0..<lanes.outer {
      let start = lanes.length &* k
      r.data[k] = T.inner(x.data + start, y.data + start, lanes.length)
    }
    return r
  }

  /// Every element of a times all of b; nil for classes without a product.
  package static func kronecker(_ a: Value, _ b: Value) throws(NablaError) -> Value? {
    guard var k = NumericKind(a), let l = NumericKind(b) else { return nil }
    let single = k.isSingle || l.isSingle
    if k.isComplex || l.isComplex {
      k = single ? .complexSingle : .complex
    } else {
      k = single ? .single : .double
    }
    switch k {
    case .single: return Value(try kronecker(Conversion.singles(a), Conversion.singles(b)))
    case .complex:
      return try Conversion.narrow(
        Value(try kronecker(Conversion.complexes(a), Conversion.complexes(b))))
    case .complexSingle:
      return try Conversion.narrow(
        Value(try kronecker(Conversion.complexSingles(a), Conversion.complexSingles(b))))
    default: return Value(try kronecker(Conversion.doubles(a), Conversion.doubles(b)))
    }
  }

  private static func kronecker<T: Arithmetic>(_ a: Tensor<T>, _ b: Tensor<T>) throws(NablaError)
    -> Tensor<T>
  {
    let (m, n) = (a.dims.rows, a.dims.columns)
    let (p, q) = (b.dims.rows, b.dims.columns)
    let (rows, tall) = m.multipliedReportingOverflow(by: p)
    let (columns, wide) = n.multipliedReportingOverflow(by: q)
    if tall || wide { throw .outOfMemory(Dims(Int.max, Int.max)) }
    let r = try Tensor<T>(uninitialized: Dims(rows, columns))
    var out = r.data
    for j in 0..<n {
      for l in 0..<q {
        for i in 0..<m {
          let x = a.data[i &+ m &* j]
          for k in 0..<p { out[k] = T.times(x, b.data[k &+ p &* l]) }
          out += p
        }
      }
    }
    return r
  }
}

/// Has an inner product in BLAS; the first factor is conjugated.
protocol InnerProduct: Element {
  static func inner(_ x: UnsafePointer<Self>, _ y: UnsafePointer<Self>, _ n: Int) -> Self
}
extension Double: InnerProduct {
  static func inner(_ x: UnsafePointer<Double>, _ y: UnsafePointer<Double>, _ n: Int) -> Double {
    cblas_ddot(Int32(n), x, 1, y, 1)
  }
}
extension Float: InnerProduct {
  static func inner(_ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>, _ n: Int) -> Float {
    cblas_sdot(Int32(n), x, 1, y, 1)
  }
}
extension Complex: InnerProduct where F: RealFloat {
  static func inner(_ x: UnsafePointer<Complex>, _ y: UnsafePointer<Complex>, _ n: Int) -> Complex {
    var s = Complex(0, 0)
    for i in 0..<n { s = plus(s, F.multiply(x[i].conjugate, y[i])) }
    return s
  }
}
