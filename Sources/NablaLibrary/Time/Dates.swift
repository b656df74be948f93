import Glibc
import NablaEngine

/// datestr, datenum, datevec and the calendar.
extension Builtin {
  static let datestr = Builtin(
    "datestr", "STR = datestr (DATE)\nSTR = datestr (DATE, F)", .between(1, 3), category: .time,
    summary: "Dates as text, one in a row.",
    details: """
      DATE holds numbers of days, or rows as `clock` gives them, or is a text. F is a pattern of yyyy,
      yy, mmmm, mmm, mm, dddd, ddd, dd, HH, MM, SS, FFF and PM, or the number of a standard one.
      """,
    examples: [
      Example("datestr (737791.25)", shows: "ans = 01-Jan-2020 06:00:00"),
      Example("datestr (737791.25, \"yyyy-mm-dd HH:MM\")", shows: "ans = 2020-01-01 06:00"),
    ],
    seeAlso: ["datenum", "datevec", "clock", "now"],
    body: datestrBody)

  static let datenum = Builtin(
    "datenum",
    "DAYS = datenum (YEAR, MONTH, DAY, HOUR, MINUTE, SECOND)\nDAYS = datenum ([YEAR MONTH DAY ...])\nDAYS = datenum (\"DATE\", F)",
    .between(1, 6), category: .time,
    summary: "Dates as numbers of days: day 1 is the first of January of the year 0.",
    details: "",
    examples: [Example("datenum (2020, 1, 2)", shows: "ans = 737792"), Example("datenum (\"2020-01-02\")", shows: "ans = 737792")],
    seeAlso: ["datestr", "datevec", "now"],
    body: datenumBody)

  static let datevec = Builtin(
    "datevec", "V = datevec (DATE)\nV = datevec (DATE, F)\n[Y, M, D, H, MI, S] = datevec (...)",
    .between(1, 3), outputs: 6, category: .time,
    summary: "Dates as rows of year, month, day, hour, minute and second.",
    details: "",
    examples: [Example("datevec (737791.25)", shows: "ans =\n\n   2020      1      1      6      0      0")],
    seeAlso: ["datestr", "datenum", "clock"],
    body: datevecBody)

  static let weekday = Builtin(
    "weekday", "[N, S] = weekday (D)\n[N, S] = weekday (D, \"long\")", .between(1, 2), outputs: 2,
    category: .time,
    summary: "The day of the week, 1 for Sunday, and its name.",
    details: "",
    examples: [Example("[n, s] = weekday (737791)", shows: "n = 4\ns = Wed")],
    seeAlso: ["datenum", "eomday"],
    body: weekdayBody)

  static let eomday = Builtin(
    "eomday", "E = eomday (Y, M)", .exactly(2), category: .time,
    summary: "The last day of a month.",
    details: "",
    examples: [Example("eomday (2020, 2)", shows: "ans = 29")],
    seeAlso: ["weekday", "is_leap_year"],
    body: eomdayBody)

  static let isLeapYear = Builtin(
    "is_leap_year", "TF = is_leap_year ()\nTF = is_leap_year (YEAR)", .between(0, 1),
    category: .time,
    summary: "True for leap years; this year if none is given.",
    details: "",
    examples: [Example("is_leap_year ([1900 2000])", shows: "ans =\n\n  0  1")],
    seeAlso: ["eomday", "weekday"],
    body: isLeapYearBody)

  static let addtodate = Builtin(
    "addtodate", "D = addtodate (D, Q, F)", .exactly(3), category: .time,
    summary: "A date moved by Q units F: \"year\", \"month\", \"day\", \"hour\", \"minute\", \"second\" or \"millisecond\".",
    details: "",
    examples: [Example("addtodate (737791, 1, \"month\")", shows: "ans = 737822")],
    seeAlso: ["datenum", "datevec"],
    body: addtodateBody)
}

