import NablaSyntax

/// A function of the language that is to be differentiated.
struct SourceFunction {
  let name: String
  let inputs: [String]
  let output: String
  let body: [Statement]
  let source: SourceText
}

/// What cannot be differentiated, and where it stands.
struct DeriveFailure: Error {
  let message: String
  var span: Span?
}

/// Writes the gradient of a function as a function, statement by statement from the last to the
/// first: reverse mode, source to source.
///
/// Each variable `v` that counts has an adjoint `dv`, the derivative of the error by it, of the size
/// of `v`; that of the output is `delta`. A statement v = f (u) adds f' transposed times `dv` to
/// `du`, by the rules in Deriver+Rules. A variable that is overwritten, and whose old value is
/// needed on the way back, is kept in a cell `saved_v` on the way forward. What nobody reads is left
/// out in the end.
final class Deriver {
  /// What all the functions of one derivation share.
  final class Library {
    let lookUp: (String) -> SourceFunction?
    /// The gradients of functions that are called, in the order of their need.
    var texts: [String] = []
    /// By name and places of the active arguments: the places that have a derivative.
    var active: [String: [Int]] = [:]
    var written: Set<String> = []
    var depth = 0
    init(lookUp: @escaping (String) -> SourceFunction?) { self.lookUp = lookUp }
  }

  struct Loop {
    let variable: String
    let span: Span
  }

  enum AdjointState { case unset, set }

  typealias Contribution = (place: Expression, code: Code, rule: String)

  let function: SourceFunction
  let wrt: [String]
  let library: Library
  let facts: DeriveFacts

  /// Variables whose old values are kept on the way forward.
  var stacked: Set<String> = []
  var states: [String: AdjointState] = [:]
  var loops: [Loop] = []
  var branchDepth = 0
  /// Adjoints that keep a value, zero, after their variable was set: some path needs it.
  var keptOnKill: Set<String> = []
  /// Lines of the statement that is being reversed, and what it adds to adjoints.
  var lines: [DerivedLine] = []
  var pending: [Contribution] = []
  /// Parts of the statement that get a name of their own on the way forward, by place.
  var hoisted: [(span: Span, name: String, value: Expression)] = []
  /// The right side of the statement, and the variable that has its value.
  var whole: (span: Span, code: Code)?
  var usedNames: Set<String>

  init(_ function: SourceFunction, wrt: [String], library: Library) throws(DeriveFailure) {
    self.function = function
    self.wrt = wrt
    self.library = library
    if function.inputs.contains("varargin") {
      throw DeriveFailure(message: "the arguments of '\(function.name)' need names, not varargin")
    }
    facts = try DeriveFacts(function, wrt: wrt, library: library)
    usedNames = facts.allNames
  }

  // MARK: Names

  func fresh(_ stem: String) -> String {
    var k = 1
    while usedNames.contains("\(stem)\(k)") { k += 1 }
    usedNames.insert("\(stem)\(k)")
    return "\(stem)\(k)"
  }

  func adjoint(_ name: String) -> String {
    if name == function.output, !wrt.contains(name) { return deltaName }
    return facts.allNames.contains("d" + name) ? "d\(name)_" : "d" + name
  }

  var deltaName: String { facts.allNames.contains("delta") ? "delta_" : "delta" }

  func adjoint(_ place: Expression) -> String {
    guard let base = place.baseName else { return "" }
    return adjoint(base) + Code(place).text.dropFirst(base.count)
  }

  // MARK: The whole function

  /// The text of NAME_grad.
  func write() throws(DeriveFailure) -> [String] {
    var result = try pass()
    for _ in 0..<8 {
      let more = DeadLines.reads(result.backward).intersection(facts.overwritten)
      if more.isSubset(of: stacked) { break }
      stacked.formUnion(more)
      result = try pass()
    }
    return assemble(result.forward, result.backward)
  }

  private func pass() throws(DeriveFailure) -> (forward: [DerivedLine], backward: [DerivedLine]) {
    usedNames = facts.allNames
    states = [function.output: .set]
    let (forward, backward) = try block(function.body)
    var ending: [DerivedLine] = []
    for name in wrt where states[name] == nil || states[name] == .unset {
      ending.append(zeros(name))
    }
    var live = Set(wrt.map { adjoint($0) })
    return (forward, DeadLines.remove(backward + ending, live: &live))
  }

