import NablaEngine

/// Finding and replacing parts of texts.
extension Builtin {
  static let strfind = Builtin(
    "strfind", "IDX = strfind (STR, PATTERN)\nIDX = strfind (..., \"overlaps\", TF)",
    .between(2, 4), category: .strings,
    summary: "Where a text occurs in another.",
    details:
      "Occurrences may overlap unless \"overlaps\" is false. A cell is searched element by element.",
    examples: [
      Example("strfind (\"abcabc\", \"bc\")", shows: "ans =\n\n   2   5"),
      Example(
        "strfind ({\"abc\", \"xyz\"}, \"b\")", shows: "ans =\n{\n  [1,1] = 2\n  [1,2] = [](0x0)\n}"),
    ],
    errors: ["Octave:invalid-fun-call": "there is no pattern"],
    seeAlso: ["strrep", "index", "regexp"], body: strfindBody)

  static let strrep = Builtin(
    "strrep", "S = strrep (STR, PATTERN, REPLACEMENT)", .between(3, 5), category: .strings,
    summary: "Replace every occurrence of a text.",
    examples: [
      Example("strrep (\"a-b-c\", \"-\", \", \")", shows: "ans = a, b, c"),
      Example(
        "strrep ({\"cat\", \"car\"}, \"ca\", \"ba\")",
        shows: "ans =\n{\n  [1,1] = bat\n  [1,2] = bar\n}"),
    ],
    errors: ["Octave:invalid-fun-call": "there is no replacement"],
    seeAlso: ["regexprep", "strfind"], strings: .answered, body: strrepBody)

  static let index = Builtin(
    "index", "N = index (S, T)\nN = index (S, T, \"last\")", .between(2, 3), category: .strings,
    summary: "Where a text first (or last) occurs in another, or zero.",
    examples: [
      Example("index (\"banana\", \"an\")", shows: "ans = 2"),
      Example("index (\"banana\", \"an\", \"last\")", shows: "ans = 4"),
    ],
    errors: ["Octave:invalid-fun-call": "there is nothing to look for"],
    seeAlso: ["rindex", "strfind"], body: indexBody)

  static let rindex = Builtin(
    "rindex", "N = rindex (S, T)", .exactly(2), category: .strings,
    summary: "Where a text last occurs in another, or zero.",
    examples: [Example("rindex (\"banana\", \"an\")", shows: "ans = 4")],
    errors: ["Octave:invalid-fun-call": "there is nothing to look for"],
    seeAlso: ["index", "strfind"], body: rindexBody)

  static let strchr = Builtin(
    "strchr",
    "IDX = strchr (STR, CHARS)\nIDX = strchr (STR, CHARS, N)\nIDX = strchr (..., DIRECTION)",
    .between(2, 4), category: .strings,
    summary: "Where any of some characters occur in a text.",
    examples: [Example("strchr (\"hello\", \"lo\")", shows: "ans =\n\n   3   4   5")],
    errors: ["Octave:invalid-fun-call": "there are no characters"],
    seeAlso: ["strfind", "index"], body: strchrBody)

  static let erase = Builtin(
    "erase", "S = erase (STR, PATTERN)", .exactly(2), category: .strings,
    summary: "Text without the occurrences of one or several texts.",
    details: "Where several match, the longest goes first.",
    examples: [Example("erase (\"hello\", \"l\")", shows: "ans = heo")],
    errors: ["Octave:invalid-fun-call": "there is no pattern"],
    seeAlso: ["strrep", "regexprep"], strings: .answered, body: eraseBody)

  static let substr = Builtin(
    "substr", "T = substr (S, OFFSET)\nT = substr (S, OFFSET, LEN)", .between(2, 3),
    category: .strings, summary: "The part of a text that begins at OFFSET and has LEN characters.",
    examples: [Example("substr (\"This is a sample\", 6, 9)", shows: "ans = is a samp")],
    errors: ["Octave:invalid-fun-call": "there is no offset"],
    seeAlso: ["regexp", "strtok"], strings: .answered, body: substrBody)

