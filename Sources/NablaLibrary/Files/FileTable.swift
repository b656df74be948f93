import CNabla
import Glibc
import NablaEngine

/// A file opened by `fopen`.
final class OpenFile {
  typealias Stream = UnsafeMutablePointer<FILE>
  let name: String
  let mode: String
  /// Are numbers of the file in big-endian order?
  let isBigEndian: Bool
  private(set) var stream: Stream
  /// An attempt to read met the end.
  var atEnd = false
  /// What went wrong last.
  var problem = ""
  private enum Last { case none, reading, writing }
  private var last = Last.none

  init(name: String, mode: String, isBigEndian: Bool, stream: Stream) {
    self.name = name
    self.mode = mode
    self.isBigEndian = isBigEndian
    self.stream = stream
  }

  var canRead: Bool { mode.hasPrefix("r") || mode.contains("+") }
  var canWrite: Bool { !mode.hasPrefix("r") || mode.contains("+") }

  /// Between reading and writing the stream must be told its place.
  private func prepare(_ next: Last) {
    if last != next, last != .none { Glibc.fseek(stream, 0, Glibc.SEEK_CUR) }
    last = next
  }

  func write(_ bytes: [UInt8]) -> Int {
    guard canWrite else { return 0 }
    prepare(.writing)
    return bytes.withUnsafeBytes { b in
      b.baseAddress.map { Glibc.fwrite($0, 1, b.count, stream) } ?? 0
    }
  }

  /// At most `count` bytes.
  func read(_ count: Int) -> [UInt8] {
    guard canRead, count > 0 else { return [] }
    prepare(.reading)
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: min(count, 1 << 16))
    while result.count < count {
      let wanted = min(buffer.count, count - result.count)
      let n = Glibc.fread(&buffer, 1, wanted, stream)
      result.append(contentsOf: buffer[0..<n])
      if n < wanted {
        atEnd = true
        break
      }
    }
    return result
  }

  func readAll() -> [UInt8] { read(Int.max) }

  /// A line with its newline, at most `limit` bytes; nil at the end of the file.
  func readLine(limit: Int = Int.max) -> [UInt8]? {
    guard canRead else { return nil }
    prepare(.reading)
    var line: [UInt8] = []
    while line.count < limit {
      let c = getc_unlocked(stream)
      if c == EOF {
        atEnd = true
        break
      }
      line.append(UInt8(truncatingIfNeeded: c))
      if c == 0x0A { break }
    }
    // Look ahead, so that a loop until the end of file stops after the last line.
    if !atEnd {
      let c = getc_unlocked(stream)
      if c == EOF { atEnd = true } else { ungetc(c, stream) }
    }
    return line.isEmpty ? nil : line
  }

  var position: Int { ftell(stream) }

  /// The length of the file; -1 if it has none.
  private var length: Int {
    fflush(stream)
    var s = Glibc.stat()
    guard fstat(fileno(stream), &s) == 0 else { return -1 }
    return s.st_mode & S_IFMT == S_IFREG ? Int(s.st_size) : Int.max
  }

  /// Moves to a place inside the file. False, with nothing changed, if it lies outside.
  func seek(_ offset: Int, origin: Int32) -> Bool {
    let length = length
    let base = origin == Glibc.SEEK_SET ? 0 : origin == Glibc.SEEK_CUR ? position : length
    let target = base.addingReportingOverflow(offset)
    guard !target.overflow, target.partialValue >= 0, target.partialValue <= length,
      Glibc.fseek(stream, target.partialValue, Glibc.SEEK_SET) == 0
    else {
      problem = "fseek: failed to seek to requested position"
      return false
    }
    atEnd = false
    last = .none
    return true
  }

  func flush() { fflush(stream) }

  func close() -> Bool { fclose(stream) == 0 }
}

/// The open files of a session by number; 0, 1 and 2 are the standard streams.
final class FileTable: SessionService {
  private(set) var files: [Int: OpenFile] = [:]

  init() {}

  deinit { for f in files.values { _ = f.close() } }

  /// Opens a file; the number, or a reason.
  func open(_ name: String, _ mode: String, bigEndian: Bool, session: Session) -> (
    number: Int, problem: String
  ) {
    var info = Glibc.stat()
    if stat(name, &info) == 0, info.st_mode & S_IFMT == S_IFDIR { return (-1, "invalid stream object") }
    let plain = mode.filter { $0 != "t" && $0 != "b" && $0 != "W" && $0 != "R" }
    guard let stream = fopen(name, plain) else {
      return (-1, String(cString: nabla_error_text(errno)))
    }
    let file = OpenFile(name: name, mode: mode, isBigEndian: bigEndian, stream: stream)
    return (add(file, session: session), "")
  }

  /// Takes an open file in; its number.
  func add(_ file: OpenFile, session: Session) -> Int {
    var number = 3
    while files[number] != nil { number += 1 }
    files[number] = file
    session.service(NumberedOutputs.self).writer = { [weak self] bytes, fid in
      guard let f = self?.files[fid] else { return false }
      _ = f.write(bytes)
      return true
    }
    return number
  }

  func close(_ number: Int) -> Bool {
    guard let f = files.removeValue(forKey: number) else { return false }
    return f.close()
  }

  func closeAll() {
    for f in files.values { _ = f.close() }
    files = [:]
  }

