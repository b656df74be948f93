import NablaEngine

/// Maps from numbers to colours: lists of N colours, from the lowest number to the highest.
enum ColorMap {
  /// The maps by name.
  static let makers: [String: @Sendable (Int) -> [RGB]] = [
    "gray": { n in ramp(n) { RGB($0, $0, $0) } },
    "cool": { n in ramp(n) { RGB($0, 1 - $0, 1) } },
    "spring": { n in ramp(n) { RGB(1, $0, 1 - $0) } },
    "summer": { n in ramp(n) { RGB($0, 0.5 + $0 / 2, 0.4) } },
    "autumn": { n in ramp(n) { RGB(1, $0, 0) } },
    "winter": { n in ramp(n) { RGB(0, $0, 1 - $0 / 2) } },
    "copper": { n in ramp(n) { RGB(min(1, 1.25 * $0), 0.7812 * $0, 0.4975 * $0) } },
    "white": { n in cycle(n, [.white]) },
    "flag": { n in cycle(n, [RGB(1, 0, 0), .white, RGB(0, 0, 1), .black]) },
    "prism": { n in
      cycle(
        n,
        [
          RGB(1, 0, 0), RGB(1, 0.5, 0), RGB(1, 1, 0), RGB(0, 1, 0), RGB(0, 0, 1),
          RGB(2.0 / 3, 0, 1),
        ])
    },
    "lines": { n in cycle(n, series) },
    "hot": hot, "jet": jet, "hsv": hsv, "rainbow": rainbow,
    "bone": { n in
      zip(ramp(n) { RGB($0, $0, $0) }, hot(n)).map { g, h in
        RGB((7 * g.red + h.blue) / 8, (7 * g.green + h.green) / 8, (7 * g.blue + h.red) / 8)
      }
    },
    "pink": { n in
      zip(ramp(n) { RGB($0, $0, $0) }, hot(n)).map { g, h in
        RGB(
          ((2 * g.red + h.red) / 3).squareRoot(), ((2 * g.green + h.green) / 3).squareRoot(),
          ((2 * g.blue + h.blue) / 3).squareRoot())
      }
    },
    "viridis": { n in table(n, ColorTables.viridis, 1e8) },
    "turbo": { n in table(n, ColorTables.turbo, 1e5) },
    "parula": { n in between(n, parulaStations) },
  ]

  /// Colours of one line after another.
  static let series: [RGB] = [
    RGB(0, 0.447, 0.741), RGB(0.85, 0.325, 0.098), RGB(0.929, 0.694, 0.125),
    RGB(0.494, 0.184, 0.556), RGB(0.466, 0.674, 0.188), RGB(0.301, 0.745, 0.933),
    RGB(0.635, 0.078, 0.184),
  ]

  static let initial = value(table(64, ColorTables.viridis, 1e8))
  static let order = value(series)

  static func value(_ list: [RGB]) -> Value {
    let columns = list.map(\.red) + list.map(\.green) + list.map(\.blue)
    guard let t = try? Tensor<Double>(Dims(list.count, 3), columns) else { return .emptyMatrix }
    return Value(t)
  }

  /// The rows of an N x 3 matrix; nil for anything else.
  static func colors(_ v: Value) -> [RGB]? {
    guard v.dims.columns == 3, v.dims.count <= 2, let x = try? Numbers.reals(v) else { return nil }
    let n = v.dims.rows
    return (0..<n).map { RGB(x[$0], x[$0 + n], x[$0 + 2 * n]) }
  }

  /// Colours that a row of three or the rows of a matrix are; nil for numbers that mean places in a map.
  static func literal(_ v: Value) -> [RGB]? {
    guard v.count != 3 || v.dims.isRow, let list = colors(v), !list.isEmpty,
      list.allSatisfy({ $0.list.allSatisfy { $0 >= 0 && $0 <= 1 } })
    else { return nil }
    return list
  }

  private static func ramp(_ n: Int, _ color: (Double) -> RGB) -> [RGB] {
    (0..<n).map { color(n > 1 ? Double($0) / Double(n - 1) : 0) }
  }

  private static func cycle(_ n: Int, _ list: [RGB]) -> [RGB] { (0..<n).map { list[$0 % list.count] } }

  /// Black, red, yellow, white: red rises over the first 3/8, green over the next, blue over the rest.
  @Sendable private static func hot(_ n: Int) -> [RGB] {
    let third = 3 * n / 8
    func rise(_ i: Int, from start: Int, over length: Int) -> Double {
      i < start ? 0 : min(1, Double(i - start + 1) / Double(max(length, 1)))
    }
    return (0..<n).map { i in
      RGB(
        rise(i, from: 0, over: third), rise(i, from: third, over: third),
        rise(i, from: 2 * third, over: n - 2 * third))
    }
  }

  /// Dark blue, blue, cyan, yellow, red, dark red: one trapezium, shifted for each part.
  @Sendable private static func jet(_ n: Int) -> [RGB] {
    let quarter = (n + 3) / 4
    let up = (1...max(quarter, 1)).map { Double($0) / Double(max(quarter, 1)) }
    let wave = up + [Double](repeating: 1, count: max(quarter - 1, 0)) + up.reversed()
    let start = (quarter + 1) / 2 - (n % 4 == 1 ? 1 : 0)
    func at(_ i: Int) -> Double { wave.indices.contains(i) ? wave[i] : 0 }
    return (0..<n).map { i in RGB(at(i - start - quarter), at(i - start), at(i - start + quarter)) }
  }

  /// Once around the colour wheel.
  @Sendable private static func hsv(_ n: Int) -> [RGB] {
    (0..<n).map { i in
      let h = 6 * Double(i) / Double(n)
      func part(_ shift: Double) -> Double {
        let d = (h + shift).truncatingRemainder(dividingBy: 6)
        return min(1, max(0, abs(d - 3) - 1))
      }
      return RGB(part(0), part(4), part(2))
    }
  }

  @Sendable private static func rainbow(_ n: Int) -> [RGB] {
    ramp(n) { x in
      switch x {
      case ..<0.4: RGB(1, 2.5 * x, 0)
      case ..<0.6: RGB(3 - 5 * x, 1, 0)
      case ..<0.8: RGB(0, 4 - 5 * x, 5 * x - 3)
      default: RGB((10 * x - 8) / 3, 0, 1)
      }
    }
  }

  private static func table(_ n: Int, _ numbers: [Int32], _ unit: Double) -> [RGB] {
    let list = stride(from: 0, to: numbers.count - 2, by: 3).map { i in
      RGB(Double(numbers[i]) / unit, Double(numbers[i + 1]) / unit, Double(numbers[i + 2]) / unit)
    }
    return between(n, list)
  }

  /// N colours evenly along a list.
  private static func between(_ n: Int, _ list: [RGB]) -> [RGB] {
    if n == list.count { return list }
    return ramp(n) { x in
      let place = x * Double(list.count - 1)
      let i = min(Int(place), list.count - 2)
      return list[i].mixed(with: list[i + 1], place - Double(i))
    }
  }

  /// Blue over green to yellow, in the manner of the map of that name.
  private static let parulaStations = [
    RGB(0.24, 0.15, 0.66), RGB(0.28, 0.36, 0.97), RGB(0.15, 0.55, 0.96), RGB(0.05, 0.68, 0.86),
    RGB(0.13, 0.75, 0.68), RGB(0.45, 0.78, 0.42), RGB(0.82, 0.74, 0.15), RGB(0.99, 0.76, 0.24),
    RGB(0.98, 0.98, 0.08),
  ]
}
