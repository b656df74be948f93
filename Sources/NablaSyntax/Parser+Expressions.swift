/// Expressions, from the loosest operator to the tightest.
///
///     assignment     = += -= *= /= \= ^= |= &=     to the right
///     ||   &&   |   &   < <= == != >= >   :   + -   * / \ .* ./ .\
///     unary          + - ! ~
///     power          ^ .^ ' .' and indices         to the left
///
/// The right side of a power may have signs of its own: `2^-1`; and `2^-2^2` is `(2^-2)^2`.
extension Parser {
  /// Any expression, also an assignment.
  mutating func expression() throws(SyntaxFailure) -> Expression {
    try enter()
    defer { nesting -= 1 }
    let left = try binary(1)
    switch token.kind {
    case .equal: return try assignment(left, nil)
    case .plusEqual: return try assignment(left, .add)
    case .minusEqual: return try assignment(left, .subtract)
    case .starEqual: return try assignment(left, .multiply)
    case .slashEqual: return try assignment(left, .divide)
    case .backslashEqual: return try assignment(left, .leftDivide)
    case .caretEqual: return try assignment(left, .power)
    case .andEqual: return try assignment(left, .and)
    case .orEqual: return try assignment(left, .or)
    case .dotStarEqual: return try assignment(left, .elementMultiply)
    case .dotSlashEqual: return try assignment(left, .elementDivide)
    case .dotCaretEqual: return try assignment(left, .elementPower)
    default: return left
    }
  }

  /// A node, with the height that its children give it.
  mutating func node(
    _ kind: Expression.Kind, _ span: Span, _ height: UInt16
  ) throws(SyntaxFailure) -> Expression {
    guard height < Parser.heightLimit else {
      throw fail(
        "expression has more than \(Parser.heightLimit) operators in a row", span,
        help: "split it into several statements")
    }
    var result = Expression(kind, span)
    result.height = height + 1
    return result
  }

  // MARK: - Binary operators

  /// How tight the next token binds as a binary operator; zero if it is none.
  private var bindingLevel: Int {
    switch token.kind {
    case .orOr: 1
    case .andAnd: 2
    case .or: 3
    case .and: 4
    case .less, .lessEqual, .equalEqual, .notEqual, .greaterEqual, .greater: 5
    case .colon: 6
    case .plus, .minus, .dotPlus, .dotMinus: beginsElement || endsWithIncrement ? 0 : 7
    case .star, .slash, .backslash, .dotStar, .dotSlash, .dotBackslash: 8
    default: 0
    }
  }

  /// `[1 -2]`: a sign with a blank before and none after begins another element.
  private var beginsElement: Bool {
    guard inMatrix, token.spaceBefore else { return false }
    let next = lexer.byte(token.end)
    return !(next.isBlank || next == Byte.newline)
  }

  /// `x++` at the end of a statement is left to the statement.
  private var endsWithIncrement: Bool { isTwoSigns && endsStatement(token.end + 1) }

  private static func operation(_ kind: Token.Kind) -> BinaryOperator? {
    switch kind {
    case .plus, .dotPlus: .add
    case .minus, .dotMinus: .subtract
    case .star: .multiply
    case .slash: .divide
    case .backslash: .leftDivide
    case .caret: .power
    case .dotStar: .elementMultiply
    case .dotSlash: .elementDivide
    case .dotBackslash: .elementLeftDivide
    case .dotCaret: .elementPower
    case .less: .less
    case .lessEqual: .lessEqual
    case .equalEqual: .equal
    case .notEqual: .notEqual
    case .greaterEqual: .greaterEqual
    case .greater: .greater
    case .and: .and
    case .or: .or
    default: nil
    }
  }

  /// Operators at least as tight as `level`, to the left.
  mutating func binary(_ level: Int) throws(SyntaxFailure) -> Expression {
    var left = try unary()
    while true {
      let found = bindingLevel
      guard found >= level, found > 0 else { return left }
      if found == 6 {
        left = try range(left)
        continue
      }
      let symbol = token
      if symbol.kind == .dotPlus || symbol.kind == .dotMinus {
        let plain = symbol.kind == .dotPlus ? "+" : "-"
        fail(
          "there is no operator `.\(plain)`", symbol.span,
          help: "`\(plain)` works element by element already")
      }
      advance()
      let right = try binary(found + 1)
      let span = left.span.union(right.span)
      let height = max(left.height, right.height)
      if symbol.kind == .orOr || symbol.kind == .andAnd {
        let operation: ShortCircuitOperator = symbol.kind == .orOr ? .or : .and
        left = try node(.shortCircuit(operation, left, right), span, height)
      } else if let operation = Parser.operation(symbol.kind) {
        left = try node(.binary(operation, left, right, symbol.span), span, height)
      }
    }
  }

