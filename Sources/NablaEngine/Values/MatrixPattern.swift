/// What the reference knows of a matrix by how it was made, and says when it shows it:
/// `eye (2)` has the heading "Diagonal Matrix".
///
/// It is a remark for display only. Elements are all stored and every operation treats the matrix
/// like any other; the few that keep the pattern say so in `Operators`. Writing elements in place
/// leaves the remark, so display looks whether it still holds.
package enum MatrixPattern: UInt8 {
  case none, diagonal, permutation
  /// A text in double quotes, which `typeinfo` and the like tell from one in single quotes.
  case doubleQuoted
}

extension Value {
  /// The pattern of an array of floats.
  package var pattern: MatrixPattern {
    switch self {
    case .double(let t): t.pattern
    case .complex(let t): t.pattern
    case .single(let t): t.pattern
    case .complexSingle(let t): t.pattern
    default: .none
    }
  }

  /// The same value, remarked upon; the caller made it and has it alone.
  package func with(_ pattern: MatrixPattern) -> Value {
    switch self {
    case .double(let t): t.pattern = pattern
    case .complex(let t): t.pattern = pattern
    case .single(let t): t.pattern = pattern
    case .complexSingle(let t): t.pattern = pattern
    default: break
    }
    return self
  }

  /// The heading that display puts above a matrix whose pattern still holds.
  var patternHeading: String? {
    guard pattern != .none, dims.is2D, count > 1 else { return nil }
    let rows = dims.rows
    switch self {
    case .double(let t):
      if t.pattern == .permutation {
        for i in 0..<t.count where t.data[i] != 0 && t.data[i] != 1 { return nil }
        return "Permutation Matrix"
      }
      for i in 0..<t.count where t.data[i] != 0 && i % rows != i / rows { return nil }
    case .single(let t):
      for i in 0..<t.count where t.data[i] != 0 && i % rows != i / rows { return nil }
    case .complex(let t):
      for i in 0..<t.count where i % rows != i / rows {
        if t.data[i].re != 0 || t.data[i].im != 0 { return nil }
      }
    case .complexSingle(let t):
      for i in 0..<t.count where i % rows != i / rows {
        if t.data[i].re != 0 || t.data[i].im != 0 { return nil }
      }
    default: return nil
    }
    return "Diagonal Matrix"
  }
}

extension MatrixPattern {
  /// Which pattern the result of an operation on matrices has.
  static func of(_ op: ArithmeticPattern, _ a: Value, _ b: Value) -> MatrixPattern {
    let (p, q) = (a.pattern, b.pattern)
    if p == .none, q == .none { return .none }
    switch op {
    case .sum: return p == .diagonal && q == .diagonal ? .diagonal : .none
    case .product:
      if p == .permutation, q == .permutation { return .permutation }
      let left = p == .diagonal || a.isScalar
      let right = q == .diagonal || b.isScalar
      return left && right ? .diagonal : .none
    case .quotient: return p == .diagonal && b.isScalar ? .diagonal : .none
    }
  }
}

/// The kinds of operations that can keep a pattern.
enum ArithmeticPattern { case sum, product, quotient }
