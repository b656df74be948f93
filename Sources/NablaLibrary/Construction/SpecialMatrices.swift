import NablaEngine

/// eye, magic, vander, hilb, invhilb, toeplitz, hankel: matrices with a pattern.
extension Builtin {
  static let eye = Builtin(
    "eye", "A = eye (N)\nA = eye (M, N)\nA = eye ([M N])\nA = eye (..., CLASS)", .between(0, 3),
    category: .construction,
    summary: "The identity matrix.",
    details: "Ones on the main diagonal, zeros elsewhere; M and N may differ.",
    examples: [
      Example("eye (2) + 1", shows: "ans =\n\n   2   1\n   1   2"),
      Example("eye (2, 3, \"int8\")", shows: "ans =\n\n  1  0  0\n  0  1  0"),
    ],
    seeAlso: ["zeros", "diag", "inv"],
    body: eyeBody)

  static let magic = Builtin(
    "magic", "M = magic (N)", .exactly(1), category: .construction,
    summary: "A magic square: rows, columns and diagonals have the same sum.",
    details: "The numbers 1 to N^2. There is no magic square for N = 2.",
    examples: [
      Example("magic (4)", shows: """
        ans =

           16    2    3   13
            5   11   10    8
            9    7    6   12
            4   14   15    1
        """),
      Example("sum (magic (5))", shows: "ans =\n\n   65   65   65   65   65"),
    ],
    seeAlso: ["hilb", "vander", "toeplitz"],
    body: magicBody)

  static let vander = Builtin(
    "vander", "A = vander (C)\nA = vander (C, N)", .between(1, 2), category: .construction,
    summary: "The Vandermonde matrix: column j holds C to the power N - j.",
    details: "N is the length of C if it is not given.",
    examples: [Example("vander ([1 2 3])", shows: "ans =\n\n   1   1   1\n   4   2   1\n   9   3   1")],
    seeAlso: ["polyfit", "hilb"],
    body: vanderBody)

  static let hilb = Builtin(
    "hilb", "H = hilb (N)", .exactly(1), category: .construction,
    summary: "The Hilbert matrix, with elements 1 / (i + j - 1), famous for its bad condition.",
    details: "",
    examples: [
      Example("hilb (3)", shows: """
        ans =

           1.0000   0.5000   0.3333
           0.5000   0.3333   0.2500
           0.3333   0.2500   0.2000
        """),
      Example("cond (hilb (5)) > 1e5", shows: "ans = 1"),
    ],
    seeAlso: ["invhilb", "vander", "magic"],
    body: hilbBody)

  static let invhilb = Builtin(
    "invhilb", "A = invhilb (N)", .exactly(1), category: .construction,
    summary: "The inverse of the Hilbert matrix; its elements are whole numbers.",
    details: "Exact up to about N = 14.",
    examples: [Example("invhilb (3)", shows: """
        ans =

             9   -36    30
           -36   192  -180
            30  -180   180
        """)],
    seeAlso: ["hilb"],
    body: invhilbBody)

  static let toeplitz = Builtin(
    "toeplitz", "A = toeplitz (C)\nA = toeplitz (C, R)", .between(1, 2), category: .construction,
    summary: "A matrix with constant diagonals: C is its first column and R its first row.",
    details: """
      Without R the matrix is symmetric, or Hermitian where C is complex. If C(1) and R(1) differ, C(1)
      is taken. A convolution is the product with a Toeplitz matrix.
      """,
    examples: [
      Example("toeplitz ([1 2 3])", shows: "ans =\n\n   1   2   3\n   2   1   2\n   3   2   1"),
      Example("toeplitz ([1 2 3], [1 5 6])", shows: "ans =\n\n   1   5   6\n   2   1   5\n   3   2   1"),
    ],
    seeAlso: ["hankel", "conv", "vander"],
    body: toeplitzBody)

  static let hankel = Builtin(
    "hankel", "A = hankel (C)\nA = hankel (C, R)", .between(1, 2), category: .construction,
    summary: "A matrix with constant antidiagonals: C is its first column and R its last row.",
    details: "Without R the elements below the antidiagonal are zero.",
    examples: [Example("hankel (1:3, 3:6)", shows: """
        ans =

           1   2   3   4
           2   3   4   5
           3   4   5   6
        """)],
    seeAlso: ["toeplitz", "hilb"],
    body: hankelBody)
}

