import CNabla
import NablaEngine

/// polyval, polyfit, roots, poly, polyder, polyint, polyout: polynomials by their coefficients, the
/// highest power first.
extension Builtin {
  static let polyval = Builtin(
    "polyval", "Y = polyval (P, X)\nY = polyval (P, X, [], MU)\n[Y, DY] = polyval (P, X, S, MU)", .between(2, 4), outputs: 2,
    category: .polynomials,
    summary: "The values of a polynomial at the elements of X.",
    details: """
      P holds the coefficients, the highest power first. With MU, at (X - MU(1)) / MU(2). DY is the
      standard error of the values of a fit, by what POLYFIT says of it in S.
      """,
    examples: [Example("polyval ([1 2 3], [0 1 2])", shows: "ans =\n\n    3    6   11")],
    seeAlso: ["polyfit", "roots", "polyder"],
    body: polyvalBody)

  static let polyfit = Builtin(
    "polyfit", "P = polyfit (X, Y, N)\n[P, S] = polyfit (X, Y, N)\n[P, S, MU] = polyfit (X, Y, N)",
    .exactly(3), outputs: 3, category: .polynomials,
    summary: "The polynomial of degree N that fits the points best, in the least squares sense.",
    details: """
      S is a struct for error estimates: R, X, C, df, normr and the fitted values yf. With MU, X is
      centred and scaled first, which is more accurate: MU = [mean(X), std(X)].
      """,
    examples: [Example("p = polyfit (0:3, [1 3 5 7], 1); round (p)", shows: "ans =\n\n   2   1")],
    seeAlso: ["polyval", "roots", "mldivide"],
    body: polyfitBody)

  static let roots = Builtin(
    "roots", "R = roots (C)", .exactly(1), category: .polynomials,
    summary: "The zeros of a polynomial, as a column.",
    details: "They are the eigenvalues of its companion matrix.",
    examples: [Example("roots ([1 -3 2])", shows: "ans =\n\n   2\n   1"), Example("roots ([1 0 1])", shows: "ans =\n\n   0 + 1i\n   0 - 1i")],
    seeAlso: ["poly", "polyval", "eig"],
    body: rootsBody)

  static let poly = Builtin(
    "poly", "C = poly (R)\nC = poly (A)", .exactly(1), category: .polynomials,
    summary: "The polynomial with the given roots, or the characteristic polynomial of a matrix.",
    details: "",
    examples: [Example("poly ([1 2])", shows: "ans =\n\n   1  -3   2"), Example("poly ([1 2; 3 4])", shows: "ans =\n\n   1  -5  -2")],
    seeAlso: ["roots", "polyval", "eig"],
    body: polyBody)

  static let polyder = Builtin(
    "polyder", "D = polyder (P)\nD = polyder (A, B)\n[N, D] = polyder (B, A)", .between(1, 2),
    outputs: 2, category: .polynomials,
    summary: "The derivative of a polynomial, of a product A * B, or of a quotient B / A.",
    details: "",
    examples: [Example("polyder ([1 2 3])", shows: "ans =\n\n   2   2")],
    seeAlso: ["polyint", "polyval"],
    body: polyderBody)

  static let polyint = Builtin(
    "polyint", "I = polyint (P)\nI = polyint (P, K)", .between(1, 2), category: .polynomials,
    summary: "The integral of a polynomial, with the constant K (zero).",
    details: "",
    examples: [Example("polyint ([3 2 1])", shows: "ans =\n\n   1   1   1   0")],
    seeAlso: ["polyder", "polyval"],
    body: polyintBody)

  static let polyout = Builtin(
    "polyout", "polyout (C)\npolyout (C, X)\nSTR = polyout (...)", .between(1, 2),
    category: .polynomials,
    summary: "Shows a polynomial as text, in the variable X (\"s\").",
    details: "",
    examples: [Example("polyout ([1 -2 3], \"x\")", shows: "1*x^2 - 2*x^1 + 3")],
    seeAlso: ["polyval", "poly"],
    body: polyoutBody)

  static let polyreduce = Builtin(
    "polyreduce", "P = polyreduce (C)", .exactly(1), category: .polynomials,
    summary: "The coefficients without leading zeros.",
    details: "",
    examples: [Example("polyreduce ([0 0 1 2])", shows: "ans =\n\n   1   2")],
    seeAlso: ["poly", "roots"],
    body: polyreduceBody)

  static let compan = Builtin(
    "compan", "A = compan (C)", .exactly(1), category: .polynomials,
    summary: "The companion matrix, whose eigenvalues are the roots of the polynomial.",
    details: "",
    examples: [Example("compan ([1 2 3])", shows: "ans =\n\n  -2  -3\n   1   0")],
    seeAlso: ["roots", "poly"],
    body: companBody)
}

