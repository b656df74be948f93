import Glibc
import NablaEngine

/// fullfile, fileparts and other work on the names of files.
extension Builtin {
  static let fullfile = Builtin(
    "fullfile", "NAME = fullfile (DIR1, DIR2, ..., FILE)", .any, category: .files,
    summary: "A path out of its parts, with one slash between them.",
    details: "Empty parts are left out. For a cell as the last part, a cell of paths.",
    examples: [
      Example("fullfile (\"a\", \"b\", \"c.m\")", shows: "ans = a/b/c.m"),
      Example("fullfile (\"a/\", \"/b\")", shows: "ans = a/b"),
    ],
    seeAlso: ["fileparts", "tempname"],
    strings: .answered, body: fullfileBody)

  static let fileparts = Builtin(
    "fileparts", "[DIR, NAME, EXT] = fileparts (FILENAME)", .exactly(1), outputs: 3,
    category: .files,
    summary: "The folder, name and extension of a path.",
    details: "",
    examples: [Example("[d, n, e] = fileparts (\"/a/b/c.txt\")", shows: "d = /a/b\nn = c\ne = .txt")],
    seeAlso: ["fullfile"],
    strings: .answered, body: filepartsBody)

  static let isAbsoluteFilename = pathTest(
    "is_absolute_filename", "True for a path that begins at the root.",
    [Example("is_absolute_filename (\"/a\")", shows: "ans = 1")]
  ) { $0.hasPrefix("/") || $0 == "~" || $0.hasPrefix("~/") }

  static let isRootedRelativeFilename = pathTest(
    "is_rooted_relative_filename", "True for a path that begins with `.` or `..`.",
    [Example("is_rooted_relative_filename (\"./a\")", shows: "ans = 1")]
  ) { $0 == "." || $0 == ".." || $0.hasPrefix("./") || $0.hasPrefix("../") }

  static let makeAbsoluteFilename = Builtin(
    "make_absolute_filename", "ABS = make_absolute_filename (FILE)", .exactly(1), category: .files,
    summary: "The path from the root; it need not exist.",
    details: "",
    examples: [Example("make_absolute_filename (\"/a/b\")", shows: "ans = /a/b")],
    seeAlso: ["canonicalize_file_name", "is_absolute_filename"],
    body: makeAbsoluteBody)

  static let canonicalizeFileName = Builtin(
    "canonicalize_file_name", "[NAME, STATUS, MSG] = canonicalize_file_name (FNAME)", .exactly(1),
    outputs: 3, category: .files,
    summary: "The path from the root without links; empty if there is no such file.",
    details: "",
    examples: [Example("canonicalize_file_name (\"/usr/../usr\")", shows: "ans = /usr")],
    seeAlso: ["make_absolute_filename"],
    body: canonicalizeBody)

  static let tempdir = Builtin(
    "tempdir", "DIR = tempdir ()", .exactly(0), category: .files,
    summary: "The folder for temporary files, with a slash at its end.",
    details: "TMPDIR of the environment, or /tmp.",
    examples: [Example("ischar (tempdir ())", shows: "ans = 1")],
    seeAlso: ["tempname"]
  ) { (_: borrowing Call) throws(NablaError) -> [Value] in
    let folder = temporaryFolder()
    return [Value(folder.hasSuffix("/") ? folder : folder + "/")]
  }

  static let tempname = Builtin(
    "tempname", "FNAME = tempname ()\nFNAME = tempname (DIR)\nFNAME = tempname (DIR, PREFIX)",
    .between(0, 2), category: .files,
    summary: "A name for a temporary file that does not exist yet.",
    details: "In DIR or that of `tempdir`; it begins with PREFIX (\"oct-\").",
    examples: [Example("exist (tempname ())", shows: "ans = 0")],
    seeAlso: ["tempdir", "fopen"],
    body: tempnameBody)

  static let pwd = Builtin(
    "pwd", "DIR = pwd ()", .exactly(0), category: .files,
    summary: "The current folder.",
    details: "",
    examples: [Example("ischar (pwd ())", shows: "ans = 1")],
    seeAlso: ["cd", "dir"]
  ) { (_: borrowing Call) throws(NablaError) -> [Value] in [Value(FilePath.current)] }

  static let cd = changeFolder("cd", alias: "chdir")
  static let chdirName = changeFolder("chdir", alias: "cd")
}

private func changeFolder(_ name: String, alias: String) -> Builtin {
  Builtin(
    name, "\(name) DIR\n\(name) (DIR)\nOLD = \(name) (...)", .between(0, 1), category: .files,
    summary: "Changes the current folder; without an argument, to the home folder.",
    details: "The same as `\(alias)`.",
    examples: [Example("old = \(name) (\"/\"); d = pwd ()", shows: "d = /")],
    seeAlso: ["pwd", "mkdir", "dir"], body: cdBody)
}