  static let strtrunc = Builtin(
    "strtrunc", "S = strtrunc (S, N)", .exactly(2), category: .strings,
    summary: "The first N characters of each text.",
    examples: [
      Example(
        "strtrunc ({\"abcdef\", \"ab\"}, 3)", shows: "ans =\n{\n  [1,1] = abc\n  [1,2] = ab\n}")
    ],
    errors: ["Octave:invalid-fun-call": "there is no length"],
    seeAlso: ["substr"], strings: .answered, body: strtruncBody)

  static let strtok = Builtin(
    "strtok", "[TOK, REM] = strtok (STR)\n[TOK, REM] = strtok (STR, DELIM)", .between(1, 2),
    outputs: 2, category: .strings,
    summary: "The first word of a text, and the rest.",
    details: "Delimiters are white space unless given; those before the word are skipped.",
    examples: [
      Example("[tok, rest] = strtok (\"this is it\")", shows: "tok = this\nrest =  is it"),
      Example("strtok (\"14*27+31\", \"*+\")", shows: "ans = 14"),
    ],
    errors: ["Octave:invalid-fun-call": "there is no text"],
    seeAlso: ["strsplit", "ostrsplit", "index"], strings: .answered, body: strtokBody)
}

// MARK: - Finding

private func positions(_ found: [Int]) throws(NablaError) -> Value {
  if found.isEmpty { return .emptyMatrix }
  var list: [Double] = []
  list.reserveCapacity(found.count)
  for i in found { list.append(Double(i + 1)) }
  return try .row(list)
}

/// The options behind the main arguments.
private struct SearchOptions {
  var overlaps = true
  var cellOutput = false

  init(_ call: borrowing Call, from first: Int) throws(NablaError) {
    var i = first
    while i < call.count {
      guard call.has(i + 1) else { throw call.invalid() }
      guard let word = call[i].text, let flag = call[i + 1].realScalar else {
        throw call.failed("invalid optional argument")
      }
      switch word.lowercased() {
      case "overlaps": overlaps = flag != 0
      case "forcecelloutput" where call.name == "strfind": cellOutput = flag != 0
      default: throw call.failed("unknown option: \(word)")
      }
      i += 2
    }
  }
}

private func strfindBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let options = try SearchOptions(call, from: 2)
  let overlapping = options.overlaps
  var pattern: [UInt8]
  switch call[1] {
  case .char(let t): pattern = t.bytes
  case .cell(let patterns):
    // One result for each pattern in the one text.
    guard case .char(let t) = call[0] else {
      throw call.failed("PATTERN must be a string or cell array of strings")
    }
    let text = t.bytes
    let out = try CellArray(patterns.dims)
    for i in 0..<patterns.count {
      guard case .char(let p) = patterns.data[i] else {
        throw call.failed("each element of CELLSTR must be a string")
      }
      out.data[i] = try positions(
        Texts.find(p.bytes, in: text, overlaps: overlapping))
    }
    return [.cell(out)]
  default: throw call.failed("PATTERN must be a string or cell array of strings")
  }
  switch call[0] {
  case .char(let t):
    let v = try positions(Texts.find(pattern, in: t.bytes, overlaps: overlapping))
    return [options.cellOutput ? try .cellRow([v]) : v]
  case .cell(let c):
    let out = try CellArray(c.dims)
    for i in 0..<c.count {
      guard case .char(let t) = c.data[i] else {
        throw call.failed("each element of CELLSTR must be a string")
      }
      out.data[i] = try positions(
        Texts.find(pattern, in: t.bytes, overlaps: overlapping))
    }
    return [.cell(out)]
  default:
    throw call.failed("first argument must be a string or cell array of strings")
  }
}

/// Every occurrence puts in the replacement once, even where occurrences overlap.
private func replaced(_ text: [UInt8], _ pattern: [UInt8], _ by: [UInt8], _ overlapping: Bool)
  -> [UInt8]
{
  let found = Texts.find(pattern, in: text, overlaps: overlapping)
  if found.isEmpty { return text }
  var out: [UInt8] = []
  out.reserveCapacity(text.count + found.count * max(0, by.count - pattern.count))
  var next = 0
  for i in found {
    if i > next { out.append(contentsOf: text[next..<i]) }
    out.append(contentsOf: by)
    next = i + pattern.count
  }
  out.append(contentsOf: text[min(next, text.count)...])
  return out
}

