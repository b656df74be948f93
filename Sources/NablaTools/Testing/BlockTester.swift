import Glibc
import NablaEngine
import NablaLibrary

/// Runs the `%!` blocks of files, each file in a session of its own.
struct BlockTester {
  let report: TestReport
  let title: (String) -> String
  let library: String?
  /// Are the functions beside a file found? Not for scripts named after the builtin that they test.
  let findsNeighbours: Bool

  init(
    _ report: TestReport, findsNeighbours: Bool = false, title: @escaping (String) -> String
  ) {
    self.report = report
    self.findsNeighbours = findsNeighbours
    self.title = title
    library = TestFiles.library
  }

  /// Runs one file; false if Ctrl-C stopped it. A script without blocks passes if it runs.
  func run(_ path: String) -> Bool {
    guard let bytes = SearchPath.read(path) else {
      report.fail(title(path), "cannot be read")
      return true
    }
    let folder = SearchPath.currentFolder()
    defer { chdir(folder) }
    let session = Session.fresh(libraryRoot: library, output: .nowhere, errorOutput: .nowhere)
    session.applyEnvironment()
    if let home = self.folder(of: path), !isInLibrary(path) {
      if findsNeighbours { session.functions.path.add(home, atEnd: false) }
      if SearchPath.isFolder(home + "/fixtures") {
        session.functions.path.add(home + "/fixtures", atEnd: false)
      }
    }
    let run = TestRun(session: session, file: path)
    do {
      let blocks = TestBlock.parse(bytes)
      if blocks.isEmpty {
        if !isInLibrary(path) {
          try session.runFile(path)
          report.pass()
        }
        return true
      }
      try run.run(blocks)
    } catch {
      if error.kind == .interrupt { return false }
      report.fail(title(path), error.message)
      return true
    }
    report.pass(run.passed)
    for f in run.failures { report.fail("\(title(path)):\(f.line)", f.message, code: f.code) }
    return true
  }

  private func folder(of path: String) -> String? {
    path.lastIndex(of: "/").map { String(path[..<$0]) }
  }

  private func isInLibrary(_ path: String) -> Bool {
    library.map { path.hasPrefix($0 + "/") } ?? false
  }
}

/// `nabla test FILE-OR-FOLDER ...`: the `%!` blocks of a user's files.
package enum TestCommand {
  package static func run(_ paths: [String]) -> Int32 {
    let report = TestReport()
    let tester = BlockTester(report, findsNeighbours: true) { $0 }
    for path in paths.isEmpty ? ["."] : paths {
      let files = TestFiles.all(path, ending: ".m")
      if files.isEmpty { report.fail(path, "no .m file here") }
      for file in files {
        // Files without tests are not run: they may be anything.
        guard let bytes = SearchPath.read(file), !TestBlock.parse(bytes).isEmpty else { continue }
        let before = (report.passed, report.failed)
        guard tester.run(file) else {
          report.note("interrupted")
          _ = report.finish()
          return 130
        }
        report.note("\(file): \(report.passed - before.0) passed, \(report.failed - before.1) failed")
      }
    }
    return report.finish()
  }
}
