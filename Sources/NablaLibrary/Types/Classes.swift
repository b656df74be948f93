import NablaEngine

/// class, isa, cast and the functions that convert to a class.
extension Builtin {
  static let classOf = Builtin(
    "class", "NAME = class (X)\nOBJ = class (S, NAME)\nOBJ = class (S, NAME, PARENT, ...)",
    .atLeast(1), category: .types,
    summary: "The name of the class of a value; in a constructor `@NAME/NAME.m`, a new object.",
    details: """
      The fields of the struct S become those of the object, which only the methods in the folder `@NAME`
      see. With parent objects it inherits their methods. (`classdef` is the newer way to write a class.)
      """,
    examples: [
      Example("class (5)", shows: "ans = double"), Example("class (\"abc\")", shows: "ans = char"),
      Example("class (1 == 1)", shows: "ans = logical"),
    ],
    errors: ["": "an object is asked for outside of the class's constructor"],
    seeAlso: ["isa", "isnumeric", "cast"],
    body: classBody)

  static let isa = Builtin(
    "isa", "TF = isa (X, CLASSNAME)", .exactly(2), category: .types,
    summary: "True if the value is of a class, or of a family of classes.",
    details: """
      The families are "numeric" (integers and floats), "float" and "integer". For a cell of names, an
      array of answers.
      """,
    examples: [
      Example("isa (5, \"float\")", shows: "ans = 1"),
      Example("isa (int8 (5), {\"int8\", \"numeric\", \"float\"})", shows: "ans =\n\n  1  1  0"),
    ],
    seeAlso: ["class", "isnumeric"],
    body: isaBody)

  static let cast = Builtin(
    "cast", "Y = cast (X, CLASS)\nY = cast (X, \"like\", VAR)", .between(2, 3), category: .types,
    summary: "The value converted to the class with that name.",
    details: "The same as calling the function of that name, e.g. `int8 (X)`.",
    examples: [
      Example("cast (1.7, \"int8\")", shows: "ans = 2"), Example("class (cast (1, \"single\"))", shows: "ans = single"),
    ],
    seeAlso: ["class", "typecast", "double"],
    body: castBody)

  static let double = converter(
    "double", .double, "The value as double-precision numbers.",
    [Example("double (\"abc\")", shows: "ans =\n\n   97   98   99"), Example("double (int8 (3)) / 2", shows: "ans = 1.5000")])
  static let single = converter(
    "single", .single, "The value as single-precision numbers, rounded to about 7 digits.",
    [Example("single (pi) == pi", shows: "ans = 1"), Example("class (single (1) + 1)", shows: "ans = single")])
  static let int8 = integerConverter("int8", .int8, Example("int8 ([1.5 -1.5 200])", shows: "ans =\n\n     2    -2   127"))
  static let int16 = integerConverter("int16", .int16, Example("int16 (1e5)", shows: "ans = 32767"))
  static let int32 = integerConverter("int32", .int32, Example("int32 (7) / int32 (2)", shows: "ans = 4"))
  static let int64 = integerConverter("int64", .int64, Example("int64 (2)^62", shows: "ans = 4611686018427387904"))
  static let uint8 = integerConverter("uint8", .uint8, Example("uint8 ([2.5 -1 300])", shows: "ans =\n\n    3    0  255"))
  static let uint16 = integerConverter("uint16", .uint16, Example("uint16 (-5)", shows: "ans = 0"))
  static let uint32 = integerConverter("uint32", .uint32, Example("uint32 (3) - 5", shows: "ans = 0"))
  static let uint64 = integerConverter("uint64", .uint64, Example("uint64 (NaN)", shows: "ans = 0"))

  static let logical = Builtin(
    "logical", "TF = logical (X)", .exactly(1), category: .types,
    summary: "The value as logicals: true where it is not zero.",
    details: "A logical array used as an index picks the elements where it is true.",
    examples: [
      Example("logical ([2 0 -1])", shows: "ans =\n\n  1  0  1"), Example("x = 4:6; x(logical ([1 0 1]))", shows: "ans =\n\n   4   6"),
    ],
    seeAlso: ["true", "find", "islogical"],
    body: logicalBody)

  static let complex = Builtin(
    "complex", "Z = complex (X)\nZ = complex (RE, IM)", .between(1, 2), category: .types,
    summary: "A complex value, which stays complex even if its imaginary part is zero.",
    details: "",
    examples: [
      Example("complex (3, 4)", shows: "ans =  3 + 4i"), Example("iscomplex (complex (1, 0))", shows: "ans = 1"),
    ],
    seeAlso: ["real", "imag", "isreal", "iscomplex"],
    body: complexBody)

  static let full = Builtin(
    "full", "FM = full (M)", .exactly(1), category: .types,
    summary: "The matrix with all of its zeros stored.",
    details: "",
    examples: [Example("full ([1 0 2])", shows: "ans =\n\n   1   0   2")],
    seeAlso: ["issparse"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    if call[0].pattern != .none, case .double(let t) = call[0] { return [.double(try t.copy())] }
    return [try Conversion.materialize(call[0])]
  }
}

private func classBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  if call.count == 1 { return [Value(call[0].className)] }
  guard case .structure(let s) = call[0] else {
    throw call.failed("expecting structure S as first argument")
  }
  let name = try call.string(1, "ID (class name) must be a string")
  guard call.session.currentFile?.className == name else {
    throw call.failed("'\(name)' is invalid as a class name in this context")
  }
  let storage = s.copy()
  var parents: [ClassInfo] = []
  for i in 2..<call.count {
    guard case .object(let parent) = call[i] else {
      throw call.failed("parent class must be an object")
    }
    parents.append(parent.type)
    _ = storage.addField(parent.className)
    for e in 0..<storage.count { storage.set(parent.className, call[i], e) }
  }
  let type = call.session.classes.folderClass(name, parents: parents)
  return [.object(ObjectValue(type, storage))]
}

