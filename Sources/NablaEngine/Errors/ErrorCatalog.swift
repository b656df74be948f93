import NablaSyntax

/// The errors of the engine. First lines are the familiar ones, since scripts match them.
extension NablaError {
  package static func outOfMemory(_ dims: Dims) -> NablaError {
    NablaError(
      "Octave:bad-alloc",
      "out of memory or dimension too large for Octave's index type",
      help: "an array of \(dims.text) elements does not fit in memory")
  }

  /// Any sentence with an identifier of our own or none.
  package static func message(_ text: String, id: String = "Nabla:error", help: String? = nil)
    -> NablaError
  {
    NablaError(id, text, help: help)
  }

  package static func nonconformant(_ op: String, left: Dims, right: Dims) -> NablaError {
    NablaError(
      "Octave:nonconformant-args",
      "operator \(op): nonconformant arguments (op1 is \(left.text), op2 is \(right.text))",
      operandNotes: ["is \(left.text)", "is \(right.text)"])
  }

  /// For a function of two arguments, e.g. `hypot: nonconformant arguments (op1 is 1x2, op2 is 1x3)`.
  package static func nonconformantCall(_ name: String, left: Dims, right: Dims) -> NablaError {
    NablaError(
      "Octave:nonconformant-args",
      "\(name): nonconformant arguments (op1 is \(left.text), op2 is \(right.text))",
      operandNotes: ["is \(left.text)", "is \(right.text)"])
  }

  /// `binary operator '+' not implemented for 'cell' by 'double' operations`; the texts are
  /// type names as the reference implementation has them ("matrix", "cell", "bool matrix", ...).
  package static func binaryUndefined(_ op: String, _ left: String, _ right: String) -> NablaError {
    NablaError(
      "",
      "binary operator '\(op)' not implemented for '\(left)' by '\(right)' operations",
      operandNotes: ["is a \(left)", "is a \(right)"])
  }

  package static func unaryUndefined(_ op: String, _ operand: String) -> NablaError {
    NablaError(
      "",
      "unary operator '\(op)' not implemented for '\(operand)' operands",
      operandNotes: ["is a \(operand)"])
  }

  package static func undefinedName(_ name: String, help: String? = nil) -> NablaError {
    NablaError("Octave:undefined-function", "'\(name)' undefined", help: help)
  }

  /// `Invalid call to f`, and how it is called.
  package static func invalidCall(_ name: String, usage: String? = nil) -> NablaError {
    var text = "Invalid call to \(name)"
    if let usage, !usage.isEmpty {
      text += ".  Correct usage is:\n"
      for line in usage.split(separator: "\n") { text += "\n -- \(line)" }
    }
    return NablaError("Octave:invalid-fun-call", text)
  }

  package static func tooManyInputs(_ name: String) -> NablaError {
    NablaError("Octave:invalid-fun-call", "\(name): function called with too many inputs")
  }

  package static func tooManyOutputs(_ name: String) -> NablaError {
    NablaError("Octave:invalid-fun-call", "\(name): function called with too many outputs")
  }

  /// `name: what`, e.g. `zeros: dimensions must be scalar integers`.
  package static func argument(_ name: String, _ what: String, id: String = "")
    -> NablaError
  {
    NablaError(id, "\(name): \(what)")
  }
}

extension NablaError {
  /// The first error of a parsed text, if it has one.
  package static func parse(_ program: Program, _ source: SourceText) -> NablaError? {
    guard let d = program.diagnostics.first(where: { $0.severity == .error }) else { return nil }
    // The caret stands below the last character of what is out of place.
    let end = max(Int(d.span.start), Int(d.span.end) - (d.span.end > d.span.start ? 1 : 0))
    let at = source.position(of: Int(d.span.start))
    let near = source.name.hasSuffix(".m") ? " near line \(at.line) of file \(source.name)" : ""
    var text = "parse error\(near):\n\n  \(d.familiar)\n\n"
    if !program.isIncomplete {
      let place = source.position(of: min(end, max(0, source.bytes.count - 1)))
      let line = String(decoding: source.line(place.line), as: UTF8.self)
      let pointer = String(repeating: " ", count: max(0, place.column - 1))
      text += ">>> \(line)\n    \(pointer)^"
    }
    var help = d.message == d.familiar ? d.help : d.message
    if d.message != d.familiar, let more = d.help { help = d.message + "; " + more }
    let e = NablaError("", text, help: help)
    e.source = source
    e.span = d.span
    return e
  }
}

extension NablaError {
  package static func recursionLimit() -> NablaError {
    NablaError(
      "Octave:undefined-function",
      "max_recursion_depth exceeded", help: "a function seems to call itself without end")
  }

  package static var interrupted: NablaError {
    NablaError("Nabla:interrupt", "interrupted", kind: .interrupt)
  }

  /// A name that is neither a variable nor a function; the machine adds the place.
  package static func undefined(_ name: String, near: String?) -> NablaError {
    let e = NablaError(
      "Octave:undefined-function", "'\(name)' undefined",
      help: near.map { "did you mean '\($0)'?" })
    e.wantsPosition = true
    return e
  }

  /// Puts the variable's name into a message about its index.
  func nameVariable(in chunk: Chunk, _ site: Site, _ registers: Registers) {
    guard let first = site.operands.first else { return }
    let text = chunk.source.text(first)
    if let i = chunk.variableIndex[text], !registers[i].isUndefined { named(text) }
  }
}
