/// A half-open range of bytes in one source text.
package struct Span: Equatable, Sendable {
  package var start: Int32
  package var end: Int32
  @inlinable package init(_ start: Int, _ end: Int) {
    self.start = Int32(truncatingIfNeeded: start)
    self.end = Int32(truncatingIfNeeded: end)
  }
  package static let none = Span(0, 0)
  /// The smallest span that covers both.
  package func union(_ other: Span) -> Span {
    Span(Int(min(start, other.start)), Int(max(end, other.end)))
  }
}

/// A name with its place.
package struct Identifier: Sendable {
  package var name: String
  package var span: Span
  package init(_ name: String, _ span: Span) {
    self.name = name
    self.span = span
  }
}

package enum UnaryOperator: String, Sendable, CaseIterable {
  case plus = "+"
  case minus = "-"
  case not = "!"
}

package enum PostfixOperator: String, Sendable, CaseIterable {
  case ctranspose = "'"
  case transpose = ".'"
}

package enum BinaryOperator: String, Sendable, CaseIterable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case leftDivide = "\\"
  case power = "^"
  case elementMultiply = ".*"
  case elementDivide = "./"
  case elementLeftDivide = ".\\"
  case elementPower = ".^"
  case less = "<"
  case lessEqual = "<="
  case equal = "=="
  case notEqual = "!="
  case greaterEqual = ">="
  case greater = ">"
  case and = "&"
  case or = "|"
}

package enum ShortCircuitOperator: String, Sendable {
  case and = "&&"
  case or = "||"
}

package enum QuoteStyle: Sendable {
  case single
  case double
  /// Double quotes of the MATLAB dialect: a string, without escapes.
  case string
}

/// The class that a hexadecimal or binary literal takes by its digits or its suffix.
package enum IntegerLiteralClass: String, Sendable {
  case int8, int16, int32, int64, uint8, uint16, uint32, uint64
}

package struct Expression: Sendable {
  package var kind: Kind
  /// With the parentheses around it.
  package var span: Span
  /// How many pairs of parentheses stand around it: `(a)` names a value, and is printed so.
  package var parentheses: UInt8 = 0
  /// The height of the tree; the parser limits it so that recursion over it is safe.
  var height: UInt16 = 1
  package init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }

  package indirect enum Kind: Sendable {
    case number(Double)
    /// `3i`, `1e3j`.
    case imaginary(Double)
    /// `0xFF`, `0b101u16`; the bit pattern, zero- or sign-extended, and the class.
    case integer(UInt64, IntegerLiteralClass)
    /// The bytes after escapes have been processed.
    case string([UInt8], QuoteStyle)
    case identifier(String)
    /// A lone `:` as an index or argument.
    case colon
    /// `end` inside an index.
    case end
    case unary(UnaryOperator, Expression)
    case postfix(PostfixOperator, Expression)
    /// The span is that of the operator itself.
    case binary(BinaryOperator, Expression, Expression, Span)
    case shortCircuit(ShortCircuitOperator, Expression, Expression)
    /// `base : step : limit`.
    case range(Expression, Expression?, Expression)
    /// `a (args)`: call or index. An argument may be `colon`; `~` is not allowed here.
    case index(Expression, [Expression])
    /// `a {args}`.
    case cellIndex(Expression, [Expression])
    case field(Expression, Identifier)
    /// `a.(expr)`.
    case dynamicField(Expression, Expression)
    /// Rows of elements; `[]` has no rows.
    case matrix([[Expression]])
    case cell([[Expression]])
    case anonymousFunction(AnonymousFunction)
    /// `@name`, `@pkg.name`, also `@plus`-like operator names as written.
    case functionHandle(String)
    /// `lhs = rhs`, `[a, ~, b.c] = rhs`, `x += rhs` (then there is one target and an operator).
    case assignment([AssignmentTarget], BinaryOperator?, Expression)
    /// `x++`, `--x` as a statement: +1 or -1.
    case increment(AssignmentTarget, Double)
    /// `?ClassName` (metaclass query).
    case metaclass(String)
    /// `method@Superclass (args)`: the method's and the class's name; the call is an `index` around it.
    case superclassReference(String, String)
    /// What stands where text could not be understood; a diagnostic says why.
    case invalid
  }
}

