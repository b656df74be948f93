import Glibc
import NablaEngine

/// localtime, gmtime, mktime, strftime, strptime, asctime, ctime: the clock of C.
extension Builtin {
  static let localtime = Builtin(
    "localtime", "TM = localtime (T)", .exactly(1), category: .time,
    summary: "Seconds since 1970 as a struct of local time.",
    details: "Its fields are those of C: usec, sec, min, hour, mday, mon (from 0), year (from 1900), wday, yday, isdst, gmtoff, zone.",
    examples: [Example("tm = localtime (0); tm.usec", shows: "ans = 0")],
    seeAlso: ["gmtime", "mktime", "strftime", "time"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    [moment(try call.double(0, "invalid time argument"), local: true)]
  }

  static let gmtime = Builtin(
    "gmtime", "TM = gmtime (T)", .exactly(1), category: .time,
    summary: "Seconds since 1970 as a struct of universal time.",
    details: "The fields are those of `localtime`.",
    examples: [Example("tm = gmtime (86400); tm.mday", shows: "ans = 2")],
    seeAlso: ["localtime", "mktime", "strftime"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    [moment(try call.double(0, "invalid time argument"), local: false)]
  }

  static let mktime = Builtin(
    "mktime", "SECONDS = mktime (TM)", .exactly(1), category: .time,
    summary: "A struct of local time as seconds since 1970.",
    details: "",
    examples: [Example("mktime (localtime (1000))", shows: "ans = 1000")],
    seeAlso: ["localtime", "time"],
    body: mktimeBody)

  static let strftime = Builtin(
    "strftime", "STR = strftime (FMT, TM)", .exactly(2), category: .time,
    summary: "A struct of time as text, by a pattern of C such as \"%Y-%m-%d %H:%M:%S\".",
    details: "",
    examples: [Example("strftime (\"%Y-%m-%d\", gmtime (0))", shows: "ans = 1970-01-01")],
    seeAlso: ["strptime", "localtime", "datestr"],
    body: strftimeBody)

  static let strptime = Builtin(
    "strptime", "[TM, N] = strptime (STR, FMT)", .exactly(2), outputs: 2, category: .time,
    summary: "A text as a struct of time, by a pattern of C; N is the place after what was read.",
    details: "",
    examples: [Example("tm = strptime (\"2020-01-02\", \"%Y-%m-%d\"); tm.mday", shows: "ans = 2")],
    seeAlso: ["strftime", "mktime"],
    body: strptimeBody)

  static let asctime = Builtin(
    "asctime", "STR = asctime (TM)", .exactly(1), category: .time,
    summary: "A struct of time as a line of text.",
    details: "",
    examples: [Example("asctime (gmtime (0))", shows: "ans = Thu Jan 01 00:00:00 1970")],
    seeAlso: ["ctime", "strftime"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    [Value(text: try formatted(call, call[0], "%a %b %d %H:%M:%S %Y\n"))]
  }

  static let ctime = Builtin(
    "ctime", "STR = ctime (T)", .exactly(1), category: .time,
    summary: "Seconds since 1970 as a line of text, in local time.",
    details: "",
    examples: [Example("size (ctime (0))", shows: "ans =\n\n    1   25")],
    seeAlso: ["asctime", "localtime"]
  ) { (call: borrowing Call) throws(NablaError) -> [Value] in
    let m = moment(try call.double(0, "invalid time argument"), local: true)
    return [Value(text: try formatted(call, m, "%a %b %d %H:%M:%S %Y\n"))]
  }
}

private func moment(_ t: Double, local: Bool) -> Value {
  var seconds = time_t(max(-1e15, min(1e15, t.isNaN ? 0 : t)).rounded(.down))
  var parts = tm()
  if local { localtime_r(&seconds, &parts) } else { gmtime_r(&seconds, &parts) }
  return value(parts, microseconds: ((t - t.rounded(.down)) * 1e6).rounded())
}

private func value(_ p: tm, microseconds: Double) -> Value {
  .structure(
    StructArray([
      ("usec", .scalar(microseconds)), ("sec", Value(Int(p.tm_sec))),
      ("min", Value(Int(p.tm_min))), ("hour", Value(Int(p.tm_hour))),
      ("mday", Value(Int(p.tm_mday))), ("mon", Value(Int(p.tm_mon))),
      ("year", Value(Int(p.tm_year))), ("wday", Value(Int(p.tm_wday))),
      ("yday", Value(Int(p.tm_yday))), ("isdst", Value(Int(p.tm_isdst))),
      ("gmtoff", Value(p.tm_gmtoff)),
      ("zone", Value(p.tm_zone.map { String(cString: $0) } ?? "")),
    ]))
}

private func parts(_ call: borrowing Call, _ v: Value) throws(NablaError) -> tm {
  guard case .structure(let s) = v, s.count == 1 else {
    throw call.failed("TM_STRUCT argument must be a structure")
  }
  func number(_ name: String) -> Int32 {
    Filling.saturate(s.get(name)?.realScalar ?? 0, Int32.self)
  }
  var p = tm()
  p.tm_sec = number("sec")
  p.tm_min = number("min")
  p.tm_hour = number("hour")
  p.tm_mday = number("mday")
  p.tm_mon = number("mon")
  p.tm_year = number("year")
  p.tm_wday = number("wday")
  p.tm_yday = number("yday")
  p.tm_isdst = number("isdst")
  p.tm_gmtoff = Int(number("gmtoff"))
  return p
}

private func mktimeBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var p = try parts(call, call[0])
  var fraction = 0.0
  if case .structure(let s) = call[0] { fraction = (s.get("usec")?.realScalar ?? 0) / 1e6 }
  return [.scalar(Double(Glibc.mktime(&p)) + fraction)]
}

private func formatted(_ call: borrowing Call, _ v: Value, _ pattern: String) throws(NablaError)
  -> [UInt8]
{
  var p = try parts(call, v)
  if case .structure(let s) = v, let zone = s.get("zone")?.text {
    return zone.withCString { z in
      p.tm_zone = z
      return written(&p, pattern)
    }
  }
  return written(&p, pattern)
}

private func written(_ p: inout tm, _ pattern: String) -> [UInt8] {
  if pattern.isEmpty { return [] }
  var buffer = [CChar](repeating: 0, count: pattern.utf8.count * 20 + 200)
  let n = Glibc.strftime(&buffer, buffer.count, pattern, &p)
  return buffer.prefix(n).map { UInt8(bitPattern: $0) }
}

private func strftimeBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let pattern = try call.string(0, "FMT must be a string")
  return [Value(text: try formatted(call, call[1], pattern))]
}

/// The C library's `strptime`, which its header shows only on demand.
@_silgen_name("strptime")
private func parseTime(
  _ text: UnsafePointer<CChar>, _ pattern: UnsafePointer<CChar>, _ parts: UnsafeMutablePointer<tm>
) -> UnsafeMutablePointer<CChar>?

private func strptimeBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let text = try call.string(0, "argument STR must be a string")
  let pattern = try call.string(1, "FMT must be a string")
  var p = tm()
  p.tm_mday = 0
  let used: Int = text.withCString { s in
    guard let end = parseTime(s, pattern, &p) else { return -1 }
    return end - UnsafeMutablePointer(mutating: s)
  }
  if used >= 0, p.tm_mday != 0, p.tm_year != 0 {
    // The day of the week and of the year follow from the date.
    var q = p
    _ = Glibc.mktime(&q)
    p.tm_wday = q.tm_wday
    p.tm_yday = q.tm_yday
    p.tm_zone = q.tm_zone
  }
  return [value(p, microseconds: 0), Value(used < 0 ? 0 : used + 1)]
}

let systemTimeBuiltins: [Builtin] = [
  .localtime, .gmtime, .mktime, .strftime, .strptime, .asctime, .ctime,
]
