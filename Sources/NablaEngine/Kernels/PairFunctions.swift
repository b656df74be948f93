import Glibc

/// mod, rem, atan2 and hypot: functions of two real arrays, with broadcasting.
package enum PairFunctions {
  // MARK: Scalars

  /// x - y floor (x / y), with the sign of y; x where y is zero.
  package static func mod(_ x: Double, _ y: Double) -> Double { ModKernel<Double>.apply(x, y) }
  /// x - y fix (x / y), with the sign of x; NaN where y is zero.
  package static func rem(_ x: Double, _ y: Double) -> Double { RemKernel<Double>.apply(x, y) }

  // MARK: Arrays

  package static func mod(_ a: Value, _ b: Value) throws(NablaError) -> Value {
    try remainder("mod", a, b, floored: true)
  }

  package static func rem(_ a: Value, _ b: Value) throws(NablaError) -> Value {
    try remainder("rem", a, b, floored: false)
  }

  private static func remainder(_ name: String, _ a: Value, _ b: Value, floored: Bool)
    throws(NablaError) -> Value
  {
    try check(name, a, b, complexAllowed: false)
    guard let x = try Operand(a), let y = try Operand(b) else { return .undefined }
    let kind: NumericKind
    if x.kind.isInteger || y.kind.isInteger {
      if x.kind.isInteger && y.kind.isInteger && x.kind != y.kind {
        throw .message(
          "\(name): cannot combine \(a.className) and \(b.className)", id: "")
      }
      kind = x.kind.isInteger ? x.kind : y.kind
    } else {
      kind = x.kind.isSingle || y.kind.isSingle ? .single : .double
    }
    guard let shape = Broadcast(x.dims, y.dims) else {
      throw .nonconformantCall(name, left: x.dims, right: y.dims)
    }
    guard let loop = floored ? modLoop(kind) : remLoop(kind) else { return .undefined }
    return try Operators.run(loop, shape, x, kind, y, kind, kind)
  }

  private static func modLoop(_ k: NumericKind) -> LoopChoice? {
    switch k {
    case .double: LoopChoice(loop: ModKernel<Double>.loop)
    case .single: LoopChoice(loop: ModKernel<Float>.loop)
    case .int8: LoopChoice(loop: IntegerMod<Int8>.loop)
    case .int16: LoopChoice(loop: IntegerMod<Int16>.loop)
    case .int32: LoopChoice(loop: IntegerMod<Int32>.loop)
    case .int64: LoopChoice(loop: IntegerMod<Int64>.loop)
    case .uint8: LoopChoice(loop: IntegerMod<UInt8>.loop)
    case .uint16: LoopChoice(loop: IntegerMod<UInt16>.loop)
    case .uint32: LoopChoice(loop: IntegerMod<UInt32>.loop)
    case .uint64: LoopChoice(loop: IntegerMod<UInt64>.loop)
    default: nil
    }
  }

  private static func remLoop(_ k: NumericKind) -> LoopChoice? {
    switch k {
    case .double: LoopChoice(loop: RemKernel<Double>.loop)
    case .single: LoopChoice(loop: RemKernel<Float>.loop)
    case .int8: LoopChoice(loop: IntegerRem<Int8>.loop)
    case .int16: LoopChoice(loop: IntegerRem<Int16>.loop)
    case .int32: LoopChoice(loop: IntegerRem<Int32>.loop)
    case .int64: LoopChoice(loop: IntegerRem<Int64>.loop)
    case .uint8: LoopChoice(loop: IntegerRem<UInt8>.loop)
    case .uint16: LoopChoice(loop: IntegerRem<UInt16>.loop)
    case .uint32: LoopChoice(loop: IntegerRem<UInt32>.loop)
    case .uint64: LoopChoice(loop: IntegerRem<UInt64>.loop)
    default: nil
    }
  }

  package static func atan2(_ a: Value, _ b: Value) throws(NablaError) -> Value {
    if case .scalar(let y) = a, case .scalar(let x) = b { return .scalar(Glibc.atan2(y, x)) }
    try check("atan2", a, b, complexAllowed: false)
    return try floating(
      "atan2", a, b, LoopChoice(loop: AngleKernel<Double>.loop),
      LoopChoice(loop: AngleKernel<Float>.loop))
  }

  package static func hypot(_ a: Value, _ b: Value) throws(NablaError) -> Value {
    if case .scalar(let x) = a, case .scalar(let y) = b { return .scalar(Glibc.hypot(x, y)) }
    try check("hypot", a, b, complexAllowed: true)
    let x = a.isComplex ? try Kernels.part(.abs, a) : a
    let y = b.isComplex ? try Kernels.part(.abs, b) : b
    return try floating(
      "hypot", x, y, LoopChoice(loop: HypotKernel<Double>.loop),
      LoopChoice(loop: HypotKernel<Float>.loop))
  }

  private static func floating(
    _ name: String, _ a: Value, _ b: Value, _ double: LoopChoice, _ single: LoopChoice
  ) throws(NablaError) -> Value {
    guard let x = try Operand(a), let y = try Operand(b) else { return .undefined }
    guard let shape = Broadcast(x.dims, y.dims) else {
      throw .nonconformantCall(name, left: x.dims, right: y.dims)
    }
    let kind: NumericKind = x.kind.isSingle || y.kind.isSingle ? .single : .double
    return try Operators.run(kind == .single ? single : double, shape, x, kind, y, kind, kind)
  }

  /// Numbers only; logicals and characters are refused.
  private static func check(_ name: String, _ a: Value, _ b: Value, complexAllowed: Bool)
    throws(NablaError)
  {
    for v in [a, b] where !v.isNumeric || NumericKind(v) == nil {
      throw .message("\(name): wrong type argument '\(v.typeName)'", id: "")
    }
    if !complexAllowed, a.isComplex || b.isComplex {
      throw .message("\(name): not defined for complex numbers", id: "")
    }
  }
}

