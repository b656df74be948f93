import NablaEngine

/// Runs the test blocks of one file in a session of their own.
package final class TestRun {
  package struct Failure {
    package let file: String
    package let line: Int
    package let code: String
    package let message: String
  }

  package private(set) var passed = 0
  package private(set) var skipped = 0
  package private(set) var failures: [Failure] = []
  /// Failures that were expected (`%!xtest`).
  package private(set) var known = 0

  private let session: Session
  private let file: String
  private var shared: [String: Value] = [:]

  package init(session: Session, file: String) {
    self.session = session
    self.file = file
  }

  /// Runs all blocks; throws only when interrupted.
  package func run(_ blocks: [TestBlock]) throws(NablaError) {
    for block in blocks { try run(block) }
  }

  private func run(_ block: TestBlock) throws(NablaError) {
    switch block.kind {
    case .skipped: skipped += 1
    case .unknown(let word): fail(block, "unknown kind of test '\(word)'")
    case .function:
      if let e = try attempt(block) { fail(block, e.message) }
    case .shared(let names):
      shared = [:]
      for n in names { shared[n] = .emptyMatrix }
      if let e = try attempt(block) { fail(block, "shared variables: " + e.message) }
    case .test, .knownFailure:
      guard let e = try attempt(block) else {
        passed += 1
        return
      }
      if block.kind == .knownFailure { known += 1 } else { fail(block, e.message) }
    case .error:
      guard let e = try attempt(block) else { return fail(block, "an error was expected, but none occurred") }
      try check(block, e.message, e.identifier)
    case .warning:
      session.lastWarning = ("", "")
      if let e = try attempt(block) { return fail(block, e.message) }
      let w = session.lastWarning
      if w.message.isEmpty { return fail(block, "a warning was expected, but none occurred") }
      try check(block, w.message, w.identifier)
    }
  }

  /// Runs the code of a block on the shared variables; gives the error that it ended with.
  private func attempt(_ block: TestBlock) throws(NablaError) -> NablaError? {
    session.workspace = shared
    var failure: NablaError?
    do {
      _ = try session.evaluate(block.code, name: file, in: session.baseScope)
    } catch {
      if error.kind == .interrupt { throw error }
      failure = error
    }
    for name in shared.keys { shared[name] = session.baseScope.get(name) ?? .emptyMatrix }
    session.workspace.removeAll()
    return failure
  }

  private func check(_ block: TestBlock, _ message: String, _ identifier: String) throws(NablaError) {
    if let wanted = block.identifier, wanted != identifier {
      return fail(block, "expected the identifier \(wanted), got \(identifier): \(message)")
    }
    if let pattern = block.pattern, try !matches(message, pattern) {
      let wanted = String(decoding: pattern, as: UTF8.self)
      return fail(block, "expected a message like <\(wanted)>, got: \(message)")
    }
    passed += 1
  }

  private func matches(_ message: String, _ pattern: [UInt8]) throws(NablaError) -> Bool {
    let found = try session.call(
      named: "regexp", [Value(message), Value(text: pattern), Value("once"), Value("start")])
    return !(found.first?.isEmpty ?? true)
  }

  private func fail(_ block: TestBlock, _ message: String) {
    failures.append(
      Failure(file: file, line: block.line, code: block.text, message: message))
  }
}

extension Session {
  /// A new session with every builtin and a library, for tests: nothing of another one is in it.
  package static func fresh(
    libraryRoot: String?, output: Output, errorOutput: Output
  ) -> Session {
    let session = Session(output: output, errorOutput: errorOutput)
    for topic in Library.topics { session.functions.register(topic) }
    session.functions.sparseRule = SparseRules.rule
    session.functions.path.libraryRoot = libraryRoot
    return session
  }
}

extension Output {
  /// Where output is thrown away.
  package static var nowhere: Output { Output { _ in } }
}
