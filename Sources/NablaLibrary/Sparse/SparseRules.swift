import NablaEngine

/// Which rule a builtin follows when an argument is sparse. What is not named here goes by its
/// topic: functions of containers, types, files and the like take every value as it is, functions
/// of numbers get full matrices.
package enum SparseRules {
  package static func rule(_ b: Builtin) -> SparseRule {
    if let body = bodies[b.name] { return .body(body) }
    if elements.contains(b.name) { return .elements }
    if sparseResults.contains(b.name) { return .sparseResult }
    if full.contains(b.name) { return .full }
    return natives.contains(b.name) || nativeTopics.contains(b.category) ? .native : .full
  }

  private static let nativeTopics: Set<NablaEngine.Category> = [
    .cells, .structs, .maps, .functions, .types, .errors, .evaluation, .files, .display, .help,
    .testing, .size, .system, .path,
  ]

  private static let natives: Set<String> = [
    "plus", "minus", "times", "rdivide", "ldivide", "power", "mtimes", "mrdivide", "mldivide",
    "mpower", "eq", "ne", "lt", "le", "gt", "ge", "and", "or", "not", "uminus", "uplus",
    "transpose", "ctranspose", "horzcat", "vertcat", "cat", "colon", "isequal", "isargout",
    "subsref", "subsasgn", "substruct", "sparse", "issparse", "spalloc", "assert", "fail",
    "isempty", "validatestring", "size_equal", "ismatrix", "amd", "colamd", "symamd", "symrcm", "etree",
    "ilu", "ichol",
  ]

  /// Among the native topics: functions that look at the elements.
  private static let full: Set<String> = [
    "typecast", "num2cell", "mat2cell", "isindex", "fprintf", "fdisp", "fwrite", "char",
    "bitshift", "complex", "squeeze", "postpad", "prepad", "csvwrite", "dlmwrite", "imwrite",
  ]

  private static let elements: Set<String> = [
    "abs", "acos", "acosh", "angle", "arg", "asin", "asinh", "atan", "atanh", "cbrt", "ceil", "conj",
    "cos", "cosh", "erf", "erfc", "erfcinv", "erfcx", "erfinv", "exp", "expm1", "fix", "floor",
    "gamma", "gammaln", "imag", "isfinite", "isinf", "isna", "isnan", "lgamma", "log", "log10",
    "log1p", "log2", "real", "round", "sign", "signbit", "sin", "sinh", "sqrt", "tan", "tanh",
    "toupper", "tolower", "upper", "lower", "nextpow2",
  ]

  private static let sparseResults: Set<String> = [
    "cumsum", "cumprod", "sort", "flip", "fliplr", "flipud", "rot90", "rotdim", "circshift",
    "permute", "ipermute", "squeeze", "diff", "range", "mode", "vec", "postpad", "prepad",
    "blkdiag", "mod", "rem", "atan2", "hypot", "gcd", "lcm", "cross", "xor", "mean", "max", "min",
    "sortrows", "trace", "toeplitz", "hankel", "meshgrid", "arrayfun", "kron", "repmat", "tril", "triu",
  ]

  private static let bodies: [String: Builtin.Body] = [
    "full": { call throws(NablaError) in [try call[0].madeFull()] },
    "zeros": { call throws(NablaError) in try likeSparse(call, .zeros) },
    "ones": { call throws(NablaError) in try likeSparse(call, .ones) },
    "cast": cast,
    "double": { call throws(NablaError) in [try asDouble(call)] },
    "logical": { call throws(NablaError) in [try asLogical(call)] },
    "find": SparseParts.find,
    "nnz": { call throws(NablaError) in [Value(try SparseMatrix(call[0]).count)] },
    "nzmax": { call throws(NablaError) in [Value(max(1, try SparseMatrix(call[0]).count))] },
    "nonzeros": { call throws(NablaError) in [try SparseParts.nonzeros(call[0])] },
    "sum": { call throws(NablaError) in try SparseParts.reduce(call, .sum) },
    "sumsq": { call throws(NablaError) in try SparseParts.reduce(call, .squares) },
    "prod": { call throws(NablaError) in try SparseParts.reduce(call, .product) },
    "any": { call throws(NablaError) in try SparseParts.reduce(call, .any) },
    "all": { call throws(NablaError) in try SparseParts.reduce(call, .all) },
    "max": { call throws(NablaError) in try SparseParts.extreme(call, largest: true) },
    "min": { call throws(NablaError) in try SparseParts.extreme(call, largest: false) },
    "diag": SparseParts.diagonal,
    "tril": { call throws(NablaError) in try SparseParts.triangle(call) { i, j, k in j - i <= k } },
    "triu": { call throws(NablaError) in try SparseParts.triangle(call) { i, j, k in j - i >= k } },
    "kron": SparseParts.kronecker,
    "reshape": SparseParts.reshape,
    "resize": SparseParts.resize,
    "vec": { call throws(NablaError) in try SparseParts.column(call) },
    "repmat": SparseParts.repeated,
    "norm": SparseParts.norm,
    "xor": { call throws(NablaError) in try SparseParts.exclusiveOr(call) },
    "isequal": SparseParts.isEqual,
    "lu": SparseFactors.lu,
    "chol": SparseFactors.chol,
    "qr": SparseFactors.qr,
    "det": SparseFactors.determinant,
    "inv": SparseParts.inverse,
    "inverse": SparseParts.inverse,
    "columns": { call throws(NablaError) in [Value(call[0].dims.columns)] },
    "rows": { call throws(NablaError) in [Value(call[0].dims.rows)] },
  ]

  /// Functions that make what a sparse last argument is an example of: `zeros (2, "like", S)`.
  private static func likeSparse(_ call: borrowing Call, _ maker: Builtin) throws(NablaError)
    -> [Value]
  {
    let last = call[call.count - 1]
    let isLike = call.count > 1 && call[call.count - 2].text == "like"
    var arguments: [Value] = []
    for v in call.arguments { arguments.append(try v.madeFull()) }
    let result = try maker.body(call.with(arguments))
    guard isLike, case .sparse(let s) = last, let first = result.first else { return result }
    guard first.dims.is2D else {
      throw call.error("sparse ND arrays not supported")
    }
    let sparse = try SparseMatrix(first)
    return [s.isLogical ? Value(try sparse.bools()) : .sparse(sparse)]
  }

  /// Of a sparse matrix only double and logical are possible.
  private static func cast(_ call: borrowing Call) throws(NablaError) -> [Value] {
    guard call.count == 2, let name = call[1].text else { return try likeSparse(call, .cast) }
    switch name {
    case "double": return [try asDouble(call)]
    case "logical": return [try asLogical(call)]
    default:
      throw .message("invalid conversion from \(call[0].typeName) to \(name)", id: "")
    }
  }

  private static func asDouble(_ call: borrowing Call) throws(NablaError) -> Value {
    guard case .sparse(let s) = call[0], s.isLogical else { return call[0] }
    return Value(try s.real())
  }

  private static func asLogical(_ call: borrowing Call) throws(NablaError) -> Value {
    guard case .sparse(let s) = call[0] else { return call[0] }
    return Value(try s.bools())
  }
}
