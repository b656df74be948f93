import NablaEngine

/// image, imagesc, imshow, colormap, colorbar, caxis and the colour maps.
extension Builtin {
  static let image = Builtin(
    "image", "image (IMG)\nimage (X, Y, IMG)\nimage (..., PROPERTY, VALUE, ...)\nH = image (...)", .any,
    category: .graphics,
    summary: "Shows a matrix as an image; its numbers are places in the colour map.",
    details: """
      H x W x 3 arrays are colours themselves. X and Y are the centres of the first and last pixels.
      The first row is on top. `imagesc` stretches the numbers over the whole map.
      """,
    examples: [
      Example("image ([1 2; 3 4]); axis ()", shows: "ans =\n\n   0.5000   2.5000   0.5000   2.5000\n")
    ],
    seeAlso: ["imagesc", "imshow", "colormap"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in try imageBody(call, isScaled: false) }

  static let imagesc = Builtin(
    "imagesc", "imagesc (IMG)\nimagesc (X, Y, IMG)\nimagesc (..., CLIMITS)\nH = imagesc (...)",
    .atLeast(1), category: .graphics,
    summary: "Shows a matrix as an image, its numbers stretched over the colour map.",
    details: "CLIMITS are the numbers of the first and the last colour.",
    examples: [
      Example("imagesc (magic (4)); caxis ()", shows: "ans =\n\n    1   16\n")
    ],
    seeAlso: ["image", "imshow", "colormap", "caxis"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in try imageBody(call, isScaled: true) }

  static let imshow = Builtin(
    "imshow", "imshow (IMG)\nimshow (IMG, LIMITS)\nimshow (IMG, MAP)\nimshow (FILE)\nH = imshow (...)",
    .atLeast(1), category: .graphics,
    summary: "Shows a picture: gray or in colours, without axes, with square pixels.",
    details: """
      Floats go from 0 (black) to 1 (white), the integer classes over their range; LIMITS are the
      numbers of black and white, [] those of the picture. "colormap" and "displayrange" may follow by
      name.
      """,
    examples: [Example("imshow (eye (3)); get (gca (), \"visible\")", shows: "ans = off")],
    seeAlso: ["image", "imagesc", "imread"],
    body: imshowBody)

  static let colormap = Builtin(
    "colormap", "MAP = colormap ()\ncolormap (MAP)\ncolormap NAME\ncolormap default\ncolormap (H, ...)",
    .between(0, 2), category: .graphics,
    summary: "The colours of the current figure, N x 3; sets them by a matrix or by name.",
    examples: [
      Example("colormap (gray (3)); colormap ()",
        shows: "ans =\n\n        0        0        0\n   0.5000   0.5000   0.5000\n   1.0000   1.0000   1.0000\n")
    ],
    seeAlso: ["gray", "jet", "viridis", "colorbar", "caxis"],
    body: colormapBody)

  static let colorbar = Builtin(
    "colorbar", "colorbar\ncolorbar (LOCATION)\ncolorbar off\ncolorbar (HAX, ...)\nH = colorbar (...)",
    .any, category: .graphics,
    summary: "Puts a bar beside the axes that tells which number a colour stands for.",
    details: "LOCATION is \"eastoutside\", \"west\", \"southoutside\" and so on; `off` takes it away.",
    examples: [Example("imagesc (magic (4)); h = colorbar (); get (h, \"tag\")", shows: "ans = colorbar")],
    seeAlso: ["colormap", "caxis", "legend"],
    body: colorbarBody)

  static let caxis = colorLimits("caxis", alias: "clim")
  static let clim = colorLimits("clim", alias: "caxis")
}

private func colorLimits(_ name: String, alias: String) -> Builtin {
  Builtin(
    name, "LIMITS = \(name) ()\n\(name) ([LOW HIGH])\n\(name) auto\n\(name) manual\n\(name) (HAX, ...)",
    .between(0, 3), category: .graphics,
    summary: "The numbers that the first and the last colour of the axes stand for.",
    examples: [
      Example("imagesc (magic (3)); \(name) ([0 20]); \(name) ()", shows: "ans =\n\n    0   20\n")
    ],
    seeAlso: [alias, "colormap", "colorbar", "imagesc"], body: caxisBody)
}

private func imageBody(_ call: borrowing Call, isScaled: Bool) throws(NablaError) -> [Value] {
  var drawing = DrawingCall(call)
  let properties = try drawing.takeProperties(from: 0)
  var limits: Value?
  if isScaled, drawing.rest.count == 2 || drawing.rest.count == 4 { limits = drawing.rest.popLast() }
  let data: Value
  var centers: (Value, Value)?
  switch drawing.rest.count {
  case 0:
    guard !properties.isEmpty || !isScaled else { throw drawing.invalid() }
    data = .emptyMatrix
  case 1: data = drawing.rest[0]
  case 3:
    data = drawing.rest[2]
    centers = (drawing.rest[0], drawing.rest[1])
  default: throw drawing.invalid()
  }
  let axes = drawing.newAxes()
  let image = try makeImage(data, centers, in: axes, drawing)
  image["cdatamapping"] = Value(isScaled ? "scaled" : "direct")
  if let limits { try drawing.scene.set(axes, "clim", limits) }
  try drawing.apply(properties, to: image)
  return try drawing.answer([image])
}

/// An image whose edges are the limits of the axes, unless they hold something already.
private func makeImage(
  _ data: Value, _ centers: (Value, Value)?, in axes: GraphicsObject, _ drawing: DrawingCall
) throws(NablaError) -> GraphicsObject {
  guard data.isNumeric || data.isLogical, !data.isComplex, data.dims.count <= 3,
    data.dims[2] == 1 || data.dims[2] == 3
  else { throw drawing.failed("IMG must be a real matrix or an H x W x 3 array") }
  let isFresh = axes.text("nextplot") != "add"
  let image = drawing.scene.make(.image, in: axes)
  image["cdata"] = try Conversion.materialize(data)
  if let centers {
    for (letter, v) in [("x", centers.0), ("y", centers.1)] where !v.isEmpty {
      let list = try drawing.reals(v)
      image[letter + "data"] = PropertyRule.row([list[0], list[list.count - 1]])
    }
  }
  guard isFresh else { return image }
  axes["ydir"] = Value("reverse")
  axes["box"] = Value("on")
  axes["layer"] = Value("top")
  if data.isEmpty { return image }
  for letter in ["x", "y"] {
    let count = letter == "x" ? data.dims.columns : data.dims.rows
    let (low, high) = Series.imageEdges(image.reals(letter + "data"), count)
    try drawing.scene.set(axes, letter + "lim", PropertyRule.row([low, high]))
  }
  return image
}

private func imshowBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var drawing = DrawingCall(call)
  var picture = call.arguments.first ?? .emptyMatrix
  var map: Value?
  if drawing.target == nil, let name = picture.text, picture.isChar {
    let read = try call.session.call(named: "imread", [Value(name)], nargout: 2)
    picture = read[0]
    if read.count > 1, !read[1].isEmpty { map = read[1] }
  } else {
    picture = drawing.rest.first ?? .emptyMatrix
  }
  guard picture.isNumeric || picture.isLogical, !picture.isEmpty else {
    throw drawing.failed("IM must be an image")
  }
  var limits: [Double]?
  switch picture.classID {
  case .uint8: limits = [0, 255]
  case .int8: limits = [-128, 127]
  case .uint16: limits = [0, 65535]
  case .int16: limits = [-32768, 32767]
  default: limits = [0, 1]
  }
  drawing.rest.removeFirst()
  if let first = drawing.rest.first, !first.isChar {
    if first.dims.columns == 3, first.count >= 3 { map = first } else { limits = try drawing.reals(first) }
    drawing.rest.removeFirst()
  }
  for (name, value) in try drawing.pairs(drawing.rest) {
    switch name.lowercasedASCII {
    case "colormap": map = value
    case "displayrange": limits = try drawing.reals(value)
    case "xdata", "ydata", "parent", "border", "initialmagnification", "interpolation": break
    default: throw drawing.failed("unrecognized property \(name)")
    }
  }
  let axes = drawing.newAxes()
  let image = try makeImage(picture, nil, in: axes, drawing)
  if picture.dims[2] == 1 {
    if let map {
      image["cdatamapping"] = Value("direct")
      axes["colormap"] = map
    } else {
      image["cdatamapping"] = Value("scaled")
      axes["colormap"] = ColorMap.value(ColorMap.makers["gray"]?(256) ?? [])
      if let l = limits, l.count == 2, l[0] < l[1] {
        try drawing.scene.set(axes, "clim", PropertyRule.row(l))
      }
    }
  }
  axes["visible"] = Value("off")
  axes["dataaspectratiomode"] = Value("manual")
  return try drawing.answer([image])
}

private func colormapBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let drawing = DrawingCall(call)
  var rest = drawing.rest
  let scene = drawing.scene
  var target = drawing.target ?? scene.figure
  if drawing.target == nil, rest.count > 1 || (rest.first?.isScalar ?? false) && rest.first?.isChar == false,
    let h = rest.first?.realScalar, let figure = scene.object(h), figure.kind == .figure
  {
    target = figure
    rest.removeFirst()
  }
  if let new = rest.first {
    let map: Value
    if let name = new.text, new.isChar {
      let word = name.lowercasedASCII
      if word == "default" {
        map = ColorMap.initial
      } else if let maker = ColorMap.makers[word] {
        map = ColorMap.value(maker(target["colormap"].isEmpty ? 64 : target["colormap"].dims.rows))
      } else {
        // A function of the user may make a map, too.
        guard call.session.resolve(name) != nil else {
          throw drawing.failed("failed to set MAP <\(name)>")
        }
        map = try call.session.call(named: name, [])[0]
      }
    } else {
      map = new
    }
    guard let colors = ColorMap.colors(map) else {
      throw drawing.failed("MAP must be a real-valued N x 3 ([R,G,B]) matrix")
    }
    guard colors.allSatisfy({ $0.list.allSatisfy { $0 >= 0 && $0 <= 1 } }) else {
      throw drawing.failed("all MAP values must be in the range [0,1]")
    }
    try scene.set(target, "colormap", map)
    // A map of the figure holds for its axes as well.
    if target.kind == .figure {
      for axes in target.children { axes.values["colormap"] = nil }
    }
    if call.nargout == 0 { return [] }
  }
  return [target.kind == .axes ? ColorMap.value(scene.colorMap(target)) : target["colormap"]]
}

