import NablaEngine

/// Values as JSON text.
struct JsonWriter {
  /// Write null for Inf and NaN.
  var hidesInfinite = true
  private(set) var bytes: [UInt8] = []

  init(hidesInfinite: Bool) { self.hidesInfinite = hidesInfinite }

  mutating func write(_ v: Value) throws(NablaError) {
    switch v {
    case .scalar(let x): number(x)
    case .bool(let b): put(b ? "true" : "false")
    case .char(let t): try text(t)
    case .cell(let c):
      put("[")
      for i in 0..<c.count {
        if i > 0 { put(",") }
        try write(c.data[i])
      }
      put("]")
    case .structure(let s): try structure(s)
    case .map(let m):
      put("{")
      for (i, key) in try m.pairs().enumerated() {
        if i > 0 { put(",") }
        string(Array(key.0.utf8))
        put(":")
        try write(key.1)
      }
      put("}")
    case .logical, .range, .double, .single, .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32,
      .uint64:
      let t = try Conversion.doubles(v)
      if t.count == 1 {
        number(t.data[0])
        return
      }
      let truth = v.isLogical
      elements(t.dims) { (w, i) in
        if truth { w.put(t.data[i] != 0 ? "true" : "false") } else { w.number(t.data[i]) }
      }
    default: throw .message("jsonencode: unsupported type", id: "")
    }
  }

  /// Vectors as one list, everything else as lists of lists, the first dimension outermost.
  private mutating func elements(_ dims: Dims, _ one: (inout JsonWriter, Int) -> Void) {
    let n = dims.elementCount
    let sizes = dims.list
    if n == 0 || sizes.filter({ $0 != 1 }).count < 2 {
      put("[")
      for i in 0..<n {
        if i > 0 { put(",") }
        one(&self, i)
      }
      put("]")
      return
    }
    nested(sizes, 0, 0, 1, one)
  }

  private mutating func nested(
    _ sizes: [Int], _ d: Int, _ start: Int, _ step: Int, _ one: (inout JsonWriter, Int) -> Void
  ) {
    if d == sizes.count {
      one(&self, start)
      return
    }
    put("[")
    for i in 0..<sizes[d] {
      if i > 0 { put(",") }
      nested(sizes, d + 1, start + i * step, step * sizes[d], one)
    }
    put("]")
  }

  private mutating func structure(_ s: StructArray) throws(NablaError) {
    let list = s.count != 1
    if list { put("[") }
    for e in 0..<s.count {
      if e > 0 { put(",") }
      put("{")
      for (f, name) in s.fields.names.enumerated() {
        if f > 0 { put(",") }
        string(Array(name.utf8))
        put(":")
        try write(s.values[e * s.fieldCount + f])
      }
      put("}")
    }
    if list { put("]") }
  }

  /// A row is a string, several rows are a list of strings.
  private mutating func text(_ t: Tensor<Char>) throws(NablaError) {
    let rows = t.count == 0 ? [[]] : TextRows.rows(t)
    if rows.count == 1 {
      string(rows[0])
      return
    }
    put("[")
    for (i, r) in rows.enumerated() {
      if i > 0 { put(",") }
      string(r)
    }
    put("]")
  }

  private mutating func put(_ s: String) { bytes.append(contentsOf: s.utf8) }

  private mutating func string(_ s: [UInt8]) {
    put("\"")
    for c in s {
      switch c {
      case 0x22: put("\\\"")
      case 0x5C: put("\\\\")
      case 0x08: put("\\b")
      case 0x0C: put("\\f")
      case 0x0A: put("\\n")
      case 0x0D: put("\\r")
      case 0x09: put("\\t")
      case 0..<0x20:
        let digits = Array("0123456789ABCDEF".utf8)
        put("\\u00")
        bytes.append(digits[Int(c >> 4)])
        bytes.append(digits[Int(c & 15)])
      default: bytes.append(c)
      }
    }
    put("\"")
  }

  /// Whole numbers up to six digits without a point; others with the fewest digits that say which.
  private mutating func number(_ x: Double) {
    if x.isNaN || x.isInfinite {
      put(hidesInfinite ? "null" : x.isNaN ? "NaN" : x < 0 ? "-Infinity" : "Infinity")
      return
    }
    if x == x.rounded(), abs(x) <= 999_999 {
      put("\(Int(x))")
      return
    }
    put(JsonWriter.shortest(x))
  }

  /// `12.5`, `10000000000.0`, `1.5e300`, `0.00001`, `1e-7`.
  static func shortest(_ x: Double) -> String {
    // Swift's own text has the shortest digits; only the places of point and exponent differ.
    var digits: [Character] = []
    var exponent = 0
    var seenPoint = false
    var inExponent = false
    var exponentText = ""
    for c in "\(x.magnitude)" {
      if inExponent {
        exponentText.append(c)
      } else if c == "e" {
        inExponent = true
      } else if c == "." {
        seenPoint = true
      } else {
        digits.append(c)
        if !seenPoint { exponent += 1 }
      }
    }
    exponent += Int(exponentText.filter { $0 != "+" }) ?? 0
    while digits.count > 1, digits.first == "0" {
      digits.removeFirst()
      exponent -= 1
    }
    while digits.count > 1, digits.last == "0" { digits.removeLast() }
    let sign = x < 0 ? "-" : ""
    let n = digits.count
    // The value is 0.d1d2d3... times 10 ^ exponent.
    if n <= exponent, exponent <= 21 {
      return sign + String(digits) + String(repeating: "0", count: exponent - n) + ".0"
    }
    if exponent > 0, exponent <= 21 {
      return sign + String(digits[0..<exponent]) + "." + String(digits[exponent...])
    }
    if exponent > -6, exponent <= 0 {
      return sign + "0." + String(repeating: "0", count: -exponent) + String(digits)
    }
    let tail = n > 1 ? "." + String(digits[1...]) : ""
    return sign + String(digits[0]) + tail + "e\(exponent - 1)"
  }
}

extension MapObject {
  /// Keys as text, with their values, in order.
  fileprivate func pairs() throws(NablaError) -> [(String, Value)] {
    switch keyKind {
    case .text: return textValues.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    case .number:
      return numberValues.sorted { $0.key < $1.key }.map { (JsonWriter.shortest($0.key), $0.value) }
    }
  }
}
