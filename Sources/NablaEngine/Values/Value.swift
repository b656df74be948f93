/// Any value of the language.
///
/// Canonical forms: a 1x1 real double is always `.scalar`, a 1x1 logical always `.bool`; a complex
/// array always has some non-zero imaginary part, except right after `complex ()`. Build values from
/// tensors with `Value (tensor)`, which keeps the first two rules.
///
/// The registers of the machine are values; its fast paths look at the raw tag and payload, so the
/// order of the first three cases is fixed (`MachineLayout.verify` checks it).
package enum Value: @unchecked Sendable {
  case scalar(Double)
  case bool(Bool)
  case double(Tensor<Double>)
  case single(Tensor<Float>)
  case int8(Tensor<Int8>)
  case int16(Tensor<Int16>)
  case int32(Tensor<Int32>)
  case int64(Tensor<Int64>)
  case uint8(Tensor<UInt8>)
  case uint16(Tensor<UInt16>)
  case uint32(Tensor<UInt32>)
  case uint64(Tensor<UInt64>)
  case logical(Tensor<Bool>)
  case char(Tensor<Char>)
  case complex(Tensor<Complex<Double>>)
  case complexSingle(Tensor<Complex<Float>>)
  case range(RangeValue)
  case cell(CellArray)
  case structure(StructArray)
  case function(FunctionHandle)
  case map(MapObject)
  case exception(ExceptionObject)
  /// An instance (or array of instances) of a class that the user or the library defines.
  case object(ObjectValue)
  /// A sparse matrix.
  case sparse(SparseMatrix)
  /// An array of strings (class string).
  case string(Tensor<StringElement>)
  /// Internal: several values at once, from `c{:}` or `s.f`; never seen by a builtin.
  case list(ValueList)
  /// Internal: a register bound to a global or persistent variable; never seen by a builtin.
  case reference(VariableBox)
  /// Internal: a variable without a value; also the place holder of something taken out.
  case undefined
  /// The magic colon, as an index or argument.
  case colon
}

/// A few values at once.
package final class ValueList {
  package var values: [Value]
  package init(_ values: [Value]) { self.values = values }
}

/// The home of a global or persistent variable, or of one shared with a nested function.
package final class VariableBox {
  package let name: String
  package var value: Value
  package init(name: String, value: Value) {
    self.name = name
    self.value = value
  }
}

// MARK: - Making values

extension Value {
  package static var emptyMatrix: Value { .double(SharedConstants.emptyDouble) }
  package static var emptyString: Value { .char(SharedConstants.emptyChar) }

  package init(_ x: Double) { self = .scalar(x) }
  package init(_ x: Int) { self = .scalar(Double(x)) }
  package init(_ x: Bool) { self = .bool(x) }
  package init(_ t: Tensor<Double>) {
    self = t.count == 1 && t.dims.isScalar ? .scalar(t.data[0]) : .double(t)
  }
  package init(_ t: Tensor<Bool>) {
    self = t.count == 1 && t.dims.isScalar ? .bool(t.data[0]) : .logical(t)
  }
  package init(_ t: Tensor<Float>) { self = .single(t) }
  package init(_ t: Tensor<Int8>) { self = .int8(t) }
  package init(_ t: Tensor<Int16>) { self = .int16(t) }
  package init(_ t: Tensor<Int32>) { self = .int32(t) }
  package init(_ t: Tensor<Int64>) { self = .int64(t) }
  package init(_ t: Tensor<UInt8>) { self = .uint8(t) }
  package init(_ t: Tensor<UInt16>) { self = .uint16(t) }
  package init(_ t: Tensor<UInt32>) { self = .uint32(t) }
  package init(_ t: Tensor<UInt64>) { self = .uint64(t) }
  package init(_ t: Tensor<Char>) { self = .char(t) }
  /// Keeps the complex class even if every imaginary part is zero; see `narrowed`.
  package init(_ t: Tensor<Complex<Double>>) { self = .complex(t) }
  package init(_ t: Tensor<Complex<Float>>) { self = .complexSingle(t) }
  package init(_ t: CellArray) { self = .cell(t) }
  package init(_ s: StructArray) { self = .structure(s) }

