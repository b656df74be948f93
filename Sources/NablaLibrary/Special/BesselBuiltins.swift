import NablaEngine

/// Bessel and Airy functions.
extension Builtin {
  static let besselj = bessel(
    "besselj", .j, summary: "The Bessel functions of the first kind, J.",
    scaling: "exp (-abs (imag (X)))",
    examples: [
      Example("besselj (0, [0 1 2])", shows: "ans =\n\n   1.0000   0.7652   0.2239"),
      Example("besselj ([0 1], [1; 2])", shows: "ans =\n\n   0.7652   0.4401\n   0.2239   0.5767"),
    ], seeAlso: ["bessely", "besselh", "besseli", "besselk", "airy"])

  static let bessely = bessel(
    "bessely", .y, summary: "The Bessel functions of the second kind, Y.",
    scaling: "exp (-abs (imag (X)))",
    examples: [Example("bessely (0, 1)", shows: "ans = 0.088257")],
    seeAlso: ["besselj", "besselh", "besselk"])

  static let besseli = bessel(
    "besseli", .i, summary: "The modified Bessel functions of the first kind, I.",
    scaling: "exp (-abs (real (X)))",
    examples: [Example("besseli (1, 2)", shows: "ans = 1.5906")],
    seeAlso: ["besselk", "besselj"])

  static let besselk = bessel(
    "besselk", .k, summary: "The modified Bessel functions of the second kind, K.",
    scaling: "exp (X)",
    examples: [Example("besselk (0, 2)", shows: "ans = 0.1139")],
    seeAlso: ["besseli", "bessely"])

  static let besselh = Builtin(
    "besselh", "H = besselh (ALPHA, X)\nH = besselh (ALPHA, K, X)\nH = besselh (ALPHA, K, X, 1)\n[H, IERR] = besselh (...)",
    .between(2, 4), outputs: 2, category: .elementwise,
    summary: "The Hankel functions of the first and second kind, J + iY and J - iY.",
    details: """
      K is 1 (without it) or 2. A last argument 1 multiplies by exp (-I*X) for the first and exp (I*X)
      for the second kind.
      """,
    examples: [Example("besselh (0, 1)", shows: "ans =  0.765198 + 0.088257i")],
    seeAlso: ["besselj", "bessely"],
    body: besselhBody)

  static let airy = Builtin(
    "airy", "A = airy (Z)\nA = airy (K, Z)\nA = airy (K, Z, 1)\n[A, IERR] = airy (...)",
    .between(1, 3), outputs: 2, category: .elementwise,
    summary: "The Airy functions Ai (K = 0), its derivative (1), Bi (2), its derivative (3).",
    details: """
      A last argument 1 multiplies Ai by exp (2/3*Z*sqrt (Z)), Bi by exp (-abs (real (2/3*Z*sqrt (Z)))).
      """,
    examples: [Example("airy (0, [0 1])", shows: "ans =\n\n   0.3550   0.1353")],
    seeAlso: ["besselk"],
    body: airyBody)

  private static func bessel(
    _ name: String, _ kind: Bessel.Kind, summary: String, scaling: String, examples: [Example],
    seeAlso: [String]
  ) -> Builtin {
    Builtin(
      name, "Y = \(name) (ALPHA, X)\nY = \(name) (ALPHA, X, 1)\n[Y, IERR] = \(name) (...)",
      .between(2, 3), outputs: 2, category: .elementwise, summary: summary,
      details: """
        ALPHA is the order, a real number; X may be complex. A row of orders and a column X give a
        matrix. A third argument multiplies by \(scaling). IERR is 0 where all is well, 2 where the value
        is too large, 4 where X is.
        """,
      examples: examples, seeAlso: seeAlso
    ) { (call: borrowing Call) throws(NablaError) -> [Value] in
      var scaled = false
      if call.has(2) {
        scaled = true
        if call[2].isLogical || call[2].isNumeric, call[2].realScalar == 0 { scaled = false }
      }
      return try besselValues(call, kind, call[0], call[1], scaled)
    }
  }
}

private func besselValues(
  _ call: borrowing Call, _ kind: Bessel.Kind, _ alpha: Value, _ x: Value, _ scaled: Bool
) throws(NablaError) -> [Value] {
  func isNumber(_ v: Value) -> Bool { v.isNumeric || v.isLogical }
  guard isNumber(alpha) else { throw call.failed("ALPHA must be a scalar or matrix") }
  guard isNumber(x) else { throw call.failed("X must be a scalar or matrix") }
  let orders = try Conversion.doubles(try Kernels.part(.real, alpha))
  let z = try Conversion.complexes(try Conversion.convert(x, to: .double))
  guard let (value, states) = try Bessel.values(kind, orders: orders, z, scaled: scaled) else {
    throw call.failed("the sizes of alpha and x must conform")
  }
  let isSingle = alpha.classID == .single || x.classID == .single
  return [isSingle ? try Conversion.convert(value, to: .single) : value, states]
}

private func besselhBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  if call.count == 2 { return try besselValues(call, .h1, call[0], call[1], false) }
  guard let k = call[1].realScalar else { throw call.failed("invalid value of K") }
  guard k == 1 || k == 2 else { throw call.failed("K must be 1 or 2") }
  let scaled = call.has(3) && call[3].realScalar != 0
  return try besselValues(call, k == 1 ? .h1 : .h2, call[0], call[2], scaled)
}

private func airyBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var which = 0
  if call.count > 1 {
    guard let k = call[0].realScalar else { throw call.failed("K must be an integer value") }
    guard k >= 0, k < 4 else { throw call.failed("K must be 0, 1, 2, or 3") }
    which = Int(k)
  }
  let z = call[call.count > 1 ? 1 : 0]
  guard z.isNumeric || z.isLogical else { throw call.failed("Z must be a complex matrix") }
  let scaled = call.has(2) && call[2].realScalar != 0
  let value = try Bessel.airy(
    which, try Conversion.complexes(try Conversion.convert(z, to: .double)), scaled: scaled)
  let states = Value(try Tensor<Double>(z.dims))
  return [z.classID == .single ? try Conversion.convert(value, to: .single) : value, states]
}

let besselBuiltins: [Builtin] = [.besselj, .bessely, .besseli, .besselk, .besselh, .airy]
