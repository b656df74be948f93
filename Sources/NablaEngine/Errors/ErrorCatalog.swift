/// The errors of the engine. First lines are the familiar ones, since scripts match them.
extension NablaError {
  package static func outOfMemory(_ dims: Dims) -> NablaError {
    NablaError(
      "Octave:out-of-memory",
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
      "Octave:undefined-function",
      "binary operator '\(op)' not implemented for '\(left)' by '\(right)' operations",
      operandNotes: ["is a \(left)", "is a \(right)"])
  }

  package static func unaryUndefined(_ op: String, _ operand: String) -> NablaError {
    NablaError(
      "Octave:undefined-function",
      "unary operator '\(op)' not implemented for '\(operand)' operations",
      operandNotes: ["is a \(operand)"])
  }

  package static func undefinedName(_ name: String, help: String? = nil) -> NablaError {
    NablaError("Octave:undefined-function", "'\(name)' undefined", help: help)
  }

  /// `Invalid call to f` with the usage as help.
  package static func invalidCall(_ name: String, usage: String? = nil) -> NablaError {
    NablaError(
      "Octave:invalid-fun-call", "Invalid call to \(name)", help: usage.map { "usage: \($0)" })
  }

  package static func tooManyInputs(_ name: String) -> NablaError {
    NablaError("Octave:invalid-fun-call", "\(name): function called with too many inputs")
  }

  package static func tooManyOutputs(_ name: String) -> NablaError {
    NablaError("Octave:invalid-fun-call", "\(name): function called with too many outputs")
  }

  /// `name: what`, e.g. `zeros: dimensions must be scalar integers`.
  package static func argument(_ name: String, _ what: String, id: String = "Octave:bad-input")
    -> NablaError
  {
    NablaError(id, "\(name): \(what)")
  }
}
