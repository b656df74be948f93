import NablaSyntax

/// The names of functions that have a rule of their own.
enum DeriveRules {
  /// y = f (u) by element: the operation and factor that turn dy into du, and the rule in words.
  static func elementwise(_ name: String, _ u: () -> Code, _ y: () -> Code)
    -> (operation: String, factor: Code, rule: String)?
  {
    func product(_ text: String) -> Code { Code(text, .product) }
    switch name {
    case "sin": return (".*", u().call("cos"), "sin' = cos")
    case "cos": return (".*", -u().call("sin"), "cos' = -sin")
    case "tan": return (".*", Code("1 + \(y().inside(.atom)) .^ 2", .sum), "tan' = 1 + tan^2")
    case "asin": return ("./", Code("sqrt (1 - \(u().inside(.atom)) .^ 2)"), "asin' = 1 / sqrt (1 - u^2)")
    case "acos": return ("./", Code("-sqrt (1 - \(u().inside(.atom)) .^ 2)", .unary), "acos' = -1 / sqrt (1 - u^2)")
    case "atan": return ("./", Code("1 + \(u().inside(.atom)) .^ 2", .sum), "atan' = 1 / (1 + u^2)")
    case "sinh": return (".*", u().call("cosh"), "sinh' = cosh")
    case "cosh": return (".*", u().call("sinh"), "cosh' = sinh")
    case "tanh": return (".*", Code("1 - \(y().inside(.atom)) .^ 2", .sum), "N9: tanh' = 1 - y^2")
    case "exp": return (".*", y(), "exp' = exp")
    case "expm1": return (".*", u().call("exp"), "expm1' = exp")
    case "log": return ("./", u(), "log' = 1 / u")
    case "log2": return ("./", product("log (2) * \(u().inside(.unary))"), "log2' = 1 / (log (2) u)")
    case "log10": return ("./", product("log (10) * \(u().inside(.unary))"), "log10' = 1 / (log (10) u)")
    case "log1p": return ("./", Code("1 + \(u().inside(.product))", .sum), "log1p' = 1 / (1 + u)")
    case "sqrt": return ("./", product("2 * \(y().inside(.unary))"), "sqrt' = 1 / (2 y)")
    case "abs": return (".*", u().call("sign"), "abs' = sign")
    case "sigmoid":
      let value = y().inside(.unary)
      return (".*", product("\(value) .* (1 - \(value))"), "N7, N9: sigmoid' = y .* (1 - y)")
    case "relu": return (".*", Code("\(u().inside(.sum)) > 0", .comparison), "relu' = 1 where u > 0")
    case "erf": return (".*", product("2 / sqrt (pi) * exp (-\(u().inside(.atom)) .^ 2)"), "erf' = 2 / sqrt (pi) exp (-u^2)")
    case "asinh": return ("./", Code("sqrt (1 + \(u().inside(.atom)) .^ 2)"), "asinh' = 1 / sqrt (1 + u^2)")
    case "acosh": return ("./", Code("sqrt (\(u().inside(.atom)) .^ 2 - 1)"), "acosh' = 1 / sqrt (u^2 - 1)")
    case "atanh": return ("./", Code("1 - \(u().inside(.atom)) .^ 2", .sum), "atanh' = 1 / (1 - u^2)")
    default: return nil
    }
  }

  static let elementNames: Set<String> = [
    "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "exp", "expm1", "log",
    "log2", "log10", "log1p", "sqrt", "abs", "sigmoid", "relu", "erf", "asinh", "acosh", "atanh",
  ]

  static let names: Set<String> = elementNames.union([
    "convn", "conv2", "conv", "sum", "mean", "prod", "cumsum", "norm", "dot", "trace", "reshape",
    "permute", "ipermute", "squeeze", "repmat", "flip", "flipud", "fliplr", "flipall", "rot180",
    "circshift", "max", "min", "cat", "horzcat", "vertcat", "meanpool", "maxpool", "double",
    "transpose", "ctranspose", "plus", "minus", "times", "mtimes", "rdivide", "power", "uminus",
    "diag", "det", "inv", "kron", "zeroslike", "tril", "triu", "vec", "sumsq", "trapz",
  ])
}

