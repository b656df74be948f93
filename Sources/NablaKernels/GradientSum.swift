// A small result from large operands: the weight gradient of a convolutional layer, and every
// 'valid' convolution whose kernel is nearly as large as the input.
//
//   out(p, q) += sum over n, c, r of d(r, c, n) * x(r + p, c + q, n)
//
// Vectors run along r, the shifts p and q stand in registers. With the batch in the last dimension
// the same sum runs over the batch (EQUATIONS, N15).

/// Pages of x and of d (the turned kernel, rows in whole vectors) to sum into one small plane.
struct GradientSum<Element: KernelElement> {
  var x: UnsafePointer<Element>
  var xRows: Int
  var xPageStride: Int
  /// Columns of `vectors * laneCount` elements as `packTurned` lays them out.
  var d: UnsafePointer<Element>
  var dRows: Int
  var dColumns: Int
  var pages: Int
  /// Size `xRows - dRows + 1` by `columns`; sums are added to what it holds.
  var out: UnsafeMutablePointer<Element>
  var columns: Int
}

extension GradientSum {
  /// Elements of one packed column of `rows` rows.
  @inline(__always) static func packedRows(_ rows: Int) -> Int {
    (rows &+ Element.laneCount &- 1) / Element.laneCount &* Element.laneCount
  }

  /// Writes pages of `k`, turned around in all dimensions, in whole vectors of rows.
  ///
  /// If the rows are no multiple of the vector, the last vector starts at `rows - laneCount` and
  /// its rows that the one before has already are zero; so no load ever leaves the column of x.
  /// `k` points at the first of the pages in memory, `rows` is at least one vector.
  @inline(never)
  static func packTurned(
    _ k: UnsafePointer<Element>, rows: Int, columns: Int, pages: Int,
    into d: UnsafeMutablePointer<Element>
  ) {
    let lanes = Element.laneCount
    let whole = rows / lanes &* lanes
    var target = d
    var end = k + rows &* columns &* pages
    for _ in 0..<(columns &* pages) {
      var r = 0
      while r < whole {
        Element.store(Element.reversed(Element.load(end - (r &+ lanes))), target + r)
        r &+= lanes
      }
      if whole < rows {
        let repeated = whole &+ lanes &- rows
        var i = 0
        while i < lanes {
          target[whole &+ i] = i < repeated ? .zero : end[repeated &- 1 &- whole &- i]
          i &+= 1
        }
        target += lanes
      }
      target += whole
      end -= rows
    }
  }

  /// Adds the whole sum to `out`.
  @inline(never)
  func accumulate() {
    let rows = xRows &- dRows &+ 1
    var p = 0
    while p < rows {
      switch rows &- p {
      case 1: p = accumulateRows(OneShift<Element>.self, p)
      case 2: p = accumulateRows(TwoShifts<Element>.self, p)
      case 3, 6: p = accumulateRows(ThreeShifts<Element>.self, p)
      case 4, 7, 8: p = accumulateRows(FourShifts<Element>.self, p)
      default: p = accumulateRows(FiveShifts<Element>.self, p)
      }
    }
  }

  @inline(__always)
  private func accumulateRows<Block: ShiftBlock>(_ block: Block.Type, _ p: Int) -> Int
  where Block.Element == Element {
    var q = 0
    while q &+ 1 < columns {
      pairOfColumns(block, p, q)
      q &+= 2
    }
    if q < columns { singleColumn(block, p, q) }
    return p &+ Block.shifts
  }

  /// Columns q and q + 1 of the result: column c of d meets column c + q of x, column c - 1 of d
  /// meets the same one for q + 1. So x is loaded once for both.
  @inline(__always)
  private func pairOfColumns<Block: ShiftBlock>(_ block: Block.Type, _ p: Int, _ q: Int)
  where Block.Element == Element {
    var a = Block()
    var b = Block()
    let lanes = Element.laneCount
    let packed = Self.packedRows(dRows)
    for n in 0..<pages {
      let xPage = x + (p &+ xRows &* q &+ xPageStride &* n)
      let dPage = d + packed &* dColumns &* n
      var r = 0
      while r < packed {
        var xp = xPage + least(r, dRows &- lanes)
        var dp = dPage + r
        var current = Element.load(dp)
        a.accumulate(current, xp)
        for _ in 1..<dColumns {
          let previous = current
          xp += xRows
          dp += packed
          current = Element.load(dp)
          Block.accumulate(&a, current, &b, previous, xp)
        }
        b.accumulate(current, xp + xRows)
        r &+= lanes
      }
    }
    let rows = xRows &- dRows &+ 1
    a.addTotals(to: out + (p &+ rows &* q))
    b.addTotals(to: out + (p &+ rows &* (q &+ 1)))
  }

  /// The odd column of the result: two columns of d at a time, for enough independent sums.
  @inline(__always)
  private func singleColumn<Block: ShiftBlock>(_ block: Block.Type, _ p: Int, _ q: Int)
  where Block.Element == Element {
    var a = Block()
    var b = Block()
    let lanes = Element.laneCount
    let packed = Self.packedRows(dRows)
    for n in 0..<pages {
      var xp = x + (p &+ xRows &* q &+ xPageStride &* n)
      var dp = d + packed &* dColumns &* n
      var c = 0
      while c &+ 1 < dColumns {
        var r = 0
        while r < packed {
          let s = least(r, dRows &- lanes)
          a.accumulate(Element.load(dp + r), xp + s)
          b.accumulate(Element.load(dp + packed + r), xp + (xRows &+ s))
          r &+= lanes
        }
        xp += 2 &* xRows
        dp += 2 &* packed
        c &+= 2
      }
      if c < dColumns {
        var r = 0
        while r < packed {
          a.accumulate(Element.load(dp + r), xp + least(r, dRows &- lanes))
          r &+= lanes
        }
      }
    }
    a += b
    a.addTotals(to: out + (p &+ (xRows &- dRows &+ 1) &* q))
  }
}
