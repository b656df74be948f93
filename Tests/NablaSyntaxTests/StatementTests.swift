import NablaSyntax
import Testing

@Suite struct StatementTests {
  @Test(arguments: [
    ("zz -1", "zz <-1>"), ("zz - 1", "(zz - 1)"), ("zz -1 + 2", "zz <-1> <+> <2>"),
    ("zz @x", "zz <@x>"), ("zz .5", "zz <.5>"), ("zz ~b", "zz <~b>"), ("zz ~= b", "(zz != b)"),
    ("zz ==b", "zz <==b>"), ("zz =b", "(zz = b)"), ("zz -=3", "zz <-=3>"),
    ("zz -= 3", "(zz -= 3)"), ("zz : b", "(zz:b)"), ("zz (1)", "zz(1)"), ("zz %c", "zz"),
    ("zz 'a b' c", "zz <a b> <c>"), ("zz \"a\\tb\" c", "zz <a\tb> <c>"),
    ("zz a(1, 2) c", "zz <a(1, 2)> <c>"), ("zz a#c", "zz <a>"), ("zz a'b c'd", "zz <ab cd>"),
    ("zz a ... x\n b", "zz <a> <b>"), ("zz &&b", "zz <&&b>"), ("zz && b", "(zz && b)"),
    ("zz ../x", "zz <../x>"), ("zz http://a.b/c", "zz <http://a.b/c>"),
    ("zz -a = b", "zz <-a> <=> <b>"), ("zz a = 3", "zz <a> <=> <3>"), ("zz = 3", "(zz = 3)"),
    ("zz a;", "zz <a>;"), ("zz 'it''s'", "zz <it's>"), ("zz a)b", "zz <a)b>"),
    ("hold on", "hold <on>"), ("format", "format"), ("help if", "help <if>"),
    ("pi -1", "(pi - 1)"), ("zz''", "((zz')')"), ("zz $x ?", "zz <$x> <?>"),
    ("x = 1; x -1", "(x = 1);"),
  ])
  func commands(_ text: String, _ expected: String) { #expect(statements(text).first == expected) }

  @Test func variablesAreNoCommands() {
    #expect(statements("a = 5;\na -1") == ["(a = 5);", "(a - 1)"])
    #expect(statements("for a = 1:3, a -1, end") == ["for a = (1:3) {(a - 1)}"])
    #expect(statements("[a, b] = f;\nb -1\na '").dropFirst() == ["(b - 1)", "(a')"])
    let known = prompt("w -1") { $0 == "w" }
    #expect(describe(known.statements) == "(w - 1)")
    #expect(
      statements("function r = f(q)\n r = q -1; z -1\nend")
        == ["[r]=f(q) {(r = (q - 1)); z <-1>}"])
    #expect(statements("a = 3; a ++\na ++;") == ["(a = 3);", "a++", "a++;"])
  }

