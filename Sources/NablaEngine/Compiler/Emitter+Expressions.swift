import NablaSyntax

extension Emitter {
  /// One step of a chain such as `a.b{c}(d)`.
  enum Step {
    case paren([Expression], Span)
    case brace([Expression], Span)
    case field(Identifier, Span)
    case dynamicField(Expression, Span)

    var isParen: Bool { if case .paren = self { true } else { false } }

    var span: Span {
      switch self {
      case .paren(_, let s), .brace(_, let s), .field(_, let s), .dynamicField(_, let s): s
      }
    }
  }

  static func flatten(_ e: Expression) -> (base: Expression, steps: [Step]) {
    var steps: [Step] = []
    var e = e
    while true {
      switch e.kind {
      case .index(let base, let arguments):
        steps.append(.paren(arguments, e.span))
        e = base
      case .cellIndex(let base, let arguments):
        steps.append(.brace(arguments, e.span))
        e = base
      case .field(let base, let name):
        steps.append(.field(name, e.span))
        e = base
      case .dynamicField(let base, let name):
        steps.append(.dynamicField(name, e.span))
        e = base
      default:
        steps.reverse()
        return (e, steps)
      }
    }
  }

  /// Can the expression give other than one value?
  static func mayBeList(_ e: Expression) -> Bool {
    switch e.kind {
    case .cellIndex, .field, .dynamicField: true
    case .index(let base, _): mayBeList(base)
    default: false
    }
  }

  /// The register that holds the expression's value: a variable's own, or a temporary.
  func operand(_ e: Expression) -> Operand {
    if case .identifier(let name) = e.kind, known.contains(name), !references.contains(name),
      let r = variableIndex[name]
    {
      return Operand(register: r, dies: false)
    }
    let t = temp()
    emit(e, into: t)
    return Operand(register: t, dies: true)
  }

  func emit(_ e: Expression, into dest: Int) {
    let mark = nextTemp
    defer { nextTemp = mark }
    switch e.kind {
    case .number(let x):
      emit(.loadNumber, a: dest, k: x.bitPattern, span: e.span)
    case .imaginary(let x):
      load(complex: Complex(0, x), into: dest, e.span)
    case .integer(let bits, let c):
      emit(.loadConstant, a: dest, k: constant(Self.integer(bits, c)), span: e.span)
    case .string(let bytes, let style):
      let v = Self.text(bytes, style)
      emit(.loadConstant, a: dest, k: constant(v), span: e.span)
    case .colon:
      emit(.loadConstant, a: dest, k: constant(.colon), span: e.span)
    case .end:
      emitEnd(e.span, into: dest)
    case .identifier, .index, .cellIndex, .field, .dynamicField:
      emitChain(e, into: dest, outputs: 1)
    case .unary(let op, let x):
      if case .number(let v) = x.kind, op == .minus {
        emit(.loadNumber, a: dest, k: (-v).bitPattern, span: e.span)
        return
      }
      let o = operand(x)
      let opcode: Opcode =
        switch op {
        case .minus: .negate
        case .not: .not
        case .plus: .unaryPlus
        }
      emit(
        opcode, a: dest, b: o.register, flags: o.dies ? .bDies : [], span: e.span,
        operands: [x.span])
    case .postfix(let op, let x):
      let o = operand(x)
      emit(
        op == .ctranspose ? .ctranspose : .transpose, a: dest, b: o.register,
        flags: o.dies ? .bDies : [], span: e.span, operands: [x.span])
    case .binary(let op, let x, let y, let span):
      emitBinary(op, x, y, span, into: dest)
    case .shortCircuit:
      let falses = branchFalse(e)
      emit(.loadConstant, a: dest, k: constant(.bool(true)), span: e.span)
      let done = emit(.jump, span: e.span)
      patchHere(falses)
      emit(.loadConstant, a: dest, k: constant(.bool(false)), span: e.span)
      patchHere([done])
    case .range(let base, let increment, let limit):
      let t = temps(3)
      emit(base, into: t)
      if let increment { emit(increment, into: t + 1) } else { emit(.clear, a: t + 1, span: e.span) }
      emit(limit, into: t + 2)
      emit(.range, a: dest, b: t, span: e.span, operands: [base.span, limit.span])
    case .matrix(let rows):
      emitRows(rows, .matrix, e.span, into: dest)
    case .cell(let rows):
      emitRows(rows, .cell, e.span, into: dest)
    case .anonymousFunction(let f):
      emitClosure(f, e, into: dest)
    case .functionHandle(let name):
      emit(.handle, a: dest, k: UInt64(nameID(name)), span: e.span)
    case .assignment(let targets, _, _):
      emitAssignment(e, prints: false)
      if let first = targets.first?.expression { emit(first, into: dest) }
    case .increment(let target, _):
      emitAssignment(e, prints: false)
      if let x = target.expression { emit(x, into: dest) }
    case .metaclass(let name):
      emit(.handle, a: dest, k: UInt64(nameID("?" + name)), span: e.span)
    case .superclassReference(let method, let name):
      emit(.handle, a: dest, k: UInt64(nameID(method + "@" + name)), span: e.span)
    case .invalid:
      emitError(.message("parse error", id: "Octave:parse-error"), span: e.span)
    }
  }

