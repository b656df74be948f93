import NablaSyntax

/// The rules of functions: what the adjoint of a call means for its arguments.
extension Deriver {
  func pushCall(
    _ name: String, _ arguments: [Expression], _ e: Expression, _ d: Code, _ rule: String,
    _ targets: [Expression?]
  ) throws(DeriveFailure) {
    if facts.isVariable(name) {
      // What is left here is `x(:)`.
      guard case .index(let base, _) = e.kind else { throw unknown(e) }
      let back = d.spread == .number ? d : full(d, e).call("reshape", size(base).text)
      return try push(base, back, rule: rule)
    }
    guard let first = arguments.first else { throw unknown(e) }
    if let slope = DeriveRules.elementwise(name, { value(first) }, { value(e) }) {
        let part = d.times(slope.operation, slope.factor)
      return try push(first, part.spreading(.none), rule: slope.rule)
    }
    switch name {
    case "convn", "conv2", "conv": try pushConvolution(name, arguments, e, full(d, e))
    case "sum", "mean", "sumsq": try pushSum(name, arguments, e, d)
    case "max", "min": try pushExtremum(name, arguments, e, d, targets)
    case "cat", "horzcat", "vertcat": try pushJoined(name, arguments, e, full(d, e))
    case "plus", "minus", "times", "mtimes", "rdivide", "power":
      guard arguments.count == 2, let operation = Self.operators[name] else { throw unknown(e) }
      try push(
        Expression(.binary(operation, arguments[0], arguments[1], e.span), e.span), d, rule: rule)
    case "uminus": try push(first, -d, rule: rule)
    case "transpose", "ctranspose": try push(first, Code(d.inside(.atom) + "'", spread: d.spread), rule: rule)
    case "double", "real": try push(first, d, rule: rule)
    default:
      if let (code, words) = linear(name, arguments, e, d) {
        return try push(first, code, rule: words)
      }
      try pushUserCall(name, arguments, e, full(d, e))
    }
  }

  private static let operators: [String: BinaryOperator] = [
    "plus": .add, "minus": .subtract, "times": .elementMultiply, "mtimes": .multiply,
    "rdivide": .elementDivide, "power": .elementPower,
  ]

  // MARK: Functions with one argument that counts

  /// The transpose of a rearrangement, or the gradient of a number.
  private func linear(_ name: String, _ arguments: [Expression], _ e: Expression, _ d: Code)
    -> (Code, String)?
  {
    let x = arguments[0]
    func text(_ k: Int) -> String { value(arguments[k]).text }
    func rest(_ from: Int = 1) -> String {
      arguments.indices.dropFirst(from).map(text).joined(separator: ", ")
    }
    switch name {
    case "reshape", "squeeze", "vec":
      if d.spread == .number { return (d, "") }
      return (full(d, e).call("reshape", size(x).text), "the transpose of reshape is reshape")
    case "permute":
      if d.spread == .number { return (d, "") }
      return (full(d, e).call("ipermute", rest()), "the transpose of permute is ipermute")
    case "ipermute":
      if d.spread == .number { return (d, "") }
      return (full(d, e).call("permute", rest()), "the transpose of ipermute is permute")
    case "flip":
      return (arguments.count > 1 ? full(d, e).call(name, rest()) : full(d, e).call(name), "a flip is its own transpose")
    case "flipud", "fliplr", "flipall", "rot180":
      return (full(d, e).call(name), "a flip is its own transpose")
    case "circshift":
      let shift = -Code(arguments[1])
      let dimension = arguments.count > 2 ? ", \(text(2))" : ""
      return (Code("circshift (\(full(d, e).text), \(shift.text)\(dimension))"), "the shift back")
    case "repmat":
      return (full(d, e).call("sumto", size(x).text), "copies: the sum over them")
    case "cumsum":
      let k = arguments.count > 1 ? rest() : "1"
      return (
        Code("flip (cumsum (flip (\(full(d, e).text), \(k)), \(k)), \(k))"),
        "the transpose of a running sum runs from the end"
      )
    case "tril", "triu": return (full(d, e).call(name), "\(name) is its own transpose")
    case "diag": return (full(d, e).call("diag"), "diag and back")
    case "norm":
      guard arguments.count == 1 || text(1) == "2" || text(1) == "'fro'" else { return nil }
      return (
        d.times("*", Code(text(0))).times("/", value(e)).spreading(.none), "norm' = x / norm (x)"
      )
    case "trace": return (d.times("*", Code("eye (\(size(x).text))")).spreading(.none), "trace: ones on the diagonal")
    case "det":
      return (
        d.times("*", value(e)).times("*", Code("inv (\(text(0)))'")).spreading(.none),
        "det' = det (A) inv (A)'"
      )
    case "inv":
      let y = value(e).inside(.atom)
      return (Code("-\(y)' * \(full(d, e).inside(.unary)) * \(y)'", .product), "inv: -A^-T dY A^-T")
    case "prod" where arguments.count == 1 && facts.isColumn(x):
      return (d.times("*", value(e)).times("./", Code(text(0))).spreading(.none), "prod' = prod / x")
    case "meanpool":
      return (Code("meanpooladjoint (\(full(d, e).text), \(rest()))"), "the mean of a block, back to each entry")
    case "maxpool":
      let place = fresh("where")
      lines.append(.statement("[~, \(place)] = maxpool (\(rest(0)))"))
      return (
        Code("maxpooladjoint (\(full(d, e).text), \(place), \(rest()))"),
        "to where the maximum was"
      )
    default: return nil
    }
  }

