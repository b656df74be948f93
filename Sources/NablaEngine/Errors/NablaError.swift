import NablaSyntax

/// One level of the call stack, as `err.stack` shows it.
package struct StackEntry: Sendable {
  package var file: String
  package var name: String
  package var line: Int
  package var column: Int
  package init(file: String, name: String, line: Int, column: Int) {
    self.file = file
    self.name = name
    self.line = line
    self.column = column
  }
}

/// What goes wrong in a program of the language.
///
/// The body that throws says what is wrong; the machine adds where, and which names were involved.
package final class NablaError: Error, @unchecked Sendable {
  package enum Kind: Equatable, Sendable {
    case error
    /// Ctrl-C.
    case interrupt
    /// `exit`, with the status.
    case exit(Int32)
  }

  package struct Label: Sendable {
    package var span: Span
    package var text: String
    package init(_ span: Span, _ text: String) {
      self.span = span
      self.text = text
    }
  }

  package var kind: Kind
  package var identifier: String
  /// The first line, without "error: ".
  package var message: String
  /// At most one hint, only where it is likely right.
  package var help: String?
  /// Says of each operand or argument (in order) what its label shows, e.g. "is 3x4".
  package var operandNotes: [String]
  /// Filled in by the machine.
  package var source: SourceText?
  package var span: Span?
  package var labels: [Label] = []
  package var stack: [StackEntry] = []
  /// The machine adds "near line L, column C" to the message.
  package var wantsPosition = false
  /// The message ended in a newline: no place is shown.
  package var suppressesTraceback = false

  package init(
    _ identifier: String, _ message: String, help: String? = nil, operandNotes: [String] = [],
    kind: Kind = .error
  ) {
    self.identifier = identifier
    self.message = message
    self.help = help
    self.operandNotes = operandNotes
    self.kind = kind
  }
}
