// Correlation of one plane with a small kernel:
//
//   out(r, c) = sum over u, v of taps(u, v) * x(r + u, c + v)
//
// Convolution is this with the kernel turned around, which the caller has done. Nothing is padded
// here: x holds every row and column that a tap reaches. Strides are the distance of two columns.

/// A plane to correlate: where the input starts, the taps, where the output goes.
///
/// Input columns outside `firstFilled..<endFilled` are known to hold zeros only and are skipped
/// (the zero columns that 'full' pads with); pass `0` and `Int.max` if there are none.
struct CorrelationPlane<Element: KernelElement> {
  var x: UnsafePointer<Element>
  var xStride: Int
  var taps: UnsafePointer<Element>
  var tapRows: Int
  var tapColumns: Int
  var out: UnsafeMutablePointer<Element>
  var outStride: Int
  /// Size of the output. At least one vector of rows.
  var rows: Int
  var columns: Int
  var firstFilled: Int
  var endFilled: Int
}

/// The size of a kernel: literal in a type of its own, so that its loops are unrolled, or any.
///
/// A type and not an argument: the optimiser stops inlining in large functions, and an argument
/// would then no longer be a constant; a specialised copy for a type always is.
protocol TapSize {
  var rows: Int { get }
  var columns: Int { get }
  /// Three columns or more: input vectors are shared between output columns.
  static var shares: Bool { get }
}

struct Taps2x2: TapSize {
  @inline(__always) var rows: Int { 2 }
  @inline(__always) var columns: Int { 2 }
  @inline(__always) static var shares: Bool { false }
}

struct Taps3x3: TapSize {
  @inline(__always) var rows: Int { 3 }
  @inline(__always) var columns: Int { 3 }
  @inline(__always) static var shares: Bool { true }
}

struct Taps5x5: TapSize {
  @inline(__always) var rows: Int { 5 }
  @inline(__always) var columns: Int { 5 }
  @inline(__always) static var shares: Bool { true }
}

struct Taps7x7: TapSize {
  @inline(__always) var rows: Int { 7 }
  @inline(__always) var columns: Int { 7 }
  @inline(__always) static var shares: Bool { true }
}

struct AnyTaps: TapSize {
  var rows: Int
  var columns: Int
  @inline(__always) static var shares: Bool { true }
}

/// One or two columns of taps.
struct NarrowTaps: TapSize {
  var rows: Int
  var columns: Int
  @inline(__always) static var shares: Bool { false }
}

extension CorrelationPlane {
  /// Computes planes that lie at fixed distances; `rows` is at least `Element.laneCount`.
  ///
  /// The choice of the kernel size stands outside the loop over the pages: inside it cost 15 ns of
  /// the 70 that a 12 x 12 page takes.
  func correlate(pages: Int, xPageStride: Int, outPageStride: Int) {
    if columns < 4 {
      correlateColumns(pages, xPageStride, outPageStride)
    } else if tapColumns < 3 {
      if tapRows == 2 && tapColumns == 2 {
        correlatePanels(Taps2x2(), pages, xPageStride, outPageStride)
      } else {
        correlatePanels(
          NarrowTaps(rows: tapRows, columns: tapColumns), pages, xPageStride, outPageStride)
      }
    } else if tapRows == 5 && tapColumns == 5 {
      correlatePanels(Taps5x5(), pages, xPageStride, outPageStride)
    } else if tapRows == 3 && tapColumns == 3 {
      correlatePanels(Taps3x3(), pages, xPageStride, outPageStride)
    } else if tapRows == 7 && tapColumns == 7 {
      correlatePanels(Taps7x7(), pages, xPageStride, outPageStride)
    } else {
      correlatePanels(
        AnyTaps(rows: tapRows, columns: tapColumns), pages, xPageStride, outPageStride)
    }
  }