  private func pushSum(_ name: String, _ arguments: [Expression], _ e: Expression, _ d: Code)
    throws(DeriveFailure)
  {
    let x = arguments[0]
    let isNumber = facts.shape(e) == .number && (arguments.count == 1)
    var part = d
    var words = "a sum: the same delta for each term"
    if name == "mean" {
      let count: String
      if isNumber, facts.isColumn(x), case .index(let base, _) = x.kind, base.baseName.map(facts.isVariable) == true {
        count = "numel (\(value(base).text))"
      } else if isNumber {
        count = "numel (\(value(x).text))"
      } else if arguments.count > 1 {
        count = "size (\(value(x).text), \(value(arguments[1]).text))"
      } else {
        count = "(numel (\(value(x).text)) / numel (\(value(e).text)))"
      }
      part = d.times("/", Code(count))
      words = "a mean: delta by the number of terms"
    }
    if name == "sumsq" {
      guard arguments.count == 1, facts.isColumn(x) else { throw unknown(e) }
      return try push(x, Code("2 * \(d.inside(.unary)) * \(value(x).inside(.unary))", .product), rule: "(u^2)' = 2 u")
    }
    if arguments.count > 1, case .number = arguments[1].kind {
    } else if arguments.count > 1, facts.shape(arguments[1]) != .number {
      throw unknown(e)
    }
    let spread: Code.Spread = isNumber || d.spread == .number ? .number : .dimension
    try push(x, part.spreading(spread), rule: words)
  }

  private func pushExtremum(
    _ name: String, _ arguments: [Expression], _ e: Expression, _ d: Code, _ targets: [Expression?]
  ) throws(DeriveFailure) {
    if arguments.count == 2 {
      let (a, b) = (arguments[0], arguments[1])
      let symbol = name == "max" ? ">" : "<"
      let d = facts.depends(a) && facts.depends(b) ? named(full(d, e)) : full(d, e)
      let compared = "\(value(a).inside(.sum)) \(symbol) \(value(b).inside(.sum))"
      if facts.depends(a) {
        try push(
          a, reduced(a, d.times(".*", Code("(\(compared))")), by: e),
          rule: "\(name): delta where the first is chosen")
      }
      if facts.depends(b) {
        try push(
          b, reduced(b, d.times(".*", Code("!(\(compared))")), by: e),
          rule: "\(name): delta where the second is chosen")
      }
      return
    }
    let x = arguments[0]
    if arguments.count == 1, case .index(let base, let subscripts) = x.kind, subscripts.count == 1,
      case .colon = subscripts[0].kind, targets.count < 2
    {
      let place = fresh("where")
      lines.append(.statement("[~, \(place)] = \(name) (\(value(base).text)(:))"))
      return try push(
        base, Code("extremumadjoint (\(d.text), \(place), \(size(base).text), 0)"),
        rule: "\(name): delta goes to where it was found")
    }
    var place = targets.count > 1 ? targets[1].map { Code($0).text } : nil
    if place == nil {
      let texts = arguments.map { value($0).text }.joined(separator: ", ")
      let name1 = fresh("where")
      lines.append(.statement("[~, \(name1)] = \(name) (\(texts))"))
      place = name1
    }
    let dimension = arguments.count > 2 ? value(arguments[2]).text : "[]"
    try push(
      x, Code("extremumadjoint (\(full(d, e).text), \(place ?? ""), \(size(x).text), \(dimension))"),
      rule: "\(name): delta goes to where it was found")
  }

