import NablaSyntax

/// An expression of the language as LaTeX.
enum Typeset {
  static func latex(_ e: Expression) -> String {
    let inner = bare(e)
    return e.parentheses > 0 ? "\\left(\(inner)\\right)" : inner
  }

  private static func bare(_ e: Expression) -> String {
    switch e.kind {
    case .number: return Code(e).text
    case .imaginary: return Code(e).text
    case .identifier(let name): return symbol(name)
    case .string(let bytes, _): return "\\text{\(escaped(String(decoding: bytes, as: UTF8.self)))}"
    case .colon: return ":"
    case .end: return "\\mathrm{end}"
    case .unary(let operation, let a):
      return (operation == .not ? "\\neg " : operation.rawValue) + latex(a)
    case .postfix(_, let a): return "{\(latex(a))}^{T}"
    case .binary(let operation, let a, let b, _): return binary(operation, a, b)
    case .shortCircuit(let operation, let a, let b):
      return "\(latex(a)) \(operation == .and ? "\\wedge" : "\\vee") \(latex(b))"
    case .range(let a, let step, let b):
      return ([a] + (step.map { [$0] } ?? []) + [b]).map(latex).joined(separator: " : ")
    case .index(let base, let arguments): return call(base, arguments)
    case .cellIndex(let base, let arguments):
      return "{\(latex(base))}_{\(list(arguments))}"
    case .field(let base, let name): return "\(latex(base)).\(symbol(name.name))"
    case .matrix(let rows):
      let lines = rows.map { $0.map(latex).joined(separator: " & ") }
      return "\\begin{bmatrix} \(lines.joined(separator: " \\\\ ")) \\end{bmatrix}"
    case .assignment(let targets, _, let value):
      let left = targets.map { $0.expression.map(latex) ?? "\\cdot" }.joined(separator: ",\\; ")
      return "\(left) = \(latex(value))"
    default: return "\\mathtt{\(escaped(Code(e).text))}"
    }
  }

  private static func list(_ arguments: [Expression]) -> String {
    arguments.map(latex).joined(separator: ", ")
  }

  private static func binary(_ operation: BinaryOperator, _ a: Expression, _ b: Expression) -> String {
    func stripped(_ e: Expression) -> String { bare(e) }
    switch operation {
    case .add: return "\(latex(a)) + \(latex(b))"
    case .subtract: return "\(latex(a)) - \(latex(b))"
    case .multiply: return "\(latex(a)) \\, \(latex(b))"
    case .elementMultiply: return "\(latex(a)) \\odot \(latex(b))"
    case .divide, .elementDivide: return "\\frac{\(stripped(a))}{\(stripped(b))}"
    case .leftDivide, .elementLeftDivide: return "{\(latex(a))}^{-1} \(latex(b))"
    case .power, .elementPower: return "{\(latex(a))}^{\(stripped(b))}"
    case .less: return "\(latex(a)) < \(latex(b))"
    case .lessEqual: return "\(latex(a)) \\le \(latex(b))"
    case .equal: return "\(latex(a)) = \(latex(b))"
    case .notEqual: return "\(latex(a)) \\ne \(latex(b))"
    case .greaterEqual: return "\(latex(a)) \\ge \(latex(b))"
    case .greater: return "\(latex(a)) > \(latex(b))"
    case .and: return "\(latex(a)) \\wedge \(latex(b))"
    case .or: return "\(latex(a)) \\vee \(latex(b))"
    }
  }

