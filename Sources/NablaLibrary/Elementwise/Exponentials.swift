import Glibc
import NablaEngine
import NablaSyntax

/// Roots, exponentials and logarithms by element.
extension Builtin {
  static let sqrt = Builtin(
    "sqrt", "Y = sqrt (X)", .exactly(1), category: .elementwise,
    summary: "Square root of each element.",
    details: """
      Negative numbers have imaginary roots; the result is complex as soon as one element needs
      it.
      """,
    examples: [
      Example("sqrt ([4 9 2])", shows: "ans =\n\n   2.0000   3.0000   1.4142"),
      Example("sqrt (-4)", shows: "ans =  0 + 2i"),
    ],
    seeAlso: ["cbrt", "nthroot", "realsqrt", "hypot"],
    scalar: ScalarKernel(low: 0) { $0.squareRoot() }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.math(.sqrt, call[0])] }

  static let cbrt = Builtin(
    "cbrt", "Y = cbrt (X)", .exactly(1), category: .elementwise,
    summary: "Real cube root of each element.",
    details: "Unlike X .^ (1/3), which is complex for negative numbers, it keeps the sign.",
    examples: [Example("cbrt (-27)", shows: "ans = -3.0000")],
    seeAlso: ["sqrt", "nthroot"],
    scalar: ScalarKernel { Glibc.cbrt($0) }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.math(.cbrt, call[0])] }

  static let exp = Builtin(
    "exp", "Y = exp (X)", .exactly(1), category: .elementwise,
    summary: "The exponential function of each element.",
    details: """
      exp (i*t) = cos (t) + i sin (t). Near zero expm1 is more exact than exp (X) - 1.
      """,
    examples: [
      Example("exp ([0 1])", shows: "ans =\n\n   1.0000   2.7183"),
      Example("exp (i*pi)", shows: "ans = -1.0000e+00 + 1.2246e-16i"),
    ],
    seeAlso: ["log", "expm1", "expm"],
    scalar: ScalarKernel { Glibc.exp($0) }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.math(.exp, call[0])] }

  static let expm1 = Builtin(
    "expm1", "Y = expm1 (X)", .exactly(1), category: .elementwise,
    summary: "exp (X) - 1, exact also for small X.",
    examples: [
      Example("expm1 (1e-10)", shows: "ans = 1.0000e-10"),
      Example("exp (1e-10) - 1", shows: "ans = 1.0000e-10"),
    ],
    seeAlso: ["exp", "log1p"],
    scalar: ScalarKernel { Glibc.expm1($0) }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.math(.expm1, call[0])] }

  static let log = Builtin(
    "log", "Y = log (X)", .exactly(1), category: .elementwise,
    summary: "Natural logarithm of each element.",
    details: "Negative numbers have the imaginary part pi; log (0) is -Inf.",
    examples: [
      Example("log ([1 10])", shows: "ans =\n\n        0   2.3026"),
      Example("log (-1)", shows: "ans =       0 + 3.1416i"),
    ],
    seeAlso: ["exp", "log2", "log10", "log1p"],
    scalar: ScalarKernel(low: 0) { Glibc.log($0) }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.math(.log, call[0])] }

  static let log2 = Builtin(
    "log2", "Y = log2 (X)\n[F, E] = log2 (X)", .exactly(1), outputs: 2, category: .elementwise,
    summary: "Logarithm to base two, or mantissa and exponent.",
    details: "With two outputs X = F .* 2.^E, where 0.5 <= abs (F) < 1 and E is an integer.",
    examples: [
      Example("log2 ([8 10])", shows: "ans =\n\n   3.0000   3.3219"),
      Example("[f, e] = log2 (10)", shows: "f = 0.6250\ne = 4"),
    ],
    seeAlso: ["log", "log10", "pow2", "nextpow2"],
    scalar: ScalarKernel(low: 0) { Glibc.log2($0) },
    body: log2Body)

  static let log10 = Builtin(
    "log10", "Y = log10 (X)", .exactly(1), category: .elementwise,
    summary: "Logarithm to base ten of each element.",
    examples: [
      Example("log10 ([1 1000])", shows: "ans =\n\n   0   3"),
      Example("log10 (-10)", shows: "ans =  1.0000 + 1.3644i"),
    ],
    seeAlso: ["log", "log2"],
    scalar: ScalarKernel(low: 0) { Glibc.log10($0) }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.math(.log10, call[0])] }

  static let log1p = Builtin(
    "log1p", "Y = log1p (X)", .exactly(1), category: .elementwise,
    summary: "log (1 + X), exact also for small X.",
    examples: [
      Example("log1p (1e-10)", shows: "ans = 1.0000e-10"),
      Example("log (1 + 1e-10)", shows: "ans = 1.0000e-10"),
    ],
    seeAlso: ["log", "expm1"],
    scalar: ScalarKernel(low: -1) { Glibc.log1p($0) }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.math(.log1p, call[0])] }

  static let sigmoid = Builtin(
    "sigmoid", "Y = sigmoid (X)", .exactly(1), category: .elementwise,
    summary: "The logistic function 1 ./ (1 + exp (-X)) of each element.",
    details: """
      Its derivative is Y .* (1 - Y). It is the activation of the classic network; large arrays
      are computed in one pass.
      """,
    examples: [
      Example("sigmoid ([-1 0 1])", shows: "ans =\n\n   0.2689   0.5000   0.7311"),
      Example("sigmoid (0)", shows: "ans = 0.5000"),
    ],
    seeAlso: ["exp", "tanh"],
    scalar: ScalarKernel { 1 / (1 + Glibc.exp(-$0)) }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.math(.sigmoid, call[0])]
  }

  static let nthroot = Builtin(
    "nthroot", "Y = nthroot (X, N)", .exactly(2), category: .elementwise,
    summary: "Real N-th root of each element.",
    details: """
      N is an odd integer where X has negative elements. One step of Newton's method removes the
      rounding of X .^ (1/N).
      """,
    examples: [
      Example("nthroot (-27, 3)", shows: "ans = -3.0000"),
      Example("nthroot ([16 81], 4)", shows: "ans =\n\n   2   3"),
    ],
    seeAlso: ["sqrt", "cbrt", "realsqrt"],
    body: nthrootBody)

  static let realsqrt = Builtin(
    "realsqrt", "Y = realsqrt (X)", .exactly(1), category: .elementwise,
    summary: "Square root, with an error where it would be complex.",
    examples: [Example("realsqrt (16)", shows: "ans = 4")],
    seeAlso: ["sqrt", "reallog", "realpow"],
    body: realsqrtBody)

  static let reallog = Builtin(
    "reallog", "Y = reallog (X)", .exactly(1), category: .elementwise,
    summary: "Natural logarithm, with an error where it would be complex.",
    examples: [Example("reallog (e)", shows: "ans = 1")],
    seeAlso: ["log", "realsqrt", "realpow"],
    body: reallogBody)

  static let realpow = Builtin(
    "realpow", "Z = realpow (X, Y)", .exactly(2), category: .elementwise,
    summary: "X .^ Y, with an error where it would be complex.",
    examples: [Example("realpow (2, [1 2 3])", shows: "ans =\n\n   2   4   8")],
    seeAlso: ["power", "realsqrt", "reallog"],
    body: realpowBody)

  static let pow2 = Builtin(
    "pow2", "Y = pow2 (X)\nY = pow2 (F, E)", .between(1, 2), category: .elementwise,
    summary: "Two to the power of each element, or F .* 2.^E.",
    examples: [
      Example("pow2 ([0 1 10])", shows: "ans =\n\n      1      2   1024"),
      Example("pow2 (0.75, 3)", shows: "ans = 6"),
    ],
    seeAlso: ["log2", "nextpow2", "power"],
    body: pow2Body)
}

