import NablaEngine

/// error, rethrow, lasterr, lasterror, MException and print_usage: errors as programs make and read them.
extension Builtin {
  static let error = Builtin(
    "error", "error (TEMPLATE, ...)\nerror (ID, TEMPLATE, ...)\nerror (STRUCT)", .atLeast(1),
    outputs: 0, category: .errors,
    summary: "Stops with an error message, formatted as by `printf`.",
    details: """
      A first argument such as "Package:name" that is followed by a template is an identifier, by which
      the error can be told from others in `catch`. A template without further arguments is taken
      literally. With a newline at the end of the message no places are shown. An empty message is no
      error. STRUCT has the fields message and identifier.
      """,
    examples: [
      Example("try, error (\"my:id\", \"%d is too many\", 3), catch e, disp (e.message), end", shows: "3 is too many"),
      Example("try, error (\"my:id\", \"oh\"), catch e, disp (e.identifier), end", shows: "my:id"),
    ],
    seeAlso: ["warning", "rethrow", "lasterr", "print_usage"],
    body: errorBody)

  static let rethrow = Builtin(
    "rethrow", "rethrow (ERR)", .exactly(1), outputs: 0, category: .errors,
    summary: "Throws an error again that `catch` has given, or one from a struct.",
    details: "A struct needs the fields message and identifier.",
    examples: [
      Example("try, rethrow (struct (\"message\", \"again\", \"identifier\", \"a:b\")), catch e, disp (e.message), end", shows: "again")
    ],
    seeAlso: ["error", "lasterr"],
    body: rethrowBody)

  static let throwException = Builtin(
    "throw", "throw (ME)", .exactly(1), outputs: 0, category: .errors,
    summary: "Throws an MException.",
    details: "",
    examples: [
      Example(
        "try, throw (MException (\"a:b\", \"number %d\", 7)), catch e, disp (e.message), end",
        shows: "number 7")
    ],
    seeAlso: ["MException", "rethrow", "error"],
    body: rethrowBody)

  static let exception = Builtin(
    "MException", "ME = MException (ID, TEMPLATE, ...)", .atLeast(2), category: .errors,
    summary: "An error as a value, to be thrown later.",
    details: "It has the fields identifier, message and stack.",
    examples: [
      Example("ME = MException (\"a:b\", \"number %d\", 7); disp (ME.message)", shows: "number 7")
    ],
    seeAlso: ["error", "throw", "getReport"],
    body: exceptionBody)

  static let getReport = Builtin(
    "getReport", "TEXT = getReport (ME)", .between(1, 3), category: .errors,
    summary: "The message of an MException as it would be shown.",
    details: "",
    examples: [
      Example("getReport (MException (\"a:b\", \"oh no\"))", shows: "ans = error: oh no")
    ],
    seeAlso: ["MException", "error"],
    body: getReportBody)

  static let lasterr = Builtin(
    "lasterr", "MSG = lasterr ()\n[MSG, ID] = lasterr ()\nlasterr (MSG)\nlasterr (MSG, ID)",
    .between(0, 2), outputs: 2, category: .errors,
    summary: "The message and identifier of the last error, or sets them.",
    details: "",
    examples: [Example("try, error (\"a:b\", \"oh\"), end; [msg, id] = lasterr ()", shows: "msg = oh\nid = a:b")],
    seeAlso: ["error", "lastwarn", "rethrow"],
    body: lasterrBody)

  static let lasterror = Builtin(
    "lasterror", "ERR = lasterror ()\nlasterror (\"reset\")", .between(0, 1), category: .errors,
    summary: "The last error as a struct with message, identifier and stack.",
    details: "",
    examples: [
      Example("try, error (\"a:b\", \"oh\"), end; err = lasterror (); err.message", shows: "ans = oh")
    ],
    seeAlso: ["lasterr", "rethrow"],
    body: lasterrorBody)

  static let printUsage = Builtin(
    "print_usage", "print_usage ()", .between(0, 1), outputs: 0, category: .errors,
    summary: "Stops with an error that says how the calling function is to be called.",
    details: "The usage is taken from the help text of the function.",
    examples: [],
    errors: ["Octave:invalid-fun-call": "always"],
    seeAlso: ["error", "nargchk", "inputname"],
    body: printUsageBody)
}

/// What error and warning make of their arguments.
enum ErrorMessage {
  /// An identifier and a message; nil if the message is empty.
  ///
  /// A lone template is taken literally. Identifiers have a colon inside, no blanks and no `%`.
  static func read(_ arguments: [Value], _ name: String, session: Session) throws(NablaError)
    -> (identifier: String, message: [UInt8])
  {
    var arguments = arguments[...]
    var identifier = ""
    guard let first = arguments.first?.textBytes ?? firstRow(arguments.first) else {
      return ("", arguments.first.flatMap { $0.realScalar.map { [UInt8(truncatingIfNeeded: Int($0))] } } ?? [])
    }
    if isIdentifier(first) {
      let text = String(decoding: first, as: UTF8.self)
      if arguments.count == 1 {
        return ("", Array("call to \(name) with message identifier '\(text)' requires message".utf8))
      }
      identifier = text
      arguments = arguments.dropFirst()
    }
    guard let template = arguments.first?.textBytes ?? firstRow(arguments.first) else {
      return (identifier, [])
    }
    if arguments.count == 1, identifier.isEmpty { return ("", template) }
    let message = try Formatter.sprintf(template, Array(arguments.dropFirst()), session: session)
    return (identifier, message)
  }

