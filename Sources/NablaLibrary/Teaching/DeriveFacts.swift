import NablaSyntax

/// What is known about a function before it is differentiated: which variables count, which are
/// overwritten, which live in one turn of a loop, and what can be said of sizes.
final class DeriveFacts {
  /// The size of a value, as far as the text tells.
  enum Shape: Equatable {
    case number
    /// That of a variable.
    case like(String)
    /// Of a product or a convolution: what is added to it is not larger.
    case large(String)
    case unknown(String)
    /// Of a sum or maximum along one dimension of what has the first size.
    case along(String, dimension: String)

    var key: String {
      switch self {
      case .number: "1"
      case .like(let text), .large(let text), .unknown(let text): text
      case .along(let text, let dimension): "\(text) along \(dimension)"
      }
    }
  }

  private struct Assignment {
    let places: [Expression]
    let value: Expression
    let span: Span
    let loops: [(variable: String, span: Span)]
  }

  let function: SourceFunction
  let library: Deriver.Library
  private var assignments: [Assignment] = []
  private var loopVariables: Set<String> = []
  private(set) var allNames: Set<String> = []
  /// Variables that the chosen arguments influence, and that influence the result.
  private(set) var active: Set<String> = []
  /// Variables with more than one value in the course of a call.
  private(set) var overwritten: Set<String> = []
  /// Variables that are cells or structs.
  private(set) var containers: Set<String> = []
  /// Variables to which something is added in a statement of its own.
  private(set) var accumulators: Set<String> = []
  private var reaching: Set<String> = []
  /// Statements that give a variable its first value.
  private var firsts: [String: Set<Int32>] = [:]

  init(_ function: SourceFunction, wrt: [String], library: Deriver.Library) throws(DeriveFailure) {
    self.function = function
    self.library = library
    allNames = Set(function.inputs + [function.output])
    collect(function.body, loops: [])
    for a in assignments {
      allNames.formUnion(a.value.names)
      for place in a.places { allNames.formUnion(place.names) }
    }
    findOverwritten()
    _ = findFirsts(function.body, Set(function.inputs), inLoop: false)
    for a in assignments {
      if let place = a.places.first, let base = place.baseName, accumulated(place, a.value) != nil {
        accumulators.insert(base)
      }
    }
    reaching = Set(wrt)
    var changed = true
    while changed {
      changed = false
      for a in assignments where depends(a.value) {
        guard let base = a.places.first?.baseName, !reaching.contains(base) else { continue }
        reaching.insert(base)
        changed = true
      }
    }
    var needed: Set<String> = [function.output]
    changed = true
    while changed {
      changed = false
      for a in assignments {
        guard let base = a.places.first?.baseName, needed.contains(base) else { continue }
        let more = a.value.names.subtracting(needed)
        if !more.isEmpty {
          needed.formUnion(more)
          changed = true
        }
      }
    }
    guard reaching.contains(function.output) else {
      throw DeriveFailure(
        message: "the result '\(function.output)' does not depend on \(wrt.joined(separator: ", "))")
    }
    active = reaching.intersection(needed)
  }

  // MARK: Collecting

  private func collect(_ statements: [Statement], loops: [(variable: String, span: Span)]) {
    for statement in statements {
      switch statement.kind {
      case .expression(let e):
        guard case .assignment(let targets, let operation, let value) = e.kind else { continue }
        let places = targets.compactMap(\.expression)
        for place in places { note(place) }
        note(value)
        assignments.append(
          Assignment(
            places: places, value: plain(targets, operation, value), span: statement.span,
            loops: loops))
      case .conditional(let clauses, let otherwise):
        for clause in clauses {
          note(clause.condition)
          collect(clause.body, loops: loops)
        }
        collect(otherwise ?? [], loops: loops)
      case .switchCase(_, let clauses, let otherwise):
        for clause in clauses { collect(clause.body, loops: loops) }
        collect(otherwise ?? [], loops: loops)
      case .forLoop(let target, let range, let body):
        note(range)
        if let name = target.expression?.baseName {
          loopVariables.insert(name)
          allNames.insert(name)
        }
        collect(body, loops: loops + [(target.expression?.baseName ?? "", statement.span)])
      default: break
      }
    }
  }

  private func note(_ e: Expression) {
    switch e.kind {
    case .cellIndex(let base, _), .field(let base, _), .dynamicField(let base, _):
      if let name = base.baseName { containers.insert(name) }
    default: break
    }
    for child in e.children { note(child) }
  }

