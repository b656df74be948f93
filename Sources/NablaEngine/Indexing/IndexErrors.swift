import CNabla

/// Errors of indexing. Messages begin with `index `, which `named` turns into the variable's name.
extension NablaError {
  private static let whole = "subscripts must be either integers 1 to (2^63)-1 or logicals"

  static func badSubscript(_ text: String, _ place: SubscriptPlace) -> NablaError {
    NablaError("Octave:invalid-index", "index \(place.text(text)): \(whole)")
  }

  static func badSubscript(_ x: Double, _ place: SubscriptPlace) -> NablaError {
    var text = Indexing.shortNumber(x)
    let nearest = (x + 0.5).rounded(.down)
    if x.isFinite, x != nearest, !text.contains(".") {
      // Would look whole: show how far it is from that.
      let rest = Indexing.shortNumber(x - nearest)
      text += rest.hasPrefix("-") ? rest : "+" + rest
    }
    return badSubscript(text, place)
  }

  /// `position` from zero, `extent` the greatest index from one.
  package static func indexOutOfBounds(
    position: Int, of count: Int, extent: Int, limit: Int, dims: Dims
  ) -> NablaError {
    let place = SubscriptPlace(position: position, count: count)
    return NablaError(
      "Octave:index-out-of-bounds",
      "index \(place.text("\(extent)")): out of bound \(limit) (dimensions are \(dims.text))")
  }

  static func deletionOutOfBounds(linear: Bool, extent: Int, limit: Int) -> NablaError {
    NablaError(
      "Octave:index-out-of-bounds",
      "\(linear ? "A(I)" : "A(..,I,..)") = []: index out of bounds: "
        + "value \(extent) out of bound \(limit)")
  }

  static var ambiguousResize: NablaError {
    NablaError(
      "Octave:invalid-resize",
      "Invalid resizing operation or ambiguous assignment to an out-of-bounds array element",
      help: "only a vector can grow by a single subscript; give one for each dimension")
  }

  static func nonconformantAssignment(left: String, right: Dims) -> NablaError {
    NablaError(
      "Octave:nonconformant-args",
      "=: nonconformant arguments (op1 is \(left), op2 is \(right.text))")
  }

  static func cannotIndex(_ v: Value, with bracket: String) -> NablaError {
    NablaError("", "\(Indexing.typeName(v)) cannot be indexed with \(bracket)")
  }

  static func noConversion(of rhs: Value, to target: Value) -> NablaError {
    var left = Indexing.typeName(target)
    switch target {
    case .bool, .logical, .char, .range: left = target.isScalar ? "scalar" : "matrix"
    default: break
    }
    return NablaError(
      "",
      "operator =: no conversion for assignment of '\(Indexing.typeName(rhs))' to indexed '\(left)'")
  }

  static var listCannotBeIndexed: NablaError {
    NablaError("", "a cs-list cannot be further indexed")
  }

  /// An assignment of one value to a target that stands for none or several.
  static var notOneTarget: NablaError {
    NablaError(
      "",
      "invalid dot name structure assignment because the structure array is empty.  "
        + "Specify a subscript on the structure array to resolve.")
  }

  static var emptyIndexList: NablaError { NablaError("", "invalid empty index list") }

  static var functionHandleAssignment: NablaError {
    NablaError("", "can't perform indexed assignment for function handle type")
  }

  static func noSuchField(_ name: String) -> NablaError {
    NablaError("Octave:invalid-indexing", "structure has no member '\(name)'")
  }

  /// With the variable's name in place of `index`; the machine calls this where it knows one.
  @discardableResult
  package func named(_ variable: String) -> NablaError {
    guard identifier == "Octave:index-out-of-bounds" || identifier == "Octave:invalid-index",
      message.hasPrefix("index ")
    else { return self }
    message = variable + message.dropFirst(6)
    return self
  }
}

extension Indexing {
  /// `%g`, with `nan` and `inf`.
  static func shortNumber(_ x: Double) -> String {
    if x.isNaN { return "nan" }
    if x.isInfinite { return x < 0 ? "-inf" : "inf" }
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
      let n = nabla_format_double(buffer.baseAddress, 64, "%g", 0, 6, x)
      var text = ""
      for i in 0..<max(0, min(63, Int(n))) {
        text.unicodeScalars.append(Unicode.Scalar(UInt8(bitPattern: buffer[i])))
      }
      return text
    }
  }

  /// What messages call a value: `matrix`, `complex scalar`, `bool`, ...
  package static func typeName(_ v: Value) -> String {
    let scalar = v.isScalar
    switch v {
    case .scalar: return "scalar"
    case .bool: return "bool"
    case .double: return "matrix"
    case .single: return scalar ? "float scalar" : "float matrix"
    case .complex: return scalar ? "complex scalar" : "complex matrix"
    case .complexSingle: return scalar ? "float complex scalar" : "float complex matrix"
    case .range: return "double_range"
    case .logical: return "bool matrix"
    case .char: return "sq_string"
    case .cell: return "cell"
    case .list: return "cs-list"
    case .structure: return scalar ? "scalar struct" : "struct"
    case .function: return "function handle"
    case .map, .exception: return "object"
    case .colon: return "magic-colon"
    case .reference, .undefined: return "<unknown type>"
    case .sparse(let s): return s.typeName
    case .object: return v.typeName
    default: return v.className + (scalar ? " scalar" : " matrix")
    }
  }
}
