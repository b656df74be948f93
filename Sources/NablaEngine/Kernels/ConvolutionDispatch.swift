import Glibc
import NablaKernels
import NablaKernelsAVX2

/// Which part of the 'full' convolution is wanted.
package enum ConvolutionShape: Sendable, CaseIterable {
  /// Every place where the operands meet: size x + k - 1.
  case full
  /// The central part, with the size of x.
  case same
  /// Where the kernel lies inside x: size x - k + 1.
  case valid
}

/// How a convolution ended.
package enum ConvolutionOutcome: Sendable {
  case done
  /// The scratch (the kernel and a tile) could not be allocated.
  case outOfMemory
  /// The poll asked to stop; the output is incomplete.
  case interrupted
}

/// The instruction set that the kernels use, found once.
package enum InstructionSet {
  /// The processor has AVX2 and FMA and the system saves their registers; `NABLA_KERNELS=baseline`
  /// in the environment says no.
  package static let usesAVX2: Bool = {
    if let forced = getenv("NABLA_KERNELS"), strcmp(forced, "baseline") == 0 { return false }
    return hasAVX2
  }()

  package static let hasAVX2: Bool = {
    #if arch(x86_64)
      guard let leaf1 = cpuidLeaf(0), let leaf7 = cpuidLeaf(1) else { return false }
      // Each leaf is eax, ebx, ecx, edx as the processor says, then the same as usable.
      let ecx1 = leaf1[4 + 2]
      let ebx7 = leaf7[4 + 1]
      let fma: UInt32 = 1 << 12
      let avx: UInt32 = 1 << 28
      let avx2: UInt32 = 1 << 5
      return ecx1 & fma != 0 && ecx1 & avx != 0 && ebx7 & avx2 != 0
    #else
      return false
    #endif
  }()
}

#if arch(x86_64)
  /// glibc's table of processor features; leaf 0 is CPUID 1, leaf 1 is CPUID 7.
  @_silgen_name("__x86_get_cpuid_feature_leaf")
  private func cpuidLeaf(_ leaf: UInt32) -> UnsafePointer<UInt32>?
#endif

/// Convolution of column-major arrays of any number of dimensions: `convn`, `conv2`, `conv`.
///
///     full(p) = sum over w of k(w) * x(p - w)
///
/// Values that lie outside x take no part, so an Inf in the kernel makes no NaN at the border; and
/// a kernel element of zero takes no part either, as in GNU Octave: `conv ([Inf 1], [1 0])` is
/// `[Inf 1 0]`. Sums of integers are exact as long as they fit the mantissa.
package enum Convolution {
  /// Size of the result; nil if a dimension overflows.
  ///
  /// As GNU Octave has it: 0 x 0 if an operand is empty, zero in a dimension where the kernel of
  /// 'valid' is longer than x, and no trailing ones beyond two dimensions.
  package static func outputDims(
    xDims: [Int], kDims: [Int], shape: ConvolutionShape
  ) -> [Int]? {
    if xDims.contains(where: { $0 <= 0 }) || kDims.contains(where: { $0 <= 0 }) { return [0, 0] }
    let rank = max(xDims.count, kDims.count, 2)
    var dims: [Int] = []
    for d in 0..<rank {
      let n = d < xDims.count ? xDims[d] : 1
      let m = d < kDims.count ? kDims[d] : 1
      switch shape {
      case .full:
        let (sum, overflow) = n.addingReportingOverflow(m - 1)
        if overflow { return nil }
        dims.append(sum)
      case .same: dims.append(n)
      case .valid: dims.append(m > n ? 0 : n - m + 1)
      }
    }
    while dims.count > 2, dims.last == 1 { dims.removeLast() }
    return dims
  }

  /// Writes the convolution to `out`, which has the size `outDims` that `outputDims` gives and does
  /// not overlap the operands. `poll` is asked about every 10 ms whether to stop.
  package static func convolve(
    x: UnsafePointer<Double>, xDims: [Int], k: UnsafePointer<Double>, kDims: [Int],
    shape: ConvolutionShape, out: UnsafeMutablePointer<Double>, outDims: [Int],
    poll: (@convention(c) () -> Bool)? = nil
  ) -> ConvolutionOutcome {
    withSizes(xDims, kDims, shape, outDims) { xDims, kDims, start, outDims, rank in
      InstructionSet.usesAVX2
        ? NablaKernelsAVX2.ConvolutionKernels.convolve(
          x: x, xDims: xDims, k: k, kDims: kDims, start: start, outDims: outDims, rank: rank,
          out: out, poll: poll)
        : NablaKernels.ConvolutionKernels.convolve(
          x: x, xDims: xDims, k: k, kDims: kDims, start: start, outDims: outDims, rank: rank,
          out: out, poll: poll)
    }
  }

  package static func convolve(
    x: UnsafePointer<Float>, xDims: [Int], k: UnsafePointer<Float>, kDims: [Int],
    shape: ConvolutionShape, out: UnsafeMutablePointer<Float>, outDims: [Int],
    poll: (@convention(c) () -> Bool)? = nil
  ) -> ConvolutionOutcome {
    withSizes(xDims, kDims, shape, outDims) { xDims, kDims, start, outDims, rank in
      InstructionSet.usesAVX2
        ? NablaKernelsAVX2.ConvolutionKernels.convolve(
          x: x, xDims: xDims, k: k, kDims: kDims, start: start, outDims: outDims, rank: rank,
          out: out, poll: poll)
        : NablaKernels.ConvolutionKernels.convolve(
          x: x, xDims: xDims, k: k, kDims: kDims, start: start, outDims: outDims, rank: rank,
          out: out, poll: poll)
    }
  }

  /// Hands sizes of equal rank, and where the wanted part of 'full' starts, to a kernel.
  ///
  /// The four lists lie in temporary memory on the stack: a convolution of a small map takes 4 µs,
  /// and arrays of its sizes would cost a tenth of that.
  private static func withSizes(
    _ xDims: [Int], _ kDims: [Int], _ shape: ConvolutionShape, _ outDims: [Int],
    _ kernel: (
      UnsafePointer<Int>, UnsafePointer<Int>, UnsafePointer<Int>, UnsafePointer<Int>, Int
    ) -> Int
  ) -> ConvolutionOutcome {
    let rank = max(xDims.count, kDims.count, 2)
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: 4 * rank) { room in
      guard let sizes = room.baseAddress else { return .outOfMemory }
      let x = sizes
      let k = sizes + rank
      let start = sizes + 2 * rank
      let out = sizes + 3 * rank
      for d in 0..<rank {
        x[d] = d < xDims.count ? xDims[d] : 1
        k[d] = d < kDims.count ? kDims[d] : 1
        out[d] = d < outDims.count ? outDims[d] : 1
        switch shape {
        case .full: start[d] = 0
        case .same: start[d] = k[d] / 2
        case .valid: start[d] = max(0, k[d] - 1)
        }
      }
      switch kernel(x, k, start, out, rank) {
      case 0: return .done
      case 2: return .interrupted
      default: return .outOfMemory
      }
    }
  }
}

