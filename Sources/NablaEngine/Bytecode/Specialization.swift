/// A copy of a chunk's code for known types of its registers, entered at the end of one loop.
///
/// Instruction i of the copy does what instruction i of the chunk does, on the same registers: so
/// leaving it, when an assumption fails, is a jump to the same index of the chunk.
final class Specialization {
  let code: UnsafeMutablePointer<Instruction>
  let count: Int
  /// The index of the back-edge where it is entered.
  let entry: Int
  /// Tags that these registers must have there.
  let assumptions: [(register: Int, tag: UInt8)]

  init(
    code: UnsafeMutablePointer<Instruction>, count: Int, entry: Int,
    assumptions: [(register: Int, tag: UInt8)]
  ) {
    self.code = code
    self.count = count
    self.entry = entry
    self.assumptions = assumptions
  }

  func matches(_ r: Registers) -> Bool {
    for a in assumptions where MachineLayout.tag(r + a.register) != a.tag { return false }
    return true
  }

  deinit {
    code.deinitialize(count: count)
    code.deallocate()
  }
}
