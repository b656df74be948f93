import CNabla
import NablaEngine

/// The calls that a script makes for one training step of the example network, batch 50: six maps
/// of 5 x 5 kernels, pooling by 2, twelve maps, pooling, and all of it backwards. Without the dense
/// layer (0.03 ms). Buffers are reused, as the pool of the engine does.
struct TrainingStep {
  typealias Map = UnsafeMutablePointer<Double>
  let batch = 50
  let x = random(39_200, Double.self)
  let k1 = (0..<6).map { _ in random(25, Double.self) }
  let k2 = (0..<72).map { _ in random(25, Double.self) }
  let ones = random(4, Double.self)
  let sum = random(28_800, Double.self)
  let term = random(28_800, Double.self)
  let pooled = random(26_450, Double.self)
  let turned = random(39_200, Double.self)
  let gradient = random(25, Double.self)
  let a1 = (0..<6).map { _ in random(28_800, Double.self) }
  let a2 = (0..<6).map { _ in random(7_200, Double.self) }
  let a3 = (0..<12).map { _ in random(3_200, Double.self) }
  let a4 = (0..<12).map { _ in random(800, Double.self) }
  let d1 = (0..<6).map { _ in random(28_800, Double.self) }
  let d2 = (0..<6).map { _ in random(7_200, Double.self) }
  let d3 = (0..<12).map { _ in random(3_200, Double.self) }

  init() { for i in 0..<4 { ones[i] = 0.25 } }

  private func convolve(
    _ x: Map, _ xSide: Int, _ k: Map, _ kSide: Int, kPages: Int = 1, _ shape: ConvolutionShape,
    _ out: Map
  ) {
    let side = shape == .full ? xSide + kSide - 1 : xSide - kSide + 1
    _ = Convolution.convolve(
      x: x, xDims: [xSide, xSide, batch], k: k, kDims: [kSide, kSide, kPages], shape: shape,
      out: out, outDims: [side, side, kPages == 1 ? batch : 1])
  }

  private func add(_ a: Map, _ b: Map, _ out: Map, _ n: Int) {
    VectorKernels.elementwise(.add, a, stride: 1, b, stride: 1, into: out, count: n)
  }

  /// `convn (a, ones (2) / 4, "valid")(1:2:end, 1:2:end, :)`
  private func pool(_ a: Map, _ side: Int, _ out: Map) {
    convolve(a, side, ones, 2, .valid, pooled)
    let h = side / 2
    let z = side - 1
    for n in 0..<batch {
      for c in 0..<h {
        for r in 0..<h { out[r + h * (c + h * n)] = pooled[2 * r + z * (2 * c + z * n)] }
      }
    }
  }

  /// `out = a .* (1 - a) .* expand (d, [2 2 1]) / 4`
  private func unpool(_ d: Map, _ a: Map, _ side: Int, _ out: Map) {
    let n = side * side * batch
    VectorKernels.expand(
      d, rows: side, columns: side, pages: batch, blockRows: 2, blockColumns: 2, divisor: 4,
      into: term)
    var one = 1.0
    VectorKernels.elementwise(.subtract, &one, stride: 0, a, stride: 1, into: out, count: n)
    VectorKernels.elementwise(.multiply, a, stride: 1, out, stride: 1, into: out, count: n)
    VectorKernels.elementwise(.multiply, out, stride: 1, term, stride: 1, into: out, count: n)
  }

  /// `convn (flipall (x), d, "valid")`
  private func weights(_ x: Map, _ side: Int, _ d: Map, _ dSide: Int) {
    VectorKernels.flip(
      x, dims: [side, side, batch], flipped: [true, true, true], rank: 3, into: turned)
    convolve(turned, side, d, dSide, kPages: batch, .valid, gradient)
  }

  func run() {
    for j in 0..<6 {
      for i in 0..<28_800 { sum[i] = 0 }
      convolve(x, 28, k1[j], 5, .valid, term)
      add(sum, term, sum, 28_800)
      nabla_sigmoid_f64(sum, a1[j], 28_800)
      pool(a1[j], 24, a2[j])
    }
    for j in 0..<12 {
      for i in 0..<3_200 { sum[i] = 0 }
      for i in 0..<6 {
        convolve(a2[i], 12, k2[i + 6 * j], 5, .valid, term)
        add(sum, term, sum, 3_200)
      }
      nabla_sigmoid_f64(sum, a3[j], 3_200)
      pool(a3[j], 8, a4[j])
    }
    for j in 0..<12 { unpool(a4[j], a3[j], 8, d3[j]) }
    for i in 0..<6 {
      for n in 0..<7_200 { d2[i][n] = 0 }
      for j in 0..<12 {
        convolve(d3[j], 8, k2[i + 6 * j], 5, .full, term)
        add(d2[i], term, d2[i], 7_200)
      }
      unpool(d2[i], a1[i], 24, d1[i])
    }
    for j in 0..<12 {
      for i in 0..<6 { weights(a2[i], 12, d3[j], 8) }
      _ = VectorKernels.sum(d3[j], count: 3_200)
    }
    for j in 0..<6 {
      weights(x, 28, d1[j], 24)
      _ = VectorKernels.sum(d1[j], count: 28_800)
    }
  }
}
