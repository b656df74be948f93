/// Whole columns, rows and pages, `x(:,j)`, `x(i,:)`, `x(:,:,k)`, without any preparation: programs use
/// little else in their inner loops.
extension Indexing {
  /// A scalar subscript within the bounds, from zero; -1 for anything else.
  @inline(__always)
  private static func plain(_ v: Value, _ n: Int) -> Int {
    guard case .scalar(let x) = v, x >= 1, x <= Double(n) else { return -1 }
    let k = Int(x)
    return Double(k) == x ? k - 1 : -1
  }

  @inline(__always)
  private static func isColon(_ v: Value) -> Bool { if case .colon = v { true } else { false } }

  /// A part of an array that can be walked with one step.
  private struct Part {
    var start: Int
    var step: Int
    var count: Int
    var dims: Dims
  }

  @inline(__always)
  private static func part(_ t: Storage, _ subscripts: [Value]) -> Part? {
    let rows = t.header.rows
    switch subscripts.count {
    case 2:
      let columns = t.header.foldedColumns
      if isColon(subscripts[0]) {
        let j = plain(subscripts[1], columns)
        if j < 0 { return nil }
        return Part(start: j * rows, step: 1, count: rows, dims: Dims(rows, 1))
      }
      guard isColon(subscripts[1]) else { return nil }
      let i = plain(subscripts[0], rows)
      if i < 0 || columns == 0 { return nil }
      return Part(start: i, step: rows, count: columns, dims: Dims(1, columns))
    case 3:
      guard isColon(subscripts[0]), isColon(subscripts[1]) else { return nil }
      let columns = t.dims.columns
      let page = rows * columns
      if page == 0 { return nil }
      let k = plain(subscripts[2], t.count / page)
      if k < 0 { return nil }
      return Part(start: k * page, step: 1, count: page, dims: Dims(rows, columns))
    default: return nil
    }
  }

  /// The column, row or page that two or three subscripts mean; nil if they are something else.
  static func slice<T: Element>(_ t: Tensor<T>, _ subscripts: [Value]) throws(NablaError)
    -> Tensor<T>?
  {
    guard let part = part(t, subscripts) else { return nil }
    let result = try Tensor<T>(uninitialized: part.dims)
    let source = t.data + part.start
    let target = result.data
    if part.step == 1 {
      target.initialize(from: source, count: part.count)
    } else {
      for k in 0..<part.count { (target + k).initialize(to: source[k * part.step]) }
    }
    return result
  }

  /// Stores into a column, row or page of a double array that is the caller's own; false if the
  /// subscripts or the right side are something else.
  static func storeSlice(_ t: Tensor<Double>, _ subscripts: [Value], _ rhs: Value) -> Bool {
    guard let part = part(t, subscripts) else { return false }
    let target = t.data + part.start
    switch rhs {
    case .scalar(let x):
      if part.step == 1 {
        target.update(repeating: x, count: part.count)
      } else {
        for k in 0..<part.count { target[k * part.step] = x }
      }
      return true
    case .double(let r) where r.count == part.count:
      // A page takes its own size, a column or row any vector.
      guard r.dims == part.dims || (r.dims.isVector && part.dims.isVector) else { return false }
      if part.step == 1 {
        target.update(from: r.data, count: part.count)
      } else {
        for k in 0..<part.count { target[k * part.step] = r.data[k] }
      }
      return true
    case .range(let r) where r.count == part.count && part.dims.isVector:
      for k in 0..<part.count { target[k * part.step] = r[k] }
      return true
    default: return false
    }
  }
}
