/// `x (subscripts) = rhs`: which class the result has, and the storing.
extension Indexing {
  /// A warning of the last assignment, for the machine to show and clear.
  // SAFETY: only the interpreter thread assigns.
  nonisolated(unsafe) package static var warning: String?

  package static func assign(_ target: inout Value, _ subscripts: [Value], _ rhs: Value)
    throws(NablaError)
  {
    if try assignScalar(&target, subscripts, rhs) { return }
    if case .list(let list) = rhs {
      guard list.values.count == 1 else { throw .listCannotBeIndexed }
      return try assign(&target, subscripts, list.values[0])
    }
    if case .map(let m) = target { return try mapAssign(m, subscripts, rhs) }
    if subscripts.count > 1, target.isUniquelyReferenced, case .double(let t) = target,
      storeSlice(t, subscripts, rhs)
    {
      return
    }
    if subscripts.count == 1, case .logical(let mask) = subscripts[0],
      target.isUniquelyReferenced, case .double(let t) = target, storeMasked(t, mask, rhs)
    {
      return
    }
    guard !subscripts.isEmpty else { throw .emptyIndexList }
    let s = try Subscript.list(subscripts)
    switch target {
    case .function: throw .functionHandleAssignment
    case .structure: try structAssign(&target, s, rhs)
    case .cell: try cellStore(&target, s, rhs)
    case .undefined:
      target = try emptyLike(rhs)
      do throws(NablaError) {
        try assign(&target, subscripts: s, rhs)
      } catch {
        target = .undefined
        throw error
      }
    default: try assign(&target, subscripts: s, rhs)
    }
  }

  private static func assign(_ target: inout Value, subscripts s: [Subscript], _ rhs: Value)
    throws(NablaError)
  {
    switch target {
    case .structure: try structAssign(&target, s, rhs)
    case .cell: try cellStore(&target, s, rhs)
    default: try arrayStore(&target, s, rhs)
    }
  }

  /// `x(i) = number` and `x(i,j) = number` inside or at the end of a double array of our own.
  @inline(__always)
  private static func assignScalar(_ target: inout Value, _ subscripts: [Value], _ rhs: Value)
    throws(NablaError) -> Bool
  {
    guard case .scalar(let v) = rhs, case .scalar(let x)? = subscripts.first, x >= 1, x < 0x1p53
    else { return false }
    let k = Int(x)
    guard Double(k) == x else { return false }
    let own = target.isUniquelyReferenced
    guard own, case .double(let t) = target else { return false }
    if subscripts.count == 1 {
      if k <= t.count {
        t.data[k - 1] = v
        return true
      }
      guard k == t.count + 1, t.dims.is2D, t.dims.rows <= 1 else { return false }
      try t.growInPlace(to: Dims(1, k))
      t.data[k - 1] = v
      if k == 1 { target = .scalar(v) }
      return true
    }
    guard subscripts.count == 2, case .scalar(let y) = subscripts[1], y >= 1, y < 0x1p53 else {
      return false
    }
    let l = Int(y)
    guard Double(l) == y, k <= t.header.rows, l <= t.header.foldedColumns else { return false }
    t.data[(l - 1) * t.header.rows + k - 1] = v
    return true
  }

  /// What an undefined variable is before `rhs` is stored into a part of it.
  private static func emptyLike(_ rhs: Value) throws(NablaError) -> Value {
    switch rhs {
    case .function: throw .functionHandleAssignment
    case .structure(let s):
      return .structure(StructArray(dims: .empty, fields: s.fields, values: []))
    case .cell: return .cell(try CellArray(Dims.empty))
    case .char: return .emptyString
    case .bool, .logical: return .logical(try Tensor<Bool>(Dims.empty))
    case .scalar, .double, .range, .complex: return .emptyMatrix
    case .single, .complexSingle: return .single(try Tensor<Float>(Dims.empty))
    case .map, .exception, .list, .reference, .undefined, .colon: return .emptyMatrix
    case .sparse: return .sparse(try SparseMatrix(rows: 0, columns: 0))
    case .string: return .string(try Tensor<StringElement>(Dims.empty))
    default: return try Conversion.convert(.emptyMatrix, to: rhs.classID)
    }
  }

