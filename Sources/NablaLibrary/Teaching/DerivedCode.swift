import NablaSyntax

/// A piece of an expression that is being written: its text, and how tightly it binds.
struct Code {
  /// Operators by precedence; a piece needs parentheses where a tighter one is expected.
  enum Level: Int { case atom, power, unary, product, sum, range, comparison, logic }
  /// The value may be smaller than what it stands for, and be spread by broadcasting: a single
  /// number, or an array with length one in the dimension of a sum.
  enum Spread { case none, number, dimension }

  var text: String
  var level: Level
  var spread = Spread.none

  init(_ text: String, _ level: Level = .atom, spread: Spread = .none) {
    self.text = text
    self.level = level
    self.spread = spread
  }

  init(_ expression: Expression) {
    let text = String(decoding: render(expression), as: UTF8.self)
    self.init(text.contains(" {") ? text.closingUp("{") { _ in true } : text, Code.level(of: expression))
  }

  private static func level(of expression: Expression) -> Level {
    if expression.parentheses > 0 { return .atom }
    switch expression.kind {
    case .unary: return .unary
    case .binary(let operation, _, _, _):
      switch operation {
      case .power, .elementPower: return .power
      case .multiply, .divide, .leftDivide, .elementMultiply, .elementDivide, .elementLeftDivide:
        return .product
      case .add, .subtract: return .sum
      case .less, .lessEqual, .equal, .notEqual, .greaterEqual, .greater: return .comparison
      case .and, .or: return .logic
      }
    case .shortCircuit, .anonymousFunction, .assignment: return .logic
    case .range: return .range
    default: return .atom
    }
  }

  /// The text, in parentheses unless it binds as tightly as `level`.
  func inside(_ level: Level) -> String {
    self.level.rawValue <= level.rawValue ? text : "(\(text))"
  }

  var isOne: Bool { text == "1" }

  func spreading(_ spread: Spread) -> Code { Code(text, level, spread: spread) }

  /// `f (self, ...)`.
  func call(_ name: String, _ rest: String...) -> Code {
    Code("\(name) (\(([text] + rest).joined(separator: ", ")))", spread: spread)
  }

  static prefix func - (a: Code) -> Code {
    a.text.hasPrefix("-") && a.level == .unary
      ? Code(String(a.text.dropFirst()), .atom, spread: a.spread)
      : Code("-" + a.inside(.power), .unary, spread: a.spread)
  }

  /// `a op b` for a product; a leading 1 is not written.
  func times(_ operation: String, _ b: Code) -> Code {
    if isOne, operation == ".*" || operation == "*" { return b.spreading(spread) }
    let left = level == .unary ? text : inside(.product)
    return Code("\(left) \(operation) \(b.inside(.unary))", .product, spread: spread)
  }
}

/// A line of the function that is written, or a block of lines.
indirect enum DerivedLine {
  case assign(DerivedAssignment)
  case loop(head: String, body: [DerivedLine])
  /// `if c`, `else`, `switch s` ... with the lines under each head; a `switch` has no lines itself.
  case branch(heads: [(text: String, body: [DerivedLine])])

  /// `text` is one statement without its semicolon.
  static func statement(_ text: String, rule: String = "") -> DerivedLine {
    .assign(DerivedAssignment(text, rule: rule))
  }
}

/// One assignment, and what it writes and reads.
struct DerivedAssignment {
  let text: String
  let rule: String
  let targets: Set<String>
  let reads: Set<String>
  /// Are the targets set as a whole?
  let replaces: Bool

  init(_ text: String, rule: String) {
    self.text = text
    self.rule = rule
    var targets: Set<String> = []
    var reads: Set<String> = []
    var replaces = true
    let program = parse(
      SourceText(name: "derive", text: text), ParseOptions(isFile: false, isVariable: { _ in true }))
    if case .expression(let e)? = program.statements.first?.kind {
      if case .assignment(let places, _, let value) = e.kind {
        value.collectNames(into: &reads)
        for place in places.compactMap(\.expression) {
          guard let base = place.baseName else { continue }
          targets.insert(base)
          if case .identifier = place.kind { continue }
          replaces = false
          place.collectNames(into: &reads)
        }
      } else {
        e.collectNames(into: &reads)
      }
    }
    self.targets = targets
    self.reads = reads
    self.replaces = replaces
  }
}

extension Expression {
  /// The variable at the root of `v`, `v(i)`, `v{i}.f`.
  var baseName: String? {
    switch kind {
    case .identifier(let name): name
    case .index(let base, _), .cellIndex(let base, _), .field(let base, _),
      .dynamicField(let base, _):
      base.baseName
    default: nil
    }
  }

  /// The parts of the expression, without the names an anonymous function binds.
  var children: [Expression] {
    switch kind {
    case .unary(_, let a), .postfix(_, let a), .field(let a, _): [a]
    case .binary(_, let a, let b, _), .shortCircuit(_, let a, let b), .dynamicField(let a, let b):
      [a, b]
    case .range(let a, let step, let b): [a] + (step.map { [$0] } ?? []) + [b]
    case .index(let base, let arguments), .cellIndex(let base, let arguments): [base] + arguments
    case .matrix(let rows), .cell(let rows): rows.flatMap { $0 }
    case .anonymousFunction(let f): [f.body]
    case .assignment(_, _, let value): [value]
    default: []
    }
  }

