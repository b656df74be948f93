/// Turns bytes into tokens, one at a time, on demand.
///
/// What a byte means depends on what stands around it: inside `[ ]` blanks separate elements and a
/// newline ends a row, inside `( )` a newline is a blank, and `'` transposes or quotes. The lexer
/// keeps a stack of open brackets for that, so the parser needs no second reading.
struct Lexer {
  /// What encloses the present place.
  enum Nest: UInt8 {
    /// `( )`, and the `{ }` of an index: newlines are blanks.
    case paren
    /// The `( )` of `@(x)`: as `paren`, and what follows it is the beginning of an expression.
    case anonymousParameters
    /// `[ ]` or `{ }`: blanks and newlines count.
    case matrix
    /// `@(x) ...` inside a matrix: blanks do not count up to the next `,`, `;`, newline or bracket.
    case anonymousBody
  }

  /// A comment, for the help texts.
  struct Comment {
    var start: Int
    var end: Int
    /// `%{ ... %}`.
    var isBlock: Bool
    /// Does it begin its line?
    var ownsLine: Bool
  }

  let bytes: [UInt8]
  let dialect: Dialect
  var offset = 0
  var nest: [Nest] = []
  var comments: [Comment] = []
  /// The text ends right after a `...`, here; or is -1.
  var danglingContinuation = -1
  /// A `%{` without `%}`, here; or -1.
  var unclosedBlockComment = -1
  private var previous = Token.Kind.newline
  private var previousEndsOperand = false

  init(_ source: SourceText, _ dialect: Dialect) {
    bytes = source.bytes
    self.dialect = dialect
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
  }

  /// The byte at a place, zero behind the end.
  @inline(__always) func byte(_ index: Int) -> UInt8 {
    index >= 0 && index < bytes.count ? bytes[index] : 0
  }

  /// Goes on at another place, outside all brackets.
  mutating func restart(at place: Int) {
    offset = min(max(place, 0), bytes.count)
    nest.removeAll()
    previous = .newline
    previousEndsOperand = false
  }

  /// What was read last is a value: a quote after it transposes, as in `a++'`.
  mutating func endOperand() { previousEndsOperand = true }

  mutating func next() -> Token {
    let space = skipBlanks()
    let start = offset
    guard start < bytes.count else { return finish(.endOfText, start, 0, space) }
    let first = bytes[start]
    if first.isLetter { return word(start, space) }
    if first.isDigit || (first == Byte.dot && byte(start + 1).isDigit) {
      return number(start, space)
    }
    switch first {
    case Byte.newline:
      popAnonymousBodies()
      if let top = nest.last, top != .matrix { abandonBrackets() } else { checkLineStart() }
      return finish(.newline, start, 1, space)
    case Byte.quote:
      let inMatrix = nest.last == .matrix
      if previousEndsOperand && !(inMatrix && space) { return finish(.transpose, start, 1, space) }
      return singleQuoted(start, space)
    case Byte.doubleQuote:
      return doubleQuoted(start, space)
    default:
      return symbol(first, start, space)
    }
  }

  // MARK: - Blanks, comments, continuations

  /// Skips what separates tokens; true if there was something.
  private mutating func skipBlanks() -> Bool {
    let start = offset
    while offset < bytes.count {
      let here = bytes[offset]
      if here.isBlank {
        offset += 1
      } else if here.isCommentMark {
        skipComment()
      } else if here == Byte.dot, byte(offset + 1) == Byte.dot, byte(offset + 2) == Byte.dot {
        skipContinuation()
      } else if here == Byte.backslash, dialect == .octave, endsLine(offset + 1) {
        // The old mark of a continuation.
        skipContinuation()
      } else if here == Byte.newline, let top = nest.last,
        top == .paren || top == .anonymousParameters,
        !keywordBeginsLine(after: offset)
      {
        offset += 1
      } else {
        break
      }
    }
    return offset > start
  }

  /// Are there only blanks, or a comment, up to the end of a line that another one follows?
  private func endsLine(_ place: Int) -> Bool {
    var index = place
    while byte(index).isBlank { index += 1 }
    return index < bytes.count && (bytes[index] == Byte.newline || bytes[index].isCommentMark)
  }