  /// Panels of four columns. The last one is moved back, so that it is whole: it computes some
  /// columns again instead of falling to slower code. The same for the last rows.
  @inline(never)
  private func correlatePanels<Size: TapSize>(
    _ size: Size, _ pages: Int, _ xPageStride: Int, _ outPageStride: Int
  ) {
    let lanes = Element.laneCount
    for page in 0..<pages {
      var column = 0
      while column < columns {
        let c = least(column, columns &- 4)
        let input = x + (xStride &* c &+ xPageStride &* page)
        let output = out + (outStride &* c &+ outPageStride &* page)
        let first = firstFilled &- c
        let end = endFilled &- c
        var row = 0
        while row < rows {
          let vectors = (rows &- row &+ lanes &- 1) / lanes
          if (vectors == 3 || vectors > 4) && rows >= 3 &* lanes {
            let r = least(row, rows &- 3 &* lanes)
            panel(ThreeVectors<Element>.self, size, input + r, output + r, first, end)
            row = r &+ 3 &* lanes
          } else if vectors >= 2 && rows >= 2 &* lanes {
            let r = least(row, rows &- 2 &* lanes)
            panel(TwoVectors<Element>.self, size, input + r, output + r, first, end)
            row = r &+ 2 &* lanes
          } else {
            let r = least(row, rows &- lanes)
            panel(OneVector<Element>.self, size, input + r, output + r, first, end)
            row = r &+ lanes
          }
        }
        column &+= 4
      }
    }
  }

  @inline(__always)
  private func panel<Block: RowBlock, Size: TapSize>(
    _ block: Block.Type, _ size: Size, _ input: UnsafePointer<Element>,
    _ output: UnsafeMutablePointer<Element>, _ first: Int, _ end: Int
  ) where Block.Element == Element {
    if Size.shares {
      sharedPanel(block, size, input, output, first, end)
    } else {
      plainPanel(block, size, input, output, first, end)
    }
  }

  /// Four output columns; each input vector is loaded once and used for every column it reaches.
  ///
  /// Input column j meets output column c with the taps of column v = j - c. The first three input
  /// columns reach one, two, three outputs, the last three likewise; those between reach all four.
  /// Needs three columns of taps.
  @inline(__always)
  private func sharedPanel<Block: RowBlock, Size: TapSize>(
    _ block: Block.Type, _ size: Size, _ input: UnsafePointer<Element>,
    _ output: UnsafeMutablePointer<Element>, _ first: Int, _ end: Int
  ) where Block.Element == Element {
    let tapRows = size.rows
    let tapColumns = size.columns
    var c0 = Block()
    var c1 = Block()
    var c2 = Block()
    var c3 = Block()
    var p = input
    let t0 = taps
    let t1 = t0 + tapRows
    let t2 = t1 + tapRows
    if 0 >= first && 0 < end {
      for u in 0..<tapRows {
        c0.accumulate(t0[u], Block(from: p + u))
      }
    }
    p += xStride
    if 1 >= first && 1 < end {
      for u in 0..<tapRows {
        let b = Block(from: p + u)
        c0.accumulate(t1[u], b)
        c1.accumulate(t0[u], b)
      }
    }
    p += xStride
    if 2 >= first && 2 < end {
      for u in 0..<tapRows {
        let b = Block(from: p + u)
        c0.accumulate(t2[u], b)
        c1.accumulate(t1[u], b)
        c2.accumulate(t0[u], b)
      }
    }
    p += xStride
    var q0 = t0
    var j = 3
    while j < tapColumns {
      if j >= first && j < end {
        let q1 = q0 + tapRows
        let q2 = q1 + tapRows
        let q3 = q2 + tapRows
        for u in 0..<tapRows {
          let b = Block(from: p + u)
          c0.accumulate(q3[u], b)
          c1.accumulate(q2[u], b)
          c2.accumulate(q1[u], b)
          c3.accumulate(q0[u], b)
        }
      }
      p += xStride
      q0 += tapRows
      j &+= 1
    }
    let last = taps + tapRows &* (tapColumns &- 1)
    let last1 = last - tapRows
    let last2 = last1 - tapRows
    if j >= first && j < end {
      for u in 0..<tapRows {
        let b = Block(from: p + u)
        c1.accumulate(last[u], b)
        c2.accumulate(last1[u], b)
        c3.accumulate(last2[u], b)
      }
    }
    p += xStride
    j &+= 1
    if j >= first && j < end {
      for u in 0..<tapRows {
        let b = Block(from: p + u)
        c2.accumulate(last[u], b)
        c3.accumulate(last1[u], b)
      }
    }
    p += xStride
    j &+= 1
    if j >= first && j < end {
      for u in 0..<tapRows {
        c3.accumulate(last[u], Block(from: p + u))
      }
    }
    c0.store(output)
    c1.store(output + outStride)
    c2.store(output + 2 &* outStride)
    c3.store(output + 3 &* outStride)
  }

