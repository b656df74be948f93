/// The loops around a Fourier transform of real numbers, of which FFTW gives only the first half.
package enum FourierPacking {
  /// X(n - k) = conj (X(k)) along lanes of `n` elements that lie `inner` apart.
  package static func mirror(
    _ p: UnsafeMutablePointer<Complex<Double>>, _ n: Int, inner: Int, outer: Int
  ) { mirrorLanes(p, n, inner, outer) }
  package static func mirror(
    _ p: UnsafeMutablePointer<Complex<Float>>, _ n: Int, inner: Int, outer: Int
  ) { mirrorLanes(p, n, inner, outer) }

  /// The full array out of its first half: X(-k) = conj (X(k)) in all dimensions at once.
  package static func unpack(
    _ packed: UnsafePointer<Complex<Double>>, _ out: UnsafeMutablePointer<Complex<Double>>,
    _ sizes: [Int]
  ) { unpackPage(packed, out, sizes) }
  package static func unpack(
    _ packed: UnsafePointer<Complex<Float>>, _ out: UnsafeMutablePointer<Complex<Float>>,
    _ sizes: [Int]
  ) { unpackPage(packed, out, sizes) }

  package static func divide(_ p: UnsafeMutablePointer<Complex<Double>>, _ count: Int, by n: Double) {
    divideAll(p, count, n)
  }
  package static func divide(_ p: UnsafeMutablePointer<Complex<Float>>, _ count: Int, by n: Float) {
    divideAll(p, count, n)
  }

  private static func mirrorLanes<F: RealFloat>(
    _ p: UnsafeMutablePointer<Complex<F>>, _ n: Int, _ inner: Int, _ outer: Int
  ) {
    for o in 0..<outer {
      let lane = p + o * n * inner
      for k in (n / 2 + 1)..<max(n, n / 2 + 1) {
        let to = lane + k * inner
        let from = lane + (n - k) * inner
        for i in 0..<inner { to[i] = Complex(from[i].re, -from[i].im) }
      }
    }
  }

  private static func unpackPage<F: RealFloat>(
    _ packed: UnsafePointer<Complex<F>>, _ out: UnsafeMutablePointer<Complex<F>>, _ sizes: [Int]
  ) {
    let n = sizes[0]
    let half = n / 2 + 1
    var columns = 1
    for m in sizes.dropFirst() { columns *= m }
    for c in 0..<columns {
      // The column with all its subscripts negated.
      var rest = c
      var factor = 1
      var opposite = 0
      for m in sizes.dropFirst() {
        let k = rest % m
        rest /= m
        opposite += (k == 0 ? 0 : m - k) * factor
        factor *= m
      }
      let column = out + c * n
      let near = packed + half * c
      let far = packed + half * opposite
      for i in 0..<min(half, n) { column[i] = near[i] }
      for i in half..<max(n, half) { column[i] = Complex(far[n - i].re, -far[n - i].im) }
    }
  }

  private static func divideAll<F: RealFloat>(
    _ p: UnsafeMutablePointer<Complex<F>>, _ count: Int, _ n: F
  ) {
    for i in 0..<count { p[i] = Complex(p[i].re / n, p[i].im / n) }
  }
}
