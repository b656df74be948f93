import NablaSyntax

/// `arguments` blocks: checks at the beginning of a function, written as statements that the
/// emitter compiles like any others.
///
/// Each declared argument gets its default value where it is missing, then
///
///     x = __argument__ (x, label, size, class);
///     __validate__ (label, @() mustBePositive (x), ...);
///
/// Name-value arguments come as the cell of the arguments behind the positional ones, and become
/// fields of a struct; repeating ones are dealt out to a cell each.
extension Emitter {
  /// The index of the parameter that takes all arguments from there on: the first repeating one, or
  /// the struct of name-value arguments. Nil: none but perhaps varargin.
  static func collectingParameter(_ d: FunctionDefinition) -> Int? {
    var names: Set<String> = []
    for block in inputBlocks(d) {
      for e in block.entries {
        if isRepeating(block) { names.insert(e.name.name) }
        if let (root, _) = split(e.name.name) { names.insert(root) }
      }
    }
    return d.inputs.firstIndex { names.contains($0.name) }
  }

  private static func inputBlocks(_ d: FunctionDefinition) -> [ArgumentsBlock] {
    d.argumentBlocks.filter { !$0.attributes.contains("Output") }
  }

  private static func isRepeating(_ block: ArgumentsBlock) -> Bool {
    block.attributes.contains("Repeating")
  }

  /// "opts.Name" in its two parts.
  private static func split(_ name: String) -> (root: String, field: String)? {
    guard let dot = name.firstIndex(of: ".") else { return nil }
    return (String(name[..<dot]), String(name[name.index(after: dot)...]))
  }

  func emitArgumentBlocks(_ d: FunctionDefinition) {
    let blocks = Self.inputBlocks(d)
    let plain = blocks.filter { !Self.isRepeating($0) }.flatMap(\.entries)
    emitMissing(d, plain)
    for e in plain where Self.split(e.name.name) == nil {
      guard let i = d.inputs.firstIndex(where: { $0.name == e.name.name }) else {
        emitError(
          .message("argument '\(e.name.name)' is not an input of the function", id: ""),
          span: e.name.span)
        continue
      }
      if let value = e.defaultValue { emitDefault(register: i, value) }
      let place = Make(e.name.span).name(e.name.name)
      emit(checks(e, place, label: "Invalid argument at position \(i + 1)."))
    }
    for block in blocks where Self.isRepeating(block) { emitRepeating(d, block) }
    emitNamed(plain.filter { Self.split($0.name.name) != nil })
  }

  /// Arguments without a default must be there.
  private func emitMissing(_ d: FunctionDefinition, _ entries: [ArgumentsBlock.Entry]) {
    let required = d.inputs.indices.filter { i in
      entries.contains { $0.name.name == d.inputs[i].name && $0.defaultValue == nil }
    }
    for (n, i) in required.enumerated() {
      let there = emit(.jumpUnlessNew, a: i, span: d.inputs[i].span)
      // The test jumps where there is a value.
      emitError(
        .message(
          "Invalid argument list. Function requires \(required.count - n) more input(s).",
          id: "MATLAB:minrhs"), span: d.inputs[i].span)
      patchHere([there])
    }
  }

  private func checks(_ e: ArgumentsBlock.Entry, _ place: Expression, label: String) -> [Statement] {
    let m = Make(e.name.span)
    var result: [Statement] = []
    if e.size != nil || e.className != nil {
      let value = m.call("__argument__", [place, m.text(label)] + shape(e))
      result.append(m.assign(place, value))
    }
    if !e.validators.isEmpty {
      let tests = e.validators.map { m.anonymous([], Self.test($0, place)) }
      result.append(m.statement(m.call("__validate__", [m.text(label)] + tests)))
    }
    return result
  }

  /// The declared size, with NaN for any length, and the class.
  private func shape(_ e: ArgumentsBlock.Entry) -> [Expression] {
    let m = Make(e.name.span)
    let size = (e.size ?? []).map { m.number($0.map(Double.init) ?? .nan) }
    return [m.row(size), m.text(e.className?.name ?? "")]
  }

  /// A validator that is only named is called with the value.
  private static func test(_ validator: Expression, _ place: Expression) -> Expression {
    switch validator.kind {
    case .identifier, .field: Expression(.index(validator, [place]), validator.span)
    default: validator
    }
  }

