import NablaEngine

/// Upper and lower case, and the classes of characters.
extension Builtin {
  static let toupper = letterCase("toupper", Texts.upper, "upper", shows: "ans = ABC1")
  static let upper = letterCase("upper", Texts.upper, "upper", shows: "ans = ABC1")
  static let tolower = letterCase("tolower", Texts.lower, "lower", shows: "ans = abc1")
  static let lower = letterCase("lower", Texts.lower, "lower", shows: "ans = abc1")

  static let isspace = characterClass(
    "isspace", "white space", "a b", CharacterClass.space,
    shows: "ans =\n\n  0  1  0")
  static let isalpha = characterClass(
    "isalpha", "letters", "a1_", CharacterClass.letter,
    shows: "ans =\n\n  1  0  0")
  static let isletter = characterClass(
    "isletter", "letters", "a1_", CharacterClass.letter,
    shows: "ans =\n\n  1  0  0")
  static let isdigit = characterClass(
    "isdigit", "digits", "a1_", CharacterClass.digit,
    shows: "ans =\n\n  0  1  0")
  static let isupper = characterClass(
    "isupper", "upper case letters", "aBc", CharacterClass.upper,
    shows: "ans =\n\n  0  1  0")
  static let islower = characterClass(
    "islower", "lower case letters", "aBc", CharacterClass.lower,
    shows: "ans =\n\n  1  0  1")
  static let isalnum = characterClass(
    "isalnum", "letters and digits", "a1_", CharacterClass.word,
    shows: "ans =\n\n  1  1  0")
  static let ispunct = characterClass(
    "ispunct", "punctuation", "a,b", CharacterClass.punctuation,
    shows: "ans =\n\n  0  1  0")
  static let iscntrl = characterClass(
    "iscntrl", "control characters", "a\\n", CharacterClass.control,
    shows: "ans =\n\n  0  1")
  static let isgraph = characterClass(
    "isgraph", "visible characters", "a b", CharacterClass.visible,
    shows: "ans =\n\n  1  0  1")
  static let isprint = characterClass(
    "isprint", "printable characters", "a b", CharacterClass.printable,
    shows: "ans =\n\n  1  1  1")
  static let isxdigit = characterClass(
    "isxdigit", "hexadecimal digits", "fg9", CharacterClass.hexadecimal,
    shows: "ans =\n\n  1  0  1")
  static let isascii = characterClass(
    "isascii", "ASCII characters", "ab", { $0 < 128 },
    shows: "ans =\n\n  1  1")

  static let isstrprop = Builtin(
    "isstrprop", "TF = isstrprop (S, TYPE)", .exactly(2), category: .strings,
    summary: "Which characters are of a kind?",
    details: """
      TYPE: alpha, alnum (alphanum), lower, upper, digit, xdigit, space (wspace), punct, cntrl,
      graph (graphic), print, ascii.
      """,
    examples: [Example("isstrprop (\"a1 \", \"digit\")", shows: "ans =\n\n  0  1  0")],
    errors: ["Octave:invalid-fun-call": "there is no kind"],
    seeAlso: ["isalpha", "isdigit", "isspace"], body: isstrpropBody)

  static let toascii = Builtin(
    "toascii", "N = toascii (S)", .exactly(1), category: .strings,
    summary: "The codes of the characters of a text.",
    examples: [Example("toascii (\"AB\")", shows: "ans =\n\n   65   66")],
    errors: ["Octave:invalid-fun-call": "there is no text"],
    seeAlso: ["double", "char"],
    body: { (call) throws(NablaError) in [try Conversion.convert(call[0], to: .double)] })
}

/// Kinds of characters, in the C locale.
enum CharacterClass {
  static let space: @Sendable (UInt8) -> Bool = { $0 == 0x20 || ($0 >= 9 && $0 <= 13) }
  static let lower: @Sendable (UInt8) -> Bool = { $0 >= 0x61 && $0 <= 0x7A }
  static let upper: @Sendable (UInt8) -> Bool = { $0 >= 0x41 && $0 <= 0x5A }
  static let letter: @Sendable (UInt8) -> Bool = { lower($0) || upper($0) }
  static let digit: @Sendable (UInt8) -> Bool = { $0 >= 0x30 && $0 <= 0x39 }
  static let word: @Sendable (UInt8) -> Bool = { letter($0) || digit($0) }
  static let visible: @Sendable (UInt8) -> Bool = { $0 > 0x20 && $0 < 0x7F }
  static let printable: @Sendable (UInt8) -> Bool = { $0 >= 0x20 && $0 < 0x7F }
  static let punctuation: @Sendable (UInt8) -> Bool = { visible($0) && !word($0) }
  static let control: @Sendable (UInt8) -> Bool = { $0 < 0x20 || $0 == 0x7F }
  static let hexadecimal: @Sendable (UInt8) -> Bool = {
    digit($0) || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x66)
  }
}

