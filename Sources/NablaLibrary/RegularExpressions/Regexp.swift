import NablaEngine

/// regexp, regexpi, regexprep.
extension Builtin {
  static let regexp = Builtin(
    "regexp",
    """
    [TOK, ENDS, EXTENTS, MATCH, TOKENS, NAMES, SPLIT] = regexp (STR, PAT)
    [...] = regexp (STR, PAT, OPTION, ...)
    """, .atLeast(2), outputs: 7, category: .regularExpressions,
    summary: "Match a regular expression (PCRE).",
    details: """
      Outputs: where matches start and end, places of the groups, the matches, the groups as texts, named
      groups as a struct, the text between matches. Options choose and order them: start, end,
      tokenExtents, match, tokens, names, split. Further: once, ignorecase, matchcase, stringanchors,
      lineanchors, literalspacing, freespacing, dotall, dotexceptnewline, noemptymatch, emptymatch.
      Groups without a part in a match are left out. Cells of texts or patterns give cells of results.
      """,
    examples: [
      Example("regexp (\"one two\", \"o\")", shows: "ans =\n\n   1   7"),
      Example(
        "regexp (\"a1b22\", '\\d+', \"match\")", shows: "ans =\n{\n  [1,1] = 1\n  [1,2] = 22\n}"),
      Example(
        "t = regexp (\"key=value\", '(\\w+)=(\\w+)', \"tokens\"){1}",
        shows: "t =\n{\n  [1,1] = key\n  [1,2] = value\n}"),
      Example(
        "regexp (\"2024-05\", '(?<y>\\d+)-(?<m>\\d+)', \"names\")",
        shows: "ans =\n\n  scalar structure containing the fields:\n\n    y = 2024\n    m = 05"),
    ],
    errors: ["Octave:invalid-fun-call": "there is no pattern"],
    seeAlso: ["regexpi", "regexprep", "strfind", "strsplit"],
    strings: .answered, body: { (call) throws(NablaError) in try regexpBody(call, ignoreCase: false) })

  static let regexpi = Builtin(
    "regexpi", "[...] = regexpi (STR, PAT, ...)", .atLeast(2), outputs: 7,
    category: .regularExpressions, summary: "Match a regular expression in any letter case.",
    details: "Arguments and outputs are those of `regexp`.",
    examples: [Example("regexpi (\"ABC\", \"b\", \"match\")", shows: "ans =\n{\n  [1,1] = B\n}")],
    errors: ["Octave:invalid-fun-call": "there is no pattern"],
    seeAlso: ["regexp", "strcmpi"],
    strings: .answered, body: { (call) throws(NablaError) in try regexpBody(call, ignoreCase: true) })

  static let regexprep = Builtin(
    "regexprep",
    "S = regexprep (STR, PAT, REPL)\nS = regexprep (..., OPTION, ...)", .atLeast(3),
    category: .regularExpressions, summary: "Replace what matches a regular expression.",
    details: """
      `$1` to `$9` in the replacement are the groups of the match. With cells of patterns each is
      replaced in turn. Options: once, ignorecase, lineanchors, emptymatch and so on.
      """,
    examples: [
      Example("regexprep (\"hello\", \"l+\", \"L\")", shows: "ans = heLo"),
      Example("regexprep (\"Jane Doe\", '(\\w+) (\\w+)', '$2, $1')", shows: "ans = Doe, Jane"),
    ],
    errors: ["Octave:invalid-fun-call": "there is no replacement"],
    seeAlso: ["regexp", "strrep"], strings: .answered, body: regexprepBody)

  static let regexptranslate = Builtin(
    "regexptranslate", "S = regexptranslate (OP, S)", .exactly(2), category: .regularExpressions,
    summary: "A text as a pattern: OP is \"escape\" or \"wildcard\".",
    examples: [
      Example("regexptranslate (\"escape\", \"a.b*\")", shows: "ans = a\\.b\\*"),
      Example("regexptranslate (\"wildcard\", \"*.m\")", shows: "ans = .*\\.m"),
    ],
    errors: ["Octave:invalid-fun-call": "there is no text"],
    seeAlso: ["regexp"], strings: .answered, body: regexptranslateBody)
}

