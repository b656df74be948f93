import CNabla
import NablaEngine

/// A scanf template: what `sscanf` and `fscanf` read by.
struct ScanTemplate {
  enum Element {
    /// Any amount of white space, also none.
    case space
    case literal(UInt8)
    case conversion(Conversion)
  }

  struct Conversion {
    /// `d i u o x f s c [`.
    var letter: UInt8
    var width: Int?
    var discards: Bool
    /// `%ld`: 64 bits instead of 32.
    var isLong = false
    /// For `%[...]`.
    var set: Set<UInt8> = []
  }

  private(set) var elements: [Element] = []
  private(set) var conversionCount = 0
  /// All conversions that store something read text.
  private(set) var isText = true

  init(_ t: [UInt8], name: String) throws(NablaError) {
    var i = 0
    while i < t.count {
      let c = t[i]
      if CharacterClass.space(c) {
        if case .space? = elements.last {} else { elements.append(.space) }
        i += 1
      } else if c != 0x25 {
        elements.append(.literal(c))
        i += 1
      } else {
        i += 1
        if i < t.count, t[i] == 0x25 {
          elements.append(.literal(0x25))
          i += 1
          continue
        }
        guard let conversion = Self.conversion(t, &i) else {
          throw .message("\(name): invalid format specified", id: "")
        }
        elements.append(.conversion(conversion))
        conversionCount += 1
        if !conversion.discards, ![0x73, 0x63, 0x5B].contains(conversion.letter) { isText = false }
      }
    }
  }

  private static func conversion(_ t: [UInt8], _ i: inout Int) -> Conversion? {
    var c = Conversion(letter: 0, width: nil, discards: false)
    if i < t.count, t[i] == 0x2A {
      c.discards = true
      i += 1
    }
    while i < t.count, CharacterClass.digit(t[i]) {
      c.width = min((c.width ?? 0) * 10 + Int(t[i] - 0x30), 1_000_000_000)
      i += 1
    }
    while i < t.count, [0x6C, 0x68, 0x4C].contains(t[i]) {
      if t[i] == 0x6C { c.isLong = true }
      i += 1
    }
    guard i < t.count else { return nil }
    c.letter = t[i]
    i += 1
    switch c.letter {
    case 0x64, 0x69, 0x75, 0x6F, 0x78, 0x73, 0x63: return c
    case 0x58: c.letter = 0x78
    case 0x66, 0x65, 0x67, 0x45, 0x47: c.letter = 0x66
    case 0x5B:
      guard let set = bracket(t, &i) else { return nil }
      c.set = set
    default: return nil
    }
    return c
  }

  private static func bracket(_ t: [UInt8], _ i: inout Int) -> Set<UInt8>? {
    var negated = false
    if i < t.count, t[i] == 0x5E {
      negated = true
      i += 1
    }
    var set: Set<UInt8> = []
    var first = true
    while i < t.count, first || t[i] != 0x5D {
      first = false
      if i + 2 < t.count, t[i + 1] == 0x2D, t[i + 2] != 0x5D, t[i] <= t[i + 2] {
        for b in t[i]...t[i + 2] { set.insert(b) }
        i += 3
      } else {
        set.insert(t[i])
        i += 1
      }
    }
    guard i < t.count else { return nil }
    i += 1
    if negated { set = Set((0...255).map { UInt8($0) }).subtracting(set) }
    return set
  }
}

/// Reads a text by a template.
struct TextScanner {
  enum Item {
    case number(Double)
    case text([UInt8])
  }

