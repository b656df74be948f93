import NablaSyntax

/// Every class the session has met: those of `classdef` files, of `@NAME` folders, and those that
/// are written in Swift.
package final class ClassTable {
  private let functions: FunctionTable
  /// By name, with the function that stands for the file it came from: a file that changed gives a
  /// new class, while objects keep the one they were made of.
  private var definitions: [String: (file: FunctionCode, info: ClassInfo)] = [:]
  private var folders: [String: ClassInfo] = [:]
  var natives: [String: ClassInfo] = [:]
  private var overloaded: [String] = []
  private var overloadEpoch = -1
  /// Classes that come after one.
  private var superior: [String: Set<String>] = [:]
  /// Names of classes that are being built, against classes derived from themselves.
  private var building: Set<String> = []
  /// Was any class ever made? Without one there are no objects, and nothing looks for them.
  package var isUsed = false

  package init(_ functions: FunctionTable) { self.functions = functions }

  /// The class of a name, built from its file when first asked for; nil if there is none.
  package func find(_ name: String) throws(NablaError) -> ClassInfo? {
    if let c = natives[name] { return c }
    if case .user(let f)? = functions.resolve(name, from: nil), f.classDefinition != nil {
      return try info(of: f)
    }
    return folders[name]
  }

  /// The class whose definition a file holds.
  func info(of f: FunctionCode) throws(NablaError) -> ClassInfo {
    guard let d = f.classDefinition else { throw .message("not a class: \(f.name)") }
    let name = f.file.className ?? d.name.name
    if let known = definitions[name], known.file === f { return known.info }
    guard building.insert(name).inserted else {
      throw .message("class '\(name)' is derived from itself", id: "Octave:class-error")
    }
    defer { building.remove(name) }
    let c = try ClassBuilder(self, f, d, name).build()
    definitions[name] = (f, c)
    isUsed = true
    return c
  }

  /// A class that was met before.
  func known(_ name: String) -> ClassInfo? {
    definitions[name]?.info ?? folders[name] ?? natives[name]
  }

  func isDerived(_ name: String, from other: String) -> Bool {
    name == other || known(name)?.isA(other) ?? false
  }

  // MARK: Precedence

  /// Of a call with objects of both classes, the methods of `name` are meant.
  package func setSuperior(_ name: String, to other: String) {
    superior[name, default: []].insert(other)
  }

  package func isSuperior(_ name: String, to other: String) -> Bool {
    guard !superior.isEmpty else { return false }
    if superior[name]?.contains(other) == true { return true }
    // What holds for a class holds for those derived from the other one, unless they say otherwise.
    guard superior[other]?.contains(name) != true, let parents = known(other)?.parents else {
      return false
    }
    return parents.contains { isSuperior(name, to: $0.name) }
  }

  // MARK: Folder classes

  /// The class that `class (s, NAME, parents...)` makes.
  package func folderClass(_ name: String, parents: [ClassInfo]) -> ClassInfo {
    isUsed = true
    if let c = folders[name] {
      if c.parents.count != parents.count || !zip(c.parents, parents).allSatisfy({ $0 === $1 }) {
        c.parents = parents
        c.foundEpoch = -1
      }
      return c
    }
    let c = ClassInfo(name, .folder)
    c.parents = parents
    folders[name] = c
    return c
  }

  /// A method of a class by name, inherited ones too.
  package func method(_ c: ClassInfo, _ name: String) -> MethodInfo? {
    if c.style != .folder { return c.methods[name] }
    if c.foundEpoch != functions.epoch {
      c.methods = [:]
      c.missing = []
      c.foundEpoch = functions.epoch
    }
    if let m = c.methods[name] { return m }
    if c.missing.contains(name) { return nil }
    if let f = functions.path.classFunction(c.name, name) {
      let m = MethodInfo(name, owner: c.name, .user(f))
      c.methods[name] = m
      return m
    }
    for p in c.parents {
      if name != p.name, let m = method(p, name) {
        c.methods[name] = m
        return m
      }
    }
    c.missing.insert(name)
    return nil
  }

  /// The names that `methods` lists, sorted.
  package func methodNames(_ c: ClassInfo) -> [String] {
    if c.style == .folder { return functions.path.classFunctionNames(c.name).sorted() }
    var names = Set(c.methods.values.filter { !$0.isHidden }.map(\.name))
    if c.style == .definition { names.insert(c.shortName) }
    return names.sorted()
  }

  /// What may stand behind `obj.` at the prompt, or behind the name of the class itself.
  package func memberNames(_ c: ClassInfo, static isStatic: Bool) -> [String] {
    if isStatic {
      return c.properties.filter { $0.isConstant && $0.getAccess == .everyone }.map(\.name)
        + c.methods.values.filter { $0.isStatic && $0.access == .everyone && !$0.isHidden }.map(\.name)
        + c.enumeration.map(\.name)
    }
    let visible = c.methods.values.filter { $0.access == .everyone && !$0.isHidden }
    return c.publicPropertyNames + (c.style == .folder ? [] : visible.map(\.name))
  }

  /// Methods that every handle class has.
  func handleMethods() -> [MethodInfo] {
    ["delete", "isvalid", "addlistener", "notify"].compactMap { name in
      guard let b = functions.builtins[name] else { return nil }
      let m = MethodInfo(name, owner: "handle", .builtin(b))
      m.isHidden = true
      return m
    }
  }

  /// The functions of one class folder by name, its constructor aside.
  func folderFunctions(_ folder: String, except constructor: String, library: Bool)
    -> [(String, FunctionCode)]
  {
    var result: [(String, FunctionCode)] = []
    for name in functions.path.functionNames(in: folder).sorted() where name != constructor {
      if let f = functions.path.load(folder + "/" + name + ".m", library: library) {
        result.append((name, f))
      }
    }
    return result
  }

  // MARK: Classes of the language itself

  /// Classes that a folder on the path has methods for, such as `@double`.
  private func overloadedClasses() -> [String] {
    if overloadEpoch != functions.epoch {
      overloadEpoch = functions.epoch
      overloaded = Self.ranks.keys.filter { functions.path.hasClassFolder($0) }
    }
    return overloaded
  }

  /// Does a folder such as `@double` have a function of this name?
  func isOverloaded(_ name: String) -> Bool {
    overloadedClasses().contains { functions.path.classFunction($0, name) != nil }
  }

  /// The method of such a folder that a call means: that of the class that comes first among the
  /// arguments by rank, then by place.
  func overload(_ name: String, for arguments: some Sequence<Value>) -> MethodInfo? {
    guard !overloadedClasses().isEmpty else { return nil }
    var best: (name: String, rank: Int)?
    for v in arguments {
      let c = v.className
      guard let rank = Self.ranks[c], rank > best?.rank ?? -1 else { continue }
      best = (c, rank)
    }
    guard let best, let f = functions.path.classFunction(best.name, name) else { return nil }
    return MethodInfo(name, owner: best.name, .user(f))
  }

  private static let ranks: [String: Int] = [
    "function_handle": 5, "struct": 4, "cell": 4, "int8": 3, "int16": 3, "int32": 3, "int64": 3,
    "uint8": 3, "uint16": 3, "uint32": 3, "uint64": 3, "single": 2, "double": 1, "char": 1,
    "logical": 0,
  ]
}
