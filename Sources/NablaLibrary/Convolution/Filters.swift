import NablaEngine

/// filter and deconv: difference equations, and the inverse of conv.
extension Builtin {
  static let filter = Builtin(
    "filter", "Y = filter (B, A, X)\n[Y, SF] = filter (B, A, X, SI)\n[Y, SF] = filter (B, A, X, SI, DIM)",
    .between(3, 5), outputs: 2, category: .convolution,
    summary: "The response of a linear filter, given as a difference equation, to a signal.",
    details: """
      a(1) y(n) = b(1) x(n) + ... + b(nb) x(n-nb+1) - a(2) y(n-1) - ... - a(na) y(n-na+1),
      along DIM, or the first dimension that is not one. SI is the state before the first element,
      SF the one after the last: max (na, nb) - 1 numbers for each column.
      """,
    examples: [
      Example("filter (1, [1 -0.5], [1 1 1])", shows: "ans =\n\n   1.0000   1.5000   1.7500"),
      Example("filter ([1 1]/2, 1, [1 2 3 4])", shows: "ans =\n\n   0.5000   1.5000   2.5000   3.5000"),
      Example("[y, sf] = filter ([1 2 3], 1, [1 2 3 4])", shows: "y =\n\n    1    4   10   16\n\nsf =\n\n   17\n   12"),
    ],
    seeAlso: ["conv", "filter2", "deconv"],
    body: filterBody)

  static let deconv = Builtin(
    "deconv", "B = deconv (Y, A)\n[B, R] = deconv (Y, A)", .exactly(2), outputs: 2,
    category: .convolution,
    summary: "Polynomial division: Y = conv (A, B) + R.",
    details: "",
    examples: [
      Example("deconv ([1 3 5 3], [1 1])", shows: "ans =\n\n   1   2   3"),
      Example("[b, r] = deconv ([1 3 5 4], [1 1])", shows: "b =\n\n   1   2   3\n\nr =\n\n   0   0   0   1"),
    ],
    seeAlso: ["conv", "filter"],
    body: deconvBody)
}

/// What a filter multiplies and adds.
protocol FilterNumber: Element {
  static func * (a: Self, b: Self) -> Self
  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func / (a: Self, b: Self) -> Self
  static var one: Self { get }
  var isZero: Bool { get }
  var isOne: Bool { get }
  /// One series of numbers; a(1) is one. See `Filtering`.
  static func filter(
    _ b: [Self], _ a: [Self], _ x: UnsafePointer<Self>, _ y: UnsafeMutablePointer<Self>,
    _ length: Int, _ state: UnsafeMutablePointer<Self>)
}

extension Double: FilterNumber {
  static var one: Double { 1 }
  var isOne: Bool { self == 1 }
  static func filter(
    _ b: [Double], _ a: [Double], _ x: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>,
    _ length: Int, _ state: UnsafeMutablePointer<Double>
  ) { Filtering.run(b, a, x, y, length, state: state) }
}
extension Float: FilterNumber {
  static var one: Float { 1 }
  var isOne: Bool { self == 1 }
  static func filter(
    _ b: [Float], _ a: [Float], _ x: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>,
    _ length: Int, _ state: UnsafeMutablePointer<Float>
  ) { Filtering.run(b, a, x, y, length, state: state) }
}

