import CNabla
import NablaEngine

/// JSON text as values: arrays of numbers become arrays, objects become structs.
struct JsonReader {
  private let bytes: [UInt8]
  private var at = 0
  private var depth = 0
  /// Makes a field name out of a key.
  private let fieldName: (String) throws(NablaError) -> String

  init(_ bytes: [UInt8], fieldName: @escaping (String) throws(NablaError) -> String) {
    self.bytes = bytes
    self.fieldName = fieldName
  }

  mutating func document() throws(NablaError) -> Value {
    skipSpace()
    guard at < bytes.count else { throw failed("The document is empty.") }
    let v = try value()
    skipSpace()
    guard at == bytes.count else {
      throw failed("The document root must not be followed by other values.")
    }
    return v
  }

  private func failed(_ what: String) -> NablaError {
    .message("jsondecode: parse error at offset \(at + 1): \(what)", id: "")
  }

  private mutating func skipSpace() {
    while at < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[at]) { at += 1 }
  }

  private var next: UInt8 { at < bytes.count ? bytes[at] : 0 }

  private mutating func value() throws(NablaError) -> Value {
    switch next {
    case 0x7B: return try object()
    case 0x5B: return try array()
    case 0x22: return Value(text: try string())
    default: break
    }
    let words: [(String, Value)] = [
      ("true", .bool(true)), ("false", .bool(false)), ("null", .emptyMatrix), ("NaN", .scalar(.nan)),
      ("Infinity", .scalar(.infinity)), ("Inf", .scalar(.infinity)),
      ("-Infinity", .scalar(-.infinity)), ("-Inf", .scalar(-.infinity)),
    ]
    for (word, v) in words where starts(word) {
      at += word.utf8.count
      return v
    }
    return .scalar(try number())
  }

  private func starts(_ word: String) -> Bool {
    let w = Array(word.utf8)
    return at + w.count <= bytes.count && bytes[at..<(at + w.count)].elementsEqual(w)
  }

  private mutating func number() throws(NablaError) -> Double {
    let start = at
    if next == 0x2D { at += 1 }
    guard isDigit(next) else { throw failed("Invalid value.") }
    while isDigit(next) { at += 1 }
    if next == 0x2E {
      at += 1
      guard isDigit(next) else { throw failed("Miss fraction part in number.") }
      while isDigit(next) { at += 1 }
    }
    if next == 0x65 || next == 0x45 {
      at += 1
      if next == 0x2B || next == 0x2D { at += 1 }
      guard isDigit(next) else { throw failed("Miss exponent in number.") }
      while isDigit(next) { at += 1 }
    }
    let text = Array(bytes[start..<at])
    var used = 0
    return text.withUnsafeBufferPointer { p in
      p.baseAddress.map { nabla_parse_double($0, p.count, &used) } ?? 0
    }
  }

  private func isDigit(_ c: UInt8) -> Bool { c >= 0x30 && c <= 0x39 }

  private mutating func string() throws(NablaError) -> [UInt8] {
    at += 1
    var out: [UInt8] = []
    while true {
      guard at < bytes.count else { throw failed("Missing a closing quotation mark in string.") }
      let c = bytes[at]
      at += 1
      if c == 0x22 { return out }
      if c != 0x5C {
        out.append(c)
        continue
      }
      let e = next
      at += 1
      switch e {
      case 0x22, 0x5C, 0x2F: out.append(e)
      case 0x62: out.append(8)
      case 0x66: out.append(12)
      case 0x6E: out.append(10)
      case 0x72: out.append(13)
      case 0x74: out.append(9)
      case 0x75:
        var code = try hex()
        if code >= 0xD800, code < 0xDC00, next == 0x5C, at + 1 < bytes.count,
          bytes[at + 1] == 0x75
        {
          at += 2
          code = 0x10000 + (code - 0xD800) << 10 + (try hex() &- 0xDC00) & 0x3FF
        }
        let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
        out.append(contentsOf: String(scalar).utf8)
      default:
        at -= 1
        throw failed("Invalid escape character in string.")
      }
    }
  }

  private mutating func hex() throws(NablaError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard at < bytes.count, let d = Character(Unicode.Scalar(bytes[at])).hexDigitValue else {
        throw failed("Incorrect hex digit after \\u escape in string.")
      }
      code = code << 4 | UInt32(d)
      at += 1
    }
    return code
  }

  private mutating func object() throws(NablaError) -> Value {
    try enter()
    at += 1
    var names: [String] = []
    var values: [Value] = []
    skipSpace()
    if next == 0x7D {
      at += 1
      depth -= 1
      return .structure(StructArray([]))
    }
    while true {
      skipSpace()
      guard next == 0x22 else { throw failed("Missing a name for object member.") }
      let key = try fieldName(String(decoding: try string(), as: UTF8.self))
      skipSpace()
      guard next == 0x3A else { throw failed("Missing a colon after a name of object member.") }
      at += 1
      skipSpace()
      let v = try value()
      if let i = names.firstIndex(of: key) {
        values[i] = v
      } else {
        names.append(key)
        values.append(v)
      }
      skipSpace()
      if next == 0x2C {
        at += 1
        continue
      }
      guard next == 0x7D else { throw failed("Missing a comma or '}' after an object member.") }
      at += 1
      depth -= 1
      return .structure(StructArray(dims: .scalar, fields: FieldTable(names), values: values))
    }
  }

  private mutating func enter() throws(NablaError) {
    depth += 1
    if depth > 500 { throw failed("Terminate parsing due to Handler error.") }
  }

  private mutating func array() throws(NablaError) -> Value {
    try enter()
    at += 1
    var elements: [Value] = []
    var kinds = Set<Kind>()
    skipSpace()
    if next == 0x5D {
      at += 1
      depth -= 1
      return .emptyMatrix
    }
    while true {
      skipSpace()
      kinds.insert(kind)
      elements.append(try value())
      skipSpace()
      if next == 0x2C {
        at += 1
        continue
      }
      guard next == 0x5D else { throw failed("Missing a comma or ']' after an array element.") }
      at += 1
      depth -= 1
      return try JsonReader.joined(elements, kinds)
    }
  }

  private enum Kind: Hashable { case number, null, truth, text, object, array }

  private var kind: Kind {
    switch next {
    case 0x7B: .object
    case 0x5B: .array
    case 0x22: .text
    case 0x74, 0x66: .truth
    case 0x6E: .null
    default: .number
    }
  }

  /// The elements of an array as one value, or as a cell column where they do not go together.
  private static func joined(_ list: [Value], _ kinds: Set<Kind>) throws(NablaError) -> Value {
    if kinds.isSubset(of: [.number, .null]) {
      let t = try Tensor<Double>(uninitialized: Dims(list.count, 1))
      for (i, v) in list.enumerated() { t.data[i] = v.realScalar ?? .nan }
      return Value(t)
    }
    if kinds == [.truth] {
      let t = try Tensor<Bool>(uninitialized: Dims(list.count, 1))
      for (i, v) in list.enumerated() { t.data[i] = v.realScalar == 1 }
      return Value(t)
    }
    if kinds == [.object] || kinds == [.array], let s = structs(list) { return s }
    if kinds == [.array], let stacked = try stack(list) { return stacked }
    return try .cellColumn(list)
  }

  /// Objects with the same fields in the same order as a struct column.
  private static func structs(_ list: [Value]) -> Value? {
    var fields: FieldTable?
    var values: [Value] = []
    for v in list {
      guard case .structure(let s) = v, s.count == 1 else { return nil }
      if let fields, fields.names != s.fields.names { return nil }
      fields = fields ?? s.fields
      values.append(contentsOf: s.values)
    }
    guard let fields else { return nil }
    return .structure(StructArray(dims: Dims(list.count, 1), fields: fields, values: values))
  }

  /// Arrays of one class and size along a new first dimension.
  private static func stack(_ list: [Value]) throws(NablaError) -> Value? {
    guard let first = list.first, !first.isEmpty, first.isNumeric || first.isLogical else {
      return nil
    }
    for v in list where v.dims != first.dims || v.isLogical != first.isLogical || v.isCell {
      return nil
    }
    // A column takes the place of a row.
    let inner = first.dims.isColumn ? [first.count] : first.dims.list
    let t = try Tensor<Double>(uninitialized: Dims([list.count] + inner))
    let n = first.count
    for (i, v) in list.enumerated() {
      let x = try Conversion.doubles(v)
      for k in 0..<n { t.data[i + k * list.count] = x.data[k] }
    }
    return first.isLogical ? Value(try Conversion.bools(Value(t))) : Value(t)
  }
}
