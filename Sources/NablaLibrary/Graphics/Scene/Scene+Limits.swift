import Glibc
import NablaEngine

/// One axis of axes, as it is drawn: what is set, or else what suits the data.
struct AxisScale {
  var low: Double
  var high: Double
  var isLog: Bool
  var isReversed: Bool
  var ticks: [Double]
  var labels: [String]

  /// The place of a number, 0 at the beginning of the axis and 1 at its end.
  func place(_ x: Double) -> Double {
    let t =
      isLog
      ? (log10(x) - log10(low)) / (log10(high) - log10(low)) : (x - low) / (high - low)
    return isReversed ? 1 - t : t
  }
}

extension Scene {
  /// The x, y or z axis ("x", "y", "z").
  func scale(_ axes: GraphicsObject, _ letter: String) -> AxisScale {
    let isLog = axes.text(letter + "scale") == "log"
    var limits: (Double, Double)
    let set = axes.reals(letter + "lim")
    if axes.text(letter + "limmode") == "manual", set.count == 2 {
      limits = (set[0], set[1])
    } else {
      limits = Self.limits(around: extent(axes, letter, isLog: isLog), isLog: isLog)
    }
    if isLog, !(limits.0 > 0) { limits.0 = limits.1 > 0 ? limits.1 / 1000 : 0.1 }
    if isLog, !(limits.1 > limits.0) { limits.1 = limits.0 * 10 }
    let ticks =
      axes.text(letter + "tickmode") == "manual"
      ? axes.reals(letter + "tick") : Self.ticks(limits.0, limits.1, isLog: isLog)
    let labels: [String]
    if axes.text(letter + "ticklabelmode") == "manual" {
      let given = axes.lines(letter + "ticklabel")
      labels = given.isEmpty ? [] : ticks.indices.map { given[$0 % given.count] }
    } else {
      labels = ticks.map { Self.label($0, isLog: isLog) }
    }
    return AxisScale(
      low: limits.0, high: limits.1, isLog: isLog,
      isReversed: axes.text(letter + "dir") == "reverse", ticks: ticks, labels: labels)
  }

  /// The x and y axes together: with a fixed ratio of their units, free limits grow to fill the box.
  func scales(_ axes: GraphicsObject) -> (x: AxisScale, y: AxisScale) {
    var x = scale(axes, "x")
    var y = scale(axes, "y")
    guard axes.text("dataaspectratiomode") == "manual",
      axes.text("plotboxaspectratiomode") == "manual", !x.isLog, !y.isLog
    else { return (x, y) }
    let units = axes.reals("dataaspectratio")
    let box = axes.reals("plotboxaspectratio")
    guard units.count == 3, box.count == 3 else { return (x, y) }
    let width = (x.high - x.low) / units[0] / box[0]
    let height = (y.high - y.low) / units[1] / box[1]
    if width < height, axes.text("xlimmode") == "auto" {
      stretch(&x, by: height / width, axes, "x")
    } else if height < width, axes.text("ylimmode") == "auto" {
      stretch(&y, by: width / height, axes, "y")
    }
    return (x, y)
  }

  private func stretch(_ s: inout AxisScale, by factor: Double, _ axes: GraphicsObject, _ letter: String) {
    let middle = (s.low + s.high) / 2
    let half = (s.high - s.low) / 2 * factor
    s.low = middle - half
    s.high = middle + half
    guard axes.text(letter + "tickmode") == "auto" else { return }
    s.ticks = Self.ticks(s.low, s.high, isLog: false)
    if axes.text(letter + "ticklabelmode") == "auto" {
      s.labels = s.ticks.map { Self.label($0, isLog: false) }
    }
  }

  /// Lowest and highest number of the data along an axis; nil if there are none.
  func extent(_ axes: GraphicsObject, _ letter: String, isLog: Bool) -> (Double, Double)? {
    var low = Double.infinity
    var high = -Double.infinity
    func take(_ x: Double) {
      guard x.isFinite, !isLog || x > 0 else { return }
      low = min(low, x)
      high = max(high, x)
    }
    func visit(_ object: GraphicsObject) {
      for child in object.children {
        if child.kind == .group { visit(child) }
        guard child.kind.isSeries, child.isOn("visible") else { continue }
        for x in Series.extent(child, letter) { take(x) }
      }
    }
    visit(axes)
    return low <= high ? (low, high) : nil
  }

