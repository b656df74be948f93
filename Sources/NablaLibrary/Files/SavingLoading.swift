import CNabla
import Glibc
import NablaEngine

/// save and load: variables to files and back.
extension Builtin {
  static let save = Builtin(
    "save",
    "save FILE\nsave OPTIONS FILE V1 V2 ...\nsave OPTIONS FILE -struct STRUCT F1 F2 ...\nsave - V1 V2 ...",
    .atLeast(1), category: .files,
    summary: "Writes variables to a file, all of them if none is named; names may hold wildcards.",
    details: """
      Options: -text (the default), -v6, -v7 and -v7.3 (MAT files), -ascii (numbers only), -append,
      -zip, -struct (the fields of a struct as variables). The file "-" is the terminal.
      """,
    examples: [
      Example("f = tempname (); x = 5; save (f, \"x\"); clear x; load (f); x", shows: "x = 5")
    ],
    seeAlso: ["load", "fwrite", "dlmwrite"],
    body: saveBody)

  static let load = Builtin(
    "load", "load FILE\nload OPTIONS FILE V1 V2 ...\nS = load (...)", .atLeast(1), category: .files,
    summary: "Reads variables from a file; into a struct if an output is asked for.",
    details: """
      Reads what `save` writes, MAT files of versions 5 to 7.3, gzipped text, and tables of numbers
      (which become one matrix). Names may hold wildcards.
      """,
    examples: [
      Example("f = tempname (); x = 5; save (f, \"x\"); s = load (f)", shows: """
        s =

          scalar structure containing the fields:

            x = 5
        """)
    ],
    seeAlso: ["save", "fread", "dlmread", "importdata"],
    body: loadBody)
}

private enum FileKind { case text, ascii, mat(MatFile.Version) }

private struct Request {
  var kind: FileKind?
  var appends = false
  var zips = false
  var structs = false
  var names: [String] = []

  init(_ call: borrowing Call) throws(NablaError) {
    for v in call.arguments {
      guard let word = v.text, v.isChar else {
        throw call.fail("\(call.name): arguments must be strings")
      }
      guard word.hasPrefix("-"), word != "-" else {
        names.append(word)
        continue
      }
      switch word.lowercasedASCII {
      case "-text", "-t": kind = .text
      case "-ascii", "-a": kind = .ascii
      case "-v6", "-6", "-mat": kind = .mat(.v5)
      case "-v7", "-7", "-mat7-binary", "-mat-binary": kind = .mat(.v7)
      case "-v7.3", "-7.3", "-hdf5": kind = .mat(.v73)
      case "-append": appends = true
      case "-zip", "-z": zips = true
      case "-struct": structs = true
      case "-force", "-f", "-list", "-verbose", "-import", "-nocompression": break
      case "-binary", "-float-binary", "-float-hdf5", "-v4", "-4", "-mat4-binary":
        throw call.fail("\(call.name): the format '\(word)' is not supported")
      default: throw call.fail("\(call.name): Unrecognized option '\(word)'")
      }
    }
  }
}

/// Wildcards of the shell in names: `*`, `?`, `[a-z]`.
func matches(_ name: String, _ pattern: String) -> Bool {
  fnmatch(pattern, name, 0) == 0
}

private func saveBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let request = try Request(call)
  guard let first = request.names.first else { throw call.invalid() }
  let path = FilePath.expanded(first)
  let variables = try chosen(call, request, Array(request.names.dropFirst()))
  var kind = request.kind
  if kind == nil, request.appends, path != "-", FilePath.isFile(path) {
    if case .success(let bytes) = FilePath.contents(path), MatFile.recognizes(bytes) {
      kind = .mat(.v7)
    }
  }
  switch kind ?? .text {
  case .mat(let version):
    try MatFile.write(path, variables, version, append: request.appends)
  case .text: return try saveText(call, path, request, variables)
  case .ascii:
    var bytes: [UInt8] = []
    for (_, v) in variables { bytes += try asciiTable(call, v) }
    try store(call, path, bytes, request)
  }
  return []
}

private func chosen(_ call: borrowing Call, _ request: Request, _ patterns: [String])
  throws(NablaError) -> [(String, Value)]
{
  let scope = call.session.scope
  if request.structs {
    guard let name = patterns.first, case .structure(let s)? = scope.get(name), s.count == 1 else {
      throw call.failed("'\(patterns.first ?? "")' is not a scalar structure")
    }
    let wanted = patterns.dropFirst()
    var list: [(String, Value)] = []
    for (f, field) in s.fields.names.enumerated() {
      if wanted.isEmpty || wanted.contains(where: { matches(field, $0) }) {
        list.append((field, s.values[f]))
      }
    }
    return list
  }
  let names = scope.names()
  if patterns.isEmpty { return names.compactMap { n in scope.get(n).map { (n, $0) } } }
  var list: [(String, Value)] = []
  for p in patterns {
    let found = names.filter { matches($0, p) }
    if found.isEmpty { try call.session.warn("", "save: no such variable '\(p)'") }
    for n in found { if let v = scope.get(n) { list.append((n, v)) } }
  }
  return list
}

