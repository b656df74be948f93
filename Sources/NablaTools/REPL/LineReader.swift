import CNabla
import Glibc

/// Reads lines from a person at a terminal, with editing, history and completion, or plainly from
/// anything else.
package final class LineReader {
  package enum Result {
    /// A line without its end. A pasted block is one line that contains newlines.
    case line([UInt8])
    /// Ctrl-C: whatever was typed is gone.
    case interrupted
    /// Ctrl-D, or no more input.
    case end
  }

  /// What Tab offers: candidates that replace the bytes from `start` up to the cursor.
  package struct Completion {
    package var start: Int
    package var candidates: [String]
    package init(start: Int, candidates: [String]) {
      self.start = start
      self.candidates = candidates
    }
  }

  /// Asked at each press of Tab, with the line and the cursor as a count of bytes.
  package var complete: (([UInt8], Int) -> Completion)?

  /// Is there a terminal on both sides?
  package let isEditing: Bool
  private let historyPath: String?
  private var plain = PlainLines()

  package init(historyLimit: Int = 10_000) {
    isEditing = isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0
    historyPath = isEditing ? HistoryFile.path() : nil
    guard isEditing else { return }
    nabla_readline_start(Int32(historyLimit))
    if let historyPath { _ = nabla_history_load(historyPath) }
    // SAFETY: readline calls back only from within `read` of this object, which is then alive.
    nabla_readline_set_completer(answerTab, Unmanaged.passUnretained(self).toOpaque())
  }

  deinit {
    if isEditing { nabla_readline_set_completer(nil, nil) }
  }

  package func read(prompt: String) -> Result {
    guard isEditing else { return plain.next() }
    var line: UnsafeMutablePointer<CChar>?
    let status = nabla_readline_read(prompt, &line)
    defer { free(line) }
    if status == NABLA_LINE_INTERRUPTED { return .interrupted }
    guard let line else { return .end }
    return .line(bytes(of: line))
  }

  /// Adds a line, or a block of several, to the history and its file.
  package func remember(_ block: [UInt8]) {
    guard isEditing, !block.contains(0), block.contains(where: { $0 > 0x20 }) else { return }
    var text = block.map { CChar(bitPattern: $0) }
    text.append(0)
    _ = nabla_history_add(text, historyPath)
  }
}

private func bytes(of text: UnsafePointer<CChar>) -> [UInt8] {
  Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
}

private func answerTab(
  _ line: UnsafePointer<CChar>, _ cursor: Int, _ answer: OpaquePointer,
  _ context: UnsafeMutableRawPointer?
) {
  guard let context else { return }
  let reader = Unmanaged<LineReader>.fromOpaque(context).takeUnretainedValue()
  guard let completion = reader.complete?(bytes(of: line), cursor) else { return }
  nabla_completions_set_start(answer, completion.start)
  for candidate in completion.candidates { nabla_completions_add(answer, candidate) }
}

/// Lines of the standard input without any editing.
private struct PlainLines {
  private var pending: [UInt8] = []
  private var isAtEnd = false

  mutating func next() -> LineReader.Result {
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
enum StandardInput {
  enum Block {
    case bytes([UInt8])
    case interrupted
    case end
  }

  static func readBlock() -> Block {
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
  static func readAll() -> [UInt8]? {
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

/// Where the history of the prompt is kept.
private enum HistoryFile {
  /// `NABLA_HISTORY` (empty: nowhere), else `nabla/history` under `XDG_STATE_HOME`, else
  /// `~/.nabla_history`; nil where there is no such place.
  static func path() -> String? {
    if let chosen = Environment["NABLA_HISTORY"] { return chosen.isEmpty ? nil : chosen }
    if let state = Environment["XDG_STATE_HOME"], state.hasPrefix("/") {
      _ = mkdir(state, 0o700)
      _ = mkdir(state + "/nabla", 0o700)
      return state + "/nabla/history"
    }
    guard let home = Environment["HOME"], !home.isEmpty else { return nil }
    return home + "/.nabla_history"
  }
}
