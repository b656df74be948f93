/// Nested targets: `s.a.b{3}(2).c = v`, to any depth, in place.
///
/// On the way down each inner value is taken out of its container (which keeps a place holder), so
/// that it has one owner, is changed, and is put back, also after an error. What does not exist yet
/// is made on its own and stored when all has gone well, so that an error changes nothing.
extension Indexing {
  /// One step of a nested target.
  package enum Accessor {
    case paren([Value])
    case brace([Value])
    case field(String)
  }

  /// `root path = rhs`; a `.list` gives one value to each of several targets.
  package static func assignPath(_ root: inout Value, _ path: ArraySlice<Accessor>, _ rhs: Value)
    throws(NablaError)
  {
    guard let last = path.last else {
      root = rhs
      return
    }
    if path.count == 1 { return try assignLast(&root, last, rhs) }
    if case .list(let list) = rhs, path.count == 2, case .field(let name) = last,
      case .paren(let subscripts)? = path.first
    {
      // `[s(1:3).name] = ...`
      return try assignFields(&root, subscripts, name, list.values)
    }
    try path.withUnsafeBufferPointer { (steps) throws(NablaError) in
      let way = Way(steps)
      try modify(&root, way) { (inner) throws(NablaError) in
        try assignLast(&inner, way.last, rhs)
      }
    }
  }

  private static func assignLast(_ v: inout Value, _ last: Accessor, _ rhs: Value)
    throws(NablaError)
  {
    switch last {
    case .paren(let s): try assign(&v, s, rhs)
    case .brace(let s): try cellAssign(&v, s, rhs)
    case .field(let name): try fieldAssign(&v, name, rhs)
    }
  }

  /// `root path = []`, where the last step has parentheses.
  package static func deletePath(_ root: inout Value, _ path: ArraySlice<Accessor>)
    throws(NablaError)
  {
    guard let last = path.last else { return }
    guard case .paren(let subscripts) = last else {
      return try assignPath(&root, path, .emptyMatrix)
    }
    if path.count == 1 { return try delete(&root, subscripts) }
    try path.withUnsafeBufferPointer { (steps) throws(NablaError) in
      try modify(&root, Way(steps)) { (inner) throws(NablaError) in
        if inner.isUndefined { inner = .emptyMatrix }
        try delete(&inner, subscripts)
      }
    }
  }

  /// Applies `body` to the value before the last step of a path, in place.
  static func change(
    _ root: inout Value, at path: ArraySlice<Accessor>,
    _ body: (inout Value) throws(NablaError) -> Void
  ) throws(NablaError) {
    try path.withUnsafeBufferPointer { (steps) throws(NablaError) in
      try modify(&root, Way(steps), body)
    }
  }

  /// How many values an assignment to `root path` takes: more than one for `c{1:3}` and `s.f`.
  package static func targetCount(_ root: Value, _ path: ArraySlice<Accessor>) throws(NablaError)
    -> Int
  {
    guard let last = path.last else { return 1 }
    var v = root
    for k in path.indices.dropLast() {
      switch path[k] {
      case .paren(let s):
        let dims: Dims
        if case .structure(let a) = v {
          dims = a.dims
        } else if v.isUndefined || v.isEmpty {
          dims = .empty
        } else {
          return 1
        }
        // Elements of a struct array that share a field, or come into being by it.
        if k == path.endIndex - 2 { return count(try Subscript.list(s), in: dims) }
        v = (try? index(v, s)) ?? .undefined
      case .brace(let s):
        if case .cell = v, let inner = try? cellIndex(v, s), inner.count == 1 {
          v = inner[0]
        } else {
          v = .undefined
        }
      case .field(let name):
        if case .structure(let a) = v, a.count == 1, let inner = a.get(name) {
          v = inner
        } else {
          v = .undefined
        }
      }
    }
    return try countLast(v, last)
  }

  private static func countLast(_ v: Value, _ last: Accessor) throws(NablaError) -> Int {
    switch last {
    case .paren: return 1
    case .brace(let s):
      let dims = if case .cell(let t) = v { t.dims } else { Dims.empty }
      return count(try Subscript.list(s), in: dims)
    case .field:
      if case .structure(let s) = v { return s.count }
      return 1
    }
  }

  /// What is left of a path. Its last step is for the one who asked: it is not walked, but decides
  /// what an undefined value before it may become. (A pointer: slices of arrays would be counted.)
  private struct Way {
    private let step: UnsafePointer<Accessor>?
    private let count: Int

    init(_ steps: UnsafeBufferPointer<Accessor>) {
      step = steps.baseAddress
      count = steps.count
    }

    private init(step: UnsafePointer<Accessor>?, count: Int) {
      self.step = step
      self.count = count
    }

    /// Is only the last step left?
    var isAtEnd: Bool { count <= 1 }
    // SAFETY: a way is made of at least two steps, and `rest` is taken only while it is not at its end.
    var first: Accessor { step.unsafelyUnwrapped.pointee }
    var last: Accessor { step.unsafelyUnwrapped[count - 1] }
    var rest: Way { Way(step: step.unsafelyUnwrapped + 1, count: count - 1) }
    var nextIsField: Bool { if case .field = first { true } else { false } }
  }

