import Glibc
import NablaEngine

/// primes, isprime, factor, gcd, lcm: whole numbers and their divisors.
extension Builtin {
  static let primes = Builtin(
    "primes", "P = primes (N)", .exactly(1), category: .arithmetic,
    summary: "The prime numbers up to N, as a row.",
    details: "By the sieve of Eratosthenes.",
    examples: [Example("primes (20)", shows: "ans =\n\n    2    3    5    7   11   13   17   19")],
    seeAlso: ["isprime", "factor"],
    body: primesBody)

  static let isprime = Builtin(
    "isprime", "TF = isprime (X)", .exactly(1), category: .arithmetic,
    summary: "True for each element that is a prime number.",
    details: "Elements are whole numbers; the sign does not matter.",
    examples: [Example("isprime (0:5)", shows: "ans =\n\n  0  0  1  1  0  1")],
    seeAlso: ["primes", "factor"],
    body: isprimeBody)

  static let factor = Builtin(
    "factor", "PF = factor (Q)\n[PF, N] = factor (Q)", .exactly(1), outputs: 2,
    category: .arithmetic,
    summary: "The prime factors of a whole number, in ascending order.",
    details: "With two outputs each factor stands once, and N is how often it divides Q.",
    examples: [
      Example("factor (60)", shows: "ans =\n\n   2   2   3   5"), Example("[p, n] = factor (60)", shows: "p =\n\n   2   3   5\n\nn =\n\n   2   1   1"),
    ],
    seeAlso: ["primes", "gcd", "isprime"],
    body: factorBody)

  static let gcd = Builtin(
    "gcd", "G = gcd (A1, A2, ...)\n[G, V1, V2, ...] = gcd (A1, A2, ...)", .atLeast(2),
    outputs: Int.max, category: .arithmetic,
    summary: "The greatest common divisor, element by element.",
    details: "The V are whole numbers such that G = V1 .* A1 + V2 .* A2 + ...",
    examples: [
      Example("gcd ([12 20], 16)", shows: "ans =\n\n   4   4"), Example("[g, u, v] = gcd (12, 18)", shows: "g = 6\nu = -1\nv = 1"),
    ],
    errors: ["Octave:nonconformant-args": "the sizes differ and neither is one"],
    seeAlso: ["lcm", "factor"],
    body: gcdBody)

  static let lcm = Builtin(
    "lcm", "L = lcm (X, Y)\nL = lcm (X, Y, ...)", .atLeast(2), category: .arithmetic,
    summary: "The least common multiple, element by element.",
    details: "",
    examples: [Example("lcm ([4 6], 10)", shows: "ans =\n\n   20   30")],
    seeAlso: ["gcd", "factor"],
    body: lcmBody)
}

private func primesBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard call[0].isScalar, call[0].classID.isArithmetic, !call[0].isComplex else {
    throw call.failed("N must be a real scalar")
  }
  let x = call[0].realScalar ?? 0
  guard !x.isNaN else { throw call.failed("N must be finite (not +/-infinity)") }
  guard x < 1e10 else {
    throw x.isInfinite
      ? call.failed("N must be finite (not +/-infinity)") : .outOfMemory(Dims(1, Int.max))
  }
  let list = x < 2 ? [] : sieve(Int(x))
  let row = Value(try Tensor<Double>(row: list.map(Double.init)))
  let kind = call[0].classID
  return [kind == .char || kind == .double ? row : try Conversion.convert(row, to: kind)]
}

/// The primes up to n, of odd numbers only after 2.
private func sieve(_ n: Int) -> [Int] {
  if n < 2 { return [] }
  let half = (n - 1) / 2
  var composite = [Bool](repeating: false, count: half + 1)
  var i = 1
  while 2 * i * (i + 1) <= half {
    if !composite[i] {
      var j = 2 * i * (i + 1)
      while j <= half {
        composite[j] = true
        j += 2 * i + 1
      }
    }
    i += 1
  }
  var result = [2]
  for i in stride(from: 1, through: half, by: 1) where !composite[i] { result.append(2 * i + 1) }
  return result
}

