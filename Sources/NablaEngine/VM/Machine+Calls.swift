import NablaSyntax

extension Machine {
  // MARK: From bytecode

  func performCall(_ pc: PC, _ i: Instruction, _ r: Registers) throws(NablaError) -> PC {
    frame.pointee.current = pc
    guard let site = UnsafeMutablePointer<CallSite>(bitPattern: UInt(i.k)) else { return pc + 1 }
    let nargout = i.flags.contains(.outputsOfFrame) ? Int(frame.pointee.nargout) : Int(i.c)
    let base = r + Int(i.a)
    let count = Int(i.b)
    if i.d != 0xFFFF {
      let v = dereferenced(r[Int(i.d)])
      if !v.isUndefined {
        return try callValue(
          v, base: base, count: count, nargout: nargout, result: base, pc, i, bare: count == 0)
      }
    }
    let chunk = self.chunk
    if state.pointee.extras > 0, let v = extraVariable(chunk.names[site.pointee.name]) {
      if count == 0, i.flags.contains(.statement), (pc + 1).pointee.opcode == .setAnswer {
        // A variable that eval or load made is shown under its name.
        if (pc + 1).pointee.d == 1 { try display(v, chunk.names[site.pointee.name]) }
        base.pointee = .undefined
        return pc + 1
      }
      return try callValue(
        v, base: base, count: count, nargout: nargout, result: base, pc, i, bare: count == 0)
    }
    let n = try spread(base, count, lists: i.flags.contains(.lists))
    if hasObject(base, n), let m = method(chunk.names[site.pointee.name], for: objects(base, n)) {
      let arguments = try gather(base, n, lists: false)
      place(try call(m, arguments, nargout: nargout), base, nargout)
      return pc + 1
    }
    if site.pointee.epoch != state.pointee.epoch.pointee { try link(site, chunk, i) }
    switch site.pointee.kind {
    case .user:
      guard let f = site.pointee.user?.takeUnretainedValue() else { return pc + 1 }
      if f.classDefinition != nil {
        let type = try classes.info(of: f)
        if i.flags.contains(.more), n == 0 {
          base.pointee = pending(.type(type))
        } else {
          place(try construct(type, try gather(base, n, lists: false)), base, nargout)
        }
        return pc + 1
      }
      if f.script != nil {
        try runScript(f)
        base.pointee = .undefined
        return pc + 1
      }
      return try push(
        f, owner: nil, base: base, argumentCount: n, nargout: nargout, result: base,
        returnPC: pc + 1)
    case .scalar, .scalarPair, .builtin, .number, .logical:
      guard let b = site.pointee.builtin?.takeUnretainedValue() else { return pc + 1 }
      let arguments = try gather(base, n, lists: false)
      let results = try callBuiltin(b, arguments, nargout: nargout)
      place(results, base, nargout)
      return pc + 1
    case .overloaded:
      let arguments = try gather(base, n, lists: false)
      place(
        try call(named: chunk.names[site.pointee.name], arguments, nargout: nargout), base, nargout)
      return pc + 1
    case .unresolved:
      return pc + 1
    }
  }

  /// Builtins without arguments whose value never changes.
  private static let constants: Set<String> = [
    "pi", "e", "Inf", "inf", "NaN", "nan", "eps", "true", "false", "realmax", "realmin", "flintmax",
  ]

  /// Looks a name up and remembers what was found.
  private func link(_ site: UnsafeMutablePointer<CallSite>, _ chunk: Chunk, _ i: Instruction)
    throws(NablaError)
  {
    let name = chunk.names[site.pointee.name]
    if session.classes.isOverloaded(name) {
      site.pointee.epoch = state.pointee.epoch.pointee
      site.pointee.kind = .overloaded
      return
    }
    guard let f = resolve(name) else {
      if let e = session.functions.path.parseError {
        session.functions.path.parseError = nil
        throw e.fresh()
      }
      if let dot = name.lastIndex(of: "."), session.functions.isPackage(String(name[..<dot])) {
        throw .message(
          "member '\(name[name.index(after: dot)...])' in package '\(name[..<dot])' does not exist",
          id: "")
      }
      throw .undefined(name, near: suggestion(for: name))
    }
    site.pointee.epoch = state.pointee.epoch.pointee
    switch f {
    case .user(let u):
      chunk.keepAlive.append(u)
      site.pointee.kind = .user
      site.pointee.user = .passUnretained(u)
    case .builtin(let b):
      chunk.keepAlive.append(b)
      site.pointee.builtin = .passUnretained(b)
      site.pointee.kind = .builtin
      if i.b == 0, Self.constants.contains(name) {
        let values = try callBuiltin(b, [], nargout: 1)
        switch values.first {
        case .scalar(let x):
          site.pointee.kind = .number
          site.pointee.low = x
        case .bool(let x):
          site.pointee.kind = .logical
          site.pointee.low = x ? 1 : 0
        default: break
        }
      } else if i.c > 1 || i.flags.contains(.outputsOfFrame) {
        // The kernels give one output.
      } else if let k = b.record.scalar, i.b == 1 {
        site.pointee.kind = .scalar
        site.pointee.function = k.function
        site.pointee.low = k.low
        site.pointee.high = k.high
      } else if let k = b.record.scalarPair, i.b == 2 {
        site.pointee.kind = .scalarPair
        site.pointee.pairFunction = k.function
      }
    }
  }

