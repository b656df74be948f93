/// The vector kernels of doubles and singles, in the shape of a `PairLoop`.
enum VectorLoops {
  static func double(_ op: ArithmeticOperation) -> PairLoop {
    switch op {
    case .add: return { apply(.add, Double.self, $0, $1, $2, $3, $4, $5) }
    case .subtract: return { apply(.subtract, Double.self, $0, $1, $2, $3, $4, $5) }
    case .multiply: return { apply(.multiply, Double.self, $0, $1, $2, $3, $4, $5) }
    case .divide: return { apply(.divide, Double.self, $0, $1, $2, $3, $4, $5) }
    }
  }

  static func single(_ op: ArithmeticOperation) -> PairLoop {
    switch op {
    case .add: return { apply(.add, Float.self, $0, $1, $2, $3, $4, $5) }
    case .subtract: return { apply(.subtract, Float.self, $0, $1, $2, $3, $4, $5) }
    case .multiply: return { apply(.multiply, Float.self, $0, $1, $2, $3, $4, $5) }
    case .divide: return { apply(.divide, Float.self, $0, $1, $2, $3, $4, $5) }
    }
  }

  @inline(__always)
  private static func apply(
    _ op: VectorKernels.Operation, _: Double.Type, _ a: UnsafeRawPointer, _ aStep: Int,
    _ b: UnsafeRawPointer, _ bStep: Int, _ r: UnsafeMutableRawPointer, _ n: Int
  ) {
    VectorKernels.elementwise(
      op, a.assumingMemoryBound(to: Double.self), stride: aStep,
      b.assumingMemoryBound(to: Double.self), stride: bStep,
      into: r.assumingMemoryBound(to: Double.self), count: n)
  }

  @inline(__always)
  private static func apply(
    _ op: VectorKernels.Operation, _: Float.Type, _ a: UnsafeRawPointer, _ aStep: Int,
    _ b: UnsafeRawPointer, _ bStep: Int, _ r: UnsafeMutableRawPointer, _ n: Int
  ) {
    VectorKernels.elementwise(
      op, a.assumingMemoryBound(to: Float.self), stride: aStep,
      b.assumingMemoryBound(to: Float.self), stride: bStep,
      into: r.assumingMemoryBound(to: Float.self), count: n)
  }
}

extension Operators {
  /// Double arrays of one size, or one with a scalar: the usual case, without preparations.
  @inline(__always)
  static func doubles(_ op: VectorKernels.Operation, _ a: Value, _ b: Value) throws(NablaError)
    -> Value?
  {
    switch (a, b) {
    case (.double(let t), .double(let u)):
      guard t.dims == u.dims else { return nil }
      let r = try Tensor<Double>(uninitialized: t.dims)
      VectorKernels.elementwise(
        op, t.data, stride: 1, u.data, stride: 1, into: r.data, count: r.count)
      return .double(r)
    case (.double(let t), .scalar(var y)):
      let r = try Tensor<Double>(uninitialized: t.dims)
      VectorKernels.elementwise(
        op, t.data, stride: 1, &y, stride: 0, into: r.data, count: r.count)
      return .double(r)
    case (.scalar(var x), .double(let u)):
      let r = try Tensor<Double>(uninitialized: u.dims)
      VectorKernels.elementwise(
        op, &x, stride: 0, u.data, stride: 1, into: r.data, count: r.count)
      return .double(r)
    default: return nil
    }
  }
}

extension Operators {
  /// Comparisons of double arrays of one size, or with a scalar.
  @inline(__always)
  static func doubles(_ op: Comparison, _ a: Value, _ b: Value) throws(NablaError) -> Value? {
    switch (a, b) {
    case (.double(let t), .double(let u)):
      guard t.dims == u.dims else { return nil }
      return try compared(op, t.data, 1, u.data, 1, t.dims)
    case (.double(let t), .scalar(var y)): return try compared(op, t.data, 1, &y, 0, t.dims)
    case (.scalar(var x), .double(let u)): return try compared(op, &x, 0, u.data, 1, u.dims)
    default: return nil
    }
  }

  private static func compared(
    _ op: Comparison, _ a: UnsafePointer<Double>, _ aStep: Int, _ b: UnsafePointer<Double>,
    _ bStep: Int, _ dims: Dims
  ) throws(NablaError) -> Value {
    let r = try Tensor<Bool>(uninitialized: dims)
    let out = UnsafeMutableRawPointer(r.data)
    let n = r.count
    switch op {
    case .equal: EqualKernel<Double>.loop(a, aStep, b, bStep, out, n)
    case .notEqual: NotEqualKernel<Double>.loop(a, aStep, b, bStep, out, n)
    case .less: LessKernel<Double>.loop(a, aStep, b, bStep, out, n)
    case .lessEqual: LessEqualKernel<Double>.loop(a, aStep, b, bStep, out, n)
    case .greater: LessKernel<Double>.loop(b, bStep, a, aStep, out, n)
    case .greaterEqual: LessEqualKernel<Double>.loop(b, bStep, a, aStep, out, n)
    }
    return .logical(r)
  }
}
