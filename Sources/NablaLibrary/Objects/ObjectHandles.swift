import NablaEngine

/// Handles and their events, and the precedence of old-style classes.
extension Builtin {
  static let isvalid = Builtin(
    "isvalid", "TF = isvalid (H)", .exactly(1), category: .types,
    summary: "True for a handle object that has not been deleted.",
    examples: [
      Example("p = inputParser (); isvalid (p)", shows: "ans = 1"),
      Example("p = inputParser (); delete (p); isvalid (p)", shows: "ans = 0"),
    ],
    errors: ["": "the argument is not a handle object"],
    seeAlso: ["delete", "isobject"],
    body: isvalidBody)

  static let addlistener = Builtin(
    "addlistener", "addlistener (OBJ, EVENT, FUNC)", .exactly(3), category: .types,
    summary: "Have a function called whenever a handle object notifies of an event.",
    details: "FUNC is called as FUNC (OBJ, DATA); EVENT is one of those in the class's `events` block.",
    examples: [
      Example(
        "watch = @(obj) addlistener (obj, \"Changed\", @(src, data) disp (data.EventName));", shows: "")
    ],
    errors: ["": "the object is no handle, or its class has no such event"],
    seeAlso: ["notify"],
    body: addlistenerBody)

  static let notify = Builtin(
    "notify", "notify (OBJ, EVENT)\nnotify (OBJ, EVENT, DATA)", .between(2, 3), outputs: 0,
    category: .types,
    summary: "Tell the listeners of an event of a handle object.",
    examples: [Example("tell = @(obj) notify (obj, \"Changed\");", shows: "")],
    errors: ["": "the object is no handle, or its class has no such event"],
    seeAlso: ["addlistener"],
    body: notifyBody)

  static let superiorto = Builtin(
    "superiorto", "superiorto (NAME, ...)", .atLeast(1), outputs: 0, category: .types,
    summary: "In the constructor of an old-style class: its methods come before those of others.",
    details: "A call with objects of both classes means the method of this one.",
    examples: [
      Example(
        "try, superiorto (\"other\"); catch err, disp (err.message); end",
        shows: "superiorto: invalid call from outside class constructor")
    ],
    errors: ["": "called from elsewhere"],
    seeAlso: ["inferiorto", "class"],
    body: superiortoBody)

  static let inferiorto = Builtin(
    "inferiorto", "inferiorto (NAME, ...)", .atLeast(1), outputs: 0, category: .types,
    summary: "In the constructor of an old-style class: methods of others come before its own.",
    examples: [
      Example(
        "try, inferiorto (\"other\"); catch err, disp (err.message); end",
        shows: "inferiorto: invalid call from outside class constructor")
    ],
    errors: ["": "called from elsewhere"],
    seeAlso: ["superiorto", "class"],
    body: inferiortoBody)
}

private func handle(_ v: Value, _ call: borrowing Call) throws(NablaError) -> ObjectValue {
  guard case .object(let o) = v, o.type.isHandle else {
    throw call.failed("argument must be a handle object")
  }
  return o
}

private func isvalidBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let o = try handle(call[0], call)
  guard let elements = o.elements else { return [.bool(o.isValid)] }
  return [Value(try Tensor<Bool>(o.dims, elements.map(\.isValid)))]
}

private func event(_ o: ObjectValue, _ call: borrowing Call) throws(NablaError) -> String {
  guard let name = call[1].text, o.type.events.contains(name) else {
    throw call.failed("class '\(o.className)' has no event '\(call[1].text ?? "")'")
  }
  return name
}

private func addlistenerBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let o = try handle(call[0], call)
  guard call[2].isFunction else { throw call.failed("FUNC must be a function handle") }
  o.listeners.append((try event(o, call), call[2]))
  return []
}

private func notifyBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let o = try handle(call[0], call)
  let name = try event(o, call)
  let data =
    call.has(2)
    ? call[2] : .structure(StructArray([("Source", call[0]), ("EventName", Value(name))]))
  for (event, f) in o.listeners where event == name {
    _ = try call.session.call(f, [call[0], data], nargout: 0)
  }
  return []
}

/// The class whose constructor calls, and the names in the arguments.
private func precedence(_ call: borrowing Call) throws(NablaError) -> (String, [String]) {
  guard let f = call.session.currentFunction, let own = f.file.className, f.name == own else {
    throw call.failed("invalid call from outside class constructor")
  }
  var names: [String] = []
  for i in 0..<call.count { names.append(try call.string(i, "CLASSNAME must be a string")) }
  return (own, names)
}

private func superiortoBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let (own, names) = try precedence(call)
  for n in names {
    if call.session.classes.isSuperior(n, to: own) {
      throw call.failed("opposite precedence already established for \(own) and \(n)")
    }
    call.session.classes.setSuperior(own, to: n)
  }
  return []
}

private func inferiortoBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let (own, names) = try precedence(call)
  for n in names {
    if call.session.classes.isSuperior(own, to: n) {
      throw call.failed("opposite precedence already established for \(own) and \(n)")
    }
    call.session.classes.setSuperior(n, to: own)
  }
  return []
}

let objectBuiltins: [Builtin] = [.isvalid, .addlistener, .notify, .superiorto, .inferiorto]
