import NablaEngine
import NablaSyntax

/// A program that does not come from a file: typed at the prompt, from standard input, from `-e`.
struct TypedText {
  private let source: SourceText
  private let program: Program

  init(_ bytes: [UInt8], name: String, in session: Session) {
    source = SourceText(name: name, bytes: bytes)
    let scope = session.baseScope
    program = parse(
      source,
      ParseOptions(
        dialect: session.dialect, isFile: false, isVariable: { scope.get($0) != nil }))
  }

  /// Does it need more lines?
  var isIncomplete: Bool { program.isIncomplete }

  func run(in session: Session) throws(NablaError) {
    try session.machine.run(program, source, path: "")
  }
}
