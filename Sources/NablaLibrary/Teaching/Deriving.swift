import NablaEngine
import NablaSyntax

/// Derivatives as programs.
extension Builtin {
  static let derive = Builtin(
    "derive", "TEXT = derive (SOURCE, \"wrt\", NAMES)\nTEXT = derive (..., \"-latex\")",
    .between(1, 4), category: .functions,
    summary: "Write the gradient of a function as a function of the language.",
    details: """
      SOURCE is a function: its name, a file, a handle, or its text. NAMES is a name or a cell of
      names of arguments. The function that is written is called NAME_grad (F_grad for an anonymous
      function), takes the arguments of the function and DELTA, the derivative of the error by its
      first result (ones if it is left out), and returns the derivatives in the order of NAMES.
      Variables that an anonymous function has caught become arguments after its own.

      It is reverse mode, statement by statement: each line says its rule, and the size of what it
      computes. Loops, if and switch stay; what nobody needs is left out. Functions of the language
      that are called get a gradient of their own, in the same text. With "-latex" the derivation
      is written as equations. A function without a rule is an error that names its place.
      """,
    examples: [
      Example(
        "disp (derive (@(x, a) convn (x, a, 'valid'), 'wrt', {'x', 'a'}))",
        shows: """
          function [dx, da] = f_grad (x, a, delta)
            % F_GRAD  Derivatives of f by X, A.
            %   DELTA is the derivative of the error by the result; ones where it is left out.
            if nargin < 3
              y = convn (x, a, 'valid');
              delta = ones (size (y));
            end
            % N11: 'valid' transposed is 'full', the kernel flipped  [size (x)]
            dx = convn (delta, flipall (a), 'full');
            da = convn (flipall (x), delta, 'valid');  % N15: the input flipped in every dimension  [size (a)]
          end
          """),
      Example(
        "derive (@(x) svd (x), 'wrt', 'x')",
        shows: "error: derive: there is no rule for 'svd': svd (x)"),
    ],
    errors: ["Nabla:derive": "the function cannot be differentiated"],
    seeAlso: ["valuegrad", "gradcheck", "explain"],
    body: deriveBody)
}

private func deriveBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var arguments = call.arguments
  var isLatex = false
  if let k = arguments.firstIndex(where: { $0.text == "-latex" }) {
    arguments.remove(at: k)
    isLatex = true
  }
  guard arguments.count == 3, arguments[1].text == "wrt" else {
    throw call.error("write it as derive (SOURCE, \"wrt\", NAMES)", id: "Nabla:derive")
  }
  var names: [String] = []
  if let name = arguments[2].text {
    names = [name]
  } else if case .cell(let cell) = arguments[2] {
    for k in 0..<cell.count {
      guard let name = cell.data[k].text else {
        throw call.error("NAMES should be names of arguments", id: "Nabla:derive")
      }
      names.append(name)
    }
  }
  let session = call.session
  let function = try sourceFunction(arguments[0], call)
  if names.isEmpty { throw call.error("NAMES should be names of arguments", id: "Nabla:derive") }
  for name in names where !function.inputs.contains(name) {
    throw call.error(
      "'\(name)' is no argument of \(function.name)", id: "Nabla:derive")
  }
  let library = Deriver.Library { name in
    guard case .user(let code)? = session.resolve(name) else { return nil }
    return source(of: code)
  }
  do throws(DeriveFailure) {
    let lines = try Deriver(function, wrt: names, library: library).write()
    let text: String
    if isLatex {
      text = Typeset.latex(function: lines)
    } else {
      text = ([lines.joined(separator: "\n")] + library.texts).joined(separator: "\n\n")
    }
    return [Value(text)]
  } catch {
    var place = ""
    if let span = error.span {
      let text = function.source.text(span)
      place = ": \(text.prefix { $0 != "\n" })"
    }
    throw call.error(error.message + place, id: "Nabla:derive")
  }
}

private func source(of code: FunctionCode) -> SourceFunction? {
  let definition = code.definition
  if let body = code.anonymousBody {
    let inputs = definition.inputs.map(\.name) + code.capturedNames
    return anonymous(body, inputs, code.file.source)
  }
  guard let output = definition.outputs.first else { return nil }
  return SourceFunction(
    name: definition.name.name, inputs: definition.inputs.map(\.name), output: output.name,
    body: definition.body, source: code.file.source)
}

/// `@(x) e` as a function `f` with the single statement `y = e`.
private func anonymous(_ body: Expression, _ inputs: [String], _ source: SourceText)
  -> SourceFunction
{
  let taken = Set(inputs).union(body.names)
  let output = ["y", "z", "value", "result"].first { !taken.contains($0) } ?? "y_"
  let target = AssignmentTarget(Expression(.identifier(output), body.span), body.span)
  let statement = Statement(
    .expression(Expression(.assignment([target], nil, body), body.span)), body.span)
  return SourceFunction(
    name: "f", inputs: inputs, output: output, body: [statement], source: source)
}

private func sourceFunction(_ value: Value, _ call: borrowing Call) throws(NablaError)
  -> SourceFunction
{
  if case .function(let handle) = value {
    switch handle.target {
    case .closure(let closure):
      guard let found = source(of: closure.code) else { break }
      // A name that is no variable there is a function.
      let unknown = Set(
        zip(closure.code.capturedNames, closure.captures).filter { $0.1.isUndefined }.map(\.0))
      return SourceFunction(
        name: found.name, inputs: found.inputs.filter { !unknown.contains($0) },
        output: found.output, body: found.body, source: found.source)
    case .named(let name):
      if case .user(let code)? = call.session.resolve(name), let found = source(of: code) {
        return found
      }
    }
    throw call.error("the source of this function is not in the language", id: "Nabla:derive")
  }
  guard let text = value.text else {
    throw call.error("SOURCE should be a function, a file or a text", id: "Nabla:derive")
  }
  let isText = text.contains("\n") || text.hasPrefix("function") || text.hasPrefix("@")
  if !isText, case .user(let code)? = call.session.resolve(text), let found = source(of: code) {
    return found
  }
  var bytes = Array(text.utf8)
  var name = "derive"
  if !isText {
    guard let file = SearchPath.read(text) else {
      throw call.error("there is no function or file '\(text)'", id: "Nabla:derive")
    }
    bytes = file
    name = text
  }
  let source = SourceText(name: name, bytes: bytes)
  let program = parse(source, ParseOptions(isFile: !text.hasPrefix("@")))
  if let diagnostic = program.diagnostics.first(where: { $0.severity == .error }) {
    throw call.error(diagnostic.message, id: "Nabla:derive")
  }
  if case .expression(let e)? = program.statements.first?.kind,
    case .anonymousFunction(let f) = e.kind
  {
    return anonymous(f.body, f.parameters.map(\.name), source)
  }
  guard let definition = program.functions.first, let output = definition.outputs.first else {
    throw call.error("SOURCE has no function with a result", id: "Nabla:derive")
  }
  return SourceFunction(
    name: definition.name.name, inputs: definition.inputs.map(\.name), output: output.name,
    body: definition.body, source: source)
}

let derivingBuiltins: [Builtin] = [.derive]
