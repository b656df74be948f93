/// The fast paths of the machine: one small function for each common instruction, ending in a jump to
/// the next one's. Whatever is not common goes to `Machine.perform`.
///
/// Swift compiles `return next (...)` to a jump when it optimises; it does not promise to. A test
/// disassembles these functions and fails on a call where a jump belongs.
enum Handlers {
  typealias Handler = @convention(thin) (PC, Registers, UnsafeMutablePointer<MachineState>) -> Int

  static func enter(_ pc: PC, _ m: UnsafeMutablePointer<MachineState>) -> Int {
    next(pc, m.pointee.r, m)
  }

  /// (Closures, since the Swift 6 mode cannot refer to a function as a thin one; the function is inlined.)
  @inline(never)
  static func address(of op: Opcode) -> UnsafeRawPointer {
    let h: Handler
    switch op {
    case .loadNumber: h = { hLoadNumber($0, $1, $2) }
    case .move: h = { hMove($0, $1, $2) }
    case .copyChecked, .copy: h = { hCopy($0, $1, $2) }
    case .clear: h = { hClear($0, $1, $2) }
    case .add: h = { hAdd($0, $1, $2) }
    case .subtract: h = { hSubtract($0, $1, $2) }
    case .multiply, .elementMultiply: h = { hMultiply($0, $1, $2) }
    case .divide, .elementDivide: h = { hDivide($0, $1, $2) }
    case .addNumber: h = { hAddNumber($0, $1, $2) }
    case .subtractNumber: h = { hSubtractNumber($0, $1, $2) }
    case .multiplyNumber: h = { hMultiplyNumber($0, $1, $2) }
    case .divideNumber: h = { hDivideNumber($0, $1, $2) }
    case .powerNumber: h = { hPowerNumber($0, $1, $2) }
    case .negate: h = { hNegate($0, $1, $2) }
    case .not: h = { hNot($0, $1, $2) }
    case .less: h = { hLess($0, $1, $2) }
    case .lessEqual: h = { hLessEqual($0, $1, $2) }
    case .equal: h = { hEqual($0, $1, $2) }
    case .notEqual: h = { hNotEqual($0, $1, $2) }
    case .greaterEqual: h = { hGreaterEqual($0, $1, $2) }
    case .greater: h = { hGreater($0, $1, $2) }
    case .jump: h = { hJump($0, $1, $2) }
    case .jumpBack: h = { hJumpBack($0, $1, $2) }
    case .jumpIfFalse: h = { hJumpIfFalse($0, $1, $2) }
    case .jumpIfTrue: h = { hJumpIfTrue($0, $1, $2) }
    case .jumpUnlessLess: h = { hJumpUnlessLess($0, $1, $2) }
    case .jumpUnlessLessEqual: h = { hJumpUnlessLessEqual($0, $1, $2) }
    case .jumpUnlessEqual: h = { hJumpUnlessEqual($0, $1, $2) }
    case .jumpUnlessNotEqual: h = { hJumpUnlessNotEqual($0, $1, $2) }
    case .jumpUnlessGreaterEqual: h = { hJumpUnlessGreaterEqual($0, $1, $2) }
    case .jumpUnlessGreater: h = { hJumpUnlessGreater($0, $1, $2) }
    case .jumpUnlessLessNumber: h = { hJumpUnlessLessNumber($0, $1, $2) }
    case .jumpUnlessLessEqualNumber: h = { hJumpUnlessLessEqualNumber($0, $1, $2) }
    case .jumpUnlessEqualNumber: h = { hJumpUnlessEqualNumber($0, $1, $2) }
    case .jumpUnlessNotEqualNumber: h = { hJumpUnlessNotEqualNumber($0, $1, $2) }
    case .jumpUnlessGreaterEqualNumber: h = { hJumpUnlessGreaterEqualNumber($0, $1, $2) }
    case .jumpUnlessGreaterNumber: h = { hJumpUnlessGreaterNumber($0, $1, $2) }
    case .rangeNext: h = { hRangeNext($0, $1, $2) }
    case .name: h = { hCopy($0, $1, $2) }
    case .brace1: h = { hBrace1($0, $1, $2) }
    case .field: h = { hField($0, $1, $2) }
    case .indexN: h = { hIndexN($0, $1, $2) }
    case .storeIndexN: h = { hStoreIndexN($0, $1, $2) }
    case .index1: h = { hIndex1($0, $1, $2) }
    case .index2: h = { hIndex2($0, $1, $2) }
    case .storeIndex1: h = { hStoreIndex1($0, $1, $2) }
    case .storeIndex2: h = { hStoreIndex2($0, $1, $2) }
    case .call: h = { hCall($0, $1, $2) }
    case .caseMatches: h = { hCaseMatches($0, $1, $2) }
    case .returnFunction: h = { hReturn($0, $1, $2) }
    case .returnValues: h = { hReturnValues($0, $1, $2) }
    case .halt: h = { hHalt($0, $1, $2) }
    case .endIndex: h = { hEndIndex($0, $1, $2) }
    case .addDouble: h = { hAddDouble($0, $1, $2) }
    case .subtractDouble: h = { hSubtractDouble($0, $1, $2) }
    case .multiplyDouble: h = { hMultiplyDouble($0, $1, $2) }
    case .divideDouble: h = { hDivideDouble($0, $1, $2) }
    case .addNumberDouble: h = { hAddNumberDouble($0, $1, $2) }
    case .subtractNumberDouble: h = { hSubtractNumberDouble($0, $1, $2) }
    case .multiplyNumberDouble: h = { hMultiplyNumberDouble($0, $1, $2) }
    case .divideNumberDouble: h = { hDivideNumberDouble($0, $1, $2) }
    case .reverseSubtractNumberDouble: h = { hReverseSubtractNumberDouble($0, $1, $2) }
    case .reverseDivideNumberDouble: h = { hReverseDivideNumberDouble($0, $1, $2) }
    case .negateDouble: h = { hNegateDouble($0, $1, $2) }
    case .copyDouble: h = { hCopyDouble($0, $1, $2) }
    case .loadNumberDouble: h = { hLoadNumberDouble($0, $1, $2) }
    case .squareDouble: h = { hSquareDouble($0, $1, $2) }
    case .jumpUnlessLessDouble: h = { hJumpUnlessLessDouble($0, $1, $2) }
    case .jumpUnlessLessEqualDouble: h = { hJumpUnlessLessEqualDouble($0, $1, $2) }
    case .jumpUnlessEqualDouble: h = { hJumpUnlessEqualDouble($0, $1, $2) }
    case .jumpUnlessNotEqualDouble: h = { hJumpUnlessNotEqualDouble($0, $1, $2) }
    case .jumpUnlessGreaterEqualDouble: h = { hJumpUnlessGreaterEqualDouble($0, $1, $2) }
    case .jumpUnlessGreaterDouble: h = { hJumpUnlessGreaterDouble($0, $1, $2) }
    case .jumpUnlessLessNumberDouble: h = { hJumpUnlessLessNumberDouble($0, $1, $2) }
    case .jumpUnlessLessEqualNumberDouble: h = { hJumpUnlessLessEqualNumberDouble($0, $1, $2) }
    case .jumpUnlessEqualNumberDouble: h = { hJumpUnlessEqualNumberDouble($0, $1, $2) }
    case .jumpUnlessNotEqualNumberDouble: h = { hJumpUnlessNotEqualNumberDouble($0, $1, $2) }
    case .jumpUnlessGreaterEqualNumberDouble: h = { hJumpUnlessGreaterEqualNumberDouble($0, $1, $2) }
    case .jumpUnlessGreaterNumberDouble: h = { hJumpUnlessGreaterNumberDouble($0, $1, $2) }
    case .rangeNextDouble: h = { hRangeNextDouble($0, $1, $2) }
    case .index1Double: h = { hIndex1Double($0, $1, $2) }
    case .index2Double: h = { hIndex2Double($0, $1, $2) }
    case .storeIndex1Double: h = { hStoreIndex1Double($0, $1, $2) }
    case .storeIndex2Double: h = { hStoreIndex2Double($0, $1, $2) }
    case .callScalarDouble: h = { hCallScalarDouble($0, $1, $2) }
    case .callScalarPairDouble: h = { hCallScalarPairDouble($0, $1, $2) }
    case .absDouble: h = { hAbsDouble($0, $1, $2) }
    case .sqrtDouble: h = { hSqrtDouble($0, $1, $2) }
    case .modDouble: h = { hModDouble($0, $1, $2) }
    default: h = { hSlow($0, $1, $2) }
    }
    return unsafeBitCast(h, to: UnsafeRawPointer.self)
  }
}

