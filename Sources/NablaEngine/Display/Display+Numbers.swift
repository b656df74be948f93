import Glibc

/// Real and complex numbers, whole numbers, logicals, text.
extension Printer {
  // MARK: One number

  /// One real number in its format, right-aligned.
  static func put(_ x: Double, _ f: NumberFormat, into out: inout [UInt8]) {
    if x == 0 {
      switch f.notation {
      case .hexadecimal, .binary: break
      default: return zero(f, into: &out)
      }
    }
    switch f.notation {
    case .hexadecimal: return pattern(x, f, shift: 4, into: &out)
    case .binary: return pattern(x, f, shift: 1, into: &out)
    case .rational: return rational(x, f, into: &out)
    default: break
    }
    guard x.isFinite else {
      if x.isNaN {
        return NumberText.put(isMissing(x) ? "NA" : "NaN", width: f.width, into: &out)
      }
      return NumberText.put(x < 0 ? "-Inf" : "Inf", width: f.width, into: &out)
    }
    switch f.notation {
    case .whole: whole(x, f, into: &out)
    case .fixed: NumberText.fixed(x / f.scale, width: f.width, precision: f.precision, into: &out)
    case .exponent:
      NumberText.general(
        f.uppercase ? "%E" : "%e", x, width: f.width, precision: f.precision, into: &out)
    case .engineering: engineering(x, f, into: &out)
    case .general:
      NumberText.general(
        f.uppercase ? "%G" : "%g", x, width: f.width, precision: f.precision, into: &out)
    case .hexadecimal, .binary, .rational: break
    }
  }

  private static func zero(_ f: NumberFormat, into out: inout [UInt8]) {
    // One number of the engineering formats is as wide as if it had an exponent.
    let isEngineering = f.notation == .engineering && f.width == 0
    NumberText.put("0", width: isEngineering ? f.precision + 7 : f.width, into: &out)
  }

  private static func whole(_ x: Double, _ f: NumberFormat, into out: inout [UInt8]) {
    if let n = Int64(exactly: x), n.magnitude < 1_000_000_000_000_000_000 {
      return NumberText.integer(
        negative: n < 0, magnitude: n.magnitude, width: f.width, into: &out)
    }
    NumberText.general(
      f.uppercase ? "%G" : "%g", x, width: f.width, precision: f.precision, into: &out)
  }

  static func isMissing(_ x: Double) -> Bool {
    MissingNumber.isMissing(x) || x.bitPattern == 0x7FF8_40F4_4000_0000
  }

  // MARK: Real numbers

  mutating func scalar(_ x: Double, _ limits: NumberFormat.Limits) {
    if case .plus = format.style { return text(x > 0 ? "+" : x < 0 ? "-" : " ") }
    if case .free = format.style { return Self.unformatted(x, into: &out) }
    var f = NumberFormat.scalar(x, format, limits)
    f.isSingle = limits.isSingle
    f.uppercase = format.uppercase
    Self.put(x, f, into: &out)
  }

  mutating func range(_ r: RangeValue) {
    if r.count == 0 { return emptyDimensions(Dims(1, 0)) }
    if r.count == 1 {
      scalar(r.base, .double)
      return newline()
    }
    if case .plus = format.style {
      return signs(rows: 1, columns: r.count) { r[$0] }
    }
    if case .free = format.style {
      return unformatted(rows: 1, columns: r.count) { Self.unformatted(r[$1], into: &$0) }
    }
    let f = NumberFormat.range(r, format)
    numbers(rows: 1, columns: r.count, f, countsIndent: false) { r[$0] }
  }

  /// A real matrix whose element (i, j) is `element (i + j * rows)`.
  private mutating func numbers(
    rows: Int, columns: Int, _ f: NumberFormat, countsIndent: Bool = true,
    _ element: (Int) -> Double
  ) {
    commonFactor(f.scale)
    grid(rows: rows, columns: columns, columnWidth: f.width + 2, countsIndent: countsIndent) {
      out, i, j in
      out.append(0x20)
      out.append(0x20)
      Self.put(element(i + j * rows), f, into: &out)
    }
  }

  /// The line of `fixed_point_format` above a matrix.
  private mutating func commonFactor(_ scale: Double) {
    if scale == 1 { return }
    blanks()
    text("  ")
    NumberText.exponent(scale, width: 0, precision: 1, into: &out)
    text(" *\n")
    blankLine()
  }

