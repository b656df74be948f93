/// A printf template, taken apart.
final class FormatTemplate {
  enum Size: Equatable {
    case none
    case fixed(Int)
    /// `*`: taken from the arguments.
    case star
  }

  struct Conversion {
    var width: Size
    var precision: Size
    /// One of `d i u o x X c s f F e E g G a A`.
    var letter: UInt8
    var leftAligned = false
    var plus = false
    /// Flags and letter for the C library, NUL-terminated in the bytes of a word: `%-+d`.
    var text: UInt64
    /// The same with `g`, for numbers that do not fit the letter.
    var general: UInt64
    /// No flags: the fast paths apply.
    var isPlain: Bool
  }

  /// Plain data, so that walking through a template counts no references.
  enum Element {
    /// A part of `literals`.
    case literal(start: Int, end: Int)
    case conversion(Conversion)
  }

  let elements: [Element]
  let literals: [UInt8]
  let conversionCount: Int

  init(_ template: [UInt8], name: String) throws(NablaError) {
    var elements: [Element] = []
    var literals: [UInt8] = []
    var count = 0
    var start = 0
    var i = 0
    while i < template.count {
      let c = template[i]
      i += 1
      if c != 0x25 {
        literals.append(c)
        continue
      }
      if i < template.count, template[i] == 0x25 {
        literals.append(0x25)
        i += 1
        continue
      }
      guard let conversion = Self.conversion(template, &i) else {
        throw .message("\(name): invalid format specified", id: "")
      }
      if conversion.letter == 0x25 {
        literals.append(0x25)
        continue
      }
      if literals.count > start { elements.append(.literal(start: start, end: literals.count)) }
      start = literals.count
      elements.append(.conversion(conversion))
      count += 1
    }
    if literals.count > start { elements.append(.literal(start: start, end: literals.count)) }
    self.elements = elements
    self.literals = literals
    conversionCount = count
  }

  /// Reads what follows a `%`.
  private static func conversion(_ t: [UInt8], _ i: inout Int) -> Conversion? {
    var flags: [UInt8] = []
    while i < t.count, [0x2D, 0x2B, 0x20, 0x23, 0x30].contains(t[i]) {
      if !flags.contains(t[i]) { flags.append(t[i]) }
      i += 1
    }
    let width = size(t, &i)
    var precision = Size.none
    if i < t.count, t[i] == 0x2E {
      i += 1
      precision = size(t, &i)
      if precision == .none { precision = .fixed(0) }
    }
    while i < t.count, [0x6C, 0x68, 0x4C].contains(t[i]) { i += 1 }
    guard i < t.count else { return nil }
    let letter = t[i]
    i += 1
    guard "%diuoxXcsfFeEgGaA".utf8.contains(letter) else { return nil }
    let upper = letter == 0x58 || letter == 0x45 || letter == 0x47
    return Conversion(
      width: width, precision: precision, letter: letter, leftAligned: flags.contains(0x2D),
      plus: flags.contains(0x2B), text: packed(flags, letter),
      general: packed(flags, upper ? 0x47 : 0x67), isPlain: flags.isEmpty)
  }

  /// `%`, at most five flags, the letter; the bytes behind are zero.
  private static func packed(_ flags: [UInt8], _ letter: UInt8) -> UInt64 {
    var word: UInt64 = 0x25
    var shift: UInt64 = 8
    for f in flags {
      word |= UInt64(f) << shift
      shift += 8
    }
    return (word | UInt64(letter) << shift).littleEndian
  }

  private static func size(_ t: [UInt8], _ i: inout Int) -> Size {
    if i < t.count, t[i] == 0x2A {
      i += 1
      return .star
    }
    var n = 0
    let start = i
    while i < t.count, t[i] >= 0x30, t[i] <= 0x39 {
      n = min(n * 10 + Int(t[i] - 0x30), 1_000_000_000)
      i += 1
    }
    return i == start ? .none : .fixed(n)
  }
}

/// Templates used lately, taken apart.
final class TemplateCache: SessionService {
  private var recent: [(source: [UInt8], parsed: FormatTemplate)] = []
  private var next = 0

  init() {}

  func find(_ source: [UInt8]) -> FormatTemplate? {
    for entry in recent where entry.source == source { return entry.parsed }
    return nil
  }

  func add(_ source: [UInt8], _ parsed: FormatTemplate) {
    if recent.count < 16 {
      recent.append((source, parsed))
    } else {
      recent[next] = (source, parsed)
      next = (next + 1) % 16
    }
  }
}