private enum Output: Int, CaseIterable {
  case start, end, tokenExtents, match, tokens, names, split
}

private func option(_ word: String, _ options: inout RegexOptions) -> Bool {
  switch word.lowercased() {
  case "once": options.once = true
  case "ignorecase": options.ignoreCase = true
  case "matchcase": options.ignoreCase = false
  case "stringanchors": options.lineAnchors = false
  case "lineanchors": options.lineAnchors = true
  case "literalspacing": options.freeSpacing = false
  case "freespacing": options.freeSpacing = true
  case "dotall": options.dotMatchesNewline = true
  case "dotexceptnewline": options.dotMatchesNewline = false
  case "noemptymatch": options.emptyMatch = false
  case "emptymatch": options.emptyMatch = true
  case "warnings", "tokens-all": break
  default: return false
  }
  return true
}

private func output(_ word: String) -> Output? {
  switch word.lowercased() {
  case "start": .start
  case "end": .end
  case "tokenextents": .tokenExtents
  case "match": .match
  case "tokens": .tokens
  case "names": .names
  case "split": .split
  default: nil
  }
}

private func regexpBody(_ call: borrowing Call, ignoreCase: Bool) throws(NablaError) -> [Value] {
  var options = RegexOptions()
  options.ignoreCase = ignoreCase
  var order: [Output] = []
  for i in 2..<max(call.count, 2) {
    let word = try call.string(i, "all optional arguments must be strings")
    if let o = output(word) {
      order.append(o)
    } else if !option(word, &options) {
      throw call.failed("unrecognized option")
    }
  }
  for o in Output.allCases where !order.contains(o) { order.append(o) }
  order = Array(order.prefix(max(call.nargout, 1)))
  return try overCells(call, order, options)
}

/// A cell of texts, of patterns, or of both gives a cell of results for each output.
private func overCells(_ call: borrowing Call, _ order: [Output], _ options: RegexOptions)
  throws(NablaError) -> [Value]
{
  let cache = call.session.service(RegexCache.self)
  func one(_ s: Value, _ p: Value) throws(NablaError) -> [Value] {
    let text = try subject(s, call)
    let pattern = try subject(p, call)
    let expression = try cache.get(pattern, options, name: call.name)
    return try results(text, expression, order, once: options.once)
  }
  let texts = call[0]
  let patterns = call[1]
  var dims = Dims.scalar
  switch (texts, patterns) {
  case (.cell(let a), .cell(let b)):
    guard a.count == 1 || b.count == 1 || a.dims == b.dims else {
      throw call.failed("cell array arguments must be scalar or equal size")
    }
    dims = a.count == 1 ? b.dims : a.dims
  case (.cell(let a), _): dims = a.dims
  case (_, .cell(let b)): dims = b.dims
  default: return try one(texts, patterns)
  }
  var out: [CellArray] = []
  for _ in order { out.append(try CellArray(dims)) }
  for i in 0..<dims.elementCount {
    let values = try one(element(texts, i), element(patterns, i))
    for k in 0..<order.count { out[k].data[i] = values[k] }
  }
  return out.map { .cell($0) }
}

private func element(_ v: Value, _ i: Int) -> Value {
  guard case .cell(let c) = v else { return v }
  return c.count == 0 ? .emptyString : c.data[c.count == 1 ? 0 : i]
}

private func subject(_ v: Value, _ call: borrowing Call) throws(NablaError) -> [UInt8] {
  guard case .char(let t) = v else {
    if v.classID.isArithmetic, case .char(let t) = try Conversion.convert(v, to: .char) {
      return t.bytes
    }
    throw call.failed("all input arguments must be strings or cell arrays of strings")
  }
  if t.dims.rows > 1 { return TextRows.rows(t)[0] }
  return t.bytes
}

