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

private func numbers(_ v: Value, _ error: NablaError) throws(NablaError) -> [Double] {
  guard case .cell(let c) = v else {
    guard v.classID.isArithmetic else { throw error }
    return try Numbers.reals(v)
  }
  var out: [Double] = []
  for e in c.elements {
    guard let x = e.realScalar else { throw error }
    out.append(x)
  }
  return out
}

/// Digits of a whole number, most significant first; exact also beyond 2^53.
private func digits(_ x: Double, base: Int) -> [Int] {
  if x == 0 { return [0] }
  var out: [Int] = []
  if x < 0x1p63 {
    var n = UInt64(x)
    let b = UInt64(base)
    while n > 0 {
      out.append(Int(n % b))
      n /= b
    }
  } else {
    var n = x
    let b = Double(base)
    while n >= 1 {
      out.append(Int(n.truncatingRemainder(dividingBy: b)))
      n = (n / b).rounded(.down)
    }
  }
  return out.reversed()
}

private func matrix(_ list: [Double], base: Int, symbols: [UInt8], length: Int) throws(NablaError)
  -> Value
{
  var all: [[Int]] = []
  var width = length
  for x in list {
    let d = digits(x, base: base)
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
  let list = try numbers(call[0], error)
  for x in list where x < 0 || x != x.rounded() || !x.isFinite { throw error }
  var symbols = digitSymbols
  var base = 0
  if case .char(let t) = call[1] {
    symbols = t.elements.map(\.byte)
    base = symbols.count
    guard base >= 2 else { throw call.failed("symbols representing digits must be unique") }
    guard Set(symbols).count == base else {
      throw call.failed("symbols representing digits must be unique")
    }
    if symbols.contains(where: TextRows.isSpace) {
      throw call.failed("whitespace characters are not valid digits")
    }
  } else {
    let wrong = call.failed("BASE must be an integer between 2 and 36, or a string of symbols")
    guard let b = call[1].realScalar, b >= 2, b <= 36, b == b.rounded() else { throw wrong }
    base = Int(b)
  }
  return [try matrix(list, base: base, symbols: symbols, length: try length(call, 2))]
}

private func complementDigits(_ call: borrowing Call, base: Int) throws(NablaError) -> [Value] {
  let error = call.failed("input must be integers")
  if call[0].isChar { throw error }
  var list = try numbers(call[0], error)
  for x in list where x != x.rounded() || !x.isFinite { throw error }
  let lowest = list.min() ?? 0
  if lowest < 0 {
    let bits: Double =
      lowest >= -128 ? 8 : lowest >= -32768 ? 16 : lowest >= -2_147_483_648 ? 32 : 64
    for i in 0..<list.count where list[i] < 0 {
      if bits == 64 {
        let pattern = UInt64(bitPattern: Int64(max(list[i], -0x1p63)))
        return [
          try wide(list, pattern, i, base: base, length: try length(call, 1))
        ]
      }
      var power = 1.0
      for _ in 0..<Int(bits) { power *= 2 }
      list[i] += power
    }
  }
  return [try matrix(list, base: base, symbols: digitSymbols, length: try length(call, 1))]
}

/// Numbers below the range of 32 bits: all as 64-bit patterns.
private func wide(_ list: [Double], _ first: UInt64, _ at: Int, base: Int, length: Int)
  throws(NablaError) -> Value
{
  var rows: [[UInt8]] = []
  for x in list {
    let pattern = x < 0 ? UInt64(bitPattern: Int64(max(x, -0x1p63))) : UInt64(min(x, 0x1p63))
    rows.append(Array(String(pattern, radix: base, uppercase: true).utf8))
  }
  var width = length
  for r in rows { width = max(width, r.count) }
  return try TextRows.matrix(rows.map { [UInt8](repeating: 0x30, count: width - $0.count) + $0 })
}

// MARK: - Back

private func base2decBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  if case .char(let t) = call[1] {
    let symbols = t.elements.map(\.byte)
    guard Set(symbols).count == symbols.count, symbols.count >= 2 else {
      throw call.failed("symbols representing digits must be unique")
    }
    return try number(call, symbols, skipBlanks: false, exact: true)
  }
  guard let b = call[1].realScalar, b == b.rounded(), b >= 2, b <= 36 else {
    throw call.failed("cannot convert from base \(Numbers.short(call[1].realScalar ?? 0))")
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
