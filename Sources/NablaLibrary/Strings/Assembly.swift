import NablaEngine

/// Making texts: from numbers, from rows, from pieces.
extension Builtin {
  static let char = Builtin(
    "char", "S = char (X)\nS = char (X, ...)", .any, category: .strings,
    summary: "Text from codes, cells of texts, or several rows.",
    details: "Rows are padded with blanks to one length; an empty text makes a blank row.",
    examples: [
      Example("char ([72 105])", shows: "ans = Hi"),
      Example("char (\"a\", \"bcd\")", shows: "ans =\n\na  \nbcd"),
      Example("size (char ({\"a\", \"\", \"bcd\"}))", shows: "ans =\n\n   3   3"),
    ],
    seeAlso: ["cellstr", "strvcat", "double"], body: charBody)

  static let strvcat = Builtin(
    "strvcat", "S = strvcat (X, ...)", .any, category: .strings,
    summary: "Rows of text, padded to one length; empty ones are left out.",
    examples: [Example("strvcat (\"a\", \"\", \"bcd\")", shows: "ans =\n\na  \nbcd")],
    seeAlso: ["char", "strcat"], body: strvcatBody)

  static let cellstr = Builtin(
    "cellstr", "C = cellstr (S)", .exactly(1), category: .strings,
    summary: "The rows of a char matrix as a cell column, without blanks at the end.",
    examples: [
      Example("cellstr ([\"ab \"; \"cde\"])", shows: "ans =\n{\n  [1,1] = ab\n  [2,1] = cde\n}")
    ],
    errors: ["Octave:invalid-fun-call": "there is no argument"],
    seeAlso: ["char", "iscellstr"], body: cellstrBody)

  static let blanks = Builtin(
    "blanks", "S = blanks (N)", .exactly(1), category: .strings, summary: "N blanks.",
    examples: [Example("[\"a\", blanks(3), \"b\"]", shows: "ans = a   b")],
    errors: ["Octave:invalid-fun-call": "there is no count"],
    seeAlso: ["repmat", "deblank"], body: blanksBody)

  static let deblank = Builtin(
    "deblank", "S = deblank (S)", .exactly(1), category: .strings,
    summary: "Text without white space at its end.",
    details:
      "Columns that are blank in every row of a char matrix go; a cell is done element by element.",
    examples: [Example("[deblank(\"  ab  \"), \"|\"]", shows: "ans =   ab|")],
    errors: ["Octave:invalid-fun-call": "there is no text"],
    seeAlso: ["strtrim", "blanks"], strings: .answered, body: deblankBody)

  static let strtrim = Builtin(
    "strtrim", "S = strtrim (S)", .exactly(1), category: .strings,
    summary: "Text without white space at both ends.",
    details:
      "Columns that are blank in every row of a char matrix go; a cell is done element by element.",
    examples: [
      Example("[\"|\", strtrim(\"  ab  \"), \"|\"]", shows: "ans = |ab|"),
      Example("strtrim ({\" a\", \"b \"})", shows: "ans =\n{\n  [1,1] = a\n  [1,2] = b\n}"),
    ],
    errors: ["Octave:invalid-fun-call": "there is no text"],
    seeAlso: ["deblank", "strsplit"], strings: .answered, body: strtrimBody)

  static let strcat = Builtin(
    "strcat", "S = strcat (S1, S2, ...)", .any, category: .strings,
    summary: "Texts put together.",
    details: """
      Of char arguments blanks at the end are dropped; in cells they stay. A cell among the arguments
      makes a cell: element by element, single texts go to each.
      """,
    examples: [
      Example("strcat (\"ab \", \"cd\")", shows: "ans = abcd"),
      Example("strcat ({\"a \", \"b\"}, \"x\")", shows: "ans =\n{\n  [1,1] = a x\n  [1,2] = bx\n}"),
    ],
    seeAlso: ["cstrcat", "strjoin", "horzcat"], strings: .answered, body: strcatBody)

  static let cstrcat = Builtin(
    "cstrcat", "S = cstrcat (S1, S2, ...)", .any, category: .strings,
    summary: "Texts put together with all their blanks.",
    examples: [Example("cstrcat (\"ab \", \"cd\")", shows: "ans = ab cd")],
    seeAlso: ["strcat"], strings: .answered, body: cstrcatBody)

