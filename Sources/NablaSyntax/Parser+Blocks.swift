/// Statements that begin with a reserved word, and the blocks they open.
extension Parser {
  mutating func keywordStatement() throws(SyntaxFailure) -> Statement {
    try enter()
    defer { nesting -= 1 }
    let start = token.start
    let kind: Statement.Kind
    switch token.keyword {
    case .ifWord: kind = conditional()
    case .whileWord: kind = whileLoop()
    case .doWord: kind = doUntil()
    case .forWord, .parforWord:
      kind = forLoop()
    case .switchWord:
      kind = switchCase()
    case .tryWord: kind = tryCatch()
    case .unwindProtectWord:
      kind = unwindProtect()
    case .spmdWord: kind = spmd()
    case .functionWord:
      return try functionStatement()
    case .breakWord: kind = jump(.breakLoop)
    case .continueWord: kind = jump(.continueLoop)
    case .returnWord:
      advance()
      kind = .returnFunction
    case .globalWord:
      advance()
      kind = .global(try declarations())
    case .persistentWord:
      advance()
      kind = .persistent(try declarations())
    case .fileWord, .lineWord:
      let value = try expression()
      return Statement(.expression(value), Span(start, previousEnd), prints: true)
    default:
      throw fail("`\(text(token))` cannot stand here", token.span)
    }
    return Statement(kind, Span(start, previousEnd))
  }

  private mutating func jump(_ kind: Statement.Kind) -> Statement.Kind {
    let word = token
    advance()
    if loopLevel == 0 { fail("`\(text(word))` must appear within a loop", word.span) }
    return kind
  }

  private mutating func declarations() throws(SyntaxFailure) -> [Declaration] {
    var result: [Declaration] = []
    repeat {
      let name = try identifier("a variable name")
      variables.insert(name.name)
      var initializer: Expression?
      if accept(.equal) { initializer = try expression() }
      result.append(Declaration(name, initializer))
    } while token.kind == .identifier
    return result
  }

  // MARK: - Heads and ends of blocks

  /// Consumes the word that opens a block.
  private mutating func open() {
    openers.append(Opener(keyword: token.keyword, span: token.span))
    advance()
  }

  /// A part of a head. If it fails, the rest of its line is skipped and the block goes on.
  private mutating func head(
    _ part: (inout Parser) throws(SyntaxFailure) -> Expression
  ) -> Expression {
    let start = token.start
    do {
      return try part(&self)
    } catch {
      recover()
      return Expression(.invalid, Span(start, max(start, previousEnd)))
    }
  }

  private mutating func condition() -> Expression {
    let result = head { parser throws(SyntaxFailure) in try parser.expression() }
    if case .assignment(let targets, nil, _) = result.kind, result.parentheses < 2,
      targets.count == 1
    {
      warn(
        "suggest parenthesis around assignment used as truth value", result.span,
        help: "`==` compares, `=` assigns")
    }
    return result
  }

  /// Statements up to a word that this block knows.
  ///
  /// A word of another kind is reported; if an outer block wants it, this one ends here.
  private mutating func body(
    fresh: Bool, _ knows: (Keyword) -> Bool = { _ in false }
  ) -> [Statement] {
    var result = statements(fresh: fresh)
    while token.kind == .keyword, !token.keyword.isEnd, !knows(token.keyword),
      token.keyword != .functionWord, !openers.dropLast().contains(where: { wants($0) })
    {
      let word = text(token)
      fail("`\(word)` does not belong to \(describe(openers.last))", token.span)
      advance()
      if token.kind != .newline { recover() }
      result += statements()
    }
    return result
  }

  /// Would this open block take the present word?
  private func wants(_ opener: Opener) -> Bool {
    switch token.keyword {
    case .elseWord, .elseifWord: opener.keyword == .ifWord
    case .caseWord, .otherwiseWord: opener.keyword == .switchWord
    case .catchWord: opener.keyword == .tryWord
    case .untilWord: opener.keyword == .doWord
    case .unwindProtectCleanupWord: opener.keyword == .unwindProtectWord
    default: token.keyword == Parser.closer(of: opener.keyword)
    }
  }

