import NablaEngine

/// Whole numbers as text in other bases, and back.
extension Builtin {
  static let dec2base = Builtin(
    "dec2base", "S = dec2base (D, BASE)\nS = dec2base (D, BASE, LEN)", .between(2, 3),
    category: .strings,
    summary: "Whole numbers as digits of a base.",
    details:
      "BASE is from 2 to 36, or a text of the digits to use. LEN is the least number of digits.",
    examples: [
      Example("dec2base (123, 3)", shows: "ans = 11120"),
      Example("dec2base (123, \"aei\")", shows: "ans = eeeia"),
    ],
    errors: ["Octave:invalid-fun-call": "there is no base"],
    seeAlso: ["base2dec", "dec2bin", "dec2hex"], body: dec2baseBody)
  static let dec2bin = Builtin(
    "dec2bin", "S = dec2bin (D)\nS = dec2bin (D, LEN)", .between(1, 2), category: .strings,
    summary: "Whole numbers as binary digits.",
    details: "A negative number is shown as the two's complement of 8, 16, 32 or 64 bits.",
    examples: [
      Example("dec2bin (14)", shows: "ans = 1110"),
      Example("dec2bin ([1 2 5])", shows: "ans =\n\n001\n010\n101"),
      Example("dec2bin (-14)", shows: "ans = 11110010"),
    ],
    errors: ["Octave:invalid-fun-call": "there is no number"],
    seeAlso: ["bin2dec", "dec2hex", "bitshift"],
    body: { (call) throws(NablaError) in try complementDigits(call, base: 2) })
  static let dec2hex = Builtin(
    "dec2hex", "S = dec2hex (D)\nS = dec2hex (D, LEN)", .between(1, 2), category: .strings,
    summary: "Whole numbers as hexadecimal digits.",
    details: "A negative number is shown as the two's complement of 8, 16, 32 or 64 bits.",
    examples: [
      Example("dec2hex (2748)", shows: "ans = ABC"),
      Example("dec2hex (10, 4)", shows: "ans = 000A"),
    ],
    errors: ["Octave:invalid-fun-call": "there is no number"],
    seeAlso: ["hex2dec", "dec2bin"],
    body: { (call) throws(NablaError) in try complementDigits(call, base: 16) })
  static let base2dec = Builtin(
    "base2dec", "D = base2dec (S, BASE)", .exactly(2), category: .strings,
    summary: "The numbers that digits of a base stand for; NaN where they don't.",
    examples: [Example("base2dec (\"11120\", 3)", shows: "ans = 123")],
    errors: ["Octave:invalid-fun-call": "there is no base"],
    seeAlso: ["dec2base", "bin2dec", "hex2dec"], body: base2decBody)
  static let bin2dec = Builtin(
    "bin2dec", "D = bin2dec (S)", .exactly(1), category: .strings,
    summary: "The numbers that binary digits stand for; blanks are skipped.",
    examples: [
      Example("bin2dec (\"1110\")", shows: "ans = 14"),
      Example("bin2dec ({\"1\", \"10\"})", shows: "ans =\n\n   1\n   2"),
    ],
    errors: ["Octave:invalid-fun-call": "there is no text"],
    seeAlso: ["dec2bin", "base2dec"],
    body: { (call) throws(NablaError) in try number(call, Array("01".utf8), skipBlanks: true) })
  static let hex2dec = Builtin(
    "hex2dec", "D = hex2dec (S)", .exactly(1), category: .strings,
    summary: "The numbers that hexadecimal digits stand for.",
    examples: [Example("hex2dec (\"FFF\")", shows: "ans = 4095")],
    errors: ["Octave:invalid-fun-call": "there is no text"],
    seeAlso: ["dec2hex", "base2dec"],
    body: { (call) throws(NablaError) in
      try number(call, Array("0123456789ABCDEF".utf8), skipBlanks: false)
    })
}

private let digitSymbols = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)

/// A whole number, exact where 128 bits hold it.
private struct Whole {
  var exact: Int128?
  var approximate: Double

  init(_ x: Double) {
    approximate = x
    exact = abs(x) < 0x1p120 ? Int128(exactly: x) : nil
  }

  init(_ n: Int128) {
    exact = n
    approximate = Double(n)
  }

  /// Digits of the magnitude, most significant first.
  func digits(base: Int) -> [Int] {
    if approximate == 0 { return [0] }
    var out: [Int] = []
    if let exact {
      var n = exact.magnitude
      while n > 0 {
        out.append(Int(n % UInt128(base)))
        n /= UInt128(base)
      }
    } else {
      var n = abs(approximate)
      while n >= 1 {
        out.append(Int(n.truncatingRemainder(dividingBy: Double(base))))
        n = (n / Double(base)).rounded(.down)
      }
    }
    return out.reversed()
  }
}

