/// containers.Map as the machine sees it: keys as subscripts, properties, methods after a dot.
extension Indexing {
  private static let mismatch =
    "containers.Map: specified key type does not match the type of this container"

  /// `m (key)`.
  static func mapIndex(_ m: MapObject, _ subscripts: [Value]) throws(NablaError) -> Value {
    guard let key = subscripts.first else {
      throw .message("containers.Map: no key specified", id: "")
    }
    switch m.keyKind {
    case .text:
      let text: String
      if case .colon = key {
        text = ":"
      } else if let t = key.text {
        text = t
      } else {
        throw .message(mismatch, id: "")
      }
      guard let v = m.textValues[text] else {
        throw .message("containers.Map: specified key <\(text)> does not exist", id: "")
      }
      return v
    case .number:
      guard let x = numberKey(key) else { throw .message(mismatch, id: "") }
      guard let v = m.number(x) else {
        throw .message("containers.Map: specified key <\(keyText(x))> does not exist", id: "")
      }
      return v
    }
  }

  /// `m (key) = value`; every holder of the map sees it.
  static func mapAssign(_ m: MapObject, _ subscripts: [Value], _ value: Value) throws(NablaError) {
    guard let key = subscripts.first else {
      throw .message("containers.Map: only '()' indexing is supported for assigning values", id: "")
    }
    switch m.keyKind {
    case .text:
      guard let text = key.text else { throw .message(mismatch, id: "") }
      m.set(text, try m.converted(value))
    case .number:
      guard let x = numberKey(key) else { throw .message(mismatch, id: "") }
      m.set(x, try m.converted(value))
    }
  }

  /// A number that can be a key; nil for anything else.
  package static func numberKey(_ v: Value) -> Double? {
    guard v.classID.isNumeric || v.isLogical else { return nil }
    return v.realScalar
  }

  /// A numeric key in a message.
  package static func keyText(_ x: Double) -> String {
    if x == x.rounded(), abs(x) < 1e15 { return "\(Int(x))" }
    if !x.isFinite { return x.isNaN ? "NaN" : x < 0 ? "-Inf" : "Inf" }
    let thousandths = (abs(x) * 10000).rounded()
    guard thousandths < 1e15 else { return shortNumber(x) }
    let digits = String(Int(thousandths))
    let padded = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    return (x < 0 ? "-" : "") + padded.dropLast(4) + "." + padded.suffix(4)
  }

  /// `m.name` without arguments.
  static func mapProperty(_ m: MapObject, _ name: String) throws(NablaError) -> Value {
    try mapMember(m, name, [])
  }

  /// `m.name (arguments)`: a property, or a method.
  package static func mapMember(_ m: MapObject, _ name: String, _ arguments: [Value])
    throws(NablaError) -> Value
  {
    switch name {
    case "keys": return try m.keyList()
    case "values": return try m.valueList(arguments.first)
    case "isKey":
      let key = try keySet(arguments)
      return try m.isKey(key)
    case "remove":
      try m.remove(try keySet(arguments))
      return .map(m)
    case "length": return Value(m.count)
    case "Count":
      let n = try Tensor<UInt64>(Dims.scalar, repeating: UInt64(m.count))
      return try part(Value(n), arguments)
    case "KeyType": return try part(Value(m.keyTypeName), arguments)
    case "ValueType": return try part(Value(m.valueKind), arguments)
    default: throw .message("containers.Map: unknown property '\(name)'", id: "")
    }
  }

  /// The one argument of a method that takes keys.
  private static func keySet(_ arguments: [Value]) throws(NablaError) -> Value {
    guard arguments.count == 1 else {
      throw .message("containers.Map: input argument 'KeySet' is missing", id: "")
    }
    return arguments[0]
  }

  private static func part(_ v: Value, _ arguments: [Value]) throws(NablaError) -> Value {
    arguments.isEmpty ? v : try index(v, arguments)
  }
}

extension MapObject {
  /// `[m1, m2, ...]`: a new map with the keys of all; of equal ones the last counts. Nil if keys are
  /// texts in one and numbers in another.
  static func joined(_ maps: [MapObject]) -> MapObject? {
    guard let first = maps.first else { return nil }
    let kind = maps.allSatisfy { $0.valueKind == first.valueKind } ? first.valueKind : "any"
    let all = MapObject(keyKind: first.keyKind, valueKind: kind)
    for m in maps {
      switch (all.keyKind, m.keyKind) {
      case (.text, .text): all.textValues.merge(m.textValues) { $1 }
      case (.number, .number): all.numberValues.merge(m.numberValues) { $1 }
      default: return nil
      }
    }
    return all
  }

  package var keyTypeName: String {
    switch keyKind {
    case .text: "char"
    case .number(let name): name
    }
  }

  /// NaN never equals itself; as a key it does.
  private static let notANumber = Double.greatestFiniteMagnitude.nextDown

  private func slot(_ x: Double) -> Double { x.isNaN ? Self.notANumber : x }

  package func number(_ x: Double) -> Value? { numberValues[slot(x)] }

  package func set(_ key: String, _ value: Value) {
    if textValues.updateValue(value, forKey: key) == nil { sortedTextKeys = nil }
  }