  static let ischar = Builtin(
    "ischar", "TF = ischar (X)", .exactly(1), category: .strings, summary: "Is X a char array?",
    examples: [
      Example("ischar (\"a\")", shows: "ans = 1"), Example("ischar ({\"a\"})", shows: "ans = 0"),
    ],
    errors: ["Octave:invalid-fun-call": "there is no argument"],
    seeAlso: ["iscellstr", "isstring"],
    strings: .native, body: { (call) throws(NablaError) in [.bool(call[0].isChar)] })
}

/// Numbers as characters.
enum TextCodes {
  /// Rounded to whole codes; those that no byte holds become NUL, with a warning.
  static func text(_ v: Value, _ call: borrowing Call) throws(NablaError) -> Value {
    guard v.classID.isFloat, !v.isComplex else { return try Conversion.convert(v, to: .char) }
    let list = try Numbers.reals(v)
    let t = try Tensor<Char>(uninitialized: v.dims)
    var outside = false
    for (i, x) in list.enumerated() {
      let code = x.rounded(.toNearestOrAwayFromZero)
      let fits = code >= 0 && code <= 255
      if !fits { outside = true }
      t.data[i] = Char(fits ? UInt8(code) : 0)
    }
    if outside { try call.session.warn("", "range error for conversion to character value") }
    return .char(t)
  }
}

// MARK: - Rows

/// The rows that one argument of char or strvcat adds.
private func rows(_ v: Value, keepEmpty: Bool, _ call: borrowing Call, into out: inout [[UInt8]])
  throws(NablaError)
{
  switch v {
  case .char(let t):
    if t.count == 0 {
      if keepEmpty { for _ in 0..<max(t.dims.rows, 1) { out.append([]) } }
    } else {
      out.append(contentsOf: TextRows.rows(t))
    }
  case .cell(let c):
    for e in c.elements { try rows(e, keepEmpty: keepEmpty, call, into: &out) }
  default:
    let text = try TextCodes.text(v, call)
    guard case .char = text else { throw call.failed("wrong type argument '\(TypeName.of(v))'") }
    try rows(text, keepEmpty: keepEmpty, call, into: &out)
  }
}

private func charBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  if call.count == 1 {
    switch call[0] {
    case .char: return [call[0]]
    case .cell: break
    default: return [try TextCodes.text(call[0], call)]
    }
  }
  var list: [[UInt8]] = []
  for i in 0..<call.count { try rows(call[i], keepEmpty: true, call, into: &list) }
  if list.isEmpty { return [.emptyString] }
  if list.allSatisfy(\.isEmpty) { return [.char(try Tensor<Char>(Dims(list.count, 0)))] }
  return [try TextRows.matrix(list)]
}

private func strvcatBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var list: [[UInt8]] = []
  for i in 0..<call.count { try rows(call[i], keepEmpty: false, call, into: &list) }
  return [list.isEmpty ? .emptyString : try TextRows.matrix(list)]
}

private func cellstrBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  switch call[0] {
  case .cell(let c):
    if c.elements.allSatisfy(\.isChar) { return [call[0]] }
    let out = try CellArray(c.dims)
    for i in 0..<c.count {
      guard c.data[i].classID.isArithmetic else {
        throw call.failed("argument STRING must be a 2-D character array")
      }
      out.data[i] = try TextCodes.text(c.data[i], call)
    }
    return [.cell(out)]
  case .char(let t):
    if t.count == 0 { return [try .cellColumn([.emptyString])] }
    var values: [Value] = []
    for var r in TextRows.rows(t) {
      while let last = r.last, last == 0x20 || last == 0 { r.removeLast() }
      values.append(Value(text: r))
    }
    return [try .cellColumn(values)]
  default:
    if call[0].isEmpty { return [try .cellColumn([.emptyString])] }
    guard call[0].classID.isArithmetic, call[0].dims.is2D else {
      throw call.failed("argument STRING must be a 2-D character array")
    }
    return [try .cellColumn([try TextCodes.text(call[0], call)])]
  }
}

private func blanksBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard let n = call[0].realScalar, call[0].isScalar, n >= 0, n == n.rounded(), n < 1e12 else {
    throw call.failed("N must be a non-negative integer")
  }
  if n == 0 { return [.emptyString] }
  return [.char(try Tensor<Char>(Dims(1, Int(n)), repeating: Char(0x20)))]
}

// MARK: - Trimming

private func deblankBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let error = call.failed("S argument must be a string or cellstring")
  if call[0].isEmpty, !call[0].isCell, call[0].isNumeric { return [call[0]] }
  return [try trim(call[0], left: false, error)]
}

