import NablaEngine

/// What a class has: methods, properties, metaclass; and whether an object has them.
extension Builtin {
  static let methods = Builtin(
    "methods", "methods (OBJ)\nmethods NAME\nLIST = methods (OBJ)", .between(1, 2), category: .types,
    summary: "List the methods of a class.",
    details: """
      OBJ is an object, or the name of a class. With an output the names come as a cell column, without
      they are shown.
      """,
    examples: [Example("ismember (\"parse\", methods (\"inputParser\"))", shows: "ans = 1")],
    errors: ["": "the argument is neither an object nor the name of a class"],
    seeAlso: ["properties", "ismethod", "fieldnames"],
    body: methodsBody)

  static let properties = Builtin(
    "properties", "properties (OBJ)\nproperties NAME\nLIST = properties (OBJ)", .exactly(1),
    category: .types,
    summary: "List the public properties of a class.",
    details: """
      OBJ is an object, or the name of a class. Hidden properties, and those that only methods may
      read, are left out.
      """,
    examples: [
      Example("any (strcmp (\"KeepUnmatched\", properties (\"inputParser\")))", shows: "ans = 1")
    ],
    errors: ["": "there is no class of that name"],
    seeAlso: ["methods", "isprop", "fieldnames"],
    body: propertiesBody)

  static let ismethod = Builtin(
    "ismethod", "TF = ismethod (OBJ, METHOD)", .exactly(2), category: .types,
    summary: "True if the class of an object has a method of that name.",
    details: "OBJ may also be the name of a class.",
    examples: [
      Example("ismethod (inputParser (), \"parse\")", shows: "ans = 1"),
      Example("ismethod (5, \"parse\")", shows: "ans = 0"),
    ],
    seeAlso: ["methods", "isprop", "isobject"],
    body: ismethodBody)

  static let isprop = Builtin(
    "isprop", "TF = isprop (OBJ, NAME)", .exactly(2), category: .types,
    summary: "True if an object has a property of that name.",
    examples: [
      Example("isprop (inputParser (), \"KeepUnmatched\")", shows: "ans = 1"),
      Example("isprop (5, \"x\")", shows: "ans = 0"),
    ],
    seeAlso: ["properties", "ismethod", "isfield"],
    body: ispropBody)

  static let metaclass = Builtin(
    "metaclass", "M = metaclass (OBJ)", .exactly(1), category: .types,
    summary: "The object that describes the class of an object; `?NAME` gives that of a name.",
    examples: [Example("m = metaclass (inputParser ()); m.Name", shows: "ans = inputParser")],
    seeAlso: ["methods", "properties", "class"],
    body: metaclassBody)

  static let subsindex = Builtin(
    "subsindex", "IDX = subsindex (OBJ)", .exactly(1), category: .types,
    summary: "The index, from zero, that an object stands for: a method for classes of yours.",
    details: "`a (obj)` reads the elements subsindex (obj) + 1 of `a`. Values without such a method are an error.",
    examples: [
      Example(
        "try, subsindex (3); catch err, disp (err.message); end",
        shows: "subsindex: not defined for class \"double\"")
    ],
    errors: ["": "the class has no such method"],
    seeAlso: ["class", "subsref"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    throw call.failed("not defined for class \"\(call[0].className)\"")
  }

  static let metaClassFromName = Builtin(
    "meta.class.fromName", "M = meta.class.fromName (NAME)", .exactly(1), category: .types,
    summary: "The object that describes a class; empty if there is none of that name.",
    examples: [Example("isempty (meta.class.fromName (\"nosuchclass\"))", shows: "ans = 1")],
    seeAlso: ["metaclass", "class"],
    body: metaClassFromNameBody)

  static let metaPackageFromName = Builtin(
    "meta.package.fromName", "M = meta.package.fromName (NAME)", .exactly(1), category: .types,
    summary: "The name of a package in a struct; empty if there is no such package.",
    examples: [Example("isempty (meta.package.fromName (\"nosuchpackage\"))", shows: "ans = 1")],
    seeAlso: ["metaclass"],
    body: metaPackageFromNameBody)

  static let superclasses = Builtin(
    "superclasses", "LIST = superclasses (OBJ)\nLIST = superclasses (NAME)", .exactly(1),
    category: .types,
    summary: "The names of the classes that a class is derived from, nearest first.",
    examples: [Example("superclasses (\"inputParser\")", shows: "ans =\n{\n  [1,1] = handle\n}\n")],
    errors: ["": "there is no class of that name"],
    seeAlso: ["isa", "methods"],
    body: superclassesBody)
}

/// The class of an object, or of the name in a text; nil if there is none.
private func type(_ v: Value, _ call: borrowing Call) throws(NablaError) -> ClassInfo? {
  if case .object(let o) = v { return o.type }
  guard let name = v.text else { return nil }
  return try call.session.classes.find(name)
}

private func methodsBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var names: [String] = []
  var title = call[0].text ?? call[0].className
  let known = try type(call[0], call)
  if let c = known {
    names = call.session.classes.methodNames(c)
    title = c.name
  } else if case .map = call[0] {
    names = ["Map", "delete", "isKey", "keys", "length", "numel", "remove", "values"]
  } else if call[0].text != nil {
    names = call.session.functions.path.classFunctionNames(title).sorted()
  } else {
    throw call.failed("invalid input argument")
  }
  if names.isEmpty, known == nil { throw .message("invalid class: \(title)", id: "") }
  if call.nargout > 0 { return [try .cellColumn(names.map { Value($0) })] }
  let columns = Names.columns(names, width: call.session.format.width)
  call.session.output.put("Methods for class \(title):\n\(columns)\n")
  return []
}

