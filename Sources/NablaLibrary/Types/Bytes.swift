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

extension Builtin {
  static let num2hex = Builtin(
    "num2hex", "S = num2hex (N)\nC = num2hex (N, \"cell\")", .between(1, 2), category: .types,
    summary: "The bits of numbers in hexadecimal, one number in a row.",
    details: "",
    examples: [Example("num2hex (1)", shows: "ans = 3ff0000000000000"), Example("num2hex (single ([1; -2]))", shows: "ans =\n\n3f800000\nc0000000")],
    seeAlso: ["hex2num", "typecast"],
    body: num2hexBody)

  static let hex2num = Builtin(
    "hex2num", "N = hex2num (S)\nN = hex2num (S, CLASS)", .between(1, 2), category: .types,
    summary: "Numbers out of their bits in hexadecimal, one in each row of S.",
    details: "CLASS is \"double\" if it is not given; missing digits at the end are zeros.",
    examples: [Example("hex2num (\"4005bf0a8b145769\")", shows: "ans = 2.7183")],
    seeAlso: ["num2hex", "typecast"],
    body: hex2numBody)
}

private func num2hexBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = try Conversion.materialize(call[0])
  guard v.classID.isArithmetic, !v.isComplex, let bytes = try RawBytes.of(v) else {
    throw call.failed("X must be real")
  }
  let width = RawBytes.width(v.classID)
  let digits = Array("0123456789abcdef".utf8)
  var rows: [Value] = []
  for i in 0..<(bytes.count / width) {
    var text: [UInt8] = []
    for b in bytes[(i * width)..<(i * width + width)].reversed() {
      text.append(digits[Int(b >> 4)])
      text.append(digits[Int(b & 15)])
    }
    rows.append(Value(text: text))
  }
  if call.has(1) {
    guard call[1].text == "cell" else { throw call.failed("CELL argument must be a string") }
    return [try .cellColumn(rows)]
  }
  if rows.isEmpty { return [.emptyString] }
  return [try Operators.concatenate(rows, dimension: 0)]
}

private func hex2numBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var kind = ClassID.double
  if call.has(1) {
    guard let name = call[1].text, let named = ClassID(name: name), named.isArithmetic else {
      throw call.failed("unrecognized CLASS '\(call[1].text ?? "")'")
    }
    kind = named
  }
  var texts: [[UInt8]] = []
  switch call[0] {
  case .char(let t):
    let rows = t.dims.rows
    for r in 0..<rows { texts.append((0..<t.dims.columns).map { t.data[$0 * rows + r].byte }) }
  case .cell(let t): for v in t.elements { texts.append(v.textBytes ?? []) }
  default: throw call.failed("S must be a string or cellstring")
  }
  let width = RawBytes.width(kind)
  var bytes: [UInt8] = []
  for text in texts {
    var word: UInt64 = 0
    var count = 0
    for c in text where c != 0x20 {
      let d: UInt8
      switch c {
      case 48...57: d = c - 48
      case 97...102: d = c - 87
      case 65...70: d = c - 55
      default: throw call.failed("invalid character found in string S")
      }
      guard count < 2 * width else {
        throw call.failed("S must be no more than \(2 * width) characters")
      }
      word = word << 4 | UInt64(d)
      count += 1
    }
    word = count == 0 ? 0 : word << UInt64(4 * (2 * width - count))
    for k in 0..<width { bytes.append(UInt8(truncatingIfNeeded: word >> (8 * UInt64(k)))) }
  }
  return [try RawBytes.value(&bytes, kind, Dims(texts.count, 1))]
}

private func typecastBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let name = try call.string(1, "TYPE name is not recognized")
  let v = try Conversion.materialize(call[0])
  guard v.classID.isArithmetic, var bytes = try RawBytes.of(v) else {
    throw call.failed("invalid input CLASS: \(v.className)")
  }
  let isComplex = name == "double complex" || name == "single complex"
  let wanted = ClassID(name: isComplex ? String(name.dropLast(8)) : name)
  guard let kind = wanted, kind.isArithmetic, kind != .logical else {
    throw call.failed("cannot convert to \(name) class")
  }
  let width = RawBytes.width(kind) * (isComplex ? 2 : 1)
  guard bytes.count % width == 0 else {
    throw call.failed("incorrect number of input values to make output value")
  }
  let n = bytes.count / width
  let asRow = v.dims.isRow
  let dims = v.dims == .empty ? Dims.empty : asRow ? Dims(1, n) : Dims(n, 1)
  return [try RawBytes.value(&bytes, kind, dims, isComplex: isComplex)]
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

let byteBuiltins: [Builtin] = [.typecast, .swapbytes, .num2hex, .hex2num]
