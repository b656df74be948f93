/// Elements whose order is that of unsigned integers made of their bits.
protocol RadixSortable: Sortable {
  /// Rising with the element; both zeros of a float are one.
  var sortKey: UInt64 { get }
  /// The element of a key, but for the sign of zero.
  init(sortKey: UInt64)
}

extension Double: RadixSortable {
  @inline(__always) var sortKey: UInt64 {
    let b = (self == 0 ? 0 : self).bitPattern
    return b >> 63 == 0 ? b ^ (1 << 63) : ~b
  }
  @inline(__always) init(sortKey k: UInt64) {
    self.init(bitPattern: k >> 63 == 1 ? k ^ (1 << 63) : ~k)
  }
}
extension Float: RadixSortable {
  @inline(__always) var sortKey: UInt64 {
    let b = (self == 0 ? 0 : self).bitPattern
    return UInt64(b >> 31 == 0 ? b ^ (1 << 31) : ~b)
  }
  @inline(__always) init(sortKey: UInt64) {
    let k = UInt32(truncatingIfNeeded: sortKey)
    self.init(bitPattern: k >> 31 == 1 ? k ^ (1 << 31) : ~k)
  }
}
extension Bool: RadixSortable {
  @inline(__always) var sortKey: UInt64 { self ? 1 : 0 }
  @inline(__always) init(sortKey: UInt64) { self = sortKey != 0 }
}
extension Char: RadixSortable {
  @inline(__always) var sortKey: UInt64 { UInt64(byte) }
  @inline(__always) init(sortKey: UInt64) { self.init(UInt8(truncatingIfNeeded: sortKey)) }
}
extension RadixSortable where Self: FixedWidthInteger {
  @inline(__always) var sortKey: UInt64 {
    UInt64(truncatingIfNeeded: self) ^ (Self.isSigned ? 1 << 63 : 0)
  }
  @inline(__always) init(sortKey: UInt64) {
    self.init(truncatingIfNeeded: sortKey ^ (Self.isSigned ? 1 << 63 : 0))
  }
}
extension Int8: RadixSortable {}
extension Int16: RadixSortable {}
extension Int32: RadixSortable {}
extension Int64: RadixSortable {}
extension UInt8: RadixSortable {}
extension UInt16: RadixSortable {}
extension UInt32: RadixSortable {}
extension UInt64: RadixSortable {}

/// Sorts by the bits of keys, from the lowest: no comparisons to guess wrongly, and stable. Digits that
/// are the same in all keys are left out, so that small whole numbers take two or three passes.
enum RadixSort {
  typealias Item = (key: UInt64, index: UInt32)

  /// Fewer are merged.
  static let threshold = 64

  /// Where the sorted keys are: in `keys` or in `spare`, which has room for as many.
  static func sort(
    _ keys: UnsafeMutablePointer<UInt64>, _ spare: UnsafeMutablePointer<UInt64>, _ n: Int
  ) -> UnsafeMutablePointer<UInt64> { sort(keys, spare, n) { $0 } }

  static func sort(
    _ items: UnsafeMutablePointer<Item>, _ spare: UnsafeMutablePointer<Item>, _ n: Int
  ) -> UnsafeMutablePointer<Item> { sort(items, spare, n) { $0.key } }

  @inline(__always)
  private static func sort<T>(
    _ items: UnsafeMutablePointer<T>, _ spare: UnsafeMutablePointer<T>, _ n: Int,
    _ key: (T) -> UInt64
  ) -> UnsafeMutablePointer<T> {
    if n == 0 { return items }
    var varying: UInt64 = 0
    let first = key(items[0])
    for k in 0..<n { varying |= key(items[k]) ^ first }
    let width: UInt64 = n < 4096 ? 8 : 11
    let mask: UInt64 = 1 << width - 1
    var (from, to) = (items, spare)
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 1 << Int(width)) { counts in
      var shift: UInt64 = 0
      while shift < 64 {
        if varying >> shift & mask != 0 {
          counts.update(repeating: 0)
          for k in 0..<n { counts[Int(key(from[k]) >> shift & mask)] &+= 1 }
          var sum = 0
          for b in 0..<counts.count {
            let c = counts[b]
            counts[b] = sum
            sum &+= c
          }
          for k in 0..<n {
            let x = from[k]
            let b = Int(key(x) >> shift & mask)
            to[counts[b]] = x
            counts[b] &+= 1
          }
          swap(&from, &to)
        }
        shift += width
      }
    }
    return from
  }

  /// One lane of an array, `step` apart: sorted values, and their indices (from one) if there is a place
  /// for them. False, and nothing written, for what keys cannot say: missing values, and the sign of zero.
  static func sortLane<T: RadixSortable>(
    _ source: UnsafeMutablePointer<T>, step: Int, _ n: Int, descending: Bool,
    into target: UnsafeMutablePointer<T>, index: UnsafeMutablePointer<Double>?
  ) -> Bool {
    guard n < Int(UInt32.max) else { return false }
    var sorted = true
    var last = source[0]
    for k in 0..<n {
      let x = source[k &* step]
      if x.isMissing || isNegativeZero(x) { return false }
      if descending ? T.precedes(last, x) : T.precedes(x, last) { sorted = false }
      last = x
    }
    if sorted {
      for k in 0..<n { target[k &* step] = source[k &* step] }
      if let index { for k in 0..<n { index[k &* step] = Double(k &+ 1) } }
      return true
    }
    let flip: UInt64 = descending ? .max : 0
    if let index {
      withUnsafeTemporaryAllocation(of: Item.self, capacity: 2 * n) { room in
        guard let p = room.baseAddress else { return }
        for k in 0..<n { p[k] = (source[k &* step].sortKey ^ flip, UInt32(truncatingIfNeeded: k)) }
        var result = p
        if n < threshold {
          insert(p, n) { $0.key < $1.key }
        } else {
          result = sort(p, p + n, n)
        }
        for k in 0..<n {
          target[k &* step] = T(sortKey: result[k].key ^ flip)
          index[k &* step] = Double(result[k].index &+ 1)
        }
      }
      return true
    }
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 2 * n) { room in
      guard let p = room.baseAddress else { return }
      for k in 0..<n { p[k] = source[k &* step].sortKey ^ flip }
      var result = p
      if n < threshold {
        insert(p, n) { $0 < $1 }
      } else {
        result = sort(p, p + n, n)
      }
      for k in 0..<n { target[k &* step] = T(sortKey: result[k] ^ flip) }
    }
    return true
  }

  /// Sorting by insertion, for a few.
  @inline(__always)
  private static func insert<T>(
    _ p: UnsafeMutablePointer<T>, _ n: Int, _ before: (T, T) -> Bool
  ) {
    for i in 1..<max(n, 1) {
      let x = p[i]
      var j = i
      while j > 0, before(x, p[j - 1]) {
        p[j] = p[j - 1]
        j -= 1
      }
      p[j] = x
    }
  }

  @inline(__always)
  private static func isNegativeZero<T: RadixSortable>(_ x: T) -> Bool {
    if let d = x as? Double { return d == 0 && d.sign == .minus }
    if let f = x as? Float { return f == 0 && f.sign == .minus }
    return false
  }
}
