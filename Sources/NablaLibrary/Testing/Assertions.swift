import NablaEngine

/// assert and fail: conditions that a program takes for granted.
extension Builtin {
  static let assert = Builtin(
    "assert",
    "assert (COND)\nassert (COND, TEMPLATE, ...)\nassert (COND, ID, TEMPLATE, ...)\nassert (OBSERVED, EXPECTED)\nassert (OBSERVED, EXPECTED, TOL)",
    .atLeast(1), outputs: 0, category: .testing,
    summary: "Stops with an error if a condition is false or a value is not as expected.",
    details: """
      Without TOL, class, size and every element must be the same (NaN matches NaN). TOL > 0 is the
      largest difference that is allowed, TOL < 0 the largest relative difference; either one for all
      elements or one for each. Cells and structs are compared part by part. The error shows where.
      """,
    examples: [
      Example("assert (2 + 2 == 4)", shows: ""),
      Example("assert ([1 2 3], [1 2 3.01], 0.1)", shows: ""),
      Example("try, assert ([1 2 3], [1 2 4]), catch e, disp (e.message), end", shows: """
        ASSERT errors for:  assert ([1, 2, 3],[1, 2, 4])

          Location  |  Observed  |  Expected  |  Reason
            (3)           3            4         Abs err 1 exceeds tol 0 by 1
        """),
    ],
    seeAlso: ["isequal", "error", "fail"],
    body: assertBody)

  static let fail = Builtin(
    "fail", "fail (CODE)\nfail (CODE, PATTERN)\nfail (CODE, \"warning\", PATTERN)", .between(1, 3),
    category: .testing,
    summary: "Stops with an error unless the text CODE throws one that matches PATTERN.",
    details: "With \"warning\", a warning is expected instead.",
    examples: [Example("fail (\"error ('abc')\", \"abc\")", shows: "")],
    seeAlso: ["assert", "error"],
    body: failBody)
}

/// One line of the table that a failed assertion shows.
private struct Mismatch {
  var place: String
  var observed: String
  var expected: String
  var reason: String

  /// The three columns are centred about fixed places.
  var line: String {
    var text = ""
    func put(_ s: String, centre: Int) {
      let end = centre + s.utf8.count / 2
      let blanks = end - s.utf8.count - text.utf8.count
      text += String(repeating: " ", count: max(blanks, text.isEmpty ? 0 : 1)) + s
    }
    put(place, centre: 6)
    put(observed, centre: 19)
    put(expected, centre: 32)
    return text + String(repeating: " ", count: max(3, 41 - text.utf8.count)) + reason
  }
}

private func table(_ title: String, _ list: [Mismatch]) -> String {
  var text = "ASSERT errors for:  assert \(title)\n\n"
  text += "  Location  |  Observed  |  Expected  |  Reason\n"
  text += list.map(\.line).joined(separator: "\n")
  return text
}

private func assertBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let condition = call[0]
  if call.count == 1 || condition.isLogical && call[1].isChar {
    if try holds(condition) { return [] }
    if call.count == 1 {
      let text = call.session.argumentTexts.joined(separator: ",")
      throw call.fail("assert (\(text.isEmpty ? "cond" : text)) failed")
    }
    let (id, message) = try ErrorMessage.read(
      Array(call.arguments.dropFirst()), "error", session: call.session)
    throw ErrorMessage.error(id, message)
  }
  guard call.count <= 3 else { throw call.invalid() }
  var comparison = Comparison(session: call.session)
  let texts = call.session.argumentTexts
  let title = texts.isEmpty ? "(cond,expected,tol)" : "(" + texts.joined(separator: ",") + ")"
  try comparison.compare(condition, call[1], call.has(2) ? call[2] : nil, title: title)
  if comparison.tables.isEmpty { return [] }
  throw call.fail(comparison.tables.joined(separator: "\n\n"))
}

private func holds(_ v: Value) throws(NablaError) -> Bool {
  guard v.isNumeric || v.isLogical, !v.isEmpty else { return false }
  return try Operators.isTrue(v)
}

/// The comparison of an observed with an expected value.
private struct Comparison {
  let session: Session
  var tables: [String] = []

  private func sizes(_ a: Value, _ b: Value) -> [Mismatch] {
    [
      Mismatch(
        place: ".", observed: "O(\(a.dims.text))", expected: "E(\(b.dims.text))",
        reason: "Dimensions don't match")
    ]
  }

  private func kind(_ place: String, _ reason: String) -> [Mismatch] {
    [Mismatch(place: place, observed: "O", expected: "E", reason: reason)]
  }

  mutating func compare(_ a: Value, _ b: Value, _ tolerance: Value?, title: String)
    throws(NablaError)
  {
    let list = try mismatches(a, b, tolerance)
    if !list.isEmpty { tables.append(table(title, list)) }
  }