@inline(__always)
func next(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  unsafeBitCast(pc.pointee.handler, to: Handlers.Handler.self)(pc, r, m)
}

/// The general path, out of line: gives the next instruction or nil at the end.
@inline(never)
func performOne(_ pc: PC, _ m: UnsafeMutablePointer<MachineState>) -> PC? {
  guard let machine = m.pointee.machine else { return nil }
  return machine._withUnsafeGuaranteedRef { $0.step(pc) }
}

/// Out of line, so that only this function needs a frame of its own.
@inline(never)
func hSlow(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  guard let p = performOne(pc, m) else { return m.pointee.status }
  return next(p, m.pointee.r, m)
}

/// Every 64th turn of a loop: its typed form, if there is one for the types of this moment.
@inline(never)
func becomeTyped(_ pc: PC, _ m: UnsafeMutablePointer<MachineState>) -> PC? {
  guard let machine = m.pointee.machine else { return nil }
  return machine._withUnsafeGuaranteedRef { $0.specialized(pc) }
}

/// Takes the back-edge itself by the general path, in the typed code where there is one.
@inline(never)
func hBecomeTyped(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  guard let p = performOne(becomeTyped(pc, m) ?? pc, m) else { return m.pointee.status }
  return next(p, m.pointee.r, m)
}

// MARK: Raw registers

@inline(__always)
func tag(_ r: Registers, _ i: UInt16) -> UInt8 {
  UnsafeRawPointer(r).load(fromByteOffset: Int(i) &* 16 &+ 8, as: UInt8.self)
}

@inline(__always)
func number(_ r: Registers, _ i: UInt16) -> Double {
  UnsafeRawPointer(r).load(fromByteOffset: Int(i) &* 16, as: Double.self)
}

@inline(__always)
private func boolean(_ r: Registers, _ i: UInt16) -> Bool {
  UnsafeRawPointer(r).load(fromByteOffset: Int(i) &* 16, as: UInt8.self) & 1 != 0
}

/// Only where the register is known to hold no object.
@inline(__always)
func set(_ r: Registers, _ i: UInt16, _ x: Double) {
  let p = UnsafeMutableRawPointer(r) + Int(i) &* 16
  p.storeBytes(of: x, as: Double.self)
  p.storeBytes(of: 0, toByteOffset: 8, as: UInt8.self)
}

