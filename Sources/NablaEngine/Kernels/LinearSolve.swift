import CNabla
import NablaSyntax

/// `a \ b` and `a / b`: triangular matrices by substitution, symmetric ones with a positive
/// diagonal by Cholesky if that works, other square ones by LU, the rest by least squares of minimum norm.
package enum LinearSolve {
  static func leftDivide(_ a: Value, _ b: Value) throws(NablaError) -> Value {
    if a.isScalar {
      try Operators.requireArithmetic(.leftDivide, a, b)
      return try Operators.arithmetic(.divide, .leftDivide, b, a)
    }
    guard let x = try Operand(a), let y = try Operand(b),
      let rules = ClassRules.arithmetic(x.kind, y.kind), !rules.result.isInteger
    else { throw Operators.undefined(.leftDivide, a, b) }
    let left = MatrixProduct.folded(x.dims)
    let right = MatrixProduct.folded(y.dims)
    guard left.rows == right.rows else {
      throw Operators.nonconformant(.leftDivide, left, right)
    }
    let p = try x.converted(to: rules.result).asTensor()
    let q = try y.converted(to: rules.result).asTensor()
    return try solve(p, left, q, right, rules.result)
  }

  /// a / b is (b' \ a')'.
  static func rightDivide(_ a: Value, _ b: Value) throws(NablaError) -> Value {
    if b.isScalar { return try Operators.arithmetic(.divide, .divide, a, b) }
    guard let k = NumericKind(a), let l = NumericKind(b),
      let rules = ClassRules.arithmetic(k, l), !rules.result.isInteger
    else { throw Operators.undefined(.divide, a, b) }
    let (m, n) = (MatrixProduct.folded(a.dims), MatrixProduct.folded(b.dims))
    guard m.columns == n.columns else { throw Operators.nonconformant(.divide, m, n) }
    let left = try Operators.transpose(try Rearranging.reshape(b, n), conjugate: true)
    let right = try Operators.transpose(try Rearranging.reshape(a, m), conjugate: true)
    guard let x = try Operand(left), let y = try Operand(right) else { return .undefined }
    let p = try x.converted(to: rules.result).asTensor()
    let q = try y.converted(to: rules.result).asTensor()
    return try Operators.transpose(
      try solve(p, x.dims, q, y.dims, rules.result), conjugate: true)
  }

  private static func solve(
    _ a: Storage, _ left: Dims, _ b: Storage, _ right: Dims, _ kind: NumericKind
  ) throws(NablaError) -> Value {
    switch kind {
    case .double: return try solve(a, left, b, right, Double.self)
    case .single: return try solve(a, left, b, right, Float.self)
    case .complex:
      return try Conversion.narrow(try solve(a, left, b, right, Complex<Double>.self))
    default: return try Conversion.narrow(try solve(a, left, b, right, Complex<Float>.self))
    }
  }

  private static func solve<T: LapackElement>(
    _ a: Storage, _ left: Dims, _ b: Storage, _ right: Dims, _: T.Type
  ) throws(NablaError) -> Value {
    let p = unsafeDowncast(a, to: Tensor<T>.self)
    let q = unsafeDowncast(b, to: Tensor<T>.self)
    let (m, n, nrhs) = (left.rows, left.columns, right.columns)
    if m == 0 || n == 0 || nrhs == 0 { return Value(generic: try Tensor<T>(Dims(n, nrhs))) }
    guard m == n else { return Value(generic: try leastSquares(p, m, n, q, nrhs)) }
    let x = try q.copy(dims: right)
    if let r = try square(p, n, x, nrhs) { return Value(generic: r) }
    return Value(generic: try leastSquares(p, m, n, q, nrhs))
  }

  /// Overwrites `x`; nil when the matrix is exactly singular.
  private static func square<T: LapackElement>(
    _ a: Tensor<T>, _ n: Int, _ x: Tensor<T>, _ nrhs: Int
  ) throws(NablaError) -> Tensor<T>? {
    switch shape(a, n) {
    case .upper, .lower:
      let upper = shape(a, n) == .upper
      let rcond = T.trcon(upper, n, a.data)
      if try !check(rcond), rcond == 0 { return nil }
      _ = T.trtrs(upper, n, nrhs, a.data, x.data)
      return x
    case .positive:
      let f = try a.copy(dims: Dims(n, n))
      let norm = norm1(a, n)
      if T.potrf(n, f.data) == 0, try check(T.pocon(n, f.data, norm)) {
        _ = T.potrs(n, nrhs, f.data, x.data)
        return x
      }
    case .full: break
    }
    let f = try a.copy(dims: Dims(n, n))
    let norm = norm1(a, n)
    if norm.isNaN {
      try KernelWarnings.warn("Octave:singular-matrix", singularText)
      return try Tensor<T>(x.dims, repeating: T.notANumber)
    }
    let pivots = UnsafeMutablePointer<Int32>.allocate(capacity: n)
    defer { pivots.deallocate() }
    if T.getrf(n, f.data, pivots) != 0 {
      try KernelWarnings.warn("Octave:singular-matrix", singularText)
      return nil
    }
    let rcond = T.gecon(n, f.data, norm)
    if try !check(rcond), rcond == 0 { return nil }
    _ = T.getrs(n, nrhs, f.data, pivots, x.data)
    return x
  }

  static let singularText = "matrix singular to machine precision"

  /// Warns when the condition number says that no digit is right.
  private static func check<F: RealFloat>(_ rcond: F) throws(NablaError) -> Bool {
    let sum = rcond + 1
    if sum != 1 && !rcond.isNaN { return true }
    if rcond == 0 || rcond.isNaN {
      try KernelWarnings.warn("Octave:singular-matrix", singularText)
    } else {
      try KernelWarnings.warn(
        "Octave:nearly-singular-matrix", "\(singularText), rcond = \(shortText(Double(rcond)))")
    }
    return false
  }

  /// As %g writes it.
  package static func shortText(_ x: Double) -> String {
    var buffer = [CChar](repeating: 0, count: 64)
    let n = nabla_format_double(&buffer, 64, "%g", 0, -1, x)
    return String(
      decoding: buffer.prefix(max(0, Int(n))).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private enum Shape {
    case upper, lower, positive, full
  }

  private static func shape<T: LapackElement>(_ a: Tensor<T>, _ n: Int) -> Shape {
    let p = a.data
    let zero = T.fill
    var upper = true
    var lower = true
    for j in 0..<n where upper || lower {
      for i in 0..<j where lower && p[j &* n &+ i] != zero { lower = false }
      for i in (j + 1)..<max(n, j + 1) where upper && p[j &* n &+ i] != zero { upper = false }
    }
    if upper { return .upper }
    if lower { return .lower }
    for j in 0..<n {
      let d = p[j &* n &+ j]
      if d.realPart <= 0 || d != d.conjugated { return .full }
    }
    for j in 0..<n {
      for i in 0..<j where p[j &* n &+ i] != p[i &* n &+ j].conjugated { return .full }
    }
    return .positive
  }

  static func norm1<T: LapackElement>(_ a: Tensor<T>, _ n: Int) -> T.Real {
    var result: T.Real = 0
    for j in 0..<n {
      var s: T.Real = 0
      for i in 0..<n { s += a.data[j &* n &+ i].modulus }
      if s > result || s.isNaN { result = s }
    }
    return result
  }

  private static func leastSquares<T: LapackElement>(
    _ a: Tensor<T>, _ m: Int, _ n: Int, _ b: Tensor<T>, _ nrhs: Int
  ) throws(NablaError) -> Tensor<T> {
    for i in 0..<a.count where a.data[i].modulus.isNaN {
      return try Tensor<T>(Dims(n, nrhs), repeating: T.notANumber)
    }
    let f = try a.copy(dims: Dims(m, n))
    let rows = max(m, n)
    let x = try Tensor<T>(Dims(rows, nrhs))
    for j in 0..<nrhs { for i in 0..<m { x.data[j * rows + i] = b.data[j * m + i] } }
    // NaN on the right spoils its column.
    var spoilt: [Int] = []
    for j in 0..<nrhs {
      for i in 0..<m where b.data[j * m + i].modulus.isNaN {
        spoilt.append(j)
        break
      }
    }
    let info = T.gelsd(m, n, nrhs, f.data, x.data)
    if info > 0 { throw .message("least squares: the singular values did not converge", id: "") }
    for j in spoilt { for i in 0..<n { x.data[j * rows + i] = T.notANumber } }
    if rows == n { return x }
    let r = try Tensor<T>(uninitialized: Dims(n, nrhs))
    for j in 0..<nrhs { for i in 0..<n { r.data[j * n + i] = x.data[j * rows + i] } }
    return r
  }

  // MARK: Inverse

  /// The inverse of a square matrix and its reciprocal condition number; all Inf when singular.
  package static func inverse<T: LapackElement>(_ a: Tensor<T>) throws(NablaError) -> (
    Tensor<T>, T.Real
  ) {
    let n = a.dims.rows
    let f = try a.copy()
    if n == 0 { return (f, T.Real.infinity) }
    let norm = norm1(a, n)
    let pivots = UnsafeMutablePointer<Int32>.allocate(capacity: n)
    defer { pivots.deallocate() }
    var rcond: T.Real = 0
    if T.getrf(n, f.data, pivots) == 0, !norm.isNaN {
      rcond = T.gecon(n, f.data, norm)
      if rcond + 1 != 1 || rcond > 0 {
        _ = T.getri(n, f.data, pivots)
        return (f, rcond)
      }
    }
    let infinity = T.over(T.fromOne, T.fill)
    return (try Tensor<T>(a.dims, repeating: infinity), rcond)
  }
}

extension LapackElement {
  static var fromOne: Self {
    if let one = 1.0 as? Self { return one }
    if let one = Float(1) as? Self { return one }
    if let one = Complex<Double>(1, 0) as? Self { return one }
    if let one = Complex<Float>(1, 0) as? Self { return one }
    return fill
  }
}
