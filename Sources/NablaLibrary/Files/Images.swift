import CNabla
import Glibc
import NablaEngine

/// imread, imwrite, imfinfo: pictures, PNG and the simple formats PGM and PPM.
extension Builtin {
  static let imread = Builtin(
    "imread", "IMG = imread (FILE)\n[IMG, MAP, ALPHA] = imread (FILE)", .between(1, 2), outputs: 3,
    category: .images,
    summary: "Reads a picture, H x W for gray and H x W x 3 for colours, as uint8.",
    details: "PNG, PGM, PPM and PBM. ALPHA is the transparency, if the picture has any.",
    examples: [
      Example(
        "f = [tempname() \".png\"]; imwrite (uint8 ([0 128 255]), f); imread (f)",
        shows: "ans =\n\n    0  128  255\n")
    ],
    errors: ["Nabla:bad-file": "the file is missing or not a picture"],
    seeAlso: ["imwrite", "idxread"],
    body: imreadBody)

  static let imwrite = Builtin(
    "imwrite", "imwrite (IMG, FILE)\nimwrite (IMG, FILE, FMT)", .atLeast(2), outputs: 0,
    category: .images,
    summary: "Writes a picture: H x W is gray, H x W x 3 colours.",
    details: """
      uint8 as it is, logical as black and white, uint16 by its upper byte, floats from 0 to 1. The
      format goes by the name, PNG, PGM or PPM, or by FMT.
      """,
    examples: [
      Example(
        "f = [tempname() \".pgm\"]; imwrite ([0 0.5 1], f); imread (f)",
        shows: "ans =\n\n    0  128  255\n")
    ],
    seeAlso: ["imread"],
    body: imwriteBody)
}

/// Rows from the top, channels of a pixel side by side.
private struct Picture {
  var width: Int
  var height: Int
  var channels: Int
  var bytes: [UInt8]

  /// Some of the channels as an array.
  func value(_ wanted: Range<Int>) throws(NablaError) -> Value {
    let t = try Tensor<UInt8>(Dims([height, width, wanted.count]))
    let p = t.data
    for (c, channel) in wanted.enumerated() {
      for j in 0..<width {
        for i in 0..<height {
          p[(c * width + j) * height + i] = bytes[(i * width + j) * channels + channel]
        }
      }
    }
    return Value(t)
  }
}

private func imreadBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let name = try call.path(0, "FILENAME must be a string")
  guard FilePath.isFile(name) else {
    throw NablaError("Nabla:bad-file", "imread: unable to find file '\(name)'")
  }
  guard case .success(let bytes) = FilePath.contents(name) else {
    throw NablaError("Nabla:bad-file", "imread: unable to read file '\(name)'")
  }
  let picture: Picture
  if bytes.first == 0x50, bytes.count > 2, bytes[1] >= 0x31, bytes[1] <= 0x36 {
    guard let p = portable(bytes) else {
      throw NablaError("Nabla:bad-file", "imread: '\(name)' is cut short or damaged")
    }
    picture = p
  } else {
    picture = try png(name)
  }
  let hasAlpha = picture.channels == 2 || picture.channels == 4
  let colours = picture.channels >= 3 ? 3 : 1
  let alpha = hasAlpha ? try picture.value(colours..<(colours + 1)) : .emptyMatrix
  return [try picture.value(0..<colours), .emptyMatrix, alpha]
}

private func png(_ name: String) throws(NablaError) -> Picture {
  var (w, h, c): (UInt32, UInt32, UInt32) = (0, 0, 0)
  var data: UnsafeMutablePointer<UInt8>?
  if let reason = nabla_png_read(name, &w, &h, &c, &data) {
    throw NablaError("Nabla:bad-file", "imread: '\(name)': \(String(cString: reason))")
  }
  defer { free(data) }
  let size = Int(w) * Int(h) * Int(c)
  return Picture(
    width: Int(w), height: Int(h), channels: Int(c),
    bytes: Array(UnsafeBufferPointer(start: data, count: data == nil ? 0 : size)))
}

