import NablaEngine

/// Splitting texts, joining them, and lining them up.
extension Builtin {
  static let strsplit = Builtin(
    "strsplit",
    """
    C = strsplit (STR)
    C = strsplit (STR, SEP)
    C = strsplit (..., NAME, VALUE)
    [C, MATCHES] = strsplit (...)
    """, .atLeast(1), outputs: 2, category: .strings,
    summary: "The parts of a text between separators.",
    details: """
      SEP is a text or a cell of several; a blank if left out. Separators that follow each other count as
      one unless "CollapseDelimiters" is false. With "DelimiterType" "RegularExpression" SEP is a pattern.
      """,
    examples: [
      Example(
        "strsplit (\"a,b,c\", \",\")", shows: "ans =\n{\n  [1,1] = a\n  [1,2] = b\n  [1,3] = c\n}"),
      Example(
        "strsplit (\"a,,b\", \",\", \"CollapseDelimiters\", false)",
        shows: "ans =\n{\n  [1,1] = a\n  [1,2] = \n  [1,3] = b\n}"),
    ],
    errors: ["Octave:invalid-fun-call": "there is no text"],
    seeAlso: ["ostrsplit", "strjoin", "strtok", "regexp"], strings: .answered, body: strsplitBody)

  static let ostrsplit = Builtin(
    "ostrsplit", "C = ostrsplit (S, SEP)\nC = ostrsplit (S, SEP, STRIP_EMPTY)", .between(2, 3),
    category: .strings, summary: "The parts of a text between any of some characters.",
    examples: [
      Example(
        "ostrsplit (\"a:b;c\", \":;\")", shows: "ans =\n{\n  [1,1] = a\n  [1,2] = b\n  [1,3] = c\n}"
      )
    ],
    errors: ["Octave:invalid-fun-call": "there are no separators"],
    seeAlso: ["strsplit", "strjoin"], strings: .answered, body: ostrsplitBody)

  static let strjoin = Builtin(
    "strjoin", "STR = strjoin (C)\nSTR = strjoin (C, DELIMITER)", .between(1, 2),
    category: .strings, summary: "The texts of a cell put together with a separator in between.",
    details:
      "The separator is a blank unless given; its escape sequences are replaced. A cell gives each gap its own.",
    examples: [
      Example("strjoin ({\"a\", \"b\", \"c\"}, \", \")", shows: "ans = a, b, c"),
      Example("strjoin ({\"x\", \"y\"})", shows: "ans = x y"),
    ],
    errors: ["Octave:invalid-fun-call": "there is no cell of texts"],
    seeAlso: ["strsplit", "strcat"], strings: .answered, body: strjoinBody)

  static let strjust = Builtin(
    "strjust", "S = strjust (S)\nS = strjust (S, POS)", .between(1, 2), category: .strings,
    summary: "The rows of a char matrix moved right, left or to the center.",
    examples: [Example("strjust ([\"a  \"; \"bb \"], \"right\")", shows: "ans =\n\n  a\n bb")],
    errors: ["Octave:invalid-fun-call": "there is no text"],
    seeAlso: ["deblank", "strtrim"], strings: .answered, body: strjustBody)

  static let untabify = Builtin(
    "untabify", "S = untabify (T)\nS = untabify (T, WIDTH)\nS = untabify (T, WIDTH, DEBLANK)",
    .between(1, 3), category: .strings, summary: "Text with tabs replaced by blanks.",
    examples: [Example("untabify (\"a\\tb\")", shows: "ans = a       b")],
    errors: ["Octave:invalid-fun-call": "there is no text"],
    seeAlso: ["strrep"], strings: .answered, body: untabifyBody)

  static let listInColumns = Builtin(
    "list_in_columns", "S = list_in_columns (C)\nS = list_in_columns (C, WIDTH, PREFIX)",
    .between(1, 3), category: .strings, summary: "Texts laid out in columns, as one text.",
    examples: [Example("list_in_columns ({\"abc\", \"def\"}, 20)", shows: "ans = abc  def")],
    errors: ["Octave:invalid-fun-call": "there are no texts"],
    seeAlso: ["terminal_size"], body: listInColumnsBody)
}

// MARK: - Splitting

private func strsplitBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard call[0].isChar else { throw call.failed("S and DEL must be string values") }
  guard let text = call[0].textBytes else { throw call.failed("S must be a char row vector") }
  var options = SplitOptions()
  try options.read(call)
  var separators = options.separators ?? [[0x20], [12], [10], [13], [9], [11]]
  if options.isPattern {
    if options.separators == nil { separators = [Array("\\s".utf8)] }
    return try splitByPattern(text, separators, options.collapse, call)
  }
  if options.separators != nil {
    for i in 0..<separators.count {
      separators[i] = try Escapes.process(separators[i], session: call.session)
    }
  }
  // The longest separator that fits wins.
  separators.sort { $0.count > $1.count }
  let (parts, matches) = split(text, separators, options.collapse)
  return [try Texts.cellRow(parts), try Texts.cellRow(matches)]
}

