import NablaSyntax

typealias PC = UnsafeMutablePointer<Instruction>
typealias Registers = UnsafeMutablePointer<Value>

/// One running function, script or line.
struct Frame {
  var chunk: Unmanaged<Chunk>
  var function: Unmanaged<FunctionCode>?
  /// A closure, kept alive while it runs (retained).
  var owner: Unmanaged<AnyObject>?
  /// Register 0.
  var base: Registers
  /// Where the results go.
  var result: Registers
  /// Where the caller goes on; nil where the call came from Swift.
  var returnPC: PC?
  /// The instruction that it is performing while Swift code runs on top of it.
  var current: PC? = nil
  var nargin: Int32
  var nargout: Int32
  var isEntry: Bool
  /// Runs on the variables of another scope: a script, a line, an eval.
  var isShared: Bool
  /// That scope: a frame's index, or -1 for the workspace of the prompt.
  var parent: Int32
  /// Its registers were changed from outside: specialised code has to be left.
  var mustLeave = false
}

/// What handlers see of the machine: trivial fields in memory of their own.
struct MachineState {
  var machine: Unmanaged<Machine>?
  var registers: Registers
  var registerLimit: Registers
  var frames: UnsafeMutablePointer<Frame>
  /// The running frame's index, -1 when idle.
  var depth: Int
  /// Registers of the running frame.
  var r: Registers
  var epoch: UnsafeMutablePointer<Int>
  var interrupt: UnsafeMutablePointer<Int32>
  /// Variables that eval and its like made in functions that do not know them: names are looked up
  /// there while any exist.
  var extras: Int
  var recursionLimit: Int
  /// How many functions of cleanup objects wait for the end of an instruction.
  var cleanups = 0
  /// 0 after a return to Swift, 1 after an error.
  var status: Int
  /// Where a function that Swift called goes on: the end of the run.
  let halt: PC
}
