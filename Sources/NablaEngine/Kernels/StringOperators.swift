import NablaSyntax

/// Operators where one side is a string: `+` joins, comparisons compare the texts. The other side may
/// be anything that `string` takes; a char array counts as one text.
enum StringOperators {
  static func binary(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(NablaError) -> Value {
    switch op {
    case .add, .equal, .notEqual, .less, .lessEqual, .greater, .greaterEqual: break
    default: throw Operators.undefined(op, a, b)
    }
    let x = try StringConversion.strings(a)
    let y = try StringConversion.strings(b)
    guard let shape = Broadcast(x.dims, y.dims) else {
      throw Operators.nonconformant(op, x.dims, y.dims)
    }
    let left = try indices(x.dims, shape.dims)
    let right = try indices(y.dims, shape.dims)
    if case .add = op {
      let r = try Tensor<StringElement>(shape.dims)
      for i in 0..<r.count {
        if let u = x.data[left[i]].bytes, let v = y.data[right[i]].bytes {
          r.data[i] = StringElement(u + v)
        }
      }
      return .string(r)
    }
    let r = try Tensor<Bool>(shape.dims)
    for i in 0..<r.count { r.data[i] = compare(op, x.data[left[i]], y.data[right[i]]) }
    return Value(r)
  }

  /// Nothing equals a missing string, not even another one.
  private static func compare(_ op: BinaryOperator, _ a: StringElement, _ b: StringElement) -> Bool {
    guard let x = a.bytes, let y = b.bytes else { return op == .notEqual }
    switch op {
    case .equal: return x == y
    case .notEqual: return x != y
    case .less: return x.lexicographicallyPrecedes(y)
    case .lessEqual: return !y.lexicographicallyPrecedes(x)
    case .greater: return y.lexicographicallyPrecedes(x)
    default: return !x.lexicographicallyPrecedes(y)
    }
  }

  /// For each element of the common size, which element of an array of size `from` stands there.
  private static func indices(_ from: Dims, _ to: Dims) throws(NablaError) -> [Int] {
    let n = to.elementCount
    if from == to { return Array(0..<n) }
    var list: [Int] = []
    list.reserveCapacity(n)
    var place = [Int](repeating: 0, count: to.count)
    for _ in 0..<n {
      var k = 0
      var step = 1
      for d in 0..<to.count {
        if from[d] != 1 { k += place[d] * step }
        step *= from[d]
      }
      list.append(k)
      var d = 0
      while d < place.count {
        place[d] += 1
        if place[d] < to[d] { break }
        place[d] = 0
        d += 1
      }
    }
    return list
  }
}