/// What stands behind the text: separators, then perhaps true or false, then named options.
private struct SplitOptions {
  var separators: [[UInt8]]?
  var collapse = true
  var isPattern = false

  mutating func read(_ call: borrowing Call) throws(NablaError) {
    var i = 1
    if call.has(1), call[1].isChar || call[1].isCell, !isName(call[1]) || call.count % 2 == 0 {
      guard let list = Texts.list(call[1]) else {
        throw call.failed("S and DEL must be string values")
      }
      separators = list
      i = 2
    }
    if call.has(i), !call[i].isChar {
      try setCollapse(call[i], call)
      i += 1
    }
    while i < call.count {
      guard let word = call[i].text else { throw call.invalid() }
      switch word.lowercased() {
      case "collapsedelimiters": try setCollapse(call[i + 1], call)
      case "delimitertype":
        let type = (call[i + 1].text ?? "").lowercased()
        let kinds = ["simple", "regularexpression", "legacy"]
        guard !type.isEmpty, let kind = kinds.first(where: { $0.hasPrefix(type) }) else {
          throw call.failed("Invalid DELIMITERTYPE")
        }
        isPattern = kind == "regularexpression"
      default:
        throw call.failed(
          "invalid parameter name, '\(word)'", id: "Octave:strsplit:invalid_parameter_name")
      }
      i += 2
    }
  }

  private func isName(_ v: Value) -> Bool {
    guard let word = v.text?.lowercased() else { return false }
    return word == "collapsedelimiters" || word == "delimitertype"
  }

  private mutating func setCollapse(_ v: Value, _ call: borrowing Call) throws(NablaError) {
    guard let flag = v.realScalar, v.isScalar else {
      throw call.failed("COLLAPSEDELIMITERS must be a scalar value")
    }
    collapse = flag != 0
  }
}

private func split(_ text: [UInt8], _ separators: [[UInt8]], _ collapse: Bool)
  -> ([[UInt8]], [[UInt8]])
{
  var parts: [[UInt8]] = []
  var matches: [[UInt8]] = []
  var start = 0
  var i = 0
  func separator(at i: Int) -> Int {
    for s in separators where !s.isEmpty && i + s.count <= text.count {
      if text[i] == s[0], text[i..<(i + s.count)].elementsEqual(s) { return s.count }
    }
    return 0
  }
  while i < text.count {
    var n = separator(at: i)
    if n == 0 {
      i += 1
      continue
    }
    parts.append(Array(text[start..<i]))
    let begin = i
    i += n
    if collapse {
      n = separator(at: i)
      while n > 0 {
        i += n
        n = separator(at: i)
      }
    }
    matches.append(Array(text[begin..<i]))
    start = i
  }
  parts.append(Array(text[start...]))
  return (parts, matches)
}

private func splitByPattern(
  _ text: [UInt8], _ separators: [[UInt8]], _ collapse: Bool, _ call: borrowing Call
) throws(NablaError) -> [Value] {
  var pattern: [UInt8] = []
  for (k, s) in separators.enumerated() {
    if k > 0 { pattern.append(0x7C) }
    pattern.append(contentsOf: s)
  }
  if collapse { pattern = [0x28, 0x3F, 0x3A] + pattern + [0x29, 0x2B] }
  let all = try RegularExpression(pattern, RegexOptions(), name: call.name).matches(in: text)
  var parts: [[UInt8]] = []
  var found: [[UInt8]] = []
  var start = 0
  for m in all {
    parts.append(Array(text[start..<m.start]))
    found.append(Array(text[m.start..<m.end]))
    start = m.end
  }
  parts.append(Array(text[start...]))
  return [try Texts.cellRow(parts), try Texts.cellRow(found)]
}

private func ostrsplitBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard case .char(let t) = call[0] else { throw call.failed("S and SEP must be string values") }
  guard case .char(let s) = call[1] else { throw call.failed("S and SEP must be string values") }
  var strip = false
  if call.has(2) {
    guard let flag = call[2].realScalar else {
      throw call.failed("STRIP_EMPTY must be a scalar value")
    }
    strip = flag != 0
  }
  if t.count == 0 { return [.cell(try CellArray(Dims.empty))] }
  let separators = Set(s.bytes)
  var parts: [Value] = []
  for r in TextRows.rows(t) {
    for p in r.split(omittingEmptySubsequences: false, whereSeparator: { separators.contains($0) })
    {
      if strip, p.isEmpty { continue }
      parts.append(try Texts.row(Array(p)))
    }
  }
  return [try .cellRow(parts)]
}

