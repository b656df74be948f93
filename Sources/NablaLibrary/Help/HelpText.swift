import NablaEngine
import NablaSyntax

/// Help pages as text: of a builtin's record, of a file, of a function typed at the prompt.
package enum HelpText {
  /// The help comment of a file of the language, without its marks; nil if it has none.
  package static func ofFile(_ path: String) -> String? {
    guard let bytes = SearchPath.read(path) else { return nil }
    let program = parse(SourceText(name: path, bytes: bytes), dialect: .octave)
    return program.functions.first?.help ?? program.classDefinition?.help ?? program.help
  }

  /// The help of a name, seen from the running code; nil if there is none.
  static func page(_ name: String, _ session: Session) -> String? {
    let name = operatorNames[name] ?? name
    switch session.resolve(name) {
    case .builtin(let b)?: return page(b.record)
    case .user(let f)?:
      let heading = whatIs(f, name)
      let text = f.script == nil ? f.definition.help : ofFile(f.file.path)
      guard let text else { return heading + "\n\nIt has no help text.\n" }
      return heading + "\n\n" + dedented(text)
    case nil:
      if let text = ofMethod(name, session) { return text }
    }
    return keywords[name].map { $0 + "\n" } ?? category(name, session)
  }

  /// The help of `Class.method`.
  private static func ofMethod(_ name: String, _ session: Session) -> String? {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex,
      let c = try? session.classes.find(String(name[..<dot])),
      let m = session.classes.method(c, String(name[name.index(after: dot)...])),
      case .user(let f)? = m.function
    else { return nil }
    let heading = "'\(m.name)' is a \(m.isStatic ? "static " : "")method of class \(m.owner)"
    guard let text = f.definition.help else { return heading + "\n\nIt has no help text.\n" }
    return heading + "\n\n" + dedented(text)
  }

  /// Where a function comes from, as a sentence.
  static func whatIs(_ f: FunctionCode, _ name: String) -> String {
    if f.file.path.isEmpty { return "'\(name)' is a command-line function" }
    let kind =
      f.classDefinition != nil ? "class constructor" : f.script == nil ? "function" : "script"
    return "'\(name)' is a \(kind) from the file \(f.file.path)"
  }

  /// A record as a page.
  static func page(_ b: Builtin) -> String {
    var text = ""
    for line in b.usage.split(separator: "\n") { text += " -- \(line)\n" }
    text += "\n\(indented(b.summary, 1))"
    if !b.details.isEmpty { text += "\n\(indented(b.details, 1))" }
    for e in b.examples {
      text += "\n"
      for line in e.input.split(separator: "\n", omittingEmptySubsequences: false) {
        text += indented(">> " + line, 5)
      }
      if let output = e.output, !output.isEmpty { text += indented(output, 5) }
    }
    if !b.errors.isEmpty {
      text += "\n     Errors:\n"
      for (id, when) in b.errors.sorted(by: { $0.key < $1.key }) { text += "       \(id): \(when)\n" }
    }
    if !b.seeAlso.isEmpty { text += "\n     See also: \(b.seeAlso.joined(separator: ", ")).\n" }
    return text
  }

  /// With blanks in front of each line that has something; usage pages of five columns by default.
  private static func indented(_ text: String, _ depth: Int) -> String {
    let margin = String(repeating: " ", count: depth == 1 ? 5 : depth)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    while lines.last == "" { lines.removeLast() }
    return lines.map { $0.isEmpty ? "\n" : margin + $0 + "\n" }.joined()
  }

  /// Without the margin that all lines share.
  static func dedented(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    while lines.last == "" { lines.removeLast() }
    // The first line often begins closer to the mark than the others.
    let margins = lines.dropFirst().filter { !$0.allSatisfy { $0 == " " } }.map { $0.prefix { $0 == " " }.count }
    let margin = min(margins.min() ?? 0, 3)
    var result = ""
    for (i, line) in lines.enumerated() {
      let drop = i == 0 ? line.prefix { $0 == " " }.count : min(margin, line.prefix { $0 == " " }.count)
      result += line.dropFirst(drop) + "\n"
    }
    return result
  }

  // MARK: Overviews

  /// All functions of a category or of a folder of the library, e.g. `help strings`; nil if there is
  /// none of that name.
  private static func category(_ name: String, _ session: Session) -> String? {
    var rows: [(name: String, summary: String)] = []
    if let c = Category.allCases.first(where: { $0.rawValue.lowercased() == name.lowercased() }) {
      let records = session.functions.builtins.values.map(\.record)
      for r in records where r.category == c && !r.name.hasPrefix("__") {
        rows.append((r.name, r.summary))
      }
    }
    for topic in libraryTopics(session) where topic.name == name {
      for function in topic.functions {
        guard let file = session.functions.path.libraryFile(function) else { continue }
        rows.append((function, summary(ofFile(file) ?? "", of: function)))
      }
    }
    if rows.isEmpty { return nil }
    return list(rows.sorted { $0.name < $1.name })
  }

  /// Names with their summaries.
  static func list(_ rows: [(name: String, summary: String)]) -> String {
    let width = rows.map(\.name.utf8.count).max() ?? 0
    return rows.map { row in
      row.name + String(repeating: " ", count: width - row.name.utf8.count + 2) + row.summary + "\n"
    }.joined()
  }

  /// What `help` alone shows.
  static func overview(_ session: Session) -> String {
    let records = session.functions.builtins.values.map(\.record)
    var text = """
      help NAME explains a function, lookfor WORD finds functions by what they do.
      help TOPIC lists the functions of a topic:


      """
    var rows: [(name: String, summary: String)] = []
    for c in Category.allCases {
      let names = records.filter { $0.category == c && !$0.name.hasPrefix("__") }.map(\.name).sorted()
      if !names.isEmpty { rows.append((c.rawValue, some(names))) }
    }
    text += list(rows)
    let topics = libraryTopics(session)
    if !topics.isEmpty {
      text += "\nIn the library, written in the language itself (type NAME shows it):\n\n"
      text += list(topics.map { ($0.name, some($0.functions)) })
    }
    return text
  }

  /// The first few names.
  private static func some(_ names: [String]) -> String {
    names.prefix(6).joined(separator: ", ") + (names.count > 6 ? ", ..." : "")
  }

  private static func libraryTopics(_ session: Session) -> [(name: String, functions: [String])] {
    guard let root = session.functions.path.libraryRoot else { return [] }
    var topics: [(name: String, functions: [String])] = []
    for topic in SearchPath.list(root).sorted() where SearchPath.isFolder(root + "/" + topic) {
      if topic == "examples" || topic == "lessons" || topic.hasPrefix(".") { continue }
      let files = SearchPath.list(root + "/" + topic).filter { $0.hasSuffix(".m") }.sorted()
      if !files.isEmpty { topics.append((topic, files.map { String($0.dropLast(2)) })) }
    }
    return topics
  }

  /// What the first line of a help text says after the name: `NAME  What it does.`
  private static func summary(_ help: String, of name: String) -> String {
    let first = help.split(separator: "\n").first.map(String.init) ?? ""
    var words = first.split(separator: " ", maxSplits: 1)
    if let word = words.first, word.lowercased() == name.lowercased() { words.removeFirst() }
    return String(words.joined(separator: " ").drop { $0 == " " || $0 == "-" })
  }

  /// The name and first line of every function with help: builtins and library.
  static func summaries(_ session: Session) -> [(name: String, summary: String, text: String)] {
    var rows: [(name: String, summary: String, text: String)] = []
    for b in session.functions.builtins.values.map(\.record) {
      rows.append((b.name, b.summary, b.summary + "\n" + b.details))
    }
    let path = session.functions.path
    for name in path.allNames() {
      guard let file = path.file(name) ?? path.libraryFile(name), let help = ofFile(file) else {
        continue
      }
      rows.append((name, summary(help, of: name), help))
    }
    return rows.sorted { $0.name < $1.name }
  }

  /// The function that does the work of an operator.
  static let operatorNames: [String: String] = [
    "+": "plus", "-": "minus", "*": "mtimes", "/": "mrdivide", "\\": "mldivide", "^": "mpower",
    ".*": "times", "./": "rdivide", ".\\": "ldivide", ".^": "power", "'": "ctranspose",
    ".'": "transpose", "==": "eq", "~=": "ne", "!=": "ne", "<": "lt", "<=": "le", ">": "gt",
    ">=": "ge", "&": "and", "|": "or", "!": "not", "~": "not", ":": "colon", "[]": "horzcat",
  ]
}
