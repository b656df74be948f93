/// Sparse matrices: a heading, and a line for each element that is not zero.
extension Printer {
  /// `Compressed Column Sparse (rows = 3, cols = 3, nnz = 2 [22%])` and the elements, each in the
  /// format that it would have alone.
  mutating func sparse(_ s: SparseMatrix) {
    text("Compressed Column Sparse (rows = \(s.rows), cols = \(s.columns), nnz = \(s.count)")
    let size = Double(s.rows) * Double(s.columns)
    if size > 0 {
      text(" [")
      share(Double(s.count) / size * 100)
      text("%]")
    }
    text(")\n\n")
    let (starts, indices) = (s.starts, s.indices)
    for j in 0..<s.columns {
      for k in starts[j]..<starts[j + 1] {
        text("  (\(indices[k] + 1), \(j + 1)) -> ")
        sparseElement(s, k)
      }
    }
  }

  /// The share of elements that are stored; only a full matrix has 100 of it.
  private mutating func share(_ percent: Double) {
    var precision = percent > 99 ? 3 : 2
    if percent < 100, percent > 99.9 { precision = 4 }
    NumberText.general(
      "%g", percent < 100 ? min(percent, 99.99) : percent, width: 0, precision: precision,
      into: &out)
  }

  private mutating func sparseElement(_ s: SparseMatrix, _ k: Int) {
    switch s.elements {
    case .logical: bare(.bool(true))
    case .real(let c): bare(.scalar(c.values[k]))
    case .complex(let c):
      let z = c.values[k]
      if case .plus = format.style { return z.im == 0 ? bare(.scalar(z.re)) : text("c\n") }
      complex(.scalar, offset: 0, .double) { _ in (z.re, z.im) }
    }
  }
}
