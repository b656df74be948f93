import NablaSyntax

extension Machine {
  /// One instruction, in full generality. Gives the next one; nil when the entry frame has returned.
  func perform(_ pc: PC) throws(NablaError) -> PC? {
    let i = pc.pointee
    let r = state.pointee.r
    let a = Int(i.a)
    switch i.opcode {
    // MARK: Moving
    case .loadNumber, .loadNumberDouble: r[a] = .scalar(i.number)
    case .loadConstant: r[a] = chunk.constants[Int(i.k)]
    case .copy, .copyDouble: r[a] = r[Int(i.b)]
    case .move: r[a] = take(r, Int(i.b))
    case .clear: r[a] = .undefined
    case .copyChecked: try copyChecked(i, r)

    // MARK: Arithmetic
    case .add, .addDouble: try binary(.add, i, r)
    case .subtract, .subtractDouble: try binary(.subtract, i, r)
    case .multiply, .multiplyDouble: try binary(.multiply, i, r)
    case .divide, .divideDouble: try binary(.divide, i, r)
    case .leftDivide: try binary(.leftDivide, i, r)
    case .power: try binary(.power, i, r)
    case .elementMultiply: try binary(.elementMultiply, i, r)
    case .elementDivide: try binary(.elementDivide, i, r)
    case .elementLeftDivide: try binary(.elementLeftDivide, i, r)
    case .elementPower: try binary(.elementPower, i, r)
    case .less: try binary(.less, i, r)
    case .lessEqual: try binary(.lessEqual, i, r)
    case .equal: try binary(.equal, i, r)
    case .notEqual: try binary(.notEqual, i, r)
    case .greaterEqual: try binary(.greaterEqual, i, r)
    case .greater: try binary(.greater, i, r)
    case .and: try binary(.and, i, r)
    case .or: try binary(.or, i, r)
    case .addNumber, .subtractNumber, .multiplyNumber, .divideNumber, .powerNumber,
      .addNumberDouble, .subtractNumberDouble, .multiplyNumberDouble, .divideNumberDouble,
      .reverseSubtractNumberDouble, .reverseDivideNumberDouble:
      let op = Self.operators[Int(i.d)]
      var n = Value.scalar(i.number)
      let swapped = i.flags.contains(.swapped)
      if i.a == i.b, !swapped, Operators.update(op, &r[a], n) { break }
      var x = try read(r, i.b, dies: i.flags.contains(.bDies))
      if swapped { swap(&x, &n) }
      if let z = Operators.reusing(op, &x, &n) {
        r[a] = z
      } else {
        r[a] = try operate(op, x, n)
      }
    case .squareDouble: r[a] = try operate(.multiply, r[Int(i.b)], r[Int(i.b)])
    case .negate, .negateDouble: r[a] = try operate(.minus, try readB(i, r))
    case .not: r[a] = try operate(.not, try readB(i, r))
    case .unaryPlus: r[a] = try operate(.plus, try readB(i, r))
    case .transpose: r[a] = try transpose(try readB(i, r), conjugate: false)
    case .ctranspose: r[a] = try transpose(try readB(i, r), conjugate: true)

    // MARK: Jumps
    case .jump: return pc + 1 + Int(i.offset)
    case .jumpBack:
      try poll()
      return pc + 1 + Int(i.offset)
    case .jumpIfFalse:
      return try condition(i, r) ? pc + 1 : pc + 1 + Int(i.offset)
    case .jumpIfTrue:
      return try condition(i, r) ? pc + 1 + Int(i.offset) : pc + 1
    case .jumpUnlessLess, .jumpUnlessLessDouble: return try compare(.less, pc, i, r)
    case .jumpUnlessLessEqual, .jumpUnlessLessEqualDouble: return try compare(.lessEqual, pc, i, r)
    case .jumpUnlessEqual, .jumpUnlessEqualDouble: return try compare(.equal, pc, i, r)
    case .jumpUnlessNotEqual, .jumpUnlessNotEqualDouble: return try compare(.notEqual, pc, i, r)
    case .jumpUnlessGreaterEqual, .jumpUnlessGreaterEqualDouble:
      return try compare(.greaterEqual, pc, i, r)
    case .jumpUnlessGreater, .jumpUnlessGreaterDouble: return try compare(.greater, pc, i, r)
    case .jumpUnlessLessNumber, .jumpUnlessLessNumberDouble:
      return try compareNumber(.less, pc, i, r)
    case .jumpUnlessLessEqualNumber, .jumpUnlessLessEqualNumberDouble:
      return try compareNumber(.lessEqual, pc, i, r)
    case .jumpUnlessEqualNumber, .jumpUnlessEqualNumberDouble:
      return try compareNumber(.equal, pc, i, r)
    case .jumpUnlessNotEqualNumber, .jumpUnlessNotEqualNumberDouble:
      return try compareNumber(.notEqual, pc, i, r)
    case .jumpUnlessGreaterEqualNumber, .jumpUnlessGreaterEqualNumberDouble:
      return try compareNumber(.greaterEqual, pc, i, r)
    case .jumpUnlessGreaterNumber, .jumpUnlessGreaterNumberDouble:
      return try compareNumber(.greater, pc, i, r)
    case .decide:
      let v = dereferenced(r[a])
      guard v.isScalar, !v.isCell, !v.isStruct, !v.isUndefined else { break }
      let truth = try Operators.isTrue(v)
      guard truth == (i.d == 1) else { break }
      r[a] = .bool(truth)
      current(pc)
      try session.warn(
        "Octave:possible-matlab-short-circuit-operator",
        "Matlab-style short-circuit operation performed for operator \(i.d == 1 ? "|" : "&")")
      return pc + 1 + Int(i.offset)
    case .jumpUnlessNew:
      if case .reference(let box) = r[a] {
        return box.value.isUndefined ? pc + 1 : pc + 1 + Int(i.offset)
      }
      return r[a].isUndefined ? pc + 1 : pc + 1 + Int(i.offset)

    // MARK: Loops
    case .rangePrepare: try rangePrepare(i, r)
    case .rangeNext, .rangeNextDouble: return try rangeNext(pc, i, r)
    case .eachPrepare: try eachPrepare(i, r)
    case .eachNext: return try eachNext(pc, i, r)

    // MARK: Indexing and calling
    case .index1, .index1Double:
      if let next = fieldOfElement(pc, i, r) { return next }
      if case .scalar(let x) = r[Int(i.c)], let v = try Self.element(r[Int(i.b)], x) {
        if i.flags.contains(.bDies) { r[Int(i.b)] = .undefined }
        r[a] = v
        return pc + 1
      }
      let s = try readC(i, r)
      current(pc)
      r[a] = try indexOrCall(i, r, [s])
    case .index2, .index2Double:
      let s = try readC(i, r)
      let t = try read(r, i.d, dies: i.flags.contains(.dDies))
      current(pc)
      r[a] = try indexOrCall(i, r, [s, t])
    case .indexN:
      let s = try gather(r + Int(i.c), Int(i.d), lists: i.flags.contains(.lists))
      current(pc)
      r[a] = try indexOrCall(i, r, s)
    case .brace1:
      let s = try readC(i, r)
      let v = try container(i, r)
      current(pc)
      store(list: try braced(v, [s], i), r, a)
    case .braceN:
      let s = try gather(r + Int(i.c), Int(i.d), lists: i.flags.contains(.lists))
      let v = try container(i, r)
      current(pc)
      store(list: try braced(v, s, i), r, a)
    case .field:
      current(pc)
      try field(i, r)
    case .dynamicField:
      let name = try readC(i, r)
      guard let text = name.text else { throw .dynamicFieldName() }
      current(pc)
      let v = try container(i, r)
      if let values = try objectStep(v, .field(text), i) {
        store(list: values, r, a)
      } else {
        store(list: try fieldValues(v, text), r, a)
      }
    case .endIndex:
      current(pc)
      r[a] = .scalar(
        Double(try endIndex(indexed(r[Int(i.b)]), position: Int(i.d), of: Int(i.k))))
    case .endDynamic: r[a] = .scalar(Double(try endDynamic(chunk.endSites[Int(i.k)], r)))
    case .call, .callScalarDouble, .callScalarPairDouble, .absDouble, .sqrtDouble,
      .modDouble:
      return try performCall(pc, i, r)
    case .callValue: return try performCallValue(pc, i, r)
    case .name: return try performName(pc, i, r)

    // MARK: Storing
    case .storeIndex1, .storeIndex1Double:
      if try Self.store(r + a, r[Int(i.b)], r[Int(i.c)]) {
        if i.flags.contains(.cDies) { r[Int(i.c)] = .undefined }
        return pc + 1
      }
      let s = try readB(i, r)
      let v = try readC(i, r)
      if r[a].isObject || v.isObject {
        current(pc)
        try assign(&r[a], [.paren([s])], v)
      } else {
        try Indexing.assign(&r[a], [s], v)
        try warnAfterStore()
      }
    case .storeIndex2, .storeIndex2Double:
      let s = try readB(i, r)
      let t = try readC(i, r)
      let v = try read(r, i.d, dies: i.flags.contains(.dDies))
      if r[a].isObject || v.isObject {
        current(pc)
        try assign(&r[a], [.paren([s, t])], v)
      } else {
        try Indexing.assign(&r[a], [s, t], v)
        try warnAfterStore()
      }
    case .storeIndexN:
      let s = try gather(r + Int(i.b), Int(i.c), lists: true)
      let v = try read(r, i.d, dies: i.flags.contains(.dDies))
      if r[a].isObject || v.isObject {
        current(pc)
        try assign(&r[a], [.paren(s)], v)
      } else {
        try Indexing.assign(&r[a], s, v)
        try warnAfterStore()
      }
    case .storePath:
      if store(r[Int(i.d)], i, r) { return pc + 1 }
      let v = try read(r, i.d, dies: i.flags.contains(.dDies))
      let path = try accessors(chunk.paths[Int(i.k)], r, Int(i.b), Int(i.c), i)
      current(pc)
      try assign(&r[a], path[...], v)
      try warnAfterStore()
    case .deletePath:
      let path = try accessors(chunk.paths[Int(i.k)], r, Int(i.b), Int(i.c), i)
      current(pc)
      try assign(&r[a], path[...], nil)
    case .storeField:
      let v = try readB(i, r)
      if r[a].isObject {
        current(pc)
        try assign(&r[a], [.field(chunk.names[Int(i.k)])], v)
      } else {
        try Indexing.fieldAssign(&r[a], chunk.names[Int(i.k)], v)
      }
    case .unpack:
      if case .list(let l) = r[a] {
        r[a] = .undefined
        let wanted = Int(i.c)
        if l.values.count < wanted || l.values.isEmpty {
          if l.values.isEmpty || wanted > 1 {
            throw .message("some elements undefined in argument list", id: "Octave:undefined-function")
          }
        }
        for j in 0..<wanted { r[a + j] = j < l.values.count ? l.values[j] : .undefined }
      }

    case .spread:
      current(pc)
      try spread(chunk.spreads[Int(i.k)], r, a, i)

    // MARK: Building
    case .matrix: try buildMatrix(i, r, cell: false)
    case .append:
      let n = Int(i.c)
      if try Indexing.append(r + a, r + Int(i.b), n, horizontally: i.d == 1) {
        for j in 0..<n { r[Int(i.b) + j] = .undefined }
        return pc + 1 + Int(i.offset)
      }
    case .cell: try buildMatrix(i, r, cell: true)
    case .range:
      let base = Int(i.b)
      let x = try value(take(r, base))
      let step = take(r, base + 1)
      let y = try value(take(r, base + 2))
      current(pc)
      r[a] = try range(x, step.isUndefined ? nil : try value(step), y)
    case .closure: r[a] = makeClosure(chunk.closures[Int(i.k)], r)
    case .handle: r[a] = try handle(chunk.names[Int(i.k)])
    case .truth: r[a] = .bool(try isTrue(r[a]))

    // MARK: Statements
    case .display:
      current(pc)
      try display(r[a], chunk.names[Int(i.k)])
    case .echo: echo(Int(i.k))
    case .setAnswer:
      current(pc)
      try setAnswer(i, r)
    case .caseMatches: try caseMatches(i, r)
    case .declareGlobal:
      try declareGlobal(chunk.names[Int(i.k)], r, a, hasInitializer: i.d == 1)
    case .declarePersistent:
      let name = chunk.names[Int(i.k)]
      guard let f = frame.pointee.function?.takeUnretainedValue() else {
        throw .message("persistent: invalid use outside of a function", id: "Octave:parse-error")
      }
      if let box = f.persistents[name] {
        r[a] = .reference(box)
      } else {
        let box = VariableBox(name: name, value: i.d == 1 ? .undefined : .emptyMatrix)
        f.persistents[name] = box
        r[a] = .reference(box)
      }
      if case .reference(let box) = r[a] { rebind(name, to: box) }
    case .loadReference:
      let v = dereferenced(r[Int(i.b)])
      if v.isUndefined {
        current(pc)
        let values = try callByName(chunk.names[Int(i.k)], [], nargout: 1)
        r[a] = values.first ?? .undefined
      } else {
        r[a] = v
      }
    case .takeReference:
      if case .reference(let box) = r[Int(i.b)] {
        r[a] = box.value
        box.value = .undefined
      } else {
        r[a] = take(r, Int(i.b))
      }
    case .storeReference:
      let v = try value(take(r, Int(i.b)))
      if case .reference(let box) = r[a] { box.value = v } else { r[a] = v }
    case .catchError:
      let e = pendingError ?? .message("unknown error")
      pendingError = nil
      r[a] = .exception(caught(e))
    case .rethrow:
      guard case .exception(let e) = r[a] else { throw .message("rethrow without an error") }
      throw e.original ?? NablaError(e.identifier, e.message)
    case .returnFunction: return try performReturn()
    case .returnValues: return try performReturnValues(a, single: i.c == 1)
    case .halt:
      state.pointee.status = 0
      return nil
    case .throwError: throw chunk.errorSites[Int(i.k)].fresh()
    case .defineFunction: session.functions.define(chunk.functions[Int(i.k)])
    case .nop: break
    }
    return pc + 1
  }

