import NablaEngine

/// Running texts and files as programs.
extension Builtin {
  static let eval = Builtin(
    "eval", "eval (TRY)\neval (TRY, CATCH)\n[Y1, Y2, ...] = eval (TRY, CATCH)", .between(1, 2),
    outputs: .max, category: .evaluation,
    summary: "Run a text as a program, with the variables that are in sight.",
    details: """
      If TRY throws an error, CATCH is run instead; lasterr () then gives the message. With outputs,
      the text is one expression and its values are the outputs.
      """,
    examples: [
      Example("eval (\"a = 2;\"); a", shows: "a = 2"),
      Example("x = eval (\"5 + 5\")", shows: "x = 10"),
      Example("eval (\"error ('broken')\", \"disp (lasterr ())\")", shows: "broken"),
    ],
    seeAlso: ["evalc", "evalin", "feval", "assignin"],
    body: evalBody)

  static let evalc = Builtin(
    "evalc", "TEXT = evalc (TRY)\nTEXT = evalc (TRY, CATCH)\n[TEXT, Y1, ...] = evalc (...)",
    .between(1, 2), outputs: .max, category: .evaluation,
    summary: "Run a text as a program and give what it shows as text.",
    details: "Warnings are part of what it shows. With more outputs, TRY is one expression and they are its values.",
    examples: [
      Example(
        "s = evalc (\"x = 1; y = 2\")", shows: """
          s = y = 2

          """)
    ],
    seeAlso: ["eval", "disp"],
    body: evalcBody)

  static let evalin = Builtin(
    "evalin", "evalin (CONTEXT, TRY)\nevalin (CONTEXT, TRY, CATCH)", .between(2, 3), outputs: .max,
    category: .evaluation,
    summary: "Run a text with the variables of the caller, or of the prompt.",
    details: "CONTEXT is \"caller\" or \"base\".",
    examples: [
      Example(
        "function up (), evalin (\"caller\", \"x = x + 1;\"), end\nx = 1; up (); x", shows: "x = 2")
    ],
    seeAlso: ["assignin", "eval"],
    body: evalinBody)

  static let assignin = Builtin(
    "assignin", "assignin (CONTEXT, NAME, VALUE)", .exactly(3), outputs: 0, category: .evaluation,
    summary: "Set a variable of the caller, or of the prompt.",
    details: "CONTEXT is \"caller\" or \"base\".",
    examples: [Example("assignin (\"base\", \"z\", 7); z", shows: "z = 7")],
    seeAlso: ["evalin"],
    strings: .native, body: assigninBody)

  static let run = Builtin(
    "run", "run (SCRIPT)", .exactly(1), category: .evaluation,
    summary: "Run a script file, in its folder, with the variables that are in sight.",
    details: "The current folder is the script's while it runs.",
    examples: [
      Example(
        "run (\"no_such_script.m\")",
        shows: "error: run: file SCRIPT must exist and be a valid Octave scriptfile")
    ],
    seeAlso: ["source", "eval"],
    body: runBody)

  static let source = Builtin(
    "source", "source (FILE)", .between(1, 2), category: .evaluation,
    summary: "Run a file of the language, with the variables that are in sight.",
    details: "The name of the file may end in anything; its functions are defined as well.",
    examples: [
      Example(
        "f = tempname (); fid = fopen (f, \"w\"); fputs (fid, \"k = 5;\"); fclose (fid);\n"
          + "source (f); k",
        shows: "k = 5")
    ],
    seeAlso: ["run", "eval"],
    body: sourceBody)
}

/// A text argument, or the error that evaluators share.
private func program(_ call: borrowing Call, _ i: Int, _ what: String) throws(NablaError)
  -> [UInt8]
{
  guard let text = call[i].textBytes else {
    throw .message("\(call.name == "evalc" ? "eval" : call.name): \(what) must be a string", id: "")
  }
  return text
}

