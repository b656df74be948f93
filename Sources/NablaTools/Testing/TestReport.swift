import NablaEngine

/// Counts tests and shows those that fail.
final class TestReport {
  private(set) var passed = 0
  private(set) var failed = 0
  private let put: (String) -> Void

  init(_ put: @escaping (String) -> Void = { StandardStream.output.write($0) }) {
    self.put = put
  }

  func pass(_ count: Int = 1) { passed += count }

  /// A failure with what it says, line by line.
  func fail(_ title: String, _ message: String, code: String = "") {
    failed += 1
    var text = "FAILED \(title)\n"
    if !code.isEmpty { text += Self.indented(code) }
    put(text + Self.indented(message))
  }

  /// A failure where something else was shown than expected.
  func fail(_ title: String, input: String, expected: [UInt8], got: [UInt8]) {
    failed += 1
    var text = "FAILED \(title)\n"
    if !input.isEmpty { text += Self.indented(input) }
    text += "  expected:\n" + Self.barred(expected) + "  got:\n" + Self.barred(got)
    put(text)
  }

  func note(_ text: String) { put(text + "\n") }

  /// The last line; gives the status to exit with.
  func finish() -> Int32 {
    put("\(passed) passed, \(failed) failed\n")
    return failed == 0 ? 0 : 1
  }

  private static func indented(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.prefix(30).map { "  \($0)\n" }.joined()
  }

  /// With a bar at both ends where a line ends in a blank.
  private static func barred(_ bytes: [UInt8]) -> String {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    var text = ""
    for line in lines.prefix(60) {
      text += "    |" + String(decoding: line, as: UTF8.self) + (line.last == 0x20 ? "|" : "") + "\n"
    }
    return text
  }
}
