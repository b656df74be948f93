import NablaEngine

/// mean, median, mode, meansq: what lies in the middle.
extension Builtin {
  static let mean = Builtin(
    "mean", "M = mean (X)\nM = mean (X, DIM)\nM = mean (X, OPT)\nM = mean (X, DIM, OPT)",
    .between(1, 5), category: .reductions,
    summary: "Mean of the elements along a dimension.",
    details: """
      DIM is the first dimension that is longer than one; it may be "all". OPT is "a" for the
      arithmetic mean, "g" for the geometric and "h" for the harmonic one; "omitnan" leaves NaN out.
      The result is a double, or single for singles; "native" keeps an integer class.
      """,
    examples: [
      Example("mean ([1 2; 3 4])", shows: "ans =\n\n   2   3"),
      Example("mean ([1 2; 3 4], 2)", shows: "ans =\n\n   1.5000\n   3.5000"),
      Example("mean ([1 4], \"g\")", shows: "ans = 2"),
    ],
    seeAlso: ["median", "mode", "std", "sum"],
    scalar: ScalarKernel { $0 },
    body: meanBody)

  static let median = Builtin(
    "median", "M = median (X)\nM = median (X, DIM)", .between(1, 3), category: .reductions,
    summary: "The middle of the sorted elements along a dimension.",
    details: """
      The mean of the two in the middle if their number is even. NaN if there is one among them;
      "omitnan" leaves NaN out.
      """,
    examples: [
      Example("median ([5 1 3])", shows: "ans = 3"),
      Example("median ([1 2; 3 10])", shows: "ans =\n\n   2   6"),
    ],
    seeAlso: ["mean", "mode", "quantile", "sort"],
    scalar: ScalarKernel { $0 },
    body: medianBody)

  static let mode = Builtin(
    "mode", "[M, F, C] = mode (X)\n[M, F, C] = mode (X, DIM)", .between(1, 2), outputs: 3,
    category: .reductions,
    summary: "The most frequent element along a dimension.",
    details: "M is the smallest one if there are several, F how often it comes, and C all of them in cells.",
    examples: [Example("[m, f] = mode ([1 2 2 3 3])", shows: "m = 2\nf = 2")],
    seeAlso: ["mean", "median", "unique", "accumarray"],
    body: modeBody)

  static let meansq = Builtin(
    "meansq", "M = meansq (X)\nM = meansq (X, DIM)", .between(1, 2), category: .reductions,
    summary: "Mean of the squares of the elements along a dimension.",
    details: "Of complex numbers, the squares of their moduli.",
    examples: [Example("meansq ([1 2 3])", shows: "ans = 4.6667")],
    seeAlso: ["sumsq", "mean", "var"],
    body: meansqBody)
}

/// The mean along a dimension: a sum, divided.
func arithmeticMean(_ x: Value, along d: Int, omitsMissing: Bool = false) throws(NablaError)
  -> Value
{
  let y = omitsMissing ? try Reductions.withoutMissing(x, filler: 0) : x
  guard let s = try Reductions.sum(y, along: d) else { return .scalar(.nan) }
  let n = omitsMissing ? try Reductions.presentCount(x, along: d) : .scalar(Double(x.dims[d]))
  return try Operators.binary(.elementDivide, s, n)
}

