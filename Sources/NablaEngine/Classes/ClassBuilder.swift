import NablaSyntax

/// Makes a class from its definition: attributes become flags, inherited members are written out.
struct ClassBuilder {
  private let table: ClassTable
  private let file: CodeFile
  private let definition: ClassDefinition
  private let info: ClassInfo

  init(_ table: ClassTable, _ f: FunctionCode, _ definition: ClassDefinition, _ name: String) {
    self.table = table
    file = f.file
    self.definition = definition
    info = ClassInfo(name, .definition)
    info.file = f.file
    info.definition = definition
  }

  func build() throws(NablaError) -> ClassInfo {
    for a in definition.attributes {
      switch a.name {
      case "Abstract": info.isAbstract = Self.flag(a)
      case "Sealed": info.isSealed = Self.flag(a)
      case "Hidden": info.isHidden = Self.flag(a)
      case "InferiorClasses":
        for other in Self.classNames(a.value) { table.setSuperior(info.name, to: other) }
      case "HandleCompatible", "ConstructOnLoad", "AllowedSubclasses": break
      default: throw .message("unknown class attribute '\(a.name)'", id: "Octave:class-error")
      }
    }
    try inherit()
    for p in definition.properties { try add(p) }
    for m in definition.methods { try add(m) }
    addFilesOfFolder()
    if info.isHandle {
      info.methods["delete"]?.isDestructor = true
      for m in table.handleMethods() where info.methods[m.name] == nil { info.methods[m.name] = m }
    }
    for e in definition.enumeration {
      info.enumeration.append(EnumerationMember(e.name.name, e.arguments.map(code)))
    }
    info.events += definition.events.map(\.name)
    info.isAbstract =
      info.isAbstract || info.methods.values.contains(where: \.isAbstract)
      || info.properties.contains(where: \.isAbstract)
    layOut()
    return info
  }

  private func inherit() throws(NablaError) {
    for s in definition.superclasses {
      if s.name == "handle" {
        info.isHandle = true
        continue
      }
      guard let parent = try table.find(s.name) else {
        throw .message("class not found: \(s.name)", id: "Octave:undefined-function")
      }
      if parent.isSealed {
        throw .message("`\(parent.name)' cannot be derived from, because it is sealed", id: "")
      }
      info.parents.append(parent)
      info.isHandle = info.isHandle || parent.isHandle
      for p in parent.properties { info.add(p.copy()) }
      for (name, m) in parent.methods {
        if let known = info.methods[name], !known.isAbstract { continue }
        info.methods[name] = m
      }
      info.events += parent.events
    }
  }

  // MARK: Members

  private func add(_ d: ClassDefinition.Property) throws(NablaError) {
    let p = PropertyInfo(d.name.name, owner: info.name)
    for a in d.attributes {
      switch a.name {
      case "Constant": p.isConstant = Self.flag(a)
      case "Dependent": p.isDependent = Self.flag(a)
      case "Hidden": p.isHidden = Self.flag(a)
      case "Abstract": p.isAbstract = Self.flag(a)
      case "Access":
        p.getAccess = try Self.access(a)
        p.setAccess = p.getAccess
      case "GetAccess": p.getAccess = try Self.access(a)
      case "SetAccess": p.setAccess = try Self.access(a)
      case "Transient", "GetObservable", "SetObservable", "AbortSet", "NonCopyable",
        "PartialMatchPriority":
        break
      default: throw .message("unknown property attribute '\(a.name)'", id: "Octave:class-error")
      }
    }
    p.defaultCode = d.defaultValue.map(code)
    let v = d.validation
    if v.size != nil || v.className != nil || !v.validators.isEmpty {
      p.validation = v
      p.validators = v.validators.map { validator($0, p.name) }
    }
    info.add(p)
  }

  private func add(_ d: ClassDefinition.Method) throws(NablaError) {
    let full = d.function.name.name
    let function = FunctionCode(name: full, file: file, definition: d.function)
    for n in d.function.nested where file.functions[n.name.name] == nil {
      let inner = FunctionCode(name: n.name.name, file: file, definition: n)
      inner.parent = function
      file.functions[n.name.name] = inner
    }
    if let dot = full.firstIndex(of: ".") {
      let name = String(full[full.index(after: dot)...])
      guard let p = info.property(name) else {
        throw .message("'\(full)': there is no property '\(name)' in class '\(info.name)'", id: "")
      }
      if full.hasPrefix("get.") { p.getter = function } else { p.setter = function }
      return
    }
    if full == info.shortName {
      if d.isDeclaration { return }
      info.constructor = function
      for a in d.attributes where a.name == "Access" { info.constructorAccess = try Self.access(a) }
      info.explicitParents = SuperclassCalls.names(in: d.function, output: d.function.outputs.first)
      return
    }
    let m = MethodInfo(full, owner: info.name, d.isDeclaration ? nil : .user(function))
    for a in d.attributes {
      switch a.name {
      case "Static": m.isStatic = Self.flag(a)
      case "Abstract": m.isAbstract = Self.flag(a)
      case "Hidden": m.isHidden = Self.flag(a)
      case "Sealed": m.isSealed = Self.flag(a)
      case "Access": m.access = try Self.access(a)
      default: throw .message("unknown method attribute '\(a.name)'", id: "Octave:class-error")
      }
    }
    if let inherited = info.methods[full], inherited.isSealed, inherited.owner != info.name {
      throw .message(
        "method '\(full)' of class '\(inherited.owner)' is sealed and cannot be overridden", id: "")
    }
    info.methods[full] = m
  }

