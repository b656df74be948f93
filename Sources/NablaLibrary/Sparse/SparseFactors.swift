import NablaEngine

/// lu, chol, qr, det and the orderings of sparse matrices.
enum SparseFactors {
  private static func square(_ s: SparseMatrix, _ message: String) throws(NablaError) {
    if s.rows != s.columns { throw .message(message, id: "") }
  }

  /// Is one of the options `name`?
  private static func has(_ name: String, _ call: borrowing Call) -> Bool {
    for v in call.arguments.dropFirst() where v.text?.lowercased() == name { return true }
    return false
  }

  /// The sparse permutation matrix with ones at (rows (k), columns (k)).
  private static func permutation(_ rows: [Int], _ columns: [Int]) -> SparseMatrix {
    let n = rows.count
    return SparseMatrix(
      SparseColumns<Double>(
        rows: n, columns: n, at: rows, columns, [Double](repeating: 1, count: n)) { $1 })
  }

  private static func fullPermutation(_ s: SparseMatrix) throws(NablaError) -> Value {
    try s.full().with(.permutation)
  }

  private static func numbers(_ p: [Int]) -> [Double] { p.map { Double($0 + 1) } }

  // MARK: LU

  /// P (R \ A) Q = L U; without Q the columns keep their order, without R the rows their size.
  static func lu(_ call: borrowing Call) throws(NablaError) -> [Value] {
    let s = try SparseParts.matrix(call)
    let vectors = has("vector", call)
    var thresholds = (-1.0, -1.0)
    for v in call.arguments.dropFirst() where !v.isText {
      let list = try Numbers.reals(try v.madeFull())
      guard list.count == 1 || list.count == 2 else {
        throw call.error("THRESH must be a 1- or 2-element vector")
      }
      thresholds = (list[0], list.count == 2 ? list[1] : -1)
    }
    if call.nargout < 4 {
      try call.session.warn(
        "Octave:lu:sparse_input",
        "lu: function may fail when called with less than 4 output arguments and a sparse input")
    }
    let f = try SuiteSparse.lu(
      s, scales: call.nargout > 4, thresholds: thresholds, naturalColumns: call.nargout < 4)
    let m = s.rows
    let p = permutation(Array(0..<m), f.rows)
    var upper = f.upper
    if call.nargout < 4, f.columns != Array(0..<s.columns) {
      // Even columns that should stay may have moved: back with them.
      let back = permutation(f.columns, Array(0..<s.columns)).transposed()
      upper = try SparseMatrix(try SparseProduct.multiply(.sparse(upper), .sparse(back)))
    }
    switch call.nargout {
    case 0, 1:
      let unit = try SparseMatrix.identity(m).resized(f.lower.rows, f.lower.columns)
      let sum = try Operators.binary(.subtract, .sparse(f.lower), .sparse(unit))
      return [try Operators.binary(.add, .sparse(upper), sum)]
    case 2:
      let rows = try SparseProduct.multiply(.sparse(p.transposed()), .sparse(f.lower))
      return [rows, .sparse(upper)]
    default: break
    }
    var results: [Value] = [.sparse(f.lower), .sparse(upper)]
    if vectors {
      results.append(try .column(numbers(f.rows)))
      results.append(try .column(numbers(f.columns)))
    } else {
      results.append(try fullPermutation(p))
      results.append(try fullPermutation(permutation(f.columns, Array(0..<s.columns))))
    }
    if call.nargout > 4 {
      results.append(
        Value(
          SparseColumns<Double>(
            rows: m, columns: m, at: Array(0..<m), Array(0..<m), f.factors.map { 1 / $0 }) { $1 }))
    }
    return results
  }

  static func determinant(_ call: borrowing Call) throws(NablaError) -> [Value] {
    let s = try SparseParts.matrix(call)
    try square(s, "det: A must be a square matrix")
    if s.rows == 0 { return [.scalar(1)] }
    return [try SuiteSparse.determinant(s)]
  }

  // MARK: Cholesky

  static func chol(_ call: borrowing Call) throws(NablaError) -> [Value] {
    let s = try SparseParts.matrix(call)
    try square(s, "chol: A must be a square matrix")
    for v in call.arguments.dropFirst() {
      guard let option = v.text?.lowercased() else {
        throw call.error("optional arguments must be strings")
      }
      guard ["vector", "lower", "upper"].contains(option) else {
        throw call.error("optional argument must be one of \"vector\", \"lower\", or \"upper\"")
      }
    }
    // The factor is found from the upper triangle: a lower one is that of the conjugate transpose.
    let lower = has("lower", call)
    let a = lower ? s.transposed(conjugate: true) : s
    let f = try SuiteSparse.cholesky(a, orders: call.nargout > 2)
    let failed = f.minor < s.rows
    if failed, call.nargout < 2 {
      throw .message("chol: input matrix must be positive definite", id: "")
    }
    var l = f.lower
    if failed { l = try l.resized(s.rows, f.minor) }
    var results: [Value] = [.sparse(lower ? l : l.transposed(conjugate: true))]
    results.append(.scalar(failed ? Double(f.minor + 1) : 0))
    if has("vector", call) {
      results.append(try .row(numbers(f.order)))
    } else {
      results.append(.sparse(permutation(f.order, Array(0..<s.rows))))
    }
    return results
  }

