extension DisplayFormat {
  /// Significant digits shown of a class.
  func precision(_ limits: NumberFormat.Limits) -> Int { min(max(precision, 0), limits.digits) }
}

/// The choice of a format, as the reference implementation makes it (docs/display.md).
extension NumberFormat {
  static func scalar(_ x: Double, _ format: DisplayFormat, _ limits: Limits) -> NumberFormat {
    let p = format.precision(limits)
    let whole = !x.isFinite || (limits.isSingle ? Magnitudes.looksWhole(x) : x == x.rounded())
    let d = x.isFinite ? digits(abs(x)) : 0
    var left = max(d, 1)
    var right = 0
    var width = left
    if !whole {
      (left, right) = split(d, p)
      width = left + 1 + right
    }
    if !x.isFinite { width = max(width, 3) }
    if var special = special(
      format, precision: p, shape: .scalar, whole: whole, largest: d, smallest: d,
      single: limits.isSingle)
    {
      if !x.isFinite, special.notation == .exponent { special.width = 3 }
      return special
    }
    if tooWide(left, right, width: width + 1, precision: p, limits) {
      return NumberFormat(notation: .exponent, width: p + 5, precision: p - 1)
    }
    return NumberFormat(
      notation: whole ? .whole : .fixed, width: width, precision: whole ? max(d, 1) : right)
  }

  static func matrix(
    _ m: Magnitudes, _ format: DisplayFormat, _ limits: Limits
  ) -> NumberFormat {
    let p = format.precision(limits)
    let largest = digits(m.largest)
    let smallest = digits(m.smallest)
    if format.fixedPoint, format.style == .short || format.style == .long {
      return fixedPoint(largest, whole: m.areWhole, p)
    }
    return grid(
      largest, smallest, whole: m.areWhole, nonFinite: m.hasNonFinite, extra: 0, format, limits, p)
  }

  /// A range is laid out by its base and its limit as written, one column wider unless whole.
  static func range(_ r: RangeValue, _ format: DisplayFormat) -> NumberFormat {
    let p = format.precision(.double)
    let low = min(r.base, r.limit)
    let high = max(r.base, r.limit)
    let whole = r.base == r.base.rounded() && r.increment == r.increment.rounded()
    let largest = digits(abs(high))
    let smallest = digits(abs(low))
    if format.fixedPoint, !whole, format.style == .short || format.style == .long {
      return fixedPoint(largest, whole: false, p)
    }
    return grid(
      largest, smallest, whole: whole, nonFinite: false, extra: 1, format, .double, p)
  }

  private static func grid(
    _ largest: Int, _ smallest: Int, whole: Bool, nonFinite: Bool, extra: Int,
    _ format: DisplayFormat, _ limits: Limits, _ p: Int
  ) -> NumberFormat {
    var left: Int
    var right: Int
    var width: Int
    if whole {
      left = max(largest, smallest, 1)
      width = left + 1
      right = width
    } else {
      let a = split(largest, p)
      let b = split(smallest, p)
      left = max(a.left, b.left)
      right = max(a.right, b.right)
      width = left + right + 2 + extra
    }
    if nonFinite { width = max(width, 4) }
    if let special = special(
      format, precision: p, shape: extra > 0 ? .range : .matrix, whole: whole, largest: largest,
      smallest: smallest, single: limits.isSingle)
    {
      return special
    }
    if tooWide(left, whole ? 1 : right, width: width, precision: p, limits) {
      let field = exponentWidth(largest, smallest, whole: whole)
      return NumberFormat(
        notation: .exponent, width: 2 + p + field + extra, precision: p - 1)
    }
    return NumberFormat(notation: whole ? .whole : .fixed, width: width, precision: right)
  }

  /// `fixed_point_format`: a common factor, which whole numbers have no need of.
  private static func fixedPoint(_ largest: Int, whole: Bool, _ p: Int) -> NumberFormat {
    if whole { return NumberFormat(notation: .general, width: p + 2, precision: p - 1) }
    var scale = 1.0
    var exponent = largest - 1
    while exponent > 0 {
      scale *= 10
      exponent -= 1
    }
    while exponent < 0 {
      scale /= 10
      exponent += 1
    }
    return NumberFormat(notation: .fixed, width: p + 2, precision: p - 1, scale: scale)
  }

  // MARK: Complex numbers

  /// Formats of the real and the imaginary part.
  struct Pair {
    var re: NumberFormat
    var im: NumberFormat
  }

  static func complexScalar(
    _ re: Double, _ im: Double, _ format: DisplayFormat, _ limits: Limits
  ) -> Pair {
    let finite = re.isFinite && im.isFinite
    let isWhole: (Double) -> Bool = {
      limits.isSingle && $0.isFinite ? Magnitudes.looksWhole($0) : $0 == $0.rounded()
    }
    let allWhole = isWhole(re) && isWhole(im)
    let whole = !finite || allWhole
    let a = re.isFinite ? digits(abs(re)) : 0
    let b = im.isFinite ? digits(abs(im)) : 0
    var result = pair(
      max(a, b), min(a, b), whole: whole, nonFinite: !finite, format, limits, matrix: false)
    if !finite, !allWhole, result.re.notation == .whole {
      // As the reference does: laid out like whole numbers, but with one digit.
      result.re.notation = .general
      result.im.notation = .general
      result.re.precision = 1
      result.im.precision = 1
    }
    return result
  }

  static func complexMatrix(
    re: Magnitudes, im: Magnitudes, _ format: DisplayFormat, _ limits: Limits
  ) -> Pair {
    func larger(_ a: Double, _ b: Double) -> Int {
      max(digits(a), digits(b))
    }
    return pair(
      larger(re.largest, im.largest), larger(re.smallest, im.smallest),
      whole: re.areWhole && im.areWhole,
      nonFinite: re.hasNonFinite || im.hasNonFinite, format, limits, matrix: true)
  }

  private static func pair(
    _ largest: Int, _ smallest: Int, whole: Bool, nonFinite: Bool, _ format: DisplayFormat,
    _ limits: Limits, matrix: Bool
  ) -> Pair {
    let p = format.precision(limits)
    var left: Int
    var right = 0
    var width: Int
    if whole {
      left = max(largest, smallest, 1)
      width = left
      right = left
    } else {
      let a = split(largest, p)
      let b = split(smallest, p)
      left = max(a.left, b.left)
      right = max(a.right, b.right)
      width = left + 1 + right
    }
    if nonFinite { width = max(width, 3) }
    if let im = special(
      format, precision: p, shape: matrix ? .complexMatrix : .complexScalar, whole: whole,
      largest: largest, smallest: smallest, single: limits.isSingle)
    {
      var re = im
      if im.notation == .exponent || im.notation == .engineering { re.width += 1 }
      return Pair(re: re, im: im)
    }
    if matrix, format.fixedPoint, format.style == .short || format.style == .long {
      let re = fixedPoint(largest, whole: whole, p)
      var im = re
      im.width = p
      return Pair(re: re, im: im)
    }
    if tooWide(left, whole ? (matrix ? 1 : 0) : right, width: width + 1, precision: p, limits) {
      let field = exponentWidth(largest, smallest, whole: whole)
      let im = NumberFormat(notation: .exponent, width: 1 + p + field, precision: p - 1)
      let re = NumberFormat(notation: .exponent, width: 2 + p + field, precision: p - 1)
      return Pair(re: re, im: im)
    }
    let notation: Notation = whole ? .whole : .fixed
    return Pair(
      re: NumberFormat(notation: notation, width: width + 1, precision: right),
      im: NumberFormat(notation: notation, width: width, precision: right))
  }
}