private func meanBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var x = call[0]
  guard x.isStatistical else { throw call.failed("X must be a numeric vector or matrix") }
  var d: Int?
  var kind = "a"
  var type = "default"
  var types = 0
  var omits = false
  for a in call.arguments.dropFirst() {
    if let word = a.text, case .char = a {
      switch word {
      case "a", "g", "h": kind = word
      case "default", "double", "native":
        type = word
        types += 1
      case "omitnan": omits = true
      case "includenan": break
      case "all":
        x = try Rearranged.column(x)
        d = 0
      default:
        if word.utf8.count == 1 { throw call.failed("mean type '\(word)' not recognized") }
        throw call.invalid()
      }
    } else {
      guard d == nil, a.classID.isArithmetic, !a.isEmpty else { throw call.invalid() }
      if !a.isScalar, let (y, e) = try joinedDimensions(x, a) {
        x = y
        d = e
        continue
      }
      guard a.isScalar else { throw call.invalid() }
      guard let n = DimensionNumber.strict(a) else {
        throw call.failed("DIM must be an integer and a valid dimension")
      }
      d = n
    }
  }
  if types > 1 { throw call.invalid() }
  let axis = d ?? x.dims.firstLong
  if type == "double", x.classID == .single { x = try Conversion.convert(x, to: .double) }
  let result: Value
  switch kind {
  case "g": result = try geometricMean(call, x, axis)
  case "h":
    let inverse = try Operators.binary(.elementDivide, .scalar(1), try asFloat(x))
    guard let s = try Reductions.sum(inverse, along: axis) else { throw call.invalid() }
    result = try Operators.binary(.elementDivide, .scalar(Double(x.dims[axis])), s)
  default: result = try arithmeticMean(x, along: axis, omitsMissing: omits)
  }
  if type == "native", x.classID.isInteger {
    return [try Conversion.convert(result, to: x.classID)]
  }
  return [result]
}

/// `exp (mean (log (x)))`.
private func geometricMean(_ call: borrowing Call, _ x: Value, _ d: Int) throws(NablaError) -> Value {
  let y = try asFloat(x)
  if !y.isComplex {
    for e in try Numbers.reals(y) where e < 0 {
      throw call.failed("X must not contain any negative values")
    }
  }
  let logs = try call.session.call(named: "log", [y])
  guard let first = logs.first, let s = try Reductions.sum(first, along: d) else {
    throw call.invalid()
  }
  let m = try Operators.binary(.elementDivide, s, .scalar(Double(x.dims[d])))
  return try call.session.call(named: "exp", [m]).first ?? m
}

/// Singles as they are, everything else as doubles.
func asFloat(_ x: Value) throws(NablaError) -> Value {
  x.classID == .single ? x : try Conversion.convert(x, to: .double)
}

/// An array in which the dimensions listed in `list` have become one, and which that is; nil if the
/// list is none of dimensions.
func joinedDimensions(_ x: Value, _ list: Value) throws(NablaError) -> (Value, Int)? {
  guard list.dims.isVector, list.classID.isArithmetic, !list.isChar else { return nil }
  var axes: [Int] = []
  for n in try Numbers.reals(list) {
    guard n >= 1, n == n.rounded(), n < 1e6 else { return nil }
    axes.append(Int(n) - 1)
  }
  axes.sort()
  guard let first = axes.first else { return nil }
  for (a, b) in zip(axes, axes.dropFirst()) where a == b { return nil }
  let rank = Swift.max(x.dims.count, (axes.last ?? 0) + 1)
  // The joined dimensions first, then the others; then all sizes where they were.
  let order = axes + (0..<rank).filter { !axes.contains($0) }
  let y = try Rearranging.permute(try Conversion.materialize(x), order)
  var sizes = (0..<rank).map { x.dims[$0] }
  var joinedSize = 1
  for a in axes {
    joinedSize *= sizes[a]
    sizes[a] = 1
  }
  var front = [joinedSize]
  for i in 0..<rank where !axes.contains(i) { front.append(sizes[i]) }
  let flat = try Rearranged.reshaped(y, Dims(front))
  // The joined dimension goes where the first of them was.
  var back = Array(1..<Swift.max(front.count, 1))
  back.insert(0, at: Swift.min(first, back.count))
  let moved = try Rearranging.permute(flat, back.count > 1 ? back : back + [1])
  sizes[first] = joinedSize
  return (try Rearranged.reshaped(moved, Dims(sizes)), first)
}