  private func assemble(_ forward: [DerivedLine], _ backward: [DerivedLine]) -> [String] {
    var live = Set(wrt.map { adjoint($0) })
    let back = DeadLines.remove(backward, live: &live)
    let needsDelta = live.contains(deltaName)
    // What only the size of the output needs stands at the end, inside the `if`.
    var kept: [DerivedLine] = []
    var tail: [DerivedLine] = []
    let isNumber = facts.shape(ofName: function.output) == .number
    var liveBack = live
    var liveAll = live.union(isNumber || !needsDelta ? [] : [function.output])
    for line in forward.reversed() {
      let forBack = DeadLines.filtered(line, live: &liveBack)
      if let line = DeadLines.filtered(line, live: &liveAll) {
        if forBack == nil, kept.isEmpty { tail.append(line) } else { kept.append(line) }
      }
    }
    kept.reverse()
    tail.reverse()
    let restored = stacked.filter { liveNames(kept + back).contains("saved_\($0)") }.sorted()
    var top: [DerivedLine] = []
    for name in restored {
      top.append(.statement("saved_\(name) = {}"))
      if !function.inputs.contains(name), !facts.hasFirst(name) {
        top.append(.statement("\(name) = []"))
      }
    }
    var text: [String] = []
    let outputs = wrt.map { adjoint($0) }
    let left = outputs.count == 1 ? outputs[0] : "[" + outputs.joined(separator: ", ") + "]"
    let inputs = (function.inputs + [deltaName]).joined(separator: ", ")
    let name = function.name + "_grad"
    text.append("function \(left) = \(name) (\(inputs))")
    let names = wrt.map { $0.uppercased() }.joined(separator: ", ")
    text.append("  % \(name.uppercased())  Derivatives of \(function.name) by \(names).")
    text.append("  %   DELTA is the derivative of the error by the result; ones where it is left out.")
    var lines = top + kept
    if needsDelta {
      let ones = facts.containers.contains(function.output) ? "oneslike" : "ones"
      let size = ones == "ones" ? "size (\(function.output))" : function.output
      let value = isNumber ? "1" : "\(ones) (\(size))"
      lines.append(
        .branch(heads: [
          (
            "if nargin < \(function.inputs.count + 1)",
            tail + [.statement("\(deltaName) = \(value)")]
          )
        ]))
    }
    for line in DerivedText.write(lines + back) {
      text.append(line.closingUp("(") { self.isArray($0) })
    }
    text.append("end")
    return text
  }

  /// Is this a variable, or the adjoint of one?
  private func isArray(_ name: Substring) -> Bool {
    let name = String(name)
    if name.hasPrefix("saved_") || name.hasPrefix(deltaName) { return true }
    if facts.isVariable(name) { return true }
    return name.hasPrefix("d") && facts.isVariable(String(name.dropFirst()))
  }

  private func liveNames(_ lines: [DerivedLine]) -> Set<String> { DeadLines.reads(lines) }

  // MARK: Statements

  /// The lines of a block forward, and those of the way back.
  func block(_ statements: [Statement]) throws(DeriveFailure)
    -> (forward: [DerivedLine], backward: [DerivedLine])
  {
    var forward: [[DerivedLine]] = []
    var backward: [DerivedLine] = []
    for statement in statements.reversed() {
      let (ahead, back) = try reverse(statement)
      forward.append(ahead)
      backward += back
    }
    return (forward.reversed().flatMap { $0 }, backward)
  }

  private func reverse(_ statement: Statement) throws(DeriveFailure)
    -> (forward: [DerivedLine], backward: [DerivedLine])
  {
    switch statement.kind {
    case .expression(let e):
      if case .increment = e.kind {
        throw DeriveFailure(message: "write x = x + 1 to have it differentiated", span: e.span)
      }
      guard case .assignment(let targets, let operation, let value) = e.kind else { return ([], []) }
      return try assignment(targets, facts.plain(targets, operation, value), statement.span)
    case .conditional(let clauses, let otherwise):
      var heads: [Head] = []
      for (k, clause) in clauses.enumerated() {
        let word = k == 0 ? "if" : "elseif"
        heads.append(Head("\(word) \(Code(clause.condition).text)", clause.condition, clause.body))
      }
      if let otherwise { heads.append(Head("else", nil, otherwise)) }
      return try branch(heads, isComplete: otherwise != nil)
    case .switchCase(let value, let clauses, let otherwise):
      var heads = [Head("switch \(Code(value).text)", value, [])]
      for clause in clauses {
        heads.append(Head("case \(Code(clause.label).text)", clause.label, clause.body))
      }
      if let otherwise { heads.append(Head("otherwise", nil, otherwise)) }
      return try branch(heads, isComplete: otherwise != nil)
    case .forLoop(let target, let range, let body):
      return try loop(target, range, body, statement.span)
    case .empty, .command, .function: return ([], [])
    default:
      throw DeriveFailure(
        message: "only assignments, if, switch and for can be differentiated",
        span: statement.span)
    }
  }