private func results(
  _ text: [UInt8], _ expression: RegularExpression, _ order: [Output], once: Bool
) throws(NablaError) -> [Value] {
  let all = try expression.matches(in: text)
  var out: [Value] = []
  for o in order {
    switch o {
    case .start:
      out.append(try places(all.map { Double($0.start + 1) }, once))
    case .end:
      out.append(try places(all.map { Double($0.end) }, once))
    case .tokenExtents:
      if once {
        out.append(try all.first.map { (m) throws(NablaError) in try extents(m) } ?? .emptyMatrix)
      } else {
        var list: [Value] = []
        for m in all { list.append(try extents(m)) }
        out.append(try .cellRow(list))
      }
    case .match:
      if once {
        out.append(all.first.map { Value(text: Array(text[$0.start..<$0.end])) } ?? .emptyString)
      } else {
        out.append(try Texts.cellRow(all.map { Array(text[$0.start..<$0.end]) }))
      }
    case .tokens:
      if once {
        let list = (all.first?.tokens ?? []).map { Value(text: Array(text[$0])) }
        out.append(list.isEmpty ? .cell(try CellArray(Dims.empty)) : try .cellColumn(list))
      } else {
        var list: [Value] = []
        for m in all { list.append(try Texts.cellRow(m.tokens.map { Array(text[$0]) })) }
        out.append(try .cellRow(list))
      }
    case .names: out.append(names(text, expression, all))
    case .split where once && all.isEmpty: out.append(Value(text: text))
    case .split:
      var list: [[UInt8]] = []
      var start = 0
      for m in all {
        list.append(m.start > start ? Array(text[start..<m.start]) : [])
        start = max(m.end, start)
      }
      list.append(Array(text[min(start, text.count)...]))
      out.append(try Texts.cellRow(list))
    }
  }
  return out
}

private func places(_ list: [Double], _ once: Bool) throws(NablaError) -> Value {
  if once { return list.first.map { .scalar($0) } ?? .emptyMatrix }
  return Value(try Tensor<Double>(row: list))
}

private func extents(_ m: RegexMatch) throws(NablaError) -> Value {
  let n = m.tokens.count
  let t = try Tensor<Double>(uninitialized: Dims(n, 2))
  for (i, p) in m.tokens.enumerated() {
    t.data[i] = Double(p.lowerBound + 1)
    t.data[i + n] = Double(p.upperBound)
  }
  return Value(t)
}

private func names(_ text: [UInt8], _ e: RegularExpression, _ all: [RegexMatch]) -> Value {
  if all.isEmpty {
    return .structure(StructArray(dims: Dims.empty, fields: FieldTable.none, values: []))
  }
  var values: [Value] = []
  for m in all {
    for p in m.named {
      values.append(p.map { Value(text: Array(text[$0])) } ?? .emptyString)
    }
  }
  return .structure(
    StructArray(dims: Dims(1, all.count), fields: FieldTable(e.names), values: values))
}

// MARK: - Replacing

private enum Piece {
  case text([UInt8])
  case group(Int)
}

/// `$N` is a group, a backslash makes the next character plain or a control character.
private func pieces(_ r: [UInt8]) -> [Piece] {
  var out: [Piece] = []
  var text: [UInt8] = []
  var i = 0
  while i < r.count {
    let c = r[i]
    i += 1
    if c == 0x24, i < r.count, r[i] >= 0x30, r[i] <= 0x39 {
      if !text.isEmpty { out.append(.text(text)) }
      text = []
      out.append(.group(Int(r[i] - 0x30)))
      i += 1
    } else if c == 0x5C, i < r.count {
      let e = r[i]
      i += 1
      if e >= 0x30, e <= 0x37 {
        var code = Int(e - 0x30)
        var digits = 1
        while digits < 3, i < r.count, r[i] >= 0x30, r[i] <= 0x37 {
          code = code * 8 + Int(r[i] - 0x30)
          i += 1
          digits += 1
        }
        text.append(UInt8(truncatingIfNeeded: code))
        continue
      }
      switch e {
      case 0x61: text.append(7)
      case 0x62: text.append(8)
      case 0x66: text.append(12)
      case 0x6E: text.append(10)
      case 0x72: text.append(13)
      case 0x74: text.append(9)
      case 0x76: text.append(11)
      default: text.append(e)
      }
    } else {
      text.append(c)
    }
  }
  if !text.isEmpty { out.append(.text(text)) }
  return out
}

