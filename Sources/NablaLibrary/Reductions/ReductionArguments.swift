import NablaEngine

/// What sum and its family take: an array, a dimension, and words.
struct ReductionArguments {
  var x: Value
  /// From zero; nil for the first dimension whose length is not one.
  var dimension: Int?
  var target: Reductions.Target = .usual
  var omitsMissing = false

  /// Reads X, DIM and trailing words. `what` stands before the number in the error about a wrong
  /// dimension, `lowest` is the smallest number that is taken.
  init(
    _ call: borrowing Call, at position: Int = 1, types: [String] = [], what: String,
    lowest: Int = 1
  ) throws(NablaError) {
    x = call[0]
    var arguments = call.arguments.dropFirst(position)
    words: while let last = arguments.last, let word = last.text, case .char = last {
      switch word {
      case "native" where types.contains(word): target = .native
      case "double" where types.contains(word): target = .double
      case "extra" where types.contains(word): target = .double
      case "omitnan": omitsMissing = true
      case "includenan": break
      case "all":
        x = try Rearranged.column(x)
        dimension = 0
      default: break words
      }
      arguments = arguments.dropLast()
    }
    if let last = arguments.last, let word = last.text, !types.isEmpty, case .char = last {
      throw call.failed(
        call.name == "cumsum"
          ? "unrecognized string argument" : "unrecognized type argument '\(word)'")
    }
    if arguments.count > 1 { throw call.invalid() }
    if let d = arguments.first {
      let n = try DimensionNumber.truncated(d)
      guard n >= lowest else { throw call.failed("\(what) = \(n)") }
      dimension = n == 0 ? nil : n - 1
    }
  }
}

/// A dimension as an argument, one-based.
enum DimensionNumber {
  /// The first element without its fraction.
  static func truncated(_ v: Value) throws(NablaError) -> Int {
    let x = try first(v)
    if x.isNaN { return Int(Int32.max) }
    return Int(max(min(x.rounded(.towardZero), Double(Int32.max)), Double(Int32.min)))
  }

  /// The first element, which is a whole number.
  static func whole(_ v: Value, type: String = "int") throws(NablaError) -> Int {
    let x = try first(v)
    guard x == x.rounded() else {
      throw .message("conversion of \(Numbers.short(x)) to \(type) value failed", id: "")
    }
    return Int(max(min(x, Double(Int32.max)), Double(Int32.min)))
  }

  private static func first(_ v: Value) throws(NablaError) -> Double {
    if let x = v.realScalar, !v.isChar { return x }
    switch v {
    case .char, .cell, .structure, .function, .map, .exception, .colon: break
    default:
      if !v.isEmpty { return try Numbers.reals(v)[0] }
      throw .message("octave_base_value::int_value (): wrong type argument 'null_matrix'", id: "")
    }
    throw .message("octave_base_value::int_value (): wrong type argument '\(v.typeName)'", id: "")
  }

  /// The scalar whole positive number that mean, median and mode want, from zero; nil if it is not.
  static func strict(_ v: Value) -> Int? {
    guard v.isScalar, v.classID != .char, let x = v.realScalar, x >= 1, x == x.rounded(),
      x < 1e9
    else { return nil }
    return Int(x) - 1
  }
}

extension Dims {
  /// The first dimension that is longer than one; the first if none is.
  var firstLong: Int {
    for i in 0..<count where self[i] > 1 { return i }
    return 0
  }
}

extension Value {
  /// Numbers and logicals: what statistics are made of.
  var isStatistical: Bool { classID.isNumeric || classID == .logical }
}