  /// `x += v` as `x = x + v`.
  func plain(_ targets: [AssignmentTarget], _ operation: BinaryOperator?, _ value: Expression)
    -> Expression
  {
    guard let operation, let place = targets.first?.expression else { return value }
    return Expression(.binary(operation, place, value, value.span), value.span)
  }

  private func findOverwritten() {
    var counts: [String: Int] = [:]
    for name in function.inputs { counts[name] = 1 }
    for a in assignments {
      for place in a.places {
        guard let base = place.baseName else { continue }
        counts[base, default: 0] += a.loops.isEmpty ? 1 : 2
      }
    }
    overwritten = Set(counts.filter { $0.value > 1 }.keys)
    // An array that is filled, each entry once, only gains: no old entry is needed again.
    for name in overwritten where !function.inputs.contains(name) {
      let own = assignments.filter { $0.places.contains { $0.baseName == name } }
      let isFilled = own.allSatisfy { a in
        guard let place = a.places.first else { return false }
        if case .identifier = place.kind {
          return a.loops.isEmpty && isConstructor(a.value)
        }
        return isFirstWrite(place, at: a.span, inside: a.loops.map(\.variable))
      }
      if isFilled { overwritten.remove(name) }
    }
  }

  /// Has the variable no value before this statement?
  func isFirst(_ name: String, at span: Span) -> Bool {
    firsts[name]?.contains(span.start) ?? false
  }

  func hasFirst(_ name: String) -> Bool { firsts[name] != nil }

  private func findFirsts(_ statements: [Statement], _ before: Set<String>, inLoop: Bool)
    -> Set<String>
  {
    var known = before
    for statement in statements {
      switch statement.kind {
      case .expression(let e):
        guard case .assignment(let targets, _, _) = e.kind else { continue }
        for name in targets.compactMap({ $0.expression?.baseName }) where !known.contains(name) {
          if !inLoop { firsts[name, default: []].insert(statement.span.start) }
          known.insert(name)
        }
      case .conditional(let clauses, let otherwise):
        let ends = (clauses.map(\.body) + [otherwise ?? []]).map {
          findFirsts($0, known, inLoop: inLoop)
        }
        known = ends.reduce(known) { $0.union($1) }
      case .switchCase(_, let clauses, let otherwise):
        let ends = (clauses.map(\.body) + [otherwise ?? []]).map {
          findFirsts($0, known, inLoop: inLoop)
        }
        known = ends.reduce(known) { $0.union($1) }
      case .forLoop(_, _, let body): known = findFirsts(body, known, inLoop: true)
      default: break
      }
    }
    return known
  }

  private func isConstructor(_ e: Expression) -> Bool {
    guard case .index(let f, _) = e.kind, case .identifier(let name) = f.kind else {
      if case .cell(let rows) = e.kind { return rows.allSatisfy { $0.isEmpty } }
      if case .matrix(let rows) = e.kind { return rows.allSatisfy { $0.isEmpty } }
      return false
    }
    return ["cell", "zeros", "struct", "ones"].contains(name)
  }

  static func assigned(_ statements: [Statement]) -> Set<String> {
    var names: Set<String> = []
    for statement in statements {
      switch statement.kind {
      case .expression(let e):
        guard case .assignment(let targets, _, _) = e.kind else { continue }
        names.formUnion(targets.compactMap { $0.expression?.baseName })
      case .conditional(let clauses, let otherwise):
        for clause in clauses { names.formUnion(assigned(clause.body)) }
        names.formUnion(assigned(otherwise ?? []))
      case .switchCase(_, let clauses, let otherwise):
        for clause in clauses { names.formUnion(assigned(clause.body)) }
        names.formUnion(assigned(otherwise ?? []))
      case .forLoop(let target, _, let body):
        names.formUnion(assigned(body))
        if let name = target.expression?.baseName { names.insert(name) }
      default: break
      }
    }
    return names
  }

  /// Does the block end in `error (...)`?
  static func throwsError(_ statements: [Statement]) -> Bool {
    statements.contains { statement in
      guard case .expression(let e) = statement.kind, case .index(let f, _) = e.kind else {
        return false
      }
      if case .identifier("error") = f.kind { return true }
      return false
    }
  }

  // MARK: Which values count