  private mutating func real(
    _ dims: Dims, offset: Int, _ limits: NumberFormat.Limits, _ element: (Int) -> Double
  ) {
    let rows = dims.rows
    let columns = dims.columns
    if rows &* columns == 1 {
      scalar(element(offset), limits)
      return newline()
    }
    if case .plus = format.style {
      return signs(rows: rows, columns: columns) { element(offset + $0) }
    }
    if case .free = format.style {
      return unformatted(rows: rows, columns: columns) {
        Self.unformatted(element(offset + $1), into: &$0)
      }
    }
    var m = Magnitudes()
    for i in offset..<(offset + rows * columns) { m.add(element(i)) }
    var f = NumberFormat.matrix(m, format, limits)
    f.isSingle = limits.isSingle
    f.uppercase = format.uppercase
    numbers(rows: rows, columns: columns, f) { element(offset + $0) }
  }

  /// `format none`: as few characters as `%g` needs.
  private static func unformatted(_ x: Double, into out: inout [UInt8]) {
    NumberText.general("%g", x, width: 0, precision: 6, into: &out)
  }

  private mutating func unformatted(
    rows: Int, columns: Int, _ element: (inout [UInt8], Int) -> Void
  ) {
    for i in 0..<rows {
      for j in 0..<columns {
        out.append(0x20)
        element(&out, i + j * rows)
      }
      newline()
    }
  }

  /// `format +`.
  private mutating func signs(rows: Int, columns: Int, _ element: (Int) -> Double) {
    let outer = indent
    indent = 0
    defer { indent = outer }
    grid(rows: rows, columns: columns, columnWidth: 1) { out, i, j in
      let x = element(i + j * rows)
      out.append(x > 0 ? 0x2B : x < 0 ? 0x2D : 0x20)
    }
  }

  // MARK: Complex numbers

  mutating func complex(
    _ dims: Dims, offset: Int, _ limits: NumberFormat.Limits, _ element: (Int) -> (Double, Double)
  ) {
    let rows = dims.rows
    let columns = dims.columns
    if case .plus = format.style, rows &* columns > 1 {
      for i in 0..<rows {
        for j in 0..<columns {
          let (re, im) = element(offset + i + j * rows)
          out.append(hypot(re, im) > 0 ? 0x2B : 0x20)
        }
        newline()
      }
      return
    }
    if case .free = format.style {
      func write(_ out: inout [UInt8], _ i: Int) {
        let (re, im) = element(offset + i)
        out.append(0x28)
        Self.unformatted(re, into: &out)
        out.append(0x2C)
        Self.unformatted(im, into: &out)
        out.append(0x29)
      }
      if rows &* columns > 1 { return unformatted(rows: rows, columns: columns, write) }
      write(&out, 0)
      return newline()
    }
    if rows &* columns == 1 {
      if case .plus = format.style {
        text("c\n")
        return
      }
      let (re, im) = element(offset)
      var f = NumberFormat.complexScalar(re, im, format, limits)
      f.re.isSingle = limits.isSingle
      f.re.uppercase = format.uppercase
      f.im.isSingle = limits.isSingle
      f.im.uppercase = format.uppercase
      if case .bank = format.style {
        Self.put(re, f.re, into: &out)
      } else {
        Self.put(re, im, f, into: &out)
      }
      return newline()
    }
    var re = Magnitudes()
    var im = Magnitudes()
    for i in offset..<(offset + rows * columns) {
      let (a, b) = element(i)
      re.add(a)
      if format.style != .bank { im.add(b) }
    }
    var f = NumberFormat.complexMatrix(re: re, im: im, format, limits)
    f.re.isSingle = limits.isSingle
    f.re.uppercase = format.uppercase
    f.im.isSingle = limits.isSingle
    f.im.uppercase = format.uppercase
    if case .bank = format.style {
      // Only the real parts are shown.
      return numbers(rows: rows, columns: columns, f.re) { element(offset + $0).0 }
    }
    var between = 7
    switch format.style {
    case .hex, .bit, .rational: between = 2
    default: break
    }
    commonFactor(f.re.scale)
    grid(rows: rows, columns: columns, columnWidth: f.re.width + f.im.width + between) {
      out, i, j in
      out.append(0x20)
      out.append(0x20)
      let (a, b) = element(offset + i + j * rows)
      Self.put(a, b, f, into: &out)
    }
  }

