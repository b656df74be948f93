import NablaEngine

/// Peak of one core in double, in multiplications and additions a second; see `main.swift`.
nonisolated(unsafe) var peak = 50e9

private let shapes: [(String, [Int], [Int], ConvolutionShape)] = [
  ("layer 1 forward (6 a step)", [28, 28, 50], [5, 5], .valid),
  ("layer 2 forward (72)", [12, 12, 50], [5, 5], .valid),
  ("layer 2 backward (72)", [8, 8, 50], [5, 5], .full),
  ("layer 2 weights (72)", [12, 12, 50], [8, 8, 50], .valid),
  ("layer 1 weights (6)", [28, 28, 50], [24, 24, 50], .valid),
  ("pooling, layer 1 (6)", [24, 24, 50], [2, 2], .valid),
  ("same", [28, 28, 50], [5, 5], .same),
  ("3 x 3", [64, 64, 10], [3, 3], .valid),
  ("7 x 7", [64, 64, 10], [7, 7], .valid),
  ("image", [1024, 1024], [5, 5], .same),
  ("large kernel", [512, 512], [15, 15], .valid),
  ("volume", [64, 64, 64], [5, 5, 5], .valid),
  ("signal", [100_000, 1], [100, 1], .full),
  ("short signal", [1, 1000], [1, 9], .full),
  ("signals of a batch", [400, 50], [9, 1], .valid),
  ("tiny", [3, 3], [2, 2], .full),
]

/// Microseconds a call, and the share of the peak by the multiplications that the result needs.
func convolutionTimes() {
  print(padded("convolution", 66) + "double us  peak    single us  peak")
  for (name, x, k, shape) in shapes {
    let out = Convolution.outputDims(xDims: x, kDims: k, shape: shape) ?? []
    let count = Double(out.reduce(1, *))
    let taps = Double(k.reduce(1, *))
    // 'full' needs as many as 'valid' the other way round: every element meets every tap.
    let work = 2 * (shape == .full ? Double(x.reduce(1, *)) : count) * taps
    let xd = random(x.reduce(1, *), Double.self)
    let kd = random(k.reduce(1, *), Double.self)
    let od = random(Int(count), Double.self)
    let xs = random(x.reduce(1, *), Float.self)
    let ks = random(k.reduce(1, *), Float.self)
    let os = random(Int(count), Float.self)
    let double = shortest {
      _ = Convolution.convolve(
        x: xd, xDims: x, k: kd, kDims: k, shape: shape, out: od, outDims: out)
    }
    let single = shortest {
      _ = Convolution.convolve(
        x: xs, xDims: x, k: ks, kDims: k, shape: shape, out: os, outDims: out)
    }
    print(
      padded(name, 28) + padded("\(x) * \(k) \(shape)", 36)
        + fixed(double * 1e6, 1, width: 11) + fixed(100 * work / double / peak, 0, width: 5) + " %"
        + fixed(single * 1e6, 1, width: 13) + fixed(50 * work / single / peak, 0, width: 5) + " %")
    for p in [xd, kd, od] { p.deallocate() }
    for p in [xs, ks, os] { p.deallocate() }
  }
}
