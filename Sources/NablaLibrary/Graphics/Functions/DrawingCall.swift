import NablaEngine

/// The arguments of a function that draws: the handle of axes may come first, properties last.
struct DrawingCall {
  let session: Session
  let scene: Scene
  let name: String
  let nargout: Int
  /// The axes that were named.
  private(set) var target: GraphicsObject?
  var rest: [Value]

  init(_ call: borrowing Call) {
    session = call.session
    scene = call.session.service(Scene.self)
    name = call.name
    nargout = call.nargout
    rest = call.arguments
    if let h = Self.handle(rest.first), let o = scene.object(h), o.kind == .axes {
      target = o
      rest.removeFirst()
    }
  }

  /// A number that may be a handle; nil for anything else.
  static func handle(_ v: Value?) -> Double? {
    guard case .scalar(let x)? = v else { return nil }
    return x
  }

  /// The axes to change, as they are.
  var axes: GraphicsObject { target ?? scene.axes }

  /// The axes to draw into, ready for a new plot.
  func newAxes() -> GraphicsObject { scene.newPlot(target) }

  func failed(_ what: String) -> NablaError { .message("\(name): \(what)", id: "") }

  func invalid() -> NablaError { .invalidCall(name) }

  /// Handles as the answer, if anybody asked.
  func answer(_ list: [GraphicsObject]) throws(NablaError) -> [Value] {
    nargout > 0 ? [try scene.handles(list)] : []
  }

  /// Takes pairs of name and value off the end, from the first text on at or after `start`.
  mutating func takeProperties(from start: Int) throws(NablaError) -> [(String, Value)] {
    guard let first = rest.indices.first(where: { $0 >= start && rest[$0].isChar }) else { return [] }
    let list = Array(rest[first...])
    rest.removeSubrange(first...)
    return try pairs(list)
  }

  func pairs(_ list: [Value]) throws(NablaError) -> [(String, Value)] {
    var result: [(String, Value)] = []
    var i = 0
    while i < list.count {
      if case .structure(let s) = list[i], s.count == 1 {
        for field in s.fields.names { result.append((field, s.get(field) ?? .emptyMatrix)) }
        i += 1
        continue
      }
      guard let name = list[i].text, i + 1 < list.count else {
        throw failed("properties must appear followed by a value")
      }
      result.append((name, list[i + 1]))
      i += 2
    }
    return result
  }

  func apply(_ properties: [(String, Value)], to object: GraphicsObject) throws(NablaError) {
    for (name, value) in properties { try scene.set(object, name, value) }
  }

  /// Real numbers, or an error.
  func reals(_ v: Value) throws(NablaError) -> [Double] {
    guard v.isNumeric || v.isLogical || v.isChar else {
      throw failed("data must be numbers, not \(v.className)")
    }
    return try Numbers.reals(v)
  }
}

/// A colour, a line style, a marker and a name, as `"r--o;name;"` tells them.
struct LineFormat {
  var color: RGB?
  var style: String?
  var marker: String?
  var name: String?

  init() {}

  /// Nil if the text is something else, e.g. the name of a property.
  init?(_ text: String) {
    var c = Array(text)[...]
    if let first = c.firstIndex(of: ";"), let last = c.lastIndex(of: ";"), first < last {
      name = String(c[(first + 1)..<last])
      c = c[..<first] + c[(last + 1)...]
    }
    while let first = c.first {
      let two = String(c.prefix(2))
      if two == "--" || two == "-." {
        guard style == nil else { return nil }
        style = two
        c = c.dropFirst(2)
        continue
      }
      let one = String(first)
      if one == "-" || one == ":" {
        guard style == nil else { return nil }
        style = one
      } else if "+o*.xsd^v><ph|_".contains(one) {
        guard marker == nil else { return nil }
        marker = one
      } else if "kbgrcmyw".contains(one), let color = RGB(one) {
        guard self.color == nil else { return nil }
        self.color = color
      } else {
        return nil
      }
      c = c.dropFirst()
    }
  }

  func apply(to line: GraphicsObject) {
    if let color { line["color"] = PropertyRule.row(color.list) }
    if let marker { line["marker"] = Value(marker) }
    if let style {
      line["linestyle"] = Value(style)
    } else if marker != nil {
      line["linestyle"] = Value("none")
    }
    if let name { line["displayname"] = Value(name) }
  }
}
