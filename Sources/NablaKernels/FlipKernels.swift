/// Turns arrays around along any dimensions, in one pass: `flip`, `rot180`, `flipall`.
package enum FlipKernels {
  /// `out(p) = x(q)` with q(d) = size(d) - 1 - p(d) where `flipped[d]`, else p(d). The arrays do
  /// not overlap. `rank` is at least one.
  package static func flip(
    _ x: UnsafePointer<Double>, dims: UnsafePointer<Int>, flipped: UnsafePointer<Bool>, rank: Int,
    into out: UnsafeMutablePointer<Double>
  ) { flipArray(x, dims, flipped, rank, out) }
  package static func flip(
    _ x: UnsafePointer<Float>, dims: UnsafePointer<Int>, flipped: UnsafePointer<Bool>, rank: Int,
    into out: UnsafeMutablePointer<Float>
  ) { flipArray(x, dims, flipped, rank, out) }
}

/// Neighbouring dimensions that are all flipped, or all not, are one: turning a whole page is
/// reversing its elements. What is left alternates, and the highest group goes first.
private func flipArray<E: KernelElement>(
  _ x: UnsafePointer<E>, _ dims: UnsafePointer<Int>, _ flipped: UnsafePointer<Bool>, _ rank: Int,
  _ out: UnsafeMutablePointer<E>
) {
  if rank <= 0 { return }
  let reverses = flipped[rank &- 1]
  var first = rank
  var length = 1
  while first > 0, flipped[first &- 1] == reverses || dims[first &- 1] == 1 {
    first &-= 1
    length &*= dims[first]
  }
  if first == 0 {
    if reverses {
      copyReversed(x, to: out, length)
    } else {
      copy(x, to: out, length)
    }
    return
  }
  var inner = 1
  for d in 0..<first { inner &*= dims[d] }
  for i in 0..<length {
    let source = reverses ? length &- 1 &- i : i
    flipArray(x + inner &* source, dims, flipped, first, out + inner &* i)
  }
}
