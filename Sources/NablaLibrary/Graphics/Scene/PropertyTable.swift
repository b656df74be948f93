import NablaEngine

/// The properties of each kind of objects, in the order in which they are listed.
struct PropertyTable: Sendable {
  let rules: [PropertyRule]
  private let index: [String: Int]

  private init(_ rules: [PropertyRule]) {
    self.rules = rules
    var index: [String: Int] = [:]
    for (i, r) in rules.enumerated() { index[r.name] = i }
    self.index = index
  }

  /// The rule of a property, its name in lower case.
  subscript(name: String) -> PropertyRule? { index[name].map { rules[$0] } }

  static func of(_ kind: GraphicsKind) -> PropertyTable { tables[kind] ?? PropertyTable([]) }

  private static let tables: [GraphicsKind: PropertyTable] = {
    var tables: [GraphicsKind: PropertyTable] = [:]
    for kind in GraphicsKind.allCases {
      tables[kind] = PropertyTable(
        kind == .bar || kind == .scatter || kind == .legend || kind == .colorbar
          ? own(kind) + common : common + own(kind))
    }
    return tables
  }()

  private static let common: [PropertyRule] = [
    .toggle("beingdeleted", false), .choice("busyaction", "queue", "cancel"),
    .function("buttondownfcn"), .handles("children"), .toggle("clipping", true),
    .anything("contextmenu"), .function("createfcn"), .function("deletefcn"),
    .choice("handlevisibility", "on", "off", "callback"), .toggle("hittest", true),
    .toggle("interruptible", true), .handles("parent"),
    .choice("pickableparts", "visible", "all", "none"), .toggle("selected", false),
    .toggle("selectionhighlight", true), .text("tag"), .fixed("type"), .anything("userdata"),
    .toggle("visible", true),
  ]

  private static func own(_ kind: GraphicsKind) -> [PropertyRule] {
    switch kind {
    case .root: root
    case .figure: figure
    case .axes: axes
    case .line: line + data(["x", "y", "z"])
    case .text: text
    case .image: image
    case .patch: patch
    case .surface: surface
    case .bar: bar + data(["x", "y"])
    case .stem: baseline + line + data(["x", "y", "z"])
    case .stairs: line + data(["x", "y"])
    case .area: baseline + faces(RGB(0, 0.447, 0.741)) + [.text("displayname")] + data(["x", "y"])
    case .errorbar: line + data(["x", "y", "l", "u", "xl", "xu"])
    case .scatter: scatter + data(["c", "size", "x", "y", "z"])
    case .group: [.text("displayname")]
    case .legend: legend
    case .colorbar: colorbar
    }
  }

  private static func data(_ letters: [String]) -> [PropertyRule] {
    letters.flatMap { [.numbers($0 + "data"), .text($0 + "datasource")] }
  }

  private static let root: [PropertyRule] = [
    .handles("callbackobject"), .numbers("commandwindowsize", [0, 0]), .handles("currentfigure"),
    .text("fixedwidthfontname", "Courier"), .numbers("monitorpositions", [1, 1, 1, 1]),
    .numbers("pointerlocation", [0, 0]), .number("pointerwindow", 0), .number("screendepth", 0),
    .number("screenpixelsperinch", 72), .numbers("screensize", [1, 1, 1, 1]),
    .toggle("showhiddenhandles", false),
    .choice("units", "pixels", "centimeters", "characters", "inches", "normalized", "points"),
  ]

  private static let figure: [PropertyRule] = [
    .numbers("alphamap"), .function("closerequestfcn"), .color("color", .white, or: ["none"]),
    .matrix("colormap", ColorMap.initial), .handles("currentaxes"), .text("currentcharacter"),
    .handles("currentobject"), .numbers("currentpoint", [0, 0]), .toggle("dockcontrols", false),
    .toggle("doublebuffer", true),
    .text("filename"), .toggle("graphicssmoothing", true), .toggle("integerhandle", true),
    .toggle("inverthardcopy", true), .function("keypressfcn"), .function("keyreleasefcn"),
    .choice("menubar", "figure", "none"), .text("name"),
    .choice("nextplot", "add", "new", "replace", "replacechildren"), .fixed("number"),
    .toggle("numbertitle", true), .numbers("outerposition", [-1, -1, -1, -1]),
    .choice("paperorientation", "portrait", "landscape"),
    .numbers("paperposition", [1.3422, 3.3191, 5.8156, 4.3617]),
    .choice("paperpositionmode", "auto", "manual"), .numbers("papersize", [8.5, 11]),
    .text("papertype", "usletter"),
    .choice("paperunits", "inches", "centimeters", "normalized", "points"), .text("pointer", "arrow"),
    .anything("pointershapecdata"), .numbers("pointershapehotspot", [1, 1]),
    .numbers("position", [300, 200, 560, 420]), .choice("renderer", "opengl", "painters"),
    .choice("renderermode", "auto", "manual"), .toggle("resize", true), .function("resizefcn"),
    .choice("selectiontype", "normal", "alt", "extend", "open"), .function("sizechangedfcn"),
    .choice("toolbar", "auto", "figure", "none"),
    .choice("units", "pixels", "centimeters", "characters", "inches", "normalized", "points"),
    .function("windowbuttondownfcn"), .function("windowbuttonmotionfcn"),
    .function("windowbuttonupfcn"), .function("windowkeypressfcn"),
    .function("windowkeyreleasefcn"), .function("windowscrollwheelfcn"),
    .choice("windowstyle", "normal", "docked", "modal"),
  ]

