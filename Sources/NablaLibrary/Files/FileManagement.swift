import CNabla
import Glibc
import NablaEngine

/// isfile, mkdir, delete, rename, copyfile and the like: files as things.
extension Builtin {
  static let isfile = fileTest(
    "isfile", "True for the name of a file, not of a folder.",
    Example("isfile (\"/no/such/file\")", shows: "ans = 0")
  ) { FilePath.isFile($0) }
  static let isfolder = fileTest(
    "isfolder", "True for the name of a folder.", Example("isfolder (\"/\")", shows: "ans = 1")
  ) { FilePath.isFolder($0) }
  static let isdir = fileTest(
    "isdir", "True for the name of a folder; the old name of `isfolder`.",
    Example("isdir (\"/\")", shows: "ans = 1")
  ) { FilePath.isFolder($0) }

  static let mkdir = Builtin(
    "mkdir", "mkdir (DIR)\nmkdir (PARENT, DIR)\n[STATUS, MSG, MSGID] = mkdir (...)", .between(1, 2),
    outputs: 3, category: .files,
    summary: "Makes a folder, and those it lies in where they are missing.",
    details: "STATUS is true if the folder is there afterwards. Without outputs a failure is an error.",
    examples: [Example("d = tempname (); status = mkdir (d)", shows: "status = 1")],
    seeAlso: ["rmdir", "isfolder", "dir"],
    body: mkdirBody)

  static let rmdir = Builtin(
    "rmdir", "rmdir (DIR)\nrmdir (DIR, \"s\")\n[STATUS, MSG, MSGID] = rmdir (...)", .between(1, 2),
    outputs: 3, category: .files,
    summary: "Removes an empty folder, or with \"s\" all that is in it, too.",
    details: "",
    examples: [Example("d = tempname (); mkdir (d); status = rmdir (d)", shows: "status = 1")],
    seeAlso: ["mkdir", "delete"],
    body: rmdirBody)

  static let deleteFile = Builtin(
    "delete", "delete (FILE)\ndelete FILE1 FILE2 ...\ndelete (H)", .atLeast(1), outputs: 0, category: .files,
    summary: "Removes files, whose names may hold the wildcards of the shell, or graphics objects.",
    details: "Warns if there is no such file. H are handles of figures, axes or what is drawn in them.",
    examples: [Example("f = tempname (); fclose (fopen (f, \"w\")); delete (f); isfile (f)", shows: "ans = 0")],
    seeAlso: ["unlink", "rmdir"],
    body: deleteBody)

  static let unlink = Builtin(
    "unlink", "[ERR, MSG] = unlink (FILE)", .exactly(1), outputs: 2, category: .files,
    summary: "Removes a file; ERR is 0 if that went well, else -1.",
    details: "",
    examples: [Example("[err, msg] = unlink (\"/no/such/file\")", shows: "err = -1\nmsg = No such file or directory")],
    seeAlso: ["delete", "rename"],
    body: unlinkBody)

  static let rename = Builtin(
    "rename", "[ERR, MSG] = rename (OLD, NEW)", .exactly(2), outputs: 2, category: .files,
    summary: "Gives a file another name; ERR is 0 if that went well, else -1.",
    details: "",
    examples: [Example("[err, msg] = rename (\"/no/such/file\", \"x\")", shows: "err = -1\nmsg = No such file or directory")],
    seeAlso: ["movefile", "copyfile"],
    body: renameBody)

  static let copyfile = transfer(
    "copyfile", "Copies files, or a folder with all that is in it.", "movefile", body: copyfileBody)
  static let movefile = transfer(
    "movefile", "Moves files, or gives them another name.", "copyfile", body: movefileBody)

  static let dir = Builtin(
    "dir", "dir\ndir (DIR)\nLIST = dir (DIR)", .between(0, 1), category: .files,
    summary: "Shows what is in a folder, or returns it as a struct array.",
    details: "The fields are name, folder, date, bytes, isdir, datenum and statinfo. Wildcards are allowed.",
    examples: [Example("d = tempname (); mkdir (d); numel (dir (d))", shows: "ans = 2")],
    seeAlso: ["ls", "glob", "readdir", "stat"],
    body: dirBody)

