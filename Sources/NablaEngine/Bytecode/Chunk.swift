import NablaSyntax

/// A compiled function, script or line: instructions, pools, and the way back to the source.
package final class Chunk {
  let code: UnsafeMutablePointer<Instruction>
  let codeCount: Int
  /// Names of the variables; register i holds variable i.
  let variables: [String]
  let variableIndex: [String: Int]
  let registerCount: Int
  let parameterCount: Int
  let outputs: [Int]
  let hasVarargin: Bool
  let hasVarargout: Bool
  /// Fixed parameters and outputs, or an anonymous function with fixed parameters.
  let isOrdinary: Bool
  let firstOutput: Int
  let variableCount: Int
  let constants: [Value]
  let names: [String]
  let callSites: UnsafeMutablePointer<CallSite>
  let callSiteCount: Int
  let shapes: [[Int]]
  let paths: [[PathStep]]
  let endSites: [EndSite]
  let multiSites: [[MultiTarget]]
  let closures: [ClosureTemplate]
  let spreads: [[SpreadTarget]]
  let functions: [FunctionCode]
  let errorSites: [NablaError]
  let handlers: [HandlerRange]
  let sites: [Site]
  let source: SourceText
  let file: CodeFile
  /// Registers of captured variables (anonymous functions), in the order of the captures.
  let captureRegisters: [Int]
  /// Variables shared with nested functions.
  let nesting: Nesting
  let isNest: Bool
  /// "", or the name for error messages and the call stack.
  let name: String
  /// Functions that call sites refer to.
  var keepAlive: [AnyObject] = []
  /// Specialised copies of the code by entry.
  var specializations: [Specialization] = []
  var loopCounters: UnsafeMutablePointer<Int32>

  init(_ e: Emitter) {
    codeCount = e.code.count
    code = UnsafeMutablePointer<Instruction>.allocate(capacity: codeCount)
    code.initialize(from: e.code, count: codeCount)
    variables = e.variables
    variableIndex = e.variableIndex
    registerCount = e.highWater
    parameterCount = e.parameterCount
    outputs = e.outputRegisters
    hasVarargin = e.hasVarargin
    hasVarargout = e.hasVarargout
    isOrdinary = !e.hasVarargin && !e.hasVarargout && !e.isNest && (e.isAnonymous || !e.outputRegisters.isEmpty)
    firstOutput = e.outputRegisters.first ?? 0
    variableCount = e.variables.count
    constants = e.constants
    names = e.names
    callSiteCount = e.callSites.count
    callSites = UnsafeMutablePointer<CallSite>.allocate(capacity: max(1, callSiteCount))
    callSites.initialize(from: e.callSites, count: callSiteCount)
    shapes = e.shapes
    paths = e.paths
    endSites = e.endSites
    multiSites = e.multiSites
    closures = e.closures
    spreads = e.spreads
    functions = e.functions
    errorSites = e.errorSites
    handlers = e.handlers
    sites = e.sites
    source = e.source
    file = e.file
    captureRegisters = e.captureRegisters
    nesting = e.nesting
    isNest = e.isNest
    name = e.name
    loopCounters = UnsafeMutablePointer<Int32>.allocate(capacity: max(1, codeCount))
    loopCounters.initialize(repeating: 0, count: max(1, codeCount))
    // Call sites get addresses now: the instruction holds the pointer.
    for i in 0..<codeCount where code[i].opcode == .call || code[i].opcode == .field || code[i].opcode == .name {
      code[i].k = UInt64(UInt(bitPattern: callSites + Int(code[i].k)))
    }
  }

  deinit {
    code.deinitialize(count: codeCount)
    code.deallocate()
    callSites.deinitialize(count: callSiteCount)
    callSites.deallocate()
    loopCounters.deallocate()
  }

  func index(of pc: UnsafeMutablePointer<Instruction>) -> Int {
    let i = pc - code
    if i >= 0, i < codeCount { return i }
    for s in specializations {
      let j = pc - s.code
      if j >= 0, j < codeCount { return j }
    }
    return 0
  }
}
