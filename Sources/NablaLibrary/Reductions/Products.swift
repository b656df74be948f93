import NablaEngine

/// dot, cross, kron, diff: products and differences of vectors.
extension Builtin {
  static let dot = Builtin(
    "dot", "D = dot (X, Y)\nD = dot (X, Y, DIM)", .between(2, 3), category: .reductions,
    summary: "Inner product of vectors, or of the columns of two arrays.",
    details: "The same as sum (conj (X) .* Y, DIM). Two vectors need not lie in the same direction.",
    examples: [
      Example("dot ([1 2 3], [4; 5; 6])", shows: "ans = 32"),
      Example("dot ([1 2; 3 4], [1 2; 3 4])", shows: "ans =\n\n   10   20"),
    ],
    seeAlso: ["cross", "norm", "sum"],
    body: dotBody)

  static let cross = Builtin(
    "cross", "C = cross (X, Y)\nC = cross (X, Y, DIM)", .between(2, 3), category: .reductions,
    summary: "Vector product in three dimensions.",
    details: "Of arrays along the first dimension with three elements, or along DIM.",
    examples: [Example("cross ([1 0 0], [0 1 0])", shows: "ans =\n\n   0   0   1")],
    seeAlso: ["dot", "norm"],
    body: crossBody)

  static let kron = Builtin(
    "kron", "K = kron (A, B)\nK = kron (A1, A2, ...)", .atLeast(2), category: .linearAlgebra,
    summary: "Kronecker product: a block A(i,j) * B for every element of A.",
    details: "Of more than two arguments from left to right.",
    examples: [
      Example(
        "kron ([1 2], [1 1; 0 1])", shows: "ans =\n\n   1   1   2   2\n   0   1   0   2")
    ],
    seeAlso: ["repmat", "mtimes", "times"],
    body: kronBody)

  static let diff = Builtin(
    "diff", "D = diff (X)\nD = diff (X, K)\nD = diff (X, K, DIM)", .between(1, 3),
    category: .reductions,
    summary: "Differences of neighbours along a dimension, K times over.",
    details: """
      Every step makes the dimension one shorter. If K is too much for the first dimension, the next
      ones are taken, unless DIM is given.
      """,
    examples: [
      Example("diff ([1 4 9 16])", shows: "ans =\n\n   3   5   7"),
      Example("diff ([1 4 9 16], 2)", shows: "ans =\n\n   2   2"),
    ],
    seeAlso: ["cumsum", "gradient", "prod"],
    body: diffBody)
}

private func dotBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var x = try Conversion.materialize(call[0])
  var y = try Conversion.materialize(call[1])
  guard x.isNumeric, y.isNumeric else { throw call.failed("X and Y must be numeric") }
  if x.dims != y.dims, x.dims.isVector, y.dims.isVector, x.count == y.count {
    x = try Rearranged.column(x)
    y = try Rearranged.column(y)
  }
  guard x.dims == y.dims else { throw call.failed("sizes of X and Y must match") }
  var d = x.dims.firstNonSingleton
  if call.has(2) {
    let n = try DimensionNumber.truncated(call[2])
    guard n >= 1 else { throw call.failed("DIM must be a valid dimension") }
    d = n - 1
  }
  if case .scalar(let a) = x, case .scalar(let b) = y { return [.scalar(a * b)] }
  if x.classID.isFloat, y.classID.isFloat {
    // 0x0 has no columns here, unlike in sum.
    if x.dims == .empty { return [.double(try Tensor<Double>(d == 0 ? Dims(1, 0) : Dims(0, 1)))] }
    if x.classID != y.classID || x.isComplex != y.isComplex {
      (x, y) = try alike(x, y)
    }
    if let r = try Reductions.dot(x, y, along: d) { return [try Conversion.narrow(r)] }
  }
  let left = x.isComplex ? try call.session.call(named: "conj", [x]).first ?? x : x
  let product = try Operators.binary(.elementMultiply, left, y)
  return [try Reductions.sum(product, along: d) ?? .scalar(.nan)]
}