@inline(__always)
private func set(_ r: Registers, _ i: UInt16, _ b: Bool) {
  let p = UnsafeMutableRawPointer(r) + Int(i) &* 16
  p.storeBytes(of: b ? 1 : 0, as: UInt64.self)
  p.storeBytes(of: 1, toByteOffset: 8, as: UInt8.self)
}

/// A subscript as an offset from zero, or a huge number for what is no positive integer.
@inline(__always)
func offset(_ x: Double) -> UInt {
  guard x >= 1, x < 9_007_199_254_740_992 else { return UInt.max }
  let i = Int(x)
  return Double(i) == x ? UInt(bitPattern: i &- 1) : UInt.max
}

// MARK: Moving

@inline(__always)
private func hLoadNumber(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  let a = pc.pointee.a
  if isPlain(tag(r, a)) {
    set(r, a, pc.pointee.number)
    return next(pc + 1, r, m)
  }
  return hSlow(pc, r, m)
}

@inline(__always)
private func hMove(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  let a = pc.pointee.a
  let b = pc.pointee.b
  if isPlain(tag(r, a)), a != b {
    // The payload and tag change places as bits: no reference is counted.
    let from = UnsafeMutableRawPointer(r) + Int(b) &* 16
    let to = UnsafeMutableRawPointer(r) + Int(a) &* 16
    to.storeBytes(of: from.load(as: UInt64.self), as: UInt64.self)
    to.storeBytes(of: from.load(fromByteOffset: 8, as: UInt8.self), toByteOffset: 8, as: UInt8.self)
    from.storeBytes(of: 0, as: UInt64.self)
    from.storeBytes(of: MachineLayout.firstPlainTag, toByteOffset: 8, as: UInt8.self)
    return next(pc + 1, r, m)
  }
  return hSlow(pc, r, m)
}

@inline(__always)
private func hCopy(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  let a = pc.pointee.a
  let b = pc.pointee.b
  // A name whose caller wants several outputs leaves the others undefined: the general path.
  if pc.pointee.c > 1 || pc.pointee.flags.contains(.outputsOfFrame) { return hSlow(pc, r, m) }
  if tag(r, b) <= 1, isPlain(tag(r, a)) {
    let from = UnsafeMutableRawPointer(r) + Int(b) &* 16
    let to = UnsafeMutableRawPointer(r) + Int(a) &* 16
    to.storeBytes(of: from.load(as: UInt64.self), as: UInt64.self)
    to.storeBytes(of: from.load(fromByteOffset: 8, as: UInt8.self), toByteOffset: 8, as: UInt8.self)
    return next(pc + 1, r, m)
  }
  if tag(r, b) < MachineLayout.firstInternalTag, a != b {
    copyValue(pc, r)
    return next(pc + 1, r, m)
  }
  return hSlow(pc, r, m)
}

/// A copy with counted references; what dies is moved.
@inline(never)
private func copyValue(_ pc: PC, _ r: Registers) {
  let a = Int(pc.pointee.a)
  let b = Int(pc.pointee.b)
  if pc.pointee.opcode == .copyChecked, pc.pointee.flags.contains(.bDies) {
    let v = (r + b).move()
    setUndefined(r, b)
    r[a] = v
  } else {
    r[a] = r[b]
  }
}

@inline(__always)
private func hClear(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  let a = pc.pointee.a
  if isPlain(tag(r, a)) {
    let p = UnsafeMutableRawPointer(r) + Int(a) &* 16
    p.storeBytes(of: 0, as: UInt64.self)
    p.storeBytes(of: MachineLayout.firstPlainTag, toByteOffset: 8, as: UInt8.self)
    return next(pc + 1, r, m)
  }
  return hSlow(pc, r, m)
}

// MARK: Arithmetic

@inline(__always)
private func pair(
  _ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>, _ f: (Double, Double) -> Double
) -> Int {
  let b = pc.pointee.b
  let c = pc.pointee.c
  let a = pc.pointee.a
  if tag(r, b) | tag(r, c) == 0, isPlain(tag(r, a)) {
    set(r, a, f(number(r, b), number(r, c)))
    return next(pc + 1, r, m)
  }
  return hSlow(pc, r, m)
}

@inline(__always)
private func hAdd(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  pair(pc, r, m) { $0 + $1 }
}
@inline(__always)
private func hSubtract(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  pair(pc, r, m) { $0 - $1 }
}
@inline(__always)
private func hMultiply(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  pair(pc, r, m) { $0 * $1 }
}
@inline(__always)
private func hDivide(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  pair(pc, r, m) { $0 / $1 }
}

@inline(__always)
private func withNumber(
  _ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>, _ f: (Double, Double) -> Double
) -> Int {
  let b = pc.pointee.b
  let a = pc.pointee.a
  if tag(r, b) == 0, isPlain(tag(r, a)) {
    let x = number(r, b)
    let k = pc.pointee.number
    set(r, a, pc.pointee.flags.contains(.swapped) ? f(k, x) : f(x, k))
    return next(pc + 1, r, m)
  }
  return hSlow(pc, r, m)
}

@inline(__always)
private func hAddNumber(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  withNumber(pc, r, m) { $0 + $1 }
}
@inline(__always)
private func hSubtractNumber(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  withNumber(pc, r, m) { $0 - $1 }
}
@inline(__always)
private func hMultiplyNumber(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  withNumber(pc, r, m) { $0 * $1 }
}
@inline(__always)
private func hDivideNumber(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  withNumber(pc, r, m) { $0 / $1 }
}