  /// Methods with files of their own in the class's folder.
  private func addFilesOfFolder() {
    let folder = file.folder
    guard folder.split(separator: "/").last?.first == "@" else { return }
    for (name, f) in table.folderFunctions(folder, except: info.shortName, library: file.isLibrary) {
      if let declared = info.methods[name], declared.owner == info.name {
        if declared.function == nil { declared.function = .user(f) }
      } else {
        info.methods[name] = MethodInfo(name, owner: info.name, .user(f))
      }
    }
  }

  /// Gives every property that objects store a place.
  private func layOut() {
    var names: [String] = []
    for p in info.properties where !p.isConstant && !p.isDependent {
      p.slot = names.count
      names.append(p.name)
    }
    info.fields = FieldTable(names)
  }

  // MARK: Code

  /// An expression of the class file as a function without arguments.
  private func code(_ e: Expression) -> FunctionCode {
    function(e, parameters: [])
  }

  /// `mustBePositive`, `mustBeMember (prop, {...})`: a function of the value.
  private func validator(_ e: Expression, _ property: String) -> FunctionCode {
    let value = Parameter(property, e.span)
    if case .index = e.kind { return function(e, parameters: [value]) }
    let argument = Expression(.identifier(property), e.span)
    return function(Expression(.index(e, [argument]), e.span), parameters: [value])
  }

  private func function(_ e: Expression, parameters: [Parameter]) -> FunctionCode {
    let d = FunctionDefinition(
      name: Identifier(info.name, e.span), inputs: parameters, outputs: [], body: [], nested: [],
      argumentBlocks: [], span: e.span, help: nil)
    return FunctionCode(name: info.name, file: file, definition: d, anonymousBody: e)
  }

  // MARK: Attributes

  private static func flag(_ a: ClassDefinition.Attribute) -> Bool {
    switch a.value?.kind {
    case nil: true
    case .identifier(let name)?: name == "true"
    case .number(let x)?: x != 0
    default: true
    }
  }

  private static func access(_ a: ClassDefinition.Attribute) throws(NablaError) -> MemberAccess {
    switch a.value?.kind {
    case .identifier(let name)?: return try access(named: name)
    case .string(let bytes, _)?: return try access(named: String(decoding: bytes, as: UTF8.self))
    case .metaclass?, .cell?: return .classes(classNames(a.value))
    default: return .everyone
    }
  }

  /// The names in `?A` or `{?A, ?B}`.
  private static func classNames(_ e: Expression?) -> [String] {
    switch e?.kind {
    case .metaclass(let name)?: return [name]
    case .cell(let rows)?: return rows.flatMap { $0.flatMap { classNames($0) } }
    default: return []
    }
  }

  private static func access(named name: String) throws(NablaError) -> MemberAccess {
    switch name {
    case "public": return .everyone
    case "protected": return .derived
    case "private": return .own
    case "immutable": return .constructor
    default: throw .message("unknown access specification '\(name)'", id: "Octave:class-error")
    }
  }
}

/// Finds `obj@Super (...)` in a constructor: superclasses that it constructs itself.
enum SuperclassCalls {
  static func names(in f: FunctionDefinition, output: Identifier?) -> Set<String> {
    guard let output else { return [] }
    var collector = NameCollector()
    collector.visit(f.body)
    let prefix = output.name + "@"
    var result: Set<String> = []
    for call in collector.superclassCalls where call.hasPrefix(prefix) {
      result.insert(String(call.dropFirst(prefix.count)))
    }
    return result
  }
}

extension PropertyInfo {
  /// The same property as a derived class has it, with a slot of its own.
  func copy() -> PropertyInfo {
    let p = PropertyInfo(name, owner: owner)
    p.getAccess = getAccess
    p.setAccess = setAccess
    p.isConstant = isConstant
    p.isDependent = isDependent
    p.isHidden = isHidden
    p.isAbstract = isAbstract
    p.defaultCode = defaultCode
    p.defaultValue = defaultValue
    p.getter = getter
    p.setter = setter
    p.validation = validation
    p.validators = validators
    return p
  }
}
