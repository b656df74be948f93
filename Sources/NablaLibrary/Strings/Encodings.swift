import NablaEngine

/// Digests and base64.
extension Builtin {
  static let hash = Builtin(
    "hash", "H = hash (FUNCTION, STR)", .exactly(2), category: .strings,
    summary: "The digest of a text, as hexadecimal digits.",
    details: "FUNCTION: md2, md4, md5, sha1, sha224, sha256, sha384 or sha512.",
    examples: [
      Example("hash (\"md5\", \"abc\")", shows: "ans = 900150983cd24fb0d6963f7d28e17f72"),
      Example(
        "hash (\"sha256\", \"abc\")",
        shows: "ans = ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ],
    errors: ["Octave:invalid-fun-call": "there is no text"],
    seeAlso: ["matlab.net.base64encode"], body: hashBody)

  static let base64encode = Builtin(
    "matlab.net.base64encode", "S = matlab.net.base64encode (IN)", .exactly(1), category: .strings,
    summary: "The bytes of a vector or text in base64.",
    examples: [Example("matlab.net.base64encode (uint8 ([1 2 3]))", shows: "ans = AQID")],
    errors: ["Octave:invalid-fun-call": "there are no bytes"],
    seeAlso: ["matlab.net.base64decode", "base64_encode"], body: base64encodeBody)

  static let base64decode = Builtin(
    "matlab.net.base64decode", "BYTES = matlab.net.base64decode (S)", .exactly(1),
    category: .strings, summary: "The bytes that a base64 text stands for.",
    examples: [Example("matlab.net.base64decode (\"AQID\")", shows: "ans =\n\n  1  2  3")],
    errors: ["Octave:invalid-fun-call": "there is no text"],
    seeAlso: ["matlab.net.base64encode"], body: base64decodeBody)

  static let base64EncodeArray = Builtin(
    "base64_encode", "S = base64_encode (X)", .exactly(1), category: .strings,
    summary: "The memory of a numeric array in base64.",
    examples: [Example("base64_encode (uint8 ([1 2 3]))", shows: "ans = AQID")],
    errors: ["Octave:invalid-fun-call": "there is no array"],
    seeAlso: ["base64_decode"], body: base64EncodeArrayBody)

  static let base64DecodeArray = Builtin(
    "base64_decode", "X = base64_decode (S)\nX = base64_decode (S, DIMS)", .between(1, 2),
    category: .strings, summary: "The doubles whose memory is in a base64 text.",
    examples: [Example("base64_decode (\"AAAAAAAA8D8=\")", shows: "ans = 1")],
    errors: ["Octave:invalid-fun-call": "there is no text"],
    seeAlso: ["base64_encode"], body: base64DecodeArrayBody)
}

/// Three bytes in four characters.
enum Base64 {
  private static let symbols = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encode(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity((bytes.count + 2) / 3 * 4)
    var i = 0
    while i < bytes.count {
      var word = 0
      let count = min(3, bytes.count - i)
      for j in 0..<3 { word = word << 8 | (j < count ? Int(bytes[i + j]) : 0) }
      for j in 0..<4 {
        out.append(j <= count ? symbols[word >> (18 - 6 * j) & 63] : 0x3D)
      }
      i += 3
    }
    return out
  }

  /// Nil where a character has no meaning. White space is skipped.
  static func decode(_ text: [UInt8]) -> [UInt8]? {
    var out: [UInt8] = []
    var word = 0
    var bits = 0
    for c in text {
      if TextRows.isSpace(c) || c == 0x3D { continue }
      guard let value = symbols.firstIndex(of: c) else { return nil }
      word = word << 6 | value
      bits += 6
      if bits >= 8 {
        bits -= 8
        out.append(UInt8(truncatingIfNeeded: word >> bits))
        word &= (1 << bits) - 1
      }
    }
    return out
  }
}

private func hashBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let name = try call.string(0, "HFUN must be a string")
  guard case .char(let t) = call[1] else { throw call.failed("STR must be a string") }
  guard let digest = Digest.named(name, t.bytes) else {
    throw call.failed("unknown hash type")
  }
  let symbols = Array("0123456789abcdef".utf8)
  var out: [UInt8] = []
  for b in digest {
    out.append(symbols[Int(b >> 4)])
    out.append(symbols[Int(b & 15)])
  }
  return [Value(text: out)]
}

private func base64encodeBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = call[0]
  guard v.isNumeric || v.isChar || v.isLogical, v.dims.isVector || v.isEmpty else {
    throw call.fail("base64encode: IN must be numeric or character vector")
  }
  var bytes: [UInt8] = []
  for x in try Numbers.reals(v) {
    guard x == x.rounded(), x >= 0, x <= 255 else {
      throw call.fail("base64encode: IN must consist of integers in the range 0 to 255")
    }
    bytes.append(UInt8(x))
  }
  return [Value(text: Base64.encode(bytes))]
}

private func base64decodeBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard let text = call[0].textBytes else {
    throw call.fail("base64decode: IN must be a character vector")
  }
  guard let bytes = Base64.decode(text) else {
    throw call.fail("base64_decode: input was not valid base64")
  }
  return [.uint8(try Tensor<UInt8>(row: bytes))]
}

private func base64EncodeArrayBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = try Conversion.materialize(call[0])
  guard v.isNumeric, let bytes = try RawBytes.of(v) else {
    throw call.failed("encoding is supported only for numeric arrays")
  }
  return [Value(text: Base64.encode(bytes))]
}

private func base64DecodeArrayBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard let text = call[0].textBytes else {
    throw call.failed("first argument must be a character array")
  }
  guard let bytes = Base64.decode(text) else {
    throw call.failed("input was not valid base64")
  }
  guard bytes.count % 8 == 0 else {
    throw call.failed("incorrect input argument")
  }
  let n = bytes.count / 8
  let t = try Tensor<Double>(uninitialized: Dims(1, n))
  for i in 0..<n {
    var pattern: UInt64 = 0
    for j in 0..<8 { pattern |= UInt64(bytes[8 * i + j]) << UInt64(8 * j) }
    t.data[i] = Double(bitPattern: pattern)
  }
  guard call.has(1) else { return [Value(t)] }
  var sizes: [Int] = []
  for x in try Numbers.reals(call[1]) { sizes.append(Int(max(0, min(x, 1e15)))) }
  let dims = Dims(sizes)
  guard dims.checkedElementCount == n else {
    throw call.failed("input was not valid base64")
  }
  return [Value(try t.copy(dims: dims))]
}

let encodingBuiltins: [Builtin] = [
  .hash, .base64encode, .base64decode, .base64EncodeArray, .base64DecodeArray,
]
