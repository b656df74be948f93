import NablaEngine

/// What the statements that stand for an `arguments` block call: conversion, validation, and the
/// sorting of repeating and name-value arguments.
extension Builtin {
  static let checkArgument = Builtin(
    "__argument__", "X = __argument__ (X, LABEL, SIZE, CLASS)", .exactly(4), category: .functions,
    summary: "The value of a declared argument, brought to its declared class and size.",
    details: "LABEL begins the error message. NaN in SIZE stands for any length.",
    examples: [
      Example("__argument__ (int8 (3), \"x:\", [1 1], \"double\")", shows: "ans = 3"),
      Example("__argument__ ([1; 2], \"x:\", [1 NaN], \"\")", shows: "ans =\n\n   1   2\n"),
    ],
    seeAlso: ["__validate__", "validateattributes"],
    body: checkArgumentBody)

  static let validateArgument = Builtin(
    "__validate__", "__validate__ (LABEL, TEST, ...)", .atLeast(1), outputs: 0,
    category: .functions,
    summary: "Calls the validators of a declared argument; their errors get LABEL in front.",
    details: "What a validator says of its input is said of the value.",
    examples: [
      Example(
        "try, __validate__ (\"Bad x.\", @() mustBePositive (-1)), catch e, disp (e.message), end",
        shows: "Bad x. Value must be positive.")
    ],
    seeAlso: ["__argument__", "mustBePositive"],
    body: validateArgumentBody)

  static let repeatingArguments = Builtin(
    "__repeating__", "[A, B, ...] = __repeating__ (ARGS, N)", .exactly(2), outputs: .max,
    category: .functions,
    summary: "Deals out the arguments in a cell to N cells in turn.",
    details: "",
    examples: [Example("[x, y] = __repeating__ ({1, 2, 3, 4}, 2); y{2}", shows: "ans = 4")],
    seeAlso: ["__named__"],
    body: repeatingArgumentsBody)

  static let namedArguments = Builtin(
    "__named__", "S = __named__ (ARGS, NAMES)\nS = __named__ (S, NAMES)", .exactly(2),
    category: .functions,
    summary: "Makes a struct of the name-value arguments in a cell; puts the fields of a struct in order.",
    details: "Names may be shortened as long as they are not ambiguous; case does not matter.",
    examples: [
      Example("s = __named__ ({\"Rate\", 3}, {\"Rate\", \"Size\"}); s.Rate", shows: "ans = 3")
    ],
    seeAlso: ["__repeating__", "namedargs2cell"],
    body: namedArgumentsBody)
}

// MARK: Class and size

private let numberClasses: Set<String> = [
  "double", "single", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64",
  "logical",
]

private func checkArgumentBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let label = try call.string(1)
  let size = try Numbers.reals(call[2])
  let name = try call.string(3)
  var v = call[0]
  if !name.isEmpty { v = try converted(v, name, label, call.session) }
  if !size.isEmpty { v = try sized(v, size, label, call.session) }
  return [v]
}

private func converted(_ v: Value, _ name: String, _ label: String, _ session: Session)
  throws(NablaError) -> Value
{
  if v.className == name { return v }
  let refusal = NablaError(
    "MATLAB:validation:UnableToConvert",
    "\(label) Value must be of type \(name) or be convertible to \(name).")
  if numberClasses.contains(name) {
    guard v.isNumeric || v.isLogical || v.isText || v.className == "string" else { throw refusal }
  } else if name == "char" || name == "string" {
    let isCellText = try truth("iscellstr", [v], session)
    guard v.isText || v.className == "string" || v.isNumeric || isCellText else { throw refusal }
  } else {
    if try truth("isa", [v, Value(name)], session) { return v }
    guard !["cell", "struct", "function_handle"].contains(name) else { throw refusal }
  }
  do {
    guard let r = try session.call(named: name, [v], nargout: 1).first else { throw refusal }
    return r
  } catch {
    throw refusal
  }
}

private func truth(_ name: String, _ arguments: [Value], _ session: Session) throws(NablaError)
  -> Bool
{
  guard let v = try session.call(named: name, arguments, nargout: 1).first else { return false }
  return try Operators.isTrue(v)
}

