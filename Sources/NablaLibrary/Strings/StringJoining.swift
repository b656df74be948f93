import NablaEngine

/// Texts joined, split, padded, turned and counted.
extension Builtin {
  static let join = Builtin(
    "join", "S = join (STR)\nS = join (STR, DELIMITER)\nS = join (STR, DELIMITER, DIM)",
    .between(1, 3), category: .strings,
    summary: "The strings of each row put together, with a delimiter in between.",
    details: "Along DIM, or the last dimension longer than one. The delimiter is a blank if not given.",
    examples: [
      Example("join (string ({'a', 'b', 'c'}), '-')", shows: "ans = \"a-b-c\""),
      Example("join (string ({'a', 'b'; 'c', 'd'}))", shows: "ans =\n\n    \"a b\"\n    \"c d\""),
    ],
    errors: ["Octave:invalid-fun-call": "there is no text"],
    seeAlso: ["split", "strjoin", "append"], strings: .native, body: joinBody)

  static let split = Builtin(
    "split", "S = split (STR)\nS = split (STR, DELIMITER)", .between(1, 2), category: .strings,
    summary: "Each string cut at delimiters; the parts of one string make a column.",
    details: """
      White space unless DELIMITER, a text or several, is given. The parts of a column of strings make
      its rows; every string must have as many.
      """,
    examples: [
      Example("split (string ('a b c'))", shows: "ans =\n\n    \"a\"\n    \"b\"\n    \"c\""),
      Example(
        "split (string ({'x=1'; 'y=2'}), '=')",
        shows: "ans =\n\n    \"x\"    \"1\"\n    \"y\"    \"2\""),
    ],
    errors: ["Octave:invalid-fun-call": "there is no text"],
    seeAlso: ["join", "strsplit", "splitlines"], strings: .native, body: splitBody)

  static let splitlines = Builtin(
    "splitlines", "S = splitlines (STR)", .exactly(1), category: .strings,
    summary: "A text cut at the ends of its lines.",
    examples: [
      Example("splitlines (string (sprintf ('a\\nb')))", shows: "ans =\n\n    \"a\"\n    \"b\"")
    ],
    errors: ["Octave:invalid-fun-call": "there is no text"],
    seeAlso: ["split", "strsplit", "newline"], strings: .native
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    let list = try StringList(call[0], call)
    return [try splitParts(list, [[13, 10], [10], [13]], call)]
  }

  static let append = Builtin(
    "append", "S = append (STR1, STR2, ...)", .atLeast(1), category: .strings,
    summary: "Texts put together; one text goes to each of many.",
    details: "Strings if any argument is one, else a cell array if any is one, else characters.",
    examples: [
      Example("append (string ({'a', 'b'}), '.m')", shows: "ans =\n\n    \"a.m\"    \"b.m\""),
      Example("append ('ab ', 'cd')", shows: "ans = ab cd"),
    ],
    errors: ["Octave:invalid-fun-call": "there is no text"],
    seeAlso: ["join", "strcat", "plus"], strings: .native, body: appendBody)

  static let reverse = Builtin(
    "reverse", "S = reverse (STR)", .exactly(1), category: .strings,
    summary: "The characters of each text in reverse order.",
    examples: [Example("reverse (string ('abc'))", shows: "ans = \"cba\"")],
    errors: ["Octave:invalid-fun-call": "there is no text"],
    seeAlso: ["flip", "fliplr"], strings: .native
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    [try StringList(call[0], call).map { (text) throws(NablaError) in text.reversed() }]
  }

  static let strip = Builtin(
    "strip", "S = strip (STR)\nS = strip (STR, SIDE)\nS = strip (STR, SIDE, CHARACTER)",
    .between(1, 3), category: .strings,
    summary: "The texts without white space, or a character, at their ends.",
    details: "SIDE is \"left\", \"right\" or \"both\"; a single character may stand in its place.",
    examples: [
      Example("strip (string ('  ab '))", shows: "ans = \"ab\""),
      Example("strip (string ('007'), 'left', '0')", shows: "ans = \"7\""),
    ],
    errors: ["Octave:invalid-fun-call": "there is no text"],
    seeAlso: ["strtrim", "pad"], strings: .native, body: stripBody)

