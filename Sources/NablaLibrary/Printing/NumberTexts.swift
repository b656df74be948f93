import CNabla
import Glibc
import NablaEngine

/// Numbers as texts.
extension Builtin {
  static let num2str = Builtin(
    "num2str", "S = num2str (X)\nS = num2str (X, PRECISION)\nS = num2str (X, FORMAT)",
    .between(1, 2), category: .strings,
    summary: "Numbers as text.",
    details: """
      Whole numbers are written in full, others with four digits behind the point of the largest one.
      PRECISION is a count of significant digits, FORMAT a template for one element. A matrix becomes a
      char matrix of as many rows.
      """,
    examples: [
      Example("num2str (pi)", shows: "ans = 3.1416"),
      Example("num2str (pi, 8)", shows: "ans = 3.1415927"),
      Example("num2str ([1 2; 30 4])", shows: "ans =\n\n 1   2\n30   4"),
      Example("num2str (3 - 2.5i)", shows: "ans = 3-2.5i"),
    ],
    errors: ["Octave:invalid-fun-call": "there is no number"],
    seeAlso: ["mat2str", "int2str", "sprintf", "str2num"], body: num2strBody)

  static let int2str = Builtin(
    "int2str", "S = int2str (X)", .exactly(1), category: .strings,
    summary: "Numbers, rounded to whole ones, as text.",
    examples: [
      Example("int2str (2.5)", shows: "ans = 3"),
      Example("int2str ([1.2 3.7; 40 5])", shows: "ans =\n\n 1   4\n40   5"),
    ],
    errors: ["Octave:invalid-fun-call": "there is no number"],
    seeAlso: ["num2str", "round"], body: int2strBody)

  static let mat2str = Builtin(
    "mat2str", "S = mat2str (X)\nS = mat2str (X, N)\nS = mat2str (X, N, \"class\")",
    .between(1, 3), category: .strings,
    summary: "A matrix as text that can be read back.",
    details: """
      N is the number of significant digits, 15 unless given; [N M] are those of the real and the
      imaginary part. "class" adds the name of the class.
      """,
    examples: [
      Example("mat2str ([1 2; 3 4.5])", shows: "ans = [1 2;3 4.5]"),
      Example("mat2str ([true false])", shows: "ans = [true false]"),
      Example("mat2str (int8 ([1 2]), \"class\")", shows: "ans = int8([1 2])"),
    ],
    errors: ["Octave:invalid-fun-call": "there is no matrix"],
    seeAlso: ["num2str", "eval"], body: mat2strBody)
}

// MARK: - num2str

private func num2strBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let x = call[0]
  if case .char = x { return [x] }
  guard x.classID.isArithmetic else {
    throw call.failed("X must be a numeric, logical, or character array")
  }
  if call.has(1) {
    if case .char(let t) = call[1] {
      return [try NumberLines.text(x, template: t.bytes)]
    }
    guard let p = call[1].realScalar, call[1].isScalar, p >= 0, p == p.rounded() else {
      throw call.failed("PRECISION must be a scalar integer >= 0")
    }
    let digits = Int(min(p, 1000))
    if x.classID.isInteger || x.isLogical { return [try NumberLines.text(x, columns: digits)] }
    return [try NumberLines.text(x, width: digits + 7, precision: digits)]
  }
  return [try NumberLines.text(x)]
}

private func int2strBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let x = call[0]
  if case .char = x { return [x] }
  guard x.classID.isArithmetic else {
    throw call.failed("N must be a numeric, logical, or character array")
  }
  if x.classID.isInteger { return [try NumberLines.text(x)] }
  let reals = try Numbers.reals(x)
  let rounded = try Tensor<Double>(uninitialized: x.dims)
  for (i, v) in reals.enumerated() { rounded.data[i] = v.rounded(.toNearestOrAwayFromZero) }
  return [try NumberLines.text(Value(rounded), whole: true)]
}

/// Rows of numbers in columns of one width, without the blanks that all rows begin with.
enum NumberLines {
  private struct Layout {
    var width: Int
    var precision: Int
  }

  static func text(
    _ x: Value, width: Int? = nil, precision: Int? = nil, whole: Bool = false
  ) throws(NablaError) -> Value {
    if x.isEmpty { return .emptyString }
    if x.isComplex { return try complexText(x, width: width, precision: precision) }
    if let exact = try wideIntegers(x, precision) { return exact }
    let values = try Numbers.reals(x)
    var layout = Layout(width: 0, precision: 0)
    if let width, let precision {
      layout = Layout(width: width, precision: precision)
    } else {
      layout = self.layout(values, whole: whole)
    }
    if values.count == 1 { layout.width = 0 }
    return try lines(x.dims) { (i, out) in
      number(values[i], layout.width, layout.precision, into: &out)
    }
  }

