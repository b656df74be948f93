import NablaEngine

/// bsxfun, from the days before operators expanded their arguments themselves.
extension Builtin {
  static let bsxfun = Builtin(
    "bsxfun", "C = bsxfun (F, A, B)", .exactly(3), category: .functions,
    summary: "Calls an elementwise function on two arrays expanded to a common size.",
    details: """
      A dimension of length one is repeated as often as the other array needs. Operators and
      most functions do so without bsxfun: A + B instead of bsxfun (@plus, A, B).
      """,
    examples: [
      Example(
        "bsxfun (@minus, [1 2; 5 8], [3 5])", shows: "ans =\n\n  -2  -3\n   2   3")
    ],
    seeAlso: ["arrayfun", "repmat", "plus"],
    body: bsxfunBody)
}

private func bsxfunBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard call[0].isFunction || call[0].text != nil else {
    throw call.failed("F must be a string or function handle")
  }
  let a = call[1].dims
  let b = call[2].dims
  for i in 0..<max(a.count, b.count) where a[i] != b[i] && a[i] != 1 && b[i] != 1 {
    throw call.failed("nonconformant dimensions: \(a.text) and \(b.text)")
  }
  return [try call.session.call(call[0], [call[1], call[2]], nargout: 1).first ?? .emptyMatrix]
}

let broadcastingBuiltins: [Builtin] = [.bsxfun]
