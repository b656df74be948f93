/// String arrays: in quotes, one column as wide as its longest string.
extension Printer {
  mutating func strings(_ t: Tensor<StringElement>, inlined: Bool) {
    let dims = t.dims
    if t.count == 0 { return emptyDimensions(dims) }
    if t.count == 1, dims.isScalar {
      // `disp` shows the text itself.
      out.append(contentsOf: inlined ? Self.quoted(t.data[0]) : t.data[0].bytes ?? Self.missing)
      return newline()
    }
    if dims.is2D { return stringPage(t, dims, 0) }
    let pageCount = t.count / max(dims.rows &* dims.columns, 1)
    var k = 0
    pages(dims) { printer, offset in
      k += 1
      printer.text(" =\n")
      printer.blankLine()
      printer.stringPage(t, dims, offset)
      if k < pageCount { printer.blankLine() }
    }
  }

  private static let missing = Array("<missing>".utf8)

  private static func quoted(_ s: StringElement) -> [UInt8] {
    guard let bytes = s.bytes else { return missing }
    return [0x22] + bytes + [0x22]
  }

  private mutating func stringPage(_ t: Tensor<StringElement>, _ dims: Dims, _ offset: Int) {
    let rows = dims.rows
    let shown = (0..<(rows * dims.columns)).map { Self.quoted(t.data[offset + $0]) }
    let widths = (0..<dims.columns).map { j in
      (0..<rows).reduce(0) { max($0, Self.columns(shown[$1 + j * rows])) }
    }
    grid(rows: rows, columns: dims.columns, columnWidth: (widths.max() ?? 0) + 4) { out, i, j in
      NumberText.pad(4, into: &out)
      let text = shown[i + j * rows]
      out.append(contentsOf: text)
      if j + 1 < dims.columns { NumberText.pad(widths[j] - Self.columns(text), into: &out) }
    }
  }

  /// Characters of a text in UTF-8.
  private static func columns(_ text: [UInt8]) -> Int {
    text.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }
}