/// Dates in any form as moments, and whether they were one text.
private func moments(_ call: borrowing Call, _ v: Value, _ pattern: String?) throws(NablaError)
  -> [BrokenTime]
{
  var texts: [String]?
  switch v {
  case .char(let t):
    let rows = t.count == 0 ? 1 : t.dims.rows
    texts = (0..<rows).map { r in
      String(
        decoding: (0..<t.dims.columns).map { t.data[$0 * t.dims.rows + r].byte }, as: UTF8.self)
    }
  case .cell(let t): texts = t.elements.map { $0.text ?? "" }
  default: break
  }
  if let texts {
    var list: [BrokenTime] = []
    for s in texts {
      guard let m = DateFormat.read(trimmed(s), pattern) else {
        throw .message("datevec: none of the standard formats match the DATE string", id: "")
      }
      list.append(m)
    }
    return list
  }
  let x = try Numbers.reals(v)
  let (rows, columns) = (v.dims.rows, v.dims.columns)
  if columns == 6 || columns == 3, looksLikeVectors(x, rows, columns) {
    return (0..<rows).map { r in
      func at(_ c: Int) -> Double { c < columns ? x[c * rows + r] : 0 }
      return BrokenTime(
        year: at(0), month: at(1), day: at(2), hour: at(3), minute: at(4), second: at(5))
    }
  }
  return x.map { BrokenTime(serial: $0) }
}

/// Rows of year, month, day ... rather than numbers of days.
private func looksLikeVectors(_ x: [Double], _ rows: Int, _ columns: Int) -> Bool {
  for r in 0..<rows {
    let (y, m, d) = (x[r], x[rows + r], x[2 * rows + r])
    if y != y.rounded() || m != m.rounded() || d != d.rounded() { return false }
    if m < 1 || m > 12 || d < 1 || d > 31 { return false }
    if columns == 6, x[3 * rows + r] > 24 || x[4 * rows + r] > 60 || x[5 * rows + r] > 61 {
      return false
    }
  }
  return true
}

private func trimmed(_ s: String) -> String {
  var u = Array(s.utf8)
  while u.last == 0x20 || u.last == 0 { u.removeLast() }
  return String(decoding: u.drop { $0 == 0x20 }, as: UTF8.self)
}

private func datestrBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let list = try moments(call, call[0], nil)
  var pattern: String
  if call.given(1) {
    if let p = call[1].text, call[1].isChar {
      pattern = p
    } else {
      guard let n = call[1].realScalar, n >= 0, n < Double(DateFormat.standard.count) else {
        throw call.failed("invalid date format")
      }
      pattern = DateFormat.standard[Int(n)]
    }
  } else {
    let onlyTimes = list.allSatisfy { $0.year == 0 && $0.month <= 1 && $0.day <= 1 }
    let noTimes = list.allSatisfy { $0.hour == 0 && $0.minute == 0 && $0.second == 0 }
    pattern = DateFormat.standard[noTimes ? 1 : onlyTimes ? 16 : 0]
  }
  // Without milliseconds in the pattern, seconds are cut, after rounding to milliseconds.
  let texts = list.map { t in
    let ms = (t.second * 1000).rounded() / 1000
    var u = BrokenTime(
      serial: Calendar.number(year: t.year, month: t.month, day: t.day))
    (u.hour, u.minute, u.second) = (t.hour, t.minute, ms)
    if u.second >= 60 { u = BrokenTime(serial: u.serialDate) }
    return DateFormat.text(u, pattern)
  }
  if texts.count == 1 { return [Value(texts[0])] }
  return [try call.session.call(named: "char", texts.map { Value($0) })[0]]
}

private func datenumBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  if call[0].isChar || call[0].isCell {
    let list = try moments(call, call[0], call.given(1) ? call[1].text : nil)
    return [try .column(list.map(\.serialDate))]
  }
  var parts: [[Double]] = []
  var dims = Dims.scalar
  if call.count == 1 {
    let v = call[0]
    let (rows, columns) = (v.dims.rows, v.dims.columns)
    guard v.dims.is2D, columns >= 3 else {
      throw call.failed("expected date vector containing [YEAR, MONTH, DAY, HOUR, MINUTE, SECOND]")
    }
    let x = try Numbers.reals(v)
    for c in 0..<min(columns, 6) { parts.append(Array(x[(c * rows)..<(c * rows + rows)])) }
    dims = Dims(rows, 1)
  } else {
    for v in call.arguments {
      parts.append(try Numbers.reals(v))
      if v.count != 1 {
        guard dims.isScalar || dims == v.dims else {
          throw call.failed("all inputs must be of the same size or scalars")
        }
        dims = v.dims
      }
    }
  }
  let t = try Tensor<Double>(uninitialized: dims)
  for i in 0..<t.count {
    func at(_ c: Int, _ missing: Double) -> Double {
      c < parts.count ? parts[c][parts[c].count == 1 ? 0 : i] : missing
    }
    let day = Calendar.number(year: at(0, 0), month: at(1, 1), day: at(2, 1))
    t.data[i] = day + (at(3, 0) + (at(4, 0) + at(5, 0) / 60) / 60) / 24
  }
  return [Value(t)]
}