  static func put(
    _ re: Double, _ im: Double, _ f: NumberFormat.Pair, into out: inout [UInt8]
  ) {
    put(re, f.re, into: &out)
    switch f.re.notation {
    case .hexadecimal, .binary:
      NumberText.put("  ", into: &out)
      put(im, f.im, into: &out)
    default:
      NumberText.put(im.sign == .minus && !im.isNaN ? " - " : " + ", into: &out)
      put(im.isNaN ? im : abs(im), f.im, into: &out)
    }
    out.append(0x69)
  }

  // MARK: Arrays by class

  mutating func array(_ v: Value) {
    let dims = v.dims
    if dims.elementCount == 0 { return emptyDimensions(dims) }
    if dims.is2D { return page(v, dims, 0) }
    let pageDims = Dims(dims.rows, dims.columns)
    // Integer classes have a layout of their own: no indentation, no short form of 1x1 pages.
    let isInteger = v.classID.isInteger
    let pageCount = dims.elementCount / max(pageDims.elementCount, 1)
    var k = 0
    pages(dims, indented: !isInteger) { printer, offset in
      k += 1
      if pageDims.isScalar, !isInteger {
        printer.text(" = ")
        printer.page(v, pageDims, offset)
        return
      }
      printer.text(" =\n")
      printer.blankLine()
      printer.page(v, pageDims, offset)
      if k < pageCount {
        if isInteger { printer.newline() } else { printer.blankLine() }
      }
    }
  }

  private mutating func page(_ v: Value, _ dims: Dims, _ offset: Int) {
    switch v {
    case .double(let t):
      let p = t.data
      real(dims, offset: offset, .double) { p[$0] }
    case .single(let t):
      let p = t.data
      real(dims, offset: offset, .single) { Double(p[$0]) }
    case .complex(let t):
      let p = t.data
      complex(dims, offset: offset, .double) { (p[$0].re, p[$0].im) }
    case .complexSingle(let t):
      let p = t.data
      complex(dims, offset: offset, .single) { (Double(p[$0].re), Double(p[$0].im)) }
    case .logical(let t):
      let p = t.data
      integers(
        dims, offset: offset, counted: offset..<(offset + dims.elementCount), bytes: 1, lowest: -1
      ) { p[$0] ? 1 : 0 }
    case .int8(let t): signed(t, dims, offset)
    case .int16(let t): signed(t, dims, offset)
    case .int32(let t): signed(t, dims, offset)
    case .int64(let t): signed(t, dims, offset)
    case .uint8(let t): unsigned(t, dims, offset)
    case .uint16(let t): unsigned(t, dims, offset)
    case .uint32(let t): unsigned(t, dims, offset)
    case .uint64(let t): unsigned(t, dims, offset)
    default: newline()
    }
  }

  // MARK: Integers

  private mutating func signed<T: SignedInteger & FixedWidthInteger>(
    _ t: Tensor<T>, _ dims: Dims, _ offset: Int
  ) {
    let p = t.data
    integers(
      dims, offset: offset, counted: 0..<t.count, bytes: MemoryLayout<T>.size,
      lowest: T.isSigned ? Int128(T.min) : -1
    ) { Int128(p[$0]) }
  }

  private mutating func unsigned<T: UnsignedInteger & FixedWidthInteger>(
    _ t: Tensor<T>, _ dims: Dims, _ offset: Int
  ) {
    let p = t.data
    integers(
      dims, offset: offset, counted: 0..<t.count, bytes: MemoryLayout<T>.size,
      lowest: T.isSigned ? Int128(T.min) : -1
    ) { Int128(p[$0]) }
  }

