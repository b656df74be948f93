import NablaEngine

// What programs show of themselves while they run.
extension Builtin {
  static let echo = Builtin(
    "echo", "echo on\necho off\necho", .between(0, 1), outputs: 0, category: .display,
    summary: "Show the lines of scripts while they run.",
    details: "Each line is shown behind `+ ` before it runs. Without a word, switch to the other.",
    examples: [Example("echo off", shows: "")],
    errors: ["Octave:undefined-function": "the word is neither on nor off"],
    seeAlso: ["silent_functions", "dbstack"], body: echoBody)

  static let silentFunctions = Builtin(
    "silent_functions", "V = silent_functions ()\nOLD = silent_functions (NEW)", .between(0, 2),
    category: .display,
    summary: "Do statements without a semicolon show nothing inside functions?",
    examples: [Example("silent_functions", shows: "ans = 0")],
    seeAlso: ["echo", "format"], body: silentFunctionsBody)

  static let stringFillChar = Builtin(
    "string_fill_char", "C = string_fill_char ()\nOLD = string_fill_char (C)", .between(0, 2),
    category: .display,
    summary: "The character that fills rows of text up to the longest.",
    examples: [
      Example("a = 'these'; b = 'are'; [a; b](2, :)", shows: "ans = are  "),
      Example(
        "string_fill_char ('.'); a = 'ab'; b = 'c'; [a; b]", shows: "ans =\n\nab\nc.\n\n"),
    ],
    errors: ["Octave:undefined-function": "the argument is not one character"],
    seeAlso: ["strvcat", "char"], body: stringFillCharBody)
}

private func echoBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard call.count > 0 else {
    call.session.echoes.toggle()
    return []
  }
  switch call[0].text {
  case "on": call.session.echoes = true
  case "off": call.session.echoes = false
  default: throw .invalidCall("echo", usage: "echo on\necho off\necho")
  }
  return []
}

private func silentFunctionsBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let old = call.session.silencesFunctions
  guard call.has(0) else { return [.bool(old)] }
  call.session.silencesFunctions = try call.double(0, "argument must be a logical value") != 0
  return call.nargout > 0 ? [.bool(old)] : []
}

private func stringFillCharBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let old = Value(text: [call.session.textFill])
  guard call.has(0) else { return [old] }
  guard let bytes = call[0].textBytes, bytes.count == 1 else {
    throw call.failed("argument must be a single character")
  }
  call.session.textFill = bytes[0]
  return call.nargout > 0 ? [old] : []
}

let echoBuiltins: [Builtin] = [.echo, .silentFunctions, .stringFillChar]
