/// How two arrays of compatible sizes are walked together: runs of `length` pairs within which each
/// operand either advances or stays, and an odometer over the runs.
struct Broadcast {
  let dims: Dims
  let count: Int
  private(set) var length: Int
  private(set) var aStep: Int
  private(set) var bStep: Int
  /// The dimensions above the runs: size, and stride in elements of either operand.
  private(set) var outer: [(size: Int, a: Int, b: Int)] = []

  /// Nil when the sizes differ in a dimension where neither is one.
  init?(_ a: Dims, _ b: Dims) {
    if a == b {
      dims = a
      count = a.elementCount
      (length, aStep, bStep) = (count, 1, 1)
      return
    }
    if b.isScalar {
      dims = a
      count = a.elementCount
      (length, aStep, bStep) = (count, 1, 0)
      return
    }
    if a.isScalar {
      dims = b
      count = b.elementCount
      (length, aStep, bStep) = (count, 0, 1)
      return
    }
    let n = max(a.count, b.count)
    var result: [Int] = []
    /// Dimensions in which the same operands advance are one.
    var groups: [(size: Int, a: Bool, b: Bool)] = []
    for i in 0..<n {
      let (x, y) = (a[i], b[i])
      guard x == y || x == 1 || y == 1 else { return nil }
      let size = x == 1 ? y : x
      result.append(size)
      if size == 1 { continue }
      let advance = (a: x == size, b: y == size)
      if let last = groups.last, last.a == advance.a, last.b == advance.b {
        groups[groups.count - 1].size = last.size &* size
      } else {
        groups.append((size, advance.a, advance.b))
      }
    }
    let d = Dims(result)
    guard let total = d.checkedElementCount else { return nil }
    dims = d
    count = total
    (length, aStep, bStep) = (1, 1, 1)
    if let first = groups.first {
      (length, aStep, bStep) = (first.size, first.a ? 1 : 0, first.b ? 1 : 0)
    }
    var aStride = aStep == 1 ? length : 1
    var bStride = bStep == 1 ? length : 1
    for g in groups.dropFirst() {
      outer.append((g.size, g.a ? aStride : 0, g.b ? bStride : 0))
      if g.a { aStride &*= g.size }
      if g.b { bStride &*= g.size }
    }
  }

  /// Calls the loop for every run. Sizes are those of elements in bytes.
  func run(
    _ loop: PairLoop, _ a: UnsafeRawPointer, _ aSize: Int, _ b: UnsafeRawPointer, _ bSize: Int,
    _ r: UnsafeMutableRawPointer, _ rSize: Int
  ) {
    if count == 0 { return }
    guard let first = outer.first else {
      loop(a, aStep, b, bStep, r, length)
      return
    }
    let runBytes = length &* rSize
    if outer.count == 1 {
      for i in 0..<first.size {
        loop(
          a + i &* first.a &* aSize, aStep, b + i &* first.b &* bSize, bStep, r + i &* runBytes,
          length)
      }
      return
    }
    var index = [Int](repeating: 0, count: outer.count)
    var (aOffset, bOffset, out) = (0, 0, r)
    let runs = count / length
    for _ in 0..<runs {
      loop(a + aOffset &* aSize, aStep, b + bOffset &* bSize, bStep, out, length)
      out += runBytes
      for k in 0..<outer.count {
        index[k] += 1
        aOffset += outer[k].a
        bOffset += outer[k].b
        if index[k] < outer[k].size { break }
        aOffset -= outer[k].a * outer[k].size
        bOffset -= outer[k].b * outer[k].size
        index[k] = 0
      }
    }
  }
}

/// One side of an operation: a tensor, or a scalar held in place.
struct Operand {
  var kind: NumericKind
  var dims: Dims
  var tensor: Storage?
  /// The scalar, when there is no tensor.
  var inlined: (UInt64, UInt64) = (0, 0)

  init(kind: NumericKind, tensor: Storage) {
    self.kind = kind
    self.tensor = tensor
    dims = tensor.dims
  }

  init<T: Element>(kind: NumericKind, scalar x: T) {
    self.kind = kind
    dims = .scalar
    setInlined(x)
  }

  mutating func setInlined<T: Element>(_ x: T) {
    withUnsafeMutableBytes(of: &inlined) { $0.storeBytes(of: x, as: T.self) }
  }

  /// Nil for what is not arithmetic. Ranges are written out.
  init?(_ v: Value) throws(NablaError) {
    guard let kind = NumericKind(v) else { return nil }
    switch v {
    case .scalar(let x): self.init(kind: kind, scalar: x)
    case .bool(let x): self.init(kind: kind, scalar: x)
    case .range(let r): self.init(kind: kind, tensor: try r.tensor())
    case .colon: self.init(kind: kind, scalar: Char(58))
    default:
      guard let t = v.storage else { return nil }
      self.init(kind: kind, tensor: t)
    }
  }

  /// The same numbers in another kind.
  func converted(to target: NumericKind) throws(NablaError) -> Operand {
    if kind == target { return self }
    if let tensor {
      return Operand(kind: target, tensor: try Conversion.tensor(tensor, kind, to: target))
    }
    // A scalar held in place is a double or a logical.
    let x: Double
    if kind == .double {
      x = withUnsafeBytes(of: inlined) { $0.load(as: Double.self) }
    } else if kind == .logical {
      x = withUnsafeBytes(of: inlined) { $0.load(as: Bool.self) } ? 1 : 0
    } else {
      x = Double(withUnsafeBytes(of: inlined) { $0.load(as: UInt8.self) })
    }
    switch target {
    case .double: return Operand(kind: target, scalar: x)
    case .single: return Operand(kind: target, scalar: Float(x))
    case .complex: return Operand(kind: target, scalar: Complex<Double>(x, 0))
    case .complexSingle: return Operand(kind: target, scalar: Complex<Float>(Float(x), 0))
    case .logical: return Operand(kind: target, scalar: x != 0)
    default:
      let t = try Tensor<Double>(Dims.scalar, repeating: x)
      return Operand(kind: target, tensor: try Conversion.tensor(t, .double, to: target))
    }
  }
}
