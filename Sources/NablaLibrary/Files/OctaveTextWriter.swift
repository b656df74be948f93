import NablaEngine

/// Values in the text format of Octave: a line for each thing one needs to know, then the numbers.
struct OctaveTextWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ name: String, _ v: Value) throws(NablaError) {
    put("# name: \(name)\n")
    try body(v)
    put("\n\n")
  }

  private mutating func put(_ s: String) { bytes.append(contentsOf: s.utf8) }

  static func number(_ x: Double) -> String {
    if MissingNumber.isMissing(x) { return "NA" }
    if x.isNaN { return "NaN" }
    if x.isInfinite { return x < 0 ? "-Inf" : "Inf" }
    return Numbers.general(x, digits: 17)
  }

  private static func number(_ x: Float) -> String {
    MissingNumber.isMissing(x) ? "NA" : number(Double(x))
  }

  private mutating func body(_ v: Value) throws(NablaError) {
    switch v {
    case .scalar(let x): put("# type: scalar\n\(Self.number(x))\n")
    case .bool(let b): put("# type: bool\n\(b ? 1 : 0)\n")
    case .range(let r) where r.count > 0:
      put("# type: double_range\n# base, limit, increment\n")
      put("\(Self.number(r.base)) \(Self.number(r[r.count - 1])) \(Self.number(r.increment))\n")
    case .range: floats("matrix", v.dims, [String]())
    case .double(let t): floats("matrix", t.dims, t.elements.lazy.map { Self.number($0) })
    case .single(let t):
      if t.dims.isScalar {
        put("# type: float scalar\n\(Self.number(t.data[0]))\n")
      } else {
        floats("float matrix", t.dims, t.elements.lazy.map { Self.number($0) })
      }
    case .complex(let t):
      let texts = t.elements.lazy.map { "(\(Self.number($0.re)),\(Self.number($0.im)))" }
      if t.dims.isScalar {
        put("# type: complex scalar\n\(texts[0])\n")
      } else {
        floats("complex matrix", t.dims, texts)
      }
    case .complexSingle(let t):
      let texts = t.elements.lazy.map { "(\(Self.number($0.re)),\(Self.number($0.im)))" }
      if t.dims.isScalar {
        put("# type: float complex scalar\n\(texts[0])\n")
      } else {
        floats("float complex matrix", t.dims, texts)
      }
    case .logical(let t): floats("bool matrix", t.dims, t.elements.lazy.map { $0 ? "1" : "0" })
    case .int8(let t): integers("int8", t.dims, t.elements.lazy.map { "\($0)" })
    case .int16(let t): integers("int16", t.dims, t.elements.lazy.map { "\($0)" })
    case .int32(let t): integers("int32", t.dims, t.elements.lazy.map { "\($0)" })
    case .int64(let t): integers("int64", t.dims, t.elements.lazy.map { "\($0)" })
    case .uint8(let t): integers("uint8", t.dims, t.elements.lazy.map { "\($0)" })
    case .uint16(let t): integers("uint16", t.dims, t.elements.lazy.map { "\($0)" })
    case .uint32(let t): integers("uint32", t.dims, t.elements.lazy.map { "\($0)" })
    case .uint64(let t): integers("uint64", t.dims, t.elements.lazy.map { "\($0)" })
    case .char(let t): text(t)
    case .cell(let t): try cell(t)
    case .structure(let s): try structure(s)
    case .function(let h): try function(h)
    case .sparse(let s): sparse(s)
    default:
      throw .message(
        "octave_base_value::save_ascii(): wrong type argument '\(TypeName.of(v))'", id: "")
    }
  }

  /// Two dimensions row by row, more dimensions element by element.
  private mutating func floats(_ type: String, _ dims: Dims, _ texts: some RandomAccessCollection<String>) {
    put("# type: \(type)\n")
    guard dims.is2D else { return list(dims, texts) }
    put("# rows: \(dims.rows)\n# columns: \(dims.columns)\n")
    for i in 0..<dims.rows {
      for j in 0..<dims.columns {
        put(" ")
        put(texts[texts.index(texts.startIndex, offsetBy: j * dims.rows + i)])
      }
      put("\n")
    }
  }

  private mutating func list(_ dims: Dims, _ texts: some RandomAccessCollection<String>) {
    put("# ndims: \(dims.count)\n")
    for d in dims.list { put(" \(d)") }
    put("\n")
    for t in texts { put(" \(t)\n") }
  }

  /// A line for each element that is stored: row, column, value.
  private mutating func sparse(_ s: SparseMatrix) {
    put("# type: \(s.typeName)\n# nnz: \(s.count)\n# rows: \(s.rows)\n# columns: \(s.columns)\n")
    let (starts, indices) = (s.starts, s.indices)
    for j in 0..<s.columns {
      for k in starts[j]..<starts[j + 1] {
        put("\(indices[k] + 1) \(j + 1) ")
        switch s.elements {
        case .real(let c): put(Self.number(c.values[k]))
        case .complex(let c):
          put("(\(Self.number(c.values[k].re)),\(Self.number(c.values[k].im)))")
        case .logical: put("1")
        }
        put("\n")
      }
    }
  }

  private mutating func integers(
    _ type: String, _ dims: Dims, _ texts: some RandomAccessCollection<String>
  ) {
    if dims.isScalar, let first = texts.first { return put("# type: \(type) scalar\n\(first)\n") }
    put("# type: \(type) matrix\n")
    list(dims, texts)
  }

  private mutating func text(_ t: Tensor<Char>) {
    put("# type: sq_string\n")
    guard t.dims.is2D else {
      put("# ndims: \(t.dims.count)\n")
      for d in t.dims.list { put(" \(d)") }
      put("\n")
      bytes.append(contentsOf: t.elements.lazy.map(\.byte))
      return put("\n")
    }
    let (rows, columns) = (t.dims.rows, t.dims.columns)
    put("# elements: \(rows)\n")
    for i in 0..<rows {
      put("# length: \(columns)\n")
      for j in 0..<columns { bytes.append(t.data[j * rows + i].byte) }
      put("\n")
    }
  }

  private mutating func cell(_ t: CellArray) throws(NablaError) {
    put("# type: cell\n")
    if t.dims.is2D {
      put("# rows: \(t.dims.rows)\n# columns: \(t.dims.columns)\n")
      for j in 0..<t.dims.columns {
        for i in 0..<t.dims.rows { try write("<cell-element>", t.data[j * t.dims.rows + i]) }
        put("\n")
      }
    } else {
      put("# ndims: \(t.dims.count)\n")
      for d in t.dims.list { put(" \(d)") }
      put("\n")
      for i in 0..<t.count { try write("<cell-element>", t.data[i]) }
    }
  }

  private mutating func structure(_ s: StructArray) throws(NablaError) {
    let scalar = s.dims.isScalar
    put("# type: \(scalar ? "scalar struct" : "struct")\n# ndims: \(s.dims.count)\n")
    for d in s.dims.list { put(" \(d)") }
    put("\n# length: \(s.fieldCount)\n")
    for (f, name) in s.fields.names.enumerated() {
      if scalar {
        try write(name, s.values[f])
      } else {
        var column: [Value] = []
        for e in 0..<s.count { column.append(s.values[e * s.fieldCount + f]) }
        try write(name, .cell(try CellArray(s.dims, column)))
      }
    }
  }

  private mutating func function(_ h: FunctionHandle) throws(NablaError) {
    put("# type: function handle\n")
    switch h.target {
    case .named(let name): put("# octaveroot: /usr\n# subtype: simple\n\(name)\n")
    case .closure(let c):
      guard c.isAnonymous else {
        return put("# octaveroot: /usr\n# subtype: simple\n\(c.code.name)\n")
      }
      put("@<anonymous>\n")
      bytes.append(contentsOf: c.text)
      put("\n")
      let names = c.code.capturedNames
      if !names.isEmpty {
        put("# length: \(names.count)\n")
        for (n, v) in zip(names, c.captures) { try write(n, v) }
      }
    }
  }
}
