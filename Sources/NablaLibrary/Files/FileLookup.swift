import Glibc
import NablaEngine

/// Looking files and folders up along a path, and the numbers of system errors.
extension Builtin {
  static let isSameFile = Builtin(
    "is_same_file", "SAME = is_same_file (FILEPATH1, FILEPATH2)", .exactly(2), category: .files,
    summary: "True if two paths lead to the same file or folder.",
    details: "Cell arrays of paths are compared one by one, or with the one other path.",
    examples: [Example("is_same_file (\"/tmp\", \"/usr/../tmp\")", shows: "ans = 1")],
    seeAlso: ["canonicalize_file_name"],
    body: isSameFileBody)

  static let tildeExpand = Builtin(
    "tilde_expand", "TEXT = tilde_expand (TEXT)", .exactly(1), category: .files,
    summary: "A path with a `~` at its beginning replaced by the home folder.",
    details: "`~name` is the home of that user. A cell array of paths gives one.",
    examples: [Example("tilde_expand (\"a~\")", shows: "ans = a~")],
    seeAlso: ["make_absolute_filename"],
    body: tildeExpandBody)

  static let fileInPath = Builtin(
    "file_in_path", "NAME = file_in_path (PATH, FILE)\nLIST = file_in_path (PATH, FILE, \"all\")",
    .between(2, 3), category: .path,
    summary: "Finds a file in a list of folders that are separated by colons.",
    details: "With several files in a cell, the first that is found. Empty if there is none.",
    examples: [Example("file_in_path (\"/no/such:/also/not\", \"x\")", shows: "ans = ")],
    seeAlso: ["file_in_loadpath", "dir_in_loadpath", "path"],
    body: fileInPathBody)

  static let fileInLoadpath = Builtin(
    "file_in_loadpath", "NAME = file_in_loadpath (FILE)\nLIST = file_in_loadpath (FILE, \"all\")",
    .between(1, 2), category: .path,
    summary: "Finds a file in the folders where functions are looked for.",
    details: "Those of the library are among them. Empty if there is none.",
    examples: [Example("file_in_loadpath (\"no_such_file\")", shows: "ans = ")],
    seeAlso: ["file_in_path", "dir_in_loadpath", "which"],
    body: fileInLoadpathBody)

  static let dirInLoadpath = Builtin(
    "dir_in_loadpath", "NAME = dir_in_loadpath (DIR)\nLIST = dir_in_loadpath (DIR, \"all\")",
    .between(1, 2), category: .path,
    summary: "Finds a folder on the load path by the last parts of its name.",
    details: "",
    examples: [Example("dir_in_loadpath (\"no_such_folder\")", shows: "ans = ")],
    seeAlso: ["file_in_loadpath", "addpath"],
    body: dirInLoadpathBody)

  static let errnoValue = Builtin(
    "errno", "N = errno ()\nOLD = errno (N)\nOLD = errno (NAME)", .between(0, 1), category: .system,
    summary: "The number of the last system error, or sets it.",
    details: "NAME is one of the fields of `errno_list`; for an unknown one the output is -1.",
    examples: [Example("errno (0); errno ()", shows: "ans = 0")],
    seeAlso: ["errno_list"],
    body: errnoBody)

  static let errnoList = Builtin(
    "errno_list", "S = errno_list ()", .exactly(0), category: .system,
    summary: "A struct with the numbers of the system's errors by name.",
    details: "",
    examples: [Example("errno_list ().ENOENT", shows: "ans = 2")],
    seeAlso: ["errno"],
    body: errnoListBody)
}

// MARK: The same file

private func paths(_ v: Value) -> [String]? {
  if let t = v.text { return [t] }
  guard case .cell(let c) = v else { return nil }
  let texts = c.elements.compactMap(\.text)
  return texts.count == c.count ? texts : nil
}

private func isSame(_ a: String, _ b: String) -> Bool {
  var s = stat()
  var t = stat()
  guard stat(expanded(a), &s) == 0, stat(expanded(b), &t) == 0 else { return false }
  return s.st_dev == t.st_dev && s.st_ino == t.st_ino
}

private func isSameFileBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard let a = paths(call[0]), let b = paths(call[1]) else {
    throw call.failed("FILEPATH1 and FILEPATH2 must be strings or cell arrays of strings")
  }
  if call[0].isChar, call[1].isChar { return [.bool(isSame(a[0], b[0]))] }
  if !call[0].isChar, !call[1].isChar, call[0].dims != call[1].dims {
    throw call.failed("cellstr arrays FILEPATH1 and FILEPATH2 must be the same size")
  }
  let dims = call[0].isChar ? call[1].dims : call[0].dims
  let t = try Tensor<Bool>(uninitialized: dims)
  for i in 0..<t.count {
    t.data[i] = isSame(call[0].isChar ? a[0] : a[i], call[1].isChar ? b[0] : b[i])
  }
  return [Value(t)]
}

// MARK: ~

private func expanded(_ path: String) -> String {
  guard path.hasPrefix("~") else { return path }
  let end = path.firstIndex(of: "/") ?? path.endIndex
  let user = path[path.index(after: path.startIndex)..<end]
  if user.isEmpty {
    guard let home = getenv("HOME") else { return path }
    return String(cString: home) + path[end...]
  }
  guard let entry = getpwnam(String(user)), let home = entry.pointee.pw_dir else { return path }
  return String(cString: home) + path[end...]
}

