/// Where a session's output goes. Nothing prints by itself.
package final class Output {
  private let write: (UnsafeRawBufferPointer) -> Void
  private var buffer: [UInt8] = []
  private var captures: [[UInt8]] = []
  private let flushLimit: Int
  /// The last byte written, so that a prompt can start on a fresh line.
  package private(set) var lastByte: UInt8 = 0x0A

  /// `write` is called with blocks of bytes; `flushLimit` 1 writes at once.
  package init(flushLimit: Int = 1 << 16, write: @escaping (UnsafeRawBufferPointer) -> Void) {
    self.write = write
    self.flushLimit = flushLimit
  }

  package func put(_ bytes: [UInt8]) {
    guard let last = bytes.last else { return }
    if !captures.isEmpty {
      captures[captures.count - 1].append(contentsOf: bytes)
      return
    }
    lastByte = last
    buffer.append(contentsOf: bytes)
    if buffer.count >= flushLimit { flush() }
  }

  package func put(_ text: String) { put(Array(text.utf8)) }

  package func flush() {
    guard !buffer.isEmpty else { return }
    buffer.withUnsafeBytes { write($0) }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Starts collecting output (evalc); calls nest.
  package func beginCapture() { captures.append([]) }
  package func endCapture() -> [UInt8] { captures.popLast() ?? [] }
  package var isCapturing: Bool { !captures.isEmpty }
}
