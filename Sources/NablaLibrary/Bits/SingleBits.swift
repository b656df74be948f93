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
    "bitcmp", "C = bitcmp (A)", .exactly(1), category: .bits,
    summary: "The number with every bit turned over; a double has 53 bits.",
    details: "",
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
    return 8 * RawBytes.width(kind)
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
  let m = try masks(call, a, call[1])
  let on = try call.session.call(named: "bitor", [a, m])[0]
  guard call.has(2), try !Operators.isTrue(call[2]) else { return [on] }
  return [try call.session.call(named: "bitxor", [on, m])[0]]
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
  return [try call.session.call(named: "bitxor", [a, all])[0]]
}

let singleBitBuiltins: [Builtin] = [.bitget, .bitset, .bitcmp]
