import NablaEngine

/// rand, randn, rande, randg, randp: arrays of random numbers.
extension Builtin {
  static let rand = distribution(
    "rand", "Random numbers, uniform on the open interval from 0 to 1.", body: randBody,
    example: Example("rand (\"twister\", 42); rand (1, 3)", shows: "ans =\n\n   0.639427   0.025011   0.275029"))
  static let randn = distribution(
    "randn", "Random numbers with the normal distribution of mean 0 and variance 1.",
    body: randnBody, example: Example("randn (\"twister\", 42); randn (1, 3)", shows: "ans =\n\n  -6.5459e-03  -4.7788e-01  -7.1365e-01"))
  static let rande = distribution(
    "rande", "Random numbers with the exponential distribution of mean 1.", body: randeBody,
    example: Example("rande (\"twister\", 42); rande (1, 3)", shows: "ans =\n\n   0.012485   2.160283   0.644495"))
  static let randg = distribution(
    "randg", "Random numbers with the gamma distribution of shape A and scale 1.",
    parameter: "A", body: randgBody,
    example: Example("randg (\"twister\", 42); randg (2, 1, 3)", shows: "ans =\n\n   1.6582   0.9047   0.5583"))
  static let randp = distribution(
    "randp", "Random numbers with the Poisson distribution of mean L.", parameter: "L",
    body: randpBody, example: Example("size (randp (3, 2, 5))", shows: "ans =\n\n   2   5"))
}

private func distribution(
  _ name: String, _ summary: String, parameter: String? = nil, body: @escaping Builtin.Body,
  example: Example
) -> Builtin {
  let first = parameter.map { $0 + ", " } ?? ""
  return Builtin(
    name,
    "X = \(name) (\(first)N)\nX = \(name) (\(first)M, N, ...)\nX = \(name) (..., \"single\")\nV = \(name) (\"state\")\n\(name) (\"state\", V)",
    .any, category: .random, summary: summary,
    details: """
      Sizes are given as for `zeros`. "state" (or "twister") reads and sets the state of the generator:
      a number or vector as a seed, or what was read before. Each distribution has a generator of its
      own, the Mersenne Twister; "reset" makes it unpredictable again, as it is at the start.
      """,
    examples: [example],
    seeAlso: ["rand", "randn", "randi", "randperm", "rng"].filter { $0 != name }, body: body)
}

/// Reads and sets states; nil if the call asks for numbers.
private func stateCall(_ call: borrowing Call, _ stream: RandomService.Stream) throws(NablaError)
  -> [Value]?
{
  guard let word = call.arguments.first?.text, call[0].isChar else {
    if let first = call.arguments.first {
      switch first {
      case .cell, .structure, .function, .map, .exception:
        throw .message("rand: wrong type argument '\(TypeName.of(first))'", id: "")
      default: break
      }
    }
    return nil
  }
  let service = call.session.service(RandomService.self)
  switch word {
  case "single", "double": return nil
  case "seed":
    if call.count == 1 { return [.scalar(service.legacySeed)] }
    if call[1].text != "reset" {
      service.legacySeed = try Numbers.reals(call[1]).first ?? 0
      service.seed(stream, key: RandomKey.words(try Numbers.reals(call[1])))
    }
    return []
  case "state", "twister":
    if call.count == 1 {
      return [try .column(service.state(stream).map { Double($0) })]
    }
    if call[1].text == "reset" {
      service.seed(stream, key: RandomService.entropy(stream.rawValue))
    } else {
      guard call[1].isNumeric || call[1].isLogical else {
        throw .message("rand: seed must be a real scalar", id: "")
      }
      let previous = service.state(stream).map { Double($0) }
      service.seed(stream, key: RandomKey.words(try Numbers.reals(call[1])))
      return call.nargout > 0 ? [try .column(previous)] : []
    }
    return []
  default: throw .message("rand: unrecognized string argument", id: "")
  }
}

/// Seeds as the generator takes them.
enum RandomKey {
  static func words(_ list: [Double]) -> [UInt32] { list.map { Filling.saturate($0, UInt32.self) } }
}

