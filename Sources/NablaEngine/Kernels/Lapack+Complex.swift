import CNabla

/// The LAPACK routines for complex numbers: `Complex` dispatches to its part.
package protocol LapackPart: RealFloat {
  static func getrf(
    _ n: Int, _ a: UnsafeMutablePointer<Complex<Self>>, _ pivots: UnsafeMutablePointer<Int32>
  ) -> Int
  static func getrs(
    _ n: Int, _ nrhs: Int, _ a: UnsafePointer<Complex<Self>>, _ pivots: UnsafePointer<Int32>,
    _ b: UnsafeMutablePointer<Complex<Self>>
  ) -> Int
  static func getri(
    _ n: Int, _ a: UnsafeMutablePointer<Complex<Self>>, _ pivots: UnsafePointer<Int32>
  ) -> Int
  static func gecon(
    _ n: Int, _ a: UnsafePointer<Complex<Self>>, _ norm: Self
  ) -> Self
  static func pocon(
    _ n: Int, _ a: UnsafePointer<Complex<Self>>, _ norm: Self
  ) -> Self
  static func trcon(
    _ upper: Bool, _ n: Int, _ a: UnsafePointer<Complex<Self>>
  ) -> Self
  static func potrf(
    _ n: Int, _ a: UnsafeMutablePointer<Complex<Self>>
  ) -> Int
  static func potrs(
    _ n: Int, _ nrhs: Int, _ a: UnsafePointer<Complex<Self>>,
    _ b: UnsafeMutablePointer<Complex<Self>>
  ) -> Int
  static func trtrs(
    _ upper: Bool, _ n: Int, _ nrhs: Int, _ a: UnsafePointer<Complex<Self>>,
    _ b: UnsafeMutablePointer<Complex<Self>>
  ) -> Int
  static func gelsd(
    _ m: Int, _ n: Int, _ nrhs: Int, _ a: UnsafeMutablePointer<Complex<Self>>,
    _ b: UnsafeMutablePointer<Complex<Self>>
  ) -> Int
}

extension Complex: LapackElement where F: LapackPart {
  package typealias Real = F
  @inline(__always) package var modulus: F { magnitude }
  @inline(__always) package var conjugated: Complex { conjugate }
  @inline(__always) package var realPart: F { re }
  package static var notANumber: Complex { Complex(.nan, .nan) }

  package static func getrf(
    _ n: Int, _ a: UnsafeMutablePointer<Complex>, _ pivots: UnsafeMutablePointer<Int32>
  ) -> Int { F.getrf(n, a, pivots) }
  package static func getrs(
    _ n: Int, _ nrhs: Int, _ a: UnsafePointer<Complex>, _ pivots: UnsafePointer<Int32>,
    _ b: UnsafeMutablePointer<Complex>
  ) -> Int { F.getrs(n, nrhs, a, pivots, b) }
  package static func getri(
    _ n: Int, _ a: UnsafeMutablePointer<Complex>, _ pivots: UnsafePointer<Int32>
  ) -> Int { F.getri(n, a, pivots) }
  package static func gecon(
    _ n: Int, _ a: UnsafePointer<Complex>, _ norm: F
  ) -> F { F.gecon(n, a, norm) }
  package static func pocon(
    _ n: Int, _ a: UnsafePointer<Complex>, _ norm: F
  ) -> F { F.pocon(n, a, norm) }
  package static func trcon(
    _ upper: Bool, _ n: Int, _ a: UnsafePointer<Complex>
  ) -> F { F.trcon(upper, n, a) }
  package static func potrf(
    _ n: Int, _ a: UnsafeMutablePointer<Complex>
  ) -> Int { F.potrf(n, a) }
  package static func potrs(
    _ n: Int, _ nrhs: Int, _ a: UnsafePointer<Complex>,
    _ b: UnsafeMutablePointer<Complex>
  ) -> Int { F.potrs(n, nrhs, a, b) }
  package static func trtrs(
    _ upper: Bool, _ n: Int, _ nrhs: Int, _ a: UnsafePointer<Complex>,
    _ b: UnsafeMutablePointer<Complex>
  ) -> Int { F.trtrs(upper, n, nrhs, a, b) }
  package static func gelsd(
    _ m: Int, _ n: Int, _ nrhs: Int, _ a: UnsafeMutablePointer<Complex>,
    _ b: UnsafeMutablePointer<Complex>
  ) -> Int { F.gelsd(m, n, nrhs, a, b) }
}

private let up = CChar(0x55)
private let low = CChar(0x4C)
private let oneNorm = CChar(0x31)
private let plain = CChar(0x4E)

