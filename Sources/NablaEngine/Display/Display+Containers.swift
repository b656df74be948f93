/// Cells, structs, maps and exceptions.
extension Printer {
  // MARK: Cells

  mutating func cell(_ t: CellArray, inlined: Bool) {
    let dims = t.dims
    if !dims.is2D {
      if !inlined { blanks() }
      text("{\(dims.text) Cell Array}\n")
      return
    }
    if t.count == 0 {
      if !inlined { blanks() }
      text(format.printsEmptyDimensions ? "{}(\(dims.text))\n" : "{}\n")
      return
    }
    line("{")
    indent += 2
    for j in 0..<dims.columns {
      for i in 0..<dims.rows {
        named(t.data[i + j * dims.rows], "[\(i + 1),\(j + 1)]", nested: true)
      }
    }
    indent -= 2
    line("}")
  }

  // MARK: Structs

  /// Without a name a 1x1 struct has no heading.
  mutating func structure(_ s: StructArray, named: Bool = true) {
    if s.dims.isScalar { return scalarStruct(s, heading: named) }
    indent += 2
    line("\(s.dims.text) struct array containing the fields:")
    blankLine()
    indent += 2
    for name in s.fields.names { line(name) }
    indent -= 4
  }

  private mutating func scalarStruct(_ s: StructArray, heading: Bool) {
    indent += 2
    if heading {
      line("scalar structure containing the fields:")
      blankLine()
    }
    indent += 2
    scalarFields(s)
    indent -= 4
  }

  private mutating func scalarFields(_ s: StructArray) {
    let namesOnly = levels == 0
    levels -= 1
    for (i, name) in s.fields.names.enumerated() where i < s.values.count {
      if namesOnly {
        line("\(name): \(s.values[i].dims.text) \(Self.typeName(s.values[i]))")
      } else {
        named(s.values[i], name, nested: true)
      }
    }
    levels += 1
  }

  /// What is said of a field that is not written out.
  static func typeName(_ v: Value) -> String {
    let scalar = v.isScalar
    switch v {
    case .scalar: return "scalar"
    case .bool: return "bool"
    case .double: return v.dims == .empty ? "null_matrix" : "matrix"
    case .single: return scalar ? "float scalar" : "float matrix"
    case .complex: return scalar ? "complex scalar" : "complex matrix"
    case .complexSingle: return scalar ? "float complex scalar" : "float complex matrix"
    case .range: return "double_range"
    case .logical: return "bool matrix"
    case .char: return v.dims == .empty ? "null_sq_string" : "sq_string"
    case .cell: return "cell"
    case .structure: return scalar ? "scalar struct" : "struct"
    case .function: return "function handle"
    case .map, .exception: return "object"
    case .object(let o): return o.type.style == .folder ? "class" : "object"
    default: return v.className + (scalar ? " scalar" : " matrix")
    }
  }

  /// An error is shown by its fields.
  static func fields(of e: ExceptionObject) -> StructArray {
    let names = FieldTable(["file", "name", "line", "column"])
    var values: [Value] = []
    for s in e.stack {
      values.append(Value(s.file))
      values.append(Value(s.name))
      values.append(Value(s.line))
      values.append(Value(s.column))
    }
    let stack = StructArray(dims: Dims(e.stack.count, 1), fields: names, values: values)
    return StructArray([
      ("message", Value(e.message)), ("identifier", Value(e.identifier)),
      ("stack", .structure(stack)),
    ])
  }

  // MARK: Maps

  mutating func map(_ m: MapObject) {
    text("  containers.Map object with properties:\n\n")
    text("    Count     : \(m.count)\n")
    text("    KeyType   : \(Self.keyType(m))\n")
    text("    ValueType : \(m.valueKind)\n")
    newline()
  }

  private static func keyType(_ m: MapObject) -> String {
    switch m.keyKind {
    case .text: return "char"
    case .number(let name): return name
    }
  }

  /// Inside a cell or a struct.
  mutating func mapInside(_ m: MapObject) {
    indent += 2
    line("containers.Map object with properties:")
    blankLine()
    line("           Count: [1x1 uint64]")
    line("         KeyType: \(Self.keyType(m))")
    line("       ValueType: \(m.valueKind)")
    line("             map: [1x1 struct]")
    var numeric = "0"
    if case .number = m.keyKind { numeric = "1" }
    line("    numeric_keys: \(numeric)")
    indent -= 2
  }
}
