import Glibc
import NablaSyntax

/// `x .^ y` and `x ^ y`.
enum Power {
  /// Two real scalars; nil when the result is complex.
  @inline(__always) static func realScalars(_ x: Double, _ y: Double) -> Value? {
    if y == 2 { return .scalar(x * x) }
    if x < 0 && !isInteger(y) { return nil }
    return .scalar(Glibc.pow(x, y))
  }

  /// Exponents beyond 32 bits do not count as integers.
  @inline(__always) static func isInteger<F: RealFloat>(_ y: F) -> Bool {
    y == y.rounded() && y.magnitude < 2_147_483_648
  }

  // MARK: Elementwise

  static func elementwise(_ a: Value, _ b: Value) throws(NablaError) -> Value {
    guard let x = try Operand(a), let y = try Operand(b),
      let rules = ClassRules.arithmetic(x.kind, y.kind)
    else { throw Operators.undefined(.elementPower, a, b) }
    guard let shape = Broadcast(x.dims, y.dims) else {
      throw Operators.nonconformant(.elementPower, x.dims, y.dims)
    }
    switch rules.result {
    case .double: return try real(shape, x, y, Double.self)
    case .single: return try real(shape, x, y, Float.self)
    case .complex: return try complex(shape, x, y, Double.self)
    case .complexSingle: return try complex(shape, x, y, Float.self)
    default:
      guard let loop = integerLoop(rules) else {
        throw Operators.undefined(.elementPower, a, b)
      }
      return try Operators.run(
        LoopChoice(loop: loop), shape, x, rules.left, y, rules.right, rules.result)
    }
  }

  private static func real<F: RealFloat>(_ shape: Broadcast, _ x: Operand, _ y: Operand, _: F.Type)
    throws(NablaError) -> Value
  {
    let kind: NumericKind = F.self == Double.self ? .double : .single
    guard let p = try x.converted(to: kind).asTensor() as? Tensor<F>,
      let q = try y.converted(to: kind).asTensor() as? Tensor<F>
    else { return .undefined }
    if needsComplex(p, q, shape) {
      return try Conversion.narrow(try realToComplex(shape, p, q))
    }
    let out = try Tensor<F>(uninitialized: shape.dims)
    if q.count == 1, let value = q.elements.first {
      let (s, r, n) = (p.data, out.data, p.count)
      if value == 2, let s = p as? Tensor<Double>, let r = out as? Tensor<Double> {
        VectorKernels.elementwise(
          .multiply, s.data, stride: 1, s.data, stride: 1, into: r.data, count: n)
        return Value(r)
      }
      if value == 2 {
        for i in 0..<n { r[i] = s[i] * s[i] }
        return Value(generic: out)
      }
      if value == 3 {
        for i in 0..<n { r[i] = s[i] * s[i] * s[i] }
        return Value(generic: out)
      }
      if value == -1 {
        for i in 0..<n { r[i] = 1 / s[i] }
        return Value(generic: out)
      }
    }
    shape.run(
      PowerKernel<F>.loop, p.header.data, MemoryLayout<F>.stride, q.header.data,
      MemoryLayout<F>.stride, out.header.data, MemoryLayout<F>.stride)
    return Value(generic: out)
  }

  /// Is there a negative number with a fractional exponent? (For arrays of any sizes that are
  /// broadcast, asked of all pairs that meet.)
  private static func needsComplex<F: RealFloat>(
    _ p: Tensor<F>, _ q: Tensor<F>, _ shape: Broadcast
  ) -> Bool {
    var negative = false
    for i in 0..<p.count where p.data[i] < 0 {
      negative = true
      break
    }
    if !negative { return false }
    var fractional = false
    for i in 0..<q.count where !isInteger(q.data[i]) {
      fractional = true
      break
    }
    if !fractional || p.count == 1 || q.count == 1 { return fractional }
    var found = false
    let flags = UnsafeMutablePointer<Bool>.allocate(capacity: max(shape.count, 1))
    defer { flags.deallocate() }
    shape.run(
      IsComplexPower<F>.loop, p.header.data, MemoryLayout<F>.stride, q.header.data,
      MemoryLayout<F>.stride, UnsafeMutableRawPointer(flags), 1)
    for i in 0..<shape.count where flags[i] { found = true }
    return found
  }

  private static func realToComplex<F: RealFloat>(
    _ shape: Broadcast, _ p: Tensor<F>, _ q: Tensor<F>
  ) throws(NablaError) -> Value {
    let out = try Tensor<Complex<F>>(uninitialized: shape.dims)
    shape.run(
      ComplexPowerOfReals<F>.loop, p.header.data, MemoryLayout<F>.stride, q.header.data,
      MemoryLayout<F>.stride, out.header.data, MemoryLayout<Complex<F>>.stride)
    return Value(generic: out)
  }

