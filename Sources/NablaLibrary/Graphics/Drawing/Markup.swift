/// The few TeX marks that labels use: `x^2`, `10^{-3}`, `w_{ij}`, Greek letters, `\bf` and the like.
enum Markup {
  enum Level { case normal, raised, lowered }

  struct Run {
    var text: String
    var level: Level
  }

  static func runs(_ text: String) -> [Run] {
    var list: [Run] = []
    let c = Array(text)
    var i = 0
    func add(_ s: String, _ level: Level) {
      if let last = list.last, last.level == level { list[list.count - 1].text += s } else {
        list.append(Run(text: s, level: level))
      }
    }
    while i < c.count {
      switch c[i] {
      case "\\" where i + 1 < c.count:
        let (s, next) = command(c, i)
        add(s, .normal)
        i = next
      case "^" where i + 1 < c.count, "_" where i + 1 < c.count:
        let level: Level = c[i] == "^" ? .raised : .lowered
        if c[i + 1] == "{", let end = c[(i + 2)...].firstIndex(of: "}") {
          for run in runs(String(c[(i + 2)..<end])) { add(run.text, level) }
          i = end + 1
        } else if c[i + 1] == "\\" {
          let (s, next) = command(c, i + 1)
          add(s, level)
          i = next
        } else {
          add(String(c[i + 1]), level)
          i += 2
        }
      case "{", "}": i += 1
      default:
        add(String(c[i]), .normal)
        i += 1
      }
    }
    return list
  }

  /// `\alpha`, `\_` or `\bf`, from the backslash on; and where to go on.
  private static func command(_ c: [Character], _ start: Int) -> (String, Int) {
    var end = start + 1
    while end < c.count, c[end].isASCII, c[end].isLetter { end += 1 }
    if end == start + 1 { return (String(c[end]), end + 1) }
    let name = String(c[(start + 1)..<end])
    if ["bf", "it", "rm", "sl"].contains(name) {
      if end < c.count, c[end] == " " { end += 1 }
      return ("", end)
    }
    return (symbols[name] ?? "\\" + name, end)
  }

  private static let symbols: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "eta": "η",
    "theta": "θ", "lambda": "λ", "mu": "μ", "nu": "ν", "pi": "π", "rho": "ρ", "sigma": "σ",
    "tau": "τ", "phi": "φ", "psi": "ψ", "omega": "ω", "Delta": "Δ", "Sigma": "Σ", "Omega": "Ω",
    "infty": "∞", "partial": "∂", "times": "×", "cdot": "·", "pm": "±", "leq": "≤", "geq": "≥",
    "neq": "≠", "rightarrow": "→", "leftarrow": "←", "nabla": "∇", "sum": "Σ", "circ": "°",
  ]

  /// Without marks, for places that have one kind of letters only.
  static func plain(_ text: String) -> String {
    runs(text).map { run in
      switch run.level {
      case .normal: run.text
      case .raised: "^" + run.text
      case .lowered: "_" + run.text
      }
    }.joined()
  }
}

extension Markup {
  /// The text so that no sign in it means anything.
  static func literal(_ text: String) -> String {
    var out = ""
    for c in text {
      if "\\^_{}".contains(c) { out.append("\\") }
      out.append(c)
    }
    return out
  }
}
