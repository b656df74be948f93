import NablaEngine

/// Functions as values, and calls of functions by name or value.
extension Builtin {
  static let feval = Builtin(
    "feval", "[Y1, Y2, ...] = feval (FUNC, X1, X2, ...)", .atLeast(1), outputs: .max,
    category: .functions,
    summary: "Call a function given by name or as a value.",
    details: """
      FUNC is a handle such as `@max`, an anonymous function, or the name of a function as text.
      The outputs are those of the call.
      """,
    examples: [
      Example("feval (@plus, 1, 2)", shows: "ans = 3"),
      Example(
        "[m, i] = feval (\"max\", [3 9 4])", shows: """
          m = 9
          i = 2
          """),
    ],
    errors: ["Octave:undefined-function": "there is no such function"],
    seeAlso: ["builtin", "str2func", "cellfun", "nthargout"],
    body: fevalBody)

  static let builtinCall = Builtin(
    "builtin", "[Y1, Y2, ...] = builtin (NAME, X1, X2, ...)", .atLeast(1), outputs: .max,
    category: .functions,
    summary: "Call the builtin of this name even where a function of yours has taken the name.",
    details: "Meant for functions that replace a builtin and need the original.",
    examples: [Example("builtin (\"abs\", -3)", shows: "ans = 3")],
    seeAlso: ["feval"],
    body: builtinBody)

  static let nthargout = Builtin(
    "nthargout", "ARG = nthargout (N, FUNC, ...)\nARG = nthargout (N, NTOT, FUNC, ...)",
    .atLeast(2), category: .functions,
    summary: "Give the N-th output of a call, without names for the others.",
    details: """
      FUNC is called with the arguments after it and NTOT outputs wanted, max (N) by default. If N is
      a vector, ARG is a cell with the outputs that it names.
      """,
    examples: [
      Example("nthargout (2, @max, [1 5 3])", shows: "ans = 2"),
      Example(
        "nthargout ([1 2], @size, ones (2, 3))", shows: """
          ans =
          {
            [1,1] = 2
            [1,2] = 3
          }

          """),
    ],
    seeAlso: ["feval", "deal"],
    body: nthargoutBody)

  static let func2str = Builtin(
    "func2str", "TEXT = func2str (HANDLE)", .exactly(1), category: .functions,
    summary: "Give the name of a function handle, or the text of an anonymous function.",
    examples: [
      Example("func2str (@sin)", shows: "ans = sin"),
      Example("func2str (@(x)x+1)", shows: "ans = @(x) x + 1"),
    ],
    seeAlso: ["str2func", "functions"],
    body: func2strBody)

  static let str2func = Builtin(
    "str2func", "HANDLE = str2func (TEXT)", .between(1, 2), category: .functions,
    summary: "Make a function handle from a name or from the text of an anonymous function.",
    details: """
      The function of a name is looked up when the handle is called. Variables in the text of an
      anonymous function are those of the caller.
      """,
    examples: [
      Example(
        "f = str2func (\"@(x) x.^2\"); f (3)", shows: "ans = 9"),
      Example("str2func (\"sin\")", shows: "ans = @sin"),
    ],
    seeAlso: ["func2str", "functions", "feval"],
    body: str2funcBody)

  static let functionsOf = Builtin(
    "functions", "S = functions (HANDLE)", .exactly(1), category: .functions,
    summary: "Tell about a function handle: its text, kind, file and captured variables.",
    details: """
      S.type is "simple" for a named function, "anonymous" for an anonymous one; then S.workspace{1}
      is a struct of the variables it captured when it was made.
      """,
    examples: [
      Example(
        "a = 2; s = functions (@(t) t + a); s.workspace{1}", shows: """
          ans =

            scalar structure containing the fields:

              a = 2

          """)
    ],
    seeAlso: ["func2str", "str2func"],
    body: functionsBody)

  static let isFunctionHandle = Builtin(
    "is_function_handle", "TF = is_function_handle (X)", .exactly(1), category: .functions,
    summary: "True for a function handle.",
    examples: [
      Example("is_function_handle (@sin)", shows: "ans = 1"),
      Example("is_function_handle (\"sin\")", shows: "ans = 0"),
    ],
    seeAlso: ["functions", "isa"],
    body: isFunctionHandleBody)
}

private func fevalBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let rest = Array(call.arguments.dropFirst())
  switch call[0] {
  case .function: return try call.session.call(call[0], rest, nargout: call.nargout)
  case .char, .string:
    let name = try call.string(0)
    guard call.session.resolve(name) != nil || rest.contains(where: \.isObject) else {
      if let e = call.session.functions.path.parseError {
        call.session.functions.path.parseError = nil
        throw e
      }
      throw .message(
        "feval: function '\(name)' not found", id: "Octave:undefined-function",
        help: call.session.suggestion(for: name).map { "did you mean '\($0)'?" })
    }
    return try call.session.call(named: name, rest, nargout: call.nargout)
  default:
    throw call.failed(
      "first argument must be a string, inline function, or a function handle")
  }
}

