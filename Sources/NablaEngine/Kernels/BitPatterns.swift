/// Numbers as 64-bit patterns and back, for the functions of bits: one loop a class.
package enum BitPatterns {
  /// The elements as patterns, sign-extended; what is no integer saturates as a conversion to
  /// int64 or uint64 does.
  package static func of(_ v: Value, signed: Bool) throws(NablaError) -> [UInt64] {
    switch v {
    case .int8(let t): return integers(t)
    case .int16(let t): return integers(t)
    case .int32(let t): return integers(t)
    case .int64(let t): return integers(t)
    case .uint8(let t): return integers(t)
    case .uint16(let t): return integers(t)
    case .uint32(let t): return integers(t)
    case .uint64(let t): return integers(t)
    case .scalar(let x): return [pattern(x, signed)]
    default:
      let t = try Conversion.doubles(v)
      var words = [UInt64](repeating: 0, count: t.count)
      for i in 0..<t.count { words[i] = pattern(t.data[i], signed) }
      return words
    }
  }

  @inline(__always)
  private static func pattern(_ x: Double, _ signed: Bool) -> UInt64 {
    if x >= 0, x < 9_007_199_254_740_992 { return UInt64(x.rounded(.toNearestOrAwayFromZero)) }
    return signed
      ? UInt64(bitPattern: Filling.saturate(x, Int64.self)) : Filling.saturate(x, UInt64.self)
  }

  private static func integers<T: FixedWidthInteger & Element>(_ t: Tensor<T>) -> [UInt64] {
    var words = [UInt64](repeating: 0, count: t.count)
    for i in 0..<t.count { words[i] = UInt64(truncatingIfNeeded: t.data[i]) }
    return words
  }

  /// The low bits of the patterns as an array of a class.
  package static func value(_ words: [UInt64], _ kind: ClassID, _ dims: Dims) throws(NablaError)
    -> Value
  {
    switch kind {
    case .int8: return Value(try low(words, dims) as Tensor<Int8>)
    case .int16: return Value(try low(words, dims) as Tensor<Int16>)
    case .int32: return Value(try low(words, dims) as Tensor<Int32>)
    case .int64: return Value(try low(words, dims) as Tensor<Int64>)
    case .uint8: return Value(try low(words, dims) as Tensor<UInt8>)
    case .uint16: return Value(try low(words, dims) as Tensor<UInt16>)
    case .uint32: return Value(try low(words, dims) as Tensor<UInt32>)
    case .uint64: return Value(try low(words, dims) as Tensor<UInt64>)
    case .logical:
      let t = try Tensor<Bool>(uninitialized: dims)
      for i in 0..<t.count { t.data[i] = words[i] != 0 }
      return Value(t)
    case .single:
      let t = try Tensor<Float>(uninitialized: dims)
      for i in 0..<t.count { t.data[i] = Float(words[i]) }
      return Value(t)
    default:
      let t = try Tensor<Double>(uninitialized: dims)
      for i in 0..<t.count { t.data[i] = Double(words[i]) }
      return Value(t)
    }
  }

  private static func low<T: FixedWidthInteger & Element>(_ words: [UInt64], _ dims: Dims)
    throws(NablaError) -> Tensor<T>
  {
    let t = try Tensor<T>(uninitialized: dims)
    for i in 0..<t.count { t.data[i] = T(truncatingIfNeeded: words[i]) }
    return t
  }
}
