import NablaEngine

/// bitand, bitor, bitxor, bitshift: integers as rows of bits.
extension Builtin {
  static let bitand = bitwise(
    "bitand", "The bits that are set in both numbers.",
    [Example("bitand (12, 10)", shows: "ans = 8"), Example("bitand (uint8 ([1 2 3]), 1)", shows: "ans =\n\n  1  0  1")],
    pair: ScalarPairKernel { a, b in pairOfBits(a, b) ? Double(UInt64(a) & UInt64(b)) : .nan },
    body: bitandBody)
  static let bitor = bitwise(
    "bitor", "The bits that are set in either number.",
    [Example("bitor (12, 10)", shows: "ans = 14")], pair: ScalarPairKernel { a, b in pairOfBits(a, b) ? Double(UInt64(a) | UInt64(b)) : .nan },
    body: bitorBody)
  static let bitxor = bitwise(
    "bitxor", "The bits that are set in one of the numbers but not in both.",
    [Example("bitxor (12, 10)", shows: "ans = 6")], pair: ScalarPairKernel { a, b in pairOfBits(a, b) ? Double(UInt64(a) ^ UInt64(b)) : .nan },
    body: bitxorBody)

  static let bitshift = Builtin(
    "bitshift", "B = bitshift (A, N)\nB = bitshift (A, N, MASK)", .between(2, 3), category: .bits,
    summary: "The bits moved by N places to the left, or to the right for negative N.",
    details: """
      What leaves the class on the left is lost; a double has 53 bits. With MASK, only that many
      low bits of the result are kept.
      """,
    examples: [
      Example("bitshift (1, [1 2 3])", shows: "ans =\n\n   2   4   8"), Example("bitshift (uint8 (255), 1)", shows: "ans = 254"),
      Example("bitshift (16, -2)", shows: "ans = 4"),
    ],
    seeAlso: ["bitand", "bitor", "bitxor"],
    scalarPair: ScalarPairKernel { a, n in shifted(a, n) },
    body: bitshiftBody)
}

private func bitwise(
  _ name: String, _ summary: String, _ examples: [Example], pair: ScalarPairKernel,
  body: @escaping Builtin.Body
) -> Builtin {
  let others = ["bitand", "bitor", "bitxor", "bitshift"].filter { $0 != name }
  return Builtin(
    name, "Z = \(name) (X, Y)\nZ = \(name) (X1, X2, ...)", .atLeast(2), category: .bits,
    summary: summary,
    details: """
      The numbers are integers of one class, or doubles or singles with whole values from 0 to
      flintmax - 1; a float goes together with any class.
      """,
    examples: examples, seeAlso: others, scalarPair: pair, body: body)
}

/// Are both whole numbers from 0 to flintmax - 1?
@inline(__always)
private func pairOfBits(_ a: Double, _ b: Double) -> Bool {
  a >= 0 && b >= 0 && a < 9_007_199_254_740_992 && b < 9_007_199_254_740_992
    && a == a.rounded(.down) && b == b.rounded(.down)
}

/// A small shift of a whole number: what leaves 53 bits on the left is lost.
private func shifted(_ a: Double, _ n: Double) -> Double {
  guard pairOfBits(a, 0), abs(n) <= 53, n == n.rounded() else { return .nan }
  let bits = UInt64(a)
  let places = Int(n)
  return Double(places < 0 ? bits >> UInt64(-places) : (bits << UInt64(places)) & 0x1F_FFFF_FFFF_FFFF)
}

private func bitandBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  [try folded(call, .and) { $0 & $1 }]
}

private func bitorBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  [try folded(call, .or) { $0 | $1 }]
}

private func bitxorBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  [try folded(call, .xor) { $0 ^ $1 }]
}

private func folded(
  _ call: borrowing Call, _ operation: BitOperation, _ op: (UInt64, UInt64) -> UInt64
) throws(NablaError) -> Value {
  var result = call[0]
  for k in 1..<call.count {
    if let fast = try operation.combine(result, call[k]) {
      result = fast
    } else {
      result = try combined(call, result, call[k], op)
    }
  }
  return result
}

/// Two values by a function of their bits.
private func combined(
  _ call: borrowing Call, _ a: Value, _ b: Value, _ op: (UInt64, UInt64) -> UInt64
) throws(NablaError) -> Value {
  for v in [a, b] where v.isComplex || !(v.isNumeric || v.isLogical) {
    throw call.failed("invalid operand type")
  }
  let kind = try resultClass(call, a.classID, b.classID)
  let (x, y) = (try patterns(a, kind), try patterns(b, kind))
  guard a.dims == b.dims || x.count == 1 || y.count == 1 else {
    throw call.failed("size of X and Y must match, or one operand must be a scalar")
  }
  let dims = x.count == 1 ? b.dims : a.dims
  let n = dims.elementCount
  var words = [UInt64](repeating: 0, count: n)
  for i in 0..<n { words[i] = op(x[x.count == 1 ? 0 : i], y[y.count == 1 ? 0 : i]) }
  return try value(words, kind, dims)
}

private func resultClass(_ call: borrowing Call, _ a: ClassID, _ b: ClassID) throws(NablaError)
  -> ClassID
{
  if a == b { return a }
  if a.isInteger, b.isInteger { throw call.failed("must have matching operand types") }
  if a.isInteger { return a }
  if b.isInteger { return b }
  if a == .single || b == .single { return .single }
  return .double
}

/// The elements as 64-bit patterns, sign-extended.
private func patterns(_ v: Value, _ kind: ClassID) throws(NablaError) -> [UInt64] {
  let signed = kind == .int8 || kind == .int16 || kind == .int32 || kind == .int64
  return try BitPatterns.of(v, signed: signed)
}

private func value(_ words: [UInt64], _ kind: ClassID, _ dims: Dims) throws(NablaError) -> Value {
  try BitPatterns.value(words, kind, dims)
}

private func bitshiftBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let a = call[0]
  guard a.isNumeric, !a.isComplex else {
    throw call.fail("bitshift: not defined for \(a.className) objects")
  }
  let kind = a.classID
  let shifts = try Numbers.reals(call[1])
  for n in shifts where n != n.rounded() || abs(n) > 1e9 {
    throw call.failed("K must be a scalar or array of integers")
  }
  var bits = kind == .double ? 53 : kind == .single ? 24 : 8 * RawBytes.width(kind)
  if call.has(2) {
    let m = try call.int(2, "MASK must be a scalar integer")
    guard m >= 0 else { throw call.failed("MASK must be positive") }
    bits = min(bits, m)
  }
  let mask: UInt64 = bits >= 64 ? .max : (1 << UInt64(bits)) - 1
  if shifts.count == 1, let fast = try BitOperation.shift(a, by: Int(shifts[0]), mask: mask) {
    return [fast]
  }
  let x = try patterns(a, kind)
  guard a.dims == call[1].dims || x.count == 1 || shifts.count == 1 else {
    throw call.failed("size of A and N must match, or one operand must be a scalar")
  }
  let dims = x.count == 1 ? call[1].dims : a.dims
  let n = dims.elementCount
  var words = [UInt64](repeating: 0, count: n)
  for i in 0..<n {
    let w = x[x.count == 1 ? 0 : i]
    let s = Int(shifts[shifts.count == 1 ? 0 : i])
    // Smart shifts give zero (or the sign) for distances beyond the width.
    let moved = s >= 0 ? w << s : UInt64(bitPattern: Int64(bitPattern: w) >> (-s))
    words[i] = moved & mask
  }
  return [try value(words, kind, dims)]
}

let bitBuiltins: [Builtin] = [.bitand, .bitor, .bitxor, .bitshift]
