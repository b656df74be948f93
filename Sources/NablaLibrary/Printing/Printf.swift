import NablaEngine

/// printf and its kin: text for people and files.
extension Builtin {
  static let printf = Builtin(
    "printf", "printf (TEMPLATE, ...)", .atLeast(1), outputs: 0, category: .printing,
    summary: "Print values by a template.",
    details: """
      The template is used again until all elements of all arguments are used up; output stops at the
      first conversion without a value. Conversions: %d %i %u %o %x %c %s %f %e %g, with flags, width
      and precision, each of which may be `*`. A number that is not whole turns %d into %g, `%s` takes
      a whole text or one number.
      """,
    examples: [
      Example("printf (\"%d: %s\\n\", 7, \"seven\")", shows: "7: seven"),
      Example("printf (\"%5.2f|%g\\n\", [1 2; 3 4])", shows: " 1.00|3\n 2.00|4"),
      Example("printf (\"%d %d\\n\", 1.5, 2)", shows: "1.5 2"),
    ],
    errors: ["Octave:invalid-fun-call": "there is no template"],
    seeAlso: ["fprintf", "sprintf", "disp", "num2str"], body: printfBody)

  static let fprintf = Builtin(
    "fprintf", "fprintf (TEMPLATE, ...)\nfprintf (FID, TEMPLATE, ...)\nN = fprintf (...)",
    .atLeast(1), category: .printing,
    summary: "Print values by a template to a file.",
    details: """
      FID is 1 or `stdout` (also when left out), 2 or `stderr`, or what `fopen` gave. N is the number of
      bytes. The template is that of `printf`.
      """,
    examples: [
      Example("fprintf (\"%s has %d\\n\", \"box\", 3)", shows: "box has 3"),
      Example("fprintf (1, \"%x\\n\", 255)", shows: "ff"),
    ],
    errors: ["Octave:invalid-fun-call": "there is no template"],
    seeAlso: ["printf", "sprintf", "fopen"], body: fprintfBody)

  static let sprintf = Builtin(
    "sprintf", "S = sprintf (TEMPLATE, ...)", .any, outputs: 3, category: .printing,
    summary: "Text made by a template.",
    details: "The template is that of `printf`.",
    examples: [
      Example("sprintf (\"%d, \", [1 2 3])", shows: "ans = 1, 2, 3, "),
      Example("sprintf (\"%s=%.3f\", \"pi\", pi)", shows: "ans = pi=3.142"),
      Example(
        "sprintf (\"%05d|%-6s|%+e\", 42, \"ab\", 0.5)", shows: "ans = 00042|ab    |+5.000000e-01"),
    ],
    errors: ["Octave:invalid-fun-call": "there is no template"],
    seeAlso: ["printf", "num2str", "mat2str"], strings: .template, body: sprintfBody)

  static let puts = Builtin(
    "puts", "puts (STRING)", .exactly(1), category: .printing,
    summary: "Print a text as it is.",
    details: "No newline is added and nothing is interpreted.",
    examples: [Example("puts (\"100 %\\n\")", shows: "100 %\nans = 0")],
    errors: ["Octave:invalid-fun-call": "there is no text"],
    seeAlso: ["fputs", "printf", "disp"], body: putsBody)

  static let fputs = Builtin(
    "fputs", "fputs (FID, STRING)", .exactly(2), category: .printing,
    summary: "Print a text as it is to a file.",
    examples: [Example("fputs (stdout, \"abc\\n\")", shows: "abc\nans = 0")],
    errors: ["Octave:invalid-fun-call": "there is no text"],
    seeAlso: ["puts", "fprintf", "fdisp"], body: fputsBody)

  static let disp = Builtin(
    "disp", "disp (X)\nSTR = disp (X)", .exactly(1), category: .display,
    summary: "Show a value without its name.",
    details: "With an output the text is returned instead of shown.",
    examples: [
      Example("disp (pi)", shows: "3.1416"),
      Example("disp ([1 2; 3 4])", shows: "   1   2\n   3   4"),
      Example("s = disp (1:3)", shows: "s =    1   2   3"),
    ],
    errors: ["Octave:invalid-fun-call": "there is no value"],
    seeAlso: ["display", "printf", "format"], body: dispBody)

  static let fdisp = Builtin(
    "fdisp", "fdisp (FID, X)", .exactly(2), category: .display,
    summary: "Show a value without its name in a file.",
    examples: [Example("fdisp (stdout, [1.5 2])", shows: "   1.5000   2.0000")],
    errors: ["Octave:invalid-fun-call": "there is no value"],
    seeAlso: ["disp", "fprintf"], body: fdispBody)

  static let display = Builtin(
    "display", "display (X)\nSTR = display (X)", .exactly(1), category: .display,
    summary: "Show a value as the prompt does, with its name if it has one.",
    examples: [
      Example("display (5)", shows: "5"), Example("x = 5; display (x)", shows: "x = 5"),
    ],
    errors: ["Octave:invalid-fun-call": "there is no value"],
    seeAlso: ["disp"], body: displayBody)

  static let fflush = Builtin(
    "fflush", "fflush (FID)", .exactly(1), category: .printing,
    summary: "Write out what a file has in its buffer.",
    examples: [Example("fflush (stdout);", shows: "")],
    seeAlso: ["printf", "fclose"], body: fflushBody)

