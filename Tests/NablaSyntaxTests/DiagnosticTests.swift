import NablaSyntax
import Testing

@Suite struct DiagnosticTests {
  /// The text has its place of trouble between ‹ and ›.
  @Test(arguments: [
    ("if 1\n x\n‹endfor›", "`endfor` closes an `if` opened on line 1"),
    ("for k=1:3\n ‹if› k\n x\nendfor", "`if` opened on line 2 is not closed before `endfor`"),
    ("x = ‹(›1 + 2", "`(` is not closed"),
    ("x = ‹[›1, 2\ny\nfor k = 1:3\nend", "`[` is not closed"),
    ("x = f‹(›1,\nif 2\nend", "`(` is not closed"),
    ("x = ‹'abc›", "string is not closed before the end of the line"),
    ("x = ‹\"abc›\ny", "string is not closed before the end of the line"),
    ("a‹.+›b", "there is no operator `.+`"),
    ("‹1› = 2", "invalid constant left hand side of assignment"),
    ("‹a'› = 2", "invalid left hand side of assignment"),
    ("‹[]› = f", "nothing to assign to: the left hand side is empty"),
    ("x = 3 ‹4›", "unexpected `4` after a complete statement"),
    ("‹end›", "`end` closes nothing"),
    ("‹break›", "`break` must appear within a loop"),
    ("function f(a, ‹a›)\nend", "'a' appears more than once in parameter list"),
    ("[‹~›, i]", "`~` alone has no value: it only skips an output on the left of `=`"),
    ("x = ‹“›a”", "unexpected character `“`"),
    ("x = ‹1e›", "`1e` is not a number, nor a name"),
    ("@(y) ‹y = 3›", "invalid use of operator = in anonymous function"),
    ("if ‹x = 3›, end", "suggest parenthesis around assignment used as truth value"),
    ("x = \"‹\\q›\"", "unrecognized escape sequence '\\q' -- converting to 'q'"),
  ])
  func places(_ marked: String, _ message: String) throws {
    let parts = marked.split(omittingEmptySubsequences: false) { $0 == "‹" || $0 == "›" }
    try #require(parts.count == 3)
    let (prefix, inside) = (parts[0], parts[1])
    let first = try #require(prompt(parts.joined()).diagnostics.first)
    #expect(first.message == message)
    let expected = Span(prefix.utf8.count, prefix.utf8.count + inside.utf8.count)
    #expect(first.span == expected)
  }

  @Test func spansOfOperands() throws {
    let source = SourceText(name: "t", text: "v = (W1) * y';")
    let program = parse(source)
    guard case .expression(let whole)? = program.statements.first?.kind,
      case .assignment(_, _, let value) = whole.kind,
      case .binary(_, let left, let right, let symbol) = value.kind
    else {
      Issue.record("another tree")
      return
    }
    #expect(source.text(left.span) == "(W1)")
    #expect(source.text(right.span) == "y'")
    #expect(source.text(symbol) == "*")
    #expect(source.text(whole.span) == "v = (W1) * y'")
  }

  @Test func recoversAtTheNextLine() {
    let program = file("x = 1 +* 2\ny = 3\nfor = 3\n z\nend\nw = (\nfor k = 1:2, k, end\nlast")
    #expect(program.diagnostics.count == 3)
    #expect(describe(program.statements.suffix(1)) == "last")
    #expect(program.statements.map(describe).contains("(y = 3)"))
  }

  @Test(arguments: [
    "if 1", "for k = 1:3\n k", "while x,", "do\n x", "switch a\n case 1", "try\n x\ncatch",
    "unwind_protect\n x", "x = [1, 2", "x = {1,\n2", "f(1,", "(1", "x(end", "a.(", "if (x",
    "function f\n x", "function f(a,", "x = 1 + ...", "x = 1 ...\n", "x = 1 + ...\n", "%{\nabc",
    "function f\n if x\n end", "zz a ...", "x = [1 ...", "@(a,", "[a, b", "x = f(@(y) y",
    "if x\n y = [1 2\n", "classdef A\n properties", "zz (",
  ])
  func incomplete(_ text: String) { #expect(prompt(text).isIncomplete) }

  @Test(arguments: [
    "x = 1", "x = 1 +", "if 1, end end", "x = 'abc", "x = )", "if = 3", "endif", "1 = 2",
    "if 1\n x = 'a\n y", "for k = )", "x = [1 2)", "", "% c", "x = [1, 2];", "a.b.",
  ])
  func complete(_ text: String) { #expect(!prompt(text).isIncomplete) }

  @Test func inconsistentFunctionEnds() {
    let program = file("function a\n x\nend\nfunction b\n if y\n z\nend\n")
    #expect(
      program.diagnostics.first?.message
        == "`function` opened on line 4 is not closed, but others of this file are")
    #expect(program.functions.map(\.name.name) == ["a", "b"])
  }
}