/// A complex number with the arithmetic of a filter; computed in double for single, too.
struct FilterComplex: FilterNumber {
  var re: Double
  var im: Double
  static var classID: ClassID { .double }
  static var fill: FilterComplex { FilterComplex(re: 0, im: 0) }
  static var one: FilterComplex { FilterComplex(re: 1, im: 0) }
  var isZero: Bool { re == 0 && im == 0 }
  var isOne: Bool { re == 1 && im == 0 }
  static func * (a: Self, b: Self) -> Self {
    FilterComplex(re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re)
  }
  static func + (a: Self, b: Self) -> Self { FilterComplex(re: a.re + b.re, im: a.im + b.im) }
  static func - (a: Self, b: Self) -> Self { FilterComplex(re: a.re - b.re, im: a.im - b.im) }
  static func / (a: Self, b: Self) -> Self {
    let d = b.re * b.re + b.im * b.im
    return FilterComplex(
      re: (a.re * b.re + a.im * b.im) / d, im: (a.im * b.re - a.re * b.im) / d)
  }
  static func filter(
    _ b: [FilterComplex], _ a: [FilterComplex], _ x: UnsafePointer<FilterComplex>,
    _ y: UnsafeMutablePointer<FilterComplex>, _ length: Int,
    _ s: UnsafeMutablePointer<FilterComplex>
  ) {
    let order = b.count - 1
    for n in 0..<length {
      let v = order == 0 ? b[0] * x[n] : s[0] + b[0] * x[n]
      y[n] = v
      for j in 0..<max(order - 1, 0) { s[j] = s[j + 1] - a[j + 1] * v + b[j + 1] * x[n] }
      if order > 0 { s[order - 1] = b[order] * x[n] - a[order] * v }
    }
  }
}

/// Everything but the class of the numbers.
private struct FilterShape {
  var dims: Dims
  var dimension: Int
  var stateLength: Int
  /// The size of the state: its length, then the other dimensions.
  var stateDims: Dims {
    var list = dims.list
    let removed = list.remove(at: dimension)
    _ = removed
    list.insert(stateLength, at: 0)
    return Dims(list)
  }
}

private func filterBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let (b, a, x) = (call[0], call[1], call[2])
  for v in [b, a] where !(v.isNumeric || v.isLogical) {
    throw call.failed("A and B must be vectors")
  }
  guard x.isNumeric || x.isLogical else { throw call.failed("X and SI must be arrays") }
  var dimension = x.dims.firstNonSingleton
  if call.has(4) {
    guard let d = call[4].realScalar, d >= 1, d == d.rounded(), d <= Double(x.dims.count) else {
      throw call.failed("DIM must be a valid dimension")
    }
    dimension = Int(d) - 1
  }
  let shape = FilterShape(
    dims: x.dims, dimension: dimension, stateLength: max(a.count, b.count, 1) - 1)
  let initial: Value? = call.given(3) ? call[3] : nil
  if let initial {
    let length = initial.dims.isVector ? initial.count : initial.dims.rows
    guard length == shape.stateLength else {
      throw call.failed(
        "first dimension of SI must be of length max (length (a), length (b)) - 1")
    }
    guard initial.count == shape.stateDims.elementCount else {
      throw call.failed("dimensionality of SI and X must agree")
    }
  }
  let all = [b, a, x] + (initial.map { [$0] } ?? [])
  let single = all.contains { $0.classID == .single }
  if all.contains(where: \.isComplex) {
    let (y, s) = try run(
      call, try complexes(b), try complexes(a), try complexes(x),
      try initial.map { (v) throws(NablaError) in try complexes(v) }, shape)
    let values = [try value(y, x.dims), try value(s, shape.stateDims)]
    guard single else { return values }
    return [
      try Conversion.convert(values[0], to: .single), try Conversion.convert(values[1], to: .single),
    ]
  }
  if single {
    let (y, s) = try run(
      call, try Conversion.singles(b).array, try Conversion.singles(a).array,
      try Conversion.singles(x).array,
      try initial.map { (v) throws(NablaError) in try Conversion.singles(v).array }, shape)
    return [
      .single(try Tensor<Float>(x.dims, y)), .single(try Tensor<Float>(shape.stateDims, s)),
    ]
  }
  let (y, s) = try run(
    call, try Numbers.reals(b), try Numbers.reals(a), try Numbers.reals(x),
    try initial.map { (v) throws(NablaError) in try Numbers.reals(v) }, shape)
  return [Value(try Tensor<Double>(x.dims, y)), Value(try Tensor<Double>(shape.stateDims, s))]
}

