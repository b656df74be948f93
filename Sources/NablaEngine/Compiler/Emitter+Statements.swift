import NablaSyntax

extension Emitter {
  func emit(_ statements: [Statement]) {
    for s in statements { emit(s) }
  }

  func emitDefault(register: Int, _ value: Expression) {
    let test = emit(.jumpUnlessNew, a: register, span: value.span)
    emit(value, into: register)
    patchHere([test])
  }

  private func emit(_ s: Statement) {
    let mark = nextTemp
    defer { nextTemp = mark }
    if echoes {
      emit(.echo, k: UInt64(source.position(of: Int(s.span.start)).line), span: s.span)
    }
    switch s.kind {
    case .empty: break
    case .expression(let e): emitStatement(e, prints: s.prints, s.span)
    case .command(let name, let words):
      let start = nextTemp
      for w in words {
        let t = temp()
        emit(.loadConstant, a: t, k: constant(Value(text: w.bytes)), span: w.span)
      }
      if words.isEmpty { _ = temp() }
      emit(
        .call, a: start, b: words.count, c: 0, d: variableIndex[name.name] ?? 0xFFFF,
        k: callSite(name.name), flags: .statement, span: s.span, operands: [name.span])
      setAnswer(start, prints: s.prints, s.span)
    case .conditional(let clauses, let otherwise):
      var ends: [Int] = []
      for (i, c) in clauses.enumerated() {
        let falses = branchFalse(c.condition)
        emit(c.body)
        if i < clauses.count - 1 || otherwise != nil { ends.append(emit(.jump, span: s.span)) }
        patchHere(falses)
      }
      if let otherwise { emit(otherwise) }
      patchHere(ends)
    case .whileLoop(let condition, let body):
      let top = here
      let falses = branchFalse(condition)
      loops.append(LoopContext(cleanupDepth: cleanups.count))
      emit(body)
      let loop = loops.removeLast()
      patch(loop.continues, to: here)
      patch([emit(.jumpBack, span: condition.span)], to: top)
      patchHere(falses + loop.breaks)
    case .doUntil(let body, let condition):
      let top = here
      loops.append(LoopContext(cleanupDepth: cleanups.count))
      emit(body)
      let loop = loops.removeLast()
      patchHere(loop.continues)
      let trues = branchTrue(condition)
      patch([emit(.jumpBack, span: condition.span)], to: top)
      patchHere(trues + loop.breaks)
    case .forLoop(let target, let e, let body): emitFor(target, e, body, s.span)
    case .switchCase(let e, let clauses, let otherwise):
      emitSwitch(e, clauses, otherwise, s.span)
    case .breakLoop:
      guard let loop = loops.last else { return }
      emitCleanups(from: loop.cleanupDepth)
      let j = emit(.jump, span: s.span)
      loops[loops.count - 1].breaks.append(j)
    case .continueLoop:
      guard let loop = loops.last else { return }
      emitCleanups(from: loop.cleanupDepth)
      let j = emit(.jump, span: s.span)
      loops[loops.count - 1].continues.append(j)
    case .returnFunction:
      emitCleanups(from: 0)
      emitOutputChecks()
      emit(.returnFunction, span: s.span)
    case .tryCatch(let body, let name, let handler):
      let from = here
      let depth = nextTemp
      emit(body)
      let to = here
      let skip = emit(.jump, span: s.span)
      handlers.append(HandlerRange(from: from, to: to, target: here, firstFree: depth))
      let t = temp()
      emit(.catchError, a: t, span: s.span)
      if let name, let r = variableIndex[name.name] {
        if references.contains(name.name) {
          emit(.storeReference, a: r, b: t, k: UInt64(nameID(name.name)), flags: .bDies, span: name.span)
        } else {
          emit(.move, a: r, b: t, span: name.span)
        }
      } else {
        emit(.clear, a: t, span: s.span)
      }
      nextTemp = depth
      emit(handler)
      patchHere([skip])
    case .unwindProtect(let body, let cleanup):
      let from = here
      let depth = nextTemp
      cleanups.append(cleanup)
      emit(body)
      cleanups.removeLast()
      let to = here
      emit(cleanup)
      let skip = emit(.jump, span: s.span)
      handlers.append(
        HandlerRange(from: from, to: to, target: here, firstFree: depth, isCleanup: true))
      // The pending error stays in a register while the cleanup runs.
      let t = temp()
      emit(.catchError, a: t, span: s.span)
      emit(cleanup)
      emit(.rethrow, a: t, span: s.span)
      patchHere([skip])
    case .global(let list):
      for d in list {
        guard let r = variableIndex[d.name.name] else { continue }
        let id = UInt64(nameID(d.name.name))
        if let e = d.initializer {
          // Only a new global takes the initial value.
          emit(.declareGlobal, a: r, d: 1, k: id, span: d.name.span)
          let skip = emit(.jumpUnlessNew, a: r, span: d.name.span)
          let t = temp()
          emit(e, into: t)
          emit(.storeReference, a: r, b: t, k: id, flags: .bDies, span: d.name.span)
          patchHere([skip])
        } else {
          emit(.declareGlobal, a: r, k: id, span: d.name.span)
        }
      }
    case .persistent(let list):
      for d in list {
        guard let r = variableIndex[d.name.name] else { continue }
        let id = UInt64(nameID(d.name.name))
        if r < parameterCount || outputRegisters.contains(r) {
          emitError(
            .message("can't make function parameter \(d.name.name) persistent", id: ""),
            span: d.name.span)
          continue
        }
        emit(.declarePersistent, a: r, d: d.initializer == nil ? 0 : 1, k: id, span: d.name.span)
        if let e = d.initializer {
          let skip = emit(.jumpUnlessNew, a: r, span: d.name.span)
          let t = temp()
          emit(e, into: t)
          emit(.storeReference, a: r, b: t, k: id, flags: .bDies, span: d.name.span)
          patchHere([skip])
        }
      }
    case .function(let definition):
      let f = FunctionCode.make(definition, in: file)
      functions.append(f)
      emit(.defineFunction, k: UInt64(functions.count - 1), span: definition.name.span)
    }
  }

