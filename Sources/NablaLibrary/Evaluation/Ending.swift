import NablaEngine

/// The program itself: its arguments, its name and its end.
extension Builtin {
  static let exit = leave("exit", seeAlso: ["quit", "atexit"])
  static let quit = leave("quit", seeAlso: ["exit", "atexit"])

  static let atexit = Builtin(
    "atexit", "atexit (NAME)\natexit (NAME, true|false)", .between(1, 2), category: .system,
    summary: "Name a function to be called at the end of the program.",
    details: """
      Functions are called without arguments, the last one named first. With false, NAME is taken off
      the list, and the output says if it was there.
      """,
    examples: [
      Example("atexit (\"beep\"); atexit (\"beep\", false)", shows: nil),
      Example("was = atexit (\"nothing\", false)", shows: "was = 0"),
    ],
    seeAlso: ["exit"],
    body: atexitBody)

  static let argv = Builtin(
    "argv", "ARGUMENTS = argv ()", .exactly(0), category: .system,
    summary: "Give the arguments that the program was called with, as a cell of texts.",
    details: "`nabla file.m a b` gives {\"a\"; \"b\"}.",
    examples: [Example("size (argv (), 2)", shows: nil)],
    seeAlso: ["program_name", "nargin"],
    body: argvBody)

  static let programName = Builtin(
    "program_name", "NAME = program_name ()", .exactly(0), category: .system,
    summary: "Give the name of the running program, without its folder.",
    examples: [Example("program_name ()", shows: nil)],
    seeAlso: ["program_invocation_name", "argv"],
    body: programNameBody)

  static let programInvocationName = Builtin(
    "program_invocation_name", "NAME = program_invocation_name ()", .exactly(0), category: .system,
    summary: "Give the name of the running program as it was called.",
    examples: [Example("program_invocation_name ()", shows: nil)],
    seeAlso: ["program_name", "argv"],
    body: programInvocationNameBody)
}

private func leave(_ name: String, seeAlso: [String]) -> Builtin {
  Builtin(
    name, "\(name)\n\(name) (STATUS)\n\(name) (STATUS, \"force\")", .between(0, 2),
    category: .system,
    summary: "End the program, with an exit status if one is given.",
    details: "Functions named by atexit run first. The status is 0 unless another is given.",
    examples: [Example("unwind_protect\n  disp (\"going\")\nunwind_protect_cleanup\nend", shows: "going")],
    seeAlso: seeAlso,
    body: leaveBody)
}

private func leaveBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var status: Int32 = 0
  for a in call.arguments {
    if let word = a.text {
      if word == "cancel" { return [] }
      guard word == "force" else { throw call.failed("option must be string \"force\"") }
    } else if let x = a.realScalar, x == x.rounded(), abs(x) < 1e9 {
      status = Int32(x)
    } else {
      throw call.failed("STATUS must be an integer")
    }
  }
  throw NablaError("Nabla:exit", "exit", kind: .exit(status))
}

private func atexitBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard let name = call[0].text else { throw call.failed("FCN argument must be a string") }
  let adds = call.has(1) ? try Operators.isTrue(call[1]) : true
  if adds {
    call.session.exitFunctions.append(name)
    return []
  }
  guard let i = call.session.exitFunctions.lastIndex(of: name) else { return [.bool(false)] }
  call.session.exitFunctions.remove(at: i)
  return call.nargout > 0 ? [.bool(true)] : []
}

private func argvBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let list = call.session.scriptArguments.map { Value($0) }
  return [list.isEmpty ? .cell(try CellArray(Dims(0, 1))) : try .cellColumn(list)]
}

private func programNameBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let name = call.session.programName
  guard let slash = name.lastIndex(of: "/") else { return [Value(name)] }
  return [Value(String(name[name.index(after: slash)...]))]
}

private func programInvocationNameBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  [Value(call.session.programName)]
}

let endingBuiltins: [Builtin] = [
  .exit, .quit, .atexit, .argv, .programName, .programInvocationName,
]
