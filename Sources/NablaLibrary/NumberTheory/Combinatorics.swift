import Glibc
import NablaEngine

/// nchoosek, factorial, perms, nextpow2: counting.
extension Builtin {
  static let nchoosek = Builtin(
    "nchoosek", "C = nchoosek (N, K)\nC = nchoosek (SET, K)", .exactly(2), category: .arithmetic,
    summary: "The number of ways to choose K of N things, or the choices themselves.",
    details: "For a vector SET the rows of C are its combinations of K elements, in order.",
    examples: [
      Example("nchoosek (5, 2)", shows: "ans = 10"), Example("nchoosek (1:3, 2)", shows: "ans =\n\n   1   2\n   1   3\n   2   3"),
    ],
    seeAlso: ["perms", "factorial"],
    body: nchoosekBody)

  static let factorial = Builtin(
    "factorial", "F = factorial (N)", .exactly(1), category: .arithmetic,
    summary: "The product of the whole numbers from 1 to N, for each element.",
    details: "Exact up to N = 20 or so, Inf from 171 on.",
    examples: [Example("factorial ([0 1 5])", shows: "ans =\n\n     1     1   120")],
    seeAlso: ["gamma", "nchoosek", "prod"],
    body: factorialBody)

  static let perms = Builtin(
    "perms", "P = perms (V)", .exactly(1), category: .arithmetic,
    summary: "All orders of the elements of V, one in each row, the largest first.",
    details: "There are factorial (numel (V)) rows.",
    examples: [Example("perms ([1 2 3])", shows: """
        ans =

           3   2   1
           3   1   2
           2   3   1
           2   1   3
           1   3   2
           1   2   3
        """)],
    seeAlso: ["nchoosek", "randperm"],
    body: permsBody)

  static let nextpow2 = Builtin(
    "nextpow2", "N = nextpow2 (X)", .exactly(1), category: .arithmetic,
    summary: "The smallest whole number N such that 2^N is at least |X|.",
    details: "",
    examples: [Example("nextpow2 ([100 128 129])", shows: "ans =\n\n   7   7   8")],
    seeAlso: ["log2", "pow2"],
    body: nextpow2Body)
}

private func nchoosekBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard let kd = call[1].realScalar, kd >= 0, kd == kd.rounded(), kd < 1e15 else {
    throw call.failed("K must be an integer >= 0")
  }
  let k = Int(kd)
  let v = call[0]
  guard v.dims.isVector || v.isEmpty else {
    throw call.failed("first argument must be a scalar or a vector")
  }
  guard v.isScalar, v.isNumeric else { return [try combinations(call, v, k)] }
  guard let n = v.realScalar, n >= kd, n == n.rounded() else {
    throw call.failed("N must be a non-negative integer >= K")
  }
  // Each step divides by the greatest common divisor first, so it is exact as long as it can be.
  var (c, s) = (1.0, 1)
  let steps = min(k, Int(min(n - kd, 1e15)))
  while s <= steps {
    let factor = n - Double(steps) + Double(s)
    let g = divisor(c, Double(s))
    c = (c / g) * (factor / (Double(s) / g))
    if !c.isFinite { break }
    c = c.rounded()
    s += 1
  }
  let kind = v.classID.isInteger ? v.classID : call[1].classID.isInteger ? call[1].classID : v.classID
  if kind.isInteger {
    let largest = try Numbers.reals(try Conversion.convert(.scalar(.infinity), to: kind))[0]
    if c >= largest {
      try call.session.warn("", "nchoosek: result may have saturated at intmax")
    }
  } else if c > (kind == .single ? 0x1p24 : 0x1p53) {
    try call.session.warn("", "nchoosek: possible loss of precision")
  }
  return [kind == .double ? .scalar(c) : try Conversion.convert(.scalar(c), to: kind)]
}

private func divisor(_ a: Double, _ b: Double) -> Double {
  var (a, b) = (a, b)
  while b != 0 { (a, b) = (b, fmod(a, b)) }
  return a
}

private func combinations(_ call: borrowing Call, _ v: Value, _ k: Int) throws(NablaError) -> Value {
  let n = v.count
  if k > n { return try Gather.apply(v, [], dims: Dims(0, k)) }
  if k == 0 { return try Gather.apply(v, [], dims: Dims(1, 0)) }
  var total = 1.0
  for s in 0..<k { total = total * Double(n - s) / Double(s + 1) }
  guard total * Double(k) < 1e10 else { throw .outOfMemory(Dims(Int(min(total, 1e18)), k)) }
  let rows = Int(total.rounded())
  var map = [Int](repeating: 0, count: rows * k)
  var choice = Array(0..<k)
  for r in 0..<rows {
    for j in 0..<k { map[j * rows + r] = choice[j] }
    var j = k - 1
    while j >= 0, choice[j] == n - k + j { j -= 1 }
    if j < 0 { break }
    choice[j] += 1
    for i in (j + 1)..<max(k, j + 1) { choice[i] = choice[i - 1] + 1 }
  }
  return try Gather.apply(v, map, dims: Dims(rows, k))
}

private func factorialBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = call[0]
  guard v.classID.isArithmetic, !v.isComplex else {
    throw call.failed("all N must be real non-negative integers")
  }
  let list = try Numbers.reals(v)
  let t = try Tensor<Double>(uninitialized: v.dims)
  for (i, x) in list.enumerated() {
    guard x >= 0, x == x.rounded() else {
      throw call.failed("all N must be real non-negative integers")
    }
    t.data[i] = tgamma(x + 1).rounded()
  }
  let result = Value(t)
  switch v.classID {
  case .double, .logical, .char: return [result]
  default: return [try Conversion.convert(result, to: v.classID)]
  }
}

private func permsBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  // Numbers and letters begin sorted; the elements of a cell as they stand.
  let sorts = call[0].isNumeric || call[0].isChar
  let v = sorts ? try call.session.call(named: "sort", [try Rearranged.row(call[0])])[0] : call[0]
  let n = v.count
  guard n < 13 else { throw .outOfMemory(Dims(Int.max, n)) }
  var rows = 1
  for s in stride(from: 2, through: n, by: 1) { rows *= s }
  var map = [Int](repeating: 0, count: rows * n)
  var order = Array((0..<n).reversed())
  for r in 0..<rows {
    for j in 0..<n { map[j * rows + r] = order[j] }
    // The previous permutation in lexicographic order.
    var i = n - 2
    while i >= 0, order[i] <= order[i + 1] { i -= 1 }
    if i < 0 { break }
    var j = n - 1
    while order[j] >= order[i] { j -= 1 }
    order.swapAt(i, j)
    order[(i + 1)...].reverse()
  }
  return [try Gather.apply(v, map, dims: Dims(rows, n))]
}

private func nextpow2Body(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard call[0].isNumeric else { throw call.failed("X must be numeric") }
  let list = try Numbers.reals(call[0])
  let t = try Tensor<Double>(uninitialized: call[0].dims)
  for (i, x) in list.enumerated() {
    let a = abs(x)
    if a == 0 {
      t.data[i] = 0
    } else if !a.isFinite {
      t.data[i] = a
    } else {
      var e: Int32 = 0
      let f = Glibc.frexp(a, &e)
      t.data[i] = Double(f == 0.5 ? e - 1 : e)
    }
  }
  return [Value(t)]
}

let combinatoricBuiltins: [Builtin] = [.nchoosek, .factorial, .perms, .nextpow2]
