import NablaEngine

/// Forgetting variables and functions, and asking what a name stands for.
extension Builtin {
  static let clear = Builtin(
    "clear", "clear\nclear PATTERN ...\nclear OPTION PATTERN ...", .any, category: .evaluation,
    summary: "Forget variables: all in sight, or those whose names match.",
    details: """
      A PATTERN may hold `*`, `?` and `[...]`. Options: -all (also globals and functions),
      -exclusive or -x (all but those that match), -regexp or -r (regular expressions), -global or -g,
      -variables or -v, -functions or -f. A name that is no variable but a function of yours forgets
      what it keeps in persistent variables; a function typed at the prompt is gone.
      """,
    examples: [
      Example("a1 = 1; a2 = 2; b = 3; clear a*\nwho", shows: "Variables visible from the current scope:\n\nb\n"),
      Example("x = 1; clear x\nexist (\"x\")", shows: "ans = 0"),
    ],
    seeAlso: ["clearvars", "who", "exist"],
    body: clearBody)

  static let clearvars = Builtin(
    "clearvars", "clearvars\nclearvars PATTERN ...\nclearvars PATTERN ... -except PATTERN ...", .any,
    category: .evaluation,
    summary: "Forget variables, with exceptions if need be.",
    details: "-regexp before patterns makes them regular expressions.",
    examples: [
      Example(
        "a = 1; b = 2; c = 3; clearvars -except b\nwho",
        shows: "Variables visible from the current scope:\n\nb\n")
    ],
    seeAlso: ["clear", "who"],
    body: clearvarsBody)

  static let exist = Builtin(
    "exist", "KIND = exist (NAME)\nKIND = exist (NAME, \"var\"|\"builtin\"|\"file\"|\"dir\")",
    .between(1, 2), category: .evaluation,
    summary: "Say what a name stands for.",
    details: """
      0: nothing; 1: a variable; 2: a file, or a function written in the language; 5: a builtin;
      7: a folder; 103: a function typed at the prompt or defined by a script.
      """,
    examples: [
      Example("x = 3; exist (\"x\")", shows: "ans = 1"),
      Example("exist (\"cos\")", shows: "ans = 5"),
      Example("exist (\"no_such_thing\")", shows: "ans = 0"),
    ],
    seeAlso: ["who", "which", "isfile"],
    body: existBody)

  static let clc = Builtin(
    "clc", "clc", .exactly(0), category: .display,
    summary: "Clear the screen of the terminal.",
    examples: [Example("clc", shows: nil)],
    seeAlso: ["clear"],
    body: clcBody)
}

// MARK: clear

private struct ClearOptions {
  var everything = false
  var isExclusive = false
  var isRegular = false
  var globals = false
  var variables = false
  var functions = false
  var classes = false
  var patterns: [String] = []

  init(_ call: borrowing Call) throws(NablaError) {
    var takesOptions = true
    for a in call.arguments {
      guard let text = a.text else { throw call.failed("all arguments must be strings") }
      guard takesOptions else {
        patterns.append(text)
        continue
      }
      switch text {
      case "-all", "-a": everything = true
      case "-exclusive", "-x": isExclusive = true
      case "-regexp", "-r": isRegular = true
      case "-global", "-g": globals = true
      case "-variables", "-v": variables = true
      case "-functions", "-f": functions = true
      case "-classes", "-c", "classes": classes = true
      case "all" where call.count == 1: everything = true
      case "global" where patterns.isEmpty: globals = true
      case "variables" where call.count == 1: variables = true
      case "functions" where patterns.isEmpty: functions = true
      default:
        takesOptions = false
        patterns.append(text)
      }
    }
    guard [everything, globals, variables, functions, classes].count(where: { $0 }) < 2 else {
      throw .invalidCall("clear")
    }
    everything = everything || classes
  }

  func matches(_ name: String, _ session: Session) throws(NablaError) -> Bool {
    var any = false
    for p in patterns where !any {
      any = try isRegular ? session.matches(name, expression: p) : Names.matches(name, p)
    }
    return any != isExclusive
  }
}