  static let ls = Builtin(
    "ls", "ls\nls (DIR)\nLIST = ls (...)", .any, category: .files,
    summary: "Shows the names in a folder, or returns them, one in a row.",
    details: "",
    examples: [Example("d = tempname (); mkdir (d); fclose (fopen ([d \"/a\"], \"w\")); ls (d)", shows: "a")],
    seeAlso: ["dir", "glob"],
    body: lsBody)

  static let glob = Builtin(
    "glob", "LIST = glob (PATTERN)", .exactly(1), category: .files,
    summary: "The names that match a pattern of the shell, or one of a cell of patterns.",
    details: "",
    examples: [Example("glob (\"/tm[p]\")", shows: "ans =\n{\n  [1,1] = /tmp\n}")],
    seeAlso: ["dir", "ls", "regexp"],
    body: globBody)

  static let readdir = Builtin(
    "readdir", "[FILES, ERR, MSG] = readdir (DIR)", .exactly(1), outputs: 3, category: .files,
    summary: "The names in a folder as a cell column, with `.` and `..`.",
    details: "",
    examples: [Example("d = tempname (); mkdir (d); numel (readdir (d))", shows: "ans = 2")],
    seeAlso: ["dir", "glob"],
    body: readdirBody)

  static let stat = Builtin(
    "stat", "[INFO, ERR, MSG] = stat (FILE)", .exactly(1), outputs: 3, category: .files,
    summary: "What the system knows of a file, as a struct; empty if there is no such file.",
    details: "",
    examples: [Example("info = stat (\"/\"); info.modestr(1)", shows: "ans = d")],
    seeAlso: ["dir", "isfile"],
    body: statBody)
}

private func fileTest(
  _ name: String, _ summary: String, _ example: Example, _ test: @escaping @Sendable (String) -> Bool
) -> Builtin {
  Builtin(
    name, "TF = \(name) (F)", .exactly(1), category: .files, summary: summary,
    details: "For a cell of names, an array of answers.", examples: [example],
    seeAlso: ["isfile", "isfolder", "exist"].filter { $0 != name }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    if case .cell(let names) = call[0] {
      let t = try Tensor<Bool>(names.dims)
      for i in 0..<names.count {
        guard names.data[i].isChar, let s = names.data[i].text else {
          throw call.failed("F must be a string or cell array of strings")
        }
        t.data[i] = test(FilePath.expanded(s))
      }
      return [Value(t)]
    }
    guard call[0].isChar, let s = call[0].text else {
      throw call.failed("F must be a string or cell array of strings")
    }
    return [.bool(test(FilePath.expanded(s)))]
  }
}

/// The outputs of a function that gives a status, or an error if none is asked for.
private func outcome(_ call: borrowing Call, _ problem: String?, note: String = "")
  throws(NablaError) -> [Value]
{
  if call.nargout == 0 {
    if let problem { throw call.failed("operation failed: \(problem)") }
    return []
  }
  let text = problem ?? note
  return [.bool(problem == nil), Value(text), Value(text.isEmpty ? "" : call.name)]
}

private func reason() -> String { String(cString: nabla_error_text(errno)) }

private func mkdirBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var path = try call.path(0, "DIR must be a string")
  if call.has(1) { path += "/" + (try call.string(1, "DIR must be a string")) }
  if FilePath.isFolder(path) { return try outcome(call, nil, note: "directory exists") }
  var built = path.hasPrefix("/") ? "/" : ""
  for part in path.split(separator: "/") {
    built += (built.isEmpty || built.hasSuffix("/") ? "" : "/") + part
    if FilePath.isFolder(built) { continue }
    if Glibc.mkdir(built, 0o777) != 0 { return try outcome(call, reason()) }
  }
  call.session.functions.epoch &+= 1
  return try outcome(call, nil)
}

