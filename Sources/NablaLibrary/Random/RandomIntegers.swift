import Glibc
import NablaEngine

/// randi, randperm, rng: whole random numbers, orders, and the state of the generators.
extension Builtin {
  static let randi = Builtin(
    "randi",
    "R = randi (IMAX)\nR = randi (IMAX, N)\nR = randi (IMAX, M, N, ...)\nR = randi ([IMIN IMAX], ...)\nR = randi (..., CLASS)",
    .atLeast(1), category: .random,
    summary: "Random whole numbers, uniform from IMIN (1) to IMAX.",
    details: "They come from the generator of `rand`. CLASS is \"double\", \"single\" or an integer class.",
    examples: [Example("rand (\"twister\", 42); randi (10, 1, 5)", shows: "ans =\n\n   7   1   3   3   8")],
    seeAlso: ["rand", "randperm", "rng"],
    body: randiBody)

  static let randperm = Builtin(
    "randperm", "P = randperm (N)\nP = randperm (N, M)", .between(1, 2), category: .random,
    summary: "The numbers from 1 to N in random order, or M of them.",
    details: "",
    examples: [Example("rand (\"twister\", 42); randperm (5)", shows: "ans =\n\n   4   2   3   1   5")],
    seeAlso: ["randi", "perms", "rng"],
    body: randpermBody)

  static let rng = Builtin(
    "rng",
    "rng (SEED)\nrng (SEED, GENERATOR)\nrng (\"shuffle\")\nrng (\"default\")\nS = rng ()\nrng (S)\nS = rng (...)",
    .between(0, 2), category: .random,
    summary: "Seeds the generators of rand and randn, or saves and restores their state.",
    details: """
      GENERATOR is "twister"; "numpy" gives the streams of `numpy.random.RandomState (SEED)`.
      "default" is the seed 0, "shuffle" one from the clock. S is a struct with the states.
      """,
    examples: [
      Example("rng (42); rand (1, 2)", shows: "ans =\n\n   0.639427   0.025011"),
      Example("s = rng (); a = rand (); rng (s); isequal (a, rand ())", shows: "ans = 1"),
    ],
    seeAlso: ["rand", "randn", "randi"],
    body: rngBody)
}

private func randiBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard call[0].isNumeric || call[0].isLogical || call[0].isChar else {
    throw call.failed("IMIN and IMAX must be integer bounds")
  }
  let bounds = try Numbers.reals(call[0])
  guard let first = bounds.first else { throw call.failed("IMIN and IMAX must be integer bounds") }
  let isRange = bounds.count > 1
  let low = isRange ? first.rounded(.towardZero) : 1
  let high = (isRange ? bounds[1] : first).rounded(.towardZero)
  let last = isRange ? bounds[1] : first
  guard !call[0].isChar, last == high, first == first.rounded() else {
    throw call.failed("IMIN and IMAX must be integer bounds")
  }
  if isRange {
    guard low <= high else { throw call.failed("require IMIN <= IMAX") }
  } else {
    guard high >= 1 else { throw call.failed("require IMAX >= 1") }
  }
  var kind = ClassID.double
  var rest = call.arguments.dropFirst()
  if let name = rest.last?.text, rest.last?.isChar == true {
    guard let named = ClassID(name: name), named.isNumeric else {
      throw call.failed("unknown requested output CLASS '\(name)'")
    }
    kind = named
    rest = rest.dropLast()
  }
  guard abs(low) < 0x1p53, abs(high) < 0x1p53 else {
    throw call.failed("IMIN and IMAX must be smaller than flintmax()")
  }
  guard high - low < 0x1p53 - 1 else {
    throw call.failed("integer range must be smaller than flintmax()-1")
  }
  let dims = try DimensionArguments.dims(rest, name: "randi")
  let t = try Tensor<Double>(uninitialized: dims)
  fill(call.session.service(RandomService.self), t, low, high - low + 1)
  let result = Value(t)
  if kind == .double { return [result] }
  if kind == .single, high > 0x1p24 {
    try call.session.warn(
      "",
      "randi: integer IMAX exceeds requested type.  Values might be truncated to requested type.")
  }
  if kind.isInteger {
    let largest = try Filling.fill(.scalar, .infinity, kind).realScalar ?? 0
    let smallest = try Filling.fill(.scalar, -.infinity, kind).realScalar ?? 0
    if high > largest {
      try call.session.warn(
        "",
        "randi: integer IMAX exceeds requested type.  Values might be truncated to requested type.")
    } else if low < smallest {
      try call.session.warn(
        "",
        "randi: integer IMIN exceeds requested type.  Values might be truncated to requested type.")
    }
  }
  return [try Conversion.convert(result, to: kind)]
}

