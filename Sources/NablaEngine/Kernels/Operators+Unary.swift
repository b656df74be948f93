import NablaSyntax

extension Operators {
  package static func unary(_ op: UnaryOperator, _ v: Value) throws(NablaError) -> Value {
    switch (op, v) {
    case (.minus, .scalar(let x)): return .scalar(-x)
    case (.plus, .scalar): return v
    case (.not, .bool(let b)): return .bool(!b)
    case (.not, .scalar(let x)) where !x.isNaN: return .bool(x == 0)
    case (.plus, .range): return v
    default: break
    }
    if case .sparse(let s) = v { return try s.unary(op) }
    guard let kind = NumericKind(v) else { throw .unaryUndefined(op.rawValue, v.typeName) }
    switch op {
    case .plus:
      return kind == .logical || kind == .char
        ? Value(try Conversion.doubles(v)) : try Conversion.narrow(v)
    case .minus:
      return try negated(v, kind).with(v.pattern == .diagonal ? .diagonal : .none)
    case .not:
      let t = try Conversion.bools(v)
      let r = try Tensor<Bool>(uninitialized: t.dims)
      for i in 0..<t.count { r.data[i] = !t.data[i] }
      return Value(r)
    }
  }

  private static func negated(_ v: Value, _ kind: NumericKind) throws(NablaError) -> Value {
    func loop<T: Arithmetic>(_ t: Tensor<T>) throws(NablaError) -> Tensor<T> {
      let r = try Tensor<T>(uninitialized: t.dims)
      let p = t.data
      let q = r.data
      for i in 0..<t.count { q[i] = T.negated(p[i]) }
      return r
    }
    switch v {
    case .double(let t): return Value(try loop(t))
    case .single(let t): return .single(try loop(t))
    case .int8(let t): return .int8(try loop(t))
    case .int16(let t): return .int16(try loop(t))
    case .int32(let t): return .int32(try loop(t))
    case .int64(let t): return .int64(try loop(t))
    case .uint8(let t): return .uint8(try loop(t))
    case .uint16(let t): return .uint16(try loop(t))
    case .uint32(let t): return .uint32(try loop(t))
    case .uint64(let t): return .uint64(try loop(t))
    case .complex(let t): return try Conversion.narrow(.complex(try loop(t)))
    case .complexSingle(let t): return try Conversion.narrow(.complexSingle(try loop(t)))
    default: return Value(try loop(try Conversion.doubles(v)))
    }
  }

  // MARK: Truth

  /// What `if` and `while` ask: not empty, and every element non-zero.
  package static func isTrue(_ v: Value) throws(NablaError) -> Bool {
    switch v {
    case .bool(let b): return b
    case .scalar(let x):
      if x.isNaN { throw Conversion.nanToLogical }
      return x != 0
    case .cell: throw .message("invalid conversion from cell array to logical value", id: "")
    case .sparse(let s): return try s.isTrue()
    default: break
    }
    guard NumericKind(v) != nil, !v.isEmpty else { return false }
    if v.count > 1 {
      try KernelWarnings.warn(
        "Octave:array-as-logical",
        "Using an object of size \(v.dims.text) as a boolean value implies all().")
    }
    let t = try Conversion.bools(v)
    for i in 0..<t.count where !t.data[i] { return false }
    return true
  }

  // MARK: Transposition

  package static func transpose(_ v: Value, conjugate: Bool) throws(NablaError) -> Value {
    switch v {
    case .scalar, .bool: return v
    case .sparse(let s): return .sparse(s.transposed(conjugate: conjugate))
    case .structure(let s):
      guard s.dims.is2D else { throw transposeError }
      return .structure(transposed(s))
    case .function, .map, .exception, .undefined, .list, .reference:
      throw .unaryUndefined(conjugate ? "'" : ".'", v.typeName)
    default: break
    }
    guard v.dims.is2D else { throw transposeError }
    if conjugate {
      switch v {
      case .complex(let t):
        return try Conversion.narrow(.complex(try conjugateTransposed(t))).with(t.pattern)
      case .complexSingle(let t):
        return try Conversion.narrow(.complexSingle(try conjugateTransposed(t)))
      default: break
      }
    }
    var visitor = TransposeVisitor()
    return try Conversion.narrow(try v.visitTensor(&visitor) ?? v).with(v.pattern)
  }

  private static var transposeError: NablaError {
    .message("transpose not defined for N-D objects", id: "")
  }

  private static func conjugateTransposed<F: RealFloat>(_ t: Tensor<Complex<F>>)
    throws(NablaError) -> Tensor<Complex<F>>
  {
    let r = try transposedTensor(t)
    for i in 0..<r.count { r.data[i].im = -r.data[i].im }
    return r
  }

  /// In blocks, so that both sides stay in cache.
  static func transposedTensor<T: Element>(_ t: Tensor<T>) throws(NablaError) -> Tensor<T> {
    let (m, n) = (t.dims.rows, t.dims.columns)
    if m == 1 || n == 1 { return try t.copy(dims: Dims(n, m)) }
    let r = try Tensor<T>(uninitialized: Dims(n, m))
    let p = t.data
    let q = r.data
    let block = 32
    var j0 = 0
    while j0 < n {
      let j1 = min(j0 + block, n)
      var i0 = 0
      while i0 < m {
        let i1 = min(i0 + block, m)
        for i in i0..<i1 {
          for j in j0..<j1 { (q + (i &* n &+ j)).initialize(to: p[j &* m &+ i]) }
        }
        i0 = i1
      }
      j0 = j1
    }
    return r
  }

  private static func transposed(_ s: StructArray) -> StructArray {
    let (m, n) = (s.dims.rows, s.dims.columns)
    var values: [Value] = []
    values.reserveCapacity(s.values.count)
    let f = s.fieldCount
    for i in 0..<m {
      for j in 0..<n {
        let e = j * m + i
        values.append(contentsOf: s.values[(e * f)..<(e * f + f)])
      }
    }
    return StructArray(dims: Dims(n, m), fields: s.fields, values: values)
  }
}

private struct TransposeVisitor: TensorVisitor {
  mutating func visit<T: Element>(_ t: Tensor<T>) throws(NablaError) -> Value {
    Value(generic: try Operators.transposedTensor(t))
  }
}
