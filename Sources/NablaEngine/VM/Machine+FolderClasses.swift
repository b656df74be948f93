/// Fields of objects of folder classes: only their methods see them.
extension Machine {
  /// `o.name` in a method: of the part of the object that belongs to the method's class.
  func folderField(_ o: ObjectValue, _ name: String) throws(NablaError) -> [Value] {
    guard isInside(o.type), let here = currentClass else {
      throw .message("invalid index for class", id: "")
    }
    var part = o
    while part.className != here, let parent = part.type.parents.first(where: { $0.isA(here) }),
      case .object(let inner)? = part.storage.get(parent.name)
    {
      part = inner
    }
    return try Indexing.field(.structure(part.storage), name)
  }

  /// `v.name... = rhs`.
  func assignFolderField(
    _ v: inout Value, _ type: ClassInfo, _ path: ArraySlice<Indexing.Accessor>, _ rhs: Value?
  ) throws(NablaError) {
    let own = v.isUniquelyReferenced
    guard case .object(var o) = v else { return }
    if !own {
      o = o.copy()
      v = .object(o)
    }
    var steps = path
    if let here = currentClass, type.name != here,
      let parent = type.parents.first(where: { $0.isA(here) })
    {
      steps = ([.field(parent.name)] + path)[...]
    }
    var fields = Value.structure(o.storage)
    o.storage = Self.noStorage
    defer { if case .structure(let s) = fields { o.storage = s } }
    try assign(&fields, steps, rhs)
  }

  /// Stands for storage that has been taken out.
  // SAFETY: never written to.
  nonisolated(unsafe) private static let noStorage = StructArray(
    dims: .empty, fields: .none, values: [])
}