  /// Writes the cleanup parts that a jump out of unwind_protect passes, innermost first.
  private func emitCleanups(from depth: Int) {
    guard cleanups.count > depth else { return }
    let saved = cleanups
    while cleanups.count > depth {
      let cleanup = cleanups.removeLast()
      emit(cleanup)
    }
    cleanups = saved
  }

  // MARK: Expressions as statements

  private func setAnswer(_ register: Int, prints: Bool, _ span: Span) {
    guard let ans = variableIndex["ans"] else { return }
    emit(
      .setAnswer, a: register, b: ans, d: prints ? 1 : 0, k: references.contains("ans") ? 1 : 0,
      span: span)
  }

  private func emitStatement(_ e: Expression, prints: Bool, _ span: Span) {
    switch e.kind {
    case .assignment:
      emitAssignment(e, prints: prints)
    case .increment(let target, _):
      emitIncrement(e, target, prints: prints, span)
    case .identifier(let name):
      if known.contains(name), let r = variableIndex[name], references.contains(name) {
        let t = temp()
        emit(.loadReference, a: t, b: r, k: UInt64(nameID(name)), span: e.span)
        if prints { emit(.display, a: t, k: UInt64(nameID(name)), span: span) }
        emit(.clear, a: t, span: e.span)
        return
      }
      if let r = variableIndex[name] {
        // A variable is shown under its name; anything else is called.
        let skip = emit(.jumpUnlessNew, a: r, span: e.span)
        emitChainCall(e, prints: prints, span)
        let done = emit(.jump, span: e.span)
        patchHere([skip])
        if prints { emit(.display, a: r, k: UInt64(nameID(name)), span: span) }
        patchHere([done])
        return
      }
      emitChainCall(e, prints: prints, span)
    case .index, .cellIndex, .field, .dynamicField:
      emitChainCall(e, prints: prints, span)
    default:
      let t = temp()
      emit(e, into: t)
      setAnswer(t, prints: prints, span)
    }
  }

  /// `x++` has the old value, `++x` the new one, and that becomes `ans`; in a loop only where it is
  /// shown or may be asked for, as it costs more than the sum itself.
  private func emitIncrement(
    _ e: Expression, _ target: AssignmentTarget, prints: Bool, _ span: Span
  ) {
    guard let place = target.expression, prints || loops.isEmpty || readsAnswer else {
      emitAssignment(e, prints: false)
      return
    }
    let isPrefix = place.span.start > e.span.start
    let t = temp()
    if !isPrefix { emit(place, into: t) }
    emitAssignment(e, prints: false)
    if isPrefix { emit(place, into: t) }
    setAnswer(t, prints: prints, span)
  }