  /// `base : limit`, `base : step : limit`; the base is read already.
  private mutating func range(_ base: Expression) throws(SyntaxFailure) -> Expression {
    advance()
    let second = try binary(7)
    guard token.kind == .colon else {
      return try node(
        .range(base, nil, second), base.span.union(second.span), max(base.height, second.height))
    }
    advance()
    let third = try binary(7)
    return try node(
      .range(base, second, third), base.span.union(third.span),
      max(base.height, second.height, third.height))
  }

  // MARK: - Unary operators, powers, transposes, indices

  private var unaryOperator: UnaryOperator? {
    switch token.kind {
    case .plus: .plus
    case .minus: .minus
    case .not: .not
    default: nil
    }
  }

  private mutating func unary() throws(SyntaxFailure) -> Expression {
    guard let operation = unaryOperator else { return try postfixChain() }
    try enter()
    defer { nesting -= 1 }
    let start = token.start
    advance()
    let operand = try unary()
    let span = Span(start, Int(operand.span.end))
    if let step = try prefixIncrement(operation, operand, span) { return step }
    return try node(.unary(operation, operand), span, operand.height)
  }

  /// A primary with everything that follows it tightly.
  mutating func postfixChain() throws(SyntaxFailure) -> Expression {
    var result = try primary()
    while true {
      let start = Int(result.span.start)
      switch token.kind {
      case .transpose:
        let end = token.end
        advance()
        result = try node(.postfix(.ctranspose, result), Span(start, end), result.height)
      case .dotTranspose:
        let end = token.end
        advance()
        result = try node(.postfix(.transpose, result), Span(start, end), result.height)
      case .caret, .dotCaret:
        let symbol = token
        advance()
        let exponent = try powerOperand()
        let operation: BinaryOperator = symbol.kind == .caret ? .power : .elementPower
        result = try node(
          .binary(operation, result, exponent, symbol.span), result.span.union(exponent.span),
          max(result.height, exponent.height))
      case .plus, .minus:
        guard let step = try postfixIncrement(result) else { return result }
        result = step
      default:
        guard let longer = try indexed(result) else { return result }
        result = longer
      }
    }
  }

  /// The right side of `^`: signs, a primary and its indices; further powers are not part of it.
  private mutating func powerOperand() throws(SyntaxFailure) -> Expression {
    if let operation = unaryOperator {
      try enter()
      defer { nesting -= 1 }
      let start = token.start
      advance()
      let operand = try powerOperand()
      let span = Span(start, Int(operand.span.end))
      if let step = try prefixIncrement(operation, operand, span) { return step }
      return try node(.unary(operation, operand), span, operand.height)
    }
    var result = try primary()
    while let longer = try indexed(result) { result = longer }
    if isTwoSigns, let step = try postfixIncrement(result) { return step }
    return result
  }

  /// The expression with one more `(...)`, `{...}`, `.name` or `.(expr)`; nil if none follows.
  private mutating func indexed(_ base: Expression) throws(SyntaxFailure) -> Expression? {
    let start = Int(base.span.start)
    switch token.kind {
    case .leftParen where !(inMatrix && token.spaceBefore):
      let arguments = try arguments(.rightParen)
      return try node(.index(base, arguments), Span(start, previousEnd), height(base, arguments))
    case .leftBrace where !(inMatrix && token.spaceBefore):
      let arguments = try arguments(.rightBrace)
      return try node(
        .cellIndex(base, arguments), Span(start, previousEnd), height(base, arguments))
    case .dot:
      return try field(base)
    default:
      return nil
    }
  }

  private func height(_ base: Expression, _ arguments: [Expression]) -> UInt16 {
    arguments.reduce(base.height) { max($0, $1.height) }
  }

  private mutating func field(_ base: Expression) throws(SyntaxFailure) -> Expression {
    let start = Int(base.span.start)
    advance()
    if token.kind == .leftParen {
      let opener = openBracket()
      let saved = inMatrix
      inMatrix = false
      let name = try expression()
      inMatrix = saved
      try close(.rightParen, opener)
      return try node(
        .dynamicField(base, name), Span(start, previousEnd), max(base.height, name.height))
    }
    let name = try identifier("a field name after `.`")
    return try node(.field(base, name), Span(start, previousEnd), base.height)
  }