private func medianBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var x = call[0]
  guard x.isStatistical else { throw call.failed("X must be a numeric vector or matrix") }
  if x.isEmpty { throw call.failed("X cannot be an empty matrix") }
  var d: Int?
  var omits = false
  for a in call.arguments.dropFirst() {
    if let word = a.text, case .char = a, ["all", "omitnan", "includenan"].contains(word) {
      if word == "omitnan" { omits = true }
      if word == "all" {
        x = try Rearranged.column(x)
        d = 0
      }
      continue
    }
    guard d == nil else { throw call.invalid() }
    if !a.isScalar, !a.isEmpty, let (y, e) = try joinedDimensions(x, a) {
      x = y
      d = e
      continue
    }
    guard let n = DimensionNumber.strict(a) else {
      throw call.failed("DIM must be an integer and a valid dimension")
    }
    d = n
  }
  let axis = d ?? x.dims.firstLong
  if omits, let m = try medianOfPresent(x, axis) { return [m] }
  guard let m = try Reductions.median(x, along: axis) else {
    throw call.failed("X must be a numeric vector or matrix")
  }
  return [m]
}

/// Lane by lane without NaN; nil where there is none.
private func medianOfPresent(_ x: Value, _ d: Int) throws(NablaError) -> Value? {
  guard x.classID.isFloat, !x.isComplex else { return nil }
  let t = try Conversion.doubles(x)
  guard t.elements.contains(where: \.isNaN) else { return nil }
  var dims = t.dims
  let n = dims[d]
  if d < dims.count { dims[d] = 1 }
  var inner = 1
  for i in 0..<Swift.min(d, t.dims.count) { inner *= t.dims[i] }
  let r = try Tensor<Double>(uninitialized: dims)
  for k in 0..<r.count {
    let start = k % inner + k / inner * inner * n
    var lane: [Double] = []
    for j in 0..<n where !t.data[start + inner * j].isNaN { lane.append(t.data[start + inner * j]) }
    lane.sort()
    let h = lane.count / 2
    r.data[k] = lane.isEmpty ? .nan : lane.count % 2 == 1 ? lane[h] : (lane[h - 1] + lane[h]) / 2
  }
  return try Conversion.convert(Value(r), to: x.classID)
}

private func modeBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let x = try Conversion.materialize(call[0])
  guard x.isStatistical else { throw call.failed("X must be a numeric vector or matrix") }
  var d = x.dims.firstLong
  if call.has(1) {
    guard let n = DimensionNumber.strict(call[1]) else {
      throw call.failed("DIM must be an integer and a valid dimension")
    }
    d = n
  }
  guard let (sorted, _) = try Sorting.sort(x, dimension: d, descending: false, wantsIndex: false)
  else { throw call.failed("X must be a numeric vector or matrix") }
  var dims = x.dims
  if d < dims.count || dims[d] != 1 { dims[d] = 1 }
  if x.isEmpty {
    return [
      try Filling.fill(dims, 0, x.classID), .double(try Tensor<Double>(Dims.empty)),
      .cell(try CellArray(dims)),
    ]
  }
  let modes = try Reductions.modes(sorted: sorted, along: d)
  let m = try Rearranging.pick(sorted, modes.map { $0.places.first ?? 0 }, dims: dims)
  if call.nargout < 2 { return [m] }
  let f = try Tensor<Double>(uninitialized: dims)
  let c = try CellArray(dims)
  for (i, mode) in modes.enumerated() {
    f.data[i] = Double(mode.frequency)
    c.data[i] = try Rearranging.pick(sorted, mode.places, dims: Dims(mode.places.count, 1))
  }
  return [m, Value(f), .cell(c)]
}

private func meansqBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let x = call[0]
  guard x.isStatistical else {
    throw .message("mean: X must be a numeric vector or matrix", id: "")
  }
  var d = x.dims.firstLong
  if call.has(1) {
    guard let n = DimensionNumber.strict(call[1]) else {
      throw .message("mean: DIM must be an integer and a valid dimension", id: "")
    }
    d = n
  }
  guard let s = try Reductions.sumOfSquares(x, along: d) else { throw call.invalid() }
  return [try Operators.binary(.elementDivide, s, .scalar(Double(x.dims[d])))]
}

let averageBuiltins: [Builtin] = [.mean, .median, .mode, .meansq]