  private mutating func mismatches(_ a: Value, _ b: Value, _ tolerance: Value?) throws(NablaError)
    -> [Mismatch]
  {
    switch b {
    case .char(let expected): return try texts(a, b, expected)
    case .cell(let expected):
      guard case .cell(let observed) = a else {
        return kind(".", "Expected cell, but observed \(a.className)")
      }
      guard observed.dims == expected.dims else { return sizes(a, b) }
      return try parts(
        (0..<expected.count).map { (observed.data[$0], expected.data[$0]) }, tolerance,
        problem: kind("{}", "Cell configuration error"))
    case .function:
      guard case .function = a else {
        return kind("@", "Expected function handle, but observed \(a.className)")
      }
      return try Equality.equal(a, b, nanEqual: false)
        ? [] : kind("@", "Function handles don't match")
    case .structure(let expected):
      guard case .structure(let observed) = a else {
        return kind(".", "Expected struct, but observed \(a.className)")
      }
      guard observed.dims == expected.dims, observed.fieldCount == expected.fieldCount else {
        return [
          Mismatch(
            place: ".", observed: "O(\(a.dims.text))", expected: "E(\(b.dims.text))",
            reason: "Structure sizes don't match")
        ]
      }
      return try fields(observed, expected, tolerance)
    default: return try numbers(a, b, tolerance)
    }
  }

  private func texts(_ a: Value, _ b: Value, _ expected: Tensor<Char>) throws(NablaError)
    -> [Mismatch]
  {
    let wanted = flat(expected)
    if case .char(let observed) = a {
      if observed.dims == expected.dims, flat(observed) == wanted { return [] }
      if observed.count == 0, expected.count == 0 { return [] }
      return [
        Mismatch(
          place: "[]", observed: flat(observed), expected: wanted, reason: "Strings don't match")
      ]
    }
    let isNumber = a.isNumeric
    return [
      Mismatch(
        place: ".", observed: isNumber ? try text(a) : "O", expected: wanted,
        reason: "Expected string, but observed \(isNumber ? "number" : a.className)")
    ]
  }

  private func flat(_ t: Tensor<Char>) -> String {
    String(decoding: t.elements.map(\.byte), as: UTF8.self)
  }

  /// Parts are compared with a tolerance given, so their classes may differ.
  private mutating func parts(
    _ pairs: [(Value, Value)], _ tolerance: Value?, problem: [Mismatch]
  ) throws(NablaError) -> [Mismatch] {
    for (x, y) in pairs {
      do {
        try compare(x, y, tolerance ?? .scalar(0), title: "(cond {i},expected {i},tol)")
      } catch {
        if error.kind != .error { throw error }
        return problem
      }
    }
    return []
  }

  private mutating func fields(_ a: StructArray, _ b: StructArray, _ tolerance: Value?)
    throws(NablaError) -> [Mismatch]
  {
    var pairs: [(Value, Value)] = []
    for name in b.fields.names {
      guard a.fields.slot(of: name) != nil else {
        return kind(".", "Structure fieldname mismatch")
      }
      for e in 0..<b.count {
        pairs.append((a.get(name, e) ?? .emptyMatrix, b.get(name, e) ?? .emptyMatrix))
      }
    }
    return try parts(
      pairs, tolerance,
      problem: [
        Mismatch(
          place: "", observed: "O", expected: "E", reason: "Structure configuration error")
      ])
  }

  private func numbers(_ a: Value, _ b: Value, _ tolerance: Value?) throws(NablaError)
    -> [Mismatch]
  {
    guard a.dims == b.dims else { return sizes(a, b) }
    if tolerance == nil, a.className != b.className {
      return kind("()", "Class \(a.className) != \(b.className)")
    }
    if tolerance == nil, a.isNumeric, a.isComplex != b.isComplex {
      return kind("()", a.isComplex ? "complex != real" : "real != complex")
    }
    if a.isSparse != b.isSparse, tolerance == nil {
      return kind("()", a.isSparse ? "sparse != non-sparse" : "non-sparse != sparse")
    }
    if b.isEmpty { return [] }
    guard a.isNumeric || a.isLogical else {
      throw .message("isna: argument must be numeric", id: "")
    }
    guard b.isNumeric || b.isLogical else {
      return try Equality.equal(a, b, nanEqual: true) ? [] : kind("()", "Class error")
    }
    return try elements(try a.madeFull(), try b.madeFull(), tolerance ?? .scalar(0))
  }

