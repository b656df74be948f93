/// Class definitions: `classdef (attributes) Name < Superclasses ... end`.
extension Parser {
  /// What the blocks of a class have brought together.
  private struct Members {
    var properties: [ClassDefinition.Property] = []
    var methods: [ClassDefinition.Method] = []
    var enumeration: [ClassDefinition.EnumerationMember] = []
    var events: [Identifier] = []
  }

  mutating func classDefinition() -> ClassDefinition {
    let start = token.start
    let opener = Opener(keyword: .classdefWord, span: token.span)
    advance()
    var name = Identifier("", Span(start, start))
    var attributes: [ClassDefinition.Attribute] = []
    var superclasses: [Identifier] = []
    do {
      attributes = try self.attributes()
      name = try identifier("the name of the class")
      if accept(.less) {
        repeat {
          superclasses.append(try dottedName("the name of a superclass"))
        } while accept(.and)
      }
      guard
        token.kind == .newline || token.kind == .semicolon || token.kind == .endOfText
          || token.kind == .comma
      else { throw unexpected("expected the end of the line") }
    } catch {
      recover()
    }
    let headEnd = previousEnd
    var members = Members()
    blocks(&members)
    if at(.end) || at(.endclassdef) {
      advance()
    } else {
      let line = source.position(of: start).line
      let message = "`classdef` opened on line \(line) is not closed"
      if token.kind == .endOfText {
        _ = failIncomplete(message, opener.span, help: "add `end`")
      } else {
        fail(message + " before `\(text(token))`", opener.span)
        advance()
      }
    }
    return ClassDefinition(
      name: name, attributes: attributes, superclasses: superclasses,
      properties: members.properties, methods: members.methods,
      enumeration: members.enumeration, events: members.events, span: Span(start, previousEnd),
      help: helpAbove(start) ?? help(from: headEnd, to: previousEnd))
  }

  private mutating func blocks(_ members: inout Members) {
    while true {
      skipSeparators()
      guard token.kind == .identifier else {
        if token.kind == .endOfText || token.kind == .keyword { return }
        _ = unexpected("expected `properties`, `methods`, `events` or `enumeration`")
        recover()
        continue
      }
      let start = token.start
      switch text(token) {
      case "properties":
        block(.endproperties) { parser, attributes throws(SyntaxFailure) in
          members.properties.append(try parser.property(attributes))
        }
      case "methods":
        block(.endmethods) { parser, attributes throws(SyntaxFailure) in
          try parser.method(attributes, &members.methods)
        }
      case "enumeration":
        block(.endenumeration) { parser, _ throws(SyntaxFailure) in
          members.enumeration.append(try parser.enumerationMember())
        }
      case "events":
        block(.endevents) { parser, _ throws(SyntaxFailure) in
          members.events.append(try parser.identifier("the name of an event"))
        }
      default:
        fail(
          "expected `properties`, `methods`, `events` or `enumeration`, found `\(text(token))`",
          token.span)
        recover()
      }
      if token.start == start, token.kind != .endOfText { advance() }
    }
  }

  /// `word (attributes)`, members, `end`.
  private mutating func block(
    _ closer: Keyword,
    _ member: (inout Parser, [ClassDefinition.Attribute]) throws(SyntaxFailure) -> Void
  ) {
    let opener = token
    let word = text(token)
    advance()
    var attributes: [ClassDefinition.Attribute] = []
    do { attributes = try self.attributes() } catch { recover() }
    while true {
      skipSeparators()
      if token.kind == .endOfText { break }
      if token.kind == .keyword, token.keyword != .functionWord { break }
      let start = token.start
      do {
        try member(&self, attributes)
        guard
          token.kind == .newline || token.kind == .semicolon || token.kind == .comma
            || token.kind == .keyword || token.kind == .endOfText
        else { throw unexpected("expected the end of the line") }
      } catch {
        recover()
        if token.start == start, token.kind != .endOfText { advance() }
      }
    }
    if at(.end) || at(closer) { return advance() }
    let line = source.position(of: opener.start).line
    if token.kind == .endOfText {
      _ = failIncomplete(
        "`\(word)` opened on line \(line) is not closed", opener.span, help: "add `end`")
    } else {
      fail("`\(text(token))` closes the `\(word)` block opened on line \(line)", token.span)
      advance()
    }
  }

  /// `(Access = private, Hidden, ~Sealed)`, if there are any.
  private mutating func attributes() throws(SyntaxFailure) -> [ClassDefinition.Attribute] {
    guard token.kind == .leftParen else { return [] }
    let opener = openBracket()
    var result: [ClassDefinition.Attribute] = []
    while token.kind != .rightParen {
      let negation = token
      let isNegated = accept(.not)
      let name = try identifier("the name of an attribute")
      var value: Expression?
      if isNegated { value = Expression(.identifier("false"), negation.span) }
      if accept(.equal) { value = try expression() }
      result.append(ClassDefinition.Attribute(name.name, value))
      guard accept(.comma) else { break }
    }
    try close(.rightParen, opener)
    return result
  }

  private mutating func property(
    _ attributes: [ClassDefinition.Attribute]
  ) throws(SyntaxFailure) -> ClassDefinition.Property {
    ClassDefinition.Property(declaration: try argumentsEntry(), attributes: attributes)
  }

  /// A function, or the signature of one that has a file of its own.
  private mutating func method(
    _ attributes: [ClassDefinition.Attribute], _ methods: inout [ClassDefinition.Method]
  ) throws(SyntaxFailure) {
    if at(.functionWord) {
      for function in functions() {
        methods.append(
          ClassDefinition.Method(
            function: function, isDeclaration: false, attributes: attributes))
      }
      return
    }
    let start = token.start
    var outputs: [Identifier] = []
    var name = Identifier("", token.span)
    try outputsAndName(&outputs, &name)
    let inputs = token.kind == .leftParen ? try parameters() : []
    let function = FunctionDefinition(
      name: name, inputs: inputs, outputs: outputs, body: [], nested: [], argumentBlocks: [],
      span: Span(start, previousEnd), help: nil)
    methods.append(
      ClassDefinition.Method(function: function, isDeclaration: true, attributes: attributes))
  }

  private mutating func enumerationMember() throws(SyntaxFailure)
    -> ClassDefinition.EnumerationMember
  {
    let name = try identifier("the name of an enumeration member")
    let values = token.kind == .leftParen ? try arguments(.rightParen) : []
    return ClassDefinition.EnumerationMember(name: name, arguments: values)
  }
}
