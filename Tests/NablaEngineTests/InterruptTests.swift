import CNabla
import NablaEngine
import Testing

/// Ctrl-C stops any loop and any recursion, past `catch`, and cleans up.
extension EngineTests {
  private func interrupt(_ text: String, step: Bool) -> (kind: NablaError.Kind?, bench: Bench) {
    let bench = Bench(step: step)
    _ = try? bench.run("function again (n), again (n); end\nmarks = {};")
    nabla_set_interrupt()
    defer { nabla_clear_interrupt() }
    do throws(NablaError) {
      try bench.run(text)
      return (nil, bench)
    } catch {
      return (error.kind, bench)
    }
  }

  @Test(arguments: modes) func loopsStop(step: Bool) {
    for loop in [
      "while true, end", "for k = 1:Inf, end", "do, x = 1; until false",
      "for k = 1:1e9, for l = 1:1e9, y = k; end, end",
    ] {
      #expect(interrupt(loop, step: step).kind == .interrupt, "\(loop)")
    }
  }

  @Test(arguments: modes) func catchDoesNotStopIt(step: Bool) {
    let (kind, bench) = interrupt(
      "x = 1; try, while true, end, catch, x = 2; end", step: step)
    #expect(kind == .interrupt)
    #expect(bench.show("x") == "x = 1\n")
  }

  @Test(arguments: modes) func cleanUpRuns(step: Bool) {
    let (kind, bench) = interrupt(
      "x = 1; unwind_protect, while true, end, unwind_protect_cleanup, x = 3; end_unwind_protect",
      step: step)
    #expect(kind == .interrupt)
    #expect(bench.show("x") == "x = 3\n")
  }

  @Test(arguments: modes) func theSessionGoesOn(step: Bool) {
    let (_, bench) = interrupt("y = 5; while true, end", step: step)
    #expect(bench.show("y = y + 1") == "y = 6\n")
  }

  @Test(arguments: modes) func endlessRecursionIsAnError(step: Bool) {
    let bench = Bench(step: step)
    let shown = bench.show("function again (n), again (n + 1); end\nagain (1)")
    #expect(shown.hasPrefix("error: max_recursion_depth exceeded"))
    #expect(bench.show("1 + 1") == "ans = 2\n")
  }
}