  private func emitChainCall(_ e: Expression, prints: Bool, _ span: Span) {
    let t = temp()
    emitChain(e, into: t, outputs: 0, statement: true)
    setAnswer(t, prints: prints, span)
  }

  // MARK: Assignment

  func emitAssignment(_ e: Expression, prints: Bool) {
    switch e.kind {
    case .increment(let target, let step):
      guard let place = target.expression else { return }
      let one = Expression(.number(abs(step)), e.span)
      let sum = Expression(.binary(step > 0 ? .add : .subtract, place, one, e.span), e.span)
      emitSingle(place, sum, e.span, prints: prints)
    case .assignment(let targets, let op, let value):
      if op == nil, isSpread(targets, e) {
        emitSpread(targets, value, e.span, prints: prints)
      } else if targets.count == 1, let place = targets[0].expression {
        if let op {
          let combined = Expression(.binary(op, place, value, e.span), e.span)
          emitSingle(place, combined, e.span, prints: prints)
        } else {
          emitSingle(place, value, e.span, prints: prints)
        }
      } else {
        emitMultiple(targets, value, e.span, prints: prints)
      }
    default: break
    }
  }

  private static func isEmptyMatrix(_ e: Expression) -> Bool {
    switch e.kind {
    case .matrix(let rows): rows.allSatisfy(\.isEmpty)
    case .string(let bytes, let style): bytes.isEmpty && style != .string
    default: false
    }
  }

  private func emitSingle(_ place: Expression, _ value: Expression, _ span: Span, prints: Bool) {
    let mark = nextTemp
    defer { nextTemp = mark }
    if case .assignment = value.kind {
      // a = b = c: the inner one first, then its place is the value.
      emitAssignment(value, prints: false)
      if case .assignment(let targets, _, _) = value.kind, let inner = targets.first?.expression {
        emitSingle(place, inner, span, prints: prints)
        return
      }
    }
    if case .identifier(let name) = place.kind {
      guard let r = variableIndex[name] else { return }
      if references.contains(name) {
        let t = temp()
        emitValue(value, into: t)
        emit(.storeReference, a: r, b: t, k: UInt64(nameID(name)), flags: .bDies, span: span)
        if prints {
          emit(.loadReference, a: t, b: r, k: UInt64(nameID(name)), span: span)
          emit(.display, a: t, k: UInt64(nameID(name)), span: span)
          emit(.clear, a: t, span: span)
        }
        return
      }
      if !emitAppend(value, to: name, r) { emitValue(value, into: r) }
      if prints { emit(.display, a: r, k: UInt64(nameID(name)), span: span) }
      return
    }
    let (base, steps) = Self.flatten(place)
    guard case .identifier = base.kind else {
      emitError(
        .message("invalid use of an expression as the left side of an assignment",
          id: "Octave:undefined-function"), span: place.span)
      return
    }
    if Self.isEmptyMatrix(value), case .paren? = steps.last {
      emitStore(place, value: nil, span, prints: prints)
      return
    }
    let o: Operand
    if Self.mayBeList(value) || !isPlainVariable(value) {
      let t = temp()
      emitValue(value, into: t)
      o = Operand(register: t, dies: true)
    } else {
      o = operand(value)
    }
    emitStore(place, value: o, span, prints: prints)
  }

  /// `x = [x, ...]` or `x = [x; e]`: in place where x is a vector of its own, else as any matrix.
  private func emitAppend(_ value: Expression, to name: String, _ r: Int) -> Bool {
    guard case .matrix(let rows) = value.kind, let first = rows.first?.first,
      case .identifier(name) = first.kind, known.contains(name),
      rows.count == 1 && rows[0].count > 1 || rows.count == 2 && rows.allSatisfy({ $0.count == 1 })
    else { return false }
    let all = rows.flatMap(\.self)
    guard !all.contains(where: Self.mayBeList) else { return false }
    let base = temps(all.count)
    for (i, x) in all.enumerated().dropFirst() { emit(x, into: base + i) }
    let skip = emit(
      .append, a: r, b: base + 1, c: all.count - 1, d: rows.count == 1 ? 1 : 0, span: value.span)
    emit(first, into: base)
    shapes.append(rows.map(\.count))
    emit(
      .matrix, a: r, b: base, k: UInt64(shapes.count - 1), span: value.span,
      operands: all.map(\.span))
    patchHere([skip])
    return true
  }

