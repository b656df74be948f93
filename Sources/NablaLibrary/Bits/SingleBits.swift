import NablaEngine

/// bitget, bitset, bitcmp: one bit, or all of them.
extension Builtin {
  static let bitget = Builtin(
    "bitget", "C = bitget (A, N)", .exactly(2), category: .bits,
    summary: "Bit N of a number, 1 being the lowest.",
    details: "",
    examples: [Example("bitget (100, 3:-1:1)", shows: "ans =\n\n  1  0  0")],
    seeAlso: ["bitset", "bitand", "bitshift"],
    body: bitgetBody)

  static let bitset = Builtin(
    "bitset", "B = bitset (A, N)\nB = bitset (A, N, VAL)", .between(2, 3), category: .bits,
    summary: "The number with bit N set, or cleared if VAL is zero.",
    details: "",
    examples: [Example("bitset (10, 1)", shows: "ans = 11"), Example("bitset (uint8 (15), 1:2, 0)", shows: "ans =\n\n  14  13")],
    seeAlso: ["bitget", "bitor"],
    body: bitsetBody)

  static let bitcmp = Builtin(
    "bitcmp", "C = bitcmp (A)\nC = bitcmp (A, K)", .between(1, 2), category: .bits,
    summary: "The number with every bit turned over; a double has 53 bits.",
    details: "With K only the K lowest bits are turned over, and the others are zero.",
    examples: [Example("bitcmp (uint8 (1))", shows: "ans = 254")],
    seeAlso: ["bitxor", "bitget"],
    body: bitcmpBody)
}

private func width(_ call: borrowing Call, _ kind: ClassID) throws(NablaError) -> Int {
  switch kind {
  case .double: return 53
  case .single: return 24
  default:
    guard kind.isInteger else { throw call.failed("invalid class \(kind.name)") }
    // The sign of a signed class is no bit to set.
    return 8 * RawBytes.width(kind) - (kind.name.utf8.first == UInt8(ascii: "i") ? 1 : 0)
  }
}

/// 2^(n-1) in the class of `a`, for each n.
private func masks(_ call: borrowing Call, _ a: Value, _ n: Value) throws(NablaError) -> Value {
  let bits = try width(call, a.classID)
  let list = try Numbers.reals(n)
  let t = try Tensor<Double>(uninitialized: n.dims)
  for (i, x) in list.enumerated() {
    guard x >= 1, x <= Double(bits), x == x.rounded() else {
      throw call.failed("N must be in the range [1,\(bits)]")
    }
    t.data[i] = Double(sign: .plus, exponent: Int(x) - 1, significand: 1)
  }
  return try Conversion.convert(Value(t), to: a.classID)
}

private func bitgetBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let a = call[0]
  let found = try call.session.call(named: "bitand", [a, try masks(call, a, call[1])])[0]
  return [try Operators.binary(.notEqual, found, .scalar(0))]
}

private func bitsetBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let a = call[0]
  if try Numbers.reals(a).contains(where: { $0 < 0 }) { throw call.failed("A must be >= 0") }
  let sizes = call.arguments.map(\.dims).filter { !$0.isScalar }
  guard sizes.allSatisfy({ $0 == sizes[0] }) else {
    throw call.failed("A, N, and VAL must be the same size or scalar")
  }
  let m = try masks(call, a, call[1])
  let on = try call.session.call(named: "bitor", [a, m])[0]
  guard call.has(2) else { return [on] }
  // Where VAL is zero the bit is taken away again.
  let off = try Operators.binary(.equal, call[2], .scalar(0))
  let taken = try Operators.binary(.elementMultiply, m, try Conversion.convert(off, to: a.classID))
  return [try call.session.call(named: "bitxor", [on, taken])[0]]
}

private func bitcmpBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let a = call[0]
  let all: Value
  switch a.classID {
  case .double: all = .scalar(0x1p53 - 1)
  case .single: all = try Conversion.convert(.scalar(0x1p24 - 1), to: .single)
  default:
    guard a.classID.isInteger else { throw call.failed("invalid class \(a.className)") }
    // All bits of a signed class are the number -1.
    let signed = a.className.utf8.first == 0x69
    all = try Filling.fill(.scalar, signed ? -1 : .infinity, a.classID)
  }
  let turned = try call.session.call(named: "bitxor", [a, all])[0]
  guard call.has(1) else { return [turned] }
  let bits = try width(call, a.classID)
  guard let k = call[1].realScalar, k == k.rounded(), k >= 1, k <= Double(bits) else {
    throw call.failed("K must be in the range [1,\(bits)]")
  }
  let low = Value.scalar(Double(sign: .plus, exponent: Int(k), significand: 1) - 1)
  return [
    try call.session.call(named: "bitand", [turned, try Conversion.convert(low, to: a.classID)])[0]
  ]
}

let singleBitBuiltins: [Builtin] = [.bitget, .bitset, .bitcmp]
