import CNabla
import NablaEngine

/// Questions to the person at the keyboard.
extension Builtin {
  static let input = Builtin(
    "input", "X = input (PROMPT)\nTEXT = input (PROMPT, \"s\")", .between(1, 2),
    category: .evaluation,
    summary: "Ask for a line, and give what it evaluates to.",
    details: """
      PROMPT is shown, and a line of standard input is read and evaluated; an empty line gives []. With
      "s" the line itself is given, as a text.
      """,
    errors: ["Octave:undefined-function": "the line names something that isn't there"],
    seeAlso: ["keyboard", "argv"],
    body: inputBody)

  static let keyboard = Builtin(
    "keyboard", "keyboard ()\nkeyboard (PROMPT)", .between(0, 1), outputs: 0, category: .evaluation,
    summary: "Stop here and run what is typed, in this function, until `return`.",
    details: "Lines see and change the variables of the function that called it. `exit` ends all.",
    seeAlso: ["input"],
    body: keyboardBody)
}

private func inputBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let prompt = try call.string(0, "PROMPT must be a string")
  let wantsText = call.has(1)
  if wantsText, try call.string(1) != "s" { throw call.error("the option is \"s\"") }
  switch call.session.service(InputService.self).line(prompt, call.session) {
  case .end: throw call.error("reading user-input failed!", id: "Octave:undefined-function")
  case .interrupted: throw .interrupted
  case .line(let line):
    if wantsText { return [Value(text: line)] }
    guard line.contains(where: { $0 > 0x20 }) else { return [.emptyMatrix] }
    return try call.session.evaluate(line, name: "input", in: call.session.scope, nargout: 1)
  }
}

private func keyboardBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let session = call.session
  let prompt = call.has(0) ? try call.string(0, "PROMPT must be a string") : "keyboard> "
  while true {
    switch session.service(InputService.self).line(prompt, session) {
    case .end: return []
    case .interrupted: continue
    case .line(let line):
      let word = line.filter { $0 > 0x20 && $0 != 0x3B }
      if word.elementsEqual("return".utf8) || word.elementsEqual("dbcont".utf8) { return [] }
      do throws(NablaError) {
        _ = try session.evaluate(line, name: "", in: session.scope)
      } catch {
        if case .exit = error.kind { throw error }
        nabla_clear_interrupt()
        if error.kind == .error { session.errorOutput.put(ErrorRenderer.render(error)) }
      }
    }
  }
}

let askingBuiltins: [Builtin] = [.input, .keyboard]
