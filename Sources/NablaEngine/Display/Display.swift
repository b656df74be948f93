/// How values look: what a statement without a semicolon shows, and what `disp` writes.
///
/// Nothing here prints: the caller gets the bytes. The layout of each class is in a file of its own.
package enum Display {
  /// `name = value`, with the blank lines around it.
  package static func display(_ v: Value, name: String, format: DisplayFormat) -> [UInt8] {
    var printer = Printer(format)
    printer.named(v, name)
    return printer.out
  }

  /// The value alone, ending in a newline.
  package static func disp(_ v: Value, format: DisplayFormat) -> [UInt8] {
    var printer = Printer(format)
    printer.bare(v)
    return printer.out
  }
}

/// Writes values into a byte buffer, at an indentation.
struct Printer {
  var out: [UInt8] = []
  let format: DisplayFormat
  /// Blanks before each line.
  var indent = 0
  /// How many more levels of structs are written out.
  var levels: Int

  init(_ format: DisplayFormat) {
    self.format = format
    levels = format.structLevels
  }

  mutating func newline() { out.append(0x0A) }
  mutating func text(_ s: String) { out.append(contentsOf: s.utf8) }
  mutating func blanks() { NumberText.pad(indent, into: &out) }
  /// The blank line that `format compact` leaves out.
  mutating func blankLine() { if !format.compact { newline() } }

  /// A line at the indentation.
  mutating func line(_ s: String) {
    blanks()
    text(s)
    newline()
  }

  // MARK: With a name

  mutating func named(_ v: Value, _ name: String, nested: Bool = false) {
    blanks()
    text(name)
    if isInline(v) {
      text(" = ")
      bare(v, inlined: true)
      if !nested, case .map = v { newline() }
      return
    }
    text(" =\n")
    if !v.isCell { blankLine() }
    body(v, nested: nested)
    if nested { blankLine() } else { newline() }
  }

  /// Does the value stand behind `name = ` on one line?
  private func isInline(_ v: Value) -> Bool {
    switch v {
    case .scalar, .bool, .range, .colon: return v.count <= 1
    case .function(let f):
      if case .closure(let c) = f.target { return !c.isAnonymous }
      return true
    case .structure, .map, .exception, .object: return false
    case .char(let t):
      return t.dims.rows <= 1 && t.dims.is2D || t.count == 0 && (!t.dims.is2D || t.dims.rows == 0)
    case .cell(let t): return t.count == 0 || !t.dims.is2D
    case .list, .reference, .undefined: return true
    default:
      let d = v.dims
      return d.isScalar || d.elementCount == 0
    }
  }

  /// The lines below `name =`.
  private mutating func body(_ v: Value, nested: Bool) {
    if case .map(let m) = v, nested {
      mapInside(m)
    } else if case .structure(let s) = v {
      structure(s)
    } else if case .exception(let e) = v {
      structure(Self.fields(of: e))
    } else {
      bare(v)
    }
  }

  // MARK: Without a name

  /// What `disp` writes: the value, ending in a newline. `inlined`: behind `name = `.
  mutating func bare(_ v: Value, inlined: Bool = false) {
    switch v {
    case .scalar(let x):
      scalar(x, .double)
      newline()
    case .bool(let b): text(b ? boolText(true) : boolText(false))
    case .range(let r): range(r)
    case .cell(let t): cell(t, inlined: inlined)
    case .structure(let s): structure(s, named: false)
    case .function(let f):
      out.append(contentsOf: functionText(f))
      newline()
    case .map(let m): map(m)
    case .exception(let e): structure(Self.fields(of: e), named: false)
    case .char(let t): characters(t, inlined: inlined)
    case .object(let o): object(o)
    case .colon: text(":\n")
    case .string(let t): strings(t, inlined: inlined)
    case .sparse(let s): sparse(s)
    case .list, .reference, .undefined: newline()
    default:
      if let heading = v.patternHeading {
        text(heading)
        newline()
        blankLine()
      }
      array(v)
    }
  }

  private func boolText(_ b: Bool) -> String {
    switch format.style {
    case .hex: b ? "01\n" : "00\n"
    case .bit: b ? "00000001\n" : "00000000\n"
    case .bank: b ? "1.00\n" : "0.00\n"
    case .plus: b ? "+\n" : " \n"
    default: b ? "1\n" : "0\n"
    }
  }

  func functionText(_ f: FunctionHandle) -> [UInt8] {
    switch f.target {
    case .named(let name): return Array("@\(name)".utf8)
    case .closure(let c):
      if c.isAnonymous || c.text.first == 0x40 { return c.text }
      return [0x40] + c.text
    }
  }

  /// `[](0x3)`.
  mutating func emptyDimensions(_ dims: Dims) {
    text(format.printsEmptyDimensions ? "[](\(dims.text))\n" : "[]\n")
  }

  // MARK: Pages

  /// Calls `page` for each two-dimensional page of an N-d array, under its title.
  mutating func pages(
    _ dims: Dims, indented: Bool = true, _ page: (inout Printer, Int) -> Void
  ) {
    let size = dims.rows &* dims.columns
    let count = size == 0 ? 0 : dims.elementCount / size
    var index = [Int](repeating: 0, count: dims.count - 2)
    for k in 0..<count {
      if indented { blanks() }
      text("ans(:,:")
      for i in index {
        text(",")
        NumberText.integer(i + 1, into: &out)
      }
      text(")")
      page(&self, k * size)
      var d = 0
      while d < index.count {
        index[d] += 1
        if index[d] < dims[d + 2] { break }
        index[d] = 0
        d += 1
      }
    }
  }

  // MARK: Columns

  /// Writes a grid of cells, split into blocks of columns that fit the terminal.
  ///
  /// `columnWidth` is what a column takes of the line; `cell` writes one with its separator. Blocks
  /// of a range are as wide as the terminal wherever they begin: `countsIndent` is false.
  mutating func grid(
    rows: Int, columns: Int, columnWidth: Int, countsIndent: Bool = true,
    _ cell: (inout [UInt8], Int, Int) -> Void
  ) {
    let available = max(format.width - indent, 0)
    var perBlock = columns
    var splits = false
    if format.splitsLongRows, columns &* columnWidth > available, columnWidth > 0 {
      perBlock = max((countsIndent ? available : format.width) / columnWidth, 1)
      splits = true
    }
    var start = 0
    out.reserveCapacity(out.count + rows &* (columns &* columnWidth &+ indent &+ 1))
    while start < columns {
      let end = min(start + perBlock, columns)
      if splits { columnHeader(start, end, total: columns) }
      for i in 0..<rows {
        NumberText.pad(indent, into: &out)
        for j in start..<end { cell(&out, i, j) }
        out.append(0x0A)
      }
      start = end
    }
  }

  private mutating func columnHeader(_ start: Int, _ end: Int, total: Int) {
    if start > 0 { blankLine() }
    blanks()
    if end - start == 1 {
      text(" Column \(end):\n")
    } else if end - start == 2 {
      text(" Columns \(start + 1) and \(end):\n")
    } else {
      text(" Columns \(start + 1) through \(end):\n")
    }
    blankLine()
  }
}