  private func load(complex z: Complex<Double>, into dest: Int, _ span: Span) {
    let v: Value
    do { v = .complex(try Tensor(row: [z])) } catch { v = .scalar(.nan) }
    emit(.loadConstant, a: dest, k: constant(v), span: span)
  }

  /// A text as written; quotes of the MATLAB dialect make a string.
  static func text(_ bytes: [UInt8], _ style: QuoteStyle) -> Value {
    do {
      switch style {
      case .single: return Value(text: bytes)
      case .double:
        let t = try Tensor<Char>(bytes.isEmpty ? .empty : Dims(1, bytes.count), bytes: bytes)
        t.pattern = .doubleQuoted
        return .char(t)
      case .string: return .string(try Tensor(row: [StringElement(bytes)]))
      }
    } catch { return .undefined }
  }

  static func integer(_ bits: UInt64, _ c: IntegerLiteralClass) -> Value {
    do {
      switch c {
      case .int8: return .int8(try Tensor(row: [Int8(truncatingIfNeeded: bits)]))
      case .int16: return .int16(try Tensor(row: [Int16(truncatingIfNeeded: bits)]))
      case .int32: return .int32(try Tensor(row: [Int32(truncatingIfNeeded: bits)]))
      case .int64: return .int64(try Tensor(row: [Int64(truncatingIfNeeded: bits)]))
      case .uint8: return .uint8(try Tensor(row: [UInt8(truncatingIfNeeded: bits)]))
      case .uint16: return .uint16(try Tensor(row: [UInt16(truncatingIfNeeded: bits)]))
      case .uint32: return .uint32(try Tensor(row: [UInt32(truncatingIfNeeded: bits)]))
      case .uint64: return .uint64(try Tensor(row: [bits]))
      }
    } catch { return .undefined }
  }

  private func emitBinary(
    _ op: BinaryOperator, _ x: Expression, _ y: Expression, _ span: Span, into dest: Int
  ) {
    let numberForm: Opcode? =
      switch op {
      case .add: .addNumber
      case .subtract: .subtractNumber
      case .multiply, .elementMultiply: .multiplyNumber
      case .divide, .elementDivide: .divideNumber
      case .power, .elementPower: .powerNumber
      default: nil
      }
    // d tells the slow path which operator it was.
    let code = BinaryOperator.allCases.firstIndex(of: op) ?? 0
    if let form = numberForm, let v = Self.number(y) {
      let o = operand(x)
      emit(
        form, a: dest, b: o.register, d: code, k: v.bitPattern, flags: o.dies ? .bDies : [],
        span: span, operands: [x.span, y.span])
      return
    }
    if let form = numberForm, form != .powerNumber, let v = Self.number(x) {
      let o = operand(y)
      var flags: Instruction.Flags = .swapped
      if o.dies { flags.insert(.bDies) }
      emit(
        form, a: dest, b: o.register, d: code, k: v.bitPattern, flags: flags, span: span,
        operands: [x.span, y.span])
      return
    }
    let l = operand(x)
    let r = operand(y)
    var flags: Instruction.Flags = []
    if l.dies { flags.insert(.bDies) }
    if r.dies { flags.insert(.cDies) }
    emit(
      Self.opcode(op), a: dest, b: l.register, c: r.register, flags: flags, span: span,
      operands: [x.span, y.span])
  }

