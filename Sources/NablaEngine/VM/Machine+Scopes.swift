import NablaSyntax

/// The variables of a running frame, or of the prompt (index -1).
struct FrameScope: VariableScope {
  let machine: Machine
  let index: Int

  private var frame: Frame? {
    index >= 0 && index <= machine.state.pointee.depth
      ? (machine.state.pointee.frames + index).pointee : nil
  }

  private var chunk: Chunk? { frame?.chunk.takeUnretainedValue() }

  /// The file of the code that runs on these variables.
  var file: CodeFile? { chunk?.file }

  /// The code of the function behind this scope, if its variables are fixed.
  var staticChunk: Chunk? {
    if let outer { return outer.staticChunk }
    return chunk?.isNest == true ? chunk : nil
  }

  /// May a variable of this name be made here?
  func mayAdd(_ name: String) -> Bool {
    guard let c = staticChunk else { return true }
    return c.variableIndex[name] != nil
  }

  /// The scope that a script or an eval shares, if this is one.
  private var outer: FrameScope? {
    guard let f = frame, f.isShared else { return nil }
    return FrameScope(machine: machine, index: Int(f.parent))
  }

  func names() -> [String] {
    var all: Set<String> = []
    if let f = frame, let chunk {
      for (i, n) in chunk.variables.enumerated() where !n.hasPrefix("~") {
        if !machine.dereferenced(f.base[i]).isUndefined { all.insert(n) }
      }
      if let extra = machine.extras[index] { all.formUnion(extra.keys) }
      if let outer { all.formUnion(outer.names()) }
    } else {
      for (n, v) in machine.session.workspace where !machine.dereferenced(v).isUndefined {
        all.insert(n)
      }
    }
    return all.sorted()
  }

  /// As stored: perhaps a reference to a global.
  func raw(_ name: String) -> Value? {
    if let f = frame, let chunk {
      if let i = chunk.variableIndex[name] {
        let v = f.base[i]
        return v.isUndefined ? nil : v
      }
      if let v = machine.extras[index]?[name] { return v }
      return outer?.raw(name)
    }
    return machine.session.workspace[name]
  }

  func get(_ name: String) -> Value? {
    guard let v = raw(name) else { return nil }
    let d = machine.dereferenced(v)
    return d.isUndefined ? nil : d
  }

  func set(_ name: String, _ value: Value) {
    if case .reference(let box)? = raw(name) {
      box.value = value
      return
    }
    setRaw(name, value)
  }

  func setRaw(_ name: String, _ value: Value) {
    if let f = frame, let chunk {
      if let i = chunk.variableIndex[name] {
        f.base[i] = value
        machine.leaveSpecialized(index)
      } else if let outer {
        outer.setRaw(name, value)
      } else {
        if machine.extras[index] == nil {
          machine.extras[index] = [:]
          machine.state.pointee.extras += 1
        }
        machine.extras[index]?[name] = value
      }
      return
    }
    machine.session.workspace[name] = value
  }

  func clear(_ name: String) {
    if let f = frame, let chunk {
      if let i = chunk.variableIndex[name] {
        f.base[i] = .undefined
        machine.leaveSpecialized(index)
      } else if let outer {
        outer.clear(name)
      } else {
        machine.extras[index]?[name] = nil
      }
      return
    }
    machine.session.workspace[name] = nil
  }

  /// Moves a value out, so that it can be changed in place elsewhere.
  func takeRaw(_ name: String) -> Value {
    if let f = frame, let chunk {
      if let i = chunk.variableIndex[name] {
        machine.leaveSpecialized(index)
        return machine.take(f.base, i)
      }
      if let v = machine.extras[index]?.removeValue(forKey: name) { return v }
      return outer?.takeRaw(name) ?? .undefined
    }
    return machine.session.workspace.removeValue(forKey: name) ?? .undefined
  }

  func isGlobal(_ name: String) -> Bool {
    if case .reference(let box)? = raw(name) { return machine.session.globals[name] === box }
    return false
  }

  var functionName: String? {
    guard let f = frame else { return nil }
    if f.isShared { return outer?.functionName }
    return f.function?.takeUnretainedValue().name
  }

  /// Names and which of them refer to globals, for compiling a text that runs here.
  func known() -> (names: Set<String>, references: Set<String>) {
    var names: Set<String> = []
    var references: Set<String> = []
    func add(_ n: String, _ v: Value) {
      if v.isUndefined { return }
      names.insert(n)
      if case .reference = v { references.insert(n) }
    }
    var scope: FrameScope? = self
    while let s = scope {
      if let f = s.frame, let chunk = s.chunk {
        for (i, n) in chunk.variables.enumerated() { add(n, f.base[i]) }
        for (n, v) in machine.extras[s.index] ?? [:] { add(n, v) }
        scope = s.outer
      } else {
        for (n, v) in machine.session.workspace { add(n, v) }
        scope = nil
      }
    }
    return (names, references)
  }
}

