import NablaEngine

/// import: short names for the functions of packages.
extension Builtin {
  static let importNames = Builtin(
    "import", "import PKG.FUNCTION\nimport PKG.*\nimport PKG.A PKG.B\nLIST = import", .any,
    category: .path,
    summary: "Lets the functions of a package be called without its name.",
    details: """
      After `import pkg.f`, `f (x)` calls `pkg.f (x)`; after `import pkg.*` that holds for every function
      of the package. It is so in the file that says it, or at the prompt.
      Functions of the same file come first.
      """,
    examples: [Example("import matlab.lang.makeValidName; makeValidName (\"a b\")", shows: "ans = aB")],
    seeAlso: ["addpath", "which"],
    body: importBody)
}

private func importBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let functions = call.session.functions
  let file = call.session.currentFile
  let isPrompt = file == nil || file?.path.isEmpty == true
  var names = (isPrompt ? functions.imports : file?.imports) ?? []
  if call.count == 0 {
    return [try .cellColumn(names.map { Value($0) })]
  }
  for i in 0..<call.count {
    let name = try call.string(i, "arguments must be names of packages and functions")
    guard name.contains("."), !name.hasPrefix("."), !name.hasSuffix(".") else {
      throw call.failed("'\(name)' names no member of a package")
    }
    names.removeAll { $0 == name }
    names.append(name)
  }
  if isPrompt { functions.imports = names } else { file?.imports = names }
  functions.epoch &+= 1
  return []
}

let importBuiltins: [Builtin] = [.importNames]
