import NablaEngine

/// mustBePositive and its family: they say nothing, or throw. Meant for `arguments` blocks, and
/// useful anywhere.
private func validator(
  _ name: String, _ usage: String, arity: Arity = .exactly(1), _ summary: String,
  _ example: String, shows output: String, body: @escaping Builtin.Body
) -> Builtin {
  // One argument too many is said as of a function written in the language.
  Builtin(
    name, "\(name) \(usage)", .atLeast(arity.minimum), outputs: 0, category: .errors, summary: summary,
    details: "Throws an error that names the variable given; else it does nothing.",
    examples: [
      Example("try, \(name) \(example), catch e, disp (e.message), end", shows: output)
    ],
    seeAlso: ["validateattributes", "inputname"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    if call.count > arity.maximum { throw .tooManyInputs(name) }
    return try body(call)
  }
}

/// The variable that is checked, or "input".
private func subject(_ call: borrowing Call) -> String {
  guard let text = call.session.argumentTexts.first, Names.isVariable(text),
    call.session.scope.get(text) != nil
  else { return "input" }
  return text
}

private func said(_ call: borrowing Call, _ what: String) -> NablaError {
  NablaError("", "\(subject(call)) must \(what)")
}

private func truths(_ call: borrowing Call, _ name: String, _ arguments: [Value])
  throws(NablaError) -> [Bool]
{
  guard let v = try call.session.call(named: name, arguments, nargout: 1).first else { return [] }
  return try Conversion.bools(v).array
}

private func text(_ call: borrowing Call, _ v: Value) throws(NablaError) -> String {
  try call.session.call(named: "mat2str", [v], nargout: 1).first?.text ?? ""
}

private func positions(_ call: borrowing Call, _ bad: [Int]) throws(NablaError) -> String {
  try text(call, .column(bad.map { Double($0 + 1) }))
}

/// Compares with a number; names the elements that fail.
private func compare(_ call: borrowing Call, _ operation: String, _ limit: Value, _ what: String)
  throws(NablaError) -> [Value]
{
  let good = try truths(call, operation, [call[0], limit])
  let bad = good.indices.filter { !good[$0] }
  guard !bad.isEmpty else { return [] }
  var list: String
  if call[0].isChar {
    list = "indexes " + (try positions(call, bad))
  } else {
    let row = try Value.row(bad.map { Double($0 + 1) })
    var chosen = try Indexing.index(call[0], [row])
    if let r = try call.session.call(
      named: "reshape", [chosen, .row([1, Double(bad.count)])], nargout: 1
    ).first { chosen = r }
    if let full = try call.session.call(named: "full", [chosen], nargout: 1).first { chosen = full }
    list = "values " + (try text(call, chosen))
  }
  throw said(call, "be \(what); found \(bad.count) elements that were not: \(list)")
}

private func isNumericLike(_ v: Value) -> Bool { v.isNumeric || v.isLogical }

extension Builtin {
  static let mustBePositive = validator(
    "mustBePositive", "(X)", "Checks that all elements are greater than zero.",
    "([1 -2])", shows: "input must be positive; found 1 elements that were not: values -2"
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    try compare(call, "gt", .scalar(0), "positive")
  }

  static let mustBeNonnegative = validator(
    "mustBeNonnegative", "(X)", "Checks that no element is less than zero.",
    "(-1)", shows: "input must be non-negative; found 1 elements that were not: values -1"
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    try compare(call, "ge", .scalar(0), "non-negative")
  }

  static let mustBeNegative = validator(
    "mustBeNegative", "(X)", "Checks that all elements are less than zero.",
    "(2.5)", shows: "input must be negative; found 1 elements that were not: values 2.5"
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    try compare(call, "lt", .scalar(0), "negative")
  }

  static let mustBeNonpositive = validator(
    "mustBeNonpositive", "(X)", "Checks that no element is greater than zero.",
    "([1 0])", shows: "input must be non-positive; found 1 elements that were not: values 1"
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    try compare(call, "le", .scalar(0), "non-positive")
  }

  static let mustBeGreaterThan = comparing(
    "mustBeGreaterThan", "gt", "greater than", "(1, 2)", "2.000000", "1")
  static let mustBeGreaterThanOrEqual = comparing(
    "mustBeGreaterThanOrEqual", "ge", "greater than or equal to", "(1, 2)", "2.000000", "1")
  static let mustBeLessThan = comparing(
    "mustBeLessThan", "lt", "less than", "(2, 1)", "1.000000", "2")
  static let mustBeLessThanOrEqual = comparing(
    "mustBeLessThanOrEqual", "le", "less than or equal to", "(2, 1)", "1.000000", "2")

  private static func comparing(
    _ name: String, _ operation: String, _ words: String, _ example: String, _ limit: String,
    _ value: String
  ) -> Builtin {
    validator(
      name, "(X, C)", arity: .exactly(2), "Checks that all elements are \(words) C.", example,
      shows: "input must be \(words) \(limit); found 1 elements that were not: values \(value)"
    ) { (call: borrowing Call) throws(NablaError) -> [Value] in
      let c = call[1].realScalar ?? .nan
      let shown = c.isFinite ? Numbers.fixed(c, digits: 6) : c.isNaN ? "NaN" : c < 0 ? "-Inf" : "Inf"
      return try compare(call, operation, call[1], "\(words) \(shown)")
    }
  }

  static let mustBeNonzero = validator(
    "mustBeNonzero", "(X)", "Checks that no element is zero.",
    "([1 0 2])", shows: "input must be non-zero; found 1 elements that were zero: indexes 2"
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    let zero = try truths(call, "eq", [call[0], .scalar(0)])
    let bad = zero.indices.filter { zero[$0] }
    guard !bad.isEmpty else { return [] }
    let list = try positions(call, bad)
    throw said(call, "be non-zero; found \(bad.count) elements that were zero: indexes \(list)")
  }

  static let mustBeFinite = validator(
    "mustBeFinite", "(X)", "Checks that no element is Inf or NaN.",
    "([1 Inf])", shows: "input must be finite; found 1 non-finite elements: indexes 2"
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    let finite = try truths(call, "isfinite", [call[0]])
    let bad = finite.indices.filter { !finite[$0] }
    guard !bad.isEmpty, !call[0].isChar else { return [] }
    let list = try positions(call, bad)
    throw said(call, "be finite; found \(bad.count) non-finite elements: indexes \(list)")
  }

  static let mustBeNonNan = validator(
    "mustBeNonNan", "(X)", "Checks that no element is NaN.",
    "([1 NaN])", shows: "input must be non-NaN; found 1 elements that were not: indexes 2"
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    let missing = try truths(call, "isnan", [call[0]])
    let bad = missing.indices.filter { missing[$0] }
    guard !bad.isEmpty else { return [] }
    let list = try positions(call, bad)
    throw said(call, "be non-NaN; found \(bad.count) elements that were not: indexes \(list)")
  }

  static let mustBeInteger = validator(
    "mustBeInteger", "(X)", "Checks that all elements are whole numbers.",
    "(2.5)",
    shows: "input must be integer-valued; but it had fractional values in some elements"
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    let v = call[0]
    if v.classID.isInteger || v.isLogical { return [] }
    guard v.isNumeric else {
      throw said(call, "be integer-valued; but it was non-numeric (found a \(v.className))")
    }
    if v.isComplex { throw said(call, "be integer-valued; but it was complex") }
    let x = try Numbers.reals(v)
    if !x.allSatisfy(\.isFinite) {
      throw said(call, "be integer-valued; but there were non-finite values")
    }
    if !x.allSatisfy({ $0 == $0.rounded() }) {
      throw said(call, "be integer-valued; but it had fractional values in some elements")
    }
    return []
  }

  static let mustBeReal = validator(
    "mustBeReal", "(X)", "Checks that a value has no imaginary part.",
    "(1i)", shows: "input must be real"
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    guard try truths(call, "isreal", [call[0]]).first == true else { throw said(call, "be real") }
    return []
  }

  static let mustBeNumeric = validator(
    "mustBeNumeric", "(X)", "Checks that a value is an array of numbers.",
    "(\"a\")", shows: "input must be numeric; found a char"
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    if call[0].isNumeric { return [] }
    throw said(call, "be numeric; found a \(call[0].className)")
  }

  static let mustBeNumericOrLogical = validator(
    "mustBeNumericOrLogical", "(X)", "Checks that a value is an array of numbers or logicals.",
    "(\"a\")", shows: "input must be numeric or logical; found a char"
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    if isNumericLike(call[0]) { return [] }
    throw said(call, "be numeric or logical; found a \(call[0].className)")
  }

  static let mustBeNonempty = validator(
    "mustBeNonempty", "(X)", "Checks that a value has elements.",
    "([])", shows: "input must not be empty"
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    if call[0].isEmpty { throw said(call, "not be empty") }
    return []
  }

  static let mustBeNonsparse = validator(
    "mustBeNonsparse", "(X)", "Checks that a value is not a sparse matrix.",
    "(sparse (1))", shows: "input must be nonsparse"
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    if case .sparse = call[0] { throw said(call, "be nonsparse") }
    return []
  }

  static let mustBeMember = validator(
    "mustBeMember", "(X, VALID)", arity: .exactly(2), "Checks that all elements are among VALID.",
    "(3, [1 2])",
    shows: "input must be one of the specified valid values; found 1 elements that were not"
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    let found = try truths(call, "ismember", [call[0], call[1]])
    let bad = found.filter { !$0 }.count
    guard bad > 0 else { return [] }
    throw said(
      call, "be one of the specified valid values; found \(bad) elements that were not")
  }

  static let mustBeInRange = validator(
    "mustBeInRange", "(X, LOW, HIGH)", arity: .between(3, 5),
    "Checks that all elements lie from LOW to HIGH; \"exclusive\" leaves the ends out.",
    "(7, 0, 5)", shows: "input must be in the range [0, 5]"
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    let low = try call.double(1)
    let high = try call.double(2)
    let words = call.arguments.dropFirst(3).compactMap(\.text)
    let openLow = words.contains { $0 == "exclusive" || $0 == "exclude-lower" }
    let openHigh = words.contains { $0 == "exclusive" || $0 == "exclude-upper" }
    let isInside = try Numbers.reals(call[0]).allSatisfy {
      (openLow ? $0 > low : $0 >= low) && (openHigh ? $0 < high : $0 <= high)
    }
    if isInside { return [] }
    throw said(
      call,
      "be in the range \(openLow ? "(" : "[")\(Numbers.short(low)), "
        + "\(Numbers.short(high))\(openHigh ? ")" : "]")")
  }

  static let mustBeA = validator(
    "mustBeA", "(X, CLASSES)", arity: .exactly(2), "Checks that a value is of one of the classes.",
    "(3, \"char\")", shows: "input must be one of the following types: 'char'"
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    guard let names = call[1].cellTexts ?? call[1].text.map({ [$0] }) else {
      throw call.failed("CLASSES must be a name or a cell array of names")
    }
    for n in names where try truths(call, "isa", [call[0], Value(n)]).first == true { return [] }
    let list = names.map { "'\($0)'" }.joined(separator: ", ")
    throw said(call, "be one of the following types: \(list)")
  }

  static let mustBeText = validator(
    "mustBeText", "(X)",
    "Checks that a value is a text, a string array or a cell array of texts.",
    "(3)", shows: "input must be a character vector, string array or cell array of character vectors"
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    if call[0].isText || call[0].className == "string" { return [] }
    if case .cell = call[0], try truths(call, "iscellstr", [call[0]]).first == true { return [] }
    throw said(
      call, "be a character vector, string array or cell array of character vectors")
  }

  static let mustBeTextScalar = validator(
    "mustBeTextScalar", "(X)", "Checks that a value is one text.",
    "({\"a\"})", shows: "input must be a character vector or string scalar"
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    if isOneText(call[0]) { return [] }
    throw said(call, "be a character vector or string scalar")
  }

  static let mustBeNonzeroLengthText = validator(
    "mustBeNonzeroLengthText", "(X)", "Checks that a value is text with characters.",
    "(\"\")", shows: "input must be text with one or more characters"
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    let texts = call[0].cellTexts ?? call[0].text.map { [$0] } ?? []
    if !texts.isEmpty, texts.allSatisfy({ !$0.isEmpty }) { return [] }
    throw said(call, "be text with one or more characters")
  }

  static let mustBeVector = validator(
    "mustBeVector", "(X)", "Checks that a value is a row or a column.",
    "(ones (2))", shows: "input must be a vector"
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    let d = call[0].dims
    if d.is2D, d.rows == 1 || d.columns == 1 { return [] }
    throw said(call, "be a vector")
  }

  static let mustBeScalarOrEmpty = validator(
    "mustBeScalarOrEmpty", "(X)", "Checks that a value has at most one element.",
    "([1 2])", shows: "input must be a scalar or empty"
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    if call[0].isEmpty || call[0].dims.isScalar { return [] }
    throw said(call, "be a scalar or empty")
  }

  static let mustBeFloat = validator(
    "mustBeFloat", "(X)", "Checks that a value is of class double or single.",
    "(int8 (1))", shows: "input must be of floating-point type"
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    if ["double", "single"].contains(call[0].className) { return [] }
    throw said(call, "be of floating-point type")
  }

  static let mustBeValidVariableName = validator(
    "mustBeValidVariableName", "(X)", "Checks that a text may name a variable.",
    "(\"1x\")", shows: "input must be a valid variable name"
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    if let t = call[0].text, Names.isVariable(t) { return [] }
    throw said(call, "be a valid variable name")
  }

  static let mustBeFile = validator(
    "mustBeFile", "(X)", "Checks that a text names a file that is there.",
    "(\"no/such\")", shows: "input must be the name of a file"
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    if let t = call[0].text, SearchPath.isFile(t) { return [] }
    throw said(call, "be the name of a file")
  }

  static let mustBeFolder = validator(
    "mustBeFolder", "(X)", "Checks that a text names a folder that is there.",
    "(\"no/such\")", shows: "input must be the name of a folder"
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    if let t = call[0].text, SearchPath.isFolder(t) { return [] }
    throw said(call, "be the name of a folder")
  }
}

private func isOneText(_ v: Value) -> Bool {
  if v.className == "string" { return v.dims.isScalar }
  return v.isText && (v.dims.isRow || v.isEmpty)
}

let validatorBuiltins: [Builtin] = [
  .mustBePositive, .mustBeNonnegative, .mustBeNegative, .mustBeNonpositive, .mustBeGreaterThan,
  .mustBeGreaterThanOrEqual, .mustBeLessThan, .mustBeLessThanOrEqual, .mustBeNonzero,
  .mustBeFinite, .mustBeNonNan, .mustBeInteger, .mustBeReal, .mustBeNumeric,
  .mustBeNumericOrLogical, .mustBeNonempty, .mustBeNonsparse, .mustBeMember, .mustBeInRange,
  .mustBeA, .mustBeText, .mustBeTextScalar, .mustBeNonzeroLengthText, .mustBeVector,
  .mustBeScalarOrEmpty, .mustBeFloat, .mustBeValidVariableName, .mustBeFile, .mustBeFolder,
]

extension Value {
  /// The texts of a cell array of texts.
  fileprivate var cellTexts: [String]? {
    guard case .cell(let c) = self else { return nil }
    let texts = c.elements.compactMap(\.text)
    return texts.count == c.count ? texts : nil
  }
}
