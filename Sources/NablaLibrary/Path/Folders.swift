import Glibc
import NablaEngine

/// The folders where functions are looked for.
extension Builtin {
  static let addpath = Builtin(
    "addpath", "addpath (FOLDER1, ...)\naddpath (FOLDER1, ..., \"-begin\"|\"-end\")\nOLD = addpath (...)",
    .atLeast(1), category: .path,
    summary: "Add folders to those where functions are looked for, in front or at the end.",
    details: """
      Functions there take precedence over builtins and over the library. FOLDER may be several,
      separated by `:`, as genpath gives them.
      """,
    examples: [
      Example("addpath (\"/tmp\"); rmpath (\"/tmp\");", shows: ""),
      Example(
        "addpath (\"/no/such/folder\")", shows: "warning: addpath: /no/such/folder: No such file or directory"
      ),
    ],
    seeAlso: ["rmpath", "genpath", "path", "which"],
    body: addpathBody)

  static let rmpath = Builtin(
    "rmpath", "rmpath (FOLDER1, ...)\nOLD = rmpath (...)", .atLeast(1), category: .path,
    summary: "Remove folders from those where functions are looked for.",
    examples: [
      Example(
        "rmpath (\"/no/such/folder\")", shows: "warning: rmpath: /no/such/folder: not found")
    ],
    seeAlso: ["addpath", "path"],
    body: rmpathBody)

  static let path = Builtin(
    "path", "path ()\nSTR = path ()\npath (FOLDERS, ...)", .any, category: .path,
    summary: "Show, give or set the folders where functions are looked for.",
    details: "The first is the current folder. The library comes after all of them.",
    examples: [Example("p = path (); ischar (p)", shows: "ans = 1")],
    seeAlso: ["addpath", "rmpath", "genpath", "restoredefaultpath"],
    body: pathBody)

  static let genpath = Builtin(
    "genpath", "STR = genpath (FOLDER)\nSTR = genpath (FOLDER, SKIP1, ...)", .atLeast(1),
    category: .path,
    summary: "Give a folder and all folders below it, separated by `:`, for addpath.",
    details: "Folders named SKIP, `private`, `@class`, `+package` and hidden ones are left out.",
    examples: [Example("genpath (\"/no/such/folder\")", shows: "ans = ")],
    seeAlso: ["addpath", "path"],
    body: genpathBody)

  static let restoredefaultpath = Builtin(
    "restoredefaultpath", "restoredefaultpath ()", .exactly(0), category: .path,
    summary: "Forget all folders that addpath added.",
    examples: [
      Example(
        "addpath (\"/tmp\"); restoredefaultpath (); any (strfind (path (), \"/tmp\"))",
        shows: "ans = 0")
    ],
    seeAlso: ["path", "addpath"],
    body: restoredefaultpathBody)

  static let rehash = Builtin(
    "rehash", "rehash ()", .exactly(0), category: .path,
    summary: "Look again for functions in files that other programs made or changed.",
    examples: [Example("rehash ()", shows: "")],
    seeAlso: ["path"],
    body: rehashBody)

  static let pathsep = Builtin(
    "pathsep", "C = pathsep ()", .exactly(0), category: .path,
    summary: "Give the character between folders in a path: `:`.",
    examples: [Example("pathsep ()", shows: "ans = :")],
    seeAlso: ["filesep", "path"],
    body: pathsepBody)

  static let filesep = Builtin(
    "filesep", "C = filesep ()\nC = filesep (\"all\")", .between(0, 1), category: .path,
    summary: "Give the character between the parts of a file's path: `/`.",
    examples: [Example("filesep ()", shows: "ans = /")],
    seeAlso: ["pathsep"],
    body: filesepBody)
}

/// Folders of the file system.
enum Folders {
  /// Makes a folder the current one; functions are looked for anew.
  static func enter(_ folder: String, _ session: Session) -> Bool {
    guard chdir(folder) == 0 else { return false }
    session.functions.epoch &+= 1
    return true
  }

