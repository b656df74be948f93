/// The leaves of expressions, and what is in brackets of its own.
extension Parser {
  mutating func primary() throws(SyntaxFailure) -> Expression {
    let here = token
    switch here.kind {
    case .number:
      return try number()
    case .singleQuoted, .doubleQuoted:
      return string()
    case .identifier:
      advance()
      if token.kind == .at, !token.spaceBefore { return try superclassReference(here) }
      return Expression(.identifier(text(here)), here.span)
    case .leftParen:
      return try parenthesized()
    case .leftBracket, .leftBrace:
      return try matrix()
    case .at:
      return try handle()
    case .question:
      advance()
      let name = try dottedName("a class name after `?`")
      return Expression(.metaclass(name.name), here.span.union(name.span))
    case .keyword:
      return try keywordValue()
    case .plus, .minus, .not:
      throw unexpected("expected an expression")
    default:
      throw unexpected("expected an expression")
    }
  }

  private mutating func number() throws(SyntaxFailure) -> Expression {
    let here = token
    guard let kind = Literal.number(bytes, here.start, here.end) else {
      throw fail("too many digits for an integer", here.span)
    }
    advance()
    if token.kind == .identifier, !token.spaceBefore {
      let whole = Span(here.start, token.end)
      throw fail("`\(source.text(whole))` is not a number, nor a name", whole)
    }
    return Expression(kind, here.span)
  }

  private mutating func string() -> Expression {
    let here = token
    let style: QuoteStyle =
      here.kind == .singleQuoted ? .single : options.dialect == .matlab ? .string : .double
    let (content, unknown) = Literal.string(
      bytes, (here.start + 1)..<(here.end - 1), quote: bytes[here.start],
      dialect: options.dialect)
    for place in unknown {
      let escape = source.text(Span(place, place + 2))
      warn(
        "unrecognized escape sequence '\(escape)' -- converting to '\(escape.dropFirst())'",
        Span(place, place + 2))
    }
    advance()
    return Expression(.string(content, style), here.span)
  }

  /// `end` in an index, `__FILE__`, `__LINE__`; no other reserved word has a value.
  private mutating func keywordValue() throws(SyntaxFailure) -> Expression {
    let here = token
    switch here.keyword {
    case .end where indexLevel > 0:
      advance()
      return Expression(.end, here.span)
    case .fileWord:
      advance()
      return Expression(.string(Array(source.name.utf8), .single), here.span)
    case .lineWord:
      advance()
      return Expression(.number(Double(source.position(of: here.start).line)), here.span)
    default:
      throw unexpected("expected an expression")
    }
  }

  private mutating func parenthesized() throws(SyntaxFailure) -> Expression {
    let opener = openBracket()
    let saved = inMatrix
    inMatrix = false
    if token.kind == .rightParen { throw fail("nothing between `(` and `)`", token.span) }
    var inner = try expression()
    inMatrix = saved
    try close(.rightParen, opener)
    if inner.parentheses < .max { inner.parentheses += 1 }
    inner.span = Span(opener.start, previousEnd)
    return inner
  }

  /// `name.name.name` without blanks.
  mutating func dottedName(_ what: String) throws(SyntaxFailure) -> Identifier {
    var name = try identifier(what)
    while token.kind == .dot, !token.spaceBefore, lexer.byte(token.end).isLetter {
      advance()
      let part = try identifier(what)
      name.name += "." + part.name
      name.span = name.span.union(part.span)
    }
    return name
  }

  /// `method@Superclass`; the method's name is consumed already.
  private mutating func superclassReference(_ method: Token) throws(SyntaxFailure) -> Expression {
    advance()
    let name = try dottedName("a superclass after `@`")
    return Expression(
      .superclassReference(text(method), name.name), method.span.union(name.span))
  }

  // MARK: - Function handles

  private mutating func handle() throws(SyntaxFailure) -> Expression {
    let start = token.start
    advance()
    if token.kind == .leftParen { return try anonymousFunction(start) }
    if token.kind == .keyword { throw unexpected("expected a function name after `@`") }
    let name = try dottedName("a function name or `(` after `@`")
    return Expression(.functionHandle(name.name), Span(start, previousEnd))
  }

  private mutating func anonymousFunction(_ start: Int) throws(SyntaxFailure) -> Expression {
    let saved = (inMatrix, indexLevel)
    inMatrix = false
    let parameters = try parameters()
    let body = try expression()
    (inMatrix, indexLevel) = saved
    if case .assignment(_, let operation, let right) = body.kind, body.parentheses == 0 {
      fail(
        "invalid use of operator \((operation?.rawValue ?? "") + "=") in anonymous function",
        body.span.union(right.span), help: "`==` compares; only a function can assign")
    }
    return try node(
      .anonymousFunction(AnonymousFunction(parameters: parameters, body: body)),
      Span(start, Int(body.span.end)), body.height)
  }

  /// `(a, ~, b = 3, varargin)`.
  mutating func parameters() throws(SyntaxFailure) -> [Parameter] {
    let opener = openBracket()
    var result: [Parameter] = []
    var names: Set<String> = []
    if token.kind != .rightParen {
      while true {
        let parameter = try parameter()
        if parameter.name != "~", !names.insert(parameter.name).inserted {
          fail("'\(parameter.name)' appears more than once in parameter list", parameter.span)
        }
        result.append(parameter)
        guard token.kind == .comma else { break }
        advance()
      }
    }
    try close(.rightParen, opener)
    return result
  }

  private mutating func parameter() throws(SyntaxFailure) -> Parameter {
    let here = token
    if here.kind == .not {
      advance()
      return Parameter("~", here.span)
    }
    let name = try identifier("a parameter name")
    guard token.kind == .equal else { return Parameter(name.name, name.span) }
    advance()
    let value = try expression()
    return Parameter(name.name, name.span, defaultValue: value)
  }
}
