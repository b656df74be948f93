/// From one class to another, by the language's rules: saturating, rounding half away from zero.
package enum Conversion {
  /// `double (x)`, `int8 (x)`, `logical (x)`, `char (x)`, ...: what the function of that
  /// name gives.
  package static func convert(_ v: Value, to target: ClassID) throws(NablaError) -> Value {
    if v.classID == target {
      if case .range = v { return try materialize(v) }
      return try narrow(v)
    }
    guard let from = NumericKind(v), var to = NumericKind(target) else {
      switch target {
      case .logical: throw .message("logical: wrong type argument '\(wrongTypeName(v))'", id: "")
      case .char: throw cannotBecomeChar(v)
      default: throw .message("invalid conversion from \(v.typeName) to \(target.name)", id: "")
      }
    }
    switch v {
    case .scalar(let x):
      switch target {
      case .single: return .single(try Tensor(Dims.scalar, repeating: Float(x)))
      case .logical:
        if x.isNaN { throw nanToLogical }
        return .bool(x != 0)
      default: break
      }
    case .bool(let b) where target == .double: return .scalar(b ? 1 : 0)
    default: break
    }
    if from.isComplex {
      switch to {
      case .double: to = .complex
      case .single: to = .complexSingle
      case .logical: return Value(try bools(v))
      case .char: throw cannotBecomeChar(v)
      default: throw .message("invalid conversion from \(v.typeName) to \(target.name)", id: "")
      }
    }
    if to == .logical {
      if from == .char {
        throw .message("logical: wrong type argument '\(v.typeName)'", id: "")
      }
      return Value(try bools(v))
    }
    guard let operand = try Operand(v) else { return .undefined }
    return try narrow(value(try operand.converted(to: to)))
  }

  private static func cannotBecomeChar(_ v: Value) -> NablaError {
    .message(
      "octave_base_value::convert_to_str_internal (): wrong type argument '\(v.typeName)'", id: "")
  }

  private static func wrongTypeName(_ v: Value) -> String { v.typeName }

  static var nanToLogical: NablaError {
    .message("invalid conversion from NaN to logical", id: "")
  }

  /// A value like `prototype`'s class from any arithmetic value.
  package static func like(_ v: Value, _ prototype: Value) throws(NablaError) -> Value {
    try convert(v, to: prototype.classID)
  }

  /// Any real arithmetic value as doubles.
  package static func doubles(_ v: Value) throws(NablaError) -> Tensor<Double> {
    switch v {
    case .scalar(let x): return try Tensor(Dims.scalar, repeating: x)
    case .double(let t): return t
    case .range(let r): return try r.tensor()
    case .bool(let b): return try Tensor(Dims.scalar, repeating: b ? 1 : 0)
    case .sparse(let s) where !s.isComplex: return try doubles(try s.full())
    default: break
    }
    guard let from = NumericKind(v), !from.isComplex, let t = v.storage,
      let r = try tensor(t, from, to: .double) as? Tensor<Double>
    else { throw .message("invalid conversion from \(v.typeName) to real N-D array", id: "") }
    return r
  }

  package static func singles(_ v: Value) throws(NablaError) -> Tensor<Float> {
    if case .single(let t) = v { return t }
    if let from = NumericKind(v), !from.isComplex, let o = try Operand(v),
      let r = try o.converted(to: .single).asTensor() as? Tensor<Float>
    {
      return r
    }
    throw .message("invalid conversion from \(v.typeName) to real N-D array", id: "")
  }

  package static func complexes(_ v: Value) throws(NablaError) -> Tensor<Complex<Double>> {
    if case .complex(let t) = v { return t }
    if case .sparse(let s) = v { return try complexes(try s.full()) }
    if let o = try Operand(v),
      let r = try o.converted(to: .complex).asTensor() as? Tensor<Complex<Double>>
    {
      return r
    }
    throw .message("invalid conversion from \(v.typeName) to complex N-D array", id: "")
  }

  package static func complexSingles(_ v: Value) throws(NablaError) -> Tensor<Complex<Float>> {
    if case .complexSingle(let t) = v { return t }
    if let o = try Operand(v),
      let r = try o.converted(to: .complexSingle).asTensor() as? Tensor<Complex<Float>>
    {
      return r
    }
    throw .message("invalid conversion from \(v.typeName) to complex N-D array", id: "")
  }

  /// Non-zero is true; NaN is an error, or true.
  package static func bools(_ v: Value, nanAllowed: Bool = false) throws(NablaError)
    -> Tensor<Bool>
  {
    switch v {
    case .bool(let b): return try Tensor(Dims.scalar, repeating: b)
    case .logical(let t): return t
    case .scalar(let x):
      if x.isNaN && !nanAllowed { throw nanToLogical }
      return try Tensor(Dims.scalar, repeating: x != 0)
    case .double(let t):
      let r = try Tensor<Bool>(uninitialized: t.dims)
      let (p, q) = (t.data, r.data)
      var hasNaN = false
      for i in 0..<t.count {
        let x = p[i]
        hasNaN = hasNaN || x != x
        q[i] = x != 0
      }
      if hasNaN, !nanAllowed { throw nanToLogical }
      return r
    case .sparse(let s): return try bools(try s.full(), nanAllowed: nanAllowed)
    default: break
    }
    guard let from = NumericKind(v), let o = try Operand(v), let t = o.tensor else {
      throw .message("invalid conversion from \(v.typeName) to logical value", id: "")
    }
    switch from {
    case .double: if !nanAllowed, hasNaN(t, Double.self) { throw nanToLogical }
    case .single: if !nanAllowed, hasNaN(t, Float.self) { throw nanToLogical }
    case .complex: return try complexBools(t, Double.self, nanAllowed)
    case .complexSingle: return try complexBools(t, Float.self, nanAllowed)
    default: break
    }
    guard let r = try tensor(t, from, to: .logical) as? Tensor<Bool> else {
      throw .message("invalid conversion from \(v.typeName) to logical value", id: "")
    }
    return r
  }

  package static func chars(_ v: Value) throws(NablaError) -> Tensor<Char> {
    if case .char(let t) = v { return t }
    if let from = NumericKind(v), !from.isComplex, let o = try Operand(v),
      let r = try o.converted(to: .char).asTensor() as? Tensor<Char>
    {
      return r
    }
    throw cannotBecomeChar(v)
  }

  /// A range written out; anything else as it is.
  package static func materialize(_ v: Value) throws(NablaError) -> Value {
    if case .range(let r) = v { return Value(try r.tensor()) }
    return v
  }

  /// A complex value whose imaginary parts are all zero becomes real.
  package static func narrow(_ v: Value) throws(NablaError) -> Value {
    switch v {
    case .complex(let t):
      return try realParts(t).map { Value($0) } ?? v
    case .complexSingle(let t):
      return try realParts(t).map { Value($0) } ?? v
    default: return v
    }
  }

  private static func realParts<F: RealFloat>(_ t: Tensor<Complex<F>>) throws(NablaError)
    -> Tensor<F>?
  {
    let p = t.data
    for i in 0..<t.count where p[i].im != 0 { return nil }
    let r = try Tensor<F>(uninitialized: t.dims)
    let q = r.data
    for i in 0..<t.count { q[i] = p[i].re }
    return r
  }

  /// The value around an operand; canonical.
  static func value(_ o: Operand) -> Value {
    if let t = o.tensor { return value(t, o.kind) }
    return withUnsafeBytes(of: o.inlined) {
      switch o.kind {
      case .double: .scalar($0.load(as: Double.self))
      case .logical: .bool($0.load(as: Bool.self))
      default: (try? o.asTensor()).map { value($0, o.kind) } ?? .undefined
      }
    }
  }

  static func value(_ t: Storage, _ kind: NumericKind) -> Value {
    switch kind {
    case .double: Value(unsafeDowncast(t, to: Tensor<Double>.self))
    case .logical: Value(unsafeDowncast(t, to: Tensor<Bool>.self))
    case .single: .single(unsafeDowncast(t, to: Tensor<Float>.self))
    case .int8: .int8(unsafeDowncast(t, to: Tensor<Int8>.self))
    case .int16: .int16(unsafeDowncast(t, to: Tensor<Int16>.self))
    case .int32: .int32(unsafeDowncast(t, to: Tensor<Int32>.self))
    case .int64: .int64(unsafeDowncast(t, to: Tensor<Int64>.self))
    case .uint8: .uint8(unsafeDowncast(t, to: Tensor<UInt8>.self))
    case .uint16: .uint16(unsafeDowncast(t, to: Tensor<UInt16>.self))
    case .uint32: .uint32(unsafeDowncast(t, to: Tensor<UInt32>.self))
    case .uint64: .uint64(unsafeDowncast(t, to: Tensor<UInt64>.self))
    case .char: .char(unsafeDowncast(t, to: Tensor<Char>.self))
    case .complex: .complex(unsafeDowncast(t, to: Tensor<Complex<Double>>.self))
    case .complexSingle: .complexSingle(unsafeDowncast(t, to: Tensor<Complex<Float>>.self))
    }
  }
}

