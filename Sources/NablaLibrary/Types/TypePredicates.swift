import NablaEngine

/// isnumeric, isreal, isfloat and the like: questions about the class of a value.
extension Builtin {
  static let isnumeric = type(
    "isnumeric", "True for numbers: floats and integers, not logicals and characters.",
    [Example("isnumeric (5)", shows: "ans = 1"), Example("isnumeric (true)", shows: "ans = 0")],
    ["isfloat", "isinteger", "isreal", "ischar"]
  ) { $0.isNumeric }

  static let isreal = type(
    "isreal", "True for numbers, logicals and characters that are not complex.",
    [Example("isreal (5)", shows: "ans = 1"), Example("isreal (5i)", shows: "ans = 0")],
    ["iscomplex", "isnumeric"]
  ) { $0.classID.isArithmetic && !$0.isComplex }

  static let iscomplex = type(
    "iscomplex", "True for complex numbers.",
    [Example("iscomplex (5i)", shows: "ans = 1"), Example("iscomplex (5)", shows: "ans = 0")],
    ["isreal", "complex"]
  ) { $0.isComplex }

  static let isfloat = type(
    "isfloat", "True for double and single.",
    [Example("isfloat (5)", shows: "ans = 1"), Example("isfloat (int8 (5))", shows: "ans = 0")],
    ["isinteger", "isnumeric"]
  ) { $0.classID.isFloat }

  static let isinteger = type(
    "isinteger", "True for the integer classes; a double is not one, even if its value is whole.",
    [Example("isinteger (int8 (5))", shows: "ans = 1"), Example("isinteger (5)", shows: "ans = 0")],
    ["isfloat", "isnumeric"]
  ) { $0.classID.isInteger }

  static let islogical = type(
    "islogical", "True for logicals.",
    [Example("islogical (1 == 1)", shows: "ans = 1"), Example("islogical (1)", shows: "ans = 0")],
    ["logical", "isnumeric"]
  ) { $0.isLogical }

  static let isbool = type(
    "isbool", "True for logicals; another name of `islogical`.",
    [Example("isbool (false)", shows: "ans = 1")], ["islogical"]
  ) { $0.isLogical }

  static let isobject = type(
    "isobject", "True for objects of a class written in the language.",
    [Example("isobject (5)", shows: "ans = 0")], ["class"]
  ) {
    switch $0 {
    case .map, .object: true
    default: false
    }
  }

  static let isjava = type(
    "isjava", "True for Java objects, which there are none of.",
    [Example("isjava (5)", shows: "ans = 0")], ["isobject"]
  ) { _ in false }

  static let isindex = Builtin(
    "isindex", "TF = isindex (IND)\nTF = isindex (IND, N)", .between(1, 2), category: .types,
    summary: "True if the value can be an index: positive whole numbers, or logicals.",
    details: "With N, none may be larger than N.",
    examples: [
      Example("isindex ([1 2])", shows: "ans = 1"), Example("isindex ([1 2.5])", shows: "ans = 0"),
      Example("isindex (3, 2)", shows: "ans = 0"),
    ],
    seeAlso: ["find"],
    body: isindexBody)
}

private func type(
  _ name: String, _ summary: String, _ examples: [Example], _ seeAlso: [String],
  _ test: @escaping @Sendable (Value) -> Bool
) -> Builtin {
  Builtin(
    name, "TF = \(name) (X)", .exactly(1), category: .types, summary: summary,
    examples: examples, seeAlso: seeAlso
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [.bool(test(call[0]))] }
}

private func isindexBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = call[0]
  let limit = call.has(1) ? try call.double(1, "N must be a scalar") : .infinity
  if v.isLogical { return [.bool(Double(v.count) <= limit)] }
  guard v.isNumeric, !v.isComplex else { return [.bool(false)] }
  let list = try Numbers.reals(v)
  return [.bool(list.allSatisfy { $0 >= 1 && $0 == $0.rounded() && $0 <= limit })]
}

let typePredicateBuiltins: [Builtin] = [
  .isnumeric, .isreal, .iscomplex, .isfloat, .isinteger, .islogical, .isbool, .isobject, .isjava, .isindex,
]
