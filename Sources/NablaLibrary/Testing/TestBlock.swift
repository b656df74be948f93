import NablaEngine

/// One test of a file: a line `%!keyword ...` and the lines `%! ...` that go on with it.
package struct TestBlock {
  package enum Kind: Equatable {
    case test
    /// Known to fail: not counted when it does.
    case knownFailure
    /// Must throw; the message matches the pattern, or the identifier is the one given.
    case error
    /// Must warn, likewise.
    case warning
    /// Sets variables that all later tests see.
    case shared([String])
    /// Defines a function for the tests that follow.
    case function
    /// Needs something that is not asked for here, or shows something.
    case skipped
    case unknown(String)
  }

  package var kind: Kind
  /// As many newlines as there are lines above it, then the code: places are those of the file.
  package var code: [UInt8]
  /// Line of the file, from one.
  package let line: Int
  package var pattern: [UInt8]?
  package var identifier: String?

  /// The code without the lines above, for reports.
  package var text: String {
    String(decoding: code.drop { $0 == 0x0A }, as: UTF8.self)
  }
}

extension TestBlock {
  /// All blocks of a file.
  package static func parse(_ bytes: [UInt8]) -> [TestBlock] {
    var blocks: [TestBlock] = []
    var number = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      var line = line
      if line.last == 0x0D { line.removeLast() }
      guard line.starts(with: [0x25, 0x21]) else { continue }
      let rest = line.dropFirst(2)
      let word = rest.prefix { isLetter($0) }
      if word.isEmpty {
        let first = rest.first ?? 0x20
        guard !blocks.isEmpty, first == 0x20 || first == 0x09 else { continue }
        blocks[blocks.count - 1].extend(rest, to: number)
        continue
      }
      let keyword = String(decoding: word, as: UTF8.self)
      if keyword == "endfunction" || keyword == "end", !blocks.isEmpty {
        blocks[blocks.count - 1].extend(Array("endfunction".utf8)[...], to: number)
        continue
      }
      blocks.append(TestBlock(keyword, rest.dropFirst(word.count), line: number))
    }
    return blocks
  }

  private init(_ keyword: String, _ rest: ArraySlice<UInt8>, line: Int) {
    self.line = line
    code = [UInt8](repeating: 0x0A, count: line - 1)
    kind = .test
    var rest = rest
    switch keyword {
    case "test": rest = TestBlock.skipTag(rest)
    case "xtest":
      kind = .knownFailure
      rest = TestBlock.skipTag(rest)
    case "assert", "fail":
      code += Array(keyword.utf8)
      rest = TestBlock.skipTag(rest)
    case "error", "warning":
      kind = keyword == "error" ? .error : .warning
      rest = readExpectation(rest)
    case "shared":
      let names = String(decoding: rest, as: UTF8.self).split { $0 == "," || $0 == " " || $0 == "\t" }
      kind = .shared(names.map(String.init))
      rest = []
    case "function":
      kind = .function
      code += Array("function".utf8)
    case "testif", "demo": kind = .skipped
    default: kind = .unknown(keyword)
    }
    code += rest
  }

  /// The line of a block's code must be the line of the file.
  private mutating func extend(_ part: ArraySlice<UInt8>, to line: Int) {
    code.append(0x0A)
    code += part
  }

  /// `<12345>` or `<*12345>` after the keyword names a bug.
  private static func skipTag(_ rest: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let text = rest.drop { $0 == 0x20 }
    guard text.first == 0x3C, let end = text.firstIndex(of: 0x3E) else { return rest }
    return text[text.index(after: end)...]
  }

  /// `<pattern>` and `id=identifier`, in any order; gives what follows.
  private mutating func readExpectation(_ rest: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = rest
    while true {
      let text = rest.drop { $0 == 0x20 || $0 == 0x09 }
      if text.first == 0x3C, let end = TestBlock.patternEnd(text) {
        let found = Array(text[text.index(after: text.startIndex)..<end])
        if !TestBlock.isTag(found) { pattern = found }
        rest = text[text.index(after: end)...]
      } else if text.starts(with: Array("id=".utf8)) {
        let name = text.dropFirst(3).prefix { $0 > 0x20 }
        identifier = String(decoding: name, as: UTF8.self)
        rest = text.dropFirst(3 + name.count)
      } else {
        return text
      }
    }
  }

  private static func patternEnd(_ text: ArraySlice<UInt8>) -> Int? {
    text.indices.first { $0 > text.startIndex && text[$0] == 0x3E && text[$0 - 1] != 0x5C }
  }

  private static func isTag(_ text: [UInt8]) -> Bool {
    let digits = text.first == 0x2A ? text.dropFirst() : text[...]
    return digits.count >= 4 && digits.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x61 && byte <= 0x7A || byte >= 0x41 && byte <= 0x5A || byte == 0x5F
  }
}
