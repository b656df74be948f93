import NablaEngine

/// Running the tests of a file from the prompt.
extension Builtin {
  static let test = Builtin(
    "test", "test NAME\ntest NAME quiet|normal|verbose\nSUCCESS = test (...)\n[N, NMAX] = test (...)",
    .between(1, 3), outputs: 7, category: .testing,
    summary: "Run the tests at the foot of a function's file.",
    details: """
      Tests are comment lines: `%!assert (f (1), 2)`; `%!test` and lines `%! code` below it; and
      `%!error <message> f ()` for errors. `%!shared a, b` sets variables for the tests that follow.
      NAME is a function or a file. The tests run in a session of their own, with the same folders.
      N of NMAX tests passed. `nabla test FOLDER` runs those of a whole folder.
      """,
    examples: [
      Example(
        "f = [tempname() \".m\"]; fid = fopen (f, \"w\");\n"
          + "fputs (fid, \"%!assert (1 + 1, 2)\\n%!error <undefined> no_such ()\\n\"); fclose (fid);\n"
          + "test (f)",
        shows: "PASSES 2 out of 2 tests")
    ],
    seeAlso: ["assert", "fail", "error"],
    body: testBody)
}

private func testBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let name = try call.string(0, "NAME must be a string")
  var mode = "normal"
  if call.has(1) { mode = try call.string(1, "option must be \"quiet\", \"normal\" or \"verbose\"") }
  let session = call.session
  let output = session.output
  guard let path = file(name, session), let bytes = SearchPath.read(path) else {
    if call.nargout > 0 { return results(0, 0, call.nargout) }
    output.put("????? \(name) does not exist in path\n")
    return []
  }
  let blocks = TestBlock.parse(bytes)
  if blocks.isEmpty {
    if call.nargout > 0 { return results(0, 0, call.nargout) }
    output.put("????? \(path) has no tests available\n")
    return []
  }
  let inner = Session.fresh(
    libraryRoot: session.functions.path.libraryRoot, output: .nowhere, errorOutput: .nowhere)
  inner.machine.usesStepper = session.machine.usesStepper
  for folder in session.functions.path.folders { inner.functions.path.add(folder, atEnd: true) }
  let run = TestRun(session: inner, file: path)
  try run.run(blocks)
  let total = run.passed + run.failures.count + run.known
  if mode != "quiet" {
    for f in run.failures {
      output.put("***** line \(f.line): \(f.code)\n!!!!! test failed\n\(f.message)\n")
    }
  }
  if call.nargout > 0 { return results(run.passed, total, call.nargout) }
  if run.failures.isEmpty || mode != "quiet" {
    output.put("PASSES \(run.passed) out of \(total) test\(total == 1 ? "" : "s")\n")
  }
  return []
}

/// One output: did all pass? More: the counts.
private func results(_ passed: Int, _ total: Int, _ nargout: Int) -> [Value] {
  if nargout == 1 { return [.bool(passed == total && total > 0)] }
  return [Value(passed), Value(total)] + [Value](repeating: Value(0), count: 5)
}

/// The file that a name stands for.
private func file(_ name: String, _ session: Session) -> String? {
  for candidate in [name, name + ".m"] where SearchPath.isFile(candidate) { return candidate }
  let path = session.functions.path
  let function = name.hasSuffix(".m") ? String(name.dropLast(2)) : name
  return path.file(function) ?? path.libraryFile(function)
}

let testBuiltins: [Builtin] = [.test]
