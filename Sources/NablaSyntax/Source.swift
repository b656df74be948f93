/// A text to be read: its bytes, where it comes from, and where its lines begin.
package final class SourceText: Sendable {
  /// The file's path, or a word such as "eval" or "command line" for text from elsewhere.
  package let name: String
  package let bytes: [UInt8]
  private let lineStarts: [Int]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == 0x0A { starts.append(offset + 1) }
    lineStarts = starts
  }

  package convenience init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// Line and column of an offset, both from one; the column counts bytes.
  package func position(of offset: Int) -> (line: Int, column: Int) {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return (low + 1, offset - lineStarts[low] + 1)
  }

  /// The bytes of a line, from one, without its end.
  package func line(_ number: Int) -> ArraySlice<UInt8> {
    guard number >= 1, number <= lineStarts.count else { return [] }
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return bytes[start..<max(start, end)]
  }

  package func text(_ span: Span) -> String {
    let start = max(0, min(Int(span.start), bytes.count))
    let end = max(start, min(Int(span.end), bytes.count))
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}

/// Something wrong, or worth saying, about a place of a source text.
package struct Diagnostic: Sendable {
  package enum Severity: Sendable {
    case error
    case warning
  }
  package var severity: Severity
  /// One sentence, lower case, without a period, e.g. "parse error: `endif` closes a `for` opened on line 3".
  package var message: String
  package var span: Span
  package var help: String?
  package init(_ severity: Severity, _ message: String, _ span: Span, help: String? = nil) {
    self.severity = severity
    self.message = message
    self.span = span
    self.help = help
  }

  /// What the reference implementation says of such a mistake, which scripts may look at: mostly
  /// no more than that it is one.
  package var familiar: String {
    let plain = String(message.filter { $0 != "`" })
    if plain.hasSuffix("left hand side of assignment") || plain.hasSuffix("must appear within a loop")
      || plain.hasPrefix("duplicate subfunction")
    {
      return plain
    }
    if plain.hasPrefix("string is not closed") { return "unterminated character string constant" }
    return "syntax error"
  }
}