  /// Whole numbers of an integer class in full, each right-aligned in so many columns.
  static func text(_ x: Value, columns: Int) throws(NablaError) -> Value {
    if x.isEmpty { return .emptyString }
    let texts: [String]
    switch x {
    case .int64(let t): texts = t.elements.map { String($0) }
    case .uint64(let t): texts = t.elements.map { String($0) }
    default: texts = try Numbers.reals(x).map { String(Int($0)) }
    }
    return try lines(x.dims) { (i, out) in
      for _ in 0..<max(0, columns - texts[i].utf8.count) { out.append(0x20) }
      out.append(contentsOf: texts[i].utf8)
    }
  }

  /// 64-bit integers beyond what a double holds, digit by digit.
  private static func wideIntegers(_ x: Value, _ precision: Int?) throws(NablaError) -> Value? {
    var texts: [String] = []
    switch x {
    case .int64(let t):
      guard t.elements.contains(where: { $0.magnitude > 1 << 53 }) else { return nil }
      texts = t.elements.map { String($0) }
    case .uint64(let t):
      guard t.elements.contains(where: { $0 > 1 << 53 }) else { return nil }
      texts = t.elements.map { String($0) }
    default: return nil
    }
    var most = 0
    for s in texts { most = max(most, s.utf8.count) }
    if let precision, precision < most - 1 { return nil }
    let width = texts.count == 1 ? 0 : most + 2
    return try lines(x.dims) { (i, out) in
      let s = texts[i]
      for _ in 0..<max(0, width - s.utf8.count) { out.append(0x20) }
      out.append(contentsOf: s.utf8)
    }
  }

  private static func layout(_ values: [Double], whole: Bool) -> Layout {
    var largest = 0.0
    var allWhole = true
    var finite = true
    for v in values {
      if v.isFinite { largest = max(largest, abs(v)) } else { finite = false }
      if v.isFinite, v != v.rounded() { allWhole = false }
    }
    let exponent = largest == 0 ? 0 : Int(floor(log10(largest)))
    if allWhole {
      let digits = max(exponent + 1, 1)
      if digits > 16 && !whole { return Layout(width: 23, precision: 16) }
      return Layout(width: max(digits + 2, finite ? 0 : 5), precision: digits)
    }
    let precision = min(max(exponent + 5, 5), 16)
    return Layout(width: precision + 7, precision: precision)
  }

  private static func number(
    _ x: Double, _ width: Int, _ precision: Int, into out: inout [UInt8], plus: Bool = false,
    left: Bool = false
  ) {
    let start = out.count
    if x.isFinite {
      out.append(contentsOf: Numbers.general(x, digits: precision).utf8)
    } else if x.isNaN {
      out.append(contentsOf: (MissingNumber.isMissing(x) ? "NA" : "NaN").utf8)
    } else {
      out.append(contentsOf: (x < 0 ? "-Inf" : "Inf").utf8)
    }
    if plus, out[start] != 0x2D { out.insert(0x2B, at: start) }
    let missing = max(0, width - (out.count - start))
    let blanks = [UInt8](repeating: 0x20, count: missing)
    if left { out.append(contentsOf: blanks) } else { out.insert(contentsOf: blanks, at: start) }
  }

  /// Each row of a matrix (of an N-d array: with all its columns) as a line; then the blanks that all
  /// lines begin or end with are cut.
  private static func lines(
    _ dims: Dims, _ put: (Int, inout [UInt8]) -> Void
  ) throws(NablaError) -> Value {
    let rows = dims.rows
    let columns = dims.elementCount / max(rows, 1)
    var all: [[UInt8]] = []
    for i in 0..<rows {
      var line: [UInt8] = []
      for j in 0..<columns { put(i + j * rows, &line) }
      all.append(line)
    }
    return try TextRows.trimmed(all)
  }

  private static func complexText(_ x: Value, width: Int?, precision: Int?) throws(NablaError)
    -> Value
  {
    var parts: [Double] = []
    for e in try Conversion.complexes(x).array {
      parts.append(e.re)
      parts.append(e.im)
    }
    var layout = Layout(width: width ?? 0, precision: precision ?? 0)
    if width == nil {
      layout = self.layout(parts.filter(\.isFinite), whole: true)
    }
    return try lines(x.dims) { (i, out) in
      number(parts[2 * i], layout.width, layout.precision, into: &out)
      let start = out.count
      number(parts[2 * i + 1], layout.width, layout.precision, into: &out, plus: true, left: true)
      // The i stands right behind the digits, the blanks behind the i.
      var end = out.count
      while end > start, out[end - 1] == 0x20 { end -= 1 }
      out.insert(0x69, at: end)
    }
  }

