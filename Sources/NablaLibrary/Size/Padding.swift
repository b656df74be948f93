import NablaEngine

/// resize, postpad, prepad, isequal, isequaln: other sizes of the same, and comparing wholes.
extension Builtin {
  static let resize = Builtin(
    "resize", "B = resize (X, M)\nB = resize (X, M, N, ...)\nB = resize (X, [M N ...])",
    .atLeast(2), category: .size,
    summary: "The array cut or padded with zeros to another size, element by place.",
    details: "Unlike `reshape`, elements keep their subscripts. One size M means M x M.",
    examples: [Example("resize ([1 2; 3 4], 3, 3)", shows: "ans =\n\n   1   2   0\n   3   4   0\n   0   0   0")],
    seeAlso: ["reshape", "postpad", "prepad"],
    body: resizeBody)

  static let postpad = Builtin(
    "postpad", "B = postpad (X, L)\nB = postpad (X, L, C)\nB = postpad (X, L, C, DIM)",
    .between(2, 4), category: .size,
    summary: "The array with its end cut off or filled with C (zero) to length L.",
    details: "Along DIM, or the first dimension that is not one.",
    examples: [
      Example("postpad ([1 2 3], 5)", shows: "ans =\n\n   1   2   3   0   0"), Example("postpad ([1 2; 3 4], 3, 9, 2)", shows: "ans =\n\n   1   2   9\n   3   4   9"),
    ],
    seeAlso: ["prepad", "resize"],
    body: postpadBody)

  static let prepad = Builtin(
    "prepad", "B = prepad (X, L)\nB = prepad (X, L, C)\nB = prepad (X, L, C, DIM)",
    .between(2, 4), category: .size,
    summary: "The array with its beginning cut off or filled with C (zero) to length L.",
    details: "Along DIM, or the first dimension that is not one.",
    examples: [
      Example("prepad ([1 2 3], 5)", shows: "ans =\n\n   0   0   1   2   3"), Example("prepad ([1 2 3], 2)", shows: "ans =\n\n   2   3"),
    ],
    seeAlso: ["postpad", "resize"],
    body: prepadBody)

  static let isequal = Builtin(
    "isequal", "TF = isequal (X1, X2, ...)", .atLeast(2), category: .logic,
    summary: "True if all arguments have the same size and equal contents.",
    details: """
      Numbers, logicals and characters are compared by value, whatever their class. Cells and structs
      are compared element by element; the order of fields does not matter. NaN equals nothing.
      """,
    examples: [
      Example("isequal ([1 2], single ([1 2]))", shows: "ans = 1"),
      Example("isequal ({1, \"a\"}, {1, \"b\"})", shows: "ans = 0"),
      Example("isequal (NaN, NaN)", shows: "ans = 0"),
    ],
    seeAlso: ["isequaln", "strcmp", "size_equal"],
    body: isequalBody)

  static let isequaln = Builtin(
    "isequaln", "TF = isequaln (X1, X2, ...)", .atLeast(2), category: .logic,
    summary: "As `isequal`, but NaN equals NaN.",
    details: "",
    examples: [Example("isequaln ([1 NaN], [1 NaN])", shows: "ans = 1")],
    seeAlso: ["isequal"],
    body: isequalnBody)
}

private func resizeBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var sizes: [Int] = []
  if call.count == 2 {
    for x in try Numbers.reals(call[1]) { sizes.append(max(0, try DimensionArguments.index(x))) }
    if sizes.count == 1 { sizes.append(sizes[0]) }
  } else {
    for k in 1..<call.count {
      guard let x = call[k].realScalar else { throw call.failed("arguments must be scalar integers") }
      sizes.append(max(0, try DimensionArguments.index(x)))
    }
  }
  return [try placed(call[0], into: Dims(sizes), at: [])]
}

/// `v` laid into an array of another size, its first element at `offset`; what does not fit is lost.
private func placed(_ v: Value, into dims: Dims, at offset: [Int], fill: Value? = nil)
  throws(NablaError) -> Value
{
  guard let total = dims.checkedElementCount, total < 1 << 40 else { throw .outOfMemory(dims) }
  let old = v.dims
  let rank = max(old.count, dims.count)
  var map = [Int](repeating: -1, count: total)
  var subscripts = [Int](repeating: 0, count: rank)
  for k in 0..<total {
    var source = 0
    var stride = 1
    var inside = true
    for d in 0..<rank {
      let s = subscripts[d] - (d < offset.count ? offset[d] : 0)
      if s < 0 || s >= old[d] { inside = false }
      source += s * stride
      stride *= old[d]
    }
    if inside { map[k] = source }
    for d in 0..<rank {
      subscripts[d] += 1
      if subscripts[d] < dims[d] { break }
      subscripts[d] = 0
    }
  }
  return try Gather.apply(v, map, dims: dims, fill: fill)
}

private func padArguments(_ call: borrowing Call) throws(NablaError) -> (
  length: Int, fill: Value, dimension: Int
) {
  var fill = Value.scalar(0)
  if call.has(2), !call[2].isEmpty {
    guard call[2].isScalar else { 
      throw call.failed(
        call.name == "prepad"
          ? "pad value C must be empty or a scalar" : "third argument must be empty or a scalar")
    }
    fill = call[2]
  }
  var dimension = call[0].dims.firstNonSingleton
  if call.has(3) {
    guard let d = call[3].realScalar, d >= 1, d == d.rounded(), d < 100 else {
      throw call.failed("DIM must be an integer and a valid dimension")
    }
    dimension = Int(d) - 1
  }
  guard let l = call[1].realScalar, l >= 0, l < 1e15 else {
    throw call.failed(
      call.name == "prepad"
        ? "length L must be a positive scalar" : "second argument must be a positive scaler")
  }
  return (Int(l), fill, dimension)
}

private func postpadBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let (length, fill, dimension) = try padArguments(call)
  return [try padded(call[0], length, fill, dimension, before: false)]
}

private func prepadBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let (length, fill, dimension) = try padArguments(call)
  return [try padded(call[0], length, fill, dimension, before: true)]
}

private func padded(_ v: Value, _ length: Int, _ fill: Value, _ d: Int, before: Bool)
  throws(NablaError) -> Value
{
  var dims = v.dims
  let old = dims[d]
  if length == old { return v }
  dims[d] = length
  var offset = [Int](repeating: 0, count: d + 1)
  if before { offset[d] = length - old }
  if length < old { return try placed(v, into: dims, at: offset) }
  // The padding takes part in the choice of the class, as in concatenation.
  var padding = dims
  padding[d] = length - old
  guard let count = padding.checkedElementCount else { throw .outOfMemory(padding) }
  let block = try Gather.apply(fill, [Int](repeating: 0, count: count), dims: padding)
  return try Operators.concatenate(before ? [block, v] : [v, block], dimension: d)
}

private func isequalBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  [.bool(try allEqual(call, nanEqual: false))]
}

private func isequalnBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  [.bool(try allEqual(call, nanEqual: true))]
}

private func allEqual(_ call: borrowing Call, nanEqual: Bool) throws(NablaError) -> Bool {
  for k in 1..<call.count {
    if try !Equality.equal(call[0], call[k], nanEqual: nanEqual) { return false }
  }
  return true
}

let paddingBuiltins: [Builtin] = [.resize, .postpad, .prepad, .isequal, .isequaln]
