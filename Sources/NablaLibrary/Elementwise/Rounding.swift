import NablaEngine

/// Rounding, remainders, signs, parts of complex numbers, and tests of elements.
extension Builtin {
  static let abs = Builtin(
    "abs", "Y = abs (X)", .exactly(1), category: .arithmetic,
    summary: "Absolute value of each element.",
    details: """
      The modulus of complex numbers. Integers stay integers: abs (int8 (-128)) is 127.
      """,
    examples: [
      Example("abs ([-2 0 3])", shows: "ans =\n\n   2   0   3"),
      Example("abs (3 + 4i)", shows: "ans = 5"),
    ],
    seeAlso: ["arg", "sign", "hypot"],
    scalar: ScalarKernel { Swift.abs($0) }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.part(.abs, call[0])] }

  static let floor = Builtin(
    "floor", "Y = floor (X)", .exactly(1), category: .elementwise,
    summary: "Largest integer not above each element.",
    examples: [Example("floor ([-1.5 1.5])", shows: "ans =\n\n  -2   1")],
    seeAlso: ["ceil", "round", "fix"],
    scalar: ScalarKernel { $0.rounded(.down) }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.part(.floor, call[0])] }

  static let ceil = Builtin(
    "ceil", "Y = ceil (X)", .exactly(1), category: .elementwise,
    summary: "Smallest integer not below each element.",
    examples: [Example("ceil ([-1.5 1.5])", shows: "ans =\n\n  -1   2")],
    seeAlso: ["floor", "round", "fix"],
    scalar: ScalarKernel { $0.rounded(.up) }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.part(.ceil, call[0])] }

  static let round = Builtin(
    "round", "Y = round (X)", .exactly(1), category: .elementwise,
    summary: "Nearest integer of each element, halves away from zero.",
    examples: [Example("round ([-2.5 0.4 2.5])", shows: "ans =\n\n  -3   0   3")],
    seeAlso: ["floor", "ceil", "fix"],
    scalar: ScalarKernel { $0.rounded(.toNearestOrAwayFromZero) }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.part(.round, call[0])] }

  static let roundb = Builtin(
    "roundb", "Y = roundb (X)", .exactly(1), category: .elementwise,
    summary: "Nearest integer of each element, halves to the even one.",
    examples: [Example("roundb ([0.5 1.5 2.5])", shows: "ans =\n\n   0   2   2")],
    seeAlso: ["round", "fix"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.math(.roundb, call[0])] }

  static let fix = Builtin(
    "fix", "Y = fix (X)", .exactly(1), category: .elementwise,
    summary: "Each element without its fraction: rounded towards zero.",
    examples: [Example("fix ([-1.5 1.5])", shows: "ans =\n\n  -1   1")],
    seeAlso: ["floor", "ceil", "round"],
    scalar: ScalarKernel { $0.rounded(.towardZero) }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.part(.fix, call[0])] }

  static let sign = Builtin(
    "sign", "Y = sign (X)", .exactly(1), category: .arithmetic,
    summary: "Sign of each element: -1, 0 or 1.",
    details: "For complex numbers X ./ abs (X).",
    examples: [Example("sign ([-3 0 5])", shows: "ans =\n\n  -1   0   1")],
    seeAlso: ["abs", "signbit"],
    scalar: ScalarKernel { Kernels.scalarPart(.sign, $0) }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.part(.sign, call[0])] }

  static let real = Builtin(
    "real", "Y = real (X)", .exactly(1), category: .elementwise,
    summary: "Real part of each element.",
    examples: [Example("real ([1+2i 3])", shows: "ans =\n\n   1   3")],
    seeAlso: ["imag", "conj", "isreal"],
    scalar: ScalarKernel { $0 }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.part(.real, call[0])] }

  static let imag = Builtin(
    "imag", "Y = imag (X)", .exactly(1), category: .elementwise,
    summary: "Imaginary part of each element.",
    examples: [Example("imag ([1+2i 3])", shows: "ans =\n\n   2   0")],
    seeAlso: ["real", "conj"],
    scalar: ScalarKernel { _ in 0 }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.part(.imag, call[0])] }

  static let conj = Builtin(
    "conj", "Y = conj (X)", .exactly(1), category: .elementwise,
    summary: "Complex conjugate of each element.",
    examples: [Example("conj (1+2i)", shows: "ans =  1 - 2i")],
    seeAlso: ["real", "imag", "ctranspose"],
    scalar: ScalarKernel { $0 }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.part(.conj, call[0])] }

  static let arg = Builtin(
    "arg", "T = arg (X)", .exactly(1), category: .elementwise,
    summary: "Angle of each element in the complex plane.",
    details: "Between -pi and pi; 0 or pi for real numbers.",
    examples: [
      Example("arg (1i)", shows: "ans = 1.5708"),
      Example("arg (-1)", shows: "ans = 3.1416"),
    ],
    seeAlso: ["abs", "angle", "atan2"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.argument(call[0])] }

  static let angle = Builtin(
    "angle", "T = angle (X)", .exactly(1), category: .elementwise,
    summary: "Angle of each element in the complex plane; another name of arg.",
    examples: [Example("angle (1 + 1i)", shows: "ans = 0.7854")],
    seeAlso: ["arg", "abs"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.argument(call[0])] }

  static let signbit = Builtin(
    "signbit", "TF = signbit (X)", .exactly(1), category: .logic,
    summary: "True where the sign bit is set; -0 has one.",
    examples: [Example("signbit ([-1 -0 0 1])", shows: "ans =\n\n  1  1  0  0")],
    seeAlso: ["sign"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.signBit(call[0])] }

  static let isnan = Builtin(
    "isnan", "TF = isnan (X)", .exactly(1), category: .logic,
    summary: "True where an element is NaN.",
    details: "NaN is not equal to itself, so == cannot find it.",
    examples: [Example("isnan ([1 NaN Inf])", shows: "ans =\n\n  0  1  0")],
    seeAlso: ["isinf", "isfinite", "isna"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.test(.isnan, call[0])] }

  static let isinf = Builtin(
    "isinf", "TF = isinf (X)", .exactly(1), category: .logic,
    summary: "True where an element is Inf or -Inf.",
    examples: [Example("isinf ([1 -Inf NaN])", shows: "ans =\n\n  0  1  0")],
    seeAlso: ["isnan", "isfinite"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.test(.isinf, call[0])] }

  static let isfinite = Builtin(
    "isfinite", "TF = isfinite (X)", .exactly(1), category: .logic,
    summary: "True where an element is neither infinite nor NaN.",
    examples: [Example("isfinite ([1 Inf NaN])", shows: "ans =\n\n  1  0  0")],
    seeAlso: ["isinf", "isnan"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.test(.isfinite, call[0])]
  }

  static let isna = Builtin(
    "isna", "TF = isna (X)", .exactly(1), category: .logic,
    summary: "True where an element is NA, the missing value.",
    examples: [Example("isna ([1 NA NaN])", shows: "ans =\n\n  0  1  0")],
    seeAlso: ["isnan"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.test(.isna, call[0])] }

  static let mod = Builtin(
    "mod", "R = mod (X, Y)", .exactly(2), category: .arithmetic,
    summary: "Remainder of a division that rounds down; it has the sign of Y.",
    details: """
      X - Y .* floor (X ./ Y), and X where Y is zero. A quotient that is an integer but for
      rounding counts as one, so mod (1, 0.1) is 0.
      """,
    examples: [
      Example("mod (-5, 3)", shows: "ans = 1"),
      Example("mod ([7 8 9], 4)", shows: "ans =\n\n   3   0   1"),
      Example("mod (5.5, 2)", shows: "ans = 1.5000"),
    ],
    errors: ["Octave:nonconformant-args": "the sizes differ and neither is one"],
    seeAlso: ["rem", "idivide", "floor"],
    scalarPair: ScalarPairKernel { PairFunctions.mod($0, $1) }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    [try PairFunctions.mod(call[0], call[1])]
  }

  static let rem = Builtin(
    "rem", "R = rem (X, Y)", .exactly(2), category: .arithmetic,
    summary: "Remainder of a division that rounds towards zero; it has the sign of X.",
    details: "X - Y .* fix (X ./ Y), and NaN where Y is zero.",
    examples: [
      Example("rem (-5, 3)", shows: "ans = -2"),
      Example("rem (5, 0)", shows: "ans = NaN"),
    ],
    errors: ["Octave:nonconformant-args": "the sizes differ and neither is one"],
    seeAlso: ["mod", "idivide", "fix"],
    scalarPair: ScalarPairKernel { PairFunctions.rem($0, $1) }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    [try PairFunctions.rem(call[0], call[1])]
  }

  static let idivide = Builtin(
    "idivide", "Q = idivide (A, B)\nQ = idivide (A, B, OP)", .between(2, 3), category: .arithmetic,
    summary: "Division of integers with a choice of rounding.",
    details: """
      OP is "fix" (the default; for a negative A it rounds away from zero), "round", "floor" or
      "ceil". At least one of A and B is of an integer class, which is that of Q.
      """,
    examples: [
      Example("idivide (int32 ([7 -7]), int32 (2))", shows: "ans =\n\n   3  -4"),
      Example("idivide (int32 (7), int32 (2), \"round\")", shows: "ans = 4"),
    ],
    seeAlso: ["mod", "rem", "rdivide"],
    body: idivideBody)
}

private func idivideBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let rounding = call.has(2) ? try call.string(2, "OP must be a string") : "fix"
  let (a, b) = (call[0], call[1])
  guard a.classID.isInteger || b.classID.isInteger else {
    throw call.error("at least one input (X or Y) must be an integer type", id: "")
  }
  if a.classID.isInteger, b.classID.isInteger, a.classID != b.classID {
    throw call.error(
      "integer type of X (\(a.className)) must match integer type of Y (\(b.className))", id: "")
  }
  guard let way = PairFunctions.Rounding(rawValue: rounding) else {
    throw call.error("unrecognized rounding type \"\(rounding)\"", id: "")
  }
  return [try PairFunctions.divide(a, b, way)]
}

let roundingBuiltins: [Builtin] = [
  .abs, .floor, .ceil, .round, .roundb, .fix, .sign, .real, .imag, .conj, .arg, .angle, .signbit, .isnan,
  .isinf, .isfinite, .isna, .mod, .rem, .idivide,
]
