import NablaEngine

/// Escapes, names and encodings.
extension Builtin {
  static let doStringEscapes = Builtin(
    "do_string_escapes", "S = do_string_escapes (S)", .exactly(1), category: .strings,
    summary: "Text with escape sequences replaced by the characters they stand for.",
    examples: [Example("double (do_string_escapes ('a\\nb'))", shows: "ans =\n\n   97   10   98")],
    errors: ["Octave:invalid-fun-call": "there is no text"],
    seeAlso: ["undo_string_escapes"], strings: .answered, body: doStringEscapesBody)

  static let undoStringEscapes = Builtin(
    "undo_string_escapes", "S = undo_string_escapes (S)", .exactly(1), category: .strings,
    summary: "Text with special characters written as escape sequences.",
    examples: [Example("undo_string_escapes (\"a\\nb\")", shows: "ans = a\\nb")],
    errors: ["Octave:invalid-fun-call": "there is no text"],
    seeAlso: ["do_string_escapes"], strings: .answered, body: undoStringEscapesBody)

  static let isvarname = Builtin(
    "isvarname", "TF = isvarname (NAME)", .exactly(1), category: .strings,
    summary: "Can the text be the name of a variable?",
    examples: [
      Example("isvarname (\"x1\")", shows: "ans = 1"),
      Example("isvarname (\"for\")", shows: "ans = 0"),
    ],
    errors: ["Octave:invalid-fun-call": "there is no text"],
    seeAlso: ["iskeyword", "exist"],
    body: { (call) throws(NablaError) in
      [.bool(call[0].textBytes.map { VariableNames.isValid($0) } ?? false)]
    })

  static let iskeyword = Builtin(
    "iskeyword", "TF = iskeyword (NAME)\nC = iskeyword ()", .between(0, 1), category: .strings,
    summary: "Is the text a word of the language?",
    examples: [Example("iskeyword (\"while\")", shows: "ans = 1")],
    seeAlso: ["isvarname"], body: iskeywordBody)

  static let genvarname = Builtin(
    "genvarname", "V = genvarname (STR)\nV = genvarname (STR, EXCLUSIONS)", .between(1, 2),
    category: .strings, summary: "Valid names of variables that are not taken.",
    examples: [Example("genvarname (\"x\", {\"x\", \"x1\"});", shows: nil)],
    errors: ["Octave:invalid-fun-call": "there is no text"],
    seeAlso: ["isvarname", "matlab.lang.makeValidName"], body: genvarnameBody)

  static let makeValidName = Builtin(
    "matlab.lang.makeValidName",
    "[V, CHANGED] = matlab.lang.makeValidName (STR)\n[...] = matlab.lang.makeValidName (..., NAME, VALUE)",
    .atLeast(1), outputs: 2, category: .strings,
    summary: "Texts made into names of variables.",
    details: """
      "ReplacementStyle" is "underscore", "delete" or "hex", for what a name cannot have; "Prefix" goes
      before what a name cannot begin with. A letter behind white space becomes upper case.
      """,
    examples: [Example("matlab.lang.makeValidName (\"1st try\")", shows: "ans = x1stTry")],
    errors: ["Octave:invalid-fun-call": "there is no text"],
    seeAlso: ["isvarname", "matlab.lang.makeUniqueStrings"], body: makeValidNameBody)

  static let makeUniqueStrings = Builtin(
    "matlab.lang.makeUniqueStrings",
    "[S, CHANGED] = matlab.lang.makeUniqueStrings (STR, TAKEN)", .between(1, 4), outputs: 2,
    category: .strings, summary: "Texts with numbers added so that none occurs twice.",
    examples: [
      Example("matlab.lang.makeUniqueStrings (\"a\", {\"a\", \"a_1\"})", shows: "ans = a_2")
    ],
    errors: ["Octave:invalid-fun-call": "there is no text"],
    seeAlso: ["matlab.lang.makeValidName"], body: makeUniqueStringsBody)

  static let unicode2native = Builtin(
    "unicode2native", "BYTES = unicode2native (STR)\nBYTES = unicode2native (STR, CODEPAGE)",
    .between(1, 2), category: .strings, summary: "The bytes of a text in an encoding.",
    details: "UTF-8 unless another is given; Latin-1 and ASCII are the others.",
    examples: [Example("unicode2native (\"aé\", \"latin1\")", shows: "ans =\n\n   97  233")],
    errors: ["Octave:invalid-fun-call": "there is no text"],
    seeAlso: ["native2unicode"], body: unicode2nativeBody)

  static let newline = Builtin(
    "newline", "S = newline ()", .exactly(0), category: .strings,
    summary: "The character that ends a line.",
    examples: [Example("double (newline)", shows: "ans = 10")],
    errors: ["Octave:invalid-fun-call": "an argument is given"], seeAlso: ["do_string_escapes"],
    body: { (_) throws(NablaError) in [Value(text: [10])] })

