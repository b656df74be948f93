import NablaSyntax

extension Emitter {
  /// The last expression of an anonymous function or of an eval that returns values: as many outputs
  /// as the caller wants, into `base` and up.
  func emitTail(_ e: Expression, _ base: Int) {
    switch e.kind {
    case .identifier, .index, .cellIndex, .field, .dynamicField:
      emitChain(e, into: base, outputs: -1)
      emit(.returnValues, a: base, c: Self.endsInCall(e) ? 0 : 1, span: e.span)
    default:
      emit(e, into: base)
      emit(.returnValues, a: base, c: 1, span: e.span)
    }
  }

  private static func endsInCall(_ e: Expression) -> Bool {
    switch e.kind {
    case .identifier, .index: true
    default: false
    }
  }

  /// `base steps...`. With `outputs` 1 the value goes to `dest` (a cs-list as a list). With others
  /// (-1: those of the running function; 0: a statement) a final call leaves its results in `dest`
  /// and up, and `dest` must be the top temporary.
  func emitChain(_ e: Expression, into dest: Int, outputs: Int, statement: Bool = false) {
    let (base, steps) = Self.flatten(e)
    var current: Operand
    var rest = steps[...]
    let mark = nextTemp
    defer { nextTemp = mark }

    if case .identifier(let name) = base.kind {
      if known.contains(name), let r = variableIndex[name] {
        if references.contains(name) {
          let t = steps.isEmpty && outputs == 1 ? dest : temp()
          emit(.loadReference, a: t, b: r, k: UInt64(nameID(name)), span: base.span)
          current = Operand(register: t, dies: true)
          if steps.isEmpty {
            if t != dest { emit(.move, a: dest, b: t, span: e.span) }
            return
          }
        } else {
          current = Operand(register: r, dies: false)
          if steps.isEmpty {
            // The value, or a call if the variable has no value yet.
            emit(
              .name, a: dest, b: r, c: outputs < 0 ? 1 : outputs, k: callSite(name),
              flags: outputs < 0 ? .outputsOfFrame : [], span: base.span)
            return
          }
        }
      } else {
        // A function; in a script perhaps a variable that is there when the line runs.
        var full = name
        while isPackage(full), case .field(let part, _)? = rest.first {
          full += "." + part.name
          rest = rest.dropFirst()
        }
        let register = full == name ? (variableIndex[name] ?? 0xFFFF) : 0xFFFF
        var arguments: [Expression] = []
        var span = base.span
        let isBare = rest.first?.isParen != true
        if case .paren(let list, let s)? = rest.first {
          arguments = list
          span = s
          rest = rest.dropFirst()
        }
        if arguments.count == 1, full == "int64" || full == "uint64" {
          arguments[0] = exact(arguments[0])
        }
        let last = rest.isEmpty
        let isTop = dest == nextTemp - 1
        let start: Int
        if last && isTop {
          start = dest
        } else {
          start = temp()
        }
        if last && outputs != 1 { nextTemp = max(nextTemp, start + max(1, outputs)); highWater = max(highWater, nextTemp) }
        let afterStart = nextTemp
        nextTemp = start
        let context = register == 0xFFFF ? nil : EndContext(
          register: register, position: 0, count: arguments.count, certain: false)
        let lists = emitArguments(arguments, context: context)
        nextTemp = max(afterStart, start + 1)
        highWater = max(highWater, nextTemp)
        var flags: Instruction.Flags = lists ? .lists : []
        let wanted = last ? outputs : 1
        if wanted < 0 { flags.insert(.outputsOfFrame) }
        if statement { flags.insert(.statement) }
        // `Name.member`, where the name may be a class.
        if isBare, case .field? = rest.first { flags.insert(.more) }
        emit(
          .call, a: start, b: arguments.count, c: max(0, wanted), d: register, k: callSite(full),
          flags: flags, span: span, operands: [base.span] + arguments.map(\.span))
        if last {
          if start != dest { emit(.move, a: dest, b: start, span: e.span) }
          return
        }
        current = Operand(register: start, dies: true)
      }
    } else {
      current = operand(base)
    }

    // The steps that are left read from `current`.
    while let step = rest.popFirst() {
      let last = rest.isEmpty
      let target: Int
      if last {
        target = dest
      } else if current.dies {
        target = current.register
      } else {
        target = temp()
      }
      var flags: Instruction.Flags = current.dies ? .bDies : []
      if !last { flags.insert(.more) }
      let inner = nextTemp
      switch step {
      case .field(let name, let span):
        if rest.first?.isParen == true { flags.insert(.method) }
        if last, outputs < 0 { flags.insert(.outputsOfFrame) }
        emit(
          .field, a: target, b: current.register, c: last ? max(0, outputs) : 1,
          k: callSite(name.name), flags: flags, span: span, operands: [base.span, name.span])
      case .dynamicField(let name, let span):
        let o = operand(name)
        emit(
          .dynamicField, a: target, b: current.register, c: o.register,
          flags: o.dies ? flags.union(.cDies) : flags, span: span, operands: [base.span, name.span])
      case .brace(let arguments, let span):
        emitSubscripts(
          brace: true, arguments, of: current, into: target, flags: flags, span: span, base: base)
      case .paren(let arguments, let span):
        if last && outputs != 1 {
          // A function value may give several outputs.
          let start = dest
          let after = max(nextTemp, start + max(1, outputs))
          nextTemp = after
          highWater = max(highWater, nextTemp)
          let argumentBase = nextTemp
          let context = EndContext(
            register: current.register, position: 0, count: arguments.count, certain: true)
          let lists = emitArguments(arguments, context: context)
          var callFlags: Instruction.Flags = lists ? .lists : []
          if outputs < 0 { callFlags.insert(.outputsOfFrame) }
          if current.dies { callFlags.insert(.dDies) }
          emit(
            .callValue, a: argumentBase, b: arguments.count, c: max(0, outputs),
            d: current.register, k: UInt64(start), flags: callFlags, span: span,
            operands: [base.span] + arguments.map(\.span))
        } else {
          emitSubscripts(
            brace: false, arguments, of: current, into: target, flags: flags, span: span, base: base)
        }
      }
      nextTemp = inner
      current = Operand(register: target, dies: true)
    }
  }

