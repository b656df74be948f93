import NablaEngine

/// typecast and swapbytes: the bytes behind numbers.
extension Builtin {
  static let typecast = Builtin(
    "typecast", "Y = typecast (X, CLASS)", .exactly(2), category: .types,
    summary: "The same bytes read as numbers of another class.",
    details: """
      X is a vector; the result is a row if X is, else a column. The bytes must fill whole elements.
      The order of the bytes is that of the machine, little-endian.
      """,
    examples: [
      Example("typecast (single (1), \"uint32\")", shows: "ans = 1065353216"),
      Example("typecast (uint8 ([0 0 128 63]), \"single\")", shows: "ans = 1"),
    ],
    seeAlso: ["cast", "swapbytes", "bitshift"],
    body: typecastBody)

  static let swapbytes = Builtin(
    "swapbytes", "Y = swapbytes (X)", .exactly(1), category: .types,
    summary: "The numbers with their bytes in reverse order.",
    details: "For data of a machine with the other byte order.",
    examples: [Example("swapbytes (uint16 (1:3))", shows: "ans =\n\n  256  512  768")],
    seeAlso: ["typecast", "cast"],
    body: swapbytesBody)
}

private func typecastBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let name = try call.string(1, "TYPE name is not recognized")
  let v = try Conversion.materialize(call[0])
  guard v.classID.isArithmetic, var bytes = try RawBytes.of(v) else {
    throw call.failed("invalid input CLASS: \(v.className)")
  }
  let wanted = name == "double complex" || name == "single complex" ? nil : ClassID(name: name)
  guard let kind = wanted, kind.isArithmetic, kind != .logical else {
    throw call.failed("cannot convert to \(name) class")
  }
  let width = RawBytes.width(kind)
  guard bytes.count % width == 0 else {
    throw call.failed("incorrect number of input values to make output value")
  }
  let n = bytes.count / width
  let asRow = v.dims.isRow
  let dims = v.dims == .empty ? Dims.empty : asRow ? Dims(1, n) : Dims(n, 1)
  return [try RawBytes.value(&bytes, kind, dims)]
}

private func swapbytesBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = try Conversion.materialize(call[0])
  let kind = v.classID
  guard kind.isNumeric, !v.isComplex, var bytes = try RawBytes.of(v) else {
    throw call.failed("invalid object of class '\(kind.name)'")
  }
  RawBytes.swap(&bytes, width: RawBytes.width(kind))
  return [try RawBytes.value(&bytes, kind, v.dims)]
}

let byteBuiltins: [Builtin] = [.typecast, .swapbytes]