/// The other kernels that exist for both instruction sets, over plain pointers.
///
/// Sizes are checked by the caller. Arguments and edge cases are described at the functions of the
/// same name in `NablaKernels`.
package enum VectorKernels {
  /// Arithmetic that `elementwise` knows; the numbers are those of `ElementwiseKernels.apply`.
  package enum Operation: Int, Sendable, CaseIterable {
    case add, subtract, multiply, divide
  }

  /// `out(i) = a(i) op b(i)`; an operand with stride 0 is a scalar, with 1 an array.
  package static func elementwise(
    _ operation: Operation, _ a: UnsafePointer<Double>, stride aStride: Int,
    _ b: UnsafePointer<Double>,
    stride bStride: Int, into out: UnsafeMutablePointer<Double>, count: Int
  ) {
    InstructionSet.usesAVX2
      ? NablaKernelsAVX2.ElementwiseKernels.apply(
        operation.rawValue, a, stride: aStride, b, stride: bStride, into: out, count)
      : NablaKernels.ElementwiseKernels.apply(
        operation.rawValue, a, stride: aStride, b, stride: bStride, into: out, count)
  }

  package static func elementwise(
    _ operation: Operation, _ a: UnsafePointer<Float>, stride aStride: Int,
    _ b: UnsafePointer<Float>,
    stride bStride: Int, into out: UnsafeMutablePointer<Float>, count: Int
  ) {
    InstructionSet.usesAVX2
      ? NablaKernelsAVX2.ElementwiseKernels.apply(
        operation.rawValue, a, stride: aStride, b, stride: bStride, into: out, count)
      : NablaKernels.ElementwiseKernels.apply(
        operation.rawValue, a, stride: aStride, b, stride: bStride, into: out, count)
  }

  /// `y += factor * x`
  package static func addScaled(
    _ x: UnsafePointer<Double>, _ factor: Double, to y: UnsafeMutablePointer<Double>, count: Int
  ) {
    InstructionSet.usesAVX2
      ? NablaKernelsAVX2.ElementwiseKernels.addScaled(x, factor, to: y, count)
      : NablaKernels.ElementwiseKernels.addScaled(x, factor, to: y, count)
  }

  package static func addScaled(
    _ x: UnsafePointer<Float>, _ factor: Float, to y: UnsafeMutablePointer<Float>, count: Int
  ) {
    InstructionSet.usesAVX2
      ? NablaKernelsAVX2.ElementwiseKernels.addScaled(x, factor, to: y, count)
      : NablaKernels.ElementwiseKernels.addScaled(x, factor, to: y, count)
  }

  /// Sum by halves; fewer than 32 elements from left to right.
  package static func sum(
    _ x: UnsafePointer<Double>, count: Int
  ) -> Double {
    InstructionSet.usesAVX2
      ? NablaKernelsAVX2.ReductionKernels.sum(x, count)
      : NablaKernels.ReductionKernels.sum(x, count)
  }

  package static func sum(
    _ x: UnsafePointer<Float>, count: Int
  ) -> Float {
    InstructionSet.usesAVX2
      ? NablaKernelsAVX2.ReductionKernels.sum(x, count)
      : NablaKernels.ReductionKernels.sum(x, count)
  }

  /// `out(i, k) = sum over j of x(i, j, k)`: `inner` elements i, `length` j, `outer` k.
  package static func sum(
    _ x: UnsafePointer<Double>, inner: Int, length: Int, outer: Int,
    into out: UnsafeMutablePointer<Double>
  ) {
    InstructionSet.usesAVX2
      ? NablaKernelsAVX2.ReductionKernels.sum(
        x, inner: inner, length: length, outer: outer, into: out)
      : NablaKernels.ReductionKernels.sum(x, inner: inner, length: length, outer: outer, into: out)
  }

  package static func sum(
    _ x: UnsafePointer<Float>, inner: Int, length: Int, outer: Int,
    into out: UnsafeMutablePointer<Float>
  ) {
    InstructionSet.usesAVX2
      ? NablaKernelsAVX2.ReductionKernels.sum(
        x, inner: inner, length: length, outer: outer, into: out)
      : NablaKernels.ReductionKernels.sum(x, inner: inner, length: length, outer: outer, into: out)
  }

  /// Sum of the products.
  package static func dot(
    _ x: UnsafePointer<Double>, _ y: UnsafePointer<Double>, count: Int
  ) -> Double {
    InstructionSet.usesAVX2
      ? NablaKernelsAVX2.ReductionKernels.dot(x, y, count)
      : NablaKernels.ReductionKernels.dot(x, y, count)
  }

  package static func dot(
    _ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>, count: Int
  ) -> Float {
    InstructionSet.usesAVX2
      ? NablaKernelsAVX2.ReductionKernels.dot(x, y, count)
      : NablaKernels.ReductionKernels.dot(x, y, count)
  }

  /// Means of blocks; `out` has `rows / blockRows` by `columns / blockColumns` by `pages`.
  package static func meanPool(
    _ x: UnsafePointer<Double>, rows: Int, columns: Int, pages: Int, blockRows: Int,
    blockColumns: Int,
    into out: UnsafeMutablePointer<Double>
  ) {
    InstructionSet.usesAVX2
      ? NablaKernelsAVX2.PoolingKernels.mean(
        x, rows: rows, columns: columns, pages: pages, blockRows: blockRows,
        blockColumns: blockColumns, into: out)
      : NablaKernels.PoolingKernels.mean(
        x, rows: rows, columns: columns, pages: pages, blockRows: blockRows,
        blockColumns: blockColumns, into: out)
  }

  package static func meanPool(
    _ x: UnsafePointer<Float>, rows: Int, columns: Int, pages: Int, blockRows: Int,
    blockColumns: Int,
    into out: UnsafeMutablePointer<Float>
  ) {
    InstructionSet.usesAVX2
      ? NablaKernelsAVX2.PoolingKernels.mean(
        x, rows: rows, columns: columns, pages: pages, blockRows: blockRows,
        blockColumns: blockColumns, into: out)
      : NablaKernels.PoolingKernels.mean(
        x, rows: rows, columns: columns, pages: pages, blockRows: blockRows,
        blockColumns: blockColumns, into: out)
  }

  /// Fills blocks of `out` (rows by columns by pages) with elements of d over `divisor`: the
  /// adjoint of `meanPool` if that is the size of a block.
  package static func expand(
    _ d: UnsafePointer<Double>, rows: Int, columns: Int, pages: Int, blockRows: Int,
    blockColumns: Int,
    divisor: Double, into out: UnsafeMutablePointer<Double>
  ) {
    InstructionSet.usesAVX2
      ? NablaKernelsAVX2.PoolingKernels.expand(
        d, rows: rows, columns: columns, pages: pages, blockRows: blockRows,
        blockColumns: blockColumns, divisor: divisor, into: out)
      : NablaKernels.PoolingKernels.expand(
        d, rows: rows, columns: columns, pages: pages, blockRows: blockRows,
        blockColumns: blockColumns, divisor: divisor, into: out)
  }

  package static func expand(
    _ d: UnsafePointer<Float>, rows: Int, columns: Int, pages: Int, blockRows: Int,
    blockColumns: Int,
    divisor: Float, into out: UnsafeMutablePointer<Float>
  ) {
    InstructionSet.usesAVX2
      ? NablaKernelsAVX2.PoolingKernels.expand(
        d, rows: rows, columns: columns, pages: pages, blockRows: blockRows,
        blockColumns: blockColumns, divisor: divisor, into: out)
      : NablaKernels.PoolingKernels.expand(
        d, rows: rows, columns: columns, pages: pages, blockRows: blockRows,
        blockColumns: blockColumns, divisor: divisor, into: out)
  }

  /// Largest elements of blocks, and their zero-based places in x.
  package static func maxPool(
    _ x: UnsafePointer<Double>, rows: Int, columns: Int, pages: Int, blockRows: Int,
    blockColumns: Int,
    into out: UnsafeMutablePointer<Double>, indices: UnsafeMutablePointer<Int>
  ) {
    InstructionSet.usesAVX2
      ? NablaKernelsAVX2.PoolingKernels.max(
        x, rows: rows, columns: columns, pages: pages, blockRows: blockRows,
        blockColumns: blockColumns, into: out, indices: indices)
      : NablaKernels.PoolingKernels.max(
        x, rows: rows, columns: columns, pages: pages, blockRows: blockRows,
        blockColumns: blockColumns, into: out, indices: indices)
  }

  package static func maxPool(
    _ x: UnsafePointer<Float>, rows: Int, columns: Int, pages: Int, blockRows: Int,
    blockColumns: Int,
    into out: UnsafeMutablePointer<Float>, indices: UnsafeMutablePointer<Int>
  ) {
    InstructionSet.usesAVX2
      ? NablaKernelsAVX2.PoolingKernels.max(
        x, rows: rows, columns: columns, pages: pages, blockRows: blockRows,
        blockColumns: blockColumns, into: out, indices: indices)
      : NablaKernels.PoolingKernels.max(
        x, rows: rows, columns: columns, pages: pages, blockRows: blockRows,
        blockColumns: blockColumns, into: out, indices: indices)
  }

  /// Zeros, and `out(indices(i)) += d(i)`.
  package static func maxPoolAdjoint(
    _ d: UnsafePointer<Double>, indices: UnsafePointer<Int>, count: Int,
    into out: UnsafeMutablePointer<Double>,
    outCount: Int
  ) {
    InstructionSet.usesAVX2
      ? NablaKernelsAVX2.PoolingKernels.maxAdjoint(
        d, indices: indices, count: count, into: out, outCount: outCount)
      : NablaKernels.PoolingKernels.maxAdjoint(
        d, indices: indices, count: count, into: out, outCount: outCount)
  }

  package static func maxPoolAdjoint(
    _ d: UnsafePointer<Float>, indices: UnsafePointer<Int>, count: Int,
    into out: UnsafeMutablePointer<Float>,
    outCount: Int
  ) {
    InstructionSet.usesAVX2
      ? NablaKernelsAVX2.PoolingKernels.maxAdjoint(
        d, indices: indices, count: count, into: out, outCount: outCount)
      : NablaKernels.PoolingKernels.maxAdjoint(
        d, indices: indices, count: count, into: out, outCount: outCount)
  }

  /// Turns x around in the dimensions marked in `flipped`, in one pass.
  package static func flip(
    _ x: UnsafePointer<Double>, dims: UnsafePointer<Int>, flipped: UnsafePointer<Bool>, rank: Int,
    into out: UnsafeMutablePointer<Double>
  ) {
    InstructionSet.usesAVX2
      ? NablaKernelsAVX2.FlipKernels.flip(x, dims: dims, flipped: flipped, rank: rank, into: out)
      : NablaKernels.FlipKernels.flip(x, dims: dims, flipped: flipped, rank: rank, into: out)
  }

  package static func flip(
    _ x: UnsafePointer<Float>, dims: UnsafePointer<Int>, flipped: UnsafePointer<Bool>, rank: Int,
    into out: UnsafeMutablePointer<Float>
  ) {
    InstructionSet.usesAVX2
      ? NablaKernelsAVX2.FlipKernels.flip(x, dims: dims, flipped: flipped, rank: rank, into: out)
      : NablaKernels.FlipKernels.flip(x, dims: dims, flipped: flipped, rank: rank, into: out)
  }
}