  /// Four output columns, each with its own loads: for kernels of one or two columns.
  @inline(__always)
  private func plainPanel<Block: RowBlock, Size: TapSize>(
    _ block: Block.Type, _ size: Size, _ input: UnsafePointer<Element>,
    _ output: UnsafeMutablePointer<Element>, _ first: Int, _ end: Int
  ) where Block.Element == Element {
    let tapRows = size.rows
    let tapColumns = size.columns
    var c0 = Block()
    var c1 = Block()
    var c2 = Block()
    var c3 = Block()
    // A tap column is skipped if none of its four input columns is filled.
    let v0 = greatest(0, first &- 3)
    let v1 = least(tapColumns, end)
    var v = v0
    while v < v1 {
      let p0 = input + v &* xStride
      let p1 = p0 + xStride
      let p2 = p1 + xStride
      let p3 = p2 + xStride
      let t = taps + v &* tapRows
      for u in 0..<tapRows {
        let tap = t[u]
        c0.accumulate(tap, Block(from: p0 + u))
        c1.accumulate(tap, Block(from: p1 + u))
        c2.accumulate(tap, Block(from: p2 + u))
        c3.accumulate(tap, Block(from: p3 + u))
      }
      v &+= 1
    }
    c0.store(output)
    c1.store(output + outStride)
    c2.store(output + 2 &* outStride)
    c3.store(output + 3 &* outStride)
  }

  /// Fewer than four columns, one at a time: also the kernel for one dimension.
  @inline(never)
  private func correlateColumns(_ pages: Int, _ xPageStride: Int, _ outPageStride: Int) {
    let lanes = Element.laneCount
    for page in 0..<pages {
      for column in 0..<columns {
        let input = x + (xStride &* column &+ xPageStride &* page)
        let output = out + (outStride &* column &+ outPageStride &* page)
        let first = greatest(0, firstFilled &- column)
        let end = least(tapColumns, endFilled &- column)
        var row = 0
        while row < rows {
          let vectors = (rows &- row &+ lanes &- 1) / lanes
          if vectors > 4 && rows >= 8 &* lanes {
            let r = least(row, rows &- 8 &* lanes)
            columnBlock(EightVectors<Element>.self, input + r, output + r, first, end)
            row = r &+ 8 &* lanes
          } else if vectors > 2 && rows >= 3 &* lanes {
            let r = least(row, rows &- 3 &* lanes)
            columnBlock(ThreeVectors<Element>.self, input + r, output + r, first, end)
            row = r &+ 3 &* lanes
          } else {
            let r = least(row, rows &- lanes)
            columnBlock(OneVector<Element>.self, input + r, output + r, first, end)
            row = r &+ lanes
          }
        }
      }
    }
  }

  @inline(__always)
  private func columnBlock<Block: RowBlock>(
    _ block: Block.Type, _ input: UnsafePointer<Element>,
    _ output: UnsafeMutablePointer<Element>, _ first: Int, _ end: Int
  ) where Block.Element == Element {
    var sum = Block()
    var v = first
    while v < end {
      let p = input + xStride &* v
      let t = taps + v &* tapRows
      for u in 0..<tapRows {
        sum.accumulate(t[u], Block(from: p + u))
      }
      v &+= 1
    }
    sum.store(output)
  }
}