  static let operators: [BinaryOperator] = Array(BinaryOperator.allCases)

  var chunk: Chunk { frame.pointee.chunk.takeUnretainedValue() }

  @inline(__always) func current(_ pc: PC) { frame.pointee.current = pc }

  /// `global name`: the register refers to the global variable from now on. A new one takes the
  /// local value, if there is one.
  private func declareGlobal(_ name: String, _ r: Registers, _ a: Int, hasInitializer: Bool)
    throws(NablaError)
  {
    let local = r[a]
    var isReference = false
    if case .reference(let box) = local {
      if session.globals[name] === box { return }
      isReference = true
    }
    let known = session.globals[name]
    let box = known ?? VariableBox(name: name, value: hasInitializer ? .undefined : .emptyMatrix)
    session.globals[name] = box
    r[a] = .reference(box)
    rebind(name, to: box)
    guard !local.isUndefined, !isReference else { return }
    if known == nil { box.value = local }
    let what =
      known == nil
      ? "existing local value used to initialize global variable"
      : "global value overrides existing local value"
    for line in [
      "'\(name)' is defined in the current scope.",
      "in a future version, global variables must be declared before use.", what,
    ] { try session.warn("Octave:global-local-conflict", "global: " + line) }
  }

  // MARK: Operands

  @inline(__always)
  func take(_ r: Registers, _ i: Int) -> Value {
    let v = (r + i).move()
    (r + i).initialize(to: .undefined)
    return v
  }

