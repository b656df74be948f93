import Glibc
import NablaEngine
import NablaLibrary

/// A session whose output is kept: both streams in the order in which a person would see them.
final class TestBench {
  private final class Kept {
    var bytes: [UInt8] = []
  }
  private let kept = Kept()
  /// Where the tests run: a test that goes elsewhere does not take the next one with it.
  private let folder = SearchPath.currentFolder()
  let session: Session

  init() {
    let kept = kept
    func sink() -> Output { Output(flushLimit: 1) { kept.bytes += $0 } }
    session = .fresh(
      libraryRoot: TestFiles.library, output: sink(), errorOutput: sink())
    session.applyEnvironment()
  }

  deinit { chdir(folder) }

  /// Runs an input as the prompt does, and gives what it shows, errors included.
  func show(_ input: [UInt8]) -> [UInt8] {
    kept.bytes = []
    do throws(NablaError) {
      _ = try session.evaluate(input, name: "", in: session.baseScope)
    } catch {
      session.report(error)
    }
    session.output.flush()
    session.errorOutput.flush()
    return kept.bytes
  }
}

extension Session {
  /// `NABLA_ENGINE=step`: the machine goes instruction by instruction, without its fast handlers.
  func applyEnvironment() {
    if Environment["NABLA_ENGINE"] == "step" { machine.usesStepper = true }
  }
}
