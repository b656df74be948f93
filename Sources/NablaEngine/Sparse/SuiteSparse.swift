import CNabla

/// The factorizations of SuiteSparse on our matrices.
///
/// SAFETY: arrays are lent to C for the time of a call; what C made is copied and freed here.
package enum SuiteSparse {
  private static func open() throws(NablaError) {
    guard nabla_sparse_open() == 0 else { return }
    throw .message(
      "sparse factorizations need the library SuiteSparse, which cannot be opened: "
        + String(cString: nabla_sparse_open_error()), id: "")
  }

  /// Shows a matrix to C; logical ones as numbers.
  private static func lend<R>(_ s: SparseMatrix, _ body: (UnsafePointer<nabla_sparse>) -> R)
    throws(NablaError) -> R
  {
    try open()
    func call<T: SparseElement>(_ c: SparseColumns<T>, complex: Bool) -> R {
      let starts = c.starts.map { Int64($0) }
      // One element more, since an array without any may have no address.
      let indices = c.indices.map { Int64($0) } + [0]
      let values = c.values + [T.fill]
      return starts.withUnsafeBufferPointer { p in
        indices.withUnsafeBufferPointer { i in
          values.withUnsafeBytes { x in
            var m = nabla_sparse(
              rows: Int64(c.rows), columns: Int64(c.columns), starts: p.baseAddress!,
              indices: i.baseAddress!, values: x.assumingMemoryBound(to: Double.self).baseAddress!,
              is_complex: complex ? 1 : 0)
            return withUnsafePointer(to: &m, body)
          }
        }
      }
    }
    if s.isComplex { return call(s.complex(), complex: true) }
    return call(try s.real(), complex: false)
  }

  /// Copies what C made, with rows in order, and frees it.
  private static func take(_ r: inout nabla_sparse_result, complex: Bool) -> SparseMatrix {
    defer { nabla_sparse_free(&r) }
    let (m, n) = (Int(r.rows), Int(r.columns))
    guard let starts = r.starts, let indices = r.indices, let values = r.values else {
      return SparseMatrix(SparseColumns<Double>(rows: m, columns: n))
    }
    let count = Int(starts[n])
    let i = (0..<count).map { Int(indices[$0]) }
    var j: [Int] = []
    j.reserveCapacity(count)
    for c in 0..<n { for _ in starts[c]..<starts[c + 1] { j.append(c) } }
    if complex {
      let v = (0..<count).map { Complex(values[2 * $0], values[2 * $0 + 1]) }
      return SparseMatrix(SparseColumns(rows: m, columns: n, at: i, j, v) { $1 })
    }
    let v = (0..<count).map { values[$0] }
    return SparseMatrix(SparseColumns(rows: m, columns: n, at: i, j, v) { $1 })
  }

  /// The elements of a full matrix as C wants them: pairs if complex.
  private static func numbers(_ v: Value, complex: Bool) throws(NablaError) -> [Double] {
    guard complex else { return try Conversion.doubles(v).array }
    var r: [Double] = []
    for z in try Conversion.complexes(v).elements {
      r.append(z.re)
      r.append(z.im)
    }
    return r
  }

  private static func matrix(_ x: [Double], _ m: Int, _ n: Int, complex: Bool) throws(NablaError)
    -> Value
  {
    guard complex else { return Value(try Tensor(Dims(m, n), x)) }
    let t = try Tensor<Complex<Double>>(uninitialized: Dims(m, n))
    for k in 0..<t.count { t.data[k] = Complex(x[2 * k], x[2 * k + 1]) }
    return try Conversion.narrow(.complex(t))
  }

  private static func shortOfMemory(_ s: SparseMatrix) -> NablaError { .outOfMemory(s.dims) }

  // MARK: LU

  package struct LU {
    package var lower: SparseMatrix
    package var upper: SparseMatrix
    /// Of rows and columns, from zero: (R \ A)(p, q) = L U.
    package var rows: [Int]
    package var columns: [Int]
    /// What the rows are multiplied with.
    package var factors: [Double]
  }

  package static func lu(
    _ s: SparseMatrix, scales: Bool, thresholds: (Double, Double) = (-1, -1),
    naturalColumns: Bool = false
  ) throws(NablaError) -> LU {
    let order = (0..<s.columns).map { Int64($0) } + [0]
    var l = nabla_sparse_result()
    var u = nabla_sparse_result()
    var p = [Int64](repeating: 0, count: s.rows + 1)
    var q = [Int64](repeating: 0, count: s.columns + 1)
    var factors = [Double](repeating: 1, count: s.rows + 1)
    let done = try lend(s) { a -> Bool in
      var rcond = 0.0
      var status: Int32 = 0
      guard
        let f = nabla_lu_factor(
          a, scales ? 1 : 0, thresholds.0, thresholds.1, naturalColumns ? order : nil, &rcond,
          &status)
      else { return false }
      defer { nabla_lu_free(f) }
      return nabla_lu_parts(f, &l, &u, &p, &q, &factors) == 0
    }
    guard done else { throw shortOfMemory(s) }
    return LU(
      lower: take(&l, complex: s.isComplex).transposed(), upper: take(&u, complex: s.isComplex),
      rows: p.dropLast().map { Int($0) }, columns: q.dropLast().map { Int($0) },
      factors: Array(factors.dropLast()))
  }

  /// a \ b of a square matrix; nil if it is singular.
  package static func solveByLU(_ s: SparseMatrix, _ b: Value, scales: Bool = true)
    throws(NablaError) -> (x: Value?, rcond: Double)
  {
    let complex = s.isComplex || b.isComplex
    let a = complex && !s.isComplex ? nil : s
    guard let a else { return try solveParts(s, b, scales) }
    let n = s.rows
    let width = complex ? 2 : 1
    let right = try numbers(b, complex: complex)
    var x = [Double](repeating: 0, count: right.count)
    var rcond = 0.0
    var isSingular = false
    let done = try lend(a) { a -> Bool in
      var status: Int32 = 0
      guard let f = nabla_lu_factor(a, scales ? 1 : 0, -1, -1, nil, &rcond, &status) else { return false }
      defer { nabla_lu_free(f) }
      if status != 0 { rcond = 0 }
      isSingular = status != 0 || rcond.isNaN || rcond + 1 == 1
      if isSingular { return true }
      return right.withUnsafeBufferPointer { from in
        x.withUnsafeMutableBufferPointer { to in
          guard let from = from.baseAddress, let to = to.baseAddress else { return true }
          for c in 0..<b.dims.columns {
            let offset = c &* n &* width
            if nabla_lu_solve(f, a, to + offset, from + offset) != 0 { return false }
          }
          return true
        }
      }
    }
    guard done else { throw shortOfMemory(s) }
    return (isSingular ? nil : try matrix(x, n, b.dims.columns, complex: complex), rcond)
  }

  /// A real matrix with complex right sides: real and imaginary parts side by side.
  private static func solveParts(_ s: SparseMatrix, _ b: Value, _ scales: Bool) throws(NablaError)
    -> (x: Value?, rcond: Double)
  {
    let t = try Conversion.complexes(b)
    let both = try Tensor<Double>(uninitialized: Dims(t.dims.rows, 2 * t.dims.columns))
    for k in 0..<t.count {
      both.data[k] = t.data[k].re
      both.data[t.count + k] = t.data[k].im
    }
    let (x, rcond) = try solveByLU(s, Value(both), scales: scales)
    guard let x else { return (nil, rcond) }
    let parts = try Conversion.doubles(x)
    let r = try Tensor<Complex<Double>>(uninitialized: Dims(s.columns, t.dims.columns))
    for k in 0..<r.count { r.data[k] = Complex(parts.data[k], parts.data[r.count + k]) }
    return (try Conversion.narrow(.complex(r)), rcond)
  }

  package static func determinant(_ s: SparseMatrix) throws(NablaError) -> Value {
    var mantissa = [0.0, 0.0]
    var exponent = 0.0
    let done = try lend(s) { a -> Bool in
      var rcond = 0.0
      var status: Int32 = 0
      guard let f = nabla_lu_factor(a, 1, -1, -1, nil, &rcond, &status) else { return false }
      defer { nabla_lu_free(f) }
      return nabla_lu_determinant(f, &mantissa, &exponent) == 0
    }
    guard done else { throw shortOfMemory(s) }
    let scale = Power.realScalars(10, exponent)?.realScalar ?? 0
    if s.isComplex {
      return try Conversion.narrow(
        .complex(try Tensor(row: [Complex(mantissa[0] * scale, mantissa[1] * scale)])))
    }
    return .scalar(mantissa[0] * scale)
  }

  // MARK: Cholesky

  /// a \ b of a hermitian matrix; nil if it is not positive definite.
  package static func solveByCholesky(_ s: SparseMatrix, _ b: Value) throws(NablaError)
    -> (x: Value, rcond: Double)?
  {
    let complex = s.isComplex || b.isComplex
    if complex, !s.isComplex { return nil }
    let right = try numbers(b, complex: complex) + [0]
    var x = [Double](repeating: 0, count: right.count)
    var rcond = 0.0
    let status = try lend(s) { nabla_chol_solve($0, Int64(b.dims.columns), right, &x, &rcond) }
    guard status == 0 else { return nil }
    x.removeLast()
    return (try matrix(x, s.columns, b.dims.columns, complex: complex), rcond)
  }

  /// L L' = A (q, q) of the upper triangle, and the order of the part that is positive definite.
  package static func cholesky(_ s: SparseMatrix, orders: Bool) throws(NablaError) -> (
    lower: SparseMatrix, order: [Int], minor: Int
  ) {
    var l = nabla_sparse_result()
    var q = [Int64](repeating: 0, count: s.rows + 1)
    var minor: Int64 = 0
    let status = try lend(s) { nabla_chol_factor($0, orders ? 1 : 0, &l, &q, &minor) }
    guard status == 0 else { throw shortOfMemory(s) }
    return (take(&l, complex: s.isComplex), q.dropLast().map { Int($0) }, Int(minor))
  }

  // MARK: QR

  /// The basic solution of least squares.
  package static func solveByQR(_ s: SparseMatrix, _ b: Value) throws(NablaError) -> Value {
    let complex = s.isComplex || b.isComplex
    let a = complex ? SparseMatrix(keepingComplex: s.complex()) : s
    let right = try numbers(b, complex: complex) + [0]
    let n = b.dims.columns
    var x = [Double](repeating: 0, count: s.columns * n * (complex ? 2 : 1) + 1)
    let status = try lend(a) { nabla_qr_solve($0, Int64(n), right, &x) }
    guard status == 0 else { throw shortOfMemory(s) }
    x.removeLast()
    return try matrix(x, s.columns, n, complex: complex)
  }

  /// Q R = A (:, e): Q' b, R and e.
  package static func qr(_ s: SparseMatrix, _ b: Value?, orders: Bool, economy: Bool)
    throws(NablaError) -> (product: Value?, upper: SparseMatrix, order: [Int])
  {
    let complex = s.isComplex || b?.isComplex == true
    let a = complex ? SparseMatrix(keepingComplex: s.complex()) : s
    let height = economy ? min(s.rows, s.columns) : s.rows
    let n = b?.dims.columns ?? 0
    let right = try b.map { v throws(NablaError) in try numbers(v, complex: complex) + [0] }
    var c = [Double](repeating: 0, count: s.rows * n * 2 + 1)
    var r = nabla_sparse_result()
    var e = [Int64](repeating: 0, count: s.columns + 1)
    let status = try lend(a) {
      nabla_qr_factor($0, orders ? 1 : 0, economy ? 1 : 0, Int64(n), right, &c, &r, &e)
    }
    guard status == 0 else { throw shortOfMemory(s) }
    var product: Value?
    if b != nil {
      product = try matrix(
        Array(c.prefix(height * n * (complex ? 2 : 1))), height, n, complex: complex)
    }
    return (product, take(&r, complex: complex), e.dropLast().map { Int($0) })
  }

  // MARK: Orderings

  package enum Ordering: Sendable { case amd, colamd, symamd }

  package static func order(_ s: SparseMatrix, by method: Ordering) throws(NablaError) -> [Int] {
    var p = [Int64](repeating: 0, count: max(s.columns, s.rows) + 2)
    let status = try lend(s) { a -> Int32 in
      switch method {
      case .amd: nabla_amd(a, &p)
      case .colamd: nabla_colamd(a, &p)
      case .symamd: nabla_symamd(a, &p)
      }
    }
    guard status == 0 else { throw shortOfMemory(s) }
    return p.prefix(s.columns).map { Int($0) }
  }
}
