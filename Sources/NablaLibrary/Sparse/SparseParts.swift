import NablaEngine

/// Functions of sparse matrices that never write the zeros out.
enum SparseParts {
  /// Argument `i` as a sparse matrix.
  static func matrix(_ call: borrowing Call, _ i: Int = 0) throws(NablaError) -> SparseMatrix {
    try SparseMatrix(call[i])
  }

  /// A dimension from zero, or nil where none was given.
  private static func dimension(_ call: borrowing Call, _ i: Int) throws(NablaError) -> Int? {
    guard call.has(i), !call[i].isEmpty else { return nil }
    guard let x = call[i].realScalar else { throw call.error("DIM must be a valid dimension") }
    guard x >= 1, x < 1e9 else {
      throw call.error("invalid dimension DIM = \(Int(clampingToInt: x))")
    }
    return Int(x) - 1
  }

  // MARK: Elements

  static func nonzeros(_ v: Value) throws(NablaError) -> Value {
    guard case .sparse(let s) = v else { return v }
    return try shaped(try s.values(), rows: s.count)
  }

  /// A column as it is, also when it has no elements.
  private static func shaped(_ v: Value, rows: Int) throws(NablaError) -> Value {
    rows == 0 ? .double(try Tensor<Double>(Dims(0, 1))) : v
  }

  static func find(_ call: borrowing Call) throws(NablaError) -> [Value] {
    guard case .sparse(let s) = call[0] else { throw call.error("N must be an integer") }
    var limit = Int.max
    var last = false
    if call.has(1) {
      guard let x = call[1].realScalar, x == x.rounded(), x >= 1, x < 1e15 else {
        throw call.error("N must be an integer")
      }
      limit = Int(x)
    }
    if call.has(2) {
      switch call[2].text {
      case "first": break
      case "last": last = true
      default: throw call.error("DIRECTION must be \"first\" or \"last\"")
      }
    }
    let all = s.positions
    let kept = all.count <= limit ? 0..<all.count : last ? (all.count - limit)..<all.count : 0..<limit
    let n = kept.count
    let isRow = s.rows == 1 && s.columns != 1
    let dims = s.rows == 1 && s.columns == 1 || s.rows == 0 && s.columns == 0
      ? Dims(n, n) : isRow ? Dims(1, n) : Dims(n, 1)
    func list(_ f: (Int) -> Int) throws(NablaError) -> Value {
      let t = try Tensor<Double>(uninitialized: dims)
      for (i, k) in kept.enumerated() { t.data[i] = Double(f(all[k]) + 1) }
      return Value(t)
    }
    if call.nargout < 2 { return [try list { $0 }] }
    let m = max(1, s.rows)
    var results = [try list { $0 % m }, try list { $0 / m }]
    if call.nargout > 2 {
      switch s.elements {
      case .real(let c): results.append(Value(try Tensor(dims, Array(c.values[kept]))))
      case .complex(let c): results.append(.complex(try Tensor(dims, Array(c.values[kept]))))
      case .logical(let c): results.append(Value(try Tensor(dims, Array(c.values[kept]))))
      }
    }
    if call.nargout > 3 { results += [Value(s.rows), Value(s.columns)] }
    return results
  }

  // MARK: Along a dimension

  static func reduce(_ call: borrowing Call, _ how: SparseMatrix.Reduction) throws(NablaError)
    -> [Value]
  {
    let s = try matrix(call)
    // Options such as "native" change nothing of doubles.
    let isOption = call.has(1) && call[1].isText && !call[1].isEmpty
    let d = isOption ? nil : try dimension(call, 1)
    if s.isLogical, how == .sum, call[call.count - 1].text == "native" {
      return [.sparse(try s.reduced(.any, dimension: d))]
    }
    return [.sparse(try s.reduced(how, dimension: d))]
  }

  static func extreme(_ call: borrowing Call, largest: Bool) throws(NablaError) -> [Value] {
    if call.has(1), !call[1].isEmpty || !call.has(2) { return try extremeOfTwo(call, largest) }
    let s = try matrix(call)
    let d = try dimension(call, 2) ?? (s.rows == 1 && s.columns != 1 ? 1 : 0)
    guard d < 2, !s.isComplex else { return try throughFull(call, largest) }
    let along = d == 0 ? s : s.transposed()
    if along.rows == 0 {
      let empty = try SparseMatrix(rows: d == 0 ? 0 : s.rows, columns: d == 0 ? s.columns : 0)
      return [.sparse(empty), try empty.full()]
    }
    let (values, places) = try along.extremes(largest: largest)
    let list = places.map { Double($0 + 1) }
    return [
      .sparse(d == 0 ? values : values.transposed()), d == 0 ? try .row(list) : try .column(list),
    ]
  }

