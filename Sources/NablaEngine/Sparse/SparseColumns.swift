/// What a sparse matrix can hold.
package protocol SparseElement: Element, Equatable {
  var isZero: Bool { get }
}
extension Double: SparseElement {
  @inline(__always) package var isZero: Bool { self == 0 }
}
extension Bool: SparseElement {
  @inline(__always) package var isZero: Bool { !self }
}
extension Complex: SparseElement where F == Double {
  @inline(__always) package var isZero: Bool { re == 0 && im == 0 }
}

/// Compressed columns: column j has its rows, rising, in `indices[starts[j] ..< starts[j + 1]]`,
/// and the elements at the same places of `values`. None of them is zero.
package struct SparseColumns<T: SparseElement> {
  package var rows: Int
  package var columns: Int
  package var starts: [Int]
  package var indices: [Int]
  package var values: [T]

  package var count: Int { values.count }

  package init(rows: Int, columns: Int, starts: [Int], indices: [Int], values: [T]) {
    self.rows = rows
    self.columns = columns
    self.starts = starts
    self.indices = indices
    self.values = values
  }

  package init(rows: Int, columns: Int) {
    self.init(
      rows: rows, columns: columns, starts: [Int](repeating: 0, count: columns + 1), indices: [],
      values: [])
  }

  /// What is not zero in a matrix.
  package init(_ t: Tensor<T>) {
    self.init(rows: t.dims.rows, columns: t.dims.rows == 0 ? t.dims.columns : t.count / t.dims.rows)
    let p = t.data
    for j in 0..<columns {
      for i in 0..<rows where !p[j &* rows &+ i].isZero {
        indices.append(i)
        values.append(p[j &* rows &+ i])
      }
      starts[j + 1] = indices.count
    }
    _fixLifetime(t)
  }

  /// From rows and columns (from zero, inside) in any order. Elements of one place are joined in
  /// their order: `join (first, second)`.
  package init(
    rows: Int, columns: Int, at i: [Int], _ j: [Int], _ v: [T], join: (T, T) -> T
  ) {
    self.init(rows: rows, columns: columns)
    // Sorted by columns, and in each column by rows; both keep the order of equals.
    let order = Self.sorted(i, j, rows: rows, columns: columns)
    indices.reserveCapacity(v.count)
    values.reserveCapacity(v.count)
    var column = -1
    for k in order {
      if j[k] == column, indices.last == i[k] {
        values[values.count - 1] = join(values[values.count - 1], v[k])
      } else {
        column = j[k]
        indices.append(i[k])
        values.append(v[k])
        starts[column + 1] += 1
      }
    }
    for c in 0..<columns { starts[c + 1] += starts[c] }
    self = withoutZeros()
  }

  private static func sorted(_ i: [Int], _ j: [Int], rows: Int, columns: Int) -> [Int] {
    let n = i.count
    var isSorted = true
    for k in stride(from: 1, to: n, by: 1) where (j[k - 1], i[k - 1]) > (j[k], i[k]) {
      isSorted = false
      break
    }
    if isSorted { return Array(0..<n) }
    if n < 64 || rows > 4 &* n || columns > 4 &* n {
      return (0..<n).sorted { (j[$0], i[$0], $0) < (j[$1], i[$1], $1) }
    }
    func counted(_ order: [Int], by key: [Int], _ limit: Int) -> [Int] {
      var next = [Int](repeating: 0, count: limit + 1)
      for k in key { next[k + 1] += 1 }
      for c in 0..<limit { next[c + 1] += next[c] }
      var out = [Int](repeating: 0, count: n)
      for k in order {
        out[next[key[k]]] = k
        next[key[k]] += 1
      }
      return out
    }
    return counted(counted(Array(0..<n), by: i, rows), by: j, columns)
  }

  // MARK: Asking

  /// The place of row `i` in column `j`, or nil where there is a zero.
  package func find(_ i: Int, _ j: Int) -> Int? {
    var low = starts[j]
    var high = starts[j + 1]
    while low < high {
      let middle = (low + high) / 2
      if indices[middle] < i { low = middle + 1 } else { high = middle }
    }
    return low < starts[j + 1] && indices[low] == i ? low : nil
  }

  package func element(_ i: Int, _ j: Int) -> T { find(i, j).map { values[$0] } ?? T.fill }

  package func dense() throws(NablaError) -> Tensor<T> {
    let t = try Tensor<T>(Dims(rows, columns))
    let p = t.data
    for j in 0..<columns {
      for k in starts[j]..<starts[j + 1] { p[j &* rows &+ indices[k]] = values[k] }
    }
    return t
  }

  // MARK: The same with a change

  package func mapped<U: SparseElement>(_ f: (T) -> U) -> SparseColumns<U> {
    SparseColumns<U>(
      rows: rows, columns: columns, starts: starts, indices: indices, values: values.map(f))
  }

  package func withoutZeros() -> SparseColumns {
    if !values.contains(where: \.isZero) { return self }
    return filtered { _, _, x in !x.isZero }
  }

  /// What stays of row, column, value.
  package func filtered(_ keep: (Int, Int, T) -> Bool) -> SparseColumns {
    var r = SparseColumns(rows: rows, columns: columns)
    for j in 0..<columns {
      for k in starts[j]..<starts[j + 1] where keep(indices[k], j, values[k]) {
        r.indices.append(indices[k])
        r.values.append(values[k])
      }
      r.starts[j + 1] = r.indices.count
    }
    return r
  }

  package func transposed() -> SparseColumns {
    var next = [Int](repeating: 0, count: rows + 1)
    for i in indices { next[i + 1] += 1 }
    for i in 0..<rows { next[i + 1] += next[i] }
    var r = self
    r.rows = columns
    r.columns = rows
    r.starts = next
    for j in 0..<columns {
      for k in starts[j]..<starts[j + 1] {
        let to = next[indices[k]]
        next[indices[k]] += 1
        r.indices[to] = j
        r.values[to] = values[k]
      }
    }
    return r
  }

  /// The same elements in column order, with another size of as many elements.
  package func reshaped(_ m: Int, _ n: Int) -> SparseColumns {
    var r = SparseColumns(rows: m, columns: n)
    if m == 0 { return r }
    r.indices.reserveCapacity(count)
    r.values = values
    for j in 0..<columns {
      for k in starts[j]..<starts[j + 1] {
        let (c, i) = (j &* rows &+ indices[k]).quotientAndRemainder(dividingBy: m)
        r.indices.append(i)
        r.starts[c + 1] += 1
      }
    }
    for c in 0..<n { r.starts[c + 1] += r.starts[c] }
    return r
  }

  /// Cut off or with zeros more, at the end of both dimensions.
  package func resized(_ m: Int, _ n: Int) -> SparseColumns {
    var r = self
    r.columns = n
    if n <= columns {
      r.starts.removeLast(columns - n)
      r.indices.removeLast(count - starts[n])
      r.values.removeLast(values.count - starts[n])
    } else {
      r.starts.append(contentsOf: repeatElement(count, count: n - columns))
    }
    if m < rows { r = r.filtered { i, _, _ in i < m } }
    r.rows = m
    return r
  }
}
