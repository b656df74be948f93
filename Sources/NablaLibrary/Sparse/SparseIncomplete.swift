import NablaEngine

/// ilu and ichol: factors that are as sparse as one likes, for use as preconditioners.
extension Builtin {
  static let ilu = Builtin(
    "ilu", "LUA = ilu (A)\n[L, U] = ilu (A, OPTS)\n[L, U, P] = ilu (A, OPTS)", .between(1, 2),
    outputs: 3, category: .linearAlgebra,
    summary: "Incomplete LU factors of a sparse matrix.",
    details: """
      Fields of OPTS: type "nofill" (elements only where A has some), "crout" or "ilutp" (with pivoting);
      droptol, with which elements smaller than droptol times the norm of their column go; milu "row" or
      "col", whose sums are kept by changing the diagonal, or "off"; udiag and thresh (of pivots, 0 to 1).
      With one output that is L + U without the unit diagonal of L.
      """,
    examples: [
      Example(
        "A = sparse ([4 1 0; 1 4 1; 0 1 4]); [L, U] = ilu (A); norm (L * U - A, 1) < 1e-15",
        shows: "ans = 1")
    ],
    seeAlso: ["lu", "ichol", "bicgstab", "gmres"],
    body: iluBody)

  static let ichol = Builtin(
    "ichol", "L = ichol (A)\nL = ichol (A, OPTS)", .between(1, 2), category: .linearAlgebra,
    summary: "The incomplete Cholesky factor of a sparse matrix.",
    details: """
      L * L' is about A. Fields of OPTS: type "nofill" (elements only where A has some) or "ict"; droptol,
      with which elements smaller than droptol times the 1-norm of their column go; michol "on" keeps
      the sums of rows; diagcomp adds that much of the diagonal to it; shape "lower" or "upper": L' instead.
      """,
    examples: [
      Example(
        "A = sparse ([4 1 0; 1 4 1; 0 1 4]); L = ichol (A); norm (L * L' - A, 1) < 1e-15",
        shows: "ans = 1")
    ],
    seeAlso: ["chol", "ilu", "pcg"],
    body: icholBody)
}

/// The options of a struct, with names in any letter case.
private struct Options {
  private var fields: [String: Value] = [:]
  let call: String

  init(_ call: borrowing Call) throws(NablaError) {
    self.call = call.name
    guard call.has(1) else { return }
    guard case .structure(let s) = call[1], s.count == 1 else {
      throw .message("\(call.name): OPTS must be a structure", id: "")
    }
    for name in s.fields.names { fields[name.lowercased()] = s.get(name) }
  }

  func word(_ name: String, _ allowed: [String], _ problem: String) throws(NablaError) -> String {
    guard let v = fields[name] else { return allowed[0] }
    guard let text = v.text?.lowercased(), allowed.contains(text) else {
      throw .message("\(call): \(problem)", id: "")
    }
    return text
  }

  func number(_ name: String, _ standard: Double, _ range: ClosedRange<Double>, _ problem: String)
    throws(NablaError) -> Double
  {
    guard let v = fields[name] else { return standard }
    guard let x = v.realScalar, range.contains(x) else {
      throw .message("\(call): \(problem)", id: "")
    }
    return x
  }
}

private func squareSparse(_ call: borrowing Call) throws(NablaError) -> SparseMatrix {
  guard case .sparse(let s) = call[0], s.rows == s.columns else {
    throw call.error("A must be a sparse square matrix")
  }
  return s
}

private func failure(_ call: borrowing Call, _ p: IncompleteFactors.Problem) -> NablaError {
  switch p {
  case .zeroDiagonal: call.error("A has a zero on the diagonal")
  case .zeroPivot: call.error("encountered a pivot equal to 0")
  case .negativePivot: call.error("negative pivot encountered")
  case .complexPivot: call.error("non-real pivot encountered.  The matrix must be Hermitian.")
  }
}

private func iluBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let a = try squareSparse(call)
  let options = try Options(call)
  var rules = IncompleteFactors.Rules()
  let kind = try options.word("type", ["nofill", "crout", "ilutp"], "invalid TYPE specified")
  rules.dropTolerance = try options.number(
    "droptol", 0, 0...(.infinity), "DROPTOL must be a non-negative real scalar")
  let sums = try options.word(
    "milu", ["off", "col", "row"], "MILU must be one of \"off\", \"col\", or \"row\"")
  let thresh = try options.number(
    "thresh", 1, 0...1, "THRESH must be a scalar in the range [0, 1]")
  let udiag = try options.number("udiag", 0, 0...1, "UDIAG must be 0 or 1")
  guard udiag == 0 || udiag == 1 else { throw call.error("UDIAG must be 0 or 1") }
  rules.keepsPattern = kind == "nofill"
  rules.compensates = sums != "off"
  rules.pivoting = kind == "ilutp" ? thresh : nil
  // By rows; rows are pivoted, or sums of columns kept, by working on the transpose.
  let turned = kind == "ilutp" ? sums != "row" : sums == "col"
  let rows = turned ? a : a.transposed()
  // Without pivoting the norms are those of columns of what is factored, with it those of its rows.
  let norms = columnNorms((kind == "ilutp") == turned ? a : a.transposed())
  let f =
    a.isComplex
    ? try factored(call, rows.complex(), norms, rules, turned) { $0.magnitude }
    : try factored(call, try rows.real(), norms, rules, turned) { abs($0) }
  var (l, u) = (f.lower, f.upper)
  let n = a.rows
  let unit = SparseMatrix.identity(n)
  if call.nargout < 2 {
    return [try Operators.binary(.add, .sparse(l), .sparse(u))]
  }
  l = try SparseMatrix.union(.add, l, unit)
  let p = SparseMatrix(
    SparseColumns<Double>(
      rows: n, columns: n, at: Array(0..<n), f.order, [Double](repeating: 1, count: n)) { $1 })
  if rules.pivoting != nil {
    // P A = L U, or A P = L U where columns moved.
    if call.nargout < 3 {
      if turned {
        return [try SparseProduct.multiply(.sparse(p.transposed()), .sparse(l)), .sparse(u)]
      }
      u = try SparseMatrix(try SparseProduct.multiply(.sparse(u), .sparse(p)))
      return [.sparse(l), .sparse(u)]
    }
    return [.sparse(l), .sparse(u), .sparse(turned ? p : p.transposed())]
  }
  return [.sparse(l), .sparse(u), .sparse(unit)]
}