private func clearBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let options = try ClearOptions(call)
  let session = call.session
  let scope = session.scope
  if options.everything || call.arguments.isEmpty || options.variables && options.patterns.isEmpty {
    for n in scope.names() { scope.clear(n) }
    guard options.everything else { return [] }
    session.globals.removeAll()
    clearFunctions(session) { _ in true }
    return []
  }
  if options.globals {
    for n in session.globals.keys.sorted() {
      if !options.patterns.isEmpty, try !options.matches(n, session) { continue }
      if scope.isGlobal(n) { scope.clear(n) }
      session.globals[n] = nil
    }
    return []
  }
  if options.functions {
    let wanted = options.patterns
    clearFunctions(session) { n in
      wanted.isEmpty || wanted.contains { Names.matches(n, $0) } != options.isExclusive
    }
    return []
  }
  for n in scope.names() {
    if try options.matches(n, session) { scope.clear(n) }
  }
  if !options.variables, !options.isExclusive, !options.isRegular {
    clearFunctions(session) { n in options.patterns.contains { Names.matches(n, $0) } }
  }
  return []
}

/// Functions of the prompt are forgotten, those of files lose what they remember.
private func clearFunctions(_ session: Session, _ wanted: (String) -> Bool) {
  let locked = session.service(LockedFunctions.self).names
  for n in session.functions.commandLine.keys.sorted() where wanted(n) && !locked.contains(n) {
    session.functions.undefine(n)
  }
  for f in session.functions.path.loadedFunctions() where wanted(f.name) && !locked.contains(f.name) {
    session.forgetState(of: f)
  }
}

private func clearvarsBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var wanted: [(pattern: String, isRegular: Bool)] = []
  var kept: [(pattern: String, isRegular: Bool)] = []
  var isException = false
  var isRegular = false
  for a in call.arguments {
    guard let text = a.text else { throw call.failed("all arguments must be strings") }
    switch text {
    case "-except":
      isException = true
      isRegular = false
    case "-regexp": isRegular = true
    default:
      if isException { kept.append((text, isRegular)) } else { wanted.append((text, isRegular)) }
    }
  }
  let session = call.session
  func any(_ list: [(pattern: String, isRegular: Bool)], _ name: String) throws(NablaError) -> Bool {
    for p in list {
      if try p.isRegular ? session.matches(name, expression: p.pattern) : Names.matches(name, p.pattern) {
        return true
      }
    }
    return false
  }
  for n in session.scope.names() {
    let isWanted = wanted.isEmpty ? true : try any(wanted, n)
    if isWanted, try !any(kept, n) { session.scope.clear(n) }
  }
  return []
}

// MARK: exist

private func existBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  // Nothing is the name of nothing; an empty map is not nothing.
  let isNothing = { (v: Value) in v.isEmpty && !["containers.Map"].contains(v.className) }
  if isNothing(call[0]) || call.has(1) && isNothing(call[1]) { return [Value(0)] }
  guard let name = call[0].text else { throw call.failed("NAME must be a string") }
  var kind = "any"
  if call.has(1) {
    guard let text = call[1].text else { throw call.failed("TYPE must be a string") }
    guard ["any", "var", "builtin", "file", "dir", "class"].contains(text) else {
      throw call.failed("unrecognized type argument \"\(text)\"")
    }
    kind = text
  }
  let session = call.session
  if kind == "class" {
    guard case .user(let f)? = session.resolve(name) else { return [Value(0)] }
    return [Value(f.classDefinition == nil ? 0 : 8)]
  }
  let isAny = kind == "any"
  if isAny || kind == "var" {
    if session.scope.get(name) != nil { return [Value(1)] }
    if kind == "var" { return [Value(0)] }
  }
  if isAny, session.functions.commandLine[name] != nil { return [Value(103)] }
  if isAny || kind == "file" || kind == "dir" {
    let isFolder = SearchPath.isFolder(name)
    if kind != "dir", session.functions.path.file(name) != nil { return [Value(2)] }
    if kind != "dir", isFile(name, session) { return [Value(2)] }
    if isFolder { return [Value(7)] }
    if kind == "dir" { return [Value(0)] }
  }
  let isBuiltin = session.functions.builtins[name] != nil
  if isBuiltin, kind != "file" { return [Value(5)] }
  if kind != "builtin", session.functions.path.libraryFile(name) != nil { return [Value(2)] }
  return [Value(0)]
}

/// A file by its whole name, here or in a folder of the path.
private func isFile(_ name: String, _ session: Session) -> Bool {
  if name.isEmpty { return false }
  if SearchPath.isFile(name) { return true }
  guard !name.hasPrefix("/") else { return false }
  return session.functions.path.folders.contains { SearchPath.isFile($0 + "/" + name) }
}

private func clcBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  if call.session.isInteractive { call.session.output.put("\u{1B}[2J\u{1B}[H") }
  return []
}

let clearingBuiltins: [Builtin] = [.clear, .clearvars, .exist, .clc]
