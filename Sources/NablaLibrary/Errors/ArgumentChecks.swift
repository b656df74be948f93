import NablaEngine

/// narginchk, nargoutchk, nargchk, validateattributes: checks of a function's own arguments.
extension Builtin {
  static let narginchk = Builtin(
    "narginchk", "narginchk (MINARGS, MAXARGS)", .exactly(2), outputs: 0, category: .errors,
    summary: "Stops with an error if the running function has too few or too many arguments.",
    details: "",
    examples: [Example("f = @(varargin) nargin; f (1, 2)", shows: "ans = 2")],
    seeAlso: ["nargoutchk", "nargin", "validateattributes", "print_usage"],
    strings: .native, body: narginchkBody)

  static let nargoutchk = Builtin(
    "nargoutchk", "nargoutchk (MINARGS, MAXARGS)\nMSG = nargoutchk (MINARGS, MAXARGS, NARGS)",
    .between(2, 4), category: .errors,
    summary: "Stops with an error if the running function was asked for too few or too many outputs.",
    details: "With NARGS, an old form, it returns a message instead; empty if all is well.",
    examples: [Example("msg = nargoutchk (1, 2, 3)", shows: "msg = too many output arguments")],
    seeAlso: ["narginchk", "nargout"],
    strings: .native, body: nargoutchkBody)

  static let nargchk = Builtin(
    "nargchk", "MSG = nargchk (MINARGS, MAXARGS, NARGS)\nMSG = nargchk (MINARGS, MAXARGS, NARGS, \"struct\")",
    .between(3, 4), category: .errors,
    summary: "A message if NARGS is not from MINARGS to MAXARGS, else empty; the old form of `narginchk`.",
    details: "",
    examples: [Example("msg = nargchk (1, 2, 3)", shows: "msg = too many input arguments")],
    seeAlso: ["narginchk", "nargoutchk"],
    strings: .native, body: nargchkBody)

  static let validateattributes = Builtin(
    "validateattributes",
    "validateattributes (A, CLASSES, ATTRIBUTES)\nvalidateattributes (A, CLASSES, ATTRIBUTES, FUNC_NAME, VAR_NAME, ARG_IDX)",
    .between(3, 6), outputs: 0, category: .errors,
    summary: "Stops with an error unless a value has one of the classes and all of the attributes.",
    details: """
      Classes are names, "float" and "numeric" among them. Attributes: "2d", "3d", "column", "row",
      "scalar", "vector", "square", "diag", "nonempty", "nonsparse", "binary", "even", "odd",
      "integer", "real", "finite", "nonnan", "nonnegative", "nonzero", "positive", "decreasing",
      "increasing", "nondecreasing", "nonincreasing"; and with a value after them "size", "numel",
      "ncols", "nrows", "ndims", ">", ">=", "<", "<=".
      """,
    examples: [
      Example("validateattributes (5, {\"numeric\"}, {\"positive\", \"scalar\"})", shows: ""),
      Example("try, validateattributes (-1, {\"numeric\"}, {\"positive\"}), catch e, disp (e.message), end", shows: "input must be positive"),
    ],
    seeAlso: ["narginchk", "validatestring", "isa"],
    strings: .native, body: validateattributesBody)
}

/// The value of `nargin` or `nargout` where the check was called.
private func argumentCount(_ call: borrowing Call, _ name: String) throws(NablaError) -> Double {
  guard call.session.currentFunction != nil else { return 0 }
  return try call.session.evaluate(Array(name.utf8), nargout: 1).first?.realScalar ?? 0
}

private func bounds(_ call: borrowing Call) throws(NablaError) -> (Double, Double) {
  guard let low = call[0].realScalar, call[0].isNumeric else {
    throw call.failed("MINARGS must be a numeric scalar")
  }
  guard let high = call[1].realScalar, call[1].isNumeric else {
    throw call.failed("MAXARGS must be a numeric scalar")
  }
  guard low <= high else { throw call.failed("MINARGS cannot be larger than MAXARGS") }
  return (low, high)
}

private func narginchkBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let (low, high) = try bounds(call)
  let n = try argumentCount(call, "nargin")
  if n < low { throw call.failed("not enough input arguments") }
  if n > high { throw call.failed("too many input arguments") }
  return []
}

