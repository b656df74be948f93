import NablaEngine

/// axis, xlim, ylim, grid, box: limits and looks of axes.
extension Builtin {
  static let axis = Builtin(
    "axis", "axis ([XLO XHI YLO YHI])\naxis WORD ...\nLIMITS = axis ()\naxis (HAX, ...)", .any,
    category: .graphics,
    summary: "Sets or tells the limits of the axes, and how they are shaped.",
    details: """
      Words: `auto`, `manual`, `tight` (limits); `equal`, `square`, `image`, `normal`, `vis3d` (shape);
      `ij`, `xy` (y downwards or upwards); `on`, `off`; `tic`, `label` and with `no` before or
      `[xy]` after them.
      """,
    examples: [
      Example("plot (1:3); axis ([0 4 0 5]); axis ()", shows: "ans =\n\n   0   4   0   5\n"),
      Example("plot (1:3); axis ()", shows: "ans =\n\n   1   3   1   3\n"),
    ],
    seeAlso: ["xlim", "ylim", "caxis", "grid", "box"],
    body: axisBody)

  static let xlim = limits("xlim", alias: "ylim")
  static let ylim = limits("ylim", alias: "xlim")
  static let zlim = limits("zlim", alias: "xlim")

  static let grid = Builtin(
    "grid", "grid on\ngrid off\ngrid minor\ngrid\ngrid (HAX, ...)", .between(0, 3), outputs: 0,
    category: .graphics,
    summary: "Shows or hides lines at the ticks.",
    examples: [Example("plot (1:3); grid on; get (gca (), \"xgrid\")", shows: "ans = on")],
    seeAlso: ["axis", "box"],
    body: gridBody)

  static let box = Builtin(
    "box", "box on\nbox off\nbox\nbox (HAX, ...)", .between(0, 2), outputs: 0, category: .graphics,
    summary: "Shows or hides the upper and the right edge of axes.",
    examples: [Example("plot (1:3); box off; get (gca (), \"box\")", shows: "ans = off")],
    seeAlso: ["axis", "grid"],
    body: boxBody)
}

private func limits(_ name: String, alias: String) -> Builtin {
  let letter = String(name.prefix(1))
  return Builtin(
    name, "LIMITS = \(name) ()\n\(name) ([LOW HIGH])\n\(name) auto\n\(name) manual\n\(name) (HAX, ...)",
    .between(0, 2), category: .graphics,
    summary: "Sets or tells the limits of the \(letter) axis.",
    examples: [
      Example("plot (1:3); \(name) ([0 7]); \(name) ()", shows: "ans =\n\n   0   7\n")
    ],
    seeAlso: [alias, "axis"], body: limitsBody)
}

private func limitsBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let drawing = DrawingCall(call)
  let axes = drawing.axes
  guard let new = drawing.rest.first else { return [try drawing.scene.get(axes, call.name)] }
  if let word = new.text, new.isChar {
    switch word.lowercasedASCII {
    case "auto": axes[call.name + "mode"] = Value("auto")
    case "manual": try drawing.scene.set(axes, call.name, try drawing.scene.get(axes, call.name))
    case "mode": return [axes[call.name + "mode"]]
    default: throw drawing.failed("invalid argument \"\(word)\"")
    }
    drawing.scene.touch()
    return []
  }
  guard new.isNumeric, new.count == 2 else {
    throw drawing.failed("argument must be a 2 element vector")
  }
  var x = try Numbers.reals(new)
  guard x[0] < x[1] else { throw drawing.failed("axis limits must be increasing") }
  let present = try Numbers.reals(drawing.scene.get(axes, call.name))
  for i in 0..<2 where x[i].isInfinite { x[i] = present[i] }
  try drawing.scene.set(axes, call.name, PropertyRule.row(x))
  return call.nargout > 0 ? [try drawing.scene.get(axes, call.name)] : []
}

private func axisBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let drawing = DrawingCall(call)
  let axes = drawing.axes
  let scene = drawing.scene
  if drawing.rest.isEmpty {
    if call.nargout == 0, call.count > 0 { return [] }
    let pair = scene.scales(axes)
    return [try .row([pair.x.low, pair.x.high, pair.y.low, pair.y.high])]
  }
  for v in drawing.rest {
    if let word = v.text, v.isChar {
      try apply(word.lowercasedASCII, to: axes, drawing)
    } else if v.isNumeric {
      try setLimits(v, axes, drawing)
    } else {
      throw drawing.failed("expecting no args, or a numeric vector with 2 to 8 elements")
    }
  }
  scene.touch()
  return []
}

private func setLimits(_ v: Value, _ axes: GraphicsObject, _ drawing: DrawingCall) throws(NablaError) {
  let x = try Numbers.reals(v)
  guard [2, 4, 6, 8].contains(x.count) else {
    throw drawing.failed("LIMITS vector must have 2, 4, 6, or 8 elements")
  }
  for (i, name) in ["xlim", "ylim", "zlim", "clim"].enumerated() where 2 * i < x.count {
    var (low, high) = (x[2 * i], x[2 * i + 1])
    guard low < high else { throw drawing.failed("limits must be increasing") }
    if low.isInfinite || high.isInfinite {
      let present = try Numbers.reals(drawing.scene.get(axes, name))
      if low.isInfinite { low = present[0] }
      if high.isInfinite { high = present[1] }
    }
    try drawing.scene.set(axes, name, PropertyRule.row([low, high]))
  }
}