  static func closer(of keyword: Keyword) -> Keyword {
    switch keyword {
    case .ifWord: .endif
    case .whileWord: .endwhile
    case .forWord: .endfor
    case .parforWord: .endparfor
    case .switchWord: .endswitch
    case .tryWord: .endTryCatch
    case .unwindProtectWord: .endUnwindProtect
    case .functionWord: .endfunction
    case .classdefWord: .endclassdef
    case .spmdWord: .endspmd
    default: .end
    }
  }

  func describe(_ opener: Opener?) -> String {
    guard let opener else { return "anything open" }
    let line = source.position(of: Int(opener.span.start)).line
    return "the `\(opener.keyword.text)` opened on line \(line)"
  }

  /// Consumes the end of the innermost block, or says what is wrong with it.
  private mutating func close() {
    guard let opener = openers.last else { return }
    defer { openers.removeLast() }
    let line = source.position(of: Int(opener.span.start)).line
    let closer = Parser.closer(of: opener.keyword)
    let word = opener.keyword.text
    guard token.kind == .keyword else {
      let wanted = opener.keyword == .doWord ? "until" : "end"
      _ = failIncomplete(
        "`\(word)` opened on line \(line) is not closed", opener.span,
        help: "add `\(wanted)`")
      return
    }
    if opener.keyword == .doWord {
      fail(
        "`do` opened on line \(line) is not closed before `\(text(token))`", opener.span,
        help: "a `do` loop ends with `until condition`")
      if token.keyword == .end { advance() }
      return
    }
    if token.keyword == .end || token.keyword == closer {
      advance()
      return
    }
    // parfor may be closed by endfor.
    if opener.keyword == .parforWord, token.keyword == .endfor { return advance() }
    if !token.keyword.isEnd || openers.dropLast().contains(where: { wants($0) })
      || token.keyword == .endfunction
    {
      fail(
        "`\(word)` opened on line \(line) is not closed before `\(text(token))`", opener.span,
        help: "add `end`")
      return
    }
    fail(
      "`\(text(token))` closes \(article(word)) `\(word)` opened on line \(line)", token.span,
      help: "write `\(closer.text)` or `end`")
    advance()
  }

  private func article(_ word: StaticString) -> String {
    "\(word)" == "if" || "\(word)" == "unwind_protect" ? "an" : "a"
  }

  // MARK: - Blocks

  private mutating func conditional() -> Statement.Kind {
    open()
    var clauses: [ConditionalClause] = []
    var otherwise: [Statement]?
    let knows: (Keyword) -> Bool = { $0 == .elseWord || $0 == .elseifWord }
    let first = condition()
    clauses.append(ConditionalClause(first, body(fresh: false, knows)))
    while at(.elseWord) || at(.elseifWord) {
      let word = token
      advance()
      if let _ = otherwise {
        fail("`\(text(word))` after the `else` of \(describe(openers.last))", word.span)
      }
      if word.keyword == .elseifWord {
        let next = condition()
        clauses.append(ConditionalClause(next, body(fresh: false, knows)))
      } else {
        otherwise = body(fresh: true, knows)
      }
    }
    close()
    return .conditional(clauses, otherwise)
  }

  private mutating func whileLoop() -> Statement.Kind {
    open()
    let test = condition()
    loopLevel += 1
    let statements = body(fresh: false)
    loopLevel -= 1
    close()
    return .whileLoop(test, statements)
  }

  private mutating func doUntil() -> Statement.Kind {
    open()
    loopLevel += 1
    let statements = body(fresh: true) { $0 == .untilWord }
    loopLevel -= 1
    guard at(.untilWord) else {
      let place = token.start
      close()
      return .doUntil(statements, Expression(.invalid, Span(place, place)))
    }
    openers.removeLast()
    advance()
    let test = condition()
    return .doUntil(statements, test)
  }

  private mutating func forLoop() -> Statement.Kind {
    open()
    var target = AssignmentTarget(nil, token.span)
    let values = head { parser throws(SyntaxFailure) in try parser.forHead(&target) }
    loopLevel += 1
    let statements = body(fresh: false)
    loopLevel -= 1
    close()
    return .forLoop(target, values, statements)
  }

