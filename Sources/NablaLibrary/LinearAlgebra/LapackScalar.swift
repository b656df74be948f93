import CNabla
import NablaEngine

/// The routines of LAPACK that are used here, for real and for complex numbers.
///
/// Matrices are ours: column-major and packed, so leading dimensions are row counts. Each returns
/// LAPACK's `info`. Single precision is computed in double.
protocol LapackScalar: Element, Equatable {
  typealias Pointer = UnsafeMutablePointer<Self>
  typealias Reals = UnsafeMutablePointer<Double>
  static var isComplexScalar: Bool { get }
  init(real: Double)
  var realPart: Double { get }
  var conjugated: Self { get }
  var magnitude: Double { get }
  static func * (a: Self, b: Self) -> Self
  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static prefix func - (a: Self) -> Self

  static func getrf(_ m: Int32, _ n: Int32, _ a: Pointer, _ pivots: UnsafeMutablePointer<Int32>)
    -> Int32
  static func getri(_ n: Int32, _ a: Pointer, _ pivots: UnsafeMutablePointer<Int32>) -> Int32
  static func gecon(_ n: Int32, _ a: Pointer, _ norm: Double, _ rcond: Reals) -> Int32
  static func potrf(_ upper: Bool, _ n: Int32, _ a: Pointer) -> Int32
  static func potri(_ n: Int32, _ a: Pointer) -> Int32
  static func pocon(_ n: Int32, _ a: Pointer, _ norm: Double, _ rcond: Reals) -> Int32
  static func trtri(_ upper: Bool, _ n: Int32, _ a: Pointer) -> Int32
  static func trcon(_ upper: Bool, _ n: Int32, _ a: Pointer, _ rcond: Reals) -> Int32
  static func trtrs(
    _ upper: Bool, _ transposed: Bool, _ n: Int32, _ columns: Int32, _ a: Pointer, _ b: Pointer
  ) -> Int32
  static func getrs(
    _ transposed: Bool, _ n: Int32, _ columns: Int32, _ a: Pointer,
    _ pivots: UnsafeMutablePointer<Int32>, _ b: Pointer
  ) -> Int32
  static func geqrf(_ m: Int32, _ n: Int32, _ a: Pointer, _ tau: Pointer) -> Int32
  static func geqp3(
    _ m: Int32, _ n: Int32, _ a: Pointer, _ pivots: UnsafeMutablePointer<Int32>, _ tau: Pointer
  ) -> Int32
  static func orgqr(_ m: Int32, _ n: Int32, _ k: Int32, _ a: Pointer, _ tau: Pointer) -> Int32
  static func gesvd(
    _ job: CChar, _ m: Int32, _ n: Int32, _ a: Pointer, _ s: Reals, _ u: Pointer?, _ ldu: Int32,
    _ vt: Pointer?, _ ldvt: Int32
  ) -> Int32
  static func syev(_ vectors: Bool, _ n: Int32, _ a: Pointer, _ w: Reals) -> Int32
  static func sygv(_ vectors: Bool, _ n: Int32, _ a: Pointer, _ b: Pointer, _ w: Reals) -> Int32
  static func gebal(
    _ job: CChar, _ n: Int32, _ a: Pointer, _ low: UnsafeMutablePointer<Int32>,
    _ high: UnsafeMutablePointer<Int32>, _ scale: Reals
  ) -> Int32
  static func gehrd(_ n: Int32, _ low: Int32, _ high: Int32, _ a: Pointer, _ tau: Pointer) -> Int32
  static func orghr(_ n: Int32, _ low: Int32, _ high: Int32, _ a: Pointer, _ tau: Pointer) -> Int32
  static func gebak(
    _ job: CChar, _ n: Int32, _ low: Int32, _ high: Int32, _ scale: Reals, _ columns: Int32,
    _ v: Pointer
  ) -> Int32
}

private let layout = NABLA_COL_MAJOR

private func ascii(_ c: Character) -> CChar { CChar(c.asciiValue ?? 0) }
private let upperLetter = ascii("U")
private let lowerLetter = ascii("L")
private func triangle(_ upper: Bool) -> CChar { upper ? upperLetter : lowerLetter }

extension Double: LapackScalar {
  static var isComplexScalar: Bool { false }
  init(real: Double) { self = real }
  var realPart: Double { self }
  var conjugated: Double { self }

