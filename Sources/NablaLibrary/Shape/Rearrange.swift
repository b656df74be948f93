import NablaEngine

/// Flips, turns and shifts.
extension Builtin {
  static let flip = Builtin(
    "flip", "Y = flip (X)\nY = flip (X, DIM)", .between(1, 2), category: .size,
    summary: "Reverse the order of elements along a dimension.",
    details: "Without DIM it is the first dimension that is not one.",
    examples: [
      Example("flip ([1 2 3])", shows: "ans =\n\n   3   2   1"),
      Example("flip ([1 2; 3 4], 2)", shows: "ans =\n\n   2   1\n   4   3"),
    ],
    seeAlso: ["fliplr", "flipud", "flipall", "rot90"],
    body: flipBody)

  static let fliplr = Builtin(
    "fliplr", "Y = fliplr (X)", .exactly(1), category: .size,
    summary: "Reverse the order of the columns.",
    examples: [Example("fliplr ([1 2; 3 4])", shows: "ans =\n\n   2   1\n   4   3")],
    seeAlso: ["flip", "flipud", "rot90"],
    body: fliplrBody)

  static let flipud = Builtin(
    "flipud", "Y = flipud (X)", .exactly(1), category: .size,
    summary: "Reverse the order of the rows.",
    examples: [Example("flipud ([1 2; 3 4])", shows: "ans =\n\n   3   4\n   1   2")],
    seeAlso: ["flip", "fliplr", "rot90"],
    body: flipudBody)

  static let flipall = Builtin(
    "flipall", "Y = flipall (X)", .exactly(1), category: .size,
    summary: "Reverse the order of elements along every dimension.",
    details: """
      `Y(i,j,k) = X(end-i+1, end-j+1, end-k+1)`, in one pass. This is the flip between convolution and
      correlation: `convn (X, flipall (K), "valid")` slides K over X without turning it.
      """,
    examples: [
      Example("flipall ([1 2; 3 4])", shows: "ans =\n\n   4   3\n   2   1"),
      Example("flipall (reshape (1:8, 2, 2, 2))(:)'", shows: "ans =\n\n   8   7   6   5   4   3   2   1"),
    ],
    seeAlso: ["flip", "rot90", "convn"],
    body: flipallBody)

  static let rot90 = Builtin(
    "rot90", "Y = rot90 (X)\nY = rot90 (X, K)", .between(1, 2), category: .size,
    summary: "Turn a matrix counterclockwise by K times 90 degrees.",
    details: "K is one if not given, and may be negative. Of an N-d array every page is turned.",
    examples: [
      Example("rot90 ([1 2; 3 4])", shows: "ans =\n\n   2   4\n   1   3"),
      Example("rot90 ([1 2; 3 4], 2)", shows: "ans =\n\n   4   3\n   2   1"),
    ],
    seeAlso: ["flip", "fliplr", "flipud", "circshift"],
    body: rot90Body)

  static let circshift = Builtin(
    "circshift", "Y = circshift (X, N)\nY = circshift (X, N, DIM)", .between(2, 3), category: .size,
    summary: "Shift elements around: what falls off at one end comes in at the other.",
    details: """
      A positive N shifts towards higher indices. Without DIM the first dimension that is not one is
      shifted; a vector N has one shift for each dimension.
      """,
    examples: [
      Example("circshift ([1 2 3 4], 1)", shows: "ans =\n\n   4   1   2   3"),
      Example("circshift ([1 2; 3 4; 5 6], -1)", shows: "ans =\n\n   3   4\n   5   6\n   1   2"),
    ],
    seeAlso: ["permute", "flip"],
    body: circshiftBody)

  static let permute = Builtin(
    "permute", "B = permute (A, PERM)", .exactly(2), category: .size,
    summary: "Put the dimensions of an array in another order.",
    details: """
      Dimension k of B is dimension PERM(k) of A: `size (B, k) == size (A, PERM(k))`. For a matrix
      `permute (A, [2 1])` is the transpose.
      """,
    examples: [
      Example("permute ([1 2; 3 4], [2 1])", shows: "ans =\n\n   1   3\n   2   4"),
      Example("size (permute (ones (2, 3, 4), [3 1 2]))", shows: "ans =\n\n   4   2   3"),
    ],
    seeAlso: ["ipermute", "squeeze", "reshape"],
    body: permuteBody)

  static let ipermute = Builtin(
    "ipermute", "A = ipermute (B, PERM)", .exactly(2), category: .size,
    summary: "Undo `permute`: `ipermute (permute (A, P), P)` is A.",
    examples: [
      Example("size (ipermute (ones (2, 3, 4), [3 1 2]))", shows: "ans =\n\n   3   4   2")
    ],
    seeAlso: ["permute"],
    body: ipermuteBody)