  static func number(_ e: Expression) -> Double? {
    switch e.kind {
    case .number(let x): return x
    case .unary(.minus, let x):
      if case .number(let v) = x.kind { return -v }
      return nil
    default: return nil
    }
  }

  static func opcode(_ op: BinaryOperator) -> Opcode {
    switch op {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .leftDivide: .leftDivide
    case .power: .power
    case .elementMultiply: .elementMultiply
    case .elementDivide: .elementDivide
    case .elementLeftDivide: .elementLeftDivide
    case .elementPower: .elementPower
    case .less: .less
    case .lessEqual: .lessEqual
    case .equal: .equal
    case .notEqual: .notEqual
    case .greaterEqual: .greaterEqual
    case .greater: .greater
    case .and: .and
    case .or: .or
    }
  }

  private func emitRows(_ rows: [[Expression]], _ op: Opcode, _ span: Span, into dest: Int) {
    let total = rows.reduce(0) { $0 + $1.count }
    let base = nextTemp
    var lists = false
    var spans: [Span] = []
    spans.reserveCapacity(total)
    for row in rows {
      for x in row {
        let t = temp()
        emit(x, into: t)
        lists = lists || Self.mayBeList(x)
        spans.append(x.span)
      }
    }
    shapes.append(rows.map(\.count))
    emit(
      op, a: dest, b: base, k: UInt64(shapes.count - 1), flags: lists ? .lists : [], span: span,
      operands: spans)
  }

  func emitClosure(_ f: AnonymousFunction, _ e: Expression, into dest: Int) {
    let free = NameCollector.freeNames(f).filter { known.contains($0) || variableIndex[$0] != nil }
    let definition = FunctionDefinition(
      name: Identifier("@<anonymous>", e.span), inputs: f.parameters, outputs: [], body: [],
      nested: [], argumentBlocks: [], span: e.span, help: nil)
    let function = FunctionCode(
      name: "@<anonymous>", file: file, definition: definition, anonymousBody: f.body,
      capturedNames: free, capturedVariables: known.intersection(free))
    // It sees the functions nested in the one around it.
    if let around = self.function, around.isNest || around.parent != nil { function.parent = around }
    closures.append(
      ClosureTemplate(
        code: function, captures: free.map { variableIndex[$0] ?? 0 }, text: render(e)))
    emit(.closure, a: dest, k: UInt64(closures.count - 1), span: e.span)
  }

  // MARK: end

  private func emitEnd(_ span: Span, into dest: Int) {
    guard let inner = endContexts.last else {
      emitError(
        .message(
          "invalid use of 'end': may only be used to index existing value", id: ""), span: span)
      return
    }
    if inner.certain, inner.path == nil {
      emit(
        .endIndex, a: dest, b: inner.register, d: inner.position, k: UInt64(inner.count), span: span)
      return
    }
    var site = EndSite(candidates: [])
    for c in endContexts.reversed() {
      site.candidates.append((c.register, c.position, c.count))
      if let path = c.path {
        site.path = path
        site.base = c.base
      }
      if c.certain {
        site.isCertain = true
        break
      }
    }
    endSites.append(site)
    emit(.endDynamic, a: dest, k: UInt64(endSites.count - 1), span: span)
  }

  // MARK: Conditions

