import NablaEngine
import NablaSyntax

/// Arithmetic on values, written as functions so that formulas stay readable.
enum Algebra {
  static func plus(_ a: Value, _ b: Value) throws(NablaError) -> Value {
    try Operators.binary(.add, a, b)
  }
  static func minus(_ a: Value, _ b: Value) throws(NablaError) -> Value {
    try Operators.binary(.subtract, a, b)
  }
  /// Element by element.
  static func times(_ a: Value, _ b: Value) throws(NablaError) -> Value {
    try Operators.binary(.elementMultiply, a, b)
  }
  static func over(_ a: Value, _ b: Value) throws(NablaError) -> Value {
    try Operators.binary(.elementDivide, a, b)
  }
  /// The matrix product.
  static func product(_ a: Value, _ b: Value) throws(NablaError) -> Value {
    try Operators.binary(.multiply, a, b)
  }
  /// `a \ b`.
  static func solve(_ a: Value, _ b: Value) throws(NablaError) -> Value {
    try Operators.binary(.leftDivide, a, b)
  }
  static func adjoint(_ a: Value) throws(NablaError) -> Value {
    try Operators.transpose(a, conjugate: true)
  }
  static func transpose(_ a: Value) throws(NablaError) -> Value {
    try Operators.transpose(a, conjugate: false)
  }
  /// The element at a linear index from zero.
  static func element(_ a: Value, _ i: Int) throws(NablaError) -> Value {
    try Indexing.index(a, [Value(i + 1)])
  }
  /// Elements from zero, as a row if `a` is one.
  static func slice(_ a: Value, _ range: Range<Int>) throws(NablaError) -> Value {
    let dims = a.dims.isColumn && a.count != 1 ? Dims(range.count, 1) : Dims(1, range.count)
    return try Gather.apply(a, Array(range), dims: dims)
  }
}
