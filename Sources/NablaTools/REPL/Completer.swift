import NablaEngine

/// What Tab offers at a place of a line: variables, functions, fields, options of commands, files.
package struct Completer {
  private let session: Session

  package init(session: Session) { self.session = session }

  /// `cursor` counts bytes of the line; only what stands before it matters.
  package func complete(_ line: [UInt8], _ cursor: Int) -> LineReader.Completion {
    let typed = line.prefix(max(0, cursor))
    let context = LineContext(typed)
    switch context.place {
    case .comment:
      return LineReader.Completion(start: typed.endIndex, candidates: [])
    case .text(let start):
      return files(typed, from: start)
    case .fileArgument(let start):
      return files(typed, from: start)
    case .code:
      return names(typed)
    }
  }

  private func files(_ typed: ArraySlice<UInt8>, from start: Int) -> LineReader.Completion {
    let word = String(decoding: typed[start...], as: UTF8.self)
    return LineReader.Completion(start: start, candidates: FileNames.beginning(with: word))
  }

  private func names(_ typed: ArraySlice<UInt8>) -> LineReader.Completion {
    var start = typed.endIndex
    while start > typed.startIndex, typed[start - 1].isWordByte { start -= 1 }
    let word = String(decoding: typed[start...], as: UTF8.self)
    let before = start > typed.startIndex ? typed[start - 1] : 0
    if before == UInt8(ascii: ".") {
      let owner = typed[..<(start - 1)]
      // `1.` and `x .` are no fields.
      guard let last = owner.last,
        last.isWordByte || last == UInt8(ascii: ")")
          || last == UInt8(ascii: "}")
      else { return LineReader.Completion(start: start, candidates: []) }
      let fields = FieldPath(owner)?.fields(in: session) ?? []
      return LineReader.Completion(start: start, candidates: fields.filter { $0.hasPrefix(word) })
    }
    guard !word.isEmpty, !typed[start].isDigitByte else {
      return LineReader.Completion(start: start, candidates: [])
    }
    var found = Set<String>()
    collect(session.functions.allNames(), word, into: &found)
    if before != UInt8(ascii: "@") {
      collect(session.baseScope.names(), word, into: &found)
      collect(Self.keywords, word, into: &found)
    }
    return LineReader.Completion(start: start, candidates: found.sorted())
  }

  private func collect(
    _ names: some Sequence<String>, _ word: String, into found: inout Set<String>
  ) {
    for name in names where name.hasPrefix(word) { found.insert(name) }
  }

  private static let keywords = [
    "break", "case", "catch", "continue", "do", "else", "elseif", "end", "end_try_catch",
    "end_unwind_protect", "endfor", "endfunction", "endif", "endswitch", "endwhile", "for",
    "function", "global", "if", "otherwise", "persistent", "return", "switch", "try", "until",
    "unwind_protect", "unwind_protect_cleanup", "while",
  ]
}

extension UInt8 {
  /// A byte of a name: letter, digit or underscore.
  var isWordByte: Bool { isDigitByte || (self | 0x20) &- 0x61 < 26 || self == 0x5F }
  var isDigitByte: Bool { self &- 0x30 < 10 }
  var isBlankByte: Bool { self == 0x20 || self == 0x09 }
}

/// Where the cursor stands: in code, in a text, in a comment, or in the argument of a command that
/// takes files. A scan of the line that only knows quotes, comments and statement ends.
struct LineContext {
  enum Place: Equatable {
    case code
    case comment
    /// In a quoted text that begins here (after the quote).
    case text(Int)
    /// In a word of a command such as `cd` or `load`, which begins here.
    case fileArgument(Int)
  }
  let place: Place

  private static let fileCommands: Set<String> = [
    "addpath", "cd", "chdir", "delete", "dir", "edit", "load", "ls", "mkdir", "open", "rmdir",
    "run", "save", "source", "type", "unlink",
  ]

  init(_ typed: ArraySlice<UInt8>) {
    var statement = typed.startIndex
    var i = typed.startIndex
    var depth = 0
    while i < typed.endIndex {
      let byte = typed[i]
      switch byte {
      case UInt8(ascii: "%"), UInt8(ascii: "#"):
        while i < typed.endIndex, typed[i] != 0x0A { i += 1 }
        if i == typed.endIndex {
          place = .comment
          return
        }
        continue
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if byte == UInt8(ascii: "'"), Self.isTranspose(typed, at: i, depth: depth) { break }
        guard let end = Self.endOfText(typed, from: i) else {
          place = .text(i + 1)
          return
        }
        i = end
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth = max(0, depth - 1)
      case UInt8(ascii: ";"), UInt8(ascii: ","), 0x0A:
        if depth == 0 || byte == 0x0A { statement = i + 1 }
      default: break
      }
      i += 1
    }
    place = Self.fileArgument(typed[statement...]).map(Place.fileArgument) ?? .code
  }

