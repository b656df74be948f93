import Glibc
import NablaEngine

/// eps, realmax, realmin, intmax, intmin, flintmax: what the number classes can hold.
extension Builtin {
  static let eps = Builtin(
    "eps", "E = eps\nE = eps (X)\nA = eps (M, N, ...)\nA = eps (..., CLASS)", .any,
    category: .construction,
    summary: "The distance from 1, or from |X|, to the next larger floating-point number.",
    details: "With two or more sizes, or a class name, an array of `eps (1)`.",
    examples: [
      Example("eps", shows: "ans = 2.2204e-16"),
      Example("eps ([1 1000 0])", shows: "ans =\n\n    2.2204e-16    1.1369e-13   4.9407e-324"),
      Example("eps (single (1))", shows: "ans = 1.1921e-07"),
    ],
    seeAlso: ["realmax", "realmin", "flintmax"],
    body: epsBody)

  static let realmax = floatLimit(
    "realmax", "The largest finite floating-point number.", .greatestFiniteMagnitude,
    .greatestFiniteMagnitude, shows: "ans = 1.7977e+308", seeAlso: ["realmin", "intmax", "eps"])
  static let realmin = floatLimit(
    "realmin", "The smallest positive floating-point number of full precision.",
    .leastNormalMagnitude, .leastNormalMagnitude, shows: "ans = 2.2251e-308",
    seeAlso: ["realmax", "intmin", "eps"])

  static let flintmax = Builtin(
    "flintmax", "X = flintmax\nX = flintmax (CLASS)\nX = flintmax (VAR)", .between(0, 1),
    category: .construction,
    summary: "The largest whole number up to which all whole numbers are floating-point numbers.",
    details: "2^53 for double and 2^24 for single, by class name or as for the class of VAR.",
    examples: [
      Example("flintmax == 2^53", shows: "ans = 1"),
      Example("flintmax (\"single\")", shows: "ans = 1.6777e+07"),
    ],
    seeAlso: ["intmax", "realmax", "eps"],
    body: flintmaxBody)

  static let intmax = Builtin(
    "intmax", "X = intmax\nX = intmax (CLASS)\nX = intmax (VAR)", .between(0, 1),
    category: .construction,
    summary: "The largest number of an integer class; int32 if none is given.",
    details: "",
    examples: [
      Example("intmax", shows: "ans = 2147483647"),
      Example("intmax (\"uint8\")", shows: "ans = 255"),
      Example("intmax (\"int8\") + 1", shows: "ans = 127"),
    ],
    seeAlso: ["intmin", "flintmax"],
    body: intmaxBody)

  static let intmin = Builtin(
    "intmin", "X = intmin\nX = intmin (CLASS)\nX = intmin (VAR)", .between(0, 1),
    category: .construction,
    summary: "The smallest number of an integer class; int32 if none is given.",
    details: "",
    examples: [
      Example("intmin (\"int16\")", shows: "ans = -32768"),
      Example("intmin (\"uint8\")", shows: "ans = 0"),
    ],
    seeAlso: ["intmax", "realmin"],
    body: intminBody)
}

private func epsBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  if call.count == 1 {
    switch call[0] {
    case .char: break
    case .scalar(let x): return [.scalar(spacing(x))]
    case .single(let t):
      let r = try Tensor<Float>(uninitialized: t.dims)
      let (p, q) = (r.data, t.data)
      for i in 0..<t.count { p[i] = spacing(q[i]) }
      return [.single(r)]
    case .complexSingle(let t):
      let r = try Tensor<Float>(uninitialized: t.dims)
      let (p, q) = (r.data, t.data)
      for i in 0..<t.count { p[i] = spacing(q[i].re) }
      return [.single(r)]
    case .double, .complex, .range:
      let list = try Numbers.reals(call[0])
      let r = try Tensor<Double>(uninitialized: call[0].dims)
      let p = r.data
      for (i, x) in list.enumerated() { p[i] = spacing(x) }
      return [Value(r)]
    default: throw call.failed("X must be of a floating point type")
    }
  }
  let a = try DimensionArguments(call) { $0.isFloat }
  return [try Filling.fill(a.dims, a.kind == .single ? 0x1p-23 : 0x1p-52, a.kind ?? .double)]
}

private func spacing(_ x: Double) -> Double {
  guard x.isFinite else { return .nan }
  return abs(x) < .leastNormalMagnitude ? .leastNonzeroMagnitude : abs(x).ulp
}

private func spacing(_ x: Float) -> Float {
  guard x.isFinite else { return .nan }
  return abs(x) < .leastNormalMagnitude ? .leastNonzeroMagnitude : abs(x).ulp
}

private func floatLimit(
  _ name: String, _ summary: String, _ double: Double, _ single: Float, shows: String,
  seeAlso: [String]
) -> Builtin {
  Builtin(
    name, "X = \(name)\nA = \(name) (N)\nA = \(name) (M, N, ...)\nA = \(name) (..., CLASS)", .any,
    category: .construction, summary: summary,
    details: "CLASS is \"double\" or \"single\"; sizes make an array.",
    examples: [
      Example(name, shows: shows), Example("class (\(name) (\"single\"))", shows: "ans = single"),
    ],
    seeAlso: seeAlso
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    let a = try DimensionArguments(call) { $0.isFloat }
    if a.kind == .single { return [.single(try Tensor<Float>(a.dims, repeating: single))] }
    return [Value(try Tensor<Double>(a.dims, repeating: double))]
  }
}

private func flintmaxBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let name = call.count == 0 ? "double" : call[0].text ?? call[0].className
  switch name {
  case "double": return [.scalar(0x1p53)]
  case "single": return [.single(try Tensor<Float>(Dims.scalar, repeating: 0x1p24))]
  default: throw call.failed("not defined for class '\(name)'")
  }
}

private func intmaxBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  [try integerLimit(call, .infinity)]
}

private func intminBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  [try integerLimit(call, -.infinity)]
}

private func integerLimit(_ call: borrowing Call, _ direction: Double) throws(NablaError) -> Value {
  var kind = ClassID.int32
  if call.count > 0 {
    if let name = call[0].text {
      guard let named = ClassID(name: name), named.isInteger else {
        throw call.failed("not defined for '\(name)' objects")
      }
      kind = named
    } else {
      kind = call[0].classID
      guard kind.isInteger else { throw call.failed("argument must be a string or integer variable") }
    }
  }
  return try Filling.fill(.scalar, direction, kind)
}

let numberLimitBuiltins: [Builtin] = [.eps, .realmax, .realmin, .flintmax, .intmax, .intmin]
