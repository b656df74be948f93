/// A class written in Swift: its methods are builtins whose first argument is the object.
///
/// Objects are made by a builtin of the class's name, as `ObjectValue (native: type, payload: ...)`.
package struct NativeClass: Sendable {
  package typealias Reader = @Sendable (ObjectValue, String) throws(NablaError) -> Value?
  package typealias Writer =
    @Sendable (ObjectValue, String, Value) throws(NablaError) -> ObjectValue?

  package let name: String
  package let isHandle: Bool
  package let methods: [Builtin]
  /// Properties that display and `properties` list, in order.
  package let propertyNames: [String]
  /// The value of a property; nil if there is none of that name.
  package let read: Reader
  /// The object with a property changed (the same one, of a handle); nil: it cannot be set.
  package let write: Writer
  /// What display shows instead of the properties: one line.
  package let text: (@Sendable (ObjectValue) -> String)?

  package init(
    _ name: String, isHandle: Bool = false, methods: [Builtin] = [], properties: [String] = [],
    read: @escaping Reader = { _, _ in nil }, write: @escaping Writer = { _, _, _ in nil },
    text: (@Sendable (ObjectValue) -> String)? = nil
  ) {
    self.name = name
    self.isHandle = isHandle
    self.methods = methods
    propertyNames = properties
    self.read = read
    self.write = write
    self.text = text
  }
}

extension ClassInfo {
  /// The class of a record, with its methods to be found.
  package convenience init(_ native: NativeClass) {
    self.init(native.name, .native)
    self.native = native
    isHandle = native.isHandle
    for b in native.methods {
      methods[b.name] = MethodInfo(b.name, owner: native.name, .builtin(BuiltinEntry(b)))
    }
  }
}

extension ClassTable {
  /// Makes a class written in Swift known; gives the class that its objects carry.
  @discardableResult
  package func register(_ native: NativeClass) -> ClassInfo {
    if let known = natives[native.name] { return known }
    let c = ClassInfo(native)
    natives[native.name] = c
    isUsed = true
    return c
  }

  /// The class of a record that was registered.
  package func type(_ native: NativeClass) -> ClassInfo { register(native) }
}
