import NablaSyntax

extension Session {
  /// The arguments of the call of a builtin that is running, as written, but with the blanks that
  /// the printer of expressions gives them; empty where there is no such call.
  package var argumentTexts: [String] { machine.argumentTexts }
}

extension Machine {
  fileprivate var argumentTexts: [String] {
    guard !isIdle, let pc = frame.pointee.current else { return [] }
    let chunk = frame.pointee.chunk.takeUnretainedValue()
    let operands = chunk.sites[chunk.index(of: pc)].operands
    var texts: [String] = []
    for span in operands.dropFirst() {
      let text = chunk.source.text(span)
      let source = SourceText(name: "argument", text: text)
      let program = parse(source, ParseOptions(isFile: false))
      guard program.diagnostics.isEmpty, program.statements.count == 1,
        case .expression(let e) = program.statements[0].kind
      else {
        texts.append(text)
        continue
      }
      texts.append(String(decoding: render(e, in: source), as: UTF8.self))
    }
    return texts
  }
}
