import NablaEngine

/// figure, close, clf, gcf, axes, subplot, hold and the like: figures and the axes in them.
extension Builtin {
  static let figure = Builtin(
    "figure", "figure\nfigure (N)\nfigure (..., PROPERTY, VALUE, ...)\nH = figure (...)", .any,
    category: .graphics,
    summary: "Makes a figure, or makes figure N the current one.",
    details: """
      Plotting functions draw into the current figure. Without a window system a figure is kept until
      `print` writes it to a file; at a terminal it is shown there.
      """,
    examples: [Example("h = figure (3); gcf ()", shows: "ans = 3")],
    seeAlso: ["gcf", "close", "clf", "print"],
    body: figureBody)

  static let gcf = Builtin(
    "gcf", "H = gcf ()", .exactly(0), category: .graphics,
    summary: "The current figure; makes one if there is none.",
    examples: [Example("figure (5); gcf ()", shows: "ans = 5")],
    seeAlso: ["gca", "figure"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    [.scalar(call.session.service(Scene.self).figure.handle)]
  }

  static let gca = Builtin(
    "gca", "H = gca ()", .exactly(0), category: .graphics,
    summary: "The current axes; makes them if there are none.",
    examples: [Example("get (gca (), \"type\")", shows: "ans = axes")],
    seeAlso: ["gcf", "axes"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    [.scalar(call.session.service(Scene.self).axes.handle)]
  }

  static let close = Builtin(
    "close", "close\nclose (H)\nclose all", .between(0, 2), category: .graphics,
    summary: "Removes the current figure, the figures H, or all.",
    examples: [Example("figure (3); close (3); isfigure (3)", shows: "ans = 0")],
    seeAlso: ["figure", "clf", "delete"],
    body: closeBody)

  static let closereq = Builtin(
    "closereq", "closereq ()", .exactly(0), outputs: 0, category: .graphics,
    summary: "Removes the current figure.",
    examples: [Example("figure (3); closereq (); isfigure (3)", shows: "ans = 0")],
    seeAlso: ["close"],
    body: { (call: borrowing Call) throws(NablaError) -> [Value] in
      let scene = call.session.service(Scene.self)
      if let figure = scene.currentFigure { scene.remove(figure) }
      return []
    })

  static let clf = Builtin(
    "clf", "clf\nclf (H)\nclf reset\nH = clf (...)", .between(0, 2), category: .graphics,
    summary: "Empties a figure; `reset` sets its properties back, too.",
    examples: [Example("plot (1:3); clf; numel (get (gcf (), \"children\"))", shows: "ans = 0")],
    seeAlso: ["cla", "close", "figure"],
    body: clfBody)

  static let cla = Builtin(
    "cla", "cla\ncla (HAX)\ncla reset", .between(0, 2), outputs: 0, category: .graphics,
    summary: "Empties axes; `reset` sets their properties back, too.",
    examples: [Example("plot (1:3); cla; numel (get (gca (), \"children\"))", shows: "ans = 0")],
    seeAlso: ["clf", "delete"],
    body: claBody)

  static let axes = Builtin(
    "axes", "axes\naxes (HAX)\naxes (PROPERTY, VALUE, ...)\nH = axes (...)", .any,
    category: .graphics,
    summary: "Makes axes in the current figure, or makes HAX the current ones.",
    examples: [
      Example(
        "h = axes (\"position\", [0.1 0.1 0.5 0.5]); get (h, \"position\")",
        shows: "ans =\n\n   0.1000   0.1000   0.5000   0.5000\n")
    ],
    seeAlso: ["subplot", "gca"],
    body: axesBody)

  static let subplot = Builtin(
    "subplot", "subplot (ROWS, COLS, INDEX)\nsubplot (RCN)\nsubplot (..., \"align\")\nH = subplot (...)",
    .atLeast(1), category: .graphics,
    summary: "Axes at a place of a grid, numbered along the rows; several numbers make one large place.",
    details: "Axes that are there already become the current ones; others that would overlap go.",
    examples: [
      Example(
        "h = subplot (1, 2, 1); get (h, \"position\")",
        shows: "ans =\n\n   0.1300   0.1100   0.3268   0.8150\n")
    ],
    seeAlso: ["axes", "figure"],
    body: subplotBody)

  static let hold = Builtin(
    "hold", "hold on\nhold off\nhold\nhold (HAX, ...)", .between(0, 2), outputs: 0,
    category: .graphics,
    summary: "Keeps what is drawn when more is drawn (`on`), or begins afresh each time (`off`).",
    examples: [
      Example("plot (1:3); hold on; plot (3:-1:1); numel (get (gca (), \"children\"))", shows: "ans = 2")
    ],
    seeAlso: ["ishold", "newplot", "plot"],
    body: holdBody)

  static let ishold = Builtin(
    "ishold", "TF = ishold ()\nTF = ishold (H)", .between(0, 1), category: .graphics,
    summary: "True after `hold on`.",
    examples: [Example("hold on; ishold ()", shows: "ans = 1")],
    seeAlso: ["hold"],
    body: isholdBody)

  static let newplot = Builtin(
    "newplot", "newplot ()\nH = newplot (HAX)", .between(0, 1), category: .graphics,
    summary: "Makes axes ready for a new picture, as their \"nextplot\" says.",
    examples: [Example("plot (1:3); h = newplot (); numel (get (h, \"children\"))", shows: "ans = 0")],
    seeAlso: ["hold", "cla"],
    body: { (call: borrowing Call) throws(NablaError) -> [Value] in
      let drawing = DrawingCall(call)
      let axes = drawing.newAxes()
      return call.nargout > 0 ? [.scalar(axes.handle)] : []
    })

  static let drawnow = Builtin(
    "drawnow", "drawnow\ndrawnow (\"expose\")\ndrawnow (TERM, FILE)", .between(0, 4), outputs: 0,
    category: .graphics,
    summary: "Shows the current figure now, where there is a terminal to show it on.",
    examples: [Example("plot (1:3); drawnow", shows: nil)],
    seeAlso: ["refresh", "pause", "print"],
    body: { (call: borrowing Call) throws(NablaError) -> [Value] in
      TerminalShow.refresh(call.session)
      return []
    })

  static let refresh = Builtin(
    "refresh", "refresh\nrefresh (H)", .between(0, 1), outputs: 0, category: .graphics,
    summary: "Shows a figure again, even if nothing changed.",
    examples: [Example("plot (1:3); refresh", shows: nil)],
    seeAlso: ["drawnow"],
    body: { (call: borrowing Call) throws(NablaError) -> [Value] in
      let scene = call.session.service(Scene.self)
      if let h = call[0].realScalar {
        guard let figure = scene.object(h), figure.kind == .figure else { throw call.invalid() }
        scene.select(figure)
      }
      scene.touch()
      TerminalShow.refresh(call.session)
      return []
    })
}

private func figureBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var drawing = DrawingCall(call)
  let scene = drawing.scene
  var figure: GraphicsObject
  if let first = drawing.rest.first, !first.isChar, !first.isStruct {
    guard let n = first.realScalar else { throw drawing.failed("N must be a scalar integer") }
    if let existing = scene.object(n), existing.kind == .figure {
      figure = existing
      scene.select(figure)
    } else {
      guard n > 0, n == n.rounded(), n < 2_147_483_648 else {
        throw drawing.failed("N must be figure handle or figure number")
      }
      figure = scene.makeFigure(number: n)
    }
    drawing.rest.removeFirst()
  } else {
    figure = scene.makeFigure()
  }
  do {
    try drawing.apply(try drawing.pairs(drawing.rest), to: figure)
  } catch {
    if figure.children.isEmpty { scene.remove(figure) }
    throw error
  }
  return call.nargout > 0 ? [.scalar(figure.handle)] : []
}

private func closeBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let scene = call.session.service(Scene.self)
  let wrong = call.failed("first argument must be \"all\", a figure handle, or a figure name")
  if !call.has(0) {
    if let figure = scene.currentFigure { scene.remove(figure) }
  } else if let name = call[0].text, call[0].isChar {
    if name.lowercasedASCII == "all" {
      for figure in scene.figures { scene.remove(figure) }
    } else if let figure = scene.figures.first(where: { $0.text("name") == name }) {
      scene.remove(figure)
    } else if let n = Double(name), let figure = scene.object(n), figure.kind == .figure {
      scene.remove(figure)
    } else {
      throw wrong
    }
  } else {
    guard call[0].isNumeric else { throw wrong }
    let list = try Numbers.reals(call[0])
    for h in list {
      guard let figure = scene.object(h), figure.kind == .figure else { throw wrong }
      scene.remove(figure)
    }
  }
  return call.nargout > 0 ? [.scalar(1)] : []
}

