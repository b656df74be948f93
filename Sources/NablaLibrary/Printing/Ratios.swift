import NablaEngine

/// rats: numbers as texts of ratios.
extension Builtin {
  static let rats = Builtin(
    "rats", "S = rats (X)\nS = rats (X, LENGTH)", .between(1, 2), category: .strings,
    summary: "Numbers as ratios of whole numbers, in text.",
    details: """
      LENGTH, 9 unless given, is how many characters a number may take. The ratio is the best that the
      continued fraction of the number gives within it; `*` stands where none is good enough. A matrix
      becomes a char matrix of as many rows.
      """,
    examples: [
      Example("rats (pi)", shows: "ans =   355/113"),
      Example("rats ([0.5 -0.75])", shows: "ans =         1/2       -3/4"),
      Example("rats (pi, 5)", shows: "ans =  22/7"),
    ],
    errors: ["Octave:invalid-fun-call": "there is no number"],
    seeAlso: ["rat", "format", "num2str"], body: ratsBody)
}

private func ratsBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let x = call[0]
  guard x.isNumeric else { throw call.failed("X must be numeric") }
  if x.isEmpty { return [.emptyString] }
  if x.realScalar == 0 { return [Value("0")] }
  var format = DisplayFormat()
  format.style = .rational
  format.ratioWidth = 9
  if call.has(1) {
    format.ratioWidth = max(1, min(try call.int(1, "LEN must be a scalar integer"), 1000))
  }
  format.splitsLongRows = false
  // The pages of an array stand side by side.
  let rows = x.dims.rows
  let flat = try Rearranging.reshape(x, Dims(rows, x.count / max(rows, 1)))
  let shown = Display.disp(flat, format: format)
  let lines = shown.split(separator: 0x0A).map { Array($0) }
  return [try TextRows.matrix(lines)]
}

let ratioBuiltins: [Builtin] = [.rats]