  private static let gray = RGB(0.15, 0.15, 0.15)

  private static let axes: [PropertyRule] =
    [
      .toggle("box", false), .limits("clim", 0, 1), .choice("climmode", "auto", "manual"),
      .color("color", .white, or: ["none"]), .matrix("colormap", .emptyMatrix),
      .matrix("colororder", ColorMap.order), .number("colororderindex", 1),
      .choice("colorscale", "linear", "log"), .numbers("dataaspectratio", [1, 1, 1]),
      .choice("dataaspectratiomode", "auto", "manual"), .choice("fontangle", "normal", "italic"),
      .text("fontname", "*"), .number("fontsize", 10), .choice("fontsizemode", "auto", "manual"),
      .choice("fontunits", "points", "centimeters", "inches", "normalized", "pixels"),
      .choice("fontweight", "normal", "bold"), .number("gridalpha", 0.15),
      .color("gridcolor", gray), .choice("gridlinestyle", "-", "--", "-.", ":", "none"),
      .numbers("innerposition", [0.13, 0.11, 0.775, 0.815]),
      .number("labelfontsizemultiplier", 1.1), .choice("layer", "bottom", "top"),
      .anything("linestyleorder", Value("-")), .number("linestyleorderindex", 1),
      .number("linewidth", 0.5), .number("minorgridalpha", 0.25),
      .color("minorgridcolor", RGB(0.1, 0.1, 0.1)),
      .choice("minorgridlinestyle", ":", "-", "--", "-.", "none"),
      .choice("nextplot", "replace", "add", "replacechildren"), .number("nextseriesindex", 1),
      .numbers("outerposition", [0, 0, 1, 1]), .numbers("plotboxaspectratio", [1, 1, 1]),
      .choice("plotboxaspectratiomode", "auto", "manual"),
      .numbers("position", [0.13, 0.11, 0.775, 0.815]),
      .choice("positionconstraint", "outerposition", "innerposition"),
      .choice("projection", "orthographic", "perspective"),
      .choice("sortmethod", "depth", "childorder"), .choice("tickdir", "in", "out", "both", "none"),
      .choice("tickdirmode", "auto", "manual"),
      .choice("ticklabelinterpreter", "tex", "none", "latex"), .numbers("ticklength", [0.01, 0.025]),
      .handles("title"), .number("titlefontsizemultiplier", 1.1),
      .choice("titlefontweight", "bold", "normal"),
      .choice(
        "units", "normalized", "centimeters", "characters", "inches", "pixels", "points"),
      .numbers("view", [0, 90]),
    ] + axis("x") + axis("y") + axis("z")

  private static func axis(_ a: String) -> [PropertyRule] {
    let places =
      a == "y"
      ? PropertyRule.choice("yaxislocation", "left", "right", "origin")
      : .choice(a + "axislocation", "bottom", "top", "origin")
    return (a == "z" ? [] : [places]) + [
      .color(a + "color", gray, or: ["none"]), .choice(a + "dir", "normal", "reverse"),
      .toggle(a + "grid", false), .handles(a + "label"), .limits(a + "lim", 0, 1),
      .choice(a + "limmode", "auto", "manual"), .toggle(a + "minorgrid", false),
      .toggle(a + "minortick", false), .choice(a + "scale", "linear", "log"), .numbers(a + "tick"),
      .anything(a + "ticklabel"), .choice(a + "ticklabelmode", "auto", "manual"),
      .number(a + "ticklabelrotation", 0), .choice(a + "tickmode", "auto", "manual"),
    ]
  }

  private static let blue = RGB(0, 0.447, 0.741)

  private static let line: [PropertyRule] =
    [.color("color", blue, or: ["none"]), .text("displayname"), .choice("linejoin", "round", "bevel", "miter")]
    + stroke + marker

  private static let stroke: [PropertyRule] = [
    .choice("linestyle", "-", "--", "-.", ":", "none"), .number("linewidth", 0.5),
  ]

  private static let marker: [PropertyRule] = [
    .choice(
      "marker", "none", "+", "o", "*", ".", "x", "s", "square", "d", "diamond", "^", "v", ">", "<",
      "p", "pentagram", "h", "hexagram", "|", "_"),
    .color("markeredgecolor", "auto", or: ["none"]), .color("markerfacecolor", "none", or: ["auto"]),
    .number("markersize", 6),
  ]