  static let pad = Builtin(
    "pad", "S = pad (STR)\nS = pad (STR, N)\nS = pad (..., SIDE)\nS = pad (..., CHARACTER)",
    .between(1, 4), category: .strings,
    summary: "The texts filled with blanks, or a character, to one length.",
    details: "N characters, or as many as the longest has. SIDE, \"right\" if not given, is filled.",
    examples: [
      Example("pad (string ({'a', 'bcd'}))", shows: "ans =\n\n    \"a  \"    \"bcd\""),
      Example("pad (string ('7'), 3, 'left', '0')", shows: "ans = \"007\""),
    ],
    errors: ["Octave:invalid-fun-call": "there is no text"],
    seeAlso: ["strip", "strjust"], strings: .native, body: padBody)

  static let count = Builtin(
    "count", "N = count (STR, PATTERN)\nN = count (..., \"IgnoreCase\", TF)", .atLeast(2),
    category: .strings,
    summary: "How often a pattern, or any of several, stands in each text.",
    details: "Occurrences of one pattern do not overlap.",
    examples: [Example("count (string ({'banana', 'ape'}), 'a')", shows: "ans =\n\n   3   1")],
    errors: ["Octave:invalid-fun-call": "there is no pattern"],
    seeAlso: ["contains", "strfind"], strings: .native
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    let (list, patterns) = try searched(call)
    return [
      try list.numbers { text in
        patterns.reduce(0) {
          $0 + Double(Texts.find($1, in: text ?? [], overlaps: false).count)
        }
      }
    ]
  }

  static let contains = Builtin(
    "contains", "TF = contains (STR, PATTERN)\nTF = contains (..., \"IgnoreCase\", TF)",
    .atLeast(2), category: .strings,
    summary: "Is a pattern, or any of several, a part of each text?",
    examples: [
      Example("contains ({'apple', 'melon'}, 'pp')", shows: "ans =\n\n  1  0"),
      Example("contains ('Hello', 'hell', 'IgnoreCase', true)", shows: "ans = 1"),
    ],
    errors: ["Octave:invalid-fun-call": "there is no pattern"],
    seeAlso: ["strfind", "startsWith", "endsWith", "matches"], strings: .native
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    let (list, patterns) = try searched(call)
    return [
      try list.flags { text in
        guard let text else { return false }
        return patterns.contains { $0.isEmpty || !Texts.find($0, in: text).isEmpty }
      }
    ]
  }

  static let matches = Builtin(
    "matches", "TF = matches (STR, PATTERN)\nTF = matches (..., \"IgnoreCase\", TF)",
    .atLeast(2), category: .strings,
    summary: "Is each text the same as PATTERN, or as any of several?",
    examples: [Example("matches (string ({'a', 'ab'}), 'a')", shows: "ans =\n\n  1  0")],
    errors: ["Octave:invalid-fun-call": "there is no pattern"],
    seeAlso: ["contains", "strcmp", "ismember"], strings: .native
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    let (list, patterns) = try searched(call)
    return [try list.flags { text in text.map { patterns.contains($0) } ?? false }]
  }

  static let compose = Builtin(
    "compose", "S = compose (TEMPLATE)\nS = compose (TEMPLATE, A, ...)", .atLeast(1),
    category: .strings,
    summary: "A text by a template for each row of data.",
    details: """
      The template is that of `sprintf`; each row of A fills its conversions. Without data its escape
      sequences are replaced. Strings if TEMPLATE is one, else a cell array.
      """,
    examples: [
      Example("compose (string ('x%d'), [1; 2])", shows: "ans =\n\n    \"x1\"\n    \"x2\""),
      Example("compose ('%d-%d', [1 2; 3 4])", shows: "ans =\n{\n  [1,1] = 1-2\n  [2,1] = 3-4\n}\n"),
    ],
    errors: ["Octave:invalid-fun-call": "there is no template"],
    seeAlso: ["sprintf", "string"], strings: .native, body: composeBody)
}

