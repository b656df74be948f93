/// A printf template, taken apart.
struct FormatTemplate {
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
    /// Flags and letter for the C library, NUL-terminated: `%-+d`.
    var text: [CChar]
    /// The same with `g`, for numbers that do not fit the letter.
    var general: [CChar]
    /// No flags, no sizes: the fast paths apply.
    var isPlain: Bool
  }

  enum Element {
    case literal([UInt8])
    case conversion(Conversion)
  }

  private(set) var elements: [Element] = []
  private(set) var conversionCount = 0

  init(_ template: [UInt8], name: String) throws(NablaError) {
    var literal: [UInt8] = []
    var i = 0
    while i < template.count {
      let c = template[i]
      i += 1
      if c != 0x25 {
        literal.append(c)
        continue
      }
      if i < template.count, template[i] == 0x25 {
        literal.append(0x25)
        i += 1
        continue
      }
      guard let conversion = Self.conversion(template, &i) else {
        throw .message("\(name): invalid format specified", id: "")
      }
      if conversion.letter == 0x25 {
        literal.append(0x25)
        continue
      }
      if !literal.isEmpty { elements.append(.literal(literal)) }
      literal.removeAll()
      elements.append(.conversion(conversion))
      conversionCount += 1
    }
    if !literal.isEmpty { elements.append(.literal(literal)) }
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
    let start: [CChar] = [0x25] + flags.map { CChar(bitPattern: $0) }
    let upper = letter == 0x58 || letter == 0x45 || letter == 0x47
    return Conversion(
      width: width, precision: precision, letter: letter, leftAligned: flags.contains(0x2D),
      plus: flags.contains(0x2B), text: start + [CChar(bitPattern: letter), 0],
      general: start + [upper ? 0x47 : 0x67, 0],
      isPlain: flags.isEmpty && width == .none && precision == .none)
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
