import NablaSyntax

package final class Chunk {}

/// Runs bytecode. (Interface only so far.)
package final class Machine {
  unowned let session: Session
  package init(session: Session) { self.session = session }
  package func call(_ f: Value, _ a: [Value], nargout: Int) throws(NablaError) -> [Value] { throw .undefinedName("call") }
  package func call(named name: String, _ a: [Value], nargout: Int) throws(NablaError) -> [Value] { throw .undefinedName(name) }
  package func resolve(_ name: String) -> FunctionReference? { nil }
  package var currentScope: VariableScope { fatalError() }
  package var callerScope: VariableScope { fatalError() }
  package var baseScope: VariableScope { fatalError() }
  package func evaluate(_ text: [UInt8], name: String, in: VariableScope?, nargout: Int) throws(NablaError) -> [Value] { [] }
  package func runFile(_ path: String) throws(NablaError) {}
}
