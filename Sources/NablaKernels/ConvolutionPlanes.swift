// Two-dimensional convolution of pages with one kernel, for any region of the 'full' result.
//
// Where all taps stay inside the input the panels run on the array as it lies. Where they do not
// ('full', 'same'), or where the result has fewer rows than a vector, a tile of the input is copied
// into a zero-padded scratch that stays in cache; copying is 1/taps of the work.

/// Convolution of some pages of an array with one page of the kernel.
struct PlaneConvolution<Element: KernelElement> {
  var x: UnsafePointer<Element>
  var xRows: Int
  var xColumns: Int
  var xPageStride: Int
  var pages: Int
  /// The kernel page, turned around.
  var taps: UnsafePointer<Element>
  var tapRows: Int
  var tapColumns: Int
  /// Input row and column that the first tap of out(0, 0) meets; negative if padding is needed.
  var firstRow: Int
  var firstColumn: Int
  var out: UnsafeMutablePointer<Element>
  var rows: Int
  var columns: Int
  var outPageStride: Int
  /// Add to `out` instead of writing it: the second and later pages of a kernel with depth.
  var accumulates: Bool
}

/// Output rows and columns that are computed at a time.
struct ConvolutionTile {
  var rows: Int
  var columns: Int
  /// Elements of scratch: a padded input tile, then an output tile.
  var inputElements: Int
  var outputElements: Int

  /// Elements of the padded input that one tile aims at: half of a 48 KB first-level cache.
  static var targetElements: Int { 3072 }
  /// Multiplications between two looks at the interrupt flag: about 10 ms.
  static var workLimit: Int { 1 << 26 }

  init(rows: Int, columns: Int, tapRows: Int, tapColumns: Int, laneCount: Int, padded: Bool) {
    var r = rows
    var c = columns
    if padded
      && (rows &+ tapRows &- 1) &* (columns &+ tapColumns &- 1) > ConvolutionTile.targetElements
    {
      c = ConvolutionTile.balanced(columns, least(columns, 16), multiple: 4)
      let fitting = ConvolutionTile.targetElements / (c &+ tapColumns &- 1) &- tapRows &+ 1
      r = ConvolutionTile.balanced(
        rows, least(rows, greatest(16 &* laneCount, fitting)), multiple: laneCount)
    }
    let taps = tapRows &* tapColumns
    if c > 4 && taps > ConvolutionTile.workLimit / greatest(1, r &* c) {
      c = ConvolutionTile.balanced(
        c, greatest(4, ConvolutionTile.workLimit / (r &* taps)), multiple: 4)
    }
    if taps > ConvolutionTile.workLimit / greatest(1, r &* c) {
      let fitting = greatest(16 &* laneCount, ConvolutionTile.workLimit / (c &* taps))
      r = ConvolutionTile.balanced(r, least(r, fitting), multiple: laneCount)
    }
    self.rows = r
    self.columns = c
    let whole = greatest(r, laneCount)
    inputElements = (whole &+ tapRows &- 1) &* (c &+ tapColumns &- 1)
    outputElements = whole &* c
  }

  /// About `part` of `total`, so that the parts are equally large and the last is not a sliver.
  static func balanced(_ total: Int, _ part: Int, multiple: Int) -> Int {
    if part >= total { return total }
    let count = (total &+ part &- 1) / part
    let size = (total &+ count &- 1) / count
    return least(total, (size &+ multiple &- 1) / multiple &* multiple)
  }
}

extension PlaneConvolution {
  /// Runs over all tiles and pages; false if `poll` asked to stop.
  func run(
    tile: ConvolutionTile, input: UnsafeMutablePointer<Element>,
    output: UnsafeMutablePointer<Element>, poll: (@convention(c) () -> Bool)?
  ) -> Bool {
    var work = 0
    var column = 0
    while column < columns {
      let tileColumns = least(tile.columns, columns &- column)
      var row = 0
      while row < rows {
        let tileRows = least(tile.rows, rows &- row)
        if isDirect(row, column, tileRows, tileColumns) {
          var plane = CorrelationPlane(
            x: x + (firstRow &+ row &+ xRows &* (firstColumn &+ column)), xStride: xRows,
            taps: taps, tapRows: tapRows, tapColumns: tapColumns,
            out: out + (row &+ rows &* column), outStride: rows,
            rows: tileRows, columns: tileColumns, firstFilled: 0, endFilled: Int.max)
          let pageWork = greatest(1, tileRows &* tileColumns &* tapRows &* tapColumns)
          let group = greatest(1, ConvolutionTile.workLimit / pageWork)
          var n = 0
          while n < pages {
            let count = least(group, pages &- n)
            plane.correlate(pages: count, xPageStride: xPageStride, outPageStride: outPageStride)
            plane.x += xPageStride &* count
            plane.out += outPageStride &* count
            n &+= count
            if group < pages || group == 1, let poll, poll() { return false }
          }
        } else {
          for n in 0..<pages {
            paddedTile(row, column, tileRows, tileColumns, page: n, input, output)
            work &+= tileRows &* tileColumns &* tapRows &* tapColumns
            if work > ConvolutionTile.workLimit {
              work = 0
              if let poll, poll() { return false }
            }
          }
        }
        row &+= tileRows
      }
      column &+= tileColumns
    }
    return true
  }

  /// The tile's taps all lie inside the input and its rows fill a vector.
  @inline(__always)
  private func isDirect(_ row: Int, _ column: Int, _ rows: Int, _ columns: Int) -> Bool {
    let r = firstRow &+ row
    let c = firstColumn &+ column
    return !accumulates && rows >= Element.laneCount
      && r >= 0 && r &+ rows &+ tapRows &- 1 <= xRows
      && c >= 0 && c &+ columns &+ tapColumns &- 1 <= xColumns
  }