  /// Round limits around data.
  static func limits(around data: (Double, Double)?, isLog: Bool) -> (Double, Double) {
    guard var (low, high) = data else { return isLog ? (0.1, 1) : (0, 1) }
    if isLog {
      var a = floor(log10(low))
      var b = ceil(log10(high))
      if a == b {
        a -= low == high ? 1 : 0
        b += a == b ? 1 : 0
      }
      return (pow(10, a), pow(10, b))
    }
    if low == high {
      let more = low == 0 ? 1 : abs(low) / 10
      low -= more
      high += more
    }
    let step = self.step(low, high)
    guard step > 0, step.isFinite else { return (low, high) }
    return (step * floor(low / step), step * ceil(high / step))
  }

  /// The distance of ticks: 1, 2 or 5 times a power of ten, about five of them.
  static func step(_ low: Double, _ high: Double) -> Double {
    let rough = (high - low) / 5
    guard rough > 0, rough.isFinite else { return 0 }
    let power = floor(log10(rough))
    let unit = pow(10, power)
    let digits = rough / unit
    let nice: Double =
      digits < 2.0.squareRoot() ? 1 : digits < 10.0.squareRoot() ? 2 : digits < 50.0.squareRoot() ? 5 : 10
    return power < 0 ? nice / pow(10, -power) : nice * unit
  }

  static func ticks(_ low: Double, _ high: Double, isLog: Bool) -> [Double] {
    if isLog {
      let a = ceil(log10(low) - 1e-9)
      let b = floor(log10(high) + 1e-9)
      guard b >= a, b - a < 700 else { return [] }
      let every = max(1, ((b - a) / 8).rounded(.up))
      return stride(from: a, through: b, by: every).map { pow(10, $0) }
    }
    let step = self.step(low, high)
    guard step > 0 else { return [] }
    let a = ceil(low / step - 1e-9)
    let b = floor(high / step + 1e-9)
    guard b >= a, b - a < 100 else { return [] }
    let power = floor(log10(step) + 1e-9)
    return stride(from: a, through: b, by: 1).map { i in
      // 3 * 0.1 is 0.30000000000000004, 3 / 10 is 0.3.
      let digits = (step / pow(10, power)).rounded()
      return power < 0 ? i * digits / pow(10, -power) : i * digits * pow(10, power)
    }
  }

  static func label(_ x: Double, isLog: Bool) -> String {
    if isLog {
      let power = log10(x)
      if abs(power - power.rounded()) < 1e-9 { return "10^{\(Int(power.rounded()))}" }
    }
    return Numbers.short(x == 0 ? 0 : x)
  }

  /// The numbers that the first and the last colour stand for.
  func colorLimits(_ axes: GraphicsObject) -> (Double, Double) {
    let set = axes.reals("clim")
    if axes.text("climmode") == "manual", set.count == 2 { return (set[0], set[1]) }
    var low = Double.infinity
    var high = -Double.infinity
    for child in axes.children {
      switch child.kind {
      case .image where child.text("cdatamapping") == "scaled" && child["cdata"].dims[2] == 1,
        .patch where child.text("cdatamapping") == "scaled", .surface, .scatter:
        if child.kind == .scatter, ColorMap.literal(child["cdata"]) != nil { continue }
        for x in child.reals("cdata") where x.isFinite {
          low = min(low, x)
          high = max(high, x)
        }
      default: break
      }
    }
    if low > high { return (0, 1) }
    return low == high ? (low - (low == 0 ? 1 : abs(low) / 10), high + (low == 0 ? 1 : abs(low) / 10)) : (low, high)
  }

  /// The colours of axes: their own or the figure's.
  func colorMap(_ axes: GraphicsObject) -> [RGB] {
    if let own = ColorMap.colors(axes["colormap"]), !own.isEmpty { return own }
    let list = axes.ancestor(.figure).flatMap { ColorMap.colors($0["colormap"]) } ?? []
    return list.isEmpty ? [.black] : list
  }
}
