import CNabla
import Glibc
import NablaEngine

/// Standard output and standard error.
enum StandardStream: Int32 {
  case output = 1
  case error = 2

  func write(_ text: String) {
    Array(text.utf8).withUnsafeBytes { _ = write($0) }
  }

  /// Writes all bytes; returns 0 or the error number. When the reader of a pipe is gone
  /// (`nabla ... | head`), so are we, quietly.
  private func write(_ bytes: UnsafeRawBufferPointer) -> Int32 {
    let error = nabla_write_all(rawValue, bytes.baseAddress, bytes.count)
    if error == EPIPE { _exit(128 + SIGPIPE) }
    return error
  }

  /// A sink for a session: at once to a terminal and to standard error, else in blocks. The program
  /// goes on where writing fails (a full disk), but says so once, and `failure` remembers it.
  func sink(_ failure: WriteFailure) -> Output {
    let isImmediate = self == .error || isatty(rawValue) != 0
    return Output(flushLimit: isImmediate ? 1 : 1 << 16) { bytes in
      let error = write(bytes)
      guard error != 0, !failure.hasHappened else { return }
      failure.hasHappened = true
      let reason = String(cString: nabla_error_text(error))
      StandardStream.error.write("error: writing the output failed: \(reason)\n")
    }
  }
}

/// Remembers that output was lost.
final class WriteFailure {
  var hasHappened = false
}