private func log2Body(_ call: borrowing Call) throws(NablaError) -> [Value] {
  if call.nargout < 2 { return [try Kernels.math(.log2, call[0])] }
  let (f, e) = try Kernels.mantissa(call[0])
  return [f, e]
}

private func nthrootBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard call[0].isNumeric, !call[0].isComplex else {
    throw call.error("X must not contain complex values", id: "")
  }
  guard call[1].isNumeric, !call[1].isComplex, let n = call[1].realScalar, n == n.rounded() || n.isInfinite, n != 0 else {
    throw call.error("N must be a real nonzero scalar", id: "")
  }
  let x = call[0]
  if n == 3 { return [try Kernels.math(.cbrt, x)] }
  let odd = (n / 2).rounded(.down) * 2 != n
  let lowest = try Kernels.part(.abs, x)
  let negative = try Operators.binary(.less, x, .scalar(0))
  let anyNegative = try Conversion.bools(negative).array.contains(true)
  if anyNegative && !odd {
    throw call.error("N must be an odd integer if X contains negative values", id: "")
  }
  // y = |x|^(1/n), then y - (y^n - |x|) / (n y^(n-1)), and the sign of x.
  var y = try Operators.binary(.elementPower, lowest, .scalar(1 / n))
  if n.isFinite, n > 0 {
    let power = try Operators.binary(.elementPower, y, .scalar(n - 1))
    let slope = try Operators.binary(.elementMultiply, .scalar(n), power)
    let excess = try Operators.binary(
      .subtract, y, try Operators.binary(.elementDivide, lowest, power))
    let step = try Operators.binary(
      .elementDivide, try Operators.binary(.elementMultiply, excess, power), slope)
    let better = try Operators.binary(.subtract, y, step)
    y = try Kernels.replacingNonFinite(better, with: y)
  }
  return [anyNegative ? try Operators.binary(.elementMultiply, y, try Kernels.part(.sign, x)) : y]
}

private func real(_ name: String, _ v: Value) throws(NablaError) -> [Value] {
  if v.isComplex { throw .message("\(name): produced complex result", id: "") }
  return [v]
}

private func realsqrtBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  if call[0].isComplex { throw call.error("produced complex result", id: "") }
  return try real(call.name, try Kernels.math(.sqrt, call[0]))
}

private func reallogBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  if call[0].isComplex { throw call.error("produced complex result", id: "") }
  return try real(call.name, try Kernels.math(.log, call[0]))
}

private func realpowBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  try real(call.name, try Operators.binary(.elementPower, call[0], call[1]))
}

private func pow2Body(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let power = try Operators.binary(.elementPower, .scalar(2), call[call.count - 1])
  return [call.count == 1 ? power : try Operators.binary(.elementMultiply, call[0], power)]
}

let exponentialBuiltins: [Builtin] = [
  .sqrt, .cbrt, .exp, .expm1, .log, .log2, .log10, .log1p, .sigmoid, .nthroot, .realsqrt,
  .reallog, .realpow, .pow2,
]