  private static func firstRow(_ v: Value?) -> [UInt8]? {
    guard case .char(let t)? = v, t.dims.is2D, t.dims.rows > 0 else { return nil }
    return (0..<t.dims.columns).map { t.data[$0 * t.dims.rows].byte }
  }

  private static func isIdentifier(_ s: [UInt8]) -> Bool {
    guard s.contains(0x3A), s.first != 0x3A, s.last != 0x3A else { return false }
    return !s.contains { $0 == 0x25 || $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }
  }

  /// An error out of a message, whose newline at the end says that no places are to be shown.
  static func error(_ identifier: String, _ message: [UInt8]) -> NablaError {
    var bytes = message
    var quiet = false
    if bytes.last == 0x0A {
      bytes.removeLast()
      quiet = true
    }
    let e = NablaError(identifier, String(decoding: bytes, as: UTF8.self))
    e.suppressesTraceback = quiet
    return e
  }
}

private func errorBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  switch call[0] {
  case .structure(let s):
    let message = s.get("message")?.textBytes ?? []
    if message.isEmpty { return [] }
    throw ErrorMessage.error(s.get("identifier")?.text ?? "", message)
  case .exception(let e): throw thrown(e)
  default: break
  }
  let (identifier, message) = try ErrorMessage.read(
    call.arguments, "error", session: call.session)
  if message.isEmpty { return [] }
  throw ErrorMessage.error(identifier, message)
}

private func thrown(_ e: ExceptionObject) -> NablaError {
  let error = NablaError(e.identifier, e.message)
  error.stack = e.stack
  if let original = e.original {
    error.source = original.source
    error.span = original.span
    error.labels = original.labels
    error.help = original.help
  }
  return error
}

private func rethrowBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  switch call[0] {
  case .exception(let e): throw thrown(e)
  case .structure(let s):
    guard let message = s.get("message")?.text, let identifier = s.get("identifier")?.text else {
      throw call.failed("ERR struct must contain the fields 'message' and 'identifier'")
    }
    throw NablaError(identifier, message)
  default:
    throw call.fail("octave_base_value::map_value(): wrong type argument '\(TypeName.of(call[0]))'")
  }
}

private func exceptionBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard let identifier = call[0].text, let template = call[1].textBytes else {
    throw call.failed("ID and TEMPLATE must be strings")
  }
  let message = try Formatter.sprintf(
    template, Array(call.arguments.dropFirst(2)), session: call.session)
  return [
    .exception(
      ExceptionObject(identifier: identifier, message: String(decoding: message, as: UTF8.self)))
  ]
}

private func getReportBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  switch call[0] {
  case .exception(let e): return [Value("error: \(e.message)")]
  case .structure(let s): return [Value("error: \(s.get("message")?.text ?? "")")]
  default: throw call.failed("argument must be an MException")
  }
}

private func lasterrBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let session = call.session
  let previous = session.lastError
  if call.count > 0 {
    session.lastError = (
      try call.string(0, "all arguments must be strings"),
      call.has(1) ? try call.string(1, "all arguments must be strings") : ""
    )
    if call.nargout == 0 { return [] }
  }
  return [Value(previous.message), Value(previous.identifier)]
}

private func lasterrorBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let session = call.session
  if call.has(0) {
    if call[0].text == "reset" {
      session.lastError = ("", "")
    } else if case .structure(let s) = call[0] {
      session.lastError = (s.get("message")?.text ?? "", s.get("identifier")?.text ?? "")
    } else {
      throw call.fail("lasterror: unrecognized string argument")
    }
  }
  let stack = StructArray(
    dims: Dims(0, 1), fields: FieldTable(["file", "name", "line", "column"]), values: [])
  return [
    .structure(
      StructArray([
        ("message", Value(session.lastError.message)),
        ("identifier", Value(session.lastError.identifier)), ("stack", .structure(stack)),
      ]))
  ]
}

private func printUsageBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard let f = call.session.currentFunction else {
    throw call.fail("Invalid call", id: "Octave:invalid-context")
  }
  var text = "Invalid call to \(f.name)"
  if !f.file.isLibrary, let help = f.definition.help, !help.isEmpty {
    text += ".  Correct usage is:\n\n" + help
  }
  throw NablaError("Octave:invalid-fun-call", text)
}

let throwingBuiltins: [Builtin] = [
  .error, .rethrow, .throwException, .exception, .getReport, .lasterr, .lasterror, .printUsage,
]
