/// Names of the language.
enum Names {
  /// May this text name a variable? Letters, digits and `_`, no digit first, no keyword.
  static func isVariable(_ text: String) -> Bool {
    guard let first = text.utf8.first, !(0x30...0x39).contains(first) else { return false }
    return text.utf8.allSatisfy(isNameByte) && !keywords.contains(text)
  }

  static func isKeyword(_ text: String) -> Bool { keywords.contains(text) }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte == 0x5F || byte >= 0x30 && byte <= 0x39 || byte >= 0x41 && byte <= 0x5A
      || byte >= 0x61 && byte <= 0x7A
  }

  private static let keywords: Set<String> = [
    "break", "case", "catch", "continue", "do", "else", "elseif", "end", "end_try_catch",
    "end_unwind_protect", "endfor", "endfunction", "endif", "endparfor", "endswitch", "endwhile",
    "for", "function", "global", "if", "otherwise", "parfor", "persistent", "return", "switch",
    "try", "until", "unwind_protect", "unwind_protect_cleanup", "while", "__FILE__", "__LINE__",
    "classdef", "endclassdef", "endenumeration", "endevents", "endmethods", "endproperties",
    "endarguments", "endspmd",
  ]

  /// Does a name fit a pattern with `*`, `?` and `[...]`?
  static func matches(_ name: String, _ pattern: String) -> Bool {
    match(Array(name.utf8)[...], Array(pattern.utf8)[...])
  }

  private static func match(_ name: ArraySlice<UInt8>, _ pattern: ArraySlice<UInt8>) -> Bool {
    var name = name
    var pattern = pattern
    while let p = pattern.first {
      switch p {
      case 0x2A:  // *
        let rest = pattern.drop { $0 == 0x2A }
        if rest.isEmpty { return true }
        while !name.isEmpty {
          if match(name, rest) { return true }
          name = name.dropFirst()
        }
        return match(name, rest)
      case 0x5B:  // [
        guard let end = pattern.dropFirst(2).firstIndex(of: 0x5D), let c = name.first else {
          return false
        }
        guard setContains(pattern[(pattern.startIndex + 1)..<end], c) else { return false }
        pattern = pattern[(end + 1)...]
      default:
        guard let c = name.first, p == 0x3F || p == c else { return false }
        pattern = pattern.dropFirst()
      }
      name = name.dropFirst()
    }
    return name.isEmpty
  }

  /// `abc`, `a-z`, and `!` or `^` first for all others.
  private static func setContains(_ set: ArraySlice<UInt8>, _ c: UInt8) -> Bool {
    var set = set
    let isInverse = set.first == 0x21 || set.first == 0x5E
    if isInverse { set = set.dropFirst() }
    var found = false
    var i = set.startIndex
    while i < set.endIndex {
      if i + 2 < set.endIndex, set[i + 1] == 0x2D {
        found = found || set[i] <= c && c <= set[i + 2]
        i += 3
      } else {
        found = found || set[i] == c
        i += 1
      }
    }
    return found != isInverse
  }

  /// Names in columns for a terminal of that width, as `who` and `ls` show them; each line ends in a
  /// newline.
  static func columns(_ names: [String], width: Int) -> String {
    let widest = names.map(\.utf8.count).max() ?? 0
    let each = widest + 2
    let columns = max(1, width / each)
    let rows = names.count / columns + (names.count % columns == 0 ? 0 : 1)
    var text = ""
    for r in 0..<rows {
      var line = ""
      for i in stride(from: r, to: names.count, by: rows) {
        line += names[i]
        if i + rows < names.count {
          line += String(repeating: " ", count: each - names[i].utf8.count)
        }
      }
      text += line + "\n"
    }
    return text
  }
}