private func wholes(_ v: Value, _ error: NablaError) throws(NablaError) -> [Whole] {
  switch v {
  case .int64(let t): return t.elements.map { Whole(Int128($0)) }
  case .uint64(let t): return t.elements.map { Whole(Int128($0)) }
  default: break
  }
  var list: [Double] = []
  if case .cell(let c) = v {
    for e in c.elements {
      guard let x = e.realScalar else { throw error }
      list.append(x)
    }
  } else {
    guard v.classID.isArithmetic, !v.isComplex, !v.isChar else { throw error }
    list = try Numbers.reals(v)
  }
  for x in list where x != x.rounded() || !x.isFinite { throw error }
  return list.map { Whole($0) }
}

private func matrix(_ list: [Whole], base: Int, symbols: [UInt8], length: Int) throws(NablaError)
  -> Value
{
  var all: [[Int]] = []
  var width = length
  for x in list {
    let d = x.digits(base: base)
    width = max(width, d.count)
    all.append(d)
  }
  var rows: [[UInt8]] = []
  for d in all {
    var r = [UInt8](repeating: symbols[0], count: width - d.count)
    for k in d { r.append(symbols[k]) }
    rows.append(r)
  }
  return rows.isEmpty ? .emptyString : try TextRows.matrix(rows)
}

private func length(_ call: borrowing Call, _ i: Int) throws(NablaError) -> Int {
  guard call.has(i) else { return 0 }
  let n = try call.double(i, "LEN must be a non-negative integer")
  guard n >= 0, n == n.rounded(), n < 1e6 else {
    throw call.failed("LEN must be a non-negative integer")
  }
  return Int(n)
}

private func dec2baseBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let error = call.failed("input must be real non-negative integers")
  let list = try wholes(call[0], error)
  for x in list where x.approximate < 0 { throw error }
  var symbols = digitSymbols
  var base = 0
  if case .char(let t) = call[1] {
    symbols = t.bytes
    base = symbols.count
    guard base >= 2 else { throw call.failed("symbols representing digits must be unique") }
    guard Set(symbols).count == base else {
      throw call.failed("symbols representing digits must be unique")
    }
    if symbols.contains(where: TextRows.isSpace) {
      throw call.failed("whitespace characters are not valid symbols")
    }
  } else {
    let wrong = call.failed("BASE must be an integer between 2 and 36, or a string of symbols")
    guard let b = call[1].realScalar, b >= 2, b <= 36, b == b.rounded() else { throw wrong }
    base = Int(b)
  }
  return [try matrix(list, base: base, symbols: symbols, length: try length(call, 2))]
}

private func complementDigits(_ call: borrowing Call, base: Int) throws(NablaError) -> [Value] {
  var list = try wholes(call[0], call.failed("input must be integers"))
  var lowest: Int128 = 0
  for x in list { lowest = min(lowest, x.exact ?? 0) }
  if lowest < 0 {
    var bits = 64
    if lowest >= -128 {
      bits = 8
    } else if lowest >= -32768 {
      bits = 16
    } else if lowest >= -2_147_483_648 {
      bits = 32
    }
    for i in 0..<list.count {
      guard let n = list[i].exact, n < 0 else { continue }
      list[i] = Whole(n + (Int128(1) << Int128(bits)))
    }
  }
  return [try matrix(list, base: base, symbols: digitSymbols, length: try length(call, 1))]
}

// MARK: - Back

private func base2decBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  if case .char(let t) = call[1] {
    let symbols = t.bytes
    guard Set(symbols).count == symbols.count, symbols.count >= 2 else {
      throw call.failed("symbols representing digits must be unique")
    }
    if symbols.contains(where: TextRows.isSpace) {
      throw call.failed("whitespace characters are not valid symbols")
    }
    return try number(call, symbols, skipBlanks: false, exact: true)
  }
  guard call[1].isScalar else { throw call.failed("cannot convert from several bases at once") }
  guard let b = call[1].realScalar, b == b.rounded(), b >= 2, b <= 36 else {
    throw call.failed("BASE must be between 2 and 36, or a string of symbols")
  }
  return try number(call, Array(digitSymbols[..<Int(b)]), skipBlanks: false)
}

private func number(
  _ call: borrowing Call, _ symbols: [UInt8], skipBlanks: Bool, exact: Bool = false
) throws(NablaError) -> [Value] {
  guard let texts = Texts.list(call[0]) else {
    throw .message("base2dec: S must be a string or cellstring", id: "")
  }
  if call[0].isEmpty { return [.double(try Tensor<Double>(Dims(0, 1)))] }
  var values = [Int](repeating: -1, count: 256)
  for (i, s) in symbols.enumerated() {
    values[Int(s)] = i
    if !exact { values[Int(Texts.lower(s))] = i }
  }
  let out = try Tensor<Double>(uninitialized: Dims(texts.count, 1))
  for (i, t) in texts.enumerated() {
    var x = 0.0
    var any = false
    for c in t {
      if c == 0x20, skipBlanks || !any || t.last == 0x20 { continue }
      let d = values[Int(c)]
      x = d < 0 ? .nan : x * Double(symbols.count) + Double(d)
      any = true
    }
    out.data[i] = any ? x : .nan
  }
  return [Value(out)]
}

let numberBaseBuiltins: [Builtin] = [
  .dec2base, .dec2bin, .dec2hex, .base2dec, .bin2dec, .hex2dec,
]
