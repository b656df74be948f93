import NablaEngine

/// isempty, isscalar, isvector and the like: questions about the size of a value.
extension Builtin {
  static let isempty = shape(
    "isempty", "True if the value has no elements.",
    [Example("isempty ([])", shows: "ans = 1"), Example("isempty (zeros (0, 3))", shows: "ans = 1")],
    ["isnull", "numel"]
  ) { $0.isEmpty }

  static let isnull = Builtin(
    "isnull", "TF = isnull (X)", .exactly(1), category: .size,
    summary: "True for the literals `[]`, `''` and `\"\"`, the values that delete elements.",
    details: "A variable that holds such a value does not delete anything.",
    examples: [
      Example("isnull ([])", shows: "ans = 1"),
      Example("x = []; isnull (x)", shows: "ans = 0"),
    ],
    seeAlso: ["isempty"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    let written = call.session.argumentTexts.first ?? ""
    return [.bool(call[0].dims == .empty && ["[]", "''", "\"\""].contains(written))]
  }

  static let isscalar = shape(
    "isscalar", "True if the value has exactly one element.",
    [Example("isscalar (5)", shows: "ans = 1"), Example("isscalar ([1 2])", shows: "ans = 0")],
    ["isvector", "ismatrix"]
  ) { $0.isScalar }

  static let isvector = shape(
    "isvector", "True for a row or a column, a scalar included.",
    [Example("isvector ([1 2 3])", shows: "ans = 1"), Example("isvector (ones (2))", shows: "ans = 0")],
    ["isrow", "iscolumn", "isscalar"]
  ) { $0.dims.isVector }

  static let isrow = shape(
    "isrow", "True if there are two dimensions and the first has length one.",
    [Example("isrow ([1 2 3])", shows: "ans = 1"), Example("isrow ([1; 2])", shows: "ans = 0")],
    ["iscolumn", "isvector"]
  ) { $0.dims.isRow }

  static let iscolumn = shape(
    "iscolumn", "True if there are two dimensions and the second has length one.",
    [Example("iscolumn ([1; 2])", shows: "ans = 1"), Example("iscolumn ([1 2 3])", shows: "ans = 0")],
    ["isrow", "isvector"]
  ) { $0.dims.isColumn }

  static let ismatrix = shape(
    "ismatrix", "True if the value has two dimensions.",
    [Example("ismatrix ([1 2; 3 4])", shows: "ans = 1"), Example("ismatrix (ones (2, 2, 2))", shows: "ans = 0")],
    ["isvector", "isscalar", "ndims"]
  ) { $0.dims.is2D }

  static let issquare = shape(
    "issquare", "True if there are two dimensions of the same length.",
    [Example("issquare (ones (2))", shows: "ans = 1"), Example("issquare ([1 2])", shows: "ans = 0")],
    ["ismatrix", "isdiag"]
  ) { $0.dims.is2D && $0.dims.rows == $0.dims.columns }

  static let isdiag = band(
    "isdiag", "True for a matrix whose elements off the main diagonal all are zero.",
    Example("isdiag ([1 0; 0 2])", shows: "ans = 1")
  ) { i, j in i == j }

  static let istril = band(
    "istril", "True for a matrix whose elements above the main diagonal all are zero.",
    Example("istril ([1 0; 3 2])", shows: "ans = 1")
  ) { i, j in i >= j }

  static let istriu = band(
    "istriu", "True for a matrix whose elements below the main diagonal all are zero.",
    Example("istriu ([1 0; 3 2])", shows: "ans = 0")
  ) { i, j in i <= j }

  static let isbanded = Builtin(
    "isbanded", "TF = isbanded (A, LOWER, UPPER)", .exactly(3), category: .size,
    summary: "True if all elements lie within LOWER diagonals below and UPPER above the main one.",
    details: "",
    examples: [Example("isbanded ([1 2 0; 0 1 2; 0 0 1], 0, 1)", shows: "ans = 1")],
    seeAlso: ["isdiag", "istril", "istriu"],
    body: isbandedBody)

  static let issymmetric = Builtin(
    "issymmetric",
    "TF = issymmetric (A)\nTF = issymmetric (A, TOL)\nTF = issymmetric (A, \"skew\")\nTF = issymmetric (A, \"skew\", TOL)",
    .between(1, 3),
    category: .linearAlgebra,
    summary: "True for a square matrix that equals its transpose.",
    details: """
      With TOL > 0, if norm (A - A.', inf) / norm (A, inf) is less than TOL. With "skew": does it equal the
      negative of its transpose?
      """,
    examples: [Example("issymmetric ([1 2; 2 1])", shows: "ans = 1")],
    seeAlso: ["ishermitian", "isdefinite"],
    body: issymmetricBody)

  static let ishermitian = Builtin(
    "ishermitian",
    "TF = ishermitian (A)\nTF = ishermitian (A, TOL)\nTF = ishermitian (A, \"skew\")\nTF = ishermitian (A, \"skew\", TOL)",
    .between(1, 3),
    category: .linearAlgebra,
    summary: "True for a square matrix that equals its complex conjugate transpose.",
    details: """
      With TOL > 0, if norm (A - A', inf) / norm (A, inf) is less than TOL. With "skew": does it equal the
      negative of its conjugate transpose?
      """,
    examples: [Example("ishermitian ([1 2i; -2i 1])", shows: "ans = 1")],
    seeAlso: ["issymmetric", "isdefinite"],
    body: ishermitianBody)
}

private func shape(
  _ name: String, _ summary: String, _ examples: [Example], _ seeAlso: [String],
  _ test: @escaping @Sendable (Value) -> Bool
) -> Builtin {
  Builtin(
    name, "TF = \(name) (X)", .exactly(1), category: .size, summary: summary,
    examples: examples, seeAlso: seeAlso
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [.bool(test(call[0]))] }
}

private func band(
  _ name: String, _ summary: String, _ example: Example,
  _ inside: @escaping @Sendable (Int, Int) -> Bool
) -> Builtin {
  Builtin(
    name, "TF = \(name) (A)", .exactly(1), category: .size, summary: summary,
    examples: [example], seeAlso: ["isbanded", "isdiag"].filter { $0 != name }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    [.bool(try isZero(call[0], outside: inside))]
  }
}

private func isZero(_ v: Value, outside inside: (Int, Int) -> Bool) throws(NablaError) -> Bool {
  guard v.dims.is2D, v.isNumeric || v.isLogical else { return false }
  let zeros = try Conversion.bools(try Operators.binary(.notEqual, v, .scalar(0)))
  let p = zeros.data
  let rows = v.dims.rows
  for j in 0..<v.dims.columns {
    for i in 0..<rows where !inside(i, j) && p[j * rows + i] { return false }
  }
  return true
}

private func isbandedBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard let lower = call[1].realScalar, let upper = call[2].realScalar, lower >= 0, upper >= 0
  else { throw call.failed("LOWER and UPPER must be non-negative integers") }
  let l = Int(min(lower, 1e15))
  let u = Int(min(upper, 1e15))
  return [.bool(try isZero(call[0]) { i, j in i - j <= l && j - i <= u })]
}

