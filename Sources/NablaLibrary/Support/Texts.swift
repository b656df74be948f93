import NablaEngine

/// What functions of texts share: cells of texts, rows, and doing the same to each.
enum Texts {
  /// Applies `change` to the bytes of a text, or to each text of a (nested) cell array. Char matrices
  /// keep their size: `change` must keep the count. Anything else: the error.
  static func map(
    _ v: Value, orError error: NablaError, _ change: ([UInt8]) throws(NablaError) -> Value
  ) throws(NablaError) -> Value {
    switch v {
    case .char(let t): return try change(t.bytes)
    case .cell(let c):
      let out = try CellArray(c.dims)
      for i in 0..<c.count { out.data[i] = try map(c.data[i], orError: error, change) }
      return .cell(out)
    default: throw error
    }
  }

  /// The texts of a cell array or the one of a char row; nil if something else is among them.
  static func list(_ v: Value) -> [[UInt8]]? {
    switch v {
    case .char(let t):
      if t.dims.isRow || t.count == 0 { return [t.bytes] }
      return TextRows.rows(t)
    case .cell(let c):
      var out: [[UInt8]] = []
      for e in c.elements {
        guard case .char(let t) = e else { return nil }
        out.append(t.bytes)
      }
      return out
    default: return nil
    }
  }

  /// A text whose empty form is 0x0.
  static func value(_ bytes: [UInt8]) -> Value { Value(text: bytes) }

  /// A text whose empty form is 1x0.
  static func row(_ bytes: [UInt8]) throws(NablaError) -> Value {
    bytes.isEmpty ? .char(try Tensor<Char>(Dims(1, 0))) : Value(text: bytes)
  }

  static func value<S: Sequence<UInt8>>(_ bytes: S) -> Value { Value(text: Array(bytes)) }

  /// A row of texts.
  static func cellRow(_ list: [[UInt8]]) throws(NablaError) -> Value {
    var values: [Value] = []
    values.reserveCapacity(list.count)
    for t in list { values.append(Value(text: t)) }
    return try .cellRow(values)
  }

  static func lower(_ c: UInt8) -> UInt8 { c >= 0x41 && c <= 0x5A ? c + 32 : c }
  static func upper(_ c: UInt8) -> UInt8 { c >= 0x61 && c <= 0x7A ? c - 32 : c }

  /// Starting places of `pattern` in `text`, from zero.
  static func find(_ pattern: [UInt8], in text: [UInt8], overlaps: Bool = true) -> [Int] {
    let n = text.count
    let m = pattern.count
    guard m > 0, m <= n else { return [] }
    var out: [Int] = []
    text.withUnsafeBufferPointer { t in
      pattern.withUnsafeBufferPointer { p in
        let first = p[0]
        var i = 0
        while i <= n - m {
          if t[i] == first {
            var k = 1
            while k < m, t[i + k] == p[k] { k += 1 }
            if k == m {
              out.append(i)
              if !overlaps {
                i += m
                continue
              }
            }
          }
          i += 1
        }
      }
    }
    return out
  }
}
