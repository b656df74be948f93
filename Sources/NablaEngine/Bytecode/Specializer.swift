/// Infers the types of registers through one loop, from the types they have when the loop has become
/// hot, and rewrites its instructions to the typed forms.
///
/// The inference is an abstract interpretation of the tagged bytecode to a fixed point. It stays
/// sound because whatever could change a register behind its back (eval, assignin, a script) makes the
/// frame leave the specialised code (`Machine.leaveSpecialized`).
struct Specializer {
  /// What is known of a register.
  enum Kind: UInt8 {
    /// Not reached yet.
    case none
    /// Certainly a real double scalar, a logical scalar, nothing, a real double array.
    case double, bool, undefined, array
    /// One without an object behind it.
    case plain
    case any

    var isPlain: Bool { self == .double || self == .bool || self == .undefined || self == .plain }

    func joined(_ o: Kind) -> Kind {
      if self == o || o == .none { return self }
      if self == .none { return o }
      return isPlain && o.isPlain ? .plain : .any
    }
  }

  static let longestLoop = 4000
  static let mostStates = 2_000_000

  private let chunk: Chunk
  private let top: Int
  private let back: Int
  private let width: Int
  private var states: [Kind]
  private var pending: [Int] = []
  private let epoch: Int
  private var tested: Set<Int> = []

  /// `back` is the index of the loop's last instruction, a jump back.
  static func specialize(_ chunk: Chunk, back: Int, registers r: Registers, epoch: Int)
    -> Specialization?
  {
    let top = back + 1 + Int(chunk.code[back].offset)
    let length = back - top + 1
    guard top >= 0, length > 0, length <= longestLoop,
      length * chunk.registerCount <= mostStates
    else { return nil }
    var s = Specializer(chunk, top, back, epoch)
    return s.run(r)
  }

  private init(_ chunk: Chunk, _ top: Int, _ back: Int, _ epoch: Int) {
    self.chunk = chunk
    self.top = top
    self.back = back
    self.epoch = epoch
    width = chunk.registerCount
    states = [Kind](repeating: .none, count: (back - top + 1) * width)
  }

  private mutating func run(_ r: Registers) -> Specialization? {
    var entry = [Kind](repeating: .any, count: width)
    for i in 0..<width {
      switch MachineLayout.tag(r + i) {
      case MachineLayout.scalarTag: entry[i] = .double
      case MachineLayout.boolTag: entry[i] = .bool
      case MachineLayout.doubleTag: entry[i] = .array
      case MachineLayout.firstPlainTag: entry[i] = .undefined
      default: break
      }
    }
    flow(entry, to: back)
    while let i = pending.popLast() {
      var state = Array(states[((i - top) * width)..<((i - top + 1) * width)])
      step(i, &state)
    }
    // Rewrite.
    let code = UnsafeMutablePointer<Instruction>.allocate(capacity: chunk.codeCount)
    code.initialize(from: chunk.code, count: chunk.codeCount)
    var improved = 0
    var used: Set<Int> = []
    for i in top...back {
      let base = (i - top) * width
      guard states[base..<(base + width)].contains(where: { $0 != .none }) else { continue }
      if rewrite(&code[i], base, &used) { improved += 1 }
    }
    guard improved > 0 else {
      code.deinitialize(count: chunk.codeCount)
      code.deallocate()
      return nil
    }
    // Whatever the analysis took as known at the entry has to be so at the next entry.
    var assumptions: [(register: Int, tag: UInt8)] = []
    for i in 0..<width where touched.contains(i) {
      let tag = MachineLayout.tag(r + i)
      if entry[i] != .any { assumptions.append((i, tag)) }
    }
    return Specialization(
      code: code, count: chunk.codeCount, entry: back, assumptions: assumptions)
  }

  /// Registers that instructions of the loop name.
  private var touched: Set<Int> = []

  private mutating func flow(_ state: [Kind], to target: Int) {
    guard target >= top, target <= back else { return }
    let base = (target - top) * width
    var changed = false
    for i in 0..<width {
      let old = states[base + i]
      let new = old.joined(state[i])
      if new != old {
        states[base + i] = new
        changed = true
      }
    }
    if changed { pending.append(target) }
  }

  private func site(_ i: Instruction) -> UnsafeMutablePointer<CallSite>? {
    UnsafeMutablePointer(bitPattern: UInt(i.k))
  }

