import NablaEngine

/// bar, stem, stairs, area, errorbar, scatter, patch, fill: data as something other than lines.
extension Builtin {
  static let bar = bars("bar", "Draws a bar for each number; a column of a matrix is a set.")
  static let barh = bars("barh", "Draws lying bars; a column of a matrix is a set.")

  static let stem = series(
    "stem", "stem (Y)\nstem (X, Y)\nstem (..., FMT)\nstem (..., \"filled\")\nH = stem (...)",
    "Draws a line with a knob for each number.", .stem)

  static let stairs = series(
    "stairs", "stairs (Y)\nstairs (X, Y)\nstairs (..., FMT)\nH = stairs (...)\n[XS, YS] = stairs (...)",
    "Draws numbers as steps.", .stairs, outputs: 2)

  static let area = Builtin(
    "area", "area (Y)\narea (X, Y)\narea (..., BASE)\narea (..., PROPERTY, VALUE, ...)\nH = area (...)",
    .atLeast(1), category: .graphics,
    summary: "Fills what is below the data; the columns of a matrix stand upon each other.",
    examples: [Example("area ([1 2; 2 3]); ylim ()", shows: "ans =\n\n   0   5\n")],
    seeAlso: ["bar", "plot", "fill"],
    body: areaBody)

  static let errorbar = Builtin(
    "errorbar",
    "errorbar (Y, E)\nerrorbar (X, Y, E)\nerrorbar (X, Y, LOWER, UPPER)\nerrorbar (..., FMT)\nH = errorbar (...)",
    .atLeast(2), category: .graphics,
    summary: "Draws a line through points, with bars that tell how sure they are.",
    examples: [Example("errorbar ([1 2 3], [2 4 3], [0.5 0.5 1]); ylim ()", shows: "ans =\n\n   1.5000   4.5000\n")],
    seeAlso: ["plot", "bar"],
    body: errorbarBody)

  static let scatter = Builtin(
    "scatter",
    "scatter (X, Y)\nscatter (X, Y, S)\nscatter (X, Y, S, C)\nscatter (..., MARKER)\nscatter (..., \"filled\")\nH = scatter (...)",
    .atLeast(2), category: .graphics,
    summary: "Draws a marker at each point, of area S (36 square points) and colour C.",
    details: "C is a colour, a row of three for each point, or a number for each point, a place in the colour map.",
    examples: [Example("h = scatter (1:3, [2 1 3]); get (h, \"marker\")", shows: "ans = o")],
    seeAlso: ["plot", "colormap"],
    body: scatterBody)

  static let patch = Builtin(
    "patch", "patch (X, Y, C)\npatch (PROPERTY, VALUE, ...)\npatch (FV)\nH = patch (...)", .any,
    category: .graphics,
    summary: "Adds filled polygons to the axes, one for each column of X and Y.",
    details: """
      C is a colour, or numbers in the colour map: one for each polygon or for each corner. "faces" and
      "vertices" may tell the corners instead; FV is a struct with these fields.
      """,
    examples: [Example("h = patch ([0 1 1], [0 0 1], \"r\"); get (h, \"facecolor\")", shows: "ans =\n\n   1   0   0\n")],
    seeAlso: ["fill", "line"],
    body: patchBody)

  static let fill = Builtin(
    "fill", "fill (X, Y, C)\nfill (X1, Y1, C1, X2, Y2, C2, ...)\nH = fill (...)", .atLeast(3),
    category: .graphics,
    summary: "Begins a new picture with filled polygons.",
    examples: [Example("h = fill ([0 1 1], [0 0 1], \"g\"); get (h, \"facecolor\")", shows: "ans =\n\n   0   1   0\n")],
    seeAlso: ["patch", "area"],
    body: fillBody)
}

private func bars(_ name: String, _ summary: String) -> Builtin {
  Builtin(
    name,
    "\(name) (Y)\n\(name) (X, Y)\n\(name) (..., WIDTH)\n\(name) (..., STYLE)\n\(name) (..., COLOR)\n\(name) (..., PROPERTY, VALUE, ...)\nH = \(name) (...)",
    .atLeast(1), category: .graphics, summary: summary,
    details: "STYLE is \"grouped\", \"stacked\", \"hist\" or \"histc\"; WIDTH, 0.8, is the part of the space that bars fill.",
    examples: [Example("h = \(name) ([1 2; 3 4]); numel (h)", shows: "ans = 2")],
    seeAlso: [name == "bar" ? "barh" : "bar", "hist", "area"],
    body: barBody)
}

