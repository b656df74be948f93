import NablaEngine

/// What a running function can ask about its own call.
extension Builtin {
  static let nargin = Builtin(
    "nargin", "N = nargin ()\nN = nargin (FUNC)", .between(0, 1), category: .functions,
    summary: "Count the arguments that the running function was called with.",
    details: """
      With FUNC, a name or a handle: how many arguments it takes; -N if the last of N is varargin.
      """,
    examples: [
      Example("function count (varargin), nargin, end\ncount (1, 2, 3)", shows: "ans = 3"),
      Example("nargin (@(a, b) a)", shows: "ans = 2"),
      Example("nargin (@(a, varargin) a)", shows: "ans = -2"),
    ],
    seeAlso: ["nargout", "inputname", "exist"],
    body: narginBody)

  static let nargout = Builtin(
    "nargout", "N = nargout ()\nN = nargout (FUNC)", .between(0, 1), category: .functions,
    summary: "Count the outputs that the caller of the running function wants.",
    details: """
      With FUNC, a name or a handle: how many outputs it has; -N if the last of N is varargout.
      """,
    examples: [
      Example("function [a, b] = two (), a = nargout; b = 0; end\n[p, q] = two ();\np", shows: "p = 2"),
      Example("nargout (@(x) x)", shows: "ans = -1"),
    ],
    seeAlso: ["nargin", "isargout"],
    body: nargoutBody)

  static let isargout = Builtin(
    "isargout", "TF = isargout (K)", .exactly(1), category: .functions,
    summary: "True if the caller of the running function takes its K-th output.",
    details: "K may be an array. The first output is always taken.",
    examples: [
      Example(
        "function [a, b] = f (), a = 1; b = 2; disp (isargout (2)), end\n[p, q] = f ();",
        shows: "1")
    ],
    seeAlso: ["nargout"],
    body: isargoutBody)

  static let inputname = Builtin(
    "inputname", "NAME = inputname (N)\nNAME = inputname (N, IDS_ONLY)", .between(1, 2),
    category: .functions,
    summary: "Give the text of the N-th argument in the call of the running function.",
    details: "Empty text for an argument that is not just a variable, unless IDS_ONLY is false.",
    examples: [
      Example("function show (v), disp (inputname (1)), end\nheight = 3;\nshow (height)", shows: "height")
    ],
    seeAlso: ["nargin", "nargout"],
    body: inputnameBody)

  static let mfilename = Builtin(
    "mfilename", "NAME = mfilename ()\nNAME = mfilename (\"fullpath\"|\"fullpathext\")",
    .between(0, 1), category: .functions,
    summary: "Give the name of the file that is running, without `.m`.",
    details: """
      Empty at the prompt. "fullpath" gives the path without `.m`, "fullpathext" all of it.
      """,
    examples: [Example("mfilename ()", shows: "ans = ")],
    seeAlso: ["dbstack", "which"],
    body: mfilenameBody)

  static let dbstack = Builtin(
    "dbstack", "dbstack\ndbstack (N)\n[STACK, INDEX] = dbstack (...)", .any, outputs: 2,
    category: .functions,
    summary: "Show which functions are running, the innermost first.",
    details: """
      STACK is a struct array with file, name, line and column of each; the first N are left out.
      """,
    examples: [Example("function f (), s = dbstack (); disp (s(1).name), end\nf ()", shows: "f")],
    seeAlso: ["mfilename", "nargin"],
    body: dbstackBody)

  static let mlock = Builtin(
    "mlock", "mlock ()", .exactly(0), category: .functions,
    summary: "Protect the persistent variables of the running function from `clear`.",
    examples: [Example("function f (), mlock (); disp (mislocked ()), end\nf ()", shows: "1")],
    seeAlso: ["munlock", "mislocked", "clear"],
    body: mlockBody)

  static let munlock = Builtin(
    "munlock", "munlock ()\nmunlock (NAME)", .between(0, 1), category: .functions,
    summary: "Undo mlock for the running function, or the one named.",
    examples: [
      Example("function f (), mlock (); munlock (); disp (mislocked ()), end\nf ()", shows: "0")
    ],
    seeAlso: ["mlock", "mislocked"],
    body: munlockBody)

  static let mislocked = Builtin(
    "mislocked", "TF = mislocked ()\nTF = mislocked (NAME)", .between(0, 1), category: .functions,
    summary: "True if the running function, or the one named, is protected by mlock.",
    examples: [Example("mislocked (\"sin\")", shows: "ans = 0")],
    seeAlso: ["mlock", "munlock"],
    body: mislockedBody)
}

// MARK: nargin, nargout

private func narginBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard call.has(0) else {
    return [Value(call.session.machine.functionFrame?.nargin ?? call.session.scriptArguments.count)]
  }
  let f = try code(call, "input")
  let n = f.definition.inputs.count
  return [Value(f.hasVarargin ? -n : n)]
}

private func nargoutBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard call.has(0) else {
    guard let frame = call.session.machine.functionFrame else {
      throw call.failed("invalid use at top level")
    }
    return [Value(frame.nargout)]
  }
  if case .function(let h) = call[0], case .closure(let c) = h.target, c.isAnonymous {
    // Its value may be several, or none.
    return [Value(-1)]
  }
  let f = try code(call, "output")
  let n = f.definition.outputs.count
  return [Value(f.hasVarargout ? -n : n)]
}