/// One target of an assignment: an lvalue expression (identifier, index, cellIndex, field,
/// dynamicField nested to any depth), or `~`.
package struct AssignmentTarget: Sendable {
  /// Nil for `~`.
  package var expression: Expression?
  package var span: Span
  package init(_ expression: Expression?, _ span: Span) {
    self.expression = expression
    self.span = span
  }
}

package struct AnonymousFunction: Sendable {
  package var parameters: [Parameter]
  package var body: Expression
  package init(parameters: [Parameter], body: Expression) {
    self.parameters = parameters
    self.body = body
  }
}

package struct Parameter: Sendable {
  /// "~" for an ignored one.
  package var name: String
  package var span: Span
  /// `function f (x = 3)`: the default value.
  package var defaultValue: Expression?
  package init(_ name: String, _ span: Span, defaultValue: Expression? = nil) {
    self.name = name
    self.span = span
    self.defaultValue = defaultValue
  }
}

package struct Statement: Sendable {
  package var kind: Kind
  package var span: Span
  /// Is the result shown (no semicolon)?
  package var prints: Bool
  package init(_ kind: Kind, _ span: Span, prints: Bool = false) {
    self.kind = kind
    self.span = span
    self.prints = prints
  }

  package indirect enum Kind: Sendable {
    /// Also assignments and increments, which are expressions.
    case expression(Expression)
    /// Command syntax: `hold on`, `format long`; the words as texts.
    case command(Identifier, [CommandWord])
    /// Clauses of `if` and `elseif`, and the statements of `else`.
    case conditional([ConditionalClause], [Statement]?)
    case whileLoop(Expression, [Statement])
    case doUntil([Statement], Expression)
    /// `for target = expr`, `parfor` alike.
    case forLoop(AssignmentTarget, Expression, [Statement])
    case switchCase(Expression, [SwitchClause], [Statement]?)
    case breakLoop
    case continueLoop
    case returnFunction
    /// Body, name of the error variable, catch part.
    case tryCatch([Statement], Identifier?, [Statement])
    case unwindProtect([Statement], [Statement])
    case global([Declaration])
    case persistent([Declaration])
    /// A function defined in a script or at the prompt (functions of files stand in `Program.functions` too).
    case function(FunctionDefinition)
    /// Nothing: an empty statement.
    case empty
  }
}

package struct CommandWord: Sendable {
  package var bytes: [UInt8]
  package var span: Span
  package init(_ bytes: [UInt8], _ span: Span) {
    self.bytes = bytes
    self.span = span
  }
}

package struct ConditionalClause: Sendable {
  package var condition: Expression
  package var body: [Statement]
  package init(_ condition: Expression, _ body: [Statement]) {
    self.condition = condition
    self.body = body
  }
}

package struct SwitchClause: Sendable {
  package var label: Expression
  package var body: [Statement]
  package init(_ label: Expression, _ body: [Statement]) {
    self.label = label
    self.body = body
  }
}

package struct Declaration: Sendable {
  package var name: Identifier
  package var initializer: Expression?
  package init(_ name: Identifier, _ initializer: Expression?) {
    self.name = name
    self.initializer = initializer
  }
}

/// A function of a file, a script, the prompt, or nested in another one.
package final class FunctionDefinition: Sendable {
  /// The name, dotted for `get.x` and `set.x` of a class.
  package let name: Identifier
  /// Input names in order; the last may be `varargin`, any may be `~`.
  package let inputs: [Parameter]
  /// Output names in order; the last may be `varargout`.
  package let outputs: [Identifier]
  package let body: [Statement]
  /// Functions nested in this one (only where every function of the file ends in `end`).
  package let nested: [FunctionDefinition]
  /// `arguments` blocks of the function.
  package let argumentBlocks: [ArgumentsBlock]
  /// From `function` to its end.
  package let span: Span
  /// The help text: the first block of comment lines inside, or right above; markers removed.
  package let help: String?
  package init(
    name: Identifier, inputs: [Parameter], outputs: [Identifier], body: [Statement],
    nested: [FunctionDefinition], argumentBlocks: [ArgumentsBlock], span: Span, help: String?
  ) {
    self.name = name
    self.inputs = inputs
    self.outputs = outputs
    self.body = body
    self.nested = nested
    self.argumentBlocks = argumentBlocks
    self.span = span
    self.help = help
  }
}