private func clfBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let scene = call.session.service(Scene.self)
  var figure = scene.figure
  var isReset = false
  for v in call.arguments {
    if v.isChar {
      guard v.text == "reset" else { throw call.invalid() }
      isReset = true
    } else {
      guard let h = v.realScalar, let f = scene.object(h), f.kind == .figure else {
        throw call.invalid()
      }
      figure = f
    }
  }
  for child in figure.children { scene.remove(child) }
  if isReset { figure.values = [:] }
  scene.touch()
  return call.nargout > 0 ? [.scalar(figure.handle)] : []
}

private func claBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let drawing = DrawingCall(call)
  guard drawing.rest.allSatisfy({ $0.text == "reset" }) else { throw call.invalid() }
  let axes = drawing.axes
  if drawing.rest.isEmpty {
    for child in axes.visibleChildren { drawing.scene.remove(child) }
    axes["colororderindex"] = .scalar(1)
  } else {
    drawing.scene.reset(axes)
  }
  return []
}

private func axesBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let scene = call.session.service(Scene.self)
  if call.count == 1, let h = call[0].realScalar, !call[0].isChar {
    guard let axes = scene.object(h), axes.kind == .axes else {
      throw call.failed("HAX must be the handle of axes")
    }
    scene.select(axes: axes)
    return call.nargout > 0 ? [.scalar(h)] : []
  }
  let drawing = DrawingCall(call)
  var properties = try drawing.pairs(call.arguments)
  var figure = scene.figure
  if let i = properties.firstIndex(where: { $0.0.lowercasedASCII == "parent" }) {
    guard let h = properties[i].1.realScalar, let f = scene.object(h), f.kind == .figure else {
      throw call.failed("\"parent\" must be the handle of a figure")
    }
    figure = f
    properties.remove(at: i)
  }
  let axes = scene.makeAxes(in: figure)
  try drawing.apply(properties, to: axes)
  return call.nargout > 0 ? [.scalar(axes.handle)] : []
}

