import NablaEngine

/// conv, conv2, convn: y(p) = sum over w of k(w) x(p - w), in one, two or N dimensions.
extension Builtin {
  static let conv = Builtin(
    "conv", "Y = conv (A, B)\nY = conv (A, B, SHAPE)", .between(2, 3), category: .convolution,
    summary: "The convolution of two vectors, which is the product of two polynomials.",
    details: """
      y(p) = sum over w of a(w) b(p - w + 1). SHAPE is "full" (all of it, the default), "same" (the
      central part, with the size of A) or "valid" (where B lies inside A, without padding).
      The result lies as the longer of the two vectors does.
      """,
    examples: [
      Example("conv ([1 2 3], [1 1])", shows: "ans =\n\n   1   3   5   3"),
      Example("conv ([1 2 3 4], [1 0 -1], \"valid\")", shows: "ans =\n\n   2   2"),
    ],
    seeAlso: ["deconv", "conv2", "convn", "filter"],
    body: convBody)

  static let conv2 = Builtin(
    "conv2", "C = conv2 (A, B)\nC = conv2 (V1, V2, M)\nC = conv2 (..., SHAPE)", .between(2, 4),
    category: .convolution,
    summary: "The convolution of two matrices, or of a matrix with a column and then a row.",
    details: """
      C(i,j) = sum over k, l of A(k,l) B(i-k+1, j-l+1). SHAPE is "full", "same" or "valid", as for
      `conv`. The separable form convolves the columns of M with V1 and its rows with V2.
      This turns the kernel round; the correlation that other libraries call convolution is
      `conv2 (A, rot90 (B, 2), ...)`, or `filter2`.
      """,
    examples: [
      Example("conv2 ([1 2; 3 4], [1 1; 1 1])", shows: "ans =\n\n    1    3    2\n    4   10    6\n    3    7    4"),
      Example("conv2 (magic (3), [1 0; 0 -1], \"valid\")", shows: "ans =\n\n  -3   6\n   6  -3"),
    ],
    seeAlso: ["conv", "convn", "filter2"],
    body: conv2Body)

  static let convn = Builtin(
    "convn", "C = convn (A, B)\nC = convn (A, B, SHAPE)", .between(2, 3), category: .convolution,
    summary: "The convolution of two arrays of any number of dimensions.",
    details: """
      SHAPE is "full", "same" or "valid", as for `conv`. Every dimension takes part: with images
      stacked along dimension 3, a kernel of one page does the same to each of them, and a kernel as
      deep as the stack sums over it.
      """,
    examples: [
      Example("convn (ones (2, 2, 2), ones (2, 2, 2), \"valid\")", shows: "ans = 8"),
      Example("size (convn (ones (5, 5, 3), ones (2, 2), \"valid\"))", shows: "ans =\n\n   4   4   3"),
    ],
    seeAlso: ["conv", "conv2"],
    body: convnBody)

  static let filter2 = Builtin(
    "filter2", "Y = filter2 (B, X)\nY = filter2 (B, X, SHAPE)", .between(2, 3),
    category: .convolution,
    summary: "The correlation of X with B: a convolution in which B is not turned round.",
    details: "SHAPE is \"same\" (the default here), \"full\" or \"valid\".",
    examples: [Example("filter2 (ones (2), magic (3), \"valid\")", shows: "ans =\n\n   17   19\n   21   23")],
    seeAlso: ["conv2", "filter"],
    body: filter2Body)
}

private func shape(_ call: borrowing Call, _ v: Value) throws(NablaError) -> ConvolutionShape {
  guard let name = v.text, let shape = Convolving.shape(name) else {
    throw call.failed("SHAPE type not valid")
  }
  return shape
}

private func number(_ v: Value, as kind: String) throws(NablaError) {
  switch v {
  case .char:
    let text = kind == "matrix" ? "matrix" : "N-D array"
    throw .message("invalid conversion from string to real \(text)", id: "")
  case .cell, .structure, .function, .map, .exception, .colon, .list, .reference, .undefined:
    throw .message(
      "octave_base_value::\(kind)_value(): wrong type argument '\(TypeName.of(v))'", id: "")
  default: return
  }
}

