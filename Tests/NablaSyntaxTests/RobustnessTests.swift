import NablaSyntax
import Testing

/// Programs with a bit of everything.
private let samples: [String] = [
  """
  % Help text.
  function [a, b] = demo (x, varargin)
    persistent n = 0;
    if (nargin < 2 && ! isempty (x)), n++; else n -= 1; end
    for k = 1:3, c{k} = @(t) t.^k + x'; endfor
    a = [1 -2; 3, 4 ... more
         5 'str']; b.f(3).g = {a', "q\\t", 0xFFu8, 3i};
    switch x
      case {1, 'a'}, disp one, otherwise
        error ("id:x", "%d", x);
    end
    try, y = a(end).b{end}; catch e, rethrow (e); end
    unwind_protect
      do, x--; until x <= 0
    unwind_protect_cleanup
      hold off
    end_unwind_protect
  %{
  block
  %}
    function z = inner (q = 3), z = q; end
  end
  %!test demo (1)
  """,
  """
  classdef (Sealed) Foo < handle & Base
    properties (Access = private)
      a (1,:) double {mustBePositive} = 3
    end
    methods (Static)
      function r = f (x)
        arguments
          x (1,1) = 3
        end
        r = ?Foo; f@Base (x);
      end
      g (x)
    end
    enumeration, Red (1), Blue, end
    events, Changed, end
  end
  """,
  "1;\nx.('a') = [q=3, ~b]; [a, ~] = f (x){:}(2).y; while (x != 3) x **= 2; end, x' ', \"b\"\n"
    + "format long; a -1, b - 1, c = {@() 'a' , @sin}; global g h = 3; y = a++ + --b;\r\n",
]

/// A small generator of numbers, always the same ones.
private struct Numbers {
  var state: UInt64
  mutating func next(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(max(limit, 1)))
  }
}

@Suite struct RobustnessTests {
  /// Parses in every way; all places lie inside the text.
  private func check(_ bytes: [UInt8]) {
    let source = SourceText(name: "t", bytes: bytes)
    for isFile in [true, false] {
      let program = parse(source, ParseOptions(isFile: isFile))
      for diagnostic in program.diagnostics {
        #expect(diagnostic.span.start >= 0 && Int(diagnostic.span.end) <= bytes.count)
        #expect(diagnostic.span.start <= diagnostic.span.end)
      }
      for statement in program.statements {
        if case .expression(let value) = statement.kind { _ = render(value, in: source) }
      }
    }
  }

  @Test func samplesAreRight() {
    for sample in samples {
      let errors = file(sample).diagnostics.filter { $0.severity == .error }
      #expect(errors.map(\.message) == [])
    }
  }

  @Test(arguments: samples) func truncations(_ sample: String) {
    let bytes = Array(sample.utf8)
    for count in 0...bytes.count { check(Array(bytes.prefix(count))) }
  }

  @Test(arguments: samples) func mutations(_ sample: String) {
    var numbers = Numbers(state: 1)
    let alphabet = Array("()[]{}'\"@.,;:=~!+-*/^&|<>%#\\ \nend if for function 0x1e.5\0\u{E9}".utf8)
    for _ in 0..<2000 {
      var bytes = Array(sample.utf8)
      for _ in 0...numbers.next(4) {
        let place = numbers.next(bytes.count)
        switch numbers.next(3) {
        case 0: bytes[place] = alphabet[numbers.next(alphabet.count)]
        case 1: bytes.remove(at: place)
        default: bytes.insert(alphabet[numbers.next(alphabet.count)], at: place)
        }
      }
      check(bytes)
    }
  }

  @Test(arguments: [
    "(", "[", "{", "-", "!", "@(x)", "x(", "x{", "a.(", "if 1\n", "[1,", "2^-", "x=", "{@()",
    "function f\n", "1+", "a.", "x'", "'", "\"", "...\n", "%{\n", "a=(", "if(", "f(1)", "end\n",
    "else\n", "1:", "^2", "switch 1 case 1\n", "try\n", "do\n", "x\"", "[~,", "+x", "case 1\n",
    "classdef A\n", "methods\n", "arguments\n", "function f\narguments\n",
  ])
  func deepNesting(_ piece: String) {
    check(Array(String(repeating: piece, count: 20_000).utf8))
    check(Array(("x = " + String(repeating: piece, count: 20_000)).utf8))
  }

  @Test func depthIsReported() {
    let deep = prompt("x = " + String(repeating: "(", count: 300))
    #expect(deep.diagnostics.first?.message == "nested more than 256 levels deep")
    #expect(!deep.isIncomplete)
    let fine = String(repeating: "(", count: 200) + "1" + String(repeating: ")", count: 200)
    #expect(prompt(fine).diagnostics.isEmpty)
    #expect(prompt(Array(repeating: "1", count: 3000).joined(separator: "+")).diagnostics.isEmpty)
    #expect(!prompt(Array(repeating: "1", count: 9000).joined(separator: "+")).diagnostics.isEmpty)
  }

  @Test func foreignBytes() {
    check([0xFF, 0xFE, 0x00, 0x80])
    let latin: [UInt8] = Array("x = 'caf".utf8) + [0xE9] + Array("'; % caf".utf8) + [0xE9]
    let program = parse(SourceText(name: "t", bytes: latin))
    #expect(program.diagnostics.isEmpty)
  }

  @Test func speed() {
    let line = "  y(k) = a.b * [x(k), -2; 3 4]' + f (c{k}, 'text', 1e-3); % comment\n"
    let text = "for k = 1:3\n" + String(repeating: line, count: 20_000) + "end\n"
    let source = SourceText(name: "t", text: text)
    let clock = ContinuousClock()
    let time = clock.measure { #expect(parse(source).diagnostics.isEmpty) }
    #expect(time < .seconds(1.2), "a million lines a minute")
  }
}