  private func assignment(_ targets: [AssignmentTarget], _ value: Expression, _ span: Span)
    throws(DeriveFailure) -> (forward: [DerivedLine], backward: [DerivedLine])
  {
    let places = targets.map(\.expression)
    guard let first = places.first, let place = first, let base = place.baseName else {
      let bases = places.compactMap { $0?.baseName }
      return (pushes(bases, span) + [.statement(plainText(places, value))], pops(bases, span))
    }
    lines = []
    pending = []
    hoisted = []
    let bases = places.compactMap { $0?.baseName }
    let isActive = facts.active.contains(base) && facts.depends(value)
    for other in bases.dropFirst() where facts.active.contains(other) && !facts.isIndexOutput(value) {
      throw DeriveFailure(
        message: "'\(other)' is a second result that counts: only first results are differentiated",
        span: span)
    }
    var isSimple = false
    if case .identifier = place.kind { isSimple = true }
    let readsItself = value.names.contains(base)
    if readsItself { lines += pops(bases, span) }
    if isActive {
      let d = Code(adjoint(place))
      if let (rest, isNegative) = facts.accumulated(place, value) {
        try push(rest, reduced(rest, isNegative ? -d : d, by: value), rule: "")
        flush(replacing: nil)
      } else {
        whole = readsItself ? nil : (value.span, Code(place))
        if facts.accumulators.contains(base), facts.shape(value) != .unknown(base) {
          // What is added later may be larger.
          let isNumber = facts.shape(value) == .number && !isSimple
          whole = nil
          let part =
            isNumber || facts.shape(ofName: base) == .number
            ? d : d.call("sumto", size(value).text)
          try push(value, part, rule: "N16: the sum over what was spread", targets: places)
        } else {
          try push(value, d, rule: "", targets: places)
        }
        whole = nil
        if isSimple {
          let own = pending.contains { $0.place.baseName == base }
          if own {
            flush(replacing: base)
          } else {
            flush(replacing: nil)
            kill(base)
          }
        } else {
          flush(replacing: nil)
          killPart(place, base, span)
        }
      }
    } else if facts.active.contains(base) {
      if isSimple { kill(base) } else { killPart(place, base, span) }
    }
    if !readsItself { lines += pops(bases, span) }
    var forward = pushes(bases, span)
    let table = hoisted.sorted { $0.span.end - $0.span.start < $1.span.end - $1.span.start }
    var names: [Span: String] = [:]
    for part in table {
      let text = Code(part.value.replacing(names)).text
      forward.append(.statement("\(part.name) = \(text)"))
      names[part.span] = part.name
    }
    forward.append(.statement(plainText(places, value.replacing(names))))
    return (forward, lines)
  }

  private func plainText(_ places: [Expression?], _ value: Expression) -> String {
    let left = places.map { $0.map { Code($0).text } ?? "~" }
    let text = left.count == 1 ? left[0] : "[" + left.joined(separator: ", ") + "]"
    return "\(text) = \(Code(value).text)"
  }

  private func isSaved(_ name: String, _ span: Span) -> Bool {
    stacked.contains(name) && !facts.isFirst(name, at: span)
  }

  private func pushes(_ names: [String], _ span: Span) -> [DerivedLine] {
    names.filter { isSaved($0, span) }.map { .statement("saved_\($0){end+1} = \($0)") }
  }

  private func pops(_ names: [String], _ span: Span) -> [DerivedLine] {
    names.filter { isSaved($0, span) }.flatMap {
      [DerivedLine.statement("\($0) = saved_\($0){end}"), .statement("saved_\($0)(end) = []")]
    }
  }

  /// The variable has been set: what it was before does not count.
  private func kill(_ name: String) {
    let isLocal = loops.isEmpty || facts.isLocal(name, to: loops.last?.span)
    if isLocal, !keptOnKill.contains(name) {
      states[name] = .unset
    } else {
      lines.append(.statement("\(adjoint(name)) = 0"))
    }
  }

  private func killPart(_ place: Expression, _ base: String, _ span: Span) {
    if facts.isFirstWrite(place, at: span, inside: loops.map(\.variable)) { return }
    lines.append(.statement("\(adjoint(place)) = 0"))
  }