private func isprimeBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let v = call[0]
  guard v.classID.isArithmetic else { throw call.fail("fix: not defined for \(v.className)") }
  let t = try Tensor<Bool>(v.dims)
  if case .uint64(let list) = v {
    for i in 0..<t.count { t.data[i] = isPrime(list.data[i]) }
    return [Value(t)]
  }
  if case .int64(let list) = v {
    for i in 0..<t.count { t.data[i] = isPrime(list.data[i].magnitude) }
    return [Value(t)]
  }
  if v.isComplex { return [try gaussianPrimes(call, v)] }
  let list = try Numbers.reals(v)
  for (i, x) in list.enumerated() {
    guard x == x.rounded() else { throw call.failed("X contains non-integer entries") }
    t.data[i] = x > 0 && x < 0x1p64 && isPrime(UInt64(x))
  }
  return [Value(t)]
}

/// A number on an axis is a Gaussian prime if its magnitude is a prime of the form 4 k + 3; another
/// one if the square of its magnitude is a prime.
private func gaussianPrimes(_ call: borrowing Call, _ v: Value) throws(NablaError) -> Value {
  let list = try Conversion.complexes(try Conversion.convert(v, to: .double))
  let t = try Tensor<Bool>(v.dims)
  for (i, z) in list.elements.enumerated() {
    guard z.re == z.re.rounded(), z.im == z.im.rounded() else {
      throw call.failed("X contains non-integer entries")
    }
    let onAxis = z.re == 0 || z.im == 0
    let size = onAxis ? abs(z.re + z.im) : z.re * z.re + z.im * z.im
    guard size < 0x1p64 else { continue }
    let n = UInt64(size)
    t.data[i] = isPrime(n) && (!onAxis || n % 4 == 3)
  }
  return Value(t)
}

/// Miller and Rabin's test with bases that are certain for 64 bits (J. Sorenson, J. Webster 2015).
private func isPrime(_ n: UInt64) -> Bool {
  let bases: [UInt64] = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37]
  if n < 2 { return false }
  for p in bases where n % p == 0 { return n == p }
  var d = n - 1
  var r = 0
  while d % 2 == 0 {
    d /= 2
    r += 1
  }
  witness: for a in bases {
    var x = power(a, d, modulo: n)
    if x == 1 || x == n - 1 { continue }
    for _ in 1..<max(r, 1) {
      x = product(x, x, modulo: n)
      if x == n - 1 { continue witness }
    }
    return false
  }
  return true
}

private func product(_ a: UInt64, _ b: UInt64, modulo n: UInt64) -> UInt64 {
  n.dividingFullWidth(a.multipliedFullWidth(by: b)).remainder
}

private func power(_ a: UInt64, _ e: UInt64, modulo n: UInt64) -> UInt64 {
  var (result, base, e) = (UInt64(1), a % n, e)
  while e > 0 {
    if e & 1 == 1 { result = product(result, base, modulo: n) }
    base = product(base, base, modulo: n)
    e >>= 1
  }
  return result
}

private func factorBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let problem = call.failed("Q must be a real non-negative integer")
  guard call[0].isScalar, !call[0].isComplex else { throw problem }
  let q: UInt64
  switch call[0] {
  case .uint64(let t): q = t.data[0]
  case .int64(let t) where t.data[0] >= 0: q = UInt64(t.data[0])
  default:
    guard let x = call[0].realScalar, x >= 0, x == x.rounded(), x < 0x1p63 else { throw problem }
    if call[0].classID.isFloat, x > 0x1p53 {
      throw call.failed("Q too large to factor (> flintmax)")
    }
    q = UInt64(x)
  }
  var factors: [UInt64] = []
  var rest = q
  if rest < 4 {
    factors = [q]
  } else {
    var p: UInt64 = 2
    while rest > 1, p <= rest / p, !(p % 1024 == 3 && isPrime(rest)) {
      while rest % p == 0 {
        factors.append(p)
        rest /= p
      }
      p += p == 2 ? 1 : 2
    }
    if rest > 1 { factors.append(rest) }
  }
  let kind = call[0].classID
  func shaped(_ list: [UInt64]) throws(NablaError) -> Value {
    let row = Value(try Tensor<UInt64>(row: list))
    return kind == .uint64 ? row : try Conversion.convert(row, to: kind.isNumeric ? kind : .double)
  }
  if call.nargout < 2 { return [try shaped(factors)] }
  var (distinct, counts): ([UInt64], [Double]) = ([], [])
  for f in factors {
    if distinct.last == f {
      counts[counts.count - 1] += 1
    } else {
      distinct.append(f)
      counts.append(1)
    }
  }
  return [try shaped(distinct), try .row(counts)]
}

