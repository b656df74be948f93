/// A sparse matrix in compressed columns.
package final class SparseMatrix {
  package let rows: Int
  package let columns: Int
  package var dims: Dims { Dims(rows, columns) }
  /// `.double`, also when complex, or `.logical`.
  package var classID: ClassID { .double }

  package init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
  }
}