  /// A bare name that is a variable of this code: its value, or a call if it has none.
  func performName(_ pc: PC, _ i: Instruction, _ r: Registers) throws(NablaError) -> PC {
    let nargout = i.flags.contains(.outputsOfFrame) ? Int(frame.pointee.nargout) : Int(i.c)
    let v = dereferenced(r[Int(i.b)])
    if !v.isUndefined {
      place([v], r + Int(i.a), nargout)
      return pc + 1
    }
    frame.pointee.current = pc
    let results = try callByName(chunk.variables[Int(i.b)], [], nargout: nargout)
    place(results, r + Int(i.a), nargout)
    return pc + 1
  }

  func performCallValue(_ pc: PC, _ i: Instruction, _ r: Registers) throws(NablaError) -> PC {
    frame.pointee.current = pc
    let nargout = i.flags.contains(.outputsOfFrame) ? Int(frame.pointee.nargout) : Int(i.c)
    let n = Int(i.d)
    var v = i.flags.contains(.dDies) ? take(r, n) : dereferenced(r[n])
    if case .list(let l) = v, l.values.count == 1 { v = l.values[0] }
    let base = r + Int(i.a)
    let result = r + Int(i.k)
    if v.isUndefined, n < chunk.variables.count {
      let arguments = try gather(base, Int(i.b), lists: i.flags.contains(.lists))
      place(try callByName(chunk.variables[n], arguments, nargout: nargout), result, nargout)
      return pc + 1
    }
    return try callValue(
      v, base: base, count: Int(i.b), nargout: nargout, result: result, pc, i, bare: false)
  }

  /// `v (arguments)` with several outputs perhaps: a call of a handle, or an index.
  private func callValue(
    _ v: Value, base: Registers, count: Int, nargout: Int, result: Registers, _ pc: PC,
    _ i: Instruction, bare: Bool
  ) throws(NablaError) -> PC {
    if bare {
      // A variable that is named without arguments is its value, not a call.
      place([v], result, nargout)
      return pc + 1
    }
    if case .function(let h) = v, case .closure(let c) = h.target {
      let n = try spread(base, count, lists: i.flags.contains(.lists))
      return try push(
        c.code, owner: c, base: base, argumentCount: n, nargout: nargout, result: result,
        returnPC: pc + 1)
    }
    let arguments = try gather(base, count, lists: i.flags.contains(.lists))
    if case .function = v {
      place(try call(v, arguments, nargout: nargout), result, nargout)
      return pc + 1
    }
    if case .list = v { throw .message("a cs-list cannot be further indexed", id: "") }
    if case .object = v {
      place(try step(v, .paren(arguments), nargout: nargout, []), result, nargout)
      return pc + 1
    }
    place([try Indexing.index(v, arguments)], result, nargout)
    return pc + 1
  }

  /// Is any of these registers an object?
  @inline(__always)
  private func hasObject(_ base: Registers, _ count: Int) -> Bool {
    for i in 0..<count where MachineLayout.tag(base + i) == MachineLayout.objectTag { return true }
    return false
  }

  private func objects(_ base: Registers, _ count: Int) -> [Value] {
    (0..<count).compactMap { base[$0].isObject ? base[$0] : nil }
  }

  /// Writes lists among the arguments out in place; gives the number of arguments.
  private func spread(_ base: Registers, _ count: Int, lists: Bool) throws(NablaError) -> Int {
    var plain = true
    for i in 0..<count {
      switch base[i] {
      case .list, .undefined, .reference: plain = false
      case .colon: base[i] = Value(text: [0x3A])
      default: break
      }
    }
    if plain { return count }
    let all = try gather(base, count, lists: true)
    try ensureRegisters(base + all.count + 8)
    for (i, v) in all.enumerated() { base[i] = v }
    return all.count
  }

  /// Results of a builtin into consecutive registers.
  func place(_ results: [Value], _ base: Registers, _ nargout: Int) {
    let wanted = max(1, nargout)
    for j in 0..<wanted { base[j] = j < results.count ? results[j] : .undefined }
  }

