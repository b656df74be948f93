import NablaEngine

/// Char matrices from and to rows of bytes.
enum TextRows {
  static let blank: UInt8 = 0x20

  /// Rows, padded with blanks on the right to one length.
  static func matrix(_ rows: [[UInt8]], fill: UInt8 = blank) throws(NablaError) -> Value {
    if rows.count == 1, rows[0].isEmpty { return .emptyString }
    var columns = 0
    for r in rows { columns = max(columns, r.count) }
    let n = rows.count
    let t = try Tensor<Char>(Dims(n, columns), repeating: Char(fill))
    for (i, r) in rows.enumerated() {
      for j in 0..<r.count { t.data[i + j * n] = Char(r[j]) }
    }
    return .char(t)
  }

  /// The same without the blank columns on both sides.
  static func trimmed(_ rows: [[UInt8]]) throws(NablaError) -> Value {
    var first = Int.max
    var last = 0
    for r in rows {
      if let a = r.firstIndex(where: { !isSpace($0) }) {
        first = min(first, a)
        last = max(last, (r.lastIndex(where: { !isSpace($0) }) ?? a) + 1)
      }
    }
    if first == Int.max { return .emptyString }
    var cut: [[UInt8]] = []
    for r in rows { cut.append(r.count > first ? Array(r[first..<min(last, r.count)]) : []) }
    return try matrix(cut)
  }

  /// White space or NUL, which all trimming functions cut.
  static func isSpace(_ c: UInt8) -> Bool { c == 0x20 || (c >= 9 && c <= 13) || c == 0 }

  /// The rows of a char matrix.
  static func rows(_ t: Tensor<Char>) -> [[UInt8]] {
    if t.dims.rows == 1 { return [t.bytes] }
    return t.rowBytes
  }
}
