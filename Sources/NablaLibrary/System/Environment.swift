import CNabla
import Glibc
import NablaEngine

/// getenv, setenv, system, computer and the like: the machine around the program.
extension Builtin {
  static let getenv = Builtin(
    "getenv", "VAL = getenv (NAME)", .exactly(1), category: .system,
    summary: "The value of a variable of the environment; empty if there is none.",
    details: "",
    examples: [Example("getenv (\"NO_SUCH_VARIABLE\")", shows: "ans = ")],
    seeAlso: ["setenv", "unsetenv"],
    body: getenvBody)

  static let setenv = environmentSetter("setenv", alias: "putenv")
  static let putenv = environmentSetter("putenv", alias: "setenv")

  static let unsetenv = Builtin(
    "unsetenv", "STATUS = unsetenv (NAME)", .exactly(1), category: .system,
    summary: "Removes a variable from the environment; STATUS is 0 if that went well.",
    details: "",
    examples: [Example("unsetenv (\"NO_SUCH_VARIABLE\")", shows: "ans = 0")],
    seeAlso: ["setenv", "getenv"],
    body: unsetenvBody)

  static let system = Builtin(
    "system", "system (COMMAND)\n[STATUS, TEXT] = system (COMMAND)\n[...] = system (COMMAND, RETURN_OUTPUT)",
    .between(1, 3), outputs: 2, category: .system,
    summary: "Runs a command of the shell; its status, and what it wrote if TEXT is asked for.",
    details: "Without TEXT the command writes to where the program writes.",
    examples: [Example("[status, text] = system (\"echo hello\")", shows: "status = 0\ntext = hello")],
    seeAlso: ["getenv", "shell_cmd"],
    body: systemBody)

  static let shellCommand = Builtin(
    "shell_cmd", "[STATUS, TEXT] = shell_cmd (COMMAND)", .between(1, 3), outputs: 2,
    category: .system,
    summary: "Runs a command of the shell; an old name of `system`.",
    details: "",
    examples: [Example("[status, text] = shell_cmd (\"echo hello\")", shows: "status = 0\ntext = hello\n")],
    seeAlso: ["system"],
    body: systemBody)

  static let computer = Builtin(
    "computer", "computer\nC = computer ()\n[C, MAXSIZE, ENDIAN] = computer ()\nARCH = computer (\"arch\")",
    .between(0, 1), outputs: 3, category: .system,
    summary: "The kind of machine, the largest number of elements, and the order of bytes.",
    details: "",
    examples: [Example("[c, maxsize, endian] = computer (); endian", shows: "endian = L")],
    seeAlso: ["isunix", "nproc", "uname"],
    body: computerBody)

  static let isunix = platform("isunix", "Unix or a system like it", true)
  static let ispc = platform("ispc", "Windows", false)
  static let ismac = platform("ismac", "macOS", false)

  static let isdeployed = answer(
    "isdeployed", "TF = isdeployed ()", .bool(false), "True in a compiled program; always false here.",
    shows: "ans = 0")
  static let isstudent = answer(
    "isstudent", "TF = isstudent ()", .bool(false), "True in a student edition; always false here.",
    shows: "ans = 0")
  static let isieee = answer(
    "isieee", "TF = isieee ()", .bool(true), "True if numbers are those of IEEE 754; always so here.",
    shows: "ans = 1")
  static let isguirunning = answer(
    "isguirunning", "TF = isguirunning ()", .bool(false),
    "True inside a graphical user interface; always false here.", shows: "ans = 0")

  static let usejava = Builtin(
    "usejava", "TF = usejava (FEATURE)", .exactly(1), category: .system,
    summary: "True if a feature of Java can be used; always false here.",
    details: "FEATURE is \"awt\", \"desktop\", \"jvm\" or \"swing\".",
    examples: [Example("usejava (\"desktop\")", shows: "ans = 0")],
    seeAlso: ["isdeployed"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    guard call[0].isChar else { throw call.failed("FEATURE must be a string") }
    return [.bool(false)]
  }

  static let nproc = Builtin(
    "nproc", "N = nproc ()", .between(0, 1), category: .system,
    summary: "The number of processors.",
    details: "",
    examples: [Example("nproc () >= 1", shows: "ans = 1")],
    seeAlso: ["computer", "getpid"]
  ) { (_: borrowing Call) throws(NablaError) -> [Value] in
    [Value(Swift.max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))]
  }

  static let getpid = Builtin(
    "getpid", "PID = getpid ()", .exactly(0), category: .system,
    summary: "The number of the process.",
    details: "",
    examples: [Example("getpid () > 0", shows: "ans = 1")],
    seeAlso: ["nproc"]
  ) { (_: borrowing Call) throws(NablaError) -> [Value] in [Value(Int(Glibc.getpid()))] }