  private func isPlainVariable(_ e: Expression) -> Bool {
    if case .identifier(let name) = e.kind {
      return known.contains(name) && !references.contains(name)
    }
    return false
  }

  /// The right side of an assignment: exactly one value.
  private func emitValue(_ value: Expression, into dest: Int) {
    switch value.kind {
    case .identifier(let name) where isPlainVariable(value):
      emit(
        .copyChecked, a: dest, b: variableIndex[name] ?? 0, k: UInt64(nameID(name)),
        span: value.span)
    case .identifier, .index, .cellIndex, .field, .dynamicField:
      let t = temp()
      emit(value, into: t)
      emit(.copyChecked, a: dest, b: t, k: UInt64.max, flags: .bDies, span: value.span)
    default:
      emit(value, into: dest)
    }
  }

  /// Stores an operand (nil: deletes) at a nested place.
  private func emitStore(_ place: Expression, value: Operand?, _ span: Span, prints: Bool) {
    let (base, steps) = Self.flatten(place)
    guard case .identifier(let name) = base.kind, let variable = variableIndex[name] else { return }
    let isReference = references.contains(name)
    var r = variable
    if isReference {
      r = temp()
      emit(.takeReference, a: r, b: variable, k: UInt64(nameID(name)), span: base.span)
    }
    defer {
      if isReference {
        emit(.storeReference, a: variable, b: r, k: UInt64(nameID(name)), flags: .bDies, span: span)
      }
      if prints {
        if isReference {
          emit(.loadReference, a: r, b: variable, k: UInt64(nameID(name)), span: span)
        }
        emit(.display, a: r, k: UInt64(nameID(name)), span: span)
        if isReference { emit(.clear, a: r, span: span) }
      }
    }
    let dies: Instruction.Flags = value?.dies == true ? .dDies : []
    // The common simple places have instructions of their own.
    if steps.count == 1, let value {
      switch steps[0] {
      case .paren(let list, let s)
      where list.count <= 2 && !list.isEmpty && !list.contains(where: Self.mayBeList):
        let context = EndContext(register: r, position: 0, count: list.count, certain: true)
        endContexts.append(context)
        let i = operand(list[0])
        var j = Operand(register: 0, dies: false)
        if list.count == 2 {
          endContexts[endContexts.count - 1].position = 1
          j = operand(list[1])
        }
        endContexts.removeLast()
        var flags: Instruction.Flags = i.dies ? .bDies : []
        let spans = [base.span] + list.map(\.span)
        if list.count == 1 {
          if value.dies { flags.insert(.cDies) }
          emit(
            .storeIndex1, a: r, b: i.register, c: value.register, k: UInt64(nameID(name)),
            flags: flags, span: s, operands: spans)
        } else {
          if j.dies { flags.insert(.cDies) }
          emit(
            .storeIndex2, a: r, b: i.register, c: j.register, d: value.register,
            k: UInt64(nameID(name)), flags: flags.union(dies), span: s, operands: spans)
        }
        return
      case .field(let field, _):
        emit(
          .storeField, a: r, b: value.register, k: UInt64(nameID(field.name)),
          flags: value.dies ? .bDies : [], span: place.span)
        return
      default: break
      }
    }
    let start = nextTemp
    let (path, lists) = emitPath(steps, root: r, start: start)
    if let value, path.count == 1, case .paren = path[0] {
      emit(
        .storeIndexN, a: r, b: start, c: nextTemp - start, d: value.register, flags: dies,
        span: place.span, operands: [base.span] + steps.map(\.span))
      return
    }
    paths.append(path)
    let k = UInt64(paths.count - 1)
    let spans = [base.span] + steps.map(\.span)
    if let value {
      emit(
        .storePath, a: r, b: start, c: nextTemp - start, d: value.register, k: k,
        flags: lists ? dies.union(.lists) : dies, span: place.span, operands: spans)
    } else {
      emit(
        .deletePath, a: r, b: start, c: nextTemp - start, k: k, flags: lists ? .lists : [],
        span: place.span, operands: spans)
    }
  }

