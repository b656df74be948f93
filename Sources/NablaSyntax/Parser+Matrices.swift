/// `[1, 2; 3, 4]` and `{1, 2; 3, 4}`.
extension Parser {
  /// Blanks or commas separate elements, semicolons or newlines separate rows.
  mutating func matrix() throws(SyntaxFailure) -> Expression {
    let opener = openBracket()
    let isCell = opener.kind == .leftBrace
    let closer: Token.Kind = isCell ? .rightBrace : .rightBracket
    let saved = inMatrix
    inMatrix = true
    var rows: [[Expression]] = []
    var row: [Expression] = []
    var height: UInt16 = 0
    var placeholder: Span?
    var afterComma = false
    elements: while true {
      switch token.kind {
      case closer:
        break elements
      case .newline, .semicolon:
        if !row.isEmpty { rows.append(row) }
        row = []
        afterComma = false
        advance()
      case .comma:
        if afterComma { throw fail("an element is missing before `,`", token.span) }
        afterComma = true
        advance()
      case .endOfText:
        throw unclosed(closer, opener)
      case .keyword where !keywordHasValue:
        throw unclosed(closer, opener)
      case .rightParen, .rightBracket, .rightBrace:
        throw unclosed(closer, opener)
      default:
        let element = try element(afterComma || row.isEmpty, opener, closer)
        if case .identifier("~") = element.kind { placeholder = placeholder ?? element.span }
        height = max(height, element.height)
        row.append(element)
        afterComma = false
      }
    }
    inMatrix = saved
    try close(closer, opener)
    if !row.isEmpty { rows.append(row) }
    if let placeholder, isCell || token.kind != .equal {
      throw fail("`~` alone has no value: it only skips an output on the left of `=`", placeholder)
    }
    return try node(
      isCell ? .cell(rows) : .matrix(rows), Span(opener.start, previousEnd), height)
  }

  /// `__LINE__`, and `end` in an index, are elements like any other.
  private var keywordHasValue: Bool {
    switch token.keyword {
    case .end: indexLevel > 0
    case .fileWord, .lineWord: true
    default: false
    }
  }

  private mutating func element(
    _ isSeparated: Bool, _ opener: Token, _ closer: Token.Kind
  ) throws(SyntaxFailure) -> Expression {
    if !isSeparated && !token.spaceBefore {
      throw unclosed(closer, opener)
    }
    if token.kind == .not {
      let next = byteAfterBlanks(token.end)
      if next == Byte.comma || next == Byte.rightBracket {
        let span = token.span
        advance()
        return Expression(.identifier("~"), span)
      }
    }
    return try expression()
  }
}