private func gcdBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var result = call[0]
  var factors: [Value] = []
  for k in 1..<call.count {
    let (g, u, v) = try gcd(call, result, call[k])
    if call.nargout > 1 {
      if k == 1 {
        factors = [u, v]
      } else {
        for i in factors.indices {
          factors[i] = try Operators.binary(.elementMultiply, factors[i], u)
        }
        factors.append(v)
      }
    }
    result = g
  }
  return [result] + factors
}

private func wholes(_ call: borrowing Call, _ v: Value) throws(NablaError) -> [Double] {
  guard v.isNumeric || v.isLogical else {
    throw call.fail("gcd: invalid class combination for gcd: \(v.className) and \(v.className)")
  }
  let list = try Numbers.reals(v)
  for x in list where x != x.rounded() || !x.isFinite {
    throw call.fail("gcd: all values must be integers")
  }
  return list
}

private func gcd(_ call: borrowing Call, _ a: Value, _ b: Value) throws(NablaError) -> (
  Value, Value, Value
) {
  let (x, y) = (try wholes(call, a), try wholes(call, b))
  guard a.dims == b.dims || a.isScalar || b.isScalar else {
    throw .nonconformantCall("gcd", left: a.dims, right: b.dims)
  }
  let dims = a.isScalar ? b.dims : a.dims
  if call.nargout < 2 {
    let g = Value(try LibraryLoops.gcd(x, y, dims))
    let kind = try numberClass(call, a.classID, b.classID)
    let result = kind == .double ? g : try Conversion.convert(g, to: kind)
    return (result, .undefined, .undefined)
  }
  let g = try Tensor<Double>(uninitialized: dims)
  let u = try Tensor<Double>(uninitialized: dims)
  let v = try Tensor<Double>(uninitialized: dims)
  for i in 0..<g.count {
    let r = extended(x[x.count == 1 ? 0 : i], y[y.count == 1 ? 0 : i])
    g.data[i] = r.g
    u.data[i] = r.u
    v.data[i] = r.v
  }
  let kind = try numberClass(call, a.classID, b.classID)
  if kind == .double { return (Value(g), Value(u), Value(v)) }
  return (
    try Conversion.convert(Value(g), to: kind), try Conversion.convert(Value(u), to: kind),
    try Conversion.convert(Value(v), to: kind)
  )
}

/// Euclid's algorithm with the factors: g = u a + v b.
private func extended(_ a: Double, _ b: Double) -> (g: Double, u: Double, v: Double) {
  var (r0, r1) = (abs(a), abs(b))
  var (u0, u1, v0, v1) = (1.0, 0.0, 0.0, 1.0)
  while r1 != 0 {
    let q = (r0 / r1).rounded(.down)
    (r0, r1) = (r1, r0 - q * r1)
    (u0, u1) = (u1, u0 - q * u1)
    (v0, v1) = (v1, v0 - q * v1)
  }
  return (r0, a < 0 ? -u0 : u0, b < 0 ? -v0 : v0)
}

private func numberClass(_ call: borrowing Call, _ a: ClassID, _ b: ClassID) throws(NablaError)
  -> ClassID
{
  if a == b { return a == .logical ? .double : a }
  if a.isInteger, b.isInteger {
    throw call.failed("all arguments must be the same class or double")
  }
  if a.isInteger { return a }
  if b.isInteger { return b }
  return a == .single || b == .single ? .single : .double
}

private func lcmBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  for v in call.arguments where !v.isNumeric {
    throw call.failed("all arguments must be numeric")
  }
  var result = call[0]
  for k in 1..<call.count {
    let next = call[k]
    let (x, y) = (try wholes(call, result), try wholes(call, next))
    let (a, b) = (result.dims, next.dims)
    guard a == b || result.isScalar || next.isScalar else {
      throw call.failed("all args must be the same size or scalar")
    }
    let t = try Tensor<Double>(uninitialized: result.isScalar ? b : a)
    for i in 0..<t.count {
      let (m, n) = (x[x.count == 1 ? 0 : i], y[y.count == 1 ? 0 : i])
      t.data[i] = m == 0 || n == 0 ? 0 : m * (n / extended(m, n).g)
    }
    let kind = try numberClass(call, result.classID, next.classID)
    result = kind == .double ? Value(t) : try Conversion.convert(Value(t), to: kind)
  }
  return [result]
}

let primeBuiltins: [Builtin] = [.primes, .isprime, .factor, .gcd, .lcm]