/// Texts and patterns of a search, in small letters if case is to be ignored.
private func searched(_ call: borrowing Call) throws(NablaError) -> (StringList, [[UInt8]]) {
  var list = try StringList(call[0], call)
  var patterns = try StringList(call[1], call, "PATTERN").present
  if try call.ignoresCase(from: 2) {
    list.items = list.items.map { $0?.map(Texts.lower) }
    patterns = patterns.map { $0.map(Texts.lower) }
  }
  return (list, patterns)
}

private func joinBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let list = try StringList(call[0], call)
  var delimiter: [UInt8] = [0x20]
  var along = (0..<list.dims.count).last { list.dims[$0] != 1 } ?? 1
  for i in 1..<max(call.count, 1) {
    if call[i].isNumeric {
      along = try call.int(i, "DIM must be a positive integer") - 1
      guard along >= 0, along < 100 else { throw call.failed("DIM must be a positive integer") }
    } else {
      delimiter = try call.bytes(i, "DELIMITER must be a text")
    }
  }
  var dims = list.dims
  let n = dims[along]
  dims[along] = 1
  var inner = 1
  for d in 0..<min(along, dims.count) { inner *= dims[d] }
  var joined: [[UInt8]?] = []
  for k in 0..<dims.elementCount {
    let start = k % inner + k / inner * inner * n
    var text: [UInt8]? = []
    for j in 0..<n {
      guard let part = list.items[start + j * inner] else {
        text = nil
        break
      }
      if j > 0 { text? += delimiter }
      text? += part
    }
    joined.append(text)
  }
  return [try list.value(joined, dims: dims)]
}

private func splitBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let list = try StringList(call[0], call)
  guard call.has(1) else { return [try splitParts(list, nil, call)] }
  let delimiters = try StringList(call[1], call, "DELIMITER").present.filter { !$0.isEmpty }
  return [try splitParts(list, delimiters.sorted { $0.count > $1.count }, call)]
}

/// The parts of each text between delimiters, the longest of which come first; nil is white space.
private func splitParts(_ list: StringList, _ delimiters: [[UInt8]]?, _ call: borrowing Call)
  throws(NablaError) -> Value
{
  var rows: [[[UInt8]?]] = []
  for text in list.items {
    guard let text else {
      rows.append([nil])
      continue
    }
    var parts: [[UInt8]?] = []
    var part: [UInt8] = []
    var i = 0
    while i < text.count {
      var step = 0
      if let delimiters {
        step = delimiters.first { text[i...].starts(with: $0) }?.count ?? 0
      } else if CharacterClass.space(text[i]) {
        step = 1
      }
      if step == 0 {
        part.append(text[i])
        i += 1
        continue
      }
      parts.append(part)
      part = []
      i += step
      if delimiters == nil { while i < text.count, CharacterClass.space(text[i]) { i += 1 } }
    }
    parts.append(part)
    rows.append(parts)
  }
  let n = rows.first?.count ?? 0
  if list.count == 1 {
    if list.kind == .char { return .cell(try CellArray(column: rows[0].map { Value(text: $0 ?? []) })) }
    return try list.value(rows[0], dims: Dims(n, 1))
  }
  guard rows.allSatisfy({ $0.count == n }) else {
    throw call.failed("every text must have the same number of delimiters")
  }
  var all: [[UInt8]?] = []
  for k in 0..<n { for row in rows { all.append(row[k]) } }
  var dims = list.dims
  dims[dims.isColumn ? 1 : dims.count] = n
  return try list.value(all, dims: dims)
}