private func series(
  _ name: String, _ usage: String, _ summary: String, _ kind: GraphicsKind, outputs: Int = 1
) -> Builtin {
  Builtin(
    name, usage, .atLeast(1), outputs: outputs, category: .graphics, summary: summary,
    details: "FMT is as in `plot`.",
    examples: [Example("h = \(name) ([1 3 2]); get (h, \"ydata\")", shows: "ans =\n\n   1   3   2\n")],
    seeAlso: ["plot", name == "stem" ? "stairs" : "stem", "bar"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in try seriesBody(call, kind) }
}

private func seriesBody(_ call: borrowing Call, _ kind: GraphicsKind) throws(NablaError) -> [Value] {
  var drawing = DrawingCall(call)
  let isFilled = drawing.rest.contains { $0.text == "filled" || $0.text == "fill" }
  drawing.rest.removeAll { $0.text == "filled" || $0.text == "fill" }
  let (lines, properties) = try PlotArguments.read(&drawing)
  if kind == .stairs, call.nargout == 2 {
    guard let line = lines.first else { return [.emptyMatrix, .emptyMatrix] }
    let corners = Series.stairs(line.x, line.y)
    return [try .row(corners.x), try .row(corners.y)]
  }
  let axes = drawing.newAxes()
  if axes.text("nextplot") != "add" { axes["box"] = Value("on") }
  var made: [GraphicsObject] = []
  for line in lines {
    let object = try PlotArguments.make(line, in: axes, drawing, [], kind: kind)
    if kind == .stem {
      // A format without a marker keeps the knobs, one without a style the stems.
      if line.format.marker == nil { object["marker"] = Value("o") }
      if line.format.style == nil { object["linestyle"] = Value("-") }
      if isFilled { object["markerfacecolor"] = object["color"] }
    }
    try drawing.apply(properties, to: object)
    made.append(object)
  }
  return try drawing.answer(made)
}

private func barBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var drawing = DrawingCall(call)
  let isLying = call.name == "barh"
  var width = 0.8
  var layout = "grouped"
  var color: RGB?
  var numbers: [Value] = []
  var rest = drawing.rest[...]
  while let v = rest.first {
    if let word = v.text, v.isChar {
      let w = word.lowercasedASCII
      if ["grouped", "stacked"].contains(w) {
        layout = w
      } else if w == "hist" || w == "histc" {
        width = 1
      } else if let format = LineFormat(word), format.style == nil, format.marker == nil {
        color = format.color
      } else {
        break
      }
    } else if v.isNumeric || v.isLogical {
      numbers.append(v)
    } else {
      break
    }
    rest = rest.dropFirst()
  }
  drawing.rest = Array(rest)
  let properties = try drawing.pairs(drawing.rest)
  guard let first = numbers.first else { throw call.invalid() }
  if numbers.count > 1, numbers[numbers.count - 1].isScalar, numbers.count == 3 || first.count > 1 {
    width = try drawing.reals(numbers[numbers.count - 1]).first ?? width
    numbers.removeLast()
  }
  guard numbers.count <= 2 else { throw drawing.failed("X and Y must be vectors or matrices") }
  let data = numbers.count == 2 ? numbers[1] : first
  let y = try drawing.reals(data)
  let rows = data.dims.isVector || data.isScalar ? y.count : data.dims.rows
  let x = numbers.count == 2 ? try drawing.reals(first) : PlotArguments.counting(rows)
  var columns = data.dims.isVector || data.isScalar ? [y] : PlotArguments.columns(y, rows)
  if x.count == 1, columns.count == 1, y.count > 1 { columns = y.map { [$0] } }
  guard columns.allSatisfy({ $0.count == x.count }) else {
    throw drawing.failed("length of X and Y must be equal")
  }
  let axes = drawing.newAxes()
  let isFresh = axes.text("nextplot") != "add"
  var made: [GraphicsObject] = []
  for column in columns {
    let bar = drawing.scene.make(.bar, in: axes)
    bar["bargroup"] = .scalar(made.first?.handle ?? bar.handle)
    bar["xdata"] = try .column(x)
    bar["ydata"] = try .column(column)
    bar["barwidth"] = .scalar(width)
    bar["barlayout"] = Value(layout)
    bar["horizontal"] = Value(isLying ? "on" : "off")
    bar["facecolor"] = PropertyRule.row((color ?? drawing.scene.nextColor(axes)).list)
    try drawing.apply(properties, to: bar)
    made.append(bar)
  }
  if isFresh { try frameBars(axes, x, isLying: isLying, drawing) }
  return try drawing.answer(made)
}

