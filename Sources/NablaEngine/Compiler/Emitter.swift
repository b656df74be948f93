import NablaSyntax

/// Turns the tree of one function, script or line into a chunk of bytecode.
///
/// Registers: the variables first (parameters in front), then temporaries in stack discipline. A
/// temporary is consumed exactly once; an instruction whose operand dies says so in its flags.
final class Emitter {
  let source: SourceText
  let file: CodeFile
  let name: String
  /// Does a name stand for a package, so that `a.b (x)` is a call of the function "a.b"?
  let isPackage: (String) -> Bool

  var code: [Instruction] = []
  var sites: [Site] = []
  var variables: [String] = []
  var variableIndex: [String: Int] = [:]
  /// Names that are variables wherever they stand.
  var known: Set<String> = []
  /// Statements say on which line they begin, for `echo`.
  var echoes = false
  /// Names bound to globals and persistents.
  var references: Set<String> = []
  var parameterCount = 0
  var outputRegisters: [Int] = []
  var hasVarargin = false
  var hasVarargout = false
  var constants: [Value] = []
  var names: [String] = []
  private var nameIndex: [String: Int] = [:]
  var callSites: [CallSite] = []
  var shapes: [[Int]] = []
  var paths: [[PathStep]] = []
  var endSites: [EndSite] = []
  var multiSites: [[MultiTarget]] = []
  var closures: [ClosureTemplate] = []
  var spreads: [[SpreadTarget]] = []
  var functions: [FunctionCode] = []
  var errorSites: [NablaError] = []
  var handlers: [HandlerRange] = []
  var captureRegisters: [Int] = []
  var nesting = Nesting()
  var isNest = false
  /// The function that is compiled; nil for scripts and lines.
  var function: FunctionCode?

  var nextTemp = 0
  var highWater = 0
  /// Where `end` looks, innermost last.
  var endContexts: [EndContext] = []
  /// Jumps to be patched for `break` and `continue`, and the cleanups in force.
  var loops: [LoopContext] = []
  /// Cleanup parts of unwind_protect around the current place, innermost last.
  var cleanups: [[Statement]] = []
  /// Does the text mention `ans`?
  var readsAnswer = false
  let isAnonymous: Bool
  var overflowed = false

  struct EndContext {
    var register: Int
    var position: Int
    var count: Int
    /// The register surely holds a value that is indexed, not a function that is called.
    var certain: Bool
    var path: [PathStep]? = nil
    var base = 0
  }

  struct LoopContext {
    var breaks: [Int] = []
    var continues: [Int] = []
    var cleanupDepth: Int
  }

  struct Operand {
    var register: Int
    var dies: Bool
  }

  init(
    source: SourceText, file: CodeFile, name: String, isAnonymous: Bool = false,
    isPackage: @escaping (String) -> Bool
  ) {
    self.source = source
    self.file = file
    self.name = name
    self.isAnonymous = isAnonymous
    self.isPackage = isPackage
  }

  // MARK: Whole units

  static func compile(function f: FunctionCode, isPackage: @escaping (String) -> Bool) -> Chunk {
    if let body = f.anonymousBody {
      return compileAnonymous(f, body, isPackage)
    }
    let e = Emitter(
      source: f.file.source, file: f.file, name: f.name, isPackage: isPackage)
    let d = f.definition
    var collector = NameCollector()
    for p in d.inputs where p.name != "~" { collector.assign(p.name) }
    for o in d.outputs { collector.assign(o.name) }
    collector.visit(d.body)
    for p in d.inputs { e.addVariable(p.name == "~" ? "~\(e.variables.count)" : p.name) }
    e.parameterCount = d.inputs.count
    for o in d.outputs { e.addVariable(o.name) }
    for n in collector.assigned { e.addVariable(n) }
    e.known = Set(collector.assigned)
    e.references = collector.references
    e.readsAnswer = collector.read.contains("ans")
    e.function = f
    if f.isNest {
      e.isNest = true
      e.nesting = f.nesting
      for n in e.nesting.own + e.nesting.outer.map(\.name) {
        e.addVariable(n)
        e.known.insert(n)
        e.references.insert(n)
      }
    }
    e.outputRegisters = d.outputs.map { e.variableIndex[$0.name] ?? 0 }
    e.hasVarargin = f.hasVarargin
    e.hasVarargout = f.hasVarargout
    e.start()
    if let k = collectingParameter(d) {
      e.parameterCount = k + 1
      e.hasVarargin = true
    }
    for (i, p) in d.inputs.enumerated() {
      if let value = p.defaultValue { e.emitDefault(register: i, value) }
    }
    if !d.argumentBlocks.isEmpty { e.emitArgumentBlocks(d) }
    e.emit(d.body)
    e.emitOutputChecks()
    e.emit(.returnFunction, span: Span(Int(d.span.end), Int(d.span.end)))
    return Chunk(e)
  }

