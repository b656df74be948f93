/// Arrays of one repeated number, in any numeric class.
package enum Filling {
  /// An array whose elements all are `x`, saturated for the integer classes; `logical` is x != 0.
  package static func fill(_ dims: Dims, _ x: Double, _ kind: ClassID) throws(NablaError) -> Value {
    switch kind {
    case .single: return Value(try make(dims, Float(x)))
    case .int8: return Value(try integer(dims, x, as: Int8.self))
    case .int16: return Value(try integer(dims, x, as: Int16.self))
    case .int32: return Value(try integer(dims, x, as: Int32.self))
    case .int64: return Value(try integer(dims, x, as: Int64.self))
    case .uint8: return Value(try integer(dims, x, as: UInt8.self))
    case .uint16: return Value(try integer(dims, x, as: UInt16.self))
    case .uint32: return Value(try integer(dims, x, as: UInt32.self))
    case .uint64: return Value(try integer(dims, x, as: UInt64.self))
    case .logical: return Value(try make(dims, x != 0))
    case .char: return Value(try make(dims, Char(UInt8(truncatingIfNeeded: saturate(x, Int64.self)))))
    default: return Value(try make(dims, x))
    }
  }

  /// Round half away from zero, saturate, NaN is zero: how a double becomes an integer.
  package static func saturate<T: FixedWidthInteger>(_ x: Double, _ type: T.Type) -> T {
    if x.isNaN { return 0 }
    let r = x.rounded(.toNearestOrAwayFromZero)
    return T(exactly: r) ?? (r < 0 ? T.min : T.max)
  }

  private static func make<T: Element & Equatable>(_ dims: Dims, _ x: T) throws(NablaError)
    -> Tensor<T>
  {
    x == T.fill ? try Tensor<T>(dims) : try Tensor<T>(dims, repeating: x)
  }

  private static func integer<T: FixedWidthInteger & Element>(
    _ dims: Dims, _ x: Double, as type: T.Type
  ) throws(NablaError) -> Tensor<T> {
    try make(dims, saturate(x, type))
  }
}
