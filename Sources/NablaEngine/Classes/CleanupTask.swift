/// A function that runs when the last reference to it goes: what an `onCleanup` object holds.
package final class CleanupTask {
  package let function: Value
  private let queue: CleanupQueue

  package init(_ function: Value, _ queue: CleanupQueue) {
    self.function = function
    self.queue = queue
  }

  deinit { queue.add(function) }
}

/// Functions of cleanup objects that went, until the machine has finished its instruction: while
/// registers are being released no code can run.
package final class CleanupQueue {
  private var tasks: [Value] = []
  /// Nil when the machine is gone.
  var state: UnsafeMutablePointer<MachineState>?

  init(_ state: UnsafeMutablePointer<MachineState>) { self.state = state }

  func add(_ task: Value) {
    guard let state else { return }
    tasks.append(task)
    state.pointee.cleanups = tasks.count
  }

  func next() -> Value? {
    guard !tasks.isEmpty else { return nil }
    let task = tasks.removeFirst()
    state?.pointee.cleanups = tasks.count
    return task
  }
}

extension Machine {
  /// Runs the functions of cleanup objects that went, in the order they did. An error there ends that
  /// function only.
  package func runCleanups() {
    let error = pendingError
    let status = state.pointee.status
    while let task = cleanups.next() {
      do {
        _ = try call(task, [], nargout: 0)
      } catch {
        try? session.warn(
          "", "onCleanup: error caught while executing cleanup function:\n\(error.message)\n")
      }
    }
    pendingError = error
    state.pointee.status = status
  }
}
