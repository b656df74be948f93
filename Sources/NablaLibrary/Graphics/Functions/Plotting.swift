import NablaEngine

/// plot, semilogx, semilogy, loglog, line: lines through data.
extension Builtin {
  static let plot = plotter("plot", "Draws lines through points.", logX: false, logY: false)
  static let semilogx = plotter(
    "semilogx", "Draws lines through points, x on a logarithmic axis.", logX: true, logY: false)
  static let semilogy = plotter(
    "semilogy", "Draws lines through points, y on a logarithmic axis.", logX: false, logY: true)
  static let loglog = plotter(
    "loglog", "Draws lines through points, both axes logarithmic.", logX: true, logY: true)

  static let line = Builtin(
    "line", "line (X, Y)\nline (X, Y, PROPERTY, VALUE, ...)\nH = line (...)", .any,
    category: .graphics,
    summary: "Adds lines to the current axes and changes nothing else there.",
    details: "Columns of matrices are lines of their own. `plot` begins a new picture, `line` does not.",
    examples: [
      Example("h = line ([0 1], [2 3]); get (h, \"ydata\")", shows: "ans =\n\n   2   3\n")
    ],
    seeAlso: ["plot", "patch", "text"],
    body: lineBody)
}

private func plotter(_ name: String, _ summary: String, logX: Bool, logY: Bool) -> Builtin {
  Builtin(
    name,
    """
    \(name) (Y)
    \(name) (X, Y)
    \(name) (X, Y, FMT)
    \(name) (X1, Y1, FMT1, X2, Y2, FMT2, ...)
    \(name) (..., PROPERTY, VALUE, ...)
    \(name) (HAX, ...)
    H = \(name) (...)
    """, .atLeast(1), category: .graphics, summary: summary,
    details: """
      Each column of a matrix is a line. FMT has a line style (`-`, `--`, `:`, `-.`), a marker
      (`+o*.xsd^v><ph|_`), a colour (`kbgrcmyw`), all optional, and `;name;` for the legend. Lines take
      the colours of the axes' "colororder" in turn.
      """,
    examples: [
      Example(
        "h = \(name) ([1 2 3], [2 5 3], \"r--o\"); get (h, \"linestyle\")", shows: "ans = --")
    ],
    seeAlso: ["line", "figure", "axis", "legend", "print"].filter { $0 != name }
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    try plotBody(call, logX: logX, logY: logY)
  }
}

/// One line to be.
struct LineData {
  var x: [Double]
  var y: [Double]
  var format: LineFormat
}

private func plotBody(_ call: borrowing Call, logX: Bool, logY: Bool) throws(NablaError) -> [Value] {
  var drawing = DrawingCall(call)
  let (lines, properties) = try PlotArguments.read(&drawing)
  let axes = drawing.newAxes()
  if axes.text("nextplot") != "add" {
    axes["box"] = Value("on")
  }
  if logX { axes["xscale"] = Value("log") }
  if logY { axes["yscale"] = Value("log") }
  var made: [GraphicsObject] = []
  for line in lines {
    made.append(try PlotArguments.make(line, in: axes, drawing, properties))
  }
  return try drawing.answer(made)
}

enum PlotArguments {
  /// Reads `y`, `x, y`, `x, y, fmt` again and again, then properties.
  static func read(_ drawing: inout DrawingCall) throws(NablaError)
    -> ([LineData], [(String, Value)])
  {
    var lines: [LineData] = []
    var properties: [(String, Value)] = []
    var waiting: [Value] = []
    let list = drawing.rest
    func finish(_ format: LineFormat) throws(NablaError) {
      guard let first = waiting.first else { return }
      let pair = waiting.count > 1 ? (first, waiting[1]) : (nil, first)
      lines += try pairs(pair.0, pair.1, format, drawing)
      waiting = []
    }
    if list.isEmpty { throw drawing.invalid() }
    var i = 0
    while i < list.count {
      if let text = list[i].text, list[i].isChar {
        if let format = LineFormat(text), !waiting.isEmpty {
          try finish(format)
        } else {
          if waiting.isEmpty, lines.isEmpty { throw drawing.failed("no data to plot") }
          try finish(LineFormat())
          properties = try drawing.pairs(Array(list[i...]))
          break
        }
      } else if case .structure = list[i] {
        try finish(LineFormat())
        properties = try drawing.pairs(Array(list[i...]))
        break
      } else {
        if waiting.count == 2 { try finish(LineFormat()) }
        waiting.append(list[i])
      }
      i += 1
    }
    try finish(LineFormat())
    return (lines, properties)
  }