private func tildeExpandBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  if let t = call[0].text { return [Value(expanded(t))] }
  guard case .cell(let c) = call[0], let texts = paths(call[0]) else {
    throw call.failed("argument must be char or cellstr object")
  }
  return [.cell(try CellArray(c.dims, texts.map { Value(expanded($0)) }))]
}

// MARK: Paths

/// The files wanted: one or more names, none of them empty.
private func files(_ call: borrowing Call, _ i: Int) throws(NablaError) -> [String] {
  guard let names = paths(call[i]), let first = names.first, !first.isEmpty else {
    throw call.failed("FILE argument must not be empty")
  }
  return names
}

private func wantsAll(_ call: borrowing Call, _ i: Int, _ ordinal: String) throws(NablaError) -> Bool {
  guard call.has(i) else { return false }
  guard let word = call[i].text else {
    throw call.failed("optional \(ordinal) argument must be a string")
  }
  guard word == "all" else { throw call.failed("\"all\" is only valid \(ordinal) argument") }
  return true
}

private func answer(_ found: [String], all: Bool) throws(NablaError) -> [Value] {
  if !all { return [Value(found.first ?? "")] }
  if found.isEmpty { return [.cell(try CellArray(Dims.empty))] }
  return [try .cellColumn(found.map { Value($0) })]
}

private func search(_ folders: [String], _ names: [String], all: Bool) -> [String] {
  var found: [String] = []
  for name in names {
    if name.hasPrefix("/") {
      if SearchPath.isFile(name) { found.append(name) }
    } else {
      for f in folders where SearchPath.isFile(f + "/" + name) { found.append(f + "/" + name) }
    }
    if !all, !found.isEmpty { break }
  }
  return found
}

private func fileInPathBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard let list = call[0].text else { throw call.failed("PATH must be a string") }
  let names = try files(call, 1)
  let all = try wantsAll(call, 2, "third")
  let folders = list.split(separator: ":").map { expanded(String($0)) }
  return try answer(search(folders, names, all: all), all: all)
}

/// The current folder, those of addpath and those of the library.
private func loadFolders(_ session: Session) -> [String] {
  let path = session.functions.path
  var folders = [SearchPath.currentFolder()] + path.folders
  if let root = path.libraryRoot {
    folders += SearchPath.list(root).sorted().map { root + "/" + $0 }.filter(SearchPath.isFolder)
  }
  return folders
}

private func fileInLoadpathBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let names = try files(call, 0)
  let all = try wantsAll(call, 1, "second")
  return try answer(search(loadFolders(call.session), names, all: all), all: all)
}

private func dirInLoadpathBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard let name = call[0].text else { throw call.failed("DIR must be a directory name") }
  var found = loadFolders(call.session).filter { $0 == name || $0.hasSuffix("/" + name) }
  if SearchPath.isFolder(name), name.hasPrefix("/"), !found.contains(name) { found.append(name) }
  return try answer(found, all: call.has(1))
}

// MARK: System errors

private let errorNumbers: [(String, Int32)] = [
  ("E2BIG", E2BIG), ("EACCES", EACCES), ("EADDRINUSE", EADDRINUSE), ("EAGAIN", EAGAIN),
  ("EBADF", EBADF), ("EBUSY", EBUSY), ("ECHILD", ECHILD), ("ECONNREFUSED", ECONNREFUSED),
  ("ECONNRESET", ECONNRESET), ("EDEADLK", EDEADLK), ("EDOM", EDOM), ("EEXIST", EEXIST),
  ("EFAULT", EFAULT), ("EFBIG", EFBIG), ("EHOSTUNREACH", EHOSTUNREACH),
  ("EINPROGRESS", EINPROGRESS), ("EINTR", EINTR), ("EINVAL", EINVAL), ("EIO", EIO),
  ("EISDIR", EISDIR), ("ELOOP", ELOOP), ("EMFILE", EMFILE), ("EMLINK", EMLINK),
  ("ENAMETOOLONG", ENAMETOOLONG), ("ENFILE", ENFILE), ("ENODEV", ENODEV), ("ENOENT", ENOENT),
  ("ENOEXEC", ENOEXEC), ("ENOLCK", ENOLCK), ("ENOMEM", ENOMEM), ("ENOSPC", ENOSPC),
  ("ENOSYS", ENOSYS), ("ENOTDIR", ENOTDIR), ("ENOTEMPTY", ENOTEMPTY), ("ENOTTY", ENOTTY),
  ("ENXIO", ENXIO), ("EPERM", EPERM), ("EPIPE", EPIPE), ("ERANGE", ERANGE), ("EROFS", EROFS),
  ("ESPIPE", ESPIPE), ("ESRCH", ESRCH), ("ETIMEDOUT", ETIMEDOUT), ("EXDEV", EXDEV),
]

private func errnoBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let before = errno
  guard call.has(0) else { return [Value(Int(before))] }
  if let name = call[0].text {
    guard let n = errorNumbers.first(where: { $0.0 == name })?.1 else { return [Value(-1)] }
    errno = n
    return [Value(Int(before))]
  }
  let n = try call.int(0, "argument must be a scalar integer")
  guard n >= 0, n < 1 << 30 else { throw call.failed("argument must be a positive integer") }
  errno = Int32(n)
  return [Value(Int(before))]
}

private func errnoListBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  [.structure(StructArray(errorNumbers.map { ($0.0, Value(Int($0.1))) }))]
}

let fileLookupBuiltins: [Builtin] = [
  .isSameFile, .tildeExpand, .fileInPath, .fileInLoadpath, .dirInLoadpath, .errnoValue, .errnoList,
]