/// Squares, the commonest power.
@inline(__always)
private func hPowerNumber(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  let b = pc.pointee.b
  let a = pc.pointee.a
  if tag(r, b) == 0, pc.pointee.number == 2, isPlain(tag(r, a)) {
    let x = number(r, b)
    set(r, a, x * x)
    return next(pc + 1, r, m)
  }
  return hSlow(pc, r, m)
}

@inline(__always)
private func hNegate(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  let b = pc.pointee.b
  let a = pc.pointee.a
  if tag(r, b) == 0, isPlain(tag(r, a)) {
    set(r, a, -number(r, b))
    return next(pc + 1, r, m)
  }
  return hSlow(pc, r, m)
}

@inline(__always)
private func hNot(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  let b = pc.pointee.b
  let a = pc.pointee.a
  if tag(r, b) == 1, isPlain(tag(r, a)) {
    set(r, a, !boolean(r, b))
    return next(pc + 1, r, m)
  }
  return hSlow(pc, r, m)
}

@inline(__always)
private func comparison(
  _ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>, _ f: (Double, Double) -> Bool
) -> Int {
  let b = pc.pointee.b
  let c = pc.pointee.c
  let a = pc.pointee.a
  if tag(r, b) | tag(r, c) == 0, isPlain(tag(r, a)) {
    set(r, a, f(number(r, b), number(r, c)))
    return next(pc + 1, r, m)
  }
  return hSlow(pc, r, m)
}

@inline(__always)
private func hLess(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  comparison(pc, r, m) { $0 < $1 }
}
@inline(__always)
private func hLessEqual(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  comparison(pc, r, m) { $0 <= $1 }
}
@inline(__always)
private func hEqual(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  comparison(pc, r, m) { $0 == $1 }
}
@inline(__always)
private func hNotEqual(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  comparison(pc, r, m) { $0 != $1 }
}
@inline(__always)
private func hGreaterEqual(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  comparison(pc, r, m) { $0 >= $1 }
}
@inline(__always)
private func hGreater(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  comparison(pc, r, m) { $0 > $1 }
}

// MARK: Jumps

@inline(__always)
private func hJump(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  next(pc + 1 + Int(pc.pointee.offset), r, m)
}

@inline(__always)
private func hJumpBack(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  if m.pointee.interrupt.pointee != 0 { return hSlow(pc, r, m) }
  let turns = pc.pointee.c &+ 1
  pc.pointee.c = turns
  if turns & 63 == 0 { return hBecomeTyped(pc, r, m) }
  return next(pc + 1 + Int(pc.pointee.offset), r, m)
}

@inline(__always)
private func hJumpIfFalse(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  let a = pc.pointee.a
  if tag(r, a) == 1 {
    return next(boolean(r, a) ? pc + 1 : pc + 1 + Int(pc.pointee.offset), r, m)
  }
  if tag(r, a) == 0 {
    let x = number(r, a)
    if x == x { return next(x != 0 ? pc + 1 : pc + 1 + Int(pc.pointee.offset), r, m) }
  }
  return hSlow(pc, r, m)
}

@inline(__always)
private func hJumpIfTrue(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  let a = pc.pointee.a
  if tag(r, a) == 1 {
    return next(boolean(r, a) ? pc + 1 + Int(pc.pointee.offset) : pc + 1, r, m)
  }
  if tag(r, a) == 0 {
    let x = number(r, a)
    if x == x { return next(x != 0 ? pc + 1 + Int(pc.pointee.offset) : pc + 1, r, m) }
  }
  return hSlow(pc, r, m)
}

@inline(__always)
private func jumpUnless(
  _ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>, _ f: (Double, Double) -> Bool
) -> Int {
  let a = pc.pointee.a
  let b = pc.pointee.b
  if tag(r, a) | tag(r, b) == 0 {
    if f(number(r, a), number(r, b)) { return next(pc + 1, r, m) }
    return next(pc + 1 + Int(pc.pointee.offset), r, m)
  }
  return hSlow(pc, r, m)
}

@inline(__always)
private func hJumpUnlessLess(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  jumpUnless(pc, r, m) { $0 < $1 }
}
@inline(__always)
private func hJumpUnlessLessEqual(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  jumpUnless(pc, r, m) { $0 <= $1 }
}
@inline(__always)
private func hJumpUnlessEqual(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  jumpUnless(pc, r, m) { $0 == $1 }
}
@inline(__always)
private func hJumpUnlessNotEqual(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  jumpUnless(pc, r, m) { $0 != $1 }
}
@inline(__always)
private func hJumpUnlessGreaterEqual(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  jumpUnless(pc, r, m) { $0 >= $1 }
}
@inline(__always)
private func hJumpUnlessGreater(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  jumpUnless(pc, r, m) { $0 > $1 }
}

@inline(__always)
private func jumpUnlessNumber(
  _ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>, _ f: (Double, Double) -> Bool
) -> Int {
  let a = pc.pointee.a
  if tag(r, a) == 0 {
    if f(number(r, a), pc.pointee.number) { return next(pc + 1, r, m) }
    return next(pc + 1 + Int(pc.pointee.offset), r, m)
  }
  return hSlow(pc, r, m)
}

@inline(__always)
private func hJumpUnlessLessNumber(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  jumpUnlessNumber(pc, r, m) { $0 < $1 }
}
@inline(__always)
private func hJumpUnlessLessEqualNumber(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  jumpUnlessNumber(pc, r, m) { $0 <= $1 }
}
@inline(__always)
private func hJumpUnlessEqualNumber(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  jumpUnlessNumber(pc, r, m) { $0 == $1 }
}
@inline(__always)
private func hJumpUnlessNotEqualNumber(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  jumpUnlessNumber(pc, r, m) { $0 != $1 }
}
@inline(__always)
private func hJumpUnlessGreaterEqualNumber(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  jumpUnlessNumber(pc, r, m) { $0 >= $1 }
}
@inline(__always)
private func hJumpUnlessGreaterNumber(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  jumpUnlessNumber(pc, r, m) { $0 > $1 }
}

