import NablaSyntax

/// `[a, b; c, d]`, `{...}`, `cat`.
enum Concatenation {
  /// What brings arrays of different classes together.
  enum Result: Equatable {
    case numeric(NumericKind)
    case cells
    case strings
    case structs
    case functions
    case single
  }

  // MARK: Sizes

  /// Adds an array of size `next` to one of size `sum`; nil when they do not fit.
  /// The empty matrix fits everywhere; other empty vectors fit where `lenient`, as in brackets.
  static func join(_ sum: Dims, _ next: Dims, along d: Int, lenient: Bool) -> Dims? {
    if sum == .empty { return next }
    if next == .empty { return sum }
    var fits = true
    for i in 0..<max(sum.count, next.count, d + 1) where i != d && sum[i] != next[i] {
      fits = false
      break
    }
    if fits {
      var r = sum
      r[d] = sum[d] + next[d]
      return r
    }
    guard lenient, d < 2, sum.is2D, next.is2D else { return nil }
    let sumIsHollow = sum.rows + sum.columns == 1
    if next.rows + next.columns == 1 { return sumIsHollow ? .empty : sum }
    return sumIsHollow ? next : nil
  }

  // MARK: Classes

  static func result(_ values: [Value]) throws(NablaError) -> Result {
    var kind: NumericKind?
    var char = false
    var sawNumber = false
    var logical = true
    var single = false
    var complex = false
    var integer: NumericKind?
    var sawStruct: Value?
    var sawFunction = false
    var sawCell = false
    var sawString = false
    for v in values {
      switch v {
      case .string: sawString = true
      case .cell: sawCell = true
      case .structure:
        if !sawCell && sawStruct == nil { sawStruct = v }
      case .function: sawFunction = true
      case .map, .exception: return .single
      case .sparse: kind = .double
      default:
        guard let k = NumericKind(v) else {
          throw .message(
            "concatenation operator not implemented for '\(v.typeName)' operations", id: "")
        }
        kind = k
        if k == .char {
          char = true
          logical = false
          continue
        }
        sawNumber = true
        if k != .logical { logical = false }
        if k.isInteger && integer == nil { integer = k }
        if k.isSingle { single = true }
        if k.isComplex { complex = true }
      }
    }
    if sawString { return .strings }
    if sawCell { return .cells }
    if let s = sawStruct {
      for v in values where !v.isStruct && !(v.isEmpty && NumericKind(v) != nil) {
        let structFirst = values.first?.isStruct ?? false
        throw .message(
          "concatenation operator not implemented for '\(structFirst ? "struct" : "matrix")' by "
            + "'\(structFirst ? v.typeName : s.typeName)' operations", id: "")
      }
      return .structs
    }
    if sawFunction { return .functions }
    guard kind != nil else { return .numeric(.double) }
    if char {
      if sawNumber {
        try KernelWarnings.warn(
          "Octave:num-to-str", "implicit conversion from numeric to char")
      }
      return .numeric(.char)
    }
    if let integer { return .numeric(integer) }
    if complex { return .numeric(single ? .complexSingle : .complex) }
    if single { return .numeric(.single) }
    return .numeric(logical ? .logical : .double)
  }

  // MARK: Joining

  static func joinAll(
    _ values: [Value], along d: Int, lenient: Bool, _ mismatch: (Dims, Dims) -> NablaError
  ) throws(NablaError) -> Value {
    if values.isEmpty { return .emptyMatrix }
    if d == 1, let r = try doubleRow(values) { return r }
    if values.contains(where: \.isSparse), !values.contains(where: \.isCell) {
      return try SparseMatrix.joined(values, along: d, lenient: lenient, mismatch)
    }
    let result = try result(values)
    if result == .single, values.contains(where: \.isMap) { return try maps(values, along: d) }
    var values = values
    if result == .cells { values = try wrapped(values) }
    if result == .strings { values = try asStrings(values) }
    if case .numeric(let k) = result, !k.isComplex {
      try refuseComplex(values, k, scalars: d == 1 && values.allSatisfy(\.isScalar))
    }
    if values.count == 1, result != .functions { return try Conversion.materialize(values[0]) }
    var dims = values[0].dims
    for v in values.dropFirst() {
      let next = v.dims
      guard let sum = join(dims, next, along: d, lenient: lenient) else {
        throw mismatch(dims, next)
      }
      dims = sum
    }
    guard dims.checkedElementCount != nil else { throw .outOfMemory(dims) }
    return try combine(values, result, along: d, dims)
  }

