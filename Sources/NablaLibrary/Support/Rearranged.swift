import NablaEngine

/// The same elements in another shape.
enum Rearranged {
  /// `v (:)`.
  static func column(_ v: Value) throws(NablaError) -> Value {
    try reshaped(v, Dims(v.count, 1))
  }

  /// `v (:).'`.
  static func row(_ v: Value) throws(NablaError) -> Value {
    try reshaped(v, Dims(1, v.count))
  }

  /// The elements of `v` in the given size, which must have as many.
  static func reshaped(_ v: Value, _ dims: Dims) throws(NablaError) -> Value {
    if v.dims == dims { return v }
    switch v {
    case .scalar, .bool, .function, .map, .exception: return v
    case .structure(let s):
      return .structure(StructArray(dims: dims, fields: s.fields, values: s.values))
    default: break
    }
    var copy = ReshapeVisitor(dims: dims)
    return try v.visitTensor(&copy) ?? v
  }
}

private struct ReshapeVisitor: TensorVisitor {
  let dims: Dims
  mutating func visit<T: Element>(_ t: Tensor<T>) throws(NablaError) -> Value {
    Value(generic: try t.copy(dims: dims))
  }
}