  @inline(__always)
  func readB(_ i: Instruction, _ r: Registers) throws(NablaError) -> Value {
    try read(r, i.b, dies: i.flags.contains(.bDies))
  }

  @inline(__always)
  func readC(_ i: Instruction, _ r: Registers) throws(NablaError) -> Value {
    try read(r, i.c, dies: i.flags.contains(.cDies))
  }

  /// An operand as one value: a variable without a value is called as a function.
  func read(_ r: Registers, _ index: UInt16, dies: Bool) throws(NablaError) -> Value {
    let n = Int(index)
    let v = dies ? take(r, n) : r[n]
    switch v {
    case .undefined:
      if !dies, n < chunk.variables.count { return try callVariable(n) }
      throw .noValue()
    case .list(let l):
      if l.values.count == 1 { return l.values[0] }
      return v
    case .reference(let box): return box.value
    default: return v
    }
  }

  /// A value that came out of a register, which must be one.
  func value(_ v: Value) throws(NablaError) -> Value {
    switch v {
    case .undefined: throw .noValue()
    case .list(let l):
      guard l.values.count == 1 else {
        throw .message(
          l.values.isEmpty
            ? "invalid number of elements on RHS of assignment"
            : "some elements undefined in argument list", id: "Octave:undefined-function")
      }
      return l.values[0]
    case .reference(let box): return box.value
    default: return v
    }
  }

