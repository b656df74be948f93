import NablaEngine

/// sscanf.
extension Builtin {
  static let sscanf = Builtin(
    "sscanf",
    """
    [VAL, COUNT, ERRMSG, POS] = sscanf (STRING, TEMPLATE, SIZE)
    [V1, V2, ..., COUNT, ERRMSG] = sscanf (STRING, TEMPLATE, "C")
    """, .between(2, 3), outputs: 1000, category: .strings,
    summary: "Read numbers and texts out of a text by a template.",
    details: """
      The template is used again until the text ends or does not fit. Conversions: %d %i %u %o %x %f (%e %g)
      %s %c %[set], with a width; `*` reads without storing. VAL is a column, or has SIZE: N, [R C] or
      [R Inf]; texts among numbers become codes. With "C" every conversion has an output of its own.
      """,
    examples: [
      Example("sscanf (\"1 2 3\", \"%d\")'", shows: "ans =\n\n   1   2   3"),
      Example("sscanf (\"12:34\", \"%d:%d\")", shows: "ans =\n\n   12\n   34"),
      Example("[n, word] = sscanf (\"5 apples\", \"%d %s\", \"C\")", shows: "n = 5\nword = apples"),
    ],
    errors: ["Octave:invalid-fun-call": "there is no template"],
    seeAlso: ["sprintf", "str2double", "strsplit"], body: sscanfBody)
}

private func sscanfBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard case .char(let s) = call[0] else { throw call.failed("argument STRING must be a string") }
  guard case .char(let t) = call[1] else { throw call.failed("format TEMPLATE must be a string") }
  let template = try Escapes.process(t.bytes, session: call.session)
  return try Scanning.run(
    s.bytes, template, size: call.has(2) ? call[2] : nil, name: call.name
  ).values
}

/// What sscanf and fscanf share.
enum Scanning {
  /// The outputs, and how far the text was read.
  static func run(
    _ bytes: [UInt8], _ template: [UInt8], size: Value?, name: String
  ) throws(NablaError) -> (values: [Value], position: Int) {
    let parsed = try ScanTemplate(template, name: name)
    if let size, size.isChar {
      guard let mode = size.text, mode == "C" else {
        throw .message("\(name): invalid SIZE specification", id: "")
      }
      return separate(bytes, parsed, name)
    }
    let shape = try Shape(size, name: name)
    var scanner = TextScanner(bytes)
    var numbers: [Double] = []
    var count = 0
    var failed = false
    outer: while parsed.conversionCount > 0 && shape.limit > numbers.count {
      let before = scanner.position
      for element in parsed.elements {
        switch element {
        case .space: scanner.skipSpace()
        case .literal(let c):
          if !scanner.literal(c) {
            failed = !scanner.isAtEnd
            break outer
          }
        case .conversion(let c):
          if numbers.count >= shape.limit { break outer }
          if scanner.isAtEnd { break outer }
          guard let item = scanner.read(c) else {
            failed = !scanner.isAtEnd
            break outer
          }
          if c.discards { continue }
          count += 1
          switch item {
          case .number(let x): numbers.append(x)
          case .text(let t): for b in t { numbers.append(Double(b)) }
          }
        }
      }
      if scanner.position == before { break }
      if scanner.isAtEnd { break }
    }
    let message = failed ? "sscanf: format failed to match" : ""
    let value = try shape.value(numbers, isText: parsed.isText)
    return (
      [value, Value(count), Value(message), Value(scanner.position + 1)], scanner.position
    )
  }

  /// Mode "C": one output a conversion, then the count and the message.
  private static func separate(_ bytes: [UInt8], _ parsed: ScanTemplate, _ name: String)
    -> (values: [Value], position: Int)
  {
    var scanner = TextScanner(bytes)
    var out: [Value] = []
    var count = 0
    var failed = false
    for element in parsed.elements {
      switch element {
      case .space: if !failed { scanner.skipSpace() }
      case .literal(let c): if !failed, !scanner.literal(c) { failed = true }
      case .conversion(let c):
        let item = failed ? nil : scanner.read(c)
        if item == nil { failed = true }
        if c.discards { continue }
        switch item {
        case .number(let x):
          out.append(.scalar(x))
          count += 1
        case .text(let t):
          out.append(Value(text: t))
          count += 1
        case nil: out.append(.emptyMatrix)
        }
      }
    }
    out.append(Value(count))
    out.append(Value(failed ? "\(name): format failed to match" : ""))
    return (out, scanner.position)
  }

  /// The SIZE argument.
  private struct Shape {
    var rows = 0
    var columns = 0
    var limit = Int.max
    var isMatrix = false

    init(_ size: Value?, name: String) throws(NablaError) {
      guard let size, !size.isEmpty else { return }
      let list = try Numbers.reals(size)
      guard list.count <= 2 else {
        throw .message("\(name): invalid SIZE specification", id: "")
      }
      for (i, x) in list.enumerated() {
        if x < 0 { throw .message("\(name): negative value invalid as size specification", id: "") }
        if x.isNaN { throw .message("\(name): NaN invalid as size specification", id: "") }
        if i == 0, list.count == 2, x.isInfinite {
          throw .message("\(name): infinite value invalid as size specification", id: "")
        }
      }
      if list.count == 1 {
        limit = list[0] < 1e15 ? Int(list[0]) : Int.max
        return
      }
      isMatrix = true
      rows = list[0] < 1e15 ? Int(list[0]) : 0
      columns = list[1] < 1e15 ? Int(list[1]) : -1
      limit = columns < 0 ? Int.max : rows.multipliedReportingOverflow(by: columns).partialValue
    }

    func value(_ x: [Double], isText: Bool) throws(NablaError) -> Value {
      var dims = Dims(x.count, 1)
      var list = x
      if isMatrix {
        let used = rows == 0 ? 0 : (x.count + rows - 1) / rows
        if columns == 0 || rows == 0 {
          dims = Dims(rows, max(columns, 0))
          list = []
        } else {
          dims = isText && rows == 1 ? Dims(1, x.count) : Dims(rows, used)
          list += [Double](repeating: 0, count: max(0, dims.elementCount - x.count))
        }
      } else if isText {
        dims = Dims(1, x.count)
      } else if limit == 0 {
        dims = .empty
      }
      if x.count > dims.elementCount { list = Array(list.prefix(dims.elementCount)) }
      if !isText { return Value(try Tensor<Double>(dims, list)) }
      let t = try Tensor<Char>(uninitialized: dims)
      for (i, v) in list.enumerated() { t.data[i] = Char(UInt8(max(0, min(255, v)))) }
      return .char(t)
    }
  }
}

let scanningBuiltins: [Builtin] = [.sscanf]
