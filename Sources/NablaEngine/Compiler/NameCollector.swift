import NablaSyntax

/// Finds the names of a function or script: which are assigned somewhere, which are only read, and
/// which are declared global or persistent.
struct NameCollector {
  private(set) var assigned: [String] = []
  private(set) var read: [String] = []
  private(set) var references: Set<String> = []
  private var assignedSet: Set<String> = []
  private var readSet: Set<String> = []
  /// `method@Superclass` as written.
  private(set) var superclassCalls: [String] = []
  /// Is there a statement that runs a text, or a name alone, which may be a script?
  private(set) var runsTexts = false

  mutating func assign(_ name: String) {
    if assignedSet.insert(name).inserted { assigned.append(name) }
  }

  private mutating func use(_ name: String) {
    if readSet.insert(name).inserted { read.append(name) }
  }

  mutating func visit(_ statements: [Statement]) {
    for s in statements { visit(s) }
  }

  mutating func visit(_ s: Statement) {
    switch s.kind {
    case .expression(let e):
      switch e.kind {
      case .assignment: break
      case .identifier:
        runsTexts = true
        assign("ans")
      default: assign("ans")
      }
      visit(e)
    case .command(let name, _):
      assign("ans")
      use(name.name)
    case .conditional(let clauses, let otherwise):
      for c in clauses {
        visit(c.condition)
        visit(c.body)
      }
      if let otherwise { visit(otherwise) }
    case .whileLoop(let c, let body):
      visit(c)
      visit(body)
    case .doUntil(let body, let c):
      visit(body)
      visit(c)
    case .forLoop(let target, let e, let body):
      visit(target)
      visit(e)
      visit(body)
    case .switchCase(let e, let clauses, let otherwise):
      visit(e)
      for c in clauses {
        visit(c.label)
        visit(c.body)
      }
      if let otherwise { visit(otherwise) }
    case .tryCatch(let body, let name, let handler):
      visit(body)
      if let name { assign(name.name) }
      visit(handler)
    case .unwindProtect(let body, let cleanup):
      visit(body)
      visit(cleanup)
    case .global(let list), .persistent(let list):
      for d in list {
        assign(d.name.name)
        references.insert(d.name.name)
        if let e = d.initializer { visit(e) }
      }
    case .breakLoop, .continueLoop, .returnFunction, .function, .empty: break
    }
  }

  private mutating func visit(_ target: AssignmentTarget) {
    guard let e = target.expression else { return }
    if let name = Self.root(e) { assign(name) }
    visit(e)
  }

  /// The variable at the bottom of a nested place.
  static func root(_ e: Expression) -> String? {
    switch e.kind {
    case .identifier(let name): return name
    case .index(let base, _), .cellIndex(let base, _), .field(let base, _),
      .dynamicField(let base, _):
      return root(base)
    default: return nil
    }
  }

  mutating func visit(_ e: Expression) {
    switch e.kind {
    case .number, .imaginary, .integer, .string, .colon, .end, .functionHandle, .metaclass, .invalid:
      break
    case .superclassReference(let method, let name):
      superclassCalls.append(method + "@" + name)
      use(method)
    case .identifier(let name):
      if ["eval", "evalc", "evalin", "source", "run", "load"].contains(name) { runsTexts = true }
      use(name)
    case .unary(_, let x), .postfix(_, let x), .field(let x, _): visit(x)
    case .binary(_, let x, let y, _), .shortCircuit(_, let x, let y), .dynamicField(let x, let y):
      visit(x)
      visit(y)
    case .range(let a, let b, let c):
      visit(a)
      if let b { visit(b) }
      visit(c)
    case .index(let x, let list), .cellIndex(let x, let list):
      visit(x)
      for a in list { visit(a) }
    case .matrix(let rows), .cell(let rows):
      for r in rows { for x in r { visit(x) } }
    case .anonymousFunction(let f):
      for name in Self.freeNames(f) { use(name) }
    case .assignment(let targets, _, let value):
      for t in targets { visit(t) }
      visit(value)
    case .increment(let t, _): visit(t)
    }
  }

  /// Names in the body of an anonymous function that are not its own, in order.
  static func freeNames(_ f: AnonymousFunction) -> [String] {
    var inner = NameCollector()
    inner.visit(f.body)
    for p in f.parameters { if let value = p.defaultValue { inner.visit(value) } }
    let own = Set(f.parameters.map(\.name)).union(inner.assigned)
    return inner.read.filter { !own.contains($0) }
  }
}