private func eyeBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var sizes = call.arguments[...]
  var kind = ClassID.double
  if let name = sizes.last?.text {
    guard let named = ClassID(name: name) else { throw call.fail("invalid data type specified") }
    guard named.isNumeric || named == .logical else {
      throw call.failed("invalid class name")
    }
    kind = named
    sizes = sizes.dropLast()
  }
  guard sizes.count <= 2 else { throw call.invalid() }
  let dims: Dims
  if sizes.count == 2 {
    let m = try DimensionArguments.dims(sizes.prefix(1), name: "eye").rows
    dims = Dims(m, try DimensionArguments.dims(sizes.suffix(1), name: "eye").rows)
  } else {
    dims = try DimensionArguments.dims(sizes, name: "eye")
  }
  guard dims.is2D else { throw call.fail("eye (A): use eye (size (A)) instead") }
  if kind == .double {
    let t = try Tensor<Double>(dims)
    let p = t.data
    for i in 0..<min(dims.rows, dims.columns) { p[i &* dims.rows &+ i] = 1 }
    return [Value(t).with(.diagonal)]
  }
  var map = [Int](repeating: -1, count: dims.elementCount)
  for i in 0..<min(dims.rows, dims.columns) { map[i * dims.rows + i] = 0 }
  return [try Gather.apply(try Filling.fill(.scalar, 1, kind), map, dims: dims).with(.diagonal)]
}

/// A square of doubles, made by rows and columns from zero.
private func square(_ n: Int, _ f: (Int, Int) -> Double) throws(NablaError) -> Value {
  let t = try Tensor<Double>(uninitialized: Dims(n, n))
  let p = t.data
  for j in 0..<n { for i in 0..<n { p[j * n + i] = f(i, j) } }
  return Value(t)
}

private func magicBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard let x = call[0].realScalar, x.isFinite, abs(x) < 1e6 else {
    throw call.failed("N must be a scalar")
  }
  guard x >= 0 else { throw call.failed("N must be non-negative") }
  let n = Int(x)
  if n == 0 { return [.emptyMatrix] }
  if n == 2 { return [Value(try Tensor<Double>(Dims(2, 2), [4, 1, 3, 2]))] }
  if n % 2 == 1 { return [try square(n) { i, j in oddMagic(n, i, j) }] }
  if n % 4 == 0 {
    // Count through the square by rows; cells whose row and column agree modulo 4 (on the
    // diagonals of each 4 x 4 block) are counted from the other end.
    return [
      try square(n) { i, j in
        let count = Double(i * n + j + 1)
        let (a, b) = (i % 4, j % 4)
        let onDiagonal = a == b || a + b == 3
        return onDiagonal ? Double(n * n + 1) - count : count
      }
    ]
  }
  return [try singlyEvenMagic(n)]
}

/// The square of odd order by the siamese method, in closed form.
private func oddMagic(_ n: Int, _ i: Int, _ j: Int) -> Double {
  let row = (i + j + 2 - (n + 3) / 2 + n) % n
  let column = (i + 2 * j + 1) % n
  return Double(n * row + column + 1)
}

/// n = 2 m with m odd: four odd squares side by side (LUX), columns exchanged to even the sums out.
private func singlyEvenMagic(_ n: Int) throws(NablaError) -> Value {
  let m = n / 2
  let q = Double(m * m)
  let t = try Tensor<Double>(uninitialized: Dims(n, n))
  let p = t.data
  for j in 0..<m {
    for i in 0..<m {
      let x = oddMagic(m, i, j)
      p[j * n + i] = x
      p[(j + m) * n + i + m] = x + q
      p[(j + m) * n + i] = x + 2 * q
      p[j * n + i + m] = x + 3 * q
    }
  }
  let k = (m - 1) / 2
  func exchange(_ column: Int, _ row: Int) {
    let a = p[column * n + row]
    p[column * n + row] = p[column * n + row + m]
    p[column * n + row + m] = a
  }
  for i in 0..<m {
    for j in 0..<k { exchange(j, i) }
    if k > 1 { for j in (n - k + 1)..<n { exchange(j, i) } }
  }
  exchange(0, k)
  exchange(k, k)
  return Value(t)
}

