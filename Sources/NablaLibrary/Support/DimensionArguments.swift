import CNabla
import NablaEngine

/// What zeros, ones, rand and their like take: sizes, then a class name or "like" and an example.
struct DimensionArguments {
  var dims = Dims.scalar
  /// The class that was named or is that of the example; nil if neither was given.
  var kind: ClassID?

  /// Reads the arguments from the first one on. `allowed` says which classes there are for this function.
  init(_ call: borrowing Call, allowed: (ClassID) -> Bool) throws(NablaError) {
    var arguments = call.arguments[...]
    for v in arguments {
      if case .colon = v { throw .message("invalid use of colon in function argument list", id: "") }
    }
    if arguments.count >= 2, let word = arguments[arguments.count - 2].text, word == "like" {
      let example = arguments[arguments.count - 1].classID
      guard example.isNumeric || example == .logical else {
        throw .message("invalid data type specified", id: "")
      }
      kind = example
      arguments = arguments.dropLast(2)
    } else if let last = arguments.last, case .char = last {
      let name = last.text ?? ""
      guard let named = ClassID(name: name) else {
        throw .message("invalid data type specified", id: "")
      }
      guard allowed(named) else { throw call.error("invalid class name", id: "") }
      kind = named
      arguments = arguments.dropLast()
    }
    dims = try Self.dims(arguments, name: call.name)
  }

  /// A list of sizes: none (a scalar), one (square, or a vector of sizes), or one a dimension.
  static func dims(_ arguments: ArraySlice<Value>, name: String) throws(NablaError) -> Dims {
    guard let first = arguments.first else { return .scalar }
    if arguments.count == 1 { return try dims(fromSingle: first, name: name) }
    var list: [Int] = []
    for a in arguments { list.append(try size(a)) }
    return Dims(list)
  }

  private static func dims(fromSingle v: Value, name: String) throws(NablaError) -> Dims {
    if case .scalar(let x) = v {
      let n = max(try index(x), 0)
      return Dims(n, n)
    }
    if v.isEmpty, v.dims.rows == 0 || v.dims.columns == 0, !v.dims.isVector || v.dims == .empty {
      throw useSize(name)
    }
    guard v.dims.isVector else { throw useSize(name) }
    let list = try numbers(v)
    if list.isEmpty { return .empty }
    var sizes: [Int] = []
    for x in list { sizes.append(max(try index(x), 0)) }
    if sizes.count == 1 { return Dims(sizes[0], sizes[0]) }
    return Dims(sizes)
  }

  private static func useSize(_ name: String) -> NablaError {
    .message("\(name) (A): use \(name) (size (A)) instead", id: "")
  }

  private static func size(_ v: Value) throws(NablaError) -> Int {
    if case .scalar(let x) = v {
      // Sizes beyond all memory are refused as such.
      if abs(x) >= 0x1p63, x.isFinite { return x < 0 ? 0 : 1 << 62 }
      return max(try index(x, type: "int64_t"), 0)
    }
    switch v {
    case .char, .cell, .structure, .function, .map, .exception:
      throw .message(
        "octave_base_value::int64_value (): wrong type argument '\(TypeName.of(v))'", id: "")
    case .colon: throw .message("invalid use of colon in function argument list", id: "")
    default: break
    }
    let list = try numbers(v)
    return list.isEmpty ? 0 : max(try index(list[0], type: "int64_t"), 0)
  }

  private static func numbers(_ v: Value) throws(NablaError) -> [Double] {
    switch v {
    case .char, .cell, .structure, .function, .map, .exception:
      throw .message(
        "octave_base_value::array_value(): wrong type argument '\(TypeName.of(v))'", id: "")
    case .colon: throw .message("invalid use of colon in function argument list", id: "")
    default: return try Numbers.reals(v)
    }
  }

  static func index(_ x: Double, type: String = "octave_idx_type") throws(NablaError) -> Int {
    guard x == x.rounded(.towardZero), let n = Int(exactly: x) else {
      throw .message("conversion of \(Numbers.short(x)) to \(type) value failed", id: "")
    }
    return n
  }
}

/// Type names as messages have them.
enum TypeName {
  static func of(_ v: Value) -> String {
    let scalar = v.isScalar
    switch v {
    case .scalar: return "scalar"
    case .bool: return "bool"
    case .double: return "matrix"
    case .single: return scalar ? "float scalar" : "float matrix"
    case .complex: return scalar ? "complex scalar" : "complex matrix"
    case .complexSingle: return scalar ? "float complex scalar" : "float complex matrix"
    case .range: return "range"
    case .logical: return "bool matrix"
    case .char: return "string"
    case .cell, .list: return "cell"
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

/// Reading numbers out of values, and writing them into messages.
enum Numbers {
  /// All elements as doubles, real parts of complex ones.
  static func reals(_ v: Value) throws(NablaError) -> [Double] {
    switch v {
    case .scalar(let x): return [x]
    case .bool(let b): return [b ? 1 : 0]
    case .complex(let t): return t.elements.map(\.re)
    case .complexSingle(let t): return t.elements.map { Double($0.re) }
    default: return try Conversion.doubles(v).array
    }
  }

  /// `%g`.
  static func short(_ x: Double) -> String {
    if x.isNaN { return "nan" }
    if x.isInfinite { return x < 0 ? "-inf" : "inf" }
    return general(x, digits: 6)
  }

  /// `%.<digits>g`.
  static func general(_ x: Double, digits: Int) -> String { formatted("%g", x, digits) }

  /// `%.<digits>f`.
  static func fixed(_ x: Double, digits: Int) -> String { formatted("%f", x, digits) }

  /// `%.<digits>e`.
  static func scientific(_ x: Double, digits: Int) -> String { formatted("%e", x, digits) }

  private static func formatted(_ letter: String, _ x: Double, _ digits: Int) -> String {
    var buffer = [CChar](repeating: 0, count: 400)
    let n = nabla_format_double(&buffer, buffer.count, letter, 0, Int32(digits), x)
    return String(decoding: buffer.prefix(max(0, Int(n))).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

extension Call {
  /// An error with just this text, and no identifier where the language has none.
  func fail(_ text: String, id: String = "") -> NablaError { .message(text, id: id) }

  /// `name: what`, without an identifier.
  func failed(_ what: String, id: String = "") -> NablaError { .message("\(name): \(what)", id: id) }

  /// Does argument `i` have elements?
  func given(_ i: Int) -> Bool { i < count && !self[i].isEmpty }
}
