import NablaEngine

/// title, xlabel, ylabel, text, legend: words in a picture.
extension Builtin {
  static let title = label("title", "Writes a title above the axes.")
  static let xlabel = label("xlabel", "Writes what the x axis means.")
  static let ylabel = label("ylabel", "Writes what the y axis means.")
  static let zlabel = label("zlabel", "Keeps what the z axis means.")

  static let text = Builtin(
    "text", "text (X, Y, STRING)\ntext (X, Y, Z, STRING)\ntext (..., PROPERTY, VALUE, ...)\nH = text (...)",
    .atLeast(3), category: .graphics,
    summary: "Writes text at a place in the axes, in the units of the data.",
    details: "Several places take one text or a cell of texts, one each. `x^2`, `w_{ij}` and `\\alpha` are set as such.",
    examples: [Example("h = text (1, 2, \"peak\"); get (h, \"position\")", shows: "ans =\n\n   1   2   0\n")],
    seeAlso: ["title", "xlabel", "legend"],
    body: textBody)

  static let legend = Builtin(
    "legend",
    """
    legend (STR1, STR2, ...)
    legend (CELL)
    legend (H, ...)
    legend (..., "location", POS, "orientation", OR)
    legend off | show | hide | toggle | boxon | boxoff
    H = legend (...)
    """, .any, outputs: 4, category: .graphics,
    summary: "Names the series of the axes in a box.",
    details: """
      H, the handles of lines or other series, says which ones are named; else they are all of the
      axes, in the order in which they were drawn. POS is "northeast", "southoutside", "best" and so on.
      """,
    examples: [
      Example("plot (1:3); h = legend (\"line\"); get (h, \"string\")", shows: "ans =\n{\n  [1,1] = line\n}\n")
    ],
    seeAlso: ["plot", "title", "colorbar"],
    body: legendBody)
}

private func label(_ name: String, _ summary: String) -> Builtin {
  Builtin(
    name, "\(name) (STRING)\n\(name) (STRING, PROPERTY, VALUE, ...)\n\(name) (HAX, ...)\nH = \(name) (...)",
    .atLeast(1), category: .graphics, summary: summary,
    details: "`x^2`, `w_{ij}` and `\\alpha` are set as such, unless the \"interpreter\" is \"none\".",
    examples: [
      Example("plot (1:3); h = \(name) (\"loss\"); get (h, \"string\")", shows: "ans = loss")
    ],
    seeAlso: ["title", "xlabel", "ylabel", "text", "legend"].filter { $0 != name },
    body: labelBody)
}

private func labelBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let drawing = DrawingCall(call)
  var target = drawing.axes
  var rest = drawing.rest
  if drawing.target == nil, let h = DrawingCall.handle(rest.first), rest.count > 1,
    let bar = drawing.scene.object(h), bar.kind == .colorbar
  {
    target = bar
    rest.removeFirst()
  }
  guard let words = rest.first, let text = drawing.scene.label(call.name, of: target) else {
    throw call.invalid()
  }
  try drawing.scene.set(text, "string", words)
  try drawing.apply(try drawing.pairs(Array(rest.dropFirst())), to: text)
  return try drawing.answer([text])
}

private func textBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let drawing = DrawingCall(call)
  let rest = drawing.rest
  guard rest.count >= 3 else { throw call.invalid() }
  let hasZ = rest.count > 3 && !rest[2].isChar && !rest[2].isCell
  let x = try drawing.reals(rest[0])
  let y = try drawing.reals(rest[1])
  let z = hasZ ? try drawing.reals(rest[2]) : []
  let words = rest[hasZ ? 3 : 2]
  let properties = try drawing.pairs(Array(rest[(hasZ ? 4 : 3)...]))
  guard x.count == y.count, z.isEmpty || z.count == x.count else {
    throw drawing.failed("X, Y, and Z must have the same number of elements")
  }
  var each: [Value] = []
  if case .cell(let c) = words, c.count == x.count, x.count > 1 { each = c.array }
  if words.isChar, words.dims.rows == x.count, x.count > 1, let rows = Texts.list(words) {
    each = rows.map { Value(text: $0) }
  }
  let axes = drawing.axes
  var made: [GraphicsObject] = []
  for i in x.indices {
    let text = drawing.scene.make(.text, in: axes)
    text["position"] = try .row([x[i], y[i], z.isEmpty ? 0 : z[i]])
    try drawing.scene.set(text, "string", each.isEmpty ? words : each[i])
    try drawing.apply(properties, to: text)
    made.append(text)
  }
  return try drawing.answer(made)
}

