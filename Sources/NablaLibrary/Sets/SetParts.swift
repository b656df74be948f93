import NablaEngine

/// Two sets (arrays, cells of texts, or matrices of rows) put one behind the other and sorted, so that
/// equal members are neighbours: what all operations on sets begin with.
struct SetParts {
  /// The members: a column, or a matrix if they are rows.
  let all: Value
  /// How many of them come from the first set.
  let first: Int
  /// Indices into `all` (from zero), sorted by member; equal ones in their order.
  let order: [Int]
  /// Where equal members stand in `order`.
  let groups: [Range<Int>]
  let byRows: Bool

  init(_ parts: [Value], byRows: Bool, name: String) throws(NablaError) {
    self.byRows = byRows
    var columns: [Value] = []
    for p in parts {
      let v = try Conversion.materialize(p)
      columns.append(byRows ? v : try Rearranging.reshape(v, Dims(v.count, 1)))
    }
    first = byRows ? columns[0].dims.rows : columns[0].count
    all = try Self.joined(columns, byRows: byRows)
    let starts: [Bool]
    if byRows {
      order = try Rows.order(all, by: Rows.allColumns(all))
      starts = try Rows.starts(all, order)
    } else {
      guard let o = try Sorting.order(all), let s = try Searching.groupStarts(all, o) else {
        throw .message("\(name): A and B must be arrays or cell arrays of strings", id: "")
      }
      order = o
      starts = s
    }
    var groups: [Range<Int>] = []
    var start = 0
    for k in order.indices.dropFirst() where starts[k] {
      groups.append(start..<k)
      start = k
    }
    if !order.isEmpty { groups.append(start..<order.count) }
    self.groups = groups
  }

  /// The first and the last index of a group.
  func head(_ group: Range<Int>) -> Int { order[group.lowerBound] }
  func tail(_ group: Range<Int>) -> Int { order[group.upperBound - 1] }

  private static func joined(_ columns: [Value], byRows: Bool) throws(NablaError) -> Value {
    if columns.count == 1 { return columns[0] }
    let filled = columns.filter { !$0.isEmpty }
    if columns.contains(where: \.isCell) {
      var list: [Value] = []
      for c in columns {
        if case .cell(let t) = c {
          list += t.array
        } else if !c.isEmpty || c.isChar {
          list.append(c)
        }
      }
      return try .cellColumn(list)
    }
    if filled.count == 1 { return filled[0] }
    if filled.isEmpty { return columns[0] }
    return try Operators.concatenate(columns, dimension: 0)
  }

  /// The members with the given indices, as a column, row or rows.
  func members(_ indices: [Int], asRow: Bool) throws(NablaError) -> Value {
    if byRows { return try Rearranging.pick(all, indices, dimension: 0) }
    let n = indices.count
    return try Rearranging.pick(all, indices, dims: asRow ? Dims(1, n) : Dims(n, 1))
  }
}

/// What stands behind the sets in a call.
struct SetOptions {
  var byRows = false
  var stable = false
  var last = false
  var legacy = false

  /// The options of `unique`.
  init(unique call: borrowing Call) throws(NablaError) {
    var (first, sorted) = (false, false)
    for i in 1..<max(1, call.count) {
      guard call[i].isChar else { throw call.failed("options must be strings") }
      switch call[i].text {
      case "rows": byRows = true
      case "stable": stable = true
      case "sorted": sorted = true
      case "first": first = true
      case "last": last = true
      case "legacy": legacy = true
      default: throw call.failed("invalid option")
      }
    }
    if first, last { throw call.failed("cannot specify both \"first\" and \"last\"") }
    if sorted, stable { throw call.failed("cannot specify both \"sorted\" and \"stable\"") }
    if first || last, stable || sorted {
      throw call.failed("cannot specify \"first\"/\"last\" with \"sorted\"/\"stable\"")
    }
    if legacy, stable || sorted {
      throw call.failed("cannot specify \"sorted\" or \"stable\" with \"legacy\"")
    }
    if legacy { last = true }
  }

  /// The options of a function of two sets, which are checked as well.
  init(pair call: borrowing Call) throws(NablaError) {
    var orders = 0
    for i in 2..<max(2, call.count) {
      switch call[i].text {
      case "rows": byRows = true
      case "stable":
        stable = true
        orders += 1
      case "sorted": orders += 1
      case "legacy":
        legacy = true
        orders += 1
      case let word: throw call.failed("invalid option: \(word ?? "")")
      }
    }
    if orders > 1 {
      throw call.failed("only one of \"sorted\", \"stable\", or \"legacy\" may be specified")
    }
    if legacy { last = true }
    try SetParts.check(call, byRows: byRows)
  }
}

extension SetParts {
  /// Are the first two arguments sets, and of the same kind?
  static func check(_ call: borrowing Call, byRows: Bool) throws(NablaError) {
    let (a, b) = (call[0], call[1])
    let wrong = "A and B must be arrays or cell arrays of strings"
    func isArray(_ v: Value) -> Bool { v.classID.isArithmetic }
    if byRows {
      if a.isCell || b.isCell { throw call.failed("cells not supported with \"rows\" flag") }
      guard isArray(a), isArray(b) else { throw call.failed(wrong) }
      guard a.dims.is2D, b.dims.is2D else {
        throw call.failed("A and B must be 2-dimensional matrices with \"rows\" flag")
      }
      if a.dims.columns != b.dims.columns, !a.isEmpty, !b.isEmpty {
        throw call.failed("number of columns in A and B must match")
      }
      return
    }
    let (left, right) = (isTexts(a), isTexts(b))
    if left, right || b.isChar || b.isEmpty { return }
    if right, a.isChar || a.isEmpty { return }
    if left || right {
      throw call.failed("cell array of strings cannot be combined with a nonstring value")
    }
    guard isArray(a), isArray(b) else { throw call.failed(wrong) }
  }

  private static func isTexts(_ v: Value) -> Bool {
    guard case .cell(let c) = v else { return false }
    return c.elements.allSatisfy(\.isChar)
  }
}