private func nargoutchkBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  if call.count > 2 { return try message(call, "output") }
  let (low, high) = try bounds(call)
  let n = try argumentCount(call, "nargout")
  if n < low { throw call.failed("Not enough output arguments") }
  if n > high { throw call.failed("Too many output arguments") }
  return []
}

private func nargchkBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  try message(call, "input")
}

private func message(_ call: borrowing Call, _ kind: String) throws(NablaError) -> [Value] {
  guard let low = call[0].realScalar, let high = call[1].realScalar, let n = call[2].realScalar
  else { throw call.failed("MINARGS, MAXARGS, and NARGS must be scalars") }
  guard low <= high else { throw call.failed("MINARGS must be <= MAXARGS") }
  let problem = n < low ? "not enough" : n > high ? "too many" : ""
  let text = problem.isEmpty ? "" : "\(problem) \(kind) arguments"
  guard call[3].text == "struct" else {
    let none: Value = kind == "output" ? .emptyString : .emptyMatrix
    return [problem.isEmpty ? none : Value(text)]
  }
  let fields = FieldTable(["message", "identifier"])
  if problem.isEmpty {
    return [.structure(StructArray(dims: Dims(0, 1), fields: fields, values: []))]
  }
  let word = problem == "too many" ? "too-many" : "not-enough"
  let id = "Octave:\(call.name):\(word)-\(kind)s"
  return [.structure(StructArray(dims: .scalar, fields: fields, values: [Value(text), Value(id)]))]
}

private func validateattributesBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let a = call[0]
  guard case .cell(let classes) = call[1] else {
    throw call.failed("CLASSES must be a cellstr", id: "Octave:invalid-type")
  }
  guard case .cell(let attributes) = call[2] else {
    throw call.failed("ATTRIBUTES must be a cell array")
  }
  var prefix = ""
  var name = "input"
  var index: Double?
  if call.given(3) {
    if call[3].isChar {
      prefix = (call[3].text ?? "") + ": "
    } else {
      index = call[3].realScalar
      name = "input \(Numbers.short(index ?? 0))"
    }
  }
  if call.given(4), let text = call[4].text { name = text }
  if call.given(5), let n = call[5].realScalar { name += " (argument #\(Numbers.short(n)))" }
  let subject = prefix + name
  try checkClass(a, classes, subject)
  var i = 0
  while i < attributes.count {
    guard let word = attributes.data[i].text else {
      throw call.failed("ATTRIBUTES must be a cell array of names and values")
    }
    i += 1
    let hasValue = valued.contains(word.lowercasedASCII)
    let value = hasValue && i < attributes.count ? attributes.data[i] : .emptyMatrix
    if hasValue { i += 1 }
    try check(call, a, word.lowercasedASCII, value, subject)
  }
  return []
}

private let valued: Set<String> = [
  "size", "numel", "ncols", "nrows", "ndims", ">", ">=", "<", "<=",
]

private func checkClass(_ a: Value, _ classes: CellArray, _ subject: String) throws(NablaError) {
  guard classes.count > 0 else { return }
  let floats = ["double", "single"]
  let numbers = [
    "double", "int16", "int32", "int64", "int8", "single", "uint16", "uint32", "uint64", "uint8",
  ]
  var names: [String] = []
  for v in classes.elements {
    switch v.text ?? "" {
    case "float": names += floats
    case "numeric": names += numbers
    case let other: names.append(other)
    }
  }
  if names.contains(a.className) { return }
  var shown: [String] = []
  for n in names.sorted() where shown.last != n { shown.append(n) }
  throw NablaError(
    "Octave:invalid-type",
    "\(subject) must be of class:\n\n  \(shown.joined(separator: " "))\n\nbut was of class "
      + a.className)
}

private func check(
  _ call: borrowing Call, _ a: Value, _ word: String, _ value: Value, _ subject: String
) throws(NablaError) {
  func fail(_ what: String, _ id: String) -> NablaError {
    NablaError("Octave:\(id)", "\(subject) must \(what)")
  }
  if valued.contains(word) { return try checkValued(a, word, value, fail) }
  if try holds(call, a, word) { return }
  throw fail("be \(word)", "expected-\(word)")
}

