import Glibc

/// Message digests: MD2 (RFC 1319), MD4 (RFC 1320), MD5 (RFC 1321), SHA-1 and SHA-2 (FIPS 180-4).
enum Digest {
  static func named(_ name: String, _ bytes: [UInt8]) -> [UInt8]? {
    switch name.lowercased() {
    case "md2": md2(bytes)
    case "md4": md4(bytes)
    case "md5": md5(bytes)
    case "sha1": sha1(bytes)
    case "sha224":
      Array(sha256(bytes, sha384Start.map { UInt32(truncatingIfNeeded: $0) }).prefix(28))
    case "sha256": sha256(bytes, sha512Start.map { UInt32(truncatingIfNeeded: $0 >> 32) })
    case "sha384": Array(sha512(bytes, sha384Start).prefix(48))
    case "sha512": sha512(bytes, sha512Start)
    default: nil
    }
  }

  // MARK: Blocks

  /// The message, a one bit, zeros, and its length in bits, in whole blocks.
  private static func padded(_ bytes: [UInt8], block: Int, bigEndian: Bool) -> [UInt8] {
    var out = bytes
    out.append(0x80)
    let lengthBytes = block / 8
    while out.count % block != block - lengthBytes { out.append(0) }
    let bits = UInt64(bytes.count) &* 8
    for i in 0..<lengthBytes {
      let place = bigEndian ? lengthBytes - 1 - i : i
      out.append(place < 8 ? UInt8(truncatingIfNeeded: bits >> UInt64(8 * place)) : 0)
    }
    return out
  }

  private static func littleWords(_ p: ArraySlice<UInt8>) -> [UInt32] {
    let start = p.startIndex
    return (0..<(p.count / 4)).map { k in
      var w: UInt32 = 0
      for j in 0..<4 { w |= UInt32(p[start + 4 * k + j]) << UInt32(8 * j) }
      return w
    }
  }

  private static func bigWord<T: FixedWidthInteger>(_ p: [UInt8], _ at: Int, _: T.Type) -> T {
    var w: T = 0
    for j in 0..<MemoryLayout<T>.size { w = w << 8 | T(p[at + j]) }
    return w
  }

  private static func bytes<T: FixedWidthInteger>(_ words: [T], bigEndian: Bool) -> [UInt8] {
    var out: [UInt8] = []
    let size = MemoryLayout<T>.size
    for w in words {
      for j in 0..<size {
        out.append(UInt8(truncatingIfNeeded: w >> T(8 * (bigEndian ? size - 1 - j : j))))
      }
    }
    return out
  }

  private static func rotate<T: FixedWidthInteger>(_ x: T, left n: Int) -> T {
    x << T(n) | x >> T(T.bitWidth - n)
  }

  private static func rotate<T: FixedWidthInteger>(_ x: T, right n: Int) -> T {
    x >> T(n) | x << T(T.bitWidth - n)
  }

  // MARK: MD2, MD4, MD5

  private static func md2(_ message: [UInt8]) -> [UInt8] {
    var text = message
    let fill = 16 - text.count % 16
    text += [UInt8](repeating: UInt8(fill), count: fill)
    var check = [UInt8](repeating: 0, count: 16)
    var last: UInt8 = 0
    for start in stride(from: 0, to: text.count, by: 16) {
      for j in 0..<16 {
        check[j] ^= piTable[Int(text[start + j] ^ last)]
        last = check[j]
      }
    }
    text += check
    var x = [UInt8](repeating: 0, count: 48)
    for start in stride(from: 0, to: text.count, by: 16) {
      for j in 0..<16 {
        x[16 + j] = text[start + j]
        x[32 + j] = x[16 + j] ^ x[j]
      }
      var t = 0
      for round in 0..<18 {
        for k in 0..<48 {
          x[k] ^= piTable[t]
          t = Int(x[k])
        }
        t = (t + round) & 255
      }
    }
    return Array(x[..<16])
  }

