import CNabla
import NablaEngine

/// Discrete Fourier transforms by FFTW, in double and single precision.
///
///     X(k) = sum over j of x(j) * exp (-2 pi i j k / n)
///
/// The inverse has the other sign and divides by n. Plans are made by estimate, which leaves the input
/// alone, and the last few are kept.
enum FourierTransform {
  /// Along dimension `d`, each lane cut or filled with zeros to `n` elements. `x` is an arithmetic
  /// value other than text.
  static func lanes(_ x: Value, n: Int, along d: Int, inverse: Bool) throws(NablaError) -> Value {
    if x.classID == .single {
      return try lanes(x, n, d, inverse, Float.self)
    }
    return try lanes(x, n, d, inverse, Double.self)
  }

  /// Along the first `rank` dimensions, resized to `sizes`; for each page of the others.
  static func pages(_ x: Value, sizes: [Int], inverse: Bool) throws(NablaError) -> Value {
    if x.classID == .single { return try pages(x, sizes, inverse, Float.self) }
    return try pages(x, sizes, inverse, Double.self)
  }

  private static func lanes<F: FourierElement>(
    _ x: Value, _ n: Int, _ d: Int, _ inverse: Bool, _: F.Type
  ) throws(NablaError) -> Value {
    var dims = x.dims
    dims[d] = n
    let r = try Tensor<Complex<F>>(uninitialized: dims)
    if r.count == 0 { return F.empty(dims) }
    var inner = 1
    for i in 0..<min(d, dims.count) { inner *= dims[i] }
    // One plan does all columns, or all lanes of one page.
    let howMany = inner == 1 ? r.count / n : inner
    let step = inner == 1 ? r.count : inner * n
    let layout = FourierLayout(
      sizes: [n], howMany: howMany, stride: inner, distance: inner == 1 ? n : 1)
    if x.isComplex || inverse {
      let input = try F.complexes(x).resized(d, n)
      var k = 0
      while k < r.count {
        guard F.transform(input.data + k, r.data + k, layout, inverse) else { throw outOfMemory(dims) }
        k += step
      }
      withExtendedLifetime(input) {}
    } else {
      let input = try F.reals(x).resized(d, n)
      var k = 0
      while k < r.count {
        guard F.transform(input.data + k, r.data + k, layout) else { throw outOfMemory(dims) }
        k += step
      }
      withExtendedLifetime(input) {}
      F.mirror(r.data, n, inner, r.count / (inner * n))
    }
    if inverse { F.divide(r.data, r.count, n) }
    return try F.value(r)
  }

  private static func pages<F: FourierElement>(
    _ x: Value, _ sizes: [Int], _ inverse: Bool, _: F.Type
  ) throws(NablaError) -> Value {
    var dims = x.dims
    for (d, n) in sizes.enumerated() { dims[d] = n }
    let r = try Tensor<Complex<F>>(uninitialized: dims)
    if r.count == 0 { return F.empty(dims) }
    var page = 1
    for n in sizes { page *= n }
    let layout = FourierLayout(sizes: sizes, howMany: 1, stride: 1, distance: page)
    if x.isComplex || inverse {
      var input = try F.complexes(x)
      for (d, n) in sizes.enumerated() { input = try input.resized(d, n) }
      for k in stride(from: 0, to: r.count, by: page) {
        guard F.transform(input.data + k, r.data + k, layout, inverse) else { throw outOfMemory(dims) }
      }
      withExtendedLifetime(input) {}
    } else {
      var input = try F.reals(x)
      for (d, n) in sizes.enumerated() { input = try input.resized(d, n) }
      let half = sizes[0] / 2 + 1
      let packed = try Tensor<Complex<F>>(uninitialized: Dims(half, page / sizes[0]))
      for k in stride(from: 0, to: r.count, by: page) {
        guard F.transform(input.data + k, packed.data, layout) else { throw outOfMemory(dims) }
        F.unpack(packed.data, r.data + k, sizes)
      }
      withExtendedLifetime((input, packed)) {}
    }
    if inverse { F.divide(r.data, r.count, page) }
    return try F.value(r)
  }

