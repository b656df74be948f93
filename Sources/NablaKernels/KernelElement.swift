#if NABLA_AVX2
  // The vector fma of LLVM: `SIMD4.addingProduct` becomes four scalar fma that do not always join.
  import Builtin
#endif

/// A floating-point class with the vector of lanes that the kernels compute in.
///
/// This file is the only place that knows the instruction set. The same sources are compiled twice:
/// `NablaKernels` for any x86-64 (16-byte vectors), `NablaKernelsAVX2` for AVX2 with FMA (32-byte).
/// Every generic function below is specialised inside its module; nothing here may be reached
/// unspecialised from outside, and nothing may use `Array` or other generic code of the standard
/// library that is not inlined: such code leaves weak symbols, compiled for AVX2, that the linker
/// may pick for the whole program.
protocol KernelElement {
  associatedtype Lanes

  // What the kernels need of single elements. `BinaryFloatingPoint` has all of it, but to inherit
  // from a protocol of the standard library leaves weak accessors of its witness tables.
  static var zero: Self { get }
  init(_ value: Int)
  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static func / (a: Self, b: Self) -> Self
  static func > (a: Self, b: Self) -> Bool
  static func == (a: Self, b: Self) -> Bool

  /// Elements a vector.
  static var laneCount: Int { get }
  static func splat(_ value: Self) -> Lanes
  static func load(_ p: UnsafePointer<Self>) -> Lanes
  static func store(_ v: Lanes, _ p: UnsafeMutablePointer<Self>)

  static func add(_ a: Lanes, _ b: Lanes) -> Lanes
  static func subtract(_ a: Lanes, _ b: Lanes) -> Lanes
  static func multiply(_ a: Lanes, _ b: Lanes) -> Lanes
  static func divide(_ a: Lanes, _ b: Lanes) -> Lanes
  /// `a + x .* y`, with one rounding where the machine has fma, with two on the baseline.
  static func multiplyAdd(_ a: Lanes, _ x: Lanes, _ y: Lanes) -> Lanes
  /// The larger of both by element; `b` if either is NaN.
  static func larger(_ a: Lanes, _ b: Lanes) -> Lanes
  /// Last lane first.
  static func reversed(_ v: Lanes) -> Lanes
  /// Sum of the lanes, by halves.
  static func total(_ v: Lanes) -> Self
}

extension KernelElement {
  @inline(__always) static var zeroLanes: Lanes { splat(zero) }
  @inline(__always) static func != (a: Self, b: Self) -> Bool { !(a == b) }
  @inline(__always) static func += (a: inout Self, b: Self) { a = a + b }
}

extension Double: KernelElement {
  #if NABLA_AVX2
    typealias Lanes = SIMD4<Double>
    @inline(__always) static var laneCount: Int { 4 }
    @inline(__always) static func splat(_ x: Double) -> Lanes { Lanes(x, x, x, x) }
    @inline(__always) static func multiplyAdd(_ a: Lanes, _ x: Lanes, _ y: Lanes) -> Lanes {
      var r = Lanes()
      r._storage._value = Builtin.int_fma_Vec4xFPIEEE64(
        x._storage._value, y._storage._value, a._storage._value)
      return r
    }
    @inline(__always) static func reversed(_ v: Lanes) -> Lanes { Lanes(v[3], v[2], v[1], v[0]) }
    @inline(__always) static func total(_ v: Lanes) -> Double { (v[0] + v[2]) + (v[1] + v[3]) }
  #else
    typealias Lanes = SIMD2<Double>
    @inline(__always) static var laneCount: Int { 2 }
    @inline(__always) static func splat(_ x: Double) -> Lanes { Lanes(x, x) }
    @inline(__always) static func multiplyAdd(_ a: Lanes, _ x: Lanes, _ y: Lanes) -> Lanes {
      a + x * y
    }
    @inline(__always) static func reversed(_ v: Lanes) -> Lanes { Lanes(v[1], v[0]) }
    @inline(__always) static func total(_ v: Lanes) -> Double { v[0] + v[1] }
  #endif

  @inline(__always) static func load(_ p: UnsafePointer<Double>) -> Lanes {
    UnsafeRawPointer(p).loadUnaligned(as: Lanes.self)
  }
  @inline(__always) static func store(_ v: Lanes, _ p: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(p).storeBytes(of: v, as: Lanes.self)
  }
  @inline(__always) static func add(_ a: Lanes, _ b: Lanes) -> Lanes { a + b }
  @inline(__always) static func subtract(_ a: Lanes, _ b: Lanes) -> Lanes { a - b }
  @inline(__always) static func multiply(_ a: Lanes, _ b: Lanes) -> Lanes { a * b }
  @inline(__always) static func divide(_ a: Lanes, _ b: Lanes) -> Lanes { a / b }
  @inline(__always) static func larger(_ a: Lanes, _ b: Lanes) -> Lanes {
    b.replacing(with: a, where: a .> b)
  }
}

extension Float: KernelElement {
  #if NABLA_AVX2
    typealias Lanes = SIMD8<Float>
    @inline(__always) static var laneCount: Int { 8 }
    @inline(__always) static func splat(_ x: Float) -> Lanes { Lanes(x, x, x, x, x, x, x, x) }
    @inline(__always) static func multiplyAdd(_ a: Lanes, _ x: Lanes, _ y: Lanes) -> Lanes {
      var r = Lanes()
      r._storage._value = Builtin.int_fma_Vec8xFPIEEE32(
        x._storage._value, y._storage._value, a._storage._value)
      return r
    }
    @inline(__always) static func reversed(_ v: Lanes) -> Lanes {
      Lanes(v[7], v[6], v[5], v[4], v[3], v[2], v[1], v[0])
    }
    @inline(__always) static func total(_ v: Lanes) -> Float {
      ((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7]))
    }
  #else
    typealias Lanes = SIMD4<Float>
    @inline(__always) static var laneCount: Int { 4 }
    @inline(__always) static func splat(_ x: Float) -> Lanes { Lanes(x, x, x, x) }
    @inline(__always) static func multiplyAdd(_ a: Lanes, _ x: Lanes, _ y: Lanes) -> Lanes {
      a + x * y
    }
    @inline(__always) static func reversed(_ v: Lanes) -> Lanes { Lanes(v[3], v[2], v[1], v[0]) }
    @inline(__always) static func total(_ v: Lanes) -> Float { (v[0] + v[2]) + (v[1] + v[3]) }
  #endif

  @inline(__always) static func load(_ p: UnsafePointer<Float>) -> Lanes {
    UnsafeRawPointer(p).loadUnaligned(as: Lanes.self)
  }
  @inline(__always) static func store(_ v: Lanes, _ p: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(p).storeBytes(of: v, as: Lanes.self)
  }
  @inline(__always) static func add(_ a: Lanes, _ b: Lanes) -> Lanes { a + b }
  @inline(__always) static func subtract(_ a: Lanes, _ b: Lanes) -> Lanes { a - b }
  @inline(__always) static func multiply(_ a: Lanes, _ b: Lanes) -> Lanes { a * b }
  @inline(__always) static func divide(_ a: Lanes, _ b: Lanes) -> Lanes { a / b }
  @inline(__always) static func larger(_ a: Lanes, _ b: Lanes) -> Lanes {
    b.replacing(with: a, where: a .> b)
  }
}

/// Least and greatest of two sizes; the global `min` is generic code of another module.
@inline(__always) func least(_ a: Int, _ b: Int) -> Int { a < b ? a : b }
@inline(__always) func greatest(_ a: Int, _ b: Int) -> Int { a > b ? a : b }
