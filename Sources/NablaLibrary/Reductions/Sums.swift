import NablaEngine

/// sum, prod, sumsq and the running cumsum, cumprod.
extension Builtin {
  static let sum = Builtin(
    "sum", "S = sum (X)\nS = sum (X, DIM)\nS = sum (..., TYPE)", .between(1, 4),
    category: .reductions,
    summary: "Sum of the elements along a dimension.",
    details: """
      Columns of a matrix are added up, or the elements of a vector: DIM is the first dimension whose
      length is not one. Integers, logicals and characters give a double; with TYPE "native" the sum
      keeps their class and saturates, "double" also adds singles as doubles. "all" adds up
      everything, "omitnan" leaves NaN out.
      """,
    examples: [
      Example("sum ([1 2; 3 4])", shows: "ans =\n\n   4   6"),
      Example("sum ([1 2; 3 4], 2)", shows: "ans =\n\n   3\n   7"),
      Example("sum (int8 ([100 100]), \"native\")", shows: "ans = 127"),
    ],
    seeAlso: ["cumsum", "prod", "mean", "sumsq"],
    scalar: ScalarKernel { $0 + 0 },
    body: sumBody)

  static let prod = Builtin(
    "prod", "P = prod (X)\nP = prod (X, DIM)\nP = prod (..., TYPE)", .between(1, 4),
    category: .reductions,
    summary: "Product of the elements along a dimension.",
    details: """
      The product of nothing is 1. Integers, logicals and characters give a double, with TYPE
      "native" their own class.
      """,
    examples: [
      Example("prod ([1 2; 3 4])", shows: "ans =\n\n   3   8"),
      Example("prod ([])", shows: "ans = 1"),
    ],
    seeAlso: ["cumprod", "sum", "factorial"],
    scalar: ScalarKernel { $0 },
    body: prodBody)

  static let sumsq = Builtin(
    "sumsq", "S = sumsq (X)\nS = sumsq (X, DIM)", .between(1, 2), category: .reductions,
    summary: "Sum of the squares of the elements, of their moduli if they are complex.",
    details: "The same as sum (abs (X) .^ 2) without an array in between.",
    examples: [
      Example("sumsq ([3 4])", shows: "ans = 25"),
      Example("sumsq ([1+2i 3])", shows: "ans = 14"),
    ],
    seeAlso: ["sum", "meansq", "norm"],
    scalar: ScalarKernel { $0 * $0 },
    body: sumsqBody)

  static let cumsum = Builtin(
    "cumsum", "S = cumsum (X)\nS = cumsum (X, DIM)\nS = cumsum (..., TYPE)", .between(1, 3),
    category: .reductions,
    summary: "Running sums along a dimension.",
    details: "S has the size of X; its last elements are those of sum (X, DIM).",
    examples: [
      Example("cumsum (1:5)", shows: "ans =\n\n    1    3    6   10   15"),
      Example("cumsum ([1 2; 3 4], 2)", shows: "ans =\n\n   1   3\n   3   7"),
    ],
    seeAlso: ["sum", "cumprod", "diff", "cumtrapz"],
    scalar: ScalarKernel { $0 },
    body: cumsumBody)

  static let cumprod = Builtin(
    "cumprod", "P = cumprod (X)\nP = cumprod (X, DIM)", .between(1, 2), category: .reductions,
    summary: "Running products along a dimension.",
    details: "P has the size of X; its last elements are those of prod (X, DIM).",
    examples: [Example("cumprod (1:5)", shows: "ans =\n\n     1     2     6    24   120")],
    seeAlso: ["prod", "cumsum"],
    scalar: ScalarKernel { $0 },
    body: cumprodBody)

  static let any = Builtin(
    "any", "T = any (X)\nT = any (X, DIM)", .between(1, 2), category: .reductions,
    summary: "True where any element along a dimension is not zero.",
    details: "Of nothing the answer is false. NaN is not counted.",
    examples: [
      Example("any ([0 0; 0 1])", shows: "ans =\n\n  0  1"),
      Example("any ([])", shows: "ans = 0"),
    ],
    seeAlso: ["all", "find", "nnz"],
    body: anyBody)

  static let all = Builtin(
    "all", "T = all (X)\nT = all (X, DIM)", .between(1, 2), category: .reductions,
    summary: "True where all elements along a dimension are not zero.",
    details: "Of nothing the answer is true.",
    examples: [
      Example("all ([1 1; 0 1])", shows: "ans =\n\n  0  1"),
      Example("all ([])", shows: "ans = 1"),
    ],
    seeAlso: ["any", "find", "isequal"],
    body: allBody)
}

private func wrongType(_ call: borrowing Call) -> NablaError {
  call.failed("wrong type argument '\(call[0].typeName)'")
}

private func sumBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let a = try ReductionArguments(
    call, types: ["native", "double", "extra"], what: "invalid dimension DIM")
  let x = a.omitsMissing ? try Reductions.withoutMissing(a.x, filler: 0) : a.x
  guard let s = try Reductions.sum(x, along: a.dimension, a.target) else { throw wrongType(call) }
  return [s]
}

private func prodBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let a = try ReductionArguments(call, types: ["native", "double"], what: "invalid dimension DIM")
  let x = a.omitsMissing ? try Reductions.withoutMissing(a.x, filler: 1) : a.x
  guard let p = try Reductions.product(x, along: a.dimension, a.target) else {
    throw wrongType(call)
  }
  return [p]
}

private func sumsqBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let a = try ReductionArguments(call, what: "invalid dimension argument", lowest: 0)
  try refuseText(a.x)
  guard let s = try Reductions.sumOfSquares(a.x, along: a.dimension) else { throw wrongType(call) }
  return [s]
}

private func cumsumBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let a = try ReductionArguments(
    call, types: ["native", "double"], what: "invalid dimension argument")
  if a.x.isChar { throw wrongType(call) }
  guard let s = try Reductions.runningSum(a.x, along: a.dimension, a.target) else {
    throw wrongType(call)
  }
  return [s]
}

private func cumprodBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let a = try ReductionArguments(call, what: "invalid dimension argument", lowest: 0)
  try refuseText(a.x)
  guard let p = try Reductions.runningProduct(a.x, along: a.dimension) else {
    throw wrongType(call)
  }
  return [p]
}

private func refuseText(_ v: Value) throws(NablaError) {
  if v.isChar { throw .message("invalid conversion from string to real N-D array", id: "") }
}

private func anyBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let (x, d) = try truthArguments(call)
  return [try Reductions.any(x, along: d)]
}

private func allBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let (x, d) = try truthArguments(call)
  return [try Reductions.all(x, along: d)]
}

private func truthArguments(_ call: borrowing Call) throws(NablaError) -> (Value, Int?) {
  guard call.has(1) else { return (call[0], nil) }
  if let word = call[1].text, word == "all" { return (try Rearranged.column(call[0]), 0) }
  guard call[1].classID.isArithmetic, !call[1].isChar, !call[1].isEmpty else {
    throw call.failed("DIM must be an integer")
  }
  let n = try DimensionNumber.truncated(call[1])
  guard n >= 0 else { throw call.failed("invalid dimension argument = \(n)") }
  return (call[0], n == 0 ? nil : n - 1)
}

let sumBuiltins: [Builtin] = [.sum, .prod, .sumsq, .cumsum, .cumprod, .any, .all]
