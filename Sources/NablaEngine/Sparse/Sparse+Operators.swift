import NablaSyntax

/// Operators with a sparse operand.
///
/// Nearly all follow one rule: the operator is applied to the stored elements, as full columns, and
/// once to zero. If zero gives zero, that is the result; else the rest of it is filled.
extension SparseMatrix {
  /// `a op b`, one of which is sparse.
  package static func binary(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(NablaError)
    -> Value
  {
    guard let a = try operand(a), let b = try operand(b) else { throw Operators.undefined(op, a, b) }
    switch op {
    case .multiply where !a.isScalar && !b.isScalar: return try SparseProduct.multiply(a, b)
    case .multiply: return try elementwise(.elementMultiply, a, b, product: true)
    case .divide where b.isScalar: return try elementwise(.elementDivide, a, b, product: true)
    case .divide: return try SparseSolve.rightDivide(a, b)
    case .leftDivide where a.isScalar: return try elementwise(.elementDivide, b, a, product: true)
    case .leftDivide: return try SparseSolve.leftDivide(a, b)
    case .elementLeftDivide: return try elementwise(.elementDivide, b, a)
    case .power: return try power(a, b)
    default: return try elementwise(op, a, b)
    }
  }

  /// Classes that go together with sparse ones; nil for single, integers and what has no elements.
  private static func operand(_ v: Value) throws(NablaError) -> Value? {
    switch v {
    case .double, .complex:
      // What was made as a diagonal or a permutation matrix is as good as sparse.
      return v.pattern == .none || v.isScalar ? v : .sparse(try SparseMatrix(v))
    case .sparse, .scalar: return v
    case .bool, .logical, .range, .char: return Value(try Conversion.doubles(v))
    default: return nil
    }
  }

  // MARK: Element by element

  /// `product`: the operator was `*`, `/` or `\`, where a full matrix and a sparse scalar give a full one.
  private static func elementwise(
    _ op: BinaryOperator, _ a: Value, _ b: Value, product: Bool = false
  ) throws(NablaError) -> Value {
    switch (a, b) {
    case (.sparse(let x), .sparse(let y)):
      if x.dims == y.dims { return .sparse(try union(op, x, y)) }
      if y.dims.isScalar, op != .elementPower {
        return .sparse(try x.mapped { z throws(NablaError) in
          try Operators.binary(op, z, try y.full())
        })
      }
      if x.dims.isScalar {
        return .sparse(try y.mapped { z throws(NablaError) in
          try Operators.binary(op, try x.full(), z)
        })
      }
      throw nonconformant(op, x.dims, y.dims)
    case (.sparse(let x), _):
      if b.isScalar {
        switch op {
        case .add, .subtract: break
        case .elementMultiply, .elementDivide:
          return .sparse(try x.replacing(try Operators.binary(op, try x.values(), b)))
        case .elementPower:
          guard try isZero(try Operators.binary(op, .scalar(0), b)) else {
            return try Operators.binary(op, try x.full(), b)
          }
          return .sparse(try x.replacing(try Operators.binary(op, try x.values(), b)))
        default:
          return .sparse(try x.mapped { z throws(NablaError) in try Operators.binary(op, z, b) })
        }
      }
      return try throughFull(op, a, b, x.dims, b.dims, sparse: !product)
    case (_, .sparse(let y)):
      if a.isScalar {
        switch op {
        case .elementDivide where product: return .sparse(try y.mapped { z throws(NablaError) in try Operators.binary(op, a, z) })
        case .add, .subtract, .elementPower, .elementDivide: break
        case .elementMultiply:
          return .sparse(try y.replacing(try Operators.binary(op, a, try y.values())))
        default:
          return .sparse(try y.mapped { z throws(NablaError) in try Operators.binary(op, a, z) })
        }
        return try Operators.binary(op, a, try y.full())
      }
      return try throughFull(op, a, b, a.dims, y.dims, sparse: !product)
    default: return try Operators.binary(op, a, b)
    }
  }

  /// With a full matrix: sums are full, everything else is sparse. Only a scalar is spread.
  private static func throughFull(
    _ op: BinaryOperator, _ a: Value, _ b: Value, _ m: Dims, _ n: Dims, sparse: Bool
  ) throws(NablaError) -> Value {
    guard m == n || m.isScalar || n.isScalar else { throw nonconformant(op, m, n) }
    let r = try Operators.binary(op, try a.madeFull(), try b.madeFull())
    switch op {
    case .add, .subtract: return r
    default: return sparse ? .sparse(try SparseMatrix(r)) : r
    }
  }

  private static func nonconformant(_ op: BinaryOperator, _ a: Dims, _ b: Dims) -> NablaError {
    switch op {
    case .and: .nonconformantCall("mx_el_and_", left: a, right: b)
    case .or: .nonconformantCall("mx_el_or_", left: a, right: b)
    default: Operators.nonconformant(op, a, b)
    }
  }

  private static func isZero(_ v: Value) throws(NablaError) -> Bool {
    switch v {
    case .scalar(let x): x == 0
    case .bool(let b): !b
    case .complex(let t): t.count == 1 && t.elements[0].isZero
    default: false
    }
  }

  /// Applies a function of elements to the stored ones and to zero.
  package func mapped(_ f: (Value) throws(NablaError) -> Value) throws(NablaError) -> SparseMatrix {
    let rest = try f(isLogical ? .bool(false) : .scalar(0))
    let stored = try f(try values())
    if try SparseMatrix.isZero(rest) { return try replacing(stored) }
    return try filled(stored, rest)
  }

  /// Every element written: `stored` where some are, `rest` elsewhere.
  private func filled(_ stored: Value, _ rest: Value) throws(NablaError) -> SparseMatrix {
    guard let n = dims.checkedElementCount, n < 1 << 31 else { throw .outOfMemory(dims) }
    func fill<T: SparseElement>(_ list: Tensor<T>, _ rest: T) throws(NablaError) -> SparseMatrix {
      let t = try Tensor<T>(dims, repeating: rest)
      let (starts, indices) = (starts, indices)
      for j in 0..<columns {
        for k in starts[j]..<starts[j + 1] { t.data[j &* rows &+ indices[k]] = list.data[k] }
      }
      return SparseMatrix(generic: SparseColumns(t))
    }
    if stored.isLogical, rest.isLogical {
      return try fill(try Conversion.bools(stored), try Conversion.bools(rest).elements[0])
    }
    if stored.isComplex || rest.isComplex {
      return try fill(try Conversion.complexes(stored), try Conversion.complexes(rest).elements[0])
    }
    return try fill(try Conversion.doubles(stored), try Conversion.doubles(rest).elements[0])
  }

  /// Two of one size: the operator at every place where either has an element.
  package static func union(_ op: BinaryOperator, _ x: SparseMatrix, _ y: SparseMatrix)
    throws(NablaError) -> SparseMatrix
  {
    try joined(x, y) { a, b throws(NablaError) in try Operators.binary(op, a, b) }
  }

  package static func joined(
    _ x: SparseMatrix, _ y: SparseMatrix, _ f: (Value, Value) throws(NablaError) -> Value
  ) throws(NablaError) -> SparseMatrix {
    let (p, q, place) = aligned(x, y)
    let rest = try f(try x.zero(), try y.zero())
    let stored = try f(try x.spread(p), try y.spread(q))
    if try isZero(rest) { return try place.replacing(stored) }
    return try place.filled(stored, rest)
  }

  /// A zero of the same kind: 0 / 0 is not the same of complex numbers.
  private func zero() throws(NablaError) -> Value {
    switch elements {
    case .real: .scalar(0)
    case .logical: .bool(false)
    case .complex: .complex(try Tensor(row: [Complex(0, 0)]))
    }
  }

  /// The places where either has an element, and where in each of the two its value is (or -1).
  private static func aligned(_ x: SparseMatrix, _ y: SparseMatrix) -> ([Int], [Int], SparseMatrix) {
    let (xs, xi, ys, yi) = (x.starts, x.indices, y.starts, y.indices)
    var r = SparseColumns<Bool>(rows: x.rows, columns: x.columns)
    var p: [Int] = []
    var q: [Int] = []
    let most = xi.count + yi.count
    p.reserveCapacity(most)
    q.reserveCapacity(most)
    r.indices.reserveCapacity(most)
    for j in 0..<x.columns {
      var (k, l) = (xs[j], ys[j])
      let (kEnd, lEnd) = (xs[j + 1], ys[j + 1])
      while k < kEnd || l < lEnd {
        if l == lEnd || k < kEnd && xi[k] < yi[l] {
          r.indices.append(xi[k])
          p.append(k)
          q.append(-1)
          k += 1
        } else if k == kEnd || yi[l] < xi[k] {
          r.indices.append(yi[l])
          p.append(-1)
          q.append(l)
          l += 1
        } else {
          r.indices.append(xi[k])
          p.append(k)
          q.append(l)
          k += 1
          l += 1
        }
      }
      r.starts[j + 1] = p.count
    }
    r.values = [Bool](repeating: true, count: p.count)
    return (p, q, SparseMatrix(r))
  }

  /// Stored elements by their places, zero for -1, as a full column.
  private func spread(_ places: [Int]) throws(NablaError) -> Value {
    func pick<T: SparseElement>(_ values: [T]) throws(NablaError) -> Tensor<T> {
      let t = try Tensor<T>(uninitialized: Dims(places.count, 1))
      for (k, p) in places.enumerated() { t.data[k] = p < 0 ? T.fill : values[p] }
      return t
    }
    switch elements {
    case .real(let c): return Value(try pick(c.values))
    case .complex(let c): return .complex(try pick(c.values))
    case .logical(let c): return Value(try pick(c.values))
    }
  }

  // MARK: Powers, signs, transposition

  private static func power(_ a: Value, _ b: Value) throws(NablaError) -> Value {
    if !a.isScalar, b.isSparse {
      throw .message("can't do A ^ B for A and B both matrices", id: "")
    }
    guard case .sparse(let x) = a, !x.dims.isScalar, let p = b.realScalar, p == p.rounded(),
      abs(p) < 0x1p31
    else { return try Operators.binary(.power, try a.madeFull(), try b.madeFull()) }
    guard x.rows == x.columns else {
      throw .message(
        "for A^b, A must be a square matrix.  Use .^ for elementwise power.", id: "")
    }
    var n = Int(abs(p))
    if n == 0 { return .sparse(identity(x.rows)) }
    var base = p < 0 ? try SparseSolve.inverse(x).inverse : a
    var result: Value?
    while n > 0 {
      if n & 1 == 1 { result = try result.map { r throws(NablaError) in try SparseProduct.multiply(r, base) } ?? base }
      n >>= 1
      if n > 0 { base = try SparseProduct.multiply(base, base) }
    }
    return result ?? a
  }

  package static func identity(_ n: Int) -> SparseMatrix {
    SparseMatrix(
      SparseColumns<Double>(
        rows: n, columns: n, starts: Array(0...n), indices: Array(0..<n),
        values: [Double](repeating: 1, count: n)))
  }

  package func unary(_ op: UnaryOperator) throws(NablaError) -> Value {
    switch op {
    case .not:
      return .sparse(try mapped { v throws(NablaError) in try Operators.unary(.not, v) })
    case .plus, .minus: return .sparse(try replacing(try Operators.unary(op, try values())))
    }
  }

  package func transposed(conjugate: Bool = false) -> SparseMatrix {
    switch elements {
    case .real(let c): return SparseMatrix(c.transposed())
    case .logical(let c): return SparseMatrix(c.transposed())
    case .complex(let c):
      let t = c.transposed()
      return SparseMatrix(conjugate ? t.mapped { Complex($0.re, -$0.im) } : t)
    }
  }

  /// What `if` asks.
  package func isTrue() throws(NablaError) -> Bool {
    _ = try bools()
    return rows > 0 && columns > 0 && count == rows &* columns
  }
}
