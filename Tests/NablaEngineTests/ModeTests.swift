import Glibc
import NablaEngine
import NablaLibrary
import Testing

/// The fast handlers and the general path do the same.
extension EngineTests {
  static let programs = [
    "s = 0; for k = 1:1000, if mod (k, 3) == 0, s = s + k; else, s = s - 1; end, end, s",
    "x = 10; n = 0; while x > 1, x = x / 2; n += 1; end, [x n]",
    "a = zeros (3); for i = 1:3, for j = 1:3, a(i, j) = i * 10 + j; end, end, a",
    "function r = fib (n), if n < 2, r = n; else, r = fib (n - 1) + fib (n - 2); end, end, fib (15)",
    "x = int8 (100); for k = 1:3, x = x + 20; end, x",
    "v = 1:5; t = 0; for k = v, t = t + k ^ 2; end, t, v(7)",
    "q = true; q = q + 1, z = 'a' + 1, y = 3; y(4) = 2",
    "x.y = 1; for k = 1:5, x.y = x.y * 2; x.z{k} = k; end, x",
    "a = 1; a(2, 3) = 5; a(:, 2) = []; a, b = a(end, end)",
    "f = @(x, y) x * y; f (3, 4), cellfun (@(t) t * 2, {1, 2})",
    "x = NaN; if x == x, 1, else, 2, end, if [], 3, end, -0, 1 / 0, mod (-1, 3), rem (-1, 3)",
    "k = 0; do, k++; if k == 3, continue, end, if k > 5, break, end, until k > 10\nk",
    "[a, b] = deal (1, 2); [b, a] = deal (a, b), c = {}; c{3} = 1, undefined_name + 1",
    "x = 5; x -= 2; x *= 3; x /= 9, x ^= 2, !x, -x, x', ~[1 0 2]",
  ]

  @Test(arguments: Self.programs.indices) func modesAgree(index: Int) {
    let program = Self.programs[index]
    let fast = Bench(step: false).show(program)
    #expect(fast == Bench(step: true).show(program), "\(program)")
  }

  @Test func modesAgreeOnAllScripts() throws {
    let files = Self.scripts(Self.folder + "/Scripts")
    #expect(!files.isEmpty)
    for file in files {
      guard let bytes = SearchPath.read(file) else { continue }
      let blocks = TestBlock.parse(bytes)
      var results: [[String]] = []
      for step in modes {
        let session = Session.fresh(libraryRoot: nil, output: .nowhere, errorOutput: .nowhere)
        session.machine.usesStepper = step
        let run = TestRun(session: session, file: file)
        try run.run(blocks)
        results.append(run.failures.map { "\($0.line): \($0.message)" })
      }
      #expect(results[0] == results[1], "\(file)")
    }
  }

  /// The folder `Tests` of the checkout.
  static let folder: String = {
    let parts = #filePath.split(separator: "/").dropLast(2)
    return "/" + parts.joined(separator: "/")
  }()

  static func scripts(_ folder: String) -> [String] {
    SearchPath.list(folder).sorted().flatMap { name in
      let path = folder + "/" + name
      return SearchPath.isFolder(path) ? scripts(path) : name.hasSuffix(".m") ? [path] : []
    }
  }
}