  private static let text: [PropertyRule] = [
    .color("backgroundcolor", "none"), .color("color", .black, or: ["none"]),
    .color("edgecolor", "none"), .toggle("editing", false), .fixed("extent"),
    .choice("fontangle", "normal", "italic", "oblique"), .text("fontname", "*"),
    .number("fontsize", 10),
    .choice("fontunits", "points", "centimeters", "inches", "normalized", "pixels"),
    .choice("fontweight", "normal", "bold"),
    .choice("horizontalalignment", "left", "center", "right"),
    .choice("interpreter", "tex", "none", "latex"),
    .choice("linestyle", "-", "--", "-.", ":", "none"), .number("linewidth", 0.5),
    .number("margin", 3), .numbers("position", [0, 0, 0]), .number("rotation", 0), .text("string"),
    .choice(
      "units", "data", "normalized", "centimeters", "characters", "inches", "pixels", "points"),
    .choice("verticalalignment", "middle", "baseline", "bottom", "cap", "top"),
  ]

  private static let image: [PropertyRule] = [
    .numbers("alphadata", [1]), .choice("alphadatamapping", "none", "direct", "scaled"),
    .numbers("cdata"), .choice("cdatamapping", "direct", "scaled"), .text("displayname"),
    .numbers("xdata"), .numbers("ydata"),
  ]

  private static func faces(_ face: RGB) -> [PropertyRule] {
    [
      .color("edgecolor", .black, or: ["none", "flat", "interp"]), .number("facealpha", 1),
      .number("edgealpha", 1), .color("facecolor", face, or: ["none", "flat", "interp"]),
    ] + stroke
  }

  private static let patch: [PropertyRule] =
    [
      .numbers("cdata"), .choice("cdatamapping", "scaled", "direct"), .text("displayname"),
      .numbers("faces"), .numbers("facevertexcdata"), .numbers("vertices"), .numbers("xdata"),
      .numbers("ydata"), .numbers("zdata"),
    ] + faces(RGB(0, 0.447, 0.741)) + marker

  private static let surface: [PropertyRule] =
    [
      .numbers("cdata"), .choice("cdatamapping", "scaled", "direct"), .text("displayname"),
      .choice("meshstyle", "both", "column", "row"), .numbers("xdata"), .numbers("ydata"),
      .numbers("zdata"), .color("facecolor", "flat", or: ["none", "interp", "texturemap"]),
      .color("edgecolor", .black, or: ["none", "flat", "interp"]), .number("facealpha", 1),
      .number("edgealpha", 1),
    ] + stroke + marker

  private static let baseline: [PropertyRule] = [
    .number("basevalue", 0), .toggle("showbaseline", true),
  ]

  private static let bar: [PropertyRule] =
    [
      .number("bargroup", 0), .choice("barlayout", "grouped", "stacked"), .number("barwidth", 0.8),
      .toggle("horizontal", false), .text("displayname"),
    ] + baseline + faces(RGB(0, 0.447, 0.741))

  private static let scatter: [PropertyRule] =
    [.text("displayname"), .number("linewidth", 0.5)] + marker.map {
      $0.name == "marker" ? PropertyRule(name: "marker", domain: $0.domain, initial: Value("o")) : $0
    }

  private static let legend: [PropertyRule] = [
    .toggle("autoupdate", true), .toggle("box", true), .color("color", .white, or: ["none"]),
    .color("edgecolor", RGB(0.15, 0.15, 0.15)), .number("fontsize", 9),
    .choice("interpreter", "tex", "none", "latex"),
    .choice(
      "location", "northeast", "north", "south", "east", "west", "northwest", "southeast",
      "southwest", "northoutside", "southoutside", "eastoutside", "westoutside",
      "northeastoutside", "northwestoutside", "southeastoutside", "southwestoutside", "best",
      "bestoutside", "none"),
    .choice("orientation", "vertical", "horizontal"), .numbers("position"),
    .anything("string"), .color("textcolor", .black), .choice("textposition", "right", "left"),
  ]

  private static let colorbar: [PropertyRule] = [
    .choice("axislocation", "out", "in"), .choice("direction", "normal", "reverse"),
    .handles("label"), .handles("ylabel"), .handles("xlabel"), .handles("title"),
    .limits("limits", 0, 1), .choice("limitsmode", "auto", "manual"), .limits("ylim", 0, 1),
    .choice(
      "location", "eastoutside", "east", "west", "north", "south", "westoutside", "northoutside",
      "southoutside"),
    .numbers("position"), .number("fontsize", 10), .numbers("ticks"), .numbers("ytick"),
    .anything("ticklabels"), .anything("yticklabel"),
  ]
}