  private mutating func skipContinuation() {
    let start = offset
    while offset < bytes.count, bytes[offset] != Byte.newline { offset += 1 }
    if offset < bytes.count { offset += 1 }
    if offset >= bytes.count { danglingContinuation = start }
  }

  private mutating func skipComment() {
    let start = offset
    let ownsLine = isLineStart(start)
    if ownsLine, byte(start + 1) == Byte.leftBrace, isAlone(start) {
      skipBlockComment()
      comments.append(Comment(start: start, end: offset, isBlock: true, ownsLine: true))
      return
    }
    while offset < bytes.count, bytes[offset] != Byte.newline { offset += 1 }
    comments.append(Comment(start: start, end: offset, isBlock: false, ownsLine: ownsLine))
  }

  /// Leaves `offset` at the end of the line of the closing mark. Blocks nest.
  private mutating func skipBlockComment() {
    let start = offset
    var depth = 0
    var line = start
    while line < bytes.count {
      var place = line
      while byte(place).isBlank, place < bytes.count { place += 1 }
      if byte(place).isCommentMark, isAlone(place) {
        let mark = byte(place + 1)
        if mark == Byte.leftBrace { depth += 1 }
        if mark == Byte.rightBrace { depth -= 1 }
      }
      while place < bytes.count, bytes[place] != Byte.newline { place += 1 }
      offset = place
      if depth <= 0 { return }
      line = place + 1
    }
    offset = bytes.count
    unclosedBlockComment = start
  }

  /// Are there only blanks between the beginning of the line and here?
  private func isLineStart(_ place: Int) -> Bool {
    var index = place
    while index > 0, bytes[index - 1] != Byte.newline {
      guard bytes[index - 1].isBlank || (index <= 3 && bytes[0] == 0xEF) else { return false }
      index -= 1
    }
    return true
  }

  /// Are the two bytes of a block comment's mark followed by blanks only?
  private func isAlone(_ place: Int) -> Bool {
    var index = place + 2
    while index < bytes.count, bytes[index] != Byte.newline {
      guard bytes[index].isBlank else { return false }
      index += 1
    }
    return true
  }

  // MARK: - Brackets

  private mutating func popAnonymousBodies() {
    while nest.last == .anonymousBody { nest.removeLast() }
  }

  /// Forgets the open brackets: a reserved word at the beginning of a line shows that one of them
  /// was never closed. The parser then stumbles over the newline or the word, and says so.
  private mutating func abandonBrackets() { nest.removeAll() }

  private mutating func checkLineStart() {
    if !nest.isEmpty, keywordBeginsLine(after: offset) { nest.removeAll() }
  }

  /// Does the line after this newline begin with a reserved word that cannot stand in brackets?
  private func keywordBeginsLine(after newline: Int) -> Bool {
    var start = newline + 1
    while start < bytes.count, bytes[start].isBlank { start += 1 }
    guard byte(start).isLetter else { return false }
    var end = start
    while end < bytes.count, bytes[end].isWord { end += 1 }
    switch Keyword.lookup(bytes, start, end) {
    case .none, .end, .fileWord, .lineWord: return false
    default: return true
    }
  }

  private mutating func open(_ kind: Token.Kind, _ start: Int, _ space: Bool) -> Token {
    switch kind {
    case .leftParen: nest.append(previous == .at ? .anonymousParameters : .paren)
    case .leftBrace where previousEndsOperand && !(nest.last == .matrix && space):
      nest.append(.paren)
    default: nest.append(.matrix)
    }
    return finish(kind, start, 1, space)
  }

  private mutating func close(_ kind: Token.Kind, _ start: Int, _ space: Bool) -> Token {
    popAnonymousBodies()
    let closed = nest.popLast()
    let token = finish(kind, start, 1, space)
    if closed == .anonymousParameters {
      previousEndsOperand = false
      if nest.last == .matrix { nest.append(.anonymousBody) }
    }
    return token
  }

  // MARK: - Words, numbers, strings