  private static func throughFull(_ call: borrowing Call, _ largest: Bool) throws(NablaError)
    -> [Value]
  {
    var arguments: [Value] = []
    for v in call.arguments { arguments.append(try v.madeFull()) }
    var r = try (largest ? Builtin.max : Builtin.min).body(call.with(arguments))
    if let first = r.first { r[0] = .sparse(try SparseMatrix(first)) }
    return r
  }

  /// Of two sparse ones, or of one and a scalar: sparse; with a full matrix full.
  private static func extremeOfTwo(_ call: borrowing Call, _ largest: Bool) throws(NablaError)
    -> [Value]
  {
    let body = (largest ? Builtin.max : Builtin.min).body
    let (session, name) = (call.session, call.name)
    let f = { (a: Value, b: Value) throws(NablaError) -> Value in
      try body(Call(session: session, name: name, arguments: [a, b], nargout: 1)).first
        ?? .emptyMatrix
    }
    switch (call[0], call[1]) {
    case (.sparse(let x), .sparse(let y)):
      guard x.dims == y.dims else {
        throw .nonconformantCall(call.name, left: x.dims, right: y.dims)
      }
      return [.sparse(try SparseMatrix.joined(x, y, f))]
    case (.sparse(let x), let y) where y.isScalar:
      return [.sparse(try x.mapped { v throws(NablaError) in try f(v, y) })]
    case (let x, .sparse(let y)) where x.isScalar:
      return [.sparse(try y.mapped { v throws(NablaError) in try f(x, v) })]
    default: return [try f(try call[0].madeFull(), try call[1].madeFull())]
    }
  }

  static func exclusiveOr(_ call: borrowing Call) throws(NablaError) -> [Value] {
    var result = call[0]
    for v in call.arguments.dropFirst() {
      let a = try Operators.binary(.notEqual, try Operators.unary(.not, result), try Operators.unary(.not, v))
      result = a.isSparse ? a : .sparse(try SparseMatrix(a))
    }
    return [result]
  }

  // MARK: Parts and shapes

  static func diagonal(_ call: borrowing Call) throws(NablaError) -> [Value] {
    let s = try matrix(call)
    if call.count == 3 {
      let (m, n) = (try call.int(1), try call.int(2))
      guard s.rows == 1 || s.columns == 1 else {
        throw call.error("V must be a vector")
      }
      let square = try diagonalMatrix(s, 0)
      return [.sparse(try square.resized(m, n))]
    }
    var k = 0
    if call.has(1) {
      guard let x = call[1].realScalar, x == x.rounded(), abs(x) < 1e9 else {
        throw call.error("invalid argument K: must be a scalar")
      }
      k = Int(x)
    }
    if s.rows == 1 || s.columns == 1, !(s.rows == 0 || s.columns == 0) {
      return [.sparse(try diagonalMatrix(s, k))]
    }
    let length = max(0, min(s.rows + min(k, 0), s.columns - max(k, 0)))
    let onDiagonal = s.filtered { i, j in j - i == k }
    // Column after column there is at most one element: their rows count along the diagonal.
    func collect<T: SparseElement>(_ c: SparseColumns<T>) -> SparseMatrix {
      SparseMatrix(
        generic: SparseColumns(
          rows: length, columns: 1, starts: [0, c.count],
          indices: c.indices.map { $0 + min(k, 0) }, values: c.values))
    }
    switch onDiagonal.elements {
    case .real(let c): return [.sparse(collect(c))]
    case .complex(let c): return [.sparse(collect(c))]
    case .logical(let c): return [.sparse(collect(c))]
    }
  }

  private static func diagonalMatrix(_ s: SparseMatrix, _ k: Int) throws(NablaError) -> SparseMatrix {
    let places = s.positions
    let n = max(s.rows, s.columns) + abs(k)
    try SparseMatrix.check(n, n)
    let i = places.map { $0 + max(0, -k) }
    let j = places.map { $0 + max(0, k) }
    switch s.elements {
    case .real(let c): return SparseMatrix(SparseColumns(rows: n, columns: n, at: i, j, c.values) { $1 })
    case .complex(let c): return SparseMatrix(SparseColumns(rows: n, columns: n, at: i, j, c.values) { $1 })
    case .logical(let c): return SparseMatrix(SparseColumns(rows: n, columns: n, at: i, j, c.values) { $1 })
    }
  }

