/// One subscript of an index, checked and counted from zero.
package struct Subscript {
  package enum Kind {
    case colon
    case one(Int)
    /// `start, start + step, ...`
    case run(start: Int, step: Int, count: Int)
    case list([Int])
  }
  package let kind: Kind
  /// The size of the value that it was made from, which the result of a linear index takes.
  package let shape: Dims
  /// One more than the greatest index; zero for a colon or none.
  package let extent: Int

  package static let colon = Subscript(kind: .colon, shape: .empty, extent: 0)

  init(kind: Kind, shape: Dims, extent: Int) {
    self.kind = kind
    self.shape = shape
    self.extent = extent
  }

  init(_ i: Int) { self.init(kind: .one(i), shape: .scalar, extent: i + 1) }

  package var isColon: Bool { if case .colon = kind { true } else { false } }
  package var isOne: Bool { if case .one = kind { true } else { false } }

  /// How many elements it selects of `n`.
  package func count(of n: Int) -> Int {
    switch kind {
    case .colon: n
    case .one: 1
    case .run(_, _, let count): count
    case .list(let list): list.count
    }
  }

  /// How long the dimension must be, if it is `n` now.
  package func needed(_ n: Int) -> Int { isColon ? n : max(n, extent) }

  /// Does it select each of `n` elements once and in order, as a colon does?
  package func isAll(of n: Int) -> Bool {
    switch kind {
    case .colon: return true
    case .one(let i): return n == 1 && i == 0
    case .run(let start, let step, let count):
      return start == 0 && count == n && (step == 1 || count < 2)
    case .list(let list):
      guard list.count == n else { return false }
      for i in 0..<n where list[i] != i { return false }
      return true
    }
  }

  /// Element `k`, counted from zero.
  package subscript(k: Int) -> Int {
    switch kind {
    case .colon: return k
    case .one(let i): return i
    case .run(let start, let step, _): return start + k * step
    case .list(let list): return list[k]
    }
  }
}

/// Where a subscript stands, for messages.
struct SubscriptPlace {
  /// From zero; -1 in a deletion, whose messages show no parentheses.
  var position: Int
  var count: Int

  static let bare = SubscriptPlace(position: -1, count: 0)

  /// `(_,5,_)`.
  func text(_ what: String) -> String {
    if position < 0 { return what }
    let before = position
    let after = max(0, count - position - 1)
    let left = before >= 4 ? "...[x\(before)]..." : String(repeating: "_,", count: before)
    let right = after >= 5 ? "...[x\(after)]..." : String(repeating: ",_", count: after)
    return "(" + left + what + right + ")"
  }
}

// MARK: - From values

extension Subscript {
  /// From a value of the language; `place` only matters for messages.
  init(_ v: Value, _ place: SubscriptPlace) throws(NablaError) {
    switch v {
    case .colon: self = .colon
    case .scalar(let x):
      guard let i = Int(exactly: x), i > 0 else { throw .badSubscript(x, place) }
      self.init(i - 1)
    case .bool(let b):
      if b { self.init(0) } else { self.init(kind: .list([]), shape: .empty, extent: 0) }
    case .range(let r): self = try Self.fromRange(r, place)
    case .double(let t): self = try Self.fromFloats(t, place)
    case .single(let t): self = try Self.fromFloats(t, place)
    case .int8(let t): self = try Self.fromIntegers(t, place)
    case .int16(let t): self = try Self.fromIntegers(t, place)
    case .int32(let t): self = try Self.fromIntegers(t, place)
    case .int64(let t): self = try Self.fromIntegers(t, place)
    case .uint8(let t): self = try Self.fromIntegers(t, place)
    case .uint16(let t): self = try Self.fromIntegers(t, place)
    case .uint32(let t): self = try Self.fromIntegers(t, place)
    case .uint64(let t): self = try Self.fromIntegers(t, place)
    case .logical(let t): self = Self.fromMask(t)
    case .char(let t): self = try Self.fromText(t, place)
    case .complex(let t): throw Self.complexSubscript(t, v, place)
    case .sparse(let s): self = try s.subscripts(place)
    default: throw .badSubscript("<\(Indexing.typeName(v))>", place)
    }
  }

  static func list(_ values: [Value]) throws(NablaError) -> [Subscript] {
    var result: [Subscript] = []
    result.reserveCapacity(values.count)
    for (i, v) in values.enumerated() {
      result.append(try Subscript(v, SubscriptPlace(position: i, count: values.count)))
    }
    return result
  }

  private init(list: [Int], shape: Dims, extent: Int) {
    if list.count == 1, shape.isScalar {
      self.init(list[0])
    } else {
      self.init(kind: .list(list), shape: shape, extent: extent)
    }
  }

  private static func fromRange(_ r: RangeValue, _ place: SubscriptPlace) throws(NablaError)
    -> Subscript
  {
    let shape = Dims(1, r.count)
    if r.count == 0 { return Subscript(kind: .list([]), shape: shape, extent: 0) }
    if let base = Int(exactly: r.base), let step = Int(exactly: r.increment) {
      guard base > 0 else { throw .badSubscript(r.base, place) }
      let last = r[r.count - 1]
      guard let end = Int(exactly: last), end > 0 else {
        // A falling range that passes zero: the first bad element is the one to name.
        for i in 0..<r.count where r[i] < 1 { throw .badSubscript(r[i], place) }
        throw .badSubscript(last, place)
      }
      if r.count == 1 { return Subscript(base - 1) }
      return Subscript(
        kind: .run(start: base - 1, step: step, count: r.count), shape: shape,
        extent: max(base, end))
    }
    // A range of fractions is rounded (the reference implementation only warns).
    var list: [Int] = []
    list.reserveCapacity(r.count)
    var extent = 0
    for i in 0..<r.count {
      let x = r[i].rounded(.toNearestOrAwayFromZero)
      guard let k = Int(exactly: x), k > 0 else { throw .badSubscript(r[i], place) }
      extent = max(extent, k)
      list.append(k - 1)
    }
    return Subscript(list: list, shape: shape, extent: extent)
  }