private func checkValued(
  _ a: Value, _ word: String, _ value: Value, _ fail: (String, String) -> NablaError
) throws(NablaError) {
  let limit = value.realScalar ?? .nan
  func exactly(_ n: Int, _ what: String, _ id: String) throws(NablaError) {
    if Double(n) != limit { throw fail("have \(Numbers.short(limit)) \(what)", id) }
  }
  func all(_ test: (Double) -> Bool) throws(NablaError) -> Bool {
    try Numbers.reals(a).allSatisfy(test)
  }
  let shown = Numbers.fixed(limit, digits: 6)
  switch word {
  case "numel": try exactly(a.count, "elements", "incorrect-numel")
  case "ncols": try exactly(a.dims.columns, "columns", "incorrect-numcols")
  case "nrows": try exactly(a.dims.rows, "rows", "incorrect-numrows")
  case "ndims": try exactly(a.dims.count, "dimensions", "incorrect-numdims")
  case "size":
    let wanted = try Numbers.reals(value)
    // Dimensions behind the last one have length one.
    let fits =
      wanted.count >= a.dims.count
      && wanted.enumerated().allSatisfy {
        $1.isNaN || $1 == Double($0 < a.dims.count ? a.dims[$0] : 1)
      }
    if !fits {
      let text = wanted.map { $0.isNaN ? "N" : Numbers.short($0) }.joined(separator: "x")
      throw fail("be of size \(text) but was \(a.dims.text)", "incorrect-size")
    }
  case ">": if try !all({ $0 > limit }) { throw fail("be greater than \(shown)", "expected-greater") }
  case ">=":
    if try !all({ $0 >= limit }) {
      throw fail("be greater than or equal to \(shown)", "expected-greater-equal")
    }
  case "<": if try !all({ $0 < limit }) { throw fail("be less than \(shown)", "expected-less") }
  default:
    if try !all({ $0 <= limit }) {
      throw fail("be less than or equal to \(shown)", "expected-less-equal")
    }
  }
}

private func holds(_ call: borrowing Call, _ a: Value, _ word: String) throws(NablaError) -> Bool {
  let d = a.dims
  func all(_ test: (Double) -> Bool) throws(NablaError) -> Bool {
    guard a.classID.isArithmetic else { return false }
    return try Numbers.reals(a).allSatisfy(test)
  }
  func steps(_ test: (Double, Double) -> Bool) throws(NablaError) -> Bool {
    let x = try Numbers.reals(a)
    return !x.contains(where: \.isNaN) && zip(x, x.dropFirst()).allSatisfy { test($0, $1) }
  }
  switch word {
  case "2d": return d.is2D
  case "3d": return d.count <= 3
  case "column": return d.isColumn
  case "row": return d.isRow
  case "scalar": return d.isScalar
  case "vector": return d.isVector
  case "square": return d.is2D && d.rows == d.columns
  case "diag":
    return try Operators.isTrue(try call.session.call(named: "isdiag", [a])[0])
  case "nonempty": return !a.isEmpty
  case "nonsparse": return true
  case "binary":
    if a.isLogical { return true }
    return try all { $0 == 0 || $0 == 1 }
  case "even": return try all { $0.truncatingRemainder(dividingBy: 2) == 0 }
  case "odd": return try all { abs($0.truncatingRemainder(dividingBy: 2)) == 1 }
  case "integer": return try all { $0 == $0.rounded() && $0.isFinite }
  case "real": return a.classID.isArithmetic && !a.isComplex
  case "finite": return try all { $0.isFinite }
  case "nonnan": return try all { !$0.isNaN }
  case "nonnegative": return try all { $0 >= 0 }
  case "nonzero": return try all { $0 != 0 }
  case "positive": return try all { $0 > 0 }
  case "decreasing": return try steps { $1 < $0 }
  case "increasing": return try steps { $1 > $0 }
  case "nondecreasing": return try steps { $1 >= $0 }
  case "nonincreasing": return try steps { $1 <= $0 }
  default:
    throw NablaError(
      "Octave:invalid-input-arg", "validateattributes: unknown ATTRIBUTE \(word)")
  }
}

let argumentCheckBuiltins: [Builtin] = [.narginchk, .nargoutchk, .nargchk, .validateattributes]