  static let reshape = Builtin(
    "reshape", "B = reshape (A, M, N, ...)\nB = reshape (A, [M N ...])\nB = reshape (A, ..., [], ...)",
    .atLeast(2), category: .size,
    summary: "The same elements, in the same order, with another size.",
    details: """
      The order is that of `A(:)`: down the columns. One size may be `[]`, it is then worked out from
      the number of elements.
      """,
    examples: [
      Example("reshape (1:6, 2, 3)", shows: "ans =\n\n   1   3   5\n   2   4   6"),
      Example("reshape (1:6, [], 2)", shows: "ans =\n\n   1   4\n   2   5\n   3   6"),
    ],
    seeAlso: ["permute", "squeeze", "vec", "resize"],
    body: reshapeBody)

  static let squeeze = Builtin(
    "squeeze", "B = squeeze (A)", .exactly(1), category: .size,
    summary: "Remove dimensions of length one.",
    details: "A matrix or vector stays as it is.",
    examples: [Example("size (squeeze (ones (2, 1, 3)))", shows: "ans =\n\n   2   3")],
    seeAlso: ["reshape", "permute"],
    body: squeezeBody)

  static let repmat = Builtin(
    "repmat", "B = repmat (A, N)\nB = repmat (A, M, N, ...)\nB = repmat (A, [M N ...])", .atLeast(2),
    category: .construction,
    summary: "Copies of an array, side by side.",
    details: "One number N makes N x N copies. Text, cells and structs may be copied, too.",
    examples: [
      Example("repmat ([1 2], 2, 2)", shows: "ans =\n\n   1   2   1   2\n   1   2   1   2"),
      Example("repmat (\"ab\", 1, 3)", shows: "ans = ababab"),
    ],
    seeAlso: ["ones", "kron", "cat"],
    body: repmatBody)
}

private func flipBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var d = call[0].dims.firstNonSingleton
  if call.has(1) {
    guard let x = call[1].realScalar, let n = Int(exactly: x), n > 0 else {
      throw call.failed("DIM must be a positive integer")
    }
    d = n - 1
  }
  return [try flipped(call[0], d)]
}

private func flipped(_ v: Value, _ d: Int) throws(NablaError) -> Value {
  guard d < v.dims.count else { return v }
  var marked = [Bool](repeating: false, count: v.dims.count)
  marked[d] = true
  return try Rearranging.flip(v, marked)
}

private func fliplrBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  [try flipped(call[0], 1)]
}

private func flipudBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  [try flipped(call[0], 0)]
}

private func flipallBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  [try Rearranging.flip(call[0], [Bool](repeating: true, count: call[0].dims.count))]
}

private func rot90Body(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var k = 1
  if call.has(1) {
    guard let x = call[1].realScalar, let n = Int(exactly: x) else {
      throw call.failed("K must be a single real integer")
    }
    k = ((n % 4) + 4) % 4
  }
  let v = call[0]
  let dims = v.dims
  switch k {
  case 0: return [v]
  case 2: return [try Rearranging.flip(v, [true, true])]
  default:
    let order = [1, 0] + Array(2..<max(2, dims.count))
    let turned = try Rearranging.permute(v, order)
    return [try Rearranging.flip(turned, k == 1 ? [true, false] : [false, true])]
  }
}

private func circshiftBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var v = call[0]
  if v.isEmpty { return [v] }
  let shifts = try Conversion.doubles(call[1])
  var list: [Int] = []
  for x in shifts.elements {
    guard let n = Int(exactly: x) else { throw call.failed("all values of N must be integers") }
    list.append(n)
  }
  if call.has(2) {
    let d = try call.int(2, "DIM must be a valid dimension")
    if d == 0 { return [v] }
    guard list.count == 1 else { throw call.failed("N must be a scalar when DIM is also specified") }
    guard d > 0, d <= v.dims.count else {
      throw call.failed("N must be a vector, no longer than the number of dimensions in X")
    }
    return [try Rearranging.circshift(v, by: list[0], dimension: d - 1)]
  }
  if list.count == 1 {
    return [try Rearranging.circshift(v, by: list[0], dimension: v.dims.firstNonSingleton)]
  }
  guard list.count <= v.dims.count, !list.isEmpty else {
    throw call.failed("N must be a vector, no longer than the number of dimensions in X")
  }
  for (d, n) in list.enumerated() { v = try Rearranging.circshift(v, by: n, dimension: d) }
  return [v]
}

