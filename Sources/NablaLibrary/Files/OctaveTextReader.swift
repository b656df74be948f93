import CNabla
import NablaEngine

/// Reads the text format of Octave.
struct OctaveTextReader {
  private let bytes: [UInt8]
  private var at = 0
  private let session: Session

  init(_ bytes: [UInt8], session: Session) {
    self.bytes = bytes
    self.session = session
  }

  /// Does the text look like this format?
  static func recognizes(_ bytes: [UInt8]) -> Bool {
    var reader = bytes.prefix(4096)[...]
    // A line `# name: x` before anything that is not a comment.
    while let first = reader.first {
      let end = reader.firstIndex(of: 0x0A) ?? reader.endIndex
      let line = String(decoding: reader[reader.startIndex..<end], as: UTF8.self)
      if line.hasPrefix("# name:") || line.hasPrefix("% name:") { return true }
      if first != 0x23, first != 0x25, first != 0x0A { return false }
      reader = reader[Swift.min(end + 1, reader.endIndex)...]
    }
    return false
  }

  /// The next variable; nil at the end.
  mutating func next() throws(NablaError) -> (name: String, value: Value)? {
    while let line = line() {
      if let name = keyword("name", line) {
        return (name, try value())
      }
    }
    return nil
  }

  // MARK: Lines and words

  private mutating func line() -> String? {
    guard at < bytes.count else { return nil }
    var end = at
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    var stop = end
    if stop > at, bytes[stop - 1] == 0x0D { stop -= 1 }
    let text = String(decoding: bytes[at..<stop], as: UTF8.self)
    at = end + 1
    return text
  }

  private func keyword(_ word: String, _ line: String) -> String? {
    for mark in ["# ", "% ", "#", "%"] {
      let prefix = mark + word + ":"
      if line.hasPrefix(prefix) {
        let rest = line.utf8.dropFirst(prefix.utf8.count).drop { $0 == 0x20 }
        return String(decoding: rest, as: UTF8.self)
      }
    }
    return nil
  }

  private func broken(_ what: String) -> NablaError {
    .message("load: failed to load \(what)", id: "")
  }

  private mutating func header(_ word: String) throws(NablaError) -> String {
    while let l = line() {
      if l.isEmpty { continue }
      if let v = keyword(word, l) { return v }
      break
    }
    throw broken("keyword '\(word)'")
  }

  private mutating func count(_ word: String) throws(NablaError) -> Int {
    guard let n = Int(try header(word).filter { $0 != " " }), n >= 0 else {
      throw broken("keyword '\(word)'")
    }
    return n
  }

  private mutating func skipBlanks() {
    while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x09 || bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0x2C {
      at += 1
    }
  }

  private mutating func number() throws(NablaError) -> Double {
    skipBlanks()
    for (word, x) in [
      ("-Inf", -Double.infinity), ("Inf", .infinity), ("NaN", .nan), ("NA", MissingNumber.double),
    ] where starts(word) {
      at += word.utf8.count
      return x
    }
    var used = 0
    let x = bytes.withUnsafeBufferPointer { b in
      b.baseAddress.map { nabla_parse_double($0 + at, Swift.min(b.count - at, 64), &used) } ?? 0
    }
    guard used > 0 else { throw broken("matrix constant") }
    at += used
    return x
  }

  private func starts(_ word: String) -> Bool {
    let w = Array(word.utf8)
    return at + w.count <= bytes.count && Array(bytes[at..<(at + w.count)]) == w
  }

  private mutating func complex() throws(NablaError) -> Complex<Double> {
    skipBlanks()
    guard at < bytes.count, bytes[at] == 0x28 else { throw broken("complex scalar constant") }
    at += 1
    let re = try number()
    let im = try number()
    guard at < bytes.count, bytes[at] == 0x29 else { throw broken("complex scalar constant") }
    at += 1
    return Complex(re, im)
  }

  private mutating func integer() throws(NablaError) -> Int64? {
    skipBlanks()
    var end = at
    if end < bytes.count, bytes[end] == 0x2D { end += 1 }
    while end < bytes.count, bytes[end] >= 0x30, bytes[end] <= 0x39 { end += 1 }
    guard end > at else { throw broken("integer matrix") }
    let text = String(decoding: bytes[at..<end], as: UTF8.self)
    at = end
    if let n = Int64(text) { return n }
    return UInt64(text).map { Int64(bitPattern: $0) }
  }

  // MARK: Values

