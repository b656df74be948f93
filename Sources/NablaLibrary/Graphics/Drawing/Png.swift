/// A PNG in memory, for pictures inside of other texts. Nothing is compressed: small pictures only.
enum Png {
  /// Red, green and blue of each pixel, row by row from the top.
  static func data(_ bytes: [UInt8], width: Int, height: Int) -> [UInt8] {
    var raw: [UInt8] = []
    raw.reserveCapacity((3 * width + 1) * height)
    for y in 0..<height {
      raw.append(0)
      raw += bytes[(3 * y * width)..<(3 * (y + 1) * width)]
    }
    let header = word(UInt32(truncatingIfNeeded: width)) + word(UInt32(truncatingIfNeeded: height))
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", header + [8, 2, 0, 0, 0]) + chunk("IDAT", stored(raw)) + chunk("IEND", [])
  }

  private static func word(_ x: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: x >> UInt32($0)) }
  }

  private static func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
    let named = Array(name.utf8) + body
    return word(UInt32(truncatingIfNeeded: body.count)) + named + word(crc(named))
  }

  /// A zlib stream of stored blocks.
  private static func stored(_ raw: [UInt8]) -> [UInt8] {
    var out: [UInt8] = [0x78, 0x01]
    var at = 0
    repeat {
      let n = min(65535, raw.count - at)
      out.append(at + n == raw.count ? 1 : 0)
      out += [UInt8(n & 255), UInt8(n >> 8), UInt8(~n & 255), UInt8(~n >> 8 & 255)]
      out += raw[at..<(at + n)]
      at += n
    } while at < raw.count
    var (a, b): (UInt32, UInt32) = (1, 0)
    for x in raw {
      a = (a + UInt32(x)) % 65521
      b = (b + a) % 65521
    }
    return out + word(b << 16 | a)
  }

  private static let table: [UInt32] = (0..<256).map { i in
    var c = UInt32(i)
    for _ in 0..<8 { c = c & 1 == 1 ? 0xEDB8_8320 ^ (c >> 1) : c >> 1 }
    return c
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    var c: UInt32 = 0xFFFF_FFFF
    for x in bytes { c = table[Int((c ^ UInt32(x)) & 255)] ^ (c >> 8) }
    return ~c
  }
}