/// A few bars at 1, 2, 3, ... have each its tick, and half a step of room at the sides.
private func frameBars(_ axes: GraphicsObject, _ x: [Double], isLying: Bool, _ drawing: DrawingCall)
  throws(NablaError)
{
  axes["box"] = Value("on")
  axes["layer"] = Value("top")
  let sorted = x.sorted()
  guard let low = sorted.first, let high = sorted.last, sorted.count <= 15,
    sorted.allSatisfy({ $0 == $0.rounded() }),
    zip(sorted, sorted.dropFirst()).allSatisfy({ $1 - $0 == 1 })
  else { return }
  let a = isLying ? "y" : "x"
  try drawing.scene.set(axes, a + "tick", try .row(sorted))
  try drawing.scene.set(axes, a + "lim", PropertyRule.row([low - 0.5, high + 0.5]))
}

private func areaBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var drawing = DrawingCall(call)
  let properties = try drawing.takeProperties(from: 0)
  var base: Double?
  if drawing.rest.count > 1, let b = drawing.rest.last?.realScalar {
    base = b
    drawing.rest.removeLast()
  }
  guard let data = drawing.rest.last, drawing.rest.count <= 2 else { throw call.invalid() }
  let lines = try PlotArguments.pairs(
    drawing.rest.count == 2 ? drawing.rest[0] : nil, data, LineFormat(), drawing)
  let axes = drawing.newAxes()
  var made: [GraphicsObject] = []
  for line in lines {
    let object = drawing.scene.make(.area, in: axes)
    object["xdata"] = try .row(line.x)
    object["ydata"] = try .row(line.y)
    object["facecolor"] = PropertyRule.row(drawing.scene.nextColor(axes).list)
    if let base { object["basevalue"] = .scalar(base) }
    try drawing.apply(properties, to: object)
    made.append(object)
  }
  return try drawing.answer(made)
}

private func errorbarBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var drawing = DrawingCall(call)
  var format = LineFormat()
  var properties: [(String, Value)] = []
  if let i = drawing.rest.firstIndex(where: \.isChar) {
    let tail = Array(drawing.rest[i...])
    drawing.rest.removeSubrange(i...)
    // `~` is a bar along y, which is what is drawn anyway.
    let word = tail[0].text ?? ""
    if let read = LineFormat(word.hasPrefix("~") ? String(word.dropFirst()) : word) {
      format = read
      properties = try drawing.pairs(Array(tail.dropFirst()))
    } else {
      properties = try drawing.pairs(tail)
    }
  }
  let n = drawing.rest.count
  guard n >= 2, n <= 4 else { throw call.invalid() }
  let data = n == 2 ? drawing.rest[0] : drawing.rest[1]
  let lower = drawing.rest[n == 2 ? 1 : 2]
  let upper = n == 4 ? drawing.rest[3] : lower
  let lines = try PlotArguments.pairs(n == 2 ? nil : drawing.rest[0], data, format, drawing)
  let lows = try PlotArguments.pairs(nil, lower, format, drawing)
  let highs = try PlotArguments.pairs(nil, upper, format, drawing)
  guard lows.count == lines.count, highs.count == lines.count else {
    throw drawing.failed("the errors must have the size of Y")
  }
  let axes = drawing.newAxes()
  if axes.text("nextplot") != "add" { axes["box"] = Value("on") }
  var made: [GraphicsObject] = []
  for (i, line) in lines.enumerated() {
    let object = try PlotArguments.make(line, in: axes, drawing, [], kind: .errorbar)
    object["ldata"] = try .row(lows[i].y)
    object["udata"] = try .row(highs[i].y)
    try drawing.apply(properties, to: object)
    made.append(object)
  }
  return try drawing.answer(made)
}

