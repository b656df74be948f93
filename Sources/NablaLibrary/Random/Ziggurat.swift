import Glibc

/// The ziggurat method with 256 layers: G. Marsaglia, W. W. Tsang, J. Stat. Software 5 (2000).
///
/// The area under a decreasing density f is covered by layers of equal area. A layer is drawn and a
/// place in it; nearly always that place lies under f for certain, which one comparison tells.
struct Ziggurat: Sendable {
  /// Whole numbers below `certain[i]` are accepted in layer i without looking at f.
  let certain: [UInt64]
  /// What turns the whole number into x.
  let width: [Double]
  /// f at the right end of each layer.
  let height: [Double]

  /// `edge` is where the tail begins, `area` that of a layer, and `scale` the range of the integers.
  init(
    edge: Double, area: Double, scale: Double, density f: (Double) -> Double,
    inverse g: (Double) -> Double, single: Bool = false
  ) {
    /// The tables for single precision are rounded to it at every step.
    func kept(_ x: Double) -> Double { single ? Double(Float(x)) : x }
    var certain = [UInt64](repeating: 0, count: 256)
    var width = [Double](repeating: 0, count: 256)
    var height = [Double](repeating: 0, count: 256)
    var x1 = kept(edge)
    width[255] = kept(x1 / scale)
    height[255] = kept(f(x1))
    certain[0] = UInt64(x1 * height[255] / area * scale)
    width[0] = kept(area / height[255] / scale)
    height[0] = 1
    for i in stride(from: 254, to: 0, by: -1) {
      let x = kept(g(area / x1 + height[i + 1]))
      certain[i + 1] = UInt64(x / x1 * scale)
      width[i] = kept(x / scale)
      height[i] = kept(f(x))
      x1 = x
    }
    certain[1] = 0
    self.certain = certain
    self.width = width
    self.height = height
  }

  static let normalEdge = 3.6541528853610088
  static let exponentialEdge = 7.69711747013104972

  static let normal = Ziggurat(
    edge: normalEdge, area: 0.00492867323399, scale: 0x1p53,
    density: { exp(-0.5 * $0 * $0) }, inverse: { sqrt(-2 * log($0)) })
  static let exponential = Ziggurat(
    edge: exponentialEdge, area: 0.0039496598225815571993, scale: 0x1p53,
    density: { exp(-$0) }, inverse: { -log($0) })
  /// For single precision: 31 and 32 bits.
  static let normalSingle = Ziggurat(
    edge: normalEdge, area: 0.00492867323399, scale: 0x1p31,
    density: { exp(-0.5 * $0 * $0) }, inverse: { sqrt(-2 * log($0)) }, single: true)
  static let exponentialSingle = Ziggurat(
    edge: exponentialEdge, area: 0.0039496598225815571993, scale: 0x1p32,
    density: { exp(-$0) }, inverse: { -log($0) }, single: true)
}

extension MersenneTwister {
  /// Normal with mean 0 and variance 1.
  mutating func normal(_ z: borrowing Ziggurat) -> Double {
    while true {
      let low = UInt64(next())
      let high = UInt64(next() & 0x3F_FFFF)
      let r = high << 32 | low
      let m = r >> 1
      let i = Int(m & 255)
      let x = (r & 1 == 1 ? -Double(m) : Double(m)) * z.width[i]
      if m < z.certain[i] { return x }
      if i == 0 {
        let tail = normalTail()
        return m & 0x100 != 0 ? -tail : tail
      }
      let f = (z.height[i - 1] - z.height[i]) * uniform() + z.height[i]
      if f < exp(-0.5 * x * x) { return x }
    }
  }

  /// Beyond the last layer: an exponential, thinned.
  private mutating func normalTail() -> Double {
    while true {
      let x = -0.27366123732975828 * log(uniform())
      let y = -log(uniform())
      if y + y > x * x { return Ziggurat.normalEdge + x }
    }
  }