private func sized(_ v: Value, _ size: [Double], _ label: String, _ session: Session)
  throws(NablaError) -> Value
{
  let d = v.dims
  let lengths = (0..<max(size.count, d.count)).map { $0 < d.count ? d[$0] : 1 }
  let wanted = (0..<lengths.count).map { $0 < size.count ? size[$0] : 1 }
  if zip(lengths, wanted).allSatisfy({ $1.isNaN || Double($0) == $1 }) { return v }
  // A scalar fills a fixed size; a vector may stand the other way.
  if d.isScalar, !size.contains(where: \.isNaN), !v.className.isEmpty {
    let counts = try Value.row(size)
    if let r = try session.call(named: "repmat", [v, counts], nargout: 1).first { return r }
  }
  if size.count == 2, d.isVector, size[0] == 1 || size[1] == 1 {
    let other = size[0] == 1 ? size[1] : size[0]
    if other.isNaN || Double(v.count) == other {
      let shape = size[0] == 1 ? [1, Double(v.count)] : [Double(v.count), 1]
      let counts = try Value.row(shape)
      if let r = try session.call(named: "reshape", [v, counts], nargout: 1).first { return r }
    }
  }
  throw NablaError("MATLAB:validation:IncompatibleSize", "\(label) Value must be \(described(size)).")
}

private func described(_ size: [Double]) -> String {
  if size.allSatisfy({ $0 == 1 }) { return "a scalar" }
  if size.count == 2, size[0] == 1, size[1].isNaN { return "a row vector" }
  if size.count == 2, size[1] == 1, size[0].isNaN { return "a column vector" }
  let text = size.map { $0.isNaN ? "M" : Numbers.short($0) }.joined(separator: "-by-")
  return "an array of size \(text)"
}

// MARK: Validators

private func validateArgumentBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let label = try call.string(0)
  for test in call.arguments.dropFirst() {
    do {
      _ = try call.session.call(test, [], nargout: 0)
    } catch {
      guard error.kind == .error else { throw error }
      throw NablaError(
        error.identifier.isEmpty ? "MATLAB:validators:failed" : error.identifier,
        "\(label) \(ofValue(error.message))")
    }
  }
  return []
}

/// "x must be positive; found 3 elements" becomes "Value must be positive."
private func ofValue(_ message: String) -> String {
  let words = message.split(separator: " ", maxSplits: 1)
  guard words.count == 2, words[1].hasPrefix("must ") else { return message }
  let end = words[1].firstIndex { $0 == ";" || $0 == "\n" } ?? words[1].endIndex
  let said = words[1][..<end]
  return "Value \(said)" + (said.hasSuffix(".") ? "" : ".")
}

// MARK: Repeating and named

private func repeatingArgumentsBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard case .cell(let all) = call[0] else { throw call.failed("ARGS must be a cell") }
  let n = try call.int(1)
  guard n > 0 else { throw call.failed("N must be positive") }
  guard all.count % n == 0 else {
    throw NablaError(
      "MATLAB:minrhs",
      "Invalid argument list. Repeating arguments come in groups of \(n); \(n - all.count % n) more input(s) required.")
  }
  var result: [Value] = []
  for k in 0..<n {
    result.append(
      try .cellRow(stride(from: k, to: all.count, by: n).map { all.data[$0] }))
  }
  return result
}

private func namedArgumentsBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard case .cell(let declared) = call[1] else { throw call.failed("NAMES must be a cell") }
  let names = declared.elements.compactMap(\.text)
  var given: [String: Value] = [:]
  switch call[0] {
  case .structure(let s): for n in names { given[n] = s.get(n) }
  case .cell(let list):
    // A struct among them brings its fields as names and values.
    var flat: [Value] = []
    for v in list.elements {
      if case .structure(let s) = v, flat.count % 2 == 0, s.count == 1 {
        for n in s.fields.names { flat += [Value(n), s.get(n) ?? .emptyMatrix] }
      } else {
        flat.append(v)
      }
    }
    var i = 0
    while i < flat.count {
      guard let written = flat[i].text else {
        throw NablaError(
          "MATLAB:TooManyInputs",
          "Invalid argument list. Name-value arguments must be pairs of a name and a value.")
      }
      let name = try matching(written, names)
      guard i + 1 < flat.count else {
        throw NablaError(
          "MATLAB:NameValueMissing", "Invalid argument list. Argument '\(name)' has no value.")
      }
      given[name] = flat[i + 1]
      i += 2
    }
  default: break
  }
  let fields = names.compactMap { n in given[n].map { (n, $0) } }
  return [.structure(StructArray(fields))]
}

private func matching(_ written: String, _ names: [String]) throws(NablaError) -> String {
  if names.contains(written) { return written }
  let low = written.lowercasedASCII
  let candidates = names.filter { $0.lowercasedASCII.hasPrefix(low) }
  if let exact = candidates.first(where: { $0.lowercasedASCII == low }) { return exact }
  if candidates.count == 1 { return candidates[0] }
  let list = names.map { "'\($0)'" }
  let choice =
    list.count < 3
    ? list.joined(separator: " or ") : list.dropLast().joined(separator: ", ") + ", or " + (list.last ?? "")
  throw NablaError(
    "MATLAB:TooManyInputs", "Invalid argument name '\(written)'. Name must be \(choice).")
}

let argumentBlockBuiltins: [Builtin] = [
  .checkArgument, .validateArgument, .repeatingArguments, .namedArguments,
]