private func polyvalBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let (p, x0) = (call[0], call[1])
  guard p.classID.isFloat, p.dims.isVector || p.isEmpty else {
    throw call.failed("P must be a numeric floating point vector")
  }
  guard x0.classID.isFloat else { throw call.failed("X must be numeric floating point") }
  if call.nargout > 1 {
    guard call.count > 2 else { throw call.invalid() }
    guard !call[2].isEmpty else { throw call.failed("S input is required for DY output argument") }
    guard call[2].isStruct else { throw call.failed("S input must be a structure") }
  }
  if call.has(3) {
    guard call[3].classID.isFloat, call[3].count == 2 else {
      throw call.failed("MU must be numeric floating point with 2 values")
    }
  }
  if x0.isEmpty || p.isEmpty {
    let zeros = Value(try Tensor<Double>(x0.dims))
    let isSingle = p.classID == .single || x0.classID == .single
    return [isSingle ? try Conversion.convert(zeros, to: .single) : zeros, .emptyMatrix]
  }
  var x = x0
  if call.has(3) {
    let (mean, scale) = (try Algebra.element(call[3], 0), try Algebra.element(call[3], 1))
    x = try Algebra.over(try Algebra.minus(x, mean), scale)
  }
  let n = p.count
  // Horner's rule, with whole arrays unless everything is real and double.
  if !p.isComplex, !x.isComplex, p.classID == .double, x.classID == .double {
    let (c, u) = (try Numbers.reals(p), try Conversion.doubles(x))
    let t = try Tensor<Double>(uninitialized: x.dims)
    let (out, input) = (t.data, u.data)
    for i in 0..<t.count {
      var y = c[0]
      for k in 1..<max(n, 1) { y = y * input[i] + c[k] }
      out[i] = y
    }
    return call.nargout > 1 ? [Value(t), try deviation(call, x, n)] : [Value(t)]
  }
  var y = try Algebra.plus(try Algebra.times(x, .scalar(0)), try Algebra.element(p, 0))
  for k in 1..<max(n, 1) {
    y = try Algebra.plus(try Algebra.times(y, x), try Algebra.element(p, k))
  }
  return call.nargout > 1 ? [y, try deviation(call, x, n)] : [y]
}

/// sqrt (1 + |A / R|^2) * normr / sqrt (df), where A has the powers of x in its rows.
private func deviation(_ call: borrowing Call, _ x: Value, _ n: Int) throws(NablaError) -> Value {
  guard case .structure(let s) = call[2], let r = s.get("R"), let size = s.get("normr"),
    let df = s.get("df")
  else { throw call.failed("S input must be a structure") }
  let powers = try Value.row((0..<n).map { Double(n - 1 - $0) })
  let a = try Operators.binary(.elementPower, try Rearranged.column(x), powers)
  let quotient = try Operators.binary(.divide, a, r)
  let squares = try call.session.call(named: "sumsq", [quotient, .scalar(2)])[0]
  let root = try Kernels.math(.sqrt, try Algebra.plus(.scalar(1), squares))
  let scale = try Algebra.over(size, try Kernels.math(.sqrt, df))
  return try Rearranging.reshape(try Algebra.times(root, scale), x.dims)
}

private func polyfitBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var (x, y) = (call[0], call[1])
  guard x.dims == y.dims || x.dims.isVector && y.dims.isVector && x.count == y.count else {
    throw call.failed("X and Y must have the same number of points")
  }
  let session = call.session
  var mask: [Bool] = []
  let n: Int
  if call[2].isLogical {
    mask = try Conversion.bools(call[2]).array
    n = mask.count - 1
  } else {
    guard let d = call[2].realScalar, d >= 0, d == d.rounded(), d < 1e6 else {
      throw call.failed("N must be a non-negative integer")
    }
    n = Int(d)
  }
  let yWasRow = y.dims.isRow
  var mu: Value?
  if call.nargout > 2 {
    let mean = try session.call(named: "mean", [x])[0]
    let deviation = try session.call(named: "std", [x])[0]
    mu = try Operators.concatenate([mean, deviation], dimension: 1)
    x = try Algebra.over(try Algebra.minus(x, mean), deviation)
  }
  x = try Rearranged.column(x)
  y = try Rearranged.column(y)
  if n >= x.count {
    try session.warn(
      "",
      "polyfit: degree of polynomial N is >= number of data points; solution is not unique")
  }
  let full = try session.call(named: "vander", [x, Value(n + 1)])[0]
  var a = full
  if !mask.isEmpty {
    let keep = try Value.row(mask.indices.filter { mask[$0] }.map { Double($0 + 1) })
    a = try Indexing.index(full, [.colon, keep])
  }
  let qr = try session.call(named: "qr", [a, .scalar(0)], nargout: 2)
  var p = try Algebra.solve(qr[1], try adjointProduct(qr[0], y))
  if !mask.isEmpty {
    let (list, whole) = (try Conversion.doubles(p), try Tensor<Double>(Dims(mask.count, 1)))
    var k = 0
    for i in mask.indices where mask[i] {
      whole.data[i] = list.data[k]
      k += 1
    }
    p = Value(whole)
  }
  var results = [try Algebra.transpose(p)]
  if call.nargout > 1 {
    let unknowns = mask.isEmpty ? n + 1 : mask.count { $0 }
    results.append(try fitInfo(call, x, y, p, full, qr[1], yWasRow, unknowns))
    if let mu { results.append(mu) }
  }
  return results
}