extension Operand {
  func asTensor() throws(NablaError) -> Storage {
    if let tensor { return tensor }
    let bits = inlined
    func make<T: Element>(_: T.Type) throws(NablaError) -> Storage {
      let t = try Tensor<T>(uninitialized: Dims.scalar)
      t.data[0] = withUnsafeBytes(of: bits) { $0.load(as: T.self) }
      return t
    }
    switch kind {
    case .double: return try make(Double.self)
    case .single: return try make(Float.self)
    case .logical: return try make(Bool.self)
    case .char: return try make(Char.self)
    case .complex: return try make(Complex<Double>.self)
    case .complexSingle: return try make(Complex<Float>.self)
    default: return try make(Double.self)
    }
  }
}

// MARK: - Loops

extension Conversion {
  private static func hasNaN<F: BinaryFloatingPoint & Element>(_ t: Storage, _: F.Type) -> Bool {
    let p = unsafeDowncast(t, to: Tensor<F>.self).data
    for i in 0..<t.count where p[i].isNaN { return true }
    return false
  }

  private static func complexBools<F: RealFloat>(_ t: Storage, _: F.Type, _ nanAllowed: Bool)
    throws(NablaError) -> Tensor<Bool>
  {
    let p = unsafeDowncast(t, to: Tensor<Complex<F>>.self).data
    let r = try Tensor<Bool>(uninitialized: t.dims)
    for i in 0..<t.count {
      if !nanAllowed, p[i].isNaN { throw nanToLogical }
      r.data[i] = p[i].re != 0 || p[i].im != 0
    }
    return r
  }