/// L without its unit diagonal, U, and the order of rows (or columns) of pivots.
private func factored<T: SparseElement & Arithmetic>(
  _ call: borrowing Call, _ rows: SparseColumns<T>, _ norms: [Double],
  _ rules: IncompleteFactors.Rules, _ turned: Bool, _ magnitude: (T) -> Double
) throws(NablaError) -> (lower: SparseMatrix, upper: SparseMatrix, order: [Int]) {
  switch IncompleteFactors.lu(rows: rows, norms: norms, rules, magnitude: magnitude) {
  case .failure(let problem): throw failure(call, problem)
  case .success(let f):
    if !turned {
      return (
        SparseMatrix(generic: f.lower.transposed()), SparseMatrix(generic: f.upper.transposed()),
        f.order
      )
    }
    // A' = L1 U1: L is U1' with its columns divided by the diagonal D, U is D L1'.
    let diagonal = (0..<rows.columns).map { f.upper.values[f.upper.starts[$0]] }
    var lower = f.upper.filtered { i, j, _ in i != j }
    for j in 0..<lower.columns {
      for k in lower.starts[j]..<lower.starts[j + 1] {
        lower.values[k] = T.over(lower.values[k], diagonal[j])
      }
    }
    let steps = Array(0..<rows.columns)
    var (i, j, v) = (steps, steps, diagonal)
    for row in 0..<rows.columns {
      for k in f.lower.starts[row]..<f.lower.starts[row + 1] {
        let step = f.lower.indices[k]
        i.append(step)
        j.append(row)
        v.append(T.times(f.lower.values[k], diagonal[step]))
      }
    }
    let upper = SparseColumns<T>(
      rows: rows.columns, columns: rows.columns, at: i, j, v) { $1 }
    return (SparseMatrix(generic: lower), SparseMatrix(generic: upper), f.order)
  }
}

private func columnNorms(_ s: SparseMatrix) -> [Double] {
  let c = s.complex()
  return (0..<c.columns).map { j in
    var sum = 0.0
    for k in c.starts[j]..<c.starts[j + 1] {
      let z = c.values[k]
      sum += z.re * z.re + z.im * z.im
    }
    return sum.squareRoot()
  }
}

private func icholBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let a = try squareSparse(call)
  let options = try Options(call)
  var rules = IncompleteFactors.Rules()
  rules.keepsPattern =
    try options.word("type", ["nofill", "ict"], "TYPE must be \"nofill\" or \"ict\"") == "nofill"
  rules.dropTolerance = try options.number(
    "droptol", 0, 0...(.infinity), "DROPTOL must be a non-negative real scalar")
  rules.compensates =
    try options.word("michol", ["off", "on"], "MICHOL must be \"on\" or \"off\"") == "on"
  let shift = try options.number(
    "diagcomp", 0, 0...(.infinity), "DIAGCOMP must be a non-negative real scalar")
  let isUpper =
    try options.word("shape", ["lower", "upper"], "SHAPE must be \"lower\" or \"upper\"") == "upper"
  var c = (isUpper ? a.transposed(conjugate: true) : a).complex().filtered { i, j, _ in i >= j }
  if shift != 0 {
    for j in 0..<c.columns {
      for k in c.starts[j]..<c.starts[j + 1] where c.indices[k] == j {
        c.values[k] = Complex(c.values[k].re * (1 + shift), c.values[k].im * (1 + shift))
      }
    }
  }
  let norms = (0..<c.columns).map { j in
    (c.starts[j]..<c.starts[j + 1]).reduce(0.0) { $0 + c.values[$1].magnitude }
  }
  switch IncompleteFactors.cholesky(c, norms: norms, rules) {
  case .failure(let problem): throw failure(call, problem)
  case .success(let l):
    let s = SparseMatrix(l)
    return [.sparse(isUpper ? s.transposed(conjugate: true) : s)]
  }
}

let sparseIncompleteBuiltins: [Builtin] = [.ilu, .ichol]