private func datevecBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let list = try moments(call, call[0], call.given(1) ? call[1].text : nil)
  if call.nargout <= 1 {
    let t = try Tensor<Double>(uninitialized: Dims(list.count, 6))
    for (r, m) in list.enumerated() {
      for (c, x) in m.list.enumerated() { t.data[c * list.count + r] = x }
    }
    return [Value(t)]
  }
  var results: [Value] = []
  for c in 0..<6 { results.append(try .column(list.map { $0.list[c] })) }
  return results
}

private func weekdayBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var numbers: [Double] = []
  var dims = call[0].dims
  if call[0].isChar || call[0].isCell {
    numbers = try moments(call, call[0], nil).map(\.serialDate)
    dims = Dims(numbers.count, 1)
  } else {
    numbers = try Numbers.reals(call[0])
  }
  let days = numbers.map { Calendar.weekday($0) }
  let n = try Tensor<Double>(dims, days.map { Double($0 + 1) })
  let long = call.has(1) && call[1].text == "long"
  let names = days.map { Value(long ? Calendar.weekdays[$0] : String(Calendar.weekdays[$0].prefix(3))) }
  if call.nargout < 2 { return [Value(n)] }
  return [Value(n), try call.session.call(named: "char", names)[0]]
}

private func eomdayBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let (y, m) = (try Numbers.reals(call[0]), try Numbers.reals(call[1]))
  guard call[0].dims == call[1].dims || y.count == 1 || m.count == 1 else {
    throw call.failed("Y and M must be the same size")
  }
  let t = try Tensor<Double>(uninitialized: y.count == 1 ? call[1].dims : call[0].dims)
  for i in 0..<t.count {
    let month = m[m.count == 1 ? 0 : i]
    guard month >= 1, month <= 12 else { throw call.failed("M must be a month from 1 to 12") }
    t.data[i] = Double(Calendar.daysInMonth(y[y.count == 1 ? 0 : i], Int(month)))
  }
  return [Value(t)]
}

private func isLeapYearBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  if call.count == 0 { return [.bool(Calendar.isLeap(BrokenTime.now.year))] }
  let t = try Tensor<Bool>(call[0].dims)
  for (i, y) in try Numbers.reals(call[0]).enumerated() { t.data[i] = Calendar.isLeap(y) }
  return [Value(t)]
}

private func addtodateBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let days = try Numbers.reals(call[0])
  let q = try call.double(1, "Q must be a scalar")
  let unit = try call.string(2, "F must be a string")
  let t = try Tensor<Double>(uninitialized: call[0].dims)
  for (i, d) in days.enumerated() {
    switch unit {
    case "year", "month":
      var m = BrokenTime(serial: d)
      let total = m.year * 12 + m.month - 1 + (unit == "year" ? 12 * q : q)
      m.year = (total / 12).rounded(.down)
      m.month = total - m.year * 12 + 1
      m.day = min(m.day, Double(Calendar.daysInMonth(m.year, Int(m.month))))
      t.data[i] =
        Calendar.number(year: m.year, month: m.month, day: m.day) + (d - d.rounded(.down))
    case "day": t.data[i] = d + q
    case "hour": t.data[i] = d + q / 24
    case "minute": t.data[i] = d + q / 1440
    case "second": t.data[i] = d + q / 86400
    case "millisecond": t.data[i] = d + q / 86_400_000
    default: throw call.failed("Invalid time unit: \(unit)")
    }
  }
  return [Value(t)]
}

let dateBuiltins: [Builtin] = [
  .datestr, .datenum, .datevec, .weekday, .eomday, .isLeapYear, .addtodate,
]