private func builtinBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard let name = call[0].text else { throw call.failed("function name (F) must be a string") }
  let rest = Array(call.arguments.dropFirst())
  if let b = call.session.functions.builtins[name] {
    return try call.session.machine.call(.builtin(b), rest, nargout: call.nargout)
  }
  if let f = call.session.functions.path.libraryFunction(name) {
    return try call.session.machine.call(.user(f), rest, nargout: call.nargout)
  }
  throw call.failed("lookup for symbol '\(name)' failed")
}

private func nthargoutBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var numbers: [Int] = []
  for x in try Numbers.reals(try numeric(call, 0)) {
    guard x == x.rounded(), x >= 1, x < 1e6 else { throw positive(call) }
    numbers.append(Int(x))
  }
  var total = numbers.max() ?? 1
  var first = 1
  if call.has(2), let n = call[1].realScalar, !call[1].isChar {
    guard n == n.rounded(), n >= 1, n < 1e6 else { throw positive(call) }
    total = Int(n)
    first = 2
  }
  guard call[first].isFunction || call[first].isText else {
    throw call.failed("FUNC must be a valid name or function handle")
  }
  guard (numbers.max() ?? 1) <= total else { throw positive(call) }
  let arguments = Array(call.arguments.dropFirst(first + 1))
  let results = try call.session.call(call[first], arguments, nargout: total)
  var chosen: [Value] = []
  for n in numbers {
    guard n <= results.count else {
      throw .message("element number \(n) undefined in return list", id: "Octave:undefined-function")
    }
    chosen.append(results[n - 1])
  }
  return chosen.count == 1 ? chosen : [try .cellRow(chosen)]
}

private func numeric(_ call: borrowing Call, _ i: Int) throws(NablaError) -> Value {
  guard call[i].isNumeric, !call[i].isComplex else { throw positive(call) }
  return call[i]
}

private func positive(_ call: borrowing Call) -> NablaError {
  call.failed("N and NTOT must consist of positive integers")
}

private func func2strBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard case .function(let h) = call[0] else {
    throw call.failed("FCN_HANDLE argument must be a function handle object")
  }
  return [Value(text: text(of: h))]
}

private func text(of h: FunctionHandle) -> [UInt8] {
  switch h.target {
  case .named(let name): Array(name.utf8)
  case .closure(let c): c.text
  }
}

private func str2funcBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard let text = call[0].textBytes else { throw call.failed("FCN_NAME must be a string") }
  if text.first(where: { $0 > 0x20 }) == 0x40 {
    let values = try call.session.evaluate(text, in: call.session.scope, nargout: 1)
    return Array(values.prefix(1))
  }
  let name = String(decoding: text, as: UTF8.self)
  return [call.session.makeHandle(operatorNames[name] ?? name)]
}

/// The functions behind the operators.
private let operatorNames: [String: String] = [
  "+": "plus", "-": "minus", "*": "mtimes", "/": "mrdivide", "\\": "mldivide", "^": "mpower",
  "**": "mpower", ".+": "plus", ".-": "minus", ".*": "times", "./": "rdivide",
  ".\\": "ldivide", ".^": "power", ".**": "power", "<": "lt", "<=": "le", "==": "eq",
  ">=": "ge", ">": "gt", "!=": "ne", "~=": "ne", "&": "and", "|": "or", "!": "not", "~": "not",
  "'": "ctranspose", ".'": "transpose",
]

private func functionsBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard case .function(let h) = call[0] else {
    throw call.failed("FCN_HANDLE argument must be a function handle object")
  }
  let name = Value(text: text(of: h))
  guard case .closure(let c) = h.target else {
    var file = ""
    if case .user(let f)? = call.session.resolve(name.text ?? "") { file = f.file.path }
    let simple: [(String, Value)] = [
      ("function", name), ("type", Value("simple")), ("file", Value(file)),
    ]
    return [.structure(StructArray(simple))]
  }
  if !c.isAnonymous {
    let local: [(String, Value)] = [
      ("function", name), ("type", Value("scopedfunction")), ("file", Value(c.code.file.path)),
      ("parentage", try .cellRow([name])),
    ]
    return [.structure(StructArray(local))]
  }
  var captured: [(String, Value)] = []
  for (i, n) in c.code.capturedNames.enumerated() where i < c.captures.count {
    if !c.captures[i].isUndefined { captured.append((n, c.captures[i])) }
  }
  let anonymous: [(String, Value)] = [
    ("function", name), ("type", Value("anonymous")), ("file", .emptyString),
    ("workspace", try .cellRow([.structure(StructArray(captured))])),
    ("within_file_path", .emptyString),
  ]
  return [.structure(StructArray(anonymous))]
}

private func isFunctionHandleBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  [.bool(call[0].isFunction)]
}

let handleBuiltins: [Builtin] = [
  .feval, .builtinCall, .nthargout, .func2str, .str2func, .functionsOf, .isFunctionHandle,
]