  private static let md5Start: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476]

  private static func md4(_ message: [UInt8]) -> [UInt8] {
    let text = padded(message, block: 64, bigEndian: false)
    var state = md5Start
    let shifts = [[3, 7, 11, 19], [3, 5, 9, 13], [3, 9, 11, 15]]
    let third = [0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15]
    for start in stride(from: 0, to: text.count, by: 64) {
      let x = littleWords(text[start..<(start + 64)])
      var (a, b, c, d) = (state[0], state[1], state[2], state[3])
      for i in 0..<48 {
        let round = i / 16
        var f: UInt32
        var k: Int
        switch round {
        case 0:
          f = b & c | ~b & d
          k = i
        case 1:
          f = (b & c | b & d | c & d) &+ 0x5A82_7999
          k = (i % 4) * 4 + (i % 16) / 4
        default:
          f = (b ^ c ^ d) &+ 0x6ED9_EBA1
          k = third[i - 32]
        }
        f = f &+ a &+ x[k]
        (a, d, c, b) = (d, c, b, rotate(f, left: shifts[round][i % 4]))
      }
      state = [state[0] &+ a, state[1] &+ b, state[2] &+ c, state[3] &+ d]
    }
    return bytes(state, bigEndian: false)
  }

  /// The constants are `floor (abs (sin (i + 1)) * 2^32)`.
  private static let sines: [UInt32] = (0..<64).map { UInt32(abs(sin(Double($0 + 1))) * 0x1p32) }

  private static func md5(_ message: [UInt8]) -> [UInt8] {
    let text = padded(message, block: 64, bigEndian: false)
    var state = md5Start
    let shifts = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]]
    for start in stride(from: 0, to: text.count, by: 64) {
      let x = littleWords(text[start..<(start + 64)])
      var (a, b, c, d) = (state[0], state[1], state[2], state[3])
      for i in 0..<64 {
        var f: UInt32
        var k: Int
        switch i / 16 {
        case 0:
          f = b & c | ~b & d
          k = i
        case 1:
          f = d & b | ~d & c
          k = (5 * i + 1) % 16
        case 2:
          f = b ^ c ^ d
          k = (3 * i + 5) % 16
        default:
          f = c ^ (b | ~d)
          k = 7 * i % 16
        }
        f = f &+ a &+ sines[i] &+ x[k]
        (a, d, c, b) = (d, c, b, b &+ rotate(f, left: shifts[i / 16][i % 4]))
      }
      state = [state[0] &+ a, state[1] &+ b, state[2] &+ c, state[3] &+ d]
    }
    return bytes(state, bigEndian: false)
  }

  // MARK: SHA

  private static func sha1(_ message: [UInt8]) -> [UInt8] {
    let text = padded(message, block: 64, bigEndian: true)
    var h: [UInt32] = md5Start + [0xC3D2_E1F0]
    for start in stride(from: 0, to: text.count, by: 64) {
      var w = (0..<16).map { bigWord(text, start + 4 * $0, UInt32.self) }
      for t in 16..<80 {
        w.append(rotate(w[t - 3] ^ w[t - 8] ^ w[t - 14] ^ w[t - 16], left: 1))
      }
      var (a, b, c, d, e) = (h[0], h[1], h[2], h[3], h[4])
      for t in 0..<80 {
        var f: UInt32
        switch t / 20 {
        case 0: f = (b & c | ~b & d) &+ 0x5A82_7999
        case 1: f = (b ^ c ^ d) &+ 0x6ED9_EBA1
        case 2: f = (b & c | b & d | c & d) &+ 0x8F1B_BCDC
        default: f = (b ^ c ^ d) &+ 0xCA62_C1D6
        }
        f = f &+ rotate(a, left: 5) &+ e &+ w[t]
        (e, d, c, b, a) = (d, c, rotate(b, left: 30), a, f)
      }
      h = [h[0] &+ a, h[1] &+ b, h[2] &+ c, h[3] &+ d, h[4] &+ e]
    }
    return bytes(h, bigEndian: true)
  }

  /// The rotations in which SHA-256 and SHA-512 differ.
  private struct Turns {
    var big0: [Int]
    var big1: [Int]
    var small0: [Int]
    var small1: [Int]
  }

  private static func sha256(_ message: [UInt8], _ start: [UInt32]) -> [UInt8] {
    let turns = Turns(
      big0: [2, 13, 22], big1: [6, 11, 25], small0: [7, 18, 3], small1: [17, 19, 10])
    let constants = sha512Constants[..<64].map { UInt32(truncatingIfNeeded: $0 >> 32) }
    return sha2(padded(message, block: 64, bigEndian: true), start, constants, turns)
  }

  private static func sha512(_ message: [UInt8], _ start: [UInt64]) -> [UInt8] {
    let turns = Turns(
      big0: [28, 34, 39], big1: [14, 18, 41], small0: [1, 8, 7], small1: [19, 61, 6])
    return sha2(padded(message, block: 128, bigEndian: true), start, sha512Constants, turns)
  }

  private static func sha2<T: FixedWidthInteger>(
    _ text: [UInt8], _ start: [T], _ constants: [T], _ turns: Turns
  ) -> [UInt8] {
    func big(_ x: T, _ n: [Int]) -> T {
      rotate(x, right: n[0]) ^ rotate(x, right: n[1]) ^ rotate(x, right: n[2])
    }
    func small(_ x: T, _ n: [Int]) -> T {
      rotate(x, right: n[0]) ^ rotate(x, right: n[1]) ^ x >> T(n[2])
    }
    let size = MemoryLayout<T>.size
    var h = start
    for block in stride(from: 0, to: text.count, by: 16 * size) {
      var w = (0..<16).map { bigWord(text, block + size * $0, T.self) }
      for t in 16..<constants.count {
        let a = small(w[t - 2], turns.small1) &+ w[t - 7]
        w.append(a &+ small(w[t - 15], turns.small0) &+ w[t - 16])
      }
      var v = h
      for t in 0..<constants.count {
        let choice = v[4] & v[5] ^ ~v[4] & v[6]
        let majority = v[0] & v[1] ^ v[0] & v[2] ^ v[1] & v[2]
        let t1 = v[7] &+ big(v[4], turns.big1) &+ choice &+ constants[t] &+ w[t]
        let t2 = big(v[0], turns.big0) &+ majority
        v = [t1 &+ t2, v[0], v[1], v[2], v[3] &+ t1, v[4], v[5], v[6]]
      }
      for i in 0..<8 { h[i] = h[i] &+ v[i] }
    }
    return bytes(h, bigEndian: true)
  }

  // MARK: Tables

  /// A permutation of the bytes made from the digits of pi.
  private static let piTable: [UInt8] = {
    let digits: StaticString = """
      292e43c9a2d87c013d3654a1ecf0061362a705f3c0c7738c98932bd9bc4c82ca1e9b573cfdd4e01667426f18\
      8a17e512be4ec4d6da9ede49a0fbf58ebb2fee7aa968799115b2073f94c210890b225f21807f5d9a5a903227\
      353ecce7bff79703ff1930b348a5b5d1d75e922aac56aac64fb838d296a47db676fc6be29c7404f1459d7059\
      64718720865bcf65e62da8021b6025adaeb0b9f61c46616934407e0f5547a323dd51af3ac35cf9cebac5ea26\
      2c530d6e85288409d3dfcdf441814d526adc37c86cc1abfa24e17b080cbdb14a7888958be363e86de9cbd5fe\
      3b001d39f2efb70e6658d0e4a67772f8eb754b0a314450b48fed1f1adb998d339f118314
      """
    var out: [UInt8] = []
    for i in 0..<256 {
      var value: UInt8 = 0
      for j in 0..<2 {
        let c = digits.utf8Start[2 * i + j]
        value = value << 4 | (c < 0x3A ? c - 0x30 : c - 0x61 + 10)
      }
      out.append(value)
    }
    return out
  }()

  /// Fractional parts of the square roots of the first eight primes, and of the next eight.
  private static let sha512Start: [UInt64] = [
    0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
    0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
  ]
  private static let sha384Start: [UInt64] = [
    0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939,
    0x67332667ffc00b31, 0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4,
  ]
  /// Fractional parts of the cube roots of the first eighty primes.
  private static let sha512Constants: [UInt64] = [
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc,
    0x3956c25bf348b538, 0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118,
    0xd807aa98a3030242, 0x12835b0145706fbe, 0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2,
    0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235, 0xc19bf174cf692694,
    0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
    0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5,
    0x983e5152ee66dfab, 0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4,
    0xc6e00bf33da88fc2, 0xd5a79147930aa725, 0x06ca6351e003826f, 0x142929670a0e6e70,
    0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed, 0x53380d139d95b3df,
    0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
    0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30,
    0xd192e819d6ef5218, 0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8,
    0x19a4c116b8d2d0c8, 0x1e376c085141ab53, 0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8,
    0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373, 0x682e6ff3d6b2b8a3,
    0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b,
    0xca273eceea26619c, 0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178,
    0x06f067aa72176fba, 0x0a637dc5a2c898a6, 0x113f9804bef90dae, 0x1b710b35131c471b,
    0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc, 0x431d67c49c100d4c,
    0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817,
  ]
}