  /// A quote is a transpose right after a value; in a matrix only without a blank between.
  private static func isTranspose(_ typed: ArraySlice<UInt8>, at i: Int, depth: Int) -> Bool {
    guard i > typed.startIndex else { return false }
    let before = typed[i - 1]
    return before.isWordByte || ")]}'.".utf8.contains(before)
  }

  /// The place of the closing quote, nil if the text is still open.
  private static func endOfText(_ typed: ArraySlice<UInt8>, from open: Int) -> Int? {
    let quote = typed[open]
    var i = open + 1
    while i < typed.endIndex {
      if typed[i] == 0x5C, quote == UInt8(ascii: "\"") {
        i += 1
      } else if typed[i] == quote {
        guard i + 1 < typed.endIndex, typed[i + 1] == quote else { return i }
        i += 1
      }
      i += 1
    }
    return nil
  }

  /// `cd dir`: where the last word of a command's arguments begins, if the statement is one that
  /// takes files.
  private static func fileArgument(_ statement: ArraySlice<UInt8>) -> Int? {
    guard let first = statement.firstIndex(where: { !$0.isBlankByte }),
      let gap = statement[first...].firstIndex(where: { !$0.isWordByte }),
      statement[gap].isBlankByte,
      fileCommands.contains(String(decoding: statement[first..<gap], as: UTF8.self)),
      let argument = statement[gap...].firstIndex(where: { !$0.isBlankByte })
        ?? statement.indices.last.map({ $0 + 1 })
    else { return nil }
    // `load = 3` and `load (x)` are no commands.
    if argument < statement.endIndex, "=(".utf8.contains(statement[argument]) { return nil }
    let lastBlank = statement.lastIndex(where: \.isBlankByte)
    return lastBlank.map { $0 + 1 }
  }
}

/// The text before a dot, as far as it names something without running anything: `s`, `s.a`,
/// `c{2}.x`, `s(3)`.
struct FieldPath {
  private enum Step {
    case field(String)
    case parentheses
    /// The index from one, if it is a plain number.
    case braces(Int?)
  }
  private let root: String
  private let steps: [Step]

  init?(_ text: ArraySlice<UInt8>) {
    var steps: [Step] = []
    var end = text.endIndex
    while true {
      guard end > text.startIndex else { return nil }
      let last = text[end - 1]
      if last == UInt8(ascii: ")") || last == UInt8(ascii: "}") {
        guard let open = Self.opening(text, closing: end - 1) else { return nil }
        let inside = String(decoding: text[(open + 1)..<(end - 1)], as: UTF8.self)
        steps.append(last == UInt8(ascii: ")") ? .parentheses : .braces(Int(inside)))
        end = open
        continue
      }
      var start = end
      while start > text.startIndex, text[start - 1].isWordByte { start -= 1 }
      guard start < end, !text[start].isDigitByte else { return nil }
      let name = String(decoding: text[start..<end], as: UTF8.self)
      guard start > text.startIndex, text[start - 1] == UInt8(ascii: ".") else {
        root = name
        self.steps = steps.reversed()
        return
      }
      steps.append(.field(name))
      end = start - 1
    }
  }

  private static func opening(_ text: ArraySlice<UInt8>, closing: Int) -> Int? {
    var depth = 0
    for i in stride(from: closing, through: text.startIndex, by: -1) {
      if ")}".utf8.contains(text[i]) { depth += 1 }
      if "({".utf8.contains(text[i]) { depth -= 1 }
      if depth == 0 { return i }
    }
    return nil
  }

  func fields(in session: Session) -> [String] {
    guard var value = session.baseScope.get(root) else {
      guard steps.isEmpty, let c = try? session.classes.find(root) else { return [] }
      return session.classes.memberNames(c, static: true).sorted()
    }
    for step in steps {
      switch (step, value) {
      case (.field(let name), .structure(let s)):
        guard let next = s.get(name) else { return [] }
        value = next
      case (.field(let name), .object(let o)):
        guard let next = o.storage.get(name), o.type.publicPropertyNames.contains(name) else {
          return []
        }
        value = next
      case (.parentheses, .structure): break
      case (.braces(let index), .cell(let cells)):
        guard cells.count > 0 else { return [] }
        let i = (index ?? 1) - 1
        value = cells.data[i >= 0 && i < cells.count ? i : 0]
      default: return []
      }
    }
    switch value {
    case .structure(let s): return s.fields.names.sorted()
    case .object(let o): return session.classes.memberNames(o.type, static: false).sorted()
    case .map: return ["Count", "KeyType", "ValueType", "isKey", "keys", "remove", "values"]
    case .exception: return ["identifier", "message", "stack"]
    default: return []
    }
  }
}
