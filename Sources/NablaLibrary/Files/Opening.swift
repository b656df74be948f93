import Glibc
import NablaEngine

/// fopen, fclose and moving about in files.
extension Builtin {
  static let fopen = Builtin(
    "fopen",
    "FID = fopen (NAME)\nFID = fopen (NAME, MODE)\nFID = fopen (NAME, MODE, ARCH)\n[FID, MSG] = fopen (...)\nLIST = fopen (\"all\")\n[NAME, MODE, ARCH] = fopen (FID)",
    .between(1, 4), outputs: 4, category: .files,
    summary: "Opens a file and gives its number, or -1 and a message.",
    details: """
      MODE is "r" (read), "w" (write anew), "a" (append), with "+" to do both. ARCH is the order of the
      bytes of numbers: "ieee-le", "ieee-be" or "native".
      """,
    examples: [Example("[fid, msg] = fopen (\"/no/such/file\")", shows: "fid = -1\nmsg = No such file or directory")],
    seeAlso: ["fclose", "fgetl", "fread", "fprintf", "feof"],
    body: fopenBody)

  static let fclose = Builtin(
    "fclose", "fclose (FID)\nfclose (\"all\")\nSTATUS = fclose (...)", .exactly(1),
    category: .files,
    summary: "Closes a file, or all of them.",
    details: "STATUS is 0 if that went well.",
    examples: [Example("fid = fopen (tempname (), \"w\"); fclose (fid)", shows: "ans = 0")],
    seeAlso: ["fopen", "fflush"],
    body: fcloseBody)

