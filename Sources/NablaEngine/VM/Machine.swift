import CNabla
import NablaSyntax

/// Runs bytecode: owns the registers, the frames and the way from an error to its handler.
///
/// SAFETY: registers are always initialised values (`.undefined` where nothing is), so releasing one
/// is always right; handlers write over a register without releasing only when its tag says that
/// there is no object behind it.
package final class Machine {
  /// SAFETY: the session owns its machine, so it is there as long as the machine is.
  unowned(unsafe) let session: Session
  let state: UnsafeMutablePointer<MachineState>
  /// The error on its way to a handler, and those that handlers are holding.
  var pendingError: NablaError?
  /// Variables made at run time in functions that do not name them.
  var extras: [Int: [String: Value]] = [:]
  /// Functions of `onCleanup` objects that went.
  package let cleanups: CleanupQueue
  /// Chunks of lines and texts that are running.
  var running: [Chunk] = []
  /// The name under which an object is being shown, which `inputname` gives in its `display`.
  package var displayName: String?
  /// The machine steps through `perform` only, without the fast handlers: for tests, and in builds
  /// without optimisation, where tail calls do not exist.
  package var usesStepper = false

  static let registerCapacity = 1 << 20
  static let frameCapacity = 1 << 12

  package init(session: Session) {
    self.session = session
    let registers = Registers.allocate(capacity: Self.registerCapacity)
    registers.initialize(repeating: .undefined, count: 1024)
    let frames = UnsafeMutablePointer<Frame>.allocate(capacity: Self.frameCapacity)
    state = .allocate(capacity: 1)
    cleanups = CleanupQueue(state)
    let halt = PC.allocate(capacity: 1)
    halt.initialize(to: Instruction(handler: Handlers.address(of: .halt), opcode: .halt))
    let flag = UnsafeMutablePointer(mutating: nabla_interrupt_flag())
    state.initialize(
      to: MachineState(
        machine: nil, registers: registers, registerLimit: registers + 1024, frames: frames, depth: -1,
        r: registers, epoch: session.functions.epochCell, interrupt: flag, extras: 0,
        recursionLimit: 256, status: 0, halt: halt))
    state.pointee.machine = .passUnretained(self)
    #if NABLA_TRAMPOLINE
      usesStepper = true
    #endif
  }

  deinit {
    if KernelWarnings.session === session { KernelWarnings.session = nil }
    cleanups.state = nil
    let count = state.pointee.registerLimit - state.pointee.registers
    state.pointee.registers.deinitialize(count: count)
    state.pointee.registers.deallocate()
    state.pointee.frames.deallocate()
    state.pointee.halt.deallocate()
    state.deallocate()
  }

  var frame: UnsafeMutablePointer<Frame> { state.pointee.frames + state.pointee.depth }
  var isIdle: Bool { state.pointee.depth < 0 }

  /// The file whose functions the running code sees.
  var currentFile: CodeFile? {
    isIdle ? nil : frame.pointee.chunk._withUnsafeGuaranteedRef { $0.file }
  }

  // MARK: Running

  /// Runs from `pc` until the entry frame returns.
  func run(_ pc: PC) throws(NablaError) {
    KernelWarnings.session = session
    let status: Int
    if usesStepper {
      var next: PC? = pc
      while let p = next { next = step(p) }
      status = state.pointee.status
    } else {
      status = Handlers.enter(pc, state)
    }
    if status != 0 {
      let e = pendingError ?? .message("unknown error")
      pendingError = nil
      throw e
    }
  }

  /// One instruction by the general path. Gives the next one, or nil when the entry frame is done
  /// (`state.status` says how).
  func step(_ pc: PC) -> PC? {
    do {
      let next = try perform(pc)
      if state.pointee.cleanups != 0 { runCleanups() }
      if let next, state.pointee.depth >= 0, frame.pointee.mustLeave {
        frame.pointee.mustLeave = false
        return general(next, chunk)
      }
      return next
    } catch {
      return raise(error, at: pc)
    }
  }

  /// Makes sure that registers up to `end` exist.
  func ensureRegisters(_ end: Registers) throws(NablaError) {
    let limit = state.pointee.registerLimit
    guard end > limit else { return }
    let capacityEnd = state.pointee.registers + Self.registerCapacity
    guard end <= capacityEnd else { throw .recursionLimit() }
    let wanted = min(capacityEnd, max(end, limit + 4096))
    limit.initialize(repeating: .undefined, count: wanted - limit)
    state.pointee.registerLimit = wanted
  }

  /// The first register that the running frame does not use.
  var freeRegisters: Registers {
    guard !isIdle else { return state.pointee.registers }
    return frame.pointee.base + frame.pointee.chunk._withUnsafeGuaranteedRef { $0.registerCount }
  }

  func recursionLimitChanged(_ limit: Int) { state.pointee.recursionLimit = limit }

  // MARK: Frames

  /// Pushes a frame for a function whose arguments stand in registers from `base`.
  /// Gives the first instruction.
  func push(
    _ function: FunctionCode, owner: Closure?, base: Registers, argumentCount: Int, nargout: Int,
    result: Registers, returnPC: PC?
  ) throws(NablaError) -> PC {
    let chunk: Chunk
    if let c = function.chunk {
      chunk = c
    } else {
      chunk = compile(function)
      function.chunk = chunk
    }
    let depth = state.pointee.depth
    guard depth + 2 < session.recursionLimit else { throw .recursionLimit() }
    try ensureRegisters(base + max(chunk.registerCount, argumentCount) + nargout + 8)
    var count = argumentCount
    let parameters = chunk.parameterCount
    if chunk.hasVarargin {
      let fixed = parameters - 1
      let extra = max(0, count - fixed)
      let cell = try CellArray(uninitialized: extra == 0 ? .empty : Dims(1, extra))
      for i in 0..<extra {
        (cell.data + i).initialize(to: (base + fixed + i).move())
        (base + fixed + i).initialize(to: .undefined)
      }
      if count < fixed { clear(base + count, fixed - count) }
      (base + fixed).pointee = .cell(cell)
      clear(base + parameters, chunk.variables.count - parameters)
    } else {
      if count > parameters {
        throw .tooManyInputs(function.name)
      }
      clear(base + count, chunk.variables.count - count)
      count = argumentCount
    }
    if nargout > max(1, chunk.outputs.count), !chunk.hasVarargout, function.anonymousBody == nil {
      throw .tooManyOutputs(function.name)
    }
    if nargout == 1, chunk.outputs.isEmpty, function.anonymousBody == nil, function.script == nil,
      returnPC != nil
    {
      throw .tooManyOutputs(function.name)
    }
    if let owner {
      for (i, v) in owner.captures.enumerated() where i < chunk.captureRegisters.count {
        (base + chunk.captureRegisters[i]).pointee = v
      }
    }
    var keeper: AnyObject? = owner
    if chunk.isNest { keeper = try enterNest(function, chunk, owner, base) }
    let f = Frame(
      chunk: .passUnretained(chunk), function: .passUnretained(function),
      owner: keeper.map { .passRetained($0) }, base: base, result: result,
      returnPC: returnPC, nargin: Int32(argumentCount), nargout: Int32(nargout),
      isEntry: returnPC == nil, isShared: false, parent: -1)
    (state.pointee.frames + depth + 1).initialize(to: f)
    state.pointee.depth = depth + 1
    state.pointee.r = base
    return chunk.code
  }

  @inline(__always)
  func clear(_ from: Registers, _ count: Int) {
    guard count > 0 else { return }
    for i in 0..<count where !isPlain(MachineLayout.tag(from + i)) { (from + i).pointee = .undefined }
    for i in 0..<count { setUndefined(from, i) }
  }

  /// Releases what the registers of a frame hold and removes the frame.
  func pop() {
    let f = frame.pointee
    let chunk = f.chunk.takeUnretainedValue()
    if f.isShared {
      writeBack(chunk, f)
      if let last = running.last, last === chunk { running.removeLast() }
    }
    let n = chunk.registerCount
    for i in 0..<n where !isPlain(MachineLayout.tag(f.base + i)) {
      (f.base + i).pointee = .undefined
    }
    let depth = state.pointee.depth
    if state.pointee.extras > 0, extras.removeValue(forKey: depth) != nil {
      state.pointee.extras -= 1
    }
    state.pointee.depth = depth - 1
    if depth > 0 { state.pointee.r = (state.pointee.frames + depth - 1).pointee.base }
    f.owner?.release()
  }

  func compile(_ function: FunctionCode) -> Chunk {
    let table = session.functions
    return Emitter.compile(function: function, isPackage: { table.isPackage($0) })
  }

  // MARK: Errors

  /// Finds the handler of an error: gives its first instruction, or nil when the error leaves the
  /// entry frame (then it is `pendingError`).
  func raise(_ error: NablaError, at pc: PC) -> PC? {
    var pc = pc
    locate(error, pc)
    while true {
      let f = frame.pointee
      let chunk = f.chunk.takeUnretainedValue()
      let index = chunk.index(of: pc)
      if case .exit = error.kind {
      } else if let h = handler(chunk, index, error) {
        let n = chunk.registerCount
        if h.firstFree < n {
          for i in h.firstFree..<n where !isPlain(MachineLayout.tag(f.base + i)) {
            (f.base + i).pointee = .undefined
          }
        }
        pendingError = error
        state.pointee.r = f.base
        if state.pointee.cleanups != 0 { runCleanups() }
        return chunk.code + h.target
      }
      let isEntry = f.isEntry
      if let back = f.returnPC { pc = back - 1 }
      pop()
      if isEntry {
        pendingError = error
        state.pointee.status = 1
        if state.pointee.cleanups != 0 { runCleanups() }
        return nil
      }
    }
  }

  /// The innermost range around an instruction. Ctrl-C passes `catch` but not unwind_protect, whose
  /// handler ends in `rethrow`; both begin with `catchError`, and the emitter writes inner ranges first.
  private func handler(_ chunk: Chunk, _ index: Int, _ error: NablaError) -> HandlerRange? {
    for h in chunk.handlers where index >= h.from && index < h.to {
      if error.kind == .interrupt, !h.isCleanup { continue }
      return h
    }
    return nil
  }

  /// The operand that has no value, or the whole.
  private func place(of error: NablaError, _ chunk: Chunk, _ site: Site) -> Span {
    guard error.wantsPosition else { return site.span }
    return site.operands.first { error.message == "'\(chunk.source.text($0))' undefined" } ?? site.span
  }

  /// Says where an error happened and how the program got there, once.
  private func locate(_ error: NablaError, _ pc: PC) {
    guard error.stack.isEmpty else { return }
    var pc = pc
    var first = true
    var d = state.pointee.depth
    while d >= 0 {
      let f = (state.pointee.frames + d).pointee
      let chunk = f.chunk.takeUnretainedValue()
      let index = chunk.index(of: pc)
      let site = chunk.sites[index]
      let at = chunk.source.position(of: Int(site.span.start))
      if first {
        first = false
        error.nameVariable(in: chunk, site, f.base)
        if error.source == nil {
          error.source = chunk.source
          error.span = place(of: error, chunk, site)
          for (i, note) in error.operandNotes.enumerated() where i < site.operands.count {
            error.labels.append(
              .init(site.operands[i], chunk.source.text(site.operands[i]) + " " + note))
          }
        }
        if error.wantsPosition {
          let at = error.span.map { chunk.source.position(of: Int($0.start)) } ?? at
          error.message += " near line \(at.line), column \(at.column)"
          error.wantsPosition = false
        }
      }
      if !chunk.name.isEmpty {
        error.stack.append(
          StackEntry(file: chunk.file.path, name: chunk.name, line: at.line, column: at.column))
      }
      if let back = f.returnPC {
        pc = back - 1
      } else if d > 0 {
        // The caller is Swift code that was called from the frame below: its place is what it runs.
        let below = (state.pointee.frames + d - 1).pointee
        pc = below.current ?? below.chunk._withUnsafeGuaranteedRef { $0.code }
      }
      d -= 1
    }
  }
}

/// Is there no object behind a value with this tag?
@inline(__always)
func isPlain(_ tag: UInt8) -> Bool { tag &- 2 >= MachineLayout.firstPlainTag &- 2 }

@inline(__always)
func setUndefined(_ r: Registers, _ i: Int) {
  UnsafeMutableRawPointer(r).storeBytes(
    of: MachineLayout.firstPlainTag, toByteOffset: i &* 16 &+ 8, as: UInt8.self)
  UnsafeMutableRawPointer(r).storeBytes(of: 0, toByteOffset: i &* 16, as: UInt64.self)
}