extension Deriver {
  // MARK: Values

  /// The value of a part, in a form that may be written more than once: a name is given to what is
  /// more than a name, where the statement runs only once.
  func value(_ e: Expression) -> Code {
    if let whole, whole.span == e.span { return whole.code }
    if isSimple(e) { return Code(e) }
    guard loops.isEmpty, branchDepth == 0 else { return Code(e) }
    if let known = hoisted.first(where: { $0.span == e.span }) { return Code(known.name) }
    let name = fresh("t")
    hoisted.append((e.span, name, e))
    return Code(name)
  }

  private func isSimple(_ e: Expression) -> Bool {
    switch e.kind {
    case .number, .identifier, .string, .colon, .end, .field: return true
    case .matrix(let rows): return rows.allSatisfy { $0.isEmpty }
    case .cellIndex(_, let subscripts): return subscripts.allSatisfy(isSimple)
    case .unary(_, let a), .postfix(_, let a): return isSimple(a)
    case .index(let base, let arguments):
      if let name = base.baseName, !facts.isVariable(name) {
        return DeriveFacts.constantFunctions.contains(name) && arguments.allSatisfy(isSimple)
      }
      return arguments.allSatisfy(isSimple)
    case .binary(_, let a, let b, _): return facts.shape(e) == .number && isSimple(a) && isSimple(b)
    default: return false
    }
  }

  /// `size (e)`.
  func size(_ e: Expression) -> Code { Code("size (\(value(e).text))") }

  /// A name for an adjoint that is written more than once.
  func named(_ d: Code) -> Code {
    if d.level == .atom, !d.text.contains("(") { return d }
    let name = fresh("delta")
    lines.append(.statement("\(name) = \(d.text)"))
    return Code(name, spread: d.spread)
  }

  /// The adjoint in the size of the value it belongs to.
  func full(_ d: Code, _ e: Expression) -> Code {
    if d.spread == .none || facts.shape(e) == .number { return d.spreading(.none) }
    let ones = Code("ones (\(size(e).text))")
    if d.isOne { return ones }
    return d.times(d.spread == .number ? "*" : ".*", ones).spreading(.none)
  }

  /// The adjoint of a part that may be smaller than the whole, and was spread by broadcasting.
  func reduced(_ part: Expression, _ d: Code, by whole: Expression) -> Code {
    if !facts.depends(part) { return d }
    let (small, large) = (facts.shape(part), facts.shape(whole))
    if small == large { return d }
    if small == .number {
      let sum = named(full(d, whole))
      return Code("sum (\(sum.text)(:))")
    }
    if case .large = small { return d }
    if case .along(let key, let dimension) = small, key == large.key {
      return full(d, whole).call("sum", dimension)
    }
    return full(d, whole).call("sumto", size(part).text)
  }

  private func reductionRule(_ part: Expression, _ whole: Expression, _ rule: String) -> String {
    let (small, large) = (facts.shape(part), facts.shape(whole))
    if small == large { return rule }
    if small == .number { return "N16: a number that is added everywhere: the sum" }
    if case .large = small { return rule }
    return "N8, N16: the sum over what was spread"
  }

  // MARK: Expressions

