import Glibc
import NablaEngine

/// Days of the calendar by number: day 1 is the first of January of the year 0.
enum Calendar {
  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  static let weekdays = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]

  static func isLeap(_ year: Double) -> Bool {
    fmod(year, 4) == 0 && (fmod(year, 100) != 0 || fmod(year, 400) == 0)
  }

  static func daysInMonth(_ year: Double, _ month: Int) -> Int {
    [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][max(0, min(month - 1, 11))]
  }

  /// The number of a day; months beyond 12 count into the years that follow.
  static func number(year: Double, month: Double, day: Double) -> Double {
    var (y, m) = (year, month.rounded(.down))
    if m < 1, month <= 0 { m = max(m, -1e9) }
    y += ((m - 1) / 12).rounded(.down)
    m = m - 1 - ((m - 1) / 12).rounded(.down) * 12
    // Years that begin in March put the odd day at the end.
    let shifted = m < 2 ? y - 1 : y
    let starts: [Double] = [306, 337, 0, 31, 61, 92, 122, 153, 184, 214, 245, 275]
    let days =
      365 * shifted + (shifted / 4).rounded(.down) - (shifted / 100).rounded(.down)
      + (shifted / 400).rounded(.down)
    return days + starts[Int(m)] + day + 60
  }

  /// Year, month and day of a day's number.
  static func date(_ number: Double) -> (year: Double, month: Double, day: Double) {
    // By civil years from March, in eras of 400 years (H. Hinnant).
    let z = number.rounded(.down) - 61
    let era = (z / 146097).rounded(.down)
    let day = z - era * 146097
    let year = ((day - (day / 1460).rounded(.down) + (day / 36524).rounded(.down)
      - (day / 146096).rounded(.down)) / 365).rounded(.down)
    let dayOfYear =
      day - (365 * year + (year / 4).rounded(.down) - (year / 100).rounded(.down))
    let mp = ((5 * dayOfYear + 2) / 153).rounded(.down)
    let d = dayOfYear - ((153 * mp + 2) / 5).rounded(.down) + 1
    let month = mp < 10 ? mp + 3 : mp - 9
    return (year + era * 400 + (month <= 2 ? 1 : 0), month, d)
  }

  /// From zero for Sunday.
  static func weekday(_ number: Double) -> Int {
    let w = fmod(number.rounded(.down) - 1 + 6, 7)
    return Int(w < 0 ? w + 7 : w)
  }
}

/// A moment in parts, as clocks show it.
struct BrokenTime {
  var year = 0.0
  var month = 1.0
  var day = 1.0
  var hour = 0.0
  var minute = 0.0
  var second = 0.0

  init(year: Double, month: Double, day: Double, hour: Double, minute: Double, second: Double) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
  }

  /// Local time of a moment in seconds since 1970.
  init(seconds: Double) {
    var t = time_t(seconds.rounded(.down))
    var parts = tm()
    localtime_r(&t, &parts)
    self.init(
      year: Double(parts.tm_year) + 1900, month: Double(parts.tm_mon) + 1,
      day: Double(parts.tm_mday), hour: Double(parts.tm_hour), minute: Double(parts.tm_min),
      second: Double(parts.tm_sec) + (seconds - seconds.rounded(.down)))
  }

  /// From the number of a day and its fraction; seconds are rounded to what the number can tell.
  init(serial x: Double) {
    let whole = x.rounded(.down)
    let (y, m, d) = Calendar.date(whole)
    var precision = abs(0x1p-52 * 86400 * x)
    if precision == 0 { precision = 1 }
    let scale = exp2((-log2(precision)).rounded(.down))
    var s = (86400 * (x - whole) * scale).rounded(.toNearestOrAwayFromZero) / scale
    let h = (s / 3600).rounded(.down)
    s -= 3600 * h
    let mi = (s / 60).rounded(.down)
    s -= 60 * mi
    self.init(year: y, month: m, day: d, hour: h, minute: mi, second: s)
  }

  static var now: BrokenTime { BrokenTime(seconds: Clock.now) }

  var serialDate: Double {
    Calendar.number(year: year, month: month, day: day)
      + (hour + (minute + second / 60) / 60) / 24
  }

  var list: [Double] { [year, month, day, hour, minute, second] }

  /// `01-Jan-2020 06:00:00`.
  var dateText: String { DateFormat.text(self, "dd-mmm-yyyy HH:MM:SS") }
}

enum Clock {
  /// Seconds since 1970.
  static var now: Double {
    var t = timespec()
    clock_gettime(CLOCK_REALTIME, &t)
    return Double(t.tv_sec) + Double(t.tv_nsec) / 1e9
  }