  private static func outOfMemory(_ dims: Dims) -> NablaError { .outOfMemory(dims) }
}

/// How the lanes of a transform lie in memory: `howMany` transforms of the given sizes (first dimension
/// first), elements `stride` apart, one transform `distance` from the next.
struct FourierLayout: Hashable {
  var sizes: [Int]
  var howMany: Int
  var stride: Int
  var distance: Int

  /// FFTW counts dimensions from the slowest.
  var reversed: [Int32] { sizes.reversed().map { Int32(clamping: $0) } }
}

/// A class that FFTW transforms.
protocol FourierElement: RealFloat {
  static func reals(_ v: Value) throws(NablaError) -> Tensor<Self>
  static func complexes(_ v: Value) throws(NablaError) -> Tensor<Complex<Self>>
  static func value(_ t: Tensor<Complex<Self>>) throws(NablaError) -> Value
  static func empty(_ dims: Dims) -> Value
  /// Real to the first half of complex; false if there is no plan.
  static func transform(
    _ x: UnsafeMutablePointer<Self>, _ out: UnsafeMutablePointer<Complex<Self>>,
    _ layout: FourierLayout
  ) -> Bool
  static func transform(
    _ x: UnsafeMutablePointer<Complex<Self>>, _ out: UnsafeMutablePointer<Complex<Self>>,
    _ layout: FourierLayout, _ inverse: Bool
  ) -> Bool
  static func mirror(_ p: UnsafeMutablePointer<Complex<Self>>, _ n: Int, _ inner: Int, _ outer: Int)
  static func unpack(
    _ packed: UnsafePointer<Complex<Self>>, _ out: UnsafeMutablePointer<Complex<Self>>,
    _ sizes: [Int])
  static func divide(_ p: UnsafeMutablePointer<Complex<Self>>, _ count: Int, _ n: Int)
}

/// What tells one plan from another.
private struct PlanKey: Hashable {
  var layout: FourierLayout
  /// -1 forward, 1 backward, 0 from real.
  var direction: Int32
  var single: Bool
  var alignment: Int32
}

/// The last plans, most recent last.
private enum Plans {
  // SAFETY: transforms run on the interpreter's thread only.
  nonisolated(unsafe) private static var kept: [(key: PlanKey, plan: OpaquePointer)] = []

  static func find(_ key: PlanKey) -> OpaquePointer? {
    guard let i = kept.lastIndex(where: { $0.key == key }) else { return nil }
    return kept[i].plan
  }

  static func keep(_ key: PlanKey, _ plan: OpaquePointer) {
    if kept.count == 16 {
      let old = kept.removeFirst()
      if old.key.single { fftwf_destroy_plan(old.plan) } else { fftw_destroy_plan(old.plan) }
    }
    kept.append((key, plan))
  }
}

extension Double: FourierElement {
  static func mirror(_ p: UnsafeMutablePointer<Complex<Double>>, _ n: Int, _ inner: Int, _ outer: Int) {
    FourierPacking.mirror(p, n, inner: inner, outer: outer)
  }
  static func unpack(
    _ packed: UnsafePointer<Complex<Double>>, _ out: UnsafeMutablePointer<Complex<Double>>,
    _ sizes: [Int]
  ) { FourierPacking.unpack(packed, out, sizes) }
  static func divide(_ p: UnsafeMutablePointer<Complex<Double>>, _ count: Int, _ n: Int) {
    FourierPacking.divide(p, count, by: Double(n))
  }

  static func reals(_ v: Value) throws(NablaError) -> Tensor<Double> { try Conversion.doubles(v) }
  static func complexes(_ v: Value) throws(NablaError) -> Tensor<Complex<Double>> {
    try Conversion.complexes(v)
  }
  static func value(_ t: Tensor<Complex<Double>>) throws(NablaError) -> Value {
    try Conversion.narrow(.complex(t))
  }
  static func empty(_ dims: Dims) -> Value {
    (try? Tensor<Double>(dims)).map { Value($0) } ?? .emptyMatrix
  }

