import CNabla
import Glibc
import NablaEngine

/// print, saveas, exportgraphics, getframe: figures as files and as arrays.
extension Builtin {
  static let print = Builtin(
    "print", "print FILE\nprint -dpng FILE\nprint (H, FILE, \"-dsvg\", \"-r300\", \"-S640,480\")", .any,
    outputs: 0, category: .graphics,
    summary: "Writes a figure to a file: PNG or SVG.",
    details: """
      The format goes by the name or by -dpng or -dsvg. -rN is the resolution in dots an inch, 150;
      -SW,H the size in pixels. H is a figure; else it is the current one.
      """,
    examples: [
      Example(
        "f = [tempname() \".png\"]; plot (1:3); print (f, \"-S120,90\"); size (imread (f))",
        shows: "ans =\n\n    90   120     3\n")
    ],
    seeAlso: ["saveas", "figure", "imwrite"],
    body: printBody)

  static let saveas = Builtin(
    "saveas", "saveas (H, FILE)\nsaveas (H, FILE, FMT)", .between(2, 3), outputs: 0,
    category: .graphics,
    summary: "Writes the figure H, or the one that H is in, to a file: PNG or SVG.",
    examples: [
      Example("f = [tempname() \".svg\"]; plot (1:3); saveas (gcf (), f); exist (f, \"file\")", shows: "ans = 2")
    ],
    seeAlso: ["print", "exportgraphics"],
    body: saveasBody)

  static let exportgraphics = Builtin(
    "exportgraphics", "exportgraphics (H, FILE)\nexportgraphics (H, FILE, \"Resolution\", N)", .atLeast(2),
    outputs: 0, category: .graphics,
    summary: "Writes the figure H, or the one that H is in, to a file: PNG or SVG.",
    examples: [
      Example("f = [tempname() \".svg\"]; plot (1:3); exportgraphics (gca (), f); exist (f, \"file\")", shows: "ans = 2")
    ],
    seeAlso: ["print", "saveas"],
    body: saveasBody)

  static let getframe = Builtin(
    "getframe", "FRAME = getframe ()\nFRAME = getframe (H)", .between(0, 1), category: .graphics,
    summary: "The picture of a figure as a struct with the field \"cdata\", H x W x 3 of class uint8.",
    examples: [Example("plot (1:3); size (getframe ().cdata)", shows: "ans =\n\n   420   560     3\n")],
    seeAlso: ["print", "imwrite"],
    body: getframeBody)
}

/// How and where a figure is written.
private struct Order {
  var figure: GraphicsObject
  var file = ""
  var format = ""
  var resolution = 150.0
  var size: (Int, Int)?
}

private func printBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let scene = call.session.service(Scene.self)
  var order = Order(figure: scene.figure)
  for v in call.arguments {
    if let h = v.realScalar, !v.isChar {
      guard let figure = scene.object(h)?.ancestor(.figure) else {
        throw call.failed("H must be a figure handle")
      }
      order.figure = figure
      continue
    }
    guard let word = v.text else { throw call.failed("arguments must be texts") }
    if word.hasPrefix("-d") {
      order.format = String(word.dropFirst(2)).lowercasedASCII
    } else if word.hasPrefix("-r"), let r = Double(word.dropFirst(2)), r > 0, r < 5000 {
      order.resolution = r
    } else if word.hasPrefix("-S") {
      let parts = word.dropFirst(2).split(separator: ",").compactMap { Int($0) }
      guard parts.count == 2, parts.allSatisfy({ $0 > 0 && $0 < 20000 }) else {
        throw call.failed("the size must be two numbers: -SW,H")
      }
      order.size = (parts[0], parts[1])
    } else if word.hasPrefix("-f"), let h = Double(word.dropFirst(2)), let figure = scene.object(h) {
      order.figure = figure
    } else if !word.hasPrefix("-") {
      order.file = FilePath.expanded(word)
    }
  }
  guard order.figure.children.contains(where: { $0.kind == .axes }) else {
    throw call.failed("no axes object in figure to print")
  }
  guard !order.file.isEmpty else { throw call.failed("a file name is needed: there is no printer") }
  try write(order, scene, call.name)
  return []
}

