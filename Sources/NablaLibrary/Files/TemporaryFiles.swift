import Glibc
import NablaEngine

/// Files that vanish, and where they are.
extension Builtin {
  static let temporaryFolderName = Builtin(
    "P_tmpdir", "DIR = P_tmpdir ()", .exactly(0), category: .files,
    summary: "The system's folder for temporary files.",
    details: "`tempdir` also looks at TMPDIR of the environment.",
    examples: [Example("P_tmpdir", shows: "ans = /tmp")],
    seeAlso: ["tempdir", "tempname", "tmpfile"]
  ) { (_: borrowing Call) throws(NablaError) -> [Value] in [Value("/tmp")] }

  static let tmpfile = Builtin(
    "tmpfile", "[FID, MSG] = tmpfile ()", .exactly(0), outputs: 2, category: .files,
    summary: "Opens a new file without a name, which is gone when it is closed.",
    details: "It is open for reading and writing (\"w+b\"). If that fails FID is -1.",
    examples: [
      Example(
        "fid = tmpfile (); fputs (fid, \"abc\"); frewind (fid); fgetl (fid)", shows: "ans = abc")
    ],
    seeAlso: ["tempname", "fopen"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    guard let stream = Glibc.tmpfile() else {
      return [.scalar(-1), Value(FileProblem(number: errno).text)]
    }
    let table = call.session.service(FileTable.self)
    let fid = table.add(
      OpenFile(name: "", mode: "w+b", isBigEndian: false, stream: stream), session: call.session)
    return [Value(fid), .emptyString]
  }

  static let isValidFileID = Builtin(
    "is_valid_file_id", "TF = is_valid_file_id (FID)", .exactly(1), category: .files,
    summary: "True if FID is the number of an open file.",
    details: "0, 1 and 2, the standard streams, always are.",
    examples: [
      Example("is_valid_file_id (1)", shows: "ans = 1"),
      Example("is_valid_file_id (99)", shows: "ans = 0"),
    ],
    seeAlso: ["fopen", "freport"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    if call[0].isChar { return [.bool(false)] }
    if let x = call[0].realScalar, (0...2).contains(x), x == x.rounded() { return [.bool(true)] }
    return [.bool(call.session.service(FileTable.self).find(call[0]) != nil)]
  }
}

let temporaryFileBuiltins: [Builtin] = [.temporaryFolderName, .tmpfile, .isValidFileID]
