import Glibc
import NablaEngine
import NablaSyntax

/// Hyperbolic functions, and the gamma and error functions, by element.
extension Builtin {
  static let sinh = Builtin(
    "sinh", "Y = sinh (X)", .exactly(1), category: .elementwise,
    summary: "Hyperbolic sine of each element.",
    examples: [Example("sinh (1)", shows: "ans = 1.1752")],
    seeAlso: ["asinh", "cosh", "tanh"],
    scalar: ScalarKernel { Glibc.sinh($0) }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.math(.sinh, call[0])] }

  static let cosh = Builtin(
    "cosh", "Y = cosh (X)", .exactly(1), category: .elementwise,
    summary: "Hyperbolic cosine of each element.",
    examples: [Example("cosh ([0 1])", shows: "ans =\n\n   1.0000   1.5431")],
    seeAlso: ["acosh", "sinh", "tanh"],
    scalar: ScalarKernel { Glibc.cosh($0) }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.math(.cosh, call[0])] }

  static let tanh = Builtin(
    "tanh", "Y = tanh (X)", .exactly(1), category: .elementwise,
    summary: "Hyperbolic tangent of each element.",
    details: "Its derivative is 1 - Y.^2. Large arrays are computed by vector instructions.",
    examples: [Example("tanh ([-1 0 1])", shows: "ans =\n\n  -0.7616        0   0.7616")],
    seeAlso: ["atanh", "sigmoid", "sinh"],
    scalar: ScalarKernel { Glibc.tanh($0) }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.math(.tanh, call[0])] }

  static let asinh = Builtin(
    "asinh", "Y = asinh (X)", .exactly(1), category: .elementwise,
    summary: "Inverse hyperbolic sine of each element.",
    examples: [Example("asinh (1)", shows: "ans = 0.8814")],
    seeAlso: ["sinh", "acosh"],
    scalar: ScalarKernel { Glibc.asinh($0) }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.math(.asinh, call[0])] }

  static let acosh = Builtin(
    "acosh", "Y = acosh (X)", .exactly(1), category: .elementwise,
    summary: "Inverse hyperbolic cosine of each element.",
    details: "Below one the result is complex.",
    examples: [
      Example("acosh (2)", shows: "ans = 1.3170"),
      Example("acosh (0.5)", shows: "ans =       0 + 1.0472i"),
    ],
    seeAlso: ["cosh", "asinh"],
    scalar: ScalarKernel(low: 1) { Glibc.acosh($0) }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.math(.acosh, call[0])] }

  static let atanh = Builtin(
    "atanh", "Y = atanh (X)", .exactly(1), category: .elementwise,
    summary: "Inverse hyperbolic tangent of each element.",
    details: "Beyond -1 and 1 the result is complex.",
    examples: [Example("atanh ([0 0.5])", shows: "ans =\n\n        0   0.5493")],
    seeAlso: ["tanh", "asinh"],
    scalar: ScalarKernel(low: -1, high: 1) { Glibc.atanh($0) }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.math(.atanh, call[0])] }

  static let sech = Builtin(
    "sech", "Y = sech (X)", .exactly(1), category: .elementwise,
    summary: "Hyperbolic secant of each element, 1 ./ cosh (X).",
    examples: [Example("sech (1)", shows: "ans = 0.6481")],
    seeAlso: ["cosh"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    [try Operators.binary(.elementDivide, .scalar(1), try Kernels.math(.cosh, call[0]))]
  }

  static let csch = Builtin(
    "csch", "Y = csch (X)", .exactly(1), category: .elementwise,
    summary: "Hyperbolic cosecant of each element, 1 ./ sinh (X).",
    examples: [Example("csch (1)", shows: "ans = 0.8509")],
    seeAlso: ["sinh"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    [try Operators.binary(.elementDivide, .scalar(1), try Kernels.math(.sinh, call[0]))]
  }

  static let coth = Builtin(
    "coth", "Y = coth (X)", .exactly(1), category: .elementwise,
    summary: "Hyperbolic cotangent of each element, 1 ./ tanh (X).",
    examples: [Example("coth (1)", shows: "ans = 1.3130")],
    seeAlso: ["tanh"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    [try Operators.binary(.elementDivide, .scalar(1), try Kernels.math(.tanh, call[0]))]
  }

  static let gamma = Builtin(
    "gamma", "Y = gamma (X)", .exactly(1), category: .elementwise,
    summary: "The gamma function of each element; (n-1)! for an integer n.",
    details: "It is Inf at zero and the negative integers.",
    examples: [
      Example("gamma ([1 2 3 4 5])", shows: "ans =\n\n    1    1    2    6   24"),
      Example("gamma (0.5)^2", shows: "ans = 3.1416"),
    ],
    seeAlso: ["lgamma", "factorial"],
    scalar: ScalarKernel { Kernels.gammaFunction($0) }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.math(.gamma, call[0])] }

  static let lgamma = Builtin(
    "lgamma", "Y = lgamma (X)", .exactly(1), category: .elementwise,
    summary: "Logarithm of the gamma function of each element.",
    details: "Where gamma is negative the imaginary part is pi.",
    examples: [Example("lgamma (100)", shows: "ans = 359.13")],
    seeAlso: ["gamma", "gammaln"],
    scalar: ScalarKernel(low: .leastNonzeroMagnitude) { Glibc.lgamma($0) }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.math(.lgamma, call[0])] }

  static let gammaln = Builtin(
    "gammaln", "Y = gammaln (X)", .exactly(1), category: .elementwise,
    summary: "Logarithm of the gamma function of each element; another name of lgamma.",
    examples: [Example("gammaln (10)", shows: "ans = 12.802")],
    seeAlso: ["gamma", "lgamma"],
    scalar: ScalarKernel(low: .leastNonzeroMagnitude) { Glibc.lgamma($0) }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.math(.lgamma, call[0])] }

  static let erf = Builtin(
    "erf", "Y = erf (X)", .exactly(1), category: .elementwise,
    summary: "The error function of each element.",
    details: "2/sqrt(pi) times the integral of exp (-t^2) from 0 to X.",
    examples: [Example("erf ([0 0.5 Inf])", shows: "ans =\n\n        0   0.5205   1.0000")],
    seeAlso: ["erfc", "erfinv", "erfcx"],
    scalar: ScalarKernel { Glibc.erf($0) }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.math(.erf, call[0])] }

  static let erfc = Builtin(
    "erfc", "Y = erfc (X)", .exactly(1), category: .elementwise,
    summary: "1 - erf (X), exact also where it is tiny.",
    examples: [Example("erfc (10)", shows: "ans = 2.0885e-45")],
    seeAlso: ["erf", "erfcinv", "erfcx"],
    scalar: ScalarKernel { Glibc.erfc($0) }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.math(.erfc, call[0])] }

  static let erfcx = Builtin(
    "erfcx", "Y = erfcx (X)", .exactly(1), category: .elementwise,
    summary: "exp (X.^2) .* erfc (X), which stays in range for large X.",
    examples: [Example("erfcx (100)", shows: "ans = 5.6416e-03")],
    seeAlso: ["erf", "erfc"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.math(.erfcx, call[0])] }

  static let erfinv = Builtin(
    "erfinv", "Y = erfinv (X)", .exactly(1), category: .elementwise,
    summary: "The inverse of erf of each element; NaN beyond -1 and 1.",
    examples: [Example("erfinv ([0 0.5 1])", shows: "ans =\n\n        0   0.4769      Inf")],
    seeAlso: ["erf", "erfcinv"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.math(.erfinv, call[0])] }

  static let erfcinv = Builtin(
    "erfcinv", "Y = erfcinv (X)", .exactly(1), category: .elementwise,
    summary: "The inverse of erfc of each element; NaN outside of 0 to 2.",
    examples: [Example("erfcinv ([0.5 1 2])", shows: "ans =\n\n   0.4769        0     -Inf")],
    seeAlso: ["erfc", "erfinv"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.math(.erfcinv, call[0])]
  }

  static let erfi = Builtin(
    "erfi", "Y = erfi (Z)", .exactly(1), category: .elementwise,
    summary: "The imaginary error function, -i erf (iZ), of each element.",
    examples: [Example("erfi ([0 0.5 1])", shows: "ans =\n\n        0   0.6150   1.6504")],
    seeAlso: ["erf", "dawson", "erfcx"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.math(.erfi, call[0])] }

  static let dawson = Builtin(
    "dawson", "Y = dawson (Z)", .exactly(1), category: .elementwise,
    summary: "Dawson's integral, sqrt (pi)/2 exp (-Z^2) erfi (Z), of each element.",
    examples: [Example("dawson ([0 0.5 1])", shows: "ans =\n\n        0   0.4244   0.5381")],
    seeAlso: ["erfi", "erf"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.math(.dawson, call[0])] }

  static let beta = Builtin(
    "beta", "B = beta (X, Y)", .exactly(2), category: .elementwise,
    summary: "The beta function, gamma (X) gamma (Y) / gamma (X+Y), by element.",
    examples: [Example("beta (2, 3)", shows: "ans = 0.083333")],
    seeAlso: ["betaln", "gamma"],
    body: betaBody)

  static let betaln = Builtin(
    "betaln", "B = betaln (X, Y)", .exactly(2), category: .elementwise,
    summary: "Logarithm of the beta function by element.",
    examples: [Example("betaln (2, 3)", shows: "ans = -2.4849")],
    seeAlso: ["beta", "gammaln"],
    body: betalnBody)
}

private func betalnBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  for v in [call[0], call[1]] where v.isComplex || !(v.isNumeric || v.isLogical) {
    throw call.error("A and B must be real", id: "")
  }
  let (a, b) = (call[0].dims, call[1].dims)
  guard a == b || a.isScalar || b.isScalar else {
    throw call.error("A and B must have consistent sizes", id: "")
  }
  let sum = try Operators.binary(.add, call[0], call[1])
  let logs = try Operators.binary(
    .add, try Kernels.math(.lgamma, call[0]), try Kernels.math(.lgamma, call[1]))
  return [try Operators.binary(.subtract, logs, try Kernels.math(.lgamma, sum))]
}

private func betaBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard let logarithm = try betalnBody(call).first else { return [] }
  return [try Kernels.part(.real, try Kernels.math(.exp, logarithm))]
}

let specialFunctionBuiltins: [Builtin] = [
  .sinh, .cosh, .tanh, .asinh, .acosh, .atanh, .sech, .csch, .coth, .gamma, .lgamma, .gammaln,
  .erf, .erfc, .erfcx, .erfinv, .erfcinv, .erfi, .dawson, .beta, .betaln,
]
