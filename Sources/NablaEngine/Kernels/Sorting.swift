import Glibc

/// What can be put in order. NaN comes after everything else.
protocol Sortable: Element {
  static func precedes(_ a: Self, _ b: Self) -> Bool
  var isMissing: Bool { get }
}

extension Sortable {
  @inline(__always) var isMissing: Bool { false }
}

extension Double: Sortable {
  @inline(__always) static func precedes(_ a: Double, _ b: Double) -> Bool { a < b }
  @inline(__always) var isMissing: Bool { self != self }
}
extension Float: Sortable {
  @inline(__always) static func precedes(_ a: Float, _ b: Float) -> Bool { a < b }
  @inline(__always) var isMissing: Bool { self != self }
}
extension Bool: Sortable {
  @inline(__always) static func precedes(_ a: Bool, _ b: Bool) -> Bool { !a && b }
}
extension Char: Sortable {
  @inline(__always) static func precedes(_ a: Char, _ b: Char) -> Bool { a.byte < b.byte }
}
extension Sortable where Self: FixedWidthInteger {
  @inline(__always) static func precedes(_ a: Self, _ b: Self) -> Bool { a < b }
}
extension Int8: Sortable {}
extension Int16: Sortable {}
extension Int32: Sortable {}
extension Int64: Sortable {}
extension UInt8: Sortable {}
extension UInt16: Sortable {}
extension UInt32: Sortable {}
extension UInt64: Sortable {}

/// By modulus, then by argument in (-pi, pi].
extension Complex: Sortable where F: Element {
  static func precedes(_ a: Complex, _ b: Complex) -> Bool {
    let x = Glibc.hypot(Double(a.re), Double(a.im))
    let y = Glibc.hypot(Double(b.re), Double(b.im))
    if x != y { return x < y }
    return argument(a) < argument(b)
  }

  private static func argument(_ z: Complex) -> Double {
    let x = Glibc.atan2(Double(z.im), Double(z.re))
    return x == -Double.pi ? Double.pi : x
  }

  var isMissing: Bool { re != re || im != im }
}

