import NablaEngine
import NablaLibrary

/// `nabla --self-test KIND [filter]`: the tests that are not Swift's own (scripts/test runs them).
package enum SelfTest {
  private static var kinds: [(name: String, run: (Context) -> Void)] {
    [
      ("docs", docs), ("scripts", scripts), ("stdlib", library), ("transcripts", transcripts),
      ("display", display),
    ]
  }

  /// What a kind of test needs to know.
  private struct Context {
    let root: String
    let filter: String
    let report: TestReport

    func files(_ folder: String, ending: String) -> [String] {
      TestFiles.all(root + "/" + folder, ending: ending).filter {
        filter.isEmpty || TestFiles.relative($0, to: root).contains(filter)
      }
    }

    func title(_ path: String) -> String { TestFiles.relative(path, to: root) }
  }

  /// Runs one kind; the last line counts. Returns the status to exit with.
  package static func run(_ arguments: [String]) -> Int32 {
    guard let kind = kinds.first(where: { $0.name == arguments.first }) else {
      let names = kinds.map(\.name).joined(separator: "|")
      StandardStream.error.write("usage: nabla --self-test \(names) [filter]\n")
      return 2
    }
    guard let root = TestFiles.root() else {
      StandardStream.error.write("nabla: the tests are in the sources: run this in a checkout\n")
      return 2
    }
    let report = TestReport()
    kind.run(Context(root: root, filter: arguments.count > 1 ? arguments[1] : "", report: report))
    return report.finish()
  }

  // MARK: Kinds

  private static func docs(_ context: Context) {
    let records = Library.topics.joined().sorted { $0.name < $1.name }
    RecordTests(Array(records), context.report).run(context.filter)
    for (word, help) in HelpText.keywords.sorted(by: { $0.key < $1.key })
    where context.filter.isEmpty || word.contains(context.filter) {
      Transcript(help: help).run(TestBench(), title: "help \(word)", report: context.report)
    }
    for path in context.files("stdlib", ending: ".m") { helpTests(path, context) }
    for path in pages(context) {
      PageTests.run(path, title: context.title(path), context.report)
    }
  }

  private static func pages(_ context: Context) -> [String] {
    ["README.md", "CONTRIBUTING.md", "docs"].flatMap { context.files($0, ending: ".md") }
  }

  /// The `>> ` examples in the help of a file.
  private static func helpTests(_ path: String, _ context: Context) {
    guard let help = HelpText.ofFile(path) else { return }
    let transcript = Transcript(help: help)
    if transcript.steps.isEmpty { return }
    transcript.run(TestBench(), title: context.title(path) + " help", report: context.report)
  }

  private static func scripts(_ context: Context) {
    blocks(context.files("Tests/Scripts", ending: ".m"), context)
  }

  /// The library's own tests: `%!` blocks and the examples of its help.
  private static func library(_ context: Context) {
    let files = context.files("stdlib", ending: ".m")
    blocks(files, context)
    for path in files { helpTests(path, context) }
  }

  private static func blocks(_ files: [String], _ context: Context) {
    let tester = BlockTester(context.report) { context.title($0) }
    for path in files where !tester.run(path) { return }
  }

  private static func transcripts(_ context: Context) {
    for path in context.files("Tests/Transcripts", ending: ".txt") {
      guard let bytes = SearchPath.read(path) else { continue }
      Transcript(bytes).run(TestBench(), title: context.title(path), report: context.report)
    }
  }

  private static func display(_ context: Context) {
    let differences = SearchPath.read(context.root + "/Tests/Display/differences.txt") ?? []
    var tests = DisplayTests(differences: differences, context.report)
    for path in context.files("Tests/Display", ending: ".txt")
    where !path.hasSuffix("/differences.txt") {
      tests.run(path, title: context.title(path))
    }
    tests.summarize()
  }
}
