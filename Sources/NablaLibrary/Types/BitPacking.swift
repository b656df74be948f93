import NablaEngine

/// bitpack and bitunpack: numbers from and to their bits.
extension Builtin {
  static let bitpack = Builtin(
    "bitpack", "Y = bitpack (X, CLASS)", .exactly(2), category: .types,
    summary: "Numbers of a class out of their bits, the lowest bit first.",
    details: """
      X is a logical array whose bits fill whole elements; the result is a row if X is, else a column.
      """,
    examples: [
      Example("bitpack (logical ([1 0 1 0 0 0 0 0]), \"uint8\")", shows: "ans = 5"),
      Example("bitpack (bitunpack (pi), \"double\") == pi", shows: "ans = 1"),
    ],
    seeAlso: ["bitunpack", "typecast", "dec2bin"], body: bitpackBody)

  static let bitunpack = Builtin(
    "bitunpack", "BITS = bitunpack (X)", .exactly(1), category: .types,
    summary: "The bits of numbers, the lowest one first.",
    details: "A row for a row, else a column.",
    examples: [Example("bitunpack (uint8 (5))", shows: "ans =\n\n  1  0  1  0  0  0  0  0")],
    seeAlso: ["bitpack", "typecast", "dec2bin"], body: bitunpackBody)
}

private func bitpackBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard call[0].isLogical else { throw call.failed("first argument must be a logical array") }
  let name = try call.string(1, "class argument must be a string")
  let isComplex = name.hasSuffix(" complex")
  let bits = try Numbers.reals(call[0])
  guard let kind = ClassID(name: isComplex ? String(name.dropLast(8)) : name), kind.isArithmetic
  else { throw call.failed("cannot pack to \(name) class") }
  let size = 8 * RawBytes.width(kind) * (isComplex ? 2 : 1)
  guard bits.count % size == 0 else {
    throw call.failed("incorrect number of bits to make up output value")
  }
  var bytes = [UInt8](repeating: 0, count: bits.count / 8)
  for (i, b) in bits.enumerated() where b != 0 { bytes[i / 8] |= 1 << UInt8(i % 8) }
  let n = bits.count / size
  let dims = call[0].dims.isRow ? Dims(1, n) : Dims(n, 1)
  return [try RawBytes.value(&bytes, kind, dims, isComplex: isComplex)]
}

private func bitunpackBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = try Conversion.materialize(call[0])
  guard v.classID.isArithmetic, let bytes = try RawBytes.of(v) else {
    throw call.failed("argument must be a number or a string")
  }
  let dims = v.dims.isRow ? Dims(1, 8 * bytes.count) : Dims(8 * bytes.count, 1)
  let t = try Tensor<Bool>(uninitialized: dims)
  for (i, b) in bytes.enumerated() {
    for k in 0..<8 { t.data[8 * i + k] = b >> UInt8(k) & 1 == 1 }
  }
  return [Value(t)]
}

let bitPackingBuiltins: [Builtin] = [.bitpack, .bitunpack]
