/// LU and Cholesky factors in which small elements, or those at new places, are left out.
///
/// All work by rows: a matrix in compressed columns is its transpose by rows.
package enum IncompleteFactors {
  /// What happens to that which is left out: nothing, or the diagonal takes it, so that sums of rows stay.
  package struct Rules: Sendable {
    /// Only places where the matrix has an element.
    package var keepsPattern = true
    /// Elements below this times the norm of their column go.
    package var dropTolerance = 0.0
    package var compensates = false
    /// Rows give way to better pivots: 0 never, 1 always to the largest.
    package var pivoting: Double?
    package init() {}
  }

  package enum Problem: Error {
    case zeroDiagonal, zeroPivot, negativePivot, complexPivot
  }

  /// A row under construction: values, and which places have one.
  private struct Row<T: SparseElement> {
    var values: [T]
    var isUsed: [Bool]
    var places: [Int] = []
    /// Places still to be eliminated, largest first.
    var pending: [Int] = []

    init(_ n: Int) {
      values = [T](repeating: T.fill, count: n)
      isUsed = [Bool](repeating: false, count: n)
    }

    mutating func use(_ j: Int) {
      isUsed[j] = true
      places.append(j)
    }

    /// Takes a place into the sorted list of those to come.
    mutating func push(_ k: Int) {
      var low = 0
      var high = pending.count
      while low < high {
        let middle = (low + high) / 2
        if pending[middle] > k { low = middle + 1 } else { high = middle }
      }
      pending.insert(k, at: low)
    }

    mutating func clear() {
      for j in places {
        values[j] = T.fill
        isUsed[j] = false
      }
      places.removeAll(keepingCapacity: true)
      pending.removeAll(keepingCapacity: true)
    }
  }

  /// A by rows (the transpose of its columns): L by rows without its unit diagonal, U by rows, and the
  /// `order` of columns if there was pivoting.
  /// Source: Y. Saad, Iterative Methods for Sparse Linear Systems, 2003, algorithms 10.4 and 10.6.
  package static func lu<T: SparseElement & Arithmetic>(
    rows a: SparseColumns<T>, norms: [Double], _ rules: Rules, magnitude: (T) -> Double
  ) -> Result<(lower: SparseColumns<T>, upper: SparseColumns<T>, order: [Int]), Problem> {
    let n = a.columns
    var lower = SparseColumns<T>(rows: n, columns: n)
    var upper = SparseColumns<T>(rows: n, columns: n)
    var row = Row<T>(n)
    // With pivoting a place is a column of A until it has become a pivot.
    var order = Array(0..<n)
    var step = order
    for i in 0..<n {
      for k in a.starts[i]..<a.starts[i + 1] {
        let j = a.indices[k]
        row.use(j)
        row.values[j] = a.values[k]
        if step[j] < i { row.push(step[j]) }
      }
      if !row.isUsed[order[i]] {
        if rules.keepsPattern { return .failure(.zeroDiagonal) }
        row.use(order[i])
      }
      var lost = T.fill
      func isSmall(_ x: T, _ column: Int) -> Bool {
        x.isZero || !rules.keepsPattern && magnitude(x) < rules.dropTolerance * norms[column]
      }
      while let k = row.pending.popLast() {
        let j = order[k]
        let pivot = upper.values[upper.starts[k]]
        let x = row.values[j]
        // The tolerance is that of the element before its division by the pivot.
        if isSmall(x, rules.pivoting == nil ? j : i) {
          lost = T.plus(lost, x)
          row.values[j] = T.fill
          continue
        }
        let factor = T.over(x, pivot)
        row.values[j] = factor
        for u in (upper.starts[k] + 1)..<upper.starts[k + 1] {
          let c = upper.indices[u]
          let product = T.times(factor, upper.values[u])
          if !row.isUsed[c] {
            if rules.keepsPattern {
              lost = T.minus(lost, product)
              continue
            }
            row.use(c)
            if step[c] < i { row.push(step[c]) }
          }
          row.values[c] = T.minus(row.values[c], product)
        }
      }
      if let threshold = rules.pivoting {
        var best = order[i]
        for c in row.places where step[c] >= i {
          if magnitude(row.values[c]) > magnitude(row.values[best]) { best = c }
        }
        let own = magnitude(row.values[order[i]])
        if own < threshold * magnitude(row.values[best]) || own == 0 {
          let (old, at) = (order[i], step[best])
          order[i] = best
          order[at] = old
          step[best] = i
          step[old] = at
        }
      }
      let diagonal = order[i]
      var later: [Int] = []
      for c in row.places where c != diagonal {
        if step[c] < i {
          if row.values[c].isZero { continue }
          lower.indices.append(c)
          lower.values.append(row.values[c])
        } else if isSmall(row.values[c], rules.pivoting == nil ? c : i) {
          lost = T.plus(lost, row.values[c])
        } else {
          later.append(c)
        }
      }
      if rules.compensates { row.values[diagonal] = T.plus(row.values[diagonal], lost) }
      if row.values[diagonal].isZero { return .failure(.zeroPivot) }
      for c in [diagonal] + later.sorted() {
        upper.indices.append(c)
        upper.values.append(row.values[c])
      }
      lower.starts[i + 1] = lower.indices.count
      upper.starts[i + 1] = upper.indices.count
      row.clear()
    }
    // Places become steps, and rows come in order again.
    func numbered(_ c: SparseColumns<T>) -> SparseColumns<T> {
      var rows: [Int] = []
      for r in 0..<n { for _ in c.starts[r]..<c.starts[r + 1] { rows.append(r) } }
      return SparseColumns(rows: n, columns: n, at: c.indices.map { step[$0] }, rows, c.values) { $1 }
    }
    return .success((numbered(lower), numbered(upper), order))
  }

  /// The lower Cholesky factor of a hermitian matrix, of which the lower triangle counts.
  /// Source: C.-J. Lin, J. J. Moré, "Incomplete Cholesky factorizations with limited memory", 1999.
  package static func cholesky(
    _ a: SparseColumns<Complex<Double>>, norms: [Double], _ rules: Rules
  ) -> Result<SparseColumns<Complex<Double>>, Problem> {
    typealias Number = Complex<Double>
    let n = a.columns
    var l = SparseColumns<Number>(rows: n, columns: n)
    var column = Row<Number>(n)
    // For each row the columns of L that have an element there, with its place.
    var inRow = [[(column: Int, place: Int)]](repeating: [], count: n)
    var extra = [Number](repeating: Number(0, 0), count: n)
    for j in 0..<n {
      for k in a.starts[j]..<a.starts[j + 1] where a.indices[k] >= j {
        column.use(a.indices[k])
        column.values[a.indices[k]] = a.values[k]
      }
      if !column.isUsed[j] { column.use(j) }
      for (k, place) in inRow[j] {
        let factor = l.values[place].conjugate
        for p in place..<l.starts[k + 1] {
          let i = l.indices[p]
          let product = Number.times(l.values[p], factor)
          if !column.isUsed[i] {
            if rules.keepsPattern {
              extra[i] = Number.minus(extra[i], product)
              extra[j] = Number.minus(extra[j], product)
              continue
            }
            column.use(i)
          }
          column.values[i] = Number.minus(column.values[i], product)
        }
      }
      var kept: [Int] = []
      for i in column.places.sorted() where i != j {
        let x = column.values[i]
        if !rules.keepsPattern, x.magnitude < rules.dropTolerance * norms[j] {
          extra[i] = Number.plus(extra[i], x)
          extra[j] = Number.plus(extra[j], x)
        } else {
          kept.append(i)
        }
      }
      var pivot = column.values[j]
      if rules.compensates { pivot = Number.plus(pivot, extra[j]) }
      if pivot.re == 0, pivot.im == 0 { return .failure(.zeroPivot) }
      if abs(pivot.im) > 1e-14 * abs(pivot.re) { return .failure(.complexPivot) }
      if pivot.re < 0 { return .failure(.negativePivot) }
      let root = pivot.re.squareRoot()
      l.indices.append(j)
      l.values.append(Number(root, 0))
      for i in kept {
        let x = column.values[i]
        inRow[i].append((j, l.indices.count))
        l.indices.append(i)
        l.values.append(Number(x.re / root, x.im / root))
      }
      l.starts[j + 1] = l.indices.count
      column.clear()
    }
    return .success(l.withoutZeros())
  }
}