  /// NaN, NA and Inf must stand at the same places; the rest may differ by the tolerance.
  private func elements(_ a: Value, _ b: Value, _ tolerance: Value) throws(NablaError)
    -> [Mismatch]
  {
    let (x, y) = (try Conversion.complexes(a), try Conversion.complexes(b))
    let tol = try Numbers.reals(tolerance)
    if tol.count != 1, tol.count != 0, tolerance.dims != a.dims {
      throw .nonconformantCall("mx_el_and", left: a.dims, right: tolerance.dims)
    }
    let n = x.count
    var (special, list) = ([Bool](repeating: false, count: n), [(Int, String)]())
    func each(_ reason: String, _ test: (Double) -> Int) {
      for i in 0..<n {
        let (u, v) = (x.data[i], y.data[i])
        let (p, q) = ((test(u.re), test(u.im)), (test(v.re), test(v.im)))
        if p.0 != 0 || p.1 != 0 || q.0 != 0 || q.1 != 0 { special[i] = true }
        if p != q { list.append((i, reason)) }
      }
    }
    each("'NaN' mismatch") { $0.isNaN ? 1 : 0 }
    each("'NA' mismatch") { MissingNumber.isMissing($0) ? 1 : 0 }
    each("'Inf' mismatch") { $0.isInfinite ? ($0 > 0 ? 1 : -1) : 0 }
    if !tol.isEmpty {
      let difference = try differences(a, b, x, y)
      for i in 0..<n where !special[i] {
        let t = tol[tol.count == 1 ? 0 : i]
        let d = difference[i]
        if t < 0, y.data[i].re != 0 || y.data[i].im != 0 {
          let r = relative(a, d, y.data[i].magnitude)
          if r > -t { list.append((i, reason("Rel", r, -t))) }
        } else if t == 0 ? x.data[i] != y.data[i] : d > abs(t) {
          list.append((i, reason("Abs", d, abs(t))))
        }
      }
    }
    var results: [Mismatch] = []
    for (i, reason) in list {
      results.append(
        Mismatch(
          place: place(i, a.dims), observed: try text(element(a, i)),
          expected: try text(element(b, i)), reason: reason))
    }
    return results
  }

  /// Magnitudes of the differences, which saturate in the integer classes.
  private func differences(
    _ a: Value, _ b: Value, _ x: Tensor<Complex<Double>>, _ y: Tensor<Complex<Double>>
  ) throws(NablaError) -> [Double] {
    if a.classID.isInteger || b.classID.isInteger || a.classID == .single || b.classID == .single {
      let d = try Operators.binary(.subtract, a, b)
      return try Conversion.complexes(d).array.map(\.magnitude)
    }
    return (0..<x.count).map { (x.data[$0] - y.data[$0]).magnitude }
  }

  private func relative(_ a: Value, _ d: Double, _ y: Double) -> Double {
    a.classID.isInteger ? (d / y).rounded(.toNearestOrAwayFromZero) : d / y
  }

  private func reason(_ kind: String, _ error: Double, _ tolerance: Double) -> String {
    let e = Numbers.general(error, digits: 5)
    let t = Numbers.general(tolerance, digits: 5)
    let by = Numbers.general(error - tolerance, digits: 1)
    return "\(kind) err \(e) exceeds tol \(t) by \(by)"
  }

  private func place(_ i: Int, _ dims: Dims) -> String {
    if dims.isScalar { return "()" }
    if dims.isVector { return "(\(i + 1))" }
    var (rest, subscripts) = (i, [String]())
    for d in 0..<dims.count {
      subscripts.append("\(rest % dims[d] + 1)")
      rest /= dims[d]
    }
    return "(" + subscripts.joined(separator: ",") + ")"
  }

  private func element(_ v: Value, _ i: Int) throws(NablaError) -> Value {
    try Indexing.index(v, [Value(i + 1)])
  }

  private func text(_ v: Value) throws(NablaError) -> String {
    try session.call(named: "num2str", [v]).first?.text ?? ""
  }
}

private func failBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let code = try call.bytes(0) + [0x3B]
  var pattern = call.has(1) ? try call.string(1) : ""
  var wantsWarning = false
  if pattern == "warning" {
    wantsWarning = true
    pattern = call.has(2) ? try call.string(2) : ""
  }
  let shown = pattern.isEmpty ? "." : pattern
  let session = call.session
  func matches(_ text: String) throws(NablaError) -> Bool {
    if pattern.isEmpty { return true }
    let found = try session.call(named: "regexp", [Value(text), Value(pattern), Value("once")])
    return !(found.first?.isEmpty ?? true)
  }
  if wantsWarning {
    session.lastWarning = ("", "")
    _ = try session.evaluate(code)
    let text = session.lastWarning.message
    if text.isEmpty { throw call.fail("expected warning <\(shown)> but got none") }
    if try !matches(text) { throw call.fail("expected warning <\(shown)>\nbut got <\(text)>") }
    return []
  }
  do {
    _ = try session.evaluate(code)
  } catch {
    guard error.kind == .error else { throw error }
    if try !matches(error.message) {
      throw call.fail("expected error <\(shown)>\nbut got <\(error.message)>")
    }
    return []
  }
  throw call.fail("expected error <\(shown)> but got none")
}

let assertionBuiltins: [Builtin] = [.assert, .fail]
