/// Statements that are one line, and what separates them.
extension Parser {
  /// Statements up to a word that ends or divides a block, or the end of the text.
  ///
  /// `fresh` tells whether the first one stands at the beginning of a statement for command syntax:
  /// it does after `else`, but not after `if (x)`.
  mutating func statements(fresh: Bool = true) -> [Statement] {
    var result: [Statement] = []
    var fresh = fresh
    while true {
      switch token.kind {
      case .newline, .semicolon, .comma:
        fresh = true
        advance()
      case .endOfText:
        return result
      case .keyword where dividesBlocks(token.keyword):
        return result
      default:
        result.append(statement(fresh: fresh))
        fresh = true
      }
    }
  }

  /// Does this word end what `statements` reads?
  private func dividesBlocks(_ keyword: Keyword) -> Bool {
    switch keyword {
    case .elseWord, .elseifWord, .caseWord, .otherwiseWord, .untilWord, .catchWord,
      .unwindProtectCleanupWord:
      true
    case .functionWord: functionLevel > 0 && (openers.isEmpty || !isIndentedFunction)
    default: keyword.isEnd
    }
  }

  /// Does this `function` stand further right than the one it is in? Then it belongs to the block
  /// around it; else an `end` is missing above.
  private var isIndentedFunction: Bool {
    source.position(of: token.start).column > functionColumn
  }

  /// One statement with what terminates it. Reports what is wrong, and always moves on.
  mutating func statement(fresh: Bool) -> Statement {
    let start = token.start
    do {
      var result = try bareStatement(fresh: fresh)
      try terminate(&result)
      return result
    } catch {
      let place = token.start
      recover()
      if token.start == start, place == start, token.kind != .endOfText { advance() }
      let end = max(start, previousEnd)
      return Statement(.expression(Expression(.invalid, Span(start, end))), Span(start, end))
    }
  }

  /// Consumes `;`, `,` or the end of the line.
  private mutating func terminate(_ statement: inout Statement) throws(SyntaxFailure) {
    switch token.kind {
    case .semicolon:
      statement.prints = false
      advance()
    case .comma, .newline:
      advance()
    case .endOfText: break
    case .keyword where dividesBlocks(token.keyword): break
    default:
      if case .command = statement.kind { return }
      throw trailing(statement)
    }
  }

  /// Something stands after a statement that is complete.
  private mutating func trailing(_ statement: Statement) -> SyntaxFailure {
    switch token.kind {
    case .unterminatedString: return unterminatedString()
    case .unknown, .rightParen, .rightBracket, .rightBrace:
      return unexpected("expected the end of the statement")
    case .equal:
      return fail(
        "invalid left hand side of assignment", token.span,
        help: "`==` compares, `=` assigns")
    case .identifier where !token.spaceBefore && lexer.byte(token.start - 1) == Byte.quote:
      return fail(
        "unexpected `\(text(token))` after a string", token.span,
        help: "a quote inside '...' is written twice: ''")
    default:
      return fail(
        "unexpected `\(text(token))` after a complete statement", token.span,
        help: "separate statements by `;`, `,` or a new line")
    }
  }

  private mutating func bareStatement(fresh: Bool) throws(SyntaxFailure) -> Statement {
    let start = token.start
    if token.kind == .keyword { return try keywordStatement() }
    if token.kind == .identifier, fresh, let command = try command() { return command }
    statementStart = start
    let value = try expression()
    let whole = try statementIncrement(value) ?? value
    return Statement(.expression(whole), Span(start, previousEnd), prints: true)
  }

  // MARK: - Command syntax

  /// Names of values that are never commands: `pi -1` is a difference.
  private static let constants: Set<String> = [
    "i", "j", "I", "J", "e", "pi", "Inf", "inf", "NaN", "nan", "NA",
  ]

  private mutating func command() throws(SyntaxFailure) -> Statement? {
    let likeness = lexer.commandLikeness(after: token.end)
    guard likeness != .no, options.hasCommands || functionLevel > 0 else { return nil }
    let name = Identifier(text(token), token.span)
    if likeness == .unlessVariable, isVariable(name.name) { return nil }
    if Parser.constants.contains(name.name) { return nil }
    let (words, unclosedQuote) = lexer.commandWords(from: token.end)
    if let unclosedQuote {
      skipLine(unclosedQuote)
      throw fail(
        "string is not closed before the end of the line", Span(unclosedQuote, token.start),
        help: "`\(name.name)` is read as a command here; write `\(name.name) (...)` to call it")
    }
    let end = words.last.map { Int($0.span.end) } ?? token.end
    previousEnd = end
    token = lexer.next()
    return Statement(.command(name, words), Span(Int(name.span.start), end), prints: true)
  }

  private func isVariable(_ name: String) -> Bool {
    variables.contains(name) || (functionLevel == 0 && options.isVariable(name))
  }
}