  private func emitMultiple(
    _ targets: [AssignmentTarget], _ value: Expression, _ span: Span, prints: Bool
  ) {
    let mark = nextTemp
    defer { nextTemp = mark }
    let count = targets.count
    let start = temp()
    switch value.kind {
    case .number, .imaginary, .integer, .string:
      emitError(
        .message("invalid number of output arguments for constant expression", id: ""),
        span: value.span)
    case .identifier, .index, .cellIndex, .field, .dynamicField:
      emitChain(value, into: start, outputs: max(1, count))
    default:
      emit(value, into: start)
    }
    nextTemp = max(nextTemp, start + max(1, count))
    highWater = max(highWater, nextTemp)
    // A list becomes separate values; missing ones are an error where they are stored.
    var ignored: UInt64 = 0
    for (i, t) in targets.prefix(64).enumerated() where t.expression == nil { ignored |= 1 << UInt64(i) }
    emit(.unpack, a: start, c: count, k: ignored, span: value.span)
    for (i, t) in targets.enumerated() {
      let register = start + i
      guard let place = t.expression else {
        emit(.clear, a: register, span: t.span)
        continue
      }
      // k carries the position for the message.
      if case .identifier(let name) = place.kind, let r = variableIndex[name],
        !references.contains(name)
      {
        emit(
          .copyChecked, a: r, b: register, d: i + 1, k: UInt64.max, flags: .bDies, span: t.span)
        if prints { emit(.display, a: r, k: UInt64(nameID(name)), span: span) }
        continue
      }
      emit(
        .copyChecked, a: register, b: register, d: i + 1, k: UInt64.max, flags: .bDies, span: t.span)
      if case .identifier(let name) = place.kind, let r = variableIndex[name] {
        emit(.storeReference, a: r, b: register, k: UInt64(nameID(name)), flags: .bDies, span: span)
        if prints {
          emit(.loadReference, a: register, b: r, k: UInt64(nameID(name)), span: span)
          emit(.display, a: register, k: UInt64(nameID(name)), span: span)
          emit(.clear, a: register, span: span)
        }
        continue
      }
      emitStore(place, value: Operand(register: register, dies: true), span, prints: prints)
    }
  }

  /// `[c{1:2}] = ...`, `[s.f] = ...`: targets in brackets that may stand for several values each.
  private func isSpread(_ targets: [AssignmentTarget], _ e: Expression) -> Bool {
    let start = Int(e.span.start)
    guard start >= 0, start < source.bytes.count, source.bytes[start] == 0x5B else { return false }
    var any = false
    for t in targets {
      guard let place = t.expression else { continue }
      guard let name = NameCollector.root(place), !references.contains(name) else { return false }
      switch place.kind {
      case .cellIndex(_, let list):
        any = any || list.contains { x in
          switch x.kind {
          case .number, .end: false
          default: true
          }
        }
      case .field, .dynamicField: any = true
      default: break
      }
    }
    return any
  }

  private func emitSpread(
    _ targets: [AssignmentTarget], _ value: Expression, _ span: Span, prints: Bool
  ) {
    let mark = nextTemp
    defer { nextTemp = mark }
    // The right side becomes a function without arguments, called for so many values.
    let f = temp()
    emitClosure(AnonymousFunction(parameters: [], body: value), value, into: f)
    var spread: [SpreadTarget] = []
    for t in targets {
      guard let place = t.expression, let name = NameCollector.root(place),
        let r = variableIndex[name]
      else {
        spread.append(SpreadTarget(register: nil, path: [], base: 0, count: 0))
        continue
      }
      let (_, steps) = Self.flatten(place)
      let start = nextTemp
      let path = emitPath(steps, root: r, start: start).path
      spread.append(SpreadTarget(register: r, path: path, base: start, count: nextTemp - start))
    }
    spreads.append(spread)
    emit(.spread, a: f, k: UInt64(spreads.count - 1), span: span)
    guard prints else { return }
    for t in targets {
      if let place = t.expression, let name = NameCollector.root(place), let r = variableIndex[name] {
        emit(.display, a: r, k: UInt64(nameID(name)), span: span)
      }
    }
  }

