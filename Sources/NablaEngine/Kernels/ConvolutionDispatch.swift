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
