/// `?Name`: an object that tells about a class.
enum MetaClass {
  static let record = NativeClass(
    "meta.class", isHandle: true,
    properties: [
      "Abstract", "ConstructOnLoad", "ContainingPackage", "Description", "DetailedDescription",
      "Events", "HandleCompatible", "Hidden", "InferiorClasses", "MethodList", "Methods", "Name",
      "Properties", "PropertyList", "Sealed", "SuperClassList", "SuperClasses", "SuperclassList",
    ],
    read: read)

  @Sendable private static func read(_ o: ObjectValue, _ name: String) throws(NablaError) -> Value? {
    guard let c = o.payload as? ClassInfo else { return nil }
    switch name {
    case "Name": return Value(c.name)
    case "Abstract": return .bool(c.isAbstract)
    case "Sealed": return .bool(c.isSealed)
    case "Hidden": return .bool(c.isHidden)
    case "HandleCompatible": return .bool(c.isHandle)
    case "ConstructOnLoad": return .bool(false)
    case "ContainingPackage": return .emptyMatrix
    case "Description", "DetailedDescription": return .emptyString
    case "Events":
      return c.events.isEmpty
        ? .cell(try CellArray(.empty)) : try column(c.events.map { Value($0) })
    case "InferiorClasses": return try column([])
    case "MethodList", "Methods":
      return try column(c.methods.keys.sorted().map { try? member("Name", $0) })
    case "Properties", "PropertyList":
      return try column(c.properties.map(\.name).sorted().map { try? member("Name", $0) })
    case "SuperClassList", "SuperClasses", "SuperclassList":
      return try column(c.parents.map { .object(ObjectValue(native: o.type, payload: $0)) })
    default: return nil
    }
  }

  private static func member(_ field: String, _ name: String) throws(NablaError) -> Value {
    .structure(StructArray([(field, Value(name))]))
  }

  private static func column(_ list: [Value?]) throws(NablaError) -> Value {
    .cell(try CellArray(Dims(list.count, 1), list.map { $0 ?? .emptyMatrix }))
  }
}