  /// Exponential with mean 1.
  mutating func exponential(_ z: borrowing Ziggurat) -> Double {
    while true {
      let low = UInt64(next())
      let high = UInt64(next() & 0x1F_FFFF)
      let r = high << 32 | low
      let i = Int(r & 255)
      let x = Double(r) * z.width[i]
      if r < z.certain[i] { return x }
      if i == 0 { return Ziggurat.exponentialEdge - log(uniform()) }
      let f = (z.height[i - 1] - z.height[i]) * uniform() + z.height[i]
      if f < exp(-x) { return x }
    }
  }

  mutating func normalSingle(_ z: borrowing Ziggurat) -> Float {
    while true {
      let word = next()
      let r = Int32(bitPattern: word)
      // The test takes the low bits of the word as they are, also where the number is negative.
      let m = word & 0x7FFF_FFFF
      let i = Int(word & 255)
      let x = Float(r) * Float(z.width[i])
      if UInt64(m) < z.certain[i] { return x }
      if i == 0 {
        while true {
          let t = Float(-0.27366123732975828 * Double(logf(uniformSingle())))
          let y = -logf(uniformSingle())
          if y + y > t * t {
            let tail = Float(Ziggurat.normalEdge + Double(t))
            return m & 0x100 != 0 ? -tail : tail
          }
        }
      }
      let (above, here) = (Float(z.height[i - 1]), Float(z.height[i]))
      if (above - here) * uniformSingle() + here < expf(-0.5 * x * x) { return x }
    }
  }

  mutating func exponentialSingle(_ z: borrowing Ziggurat) -> Float {
    while true {
      let r = next()
      let i = Int(r & 255)
      let x = Float(r) * Float(z.width[i])
      if UInt64(r) < z.certain[i] { return x }
      if i == 0 { return Float(Ziggurat.exponentialEdge - Double(logf(uniformSingle()))) }
      let (above, here) = (Float(z.height[i - 1]), Float(z.height[i]))
      if (above - here) * uniformSingle() + here < expf(-x) { return x }
    }
  }

  /// Numbers with the gamma distribution of shape `a` and scale 1:
  /// G. Marsaglia, W. W. Tsang, ACM TOMS 26 (2000).
  mutating func gammas(_ a: Double, into p: UnsafeMutableBufferPointer<Double>) {
    guard a > 0, a.isFinite else {
      for i in p.indices { p[i] = .nan }
      return
    }
    let (normals, exponentials) = (Ziggurat.normal, Ziggurat.exponential)
    let d = (a < 1 ? 1 + a : a) - 1.0 / 3.0
    let c = 1 / sqrt(9 * d)
    for i in p.indices {
      while true {
        var (x, v) = (0.0, 0.0)
        repeat {
          x = normal(normals)
          v = 1 + c * x
          v *= v * v
        } while v <= 0
        let u = uniform()
        let x2 = x * x
        if u < 1 - 0.0331 * x2 * x2 || log(u) < 0.5 * x2 + d * (1 - v + log(v)) {
          p[i] = d * v
          break
        }
      }
    }
    // For a < 1: that of shape 1 + a times U^(1/a).
    if a < 1 { for i in p.indices { p[i] *= exp(-exponential(exponentials) / a) } }
  }

  /// Poisson with mean `l`: by multiplication of uniforms for small means, by the transformed
  /// rejection PTRS of W. Hormann (1993) for large ones.
  mutating func poisson(_ l: Double) -> Double {
    guard l >= 0, l.isFinite else { return .nan }
    if l == 0 { return 0 }
    if l < 12 {
      let limit = exp(-l)
      var (product, k) = (1.0, -1.0)
      repeat {
        product *= uniform()
        k += 1
      } while product > limit
      return k
    }
    let b = 0.931 + 2.53 * sqrt(l)
    let a = -0.059 + 0.02483 * b
    let inverseAlpha = 1.1239 + 1.1328 / (b - 3.4)
    let vr = 0.9277 - 3.6224 / (b - 2)
    while true {
      let u = uniform() - 0.5
      let v = uniform()
      let us = 0.5 - abs(u)
      let k = ((2 * a / us + b) * u + l + 0.43).rounded(.down)
      if us >= 0.07, v <= vr { return k }
      if k < 0 || us < 0.013 && v > us { continue }
      let left = log(v) + log(inverseAlpha) - log(a / (us * us) + b)
      if left <= -l + k * log(l) - lgamma(k + 1) { return k }
    }
  }
}
