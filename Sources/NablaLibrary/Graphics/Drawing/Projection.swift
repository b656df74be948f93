import Glibc
import NablaEngine

/// How a scene of three dimensions is seen: turned about the z axis, then tilted.
///
/// Each axis has length one and its middle at zero; with azimuth a and elevation e a place (x, y, z)
/// is seen at (x cos a + y sin a, (y cos a - x sin a) sin e + z cos e), and its distance from the eye
/// grows with (y cos a - x sin a) cos e - z sin e.
struct Projection {
  let scale: (x: AxisScale, y: AxisScale, z: AxisScale)
  private let turn: (cos: Double, sin: Double)
  private let tilt: (cos: Double, sin: Double)
  private let frame: Box
  private let bounds: Box

  init(_ scene: Scene, _ axes: GraphicsObject, _ pair: (x: AxisScale, y: AxisScale), _ frame: Box) {
    scale = (pair.x, pair.y, scene.scale(axes, "z"))
    let view = axes.reals("view")
    let azimuth = (view.first ?? 0) * .pi / 180
    let elevation = (view.count > 1 ? view[1] : 90) * .pi / 180
    let turn = (cos: cos(azimuth), sin: sin(azimuth))
    let tilt = (cos: cos(elevation), sin: sin(elevation))
    self.turn = turn
    self.tilt = tilt
    self.frame = frame
    let corners = Self.corners.map { Self.turned($0, turn, tilt) }
    let (xs, ys) = (corners.map(\.x), corners.map(\.y))
    let (left, right) = (xs.min() ?? 0, xs.max() ?? 1)
    let (low, high) = (ys.min() ?? 0, ys.max() ?? 1)
    bounds = Box(x: left, y: low, width: right - left, height: high - low)
  }

  /// The corners of the box of the axes, in parts of the axes.
  static let corners: [(Double, Double, Double)] = [
    (0, 0, 0), (1, 0, 0), (1, 1, 0), (0, 1, 0), (0, 0, 1), (1, 0, 1), (1, 1, 1), (0, 1, 1),
  ]

  private static func turned(
    _ p: (Double, Double, Double), _ turn: (cos: Double, sin: Double), _ tilt: (cos: Double, sin: Double)
  ) -> Point {
    let (x, y, z) = (p.0 - 0.5, p.1 - 0.5, p.2 - 0.5)
    return Point(
      x: x * turn.cos + y * turn.sin, y: (y * turn.cos - x * turn.sin) * tilt.sin + z * tilt.cos)
  }

  /// The place of parts of the axes on the canvas.
  func place(_ p: (Double, Double, Double)) -> Point {
    let q = Self.turned(p, turn, tilt)
    return Point(
      x: frame.x + (q.x - bounds.x) / bounds.width * frame.width,
      y: frame.bottom - (q.y - bounds.y) / bounds.height * frame.height)
  }

  func parts(_ x: Double, _ y: Double, _ z: Double) -> (Double, Double, Double) {
    (scale.x.place(x), scale.y.place(y), scale.z.place(z))
  }

  func point(_ x: Double, _ y: Double, _ z: Double) -> Point { place(parts(x, y, z)) }

  /// How far away parts of the axes are: what is further is drawn first.
  func depth(_ p: (Double, Double, Double)) -> Double {
    ((p.1 - 0.5) * turn.cos - (p.0 - 0.5) * turn.sin) * tilt.cos - (p.2 - 0.5) * tilt.sin
  }

  /// Of the two ends of an axis, 0 or 1, the one that is further away.
  var far: (x: Double, y: Double, z: Double) {
    (turn.sin * tilt.cos > 0 ? 0 : 1, turn.cos * tilt.cos > 0 ? 1 : 0, tilt.sin > 0 ? 0 : 1)
  }
}
