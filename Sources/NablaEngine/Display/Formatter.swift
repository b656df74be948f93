/// `printf` as the language has it: the template is used again until the arguments, taken element by
/// element, are used up; numbers that do not fit a conversion switch it.
package enum Formatter {
  /// The text for a template and its arguments; escape sequences of the template are replaced first.
  package static func sprintf(
    _ template: [UInt8], _ arguments: [Value], session: Session?, name: String = "sprintf"
  ) throws(NablaError) -> [UInt8] {
    try sprintf(template, arguments[...], session: session, name: name)
  }

  package static func sprintf(
    _ template: [UInt8], _ arguments: ArraySlice<Value>, session: Session?, name: String
  ) throws(NablaError) -> [UInt8] {
    let cache = session?.service(TemplateCache.self)
    if let parsed = cache?.find(template) { return try run(parsed, arguments, name) }
    let text = try Escapes.process(template, session: session)
    if !text.contains(0x25) { return text }
    let parsed = try FormatTemplate(text, name: name)
    cache?.add(template, parsed)
    return try run(parsed, arguments, name)
  }

  /// The same with a template whose escape sequences have been replaced already.
  package static func format(
    _ template: [UInt8], _ arguments: [Value], name: String = "sprintf"
  ) throws(NablaError) -> [UInt8] {
    try run(try FormatTemplate(template, name: name), arguments[...], name)
  }

  private static func run(
    _ parsed: FormatTemplate, _ arguments: ArraySlice<Value>, _ name: String
  ) throws(NablaError) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(parsed.literals.count + 16 * parsed.conversionCount)
    var cursor = try ArgumentCursor(arguments, name: name)
    repeat {
      for element in parsed.elements {
        switch element {
        case .literal(let start, let end): out.append(contentsOf: parsed.literals[start..<end])
        case .conversion(let c):
          if cursor.isExhausted { return out }
          try put(c, &cursor, name, into: &out)
        }
      }
    } while parsed.conversionCount > 0 && !cursor.isExhausted
    return out
  }

  private static func put(
    _ c: FormatTemplate.Conversion, _ cursor: inout ArgumentCursor, _ name: String,
    into out: inout [UInt8]
  ) throws(NablaError) {
    var width = 0
    var precision = -1
    switch c.width {
    case .none: break
    case .fixed(let n): width = n
    case .star:
      width = try cursor.size("field width", name)
    }
    switch c.precision {
    case .none: break
    case .fixed(let n): precision = n
    case .star:
      precision = try cursor.size("precision", name)
    }
    if cursor.isExhausted { return }
    let wantsText = c.letter == 0x73
    switch cursor.next(wantsText: wantsText, wantsCharacter: c.letter == 0x63) {
    case .empty:
      if wantsText || c.letter == 0x63 { pad([], width, left: c.leftAligned, into: &out) }
    case .text(let bytes):
      let shown = precision >= 0 && precision < bytes.count ? Array(bytes[..<precision]) : bytes
      pad(shown, width, left: c.leftAligned, into: &out)
    case .number(let x):
      if wantsText || c.letter == 0x63 {
        character(x, c, width, precision, into: &out)
      } else {
        number(x, c, width, precision, into: &out)
      }
    case .integer(let n):
      if wantsText || c.letter == 0x63 {
        character(Double(n), c, width, precision, into: &out)
      } else {
        integer(n, c, width, precision, into: &out)
      }
    }
  }

  private static func pad(_ bytes: [UInt8], _ width: Int, left: Bool, into out: inout [UInt8]) {
    let missing = max(0, width - bytes.count)
    if !left { NumberText.pad(missing, into: &out) }
    out.append(contentsOf: bytes)
    if left { NumberText.pad(missing, into: &out) }
  }

  // MARK: Numbers

  private static func number(
    _ x: Double, _ c: FormatTemplate.Conversion, _ width: Int, _ precision: Int,
    into out: inout [UInt8]
  ) {
    guard x.isFinite else { return nonFinite(x, c, width, into: &out) }
    let w = c.leftAligned ? -width : width
    switch c.letter {
    case 0x64, 0x69:
      if let n = signed(x) {
        if c.isPlain, precision < 0 { return NumberText.integer(n, width: width, into: &out) }
        return NumberText.signed(c.text, Int64(n), width: w, precision: precision, into: &out)
      }
      NumberText.double(c.general, x, width: w, precision: precision, into: &out)
    case 0x75, 0x6F, 0x78, 0x58:
      if let n = unsigned(x) {
        return NumberText.unsigned(c.text, n, width: w, precision: precision, into: &out)
      }
      NumberText.double(c.general, x, width: w, precision: precision, into: &out)
    case 0x66 where c.isPlain:
      NumberText.fixed(x, width: width, precision: precision < 0 ? 6 : precision, into: &out)
    default: NumberText.double(c.text, x, width: w, precision: precision, into: &out)
    }
  }

  /// Whole and in range; the upper limit itself saturates.
  private static func signed(_ x: Double) -> Int? {
    guard x == x.rounded(.towardZero), x >= -0x1p63, x <= 0x1p63 else { return nil }
    return x == 0x1p63 ? Int.max : Int(x)
  }

  private static func unsigned(_ x: Double) -> UInt64? {
    guard x == x.rounded(.towardZero), x >= 0, x <= 0x1p64 else { return nil }
    return x == 0x1p64 ? UInt64.max : UInt64(x)
  }

  private static func integer(
    _ n: Int128, _ c: FormatTemplate.Conversion, _ width: Int, _ precision: Int,
    into out: inout [UInt8]
  ) {
    let w = c.leftAligned ? -width : width
    switch c.letter {
    case 0x64, 0x69:
      if let m = Int64(exactly: n) {
        return NumberText.signed(c.text, m, width: w, precision: precision, into: &out)
      }
    case 0x75, 0x6F, 0x78, 0x58:
      if let m = UInt64(exactly: n) {
        return NumberText.unsigned(c.text, m, width: w, precision: precision, into: &out)
      }
    default:
      return NumberText.double(c.text, Double(n), width: w, precision: precision, into: &out)
    }
    NumberText.double(c.general, Double(n), width: w, precision: precision, into: &out)
  }

  private static func nonFinite(
    _ x: Double, _ c: FormatTemplate.Conversion, _ width: Int, into out: inout [UInt8]
  ) {
    var text: [UInt8] = []
    if x.isNaN {
      text = Array((Printer.isMissing(x) ? "NA" : "NaN").utf8)
    } else {
      text = Array((x < 0 ? "-Inf" : "Inf").utf8)
    }
    if c.plus, x.isNaN || x > 0 { text.insert(0x2B, at: 0) }
    pad(text, width, left: c.leftAligned, into: &out)
  }

  /// A number under `%s` or `%c`: the character with that code, or the number itself.
  private static func character(
    _ x: Double, _ c: FormatTemplate.Conversion, _ width: Int, _ precision: Int,
    into out: inout [UInt8]
  ) {
    guard x.isFinite else { return nonFinite(x, c, width, into: &out) }
    guard let code = UInt32(exactly: x), code < 256 || c.letter == 0x63 && code < 0x11_0000 else {
      let w = c.leftAligned ? -width : width
      if x == x.rounded(), abs(x) < 1e15 {
        return NumberText.signed(0x6425, Int64(x), width: w, precision: -1, into: &out)
      }
      return NumberText.double(c.general, x, width: w, precision: precision, into: &out)
    }
    if code < 256 {
      return pad([UInt8(code)], width, left: c.leftAligned, into: &out)
    }
    guard let scalar = Unicode.Scalar(code) else { return }
    pad(Array(String(scalar).utf8), width, left: c.leftAligned, into: &out)
  }
}

