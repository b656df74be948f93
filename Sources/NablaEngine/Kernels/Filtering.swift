/// The loops of `filter`: direct form II transposed, where the state holds what the past adds to the
/// outputs to come.
package enum Filtering {
  /// One series of `length` numbers. `b` and `a` have `order + 1` coefficients, and `a[0]` is one;
  /// `state` has `order` elements.
  package static func run(
    _ b: [Double], _ a: [Double], _ x: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>,
    _ length: Int, state: UnsafeMutablePointer<Double>
  ) { apply(b, a, x, y, length, state) }

  package static func run(
    _ b: [Float], _ a: [Float], _ x: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>,
    _ length: Int, state: UnsafeMutablePointer<Float>
  ) { apply(b, a, x, y, length, state) }

  @inline(__always)
  private static func apply<T: FloatingPoint & SIMDScalar>(
    _ b: [T], _ a: [T], _ x: UnsafePointer<T>, _ y: UnsafeMutablePointer<T>, _ length: Int,
    _ s: UnsafeMutablePointer<T>
  ) {
    let order = b.count - 1
    let recursive = a.dropFirst().contains { $0 != 0 }
    b.withUnsafeBufferPointer { b in
      a.withUnsafeBufferPointer { a in
        if order == 0 {
          for n in 0..<length { y[n] = b[0] * x[n] }
        } else if !recursive {
          moving(b, x, y, length, s)
        } else {
          for n in 0..<length {
            let u = x[n]
            let v = s[0] + b[0] * u
            y[n] = v
            for j in 0..<(order - 1) { s[j] = s[j + 1] - a[j + 1] * v + b[j + 1] * u }
            s[order - 1] = b[order] * u - a[order] * v
          }
        }
      }
    }
  }

  /// Without recursion an output is a sum over the last inputs, in the order in which the state would
  /// have collected it: `y(n) = b(m) x(n-m) + ... + b(0) x(n)`, sixteen outputs at a time.
  @inline(__always)
  private static func moving<T: FloatingPoint & SIMDScalar>(
    _ b: UnsafeBufferPointer<T>, _ x: UnsafePointer<T>, _ y: UnsafeMutablePointer<T>,
    _ length: Int, _ s: UnsafeMutablePointer<T>
  ) {
    typealias Lanes = SIMD8<T>
    @inline(__always) func load(_ p: UnsafePointer<T>) -> Lanes {
      UnsafeRawPointer(p).loadUnaligned(as: Lanes.self)
    }
    let order = b.count - 1
    for n in 0..<min(order, length) {
      let u = x[n]
      y[n] = s[0] + b[0] * u
      for j in 0..<(order - 1) { s[j] = s[j + 1] + b[j + 1] * u }
      s[order - 1] = b[order] * u
    }
    if length <= order { return }
    var n = order
    while n + 16 <= length {
      let p = x + (n - order)
      var low = b[order] * load(p)
      var high = b[order] * load(p + 8)
      var k = 1
      while k <= order {
        let c = b[order - k]
        low += c * load(p + k)
        high += c * load(p + k + 8)
        k += 1
      }
      UnsafeMutableRawPointer(y + n).storeBytes(of: low, as: Lanes.self)
      UnsafeMutableRawPointer(y + n + 8).storeBytes(of: high, as: Lanes.self)
      n += 16
    }
    while n < length {
      var sum = b[order] * x[n - order]
      for k in 1..<(order + 1) { sum += b[order - k] * x[n - order + k] }
      y[n] = sum
      n += 1
    }
    for j in 0..<order {
      var sum = b[order] * x[length - order + j]
      var k = order - 1
      while k > j {
        sum += b[k] * x[length + j - k]
        k -= 1
      }
      s[j] = sum
    }
  }
}
