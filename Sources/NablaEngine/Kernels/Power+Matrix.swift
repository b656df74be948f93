import CNabla
import NablaSyntax

extension Power {
  /// `a ^ b`.
  static func matrix(_ a: Value, _ b: Value) throws(NablaError) -> Value {
    if a.isScalar && b.isScalar {
      guard let k = NumericKind(a), let l = NumericKind(b), ClassRules.arithmetic(k, l) != nil
      else { throw Operators.undefined(.power, a, b) }
      return try elementwise(a, b)
    }
    guard let k = NumericKind(a), let l = NumericKind(b),
      let rules = ClassRules.arithmetic(k, l), !rules.result.isInteger
    else { throw Operators.undefined(.power, a, b) }
    if !a.isScalar && !b.isScalar {
      throw .message("can't do A ^ B for A and B both matrices", id: "")
    }
    let m = a.isScalar ? b : a
    if m.isEmpty {
      return rules.result.isSingle ? .single(try Tensor(Dims.empty)) : .emptyMatrix
    }
    guard m.dims.is2D, m.dims.rows == m.dims.columns else {
      throw .message(
        "for x^y, only square matrix arguments are permitted and one argument must be scalar.  "
          + "Use .^ for elementwise power.", id: "")
    }
    if let n = b.realScalar, !b.isComplex, n == n.rounded(), abs(n) < 1e9 {
      switch rules.result {
      case .double: return try integer(try Conversion.doubles(a), Int(n))
      case .single: return try integer(try Conversion.singles(a), Int(n))
      case .complex: return try integer(try Conversion.complexes(a), Int(n))
      default: return try integer(try Conversion.complexSingles(a), Int(n))
      }
    }
    let r = try byEigenvalues(a, b)
    return rules.result.isSingle ? try Conversion.convert(r, to: .single) : r
  }

  private static func integer<T: LapackElement>(_ a: Tensor<T>, _ n: Int) throws(NablaError)
    -> Value
  {
    let rows = a.dims.rows
    if n == 0 {
      let r = try Tensor<T>(a.dims)
      for i in 0..<rows { r.data[i * rows + i] = T.fromOne }
      return Value(generic: r)
    }
    var base = Value(generic: a)
    if n < 0 {
      let (inverse, rcond) = try LinearSolve.inverse(a)
      if rcond + 1 == 1 {
        try KernelWarnings.warn(
          rcond == 0 ? "Octave:singular-matrix" : "Octave:nearly-singular-matrix",
          "inverse: matrix singular to machine precision, rcond = "
            + LinearSolve.shortText(Double(rcond)))
      }
      base = Value(generic: inverse)
    }
    var left = abs(n) - 1
    var result = base
    while left > 0 {
      if left & 1 == 1 { result = try MatrixProduct.multiply(result, base) }
      left >>= 1
      if left > 0 { base = try MatrixProduct.multiply(base, base) }
    }
    return try Conversion.narrow(result)
  }

  /// V diag (f (lambda)) / V.
  private static func byEigenvalues(_ a: Value, _ b: Value) throws(NablaError) -> Value {
    let m = a.isScalar ? b : a
    let (lambda, vectors) = try eigen(m)
    let l = Value(lambda)
    let powers = a.isScalar ? try elementwise(a, l) : try elementwise(l, b)
    let v = try Conversion.narrow(Value(vectors))
    // Columns of V times the diagonal, then / V.
    let scaled = try Operators.binary(
      .elementMultiply, v, try Operators.transpose(powers, conjugate: false))
    return try LinearSolve.rightDivide(scaled, v)
  }

  /// Eigenvalues as a column, and eigenvectors; by the symmetric routine where it
  /// applies.
  private static func eigen(_ m: Value) throws(NablaError) -> (
    Tensor<Complex<Double>>, Tensor<Complex<Double>>
  ) {
    let n = m.dims.rows
    guard try Conversion.bools(try Kernels.test(.isfinite, m)).elements.allSatisfy({ $0 }) else {
      throw .message("EIG: matrix contains Inf or NaN values", id: "")
    }
    let lambda = try Tensor<Complex<Double>>(Dims(n, 1))
    let vectors = try Tensor<Complex<Double>>(Dims(n, n))
    if !m.isComplex {
      let a = try Conversion.doubles(m).copy()
      var symmetric = true
      for j in 0..<n { for i in 0..<j where a[j * n + i] != a[i * n + j] { symmetric = false } }
      if symmetric {
        let w = try Tensor<Double>(Dims(n, 1))
        let info = LAPACKE_dsyev(
          NABLA_COL_MAJOR, 0x56, 0x55, Int32(n), a.data, Int32(n), w.data)
        guard info == 0 else { throw notConverged }
        for i in 0..<n { lambda[i] = Complex(w[i], 0) }
        for i in 0..<(n * n) { vectors[i] = Complex(a[i], 0) }
        return (lambda, vectors)
      }
    }
    let a = try Conversion.complexes(m).copy()
    let info = LAPACKE_zgeev(
      NABLA_COL_MAJOR, 0x4E, 0x56, Int32(n), cast(a), Int32(n), cast(lambda), nil, 1,
      cast(vectors), Int32(n))
    guard info == 0 else { throw notConverged }
    return (lambda, vectors)
  }

  private static func cast(_ t: Tensor<Complex<Double>>) -> UnsafeMutablePointer<nabla_complex64> {
    UnsafeMutableRawPointer(t.data).assumingMemoryBound(to: nabla_complex64.self)
  }

  private static var notConverged: NablaError {
    .message("operator ^: the eigenvalues did not converge", id: "")
  }
}
