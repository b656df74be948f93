import NablaEngine

/// max, min and the running cummax, cummin.
extension Builtin {
  static let max = Builtin(
    "max", "M = max (X)\nM = max (X, [], DIM)\n[M, I] = max (...)\nM = max (X, Y)",
    .between(1, 4), outputs: 2, category: .reductions,
    summary: "Largest elements along a dimension, or the larger of two arrays by element.",
    details: """
      I has their places, the first one where there are several. NaN is left out where there is
      anything else. Complex numbers are compared by modulus, then by argument. Two arrays are
      expanded to a common size; of the empty matrix the maximum is empty.
      """,
    examples: [
      Example("[m, i] = max ([3 9 2])", shows: "m = 9\ni = 2"),
      Example("max ([1 5; 7 2], [], 2)", shows: "ans =\n\n   5\n   7"),
      Example("max ([1 NaN 3], 2)", shows: "ans =\n\n   2   2   3"),
    ],
    errors: ["Octave:nonconformant-args": "the sizes of two arrays do not go together"],
    seeAlso: ["min", "cummax", "sort", "range"],
    scalar: ScalarKernel { $0 },
    scalarPair: ScalarPairKernel { $0 > $1 || $1 != $1 ? $0 : $1 },
    body: maxBody)

  static let min = Builtin(
    "min", "M = min (X)\nM = min (X, [], DIM)\n[M, I] = min (...)\nM = min (X, Y)",
    .between(1, 4), outputs: 2, category: .reductions,
    summary: "Smallest elements along a dimension, or the smaller of two arrays by element.",
    details: """
      I has their places, the first one where there are several. NaN is left out where there is
      anything else. Complex numbers are compared by modulus, then by argument. Two arrays are
      expanded to a common size; of the empty matrix the minimum is empty.
      """,
    examples: [
      Example("[m, i] = min ([3 9 2])", shows: "m = 2\ni = 3"),
      Example("min ([4 8], [5; 6])", shows: "ans =\n\n   4   5\n   4   6"),
    ],
    errors: ["Octave:nonconformant-args": "the sizes of two arrays do not go together"],
    seeAlso: ["max", "cummin", "sort", "range"],
    scalar: ScalarKernel { $0 },
    scalarPair: ScalarPairKernel { $0 < $1 || $1 != $1 ? $0 : $1 },
    body: minBody)

  static let cummax = Builtin(
    "cummax", "M = cummax (X)\nM = cummax (X, DIM)\n[M, I] = cummax (...)", .between(1, 2),
    outputs: 2, category: .reductions,
    summary: "Largest element so far along a dimension.",
    details: "I has the place of each within its column.",
    examples: [
      Example("[m, i] = cummax ([1 3 2 5 4])", shows: "m =\n\n   1   3   3   5   5\n\ni =\n\n   1   2   2   4   4")
    ],
    seeAlso: ["cummin", "max", "cumsum"],
    scalar: ScalarKernel { $0 },
    body: cummaxBody)

  static let cummin = Builtin(
    "cummin", "M = cummin (X)\nM = cummin (X, DIM)\n[M, I] = cummin (...)", .between(1, 2),
    outputs: 2, category: .reductions,
    summary: "Smallest element so far along a dimension.",
    details: "I has the place of each within its column.",
    examples: [Example("cummin ([5 4 6 2 3])", shows: "ans =\n\n   5   4   4   2   2")],
    seeAlso: ["cummax", "min", "cumsum"],
    scalar: ScalarKernel { $0 },
    body: cumminBody)

  static let range = Builtin(
    "range", "R = range (X)\nR = range (X, DIM)", .between(1, 2), category: .reductions,
    summary: "Distance between the largest and the smallest element along a dimension.",
    details: "The same as max (X, [], DIM) - min (X, [], DIM).",
    examples: [Example("range ([4 9 2])", shows: "ans = 7")],
    seeAlso: ["max", "min", "iqr", "bounds"],
    body: rangeBody)

  static let bounds = Builtin(
    "bounds", "[S, L] = bounds (X)\n[S, L] = bounds (X, DIM)", .between(1, 3), outputs: 2,
    category: .reductions,
    summary: "Smallest and largest elements along a dimension.",
    details: "NaN is left out; with \"includenan\" it wins.",
    examples: [Example("[s, l] = bounds ([4 9 2])", shows: "s = 2\nl = 9")],
    seeAlso: ["range", "max", "min"],
    body: boundsBody)
}