private func scatterBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var drawing = DrawingCall(call)
  guard drawing.rest.count >= 2 else { throw call.invalid() }
  let x = try drawing.reals(drawing.rest.removeFirst())
  let y = try drawing.reals(drawing.rest.removeFirst())
  guard x.count == y.count else { throw drawing.failed("X and Y must have the same number of elements") }
  var sizes = Value.scalar(36)
  var color: Value?
  if let s = drawing.rest.first, !s.isChar {
    if !s.isEmpty { sizes = s }
    drawing.rest.removeFirst()
    if let c = drawing.rest.first, !c.isChar || RGB(c.text ?? "") != nil {
      if !c.isEmpty { color = c }
      drawing.rest.removeFirst()
    }
  }
  var isFilled = false
  var format = LineFormat()
  while let word = drawing.rest.first?.text {
    if ["filled", "fill"].contains(word.lowercasedASCII) {
      isFilled = true
    } else if let read = LineFormat(word), read.style == nil {
      format = read
    } else {
      break
    }
    drawing.rest.removeFirst()
  }
  let properties = try drawing.pairs(drawing.rest)
  let axes = drawing.newAxes()
  if axes.text("nextplot") != "add" { axes["box"] = Value("on") }
  let object = drawing.scene.make(.scatter, in: axes)
  object["xdata"] = try .column(x)
  object["ydata"] = try .column(y)
  object["sizedata"] = sizes
  var data = color ?? PropertyRule.row((format.color ?? drawing.scene.nextColor(axes)).list)
  if let name = data.text, data.isChar, let c = RGB(name) { data = PropertyRule.row(c.list) }
  object["cdata"] = data
  let single = data.count == 3 ? ColorMap.literal(data)?.first : nil
  if let c = single {
    object["markeredgecolor"] = PropertyRule.row(c.list)
  } else {
    object["markeredgecolor"] = Value("flat")
  }
  if let marker = format.marker { object["marker"] = Value(marker) }
  if isFilled { object["markerfacecolor"] = single == nil ? Value("flat") : object["markeredgecolor"] }
  try drawing.apply(properties, to: object)
  return try drawing.answer([object])
}

// MARK: - Polygons

private func polygon(
  _ x: Value, _ y: Value, _ color: Value, _ axes: GraphicsObject, _ drawing: DrawingCall
) throws(NablaError) -> GraphicsObject {
  let object = drawing.scene.make(.patch, in: axes)
  object["xdata"] = x.dims.isRow ? try .column(try drawing.reals(x)) : try Conversion.materialize(x)
  object["ydata"] = y.dims.isRow ? try .column(try drawing.reals(y)) : try Conversion.materialize(y)
  guard object["xdata"].count == object["ydata"].count else {
    throw drawing.failed("X and Y must have the same size")
  }
  if let name = color.text, color.isChar {
    guard let c = RGB(name) else { throw drawing.failed("unknown colour '\(name)'") }
    object["facecolor"] = PropertyRule.row(c.list)
  } else if color.dims.isRow, color.count == 3, x.dims.columns != 3 || x.dims.isVector,
    try drawing.reals(color).allSatisfy({ $0 >= 0 && $0 <= 1 })
  {
    object["facecolor"] = PropertyRule.row(try drawing.reals(color))
  } else {
    object["cdata"] = try Conversion.materialize(color)
    object["facecolor"] = Value("flat")
  }
  return object
}

private func patchBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let drawing = DrawingCall(call)
  let rest = drawing.rest
  let axes = drawing.axes
  if let first = rest.first, !first.isChar, !first.isStruct {
    guard rest.count >= 3 else { throw call.invalid() }
    // With z data the colour is the fourth.
    let hasZ = rest.count > 3 && !rest[3].isChar
    let object = try polygon(rest[0], rest[1], rest[hasZ ? 3 : 2], axes, drawing)
    if hasZ { object["zdata"] = rest[2] }
    try drawing.apply(try drawing.pairs(Array(rest[(hasZ ? 4 : 3)...])), to: object)
    return try drawing.answer([object])
  }
  let properties = try drawing.pairs(rest)
  let object = drawing.scene.make(.patch, in: axes)
  if properties.isEmpty {
    object["xdata"] = try .column([0, 1, 0])
    object["ydata"] = try .column([1, 1, 0])
  }
  do {
    try drawing.apply(properties, to: object)
  } catch {
    drawing.scene.remove(object)
    throw error
  }
  if !object["facevertexcdata"].isEmpty {
    object["cdata"] = object["facevertexcdata"]
    if properties.allSatisfy({ $0.0.lowercasedASCII != "facecolor" }) { object["facecolor"] = Value("flat") }
  }
  return try drawing.answer([object])
}

private func fillBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let drawing = DrawingCall(call)
  var rest = drawing.rest[...]
  var triples: [(Value, Value, Value)] = []
  while rest.count >= 3, rest.first?.isChar == false {
    let list = Array(rest.prefix(3))
    triples.append((list[0], list[1], list[2]))
    rest = rest.dropFirst(3)
  }
  guard !triples.isEmpty else { throw call.invalid() }
  let properties = try drawing.pairs(Array(rest))
  let axes = drawing.newAxes()
  var made: [GraphicsObject] = []
  for (x, y, c) in triples {
    let object = try polygon(x, y, c, axes, drawing)
    try drawing.apply(properties, to: object)
    made.append(object)
  }
  return try drawing.answer(made)
}

let seriesBuiltins: [Builtin] = [
  .bar, .barh, .stem, .stairs, .area, .errorbar, .scatter, .patch, .fill,
]