private func colorbarBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var drawing = DrawingCall(call)
  let scene = drawing.scene
  let axes = drawing.axes
  for old in scene.companions(of: axes, .colorbar) { scene.remove(old) }
  let words = drawing.rest.compactMap { $0.text?.lowercasedASCII }
  if words.first == "off" || words.first == "delete" || words.first == "hide" { return [] }
  var location = "eastoutside"
  if let first = words.first, drawing.rest.count % 2 == 1 {
    guard case .choice(let known)? = PropertyTable.of(.colorbar)["location"]?.domain, known.contains(first)
    else { throw drawing.failed("PROP/VAL inputs must occur in pairs") }
    location = first
    drawing.rest.removeFirst()
  }
  let properties = try drawing.pairs(drawing.rest.filter { $0.text != "peer" && DrawingCall.handle($0) != axes.handle })
  guard let figure = axes.ancestor(.figure) else { return [] }
  let bar = scene.make(.colorbar, in: figure)
  bar.subjects = [axes]
  bar["tag"] = Value("colorbar")
  bar["location"] = Value(location)
  for name in ["label", "title"] {
    let text = scene.make(.text, in: bar)
    text.isHidden = true
    bar[name] = .scalar(text.handle)
  }
  bar["ylabel"] = bar["label"]
  bar["xlabel"] = bar["label"]
  try drawing.apply(properties, to: bar)
  return try drawing.answer([bar])
}