private func subplotBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var drawing = DrawingCall(call)
  let scene = drawing.scene
  if let axes = drawing.target, drawing.rest.isEmpty {
    scene.select(axes: axes)
    return try drawing.answer([axes])
  }
  var properties: [(String, Value)] = []
  if let first = drawing.rest.firstIndex(where: { $0.isChar && Double($0.text ?? "") == nil }) {
    var tail = Array(drawing.rest[first...])
    tail.removeAll { ["align", "replace"].contains($0.text ?? "") }
    properties = try drawing.pairs(tail)
    drawing.rest.removeSubrange(first...)
  }
  // `subplot 211` gives a text.
  var numbers: [[Double]] = []
  for v in drawing.rest {
    numbers.append(v.isChar ? [Double(v.text ?? "") ?? .nan] : try Numbers.reals(v))
  }
  if numbers.count == 1, let code = numbers[0].first, code >= 100, code < 1000 {
    let n = Int(code)
    numbers = [[Double(n / 100)], [Double(n / 10 % 10)], [Double(n % 10)]]
  }
  guard numbers.count == 3, let rows = numbers[0].first, let columns = numbers[1].first,
    rows == rows.rounded(), columns == columns.rounded(), abs(rows) < 1e6, abs(columns) < 1e6
  else { throw drawing.invalid() }
  guard !numbers[2].isEmpty, rows >= 1,
    numbers[2].allSatisfy({ $0 >= 1 && $0 <= rows * columns && $0 == $0.rounded() })
  else { throw drawing.failed("INDEX value must be >= 1 and <= ROWS*COLS") }
  let figure = scene.figure
  let place = subplotPlace(figure, Int(rows), Int(columns), numbers[2].map { Int($0) - 1 })
  for other in figure.children where other.kind == .axes {
    let p = other.reals("position")
    guard p.count == 4 else { continue }
    if zip(p, place).allSatisfy({ abs($0 - $1) < 1e-6 }) {
      scene.select(axes: other)
      try drawing.apply(properties, to: other)
      return try drawing.answer([other])
    }
    if p[0] < place[0] + place[2] - 1e-6, place[0] < p[0] + p[2] - 1e-6,
      p[1] < place[1] + place[3] - 1e-6, place[1] < p[1] + p[3] - 1e-6
    {
      scene.remove(other)
    }
  }
  let axes = scene.makeAxes(in: figure)
  axes["position"] = try .row(place)
  try drawing.apply(properties, to: axes)
  return try drawing.answer([axes])
}

