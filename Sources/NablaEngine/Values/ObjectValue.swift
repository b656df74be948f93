/// An instance, or an array of instances, of a class that the user or the library defines.
///
/// The properties stand in a struct array, so that the same code reads and changes them in place.
/// A handle is this object itself: copies of the value alias. An array of handles holds its elements.
package final class ObjectValue {
  package let type: ClassInfo
  /// Property values by the class's table of slots; the fields of an old-style object.
  package var storage: StructArray
  /// The elements of an array of handles; nil for a single object, and for arrays of values.
  package var elements: [ObjectValue]?
  /// False after `delete`.
  package var isValid = true
  /// Functions to be called on events.
  package var listeners: [(event: String, function: Value)] = []
  /// Of an enumeration: the name of the member.
  package var member: String?
  /// What a class written in Swift keeps with each of its objects.
  package var payload: AnyObject?

  package init(_ type: ClassInfo, _ storage: StructArray) {
    self.type = type
    self.storage = storage
  }

  /// One object of a class written in Swift.
  package convenience init(native type: ClassInfo, payload: AnyObject?) {
    self.init(type, StructArray(dims: .scalar, fields: .none, values: []))
    self.payload = payload
  }

  deinit {
    if let queue = type.destructors, isValid, elements == nil {
      // The object itself is gone: another one with its properties stands for it.
      let last = ObjectValue(type, storage)
      last.isValid = false
      queue.add(.delete(last))
    }
    if type.isHandle { leave() }
  }

  /// Lets the properties go: a long chain of handles link by link, not by recursion.
  private func leave() {
    Self.leaving.append(storage)
    storage = Self.nothing
    guard !Self.isLeaving else { return }
    Self.isLeaving = true
    while let last = Self.leaving.popLast() { _ = last }
    Self.isLeaving = false
  }

  // SAFETY: used on the interpreter's thread only; `nothing` is never written to.
  nonisolated(unsafe) private static var leaving: [StructArray] = []
  nonisolated(unsafe) private static var isLeaving = false
  nonisolated(unsafe) private static let nothing = StructArray(
    dims: .empty, fields: .none, values: [])

  package var className: String { type.name }
  package var dims: Dims { storage.dims }
  package var count: Int { storage.count }

  /// The same value with storage of its own.
  package func copy() -> ObjectValue {
    CopyCounter.count &+= 1
    let o = ObjectValue(type, storage.copy())
    o.elements = elements
    o.payload = payload
    o.member = member
    return o
  }

  /// Element `i` (from zero): of handles the object itself.
  package func element(_ i: Int) -> ObjectValue {
    if let elements, i < elements.count { return elements[i] }
    if count == 1 { return self }
    let n = storage.fieldCount
    let o = ObjectValue(
      type,
      StructArray(
        dims: .scalar, fields: storage.fields,
        values: Array(storage.values[(i * n)..<(i * n + n)])))
    o.payload = payload
    return o
  }
}

extension Value {
  @inline(__always)
  package var isObject: Bool { if case .object = self { true } else { false } }

  package var objectType: ClassInfo? { if case .object(let o) = self { o.type } else { nil } }
}
