import Glibc
import NablaEngine

/// norm, vecnorm, trace: single numbers that say how large a matrix is.
extension Builtin {
  static let norm = Builtin(
    "norm", "N = norm (A)\nN = norm (A, P)\nN = norm (A, P, OPT)", .between(1, 3),
    category: .linearAlgebra,
    summary: "The P-norm of a vector or matrix; P = 2 if it is not given.",
    details: """
      Of a vector: P = 1 is the sum of magnitudes, 2 the length, Inf the largest and -Inf the smallest
      magnitude, 0 the number of elements that are not zero, any other P the P-th root of the sum of
      P-th powers. Of a matrix: 1 is the largest column sum, Inf the largest row sum, 2 the largest
      singular value; "fro" is the square root of the sum of squares.
      OPT "rows" or "columns" gives the vector norm of each row or column.
      """,
    examples: [
      Example("norm ([3 4])", shows: "ans = 5"), Example("norm ([1 2; 3 4], \"fro\")", shows: "ans = 5.4772"),
      Example("norm ([1 2; 3 4], 1)", shows: "ans = 6"),
    ],
    seeAlso: ["vecnorm", "cond", "svd"],
    body: normBody)

  static let vecnorm = Builtin(
    "vecnorm", "N = vecnorm (A)\nN = vecnorm (A, P)\nN = vecnorm (A, P, DIM)", .between(1, 3),
    category: .linearAlgebra,
    summary: "The P-norm of each column, or of the vectors along DIM.",
    details: "P = 2 if it is not given.",
    examples: [Example("vecnorm ([3 1; 4 0])", shows: "ans =\n\n   5   1")],
    seeAlso: ["norm"],
    body: vecnormBody)

  static let trace = Builtin(
    "trace", "T = trace (A)", .exactly(1), category: .linearAlgebra,
    summary: "The sum of the elements on the main diagonal.",
    details: "",
    examples: [Example("trace ([1 2; 3 4])", shows: "ans = 5")],
    seeAlso: ["det", "eig", "diag"],
    body: traceBody)
}

/// The norm of a vector, collected element by element so that squares do not overflow.
struct VectorNorm {
  private let p: Double
  private var scale = 0.0
  private var sum: Double
  private var extreme: Double

  init(_ p: Double) {
    self.p = p
    sum = p == 2 || (p != 1 && p != 0 && p.isFinite) ? 1 : 0
    extreme = p == -.infinity ? .infinity : 0
  }

  mutating func add(_ magnitude: Double) {
    let t = magnitude
    if p == 2 {
      if scale == t, t != 0 {
        sum += 1
      } else if scale < t {
        let q = scale / t
        sum = sum * (q * q) + 1
        scale = t
      } else if t != 0 {
        let q = t / scale
        sum += q * q
      }
    } else if p == 1 {
      sum += t
    } else if p == 0 {
      if t != 0 { sum += 1 }
    } else if p == .infinity {
      if t > extreme || t.isNaN { extreme = t }
    } else if p == -.infinity {
      if t < extreme || t.isNaN { extreme = t }
    } else if p > 0 {
      if scale == t, t != 0 {
        sum += 1
      } else if scale < t {
        sum = sum * pow(scale / t, p) + 1
        scale = t
      } else if t != 0 {
        sum += pow(t / scale, p)
      }
    } else {
      let u = 1 / t
      if scale == u {
        sum += 1
      } else if scale < u {
        sum = sum * pow(scale / u, -p) + 1
        scale = u
      } else if u != 0 {
        sum += pow(u / scale, -p)
      }
    }
  }

  var value: Double {
    if p == 1 || p == 0 { return sum }
    if p.isInfinite { return extreme }
    if p == 2 { return scale * sum.squareRoot() }
    return p > 0 ? scale * pow(sum, 1 / p) : 1 / scale * pow(sum, 1 / p)
  }

  static func of(_ magnitudes: some Collection<Double>, _ p: Double) -> Double {
    // Many squares at once, where none of them leaves the range of doubles.
    if p == 2, magnitudes.count > 64 {
      let sum = magnitudes.withContiguousStorageIfAvailable { p in
        p.baseAddress.map { VectorKernels.dot($0, $0, count: p.count) } ?? 0
      } ?? .nan
      if sum > 1e-200, sum < 1e200 { return sum.squareRoot() }
    }
    var norm = VectorNorm(p)
    for x in magnitudes { norm.add(x) }
    return norm.value
  }
}

private func magnitudes(_ v: Value) throws(NablaError) -> [Double] {
  switch v {
  case .complex(let t): return t.elements.map { hypotenuse($0.re, $0.im) }
  case .complexSingle(let t): return t.elements.map { hypotenuse(Double($0.re), Double($0.im)) }
  default: return try Numbers.reals(v).map { abs($0) }
  }
}

