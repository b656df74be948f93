/// The class of a value, as `class (x)` names it.
package enum ClassID: UInt8, CaseIterable, Sendable {
  case double, single
  case int8, int16, int32, int64, uint8, uint16, uint32, uint64
  case logical, char
  case cell, structure, function, map, exception
  case object, string

  package var name: String {
    switch self {
    case .double: "double"
    case .single: "single"
    case .int8: "int8"
    case .int16: "int16"
    case .int32: "int32"
    case .int64: "int64"
    case .uint8: "uint8"
    case .uint16: "uint16"
    case .uint32: "uint32"
    case .uint64: "uint64"
    case .logical: "logical"
    case .char: "char"
    case .cell: "cell"
    case .structure: "struct"
    case .function: "function_handle"
    case .map: "containers.Map"
    case .exception: "MException"
    case .object: "object"
    case .string: "string"
    }
  }

  package init?(name: String) {
    for c in ClassID.allCases where c.name == name {
      self = c
      return
    }
    return nil
  }

  package var isInteger: Bool { rawValue >= ClassID.int8.rawValue && rawValue <= ClassID.uint64.rawValue }
  package var isFloat: Bool { self == .double || self == .single }
  /// `isnumeric`: floats and integers.
  package var isNumeric: Bool { isFloat || isInteger }
  /// May stand in arithmetic: numbers, logicals, characters.
  package var isArithmetic: Bool { isNumeric || self == .logical || self == .char }
}

/// What an array can hold.
package protocol Element {
  static var classID: ClassID { get }
  /// What growth fills with: 0, false, `\0`, `[]`.
  static var fill: Self { get }
}

/// A byte of text.
package struct Char: Element, Equatable, Hashable, Comparable, Sendable {
  package var byte: UInt8
  @inlinable package init(_ byte: UInt8) { self.byte = byte }
  @inlinable package static func < (a: Char, b: Char) -> Bool { a.byte < b.byte }
  package static var classID: ClassID { .char }
  package static var fill: Char { Char(0) }
}

/// A complex number, laid out as C and Fortran do.
package struct Complex<F: BinaryFloatingPoint & Sendable>: Equatable, Hashable, Sendable {
  package var re: F
  package var im: F
  @inlinable package init(_ re: F, _ im: F) {
    self.re = re
    self.im = im
  }
}

extension Complex: Element where F: Element {
  package static var classID: ClassID { F.classID }
  package static var fill: Complex { Complex(0, 0) }
}

extension Double: Element {
  package static var classID: ClassID { .double }
  package static var fill: Double { 0 }
}
extension Float: Element {
  package static var classID: ClassID { .single }
  package static var fill: Float { 0 }
}
extension Int8: Element {
  package static var classID: ClassID { .int8 }
  package static var fill: Int8 { 0 }
}
extension Int16: Element {
  package static var classID: ClassID { .int16 }
  package static var fill: Int16 { 0 }
}
extension Int32: Element {
  package static var classID: ClassID { .int32 }
  package static var fill: Int32 { 0 }
}
extension Int64: Element {
  package static var classID: ClassID { .int64 }
  package static var fill: Int64 { 0 }
}
extension UInt8: Element {
  package static var classID: ClassID { .uint8 }
  package static var fill: UInt8 { 0 }
}
extension UInt16: Element {
  package static var classID: ClassID { .uint16 }
  package static var fill: UInt16 { 0 }
}
extension UInt32: Element {
  package static var classID: ClassID { .uint32 }
  package static var fill: UInt32 { 0 }
}
extension UInt64: Element {
  package static var classID: ClassID { .uint64 }
  package static var fill: UInt64 { 0 }
}
extension Bool: Element {
  package static var classID: ClassID { .logical }
  package static var fill: Bool { false }
}