  /// Zeros in the shape of a variable, as a beginning for its adjoint.
  func zeros(_ name: String) -> DerivedLine {
    let value = facts.containers.contains(name) ? "zeroslike (\(name))" : "zeros (size (\(name)))"
    return .statement("\(adjoint(name)) = \(value)")
  }

  // MARK: Contributions

  /// Writes what the statement adds to adjoints; that of `own`, if it is among them, is replaced.
  private func flush(replacing own: String?) {
    var merged: [Contribution] = []
    for c in pending {
      let text = Code(c.place).text
      if let k = merged.firstIndex(where: { Code($0.place).text == text }) {
        let sum = merged[k].code.inside(.sum) + " + " + c.code.inside(.product)
        merged[k].code = Code(sum, .sum)
        if merged[k].rule.isEmpty { merged[k].rule = c.rule }
      } else {
        merged.append(c)
      }
    }
    pending = []
    let others = merged.filter { $0.place.baseName != own || own == nil }
    let selves = merged.filter { own != nil && $0.place.baseName == own }
    for c in others { contribute(c) }
    for (k, c) in selves.enumerated() {
      guard case .identifier = c.place.kind, k == 0, let own else {
        contribute(c)
        continue
      }
      lines.append(.statement("\(adjoint(own)) = \(c.code.text)", rule: c.rule))
    }
  }

  private func contribute(_ c: Contribution) {
    guard let base = c.place.baseName else { return }
    let target = adjoint(c.place)
    let sum: String
    if c.code.text.hasPrefix("-"), c.code.level.rawValue <= Code.Level.product.rawValue {
      sum = "\(target) - \(c.code.text.dropFirst())"
    } else {
      sum = "\(target) + \(c.code.text)"
    }
    let size = c.rule.isEmpty ? "" : "\(c.rule)  [size (\(Code(c.place).text))]"
    if case .identifier = c.place.kind {
      let text = states[base] == .set ? sum : c.code.text
      lines.append(.statement("\(target) = \(text)", rule: size))
      states[base] = .set
      return
    }
    let isNew = states[base] != .set
    if isNew { lines.append(zeros(base)) }
    states[base] = .set
    if let subscripts = facts.repeatedSubscripts(c.place) {
      let list = subscripts.map { $0 == ":" ? "':'" : $0 }.joined(separator: ", ")
      let inner = adjoint(base) + subscriptsBefore(c.place, base)
      lines.append(
        .statement("\(inner) = addat (\(inner), \(c.code.text), \(list))", rule: c.rule))
    } else {
      lines.append(.statement("\(target) = \(isNew ? c.code.text : sum)", rule: size))
    }
  }

  /// The text between the base of `v{i}(k)` and its last subscripts.
  private func subscriptsBefore(_ place: Expression, _ base: String) -> String {
    guard case .index(let inner, _) = place.kind else { return "" }
    return String(Code(inner).text.dropFirst(base.count))
  }

  // MARK: Blocks

  struct Head {
    let text: String
    let condition: Expression?
    let body: [Statement]
    init(_ text: String, _ condition: Expression?, _ body: [Statement]) {
      self.text = text
      self.condition = condition
      self.body = body
    }
  }

  private func branch(_ heads: [Head], isComplete: Bool) throws(DeriveFailure)
    -> (forward: [DerivedLine], backward: [DerivedLine])
  {
    let assigned = Set(heads.flatMap { DeriveFacts.assigned($0.body) })
    for head in heads {
      guard let condition = head.condition else { continue }
      if let name = condition.names.first(where: { assigned.contains($0) }),
        !assigned.isDisjoint(with: facts.active)
      {
        throw DeriveFailure(
          message: "the condition depends on '\(name)', which the branch changes",
          span: condition.span)
      }
    }
    let before = states
    branchDepth += 1
    defer { branchDepth -= 1 }
    var set: [Set<String>] = []
    var unset: [Set<String>] = []
    for head in heads where !head.text.hasPrefix("switch ") && !DeriveFacts.throwsError(head.body) {
      states = before
      _ = try block(head.body)
      set.append(Set(states.filter { $0.value == .set && before[$0.key] != .set }.keys))
      unset.append(Set(states.filter { $0.value == .unset && before[$0.key] == .set }.keys))
    }
    let newlySet = set.reduce(Set()) { $0.union($1) }
    let everywhere = isComplete ? newlySet.filter { n in set.allSatisfy { $0.contains(n) } } : []
    let killed = unset.reduce(Set()) { $0.union($1) }
    let killedEverywhere = isComplete ? killed.filter { n in unset.allSatisfy { $0.contains(n) } } : []
    var backward: [DerivedLine] = []
    var start = before
    for name in newlySet.subtracting(everywhere).sorted() {
      backward.append(zeros(name))
      start[name] = .set
    }
    let saved = keptOnKill
    keptOnKill.formUnion(killed.subtracting(killedEverywhere))
    var ahead: [(text: String, body: [DerivedLine])] = []
    var back: [(text: String, body: [DerivedLine])] = []
    var after = start
    for head in heads {
      states = start
      if DeriveFacts.throwsError(head.body) {
        if head.condition != nil {
          ahead.append((head.text, []))
          back.append((head.text, []))
        }
        continue
      }
      let (f, b) = try block(head.body)
      let isOther = head.condition == nil
      if !isOther || !f.isEmpty { ahead.append((head.text, f)) }
      if !isOther || !b.isEmpty { back.append((head.text, b)) }
      if !head.text.hasPrefix("switch ") { after = states }
    }
    keptOnKill = saved
    states = after
    if !isComplete {
      for name in killed { states[name] = .set }
    }
    return ([.branch(heads: ahead)], backward + [.branch(heads: back)])
  }

