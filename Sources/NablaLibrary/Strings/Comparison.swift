import NablaEngine

/// Are texts the same?
extension Builtin {
  static let strcmp = comparison(
    "strcmp", "Are texts the same?",
    examples: [
      Example("strcmp (\"abc\", \"abc\")", shows: "ans = 1"),
      Example("strcmp ({\"a\", \"b\"}, \"a\")", shows: "ans =\n\n  1  0"),
    ], ignoreCase: false, limited: false)
  static let strcmpi = comparison(
    "strcmpi", "Are texts the same but for the case of their letters?",
    examples: [
      Example("strcmpi (\"ABC\", \"abc\")", shows: "ans = 1")
    ], ignoreCase: true, limited: false)
  static let strncmp = comparison(
    "strncmp", "Are the first N characters of texts the same?",
    examples: [
      Example("strncmp (\"abcdef\", \"abcxyz\", 3)", shows: "ans = 1")
    ], ignoreCase: false, limited: true)
  static let strncmpi = comparison(
    "strncmpi", "Are the first N characters of texts the same but for their case?",
    examples: [
      Example("strncmpi (\"ABCdef\", \"abcxyz\", 3)", shows: "ans = 1")
    ], ignoreCase: true, limited: true)

  static let startsWith = affix("startsWith", "begin with", "hello", "he")
  static let endsWith = affix("endsWith", "end with", "hello", "lo")

  static let validatestring = Builtin(
    "validatestring",
    "S = validatestring (STR, OPTIONS)\nS = validatestring (..., FUNCTION, VARIABLE, POSITION)",
    .between(2, 5), category: .strings,
    summary: "The one option that a text, perhaps shortened, stands for.",
    examples: [Example("validatestring (\"r\", {\"red\", \"green\"})", shows: "ans = red")],
    errors: ["Octave:invalid-fun-call": "there are no options"],
    seeAlso: ["strncmpi", "validateattributes"], strings: .answered, body: validatestringBody)
}

private func comparison(
  _ name: String, _ summary: String, examples: [Example], ignoreCase: Bool, limited: Bool
) -> Builtin {
  let extra = limited ? ", N" : ""
  return Builtin(
    name, "TF = \(name) (S1, S2\(extra))", .exactly(limited ? 3 : 2), category: .strings,
    summary: summary,
    details: """
      A cell is compared element by element, with one text or with a cell of its size. What is not text
      is never the same as anything.
      """,
    examples: examples, errors: ["Octave:invalid-fun-call": "an argument is missing"],
    seeAlso: ["strcmp", "strcmpi", "strncmp", "strncmpi", "isequal"].filter { $0 != name },
    body: { (call) throws(NablaError) in
      var limit = -1
      if limited {
        let n = try call.double(2, "N must be greater than 0")
        guard n > 0 else { throw call.failed("N must be greater than 0") }
        limit = Int(min(n, 1e15))
      }
      return [try compare(call[0], call[1], call, ignoreCase: ignoreCase, limit: limit)]
    })
}

private func compare(
  _ a: Value, _ b: Value, _ call: borrowing Call, ignoreCase: Bool, limit: Int
) throws(NablaError) -> Value {
  switch (a, b) {
  case (.cell(let x), .cell(let y)):
    if x.count == 1, y.count != 1 { return try compareAll(x.data[0], y, ignoreCase, limit) }
    if y.count == 1 { return try compareAll(y.data[0], x, ignoreCase, limit) }
    guard x.dims == y.dims else { throw call.failed("nonconformant cell arrays") }
    let out = try Tensor<Bool>(uninitialized: x.dims)
    for i in 0..<x.count {
      out.data[i] = same(x.data[i], y.data[i], ignoreCase, limit, inCell: true)
    }
    return Value(out)
  case (.cell(let x), _): return try compareAll(b, x, ignoreCase, limit)
  case (_, .cell(let y)): return try compareAll(a, y, ignoreCase, limit)
  default: return .bool(same(a, b, ignoreCase, limit))
  }
}

/// One text, or as many rows as the cell has elements, with each element.
private func compareAll(_ a: Value, _ c: CellArray, _ ignoreCase: Bool, _ limit: Int)
  throws(NablaError) -> Value
{
  let out = try Tensor<Bool>(c.dims)
  if case .char(let t) = a, t.dims.is2D, t.dims.rows > 1 {
    let rows = TextRows.rows(t)
    if c.count == 1 {
      let column = try Tensor<Bool>(uninitialized: Dims(rows.count, 1))
      for (i, r) in rows.enumerated() {
        column.data[i] = same(Value(text: r), c.data[0], ignoreCase, limit, inCell: true)
      }
      return Value(column)
    }
    guard rows.count == c.count else { return Value(out) }
    for (i, r) in rows.enumerated() {
      out.data[i] = same(Value(text: r), c.data[i], ignoreCase, limit, inCell: true)
    }
    return Value(out)
  }
  if case .char(let t) = a, !ignoreCase {
    return Value(try LibraryLoops.compare(t, with: c, limit: limit))
  }
  for i in 0..<c.count { out.data[i] = same(a, c.data[i], ignoreCase, limit, inCell: true) }
  return Value(out)
}

/// Two texts have to agree in size, too; in cells empty ones are all the same.
private func same(
  _ a: Value, _ b: Value, _ ignoreCase: Bool, _ limit: Int, inCell: Bool = false
) -> Bool {
  guard case .char(let x) = a, case .char(let y) = b else { return false }
  var n = x.count
  if limit >= 0 {
    n = limit
    guard x.count >= n, y.count >= n else {
      return x.count == y.count && x.count < n
        && prefixSame(x, y, x.count, ignoreCase)
    }
  } else {
    guard x.dims == y.dims || inCell && x.count == 0 && y.count == 0 else { return false }
  }
  return prefixSame(x, y, n, ignoreCase)
}