private func convBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let (a, b) = (call[0], call[1])
  guard a.dims.isVector, b.dims.isVector, !a.isEmpty || b.count == 1, !b.isEmpty else {
    throw call.failed("both arguments A and B must be vectors")
  }
  if a.isEmpty { return [.emptyMatrix] }
  var shape = ConvolutionShape.full
  if call.has(2) {
    guard let name = call[2].text, let named = Convolving.shape(name) else {
      throw call.failed("SHAPE argument must be \"full\", \"same\", or \"valid\"")
    }
    shape = named
  }
  try number(a, as: "matrix")
  try number(b, as: "matrix")
  let lies = a.count > b.count || shape != .full && b.count > a.count ? a.dims : b.dims
  let y: Value
  if let small = try smallConvolution(a, b, shape) {
    y = small
  } else {
    y = try Convolving.convolve(try Rearranged.column(a), try Rearranged.column(b), shape)
  }
  if shape == .valid, y.count == 0 {
    let dims = a.dims.isColumn && a.count > 1 ? Dims(0, 1) : Dims(1, 0)
    return [Value(try Tensor<Double>(dims))]
  }
  let column = lies.isColumn && lies.rows > 1
  return [column ? try Rearranged.column(y) : try Rearranged.row(y)]
}

/// Short real vectors are summed from the oldest term on, as a filter does, so that the last digits agree.
private func smallConvolution(_ a: Value, _ b: Value, _ shape: ConvolutionShape)
  throws(NablaError) -> Value?
{
  guard a.count * b.count <= 16384, !a.isComplex, !b.isComplex, a.classID != .single,
    b.classID != .single
  else { return nil }
  let (p, q) = (try Numbers.reals(a), try Numbers.reals(b))
  let (h, x) = p.count > q.count ? (q, p) : (p, q)
  let full = p.count + q.count - 1
  var y = [Double](repeating: 0, count: full)
  for n in 0..<full {
    var sum = 0.0
    var k = min(h.count - 1, n)
    while k >= 0, n - k < x.count {
      sum += h[k] * x[n - k]
      k -= 1
    }
    y[n] = sum
  }
  switch shape {
  case .full: return try .row(y)
  case .same: return try .row(Array(y[(q.count / 2)...].prefix(p.count)))
  case .valid:
    return p.count < q.count ? try .row([]) : try .row(Array(y[(q.count - 1)..<p.count]))
  }
}

private func conv2Body(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var arguments = call.arguments
  var wanted = ConvolutionShape.full
  if let last = arguments.last, case .char = last, arguments.count > 2 {
    wanted = try shape(call, last)
    arguments.removeLast()
  }
  guard arguments.count == 2 || arguments.count == 3 else { throw call.invalid() }
  for v in arguments {
    try number(v, as: "matrix")
    guard v.dims.is2D else { throw call.failed("A and B must be 1-D vectors or 2-D matrices") }
  }
  if arguments.count == 2 {
    return [try Convolving.convolve(arguments[0], arguments[1], wanted)]
  }
  guard arguments[0].dims.isVector, arguments[1].dims.isVector else {
    throw call.failed("both first two arguments must be vectors if 3 arguments")
  }
  let column = try Rearranged.column(arguments[0])
  let row = try Rearranged.row(arguments[1])
  let once = try Convolving.convolve(arguments[2], column, wanted)
  return [try Convolving.convolve(once, row, wanted)]
}

private func convnBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let wanted = call.has(2) ? try shape(call, call[2]) : .full
  try number(call[0], as: "array")
  try number(call[1], as: "array")
  return [try Convolving.convolve(call[0], call[1], wanted)]
}

private func filter2Body(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let wanted = call.has(2) ? try shape(call, call[2]) : .same
  let (b, x) = (call[0], call[1])
  try number(b, as: "matrix")
  try number(x, as: "matrix")
  guard b.dims.is2D, x.dims.is2D else {
    throw call.fail("conv2: A and B must be 1-D vectors or 2-D matrices")
  }
  let n = b.count
  let turned = try Gather.apply(b, (0..<n).map { n - 1 - $0 }, dims: b.dims)
  return [try Convolving.convolve(x, turned, wanted)]
}

let convolutionBuiltins: [Builtin] = [.conv, .conv2, .convn, .filter2]
