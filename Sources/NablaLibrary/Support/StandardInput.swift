import CNabla
import Glibc
import NablaEngine

/// What a request for a line gives.
package enum InputLine {
  /// A line without its end. A pasted block is one line that contains newlines.
  case line([UInt8])
  /// Ctrl-C: whatever was typed is gone.
  case interrupted
  /// Ctrl-D, or no more input.
  case end
}

/// How a session asks a person: plainly, until the prompt puts its own editor here.
package final class InputService: SessionService {
  package var ask: ((_ prompt: String) -> InputLine)?
  private let plain = PlainInput()

  package init() {}

  func line(_ prompt: String, _ session: Session) -> InputLine {
    // The editor needs the cursor at the left: lines before the last are output.
    let last = prompt.lastIndex(of: "\n").map { prompt[prompt.index(after: $0)...] } ?? prompt[...]
    session.output.put(String(prompt.dropLast(last.count)))
    session.output.flush()
    if let ask { return ask(String(last)) }
    session.output.put(String(last))
    session.output.flush()
    return plain.next()
  }
}

/// Lines of the standard input without any editing.
package final class PlainInput {
  private var pending: [UInt8] = []
  private var isAtEnd = false

  package init() {}

  package func next() -> InputLine {
    var searched = 0
    while true {
      if let newline = pending[searched...].firstIndex(of: 0x0A) {
        var line = Array(pending[..<newline])
        pending.removeSubrange(...newline)
        if line.last == 0x0D { line.removeLast() }
        return .line(line)
      }
      searched = pending.count
      if isAtEnd {
        if pending.isEmpty { return .end }
        defer { pending = [] }
        return .line(pending)
      }
      switch StandardInput.readBlock() {
      case .bytes(let block): pending += block
      case .interrupted:
        pending = []
        nabla_clear_interrupt()
        return .interrupted
      case .end: isAtEnd = true
      }
    }
  }
}

/// The standard input as bytes.
package enum StandardInput {
  package enum Block {
    case bytes([UInt8])
    case interrupted
    case end
  }

  package static func readBlock() -> Block {
    while true {
      var count = 0
      let block = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, used in
        guard let base = buffer.baseAddress else { return }
        count = nabla_read_some(STDIN_FILENO, base, buffer.count)
        used = max(0, count)
      }
      if count > 0 { return .bytes(block) }
      if count != -Int(EINTR) { return .end }
      if nabla_interrupted() { return .interrupted }
    }
  }

  /// Everything up to the end; nil after Ctrl-C.
  package static func readAll() -> [UInt8]? {
    var all: [UInt8] = []
    while true {
      switch readBlock() {
      case .bytes(let block): all += block
      case .interrupted: return nil
      case .end: return all
      }
    }
  }
}