  static func transform(
    _ x: UnsafeMutablePointer<Double>, _ out: UnsafeMutablePointer<Complex<Double>>,
    _ l: FourierLayout
  ) -> Bool {
    // SAFETY: a complex number is a pair of its class; sizes and strides are those of the arrays.
    let target = UnsafeMutableRawPointer(out).assumingMemoryBound(to: fftw_complex.self)
    let source = fftw_alignment_of(x) * 64 + fftw_alignment_of(target.withMemory())
    let key = PlanKey(layout: l, direction: 0, single: false, alignment: source)
    var plan = Plans.find(key)
    if plan == nil {
      let n = l.reversed
      var half = n
      half[half.count - 1] = n[n.count - 1] / 2 + 1
      let single = n.count == 1
      plan = fftw_plan_many_dft_r2c(
        Int32(n.count), n, Int32(l.howMany), x, n, Int32(l.stride), Int32(l.distance), target,
        single ? n : half, Int32(l.stride), Int32(l.distance),
        NABLA_FFTW_ESTIMATE | NABLA_FFTW_PRESERVE_INPUT)
      if let plan { Plans.keep(key, plan) }
    }
    guard let plan else { return false }
    fftw_execute_dft_r2c(plan, x, target)
    return true
  }

  static func transform(
    _ x: UnsafeMutablePointer<Complex<Double>>, _ out: UnsafeMutablePointer<Complex<Double>>,
    _ l: FourierLayout, _ inverse: Bool
  ) -> Bool {
    // SAFETY: as above.
    let source = UnsafeMutableRawPointer(x).assumingMemoryBound(to: fftw_complex.self)
    let target = UnsafeMutableRawPointer(out).assumingMemoryBound(to: fftw_complex.self)
    let sign: Int32 = inverse ? 1 : -1
    let alignment =
      fftw_alignment_of(source.withMemory()) * 64 + fftw_alignment_of(target.withMemory())
    let key = PlanKey(layout: l, direction: sign, single: false, alignment: alignment)
    var plan = Plans.find(key)
    if plan == nil {
      let n = l.reversed
      plan = fftw_plan_many_dft(
        Int32(n.count), n, Int32(l.howMany), source, n, Int32(l.stride), Int32(l.distance), target,
        n, Int32(l.stride), Int32(l.distance), sign,
        NABLA_FFTW_ESTIMATE | NABLA_FFTW_PRESERVE_INPUT)
      if let plan { Plans.keep(key, plan) }
    }
    guard let plan else { return false }
    fftw_execute_dft(plan, source, target)
    return true
  }
}

extension Float: FourierElement {
  static func mirror(_ p: UnsafeMutablePointer<Complex<Float>>, _ n: Int, _ inner: Int, _ outer: Int) {
    FourierPacking.mirror(p, n, inner: inner, outer: outer)
  }
  static func unpack(
    _ packed: UnsafePointer<Complex<Float>>, _ out: UnsafeMutablePointer<Complex<Float>>,
    _ sizes: [Int]
  ) { FourierPacking.unpack(packed, out, sizes) }
  static func divide(_ p: UnsafeMutablePointer<Complex<Float>>, _ count: Int, _ n: Int) {
    FourierPacking.divide(p, count, by: Float(n))
  }

  static func reals(_ v: Value) throws(NablaError) -> Tensor<Float> { try Conversion.singles(v) }
  static func complexes(_ v: Value) throws(NablaError) -> Tensor<Complex<Float>> {
    try Conversion.complexSingles(v)
  }
  static func value(_ t: Tensor<Complex<Float>>) throws(NablaError) -> Value {
    try Conversion.narrow(.complexSingle(t))
  }
  static func empty(_ dims: Dims) -> Value {
    (try? Tensor<Float>(dims)).map { Value($0) } ?? .emptyMatrix
  }