private func complexes(_ v: Value) throws(NablaError) -> [FilterComplex] {
  try Conversion.complexes(v).array.map { FilterComplex(re: $0.re, im: $0.im) }
}

private func value(_ list: [FilterComplex], _ dims: Dims) throws(NablaError) -> Value {
  let t = try Tensor<Complex<Double>>(uninitialized: dims)
  for (i, z) in list.enumerated() { t.data[i] = Complex(z.re, z.im) }
  return try Conversion.narrow(.complex(t))
}

/// Direct form II transposed: the state holds what the past adds to the outputs to come.
private func run<T: FilterNumber>(
  _ call: borrowing Call, _ b: [T], _ a: [T], _ x: [T], _ initial: [T]?, _ shape: FilterShape
) throws(NablaError) -> (y: [T], state: [T]) {
  let first = a.first ?? T.fill
  guard !first.isZero else { throw call.failed("the first element of A must be nonzero") }
  let order = shape.stateLength
  var b = b + [T](repeating: T.fill, count: order + 1 - b.count)
  var a = a + [T](repeating: T.fill, count: order + 1 - a.count)
  if !first.isOne {
    for i in b.indices { b[i] = b[i] / first }
    for i in a.indices { a[i] = a[i] / first }
  }
  var inner = 1
  for d in 0..<shape.dimension { inner *= shape.dims[d] }
  let length = shape.dims[shape.dimension]
  let series = length == 0 ? 0 : x.count / length
  var y = [T](repeating: T.fill, count: x.count)
  var state = initial ?? [T](repeating: T.fill, count: shape.stateDims.elementCount)
  x.withUnsafeBufferPointer { x in
    y.withUnsafeMutableBufferPointer { y in
      state.withUnsafeMutableBufferPointer { state in
        guard let p = x.baseAddress, let q = y.baseAddress else { return }
        var none = T.fill
        withUnsafeMutablePointer(to: &none) { none in
          let s = state.baseAddress ?? none
          if inner == 1 {
            for k in 0..<series { T.filter(b, a, p + k * length, q + k * length, length, s + k * order) }
            return
          }
          // Series whose elements lie apart are brought together.
          var line = [T](repeating: T.fill, count: length)
          var out = line
          for k in 0..<series {
            let start = k / inner * inner * length + k % inner
            for n in 0..<length { line[n] = p[start + n * inner] }
            T.filter(b, a, line, &out, length, s + k * order)
            for n in 0..<length { q[start + n * inner] = out[n] }
          }
        }
      }
    }
  }
  return (y, state)
}

private func deconvBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let (y, a) = (call[0], call[1])
  guard y.dims.isVector, a.dims.isVector, y.isNumeric || y.isLogical, a.isNumeric || a.isLogical
  else { throw call.failed("Y and A must be vectors") }
  let (m, n) = (y.count, a.count)
  if n > m { return [.scalar(0), y] }
  let column = y.dims.isColumn && m > 1
  let length = m - n + 1
  var x = [Double](repeating: 0, count: length)
  x[0] = 1
  let impulse = try column ? Value.column(x) : Value.row(x)
  let b: Value
  if length > 1 {
    b = try call.session.call(named: "filter", [y, a, impulse], nargout: 1).first ?? .emptyMatrix
  } else {
    b = try call.session.call(named: "filter", [y, a, .scalar(1)], nargout: 1).first ?? .emptyMatrix
  }
  guard call.nargout > 1 else { return [b] }
  let product = try Convolving.convolve(
    try Rearranged.column(a), try Rearranged.column(b), .full)
  let shaped = column ? product : try Rearranged.row(product)
  return [b, try Operators.binary(.subtract, y, shaped)]
}

let filterBuiltins: [Builtin] = [.filter, .deconv]