  /// `k = values`, perhaps in parentheses; `parfor (k = values, workers)`; and GNU Octave's loop over
  /// the fields of a structure, `[value, key] = s`, whose target is the matrix.
  private mutating func forHead(
    _ target: inout AssignmentTarget
  ) throws(SyntaxFailure) -> Expression {
    let opener = token
    let isParenthesized = token.kind == .leftParen
    if isParenthesized { _ = openBracket() }
    let variable = try postfixChain()
    if case .matrix(let rows) = variable.kind, variable.parentheses == 0, rows.count == 1 {
      for element in rows[0] { note(try self.target(element)) }
      target = AssignmentTarget(variable, variable.span)
    } else {
      target = try self.target(variable)
      note(target)
    }
    guard token.kind == .equal else { throw unexpected("expected `=` after the loop variable") }
    advance()
    let values = try expression()
    if isParenthesized {
      if accept(.comma) { _ = try expression() }
      try close(.rightParen, opener)
    }
    return values
  }

  private mutating func switchCase() -> Statement.Kind {
    open()
    let subject = head { parser throws(SyntaxFailure) in try parser.expression() }
    var clauses: [SwitchClause] = []
    var otherwise: [Statement]?
    let knows: (Keyword) -> Bool = { $0 == .caseWord || $0 == .otherwiseWord }
    let before = body(fresh: true, knows)
    if let stray = before.first, !hasErrors {
      fail("a statement stands between `switch` and its first `case`", stray.span)
    }
    while at(.caseWord) || at(.otherwiseWord) {
      let word = token
      advance()
      if otherwise != nil {
        fail("`\(text(word))` after the `otherwise` of \(describe(openers.last))", word.span)
      }
      if word.keyword == .caseWord {
        let label = head { parser throws(SyntaxFailure) in try parser.expression() }
        clauses.append(SwitchClause(label, body(fresh: false, knows)))
      } else {
        otherwise = body(fresh: true, knows)
      }
    }
    close()
    return .switchCase(subject, clauses, otherwise)
  }

  private mutating func tryCatch() -> Statement.Kind {
    open()
    let attempt = body(fresh: true) { $0 == .catchWord }
    var name: Identifier?
    var handler: [Statement] = []
    if at(.catchWord) {
      advance()
      if token.kind == .identifier, isAloneOnLine(token) {
        name = Identifier(text(token), token.span)
        variables.insert(text(token))
        advance()
      }
      handler = body(fresh: true)
    }
    close()
    return .tryCatch(attempt, name, handler)
  }

  /// Does nothing but the end of a statement follow this name?
  private func isAloneOnLine(_ name: Token) -> Bool {
    guard lexer.offset == name.end else { return false }
    switch byteAfterBlanks(name.end) {
    case Byte.newline, Byte.semicolon, Byte.comma, Byte.percent, Byte.hash, 0: return true
    case Byte.dot:
      var place = name.end
      while lexer.byte(place).isBlank { place += 1 }
      return lexer.byte(place + 1) == Byte.dot && lexer.byte(place + 2) == Byte.dot
    default: return false
    }
  }

  private mutating func unwindProtect() -> Statement.Kind {
    open()
    let protected = body(fresh: true) { $0 == .unwindProtectCleanupWord }
    var cleanup: [Statement] = []
    if at(.unwindProtectCleanupWord) {
      advance()
      cleanup = body(fresh: true)
    } else if token.kind == .keyword, token.keyword.isEnd, let opener = openers.last {
      fail(
        "`unwind_protect` has no `unwind_protect_cleanup` part", opener.span,
        help: "name what is to run in any case after `unwind_protect_cleanup`")
    }
    close()
    return .unwindProtect(protected, cleanup)
  }

  /// `spmd`: runs once, here.
  private mutating func spmd() -> Statement.Kind {
    open()
    let once = body(fresh: true)
    close()
    return .unwindProtect(once, [])
  }

  /// A word that ends or divides a block where none is open.
  mutating func strayWord() {
    let word = text(token)
    fail(
      token.keyword.isEnd ? "`\(word)` closes nothing" : "`\(word)` stands outside its block",
      token.span, help: "is a block above closed twice?")
    advance()
  }
}
