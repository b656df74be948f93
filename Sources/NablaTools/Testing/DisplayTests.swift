import NablaEngine
import NablaLibrary

/// Recorded displays of values, in `format short` and `format long`.
///
/// `>> x = EXPR`, the output, and where it differs `-- format long` and that output; or
/// `>> [short] x = EXPR` for one format alone.
struct DisplayTests {
  private let report: TestReport
  /// Inputs that we show in another way on purpose.
  private let differences: Set<[UInt8]>
  private let bench = TestBench()
  private var passed = 0
  private var failed = 0
  private var excused = 0

  init(differences: [UInt8], _ report: TestReport) {
    self.report = report
    let lines = differences.split(separator: 0x0A)
    self.differences = Set(lines.filter { $0.first != 0x23 }.map { Array($0) })
  }

  mutating func run(_ path: String, title: String) {
    guard let bytes = SearchPath.read(path) else { return }
    var input: [UInt8]?
    var line = 0
    var short: [UInt8] = []
    var long: [UInt8]?
    for (i, text) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      if text.starts(with: Array(">> ".utf8)) {
        if let input { check(input, short, long, "\(title):\(line)") }
        input = Array(text.dropFirst(3))
        line = i + 1
        short = []
        long = nil
      } else if text.elementsEqual(Array("-- format long".utf8)) {
        long = []
      } else if long != nil {
        long?.append(contentsOf: text + [0x0A])
      } else {
        short += text + [0x0A]
      }
    }
    if let input {
      // The last newline of the file ends the last line; it is none of its own.
      if long != nil { long?.removeLast() } else { short.removeLast() }
      check(input, short, long, "\(title):\(line)")
    }
  }

  private mutating func check(
    _ input: [UInt8], _ short: [UInt8], _ long: [UInt8]?, _ title: String
  ) {
    let formats: [(mark: String, isLong: Bool)] = [("[short] ", false), ("[long] ", true)]
    for f in formats where input.starts(with: Array(f.mark.utf8)) {
      return compare(Array(input.dropFirst(f.mark.utf8.count)), short, isLong: f.isLong, title)
    }
    compare(input, short, isLong: false, title)
    compare(input, long ?? short, isLong: true, title)
  }

  private mutating func compare(
    _ input: [UInt8], _ expected: [UInt8], isLong: Bool, _ title: String
  ) {
    bench.session.workspace.removeAll()
    bench.session.format = DisplayFormat()
    if isLong {
      bench.session.format.style = .long
      bench.session.format.precision = 16
    }
    let got = bench.show(input)
    if got == expected {
      passed += 1
    } else if differences.contains(input) {
      excused += 1
    } else {
      failed += 1
      let text = String(decoding: input, as: UTF8.self)
      report.fail(
        "\(title)\(isLong ? " (format long)" : "")", input: ">> " + text, expected: expected, got: got)
    }
  }

  /// Counts, and says how much is right.
  mutating func summarize() {
    report.pass(passed)
    let all = passed + failed
    guard all > 0 else { return }
    let tenths = passed * 1000 / all
    report.note(
      "\(passed) of \(all) displays are right (\(tenths / 10).\(tenths % 10) %); "
        + "\(excused) differ on purpose")
  }
}