  private static func maps(_ values: [Value], along d: Int) throws(NablaError) -> Value {
    var list: [MapObject] = []
    for v in values { if case .map(let m) = v { list.append(m) } }
    if list.count == values.count, let m = list.count == 1 ? list[0] : MapObject.joined(list) {
      return .map(m)
    }
    throw .message("containers.Map/\(d == 0 ? "vertcat" : "horzcat") method failed", id: "")
  }

  /// Everything becomes strings; empty arrays but the empty text vanish.
  private static func asStrings(_ values: [Value]) throws(NablaError) -> [Value] {
    var r: [Value] = []
    for v in values where !v.isEmpty || v.isChar || v.isString {
      r.append(.string(try StringConversion.strings(v)))
    }
    return r
  }

  /// Complex numbers do not become integers or characters.
  private static func refuseComplex(_ values: [Value], _ k: NumericKind, scalars: Bool)
    throws(NablaError)
  {
    for v in values where v.isComplex {
      let name = k == .char ? "char_array" : k.classID.name + (scalars ? "_scalar" : "_array")
      throw .message(
        "octave_base_value::\(name)_value(): wrong type argument '\(v.typeName)'", id: "")
    }
  }

  /// Doubles side by side in one row, the usual case; nil for everything else.
  private static func doubleRow(_ values: [Value]) throws(NablaError) -> Value? {
    var n = 0
    for v in values {
      switch v {
      case .scalar: n += 1
      case .double(let t):
        guard t.dims.rows == 1, t.dims.is2D else { return nil }
        n += t.count
      default: return nil
      }
    }
    let r = try Tensor<Double>(uninitialized: Dims(1, n))
    var p = r.data
    for v in values {
      switch v {
      case .scalar(let x):
        p[0] = x
        p += 1
      case .double(let t):
        p.update(from: t.data, count: t.count)
        p += t.count
      default: break
      }
    }
    return Value(r)
  }

  /// Everything that is no cell becomes one; empty arrays among them vanish.
  private static func wrapped(_ values: [Value]) throws(NablaError) -> [Value] {
    var r: [Value] = []
    var seenCell = false
    for v in values {
      if v.isCell {
        seenCell = true
        r.append(v)
        continue
      }
      if !v.isFunction, v.isEmpty { continue }
      if !seenCell, v.isStruct {
        throw .message(
          "octave_base_value::cell_value(): wrong type argument '\(v.typeName)'", id: "")
      }
      r.append(.cell(try CellArray(Dims.scalar, repeating: v)))
    }
    return r
  }

  static func combine(_ values: [Value], _ result: Result, along d: Int, _ dims: Dims)
    throws(NablaError) -> Value
  {
    switch result {
    case .numeric(let k): return try numbers(values, k, d, dims)
    case .cells:
      let r = try Tensor<Value>(uninitialized: dims)
      var blocks: [Tensor<Value>] = []
      for v in values { if case .cell(let t) = v { blocks.append(t) } }
      copy(blocks, into: r, along: d)
      return .cell(r)
    case .strings:
      let r = try Tensor<StringElement>(uninitialized: dims)
      var blocks: [Tensor<StringElement>] = []
      for v in values { if case .string(let t) = v { blocks.append(t) } }
      copy(blocks, into: r, along: d)
      return .string(r)
    case .structs: return try structs(values, d, dims)
    case .functions:
      throw .message(
        "octave_base_value::resize (): wrong type argument 'function handle'", id: "")
    case .single:
      if values.count == 1 { return values[0] }
      throw .message(
        "concatenation operator not implemented for 'object' by 'object' operations", id: "")
    }
  }

  private static func numbers(_ values: [Value], _ k: NumericKind, _ d: Int, _ dims: Dims)
    throws(NablaError) -> Value
  {
    switch k {
    case .double: return try numbers(values, k, d, dims, Double.self)
    case .single: return try numbers(values, k, d, dims, Float.self)
    case .int8: return try numbers(values, k, d, dims, Int8.self)
    case .int16: return try numbers(values, k, d, dims, Int16.self)
    case .int32: return try numbers(values, k, d, dims, Int32.self)
    case .int64: return try numbers(values, k, d, dims, Int64.self)
    case .uint8: return try numbers(values, k, d, dims, UInt8.self)
    case .uint16: return try numbers(values, k, d, dims, UInt16.self)
    case .uint32: return try numbers(values, k, d, dims, UInt32.self)
    case .uint64: return try numbers(values, k, d, dims, UInt64.self)
    case .logical: return try numbers(values, k, d, dims, Bool.self)
    case .char: return try numbers(values, k, d, dims, Char.self)
    case .complex: return try numbers(values, k, d, dims, Complex<Double>.self)
    case .complexSingle: return try numbers(values, k, d, dims, Complex<Float>.self)
    }
  }

