import CNabla
import NablaEngine

/// Rows of numbers in text.
enum NumberTable {
  /// A matrix out of lines with as many numbers each, separated by blanks or commas; comments begin
  /// with # or %. Nil if it is anything else.
  static func matrix(_ bytes: [UInt8]) throws(NablaError) -> Value? {
    var (numbers, rows, columns): ([Double], Int, Int) = ([], 0, -1)
    var i = 0
    while i < bytes.count {
      var count = 0
      while i < bytes.count, bytes[i] != 0x0A {
        let c = bytes[i]
        if c == 0x23 || c == 0x25 {
          while i < bytes.count, bytes[i] != 0x0A { i += 1 }
          break
        }
        if c == 0x20 || c == 0x09 || c == 0x0D || c == 0x2C || c == 0x3B {
          i += 1
          continue
        }
        guard let (x, used) = number(bytes, i) else { return nil }
        numbers.append(x)
        count += 1
        i += used
      }
      i += 1
      if count == 0 { continue }
      if columns >= 0, count != columns { return nil }
      columns = count
      rows += 1
    }
    guard rows > 0 else { return nil }
    let t = try Tensor<Double>(uninitialized: Dims(rows, columns))
    for r in 0..<rows { for c in 0..<columns { t.data[c * rows + r] = numbers[r * columns + c] } }
    return Value(t)
  }

  /// A number and how many bytes it takes; NaN, NA and Inf are numbers.
  static func number(_ bytes: [UInt8], _ at: Int) -> (Double, Int)? {
    var i = at
    var sign = 1.0
    if i < bytes.count, bytes[i] == 0x2B || bytes[i] == 0x2D {
      sign = bytes[i] == 0x2D ? -1 : 1
      i += 1
    }
    func starts(_ word: String) -> Bool {
      let w = Array(word.utf8)
      guard i + w.count <= bytes.count else { return false }
      for k in 0..<w.count where bytes[i + k] | 0x20 != w[k] { return false }
      return true
    }
    if starts("infinity") { return (sign * .infinity, i + 8 - at) }
    if starts("inf") { return (sign * .infinity, i + 3 - at) }
    if starts("nan") { return (.nan, i + 3 - at) }
    if starts("na") { return (MissingNumber.double, i + 2 - at) }
    guard i < bytes.count, bytes[i] >= 0x30 && bytes[i] <= 0x39 || bytes[i] == 0x2E else { return nil }
    var used = 0
    let x = bytes.withUnsafeBufferPointer { b in
      b.baseAddress.map { nabla_parse_double($0 + i, Swift.min(b.count - i, 400), &used) } ?? 0
    }
    return used > 0 ? (sign * x, i + used - at) : nil
  }
}