  func dereferenced(_ v: Value) -> Value {
    if case .reference(let box) = v { return box.value }
    return v
  }

  private func indexed(_ v: Value) -> Value {
    switch v {
    case .reference(let box): box.value
    case .undefined: .emptyMatrix
    default: v
    }
  }

  /// Register n has no value: its name is called without arguments.
  func callVariable(_ n: Int) throws(NablaError) -> Value {
    let results = try callByName(chunk.variables[n], [], nargout: 1)
    guard let v = results.first, !v.isUndefined else { throw .noValue() }
    return v
  }

  func callByName(_ name: String, _ arguments: [Value], nargout: Int) throws(NablaError) -> [Value] {
    if state.pointee.extras > 0, let v = extraVariable(name) {
      return arguments.isEmpty ? [v] : [try Indexing.index(v, arguments)]
    }
    guard let f = resolve(name) else {
      if let e = session.functions.path.parseError {
        session.functions.path.parseError = nil
        throw e.fresh()
      }
      throw .undefined(name, near: suggestion(for: name))
    }
    return try call(f, arguments, nargout: nargout)
  }

  private func copyChecked(_ i: Instruction, _ r: Registers) throws(NablaError) {
    let dies = i.flags.contains(.bDies)
    let v = dies ? take(r, Int(i.b)) : r[Int(i.b)]
    switch v {
    case .undefined:
      if dies {
        if i.d > 0 {
          if i.d == 1 {
            throw .message(
              "value on the right hand side of the assignment not defined",
              id: "Octave:undefined-function")
          }
          throw .message("element number \(i.d) undefined in return list", id: "Octave:undefined-function")
        }
        throw .noValue()
      }
      r[Int(i.a)] = try callVariable(Int(i.b))
    case .list(let l):
      guard let first = l.values.first else {
        throw .message("invalid number of elements on RHS of assignment", id: "Nabla:no-value")
      }
      r[Int(i.a)] = first
    case .reference(let box): r[Int(i.a)] = box.value
    default: r[Int(i.a)] = v
    }
  }

  /// Moves arguments out of registers, with lists written out.
  func gather(_ from: Registers, _ n: Int, lists: Bool) throws(NablaError) -> [Value] {
    var result: [Value] = []
    result.reserveCapacity(n)
    for i in 0..<n {
      let v = take(from, i)
      switch v {
      case .list(let l): result.append(contentsOf: l.values)
      case .undefined: throw .noValue()
      case .reference(let box): result.append(box.value)
      default: result.append(v)
      }
    }
    return result
  }

  // MARK: Arithmetic

  private func binary(_ op: BinaryOperator, _ i: Instruction, _ r: Registers) throws(NablaError) {
    // `x = x + y`: the old value dies too, once it is certain that the operation succeeds.
    if i.a == i.b, i.a != i.c, Operators.update(op, &r[Int(i.a)], r[Int(i.c)]) {
      if i.flags.contains(.cDies) { r[Int(i.c)] = .undefined }
      return
    }
    var x = try readB(i, r)
    var y = try readC(i, r)
    if let z = Operators.reusing(op, &x, &y) {
      r[Int(i.a)] = z
    } else {
      r[Int(i.a)] = try operate(op, x, y)
    }
  }

  @inline(__always)
  func operate(_ op: BinaryOperator, _ x: Value, _ y: Value) throws(NablaError) -> Value {
    if let u = Self.quickScalar(x), let v = Self.quickScalar(y),
      let z = Operators.scalars(op, u, v)
    {
      return z
    }
    if x.isObject || y.isObject { return try operateObjects(op, x, y) }
    return try Operators.binary(op, x, y)
  }

