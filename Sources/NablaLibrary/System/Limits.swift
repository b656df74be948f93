import NablaEngine

/// How deep calls may go, and when files are looked at again.
extension Builtin {
  static let maxRecursionDepth = Builtin(
    "max_recursion_depth", "N = max_recursion_depth ()\nOLD = max_recursion_depth (N)",
    .between(0, 2), category: .system,
    summary: "How many calls may be inside each other.",
    details: "From 2 to 1000000 by what memory allows; a deeper call is an error.",
    examples: [Example("max_recursion_depth ()", shows: "ans = 256")],
    seeAlso: ["max_stack_depth"],
    body: depthBody)

  static let maxStackDepth = Builtin(
    "max_stack_depth", "N = max_stack_depth ()\nOLD = max_stack_depth (N)", .between(0, 2),
    category: .system,
    summary: "The size of the call stack, which is what `max_recursion_depth` limits.",
    details: "A value of its own, 1024; calls end at the smaller of the two.",
    examples: [Example("max_stack_depth ()", shows: "ans = 1024")],
    seeAlso: ["max_recursion_depth"],
    body: depthBody)

  static let ignoreTimeStamp = Builtin(
    "ignore_function_time_stamp",
    "VALUE = ignore_function_time_stamp ()\nOLD = ignore_function_time_stamp (VALUE)", .between(0, 1),
    category: .path,
    summary: "Which files are not looked at again once they were read: \"system\", \"all\" or \"none\".",
    details: "With \"all\" changes of function files go unnoticed. The library counts as system.",
    examples: [Example("ignore_function_time_stamp ()", shows: "ans = system")],
    seeAlso: ["rehash"],
    body: ignoreTimeStampBody)
}

/// The two depths; the machine obeys the smaller one.
final class DepthLimits: SessionService {
  var recursion = 256
  var stack = 1024
  init() {}
}

private func depthBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let limits = call.session.service(DepthLimits.self)
  let isStack = call.name == "max_stack_depth"
  let old = isStack ? limits.stack : limits.recursion
  guard call.has(0) else { return [Value(old)] }
  if call.has(1), call[1].text != "local" { throw call.fail("second argument must be \"local\"") }
  guard let x = call[0].realScalar, x == x.rounded(), !call[0].isChar, abs(x) < 1e9 else {
    throw call.failed("argument must be an integer value")
  }
  guard x >= (isStack ? 1 : 2) else {
    throw call.failed("arg must be greater than \(isStack ? 0 : 1)")
  }
  if isStack { limits.stack = Int(x) } else { limits.recursion = Int(x) }
  call.session.recursionLimit = min(limits.stack, limits.recursion, 2000)
  return call.nargout > 0 ? [Value(old)] : []
}

private func ignoreTimeStampBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let path = call.session.functions.path
  let old = path.ignoredTimeStamps
  guard call.has(0) else { return [Value(old)] }
  guard let word = call[0].text else { throw call.failed("first argument must be a string") }
  guard ["all", "system", "none"].contains(word) else {
    throw call.failed("argument must be one of \"all\", \"system\", or \"none\"")
  }
  path.ignoredTimeStamps = word
  return call.nargout > 0 ? [Value(old)] : []
}

let limitBuiltins: [Builtin] = [.maxRecursionDepth, .maxStackDepth, .ignoreTimeStamp]
