import NablaEngine

/// Numbers out of texts.
extension Builtin {
  static let str2double = Builtin(
    "str2double", "D = str2double (STR)", .exactly(1), category: .strings,
    summary: "The number that a text stands for, or NaN.",
    details: """
      Real and complex numbers, Inf, NaN, NA, commas between digits. The rows of a char matrix and the
      elements of a cell are read one by one; what is not a text gives NaN. Nothing is evaluated.
      """,
    examples: [
      Example("str2double (\"1e3\")", shows: "ans = 1000"),
      Example("str2double (\"1,222.5\")", shows: "ans = 1222.5"),
      Example("str2double (\"2 - 3i\")", shows: "ans =  2 - 3i"),
      Example("str2double ({\"1\", \"two\"})", shows: "ans =\n\n     1   NaN"),
    ],
    errors: ["Octave:invalid-fun-call": "there is no text"],
    seeAlso: ["str2num", "sscanf", "num2str"], body: str2doubleBody)

  static let str2num = Builtin(
    "str2num", "[VAL, OK] = str2num (STR)", .exactly(1), outputs: 2, category: .strings,
    summary: "The value of a text as an expression of the language.",
    details:
      "The text is evaluated, so use `str2double` for plain numbers. OK is false where it has no value.",
    examples: [
      Example("str2num (\"[1, 2; 3, 4]\")", shows: "ans =\n\n   1   2\n   3   4"),
      Example("[x, ok] = str2num (\"2 +\")", shows: "x = [](0x0)\nok = 0"),
    ],
    errors: ["Octave:invalid-fun-call": "there is no text"],
    seeAlso: ["str2double", "eval"], body: str2numBody)
}

// MARK: - str2double

private func str2doubleBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  switch call[0] {
  case .char(let t):
    if t.count == 0 { return [.scalar(.nan)] }
    if t.dims.isRow { return [try value(number(t.bytes))] }
    var list: [(Double, Double)] = []
    for r in TextRows.rows(t) { list.append(number(r)) }
    return [try array(list, Dims(list.count, 1))]
  case .cell(let c):
    var list: [(Double, Double)] = []
    list.reserveCapacity(c.count)
    for e in c.elements {
      if case .char(let t) = e, t.dims.isRow, t.count > 0 {
        list.append(number(t.bytes))
      } else {
        list.append((.nan, 0))
      }
    }
    return [try array(list, c.dims)]
  default: return [.scalar(.nan)]
  }
}

/// Strings as numbers, as `str2double` reads them.
func numbers(of t: Tensor<StringElement>) throws(NablaError) -> Value {
  try array(t.elements.map { $0.bytes.map(number) ?? (.nan, 0) }, t.dims)
}

private func value(_ z: (Double, Double)) throws(NablaError) -> Value {
  if z.1 == 0 { return .scalar(z.0) }
  return .complex(try Tensor<Complex<Double>>(.scalar, repeating: Complex(z.0, z.1)))
}

private func array(_ list: [(Double, Double)], _ dims: Dims) throws(NablaError) -> Value {
  if list.allSatisfy({ $0.1 == 0 }) {
    let t = try Tensor<Double>(uninitialized: dims)
    for (i, z) in list.enumerated() { t.data[i] = z.0 }
    return Value(t)
  }
  let t = try Tensor<Complex<Double>>(uninitialized: dims)
  for (i, z) in list.enumerated() { t.data[i] = Complex(z.0, z.1) }
  return Value(t)
}

/// Real and imaginary part of a text: one term, or a real and an imaginary one with a sign between.
private func number(_ text: [UInt8]) -> (Double, Double) {
  let t = text.contains(0x2C) ? text.filter { $0 != 0x2C } : text
  var reader = TermReader(t)
  guard let first = reader.term(first: true) else { return (.nan, 0) }
  reader.skip()
  if reader.isAtEnd { return first.isImaginary ? (0, first.value) : (first.value, 0) }
  guard let second = reader.term(first: false), second.isImaginary != first.isImaginary else {
    return (.nan, 0)
  }
  reader.skip()
  guard reader.isAtEnd else { return (.nan, 0) }
  return first.isImaginary ? (second.value, first.value) : (first.value, second.value)
}

private struct TermReader {
  let t: [UInt8]
  var i = 0

  init(_ t: [UInt8]) { self.t = t }

  var isAtEnd: Bool { i >= t.count }

  mutating func skip() {
    while i < t.count, TextRows.isSpace(t[i]) { i += 1 }
  }

  /// Signs, then a number, `i`, or both with perhaps a `*` between them.
  mutating func term(first: Bool) -> (value: Double, isImaginary: Bool)? {
    skip()
    var negative = false
    var signs = 0
    while i < t.count, t[i] == 0x2B || t[i] == 0x2D {
      if t[i] == 0x2D { negative.toggle() }
      signs += 1
      i += 1
      skip()
    }
    if !first, signs == 0 { return nil }
    var value = 1.0
    var isImaginary = false
    if let unit = unitLength() {
      i += unit
      isImaginary = true
      let mark = i
      skip()
      if i < t.count, t[i] == 0x2A {
        i += 1
        skip()
        guard let x = unsigned() else { return nil }
        value = x
      } else {
        i = mark
      }
    } else {
      guard let x = unsigned() else { return nil }
      value = x
      let mark = i
      skip()
      if i < t.count, t[i] == 0x2A {
        i += 1
        skip()
        guard let unit = unitLength() else { return nil }
        i += unit
        isImaginary = true
      } else if let unit = unitLength() {
        i += unit
        isImaginary = true
      } else {
        i = mark
      }
    }
    return (negative ? -value : value, isImaginary)
  }

  /// `i` or `j`, but not the beginning of `Inf`.
  private func unitLength() -> Int? {
    guard i < t.count, t[i] == 0x69 || t[i] == 0x6A else { return nil }
    if i + 1 < t.count, CharacterClass.word(t[i + 1]) { return nil }
    return 1
  }

  private mutating func unsigned() -> Double? {
    guard i < t.count, t[i] != 0x2B, t[i] != 0x2D else { return nil }
    guard let (x, n) = NumberReader.real(t, i, t.count) else { return nil }
    // Digits may not run into letters, and what overflows is no number.
    if n == 8, x.isInfinite { return nil }
    if x.isInfinite, CharacterClass.digit(t[i]) || t[i] == 0x2E { return nil }
    i += n
    if i < t.count, CharacterClass.word(t[i]) || t[i] == 0x2E, unitLength() == nil { return nil }
    return x
  }
}

// MARK: - str2num

private func str2numBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard case .char(let t) = call[0] else { throw call.failed("S must be a string or string array") }
  var text: [UInt8] = [0x5B]
  for (k, r) in TextRows.rows(t).enumerated() {
    if k > 0 { text.append(0x3B) }
    text.append(contentsOf: r)
  }
  text.append(0x5D)
  do {
    let values = try call.session.evaluate(text, nargout: 1)
    guard let v = values.first, !v.isChar else { return [.emptyMatrix, .bool(false)] }
    return [v, .bool(true)]
  } catch {
    guard error.kind == .error else { throw error }
    return [.emptyMatrix, .bool(false)]
  }
}

let numberReadingBuiltins: [Builtin] = [.str2double, .str2num]