private func legendBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var drawing = DrawingCall(call)
  let scene = drawing.scene
  var series: [GraphicsObject] = []
  var axes = drawing.target
  if axes == nil, let first = drawing.rest.first, first.classID == .double, !first.isEmpty {
    for h in try drawing.reals(first) {
      guard let o = scene.object(h) else { throw drawing.failed("invalid handle (= \(Numbers.short(h)))") }
      series.append(o)
    }
    axes = series.first?.ancestor(.axes)
    drawing.rest.removeFirst()
  }
  let owner = axes ?? scene.axes
  if series.isEmpty { series = named(owner) }
  let old = scene.companions(of: owner, .legend).first
  if let word = drawing.rest.first?.text, drawing.rest.count == 1,
    try command(word.lowercasedASCII, old, drawing)
  {
    return call.nargout > 0 ? try drawing.answer(old.map { [$0] } ?? []) : []
  }
  let (names, properties) = try words(drawing, limit: series.count)
  guard let figure = owner.ancestor(.figure) else { return [] }
  if !names.isEmpty, names.count < series.count, drawing.target == nil || axes == nil {
    series = Array(series[..<names.count])
  }
  let legend = old ?? scene.make(.legend, in: figure)
  scene.touch()
  legend["tag"] = Value("legend")
  if names.isEmpty, old != nil {
    try drawing.apply(properties, to: legend)
    return try answer(legend, drawing)
  }
  for (i, s) in series.enumerated() {
    if i < names.count {
      s["displayname"] = names[i]
    } else if s.text("displayname").isEmpty {
      s["displayname"] = Value("data\(i + 1)")
    }
  }
  legend.subjects = [owner] + series
  legend["string"] = try .cellRow(series.map { $0["displayname"] })
  if series.isEmpty {
    try call.session.warn("", "legend: plot data is empty; setting key labels has no effect")
  }
  try drawing.apply(properties, to: legend)
  return try answer(legend, drawing)
}

/// The series of axes that have room in a legend, the first drawn first.
private func named(_ axes: GraphicsObject) -> [GraphicsObject] {
  axes.visibleChildren.filter { $0.kind.isSeries && $0.kind != .image }
}

/// `legend off` and the like; false if the word is a name.
private func command(_ word: String, _ legend: GraphicsObject?, _ drawing: DrawingCall)
  throws(NablaError) -> Bool
{
  switch word {
  case "off", "deletelegend", "delete": if let legend { drawing.scene.remove(legend) }
  case "hide": legend?["visible"] = Value("off")
  case "show" where legend != nil: legend?["visible"] = Value("on")
  case "toggle":
    let isOn = legend?.isOn("visible") ?? false
    legend?["visible"] = Value(isOn ? "off" : "on")
  case "boxon": legend?["box"] = Value("on")
  case "boxoff": legend?["box"] = Value("off")
  case "left", "right": legend?["textposition"] = Value(word)
  default: return word == "show" ? false : false
  }
  drawing.scene.touch()
  return true
}

/// Names, then properties.
private func words(_ drawing: DrawingCall, limit: Int) throws(NablaError)
  -> ([Value], [(String, Value)])
{
  var names: [Value] = []
  var rest = drawing.rest[...]
  if case .cell(let c)? = rest.first {
    names = c.array
    rest = rest.dropFirst()
  } else if let first = rest.first, first.isChar, first.dims.rows > 1, let rows = Texts.list(first) {
    names = rows.map { Value(text: $0) }
    rest = rest.dropFirst()
  } else if rest.count == 1, rest.first?.text?.lowercasedASCII == "show" {
    return ([], [])
  }
  let known = PropertyTable.of(.legend)
  while let word = rest.first, let text = word.text, word.isChar {
    // After as many names as series, or before a value that is no text, it is a property.
    if known[text.lowercasedASCII] != nil, rest.count > 1 { break }
    names.append(word)
    rest = rest.dropFirst()
  }
  return (names, try drawing.pairs(Array(rest)))
}

private func answer(_ legend: GraphicsObject, _ drawing: DrawingCall) throws(NablaError) -> [Value] {
  guard drawing.nargout > 0 else { return [] }
  let series = legend.subjects.filter(\.kind.isSeries)
  return [.scalar(legend.handle), .emptyMatrix, try drawing.scene.handles(series), legend["string"]]
}

let labelBuiltins: [Builtin] = [.title, .xlabel, .ylabel, .zlabel, .text, .legend]
