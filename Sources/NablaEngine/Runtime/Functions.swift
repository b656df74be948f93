import NablaSyntax

/// A builtin with an identity, so that references to it are cheap.
package final class BuiltinEntry: Sendable {
  package let record: Builtin
  package init(_ record: Builtin) { self.record = record }
}

/// What a name, looked up as a function, stands for.
package enum FunctionReference {
  case builtin(BuiltinEntry)
  case user(FunctionCode)
}

/// A text with functions: a file, the prompt, an eval. Its functions see each other.
package final class CodeFile {
  package let source: SourceText
  /// The absolute path, or empty for text that is not a file.
  package let path: String
  /// Functions of the file by name.
  package var functions: [String: FunctionCode] = [:]
  /// Part of the standard library: its functions find each other there first.
  package var isLibrary = false
  /// Names that `import` lets the file call in short: "pkg.f", "pkg.*".
  package var imports: [String] = []
  /// The class whose members the file's code may use: of a class definition, or of the folder
  /// `@NAME` that the file is in.
  package var className: String?

  package init(source: SourceText, path: String) {
    self.source = source
    self.path = path
    className = SearchPath.className(ofFolder: path)
  }

  /// The folder of the file, "" for text that is not one.
  package var folder: String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return String(path[..<slash])
  }
}

/// A function written in the language, compiled at its first call.
package final class FunctionCode {
  package let name: String
  package let file: CodeFile
  /// Parameters, outputs, body; an anonymous function's body is one expression.
  package let definition: FunctionDefinition
  package let anonymousBody: Expression?
  /// Variables of the surrounding scope that an anonymous function takes with it.
  package let capturedNames: [String]
  /// Those among them that surely are variables there; another may be a function's name.
  package let capturedVariables: Set<String>
  /// The function that this one is nested in.
  package weak var parent: FunctionCode?
  /// Functions nested in this one.
  package var nested: [String: FunctionCode] = [:]
  var cachedMentions: Mentions?
  package var chunk: Chunk?
  /// Persistent variables by name.
  package var persistents: [String: VariableBox] = [:]
  /// The statements of a script file run by name: no parameters, shares the caller's variables.
  package var script: [Statement]?
  /// The file defines a class: a call makes an object of it.
  package var classDefinition: ClassDefinition?

  package init(
    name: String, file: CodeFile, definition: FunctionDefinition, anonymousBody: Expression? = nil,
    capturedNames: [String] = [], capturedVariables: Set<String>? = nil
  ) {
    self.name = name
    self.file = file
    self.definition = definition
    self.anonymousBody = anonymousBody
    self.capturedNames = capturedNames
    self.capturedVariables = capturedVariables ?? Set(capturedNames)
  }

  package var hasVarargin: Bool { definition.inputs.last?.name == "varargin" }
  package var hasVarargout: Bool { definition.outputs.last?.name == "varargout" }
}
