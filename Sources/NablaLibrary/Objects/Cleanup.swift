import NablaEngine

extension Builtin {
  static let onCleanup = Builtin(
    "onCleanup", "OBJ = onCleanup (FUNC)", .exactly(1), category: .functions,
    summary: "An object that calls a function when it goes.",
    details: """
      FUNC is called without arguments when the last copy of OBJ is cleared or overwritten, or when the
      function whose variable it is ends: by return, by error, or by Ctrl-C. So files are closed and
      states restored whatever happens.
      """,
    examples: [
      Example("c = onCleanup (@() disp (\"done\")); clear c", shows: "done"),
      Example("c = onCleanup (@() disp (\"first\")); c = 1;", shows: "first"),
    ],
    errors: ["": "FUNC is not a function handle"],
    seeAlso: ["atexit"],
    body: onCleanupBody)
}

private let cleanupClass = NativeClass(
  "onCleanup", isHandle: true,
  text: { o in
    guard let task = o.payload as? CleanupTask else { return "onCleanup" }
    let f = Display.disp(task.function, format: DisplayFormat())
    return "onCleanup (\(String(decoding: f.dropLast(), as: UTF8.self)))"
  })

private func onCleanupBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard call[0].isFunction else { throw call.failed("argument must be a function handle") }
  let task = CleanupTask(call[0], call.session.machine.cleanups)
  return [.object(ObjectValue(native: call.session.classes.type(cleanupClass), payload: task))]
}

let cleanupBuiltins: [Builtin] = [.onCleanup]