private func saveasBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let scene = call.session.service(Scene.self)
  guard let h = call[0].realScalar, let object = scene.object(h), let figure = object.ancestor(.figure)
  else { throw call.failed("first argument H must be a graphics handle") }
  var order = Order(figure: figure, file: try call.path(1, "FILENAME must be a string"))
  if call.name == "exportgraphics" {
    let drawing = DrawingCall(call)
    for (name, value) in try drawing.pairs(Array(call.arguments.dropFirst(2)))
    where name.lowercasedASCII == "resolution" {
      if let r = value.realScalar, r > 0, r < 5000 { order.resolution = r }
    }
  } else if call.has(2) {
    order.format = try call.string(2, "EXT must be a string").lowercasedASCII
  }
  try write(order, scene, call.name)
  return []
}

private func write(_ order: Order, _ scene: Scene, _ name: String) throws(NablaError) {
  var order = order
  if order.format.isEmpty {
    guard let dot = order.file.lastIndex(of: "."), order.file[dot...].firstIndex(of: "/") == nil else {
      order.format = "png"
      order.file += ".png"
      return try write(order, scene, name)
    }
    order.format = String(order.file[order.file.index(after: dot)...]).lowercasedASCII
  }
  switch order.format {
  case "svg":
    let size = order.figure.reals("position")
    let (w, h) = order.size ?? (TerminalShow.pixels(size, 2, 560), TerminalShow.pixels(size, 3, 420))
    let canvas = SvgCanvas(width: Double(w), height: Double(h))
    FigurePainter(scene: scene, figure: order.figure, canvas: canvas).paint()
    if let problem = FilePath.write(Array(canvas.document.utf8), to: order.file) {
      throw .message("\(name): '\(order.file)': \(problem.text)", id: "")
    }
  case "png":
    let canvas = try raster(order, scene, name)
    guard let width = UInt32(exactly: canvas.columns), let height = UInt32(exactly: canvas.rows) else { return }
    if let reason = nabla_png_write(order.file, width, height, 3, canvas.bytes) {
      throw .message("\(name): '\(order.file)': \(String(cString: reason))", id: "")
    }
  default:
    throw .message("\(name): unknown device \(order.format)", id: "")
  }
}

/// The figure as pixels; letters and lines grow with the resolution, or with the size.
private func raster(_ order: Order, _ scene: Scene, _ name: String) throws(NablaError)
  -> RasterCanvas
{
  let size = order.figure.reals("position")
  let (w, h) = (TerminalShow.pixels(size, 2, 560), TerminalShow.pixels(size, 3, 420))
  let scale = order.resolution / 96
  let (columns, rows) =
    order.size ?? (Int((Double(w) * scale).rounded()), Int((Double(h) * scale).rounded()))
  guard columns > 0, rows > 0, columns * rows < 200_000_000 else {
    throw .message("\(name): a picture of \(columns) x \(rows) pixels is too large", id: "")
  }
  let canvas = RasterCanvas(
    columns: columns, rows: rows, scale: min(Double(columns) / 560, Double(rows) / 420) * 1.3)
  FigurePainter(scene: scene, figure: order.figure, canvas: canvas).paint()
  return canvas
}

private func getframeBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let scene = call.session.service(Scene.self)
  var figure = scene.figure
  if call.has(0) {
    guard let h = call[0].realScalar, let f = scene.object(h)?.ancestor(.figure) else {
      throw call.failed("H must be a valid figure or axes handle")
    }
    figure = f
  }
  let canvas = try raster(Order(figure: figure, resolution: 96), scene, call.name)
  let (w, h) = (canvas.columns, canvas.rows)
  let data = try Tensor<UInt8>(Dims([h, w, 3]))
  for y in 0..<h {
    for x in 0..<w {
      for c in 0..<3 { data.data[(c * w + x) * h + y] = canvas.bytes[(y * w + x) * 3 + c] }
    }
  }
  return [.structure(StructArray([("cdata", Value(data)), ("colormap", .emptyMatrix)]))]
}

let figurePrintingBuiltins: [Builtin] = [.print, .saveas, .exportgraphics, .getframe]