  static var microseconds: UInt64 {
    var t = timespec()
    clock_gettime(CLOCK_REALTIME, &t)
    return UInt64(t.tv_sec) * 1_000_000 + UInt64(t.tv_nsec) / 1000
  }
}

/// Dates as text, by patterns such as `yyyy-mm-dd HH:MM:SS`.
enum DateFormat {
  static let standard = [
    "dd-mmm-yyyy HH:MM:SS", "dd-mmm-yyyy", "mm/dd/yy", "mmm", "m", "mm", "mm/dd", "dd", "ddd", "d",
    "yyyy", "yy", "mmmyy", "HH:MM:SS", "HH:MM:SS PM", "HH:MM", "HH:MM PM", "QQ-YY", "QQ", "dd/mm",
    "dd/mm/yy", "mmm.dd,yyyy HH:MM:SS", "mmm.dd,yyyy", "mm/dd/yyyy", "dd/mm/yyyy", "yy/mm/dd",
    "yyyy/mm/dd", "QQ-YYYY", "mmmyyyy", "yyyy-mm-dd", "yyyymmddTHHMMSS", "yyyy-mm-dd HH:MM:SS",
  ]

  static func padded(_ x: Int, _ width: Int, with pad: Character = "0") -> String {
    let s = "\(x)"
    return String(repeating: pad, count: max(0, width - s.utf8.count)) + s
  }

  static func text(_ time: BrokenTime, _ pattern: String) -> String {
    let p = Array(pattern)
    let upper = pattern
    let twelve = upper.contains("PM") || upper.contains("AM")
    let month = max(1, min(Int(time.month), 12))
    let weekday = Calendar.weekday(Calendar.number(year: time.year, month: time.month, day: time.day))
    let whole = Int(time.second.rounded(.down))
    let milliseconds = Int(((time.second - Double(whole)) * 1000).rounded())
    var out = ""
    var i = 0
    func starts(_ word: String) -> Bool {
      let w = Array(word)
      return i + w.count <= p.count && Array(p[i..<(i + w.count)]) == w
    }
    while i < p.count {
      let rules: [(String, String)] = [
        ("yyyy", padded(Int(time.year), 4)), ("YYYY", padded(Int(time.year), 4)),
        ("yy", padded(Int(time.year) % 100, 2)), ("YY", padded(Int(time.year) % 100, 2)),
        ("mmmm", Calendar.months[month - 1]), ("mmm", String(Calendar.months[month - 1].prefix(3))),
        ("mm", padded(month, 2)), ("m", String(Calendar.months[month - 1].prefix(1))),
        ("dddd", Calendar.weekdays[weekday]), ("ddd", String(Calendar.weekdays[weekday].prefix(3))),
        ("dd", padded(Int(time.day), 2)), ("d", String(Calendar.weekdays[weekday].prefix(1))),
        ("HH", hour(time, twelve)), ("MM", padded(Int(time.minute), 2)), ("SS", padded(whole, 2)),
        ("FFF", padded(milliseconds, 3)), ("PM", time.hour >= 12 ? "PM" : "AM"),
        ("AM", time.hour >= 12 ? "PM" : "AM"), ("QQ", "Q\((month - 1) / 3 + 1)"),
      ]
      if let rule = rules.first(where: { starts($0.0) }) {
        out += rule.1
        i += rule.0.count
      } else {
        out.append(p[i])
        i += 1
      }
    }
    return out
  }

  private static func hour(_ time: BrokenTime, _ twelve: Bool) -> String {
    guard twelve else { return padded(Int(time.hour), 2) }
    let h = Int(time.hour) % 12
    return padded(h == 0 ? 12 : h, 2, with: " ")
  }

  /// What texts are tried with, in order.
  private static let readable = [
    "dd-mmm-yyyy HH:MM:SS", "dd-mmm-yyyy", "mm/dd/yy", "mm/dd", "HH:MM:SS PM", "HH:MM:SS",
    "HH:MM PM", "HH:MM", "mm/dd/yyyy", "mmm-dd-yyyy HH:MM:SS", "mmm-dd-yyyy", "dd mmm yyyy HH:MM:SS",
    "dd mmm yyyy", "mmm dd yyyy HH:MM:SS", "mmm dd yyyy", "dd.mmm.yyyy HH:MM:SS", "dd.mmm.yyyy",
    "mmm.dd.yyyy HH:MM:SS", "mmm.dd.yyyy", "mm/dd/yyyy HH:MM", "yyyy/mm/dd", "yyyy-mm-dd",
    "yyyy-mm-dd HH:MM", "yyyy-mm-dd HH:MM:SS", "yyyy-mm-ddTHH:MM:SS", "yyyy/mm/dd HH:MM:SS",
    "yyyy-mm-dd HH:MM:SS.FFF", "yyyymmddTHHMMSS", "mm/dd/yyyy HH:MM:SS", "dd/mm/yyyy",
    "mmmyyyy", "mmm-yyyy", "yyyy",
  ]