/// A permutation vector as indices from zero.
private func permutation(_ call: borrowing Call) throws(NablaError) -> [Int] {
  let p = try Conversion.doubles(call[1])
  guard p.count >= 2 else { throw call.invalid() }
  guard p.count >= call[0].dims.count else { throw call.failed("invalid permutation vector") }
  var order: [Int] = []
  for x in p.elements {
    guard x >= 1, x < Double(p.count + 1) else {
      throw call.failed("permutation vector contains an invalid element")
    }
    order.append(Int(x) - 1)
  }
  var seen = [Bool](repeating: false, count: order.count)
  for d in order {
    if seen[d] { throw call.failed("permutation vector cannot contain identical elements") }
    seen[d] = true
  }
  return order
}

private func permuteBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  [try Rearranging.permute(call[0], try permutation(call))]
}

private func ipermuteBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let order = try permutation(call)
  var inverse = order
  for (k, d) in order.enumerated() { inverse[d] = k }
  return [try Rearranging.permute(call[0], inverse)]
}

private func reshapeBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = call[0]
  let total = v.count
  var list: [Int] = []
  if call.count == 2 {
    let size = call[1]
    if size.isChar { throw call.fail("invalid conversion from string to real N-D array") }
    let t = try Conversion.doubles(size)
    guard t.count >= 2 else { throw call.failed("SIZE must have 2 or more dimensions") }
    for x in t.elements { list.append(try length(call, x)) }
  } else {
    var unknown = -1
    for i in 1..<call.count {
      if call[i].isEmpty {
        if unknown >= 0 { throw call.failed("only a single dimension can be unknown") }
        unknown = i - 1
        list.append(1)
        continue
      }
      if call[i].isCell {
        throw call.fail("octave_base_value::int64_value (): wrong type argument 'cell'")
      }
      list.append(try length(call, try Conversion.doubles(call[i]).array[0]))
    }
    if unknown >= 0 {
      var known = 1
      for n in list { known = known &* n }
      if known == 0 {
        list[unknown] = 0
      } else {
        guard total % known == 0 else {
          throw call.failed("SIZE is not divisible by the product of known dimensions (= \(known))")
        }
        list[unknown] = total / known
      }
    }
  }
  let dims = Dims(list)
  guard let n = dims.checkedElementCount, n == total else {
    let text = list.map { "\($0)" }.joined(separator: "x")
    throw call.failed("can't reshape \(v.dims.text) array to \(text) array")
  }
  if v.isFunction {
    throw call.fail("octave_base_value::reshape (): wrong type argument 'function handle'")
  }
  return [try Rearranging.reshape(v, dims)]
}

private func length(_ call: borrowing Call, _ x: Double) throws(NablaError) -> Int {
  guard x < 0x1p62, x == x else { throw call.fail("out of memory or dimension too large for Octave's index type", id: "Octave:bad-alloc") }
  guard x >= 0 else { throw call.failed("SIZE must be non-negative") }
  return Int(x)
}

private func squeezeBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let dims = call[0].dims
  if dims.is2D { return [call[0]] }
  let list = dims.list.filter { $0 != 1 }
  return [try Rearranging.reshape(call[0], list.count == 1 ? Dims(list[0], 1) : Dims(list))]
}

private func repmatBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var counts: [Int] = []
  func add(_ v: Value) throws(NablaError) {
    if v.isChar { throw call.fail("max: cannot compute max (string, scalar)") }
    if v.isCell {
      throw call.fail("binary operator '<' not implemented for 'cell' by 'scalar' operations")
    }
    let list = try Conversion.doubles(v)
    // Of a matrix of counts the first column is meant.
    let used = v.dims.isVector ? list.count : v.dims.rows
    for x in list.array.prefix(used) {
      guard x == x, x < 0x1p40 else { throw call.failed("invalid dimensions") }
      counts.append(max(0, Int(x)))
    }
  }
  if call.count == 2 {
    if let x = call[1].realScalar, x < 0 { throw call.failed("invalid dimensions") }
    try add(call[1])
    if counts.isEmpty { return [call[0]] }
    if counts.count == 1 { counts.append(counts[0]) }
  } else {
    for i in 1..<call.count {
      // An empty count does not count.
      if !call[i].isEmpty { try add(call[i]) }
    }
  }
  if call[0].isFunction { throw call.fail("can't perform indexed assignment for function handle type") }
  return [try Rearranging.tile(call[0], counts)]
}

let rearrangeBuiltins: [Builtin] = [
  .flip, .fliplr, .flipud, .flipall, .rot90, .circshift, .permute, .ipermute, .reshape, .squeeze,
  .repmat,
]