private func isaBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let kind = call[0].classID
  var object: ObjectValue?
  if case .object(let o) = call[0] { object = o }
  func matches(_ name: String) -> Bool {
    switch name {
    case "numeric": kind.isNumeric
    case "float": kind.isFloat
    case "integer": kind.isInteger
    case "handle" where kind == .map: true
    default: object?.type.isA(name) ?? (name == kind.name)
    }
  }
  let problem = call.failed("CLASSNAME must be a string or cell array of strings")
  if case .cell(let names) = call[1] {
    let t = try Tensor<Bool>(names.dims)
    for i in 0..<names.count {
      guard let name = names.data[i].text else { throw problem }
      t.data[i] = matches(name)
    }
    return [Value(t)]
  }
  guard let name = call[1].text else { throw problem }
  return [.bool(matches(name))]
}

private func castBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard var name = call[1].text else { throw call.failed("TYPE must be a string") }
  if name == "like", call.has(2) { name = call[2].className }
  guard let kind = ClassID(name: name), kind.isArithmetic else {
    throw call.failed("type conversion to '\(name)' is not supported")
  }
  let from = call[0].classID
  guard from.isArithmetic else {
    throw call.failed("type conversion from '\(from.name)' is not supported")
  }
  let result = try converted(call[0], to: kind)
  // What is complex stays so, and becomes so beside a complex model.
  if kind.isFloat, call.has(2), call[0].isComplex || call[2].isComplex {
    if kind == .double { return [.complex(try Conversion.complexes(result))] }
    let double = Value.complex(try Conversion.complexes(try Conversion.convert(result, to: .double)))
    return [try Conversion.convert(double, to: .single)]
  }
  return [result]
}

/// The value in another class, with the errors of the conversion functions.
private func converted(_ v: Value, to kind: ClassID) throws(NablaError) -> Value {
  if case .string(let t) = v, kind.isFloat {
    return try Conversion.convert(try numbers(of: t), to: kind)
  }
  let complexToInteger = v.isComplex && kind.isInteger
  guard v.classID.isArithmetic, !complexToInteger else {
    throw .message("invalid conversion from \(TypeName.of(v)) to \(kind.name)", id: "")
  }
  if kind == .double, case .range = v { return v }
  return try Conversion.convert(v, to: kind)
}

private func converter(
  _ name: String, _ kind: ClassID, _ summary: String, details: String = "", _ examples: [Example]
) -> Builtin {
  Builtin(
    name, "Y = \(name) (X)", .exactly(1), category: .types, summary: summary, details: details,
    examples: examples, seeAlso: ["cast", "class", name == "double" ? "single" : "double"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    if case .scalar = call[0], kind == .double { return [call[0]] }
    return [try converted(call[0], to: kind)]
  }
}

private func integerConverter(_ name: String, _ kind: ClassID, _ example: Example) -> Builtin {
  converter(
    name, kind, "The value as \(kind.name), an integer class.",
    details: """
      Halves are rounded away from zero; what does not fit becomes the nearest integer that does;
      NaN becomes 0.
      """, [example])
}

private func logicalBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = call[0]
  switch v {
  case .bool, .logical: return [v]
  case .char: throw call.failed("wrong type argument 'sq_string'")
  default: break
  }
  guard v.classID.isArithmetic else { throw call.failed("wrong type argument '\(TypeName.of(v))'") }
  switch v {
  case .scalar(let x):
    if x.isNaN { throw nanToLogical() }
    return [.bool(x != 0)]
  case .double, .single, .complex, .complexSingle:
    if try Numbers.reals(v).contains(where: \.isNaN) { throw nanToLogical() }
  default: break
  }
  return [try Conversion.convert(v, to: .logical)]
}

private func nanToLogical() -> NablaError {
  .message("invalid conversion from NaN to logical", id: "")
}

private func complexBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  for v in call.arguments where !(v.isNumeric || v.isLogical) {
    throw call.failed("invalid conversion")
  }
  let single = call.arguments.contains { $0.classID == .single }
  let dims: Dims
  let re = try Numbers.reals(call[0])
  var im: [Double] = []
  if call.count == 1 {
    if call[0].isComplex { return [call[0]] }
    dims = call[0].dims
    im = [0]
  } else {
    im = try Numbers.reals(call[1])
    let (a, b) = (call[0].dims, call[1].dims)
    guard a == b || re.count == 1 || im.count == 1 else { throw call.failed("dimension mismatch") }
    dims = re.count == 1 ? b : a
  }
  if single { return [.complexSingle(try LibraryLoops.complexSingle(re, im, dims))] }
  return [.complex(try LibraryLoops.complex(re, im, dims))]
}

let classBuiltins: [Builtin] = [
  .classOf, .isa, .cast, .double, .single, .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32,
  .uint64, .logical, .complex, .full,
]
