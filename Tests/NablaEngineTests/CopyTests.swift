import NablaEngine
import Testing

/// Storing into what a variable owns alone does not copy it.
extension EngineTests {
  /// Set-up, then a statement that is run for k = 1 to n.
  static let stores: [(setup: String, statement: String)] = [
    ("x = zeros (1, 1000);", "x(k) = k;"),
    ("x = zeros (10, 1000);", "x(3, k) = k;"),
    ("x = [];", "x(end+1) = k;"),
    ("x = zeros (3, 0);", "x(:, end+1) = [k; k; k];"),
    ("s.a = zeros (1, 1000);", "s.a(k) = k;"),
    ("s.a.b = {1, 2, zeros(1, 1000)};", "s.a.b{3}(k) = k;"),
    ("s = struct ('v', {zeros(1, 1000), zeros(1, 1000)});", "s(2).v(k) = k;"),
    ("c = {zeros(1, 1000)};", "c{1}(k) = k;"),
    ("c = {};", "c{end+1} = k;"),
    (
      "net.layers = {struct('k', {{{zeros(1, 1000)}}}), 1};",
      "net.layers{1}.k{1}{1}(k) = k;"
    ),
    ("x = int8 (zeros (1, 1000));", "x(k) = 1;"),
    ("x = false (1, 1000);", "x(k) = true;"),
    ("t = repmat ('a', 1, 1000);", "t(k) = 'b';"),
  ]

  @Test(arguments: Self.stores.indices, modes)
  func storingDoesNotCopy(index: Int, step: Bool) throws {
    let (setup, statement) = Self.stores[index]
    let bench = Bench(step: step)
    try bench.run(setup)
    // In a script, where variables come from the workspace, and in a function.
    let before = CopyCounter.count
    try bench.run("for k = 1:1000, \(statement) end")
    // Other tests of the process may copy an array meanwhile.
    #expect(CopyCounter.count - before < 100, "\(statement) in a script")
    try bench.run("function work ()\n \(setup)\n for k = 1:1000, \(statement) end\nend")
    let start = CopyCounter.count
    try bench.run("work ();")
    #expect(CopyCounter.count - start < 100, "\(statement) in a function")
  }

  @Test(arguments: modes) func sharedValuesAreCopiedOnce(step: Bool) throws {
    let bench = Bench(step: step)
    try bench.run("x = zeros (1, 1000); y = x;")
    try bench.run("for k = 1:1000, x(k) = k; end")
    #expect(try bench.run("disp (any (y)), disp (x(7))") == "0\n7\n")
  }

  @Test(arguments: modes) func argumentsAreNotTouched(step: Bool) throws {
    let bench = Bench(step: step)
    try bench.run("function y = change (y), y(1) = 9; y(end+1) = 8; end")
    #expect(
      try bench.run("a = [1 2]; b = change (a); disp (a), disp (b)") == "   1   2\n   9   2   8\n")
  }
}
