import CNabla

/// Runs the interpreter on a thread whose stack is large enough for the deepest recursion and
/// nesting that the counted limits allow.
enum BigStack {
  /// Virtual memory: only what is used is ever taken.
  private static let bytes = 1 << 29

  /// Runs a function there and waits for its result. Signals go to that thread.
  static func run(_ body: () -> Int32) -> Int32 {
    withoutActuallyEscaping(body) { body in
      let job = Job(body)
      // SAFETY: `job` outlives the thread, which has ended when the call returns.
      _ = nabla_run_on_big_stack(
        bytes,
        { context in
          guard let context else { return }
          let job = Unmanaged<Job>.fromOpaque(context).takeUnretainedValue()
          job.result = job.body()
        },
        Unmanaged.passUnretained(job).toOpaque())
      return job.result
    }
  }

  private final class Job {
    let body: () -> Int32
    var result: Int32 = 1
    init(_ body: @escaping () -> Int32) { self.body = body }
  }
}
