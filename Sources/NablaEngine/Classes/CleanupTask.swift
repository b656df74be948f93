/// A function that runs when the last reference to it goes: what an `onCleanup` object holds.
package final class CleanupTask {
  package let function: Value
  private let queue: CleanupQueue

  package init(_ function: Value, _ queue: CleanupQueue) {
    self.function = function
    self.queue = queue
  }

  deinit { queue.add(.call(function)) }
}

/// Functions of cleanup objects that went, until the machine has finished its instruction: while
/// registers are being released no code can run.
package final class CleanupQueue {
  enum Task {
    case call(Value)
    case delete(ObjectValue)
  }
  private var tasks: [Task] = []
  /// Nil when the machine is gone.
  var state: UnsafeMutablePointer<MachineState>?

  init(_ state: UnsafeMutablePointer<MachineState>) { self.state = state }

  func add(_ task: Task) {
    guard let state else { return }
    tasks.append(task)
    state.pointee.cleanups = tasks.count
  }

  func next() -> Task? {
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
        switch task {
        case .call(let f): _ = try call(f, [], nargout: 0)
        case .delete(let o):
          if let m = o.type.methods["delete"] { _ = try call(m, [.object(o)], nargout: 0) }
        }
      } catch {
        let place =
          if case .call = task { "onCleanup: error caught while executing cleanup function" } else {
            "error caught while executing handle class delete method"
          }
        try? session.warn("", "\(place):\n\(error.message)\n")
      }
    }
    pendingError = error
    state.pointee.status = status
  }
}
