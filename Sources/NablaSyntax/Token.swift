/// The smallest piece of a text that has a meaning: where it is and what it is, nothing more.
///
/// Numbers and strings are turned into values by the parser, from the bytes.
struct Token {
  enum Kind: UInt8 {
    case endOfText, newline, semicolon, comma
    case number, singleQuoted, doubleQuoted, unterminatedString
    case identifier, keyword
    case leftParen, rightParen, leftBracket, rightBracket, leftBrace, rightBrace
    case plus, minus, star, slash, backslash, caret
    case dotStar, dotSlash, dotBackslash, dotCaret, dotPlus, dotMinus
    case transpose, dotTranspose
    case equal, equalEqual, notEqual, less, lessEqual, greater, greaterEqual
    case and, or, andAnd, orOr, not
    case plusEqual, minusEqual, starEqual, slashEqual, backslashEqual, caretEqual
    case andEqual, orEqual, dotStarEqual, dotSlashEqual, dotCaretEqual
    case colon, dot, at, question
    case unknown
  }

  var kind: Kind
  /// Meaningful where `kind` is `keyword`.
  var keyword: Keyword = .none
  /// Blanks, a comment or a continuation stand right before it.
  var spaceBefore: Bool
  var start: Int
  var end: Int

  var span: Span { Span(start, end) }
}

/// Reserved words.
enum Keyword: UInt8, CaseIterable {
  case none
  case breakWord, caseWord, catchWord, classdefWord, continueWord, doWord, elseWord, elseifWord
  case forWord, functionWord, globalWord, ifWord, otherwiseWord, parforWord, persistentWord
  case returnWord, switchWord, tryWord, untilWord, unwindProtectWord, unwindProtectCleanupWord
  case whileWord, fileWord, lineWord, spmdWord
  case end, endif, endwhile, endfor, endparfor, endfunction, endswitch, endTryCatch
  case endUnwindProtect, endclassdef, endproperties, endmethods, endenumeration, endevents
  case endarguments, endspmd

  /// How it is written.
  var text: StaticString {
    switch self {
    case .none: ""
    case .breakWord: "break"
    case .caseWord: "case"
    case .catchWord: "catch"
    case .classdefWord: "classdef"
    case .continueWord: "continue"
    case .doWord: "do"
    case .elseWord: "else"
    case .elseifWord: "elseif"
    case .forWord: "for"
    case .functionWord: "function"
    case .globalWord: "global"
    case .ifWord: "if"
    case .otherwiseWord: "otherwise"
    case .parforWord: "parfor"
    case .persistentWord: "persistent"
    case .returnWord: "return"
    case .switchWord: "switch"
    case .tryWord: "try"
    case .untilWord: "until"
    case .unwindProtectWord: "unwind_protect"
    case .unwindProtectCleanupWord: "unwind_protect_cleanup"
    case .whileWord: "while"
    case .fileWord: "__FILE__"
    case .lineWord: "__LINE__"
    case .spmdWord: "spmd"
    case .end: "end"
    case .endif: "endif"
    case .endwhile: "endwhile"
    case .endfor: "endfor"
    case .endparfor: "endparfor"
    case .endfunction: "endfunction"
    case .endswitch: "endswitch"
    case .endTryCatch: "end_try_catch"
    case .endUnwindProtect: "end_unwind_protect"
    case .endclassdef: "endclassdef"
    case .endproperties: "endproperties"
    case .endmethods: "endmethods"
    case .endenumeration: "endenumeration"
    case .endevents: "endevents"
    case .endarguments: "endarguments"
    case .endspmd: "endspmd"
    }
  }

  /// `end`, or one of its longer forms.
  var isEnd: Bool { rawValue >= Keyword.end.rawValue }

  /// Do the words `else`, `do`, ... put what follows at the beginning of a statement?
  var opensStatements: Bool {
    switch self {
    case .elseWord, .doWord, .tryWord, .catchWord, .otherwiseWord, .unwindProtectWord,
      .unwindProtectCleanupWord, .spmdWord:
      true
    default: false
    }
  }

  /// The reserved words by length and first letter: a word is compared with one or two of them.
  private static let table: [[(word: [UInt8], keyword: Keyword)]] = {
    var rows = [[(word: [UInt8], keyword: Keyword)]](repeating: [], count: 32)
    for keyword in allCases where keyword != .none {
      let word = keyword.text.withUTF8Buffer { Array($0) }
      rows[word.count].append((word, keyword))
    }
    return rows
  }()

  /// The keyword that these bytes spell, or `none`.
  static func lookup(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Keyword {
    let count = end - start
    guard count >= 2, count < 32, firstLetters & (1 << UInt32(bytes[start] & 31)) != 0 else {
      return .none
    }
    search: for (word, keyword) in table[count] {
      for index in 0..<count where word[index] != bytes[start + index] { continue search }
      return keyword
    }
    return .none
  }

  /// A bit for each letter, modulo 32, that a reserved word begins with.
  private static let firstLetters: UInt32 = {
    var bits: UInt32 = 0
    for row in table { for entry in row { bits |= 1 << UInt32(entry.word[0] & 31) } }
    return bits
  }()
}

extension Token.Kind {
  /// Does a `'` right after it transpose, rather than begin a string?
  var endsOperand: Bool {
    switch self {
    case .number, .singleQuoted, .doubleQuoted, .identifier, .rightParen, .rightBracket,
      .rightBrace, .transpose, .dotTranspose:
      true
    default: false
    }
  }

  /// How it is written, for messages.
  var text: String {
    switch self {
    case .endOfText: "end of text"
    case .newline: "end of line"
    case .semicolon: ";"
    case .comma: ","
    case .number: "number"
    case .singleQuoted, .doubleQuoted, .unterminatedString: "string"
    case .identifier: "name"
    case .keyword: "keyword"
    case .leftParen: "("
    case .rightParen: ")"
    case .leftBracket: "["
    case .rightBracket: "]"
    case .leftBrace: "{"
    case .rightBrace: "}"
    case .colon: ":"
    case .equal: "="
    default: "operator"
    }
  }
}
