/// Matrices side by side or one above the other, of which one at least is sparse: so is the result.
extension SparseMatrix {
  static func joined(
    _ values: [Value], along d: Int, lenient: Bool, _ mismatch: (Dims, Dims) -> NablaError
  ) throws(NablaError) -> Value {
    guard d < 2 else {
      throw .message("cat: invalid dimension for sparse concatenation", id: "")
    }
    var parts: [SparseMatrix] = []
    var dims: Dims?
    for v in values {
      switch v {
      case .sparse, .scalar, .bool, .double, .complex, .logical, .range, .char: break
      case .cell, .structure, .function, .map, .exception, .object, .string:
        throw .message(
          "concatenation operator not implemented for 'sparse matrix' by '\(v.typeName)' operations",
          id: "")
      default:
        let kind = v.classID == .single ? "float" : v.classID.name
        throw .message(
          "octave_base_value::\(kind)_array_value(): wrong type argument 'sparse matrix'", id: "")
      }
      guard v.dims.is2D else { throw mismatch(dims ?? .empty, v.dims) }
      if let sum = dims {
        guard let next = Concatenation.join(sum, v.dims, along: d, lenient: lenient) else {
          throw mismatch(sum, v.dims)
        }
        dims = next
      } else {
        dims = v.dims
      }
      if v.isChar {
        parts.append(try SparseMatrix(Value(try Conversion.doubles(v))))
      } else {
        parts.append(try SparseMatrix(v))
      }
    }
    guard let dims else { return .emptyMatrix }
    // What is empty only takes part by its class.
    let filled = parts.filter { $0.rows > 0 && $0.columns > 0 }
    try check(dims.rows, dims.columns)
    if parts.allSatisfy(\.isLogical) {
      var list: [SparseColumns<Bool>] = []
      for p in filled { list.append(try p.bools()) }
      return Value(stacked(list, d, dims))
    }
    if parts.contains(where: \.isComplex) {
      return Value(stacked(filled.map { $0.complex() }, d, dims))
    }
    var list: [SparseColumns<Double>] = []
    for p in filled { list.append(try p.real()) }
    return Value(stacked(list, d, dims))
  }

  private static func stacked<T>(_ parts: [SparseColumns<T>], _ d: Int, _ dims: Dims)
    -> SparseColumns<T>
  {
    var r = SparseColumns<T>(rows: dims.rows, columns: dims.columns)
    if d == 1 {
      var j = 0
      for p in parts {
        let before = r.indices.count
        r.indices.append(contentsOf: p.indices)
        r.values.append(contentsOf: p.values)
        for c in 0..<p.columns { r.starts[j + c + 1] = before + p.starts[c + 1] }
        j += p.columns
      }
      for c in stride(from: j, to: dims.columns, by: 1) { r.starts[c + 1] = r.indices.count }
      return r
    }
    for j in 0..<dims.columns {
      var offset = 0
      for p in parts {
        for k in p.starts[j]..<p.starts[j + 1] {
          r.indices.append(offset + p.indices[k])
          r.values.append(p.values[k])
        }
        offset += p.rows
      }
      r.starts[j + 1] = r.indices.count
    }
    return r
  }
}
