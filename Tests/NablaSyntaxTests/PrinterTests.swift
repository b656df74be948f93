import NablaSyntax
import Testing

@Suite struct PrinterTests {
  /// As GNU Octave 7.3 prints them.
  @Test(arguments: [
    ("@(x)x.^2+1", "@(x) x .^ 2 + 1"), ("@()[1,2;3 4]", "@() [1, 2; 3, 4]"),
    ("@(a)a(1,:)", "@(a) a (1, :)"), ("@(x)~x", "@(x) !x"), ("@(x)x'", "@(x) x'"),
    ("@(n)1:2:n", "@(n) 1:2:n"), ("@(x)@(y)x+y", "@(x) @(y)x + y"),
    ("@(x,y)x&&y||x", "@(x, y) x && y || x"), ("@()0.1", "@() 0.1"), ("@()1e10", "@() 1e10"),
    ("@()1.10", "@() 1.10"), ("@()123456789012345678", "@() 123456789012345678"),
    ("@()3.10i", "@() 3.10i"), ("@()\"a\\nb\"", "@() \"a\\nb\""), ("@()'a\"b'", "@() 'a\"b'"),
    ("@(x)x{1,2}", "@(x) x {1, 2}"), ("@()[]", "@() []"), ("@(x)x.(\"name\")", "@(x) x.(\"name\")"),
    ("@()@sin", "@() @sin"), ("@(~,y)y", "@(~, y) y"), ("@(x)(x+1)*2", "@(x) (x + 1) * 2"),
    ("@(x)((x))", "@(x) ((x))"), ("@(x)x~=1", "@(x) x != 1"), ("@(x)x**2", "@(x) x ^ 2"),
    ("@(x)f(@(y)y+x,3)", "@(x) f (@(y)y + x, 3)"),
    ("@(x)a.b(3).c{4}", "@(x) a.b (3).c {4}"), ("@(x)x(1)(2)", "@(x) x (1) (2)"),
    ("@()f()", "@() f ()"), ("@()(1:3)+1", "@() (1:3) + 1"), ("@()[1 -2]", "@() [1, -2]"),
    ("@(x){x{:}}", "@(x) {x{:}}"), ("@()[f(x(1))]", "@() [f(x (1))]"),
    ("@()f([x(1)])", "@() f ([x(1)])"), ("@()[(x(1))]", "@() [(x (1))]"),
    ("@()[a+b(1)]", "@() [a + b(1)]"), ("@()[f(1)](2)", "@() [f(1)] (2)"),
    ("@()[a.(b(1))]", "@() [a.(b (1))]"), ("@()a(:,end+1)", "@() a (:, end + 1)"),
    ("@()-(-x)", "@() -(-x)"), ("@(x)!(x)'", "@(x) !(x)'"), ("@(x,y=3)x", "@(x, y = 3) x"),
    ("@()\"tab\\t\\\\\"", "@() \"tab\\t\\\\\""), ("@()(0.50)", "@() (0.50)"),
  ])
  func handles(_ text: String, _ expected: String) {
    let source = SourceText(name: "t", text: text)
    guard case .expression(let value)? = parse(source).statements.first?.kind else {
      Issue.record("no expression")
      return
    }
    #expect(String(decoding: render(value, in: source), as: UTF8.self) == expected)
  }

  /// What is printed reads back as the same tree, also without the source.
  @Test(arguments: [
    "'it''s'", "0xFFs8", "0b1u64", "1e-5", "3i", "x = y += 2", "[a, ~] = f(1)(2){3}",
    "{1, 'a'; \"b\\t\", @(x) x'}", "a.b.(c).d", "-x.^2'", "f(:, end)", "~(a | b) && c",
  ])
  func roundTrips(_ text: String) {
    let before = prompt(text)
    guard case .expression(let value)? = before.statements.first?.kind else {
      Issue.record("no expression")
      return
    }
    let printed = String(decoding: render(value), as: UTF8.self)
    #expect(tree(printed) == tree(text))
  }
}