private func maxBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  try extremum(call, largest: true)
}

private func minBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  try extremum(call, largest: false)
}

private func extremum(_ call: borrowing Call, largest: Bool) throws(NablaError) -> [Value] {
  var count = call.count
  // "omitnan" says what happens anyway.
  if count > 2, let word = call[count - 1].text, word == "omitnan" { count -= 1 }
  if count == 4 { throw call.invalid() }
  if count == 2, case .char(let t) = call[1], t.count > 1, let word = call[1].text,
    word == "omitnan"
  {
    count = 1
  }
  if count == 2 { return [try pair(call, largest)] }
  var x = call[0]
  var d: Int?
  if count == 3 {
    if let word = call[2].text, word == "all" {
      x = try Rearranged.column(x)
      d = 0
    } else {
      let n = try DimensionNumber.whole(call[2])
      guard n >= 1 else { throw call.failed("DIM must be a valid dimension") }
      d = n - 1
    }
    if !call[1].isEmpty {
      try call.session.warn("", "\(call.name): second argument is ignored")
    }
  }
  guard
    let (m, i) = try Reductions.extremum(
      x, along: d, largest: largest, wantsIndex: call.nargout > 1)
  else { throw call.failed("wrong type argument '\(x.typeName)'") }
  return i.map { [m, $0] } ?? [m]
}

private func pair(_ call: borrowing Call, _ largest: Bool) throws(NablaError) -> Value {
  let r = try Reductions.extremum(call[0], call[1], largest: largest, name: call.name)
  guard let r else {
    throw call.failed(
      "cannot compute \(call.name) (\(call[0].typeName), \(call[1].typeName))")
  }
  return r
}

private func cummaxBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  try running(call, largest: true)
}

private func cumminBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  try running(call, largest: false)
}

private func running(_ call: borrowing Call, largest: Bool) throws(NablaError) -> [Value] {
  var d: Int?
  if call.has(1) {
    let n = try DimensionNumber.truncated(call[1])
    guard n >= 1 else { throw call.failed("DIM must be a valid dimension") }
    d = n - 1
  }
  guard
    let (m, i) = try Reductions.runningExtremum(
      call[0], along: d, largest: largest, wantsIndex: call.nargout > 1)
  else { throw call.failed("wrong type argument '\(call[0].typeName)'") }
  return i.map { [m, $0] } ?? [m]
}

private func rangeBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let (low, high) = try bothEnds(call, call.has(1) ? call[1] : nil)
  return [try Operators.binary(.subtract, high, low)]
}

private func boundsBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard call[0].isStatistical else { throw call.failed("X must be a numeric vector or matrix") }
  var arguments = call.arguments.dropFirst()
  var includes = false
  if let word = arguments.last?.text, !(arguments.last?.isEmpty ?? true) {
    guard word == "includenan" || word == "omitnan" else {
      throw call.failed("NANFLAG must be either \"includenan\" or \"omitnan\"")
    }
    includes = word == "includenan"
    arguments = arguments.dropLast()
  }
  if arguments.count > 1 { throw call.invalid() }
  if let d = arguments.first, DimensionNumber.strict(d) == nil {
    throw call.failed("DIM must be an integer and a valid dimension")
  }
  let (low, high) = try bothEnds(call, arguments.first)
  guard includes else { return [low, high] }
  let d = arguments.first.flatMap { DimensionNumber.strict($0) }
  let zero = try Operators.binary(.elementMultiply, call[0], .scalar(0))
  guard let taint = try Reductions.sum(zero, along: d ?? call[0].dims.firstNonSingleton) else {
    return [low, high]
  }
  return [try Operators.binary(.add, low, taint), try Operators.binary(.add, high, taint)]
}

private func bothEnds(_ call: borrowing Call, _ dimension: Value?) throws(NablaError)
  -> (Value, Value)
{
  var d: Int?
  if let dimension {
    let n = try DimensionNumber.whole(dimension)
    guard n >= 1 else {
      throw .message("max: DIM must be a valid dimension", id: "")
    }
    d = n - 1
  }
  let high = try Reductions.extremum(call[0], along: d, largest: true, wantsIndex: false)
  let low = try Reductions.extremum(call[0], along: d, largest: false, wantsIndex: false)
  guard let high, let low else {
    throw .message("max: wrong type argument '\(call[0].typeName)'", id: "")
  }
  return (low.0, high.0)
}

let extremumBuiltins: [Builtin] = [.max, .min, .cummax, .cummin, .range, .bounds]