private func strrepBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let overlapping = try SearchOptions(call, from: 3).overlaps
  guard case .char(let p) = call[1], case .char(let r) = call[2] else {
    throw call.failed("PTN and REP arguments must be strings or cell arrays of strings")
  }
  let pattern = p.bytes
  let by = r.bytes
  switch call[0] {
  case .char(let t):
    if t.count == 0 { return [call[0]] }
    if t.dims.rows > 1, t.dims.is2D {
      var rows: [[UInt8]] = []
      for r in TextRows.rows(t) { rows.append(replaced(r, pattern, by, overlapping)) }
      return [try TextRows.matrix(rows)]
    }
    return [Value(text: replaced(t.bytes, pattern, by, overlapping))]
  case .cell(let c):
    let out = try CellArray(c.dims)
    for i in 0..<c.count {
      guard case .char(let t) = c.data[i] else {
        throw call.failed("each element of S must be a string")
      }
      out.data[i] = Value(text: replaced(t.bytes, pattern, by, overlapping))
    }
    return [.cell(out)]
  default:
    throw call.failed("S must be a string or cell array of strings")
  }
}

private func place(_ call: borrowing Call, last: Bool) throws(NablaError) -> Value {
  guard case .char(let t) = call[1] else {
    throw call.failed("T must be a string")
  }
  let pattern = t.bytes
  func one(_ text: [UInt8]) -> Double {
    let found = Texts.find(pattern, in: text)
    guard let i = last ? found.last : found.first else { return 0 }
    return Double(i + 1)
  }
  guard let texts = Texts.list(call[0]) else {
    throw call.failed("S must be a string or cell array of strings")
  }
  let out = try Tensor<Double>(
    uninitialized: call[0].isCell ? call[0].dims : Dims(texts.count, 1))
  for (i, s) in texts.enumerated() { out.data[i] = one(s) }
  return Value(out)
}

private func indexBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var last = false
  if call.has(2) {
    switch call[2].text?.lowercased() {
    case "first": last = false
    case "last": last = true
    default: throw call.failed("DIRECTION must be either \"first\" or \"last\"")
    }
  }
  return [try place(call, last: last)]
}

private func rindexBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  [try place(call, last: true)]
}

private func strchrBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard case .char(let s) = call[0] else {
    throw call.failed("STR argument must be a string or string array")
  }
  guard case .char(let c) = call[1] else {
    throw call.failed("CHARS argument must be a string")
  }
  if c.count == 0 { return [.double(try Tensor<Double>(Dims(1, 0)))] }
  let wanted = Set(c.bytes)
  var found: [Int] = []
  for i in 0..<s.count where wanted.contains(s.data[i].byte) { found.append(i) }
  if call.has(2) {
    let n = Int(max(0, min(try call.double(2), 1e15)))
    let last = call[3].text == "last"
    found = last ? Array(found.suffix(n)) : Array(found.prefix(n))
  }
  return [try positions(found)]
}

private func eraseBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard var patterns = Texts.list(call[1]) else {
    throw call.failed("PTN must be a string or cell array of strings")
  }
  if call[1].isChar, patterns.count > 1 {
    try call.session.warn(
      "",
      "erase: using character array for PTN is not recommended, consider cell array of strings instead"
    )
  }
  patterns.sort { $0.count > $1.count }
  func without(_ text: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var i = 0
    while i < text.count {
      let hit = patterns.first { p in
        !p.isEmpty && i + p.count <= text.count && text[i..<(i + p.count)].elementsEqual(p)
      }
      if let hit {
        i += hit.count
      } else {
        out.append(text[i])
        i += 1
      }
    }
    return out
  }
  if case .char(let t) = call[0], t.dims.rows > 1 {
    return [try TextRows.matrix(TextRows.rows(t).map(without))]
  }
  let error = call.failed("STR must be a string or cell array of strings")
  return [
    try Texts.map(call[0], orError: error) { (text) throws(NablaError) in
      Value(text: without(text))
    }
  ]
}

// MARK: - Parts

