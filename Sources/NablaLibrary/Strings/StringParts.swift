import NablaEngine

/// Parts of texts: what stands before, after and between.
extension Builtin {
  static let extractBefore = Builtin(
    "extractBefore", "S = extractBefore (STR, PATTERN)\nS = extractBefore (STR, POSITION)",
    .exactly(2), category: .strings,
    summary: "The part of each text before a pattern or a position.",
    details: """
      Of several patterns the one that stands first counts. Where there is none a string is missing and
      a character vector empty.
      """,
    examples: [
      Example("extractBefore (string ('key=value'), '=')", shows: "ans = \"key\""),
      Example("extractBefore ('abcdef', 3)", shows: "ans = ab"),
    ],
    errors: ["Octave:invalid-fun-call": "there is no pattern"],
    seeAlso: ["extractAfter", "extractBetween", "strtok"], strings: .native
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    let list = try StringList(call[0], call)
    let place = try Place(call[1], call)
    return [
      try list.map { (text) throws(NablaError) in
        try place.find(in: text, call).map { Array(text[..<$0.lowerBound]) }
      }
    ]
  }

  static let extractAfter = Builtin(
    "extractAfter", "S = extractAfter (STR, PATTERN)\nS = extractAfter (STR, POSITION)",
    .exactly(2), category: .strings,
    summary: "The part of each text after a pattern or a position.",
    details: "As `extractBefore` does it.",
    examples: [
      Example("extractAfter (string ('key=value'), '=')", shows: "ans = \"value\""),
      Example("extractAfter ('abcdef', 3)", shows: "ans = def"),
    ],
    errors: ["Octave:invalid-fun-call": "there is no pattern"],
    seeAlso: ["extractBefore", "extractBetween"], strings: .native
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    let list = try StringList(call[0], call)
    let place = try Place(call[1], call)
    return [
      try list.map { (text) throws(NablaError) in
        try place.find(in: text, call).map { Array(text[$0.upperBound...]) }
      }
    ]
  }

  static let extractBetween = Builtin(
    "extractBetween",
    "S = extractBetween (STR, FIRST, LAST)\nS = extractBetween (..., \"Boundaries\", KIND)",
    .atLeast(3), category: .strings,
    summary: "What stands between two patterns, or from one position to another.",
    details: """
      Everything that stands between FIRST and LAST, in a column. KIND is "exclusive" (the default for
      patterns) or "inclusive" (that for positions).
      """,
    examples: [
      Example("extractBetween (string ('<a><b>'), '<', '>')", shows: "ans =\n\n    \"a\"\n    \"b\""),
      Example("extractBetween (string ('abcdef'), 2, 4)", shows: "ans = \"bcd\""),
    ],
    errors: ["Octave:invalid-fun-call": "a boundary is missing"],
    seeAlso: ["extractBefore", "extractAfter", "replaceBetween"], strings: .native,
    body: extractBetweenBody)

  static let replaceBetween = Builtin(
    "replaceBetween", "S = replaceBetween (STR, FIRST, LAST, NEW)", .atLeast(4),
    category: .strings,
    summary: "The texts with what stands between two patterns or positions replaced.",
    details: "`\"Boundaries\", KIND` as in `extractBetween`.",
    examples: [
      Example("replaceBetween (string ('<a><b>'), '<', '>', 'x')", shows: "ans = \"<x><x>\"")
    ],
    errors: ["Octave:invalid-fun-call": "an argument is missing"],
    seeAlso: ["extractBetween", "eraseBetween", "replace"], strings: .native
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    let new = try call.bytes(3, "NEW must be a text")
    return [try betweenReplaced(call, new, optionsFrom: 4)]
  }

  static let eraseBetween = Builtin(
    "eraseBetween", "S = eraseBetween (STR, FIRST, LAST)", .atLeast(3), category: .strings,
    summary: "The texts without what stands between two patterns or positions.",
    details: "`\"Boundaries\", KIND` as in `extractBetween`.",
    examples: [
      Example("eraseBetween (string ('a(b)c'), '(', ')')", shows: "ans = \"a()c\""),
      Example(
        "eraseBetween (string ('a(b)c'), '(', ')', 'Boundaries', 'inclusive')",
        shows: "ans = \"ac\""),
    ],
    errors: ["Octave:invalid-fun-call": "an argument is missing"],
    seeAlso: ["extractBetween", "replaceBetween", "erase"], strings: .native
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    [try betweenReplaced(call, [], optionsFrom: 3)]
  }

