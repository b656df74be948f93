import NablaSyntax

/// One instruction: 32 bytes, with the address of the handler that runs it.
package struct Instruction {
  var handler: UnsafeRawPointer
  var k: UInt64 = 0
  var a: UInt16 = 0
  var b: UInt16 = 0
  var c: UInt16 = 0
  var d: UInt16 = 0
  /// Distance of a jump, from the next instruction.
  var offset: Int32 = 0
  var opcode: Opcode
  var flags: Flags = []

  struct Flags: OptionSet {
    let rawValue: UInt16
    /// Operand b, c or d is a temporary: its value dies here.
    static let bDies = Flags(rawValue: 1)
    static let cDies = Flags(rawValue: 2)
    static let dDies = Flags(rawValue: 4)
    static let aDies = Flags(rawValue: 8)
    /// The number is the left operand.
    static let swapped = Flags(rawValue: 16)
    /// Some argument may be a list.
    static let lists = Flags(rawValue: 32)
    /// As many outputs are wanted as of the running (anonymous) function.
    static let outputsOfFrame = Flags(rawValue: 64)
    /// The operand of && or ||: empty is an error.
    static let shortCircuit = Flags(rawValue: 128)
    /// The statement shows its result.
    static let prints = Flags(rawValue: 256)
    /// A call by command syntax or a bare name.
    static let statement = Flags(rawValue: 512)
    /// A field that is followed by parentheses: perhaps a method.
    static let method = Flags(rawValue: 1024)
    /// Another step of the same chain follows: `a (1).b`, where `a (1)` has this flag.
    static let more = Flags(rawValue: 2048)
  }

  var number: Double { Double(bitPattern: k) }
}

/// What an instruction came from: the place of the operation and of its operands.
struct Site {
  var span: Span
  var operands: [Span] = []
}

/// A call's name and what was found under it. A plain struct in memory of its own, so that handlers
/// read it without reference counting.
struct CallSite {
  enum Kind: UInt8 {
    case unresolved, scalar, scalarPair, builtin, user
    /// Some folder such as `@double` on the path has a function of this name.
    case overloaded
    /// A builtin that gives the same scalar always: pi, true, ...; it is in `low`.
    case number, logical
  }
  var kind: Kind = .unresolved
  /// `FunctionTable.epoch` when it was looked up.
  var epoch = -1
  /// Scalar kernels.
  var function: (@convention(c) (Double) -> Double)?
  var pairFunction: (@convention(c) (Double, Double) -> Double)?
  var low = 0.0
  var high = 0.0
  /// The builtin or the user's function, kept alive by `ChunkData.keepAlive`.
  var builtin: Unmanaged<BuiltinEntry>?
  var user: Unmanaged<FunctionCode>?
  /// Index of the name in the chunk's names.
  var name = 0
  /// For `field`: the serial number of the table seen last, and the slot.
  var fieldTable: UInt = 0
  var slot = 0
}

/// One step of a nested place such as `.a{i}(j)`.
enum PathStep {
  /// So many subscripts.
  case paren(Int)
  case brace(Int)
  case field(String)
  /// The name is the next operand.
  case dynamicField
}

/// Candidates for the meaning of `end`, innermost first.
struct EndSite {
  /// Register of the indexed value, position and number of subscripts.
  var candidates: [(register: Int, position: Int, count: Int)]
  /// For a nested place: steps done before, subscripts from `base`.
  var path: [PathStep] = []
  var base = 0
  /// The last candidate surely is what is indexed, even if it has no value yet.
  var isCertain = false
}

/// One target of `[a, b] = ...`.
enum MultiTarget {
  case ignore
  case register(Int)
}

/// A target of `[c{1:2}, s.f, ~] = f (...)`, which may take any number of values.
struct SpreadTarget {
  /// The variable, nil for `~`.
  var register: Int?
  var path: [PathStep]
  /// Registers of the subscripts.
  var base: Int
  var count: Int
}

/// Instructions from..<to are guarded: an error there goes to `target`.
struct HandlerRange {
  var from: Int
  var to: Int
  var target: Int
  /// Registers from here on hold nothing that the handler needs.
  var firstFree: Int
  /// Of unwind_protect: runs on Ctrl-C, too.
  var isCleanup = false
}

/// An anonymous function as compiled where it stands.
struct ClosureTemplate {
  var code: FunctionCode
  /// Registers of the captured variables here.
  var captures: [Int]
  var text: [UInt8]
}
