import CNabla
import Glibc
import NablaEngine

/// idxread: data sets in the format of MNIST.
extension Builtin {
  static let idxread = Builtin(
    "idxread", "X = idxread (FILE)", .exactly(1), category: .files,
    summary: "Reads an array in the IDX format of the MNIST data sets, gzipped or not.",
    details: """
      The file begins with two zero bytes, the class and the number of dimensions, and the sizes; the
      last dimension varies fastest. Images come as H x W x N, so that X(:,:,n) is picture n upright;
      labels as a column. The class is that of the file, uint8 as a rule.
      """,
    examples: [
      Example(
        "f = tempname (); fid = fopen (f, \"w\"); fwrite (fid, [0 0 8 1 0 0 0 3 7 8 9]); fclose (fid); idxread (f)",
        shows: "ans =\n\n  7\n  8\n  9\n")
    ],
    errors: [
      "Nabla:file-not-found": "there is no such file", "Nabla:bad-file": "the file is not IDX or cut short",
    ],
    seeAlso: ["load", "fread", "imread"],
    body: idxreadBody)
}

private func idxreadBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let name = try call.path(0, "FILE must be a string")
  guard FilePath.isFile(name) else {
    throw NablaError("Nabla:file-not-found", "idxread: cannot open '\(name)': no such file")
  }
  guard let file = gzopen(name, "rb") else {
    throw NablaError("Nabla:file-not-found", "idxread: cannot open '\(name)'")
  }
  defer { gzclose(file) }
  func broken(_ what: String) -> NablaError {
    NablaError("Nabla:bad-file", "idxread: '\(name)' \(what)")
  }
  func read(_ count: Int) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: count)
    var got = 0
    while got < count {
      let n = result.withUnsafeMutableBytes { b in
        gzread(file, b.baseAddress.map { $0 + got }, UInt32(Swift.min(count - got, 1 << 30)))
      }
      if n <= 0 { break }
      got += Int(n)
    }
    result.removeLast(count - got)
    return result
  }
  let magic = read(4)
  guard magic.count == 4, magic[0] == 0, magic[1] == 0 else {
    throw broken("is not an IDX file (it must begin with two zero bytes)")
  }
  let kind: ClassID
  switch magic[2] {
  case 0x08: kind = .uint8
  case 0x09: kind = .int8
  case 0x0B: kind = .int16
  case 0x0C: kind = .int32
  case 0x0D: kind = .single
  case 0x0E: kind = .double
  default: throw broken("has an unknown type code \(magic[2])")
  }
  let rank = Int(magic[3])
  guard rank >= 1, rank <= 16 else { throw broken("claims \(rank) dimensions") }
  let header = read(4 * rank)
  guard header.count == 4 * rank else { throw broken("ends within its header") }
  var sizes: [Int] = []
  for d in 0..<rank {
    sizes.append((0..<4).reduce(0) { $0 << 8 | Int(header[4 * d + $1]) })
  }
  let width = RawBytes.width(kind)
  guard let total = Dims(sizes).checkedElementCount, total < 1 << 40 else {
    throw broken("claims an impossible size \(Dims(sizes).text)")
  }
  // Memory is taken as the data come, since the header may claim anything.
  var bytes: [UInt8] = []
  while bytes.count < total * width {
    let part = read(Swift.min(total * width - bytes.count, 1 << 24))
    if part.isEmpty { break }
    bytes += part
  }
  guard bytes.count == total * width else {
    throw broken("is cut short: \(bytes.count) bytes of data, \(total * width) expected")
  }
  RawBytes.swap(&bytes, width: width)
  if rank == 1 { return [try RawBytes.value(&bytes, kind, Dims(sizes[0], 1))] }
  // Sizes N x H x W with the last fastest become H x W x N with the first fastest.
  let n = sizes[0]
  let rest = Array(sizes.dropFirst())
  let dims = Dims(rest.count == 1 ? [rest[0], n] : rest + [n])
  let page = rest.reduce(1, *)
  if rest.count == 1 { return [try RawBytes.value(&bytes, kind, dims)] }
  var turned = [UInt8](repeating: 0, count: bytes.count)
  var order = [Int](repeating: 0, count: page)
  for k in 0..<page {
    // Element k of ours, first dimension fastest, stands at `source` in the file.
    var (left, source) = (k, 0)
    for d in 0..<rest.count {
      let s = left % rest[d]
      left /= rest[d]
      source += s * rest[(d + 1)...].reduce(1, *)
    }
    order[k] = source
  }
  turned.withUnsafeMutableBufferPointer { out in
    bytes.withUnsafeBufferPointer { input in
      for p in 0..<n {
        let base = p * page
        if width == 1 {
          for k in 0..<page { out[base + k] = input[base + order[k]] }
        } else {
          for k in 0..<page {
            for b in 0..<width { out[(base + k) * width + b] = input[(base + order[k]) * width + b] }
          }
        }
      }
    }
  }
  return [try RawBytes.value(&turned, kind, dims)]
}

let dataSetBuiltins: [Builtin] = [.idxread]
