import CNabla
import Glibc
import NablaEngine

/// The random streams of a session: one generator for each distribution, as the language has it.
///
/// `rng (seed, "numpy")` switches to the streams of NumPy's `RandomState`, in which there is one
/// generator for all; `rng` with another generator switches back.
final class RandomService: SessionService {
  enum Stream: Int, CaseIterable { case uniform, normal, exponential, gamma, poisson }

  private var generators: [MersenneTwister] = []
  /// NumPy's one generator, and the second number of a pair that its normal distribution keeps.
  private var numpy: MersenneTwister?
  private var kept: Double?
  /// What `rand ("seed")` tells: the number that was set last.
  var legacySeed = 42.0
  var usesNumPy: Bool { numpy != nil }

  init() {
    for stream in Stream.allCases { generators.append(MersenneTwister(key: Self.entropy(stream.rawValue))) }
  }

  /// Numbers that differ from run to run.
  static func entropy(_ salt: Int) -> [UInt32] {
    var words = [UInt32](repeating: 0, count: 16)
    words.withUnsafeMutableBytes { b in _ = getrandom(b.baseAddress, b.count, 0) }
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return words + [UInt32(truncatingIfNeeded: now.tv_nsec), UInt32(truncatingIfNeeded: salt)]
  }

  func seed(_ stream: Stream, key: [UInt32]) {
    if let saved = MersenneTwister(saved: key) {
      generators[stream.rawValue] = saved
    } else {
      generators[stream.rawValue] = MersenneTwister(key: key)
    }
    numpy = nil
  }

  func seedNumPy(_ seed: UInt32) {
    numpy = MersenneTwister(seed: seed)
    kept = nil
  }

  func state(_ stream: Stream) -> [UInt32] { generators[stream.rawValue].saved }

  // MARK: Filling arrays

  /// Uniform on the open interval from 0 to 1.
  func fillUniform(_ p: UnsafeMutableBufferPointer<Double>) {
    if var g = numpy {
      for i in p.indices { p[i] = g.fraction() }
      numpy = g
      return
    }
    with(.uniform) { g in for i in p.indices { p[i] = g.uniform() } }
  }

  func fillNormal(_ p: UnsafeMutableBufferPointer<Double>) {
    if numpy != nil {
      for i in p.indices { p[i] = polarNormal() }
      return
    }
    let z = Ziggurat.normal
    with(.normal) { g in for i in p.indices { p[i] = g.normal(z) } }
  }

  /// NumPy's legacy normal distribution: the polar method of Marsaglia, which makes pairs.
  private func polarNormal() -> Double {
    if let second = kept {
      kept = nil
      return second
    }
    guard var g = numpy else { return 0 }
    defer { numpy = g }
    while true {
      let x = 2 * g.fraction() - 1
      let y = 2 * g.fraction() - 1
      let r = x * x + y * y
      if r < 1, r != 0 {
        let f = sqrt(-2 * log(r) / r)
        kept = f * x
        return f * y
      }
    }
  }

  func fillExponential(_ p: UnsafeMutableBufferPointer<Double>) {
    if var g = numpy {
      for i in p.indices { p[i] = -log(1 - g.fraction()) }
      numpy = g
      return
    }
    let z = Ziggurat.exponential
    with(.exponential) { g in for i in p.indices { p[i] = g.exponential(z) } }
  }

  func fillUniform(_ p: UnsafeMutableBufferPointer<Float>) {
    with(.uniform) { g in for i in p.indices { p[i] = g.uniformSingle() } }
  }

  func fillNormal(_ p: UnsafeMutableBufferPointer<Float>) {
    let z = Ziggurat.normalSingle
    with(.normal) { g in for i in p.indices { p[i] = g.normalSingle(z) } }
  }

  func fillExponential(_ p: UnsafeMutableBufferPointer<Float>) {
    let z = Ziggurat.exponentialSingle
    with(.exponential) { g in for i in p.indices { p[i] = g.exponentialSingle(z) } }
  }

  func fillGamma(_ a: Double, _ p: UnsafeMutableBufferPointer<Double>) {
    with(.gamma) { g in g.gammas(a, into: p) }
  }

  func fillPoisson(_ l: Double, _ p: UnsafeMutableBufferPointer<Double>) {
    with(.poisson) { g in for i in p.indices { p[i] = g.poisson(l) } }
  }

  /// Works on a generator in place, without a copy of its state.
  private func with(_ stream: Stream, _ body: (inout MersenneTwister) -> Void) {
    body(&generators[stream.rawValue])
  }
}