  /// A whole number as written in `int64 (9007199254740993)`, where a double has not digits enough.
  private func exact(_ e: Expression) -> Expression {
    guard case .number(let x) = e.kind, x >= 9_007_199_254_740_992,
      let bits = UInt64(source.text(e.span))
    else { return e }
    return Expression(.integer(bits, .uint64), e.span)
  }

  /// Arguments into consecutive temporaries from the next one; is any perhaps a list?
  func emitArguments(_ arguments: [Expression], context: EndContext?) -> Bool {
    var lists = false
    if let context { endContexts.append(context) }
    for (i, x) in arguments.enumerated() {
      if context != nil { endContexts[endContexts.count - 1].position = i }
      let t = temp()
      emit(x, into: t)
      lists = lists || Self.mayBeList(x)
    }
    if context != nil { endContexts.removeLast() }
    return lists
  }

  private func emitSubscripts(
    brace: Bool, _ arguments: [Expression], of current: Operand, into target: Int,
    flags: Instruction.Flags, span: Span, base: Expression
  ) {
    let context = EndContext(
      register: current.register, position: 0, count: arguments.count, certain: true)
    let spans = [base.span] + arguments.map(\.span)
    let simple = !arguments.contains(where: Self.mayBeList)
    if simple, arguments.count == 1 || (arguments.count == 2 && !brace) {
      var flags = flags
      endContexts.append(context)
      let i = operand(arguments[0])
      if i.dies { flags.insert(.cDies) }
      if arguments.count == 1 {
        endContexts.removeLast()
        emit(
          brace ? .brace1 : .index1, a: target, b: current.register, c: i.register, flags: flags,
          span: span, operands: spans)
        return
      }
      endContexts[endContexts.count - 1].position = 1
      let j = operand(arguments[1])
      endContexts.removeLast()
      if j.dies { flags.insert(.dDies) }
      emit(
        .index2, a: target, b: current.register, c: i.register, d: j.register, flags: flags,
        span: span, operands: spans)
      return
    }
    let start = nextTemp
    let lists = emitArguments(arguments, context: context)
    emit(
      brace ? .braceN : .indexN, a: target, b: current.register, c: start, d: arguments.count,
      flags: lists ? flags.union(.lists) : flags, span: span, operands: spans)
  }
}
