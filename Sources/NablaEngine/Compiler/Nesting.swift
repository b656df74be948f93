import NablaSyntax

/// The variables that a function with nested functions shares with them.
///
/// A nested function sees the variables of the function around it by name. Those that both mention,
/// and that are not parameters of the inner one, live in boxes, which a running function keeps in
/// its `Environment`; registers refer to them as they refer to globals.
struct Nesting {
  /// Variables of the function itself that a nested one uses.
  var own: [String] = []
  /// Variables of functions around it: how many levels out, and which of that function's own.
  var outer: [(name: String, levels: Int, index: Int)] = []
}

/// The shared variables of one call of a function, for the functions nested in it. Handles of those
/// keep it alive.
package final class Environment {
  let code: FunctionCode
  var boxes: [VariableBox]
  let parent: Environment?
  /// The handle that is being called.
  let closure: Closure?

  init(_ code: FunctionCode, _ boxes: [VariableBox], parent: Environment?, closure: Closure?) {
    self.code = code
    self.boxes = boxes
    self.parent = parent
    self.closure = closure
  }
}

extension FunctionCode {
  /// Is it nested in another function, or another one in it?
  var isNest: Bool { anonymousBody == nil && (parent != nil || !nested.isEmpty) }

  /// The names that a function mentions.
  struct Mentions {
    var formals: Set<String> = []
    var assigned: Set<String> = []
    var all: Set<String> = []
    /// Does it run texts or perhaps scripts, which may name any variable around it?
    var isOpen = false
  }

  private var mentions: Mentions {
    if let m = cachedMentions { return m }
    var collector = NameCollector()
    collector.visit(definition.body)
    var m = Mentions()
    for p in definition.inputs { m.formals.insert(p.name) }
    for o in definition.outputs { m.formals.insert(o.name) }
    m.isOpen = collector.runsTexts
    m.assigned = Set(collector.assigned)
    m.all = m.assigned.union(collector.read).union(m.formals)
    m.all.remove("ans")
    m.all.remove("~")
    cachedMentions = m
    return m
  }

  /// The function whose variable a name is here.
  private func owner(of name: String) -> FunctionCode {
    var holder = self
    var current = self
    while !current.mentions.formals.contains(name), let p = current.parent {
      current = p
      if p.mentions.all.contains(name) { holder = p }
    }
    return holder
  }

  private var descendants: [FunctionCode] {
    nested.values.flatMap { [$0] + $0.descendants }
  }

  /// Is the name, which belongs to this function, assigned anywhere that shares it?
  private func isVariable(_ name: String) -> Bool {
    if mentions.assigned.contains(name) || mentions.formals.contains(name) { return true }
    return descendants.contains {
      $0.mentions.assigned.contains(name) && $0.owner(of: name) === self
    }
  }

  /// Own variables that nested functions use, in a fixed order.
  private var shared: [String] {
    let inner = descendants
    return mentions.all.filter { name in
      isVariable(name)
        && inner.contains {
          ($0.mentions.isOpen || $0.mentions.all.contains(name)) && $0.owner(of: name) === self
        }
    }.sorted()
  }

  var nesting: Nesting {
    var result = Nesting(own: shared)
    var names = mentions.all
    var around = parent
    while mentions.isOpen, let p = around {
      names.formUnion(p.mentions.all)
      around = p.parent
    }
    for name in names.sorted() where !mentions.formals.contains(name) {
      let holder = owner(of: name)
      guard holder !== self, let index = holder.shared.firstIndex(of: name) else { continue }
      var levels = 0
      var f: FunctionCode? = self
      while let g = f, g !== holder {
        levels += 1
        f = g.parent
      }
      result.outer.append((name, levels, index))
    }
    return result
  }

  /// A function of a file with those nested in it.
  static func make(_ d: FunctionDefinition, in file: CodeFile) -> FunctionCode {
    let f = FunctionCode(name: d.name.name, file: file, definition: d)
    for n in d.nested {
      let inner = make(n, in: file)
      inner.parent = f
      f.nested[n.name.name] = inner
    }
    return f
  }
}

extension Machine {
  /// The environment of a frame: its own, or the one its anonymous function was made in.
  private func environment(of f: Frame) -> Environment? {
    guard let owner = f.owner?.takeUnretainedValue() else { return nil }
    if let e = owner as? Environment { return e }
    return (owner as? Closure)?.environment
  }

  /// That of the running function, past evals and scripts.
  var currentEnvironment: Environment? {
    var d = state.pointee.depth
    while d >= 0, (state.pointee.frames + d).pointee.isShared {
      d = Int((state.pointee.frames + d).pointee.parent)
    }
    return d < 0 ? nil : environment(of: (state.pointee.frames + d).pointee)
  }

  /// A nested function that the running code sees under this name.
  func nestedFunction(_ name: String) -> FunctionCode? {
    guard !isIdle else { return nil }
    var f = functionFrame?.function
    while let g = f {
      if let n = g.nested[name] { return n }
      f = g.parent
    }
    return nil
  }

  /// Boxes for a call of a function with nested ones: its parameters stand in registers from `base`.
  func enterNest(_ function: FunctionCode, _ chunk: Chunk, _ owner: Closure?, _ base: Registers)
    throws(NablaError) -> Environment
  {
    var parent: Environment?
    if let p = function.parent {
      var e = owner?.environment ?? currentEnvironment
      while let found = e, found.code !== p { e = found.parent }
      guard let e else { throw .undefined(function.name, near: nil) }
      parent = e
    }
    let boxes = chunk.nesting.own.map { VariableBox(name: $0, value: .undefined) }
    for (name, box) in zip(chunk.nesting.own, boxes) {
      guard let r = chunk.variableIndex[name] else { continue }
      box.value = take(base, r)
      base[r] = .reference(box)
    }
    for (name, levels, index) in chunk.nesting.outer {
      var e = parent
      for _ in 1..<max(1, levels) { e = e?.parent }
      guard let r = chunk.variableIndex[name], let e, index < e.boxes.count else { continue }
      base[r] = .reference(e.boxes[index])
    }
    return Environment(function, boxes, parent: parent, closure: owner)
  }

  /// A shared variable was declared global or persistent: those around and inside refer to it, too.
  func rebind(_ name: String, to box: VariableBox) {
    guard chunk.isNest, let e = currentEnvironment else { return }
    if let i = chunk.nesting.own.firstIndex(of: name), i < e.boxes.count { e.boxes[i] = box }
    for (n, levels, index) in chunk.nesting.outer where n == name {
      var outer: Environment? = e
      for _ in 0..<levels { outer = outer?.parent }
      if let outer, index < outer.boxes.count { outer.boxes[index] = box }
    }
  }

  /// Variables of a function with nested functions are fixed: a text may not add one.
  func checkStatic(_ scope: FrameScope, _ names: [String]) throws(NablaError) {
    guard let chunk = scope.staticChunk else { return }
    for n in names where n != "ans" && chunk.variableIndex[n] == nil {
      throw .message("can not add variable \"\(n)\" to a static workspace", id: "")
    }
  }
}