  func callBuiltin(_ b: BuiltinEntry, _ arguments: [Value], nargout: Int) throws(NablaError)
    -> [Value]
  {
    let record = b.record
    if arguments.count < record.arity.minimum || arguments.count > record.arity.maximum {
      throw .invalidCall(record.name, usage: record.usage)
    }
    let hasSparse = SparseMatrix.isAmong(arguments)
    // Some functions give more of a sparse matrix.
    if nargout > max(1, record.maximumOutputs), !hasSparse {
      throw .tooManyOutputs(record.name)
    }
    let depth = state.pointee.depth
    var arguments = arguments
    if arguments.contains(where: \.isObject), let v = try callOnObjects(b, &arguments) { return [v] }
    let call = Call(session: session, name: record.name, arguments: arguments, nargout: nargout)
    let results =
      hasSparse
      ? try record.callSparse(call, session.functions.sparseRule(record)) : try record.body(call)
    if state.pointee.depth == depth, depth >= 0 { state.pointee.r = frame.pointee.base }
    return results
  }

  // MARK: Returning

  func performReturn() throws(NablaError) -> PC? {
    let f = frame.pointee
    let chunk = f.chunk.takeUnretainedValue()
    let wanted = max(1, Int(f.nargout))
    if f.isShared || chunk.outputs.isEmpty {
      pop()
      f.result.pointee = .undefined
      return finish(f)
    }
    var results: [Value] = []
    let named = chunk.hasVarargout ? chunk.outputs.count - 1 : chunk.outputs.count
    for j in 0..<min(wanted, named) {
      let register = chunk.outputs[j]
      var v = f.base[register]
      if case .reference(let box) = v { v = box.value }
      if v.isUndefined, j < Int(f.nargout), Self.ignoredOutputs(f) & (1 << UInt64(min(j, 63))) == 0 {
        let error = NablaError.undefined(chunk.variables[register], near: nil)
        if let function = f.function?.takeUnretainedValue(),
          let place = function.definition.outputs.first(where: { $0.name == chunk.variables[register] })
        {
          error.source = chunk.source
          error.span = place.span
        }
        throw error
      }
      results.append(v)
    }
    if chunk.hasVarargout, wanted > named, let last = chunk.outputs.last {
      let v = dereferenced(f.base[last])
      if case .cell(let c) = v {
        for j in 0..<min(c.count, wanted - named) { results.append(c.data[j]) }
      }
    }
    pop()
    for j in 0..<wanted { f.result[j] = j < results.count ? results[j] : .undefined }
    return finish(f)
  }

  /// A bit for each output that the caller throws away, `[~, i] = f (...)`: its next instruction says so.
  static func ignoredOutputs(_ f: Frame) -> UInt64 {
    guard let next = f.returnPC, next.pointee.opcode == .unpack else { return 0 }
    return next.pointee.k
  }

  /// The value of an anonymous function or of a text stands in register `a`; if it was a call, its
  /// further outputs behind it.
  func performReturnValues(_ a: Int, single: Bool) throws(NablaError) -> PC? {
    let f = frame.pointee
    let wanted = max(1, Int(f.nargout))
    var results: [Value] = []
    for j in 0..<wanted {
      let v = take(f.base, a + j)
      if case .list(let l) = v {
        results.append(contentsOf: l.values)
        break
      }
      if v.isUndefined { break }
      results.append(v)
      if single { break }
    }
    pop()
    for j in 0..<wanted { f.result[j] = j < results.count ? results[j] : .undefined }
    return finish(f)
  }

  private func finish(_ f: Frame) -> PC? {
    if f.isEntry {
      state.pointee.status = 0
      return nil
    }
    return f.returnPC
  }

  // MARK: From Swift

  package func resolve(_ name: String) -> FunctionReference? {
    if let f = nestedFunction(name) { return .user(f) }
    return session.functions.resolve(name, from: currentFile)
  }

  package func call(_ function: Value, _ arguments: [Value], nargout: Int) throws(NablaError)
    -> [Value]
  {
    switch function {
    case .function(let h):
      if let p = h.pending { return try call(p, arguments, nargout: nargout) }
      if let receiver = h.receiver, case .named(let name) = h.target {
        if case .map(let m) = receiver { return [try Indexing.mapMember(m, name, arguments)] }
        return try call(named: name, [receiver] + arguments, nargout: nargout)
      }
      switch h.target {
      case .closure(let c): return try callUser(c.code, owner: c, arguments, nargout: nargout)
      case .named(let name):
        if let m = method(name, for: arguments) {
          return try call(m, arguments, nargout: nargout, home: h.home)
        }
        if h.cacheEpoch == session.functions.epoch, let f = h.cachedFunction {
          return try call(f, arguments, nargout: nargout)
        }
        guard let f = resolve(name) else {
          if let m = try staticMethod(name) { return try call(m, arguments, nargout: nargout) }
          throw .undefined(name, near: suggestion(for: name))
        }
        h.cachedFunction = f
        h.cacheEpoch = session.functions.epoch
        return try call(f, arguments, nargout: nargout)
      }
    case .char:
      return try call(named: function.text ?? "", arguments, nargout: nargout)
    default:
      throw .message(
        "feval: FUNC must be the name of a function or a function handle",
        id: "Octave:undefined-function")
    }
  }

