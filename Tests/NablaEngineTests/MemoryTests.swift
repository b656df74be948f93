import CNabla
import NablaEngine
import Testing

/// What programs make goes away again, and not too early.
extension EngineTests {
  /// Statements of each kind, run many times.
  static let work = [
    "a = zeros (1, 100); b = a + 1; a = b;",
    "s.x = rand (1, 10); t = s; t.x(3) = 1; s = t;",
    "c = {1, 'two', [3 4]}; d = c(2:3); c{2}(end+1) = 'x';",
    "f = @(u) u + numel (c); z = f (3); f = [];",
    "[m, i] = max ([3 1 2]); z = m + i;",
    "try, error ('my:id', 'text %d', 3); catch e, z = e.message; end",
    "try, undefined_thing (1, {2}); catch e, z = e.stack; end",
    "g = @plus; z = g (1, 2); z = cellfun (@(t) numel (t), {1, [1 2], 'abc'});",
    "z = eval ('1 + 1'); eval ('q = {1, 2};');",
    "z = twice ([1 2 3]); [p, q] = both ({4}); z = vary (1, 'a', {3});",
    "x.a.b{3}(2).c = 5; x.a.b{3}(1).c = 'v'; y = x; clear ('x');",
    "global G; G(3) = 1; G = {G}; G = 0;",
    "z = keep (1);",
    "w = 1:5; for v = w, z = v; end, for v = {1, 'b'}, z = v; end",
    "k = int8 ([1 2 3]); k(2) = []; l = k == 3; z = k(l);",
    "n = containers.Map (); n('a') = {1}; z = n('a'); n = 0;",
    "unwind_protect, z = [1 2 3]; unwind_protect_cleanup, z = {z}; end_unwind_protect",
    "switch 'abc', case {'x', 'abc'}, z = 'found'; end",
  ]

  static let functions = """
    function y = twice (x), y = x * 2; end
    function [a, b] = both (c), a = c; b = {c, c}; end
    function varargout = vary (varargin), varargout = varargin; end
    function y = keep (x), persistent p, if isempty (p), p = {}; end, p = {x}; y = p; end
    """

  /// Bytes in use by malloc.
  private func used() -> Int { Int(nabla_bytes_in_use()) }

  @Test(arguments: modes) func nothingLeaks(step: Bool) throws {
    let bench = Bench(step: step)
    try bench.run(Self.functions)
    var slots = 0
    for statement in Self.work {
      guard (try? bench.run("for round = 1:50, \(statement) end")) != nil else {
        Issue.record("does not run: \(statement): \(bench.show(statement))")
        continue
      }
      // Other tests allocate meanwhile: a leak shows every time, their noise does not.
      var least = Int.max
      var attempts = 0
      while least >= 20_000, attempts < 100 {
        attempts += 1
        let before = used()
        try bench.run("for round = 1:1000, \(statement) end")
        least = min(least, used() - before)
        slots += 1
      }
      #expect(least < 20_000, "\(statement) leaves \(least) bytes in 1000 rounds")
    }
    #expect(slots > 0)
  }

  /// A million statements, each text compiled anew now and then, do not grow the process.
  @Test func aMillionStatementsDoNotGrow() throws {
    let bench = Bench()
    func round() throws(NablaError) {
      try bench.run("for k = 1:100000, a = k; b = [a k]; b(2) = a; end")
      for k in 0..<200 { try bench.run("z\(k % 10) = \(k); y = z\(k % 10) + 1;") }
    }
    try round()
    var least = Int.max
    for _ in 1...3 {
      let before = used()
      try round()
      least = min(least, used() - before)
    }
    #expect(least < 100_000)
  }

  /// The number of references to an object: the strong count in its header.
  private func references(_ object: AnyObject) -> UInt64 {
    let p = UnsafeRawPointer(Unmanaged.passUnretained(object).toOpaque())
    return p.load(fromByteOffset: 8, as: UInt64.self) >> 33
  }

  @Test(arguments: modes) func everyKindOfValueKeepsItsCount(step: Bool) throws {
    let bench = Bench(step: step)
    try bench.run(Self.functions)
    try bench.run(
      """
      function [a, b] = handle (v)
        a = v; b = {v}; c.x = v; d = @() v; e = c; e.y = d (); clear a, a = e.x;
        try, error ('x:y', 'z'); catch, f = v; end
        g = vary (v, v); for k = 1:2, h = b{1}; end
        v = 0;
      end
      """)
    let kinds = [
      "[1.5 2.5]", "single (1)", "int8 ([1 2])", "uint64 (7)", "[true false]", "'text'", "[1+2i 3]",
      "{1, 2}", "struct ('a', 1)", "@(x) x + 1", "@sin", "containers.Map ()", "5", "true", "1:7",
      "single (1i)", "MException ('a:b', 'c')",
    ]
    for kind in kinds {
      try bench.run("v = \(kind); keepers = {v};")
      guard let object = object(bench.session.workspace["v"]) else { continue }
      // Once to warm up: a first call compiles.
      try bench.run("[p, q] = handle (v); clear p q")
      let before = references(object)
      for _ in 1...3 { try bench.run("[p, q] = handle (v); r = q{1}; w = {p, q, r}; clear p q r w") }
      #expect(references(object) == before, "\(kind)")
      try bench.run("clear v")
      #expect(references(object) < before, "\(kind): clear")
    }
  }

  /// The object behind a value, if it has one.
  private func object(_ v: Value?) -> AnyObject? {
    switch v {
    case .range(let x)?: x
    case .structure(let x)?: x
    case .function(let x)?: x
    case .map(let x)?: x
    case .exception(let x)?: x
    default: v?.storage
    }
  }
}
