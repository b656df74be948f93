/// Whole texts.
extension Parser {
  mutating func parseProgram() -> Program {
    skipSeparators()
    var kind = Program.Kind.script
    var statements: [Statement] = []
    var definition: ClassDefinition?
    let start = token.start
    if at(.classdefWord) {
      kind = .classDefinition
      definition = classDefinition()
    } else if at(.functionWord), options.isFile {
      kind = .functions
    }
    while token.kind != .endOfText {
      statements += self.statements()
      for function in pendingFunctions {
        statements.append(Statement(.function(function), function.span))
      }
      pendingFunctions = []
      if token.kind != .endOfText { strayWord() }
    }
    checkEnd()
    let functions = statements.compactMap { statement -> FunctionDefinition? in
      if case .function(let function) = statement.kind { return function }
      return nil
    }
    if kind == .functions, !hasErrors { checkNames(functions) }
    let helpEnd = kind == .functions ? start : bytes.count
    return Program(
      kind: kind, statements: statements, functions: functions, classDefinition: definition,
      diagnostics: diagnostics, isIncomplete: isIncomplete,
      help: help(from: 0, to: helpEnd) ?? functions.first?.help)
  }

  /// What the lexer has met at the end of the text.
  private mutating func checkEnd() {
    if lexer.unclosedBlockComment >= 0 {
      let place = lexer.unclosedBlockComment
      if !hasErrors { isIncomplete = true }
      warn(
        "block comment is not closed", Span(place, place + 2),
        help: "close it by a line with nothing but `%}`")
    }
    let place = lexer.danglingContinuation
    let isOnlyTrouble = !diagnostics.contains { $0.severity == .error && $0.span.end < place }
    if place >= 0, isOnlyTrouble { isIncomplete = true }
  }
}