private func rmdirBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let path = try call.path(0, "DIR must be a string")
  var problem: String?
  if call.has(1) {
    guard call[1].text == "s" else {
      throw call.failed("second argument must be \"s\" for recursive delete")
    }
    problem = removeTree(path)
  } else if Glibc.rmdir(path) != 0 {
    problem = reason()
  }
  return try outcome(call, problem)
}

private func removeTree(_ path: String) -> String? {
  var s = Glibc.stat()
  guard lstat(path, &s) == 0 else { return reason() }
  if s.st_mode & S_IFMT == S_IFDIR {
    for name in FilePath.entries(path) ?? [] where name != "." && name != ".." {
      if let problem = removeTree(path + "/" + name) { return problem }
    }
    return Glibc.rmdir(path) == 0 ? nil : reason()
  }
  return Glibc.unlink(path) == 0 ? nil : reason()
}

private func deleteBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  if case .object(let o) = call[0], o.type.isHandle {
    o.isValid = false
    return []
  }
  if call.count == 1, call[0].isNumeric {
    try Handles.delete(call[0], call.session)
    return []
  }
  for i in 0..<call.count {
    let pattern = try call.path(
      i, "first argument must be a filename or list of graphics handles")
    let names = FilePath.matching(pattern)
    if names.isEmpty {
      try call.session.warn("Octave:delete:no-such-file", "delete: no such file: \(pattern)")
    }
    for name in names where Glibc.unlink(name) != 0 {
      try call.session.warn("Octave:delete:unlink-error", "delete: \(name): \(reason())")
    }
  }
  return []
}

private func status(_ done: Bool, _ call: borrowing Call, _ what: String) throws(NablaError)
  -> [Value]
{
  if call.nargout == 0 {
    if !done { throw call.failed("operation failed: \(reason())") }
    return []
  }
  return [.scalar(done ? 0 : -1), Value(done ? "" : reason())]
}

private func unlinkBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let path = try call.path(0, "FILE must be a string")
  return try status(Glibc.unlink(path) == 0, call, path)
}

private func renameBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let from = try call.path(0, "OLD must be a string")
  let to = try call.path(1, "NEW must be a string")
  return try status(Glibc.rename(from, to) == 0, call, from)
}

private func transfer(_ name: String, _ summary: String, _ other: String, body: @escaping Builtin.Body)
  -> Builtin
{
  Builtin(
    name, "\(name) (F1, F2)\n\(name) (F1, F2, \"f\")\n[STATUS, MSG, MSGID] = \(name) (...)",
    .between(1, 3), outputs: 3, category: .files, summary: summary,
    details: "If F2 is a folder the files keep their names. F1 may hold wildcards.",
    examples: [
      Example(
        "f = tempname (); fclose (fopen (f, \"w\")); status = \(name) (f, [f \"2\"])",
        shows: "status = 1")
    ],
    seeAlso: [other, "rename", "delete"], body: body)
}

private func copyTree(_ from: String, _ to: String) -> String? {
  if FilePath.isFolder(from) {
    if !FilePath.isFolder(to), Glibc.mkdir(to, 0o777) != 0 { return reason() }
    for name in FilePath.entries(from) ?? [] where name != "." && name != ".." {
      if let problem = copyTree(from + "/" + name, to + "/" + name) { return problem }
    }
    return nil
  }
  switch FilePath.contents(from) {
  case .failure(let p): return p.text
  case .success(let bytes):
    if let p = FilePath.write(bytes, to: to) { return p.text }
    if let mode = FilePath.info(from)?.st_mode { _ = chmod(to, mode & 0o7777) }
    return nil
  }
}

private func moveTree(_ from: String, _ to: String) -> String? {
  if Glibc.rename(from, to) == 0 { return nil }
  guard errno == EXDEV else { return reason() }
  return copyTree(from, to) ?? removeTree(from)
}