  package func set(_ key: Double, _ value: Value) {
    if numberValues.updateValue(value, forKey: slot(key)) == nil { sortedNumberKeys = nil }
  }

  /// The value in the class of the map, or an error where it does not fit.
  package func converted(_ v: Value) throws(NablaError) -> Value {
    let wrong = "containers.Map: specified value type does not match the type of this container"
    switch valueKind {
    case "any": return v
    case "char":
      guard case .char = v else { throw .message(wrong, id: "") }
      return v
    default:
      guard v.isNumeric || v.isLogical, v.isScalar, let kind = ClassID(name: valueKind) else {
        throw .message(wrong, id: "")
      }
      return v.classID == kind ? v : try Conversion.convert(v, to: kind)
    }
  }

  package func textKeys() -> [String] {
    if let keys = sortedTextKeys { return keys }
    let keys = textValues.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    sortedTextKeys = keys
    return keys
  }

  /// Sorted; NaN comes last.
  package func numberKeys() -> [Double] {
    if let keys = sortedNumberKeys { return keys }
    var keys = numberValues.keys.filter { $0 != Self.notANumber }.sorted()
    if numberValues[Self.notANumber] != nil { keys.append(.nan) }
    sortedNumberKeys = keys
    return keys
  }

  /// A row cell of the keys, sorted.
  package func keyList() throws(NablaError) -> Value {
    var list: [Value] = []
    list.reserveCapacity(count)
    switch keyKind {
    case .text: for k in textKeys() { list.append(Value(k)) }
    case .number(let name):
      let kind = ClassID(name: name) ?? .double
      for x in numberKeys() {
        list.append(kind == .double ? .scalar(x) : try Conversion.convert(.scalar(x), to: kind))
      }
    }
    return try .cellRow(list)
  }

  /// A row cell of the values in the order of their keys, or of those of some keys.
  package func valueList(_ keys: Value?) throws(NablaError) -> Value {
    var list: [Value] = []
    guard let keys else {
      switch keyKind {
      case .text: for k in textKeys() { list.append(textValues[k] ?? .emptyMatrix) }
      case .number: for x in numberKeys() { list.append(number(x) ?? .emptyMatrix) }
      }
      return try .cellRow(list)
    }
    let wanted: CellArray
    switch keys {
    case .cell(let c): wanted = c
    case .string(let t):
      wanted = try CellArray(t.dims, t.elements.map { StringConversion.text($0) })
    default:
      throw .message("containers.Map: input argument 'keySet' must be a cell", id: "")
    }
    let result = try CellArray(wanted.dims)
    for i in 0..<wanted.count { result.data[i] = try existing(wanted.data[i]) }
    return .cell(result)
  }

  private func existing(_ key: Value) throws(NablaError) -> Value {
    if let v = find(key) { return v }
    let text = key.text ?? Indexing.numberKey(key).map(Indexing.keyText) ?? "<\(key.className)>"
    throw .message("containers.Map: key <\(text)> does not exist", id: "")
  }

  /// The value of a key of any class; nil for a key that is not there or cannot be one.
  package func find(_ key: Value) -> Value? {
    switch keyKind {
    case .text: return key.text.flatMap { textValues[$0] }
    case .number: return Indexing.numberKey(key).flatMap { number($0) }
    }
  }

  /// True for a key that is there; of a cell or numeric array one answer an element.
  package func isKey(_ key: Value) throws(NablaError) -> Value {
    if case .string(let t) = key {
      let result = try Tensor<Bool>(t.dims)
      for i in 0..<t.count { result.data[i] = find(StringConversion.text(t.data[i])) != nil }
      return Value(result)
    }
    if case .cell(let list) = key {
      let result = try Tensor<Bool>(list.dims)
      for i in 0..<list.count { result.data[i] = find(list.data[i]) != nil }
      return Value(result)
    }
    if case .number = keyKind, key.isNumeric || key.isLogical, !key.isComplex {
      let x = try Conversion.doubles(key)
      let result = try Tensor<Bool>(x.dims)
      for i in 0..<x.count { result.data[i] = number(x.data[i]) != nil }
      return Value(result)
    }
    return .bool(find(key) != nil)
  }

  /// Takes out a key, or each of a cell of keys; those that are not there do not matter.
  package func remove(_ key: Value) throws(NablaError) {
    if case .cell(let list) = key {
      for k in list.elements { try remove(k) }
      return
    }
    if case .string(let t) = key {
      for k in t.elements { try remove(StringConversion.text(k)) }
      return
    }
    switch keyKind {
    case .text:
      if let text = key.text, textValues.removeValue(forKey: text) != nil { sortedTextKeys = nil }
    case .number:
      if let x = Indexing.numberKey(key), numberValues.removeValue(forKey: slot(x)) != nil {
        sortedNumberKeys = nil
      }
    }
  }
}

extension SharedConstants {
  // SAFETY: immutable once made; every tensor has the table as a second owner, so none is written to.
  nonisolated(unsafe) private static let characters: [Tensor<Char>] = (0..<256).map { i in
    row([UInt8(i)])
  }

  /// A text of one byte, without allocation.
  static func character(_ c: Char) -> Tensor<Char> { characters[Int(c.byte)] }
}
