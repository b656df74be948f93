import Glibc

/// The typed forms: the inference has proved what the operands are, so nothing is checked but what
/// depends on values: bounds, ownership, domains. Where such a check fails the general path does the
/// instruction, and the frame goes on in the general code.

/// Does the instruction in full generality and leaves the typed code.
@inline(never)
private func performAndLeave(_ pc: PC, _ m: UnsafeMutablePointer<MachineState>) -> PC? {
  guard let machine = m.pointee.machine else { return nil }
  return machine._withUnsafeGuaranteedRef { machine -> PC? in
    let chunk = machine.chunk
    return machine.step(chunk.code + chunk.index(of: pc))
  }
}

@inline(never)
private func hLeave(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  guard let p = performAndLeave(pc, m) else { return m.pointee.status }
  return next(p, m.pointee.r, m)
}

/// An assignment that had to take the general path: the variable is still an array nearly always.
@inline(never)
private func performStore(_ pc: PC, _ m: UnsafeMutablePointer<MachineState>) -> PC? {
  guard let machine = m.pointee.machine else { return nil }
  return machine._withUnsafeGuaranteedRef { machine -> PC? in
    let chunk = machine.chunk
    let variable = pc.pointee.a
    guard let p = machine.step(pc) else { return nil }
    if p == pc + 1, tag(m.pointee.r, variable) != MachineLayout.doubleTag {
      return chunk.code + chunk.index(of: p)
    }
    return p
  }
}

@inline(never)
private func hStoreSlow(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  guard let p = performStore(pc, m) else { return m.pointee.status }
  return next(p, m.pointee.r, m)
}

@inline(__always)
func hAddDouble(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  set(r, pc.pointee.a, number(r, pc.pointee.b) + number(r, pc.pointee.c))
  return next(pc + 1, r, m)
}
@inline(__always)
func hSubtractDouble(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  set(r, pc.pointee.a, number(r, pc.pointee.b) - number(r, pc.pointee.c))
  return next(pc + 1, r, m)
}
@inline(__always)
func hMultiplyDouble(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  set(r, pc.pointee.a, number(r, pc.pointee.b) * number(r, pc.pointee.c))
  return next(pc + 1, r, m)
}
@inline(__always)
func hDivideDouble(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  set(r, pc.pointee.a, number(r, pc.pointee.b) / number(r, pc.pointee.c))
  return next(pc + 1, r, m)
}
@inline(__always)
func hAddNumberDouble(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  set(r, pc.pointee.a, number(r, pc.pointee.b) + pc.pointee.number)
  return next(pc + 1, r, m)
}
@inline(__always)
func hSubtractNumberDouble(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  set(r, pc.pointee.a, number(r, pc.pointee.b) - pc.pointee.number)
  return next(pc + 1, r, m)
}
@inline(__always)
func hMultiplyNumberDouble(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  set(r, pc.pointee.a, number(r, pc.pointee.b) * pc.pointee.number)
  return next(pc + 1, r, m)
}
@inline(__always)
func hDivideNumberDouble(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  set(r, pc.pointee.a, number(r, pc.pointee.b) / pc.pointee.number)
  return next(pc + 1, r, m)
}
@inline(__always)
func hReverseSubtractNumberDouble(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  set(r, pc.pointee.a, pc.pointee.number - number(r, pc.pointee.b))
  return next(pc + 1, r, m)
}
@inline(__always)
func hReverseDivideNumberDouble(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  set(r, pc.pointee.a, pc.pointee.number / number(r, pc.pointee.b))
  return next(pc + 1, r, m)
}
@inline(__always)
func hNegateDouble(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  set(r, pc.pointee.a, -number(r, pc.pointee.b))
  return next(pc + 1, r, m)
}
@inline(__always)
func hCopyDouble(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  set(r, pc.pointee.a, number(r, pc.pointee.b))
  return next(pc + 1, r, m)
}
@inline(__always)
func hLoadNumberDouble(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  set(r, pc.pointee.a, pc.pointee.number)
  return next(pc + 1, r, m)
}
@inline(__always)
func hSquareDouble(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  let x = number(r, pc.pointee.b)
  set(r, pc.pointee.a, x * x)
  return next(pc + 1, r, m)
}

// MARK: Jumps

