/// `base : increment : limit`, not yet written out.
package final class RangeValue {
  package let base: Double
  package let increment: Double
  /// As written, which display needs; the last element is `self[count - 1]`.
  package let limit: Double
  package let count: Int

  package init(base: Double, increment: Double, limit: Double, count: Int) {
    self.base = base
    self.increment = increment
    self.limit = limit
    self.count = count
  }

  /// Is the last element what the increment gives, and not the limit instead?
  package var isExact: Bool {
    count < 2 || self[count - 1] == base + Double(count - 1) * increment
  }

  /// Element `i` from zero. The last one never passes the limit.
  package subscript(i: Int) -> Double {
    if i == 0 { return base }
    let x = base + Double(i) * increment
    if i == count - 1 {
      if increment > 0, x >= limit { return limit }
      if increment < 0, x <= limit { return limit }
    }
    return x
  }
}

/// The field names of a struct, in order; shared by all structs made at one place.
package final class FieldTable: Sendable {
  package let names: [String]
  private let index: [String: Int]
  /// A number that no other table ever has: what call sites remember (an address may be used again).
  let serial: UInt
  // SAFETY: only the interpreter thread makes tables.
  nonisolated(unsafe) private static var lastSerial: UInt = 0

  package init(_ names: [String]) {
    Self.lastSerial &+= 1
    serial = Self.lastSerial
    self.names = names
    var index: [String: Int] = [:]
    if names.count > 8 { for (i, n) in names.enumerated() { index[n] = i } }
    self.index = index
  }

  package static let none = FieldTable([])

  package func slot(of name: String) -> Int? {
    if names.count > 8 { return index[name] }
    for i in 0..<names.count where names[i] == name { return i }
    return nil
  }
}

/// A struct or struct array: `values[element * fields.names.count + field]`.
package final class StructArray {
  package var dims: Dims
  package var fields: FieldTable
  package var values: [Value]

  package init(dims: Dims, fields: FieldTable, values: [Value]) {
    self.dims = dims
    self.fields = fields
    self.values = values
  }

  /// A 1x1 struct.
  package convenience init(_ pairs: [(String, Value)]) {
    self.init(
      dims: .scalar, fields: FieldTable(pairs.map(\.0)), values: pairs.map(\.1))
  }

  package var count: Int { dims.elementCount }
  package var fieldCount: Int { fields.names.count }

  /// Field of element `i`, or nil when there is no such field.
  package func get(_ name: String, _ i: Int = 0) -> Value? {
    guard let f = fields.slot(of: name), i < count else { return nil }
    return values[i * fieldCount + f]
  }

  package func copy() -> StructArray {
    StructArray(dims: dims, fields: fields, values: values)
  }

  /// Adds a field (`[]` in every element) and returns its slot; in place, so the caller must own the object.
  package func addField(_ name: String) -> Int {
    if let f = fields.slot(of: name) { return f }
    let n = fieldCount
    fields = FieldTable(fields.names + [name])
    if count == 1 {
      values.append(.emptyMatrix)
    } else {
      var new: [Value] = []
      new.reserveCapacity(count * (n + 1))
      for e in 0..<count {
        new.append(contentsOf: values[(e * n)..<(e * n + n)])
        new.append(.emptyMatrix)
      }
      values = new
    }
    return n
  }

  /// Sets a field, adding it where it is missing; in place, so the caller must own the object.
  package func set(_ name: String, _ value: Value, _ i: Int = 0) {
    let f = addField(name)
    values[i * fieldCount + f] = value
  }
}

/// A function as a value. Equality is identity of the name or of the definition and its captures.
package final class FunctionHandle {
  package enum Target {
    /// By name; looked up when called (and remembered).
    case named(String)
    /// An anonymous function, or a local or nested function bound to where it was made.
    case closure(Closure)
  }
  package let target: Target
  /// What the last look-up of a name gave, and when.
  package var cachedFunction: FunctionReference?
  package var cacheEpoch = -1
  /// `m.isKey`, before its call: the object whose method the name is.
  package var receiver: Value?
  /// The class in whose code the handle was made: its private methods may be meant.
  package var home: String?
  /// Internal: what the steps of a chain found so far; never seen by a builtin.
  package var pending: PendingReference?

  package init(named name: String) { target = .named(name) }
  package init(closure: Closure) { target = .closure(closure) }
}

/// Code with captured variables.
package final class Closure {
  package let code: FunctionCode
  /// Values of the captured variables, in the order of `code.capturedNames`.
  package var captures: [Value]
  /// The text that display and func2str show, e.g. `@(x) x .^ 2`; for a bound local function its name.
  package let text: [UInt8]
  package let isAnonymous: Bool
  /// Variables of the function around it, for a nested function.
  package let environment: Environment?
  package init(
    code: FunctionCode, captures: [Value], text: [UInt8], isAnonymous: Bool,
    environment: Environment? = nil
  ) {
    self.environment = environment
    self.code = code
    self.captures = captures
    self.text = text
    self.isAnonymous = isAnonymous
  }
}

/// containers.Map: a handle, copies alias. Keys are sorted.
package final class MapObject {
  package enum KeyKind {
    case text
    /// With the key class's name as given: double, single, int32, ...
    case number(String)
  }
  package var keyKind: KeyKind
  /// `any`, `char`, `double`, ... as given.
  package var valueKind: String
  package var textValues: [String: Value] = [:]
  package var numberValues: [Double: Value] = [:]
  /// Sorted keys, made when asked for and dropped when a key comes or goes.
  package var sortedTextKeys: [String]?
  package var sortedNumberKeys: [Double]?

  package init(keyKind: KeyKind, valueKind: String) {
    self.keyKind = keyKind
    self.valueKind = valueKind
  }

  package var count: Int {
    switch keyKind {
    case .text: textValues.count
    case .number: numberValues.count
    }
  }
}

/// An MException: what `catch err` gives.
package final class ExceptionObject {
  package var identifier: String
  package var message: String
  package var stack: [StackEntry]
  /// The error it was made from, which keeps source excerpts for getReport.
  package var original: NablaError?

  package init(identifier: String, message: String, stack: [StackEntry] = [], original: NablaError? = nil) {
    self.identifier = identifier
    self.message = message
    self.stack = stack
    self.original = original
  }
}
