import Glibc
import NablaEngine

/// Geometry of the kinds of data: which numbers an axis must show, and the shapes that are drawn.
enum Series {
  /// x or y data; without x data, 1, 2, 3, ...
  static func data(_ object: GraphicsObject, _ letter: String) -> [Double] {
    let x = object.reals(letter + "data")
    if x.isEmpty, letter == "x" { return (0..<object.reals("ydata").count).map { Double($0 + 1) } }
    return x
  }

  /// The numbers along an axis that should be seen.
  static func extent(_ object: GraphicsObject, _ letter: String) -> [Double] {
    if letter == "z" { return object.reals("zdata") }
    switch object.kind {
    case .image:
      let count = letter == "x" ? object["cdata"].dims.columns : object["cdata"].dims.rows
      let (a, b) = imageEdges(object.reals(letter + "data"), count)
      return [a, b]
    case .bar: return bars(object).flatMap { letter == "x" ? [$0.x0, $0.x1] : [$0.y0, $0.y1] }
    case .area where letter == "y": return areaTop(object) + [object.number("basevalue")]
    case .stem where letter == "y": return data(object, letter) + [object.number("basevalue")]
    case .errorbar:
      let at = data(object, letter)
      let down = object.reals(letter == "y" ? "ldata" : "xldata")
      let up = object.reals(letter == "y" ? "udata" : "xudata")
      return at + zip(at, down).map { $0 - $1 } + zip(at, up).map { $0 + $1 }
    case .surface: return data(object, letter)
    case .patch:
      let own = object.reals(letter + "data")
      if !own.isEmpty { return own }
      let vertices = object["vertices"]
      let list = object.reals("vertices")
      let n = vertices.dims.rows
      let column = letter == "x" ? 0 : 1
      return n > 0 && list.count >= n * (column + 1) ? Array(list[(column * n)..<((column + 1) * n)]) : []
    default: return data(object, letter)
    }
  }

  /// The outer edges of an image along one axis: pixels are centred on whole numbers, or between
  /// the first and last centre that are given.
  static func imageEdges(_ centers: [Double], _ count: Int) -> (Double, Double) {
    let first = centers.first ?? 1
    let last = centers.count > 1 ? centers[centers.count - 1] : first + Double(max(count, 1) - 1)
    let half = count > 1 && last != first ? (last - first) / Double(count - 1) / 2 : 0.5
    return (min(first, last) - abs(half), max(first, last) + abs(half))
  }

  struct Bar {
    var x0: Double
    var y0: Double
    var x1: Double
    var y1: Double
  }

  /// The rectangles of a bar series; those of a group stand side by side or upon each other.
  static func bars(_ object: GraphicsObject) -> [Bar] {
    let x = data(object, "x")
    let y = data(object, "y")
    let group = (object.parent?.children ?? [object]).filter {
      $0.kind == .bar && $0.number("bargroup") == object.number("bargroup")
    }
    let place = group.firstIndex { $0 === object } ?? 0
    var distance = Double.infinity
    let sorted = x.sorted()
    for (a, b) in zip(sorted, sorted.dropFirst()) where b > a { distance = min(distance, b - a) }
    if !distance.isFinite { distance = 1 }
    let base = object.number("basevalue")
    let isStacked = object.text("barlayout") == "stacked"
    let count = isStacked ? 1 : Double(group.count)
    let share = distance * object.number("barwidth")
    // One set of bars fills its share; several are narrower, with gaps between them.
    let width = count > 1 ? 0.7 * share / count : share
    let step = count > 1 ? width + (1 - object.number("barwidth")) * share / count : 0
    let isLying = object.isOn("horizontal")
    var result: [Bar] = []
    for i in 0..<min(x.count, y.count) {
      var low = base
      if isStacked {
        for other in group[..<place] {
          let v = data(other, "y")
          if i < v.count, (v[i] < 0) == (y[i] < 0) { low += v[i] }
        }
      }
      let high = isStacked ? low + y[i] : y[i]
      let middle = x[i] + (isStacked ? 0 : (Double(place) - (count - 1) / 2) * step)
      let (a, b) = (middle - width / 2, middle + width / 2)
      result.append(
        isLying ? Bar(x0: low, y0: a, x1: high, y1: b) : Bar(x0: a, y0: low, x1: b, y1: high))
    }
    return result
  }

  /// The corners of a stair: level, then up or down, at each x.
  static func stairs(_ x: [Double], _ y: [Double]) -> (x: [Double], y: [Double]) {
    var (a, b): ([Double], [Double]) = ([], [])
    for i in 0..<min(x.count, y.count) {
      if i > 0 {
        a.append(x[i])
        b.append(y[i - 1])
      }
      a.append(x[i])
      b.append(y[i])
    }
    return (a, b)
  }
}

extension Series {
  /// Areas of one axes stand upon each other: the sum of those before.
  static func areaBottom(_ object: GraphicsObject) -> [Double] {
    var sum = [Double](repeating: object.number("basevalue"), count: data(object, "y").count)
    for other in object.parent?.children ?? [] where other.kind == .area {
      if other === object { break }
      for (i, v) in data(other, "y").enumerated() where i < sum.count { sum[i] += v }
    }
    return sum
  }

  static func areaTop(_ object: GraphicsObject) -> [Double] {
    zip(areaBottom(object), data(object, "y")).map { $0 + $1 }
  }

  /// The polygons of a patch: a column of xdata and ydata each, or a row of faces.
  static func polygons(_ object: GraphicsObject) -> [[Point]] {
    let (x, y) = (object.reals("xdata"), object.reals("ydata"))
    if !x.isEmpty {
      let dims = object["xdata"].dims
      let rows = dims.isVector ? x.count : dims.rows
      return stride(from: 0, to: min(x.count, y.count) - rows + 1, by: max(rows, 1)).map { start in
        (start..<(start + rows)).map { Point(x: x[$0], y: y[$0]) }
      }
    }
    let vertices = object.reals("vertices")
    let n = object["vertices"].dims.rows
    let faces = object.reals("faces")
    let m = object["faces"].dims.rows
    guard n > 0, m > 0, vertices.count >= 2 * n else { return [] }
    return (0..<m).map { i in
      stride(from: i, to: faces.count, by: m).compactMap { k in
        guard faces[k] >= 1, faces[k] <= Double(n) else { return nil }
        let v = Int(faces[k]) - 1
        return Point(x: vertices[v], y: vertices[v + n])
      }
    }
  }
}