  private static func numbers<T: Element>(
    _ values: [Value], _ k: NumericKind, _ d: Int, _ dims: Dims, _: T.Type
  ) throws(NablaError) -> Value {
    let r = try Tensor<T>(uninitialized: dims)
    var blocks: [Tensor<T>] = []
    blocks.reserveCapacity(values.count)
    for v in values {
      guard let o = try Operand(v) else { continue }
      if let t = try o.converted(to: k).asTensor() as? Tensor<T> { blocks.append(t) }
    }
    copy(blocks, into: r, along: d)
    return Value(generic: r)
  }

  /// Each block contributes `chunk` elements to every slice of the result.
  private static func copy<T: Element>(_ blocks: [Tensor<T>], into r: Tensor<T>, along d: Int) {
    if r.count == 0 { return }
    let dims = r.dims
    var inner = 1
    for i in 0..<min(d, dims.count) { inner &*= dims[i] }
    var outer = 1
    for i in stride(from: d + 1, to: dims.count, by: 1) { outer &*= dims[i] }
    let slice = inner &* dims[d]
    var offset = 0
    for b in blocks {
      if b.count == 0 { continue }
      let chunk = b.count / outer
      let p = b.data
      if chunk == 1 {
        for k in 0..<outer { (r.data + (offset &+ k &* slice)).initialize(to: p[k]) }
      } else {
        for k in 0..<outer {
          (r.data + (offset &+ k &* slice)).initialize(from: p + k &* chunk, count: chunk)
        }
      }
      offset &+= chunk
    }
  }

  private static func structs(_ values: [Value], _ d: Int, _ dims: Dims) throws(NablaError)
    -> Value
  {
    var parts: [StructArray] = []
    for v in values { if case .structure(let s) = v { parts.append(s) } }
    guard let first = parts.first else { return .emptyMatrix }
    let names = first.fields.names
    for s in parts where s.fields !== first.fields {
      guard s.fieldCount == names.count, names.allSatisfy({ s.fields.slot(of: $0) != nil }) else {
        throw .message("cat: field names mismatch in concatenating structs", id: "")
      }
    }
    // Join arrays of indices, then gather the elements they name.
    var origins: [(StructArray, Int)] = []
    var indices: [Tensor<Double>] = []
    for s in parts {
      let t = try Tensor<Double>(uninitialized: s.dims)
      for i in 0..<t.count {
        t.data[i] = Double(origins.count)
        origins.append((s, i))
      }
      indices.append(t)
    }
    let order = try Tensor<Double>(uninitialized: dims)
    copy(indices, into: order, along: d)
    var out: [Value] = []
    out.reserveCapacity(dims.elementCount * names.count)
    for i in 0..<order.count {
      let (s, e) = origins[Int(order.data[i])]
      if s.fields === first.fields {
        out.append(contentsOf: s.values[(e * names.count)..<((e + 1) * names.count)])
      } else {
        for n in names { out.append(s.get(n, e) ?? .emptyMatrix) }
      }
    }
    return .structure(StructArray(dims: dims, fields: first.fields, values: out))
  }
}

extension Operators {
  /// `cat (d + 1, ...)`; `horzcat` and `vertcat` are `lenient` about empty vectors.
  package static func concatenate(_ values: [Value], dimension d: Int, lenient: Bool = false)
    throws(NablaError) -> Value
  {
    try Concatenation.joinAll(values, along: d, lenient: lenient) { _, _ in
      .message("cat: dimension mismatch", id: "")
    }
  }

  /// The same for a literal, whose mistakes are named.
  private static func bracket(_ values: [Value], dimension d: Int) throws(NablaError) -> Value {
    try Concatenation.joinAll(values, along: d, lenient: true) {
      mismatch(d == 0 ? "vertical" : "horizontal", $0, $1)
    }
  }

