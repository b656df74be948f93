import NablaEngine

/// surf, mesh, pcolor, plot3, scatter3, view, shading: pictures of three dimensions.
extension Builtin {
  static let surf = surfaces("surf", "Draws heights over a grid as a coloured surface.")
  static let mesh = surfaces("mesh", "Draws heights over a grid as a net.")
  static let surface = surfaces("surface", "Adds a coloured surface to the axes as they are.")

  static let pcolor = Builtin(
    "pcolor", "pcolor (C)\npcolor (X, Y, C)\nH = pcolor (...)", .between(1, 4), category: .graphics,
    summary: "Draws a grid of coloured cells, seen from above.",
    details: "A cell has the colour of its first corner: of M x N numbers (M-1) x (N-1) cells are seen.",
    examples: [Example("pcolor (magic (3)); axis ()", shows: "ans =\n\n   1   3   1   3\n")],
    seeAlso: ["imagesc", "surf"],
    body: pcolorBody)

  static let plot3 = Builtin(
    "plot3", "plot3 (X, Y, Z)\nplot3 (X, Y, Z, FMT)\nplot3 (..., PROPERTY, VALUE, ...)\nH = plot3 (...)",
    .atLeast(3), category: .graphics,
    summary: "Draws lines through points of space.",
    examples: [Example("h = plot3 (1:3, 1:3, [4 5 7]); get (h, \"zdata\")", shows: "ans =\n\n   4   5   7\n")],
    seeAlso: ["plot", "scatter3", "surf", "view"],
    body: plot3Body)

  static let scatter3 = Builtin(
    "scatter3", "scatter3 (X, Y, Z)\nscatter3 (X, Y, Z, S, C)\nH = scatter3 (...)", .atLeast(3),
    category: .graphics,
    summary: "Draws a marker at each point of space; see `scatter`.",
    examples: [Example("h = scatter3 (1:3, 1:3, [4 5 7]); zlim ()", shows: "ans =\n\n   4   7\n")],
    seeAlso: ["scatter", "plot3"],
    body: scatter3Body)

  static let view = Builtin(
    "view", "view (AZIMUTH, ELEVATION)\nview ([AZIMUTH ELEVATION])\nview (2)\nview (3)\n[AZ, EL] = view ()",
    .between(0, 3), outputs: 2, category: .graphics,
    summary: "From where the axes are seen, in degrees: 2 is from above, 3 the usual view of space.",
    examples: [Example("surf (magic (3)); [az, el] = view ()", shows: "az = -37.500\nel = 30")],
    seeAlso: ["surf", "plot3"],
    body: viewBody)

  static let shading = Builtin(
    "shading", "shading flat\nshading interp\nshading faceted\nshading (HAX, ...)", .between(1, 2),
    outputs: 0, category: .graphics,
    summary: "How surfaces and patches are coloured: without edges, smoothly, or with edges.",
    examples: [Example("h = surf (magic (3)); shading flat; get (h, \"edgecolor\")", shows: "ans = none")],
    seeAlso: ["surf", "pcolor"],
    body: shadingBody)
}

private func surfaces(_ name: String, _ summary: String) -> Builtin {
  Builtin(
    name, "\(name) (Z)\n\(name) (X, Y, Z)\n\(name) (..., C)\n\(name) (..., PROPERTY, VALUE, ...)\nH = \(name) (...)",
    .atLeast(1), category: .graphics, summary: summary,
    details: "X and Y are vectors or matrices as of `meshgrid`; C are the numbers of the colours, Z without it.",
    examples: [Example("h = \(name) (magic (3)); get (h, \"type\")", shows: "ans = surface")],
    seeAlso: [name == "surf" ? "mesh" : "surf", "pcolor", "view", "colormap"],
    body: surfaceBody)
}

/// Sees axes that begin anew from the side.
private func lookAside(_ axes: GraphicsObject, isFresh: Bool) {
  guard isFresh else { return }
  axes["view"] = PropertyRule.row([-37.5, 30])
  for a in ["x", "y", "z"] { axes[a + "grid"] = Value("on") }
}

private func surfaceBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var drawing = DrawingCall(call)
  let properties = try drawing.takeProperties(from: 0)
  let rest = drawing.rest
  guard [1, 2, 3, 4].contains(rest.count) else { throw call.invalid() }
  let z = rest.count > 2 ? rest[2] : rest[0]
  let c = rest.count == 2 ? rest[1] : rest.count == 4 ? rest[3] : z
  guard z.isNumeric, z.dims.count == 2, !z.dims.isVector, !z.isScalar else {
    throw drawing.failed("Z must be a 2-D matrix")
  }
  let isLow = call.name == "surface"
  let isFresh = !isLow && (drawing.target ?? drawing.scene.axes).text("nextplot") != "add"
  let (x, y) = rest.count > 2 ? (rest[0], rest[1]) : try grid(z.dims)
  for (v, n) in [(x, z.dims.columns), (y, z.dims.rows)] {
    guard v.count == n || v.count == z.count else {
      throw drawing.failed("X, Y, Z arguments must have compatible sizes")
    }
  }
  let axes = isLow ? drawing.axes : drawing.newAxes()
  let object = drawing.scene.make(.surface, in: axes)
  object["xdata"] = try Conversion.materialize(x)
  object["ydata"] = try Conversion.materialize(y)
  object["zdata"] = try Conversion.materialize(z)
  object["cdata"] = try Conversion.materialize(c)
  if call.name == "mesh" {
    object["facecolor"] = PropertyRule.row([1, 1, 1])
    object["edgecolor"] = Value("flat")
  }
  lookAside(axes, isFresh: isFresh)
  try drawing.apply(properties, to: object)
  return try drawing.answer([object])
}

