import NablaEngine

/// Values from and to the bytes of their elements, in the order of the machine.
enum RawBytes {
  /// The bytes of the elements; nil for what has no plain elements.
  static func of(_ v: Value) throws(NablaError) -> [UInt8]? {
    if v.isCell || v.isString { return nil }
    var visitor = Reader()
    return try v.visitTensor(&visitor)
  }

  static func width(_ kind: ClassID) -> Int {
    switch kind {
    case .double, .int64, .uint64: 8
    case .single, .int32, .uint32: 4
    case .int16, .uint16: 2
    default: 1
    }
  }

  /// An array of a class out of bytes; there must be as many as it takes.
  static func value(
    _ bytes: inout [UInt8], _ kind: ClassID, _ dims: Dims, isComplex: Bool = false
  ) throws(NablaError) -> Value {
    if isComplex {
      let z: Value =
        kind == .single
        ? Value(try make(bytes, dims, Complex<Float>.self))
        : Value(try make(bytes, dims, Complex<Double>.self))
      return try Conversion.narrow(z)
    }
    switch kind {
    case .single: return Value(try make(bytes, dims, Float.self))
    case .int8: return Value(try make(bytes, dims, Int8.self))
    case .int16: return Value(try make(bytes, dims, Int16.self))
    case .int32: return Value(try make(bytes, dims, Int32.self))
    case .int64: return Value(try make(bytes, dims, Int64.self))
    case .uint8: return Value(try make(bytes, dims, UInt8.self))
    case .uint16: return Value(try make(bytes, dims, UInt16.self))
    case .uint32: return Value(try make(bytes, dims, UInt32.self))
    case .uint64: return Value(try make(bytes, dims, UInt64.self))
    case .char: return Value(try make(bytes, dims, Char.self))
    case .logical:
      for i in bytes.indices { bytes[i] = bytes[i] == 0 ? 0 : 1 }
      return Value(try make(bytes, dims, Bool.self))
    default: return Value(try make(bytes, dims, Double.self))
    }
  }

  /// Reverses each group of `width` bytes.
  static func swap(_ bytes: inout [UInt8], width: Int) {
    guard width > 1 else { return }
    var i = 0
    while i + width <= bytes.count {
      bytes[i..<(i + width)].reverse()
      i += width
    }
  }

  private static func make<T: Element>(_ bytes: [UInt8], _ dims: Dims, _ type: T.Type)
    throws(NablaError) -> Tensor<T>
  {
    let t = try Tensor<T>(dims)
    let size = min(bytes.count, t.count * MemoryLayout<T>.stride)
    bytes.withUnsafeBytes { source in
      if let base = source.baseAddress, size > 0 {
        UnsafeMutableRawPointer(t.data).copyMemory(from: base, byteCount: size)
      }
    }
    return t
  }

  private struct Reader: TensorVisitor {
    mutating func visit<T: Element>(_ t: Tensor<T>) throws(NablaError) -> [UInt8] {
      Array(UnsafeRawBufferPointer(start: t.data, count: t.count * MemoryLayout<T>.stride))
    }
  }
}