  private static func fromFloats<T: RealElement>(
    _ t: Tensor<T>, _ place: SubscriptPlace
  ) throws(NablaError) -> Subscript {
    let n = t.count
    let p = t.data
    var extent = 0
    var bad = -1
    let list = [Int](unsafeUninitializedCapacity: n) { buffer, count in
      for i in 0..<n {
        let x = p[i].asDouble
        guard x >= 1, x < 0x1p62 else {
          bad = i
          break
        }
        let k = Int(x)
        guard Double(k) == x else {
          bad = i
          break
        }
        extent = k > extent ? k : extent
        buffer[i] = k &- 1
      }
      count = bad < 0 ? n : 0
    }
    if bad >= 0 { throw .badSubscript(p[bad].asDouble, place) }
    return Subscript(list: list, shape: t.dims, extent: extent)
  }

  private static func fromIntegers<T: FixedWidthInteger & Element>(
    _ t: Tensor<T>, _ place: SubscriptPlace
  ) throws(NablaError) -> Subscript {
    var extent = 0
    var list: [Int] = []
    list.reserveCapacity(t.count)
    for x in t.elements {
      guard x > 0, let k = Int(exactly: x) else { throw .badSubscript("\(x)", place) }
      extent = max(extent, k)
      list.append(k - 1)
    }
    return Subscript(list: list, shape: t.dims, extent: extent)
  }

  /// The indices of the true elements: a vector along the mask if that is one, else a column.
  private static func fromMask(_ t: Tensor<Bool>) -> Subscript {
    let p = t.data
    let total = trueCount(t)
    let n = t.count
    let shape = t.dims.vectorShape(total) ?? Dims(total, 1)
    if total > n / 16, !(0..<total).contains(where: { !p[$0] }) {
      // The first ones and no others.
      return Subscript(kind: .run(start: 0, step: 1, count: total), shape: shape, extent: total)
    }
    let list = [Int](unsafeUninitializedCapacity: total) { buffer, count in
      var (i, k) = (0, 0)
      while k < total {
        buffer[k] = i
        k &+= p[i] ? 1 : 0
        i &+= 1
      }
      count = total
    }
    return Subscript(kind: .list(list), shape: shape, extent: (list.last ?? -1) + 1)
  }

  /// How many elements of a mask are true.
  static func trueCount(_ t: Tensor<Bool>) -> Int {
    let p = UnsafeRawPointer(t.data).assumingMemoryBound(to: UInt8.self)
    var total = 0
    for i in 0..<t.count { total &+= Int(p[i]) }
    _fixLifetime(t)
    return total
  }

  private static func fromText(_ t: Tensor<Char>, _ place: SubscriptPlace) throws(NablaError)
    -> Subscript
  {
    if t.count == 1, t.data[0].byte == UInt8(ascii: ":") { return .colon }
    var extent = 0
    var list: [Int] = []
    for c in t.elements {
      let k = Int(c.byte)
      guard k > 0 else { throw .badSubscript("0", place) }
      extent = max(extent, k)
      list.append(k - 1)
    }
    return Subscript(list: list, shape: t.dims, extent: extent)
  }

  private static func complexSubscript(
    _ t: Tensor<Complex<Double>>, _ v: Value, _ place: SubscriptPlace
  ) -> NablaError {
    guard t.count == 1 else { return .badSubscript("<\(Indexing.typeName(v))>", place) }
    let z = t.data[0]
    let im = Indexing.shortNumber(z.im)
    let text = Indexing.shortNumber(z.re) + (im.hasPrefix("-") ? im : "+" + im) + "i"
    return NablaError(
      "Octave:invalid-index",
      "index \(place.text(text)): subscripts must be real (forgot to initialize i or j?)")
  }
}

extension Dims {
  /// If exactly one dimension is not one: the same size with that dimension `n` long.
  package func vectorShape(_ n: Int) -> Dims? {
    var along = -1
    for i in 0..<count where self[i] != 1 {
      if along >= 0 { return nil }
      along = i
    }
    if along < 0 { return nil }
    var result = self
    result[along] = n
    return result
  }

  /// Seen with `k` dimensions: the last one takes in all that follow.
  package func folded(to k: Int) -> [Int] {
    var result: [Int] = []
    result.reserveCapacity(k)
    for i in 0..<k { result.append(self[i]) }
    if k < count {
      for i in k..<count { result[k - 1] = result[k - 1] &* self[i] }
    }
    return result
  }

  /// Dimensions that are not one, as a size: `1x3x1x2` is `3x2`, `1x3` is `3x1`.
  var squeezedAll: Dims {
    var list: [Int] = []
    for i in 0..<count where self[i] != 1 { list.append(self[i]) }
    return Dims(list)
  }
}
