/// The generator MT19937: M. Matsumoto, T. Nishimura, "Mersenne Twister", ACM TOMACS 8 (1998).
///
/// 624 words of state; every stream of random numbers here is made of its 32-bit outputs.
struct MersenneTwister {
  static let size = 624
  private var state: [UInt32]
  /// Words left in the block plus one; 1 means that the next draw makes a new block.
  private(set) var left = 1

  /// Seeding by one number (`init_genrand`).
  init(seed: UInt32) {
    state = [UInt32](repeating: 0, count: Self.size)
    state[0] = seed
    for j in 1..<Self.size {
      let x = state[j - 1]
      state[j] = 1_812_433_253 &* (x ^ (x >> 30)) &+ UInt32(j)
    }
  }

  /// Seeding by a key of any length (`init_by_array`).
  init(key: [UInt32]) {
    self.init(seed: 19_650_218)
    let key = key.isEmpty ? [0] : key
    var (i, j) = (1, 0)
    for _ in 0..<max(Self.size, key.count) {
      let x = state[i - 1]
      state[i] = (state[i] ^ ((x ^ (x >> 30)) &* 1_664_525)) &+ key[j] &+ UInt32(j)
      i += 1
      j += 1
      if i >= Self.size {
        state[0] = state[Self.size - 1]
        i = 1
      }
      if j >= key.count { j = 0 }
    }
    for _ in 0..<(Self.size - 1) {
      let x = state[i - 1]
      state[i] = (state[i] ^ ((x ^ (x >> 30)) &* 1_566_083_941)) &- UInt32(i)
      i += 1
      if i >= Self.size {
        state[0] = state[Self.size - 1]
        i = 1
      }
    }
    state[0] = 0x8000_0000
  }

  /// The state as it was saved: 624 words and what `left` was.
  init?(saved: [UInt32]) {
    guard saved.count == Self.size + 1, let last = saved.last, last >= 1, last <= 624 else {
      return nil
    }
    state = Array(saved.dropLast())
    left = Int(last)
  }

  var saved: [UInt32] { state + [UInt32(left)] }

  private mutating func refill() {
    state.withUnsafeMutableBufferPointer { s in
      func twist(_ a: UInt32, _ b: UInt32) -> UInt32 {
        let mixed = (a & 0x8000_0000) | (b & 0x7FFF_FFFF)
        return (mixed >> 1) ^ (b & 1 == 0 ? 0 : 0x9908_B0DF)
      }
      for j in 0..<227 { s[j] = s[j + 397] ^ twist(s[j], s[j + 1]) }
      for j in 227..<623 { s[j] = s[j - 227] ^ twist(s[j], s[j + 1]) }
      s[623] = s[396] ^ twist(s[623], s[0])
    }
    left = Self.size
  }

  mutating func next() -> UInt32 {
    left -= 1
    if left == 0 { refill() }
    var y = state[Self.size - left]
    y ^= y >> 11
    y ^= (y << 7) & 0x9D2C_5680
    y ^= (y << 15) & 0xEFC6_0000
    return y ^ (y >> 18)
  }

  /// 53 random bits as a fraction; may be zero.
  mutating func fraction() -> Double {
    let a = next() >> 5
    let b = next() >> 6
    return (Double(a) * 67_108_864 + Double(b)) / 9_007_199_254_740_992
  }

  /// Uniform on the open interval from 0 to 1.
  mutating func uniform() -> Double {
    while true {
      let u = fraction()
      if u != 0 { return u }
    }
  }

  /// Uniform on the open interval from 0 to 1, with 24 bits.
  mutating func uniformSingle() -> Float {
    while true {
      let w = next() & 0xFF_FFFF
      if w != 0 { return Float(w) / 16_777_216 }
    }
  }
}
