import CNabla
import Glibc
import NablaLibrary

/// Reads lines from a person at a terminal, with editing, history and completion, or plainly from
/// anything else.
package final class LineReader {
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
  private let plain = PlainInput()

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

  package func read(prompt: String) -> InputLine {
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