private func vanderBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard call[0].dims.isVector else { throw call.failed("polynomial C must be a vector") }
  let length = call[0].count
  let n = call.has(1) ? try call.int(1, "N must be a positive scalar integer") : length
  guard n >= 0, n < 1 << 24 else { throw call.failed("N must be a positive scalar integer") }
  let column = try Rearranged.column(call[0])
  let exponents = try Value.row((0..<n).map { Double(n - 1 - $0) })
  return [try Operators.binary(.elementPower, column, exponents)]
}

private func orderArgument(_ call: borrowing Call) throws(NablaError) -> Int {
  guard let x = call[0].realScalar else { throw call.failed("N must be a scalar integer") }
  return max(0, try DimensionArguments.index(x.rounded(.down)))
}

private func hilbBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  [try square(try orderArgument(call)) { i, j in 1 / Double(i + j + 1) }]
}

private func invhilbBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let n = try orderArgument(call)
  // a(i,j) = r(i) r(j) / (i + j - 1) with r(k) = (-1)^k k C(k+n-1, k-1) C(n, k)
  var r: [Double] = []
  for k in 1..<max(n + 1, 1) {
    let sign = k % 2 == 0 ? 1.0 : -1.0
    r.append(sign * Double(k) * binomial(k + n - 1, k - 1) * binomial(n, k))
  }
  return [try square(n) { i, j in r[i] * r[j] / Double(i + j + 1) }]
}

private func binomial(_ n: Int, _ k: Int) -> Double {
  var x = 1.0
  for s in 0..<min(k, n - k) { x = (x * Double(n - s) / Double(s + 1)).rounded() }
  return x
}

/// The first elements of two vectors, joined as the class rules of concatenation say.
private func joined(_ first: Value, _ second: Value) throws(NablaError) -> Value {
  try Operators.concatenate(
    [try Rearranged.column(first), try Rearranged.column(second)], dimension: 0)
}

private func toeplitzBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let c = call[0]
  guard c.dims.isVector || c.isEmpty else { throw call.failed("C must be a vector") }
  if !call.has(1) {
    let n = c.count
    var map = [Int](repeating: 0, count: n * n)
    if c.isComplex {
      // The first row is C; what lies below the diagonal is conjugated.
      let both = try joined(c, try conjugated(c))
      for j in 0..<n { for i in 0..<n { map[j * n + i] = i > j ? n + i - j : j - i } }
      return [try Gather.apply(both, map, dims: Dims(n, n))]
    }
    for j in 0..<n { for i in 0..<n { map[j * n + i] = abs(i - j) } }
    return [try Gather.apply(c, map, dims: Dims(n, n))]
  }
  let r = call[1]
  guard r.dims.isVector || r.isEmpty else { throw call.failed("C and R must be vectors") }
  let (m, n) = (c.count, r.count)
  if m > 0, n > 0, try Numbers.reals(c)[0] != Numbers.reals(r)[0] {
    try call.session.warn("", "toeplitz: column wins diagonal conflict")
  }
  var map = [Int](repeating: 0, count: m * n)
  for j in 0..<n { for i in 0..<m { map[j * m + i] = i >= j ? i - j : m + j - i } }
  return [try Gather.apply(try joined(c, r), map, dims: Dims(m, n))]
}

private func conjugated(_ v: Value) throws(NablaError) -> Value {
  let turned = try Operators.transpose(try Rearranged.column(v), conjugate: true)
  return try Rearranged.column(turned)
}

private func hankelBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let c = call[0]
  guard c.dims.isVector else { throw call.failed("C must be a vector") }
  let m = c.count
  guard call.has(1) else {
    var map = [Int](repeating: -1, count: m * m)
    for j in 0..<m { for i in 0..<(m - j) { map[j * m + i] = i + j } }
    return [try Gather.apply(c, map, dims: Dims(m, m))]
  }
  let r = call[1]
  guard r.dims.isVector else { throw call.failed("C and R must be vectors") }
  let n = r.count
  if m > 0, n > 0, try Numbers.reals(c)[m - 1] != Numbers.reals(r)[0] {
    try call.session.warn("", "hankel: column wins anti-diagonal conflict")
  }
  var map = [Int](repeating: 0, count: m * n)
  for j in 0..<n { for i in 0..<m { map[j * m + i] = i + j < m ? i + j : m + i + j - m + 1 } }
  return [try Gather.apply(try joined(c, r), map, dims: Dims(m, n))]
}

let specialMatrixBuiltins: [Builtin] = [
  .eye, .magic, .vander, .hilb, .invhilb, .toeplitz, .hankel,
]