  static let unicodeIdx = Builtin(
    "unicode_idx", "IDX = unicode_idx (STR)", .exactly(1), category: .strings,
    summary: "For each byte of a text the number of the character that it is part of.",
    examples: [Example("unicode_idx (\"aäbc\")", shows: "ans =\n\n   1   2   2   3   4")],
    errors: ["Octave:invalid-fun-call": "there is no text"], seeAlso: ["unicode2native"],
    body: unicodeIdxBody)

  static let unicodeLength = Builtin(
    "__unicode_length__", "N = __unicode_length__ (STR)", .exactly(1), category: .strings,
    summary: "The number of characters of UTF-8 texts.",
    examples: [Example("__unicode_length__ (\"aäbc\")", shows: "ans = 4")],
    errors: ["Octave:invalid-fun-call": "there is no text"], seeAlso: ["unicode_idx", "length"],
    body: unicodeLengthBody)

  static let native2unicode = Builtin(
    "native2unicode", "STR = native2unicode (BYTES)\nSTR = native2unicode (BYTES, CODEPAGE)",
    .between(1, 2), category: .strings, summary: "The text of bytes in an encoding.",
    examples: [Example("native2unicode (uint8 ([97 233]), \"latin1\")", shows: "ans = aé")],
    errors: ["Octave:invalid-fun-call": "there are no bytes"],
    seeAlso: ["unicode2native"], body: native2unicodeBody)
}

/// Names of variables.
enum VariableNames {
  static let keywords: Set<String> = [
    "__FILE__", "__LINE__", "break", "case", "catch", "continue", "do", "else", "elseif", "end",
    "end_try_catch", "end_unwind_protect", "endclassdef", "endenumeration", "endevents", "endfor",
    "endfunction", "endif", "endmethods", "endparfor", "endproperties", "endswitch", "endwhile",
    "for", "function", "global", "if", "otherwise", "parfor", "persistent", "return",
    "switch", "try", "until", "unwind_protect", "unwind_protect_cleanup", "while",
    "endarguments", "endspmd", "spmd", "enumeration", "events", "methods", "properties",
    "arguments", "classdef",
  ]
  /// Words only where they open a block of a class.
  private static let contextual: Set<String> = [
    "enumeration", "events", "methods", "properties", "arguments",
  ]

  static func isKeyword(_ name: String) -> Bool {
    keywords.contains(name) && !contextual.contains(name)
  }

  static func isValid(_ t: [UInt8]) -> Bool {
    guard let first = t.first, CharacterClass.letter(first) || first == 0x5F else { return false }
    for c in t where !(CharacterClass.word(c) || c == 0x5F) { return false }
    return !isKeyword(String(decoding: t, as: UTF8.self))
  }
}

private func doStringEscapesBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard case .char(let t) = call[0] else {
    throw call.failed("STRING argument must be of type string")
  }
  return [Value(text: try Escapes.process(t.bytes, session: call.session))]
}

private func undoStringEscapesBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard case .char(let t) = call[0] else { throw call.failed("S argument must be a string") }
  return [Value(text: Escapes.undo(t.bytes))]
}

private func iskeywordBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard call.has(0) else {
    var list: [[UInt8]] = []
    for k in VariableNames.keywords.sorted() where VariableNames.isKeyword(k) {
      list.append(Array(k.utf8))
    }
    var values: [Value] = []
    for t in list { values.append(Value(text: t)) }
    return [try .cellColumn(values)]
  }
  guard let name = call[0].text else { throw call.failed("NAME must be a string") }
  return [.bool(VariableNames.isKeyword(name))]
}

// MARK: - Making names

private struct NameStyle {
  var replacement = "underscore"
  var prefix = Array("x".utf8)
}

private func validName(_ t: [UInt8], _ style: NameStyle) -> [UInt8] {
  if VariableNames.isValid(t) { return t }
  if VariableNames.isKeyword(String(decoding: t, as: UTF8.self)), let first = t.first {
    return style.prefix + [Texts.upper(first)] + t[1...]
  }
  // White space goes; a letter behind it becomes upper case.
  var joined: [UInt8] = []
  var raise = false
  for c in t {
    if TextRows.isSpace(c) {
      raise = true
      continue
    }
    joined.append(raise && !joined.isEmpty ? Texts.upper(c) : raise ? Texts.upper(c) : c)
    raise = false
  }
  var out: [UInt8] = []
  for c in joined {
    if CharacterClass.word(c) || c == 0x5F {
      out.append(c)
      continue
    }
    switch style.replacement {
    case "delete": break
    case "hex":
      out.append(contentsOf: "0x".utf8)
      if c < 16 { out.append(0x30) }
      out.append(contentsOf: String(c, radix: 16, uppercase: true).utf8)
    default: out.append(0x5F)
    }
  }
  if let first = out.first, CharacterClass.letter(first) || first == 0x5F { return out }
  return style.prefix + out
}