private func issymmetricBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  [.bool(try equalsTranspose(call, conjugate: false))]
}

private func ishermitianBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  [.bool(try equalsTranspose(call, conjugate: true))]
}

private func equalsTranspose(_ call: borrowing Call, conjugate: Bool) throws(NablaError) -> Bool {
  let a = call[0]
  guard a.classID.isArithmetic else {
    if conjugate { return false }
    throw call.failed("A must be a numeric, logical, or character matrix")
  }
  var (tolerance, skew) = (0.0, false)
  if call.has(1) {
    guard call[1].classID.isArithmetic else {
      throw call.failed(
        "second argument must be a non-negative scalar TOL, or one of the strings: 'skew' / 'nonskew'")
    }
    if call[1].isChar || call.has(2) {
      guard let word = call[1].text, call[1].isChar, ["skew", "nonskew"].contains(word) else {
        throw call.failed("SKEWOPT must be 'skew' or 'nonskew'")
      }
      skew = word == "skew"
    }
    let last = call.count - 1
    if last == 2 || !call[1].isChar {
      guard let t = call[last].realScalar, t >= 0, !call[last].isChar else {
        throw call.failed("TOL must be a scalar >= 0")
      }
      tolerance = t
    }
  }
  guard a.dims.is2D, a.dims.rows == a.dims.columns else { return false }
  if a.isChar, conjugate { return false }
  var turned = try Operators.transpose(a, conjugate: conjugate)
  if skew { turned = try Operators.unary(.minus, turned) }
  if tolerance == 0 { return try Equality.equal(a, turned, nanEqual: false) }
  let difference = try Operators.binary(.subtract, a, turned)
  return try infinityNorm(difference) / infinityNorm(a) <= tolerance
}

/// The largest sum of magnitudes of a row.
private func infinityNorm(_ v: Value) throws(NablaError) -> Double {
  let t = try Conversion.complexes(v)
  let p = t.data
  let rows = v.dims.rows
  var largest = 0.0
  for i in 0..<rows {
    var sum = 0.0
    for j in 0..<v.dims.columns {
      let z = p[j * rows + i]
      sum += (z.re * z.re + z.im * z.im).squareRoot()
    }
    largest = max(largest, sum)
  }
  return largest
}

let shapePredicateBuiltins: [Builtin] = [
  .isempty, .isnull, .isscalar, .isvector, .isrow, .iscolumn, .ismatrix, .issquare, .isdiag,
  .istril, .istriu, .isbanded, .issymmetric, .ishermitian,
]
