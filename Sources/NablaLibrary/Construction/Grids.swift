import Glibc
import NablaEngine

/// linspace, logspace, meshgrid, ndgrid, vec, sub2ind, ind2sub: points and their numbers.
extension Builtin {
  static let linspace = Builtin(
    "linspace", "Y = linspace (START, END)\nY = linspace (START, END, N)", .between(2, 3),
    category: .construction,
    summary: "N equally spaced points from START to END, 100 if N is not given.",
    details: """
      A row; if START or END is a column, a matrix with one row for each of its elements. The last
      point is END exactly.
      """,
    examples: [
      Example("linspace (0, 1, 5)", shows: "ans =\n\n        0   0.2500   0.5000   0.7500   1.0000"),
      Example("linspace ([1; 2], [3; 4], 3)", shows: "ans =\n\n   1   2   3\n   2   3   4"),
    ],
    seeAlso: ["logspace", "colon"],
    body: linspaceBody)

  static let logspace = Builtin(
    "logspace", "Y = logspace (A, B)\nY = logspace (A, B, N)", .between(2, 3),
    category: .construction,
    summary: "N points from 10^A to 10^B, equally spaced in their logarithm; 50 if N is not given.",
    details: "If B is pi, the points end at pi rather than at 10^pi.",
    examples: [Example("logspace (0, 2, 3)", shows: "ans =\n\n     1    10   100")],
    seeAlso: ["linspace"],
    body: logspaceBody)

  static let meshgrid = Builtin(
    "meshgrid", "[XX, YY] = meshgrid (X, Y)\n[XX, YY, ZZ] = meshgrid (X, Y, Z)", .between(1, 3),
    outputs: 3, category: .construction,
    summary: "The coordinates of the points of a rectangular grid.",
    details: "XX varies along columns (dimension 2) and YY along rows. Y and Z are X if not given.",
    examples: [Example("[xx, yy] = meshgrid (1:3, 1:2)", shows: """
        xx =

           1   2   3
           1   2   3

        yy =

           1   1   1
           2   2   2
        """)],
    seeAlso: ["ndgrid", "linspace"],
    body: meshgridBody)

  static let ndgrid = Builtin(
    "ndgrid", "[Y1, Y2, ..., Yn] = ndgrid (X1, X2, ..., Xn)\n[Y1, ..., Yn] = ndgrid (X)",
    .atLeast(1), outputs: Int.max, category: .construction,
    summary: "The coordinates of the points of a grid of N dimensions; Yk varies along dimension k.",
    details: "",
    examples: [Example("[a, b] = ndgrid (1:3, 1:2)", shows: """
        a =

           1   1
           2   2
           3   3

        b =

           1   2
           1   2
           1   2
        """)],
    seeAlso: ["meshgrid"],
    body: ndgridBody)

  static let vec = Builtin(
    "vec", "V = vec (X)\nV = vec (X, DIM)", .between(1, 2), category: .construction,
    summary: "All elements in one column, or along dimension DIM.",
    details: "",
    examples: [Example("vec ([1 2; 3 4])", shows: "ans =\n\n   1\n   3\n   2\n   4")],
    seeAlso: ["reshape", "resize"],
    body: vecBody)

  static let sub2ind = Builtin(
    "sub2ind", "IND = sub2ind (DIMS, I, J, ...)", .atLeast(2), category: .construction,
    summary: "The linear index of the elements with the given subscripts.",
    details: "Fewer subscripts than dimensions: the last one runs over all that remain.",
    examples: [
      Example("sub2ind ([3 4], 2, 3)", shows: "ans = 8"),
      Example("sub2ind ([3 4], [1 2], [3 4])", shows: "ans =\n\n    7   11"),
    ],
    errors: [
      "Octave:index-out-of-bounds": "a subscript is larger than its dimension",
      "Octave:invalid-index": "a subscript is not a positive integer",
    ],
    seeAlso: ["ind2sub"],
    body: sub2indBody)

