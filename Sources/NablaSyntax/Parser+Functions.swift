/// Function definitions.
///
/// Functions of a file may end in `end` or not, and which it is shows only at the end. So functions
/// whose body is being read stand on a list, not on the call stack: another `function` opens the
/// next one, `end` closes the last one into the one around it, and at the end of the text those
/// still open turn out to be neighbours rather than nested.
extension Parser {
  /// A function whose body is being read.
  private struct OpenFunction {
    var start: Int
    var end: Int
    var headEnd: Int
    var name: Identifier
    var inputs: [Parameter] = []
    var outputs: [Identifier] = []
    var blocks: [ArgumentsBlock] = []
    var body: [Statement] = []
    var nested: [FunctionDefinition] = []
    var isClosed = false
    var helpAbove: String?
    var variables: Set<String> = []

    init(_ start: Int) {
      self.start = start
      end = start
      headEnd = start
      name = Identifier("", Span(start, start))
    }
  }

  /// A definition inside a script or a block.
  mutating func functionStatement() throws(SyntaxFailure) -> Statement {
    let found = functions()
    guard let first = found.first else {
      throw fail("`function` without a definition", token.span)
    }
    // Neighbours that came with it (only where none of them has an `end`) are handed on.
    pendingFunctions += found.dropFirst()
    return Statement(.function(first), first.span)
  }

  /// One function with those nested in it; or all up to the end of the text, if they have no `end`.
  mutating func functions() -> [FunctionDefinition] {
    let saved = (openers, loopLevel, variables, functionColumn)
    openers = []
    loopLevel = 0
    functionColumn = source.position(of: token.start).column
    defer { (openers, loopLevel, variables, functionColumn) = saved }
    var open: [OpenFunction] = []
    while true {
      if at(.functionWord) {
        if var outer = open.popLast() {
          outer.variables = variables
          open.append(outer)
        }
        open.append(head())
        functionLevel += 1
      }
      guard var function = open.popLast() else { return [] }
      function.body += statements()
      function.end = previousEnd
      if at(.functionWord) {
        open.append(function)
        continue
      }
      if token.kind == .endOfText {
        open.append(function)
        functionLevel -= open.count
        return unclosed(open)
      }
      guard at(.end) || at(.endfunction) else {
        strayWord(in: function)
        open.append(function)
        continue
      }
      someFunctionEnds = true
      function.isClosed = true
      function.end = token.end
      functionLevel -= 1
      advance()
      let definition = finish(function)
      if var outer = open.popLast() {
        outer.nested.append(definition)
        variables = outer.variables
        open.append(outer)
      } else {
        return [definition]
      }
    }
  }

  private mutating func strayWord(in function: OpenFunction) {
    let line = source.position(of: function.start).line
    let word = text(token)
    if token.keyword.isEnd {
      fail(
        "`\(word)` closes the `function` opened on line \(line)", token.span,
        help: "write `endfunction` or `end`")
    } else {
      fail("`\(word)` stands outside its block", token.span)
    }
    advance()
  }

  /// Functions without `end`, at the end of the text: each is a neighbour of the others.
  private mutating func unclosed(_ open: [OpenFunction]) -> [FunctionDefinition] {
    if let first = open.first {
      let line = source.position(of: first.start).line
      let span = Span(first.start, first.start + 8)
      if !options.isFile {
        _ = failIncomplete(
          "`function` opened on line \(line) is not closed", span, help: "add `end`")
      } else if someFunctionEnds, let last = open.last {
        let line = source.position(of: last.start).line
        _ = failIncomplete(
          "`function` opened on line \(line) is not closed, but others of this file are",
          Span(last.start, last.start + 8),
          help: "end every function of the file with `end`, or none")
      }
    }
    var result: [FunctionDefinition] = []
    for var function in open {
      let inner = function.nested
      function.nested = []
      result.append(finish(function))
      result += inner
    }
    return result
  }

  /// Functions of one level need names of their own, and other ones than those around them.
  mutating func checkNames(_ functions: [FunctionDefinition], around: [String] = []) {
    var seen = Set(around)
    for f in functions {
      if !seen.insert(f.name.name).inserted {
        fail("duplicate subfunction or nested function name", f.name.span)
        return
      }
      checkNames(f.nested, around: around + [f.name.name])
    }
  }

  private func finish(_ function: OpenFunction) -> FunctionDefinition {
    FunctionDefinition(
      name: function.name, inputs: function.inputs, outputs: function.outputs,
      body: function.body, nested: function.nested, argumentBlocks: function.blocks,
      span: Span(function.start, function.end),
      help: function.helpAbove ?? help(from: function.headEnd, to: function.end))
  }

  // MARK: - The head

  /// `function [a, b] = name (x, y)`, and the `arguments` blocks after it.
  private mutating func head() -> OpenFunction {
    var function = OpenFunction(token.start)
    function.helpAbove = helpAbove(token.start)
    variables = []
    advance()
    do {
      try signature(&function)
    } catch {
      recover()
    }
    function.headEnd = previousEnd
    function.end = previousEnd
    for parameter in function.inputs { variables.insert(parameter.name) }
    for output in function.outputs { variables.insert(output.name) }
    skipSeparators()
    while beginsArgumentsBlock { function.blocks.append(argumentsBlock()) }
    return function
  }

