import Glibc
import NablaSyntax

/// The folders where functions are looked for: the current one, those of addpath, and the library.
///
/// Folders are listed once and remembered until `refresh` finds that they changed.
package final class SearchPath {
  /// Folders of addpath, first wins.
  package private(set) var folders: [String] = []
  /// The folder of the bundled library, with its topics below.
  package var libraryRoot: String? { didSet { libraryFiles = nil } }
  package var dialect: Dialect = .octave
  /// "system", "all" or "none": files whose changes go unnoticed.
  package var ignoredTimeStamps = "system"

  private struct Listing {
    var names: Set<String>
    var changed: timespec
  }
  private struct Loaded {
    var file: CodeFile
    var function: FunctionCode?
    var changed: timespec
    var error: NablaError?
  }
  private var listings: [String: Listing] = [:]
  private var loaded: [String: Loaded] = [:]
  private var libraryFiles: [String: String]?
  /// Folders `@NAME` of the library by the name of the class.
  private var libraryClassFolders: [String: [String]] = [:]
  /// The error of the last file that could not be parsed, for the machine to throw.
  package var parseError: NablaError?

  package init() {}

  package func add(_ folder: String, atEnd: Bool) {
    folders.removeAll { $0 == folder }
    if atEnd { folders.append(folder) } else { folders.insert(folder, at: 0) }
  }

  package func remove(_ folder: String) -> Bool {
    let before = folders.count
    folders.removeAll { $0 == folder }
    return folders.count != before
  }

  package static func currentFolder() -> String {
    guard let p = getcwd(nil, 0) else { return "." }
    defer { free(p) }
    return String(cString: p)
  }

  /// The time of the last change of a file or folder; nil if it is not there.
  static func changeTime(_ path: String) -> timespec? {
    var s = stat()
    return stat(path, &s) == 0 ? s.st_mtim : nil
  }

  /// A path from the root, but for `.` and `..` in it.
  package static func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    let tail = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    return currentFolder() + "/" + tail
  }

  /// The name of a file without its folders and `.m`.
  package static func functionName(_ path: String) -> String {
    let file = path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    return file.hasSuffix(".m") ? String(file.dropLast(2)) : file
  }

  package static func isFile(_ path: String) -> Bool {
    var s = stat()
    return stat(path, &s) == 0 && (s.st_mode & S_IFMT) == S_IFREG
  }

  package static func isFolder(_ path: String) -> Bool {
    var s = stat()
    return stat(path, &s) == 0 && (s.st_mode & S_IFMT) == S_IFDIR
  }

  package static func list(_ folder: String) -> [String] {
    guard let d = opendir(folder) else { return [] }
    defer { closedir(d) }
    var names: [String] = []
    while let entry = readdir(d) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  package static func read(_ path: String) -> [UInt8]? {
    let fd = open(path, O_RDONLY)
    guard fd >= 0 else { return nil }
    defer { close(fd) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let n = Glibc.read(fd, &block, block.count)
      if n < 0 { return nil }
      if n == 0 { return bytes }
      bytes.append(contentsOf: block[..<n])
    }
  }

  private func names(in folder: String) -> Set<String> {
    if let l = listings[folder] { return l.names }
    let changed = Self.changeTime(folder) ?? timespec()
    let names = Set(Self.list(folder))
    listings[folder] = Listing(names: names, changed: changed)
    return names
  }

  /// Looks again at folders and files that changed on disk; true if anything did.
  package func refresh() -> Bool {
    var any = false
    if ignoredTimeStamps == "all" { return false }
    for (folder, l) in listings {
      let now = Self.changeTime(folder) ?? timespec()
      if now.tv_sec != l.changed.tv_sec || now.tv_nsec != l.changed.tv_nsec {
        listings[folder] = nil
        any = true
      }
    }
    for (path, l) in loaded where !l.file.isLibrary {
      guard let now = Self.changeTime(path), now.tv_sec == l.changed.tv_sec,
        now.tv_nsec == l.changed.tv_nsec
      else {
        loaded[path] = nil
        any = true
        continue
      }
    }
    return any
  }

  /// Every function of the files that were read, those of the library aside.
  package func loadedFunctions() -> [FunctionCode] {
    loaded.values.filter { !$0.file.isLibrary }.flatMap { Array($0.file.functions.values) }
  }

  /// Forgets what was listed, after a folder was changed by the program itself.
  package func forget() { listings.removeAll() }

  /// The file that a name stands for on the path (not the library), or nil.
  package func file(_ name: String) -> String? {
    let relative = Self.relativePath(name)
    let here = Self.currentFolder()
    if let p = find(relative, in: here) { return p }
    for f in folders { if let p = find(relative, in: f) { return p } }
    return nil
  }

  /// `pkg.sub.f` is `+pkg/+sub/f`.
  private static func relativePath(_ name: String) -> String {
    guard name.contains(".") else { return name }
    let parts = name.split(separator: ".")
    return parts.dropLast().map { "+\($0)/" }.joined() + (parts.last.map(String.init) ?? "")
  }

  private func find(_ relative: String, in folder: String) -> String? {
    if let slash = relative.lastIndex(of: "/") {
      let sub = folder + "/" + relative[..<slash]
      return names(in: sub).contains(relative[relative.index(after: slash)...] + ".m")
        ? folder + "/" + relative + ".m" : nil
    }
    return names(in: folder).contains(relative + ".m") ? folder + "/" + relative + ".m" : nil
  }

  package func hasPackage(_ name: String) -> Bool {
    let relative = name.split(separator: ".").map { "+\($0)" }.joined(separator: "/")
    for f in [Self.currentFolder()] + folders {
      if relative.contains("/") {
        if Self.isFolder(f + "/" + relative) { return true }
      } else if names(in: f).contains(relative) {
        return true
      }
    }
    return false
  }

  package func function(_ name: String) -> FunctionCode? {
    guard let p = file(name) else { return nil }
    return load(p, library: false)
  }

  package func function(_ name: String, in folder: String, library: Bool) -> FunctionCode? {
    guard names(in: folder).contains(name + ".m") else { return nil }
    return load(folder + "/" + name + ".m", library: library)
  }

  package func libraryFile(_ name: String) -> String? {
    if libraryFiles == nil { scanLibrary() }
    return libraryFiles?[name]
  }

  package func libraryFunction(_ name: String) -> FunctionCode? {
    guard let p = libraryFile(name) else { return nil }
    return load(p, library: true)
  }

  private func scanLibrary() {
    var files: [String: String] = [:]
    if let root = libraryRoot {
      for topic in Self.list(root) where topic != "examples" && topic != "lessons" {
        let folder = root + "/" + topic
        for f in Self.list(folder) {
          if f.hasSuffix(".m") { files[String(f.dropLast(2))] = folder + "/" + f }
          if f.hasPrefix("@") {
            libraryClassFolders[String(f.dropFirst()), default: []].append(folder + "/" + f)
          }
        }
      }
    }
    libraryFiles = files
  }

  package func allNames() -> [String] {
    var all: [String] = []
    if libraryFiles == nil { scanLibrary() }
    all.append(contentsOf: (libraryFiles ?? [:]).keys)
    for f in [Self.currentFolder()] + folders {
      for n in names(in: f) where n.hasSuffix(".m") { all.append(String(n.dropLast(2))) }
    }
    return all
  }

  /// The function (or script) of a file, by the file's name.
  package func load(_ path: String, library: Bool) -> FunctionCode? {
    if let l = loaded[path] {
      if let e = l.error { parseError = e }
      return l.function
    }
    guard let bytes = Self.read(path), let changed = Self.changeTime(path) else { return nil }
    var name = path
    if let slash = name.lastIndex(of: "/") { name = String(name[name.index(after: slash)...]) }
    if name.hasSuffix(".m") { name.removeLast(2) }
    let source = SourceText(name: path, bytes: bytes)
    // The library is written in one dialect, whatever the user's.
    let program = parse(source, ParseOptions(dialect: library ? .octave : dialect, isFile: true))
    let file = CodeFile(source: source, path: path)
    file.isLibrary = library
    if program.classDefinition != nil, file.className == nil {
      file.className = Self.packagePrefix(file.folder) + name
    }
    var entry = Loaded(file: file, function: nil, changed: changed, error: nil)
    if let e = NablaError.parse(program, source) {
      entry.error = e
      parseError = e
      loaded[path] = entry
      return nil
    }
    for d in program.functions {
      // Those of a script are defined when it runs.
      if program.kind != .script { file.functions[d.name.name] = .make(d, in: file) }
    }
    if let d = program.classDefinition {
      let f = FunctionCode(name: name, file: file, definition: .empty(name, help: d.help))
      f.classDefinition = d
      entry.function = f
    } else if program.kind == .functions, let first = program.functions.first {
      // A function file is called by the file's name.
      let main = file.functions[first.name.name]
      if first.name.name != name, let main { file.functions[name] = main }
      entry.function = main
    } else {
      let f = FunctionCode(
        name: name, file: file, definition: .empty(name, help: program.help))
      f.script = program.statements
      entry.function = f
    }
    loaded[path] = entry
    return entry.function
  }
}