  /// Subscripts of all steps into consecutive registers.
  private func emitPath(_ steps: [Step], root r: Int, start: Int) -> (path: [PathStep], lists: Bool) {
    var path: [PathStep] = []
    var lists = false
    for step in steps {
      switch step {
      case .paren(let list, _), .brace(let list, _):
        var context = EndContext(register: r, position: 0, count: list.count, certain: true)
        if !path.isEmpty {
          context.path = path
          context.base = start
        }
        if emitArguments(list, context: context) { lists = true }
        if case .paren = step {
          path.append(.paren(list.count))
        } else {
          path.append(.brace(list.count))
        }
      case .field(let field, _):
        path.append(.field(field.name))
      case .dynamicField(let e, _):
        let t = temp()
        emit(e, into: t)
        path.append(.dynamicField)
      }
    }
    return (path, lists)
  }

  // MARK: Loops and switches

  private func emitFor(
    _ target: AssignmentTarget, _ e: Expression, _ body: [Statement], _ span: Span
  ) {
    let h = temps(4)
    var variable: Int? = nil
    var place: Expression? = nil
    var pair: [Expression] = []
    if let x = target.expression, case .matrix(let rows) = x.kind {
      pair = rows[0]
    } else if let x = target.expression {
      if case .identifier(let name) = x.kind, let r = variableIndex[name], !references.contains(name) {
        variable = r
      } else {
        place = x
      }
    }
    let slot = variable ?? temps(pair.isEmpty ? 1 : 2)
    let isRange: Bool
    // Where the variable takes the value of a loop that does not run.
    let empty = variable.map { $0 + 1 } ?? 0
    if case .range(let base, let increment, let limit) = e.kind, pair.isEmpty {
      emit(base, into: h)
      if let increment { emit(increment, into: h + 1) } else { emit(.clear, a: h + 1, span: e.span) }
      emit(limit, into: h + 2)
      emit(.rangePrepare, b: h, c: empty, span: e.span, operands: [base.span, limit.span])
      isRange = true
    } else {
      emit(e, into: h)
      emit(.eachPrepare, b: h, c: empty, d: pair.isEmpty ? 0 : 1, span: e.span)
      isRange = false
    }
    let entry = emit(.jump, span: span)
    let top = here
    if let place { emitStore(place, orReference: slot, span) }
    for (i, x) in pair.prefix(2).enumerated() { emitStore(x, orReference: slot + i, span) }
    loops.append(LoopContext(cleanupDepth: cleanups.count))
    emit(body)
    let loop = loops.removeLast()
    patch(loop.continues, to: here)
    patchHere([entry])
    patch([emit(isRange ? .rangeNext : .eachNext, a: slot, b: h, span: e.span)], to: top)
    patchHere(loop.breaks)
    for i in 0..<4 { emit(.clear, a: h + i, span: span) }
  }

  private func emitStore(_ place: Expression, orReference slot: Int, _ span: Span) {
    if case .identifier(let name) = place.kind, let r = variableIndex[name] {
      if !references.contains(name) {
        emit(.move, a: r, b: slot, span: span)
        return
      }
      emit(.storeReference, a: r, b: slot, k: UInt64(nameID(name)), flags: .bDies, span: span)
      return
    }
    emitStore(place, value: Operand(register: slot, dies: true), span, prints: false)
  }

  private func emitSwitch(
    _ e: Expression, _ clauses: [SwitchClause], _ otherwise: [Statement]?, _ span: Span
  ) {
    let v = temp()
    emit(e, into: v)
    var ends: [Int] = []
    for c in clauses {
      let mark = nextTemp
      let next: Int
      if case .number(let x) = c.label.kind {
        // A number: the fast comparison, which gives false for anything that is not that number.
        let t = temp()
        emit(.loadNumber, a: t, k: x.bitPattern, span: c.label.span)
        emit(.caseMatches, a: t, b: v, c: t, span: c.label.span)
        next = emit(.jumpIfFalse, a: t, span: c.label.span)
      } else {
        let t = temp()
        emit(c.label, into: t)
        emit(.caseMatches, a: t, b: v, c: t, span: c.label.span)
        next = emit(.jumpIfFalse, a: t, span: c.label.span)
      }
      nextTemp = mark
      emit(c.body)
      ends.append(emit(.jump, span: span))
      patchHere([next])
    }
    if let otherwise { emit(otherwise) }
    patchHere(ends)
    emit(.clear, a: v, span: span)
  }
}