  func collectNames(into names: inout Set<String>) {
    if case .identifier(let name) = kind { names.insert(name) }
    if case .anonymousFunction(let f) = kind {
      var inner: Set<String> = []
      f.body.collectNames(into: &inner)
      names.formUnion(inner.subtracting(f.parameters.map(\.name)))
      return
    }
    for child in children { child.collectNames(into: &names) }
  }

  var names: Set<String> {
    var names: Set<String> = []
    collectNames(into: &names)
    return names
  }
}

/// Removes what nobody reads, from the last line to the first.
enum DeadLines {
  static func remove(_ lines: [DerivedLine], live: inout Set<String>) -> [DerivedLine] {
    var kept: [DerivedLine] = []
    for line in lines.reversed() {
      if let line = filtered(line, live: &live) { kept.append(line) }
    }
    return kept.reversed()
  }

  static func filtered(_ line: DerivedLine, live: inout Set<String>) -> DerivedLine? {
    switch line {
    case .assign(let a):
      guard !a.targets.isDisjoint(with: live) else { return nil }
      if a.replaces { live.subtract(a.targets) }
      live.formUnion(a.reads)
      return line
    case .loop(let head, let body):
      // What one turn reads may come from the turn before.
      var around = live
      while true {
        var inner = around
        _ = remove(body, live: &inner)
        if inner.isSubset(of: around) { break }
        around.formUnion(inner)
      }
      var inner = around
      let kept = remove(body, live: &inner)
      if kept.isEmpty { return nil }
      live = around
      live.formUnion(DerivedAssignment(head.headExpression, rule: "").reads)
      return .loop(head: head, body: kept)
    case .branch(let heads):
      var merged = live
      var kept: [(text: String, body: [DerivedLine])] = []
      var isEmpty = true
      for head in heads {
        var inner = live
        let body = remove(head.body, live: &inner)
        if !body.isEmpty { isEmpty = false }
        merged.formUnion(inner)
        kept.append((head.text, body))
      }
      if isEmpty { return nil }
      for head in heads {
        merged.formUnion(DerivedAssignment(head.text.headExpression, rule: "").reads)
      }
      live = merged
      return .branch(heads: kept)
    }
  }

  /// All names that the lines read, without regard to order.
  static func reads(_ lines: [DerivedLine]) -> Set<String> {
    var names: Set<String> = []
    for line in lines {
      switch line {
      case .assign(let a): names.formUnion(a.reads)
      case .loop(let head, let body):
        names.formUnion(DerivedAssignment(head.headExpression, rule: "").reads)
        names.formUnion(reads(body))
      case .branch(let heads):
        for head in heads {
          names.formUnion(DerivedAssignment(head.text.headExpression, rule: "").reads)
          names.formUnion(reads(head.body))
        }
      }
    }
    return names
  }
}

extension String {
  /// Without the blank before an opening bracket behind a name that `isClose` accepts, or behind a
  /// closing bracket.
  func closingUp(_ bracket: Character, _ isClose: (Substring) -> Bool) -> String {
    var text = ""
    var word = ""[...]
    var inText = false
    for c in self {
      if c == "'", inText || !(text.last?.isWordOrCloser ?? false) { inText.toggle() }
      if c == bracket, !inText, text.last == " " {
        let before = text.dropLast()
        if before.last == "}" || before.last == ")" || (!word.isEmpty && isClose(word)) {
          text.removeLast()
        }
      }
      if c.isLetter || c.isNumber || c == "_" {
        if !(text.last?.isWordOrCloser ?? false) || text.last == "}" || text.last == ")" { word = "" }
        word.append(c)
      } else if c != " " {
        word = ""
      }
      text.append(c)
    }
    return text
  }

  /// What stands behind the word of a head: `for k = 1:n` gives `k = 1:n`, `else` nothing.
  var headExpression: String {
    guard let blank = firstIndex(of: " ") else { return "" }
    return String(self[index(after: blank)...])
  }
}

extension Character {
  fileprivate var isWordOrCloser: Bool {
    isLetter || isNumber || self == "_" || self == "}" || self == ")" || self == "]" || self == "'"
      || self == "."
  }
}

/// Writes lines as text of the language, two blanks a level, rules as comments.
enum DerivedText {
  static func write(_ lines: [DerivedLine], indent: Int = 1) -> [String] {
    let margin = String(repeating: "  ", count: indent)
    var text: [String] = []
    for line in lines {
      switch line {
      case .assign(let a):
        let code = "\(margin)\(a.text);"
        if a.rule.isEmpty {
          text.append(code)
        } else if max(code.count + 2, 44) + a.rule.count + 2 <= 100 {
          let blanks = String(repeating: " ", count: max(2, 44 - code.count))
          text.append("\(code)\(blanks)% \(a.rule)")
        } else {
          text += ["\(margin)% \(a.rule)", code]
        }
      case .loop(let head, let body):
        text.append(margin + head)
        text += write(body, indent: indent + 1)
        text.append(margin + "end")
      case .branch(let heads):
        var inside = indent
        for head in heads {
          if head.text.hasPrefix("switch ") { inside += 1 }
          let isClause = head.text.hasPrefix("case ") || head.text == "otherwise"
          text.append(isClause ? margin + "  " + head.text : margin + head.text)
          text += write(head.body, indent: inside + 1)
        }
        text.append(margin + "end")
      }
    }
    return text
  }
}
