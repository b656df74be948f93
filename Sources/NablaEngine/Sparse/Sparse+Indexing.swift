/// Reading by subscripts; the result is sparse.
extension SparseMatrix {
  package func index(_ s: [Subscript]) throws(NablaError) -> SparseMatrix {
    guard s.count <= 2 else {
      throw .message("sparse indexing needs 1 or 2 indices", id: "")
    }
    let size = try Indexing.resultDims(dims, s)
    guard size.is2D else {
      throw .message("reshape: sparse reshape to N-D array not implemented", id: "")
    }
    try SparseMatrix.check(size.rows, size.columns)
    switch elements {
    case .real(let c): return SparseMatrix(c.index(s, size))
    case .complex(let c): return SparseMatrix(c.index(s, size))
    case .logical(let c): return SparseMatrix(c.index(s, size))
    }
  }

  package func reshaped(_ m: Int, _ n: Int) throws(NablaError) -> SparseMatrix {
    try SparseMatrix.check(m, n)
    switch elements {
    case .real(let c): return SparseMatrix(c.reshaped(m, n))
    case .complex(let c): return SparseMatrix(c.reshaped(m, n))
    case .logical(let c): return SparseMatrix(c.reshaped(m, n))
    }
  }

  package func resized(_ m: Int, _ n: Int) throws(NablaError) -> SparseMatrix {
    try SparseMatrix.check(m, n)
    switch elements {
    case .real(let c): return SparseMatrix(c.resized(m, n))
    case .complex(let c): return SparseMatrix(c.resized(m, n))
    case .logical(let c): return SparseMatrix(c.resized(m, n))
    }
  }

  /// What stays of rows and columns, from zero.
  package func filtered(_ keep: (Int, Int) -> Bool) -> SparseMatrix {
    switch elements {
    case .real(let c): SparseMatrix(c.filtered { i, j, _ in keep(i, j) })
    case .complex(let c): SparseMatrix(c.filtered { i, j, _ in keep(i, j) })
    case .logical(let c): SparseMatrix(c.filtered { i, j, _ in keep(i, j) })
    }
  }

  /// Column `j`, from zero, as a sparse column.
  package func column(_ j: Int) throws(NablaError) -> SparseMatrix {
    try index([.colon, Subscript(j)])
  }

  /// The linear positions (from zero) of what is stored, in order.
  package var positions: [Int] {
    let (starts, indices, m) = (starts, indices, rows)
    var r: [Int] = []
    r.reserveCapacity(indices.count)
    for j in 0..<columns {
      for k in starts[j]..<starts[j + 1] { r.append(j &* m &+ indices[k]) }
    }
    return r
  }

  /// As a subscript: the places of a mask. Numbers cannot be one.
  func subscripts(_ place: SubscriptPlace) throws(NablaError) -> Subscript {
    guard isLogical else {
      // Numbers count if all of them are indices.
      if !isComplex, let s = try? Subscript(try full(), place) { return s }
      throw .badSubscript("<\(typeName)>", place)
    }
    let list = positions
    return Subscript(
      kind: .list(list), shape: dims.vectorShape(list.count) ?? Dims(list.count, 1),
      extent: (list.last ?? -1) + 1)
  }
}

extension SparseColumns {
  /// Checked subscripts; `size` is that of the result.
  func index(_ s: [Subscript], _ size: Dims) -> SparseColumns {
    if s.count == 1 {
      return s[0].isColon ? reshaped(rows &* columns, 1) : linear(s[0], size)
    }
    if s[0].isAll(of: rows) { return takingColumns(s[1]) }
    var r = SparseColumns(rows: size.rows, columns: size.columns)
    let (rowsWanted, n) = (s[0], size.rows)
    // Few rows are looked up; of many it is found out where each goes.
    let looksUp = n < 4 || n &* size.columns < count
    let goals = looksUp ? nil : Self.goals(rowsWanted, n, rows)
    var found: [(Int, T)] = []
    for jj in 0..<size.columns {
      let j = s[1][jj]
      if let goals {
        found.removeAll(keepingCapacity: true)
        for k in starts[j]..<starts[j + 1] {
          var g = goals.first[indices[k]]
          while g >= 0 {
            found.append((g, values[k]))
            g = goals.next[g]
          }
        }
        found.sort { $0.0 < $1.0 }
        for (i, x) in found {
          r.indices.append(i)
          r.values.append(x)
        }
      } else if starts[j] < starts[j + 1] {
        for i in 0..<n {
          guard let k = find(rowsWanted[i], j) else { continue }
          r.indices.append(i)
          r.values.append(values[k])
        }
      }
      r.starts[jj + 1] = r.indices.count
    }
    return r
  }

  /// For each row a chain of the places in the result that want it.
  private static func goals(_ s: Subscript, _ n: Int, _ rows: Int) -> (first: [Int], next: [Int]) {
    var first = [Int](repeating: -1, count: rows)
    var next = [Int](repeating: -1, count: n)
    for k in stride(from: n - 1, through: 0, by: -1) {
      next[k] = first[s[k]]
      first[s[k]] = k
    }
    return (first, next)
  }

  private func takingColumns(_ s: Subscript) -> SparseColumns {
    let n = s.count(of: columns)
    var r = SparseColumns(rows: rows, columns: n)
    for jj in 0..<n {
      let j = s[jj]
      r.indices.append(contentsOf: indices[starts[j]..<starts[j + 1]])
      r.values.append(contentsOf: values[starts[j]..<starts[j + 1]])
      r.starts[jj + 1] = r.indices.count
    }
    return r
  }

  private func linear(_ s: Subscript, _ size: Dims) -> SparseColumns {
    var r = SparseColumns(rows: size.rows, columns: size.columns)
    let m = size.rows
    for jj in 0..<size.columns {
      for ii in 0..<m {
        let (j, i) = s[jj &* m &+ ii].quotientAndRemainder(dividingBy: rows)
        guard let k = find(i, j) else { continue }
        r.indices.append(ii)
        r.values.append(values[k])
      }
      r.starts[jj + 1] = r.indices.count
    }
    return r
  }
}

extension Indexing {
  /// The places (from zero) that a subscript of a matrix names, whatever the size.
  package static func places(_ v: Value, position: Int, of count: Int) throws(NablaError) -> [Int] {
    let s = try Subscript(v, SubscriptPlace(position: position, count: count))
    return (0..<s.count(of: 0)).map { s[$0] }
  }
}
