/// Every function the session knows: builtins, functions typed at the prompt, files on the path.
package final class FunctionTable {
  package private(set) var builtins: [String: BuiltinEntry] = [:]
  /// Functions defined at the prompt or by a script.
  package var commandLine: [String: FunctionCode] = [:] { didSet { epoch &+= 1 } }
  /// Grows whenever a name could mean something new; caches compare it.
  package var epoch = 0
  package let path = SearchPath()

  package init() {}

  package func register(_ list: [Builtin]) {
    for b in list { builtins[b.name] = BuiltinEntry(b) }
    epoch &+= 1
  }
}