  private static func call(_ base: Expression, _ arguments: [Expression]) -> String {
    guard case .identifier(let name) = base.kind else {
      return "\(latex(base))(\(list(arguments)))"
    }
    switch (name, arguments.count) {
    case ("convn", 3), ("conv2", 3), ("conv", 3):
      if case .string(let bytes, _) = arguments[2].kind {
        let shape = String(decoding: bytes, as: UTF8.self)
        return "\(latex(arguments[0])) *_{\\text{\(shape)}} \(latex(arguments[1]))"
      }
    case ("convn", 2), ("conv2", 2), ("conv", 2):
      return "\(latex(arguments[0])) * \(latex(arguments[1]))"
    case ("flipall", 1), ("flip", 1), ("rot180", 1):
      return "\\overline{\(latex(arguments[0]))}"
    case ("sum", 1):
      if case .index(let inner, let s) = arguments[0].kind, s.count == 1, case .colon = s[0].kind {
        return "\\sum \(latex(inner))"
      }
      return "\\sum \(latex(arguments[0]))"
    case ("sum", 2): return "\\sum\\nolimits_{\(latex(arguments[1]))} \(latex(arguments[0]))"
    case ("sqrt", 1): return "\\sqrt{\(latex(arguments[0]))}"
    case ("exp", 1): return "e^{\(latex(arguments[0]))}"
    case ("norm", 1): return "\\left\\lVert \(latex(arguments[0])) \\right\\rVert"
    case ("sigmoid", 1): return "\\sigma(\(latex(arguments[0])))"
    case ("sin", 1), ("cos", 1), ("tan", 1), ("tanh", 1), ("log", 1), ("sinh", 1), ("cosh", 1):
      return "\\\(name)(\(latex(arguments[0])))"
    default: break
    }
    let short = name.count == 1 || name.hasPrefix("delta") || name.hasPrefix("d") && name.count == 2
    return "\(short ? symbol(name) : "\\operatorname{\(escaped(name))}")(\(list(arguments)))"
  }

  private static let greek: Set<String> = [
    "alpha", "beta", "gamma", "delta", "epsilon", "eta", "theta", "lambda", "mu", "rho", "sigma",
    "tau", "phi", "psi", "omega", "pi",
  ]

  /// `delta2` as \delta_2, `dx` as a derivative of E.
  static func symbol(_ name: String) -> String {
    var stem = name
    var digits = ""
    while let last = stem.last, last.isNumber { digits = String(last) + digits; stem.removeLast() }
    if stem.isEmpty { return name }
    var text: String
    if greek.contains(stem) {
      text = "\\" + stem
    } else if stem.hasPrefix("d"), stem.count == 2 {
      text = "\\frac{\\partial E}{\\partial \(stem.dropFirst())}"
    } else {
      text = stem.count == 1 ? stem : "\\mathit{\(escaped(stem))}"
    }
    return digits.isEmpty ? text : "\(text)_{\(digits)}"
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for c in text {
      if "_%#&${}".contains(c) { result.append("\\") }
      result.append(c)
    }
    return result
  }

  /// The lines of a function as aligned equations: loops and branches in words, rules beside.
  static func latex(function text: [String]) -> String {
    var rows: [String] = []
    var rule = ""
    for line in text.dropFirst() {
      let line = String(line.drop { $0 == " " })
      if line.hasPrefix("%") {
        rule = String(line.dropFirst().drop { $0 == " " })
        if rule.first?.isUppercase == true, rule.contains("_GRAD") || rule.hasPrefix("DELTA") {
          rule = ""
        }
        continue
      }
      var code = line
      if let end = line.firstIndex(of: ";") {
        code = String(line[..<end])
        let comment = line[line.index(after: end)...].drop { $0 == " " }
        if comment.hasPrefix("%") { rule = String(comment.dropFirst(2)) }
      }
      let program = parse(
        SourceText(name: "derive", text: code), ParseOptions(isFile: false, isVariable: { _ in true }))
      if program.diagnostics.isEmpty, case .expression(let e)? = program.statements.first?.kind,
        case .assignment(let targets, _, let value) = e.kind
      {
        let left = targets.map { $0.expression.map(latex) ?? "\\cdot" }.joined(separator: ",\\; ")
        let words = rule.isEmpty ? "" : " && \\text{\(escaped(rule))}"
        rows.append("  \(left) &= \(latex(value))\(words)")
      } else if code != "end", !code.hasPrefix("if nargin") {
        rows.append("  & \\textbf{\(escaped(code))}")
      }
      rule = ""
    }
    return "\\begin{align*}\n" + rows.joined(separator: " \\\\\n") + "\n\\end{align*}"
  }
}