  /// One tile of one page through the scratch. The zeros around it are written for page 0 only.
  @inline(__always)
  private func paddedTile(
    _ row: Int, _ column: Int, _ tileRows: Int, _ tileColumns: Int, page n: Int,
    _ input: UnsafeMutablePointer<Element>, _ output: UnsafeMutablePointer<Element>
  ) {
    let wholeRows = greatest(tileRows, Element.laneCount)
    let height = wholeRows &+ tapRows &- 1
    let width = tileColumns &+ tapColumns &- 1
    let r = firstRow &+ row
    let c = firstColumn &+ column
    let filledRow = least(height, greatest(0, 0 &- r))
    let endRow = greatest(filledRow, least(height, xRows &- r))
    let filledColumn = least(width, greatest(0, 0 &- c))
    let endColumn = greatest(filledColumn, least(width, xColumns &- c))
    if n == 0 && (endRow &- filledRow) &* (endColumn &- filledColumn) < height &* width {
      fill(input, height &* width, with: .zero)
    }
    if endRow > filledRow {
      var source = x + (r &+ filledRow &+ xRows &* (c &+ filledColumn) &+ xPageStride &* n)
      var target = input + (filledRow &+ height &* filledColumn)
      for _ in filledColumn..<endColumn {
        copy(source, to: target, endRow &- filledRow)
        source += xRows
        target += height
      }
    }
    let result = out + (row &+ rows &* column &+ outPageStride &* n)
    let direct = !accumulates && tileRows == wholeRows
    let plane = CorrelationPlane(
      x: input, xStride: height, taps: taps, tapRows: tapRows, tapColumns: tapColumns,
      out: direct ? result : output, outStride: direct ? rows : wholeRows,
      rows: wholeRows, columns: tileColumns, firstFilled: filledColumn, endFilled: endColumn)
    plane.correlate(pages: 1, xPageStride: 0, outPageStride: 0)
    if direct { return }
    for j in 0..<tileColumns {
      let source = output + wholeRows &* j
      let target = result + rows &* j
      if accumulates {
        addElements(source, to: target, tileRows)
      } else {
        copy(source, to: target, tileRows)
      }
    }
  }
}

/// Copies `n` elements; a last incomplete vector is moved back over what is copied already.
@inline(__always)
func copy<Element: KernelElement>(
  _ source: UnsafePointer<Element>, to target: UnsafeMutablePointer<Element>, _ n: Int
) {
  let lanes = Element.laneCount
  if n < lanes {
    var i = 0
    while i < n {
      target[i] = source[i]
      i &+= 1
    }
    return
  }
  var i = 0
  while i < n {
    let s = least(i, n &- lanes)
    Element.store(Element.load(source + s), target + s)
    i &+= lanes
  }
}

/// `target += source`
@inline(__always)
func addElements<Element: KernelElement>(
  _ source: UnsafePointer<Element>, to target: UnsafeMutablePointer<Element>, _ n: Int
) {
  let lanes = Element.laneCount
  var i = 0
  while i &+ lanes <= n {
    Element.store(Element.add(Element.load(target + i), Element.load(source + i)), target + i)
    i &+= lanes
  }
  while i < n {
    target[i] += source[i]
    i &+= 1
  }
}

@inline(__always)
func fill<Element: KernelElement>(
  _ target: UnsafeMutablePointer<Element>, _ n: Int, with value: Element
) {
  let lanes = Element.laneCount
  let v = Element.splat(value)
  var i = 0
  while i &+ lanes <= n {
    Element.store(v, target + i)
    i &+= lanes
  }
  while i < n {
    target[i] = value
    i &+= 1
  }
}

/// Copies `n` elements, last first.
@inline(__always)
func copyReversed<Element: KernelElement>(
  _ source: UnsafePointer<Element>, to target: UnsafeMutablePointer<Element>, _ n: Int
) {
  let lanes = Element.laneCount
  var i = 0
  while i &+ lanes <= n {
    Element.store(Element.reversed(Element.load(source + (n &- lanes &- i))), target + i)
    i &+= lanes
  }
  while i < n {
    target[i] = source[n &- 1 &- i]
    i &+= 1
  }
}

/// No Inf and no NaN among `n` elements: `0 * x` stays zero.
@inline(__always)
func allFinite<Element: KernelElement>(_ x: UnsafePointer<Element>, _ n: Int) -> Bool {
  let lanes = Element.laneCount
  let zero = Element.zeroLanes
  var a = zero
  var b = zero
  var i = 0
  while i &+ 2 &* lanes <= n {
    a = Element.multiplyAdd(a, Element.load(x + i), zero)
    b = Element.multiplyAdd(b, Element.load(x + (i &+ lanes)), zero)
    i &+= 2 &* lanes
  }
  var s = Element.total(Element.add(a, b))
  while i < n {
    s += x[i] * .zero
    i &+= 1
  }
  return s == .zero
}

@inline(__always)
func anyNaN<Element: KernelElement>(_ x: UnsafePointer<Element>, _ n: Int) -> Bool {
  var i = 0
  while i < n {
    if x[i] != x[i] { return true }
    i &+= 1
  }
  return false
}

@inline(__always)
func anyZero<Element: KernelElement>(_ x: UnsafePointer<Element>, _ n: Int) -> Bool {
  var i = 0
  while i < n {
    if x[i] == .zero { return true }
    i &+= 1
  }
  return false
}