private func strtrimBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  [try trim(call[0], left: true, call.failed("S argument must be a string or cellstring"))]
}

private func trim(_ v: Value, left: Bool, _ error: NablaError) throws(NablaError) -> Value {
  switch v {
  case .char(let t):
    if t.dims.isRow || t.count == 0 {
      return Value(text: trimmed(t.bytes, left: left))
    }
    let list = TextRows.rows(t)
    var first = left ? Int.max : 0
    var last = 0
    for r in list {
      if left, let a = r.firstIndex(where: { !TextRows.isSpace($0) }) { first = min(first, a) }
      if let b = r.lastIndex(where: { !TextRows.isSpace($0) }) { last = max(last, b + 1) }
    }
    guard first < last else { return .emptyString }
    var cut: [[UInt8]] = []
    for r in list { cut.append(Array(r[first..<last])) }
    return try TextRows.matrix(cut)
  case .cell(let c):
    let out = try CellArray(c.dims)
    for i in 0..<c.count {
      let e = c.data[i]
      out.data[i] = !left && e.isNumeric && e.isEmpty ? e : try trim(e, left: left, error)
    }
    return .cell(out)
  default: throw error
  }
}

private func trimmed(_ t: [UInt8], left: Bool) -> [UInt8] {
  var first = 0
  var last = t.count
  while last > 0, TextRows.isSpace(t[last - 1]) { last -= 1 }
  if left { while first < last, TextRows.isSpace(t[first]) { first += 1 } }
  return Array(t[first..<last])
}

// MARK: - Putting together

private func strcatBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  if call.count == 0 { return [.emptyString] }
  if call.count == 1, call[0].isCell { return [call[0]] }
  if call.arguments.contains(where: \.isCell) { return [try joinCells(call)] }
  var parts: [[[UInt8]]] = []
  var height = 1
  for v in call.arguments {
    guard v.classID.isArithmetic else {
      throw call.failed("inputs must be strings or cells of strings")
    }
    let text = try TextCodes.text(v, call)
    guard case .char(let t) = text else { continue }
    if t.count == 0 { continue }
    var list = TextRows.rows(t)
    if v.isChar {
      for k in 0..<list.count { while list[k].last == 0x20 { list[k].removeLast() } }
    }
    parts.append(list)
    if list.count > 1 {
      if height > 1, list.count != height {
        throw call.failed("arguments must be the same size, or be scalars")
      }
      height = list.count
    }
  }
  var out = [[UInt8]](repeating: [], count: height)
  for list in parts {
    for i in 0..<height { out[i].append(contentsOf: list.count == 1 ? list[0] : list[i]) }
  }
  if height == 1 { return [try Texts.row(out[0])] }
  return [try TextRows.matrix(out)]
}

private func joinCells(_ call: borrowing Call) throws(NablaError) -> Value {
  var dims = Dims.scalar
  for v in call.arguments {
    guard case .cell(let c) = v, !c.dims.isScalar else { continue }
    if !dims.isScalar, c.dims != dims {
      throw call.failed("arguments must be the same size, or be scalars")
    }
    dims = c.dims
  }
  let n = dims.elementCount
  var texts = [[UInt8]](repeating: [], count: n)
  for v in call.arguments {
    guard case .cell(let c) = v else {
      guard case .char(let t) = v else {
        throw call.failed("inputs must be strings or cells of strings")
      }
      let bytes = t.bytes
      for i in 0..<n { texts[i].append(contentsOf: bytes) }
      continue
    }
    for i in 0..<n {
      guard case .char(let t) = c.data[c.count == 1 ? 0 : i] else {
        throw call.failed("inputs must be strings or cells of strings")
      }
      texts[i].append(contentsOf: t.bytes)
    }
  }
  let out = try CellArray(dims)
  for i in 0..<n { out.data[i] = Value(text: texts[i]) }
  return .cell(out)
}

private func cstrcatBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  if call.count == 0 { return [.emptyString] }
  for v in call.arguments {
    guard v.isChar else { throw call.failed("arguments must be character strings") }
  }
  return [try Operators.concatenate(call.arguments, dimension: 1)]
}

let textAssemblyBuiltins: [Builtin] = [
  .char, .strvcat, .cellstr, .blanks, .deblank, .strtrim, .strcat, .cstrcat, .ischar,
]
