/// The elements that subscripts select of an array, as loops over linear positions.
///
/// Single subscripts go into `base`, neighbouring runs that join become one: `x(:,:,k)` is one
/// block, `x(i,:)` one strided run. The first axis runs fastest.
struct AccessPlan {
  enum Axis {
    /// `count` positions, `step` apart.
    case run(step: Int, count: Int)
    /// Indices, each to be multiplied by `stride`.
    case list(stride: Int, indices: [Int])
  }
  var base = 0
  var axes: [Axis] = []

  /// `lengths` are the (folded) dimensions, as many as there are subscripts, which have been checked
  /// against them.
  init(_ subscripts: [Subscript], _ lengths: [Int]) {
    var stride = 1
    for (s, n) in zip(subscripts, lengths) {
      switch s.kind {
      case .colon: add(step: stride, count: n)
      case .one(let i): base += i * stride
      case .run(let start, let step, let count):
        if count > 0 { base += start * stride }
        add(step: step * stride, count: count)
      case .list(let list): axes.append(.list(stride: stride, indices: list))
      }
      stride *= n
    }
  }

  private mutating func add(step: Int, count: Int) {
    if count == 1 { return }
    if case .run(let before, let n)? = axes.last, step == before &* n {
      axes[axes.count - 1] = .run(step: before, count: n * count)
    } else {
      axes.append(.run(step: step, count: count))
    }
  }

  /// Every position in order; for the slower paths.
  var positions: [Int] {
    var result: [Int] = [base]
    for axis in axes.reversed() {
      var next: [Int] = []
      switch axis {
      case .run(let step, let count):
        next.reserveCapacity(result.count * count)
        for p in result { for k in 0..<count { next.append(p + k * step) } }
      case .list(let stride, let indices):
        next.reserveCapacity(result.count * indices.count)
        for p in result { for i in indices { next.append(p + i * stride) } }
      }
      result = next
    }
    return result
  }
}

extension AccessPlan {
  /// Copies the selected elements to fresh memory.
  func gather<T>(_ source: UnsafeMutablePointer<T>, into target: UnsafeMutablePointer<T>) {
    var out = target
    axes.withUnsafeBufferPointer { axes in
      Self.gather(axes, axes.count - 1, source + base, &out)
    }
  }

  private static func gather<T>(
    _ axes: UnsafeBufferPointer<Axis>, _ level: Int, _ source: UnsafeMutablePointer<T>,
    _ out: inout UnsafeMutablePointer<T>
  ) {
    if level < 0 {
      out.initialize(to: source.pointee)
      out += 1
      return
    }
    switch axes[level] {
    case .run(let step, let count):
      if level > 0 {
        for k in 0..<count { gather(axes, level - 1, source + k * step, &out) }
      } else if step == 1 {
        out.initialize(from: source, count: count)
        out += count
      } else {
        for k in 0..<count { (out + k).initialize(to: source[k * step]) }
        out += count
      }
    case .list(let stride, let indices):
      if level > 0 {
        for i in indices { gather(axes, level - 1, source + i * stride, &out) }
      } else {
        let n = indices.count
        indices.withUnsafeBufferPointer { p in
          for k in 0..<n { (out + k).initialize(to: source[p[k] * stride]) }
        }
        out += n
      }
    }
  }

  /// Stores elements, one after the other, at the selected positions (which hold values already).
  func scatter<T>(_ source: UnsafeMutablePointer<T>, into target: UnsafeMutablePointer<T>) {
    var from = source
    axes.withUnsafeBufferPointer { axes in
      Self.scatter(axes, axes.count - 1, &from, target + base)
    }
  }

  private static func scatter<T>(
    _ axes: UnsafeBufferPointer<Axis>, _ level: Int, _ source: inout UnsafeMutablePointer<T>,
    _ target: UnsafeMutablePointer<T>
  ) {
    if level < 0 {
      target.pointee = source.pointee
      source += 1
      return
    }
    switch axes[level] {
    case .run(let step, let count):
      if level > 0 {
        for k in 0..<count { scatter(axes, level - 1, &source, target + k * step) }
      } else if step == 1 {
        target.update(from: source, count: count)
        source += count
      } else {
        for k in 0..<count { target[k * step] = source[k] }
        source += count
      }
    case .list(let stride, let indices):
      if level > 0 {
        for i in indices { scatter(axes, level - 1, &source, target + i * stride) }
      } else {
        let n = indices.count
        indices.withUnsafeBufferPointer { p in
          for k in 0..<n { target[p[k] * stride] = source[k] }
        }
        source += n
      }
    }
  }

  /// Stores one element at all selected positions.
  func fill<T>(_ x: T, into target: UnsafeMutablePointer<T>) {
    axes.withUnsafeBufferPointer { axes in
      Self.fill(axes, axes.count - 1, x, target + base)
    }
  }

  private static func fill<T>(
    _ axes: UnsafeBufferPointer<Axis>, _ level: Int, _ x: T, _ target: UnsafeMutablePointer<T>
  ) {
    if level < 0 {
      target.pointee = x
      return
    }
    switch axes[level] {
    case .run(let step, let count):
      if level > 0 {
        for k in 0..<count { fill(axes, level - 1, x, target + k * step) }
      } else {
        for k in 0..<count { target[k * step] = x }
      }
    case .list(let stride, let indices):
      if level > 0 {
        for i in indices { fill(axes, level - 1, x, target + i * stride) }
      } else {
        for i in indices { target[i * stride] = x }
      }
    }
  }
}