  let bytes: [UInt8]
  private(set) var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position >= bytes.count }

  mutating func skipSpace() {
    while position < bytes.count, CharacterClass.space(bytes[position]) { position += 1 }
  }

  mutating func literal(_ c: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == c else { return false }
    position += 1
    return true
  }

  /// What a conversion reads, or nil if nothing there fits it.
  mutating func read(_ c: ScanTemplate.Conversion) -> Item? {
    switch c.letter {
    case 0x73:
      skipSpace()
      return text(c.width ?? Int.max) { !CharacterClass.space($0) }
    case 0x63: return text(c.width ?? 1) { _ in true }
    case 0x5B: return text(c.width ?? Int.max) { c.set.contains($0) }
    default:
      skipSpace()
      let end = c.width.map { min(bytes.count, position + $0) } ?? bytes.count
      let x = c.letter == 0x66 ? real(end) : integer(c, end)
      return x.map { .number($0) }
    }
  }

  private mutating func text(_ limit: Int, _ fits: (UInt8) -> Bool) -> Item? {
    let start = position
    while position < bytes.count, position - start < limit, fits(bytes[position]) { position += 1 }
    return position > start ? .text(Array(bytes[start..<position])) : nil
  }

  /// Limited to 32 bits, or to 64 in the long form, as in the reference.
  private mutating func integer(_ c: ScanTemplate.Conversion, _ end: Int) -> Double? {
    let letter = c.letter
    var i = position
    var negative = false
    if i < end, bytes[i] == 0x2D || bytes[i] == 0x2B {
      negative = bytes[i] == 0x2D
      i += 1
    }
    var base = letter == 0x6F ? 8 : letter == 0x78 ? 16 : 10
    let hexPrefix = i + 1 < end && bytes[i] == 0x30 && (bytes[i + 1] | 0x20) == 0x78
    if hexPrefix, letter == 0x78 || letter == 0x69, i + 2 < end,
      CharacterClass.hexadecimal(bytes[i + 2])
    {
      base = 16
      i += 2
    } else if letter == 0x69, i < end, bytes[i] == 0x30 {
      base = 8
    }
    let start = i
    var x = 0.0
    while i < end, let d = Self.digit(bytes[i]), d < base {
      x = x * Double(base) + Double(d)
      i += 1
    }
    guard i > start else { return nil }
    position = i
    if letter != 0x64 && letter != 0x69 {
      return min(negative ? -x : x, c.isLong ? 0x1p64 : 4_294_967_295)
    }
    if c.isLong { return negative ? max(-x, -0x1p63) : min(x, 0x1p63) }
    return negative ? max(-x, -2_147_483_648) : min(x, 2_147_483_647)
  }

  private static func digit(_ c: UInt8) -> Int? {
    switch c {
    case 0x30...0x39: Int(c - 0x30)
    case 0x41...0x46: Int(c - 0x41) + 10
    case 0x61...0x66: Int(c - 0x61) + 10
    default: nil
    }
  }

  private mutating func real(_ end: Int) -> Double? {
    guard let (x, used) = NumberReader.real(bytes, position, end) else { return nil }
    position += used
    return x
  }
}

/// Decimal numbers at a place of a text.
enum NumberReader {
  /// The number that begins at `start` (sign, digits, exponent; Inf, NaN, NA) and its length.
  static func real(_ t: [UInt8], _ start: Int, _ end: Int) -> (Double, Int)? {
    var i = start
    var negative = false
    if i < end, t[i] == 0x2D || t[i] == 0x2B {
      negative = t[i] == 0x2D
      i += 1
    }
    guard i < end else { return nil }
    if let (x, n) = word(t, i, end) { return (negative ? -x : x, i + n - start) }
    var k = i
    while k < end, CharacterClass.digit(t[k]) { k += 1 }
    var digits = k - i
    if k < end, t[k] == 0x2E {
      k += 1
      let before = k
      while k < end, CharacterClass.digit(t[k]) { k += 1 }
      digits += k - before
    }
    guard digits > 0 else { return nil }
    if k < end, t[k] | 0x20 == 0x65 {
      var e = k + 1
      if e < end, t[e] == 0x2D || t[e] == 0x2B { e += 1 }
      guard e < end, CharacterClass.digit(t[e]) else { return nil }
      while e < end, CharacterClass.digit(t[e]) { e += 1 }
      k = e
    }
    let x = decimal(t, i, k)
    return (negative ? -x : x, k - start)
  }

  /// Inf, Infinity, NaN in any case, NA.
  private static func word(_ t: [UInt8], _ i: Int, _ end: Int) -> (Double, Int)? {
    func begins(_ w: StaticString) -> Bool {
      guard i + w.utf8CodeUnitCount <= end else { return false }
      for k in 0..<w.utf8CodeUnitCount where t[i + k] | 0x20 != w.utf8Start[k] { return false }
      return true
    }
    if begins("infinity") { return (.infinity, 8) }
    if begins("inf") { return (.infinity, 3) }
    if begins("nan") { return (.nan, 3) }
    if i + 1 < end, t[i] == 0x4E, t[i + 1] == 0x41 { return (MissingNumber.double, 2) }
    return nil
  }

  /// Plain digits without a sign; short whole numbers without the C library.
  static func decimal(_ t: [UInt8], _ i: Int, _ k: Int) -> Double {
    if k - i <= 15 {
      var x = 0
      var j = i
      while j < k, CharacterClass.digit(t[j]) {
        x = x * 10 + Int(t[j] - 0x30)
        j += 1
      }
      if j == k { return Double(x) }
    }
    return t.withUnsafeBufferPointer { b in
      guard let p = b.baseAddress else { return 0 }
      return nabla_parse_double(p + i, k - i, nil)
    }
  }
}
