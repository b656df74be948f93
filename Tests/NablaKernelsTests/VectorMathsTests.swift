import CNabla
import Glibc
import Testing

/// One function over arrays, with the C library's for one element.
private struct VectorFunction: Sendable, CustomStringConvertible {
  var description: String
  var vector: @Sendable (UnsafePointer<Double>?, UnsafeMutablePointer<Double>?, Int) -> Void
  var scalar: @Sendable (Double) -> Double
  var range: ClosedRange<Double>

  static let all = [
    VectorFunction(
      description: "exp", vector: nabla_exp_f64, scalar: { exp($0) }, range: -700...700),
    VectorFunction(
      description: "log", vector: nabla_log_f64, scalar: { log($0) }, range: 0...1000),
    VectorFunction(
      description: "sin", vector: nabla_sin_f64, scalar: { sin($0) }, range: -1e6...1e6),
    VectorFunction(
      description: "cos", vector: nabla_cos_f64, scalar: { cos($0) }, range: -1e6...1e6),
    VectorFunction(
      description: "tanh", vector: nabla_tanh_f64, scalar: { tanh($0) }, range: -5...5),
    VectorFunction(
      description: "sigmoid", vector: nabla_sigmoid_f64, scalar: { 1 / (1 + exp(-$0)) },
      range: -40...40),
    VectorFunction(
      description: "relu", vector: nabla_relu_f64, scalar: { $0 <= 0 ? 0 : $0 }, range: -9...9),
  ]
}

// Serialized: the choice of the instruction set is global.
@Suite(.serialized) struct VectorMathsTests {
  @Test(arguments: [false, true])
  func agreesWithTheCLibrary(avx2: Bool) {
    nabla_sleef_allow_avx2(avx2)
    defer { nabla_sleef_allow_avx2(true) }
    var g = Xorshift(8)
    for function in VectorFunction.all {
      let special = [0, -0.0, .infinity, -.infinity, .nan, 1, -1, 710, -746, 1e-300, 1e22, -1e300]
      let x = special + (0..<1000).map { _ in Double.random(in: function.range, using: &g) }
      var y = [Double](repeating: 77, count: x.count + 1)
      function.vector(x, &y, x.count)
      #expect(y[x.count] == 77)
      for i in x.indices {
        let e = function.scalar(x[i])
        let same = y[i] == e || (y[i].isNaN && e.isNaN) || abs(y[i] - e) <= 2 * e.ulp
        #expect(same, "\(function) (\(x[i])) = \(y[i]), not \(e)")
      }
      // In place, and the same value wherever an element stands and however many there are.
      for n in 0...20 {
        var z = Array(x[20..<(20 + n)])
        function.vector(z, &z, n)
        #expect(z == Array(y[20..<(20 + n)]), "\(function) of \(n)")
      }
    }
  }

  @Test(arguments: [false, true])
  func single(avx2: Bool) {
    nabla_sleef_allow_avx2(avx2)
    defer { nabla_sleef_allow_avx2(true) }
    let x = (0..<100).map { Float($0) * 0.07 - 3.5 }
    var y = [Float](repeating: 0, count: 100)
    nabla_tanh_f32(x, &y, 100)
    #expect(zip(x, y).allSatisfy { abs(tanhf($0) - $1) <= 2 * $1.ulp })
    nabla_sigmoid_f32(x, &y, 100)
    #expect(zip(x, y).allSatisfy { abs(1 / (1 + expf(-$0)) - $1) <= 2 * $1.ulp })
    nabla_relu_f32(x, &y, 100)
    #expect(zip(x, y).allSatisfy { max($0, 0) == $1 })
  }
}