private func mapNames(_ v: Value, _ call: borrowing Call, _ change: ([UInt8]) -> [UInt8])
  throws(NablaError) -> [Value]
{
  switch v {
  case .char(let t):
    let old = t.bytes
    let new = change(old)
    return [Value(text: new), .bool(new != old)]
  case .cell(let c):
    let out = try CellArray(c.dims)
    let changed = try Tensor<Bool>(c.dims)
    for i in 0..<c.count {
      guard case .char(let t) = c.data[i] else {
        throw call.failed("input must be a string or cellstr")
      }
      let old = t.bytes
      let new = change(old)
      out.data[i] = Value(text: new)
      changed.data[i] = new != old
    }
    return [.cell(out), Value(changed)]
  default:
    throw call.fail(
      "makeValidName: STR must be a string or cellstr",
      id: "")
  }
}

private func makeValidNameBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var style = NameStyle()
  var i = 1
  guard call.count % 2 == 1 else {
    throw call.fail("makeValidName: property/value options must occur in pairs")
  }
  while i < call.count {
    guard let word = call[i].text?.lowercased() else {
      throw call.fail("makeValidName: option argument must be a string")
    }
    let value = call[i + 1].text ?? ""
    switch word {
    case "replacementstyle":
      guard ["underscore", "delete", "hex"].contains(value.lowercased()) else {
        throw call.fail("makeValidName: invalid 'ReplacementStyle' value '\(value)'")
      }
      style.replacement = value.lowercased()
    case "prefix":
      guard VariableNames.isValid(Array(value.utf8)) else {
        throw call.fail("makeValidName: invalid 'Prefix' value '\(value)'")
      }
      style.prefix = Array(value.utf8)
    default: throw call.fail("makeValidName: unknown property '\(call[i].text ?? "")'")
    }
    i += 2
  }
  return try mapNames(call[0], call) { validName($0, style) }
}

private func makeUniqueStringsBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard let names = Texts.list(call[0]), call[0].isCell || call[0].isText else {
    throw call.fail("makeUniqueStrings: STR must be a string or cellstr")
  }
  var limit = Int.max
  if call.has(2) {
    guard let n = call[2].realScalar, n > 0, n == n.rounded() else {
      throw call.fail("makeUniqueStrings: MAXLENGTH must be a positive integer")
    }
    limit = Int(min(n, 1e15))
  }
  var taken: Set<[UInt8]> = []
  let chosen = try chosenNames(call, names, &taken)
  var out: [[UInt8]] = []
  for (i, old) in names.enumerated() {
    guard chosen.contains(i) else {
      out.append(old)
      continue
    }
    var new = Array(old.prefix(limit))
    var k = 0
    // A number that makes a name of the list itself would only move the clash.
    while taken.contains(new) || k > 0 && names.contains(new) {
      k += 1
      let suffix = [0x5F] + Array(String(k).utf8)
      guard suffix.count < limit || limit == Int.max else {
        throw call.fail("makeUniqueStrings: cannot create unique elements within MAXLENGTH")
      }
      new = Array(old.prefix(limit == Int.max ? old.count : limit - suffix.count)) + suffix
    }
    taken.insert(new)
    out.append(new)
  }
  let changed = try Tensor<Bool>(call[0].isCell ? call[0].dims : .scalar)
  for i in 0..<out.count where i < changed.count { changed.data[i] = out[i] != names[i] }
  guard case .cell(let c) = call[0] else {
    return [out.first.map { Value(text: $0) } ?? .emptyString, Value(changed)]
  }
  let cell = try CellArray(c.dims)
  for i in 0..<c.count { cell.data[i] = Value(text: out[i]) }
  return [.cell(cell), Value(changed)]
}

/// The names that may change: all, or those that the second argument counts out; `taken` gets the others.
private func chosenNames(
  _ call: borrowing Call, _ names: [[UInt8]], _ taken: inout Set<[UInt8]>
) throws(NablaError) -> Set<Int> {
  guard call.has(1), !call[1].isEmpty else { return Set(0..<names.count) }
  if let list = Texts.list(call[1]) {
    taken = Set(list)
    return Set(0..<names.count)
  }
  var chosen: Set<Int> = []
  let numbers = try Numbers.reals(call[1])
  if call[1].isLogical {
    guard numbers.count == names.count else {
      throw call.fail("makeUniqueStrings: STR and EX logical array must have the same length")
    }
    for (i, x) in numbers.enumerated() where x != 0 { chosen.insert(i) }
  } else {
    for x in numbers {
      guard x >= 1, x == x.rounded(), x <= Double(names.count) else {
        throw call.fail("makeUniqueStrings: invalid array of indices EX")
      }
      chosen.insert(Int(x) - 1)
    }
  }
  for i in 0..<names.count where !chosen.contains(i) { taken.insert(names[i]) }
  return chosen
}

