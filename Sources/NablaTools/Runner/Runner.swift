import CNabla
import Glibc
import NablaEngine
import NablaLibrary
import NablaSyntax

/// The program `nabla`: reads the command line, makes a session, and runs what is asked for.
package enum Runner {
  /// Runs the program with the arguments after its name; returns its exit status.
  package static func main(_ arguments: [String]) -> Int32 {
    let options: Options
    do throws(Options.Mistake) {
      options = try Options(arguments)
    } catch {
      StandardStream.error.write("nabla: \(error.message)\nTry `nabla --help`.\n")
      return 2
    }
    switch options.task {
    case .version:
      StandardStream.output.write("nabla \(Version.number)\n")
      return 0
    case .help:
      StandardStream.output.write(Options.usage)
      return 0
    default:
      return BigStack.run { start(options) }
    }
  }

  private static func start(_ options: Options) -> Int32 {
    nabla_install_sigint()
    switch options.task {
    case .test(let paths): return TestCommand.run(paths)
    case .selfTest(let arguments): return SelfTest.run(arguments)
    default: break
    }
    let failure = WriteFailure()
    let session = makeSession(options, failure)
    if case .reference(let folder) = options.task { return writeReference(session, folder) }
    let asksForPrompt =
      options.isInteractive || options.task == .standardInput && isatty(STDIN_FILENO) != 0
    var ending = Ending.completed
    if options.task != .standardInput || !asksForPrompt { ending = runProgram(options, session) }
    if asksForPrompt, !ending.isExit {
      if !options.isQuiet { session.output.put(REPL.banner) }
      ending = .exit(REPL(session: session).run())
    }
    session.runExitFunctions()
    session.output.flush()
    session.errorOutput.flush()
    return failure.hasHappened && ending.status == 0 ? 1 : ending.status
  }

  private static func writeReference(_ session: Session, _ folder: String) -> Int32 {
    let records = session.functions.builtins.values.map(\.record)
    guard let mistake = ReferencePages(records).write(to: folder) else { return 0 }
    StandardStream.error.write("nabla: \(mistake)\n")
    return 1
  }

  private static func makeSession(_ options: Options, _ failure: WriteFailure) -> Session {
    let session = Session(
      output: StandardStream.output.sink(failure),
      errorOutput: StandardStream.error.sink(failure), dialect: options.dialect)
    session.scriptArguments = options.arguments
    session.functions.path.dialect = options.dialect
    session.applyEnvironment()
    session.applyEnvironment()
    for topic in Library.topics { session.functions.register(topic) }
    session.functions.sparseRule = SparseRules.rule
    if options.usesLibrary { session.functions.path.libraryRoot = LibraryFolder.find() }
    Terminal.updateWidth(of: session)
    return session
  }

  private static func runProgram(_ options: Options, _ session: Session) -> Ending {
    do throws(NablaError) {
      switch options.task {
      case .file(let path):
        session.programName = path
        try session.runFile(path)
      case .code(let text):
        try TypedText(Array(text.utf8), name: "-e", in: session).run(in: session)
      case .check(let pages):
        for page in pages { _ = try session.call(named: "checkpage", [Value(page)], nargout: 0) }
      default:
        guard let program = StandardInput.readAll() else { return .interrupted }
        try TypedText(program, name: "stdin", in: session).run(in: session)
      }
      TerminalShow.refresh(session)
      return .completed
    } catch {
      session.report(error)
      return Ending(error)
    }
  }
}

/// How a program came to its end.
private enum Ending {
  case completed
  case failed
  case interrupted
  /// `exit`, or the end of the prompt.
  case exit(Int32)

  init(_ error: NablaError) {
    switch error.kind {
    case .error: self = .failed
    case .interrupt: self = .interrupted
    case .exit(let status): self = .exit(status)
    }
  }

  var isExit: Bool { if case .exit = self { true } else { false } }

  var status: Int32 {
    switch self {
    case .completed: 0
    case .failed: 1
    case .interrupted: 130  // 128 + SIGINT, as shells count
    case .exit(let status): status
    }
  }
}