// MARK: Loops

@inline(__always)
private func hRangeNext(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  let h = pc.pointee.b
  let a = pc.pointee.a
  if tag(r, h) == 0, m.pointee.interrupt.pointee == 0, isPlain(tag(r, a)) {
    let n = number(r, h &+ 3) + 1
    let turns = pc.pointee.c &+ 1
    pc.pointee.c = turns
    if turns & 63 == 0 { return hBecomeTyped(pc, r, m) }
    if n < number(r, h &+ 2) {
      set(r, h &+ 3, n)
      set(r, a, number(r, h) + n * number(r, h &+ 1))
      return next(pc + 1 + Int(pc.pointee.offset), r, m)
    }
    return next(pc + 1, r, m)
  }
  return hSlow(pc, r, m)
}

// MARK: Indexing

@inline(__always)
func header(_ r: Registers, _ i: UInt16) -> UnsafeRawPointer {
  UnsafeRawPointer(r).load(fromByteOffset: Int(i) &* 16, as: UnsafeRawPointer.self)
}

@inline(__always)
private func hIndex1(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  let a = pc.pointee.a
  let b = pc.pointee.b
  let c = pc.pointee.c
  if tag(r, b) == MachineLayout.doubleTag, tag(r, c) == 0, isPlain(tag(r, a)) {
    let p = header(r, b)
    let i = offset(number(r, c))
    let count = p.load(fromByteOffset: 24, as: Int.self)
    if i < UInt(bitPattern: count) {
      let data = p.load(fromByteOffset: 16, as: UnsafePointer<Double>.self)
      set(r, a, data[Int(bitPattern: i)])
      return next(pc + 1, r, m)
    }
  } else if tag(r, b) == MachineLayout.logicalTag, tag(r, c) == 0, isPlain(tag(r, a)) {
    let p = header(r, b)
    let i = offset(number(r, c))
    if i < UInt(bitPattern: p.load(fromByteOffset: 24, as: Int.self)) {
      let data = p.load(fromByteOffset: 16, as: UnsafePointer<Bool>.self)
      set(r, a, data[Int(bitPattern: i)])
      return next(pc + 1, r, m)
    }
  } else if tag(r, b) == MachineLayout.functionTag {
    return hEnterClosure(pc, r, m)
  }
  return hSlow(pc, r, m)
}

@inline(__always)
private func hIndex2(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  let a = pc.pointee.a
  let b = pc.pointee.b
  let c = pc.pointee.c
  let d = pc.pointee.d
  if tag(r, b) == MachineLayout.doubleTag, tag(r, c) | tag(r, d) == 0, isPlain(tag(r, a)) {
    let p = header(r, b)
    let i = offset(number(r, c))
    let j = offset(number(r, d))
    let rows = p.load(fromByteOffset: 32, as: Int.self)
    let columns = p.load(fromByteOffset: 40, as: Int.self)
    if i < UInt(bitPattern: rows), j < UInt(bitPattern: columns) {
      let data = p.load(fromByteOffset: 16, as: UnsafePointer<Double>.self)
      set(r, a, data[Int(bitPattern: i) &+ Int(bitPattern: j) &* rows])
      return next(pc + 1, r, m)
    }
  } else if tag(r, b) == MachineLayout.functionTag {
    return hEnterClosure(pc, r, m)
  }
  return hSlow(pc, r, m)
}

@inline(__always)
private func hStoreIndex1(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  let a = pc.pointee.a
  let b = pc.pointee.b
  let c = pc.pointee.c
  if tag(r, a) == MachineLayout.doubleTag, tag(r, b) | tag(r, c) == 0 {
    let p = header(r, a)
    let i = offset(number(r, b))
    let count = p.load(fromByteOffset: 24, as: Int.self)
    if i < UInt(bitPattern: count),
      p.load(fromByteOffset: 8, as: UInt64.self) == MachineLayout.uniqueCount
    {
      let data = p.load(fromByteOffset: 16, as: UnsafeMutablePointer<Double>.self)
      data[Int(bitPattern: i)] = number(r, c)
      return next(pc + 1, r, m)
    }
  } else if tag(r, a) == MachineLayout.logicalTag, tag(r, b) == 0, tag(r, c) == 1 {
    let p = header(r, a)
    let i = offset(number(r, b))
    if i < UInt(bitPattern: p.load(fromByteOffset: 24, as: Int.self)),
      p.load(fromByteOffset: 8, as: UInt64.self) == MachineLayout.uniqueCount
    {
      let data = p.load(fromByteOffset: 16, as: UnsafeMutablePointer<Bool>.self)
      data[Int(bitPattern: i)] = boolean(r, c)
      return next(pc + 1, r, m)
    }
  }
  return hSlow(pc, r, m)
}

@inline(__always)
private func hStoreIndex2(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  let a = pc.pointee.a
  let b = pc.pointee.b
  let c = pc.pointee.c
  let d = pc.pointee.d
  if tag(r, a) == MachineLayout.doubleTag, tag(r, b) | tag(r, c) | tag(r, d) == 0 {
    let p = header(r, a)
    let i = offset(number(r, b))
    let j = offset(number(r, c))
    let rows = p.load(fromByteOffset: 32, as: Int.self)
    let columns = p.load(fromByteOffset: 40, as: Int.self)
    if i < UInt(bitPattern: rows), j < UInt(bitPattern: columns),
      p.load(fromByteOffset: 8, as: UInt64.self) == MachineLayout.uniqueCount
    {
      let data = p.load(fromByteOffset: 16, as: UnsafeMutablePointer<Double>.self)
      data[Int(bitPattern: i) &+ Int(bitPattern: j) &* rows] = number(r, d)
      return next(pc + 1, r, m)
    }
  }
  return hSlow(pc, r, m)
}