  /// The arguments in brackets, and the brackets.
  mutating func arguments(_ closer: Token.Kind) throws(SyntaxFailure) -> [Expression] {
    let opener = openBracket()
    let saved = inMatrix
    inMatrix = false
    indexLevel += 1
    defer { indexLevel -= 1 }
    var result: [Expression] = []
    if token.kind != closer {
      while true {
        result.append(try argument(closer))
        guard token.kind == .comma else { break }
        advance()
      }
    }
    inMatrix = saved
    try close(closer, opener)
    return result
  }

  private mutating func argument(_ closer: Token.Kind) throws(SyntaxFailure) -> Expression {
    if token.kind == .colon {
      let colon = token
      advance()
      if token.kind == .comma || token.kind == closer { return Expression(.colon, colon.span) }
      throw unexpected("expected `,` or a closing bracket after `:`")
    }
    if token.kind == .comma || token.kind == closer {
      throw fail("an argument is missing before `\(text(token))`", token.span)
    }
    return try expression()
  }

  /// Consumes an opening bracket.
  mutating func openBracket() -> Token {
    let opener = token
    brackets.append(opener)
    advance()
    return opener
  }

  func closer(of opener: Token) -> Token.Kind {
    switch opener.kind {
    case .leftParen: .rightParen
    case .leftBracket: .rightBracket
    default: .rightBrace
    }
  }

  /// Consumes the closing bracket, or says which one is open.
  mutating func close(_ closer: Token.Kind, _ opener: Token) throws(SyntaxFailure) {
    if token.kind == closer {
      _ = brackets.popLast()
      advance()
      return
    }
    throw unclosed(closer, opener)
  }

  mutating func unclosed(_ closer: Token.Kind, _ opener: Token) -> SyntaxFailure {
    let line = source.position(of: opener.start).line
    let message = "`\(opener.kind.text)` is not closed"
    switch token.kind {
    case .endOfText:
      let failure = failIncomplete(message, opener.span, help: "add `\(closer.text)`")
      skipLine(opener.start)
      return failure
    case .newline, .keyword:
      return fail(message, opener.span, help: "add `\(closer.text)`")
    case .unterminatedString:
      return unterminatedString()
    case .rightParen, .rightBracket, .rightBrace:
      return unexpected("expected `\(closer.text)` for the `\(opener.kind.text)` of line \(line)")
    default:
      if source.position(of: token.start).line > line {
        return fail(message, opener.span, help: "add `\(closer.text)`")
      }
      return unexpected("expected `\(closer.text)` for the `\(opener.kind.text)` of line \(line)")
    }
  }

  // MARK: - Assignments

  private mutating func assignment(
    _ left: Expression, _ operation: BinaryOperator?
  ) throws(SyntaxFailure) -> Expression {
    let targets = try targets(left, single: operation != nil)
    advance()
    let right = try expression()
    for target in targets { note(target) }
    return try node(
      .assignment(targets, operation, right), left.span.union(right.span),
      max(left.height, right.height))
  }

  /// From now on the name is a variable.
  mutating func note(_ target: AssignmentTarget) {
    var place = target.expression
    while let here = place {
      switch here.kind {
      case .identifier(let name):
        variables.insert(name)
        place = nil
      case .index(let base, _), .cellIndex(let base, _), .field(let base, _),
        .dynamicField(let base, _):
        place = base
      default: place = nil
      }
    }
  }

  /// What stands left of `=` as targets.
  private mutating func targets(
    _ left: Expression, single: Bool
  ) throws(SyntaxFailure) -> [AssignmentTarget] {
    guard case .matrix(let rows) = left.kind, left.parentheses == 0 else {
      return [try target(left)]
    }
    guard let row = rows.first else {
      throw fail("nothing to assign to: the left hand side is empty", left.span)
    }
    guard rows.count == 1 else {
      throw fail("invalid left hand side of assignment: it has more than one row", left.span)
    }
    if single {
      throw fail("a computed assignment has one target only", left.span)
    }
    var result: [AssignmentTarget] = []
    for element in row { result.append(try target(element)) }
    return result
  }

  /// An expression as the target of an assignment.
  mutating func target(_ expression: Expression) throws(SyntaxFailure) -> AssignmentTarget {
    if case .identifier("~") = expression.kind { return AssignmentTarget(nil, expression.span) }
    var place = expression
    while true {
      switch place.kind {
      case .identifier: return AssignmentTarget(expression, expression.span)
      case .index(let base, _), .cellIndex(let base, _), .field(let base, _),
        .dynamicField(let base, _):
        place = base
      case .number, .imaginary, .integer, .string:
        throw fail(
          "invalid constant left hand side of assignment", expression.span,
          help: "`==` compares, `=` assigns")
      default:
        throw fail(
          "invalid left hand side of assignment", expression.span,
          help: "`==` compares, `=` assigns")
      }
    }
  }
}