  static let feof = Builtin(
    "feof", "STATUS = feof (FID)", .exactly(1), category: .files,
    summary: "True if reading has met the end of the file.",
    details: "A line that ends the file tells so at once, so `while ! feof (fid)` reads every line.",
    examples: [
      Example("f = tempname (); fid = fopen (f, \"w+\"); fgetl (fid); feof (fid)", shows: "ans = 1")
    ],
    seeAlso: ["fgetl", "fread", "ferror"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [.bool(try call.file().atEnd)] }

  static let ferror = Builtin(
    "ferror", "MSG = ferror (FID)\n[MSG, ERR] = ferror (FID, \"clear\")", .between(1, 2),
    outputs: 2, category: .files,
    summary: "What went wrong with a file last, and a number that is zero if nothing did.",
    details: "\"clear\" forgets it.",
    examples: [Example("fid = fopen (tempname (), \"w\"); ferror (fid)", shows: "ans = ")],
    seeAlso: ["feof", "fclose"],
    body: ferrorBody)

  static let fclear = Builtin(
    "fclear", "fclear (FID)", .exactly(1), outputs: 0, category: .files,
    summary: "Forgets errors and the end of file.",
    details: "",
    examples: [Example("fid = fopen (tempname (), \"w+\"); fclear (fid)", shows: "")],
    seeAlso: ["ferror", "frewind"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    let f = try call.file()
    f.problem = ""
    f.atEnd = false
    return []
  }

  static let frewind = Builtin(
    "frewind", "frewind (FID)\nSTATUS = frewind (FID)", .exactly(1), category: .files,
    summary: "Moves to the beginning of a file.",
    details: "",
    examples: [
      Example("fid = fopen (tempname (), \"w+\"); fputs (fid, \"abc\"); frewind (fid); fgetl (fid)", shows: "ans = abc")
    ],
    seeAlso: ["fseek", "ftell"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    let done = try call.file().seek(0, origin: Glibc.SEEK_SET)
    return call.nargout > 0 ? [.scalar(done ? 0 : -1)] : []
  }

  static let fseek = Builtin(
    "fseek", "STATUS = fseek (FID, OFFSET)\nSTATUS = fseek (FID, OFFSET, ORIGIN)", .between(2, 3),
    category: .files,
    summary: "Moves to a place in a file, in bytes; 0 if that went well, else -1.",
    details: "ORIGIN is SEEK_SET or \"bof\" (the beginning, the default), SEEK_CUR or \"cof\", SEEK_END or \"eof\".",
    examples: [
      Example("fid = fopen (tempname (), \"w+\"); fputs (fid, \"abc\"); fseek (fid, 1); fgetl (fid)", shows: "ans = bc")
    ],
    seeAlso: ["ftell", "frewind"],
    body: fseekBody)

  static let ftell = Builtin(
    "ftell", "POS = ftell (FID)", .exactly(1), category: .files,
    summary: "The place in a file, in bytes from its beginning.",
    details: "",
    examples: [Example("fid = fopen (tempname (), \"w+\"); fputs (fid, \"abc\"); ftell (fid)", shows: "ans = 3")],
    seeAlso: ["fseek", "frewind"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in [Value(try call.file().position)] }

  static let seekSet = origin("SEEK_SET", -1, "the beginning of the file")
  static let seekCurrent = origin("SEEK_CUR", 0, "the present place")
  static let seekEnd = origin("SEEK_END", 1, "the end of the file")

  static let freport = Builtin(
    "freport", "freport ()", .exactly(0), outputs: 0, category: .files,
    summary: "Lists the open files.",
    details: "",
    examples: [],
    seeAlso: ["fopen", "fclose"],
    body: freportBody)
}

private func origin(_ name: String, _ number: Double, _ what: String) -> Builtin {
  Builtin(
    name, "\(name)", .exactly(0), category: .files,
    summary: "The origin \(what) for `fseek`.", details: "",
    examples: [Example(name, shows: "ans = \(Int(number))")], seeAlso: ["fseek"]
  ) { (_: borrowing Call) throws(NablaError) -> [Value] in [.scalar(number)] }
}

private func byteOrder(_ name: String) throws(NablaError) -> Bool {
  switch name.lowercasedASCII {
  case "native", "n", "ieee-le", "l", "le": return false
  case "ieee-be", "b", "be": return true
  default: throw .message("invalid architecture type specified", id: "")
  }
}

private func fopenBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let table = call.session.service(FileTable.self)
  if call.count == 1, call[0].text == "all", call[0].isChar {
    let numbers = table.files.keys.sorted().map { Double($0) }
    return [numbers.isEmpty ? .emptyMatrix : try .column(numbers)]
  }
  if call.count == 1, !call[0].isChar {
    guard let x = call[0].realScalar else {
      throw call.fail("file id must be a file object or integer value")
    }
    switch x {
    case 0: return [Value("stdin"), Value("r"), Value("ieee-le"), Value("utf-8")]
    case 1: return [Value("stdout"), Value("w"), Value("ieee-le"), Value("utf-8")]
    case 2: return [Value("stderr"), Value("w"), Value("ieee-le"), Value("utf-8")]
    default: break
    }
    guard let f = table.find(call[0]) else { return [Value(""), Value(""), Value(""), Value("")] }
    return [
      Value(f.name), Value(f.mode), Value(f.isBigEndian ? "ieee-be" : "ieee-le"), Value("utf-8"),
    ]
  }
  guard call[0].isChar, let text = call[0].text else {
    throw call.failed("filename must be a string")
  }
  var name = FilePath.expanded(text)
  var mode = call.has(1) ? try call.string(1, "file mode must be a string") : "r"
  let letters = mode.filter { $0 != "b" && $0 != "t" && $0 != "z" && $0 != "W" && $0 != "R" }
  guard ["r", "w", "a", "r+", "w+", "a+"].contains(letters) else {
    throw call.fail("invalid mode specified")
  }
  if letters == "r" { name = try call.dataFile(name) }
  if !mode.contains("t"), !mode.contains("b") {
    mode = String(letters.prefix(1)) + "b" + letters.dropFirst()
  }
  let bigEndian = call.has(2) ? try byteOrder(try call.string(2, "architecture type must be a string")) : false
  let (number, problem) = table.open(name, mode, bigEndian: bigEndian, session: call.session)
  return [Value(number), Value(problem)]
}

private func fcloseBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let table = call.session.service(FileTable.self)
  if call[0].text == "all", call[0].isChar {
    table.closeAll()
    return [.scalar(0)]
  }
  let number = call.fileNumber(0)
  if number >= 0, number <= 2 { return [.scalar(0)] }
  guard table.files[number] != nil else { throw call.failed("invalid stream number = \(number)") }
  return [.scalar(table.close(number) ? 0 : -1)]
}

private func ferrorBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let f = try call.file()
  let text = f.problem
  if call[1].text == "clear" { f.problem = "" }
  return [Value(text), .scalar(text.isEmpty ? 0 : -1)]
}

private func fseekBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let f = try call.file()
  let offset = try call.int(1, "invalid value for offset")
  var origin = Glibc.SEEK_SET
  if call.has(2) {
    if let word = call[2].text, call[2].isChar {
      switch word {
      case "bof": origin = Glibc.SEEK_SET
      case "cof": origin = Glibc.SEEK_CUR
      case "eof": origin = Glibc.SEEK_END
      default: throw call.failed("invalid value for origin")
      }
    } else {
      switch call[2].realScalar {
      case -1: origin = Glibc.SEEK_SET
      case 0: origin = Glibc.SEEK_CUR
      case 1: origin = Glibc.SEEK_END
      default: throw call.failed("invalid value for origin")
      }
    }
  }
  return [.scalar(f.seek(offset, origin: origin) ? 0 : -1)]
}

private func freportBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var text = "\n  number  mode  arch       name\n  ------  ----  ----       ----\n"
  func line(_ n: Int, _ mode: String, _ arch: String, _ name: String) {
    let number = String(repeating: " ", count: max(0, 4 - "\(n)".utf8.count)) + "\(n)"
    func padded(_ s: String, _ width: Int) -> String {
      s + String(repeating: " ", count: max(0, width - s.utf8.count))
    }
    text += "  \(number)     \(padded(mode, 3))  \(padded(arch, 9))  \(name)\n"
  }
  line(0, "r", "ieee-le", "stdin")
  line(1, "w", "ieee-le", "stdout")
  line(2, "w", "ieee-le", "stderr")
  for (n, f) in call.session.service(FileTable.self).files.sorted(by: { $0.key < $1.key }) {
    line(n, f.mode, f.isBigEndian ? "ieee-be" : "ieee-le", f.name)
  }
  call.session.output.put(text + "\n")
  return []
}

let openingBuiltins: [Builtin] = [
  .fopen, .fclose, .feof, .ferror, .fclear, .frewind, .fseek, .ftell, .seekSet, .seekCurrent,
  .seekEnd, .freport,
]