  private func condition(_ i: Instruction, _ r: Registers) throws(NablaError) -> Bool {
    let v = try read(r, i.a, dies: i.flags.contains(.aDies))
    if i.flags.contains(.shortCircuit), v.isEmpty {
      throw .message("invalid conversion from empty value to real scalar", id: "Octave:undefined-function")
    }
    return try isTrue(v)
  }

  private func compare(_ op: BinaryOperator, _ pc: PC, _ i: Instruction, _ r: Registers)
    throws(NablaError) -> PC
  {
    let x = try read(r, i.a, dies: i.flags.contains(.aDies))
    let y = try read(r, i.b, dies: i.flags.contains(.bDies))
    if let u = Self.quickScalar(x), let v = Self.quickScalar(y) {
      return Self.compare(op, u, v) ? pc + 1 : pc + 1 + Int(i.offset)
    }
    current(pc)
    return try isTrue(try operate(op, x, y)) ? pc + 1 : pc + 1 + Int(i.offset)
  }

  private func compareNumber(_ op: BinaryOperator, _ pc: PC, _ i: Instruction, _ r: Registers)
    throws(NablaError) -> PC
  {
    let x = try read(r, i.a, dies: i.flags.contains(.aDies))
    if let u = Self.quickScalar(x) {
      return Self.compare(op, u, i.number) ? pc + 1 : pc + 1 + Int(i.offset)
    }
    let y = Value.scalar(i.number)
    current(pc)
    return try isTrue(try operate(op, x, y)) ? pc + 1 : pc + 1 + Int(i.offset)
  }

  private static func compare(_ op: BinaryOperator, _ x: Double, _ y: Double) -> Bool {
    switch op {
    case .less: x < y
    case .lessEqual: x <= y
    case .equal: x == y
    case .notEqual: x != y
    case .greaterEqual: x >= y
    default: x > y
    }
  }

  /// Ctrl-C.
  func poll() throws(NablaError) {
    if state.pointee.interrupt.pointee != 0 {
      state.pointee.interrupt.pointee = 0
      throw .interrupted
    }
  }

  // MARK: Loops

  /// Registers h...h+3 become base, increment, count, index (-1). What is not a range of doubles is
  /// walked over as a value.
  private func rangePrepare(_ i: Instruction, _ r: Registers) throws(NablaError) {
    let h = Int(i.b)
    let x = try value(take(r, h))
    let step = take(r, h + 1)
    let y = try value(take(r, h + 2))
    let v = try Operators.range(
      base: x, increment: step.isUndefined ? .scalar(1) : try value(step), limit: y, endless: true)
    if let limit = y.realScalar, limit.isInfinite, case .range(let range) = v, range.count > 1 << 52 {
      try session.warn(
        "Octave:infinite-loop",
        "FOR loop limit is infinite, will stop after 9223372036854775807 steps")
    }
    prepareLoop(v, h, r)
    withoutTurns(v, i, r)
  }

  private func eachPrepare(_ i: Instruction, _ r: Registers) throws(NablaError) {
    let h = Int(i.b)
    let v = try value(take(r, h))
    if i.d == 1 {
      // Over the fields of a struct: two slots, value and name.
      guard case .structure(let s) = v else {
        throw .message("in statement 'for [X, Y] = VAL', VAL must be a structure", id: "")
      }
      r[h] = v
      r[h + 1] = .bool(true)
      r[h + 2] = .scalar(Double(s.fieldCount))
      r[h + 3] = .scalar(-1)
      return
    }
    prepareLoop(v, h, r)
    withoutTurns(v, i, r)
  }

  /// The variable of a loop that has no turns takes the empty value itself.
  private func withoutTurns(_ v: Value, _ i: Instruction, _ r: Registers) {
    guard i.c > 0, case .scalar(0) = r[Int(i.b) + 2] else { return }
    let d = v.dims
    var empty = v
    if !d.is2D, let flat = try? Indexing.index(v, [.colon, .colon]) { empty = flat }
    r[Int(i.c) - 1] = empty
    frame.pointee.mustLeave = true
  }

  private func prepareLoop(_ v: Value, _ h: Int, _ r: Registers) {
    r[h + 3] = .scalar(-1)
    switch v {
    case .range(let range) where range.isExact:
      r[h] = .scalar(range.base)
      r[h + 1] = .scalar(range.increment)
      r[h + 2] = .scalar(Double(range.count))
    case .scalar(let x):
      r[h] = .scalar(x)
      r[h + 1] = .scalar(0)
      r[h + 2] = .scalar(1)
    default:
      r[h] = v
      r[h + 1] = .undefined
      let d = v.dims
      var columns = d.rows == 0 ? 0 : d.elementCount / d.rows
      if case .function = v { columns = 1 }
      if case .map = v { columns = 1 }
      r[h + 2] = .scalar(Double(columns))
    }
  }

