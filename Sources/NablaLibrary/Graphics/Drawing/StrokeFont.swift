/// Letters made of strokes, for pictures that cannot ask anybody for a typeface.
///
/// A line of the table is a letter, its width, and its strokes. A place is two digits: to the right,
/// and up from the deepest tail: 2 is the base line, 6 the height of an x, 8 that of a capital. `~`
/// begins a curve, whose corners are cut twice over (Chaikin); a single place is a dot.
enum StrokeFont {
  struct Glyph {
    var width: Double
    var paths: [[Point]]
  }

  /// One step of the table upwards, for letters of size 1; to the right they are narrower.
  private static let unit = 0.12
  private static let narrow = 0.84
  private static let gap = 1.8
  private static let small = 0.72

  static func width(_ runs: [Markup.Run], size: Double) -> Double {
    var x = 0.0
    for run in runs {
      let scale = size * unit * (run.level == .normal ? 1 : small)
      for c in run.text { x += (glyph(c).width + gap) * scale * narrow }
    }
    return runs.isEmpty ? 0 : x - gap * size * unit * narrow
  }

  /// The strokes from the start of the base line; y goes up.
  static func paths(_ runs: [Markup.Run], size: Double) -> [[Point]] {
    var x = 0.0
    var result: [[Point]] = []
    for run in runs {
      let scale = size * unit * (run.level == .normal ? 1 : small)
      let lift: Double
      switch run.level {
      case .normal: lift = 0
      case .raised: lift = size * 0.36
      case .lowered: lift = -size * 0.16
      }
      for c in run.text {
        let g = glyph(c)
        for path in g.paths {
          result.append(path.map { Point(x: x + $0.x * scale * narrow, y: lift + ($0.y - 2) * scale) })
        }
        x += (g.width + gap) * scale * narrow
      }
    }
    return result
  }

  static func glyph(_ c: Character) -> Glyph { glyphs[c] ?? missing }

  private static let missing = Glyph(width: 3, paths: [parse("02 08 38 32 02")])

