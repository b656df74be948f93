import NablaSyntax

/// State that a family of builtins keeps with a session, e.g. random generators or open files.
package protocol SessionService: AnyObject {
  init()
}

/// The variables that a piece of code sees: those of the running function, or of the prompt.
package protocol VariableScope {
  /// Names with a value, sorted.
  func names() -> [String]
  func get(_ name: String) -> Value?
  func set(_ name: String, _ value: Value)
  func clear(_ name: String)
  /// May a variable of this name be made here? Not beside nested functions, whose variables are fixed.
  func mayAdd(_ name: String) -> Bool
  /// Is the name declared global here?
  func isGlobal(_ name: String) -> Bool
  /// The name of the function, or nil at the prompt.
  var functionName: String? { get }
}

/// One interpreter: workspace, functions, output, and the state of its builtins. Every front end
/// (prompt, script runner, tests) drives one of these; there are no globals.
package final class Session {
  package let output: Output
  package let errorOutput: Output
  package var format = DisplayFormat()
  package let dialect: Dialect
  package let functions: FunctionTable
  package let classes: ClassTable
  package var machine: Machine!
  /// Variables of the prompt.
  package var workspace: [String: Value] = [:]
  package var globals: [String: VariableBox] = [:]
  package var warnings = WarningStates()
  package var lastError = (message: "", identifier: "")
  package var lastWarning = (message: "", identifier: "")
  /// What `argv ()` gives, and the program's name.
  package var scriptArguments: [String] = []
  package var programName = "nabla"
  package var isInteractive = false
  /// `string_fill_char`: fills rows of text that are shorter than others.
  package var textFill: UInt8 = 0x20
  /// `silent_functions`: statements inside functions show nothing.
  package var silencesFunctions = false
  /// `echo`: lines of scripts are shown as they run; and the last line that ran.
  package var echoes = false { didSet { startsEcho = echoes && !oldValue } }
  var startsEcho = false
  var lastLine = 0
  /// Functions registered by atexit, last first.
  package var exitFunctions: [String] = []
  /// The highest number of nested calls.
  package var recursionLimit = 256 { didSet { machine.recursionLimitChanged(recursionLimit) } }
  private var services: [ObjectIdentifier: AnyObject] = [:]

  package init(output: Output, errorOutput: Output, dialect: Dialect = .octave) {
    self.output = output
    self.errorOutput = errorOutput
    self.dialect = dialect
    functions = FunctionTable()
    classes = ClassTable(functions)
    machine = Machine(session: self)
  }

  /// The session's one instance of a service, made when first asked for.
  package func service<T: SessionService>(_ type: T.Type) -> T {
    let id = ObjectIdentifier(type)
    if let existing = services[id] as? T { return existing }
    let new = T()
    services[id] = new
    return new
  }

  // MARK: Calling the language from builtins

  /// Calls a function value or a function named by a text, with `nargout` outputs wanted; gives at
  /// least `nargout` values if the function sets them (an error if it does not), perhaps more.
  package func call(_ function: Value, _ arguments: [Value], nargout: Int = 1) throws(NablaError)
    -> [Value]
  {
    try machine.call(function, arguments, nargout: nargout)
  }

  /// Calls a function by name; names of user functions on the path are found, too.
  package func call(named name: String, _ arguments: [Value], nargout: Int = 1) throws(NablaError)
    -> [Value]
  {
    try machine.call(named: name, arguments, nargout: nargout)
  }

  /// What a name means as a function at this moment, seen from the running code; nil if nothing.
  package func resolve(_ name: String) -> FunctionReference? {
    machine.resolve(name)
  }

  /// The variables of the code that called the builtin.
  package var scope: VariableScope { machine.currentScope }
  /// Those of its caller ("caller" in evalin), and of the prompt ("base").
  package var callerScope: VariableScope { machine.callerScope }
  package var baseScope: VariableScope { machine.baseScope }

  /// Runs a text in a scope, as eval does. `nargout` > 0: the text is an expression, its values are
  /// returned and nothing is shown.
  package func evaluate(_ text: [UInt8], name: String = "eval", in scope: VariableScope? = nil, nargout: Int = 0)
    throws(NablaError) -> [Value]
  {
    try machine.evaluate(text, name: name, in: scope, nargout: nargout)
  }

  /// Runs a script file in the scope of the caller.
  package func runFile(_ path: String) throws(NablaError) {
    try machine.runFile(path)
  }

  // MARK: Warnings

  /// Prints `warning: message` on the error output unless the identifier is switched off; an
  /// identifier set to "error" throws.
  package func warn(_ identifier: String, _ message: String) throws(NablaError) {
    switch warnings.state(of: identifier) {
    case .off: return
    case .error: throw NablaError(identifier, message)
    case .on:
      lastWarning = (message, identifier)
      if output.isCapturing {
        output.put("warning: \(message)\n")
      } else {
        output.flush()
        errorOutput.put("warning: \(message)\n")
        errorOutput.flush()
      }
    }
  }
}

/// On, off or error for each warning identifier.
package struct WarningStates {
  package enum State: String, Sendable {
    case on, off, error
  }
  package var all: State = .on
  package var states: [String: State] = [
    "Octave:array-as-logical": .off, "Octave:array-to-scalar": .off,
    "Octave:array-to-vector": .off, "Octave:imag-to-real": .off, "Octave:language-extension": .off,
    "Octave:missing-semicolon": .off, "Octave:neg-dim-as-zero": .off,
    "Octave:separator-insert": .off, "Octave:single-quote-string": .off,
    "Octave:str-to-num": .off, "Octave:mixed-string-concat": .off,
    "Octave:variable-switch-label": .off,
  ]
  package func state(of identifier: String) -> State { states[identifier] ?? all }
}
