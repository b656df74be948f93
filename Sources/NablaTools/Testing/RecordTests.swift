import NablaEngine
import NablaLibrary

/// The examples and the wording of every builtin's record.
struct RecordTests {
  private let records: [Builtin]
  private let report: TestReport
  private let known: Session

  init(_ records: [Builtin], _ report: TestReport) {
    self.records = records
    self.report = report
    known = .fresh(libraryRoot: TestFiles.library, output: .nowhere, errorOutput: .nowhere)
  }

  func run(_ filter: String) {
    var seen: Set<String> = []
    for r in records {
      if !seen.insert(r.name).inserted { report.fail(r.name, "there are two builtins of this name") }
      guard filter.isEmpty || r.name.contains(filter) else { continue }
      checkWording(r)
      for e in r.examples { run(e, of: r) }
    }
  }

  /// Functions that need a person at the keyboard, or that only make a noise.
  private static let withoutExample: Set<String> = [
    "beep", "freport", "input", "keyboard", "print_usage",
  ]

  private func checkWording(_ r: Builtin) {
    var mistakes: [String] = []
    if !r.summary.hasSuffix("."), !r.summary.hasSuffix("?") { mistakes.append("the summary does not end in a full stop") }
    if r.summary.contains(". ") { mistakes.append("the summary is more than one sentence") }
    if r.summary.contains("\n") { mistakes.append("the summary is more than one line") }
    if r.examples.isEmpty, !Self.withoutExample.contains(r.name) { mistakes.append("there is no example") }
    for name in r.seeAlso where name == r.name || known.resolve(name) == nil {
      mistakes.append("see also: there is no function '\(name)'")
    }
    for m in mistakes { report.fail("\(r.name): record", m) }
    if mistakes.isEmpty { report.pass() }
  }

  private func run(_ example: Example, of r: Builtin) {
    let got = Transcript.trimmed(TestBench().show(Array(example.input.utf8)))
    guard let output = example.output else {
      let text = String(decoding: got, as: UTF8.self)
      if text.hasPrefix("error: ") || text.contains("\nerror: ") {
        report.fail("\(r.name): example", text, code: ">> " + example.input)
      } else {
        report.pass()
      }
      return
    }
    let expected = Transcript.trimmed(Array(output.utf8))
    if got == expected || isErrorLine(expected, of: got) {
      report.pass()
    } else {
      report.fail("\(r.name): example", input: ">> " + example.input, expected: expected, got: got)
    }
  }

  /// An example may show just the first line of an error.
  private func isErrorLine(_ expected: [UInt8], of got: [UInt8]) -> Bool {
    let lines = expected.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard let last = lines.last, last.starts(with: Array("error: ".utf8)) else { return false }
    return got.starts(with: expected + [0x0A])
  }
}

/// The fences marked `nabla` of a page of documentation, all in one session.
enum PageTests {
  static func run(_ path: String, title: String, _ report: TestReport) {
    guard let bytes = SearchPath.read(path) else { return }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    var bench: TestBench?
    var start: Int?
    for (i, line) in lines.enumerated() {
      guard line.starts(with: Array("```".utf8)) else { continue }
      if let s = start {
        let used = bench ?? TestBench()
        bench = used
        Transcript(Array(lines[s..<i]), line: s + 1).run(used, title: title, report: report)
        start = nil
      } else if line.elementsEqual(Array("```nabla".utf8)) {
        start = i + 1
      }
    }
  }
}
