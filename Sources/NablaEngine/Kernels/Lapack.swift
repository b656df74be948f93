import CNabla

/// An element type that LAPACK knows: the routines that division and matrix powers need, on square
/// (or m by n) column-major matrices that are overwritten. Results are LAPACK's `info`.
package protocol LapackElement: Arithmetic, Equatable {
  associatedtype Real: RealFloat
  var modulus: Real { get }
  var conjugated: Self { get }
  var realPart: Real { get }
  static var notANumber: Self { get }
  /// LU with partial pivoting.
  static func getrf(
    _ n: Int, _ a: UnsafeMutablePointer<Self>, _ pivots: UnsafeMutablePointer<Int32>
  ) -> Int
  static func getrs(
    _ n: Int, _ nrhs: Int, _ a: UnsafePointer<Self>, _ pivots: UnsafePointer<Int32>,
    _ b: UnsafeMutablePointer<Self>
  ) -> Int
  static func getri(
    _ n: Int, _ a: UnsafeMutablePointer<Self>, _ pivots: UnsafePointer<Int32>
  ) -> Int
  /// Reciprocal condition numbers in the 1-norm.
  static func gecon(_ n: Int, _ a: UnsafePointer<Self>, _ norm: Real) -> Real
  static func pocon(_ n: Int, _ a: UnsafePointer<Self>, _ norm: Real) -> Real
  static func trcon(_ upper: Bool, _ n: Int, _ a: UnsafePointer<Self>) -> Real
  /// Cholesky, upper.
  static func potrf(_ n: Int, _ a: UnsafeMutablePointer<Self>) -> Int
  static func potrs(
    _ n: Int, _ nrhs: Int, _ a: UnsafePointer<Self>, _ b: UnsafeMutablePointer<Self>
  ) -> Int
  static func trtrs(
    _ upper: Bool, _ n: Int, _ nrhs: Int, _ a: UnsafePointer<Self>,
    _ b: UnsafeMutablePointer<Self>
  ) -> Int
  /// Least squares of minimum norm by singular values; `b` has max (m, n) rows.
  static func gelsd(
    _ m: Int, _ n: Int, _ nrhs: Int, _ a: UnsafeMutablePointer<Self>,
    _ b: UnsafeMutablePointer<Self>
  ) -> Int
}

private let up = CChar(0x55)
private let low = CChar(0x4C)
private let oneNorm = CChar(0x31)
private let plain = CChar(0x4E)

extension Double: LapackElement {
  @inline(__always) package var modulus: Double { Swift.abs(self) }
  @inline(__always) package var conjugated: Double { self }
  @inline(__always) package var realPart: Double { self }
  package static var notANumber: Double { .nan }

  package static func getrf(
    _ n: Int, _ a: UnsafeMutablePointer<Double>, _ pivots: UnsafeMutablePointer<Int32>
  ) -> Int {
    Int(LAPACKE_dgetrf(NABLA_COL_MAJOR, Int32(n), Int32(n), a, Int32(max(n, 1)), pivots))
  }
  package static func getrs(
    _ n: Int, _ nrhs: Int, _ a: UnsafePointer<Double>, _ pivots: UnsafePointer<Int32>,
    _ b: UnsafeMutablePointer<Double>
  ) -> Int {
    Int(
      LAPACKE_dgetrs(
        NABLA_COL_MAJOR, plain, Int32(n), Int32(nrhs), a, Int32(max(n, 1)), pivots, b,
        Int32(max(n, 1))))
  }
  package static func getri(
    _ n: Int, _ a: UnsafeMutablePointer<Double>, _ pivots: UnsafePointer<Int32>
  ) -> Int {
    Int(LAPACKE_dgetri(NABLA_COL_MAJOR, Int32(n), a, Int32(max(n, 1)), pivots))
  }
  package static func gecon(_ n: Int, _ a: UnsafePointer<Double>, _ norm: Double) -> Double {
    var r: Double = 0
    _ = LAPACKE_dgecon(NABLA_COL_MAJOR, oneNorm, Int32(n), a, Int32(max(n, 1)), norm, &r)
    return r
  }
  package static func pocon(_ n: Int, _ a: UnsafePointer<Double>, _ norm: Double) -> Double {
    var r: Double = 0
    _ = LAPACKE_dpocon(NABLA_COL_MAJOR, up, Int32(n), a, Int32(max(n, 1)), norm, &r)
    return r
  }
  package static func trcon(_ upper: Bool, _ n: Int, _ a: UnsafePointer<Double>) -> Double {
    var r: Double = 0
    _ = LAPACKE_dtrcon(
      NABLA_COL_MAJOR, oneNorm, upper ? up : low, plain, Int32(n), a, Int32(max(n, 1)), &r)
    return r
  }
  package static func potrf(_ n: Int, _ a: UnsafeMutablePointer<Double>) -> Int {
    Int(LAPACKE_dpotrf(NABLA_COL_MAJOR, up, Int32(n), a, Int32(max(n, 1))))
  }
  package static func potrs(
    _ n: Int, _ nrhs: Int, _ a: UnsafePointer<Double>, _ b: UnsafeMutablePointer<Double>
  ) -> Int {
    Int(
      LAPACKE_dpotrs(
        NABLA_COL_MAJOR, up, Int32(n), Int32(nrhs), a, Int32(max(n, 1)), b,
        Int32(max(n, 1))))
  }
  package static func trtrs(
    _ upper: Bool, _ n: Int, _ nrhs: Int, _ a: UnsafePointer<Double>,
    _ b: UnsafeMutablePointer<Double>
  ) -> Int {
    Int(
      LAPACKE_dtrtrs(
        NABLA_COL_MAJOR, upper ? up : low, plain, plain, Int32(n), Int32(nrhs), a,
        Int32(max(n, 1)), b, Int32(max(n, 1))))
  }
  package static func gelsd(
    _ m: Int, _ n: Int, _ nrhs: Int, _ a: UnsafeMutablePointer<Double>,
    _ b: UnsafeMutablePointer<Double>
  ) -> Int {
    var rank: Int32 = 0
    let s = UnsafeMutablePointer<Double>.allocate(capacity: max(min(m, n), 1))
    defer { s.deallocate() }
    return Int(
      LAPACKE_dgelsd(
        NABLA_COL_MAJOR, Int32(m), Int32(n), Int32(nrhs), a, Int32(max(m, 1)), b,
        Int32(max(m, n, 1)), s, -1, &rank))
  }
}