  /// The result of a call that the machine can make without leaving the handlers, if it is one.
  private func isScalarCall(_ i: Instruction, _ state: (Int) -> Kind) -> Bool {
    guard i.opcode == .call, let s = site(i), s.pointee.epoch == epoch,
      i.d == 0xFFFF || state(Int(i.d)) == .undefined, !i.flags.contains(.lists)
    else { return false }
    let a = Int(i.a)
    switch s.pointee.kind {
    case .scalar: return state(a) == .double
    case .scalarPair: return state(a) == .double && state(a + 1) == .double
    case .number, .logical: return true
    default: return false
    }
  }

  private mutating func step(_ index: Int, _ s: inout [Kind]) {
    let i = chunk.code[index]
    let a = Int(i.a)
    let b = Int(i.b)
    let c = Int(i.c)
    let d = Int(i.d)
    func kind(_ n: Int) -> Kind { n < s.count ? s[n] : .any }
    touched.insert(a)
    touched.insert(b)
    touched.insert(c)
    touched.insert(d)
    /// A value that dies leaves its register plain.
    func die() {
      if i.flags.contains(.aDies), !s[a].isPlain { s[a] = .plain }
      if i.flags.contains(.bDies), !s[b].isPlain { s[b] = .plain }
      if i.flags.contains(.cDies), !s[c].isPlain { s[c] = .plain }
      if i.flags.contains(.dDies), d < s.count, !s[d].isPlain { s[d] = .plain }
      if i.flags.contains(.aDies), s[a] != .plain { s[a] = .plain }
    }
    switch i.opcode {
    case .loadNumber: s[a] = .double
    case .loadConstant:
      switch chunk.constants[Int(i.k)] {
      case .scalar: s[a] = .double
      case .bool: s[a] = .bool
      case .double: s[a] = .array
      default: s[a] = .any
      }
    case .copy: s[a] = s[b]
    case .copyChecked:
      let k = s[b]
      if i.flags.contains(.bDies) { s[b] = .plain }
      s[a] = k == .double || k == .bool || k == .array ? k : .any
    case .move:
      let k = s[b]
      s[b] = .undefined
      s[a] = k
    case .clear: s[a] = .undefined
    case .add, .subtract, .multiply, .divide, .elementMultiply, .elementDivide:
      let both = kind(b) == .double && kind(c) == .double
      die()
      s[a] = both ? .double : .any
    case .addNumber, .subtractNumber, .multiplyNumber, .divideNumber:
      let known = kind(b) == .double
      die()
      s[a] = known ? .double : .any
    case .powerNumber:
      let known = kind(b) == .double && i.number == 2 && !i.flags.contains(.swapped)
      die()
      s[a] = known ? .double : .any
    case .less, .lessEqual, .equal, .notEqual, .greaterEqual, .greater:
      let both = kind(b) == .double && kind(c) == .double
      die()
      s[a] = both ? .bool : .any
    case .negate:
      let known = kind(b) == .double
      die()
      s[a] = known ? .double : .any
    case .not:
      let known = kind(b) == .bool
      die()
      s[a] = known ? .bool : .any
    case .index1:
      let known = kind(b) == .array && kind(c) == .double
      die()
      s[a] = known ? .double : .any
    case .index2:
      let known = kind(b) == .array && kind(c) == .double && kind(d) == .double
      die()
      s[a] = known ? .double : .any
    case .storeIndex1:
      let known = kind(a) == .array && kind(b) == .double && kind(c) == .double
      die()
      s[a] = known ? .array : .any
    case .storeIndex2:
      let known =
        kind(a) == .array && kind(b) == .double && kind(c) == .double && kind(d) == .double
      die()
      s[a] = known ? .array : .any
    case .endIndex: s[a] = .double
    case .caseMatches:
      s[c] = .plain
      s[a] = .bool
    case .jump:
      flow(s, to: index + 1 + Int(i.offset))
      return
    case .jumpBack:
      flow(s, to: index + 1 + Int(i.offset))
      return
    case .jumpIfFalse, .jumpIfTrue, .jumpUnlessNew, .jumpUnlessLess, .jumpUnlessLessEqual,
      .jumpUnlessEqual, .jumpUnlessNotEqual, .jumpUnlessGreaterEqual, .jumpUnlessGreater,
      .jumpUnlessLessNumber, .jumpUnlessLessEqualNumber, .jumpUnlessEqualNumber,
      .jumpUnlessNotEqualNumber, .jumpUnlessGreaterEqualNumber, .jumpUnlessGreaterNumber:
      die()
      flow(s, to: index + 1 + Int(i.offset))
    case .rangeNext, .eachNext:
      for j in 0..<4 { touched.insert(b + j) }
      let known = (0..<4).allSatisfy { kind(b + $0) == .double }
      var taken = s
      taken[a] = known ? .double : .any
      flow(taken, to: index + 1 + Int(i.offset))
    case .rangePrepare, .eachPrepare:
      for j in 0..<4 { s[b + j] = .any }
      if i.opcode == .rangePrepare {
        // A range of doubles leaves four doubles; anything else is found out at the next entry.
        s[b + 2] = .double
        s[b + 3] = .double
      }
    case .call:
      if isScalarCall(i, { n in n < s.count ? s[n] : .any }) {
        s[a] = .double
        if site(i)?.pointee.kind == .scalarPair { s[a + 1] = .plain }
        if site(i)?.pointee.kind == .logical { s[a] = .bool }
      } else {
        for j in 0..<max(b, c, 1) where a + j < s.count { s[a + j] = .any }
      }
    case .callValue:
      for j in 0..<max(b, 1) where a + j < s.count { s[a + j] = .any }
      for j in 0..<max(c, 1) where Int(i.k) + j < s.count { s[Int(i.k) + j] = .any }
      if d < s.count, i.flags.contains(.dDies) { s[d] = .plain }
    case .name:
      let k = kind(b)
      for j in 0..<max(c, 1) where a + j < s.count { s[a + j] = .any }
      s[a] = k == .double || k == .bool || k == .array ? k : .any
    case .unpack: for j in 0..<max(c, 1) where a + j < s.count { s[a + j] = .any }
    case .setAnswer:
      s[a] = .plain
      s[b] = .any
    case .storePath, .deletePath, .storeIndexN:
      for j in 0..<c where b + j < s.count { s[b + j] = .plain }
      die()
      s[a] = .any
    case .storeField, .storeReference:
      die()
      if i.opcode == .storeReference { s[b] = .plain }
      s[a] = .any
    case .takeReference:
      s[b] = .any
      s[a] = .any
    case .decide:
      s[a] = .any
      flow(s, to: index + 1 + Int(i.offset))
    case .append:
      s[a] = .any
      for j in 0..<c where b + j < s.count { s[b + j] = .any }
      flow(s, to: index + 1 + Int(i.offset))
    case .matrix, .cell:
      let shape = chunk.shapes[Int(i.k)]
      for j in 0..<shape.reduce(0, +) where b + j < s.count { s[b + j] = .plain }
      s[a] = .any
    case .range:
      for j in 0..<3 { s[b + j] = .plain }
      s[a] = .any
    case .indexN, .braceN:
      for j in 0..<d where c + j < s.count { s[c + j] = .plain }
      if i.flags.contains(.bDies) { s[b] = .plain }
      s[a] = .any
    case .display, .echo, .nop, .defineFunction: break
    case .returnFunction, .returnValues, .rethrow, .throwError: return
    default:
      die()
      s[a] = .any
    }
    flow(s, to: index + 1)
  }

