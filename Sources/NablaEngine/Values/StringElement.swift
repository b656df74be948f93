/// One string of a string array; nil bytes are a missing string.
package struct StringElement: Element, Equatable, Hashable, Sendable {
  package var bytes: [UInt8]?
  package init(_ bytes: [UInt8]?) { self.bytes = bytes }
  package static var classID: ClassID { .string }
  package static var fill: StringElement { StringElement(nil) }
  package var isMissing: Bool { bytes == nil }

  /// The order of `<` and `sort`: by bytes, missing strings last.
  package static func precedes(_ a: StringElement, _ b: StringElement) -> Bool {
    guard let x = a.bytes else { return false }
    guard let y = b.bytes else { return true }
    return x.lexicographicallyPrecedes(y)
  }
}

extension Value {
  package var isString: Bool { if case .string = self { true } else { false } }

  /// A string scalar.
  package static func string(_ bytes: [UInt8]?) throws(NablaError) -> Value {
    .string(try Tensor<StringElement>(Dims.scalar, repeating: StringElement(bytes)))
  }
}

/// Strings out of other values, and back.
package enum StringConversion {
  /// `string (v)`: numbers as `num2str` writes them, one string an element; a char array gives one a
  /// row, a cell array one a cell.
  package static func strings(_ v: Value) throws(NablaError) -> Tensor<StringElement> {
    switch v {
    case .string(let t): return t
    case .char(let t): return try rows(t)
    case .cell(let c):
      let t = try Tensor<StringElement>(c.dims)
      for i in 0..<c.count {
        let one = try strings(c.data[i])
        guard one.count == 1 else { throw cannot(c.data[i], "a cell") }
        t.data[i] = one.data[0]
      }
      return t
    case .bool(let b): return try Tensor(row: [element(b ? "true" : "false")])
    case .logical(let t): return try map(t) { element($0 ? "true" : "false") }
    case .int8(let t): return try map(t) { element("\($0)") }
    case .int16(let t): return try map(t) { element("\($0)") }
    case .int32(let t): return try map(t) { element("\($0)") }
    case .int64(let t): return try map(t) { element("\($0)") }
    case .uint8(let t): return try map(t) { element("\($0)") }
    case .uint16(let t): return try map(t) { element("\($0)") }
    case .uint32(let t): return try map(t) { element("\($0)") }
    case .uint64(let t): return try map(t) { element("\($0)") }
    case .scalar(let x): return try Tensor(row: [StringElement(number(x))])
    case .double(let t): return try map(t) { StringElement(number($0)) }
    case .single(let t): return try map(t) { StringElement(number(Double($0))) }
    case .range(let r): return try map(try r.tensor()) { StringElement(number($0)) }
    case .complex, .complexSingle:
      return try map(try Conversion.complexes(v)) { StringElement(number($0)) }
    default: throw cannot(v, "a value")
    }
  }

  /// The strings as texts: a char row for a scalar, else a cell array of rows. A missing string is
  /// the text `<missing>`.
  package static func texts(_ t: Tensor<StringElement>) throws(NablaError) -> Value {
    if t.count == 1, t.dims.isScalar { return text(t.data[0]) }
    let c = try CellArray(t.dims)
    for i in 0..<t.count { c.data[i] = text(t.data[i]) }
    return .cell(c)
  }

  package static func text(_ s: StringElement) -> Value {
    Value(text: s.bytes ?? Array("<missing>".utf8))
  }

  /// Texts as strings, in cells and fields, too; everything else stays as it is.
  package static func stringsInside(_ v: Value) throws(NablaError) -> Value {
    switch v {
    case .char(let t): return .string(try rows(t))
    case .cell(let c):
      if c.elements.allSatisfy(\.isText) { return .string(try strings(v)) }
      let r = try CellArray(c.dims)
      for i in 0..<c.count { r.data[i] = try stringsInside(c.data[i]) }
      return .cell(r)
    case .structure(let s):
      var values: [Value] = []
      for x in s.values { values.append(try stringsInside(x)) }
      return .structure(StructArray(dims: s.dims, fields: s.fields, values: values))
    default: return v
    }
  }

  private static func rows(_ t: Tensor<Char>) throws(NablaError) -> Tensor<StringElement> {
    if t.count == 0, t.dims.rows <= 1 { return try Tensor(row: [StringElement([])]) }
    return try Tensor(column: t.rowBytes.map { StringElement($0) })
  }

  private static func element(_ s: String) -> StringElement { StringElement(Array(s.utf8)) }

  private static func map<T: Element>(_ t: Tensor<T>, _ text: (T) -> StringElement)
    throws(NablaError) -> Tensor<StringElement>
  {
    let r = try Tensor<StringElement>(t.dims)
    for i in 0..<t.count { r.data[i] = text(t.data[i]) }
    return r
  }

  /// Whole numbers in full, others with four digits behind the point, and at least five in all.
  private static func number(_ x: Double) -> [UInt8] {
    if x.isNaN { return Array("NaN".utf8) }
    if x.isInfinite { return Array((x < 0 ? "-Inf" : "Inf").utf8) }
    var digits = 15
    if x != x.rounded() {
      let exponent = NumberFormat.digits(abs(x)) - 1
      digits = min(max(exponent + 5, 5), 16)
    }
    var out: [UInt8] = []
    NumberText.general("%g", x == 0 ? 0 : x, width: 0, precision: digits, into: &out)
    return out
  }

  private static func number(_ z: Complex<Double>) -> [UInt8] {
    let im = number(z.im)
    return number(z.re) + (im.first == 0x2D ? [] : [0x2B]) + im + [0x69]
  }

  private static func cannot(_ v: Value, _ what: String) -> NablaError {
    .message(
      "string: cannot convert \(what) of class \(v.className) and size \(v.dims.text) to a string",
      id: "Nabla:string-conversion")
  }
}
