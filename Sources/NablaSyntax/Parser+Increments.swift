/// `x++`, `--x`.
///
/// As a statement each is a node of its own. Inside an expression, `++x` is `(x += 1)` and `x++` is
/// `(x += 1) - 1`, as in GNU Octave; what cannot be assigned to has two signs, as in MATLAB.
extension Parser {
  /// `x++` or `x--` as a whole statement; the expression parser has left the signs.
  mutating func statementIncrement(_ value: Expression) throws(SyntaxFailure) -> Expression? {
    guard isTwoSigns, endsStatement(token.end + 1) else { return nil }
    let amount: Double = token.kind == .plus ? 1 : -1
    guard isTarget(value) else {
      throw fail(
        "only a variable can be incremented or decremented", Span(token.start, token.end + 1))
    }
    let target = AssignmentTarget(value, value.span)
    note(target)
    advance()
    advance()
    return Expression(.increment(target, amount), Span(Int(value.span.start), previousEnd))
  }

  /// `x++` inside an expression; nil if the signs are something else.
  mutating func postfixIncrement(_ value: Expression) throws(SyntaxFailure) -> Expression? {
    guard options.dialect == .octave, isTwoSigns, !(inMatrix && token.spaceBefore), isTarget(value)
    else { return nil }
    if Int(value.span.start) == statementStart, endsStatement(token.end + 1) { return nil }
    guard !beginsOperand(token.end + 1) else { return nil }
    let isPlus = token.kind == .plus
    advance()
    let span = Span(Int(value.span.start), token.end)
    lexer.endOperand()
    advance()
    var changed = try increment(value, isPlus, span)
    changed.parentheses = 1
    return try node(
      .binary(isPlus ? .subtract : .add, changed, Expression(.number(1), .none), span), span,
      changed.height)
  }

  /// `++x`, when it has been read as a sign before `+x`.
  func prefixIncrement(
    _ sign: UnaryOperator, _ operand: Expression, _ span: Span
  ) throws(SyntaxFailure) -> Expression? {
    guard options.dialect == .octave, sign != .not, operand.parentheses == 0,
      case .unary(let inner, let value) = operand.kind, inner == sign, value.parentheses == 0,
      operand.span.start == span.start + 1, isTarget(value)
    else { return nil }
    let isPlus = sign == .plus
    guard Int(span.start) == statementStart, endsStatement(previousEnd) else {
      return try increment(value, isPlus, span)
    }
    return Expression(.increment(AssignmentTarget(value, value.span), isPlus ? 1 : -1), span)
  }

  /// `value += 1`.
  private func increment(
    _ value: Expression, _ isPlus: Bool, _ span: Span
  ) throws(SyntaxFailure) -> Expression {
    let target = AssignmentTarget(value, value.span)
    var result = Expression(
      .assignment([target], isPlus ? .add : .subtract, Expression(.number(1), .none)), span)
    result.height = min(value.height + 1, Parser.heightLimit)
    return result
  }

  func isTarget(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .identifier: true
    case .index(let base, _), .cellIndex(let base, _), .field(let base, _),
      .dynamicField(let base, _):
      isTarget(base)
    default: false
    }
  }

  /// Is the next token the first of two equal signs that touch?
  var isTwoSigns: Bool {
    (token.kind == .plus || token.kind == .minus) && lexer.byte(token.end) == bytes[token.start]
  }

  /// Does nothing more of this statement follow?
  func endsStatement(_ place: Int) -> Bool {
    guard lexer.nest.isEmpty else { return false }
    switch byteAfterBlanks(place) {
    case Byte.newline, Byte.semicolon, Byte.comma, Byte.percent, Byte.hash, 0: return true
    default: return false
    }
  }

  /// Could the text that follows two signs be what they are signs of?
  private func beginsOperand(_ place: Int) -> Bool {
    var index = place
    while lexer.byte(index).isBlank { index += 1 }
    let next = lexer.byte(index)
    switch next {
    case Byte.quote where index == place:
      // `a++'` transposes.
      return false
    case Byte.leftParen, Byte.leftBracket, Byte.leftBrace, Byte.quote, Byte.doubleQuote, Byte.at:
      return true
    case Byte.bang, Byte.tilde: return lexer.byte(index + 1) != Byte.equal
    case Byte.plus, Byte.minus: return index == place
    case Byte.dot: return lexer.byte(index + 1).isDigit
    default: return next.isWord
    }
  }
}