  static let insertBefore = Builtin(
    "insertBefore", "S = insertBefore (STR, PATTERN, NEW)\nS = insertBefore (STR, POSITION, NEW)",
    .exactly(3), category: .strings,
    summary: "The texts with another one before each occurrence of a pattern, or a position.",
    examples: [Example("insertBefore (string ('a-b'), '-', '+')", shows: "ans = \"a+-b\"")],
    errors: ["Octave:invalid-fun-call": "an argument is missing"],
    seeAlso: ["insertAfter", "replace"], strings: .native
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    [try inserted(call) { $0.lowerBound }]
  }

  static let insertAfter = Builtin(
    "insertAfter", "S = insertAfter (STR, PATTERN, NEW)\nS = insertAfter (STR, POSITION, NEW)",
    .exactly(3), category: .strings,
    summary: "The texts with another one after each occurrence of a pattern, or a position.",
    examples: [Example("insertAfter (string ('ab'), 1, '-')", shows: "ans = \"a-b\"")],
    errors: ["Octave:invalid-fun-call": "an argument is missing"],
    seeAlso: ["insertBefore", "replace"], strings: .native
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    [try inserted(call) { $0.upperBound }]
  }

  static let replace = Builtin(
    "replace", "S = replace (STR, OLD, NEW)", .exactly(3), category: .strings,
    summary: "The texts with each occurrence of OLD replaced by NEW.",
    details: """
      OLD may be several texts, and NEW as many; the text is gone through once, the longest pattern
      that fits at a place first.
      """,
    examples: [
      Example("replace (string ('one two'), 'o', '0')", shows: "ans = \"0ne tw0\""),
      Example("replace ('abc', {'a', 'b'}, {'b', 'a'})", shows: "ans = bac"),
    ],
    errors: ["Octave:invalid-fun-call": "an argument is missing"],
    seeAlso: ["strrep", "regexprep", "erase"], strings: .native, body: replaceBody)
}

/// A pattern (any of several), or a position in a text.
private struct Place {
  enum Kind { case position(Int), patterns([[UInt8]]) }
  let kind: Kind

  init(_ v: Value, _ call: borrowing Call) throws(NablaError) {
    if v.isNumeric {
      guard let x = v.realScalar, x >= 1, x == x.rounded(), x < 1e15 else {
        throw call.failed("a position must be a positive integer")
      }
      kind = .position(Int(x))
    } else {
      kind = .patterns(try StringList(v, call, "PATTERN").present)
    }
  }

  var isPosition: Bool { if case .position = kind { true } else { false } }

  /// The first occurrence at or behind `start`; nil if there is none.
  func find(in text: [UInt8], from start: Int = 0, _ call: borrowing Call) throws(NablaError)
    -> Range<Int>?
  {
    switch kind {
    case .position(let p):
      guard p <= text.count else {
        throw call.failed(
          "position \(p) is out of bounds of a text of \(text.count) characters",
          id: "Octave:index-out-of-bounds")
      }
      return (p - 1)..<p
    case .patterns(let list):
      var best: Range<Int>?
      for p in list {
        guard start + p.count <= text.count else { continue }
        for i in start...(text.count - p.count) where text[i..<(i + p.count)].elementsEqual(p) {
          if best.map({ i < $0.lowerBound || i == $0.lowerBound && p.count > $0.count }) ?? true {
            best = i..<(i + p.count)
          }
          break
        }
      }
      return best
    }
  }

  /// All occurrences that do not overlap.
  func all(in text: [UInt8], _ call: borrowing Call) throws(NablaError) -> [Range<Int>] {
    var list: [Range<Int>] = []
    var at = 0
    while let r = try find(in: text, from: at, call) {
      list.append(r)
      if isPosition { break }
      at = max(r.upperBound, r.lowerBound + 1)
    }
    return list
  }
}