  /// Jumps (to be patched) that are taken when the condition is false.
  func branchFalse(_ e: Expression, shortCircuit: Bool = false) -> [Int] {
    let mark = nextTemp
    defer { nextTemp = mark }
    switch e.kind {
    case .shortCircuit(.and, let x, let y):
      return branchFalse(x, shortCircuit: true) + branchFalse(y, shortCircuit: true)
    case .shortCircuit(.or, let x, let y):
      let trues = branchTrue(x, shortCircuit: true)
      let falses = branchFalse(y, shortCircuit: true)
      patchHere(trues)
      return falses
    case .binary(let op, let x, let y, let span):
      if !shortCircuit, op == .or || op == .and {
        let t = temp()
        emitCondition(e, into: t)
        return [emit(.jumpIfFalse, a: t, flags: .aDies, span: e.span, operands: [e.span])]
      }
      if let j = emitCompareJump(op, x, y, span) { return [j] }
    default: break
    }
    let o = operand(e)
    var flags: Instruction.Flags = shortCircuit ? .shortCircuit : []
    if o.dies { flags.insert(.aDies) }
    return [emit(.jumpIfFalse, a: o.register, flags: flags, span: e.span, operands: [e.span])]
  }

  /// The value of a condition. There `x | y` and `x & y` leave y out, with a warning, where x is one
  /// value that decides.
  private func emitCondition(_ e: Expression, into dest: Int) {
    guard case .binary(let op, let x, let y, let span) = e.kind, op == .or || op == .and else {
      emit(e, into: dest)
      return
    }
    emitCondition(x, into: dest)
    let decided = emit(.decide, a: dest, d: op == .or ? 1 : 0, span: span)
    let other = temp()
    emit(y, into: other)
    emit(
      op == .or ? .or : .and, a: dest, b: dest, c: other, flags: [.bDies, .cDies], span: span,
      operands: [x.span, y.span])
    patchHere([decided])
  }

  func branchTrue(_ e: Expression, shortCircuit: Bool = false) -> [Int] {
    let mark = nextTemp
    defer { nextTemp = mark }
    switch e.kind {
    case .shortCircuit(.or, let x, let y):
      return branchTrue(x, shortCircuit: true) + branchTrue(y, shortCircuit: true)
    case .shortCircuit(.and, let x, let y):
      let falses = branchFalse(x, shortCircuit: true)
      let trues = branchTrue(y, shortCircuit: true)
      patchHere(falses)
      return trues
    default: break
    }
    let o = operand(e)
    var flags: Instruction.Flags = shortCircuit ? .shortCircuit : []
    if o.dies { flags.insert(.aDies) }
    return [emit(.jumpIfTrue, a: o.register, flags: flags, span: e.span, operands: [e.span])]
  }

  private func emitCompareJump(_ op: BinaryOperator, _ x: Expression, _ y: Expression, _ span: Span)
    -> Int?
  {
    let pair: (Opcode, Opcode)
    switch op {
    case .less: pair = (.jumpUnlessLess, .jumpUnlessLessNumber)
    case .lessEqual: pair = (.jumpUnlessLessEqual, .jumpUnlessLessEqualNumber)
    case .equal: pair = (.jumpUnlessEqual, .jumpUnlessEqualNumber)
    case .notEqual: pair = (.jumpUnlessNotEqual, .jumpUnlessNotEqualNumber)
    case .greaterEqual: pair = (.jumpUnlessGreaterEqual, .jumpUnlessGreaterEqualNumber)
    case .greater: pair = (.jumpUnlessGreater, .jumpUnlessGreaterNumber)
    default: return nil
    }
    let l = operand(x)
    var flags: Instruction.Flags = l.dies ? .aDies : []
    if let v = Self.number(y) {
      return emit(
        pair.1, a: l.register, k: v.bitPattern, flags: flags, span: span, operands: [x.span, y.span])
    }
    let r = operand(y)
    if r.dies { flags.insert(.bDies) }
    return emit(
      pair.0, a: l.register, b: r.register, flags: flags, span: span, operands: [x.span, y.span])
  }
}