  /// Any kind to any other, except complex to real.
  static func tensor(_ t: Storage, _ from: NumericKind, to: NumericKind) throws(NablaError)
    -> Storage
  {
    if from == to { return t }
    switch from {
    case .double: return try convert(t, Double.self, to)
    case .single: return try convert(t, Float.self, to)
    case .int8: return try convertInteger(t, Int8.self, to)
    case .int16: return try convertInteger(t, Int16.self, to)
    case .int32: return try convertInteger(t, Int32.self, to)
    case .int64: return try convertInteger(t, Int64.self, to)
    case .uint8: return try convertInteger(t, UInt8.self, to)
    case .uint16: return try convertInteger(t, UInt16.self, to)
    case .uint32: return try convertInteger(t, UInt32.self, to)
    case .uint64: return try convertInteger(t, UInt64.self, to)
    case .logical: return try convert(t, Bool.self, to)
    case .char: return try convert(t, Char.self, to)
    case .complex:
      guard to == .complexSingle else {
        throw .message("invalid conversion from complex to \(to.classID.name)", id: "")
      }
      let p = unsafeDowncast(t, to: Tensor<Complex<Double>>.self).data
      let r = try Tensor<Complex<Float>>(uninitialized: t.dims)
      for i in 0..<t.count { r.data[i] = Complex(Float(p[i].re), Float(p[i].im)) }
      return r
    case .complexSingle:
      guard to == .complex else {
        throw .message("invalid conversion from complex to \(to.classID.name)", id: "")
      }
      let p = unsafeDowncast(t, to: Tensor<Complex<Float>>.self).data
      let r = try Tensor<Complex<Double>>(uninitialized: t.dims)
      for i in 0..<t.count { r.data[i] = Complex(Double(p[i].re), Double(p[i].im)) }
      return r
    }
  }