  /// Applies `body` to the value before the last step, in place; levels that are missing are made.
  private static func modify(
    _ root: inout Value, _ way: Way, _ body: (inout Value) throws(NablaError) -> Void
  ) throws(NablaError) {
    if way.isAtEnd { return try body(&root) }
    switch way.first {
    case .field(let name): try modifyField(&root, name, way.rest, body)
    case .brace(let subscripts): try modifyBrace(&root, subscripts, way.rest, body)
    case .paren(let subscripts): try modifyParen(&root, subscripts, way.rest, body)
    }
  }

  // MARK: Fields

  private static func modifyField(
    _ root: inout Value, _ name: String, _ rest: Way,
    _ body: (inout Value) throws(NablaError) -> Void
  ) throws(NablaError) {
    switch root {
    case .structure: break
    case .map(let m):
      var inner = try mapProperty(m, name)
      return try modify(&inner, rest, body)
    case .function: throw .functionHandleAssignment
    case .exception:
      guard let inner = try field(root, name).first else { return }
      var value = inner
      try modify(&value, rest, body)
      return try fieldAssign(&root, name, value)
    default:
      guard root.isUndefined || root.isEmpty else { throw .cannotIndex(root, with: ".") }
      var inner = Value.undefined
      try modify(&inner, rest, body)
      root = .structure(StructArray([(name, inner)]))
      return
    }
    let own = root.isUniquelyReferenced
    guard case .structure(var s) = root else { return }
    guard s.count == 1 else {
      switch rest.first {
      case .field where s.fields.slot(of: name) == nil:
        throw .message("octave_map::setfield: internal error", id: "")
      case .field: throw .notOneTarget
      default: throw .listCannotBeIndexed
      }
    }
    if !own {
      s = counted(s)
      root = .structure(s)
    }
    guard let f = s.fields.slot(of: name) else {
      var inner = Value.undefined
      try modify(&inner, rest, body)
      s.set(name, inner)
      return
    }
    var inner = Value.undefined
    swap(&inner, &s.values[f])
    defer { swap(&inner, &s.values[f]) }
    try modify(&inner, rest, body)
  }

  /// `[s(subscripts).name] = values`.
  private static func assignFields(
    _ root: inout Value, _ subscripts: [Value], _ name: String, _ values: [Value]
  ) throws(NablaError) {
    let s = try Subscript.list(subscripts)
    if !root.isStruct {
      guard root.isUndefined || root.isEmpty else { throw .cannotIndex(root, with: ".") }
      root = .structure(StructArray(dims: .empty, fields: .none, values: []))
    }
    let own = root.isUniquelyReferenced
    guard case .structure(var a) = root else { return }
    guard count(s, in: a.dims) == values.count else { throw .notOneTarget }
    guard let dims = try assignedDims(a.dims, s, rhs: .scalar) else { return }
    if !own { a = counted(a) }
    if dims != a.dims { try resize(a, to: dims) }
    for (k, p) in positions(a.dims, s).enumerated() { a.set(name, values[k], p) }
    root = .structure(a)
  }

  // MARK: Braces

  private static func modifyBrace(
    _ root: inout Value, _ subscripts: [Value], _ rest: Way,
    _ body: (inout Value) throws(NablaError) -> Void
  ) throws(NablaError) {
    if !root.isCell {
      // Nothing to keep: the new cell is stored only if all goes well.
      var fresh = root
      try becomeCell(&fresh)
      try modifyBrace(&fresh, subscripts, rest, body)
      root = fresh
      return
    }
    guard !subscripts.isEmpty else { throw .emptyIndexList }
    let own = root.isUniquelyReferenced
    guard case .cell(var t) = root else { return }
    if let p = plainPosition(subscripts, t.count) {
      if !own {
        t = try t.copy()
        root = .cell(t)
      }
      var inner = Value.undefined
      swap(&inner, &t.data[p])
      defer { swap(&inner, &t.data[p]) }
      return try modify(&inner, rest, body)
    }
    let s = try Subscript.list(subscripts)
    guard count(s, in: t.dims) == 1 else { throw .listCannotBeIndexed }
    guard let p = position(s, in: t.dims) else {
      // Beyond the end: make the element, then store it, which grows the cell.
      var inner = Value.undefined
      try modify(&inner, rest, body)
      root = .cell(try store(t, own: own, s, .one(inner)))
      return
    }
    if !own {
      t = try t.copy()
      root = .cell(t)
    }
    var inner = Value.undefined
    swap(&inner, &t.data[p])
    defer { swap(&inner, &t.data[p]) }
    try modify(&inner, rest, body)
  }

  /// The position that one scalar subscript within the bounds means; nil for anything else.
  @inline(__always)
  private static func plainPosition(_ subscripts: [Value], _ count: Int) -> Int? {
    guard subscripts.count == 1, case .scalar(let x) = subscripts[0], x >= 1, x <= Double(count)
    else { return nil }
    let k = Int(x)
    return Double(k) == x ? k - 1 : nil
  }

