import NablaEngine

/// Getting and setting properties, with what follows from them.
extension Scene {
  // MARK: Getting

  /// The value of a property; the name in any case.
  func get(_ object: GraphicsObject, _ name: String) throws(NablaError) -> Value {
    let name = name.lowercasedASCII
    guard PropertyTable.of(object.kind)[name] != nil else {
      throw .message("get: unknown \(object.kind.noun) property \(name)", id: "")
    }
    return try known(object, name)
  }

  /// All properties, as a struct.
  func all(_ object: GraphicsObject) throws(NablaError) -> Value {
    var pairs: [(String, Value)] = []
    for rule in PropertyTable.of(object.kind).rules {
      pairs.append((rule.name, try known(object, rule.name)))
    }
    return .structure(StructArray(pairs))
  }

  private func known(_ object: GraphicsObject, _ name: String) throws(NablaError) -> Value {
    switch (object.kind, name) {
    case (_, "children"): return try handles(object.visibleChildren.reversed())
    case (_, "parent"): return object.parent.map { .scalar($0.handle) } ?? .emptyMatrix
    case (_, "type"): return Value(object.kind.typeName)
    case (.root, "currentfigure"): return currentFigure.map { .scalar($0.handle) } ?? .emptyMatrix
    case (.figure, "currentaxes"):
      return currentAxes(of: object).map { .scalar($0.handle) } ?? .emptyMatrix
    case (.figure, "number"):
      return object.handle == object.handle.rounded() ? .scalar(object.handle) : .emptyMatrix
    case (.axes, "xlim"), (.axes, "ylim"), (.axes, "xtick"), (.axes, "ytick"),
      (.axes, "xticklabel"), (.axes, "yticklabel"):
      let pair = scales(object)
      return try axisValue(name.hasPrefix("x") ? pair.x : pair.y, String(name.dropFirst()), object[name])
    case (.axes, "zlim"):
      if object.text("zlimmode") == "manual" { return object[name] }
      let data = extent(object, "z", isLog: false)
      return data == nil ? PropertyRule.row([-1, 1]) : pairValue(Self.limits(around: data, isLog: false))
    case (.axes, "ztick"), (.axes, "zticklabel"):
      return try axisValue(scale(object, "z"), String(name.dropFirst()), object[name])
    case (.axes, "clim"): return pairValue(colorLimits(object))
    case (.axes, "colormap"): return ColorMap.value(colorMap(object))
    case (.axes, "innerposition"): return object["position"]
    case (.axes, "plotboxaspectratio"), (.axes, "dataaspectratio"): return object[name]
    case (.text, "extent"): return PropertyRule.row([0, 0, 0, 0])
    case (.image, "xdata"), (.image, "ydata"):
      if !object[name].isEmpty { return object[name] }
      return pairValue((1, Double(name == "xdata" ? object["cdata"].dims.columns : object["cdata"].dims.rows)))
    case (.legend, "string"): return object[name]
    case (.colorbar, "limits"), (.colorbar, "ylim"):
      guard object.text("limitsmode") == "auto", let axes = object.subjects.first else {
        return object["limits"]
      }
      return pairValue(colorLimits(axes))
    default: return object[name]
    }
  }

  private func axisValue(_ scale: AxisScale, _ part: String, _ stored: Value) throws(NablaError) -> Value {
    switch part {
    case "lim": return PropertyRule.row([scale.low, scale.high])
    case "tick": return scale.ticks.isEmpty ? .emptyMatrix : try .row(scale.ticks)
    default:
      if scale.labels.isEmpty { return stored }
      return try .cellColumn(scale.labels.map { Value($0) })
    }
  }

  private func pairValue(_ pair: (Double, Double)) -> Value { PropertyRule.row([pair.0, pair.1]) }

  /// Handles as a column, 0x1 if there are none.
  func handles(_ list: [GraphicsObject]) throws(NablaError) -> Value {
    if list.isEmpty { return Value(try Tensor<Double>(Dims(0, 1))) }
    return try .column(list.map(\.handle))
  }

  // MARK: Setting