private func fullfileBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  if call.count == 0 { return [.emptyString] }
  func join(_ parts: [String]) -> String {
    var path = ""
    for p in parts where !p.isEmpty {
      if path.isEmpty {
        path = p
      } else if path.hasSuffix("/") {
        path += String(p.drop { $0 == "/" })
      } else {
        path += p.hasPrefix("/") ? p : "/" + p
      }
    }
    return path
  }
  var columns: [[String]] = []
  var (size, cell): (Int, Dims?) = (1, nil)
  for v in call.arguments {
    if let s = v.text, v.isChar {
      columns.append([s])
    } else if case .cell(let t) = v {
      var list: [String] = []
      for x in t.elements {
        guard let s = x.text, x.isChar else {
          throw call.failed("input must either be strings or cell strings")
        }
        list.append(s)
      }
      if list.count != 1 {
        guard size == 1 || size == list.count else {
          throw call.failed("cell string input must be scalar or of the same size")
        }
        size = list.count
      }
      cell = t.dims
      columns.append(list)
    } else {
      throw call.failed("input must either be strings or cell strings")
    }
  }
  var paths: [Value] = []
  for i in 0..<size { paths.append(Value(join(columns.map { $0[$0.count == 1 ? 0 : i] }))) }
  guard let cell else { return [paths[0]] }
  return [.cell(try CellArray(cell.elementCount == paths.count ? cell : Dims(1, paths.count), paths))]
}

private func filepartsBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard call[0].isChar, let path = call[0].textBytes else {
    throw call.failed("FILENAME must be a single string")
  }
  let slash = path.lastIndex(of: 0x2F)
  let name = slash.map { Array(path[($0 + 1)...]) } ?? path
  var folder: [UInt8] = []
  if let slash { folder = slash == 0 ? [0x2F] : Array(path[..<slash]) }
  guard let dot = name.lastIndex(of: 0x2E) else {
    return [Value(text: folder), Value(text: name), .emptyString]
  }
  return [Value(text: folder), Value(text: Array(name[..<dot])), Value(text: Array(name[dot...]))]
}

private func pathTest(
  _ name: String, _ summary: String, _ examples: [Example], _ test: @escaping @Sendable (String) -> Bool
) -> Builtin {
  Builtin(
    name, "TF = \(name) (FILE)", .exactly(1), category: .files, summary: summary,
    examples: examples, seeAlso: ["make_absolute_filename", "fullfile"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    [.bool(call[0].isChar && test(call[0].text ?? ""))]
  }
}

private func makeAbsoluteBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let name = try call.path(0, "FILE argument must be a filename")
  if name.isEmpty { return [Value(FilePath.current)] }
  if name.hasPrefix("/") { return [Value(name)] }
  var parts = FilePath.current.split(separator: "/").map(String.init)
  for p in name.split(separator: "/") {
    if p == "." { continue }
    if p == ".." { _ = parts.popLast() } else { parts.append(String(p)) }
  }
  return [Value("/" + parts.joined(separator: "/"))]
}

private func canonicalizeBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let name = try call.path(0, "NAME must be a string")
  guard let p = realpath(name, nil) else {
    return [.emptyString, .scalar(-1), Value(String(cString: strerror(errno)))]
  }
  defer { free(p) }
  return [Value(String(cString: p)), .scalar(0), .emptyString]
}

private func temporaryFolder() -> String {
  if let t = getenv("TMPDIR"), t[0] != 0 { return String(cString: t) }
  return "/tmp"
}

private func tempnameBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var folder = temporaryFolder()
  if call.has(0) {
    let wanted = try call.string(0, "DIR must be a string")
    if FilePath.isFolder(wanted) { folder = wanted }
  }
  let prefix = call.has(1) ? try call.string(1, "PREFIX must be a string") : "oct-"
  let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
  while true {
    let tail = String((0..<6).map { _ in letters[Int.random(in: 0..<letters.count)] })
    let name = (folder.hasSuffix("/") ? folder : folder + "/") + prefix + tail
    if !FilePath.exists(name) { return [Value(name)] }
  }
}

private func cdBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let old = FilePath.current
  if call.count == 0, call.nargout > 0 { return [Value(old)] }
  let target = call.has(0) ? try call.path(0, "argument must be a string") : FilePath.expanded("~")
  if !target.isEmpty, chdir(target) != 0 {
    throw call.fail("\(target): \(String(cString: strerror(errno)))")
  }
  call.session.functions.epoch &+= 1
  return call.nargout > 0 ? [Value(old)] : []
}

let pathNameBuiltins: [Builtin] = [
  .fullfile, .fileparts, .isAbsoluteFilename, .isRootedRelativeFilename, .makeAbsoluteFilename,
  .canonicalizeFileName, .tempdir, .tempname, .pwd, .cd, .chdirName,
]
