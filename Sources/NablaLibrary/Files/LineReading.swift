import NablaEngine

/// fgetl, fgets, fskipl, fileread, fscanf: text out of files.
extension Builtin {
  static let fgetl = Builtin(
    "fgetl", "STR = fgetl (FID)\nSTR = fgetl (FID, LEN)\n[STR, N] = fgetl (...)", .between(1, 2),
    outputs: 2, category: .files,
    summary: "The next line of a file without its newline, or -1 at the end.",
    details: "At most LEN characters are read. N is how many were.",
    examples: [
      Example("fid = fopen (tempname (), \"w+\"); fputs (fid, \"one\\ntwo\\n\"); frewind (fid); fgetl (fid)", shows: "ans = one")
    ],
    seeAlso: ["fgets", "fskipl", "feof"],
    body: fgetlBody)

  static let fgets = Builtin(
    "fgets", "STR = fgets (FID)\nSTR = fgets (FID, LEN)\n[STR, N] = fgets (...)", .between(1, 2),
    outputs: 2, category: .files,
    summary: "The next line of a file with its newline, or -1 at the end.",
    details: "At most LEN characters are read. N is how many were.",
    examples: [
      Example("fid = fopen (tempname (), \"w+\"); fputs (fid, \"one\\ntwo\\n\"); frewind (fid); double (fgets (fid))", shows: "ans =\n\n   111   110   101    10")
    ],
    seeAlso: ["fgetl", "fskipl", "feof"],
    body: fgetsBody)

  static let fskipl = Builtin(
    "fskipl", "N = fskipl (FID)\nN = fskipl (FID, COUNT)", .between(1, 2), category: .files,
    summary: "Skips COUNT lines (one; Inf for all) and tells how many there were.",
    details: "",
    examples: [
      Example("fid = fopen (tempname (), \"w+\"); fputs (fid, \"one\\ntwo\\n\"); frewind (fid); fskipl (fid, Inf)", shows: "ans = 2")
    ],
    seeAlso: ["fgetl", "fgets"],
    body: fskiplBody)

  static let fileread = Builtin(
    "fileread", "STR = fileread (FILENAME)", .between(1, 3), category: .files,
    summary: "The whole contents of a file as a row of characters.",
    details: "",
    examples: [
      Example("f = tempname (); fid = fopen (f, \"w\"); fputs (fid, \"some text\"); fclose (fid); fileread (f)", shows: "ans = some text")
    ],
    seeAlso: ["fgetl", "fread", "importdata"],
    body: filereadBody)

  static let fscanf = Builtin(
    "fscanf",
    "VAL = fscanf (FID, TEMPLATE)\nVAL = fscanf (FID, TEMPLATE, SIZE)\n[VAL, COUNT, MSG] = fscanf (...)\n[V1, V2, ...] = fscanf (FID, TEMPLATE, \"C\")",
    .between(2, 3), outputs: Int.max, category: .files,
    summary: "Numbers and words out of a file, as `sscanf` reads them out of a text.",
    details: "",
    examples: [
      Example("fid = fopen (tempname (), \"w+\"); fputs (fid, \"1 2 3\"); frewind (fid); fscanf (fid, \"%d\")", shows: "ans =\n\n   1\n   2\n   3")
    ],
    seeAlso: ["sscanf", "textscan", "fgetl"],
    body: fscanfBody)
}

private func limit(_ call: borrowing Call) throws(NablaError) -> Int {
  guard call.has(1) else { return Int.max }
  guard let x = call[1].realScalar, x >= 1 else {
    throw call.failed("invalid maximum length specified")
  }
  return x < 1e15 ? Int(x) : Int.max
}

private func readsStandardInput(_ call: borrowing Call) -> Bool {
  let n = call.fileNumber(0)
  return n >= 0 && n <= 2
}

private func line(_ call: borrowing Call, keepsNewline: Bool) throws(NablaError) -> [Value] {
  let most = try limit(call)
  if readsStandardInput(call) { return [.scalar(-1), .scalar(0)] }
  guard var bytes = try call.file().readLine(limit: most) else { return [.scalar(-1), .scalar(0)] }
  let count = bytes.count
  if !keepsNewline, bytes.last == 0x0A { bytes.removeLast() }
  return [Value(text: bytes), Value(count)]
}

private func fgetlBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  try line(call, keepsNewline: false)
}

private func fgetsBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  try line(call, keepsNewline: true)
}

private func fskiplBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let f = try call.file()
  var wanted = 1
  if call.has(1) {
    guard let x = call[1].realScalar, x >= 0 else {
      throw call.failed("number of lines must be a non-negative integer")
    }
    wanted = x < 1e15 ? Int(x) : Int.max
  }
  var n = 0
  while n < wanted, let bytes = f.readLine() {
    if bytes.last == 0x0A { n += 1 }
  }
  return [Value(n)]
}

private func filereadBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard call[0].isChar, let name = call[0].text else {
    throw call.failed("FILENAME argument must be a string")
  }
  switch FilePath.contents(try call.dataFile(FilePath.expanded(name))) {
  case .success(let bytes): return [Value(text: bytes)]
  case .failure: throw call.failed("cannot open file")
  }
}

private func fscanfBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let f = try call.file()
  let start = f.position
  let text = Value(text: f.readAll())
  let rest = Array(call.arguments.dropFirst())
  if call[2].text == "C" {
    return try call.session.call(named: "sscanf", [text] + rest, nargout: call.nargout)
  }
  let results = try call.session.call(named: "sscanf", [text] + rest, nargout: 4)
  // What was not used stays to be read.
  if results.count > 3, let next = results[3].realScalar, let n = Int(exactly: next) {
    if n - 1 < text.count { _ = f.seek(start + n - 1, origin: 0) }
  }
  return Array(results.prefix(3))
}

let lineReadingBuiltins: [Builtin] = [.fgetl, .fgets, .fskipl, .fileread, .fscanf]