  @Test(arguments: [
    ("if (a) b, end", "if a {b}"), ("if a, b, else, c, end", "if a {b} else {c}"),
    ("if a b elseif c d else e end", "if a {b} elseif c {d} else {e}"),
    ("if (1) disp(1) end", "if 1 {disp(1)}"), ("if (x = f()) y; end", "if (x = f()) {y;}"),
    ("if 1 [1 2], end", "if 1 {[1,2]}"), ("if ~exist('q') x, end", "if (!exist('q')) {x}"),
    ("if 1 % c\n x\nendif", "if 1 {x}"), ("if 1, zz a, end", "if 1 {zz <a>}"),
    ("while (c) s, end", "while c {s}"), ("while 1 break endwhile", "while 1 {break}"),
    ("do x++; until x > 3", "do {x++;} until (x > 3)"),
    ("do zz a, until 1", "do {zz <a>} until 1"),
    ("for (k = 1:3) k, end", "for k = (1:3) {k}"), ("for k = 1:3, k\nendfor", "for k = (1:3) {k}"),
    ("for k=[1 2;3 4] disp(k), end", "for k = [1,2;3,4] {disp(k)}"),
    ("for i=(1:2) disp(i), end", "for i = (1:2) {disp(i)}"),
    ("parfor (i = 1:10, 4) x, endparfor", "for i = (1:10) {x}"),
    ("for x(2)=1:2, end", "for x(2) = (1:2) {}"), ("for [v, k] = s, v, end", "for [v,k] = s {v}"),
    (
      "switch x\n % c\n\n case 1\n a\n case {2, 'b'} c, otherwise\n d\nendswitch",
      "switch x case 1 {a} case {2,'b'} {c} otherwise {d}"
    ),
    ("switch (1) case 1 disp(1), end", "switch 1 case 1 {disp(1)}"),
    ("try, x, catch e, y, end", "try {x} catch e {y}"), ("try x, end", "try {x} catch - {}"),
    ("try\n x\ncatch\n ME\nend_try_catch", "try {x} catch - {ME}"),
    ("try\n x\ncatch ME\n y\nend", "try {x} catch ME {y}"),
    ("try, x; catch, y, end", "try {x;} catch - {y}"),
    ("try x, catch disp(1); end", "try {x} catch - {disp(1);}"),
    ("try x, catch disp b, end", "try {x} catch - {disp <b>}"),
    ("try x, catch ME % why\n y, end", "try {x} catch ME {y}"),
    ("unwind_protect\n a\nunwind_protect_cleanup\n b\nend_unwind_protect", "protect {a} {b}"),
    ("global a, b", "global a"), ("global a b=4", "global a b=4"),
    ("persistent a b = 3", "persistent a b=3"), ("1;2", "1;"), (";;x", "x"),
    ("function f() disp(5), end", "[]=f() {disp(5)}"), ("function [] = f, end", "[]=f() {}"),
    ("function varargout = f (varargin), end", "[varargout]=f(varargin) {}"),
    (
      "function [a, b] = f (x, ~, y = 3) a = x; endfunction",
      "[a,b]=f(x,~,y=3) {(a = x);}"
    ),
    ("function get.x (obj)\nend", "[]=get.x(obj) {}"),
    ("function f\n function g\n x\n end\n y\nend", "[]=f() {y} nested: []=g() {x}"),
  ])
  func forms(_ text: String, _ expected: String) {
    #expect(statements(text).first == expected)
    #expect(!prompt(text).diagnostics.contains { $0.severity == .error })
  }

  @Test func printing() {
    #expect(prompt("a, b; c\nd").statements.map(\.prints) == [true, false, true, true])
  }

  @Test func comments() {
    #expect(statements("x % y\n# z\n%{\nno\n%{\nno\n%}\n%}\nw") == ["x", "w"])
    #expect(statements("%{ x\ny") == ["y"])
    #expect(statements("x = 1 + ... why\n 2") == ["(x = (1 + 2))"])
    #expect(statements("x\r\ny;\r\n") == ["x", "y;"])
    #expect(describe(file("\u{FEFF}#! /usr/bin/octave\n1;\n").statements) == "1;")
    #expect(statements("x = 'a%b'; % c") == ["(x = 'a%b');"])
  }

  @Test func scriptsAndFunctions() {
    #expect(file("1;\nfunction f\nend\nf").kind == .script)
    let program = file("% Help\nfunction f\n g\nfunction g\n x\n%!test f")
    #expect(program.kind == .functions)
    #expect(program.functions.map(\.name.name) == ["f", "g"])
    #expect(program.diagnostics.isEmpty)
    #expect(prompt("function f\nend").kind == .script)
    let three = file("function a\nend\nfunction b\n if x\n y\n end\nend\nfunction c, end")
    #expect(three.functions.map(\.name.name) == ["a", "b", "c"])
    #expect(three.diagnostics.isEmpty)
    let nested = file("function a\n if x\n  function b\n  end\n end\nend")
    #expect(nested.diagnostics.isEmpty)
  }