@inline(__always)
func hJumpUnlessLessDouble(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  if number(r, pc.pointee.a) < number(r, pc.pointee.b) { return next(pc + 1, r, m) }
  return next(pc + 1 + Int(pc.pointee.offset), r, m)
}
@inline(__always)
func hJumpUnlessLessNumberDouble(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  if number(r, pc.pointee.a) < pc.pointee.number { return next(pc + 1, r, m) }
  return next(pc + 1 + Int(pc.pointee.offset), r, m)
}
@inline(__always)
func hJumpUnlessLessEqualDouble(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  if number(r, pc.pointee.a) <= number(r, pc.pointee.b) { return next(pc + 1, r, m) }
  return next(pc + 1 + Int(pc.pointee.offset), r, m)
}
@inline(__always)
func hJumpUnlessLessEqualNumberDouble(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  if number(r, pc.pointee.a) <= pc.pointee.number { return next(pc + 1, r, m) }
  return next(pc + 1 + Int(pc.pointee.offset), r, m)
}
@inline(__always)
func hJumpUnlessEqualDouble(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  if number(r, pc.pointee.a) == number(r, pc.pointee.b) { return next(pc + 1, r, m) }
  return next(pc + 1 + Int(pc.pointee.offset), r, m)
}
@inline(__always)
func hJumpUnlessEqualNumberDouble(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  if number(r, pc.pointee.a) == pc.pointee.number { return next(pc + 1, r, m) }
  return next(pc + 1 + Int(pc.pointee.offset), r, m)
}
@inline(__always)
func hJumpUnlessNotEqualDouble(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  if number(r, pc.pointee.a) != number(r, pc.pointee.b) { return next(pc + 1, r, m) }
  return next(pc + 1 + Int(pc.pointee.offset), r, m)
}
@inline(__always)
func hJumpUnlessNotEqualNumberDouble(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  if number(r, pc.pointee.a) != pc.pointee.number { return next(pc + 1, r, m) }
  return next(pc + 1 + Int(pc.pointee.offset), r, m)
}
@inline(__always)
func hJumpUnlessGreaterEqualDouble(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  if number(r, pc.pointee.a) >= number(r, pc.pointee.b) { return next(pc + 1, r, m) }
  return next(pc + 1 + Int(pc.pointee.offset), r, m)
}
@inline(__always)
func hJumpUnlessGreaterEqualNumberDouble(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  if number(r, pc.pointee.a) >= pc.pointee.number { return next(pc + 1, r, m) }
  return next(pc + 1 + Int(pc.pointee.offset), r, m)
}
@inline(__always)
func hJumpUnlessGreaterDouble(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  if number(r, pc.pointee.a) > number(r, pc.pointee.b) { return next(pc + 1, r, m) }
  return next(pc + 1 + Int(pc.pointee.offset), r, m)
}
@inline(__always)
func hJumpUnlessGreaterNumberDouble(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  if number(r, pc.pointee.a) > pc.pointee.number { return next(pc + 1, r, m) }
  return next(pc + 1 + Int(pc.pointee.offset), r, m)
}

@inline(__always)
func hRangeNextDouble(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  let h = pc.pointee.b
  let n = number(r, h &+ 3) + 1
  if n < number(r, h &+ 2) {
    if m.pointee.interrupt.pointee != 0 { return hSlow(pc, r, m) }
    set(r, h &+ 3, n)
    set(r, pc.pointee.a, number(r, h) + n * number(r, h &+ 1))
    return next(pc + 1 + Int(pc.pointee.offset), r, m)
  }
  return next(pc + 1, r, m)
}

// MARK: Arrays. Offsets 16, 24, 32, 40: data, count, rows, columns of `StorageHeader`.

@inline(__always)
func hIndex1Double(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  let p = header(r, pc.pointee.b)
  let i = offset(number(r, pc.pointee.c))
  if i < UInt(bitPattern: p.load(fromByteOffset: 24, as: Int.self)) {
    let data = p.load(fromByteOffset: 16, as: UnsafePointer<Double>.self)
    set(r, pc.pointee.a, data[Int(bitPattern: i)])
    return next(pc + 1, r, m)
  }
  return hLeave(pc, r, m)
}

