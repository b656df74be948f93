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
  var sorted = false
  var last = false
  var firstGiven = false
  var legacy = false

  init(_ call: borrowing Call, from start: Int) throws(NablaError) {
    for i in start..<max(start, call.count) {
      switch call[i].text {
      case "rows": byRows = true
      case "stable": stable = true
      case "sorted": sorted = true
      case "first": firstGiven = true
      case "last": last = true
      case "legacy": legacy = true
      default: throw call.failed("invalid option")
      }
    }
    if firstGiven || last, stable || sorted {
      throw call.failed("cannot specify \"first\"/\"last\" with \"sorted\"/\"stable\"")
    }
    if legacy, !firstGiven { last = true }
  }
}