/// `arguments ... end`: each line declares one argument.
package struct ArgumentsBlock: Sendable {
  package struct Entry: Sendable {
    /// Dotted for name-value arguments: `options.rate`.
    package var name: Identifier
    /// `(1,:)`: nil stands for `:`.
    package var size: [Int?]?
    package var className: Identifier?
    package var validators: [Expression]
    package var defaultValue: Expression?
    package init(
      name: Identifier, size: [Int?]?, className: Identifier?, validators: [Expression],
      defaultValue: Expression?
    ) {
      self.name = name
      self.size = size
      self.className = className
      self.validators = validators
      self.defaultValue = defaultValue
    }
  }
  /// `Input`, `Output`, `Repeating` as written in the head.
  package var attributes: [String]
  package var entries: [Entry]
  package var span: Span
  package init(attributes: [String], entries: [Entry], span: Span) {
    self.attributes = attributes
    self.entries = entries
    self.span = span
  }
}

/// `classdef`: parsed whole; `ClassBuilder` makes a class of it.
package final class ClassDefinition: Sendable {
  package struct Attribute: Sendable {
    package var name: String
    package var value: Expression?
    package init(_ name: String, _ value: Expression?) {
      self.name = name
      self.value = value
    }
  }
  package struct Property: Sendable {
    package var name: Identifier
    package var defaultValue: Expression?
    /// Size, class and validators, where the declaration has them.
    package var validation: ArgumentsBlock.Entry
    package var attributes: [Attribute]
    package init(declaration: ArgumentsBlock.Entry, attributes: [Attribute]) {
      name = declaration.name
      defaultValue = declaration.defaultValue
      validation = declaration
      self.attributes = attributes
    }
  }
  package struct Method: Sendable {
    package var function: FunctionDefinition
    /// A mere signature, defined in a file of its own in the class folder.
    package var isDeclaration: Bool
    package var attributes: [Attribute]
    package init(function: FunctionDefinition, isDeclaration: Bool, attributes: [Attribute]) {
      self.function = function
      self.isDeclaration = isDeclaration
      self.attributes = attributes
    }
  }
  package struct EnumerationMember: Sendable {
    package var name: Identifier
    package var arguments: [Expression]
    package init(name: Identifier, arguments: [Expression]) {
      self.name = name
      self.arguments = arguments
    }
  }
  package let name: Identifier
  package let attributes: [Attribute]
  package let superclasses: [Identifier]
  package let properties: [Property]
  package let methods: [Method]
  package let enumeration: [EnumerationMember]
  package let events: [Identifier]
  package let span: Span
  package let help: String?
  package init(
    name: Identifier, attributes: [Attribute], superclasses: [Identifier],
    properties: [Property], methods: [Method], enumeration: [EnumerationMember],
    events: [Identifier], span: Span, help: String?
  ) {
    self.name = name
    self.attributes = attributes
    self.superclasses = superclasses
    self.properties = properties
    self.methods = methods
    self.enumeration = enumeration
    self.events = events
    self.span = span
    self.help = help
  }
}

/// What the parser makes of one text. There is always a tree; `diagnostics` says what is wrong with it.
package struct Program: Sendable {
  package enum Kind: Sendable {
    /// Statements, perhaps with functions among them.
    case script
    /// A file that begins with a function.
    case functions
    case classDefinition
  }
  package var kind: Kind
  /// Statements in order; a function definition among them is a `.function` statement.
  package var statements: [Statement]
  /// Every function at the top level of the text, in order.
  package var functions: [FunctionDefinition]
  package var classDefinition: ClassDefinition?
  package var diagnostics: [Diagnostic]
  /// The text ends inside a block, a bracket, or after `...`: more lines could complete it.
  package var isIncomplete: Bool
  /// The first comment block of the file.
  package var help: String?
  package init(
    kind: Kind, statements: [Statement], functions: [FunctionDefinition],
    classDefinition: ClassDefinition?, diagnostics: [Diagnostic], isIncomplete: Bool, help: String?
  ) {
    self.kind = kind
    self.statements = statements
    self.functions = functions
    self.classDefinition = classDefinition
    self.diagnostics = diagnostics
    self.isIncomplete = isIncomplete
    self.help = help
  }
}