  private mutating func rewrite(_ i: inout Instruction, _ base: Int, _ used: inout Set<Int>) -> Bool {
    func kind(_ n: UInt16) -> Kind { Int(n) < width ? states[base + Int(n)] : .any }
    let free = kind(i.a).isPlain
    let bDouble = kind(i.b) == .double
    let cDouble = kind(i.c) == .double
    var form: Opcode?
    switch i.opcode {
    case .add: form = free && bDouble && cDouble ? .addDouble : nil
    case .subtract: form = free && bDouble && cDouble ? .subtractDouble : nil
    case .multiply, .elementMultiply: form = free && bDouble && cDouble ? .multiplyDouble : nil
    case .divide, .elementDivide: form = free && bDouble && cDouble ? .divideDouble : nil
    case .addNumber: form = free && bDouble ? .addNumberDouble : nil
    case .multiplyNumber: form = free && bDouble ? .multiplyNumberDouble : nil
    case .subtractNumber:
      form =
        free && bDouble
        ? (i.flags.contains(.swapped) ? .reverseSubtractNumberDouble : .subtractNumberDouble) : nil
    case .divideNumber:
      form =
        free && bDouble
        ? (i.flags.contains(.swapped) ? .reverseDivideNumberDouble : .divideNumberDouble) : nil
    case .powerNumber:
      form = free && bDouble && i.number == 2 && !i.flags.contains(.swapped) ? .squareDouble : nil
    case .negate: form = free && bDouble ? .negateDouble : nil
    case .copy, .copyChecked: form = free && bDouble ? .copyDouble : nil
    case .loadNumber: form = free ? .loadNumberDouble : nil
    case .jumpUnlessLess: form = kind(i.a) == .double && bDouble ? .jumpUnlessLessDouble : nil
    case .jumpUnlessLessEqual:
      form = kind(i.a) == .double && bDouble ? .jumpUnlessLessEqualDouble : nil
    case .jumpUnlessEqual: form = kind(i.a) == .double && bDouble ? .jumpUnlessEqualDouble : nil
    case .jumpUnlessNotEqual:
      form = kind(i.a) == .double && bDouble ? .jumpUnlessNotEqualDouble : nil
    case .jumpUnlessGreaterEqual:
      form = kind(i.a) == .double && bDouble ? .jumpUnlessGreaterEqualDouble : nil
    case .jumpUnlessGreater:
      form = kind(i.a) == .double && bDouble ? .jumpUnlessGreaterDouble : nil
    case .jumpUnlessLessNumber: form = kind(i.a) == .double ? .jumpUnlessLessNumberDouble : nil
    case .jumpUnlessLessEqualNumber:
      form = kind(i.a) == .double ? .jumpUnlessLessEqualNumberDouble : nil
    case .jumpUnlessEqualNumber: form = kind(i.a) == .double ? .jumpUnlessEqualNumberDouble : nil
    case .jumpUnlessNotEqualNumber:
      form = kind(i.a) == .double ? .jumpUnlessNotEqualNumberDouble : nil
    case .jumpUnlessGreaterEqualNumber:
      form = kind(i.a) == .double ? .jumpUnlessGreaterEqualNumberDouble : nil
    case .jumpUnlessGreaterNumber:
      form = kind(i.a) == .double ? .jumpUnlessGreaterNumberDouble : nil
    case .rangeNext:
      let known = (0..<4).allSatisfy { kind(i.b + UInt16($0)) == .double }
      form = known && (free || kind(i.a) == .double) ? .rangeNextDouble : nil
    case .index1: form = free && kind(i.b) == .array && cDouble ? .index1Double : nil
    case .index2:
      form = free && kind(i.b) == .array && cDouble && kind(i.d) == .double ? .index2Double : nil
    case .storeIndex1:
      form = kind(i.a) == .array && bDouble && cDouble ? .storeIndex1Double : nil
    case .storeIndex2:
      form =
        kind(i.a) == .array && bDouble && cDouble && kind(i.d) == .double ? .storeIndex2Double : nil
    case .call:
      if isScalarCall(i, { n in n < width ? states[base + n] : .any }), let s = site(i),
        s.pointee.kind == .scalar || s.pointee.kind == .scalarPair
      {
        form = s.pointee.kind == .scalar ? .callScalarDouble : .callScalarPairDouble
        switch chunk.names[s.pointee.name] {
        case "abs": form = .absDouble
        case "sqrt": form = .sqrtDouble
        case "mod": form = .modDouble
        default: break
        }
      }
    default: break
    }
    guard let form else { return false }
    i.opcode = form
    i.handler = Handlers.address(of: form)
    return true
  }
}

