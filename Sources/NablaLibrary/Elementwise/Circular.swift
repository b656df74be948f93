import Glibc
import NablaEngine
import NablaSyntax

/// Circular functions and their inverses by element.
extension Builtin {
  static let sin = Builtin(
    "sin", "Y = sin (X)", .exactly(1), category: .elementwise,
    summary: "Sine of each element, in radians.",
    examples: [
      Example("sin (pi/6)", shows: "ans = 0.5000"),
      Example("sin ([0 1i])", shows: "ans =\n\n        0 +      0i        0 + 1.1752i"),
    ],
    seeAlso: ["asin", "sind", "sinh", "cos"],
    scalar: ScalarKernel { Glibc.sin($0) }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.math(.sin, call[0])] }

  static let cos = Builtin(
    "cos", "Y = cos (X)", .exactly(1), category: .elementwise,
    summary: "Cosine of each element, in radians.",
    examples: [Example("cos ([0 pi/3 pi])", shows: "ans =\n\n   1.0000   0.5000  -1.0000")],
    seeAlso: ["acos", "cosd", "cosh", "sin"],
    scalar: ScalarKernel { Glibc.cos($0) }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.math(.cos, call[0])] }

  static let tan = Builtin(
    "tan", "Y = tan (X)", .exactly(1), category: .elementwise,
    summary: "Tangent of each element, in radians.",
    examples: [Example("tan (pi/4)", shows: "ans = 1.0000")],
    seeAlso: ["atan", "atan2", "tand", "tanh"],
    scalar: ScalarKernel { Glibc.tan($0) }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.math(.tan, call[0])] }

  static let asin = Builtin(
    "asin", "Y = asin (X)", .exactly(1), category: .elementwise,
    summary: "Inverse sine of each element, in radians.",
    details: "Beyond -1 and 1 the result is complex.",
    examples: [
      Example("asin ([0.5 1])", shows: "ans =\n\n   0.5236   1.5708"),
      Example("asin (2)", shows: "ans =  1.5708 - 1.3170i"),
    ],
    seeAlso: ["sin", "asind", "acos"],
    scalar: ScalarKernel(low: -1, high: 1) { Glibc.asin($0) }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.math(.asin, call[0])] }

  static let acos = Builtin(
    "acos", "Y = acos (X)", .exactly(1), category: .elementwise,
    summary: "Inverse cosine of each element, in radians.",
    details: "Beyond -1 and 1 the result is complex.",
    examples: [
      Example("acos ([0 0.5])", shows: "ans =\n\n   1.5708   1.0472"),
      Example("acos (2)", shows: "ans =       0 + 1.3170i"),
    ],
    seeAlso: ["cos", "acosd", "asin"],
    scalar: ScalarKernel(low: -1, high: 1) { Glibc.acos($0) }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.math(.acos, call[0])] }

  static let atan = Builtin(
    "atan", "Y = atan (X)", .exactly(1), category: .elementwise,
    summary: "Inverse tangent of each element, between -pi/2 and pi/2.",
    examples: [Example("atan ([1 Inf])", shows: "ans =\n\n   0.7854   1.5708")],
    seeAlso: ["tan", "atan2", "atand"],
    scalar: ScalarKernel { Glibc.atan($0) }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [try Kernels.math(.atan, call[0])] }

  static let atan2 = Builtin(
    "atan2", "T = atan2 (Y, X)", .exactly(2), category: .elementwise,
    summary: "Angle of the point (X, Y), between -pi and pi.",
    details: "Both signs count, so that all four quadrants are told apart.",
    examples: [
      Example("atan2 (1, -1)", shows: "ans = 2.3562"),
      Example("atan2 ([1 -1], 0)", shows: "ans =\n\n   1.5708  -1.5708"),
    ],
    errors: ["Octave:nonconformant-args": "the sizes differ and neither is one"],
    seeAlso: ["atan", "arg", "hypot"],
    scalarPair: ScalarPairKernel { Glibc.atan2($0, $1) }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    [try PairFunctions.atan2(call[0], call[1])]
  }

  static let hypot = Builtin(
    "hypot", "H = hypot (X, Y)\nH = hypot (X, Y, Z, ...)", .atLeast(2), category: .elementwise,
    summary: "Length of the hypotenuse, without overflow on the way.",
    details: "sqrt (abs (X).^2 + abs (Y).^2); with more arguments from left to right.",
    examples: [
      Example("hypot (3, 4)", shows: "ans = 5"),
      Example("hypot (1e200, 1e200)", shows: "ans = 1.4142e+200"),
    ],
    errors: ["Octave:nonconformant-args": "the sizes differ and neither is one"],
    seeAlso: ["abs", "norm", "atan2"],
    scalarPair: ScalarPairKernel { Glibc.hypot($0, $1) },
    body: hypotBody)

  static let sec = Builtin(
    "sec", "Y = sec (X)", .exactly(1), category: .elementwise,
    summary: "Secant of each element, 1 ./ cos (X).",
    examples: [Example("sec (1)", shows: "ans = 1.8508")],
    seeAlso: ["cos", "asec"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    try reciprocal(.cos, call[0])
  }

  static let csc = Builtin(
    "csc", "Y = csc (X)", .exactly(1), category: .elementwise,
    summary: "Cosecant of each element, 1 ./ sin (X).",
    examples: [Example("csc (1)", shows: "ans = 1.1884")],
    seeAlso: ["sin", "acsc"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    try reciprocal(.sin, call[0])
  }

  static let cot = Builtin(
    "cot", "Y = cot (X)", .exactly(1), category: .elementwise,
    summary: "Cotangent of each element, 1 ./ tan (X).",
    examples: [Example("cot (1)", shows: "ans = 0.6421")],
    seeAlso: ["tan", "acot"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    try reciprocal(.tan, call[0])
  }

  static let asec = Builtin(
    "asec", "Y = asec (X)", .exactly(1), category: .elementwise,
    summary: "Inverse secant of each element, acos (1 ./ X).",
    examples: [Example("asec (2)", shows: "ans = 1.0472")],
    seeAlso: ["sec", "acos"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    try ofReciprocal(.acos, call[0])
  }

  static let acsc = Builtin(
    "acsc", "Y = acsc (X)", .exactly(1), category: .elementwise,
    summary: "Inverse cosecant of each element, asin (1 ./ X).",
    examples: [Example("acsc (2)", shows: "ans = 0.5236")],
    seeAlso: ["csc", "asin"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    try ofReciprocal(.asin, call[0])
  }

  static let acot = Builtin(
    "acot", "Y = acot (X)", .exactly(1), category: .elementwise,
    summary: "Inverse cotangent of each element, atan (1 ./ X).",
    examples: [Example("acot (2)", shows: "ans = 0.4636")],
    seeAlso: ["cot", "atan"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    try ofReciprocal(.atan, call[0])
  }

  static let sind = Builtin(
    "sind", "Y = sind (X)", .exactly(1), category: .elementwise,
    summary: "Sine of angles in degrees, exact at multiples of 90.",
    examples: [
      Example("sind ([0 30 90 180])", shows: "ans =\n\n        0   0.5000   1.0000        0")
    ],
    seeAlso: ["sin", "asind", "cosd"],
    body: sindBody)

  static let cosd = Builtin(
    "cosd", "Y = cosd (X)", .exactly(1), category: .elementwise,
    summary: "Cosine of angles in degrees, exact at multiples of 90.",
    examples: [Example("cosd ([0 60 90])", shows: "ans =\n\n   1.0000   0.5000        0")],
    seeAlso: ["cos", "acosd", "sind"],
    body: cosdBody)

  static let tand = Builtin(
    "tand", "Y = tand (X)", .exactly(1), category: .elementwise,
    summary: "Tangent of angles in degrees, exact at multiples of 90.",
    examples: [Example("tand ([0 45 90])", shows: "ans =\n\n     0     1   Inf")],
    seeAlso: ["tan", "atand"],
    body: tandBody)

  static let asind = Builtin(
    "asind", "Y = asind (X)", .exactly(1), category: .elementwise,
    summary: "Inverse sine in degrees.",
    examples: [Example("asind (1)", shows: "ans = 90")],
    seeAlso: ["sind", "asin"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    try inDegrees(.asin, call[0])
  }

  static let acosd = Builtin(
    "acosd", "Y = acosd (X)", .exactly(1), category: .elementwise,
    summary: "Inverse cosine in degrees.",
    examples: [Example("acosd (0)", shows: "ans = 90")],
    seeAlso: ["cosd", "acos"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    try inDegrees(.acos, call[0])
  }

  static let atand = Builtin(
    "atand", "Y = atand (X)", .exactly(1), category: .elementwise,
    summary: "Inverse tangent in degrees.",
    examples: [Example("atand (1)", shows: "ans = 45")],
    seeAlso: ["tand", "atan"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    try inDegrees(.atan, call[0])
  }

  static let deg2rad = Builtin(
    "deg2rad", "R = deg2rad (D)", .exactly(1), category: .elementwise,
    summary: "Degrees to radians.",
    examples: [Example("deg2rad (180)", shows: "ans = 3.1416")],
    seeAlso: ["rad2deg"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    try scaled(call, "DEG", Double.pi / 180)
  }

  static let rad2deg = Builtin(
    "rad2deg", "D = rad2deg (R)", .exactly(1), category: .elementwise,
    summary: "Radians to degrees.",
    examples: [Example("rad2deg (pi)", shows: "ans = 180")],
    seeAlso: ["deg2rad"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    try scaled(call, "RAD", 180 / Double.pi)
  }
}

private func hypotBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var h = try PairFunctions.hypot(call[0], call[1])
  for i in 2..<max(call.count, 2) { h = try PairFunctions.hypot(h, call[i]) }
  return [h]
}

private func reciprocal(_ f: Kernels.Math, _ x: Value) throws(NablaError) -> [Value] {
  [try Operators.binary(.elementDivide, .scalar(1), try Kernels.math(f, x))]
}

private func ofReciprocal(_ f: Kernels.Math, _ x: Value) throws(NablaError) -> [Value] {
  [try Kernels.math(f, try Operators.binary(.elementDivide, .scalar(1), x))]
}

private func inDegrees(_ f: Kernels.Math, _ x: Value) throws(NablaError) -> [Value] {
  [
    try Operators.binary(
      .elementDivide,
      try Operators.binary(.elementMultiply, try Kernels.math(f, x), .scalar(180)),
      .scalar(.pi))
  ]
}

private func scaled(_ call: borrowing Call, _ what: String, _ factor: Double) throws(NablaError)
  -> [Value]
{
  guard call[0].classID.isFloat else {
    throw call.error("\(what) must be a floating point class (double or single)", id: "")
  }
  return [try Operators.binary(.elementMultiply, call[0], .scalar(factor))]
}

private func requireNumber(_ call: borrowing Call) throws(NablaError) {
  guard call[0].isNumeric else { throw call.error("X must be numeric", id: "") }
}

/// f (x / 180 * pi); the angle in half turns is given, too.
private func ofDegrees(_ f: Kernels.Math, _ x: Value) throws(NablaError) -> (
  y: Value, halfTurns: Value
) {
  let halfTurns = try Operators.binary(.elementDivide, x, .scalar(180))
  let radians = try Operators.binary(.elementMultiply, halfTurns, .scalar(.pi))
  return (try Kernels.math(f, radians), halfTurns)
}

private func sindBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  try requireNumber(call)
  let (y, halfTurns) = try ofDegrees(.sin, call[0])
  if y.isComplex || halfTurns.isComplex { return [y] }
  return [try Kernels.replacingAtIntegers(y, halfTurns, 0)]
}

private func cosdBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  try requireNumber(call)
  let (y, halfTurns) = try ofDegrees(.cos, call[0])
  if y.isComplex || halfTurns.isComplex { return [y] }
  let shifted = try Operators.binary(.add, halfTurns, .scalar(0.5))
  return [try Kernels.replacingAtIntegers(y, shifted, 0)]
}

private func tandBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let (y, halfTurns) = try ofDegrees(.tan, call[0])
  if y.isComplex || halfTurns.isComplex { return [y] }
  let shifted = try Operators.binary(
    .elementDivide, try Operators.binary(.subtract, call[0], .scalar(90)), .scalar(180))
  let zeros = try Kernels.replacingAtIntegers(y, halfTurns, 0)
  return [try Kernels.replacingAtIntegers(zeros, shifted, .infinity)]
}

let circularBuiltins: [Builtin] = [
  .sin, .cos, .tan, .asin, .acos, .atan, .atan2, .hypot, .sec, .csc, .cot, .asec, .acsc, .acot,
  .sind, .cosd, .tand, .asind, .acosd, .atand, .deg2rad, .rad2deg,
]