/// The sizes of a call and whether single precision is wanted.
private func sizes(_ arguments: [Value], _ name: String) throws(NablaError) -> (Dims, Bool) {
  var list = arguments[...]
  var single = false
  if let word = list.last?.text, list.last?.isChar == true {
    guard word == "single" || word == "double" else {
      throw .message(
        "octave_base_value::int64_value (): wrong type argument 'sq_string'", id: "")
    }
    single = word == "single"
    list = list.dropLast()
  }
  if list.count == 1 {
    let v = list[list.startIndex]
    if v.dims == .empty { return (.empty, single) }
    // A matrix counts by its first elements.
    if !v.dims.isVector, v.classID.isArithmetic { return (.scalar, single) }
    if let x = v.realScalar, x != x.rounded() {
      throw .message("conversion of \(Numbers.short(x)) to int64_t value failed", id: "")
    }
  }
  return (try DimensionArguments.dims(list, name: name), single)
}

private func numbers(
  _ call: borrowing Call, _ stream: RandomService.Stream,
  _ double: (RandomService, UnsafeMutableBufferPointer<Double>) -> Void,
  _ single: (RandomService, UnsafeMutableBufferPointer<Float>) -> Void
) throws(NablaError) -> [Value] {
  if let result = try stateCall(call, stream) { return result }
  let service = call.session.service(RandomService.self)
  let (dims, isSingle) = try sizes(call.arguments, call.name)
  if isSingle {
    let t = try Tensor<Float>(uninitialized: dims)
    single(service, UnsafeMutableBufferPointer(start: t.data, count: t.count))
    return [.single(t)]
  }
  if dims.isScalar {
    var x = 0.0
    withUnsafeMutablePointer(to: &x) {
      double(service, UnsafeMutableBufferPointer(start: $0, count: 1))
    }
    return [.scalar(x)]
  }
  let t = try Tensor<Double>(uninitialized: dims)
  double(service, UnsafeMutableBufferPointer(start: t.data, count: t.count))
  return [Value(t)]
}

private func randBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  try numbers(call, .uniform, { $0.fillUniform($1) }, { $0.fillUniform($1) })
}

private func randnBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  try numbers(call, .normal, { $0.fillNormal($1) }, { $0.fillNormal($1) })
}

private func randeBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  try numbers(call, .exponential, { $0.fillExponential($1) }, { $0.fillExponential($1) })
}

private func randgBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  try parametric(call, .gamma) { $0.fillGamma($1, $2) }
}

private func randpBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  try parametric(call, .poisson) { $0.fillPoisson($1, $2) }
}

/// A distribution with a parameter, one for all elements or one for each.
private func parametric(
  _ call: borrowing Call, _ stream: RandomService.Stream,
  _ fill: (RandomService, Double, UnsafeMutableBufferPointer<Double>) -> Void
) throws(NablaError) -> [Value] {
  guard call.count > 0 else { throw call.invalid() }
  if let result = try stateCall(call, stream) { return result }
  let service = call.session.service(RandomService.self)
  let parameters = try Numbers.reals(call[0])
  let rest = Array(call.arguments.dropFirst())
  var (dims, single) = try sizes(rest, call.name)
  if rest.isEmpty || rest.count == 1 && rest[0].isChar { dims = call[0].dims }
  guard parameters.count == 1 || call[0].dims == dims else {
    throw call.failed("dimensions mismatch")
  }
  let t = try Tensor<Double>(uninitialized: dims)
  if parameters.count == 1 {
    fill(service, parameters[0], UnsafeMutableBufferPointer(start: t.data, count: t.count))
  } else {
    for i in 0..<t.count {
      fill(service, parameters[i], UnsafeMutableBufferPointer(start: t.data + i, count: 1))
    }
  }
  return [single ? try Conversion.convert(Value(t), to: .single) : Value(t)]
}

let distributionBuiltins: [Builtin] = [.rand, .randn, .rande, .randg, .randp]