@inline(__always)
private func hIndexN(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  let a = pc.pointee.a
  let b = pc.pointee.b
  let c = pc.pointee.c
  if pc.pointee.d == 3, tag(r, b) == MachineLayout.doubleTag,
    tag(r, c) | tag(r, c &+ 1) | tag(r, c &+ 2) == 0, isPlain(tag(r, a))
  {
    let p = header(r, b)
    let i = offset(number(r, c))
    let j = offset(number(r, c &+ 1))
    let k = offset(number(r, c &+ 2))
    let rows = p.load(fromByteOffset: 32, as: Int.self)
    let columns = p.load(fromByteOffset: MachineLayout.columnsOffset, as: Int.self)
    let count = p.load(fromByteOffset: 24, as: Int.self)
    if i < UInt(bitPattern: rows), j < UInt(bitPattern: columns), k < UInt(bitPattern: count) {
      let n = Int(bitPattern: i) &+ rows &* (Int(bitPattern: j) &+ columns &* Int(bitPattern: k))
      if n < count {
        let data = p.load(fromByteOffset: 16, as: UnsafePointer<Double>.self)
        set(r, a, data[n])
        return next(pc + 1, r, m)
      }
    }
  } else if tag(r, b) == MachineLayout.functionTag {
    return hEnterClosure(pc, r, m)
  }
  return hSlow(pc, r, m)
}

/// Three subscripts, as in `H(i, j, k) = x`.
@inline(__always)
private func hStoreIndexN(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  let a = pc.pointee.a
  let b = pc.pointee.b
  let d = pc.pointee.d
  if pc.pointee.c == 3, tag(r, a) == MachineLayout.doubleTag,
    tag(r, b) | tag(r, b &+ 1) | tag(r, b &+ 2) | tag(r, d) == 0
  {
    let p = header(r, a)
    let i = offset(number(r, b))
    let j = offset(number(r, b &+ 1))
    let k = offset(number(r, b &+ 2))
    let rows = p.load(fromByteOffset: 32, as: Int.self)
    let columns = p.load(fromByteOffset: MachineLayout.columnsOffset, as: Int.self)
    let count = p.load(fromByteOffset: 24, as: Int.self)
    if i < UInt(bitPattern: rows), j < UInt(bitPattern: columns), k < UInt(bitPattern: count),
      p.load(fromByteOffset: 8, as: UInt64.self) == MachineLayout.uniqueCount
    {
      let n = Int(bitPattern: i) &+ rows &* (Int(bitPattern: j) &+ columns &* Int(bitPattern: k))
      if n < count {
        let data = p.load(fromByteOffset: 16, as: UnsafeMutablePointer<Double>.self)
        data[n] = number(r, d)
        return next(pc + 1, r, m)
      }
    }
  }
  return hSlow(pc, r, m)
}

@inline(__always)
private func hBrace1(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  if tag(r, pc.pointee.b) == MachineLayout.cellTag, tag(r, pc.pointee.c) == 0, readCell(pc, r) {
    return next(pc + 1, r, m)
  }
  return hSlow(pc, r, m)
}

@inline(never)
private func readCell(_ pc: PC, _ r: Registers) -> Bool {
  let p = header(r, pc.pointee.b)
  let i = offset(number(r, pc.pointee.c))
  guard i < UInt(bitPattern: p.load(fromByteOffset: 24, as: Int.self)) else { return false }
  let v = p.load(fromByteOffset: 16, as: UnsafePointer<Value>.self)[Int(bitPattern: i)]
  if pc.pointee.flags.contains(.bDies) { r[Int(pc.pointee.b)] = .undefined }
  r[Int(pc.pointee.a)] = v
  return true
}

@inline(__always)
private func hField(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  if tag(r, pc.pointee.b) == MachineLayout.structTag, readField(pc, r) {
    return next(pc + 1, r, m)
  }
  return hSlow(pc, r, m)
}

/// A field of a 1x1 struct whose field table was seen here last.
@inline(never)
private func readField(_ pc: PC, _ r: Registers) -> Bool {
  guard case .structure(let s) = r[Int(pc.pointee.b)],
    let site = UnsafeMutablePointer<CallSite>(bitPattern: UInt(pc.pointee.k)),
    site.pointee.fieldTable == s.fields.serial,
    s.values.count == s.fields.names.count
  else { return false }
  let v = s.values[site.pointee.slot]
  if pc.pointee.flags.contains(.bDies) { r[Int(pc.pointee.b)] = .undefined }
  r[Int(pc.pointee.a)] = v
  return true
}

@inline(__always)
private func hEndIndex(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  let a = pc.pointee.a
  let b = pc.pointee.b
  if tag(r, b) == MachineLayout.doubleTag, pc.pointee.k == 1, isPlain(tag(r, a)) {
    set(r, a, Double(header(r, b).load(fromByteOffset: 24, as: Int.self)))
    return next(pc + 1, r, m)
  }
  return hSlow(pc, r, m)
}

