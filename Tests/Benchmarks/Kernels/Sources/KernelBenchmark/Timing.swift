import Glibc

/// Processor time of this thread in seconds.
func now() -> Double {
  var t = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t)
  return Double(t.tv_sec) + 1e-9 * Double(t.tv_nsec)
}

/// The shortest of some runs, in seconds: the machine may be shared. Short work is repeated until
/// a run takes 20 µs at least.
func shortest(_ body: () -> Void) -> Double {
  body()
  var repeats = 1
  while true {
    let start = now()
    for _ in 0..<repeats { body() }
    if now() - start > 20e-6 || repeats > 1 << 20 { break }
    repeats *= 2
  }
  var best = Double.infinity
  let end = now() + 0.15
  while now() < end {
    let start = now()
    for _ in 0..<repeats { body() }
    best = min(best, (now() - start) / Double(repeats))
  }
  return best
}

func fixed(_ x: Double, _ digits: Int, width: Int) -> String {
  var scale = 1.0
  for _ in 0..<digits { scale *= 10 }
  let rounded = Int((x * scale).rounded())
  var text = String(rounded / Int(scale))
  if digits > 0 {
    let rest = String(rounded % Int(scale))
    text += "." + String(repeating: "0", count: digits - rest.count) + rest
  }
  return String(repeating: " ", count: max(0, width - text.count)) + text
}

func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}

/// Numbers that are the same in every run, in -0.5 ... 0.5.
func random<T: BinaryFloatingPoint>(_ n: Int, _ type: T.Type) -> UnsafeMutablePointer<T> {
  var state: UInt64 = 88_172_645_463_325_252
  let p = UnsafeMutablePointer<T>.allocate(capacity: n)
  for i in 0..<n {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    p[i] = T(Double(state >> 11) / 9_007_199_254_740_992 - 0.5)
  }
  return p
}
