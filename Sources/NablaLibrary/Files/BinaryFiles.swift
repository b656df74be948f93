import NablaEngine

/// fread and fwrite: numbers as bytes.
extension Builtin {
  static let fread = Builtin(
    "fread",
    "DATA = fread (FID)\nDATA = fread (FID, SIZE)\nDATA = fread (FID, SIZE, PRECISION)\nDATA = fread (FID, SIZE, PRECISION, SKIP)\nDATA = fread (FID, SIZE, PRECISION, SKIP, ARCH)\n[DATA, COUNT] = fread (...)",
    .between(1, 5), outputs: 2, category: .files,
    summary: "Reads numbers from a binary file.",
    details: """
      SIZE is a count, Inf, or [ROWS, COLUMNS] where COLUMNS may be Inf. PRECISION is the class in the
      file ("uint8" if not given), "IN=>OUT" with the class of the result (double), or "*CLASS" for
      both; "5*uint8" reads blocks of five, and SKIP bytes are left out after each block. ARCH is
      "ieee-le" or "ieee-be".
      """,
    examples: [
      Example("fid = fopen (tempname (), \"w+\"); fwrite (fid, [1 2 3]); frewind (fid); fread (fid)'", shows: "ans =\n\n   1   2   3"),
      Example("fid = fopen (tempname (), \"w+\"); fwrite (fid, \"abc\"); frewind (fid); fread (fid, [1 2], \"*char\")", shows: "ans = ab"),
    ],
    seeAlso: ["fwrite", "fopen", "fgetl", "typecast"],
    body: freadBody)

  static let fwrite = Builtin(
    "fwrite",
    "fwrite (FID, DATA)\nfwrite (FID, DATA, PRECISION)\nfwrite (FID, DATA, PRECISION, SKIP)\nfwrite (FID, DATA, PRECISION, SKIP, ARCH)\nCOUNT = fwrite (...)",
    .between(2, 5), category: .files,
    summary: "Writes numbers to a binary file and tells how many were written.",
    details: "PRECISION is a class, \"uint8\" if not given; SKIP zero bytes precede each number.",
    examples: [Example("fid = fopen (tempname (), \"w\"); fwrite (fid, [1 2 3], \"int16\")", shows: "ans = 3")],
    seeAlso: ["fread", "fopen", "fputs"],
    body: fwriteBody)
}

/// The class that a name of C or of the language stands for.
private func numberClass(_ name: String) -> ClassID? {
  switch name {
  case "uint8", "uchar", "unsigned char": .uint8
  case "int8", "schar", "signed char", "integer*1": .int8
  case "char", "char*1": .char
  case "int16", "short", "integer*2": .int16
  case "uint16", "ushort", "unsigned short": .uint16
  case "int32", "int", "integer*4": .int32
  case "uint32", "uint", "unsigned int": .uint32
  case "int64", "long", "integer*8": .int64
  case "uint64", "ulong", "unsigned long": .uint64
  case "single", "float", "float32", "real*4": .single
  case "double", "float64", "real*8": .double
  case "logical": .logical
  default: nil
  }
}

private struct Precision {
  var input = ClassID.uint8
  var output = ClassID.double
  var block = 1

  /// "N*IN=>OUT", "*CLASS", "IN".
  init?(_ text: String) {
    var rest = text.filter { $0 != " " || text.contains("unsigned") || text.contains("signed") }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty, let n = Int(digits), n > 0, rest.dropFirst(digits.count).hasPrefix("*") {
      block = n
      rest = String(rest.dropFirst(digits.count + 1))
    }
    if rest.hasPrefix("*") {
      guard let c = numberClass(String(rest.dropFirst())) else { return nil }
      input = c
      output = c
      return
    }
    let bytes = Array(rest.utf8)
    if let at = bytes.indices.first(where: {
      bytes[$0] == 0x3D && $0 + 1 < bytes.count && bytes[$0 + 1] == 0x3E
    }) {
      let from = String(decoding: bytes[..<at], as: UTF8.self)
      let to = String(decoding: bytes[(at + 2)...], as: UTF8.self)
      guard let a = numberClass(from), let b = numberClass(to) else { return nil }
      input = a
      output = b
      return
    }
    guard let c = numberClass(rest) else { return nil }
    input = c == .logical ? .uint8 : c
  }
}

/// Is the order of bytes in argument `i` big-endian?
private func bigEndian(_ call: borrowing Call, _ i: Int, _ f: OpenFile) throws(NablaError) -> Bool {
  guard call.has(i) else { return f.isBigEndian }
  switch call[i].text?.lowercasedASCII {
  case "native", "n": return f.isBigEndian
  case "ieee-le", "l", "le": return false
  case "ieee-be", "b", "be": return true
  default: throw call.fail("invalid architecture type specified")
  }
}