private func normBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = call[0]
  guard v.classID.isFloat else {
    let name = v.isChar ? "sq_string" : TypeName.of(v)
    throw .message("xnorm: wrong type argument '\(name)'", id: "")
  }
  guard v.dims.is2D else { throw call.failed("only valid for 2-D objects") }
  var p = 2.0
  var (frobenius, along): (Bool, String?) = (false, nil)
  for i in 1..<max(call.count, 1) {
    if call[i].isChar {
      switch call[i].text?.lowercasedASCII {
      case "cols", "columns", "rows":
        if along != nil { throw call.failed("invalid combination of options") }
        along = call[i].text?.lowercasedASCII == "rows" ? "rows" : "columns"
      case "fro": frobenius = true
      case "inf": p = .infinity
      case "-inf": p = -.infinity
      default: throw call.failed("unrecognized option: \(call[i].text ?? "")")
      }
    } else if !call[i].isEmpty {
      guard let x = call[i].realScalar else {
        throw call.failed("wrong type argument '\(TypeName.of(call[i]))'")
      }
      p = x
    }
  }
  if v.isEmpty, along == nil { return [.scalar(0)] }
  let all = try magnitudes(v)
  let (m, n) = (v.dims.rows, v.dims.columns)
  if along == "columns" {
    var norms: [Double] = []
    for j in 0..<n { norms.append(VectorNorm.of(all[(j * m)..<(j * m + m)], p)) }
    return try MatrixInput.narrowed([try .row(norms)], like: v)
  }
  if along == "rows" {
    var norms: [Double] = []
    for i in 0..<m { norms.append(VectorNorm.of((0..<n).map { all[$0 * m + i] }, p)) }
    return try MatrixInput.narrowed([try .column(norms)], like: v)
  }
  let result: Double
  if frobenius {
    result = VectorNorm.of(all, 2)
  } else if m == 1 || n == 1 {
    result = VectorNorm.of(all, p)
  } else {
    result = try matrixNorm(call, v, all, p)
  }
  return try MatrixInput.narrowed([.scalar(result)], like: v)
}

private func matrixNorm(_ call: borrowing Call, _ v: Value, _ all: [Double], _ p: Double)
  throws(NablaError) -> Double
{
  let (m, n) = (v.dims.rows, v.dims.columns)
  if p == 2 {
    if all.contains(where: \.isInfinite) { return .infinity }
    if all.contains(where: \.isNaN) { return .nan }
    return try SingularValues.values(v).first ?? 0
  }
  var largest = 0.0
  if p == 1 {
    for j in 0..<n {
      var sum = 0.0
      for i in 0..<m { sum += all[j * m + i] }
      if sum > largest || sum.isNaN { largest = sum }
    }
    return largest
  }
  if p == .infinity {
    for i in 0..<m {
      var sum = 0.0
      for j in 0..<n { sum += all[j * m + i] }
      if sum > largest || sum.isNaN { largest = sum }
    }
    return largest
  }
  guard p > 1 else { throw call.failed("p must be >= 1") }
  return try highamNorm(v, p)
}

/// The P-norm of a matrix by a nonlinear power method: N. J. Higham, "Estimating the matrix p-norm", 1992.
private func highamNorm(_ v: Value, _ p: Double) throws(NablaError) -> Double {
  let a = try Conversion.complexes(v)
  let (m, n) = (v.dims.rows, v.dims.columns)
  let q = p / (p - 1)
  /// The vector dual to y: <dual, y> = |y|_p and |dual|_q = 1.
  func dual(_ y: [Complex<Double>], _ p: Double, _ q: Double) -> [Complex<Double>] {
    var z = y
    for i in z.indices {
      let r = y[i].magnitude
      let f = r == 0 ? 0 : pow(r, p - 2)
      z[i] = Complex(y[i].re * f, y[i].im * f)
    }
    let s = VectorNorm.of(z.map(\.magnitude), q)
    return s == 0 ? z : z.map { Complex($0.re / s, $0.im / s) }
  }
  var x = [Complex<Double>](repeating: Complex(pow(Double(n), -1 / p), 0), count: n)
  var gamma = 0.0
  for _ in 0..<256 {
    var y = [Complex<Double>](repeating: Complex(0, 0), count: m)
    for j in 0..<n { for i in 0..<m { y[i] = y[i] + a.data[j * m + i] * x[j] } }
    let next = VectorNorm.of(y.map(\.magnitude), p)
    let d = dual(y, p, q)
    var z = [Complex<Double>](repeating: Complex(0, 0), count: n)
    for j in 0..<n { for i in 0..<m { z[j] = z[j] + a.data[j * m + i].conjugated * d[i] } }
    if next <= gamma * (1 + 1e-10) { return max(next, gamma) }
    gamma = next
    x = dual(z, q, p)
  }
  return gamma
}

private func vecnormBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = call[0]
  guard v.isNumeric || v.isLogical else { throw call.failed("A must be numeric") }
  let p = call.given(1) ? try call.double(1, "P must be positive real scalar or Inf") : 2
  guard p > 0 else { throw call.failed("P must be positive real scalar or Inf") }
  var d = v.dims.firstNonSingleton
  if call.has(2) {
    let k = try call.int(2, "DIM must be a positive integer")
    guard k > 0 else { throw call.failed("DIM must be a positive integer") }
    d = k - 1
  }
  let all = try magnitudes(v)
  var dims = v.dims
  let length = dims[d]
  dims[d] = 1
  var inner = 1
  for k in 0..<d { inner *= v.dims[k] }
  let t = try Tensor<Double>(dims)
  for k in 0..<t.count {
    let start = k / inner * inner * length + k % inner
    t.data[k] = VectorNorm.of((0..<length).lazy.map { all[start + $0 * inner] }, p)
  }
  return try MatrixInput.narrowed([Value(t)], like: v)
}

private func traceBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = call[0]
  guard v.dims.is2D else { throw call.failed("only valid on 2-D objects") }
  if v.isEmpty { return [.scalar(0)] }
  let (m, n) = (v.dims.rows, v.dims.columns)
  if m == 1 || n == 1 { return [try Indexing.index(v, [.scalar(1)])] }
  let map = (0..<min(m, n)).map { $0 * (m + 1) }
  let d = try Gather.apply(v, map, dims: Dims(map.count, 1))
  return [try call.session.call(named: "sum", [d]).first ?? .scalar(0)]
}

let normBuiltins: [Builtin] = [.norm, .vecnorm, .trace]