private func prefixSame(_ x: Tensor<Char>, _ y: Tensor<Char>, _ n: Int, _ ignoreCase: Bool) -> Bool
{
  let p = x.data
  let q = y.data
  if ignoreCase {
    for i in 0..<n where Texts.lower(p[i].byte) != Texts.lower(q[i].byte) { return false }
  } else {
    for i in 0..<n where p[i].byte != q[i].byte { return false }
  }
  return true
}

// MARK: - Beginnings and ends

private func affix(_ name: String, _ verb: String, _ text: String, _ part: String) -> Builtin {
  let atStart = name == "startsWith"
  return Builtin(
    name, "TF = \(name) (STR, PATTERN)\nTF = \(name) (STR, PATTERN, \"IgnoreCase\", TF)",
    .between(2, 4), category: .strings,
    summary: "Which texts \(verb) one of the patterns?",
    examples: [
      Example("\(name) (\"\(text)\", \"\(part)\")", shows: "ans = 1"),
      Example("\(name) ({\"\(text)\", \"x\"}, {\"a\", \"\(part)\"})", shows: "ans =\n\n  1  0"),
    ],
    errors: ["Octave:invalid-fun-call": "there is no pattern"],
    seeAlso: [atStart ? "endsWith" : "startsWith", "strncmp", "regexp"],
    body: { (call) throws(NablaError) in
      guard let texts = Texts.list(call[0]) else {
        throw call.failed("STR must be a string or cell array of strings")
      }
      guard let patterns = Texts.list(call[1]) else {
        throw call.failed("PATTERN must be a string or cell array of strings")
      }
      var ignoreCase = false
      if call.has(2) {
        guard call.has(3) else { throw call.invalid() }
        guard let word = call[2].text?.lowercased(), !word.isEmpty, "ignorecase".hasPrefix(word)
        else {
          throw call.failed("third input must be \"IgnoreCase\"")
        }
        guard let flag = call[3].realScalar, !call[3].isChar else {
          throw call.failed("\"IgnoreCase\" value must be a logical scalar")
        }
        ignoreCase = flag != 0
      }
      let out = try Tensor<Bool>(call[0].isCell ? call[0].dims : Dims(texts.count, 1))
      for (i, t) in texts.enumerated() {
        out.data[i] = patterns.contains { p in
          guard p.count <= t.count else { return false }
          let start = atStart ? 0 : t.count - p.count
          for k in 0..<p.count {
            let same =
              ignoreCase
              ? Texts.lower(t[start + k]) == Texts.lower(p[k]) : t[start + k] == p[k]
            if !same { return false }
          }
          return true
        }
      }
      return [Value(out)]
    })
}

// MARK: - validatestring

private func validatestringBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard let text = call[0].textBytes else {
    throw call.failed("STR must be a single character string")
  }
  guard call[1].isCell, let options = Texts.list(call[1]) else {
    throw call.failed("STRARRAY must be a cellstr")
  }
  var function = ""
  var variable = ""
  var position = ""
  var words = Array(call.arguments.dropFirst(2))
  if let last = words.last, let n = last.realScalar, !last.isChar {
    guard n >= 1, n == n.rounded(), n < 1e15 else { throw call.failed("POSITION must be >= 1") }
    position = "\(Int(n))"
    words.removeLast()
  }
  guard words.count <= 2 else {
    throw call.failed("invalid number of character inputs (> 3)")
  }
  if let first = words.first {
    guard let name = first.text else {
      throw call.failed("FUNCNAME must be a single character string")
    }
    function = name
  }
  if words.count > 1 {
    guard let name = words[1].text else {
      throw call.failed("VARNAME must be a single character string")
    }
    variable = name
  }
  let matches = options.filter { o in
    o.count >= text.count && zip(o, text).allSatisfy { Texts.lower($0) == Texts.lower($1) }
  }
  let shown = String(decoding: text, as: UTF8.self)
  var who = function.isEmpty ? "validatestring: " : "\(function): "
  who += "'\(shown)'"
  if !variable.isEmpty || !position.isEmpty {
    var notes: [String] = []
    if !variable.isEmpty { notes.append("variable \(variable)") }
    if !position.isEmpty { notes.append("argument #\(position)") }
    who += " (" + notes.joined(separator: ", ") + ")"
  }
  func listing(_ l: [[UInt8]]) -> String {
    l.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
  }
  guard !matches.isEmpty else {
    throw call.fail("\(who) does not match any of\n\(listing(options))")
  }
  if matches.count == 1 { return [Value(text: matches[0])] }
  // Several: an exact one, or one that all the others continue.
  if let exact = matches.first(where: { $0.count == text.count }) { return [Value(text: exact)] }
  let shortest = matches.min { $0.count < $1.count } ?? matches[0]
  let nested = matches.allSatisfy { o in
    zip(o, shortest).allSatisfy { Texts.lower($0) == Texts.lower($1) }
  }
  guard nested else {
    throw call.fail("\(who) matches multiple possible values:\n\(listing(matches))")
  }
  return [Value(text: shortest)]
}

let textComparisonBuiltins: [Builtin] = [
  .strcmp, .strcmpi, .strncmp, .strncmpi, .startsWith, .endsWith, .validatestring,
]