  // MARK: QR

  static func qr(_ call: borrowing Call) throws(NablaError) -> [Value] {
    let s = try SparseParts.matrix(call)
    var economy = false
    var vectors = false
    var right: Value?
    for (k, v) in call.arguments.enumerated() where k > 0 {
      switch v.text {
      case "vector": vectors = true
      case "matrix": vectors = false
      case "econ": (economy, vectors) = (true, true)
      case "0": economy = true
      default:
        if v.realScalar == 0, k == call.count - 1 {
          (economy, vectors) = (true, true)
        } else if v.isText {
          throw call.error("option \"\(v.text ?? "")\" is not valid")
        } else {
          right = try v.madeFull()
        }
      }
    }
    if let right, right.dims.rows != s.rows {
      throw call.error("number of rows of A and B must be equal")
    }
    if call.nargout < 2 {
      return [.sparse(try SuiteSparse.qr(s, nil, orders: false, economy: economy).upper)]
    }
    let permutes = call.nargout > 2
    let unit = try SparseMatrix.identity(s.rows).full()
    let b = right ?? unit
    let f = try SuiteSparse.qr(s, b, orders: permutes, economy: economy)
    guard let product = f.product else { return [.sparse(f.upper)] }
    // Q' times the unit matrix, turned around.
    let first = right == nil ? try Operators.transpose(product, conjugate: true) : product
    return [
      first, .sparse(f.upper),
      vectors ? try .row(numbers(f.order)) : .sparse(permutation(f.order, Array(0..<s.columns))),
    ]
  }

  // MARK: Orderings

  static func order(_ call: borrowing Call, _ method: SuiteSparse.Ordering) throws(NablaError)
    -> [Value]
  {
    let s = try SparseParts.matrix(call)
    if method != .colamd { try square(s, "\(call.name): S must be a square matrix") }
    return [try .row(numbers(try SuiteSparse.order(s, by: method)))]
  }

  /// Source: J. W. H. Liu, "The role of elimination trees in sparse factorization", 1990.
  static func tree(_ call: borrowing Call) throws(NablaError) -> [Value] {
    let s = try SparseParts.matrix(call)
    var byColumns = false
    if call.has(1) {
      guard let kind = call[1].text else { throw call.error("TYP must be a string") }
      byColumns = kind.first == "c" || kind.first == "C"
    }
    if !byColumns { try square(s, "etree: S is marked as symmetric, but is not square") }
    let n = s.columns
    var parent = [Int](repeating: -1, count: n)
    var ancestor = parent
    var firstColumn = [Int](repeating: -1, count: s.rows)
    let (starts, indices) = (s.starts, s.indices)
    for j in 0..<n {
      for k in starts[j]..<starts[j + 1] {
        var i = indices[k]
        if byColumns {
          let before = firstColumn[i]
          firstColumn[i] = j
          i = before
        }
        while i >= 0, i < j {
          let next = ancestor[i]
          ancestor[i] = j
          if next < 0 { parent[i] = j }
          i = next
        }
      }
    }
    return [try .row(numbers(parent)), try .row(numbers(postorder(parent)))]
  }

  /// Children before their parents, in their order.
  private static func postorder(_ parent: [Int]) -> [Int] {
    let n = parent.count
    var child = [Int](repeating: -1, count: n)
    var sibling = child
    var root = -1
    for j in stride(from: n - 1, through: 0, by: -1) {
      if parent[j] < 0 {
        sibling[j] = root
        root = j
      } else {
        sibling[j] = child[parent[j]]
        child[parent[j]] = j
      }
    }
    var order: [Int] = []
    while root >= 0 {
      var stack = [root]
      while let top = stack.last {
        if child[top] >= 0 {
          stack.append(child[top])
          child[top] = sibling[child[top]]
        } else {
          order.append(top)
          stack.removeLast()
        }
      }
      root = sibling[root]
    }
    return order
  }

