import NablaEngine
import NablaSyntax

/// Reading about functions: help and its relatives.
extension Builtin {
  static let help = Builtin(
    "help", "help\nhelp NAME\nTEXT = help (NAME)", .between(0, 1), category: .help,
    summary: "Explain a function, an operator, a word of the language or a topic.",
    details: """
      The text of a builtin stands in its record; that of a function written in the language is its
      first comment. The examples have been run. Without NAME: what there is.
      """,
    examples: [
      Example("help zeros", shows: nil),
      Example("help no_such_function", shows: "error: help: 'no_such_function' not found"),
    ],
    seeAlso: ["lookfor", "type", "which"],
    body: helpBody)

  static let doc = Builtin(
    "doc", "doc NAME", .between(0, 1), category: .help,
    summary: "Explain a function, as help does.",
    examples: [Example("doc no_such_function", shows: "error: doc: 'no_such_function' not found")],
    seeAlso: ["help", "lookfor"],
    body: helpBody)

  static let lookfor = Builtin(
    "lookfor", "lookfor WORD\nlookfor -all WORD\n[NAMES, LINES] = lookfor (...)", .between(1, 2),
    outputs: 2, category: .help,
    summary: "Find functions whose summary has a word in it.",
    details: "With -all, the whole text of the help is searched. Upper and lower case are the same.",
    examples: [Example("lookfor overflow", shows: nil)],
    seeAlso: ["help", "which"],
    body: lookforBody)

  static let typeSource = Builtin(
    "type", "type NAME ...\ntype -q NAME ...\nTEXT = type (NAME, ...)", .atLeast(1),
    category: .help,
    summary: "Show the source of a function written in the language, or the value of a variable.",
    details: "The library is there to be read: try `type cnnforward`. With -q, no heading.",
    examples: [
      Example("type sin", shows: "sin is a built-in function\n"),
      Example("x = 1; type x", shows: "x is a variable\n1\n"),
    ],
    seeAlso: ["which", "help"],
    body: typeBody)

  static let which = Builtin(
    "which", "which NAME ...\nPATH = which (NAME)", .atLeast(1), category: .help,
    summary: "Say what a name stands for, and in which file it is.",
    examples: [
      Example("which sin", shows: "'sin' is a built-in function"),
      Example("x = 1; which x", shows: "'x' is a variable"),
    ],
    seeAlso: ["type", "exist", "help"],
    body: whichBody)

  static let what = Builtin(
    "what", "what\nwhat FOLDER", .between(0, 1), category: .help,
    summary: "List the files of the language in a folder.",
    examples: [Example("what (\"/tmp\")", shows: nil)],
    seeAlso: ["which", "ls"],
    body: whatBody)
}

private func helpBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var page = HelpText.overview(call.session)
  if call.has(0) {
    let name = try call.string(0, "NAME must be a string")
    guard let found = HelpText.page(name, call.session) else {
      throw .message(
        "\(call.name): '\(name)' not found", id: "Octave:undefined-function",
        help: call.session.suggestion(for: name).map { "did you mean '\($0)'?" })
    }
    page = found
  }
  if call.nargout > 0 { return [Value(page)] }
  call.session.output.put(page)
  return []
}

private func lookforBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var words: [String] = []
  for i in 0..<call.count { words.append(try call.string(i, "STR must be a string")) }
  let isThorough = words.contains("-all")
  words.removeAll { $0 == "-all" }
  guard let word = words.first?.lowercased(), words.count == 1, !word.isEmpty else {
    throw call.invalid()
  }
  let found = HelpText.summaries(call.session).filter {
    contains($0.name, word) || contains(isThorough ? $0.text : $0.summary, word)
  }
  if call.nargout > 0 {
    if found.isEmpty { return [.cell(try CellArray(.empty)), .cell(try CellArray(.empty))] }
    return [
      try .cellColumn(found.map { Value($0.name) }), try .cellColumn(found.map { Value($0.summary) }),
    ]
  }
  call.session.output.put(HelpText.list(found.map { ($0.name, $0.summary) }))
  return []
}