  static func transform(
    _ x: UnsafeMutablePointer<Float>, _ out: UnsafeMutablePointer<Complex<Float>>,
    _ l: FourierLayout
  ) -> Bool {
    // SAFETY: as above.
    let target = UnsafeMutableRawPointer(out).assumingMemoryBound(to: fftwf_complex.self)
    let alignment = fftwf_alignment_of(x) * 64 + fftwf_alignment_of(target.withMemory())
    let key = PlanKey(layout: l, direction: 0, single: true, alignment: alignment)
    var plan = Plans.find(key)
    if plan == nil {
      let n = l.reversed
      var half = n
      half[half.count - 1] = n[n.count - 1] / 2 + 1
      let single = n.count == 1
      plan = fftwf_plan_many_dft_r2c(
        Int32(n.count), n, Int32(l.howMany), x, n, Int32(l.stride), Int32(l.distance), target,
        single ? n : half, Int32(l.stride), Int32(l.distance),
        NABLA_FFTW_ESTIMATE | NABLA_FFTW_PRESERVE_INPUT)
      if let plan { Plans.keep(key, plan) }
    }
    guard let plan else { return false }
    fftwf_execute_dft_r2c(plan, x, target)
    return true
  }

  static func transform(
    _ x: UnsafeMutablePointer<Complex<Float>>, _ out: UnsafeMutablePointer<Complex<Float>>,
    _ l: FourierLayout, _ inverse: Bool
  ) -> Bool {
    // SAFETY: as above.
    let source = UnsafeMutableRawPointer(x).assumingMemoryBound(to: fftwf_complex.self)
    let target = UnsafeMutableRawPointer(out).assumingMemoryBound(to: fftwf_complex.self)
    let sign: Int32 = inverse ? 1 : -1
    let alignment =
      fftwf_alignment_of(source.withMemory()) * 64 + fftwf_alignment_of(target.withMemory())
    let key = PlanKey(layout: l, direction: sign, single: true, alignment: alignment)
    var plan = Plans.find(key)
    if plan == nil {
      let n = l.reversed
      plan = fftwf_plan_many_dft(
        Int32(n.count), n, Int32(l.howMany), source, n, Int32(l.stride), Int32(l.distance), target,
        n, Int32(l.stride), Int32(l.distance), sign,
        NABLA_FFTW_ESTIMATE | NABLA_FFTW_PRESERVE_INPUT)
      if let plan { Plans.keep(key, plan) }
    }
    guard let plan else { return false }
    fftwf_execute_dft(plan, source, target)
    return true
  }
}

extension UnsafeMutablePointer where Pointee == fftw_complex {
  /// The same memory as single numbers.
  fileprivate func withMemory() -> UnsafeMutablePointer<Double> {
    UnsafeMutableRawPointer(self).assumingMemoryBound(to: Double.self)
  }
}
extension UnsafeMutablePointer where Pointee == fftwf_complex {
  fileprivate func withMemory() -> UnsafeMutablePointer<Float> {
    UnsafeMutableRawPointer(self).assumingMemoryBound(to: Float.self)
  }
}

extension Tensor {
  /// Cut, or filled up, to length `n` in a dimension; itself if that is its length.
  fileprivate func resized(_ d: Int, _ n: Int) throws(NablaError) -> Tensor<T> {
    let old = dims[d]
    if old == n { return self }
    var size = dims
    size[d] = n
    let r = try Tensor<T>(size)
    var inner = 1
    for i in 0..<Swift.min(d, dims.count) { inner *= dims[i] }
    let block = inner * Swift.min(old, n)
    if block == 0 { return r }
    for k in 0..<(count / (inner * old)) {
      (r.data + k * inner * n).update(from: data + k * inner * old, count: block)
    }
    return r
  }
}
