/// Char arrays as bytes: here, since loops over elements are fast only inside this module.
extension Tensor where T == Char {
  /// The bytes in the order of storage: of a row, its text.
  package var bytes: [UInt8] {
    withExtendedLifetime(self) {
      UnsafeRawBufferPointer(start: data, count: count).withMemoryRebound(to: UInt8.self) {
        Array($0)
      }
    }
  }

  /// An array of a given size out of bytes; there must be as many.
  package convenience init(_ dims: Dims, bytes: [UInt8]) throws(NablaError) {
    precondition(bytes.count == dims.elementCount)
    try self.init(uninitialized: dims)
    bytes.withUnsafeBytes { source in
      if let base = source.baseAddress {
        UnsafeMutableRawPointer(data).copyMemory(from: base, byteCount: source.count)
      }
    }
  }

  /// Each byte changed by a table of 256.
  package func translated(by table: [UInt8]) throws(NablaError) -> Tensor<Char> {
    let out = try Tensor<Char>(uninitialized: dims)
    table.withUnsafeBufferPointer { t in
      for i in 0..<count { out.data[i] = Char(t[Int(data[i].byte)]) }
    }
    return out
  }

  /// Which bytes a table of 256 marks.
  package func marked(by table: [Bool]) throws(NablaError) -> Tensor<Bool> {
    let out = try Tensor<Bool>(uninitialized: dims)
    table.withUnsafeBufferPointer { t in
      for i in 0..<count { out.data[i] = t[Int(data[i].byte)] }
    }
    return out
  }

  /// The rows of a matrix.
  package var rowBytes: [[UInt8]] {
    let n = dims.rows
    let columns = n == 0 ? 0 : count / n
    var out: [[UInt8]] = []
    out.reserveCapacity(n)
    for i in 0..<n {
      out.append(
        [UInt8](unsafeUninitializedCapacity: columns) { buffer, used in
          for j in 0..<columns { buffer[j] = data[i + j * n].byte }
          used = columns
        })
    }
    return out
  }
}
