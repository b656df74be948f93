import NablaEngine

/// The texts of a char row, a cell array of them or a string array, to work on one by one; what comes
/// out has the class that went in.
struct StringList {
  enum Kind { case char, cell, string }
  let kind: Kind
  let dims: Dims
  /// Nil for a missing string.
  var items: [[UInt8]?]

  init(_ v: Value, _ call: borrowing Call, _ name: String = "STR") throws(NablaError) {
    let problem = call.failed(
      "\(name) must be a string array, a character vector or a cell array of them")
    switch v {
    case .string(let t): (kind, dims, items) = (.string, t.dims, t.elements.map(\.bytes))
    case .cell(let c):
      var list: [[UInt8]?] = []
      for e in c.elements {
        guard let bytes = e.textBytes else { throw problem }
        list.append(bytes)
      }
      (kind, dims, items) = (.cell, c.dims, list)
    default:
      guard let bytes = v.textBytes else { throw problem }
      (kind, dims, items) = (.char, .scalar, [bytes])
    }
  }

  var count: Int { items.count }

  /// The texts that are there.
  var present: [[UInt8]] { items.compactMap { $0 } }

  /// Texts in place of these, in another size if it is given. A missing one is empty where the class
  /// has no missing texts.
  func value(_ list: [[UInt8]?], dims newDims: Dims? = nil) throws(NablaError) -> Value {
    let size = newDims ?? dims
    switch kind {
    case .string: return .string(try Tensor(size, list.map { StringElement($0) }))
    case .char where size.isScalar: return Value(text: list[0] ?? [])
    default:
      return .cell(try CellArray(size, list.map { Value(text: $0 ?? []) }))
    }
  }

  /// Each text changed; missing ones stay.
  func map(_ change: ([UInt8]) throws(NablaError) -> [UInt8]?) throws(NablaError) -> Value {
    var list: [[UInt8]?] = []
    list.reserveCapacity(count)
    for item in items {
      guard let item else {
        list.append(nil)
        continue
      }
      list.append(try change(item))
    }
    return try value(list)
  }

  /// A logical or a number for each text.
  func flags(_ test: ([UInt8]?) -> Bool) throws(NablaError) -> Value {
    Value(try Tensor<Bool>(dims, items.map(test)))
  }

  func numbers(_ measure: ([UInt8]?) -> Double) throws(NablaError) -> Value {
    Value(try Tensor<Double>(dims, items.map(measure)))
  }
}

extension Call {
  /// The value of an option given by name and value from argument `first` on; the last one counts.
  func option(_ name: String, from first: Int) throws(NablaError) -> Value? {
    var found: Value?
    var i = first
    while i < count {
      guard let word = self[i].text, has(i + 1) else {
        throw failed("options must be pairs of a name and a value")
      }
      guard word.lowercasedASCII == name.lowercasedASCII else {
        throw failed("unknown option '\(word)'")
      }
      found = self[i + 1]
      i += 2
    }
    return found
  }

  /// Is `"IgnoreCase", true` among the arguments from `first` on?
  func ignoresCase(from first: Int) throws(NablaError) -> Bool {
    guard let v = try option("IgnoreCase", from: first) else { return false }
    return try Operators.isTrue(v)
  }
}