  /// A character row; the empty text is 0x0.
  package init(text bytes: [UInt8]) {
    if bytes.isEmpty {
      self = .emptyString
      return
    }
    self = .char(SharedConstants.row(bytes))
  }
  package init(_ text: String) { self.init(text: Array(text.utf8)) }

  /// A double of any element type's tensor, by overload resolution in generic code.
  package init<T: Element>(generic t: Tensor<T>) {
    switch t {
    case let t as Tensor<Double>: self.init(t)
    case let t as Tensor<Bool>: self.init(t)
    case let t as Tensor<Float>: self.init(t)
    case let t as Tensor<Char>: self.init(t)
    case let t as Tensor<Complex<Double>>: self.init(t)
    case let t as Tensor<Complex<Float>>: self.init(t)
    case let t as Tensor<Value>: self.init(t)
    case let t as Tensor<StringElement>: self = .string(t)
    case let t as Tensor<Int8>: self.init(t)
    case let t as Tensor<Int16>: self.init(t)
    case let t as Tensor<Int32>: self.init(t)
    case let t as Tensor<Int64>: self.init(t)
    case let t as Tensor<UInt8>: self.init(t)
    case let t as Tensor<UInt16>: self.init(t)
    case let t as Tensor<UInt32>: self.init(t)
    case let t as Tensor<UInt64>: self.init(t)
    default: self = .undefined
    }
  }

  package static func row(_ x: [Double]) throws(NablaError) -> Value {
    Value(try Tensor<Double>(row: x))
  }
  package static func column(_ x: [Double]) throws(NablaError) -> Value {
    Value(try Tensor<Double>(column: x))
  }
  package static func cellRow(_ x: [Value]) throws(NablaError) -> Value {
    .cell(try CellArray(row: x))
  }
  package static func cellColumn(_ x: [Value]) throws(NablaError) -> Value {
    .cell(try CellArray(column: x))
  }
}

/// Small shared objects.
enum SharedConstants {
  // SAFETY: immutable once made; tensors that are shared are never written to.
  nonisolated(unsafe) static let emptyDouble = make { () throws(NablaError) in
    try Tensor<Double>(Dims.empty)
  }
  nonisolated(unsafe) static let emptyChar = make { () throws(NablaError) in
    try Tensor<Char>(Dims.empty)
  }

  // SAFETY: as above.
  nonisolated(unsafe) private static let characters = (0...255).map { row([UInt8($0)]) }

  /// The 1x1 text of one character.
  static func character(_ byte: UInt8) -> Tensor<Char> { characters[Int(byte)] }

  static func row(_ bytes: [UInt8]) -> Tensor<Char> {
    make { () throws(NablaError) in
      try Tensor<Char>(Dims(1, bytes.count), bytes: bytes)
    }
  }

  /// For sizes that exist already in memory: an allocation that fails here is the end of the process anyway.
  private static func make<R>(_ body: () throws(NablaError) -> R) -> R {
    do { return try body() } catch { preconditionFailure("out of memory") }
  }
}

// MARK: - Asking values

extension Value {
  package var classID: ClassID {
    switch self {
    case .scalar, .double, .complex, .range: .double
    case .single, .complexSingle: .single
    case .bool, .logical: .logical
    case .int8: .int8
    case .int16: .int16
    case .int32: .int32
    case .int64: .int64
    case .uint8: .uint8
    case .uint16: .uint16
    case .uint32: .uint32
    case .uint64: .uint64
    case .char, .colon: .char
    case .cell, .list: .cell
    case .structure: .structure
    case .function: .function
    case .map: .map
    case .exception: .exception
    case .object: .object
    case .sparse(let s): s.classID
    case .string: .string
    case .reference, .undefined: .double
    }
  }

  package var className: String {
    if case .object(let o) = self { return o.className }
    return classID.name
  }

