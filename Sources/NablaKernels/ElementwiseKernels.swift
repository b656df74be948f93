// Operations on two arrays, or on an array and a scalar, by element. Memory is the limit for large
// arrays; for blocks that stay in cache (DESIGN, section 4) wide vectors halve the time.

/// One operation on vectors and on single elements.
protocol LaneOperation {
  static func lanes<E: KernelElement>(_ a: E.Lanes, _ b: E.Lanes, _ e: E.Type) -> E.Lanes
  static func element<E: KernelElement>(_ a: E, _ b: E) -> E
}

enum Addition: LaneOperation {
  @inline(__always)
  static func lanes<E: KernelElement>(_ a: E.Lanes, _ b: E.Lanes, _ e: E.Type) -> E.Lanes {
    E.add(a, b)
  }
  @inline(__always) static func element<E: KernelElement>(_ a: E, _ b: E) -> E { a + b }
}

enum Subtraction: LaneOperation {
  @inline(__always)
  static func lanes<E: KernelElement>(_ a: E.Lanes, _ b: E.Lanes, _ e: E.Type) -> E.Lanes {
    E.subtract(a, b)
  }
  @inline(__always) static func element<E: KernelElement>(_ a: E, _ b: E) -> E { a - b }
}

enum Multiplication: LaneOperation {
  @inline(__always)
  static func lanes<E: KernelElement>(_ a: E.Lanes, _ b: E.Lanes, _ e: E.Type) -> E.Lanes {
    E.multiply(a, b)
  }
  @inline(__always) static func element<E: KernelElement>(_ a: E, _ b: E) -> E { a * b }
}

enum Division: LaneOperation {
  @inline(__always)
  static func lanes<E: KernelElement>(_ a: E.Lanes, _ b: E.Lanes, _ e: E.Type) -> E.Lanes {
    E.divide(a, b)
  }
  @inline(__always) static func element<E: KernelElement>(_ a: E, _ b: E) -> E { a / b }
}

/// Arithmetic by element. `out` may be an operand; otherwise it does not overlap them.
package enum ElementwiseKernels {
  /// `out(i) = a(i) op b(i)`, i < n. Operations: 0 `+`, 1 `-`, 2 `*`, 3 `/`. An operand with
  /// stride 0 is a scalar, with stride 1 an array.
  package static func apply(
    _ operation: Int, _ a: UnsafePointer<Double>, stride aStride: Int,
    _ b: UnsafePointer<Double>, stride bStride: Int,
    into out: UnsafeMutablePointer<Double>, _ n: Int
  ) { choose(operation, a, aStride, b, bStride, out, n) }

  package static func apply(
    _ operation: Int, _ a: UnsafePointer<Float>, stride aStride: Int,
    _ b: UnsafePointer<Float>, stride bStride: Int,
    into out: UnsafeMutablePointer<Float>, _ n: Int
  ) { choose(operation, a, aStride, b, bStride, out, n) }

  /// `y += factor * x`, by fma where the machine has it.
  package static func addScaled(
    _ x: UnsafePointer<Double>, _ factor: Double, to y: UnsafeMutablePointer<Double>, _ n: Int
  ) { scaledSum(x, factor, y, n) }

  package static func addScaled(
    _ x: UnsafePointer<Float>, _ factor: Float, to y: UnsafeMutablePointer<Float>, _ n: Int
  ) { scaledSum(x, factor, y, n) }

  @inline(__always)
  private static func choose<E: KernelElement>(
    _ operation: Int, _ a: UnsafePointer<E>, _ aStride: Int, _ b: UnsafePointer<E>, _ bStride: Int,
    _ out: UnsafeMutablePointer<E>, _ n: Int
  ) {
    switch operation {
    case 0: loop(Addition.self, a, aStride, b, bStride, out, n)
    case 1: loop(Subtraction.self, a, aStride, b, bStride, out, n)
    case 2: loop(Multiplication.self, a, aStride, b, bStride, out, n)
    default: loop(Division.self, a, aStride, b, bStride, out, n)
    }
  }

  @inline(never)
  private static func loop<Operation: LaneOperation, E: KernelElement>(
    _ operation: Operation.Type, _ a: UnsafePointer<E>, _ aStride: Int, _ b: UnsafePointer<E>,
    _ bStride: Int, _ out: UnsafeMutablePointer<E>, _ n: Int
  ) {
    if n <= 0 { return }
    let lanes = E.laneCount
    var i = 0
    if aStride == 0 && bStride == 0 {
      fill(out, n, with: Operation.element(a[0], b[0]))
    } else if aStride == 0 {
      let scalar = a[0]
      let v = E.splat(scalar)
      while i &+ 2 &* lanes <= n {
        let x = E.load(b + i)
        let y = E.load(b + (i &+ lanes))
        E.store(Operation.lanes(v, x, E.self), out + i)
        E.store(Operation.lanes(v, y, E.self), out + (i &+ lanes))
        i &+= 2 &* lanes
      }
      while i < n {
        out[i] = Operation.element(scalar, b[i])
        i &+= 1
      }
    } else if bStride == 0 {
      let scalar = b[0]
      let v = E.splat(scalar)
      while i &+ 2 &* lanes <= n {
        let x = E.load(a + i)
        let y = E.load(a + (i &+ lanes))
        E.store(Operation.lanes(x, v, E.self), out + i)
        E.store(Operation.lanes(y, v, E.self), out + (i &+ lanes))
        i &+= 2 &* lanes
      }
      while i < n {
        out[i] = Operation.element(a[i], scalar)
        i &+= 1
      }
    } else {
      while i &+ 2 &* lanes <= n {
        let x = Operation.lanes(E.load(a + i), E.load(b + i), E.self)
        let y = Operation.lanes(E.load(a + (i &+ lanes)), E.load(b + (i &+ lanes)), E.self)
        E.store(x, out + i)
        E.store(y, out + (i &+ lanes))
        i &+= 2 &* lanes
      }
      while i < n {
        out[i] = Operation.element(a[i], b[i])
        i &+= 1
      }
    }
  }
}

@inline(never)
private func scaledSum<E: KernelElement>(
  _ x: UnsafePointer<E>, _ factor: E, _ y: UnsafeMutablePointer<E>, _ n: Int
) { addScaled(x, factor, to: y, n) }