  /// Sizes either as rows and columns or as a list.
  private mutating func dims() throws(NablaError) -> (dims: Dims, byRows: Bool) {
    while let l = line() {
      if l.isEmpty { continue }
      if let n = keyword("ndims", l) {
        guard let count = Int(n), count >= 0, count < 64 else { throw broken("dimensions") }
        var list: [Int] = []
        for _ in 0..<count { list.append(try size()) }
        return (try checked(Dims(list)), false)
      }
      if let r = keyword("rows", l) {
        guard let rows = Int(r), rows >= 0 else { throw broken("dimensions") }
        return (try checked(Dims(rows, try count("columns"))), true)
      }
      break
    }
    throw broken("dimensions")
  }

  private mutating func size() throws(NablaError) -> Int {
    let x = try number()
    guard x >= 0, let n = Int(exactly: x) else { throw broken("dimensions") }
    return n
  }

  /// A truncated or broken file must not make us reserve what its header claims.
  private func checked(_ d: Dims) throws(NablaError) -> Dims {
    guard let n = d.checkedElementCount else { throw .outOfMemory(d) }
    guard n <= bytes.count else { throw broken("matrix constant") }
    return d
  }

  /// Elements in the order of the file to those in ours.
  private func place(_ k: Int, _ d: Dims, byRows: Bool) -> Int {
    byRows ? k % d.columns * d.rows + k / d.columns : k
  }

  private mutating func doubles() throws(NablaError) -> Tensor<Double> {
    let (d, byRows) = try dims()
    let t = try Tensor<Double>(d)
    for k in 0..<t.count { t.data[place(k, d, byRows: byRows)] = try number() }
    return t
  }

  private mutating func complexes() throws(NablaError) -> Tensor<Complex<Double>> {
    let (d, byRows) = try dims()
    let t = try Tensor<Complex<Double>>(d)
    for k in 0..<t.count { t.data[place(k, d, byRows: byRows)] = try complex() }
    return t
  }

  private mutating func value() throws(NablaError) -> Value {
    var type = try header("type")
    if type.hasPrefix("global ") { type = String(type.dropFirst(7)) }
    switch type {
    case "scalar": return .scalar(try number())
    case "float scalar": return try single(.scalar(try number()))
    case "bool": return .bool(try number() != 0)
    case "matrix": return Value(try doubles())
    case "float matrix": return try single(Value(try doubles()))
    case "bool matrix": return try Conversion.convert(Value(try doubles()), to: .logical)
    case "complex scalar": return .complex(try Tensor(.scalar, repeating: try complex()))
    case "float complex scalar":
      return try single(.complex(try Tensor(.scalar, repeating: try complex())))
    case "complex matrix": return .complex(try complexes())
    case "float complex matrix": return try single(.complex(try complexes()))
    case "range", "double_range": return try range()
    case "diagonal matrix", "float diagonal matrix": return try diagonal()
    case "permutation matrix": return try permutation()
    case "sparse matrix", "sparse complex matrix", "sparse bool matrix": return try sparse(type)
    case "string", "sq_string": return try text()
    case "cell": return .cell(try cell())
    case "scalar struct": return try scalarStruct()
    case "struct": return try structArray()
    case "function handle": return try function()
    default:
      let words = type.split(separator: " ")
      if words.count == 2, let kind = ClassID(name: String(words[0])), kind.isInteger {
        return try integers(kind, scalar: words[1] == "scalar")
      }
      throw .message("load: unrecognized data type '\(type)'", id: "")
    }
  }

  private func single(_ v: Value) throws(NablaError) -> Value {
    try Conversion.convert(v, to: .single)
  }

  private mutating func integers(_ kind: ClassID, scalar: Bool) throws(NablaError) -> Value {
    let d = scalar ? Dims.scalar : try dims().dims
    let width = RawBytes.width(kind)
    var raw: [UInt8] = []
    for _ in 0..<d.elementCount {
      let n = UInt64(bitPattern: try integer() ?? 0)
      for k in 0..<width { raw.append(UInt8(truncatingIfNeeded: n >> (8 * k))) }
    }
    return try RawBytes.value(&raw, kind, d)
  }

  private mutating func range() throws(NablaError) -> Value {
    while at < bytes.count, bytes[at] == 0x23 || bytes[at] == 0x25 { _ = line() }
    let (base, limit, step) = (try number(), try number(), try number())
    return try session.call(named: "colon", [.scalar(base), .scalar(step), .scalar(limit)])[0]
  }

  private mutating func diagonal() throws(NablaError) -> Value {
    let d = try dims().dims
    let t = try Tensor<Double>(d)
    for i in 0..<Swift.min(d.rows, d.columns) { t.data[i * d.rows + i] = try number() }
    return Value(t)
  }