  private static func complex<F: RealFloat>(
    _ shape: Broadcast, _ x: Operand, _ y: Operand, _: F.Type
  ) throws(NablaError) -> Value {
    let double = F.self == Double.self
    let realKind: NumericKind = double ? .double : .single
    let complexKind: NumericKind = double ? .complex : .complexSingle
    let out = try Tensor<Complex<F>>(uninitialized: shape.dims)
    let left = x.kind.isComplex ? complexKind : realKind
    let right = y.kind.isComplex ? complexKind : realKind
    let p = try x.converted(to: left).asTensor()
    let q = try y.converted(to: right).asTensor()
    let choice: LoopChoice
    if !left.isComplex {
      choice = LoopChoice(loop: RealPowerComplex<F>.loop)
    } else if right.isComplex {
      choice = LoopChoice(loop: ComplexPower<F>.loop)
    } else if let q = q as? Tensor<F>, q.count == 1, q.data[0] == 2 {
      choice = LoopChoice(loop: ComplexSquare<F>.loop)
    } else {
      choice = LoopChoice(loop: ComplexPowerReal<F>.loop)
    }
    shape.run(
      choice.loop, p.header.data, TensorFactory.elementSize(left), q.header.data,
      TensorFactory.elementSize(right), out.header.data, MemoryLayout<Complex<F>>.stride)
    return try Conversion.narrow(Value(generic: out))
  }

  private static func integerLoop(_ rules: ClassRules) -> PairLoop? {
    func choose<T: IntegerElement>(_: T.Type) -> PairLoop {
      if rules.left == rules.right { return IntegerPower<T>.loop }
      if rules.left == .double { return DoublePowerInteger<T>.loop }
      return IntegerPowerDouble<T>.loop
    }
    switch rules.result {
    case .int8: return choose(Int8.self)
    case .int16: return choose(Int16.self)
    case .int32: return choose(Int32.self)
    case .int64: return choose(Int64.self)
    case .uint8: return choose(UInt8.self)
    case .uint16: return choose(UInt16.self)
    case .uint32: return choose(UInt32.self)
    case .uint64: return choose(UInt64.self)
    default: return nil
    }
  }
}

enum PowerKernel<F: RealFloat>: PairKernel {
  @inline(__always) static func apply(_ a: F, _ b: F) -> F { F.power(a, b) }
}

enum IsComplexPower<F: RealFloat>: PairKernel {
  @inline(__always) static func apply(_ a: F, _ b: F) -> Bool {
    a < 0 && !Power.isInteger(b)
  }
}

/// exp (y log x) in polar form, as for every real exponent of a complex base.
enum ComplexPowerOfReals<F: RealFloat>: PairKernel {
  static func apply(_ a: F, _ b: F) -> Complex<F> { Power.polar(Complex(a, 0), b) }
}

enum ComplexPowerReal<F: RealFloat>: PairKernel {
  static func apply(_ a: Complex<F>, _ b: F) -> Complex<F> {
    if Power.isInteger(b) { return Power.integer(a, Int(b.asDouble)) }
    return Power.polar(a, b)
  }
}

enum ComplexSquare<F: RealFloat>: PairKernel {
  @inline(__always) static func apply(_ a: Complex<F>, _: F) -> Complex<F> {
    F.multiply(a, a)
  }
}

enum RealPowerComplex<F: RealFloat>: PairKernel {
  static func apply(_ a: F, _ b: Complex<F>) -> Complex<F> {
    if a > 0 { return Complex.polar(F.power(a, b.re), b.im * F.logarithm(a)) }
    return F.power(Complex(a, 0), b)
  }
}

enum ComplexPower<F: RealFloat>: PairKernel {
  static func apply(_ a: Complex<F>, _ b: Complex<F>) -> Complex<F> { F.power(a, b) }
}

/// By squaring, saturating on the way.
enum IntegerPower<T: IntegerElement>: PairKernel {
  static func apply(_ a: T, _ b: T) -> T {
    if b == 0 || a == 1 { return 1 }
    if b < 0 {
      if T.isSigned, a == T(truncatingIfNeeded: -1) { return b % 2 == 0 ? 1 : a }
      return IntegerPowerDouble<T>.apply(a, Double(b))
    }
    var base = a
    var result = a
    var n = b - 1
    while n != 0 {
      if n & 1 == 1 { result = T.times(result, base) }
      n >>= 1
      if n != 0 { base = T.times(base, base) }
    }
    return result
  }
}

enum IntegerPowerDouble<T: IntegerElement>: PairKernel {
  static func apply(_ a: T, _ b: Double) -> T {
    if b >= 0, b < Double(T.bitWidth), b == b.rounded() {
      return IntegerPower<T>.apply(a, T(rounding: b))
    }
    return T(rounding: Glibc.pow(Double(a), b))
  }
}

enum DoublePowerInteger<T: IntegerElement>: PairKernel {
  static func apply(_ a: Double, _ b: T) -> T { T(rounding: Glibc.pow(a, Double(b))) }
}

extension Power {
  static func polar<F: RealFloat>(_ z: Complex<F>, _ y: F) -> Complex<F> {
    if z.im == 0, z.re > 0 { return Complex(F.power(z.re, y), 0) }
    let t = F.apply(.log, z)
    return Complex.polar(F.exponential(y * t.re), y * t.im)
  }

  /// z^n by squaring.
  static func integer<F: RealFloat>(_ z: Complex<F>, _ n: Int) -> Complex<F> {
    if n < 0 { return F.divide(Complex(1, 0), unsigned(z, -n)) }
    return unsigned(z, n)
  }

  private static func unsigned<F: RealFloat>(_ z: Complex<F>, _ n: Int) -> Complex<F> {
    var x = z
    var n = n
    var y: Complex<F> = n % 2 == 1 ? z : Complex(1, 0)
    n >>= 1
    while n != 0 {
      x = F.multiply(x, x)
      if n % 2 == 1 { y = F.multiply(y, x) }
      n >>= 1
    }
    return y
  }
}
