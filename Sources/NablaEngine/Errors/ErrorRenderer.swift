import NablaSyntax

/// Renders an error for people: its message, the place with the source line, a hint, and how the
/// program got there.
///
///     error: operator *: nonconformant arguments (op1 is 3x4, op2 is 3x1)
///      --> train.m:17:10
///     17 |   v = W1 * y;
///        |       ^^   ^ y is 3x1
///        |       W1 is 3x4
///     help: W1' * y has size 4x1
package enum ErrorRenderer {
  /// All of it, ending in a newline. The first line is always `error: ` and the message.
  package static func render(_ error: NablaError, color: Bool = false) -> [UInt8] {
    let paint = Paint(isOn: color)
    var out = paint.bad("error: ") + Array(error.message.utf8)
    out.append(Character.newline)
    if error.suppressesTraceback { return out }
    // A parse error carries its line in its message.
    if !error.message.hasPrefix("parse error") { out += place(of: error, paint) }
    if let help = error.help { out += paint.good("help: ") + Array((help + "\n").utf8) }
    if !isShown(error) { out += calledFrom(error.stack, paint) }
    return out
  }

  /// The source lines with their marks; empty where there is nothing to point at.
  package static func excerpt(_ error: NablaError, color: Bool = false) -> [UInt8] {
    guard let source = error.source, let span = error.span else { return [] }
    return Excerpt(source, span, error.labels, Paint(isOn: color)).bytes
  }

  private static func place(of error: NablaError, _ paint: Paint) -> [UInt8] {
    guard let source = error.source, let span = error.span, span.end > span.start else { return [] }
    let isTyped = source.name.isEmpty
    // The statement that raised an error of its own says nothing that the message does not say.
    let isRaised = error.labels.isEmpty && raises(source.text(span))
    if isTyped, isRaised || error.labels.isEmpty && isWhole(span, source) { return [] }
    var out: [UInt8] = []
    if !isTyped {
      let at = source.position(of: Int(span.start))
      out += paint.quiet(" --> ")
      out += Array("\(shortened(source.name)):\(at.line):\(at.column)\n".utf8)
    }
    if !isRaised { out += Excerpt(source, span, error.labels, paint).bytes }
    return out
  }

  private static func raises(_ text: String) -> Bool {
    for word in ["error", "print_usage", "rethrow", "throw", "assert"] where text.hasPrefix(word) {
      guard let next = text.dropFirst(word.count).first else { return true }
      if next == " " || next == "(" || next == ";" { return true }
    }
    return false
  }

  /// Is this everything that was typed?
  private static func isWhole(_ span: Span, _ source: SourceText) -> Bool {
    let blanks: [UInt8] = [0x20, 0x09, 0x0A, 0x0D, 0x3B, 0x2C]
    let before = source.bytes.prefix(Int(span.start))
    let after = source.bytes.dropFirst(Int(span.end))
    return before.allSatisfy(blanks.contains) && after.allSatisfy(blanks.contains)
  }

  /// A path below the current folder without that folder.
  private static func shortened(_ path: String) -> String {
    let here = SearchPath.currentFolder() + "/"
    return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
  }

  /// Does the place say all that the stack has to say: a line of a script that nothing called?
  private static func isShown(_ error: NablaError) -> Bool {
    guard error.stack.count == 1, let level = error.stack.first, let source = error.source,
      let span = error.span
    else { return false }
    return level.name == SearchPath.functionName(level.file)
      && level.file.hasSuffix(source.name)
      && level.line == source.position(of: Int(span.start)).line
  }

  private static func calledFrom(_ stack: [StackEntry], _ paint: Paint) -> [UInt8] {
    guard !stack.isEmpty else { return [] }
    var out = paint.bad("error: ") + Array("called from\n".utf8)
    for (i, level) in stack.enumerated() {
      // A recursion without end: its first and last levels say all.
      if stack.count > 20, i >= 8, i < stack.count - 4 {
        if i == 8 { out += Array("    ... \(stack.count - 12) more\n".utf8) }
        continue
      }
      out += Array("    \(level.name) at line \(level.line) column \(level.column)\n".utf8)
    }
    return out
  }

  private enum Character {
    static let newline: UInt8 = 0x0A
  }
}