  func set(_ object: GraphicsObject, _ given: String, _ value: Value) throws(NablaError) {
    let name = given.lowercasedASCII
    guard let rule = PropertyTable.of(object.kind)[name] else {
      throw .message("set: unknown \(object.kind.noun) property \(given)", id: "")
    }
    touch()
    switch (object.kind, name) {
    case (_, "parent"): try move(object, to: value)
    case (_, "children"): try reorder(object, value)
    case (.root, "currentfigure"):
      if let h = value.realScalar, let f = self.object(h), f.kind == .figure { select(f) }
    case (.figure, "currentaxes"):
      if let h = value.realScalar, let a = self.object(h), a.kind == .axes { select(axes: a) }
    case (.axes, "title"), (.axes, "xlabel"), (.axes, "ylabel"), (.axes, "zlabel"):
      // A text in place of the handle of a text: the words of the label.
      guard value.isChar || value.isCell, let label = label(name, of: object) else { return }
      try set(label, "string", value)
    case (.axes, "innerposition"): object["position"] = try rule.accepted(value)
    case (.figure, "colormap"), (.axes, "colormap"): object[name] = try colors(value, rule)
    case (.colorbar, "limits"), (.colorbar, "ylim"):
      object["limits"] = try rule.accepted(value)
      object["limitsmode"] = Value("manual")
    case (.colorbar, "ytick"): object["ticks"] = try rule.accepted(value)
    case (.colorbar, "yticklabel"): object["ticklabels"] = value
    case (.legend, "string"): relabel(object, value)
    default:
      object[name] = try rule.accepted(value)
      follow(object, name)
    }
  }

  /// Limits, ticks and the like are no longer automatic once they are set.
  private func follow(_ object: GraphicsObject, _ name: String) {
    let mode = name + "mode"
    if PropertyTable.of(object.kind)[mode] != nil { object[mode] = Value("manual") }
    if object.kind == .image || object.kind == .axes { return }
    if name == "vertices" || name == "faces" {
      for letter in ["x", "y", "z"] { object[letter + "data"] = .emptyMatrix }
    }
  }

  private func colors(_ value: Value, _ rule: PropertyRule) throws(NablaError) -> Value {
    let map = try rule.accepted(value)
    guard map.isEmpty || map.dims.columns == 3 else {
      throw .message("set: invalid value for array property \"colormap\"", id: "")
    }
    return map
  }

  private func move(_ object: GraphicsObject, to value: Value) throws(NablaError) {
    guard let h = value.realScalar, let parent = self.object(h), parent !== object,
      parent.ancestors.allSatisfy({ $0 !== object }), Self.holds(parent.kind, object.kind)
    else {
      throw .message("set: parent must be the handle of another object", id: "")
    }
    parent.append(object)
  }

  /// May an object of one kind have children of another?
  private static func holds(_ parent: GraphicsKind, _ child: GraphicsKind) -> Bool {
    switch child {
    case .root: false
    case .figure: parent == .root
    case .axes, .legend, .colorbar: parent == .figure
    default: parent == .axes || parent == .group
    }
  }

  private func reorder(_ object: GraphicsObject, _ value: Value) throws(NablaError) {
    var list: [GraphicsObject] = []
    for h in try Numbers.reals(value).reversed() {
      guard let child = self.object(h), child.parent === object else {
        throw .message("set: new children must be a permutation of existing children", id: "")
      }
      list.append(child)
    }
    guard list.count == object.visibleChildren.count else {
      throw .message("set: new children must be a permutation of existing children", id: "")
    }
    object.reorder(object.children.filter(\.isHidden) + list)
  }

  /// New words for a legend, also kept by the series.
  func relabel(_ legend: GraphicsObject, _ value: Value) {
    let words = (Texts.list(value) ?? []).map { Value(text: $0) }
    legend["string"] = (try? .cellRow(words)) ?? .emptyMatrix
    for (series, word) in zip(legend.subjects.filter(\.kind.isSeries), words) {
      series["displayname"] = word
    }
  }
}

extension GraphicsObject {
  /// The object and all above it.
  var ancestors: [GraphicsObject] {
    var list: [GraphicsObject] = [self]
    while let p = list[list.count - 1].parent { list.append(p) }
    return list
  }
}