/// PBM, PGM and PPM, in text or binary.
private func portable(_ b: [UInt8]) -> Picture? {
  let kind = b[1] - 0x30
  var i = 2
  func number() -> Int? {
    while i < b.count {
      if b[i] == 0x23 {
        while i < b.count, b[i] != 0x0A { i += 1 }
      } else if b[i] >= 0x30, b[i] <= 0x39 {
        break
      } else {
        i += 1
      }
    }
    var n = 0
    let start = i
    while i < b.count, b[i] >= 0x30, b[i] <= 0x39, n < 1 << 32 {
      n = n * 10 + Int(b[i] - 0x30)
      i += 1
    }
    return i > start ? n : nil
  }
  guard let w = number(), let h = number(), w > 0, h > 0, w < 1 << 24, h < 1 << 24 else { return nil }
  let isBitmap = kind == 1 || kind == 4
  let largest = isBitmap ? 1 : number() ?? 0
  guard largest > 0, largest < 65536 else { return nil }
  let channels = kind == 3 || kind == 6 ? 3 : 1
  let count = w * h * channels
  guard count <= b.count * 8 else { return nil }
  var pixels: [UInt8] = []
  pixels.reserveCapacity(count)
  func scaled(_ x: Int) -> UInt8 {
    largest == 255 ? UInt8(truncatingIfNeeded: x) : UInt8(min(255, (x * 255 + largest / 2) / largest))
  }
  if kind == 1 {
    while pixels.count < count, i < b.count {
      if b[i] == 0x30 || b[i] == 0x31 { pixels.append(b[i] == 0x31 ? 0 : 255) }
      i += 1
    }
  } else if kind <= 3 {
    for _ in 0..<count {
      guard let x = number() else { return nil }
      pixels.append(scaled(x))
    }
  } else {
    i += 1
    if kind == 4 {
      let row = (w + 7) / 8
      guard i + row * h <= b.count else { return nil }
      for y in 0..<h {
        for x in 0..<w { pixels.append(b[i + y * row + x / 8] >> UInt8(7 - x % 8) & 1 == 1 ? 0 : 255) }
      }
    } else if largest < 256 {
      guard i + count <= b.count else { return nil }
      for k in 0..<count { pixels.append(scaled(Int(b[i + k]))) }
    } else {
      guard i + 2 * count <= b.count else { return nil }
      for k in 0..<count { pixels.append(scaled(Int(b[i + 2 * k]) << 8 | Int(b[i + 2 * k + 1]))) }
    }
  }
  guard pixels.count == count else { return nil }
  return Picture(width: w, height: h, channels: channels, bytes: pixels)
}

private func imwriteBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = try Conversion.materialize(call[0])
  let name = try call.path(1, "FILENAME must be a string")
  guard v.isNumeric || v.isLogical, !v.isComplex, v.count > 0, v.dims.count <= 3,
    [1, 3].contains(v.dims[2])
  else { throw call.failed("IMG must be an H x W or H x W x 3 array of real numbers") }
  let (h, w, channels) = (v.dims.rows, v.dims.columns, v.dims[2])
  let x = try Numbers.reals(v)
  var bytes = [UInt8](repeating: 0, count: x.count)
  let scale: Double
  switch v.classID {
  case .double, .single, .logical: scale = 255
  case .uint16: scale = 1 / 257
  default: scale = 1
  }
  for c in 0..<channels {
    for j in 0..<w {
      for i in 0..<h {
        bytes[(i * w + j) * channels + c] = Filling.saturate(
          x[(c * w + j) * h + i] * scale, UInt8.self)
      }
    }
  }
  var format = name.lowercasedASCII
  if call.has(2), let f = call[2].text, call[2].isChar, !f.contains(" ") { format = "." + f.lowercasedASCII }
  if format.hasSuffix(".pgm") || format.hasSuffix(".ppm") || format.hasSuffix(".pnm") {
    let header = "P\(channels == 1 ? 5 : 6)\n\(w) \(h)\n255\n"
    if let problem = FilePath.write(Array(header.utf8) + bytes, to: name) {
      throw call.failed("'\(name)': \(problem.text)")
    }
    return []
  }
  guard format.hasSuffix(".png") else {
    throw call.failed("invalid or unsupported image format of '\(name)': use PNG, PGM or PPM")
  }
  guard let width = UInt32(exactly: w), let height = UInt32(exactly: h) else {
    throw call.failed("the picture is too large")
  }
  if let reason = nabla_png_write(name, width, height, UInt32(channels), bytes) {
    throw call.failed("'\(name)': \(String(cString: reason))")
  }
  return []
}

let imageBuiltins: [Builtin] = [.imread, .imwrite]
