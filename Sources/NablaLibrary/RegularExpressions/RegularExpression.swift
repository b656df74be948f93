import CNabla
import NablaEngine

/// What regexp's options set.
struct RegexOptions: Hashable {
  var ignoreCase = false
  var dotMatchesNewline = true
  var lineAnchors = false
  var freeSpacing = false
  var emptyMatch = false
  var once = false
}

/// One match; places are byte offsets from zero.
struct RegexMatch {
  var start: Int
  var end: Int
  /// Groups that took part, in order; one that repeats the place of the group before it is left out.
  var tokens: [Range<Int>]
  /// Places of the named groups, in the order of `names`; nil for one that took no part.
  var named: [Range<Int>?]
}

/// A compiled pattern. Owns the pointers of PCRE2.
final class RegularExpression {
  // SAFETY: made in init, freed in deinit, never handed out.
  private let code: OpaquePointer
  private let matchData: OpaquePointer
  private let options: RegexOptions
  /// Names of groups, in the order of their numbers, without repetition.
  let names: [String]
  private let groupsOfName: [[Int]]

  init(_ pattern: [UInt8], _ options: RegexOptions, name: String) throws(NablaError) {
    self.options = options
    let translated = Self.translate(pattern)
    var flags = PCRE2_DUPNAMES
    if options.ignoreCase { flags |= PCRE2_CASELESS }
    if options.dotMatchesNewline { flags |= PCRE2_DOTALL }
    if options.lineAnchors { flags |= PCRE2_MULTILINE }
    if options.freeSpacing { flags |= PCRE2_EXTENDED }
    if String(validating: translated, as: UTF8.self) != nil {
      flags |= PCRE2_UTF | PCRE2_MATCH_INVALID_UTF
    }
    var error: Int32 = 0
    var place = 0
    let compiled = pcre2_compile_8(translated, translated.count, flags, &error, &place, nil)
    guard let compiled else {
      if error == 142 { throw .message("\(name): syntax error in pattern", id: "") }
      if error == 115 { place += 1 }
      throw .message(
        "\(name): \(Self.message(error)) at position \(place) of expression", id: "")
    }
    guard let data = pcre2_match_data_create_from_pattern_8(compiled, nil) else {
      pcre2_code_free_8(compiled)
      throw .outOfMemory(.scalar)
    }
    pcre2_jit_compile_8(compiled, PCRE2_JIT_COMPLETE)
    code = compiled
    matchData = data
    (names, groupsOfName) = Self.nameTable(compiled)
  }

  deinit {
    pcre2_match_data_free_8(matchData)
    pcre2_code_free_8(code)
  }

  /// All matches, or the first one with the option `once`.
  func matches(in text: [UInt8]) throws(NablaError) -> [RegexMatch] {
    var out: [RegexMatch] = []
    var at = 0
    while at <= text.count {
      let status = pcre2_match_8(code, text, text.count, at, 0, matchData, nil)
      if status == PCRE2_ERROR_NOMATCH { break }
      guard status > 0, let ends = pcre2_get_ovector_pointer_8(matchData) else {
        if status == PCRE2_ERROR_MATCHLIMIT || status == PCRE2_ERROR_JIT_STACKLIMIT {
          throw .message("regexp: the pattern needs too much backtracking", id: "")
        }
        break
      }
      let start = Int(ends[0])
      let end = Int(ends[1])
      if start >= end && !options.emptyMatch {
        at = end + 1
        if at >= text.count { break }
        continue
      }
      out.append(match(ends, Int(status)))
      if options.once { break }
      if end <= start {
        at = end + 1
      } else {
        at = end
        if at >= text.count { break }
      }
    }
    return out
  }

  private func match(_ ends: UnsafeMutablePointer<Int>, _ count: Int) -> RegexMatch {
    func place(_ g: Int) -> Range<Int>? {
      guard g < count else { return nil }
      let a = ends[2 * g]
      let b = ends[2 * g + 1]
      return a < 0 || b < a ? nil : a..<b
    }
    var tokens: [Range<Int>] = []
    for g in 1..<max(count, 1) {
      guard let p = place(g), p.upperBound > 0 else { continue }
      if g > 1, let before = place(g - 1), before == p { continue }
      tokens.append(p)
    }
    var named: [Range<Int>?] = []
    for groups in groupsOfName {
      var found: Range<Int>?
      for g in groups where found == nil { found = place(g) }
      named.append(found)
    }
    let start = Int(ends[0])
    return RegexMatch(
      start: start, end: max(Int(ends[1]), start), tokens: tokens, named: named)
  }