  /// Reverse Cuthill-McKee: neighbours by degree, from an end of each connected part.
  /// Source: A. George, J. W. H. Liu, "Computer solution of large sparse positive definite systems", 1981.
  static func reverseCuthillMcKee(_ call: borrowing Call) throws(NablaError) -> [Value] {
    let s = try SparseParts.matrix(call)
    try square(s, "symrcm: S must be a square matrix")
    let n = s.rows
    if n == 0 { return [try .row([])] }
    let pattern = try s.bools()
    let both = try SparseMatrix.joined(SparseMatrix(pattern), SparseMatrix(pattern.transposed())) {
      a, b throws(NablaError) in try Operators.binary(.or, a, b)
    }
    let (starts, indices) = (both.starts, both.indices)
    let degree = (0..<n).map { starts[$0 + 1] - starts[$0] }
    var seen = [Bool](repeating: false, count: n)
    /// Breadth first from `root`, which is left unmarked if `keeps` is false; with the last level.
    func walk(_ root: Int, keeps: Bool) -> (order: [Int], depth: Int, last: [Int]) {
      var order = [root]
      seen[root] = true
      var level = 0..<1
      var depth = 0
      while true {
        for k in level {
          let v = order[k]
          let near = indices[starts[v]..<starts[v + 1]].filter { !seen[$0] }
          for w in near.sorted(by: { (degree[$0], $0) < (degree[$1], $1) }) {
            seen[w] = true
            order.append(w)
          }
        }
        if order.count == level.upperBound { break }
        level = level.upperBound..<order.count
        depth += 1
      }
      if !keeps { for v in order { seen[v] = false } }
      return (order, depth, Array(order[level]))
    }
    var order: [Int] = []
    for v in (0..<n).sorted(by: { (degree[$0], $0) < (degree[$1], $1) }) where !seen[v] {
      var root = v
      var best = walk(root, keeps: false)
      while let next = best.last.min(by: { degree[$0] < degree[$1] }) {
        let other = walk(next, keeps: false)
        guard other.depth > best.depth else { break }
        (root, best) = (next, other)
      }
      order.append(contentsOf: walk(root, keeps: true).order)
    }
    return [try .row(numbers(order.reversed()))]
  }
}

// MARK: - Records

extension Builtin {
  static let amd = Builtin(
    "amd", "P = amd (S)", .between(1, 2), category: .linearAlgebra,
    summary: "An order of rows and columns in which a Cholesky factor stays sparse.",
    details: "Approximate minimum degree; the pattern of `S + S'` counts.",
    examples: [
      Example("amd (sparse ([4 1 1; 1 5 0; 1 0 6]))", shows: "ans =\n\n   3   2   1")
    ],
    seeAlso: ["symamd", "colamd", "symrcm", "chol"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in try SparseFactors.order(call, .amd) }

  static let colamd = Builtin(
    "colamd", "P = colamd (S)", .between(1, 2), category: .linearAlgebra,
    summary: "An order of columns in which LU and QR factors stay sparse.",
    examples: [
      Example("sort (colamd (sparse ([1 1 1; 1 0 0; 0 1 0])))", shows: "ans =\n\n   1   2   3")
    ],
    seeAlso: ["amd", "symamd", "colperm", "lu"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in try SparseFactors.order(call, .colamd) }

  static let symamd = Builtin(
    "symamd", "P = symamd (S)", .between(1, 2), category: .linearAlgebra,
    summary: "An order of rows and columns of a symmetric matrix, by the method of `colamd`.",
    examples: [
      Example("sort (symamd (speye (3)))", shows: "ans =\n\n   1   2   3")
    ],
    seeAlso: ["amd", "colamd", "symrcm", "chol"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in try SparseFactors.order(call, .symamd) }

  static let symrcm = Builtin(
    "symrcm", "P = symrcm (S)", .exactly(1), category: .linearAlgebra,
    summary: "An order of rows and columns that keeps elements near the diagonal.",
    details: "Reverse Cuthill-McKee; the pattern of `S + S'` counts.",
    examples: [
      Example(
        "S = sparse ([4 0 1; 0 5 1; 1 1 6]); p = symrcm (S); bandwidth (S(p, p), \"lower\")",
        shows: "ans = 1")
    ],
    seeAlso: ["amd", "bandwidth"],
    body: SparseFactors.reverseCuthillMcKee)

  static let etree = Builtin(
    "etree", "P = etree (S)\nP = etree (S, \"col\")\n[P, Q] = etree (...)", .between(1, 2),
    outputs: 2, category: .linearAlgebra,
    summary: "The elimination tree: which column of a factor depends on which.",
    details: """
      P(j) is the parent of column j, 0 of a root. The upper triangle of S counts; with "col" the tree
      is that of `S' * S`. Q is a postorder of the tree.
      """,
    examples: [
      Example("etree (sparse ([4 1 0; 1 5 2; 0 2 6]))", shows: "ans =\n\n   2   3   0")
    ],
    seeAlso: ["chol", "amd"],
    body: SparseFactors.tree)
}

let sparseOrderingBuiltins: [Builtin] = [.amd, .colamd, .symamd, .symrcm, .etree]