  /// `~` and relative parts written out, without a slash at the end; nil if it is no folder.
  static func absolute(_ folder: String) -> String? {
    var folder = folder
    if folder == "~" || folder.hasPrefix("~/"), let home = getenv("HOME") {
      folder = String(cString: home) + folder.dropFirst()
    }
    guard SearchPath.isFolder(folder), let real = realpath(folder, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}

private func all(_ session: Session) -> String {
  (["."] + session.functions.path.folders).joined(separator: ":")
}

private func split(_ text: String) -> [String] { text.split(separator: ":").map(String.init) }

private func addpathBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let old = Value(all(call.session))
  var atEnd = false
  var arguments = call.arguments[...]
  let invalid = call.failed("OPTION must be '-begin'/0 or '-end'/1")
  if let last = arguments.last {
    switch last.text {
    case "-begin"?, "-BEGIN"?: arguments.removeLast()
    case "-end"?, "-END"?:
      atEnd = true
      arguments.removeLast()
    case nil:
      guard let x = last.realScalar, x == 0 || x == 1 else { throw invalid }
      atEnd = x == 1
      arguments.removeLast()
    default: break
    }
  }
  guard !arguments.isEmpty else { throw call.invalid() }
  var folders: [String] = []
  for a in arguments {
    guard let text = a.text else { throw call.failed("all arguments must be strings") }
    folders += split(text)
  }
  let path = call.session.functions.path
  for f in atEnd ? folders : folders.reversed() {
    guard let folder = Folders.absolute(f) else {
      try call.session.warn("", "addpath: \(f): No such file or directory")
      continue
    }
    // The current folder is searched anyway.
    if f == "." { continue }
    path.add(folder, atEnd: atEnd)
  }
  call.session.functions.epoch &+= 1
  return call.nargout > 0 ? [old] : []
}

private func rmpathBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let old = Value(all(call.session))
  for a in call.arguments {
    guard let text = a.text else { throw call.failed("all arguments must be strings") }
    for f in split(text) {
      let path = call.session.functions.path
      if !path.remove(Folders.absolute(f) ?? f) {
        try call.session.warn("", "rmpath: \(f): not found")
      }
    }
  }
  call.session.functions.epoch &+= 1
  return call.nargout > 0 ? [old] : []
}

private func pathBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  if !call.arguments.isEmpty {
    let path = call.session.functions.path
    for f in path.folders { _ = path.remove(f) }
    for a in call.arguments {
      guard let text = a.text else { throw call.failed("all arguments must be strings") }
      for f in split(text) where f != "." {
        if let folder = Folders.absolute(f) {
          path.add(folder, atEnd: true)
        } else {
          try call.session.warn("", "path: \(f): No such file or directory")
        }
      }
    }
    call.session.functions.epoch &+= 1
  }
  if call.nargout > 0 { return [Value(all(call.session))] }
  if !call.arguments.isEmpty { return [] }
  var text = "\nThe search path contains the following directories:\n\n"
  for f in split(all(call.session)) { text += f + "\n" }
  if let library = call.session.functions.path.libraryRoot {
    text += library + " (the library)\n"
  }
  call.session.output.put(text + "\n")
  return []
}

private func genpathBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard let root = call[0].text else { throw call.failed("DIR must be a string") }
  var skip: Set<String> = []
  for a in call.arguments.dropFirst() {
    guard let name = a.text else { throw call.failed("all SKIP arguments must be strings") }
    skip.insert(name)
  }
  var found: [String] = []
  func visit(_ folder: String, _ depth: Int) {
    guard depth < 64 else { return }
    found.append(folder)
    for name in SearchPath.list(folder).sorted() {
      if name.hasPrefix(".") || name.hasPrefix("@") || name.hasPrefix("+") { continue }
      if name == "private" || skip.contains(name) { continue }
      if SearchPath.isFolder(folder + "/" + name) { visit(folder + "/" + name, depth + 1) }
    }
  }
  if SearchPath.isFolder(root) { visit(root, 0) }
  return [Value(found.joined(separator: ":"))]
}

private func restoredefaultpathBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let path = call.session.functions.path
  for f in path.folders { _ = path.remove(f) }
  call.session.functions.epoch &+= 1
  return call.nargout > 0 ? [Value(all(call.session))] : []
}

private func rehashBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  _ = call.session.functions.path.refresh()
  call.session.functions.path.forget()
  call.session.functions.epoch &+= 1
  return []
}

private func pathsepBody(_ call: borrowing Call) throws(NablaError) -> [Value] { [Value(":")] }

private func filesepBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  if call.has(0), call[0].text != "all" { throw call.failed("argument must be \"all\"") }
  return [Value("/")]
}

let pathBuiltins: [Builtin] = [
  .addpath, .rmpath, .path, .genpath, .restoredefaultpath, .rehash, .pathsep, .filesep,
]