  private static func compileAnonymous(
    _ f: FunctionCode, _ body: Expression, _ isPackage: @escaping (String) -> Bool
  ) -> Chunk {
    let e = Emitter(
      source: f.file.source, file: f.file, name: f.name, isAnonymous: true, isPackage: isPackage)
    e.function = f
    for p in f.definition.inputs { e.addVariable(p.name == "~" ? "~\(e.variables.count)" : p.name) }
    e.parameterCount = f.definition.inputs.count
    e.hasVarargin = f.hasVarargin
    var collector = NameCollector()
    for p in f.definition.inputs { if let x = p.defaultValue { collector.visit(x) } }
    collector.visit(body)
    for n in collector.assigned { e.addVariable(n) }
    e.known = Set(e.variables).union(f.capturedVariables)
    for n in f.capturedNames { e.addVariable(n) }
    e.captureRegisters = f.capturedNames.map { e.variableIndex[$0] ?? 0 }
    e.start()
    for (i, p) in f.definition.inputs.enumerated() {
      if let value = p.defaultValue { e.emitDefault(register: i, value) }
    }
    let base = e.temp()
    e.emitTail(body, base)
    return Chunk(e)
  }

  /// A script, a line or a text for eval: shares its variables with a scope. `scopeNames` are the
  /// variables there, `scopeReferences` those bound to globals.
  static func compile(
    script statements: [Statement], file: CodeFile, name: String, scopeNames: Set<String>,
    scopeReferences: Set<String>, valueOf expression: Expression? = nil, echoes: Bool = false,
    isPackage: @escaping (String) -> Bool
  ) -> Chunk {
    let e = Emitter(source: file.source, file: file, name: name, isPackage: isPackage)
    var collector = NameCollector()
    collector.visit(statements)
    if let expression { collector.visit(expression) }
    for n in collector.assigned { e.addVariable(n) }
    for n in collector.read { e.addVariable(n) }
    e.known = Set(collector.assigned)
    for n in collector.read where scopeNames.contains(n) { e.known.insert(n) }
    e.references = collector.references.union(scopeReferences)
    e.readsAnswer = collector.read.contains("ans")
    e.echoes = echoes || collector.read.contains("echo")
    e.start()
    if let expression {
      let base = e.temp()
      e.emitTail(expression, base)
    } else {
      e.emit(statements)
      e.emit(.returnFunction, span: .none)
    }
    return Chunk(e)
  }

  private func start() {
    nextTemp = variables.count
    highWater = nextTemp
  }

  func addVariable(_ name: String) {
    guard variableIndex[name] == nil else { return }
    variableIndex[name] = variables.count
    variables.append(name)
  }

  // MARK: Registers

  func temp() -> Int {
    let t = nextTemp
    nextTemp += 1
    if nextTemp > highWater { highWater = nextTemp }
    if nextTemp > 65_000 { overflowed = true }
    return t
  }

  func temps(_ n: Int) -> Int {
    let t = nextTemp
    for _ in 0..<n { _ = temp() }
    return t
  }

  func nameID(_ name: String) -> Int {
    if let i = nameIndex[name] { return i }
    names.append(name)
    nameIndex[name] = names.count - 1
    return names.count - 1
  }

  func callSite(_ name: String) -> UInt64 {
    var s = CallSite()
    s.name = nameID(name)
    callSites.append(s)
    return UInt64(callSites.count - 1)
  }

  func constant(_ v: Value) -> UInt64 {
    constants.append(v)
    return UInt64(constants.count - 1)
  }

  // MARK: Writing instructions

  @discardableResult
  func emit(
    _ op: Opcode, a: Int = 0, b: Int = 0, c: Int = 0, d: Int = 0, k: UInt64 = 0,
    flags: Instruction.Flags = [], span: Span, operands: [Span] = []
  ) -> Int {
    var i = Instruction(handler: Handlers.address(of: op), opcode: op)
    i.a = UInt16(truncatingIfNeeded: a)
    i.b = UInt16(truncatingIfNeeded: b)
    i.c = UInt16(truncatingIfNeeded: c)
    i.d = UInt16(truncatingIfNeeded: d)
    i.k = k
    i.flags = flags
    code.append(i)
    sites.append(Site(span: span, operands: operands))
    return code.count - 1
  }

  /// The next instruction's index, as the target of jumps.
  var here: Int { code.count }

  func patch(_ jumps: [Int], to target: Int) {
    for j in jumps { code[j].offset = Int32(target - j - 1) }
  }

  func patchHere(_ jumps: [Int]) { patch(jumps, to: here) }

  func emitError(_ error: NablaError, span: Span) {
    errorSites.append(error)
    emit(.throwError, k: UInt64(errorSites.count - 1), span: span)
  }
}
