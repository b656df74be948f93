import NablaSyntax

/// The operators of the language on values of any class.
package enum Operators {
  package static func binary(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(NablaError)
    -> Value
  {
    if case .scalar(let x) = a, case .scalar(let y) = b, let r = scalars(op, x, y) { return r }
    if a.isSparse || b.isSparse { return try SparseMatrix.binary(op, a, b) }
    if a.isString || b.isString { return try StringOperators.binary(op, a, b) }
    switch op {
    case .add: return try arithmetic(.add, op, a, b).with(.of(.sum, a, b))
    case .subtract: return try arithmetic(.subtract, op, a, b).with(.of(.sum, a, b))
    case .elementMultiply: return try arithmetic(.multiply, op, a, b)
    case .elementDivide: return try arithmetic(.divide, op, a, b)
    case .elementLeftDivide:
      try requireArithmetic(op, a, b)
      return try arithmetic(.divide, op, b, a)
    case .elementPower: return try Power.elementwise(a, b)
    case .less: return try comparison(.less, op, a, b)
    case .lessEqual: return try comparison(.lessEqual, op, a, b)
    case .equal: return try comparison(.equal, op, a, b)
    case .notEqual: return try comparison(.notEqual, op, a, b)
    case .greaterEqual: return try comparison(.greaterEqual, op, a, b)
    case .greater: return try comparison(.greater, op, a, b)
    case .and, .or: return try logic(op, a, b)
    case .multiply: return try MatrixProduct.multiply(a, b).with(.of(.product, a, b))
    case .divide: return try LinearSolve.rightDivide(a, b).with(.of(.quotient, a, b))
    case .leftDivide: return try LinearSolve.leftDivide(a, b)
    case .power: return try Power.matrix(a, b)
    }
  }

  /// Two real scalars, without an array; nil where the general way has to decide.
  @inline(__always)
  static func scalars(_ op: BinaryOperator, _ x: Double, _ y: Double) -> Value? {
    switch op {
    case .add: .scalar(x + y)
    case .subtract: .scalar(x - y)
    case .multiply, .elementMultiply: .scalar(x * y)
    case .divide, .elementDivide: .scalar(x / y)
    case .leftDivide, .elementLeftDivide: .scalar(y / x)
    case .less: .bool(x < y)
    case .lessEqual: .bool(x <= y)
    case .equal: .bool(x == y)
    case .notEqual: .bool(x != y)
    case .greaterEqual: .bool(x >= y)
    case .greater: .bool(x > y)
    case .and: x.isNaN || y.isNaN ? nil : .bool(x != 0 && y != 0)
    case .or: x.isNaN || y.isNaN ? nil : .bool(x != 0 || y != 0)
    case .power, .elementPower: Power.realScalars(x, y)
    }
  }

  // MARK: Elementwise

  static func arithmetic(
    _ operation: ArithmeticOperation, _ op: BinaryOperator, _ a: Value, _ b: Value
  ) throws(NablaError) -> Value {
    let vector: VectorKernels.Operation =
      switch operation {
      case .add: .add
      case .subtract: .subtract
      case .multiply: .multiply
      case .divide: .divide
      }
    if let r = try doubles(vector, a, b) { return r }
    guard let x = try Operand(a), let y = try Operand(b),
      let rules = ClassRules.arithmetic(x.kind, y.kind)
    else { throw undefined(op, a, b) }
    guard let choice = LoopTable.arithmetic(operation, rules) else { throw undefined(op, a, b) }
    guard let shape = Broadcast(x.dims, y.dims) else {
      throw nonconformant(op, x.dims, y.dims)
    }
    let r = try run(choice, shape, x, rules.left, y, rules.right, rules.result)
    return rules.result.isComplex ? try Conversion.narrow(r) : r
  }

  static func comparison(
    _ comparison: Comparison, _ op: BinaryOperator, _ a: Value, _ b: Value
  ) throws(NablaError) -> Value {
    if let r = try doubles(comparison, a, b) { return r }
    guard let x = try Operand(a), let y = try Operand(b),
      let rules = ClassRules.comparison(x.kind, y.kind)
    else { throw undefined(op, a, b) }
    guard let choice = LoopTable.comparison(comparison, rules) else { throw undefined(op, a, b) }
    guard let shape = Broadcast(x.dims, y.dims) else {
      throw nonconformant(op, x.dims, y.dims)
    }
    return try run(choice, shape, x, rules.left, y, rules.right, .logical)
  }

  static func logic(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(NablaError) -> Value {
    if case .logical(let t) = a, case .logical(let u) = b, t.dims == u.dims {
      let r = try Tensor<Bool>(uninitialized: t.dims)
      let loop: PairLoop
      if case .and = op { loop = AndKernel.loop } else { loop = OrKernel.loop }
      loop(t.data, 1, u.data, 1, r.data, r.count)
      withExtendedLifetime((t, u)) {}
      return .logical(r)
    }
    guard let k = NumericKind(a), let l = NumericKind(b), ClassRules.logic(k, l) else {
      throw undefined(op, a, b)
    }
    guard let shape = Broadcast(a.dims, b.dims) else { throw nonconformant(op, a.dims, b.dims) }
    // Among scalars NaN is an error only where both are real floats.
    let plain = !(k.isInteger || l.isInteger || k.isComplex || l.isComplex)
    let strict = plain || shape.count != 1
    let x = Operand(kind: .logical, tensor: try Conversion.bools(a, nanAllowed: !strict))
    let y = Operand(kind: .logical, tensor: try Conversion.bools(b, nanAllowed: !strict))
    let choice: LoopChoice
    if case .and = op {
      choice = LoopChoice(loop: AndKernel.loop)
    } else {
      choice = LoopChoice(loop: OrKernel.loop)
    }
    return try run(choice, shape, x, .logical, y, .logical, .logical)
  }

  /// Converts, allocates and loops.
  static func run(
    _ choice: LoopChoice, _ shape: Broadcast, _ a: Operand, _ left: NumericKind, _ b: Operand,
    _ right: NumericKind, _ result: NumericKind
  ) throws(NablaError) -> Value {
    let x = try a.converted(to: left)
    let y = try b.converted(to: right)
    // Two scalars that need no array.
    if shape.count == 1, x.tensor == nil, y.tensor == nil, shape.dims.isScalar,
      result == .double || result == .logical
    {
      var r: (UInt64, UInt64) = (0, 0)
      withOperands(x, y) { p, q in
        withUnsafeMutableBytes(of: &r) { out in
          guard let base = out.baseAddress else { return }
          if choice.swapped {
            choice.loop(q, 1, p, 1, base, 1)
          } else {
            choice.loop(p, 1, q, 1, base, 1)
          }
        }
      }
      return withUnsafeBytes(of: r) {
        result == .double ? .scalar($0.load(as: Double.self)) : .bool($0.load(as: Bool.self))
      }
    }
    let out = try TensorFactory.make(result, shape.dims)
    let size = TensorFactory.elementSize
    withOperands(x, y) { p, q in
      if choice.swapped {
        if let flipped = Broadcast(y.dims, x.dims) {
          flipped.run(
            choice.loop, q, size(right), p, size(left), out.header.data, size(result))
        }
      } else {
        shape.run(choice.loop, p, size(left), q, size(right), out.header.data, size(result))
      }
    }
    return Conversion.value(out, result)
  }

  /// Shows the elements of both operands.
  private static func withOperands(
    _ x: Operand, _ y: Operand, _ body: (UnsafeRawPointer, UnsafeRawPointer) -> Void
  ) {
    withUnsafeBytes(of: x.inlined) { p in
      withUnsafeBytes(of: y.inlined) { q in
        guard let u = p.baseAddress, let v = q.baseAddress else { return }
        body(
          x.tensor.map { UnsafeRawPointer($0.header.data) } ?? u,
          y.tensor.map { UnsafeRawPointer($0.header.data) } ?? v)
      }
    }
    withExtendedLifetime((x.tensor, y.tensor)) {}
  }

  // MARK: Errors

  /// Refuses classes that do not go together, naming them in the order of writing.
  static func requireArithmetic(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(NablaError) {
    guard let k = NumericKind(a), let l = NumericKind(b), ClassRules.arithmetic(k, l) != nil else {
      throw undefined(op, a, b)
    }
  }

  static func undefined(_ op: BinaryOperator, _ a: Value, _ b: Value) -> NablaError {
    .binaryUndefined(op.rawValue, a.arithmeticTypeName, b.arithmeticTypeName)
  }

  /// The familiar names, which differ by operator.
  static func nonconformant(_ op: BinaryOperator, _ a: Dims, _ b: Dims) -> NablaError {
    let name =
      switch op {
      case .add: "operator +"
      case .subtract: "operator -"
      case .elementMultiply: "product"
      case .elementDivide, .elementLeftDivide: "quotient"
      case .elementPower: "operator .^"
      case .less: "mx_el_lt"
      case .lessEqual: "mx_el_le"
      case .equal: "mx_el_eq"
      case .notEqual: "mx_el_ne"
      case .greaterEqual: "mx_el_ge"
      case .greater: "mx_el_gt"
      case .and: "mx_el_and"
      case .or: "mx_el_or"
      case .multiply: "operator *"
      case .divide: "operator /"
      case .leftDivide: "operator \\"
      case .power: "operator ^"
      }
    return .nonconformantCall(name, left: a, right: b)
  }
}

extension Value {
  @inline(__always) var isScalarDouble: Bool { if case .scalar = self { true } else { false } }
}

/// Arrays by kind.
enum TensorFactory {
  static func make(_ k: NumericKind, _ dims: Dims) throws(NablaError) -> Storage {
    switch k {
    case .double: try Tensor<Double>(uninitialized: dims)
    case .single: try Tensor<Float>(uninitialized: dims)
    case .int8: try Tensor<Int8>(uninitialized: dims)
    case .int16: try Tensor<Int16>(uninitialized: dims)
    case .int32: try Tensor<Int32>(uninitialized: dims)
    case .int64: try Tensor<Int64>(uninitialized: dims)
    case .uint8: try Tensor<UInt8>(uninitialized: dims)
    case .uint16: try Tensor<UInt16>(uninitialized: dims)
    case .uint32: try Tensor<UInt32>(uninitialized: dims)
    case .uint64: try Tensor<UInt64>(uninitialized: dims)
    case .logical: try Tensor<Bool>(uninitialized: dims)
    case .char: try Tensor<Char>(uninitialized: dims)
    case .complex: try Tensor<Complex<Double>>(uninitialized: dims)
    case .complexSingle: try Tensor<Complex<Float>>(uninitialized: dims)
    }
  }

  static func elementSize(_ k: NumericKind) -> Int {
    switch k {
    case .double, .int64, .uint64, .complexSingle: 8
    case .single, .int32, .uint32: 4
    case .int16, .uint16: 2
    case .int8, .uint8, .logical, .char: 1
    case .complex: 16
    }
  }
}