// MARK: - Classes

extension FunctionDefinition {
  /// What stands for a file that is no function: a script, a class.
  static func empty(_ name: String, help: String?) -> FunctionDefinition {
    FunctionDefinition(
      name: Identifier(name, .none), inputs: [], outputs: [], body: [], nested: [],
      argumentBlocks: [], span: .none, help: help)
  }
}

extension SearchPath {
  /// The class whose folder a file is in, `a/+pkg/@NAME/f.m` or `a/@NAME/private/f.m`; nil elsewhere.
  static func className(ofFolder path: String) -> String? {
    guard path.contains("@") else { return nil }
    var folders = path.split(separator: "/").dropLast()
    if folders.last == "private" { folders.removeLast() }
    guard let last = folders.popLast(), last.first == "@" else { return nil }
    return packagePrefix(folders.joined(separator: "/")) + last.dropFirst()
  }

  /// `pkg.sub.` for a folder that ends in `+pkg/+sub`.
  static func packagePrefix(_ folder: String) -> String {
    var result = ""
    for part in folder.split(separator: "/").reversed() {
      guard part.first == "+" else { break }
      result = part.dropFirst() + "." + result
    }
    return result
  }

  /// Folders `@NAME` for a class, those on the path before those of the library.
  func classFolders(_ className: String) -> [String] {
    var parts = className.split(separator: ".")
    guard let last = parts.popLast() else { return [] }
    let prefix = parts.map { "/+" + $0 }.joined()
    var result: [String] = []
    for f in [Self.currentFolder()] + folders {
      let outer = f + prefix
      if parts.isEmpty || Self.isFolder(outer), names(in: outer).contains("@" + last) {
        result.append(outer + "/@" + last)
      }
    }
    if parts.isEmpty {
      if libraryFiles == nil { scanLibrary() }
      result += libraryClassFolders[className] ?? []
    }
    return result
  }

  /// A function of a class's folders by name.
  package func classFunction(_ className: String, _ name: String) -> FunctionCode? {
    for folder in classFolders(className) where names(in: folder).contains(name + ".m") {
      return load(folder + "/" + name + ".m", library: isLibraryFolder(folder))
    }
    return nil
  }

  /// The constructor of a class with a folder: `@NAME/NAME.m`.
  func constructor(_ className: String) -> FunctionCode? {
    let short = className.split(separator: ".").last.map(String.init) ?? className
    return classFunction(className, short)
  }

  package func classFunctionNames(_ className: String) -> Set<String> {
    var result: Set<String> = []
    for folder in classFolders(className) { result.formUnion(functionNames(in: folder)) }
    return result
  }

  func functionNames(in folder: String) -> [String] {
    names(in: folder).filter { $0.hasSuffix(".m") }.map { String($0.dropLast(2)) }
  }

  private func isLibraryFolder(_ folder: String) -> Bool {
    libraryRoot.map { folder.hasPrefix($0 + "/") } ?? false
  }

  /// Is there any folder with methods for this class of the language, such as `@double`?
  func hasClassFolder(_ className: String) -> Bool { !classFolders(className).isEmpty }
}