/// Walks through the elements of all arguments.
struct ArgumentCursor {
  enum Item {
    case text([UInt8])
    case number(Double)
    case integer(Int128)
    /// An empty argument takes part once, as nothing.
    case empty
  }

  private let arguments: ArraySlice<Value>
  private var argument: Int
  private let end: Int
  private var element = 0

  init(_ arguments: ArraySlice<Value>, name: String) throws(NablaError) {
    argument = arguments.startIndex
    end = arguments.endIndex
    for v in arguments {
      switch v {
      case .cell, .structure, .map, .exception, .list:
        throw .message("\(name): wrong type argument '\(Printer.typeName(v))'", id: "")
      default: break
      }
    }
    self.arguments = arguments
  }

  var isExhausted: Bool { argument >= end }

  /// A width or precision given by `*`.
  mutating func size(_ what: String, _ name: String) throws(NablaError) -> Int {
    var n = -1
    if !isExhausted, case .number(let x) = next(wantsText: false, wantsCharacter: false),
      x >= 0, x <= 2_147_483_647, x == x.rounded()
    {
      n = Int(x)
    }
    guard n >= 0 else {
      throw .message(
        "\(name): invalid \(what), must be integer >= 0 and <= INT_MAX", id: "")
    }
    return n
  }

  mutating func next(wantsText: Bool, wantsCharacter: Bool) -> Item {
    let v = arguments[argument]
    if case .scalar(let x) = v, !wantsText {
      argument += 1
      return .number(x)
    }
    if case .char(let t) = v, t.count > 0 {
      if wantsText {
        let rest = (element..<t.count).map { t.data[$0].byte }
        advance(to: t.count, of: t.count)
        return .text(rest)
      }
      let byte = t.data[element].byte
      advance(to: element + 1, of: t.count)
      return wantsCharacter ? .text([byte]) : .number(Double(byte))
    }
    let count = v.storage?.count ?? v.count
    if count == 0 {
      argument += 1
      return .empty
    }
    if wantsText {
      // As many elements as are codes of characters make one text.
      var codes: [UInt8] = []
      var i = element
      while i < count, case .number(let x) = Self.item(v, i), let code = UInt8(exactly: x) {
        codes.append(code)
        i += 1
      }
      if !codes.isEmpty {
        advance(to: i, of: count)
        return .text(codes)
      }
    }
    let item = Self.item(v, element)
    advance(to: element + 1, of: count)
    return item
  }

  private static func item(_ v: Value, _ i: Int) -> Item {
    switch v {
    case .scalar(let x): return .number(x)
    case .bool(let b): return .number(b ? 1 : 0)
    case .double(let t): return .number(t.data[i])
    case .single(let t): return .number(Double(t.data[i]))
    case .complex(let t): return .number(t.data[i].re)
    case .complexSingle(let t): return .number(Double(t.data[i].re))
    case .range(let r): return .number(r[i])
    case .logical(let t): return .number(t.data[i] ? 1 : 0)
    case .int8(let t): return .number(Double(t.data[i]))
    case .int16(let t): return .number(Double(t.data[i]))
    case .int32(let t): return .number(Double(t.data[i]))
    case .uint8(let t): return .number(Double(t.data[i]))
    case .uint16(let t): return .number(Double(t.data[i]))
    case .uint32(let t): return .number(Double(t.data[i]))
    case .int64(let t): return .integer(Int128(t.data[i]))
    case .uint64(let t): return .integer(Int128(t.data[i]))
    default: return .empty
    }
  }

  private mutating func advance(to next: Int, of count: Int) {
    element = next
    if next >= count {
      element = 0
      argument += 1
    }
  }
}