  package var dims: Dims {
    switch self {
    case .scalar, .bool, .function, .exception, .colon: .scalar
    case .range(let r): Dims(1, r.count)
    case .structure(let s): s.dims
    case .map(let m): Dims(m.count, 1)
    case .object(let o): o.dims
    case .sparse(let s): s.dims
    case .list(let l): Dims(1, l.values.count)
    case .reference, .undefined: .empty
    default: storage?.dims ?? .scalar
    }
  }

  package var count: Int {
    switch self {
    case .scalar, .bool: 1
    default: dims.elementCount
    }
  }

  /// The untyped tensor behind an array value.
  package var storage: Storage? {
    switch self {
    case .double(let t): t
    case .single(let t): t
    case .int8(let t): t
    case .int16(let t): t
    case .int32(let t): t
    case .int64(let t): t
    case .uint8(let t): t
    case .uint16(let t): t
    case .uint32(let t): t
    case .uint64(let t): t
    case .logical(let t): t
    case .char(let t): t
    case .complex(let t): t
    case .complexSingle(let t): t
    case .cell(let t): t
    case .string(let t): t
    default: nil
    }
  }

  package var isEmpty: Bool { count == 0 }
  package var isScalar: Bool { dims.isScalar }
  package var isNumeric: Bool { classID.isNumeric }
  package var isComplex: Bool {
    switch self {
    case .complex, .complexSingle: true
    case .sparse(let s): s.isComplex
    default: false
    }
  }
  package var isChar: Bool { if case .char = self { true } else { false } }
  package var isCell: Bool { if case .cell = self { true } else { false } }
  package var isStruct: Bool { if case .structure = self { true } else { false } }
  package var isLogical: Bool { classID == .logical }
  package var isMap: Bool { if case .map = self { true } else { false } }
  package var isFunction: Bool { if case .function = self { true } else { false } }
  /// A character row, the empty text, or a string scalar.
  package var isText: Bool {
    guard case .char(let t) = self else { return textBytes != nil }
    return t.dims.isRow || t.count == 0
  }
  package var isUndefined: Bool { if case .undefined = self { true } else { false } }

  /// The bytes of a char array that is a row (or empty), or of a string scalar that is not missing;
  /// nil for anything else.
  package var textBytes: [UInt8]? {
    switch self {
    case .char(let t): t.dims.isRow || t.count == 0 ? t.bytes : nil
    case .string(let t): t.count == 1 ? t.data[0].bytes : nil
    default: nil
    }
  }

  /// The same as a Swift string (invalid UTF-8 is repaired, so only for names, options and messages).
  package var text: String? { textBytes.map { String(decoding: $0, as: UTF8.self) } }

  /// A real scalar of any arithmetic class, as a double.
  package var realScalar: Double? {
    switch self {
    case .scalar(let x): return x
    case .bool(let b): return b ? 1 : 0
    case .double, .complex: return nil
    case .single(let t): return t.count == 1 ? Double(t.data[0]) : nil
    case .int8(let t): return t.count == 1 ? Double(t.data[0]) : nil
    case .int16(let t): return t.count == 1 ? Double(t.data[0]) : nil
    case .int32(let t): return t.count == 1 ? Double(t.data[0]) : nil
    case .int64(let t): return t.count == 1 ? Double(t.data[0]) : nil
    case .uint8(let t): return t.count == 1 ? Double(t.data[0]) : nil
    case .uint16(let t): return t.count == 1 ? Double(t.data[0]) : nil
    case .uint32(let t): return t.count == 1 ? Double(t.data[0]) : nil
    case .uint64(let t): return t.count == 1 ? Double(t.data[0]) : nil
    case .char(let t): return t.count == 1 ? Double(t.data[0].byte) : nil
    case .range(let r): return r.count == 1 ? r.base : nil
    case .sparse(let s):
      guard s.dims.isScalar, let x = try? s.full() else { return nil }
      return x.realScalar
    default: return nil
    }
  }

  /// Does the object behind this value have just this one reference? True for values without one.
  ///
  /// SAFETY: reads the object's reference count word; see `MachineLayout`.
  package var isUniquelyReferenced: Bool {
    mutating get { MachineLayout.isUnique(&self) }
  }
}