  static func getrf(_ m: Int32, _ n: Int32, _ a: Pointer, _ pivots: UnsafeMutablePointer<Int32>)
    -> Int32
  { LAPACKE_dgetrf(layout, m, n, a, max(m, 1), pivots) }

  static func getri(_ n: Int32, _ a: Pointer, _ pivots: UnsafeMutablePointer<Int32>) -> Int32 {
    LAPACKE_dgetri(layout, n, a, max(n, 1), pivots)
  }

  static func gecon(_ n: Int32, _ a: Pointer, _ norm: Double, _ rcond: Reals) -> Int32 {
    LAPACKE_dgecon(layout, ascii("1"), n, a, max(n, 1), norm, rcond)
  }

  static func potrf(_ upper: Bool, _ n: Int32, _ a: Pointer) -> Int32 {
    LAPACKE_dpotrf(layout, triangle(upper), n, a, max(n, 1))
  }

  static func potri(_ n: Int32, _ a: Pointer) -> Int32 {
    LAPACKE_dpotri(layout, upperLetter, n, a, max(n, 1))
  }

  static func pocon(_ n: Int32, _ a: Pointer, _ norm: Double, _ rcond: Reals) -> Int32 {
    LAPACKE_dpocon(layout, upperLetter, n, a, max(n, 1), norm, rcond)
  }

  static func trtri(_ upper: Bool, _ n: Int32, _ a: Pointer) -> Int32 {
    LAPACKE_dtrtri(layout, triangle(upper), ascii("N"), n, a, max(n, 1))
  }

  static func trcon(_ upper: Bool, _ n: Int32, _ a: Pointer, _ rcond: Reals) -> Int32 {
    LAPACKE_dtrcon(layout, ascii("1"), triangle(upper), ascii("N"), n, a, max(n, 1), rcond)
  }

  static func trtrs(
    _ upper: Bool, _ transposed: Bool, _ n: Int32, _ columns: Int32, _ a: Pointer, _ b: Pointer
  ) -> Int32 {
    LAPACKE_dtrtrs(
      layout, triangle(upper), ascii(transposed ? "T" : "N"), ascii("N"), n, columns, a, max(n, 1),
      b, max(n, 1))
  }

  static func getrs(
    _ transposed: Bool, _ n: Int32, _ columns: Int32, _ a: Pointer,
    _ pivots: UnsafeMutablePointer<Int32>, _ b: Pointer
  ) -> Int32 {
    LAPACKE_dgetrs(
      layout, ascii(transposed ? "T" : "N"), n, columns, a, max(n, 1), pivots, b, max(n, 1))
  }

  static func geqrf(_ m: Int32, _ n: Int32, _ a: Pointer, _ tau: Pointer) -> Int32 {
    LAPACKE_dgeqrf(layout, m, n, a, max(m, 1), tau)
  }

  static func geqp3(
    _ m: Int32, _ n: Int32, _ a: Pointer, _ pivots: UnsafeMutablePointer<Int32>, _ tau: Pointer
  ) -> Int32 { LAPACKE_dgeqp3(layout, m, n, a, max(m, 1), pivots, tau) }

  static func orgqr(_ m: Int32, _ n: Int32, _ k: Int32, _ a: Pointer, _ tau: Pointer) -> Int32 {
    LAPACKE_dorgqr(layout, m, n, k, a, max(m, 1), tau)
  }

  static func gesvd(
    _ job: CChar, _ m: Int32, _ n: Int32, _ a: Pointer, _ s: Reals, _ u: Pointer?, _ ldu: Int32,
    _ vt: Pointer?, _ ldvt: Int32
  ) -> Int32 {
    var superb = [Double](repeating: 0, count: Int(max(1, min(m, n))))
    return LAPACKE_dgesvd(
      layout, job, job, m, n, a, max(m, 1), s, u, max(ldu, 1), vt, max(ldvt, 1), &superb)
  }

  static func syev(_ vectors: Bool, _ n: Int32, _ a: Pointer, _ w: Reals) -> Int32 {
    LAPACKE_dsyev(layout, ascii(vectors ? "V" : "N"), upperLetter, n, a, max(n, 1), w)
  }

  static func sygv(_ vectors: Bool, _ n: Int32, _ a: Pointer, _ b: Pointer, _ w: Reals) -> Int32 {
    LAPACKE_dsygv(
      layout, 1, ascii(vectors ? "V" : "N"), upperLetter, n, a, max(n, 1), b, max(n, 1), w)
  }

