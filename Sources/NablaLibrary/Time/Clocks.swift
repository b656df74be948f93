import CNabla
import Glibc
import NablaEngine

/// tic, toc, clock, time, now, cputime, pause: clocks.
extension Builtin {
  static let tic = Builtin(
    "tic", "tic\nID = tic ()", .exactly(0), category: .time,
    summary: "Starts a stop watch; ID is one of its own.",
    details: "",
    examples: [Example("id = tic (); class (id)", shows: "ans = uint64")],
    seeAlso: ["toc", "clock", "cputime"],
    body: ticBody)

  static let toc = Builtin(
    "toc", "toc\ntoc (ID)\nSECONDS = toc (...)", .between(0, 1), category: .time,
    summary: "Shows or returns the seconds since `tic`.",
    details: "",
    examples: [Example("tic; t = toc; t >= 0", shows: "ans = 1")],
    seeAlso: ["tic", "clock"],
    body: tocBody)

  static let clock = Builtin(
    "clock", "C = clock ()", .exactly(0), category: .time,
    summary: "The local time as [year month day hour minute second].",
    details: "",
    examples: [Example("size (clock ())", shows: "ans =\n\n   1   6")],
    seeAlso: ["now", "datestr", "etime"]
  ) { (_: borrowing Call) throws(NablaError) -> [Value] in [try .row(BrokenTime.now.list)] }

  static let time = Builtin(
    "time", "SECONDS = time ()", .exactly(0), category: .time,
    summary: "Seconds since the beginning of 1970, with a fraction.",
    details: "",
    examples: [Example("time () > 1e9", shows: "ans = 1")],
    seeAlso: ["clock", "now", "tic"]
  ) { (_: borrowing Call) throws(NablaError) -> [Value] in [.scalar(Clock.now)] }

  static let now = Builtin(
    "now", "T = now ()", .exactly(0), category: .time,
    summary: "The local time as a number of days since the year 0.",
    details: "",
    examples: [Example("now () > 7e5", shows: "ans = 1")],
    seeAlso: ["clock", "date", "datestr", "datenum"]
  ) { (_: borrowing Call) throws(NablaError) -> [Value] in [.scalar(BrokenTime.now.serialDate)] }

  static let date = Builtin(
    "date", "STR = date ()", .exactly(0), category: .time,
    summary: "Today's date as a text such as 01-Jan-2020.",
    details: "",
    examples: [Example("size (date ())", shows: "ans =\n\n    1   11")],
    seeAlso: ["now", "datestr", "clock"]
  ) { (_: borrowing Call) throws(NablaError) -> [Value] in
    [Value(DateFormat.text(.now, "dd-mmm-yyyy"))]
  }

  static let cputime = Builtin(
    "cputime", "[TOTAL, USER, SYSTEM] = cputime ()", .exactly(0), outputs: 3, category: .time,
    summary: "The processor time that the program has used, in seconds.",
    details: "",
    examples: [Example("cputime () >= 0", shows: "ans = 1")],
    seeAlso: ["tic", "time"],
    body: cputimeBody)

  static let etime = Builtin(
    "etime", "T = etime (T2, T1)", .exactly(2), category: .time,
    summary: "The seconds from T1 to T2, two times as `clock` gives them.",
    details: "`t0 = clock (); ...; etime (clock (), t0)` measures what is between.",
    examples: [Example("etime ([2020 1 1 0 1 0], [2020 1 1 0 0 0])", shows: "ans = 60")],
    seeAlso: ["clock", "tic", "toc"],
    body: etimeBody)

  static let pause = Builtin(
    "pause", "pause (N)\npause", .between(0, 1), outputs: 0, category: .time,
    summary: "Waits N seconds; without N, returns at once unless someone sits at the prompt.",
    details: "",
    examples: [Example("pause (0)", shows: "")],
    seeAlso: ["tic", "clock"],
    body: pauseBody)
}

/// The watch that `tic` without an output starts.
final class StopWatch: SessionService {
  var start: UInt64?
  init() {}
}

private func ticBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let now = Clock.microseconds
  if call.nargout > 0 { return [Value(try Tensor<UInt64>(.scalar, repeating: now))] }
  call.session.service(StopWatch.self).start = now
  return []
}

private func tocBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let now = Clock.microseconds
  var start = call.session.service(StopWatch.self).start
  if call.has(0) {
    guard case .uint64(let t) = call[0], t.count == 1 else { throw call.failed("invalid ID") }
    start = t.data[0]
  }
  guard let start else { throw call.failed("function called before timer initialization()") }
  let seconds = now >= start ? Double(now - start) / 1e6 : -Double(start - now) / 1e6
  if call.nargout > 0 { return [.scalar(seconds)] }
  call.session.output.put("Elapsed time is \(Numbers.short(seconds)) seconds.\n")
  return []
}

private func cputimeBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var t = tms()
  _ = times(&t)
  let ticks = Double(max(1, sysconf(Int32(_SC_CLK_TCK))))
  let user = Double(t.tms_utime) / ticks
  let system = Double(t.tms_stime) / ticks
  return [.scalar(user + system), .scalar(user), .scalar(system)]
}

private func etimeBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  func seconds(_ v: Value) throws(NablaError) -> Double {
    let c = try Numbers.reals(v)
    guard c.count == 6 else { throw call.failed("arguments must be clock vectors") }
    let days = Calendar.number(year: c[0], month: c[1], day: c[2])
    return days * 86400 + c[3] * 3600 + c[4] * 60 + c[5]
  }
  return [.scalar(try seconds(call[0]) - seconds(call[1]))]
}

private func pauseBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  TerminalShow.refresh(call.session)
  call.session.output.flush()
  guard call.has(0) else { return [] }
  guard let n = call[0].realScalar, n >= 0 else {
    throw call.failed("argument N must be a non-negative real scalar")
  }
  let end = Clock.now + n
  while Clock.now < end {
    if nabla_interrupted() { throw NablaError("", "interrupted", kind: .interrupt) }
    let rest = min(end - Clock.now, 0.05)
    if rest > 0 { usleep(UInt32(rest * 1e6)) }
  }
  return []
}

let clockBuiltins: [Builtin] = [
  .tic, .toc, .clock, .time, .now, .date, .cputime, .etime, .pause,
]