  /// `cat (k, a, b, c{:})`: each part takes its piece.
  private func pushJoined(_ name: String, _ arguments: [Expression], _ e: Expression, _ d: Code)
    throws(DeriveFailure)
  {
    let parts = Array(name == "cat" ? arguments[1...] : arguments[...])
    let along = name == "cat" ? value(arguments[0]).text : name == "vertcat" ? "1" : "2"
    let list = "{\(parts.map { Code($0.replacing([:])).text.compactCall }.joined(separator: ", "))}"
    let pieces = fresh("pieces")
    lines.append(.statement("\(pieces) = uncat (\(along), \(d.text), \(list))", rule: "the transpose of cat cuts"))
    if parts.count == 1, case .cellIndex(let base, let subscripts) = parts[0].kind,
      subscripts.count == 1, case .colon = subscripts[0].kind
    {
      return pending.append((base, Code("reshape (\(pieces), size (\(Code(base).text)))"), ""))
    }
    for (k, part) in parts.enumerated() where facts.depends(part) {
      try push(part, Code("\(pieces){\(k + 1)}"), rule: "its own piece")
    }
  }

  // MARK: Convolutions

  private func pushConvolution(_ name: String, _ arguments: [Expression], _ e: Expression, _ d: Code)
    throws(DeriveFailure)
  {
    guard arguments.count == 2 || arguments.count == 3 else { throw unknown(e) }
    var shape = "full"
    if arguments.count == 3 {
      guard case .string(let bytes, _) = arguments[2].kind else { throw unknown(e) }
      shape = String(decoding: bytes, as: UTF8.self)
    }
    let (x, a) = (arguments[0], arguments[1])
    var d = facts.depends(x) && facts.depends(a) ? named(d) : d
    let flip = name == "conv" ? "flip" : "flipall"
    func convolution(_ left: String, _ right: String, _ shape: String) -> Code {
      Code("\(name) (\(left), \(right), '\(shape)')")
    }
    func flipped(_ e: Expression) -> String { "\(flip) (\(value(e).text))" }
    switch shape {
    case "valid":
      if facts.depends(x) {
        try push(
          x, convolution(d.text, flipped(a), "full"),
          rule: "N11: 'valid' transposed is 'full', the kernel flipped")
      }
      if facts.depends(a) {
        let words =
          name == "conv" ? "N14" : "N15: the input flipped in every dimension"
        try push(a, convolution(flipped(x), d.text, "valid"), rule: words)
      }
    case "full", "same":
      var words = "'full' transposed is 'valid', the kernel flipped"
      if shape == "same" {
        d = named(d.call("unsame", size(a).text))
        words = "'same' is the middle of 'full': zeros around, then 'valid'"
      }
      if facts.depends(x) { try push(x, convolution(d.text, flipped(a), "valid"), rule: words) }
      if facts.depends(a) { try push(a, convolution(d.text, flipped(x), "valid"), rule: words) }
    default: throw unknown(e)
    }
  }

  // MARK: Functions in the language

  private func pushUserCall(_ name: String, _ arguments: [Expression], _ e: Expression, _ d: Code)
    throws(DeriveFailure)
  {
    guard let called = library.lookUp(name) else { throw unknown(e) }
    let places = facts.activePlaces(name, arguments.indices.filter { facts.depends(arguments[$0]) })
    if places.isEmpty { return }
    guard arguments.count == called.inputs.count else {
      throw DeriveFailure(message: "'\(name)' is called without all of its arguments", span: e.span)
    }
    let wrt = places.map { called.inputs[$0] }
    let suffix = wrt.count == called.inputs.count ? "" : "_" + wrt.joined(separator: "_")
    let renamed = SourceFunction(
      name: called.name + suffix, inputs: called.inputs, output: called.output, body: called.body,
      source: called.source)
    if library.written.insert(renamed.name).inserted {
      let text = try Deriver(renamed, wrt: wrt, library: library).write()
      library.texts.append(text.joined(separator: "\n"))
    }
    let list = (arguments.map { value($0).text } + [d.text]).joined(separator: ", ")
    let call = "\(renamed.name)_grad (\(list))"
    if places.count == 1 {
      return try push(arguments[places[0]], Code(call), rule: "the derivative of \(name)")
    }
    let names = places.map { fresh("d" + called.inputs[$0]) }
    lines.append(
      .statement("[\(names.joined(separator: ", "))] = \(call)", rule: "the derivatives of \(name)"))
    for (k, place) in places.enumerated() { try push(arguments[place], Code(names[k]), rule: "") }
  }
}

extension String {
  /// `f (x)` as `f(x)`, for elements of a list in braces.
  var compactCall: String {
    var text = ""
    for c in self {
      if c == "(", text.hasSuffix(" "), let last = text.dropLast().last, last.isLetter || last.isNumber || last == "_" {
        text.removeLast()
      }
      text.append(c)
    }
    return text
  }
}