  static func gebal(
    _ job: CChar, _ n: Int32, _ a: Pointer, _ low: UnsafeMutablePointer<Int32>,
    _ high: UnsafeMutablePointer<Int32>, _ scale: Reals
  ) -> Int32 { LAPACKE_dgebal(layout, job, n, a, max(n, 1), low, high, scale) }

  static func gehrd(_ n: Int32, _ low: Int32, _ high: Int32, _ a: Pointer, _ tau: Pointer) -> Int32 {
    LAPACKE_dgehrd(layout, n, low, high, a, max(n, 1), tau)
  }

  static func orghr(_ n: Int32, _ low: Int32, _ high: Int32, _ a: Pointer, _ tau: Pointer) -> Int32 {
    LAPACKE_dorghr(layout, n, low, high, a, max(n, 1), tau)
  }

  static func gebak(
    _ job: CChar, _ n: Int32, _ low: Int32, _ high: Int32, _ scale: Reals, _ columns: Int32,
    _ v: Pointer
  ) -> Int32 {
    LAPACKE_dgebak(layout, job, ascii("R"), n, low, high, scale, columns, v, max(n, 1))
  }
}

/// SAFETY: `Complex<Double>` and `nabla_complex64` are both two doubles in a row.
private func raw(_ p: UnsafeMutablePointer<Complex<Double>>) -> UnsafeMutablePointer<nabla_complex64> {
  UnsafeMutableRawPointer(p).assumingMemoryBound(to: nabla_complex64.self)
}

extension Complex: LapackScalar where F == Double {
  static var isComplexScalar: Bool { true }
  init(real: Double) { self.init(real, 0) }
  var realPart: Double { re }
  var conjugated: Complex { Complex(re, -im) }
  var magnitude: Double { hypotenuse(re, im) }
  static func * (a: Self, b: Self) -> Self {
    Complex(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re)
  }
  static func + (a: Self, b: Self) -> Self { Complex(a.re + b.re, a.im + b.im) }
  static func - (a: Self, b: Self) -> Self { Complex(a.re - b.re, a.im - b.im) }
  static prefix func - (a: Self) -> Self { Complex(-a.re, -a.im) }

  static func getrf(_ m: Int32, _ n: Int32, _ a: Pointer, _ pivots: UnsafeMutablePointer<Int32>)
    -> Int32
  { LAPACKE_zgetrf(layout, m, n, raw(a), max(m, 1), pivots) }

  static func getri(_ n: Int32, _ a: Pointer, _ pivots: UnsafeMutablePointer<Int32>) -> Int32 {
    LAPACKE_zgetri(layout, n, raw(a), max(n, 1), pivots)
  }

  static func gecon(_ n: Int32, _ a: Pointer, _ norm: Double, _ rcond: Reals) -> Int32 {
    LAPACKE_zgecon(layout, ascii("1"), n, raw(a), max(n, 1), norm, rcond)
  }

  static func potrf(_ upper: Bool, _ n: Int32, _ a: Pointer) -> Int32 {
    LAPACKE_zpotrf(layout, triangle(upper), n, raw(a), max(n, 1))
  }

  static func potri(_ n: Int32, _ a: Pointer) -> Int32 {
    LAPACKE_zpotri(layout, upperLetter, n, raw(a), max(n, 1))
  }

  static func pocon(_ n: Int32, _ a: Pointer, _ norm: Double, _ rcond: Reals) -> Int32 {
    LAPACKE_zpocon(layout, upperLetter, n, raw(a), max(n, 1), norm, rcond)
  }

  static func trtri(_ upper: Bool, _ n: Int32, _ a: Pointer) -> Int32 {
    LAPACKE_ztrtri(layout, triangle(upper), ascii("N"), n, raw(a), max(n, 1))
  }

  static func trcon(_ upper: Bool, _ n: Int32, _ a: Pointer, _ rcond: Reals) -> Int32 {
    LAPACKE_ztrcon(layout, ascii("1"), triangle(upper), ascii("N"), n, raw(a), max(n, 1), rcond)
  }

  static func trtrs(
    _ upper: Bool, _ transposed: Bool, _ n: Int32, _ columns: Int32, _ a: Pointer, _ b: Pointer
  ) -> Int32 {
    LAPACKE_ztrtrs(
      layout, triangle(upper), ascii(transposed ? "C" : "N"), ascii("N"), n, columns, raw(a),
      max(n, 1), raw(b), max(n, 1))
  }