/// The place of cells of a grid, in parts of the figure: the grid fills the usual place of axes. A gap
/// is a fifth of a cell of the figure and 12 pixels, for the labels.
private func subplotPlace(_ figure: GraphicsObject, _ rows: Int, _ columns: Int, _ cells: [Int])
  -> [Double]
{
  let size = figure.reals("position")
  func share(_ whole: Double, _ n: Int, _ pixels: Double) -> (each: Double, step: Double) {
    let gap = n > 1 ? 0.2 / Double(n) + 12 / max(pixels, 50) : 0
    let each = (whole - gap * Double(n - 1)) / Double(n)
    return (each, each + gap)
  }
  let x = share(0.775, columns, size.count == 4 ? size[2] : 560)
  let y = share(0.815, rows, size.count == 4 ? size[3] : 420)
  let across = cells.map { Double($0 % columns) }
  let down = cells.map { Double($0 / columns) }
  let (c0, c1) = (across.min() ?? 0, across.max() ?? 0)
  let (r0, r1) = (down.min() ?? 0, down.max() ?? 0)
  return [
    0.13 + c0 * x.step, 0.11 + (Double(rows - 1) - r1) * y.step, x.each + (c1 - c0) * x.step,
    y.each + (r1 - r0) * y.step,
  ]
}

private func holdBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let drawing = DrawingCall(call)
  let axes = drawing.axes
  let isHeld = axes.text("nextplot") == "add"
  let on: Bool
  switch drawing.rest.first?.text?.lowercasedASCII {
  case nil where drawing.rest.isEmpty: on = !isHeld
  case "on", "all": on = true
  case "off": on = false
  default: throw drawing.failed("invalid hold STATE")
  }
  axes["nextplot"] = Value(on ? "add" : "replace")
  drawing.scene.touch()
  return []
}

private func isholdBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let scene = call.session.service(Scene.self)
  var axes = scene.currentFigure.flatMap { scene.currentAxes(of: $0) }
  if call.has(0) {
    guard let h = call[0].realScalar, let o = scene.object(h), o.kind == .axes || o.kind == .figure
    else { throw call.failed("argument must be a figure or axes handle") }
    axes = o.kind == .axes ? o : scene.currentAxes(of: o)
  }
  return [.bool(axes?.text("nextplot") == "add")]
}

let figureBuiltins: [Builtin] = [
  .figure, .gcf, .gca, .close, .closereq, .clf, .cla, .axes, .subplot, .hold, .ishold, .newplot,
  .drawnow, .refresh,
]
