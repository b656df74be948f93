import NablaSyntax
import Testing

@Suite struct ExpressionTests {
  @Test(arguments: [
    ("-2^2", "(-(2 ^ 2))"), ("2^-1", "(2 ^ (-1))"), ("2^-2^2", "((2 ^ (-2)) ^ 2)"),
    ("2^3^2", "((2 ^ 3) ^ 2)"), ("2^3'", "((2 ^ 3)')"), ("2^-x(1)", "(2 ^ (-x(1)))"),
    ("2^!1", "(2 ^ (!1))"), ("~x==y", "((!x) == y)"), ("!x'", "(!(x'))"),
    ("-x.^2", "(-(x .^ 2))"), ("a.^b'", "((a .^ b)')"), ("x'*x", "((x') * x)"),
    ("1:3+1", "(1:(3 + 1))"), ("a|b&c", "(a | (b & c))"), ("a||b&&c", "(a || (b && c))"),
    ("1==1==1", "((1 == 1) == 1)"), ("1:2:10", "(1:2:10)"), ("(1:2):3", "((1:2):3)"),
    ("a<b:c", "(a < (b:c))"), ("a - -b", "(a - (-b))"), ("5--3", "(5 - (-3))"),
    ("a++b", "(a + (+b))"), ("a*-b", "(a * (-b))"), ("-a*b", "((-a) * b)"),
    ("a.'", "(a.')"), ("3.'", "(3.')"), ("1./x", "(1 ./ x)"), ("1.*x", "(1 .* x)"),
    ("1..^2", "(1 .^ 2)"), ("x**2", "(x ^ 2)"), ("x.**2", "(x .^ 2)"), ("a\\b", "(a \\ b)"),
    ("a.\\b", "(a .\\ b)"), ("a!=b", "(a != b)"), ("a~=b", "(a != b)"), ("~~a", "(!(!a))"),
    ("a&b|c", "((a & b) | c)"), ("a+b*c-d", "((a + (b * c)) - d)"), ("!a&&b", "((!a) && b)"),
  ])
  func precedence(_ text: String, _ expected: String) { #expect(tree(text) == expected) }

  @Test(arguments: [
    ("a(1, :)", "a(1,:)"), ("a(:)'", "(a(:)')"), ("a()", "a()"), ("a{:}", "a{:}"),
    ("c{end}{end}(1)", "c{end}{end}(1)"), ("x(end).y{end}", "x(end).y{end}"),
    ("x(min(end, 5))", "x(min(end,5))"), ("x([1 end])", "x([1,end])"),
    ("a.b.(c).d", "a.b.(c).d"), ("x.(\"name\")", "x.(\"name\")"), ("s.end.if", "s.end.if"),
    ("f(x)(2)", "f(x)(2)"), ("{1,2}{2}", "{1,2}{2}"), ("[1 2 3](2)", "[1,2,3](2)"),
    ("x'(2)", "(x')(2)"), ("f (1)", "f(1)"), ("x (2) (1)", "x(2)(1)"),
    ("a(1,\n  2)", "a(1,2)"), ("a(1, % comment\n 2)", "a(1,2)"), ("c{3 -1}", "c{(3 - 1)}"),
    ("x(end)'", "(x(end)')"), ("x(a == 1, end)", "x((a == 1),end)"),
  ])
  func indices(_ text: String, _ expected: String) { #expect(tree(text) == expected) }

  @Test(arguments: [
    ("@sin", "@sin"), ("@pkg.fun", "@pkg.fun"), ("@ sin", "@sin"), ("@sin(1)", "@sin(1)"),
    ("@(x) x.^2 + 1", "@(x) ((x .^ 2) + 1)"),
    (
      "@(varargin) f(varargin{:})",
      "@(varargin) f(varargin{:})"
    ),
    ("@(~, y) y", "@(~,y) y"), ("@() 'abc'", "@() 'abc'"), ("@(x)x'", "@(x) (x')"),
    ("@(x) @(y) x + y", "@(x) @(y) (x + y)"), ("?Foo.Bar", "?Foo.Bar"),
    ("method@Base(1)", "method@Base(1)"),
  ])
  func functions(_ text: String, _ expected: String) { #expect(tree(text) == expected) }

  @Test(arguments: [
    ("1e3", "1000"), ("1d3", "1000"), ("1D-1", "0.1"), (".5", "0.5"), ("5.", "5"),
    ("1_000", "1000"), ("5.e1", "50"), ("0xFF", "uint8:255"), ("0x0FF", "uint16:255"),
    ("0x1_F", "uint8:31"), ("0b101", "uint8:5"), ("0b000000001", "uint16:1"),
    ("0xFFs8", "int8:18446744073709551615"), ("0x7Fs16", "int16:127"), ("0b1u64", "uint64:1"),
    ("3i", "3i"), ("1e3J", "1000i"), ("0x12345678", "uint32:305419896"),
    ("1e400", "inf"), ("0.1", "0.1"), ("123456789012345678", "1.2345678901234568e+17"),
    ("1.7976931348623157e308", "1.7976931348623157e+308"),
  ])
  func numbers(_ text: String, _ expected: String) { #expect(tree(text) == expected) }

  @Test(arguments: [
    #"'it''s'"#: "'it's'", #"'a\n'"#: #"'a\n'"#, #""a\tb""#: "\"a\tb\"",
    #""say ""hi""""#: #""say "hi"""#, #""\x41\101\"""#: #""AA"""#, "\"a\\\nb\"": "\"ab\"",
    "''": "''", "\"\"": "\"\"", "'%no comment'": "'%no comment'",
  ])
  func strings(_ text: String, _ expected: String) { #expect(tree(text) == expected) }

  @Test func dialectsDifferInDoubleQuotes() {
    #expect(tree(#""a\n""#, dialect: .matlab) == #""a\n""#)
    #expect(tree(#""a""b""#, dialect: .matlab) == #""a"b""#)
    #expect(tree(#""a\""#, dialect: .matlab) == #""a\""#)
  }

  @Test(arguments: [
    ("a = b = 3", "(a = (b = 3))"), ("x += y", "(x += y)"), ("a *= b + c", "(a *= (b + c))"),
    ("a ^= 2", "(a ^= 2)"), ("a |= b", "(a |= b)"), ("a.^=2", "(a .^= 2)"),
    ("a =- b", "(a = (-b))"), ("a =! b", "(a = (!b))"), ("a = b == 3", "(a = (b == 3))"),
    ("[a, ~, c{1:2}, s.x] = f()", "(a,~,c{(1:2)},s.x = f())"), ("[a b] = f", "(a,b = f)"),
    ("[~] = f", "(~ = f)"), ("x.y(3).z{2} = 1", "(x.y(3).z{2} = 1)"), ("[q=3 4]", "[(q = 3),4]"),
    ("a(1,:) = []", "(a(1,:) = [])"), ("(a) = 3", "(a = 3)"), ("f(a = 3)", "f((a = 3))"),
    ("arguments = 3", "(arguments = 3)"), ("methods = 3", "(methods = 3)"),
  ])
  func assignments(_ text: String, _ expected: String) { #expect(tree(text) == expected) }

  @Test(arguments: [
    ("x++", "x++"), ("x--;", "x--;"), ("++x", "x++"), ("x(2)++", "x(2)++"), ("s.q++;", "s.q++;"),
    ("y = x++ + 2", "(y = (((x += 1) - 1) + 2))"), ("y = --x", "(y = (x -= 1))"),
    ("c{k++}", "c{((k += 1) - 1)}"),
  ])
  func increments(_ text: String, _ expected: String) {
    #expect(tree(text) == expected)
  }

  @Test func matlabHasTwoSigns() {
    #expect(tree("y = --x", dialect: .matlab) == "(y = (-(-x)))")
    #expect(tree("y = x++z", dialect: .matlab) == "(y = (x + (+z)))")
  }
}
