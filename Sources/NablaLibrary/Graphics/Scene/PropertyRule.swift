import NablaEngine

/// One property of a kind of objects: which values it takes, and its default.
struct PropertyRule: Sendable {
  enum Domain: Sendable {
    case anything, text, number, numbers, handles, function
    /// A colour, or one of some words.
    case color([String])
    /// One of some words; "on" and "off" are told by a logical, too.
    case choice([String])
    /// Two increasing numbers.
    case limits
    case fixed
  }
  let name: String
  let domain: Domain
  let initial: Value
}

extension PropertyRule {
  static func row(_ x: [Double]) -> Value { (try? Value.row(x)) ?? .emptyMatrix }

  static func anything(_ name: String, _ v: Value = .emptyMatrix) -> PropertyRule {
    PropertyRule(name: name, domain: .anything, initial: v)
  }
  static func function(_ name: String) -> PropertyRule {
    PropertyRule(name: name, domain: .function, initial: .emptyMatrix)
  }
  static func fixed(_ name: String, _ v: Value = .emptyMatrix) -> PropertyRule {
    PropertyRule(name: name, domain: .fixed, initial: v)
  }
  static func text(_ name: String, _ v: String = "") -> PropertyRule {
    PropertyRule(name: name, domain: .text, initial: Value(v))
  }
  static func number(_ name: String, _ v: Double) -> PropertyRule {
    PropertyRule(name: name, domain: .number, initial: .scalar(v))
  }
  static func numbers(_ name: String, _ v: [Double] = []) -> PropertyRule {
    PropertyRule(name: name, domain: .numbers, initial: v.isEmpty ? .emptyMatrix : row(v))
  }
  static func matrix(_ name: String, _ v: Value) -> PropertyRule {
    PropertyRule(name: name, domain: .numbers, initial: v)
  }
  static func handles(_ name: String) -> PropertyRule {
    PropertyRule(name: name, domain: .handles, initial: .emptyMatrix)
  }
  static func limits(_ name: String, _ low: Double, _ high: Double) -> PropertyRule {
    PropertyRule(name: name, domain: .limits, initial: row([low, high]))
  }
  static func color(_ name: String, _ v: RGB, or words: [String] = []) -> PropertyRule {
    PropertyRule(name: name, domain: .color(words), initial: row(v.list))
  }
  static func color(_ name: String, _ word: String, or words: [String] = []) -> PropertyRule {
    PropertyRule(name: name, domain: .color([word] + words), initial: Value(word))
  }
  /// The first word is the default.
  static func choice(_ name: String, _ words: String...) -> PropertyRule {
    PropertyRule(name: name, domain: .choice(words), initial: Value(words.first ?? ""))
  }
  static func toggle(_ name: String, _ on: Bool) -> PropertyRule {
    PropertyRule(name: name, domain: .choice(["on", "off"]), initial: Value(on ? "on" : "off"))
  }

  /// The value as it is kept, or an error.
  func accepted(_ v: Value) throws(NablaError) -> Value {
    switch domain {
    case .anything, .handles: return v
    case .fixed: throw .message("set: \"\(name)\" is read-only", id: "")
    case .function:
      guard v.isFunction || v.isChar || v.isCell || v.isEmpty else { throw wrong("callback", v) }
      return v
    case .text:
      guard v.isChar || v.isCell || v.isNumeric else { throw wrong("string", v) }
      if v.isEmpty, !v.isCell { return .emptyString }
      if let x = v.realScalar, !v.isChar { return Value(Numbers.short(x)) }
      return v
    case .number:
      guard !v.isChar, let x = v.realScalar else { throw wrong("double", v) }
      return .scalar(x)
    case .numbers:
      guard v.isNumeric || v.isLogical, !v.isComplex else { throw wrong("array", v) }
      return v.isLogical ? try Conversion.convert(v, to: .double) : try Conversion.materialize(v)
    case .limits:
      guard v.isNumeric, v.count == 2 else { throw wrong("array", v) }
      let x = try Numbers.reals(v)
      guard x[0] < x[1] else {
        throw .message("set: limits of property \"\(name)\" must be increasing", id: "")
      }
      return Self.row(x)
    case .color(let words): return try color(v, words)
    case .choice(let words):
      if let b = logical(v), words.contains("on") { return Value(b ? "on" : "off") }
      guard let word = v.text?.lowercasedASCII, words.contains(word) else {
        throw .message("invalid value = \(v.text ?? "")", id: "")
      }
      return Value(word)
    }
  }

  private func logical(_ v: Value) -> Bool? { if case .bool(let b) = v { b } else { nil } }

  private func color(_ v: Value, _ words: [String]) throws(NablaError) -> Value {
    if let word = v.text {
      if words.contains(word.lowercasedASCII) { return Value(word.lowercasedASCII) }
      if let c = RGB(word) { return Self.row(c.list) }
    } else if v.isNumeric, v.count == 3, let x = try? Numbers.reals(v),
      x.allSatisfy({ $0 >= 0 && $0 <= 1 })
    {
      return Self.row(x)
    }
    throw .message(
      "invalid value for color property \"\(name)\" (value = \(v.text ?? "matrix"))", id: "")
  }

  private func wrong(_ domain: String, _ v: Value) -> NablaError {
    .message("set: invalid value for \(domain) property \"\(name)\"", id: "")
  }
}