  static func triangle(_ call: borrowing Call, _ keep: (Int, Int, Int) -> Bool) throws(NablaError)
    -> [Value]
  {
    let s = try matrix(call)
    let k = call.has(1) && !call[1].isText ? try call.int(1, "K must be a scalar") : 0
    if call.count > 1, call[call.count - 1].text == "pack" {
      throw call.error("\"pack\" not implemented for sparse matrices")
    }
    return [.sparse(s.filtered { i, j in keep(i, j, k) })]
  }

  static func kronecker(_ call: borrowing Call) throws(NablaError) -> [Value] {
    var product = try matrix(call)
    for i in 1..<max(2, call.count) {
      let next = try matrix(call, i)
      try SparseMatrix.check(0, product.columns &* next.columns)
      if product.isComplex || next.isComplex {
        product = SparseMatrix(kronecker(product.complex(), next.complex()))
      } else {
        product = SparseMatrix(kronecker(try product.real(), try next.real()))
      }
    }
    return [.sparse(product)]
  }

  private static func kronecker(_ a: SparseColumns<Double>, _ b: SparseColumns<Double>)
    -> SparseColumns<Double>
  {
    combined(a, b) { $0 * $1 }
  }
  private static func kronecker(
    _ a: SparseColumns<Complex<Double>>, _ b: SparseColumns<Complex<Double>>
  ) -> SparseColumns<Complex<Double>> {
    combined(a, b) { Complex.times($0, $1) }
  }

  private static func combined<T: SparseElement>(
    _ a: SparseColumns<T>, _ b: SparseColumns<T>, _ times: (T, T) -> T
  ) -> SparseColumns<T> {
    var r = SparseColumns<T>(rows: a.rows &* b.rows, columns: a.columns &* b.columns)
    for j in 0..<a.columns {
      for l in 0..<b.columns {
        for k in a.starts[j]..<a.starts[j + 1] {
          for q in b.starts[l]..<b.starts[l + 1] {
            r.indices.append(a.indices[k] &* b.rows &+ b.indices[q])
            r.values.append(times(a.values[k], b.values[q]))
          }
        }
        r.starts[j &* b.columns &+ l &+ 1] = r.indices.count
      }
    }
    return r.withoutZeros()
  }

  static func column(_ call: borrowing Call) throws(NablaError) -> [Value] {
    let s = try matrix(call)
    return [.sparse(try s.reshaped(s.rows &* s.columns, 1))]
  }

  static func resize(_ call: borrowing Call) throws(NablaError) -> [Value] {
    let (s, size) = (try matrix(call), try sizes(call, of: nil))
    guard size.count == 2 else { throw call.invalid() }
    return [.sparse(try s.resized(size[0], size[1]))]
  }

  static func reshape(_ call: borrowing Call) throws(NablaError) -> [Value] {
    guard case .sparse(let s) = call[0] else {
      var arguments: [Value] = []
      for v in call.arguments { arguments.append(try v.madeFull()) }
      return try Builtin.reshape.body(call.with(arguments))
    }
    var size = try sizes(call, of: s)
    guard size.count >= 2 else { throw call.error("SIZE must have 2 or more dimensions") }
    // Further dimensions go into the second.
    var n = 1
    for x in size[1...] { n = n &* x }
    guard size[0] &* n == s.rows &* s.columns else {
      let text = size.map(String.init).joined(separator: "x")
      throw call.error("can't reshape \(s.dims.text) array to \(text) array")
    }
    size[1] = n
    return [.sparse(try s.reshaped(size[0], n))]
  }

  /// Sizes from the second argument on: a vector, or numbers of which one may be [].
  private static func sizes(_ call: borrowing Call, of s: SparseMatrix?) throws(NablaError) -> [Int] {
    func size(_ x: Double) throws(NablaError) -> Int {
      guard x >= 0 else { throw call.error("SIZE must be non-negative") }
      guard x == x.rounded(), x < 1e15 else { throw call.error("SIZE must be integers") }
      return Int(x)
    }
    var list: [Int] = []
    if call.count == 2 {
      for x in try Numbers.reals(try call[1].madeFull()) { list.append(try size(x)) }
      return list
    }
    var open: Int?
    for k in 1..<call.count {
      if call[k].isEmpty {
        guard open == nil else { throw call.error("only a single dimension can be unknown") }
        open = k - 1
        list.append(1)
        continue
      }
      guard let x = call[k].realScalar else { throw call.error("SIZE must be numbers") }
      list.append(try size(x))
    }
    if let open, let s {
      let product = list.reduce(1, &*)
      let total = s.rows &* s.columns
      guard product > 0, total % product == 0 else {
        throw call.error("SIZE is not divisible by the product of known dimensions (= \(product))")
      }
      list[open] = total / product
    }
    return list
  }