  mutating func finish(_ kind: Token.Kind, _ start: Int, _ length: Int, _ space: Bool) -> Token {
    offset = start + length
    previous = kind
    previousEndsOperand = kind.endsOperand
    return Token(kind: kind, spaceBefore: space, start: start, end: offset)
  }

  private mutating func word(_ start: Int, _ space: Bool) -> Token {
    var end = start + 1
    while end < bytes.count, bytes[end].isWord { end += 1 }
    if previous != .dot {
      let keyword = Keyword.lookup(bytes, start, end)
      if keyword != .none {
        var token = finish(.keyword, start, end - start, space)
        token.keyword = keyword
        previousEndsOperand =
          (keyword == .end && !nest.isEmpty) || keyword == .fileWord || keyword == .lineWord
        return token
      }
    }
    return finish(.identifier, start, end - start, space)
  }

  private mutating func number(_ start: Int, _ space: Bool) -> Token {
    var end = start
    let base = byte(start + 1) | 0x20
    if bytes[start] == Byte.zero, base == 0x78, byte(start + 2).hexValue != nil {
      end = start + 2
      while byte(end).hexValue != nil || byte(end) == Byte.underscore { end += 1 }
      return finish(.number, start, integerSuffix(end) - start, space)
    }
    if bytes[start] == Byte.zero, base == 0x62, byte(start + 2) & 0xFE == Byte.zero {
      end = start + 2
      while byte(end) & 0xFE == Byte.zero || byte(end) == Byte.underscore { end += 1 }
      return finish(.number, start, integerSuffix(end) - start, space)
    }
    end = digits(start)
    if byte(end) == Byte.dot, dotBelongsToNumber(end) { end = digits(end + 1) }
    let exponent = byte(end) | 0x20
    if exponent == 0x65 || exponent == 0x64 {
      let sign = byte(end + 1) == Byte.plus || byte(end + 1) == Byte.minus
      let first = end + (sign ? 2 : 1)
      if byte(first).isDigit { end = digits(first) }
    }
    let unit = byte(end) | 0x20
    if unit == 0x69 || unit == 0x6A { end += 1 }
    return finish(.number, start, end - start, space)
  }

  private func digits(_ start: Int) -> Int {
    var end = start
    while byte(end).isDigit || (byte(end) == Byte.underscore && end > start) { end += 1 }
    return end
  }

  /// `1.5`, `1.`, `1..^2`; but not `1./x`, `1.*x`, `1.'`, `1...`.
  private func dotBelongsToNumber(_ dot: Int) -> Bool {
    switch byte(dot + 1) {
    case Byte.star, Byte.slash, Byte.backslash, Byte.caret, Byte.quote: false
    case Byte.dot: byte(dot + 2) != Byte.dot
    default: true
    }
  }

  /// The end of `u8`, `s16`, ... if there is one.
  private func integerSuffix(_ start: Int) -> Int {
    let sign = byte(start)
    guard sign == 0x75 || sign == 0x73 else { return start }
    switch (byte(start + 1), byte(start + 2)) {
    case (0x38, _): return start + 2
    case (0x31, 0x36), (0x33, 0x32), (0x36, 0x34): return start + 3
    default: return start
    }
  }

  private mutating func singleQuoted(_ start: Int, _ space: Bool) -> Token {
    var end = start + 1
    while end < bytes.count, bytes[end] != Byte.newline {
      if bytes[end] == Byte.quote {
        guard byte(end + 1) == Byte.quote else {
          return finish(.singleQuoted, start, end + 1 - start, space)
        }
        end += 1
      }
      end += 1
    }
    return finish(.unterminatedString, start, end - start, space)
  }

  private mutating func doubleQuoted(_ start: Int, _ space: Bool) -> Token {
    var end = start + 1
    while end < bytes.count, bytes[end] != Byte.newline {
      if bytes[end] == Byte.backslash, dialect == .octave {
        end += 1
        if byte(end) == Byte.carriageReturn, byte(end + 1) == Byte.newline { end += 1 }
        if end >= bytes.count { break }
      } else if bytes[end] == Byte.doubleQuote {
        guard byte(end + 1) == Byte.doubleQuote else {
          return finish(.doubleQuoted, start, end + 1 - start, space)
        }
        end += 1
      }
      end += 1
    }
    return finish(.unterminatedString, start, min(end, bytes.count) - start, space)
  }