  /// By a template for one element: the data go through it row by row.
  static func text(_ x: Value, template: [UInt8]) throws(NablaError) -> Value {
    let rows = x.dims.rows
    let columns = x.count / max(rows, 1)
    let template = try Escapes.process(template, session: nil)
    var format = template
    var order = x
    if x.isComplex {
      let z = try Conversion.complexes(x).array
      let parts = try Tensor<Double>(uninitialized: Dims(1, 2 * x.count))
      for i in 0..<rows {
        for j in 0..<columns {
          parts.data[2 * (i * columns + j)] = z[i + j * rows].re
          parts.data[2 * (i * columns + j) + 1] = z[i + j * rows].im
        }
      }
      order = Value(parts)
      // Blanks at the end stand behind the i.
      while let last = format.last, TextRows.isSpace(last) { format.removeLast() }
      let blanks = template[format.count...]
      let rest = format.firstIndex(of: 0x25).map { Array(format[($0 + 1)...]) } ?? []
      format += Array("%+".utf8) + rest + [0x69] + blanks
    } else if rows > 1, columns > 0 {
      let values = try Numbers.reals(x)
      let t = try Tensor<Double>(uninitialized: Dims(1, x.count))
      for i in 0..<rows { for j in 0..<columns { t.data[i * columns + j] = values[i + j * rows] } }
      order = Value(t)
    }
    var whole: [UInt8] = []
    for _ in 0..<columns { whole.append(contentsOf: format) }
    while let last = whole.last, last == 0x20 || last == 9 || last == 10 { whole.removeLast() }
    whole.append(0x0A)
    var bytes = try Formatter.format(whole, [order], name: "num2str")
    if bytes.last == 0x0A { bytes.removeLast() }
    var all: [[UInt8]] = []
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      all.append(Array(line))
    }
    return try TextRows.trimmed(all)
  }
}

// MARK: - mat2str

private func mat2strBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let x = call[0]
  var digits = [15, 15]
  var withClass = false
  for i in 1..<max(call.count, 1) {
    if let word = call[i].text, word == "class" {
      withClass = true
    } else {
      let list = try Numbers.reals(call[i])
      if let first = list.first {
        digits = [Int(max(0, min(first, 1000))), Int(max(0, min(list[list.count - 1], 1000)))]
      }
    }
  }
  guard x.classID.isArithmetic, !x.isChar else { throw call.invalid() }
  guard x.dims.is2D else { throw call.failed("X must be two dimensional") }
  let rows = x.dims.rows
  let columns = x.dims.columns
  var out: [UInt8] = []
  let element = try elementWriter(x, digits)
  let brackets = x.count != 1
  if brackets { out.append(0x5B) }
  if x.count > 0 {
    for i in 0..<rows {
      if i > 0 { out.append(0x3B) }
      for j in 0..<columns {
        if j > 0 { out.append(0x20) }
        element(i + j * rows, &out)
      }
    }
  }
  if brackets { out.append(0x5D) }
  if withClass { out = Array(x.className.utf8) + [0x28] + out + [0x29] }
  return [Value(text: out)]
}

private func elementWriter(_ x: Value, _ digits: [Int]) throws(NablaError)
  -> (Int, inout [UInt8]) -> Void
{
  func real(_ v: Double, _ precision: Int, _ out: inout [UInt8]) {
    if v.isFinite {
      out.append(contentsOf: Numbers.general(v, digits: precision).utf8)
    } else if v.isNaN {
      out.append(contentsOf: (MissingNumber.isMissing(v) ? "NA" : "NaN").utf8)
    } else {
      out.append(contentsOf: (v < 0 ? "-Inf" : "Inf").utf8)
    }
  }
  switch x {
  case .bool(let b): return { (_, out) in out.append(contentsOf: (b ? "true" : "false").utf8) }
  case .logical(let t):
    return { (i, out) in out.append(contentsOf: (t.data[i] ? "true" : "false").utf8) }
  case .int64(let t) where digits[0] >= 15:
    return { (i, out) in out.append(contentsOf: String(t.data[i]).utf8) }
  case .uint64(let t) where digits[0] >= 15:
    return { (i, out) in out.append(contentsOf: String(t.data[i]).utf8) }
  case .complex, .complexSingle:
    let z = try Conversion.complexes(x).array
    return { (i, out) in
      real(z[i].re, digits[0], &out)
      let start = out.count
      real(z[i].im, digits[1], &out)
      if out[start] != 0x2D { out.insert(0x2B, at: start) }
      out.append(0x69)
    }
  default:
    let values = try Numbers.reals(x)
    return { (i, out) in real(values[i], digits[0], &out) }
  }
}

let numberTextBuiltins: [Builtin] = [.num2str, .int2str, .mat2str]