extension Float: LapackElement {
  @inline(__always) package var modulus: Float { Swift.abs(self) }
  @inline(__always) package var conjugated: Float { self }
  @inline(__always) package var realPart: Float { self }
  package static var notANumber: Float { .nan }

  package static func getrf(
    _ n: Int, _ a: UnsafeMutablePointer<Float>, _ pivots: UnsafeMutablePointer<Int32>
  ) -> Int {
    Int(LAPACKE_sgetrf(NABLA_COL_MAJOR, Int32(n), Int32(n), a, Int32(max(n, 1)), pivots))
  }
  package static func getrs(
    _ n: Int, _ nrhs: Int, _ a: UnsafePointer<Float>, _ pivots: UnsafePointer<Int32>,
    _ b: UnsafeMutablePointer<Float>
  ) -> Int {
    Int(
      LAPACKE_sgetrs(
        NABLA_COL_MAJOR, plain, Int32(n), Int32(nrhs), a, Int32(max(n, 1)), pivots, b,
        Int32(max(n, 1))))
  }
  package static func getri(
    _ n: Int, _ a: UnsafeMutablePointer<Float>, _ pivots: UnsafePointer<Int32>
  ) -> Int {
    Int(LAPACKE_sgetri(NABLA_COL_MAJOR, Int32(n), a, Int32(max(n, 1)), pivots))
  }
  package static func gecon(_ n: Int, _ a: UnsafePointer<Float>, _ norm: Float) -> Float {
    var r: Float = 0
    _ = LAPACKE_sgecon(NABLA_COL_MAJOR, oneNorm, Int32(n), a, Int32(max(n, 1)), norm, &r)
    return r
  }
  package static func pocon(_ n: Int, _ a: UnsafePointer<Float>, _ norm: Float) -> Float {
    var r: Float = 0
    _ = LAPACKE_spocon(NABLA_COL_MAJOR, up, Int32(n), a, Int32(max(n, 1)), norm, &r)
    return r
  }
  package static func trcon(_ upper: Bool, _ n: Int, _ a: UnsafePointer<Float>) -> Float {
    var r: Float = 0
    _ = LAPACKE_strcon(
      NABLA_COL_MAJOR, oneNorm, upper ? up : low, plain, Int32(n), a, Int32(max(n, 1)), &r)
    return r
  }
  package static func potrf(_ n: Int, _ a: UnsafeMutablePointer<Float>) -> Int {
    Int(LAPACKE_spotrf(NABLA_COL_MAJOR, up, Int32(n), a, Int32(max(n, 1))))
  }
  package static func potrs(
    _ n: Int, _ nrhs: Int, _ a: UnsafePointer<Float>, _ b: UnsafeMutablePointer<Float>
  ) -> Int {
    Int(
      LAPACKE_spotrs(
        NABLA_COL_MAJOR, up, Int32(n), Int32(nrhs), a, Int32(max(n, 1)), b,
        Int32(max(n, 1))))
  }
  package static func trtrs(
    _ upper: Bool, _ n: Int, _ nrhs: Int, _ a: UnsafePointer<Float>,
    _ b: UnsafeMutablePointer<Float>
  ) -> Int {
    Int(
      LAPACKE_strtrs(
        NABLA_COL_MAJOR, upper ? up : low, plain, plain, Int32(n), Int32(nrhs), a,
        Int32(max(n, 1)), b, Int32(max(n, 1))))
  }
  package static func gelsd(
    _ m: Int, _ n: Int, _ nrhs: Int, _ a: UnsafeMutablePointer<Float>,
    _ b: UnsafeMutablePointer<Float>
  ) -> Int {
    var rank: Int32 = 0
    let s = UnsafeMutablePointer<Float>.allocate(capacity: max(min(m, n), 1))
    defer { s.deallocate() }
    return Int(
      LAPACKE_sgelsd(
        NABLA_COL_MAJOR, Int32(m), Int32(n), Int32(nrhs), a, Int32(max(m, 1)), b,
        Int32(max(m, n, 1)), s, -1, &rank))
  }
}