extension Machine {
  /// The frame whose variables the running code sees.
  package var currentScope: VariableScope { FrameScope(machine: self, index: state.pointee.depth) }

  /// The scope of the function that called the running one.
  package var callerScope: VariableScope {
    var d = state.pointee.depth
    // Out of the evals and scripts of the running function, then out of the function.
    while d >= 0, (state.pointee.frames + d).pointee.isShared {
      let parent = Int((state.pointee.frames + d).pointee.parent)
      if parent < 0 { return FrameScope(machine: self, index: -1) }
      d = parent
    }
    return FrameScope(machine: self, index: d - 1)
  }

  package var baseScope: VariableScope {
    // Lines and scripts at the prompt stand in front of the workspace.
    var d = 0
    var found = -1
    while d <= state.pointee.depth {
      let f = (state.pointee.frames + d).pointee
      guard f.isShared, Int(f.parent) == found else { break }
      found = d
      d += 1
    }
    return FrameScope(machine: self, index: found)
  }

  /// A variable made at run time in the running function.
  func extraVariable(_ name: String) -> Value? {
    var d = state.pointee.depth
    while d >= 0 {
      if let v = extras[d]?[name] { return dereferenced(v) }
      let f = (state.pointee.frames + d).pointee
      guard f.isShared else { return nil }
      d = Int(f.parent)
    }
    return nil
  }

  /// The running function's frame, past evals and scripts; nil at the prompt.
  package var functionFrame:
    (nargin: Int, nargout: Int, ignored: UInt64, function: FunctionCode?)?
  {
    var d = state.pointee.depth
    while d >= 0 {
      let f = (state.pointee.frames + d).pointee
      if !f.isShared {
        return (
          Int(f.nargin), Int(f.nargout), Self.ignoredOutputs(f), f.function?.takeUnretainedValue()
        )
      }
      d = Int(f.parent)
    }
    return nil
  }

  /// The call stack, innermost first, e.g. for dbstack.
  package func stackEntries() -> [StackEntry] {
    var result: [StackEntry] = []
    for d in stride(from: state.pointee.depth, through: 0, by: -1) {
      let f = (state.pointee.frames + d).pointee
      let chunk = f.chunk.takeUnretainedValue()
      guard !chunk.name.isEmpty else { continue }
      let pc = f.current ?? chunk.code
      let at = chunk.source.position(of: Int(chunk.sites[chunk.index(of: pc)].span.start))
      result.append(
        StackEntry(file: chunk.file.path, name: chunk.name, line: at.line, column: at.column))
    }
    return result
  }

  // MARK: Texts

  /// Runs a text in a scope; see `Session.evaluate`.
  package func evaluate(
    _ text: [UInt8], name: String, in scope: VariableScope?, nargout: Int
  ) throws(NablaError) -> [Value] {
    let target = (scope as? FrameScope) ?? FrameScope(machine: self, index: state.pointee.depth)
    let source = SourceText(name: name, bytes: text)
    let known = target.known()
    let program = parse(
      source,
      ParseOptions(
        dialect: session.dialect, isFile: false, hasCommands: nargout == 0,
        isVariable: { known.names.contains($0) }))
    if let e = NablaError.parse(program, source) { throw e }
    // The text belongs to the file of the code whose variables it sees.
    let outer = target.file ?? currentFile
    let file = CodeFile(source: source, path: outer?.path ?? "")
    if let outer {
      file.functions = outer.functions
      file.isLibrary = outer.isLibrary
      file.className = outer.className
    }
    if nargout > 0, program.statements.count == 1,
      case .expression(let e) = program.statements[0].kind, !e.isAssignment
    {
      return try runShared(
        [], file: file, name: "", scope: target, known: known, expression: e, nargout: nargout)
    }
    if nargout > 0, program.statements.count > 1 {
      throw .message("eval: invalid use of statement list")
    }
    _ = try runShared(
      program.statements, file: file, name: "", scope: target, known: known, expression: nil,
      nargout: 0)
    guard nargout > 0 else { return [] }
    return Self.assignedNames(program).compactMap { target.get($0) }
  }

  /// The variables that the one statement of a text assigns.
  private static func assignedNames(_ program: Program) -> [String] {
    guard case .expression(let e)? = program.statements.first?.kind,
      case .assignment(let targets, _, _) = e.kind
    else { return [] }
    return targets.compactMap { t in
      if case .identifier(let name)? = t.expression?.kind { name } else { nil }
    }
  }

  /// Runs a parsed text at the prompt, or the statements of a script file, in the current scope.
  package func run(_ program: Program, _ source: SourceText, path: String) throws(NablaError) {
    if let e = NablaError.parse(program, source) { throw e }
    let target = FrameScope(machine: self, index: state.pointee.depth)
    let file = CodeFile(source: source, path: path)
    let statements = hoisted(program.statements, file)
    _ = try runShared(
      statements, file: file, name: SearchPath.functionName(path), scope: target,
      known: target.known(), expression: nil, nargout: 0)
  }