  // MARK: Cells

  /// `c (subscripts) = rhs`: a cell gives its elements, anything else becomes one.
  static func cellStore(_ target: inout Value, _ s: [Subscript], _ rhs: Value) throws(NablaError) {
    let source: Source<Value>
    if case .cell(let r) = rhs {
      source = .many(r)
    } else {
      source = .one(rhs)
    }
    let own = target.isUniquelyReferenced
    guard case .cell(let t) = target else { return }
    try put(&target, t, own, s, source) { .cell($0) }
  }

  /// `c {subscripts} = rhs`; `.list` sets several elements in turn.
  package static func cellAssign(_ target: inout Value, _ subscripts: [Value], _ rhs: Value)
    throws(NablaError)
  {
    if case .list = rhs {
    } else if subscripts.count == 1, case .scalar(let x) = subscripts[0], x >= 1, x < 0x1p53 {
      let k = Int(x)
      let own = target.isUniquelyReferenced
      if own, Double(k) == x, case .cell(let t) = target {
        if k <= t.count {
          t.data[k - 1] = rhs
          return
        }
        if k == t.count + 1, t.dims.is2D, t.dims.rows <= 1 {
          try t.growInPlace(to: Dims(1, k))
          t.data[k - 1] = rhs
          return
        }
      }
    }
    guard !subscripts.isEmpty else { throw .emptyIndexList }
    let s = try Subscript.list(subscripts)
    if !target.isCell {
      var fresh = target
      try becomeCell(&fresh)
      try cellAssign(&fresh, subscripts, rhs)
      target = fresh
      return
    }
    let own = target.isUniquelyReferenced
    guard case .cell(let t) = target else { return }
    let source: Source<Value>
    let selected = count(s, in: t.dims)
    if case .list(let list) = rhs {
      guard list.values.count == selected else { throw .notOneTarget }
      source = .many(try CellArray(row: list.values))
    } else {
      guard selected == 1 else { throw .notOneTarget }
      source = .one(rhs)
    }
    try put(&target, t, own, s, source) { .cell($0) }
  }

  /// What is undefined or empty becomes a cell; what cannot is an error.
  static func becomeCell(_ target: inout Value) throws(NablaError) {
    switch target {
    case .cell: return
    case .undefined: target = .cell(try CellArray(Dims.empty))
    case .structure: throw .message("struct cannot be indexed with {", id: "")
    case .map:
      throw .message("containers.Map: only '()' indexing is supported for assigning values", id: "")
    case .function: throw .functionHandleAssignment
    default:
      guard target.isEmpty else { throw .cannotIndex(target, with: "{") }
      target = .cell(try CellArray(Dims.empty))
    }
  }

  /// How many elements subscripts select, growth included.
  static func count(_ s: [Subscript], in dims: Dims) -> Int {
    let lengths = s.count == 1 ? [dims.elementCount] : dims.folded(to: s.count)
    var n = 1
    for (i, one) in s.enumerated() { n *= one.count(of: lengths[i]) }
    return n
  }

  /// Stores into `t`, the array of `target`, in place if `own`; nothing changes if that fails.
  private static func put<T: Element>(
    _ target: inout Value, _ t: Tensor<T>, _ own: Bool, _ s: [Subscript], _ source: Source<T>,
    _ wrap: (Tensor<T>) -> Value
  ) throws(NablaError) {
    target = wrap(try store(t, own: own, s, source))
  }

  // MARK: Numbers, logicals, characters

  /// The class of `target` after `rhs` has been stored into a part of it, and whether it is complex.
  private static func resultClass(_ target: Value, _ rhs: Value) -> (ClassID, complex: Bool) {
    let left = target.classID
    let right = rhs.classID
    if target.isComplex || rhs.isComplex {
      if left == .double || (!rhs.isComplex && left != .single) { return (.double, true) }
      if left == .single { return (.single, true) }
      // Integers, logicals and characters give way to the complex class.
      return (left.isInteger ? right : .double, true)
    }
    switch left {
    case .logical: return (right == .single ? .double : .logical, false)
    case .char: return (right == .single || right.isInteger ? .double : .char, false)
    default: return (left, false)
    }
  }

