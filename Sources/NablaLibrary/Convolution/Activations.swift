import NablaEngine

/// sigm: the sigmoid under the name that older network code has for it.
extension Builtin {
  static let sigm = Builtin(
    "sigm", "Y = sigm (X)", .exactly(1), category: .elementwise,
    summary: "The logistic function 1 / (1 + exp (-X)); another name of `sigmoid`.",
    details: "",
    examples: [Example("sigm ([0 log(3)])", shows: "ans =\n\n   0.5000   0.7500\n")],
    seeAlso: ["sigmoid", "exp", "tanh"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    try call.session.call(named: "sigmoid", [call[0]])
  }
}

let activationBuiltins: [Builtin] = [.sigm]