  private mutating func signature(_ function: inout OpenFunction) throws(SyntaxFailure) {
    try outputsAndName(&function.outputs, &function.name)
    if token.kind == .leftParen { function.inputs = try parameters() }
    switch token.kind {
    case .equal:
      throw fail("unexpected `=` in the head of a function", token.span)
    case .unknown, .unterminatedString, .rightParen, .leftBracket, .rightBracket:
      throw unexpected("expected the body of the function")
    default: break
    }
  }

  /// `[a, b] = name`, `a = name`, `name`.
  mutating func outputsAndName(
    _ outputs: inout [Identifier], _ name: inout Identifier
  ) throws(SyntaxFailure) {
    if token.kind == .leftBracket {
      let opener = openBracket()
      while token.kind == .identifier {
        outputs.append(try identifier("an output name"))
        _ = accept(.comma)
      }
      try close(.rightBracket, opener)
      guard accept(.equal) else { throw unexpected("expected `=` after the outputs") }
      name = try functionName()
    } else {
      name = try dottedName("a function name")
      if accept(.equal) {
        outputs = [name]
        name = try functionName()
      }
    }
    var names: Set<String> = []
    for output in outputs where !names.insert(output.name).inserted {
      fail("'\(output.name)' appears more than once in output list", output.span)
    }
  }

  /// The name behind `=`; `end` is one, too: the method that says what `end` means in an index.
  private mutating func functionName() throws(SyntaxFailure) -> Identifier {
    if at(.end), byteAfterBlanks(token.end) == Byte.leftParen {
      let name = Identifier("end", token.span)
      advance()
      return name
    }
    return try dottedName("a function name")
  }

  mutating func skipSeparators() {
    while token.kind == .newline || token.kind == .semicolon || token.kind == .comma { advance() }
  }

  // MARK: - Arguments blocks

  private var beginsArgumentsBlock: Bool {
    guard token.kind == .identifier, text(token) == "arguments" else { return false }
    switch byteAfterBlanks(token.end) {
    case Byte.newline, Byte.leftParen, Byte.percent, Byte.hash: return true
    default: return false
    }
  }

  private mutating func argumentsBlock() -> ArgumentsBlock {
    let start = token.start
    let opener = token
    advance()
    var attributes: [String] = []
    if token.kind == .leftParen {
      let bracket = openBracket()
      while token.kind == .identifier {
        attributes.append(text(token))
        advance()
        _ = accept(.comma)
      }
      do { try close(.rightParen, bracket) } catch { recover() }
    }
    var entries: [ArgumentsBlock.Entry] = []
    skipSeparators()
    while token.kind == .identifier {
      do {
        entries.append(try argumentsEntry())
        guard
          token.kind == .newline || token.kind == .semicolon || token.kind == .comma
            || token.kind == .keyword || token.kind == .endOfText
        else { throw unexpected("expected the end of the line") }
      } catch {
        recover()
      }
      skipSeparators()
    }
    if at(.end) || at(.endarguments) {
      advance()
    } else {
      let line = source.position(of: start).line
      _ =
        token.kind == .endOfText
        ? failIncomplete(
          "`arguments` opened on line \(line) is not closed", opener.span,
          help: "add `end`")
        : unexpected("expected the declaration of an argument")
      if token.kind != .endOfText, token.kind != .keyword { recover() }
    }
    let block = ArgumentsBlock(
      attributes: attributes, entries: entries, span: Span(start, previousEnd))
    skipSeparators()
    return block
  }

  /// `name (1,:) class {validators} = default`, every part but the name optional.
  mutating func argumentsEntry() throws(SyntaxFailure) -> ArgumentsBlock.Entry {
    let name = try dottedName("the name of an argument")
    var entry = ArgumentsBlock.Entry(
      name: name, size: nil, className: nil, validators: [], defaultValue: nil)
    if token.kind == .leftParen { entry.size = try sizes() }
    if token.kind == .identifier { entry.className = try dottedName("a class name") }
    if token.kind == .leftBrace { entry.validators = try arguments(.rightBrace) }
    if accept(.equal) { entry.defaultValue = try expression() }
    return entry
  }

  private mutating func sizes() throws(SyntaxFailure) -> [Int?] {
    let opener = openBracket()
    var result: [Int?] = []
    while true {
      if token.kind == .colon {
        result.append(nil)
      } else if token.kind == .number,
        case .number(let value)? = Literal.number(bytes, token.start, token.end),
        value >= 0, value < 1e9, value == value.rounded()
      {
        result.append(Int(value))
      } else {
        throw unexpected("expected a size or `:`")
      }
      advance()
      guard accept(.comma) else { break }
    }
    try close(.rightParen, opener)
    return result
  }
}