private func genvarnameBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var taken: Set<[UInt8]> = []
  if call.has(1) {
    guard let list = Texts.list(call[1]) else {
      throw call.failed("EXCLUSIONS must be a string or cellstr")
    }
    taken = Set(list)
  }
  let out = try mapNames(call[0], call) { old in
    var base = old
    if VariableNames.isKeyword(String(decoding: old, as: UTF8.self)), let first = old.first {
      base = [0x78, Texts.upper(first)] + old[1...]
    } else if !VariableNames.isValid(old) {
      base = old.map { CharacterClass.word($0) ? $0 : 0x5F }
      if base.isEmpty || CharacterClass.digit(base[0]) { base.insert(0x78, at: 0) }
    }
    var new = base
    var k = 0
    while taken.contains(new) {
      k += 1
      new = base + Array(String(k).utf8)
    }
    taken.insert(new)
    return new
  }
  return [out[0]]
}

// MARK: - Encodings

private enum Encoding {
  case utf8, latin1

  static func named(_ v: Value, _ call: borrowing Call) throws(NablaError) -> Encoding {
    guard let name = v.text?.lowercased() else { throw call.failed("CODEPAGE must be a string") }
    switch name {
    case "utf-8", "utf8": return .utf8
    case "latin1", "latin-1", "iso-8859-1", "iso8859-1", "us-ascii", "ascii", "windows-1252":
      return .latin1
    default:
      let direction =
        call.name == "unicode2native"
        ? "from UTF-8 to codepage '\(name)'" : "from codepage '\(name)' to UTF-8"
      throw call.failed("converting \(direction): Invalid argument")
    }
  }
}

private func unicode2nativeBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard case .char(let t) = call[0], t.dims.isVector || t.count == 0 else {
    throw call.failed("UTF8_STR must be a character vector")
  }
  if t.count == 0 { return [.uint8(try Tensor<UInt8>(Dims.empty))] }
  let encoding = call.has(1) ? try Encoding.named(call[1], call) : .utf8
  var bytes = t.bytes
  if encoding == .latin1 {
    var out: [UInt8] = []
    for s in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      out.append(s.value < 256 ? UInt8(s.value) : 0x3F)
    }
    bytes = out
  }
  return [
    .uint8(try Tensor<UInt8>(t.dims.isColumn ? Dims(bytes.count, 1) : Dims(1, bytes.count), bytes))
  ]
}

/// Rows one after the other; a byte that continues a character has the number of the one before.
private func unicodeIdxBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard case .char(let t) = call[0], t.dims.is2D else { throw call.failed("STR must be a string") }
  let (m, n) = (t.dims.rows, t.dims.columns)
  let out = try Tensor<Double>(uninitialized: t.dims)
  var number = 0.0
  for i in 0..<m {
    for j in 0..<n {
      if t.data[i + j * m].byte & 0xC0 != 0x80 { number += 1 }
      out.data[i + j * m] = number
    }
  }
  return [Value(out)]
}

private func unicodeLengthBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  func length(_ t: Tensor<Char>) -> Double {
    Double(t.elements.reduce(0) { $0 + ($1.byte & 0xC0 != 0x80 ? 1 : 0) })
  }
  switch call[0] {
  case .char(let t): return [.scalar(length(t))]
  case .cell(let c):
    let out = try Tensor<Double>(uninitialized: c.dims)
    for i in 0..<c.count {
      guard case .char(let t) = c.data[i] else {
        throw call.failed("STR must be a character string or cell array of strings")
      }
      out.data[i] = length(t)
    }
    return [Value(out)]
  default: throw call.failed("STR must be a character string or cell array of strings")
  }
}

private func native2unicodeBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  if call[0].isChar { return [call[0]] }
  guard call[0].isNumeric, call[0].dims.isVector || call[0].isEmpty else {
    throw call.failed("NATIVE_BYTES must be a numeric vector")
  }
  let encoding = call.has(1) ? try Encoding.named(call[1], call) : .utf8
  var out: [UInt8] = []
  for x in try Numbers.reals(call[0]) {
    let b = UInt8(max(0, min(255, x)))
    if encoding == .utf8 || b < 128 {
      out.append(b)
    } else {
      out.append(0xC0 | b >> 6)
      out.append(0x80 | b & 0x3F)
    }
  }
  return [Value(text: out)]
}

let textNameBuiltins: [Builtin] = [
  .doStringEscapes, .undoStringEscapes, .isvarname, .iskeyword, .genvarname, .makeValidName,
  .makeUniqueStrings, .unicode2native, .native2unicode, .newline, .unicodeIdx, .unicodeLength,
]