private func propertiesBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard let c = try type(call[0], call), c.style != .folder else {
    throw .message("invalid class: \(call[0].text ?? call[0].className)", id: "")
  }
  let names = c.publicPropertyNames
  if call.nargout > 0 { return [try .cellColumn(names.map { Value($0) })] }
  call.session.output.put(
    "properties for class \(c.name):\n\n" + names.map { "  \($0)\n" }.joined() + "\n")
  return []
}

private func ismethodBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard let name = call[1].text else { throw call.failed("second argument must be a method name") }
  if let c = try type(call[0], call) {
    return [.bool(call.session.classes.methodNames(c).contains(name))]
  }
  if case .map = call[0] {
    return [.bool(["isKey", "keys", "values", "remove", "length", "numel"].contains(name))]
  }
  guard let className = call[0].text else { return [.bool(false)] }
  return [.bool(call.session.functions.path.classFunction(className, name) != nil)]
}

private func ispropBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard let name = call[1].text else { throw call.failed("PNAME must be a string") }
  guard case .object(let o) = call[0] else {
    if case .map = call[0] { return [.bool(["Count", "KeyType", "ValueType"].contains(name))] }
    return [.bool(false)]
  }
  let known = o.type.property(name) != nil || o.type.native?.propertyNames.contains(name) == true
  return [.bool(known || o.type.style == .folder && o.storage.fields.slot(of: name) != nil)]
}

private func metaclassBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard case .object(let o) = call[0] else { throw call.failed("OBJ must be an object") }
  return [try call.session.machine.metaclass(o.className)]
}

private func metaClassFromNameBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let name = try call.string(0, "class name must be a string")
  guard try call.session.classes.find(name) != nil else { return [.emptyMatrix] }
  return [try call.session.machine.metaclass(name)]
}

private func metaPackageFromNameBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let name = try call.string(0, "package name must be a string")
  guard call.session.functions.isPackage(name) else { return [.emptyMatrix] }
  return [.structure(StructArray([("Name", Value(name))]))]
}

private func superclassesBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard let c = try type(call[0], call) else {
    throw .message("invalid class: \(call[0].text ?? call[0].className)", id: "")
  }
  var names: [String] = []
  func visit(_ c: ClassInfo) {
    for p in c.parents where !names.contains(p.name) {
      names.append(p.name)
      visit(p)
    }
  }
  visit(c)
  if c.isHandle { names.append("handle") }
  return [try .cellColumn(names.map { Value($0) })]
}

let classQueryBuiltins: [Builtin] = [
  .methods, .properties, .ismethod, .isprop, .metaclass, .metaClassFromName, .metaPackageFromName,
  .superclasses, .subsindex,
]