  /// The lines of x and y: vectors, or columns of matrices.
  static func pairs(_ x: Value?, _ y: Value, _ format: LineFormat, _ drawing: DrawingCall)
    throws(NablaError) -> [LineData]
  {
    guard let x else {
      if y.isComplex {
        return try pairs(
          .row(try Numbers.reals(y)),
          try .row(try Conversion.complexes(y).elements.map(\.im)), format, drawing)
      }
      let data = try drawing.reals(y)
      if y.dims.isVector || y.isScalar { return [LineData(x: counting(data.count), y: data, format: format)] }
      let n = y.dims.rows
      return columns(data, n).map { LineData(x: counting(n), y: $0, format: format) }
    }
    let (a, b) = (try drawing.reals(x), try drawing.reals(y))
    if a.isEmpty, b.isEmpty { return [LineData(x: [], y: [], format: format)] }
    let isLine = (x: x.dims.isVector || x.isScalar, y: y.dims.isVector || y.isScalar)
    switch isLine {
    case (true, true):
      if a.count == b.count { return [LineData(x: a, y: b, format: format)] }
      // One number against several: points, each a line of its own.
      if a.count == 1 { return b.map { LineData(x: a, y: [$0], format: format) } }
      if b.count == 1 { return a.map { LineData(x: [$0], y: b, format: format) } }
      throw drawing.failed("vector lengths must match")
    case (true, false):
      return try match(a, b, y.dims, drawing).map { LineData(x: a, y: $0, format: format) }
    case (false, true):
      return try match(b, a, x.dims, drawing).map { LineData(x: $0, y: b, format: format) }
    case (false, false):
      guard x.dims == y.dims else { throw drawing.failed("matrix dimensions must match") }
      return zip(columns(a, x.dims.rows), columns(b, y.dims.rows)).map {
        LineData(x: $0, y: $1, format: format)
      }
    }
  }

  /// The columns of a matrix, or its rows if those have the length of the vector.
  private static func match(_ vector: [Double], _ matrix: [Double], _ dims: Dims, _ drawing: DrawingCall)
    throws(NablaError) -> [[Double]]
  {
    let n = dims.rows
    if n == vector.count { return columns(matrix, n) }
    guard n > 0, matrix.count / n == vector.count else {
      throw drawing.failed("matrix dimensions must match")
    }
    return (0..<n).map { i in stride(from: i, to: matrix.count, by: n).map { matrix[$0] } }
  }

  static func columns(_ list: [Double], _ n: Int) -> [[Double]] {
    n == 0 ? [] : stride(from: 0, to: list.count - n + 1, by: n).map { Array(list[$0..<($0 + n)]) }
  }

  static func counting(_ n: Int) -> [Double] { (0..<n).map { Double($0 + 1) } }

  static func make(
    _ data: LineData, in axes: GraphicsObject, _ drawing: DrawingCall,
    _ properties: [(String, Value)], kind: GraphicsKind = .line
  ) throws(NablaError) -> GraphicsObject {
    let line = drawing.scene.make(kind, in: axes)
    if data.format.color == nil {
      line["color"] = PropertyRule.row(drawing.scene.nextColor(axes).list)
    }
    line["xdata"] = try .row(data.x)
    line["ydata"] = try .row(data.y)
    data.format.apply(to: line)
    try drawing.apply(properties, to: line)
    return line
  }
}

private func lineBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var drawing = DrawingCall(call)
  let properties = try drawing.takeProperties(from: 0)
  guard drawing.rest.count <= 3, drawing.rest.count != 1 else {
    throw drawing.failed("invalid number of PROPERTY / VALUE pairs")
  }
  let axes = drawing.axes
  var lines = [LineData(x: [0, 1], y: [0, 1], format: LineFormat())]
  if drawing.rest.count >= 2 {
    lines = try PlotArguments.pairs(drawing.rest[0], drawing.rest[1], LineFormat(), drawing)
  }
  var made: [GraphicsObject] = []
  for line in lines {
    let object = try PlotArguments.make(line, in: axes, drawing, properties)
    if drawing.rest.count == 3 { try drawing.scene.set(object, "zdata", drawing.rest[2]) }
    made.append(object)
  }
  return try drawing.answer(made)
}

let plottingBuiltins: [Builtin] = [.plot, .semilogx, .semilogy, .loglog, .line]