/// The spans between two boundaries in a text, with or without these.
private func spans(_ text: [UInt8], _ first: Place, _ last: Place, _ call: borrowing Call, _ from: Int)
  throws(NablaError) -> [Range<Int>]
{
  var inclusive = first.isPosition
  if let kind = try call.option("Boundaries", from: from) {
    inclusive = kind.text?.lowercasedASCII == "inclusive"
  }
  var list: [Range<Int>] = []
  var at = 0
  while let a = try first.find(in: text, from: at, call),
    let b = try last.find(in: text, from: a.upperBound, call)
  {
    guard b.upperBound >= a.upperBound else {
      throw call.failed("the last position must not stand before the first")
    }
    if inclusive {
      list.append(a.lowerBound..<b.upperBound)
    } else {
      list.append(a.upperBound..<max(a.upperBound, b.lowerBound))
    }
    if first.isPosition || last.isPosition { break }
    at = b.upperBound
  }
  return list
}

private func extractBetweenBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let list = try StringList(call[0], call)
  let (first, last) = (try Place(call[1], call), try Place(call[2], call))
  var rows: [[[UInt8]?]] = []
  for text in list.items {
    guard let text else {
      rows.append([nil])
      continue
    }
    let found = try spans(text, first, last, call, 3)
    rows.append(found.map { Array(text[$0]) })
  }
  let n = rows.first?.count ?? 0
  guard rows.allSatisfy({ $0.count == n }) else {
    throw call.failed("every text must have the same number of parts")
  }
  if list.count == 1 {
    if list.kind == .char { return [.cell(try CellArray(column: rows[0].map { Value(text: $0 ?? []) }))] }
    return [try list.value(rows[0], dims: Dims(n, 1))]
  }
  // One column a part; of a row, one page a part.
  var all: [[UInt8]?] = []
  for k in 0..<n { for row in rows { all.append(row[k]) } }
  var dims = list.dims
  dims[dims.isColumn ? 1 : dims.count] = n
  return [try list.value(all, dims: dims)]
}

private func betweenReplaced(_ call: borrowing Call, _ new: [UInt8], optionsFrom: Int)
  throws(NablaError) -> Value
{
  let list = try StringList(call[0], call)
  let (first, last) = (try Place(call[1], call), try Place(call[2], call))
  return try list.map { (text) throws(NablaError) in
    var out: [UInt8] = []
    var at = 0
    for r in try spans(text, first, last, call, optionsFrom) {
      out += text[at..<r.lowerBound] + new
      at = r.upperBound
    }
    return out + text[at...]
  }
}

private func inserted(_ call: borrowing Call, _ place: (Range<Int>) -> Int) throws(NablaError)
  -> Value
{
  let list = try StringList(call[0], call)
  let pattern = try Place(call[1], call)
  let new = try call.bytes(2, "NEW must be a text")
  return try list.map { (text) throws(NablaError) in
    var out: [UInt8] = []
    var at = 0
    for r in try pattern.all(in: text, call) {
      out += text[at..<place(r)] + new
      at = place(r)
    }
    return out + text[at...]
  }
}

private func replaceBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let list = try StringList(call[0], call)
  let old = try StringList(call[1], call, "OLD").present
  let new = try StringList(call[2], call, "NEW").present
  guard new.count == 1 || new.count == old.count else {
    throw call.failed("NEW must be one text, or as many as OLD")
  }
  let pattern = try Place(call[1], call)
  return [
    try list.map { (text) throws(NablaError) in
      var out: [UInt8] = []
      var at = 0
      for r in try pattern.all(in: text, call) where !r.isEmpty {
        let k = old.firstIndex(of: Array(text[r])) ?? 0
        out += text[at..<r.lowerBound] + new[new.count == 1 ? 0 : k]
        at = r.upperBound
      }
      return out + text[at...]
    }
  ]
}

let stringPartBuiltins: [Builtin] = [
  .extractBefore, .extractAfter, .extractBetween, .replaceBetween, .eraseBetween, .insertBefore,
  .insertAfter, .replace,
]
