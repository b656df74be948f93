import NablaEngine

/// warning and lastwarn: what a program says without stopping.
extension Builtin {
  static let warning = Builtin(
    "warning",
    "warning (TEMPLATE, ...)\nwarning (ID, TEMPLATE, ...)\nwarning (\"on\"|\"off\"|\"error\"|\"query\", ID)\nSTATE = warning (...)\nwarning (STATE)",
    .any, category: .errors,
    summary: "Shows a warning, or switches warnings on and off by their identifiers.",
    details: """
      The text is formatted as for `error`. ID "all" means every warning. A warning whose state is
      "error" stops the program. The state that is returned can be given back to restore it.
      """,
    examples: [
      Example("warning (\"off\", \"my:id\"); warning (\"my:id\", \"not shown\")", shows: ""),
      Example("s = warning (\"query\", \"my:other\"); s.state", shows: "ans = on"),
    ],
    seeAlso: ["lastwarn", "error"],
    body: warningBody)

  static let lastwarn = Builtin(
    "lastwarn", "MSG = lastwarn ()\n[MSG, ID] = lastwarn ()\nlastwarn (MSG)\nlastwarn (MSG, ID)",
    .between(0, 2), outputs: 2, category: .errors,
    summary: "The message and identifier of the last warning, or sets them.",
    details: "",
    examples: [Example("lastwarn (\"set by hand\"); lastwarn ()", shows: "ans = set by hand")],
    seeAlso: ["warning", "lasterr"],
    body: lastwarnBody)

  static let beep = Builtin(
    "beep", "beep ()", .exactly(0), outputs: 0, category: .errors,
    summary: "Rings the bell of the terminal.",
    details: "",
    examples: [],
    seeAlso: ["warning"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    call.session.output.put([7])
    return []
  }
}

private func warningBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let session = call.session
  guard let first = call.arguments.first else {
    if call.nargout > 0 { return [try allStates(session)] }
    showStates(session)
    return []
  }
  if case .structure(let s) = first {
    let isOne = s.count == 1 && s.get("identifier")?.text != "all"
    let previous =
      isOne ? stateOf(s.get("identifier")?.text ?? "", session) : try allStates(session)
    for i in 0..<s.count {
      guard let id = s.get("identifier", i)?.text, let state = s.get("state", i)?.text else {
        throw call.failed("STATE structure must have fields 'identifier' and 'state'")
      }
      if let known = WarningStates.State(rawValue: state) { set(session, id, known) }
    }
    return call.nargout > 0 ? [previous] : []
  }
  if let word = first.text?.lowercasedASCII, ["on", "off", "error", "query"].contains(word),
    call.arguments.allSatisfy(\.isChar)
  {
    return try change(call, word)
  }
  let (id, text) = try ErrorMessage.read(call.arguments, "warning", session: session)
  let previous = session.lastWarning.message
  var message = text.isEmpty ? Array("unspecified warning".utf8) : text
  if call.count == 1, text.isEmpty {
    // An empty text clears the memory.
    session.lastWarning = ("", "")
    return []
  }
  if message.last == 0x0A { message.removeLast() }
  try session.warn(id, String(decoding: message, as: UTF8.self))
  return call.nargout > 0 ? [Value(previous)] : []
}

private func set(_ session: Session, _ id: String, _ state: WarningStates.State) {
  if id == "all" {
    session.warnings.all = state
    session.warnings.states = [:]
  } else {
    session.warnings.states[id] = state
  }
}

private func change(_ call: borrowing Call, _ word: String) throws(NablaError) -> [Value] {
  let session = call.session
  var id = call.has(1) ? call[1].text ?? "all" : "all"
  if id == "last" { id = session.lastWarning.identifier }
  if id.lowercasedASCII == "all" { id = "all" }
  func state(_ id: String) -> Value { stateOf(id, session) }
  if word == "query" {
    if id == "all" {
      if call.nargout > 0 { return [try allStates(session)] }
      showStates(session)
      return []
    }
    if call.nargout > 0 { return [state(id)] }
    let s = session.warnings.state(of: id).rawValue
    session.output.put("\"\(id)\" warning state is \"\(s)\"\n")
    return []
  }
  if word == "error", id == "all" { throw call.failed("cannot specify \"all\" warning ID") }
  let previous = id == "all" && call.nargout > 0 ? try allStates(session) : state(id)
  if let s = WarningStates.State(rawValue: word) { set(session, id, s) }
  return call.nargout > 0 ? [previous] : []
}

private func stateOf(_ id: String, _ session: Session) -> Value {
  let s = id == "all" ? session.warnings.all : session.warnings.state(of: id)
  return .structure(StructArray([("identifier", Value(id)), ("state", Value(s.rawValue))]))
}

/// Every state as a struct array: that of all first.
private func allStates(_ session: Session) throws(NablaError) -> Value {
  var values: [Value] = [Value("all"), Value(session.warnings.all.rawValue)]
  for id in session.warnings.states.keys.sorted() {
    values.append(Value(id))
    values.append(Value(session.warnings.state(of: id).rawValue))
  }
  return .structure(
    StructArray(
      dims: values.count == 2 ? .scalar : Dims(1, values.count / 2),
      fields: FieldTable(["identifier", "state"]), values: values))
}

private func showStates(_ session: Session) {
  let all = session.warnings.all
  var text =
    all == .on
    ? "By default, warnings are enabled.\n"
    : all == .off
      ? "By default, warnings are disabled.\n" : "By default, warnings are treated as errors.\n"
  let others = session.warnings.states.filter { $0.value != all }.keys.sorted()
  if !others.isEmpty {
    text += "Non-default warning states are:\n\n  State  Warning ID\n"
    for id in others {
      let state = session.warnings.state(of: id).rawValue
      text += String(repeating: " ", count: max(0, 7 - state.utf8.count)) + state + "  \(id)\n"
    }
    text += "\n"
  }
  session.output.put(text)
}

private func lastwarnBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let session = call.session
  let previous = session.lastWarning
  if call.count > 0 {
    session.lastWarning = (
      try call.string(0, "all arguments must be strings"),
      call.has(1) ? try call.string(1, "all arguments must be strings") : ""
    )
    if call.nargout == 0 { return [] }
  }
  return [Value(previous.message), Value(previous.identifier)]
}

let warningBuiltins: [Builtin] = [.warning, .lastwarn, .beep]