  /// The file behind an argument: its number, or its name.
  func find(_ v: Value) -> OpenFile? {
    if let name = v.text, v.isChar { return files.values.first { $0.name == name } }
    guard let x = v.realScalar, let n = Int(exactly: x) else { return nil }
    return files[n]
  }
}

extension Call {
  /// The open file in argument `i`.
  func file(_ i: Int = 0) throws(NablaError) -> OpenFile {
    if let f = session.service(FileTable.self).find(self[i]) { return f }
    throw failed("invalid stream number = \(fileNumber(i))")
  }

  func fileNumber(_ i: Int) -> Int {
    guard !self[i].isChar, let x = self[i].realScalar, let n = Int(exactly: x) else { return -1 }
    return n
  }

  /// A file name: a leading `~` means the home folder.
  func path(_ i: Int, _ what: String) throws(NablaError) -> String {
    FilePath.expanded(try string(i, what))
  }

  /// A file to read: as it is named, or else in one of the folders in which functions are found.
  func dataFile(_ name: String, endings: [String] = [""]) throws(NablaError) -> String {
    guard !FilePath.exists(name), !name.hasPrefix("/"), !name.isEmpty else { return name }
    for folder in session.functions.path.folders {
      for ending in endings where FilePath.isFile(folder + "/" + name + ending) {
        let found = folder + "/" + name + ending
        try session.warn(
          "Octave:data-file-in-path", "\(self.name): '\(found)' found by searching load path")
        return found
      }
    }
    return name
  }

  /// `name: what` where the names of the language and of the system call agree.
  func fail(errno number: Int32, _ what: String) -> NablaError {
    fail("\(what): \(String(cString: nabla_error_text(number)))")
  }
}

/// Paths as text.
enum FilePath {
  static func expanded(_ name: String) -> String {
    guard name == "~" || name.hasPrefix("~/"), let home = getenv("HOME") else { return name }
    return String(cString: home) + name.dropFirst()
  }

  static var current: String {
    var buffer = [CChar](repeating: 0, count: 4096)
    return getcwd(&buffer, buffer.count) == nil ? "." : text(buffer)
  }

  static func text(_ buffer: [CChar]) -> String {
    String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  static func info(_ name: String) -> stat? {
    var s = Glibc.stat()
    return stat(name, &s) == 0 ? s : nil
  }

  static func isFolder(_ name: String) -> Bool {
    info(name).map { $0.st_mode & S_IFMT == S_IFDIR } ?? false
  }

  static func isFile(_ name: String) -> Bool {
    info(name).map { $0.st_mode & S_IFMT == S_IFREG } ?? false
  }

  static func exists(_ name: String) -> Bool { info(name) != nil }

  /// The names in a folder, sorted by bytes, `.` and `..` among them; nil if it cannot be read.
  static func entries(_ folder: String) -> [String]? {
    guard let d = opendir(folder) else { return nil }
    defer { closedir(d) }
    var names: [String] = []
    while let e = readdir(d) {
      let name = withUnsafePointer(to: &e.pointee.d_name) {
        String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
      }
      names.append(name)
    }
    return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  /// Names that match a pattern of the shell, sorted.
  static func matching(_ pattern: String) -> [String] {
    var g = glob_t()
    defer { globfree(&g) }
    guard glob(pattern, 0, nil, &g) == 0, let list = g.gl_pathv else { return [] }
    var names: [String] = []
    for i in 0..<Int(g.gl_pathc) { if let p = list[i] { names.append(String(cString: p)) } }
    return names
  }

  /// The whole contents; a reason where that fails.
  static func contents(_ name: String) -> Result<[UInt8], FileProblem> {
    guard let f = fopen(name, "r") else { return .failure(FileProblem(number: errno)) }
    defer { fclose(f) }
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let n = fread(&buffer, 1, buffer.count, f)
      result.append(contentsOf: buffer[0..<n])
      if n < buffer.count { break }
    }
    if ferror(f) != 0 { return .failure(FileProblem(number: errno)) }
    return .success(result)
  }

  /// Writes a file under a temporary name and renames it, so that it is whole or not there.
  static func write(_ bytes: [UInt8], to name: String) -> FileProblem? {
    var target = name
    // A link is written through, not replaced.
    if let resolved = realpath(name, nil) {
      target = String(cString: resolved)
      free(resolved)
    }
    if exists(target), !isFile(target) {
      guard let f = fopen(target, "w") else { return FileProblem(number: errno) }
      defer { fclose(f) }
      return fwrite(bytes, 1, bytes.count, f) == bytes.count ? nil : FileProblem(number: errno)
    }
    let temporary = target + ".\(getpid()).tmp"
    guard let f = fopen(temporary, "w") else { return FileProblem(number: errno) }
    let mode = info(target)?.st_mode
    let written = fwrite(bytes, 1, bytes.count, f) == bytes.count && fflush(f) == 0
    var problem = written ? nil : FileProblem(number: errno)
    if fclose(f) != 0, problem == nil { problem = FileProblem(number: errno) }
    if problem == nil, let mode { _ = chmod(temporary, mode & 0o7777) }
    if problem == nil, rename(temporary, target) != 0 { problem = FileProblem(number: errno) }
    if problem != nil { unlink(temporary) }
    return problem
  }
}

/// Why the system refused.
struct FileProblem: Error {
  let number: Int32
  var text: String { String(cString: nabla_error_text(number)) }
}