  private static let glyphs: [Character: Glyph] = {
    var result: [Character: Glyph] = [" ": Glyph(width: 1.6, paths: [])]
    for line in table.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 2)
      guard words.count == 3, let c = words[0].first, let w = Double(words[1]) else { continue }
      result[c] = Glyph(width: w, paths: words[2].split(separator: "|").map { parse($0) })
    }
    return result
  }()

  private static func parse<S: StringProtocol>(_ text: S) -> [Point] {
    let isCurve = text.hasPrefix("~")
    let places = text.split(separator: " ").map { word -> Point in
      let d = word.utf8.filter { $0 != 0x7E }.map { Double($0) - 48 }
      return Point(x: d.first ?? 0, y: d.last ?? 0)
    }
    return isCurve ? rounded(rounded(rounded(places))) : places
  }

  /// Each corner becomes two, a quarter of the way along its sides.
  private static func rounded(_ p: [Point]) -> [Point] {
    guard p.count > 2, let first = p.first, let last = p.last else { return p }
    let isClosed = first.x == last.x && first.y == last.y
    var result: [Point] = isClosed ? [] : [first]
    for (a, b) in zip(p, p.dropFirst()) {
      result.append(Point(x: 0.75 * a.x + 0.25 * b.x, y: 0.75 * a.y + 0.25 * b.y))
      result.append(Point(x: 0.25 * a.x + 0.75 * b.x, y: 0.25 * a.y + 0.75 * b.y))
    }
    if isClosed { result.append(result[0]) } else { result.append(last) }
    return result
  }

  private static let table = #"""
    a 4 ~02 06 46 42 02|46 42
    b 4 08 02|~02 06 46 42 02
    c 4 ~45 46 06 02 42 43
    d 4 48 42|~02 06 46 42 02
    e 4 04 44|~44 46 06 02 42 43
    f 3 ~38 18 16|16 12|06 36
    g 4 ~02 06 46 42 02|46 42|~42 40 00 01
    h 4 08 02|~04 06 46 44|44 42
    i 0 06 02|08
    j 1 16 11|~11 10 00|18
    k 3 08 02|36 04 32
    l 0 08 02
    m 6 06 02|~04 06 36 34|34 32|~34 36 66 64|64 62
    n 4 06 02|~04 06 46 44|44 42
    o 4 ~02 06 46 42 02
    p 4 06 00|~02 06 46 42 02
    q 4 46 40|~02 06 46 42 02
    r 3 06 02|~04 06 36
    s 4 ~45 46 06 04 44 42 02 03
    t 3 18 13|~13 12 32|06 36
    u 4 06 04|~04 02 42 44|46 42
    v 4 06 22 46
    w 6 06 12 36 52 66
    x 4 06 42|02 46
    y 4 06 22|46 10
    z 4 06 46 02 42
    A 4 02 28 42|14 34
    B 4 22 02 08 28|~28 48 45 25|05 25|~25 45 42 22
    C 5 ~56 58 08 02 52 54
    D 4 18 08 02 12|~18 48 42 12
    E 4 48 08 02 42|05 35
    F 4 48 08 02|05 35
    G 5 ~56 58 08 02 52 55|55 35
    H 4 08 02|48 42|05 45
    I 0 08 02
    J 3 38 34|~34 32 02 04
    K 4 08 02|48 04|15 42
    L 4 08 02 42
    M 6 02 08 34 68 62
    N 4 02 08 42 48
    O 5 ~08 58 52 02 08
    P 4 02 08 28|~28 48 45 25|25 05
    Q 5 ~08 58 52 02 08|34 52
    R 4 02 08 28|~28 48 45 25|25 05|25 42
    S 4 ~46 48 08 05 45 42 02 04
    T 4 08 48|28 22
    U 4 08 04|~04 02 42 44|44 48
    V 4 08 22 48
    W 6 08 12 36 52 68
    X 4 08 42|02 48
    Y 4 08 25 48|25 22
    Z 4 08 48 02 42
    0 4 ~02 08 48 42 02
    1 4 17 28 22
    2 4 ~07 08 48 45 02|02 42
    3 4 ~07 08 48 45 15|~15 45 42 02 03
    4 4 32 38 04 44
    5 4 48 08 05|~05 16 46 42 02 03
    6 4 ~47 48 08 04|~02 06 46 42 02
    7 4 08 48 12
    8 4 ~05 08 48 45 05|~02 05 45 42 02
    9 4 ~04 08 48 44 04|~46 42 02 03
    ! 0 08 04|02
    " 1 08 06|18 16
    # 4 12 18|32 38|04 44|06 46
    $ 4 ~46 48 08 05 45 42 02 04|29 21
    % 4 02 48|~07 08 18 17 07|~32 33 43 42 32
    & 4 ~42 06 08 28 26 03 02 22 44
    ' 0 08 06
    ( 1 ~19 07 03 11
    ) 1 ~09 17 13 01
    * 2 14 18|05 27|07 25
    + 4 05 45|27 23
    , 1 12 01
    - 3 05 35
    . 0 02
    / 3 01 39
    : 0 05|02
    ; 1 15|12 01
    < 4 47 05 43
    = 4 06 46|04 44
    > 4 07 45 03
    ? 4 ~07 08 48 46 25 24|22
    @ 4 ~33 36 16 13 33|~33 43 48 08 02 42
    [ 1 19 09 01 11
    \ 3 09 31
    ] 1 09 19 11 01
    ^ 4 06 28 46
    _ 4 01 41
    ` 1 08 17
    { 2 ~29 19 15 05|~05 15 11 21
    | 0 09 01
    } 2 ~09 19 15 25|~25 15 11 01
    ~ 4 ~04 06 24 44 46
    α 4 ~46 32 02 06 36 42
    β 4 ~00 08 38 35 15|~15 45 42 02
    γ 4 06 22 46|22 20
    δ 4 ~37 08 24 46 42 02 06 26
    ε 3 ~36 06 04 24|~24 04 02 32
    η 4 06 02|~04 06 46 44|44 40
    θ 3 ~02 08 38 32 02|05 35
    λ 4 08 42|25 02
    μ 4 06 00|~04 02 42 44|46 42
    ν 4 06 22 46
    π 4 06 46|16 12|36 32
    ρ 4 00 04|~02 06 46 42 02
    σ 4 ~02 06 36 32 02|26 46
    τ 4 06 46|26 22
    φ 4 ~02 06 46 42 02|28 20
    ψ 4 06 04|~04 02 42 44|44 46|28 20
    ω 4 ~16 06 02 22 24|~24 22 42 46 36
    Δ 4 02 28 42 02
    Σ 4 48 08 25 02 42
    Ω 4 02 12|~12 03 08 48 43 32|32 42
    ∇ 4 08 48 22 08
    ∞ 4 ~03 05 25 23 03|~23 25 45 43 23
    ∂ 4 ~18 48 42 02 05 45
    × 4 06 42|02 46
    · 0 05
    ± 4 06 46|28 24|02 42
    ≤ 4 48 06 44|02 42
    ≥ 4 08 46 04|02 42
    ≠ 4 06 46|04 44|12 38
    → 4 05 45|37 45 33
    ← 4 05 45|17 05 13
    ° 2 ~06 08 28 26 06
    """#
}