@inline(__always)
func hIndex2Double(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  let p = header(r, pc.pointee.b)
  let i = offset(number(r, pc.pointee.c))
  let j = offset(number(r, pc.pointee.d))
  let rows = p.load(fromByteOffset: 32, as: Int.self)
  if i < UInt(bitPattern: rows), j < UInt(bitPattern: p.load(fromByteOffset: 40, as: Int.self)) {
    let data = p.load(fromByteOffset: 16, as: UnsafePointer<Double>.self)
    set(r, pc.pointee.a, data[Int(bitPattern: i) &+ Int(bitPattern: j) &* rows])
    return next(pc + 1, r, m)
  }
  return hLeave(pc, r, m)
}

@inline(__always)
func hStoreIndex1Double(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  let p = header(r, pc.pointee.a)
  let i = offset(number(r, pc.pointee.b))
  if i < UInt(bitPattern: p.load(fromByteOffset: 24, as: Int.self)),
    p.load(fromByteOffset: 8, as: UInt64.self) == MachineLayout.uniqueCount
  {
    let data = p.load(fromByteOffset: 16, as: UnsafeMutablePointer<Double>.self)
    data[Int(bitPattern: i)] = number(r, pc.pointee.c)
    return next(pc + 1, r, m)
  }
  return hStoreSlow(pc, r, m)
}

@inline(__always)
func hStoreIndex2Double(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  let p = header(r, pc.pointee.a)
  let i = offset(number(r, pc.pointee.b))
  let j = offset(number(r, pc.pointee.c))
  let rows = p.load(fromByteOffset: 32, as: Int.self)
  if i < UInt(bitPattern: rows), j < UInt(bitPattern: p.load(fromByteOffset: 40, as: Int.self)),
    p.load(fromByteOffset: 8, as: UInt64.self) == MachineLayout.uniqueCount
  {
    let data = p.load(fromByteOffset: 16, as: UnsafeMutablePointer<Double>.self)
    data[Int(bitPattern: i) &+ Int(bitPattern: j) &* rows] = number(r, pc.pointee.d)
    return next(pc + 1, r, m)
  }
  return hStoreSlow(pc, r, m)
}

// MARK: Calls

@inline(__always)
func hCallScalarDouble(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  let a = pc.pointee.a
  if let site = UnsafeMutablePointer<CallSite>(bitPattern: UInt(pc.pointee.k)),
    site.pointee.epoch == m.pointee.epoch.pointee, let f = site.pointee.function
  {
    let x = number(r, a)
    if !(x < site.pointee.low || x > site.pointee.high) {
      set(r, a, f(x))
      return next(pc + 1, r, m)
    }
  }
  return hLeave(pc, r, m)
}

@inline(__always)
func hCallScalarPairDouble(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  let a = pc.pointee.a
  if let site = UnsafeMutablePointer<CallSite>(bitPattern: UInt(pc.pointee.k)),
    site.pointee.epoch == m.pointee.epoch.pointee, let f = site.pointee.pairFunction
  {
    let z = f(number(r, a), number(r, a &+ 1))
    if z == z {
      set(r, a, z)
      return next(pc + 1, r, m)
    }
  }
  return hLeave(pc, r, m)
}

@inline(__always)
func hAbsDouble(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  set(r, pc.pointee.a, number(r, pc.pointee.a).magnitude)
  return next(pc + 1, r, m)
}

@inline(__always)
func hSqrtDouble(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  let x = number(r, pc.pointee.a)
  // NaN goes there, too: otherwise the compiler calls the C function for it.
  guard x >= 0 else { return hLeave(pc, r, m) }
  set(r, pc.pointee.a, x.squareRoot())
  return next(pc + 1, r, m)
}

/// Whole numbers below 2^32, which is nearly always; the rest through the builtin's own kernel.
@inline(__always)
func hModDouble(_ pc: PC, _ r: Registers, _ m: UnsafeMutablePointer<MachineState>) -> Int {
  let a = pc.pointee.a
  let x = number(r, a)
  let y = number(r, a &+ 1)
  if x >= 0, y > 0, x < 4_294_967_296, y < 4_294_967_296 {
    let i = UInt32(x)
    let j = UInt32(y)
    if Double(i) == x, Double(j) == y {
      set(r, a, Double(i % j))
      return next(pc + 1, r, m)
    }
  }
  return hCallScalarPairDouble(pc, r, m)
}
