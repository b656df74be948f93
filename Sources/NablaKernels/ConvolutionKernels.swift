import Glibc

/// Convolution of column-major arrays; the engine reaches it through `Convolution`.
///
/// All sizes have `rank` entries (fill up with ones). The result is the box of the 'full'
/// convolution that begins at `start` and has the size `outDims`; `out` must not overlap the
/// operands. Returns 0 when done, 1 without memory, 2 if `poll` returned true: it is asked about
/// every 10 ms and `out` is then incomplete.
package enum ConvolutionKernels {
  package static func convolve(
    x: UnsafePointer<Double>, xDims: UnsafePointer<Int>,
    k: UnsafePointer<Double>, kDims: UnsafePointer<Int>,
    start: UnsafePointer<Int>, outDims: UnsafePointer<Int>, rank: Int,
    out: UnsafeMutablePointer<Double>, poll: (@convention(c) () -> Bool)?
  ) -> Int {
    run(x, xDims, k, kDims, start, outDims, rank, out, poll)
  }

  package static func convolve(
    x: UnsafePointer<Float>, xDims: UnsafePointer<Int>,
    k: UnsafePointer<Float>, kDims: UnsafePointer<Int>,
    start: UnsafePointer<Int>, outDims: UnsafePointer<Int>, rank: Int,
    out: UnsafeMutablePointer<Float>, poll: (@convention(c) () -> Bool)?
  ) -> Int {
    run(x, xDims, k, kDims, start, outDims, rank, out, poll)
  }

  private static func run<Element: KernelElement>(
    _ x: UnsafePointer<Element>, _ xDims: UnsafePointer<Int>,
    _ k: UnsafePointer<Element>, _ kDims: UnsafePointer<Int>,
    _ start: UnsafePointer<Int>, _ outDims: UnsafePointer<Int>, _ rank: Int,
    _ out: UnsafeMutablePointer<Element>, _ poll: (@convention(c) () -> Bool)?
  ) -> Int {
    let bytes = ConvolutionSizes.elements(rank) &* MemoryLayout<Int>.stride
    guard let block = malloc(bytes) else { return ConvolutionEnd.outOfMemory }
    defer { free(block) }
    let sizes = ConvolutionSizes(
      block.assumingMemoryBound(to: Int.self), rank: rank, x: xDims, k: kDims, start: start,
      out: outDims)
    var run = ConvolutionRun(sizes: sizes, x: x, k: k, out: out, poll: poll)
    return run.run()
  }
}
