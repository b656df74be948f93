/// Storing by subscripts: each time a new matrix is made.
extension SparseMatrix {
  /// `target (subscripts) = rhs` where the target is sparse.
  static func assign(_ target: SparseMatrix, _ s: [Subscript], _ rhs: Value) throws(NablaError)
    -> SparseMatrix
  {
    guard s.count <= 2 else {
      throw .message("sparse indexing needs 1 or 2 indices", id: "")
    }
    switch rhs {
    case .sparse, .scalar, .bool, .double, .complex, .logical, .range, .char: break
    case .single, .complexSingle:
      return try assign(target, s, try Conversion.convert(rhs, to: .double))
    default: throw .noConversion(of: rhs, to: .sparse(target))
    }
    if target.isComplex || rhs.isComplex {
      let r: SparseColumns<Complex<Double>>
      if case .sparse(let x) = rhs { r = x.complex() } else { r = SparseColumns(try Conversion.complexes(rhs)) }
      return SparseMatrix(try target.complex().assigning(s, r))
    }
    if target.isLogical {
      let r: SparseColumns<Bool>
      if case .sparse(let x) = rhs { r = try x.bools() } else { r = SparseColumns(try Conversion.bools(rhs)) }
      return SparseMatrix(try target.bools().assigning(s, r))
    }
    let r: SparseColumns<Double>
    if case .sparse(let x) = rhs { r = try x.real() } else { r = SparseColumns(try Conversion.doubles(rhs)) }
    return SparseMatrix(try target.real().assigning(s, r))
  }
}

extension SparseColumns {
  func assigning(_ s: [Subscript], _ rhs: SparseColumns) throws(NablaError) -> SparseColumns {
    s.count == 1 ? try assigningLinear(s[0], rhs) : try assigningBlock(s[0], s[1], rhs)
  }

  private func assigningLinear(_ s: Subscript, _ rhs: SparseColumns) throws(NablaError)
    -> SparseColumns
  {
    let total = rows &* columns
    let n = s.count(of: total)
    let one = rhs.rows == 1 && rhs.columns == 1
    guard one || rhs.rows &* rhs.columns == n else {
      throw .nonconformantAssignment(left: "\(n)x1", right: Dims(rhs.rows, rhs.columns))
    }
    var base = self
    if s.extent > total {
      if rows == 0 {
        base = SparseColumns(rows: 1, columns: s.extent)
      } else if columns == 0 {
        base = SparseColumns(rows: rows, columns: (s.extent + rows - 1) / rows)
      } else if rows == 1 {
        base = resized(1, s.extent)
      } else if columns == 1 {
        base = resized(s.extent, 1)
      } else {
        throw .ambiguousResize
      }
    }
    if n == 0 { return base }
    if s.isColon, !one { return rhs.reshaped(rows, columns) }
    let m = base.rows
    if n == 1 {
      let (j, i) = s[0].quotientAndRemainder(dividingBy: m)
      return base.setting(i, j, rhs.values.first ?? T.fill)
    }
    // The last of several values for one place is the one that stays.
    var patches: [Int: Int] = [:]
    for k in 0..<n { patches[s[k]] = k }
    let source = one ? rhs : rhs.reshaped(n, 1)
    var i: [Int] = []
    var j: [Int] = []
    var v: [T] = []
    for (place, k) in patches {
      let x = one ? rhs.values.first ?? T.fill : source.element(k, 0)
      if x.isZero { continue }
      let (c, r) = place.quotientAndRemainder(dividingBy: m)
      i.append(r)
      j.append(c)
      v.append(x)
    }
    let kept = base.filtered { i, j, _ in patches[j &* m &+ i] == nil }
    return kept.adding(i, j, v)
  }

  /// With more elements, at places where there are none.
  private func adding(_ i: [Int], _ j: [Int], _ v: [T]) -> SparseColumns {
    var (i, j, v) = (i, j, v)
    for c in 0..<columns {
      for k in starts[c]..<starts[c + 1] {
        i.append(indices[k])
        j.append(c)
        v.append(values[k])
      }
    }
    return SparseColumns(rows: rows, columns: columns, at: i, j, v) { $1 }
  }

  /// One element.
  private func setting(_ i: Int, _ j: Int, _ x: T) -> SparseColumns {
    var r = self
    if let k = find(i, j) {
      if !x.isZero {
        r.values[k] = x
        return r
      }
      r.values.remove(at: k)
      r.indices.remove(at: k)
      for c in j..<columns { r.starts[c + 1] -= 1 }
      return r
    }
    if x.isZero { return r }
    var k = starts[j]
    while k < starts[j + 1], indices[k] < i { k += 1 }
    r.values.insert(x, at: k)
    r.indices.insert(i, at: k)
    for c in j..<columns { r.starts[c + 1] += 1 }
    return r
  }

  private func assigningBlock(_ si: Subscript, _ sj: Subscript, _ rhs: SparseColumns)
    throws(NablaError) -> SparseColumns
  {
    let one = rhs.rows == 1 && rhs.columns == 1
    // A colon of an empty matrix takes as many as there are.
    let isNew = rows == 0 && columns == 0
    var m = si.isColon && isNew && rows == 0 ? (one ? 1 : rhs.rows) : si.needed(rows)
    var n = sj.isColon && isNew && columns == 0 ? (one ? 1 : rhs.columns) : sj.needed(columns)
    m = max(m, rows)
    n = max(n, columns)
    let (p, q) = (si.count(of: m), sj.count(of: n))
    let turned = p == rhs.columns && q == rhs.rows && (p == 1 || q == 1)
    guard one || p == rhs.rows && q == rhs.columns || turned else {
      throw .nonconformantAssignment(left: "\(p)x\(q)", right: Dims(rhs.rows, rhs.columns))
    }
    try SparseMatrix.check(m, n)
    let base = m == rows && n == columns ? self : resized(m, n)
    if p == 1, q == 1 { return base.setting(si[0], sj[0], rhs.values.first ?? T.fill) }
    if p == 0 || q == 0 { return base }
    let source = turned && p != rhs.rows ? rhs.transposed() : rhs
    var rowTarget = [Int](repeating: -1, count: m)
    for k in 0..<p { rowTarget[si[k]] = k }
    var columnTarget = [Int](repeating: -1, count: n)
    for k in 0..<q { columnTarget[sj[k]] = k }
    let value = rhs.values.first ?? T.fill
    var r = SparseColumns(rows: m, columns: n)
    var entries: [(Int, T)] = []
    for j in 0..<n {
      let c = columnTarget[j]
      if c < 0 {
        r.indices.append(contentsOf: base.indices[base.starts[j]..<base.starts[j + 1]])
        r.values.append(contentsOf: base.values[base.starts[j]..<base.starts[j + 1]])
      } else {
        entries.removeAll(keepingCapacity: true)
        for k in base.starts[j]..<base.starts[j + 1] where rowTarget[base.indices[k]] < 0 {
          entries.append((base.indices[k], base.values[k]))
        }
        if one {
          if !value.isZero { for i in 0..<m where rowTarget[i] >= 0 { entries.append((i, value)) } }
        } else {
          for k in source.starts[c]..<source.starts[c + 1] {
            let i = si[source.indices[k]]
            if rowTarget[i] == source.indices[k] { entries.append((i, source.values[k])) }
          }
        }
        entries.sort { $0.0 < $1.0 }
        for (i, x) in entries {
          r.indices.append(i)
          r.values.append(x)
        }
      }
      r.starts[j + 1] = r.indices.count
    }
    return r
  }
}