@inline(__always)
private func hCaseMatches(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  let a = pc.pointee.a
  let b = pc.pointee.b
  let c = pc.pointee.c
  if tag(r, b) | tag(r, c) == 0 {
    set(r, a, number(r, b) == number(r, c))
    return next(pc + 1, r, m)
  }
  return hSlow(pc, r, m)
}

// MARK: Calls

@inline(__always)
private func hCall(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  let a = pc.pointee.a
  if let site = UnsafeMutablePointer<CallSite>(bitPattern: UInt(pc.pointee.k)),
    site.pointee.epoch == m.pointee.epoch.pointee,
    pc.pointee.d == 0xFFFF || tag(r, pc.pointee.d) == MachineLayout.firstPlainTag,
    m.pointee.extras == 0
  {
    if site.pointee.kind == .scalar, tag(r, a) == 0 {
      let x = number(r, a)
      if !(x < site.pointee.low || x > site.pointee.high), let f = site.pointee.function {
        set(r, a, f(x))
        return next(pc + 1, r, m)
      }
    } else if site.pointee.kind == .scalarPair, tag(r, a) | tag(r, a &+ 1) == 0 {
      if let f = site.pointee.pairFunction {
        let z = f(number(r, a), number(r, a &+ 1))
        // NaN: perhaps outside what the kernel can do.
        if z == z {
          set(r, a, z)
          return next(pc + 1, r, m)
        }
      }
    } else if site.pointee.kind == .number, isPlain(tag(r, a)) {
      set(r, a, site.pointee.low)
      return next(pc + 1, r, m)
    } else if site.pointee.kind == .logical, isPlain(tag(r, a)) {
      set(r, a, site.pointee.low != 0)
      return next(pc + 1, r, m)
    } else if site.pointee.kind == .user, m.pointee.interrupt.pointee == 0,
      let p = enterFunction(pc, r, m, site)
    {
      return next(p, m.pointee.r, m)
    }
  }
  return hSlow(pc, r, m)
}

/// Pushes the frame of an ordinary call: fixed parameters, no lists, no surprises. Nil: take the
/// general path.
@inline(never)
private func enterFunction(
  _ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>,
  _ site: UnsafeMutablePointer<CallSite>
) -> PC? {
  guard let user = site.pointee.user, pc.pointee.flags.isDisjoint(with: [.lists, .outputsOfFrame])
  else { return nil }
  return user._withUnsafeGuaranteedRef { f -> PC? in
    guard let chunk = f.chunk else { return nil }
    let count = Int(pc.pointee.b)
    let nargout = Int(pc.pointee.c)
    let base = r + Int(pc.pointee.a)
    let depth = m.pointee.depth
    guard chunk.isOrdinary, count <= chunk.parameterCount, nargout <= chunk.outputs.count,
      nargout <= 8, depth + 2 < m.pointee.recursionLimit,
      base + chunk.registerCount + 8 <= m.pointee.registerLimit
    else { return nil }
    for i in 0..<count {
      let t = tag(base, UInt16(truncatingIfNeeded: i))
      if t >= MachineLayout.firstInternalTag || t == MachineLayout.objectTag { return nil }
    }
    undefine(base, count, chunk.variableCount)
    (m.pointee.frames + depth).pointee.current = pc
    (m.pointee.frames + depth + 1).initialize(
      to: Frame(
        chunk: .passUnretained(chunk), function: user, owner: nil, base: base, result: base,
        returnPC: pc + 1, nargin: Int32(truncatingIfNeeded: count),
        nargout: Int32(truncatingIfNeeded: nargout), isEntry: false, isShared: false, parent: -1))
    m.pointee.depth = depth + 1
    m.pointee.r = base
    return chunk.code
  }
}

/// Registers from..<to without a value.
@inline(__always)
private func undefine(_ r: Registers, _ from: Int, _ to: Int) {
  var i = from
  while i < to {
    if !isPlain(tag(r, UInt16(truncatingIfNeeded: i))) { r[i] = .undefined } else { setUndefined(r, i) }
    i &+= 1
  }
}

/// Out of line, as `hSlow`.
@inline(never)
private func hEnterClosure(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  let count = pc.pointee.opcode == .indexN ? Int(pc.pointee.d) : pc.pointee.opcode == .index2 ? 2 : 1
  guard let p = enterClosure(pc, m, pc.pointee.c, count) else { return hSlow(pc, r, m) }
  return next(p, m.pointee.r, m)
}