  package func call(named name: String, _ arguments: [Value], nargout: Int) throws(NablaError)
    -> [Value]
  {
    if let m = method(name, for: arguments) { return try call(m, arguments, nargout: nargout) }
    guard let f = resolve(name) else {
      if let m = try staticMethod(name) { return try call(m, arguments, nargout: nargout) }
      if let e = session.functions.path.parseError {
        session.functions.path.parseError = nil
        throw e.fresh()
      }
      throw .undefined(name, near: suggestion(for: name))
    }
    return try call(f, arguments, nargout: nargout)
  }

  package func call(_ f: FunctionReference, _ arguments: [Value], nargout: Int) throws(NablaError)
    -> [Value]
  {
    switch f {
    case .builtin(let b):
      var plain = arguments
      for j in plain.indices { if case .colon = plain[j] { plain[j] = Value(text: [0x3A]) } }
      return try callBuiltin(b, plain, nargout: nargout)
    case .user(let u):
      if u.classDefinition != nil { return try construct(try classes.info(of: u), arguments) }
      if u.script != nil {
        try runScript(u)
        return []
      }
      return try callUser(u, owner: nil, arguments, nargout: nargout)
    }
  }

  /// Calls a function of the language from Swift and waits for its results.
  ///
  /// `output`: what the first output has before the body runs (constructors).
  func callUser(
    _ f: FunctionCode, owner: Closure?, _ arguments: [Value], nargout: Int,
    output: consuming Value = .undefined
  ) throws(NablaError) -> [Value] {
    try poll()
    let base = freeRegisters
    let saved = state.pointee.r
    try ensureRegisters(base + max(arguments.count, nargout) + 8)
    for (i, a) in arguments.enumerated() {
      if case .colon = a { base[i] = Value(text: [0x3A]) } else { base[i] = a }
    }
    let pc: PC
    do {
      pc = try push(
        f, owner: owner, base: base, argumentCount: arguments.count, nargout: nargout,
        result: base, returnPC: nil)
    } catch {
      for i in 0..<arguments.count { base[i] = .undefined }
      throw error
    }
    if !output.isUndefined, let first = f.chunk?.outputs.first { base[first] = output }
    do {
      try run(pc)
    } catch {
      state.pointee.r = saved
      throw error
    }
    state.pointee.r = saved
    var results: [Value] = []
    for j in 0..<max(1, nargout) {
      let v = take(base, j)
      if v.isUndefined, j >= 1 || nargout == 0 { continue }
      if v.isUndefined { break }
      results.append(v)
    }
    return results
  }

  // MARK: Caught errors

  func caught(_ e: NablaError) -> ExceptionObject {
    session.lastError = (e.message, e.identifier)
    return ExceptionObject(identifier: e.identifier, message: e.message, stack: e.stack, original: e)
  }

  /// The nearest known name, if it is near enough to be a slip of the finger.
  func suggestion(for name: String) -> String? {
    guard name.utf8.count >= 3 else { return nil }
    let limit = name.utf8.count < 6 ? 1 : 2
    var best: (String, Int)?
    var candidates = session.functions.allNames()
    if !isIdle { candidates.append(contentsOf: currentScope.names()) }
    let a = Array(name.utf8)
    for c in candidates {
      let n = c.utf8.count
      guard abs(n - a.count) <= limit else { continue }
      let d = Self.distance(a, Array(c.utf8), limit)
      if d <= limit, d > 0, d < (best?.1 ?? 99) { best = (c, d) }
    }
    return best?.0
  }

  /// Edits (with transpositions) between two names, at most `limit` + 1.
  static func distance(_ a: [UInt8], _ b: [UInt8], _ limit: Int) -> Int {
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in 1...max(1, a.count) {
      guard i <= a.count else { break }
      var row = [i]
      for j in 1...max(1, b.count) {
        guard j <= b.count else { break }
        var d = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { d = min(d, before[j - 2] + 1) }
        row.append(d)
      }
      before = last
      last = row
    }
    return last[b.count]
  }
}

