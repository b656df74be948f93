import NablaSyntax

/// What builtins ask about the running code.
extension Session {
  /// The file whose functions the running code sees; nil at the prompt.
  package var currentFile: CodeFile? { machine.currentFile }

  /// The running function, past evals and scripts; nil at the prompt.
  package var currentFunction: FunctionCode? { machine.functionFrame?.function }

  /// The near name that a misspelt one may stand for.
  package func suggestion(for name: String) -> String? { machine.suggestion(for: name) }

  /// A handle as `@name` makes it here: functions of the running file are bound at once.
  package func makeHandle(_ name: String) -> Value { machine.makeHandle(name) }

  /// The text of argument `i` (from zero) of the call that the running function came from;
  /// nil where there is none.
  package func callerArgument(_ i: Int) -> String? { machine.callerArgument(i) }

  /// Throws away what a function remembers: its persistent variables. (Its code stays: it may be
  /// running.)
  package func forgetState(of f: FunctionCode) { f.persistents = [:] }
}

extension Machine {
  fileprivate func callerArgument(_ i: Int) -> String? {
    var d = state.pointee.depth
    while d >= 0, (state.pointee.frames + d).pointee.isShared {
      d = Int((state.pointee.frames + d).pointee.parent)
    }
    guard d >= 1 else { return nil }
    let f = (state.pointee.frames + d).pointee
    let below = (state.pointee.frames + d - 1).pointee
    guard let pc = f.returnPC.map({ $0 - 1 }) ?? below.current else { return nil }
    let chunk = below.chunk.takeUnretainedValue()
    let operands = chunk.sites[chunk.index(of: pc)].operands
    guard i >= 0, i + 1 < operands.count else { return nil }
    return chunk.source.text(operands[i + 1])
  }
}