  private func rangeNext(_ pc: PC, _ i: Instruction, _ r: Registers) throws(NablaError) -> PC {
    let h = Int(i.b)
    guard case .scalar(let base) = r[h] else { return try eachNext(pc, i, r) }
    try poll()
    guard case .scalar(let index) = r[h + 3], case .scalar(let count) = r[h + 2],
      case .scalar(let step) = r[h + 1]
    else { return pc + 1 }
    let next = index + 1
    guard next < count else { return pc + 1 }
    r[h + 3] = .scalar(next)
    r[Int(i.a)] = .scalar(base + next * step)
    return pc + 1 + Int(i.offset)
  }

  private func eachNext(_ pc: PC, _ i: Instruction, _ r: Registers) throws(NablaError) -> PC {
    let h = Int(i.b)
    if case .scalar = r[h] { return try rangeNext(pc, i, r) }
    try poll()
    guard case .scalar(let index) = r[h + 3], case .scalar(let count) = r[h + 2] else {
      return pc + 1
    }
    let next = index + 1
    guard next < count else { return pc + 1 }
    r[h + 3] = .scalar(next)
    let v = r[h]
    let d = v.dims
    if case .bool = r[h + 1], case .structure(let s) = v {
      let f = Int(next)
      let slot = Int(i.a)
      let values = (0..<s.count).map { s.values[$0 * s.fieldCount + f] }
      r[slot] = s.count == 1 ? values[0] : .cell(try CellArray(s.dims, values))
      r[slot + 1] = Value(s.fields.names[f])
      return pc + 1 + Int(i.offset)
    }
    switch v {
    case .structure(let s) where s.count == 1: r[Int(i.a)] = v
    case .function, .map: r[Int(i.a)] = v
    default:
      if d.rows == 1 && d.is2D {
        r[Int(i.a)] = try Indexing.index(v, [.scalar(next + 1)])
      } else {
        r[Int(i.a)] = try Indexing.index(v, [.colon, .scalar(next + 1)])
      }
    }
    return pc + 1 + Int(i.offset)
  }

  // MARK: Indexing

  /// The value that an index instruction reads from; a variable without a value is called.
  private func container(_ i: Instruction, _ r: Registers) throws(NablaError) -> Value {
    let v = try readB(i, r)
    if case .list = v { throw .message("a cs-list cannot be further indexed", id: "") }
    return v
  }

  private func indexOrCall(_ i: Instruction, _ r: Registers, _ s: [Value]) throws(NablaError) -> Value {
    let n = Int(i.b)
    if !i.flags.contains(.bDies), case .undefined = r[n], n < chunk.variables.count {
      let results = try callByName(chunk.variables[n], s, nargout: 1)
      guard let v = results.first, !v.isUndefined else { throw .noValue() }
      return v
    }
    let v = try container(i, r)
    if s.contains(where: \.isObject), !v.isObject { return try indexOrCallObjects(v, s) }
    if let values = try objectStep(v, .paren(s), i) {
      return values.count == 1 ? values[0] : .list(ValueList(values))
    }
    return try indexValue(v, s)
  }

  /// `v (object)`: a call with it, or an index by what its `subsindex` says.
  private func indexOrCallObjects(_ v: Value, _ s: [Value]) throws(NablaError) -> Value {
    if case .function = v { return try indexValue(v, s) }
    return try indexValue(v, try numbers(ofSubscripts: s))
  }

  private func braced(_ v: Value, _ s: [Value], _ i: Instruction) throws(NablaError) -> [Value] {
    if case .cell = v, s.contains(where: \.isObject) {
      return try Indexing.cellIndex(v, try numbers(ofSubscripts: s))
    }
    if let values = try objectStep(v, .brace(s), i) { return values }
    return try Indexing.cellIndex(v, s)
  }

  /// Objects, and what a chain has left pending, take their steps in `Machine+Objects`; nil for
  /// anything else.
  @inline(__always)
  private func objectStep(_ v: Value, _ a: @autoclosure () -> Indexing.Accessor, _ i: Instruction)
    throws(NablaError) -> [Value]?
  {
    switch v {
    case .object: break
    case .function(let h) where h.pending != nil: break
    default: return nil
    }
    var nargout = 1
    if i.opcode == .field {
      nargout = i.flags.contains(.outputsOfFrame) ? Int(frame.pointee.nargout) : Int(i.c)
    }
    return try step(v, a(), nargout: nargout, i.flags)
  }

  /// `v (s)`: an element, or a call.
  func indexValue(_ v: Value, _ s: [Value]) throws(NablaError) -> Value {
    switch v {
    case .function:
      let results = try call(v, s, nargout: 1)
      guard let first = results.first, !first.isUndefined else { throw .noValue() }
      return first
    default: return try Indexing.index(v, s)
    }
  }

  func store(list values: [Value], _ r: Registers, _ a: Int) {
    if values.count == 1 { r[a] = values[0] } else { r[a] = .list(ValueList(values)) }
  }

