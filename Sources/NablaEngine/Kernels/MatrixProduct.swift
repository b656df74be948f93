import CNabla
import NablaSyntax

/// `a * b`.
package enum MatrixProduct {
  static func multiply(_ a: Value, _ b: Value) throws(NablaError) -> Value {
    if case .double(let t) = a, case .double(let u) = b, t.dims.is2D, u.dims.is2D,
      t.dims.columns == u.dims.rows
    {
      let r = try Tensor<Double>(uninitialized: Dims(t.dims.rows, u.dims.columns))
      product(.double, t, t.dims, u, u.dims, r)
      return Value(r)
    }
    if a.isScalar || b.isScalar { return try Operators.arithmetic(.multiply, .multiply, a, b) }
    guard let x = try Operand(a), let y = try Operand(b),
      let rules = ClassRules.arithmetic(x.kind, y.kind), !rules.result.isInteger
    else { throw Operators.undefined(.multiply, a, b) }
    let left = folded(x.dims)
    let right = folded(y.dims)
    guard left.columns == right.rows else {
      throw Operators.nonconformant(.multiply, left, right)
    }
    let kind = rules.result
    let p = try x.converted(to: kind).asTensor()
    let q = try y.converted(to: kind).asTensor()
    let out = try TensorFactory.make(kind, Dims(left.rows, right.columns))
    product(kind, p, left, q, right, out)
    let r = Conversion.value(out, kind)
    return kind.isComplex ? try Conversion.narrow(r) : r
  }

  /// Dimensions beyond the second fold into the columns.
  static func folded(_ d: Dims) -> Dims {
    d.is2D ? d : Dims(d.rows, d.rows == 0 ? 0 : d.elementCount / d.rows)
  }

  /// Real matrices of doubles, for other kernels.
  package static func multiply(_ a: Tensor<Double>, _ b: Tensor<Double>) throws(NablaError)
    -> Tensor<Double>
  {
    let left = folded(a.dims)
    let right = folded(b.dims)
    guard left.columns == right.rows else {
      throw Operators.nonconformant(.multiply, left, right)
    }
    let out = try Tensor<Double>(uninitialized: Dims(left.rows, right.columns))
    product(.double, a, left, b, right, out)
    return out
  }

  private static func product(
    _ kind: NumericKind, _ a: Storage, _ left: Dims, _ b: Storage, _ right: Dims, _ out: Storage
  ) {
    let (m, k, n) = (left.rows, left.columns, right.columns)
    if m == 0 || n == 0 { return }
    if k == 0 {
      out.header.data.initializeMemory(
        as: UInt8.self, repeating: 0, count: out.count &* TensorFactory.elementSize(kind))
      return
    }
    switch kind {
    case .double:
      let p = unsafeDowncast(a, to: Tensor<Double>.self).data
      let q = unsafeDowncast(b, to: Tensor<Double>.self).data
      let r = unsafeDowncast(out, to: Tensor<Double>.self).data
      if m &* k &* n <= 512 { small(p, q, r, m, k, n) } else { double(p, q, r, m, k, n) }
    case .single:
      let p = unsafeDowncast(a, to: Tensor<Float>.self).data
      let q = unsafeDowncast(b, to: Tensor<Float>.self).data
      let r = unsafeDowncast(out, to: Tensor<Float>.self).data
      if m &* k &* n <= 512 { small(p, q, r, m, k, n) } else { single(p, q, r, m, k, n) }
    case .complex:
      var one = nabla_complex64(re: 1, im: 0)
      var zero = nabla_complex64(re: 0, im: 0)
      cblas_zgemm(
        CblasColMajor, CblasNoTrans, CblasNoTrans, Int32(m), Int32(n), Int32(k), &one,
        a.header.data, Int32(m), b.header.data, Int32(k), &zero, out.header.data, Int32(m))
    default:
      var one = nabla_complex32(re: 1, im: 0)
      var zero = nabla_complex32(re: 0, im: 0)
      cblas_cgemm(
        CblasColMajor, CblasNoTrans, CblasNoTrans, Int32(m), Int32(n), Int32(k), &one,
        a.header.data, Int32(m), b.header.data, Int32(k), &zero, out.header.data, Int32(m))
    }
  }

  /// By columns: r(:,j) += p(:,l) * q(l,j). For a few elements a call of BLAS costs more.
  @inline(__always)
  private static func small<F: RealFloat>(
    _ p: UnsafePointer<F>, _ q: UnsafePointer<F>, _ r: UnsafeMutablePointer<F>, _ m: Int,
    _ k: Int, _ n: Int
  ) {
    if m == 1 {
      for j in 0..<n {
        var s: F = 0
        for l in 0..<k { s += p[l] * q[j &* k &+ l] }
        r[j] = s
      }
      return
    }
    for j in 0..<n {
      let out = r + j &* m
      for i in 0..<m { out[i] = 0 }
      for l in 0..<k {
        let y = q[j &* k &+ l]
        let column = p + l &* m
        for i in 0..<m { out[i] += column[i] * y }
      }
    }
  }

  private static func double(
    _ p: UnsafePointer<Double>, _ q: UnsafePointer<Double>, _ r: UnsafeMutablePointer<Double>,
    _ m: Int, _ k: Int, _ n: Int
  ) {
    let (mi, ki, ni) = (Int32(m), Int32(k), Int32(n))
    if m == 1 && n == 1 {
      r[0] = cblas_ddot(ki, p, 1, q, 1)
    } else if n == 1 {
      cblas_dgemv(CblasColMajor, CblasNoTrans, mi, ki, 1, p, mi, q, 1, 0, r, 1)
    } else if m == 1 {
      cblas_dgemv(CblasColMajor, CblasTrans, ki, ni, 1, q, ki, p, 1, 0, r, 1)
    } else {
      cblas_dgemm(
        CblasColMajor, CblasNoTrans, CblasNoTrans, mi, ni, ki, 1, p, mi, q, ki, 0, r, mi)
    }
  }

  private static func single(
    _ p: UnsafePointer<Float>, _ q: UnsafePointer<Float>, _ r: UnsafeMutablePointer<Float>,
    _ m: Int, _ k: Int, _ n: Int
  ) {
    let (mi, ki, ni) = (Int32(m), Int32(k), Int32(n))
    if m == 1 && n == 1 {
      r[0] = cblas_sdot(ki, p, 1, q, 1)
    } else if n == 1 {
      cblas_sgemv(CblasColMajor, CblasNoTrans, mi, ki, 1, p, mi, q, 1, 0, r, 1)
    } else if m == 1 {
      cblas_sgemv(CblasColMajor, CblasTrans, ki, ni, 1, q, ki, p, 1, 0, r, 1)
    } else {
      cblas_sgemm(
        CblasColMajor, CblasNoTrans, CblasNoTrans, mi, ni, ki, 1, p, mi, q, ki, 0, r, mi)
    }
  }
}