  private func loop(
    _ target: AssignmentTarget, _ range: Expression, _ body: [Statement], _ span: Span
  ) throws(DeriveFailure) -> (forward: [DerivedLine], backward: [DerivedLine]) {
    guard let variable = target.expression?.baseName else {
      throw DeriveFailure(message: "a loop needs a variable", span: span)
    }
    if facts.depends(range) {
      throw DeriveFailure(
        message: "the loop runs over values that count: run over their subscripts",
        span: range.span)
    }
    let assigned = DeriveFacts.assigned(body)
    if let name = range.names.first(where: { assigned.contains($0) }),
      !assigned.isDisjoint(with: facts.active)
    {
      throw DeriveFailure(message: "'\(name)' changes inside its own loop", span: range.span)
    }
    var backward: [DerivedLine] = []
    for name in facts.touched(body).sorted() where !facts.isLocal(name, to: span) {
      if states[name] != .set { backward.append(zeros(name)) }
      states[name] = .set
    }
    loops.append(Loop(variable: variable, span: span))
    let (f, b) = try block(body)
    loops.removeLast()
    for name in assigned where facts.isLocal(name, to: span) { states[name] = .unset }
    let isFree =
      stacked.isDisjoint(with: assigned)
      && facts.isOrderFree(body, loops.map(\.variable) + [variable])
    let head = "for \(variable) = \(Code(range).text)"
    backward.append(
      .loop(head: isFree ? head : "for \(variable) = \(reversedRange(range))", body: b))
    return ([.loop(head: head, body: f)], backward)
  }

  private func reversedRange(_ range: Expression) -> String {
    if case .range(let first, nil, let last) = range.kind {
      return "\(Code(last).inside(.sum)):-1:\(Code(first).inside(.sum))"
    }
    return "fliplr (\(Code(range).text))"
  }
}

extension Span: Hashable {
  package func hash(into hasher: inout Hasher) {
    hasher.combine(start)
    hasher.combine(end)
  }
}

extension Expression {
  /// With the parts at these places replaced by names.
  func replacing(_ names: [Span: String]) -> Expression {
    if names.isEmpty { return self }
    if let name = names[span] { return Expression(.identifier(name), span) }
    func new(_ e: Expression) -> Expression { e.replacing(names) }
    let kind: Kind =
      switch self.kind {
      case .unary(let o, let a): .unary(o, new(a))
      case .postfix(let o, let a): .postfix(o, new(a))
      case .binary(let o, let a, let b, let s): .binary(o, new(a), new(b), s)
      case .shortCircuit(let o, let a, let b): .shortCircuit(o, new(a), new(b))
      case .range(let a, let s, let b): .range(new(a), s.map(new), new(b))
      case .index(let a, let rest): .index(new(a), rest.map(new))
      case .cellIndex(let a, let rest): .cellIndex(new(a), rest.map(new))
      case .field(let a, let name): .field(new(a), name)
      case .dynamicField(let a, let b): .dynamicField(new(a), new(b))
      case .matrix(let rows): .matrix(rows.map { $0.map(new) })
      case .cell(let rows): .cell(rows.map { $0.map(new) })
      default: self.kind
      }
    var copy = Expression(kind, span)
    copy.parentheses = parentheses
    return copy
  }
}