  private func field(_ i: Instruction, _ r: Registers) throws(NablaError) {
    let site = UnsafeMutablePointer<CallSite>(bitPattern: UInt(i.k))
    let name = chunk.names[site?.pointee.name ?? 0]
    let v = try container(i, r)
    if case .structure(let s) = v, s.count == 1, let site {
      // The field table is shared by structs of one origin, so the slot is usually known.
      let table = s.fields.serial
      if site.pointee.fieldTable == table {
        r[Int(i.a)] = s.values[site.pointee.slot]
        return
      }
      if let slot = s.fields.slot(of: name) {
        site.pointee.fieldTable = table
        site.pointee.slot = slot
        r[Int(i.a)] = s.values[slot]
        return
      }
    }
    if let values = try objectStep(v, .field(name), i) {
      return store(list: values, r, Int(i.a))
    }
    if i.flags.contains(.method), let method = Self.method(name, of: v) {
      r[Int(i.a)] = .function(method)
      return
    }
    store(list: try fieldValues(v, name), r, Int(i.a))
  }

  /// `m.isKey (...)` and `err.getReport ()`: the method bound to its object.
  private static func method(_ name: String, of v: Value) -> FunctionHandle? {
    switch v {
    case .map where ["isKey", "keys", "values", "remove", "length", "numel"].contains(name): break
    case .exception where ["getReport", "throw", "rethrow", "addCause"].contains(name): break
    default: return nil
    }
    let h = FunctionHandle(named: name)
    h.receiver = v
    return h
  }

  func fieldValues(_ v: Value, _ name: String) throws(NablaError) -> [Value] {
    try Indexing.field(v, name)
  }

  private func endDynamic(_ site: EndSite, _ r: Registers) throws(NablaError) -> Int {
    for (n, c) in site.candidates.enumerated() {
      var v = dereferenced(r[c.register])
      if v.isUndefined, n < site.candidates.count - 1 { continue }
      if v.isUndefined, !site.isCertain {
        throw .message("invalid use of 'end': may only be used to index existing value", id: "")
      }
      if n == 0, !site.path.isEmpty {
        var operand = site.base
        for step in site.path {
          if v.isUndefined { return 0 }
          do {
            switch step {
            case .paren(let k):
              v = try self.step(v, .paren((0..<k).map { r[operand + $0] }), nargout: 1, []).first
                ?? .undefined
              operand += k
            case .brace(let k):
              let subscripts = (0..<k).map { r[operand + $0] }
              operand += k
              v = try self.step(v, .brace(subscripts), nargout: 1, []).first ?? .undefined
            case .field(let name):
              v = try self.step(v, .field(name), nargout: 1, []).first ?? .undefined
            case .dynamicField:
              v = try self.step(v, .field(r[operand].text ?? ""), nargout: 1, []).first ?? .undefined
              operand += 1
            }
          } catch {
            // The place does not exist yet: it is made by the assignment.
            return 0
          }
        }
      }
      return try endIndex(indexed(v), position: c.position, of: c.count)
    }
    return 0
  }

  private func accessors(
    _ path: [PathStep], _ r: Registers, _ base: Int, _ count: Int, _ i: Instruction
  ) throws(NablaError) -> [Indexing.Accessor] {
    var operand = base
    var result: [Indexing.Accessor] = []
    result.reserveCapacity(path.count)
    for step in path {
      switch step {
      case .paren(let k):
        result.append(.paren(try gather(r + operand, k, lists: true)))
        operand += k
      case .brace(let k):
        result.append(.brace(try gather(r + operand, k, lists: true)))
        operand += k
      case .field(let name): result.append(.field(name))
      case .dynamicField:
        guard let name = take(r, operand).text else { throw .dynamicFieldName() }
        operand += 1
        result.append(.field(name))
      }
    }
    return result
  }

  /// The short way of a nested store.
  private func store(_ v: Value, _ i: Instruction, _ r: Registers) -> Bool {
    switch v {
    case .list, .reference, .undefined, .colon, .object: return false
    default: break
    }
    let base = r + Int(i.b)
    guard store(v, at: chunk.paths[Int(i.k)], 0, in: r + Int(i.a), base) else { return false }
    for j in 0..<Int(i.c) { base[j] = .undefined }
    if i.flags.contains(.dDies) { r[Int(i.d)] = .undefined }
    return true
  }

  /// An assignment may have something to say, e.g. of values that became logical.
  @inline(__always)
  private func warnAfterStore() throws(NablaError) {
    if let text = Indexing.warning {
      Indexing.warning = nil
      try session.warn("", text)
    }
  }

  private func spread(_ targets: [SpreadTarget], _ r: Registers, _ a: Int, _ i: Instruction)
    throws(NablaError)
  {
    var places: [(register: Int?, path: [Indexing.Accessor], count: Int)] = []
    var total = 0
    for t in targets {
      let path = try accessors(t.path, r, t.base, t.count, i)
      var n = 1
      if let register = t.register, !path.isEmpty {
        n = try Indexing.targetCount(r[register], path[...])
      }
      places.append((t.register, path, n))
      total += n
    }
    let f = take(r, a)
    var values: [Value] = []
    for v in try call(f, [], nargout: total) {
      if case .list(let l) = v { values.append(contentsOf: l.values) } else { values.append(v) }
    }
    if total == 0, places.count == 1, let register = places[0].register, let first = values.first,
      places[0].path.count == 1, case .brace = places[0].path[0]
    {
      // `[varargout{1:nargout}] = f ()` for a caller that wants none keeps the one for `ans`.
      r[register] = .cell(try CellArray(row: [first]))
      return
    }
    guard values.count >= total else {
      throw .message("some elements undefined in argument list", id: "Octave:undefined-function")
    }
    var next = 0
    for p in places {
      defer { next += p.count }
      guard let register = p.register else { continue }
      if p.path.isEmpty {
        r[register] = values[next]
      } else if p.count == 1 {
        try assign(&r[register], p.path[...], values[next])
      } else {
        let list = ValueList(Array(values[next..<(next + p.count)]))
        try Indexing.assignPath(&r[register], p.path[...], .list(list))
      }
    }
  }