  private mutating func sparse(_ type: String) throws(NablaError) -> Value {
    let n = try count("nnz")
    let (m, columns) = (try count("rows"), try count("columns"))
    try SparseMatrix.check(m, columns)
    var (i, j, v) = ([Int](), [Int](), [Complex<Double>]())
    for _ in 0..<n {
      let (row, column) = (try number(), try number())
      guard row >= 1, row <= Double(m), column >= 1, column <= Double(columns) else {
        throw broken("index of a sparse matrix")
      }
      i.append(Int(row) - 1)
      j.append(Int(column) - 1)
      v.append(type == "sparse complex matrix" ? try complex() : Complex(try number(), 0))
    }
    let s = SparseMatrix(SparseColumns(rows: m, columns: columns, at: i, j, v) { $1 })
    return type == "sparse bool matrix" ? Value(try s.bools()) : .sparse(s)
  }

  private mutating func permutation() throws(NablaError) -> Value {
    let n = try count("size")
    var order: [Int] = []
    for _ in 0..<n {
      let k = try size()
      guard k >= 1, k <= n else { throw broken("permutation matrix") }
      order.append(k - 1)
    }
    return try Dense.permutation(order)
  }

  private mutating func text() throws(NablaError) -> Value {
    guard let first = line() else { throw broken("string constant") }
    if let n = keyword("ndims", first) {
      var list: [Int] = []
      for _ in 0..<(Int(n) ?? 0) { list.append(try size()) }
      _ = line()
      let d = try checked(Dims(list))
      guard at + d.elementCount <= bytes.count else { throw broken("string constant") }
      let t = try Tensor<Char>(d, bytes[at..<(at + d.elementCount)].map { Char($0) })
      at += d.elementCount
      return .char(t)
    }
    var rows = 1
    if let n = keyword("elements", first) {
      guard let k = Int(n), k >= 0 else { throw broken("string constant") }
      rows = k
      if rows == 0 { return .emptyString }
    } else {
      // A length alone is one row; go back to it.
      at -= first.utf8.count + 1
    }
    var lines: [[UInt8]] = []
    for _ in 0..<rows {
      let n = try count("length")
      guard at + n <= bytes.count else { throw broken("string constant") }
      lines.append(Array(bytes[at..<(at + n)]))
      at += n
      _ = line()
    }
    let columns = lines.map(\.count).max() ?? 0
    let t = try Tensor<Char>(Dims(rows, columns))
    for (i, l) in lines.enumerated() {
      for (j, c) in l.enumerated() { t.data[j * rows + i] = Char(c) }
    }
    return .char(t)
  }

  private mutating func cell() throws(NablaError) -> CellArray {
    let d = try dims().dims
    let t = try CellArray(d)
    for k in 0..<t.count {
      guard let (_, v) = try next() else { throw broken("cell element") }
      t.data[k] = v
    }
    return t
  }

  private mutating func scalarStruct() throws(NablaError) -> Value {
    var count = 0
    guard let first = line() else { throw broken("structure") }
    if keyword("ndims", first) != nil {
      _ = line()
      count = try self.count("length")
    } else {
      count = Int(keyword("length", first) ?? "") ?? 0
    }
    var pairs: [(String, Value)] = []
    for _ in 0..<count {
      guard let (name, v) = try next() else { throw broken("structure") }
      pairs.append((name, v))
    }
    return .structure(StructArray(pairs))
  }

  private mutating func structArray() throws(NablaError) -> Value {
    let d = try dims().dims
    let fields = try count("length")
    var (names, columns): ([String], [CellArray]) = ([], [])
    for _ in 0..<fields {
      guard let (name, v) = try next(), case .cell(let t) = v, t.count == d.elementCount else {
        throw broken("structure")
      }
      names.append(name)
      columns.append(t)
    }
    var values: [Value] = []
    for e in 0..<d.elementCount { for c in columns { values.append(c.data[e]) } }
    return .structure(StructArray(dims: d, fields: FieldTable(names), values: values))
  }

  private mutating func function() throws(NablaError) -> Value {
    var name = ""
    while let l = line() {
      if keyword("octaveroot", l) != nil || keyword("subtype", l) != nil { continue }
      name = l
      break
    }
    guard name == "@<anonymous>" else { return .function(FunctionHandle(named: name)) }
    guard let text = line() else { throw broken("function handle") }
    // Captured variables are put where the handle is made.
    let mark = at
    var captured: [(String, Value)] = []
    if let l = line(), let n = keyword("length", l) {
      for _ in 0..<(Int(n) ?? 0) {
        guard let pair = try next() else { throw broken("function handle") }
        captured.append(pair)
      }
    } else {
      at = mark
    }
    let scope = session.scope
    var saved: [(String, Value?)] = []
    for (n, v) in captured {
      saved.append((n, scope.get(n)))
      scope.set(n, v)
    }
    let result = try session.call(named: "eval", [Value(text + ";")], nargout: 1)
    for (n, v) in saved { if let v { scope.set(n, v) } else { scope.clear(n) } }
    return result.first ?? .emptyMatrix
  }
}
