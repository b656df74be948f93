import Glibc
import NablaEngine

extension Session {
  /// Shows an error that nothing caught: its message with the place, on the error output, after
  /// everything that was printed before it. `exit` and Ctrl-C are no errors.
  func report(_ error: NablaError) {
    guard error.kind == .error else { return }
    lastError = (error.message, error.identifier)
    startFreshLine()
    errorOutput.put(ErrorRenderer.render(error, color: Terminal.hasColors(STDERR_FILENO)))
    errorOutput.flush()
  }

  /// Ends a line that the output left open, so that what follows is seen whole.
  func startFreshLine() {
    if output.lastByte != 0x0A { output.put("\n") }
    output.flush()
    errorOutput.flush()
  }

  /// Calls what `atexit` registered, last first; an error in one does not stop the others. Then what
  /// `onCleanup` objects in variables still hold.
  func runExitFunctions() {
    while let name = exitFunctions.popLast() {
      do throws(NablaError) {
        _ = try call(named: name, [], nargout: 0)
      } catch {
        report(error)
      }
    }
    if classes.isUsed {
      // Variables go before the program does: their onCleanup functions run.
      workspace.removeAll()
      globals.removeAll()
      machine.runCleanups()
    }
  }
}
