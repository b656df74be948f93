/// What a builtin sees of the strings among its arguments.
package enum StringArguments: Sendable {
  /// Strings as they are.
  case native
  /// Texts: a char row for a string scalar, a cell array of rows for an array.
  case texts
  /// Texts; and if any argument was a string, the texts it gives become strings.
  case answered
  /// The first so many arguments are data: a cell array of texts, even for one string. What comes out
  /// of these is strings again.
  case listed(Int)
  /// Texts, a string array as so many arguments, as templates want them.
  case spread
  /// The same; the answer is a string if the template was one.
  case template

  /// Functions of these topics work on texts.
  init(for category: Category) {
    switch category {
    case .strings, .regularExpressions, .files, .time, .system, .evaluation, .path, .help:
      self = .texts
    case .printing, .errors: self = .spread
    default: self = .native
    }
  }

  /// The body of a builtin, with strings turned before and after it.
  func around(_ body: @escaping Builtin.Body) -> Builtin.Body {
    if case .native = self { return body }
    return { (call: borrowing Call) throws(NablaError) -> [Value] in
      var hasString = false
      for i in 0..<call.count where call[i].isString { hasString = true }
      if !hasString { return try body(call) }
      return try self.run(call, body)
    }
  }

  private func run(_ call: borrowing Call, _ body: Builtin.Body) throws(NablaError) -> [Value] {
    var arguments: [Value] = []
    for i in 0..<call.count {
      guard case .string(let t) = call[i] else {
        arguments.append(call[i])
        continue
      }
      switch self {
      case .spread, .template:
        for s in t.elements { arguments.append(StringConversion.text(s)) }
      case .listed(let n) where i < n:
        arguments.append(.cell(try CellArray(t.dims, t.elements.map { StringConversion.text($0) })))
      default: arguments.append(try StringConversion.texts(t))
      }
    }
    let results = try body(
      Call(session: call.session, name: call.name, arguments: arguments, nargout: call.nargout))
    switch self {
    case .answered: break
    case .listed(let n) where (0..<min(n, call.count)).contains { call[$0].isString }: break
    case .template where call[0].isString: break
    default: return results
    }
    var strings: [Value] = []
    for r in results { strings.append(try StringConversion.stringsInside(r)) }
    return strings
  }
}