  static let ind2sub = Builtin(
    "ind2sub", "[S1, S2, ..., Sn] = ind2sub (DIMS, IND)", .exactly(2), outputs: Int.max,
    category: .construction,
    summary: "The subscripts of the elements with the given linear indices.",
    details: "Fewer outputs than dimensions: the last one runs over all that remain.",
    examples: [Example("[r, c] = ind2sub ([3 4], [5 12])", shows: "r =\n\n   2   3\n\nc =\n\n   2   4")],
    seeAlso: ["sub2ind", "find"],
    body: ind2subBody)
}

private func linspaceBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var n = 100
  if call.has(2) {
    guard call[2].count == 1 || call[2].isScalar else { throw call.failed("N must be a scalar") }
    let x = call[2].realScalar ?? 0
    guard !x.isNaN else { throw call.failed("N must not be NaN") }
    guard x < 1e15 else { throw .outOfMemory(Dims(1, Int.max)) }
    n = x < 0 ? 0 : Int(x)
  }
  return [try spaced(call, call[0], call[1], n)]
}

private func spaced(_ call: borrowing Call, _ a: Value, _ b: Value, _ n: Int) throws(NablaError)
  -> Value
{
  for v in [a, b] {
    if case .char = v { throw call.fail("invalid conversion from string to real N-D array") }
    guard v.isNumeric || v.isLogical else {
      throw call.failed("START, END must be numeric")
    }
    guard v.dims.isVector else { throw call.failed("START, END must be scalars or vectors") }
  }
  if a.isComplex || b.isComplex {
    let single = a.classID == .single || b.classID == .single
    let re = try spacedReal(call, try Numbers.reals(a), try Numbers.reals(b), n)
    let im = try spacedReal(call, try imaginaries(a), try imaginaries(b), n)
    let t = try Tensor<Complex<Double>>(uninitialized: re.dims)
    let (p, r, i) = (t.data, re.data, im.data)
    for k in 0..<t.count { p[k] = Complex(r[k], i[k]) }
    let whole = Value.complex(t)
    return try Conversion.narrow(single ? try Conversion.convert(whole, to: .single) : whole)
  }
  let t = try spacedReal(call, try Numbers.reals(a), try Numbers.reals(b), n)
  let single = a.classID == .single || b.classID == .single
  if !single { return Value(t) }
  // In single precision the increments are single, too.
  let (x, y) = (try Numbers.reals(a), try Numbers.reals(b))
  let r = try Tensor<Float>(uninitialized: t.dims)
  let rows = t.dims.rows
  let p = r.data
  for i in 0..<rows {
    let low = Float(x[x.count == 1 ? 0 : i])
    let high = Float(y[y.count == 1 ? 0 : i])
    let columns = t.dims.columns
    if columns == 0 { continue }
    let delta = columns == 1 ? 0 : (high - low) / Float(columns - 1)
    let middle = (columns + 1) / 2
    for j in 0..<middle {
      p[j * rows + i] = low + Float(j) * delta
      p[(columns - 1 - j) * rows + i] = high - Float(j) * delta
    }
    if columns % 2 == 1, columns > 1, low == -high { p[columns / 2 * rows + i] = 0 }
    if columns == 1 { p[i] = high }
  }
  return .single(r)
}

private func imaginaries(_ v: Value) throws(NablaError) -> [Double] {
  switch v {
  case .complex(let t): return t.elements.map(\.im)
  case .complexSingle(let t): return t.elements.map { Double($0.im) }
  default: return [Double](repeating: 0, count: v.count)
  }
}