private func freadBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let f = try call.file()
  var arguments = call.arguments
  // fread (fid, precision) leaves the size out.
  if arguments.count > 1, arguments[1].isChar, arguments[1].text != nil {
    arguments.insert(.scalar(.infinity), at: 1)
  }
  var (rows, columns, wanted): (Int?, Int?, Int) = (nil, nil, Int.max)
  if arguments.count > 1 {
    let size = try Numbers.reals(arguments[1])
    func count(_ x: Double) throws(NablaError) -> Int? {
      if x == .infinity { return nil }
      guard x >= 0, let n = Int(exactly: x.rounded(.towardZero)) else {
        throw call.failed("invalid SIZE specified")
      }
      return n
    }
    if size.count == 1 {
      wanted = try count(size[0]) ?? Int.max
    } else if size.count == 2 {
      guard let r = try count(size[0]) else { throw call.failed("invalid SIZE specified") }
      rows = r
      columns = try count(size[1])
      if let c = columns {
        let product = r.multipliedReportingOverflow(by: c)
        wanted = product.overflow ? Int.max : product.partialValue
      }
      if r == 0 { wanted = 0 }
    } else {
      throw call.failed("invalid SIZE specified")
    }
  }
  var precision = Precision("uint8")
  if arguments.count > 2 {
    guard let text = arguments[2].text, let p = Precision(text) else {
      throw call.failed("invalid PRECISION specified")
    }
    precision = p
  }
  guard let precision else { throw call.failed("invalid PRECISION specified") }
  var skip = 0
  if arguments.count > 3 {
    if arguments[3].isChar {
      arguments.insert(.scalar(0), at: 3)
    } else {
      skip = Int(arguments[3].realScalar ?? 0)
    }
  }
  let order = Call(
    session: call.session, name: call.name, arguments: arguments, nargout: call.nargout)
  let swaps = try bigEndian(order, 4, f)
  var bytes = readBlocks(f, wanted, RawBytes.width(precision.input), precision.block, skip)
  let width = RawBytes.width(precision.input)
  if bytes.count % width != 0 { bytes.removeLast(bytes.count % width) }
  if swaps { RawBytes.swap(&bytes, width: width) }
  let n = bytes.count / width
  let dims: Dims
  if let rows {
    let filled = rows == 0 ? 0 : min(columns ?? Int.max, (n + rows - 1) / rows)
    dims = n == 0 ? (columns == nil ? Dims(rows, 0) : .empty) : Dims(rows, filled)
    bytes += [UInt8](repeating: 0, count: dims.elementCount * width - bytes.count)
  } else {
    dims = n == 0 ? (wanted == Int.max ? Dims(0, 1) : .empty) : Dims(n, 1)
  }
  let raw = try RawBytes.value(&bytes, precision.input, dims)
  let data = precision.input == precision.output ? raw : try Conversion.convert(raw, to: precision.output)
  return [data, Value(n)]
}

/// The bytes of `wanted` elements; after each block of elements some bytes are skipped.
private func readBlocks(_ f: OpenFile, _ wanted: Int, _ width: Int, _ block: Int, _ skip: Int)
  -> [UInt8]
{
  let total = wanted.multipliedReportingOverflow(by: width)
  let most = total.overflow ? Int.max : total.partialValue
  if skip == 0 { return f.read(most) }
  var result: [UInt8] = []
  while result.count < most {
    let size = min(block * width, most - result.count)
    let part = f.read(size)
    result += part
    if part.count < size { break }
    if result.count < most, f.read(skip).count < skip { break }
  }
  return result
}

private func fwriteBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let number = call.fileNumber(0)
  let f: OpenFile? = number == 1 || number == 2 ? nil : try call.file()
  let v = try Conversion.materialize(call[1])
  guard v.classID.isArithmetic, !v.isComplex else {
    throw call.failed("wrong type argument '\(TypeName.of(v))'")
  }
  var kind = ClassID.uint8
  if call.has(2) {
    guard let name = call[2].text, let c = numberClass(name) else {
      throw call.failed("invalid PRECISION specified")
    }
    kind = c
  }
  let target: ClassID = kind == .char ? .uint8 : kind
  let converted = v.classID == target ? v : try Conversion.convert(v, to: target)
  guard var bytes = try RawBytes.of(converted) else { throw call.failed("invalid data") }
  let width = RawBytes.width(target)
  let count = bytes.count / width
  if let f, try bigEndian(call, 4, f) { RawBytes.swap(&bytes, width: width) }
  if call.has(3), let x = call[3].realScalar, x >= 1 {
    let gap = [UInt8](repeating: 0, count: Int(x))
    var spread: [UInt8] = []
    for i in 0..<count { spread += gap + bytes[(i * width)..<(i * width + width)] }
    bytes = spread
  }
  guard let f else {
    if number == 1 {
      call.session.output.put(bytes)
    } else {
      call.session.errorOutput.put(bytes)
    }
    return [Value(count)]
  }
  let written = f.write(bytes)
  return [Value(written == bytes.count ? count : written / width)]
}

let binaryFileBuiltins: [Builtin] = [.fread, .fwrite]
