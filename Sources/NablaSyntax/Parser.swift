/// How a text is to be read.
package struct ParseOptions {
  package var dialect: Dialect
  /// A file may be a list of functions or a class; text from the prompt or `eval` is a script.
  package var isFile: Bool
  /// May `a -1` be a command? Not in a text whose value is wanted.
  package var hasCommands: Bool
  /// Is there a variable of this name in the workspace? `a -1` is an expression then.
  package var isVariable: (String) -> Bool
  package init(
    dialect: Dialect = .octave, isFile: Bool = true, hasCommands: Bool = true,
    isVariable: @escaping (String) -> Bool = { _ in false }
  ) {
    self.dialect = dialect
    self.isFile = isFile
    self.hasCommands = hasCommands
    self.isVariable = isVariable
  }
}

/// Reads a file. There is always a tree; what is wrong with the text is in its diagnostics.
package func parse(_ source: SourceText, dialect: Dialect = .octave) -> Program {
  parse(source, ParseOptions(dialect: dialect))
}

/// Reads a text. There is always a tree; what is wrong with the text is in its diagnostics.
package func parse(_ source: SourceText, _ options: ParseOptions) -> Program {
  var parser = Parser(source, options)
  return parser.parseProgram()
}

/// What a parsing function throws after it has said in a diagnostic what is wrong.
struct SyntaxFailure: Error {}

/// A recursive descent parser with one token of lookahead.
///
/// Statements are the unit of recovery: what fails inside one is reported, the text is skipped to
/// the next line outside brackets, and the statement becomes `.invalid`.
struct Parser {
  /// A block that is open: `if` of line 3.
  struct Opener {
    var keyword: Keyword
    var span: Span
  }

  /// Levels of brackets, blocks and operators inside each other.
  static let nestingLimit = 256
  /// The height of one expression's tree: `1 + 1 + 1 ...` grows it without nesting.
  static let heightLimit: UInt16 = 4000
  static let diagnosticLimit = 50

  let source: SourceText
  let options: ParseOptions
  var lexer: Lexer
  /// The next token, not yet consumed.
  var token: Token
  /// The end of the last consumed token.
  var previousEnd = 0
  var diagnostics: [Diagnostic] = []
  var isIncomplete = false

  var nesting = 0
  /// Blanks separate elements: directly inside `[ ]` or `{ }`.
  var inMatrix = false
  /// The brackets that are open in the present statement.
  var brackets: [Token] = []
  /// Levels of index arguments, where `end` is a number.
  var indexLevel = 0
  /// Where the expression of the present statement begins.
  var statementStart = -1
  var openers: [Opener] = []
  var loopLevel = 0
  var functionLevel = 0
  /// The column of the innermost open `function`.
  var functionColumn = 0
  /// Names assigned so far in the function or script.
  var variables: Set<String> = []
  /// Functions found behind one that was read as a statement.
  var pendingFunctions: [FunctionDefinition] = []
  /// Has some function of the text its own `end`?
  var someFunctionEnds = false

  init(_ source: SourceText, _ options: ParseOptions) {
    self.source = source
    self.options = options
    lexer = Lexer(source, options.dialect)
    token = lexer.next()
  }

  var bytes: [UInt8] { lexer.bytes }

  // MARK: - Tokens

  mutating func advance() {
    previousEnd = token.end
    token = lexer.next()
  }

  /// Consumes the token if it is of this kind.
  mutating func accept(_ kind: Token.Kind) -> Bool {
    guard token.kind == kind else { return false }
    advance()
    return true
  }

  func at(_ keyword: Keyword) -> Bool { token.kind == .keyword && token.keyword == keyword }

  func text(_ token: Token) -> String {
    String(decoding: bytes[token.start..<token.end], as: UTF8.self)
  }

  /// The first byte after `place` that is not a blank.
  func byteAfterBlanks(_ place: Int) -> UInt8 {
    var index = place
    while lexer.byte(index).isBlank { index += 1 }
    return lexer.byte(index)
  }

  /// Consumes a name.
  mutating func identifier(_ what: String) throws(SyntaxFailure) -> Identifier {
    guard token.kind == .identifier else { throw unexpected("expected \(what)") }
    let result = Identifier(text(token), token.span)
    advance()
    return result
  }

  // MARK: - Trouble