/// Stable sorting along a dimension, with or without the order.
package enum Sorting {
  /// `sort (v, dim, mode)`; the second value (indices from one) only if wanted.
  package static func sort(_ v: Value, dimension: Int, descending: Bool, wantsIndex: Bool)
    throws(NablaError) -> (Value, Value?)?
  {
    switch v {
    case .scalar, .bool: return (v, wantsIndex ? .scalar(1) : nil)
    case .range(let r):
      return try runByBits(try r.tensor(), dimension, descending, wantsIndex) { Value($0) }
    case .double(let t): return try runByBits(t, dimension, descending, wantsIndex) { Value($0) }
    case .single(let t): return try runByBits(t, dimension, descending, wantsIndex) { Value($0) }
    case .int8(let t): return try runByBits(t, dimension, descending, wantsIndex) { Value($0) }
    case .int16(let t): return try runByBits(t, dimension, descending, wantsIndex) { Value($0) }
    case .int32(let t): return try runByBits(t, dimension, descending, wantsIndex) { Value($0) }
    case .int64(let t): return try runByBits(t, dimension, descending, wantsIndex) { Value($0) }
    case .uint8(let t): return try runByBits(t, dimension, descending, wantsIndex) { Value($0) }
    case .uint16(let t): return try runByBits(t, dimension, descending, wantsIndex) { Value($0) }
    case .uint32(let t): return try runByBits(t, dimension, descending, wantsIndex) { Value($0) }
    case .uint64(let t): return try runByBits(t, dimension, descending, wantsIndex) { Value($0) }
    case .logical(let t): return try runByBits(t, dimension, descending, wantsIndex) { Value($0) }
    case .char(let t): return try runByBits(t, dimension, descending, wantsIndex) { Value($0) }
    case .complex(let t): return try run(t, dimension, descending, wantsIndex) { Value($0) }
    case .complexSingle(let t): return try run(t, dimension, descending, wantsIndex) { Value($0) }
    default: return nil
    }
  }

  /// The order (from zero) that sorts all elements of an array, NaN last; nil for what has none.
  package static func order(_ v: Value, descending: Bool = false) throws(NablaError) -> [Int]? {
    if case .cell(let c) = v {
      guard let texts = texts(c) else { return nil }
      return order(of: texts, descending: descending)
    }
    guard let (_, index) = try sort(
      try Rearranging.reshape(Conversion.materialize(v), Dims(v.count, 1)), dimension: 0,
      descending: descending, wantsIndex: true), let index
    else { return nil }
    let t = try Conversion.doubles(index)
    return t.elements.map { Int($0) - 1 }
  }

  /// Are the elements in order, NaN last (falling: first)? Nil for what has no order of bits.
  package static func isSorted(_ v: Value, falling: Bool) throws(NablaError) -> Bool? {
    switch v {
    case .scalar, .bool: return true
    case .double(let t): return isSorted(t, falling)
    case .single(let t): return isSorted(t, falling)
    case .int8(let t): return isSorted(t, falling)
    case .int16(let t): return isSorted(t, falling)
    case .int32(let t): return isSorted(t, falling)
    case .int64(let t): return isSorted(t, falling)
    case .uint8(let t): return isSorted(t, falling)
    case .uint16(let t): return isSorted(t, falling)
    case .uint32(let t): return isSorted(t, falling)
    case .uint64(let t): return isSorted(t, falling)
    case .logical(let t): return isSorted(t, falling)
    case .char(let t): return isSorted(t, falling)
    default: return nil
    }
  }

  private static func isSorted<T: RadixSortable>(_ t: Tensor<T>, _ falling: Bool) -> Bool {
    let p = t.data
    for k in 1..<max(t.count, 1) {
      let (a, b) = falling ? (p[k], p[k - 1]) : (p[k - 1], p[k])
      if T.precedes(b, a) || (a.isMissing && !b.isMissing) { return false }
    }
    return true
  }

  /// The bytes of every element of a cell of texts; nil if one is not text.
  package static func texts(_ c: CellArray) -> [[UInt8]]? {
    var result: [[UInt8]] = []
    result.reserveCapacity(c.count)
    for v in c.elements {
      guard case .char(let t) = v else { return nil }
      result.append(t.bytes)
    }
    return result
  }

  /// The order of texts, byte by byte; a text comes before its continuations.
  package static func order(of texts: [[UInt8]], descending: Bool) -> [Int] {
    var order = Array(0..<texts.count)
    if descending {
      mergeSort(&order) { compare(texts[$1], texts[$0]) < 0 }
    } else {
      mergeSort(&order) { compare(texts[$0], texts[$1]) < 0 }
    }
    return order
  }

  package static func compare(_ a: [UInt8], _ b: [UInt8]) -> Int {
    let n = min(a.count, b.count)
    let c = a.withUnsafeBufferPointer { p in
      b.withUnsafeBufferPointer { q in
        n == 0 ? 0 : Int(memcmp(p.baseAddress!, q.baseAddress!, n))
      }
    }
    return c != 0 ? c : a.count - b.count
  }

  // MARK: Loops

  private static func runByBits<T: RadixSortable>(
    _ t: Tensor<T>, _ dimension: Int, _ descending: Bool, _ wantsIndex: Bool,
    _ wrap: (Tensor<T>) -> Value
  ) throws(NablaError) -> (Value, Value?) {
    let n = t.dims[dimension]
    let result = try Tensor<T>(uninitialized: t.dims)
    let index = wantsIndex ? try Tensor<Double>(uninitialized: t.dims) : nil
    if t.count > 0 {
      var inner = 1
      for d in 0..<min(dimension, t.dims.count) { inner *= t.dims[d] }
      for o in 0..<(t.count / (inner * n)) {
        for i in 0..<inner {
          let start = o * inner * n + i
          guard
            RadixSort.sortLane(
              t.data + start, step: inner, n, descending: descending, into: result.data + start,
              index: index.map { $0.data + start })
          else { return try run(t, dimension, descending, wantsIndex, wrap) }
        }
      }
    }
    return (wrap(result), index.map { Value($0) })
  }

  private static func run<T: Sortable>(
    _ t: Tensor<T>, _ dimension: Int, _ descending: Bool, _ wantsIndex: Bool,
    _ wrap: (Tensor<T>) -> Value
  ) throws(NablaError) -> (Value, Value?) {
    let dims = t.dims
    let n = dims[dimension]
    let result = try Tensor<T>(uninitialized: dims)
    let index = wantsIndex ? try Tensor<Double>(uninitialized: dims) : nil
    if t.count == 0 { return (wrap(result), index.map { Value($0) }) }
    var inner = 1
    for d in 0..<min(dimension, dims.count) { inner *= dims[d] }
    let outer = t.count / (inner * n)
    var keys: [T] = []
    var order = [Int](repeating: 0, count: wantsIndex ? n : 0)
    for o in 0..<outer {
      for i in 0..<inner {
        let start = o * inner * n + i
        keys.removeAll(keepingCapacity: true)
        for k in 0..<n { keys.append(t.data[start + k * inner]) }
        if let index {
          for k in 0..<n { order[k] = k }
          sortOrder(&order, keys, descending)
          for k in 0..<n {
            (result.data + start + k * inner).initialize(to: keys[order[k]])
            index.data[start + k * inner] = Double(order[k] + 1)
          }
        } else {
          sortKeys(&keys, descending)
          for k in 0..<n { (result.data + start + k * inner).initialize(to: keys[k]) }
        }
      }
    }
    return (wrap(result), index.map { Value($0) })
  }

  /// Missing values go to the end (descending: to the front), in their order.
  private static func sortKeys<T: Sortable>(_ keys: inout [T], _ descending: Bool) {
    var missing: [T] = []
    if keys.contains(where: \.isMissing) {
      missing = keys.filter(\.isMissing)
      keys.removeAll(where: \.isMissing)
    }
    if descending {
      mergeSort(&keys) { T.precedes($1, $0) }
      if !missing.isEmpty { keys = missing + keys }
    } else {
      mergeSort(&keys) { T.precedes($0, $1) }
      keys += missing
    }
  }

  private static func sortOrder<T: Sortable>(_ order: inout [Int], _ keys: [T], _ descending: Bool) {
    var missing: [Int] = []
    if keys.contains(where: \.isMissing) {
      missing = order.filter { keys[$0].isMissing }
      order.removeAll { keys[$0].isMissing }
    }
    mergeOrder(&order, keys, descending)
    if descending {
      if !missing.isEmpty { order = missing + order }
    } else {
      order += missing
    }
  }

  private static func mergeOrder<T: Sortable>(
    _ order: inout [Int], _ keys: [T], _ descending: Bool
  ) {
    keys.withUnsafeBufferPointer { k in
      if descending {
        mergeSort(&order) { T.precedes(k[$1], k[$0]) }
      } else {
        mergeSort(&order) { T.precedes(k[$0], k[$1]) }
      }
    }
  }

  /// Stable: runs of 12 by insertion, then merged from one buffer to the other and back. What is in
  /// order already costs one pass.
  @inline(__always)
  package static func mergeSort<T>(_ a: inout [T], _ before: (T, T) -> Bool) {
    let n = a.count
    if n < 2 { return }
    a.withUnsafeMutableBufferPointer { p in
      var sorted = true
      for i in 1..<n where before(p[i], p[i - 1]) {
        sorted = false
        break
      }
      if sorted { return }
      let run = 12
      var start = 0
      while start < n {
        let end = min(start + run, n)
        var i = start + 1
        while i < end {
          let x = p[i]
          var j = i
          while j > start, before(x, p[j - 1]) {
            p[j] = p[j - 1]
            j -= 1
          }
          p[j] = x
          i += 1
        }
        start = end
      }
      if n <= run { return }
      withUnsafeTemporaryAllocation(of: T.self, capacity: n) { spare in
        _ = spare.initialize(from: p)
        defer { spare.deinitialize() }
        var from = p
        var to = UnsafeMutableBufferPointer(rebasing: spare[0..<n])
        var width = run
        var flipped = false
        while width < n {
          var low = 0
          while low < n {
            let middle = min(low + width, n)
            let high = min(low + 2 * width, n)
            var i = low
            var j = middle
            var k = low
            while i < middle, j < high {
              if before(from[j], from[i]) {
                to[k] = from[j]
                j += 1
              } else {
                to[k] = from[i]
                i += 1
              }
              k += 1
            }
            while i < middle {
              to[k] = from[i]
              i += 1
              k += 1
            }
            while j < high {
              to[k] = from[j]
              j += 1
              k += 1
            }
            low = high
          }
          swap(&from, &to)
          flipped.toggle()
          width *= 2
        }
        if flipped { for i in 0..<n { p[i] = spare[i] } }
      }
    }
  }
}
