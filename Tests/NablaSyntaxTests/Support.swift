import NablaSyntax
import Testing

/// Parses a text as the prompt does.
func prompt(_ text: String, isVariable: @escaping (String) -> Bool = { _ in false }) -> Program {
  parse(
    SourceText(name: "prompt", text: text), ParseOptions(isFile: false, isVariable: isVariable))
}

func file(_ text: String, dialect: Dialect = .octave) -> Program {
  parse(SourceText(name: "file.m", text: text), dialect: dialect)
}

/// The structure of the first statement's expression, every operation in parentheses.
func tree(_ text: String, dialect: Dialect = .octave) -> String {
  let source = SourceText(name: "prompt", text: text)
  let program = parse(source, ParseOptions(dialect: dialect, isFile: false))
  if let trouble = program.diagnostics.first { return "error: " + trouble.message }
  guard let first = program.statements.first else { return "" }
  return describe(first)
}

func statements(_ text: String) -> [String] { prompt(text).statements.map(describe) }

func describe(_ statements: [Statement]) -> String {
  statements.map(describe).joined(separator: " ")
}

func describe(_ statement: Statement) -> String {
  let mark = statement.prints ? "" : ";"
  switch statement.kind {
  case .expression(let value): return describe(value) + mark
  case .command(let name, let words):
    let texts = words.map { "<" + String(decoding: $0.bytes, as: UTF8.self) + ">" }
    return ([name.name] + texts).joined(separator: " ") + mark
  case .conditional(let clauses, let rest):
    let parts = clauses.map { "\(describe($0.condition)) {\(describe($0.body))}" }
    return "if " + parts.joined(separator: " elseif ")
      + (rest.map { " else {\(describe($0))}" } ?? "")
  case .whileLoop(let test, let body): return "while \(describe(test)) {\(describe(body))}"
  case .doUntil(let body, let test): return "do {\(describe(body))} until \(describe(test))"
  case .forLoop(let target, let values, let body):
    return "for \(describe(target)) = \(describe(values)) {\(describe(body))}"
  case .switchCase(let subject, let clauses, let rest):
    let parts = clauses.map { " case \(describe($0.label)) {\(describe($0.body))}" }
    return "switch \(describe(subject))" + parts.joined()
      + (rest.map { " otherwise {\(describe($0))}" } ?? "")
  case .breakLoop: return "break"
  case .continueLoop: return "continue"
  case .returnFunction: return "return"
  case .tryCatch(let body, let name, let handler):
    return "try {\(describe(body))} catch \(name?.name ?? "-") {\(describe(handler))}"
  case .unwindProtect(let body, let cleanup):
    return "protect {\(describe(body))} {\(describe(cleanup))}"
  case .global(let names): return "global " + describe(names)
  case .persistent(let names): return "persistent " + describe(names)
  case .function(let function): return describe(function)
  case .empty: return "empty"
  }
}

func describe(_ function: FunctionDefinition) -> String {
  let outputs = function.outputs.map(\.name).joined(separator: ",")
  let inputs = function.inputs.map { input in
    input.name + (input.defaultValue.map { "=" + describe($0) } ?? "")
  }
  let nested =
    function.nested.isEmpty
    ? "" : " nested: " + function.nested.map(describe).joined(separator: " ")
  return "[\(outputs)]=\(function.name.name)(\(inputs.joined(separator: ",")))"
    + " {\(describe(function.body))}" + nested
}

func describe(_ declarations: [Declaration]) -> String {
  declarations.map { declaration in
    declaration.name.name + (declaration.initializer.map { "=" + describe($0) } ?? "")
  }.joined(separator: " ")
}

func describe(_ target: AssignmentTarget) -> String {
  target.expression.map(describe) ?? "~"
}

func describe(_ e: Expression) -> String {
  func list(_ elements: [Expression]) -> String {
    elements.map(describe).joined(separator: ",")
  }
  func rows(_ rows: [[Expression]]) -> String { rows.map(list).joined(separator: ";") }
  func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }
  switch e.kind {
  case .number(let value): return number(value)
  case .imaginary(let value): return number(value) + "i"
  case .integer(let bits, let type): return "\(type.rawValue):\(bits)"
  case .string(let bytes, let style):
    let quote = style == .single ? "'" : "\""
    return quote + String(decoding: bytes, as: UTF8.self) + quote
  case .identifier(let name): return name
  case .colon: return ":"
  case .end: return "end"
  case .unary(let operation, let value): return "(\(operation.rawValue)\(describe(value)))"
  case .postfix(let operation, let value): return "(\(describe(value))\(operation.rawValue))"
  case .binary(let operation, let left, let right, _):
    return "(\(describe(left)) \(operation.rawValue) \(describe(right)))"
  case .shortCircuit(let operation, let left, let right):
    return "(\(describe(left)) \(operation.rawValue) \(describe(right)))"
  case .range(let base, let step, let limit):
    return "(" + [base, step, limit].compactMap { $0.map(describe) }.joined(separator: ":") + ")"
  case .index(let base, let arguments): return "\(describe(base))(\(list(arguments)))"
  case .cellIndex(let base, let arguments): return "\(describe(base)){\(list(arguments))}"
  case .field(let base, let name): return "\(describe(base)).\(name.name)"
  case .dynamicField(let base, let name): return "\(describe(base)).(\(describe(name)))"
  case .matrix(let elements): return "[\(rows(elements))]"
  case .cell(let elements): return "{\(rows(elements))}"
  case .anonymousFunction(let function):
    return "@(\(function.parameters.map(\.name).joined(separator: ","))) \(describe(function.body))"
  case .functionHandle(let name): return "@\(name)"
  case .assignment(let targets, let operation, let value):
    let left = targets.map(describe).joined(separator: ",")
    return "(\(left) \(operation?.rawValue ?? "")= \(describe(value)))"
  case .increment(let target, let amount):
    return describe(target) + (amount > 0 ? "++" : "--")
  case .metaclass(let name): return "?\(name)"
  case .superclassReference(let method, let name): return "\(method)@\(name)"
  case .invalid: return "<invalid>"
  }
}