  private static func arrayStore(_ target: inout Value, _ s: [Subscript], _ rhs: Value)
    throws(NablaError)
  {
    if case .sparse(let m) = target {
      target = .sparse(try SparseMatrix.assign(m, s, rhs))
      return
    }
    if rhs.isSparse { return try arrayStore(&target, s, try rhs.madeFull()) }
    if target.isString || rhs.isString && target.isEmpty { return try stringStore(&target, s, rhs) }
    guard rhs.classID.isArithmetic, target.classID.isArithmetic else {
      throw .noConversion(of: rhs, to: target)
    }
    let (kind, complex) = resultClass(target, rhs)
    if complex { return try complexStore(&target, kind, s, rhs) }
    if kind == .logical, rhs.classID != .logical { try checkLogical(target, rhs) }
    if target.classID != kind {
      var converted = try Conversion.convert(target, to: kind)
      try arrayStore(&converted, s, rhs)
      target = converted
      return
    }
    switch kind {
    case .double: try doubleStore(&target, s, rhs)
    case .single:
      let own = target.isUniquelyReferenced
      guard case .single(let t) = target else { return }
      try put(&target, t, own, s, try single(rhs)) { .single($0) }
    case .logical: try logicalStore(&target, s, rhs)
    case .char:
      let own = target.isUniquelyReferenced
      guard case .char(let t) = target else { return }
      guard case .char(let r) = try Conversion.convert(rhs, to: .char) else { return }
      try put(&target, t, own, s, .many(r)) { .char($0) }
    default: try integerStore(&target, s, rhs)
    }
  }

  /// What is stored becomes strings; places in between are missing.
  private static func stringStore(_ target: inout Value, _ s: [Subscript], _ rhs: Value)
    throws(NablaError)
  {
    let source = try StringConversion.strings(rhs)
    let own = target.isUniquelyReferenced
    if case .string(let t) = target {
      return try put(&target, t, own, s, .many(source)) { .string($0) }
    }
    let t = try Tensor<StringElement>(Dims.empty)
    try put(&target, t, true, s, .many(source)) { .string($0) }
  }

  private static func doubleStore(_ target: inout Value, _ s: [Subscript], _ rhs: Value)
    throws(NablaError)
  {
    let source: Source<Double>
    if let x = rhs.realScalar {
      source = .one(x)
    } else {
      source = .many(try Conversion.doubles(rhs))
    }
    var own = target.isUniquelyReferenced
    let t: Tensor<Double>
    switch target {
    case .double(let x): t = x
    case .scalar(let x): t = try Tensor<Double>(Dims.scalar, repeating: x)
    case .range(let r):
      t = try r.tensor()
      own = true
    default: return
    }
    if case .scalar = target { own = true }
    try put(&target, t, own, s, source) { Value($0) }
  }

  private static func logicalStore(_ target: inout Value, _ s: [Subscript], _ rhs: Value)
    throws(NablaError)
  {
    let source: Source<Bool>
    if case .bool(let b) = rhs {
      source = .one(b)
    } else {
      source = .many(try Conversion.bools(rhs))
    }
    var own = target.isUniquelyReferenced
    let t: Tensor<Bool>
    switch target {
    case .logical(let x): t = x
    case .bool(let b):
      t = try Tensor<Bool>(Dims.scalar, repeating: b)
      own = true
    default: return
    }
    try put(&target, t, own, s, source) { Value($0) }
  }

  /// Numbers other than 0 and 1 that go into a logical array are worth a warning.
  private static func checkLogical(_ target: Value, _ rhs: Value) throws(NablaError) {
    if case .char = rhs, case .logical = target {
      throw .message(
        "octave_base_value::bool_array_value(): wrong type argument '\(typeName(rhs))'", id: "")
    }
    let numbers = try Conversion.doubles(rhs)
    for x in numbers.elements where x != 0 && x != 1 {
      warning = "value not equal to 1 or 0 converted to logical 1"
      return
    }
  }