  package func runFile(_ path: String) throws(NablaError) {
    guard let bytes = SearchPath.read(path) else {
      throw .message("could not find file \(path)", id: "Octave:undefined-function")
    }
    let source = SourceText(name: path, bytes: bytes)
    let program = parse(source, ParseOptions(dialect: session.dialect, isFile: true))
    if let e = NablaError.parse(program, source) { throw e }
    let hasCommands = program.statements.contains {
      switch $0.kind {
      case .function, .empty: false
      default: true
      }
    }
    if program.kind == .functions, !hasCommands, let first = program.functions.first {
      // A function file that is run: its first function is called, the others are its own.
      let file = CodeFile(source: source, path: SearchPath.absolute(path))
      for d in program.functions {
        file.functions[d.name.name] = .make(d, in: file)
      }
      if let f = file.functions[first.name.name] { _ = try call(.user(f), [], nargout: 0) }
      return
    }
    try run(program, source, path: SearchPath.absolute(path))
  }

  /// A script file called by name.
  func runScript(_ f: FunctionCode) throws(NablaError) {
    let target = FrameScope(machine: self, index: state.pointee.depth)
    let statements = hoisted(f.script ?? [], f.file)
    _ = try runShared(
      statements, file: f.file, name: f.name, scope: target, known: target.known(),
      expression: nil, nargout: 0)
  }

  /// Functions of a script may be called before they are defined: defines them, and gives the other
  /// statements. One that is defined again further down changes there.
  private func hoisted(_ statements: [Statement], _ file: CodeFile) -> [Statement] {
    var seen: Set<String> = []
    return statements.filter {
      guard case .function(let d) = $0.kind else { return true }
      guard seen.insert(d.name.name).inserted else { return true }
      session.functions.define(.make(d, in: file))
      return false
    }
  }

  private func runShared(
    _ statements: [Statement], file: CodeFile, name: String, scope: FrameScope,
    known: (names: Set<String>, references: Set<String>), expression: Expression?, nargout: Int
  ) throws(NablaError) -> [Value] {
    let table = session.functions
    if scope.staticChunk != nil {
      var collector = NameCollector()
      collector.visit(statements)
      try checkStatic(scope, collector.assigned)
    }
    let chunk = Emitter.compile(
      script: statements, file: file, name: name, scopeNames: known.names,
      scopeReferences: known.references, valueOf: expression,
      echoes: session.echoes && !file.path.isEmpty,
      isPackage: { table.isPackage($0) && !known.names.contains($0) })
    let depth = state.pointee.depth
    guard depth + 2 < session.recursionLimit else { throw .recursionLimit() }
    let base = freeRegisters
    let saved = state.pointee.r
    try ensureRegisters(base + chunk.registerCount + 8)
    clear(base, chunk.registerCount)
    for (i, n) in chunk.variables.enumerated() where known.names.contains(n) {
      base[i] = scope.takeRaw(n)
    }
    running.append(chunk)
    let f = Frame(
      chunk: .passUnretained(chunk), function: depth >= 0 ? frame.pointee.function : nil,
      owner: nil, base: base, result: base, returnPC: nil, nargin: 0, nargout: Int32(nargout),
      isEntry: true, isShared: true, parent: Int32(scope.index))
    (state.pointee.frames + depth + 1).initialize(to: f)
    state.pointee.depth = depth + 1
    state.pointee.r = base
    defer { state.pointee.r = saved }
    try run(chunk.code)
    guard expression != nil else { return [] }
    var results: [Value] = []
    for j in 0..<max(1, nargout) {
      let v = take(base, j)
      if v.isUndefined { break }
      results.append(v)
    }
    return results
  }

  /// The variables of a script go back to the scope they came from.
  func writeBack(_ chunk: Chunk, _ f: Frame) {
    let scope = FrameScope(machine: self, index: Int(f.parent))
    for (i, n) in chunk.variables.enumerated() {
      let v = take(f.base, i)
      if !v.isUndefined { scope.setRaw(n, v) }
    }
  }
}

extension Expression {
  var isAssignment: Bool {
    switch kind {
    case .assignment, .increment: true
    default: false
    }
  }
}

extension NablaError {
  /// The same error, to be thrown again: without the place and the stack of an earlier time.
  func fresh() -> NablaError {
    NablaError(identifier, message, help: help, operandNotes: operandNotes, kind: kind)
  }

  static func noValue() -> NablaError {
    .message(
      "value on the right hand side of the assignment not defined",
      id: "Octave:undefined-function")
  }

  static func dynamicFieldName() -> NablaError {
    .message(
      "dynamic structure field names must be strings", id: "")
  }
}
