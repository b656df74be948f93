import NablaEngine

/// A piece of text as a person sees it at the prompt: input after `>> `, then what is shown.
struct Transcript {
  struct Step {
    var input: [UInt8]
    var expected: [UInt8]
    /// Line of the input in the text, from one.
    var line: Int
  }
  private(set) var steps: [Step] = []

  /// Everything from the first `>> ` on. Lines `.. ` right after an input go on with it. `line` is
  /// where the text begins in its file.
  init(_ lines: [ArraySlice<UInt8>], line: Int = 1) {
    for (i, text) in lines.enumerated() {
      if text.starts(with: Transcript.prompt) || text.elementsEqual(Transcript.prompt.dropLast()) {
        steps.append(Step(input: Array(text.dropFirst(3)), expected: [], line: line + i))
      } else if let last = steps.indices.last {
        if steps[last].expected.isEmpty, text.starts(with: Transcript.continuation) {
          steps[last].input += [0x0A] + text.dropFirst(3)
        } else {
          steps[last].expected += text + [0x0A]
        }
      }
    }
  }

  init(_ bytes: [UInt8]) {
    self.init(bytes.split(separator: 0x0A, omittingEmptySubsequences: false))
  }

  /// Those of a help text: paragraphs that begin with `>> `, however far indented.
  init(help: String) {
    let lines = Array(help.utf8).split(separator: 0x0A, omittingEmptySubsequences: false)
    var indent = 0
    var inside = false
    var kept: [ArraySlice<UInt8>] = []
    for line in lines {
      let body = line.drop { $0 == 0x20 }
      if body.starts(with: Transcript.prompt) {
        if !inside { indent = line.count - body.count }
        inside = true
      } else if inside, !body.isEmpty, line.count - body.count < indent || Transcript.isProse(body) {
        inside = false
      }
      if inside { kept.append(line.dropFirst(min(indent, line.count))) }
    }
    self.init(kept)
  }

  private static let prompt = Array(">> ".utf8)
  private static let continuation = Array(".. ".utf8)

  /// The lines that end a help text, and sentences; `NAME = value` is output.
  private static func isProse(_ line: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: line, as: UTF8.self)
    if text.hasPrefix("Source:") || text.hasPrefix("See also") { return true }
    guard let first = text.unicodeScalars.first, ("A"..."Z").contains(first) else { return false }
    let words = text.split(separator: " ")
    guard words.count > 2, words[1] != "=" else { return false }
    return words[1].unicodeScalars.allSatisfy { ("a"..."z").contains($0) }
  }

  /// Runs each step in the session and compares what is shown; blank lines at the end do not count.
  func run(_ bench: TestBench, title: String, report: TestReport) {
    for step in steps {
      let got = Transcript.trimmed(bench.show(step.input))
      let expected = Transcript.trimmed(step.expected)
      if got == expected {
        report.pass()
      } else {
        let input = String(decoding: step.input, as: UTF8.self)
        report.fail("\(title):\(step.line)", input: ">> " + input, expected: expected, got: got)
      }
    }
  }

  static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    var end = bytes.count
    while end > 0, bytes[end - 1] == 0x0A { end -= 1 }
    return Array(bytes[..<end])
  }
}
