/// Matrix products with a sparse factor.
package enum SparseProduct {
  package static func multiply(_ a: Value, _ b: Value) throws(NablaError) -> Value {
    guard a.dims.is2D, b.dims.is2D, a.dims.columns == b.dims.rows else {
      throw .nonconformant("*", left: a.dims, right: b.dims)
    }
    let isComplex = a.isComplex || b.isComplex
    switch (a, b) {
    case (.sparse(let x), .sparse(let y)):
      return isComplex
        ? Value(product(x.complex(), y.complex())) : Value(product(try x.real(), try y.real()))
    case (.sparse(let x), _):
      if isComplex { return try Conversion.narrow(.complex(try sparseTimesFull(x.complex(), try Conversion.complexes(b)))) }
      return Value(try sparseTimesFull(try x.real(), try Conversion.doubles(b)))
    case (_, .sparse(let y)):
      if isComplex { return try Conversion.narrow(.complex(try fullTimesSparse(try Conversion.complexes(a), y.complex()))) }
      return Value(try fullTimesSparse(try Conversion.doubles(a), try y.real()))
    default: return try Operators.binary(.multiply, a, b)
    }
  }

  /// Column by column: what column j of b says is summed of the columns of a.
  /// Source: F. G. Gustavson, "Two fast algorithms for sparse matrices", 1978.
  static func product<T: SparseElement & Arithmetic>(_ a: SparseColumns<T>, _ b: SparseColumns<T>)
    -> SparseColumns<T>
  {
    var r = SparseColumns<T>(rows: a.rows, columns: b.columns)
    var sum = [T](repeating: T.fill, count: a.rows)
    var seen = [Int](repeating: -1, count: a.rows)
    var rows: [Int] = []
    for j in 0..<b.columns {
      rows.removeAll(keepingCapacity: true)
      for l in b.starts[j]..<b.starts[j + 1] {
        let column = b.indices[l]
        let factor = b.values[l]
        for k in a.starts[column]..<a.starts[column + 1] {
          let i = a.indices[k]
          let x = T.times(a.values[k], factor)
          if seen[i] == j {
            sum[i] = T.plus(sum[i], x)
          } else {
            seen[i] = j
            sum[i] = x
            rows.append(i)
          }
        }
      }
      rows.sort()
      for i in rows where !sum[i].isZero {
        r.indices.append(i)
        r.values.append(sum[i])
      }
      r.starts[j + 1] = r.indices.count
    }
    return r
  }

  private static func sparseTimesFull<T: SparseElement & Arithmetic>(
    _ a: SparseColumns<T>, _ b: Tensor<T>
  ) throws(NablaError) -> Tensor<T> {
    let n = b.dims.columns
    let r = try Tensor<T>(Dims(a.rows, n))
    for c in 0..<n {
      let to = r.data + c &* a.rows
      let from = b.data + c &* a.columns
      for j in 0..<a.columns {
        let x = from[j]
        for k in a.starts[j]..<a.starts[j + 1] {
          let i = a.indices[k]
          to[i] = T.plus(to[i], T.times(a.values[k], x))
        }
      }
    }
    return r
  }

  private static func fullTimesSparse<T: SparseElement & Arithmetic>(
    _ a: Tensor<T>, _ b: SparseColumns<T>
  ) throws(NablaError) -> Tensor<T> {
    let m = a.dims.rows
    let r = try Tensor<T>(Dims(m, b.columns))
    for j in 0..<b.columns {
      let to = r.data + j &* m
      for k in b.starts[j]..<b.starts[j + 1] {
        let from = a.data + b.indices[k] &* m
        let x = b.values[k]
        for i in 0..<m { to[i] = T.plus(to[i], T.times(from[i], x)) }
      }
    }
    return r
  }
}