private func transferred(_ call: borrowing Call, _ work: (String, String) -> String?)
  throws(NablaError) -> [Value]
{
  var sources: [String] = []
  let problem = "arguments must be character strings"
  if case .cell(let t) = call[0] {
    for v in t.elements { sources.append(FilePath.expanded(v.text ?? "")) }
  } else {
    let pattern = try call.path(0, problem)
    let names = FilePath.matching(pattern)
    sources = names.isEmpty ? [pattern] : names
  }
  let target = call.has(1) ? try call.path(1, problem) : "."
  if sources.count > 1, !FilePath.isFolder(target) {
    throw call.failed("when copying multiple files, F2 must be a directory")
  }
  for from in sources {
    var to = target
    if FilePath.isFolder(target) {
      to += "/" + (from.split(separator: "/").last.map(String.init) ?? from)
    }
    if let problem = FilePath.exists(from) ? work(from, to) : "No such file or directory" {
      return try outcome(call, problem)
    }
  }
  return try outcome(call, nil)
}

private func copyfileBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  try transferred(call, copyTree)
}

private func movefileBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  try transferred(call, moveTree)
}

/// Names in columns, as the commands that list show them.
private func inColumns(_ names: [String], width: Int) -> String {
  if names.isEmpty { return "" }
  let longest = (names.map { $0.utf8.count }.max() ?? 0) + 2
  let columns = max(1, width / longest)
  let rows = (names.count + columns - 1) / columns
  var text = ""
  for i in 0..<rows {
    var line = ""
    for j in 0..<columns where j * rows + i < names.count {
      let name = names[j * rows + i]
      line += name
      if (j + 1) * rows + i < names.count {
        line += String(repeating: " ", count: longest - name.utf8.count)
      }
    }
    text += line + "\n"
  }
  return text
}

/// Names in columns as wide as each needs, as the shell's `ls` shows them.
private func inTightColumns(_ names: [String], width: Int) -> String {
  if names.isEmpty { return "" }
  var columns = names.count
  while columns > 1 {
    let rows = (names.count + columns - 1) / columns
    var total = 0
    for j in 0..<columns {
      let column = names.dropFirst(j * rows).prefix(rows)
      total += (column.map { $0.utf8.count }.max() ?? 0) + (j < columns - 1 ? 2 : 0)
    }
    if total <= width { break }
    columns -= 1
  }
  let rows = (names.count + columns - 1) / columns
  var text = ""
  for i in 0..<rows {
    var line = ""
    for j in 0..<columns where j * rows + i < names.count {
      let name = names[j * rows + i]
      line += name
      guard (j + 1) * rows + i < names.count else { continue }
      let longest = names.dropFirst(j * rows).prefix(rows).map { $0.utf8.count }.max() ?? 0
      line += String(repeating: " ", count: longest + 2 - name.utf8.count)
    }
    text += line + "\n"
  }
  return text
}

private func dirBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let name = call.has(0) ? try call.path(0, "DIRECTORY argument must be a string") : "."
  var (folder, names): (String, [String]) = (name, [])
  if FilePath.isFolder(name) {
    names = FilePath.entries(name) ?? []
  } else {
    let found = FilePath.matching(name)
    folder = name.contains("/") ? String(name[..<(name.lastIndex(of: "/") ?? name.startIndex)]) : "."
    if folder.isEmpty { folder = "/" }
    names = found.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    if names.isEmpty {
      try call.session.warn("", "dir: nonexistent directory '\(name)'")
      return call.nargout > 0 ? [.emptyMatrix] : []
    }
  }
  if call.nargout == 0 {
    call.session.output.put(inColumns(names, width: call.session.format.width))
    return []
  }
  let fields = FieldTable(["name", "folder", "date", "bytes", "isdir", "datenum", "statinfo"])
  var values: [Value] = []
  let absolute = realpath(folder, nil).map { p in
    defer { free(p) }
    return String(cString: p)
  }
  var count = 0
  for n in names {
    guard let s = FilePath.info(folder + "/" + n) else { continue }
    count += 1
    let local = BrokenTime(seconds: Double(s.st_mtim.tv_sec))
    values += [
      Value(n), Value(absolute ?? folder), Value(local.dateText),
      Value(s.st_mode & S_IFMT == S_IFDIR ? 0 : Int(s.st_size)),
      .bool(s.st_mode & S_IFMT == S_IFDIR), .scalar(local.serialDate), statValue(s),
    ]
  }
  return [.structure(StructArray(dims: Dims(count, 1), fields: fields, values: values))]
}

