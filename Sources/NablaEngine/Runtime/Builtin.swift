/// An example of a help page: run by the tests, its output compared to the letter.
package struct Example: Sendable {
  package let input: String
  /// Nil: the output is not compared (random, time), only that no error occurs.
  package let output: String?
  package init(_ input: String, shows output: String?) {
    self.input = input
    self.output = output
  }
}

/// Where a function stands in the reference.
package enum Category: String, CaseIterable, Sendable {
  case construction, size, elementwise, arithmetic, logic, reductions, searching, sets
  case linearAlgebra, convolution, random, strings, printing, regularExpressions
  case cells, structs, maps, functions, types, errors, evaluation, files, time, system, images
  case display, help, testing, polynomials, signal, bits, path, graphics
}

/// How many arguments a function takes; counted before its body runs.
package struct Arity: Sendable {
  package let minimum: Int
  package let maximum: Int
  package static func exactly(_ n: Int) -> Arity { Arity(minimum: n, maximum: n) }
  package static func between(_ a: Int, _ b: Int) -> Arity { Arity(minimum: a, maximum: b) }
  package static func atLeast(_ n: Int) -> Arity { Arity(minimum: n, maximum: Int.max) }
  package static let any = Arity(minimum: 0, maximum: Int.max)
}

/// A function of one real scalar that the machine may call without making arrays.
/// Outside [low, high] (NaN is inside) the general body runs, e.g. for sqrt of a negative number.
package struct ScalarKernel: Sendable {
  package let function: @convention(c) (Double) -> Double
  package let low: Double
  package let high: Double
  package init(
    low: Double = -.infinity, high: Double = .infinity,
    _ function: @convention(c) (Double) -> Double
  ) {
    self.function = function
    self.low = low
    self.high = high
  }
}

/// The same for two real scalars. NaN sends the call to the general body, so a kernel gives NaN
/// outside of its domain.
package struct ScalarPairKernel: Sendable {
  package let function: @convention(c) (Double, Double) -> Double
  package init(_ function: @convention(c) (Double, Double) -> Double) { self.function = function }
}

/// A builtin function: its name, help, examples and body in one record (docs/builtins.md).
package struct Builtin: Sendable {
  package typealias Body = @Sendable (borrowing Call) throws(NablaError) -> [Value]

  package let name: String
  /// One usage a line: `H = hypot (X, Y)`.
  package let usage: String
  package let arity: Arity
  /// The most outputs it can give; asking for more is an error.
  package let maximumOutputs: Int
  package let category: Category
  /// One sentence.
  package let summary: String
  package let details: String
  package let examples: [Example]
  /// Identifier to when it is thrown.
  package let errors: [String: String]
  package let seeAlso: [String]
  package let scalar: ScalarKernel?
  package let scalarPair: ScalarPairKernel?
  package let body: Body

  package init(
    _ name: String, _ usage: String, _ arity: Arity, outputs: Int = 1, category: Category,
    summary: String, details: String = "", examples: [Example] = [],
    errors: [String: String] = [:], seeAlso: [String] = [],
    scalar: ScalarKernel? = nil, scalarPair: ScalarPairKernel? = nil,
    strings: StringArguments? = nil, body: @escaping Body
  ) {
    self.name = name
    self.usage = usage
    self.arity = arity
    maximumOutputs = outputs
    self.category = category
    self.summary = summary
    self.details = details
    self.examples = examples
    self.errors = errors
    self.seeAlso = seeAlso
    self.scalar = scalar
    self.scalarPair = scalarPair
    self.body = (strings ?? StringArguments(for: category)).around(body)
  }
}

/// One call of a builtin: what its body sees.
package struct Call {
  package let session: Session
  package let name: String
  package let arguments: [Value]
  /// How many outputs are asked for; 0 at statement level (return the value all the same: it
  /// becomes `ans`).
  package let nargout: Int

  package init(session: Session, name: String, arguments: [Value], nargout: Int) {
    self.session = session
    self.name = name
    self.arguments = arguments
    self.nargout = nargout
  }

  package var count: Int { arguments.count }

  /// Argument `i` from zero; arity has been checked, so those below the minimum exist.
  package subscript(i: Int) -> Value { i < arguments.count ? arguments[i] : .undefined }

  package func has(_ i: Int) -> Bool { i < arguments.count }

  /// `name: what`.
  package func error(_ what: String, id: String = "") -> NablaError {
    .argument(name, what, id: id)
  }

  package func invalid() -> NablaError {
    .invalidCall(name, usage: session.functions.builtins[name]?.record.usage)
  }

  /// A real scalar (any arithmetic class) as a double.
  package func double(_ i: Int, _ what: String = "argument must be a real scalar")
    throws(NablaError) -> Double
  {
    guard let x = self[i].realScalar else { throw error(what) }
    return x
  }

  /// An integer-valued real scalar.
  package func int(_ i: Int, _ what: String = "argument must be an integer") throws(NablaError)
    -> Int
  {
    guard let x = self[i].realScalar, x == x.rounded(), abs(x) < 9e15 else { throw error(what) }
    return Int(x)
  }

  /// A text argument's bytes.
  package func bytes(_ i: Int, _ what: String = "argument must be a string") throws(NablaError)
    -> [UInt8]
  {
    guard let s = self[i].textBytes else { throw error(what) }
    return s
  }

  package func string(_ i: Int, _ what: String = "argument must be a string") throws(NablaError)
    -> String
  {
    guard let s = self[i].text else { throw error(what) }
    return s
  }
}
