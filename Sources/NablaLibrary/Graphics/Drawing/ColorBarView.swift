import NablaEngine

/// The bar that tells which number a colour stands for.
struct ColorBarView {
  let scene: Scene
  let bar: GraphicsObject
  let axes: GraphicsObject
  let canvas: any Canvas
  let frame: Box
  let whole: Box

  func paint() {
    let map = scene.colorMap(axes)
    let location = bar.text("location")
    let isLying = location.hasPrefix("north") || location.hasPrefix("south")
    let box = place(location)
    let rising = bar.text("direction") == "normal"
    let pixels = isLying == rising ? map : map.reversed()
    canvas.draw(
      Bitmap(width: isLying ? map.count : 1, height: isLying ? 1 : map.count, pixels: pixels), in: box)
    let color = RGB(0.15, 0.15, 0.15)
    if canvas.hasPaper { canvas.stroke(box, Pen(color: color, width: canvas.lineWidth(points: 0.5))) }
    paintTicks(box, isLying: isLying, rising: rising, color)
  }

  private func place(_ location: String) -> Box {
    let thick = whole.width * 0.06
    let flat = whole.height * 0.06
    switch location {
    case "westoutside":
      return Box(x: whole.x, y: frame.y, width: thick, height: frame.height)
    case "east":
      return Box(
        x: frame.right - 2 * thick, y: frame.y + frame.height * 0.05, width: thick * 0.8,
        height: frame.height * 0.9)
    case "west":
      return Box(
        x: frame.x + thick, y: frame.y + frame.height * 0.05, width: thick * 0.8,
        height: frame.height * 0.9)
    case "northoutside": return Box(x: frame.x, y: whole.y, width: frame.width, height: flat)
    case "southoutside":
      return Box(x: frame.x, y: whole.bottom - flat, width: frame.width, height: flat)
    case "north":
      return Box(
        x: frame.x + frame.width * 0.05, y: frame.y + flat, width: frame.width * 0.9, height: flat)
    case "south":
      return Box(
        x: frame.x + frame.width * 0.05, y: frame.bottom - 2 * flat, width: frame.width * 0.9,
        height: flat)
    default:
      // Beside the axes as they are drawn, which may be narrower than their place.
      return Box(
        x: min(whole.x + whole.width * 0.9, frame.right + whole.width * 0.06), y: frame.y,
        width: thick, height: frame.height)
    }
  }

  private func paintTicks(_ box: Box, isLying: Bool, rising: Bool, _ color: RGB) {
    let (low, high) =
      bar.text("limitsmode") == "manual" && bar.reals("limits").count == 2
      ? (bar.reals("limits")[0], bar.reals("limits")[1]) : scene.colorLimits(axes)
    let given = bar.reals("ticks")
    let ticks = given.isEmpty ? Scene.ticks(low, high, isLog: false) : given
    let names = bar.lines("ticklabels")
    var style = Lettering(size: canvas.letterSize(points: bar.number("fontsize")), color: color)
    let gap = style.size * 0.35
    let length = canvas.lineWidth(points: 3)
    for (i, t) in ticks.enumerated() where t >= low && t <= high {
      let name = names.isEmpty ? Scene.label(t, isLog: false) : names[i % names.count]
      let part = rising ? (t - low) / (high - low) : (high - t) / (high - low)
      if isLying {
        let x = box.x + part * box.width
        style.side = .center
        let isAbove = bar.text("location") == "northoutside"
        style.level = isAbove ? .bottom : .top
        canvas.draw(name, at: Point(x: x, y: isAbove ? box.y - gap : box.bottom + gap), style)
      } else {
        let y = box.bottom - part * box.height
        let isLeft = bar.text("location") == "westoutside" || bar.text("location") == "east"
        style.side = isLeft ? .right : .left
        style.level = .middle
        if canvas.hasPaper {
          canvas.stroke(
            [
              Point(x: isLeft ? box.x : box.right, y: y),
              Point(x: isLeft ? box.x + length : box.right - length, y: y),
            ], Pen(color: color, width: canvas.lineWidth(points: 0.5)))
        }
        canvas.draw(name, at: Point(x: isLeft ? box.x - gap : box.right + gap, y: y), style)
      }
    }
    for (property, turn) in [("title", 0.0), ("ylabel", 90.0), ("label", 90.0)] {
      guard let h = bar[property].realScalar, let text = scene.object(h),
        let words = text.lines("string").first, !words.isEmpty
      else { continue }
      let label = Lettering(
        size: canvas.letterSize(points: 11), color: color, side: .center,
        level: turn == 0 ? .bottom : .top, rotation: turn)
      let widest = ticks.map { canvas.length(of: Scene.label($0, isLog: false), style) }.max() ?? 0
      canvas.draw(
        words,
        at: turn == 0
          ? Point(x: box.middle.x, y: box.y - gap)
          : Point(x: box.right + widest + 2 * gap, y: box.middle.y), label)
    }
  }
}
