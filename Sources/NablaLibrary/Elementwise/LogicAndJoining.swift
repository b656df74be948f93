import NablaEngine
import NablaSyntax

/// Comparison, logic, ranges and concatenation as functions.
extension Builtin {
  static let eq = Builtin(
    "eq", "TF = eq (X, Y)", .exactly(2), category: .logic,
    summary: "True where an element is equal to the other; the operator X == Y.",
    details: "Characters are compared one by one; whole texts by strcmp. NaN equals nothing.",
    examples: [
      Example("eq ([1 2 3], 2)", shows: "ans =\n\n  0  1  0"),
      Example("eq ('abc', 'abd')", shows: "ans =\n\n  1  1  0"),
    ],
    errors: ["Octave:nonconformant-args": "the sizes differ and neither is one"],
    seeAlso: ["ne", "isequal", "strcmp"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    [try Operators.binary(.equal, call[0], call[1])]
  }

  static let ne = Builtin(
    "ne", "TF = ne (X, Y)", .exactly(2), category: .logic,
    summary: "True where an element is different from the other; the operator X != Y.",
    examples: [Example("ne ([1 2 3], 2)", shows: "ans =\n\n  1  0  1")],
    errors: ["Octave:nonconformant-args": "the sizes differ and neither is one"],
    seeAlso: ["eq", "isequal"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    [try Operators.binary(.notEqual, call[0], call[1])]
  }

  static let lt = Builtin(
    "lt", "TF = lt (X, Y)", .exactly(2), category: .logic,
    summary: "True where an element is less than the other; the operator X < Y.",
    details: "Complex numbers are compared by modulus, then by argument.",
    examples: [Example("lt ([1 2 3], 2)", shows: "ans =\n\n  1  0  0")],
    errors: ["Octave:nonconformant-args": "the sizes differ and neither is one"],
    seeAlso: ["le", "gt", "ge"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    [try Operators.binary(.less, call[0], call[1])]
  }

  static let le = Builtin(
    "le", "TF = le (X, Y)", .exactly(2), category: .logic,
    summary: "True where an element is at most the other; the operator X <= Y.",
    examples: [Example("le ([1 2 3], 2)", shows: "ans =\n\n  1  1  0")],
    errors: ["Octave:nonconformant-args": "the sizes differ and neither is one"],
    seeAlso: ["lt", "gt", "ge"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    [try Operators.binary(.lessEqual, call[0], call[1])]
  }

  static let gt = Builtin(
    "gt", "TF = gt (X, Y)", .exactly(2), category: .logic,
    summary: "True where an element is greater than the other; the operator X > Y.",
    examples: [Example("gt ([1 2 3], 2)", shows: "ans =\n\n  0  0  1")],
    errors: ["Octave:nonconformant-args": "the sizes differ and neither is one"],
    seeAlso: ["lt", "le", "ge"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    [try Operators.binary(.greater, call[0], call[1])]
  }

  static let ge = Builtin(
    "ge", "TF = ge (X, Y)", .exactly(2), category: .logic,
    summary: "True where an element is at least the other; the operator X >= Y.",
    examples: [Example("ge ([1 2 3], 2)", shows: "ans =\n\n  0  1  1")],
    errors: ["Octave:nonconformant-args": "the sizes differ and neither is one"],
    seeAlso: ["lt", "le", "gt"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    [try Operators.binary(.greaterEqual, call[0], call[1])]
  }

  static let and = Builtin(
    "and", "TF = and (X, Y)\nTF = and (X1, X2, ...)", .atLeast(2), category: .logic,
    summary: "True where both are true; the operator X & Y.",
    details: "Every number but zero is true; NaN is an error.",
    examples: [Example("and ([1 1 0], [1 0 0])", shows: "ans =\n\n  1  0  0")],
    errors: ["Octave:nonconformant-args": "the sizes differ and neither is one"],
    seeAlso: ["or", "not", "xor", "all"],
    body: andBody)

  static let or = Builtin(
    "or", "TF = or (X, Y)\nTF = or (X1, X2, ...)", .atLeast(2), category: .logic,
    summary: "True where one of both is true; the operator X | Y.",
    examples: [Example("or ([1 1 0], [1 0 0])", shows: "ans =\n\n  1  1  0")],
    errors: ["Octave:nonconformant-args": "the sizes differ and neither is one"],
    seeAlso: ["and", "not", "xor", "any"],
    body: orBody)

  static let not = Builtin(
    "not", "TF = not (X)", .exactly(1), category: .logic,
    summary: "True where an element is zero; the operator !X.",
    examples: [Example("not ([0 1 2])", shows: "ans =\n\n  1  0  0")],
    seeAlso: ["and", "or", "xor"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    [try Operators.unary(.not, call[0])]
  }

  static let xor = Builtin(
    "xor", "TF = xor (X, Y)\nTF = xor (X1, X2, ...)", .atLeast(2), category: .logic,
    summary: "True where exactly one of both is true.",
    examples: [Example("xor ([1 1 0], [1 0 0])", shows: "ans =\n\n  0  1  0")],
    seeAlso: ["and", "or", "not"],
    body: xorBody)

  static let merge = Builtin(
    "merge", "Z = merge (MASK, X, Y)", .exactly(3), category: .logic,
    summary: "Elements of X where the mask is true, of Y elsewhere.",
    details: "A scalar mask chooses one of the two values, whatever they are.",
    examples: [
      Example("merge ([true false true], [1 2 3], [10 20 30])", shows: "ans =\n\n    1   20    3"),
      Example("merge (1 > 2, \"yes\", \"no\")", shows: "ans = no"),
    ],
    seeAlso: ["find"],
    body: mergeBody)

  static let ifelse = Builtin(
    "ifelse", "Z = ifelse (MASK, X, Y)", .exactly(3), category: .logic,
    summary: "Elements of X where the mask is true, of Y elsewhere; another name of merge.",
    examples: [Example("ifelse (true, 1, 2)", shows: "ans = 1")],
    seeAlso: ["merge"],
    body: mergeBody)

  static let colon = Builtin(
    "colon", "R = colon (BASE, LIMIT)\nR = colon (BASE, INCREMENT, LIMIT)", .between(2, 3),
    category: .construction,
    summary: "Numbers at equal distances; the operator BASE:INCREMENT:LIMIT.",
    details: """
      The last one is not beyond LIMIT; a tolerance of a few units in the last place lets 0:0.1:1
      end at 1.
      """,
    examples: [
      Example("colon (1, 4)", shows: "ans =\n\n   1   2   3   4"),
      Example("colon (1, 2, 7)", shows: "ans =\n\n   1   3   5   7"),
    ],
    seeAlso: ["linspace"],
    body: colonBody)

  static let horzcat = Builtin(
    "horzcat", "Z = horzcat (X1, X2, ...)", .any, category: .construction,
    summary: "Arrays side by side; the operator [X1, X2, ...].",
    examples: [Example("horzcat ([1; 2], [3; 4])", shows: "ans =\n\n   1   3\n   2   4")],
    seeAlso: ["vertcat", "cat"],
    body: horzcatBody)

  static let vertcat = Builtin(
    "vertcat", "Z = vertcat (X1, X2, ...)", .any, category: .construction,
    summary: "Arrays one above the other; the operator [X1; X2; ...].",
    examples: [Example("vertcat ([1 2], [3 4])", shows: "ans =\n\n   1   2\n   3   4")],
    seeAlso: ["horzcat", "cat"],
    body: vertcatBody)

  static let cat = Builtin(
    "cat", "Z = cat (DIM, X1, X2, ...)", .atLeast(1), category: .construction,
    summary: "Arrays joined along a dimension.",
    details: """
      The other sizes agree; the empty matrix fits everywhere. One character makes everything
      text, one cell everything cells, and one integer class wins over all floats.
      """,
    examples: [
      Example("cat (1, [1 2], [3 4])", shows: "ans =\n\n   1   2\n   3   4"),
      Example("size (cat (3, ones (2), zeros (2)))", shows: "ans =\n\n   2   2   2"),
    ],
    seeAlso: ["horzcat", "vertcat"],
    body: catBody)
}

private func andBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var r = call[0]
  for i in 1..<call.count { r = try Operators.binary(.and, r, call[i]) }
  return [r]
}

private func orBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var r = call[0]
  for i in 1..<call.count { r = try Operators.binary(.or, r, call[i]) }
  return [r]
}

private func xorBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var r = call[0]
  for i in 1..<call.count {
    guard let next = try Operators.xor(r, call[i]) else {
      throw call.error("X and Y must be of compatible size or scalars", id: "")
    }
    r = next
  }
  return [r]
}

private func mergeBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let mask = call[0]
  guard mask.isLogical || mask.isNumeric else {
    throw call.error("first argument MASK must be logical", id: "")
  }
  if mask.isScalar { return [try Operators.isTrue(mask) ? call[1] : call[2]] }
  let dims = mask.dims
  for i in 1...2 where !call[i].isScalar && call[i].dims != dims {
    throw call.error("MASK, TVAL, and FVAL dimensions must match", id: "")
  }
  // As an assignment by the mask into an array of the common class.
  let chosen = try Conversion.bools(mask)
  let both = try Operators.concatenate([try column(call[1]), try column(call[2])], dimension: 0)
  let (m, n) = (call[1].count, call[2].count)
  var places: [Int] = []
  places.reserveCapacity(chosen.count)
  for i in 0..<chosen.count {
    places.append(chosen[i] ? (m == 1 ? 0 : i) : m + (n == 1 ? 0 : i))
  }
  return [try Gather.apply(both, places, dims: dims)]
}

private func column(_ v: Value) throws(NablaError) -> Value {
  try Rearranging.reshape(try Conversion.materialize(v), Dims(v.count, 1))
}

private func colonBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  call.count == 2
    ? [try Operators.range(base: call[0], increment: nil, limit: call[1])]
    : [try Operators.range(base: call[0], increment: call[1], limit: call[2])]
}

private func horzcatBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  [try Operators.concatenate(call.arguments, dimension: 1, lenient: true)]
}

private func vertcatBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  [try Operators.concatenate(call.arguments, dimension: 0, lenient: true)]
}

private func catBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard call[0].isNumeric, let x = call[0].realScalar else {
    throw call.error("DIM must be an integer", id: "")
  }
  guard x >= 1, x < 1e6 else { throw call.error("DIM must be a valid dimension", id: "") }
  return [try Operators.concatenate(Array(call.arguments.dropFirst()), dimension: Int(x) - 1)]
}

let logicBuiltins: [Builtin] = [
  .eq, .ne, .lt, .le, .gt, .ge, .and, .or, .not, .xor, .merge, .ifelse, .colon, .horzcat,
  .vertcat, .cat,
]
