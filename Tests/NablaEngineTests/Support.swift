import NablaEngine
import NablaLibrary
import Testing

/// Everything that runs programs, one test after the other: the interrupt flag and the counter of
/// copies are shared by all sessions of a process.
@Suite(.serialized) struct EngineTests {}

/// A session whose output is kept.
final class Bench {
  private final class Kept {
    var bytes: [UInt8] = []
  }
  private let kept = Kept()
  let session: Session

  init(step: Bool = false) {
    let kept = kept
    session = .fresh(
      libraryRoot: nil, output: Output(flushLimit: 1) { kept.bytes += $0 }, errorOutput: .nowhere)
    session.machine.usesStepper = step
  }

  /// Runs a text at the prompt; gives what it shows.
  @discardableResult
  func run(_ text: String) throws(NablaError) -> String {
    kept.bytes = []
    _ = try session.evaluate(Array(text.utf8), name: "test", in: session.baseScope)
    session.output.flush()
    return String(decoding: kept.bytes, as: UTF8.self)
  }

  /// What a text shows, with the message of the error that ends it.
  func show(_ text: String) -> String {
    do throws(NablaError) {
      return try run(text)
    } catch {
      session.output.flush()
      return String(decoding: kept.bytes, as: UTF8.self) + "error: " + error.message + "\n"
    }
  }
}

/// Both ways of running bytecode.
let modes = [false, true]