private func substrBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard case .char(let t) = call[0] else { throw call.failed("S must be a string or string array") }
  let columns = t.dims.columns
  guard call[1].isScalar, !call.has(2) || call[2].isScalar else {
    throw call.failed("OFFSET and LEN must be scalar integers")
  }
  let offset = try call.int(1, "OFFSET and LEN must be scalar integers")
  guard offset != 0, abs(offset) <= columns else {
    throw call.failed("OFFSET = \(offset) out of range")
  }
  // Negative numbers count from the end.
  let start = offset > 0 ? offset : columns + offset + 1
  var end = columns
  if call.has(2) {
    let length = try call.int(2, "OFFSET and LEN must be scalar integers")
    end = length < 0 ? columns + length : start + length - 1
    guard length < 0 || end <= columns else {
      throw call.failed("length LEN = \(length) out of range")
    }
    guard end >= start - 1 else {
      throw call.failed("No overlap with chosen values of OFFSET and LEN")
    }
  }
  var cut: [[UInt8]] = []
  for r in TextRows.rows(t) { cut.append(Array(r[(start - 1)..<end])) }
  return [try TextRows.matrix(cut)]
}

private func strtruncBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard let n = call[1].realScalar, n >= 0 else {
    throw call.failed("length N must be a positive integer (N >= 0)")
  }
  return [try truncated(call[0], Int(min(n, 1e15)), call)]
}

private func truncated(_ v: Value, _ limit: Int, _ call: borrowing Call) throws(NablaError) -> Value
{
  switch v {
  case .char(let t):
    if t.dims.columns <= limit { return v }
    var cut: [[UInt8]] = []
    for r in TextRows.rows(t) { cut.append(Array(r.prefix(limit))) }
    return cut.count == 1 ? try Texts.row(cut[0]) : try TextRows.matrix(cut)
  case .cell(let c):
    let out = try CellArray(c.dims)
    for i in 0..<c.count {
      guard c.data[i].isChar else { break }
      out.data[i] = try truncated(c.data[i], limit, call)
    }
    guard c.elements.allSatisfy(\.isChar) else {
      throw call.failed("S must be a character string or a cell array of strings")
    }
    return .cell(out)
  default: throw call.failed("S must be a character string or a cell array of strings")
  }
}

private func strtokBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var delimiters = Set<UInt8>([0x20, 9, 10, 11, 12, 13, 0])
  if call.has(1) {
    guard case .char(let t) = call[1] else {
      if call[1].isNumeric {
        delimiters = Set(try Numbers.reals(call[1]).map { UInt8(max(0, min(255, $0))) })
        return try tokens(call, delimiters)
      }
      throw call.failed("DELIM must be a string")
    }
    delimiters = Set(t.bytes)
  }
  return try tokens(call, delimiters)
}

private func tokens(_ call: borrowing Call, _ delimiters: Set<UInt8>) throws(NablaError) -> [Value]
{
  func split(_ t: [UInt8]) throws(NablaError) -> (Value, Value) {
    if t.isEmpty { return (.emptyString, .emptyString) }
    var start = 0
    while start < t.count, delimiters.contains(t[start]) { start += 1 }
    var end = start
    while end < t.count, !delimiters.contains(t[end]) { end += 1 }
    let token = Array(t[start..<end])
    return (try Texts.row(token), Value(text: Array(t[end...])))
  }
  switch call[0] {
  case .char(let t):
    guard t.dims.isVector || t.count == 0 else {
      throw call.failed("STR cannot be a 2-D character array")
    }
    let (a, b) = try split(t.bytes)
    if t.dims.isColumn, t.count > 1 {
      return [try column(a), try column(b)]
    }
    return [a, b]
  case .cell(let c):
    let first = try CellArray(c.dims)
    let rest = try CellArray(c.dims)
    for i in 0..<c.count {
      guard let t = c.data[i].textBytes else {
        throw call.failed("STR must be a string or cell array of strings")
      }
      (first.data[i], rest.data[i]) = try split(t)
    }
    return [.cell(first), .cell(rest)]
  default: throw call.failed("STR must be a string or cell array of strings")
  }
}

/// The same text, upright.
private func column(_ v: Value) throws(NablaError) -> Value {
  guard case .char(let t) = v, t.count > 0 else { return v }
  return .char(try t.copy(dims: Dims(t.count, 1)))
}

let textSearchBuiltins: [Builtin] = [
  .strfind, .strrep, .index, .rindex, .strchr, .erase, .substr, .strtrunc, .strtok,
]