private func saveText(
  _ call: borrowing Call, _ path: String, _ request: Request, _ variables: [(String, Value)]
) throws(NablaError) -> [Value] {
  var writer = OctaveTextWriter()
  for (n, v) in variables { try writer.write(n, v) }
  let t = BrokenTime.now
  var buffer = [CChar](repeating: 0, count: 257)
  gethostname(&buffer, 256)
  let user = getenv("USER").map { String(cString: $0) } ?? "root"
  let day = DateFormat.text(t, "ddd mmm dd HH:MM:SS yyyy")
  let header = "# Created by Octave 7.3.0, \(day) UTC <\(user)@\(FilePath.text(buffer))>\n"
  if path == "-" {
    if call.nargout > 0 { return [Value(text: Array(header.utf8) + writer.bytes)] }
    call.session.output.put(writer.bytes)
    return []
  }
  try store(call, path, Array(header.utf8) + writer.bytes, request)
  return []
}

private func store(_ call: borrowing Call, _ path: String, _ bytes: [UInt8], _ request: Request)
  throws(NablaError)
{
  var all = bytes
  if request.appends, case .success(let before) = FilePath.contents(path) { all = before + bytes }
  if request.zips {
    guard let file = gzopen(path, "wb") else {
      throw call.failed("unable to open output file '\(path)'")
    }
    let n = all.withUnsafeBytes { gzwrite(file, $0.baseAddress, UInt32($0.count)) }
    guard gzclose(file) == Z_OK, Int(n) == all.count else {
      throw call.failed("error while writing '\(path)'")
    }
    return
  }
  if FilePath.write(all, to: path) != nil {
    throw call.failed("unable to open output file '\(path)'")
  }
}

private func asciiTable(_ call: borrowing Call, _ v: Value) throws(NablaError) -> [UInt8] {
  guard v.classID.isArithmetic, v.dims.is2D else {
    throw call.failed("wrong type argument '\(TypeName.of(v))'")
  }
  let x = try Numbers.reals(v)
  var text = ""
  for i in 0..<v.dims.rows {
    for j in 0..<v.dims.columns {
      text += " " + Numbers.scientific(x[j * v.dims.rows + i], digits: 8)
    }
    text += "\n"
  }
  return Array(text.utf8)
}

// MARK: load

/// The bytes of a file, unpacked if it is gzipped.
func unpackedContents(_ path: String) -> [UInt8]? {
  guard let file = gzopen(path, "rb") else { return nil }
  defer { gzclose(file) }
  var result: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 18)
  while true {
    let n = gzread(file, &buffer, UInt32(buffer.count))
    if n < 0 { return nil }
    if n == 0 { break }
    result.append(contentsOf: buffer[0..<Int(n)])
  }
  return result
}

private func loadBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let request = try Request(call)
  guard let first = request.names.first else { throw call.invalid() }
  var path = FilePath.expanded(first)
  if !FilePath.isFile(path), FilePath.isFile(path + ".mat") { path += ".mat" }
  path = try call.dataFile(path, endings: ["", ".mat"])
  guard FilePath.isFile(path) else { throw call.failed("unable to find file \(first)") }
  let patterns = request.names.dropFirst()
  func wants(_ name: String) -> Bool {
    patterns.isEmpty || patterns.contains { matches(name, $0) }
  }
  guard let bytes = unpackedContents(path) else { throw call.failed("unable to open input file '\(path)'") }
  var variables: [(String, Value)] = []
  if case .ascii? = request.kind {
    return try loadTable(call, path, bytes)
  }
  if MatFile.recognizes(bytes) || bytes.starts(with: [0x89, 0x48, 0x44, 0x46]) {
    variables = try MatFile.read(path, session: call.session, wants: wants)
  } else if OctaveTextReader.recognizes(bytes) {
    var reader = OctaveTextReader(bytes, session: call.session)
    while let (name, v) = try reader.next() { if wants(name) { variables.append((name, v)) } }
  } else {
    return try loadTable(call, path, bytes)
  }
  guard !variables.isEmpty else {
    throw call.failed("empty name keyword or no data found in file '\(first)'")
  }
  if call.nargout > 0 {
    let s = StructArray([])
    for (name, v) in variables { s.set(name, v) }
    return [.structure(s)]
  }
  for (name, v) in variables { call.session.scope.set(name, v) }
  return []
}

/// A table of numbers: one matrix, named after the file.
private func loadTable(_ call: borrowing Call, _ path: String, _ bytes: [UInt8]) throws(NablaError)
  -> [Value]
{
  guard let table = try NumberTable.matrix(bytes) else {
    throw call.failed("unable to determine file format of '\(path)'")
  }
  if call.nargout > 0 { return [table] }
  var name = path.split(separator: "/").last.map(String.init) ?? path
  if let dot = name.lastIndex(of: "."), dot != name.startIndex { name = String(name[..<dot]) }
  var clean = ""
  for c in name.utf8 {
    let letter = c >= 65 && c <= 90 || c >= 97 && c <= 122 || c == 95
    clean += letter || c >= 48 && c <= 57 ? String(UnicodeScalar(c)) : "_"
  }
  if clean.utf8.first.map({ $0 >= 48 && $0 <= 57 }) ?? true { clean = "X" + clean }
  call.session.scope.set(clean, table)
  return []
}

let savingBuiltins: [Builtin] = [.save, .load]
