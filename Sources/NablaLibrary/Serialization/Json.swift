import NablaEngine

/// jsonencode and jsondecode.
extension Builtin {
  static let jsonencode = Builtin(
    "jsonencode", "TEXT = jsonencode (X)\nTEXT = jsonencode (X, \"ConvertInfAndNaN\", TF)",
    .atLeast(1), category: .strings,
    summary: "A value as JSON text.",
    details: """
      Structs and maps are objects, cells and arrays are lists; matrices are lists of their rows. Inf
      and NaN become null unless ConvertInfAndNaN is false.
      """,
    examples: [
      Example(
        "jsonencode (struct (\"a\", [1 2; 3 4], \"b\", \"text\"))",
        shows: "ans = {\"a\":[[1,2],[3,4]],\"b\":\"text\"}")
    ],
    seeAlso: ["jsondecode", "mat2str"],
    body: jsonencodeBody)

  static let jsondecode = Builtin(
    "jsondecode", "X = jsondecode (TEXT)\nX = jsondecode (TEXT, \"makeValidName\", TF)",
    .atLeast(1), category: .strings,
    summary: "The value of a JSON text.",
    details: """
      Objects become structs, lists of numbers columns, lists of lists of one length matrices, lists of
      objects with the same fields struct arrays; other lists become cells. null is [], or NaN
      among numbers. Further options are those of matlab.lang.makeValidName.
      """,
    examples: [
      Example("jsondecode (\"[[1, 2], [3, 4]]\")", shows: "ans =\n\n   1   2\n   3   4"),
      Example("jsondecode ('{\"a\": 1}').a", shows: "ans = 1"),
    ],
    seeAlso: ["jsonencode", "str2num"],
    body: jsondecodeBody)
}

private func jsonencodeBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard call.count % 2 == 1 else { throw call.invalid() }
  var hides = true
  for i in stride(from: 1, to: call.count - 1, by: 2) {
    guard let option = call[i].text else {
      throw call.failed("option argument must be a string")
    }
    guard case .bool(let on) = call[i + 1] else {
      throw call.failed("option value must be a logical scalar")
    }
    switch option.lowercased() {
    case "convertinfandnan": hides = on
    case "prettyprint": break
    default:
      throw call.failed(
        "Valid options are \"ConvertInfAndNaN\" and \"PrettyPrint\"")
    }
  }
  var writer = JsonWriter(hidesInfinite: hides)
  try writer.write(call[0])
  return [Value(text: writer.bytes)]
}

private func jsondecodeBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard call.count % 2 == 1 else { throw call.invalid() }
  guard let text = call[0].textBytes else {
    throw call.failed("JSON_TXT must be a character string")
  }
  var makes = true
  var options: [Value] = []
  for i in stride(from: 1, to: call.count - 1, by: 2) {
    guard let option = call[i].text else {
      throw call.failed("option argument must be a string")
    }
    if option.lowercased() == "makevalidname" {
      guard case .bool(let on) = call[i + 1] else {
        throw call.failed("'makeValidName' value must be a bool")
      }
      makes = on
    } else {
      options += [call[i], call[i + 1]]
    }
  }
  let session = call.session
  let extra = options
  var reader = JsonReader(text) { (key: String) throws(NablaError) -> String in
    if !makes || extra.isEmpty && isPlainName(key) { return key }
    let valid = try session.call(
      named: "matlab.lang.makeValidName", [Value(key)] + extra, nargout: 1)
    return valid.first?.text ?? key
  }
  return [try reader.document()]
}

/// A letter, then letters, digits and underscores; longer than any keyword or looked up below.
private func isPlainName(_ s: String) -> Bool {
  let b = Array(s.utf8)
  guard let first = b.first, first == 0x5F || isLetter(first) else { return false }
  for c in b where !(isLetter(c) || c == 0x5F || c >= 0x30 && c <= 0x39) { return false }
  return !keywords.contains(s)
}

private func isLetter(_ c: UInt8) -> Bool { c >= 0x41 && c <= 0x5A || c >= 0x61 && c <= 0x7A }

private let keywords: Set<String> = [
  "if", "for", "end", "do", "while", "until", "switch", "case", "otherwise", "else", "elseif",
  "function", "return", "break", "continue", "try", "catch", "global", "persistent", "endif",
  "endfor", "endwhile", "endfunction", "endswitch", "unwind_protect",
]

let jsonBuiltins: [Builtin] = [.jsonencode, .jsondecode]