  /// Adds to the adjoints of the variables in `e` what the adjoint `d` of `e` means for them.
  func push(_ e: Expression, _ d: Code, rule: String, targets: [Expression?] = [])
    throws(DeriveFailure)
  {
    guard facts.depends(e) else { return }
    if isPlace(e) {
      if let base = e.baseName, !facts.active.contains(base) { return }
      pending.append((e, full(d, e), rule))
      return
    }
    switch e.kind {
    case .unary(.minus, let a): try push(a, -d, rule: rule)
    case .unary(.plus, let a): try push(a, d, rule: rule)
    case .postfix(_, let a):
      try push(a, Code(d.inside(.atom) + "'", spread: d.spread), rule: rule)
    case .binary(let operation, let a, let b, _): try pushBinary(operation, a, b, e, d, rule)
    case .index(let base, let arguments):
      guard case .identifier(let name) = base.kind else {
        return try pushPart(base, arguments, e, d, rule)
      }
      try pushCall(name, arguments, e, d, rule, targets)
    case .matrix(let rows): try pushMatrix(rows, full(d, e))
    default: throw unknown(e)
    }
  }

  /// `f (x)(i)`: entries of a value without a name.
  private func pushPart(
    _ base: Expression, _ subscripts: [Expression], _ e: Expression, _ d: Code, _ rule: String
  ) throws(DeriveFailure) {
    if subscripts.count == 1, case .colon = subscripts[0].kind {
      let back = d.spread == .number ? d : full(d, e).call("reshape", size(base).text)
      return try push(base, back, rule: rule)
    }
    var list: [String] = []
    for s in subscripts {
      if case .colon = s.kind { list.append("':'") } else { list.append(value(s).text) }
    }
    let zeros = Code("zeros (\(size(base).text))")
    try push(
      base, Code("addat (\(zeros.text), \(full(d, e).text), \(list.joined(separator: ", ")))"),
      rule: "entries: delta goes back to where they were")
  }

  /// A variable, or a part of one.
  private func isPlace(_ e: Expression) -> Bool {
    guard let base = e.baseName, facts.isVariable(base) else { return false }
    // `x(:)` is a new form of all of x.
    if case .index(_, let subscripts) = e.kind, subscripts.count == 1,
      case .colon = subscripts[0].kind
    {
      return false
    }
    return true
  }

  func unknown(_ e: Expression) -> DeriveFailure {
    var what = "this"
    if case .index(let base, _) = e.kind, case .identifier(let name) = base.kind {
      what = "'\(name)'"
    }
    return DeriveFailure(message: "there is no rule for \(what)", span: e.span)
  }

