/// Help texts: comments, without the marks.
extension Parser {
  /// The first block of comment lines between two places; copyright notices and tests do not count.
  func help(from start: Int, to end: Int) -> String? {
    let comments = lexer.comments
    var low = 0
    var high = comments.count
    while low < high {
      let middle = (low + high) / 2
      if comments[middle].start < start { low = middle + 1 } else { high = middle }
    }
    while low < comments.count, comments[low].start < end {
      let (text, next) = block(at: low)
      if isHelp(text) { return text }
      low = next
    }
    return nil
  }

  /// The block of comment lines that ends right above this place, blank lines aside.
  func helpAbove(_ place: Int) -> String? {
    let comments = lexer.comments
    guard var index = comments.indices.last(where: { comments[$0].start < place }) else {
      return nil
    }
    guard comments[index].ownsLine, onlyBlank(comments[index].end, place) else { return nil }
    var blocks = [index]
    while index > 0, comments[index - 1].ownsLine,
      onlyBlank(comments[index - 1].end, comments[index].start)
    {
      index -= 1
      blocks.append(index)
    }
    index = blocks.last ?? index
    while index < comments.count, comments[index].start < place {
      let (text, next) = block(at: index)
      if isHelp(text) { return text }
      index = next
    }
    return nil
  }

  private func onlyBlank(_ start: Int, _ end: Int) -> Bool {
    guard start <= end else { return false }
    return bytes[start..<end].allSatisfy { $0.isBlank || $0 == Byte.newline }
  }

  private func isHelp(_ text: String) -> Bool {
    let words = text.drop { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "*" }
    return !words.isEmpty && !words.hasPrefix("Copyright") && !words.hasPrefix("Author")
      && !words.hasPrefix("!") && !words.hasPrefix("SPDX-")
  }

  /// The text of the block that begins with this comment, and the index of the next one.
  private func block(at index: Int) -> (String, Int) {
    let comments = lexer.comments
    let first = comments[index]
    if first.isBlock { return (blockText(first), index + 1) }
    var lines = lineText(first)
    var last = index
    while first.ownsLine, last + 1 < comments.count, isNextLine(comments[last], comments[last + 1])
    {
      last += 1
      lines += lineText(comments[last])
    }
    return (String(decoding: lines, as: UTF8.self), last + 1)
  }

  /// Does the second comment own the line after the first?
  private func isNextLine(_ first: Lexer.Comment, _ second: Lexer.Comment) -> Bool {
    guard second.ownsLine, !second.isBlock, onlyBlank(first.end, second.start) else { return false }
    return bytes[first.end..<second.start].count { $0 == Byte.newline } == 1
  }

  /// The line without its marks, with a newline.
  private func lineText(_ comment: Lexer.Comment) -> [UInt8] {
    var start = comment.start
    var end = comment.end
    while start < end, bytes[start].isCommentMark { start += 1 }
    if end > start, bytes[end - 1] == Byte.carriageReturn { end -= 1 }
    return bytes[start..<end] + [Byte.newline]
  }

  /// The lines between `%{` and `%}`.
  private func blockText(_ comment: Lexer.Comment) -> String {
    var lines = bytes[comment.start..<comment.end].split(
      separator: Byte.newline, omittingEmptySubsequences: false)
    lines.removeFirst()
    if let last = lines.last, last.contains(Byte.rightBrace) { lines.removeLast() }
    var text: [UInt8] = []
    for line in lines {
      text += line.last == Byte.carriageReturn ? line.dropLast() : line
      text.append(Byte.newline)
    }
    return String(decoding: text, as: UTF8.self)
  }
}