  static let gethostname = Builtin(
    "gethostname", "NAME = gethostname ()", .exactly(0), category: .system,
    summary: "The name of the machine.",
    details: "",
    examples: [Example("ischar (gethostname ())", shows: "ans = 1")],
    seeAlso: ["computer", "uname"]
  ) { (_: borrowing Call) throws(NablaError) -> [Value] in
    var buffer = [CChar](repeating: 0, count: 257)
    Glibc.gethostname(&buffer, 256)
    return [Value(FilePath.text(buffer))]
  }

  static let uname = Builtin(
    "uname", "[UTS, ERR, MSG] = uname ()", .exactly(0), outputs: 3, category: .system,
    summary: "The name and version of the operating system, as a struct.",
    details: "",
    examples: [Example("u = uname (); u.sysname", shows: "ans = Linux")],
    seeAlso: ["computer", "gethostname"],
    body: unameBody)

  static let isatty = Builtin(
    "isatty", "TF = isatty (FID)", .exactly(1), category: .system,
    summary: "True if a file number, 0, 1 or 2 as a rule, is a terminal.",
    details: "",
    examples: [Example("isatty (99)", shows: "ans = 0")],
    seeAlso: ["terminal_size", "fopen"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    guard let x = call[0].realScalar, let fd = Int32(exactly: x), fd >= 0 else {
      return [.bool(false)]
    }
    return [.bool(fd <= 2 && Glibc.isatty(fd) == 1)]
  }

  static let compareVersions = Builtin(
    "compare_versions", "TF = compare_versions (V1, V2, OPERATOR)", .exactly(3), category: .system,
    summary: "Compares two version numbers by one of ==, <, <=, >, >=, != and ~=.",
    details: "",
    examples: [
      Example("compare_versions (\"7.3.0\", \"6.10.1\", \">\")", shows: "ans = 1"),
      Example("compare_versions (\"1.2\", \"1.2.0\", \"==\")", shows: "ans = 1"),
    ],
    seeAlso: ["version", "ver"],
    body: compareVersionsBody)

  static let license = Builtin(
    "license", "license\nTF = license (\"test\", FEATURE)", .between(0, 3), category: .system,
    summary: "The licence of the program, or whether a feature may be used.",
    details: "",
    examples: [Example("license ()", shows: "ans = GNU General Public License")],
    seeAlso: ["ver", "version"],
    body: licenseBody)

  static let homeFolder = answer(
    "OCTAVE_HOME", "DIR = OCTAVE_HOME ()", Value("/usr"), "The folder that the program is installed in.",
    shows: "ans = /usr")
}

private func answer(_ name: String, _ usage: String, _ v: Value, _ summary: String, shows: String)
  -> Builtin
{
  Builtin(
    name, usage, .exactly(0), category: .system, summary: summary,
    examples: [Example(name, shows: shows)], seeAlso: ["version", "computer"]
  ) { (_: borrowing Call) throws(NablaError) -> [Value] in [v] }
}

private func platform(_ name: String, _ system: String, _ holds: Bool) -> Builtin {
  #if os(macOS)
    let truth = name != "ispc"
  #else
    let truth = holds
  #endif
  return Builtin(
    name, "TF = \(name) ()", .exactly(0), category: .system,
    summary: "True if the program runs on \(system).",
    examples: [Example(name, shows: "ans = \(holds ? 1 : 0)")], seeAlso: ["computer"]
  ) { (_: borrowing Call) throws(NablaError) -> [Value] in [.bool(truth)] }
}

private func getenvBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let name = try call.string(0, "VAR must be a string")
  return [Value(Glibc.getenv(name).map { String(cString: $0) } ?? "")]
}

private func environmentSetter(_ name: String, alias: String) -> Builtin {
  Builtin(
    name, "\(name) (NAME, VALUE)\n\(name) (NAME)", .between(1, 2), outputs: 0, category: .system,
    summary: "Sets a variable of the environment.",
    details: "The same as `\(alias)`.",
    examples: [Example("\(name) (\"NABLA_TEST\", \"yes\"); getenv (\"NABLA_TEST\")", shows: "ans = yes")],
    seeAlso: ["getenv", "unsetenv"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    let variable = try call.string(0, "VAR must be a string")
    let value = call.has(1) ? try call.string(1, "VALUE must be a string") : ""
    Glibc.setenv(variable, value, 1)
    return []
  }
}

private func unsetenvBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let name = try call.string(0, "VAR must be a string")
  return [Value(Int(Glibc.unsetenv(name)))]
}