  static let stdout = stream("stdout", 1, "The number of the standard output.")
  static let stderr = stream("stderr", 2, "The number of the error output.")
}

private func stream(_ name: String, _ number: Int, _ summary: String) -> Builtin {
  Builtin(
    name, "FID = \(name) ()", .exactly(0), category: .printing, summary: summary,
    examples: [Example(name, shows: "ans = \(number)")],
    errors: ["Octave:invalid-fun-call": "an argument is given"], seeAlso: ["fprintf", "fputs"],
    body: { (_) throws(NablaError) in [Value(number)] })
}

/// Where numbered output goes: 1 and 2 are the session's own.
enum OutputTarget {
  static func write(_ bytes: [UInt8], to fid: Int, _ call: borrowing Call) throws(NablaError) {
    switch fid {
    case 0, 1: call.session.output.put(bytes)
    case 2:
      call.session.output.flush()
      call.session.errorOutput.put(bytes)
      call.session.errorOutput.flush()
    default: try call.session.service(NumberedOutputs.self).write(bytes, to: fid, name: call.name)
    }
  }

  /// The number in an argument: an integer, or what the names of the standard streams give.
  static func number(_ v: Value, _ call: borrowing Call) throws(NablaError) -> Int {
    if let name = v.text {
      if name == "stdout" { return 1 }
      if name == "stderr" { return 2 }
    }
    guard let x = v.realScalar, x == x.rounded(), abs(x) < 1e9 else {
      throw call.failed("invalid stream number = -1")
    }
    return Int(x)
  }
}

/// Files opened by number: the table of open files puts its writer here when it is first used.
package final class NumberedOutputs: SessionService {
  package var writer: ((_ bytes: [UInt8], _ fid: Int) -> Bool)?
  package init() {}

  func write(_ bytes: [UInt8], to fid: Int, name: String) throws(NablaError) {
    guard let writer, writer(bytes, fid) else {
      throw .message("\(name): invalid stream number = \(fid)", id: "")
    }
  }
}

private func template(_ v: Value, _ call: borrowing Call) throws(NablaError) -> [UInt8] {
  guard case .char(let t) = v else { throw call.failed("format TEMPLATE must be a string") }
  return t.bytes
}

private func printfBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let text = try template(call[0], call)
  let rest = call.arguments.dropFirst()
  let bytes = try Formatter.sprintf(text, rest, session: call.session, name: call.name)
  call.session.output.put(bytes)
  return []
}

private func fprintfBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var fid = 1
  var first = 0
  if case .char = call[0] {
  } else {
    guard call.count > 1 else { throw call.invalid() }
    fid = try OutputTarget.number(call[0], call)
    first = 1
  }
  let text = try template(call[first], call)
  let rest = call.arguments.dropFirst(first + 1)
  let bytes = try Formatter.sprintf(text, rest, session: call.session, name: call.name)
  try OutputTarget.write(bytes, to: fid, call)
  return call.nargout > 0 ? [Value(bytes.count)] : []
}

private func sprintfBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard call.count > 0 else { throw call.invalid() }
  let text = try template(call[0], call)
  let rest = call.arguments.dropFirst()
  let bytes = try Formatter.sprintf(text, rest, session: call.session, name: call.name)
  return [try Texts.row(bytes), .emptyString, Value(bytes.count)]
}

private func putsBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard case .char(let t) = call[0] else { throw call.failed("argument STRING must be a string") }
  call.session.output.put(t.bytes)
  return [Value(0)]
}

private func fputsBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let fid = try OutputTarget.number(call[0], call)
  guard case .char(let t) = call[1] else { throw call.failed("argument STRING must be a string") }
  try OutputTarget.write(t.bytes, to: fid, call)
  return [Value(0)]
}

private func dispBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let bytes = Display.disp(call[0], format: call.session.format)
  if call.nargout > 0 { return [Value(text: bytes)] }
  call.session.output.put(bytes)
  return []
}

private func fdispBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let fid = try OutputTarget.number(call[0], call)
  try OutputTarget.write(Display.disp(call[1], format: call.session.format), to: fid, call)
  return []
}

private func displayBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let format = call.session.format
  if call[0].isObject, call.nargout == 0 {
    let name = call.session.argumentTexts.first.flatMap { Names.isVariable($0) ? $0 : nil }
    try call.session.machine.displayDefault(
      call[0], call.session.machine.displayName ?? name ?? "ans")
    return []
  }
  var bytes = Display.disp(call[0], format: format)
  if call.nargout > 0 { return [Value(text: bytes)] }
  if let name = call.session.argumentTexts.first, Names.isVariable(name) {
    bytes = Display.display(call[0], name: name, format: format)
  }
  call.session.output.put(bytes)
  return []
}

private func fflushBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let fid = try OutputTarget.number(call[0], call)
  if fid == 1 { call.session.output.flush() }
  return [Value(0)]
}

let printfBuiltins: [Builtin] = [
  .printf, .fprintf, .sprintf, .puts, .fputs, .disp, .fdisp, .display, .fflush, .stdout, .stderr,
]
