import NablaSyntax

/// Every function the session knows: builtins, functions typed at the prompt, files on the path.
package final class FunctionTable {
  package private(set) var builtins: [String: BuiltinEntry] = [:]
  /// Functions defined at the prompt or by a script.
  package private(set) var commandLine: [String: FunctionCode] = [:]
  package let path = SearchPath()

  /// Grows whenever a name could mean something new; call sites compare it. It lives in memory of
  /// its own, so that the machine reads it without asking this object.
  let epochCell: UnsafeMutablePointer<Int>
  package var epoch: Int {
    get { epochCell.pointee }
    set { epochCell.pointee = newValue }
  }

  /// What names meant outside of any file, as long as the epoch lasts.
  private var found: [String: FunctionReference] = [:]
  private var foundEpoch = -1

  /// Functions that were replaced: one may still be running, so they live as long as the session.
  private var retired: [FunctionCode] = []

  package init() {
    epochCell = .allocate(capacity: 1)
    epochCell.initialize(to: 1)
  }

  deinit { epochCell.deallocate() }

  /// What to do with sparse arguments; the library knows.
  package var sparseRule: (Builtin) -> SparseRule = { _ in .full }

  /// What `import` was told at the prompt.
  package var imports: [String] = []

  /// The function of a package that a short name stands for.
  private func imported(_ name: String, _ list: [String]) -> FunctionReference? {
    for full in list.reversed() {
      let dot = full.lastIndex(of: ".") ?? full.startIndex
      let last = full[full.index(after: dot)...]
      guard last == name || last == "*" else { continue }
      let whole = full[..<dot] + "." + name
      if let f = path.function(String(whole)) { return .user(f) }
      if let b = builtins[String(whole)] { return .builtin(b) }
    }
    return nil
  }

  package func register(_ list: [Builtin]) {
    for b in list { builtins[b.name] = BuiltinEntry(b) }
    epoch &+= 1
  }

  package func define(_ f: FunctionCode) {
    if let old = commandLine.updateValue(f, forKey: f.name) { retired.append(old) }
    epoch &+= 1
  }

  package func undefine(_ name: String) {
    if let old = commandLine.removeValue(forKey: name) {
      retired.append(old)
      epoch &+= 1
    }
  }

  package func undefineAll() {
    retired.append(contentsOf: commandLine.values)
    commandLine.removeAll()
    epoch &+= 1
  }

  /// What a name means as a function, seen from a piece of code: functions of its file, of its
  /// private folder, of the library (from within the library), of the prompt, of the path, builtins,
  /// and the library.
  package func resolve(_ name: String, from file: CodeFile?) -> FunctionReference? {
    if let file {
      if let f = file.functions[name] { return .user(f) }
      if !file.path.isEmpty {
        let folder = file.folder
        let home = folder.hasSuffix("/private") ? folder : folder + "/private"
        if let f = path.function(name, in: home, library: file.isLibrary) { return .user(f) }
      }
      if file.isLibrary, let f = path.libraryFunction(name) { return .user(f) }
    }
    if let file, !file.imports.isEmpty, let f = imported(name, file.imports) { return f }
    if file == nil || file?.path.isEmpty == true, !imports.isEmpty, let f = imported(name, imports) {
      return f
    }
    if foundEpoch != epoch {
      found.removeAll(keepingCapacity: true)
      foundEpoch = epoch
    }
    if let f = found[name] { return f }
    let f = lookUp(name)
    if let f { found[name] = f }
    return f
  }

  private func lookUp(_ name: String) -> FunctionReference? {
    if let f = commandLine[name] { return .user(f) }
    if let f = path.constructor(name) { return .user(f) }
    if let f = path.function(name) { return .user(f) }
    if let b = builtins[name] { return .builtin(b) }
    if let f = path.libraryFunction(name) { return .user(f) }
    return nil
  }

  /// Is there a package of that name, so that `name.f (x)` may be a call?
  package func isPackage(_ name: String) -> Bool {
    if ["containers", "matlab", "matlab.lang", "matlab.net", "meta", "meta.class", "meta.package"]
      .contains(name) { return true }
    return path.hasPackage(name)
  }

  /// Every name that completion and suggestions may offer.
  package func allNames() -> [String] {
    var all = Set(builtins.keys)
    all.formUnion(commandLine.keys)
    all.formUnion(path.allNames())
    return all.filter { !$0.hasPrefix("__") }.sorted()
  }
}