  /// Functions whose results do not change with small changes of their arguments.
  static let constantFunctions: Set<String> = [
    "size", "numel", "ndims", "length", "rows", "columns", "isempty", "zeros", "ones", "eye",
    "class", "isa", "sign", "floor", "ceil", "round", "fix", "any", "all", "find", "isscalar",
    "isvector", "size_equal", "isequal", "strcmp", "cell", "rand", "randn", "isnan", "isinf",
    "numfields", "isfield", "ischar", "iscell", "isnumeric", "zeroslike", "mat2str", "sprintf",
    "num2str", "fprintf", "disp", "isrow", "iscolumn", "ismatrix", "idivide", "argmax",
  ]

  /// Does the value depend on the chosen arguments, differentiably?
  func depends(_ e: Expression) -> Bool {
    switch e.kind {
    case .identifier(let name): return reaching.contains(name)
    case .binary(let operation, let a, let b, _):
      switch operation {
      case .less, .lessEqual, .equal, .notEqual, .greaterEqual, .greater, .and, .or: return false
      default: return depends(a) || depends(b)
      }
    case .unary(.not, _), .shortCircuit, .functionHandle, .string, .number: return false
    case .index(let base, let arguments):
      guard let name = base.baseName, case .identifier = base.kind, !isVariable(name) else {
        return depends(base)
      }
      if Self.constantFunctions.contains(name) { return false }
      let places = arguments.indices.filter { depends(arguments[$0]) }
      if places.isEmpty { return false }
      return isKnown(name) || !activePlaces(name, places).isEmpty
    case .cellIndex(let base, _), .field(let base, _), .dynamicField(let base, _):
      return depends(base)
    case .anonymousFunction: return false
    default: return e.children.contains { depends($0) }
    }
  }

  func isVariable(_ name: String) -> Bool {
    function.inputs.contains(name) || name == function.output || loopVariables.contains(name)
      || assignments.contains { $0.places.contains { $0.baseName == name } }
  }

  func isKnown(_ name: String) -> Bool {
    DeriveRules.names.contains(name) || library.lookUp(name) == nil
  }

  /// Places among the arguments of a function in the language by which it has a derivative.
  func activePlaces(_ name: String, _ places: [Int]) -> [Int] {
    let key = name + places.map { " \($0)" }.joined()
    if let known = library.active[key] { return known }
    guard library.depth < 8, let called = library.lookUp(name) else { return [] }
    library.active[key] = []
    library.depth += 1
    defer { library.depth -= 1 }
    let found = places.filter { place in
      guard place < called.inputs.count else { return false }
      let facts = try? DeriveFacts(called, wrt: [called.inputs[place]], library: library)
      return facts != nil
    }
    library.active[key] = found
    return found
  }

  /// Is this `[y, where] = max (...)`, whose second result is a place?
  func isIndexOutput(_ value: Expression) -> Bool {
    guard case .index(let f, _) = value.kind, case .identifier(let name) = f.kind else {
      return false
    }
    return ["max", "min", "maxpool", "sort"].contains(name)
  }

  // MARK: Loops

  /// Variables with an adjoint that the block reads or sets.
  func touched(_ body: [Statement]) -> Set<String> {
    var names: Set<String> = []
    for a in assignments where body.contains(where: { $0.span.contains(a.span) }) {
      guard let base = a.places.first?.baseName, active.contains(base) else { continue }
      names.insert(base)
      if depends(a.value) { names.formUnion(activeNames(a.value)) }
    }
    return names
  }

  /// Active variables whose derivative the value has, not those of which only the size is asked.
  private func activeNames(_ e: Expression) -> Set<String> {
    guard depends(e) else { return [] }
    if case .identifier(let name) = e.kind { return active.contains(name) ? [name] : [] }
    if let base = e.baseName, isVariable(base) { return active.contains(base) ? [base] : [] }
    return e.children.reduce(Set()) { $0.union(activeNames($1)) }
  }

  /// Does the variable live in one turn of the loop only: set first, and not used elsewhere?
  func isLocal(_ name: String, to loop: Span?) -> Bool {
    guard let loop, !function.inputs.contains(name), name != function.output else { return false }
    var isSet = false
    for a in assignments {
      let isInside = loop.contains(a.span) && a.span != loop
      let writes = a.places.contains { $0.baseName == name }
      let reads =
        a.value.names.contains(name)
        || a.places.contains { $0.baseName != name && $0.names.contains(name) }
      if !isInside {
        if writes || reads { return false }
        continue
      }
      if reads, !isSet { return false }
      if writes, !isSet {
        guard case .identifier? = a.places.first(where: { $0.baseName == name })?.kind else {
          return false
        }
        isSet = true
      }
    }
    return isSet
  }