/// Of the 2^53 values of a uniform number as many are used as `range` divides; the others are
/// drawn again, so that no number is preferred. Some more are drawn than wanted to begin with.
private func fill(_ service: RandomService, _ t: Tensor<Double>, _ low: Double, _ range: Double) {
  let n = t.count
  guard n > 0 else { return }
  let k = (0x1p53 / range).rounded(.down)
  let p = k * range / 0x1p53
  let wanted = Double(n)
  let draws = Int((wanted / p + 10 * (max(0, wanted / p - wanted)).squareRoot()).rounded(.up))
  var numbers = [Double](repeating: 0, count: draws)
  while true {
    numbers.withUnsafeMutableBufferPointer { service.fillUniform($0) }
    var filled = 0
    for u in numbers {
      let x = (u * 0x1p53).rounded(.down)
      guard x < k * range else { continue }
      t.data[filled] = low + (x / k).rounded(.down)
      filled += 1
      if filled == n { return }
    }
  }
}

private func randpermBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  func size(_ v: Value) throws(NablaError) -> Int {
    if v.isChar {
      throw .message("octave_base_value::int64_value (): wrong type argument 'sq_string'", id: "")
    }
    guard let x = v.realScalar else { throw call.failed("N and M must be integers") }
    return try DimensionArguments.index(x, type: "int64_t")
  }
  let n = try size(call[0])
  let m = call.has(1) ? try size(call[1]) : n
  guard n >= 0, m >= 0 else { throw call.failed("M and N must be non-negative") }
  guard m <= n else { throw call.failed("M must be less than or equal to N") }
  guard n < 1 << 32 else { throw .outOfMemory(Dims(1, n)) }
  let uniforms = try Tensor<Double>(uninitialized: Dims(1, m))
  let service = call.session.service(RandomService.self)
  service.fillUniform(UnsafeMutableBufferPointer(start: uniforms.data, count: m))
  let result = try Tensor<Double>(uninitialized: Dims(1, m))
  if m < n / 5 {
    // Few of many: only what was moved is remembered.
    var moved: [Int: Int] = [:]
    for i in 0..<m {
      let k = i + Int((uniforms.data[i] * Double(n - i)).rounded(.down))
      let (a, b) = (moved[i] ?? i, moved[k] ?? k)
      moved[k] = a
      moved[i] = b
      result.data[i] = Double(b + 1)
    }
    return [Value(result)]
  }
  var order = Array(0..<n)
  for i in 0..<m {
    let k = i + Int((uniforms.data[i] * Double(n - i)).rounded(.down))
    order.swapAt(i, k)
    result.data[i] = Double(order[i] + 1)
  }
  return [Value(result)]
}

private func rngBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let service = call.session.service(RandomService.self)
  let wantsState = call.nargout > 0 || call.count == 0
  let before: [Value] = wantsState ? [try savedState(service)] : []
  guard call.count > 0 else { return before }
  let generator = call.has(1) ? call[1].text ?? "" : "twister"
  switch generator {
  case "twister", "numpy", "v5uniform", "v5normal", "v4": break
  case "simdTwister", "combRecursive", "philox", "threefry", "multFibonacci":
    throw call.failed("random number generator \"\(generator)\" is not available in Octave")
  default: throw call.failed("unknown random number generator \"\(generator)\"")
  }
  if case .structure(let s) = call[0] {
    try restore(call, service, s)
    return before
  }
  if let word = call[0].text, call[0].isChar {
    switch word {
    case "default": seed(service, 0, generator)
    case "shuffle":
      for stream in RandomService.Stream.allCases {
        service.seed(stream, key: RandomService.entropy(stream.rawValue))
      }
    default: throw call.invalid()
    }
    return before
  }
  guard call[0].isScalar, let x = call[0].realScalar, x >= 0, x.isFinite else {
    throw call.invalid()
  }
  seed(service, x, generator)
  return before
}

private func seed(_ service: RandomService, _ x: Double, _ generator: String) {
  let word = Filling.saturate(x, UInt32.self)
  service.seed(.uniform, key: [word])
  service.seed(.normal, key: [word])
  if generator == "numpy" { service.seedNumPy(word) }
}

private func savedState(_ service: RandomService) throws(NablaError) -> Value {
  let uniform = try Value.column(service.state(.uniform).map { Double($0) })
  let normal = try Value.column(service.state(.normal).map { Double($0) })
  return .structure(
    StructArray([
      ("Type", Value("twister")), ("Seed", Value("Not applicable")),
      ("State", try .cellRow([uniform, normal])),
    ]))
}

private func restore(_ call: borrowing Call, _ service: RandomService, _ s: StructArray)
  throws(NablaError)
{
  guard s.fields.names == ["Type", "Seed", "State"], case .cell(let states)? = s.get("State"),
    states.count >= 2
  else { throw call.failed("input structure requires \"Type\", \"Seed\", \"State\" fields") }
  service.seed(.uniform, key: RandomKey.words(try Numbers.reals(states.data[0])))
  service.seed(.normal, key: RandomKey.words(try Numbers.reals(states.data[1])))
}

let randomIntegerBuiltins: [Builtin] = [.randi, .randperm, .rng]
