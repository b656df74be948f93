/// Work that is the same for every element type, chosen once per array.
package protocol TensorVisitor {
  associatedtype Result
  mutating func visit<T: Element>(_ tensor: Tensor<T>) throws(NablaError) -> Result
}

extension Value {
  /// Shows the array behind this value to a visitor; scalars and ranges are written out first.
  /// Nil for what has no array: structs, functions, maps, exceptions.
  package func visitTensor<V: TensorVisitor>(_ v: inout V) throws(NablaError) -> V.Result? {
    switch self {
    case .scalar(let x): return try v.visit(try Tensor<Double>(Dims.scalar, repeating: x))
    case .bool(let x): return try v.visit(try Tensor<Bool>(Dims.scalar, repeating: x))
    case .range(let r): return try v.visit(try r.tensor())
    case .double(let t): return try v.visit(t)
    case .single(let t): return try v.visit(t)
    case .int8(let t): return try v.visit(t)
    case .int16(let t): return try v.visit(t)
    case .int32(let t): return try v.visit(t)
    case .int64(let t): return try v.visit(t)
    case .uint8(let t): return try v.visit(t)
    case .uint16(let t): return try v.visit(t)
    case .uint32(let t): return try v.visit(t)
    case .uint64(let t): return try v.visit(t)
    case .logical(let t): return try v.visit(t)
    case .char(let t): return try v.visit(t)
    case .complex(let t): return try v.visit(t)
    case .complexSingle(let t): return try v.visit(t)
    case .cell(let t): return try v.visit(t)
    case .string(let t): return try v.visit(t)
    default: return nil
    }
  }
}

extension RangeValue {
  /// The elements, written out.
  package func tensor() throws(NablaError) -> Tensor<Double> {
    let t = try Tensor<Double>(uninitialized: Dims(1, count))
    let p = t.data
    for i in 0..<count { p[i] = self[i] }
    return t
  }
}

/// New arrays whose elements are picked from an old one, for every class.
package enum Gather {
  /// Element `k` is element `map[k]` of `v`, or the class's fill (0, `\0`, `[]`) where that is negative.
  /// `fill`, if given, is a value of the same class as `v` that is used instead.
  package static func apply(_ v: Value, _ map: [Int], dims: Dims, fill: Value? = nil)
    throws(NablaError) -> Value
  {
    if case .structure(let s) = v { return try structure(s, map, dims) }
    var gather = GatherVisitor(map: map, dims: dims, fill: fill)
    guard let result = try v.visitTensor(&gather) else {
      throw .message("wrong type argument '\(v.className)'", id: "")
    }
    return result
  }

  private static func structure(_ s: StructArray, _ map: [Int], _ dims: Dims) throws(NablaError)
    -> Value
  {
    let n = s.fieldCount
    var values: [Value] = []
    values.reserveCapacity(map.count * n)
    for m in map {
      if m < 0 {
        for _ in 0..<n { values.append(.emptyMatrix) }
      } else {
        values.append(contentsOf: s.values[(m * n)..<(m * n + n)])
      }
    }
    return .structure(StructArray(dims: dims, fields: s.fields, values: values))
  }
}

private struct GatherVisitor: TensorVisitor {
  let map: [Int]
  let dims: Dims
  let fill: Value?

  mutating func visit<T: Element>(_ tensor: Tensor<T>) throws(NablaError) -> Value {
    let result = try Tensor<T>(uninitialized: dims)
    let source = tensor.data
    let target = result.data
    var filler = T.fill
    if let fill {
      var first = FirstElement<T>()
      if let x = try fill.visitTensor(&first) ?? nil { filler = x }
    }
    for (k, m) in map.enumerated() {
      (target + k).initialize(to: m < 0 ? filler : source[m])
    }
    return Value(generic: result)
  }
}

/// The first element of an array, if it has the wanted type.
private struct FirstElement<Wanted: Element>: TensorVisitor {
  mutating func visit<T: Element>(_ tensor: Tensor<T>) throws(NablaError) -> Wanted? {
    tensor.count > 0 ? tensor.data[0] as? Wanted : nil
  }
}