/// A call of an anonymous function that looks like an index, `f (x)` with R[b] the function: pushes
/// its frame above the running one. Nil: take the general path.
@inline(never)
private func enterClosure(
  _ pc: PC, _ m: UnsafeMutablePointer<MachineState>, _ first: UInt16, _ count: Int
) -> PC? {
  let r = m.pointee.r
  let depth = m.pointee.depth
  guard case .function(let h) = r[Int(pc.pointee.b)], case .closure(let closure) = h.target,
    let chunk = closure.code.chunk, chunk.isOrdinary, count <= chunk.parameterCount,
    depth + 2 < m.pointee.recursionLimit, m.pointee.extras == 0, !pc.pointee.flags.contains(.lists),
    m.pointee.interrupt.pointee == 0
  else { return nil }
  let frame = m.pointee.frames + depth
  let width = frame.pointee.chunk._withUnsafeGuaranteedRef { $0.registerCount }
  let base = r + width
  guard base + chunk.registerCount + 8 <= m.pointee.registerLimit else { return nil }
  // Two subscripts stand where they like, more in a row.
  let isPair = pc.pointee.opcode == .index2
  for i in 0..<count {
    let from = isPair && i == 1 ? pc.pointee.d : first &+ UInt16(truncatingIfNeeded: i)
    if tag(r, from) >= MachineLayout.firstInternalTag { return nil }
  }
  for i in 0..<count {
    let from = isPair && i == 1 ? pc.pointee.d : first &+ UInt16(truncatingIfNeeded: i)
    let dies =
      isPair || count == 1
      ? pc.pointee.flags.contains(i == 0 ? .cDies : .dDies) : true
    if dies {
      let v = (r + Int(from)).move()
      setUndefined(r, Int(from))
      base[i] = v
    } else {
      base[i] = r[Int(from)]
    }
  }
  undefine(base, count, chunk.variableCount)
  let captures = closure.captures
  for (i, register) in chunk.captureRegisters.enumerated() where i < captures.count {
    base[register] = captures[i]
  }
  let code = Unmanaged.passUnretained(closure.code)
  let owner = Unmanaged.passRetained(closure as AnyObject)
  if pc.pointee.flags.contains(.bDies) { r[Int(pc.pointee.b)] = .undefined }
  frame.pointee.current = pc
  (frame + 1).initialize(
    to: Frame(
      chunk: .passUnretained(chunk), function: code, owner: owner, base: base,
      result: r + Int(pc.pointee.a), returnPC: pc + 1, nargin: Int32(truncatingIfNeeded: count),
      nargout: 1, isEntry: false, isShared: false, parent: -1))
  m.pointee.depth = depth + 1
  m.pointee.r = base
  return chunk.code
}

@inline(__always)
private func hReturn(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  if let p = leaveFunction(m) { return next(p, m.pointee.r, m) }
  return hSlow(pc, r, m)
}

/// The value of an anonymous function, or of a call that it ends in, stands in R[a].
@inline(__always)
private func hReturnValues(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  if let p = leaveClosure(m, Int(pc.pointee.a)) { return next(p, m.pointee.r, m) }
  return hSlow(pc, r, m)
}

@inline(__always)
private func hHalt(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  m.pointee.status = 0
  return 0
}

/// Where the running function returns to, if that takes no more than a jump.
@inline(__always)
private func wayBack(_ m: UnsafeMutablePointer<MachineState>) -> PC? {
  let f = m.pointee.frames + m.pointee.depth
  if f.pointee.isEntry { return m.pointee.depth > 0 ? m.pointee.halt : nil }
  return f.pointee.returnPC
}

/// After `onCleanup` objects went.
@inline(never)
private func runCleanups(_ m: UnsafeMutablePointer<MachineState>) {
  m.pointee.machine?._withUnsafeGuaranteedRef { $0.runCleanups() }
}

/// The return of an ordinary call.
@inline(never)
private func leaveFunction(_ m: UnsafeMutablePointer<MachineState>) -> PC? {
  let f = m.pointee.frames + m.pointee.depth
  guard !f.pointee.isShared, m.pointee.extras == 0, let back = wayBack(m) else { return nil }
  let base = f.pointee.base
  return f.pointee.chunk._withUnsafeGuaranteedRef { chunk -> PC? in
    let wanted = max(1, Int(f.pointee.nargout))
    guard chunk.isOrdinary, wanted <= chunk.outputs.count, wanted <= 8 else { return nil }
    if wanted == 1 {
      let out = chunk.firstOutput
      guard tag(base, UInt16(truncatingIfNeeded: out)) < MachineLayout.firstInternalTag else {
        return nil
      }
      leave(f, chunk.registerCount, (base + out).move(), out)
    } else {
      for j in 0..<wanted {
        let t = tag(base, UInt16(truncatingIfNeeded: chunk.outputs[j]))
        guard t < MachineLayout.firstInternalTag else { return nil }
      }
      // By way of the registers behind the frame's own: results and variables overlap.
      let n = chunk.registerCount
      let spare = base + n
      for j in 0..<wanted {
        spare[j] = base[chunk.outputs[j]]
      }
      undefine(base, 0, n)
      f.pointee.owner?.release()
      for j in 0..<wanted {
        let v = (spare + j).move()
        setUndefined(spare, j)
        f.pointee.result[j] = v
      }
    }
    m.pointee.depth &-= 1
    m.pointee.r = (f - 1).pointee.base
    if m.pointee.cleanups != 0 { runCleanups(m) }
    return back
  }
}

@inline(never)
private func leaveClosure(_ m: UnsafeMutablePointer<MachineState>, _ a: Int) -> PC? {
  let f = m.pointee.frames + m.pointee.depth
  let base = f.pointee.base
  guard !f.pointee.isShared, m.pointee.extras == 0, f.pointee.nargout <= 1,
    let back = wayBack(m),
    tag(base, UInt16(truncatingIfNeeded: a)) < MachineLayout.firstInternalTag
  else { return nil }
  let n = f.pointee.chunk._withUnsafeGuaranteedRef { $0.registerCount }
  leave(f, n, (base + a).move(), a)
  m.pointee.depth &-= 1
  m.pointee.r = (f - 1).pointee.base
  return back
}

/// Empties the registers of a frame, whose result has been moved out of register `out`, and hands
/// the result over.
@inline(__always)
private func leave(_ f: UnsafeMutablePointer<Frame>, _ count: Int, _ value: consuming Value, _ out: Int) {
  let base = f.pointee.base
  setUndefined(base, out)
  var i = 0
  while i < count {
    if !isPlain(tag(base, UInt16(truncatingIfNeeded: i))) { base[i] = .undefined }
    i &+= 1
  }
  f.pointee.owner?.release()
  let result = f.pointee.result
  if isPlain(tag(result, 0)) { result.initialize(to: value) } else { result.pointee = value }
}