  /// Is each entry that this statement sets set for the first time? Each loop around it chooses
  /// another one, and nothing before it sets or reads entries.
  func isFirstWrite(_ place: Expression, at span: Span, inside variables: [String]) -> Bool {
    guard let base = place.baseName, !function.inputs.contains(base) else { return false }
    var subscripts: Set<String> = []
    for child in place.children { child.collectNames(into: &subscripts) }
    guard variables.allSatisfy({ subscripts.contains($0) }) else { return false }
    for a in assignments where a.span.start < span.start {
      if a.value.names.contains(base) { return false }
      for other in a.places where other.baseName == base {
        if case .identifier = other.kind, isConstructor(a.value) { continue }
        return false
      }
    }
    return true
  }

  /// May the turns of the loop be taken in any order? So it is if they only add up, set entries of
  /// their own, or work on variables of their own.
  func isOrderFree(_ body: [Statement], _ variables: [String]) -> Bool {
    guard let first = body.first, let last = body.last else { return true }
    let whole = first.span.union(last.span)
    for a in assignments where whole.contains(a.span) {
      guard let place = a.places.first, let base = place.baseName, active.contains(base) else {
        continue
      }
      if accumulated(place, a.value) != nil { continue }
      if isFirstWrite(place, at: a.span, inside: variables) { continue }
      if isLocal(base, to: a.loops.last?.span) { continue }
      return false
    }
    return true
  }

  /// For `v = v + rest` the rest, and whether it is subtracted.
  func accumulated(_ place: Expression, _ value: Expression) -> (Expression, Bool)? {
    guard case .binary(let operation, let a, let b, _) = value.kind else { return nil }
    let text = Code(place).text
    guard let base = place.baseName else { return nil }
    if operation == .add || operation == .subtract, Code(a).text == text, !b.names.contains(base) {
      return (b, operation == .subtract)
    }
    if operation == .add, Code(b).text == text, !a.names.contains(base) { return (a, false) }
    return nil
  }

  /// The subscripts of `v(i)` if they may name an entry twice: then derivatives add up.
  func repeatedSubscripts(_ place: Expression) -> [String]? {
    guard case .index(_, let subscripts) = place.kind else { return nil }
    return subscripts.allSatisfy(isOnce) ? nil : subscripts.map { Code($0).text }
  }

  private func isOnce(_ e: Expression) -> Bool {
    switch e.kind {
    case .colon, .end, .number, .range: return true
    case .identifier(let name): return loopVariables.contains(name) || shape(e) == .number
    case .unary(_, let a): return isOnce(a)
    case .binary(let operation, let a, let b, _):
      switch operation {
      case .add, .subtract, .multiply: return isOnce(a) && isOnce(b)
      case .divide: return shape(e) == .number
      default: return false
      }
    case .matrix: return false
    default: return shape(e) == .number
    }
  }

  // MARK: Sizes

  func shape(ofName name: String) -> Shape {
    if loopVariables.contains(name) { return .number }
    let own = assignments.filter { $0.places.contains { $0.baseName == name } }
    if function.inputs.contains(name) { return own.isEmpty ? .like(name) : .unknown(name) }
    guard own.count == 1, own[0].loops.isEmpty, own[0].places.count == 1,
      case .identifier = own[0].places[0].kind, !own[0].value.names.contains(name)
    else {
      // Sums that begin with a number, and take numbers, are numbers.
      let values = own.map { a in accumulated(a.places[0], a.value)?.0 ?? a.value }
      let isNumber =
        !own.isEmpty
        && zip(own, values).allSatisfy { a, v in
          guard a.places.count == 1, case .identifier = a.places[0].kind else { return false }
          return !v.names.contains(name) && shape(v) == .number
        }
      return isNumber ? .number : .unknown(name)
    }
    return shape(own[0].value)
  }

