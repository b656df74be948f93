/// How the elements of an arithmetic value are stored: the classes, with complex apart from real.
package enum NumericKind: UInt8, Sendable, CaseIterable {
  case double, single
  case int8, int16, int32, int64, uint8, uint16, uint32, uint64
  case logical, char
  case complex, complexSingle

  package var isInteger: Bool {
    rawValue >= NumericKind.int8.rawValue && rawValue <= NumericKind.uint64.rawValue
  }
  package var isComplex: Bool { self == .complex || self == .complexSingle }
  package var isSingle: Bool { self == .single || self == .complexSingle }
  package var isFloat: Bool { self == .double || self == .single || isComplex }

  /// Nil for cells, structs and the rest.
  package init?(_ v: Value) {
    switch v {
    case .scalar, .double, .range: self = .double
    case .bool, .logical: self = .logical
    case .single: self = .single
    case .int8: self = .int8
    case .int16: self = .int16
    case .int32: self = .int32
    case .int64: self = .int64
    case .uint8: self = .uint8
    case .uint16: self = .uint16
    case .uint32: self = .uint32
    case .uint64: self = .uint64
    case .char, .colon: self = .char
    case .complex: self = .complex
    case .complexSingle: self = .complexSingle
    default: return nil
    }
  }

  package init?(_ c: ClassID) {
    switch c {
    case .double: self = .double
    case .single: self = .single
    case .int8: self = .int8
    case .int16: self = .int16
    case .int32: self = .int32
    case .int64: self = .int64
    case .uint8: self = .uint8
    case .uint16: self = .uint16
    case .uint32: self = .uint32
    case .uint64: self = .uint64
    case .logical: self = .logical
    case .char: self = .char
    default: return nil
    }
  }

  /// As `class (x)` names it.
  package var classID: ClassID {
    switch self {
    case .double, .complex: .double
    case .single, .complexSingle: .single
    case .int8: .int8
    case .int16: .int16
    case .int32: .int32
    case .int64: .int64
    case .uint8: .uint8
    case .uint16: .uint16
    case .uint32: .uint32
    case .uint64: .uint64
    case .logical: .logical
    case .char: .char
    }
  }
}

extension Value {
  /// The name of the value's type in error messages: `matrix`, `bool`, `int8 scalar`, ...
  package var typeName: String {
    switch self {
    case .scalar: return "scalar"
    case .double: return "matrix"
    case .range: return "matrix"
    case .bool: return "bool"
    case .logical: return "bool matrix"
    case .single(let t): return t.dims.isScalar ? "float scalar" : "float matrix"
    case .complex(let t): return t.dims.isScalar ? "complex scalar" : "complex matrix"
    case .complexSingle(let t):
      return t.dims.isScalar ? "float complex scalar" : "float complex matrix"
    case .char: return "sq_string"
    case .cell: return "cell"
    case .structure(let s): return s.dims.isScalar ? "scalar struct" : "struct"
    case .function: return "function handle"
    case .map, .exception: return "object"
    case .object(let o): return o.type.style == .folder ? "class" : "object"
    case .colon: return "magic-colon"
    case .list: return "cs-list"
    case .undefined, .reference: return "<unknown type>"
    case .sparse(let s): return s.typeName
    default: return "\(className) \(isScalar ? "scalar" : "matrix")"
    }
  }

  /// The same after the conversion that arithmetic tries first: logicals and characters have
  /// become doubles.
  var arithmeticTypeName: String {
    switch self {
    case .bool, .logical, .char: isScalar ? "scalar" : "matrix"
    default: typeName
    }
  }
}

/// Warnings that arise where no session is at hand. The machine that runs says which is meant.
package enum KernelWarnings {
  // SAFETY: set and used on the interpreter's thread only; a machine that ends takes its session back
  // out. (A weak reference would make every counting of the session slow.)
  nonisolated(unsafe) package static unowned(unsafe) var session: Session?
  nonisolated(unsafe) static var muted = false

  package static func warn(_ identifier: String, _ message: String) throws(NablaError) {
    if !muted, let session { try session.warn(identifier, message) }
  }
}