/// `q' * y` without writing the transpose out, as the operators of the language do it.
private func adjointProduct(_ q: Value, _ y: Value) throws(NablaError) -> Value {
  guard case .double(let a) = q, case .double(let b) = y, a.dims.rows == b.count, b.count > 0,
    let m = Int32(exactly: a.dims.rows), let n = Int32(exactly: a.dims.columns)
  else { return try Algebra.product(try Algebra.adjoint(q), y) }
  let t = try Tensor<Double>(Dims(a.dims.columns, 1))
  cblas_dgemv(CblasColMajor, CblasTrans, m, n, 1, a.data, m, b.data, 1, 0, t.data, 1)
  return Value(t)
}

/// The struct of polyfit: fitted values, matrix, its factor, covariance, degrees of freedom, residual.
private func fitInfo(
  _ call: borrowing Call, _ x: Value, _ y: Value, _ p: Value, _ a: Value, _ r: Value,
  _ asRow: Bool, _ unknowns: Int
) throws(NablaError) -> Value {
  let session = call.session
  let fitted = try Algebra.product(a, p)
  let residual = try session.call(named: "norm", [try Algebra.minus(fitted, y)])[0]
  // R has as many rows as there are points if these are too few.
  let square = r.dims.rows == r.dims.columns
  let inverse = try session.call(named: square ? "inv" : "pinv", [r])[0]
  let covariance = try Algebra.product(inverse, try Algebra.adjoint(inverse))
  return .structure(
    StructArray([
      ("yf", asRow ? try Algebra.transpose(fitted) : fitted), ("X", a), ("R", r),
      ("C", covariance), ("df", Value(max(0, y.count - unknowns))), ("normr", residual),
    ]))
}

private func rootsBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = call[0]
  guard v.isNumeric || v.isLogical else {
    throw call.fail("isfinite: not defined for \(v.className)")
  }
  if try MatrixInput.hasNonFinite(v) { throw call.failed("inputs must not contain Inf or NaN") }
  if v.isEmpty { return [.emptyMatrix] }
  guard v.dims.isVector else { throw call.invalid() }
  let z = try Conversion.complexes(v)
  // What vanishes beside the largest coefficient is zero.
  let largest = z.elements.reduce(0.0) { max($0, $1.magnitude) }
  guard let first = z.elements.firstIndex(where: { $0.magnitude / largest > 0 }),
    let last = z.elements.lastIndex(where: { $0.magnitude / largest > 0 })
  else { return [.emptyMatrix] }
  let zeros = v.count - 1 - last
  let trailing = Value(try Tensor<Double>(Dims(zeros, 1)))
  if first == last { return [trailing] }
  let c = try Algebra.slice(try Rearranged.row(v), first..<(last + 1))
  let companion = try companionMatrix(c)
  let r = try call.session.call(named: "eig", [companion])[0]
  return [zeros == 0 ? r : try Operators.concatenate([r, trailing], dimension: 0)]
}

/// Ones below the diagonal, and -c(2:n) / c(1) in the first row.
private func companionMatrix(_ c: Value) throws(NablaError) -> Value {
  let n = c.count - 1
  let quotients = try Algebra.over(try Algebra.slice(c, 1..<(n + 1)), try Algebra.element(c, 0))
  let row = try Operators.unary(.minus, quotients)
  if n == 1 { return row }
  let below = try Tensor<Double>(Dims(n - 1, n))
  for i in 0..<(n - 1) { below.data[i * (n - 1) + i] = 1 }
  return try Operators.concatenate([row, Value(below)], dimension: 0)
}

private func companBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = call[0]
  guard v.dims.isVector else { throw call.failed("C must be a vector") }
  if v.count < 2 { return [.emptyMatrix] }
  return [try companionMatrix(try Rearranged.row(v))]
}