  private static let elementwise: Set<String> = [
    "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "exp", "log", "log2",
    "log10", "log1p", "expm1", "sqrt", "abs", "sigmoid", "erf", "flip", "flipud", "fliplr",
    "flipall", "rot180", "sign", "relu", "cumsum", "circshift", "double", "floor", "round",
    "asinh", "acosh", "atanh",
  ]
  private static let numbers: Set<String> = [
    "numel", "ndims", "length", "rows", "columns", "norm", "trace", "dot", "det", "isempty", "pi",
  ]

  func shape(_ e: Expression) -> Shape {
    let text = Code(e).text
    switch e.kind {
    case .number: return .number
    case .identifier("pi"), .identifier("e"), .identifier("eps"), .identifier("realmin"):
      return .number
    case .identifier(let name): return isVariable(name) ? shape(ofName: name) : .unknown(text)
    case .unary(_, let a): return shape(a)
    case .postfix(_, let a): return shape(a) == .number ? .number : .unknown(text)
    case .binary(let operation, let a, let b, _):
      let (left, right) = (shape(a), shape(b))
      if left == .number { return right }
      if right == .number, operation != .leftDivide { return left }
      switch operation {
      case .multiply, .leftDivide: return .large(text)
      case .divide, .power: return .unknown(text)
      default: break
      }
      if left == right { return left }
      if case .along(let whole, _) = right, whole == left.key { return left }
      if case .along(let whole, _) = left, whole == right.key { return right }
      if case .large = left { return left }
      if case .large = right { return right }
      return .unknown(text)
    case .index(let base, let arguments):
      guard case .identifier(let name) = base.kind, !isVariable(name) else {
        let isEntry = !arguments.isEmpty && arguments.allSatisfy { isEntrySubscript($0) }
        return isEntry ? .number : .unknown(text)
      }
      return shape(name, arguments, text)
    case .cellIndex: return .like(text)
    case .field: return .like(text)
    default: return .unknown(text)
    }
  }

  private func isEntrySubscript(_ e: Expression) -> Bool {
    switch e.kind {
    case .number, .end: return true
    case .identifier(let name): return loopVariables.contains(name) || shape(ofName: name) == .number
    case .binary(_, let a, let b, _): return isEntrySubscript(a) && isEntrySubscript(b)
    default: return false
    }
  }

  private func shape(_ name: String, _ arguments: [Expression], _ text: String) -> Shape {
    guard let first = arguments.first else { return .unknown(text) }
    if Self.numbers.contains(name) { return .number }
    if Self.elementwise.contains(name) { return shape(first) }
    switch name {
    case "convn", "conv2", "conv", "filter2": return .large(text)
    case "size": return arguments.count == 2 ? .number : .unknown(text)
    case "max", "min":
      if arguments.count == 2 {
        return shape(arguments[1]) == .number ? shape(first) : .unknown(text)
      }
      if arguments.count == 3 {
        return .along(shape(first).key, dimension: Code(arguments[2]).text)
      }
      return isColumn(first) ? .number : .unknown(text)
    case "sum", "mean", "prod":
      if isColumn(first) { return .number }
      if arguments.count == 1, case .index(let f, let inner) = first.kind,
        case .identifier("sum") = f.kind, inner.count == 1,
        case .like = shape(inner[0])
      {
        // `sum (sum (x))` of a matrix: people write it for the sum of all.
        return .number
      }
      if shape(first) == .number { return .number }
      if arguments.count == 2 {
        return .along(shape(first).key, dimension: Code(arguments[1]).text)
      }
      // The product of a size or of a scale is a number.
      return name == "prod" && !depends(first) ? .number : .unknown(text)
    default: return .unknown(text)
    }
  }

  /// `x(:)`, or elementwise functions of such.
  func isColumn(_ e: Expression) -> Bool {
    switch e.kind {
    case .index(let base, let subscripts):
      if subscripts.count == 1, case .colon = subscripts[0].kind { return true }
      guard case .identifier(let name) = base.kind, Self.elementwise.contains(name),
        let argument = subscripts.first
      else { return false }
      return isColumn(argument)
    case .unary(_, let a): return isColumn(a)
    case .binary(let operation, let a, let b, _):
      switch operation {
      case .add, .subtract, .elementMultiply, .elementDivide, .elementPower, .multiply, .divide:
        return (isColumn(a) && (isColumn(b) || shape(b) == .number))
          || (shape(a) == .number && isColumn(b))
      default: return false
      }
    default: return false
    }
  }
}

extension Span {
  func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }
}