  private static func convert<S: RealElement>(_ t: Storage, _: S.Type, _ to: NumericKind)
    throws(NablaError) -> Storage
  {
    let t = unsafeDowncast(t, to: Tensor<S>.self)
    switch to {
    case .double: return try loop(t, Double.self)
    case .single: return try loop(t, Float.self)
    case .int8: return try loop(t, Int8.self)
    case .int16: return try loop(t, Int16.self)
    case .int32: return try loop(t, Int32.self)
    case .int64: return try loop(t, Int64.self)
    case .uint8: return try loop(t, UInt8.self)
    case .uint16: return try loop(t, UInt16.self)
    case .uint32: return try loop(t, UInt32.self)
    case .uint64: return try loop(t, UInt64.self)
    case .logical: return try loop(t, Bool.self)
    case .char: return try loop(t, Char.self)
    case .complex: return try complexLoop(t, Double.self)
    case .complexSingle: return try complexLoop(t, Float.self)
    }
  }

  private static func loop<S: RealElement, D: RealElement>(_ t: Tensor<S>, _: D.Type)
    throws(NablaError) -> Storage
  {
    let r = try Tensor<D>(uninitialized: t.dims)
    let p = t.data
    let q = r.data
    for i in 0..<t.count { q[i] = D(rounding: p[i].asDouble) }
    return r
  }

  private static func complexLoop<S: RealElement, F: RealFloat>(_ t: Tensor<S>, _: F.Type)
    throws(NablaError) -> Storage
  {
    let r = try Tensor<Complex<F>>(uninitialized: t.dims)
    let p = t.data
    let q = r.data
    for i in 0..<t.count { q[i] = Complex(F(rounding: p[i].asDouble), 0) }
    return r
  }

  private static func convertInteger<S: IntegerElement>(
    _ t: Storage, _ s: S.Type, _ to: NumericKind
  ) throws(NablaError) -> Storage {
    switch to {
    case .int8: return try clamp(t, s, Int8.self)
    case .int16: return try clamp(t, s, Int16.self)
    case .int32: return try clamp(t, s, Int32.self)
    case .int64: return try clamp(t, s, Int64.self)
    case .uint8: return try clamp(t, s, UInt8.self)
    case .uint16: return try clamp(t, s, UInt16.self)
    case .uint32: return try clamp(t, s, UInt32.self)
    case .uint64: return try clamp(t, s, UInt64.self)
    case .single: return try narrowToSingle(t, s)
    default: return try convert(t, s, to)
    }
  }

  /// In one rounding, not by way of double.
  private static func narrowToSingle<S: IntegerElement>(_ t: Storage, _: S.Type)
    throws(NablaError) -> Storage
  {
    let p = unsafeDowncast(t, to: Tensor<S>.self).data
    let r = try Tensor<Float>(uninitialized: t.dims)
    let q = r.data
    for i in 0..<t.count { q[i] = Float(p[i]) }
    return r
  }

  private static func clamp<S: IntegerElement, D: IntegerElement>(
    _ t: Storage, _: S.Type, _: D.Type
  ) throws(NablaError) -> Storage {
    let p = unsafeDowncast(t, to: Tensor<S>.self).data
    let r = try Tensor<D>(uninitialized: t.dims)
    let q = r.data
    for i in 0..<t.count { q[i] = D(clamping: p[i]) }
    return r
  }
}
