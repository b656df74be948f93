/// Linear systems with a sparse matrix.
package enum SparseSolve {
  package static func leftDivide(_ a: Value, _ b: Value) throws(NablaError) -> Value {
    guard a.dims.rows == b.dims.rows else {
      throw .nonconformant("\\", left: a.dims, right: b.dims)
    }
    let r = try LinearSolve.leftDivide(try a.madeFull(), try b.madeFull())
    return a.isSparse && b.isSparse ? .sparse(try SparseMatrix(r)) : r
  }

  package static func rightDivide(_ a: Value, _ b: Value) throws(NablaError) -> Value {
    guard a.dims.columns == b.dims.columns else {
      throw .nonconformant("/", left: a.dims, right: b.dims)
    }
    let r = try LinearSolve.rightDivide(try a.madeFull(), try b.madeFull())
    return a.isSparse && b.isSparse ? .sparse(try SparseMatrix(r)) : r
  }

  package static func inverse(_ x: SparseMatrix) throws(NablaError) -> (inverse: Value, rcond: Double) {
    (try leftDivide(.sparse(x), .sparse(SparseMatrix.identity(x.rows))), 1)
  }
}