  /// The width is that of the most digits, and one more if any number is negative. The reference
  /// overlooks zeros (so an all-zero array has no digits) and the lowest number of a class. Pages of
  /// one array have a common width.
  private mutating func integers(
    _ dims: Dims, offset: Int, counted: Range<Int>, bytes: Int, lowest: Int128,
    _ element: (Int) -> Int128
  ) {
    if counted.count == 1 {
      Self.put(element(offset), width: 0, bytes: bytes, format, into: &out)
      return newline()
    }
    var most: UInt64 = 0
    var negative = false
    for i in counted {
      let x = element(i)
      if x < 0 {
        if x == lowest { continue }
        negative = true
      }
      most = max(most, UInt64(truncatingIfNeeded: x.magnitude))
    }
    var width = (most == 0 ? 0 : NumberText.digitCount(most)) + (negative ? 1 : 0)
    switch format.style {
    case .hex: width = 2 * bytes
    case .bit: width = 8 * bytes
    case .bank: width += 3
    case .free: width = 0
    case .plus:
      return signs(rows: dims.rows, columns: dims.columns) { Double(element(offset + $0)) }
    default: break
    }
    let rows = dims.rows
    let format = format
    let columnWidth = format.style == .rational ? width : width + 2
    grid(rows: rows, columns: dims.columns, columnWidth: columnWidth) { out, i, j in
      out.append(0x20)
      out.append(0x20)
      Self.put(element(offset + i + j * rows), width: width, bytes: bytes, format, into: &out)
    }
    if format.style == .free { newline() }
  }

  private static func put(
    _ x: Int128, width: Int, bytes: Int, _ format: DisplayFormat, into out: inout [UInt8]
  ) {
    switch format.style {
    case .hex, .bit:
      let isHex = format.style == .hex
      var word = UInt64(truncatingIfNeeded: x)
      if format.nativeOrder { word = native(word, bytes: bytes, bits: !isHex) }
      bits(word, count: (isHex ? 2 : 8) * bytes, shift: isHex ? 4 : 1, into: &out)
    case .plus: out.append(x > 0 ? 0x2B : x < 0 ? 0x2D : 0x20)
    case .bank:
      NumberText.integer(
        negative: x < 0, magnitude: UInt64(truncatingIfNeeded: x.magnitude), width: width - 3,
        into: &out)
      out.append(contentsOf: [0x2E, 0x30, 0x30])
    default:
      NumberText.integer(
        negative: x < 0, magnitude: UInt64(truncatingIfNeeded: x.magnitude), width: width,
        into: &out)
    }
  }

  /// `count` digits of `shift` bits each, most significant first.
  static func bits(
    _ x: UInt64, count: Int, shift: Int, uppercase: Bool = false, into out: inout [UInt8]
  ) {
    var i = count
    while i > 0 {
      i -= 1
      let digit = UInt8(truncatingIfNeeded: (x >> UInt64(i * shift)) & ((1 << UInt64(shift)) - 1))
      out.append(digit < 10 ? 0x30 + digit : (uppercase ? 0x41 : 0x61) + digit - 10)
    }
  }

  /// The lowest `bytes` bytes of a word in the order of memory: bytes, or bits, turned around.
  private static func native(_ x: UInt64, bytes: Int, bits: Bool) -> UInt64 {
    if !bits { return x.byteSwapped >> UInt64(64 - 8 * bytes) }
    var word: UInt64 = 0
    for k in 0..<(8 * bytes) { word = word << 1 | (x >> UInt64(k)) & 1 }
    return word
  }

  /// The bits of a floating-point number, four or one to a digit.
  private static func pattern(
    _ x: Double, _ f: NumberFormat, shift: Int, into out: inout [UInt8]
  ) {
    let bytes = f.isSingle ? 4 : 8
    var word = f.isSingle ? UInt64(Float(x).bitPattern) : x.bitPattern
    if f.nativeOrder { word = native(word, bytes: bytes, bits: shift == 1) }
    bits(word, count: 8 * bytes / shift, shift: shift, uppercase: f.uppercase, into: &out)
  }

  // MARK: Text

  mutating func characters(_ t: Tensor<Char>, inlined: Bool) {
    let dims = t.dims
    if !dims.is2D {
      if t.count == 0 { return emptyDimensions(dims) }
      let pageCount = t.count / max(dims.rows &* dims.columns, 1)
      var k = 0
      return pages(dims) { printer, offset in
        k += 1
        printer.text(dims.rows == 1 ? " = " : " =\n")
        if dims.rows != 1 { printer.blankLine() }
        printer.rows(t, dims, offset)
        if k < pageCount, dims.rows != 1 { printer.blankLine() }
      }
    }
    if dims.rows == 0 || t.count == 0 && dims.rows <= 1 { return newline() }
    rows(t, dims, 0)
  }

  private mutating func rows(_ t: Tensor<Char>, _ dims: Dims, _ offset: Int) {
    for i in 0..<dims.rows {
      for j in 0..<dims.columns { out.append(t.data[offset + i + j * dims.rows].byte) }
      newline()
    }
  }
}
