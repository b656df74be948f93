/// What the machine assumes about the memory of values and objects, in one place.
///
/// SAFETY: a `Value` is 8 bytes of payload and a tag byte; cases with payload are numbered in the
/// order of declaration; an object's reference count is the word at offset 8, and is `uniqueCount`
/// for an object with one strong reference and no weak ones. None of this is promised by the
/// language: `verify` checks it at start with real objects, and without it `isUnique` falls back to
/// the runtime's own answer.
package enum MachineLayout {
  package static let scalarTag: UInt8 = 0
  package static let boolTag: UInt8 = 1
  package static let doubleTag: UInt8 = 2
  /// The first tag without an object behind it, after all cases with one.
  package static let firstPlainTag: UInt8 = 27

  static let logicalTag: UInt8 = 12
  static let cellTag: UInt8 = 17
  static let structTag: UInt8 = 18
  static let objectTag: UInt8 = 22
  static let functionTag: UInt8 = 19
  /// Lists, references and undefined ones are not values of the language.
  static let firstInternalTag: UInt8 = 25

  static let headerOffset = 16
  /// `Storage.dimensions.columns`.
  static let columnsOffset = 64
  static let uniqueCount: UInt64 = 3

  /// The tag of a value in memory.
  @inline(__always)
  package static func tag(_ p: UnsafePointer<Value>) -> UInt8 {
    UnsafeRawPointer(p).load(fromByteOffset: 8, as: UInt8.self)
  }

  @inline(__always)
  package static func isUnique(_ p: UnsafeMutablePointer<Value>) -> Bool {
    let tag = tag(p)
    if tag < doubleTag || tag >= firstPlainTag { return true }
    let object = UnsafeRawPointer(p).load(as: UnsafeRawPointer.self)
    return object.load(fromByteOffset: 8, as: UInt64.self) == uniqueCount
  }

  /// Does the compiler lay things out as assumed? Checked once at start.
  package static func verify() -> Bool {
    guard MemoryLayout<Value>.stride == 16, MemoryLayout<Value>.size == 9 else { return false }
    guard let t = try? Tensor<Double>(Dims(2, 3)) else { return false }
    var values: [Value] = [
      .scalar(1.5), .bool(true), .double(t), .reference(VariableBox(name: "", value: .undefined)),
      .undefined,
    ]
    let tags = values.withUnsafeMutableBufferPointer { b in
      (0..<5).map { tag(UnsafePointer(b.baseAddress! + $0)) }
    }
    guard tags == [0, 1, 2, firstPlainTag - 1, firstPlainTag] else { return false }
    guard let c = try? CellArray(Dims(1, 2)), let b = try? Tensor<Bool>(Dims(1, 2)) else {
      return false
    }
    let others: [Value] = [
      .logical(b), .cell(c), .structure(StructArray([])), .function(FunctionHandle(named: "")),
      .object(ObjectValue(native: ClassInfo("", .native), payload: nil)), .list(ValueList([])),
    ]
    let otherTags = others.withUnsafeBufferPointer { p in
      (0..<6).map { tag(p.baseAddress! + $0) }
    }
    let expected = [logicalTag, cellTag, structTag, functionTag, objectTag, firstInternalTag]
    guard otherTags == expected else { return false }
    let header = values.withUnsafeBufferPointer { b in
      UnsafeRawPointer(b.baseAddress! + 2).load(as: UnsafeRawPointer.self)
        .load(fromByteOffset: headerOffset, as: StorageHeader.self)
    }
    let columns = values.withUnsafeBufferPointer { b in
      UnsafeRawPointer(b.baseAddress! + 2).load(as: UnsafeRawPointer.self)
        .load(fromByteOffset: columnsOffset, as: Int.self)
    }
    guard columns == 3 else { return false }
    guard header.data == t.header.data, header.count == 6, header.rows == 2 else { return false }
    var shared = Value.double(t)
    guard !isUnique(&shared) else { return false }
    var own = makeOwn()
    return isUnique(&own)
  }

  @inline(never) private static func makeOwn() -> Value {
    guard let t = try? Tensor<Double>(Dims(1, 2)) else { return .undefined }
    return .double(t)
  }
}
