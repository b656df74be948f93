/// Linear systems with a sparse matrix: diagonal and triangular ones directly, symmetric ones with
/// a positive diagonal by Cholesky if that works, other square ones by LU, the rest by least squares.
package enum SparseSolve {
  package static func leftDivide(_ a: Value, _ b: Value) throws(NablaError) -> Value {
    guard a.dims.rows == b.dims.rows else {
      throw .nonconformant("\\", left: a.dims, right: b.dims)
    }
    guard case .sparse(let s) = a else { return try LinearSolve.leftDivide(a, try b.madeFull()) }
    let right = try b.madeFull()
    let x = try solve(s, right)
    return b.isSparse ? .sparse(try SparseMatrix(x)) : x
  }

  /// a / b is (b' \ a')'.
  package static func rightDivide(_ a: Value, _ b: Value) throws(NablaError) -> Value {
    guard a.dims.columns == b.dims.columns else {
      throw .nonconformant("/", left: a.dims, right: b.dims)
    }
    guard case .sparse = b else { return try LinearSolve.rightDivide(try a.madeFull(), b) }
    let x = try leftDivide(
      try Operators.transpose(b, conjugate: true), try Operators.transpose(a, conjugate: true))
    return try Operators.transpose(x, conjugate: true)
  }

  private static func solve(_ s: SparseMatrix, _ b: Value) throws(NablaError) -> Value {
    let n = s.columns
    if s.rows == 0 || n == 0 || b.isEmpty {
      return .double(try Tensor<Double>(Dims(n, b.dims.columns)))
    }
    guard s.rows == n else {
      if s.rows < n { return try LinearSolve.leftDivide(try s.full(), b) }
      return try SuiteSparse.solveByQR(s, b)
    }
    let shape = Shape(s)
    if shape.isTriangular {
      guard shape.hasDiagonal else {
        try warnSingular(0)
        return try leastSquares(s, b)
      }
      return try substituted(s, b, upward: shape.isUpper)
    }
    if shape.isHermitian, let (x, rcond) = try SuiteSparse.solveByCholesky(s, b) {
      if rcond + 1 != 1 { return x }
      try warnSingular(rcond)
      return try SuiteSparse.solveByQR(s, b)
    }
    let (x, rcond) = try SuiteSparse.solveByLU(s, b)
    if let x { return x }
    if rcond.isNaN { return try nothing(n, b.dims.columns) }
    try warnSingular(rcond)
    return try SuiteSparse.solveByQR(s, b)
  }

  /// The solution of least norm, for matrices with empty rows or columns.
  private static func leastSquares(_ s: SparseMatrix, _ b: Value) throws(NablaError) -> Value {
    // A row of zeros more makes it a problem of least squares, without a word of warning.
    let zeros = { (n: Int) throws(NablaError) -> Value in
      .double(try Tensor<Double>(Dims(1, n)))
    }
    return try LinearSolve.leftDivide(
      try Operators.concatenate([try s.full(), try zeros(s.columns)], dimension: 0),
      try Operators.concatenate([b, try zeros(b.dims.columns)], dimension: 0))
  }

  private static func nothing(_ m: Int, _ n: Int) throws(NablaError) -> Value {
    Value(try Tensor<Double>(Dims(m, n), repeating: .nan))
  }

  private static func warnSingular(_ rcond: Double) throws(NablaError) {
    if rcond == 0 || rcond.isNaN {
      try KernelWarnings.warn("Octave:singular-matrix", "matrix singular to machine precision")
    } else {
      try KernelWarnings.warn(
        "Octave:nearly-singular-matrix",
        "matrix singular to machine precision, rcond = \(LinearSolve.shortText(rcond))")
    }
  }

  // MARK: Triangles

  private static func substituted(_ s: SparseMatrix, _ b: Value, upward: Bool) throws(NablaError)
    -> Value
  {
    if s.isComplex || b.isComplex {
      return try Conversion.narrow(
        .complex(substituted(s.complex(), try Conversion.complexes(b).copy(), upward)))
    }
    return Value(substituted(try s.real(), try Conversion.doubles(b).copy(), upward))
  }

  /// Column by column, in place: what has been found is taken from the rows that are left.
  private static func substituted<T: SparseElement & Arithmetic>(
    _ c: SparseColumns<T>, _ x: Tensor<T>, _ upward: Bool
  ) -> Tensor<T> {
    let n = c.columns
    for column in 0..<x.dims.columns {
      let p = x.data + column &* n
      for step in 0..<n {
        let j = upward ? n - 1 - step : step
        let (first, last) = (c.starts[j], c.starts[j + 1] - 1)
        let diagonal = upward ? last : first
        if p[j].isZero { continue }
        p[j] = T.over(p[j], c.values[diagonal])
        let rest = upward ? first..<last : (first + 1)..<(last + 1)
        for k in rest {
          let i = c.indices[k]
          p[i] = T.minus(p[i], T.times(c.values[k], p[j]))
        }
      }
    }
    return x
  }

  /// What decides how a square matrix is solved.
  private struct Shape {
    var isUpper = true
    var isLower = true
    var hasDiagonal = true
    var isHermitian = false
    var isTriangular: Bool { isUpper || isLower }

    init(_ s: SparseMatrix) {
      let (starts, indices) = (s.starts, s.indices)
      for j in 0..<s.columns {
        let range = starts[j]..<starts[j + 1]
        guard let first = range.first, let last = range.last else {
          hasDiagonal = false
          continue
        }
        if indices[first] < j { isLower = false }
        if indices[last] > j { isUpper = false }
        if !isTriangular { break }
        if (isUpper ? indices[last] : indices[first]) != j { hasDiagonal = false }
      }
      if isTriangular { return }
      let t = s.transposed(conjugate: true)
      guard t.starts == starts, t.indices == indices else { return }
      let (x, y) = (s.complex(), t.complex())
      guard x.values == y.values else { return }
      isHermitian = (0..<s.columns).allSatisfy { x.element($0, $0).re > 0 }
    }
  }

  // MARK: Inverse

  /// The inverse, all Inf where it has none, and an estimate of the reciprocal condition.
  package static func inverse(_ s: SparseMatrix) throws(NablaError) -> (
    inverse: Value, rcond: Double
  ) {
    let unit = try SparseMatrix.identity(s.rows).full()
    let shape = Shape(s)
    var result: Value?
    var rcond = 0.0
    if s.rows == 0 { return (.sparse(s), .infinity) }
    if shape.isTriangular {
      if shape.hasDiagonal {
        result = try substituted(s, unit, upward: shape.isUpper)
        rcond = 1
      }
    } else {
      (result, rcond) = try SuiteSparse.solveByLU(s, unit, scales: false)
    }
    guard let result else {
      try warnSingular(0)
      return (.sparse(try s.replacing(.scalar(.infinity))), 0)
    }
    if shape.isTriangular { rcond = try reciprocalCondition(s, result) }
    return (.sparse(try SparseMatrix(result)), rcond)
  }

  private static func reciprocalCondition(_ s: SparseMatrix, _ inverse: Value) throws(NablaError)
    -> Double
  {
    1 / (norm1(s.complex()) * norm1(try SparseMatrix(inverse).complex()))
  }

  private static func norm1(_ c: SparseColumns<Complex<Double>>) -> Double {
    var largest = 0.0
    for j in 0..<c.columns {
      var sum = 0.0
      for k in c.starts[j]..<c.starts[j + 1] { sum += c.values[k].magnitude }
      largest = max(largest, sum)
    }
    return largest
  }
}