private func caxisBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let drawing = DrawingCall(call)
  let axes = drawing.axes
  guard let new = drawing.rest.first else { return [try drawing.scene.get(axes, "clim")] }
  if let word = new.text, new.isChar {
    switch word.lowercasedASCII {
    case "auto": axes["climmode"] = Value("auto")
    case "manual": try drawing.scene.set(axes, "clim", try drawing.scene.get(axes, "clim"))
    default: throw drawing.failed("invalid mode '\(word)'")
    }
    drawing.scene.touch()
    return []
  }
  guard new.isNumeric, new.count == 2, let x = try? Numbers.reals(new), x[0] < x[1] else {
    throw drawing.failed("LIMITS must be a numeric 2-element vector where LIM1 < LIM2")
  }
  try drawing.scene.set(axes, "clim", new)
  return call.nargout > 0 ? [try drawing.scene.get(axes, "clim")] : []
}

// MARK: - Colour maps

private func map(_ name: String, _ summary: String, _ shown: String) -> Builtin {
  Builtin(
    name, "MAP = \(name) ()\nMAP = \(name) (N)", .between(0, 1), category: .graphics,
    summary: summary,
    details: "N colours, one a row; as many as the current figure has, or 64, without N.",
    examples: [Example("\(name) (2)", shows: "ans =\n\n\(shown)\n")],
    seeAlso: ["colormap", name == "gray" ? "viridis" : "gray"], body: mapBody)
}

