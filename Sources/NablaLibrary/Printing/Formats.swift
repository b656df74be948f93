import NablaEngine

/// How values are shown: formats, precision, paging.
extension Builtin {
  static let format = Builtin(
    "format", "format\nformat STYLE\n[STYLE, SPACING] = format", .any, outputs: 3,
    category: .display,
    summary: "Choose how numbers are shown.",
    details: """
      Styles: `short` (5 significant digits), `long` (16), each also with `g` (the shorter of fixed and
      exponent) or `e`, `bank` (two decimals), `hex`, `bit`, `rat` (ratios), `+` (signs only). `compact`
      leaves blank lines out, `loose` puts them back. Without an argument all is as at the start.
      """,
    examples: [
      Example("format long; pi", shows: "ans = 3.141592653589793"),
      Example("format short; x = [pi 100]", shows: "x =\n\n     3.1416   100.0000"),
      Example("format; 1/3", shows: "ans = 0.3333"),
    ],
    seeAlso: ["output_precision", "disp"], body: formatBody)

  static let outputPrecision = Builtin(
    "output_precision", "N = output_precision ()\nOLD = output_precision (N)", .between(0, 2),
    category: .display,
    summary: "The number of significant digits shown.",
    details: "From 0 to 16; `format` sets it, too.",
    examples: [Example("output_precision", shows: "ans = 5")],
    seeAlso: ["format"], body: outputPrecisionBody)

  static let fixedPointFormat = setting(
    "fixed_point_format", "Is a common factor taken out of the numbers of a matrix?",
    shows: "ans = 0",
    get: { $0.fixedPoint }, set: { $0.fixedPoint = $1 })
  static let printEmptyDimensions = setting(
    "print_empty_dimensions", "Is the size of an empty array shown with it?", shows: "ans = 1",
    get: { $0.printsEmptyDimensions }, set: { $0.printsEmptyDimensions = $1 })
  static let splitLongRows = setting(
    "split_long_rows", "Are rows that are wider than the terminal shown in parts?",
    shows: "ans = 1",
    get: { $0.splitsLongRows }, set: { $0.splitsLongRows = $1 })

  static let structLevels = Builtin(
    "struct_levels_to_print", "N = struct_levels_to_print ()\nOLD = struct_levels_to_print (N)",
    .between(0, 2), category: .display,
    summary: "How many levels of nested structs are shown.",
    examples: [Example("struct_levels_to_print", shows: "ans = 2")],
    seeAlso: ["format", "struct"], body: structLevelsBody)

  static let more = Builtin(
    "more", "more on\nmore off", .between(0, 1), outputs: 0, category: .display,
    summary: "Switch paging of long output; there is none, so this does nothing.",
    examples: [Example("more off", shows: "")],
    seeAlso: ["page_screen_output"], body: { (_) throws(NablaError) in [] })

  static let pageScreenOutput = pagerSetting("page_screen_output", "Is long output paged?")
  static let pageOutputImmediately = pagerSetting(
    "page_output_immediately", "Is output paged at once?")

  static let terminalSize = Builtin(
    "terminal_size", "[ROWS, COLUMNS] = terminal_size ()", .exactly(0), category: .display,
    summary: "The size of the terminal in rows and columns.",
    examples: [Example("terminal_size", shows: "ans =\n\n   24   80")],
    seeAlso: ["format"], body: terminalSizeBody)
}

private func setting(
  _ name: String, _ summary: String, shows: String,
  get: @escaping @Sendable (DisplayFormat) -> Bool,
  set: @escaping @Sendable (inout DisplayFormat, Bool) -> Void
) -> Builtin {
  Builtin(
    name, "V = \(name) ()\nOLD = \(name) (NEW)", .between(0, 2), category: .display,
    summary: summary, examples: [Example(name, shows: shows)], seeAlso: ["format"],
    body: { (call) throws(NablaError) in
      let old = get(call.session.format)
      if call.has(0) {
        let x = try call.double(0, "argument must be a logical value")
        set(&call.session.format, x != 0)
        if call.nargout == 0 { return [] }
      }
      return [.bool(old)]
    })
}

private func pagerSetting(_ name: String, _ summary: String) -> Builtin {
  Builtin(
    name, "V = \(name) ()\n\(name) (NEW)", .between(0, 2), category: .display,
    summary: "\(summary.dropLast()) (it never is)?",
    examples: [Example(name, shows: "ans = 0")], seeAlso: ["more"],
    body: { (call) throws(NablaError) in
      call.has(0) && call.nargout == 0 ? [] : [.bool(false)]
    })
}

private func formatBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  if call.nargout > 0 {
    if call.count > 0 {
      try call.session.warn(
        "", "format: cannot query and set format at the same time, ignoring set operation")
    }
    let f = call.session.format
    return [
      Value(f.styleName), Value(f.compact ? "compact" : "loose"),
      Value(f.uppercase ? "uppercase" : "lowercase"),
    ]
  }
  var words: [String] = []
  for i in 0..<call.count {
    guard let word = call[i].text else { throw call.failed("arguments must be strings") }
    words.append(word)
  }
  var new = call.session.format
  if let wrong = new.set(words) {
    throw call.failed("unrecognized format state '\(wrong)'")
  }
  call.session.format = new
  return []
}

private func outputPrecisionBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let old = call.session.format.precision
  guard call.has(0) else { return [Value(old)] }
  guard let x = call[0].realScalar else {
    throw call.failed("argument must be a scalar value")
  }
  if x < 0 { throw call.failed("arg must be greater than 0") }
  if x > 16 { throw call.failed("arg must be less than or equal to 16") }
  call.session.format.precision = Int(x)
  return call.nargout > 0 ? [Value(old)] : []
}

private func structLevelsBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let old = call.session.format.structLevels
  guard call.has(0) else { return [Value(old)] }
  let x = try call.double(0, "argument must be a scalar value")
  call.session.format.structLevels = Int(max(-1, min(x, 1000)))
  return call.nargout > 0 ? [Value(old)] : []
}

private func terminalSizeBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  [try .row([24, Double(call.session.format.width)])]
}

let formatBuiltins: [Builtin] = [
  .format, .outputPrecision, .fixedPointFormat, .printEmptyDimensions, .splitLongRows,
  .structLevels, .more, .pageScreenOutput, .pageOutputImmediately, .terminalSize,
]