private func systemBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let command = try call.string(0, "first argument must be a string")
  var captures = call.nargout > 1
  if call.has(1), !call[1].isEmpty { captures = try Operators.isTrue(call[1]) }
  call.session.output.flush()
  call.session.errorOutput.flush()
  // Output that is being captured or goes somewhere else than to descriptor 1 must pass through us.
  guard captures || call.session.output.isCapturing else {
    let status = exitCode(Glibc.system(command))
    return [Value(status)]
  }
  guard let pipe = popen(command, "r") else {
    throw call.failed("unable to start subprocess for '\(command)'")
  }
  var text: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let n = fread(&buffer, 1, buffer.count, pipe)
    if n == 0 { break }
    text.append(contentsOf: buffer[0..<n])
  }
  let status = exitCode(pclose(pipe))
  if !captures {
    call.session.output.put(text)
    return [Value(status)]
  }
  return [Value(status), Value(text: text)]
}

private func exitCode(_ status: Int32) -> Int {
  if status == -1 { return -1 }
  let signal = status & 0x7F
  return Int(signal == 0 ? (status >> 8) & 0xFF : signal + 128)
}

private var machineName: String {
  #if arch(x86_64)
    let cpu = "x86_64"
  #elseif arch(arm64)
    let cpu = "aarch64"
  #else
    let cpu = "unknown"
  #endif
  return "\(cpu)-pc-linux-gnu"
}

private func computerBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  if call.has(0) {
    guard call[0].text == "arch" else { throw call.failed("\"arch\" is only valid argument") }
    return [Value(machineName)]
  }
  if call.nargout == 0 {
    call.session.output.put(machineName + "\n")
    return []
  }
  return [Value(machineName), .scalar(0x1p63), Value("L")]
}

private func unameBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var u = utsname()
  let status = Glibc.uname(&u)
  func text<T>(_ field: T) -> Value {
    withUnsafeBytes(of: field) { b in
      Value(text: Array(b.prefix { $0 != 0 }))
    }
  }
  return [
    .structure(
      StructArray([
        ("sysname", text(u.sysname)), ("nodename", text(u.nodename)), ("release", text(u.release)),
        ("version", text(u.version)), ("machine", text(u.machine)),
      ])), Value(Int(status)), .emptyString,
  ]
}

/// The numbers of a version, and what follows them.
private func versionParts(_ text: String) -> (numbers: [Int], rest: [UInt8]) {
  var (numbers, bytes) = ([Int](), Array(text.utf8)[...])
  while true {
    let digits = bytes.prefix { $0 >= 48 && $0 <= 57 }
    guard !digits.isEmpty else { break }
    numbers.append(Int(String(decoding: digits, as: UTF8.self)) ?? Int.max)
    bytes = bytes.dropFirst(digits.count)
    if bytes.first == 0x2E { bytes = bytes.dropFirst() } else { break }
  }
  return (numbers, Array(bytes))
}

private func compareVersionsBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard call[0].isChar, call[1].isChar, let v1 = call[0].text, let v2 = call[1].text else {
    throw call.failed("version numbers V1 and V2 must be strings")
  }
  guard call[2].isChar, let operation = call[2].text else {
    throw call.failed("OPERATOR must be a string")
  }
  var (a, b) = (versionParts(v1), versionParts(v2))
  while a.numbers.count < b.numbers.count { a.numbers.append(0) }
  while b.numbers.count < a.numbers.count { b.numbers.append(0) }
  let less =
    a.numbers == b.numbers
    ? a.rest.lexicographicallyPrecedes(b.rest)
    : a.numbers.lexicographicallyPrecedes(b.numbers)
  let equal = a.numbers == b.numbers && a.rest == b.rest
  switch operation {
  case "==": return [.bool(equal)]
  case "!=", "~=": return [.bool(!equal)]
  case "<": return [.bool(less)]
  case "<=": return [.bool(less || equal)]
  case ">": return [.bool(!less && !equal)]
  case ">=": return [.bool(!less)]
  default: throw call.failed("the operator \"\(operation)\" is not valid")
  }
}

private func licenseBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard call.has(0) else { return [Value("GNU General Public License")] }
  switch call[0].text {
  case "inuse":
    return call.nargout > 0
      ? [.structure(StructArray([("feature", Value("Octave")), ("user", Value(""))]))] : []
  case "test": return [.bool(call[1].text?.lowercasedASCII == "octave")]
  case "checkout": return [.bool(call[1].text?.lowercasedASCII == "octave"), .emptyString]
  default: throw call.invalid()
  }
}

let environmentBuiltins: [Builtin] = [
  .getenv, .setenv, .putenv, .unsetenv, .system, .shellCommand, .computer, .isunix, .ispc, .ismac,
  .isdeployed, .isstudent, .isieee, .isguirunning, .usejava, .nproc, .getpid, .gethostname, .uname,
  .isatty, .compareVersions, .license, .homeFolder,
]