  static func repeated(_ call: borrowing Call) throws(NablaError) -> [Value] {
    var counts: [Int] = []
    for k in 1..<call.count {
      for x in try Numbers.reals(try call[k].madeFull()) { counts.append(max(0, Int(clampingToInt: x))) }
    }
    if counts.count == 1 { counts.append(counts[0]) }
    guard counts.count >= 2, counts[2...].allSatisfy({ $0 == 1 }) else {
      throw call.error("invalid dimensions for a sparse matrix")
    }
    let s = call[0]
    if counts[0] == 0 || counts[1] == 0 {
      return [.sparse(try SparseMatrix(rows: s.dims.rows * counts[0], columns: s.dims.columns * counts[1]))]
    }
    let row = try Operators.concatenate([Value](repeating: s, count: counts[1]), dimension: 1)
    return [try Operators.concatenate([Value](repeating: row, count: counts[0]), dimension: 0)]
  }

  // MARK: Numbers of a matrix

  static func norm(_ call: borrowing Call) throws(NablaError) -> [Value] {
    let s = try matrix(call)
    let isVector = s.rows == 1 || s.columns == 1
    let kind = call.has(1) ? call[1] : .scalar(2)
    let magnitudes = s.complex().mapped { $0.magnitude }
    if !isVector {
      switch (kind.text, kind.realScalar) {
      case ("fro", _):
        return [Value(magnitudes.values.reduce(into: 0.0) { $0 += $1 * $1 }.squareRoot())]
      case (nil, 1): return [Value(largestSum(magnitudes))]
      case ("inf", _), ("Inf", _), (nil, .infinity): return [Value(largestSum(magnitudes.transposed()))]
      default: break
      }
    }
    var arguments: [Value] = []
    for v in call.arguments { arguments.append(try v.madeFull()) }
    return try Builtin.norm.body(call.with(arguments))
  }

  private static func largestSum(_ c: SparseColumns<Double>) -> Double {
    var largest = 0.0
    for j in 0..<c.columns {
      var sum = 0.0
      for k in c.starts[j]..<c.starts[j + 1] { sum += c.values[k] }
      if sum > largest || sum.isNaN { largest = sum }
    }
    return largest
  }

  static func isEqual(_ call: borrowing Call) throws(NablaError) -> [Value] {
    for v in call.arguments.dropFirst() {
      guard v.dims == call[0].dims else { return [.bool(false)] }
      switch v {
      case .sparse, .scalar, .bool, .double, .complex, .logical, .range, .char: break
      default: return [.bool(try fullEqual(call[0], v))]
      }
      let (a, b) = (try SparseMatrix(try plain(call[0])), try SparseMatrix(try plain(v)))
      guard a.starts == b.starts, a.indices == b.indices else { return [.bool(false)] }
      guard a.complex().values == b.complex().values else { return [.bool(false)] }
    }
    return [.bool(true)]
  }

  private static func plain(_ v: Value) throws(NablaError) -> Value {
    v.isChar ? Value(try Conversion.doubles(v)) : v
  }

  private static func fullEqual(_ a: Value, _ b: Value) throws(NablaError) -> Bool {
    let r = try Operators.binary(.equal, try a.madeFull(), try b.madeFull())
    if r.isEmpty { return true }
    return try Operators.isTrue(r)
  }

  static func inverse(_ call: borrowing Call) throws(NablaError) -> [Value] {
    let s = try matrix(call)
    guard s.rows == s.columns else {
      throw .message("inverse: A must be a square matrix", id: "")
    }
    let (inverse, rcond) = try SparseSolve.inverse(s)
    return [inverse, .scalar(rcond)]
  }
}

extension Int {
  /// The nearest whole number that there is.
  fileprivate init(clampingToInt x: Double) {
    self = x.isNaN ? 0 : Int(Swift.max(-1e18, Swift.min(1e18, x)))
  }
}