private func letterCase(
  _ name: String, _ change: @escaping @Sendable (UInt8) -> UInt8, _ word: String, shows: String
) -> Builtin {
  Builtin(
    name, "S = \(name) (S)", .exactly(1), category: .strings,
    summary: "Text with all letters in \(word) case.",
    details: "A cell is done element by element; numbers stay as they are.",
    examples: [Example("\(name) (\"aBc1\")", shows: shows)],
    errors: ["Octave:invalid-fun-call": "there is no text"],
    seeAlso: word == "upper" ? ["tolower", "strcmpi"] : ["toupper", "strcmpi"],
    strings: .answered,
    body: { (call) throws(NablaError) in
      let error = call.fail(
        "\(word == "upper" ? "toupper" : "tolower"): not defined for \(TypeName.of(call[0]))")
      return [try changeCase(call[0], change, error)]
    })
}

private func changeCase(_ v: Value, _ change: (UInt8) -> UInt8, _ error: NablaError)
  throws(NablaError) -> Value
{
  switch v {
  case .char(let t):
    return .char(try t.translated(by: (0...255).map { change(UInt8($0)) }))
  case .cell(let c):
    let out = try CellArray(c.dims)
    for i in 0..<c.count { out.data[i] = try changeCase(c.data[i], change, error) }
    return .cell(out)
  default:
    guard v.classID.isArithmetic else { throw error }
    return v
  }
}

private func characterClass(
  _ name: String, _ what: String, _ sample: String, _ test: @escaping @Sendable (UInt8) -> Bool,
  shows: String
) -> Builtin {
  Builtin(
    name, "TF = \(name) (S)", .exactly(1), category: .strings,
    summary: "Which characters are \(what)?",
    details: "A cell is done element by element; nothing but text has such characters.",
    examples: [Example("\(name) (\"\(sample)\")", shows: shows)],
    errors: ["Octave:invalid-fun-call": "there is no text"],
    seeAlso: ["isstrprop"],
    body: { (call) throws(NablaError) in
      [
        try classify(
          call[0], test, call.fail("\(call.name): not defined for \(TypeName.of(call[0]))"))
      ]
    })
}

private func classify(_ v: Value, _ test: (UInt8) -> Bool, _ error: NablaError)
  throws(NablaError) -> Value
{
  switch v {
  case .char(let t):
    return Value(try t.marked(by: (0...255).map { test(UInt8($0)) }))
  case .cell(let c):
    let out = try CellArray(c.dims)
    for i in 0..<c.count { out.data[i] = try classify(c.data[i], test, error) }
    return .cell(out)
  default:
    guard v.classID.isArithmetic else { throw error }
    return Value(try Tensor<Bool>(v.dims))
  }
}

private func isstrpropBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let type = try call.string(1)
  let test: @Sendable (UInt8) -> Bool
  switch type {
  case "alpha": test = CharacterClass.letter
  case "alnum", "alphanum": test = CharacterClass.word
  case "lower": test = CharacterClass.lower
  case "upper": test = CharacterClass.upper
  case "digit": test = CharacterClass.digit
  case "xdigit": test = CharacterClass.hexadecimal
  case "space", "wspace": test = CharacterClass.space
  case "punct": test = CharacterClass.punctuation
  case "cntrl": test = CharacterClass.control
  case "graph", "graphic": test = CharacterClass.visible
  case "print": test = CharacterClass.printable
  case "ascii": test = { $0 < 128 }
  default: throw call.failed("invalid string property")
  }
  var v = call[0]
  if v.classID.isArithmetic, !v.isChar { v = try Conversion.convert(v, to: .char) }
  return [try classify(v, test, call.fail("isstrprop: not defined for \(TypeName.of(v))"))]
}

let letterCaseBuiltins: [Builtin] = [.toupper, .upper, .tolower, .lower]

let characterClassBuiltins: [Builtin] = [
  .isspace, .isalpha, .isletter, .isdigit, .isupper, .islower, .isalnum, .ispunct, .iscntrl,
  .isgraph, .isprint, .isxdigit, .isascii, .isstrprop, .toascii,
]