private func regexprepBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var options = RegexOptions()
  for i in 3..<max(call.count, 3) {
    let word = try call.string(i, "all optional arguments must be strings")
    if output(word) != nil || word == "tokenize" { continue }
    guard option(word, &options) else { throw call.failed("unrecognized option") }
  }
  var patterns: [[UInt8]] = []
  if case .cell(let c) = call[1] {
    for e in c.elements { patterns.append(try subject(e, call)) }
  } else {
    patterns = [try subject(call[1], call)]
  }
  var replacements: [[Piece]] = []
  if case .cell(let c) = call[2] {
    for e in c.elements { replacements.append(pieces(try subject(e, call))) }
    guard replacements.count == patterns.count || replacements.count == 1 else {
      throw call.failed("inconsistent cell array dimensions")
    }
  } else {
    replacements = [pieces(try subject(call[2], call))]
  }
  let cache = call.session.service(RegexCache.self)
  var expressions: [RegularExpression] = []
  for p in patterns { expressions.append(try cache.get(p, options, name: call.name)) }
  func one(_ v: Value) throws(NablaError) -> Value {
    let original = try subject(v, call)
    var text = original
    var changed = false
    for (k, e) in expressions.enumerated() {
      let all = try e.matches(in: text)
      if all.isEmpty { continue }
      changed = true
      text = replace(text, all, replacements[replacements.count == 1 ? 0 : k])
    }
    if !changed, v.isChar { return v }
    return Value(text: text)
  }
  if case .cell(let c) = call[0] {
    let out = try CellArray(c.dims)
    for i in 0..<c.count { out.data[i] = try one(c.data[i]) }
    return [.cell(out)]
  }
  return [try one(call[0])]
}

private func replace(_ text: [UInt8], _ all: [RegexMatch], _ pieces: [Piece]) -> [UInt8] {
  var out: [UInt8] = []
  out.reserveCapacity(text.count)
  var start = 0
  for m in all {
    if m.start > start { out.append(contentsOf: text[start..<m.start]) }
    for p in pieces {
      switch p {
      case .text(let t): out.append(contentsOf: t)
      case .group(0): out.append(contentsOf: text[m.start..<m.end])
      case .group(let g):
        if g <= m.tokens.count { out.append(contentsOf: text[m.tokens[g - 1]]) }
      }
    }
    start = max(start, m.end)
  }
  out.append(contentsOf: text[min(start, text.count)...])
  return out
}

private func regexptranslateBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let op = try call.string(0, "operation OP must be a string")
  let text = try call.bytes(1, "S must be a string")
  var out: [UInt8] = []
  switch op.lowercased() {
  case "escape":
    for c in text {
      if "$.?*+^|\\()[]{}".utf8.contains(c) { out.append(0x5C) }
      out.append(c)
    }
  case "wildcard":
    for c in text {
      switch c {
      case 0x2E: out += [0x5C, 0x2E]
      case 0x2A: out += [0x2E, 0x2A]
      case 0x3F: out.append(0x2E)
      default: out.append(c)
      }
    }
  default: throw call.failed("invalid operation OP")
  }
  return [Value(text: out)]
}

let regexpBuiltins: [Builtin] = [.regexp, .regexpi, .regexprep, .regexptranslate]