  private static func single(_ rhs: Value) throws(NablaError) -> Source<Float> {
    if case .scalar(let x) = rhs { return .one(Float(x)) }
    return .many(try Conversion.singles(rhs))
  }

  private static func integerStore(_ target: inout Value, _ s: [Subscript], _ rhs: Value)
    throws(NablaError)
  {
    let own = target.isUniquelyReferenced
    let kind = target.classID
    if case .scalar(let x) = rhs {
      switch target {
      case .int8(let t):
        try put(&target, t, own, s, .one(Filling.saturate(x, Int8.self))) { .int8($0) }
      case .int16(let t):
        try put(&target, t, own, s, .one(Filling.saturate(x, Int16.self))) { .int16($0) }
      case .int32(let t):
        try put(&target, t, own, s, .one(Filling.saturate(x, Int32.self))) { .int32($0) }
      case .int64(let t):
        try put(&target, t, own, s, .one(Filling.saturate(x, Int64.self))) { .int64($0) }
      case .uint8(let t):
        try put(&target, t, own, s, .one(Filling.saturate(x, UInt8.self))) { .uint8($0) }
      case .uint16(let t):
        try put(&target, t, own, s, .one(Filling.saturate(x, UInt16.self))) { .uint16($0) }
      case .uint32(let t):
        try put(&target, t, own, s, .one(Filling.saturate(x, UInt32.self))) { .uint32($0) }
      case .uint64(let t):
        try put(&target, t, own, s, .one(Filling.saturate(x, UInt64.self))) { .uint64($0) }
      default: return
      }
      return
    }
    let source = rhs.classID == kind ? rhs : try Conversion.convert(rhs, to: kind)
    switch (target, source) {
    case (.int8(let t), .int8(let r)): try put(&target, t, own, s, .many(r)) { .int8($0) }
    case (.int16(let t), .int16(let r)): try put(&target, t, own, s, .many(r)) { .int16($0) }
    case (.int32(let t), .int32(let r)): try put(&target, t, own, s, .many(r)) { .int32($0) }
    case (.int64(let t), .int64(let r)): try put(&target, t, own, s, .many(r)) { .int64($0) }
    case (.uint8(let t), .uint8(let r)): try put(&target, t, own, s, .many(r)) { .uint8($0) }
    case (.uint16(let t), .uint16(let r)): try put(&target, t, own, s, .many(r)) { .uint16($0) }
    case (.uint32(let t), .uint32(let r)): try put(&target, t, own, s, .many(r)) { .uint32($0) }
    case (.uint64(let t), .uint64(let r)): try put(&target, t, own, s, .many(r)) { .uint64($0) }
    default: return
    }
  }

  /// A complex array stays one only while some imaginary part is not zero.
  private static func complexStore(
    _ target: inout Value, _ kind: ClassID, _ s: [Subscript], _ rhs: Value
  ) throws(NablaError) {
    if kind == .single {
      let source = try complexSingles(rhs)
      var own = target.isUniquelyReferenced
      let t: Tensor<Complex<Float>>
      if case .complexSingle(let x) = target {
        t = x
      } else {
        t = try complexSingles(target)
        own = true
      }
      try put(&target, t, own, s, .many(source)) { narrowed($0) }
      return
    }
    let source = try Conversion.complexes(rhs)
    var own = target.isUniquelyReferenced
    let t: Tensor<Complex<Double>>
    if case .complex(let x) = target {
      t = x
    } else {
      t = try Conversion.complexes(target)
      own = true
    }
    try put(&target, t, own, s, .many(source)) { narrowed($0) }
  }

  private static func complexSingles(_ v: Value) throws(NablaError) -> Tensor<Complex<Float>> {
    if case .complexSingle(let t) = v { return t }
    let wide = try Conversion.complexes(v)
    let t = try Tensor<Complex<Float>>(uninitialized: wide.dims)
    for i in 0..<t.count {
      let z = wide.data[i]
      t.data[i] = Complex(Float(z.re), Float(z.im))
    }
    return t
  }
}