  private static func nameTable(_ code: OpaquePointer) -> ([String], [[Int]]) {
    var count: UInt32 = 0
    var size: UInt32 = 0
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMECOUNT), &count)
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMEENTRYSIZE), &size)
    guard count > 0, size > 2 else { return ([], []) }
    var table: UnsafePointer<UInt8>?
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMETABLE), &table)
    guard let table else { return ([], []) }
    var entries: [(group: Int, name: String)] = []
    for i in 0..<Int(count) {
      let entry = table + i * Int(size)
      let group = Int(entry[0]) << 8 | Int(entry[1])
      var bytes: [UInt8] = []
      var k = 2
      while k < Int(size), entry[k] != 0 {
        bytes.append(entry[k])
        k += 1
      }
      entries.append((group, String(decoding: bytes, as: UTF8.self)))
    }
    entries.sort { $0.group < $1.group }
    var names: [String] = []
    var groups: [[Int]] = []
    for e in entries {
      if let i = names.firstIndex(of: e.name) {
        groups[i].append(e.group)
      } else {
        names.append(e.name)
        groups.append([e.group])
      }
    }
    return (names, groups)
  }

  // MARK: The language's own notation

  /// Word borders `\<` and `\>`, octal `\oNNN`, and look-behind of any length up to ten repetitions.
  private static func translate(_ p: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(p.count + 16)
    var i = 0
    while i < p.count {
      let c = p[i]
      guard c == 0x5C, i + 1 < p.count else {
        out.append(c)
        i += 1
        continue
      }
      switch p[i + 1] {
      case 0x3C: out.append(contentsOf: "(?<=\\W|^)".utf8)
      case 0x3E: out.append(contentsOf: "(?=\\W|$)".utf8)
      case 0x6F where i + 2 < p.count && p[i + 2] >= 0x30 && p[i + 2] <= 0x37:
        out.append(contentsOf: "\\o{".utf8)
        var k = i + 2
        while k < p.count, k < i + 5, p[k] >= 0x30, p[k] <= 0x37 {
          out.append(p[k])
          k += 1
        }
        out.append(0x7D)
        i = k - 2
      default: out.append(contentsOf: [c, p[i + 1]])
      }
      i += 2
    }
    return expandLookbehind(out)
  }

  /// `(?<=fo*)` becomes one look-behind for each count of repetitions from 0 to 10.
  private static func expandLookbehind(_ p: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var i = 0
    while i < p.count {
      let isLookbehind =
        i + 3 < p.count && p[i] == 0x28 && p[i + 1] == 0x3F && p[i + 2] == 0x3C
        && (p[i + 3] == 0x3D || p[i + 3] == 0x21) && (i == 0 || p[i - 1] != 0x5C)
      guard isLookbehind, let close = closing(p, i) else {
        out.append(p[i])
        i += 1
        continue
      }
      let inside = Array(p[(i + 4)..<close])
      guard let star = repetition(inside) else {
        out.append(contentsOf: p[i...close])
        i = close + 1
        continue
      }
      let negative = p[i + 3] == 0x21
      let first = inside[star] == 0x2B ? 1 : 0
      out.append(contentsOf: "(?:".utf8)
      for n in first...10 {
        if n > first, !negative { out.append(0x7C) }
        out.append(contentsOf: p[i..<(i + 4)])
        out.append(contentsOf: inside[..<star])
        out.append(contentsOf: "{\(n)}".utf8)
        out.append(contentsOf: inside[(star + 1)...])
        out.append(0x29)
      }
      out.append(0x29)
      i = close + 1
    }
    return out
  }

  /// The bracket that closes the one at `open`.
  private static func closing(_ p: [UInt8], _ open: Int) -> Int? {
    var depth = 0
    var i = open
    while i < p.count {
      switch p[i] {
      case 0x5C: i += 1
      case 0x28: depth += 1
      case 0x29:
        depth -= 1
        if depth == 0 { return i }
      default: break
      }
      i += 1
    }
    return nil
  }

  /// The place of the first `*` or `+` that repeats.
  private static func repetition(_ p: [UInt8]) -> Int? {
    var i = 0
    var inClass = false
    while i < p.count {
      switch p[i] {
      case 0x5C: i += 1
      case 0x5B: inClass = true
      case 0x5D: inClass = false
      case 0x2A, 0x2B: if !inClass { return i }
      default: break
      }
      i += 1
    }
    return nil
  }

  /// The familiar sentences where they differ from those of the library.
  private static func message(_ code: Int32) -> String {
    switch code {
    case 114: return "missing )"
    case 106: return "missing terminating ] for character class"
    case 109: return "nothing to repeat"
    case 122: return "unmatched parentheses"
    case 101: return "\\ at end of pattern"
    case 104: return "numbers out of order in {} quantifier"
    case 115: return "reference to non-existent subpattern"
    case 108: return "range out of order in character class"
    default: break
    }
    var buffer = [UInt8](repeating: 0, count: 256)
    let n = pcre2_get_error_message_8(code, &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(0, Int(n))), as: UTF8.self)
  }
}

/// Patterns compiled lately, since programs use few of them many times.
final class RegexCache: SessionService {
  private struct Key: Hashable {
    let pattern: [UInt8]
    let options: RegexOptions
  }
  private var compiled: [Key: RegularExpression] = [:]

  init() {}

  func get(_ pattern: [UInt8], _ options: RegexOptions, name: String) throws(NablaError)
    -> RegularExpression
  {
    let key = Key(pattern: pattern, options: options)
    if let r = compiled[key] { return r }
    let r = try RegularExpression(pattern, options, name: name)
    if compiled.count >= 100 { compiled.removeAll() }
    compiled[key] = r
    return r
  }
}