  // MARK: - Operators

  private mutating func symbol(_ first: UInt8, _ start: Int, _ space: Bool) -> Token {
    let second = byte(start + 1)
    let assigns = second == Byte.equal && byte(start + 2) != Byte.equal
    func one(_ kind: Token.Kind, _ assigning: Token.Kind) -> (Token.Kind, Int) {
      assigns ? (assigning, 2) : (kind, 1)
    }
    let (kind, length): (Token.Kind, Int)
    switch first {
    case Byte.leftParen: return open(.leftParen, start, space)
    case Byte.leftBracket: return open(.leftBracket, start, space)
    case Byte.leftBrace: return open(.leftBrace, start, space)
    case Byte.rightParen: return close(.rightParen, start, space)
    case Byte.rightBracket: return close(.rightBracket, start, space)
    case Byte.rightBrace: return close(.rightBrace, start, space)
    case Byte.comma:
      popAnonymousBodies()
      (kind, length) = (.comma, 1)
    case Byte.semicolon:
      popAnonymousBodies()
      (kind, length) = (.semicolon, 1)
    case Byte.plus: (kind, length) = one(.plus, .plusEqual)
    case Byte.minus: (kind, length) = one(.minus, .minusEqual)
    case Byte.slash: (kind, length) = one(.slash, .slashEqual)
    case Byte.backslash: (kind, length) = one(.backslash, .backslashEqual)
    case Byte.caret: (kind, length) = one(.caret, .caretEqual)
    case Byte.star:
      if second == Byte.star {
        (kind, length) = byte(start + 2) == Byte.equal ? (.caretEqual, 3) : (.caret, 2)
      } else {
        (kind, length) = one(.star, .starEqual)
      }
    case Byte.equal: (kind, length) = second == Byte.equal ? (.equalEqual, 2) : (.equal, 1)
    case Byte.bang, Byte.tilde: (kind, length) = second == Byte.equal ? (.notEqual, 2) : (.not, 1)
    case Byte.less: (kind, length) = second == Byte.equal ? (.lessEqual, 2) : (.less, 1)
    case Byte.greater: (kind, length) = second == Byte.equal ? (.greaterEqual, 2) : (.greater, 1)
    case Byte.ampersand:
      (kind, length) = second == Byte.ampersand ? (.andAnd, 2) : one(.and, .andEqual)
    case Byte.bar: (kind, length) = second == Byte.bar ? (.orOr, 2) : one(.or, .orEqual)
    case Byte.colon: (kind, length) = (.colon, 1)
    case Byte.at: (kind, length) = (.at, 1)
    case Byte.question: (kind, length) = (.question, 1)
    case Byte.dot: (kind, length) = dotted(start)
    default: (kind, length) = unknown(start)
    }
    return finish(kind, start, length, space)
  }

  private func dotted(_ start: Int) -> (Token.Kind, Int) {
    let third = byte(start + 2)
    let assigns = third == Byte.equal && byte(start + 3) != Byte.equal
    switch byte(start + 1) {
    case Byte.star where third == Byte.star: return (.dotCaret, 3)
    case Byte.star: return assigns ? (.dotStarEqual, 3) : (.dotStar, 2)
    case Byte.slash: return assigns ? (.dotSlashEqual, 3) : (.dotSlash, 2)
    case Byte.caret: return assigns ? (.dotCaretEqual, 3) : (.dotCaret, 2)
    case Byte.backslash: return (.dotBackslash, 2)
    case Byte.quote: return (.dotTranspose, 2)
    case Byte.plus: return (.dotPlus, 2)
    case Byte.minus: return (.dotMinus, 2)
    default: return (.dot, 1)
    }
  }

  /// A byte without a meaning; a whole UTF-8 sequence at once, so that messages can show it.
  private func unknown(_ start: Int) -> (Token.Kind, Int) {
    var length = 1
    if bytes[start] >= 0xC0 {
      while length < 4, byte(start + length) & 0xC0 == 0x80 { length += 1 }
    }
    return (.unknown, length)
  }
}
