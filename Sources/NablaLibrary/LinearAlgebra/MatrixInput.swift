import NablaEngine

/// Reading matrices for LAPACK, and what it is worth to know about them.
enum MatrixInput {
  /// Refuses what is not a matrix of numbers, in the words of the language.
  static func check(_ v: Value, _ name: String) throws(NablaError) {
    switch v {
    case .char: throw .message("invalid conversion from string to real matrix", id: "")
    case .cell, .structure, .function, .map, .exception, .colon, .list, .reference, .undefined:
      throw .message("\(name): wrong type argument '\(TypeName.of(v))'", id: "")
    default: break
    }
    guard v.dims.is2D else { throw .message("matrix must be square", id: "") }
  }

  static func checkSquare(_ v: Value, _ name: String, _ message: String) throws(NablaError) {
    try check(v, name)
    guard v.dims.rows == v.dims.columns else { throw .message(message, id: "") }
  }

  /// A copy that LAPACK may overwrite.
  static func doubles(_ v: Value) throws(NablaError) -> Tensor<Double> {
    try Conversion.doubles(v).copy(dims: v.dims)
  }

  static func complexes(_ v: Value) throws(NablaError) -> Tensor<Complex<Double>> {
    try Conversion.complexes(v).copy(dims: v.dims)
  }

  /// Results as single if the argument was.
  static func narrowed(_ values: [Value], like v: Value) throws(NablaError) -> [Value] {
    var results: [Value] = []
    for x in values {
      let real = try Conversion.narrow(x)
      results.append(
        v.classID == .single && real.classID == .double
          ? try Conversion.convert(real, to: .single).with(x.pattern) : real.with(x.pattern))
    }
    return results
  }

  static func hasNonFinite(_ v: Value) throws(NablaError) -> Bool {
    switch v {
    case .complex(let t): return t.elements.contains { !$0.re.isFinite || !$0.im.isFinite }
    case .complexSingle(let t): return t.elements.contains { !$0.re.isFinite || !$0.im.isFinite }
    case .double, .single, .scalar, .range:
      return try Numbers.reals(v).contains { !$0.isFinite }
    default: return false
    }
  }
}

/// What a square matrix looks like, which decides how it is factored.
enum MatrixShape {
  case upper, lower
  /// Equal to its conjugate transpose, positive on the diagonal and there dominant enough that a
  /// Cholesky factor is worth trying.
  case hermitian
  case full

  static func of<T: LapackScalar>(_ a: Tensor<T>) -> MatrixShape {
    let n = a.dims.rows
    let p = a.data
    var (upper, lower, hermitian) = (true, true, true)
    var diagonal = [Double](repeating: 0, count: n)
    for i in 0..<n {
      let d = p[i * n + i]
      diagonal[i] = d.realPart
      if !(d.realPart > 0) || d.conjugated - d != T(real: 0) { hermitian = false }
    }
    for j in 0..<n {
      for i in 0..<j {
        let (above, below) = (p[j * n + i], p[i * n + j])
        if above.magnitude != 0 { lower = false }
        if below.magnitude != 0 { upper = false }
        if hermitian {
          let m = above.magnitude
          if above != below.conjugated || !(m * m < diagonal[i] * diagonal[j]) { hermitian = false }
        }
        if !upper, !lower, !hermitian { return .full }
      }
    }
    return upper ? .upper : lower ? .lower : hermitian ? .hermitian : .full
  }
}

/// Dense matrices in the hands of LAPACK.
enum Dense {
  /// The largest sum of magnitudes of a column.
  static func oneNorm<T: LapackScalar>(_ a: Tensor<T>) -> Double {
    let (m, p) = (a.dims.rows, a.data)
    var largest = 0.0
    for j in 0..<a.dims.columns {
      var sum = 0.0
      for i in 0..<m { sum += p[j * m + i].magnitude }
      if sum > largest || sum.isNaN { largest = sum }
    }
    return largest
  }

  static func identity<T: LapackScalar>(_ n: Int, as type: T.Type) throws(NablaError) -> Tensor<T> {
    let t = try Tensor<T>(Dims(n, n), repeating: T(real: 0))
    for i in 0..<n { t.data[i * n + i] = T(real: 1) }
    return t
  }

  /// Zeros below (or above) the diagonal of the leading rows and columns.
  static func triangle<T: LapackScalar>(
    _ a: Tensor<T>, rows: Int, columns: Int, upper: Bool, unitDiagonal: Bool = false
  ) throws(NablaError) -> Tensor<T> {
    let t = try Tensor<T>(Dims(rows, columns), repeating: T(real: 0))
    let (p, q, m) = (t.data, a.data, a.dims.rows)
    for j in 0..<columns {
      for i in 0..<rows where upper ? i <= j : i >= j {
        p[j * rows + i] = unitDiagonal && i == j ? T(real: 1) : q[j * m + i]
      }
    }
    return t
  }

  static func columns<T: LapackScalar>(_ a: Tensor<T>, _ range: Range<Int>) throws(NablaError)
    -> Tensor<T>
  {
    let m = a.dims.rows
    let t = try Tensor<T>(uninitialized: Dims(m, range.count))
    let (p, q) = (t.data, a.data)
    for k in 0..<(m * range.count) { p[k] = q[range.lowerBound * m + k] }
    return t
  }

  /// The order of rows that LAPACK's exchanges amount to, from zero.
  static func order(_ pivots: [Int32], _ m: Int) -> [Int] {
    var order = Array(0..<m)
    for (i, p) in pivots.enumerated() where Int(p) - 1 < m { order.swapAt(i, Int(p) - 1) }
    return order
  }

  static func permutation(_ order: [Int]) throws(NablaError) -> Value {
    let m = order.count
    let t = try Tensor<Double>(Dims(m, m))
    for (i, k) in order.enumerated() { t.data[k * m + i] = 1 }
    return Value(t).with(.permutation)
  }

  static func diagonal(_ d: [Double], rows: Int, columns: Int) throws(NablaError) -> Value {
    let t = try Tensor<Double>(Dims(rows, columns))
    for (i, x) in d.enumerated() where i < rows && i < columns { t.data[i * rows + i] = x }
    return Value(t).with(.diagonal)
  }

  static func product(_ a: Value, _ b: Value) throws(NablaError) -> Value {
    try Operators.binary(.multiply, a, b)
  }

  static func adjoint(_ a: Value) throws(NablaError) -> Value {
    try Operators.transpose(a, conjugate: true)
  }
}
