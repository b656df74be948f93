/// Sums and the like along columns or rows; the results are sparse.
extension SparseMatrix {
  package enum Reduction: Sendable { case sum, squares, product, any, all }

  /// `dimension` from zero; nil is the first that is not one.
  package func reduced(_ how: Reduction, dimension: Int?) throws(NablaError) -> SparseMatrix {
    let d = dimension ?? (rows == 1 && columns != 1 ? 1 : 0)
    if dimension == nil, dims == .empty { return try how.empty() }
    // Dimensions beyond the second are taken for the first, as the reference does.
    return d == 1
      ? try transposed().columnsReduced(how).transposed() : try columnsReduced(how)
  }

  private func columnsReduced(_ how: Reduction) throws(NablaError) -> SparseMatrix {
    let starts = starts
    switch how {
    case .any, .all:
      _ = try bools()
      var list: [Bool] = []
      for j in 0..<columns {
        let n = starts[j + 1] - starts[j]
        list.append(how == .any ? n > 0 : n == rows)
      }
      return SparseMatrix(SparseColumns(try Tensor(row: list)))
    case .squares:
      let c = complex()
      return SparseMatrix(try folded(c) { (sum: Double, z) in sum + (z.re * z.re + z.im * z.im) })
    case .sum:
      if isComplex { return SparseMatrix(try folded(complex()) { Complex.plus($0, $1) }) }
      return SparseMatrix(try folded(try real()) { (a: Double, b: Double) in a + b })
    case .product:
      if isComplex { return SparseMatrix(try multiplied(complex(), Complex(1, 0))) }
      return SparseMatrix(try multiplied(try real(), 1))
    }
  }

  private func folded<T, R: SparseElement>(_ c: SparseColumns<T>, _ add: (R, T) -> R)
    throws(NablaError) -> SparseColumns<R>
  {
    var list: [R] = []
    for j in 0..<c.columns {
      var sum = R.fill
      for k in c.starts[j]..<c.starts[j + 1] { sum = add(sum, c.values[k]) }
      list.append(sum)
    }
    return SparseColumns(try Tensor(row: list))
  }

  private func multiplied<T: SparseElement & Arithmetic>(_ c: SparseColumns<T>, _ one: T)
    throws(NablaError) -> SparseColumns<T>
  {
    var list: [T] = []
    for j in 0..<c.columns {
      var product = c.starts[j + 1] - c.starts[j] == c.rows ? one : T.fill
      for k in c.starts[j]..<c.starts[j + 1] { product = T.times(product, c.values[k]) }
      list.append(product)
    }
    return SparseColumns(try Tensor(row: list))
  }

  /// Largest or smallest of each column of a real matrix, NaN only where there is nothing else, and
  /// the row (from zero) where it was found first.
  package func extremes(largest: Bool) throws(NablaError) -> (SparseMatrix, [Int]) {
    let c = try real()
    var values: [Double] = []
    var places: [Int] = []
    for j in 0..<columns {
      var best = Double.nan
      var at = 0
      var row = 0
      func look(_ x: Double) {
        if !x.isNaN, best.isNaN || (largest ? x > best : x < best) {
          best = x
          at = row
        }
        row += 1
      }
      for k in c.starts[j]..<c.starts[j + 1] {
        // The first zero of a gap stands for all of it.
        if row < c.indices[k] { look(0) }
        row = c.indices[k]
        look(c.values[k])
      }
      if row < rows { look(0) }
      values.append(best)
      places.append(at)
    }
    return (SparseMatrix(SparseColumns(try Tensor(row: values))), places)
  }
}

extension SparseMatrix.Reduction {
  /// Of nothing at all.
  fileprivate func empty() throws(NablaError) -> SparseMatrix {
    switch self {
    case .sum, .squares: SparseMatrix(SparseColumns<Double>(try Tensor(row: [0])))
    case .product: SparseMatrix(SparseColumns<Double>(try Tensor(row: [1])))
    case .any: SparseMatrix(SparseColumns(try Tensor(row: [false])))
    case .all: SparseMatrix(SparseColumns(try Tensor(row: [true])))
    }
  }
}

/// How a function that was written for full arrays is called with sparse ones.
package enum SparseRule: Sendable {
  /// As it is: it asks sizes and classes only, or knows sparse matrices itself.
  case native
  /// With full arguments.
  case full
  /// With full arguments; the first result is made sparse again.
  case sparseResult
  /// On the stored elements and on zero, as a function of elements.
  case elements
  /// Another body.
  case body(Builtin.Body)
}

extension Builtin {
  /// Calls the body, at least one argument being sparse.
  func callSparse(_ call: Call, _ rule: SparseRule) throws(NablaError) -> [Value] {
    if case .body(let body) = rule { return try body(call) }
    if call.nargout > max(1, maximumOutputs) { throw .tooManyOutputs(name) }
    switch rule {
    case .native, .body: return try body(call)
    case .elements:
      guard case .sparse(let s) = call[0], call.count == 1 else {
        return try callSparse(call, .sparseResult)
      }
      return [
        .sparse(
          try s.mapped { v throws(NablaError) in
            let r = try self.body(call.with([v]))
            return r.first ?? .emptyMatrix
          })
      ]
    case .full, .sparseResult:
      var arguments: [Value] = []
      for v in call.arguments { arguments.append(try v.madeFull()) }
      var results = try body(call.with(arguments))
      if case .sparseResult = rule, let first = results.first {
        switch first {
        case .scalar, .bool, .double, .logical, .complex, .range:
          results[0] = .sparse(try SparseMatrix(first))
        default: break
        }
      }
      return results
    }
  }
}

extension Call {
  /// The same with other arguments.
  package func with(_ arguments: [Value]) -> Call {
    Call(session: session, name: name, arguments: arguments, nargout: nargout)
  }
}

extension SparseMatrix {
  static func isAmong(_ values: [Value]) -> Bool {
    for v in values where v.isSparse { return true }
    return false
  }
}
