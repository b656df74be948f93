/// Objects: their public properties by name, each on a line with its value or its size and class.
extension Printer {
  mutating func object(_ o: ObjectValue) {
    if o.type.style == .folder {
      line("  <class \(o.className)>")
      return
    }
    if let text = o.type.native?.text {
      self.text(text(o) + "\n")
      return
    }
    if let member = o.member {
      line("  \(o.className) enumeration member:")
      blankLine()
      line("    \(member)")
      return
    }
    let shown = KernelWarnings.session?.machine.shownProperties(o) ?? []
    line("  \(o.className) object \(o.dims.isScalar ? "" : "array ")with properties:")
    blankLine()
    let width = (shown.map(\.0.utf8.count).max() ?? 0) + 6
    for (name, value) in shown {
      guard o.dims.isScalar else {
        line("      " + name)
        continue
      }
      blanks()
      NumberText.pad(width - name.utf8.count, into: &out)
      text(name + ": ")
      summary(value)
      newline()
    }
  }

  private mutating func summary(_ v: Value) {
    switch v {
    case .char(let t) where t.dims.rows == 1 || t.count == 0: out.append(contentsOf: t.bytes)
    case .bool(let b): text(b ? "1" : "0")
    default: text("[\(v.dims.text) \(v.className)]")
    }
  }
}

extension Machine {
  /// The properties that display shows of an object, by name.
  func shownProperties(_ o: ObjectValue) -> [(String, Value)] {
    if let native = o.type.native {
      var result: [(String, Value)] = []
      for name in native.propertyNames {
        result.append((name, (try? native.read(o, name)) ?? .emptyMatrix))
      }
      return result
    }
    var result: [(String, Value)] = []
    for name in o.type.publicPropertyNames {
      guard let p = o.type.property(name) else { continue }
      let value = o.dims.isScalar ? try? value(of: p, o) : nil
      result.append((p.name, value ?? .emptyMatrix))
    }
    return result
  }
}