  /// The moment that a text names.
  static func read(_ text: String, _ pattern: String?) -> BrokenTime? {
    for p in pattern.map({ [$0] }) ?? readable {
      if let t = parse(text, p) { return t }
    }
    return nil
  }

  private static func parse(_ text: String, _ pattern: String) -> BrokenTime? {
    let (s, p) = (Array(text), Array(pattern))
    var (i, k) = (0, 0)
    var t = BrokenTime(year: 0, month: 1, day: 1, hour: 0, minute: 0, second: 0)
    var (hasDate, hasYear, afternoon): (Bool, Bool, Bool?) = (false, false, nil)
    func starts(_ word: String) -> Bool {
      let w = Array(word)
      return k + w.count <= p.count && Array(p[k..<(k + w.count)]) == w
    }
    func number(_ most: Int, least: Int = 1) -> Double? {
      var digits = ""
      while i < s.count, digits.count < most, s[i].isASCII, s[i].isNumber {
        digits.append(s[i])
        i += 1
      }
      return digits.count < least ? nil : Double(digits)
    }
    func word(_ list: [String], short: Bool) -> Double? {
      for (n, name) in list.enumerated() {
        let w = Array(short ? String(name.prefix(3)) : name)
        if i + w.count <= s.count,
          String(s[i..<(i + w.count)]).lowercasedASCII == String(w).lowercasedASCII
        {
          i += w.count
          return Double(n + 1)
        }
      }
      return nil
    }
    while k < p.count {
      if starts("yyyy") || starts("YYYY") {
        guard let x = number(4, least: 4) else { return nil }
        (t.year, hasDate, hasYear) = (x, true, true)
        k += 4
      } else if starts("yy") || starts("YY") {
        guard let x = number(2, least: 2) else { return nil }
        let pivot = BrokenTime.now.year - 50
        var y = x + (pivot / 100).rounded(.down) * 100
        if y < pivot { y += 100 }
        (t.year, hasDate, hasYear) = (y, true, true)
        k += 2
      } else if starts("mmmm") || starts("mmm") {
        let long = starts("mmmm")
        guard let x = word(Calendar.months, short: !long) else { return nil }
        (t.month, hasDate) = (x, true)
        k += long ? 4 : 3
      } else if starts("mm") {
        guard let x = number(2), x >= 1, x <= 12 else { return nil }
        (t.month, hasDate) = (x, true)
        k += 2
      } else if starts("dddd") || starts("ddd") {
        let long = starts("dddd")
        guard word(Calendar.weekdays, short: !long) != nil else { return nil }
        k += long ? 4 : 3
      } else if starts("dd") {
        guard let x = number(2), x >= 1, x <= 31 else { return nil }
        (t.day, hasDate) = (x, true)
        k += 2
      } else if starts("HH") {
        guard let x = number(2), x <= 24 else { return nil }
        t.hour = x
        k += 2
      } else if starts("MM") {
        guard let x = number(2), x < 60 else { return nil }
        t.minute = x
        k += 2
      } else if starts("SS") {
        guard let x = number(2), x < 62 else { return nil }
        t.second += x
        k += 2
      } else if starts("FFF") {
        let start = i
        guard let x = number(9) else { return nil }
        t.second += x / pow(10, Double(i - start))
        k += 3
      } else if starts("PM") || starts("AM") {
        guard i + 2 <= s.count else { return nil }
        let mark = String(s[i..<(i + 2)]).lowercasedASCII
        guard mark == "am" || mark == "pm" else { return nil }
        afternoon = mark == "pm"
        i += 2
        k += 2
      } else {
        guard i < s.count, s[i] == p[k] else { return nil }
        i += 1
        k += 1
      }
    }
    guard i == s.count else { return nil }
    if let afternoon {
      if afternoon, t.hour < 12 { t.hour += 12 }
      if !afternoon, t.hour == 12 { t.hour = 0 }
    }
    if !hasYear {
      let now = BrokenTime.now
      t.year = now.year
      if !hasDate { (t.month, t.day) = (1, 1) }
    }
    guard Int(t.day) <= Calendar.daysInMonth(t.year, Int(t.month)) else { return nil }
    return t
  }
}