  private func pushBinary(
    _ operation: BinaryOperator, _ a: Expression, _ b: Expression, _ e: Expression, _ d: Code,
    _ rule: String
  ) throws(DeriveFailure) {
    let hasBoth = facts.depends(a) && facts.depends(b)
    let aNumber = facts.shape(a) == .number
    let bNumber = facts.shape(b) == .number
    switch operation {
    case .add, .subtract:
      let d = hasBoth ? named(d) : d
      try push(a, reduced(a, d, by: e), rule: reductionRule(a, e, rule))
      try push(
        b, reduced(b, operation == .subtract ? -d : d, by: e), rule: reductionRule(b, e, rule))
    case .elementMultiply, .multiply:
      if operation == .multiply, !aNumber, !bNumber {
        let d = hasBoth ? named(full(d, e)) : full(d, e)
        if facts.depends(a) {
          let factor = Code(value(b).inside(.atom) + "'")
          try push(a, d.times("*", factor), rule: "N8: delta times the transposed input")
        }
        if facts.depends(b) {
          let factor = Code(value(a).inside(.atom) + "'")
          try push(b, factor.times("*", d), rule: "N7: the transposed weight times delta")
        }
        return
      }
      let d = hasBoth ? named(d) : d
      if facts.depends(a) { try pushFactor(a, b, e, d, rule) }
      if facts.depends(b) { try pushFactor(b, a, e, d, rule) }
    case .elementDivide, .divide:
      if operation == .divide, !bNumber {
        guard !facts.depends(b) else { throw unknown(e) }
        try push(a, full(d, e).times("/", Code(value(b).inside(.atom) + "'")), rule: rule)
        return
      }
      let d = hasBoth ? named(d) : d
      if facts.depends(a) {
        let part = spreadFor(d, b, e).times(bNumber ? "/" : "./", value(b))
        try push(a, reduced(a, part, by: e), rule: rule)
      }
      if facts.depends(b) {
        let slope = -full(d, e).times(".*", value(e)).times("./", value(b))
        try push(b, reduced(b, slope, by: e), rule: "(1 / u)' = -1 / u^2")
      }
    case .leftDivide:
      let d = named(full(d, e))
      let back = Code("\(value(a).inside(.atom))' \\ \(d.inside(.unary))", .product)
      if facts.depends(a) {
        let db = named(back)
        try push(b, db, rule: "the transposed system")
        try push(
          a, -db.times("*", Code(value(e).inside(.atom) + "'")),
          rule: "A x = b: dA = -db x'")
      } else {
        try push(b, back, rule: "the transposed system")
      }
    case .elementPower, .power:
      guard operation == .elementPower || aNumber || bNumber else { throw unknown(e) }
      if operation == .power, !aNumber { throw unknown(e) }
      if facts.depends(a) {
        let u = value(a)
        let power: Code
        if case .number(2) = b.kind {
          power = Code("2 * \(d.isOne ? "" : "\(d.inside(.unary)) .* ")\(u.inside(.unary))", .product)
        } else {
          let n = Code(b)
          var exponent = n.inside(.product) + " - 1"
          if case .number(let k) = b.kind { exponent = Code(Expression(.number(k - 1), b.span)).text }
          let u = u.inside(.atom)
          let tail = Double(exponent) == 1 ? u : "\(u) .^ \(Double(exponent) != nil ? exponent : "(\(exponent))")"
          power = d.times(".*", n).times(".*", Code(tail, .power))
        }
        let whole = power.spreading(facts.shape(a) == facts.shape(e) ? .none : d.spread)
        try push(a, reduced(a, whole, by: e), rule: "(u^n)' = n u^(n-1)")
      }
      if facts.depends(b) {
        let slope = full(d, e).times(".*", value(e)).times(".*", value(a).call("log"))
        try push(b, reduced(b, slope, by: e), rule: "(a^u)' = a^u log (a)")
      }
    default: throw unknown(e)
    }
  }

  /// An adjoint by a factor: full, unless the other factor spreads it anyway.
  private func spreadFor(_ d: Code, _ factor: Expression, _ e: Expression) -> Code {
    if d.spread == .none || facts.shape(factor) == .number { return d }
    if facts.shape(factor) == facts.shape(e) { return d.spreading(.none) }
    return full(d, e)
  }

  private func pushFactor(
    _ a: Expression, _ b: Expression, _ e: Expression, _ d: Code, _ rule: String
  ) throws(DeriveFailure) {
    let symbol = facts.shape(b) == .number && facts.shape(a) != .number ? "*" : ".*"
    let d = spreadFor(d, b, e)
    let factor = value(b)
    let part = symbol == "*" ? factor.times("*", d).spreading(d.spread) : d.times(".*", factor)
    try push(a, reduced(a, part, by: e), rule: rule.isEmpty ? "the other factor" : rule)
  }

  /// `[a, b; c, d]`: each part takes its piece.
  private func pushMatrix(_ rows: [[Expression]], _ d: Code) throws(DeriveFailure) {
    let d = named(d)
    var above: [String] = []
    for row in rows {
      guard let first = row.first else { continue }
      var before: [String] = []
      let height = rows.count == 1 ? ":" : pieceRange(above, "size (\(value(first).text), 1)")
      for part in row {
        let width = row.count == 1 ? ":" : pieceRange(before, "size (\(value(part).text), 2)")
        if facts.depends(part) {
          try push(part, Code("\(d.text)(\(height), \(width))"), rule: "its own piece")
        }
        before.append("size (\(value(part).text), 2)")
      }
      above.append("size (\(value(first).text), 1)")
    }
  }

  private func pieceRange(_ before: [String], _ length: String) -> String {
    before.isEmpty ? "1:\(length)" : "\(before.joined(separator: " + ")) + (1:\(length))"
  }
}