private func lsBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var names: [String] = []
  for i in 0..<max(1, call.count) {
    let name = call.has(i) ? try call.path(i, "all arguments must be character strings") : "."
    if name.hasPrefix("-") { continue }
    if FilePath.isFolder(name) {
      names += (FilePath.entries(name) ?? []).filter { !$0.hasPrefix(".") }
    } else {
      let found = FilePath.matching(name)
      if found.isEmpty {
        throw call.failed("command exited abnormally with status 2")
      }
      names += found
    }
  }
  if call.nargout == 0 {
    call.session.output.put(inTightColumns(names, width: call.session.format.width))
    return []
  }
  return [try call.session.call(named: "char", names.map { Value($0) })[0]]
}

private func globBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var names: [String] = []
  if case .cell(let t) = call[0] {
    for v in t.elements { names += FilePath.matching(FilePath.expanded(v.text ?? "")) }
    names.sort { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  } else {
    names = FilePath.matching(
      try call.path(0, "PATTERN must be a string or cell array of strings"))
  }
  if names.isEmpty { return [.cell(try CellArray(Dims.empty))] }
  return [try .cellColumn(names.map { Value($0) })]
}

private func readdirBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let name = try call.path(0, "DIR must be a string")
  guard let names = FilePath.entries(name) else {
    return [.cell(try CellArray(Dims.empty)), .scalar(-1), Value(reason())]
  }
  return [try .cellColumn(names.map { Value($0) }), .scalar(0), .emptyString]
}

private func statValue(_ s: Glibc.stat) -> Value {
  var mode = ""
  switch s.st_mode & S_IFMT {
  case S_IFDIR: mode = "d"
  case S_IFLNK: mode = "l"
  case S_IFCHR: mode = "c"
  case S_IFBLK: mode = "b"
  default: mode = "-"
  }
  for shift in [6, 3, 0] {
    let bits = (s.st_mode >> UInt32(shift)) & 7
    mode += (bits & 4 != 0 ? "r" : "-") + (bits & 2 != 0 ? "w" : "-") + (bits & 1 != 0 ? "x" : "-")
  }
  return .structure(
    StructArray([
      ("ino", .scalar(Double(s.st_ino))), ("mode", .scalar(Double(s.st_mode))),
      ("modestr", Value(mode)), ("nlink", .scalar(Double(s.st_nlink))),
      ("uid", .scalar(Double(s.st_uid))), ("gid", .scalar(Double(s.st_gid))),
      ("rdev", .scalar(Double(s.st_rdev))), ("size", .scalar(Double(s.st_size))),
      ("atime", .scalar(Double(s.st_atim.tv_sec))), ("mtime", .scalar(Double(s.st_mtim.tv_sec))),
      ("ctime", .scalar(Double(s.st_ctim.tv_sec))), ("blksize", .scalar(Double(s.st_blksize))),
      ("blocks", .scalar(Double(s.st_blocks))), ("dev", .scalar(Double(s.st_dev))),
    ]))
}

private func statBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let name = try call.path(0, "NAME must be a string")
  guard let s = FilePath.info(name) else { return [.emptyMatrix, .scalar(-1), Value(reason())] }
  return [statValue(s), .scalar(0), .emptyString]
}

let fileManagementBuiltins: [Builtin] = [
  .isfile, .isfolder, .isdir, .mkdir, .rmdir, .deleteFile, .unlink, .rename, .copyfile, .movefile,
  .dir, .ls, .glob, .readdir, .stat,
]