/// Colours of a terminal, or none.
private struct Paint {
  let isOn: Bool
  func bad(_ text: String) -> [UInt8] { wrap("1;31", text) }
  func good(_ text: String) -> [UInt8] { wrap("1;36", text) }
  func quiet(_ text: String) -> [UInt8] { wrap("2", text) }
  private func wrap(_ code: String, _ text: String) -> [UInt8] {
    Array((isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text).utf8)
  }
}

/// Lines of source text with marks under places.
private struct Excerpt {
  private(set) var bytes: [UInt8] = []
  private let source: SourceText
  private let paint: Paint
  private let gutter: Int
  /// Lines longer than this are shown in part.
  private static let widest = 100

  /// A mark under columns of one line, counted from zero in characters.
  private struct Mark {
    var line: Int
    var start: Int
    var end: Int
    var text: String
  }

  init(_ source: SourceText, _ span: Span, _ labels: [NablaError.Label], _ paint: Paint) {
    self.source = source
    self.paint = paint
    let places = labels.isEmpty ? [NablaError.Label(span, "")] : labels
    let last = places.map { source.position(of: Int($0.span.start)).line }.max() ?? 1
    gutter = String(last).utf8.count
    var marks = places.map { Excerpt.mark($0, source) }
    marks.sort { ($0.line, $0.start) < ($1.line, $1.start) }
    var before = 0
    while let first = marks.first {
      let here = marks.prefix { $0.line == first.line }
      if before > 0, first.line > before + 1 { put(nil, "...") }
      show(first.line, Array(here))
      before = first.line
      marks.removeFirst(here.count)
    }
  }

  private static func mark(_ label: NablaError.Label, _ source: SourceText) -> Mark {
    let at = source.position(of: Int(label.span.start))
    let line = source.line(at.line)
    let from = min(line.startIndex + at.column - 1, line.endIndex)
    let length = max(1, Int(label.span.end) - Int(label.span.start))
    let to = min(from + length, line.endIndex)
    let start = width(line[..<from])
    return Mark(
      line: at.line, start: start, end: max(start + 1, start + width(line[from..<to])),
      text: label.text)
  }

  /// Characters of a part of a line: bytes that continue one do not count.
  private static func width(_ part: ArraySlice<UInt8>) -> Int {
    part.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }

  private mutating func show(_ number: Int, _ marks: [Mark]) {
    var text: [String] = String(decoding: source.line(number), as: UTF8.self).unicodeScalars.map {
      $0 == "\t" || $0.value < 0x20 || $0.value == 0x7F ? " " : String($0)
    }
    var marks = marks
    // A long line is cut to a window around its first mark.
    if text.count > Self.widest {
      let from = max(0, min(marks[0].start - Self.widest / 3, text.count - Self.widest))
      let to = min(text.count, from + Self.widest)
      let isCut = to < text.count
      text = (from > 0 ? ["..."] : []) + text[from..<to] + (isCut ? ["..."] : [])
      let shift = from > 0 ? 3 - from : 0
      for i in marks.indices {
        marks[i].start = max(0, min(marks[i].start + shift, Self.widest + 3))
        marks[i].end = max(marks[i].start + 1, min(marks[i].end + shift, Self.widest + 3))
      }
    }
    put(number, text.joined())
    var carets: [UInt8] = []
    for m in marks {
      while carets.count < m.end { carets.append(0x20) }
      for i in m.start..<m.end { carets[i] = 0x5E }
    }
    var line = String(decoding: carets, as: UTF8.self)
    // The rightmost text stands beside its mark, the others below theirs.
    var rest = marks
    if let last = rest.last, last.end == carets.count, !last.text.isEmpty {
      line += " " + last.text
      rest.removeLast()
    }
    put(nil, line)
    for m in rest.reversed() where !m.text.isEmpty {
      put(nil, String(repeating: " ", count: m.start) + m.text)
    }
  }

  private mutating func put(_ number: Int?, _ text: String) {
    let label = number.map(String.init) ?? ""
    let padding = String(repeating: " ", count: max(0, gutter - label.utf8.count))
    bytes += paint.quiet(padding + label + " | ")
    var line = Array(text.utf8)
    while line.last == 0x20 { line.removeLast() }
    if line.isEmpty, bytes.last == 0x20 { bytes.removeLast() }
    bytes += line
    bytes.append(0x0A)
  }
}