extension Machine {
  /// The back-edge at `pc` has been taken often: the same index of specialised code, or nil.
  func specialized(_ pc: PC) -> PC? {
    let chunk = self.chunk
    let index = chunk.index(of: pc)
    let r = state.pointee.r
    for s in chunk.specializations where s.entry == index && s.matches(r) {
      return s.code + index
    }
    guard chunk.specializations.count < 12 else { return nil }
    guard let s = Specializer.specialize(
      chunk, back: index, registers: r, epoch: state.pointee.epoch.pointee)
    else { return nil }
    chunk.specializations.append(s)
    return s.code + index
  }

  /// The same instruction of the chunk itself.
  func general(_ pc: PC, _ chunk: Chunk) -> PC { chunk.code + chunk.index(of: pc) }

  /// Registers of frame `d` were changed from outside: what was inferred of them is void.
  func leaveSpecialized(_ d: Int) {
    guard d >= 0, d <= state.pointee.depth else { return }
    let f = state.pointee.frames + d
    let chunk = f.pointee.chunk.takeUnretainedValue()
    guard !chunk.specializations.isEmpty else { return }
    f.pointee.mustLeave = true
    if d < state.pointee.depth, let back = (f + 1).pointee.returnPC {
      (f + 1).pointee.returnPC = general(back - 1, chunk) + 1
    }
  }
}