  private func emitRepeating(_ d: FunctionDefinition, _ block: ArgumentsBlock) {
    let m = Make(block.span)
    let names = block.entries.map(\.name.name)
    guard let first = names.first, names.allSatisfy({ variableIndex[$0] != nil }) else { return }
    if names.count > 1 {
      emit([
        m.assign(
          names.map { m.name($0) },
          m.call("__repeating__", [m.name(first), m.number(Double(names.count))]))
      ])
    }
    for e in block.entries {
      let label = "Invalid argument '\(e.name.name)'."
      let list = m.name(e.name.name)
      // An anonymous function's own varargin would be a cell again.
      let one = e.name.name == "varargin" ? "value" : e.name.name
      let place = m.name(one)
      let keep = [m.text("UniformOutput"), m.name("false")]
      if e.size != nil || e.className != nil {
        let each = m.anonymous([one], m.call("__argument__", [place, m.text(label)] + shape(e)))
        emit([m.assign(list, m.call("cellfun", [each, list] + keep))])
      }
      if !e.validators.isEmpty {
        let tests = e.validators.map { m.anonymous([], Self.test($0, place)) }
        let each = m.anonymous([one], m.call("__validate__", [m.text(label)] + tests))
        emit([m.statement(m.call("cellfun", [each, list]))])
      }
    }
  }

  private func emitNamed(_ entries: [ArgumentsBlock.Entry]) {
    var roots: [String] = []
    for e in entries {
      if let (root, _) = Self.split(e.name.name), !roots.contains(root) { roots.append(root) }
    }
    for root in roots where variableIndex[root] != nil {
      let mine = entries.filter { Self.split($0.name.name)?.root == root }
      let m = Make(mine[0].name.span)
      let names = mine.compactMap { Self.split($0.name.name)?.field }
      emit([
        m.assign(
          m.name(root),
          m.call("__named__", [m.name(root), m.cell(names.map { m.text($0) })]))
      ])
      for e in mine {
        guard let (_, field) = Self.split(e.name.name) else { continue }
        let place = Expression(
          .field(m.name(root), Identifier(field, e.name.span)), e.name.span)
        let isThere = m.call("isfield", [m.name(root), m.text(field)])
        let otherwise = e.defaultValue.map { [m.assign(place, $0)] }
        let label = "Invalid value for '\(field)' argument."
        if let otherwise { emit([m.unless(isThere, otherwise)]) }
        emit([m.when(isThere, checks(e, place, label: label))])
      }
      emit([
        m.assign(
          m.name(root),
          m.call("__named__", [m.name(root), m.cell(names.map { m.text($0) })]))
      ])
    }
  }

  /// Before a return: what an `arguments (Output)` block says of the outputs that have a value.
  func emitOutputChecks() {
    guard let d = function?.definition else { return }
    for block in d.argumentBlocks
    where block.attributes.contains("Output") && !Self.isRepeating(block) {
      for e in block.entries {
        guard let r = variableIndex[e.name.name] else { continue }
        let test = emit(.jumpUnlessNew, a: r, span: e.name.span)
        let skip = emit(.jump, span: e.name.span)
        patchHere([test])
        emit(
          checks(
            e, Make(e.name.span).name(e.name.name), label: "Invalid output '\(e.name.name)'."))
        patchHere([skip])
      }
    }
  }
}

/// Makes pieces of tree at one place of the source.
private struct Make {
  let span: Span
  init(_ span: Span) { self.span = span }

  func name(_ n: String) -> Expression { Expression(.identifier(n), span) }
  func number(_ x: Double) -> Expression { Expression(.number(x), span) }
  func text(_ t: String) -> Expression { Expression(.string(Array(t.utf8), .single), span) }
  func row(_ x: [Expression]) -> Expression { Expression(.matrix(x.isEmpty ? [] : [x]), span) }
  func cell(_ x: [Expression]) -> Expression { Expression(.cell([x]), span) }
  func call(_ n: String, _ arguments: [Expression]) -> Expression {
    Expression(.index(name(n), arguments), span)
  }
  func anonymous(_ parameters: [String], _ body: Expression) -> Expression {
    Expression(
      .anonymousFunction(
        AnonymousFunction(parameters: parameters.map { Parameter($0, span) }, body: body)), span)
  }
  func assign(_ place: Expression, _ value: Expression) -> Statement { assign([place], value) }
  func assign(_ places: [Expression], _ value: Expression) -> Statement {
    let targets = places.map { AssignmentTarget($0, $0.span) }
    return Statement(.expression(Expression(.assignment(targets, nil, value), span)), span)
  }
  func statement(_ e: Expression) -> Statement { Statement(.expression(e), span) }
  func when(_ condition: Expression, _ body: [Statement]) -> Statement {
    Statement(.conditional([ConditionalClause(condition, body)], nil), span)
  }
  func unless(_ condition: Expression, _ body: [Statement]) -> Statement {
    when(Expression(.unary(.not, condition), span), body)
  }
}