/// Both in the class of their product.
private func alike(_ x: Value, _ y: Value) throws(NablaError) -> (Value, Value) {
  let single = x.classID == .single || y.classID == .single
  if x.isComplex || y.isComplex {
    return single
      ? (
        .complexSingle(try Conversion.complexSingles(x)),
        .complexSingle(try Conversion.complexSingles(y))
      )
      : (.complex(try Conversion.complexes(x)), .complex(try Conversion.complexes(y)))
  }
  return (.single(try Conversion.singles(x)), .single(try Conversion.singles(y)))
}

private func crossBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var x = try Conversion.materialize(call[0])
  var y = try Conversion.materialize(call[1])
  if x.dims.is2D, y.dims.is2D, x.dims != y.dims, x.dims.isVector, y.dims.isVector,
    x.count == 3, y.count == 3
  {
    try call.session.warn("", "cross: taking cross product of column by row")
    x = try Rearranged.column(x)
    y = try Rearranged.column(y)
  }
  var d = 0
  if call.has(2) {
    guard let n = DimensionNumber.strict(call[2]) else {
      throw call.failed("DIM must be a positive integer")
    }
    guard x.dims[n] == 3 else { throw call.failed("dimension DIM must have 3 elements") }
    d = n
  } else {
    guard let n = (0..<x.dims.count).first(where: { x.dims[$0] == 3 }) else {
      throw call.failed("must have at least one dimension with 3 elements")
    }
    d = n
  }
  guard x.dims == y.dims else {
    throw call.failed("X and Y must have the same dimensions")
  }
  let next = [1, 2, 0]
  let last = [2, 0, 1]
  func part(_ v: Value, _ order: [Int]) throws(NablaError) -> Value {
    try Rearranging.pick(v, order, dimension: d)
  }
  let forward = try Operators.binary(.elementMultiply, part(x, next), part(y, last))
  let backward = try Operators.binary(.elementMultiply, part(x, last), part(y, next))
  return [try Operators.binary(.subtract, forward, backward)]
}

private func kronBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var r = call[0]
  for b in call.arguments.dropFirst() {
    for v in [r, b] where NumericKind(v) == nil {
      throw call.fail("octave_base_value::matrix_value(): wrong type argument '\(v.typeName)'")
    }
    guard r.dims.is2D, b.dims.is2D, let next = try Reductions.kronecker(r, b) else {
      throw call.fail("octave_base_value::matrix_value(): wrong type argument '\(r.typeName)'")
    }
    r = next
  }
  return [r]
}

private func diffBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let x = call[0]
  guard x.isStatistical else { throw call.failed("X must be numeric or logical") }
  var order = 1
  if call.has(1), !call[1].isEmpty {
    guard call[1].isScalar else { throw call.failed("order K must be a scalar or []") }
    if call[1].isChar { throw call.failed("order K must be a scalar or []") }
    order = try DimensionNumber.whole(call[1], type: "int64_t")
    if order < 0 { throw call.failed("order K must be non-negative") }
  }
  var d = x.dims.firstNonSingleton
  if call.has(2) {
    let n = try DimensionNumber.whole(call[2])
    guard n >= 1, n <= x.dims.count else { throw call.failed("DIM must be a valid dimension") }
    d = n - 1
  } else if x.dims[d] <= order {
    if x.dims[d] == 1 { return [try Filling.fill(.empty, 0, x.classID)] }
    // What is too much for one dimension goes on in the next, each time from the whole of X.
    var r = x
    while order > 0 {
      if r.isEmpty { break }
      if d == x.dims.count {
        r = try differences(x, order, d - 1)
        order = 0
      } else if r.dims[d] == 1 {
        d += 1
      } else {
        let n = x.dims[d]
        r = try differences(x, n - 1, d)
        order -= Swift.max(n - 1, 1)
      }
    }
    return [r]
  }
  return [try differences(x, order, d)]
}

private func differences(_ x: Value, _ order: Int, _ d: Int) throws(NablaError) -> Value {
  var r = x
  var k = 0
  while k < order {
    guard let next = try Reductions.difference(r, along: d) else { return r }
    r = next
    k += 1
    if r.dims[d] == 0 { break }
  }
  return r
}

let productBuiltins: [Builtin] = [.dot, .cross, .kron, .diff]
