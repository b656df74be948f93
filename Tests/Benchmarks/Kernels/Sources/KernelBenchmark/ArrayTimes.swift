import CNabla
import Glibc
import NablaEngine

/// Nanoseconds an element, for arrays in the first-level cache and for large ones.
func arrayTimes() {
  let sizes = [1000, 100_000, 1_000_000]
  print(padded("ns an element, double; elements:", 40) + "     1 000   100 000 1 000 000")
  func row(_ name: String, _ body: (Int) -> Void) {
    var line = padded(name, 40)
    for n in sizes { line += fixed(shortest { body(n) } * 1e9 / Double(n), 3, width: 10) }
    print(line)
  }
  let a = random(1_000_000, Double.self)
  let b = random(1_000_000, Double.self)
  let c = random(1_000_000, Double.self)
  let indices = UnsafeMutablePointer<Int>.allocate(capacity: 250_000)
  let positive = random(1_000_000, Double.self)
  for i in 0..<1_000_000 { positive[i] += 0.6 }
  var sink = 0.0
  row("a + b") {
    VectorKernels.elementwise(.add, a, stride: 1, b, stride: 1, into: c, count: $0)
  }
  row("a ./ b") {
    VectorKernels.elementwise(.divide, a, stride: 1, b, stride: 1, into: c, count: $0)
  }
  row("2 * b") {
    var two = 2.0
    VectorKernels.elementwise(.multiply, &two, stride: 0, b, stride: 1, into: c, count: $0)
  }
  row("sum (a)") { sink += VectorKernels.sum(a, count: $0) }
  row("a' * b") { sink += VectorKernels.dot(a, b, count: $0) }
  row("sum (reshape (a, 100, []), 2)") {
    VectorKernels.sum(a, inner: 100, length: $0 / 100, outer: 1, into: c)
  }
  row("flip (a)") {
    VectorKernels.flip(a, dims: [$0], flipped: [true], rank: 1, into: c)
  }
  row("mean pooling 2 x 2, 20 x 10 pages") {
    VectorKernels.meanPool(
      a, rows: 20, columns: 10, pages: $0 / 200, blockRows: 2, blockColumns: 2, into: c)
  }
  row("max pooling 2 x 2, 20 x 10 pages") {
    VectorKernels.maxPool(
      a, rows: 20, columns: 10, pages: $0 / 200, blockRows: 2, blockColumns: 2, into: c,
      indices: indices)
  }
  row("expand 2 x 2, to 20 x 10 pages") {
    VectorKernels.expand(
      a, rows: 20, columns: 10, pages: $0 / 200, blockRows: 2, blockColumns: 2, divisor: 4, into: c)
  }
  row("exp") { nabla_exp_f64(a, c, $0) }
  row("exp, libm") { for i in 0..<$0 { c[i] = exp(a[i]) } }
  row("log") { nabla_log_f64(positive, c, $0) }
  row("sin") { nabla_sin_f64(a, c, $0) }
  row("sin, libm") { for i in 0..<$0 { c[i] = sin(a[i]) } }
  row("cos") { nabla_cos_f64(a, c, $0) }
  row("tanh") { nabla_tanh_f64(a, c, $0) }
  row("tanh, libm") { for i in 0..<$0 { c[i] = tanh(a[i]) } }
  row("sigmoid") { nabla_sigmoid_f64(a, c, $0) }
  row("relu") { nabla_relu_f64(a, c, $0) }
  if sink.isNaN { print("sums are NaN") }
}