private func apply(_ word: String, to axes: GraphicsObject, _ drawing: DrawingCall) throws(NablaError) {
  let scene = drawing.scene
  func mode(_ name: String, _ text: String) { axes[name] = Value(text) }
  func freeShape() {
    for name in ["dataaspectratio", "plotboxaspectratio"] {
      axes.values[name] = nil
      mode(name + "mode", "auto")
    }
  }
  switch word {
  case "auto":
    for a in ["x", "y", "z"] { mode(a + "limmode", "auto") }
  case "autox", "auto x": mode("xlimmode", "auto")
  case "autoy", "auto y": mode("ylimmode", "auto")
  case "autoxy", "auto xy":
    mode("xlimmode", "auto")
    mode("ylimmode", "auto")
  case "manual", "fill":
    for a in ["xlim", "ylim", "zlim"] { try scene.set(axes, a, try scene.get(axes, a)) }
  case "tight": try tighten(axes, scene)
  case "equal":
    axes["dataaspectratio"] = PropertyRule.row([1, 1, 1])
    mode("dataaspectratiomode", "manual")
    let room = pixelSize(axes)
    axes["plotboxaspectratio"] = PropertyRule.row([room.0, room.1, min(room.0, room.1)])
    mode("plotboxaspectratiomode", "manual")
  case "image":
    freeShape()
    axes["dataaspectratio"] = PropertyRule.row([1, 1, 1])
    mode("dataaspectratiomode", "manual")
    try tighten(axes, scene)
  case "square":
    freeShape()
    mode("plotboxaspectratiomode", "manual")
  case "normal": freeShape()
  case "vis3d": break
  case "ij": mode("ydir", "reverse")
  case "xy": mode("ydir", "normal")
  case "on", "off": mode("visible", word)
  case "tic", "tic[xyz]", "tick": for a in ["x", "y"] { mode(a + "tickmode", "auto") }
  case "ticx", "tic[x]": mode("xtickmode", "auto")
  case "ticy", "tic[y]": mode("ytickmode", "auto")
  case "notic", "notick": for a in ["xtick", "ytick"] { try scene.set(axes, a, .emptyMatrix) }
  case "label", "labels": for a in ["x", "y"] { mode(a + "ticklabelmode", "auto") }
  case "nolabel", "nolabels":
    for a in ["xticklabel", "yticklabel"] { try scene.set(axes, a, .emptyMatrix) }
  default: try drawing.session.warn("", "axis: unknown option '\(word)'")
  }
}

/// The size of the axes in pixels of the figure.
private func pixelSize(_ axes: GraphicsObject) -> (Double, Double) {
  let p = axes.reals("position")
  guard p.count == 4 else { return (1, 1) }
  if axes.text("units") != "normalized" { return (p[2], p[3]) }
  let size = axes.ancestor(.figure)?.reals("position") ?? []
  return size.count == 4 ? (p[2] * size[2], p[3] * size[3]) : (p[2], p[3])
}

/// Limits that are just those of the data.
private func tighten(_ axes: GraphicsObject, _ scene: Scene) throws(NablaError) {
  for a in ["x", "y"] {
    let isLog = axes.text(a + "scale") == "log"
    guard let (low, high) = scene.extent(axes, a, isLog: isLog) else { continue }
    if low < high {
      try scene.set(axes, a + "lim", PropertyRule.row([low, high]))
    } else {
      axes[a + "limmode"] = Value("auto")
    }
  }
}

private func gridBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let drawing = DrawingCall(call)
  let axes = drawing.axes
  var isOn = !axes.isOn("xgrid")
  var name = "grid"
  for v in drawing.rest {
    switch v.text?.lowercasedASCII {
    case "on": isOn = true
    case "off": isOn = false
    case "minor":
      name = "minorgrid"
      isOn = !axes.isOn("xminorgrid")
    default: throw call.invalid()
    }
  }
  for a in ["x", "y", "z"] { axes[a + name] = Value(isOn ? "on" : "off") }
  if !isOn, name == "grid" { for a in ["x", "y", "z"] { axes[a + "minorgrid"] = Value("off") } }
  drawing.scene.touch()
  return []
}

private func boxBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let drawing = DrawingCall(call)
  let axes = drawing.axes
  switch drawing.rest.first?.text?.lowercasedASCII {
  case nil where drawing.rest.isEmpty: axes["box"] = Value(axes.isOn("box") ? "off" : "on")
  case "on": axes["box"] = Value("on")
  case "off": axes["box"] = Value("off")
  default: throw drawing.failed("argument must be \"on\" or \"off\"")
  }
  drawing.scene.touch()
  return []
}

let axisBuiltins: [Builtin] = [.axis, .xlim, .ylim, .zlim, .grid, .box]