/// SAFETY: `Complex` and C's struct have the same layout.
private enum LapackCast {
  @inline(__always)
  static func z(_ p: UnsafeMutablePointer<Complex<Double>>) -> UnsafeMutablePointer<nabla_complex64>
  {
    UnsafeMutableRawPointer(p).assumingMemoryBound(to: nabla_complex64.self)
  }
  @inline(__always)
  static func z(_ p: UnsafePointer<Complex<Double>>) -> UnsafePointer<nabla_complex64> {
    UnsafeRawPointer(p).assumingMemoryBound(to: nabla_complex64.self)
  }
  @inline(__always)
  static func c(_ p: UnsafeMutablePointer<Complex<Float>>) -> UnsafeMutablePointer<nabla_complex32>
  {
    UnsafeMutableRawPointer(p).assumingMemoryBound(to: nabla_complex32.self)
  }
  @inline(__always)
  static func c(_ p: UnsafePointer<Complex<Float>>) -> UnsafePointer<nabla_complex32> {
    UnsafeRawPointer(p).assumingMemoryBound(to: nabla_complex32.self)
  }
}

extension Double: LapackPart {
  package static func getrf(
    _ n: Int, _ a: UnsafeMutablePointer<Complex<Double>>, _ pivots: UnsafeMutablePointer<Int32>
  ) -> Int {
    Int(
      LAPACKE_zgetrf(NABLA_COL_MAJOR, Int32(n), Int32(n), LapackCast.z(a), Int32(max(n, 1)), pivots)
    )
  }
  package static func getrs(
    _ n: Int, _ nrhs: Int, _ a: UnsafePointer<Complex<Double>>, _ pivots: UnsafePointer<Int32>,
    _ b: UnsafeMutablePointer<Complex<Double>>
  ) -> Int {
    Int(
      LAPACKE_zgetrs(
        NABLA_COL_MAJOR, plain, Int32(n), Int32(nrhs), LapackCast.z(a), Int32(max(n, 1)), pivots,
        LapackCast.z(b),
        Int32(max(n, 1))))
  }
  package static func getri(
    _ n: Int, _ a: UnsafeMutablePointer<Complex<Double>>, _ pivots: UnsafePointer<Int32>
  ) -> Int {
    Int(LAPACKE_zgetri(NABLA_COL_MAJOR, Int32(n), LapackCast.z(a), Int32(max(n, 1)), pivots))
  }
  package static func gecon(_ n: Int, _ a: UnsafePointer<Complex<Double>>, _ norm: Double) -> Double
  {
    var r: Double = 0
    _ = LAPACKE_zgecon(
      NABLA_COL_MAJOR, oneNorm, Int32(n), LapackCast.z(a), Int32(max(n, 1)), norm, &r)
    return r
  }
  package static func pocon(_ n: Int, _ a: UnsafePointer<Complex<Double>>, _ norm: Double) -> Double
  {
    var r: Double = 0
    _ = LAPACKE_zpocon(NABLA_COL_MAJOR, up, Int32(n), LapackCast.z(a), Int32(max(n, 1)), norm, &r)
    return r
  }
  package static func trcon(_ upper: Bool, _ n: Int, _ a: UnsafePointer<Complex<Double>>) -> Double
  {
    var r: Double = 0
    _ = LAPACKE_ztrcon(
      NABLA_COL_MAJOR, oneNorm, upper ? up : low, plain, Int32(n), LapackCast.z(a),
      Int32(max(n, 1)), &r)
    return r
  }
  package static func potrf(_ n: Int, _ a: UnsafeMutablePointer<Complex<Double>>) -> Int {
    Int(LAPACKE_zpotrf(NABLA_COL_MAJOR, up, Int32(n), LapackCast.z(a), Int32(max(n, 1))))
  }
  package static func potrs(
    _ n: Int, _ nrhs: Int, _ a: UnsafePointer<Complex<Double>>,
    _ b: UnsafeMutablePointer<Complex<Double>>
  ) -> Int {
    Int(
      LAPACKE_zpotrs(
        NABLA_COL_MAJOR, up, Int32(n), Int32(nrhs), LapackCast.z(a), Int32(max(n, 1)),
        LapackCast.z(b),
        Int32(max(n, 1))))
  }
  package static func trtrs(
    _ upper: Bool, _ n: Int, _ nrhs: Int, _ a: UnsafePointer<Complex<Double>>,
    _ b: UnsafeMutablePointer<Complex<Double>>
  ) -> Int {
    Int(
      LAPACKE_ztrtrs(
        NABLA_COL_MAJOR, upper ? up : low, plain, plain, Int32(n), Int32(nrhs), LapackCast.z(a),
        Int32(max(n, 1)), LapackCast.z(b), Int32(max(n, 1))))
  }
  package static func gelsd(
    _ m: Int, _ n: Int, _ nrhs: Int, _ a: UnsafeMutablePointer<Complex<Double>>,
    _ b: UnsafeMutablePointer<Complex<Double>>
  ) -> Int {
    var rank: Int32 = 0
    let s = UnsafeMutablePointer<Double>.allocate(capacity: max(min(m, n), 1))
    defer { s.deallocate() }
    return Int(
      LAPACKE_zgelsd(
        NABLA_COL_MAJOR, Int32(m), Int32(n), Int32(nrhs), LapackCast.z(a), Int32(max(m, 1)),
        LapackCast.z(b),
        Int32(max(m, n, 1)), s, -1, &rank))
  }
}

