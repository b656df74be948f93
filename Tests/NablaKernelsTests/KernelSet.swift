import NablaEngine
import NablaKernels
import NablaKernelsAVX2

/// One of the two compiled copies of the kernels.
enum KernelSet: String, CaseIterable, Sendable, CustomStringConvertible {
  case baseline, avx2

  var description: String { rawValue }

  /// The sets that this machine can run.
  static var usable: [KernelSet] { InstructionSet.hasAVX2 ? [.baseline, .avx2] : [.baseline] }
}

/// Random numbers that are the same in every run.
struct Xorshift: RandomNumberGenerator {
  var state: UInt64
  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }
  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
  mutating func size(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
  mutating func real() -> Double { Double.random(in: -1...1, using: &self) }
}

/// A column-major array for the naive loops that the kernels are compared with.
struct Grid: Equatable {
  var dims: [Int]
  var values: [Double]

  init(dims: [Int], _ value: (Int) -> Double) {
    self.dims = dims
    values = (0..<dims.reduce(1, *)).map(value)
  }

  static func random(_ dims: [Int], _ g: inout Xorshift) -> Grid {
    Grid(dims: dims) { _ in g.real() }
  }

  static func integers(_ dims: [Int], _ g: inout Xorshift) -> Grid {
    Grid(dims: dims) { _ in Double(g.size(-9...9)) }
  }

  /// Zero-based subscripts of element i.
  func subscripts(_ i: Int) -> [Int] {
    var rest = i
    return dims.map { n in
      defer { rest /= n }
      return rest % n
    }
  }
}

extension KernelSet {
  /// The kernel's result between guard values that must survive, in double or in single.
  func convolve(_ x: Grid, _ k: Grid, _ shape: ConvolutionShape, single: Bool = false) -> Grid? {
    guard let dims = Convolution.outputDims(xDims: x.dims, kDims: k.dims, shape: shape)
    else { return nil }
    let rank = max(x.dims.count, k.dims.count, dims.count)
    func filled(_ d: [Int]) -> [Int] { d + Array(repeating: 1, count: rank - d.count) }
    let kd = filled(k.dims)
    let start: [Int]
    switch shape {
    case .full: start = Array(repeating: 0, count: rank)
    case .same: start = kd.map { $0 / 2 }
    case .valid: start = kd.map { $0 - 1 }
    }
    let count = dims.reduce(1, *)
    let result =
      single
      ? run(
        x.values.map({ Float($0) }), filled(x.dims), k.values.map({ Float($0) }), kd, start,
        filled(dims), count, convolveSingle)
      : run(x.values, filled(x.dims), k.values, kd, start, filled(dims), count, convolveDouble)
    guard let result else { return nil }
    return Grid(dims: dims) { result[$0] }
  }

  private typealias Kernel<T> = (
    UnsafePointer<T>, UnsafePointer<Int>, UnsafePointer<T>, UnsafePointer<Int>,
    UnsafePointer<Int>, UnsafePointer<Int>, Int, UnsafeMutablePointer<T>
  ) -> Int

  private func run<T: BinaryFloatingPoint & SendableMetatype>(
    _ x: [T], _ xDims: [Int], _ k: [T], _ kDims: [Int], _ start: [Int], _ outDims: [Int],
    _ count: Int, _ kernel: Kernel<T>
  ) -> [Double]? {
    let margin = 16
    var out = [T](repeating: 12345, count: count + 2 * margin)
    let end = out.withUnsafeMutableBufferPointer {
      kernel(x, xDims, k, kDims, start, outDims, xDims.count, $0.baseAddress! + margin)
    }
    let guards = out.prefix(margin) + out.suffix(margin)
    if end != 0 || guards.contains(where: { $0 != 12345 }) { return nil }
    return out[margin..<(margin + count)].map(Double.init)
  }

  private var convolveDouble: Kernel<Double> {
    switch self {
    case .baseline:
      return {
        NablaKernels.ConvolutionKernels.convolve(
          x: $0, xDims: $1, k: $2, kDims: $3, start: $4, outDims: $5, rank: $6, out: $7, poll: nil)
      }
    case .avx2:
      return {
        NablaKernelsAVX2.ConvolutionKernels.convolve(
          x: $0, xDims: $1, k: $2, kDims: $3, start: $4, outDims: $5, rank: $6, out: $7, poll: nil)
      }
    }
  }

  private var convolveSingle: Kernel<Float> {
    switch self {
    case .baseline:
      return {
        NablaKernels.ConvolutionKernels.convolve(
          x: $0, xDims: $1, k: $2, kDims: $3, start: $4, outDims: $5, rank: $6, out: $7, poll: nil)
      }
    case .avx2:
      return {
        NablaKernelsAVX2.ConvolutionKernels.convolve(
          x: $0, xDims: $1, k: $2, kDims: $3, start: $4, outDims: $5, rank: $6, out: $7, poll: nil)
      }
    }
  }
}