/// Runs `text`, and `otherwise` if that throws.
private func evaluate(
  _ call: borrowing Call, _ text: [UInt8], _ otherwise: [UInt8]?, in scope: VariableScope
) throws(NablaError) -> [Value] {
  do {
    return try values(call, text, scope)
  } catch {
    guard let otherwise, error.kind == .error else { throw error }
    call.session.lastError = (error.message, error.identifier)
    return try values(call, otherwise, scope)
  }
}

private func values(_ call: borrowing Call, _ text: [UInt8], _ scope: VariableScope)
  throws(NablaError) -> [Value]
{
  let nargout = call.name == "evalc" ? max(0, call.nargout - 1) : call.nargout
  return try call.session.evaluate(text, in: scope, nargout: nargout)
}

private func evalBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let text = try program(call, 0, "TRY")
  let otherwise = call.has(1) ? try program(call, 1, "CATCH") : nil
  return try evaluate(call, text, otherwise, in: call.session.scope)
}

private func evalcBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let text = try program(call, 0, "TRY")
  let otherwise = call.has(1) ? try program(call, 1, "CATCH") : nil
  let output = call.session.output
  output.beginCapture()
  let results: [Value]
  do {
    results = try evaluate(call, text, otherwise, in: call.session.scope)
  } catch {
    _ = output.endCapture()
    throw error
  }
  return [Value(text: output.endCapture())] + results
}

/// "caller" or "base".
private func context(_ call: borrowing Call) throws(NablaError) -> VariableScope {
  guard let name = call[0].text else {
    throw call.failed("CONTEXT must be a string")
  }
  switch name {
  case "caller": return call.session.callerScope
  case "base": return call.session.baseScope
  default: throw call.failed("CONTEXT must be \"caller\" or \"base\"")
  }
}

private func evalinBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let scope = try context(call)
  let text = try program(call, 1, "TRY")
  let otherwise = call.has(2) ? try program(call, 2, "CATCH") : nil
  return try evaluate(call, text, otherwise, in: scope)
}

private func assigninBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let scope = try context(call)
  guard let name = call[1].text else { throw call.failed("VARNAME must be a string") }
  if Names.isKeyword(name) { throw call.failed("invalid assignment to keyword '\(name)'") }
  guard Names.isVariable(name) else { throw call.failed("invalid variable name '\(name)'") }
  guard scope.mayAdd(name) else {
    throw .message("can not add variable \"\(name)\" to a static workspace", id: "")
  }
  scope.set(name, call[2])
  return []
}

private func runBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard let name = call[0].text else { throw call.invalid() }
  var found: String?
  for candidate in [name, name + ".m"] where found == nil {
    if candidate.hasSuffix(".m"), SearchPath.isFile(candidate) { found = candidate }
  }
  if found == nil, !name.contains("/") { found = call.session.functions.path.file(name) }
  guard let path = found else {
    throw call.failed("file SCRIPT must exist and be a valid Octave scriptfile")
  }
  guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
    try call.session.runFile(path)
    return []
  }
  let session = call.session
  let before = SearchPath.currentFolder()
  guard Folders.enter(String(path[..<slash]), call.session) else {
    throw call.failed("the folder of SCRIPT cannot be entered")
  }
  defer { _ = Folders.enter(before, session) }
  try call.session.runFile(String(path[path.index(after: slash)...]))
  return []
}

private func sourceBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard let name = call[0].text else { throw call.failed("FILE must be a string") }
  guard SearchPath.isFile(name) else {
    let path = name.hasPrefix("/") ? name : SearchPath.currentFolder() + "/" + name
    throw call.failed("error sourcing file '\(path)'")
  }
  let scope: VariableScope
  if call.has(1) {
    scope = call[1].text == "base" ? call.session.baseScope : call.session.callerScope
    guard let text = SearchPath.read(name) else { throw call.failed("error sourcing file '\(name)'") }
    _ = try call.session.evaluate(text, name: name, in: scope)
  } else {
    try call.session.runFile(name)
  }
  return []
}

let evaluatingBuiltins: [Builtin] = [.eval, .evalc, .evalin, .assignin, .run, .source]