  static func getrs(
    _ transposed: Bool, _ n: Int32, _ columns: Int32, _ a: Pointer,
    _ pivots: UnsafeMutablePointer<Int32>, _ b: Pointer
  ) -> Int32 {
    LAPACKE_zgetrs(
      layout, ascii(transposed ? "C" : "N"), n, columns, raw(a), max(n, 1), pivots, raw(b),
      max(n, 1))
  }

  static func geqrf(_ m: Int32, _ n: Int32, _ a: Pointer, _ tau: Pointer) -> Int32 {
    LAPACKE_zgeqrf(layout, m, n, raw(a), max(m, 1), raw(tau))
  }

  static func geqp3(
    _ m: Int32, _ n: Int32, _ a: Pointer, _ pivots: UnsafeMutablePointer<Int32>, _ tau: Pointer
  ) -> Int32 { LAPACKE_zgeqp3(layout, m, n, raw(a), max(m, 1), pivots, raw(tau)) }

  static func orgqr(_ m: Int32, _ n: Int32, _ k: Int32, _ a: Pointer, _ tau: Pointer) -> Int32 {
    LAPACKE_zungqr(layout, m, n, k, raw(a), max(m, 1), raw(tau))
  }

  static func gesvd(
    _ job: CChar, _ m: Int32, _ n: Int32, _ a: Pointer, _ s: Reals, _ u: Pointer?, _ ldu: Int32,
    _ vt: Pointer?, _ ldvt: Int32
  ) -> Int32 {
    var superb = [Double](repeating: 0, count: Int(max(1, min(m, n))))
    return LAPACKE_zgesvd(
      layout, job, job, m, n, raw(a), max(m, 1), s, u.map(raw), max(ldu, 1), vt.map(raw),
      max(ldvt, 1), &superb)
  }

  static func syev(_ vectors: Bool, _ n: Int32, _ a: Pointer, _ w: Reals) -> Int32 {
    LAPACKE_zheev(layout, ascii(vectors ? "V" : "N"), upperLetter, n, raw(a), max(n, 1), w)
  }

  static func sygv(_ vectors: Bool, _ n: Int32, _ a: Pointer, _ b: Pointer, _ w: Reals) -> Int32 {
    LAPACKE_zhegv(
      layout, 1, ascii(vectors ? "V" : "N"), upperLetter, n, raw(a), max(n, 1), raw(b), max(n, 1),
      w)
  }

  static func gebal(
    _ job: CChar, _ n: Int32, _ a: Pointer, _ low: UnsafeMutablePointer<Int32>,
    _ high: UnsafeMutablePointer<Int32>, _ scale: Reals
  ) -> Int32 { LAPACKE_zgebal(layout, job, n, raw(a), max(n, 1), low, high, scale) }

  static func gehrd(_ n: Int32, _ low: Int32, _ high: Int32, _ a: Pointer, _ tau: Pointer) -> Int32 {
    LAPACKE_zgehrd(layout, n, low, high, raw(a), max(n, 1), raw(tau))
  }

  static func orghr(_ n: Int32, _ low: Int32, _ high: Int32, _ a: Pointer, _ tau: Pointer) -> Int32 {
    LAPACKE_zunghr(layout, n, low, high, raw(a), max(n, 1), raw(tau))
  }

  static func gebak(
    _ job: CChar, _ n: Int32, _ low: Int32, _ high: Int32, _ scale: Reals, _ columns: Int32,
    _ v: Pointer
  ) -> Int32 {
    LAPACKE_zgebak(layout, job, ascii("R"), n, low, high, scale, columns, raw(v), max(n, 1))
  }
}

func hypotenuse(_ a: Double, _ b: Double) -> Double {
  let (x, y) = (abs(a), abs(b))
  if x == 0 { return y }
  if y == 0 { return x }
  if x.isInfinite || y.isInfinite { return .infinity }
  let big = max(x, y)
  if big > 1e150 || big < 1e-150 {
    let small = min(x, y) / big
    return big * (1 + small * small).squareRoot()
  }
  return (x * x + y * y).squareRoot()
}

enum Lapack {
  /// LAPACKE would refuse matrices with NaN before looking at them; we let NaN run through.
  static let ready: Void = { LAPACKE_set_nancheck(0) }()

  static func size(_ n: Int) throws(NablaError) -> Int32 {
    _ = ready
    guard let k = Int32(exactly: n) else { throw .outOfMemory(Dims(n, n)) }
    return k
  }
}