  private static func mismatch(_ direction: String, _ a: Dims, _ b: Dims) -> NablaError {
    .message("\(direction) dimensions mismatch (\(a.text) vs \(b.text))", id: "")
  }

  /// A matrix literal. Rows without elements do not count.
  package static func matrix(rows: [[Value]]) throws(NablaError) -> Value {
    if let r = try scalarMatrix(rows) { return r }
    if rows.count == 1 { return try row(rows[0]) }
    // The class is decided over all elements: a character anywhere makes everything text.
    let all = rows.flatMap { $0 }
    if all.isEmpty { return .emptyMatrix }
    if all.contains(where: \.isSparse), !all.contains(where: \.isCell) {
      var lines: [Value] = []
      for r in rows where !r.isEmpty { lines.append(try row(r)) }
      return try bracket(lines, dimension: 0)
    }
    let result = try Concatenation.result(all)
    if result == .functions {
      throw .message(
        "octave_base_value::resize (): wrong type argument 'function handle'", id: "")
    }
    var lines: [Value] = []
    for r in rows where !r.isEmpty {
      // Rows were announced by the warnings of the whole.
      lines.append(try quietly(result) { () throws(NablaError) in try row(r) })
    }
    if result == .strings {
      for i in lines.indices { lines[i] = .string(try StringConversion.strings(lines[i])) }
    }
    if result == .cells {
      for i in lines.indices where !lines[i].isCell && !lines[i].isEmpty {
        lines[i] = .cell(try CellArray(Dims.scalar, repeating: lines[i]))
      }
    }
    if result == .numeric(.char), all.allSatisfy(\.isChar) { lines = try padded(lines) }
    return try quietly(result) { () throws(NablaError) in
      try bracket(lines, dimension: 0)
    }
  }

  /// Leaves out the warning about characters, which has been given.
  private static func quietly(
    _ result: Concatenation.Result, _ body: () throws(NablaError) -> Value
  ) throws(NablaError) -> Value {
    guard result == .numeric(.char) else { return try body() }
    KernelWarnings.muted = true
    defer { KernelWarnings.muted = false }
    return try body()
  }

  private static func row(_ values: [Value]) throws(NablaError) -> Value {
    try bracket(values, dimension: 1)
  }

  /// Rows of text of different lengths are filled up, with blanks unless `string_fill_char` says
  /// otherwise.
  private static func padded(_ lines: [Value]) throws(NablaError) -> [Value] {
    var width = 0
    for l in lines where !l.isEmpty { width = max(width, l.dims.columns) }
    let fill = KernelWarnings.session?.textFill ?? 0x20
    var out: [Value] = []
    for l in lines where !l.isEmpty || width == 0 {
      guard case .char(let t) = l, t.dims.is2D, t.count > 0, t.dims.columns < width else {
        out.append(l)
        continue
      }
      let m = t.dims.rows
      let r = try Tensor<Char>(Dims(m, width), repeating: Char(fill))
      for i in 0..<t.count { r.data[i] = t.data[i] }
      out.append(.char(r))
    }
    return out
  }

  /// Real scalars only, the usual case.
  private static func scalarMatrix(_ rows: [[Value]]) throws(NablaError) -> Value? {
    guard let first = rows.first, !first.isEmpty else { return nil }
    let n = first.count
    let m = rows.count
    for r in rows {
      if r.count != n { return nil }
      for v in r { guard case .scalar = v else { return nil } }
    }
    let t = try Tensor<Double>(uninitialized: Dims(m, n))
    for i in 0..<m {
      for j in 0..<n { if case .scalar(let x) = rows[i][j] { t.data[j * m + i] = x } }
    }
    return Value(t)
  }

  /// A cell literal: every element is one cell, whatever it is.
  package static func cellLiteral(rows: [[Value]]) throws(NablaError) -> Value {
    var columns: Int?
    var m = 0
    for r in rows {
      if let c = columns {
        if r.isEmpty { continue }
        guard r.count == c else { throw .message("number of columns must match", id: "") }
      } else {
        columns = r.count
        if r.isEmpty && rows.count > 1 { continue }
      }
      if !r.isEmpty { m += 1 }
    }
    let n = columns ?? 0
    let t = try CellArray(Dims(n == 0 ? 0 : m, n))
    var i = 0
    for r in rows where !r.isEmpty {
      for j in 0..<n { t.data[j * m + i] = r[j] }
      i += 1
    }
    return .cell(t)
  }
}
