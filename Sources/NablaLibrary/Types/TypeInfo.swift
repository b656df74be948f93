import NablaEngine

/// typeinfo and the questions about quotes: what the reference tells of values beyond their class.
extension Builtin {
  static let typeinfo = Builtin(
    "typeinfo", "NAME = typeinfo (X)\nLIST = typeinfo ()", .between(0, 1), category: .types,
    summary: "The name of the kind of a value, finer than its class.",
    details: """
      A scalar and a matrix of one class have different names, and so have real and complex numbers,
      ranges, diagonal and permutation matrices, and texts in single and in double quotes. Without an
      argument, a cell array of all names.
      """,
    examples: [
      Example("typeinfo (5)", shows: "ans = scalar"),
      Example("typeinfo (int8 ([1 2]))", shows: "ans = int8 matrix"),
      Example("typeinfo (1:3)", shows: "ans = double_range"),
    ],
    seeAlso: ["class", "isa", "is_sq_string"], body: typeinfoBody)

  static let isSingleQuoted = Builtin(
    "is_sq_string", "TF = is_sq_string (X)", .exactly(1), category: .types,
    summary: "True for a text that was written in single quotes, or made by a function.",
    examples: [
      Example("is_sq_string ('abc')", shows: "ans = 1"),
      Example("is_sq_string (\"abc\")", shows: "ans = 0"),
    ],
    seeAlso: ["is_dq_string", "ischar"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    guard case .char(let t) = call[0] else { return [.bool(false)] }
    return [.bool(t.pattern != .doubleQuoted)]
  }

  static let isDoubleQuoted = Builtin(
    "is_dq_string", "TF = is_dq_string (X)", .exactly(1), category: .types,
    summary: "True for a text that was written in double quotes.",
    examples: [
      Example("is_dq_string (\"abc\")", shows: "ans = 1"),
      Example("is_dq_string ('abc')", shows: "ans = 0"),
    ],
    seeAlso: ["is_sq_string", "ischar"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    guard case .char(let t) = call[0] else { return [.bool(false)] }
    return [.bool(t.pattern == .doubleQuoted)]
  }
}

private let typeNames = [
  "<unknown type>", "cell", "scalar", "complex scalar", "matrix", "bool", "bool matrix",
  "complex matrix", "double_range", "string", "sq_string", "int8 scalar", "int16 scalar",
  "int32 scalar", "int64 scalar", "uint8 scalar", "uint16 scalar", "uint32 scalar",
  "uint64 scalar", "int8 matrix", "int16 matrix", "int32 matrix", "int64 matrix", "uint8 matrix",
  "uint16 matrix", "uint32 matrix", "uint64 matrix", "sparse bool matrix", "sparse matrix",
  "sparse complex matrix", "struct", "scalar struct", "cs-list", "magic-colon",
  "built-in function", "user-defined function", "dynamically-linked function",
  "function handle", "float scalar", "float complex scalar", "float matrix",
  "float complex matrix", "object", "null_matrix", "null_string", "null_sq_string",
  "permutation matrix", "diagonal matrix", "complex diagonal matrix", "float diagonal matrix",
  "float complex diagonal matrix", "onCleanup",
]

private func typeinfoBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard call.has(0) else { return [try .cellColumn(typeNames.map { Value($0) })] }
  let v = call[0]
  switch v {
  case .range: return [Value("double_range")]
  case .char(let t):
    let quoted = t.pattern == .doubleQuoted ? "string" : "sq_string"
    return [Value(t.dims == .empty ? "null_" + quoted : quoted)]
  case .double(let t) where t.dims == .empty && t === Value.emptyMatrix.storage:
    return [Value("null_matrix")]
  default:
    let kind = TypeName.of(v)
    switch v.pattern {
    case .diagonal: return [Value(kind.replacingLast("matrix", with: "diagonal matrix"))]
    case .permutation: return [Value("permutation matrix")]
    default: return [Value(kind)]
    }
  }
}

extension String {
  /// `float matrix` to `float diagonal matrix`.
  fileprivate func replacingLast(_ word: String, with other: String) -> String {
    hasSuffix(word) ? String(dropLast(word.count)) + other : self
  }
}

let typeInfoBuiltins: [Builtin] = [.typeinfo, .isSingleQuoted, .isDoubleQuoted]
