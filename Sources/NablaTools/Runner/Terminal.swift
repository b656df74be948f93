import CNabla
import Glibc
import NablaEngine

/// What the screen tells.
enum Terminal {
  /// Lets columns of matrices fill the terminal, as wide as it is now.
  static func updateWidth(of session: Session) {
    var rows: Int32 = 0
    var columns: Int32 = 0
    guard nabla_terminal_size(STDOUT_FILENO, &rows, &columns) != 0 else { return }
    session.format.width = max(20, Int(columns))
  }

  /// May text to this descriptor be coloured? See https://no-color.org.
  static func hasColors(_ descriptor: Int32) -> Bool {
    isatty(descriptor) != 0 && (Environment["NO_COLOR"] ?? "").isEmpty
      && Environment["TERM"].map { $0 != "dumb" } ?? false
  }
}