  /// Records an error; the result is there to be thrown.
  @discardableResult
  mutating func fail(
    _ message: String, _ span: Span, help: String? = nil
  ) -> SyntaxFailure {
    if diagnostics.count < Parser.diagnosticLimit {
      diagnostics.append(Diagnostic(.error, message, span, help: help))
    }
    return SyntaxFailure()
  }

  mutating func warn(_ message: String, _ span: Span, help: String? = nil) {
    guard diagnostics.count < Parser.diagnosticLimit else { return }
    diagnostics.append(Diagnostic(.warning, message, span, help: help))
  }

  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// Records an error that more text would mend, if it is the first one.
  mutating func failIncomplete(_ message: String, _ span: Span, help: String? = nil)
    -> SyntaxFailure
  {
    if !hasErrors { isIncomplete = true }
    return fail(message, span, help: help)
  }

  /// The next token cannot stand here.
  mutating func unexpected(_ expectation: String) -> SyntaxFailure {
    switch token.kind {
    case .endOfText:
      if let opener = brackets.last { return unclosed(closer(of: opener), opener) }
      return fail("\(expectation), found the end of the text", token.span)
    case .newline:
      if let opener = brackets.last, lexer.nest.isEmpty {
        return unclosed(closer(of: opener), opener)
      }
      return fail("\(expectation), found the end of the line", token.span)
    case .unterminatedString: return unterminatedString()
    case .unknown: return unknownCharacter()
    default: return fail("\(expectation), found `\(text(token))`", token.span, help: hint())
    }
  }

  /// A likely reason why the present token is out of place.
  private func hint() -> String? {
    switch token.kind {
    case .equal: "`==` compares, `=` assigns"
    case .rightParen, .rightBracket, .rightBrace:
      brackets.isEmpty ? "there is no open bracket that it closes" : nil
    case .keyword where token.keyword.isEnd: nil
    case .keyword: "`\(text(token))` is a reserved word"
    default: nil
    }
  }

  mutating func unterminatedString() -> SyntaxFailure {
    let quote = bytes[token.start] == Byte.quote ? "'" : "\""
    return fail(
      "string is not closed before the end of the line", token.span,
      help: "add `\(quote)` at its end; inside, write `\(quote)` twice")
  }

  private mutating func unknownCharacter() -> SyntaxFailure {
    let character = text(token)
    let help: String? =
      switch character {
      case "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "`", "\u{B4}":
        "this quote is a typographic one; write ' or \""
      case "\u{2212}", "\u{2013}", "\u{2014}": "this is a typographic dash; write -"
      case "\u{D7}": "write * to multiply"
      case "\u{A0}": "this blank is a no-break space; replace it by an ordinary one"
      default: nil
      }
    if token.end - token.start == 1, !(0x20..<0x7F).contains(bytes[token.start]) {
      let code = String(bytes[token.start], radix: 16, uppercase: true)
      return fail("unexpected byte 0x\(code)", token.span, help: help)
    }
    return fail("unexpected character `\(character)`", token.span, help: help)
  }

  /// One level deeper, or fails if that is too deep. The caller goes back with `nesting -= 1`.
  mutating func enter() throws(SyntaxFailure) {
    guard nesting < Parser.nestingLimit else {
      throw fail("nested more than \(Parser.nestingLimit) levels deep", token.span)
    }
    nesting += 1
  }

  /// Skips to the end of the statement that failed: the next line or `;` outside brackets.
  mutating func recover() {
    inMatrix = false
    indexLevel = 0
    brackets.removeAll()
    if diagnostics.count >= Parser.diagnosticLimit {
      lexer.restart(at: bytes.count)
      token = lexer.next()
      return
    }
    let start = token.start
    if lexer.nest.count > Parser.nestingLimit / 2 { return skipLine(start) }
    while token.kind != .endOfText {
      if lexer.nest.isEmpty {
        if token.kind == .newline || token.kind == .semicolon { return }
        if token.kind == .keyword, token.start > start, token.keyword.isEnd { return }
      }
      if lexer.nest.count > Parser.nestingLimit { return skipLine(start) }
      advance()
    }
    if !lexer.nest.isEmpty { skipLine(start) }
  }

  /// Goes on with the line after this place.
  mutating func skipLine(_ place: Int) {
    var index = place
    while index < bytes.count, bytes[index] != Byte.newline { index += 1 }
    lexer.restart(at: index)
    token = lexer.next()
  }
}
