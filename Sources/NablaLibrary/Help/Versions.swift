import Glibc
import NablaEngine

extension Library {
  /// Which Nabla this is.
  package static let version = "0.1.0"
  /// The version of GNU Octave whose language and display are the specification.
  static let language = "7.3.0"
}

/// Versions, of the language and of the program.
extension Builtin {
  static let version = Builtin(
    "version", "V = version ()\nV = version (\"nabla\")", .between(0, 1), category: .system,
    summary: "Give the version of GNU Octave whose language this is, or with \"nabla\" our own.",
    details: "Programs compare it to see what they may use.",
    examples: [Example("version ()", shows: "ans = 7.3.0")],
    seeAlso: ["ver", "OCTAVE_VERSION"],
    body: versionBody)

  static let octaveVersion = Builtin(
    "OCTAVE_VERSION", "V = OCTAVE_VERSION ()", .exactly(0), category: .system,
    summary: "Give the version of GNU Octave whose language this is.",
    details: "Programs ask `exist (\"OCTAVE_VERSION\", \"builtin\")` to see which dialect is spoken.",
    examples: [Example("exist (\"OCTAVE_VERSION\", \"builtin\")", shows: "ans = 5")],
    seeAlso: ["version", "ver"],
    body: versionBody)

  static let ver = Builtin(
    "ver", "ver\nV = ver ()", .between(0, 1), category: .system,
    summary: "Show which program this is, and on which system it runs.",
    details: "V is a struct with Name, Version, Release and Date.",
    examples: [Example("v = ver (); v.Name", shows: "ans = Nabla")],
    seeAlso: ["version"],
    body: verBody)
}

private func versionBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard call.has(0) else { return [Value(Library.language)] }
  switch call[0].text?.lowercased() {
  case "nabla"?, "-nabla"?: return [Value(Library.version)]
  case "-description"?, "-release"?: return [.emptyString]
  default: throw call.failed("invalid FEATURE")
  }
}

private func verBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  if call.nargout > 0 {
    let facts: [(String, Value)] = [
      ("Name", Value("Nabla")), ("Version", Value(Library.version)), ("Release", .emptyMatrix),
      ("Date", .emptyString),
    ]
    return [.structure(StructArray(facts))]
  }
  var system = utsname()
  uname(&system)
  func text<T>(_ field: T) -> String {
    withUnsafeBytes(of: field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
  let line = String(repeating: "-", count: 70) + "\n"
  call.session.output.put(
    line + "Nabla \(Library.version), for programs of GNU Octave \(Library.language)\n"
      + "Operating System: \(text(system.sysname)) \(text(system.release)) \(text(system.machine))\n"
      + line)
  return []
}

let versionBuiltins: [Builtin] = [.version, .octaveVersion, .ver]