extension Float: LapackPart {
  package static func getrf(
    _ n: Int, _ a: UnsafeMutablePointer<Complex<Float>>, _ pivots: UnsafeMutablePointer<Int32>
  ) -> Int {
    Int(
      LAPACKE_cgetrf(NABLA_COL_MAJOR, Int32(n), Int32(n), LapackCast.c(a), Int32(max(n, 1)), pivots)
    )
  }
  package static func getrs(
    _ n: Int, _ nrhs: Int, _ a: UnsafePointer<Complex<Float>>, _ pivots: UnsafePointer<Int32>,
    _ b: UnsafeMutablePointer<Complex<Float>>
  ) -> Int {
    Int(
      LAPACKE_cgetrs(
        NABLA_COL_MAJOR, plain, Int32(n), Int32(nrhs), LapackCast.c(a), Int32(max(n, 1)), pivots,
        LapackCast.c(b),
        Int32(max(n, 1))))
  }
  package static func getri(
    _ n: Int, _ a: UnsafeMutablePointer<Complex<Float>>, _ pivots: UnsafePointer<Int32>
  ) -> Int {
    Int(LAPACKE_cgetri(NABLA_COL_MAJOR, Int32(n), LapackCast.c(a), Int32(max(n, 1)), pivots))
  }
  package static func gecon(_ n: Int, _ a: UnsafePointer<Complex<Float>>, _ norm: Float) -> Float {
    var r: Float = 0
    _ = LAPACKE_cgecon(
      NABLA_COL_MAJOR, oneNorm, Int32(n), LapackCast.c(a), Int32(max(n, 1)), norm, &r)
    return r
  }
  package static func pocon(_ n: Int, _ a: UnsafePointer<Complex<Float>>, _ norm: Float) -> Float {
    var r: Float = 0
    _ = LAPACKE_cpocon(NABLA_COL_MAJOR, up, Int32(n), LapackCast.c(a), Int32(max(n, 1)), norm, &r)
    return r
  }
  package static func trcon(_ upper: Bool, _ n: Int, _ a: UnsafePointer<Complex<Float>>) -> Float {
    var r: Float = 0
    _ = LAPACKE_ctrcon(
      NABLA_COL_MAJOR, oneNorm, upper ? up : low, plain, Int32(n), LapackCast.c(a),
      Int32(max(n, 1)), &r)
    return r
  }
  package static func potrf(_ n: Int, _ a: UnsafeMutablePointer<Complex<Float>>) -> Int {
    Int(LAPACKE_cpotrf(NABLA_COL_MAJOR, up, Int32(n), LapackCast.c(a), Int32(max(n, 1))))
  }
  package static func potrs(
    _ n: Int, _ nrhs: Int, _ a: UnsafePointer<Complex<Float>>,
    _ b: UnsafeMutablePointer<Complex<Float>>
  ) -> Int {
    Int(
      LAPACKE_cpotrs(
        NABLA_COL_MAJOR, up, Int32(n), Int32(nrhs), LapackCast.c(a), Int32(max(n, 1)),
        LapackCast.c(b),
        Int32(max(n, 1))))
  }
  package static func trtrs(
    _ upper: Bool, _ n: Int, _ nrhs: Int, _ a: UnsafePointer<Complex<Float>>,
    _ b: UnsafeMutablePointer<Complex<Float>>
  ) -> Int {
    Int(
      LAPACKE_ctrtrs(
        NABLA_COL_MAJOR, upper ? up : low, plain, plain, Int32(n), Int32(nrhs), LapackCast.c(a),
        Int32(max(n, 1)), LapackCast.c(b), Int32(max(n, 1))))
  }
  package static func gelsd(
    _ m: Int, _ n: Int, _ nrhs: Int, _ a: UnsafeMutablePointer<Complex<Float>>,
    _ b: UnsafeMutablePointer<Complex<Float>>
  ) -> Int {
    var rank: Int32 = 0
    let s = UnsafeMutablePointer<Float>.allocate(capacity: max(min(m, n), 1))
    defer { s.deallocate() }
    return Int(
      LAPACKE_cgelsd(
        NABLA_COL_MAJOR, Int32(m), Int32(n), Int32(nrhs), LapackCast.c(a), Int32(max(m, 1)),
        LapackCast.c(b),
        Int32(max(m, n, 1)), s, -1, &rank))
  }
}