  // MARK: Building

  private func buildMatrix(_ i: Instruction, _ r: Registers, cell: Bool) throws(NablaError) {
    let shape = chunk.shapes[Int(i.k)]
    var rows: [[Value]] = []
    rows.reserveCapacity(shape.count)
    var n = Int(i.b)
    for k in shape {
      rows.append(try gather(r + n, k, lists: true))
      n += k
    }
    if cell {
      r[Int(i.a)] = try Operators.cellLiteral(rows: rows)
    } else if rows.contains(where: { $0.contains(where: \.isObject) }) {
      r[Int(i.a)] = try concatenate(rows: rows)
    } else {
      r[Int(i.a)] = try Operators.matrix(rows: rows)
    }
  }

  private func makeClosure(_ t: ClosureTemplate, _ r: Registers) -> Value {
    let captures = t.captures.map { dereferenced(r[$0]) }
    return .function(
      FunctionHandle(
        closure: Closure(
          code: t.code, captures: captures, text: t.text, isAnonymous: true,
          environment: t.code.parent == nil ? nil : currentEnvironment)))
  }

  /// A handle of a function of the file keeps it, wherever it is called from.
  func makeHandle(_ name: String) -> Value {
    if let f = nestedFunction(name) {
      var e = currentEnvironment
      while let found = e, found.code !== f.parent { e = found.parent }
      return .function(
        FunctionHandle(
          closure: Closure(
            code: f, captures: [], text: Array(name.utf8), isAnonymous: false, environment: e)))
    }
    if let file = currentFile, let f = file.functions[name] {
      return .function(
        FunctionHandle(
          closure: Closure(code: f, captures: [], text: Array(name.utf8), isAnonymous: false)))
    }
    return .function(FunctionHandle(named: name))
  }

  // MARK: Statements

  /// Shows the lines of the running script from the last one to this one, or this one again.
  private func echo(_ line: Int) {
    let last = session.lastLine
    session.lastLine = line
    guard session.echoes else { return }
    let from = session.startsEcho ? last : min(last + 1, line)
    session.startsEcho = false
    for n in max(1, from)...max(1, from, line) {
      session.output.put(Array("+ ".utf8) + Array(chunk.source.line(n)) + [0x0A])
    }
  }

  func display(_ v: Value, _ name: String) throws(NablaError) {
    if session.silencesFunctions, frame.pointee.function != nil, !frame.pointee.isShared { return }
    switch v {
    case .list(let l): for x in l.values { try display(x, name) }
    case .reference(let box): try display(box.value, name)
    case .undefined: return
    case .object: try displayObject(v, name)
    default: session.output.put(Display.display(v, name: name, format: session.format))
    }
  }

  private func setAnswer(_ i: Instruction, _ r: Registers) throws(NablaError) {
    let v = take(r, Int(i.a))
    switch v {
    case .undefined: return
    case .list(let l):
      for x in l.values {
        if i.d == 1 { try display(x, "ans") }
      }
      if let last = l.values.last { setVariable(last, i, r) }
    default:
      setVariable(v, i, r)
      if i.d == 1 { try display(v, "ans") }
    }
  }

  private func setVariable(_ v: Value, _ i: Instruction, _ r: Registers) {
    if case .reference(let box) = r[Int(i.b)] { box.value = v } else { r[Int(i.b)] = v }
  }

  private func caseMatches(_ i: Instruction, _ r: Registers) throws(NablaError) {
    let v = try value(r[Int(i.b)])
    let label = try value(take(r, Int(i.c)))
    r[Int(i.a)] = .bool(try matches(v, label))
  }

  func matches(_ v: Value, _ label: Value) throws(NablaError) -> Bool {
    if case .cell(let c) = label {
      for x in c.elements where try matches(v, x) { return true }
      return false
    }
    if v.isObject || label.isObject { return try isTrue(try operate(.equal, v, label)) }
    if v.isString || label.isString {
      guard let a = v.textBytes, let b = label.textBytes else { return false }
      return a == b
    }
    if case .char(let a) = v {
      guard case .char(let b) = label else { return false }
      return a.count == b.count && (a.dims == b.dims || a.count == 0)
        && a.elements.elementsEqual(b.elements)
    }
    if case .char = label { return false }
    if v.isEmpty && label.isEmpty { return true }
    if v.isEmpty || label.isEmpty { return false }
    switch v {
    case .cell, .structure, .function:
      guard v.dims == label.dims else { return false }
      throw .binaryUndefined("==", v.typeName, label.typeName)
    default: break
    }
    guard v.classID.isArithmetic, label.classID.isArithmetic else { return false }
    return try Operators.isTrue(try Operators.binary(.equal, v, label))
  }
}
