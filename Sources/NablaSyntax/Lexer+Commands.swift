/// Command syntax: `hold on`, `format long`, `close all`.
///
/// The rule is GNU Octave's and looks at the text alone: a name at the beginning of a statement, a
/// blank, then something that is not an operator followed by a blank. The caller adds MATLAB's
/// part of it: a name known as a variable is never a command where an expression is possible.
extension Lexer {
  enum CommandLikeness {
    case no
    /// `a -1`: an expression if `a` is a variable.
    case unlessVariable
    /// `a b`: cannot be an expression.
    case yes
  }

  /// Is the name that ends here, at the beginning of a statement, a command with arguments?
  func commandLikeness(after end: Int) -> CommandLikeness {
    guard byte(end) == Byte.space || byte(end) == Byte.tab else { return .no }
    var place = end
    while byte(place).isBlank, place < bytes.count { place += 1 }
    guard place < bytes.count else { return .no }
    let first = bytes[place]
    switch first {
    case Byte.newline, Byte.semicolon, Byte.comma, Byte.percent, Byte.hash,
      Byte.leftParen, Byte.leftBracket, Byte.leftBrace,
      Byte.rightParen, Byte.rightBracket, Byte.rightBrace, Byte.backslash:
      return .no
    case Byte.quote, Byte.doubleQuote:
      return .unlessVariable
    case Byte.equal where byte(place + 1) != Byte.equal:
      return .no
    case Byte.dot where byte(place + 1) == Byte.dot && byte(place + 2) == Byte.dot:
      return .no
    case Byte.dot where byte(place + 1) == Byte.quote:
      return .no
    case Byte.dot where !isOperator(place + 1):
      return byte(place + 1).isBlank || byte(place + 1).isLetter || byte(place + 1).isDigit
        ? .unlessVariable : .yes
    default:
      guard isOperator(place) else { return .yes }
      return byte(place + operatorLength(place)).isBlank ? .no : .unlessVariable
    }
  }

  private func isOperator(_ place: Int) -> Bool {
    switch byte(place) {
    case Byte.plus, Byte.minus, Byte.star, Byte.slash, Byte.caret, Byte.equal, Byte.less,
      Byte.greater, Byte.ampersand, Byte.bar, Byte.bang, Byte.tilde, Byte.colon, Byte.backslash:
      true
    case Byte.dot: isOperator(place + 1) && byte(place + 1) != Byte.dot
    default: false
    }
  }

  private func operatorLength(_ place: Int) -> Int {
    let first = byte(place)
    if first == Byte.dot { return 1 + operatorLength(place + 1) }
    let second = byte(place + 1)
    if second == Byte.equal { return first == Byte.colon ? 1 : 2 }
    switch first {
    case Byte.plus, Byte.minus, Byte.star, Byte.ampersand, Byte.bar:
      guard second == first else { return 1 }
      return byte(place + 2) == Byte.equal && first == Byte.star ? 3 : 2
    default:
      return 1
    }
  }

  /// Reads the words up to the end of the statement, which stays to be read.
  ///
  /// Quotes group and vanish, brackets group and stay. The result's second part is the place of a
  /// quote that is never closed.
  mutating func commandWords(from place: Int) -> (words: [CommandWord], unclosedQuote: Int?) {
    restart(at: place)
    var words: [CommandWord] = []
    var word: [UInt8] = []
    var wordStart = -1
    var wordEnd = place
    var depth = 0
    func begin(_ start: inout Int, _ place: Int) { if start < 0 { start = place } }
    func finishWord() {
      if wordStart >= 0 { words.append(CommandWord(word, Span(wordStart, wordEnd))) }
      word.removeAll()
      wordStart = -1
    }
    scan: while offset < bytes.count {
      let here = bytes[offset]
      switch here {
      case Byte.newline: break scan
      case Byte.comma where depth == 0, Byte.semicolon where depth == 0: break scan
      case Byte.percent, Byte.hash:
        break scan
      case Byte.dot where byte(offset + 1) == Byte.dot && byte(offset + 2) == Byte.dot:
        finishWord()
        depth = 0
        let start = offset
        while offset < bytes.count, bytes[offset] != Byte.newline { offset += 1 }
        if offset < bytes.count { offset += 1 }
        if offset >= bytes.count { danglingContinuation = start }
        continue
      case _ where here.isBlank && depth == 0:
        finishWord()
        offset += 1
        continue
      case Byte.quote, Byte.doubleQuote:
        begin(&wordStart, offset)
        guard let end = quoted(here, &word) else { return (words, offset) }
        offset = end
        wordEnd = end
        continue
      case Byte.leftParen, Byte.leftBracket, Byte.leftBrace: depth += 1
      case Byte.rightParen, Byte.rightBracket, Byte.rightBrace: depth = max(0, depth - 1)
      default: break
      }
      begin(&wordStart, offset)
      word.append(here)
      offset += 1
      wordEnd = offset
    }
    finishWord()
    return (words, nil)
  }

  /// Appends the content of the quoted part that begins here; its end, or nil if there is none.
  private func quoted(_ quote: UInt8, _ word: inout [UInt8]) -> Int? {
    var place = offset + 1
    while place < bytes.count, bytes[place] != Byte.newline {
      if bytes[place] == Byte.backslash, quote == Byte.doubleQuote, dialect == .octave {
        place += 2
        continue
      }
      if bytes[place] == quote {
        guard byte(place + 1) == quote else {
          let inside = (offset + 1)..<place
          word += Literal.string(bytes, inside, quote: quote, dialect: dialect).bytes
          return place + 1
        }
        place += 1
      }
      place += 1
    }
    return nil
  }
}
