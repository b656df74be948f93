// Pooling of non-overlapping blocks over the pages of a rows x columns x pages array, and the
// adjoints. Rows and columns beyond the last whole block take no part; in an adjoint they are zero.

package enum PoolingKernels {
  /// `out(i, j, n)` = mean of the `blockRows` x `blockColumns` block (i, j) of page n; `out` is
  /// `rows / blockRows` by `columns / blockColumns` by `pages`.
  package static func mean(
    _ x: UnsafePointer<Double>, rows: Int, columns: Int, pages: Int, blockRows: Int,
    blockColumns: Int, into out: UnsafeMutablePointer<Double>
  ) { meanOfBlocks(x, rows, columns, pages, blockRows, blockColumns, out) }
  package static func mean(
    _ x: UnsafePointer<Float>, rows: Int, columns: Int, pages: Int, blockRows: Int,
    blockColumns: Int, into out: UnsafeMutablePointer<Float>
  ) { meanOfBlocks(x, rows, columns, pages, blockRows, blockColumns, out) }

  /// Every element of d fills its block of `out` (rows x columns x pages), divided by `divisor`:
  /// with 1 `expand`, with the size of a block the adjoint of `mean`.
  package static func expand(
    _ d: UnsafePointer<Double>, rows: Int, columns: Int, pages: Int, blockRows: Int,
    blockColumns: Int, divisor: Double, into out: UnsafeMutablePointer<Double>
  ) { fillBlocks(d, rows, columns, pages, blockRows, blockColumns, divisor, out) }
  package static func expand(
    _ d: UnsafePointer<Float>, rows: Int, columns: Int, pages: Int, blockRows: Int,
    blockColumns: Int, divisor: Float, into out: UnsafeMutablePointer<Float>
  ) { fillBlocks(d, rows, columns, pages, blockRows, blockColumns, divisor, out) }

  /// `out` = the largest element of each block, `indices` = its zero-based place in x, the first
  /// in memory if several are equal. NaN is left out; a block of nothing else gives NaN.
  package static func max(
    _ x: UnsafePointer<Double>, rows: Int, columns: Int, pages: Int, blockRows: Int,
    blockColumns: Int, into out: UnsafeMutablePointer<Double>, indices: UnsafeMutablePointer<Int>
  ) { maxOfBlocks(x, rows, columns, pages, blockRows, blockColumns, out, indices) }
  package static func max(
    _ x: UnsafePointer<Float>, rows: Int, columns: Int, pages: Int, blockRows: Int,
    blockColumns: Int, into out: UnsafeMutablePointer<Float>, indices: UnsafeMutablePointer<Int>
  ) { maxOfBlocks(x, rows, columns, pages, blockRows, blockColumns, out, indices) }

  /// The adjoint of `max`: `out` (of `outCount` elements, that is of x) is zero but for
  /// `out(indices(i)) += d(i)`. Every index is one that `max` gave.
  package static func maxAdjoint(
    _ d: UnsafePointer<Double>, indices: UnsafePointer<Int>, count: Int,
    into out: UnsafeMutablePointer<Double>, outCount: Int
  ) { addAtIndices(d, indices, count, out, outCount) }
  package static func maxAdjoint(
    _ d: UnsafePointer<Float>, indices: UnsafePointer<Int>, count: Int,
    into out: UnsafeMutablePointer<Float>, outCount: Int
  ) { addAtIndices(d, indices, count, out, outCount) }
}

@inline(never)
private func meanOfBlocks<E: KernelElement>(
  _ x: UnsafePointer<E>, _ rows: Int, _ columns: Int, _ pages: Int, _ blockRows: Int,
  _ blockColumns: Int, _ out: UnsafeMutablePointer<E>
) {
  if blockRows <= 0 || blockColumns <= 0 { return }
  let h = rows / blockRows
  let w = columns / blockColumns
  let size = E(blockRows &* blockColumns)
  let quarter = E(1) / E(4)
  var target = out
  for n in 0..<greatest(0, pages) {
    for j in 0..<w {
      let first = x + rows &* (j &* blockColumns &+ columns &* n)
      if blockRows == 2 && blockColumns == 2 {
        let second = first + rows
        var i = 0
        while i < h {
          let a = first[2 &* i] + first[2 &* i &+ 1]
          let b = second[2 &* i] + second[2 &* i &+ 1]
          target[i] = (a + b) * quarter
          i &+= 1
        }
      } else {
        for i in 0..<h {
          var sum = E.zero
          for c in 0..<blockColumns {
            let p = first + (rows &* c &+ blockRows &* i)
            for r in 0..<blockRows { sum += p[r] }
          }
          target[i] = sum / size
        }
      }
      target += h
    }
  }
}

@inline(never)
private func fillBlocks<E: KernelElement>(
  _ d: UnsafePointer<E>, _ rows: Int, _ columns: Int, _ pages: Int, _ blockRows: Int,
  _ blockColumns: Int, _ divisor: E, _ out: UnsafeMutablePointer<E>
) {
  if blockRows <= 0 || blockColumns <= 0 { return }
  let h = rows / blockRows
  let w = columns / blockColumns
  var source = d
  for n in 0..<greatest(0, pages) {
    let page = out + rows &* columns &* n
    for j in 0..<w {
      let first = page + rows &* blockColumns &* j
      if blockRows == 2 {
        var i = 0
        while i < h {
          let value = source[i] / divisor
          first[2 &* i] = value
          first[2 &* i &+ 1] = value
          i &+= 1
        }
      } else {
        for i in 0..<h {
          let value = source[i] / divisor
          for r in 0..<blockRows { first[blockRows &* i &+ r] = value }
        }
      }
      fill(first + h &* blockRows, rows &- h &* blockRows, with: .zero)
      for c in 1..<greatest(1, blockColumns) { copy(first, to: first + rows &* c, rows) }
      source += h
    }
    let used = rows &* blockColumns &* w
    fill(page + used, rows &* columns &- used, with: .zero)
  }
}

@inline(never)
private func maxOfBlocks<E: KernelElement>(
  _ x: UnsafePointer<E>, _ rows: Int, _ columns: Int, _ pages: Int, _ blockRows: Int,
  _ blockColumns: Int, _ out: UnsafeMutablePointer<E>, _ indices: UnsafeMutablePointer<Int>
) {
  if blockRows <= 0 || blockColumns <= 0 { return }
  let h = rows / blockRows
  let w = columns / blockColumns
  var target = 0
  for n in 0..<greatest(0, pages) {
    for j in 0..<w {
      for i in 0..<h {
        let corner = blockRows &* i &+ rows &* (j &* blockColumns &+ columns &* n)
        var best = corner
        var value = x[corner]
        for c in 0..<blockColumns {
          for r in 0..<blockRows {
            let place = corner &+ r &+ rows &* c
            let candidate = x[place]
            // The second test lets a number replace a NaN. On random data the branch costs 3 ns an
            // element (0.9 if predicted); LLVM makes it of masks and of selects as well.
            if candidate > value || (value != value && candidate == candidate) {
              value = candidate
              best = place
            }
          }
        }
        out[target] = value
        indices[target] = best
        target &+= 1
      }
    }
  }
}

@inline(never)
private func addAtIndices<E: KernelElement>(
  _ d: UnsafePointer<E>, _ indices: UnsafePointer<Int>, _ count: Int,
  _ out: UnsafeMutablePointer<E>, _ outCount: Int
) {
  fill(out, outCount, with: .zero)
  for i in 0..<greatest(0, count) { out[indices[i]] += d[i] }
}