private func grid(_ dims: Dims) throws(NablaError) -> (Value, Value) {
  (try .row(PlotArguments.counting(dims.columns)), try .column(PlotArguments.counting(dims.rows)))
}

private func pcolorBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let drawing = DrawingCall(call)
  let rest = drawing.rest
  guard rest.count == 1 || rest.count == 3 else { throw call.invalid() }
  let c = rest[rest.count - 1]
  guard c.isNumeric || c.isLogical, c.dims.count == 2 else { throw drawing.failed("C must be a matrix") }
  let (x, y) = rest.count == 3 ? (rest[0], rest[1]) : try grid(c.dims)
  let axes = drawing.newAxes()
  let object = drawing.scene.make(.surface, in: axes)
  object["xdata"] = try Conversion.materialize(x)
  object["ydata"] = try Conversion.materialize(y)
  object["zdata"] = Value(try Tensor<Double>(c.dims))
  object["cdata"] = try Conversion.convert(c, to: .double)
  axes["box"] = Value("on")
  for (a, v) in [("x", x), ("y", y)] {
    let list = try drawing.reals(v)
    if let low = list.min(), let high = list.max(), low < high {
      try drawing.scene.set(axes, a + "lim", PropertyRule.row([low, high]))
    }
  }
  return try drawing.answer([object])
}

private func plot3Body(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let drawing = DrawingCall(call)
  var rest = drawing.rest[...]
  var lines: [(LineData, [Double])] = []
  var properties: [(String, Value)] = []
  while rest.count >= 3, rest.first?.isChar == false {
    let list = Array(rest.prefix(3))
    rest = rest.dropFirst(3)
    var format = LineFormat()
    if let word = rest.first?.text, let read = LineFormat(word) {
      format = read
      rest = rest.dropFirst()
    }
    let flat = try PlotArguments.pairs(list[0], list[1], format, drawing)
    let high = try PlotArguments.pairs(list[0], list[2], format, drawing)
    guard flat.count == high.count else { throw drawing.failed("x, y, and z must have the same size") }
    for (a, b) in zip(flat, high) { lines.append((a, b.y)) }
  }
  properties = try drawing.pairs(Array(rest))
  let isFresh = (drawing.target ?? drawing.scene.axes).text("nextplot") != "add"
  let axes = drawing.newAxes()
  lookAside(axes, isFresh: isFresh)
  var made: [GraphicsObject] = []
  for (line, z) in lines {
    let object = try PlotArguments.make(line, in: axes, drawing, [])
    object["zdata"] = try .row(z)
    try drawing.apply(properties, to: object)
    made.append(object)
  }
  return try drawing.answer(made)
}

private func scatter3Body(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let drawing = DrawingCall(call)
  var rest = drawing.rest
  guard rest.count >= 3 else { throw call.invalid() }
  let z = try drawing.reals(rest.remove(at: 2))
  let isFresh = (drawing.target ?? drawing.scene.axes).text("nextplot") != "add"
  let first = drawing.target.map { [Value.scalar($0.handle)] } ?? []
  let made = try call.session.call(named: "scatter", first + rest, nargout: 1)
  guard let h = made.first?.realScalar, let object = drawing.scene.object(h),
    let axes = object.ancestor(.axes)
  else { return [] }
  guard z.count == object["xdata"].count else {
    throw drawing.failed("X, Y, and Z must have the same number of elements")
  }
  object["zdata"] = try .column(z)
  lookAside(axes, isFresh: isFresh)
  return try drawing.answer([object])
}

private func viewBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let drawing = DrawingCall(call)
  let axes = drawing.axes
  var list: [Double] = []
  for v in drawing.rest { list += try drawing.reals(v) }
  switch list.count {
  case 0:
    let view = axes.reals("view")
    if call.nargout < 2 { return [axes["view"]] }
    return [.scalar(view.first ?? 0), .scalar(view.last ?? 90)]
  case 1 where list[0] == 2: axes["view"] = PropertyRule.row([0, 90])
  case 1 where list[0] == 3: axes["view"] = PropertyRule.row([-37.5, 30])
  case 2: axes["view"] = PropertyRule.row(list)
  default: throw call.failed("arguments must be an azimuth and an elevation, 2 or 3")
  }
  drawing.scene.touch()
  return []
}

private func shadingBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let drawing = DrawingCall(call)
  let words = ["flat": ("flat", "none"), "interp": ("interp", "none"), "faceted": ("flat", "")]
  guard let mode = drawing.rest.first?.text, let (face, edge) = words[mode.lowercasedASCII] else {
    throw call.failed("invalid MODE \"\(drawing.rest.first?.text ?? "")\"")
  }
  for object in drawing.axes.children where object.kind == .surface || object.kind == .patch {
    object["facecolor"] = Value(face)
    object["edgecolor"] = edge.isEmpty ? PropertyRule.row([0, 0, 0]) : Value(edge)
  }
  drawing.scene.touch()
  return []
}

let surfaceBuiltins: [Builtin] = [
  .surf, .mesh, .surface, .pcolor, .plot3, .scatter3, .view, .shading,
]
