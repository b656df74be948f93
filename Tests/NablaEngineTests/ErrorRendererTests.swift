import NablaEngine
import NablaSyntax
import Testing

@Suite struct ErrorRendererTests {
  /// A message at a place of a source that is marked `‹...›`, the last mark to close; those before
  /// are labels.
  private func render(_ marked: String, name: String = "train.m", labels: [String] = []) -> String {
    var text = ""
    var starts: [Int] = []
    var spans: [Span] = []
    for c in marked {
      switch c {
      case "‹": starts.append(text.utf8.count)
      case "›": spans.append(Span(starts.removeLast(), text.utf8.count))
      default: text.append(c)
      }
    }
    let e = NablaError("a:b", "it went wrong")
    e.source = SourceText(name: name, text: text)
    e.span = spans.last
    for (span, label) in zip(spans, labels) { e.labels.append(.init(span, label)) }
    return String(decoding: ErrorRenderer.render(e), as: UTF8.self)
  }

  @Test func labelsStandUnderTheirPlaces() {
    #expect(
      render("a = 1;\n  v = ‹‹W1› * ‹y››;", labels: ["W1 is 3x4", "y is 3x1"])
        == """
        error: it went wrong
         --> train.m:2:7
        2 |   v = W1 * y;
          |       ^^   ^ y is 3x1
          |       W1 is 3x4

        """)
  }

  @Test func onePlaceIsUnderlined() {
    #expect(
      render("x = ‹undefined_thing› + 1")
        == """
        error: it went wrong
         --> train.m:1:5
        1 | x = undefined_thing + 1
          |     ^^^^^^^^^^^^^^^

        """)
  }

  @Test func whatWasTypedIsNotRepeated() {
    #expect(render("‹foo›", name: "") == "error: it went wrong\n")
    #expect(render("‹error ('x')›; b", name: "") == "error: it went wrong\n")
  }

  @Test func longLinesAreCut() {
    let long = String(repeating: "a", count: 300)
    for line in render("\(long) ‹b› \(long)").split(separator: "\n") { #expect(line.count < 130) }
  }

  @Test func columnsCountCharactersAndTabs() {
    #expect(render("\té = ‹b›").contains("1 |  é = b\n  |      ^\n"))
  }

  @Test func theStackIsShown() {
    let e = NablaError("a:b", "boo")
    e.stack = [
      StackEntry(file: "f.m", name: "f", line: 2, column: 3),
      StackEntry(file: "", name: "g", line: 9, column: 1),
    ]
    let text = String(decoding: ErrorRenderer.render(e), as: UTF8.self)
    #expect(
      text == "error: boo\nerror: called from\n    f at line 2 column 3\n    g at line 9 column 1\n")
  }
}