/// Double with rounding that needs no call of the C library.
protocol QuickFloat: RealFloat {
  var quickFloor: Self { get }
  var quickFix: Self { get }
  var quickRound: Self { get }
}
extension Double: QuickFloat {
  @inline(__always) var quickFloor: Double { FastRounding.floor(self) }
  @inline(__always) var quickFix: Double { FastRounding.fix(self) }
  @inline(__always) var quickRound: Double { FastRounding.round(self) }
}
extension Float: QuickFloat {
  @inline(__always) var quickFloor: Float { rounded(.down) }
  @inline(__always) var quickFix: Float { rounded(.towardZero) }
  @inline(__always) var quickRound: Float { rounded(.toNearestOrAwayFromZero) }
}

enum ModKernel<F: QuickFloat>: PairKernel {
  @inline(__always) static func apply(_ x: F, _ y: F) -> F {
    if y == 0 { return x }
    let q = x / y
    let r: F
    if y.quickFix != y, isNearlyInteger(q) {
      r = 0
    } else {
      r = x - y * q.quickFloor
    }
    if x == y { return r }
    return F(signOf: y, magnitudeOf: r)
  }

  /// A quotient that differs from an integer by rounding alone.
  @inline(__always) static func isNearlyInteger(_ q: F) -> Bool {
    let n = q.quickRound
    return ((q - n) / n).magnitude < F.ulpOfOne
  }
}

enum RemKernel<F: QuickFloat>: PairKernel {
  @inline(__always) static func apply(_ x: F, _ y: F) -> F {
    if y == 0 { return .nan }
    let q = x / y
    let r: F
    if y.quickFix != y, ModKernel<F>.isNearlyInteger(q) {
      r = 0
    } else {
      r = x - y * q.quickFix
    }
    if x == y { return r }
    return F(signOf: x, magnitudeOf: r)
  }
}

enum IntegerMod<T: IntegerElement>: PairKernel {
  static func apply(_ x: T, _ y: T) -> T {
    if y == 0 { return x }
    let r = x.remainderReportingOverflow(dividingBy: y).partialValue
    return r != 0 && (r < 0) != (y < 0) ? r &+ y : r
  }
}

enum IntegerRem<T: IntegerElement>: PairKernel {
  static func apply(_ x: T, _ y: T) -> T {
    y == 0 ? 0 : x.remainderReportingOverflow(dividingBy: y).partialValue
  }
}

enum AngleKernel<F: RealFloat>: PairKernel {
  static func apply(_ y: F, _ x: F) -> F { F.angle(y, x) }
}

enum HypotKernel<F: RealFloat>: PairKernel {
  static func apply(_ x: F, _ y: F) -> F { F.hypotenuse(x, y) }
}
