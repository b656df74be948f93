import NablaEngine

/// zeros, ones, true, false and the constants that also make arrays.
extension Builtin {
  static let zeros = Builtin(
    "zeros", "A = zeros (N)\nA = zeros (M, N, ...)\nA = zeros (..., CLASS)\nA = zeros (..., \"like\", V)",
    .any, category: .construction,
    summary: "An array of zeros.",
    details: """
      One size N makes a square matrix, a vector of sizes or several of them an array. Negative sizes
      count as zero. CLASS is "double", "single", an integer class or "logical"; "like" takes it from V.
      """,
    examples: [
      Example("zeros (2, 3)", shows: "ans =\n\n   0   0   0\n   0   0   0"),
      Example("class (zeros (2, \"int8\"))", shows: "ans = int8"),
      Example("size (zeros (3, 0, 2))", shows: "ans =\n\n   3   0   2"),
    ],
    errors: ["Octave:bad-alloc": "the array does not fit in memory"],
    seeAlso: ["ones", "eye", "cell", "rand"],
    body: zerosBody)

  static let ones = Builtin(
    "ones", "A = ones (N)\nA = ones (M, N, ...)\nA = ones (..., CLASS)\nA = ones (..., \"like\", V)",
    .any, category: .construction,
    summary: "An array of ones.",
    details: "The arguments are those of `zeros`.",
    examples: [
      Example("ones (2)", shows: "ans =\n\n   1   1\n   1   1"),
      Example("3 * ones (1, 4)", shows: "ans =\n\n   3   3   3   3"),
    ],
    errors: ["Octave:bad-alloc": "the array does not fit in memory"],
    seeAlso: ["zeros", "true", "repmat"],
    body: onesBody)

  static let trueArray = logicalConstant("true", true, opposite: "false")
  static let falseArray = logicalConstant("false", false, opposite: "true")

  static let infinityUpper = constant(
    "Inf", .infinity, "Positive infinity, the result of `1 / 0`.", shows: "ans = Inf")
  static let infinityLower = constant(
    "inf", .infinity, "Positive infinity; another spelling of `Inf`.", shows: "ans = Inf")
  static let nanUpper = constant(
    "NaN", .nan, "Not a number, the result of `0 / 0`; it is not equal to itself.",
    shows: "ans = NaN")
  static let nanLower = constant(
    "nan", .nan, "Not a number; another spelling of `NaN`.", shows: "ans = NaN")
  static let missingNumber = constant(
    "NA", MissingNumber.double, "A missing value: a NaN that `isna` can tell from others.",
    shows: "ans =  NA")
  static let pi = constant("pi", .pi, "The circle number.", shows: "ans = 3.1416")
  static let eulerNumber = constant(
    "e", 2.718281828459045, "The base of natural logarithms.", shows: "ans = 2.7183")

  static let imaginaryI = imaginaryUnit("i")
  static let imaginaryJ = imaginaryUnit("j")
  static let imaginaryUpperI = imaginaryUnit("I")
  static let imaginaryUpperJ = imaginaryUnit("J")
}

private let floatsOnly: @Sendable (ClassID) -> Bool = { $0.isFloat }

private func zerosBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  [try filled(call, 0)]
}

private func onesBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  [try filled(call, 1)]
}

private func filled(_ call: borrowing Call, _ x: Double) throws(NablaError) -> Value {
  if call.count == 2, case .scalar(let m) = call[0], case .scalar(let n) = call[1],
    let rows = Int(exactly: m), let columns = Int(exactly: n)
  {
    return try Filling.fill(Dims(max(rows, 0), max(columns, 0)), x, .double)
  }
  let a = try DimensionArguments(call) { $0.isNumeric || $0 == .logical }
  return try Filling.fill(a.dims, x, a.kind ?? .double)
}

private func logicalConstant(_ name: String, _ value: Bool, opposite: String) -> Builtin {
  Builtin(
    name, "A = \(name)\nA = \(name) (N)\nA = \(name) (M, N, ...)", .any, category: .construction,
    summary: "The logical \(value ? "one" : "zero"), or an array of them.",
    details: "The sizes are given as for `zeros`.",
    examples: [
      Example(name, shows: "ans = \(value ? 1 : 0)"),
      Example("class (\(name) (2, 2))", shows: "ans = logical"),
    ],
    seeAlso: [opposite, "logical", "ones"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    if call.count == 0 { return [.bool(value)] }
    if let word = call[call.count - 1].text, call.count > 1, word != "like", word != "logical",
      call[call.count - 2].text != "like"
    {
      throw call.failed("invalid data type '\(word)'")
    }
    let a = try DimensionArguments(call) { _ in true }
    return [try Filling.fill(a.dims, value ? 1 : 0, .logical)]
  }
}

private func constant(_ name: String, _ x: Double, _ summary: String, shows: String) -> Builtin {
  Builtin(
    name, "X = \(name)\nA = \(name) (N)\nA = \(name) (M, N, ...)\nA = \(name) (..., CLASS)", .any,
    category: .construction, summary: summary,
    details: """
      With sizes, given as for `zeros`, an array in which every element has this value.
      CLASS is "double" or "single".
      """,
    examples: [
      Example(name, shows: shows),
      Example("class (\(name) (1, \"single\"))", shows: "ans = single"),
    ],
    seeAlso: name == "pi" ? ["e", "Inf"] : ["pi", "zeros"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    if call.count == 0 { return [.scalar(x)] }
    if call.count > 1, call[call.count - 2].text == "like", !call[call.count - 1].classID.isFloat {
      throw call.failed("input followed by 'like' must be floating point")
    }
    let a = try DimensionArguments(call, allowed: floatsOnly)
    if a.kind == .single {
      let y: Float = MissingNumber.isMissing(x) ? MissingNumber.single : Float(x)
      return [.single(try Tensor<Float>(a.dims, repeating: y))]
    }
    return [Value(try Tensor<Double>(a.dims, repeating: x))]
  }
}

private func imaginaryUnit(_ name: String) -> Builtin {
  Builtin(
    name, "Z = \(name)\nA = \(name) (N)\nA = \(name) (M, N, ...)", .any, category: .construction,
    summary: "The imaginary unit.",
    details: "A variable of the same name hides it; the literal `1i` always means the unit.",
    examples: [
      Example("\(name) * \(name)", shows: "ans = -1"),
      Example("3 + 4\(name.lowercasedASCII)", shows: "ans =  3 + 4i"),
    ],
    seeAlso: ["complex", "real", "imag"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    let a = try DimensionArguments(call, allowed: floatsOnly)
    if a.kind == .single {
      return [.complexSingle(try Tensor(a.dims, repeating: Complex<Float>(0, 1)))]
    }
    return [.complex(try Tensor(a.dims, repeating: Complex<Double>(0, 1)))]
  }
}

extension String {
  /// ASCII letters in lower case.
  var lowercasedASCII: String {
    String(decoding: utf8.map { $0 >= 65 && $0 <= 90 ? $0 + 32 : $0 }, as: UTF8.self)
  }
}

let filledBuiltins: [Builtin] = [
  .zeros, .ones, .trueArray, .falseArray, .infinityUpper, .infinityLower, .nanUpper, .nanLower,
  .missingNumber, .pi, .eulerNumber, .imaginaryI, .imaginaryJ, .imaginaryUpperI, .imaginaryUpperJ,
]