/// Both halves are counted from their own end, which makes the points symmetric.
private func spacedReal(_ call: borrowing Call, _ x: [Double], _ y: [Double], _ n: Int)
  throws(NablaError) -> Tensor<Double>
{
  let rows = max(x.count, y.count)
  guard x.count == 1 || y.count == 1 || x.count == y.count else {
    throw call.failed("vectors must be of equal length")
  }
  let t = try Tensor<Double>(uninitialized: Dims(x.isEmpty || y.isEmpty ? 0 : rows, n))
  guard t.count > 0 else { return t }
  let p = t.data
  for i in 0..<rows {
    let low = x[x.count == 1 ? 0 : i]
    let high = y[y.count == 1 ? 0 : i]
    if n == 1 {
      p[i] = high
      continue
    }
    let delta = (high - low) / Double(n - 1)
    // An interval from infinity to the same infinity has nothing else in it.
    let equal = low == high && low.isInfinite
    let middle = (n + 1) / 2
    for j in 0..<middle {
      let step = Double(j) * delta
      p[j * rows + i] = equal || j == 0 ? low : low + step
      p[(n - 1 - j) * rows + i] = equal || j == 0 ? high : high - step
    }
    if n % 2 == 1, !equal {
      let m = n / 2
      if low == -high {
        p[m * rows + i] = 0
      } else if !delta.isFinite {
        p[m * rows + i] = low + Double(m) * delta
      } else {
        p[m * rows + i] = (low + high) / 2
      }
    }
  }
  return t
}

private func logspaceBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var n = 50
  if call.has(2) {
    guard let x = call[2].realScalar else { throw call.failed("N must be a scalar") }
    n = max(0, Int(exactly: x.rounded(.down)) ?? 0)
  }
  guard call[0].isScalar, call[1].isScalar else {
    throw call.failed("A, B, and N must be scalars")
  }
  var end = call[1]
  if case .scalar(.pi) = end { end = .scalar(log10(.pi)) }
  let exponents = try spaced(call, call[0], end, n)
  return [try Operators.binary(.elementPower, .scalar(10), exponents)]
}

/// `v` repeated over a grid: element (i1, i2, ...) is `v (i_dimension)`.
private func along(_ v: Value, _ dimension: Int, _ sizes: [Int]) throws(NablaError) -> Value {
  let dims = Dims(sizes)
  guard let n = dims.checkedElementCount, n < 1 << 40 else { throw .outOfMemory(dims) }
  var inner = 1
  for d in 0..<dimension { inner *= sizes[d] }
  let length = sizes[dimension]
  if let list = try? Numbers.reals(v), v.classID == .double, !v.isComplex {
    let t = try Tensor<Double>(uninitialized: dims)
    let p = t.data
    var k = 0
    while k < n {
      for i in 0..<length {
        for _ in 0..<inner {
          p[k] = list[i]
          k += 1
        }
      }
    }
    return Value(t)
  }
  var map = [Int](repeating: 0, count: n)
  for k in 0..<n { map[k] = k / inner % length }
  return try Gather.apply(v, map, dims: dims)
}

private func meshgridBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let x = call[0]
  let y = call.has(1) ? call[1] : x
  let wantsThree = call.count == 3 || (call.nargout > 2 && call.count < 2)
  if !wantsThree {
    guard x.dims.isVector, y.dims.isVector else { throw call.failed("X and Y must be vectors") }
    let sizes = [y.count, x.count]
    return [try along(x, 1, sizes), try along(y, 0, sizes)]
  }
  let z = call.has(2) ? call[2] : x
  guard x.dims.isVector, y.dims.isVector, z.dims.isVector else {
    throw call.failed("X, Y, and Z must be vectors")
  }
  let sizes = [y.count, x.count, z.count]
  return [try along(x, 1, sizes), try along(y, 0, sizes), try along(z, 2, sizes)]
}

private func ndgridBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var axes = call.arguments
  if axes.count == 1 {
    let n = max(call.nargout, 2)
    axes = [Value](repeating: call[0], count: call.nargout > 1 ? n : 1)
    if call.nargout <= 1 {
      guard call[0].dims.isVector else { throw call.failed("arguments must be vectors") }
      return [try Rearranged.column(call[0])]
    }
  } else if call.nargout > axes.count {
    throw call.failed("wrong number of input arguments")
  }
  var sizes: [Int] = []
  for a in axes {
    guard a.dims.isVector else { throw call.failed("arguments must be vectors") }
    sizes.append(a.count)
  }
  var results: [Value] = []
  for k in 0..<max(1, min(call.nargout, axes.count)) { results.append(try along(axes[k], k, sizes)) }
  return results
}