  @Test func argumentBlocks() throws {
    let text = """
      function r = f (x, options)
        % Help.
        arguments (Input, Repeating)
          x (1,:) double {mustBePositive, mustBeMember(x, [1 2])} = 3
          options.rate single
          y (:,3)
        end
        arguments = 3;
      end
      """
    let program = file(text)
    #expect(program.diagnostics.isEmpty)
    let function = try #require(program.functions.first)
    let block = try #require(function.argumentBlocks.first)
    #expect(block.attributes == ["Input", "Repeating"])
    #expect(block.entries.map(\.name.name) == ["x", "options.rate", "y"])
    #expect(block.entries[0].size == [1, nil])
    #expect(block.entries[0].className?.name == "double")
    #expect(
      block.entries[0].validators.map(describe)
        == ["mustBePositive", "mustBeMember(x,[1,2])"])
    #expect(block.entries[0].defaultValue.map(describe) == "3")
    #expect(block.entries[2].size == [nil, 3])
    #expect(describe(function.body) == "(arguments = 3);")
    #expect(function.help == " Help.\n")
  }

  @Test func classes() throws {
    let text = """
      % Help of the class.
      classdef (Sealed, ~Hidden) Foo < handle & pkg.Base
        properties (Access = private, Constant)
          a
          b = 3;
          c (1,1) double {mustBePositive} = 5
        end
        methods (Static)
          function r = one (x)
            r = x;
          end
          r = two (x, y)
        end
        methods
          function obj = Foo (varargin)
            obj = obj@handle (varargin{:});
          end
          function set.a (obj, value), obj.a = value; endfunction
        endmethods
        enumeration
          Red (1), Green (2)
          Blue
        end
        events
          Changed
        endevents
      endclassdef
      function helper
      end
      """
    let program = file(text)
    #expect(program.diagnostics.isEmpty)
    #expect(program.kind == .classDefinition)
    let definition = try #require(program.classDefinition)
    #expect(definition.name.name == "Foo")
    #expect(definition.attributes.map(\.name) == ["Sealed", "Hidden"])
    #expect(definition.superclasses.map(\.name) == ["handle", "pkg.Base"])
    #expect(definition.properties.map(\.name.name) == ["a", "b", "c"])
    #expect(definition.properties.map { $0.defaultValue.map(describe) ?? "-" } == ["-", "3", "5"])
    #expect(definition.methods.map(\.function.name.name) == ["one", "two", "Foo", "set.a"])
    #expect(definition.methods.map(\.isDeclaration) == [false, true, false, false])
    #expect(definition.enumeration.map(\.name.name) == ["Red", "Green", "Blue"])
    #expect(definition.events.map(\.name) == ["Changed"])
    #expect(definition.help == " Help of the class.\n")
    #expect(program.functions.map(\.name.name) == ["helper"])
  }

  @Test(
    arguments: [
      ("% above\n%  two\nfunction h()\n% inside\nend", " above\n  two\n"),
      ("% first\n\n% second\nfunction h()\nend", " first\n"),
      ("% Copyright foo\n% bar\n\n% second\n\nfunction h()\nend", " second\n"),
      (
        "function h()\n%% in % x\n %   two\n%three\n%\n#%% four\n\n% no\nend",
        " in % x\n   two\nthree\n\n four\n"
      ),
      ("function h()\n%{\n  block\n   two\n%}\nend", "  block\n   two\n"),
      ("% Copyright foo\nfunction h()\n\n  % inside\n 1;\nend", " inside\n"),
      ("% script\n% two\n\nx=1;\n% later\n", " script\n two\n"),
      ("function h\n x\n%!test h", nil),
      ("function h\nend\n% after", nil),
    ] as [(String, String?)])
  func help(_ text: String, _ expected: String?) { #expect(file(text).help == expected) }
}