private func polyBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = call[0]
  if v.isEmpty { return [.scalar(1)] }
  let roots: Value
  if v.dims.isVector {
    roots = v
  } else if v.dims.is2D, v.dims.rows == v.dims.columns {
    roots = try call.session.call(named: "eig", [v])[0]
  } else {
    throw call.invalid()
  }
  let z = try Conversion.complexes(roots)
  var y = [Complex<Double>](repeating: Complex(0, 0), count: z.count + 1)
  y[0] = Complex(1, 0)
  for (j, r) in z.elements.enumerated() {
    for i in stride(from: j + 1, to: 0, by: -1) { y[i] = y[i] - r * y[i - 1] }
  }
  // If the roots come in conjugate pairs, what is left of imaginary parts is rounding.
  let up = z.elements.filter { $0.im > 0 }
  let down = z.elements.filter { $0.im < 0 }.map(\.conjugated)
  func precedes(_ a: Complex<Double>, _ b: Complex<Double>) -> Bool {
    a.re != b.re ? a.re < b.re : a.im < b.im
  }
  let real = up.count == down.count && up.sorted(by: precedes) == down.sorted(by: precedes)
  if real { return [try .row(y.map(\.re))] }
  return [try Conversion.narrow(.complex(try Tensor(row: y)))]
}

private func reduced(_ v: Value) throws(NablaError) -> Value {
  let z = try Conversion.complexes(v)
  let first = z.elements.firstIndex { $0 != Complex(0, 0) } ?? max(0, v.count - 1)
  return first == 0 ? v : try Algebra.slice(v, first..<v.count)
}

private func derivative(_ v: Value) throws(NablaError) -> Value {
  let n = v.count
  if n <= 1 { return .scalar(0) }
  let powers = try Value.row((1..<n).map { Double(n - $0) })
  let row = try Rearranged.row(v)
  return try Algebra.times(try Algebra.slice(row, 0..<(n - 1)), powers)
}

private func product(_ a: Value, _ b: Value) throws(NablaError) -> Value {
  try Rearranged.row(
    try Convolving.convolve(try Rearranged.column(a), try Rearranged.column(b), .full))
}

/// a - b, the shorter one filled up with zeros in front.
private func difference(_ a: Value, _ b: Value) throws(NablaError) -> Value {
  let n = max(a.count, b.count)
  func padded(_ v: Value) throws(NablaError) -> Value {
    let k = n - v.count
    return try Gather.apply(v, (0..<n).map { $0 < k ? -1 : $0 - k }, dims: Dims(1, n))
  }
  return try Algebra.minus(try padded(a), try padded(b))
}

private func polyderBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  for v in call.arguments where !(v.isNumeric && v.dims.isVector) {
    throw call.failed("argument must be a vector")
  }
  guard call.has(1) else { return [try derivative(call[0])] }
  let (a, b) = (call[0], call[1])
  if call.nargout < 2 { return [try derivative(try product(a, b))] }
  let top = try difference(
    try product(try derivative(a), b), try product(a, try derivative(b)))
  return [try reduced(top), try reduced(try product(b, b))]
}

private func polyintBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = call[0]
  guard v.dims.isVector || v.isEmpty else { throw call.failed("argument must be a vector") }
  if v.isEmpty { return [.emptyMatrix] }
  let n = v.count
  let powers = try Value.row((0..<n).map { Double(n - $0) })
  let constant = call.has(1) ? call[1] : .scalar(0)
  let list = try Algebra.over(try Rearranged.row(v), powers)
  return [try Operators.concatenate([list, constant], dimension: 1)]
}

private func polyreduceBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard call[0].dims.isVector else { throw call.failed("C must be a non-empty vector") }
  return [try reduced(call[0])]
}

private func polyoutBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = call[0]
  guard v.isNumeric, v.dims.isVector, !v.isEmpty else {
    throw call.failed("first argument must be a vector")
  }
  var x = "s"
  if call.has(1) {
    guard let name = call[1].text else { throw call.failed("second argument must be a string") }
    x = name
  }
  let z = try Conversion.complexes(v)
  let n = v.count
  /// The coefficient's text, without the sign of a real one after the first.
  func coefficient(_ c: Complex<Double>, first: Bool) -> (sign: String, text: String) {
    if c.im != 0 {
      let im = c.im < 0 ? "\(Numbers.general(c.im, digits: 5))i" : "+\(Numbers.general(c.im, digits: 5))i"
      return (first ? "" : " + ", "(\(Numbers.general(c.re, digits: 5))\(im))")
    }
    if first { return ("", Numbers.general(c.re, digits: 5)) }
    return (c.re < 0 ? " - " : " + ", Numbers.general(abs(c.re), digits: 5))
  }
  var text = ""
  for i in 0..<n {
    let (sign, c) = coefficient(z.data[i], first: i == 0)
    text += sign + c
    if i < n - 1 { text += "*\(x)^\(n - 1 - i)" }
  }
  if call.nargout > 0 { return [Value(text)] }
  call.session.output.put(text + "\n")
  return []
}

let polynomialBuiltins: [Builtin] = [
  .polyval, .polyfit, .roots, .poly, .polyder, .polyint, .polyout, .polyreduce, .compan,
]