private func appendBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var lists: [StringList] = []
  for v in call.arguments { lists.append(try StringList(v, call)) }
  let longest = lists.first { $0.count != 1 } ?? lists[0]
  for l in lists where l.count != 1 && l.dims != longest.dims {
    throw .nonconformantCall("append", left: longest.dims, right: l.dims)
  }
  var joined: [[UInt8]?] = []
  for i in 0..<longest.count {
    var text: [UInt8]? = []
    for l in lists {
      guard let part = l.items[l.count == 1 ? 0 : i] else {
        text = nil
        break
      }
      text? += part
    }
    joined.append(text)
  }
  let answer =
    lists.first { $0.kind == .string } ?? lists.first { $0.kind == .cell } ?? longest
  return [try answer.value(joined, dims: longest.dims)]
}

/// A word for a side, or nil.
private func side(_ v: Value) -> String? {
  guard let word = v.text?.lowercasedASCII, ["left", "right", "both"].contains(word) else {
    return nil
  }
  return word
}

/// SIDE and CHARACTER from argument `first` on.
private func sideAndCharacter(_ call: borrowing Call, from first: Int, _ normal: String)
  throws(NablaError) -> (side: String, character: UInt8?)
{
  var where_ = normal
  var character: UInt8?
  for i in first..<max(call.count, first) {
    if let word = side(call[i]) {
      where_ = word
    } else if let bytes = call[i].textBytes, bytes.count == 1 {
      character = bytes[0]
    } else {
      throw call.failed("SIDE must be \"left\", \"right\" or \"both\", CHARACTER a single character")
    }
  }
  return (where_, character)
}

private func stripBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let (side, character) = try sideAndCharacter(call, from: 1, "both")
  let goes: (UInt8) -> Bool = { c in character.map { $0 == c } ?? CharacterClass.space(c) }
  return [
    try StringList(call[0], call).map { (text) throws(NablaError) in
      var rest = text[...]
      if side != "right" { rest = rest.drop(while: goes) }
      if side != "left" { while let last = rest.last, goes(last) { rest.removeLast() } }
      return Array(rest)
    }
  ]
}

private func padBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let list = try StringList(call[0], call)
  var width = list.present.map(\.count).max() ?? 0
  var first = 1
  if call.has(1), call[1].isNumeric {
    width = try call.int(1, "N must be a non-negative integer")
    guard width >= 0, width < 1 << 31 else { throw call.failed("N must be a non-negative integer") }
    first = 2
  }
  let (side, character) = try sideAndCharacter(call, from: first, "right")
  return [
    try list.map { (text) throws(NablaError) in
      let missing = max(0, width - text.count)
      let left = side == "left" ? missing : side == "right" ? 0 : missing / 2
      let fill = character ?? 0x20
      return [UInt8](repeating: fill, count: left) + text
        + [UInt8](repeating: fill, count: missing - left)
    }
  ]
}

private func composeBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let list = try StringList(call[0], call, "TEMPLATE")
  if call.count == 1 {
    return [
      try list.map { (text) throws(NablaError) in try Escapes.process(text, session: call.session) }
    ]
  }
  let rows = call[1].dims.rows
  for v in call.arguments.dropFirst() where v.dims.rows != rows {
    throw call.failed("the data must have the same number of rows")
  }
  guard list.count == 1 || list.count == rows else {
    throw call.failed("TEMPLATE must be one text, or one for each row of the data")
  }
  var texts: [[UInt8]?] = []
  for i in 0..<rows {
    var data: [Value] = []
    for v in call.arguments.dropFirst() {
      let row = try Indexing.index(v, [Value(i + 1), .colon])
      switch row {
      case .string(let t): data += t.elements.map { StringConversion.text($0) }
      case .cell(let c): data += c.elements
      default: data.append(row)
      }
    }
    let template = list.items[list.count == 1 ? 0 : i] ?? []
    texts.append(
      try Formatter.sprintf(template, data[...], session: call.session, name: call.name))
  }
  let dims = Dims(rows, 1)
  if list.kind == .char { return [.cell(try CellArray(column: texts.map { Value(text: $0 ?? []) }))] }
  return [try list.value(texts, dims: dims)]
}

let stringJoiningBuiltins: [Builtin] = [
  .join, .split, .splitlines, .append, .reverse, .strip, .pad, .count, .contains, .matches, .compose,
]
