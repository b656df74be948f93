/// The size of an array: at least two dimensions, trailing ones beyond the second removed.
///
/// Two-dimensional sizes need no allocation.
package struct Dims: Equatable, Hashable, Sendable {
  package var rows: Int
  package var columns: Int
  /// Dimensions three and up; never ends in 1.
  package private(set) var rest: [Int]

  @inlinable package init(_ rows: Int, _ columns: Int) {
    self.rows = rows
    self.columns = columns
    rest = []
  }

  /// From a list of any length: missing dimensions count as one, trailing ones are dropped.
  package init(_ list: [Int]) {
    rows = list.count > 0 ? list[0] : 1
    columns = list.count > 1 ? list[1] : 1
    var tail = list.count > 2 ? Array(list[2...]) : []
    while tail.last == 1 { tail.removeLast() }
    rest = tail
  }

  package static let scalar = Dims(1, 1)
  package static let empty = Dims(0, 0)

  /// The number of dimensions, at least two.
  @inlinable package var count: Int { 2 + rest.count }

  /// The number of elements. Sizes that overflow are refused where arrays are made, so this does not.
  package var elementCount: Int {
    var n = rows &* columns
    for d in rest { n = n &* d }
    return n
  }

  /// The number of elements, or nil when it does not fit.
  package var checkedElementCount: Int? {
    if rows == 0 || columns == 0 || rest.contains(0) { return 0 }
    var n = 1
    for i in 0..<count {
      let (product, overflow) = n.multipliedReportingOverflow(by: self[i])
      if overflow { return nil }
      n = product
    }
    return n
  }

  /// Dimension `i` from zero; one beyond the last.
  package subscript(i: Int) -> Int {
    get { i == 0 ? rows : i == 1 ? columns : i - 2 < rest.count ? rest[i - 2] : 1 }
    set {
      if i == 0 {
        rows = newValue
      } else if i == 1 {
        columns = newValue
      } else {
        while rest.count < i - 1 { rest.append(1) }
        rest[i - 2] = newValue
        while rest.last == 1 { rest.removeLast() }
      }
    }
  }

  package var list: [Int] { [rows, columns] + rest }
  package var is2D: Bool { rest.isEmpty }
  package var isScalar: Bool { rows == 1 && columns == 1 && rest.isEmpty }
  package var isVector: Bool { rest.isEmpty && (rows == 1 || columns == 1) }
  package var isRow: Bool { rest.isEmpty && rows == 1 }
  package var isColumn: Bool { rest.isEmpty && columns == 1 }
  package var isEmpty: Bool { elementCount == 0 }

  /// The first dimension whose length is not one (from zero); 0 for scalars.
  package var firstNonSingleton: Int {
    for i in 0..<count where self[i] != 1 { return i }
    return 0
  }

  /// `3x4x2`.
  package var text: String {
    var s = "\(rows)x\(columns)"
    for d in rest { s += "x\(d)" }
    return s
  }
}