private func mapBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var n = 64
  if call.has(0) {
    guard let x = call[0].realScalar, !call[0].isChar else {
      throw call.failed("N must be a scalar")
    }
    n = x > 0 && x < 1e6 ? Int(x) : 0
  } else if let figure = call.session.service(Scene.self).currentFigure {
    n = figure["colormap"].dims.rows
  }
  return [ColorMap.value(ColorMap.makers[call.name]?(n) ?? [])]
}

let colorMapBuiltins: [Builtin] = [
  map("gray", "Black to white.", "   0   0   0\n   1   1   1"),
  map("hot", "Black over red and yellow to white.", "   1.0000   1.0000   0.5000\n   1.0000   1.0000   1.0000"),
  map("jet", "Blue over cyan and yellow to red.", "   0   0   1\n   0   1   1"),
  map("hsv", "Once around the colour wheel.", "   1   0   0\n   0   1   1"),
  map("cool", "Cyan to magenta.", "   0   1   1\n   1   0   1"),
  map("bone", "Gray with a little blue.", "   0.062500   0.125000   0.125000\n   1.000000   1.000000   1.000000"),
  map("copper", "Black to the colour of copper.", "        0        0        0\n   1.0000   0.7812   0.4975"),
  map("pink", "Shades of pink, like an old photograph.", "   0.5774   0.5774   0.4082\n   1.0000   1.0000   1.0000"),
  map("spring", "Magenta to yellow.", "   1   0   1\n   1   1   0"),
  map("summer", "Green to yellow.", "        0   0.5000   0.4000\n   1.0000   1.0000   0.4000"),
  map("autumn", "Red to yellow.", "   1   0   0\n   1   1   0"),
  map("winter", "Blue to green.", "        0        0   1.0000\n        0   1.0000   0.5000"),
  map("rainbow", "Red over yellow, green and blue to violet.", "   1.0000        0        0\n   0.6667        0   1.0000"),
  map("viridis", "Blue over green to yellow, even for the eye; the colours of new figures.",
    "   2.6700e-01   4.8743e-03   3.2942e-01\n   9.9325e-01   9.0616e-01   1.4394e-01"),
  map("turbo", "Blue over green to red, smooth for the eye.", "   0.189950   0.071760   0.232170\n   0.479600   0.015830   0.010550"),
  map("parula", "Blue over green to yellow, in the manner of the map of that name elsewhere.",
    "   0.240000   0.150000   0.660000\n   0.980000   0.980000   0.080000"),
  map("lines", "The colours of lines, in turn.", "        0   0.4470   0.7410\n   0.8500   0.3250   0.0980"),
  map("flag", "Red, white, blue, black, in turn.", "   1   0   0\n   1   1   1"),
  map("prism", "Six colours of the rainbow, in turn.", "   1.0000        0        0\n   1.0000   0.5000        0"),
  map("white", "White only.", "   1   1   1\n   1   1   1"),
]

let imageDisplayBuiltins: [Builtin] = [
  .image, .imagesc, .imshow, .colormap, .colorbar, .caxis, .clim,
]