private func contains(_ text: String, _ word: String) -> Bool {
  let text = Array(text.lowercased().utf8)
  let word = Array(word.utf8)
  guard text.count >= word.count else { return false }
  return (0...(text.count - word.count)).contains { text[$0..<($0 + word.count)].elementsEqual(word) }
}

private func typeBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var isQuiet = false
  var texts: [[UInt8]] = []
  for i in 0..<call.count {
    let name = try call.string(i, "arguments must be strings")
    if name == "-q" {
      isQuiet = true
      continue
    }
    guard let text = describe(name, call.session, isQuiet: isQuiet) else {
      throw .message("type: '\(name)' undefined", id: "Octave:undefined-function")
    }
    texts.append(text)
  }
  if call.nargout > 0 { return [try .cellRow(texts.map { Value(text: $0) })] }
  for t in texts { call.session.output.put(t + [0x0A]) }
  return []
}

private func describe(_ name: String, _ session: Session, isQuiet: Bool) -> [UInt8]? {
  func headed(_ heading: String, _ body: [UInt8]) -> [UInt8] {
    (isQuiet ? [] : Array(heading.utf8)) + body
  }
  if let v = session.scope.get(name) {
    return headed("\(name) is a variable\n", Display.disp(v, format: session.format))
  }
  if HelpText.operatorNames[name] != nil { return Array("\(name) is an operator".utf8) }
  switch session.resolve(name) {
  case .builtin?: return Array("\(name) is a built-in function".utf8)
  case .user(let f)?:
    if f.file.path.isEmpty {
      let source = Array(f.file.source.text(f.definition.span).utf8)
      return headed("\(name) is the command-line function:\n\n", source + [0x0A])
    }
    return headed(
      "\(name) is the user-defined function defined from: \(f.file.path)\n\n", f.file.source.bytes)
  case nil: break
  }
  return HelpText.keywords[name] == nil ? nil : Array("\(name) is a keyword".utf8)
}

private func whichBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var paths: [String] = []
  for i in 0..<call.count {
    let name = try call.string(i, "arguments must be strings")
    if name == "-all" { continue }
    var sentence: String?
    var path = ""
    if call.session.scope.get(name) != nil {
      path = "variable"
      sentence = "'\(name)' is a variable"
    } else {
      switch call.session.resolve(name) {
      case .builtin?:
        path = "built-in function"
        sentence = "'\(name)' is a built-in function"
      case .user(let f)?:
        path = f.file.path.isEmpty ? "command-line function" : f.file.path
        sentence = HelpText.whatIs(f, name)
      case nil:
        if let file = Folders.absolute(name) ?? realFile(name) {
          path = file
          sentence = "'\(name)' is the file \(file)"
        }
      }
    }
    paths.append(path)
    if call.nargout == 0, let sentence { call.session.output.put(sentence + "\n") }
  }
  if call.nargout == 0 { return [] }
  return paths.count == 1 ? [Value(paths[0])] : [try .cellRow(paths.map { Value($0) })]
}

private func realFile(_ name: String) -> String? {
  guard SearchPath.isFile(name) else { return nil }
  return name.hasPrefix("/") ? name : SearchPath.currentFolder() + "/" + name
}

private func whatBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var folder = SearchPath.currentFolder()
  if call.has(0) {
    let name = try call.string(0, "DIR must be a string")
    guard let found = Folders.absolute(name) else { throw call.failed("no folder '\(name)'") }
    folder = found
  }
  let names = SearchPath.list(folder).filter { $0.hasSuffix(".m") }.sorted()
  var text = "M-files in directory \(folder):\n\n"
  for line in Names.columns(names, width: call.session.format.width - 3).split(separator: "\n") {
    text += "   \(line)\n"
  }
  if !names.isEmpty { call.session.output.put(text + "\n") }
  return []
}

let helpingBuiltins: [Builtin] = [.help, .doc, .lookfor, .typeSource, .which, .what]
