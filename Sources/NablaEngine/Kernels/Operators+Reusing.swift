import NablaSyntax

/// Results in the storage of an operand that is about to die: of `a + b .* c` only `b .* c` needs
/// new memory.
extension Operators {
  /// The result in the storage of an operand that nobody else holds, which is left `.undefined`; nil
  /// where that does not go, for `binary` to do it.
  static func reusing(_ op: BinaryOperator, _ a: inout Value, _ b: inout Value) -> Value? {
    guard a.isDoubleArray || b.isDoubleArray, let kernel = kernel(op, a, b) else { return nil }
    let pattern = pattern(op, a, b)
    return inPlace(kernel, &a, &b)?.with(pattern)
  }

  /// `target = target op b` in the storage of `target`, where that is an array of its own and nothing
  /// can fail; otherwise nothing happens.
  static func update(_ op: BinaryOperator, _ target: inout Value, _ b: Value) -> Bool {
    guard case .double = target, target.isUniquelyReferenced, let kernel = kernel(op, target, b)
    else { return false }
    let pattern = pattern(op, target, b)
    guard case .double(let t) = target else { return false }
    switch b {
    case .scalar(var y):
      VectorKernels.elementwise(
        kernel, t.data, stride: 1, &y, stride: 0, into: t.data, count: t.count)
    case .double(let u) where u.dims == t.dims:
      VectorKernels.elementwise(
        kernel, t.data, stride: 1, u.data, stride: 1, into: t.data, count: t.count)
    default: return false
    }
    t.pattern = pattern
    return true
  }

  /// The vector kernel of an operator that works by element on these operands.
  @inline(__always)
  private static func kernel(_ op: BinaryOperator, _ a: Value, _ b: Value)
    -> VectorKernels.Operation?
  {
    switch op {
    case .add: .add
    case .subtract: .subtract
    case .elementMultiply: .multiply
    case .elementDivide: .divide
    case .multiply where a.isScalarDouble || b.isScalarDouble: .multiply
    case .divide where b.isScalarDouble: .divide
    default: nil
    }
  }

  private static func pattern(_ op: BinaryOperator, _ a: Value, _ b: Value) -> MatrixPattern {
    switch op {
    case .add, .subtract: .of(.sum, a, b)
    case .multiply: .of(.product, a, b)
    case .divide: .of(.quotient, a, b)
    default: .none
    }
  }

  /// double (array) op double of the same size or a scalar, into an array that is about to die.
  private static func inPlace(
    _ op: VectorKernels.Operation, _ a: inout Value, _ b: inout Value
  ) -> Value? {
    let ownsA = a.isUniquelyReferenced
    let ownsB = b.isUniquelyReferenced
    switch (a, b) {
    case (.double(let t), .scalar(var y)) where ownsA:
      VectorKernels.elementwise(
        op, t.data, stride: 1, &y, stride: 0, into: t.data, count: t.count)
      a = .undefined
      return .double(t)
    case (.scalar(var x), .double(let t)) where ownsB:
      VectorKernels.elementwise(
        op, &x, stride: 0, t.data, stride: 1, into: t.data, count: t.count)
      b = .undefined
      return .double(t)
    case (.double(let t), .double(let u)) where (ownsA || ownsB) && t.dims == u.dims:
      let target = ownsA ? t : u
      VectorKernels.elementwise(
        op, t.data, stride: 1, u.data, stride: 1, into: target.data, count: t.count)
      if ownsA { a = .undefined } else { b = .undefined }
      return .double(target)
    default: return nil
    }
  }
}

extension Value {
  @inline(__always) fileprivate var isDoubleArray: Bool { if case .double = self { true } else { false } }
}