/// The function that the first argument names, written in the language.
private func code(_ call: borrowing Call, _ what: String) throws(NablaError) -> FunctionCode {
  var name = ""
  switch call[0] {
  case .function(let h):
    switch h.target {
    case .closure(let c): return c.code
    case .named(let n): name = n
    }
  case .char: name = call[0].text ?? ""
  default: throw call.failed("FCN must be a string or function handle")
  }
  switch call.session.resolve(name) {
  case .user(let f)?: return f
  case .builtin?:
    throw call.failed("number of \(what) arguments unavailable for built-in function objects")
  case nil: throw call.failed("invalid function name: \(name)")
  }
}

private func isargoutBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard let frame = call.session.machine.functionFrame else {
    throw call.failed("invalid use at top level")
  }
  let numbers = try Numbers.reals(call[0])
  let t = try Tensor<Bool>(uninitialized: call[0].dims)
  for (i, x) in numbers.enumerated() {
    guard x == x.rounded(), x >= 1 else { throw call.failed("K must be a positive integer") }
    t.data[i] =
      x <= Double(max(frame.nargout, 1)) && frame.ignored & (1 << UInt64(min(x - 1, 63))) == 0
  }
  return [Value(t)]
}

private func inputnameBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard let n = call[0].realScalar else { throw call.failed("N must be a scalar") }
  guard n == n.rounded(), n >= 1, n < 1e6 else { throw call.failed("N must be a scalar index") }
  guard let frame = call.session.machine.functionFrame else {
    throw call.failed("must be used from within a function")
  }
  guard Int(n) <= frame.nargin else {
    let parameters = frame.function?.definition.inputs.count ?? 0
    if Int(n) <= parameters || frame.function?.hasVarargin == true { return [.emptyString] }
    throw call.failed("N out of range", id: "Octave:index-out-of-bounds")
  }
  let shown = n == 1 ? call.session.machine.displayName : nil
  let text = shown ?? call.session.callerArgument(Int(n) - 1) ?? ""
  if call.has(1), let only = call[1].realScalar, only == 0 { return [Value(text)] }
  // A name that is no variable there is a function's, whose value was given.
  let isVariable = Names.isVariable(text) && call.session.callerScope.get(text) != nil
  return [Value(isVariable ? text : "")]
}

// MARK: Places

private func mfilenameBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var option = ""
  if call.has(0) {
    guard let text = call[0].text else { throw call.failed("option argument must be a string") }
    option = text
  }
  var path = call.session.currentFile?.path ?? ""
  if option == "fullpathext" { return [Value(path)] }
  if path.hasSuffix(".m") { path.removeLast(2) }
  if option == "fullpath" { return [Value(path)] }
  if let slash = path.lastIndex(of: "/") { path = String(path[path.index(after: slash)...]) }
  return [Value(path)]
}

private func dbstackBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var skip = 0
  for a in call.arguments {
    if let n = a.realScalar, !a.isChar {
      guard n == n.rounded(), n >= 0, n < 1e6 else {
        throw call.failed("N must be a non-negative integer")
      }
      skip = Int(n)
    } else if let text = a.text, text == "-completenames" {
      continue
    } else if let text = a.text, let n = Int(text), n >= 0 {
      skip = n
    } else {
      throw call.invalid()
    }
  }
  let entries = Array(call.session.machine.stackEntries().dropFirst(skip))
  if call.nargout == 0 {
    guard !entries.isEmpty else { return [] }
    let width = entries.map(\.name.utf8.count).max() ?? 0
    var text = "stopped in:\n\n"
    for (i, e) in entries.enumerated() {
      let gap = String(repeating: " ", count: width - e.name.utf8.count)
      let file = e.file.isEmpty ? "" : " [\(e.file)]"
      text += (i == 0 ? "  --> " : "      ") + gap + "\(e.name) at line \(e.line)\(file)\n"
    }
    call.session.output.put(text)
    return []
  }
  var values: [Value] = []
  for e in entries {
    values += [Value(e.file), Value(e.name), Value(e.line), Value(e.column)]
  }
  let fields = FieldTable(["file", "name", "line", "column"])
  let stack = StructArray(dims: Dims(entries.count, 1), fields: fields, values: values)
  return [.structure(stack), Value(1)]
}

// MARK: Locks

/// Names of the functions that `clear` leaves alone.
final class LockedFunctions: SessionService {
  var names: Set<String> = []
  init() {}
}

private func lockName(_ call: borrowing Call) throws(NablaError) -> String {
  if call.has(0) {
    guard let name = call[0].text else { throw call.failed("first argument must be a string") }
    return name
  }
  guard let f = call.session.currentFunction else {
    throw call.failed("invalid use outside a function")
  }
  return f.name
}

private func mlockBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  call.session.service(LockedFunctions.self).names.insert(try lockName(call))
  return []
}

private func munlockBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  call.session.service(LockedFunctions.self).names.remove(try lockName(call))
  return []
}

private func mislockedBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  [.bool(call.session.service(LockedFunctions.self).names.contains(try lockName(call)))]
}

let runningFunctionBuiltins: [Builtin] = [
  .nargin, .nargout, .isargout, .inputname, .mfilename, .dbstack, .mlock, .munlock, .mislocked,
]