private func vecBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard call.has(1) else { return [try Rearranged.column(call[0])] }
  let d = try call.int(1, "DIM must be greater than zero")
  guard d > 0, d < 100 else { throw call.failed("DIM must be greater than zero") }
  var dims = Dims.scalar
  dims[d - 1] = call[0].count
  return [try Rearranged.reshaped(call[0], dims)]
}

private func sizes(_ call: borrowing Call) throws(NablaError) -> Dims {
  let list = try Numbers.reals(call[0])
  guard !list.isEmpty else { throw call.failed("dimension vector DIMS must not be empty") }
  var result: [Int] = []
  for x in list {
    guard x >= 0, let n = Int(exactly: x) else {
      throw call.failed("dimension vector DIMS must contain integers")
    }
    result.append(n)
  }
  if result.count == 1 { result.append(1) }
  let dims = Dims(result)
  guard dims.checkedElementCount != nil else { throw .outOfMemory(dims) }
  return dims
}

private func sub2indBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let dims = try sizes(call)
  let n = call.count - 1
  let first = call[1]
  for k in 1...n where call[k].dims != first.dims {
    throw call.failed("all subscripts must be of the same size")
  }
  var extents: [Int] = []
  for k in 0..<n {
    if k < n - 1 {
      extents.append(dims[k])
    } else {
      var rest = 1
      for d in k..<max(dims.count, k + 1) { rest *= dims[d] }
      extents.append(rest)
    }
  }
  let t = try Tensor<Double>(first.dims)
  let p = t.data
  var stride = 1
  for k in 0..<n {
    let subscripts = try Numbers.reals(call[k + 1])
    for (i, x) in subscripts.enumerated() {
      guard x >= 1, x == x.rounded(), x < 9.2e18 else {
        throw badSubscript(x, position: k, of: n)
      }
      guard x <= Double(extents[k]) else {
        throw .message(
          "index (\(place(Numbers.general(x, digits: 17), k, n))): out of bound \(extents[k]) "
            + "(dimensions are \(dims.text))", id: "Octave:index-out-of-bounds")
      }
      p[i] += (x - 1) * Double(stride)
    }
    stride *= extents[k]
  }
  for i in 0..<t.count { p[i] += 1 }
  return [Value(t)]
}

private func place(_ x: String, _ position: Int, _ n: Int) -> String {
  (0..<n).map { $0 == position ? x : "_" }.joined(separator: ",")
}

private func badSubscript(_ x: Double, position: Int, of n: Int) -> NablaError {
  let text = Numbers.short(x)
  return .message(
    "index (\(place(text, position, n))): subscripts must be either integers 1 to (2^63)-1 "
      + "or logicals", id: "Octave:invalid-index")
}

private func ind2subBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let dims = try sizes(call)
  let total = dims.elementCount
  let n = max(1, call.nargout)
  let indices = try Numbers.reals(call[1])
  for x in indices {
    guard x >= 1, x == x.rounded() else {
      throw call.failed(
        "invalid index index \(Numbers.short(x)): subscripts must be either integers 1 to (2^63)-1 "
          + "or logicals")
    }
    guard x <= Double(total) else { throw call.failed("index out of range") }
  }
  var results: [Value] = []
  var stride = 1
  for k in 0..<n {
    let t = try Tensor<Double>(uninitialized: call[1].dims)
    let p = t.data
    let extent = k == n - 1 ? Int.max : dims[k]
    for (i, x) in indices.enumerated() {
      p[i] = Double((Int(x) - 1) / stride % extent + 1)
    }
    results.append(Value(t))
    stride *= dims[k]
  }
  return results
}

let gridBuiltins: [Builtin] = [
  .linspace, .logspace, .meshgrid, .ndgrid, .vec, .sub2ind, .ind2sub,
]
