import CNabla
import Glibc
import NablaEngine
import NablaLibrary

/// The prompt: reads a statement of one or more lines, runs it, shows what it shows, and goes on,
/// whatever happens, with every variable it had.
package final class REPL {
  private static let prompt = ">> "
  private static let continuationPrompt = ".. "

  private let session: Session
  private let reader = LineReader()
  /// The lines of a statement that is not complete yet.
  private var pending: [UInt8] = []

  package init(session: Session) {
    self.session = session
    session.isInteractive = true
    let completer = Completer(session: session)
    reader.complete = completer.complete
    session.service(InputService.self).ask = { [reader] prompt in reader.read(prompt: prompt) }
  }

  package static let banner = """
    Nabla \(Version.number). `help NAME` explains a function, Tab completes, Ctrl-D leaves.

    """

  /// Runs until the end of the input or `exit`; returns the status to exit with.
  package func run() -> Int32 {
    while true {
      session.startFreshLine()
      switch reader.read(prompt: pending.isEmpty ? Self.prompt : Self.continuationPrompt) {
      case .interrupted:
        pending = []
      case .end:
        if pending.isEmpty { return 0 }
        // At a terminal, Ctrl-D gives up the block; at the end of a file, the block says what is
        // missing.
        let block = pending
        pending = []
        if !reader.isEditing { return execute(TypedText(block, name: "", in: session)) ?? 0 }
      case .line(let line):
        if let status = take(line) { return status }
      }
    }
  }

  /// Adds a line; runs the statement when it is complete. Returns a status if the session ends.
  private func take(_ line: [UInt8]) -> Int32? {
    if !pending.isEmpty { pending.append(0x0A) }
    pending += line
    let text = TypedText(pending, name: "", in: session)
    if text.isIncomplete { return nil }
    reader.remember(pending)
    pending = []
    return execute(text)
  }

  private func execute(_ text: TypedText) -> Int32? {
    Terminal.updateWidth(of: session)
    // A function file may have been edited since the last statement.
    if session.functions.path.refresh() { session.functions.epoch &+= 1 }
    nabla_clear_interrupt()
    defer { nabla_clear_interrupt() }
    do throws(NablaError) {
      try text.run(in: session)
      TerminalShow.refresh(session)
    } catch {
      if case .exit(let status) = error.kind { return status }
      // The terminal has written `^C` where the cursor was.
      if error.kind == .interrupt, reader.isEditing { session.output.put("\n") }
      session.report(error)
    }
    return nil
  }
}
