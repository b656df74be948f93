import NablaEngine

/// The class string: making arrays of strings, and asking about them.
extension Builtin {
  static let string = Builtin(
    "string", "S = string (X)", .exactly(1), category: .types,
    summary: "The value as an array of strings.",
    details: """
      A char row becomes one string, a char matrix a column of them, a cell array of texts, numbers or
      logicals one string a cell, and numbers one string each: whole ones in full, others with four
      digits behind the point and at least five in all.

      A string is one element, whatever its length: `S(2)` is the second string, `S{2}` its characters.
      `+` joins strings, comparisons work string by string, brackets make arrays: every part becomes a
      string. Double quotes write strings in the MATLAB dialect only.
      """,
    examples: [
      Example("s = string ('abc')", shows: "s = \"abc\""),
      Example("string ([pi 1e10])", shows: "ans =\n\n    \"3.1416\"    \"10000000000\""),
      Example("string ({'red', 'green'}) + 5", shows: "ans =\n\n    \"red5\"    \"green5\""),
      Example("[string('x'), true, 2.5] == 'true'", shows: "ans =\n\n  0  1  0"),
    ],
    errors: ["Nabla:string-conversion": "a value has no text: `string (@sin)`"],
    seeAlso: ["strings", "isstring", "char", "cellstr", "strlength", "missing"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    [.string(try StringConversion.strings(call[0]))]
  }

  static let strings = Builtin(
    "strings", "S = strings ()\nS = strings (N)\nS = strings (M, N, ...)\nS = strings ([M N ...])",
    .any, category: .construction,
    summary: "An array of empty strings.",
    examples: [
      Example("strings (1, 3)", shows: "ans =\n\n    \"\"    \"\"    \"\""),
      Example("s = strings (2, 1); s(2) = \"x\"", shows: "s =\n\n    \"\"\n    \"x\""),
    ],
    seeAlso: ["string", "cell", "zeros"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    let dims = try DimensionArguments.dims(call.arguments[...], name: call.name)
    return [.string(try Tensor<StringElement>(dims, repeating: StringElement([])))]
  }

  static let isstring = Builtin(
    "isstring", "TF = isstring (X)", .exactly(1), category: .types,
    summary: "Is X an array of strings?",
    details: "Texts in quotes are char arrays; `string` makes strings of them.",
    examples: [
      Example("isstring (\"a\")", shows: "ans = 0"),
      Example("isstring (string (\"a\"))", shows: "ans = 1"),
    ],
    errors: ["Octave:invalid-fun-call": "there is no argument"],
    seeAlso: ["string", "ischar", "isStringScalar"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [.bool(call[0].isString)] }

  static let isStringScalar = Builtin(
    "isStringScalar", "TF = isStringScalar (X)", .exactly(1), category: .types,
    summary: "Is X one string?",
    examples: [
      Example("isStringScalar (string ('abc'))", shows: "ans = 1"),
      Example("isStringScalar (string ({'a', 'b'}))", shows: "ans = 0"),
    ],
    seeAlso: ["isstring", "isscalar"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    [.bool(call[0].isString && call[0].count == 1)]
  }

  static let missing = Builtin(
    "missing", "S = missing", .exactly(0), category: .types,
    summary: "A missing string, shown as <missing>.",
    details: """
      It equals nothing, not even itself; what is joined to it is missing, too. Growing an array of
      strings fills its gaps with it.
      """,
    examples: [
      Example("missing", shows: "ans = <missing>"),
      Example("missing == missing", shows: "ans = 0"),
      Example("s = string ('a'); s(3) = \"c\"", shows: "s =\n\n    \"a\"    <missing>    \"c\""),
    ],
    seeAlso: ["ismissing", "string", "NaN"]
  ) { (_: borrowing Call) throws(NablaError) -> [Value] in [try .string(nil)] }

  static let ismissing = Builtin(
    "ismissing", "TF = ismissing (A)\nTF = ismissing (A, INDICATOR)", .between(1, 2),
    category: .searching,
    summary: "Where elements are missing.",
    details: """
      Missing are NaN among numbers, the blank among characters, the empty text in a cell array, and
      <missing> among strings; or what INDICATOR lists instead, numbers or texts.
      """,
    examples: [
      Example("ismissing ([1 NaN 3])", shows: "ans =\n\n  0  1  0"),
      Example("ismissing ({'a', '', 'c'})", shows: "ans =\n\n  0  1  0"),
      Example("ismissing ([1 -99 3], -99)", shows: "ans =\n\n  0  1  0"),
    ],
    seeAlso: ["missing", "isnan"], body: ismissingBody)

  static let strlength = Builtin(
    "strlength", "N = strlength (STR)", .exactly(1), category: .strings,
    summary: "The number of characters of each text.",
    details: "NaN for a missing string.",
    examples: [
      Example("strlength ({'one', 'three'})", shows: "ans =\n\n   3   5"),
      Example("strlength (string ('')) ", shows: "ans = 0"),
    ],
    errors: ["Octave:invalid-fun-call": "there is no argument"],
    seeAlso: ["length", "numel", "string"], strings: .native
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    [try StringList(call[0], call).numbers { $0.map { Double($0.count) } ?? .nan }]
  }

  static let stringsToChars = Builtin(
    "convertStringsToChars", "[A, B, ...] = convertStringsToChars (A, B, ...)", .atLeast(1),
    outputs: Int.max, category: .types,
    summary: "Strings as character vectors and cell arrays of them; other values stay.",
    examples: [Example("class (convertStringsToChars (string ('a')))", shows: "ans = char")],
    seeAlso: ["convertCharsToStrings", "char", "cellstr"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    var results: [Value] = []
    for v in call.arguments {
      if case .string(let t) = v {
        results.append(try StringConversion.texts(t))
      } else {
        results.append(v)
      }
    }
    return results
  }

  static let charsToStrings = Builtin(
    "convertCharsToStrings", "[A, B, ...] = convertCharsToStrings (A, B, ...)", .atLeast(1),
    outputs: Int.max, category: .types,
    summary: "Character vectors and cell arrays of them as strings; other values stay.",
    examples: [Example("convertCharsToStrings ('abc')", shows: "ans = \"abc\"")],
    seeAlso: ["convertStringsToChars", "string"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    var results: [Value] = []
    for v in call.arguments {
      if case .cell(let c) = v, !c.elements.allSatisfy(\.isText) {
        results.append(v)
      } else {
        results.append(try StringConversion.stringsInside(v))
      }
    }
    return results
  }
}

private func ismissingBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = call[0]
  if call.has(1) {
    if v.isString || v.isCell || v.isChar && call[1].isString {
      let wanted = try StringList(call[1], call, "INDICATOR").items
      return [try StringList(v, call, "A").flags { wanted.contains($0) }]
    }
    guard v.classID.isArithmetic, call[1].classID.isArithmetic else {
      throw call.failed("A and INDICATOR must be of the same kind")
    }
    let wanted = try Numbers.reals(call[1])
    let flags = try Numbers.reals(v).map { x in
      wanted.contains { $0 == x || $0.isNaN && x.isNaN }
    }
    return [Value(try Tensor<Bool>(v.dims, flags))]
  }
  switch v {
  case .string, .cell:
    let list = try StringList(v, call, "A")
    return [try list.flags { $0 == nil || list.kind == .cell && $0?.isEmpty == true }]
  case .char(let t):
    return [Value(try Tensor<Bool>(v.dims, t.bytes.map { $0 == 0x20 }))]
  case .complex, .complexSingle:
    let z = try Conversion.complexes(v)
    return [Value(try Tensor<Bool>(v.dims, z.elements.map { $0.re.isNaN || $0.im.isNaN }))]
  default:
    guard v.classID.isArithmetic else {
      throw call.failed("A must be a numeric, char or string array or a cell array of strings")
    }
    return [Value(try Tensor<Bool>(v.dims, try Numbers.reals(v).map(\.isNaN)))]
  }
}

let stringClassBuiltins: [Builtin] = [
  .string, .strings, .isstring, .isStringScalar, .missing, .ismissing, .strlength, .stringsToChars,
  .charsToStrings,
]
