/// A sparse matrix: class double (real or complex) or logical, immutable once made.
///
/// Only what is not zero is stored, and a complex matrix has some imaginary part that is not zero.
/// Unlike a full array, a sparse one of one element does not become a scalar.
package final class SparseMatrix {
  package enum Elements {
    case real(SparseColumns<Double>)
    case complex(SparseColumns<Complex<Double>>)
    case logical(SparseColumns<Bool>)
  }
  package let elements: Elements

  package init(_ c: SparseColumns<Double>) { elements = .real(c) }
  package init(_ c: SparseColumns<Bool>) { elements = .logical(c) }

  /// Real if no imaginary part is left.
  package init(_ c: SparseColumns<Complex<Double>>) {
    if c.values.contains(where: { $0.im != 0 }) {
      elements = .complex(c)
    } else {
      elements = .real(c.mapped { $0.re })
    }
  }

  /// Complex whatever the imaginary parts are: for libraries, never for the language.
  init(keepingComplex c: SparseColumns<Complex<Double>>) { elements = .complex(c) }

  package init(rows: Int, columns: Int) throws(NablaError) {
    try SparseMatrix.check(rows, columns)
    elements = .real(SparseColumns(rows: rows, columns: columns))
  }

  package init<T: SparseElement>(generic c: SparseColumns<T>) {
    switch c {
    case let c as SparseColumns<Double>: elements = .real(c)
    case let c as SparseColumns<Bool>: elements = .logical(c)
    case let c as SparseColumns<Complex<Double>>: elements = SparseMatrix(c).elements
    default: elements = .real(SparseColumns(rows: c.rows, columns: c.columns))
    }
  }

  /// Every column costs a word, even if it is empty.
  package static func check(_ rows: Int, _ columns: Int) throws(NablaError) {
    guard rows >= 0, columns >= 0, columns < 1 << 28 else {
      throw .outOfMemory(Dims(rows, columns))
    }
  }

  package var rows: Int {
    switch elements {
    case .real(let c): c.rows
    case .complex(let c): c.rows
    case .logical(let c): c.rows
    }
  }
  package var columns: Int {
    switch elements {
    case .real(let c): c.columns
    case .complex(let c): c.columns
    case .logical(let c): c.columns
    }
  }
  package var dims: Dims { Dims(rows, columns) }

  /// How many elements are stored, which is how many are not zero.
  package var count: Int { starts[columns] }
  package var starts: [Int] {
    switch elements {
    case .real(let c): c.starts
    case .complex(let c): c.starts
    case .logical(let c): c.starts
    }
  }
  package var indices: [Int] {
    switch elements {
    case .real(let c): c.indices
    case .complex(let c): c.indices
    case .logical(let c): c.indices
    }
  }

  /// `.double`, also when complex, or `.logical`.
  package var classID: ClassID { isLogical ? .logical : .double }
  package var isLogical: Bool { if case .logical = elements { true } else { false } }
  package var isComplex: Bool { if case .complex = elements { true } else { false } }

  /// What messages call it.
  package var typeName: String {
    switch elements {
    case .real: "sparse matrix"
    case .complex: "sparse complex matrix"
    case .logical: "sparse bool matrix"
    }
  }
}

// MARK: - From and to other values

extension SparseMatrix {
  /// Any double, logical or character matrix as a sparse one.
  package convenience init(_ v: Value) throws(NablaError) {
    guard v.dims.is2D else {
      throw .message(
        "reshape: can't reshape \(v.dims.text) array to \(v.dims.rows)x\(v.count / max(1, v.dims.rows)) array",
        id: "")
    }
    switch v {
    case .sparse(let s): self.init(s)
    case .complex(let t): self.init(SparseColumns(t))
    case .bool, .logical: self.init(SparseColumns(try Conversion.bools(v)))
    default: self.init(SparseColumns(try Conversion.doubles(v)))
    }
  }

  package convenience init(_ s: SparseMatrix) { self.init(elements: s.elements) }

  private convenience init(elements: Elements) {
    switch elements {
    case .real(let c): self.init(c)
    case .complex(let c): self.init(c)
    case .logical(let c): self.init(c)
    }
  }

  /// Written out, zeros and all.
  package func full() throws(NablaError) -> Value {
    switch elements {
    case .real(let c): Value(try c.dense())
    case .complex(let c): .complex(try c.dense())
    case .logical(let c): Value(try c.dense())
    }
  }

  /// The stored elements, as a column.
  package func values() throws(NablaError) -> Value {
    switch elements {
    case .real(let c): Value(try Tensor<Double>(column: c.values))
    case .complex(let c): .complex(try Tensor(column: c.values))
    case .logical(let c): Value(try Tensor<Bool>(column: c.values))
    }
  }

  /// As real numbers; an error if complex.
  package func real() throws(NablaError) -> SparseColumns<Double> {
    switch elements {
    case .real(let c): c
    case .logical(let c): c.mapped { $0 ? 1 : 0 }
    case .complex:
      throw .message("invalid conversion from \(typeName) to real sparse matrix", id: "")
    }
  }

  package func complex() -> SparseColumns<Complex<Double>> {
    switch elements {
    case .real(let c): c.mapped { Complex($0, 0) }
    case .logical(let c): c.mapped { Complex($0 ? 1 : 0, 0) }
    case .complex(let c): c
    }
  }

  /// Where elements are: true.
  package func bools() throws(NablaError) -> SparseColumns<Bool> {
    switch elements {
    case .real(let c):
      for x in c.values where x.isNaN { throw Conversion.nanToLogical }
      return c.mapped { _ in true }
    case .complex(let c):
      for z in c.values where z.re.isNaN || z.im.isNaN { throw Conversion.nanToLogical }
      return c.mapped { _ in true }
    case .logical(let c): return c
    }
  }

  /// The same places with other values, a column as long as `count` or one for all; zeros are left out.
  package func replacing(_ values: Value) throws(NablaError) -> SparseMatrix {
    func put<T: SparseElement>(_ list: [T]) -> SparseMatrix {
      SparseMatrix(
        generic: SparseColumns(
          rows: rows, columns: columns, starts: starts, indices: indices,
          values: list.count == count ? list : [T](repeating: list.first ?? T.fill, count: count)
        ).withoutZeros())
    }
    switch values {
    case .complex(let t): return put(t.array)
    case .bool, .logical: return put(try Conversion.bools(values).array)
    default: return put(try Conversion.doubles(values).array)
    }
  }
}

extension Value {
  package var isSparse: Bool { if case .sparse = self { true } else { false } }

  /// The same written out, if it was sparse.
  package func madeFull() throws(NablaError) -> Value {
    if case .sparse(let s) = self { return try s.full() }
    return self
  }

  package init<T: SparseElement>(_ c: SparseColumns<T>) { self = .sparse(SparseMatrix(generic: c)) }
}
