import NablaEngine

/// var and std: how far elements lie from their mean.
extension Builtin {
  static let variance = Builtin(
    "var", "V = var (X)\nV = var (X, W)\nV = var (X, W, DIM)\nV = var (X, W, \"all\")",
    .between(1, 4), category: .reductions,
    summary: "Variance of the elements along a dimension.",
    details: """
      The mean square of the distances to the mean, with N - 1 in place of N unless W is 1. W may be
      a vector of weights, one for each element of the dimension. DIM may list several dimensions.
      """,
    examples: [
      Example("var ([1 2 3 4])", shows: "ans = 1.6667"),
      Example("var ([1 2 3 4], 1)", shows: "ans = 1.2500"),
    ],
    seeAlso: ["std", "mean", "cov"],
    body: varBody)

  static let std = Builtin(
    "std", "S = std (X)\nS = std (X, W)\nS = std (X, W, DIM)\nS = std (X, W, \"all\")",
    .between(1, 4), category: .reductions,
    summary: "Standard deviation of the elements along a dimension.",
    details: "The square root of var (X, W, DIM).",
    examples: [
      Example("std ([1 2 3 4])", shows: "ans = 1.2910"),
      Example("std ([1 2; 3 6])", shows: "ans =\n\n   1.4142   2.8284"),
    ],
    seeAlso: ["var", "mean", "median", "zscore"],
    body: stdBody)
}

private func stdBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = try variance(call)
  switch v {
  case .scalar(let x): return [.scalar(x.squareRoot())]
  case .double(let t):
    let r = try Tensor<Double>(uninitialized: t.dims)
    for i in 0..<t.count { r.data[i] = t.data[i].squareRoot() }
    return [Value(r)]
  case .single(let t):
    let r = try Tensor<Float>(uninitialized: t.dims)
    for i in 0..<t.count { r.data[i] = t.data[i].squareRoot() }
    return [Value(r)]
  default: return [v]
  }
}

private func varBody(_ call: borrowing Call) throws(NablaError) -> [Value] { [try variance(call)] }

private func variance(_ call: borrowing Call) throws(NablaError) -> Value {
  func failed(_ what: String) -> NablaError { .message("var: \(what)", id: "") }
  var x = call[0]
  guard x.isStatistical else { throw failed("X must be a numeric vector or matrix") }
  var count = call.count
  var omits = false
  if count > 1, let word = call[count - 1].text, word == "omitnan" || word == "includenan" {
    omits = word == "omitnan"
    count -= 1
  }
  let weight = count > 1 ? call[1] : .scalar(0)
  if count > 2, weight.count > 1, let word = call[2].text, word.lowercased() == "all" {
    throw failed("W must be either 0 or 1 when using 'ALL' as dimension")
  }
  let weights = try checkedWeights(weight, single: x.isScalar)
  guard let weights else { throw failed("W must be 0, 1, or a vector of positive integers") }
  var d: Int?
  if count > 2 {
    if let word = call[2].text, word.lowercased() == "all" {
      x = try Rearranged.column(x)
      d = 0
    } else if let n = DimensionNumber.strict(call[2]) {
      d = n
    } else if call[2].count > 1, let (y, e) = try joinedDimensions(x, call[2]) {
      if weights.count > 1 { throw failed("W must be either 0 or 1 when DIM is a vector") }
      x = y
      d = e
    } else {
      throw failed("DIM must be a positive integer scalar, vector, or 'all'")
    }
  }
  if d == nil, x.dims == .empty {
    return x.classID == .single ? try Filling.fill(.scalar, .nan, .single) : .scalar(.nan)
  }
  let axis = d ?? x.dims.firstNonSingleton
  if x.dims == .empty {
    var dims = Dims.empty
    if axis < 2 { dims[axis] = 1 }
    return try Filling.fill(dims, .nan, x.classID == .single ? .single : .double)
  }
  let y = try asFloat(x)
  if weights.count > 1 {
    guard weights.count == x.dims[axis] else {
      throw failed(
        "the length of W must be equal to the size of X in the dimension along which variance is "
          + "calculated")
    }
    return try weighted(y, weights, axis)
  }
  return try plain(y, axis, biased: weights.first == 1, omits)
}

/// The numbers of W: one, 0 or 1 (or any other for a scalar X), or one for each element; nil if bad.
private func checkedWeights(_ w: Value, single: Bool) throws(NablaError) -> [Double]? {
  if w.isEmpty, w.classID == .double { return [0] }
  guard w.classID.isNumeric, !w.isComplex, w.dims.isVector else { return nil }
  let list = try Numbers.reals(w)
  for x in list where !(x >= 0) { return nil }
  if list.count == 1, list[0] != 0, list[0] != 1, !single { return nil }
  return list
}

/// `sumsq (x - mean (x)) / (n - 1)`.
private func plain(_ x: Value, _ d: Int, biased: Bool, _ omits: Bool) throws(NablaError) -> Value {
  let n = Double(x.dims[d])
  let mean = try arithmeticMean(x, along: d, omitsMissing: omits)
  var distance = try Operators.binary(.subtract, x, mean)
  if omits { distance = try Reductions.withoutMissing(distance, filler: 0) }
  guard let s = try Reductions.sumOfSquares(distance, along: d) else { return .scalar(.nan) }
  if omits {
    let present = try Numbers.reals(try Reductions.presentCount(x, along: d))
    let sums = try Conversion.doubles(s)
    let r = try Tensor<Double>(uninitialized: sums.dims)
    for i in 0..<r.count {
      let k = present[i]
      r.data[i] = k == 0 ? .nan : k == 1 ? 0 : sums.data[i] / (biased ? k : k - 1)
    }
    return try Conversion.convert(Value(r), to: x.classID)
  }
  let divisor = n == 1 ? 1 : biased || n == 0 ? n : n - 1
  return try Operators.binary(.elementDivide, s, .scalar(divisor))
}

/// Mean and squares weighted by w / sum (w).
private func weighted(_ x: Value, _ w: [Double], _ d: Int) throws(NablaError) -> Value {
  var total = 0.0
  for a in w { total += a }
  let shape = try Tensor<Double>(Dims((0...d).map { $0 == d ? w.count : 1 }), w.map { $0 / total })
  let weights = Value(shape)
  let sum = try Reductions.sum(try Operators.binary(.elementMultiply, x, weights), along: d)
  guard let mean = sum else { return .scalar(.nan) }
  let distance = try Operators.binary(.subtract, x, mean)
  let square =
    distance.isComplex
    ? try Operators.binary(.elementMultiply, distance, try Operators.conjugated(distance))
    : try Operators.binary(.elementMultiply, distance, distance)
  return try Reductions.sum(try Operators.binary(.elementMultiply, square, weights), along: d)
    ?? .scalar(.nan)
}

extension Operators {
  /// `conj (v)`.
  fileprivate static func conjugated(_ v: Value) throws(NablaError) -> Value {
    switch v {
    case .complex(let t):
      let r = try t.copy()
      for i in 0..<r.count { r.data[i].im = -r.data[i].im }
      return .complex(r)
    case .complexSingle(let t):
      let r = try t.copy()
      for i in 0..<r.count { r.data[i].im = -r.data[i].im }
      return .complexSingle(r)
    default: return v
    }
  }
}

let spreadBuiltins: [Builtin] = [.variance, .std]