  /// The linear position of the one element that subscripts select, or nil if it is outside.
  private static func position(_ s: [Subscript], in dims: Dims) -> Int? {
    let lengths = s.count == 1 ? [dims.elementCount] : dims.folded(to: s.count)
    var p = 0
    var stride = 1
    for (one, n) in zip(s, lengths) {
      let i = one[0]
      guard i < n else { return nil }
      p += i * stride
      stride *= n
    }
    return p
  }

  // MARK: Parentheses

  private static func modifyParen(
    _ root: inout Value, _ subscripts: [Value], _ rest: Way,
    _ body: (inout Value) throws(NablaError) -> Void
  ) throws(NablaError) {
    // Not inside the switch, which holds a second reference while it lasts.
    if root.isStruct {
      guard rest.nextIsField else {
        throw .message("invalid index for structure array assignment", id: "")
      }
      return try modifyElement(&root, subscripts, rest, body)
    }
    switch root {
    case .cell(let t):
      if rest.nextIsField {
        guard t.count == 0 else { throw .cannotIndex(root, with: ".") }
      } else {
        return try modifyCells(&root, subscripts, rest, body)
      }
    case .map: throw .message("containers.Map: only one level of indexing is supported", id: "")
    case .function: throw .functionHandleAssignment
    case .undefined: break
    default:
      guard root.isEmpty else {
        let side = root.isScalar || isRange(root) ? "rhs" : "lhs"
        throw .message(
          "in indexed assignment of \(typeName(root)), last \(side) index must be ()", id: "")
      }
    }
    // Nothing there yet: a struct array, or an error.
    guard rest.nextIsField else { throw .message("invalid assignment expression", id: "") }
    var fresh = Value.structure(StructArray(dims: .empty, fields: .none, values: []))
    try modifyElement(&fresh, subscripts, rest, body)
    root = fresh
  }

  private static func isRange(_ v: Value) -> Bool { if case .range = v { true } else { false } }

  /// `s(i).name...`: works on element `i` as a struct of its own fields.
  private static func modifyElement(
    _ root: inout Value, _ subscripts: [Value], _ rest: Way,
    _ body: (inout Value) throws(NablaError) -> Void
  ) throws(NablaError) {
    guard !subscripts.isEmpty else { throw .emptyIndexList }
    let dims = root.dims
    let plain = plainPosition(subscripts, dims.elementCount)
    let s = plain == nil ? try Subscript.list(subscripts) : []
    guard plain != nil || count(s, in: dims) == 1 else { throw .notOneTarget }
    let place = plain ?? position(s, in: dims)
    if dims.isScalar, place != nil {
      // The only element: the array itself.
      return try modify(&root, rest, body)
    }
    let own = root.isUniquelyReferenced
    guard case .structure(var a) = root else { return }
    let n = a.fieldCount
    guard let p = place else {
      // Beyond the end.
      guard let dims = try assignedDims(a.dims, s, rhs: .scalar) else { return }
      var element = Value.structure(
        StructArray(
          dims: .scalar, fields: a.fields, values: [Value](repeating: .emptyMatrix, count: n)))
      try modify(&element, rest, body)
      guard case .structure(let e) = element else { return }
      if !own { a = counted(a) }
      for name in e.fields.names { _ = a.addField(name) }
      try resize(a, to: dims)
      guard let place = position(s, in: dims) else { return }
      for name in e.fields.names { a.set(name, e.get(name) ?? .emptyMatrix, place) }
      root = .structure(a)
      return
    }
    if !own {
      a = counted(a)
      root = .structure(a)
    }
    // Take the element's values out, so that each has one owner.
    var values: [Value] = []
    values.reserveCapacity(n)
    for f in 0..<n {
      var inner = Value.undefined
      swap(&inner, &a.values[p * n + f])
      values.append(inner)
    }
    var element = Value.structure(StructArray(dims: .scalar, fields: a.fields, values: values))
    values = []
    defer {
      if case .structure(let e) = element {
        let known = a.fieldCount
        for f in 0..<min(n, known) { a.values[p * known + f] = e.values[f] }
      }
    }
    try modify(&element, rest, body)
    guard case .structure(let changed) = element, changed.fieldCount > n else { return }
    for f in n..<changed.fieldCount { a.set(changed.fields.names[f], changed.values[f], p) }
  }

  /// `c(i){j} = v`, `c(i)(j) = v`: works on the selected part as a cell.
  private static func modifyCells(
    _ root: inout Value, _ subscripts: [Value], _ rest: Way,
    _ body: (inout Value) throws(NablaError) -> Void
  ) throws(NablaError) {
    let s = try Subscript.list(subscripts)
    guard case .cell(let t) = root else { return }
    var part: Value
    if count(s, in: t.dims) == 1, position(s, in: t.dims) == nil {
      part = .cell(try CellArray(Dims.scalar))
    } else {
      part = .cell(try gather(t, s))
    }
    try modify(&part, rest, body)
    try assign(&root, subscripts, part)
  }
}
