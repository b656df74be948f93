import NablaEngine
import NablaSyntax

/// The arithmetic operators as functions.
extension Builtin {
  static let plus = Builtin(
    "plus", "Z = plus (X, Y)\nZ = plus (X1, X2, ...)", .atLeast(2), category: .arithmetic,
    summary: "Sum of two arrays by element; the operator X + Y.",
    details: """
      Sizes are expanded in dimensions of length one. Integer classes saturate: uint8 (250) + 10
      is 255.
      """,
    examples: [
      Example("plus (1, 2, 3)", shows: "ans = 6"),
      Example("plus ([1 2], [10; 20])", shows: "ans =\n\n   11   12\n   21   22"),
    ],
    errors: ["Octave:nonconformant-args": "the sizes differ and neither is one"],
    seeAlso: ["minus", "sum"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    try folded(.add, call)
  }

  static let minus = Builtin(
    "minus", "Z = minus (X, Y)", .exactly(2), category: .arithmetic,
    summary: "Difference of two arrays by element; the operator X - Y.",
    examples: [Example("minus ([5 7], 2)", shows: "ans =\n\n   3   5")],
    errors: ["Octave:nonconformant-args": "the sizes differ and neither is one"],
    seeAlso: ["plus", "uminus"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    try one(.subtract, call)
  }

  static let times = Builtin(
    "times", "Z = times (X, Y)\nZ = times (X1, X2, ...)", .atLeast(2), category: .arithmetic,
    summary: "Product of two arrays by element; the operator X .* Y.",
    examples: [Example("times ([1 2 3], [4 5 6])", shows: "ans =\n\n    4   10   18")],
    errors: ["Octave:nonconformant-args": "the sizes differ and neither is one"],
    seeAlso: ["mtimes", "rdivide", "prod"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    try folded(.elementMultiply, call)
  }

  static let rdivide = Builtin(
    "rdivide", "Z = rdivide (X, Y)", .exactly(2), category: .arithmetic,
    summary: "Quotient of two arrays by element; the operator X ./ Y.",
    details: "Integer classes round to the nearest, halves away from zero.",
    examples: [
      Example("rdivide ([6 8], 2)", shows: "ans =\n\n   3   4"),
      Example("rdivide (1, 0)", shows: "ans = Inf"),
    ],
    errors: ["Octave:nonconformant-args": "the sizes differ and neither is one"],
    seeAlso: ["ldivide", "mrdivide", "idivide"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    try one(.elementDivide, call)
  }

  static let ldivide = Builtin(
    "ldivide", "Z = ldivide (X, Y)", .exactly(2), category: .arithmetic,
    summary: "Quotient by element with the divisor on the left; the operator X .\\ Y.",
    examples: [Example("ldivide (2, [6 8])", shows: "ans =\n\n   3   4")],
    errors: ["Octave:nonconformant-args": "the sizes differ and neither is one"],
    seeAlso: ["rdivide", "mldivide"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    try one(.elementLeftDivide, call)
  }

  static let power = Builtin(
    "power", "Z = power (X, Y)", .exactly(2), category: .arithmetic,
    summary: "Power by element; the operator X .^ Y.",
    details: """
      A fraction of a negative number is complex; for the real cube root see cbrt and nthroot.
      """,
    examples: [
      Example("power ([1 2 3], 2)", shows: "ans =\n\n   1   4   9"),
      Example("power (-8, 1/3)", shows: "ans =  1.0000 + 1.7321i"),
    ],
    errors: ["Octave:nonconformant-args": "the sizes differ and neither is one"],
    seeAlso: ["mpower", "realpow", "sqrt"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    try one(.elementPower, call)
  }

  static let mtimes = Builtin(
    "mtimes", "Z = mtimes (X, Y)\nZ = mtimes (X1, X2, ...)", .atLeast(2), category: .linearAlgebra,
    summary: "Product of matrices; the operator X * Y.",
    details: "Rows of X times columns of Y; a scalar multiplies every element.",
    examples: [Example("mtimes ([1 2; 3 4], [1; 1])", shows: "ans =\n\n   3\n   7")],
    errors: ["Octave:nonconformant-args": "the inner sizes differ"],
    seeAlso: ["times", "mldivide", "dot", "kron"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    try folded(.multiply, call)
  }

  static let mrdivide = Builtin(
    "mrdivide", "Z = mrdivide (X, Y)", .exactly(2), category: .linearAlgebra,
    summary: "X times the inverse of Y; the operator X / Y.",
    details: "The solution Z of Z * Y = X; the same as (Y' \\ X')'.",
    examples: [
      Example("mrdivide ([1 2; 3 4], 2)", shows: "ans =\n\n   0.5000   1.0000\n   1.5000   2.0000"),
      Example("mrdivide ([5 11], [1 2; 3 4])", shows: "ans =\n\n   6.5000  -0.5000"),
    ],
    errors: ["Octave:nonconformant-args": "the inner sizes differ"],
    seeAlso: ["mldivide", "rdivide", "inv"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    try one(.divide, call)
  }

  static let mldivide = Builtin(
    "mldivide", "Z = mldivide (X, Y)", .exactly(2), category: .linearAlgebra,
    summary: "The solution Z of X * Z = Y; the operator X \\ Y.",
    details: """
      By substitution, Cholesky or LU factors, as X allows; by least squares of minimum norm if X
      is not square or is singular.
      """,
    examples: [Example("mldivide ([2 1; 1 3], [3; 5])", shows: "ans =\n\n   0.8000\n   1.4000")],
    errors: ["Octave:nonconformant-args": "the inner sizes differ"],
    seeAlso: ["mrdivide", "inv", "lu", "chol", "qr"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    try one(.leftDivide, call)
  }

  static let mpower = Builtin(
    "mpower", "Z = mpower (X, Y)", .exactly(2), category: .linearAlgebra,
    summary: "Power of a square matrix or of a scalar; the operator X ^ Y.",
    details: "Integer powers by repeated squaring, others by eigenvalues.",
    examples: [
      Example("mpower ([1 1; 1 0], 10)", shows: "ans =\n\n   89   55\n   55   34"),
      Example("mpower (2, 10)", shows: "ans = 1024"),
    ],
    seeAlso: ["power", "mtimes", "expm", "sqrtm"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    try one(.power, call)
  }

  static let uplus = Builtin(
    "uplus", "Y = uplus (X)", .exactly(1), category: .arithmetic,
    summary: "The number itself; the operator +X.",
    details: "Characters and logicals become doubles.",
    examples: [Example("uplus ('a')", shows: "ans = 97")],
    seeAlso: ["uminus", "plus"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    [try Operators.unary(.plus, call[0])]
  }

  static let uminus = Builtin(
    "uminus", "Y = uminus (X)", .exactly(1), category: .arithmetic,
    summary: "The negative; the operator -X.",
    examples: [Example("uminus ([1 -2])", shows: "ans =\n\n  -1   2")],
    seeAlso: ["uplus", "minus"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    [try Operators.unary(.minus, call[0])]
  }

  static let transpose = Builtin(
    "transpose", "Y = transpose (X)", .exactly(1), category: .linearAlgebra,
    summary: "Rows as columns; the operator X.'.",
    details: "Complex numbers stay as they are.",
    examples: [Example("transpose ([1 2; 3 4])", shows: "ans =\n\n   1   3\n   2   4")],
    seeAlso: ["ctranspose", "permute"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    [try Operators.transpose(call[0], conjugate: false)]
  }

  static let ctranspose = Builtin(
    "ctranspose", "Y = ctranspose (X)", .exactly(1), category: .linearAlgebra,
    summary: "Rows as columns, conjugated; the operator X'.",
    examples: [Example("ctranspose ([1+2i 3])", shows: "ans =\n\n   1 - 2i\n   3 - 0i")],
    seeAlso: ["transpose", "conj"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    [try Operators.transpose(call[0], conjugate: true)]
  }
}

private func one(_ op: BinaryOperator, _ call: borrowing Call) throws(NablaError) -> [Value] {
  [try Operators.binary(op, call[0], call[1])]
}

/// From left to right.
private func folded(_ op: BinaryOperator, _ call: borrowing Call) throws(NablaError) -> [Value] {
  var r = call[0]
  for i in 1..<call.count { r = try Operators.binary(op, r, call[i]) }
  return [r]
}

let arithmeticBuiltins: [Builtin] = [
  .plus, .minus, .times, .rdivide, .ldivide, .power, .mtimes, .mrdivide, .mldivide, .mpower,
  .uplus, .uminus, .transpose, .ctranspose,
]