private func strjoinBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard call[0].isCell, let texts = Texts.list(call[0]) else { throw call.invalid() }
  var out: [UInt8] = []
  if case .cell = call[1], let gaps = Texts.list(call[1]) {
    guard gaps.count == texts.count - 1 else {
      throw call.failed("the number of delimiters does not match the number of strings")
    }
    for (i, t) in texts.enumerated() {
      out.append(contentsOf: t)
      if i < gaps.count { out.append(contentsOf: gaps[i]) }
    }
    return [Value(text: out)]
  }
  var gap: [UInt8] = [0x20]
  if call.has(1) {
    guard case .char(let t) = call[1] else { throw call.invalid() }
    gap = try Escapes.process(t.bytes, session: call.session)
  }
  for (i, t) in texts.enumerated() {
    if i > 0 { out.append(contentsOf: gap) }
    out.append(contentsOf: t)
  }
  return [Value(text: out)]
}

// MARK: - Lining up

private func strjustBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard case .char(let t) = call[0], t.dims.is2D else {
    throw call.failed("S must be a string or 2-D character matrix")
  }
  if t.count == 0 { return [call[0]] }
  let position = (call[1].text ?? "right").lowercased()
  var out: [[UInt8]] = []
  for r in TextRows.rows(t) {
    let first = r.firstIndex { $0 != 0x20 && $0 != 0 } ?? r.count
    let last = (r.lastIndex { $0 != 0x20 && $0 != 0 } ?? -1) + 1
    guard first < last else {
      out.append(r)
      continue
    }
    let free = r.count - (last - first)
    var left = free
    switch position.first {
    case "l": left = 0
    case "c": left = free / 2
    default: break
    }
    out.append(
      [UInt8](repeating: 0x20, count: left) + r[first..<last]
        + [UInt8](repeating: 0x20, count: free - left))
  }
  return [try TextRows.matrix(out)]
}

private func untabifyBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let width = call.has(1) ? max(1, try call.int(1)) : 8
  let strip = call.has(2) ? try call.double(2) != 0 : false
  func expanded(_ t: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    for c in t {
      if c == 9 {
        repeat { out.append(0x20) } while out.count % width != 0
      } else {
        out.append(c)
      }
    }
    if strip { while let last = out.last, TextRows.isSpace(last) { out.removeLast() } }
    return out
  }
  if case .char(let t) = call[0], t.dims.rows > 1 {
    return [try TextRows.matrix(TextRows.rows(t).map(expanded))]
  }
  let error = call.failed("T must be a string or cellstring")
  return [
    try Texts.map(call[0], orError: error) { (t) throws(NablaError) in Value(text: expanded(t)) }
  ]
}

private func listInColumnsBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard let texts = Texts.list(call[0]) else {
    throw call.failed("ARG must be a cellstr or char array")
  }
  var width = call.session.format.width
  if call.has(1), !call[1].isEmpty {
    guard !call[1].isChar else { throw call.failed("WIDTH must be an integer") }
    width = try call.int(1, "WIDTH must be an integer")
  }
  let prefix = call.has(2) ? try call.bytes(2) : []
  return [Value(text: columns(texts, width: width, prefix: prefix))]
}

/// Texts in columns, filled top down; each column two blanks wider than the longest text.
func columns(_ texts: [[UInt8]], width: Int, prefix: [UInt8] = []) -> [UInt8] {
  if texts.isEmpty { return [0x0A] }
  var longest = 0
  for t in texts { longest = max(longest, t.count) }
  longest += 2
  let usable = max(width - prefix.count, 1)
  let perLine = max(usable / longest, 1)
  let lines = texts.count / perLine + (texts.count % perLine != 0 ? 1 : 0)
  var out: [UInt8] = []
  for line in 0..<lines {
    out.append(contentsOf: prefix)
    var k = line
    while true {
      out.append(contentsOf: texts[k])
      let next = k + lines
      if next >= texts.count { break }
      out.append(contentsOf: [UInt8](repeating: 0x20, count: longest - texts[k].count))
      k = next
    }
    out.append(0x0A)
  }
  return out
}

let textSplittingBuiltins: [Builtin] = [
  .strsplit, .ostrsplit, .strjoin, .strjust, .untabify, .listInColumns,
]
