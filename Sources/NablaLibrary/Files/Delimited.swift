import NablaEngine

/// dlmread, dlmwrite, csvread, csvwrite: tables of numbers with something between them.
extension Builtin {
  static let dlmread = Builtin(
    "dlmread",
    "DATA = dlmread (FILE)\nDATA = dlmread (FILE, SEP)\nDATA = dlmread (FILE, SEP, R0, C0)\nDATA = dlmread (FILE, SEP, RANGE)\nDATA = dlmread (..., \"emptyvalue\", V)",
    .between(1, 6), category: .files,
    summary: "Reads a table of numbers; what is no number counts as zero.",
    details: """
      SEP is what stands between the numbers; found out if it is not given. R0 and C0 are rows and
      columns to skip; RANGE is [R0 C0 R1 C1], from zero, or a text such as "A2..C4".
      """,
    examples: [
      Example("f = tempname (); csvwrite (f, [1 2; 3 4]); dlmread (f, \",\", 1, 0)", shows: "ans =\n\n   3   4")
    ],
    seeAlso: ["dlmwrite", "csvread", "textscan", "importdata"],
    body: dlmreadBody)

  static let csvread = Builtin(
    "csvread", "DATA = csvread (FILE, ...)", .between(1, 5), category: .files,
    summary: "Reads a table of numbers with commas between them.",
    details: "The same as `dlmread (FILE, \",\", ...)`.",
    examples: [Example("f = tempname (); csvwrite (f, [1 2; 3 4]); csvread (f)", shows: "ans =\n\n   1   2\n   3   4")],
    seeAlso: ["dlmread", "csvwrite"],
    body: csvreadBody)

  static let dlmwrite = Builtin(
    "dlmwrite",
    "dlmwrite (FILE, M)\ndlmwrite (FILE, M, SEP, R, C)\ndlmwrite (FILE, M, KEY, VALUE, ...)\ndlmwrite (FILE, M, \"-append\", ...)",
    .atLeast(2), outputs: 0, category: .files,
    summary: "Writes a table of numbers.",
    details: """
      SEP is a comma if not given; R empty rows and C empty columns come first. Keys: "delimiter",
      "newline" ("unix", "pc", "mac" or a text), "roffset", "coffset", "precision" (digits, or a format
      of `printf`), "append" ("on").
      """,
    examples: [
      Example("f = tempname (); dlmwrite (f, [1 2; 3 4.5], \";\"); fileread (f)", shows: "ans = 1;2\n3;4.5")
    ],
    seeAlso: ["dlmread", "csvwrite", "fprintf"],
    body: dlmwriteBody)

  static let csvwrite = Builtin(
    "csvwrite", "csvwrite (FILE, M, ...)", .atLeast(2), outputs: 0, category: .files,
    summary: "Writes a table of numbers with commas between them.",
    details: "The same as `dlmwrite (FILE, M, \",\", ...)`.",
    examples: [Example("f = tempname (); csvwrite (f, [1 2; 3 4]); fileread (f)", shows: "ans = 1,2\n3,4")],
    seeAlso: ["dlmwrite", "csvread"],
    body: csvwriteBody)
}

private func csvreadBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var arguments = call.arguments
  arguments.insert(Value(","), at: 1)
  return try read(call, arguments)
}

private func dlmreadBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  try read(call, call.arguments)
}

private struct Window {
  var firstRow = 0
  var firstColumn = 0
  var lastRow = Int.max
  var lastColumn = Int.max
}

private func read(_ call: borrowing Call, _ all: [Value]) throws(NablaError) -> [Value] {
  var arguments = all
  var empty = 0.0
  if let at = arguments.firstIndex(where: { $0.text?.lowercasedASCII == "emptyvalue" }), at > 0,
    at + 1 < arguments.count
  {
    empty = arguments[at + 1].realScalar ?? 0
    arguments.removeSubrange(at...(at + 1))
  }
  let bytes: [UInt8]
  if let name = arguments[0].text, arguments[0].isChar {
    guard let found = unpackedContents(FilePath.expanded(name)), FilePath.isFile(FilePath.expanded(name))
    else { throw call.fail("dlmread: unable to open file '\(name)'") }
    bytes = found
  } else if let f = call.session.service(FileTable.self).find(arguments[0]) {
    bytes = f.readAll()
  } else {
    throw call.fail("dlmread: FILE argument must be a string or file id")
  }
  var separator: [UInt8]?
  var window = Window()
  if arguments.count > 1 {
    if arguments[1].isChar {
      let s = try Escapes.process(arguments[1].textBytes ?? [], session: call.session)
      if !s.isEmpty { separator = s }
    } else if !arguments[1].isEmpty {
      throw call.fail("dlmread: error parsing RANGE")
    }
  }
  if arguments.count == 3 {
    window = try range(arguments[2])
  } else if arguments.count > 3 {
    guard let r = arguments[2].realScalar, let c = arguments[3].realScalar, r >= 0, c >= 0 else {
      throw call.fail("dlmread: left (R0) and top (C0) must be positive")
    }
    window.firstRow = Int(min(r, 1e15))
    window.firstColumn = Int(min(c, 1e15))
  }
  return [try table(bytes, separator, window, empty)]
}

/// [R0 C0 R1 C1] from zero, or "A2..C4".
private func range(_ v: Value) throws(NablaError) -> Window {
  let problem = NablaError.message("dlmread: error parsing RANGE", id: "")
  if let text = v.text, v.isChar {
    var corners: [(row: Int, column: Int)] = []
    var (letters, digits) = (0, "")
    func close() {
      if letters > 0, let row = Int(digits) { corners.append((row - 1, letters - 1)) }
      (letters, digits) = (0, "")
    }
    for c in text.utf8 {
      if c | 0x20 >= 97, c | 0x20 <= 122 {
        if !digits.isEmpty { close() }
        letters = letters * 26 + Int(c | 0x20) - 96
      } else if c >= 48, c <= 57 {
        digits.append(Character(UnicodeScalar(c)))
      } else {
        close()
      }
    }
    close()
    guard let first = corners.first, let last = corners.last else { throw problem }
    return Window(
      firstRow: first.row, firstColumn: first.column,
      lastRow: last.row, lastColumn: last.column)
  }
  let x = try Numbers.reals(v)
  guard x.count == 4, x.allSatisfy({ $0 >= 0 }) else { throw problem }
  func whole(_ d: Double) -> Int { d < 1e15 ? Int(d) : Int.max }
  return Window(
    firstRow: whole(x[0]), firstColumn: whole(x[1]), lastRow: whole(x[2]), lastColumn: whole(x[3]))
}

private func table(_ bytes: [UInt8], _ given: [UInt8]?, _ window: Window, _ empty: Double)
  throws(NablaError) -> Value
{
  var rows: [[Complex<Double>]] = []
  var isComplex = false
  var separator = given
  var number = 0
  var i = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  while i < bytes.count {
    var end = i
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    var stop = end
    if stop > i, bytes[stop - 1] == 0x0D { stop -= 1 }
    let line = Array(bytes[i..<stop])
    i = end + 1
    defer { number += 1 }
    if number < window.firstRow { continue }
    if number > window.lastRow { break }
    if separator == nil { separator = guess(line) }
    var fields = split(line, separator ?? [])
    // A blank line is no row, and a separator at the end begins no column.
    if fields.count == 1, fields[0].isEmpty { continue }
    if fields.last?.isEmpty == true { fields.removeLast() }
    var row: [Complex<Double>] = []
    for (c, f) in fields.enumerated()
    where c >= window.firstColumn && c <= window.lastColumn {
      guard let z = value(f) else {
        row.append(Complex(empty, 0))
        continue
      }
      if z.im != 0 { isComplex = true }
      row.append(z)
    }
    rows.append(row)
  }
  let columns = rows.map(\.count).max() ?? 0
  if rows.isEmpty || columns == 0 { return .emptyMatrix }
  let dims = Dims(rows.count, columns)
  if isComplex {
    let t = try Tensor<Complex<Double>>(dims, repeating: Complex(empty, 0))
    for (r, row) in rows.enumerated() {
      for (c, z) in row.enumerated() { t.data[c * rows.count + r] = z }
    }
    return .complex(t)
  }
  let t = try Tensor<Double>(dims, repeating: empty)
  for (r, row) in rows.enumerated() {
    for (c, z) in row.enumerated() { t.data[c * rows.count + r] = z.re }
  }
  return Value(t)
}

/// What stands between the numbers of a line: a comma, colon, semicolon or tab; else blanks.
private func guess(_ line: [UInt8]) -> [UInt8]? {
  for c in line where c == 0x2C || c == 0x3A || c == 0x3B || c == 0x09 { return [c] }
  return line.contains(0x20) ? [] : nil
}

/// Fields without the blanks around them; with no separator, words between blanks.
private func split(_ line: [UInt8], _ separator: [UInt8]) -> [[UInt8]] {
  func blank(_ c: UInt8) -> Bool { c == 0x20 || c == 0x09 }
  func trimmed(_ s: ArraySlice<UInt8>) -> [UInt8] {
    var t = s.drop(while: blank)
    while let last = t.last, blank(last) { t = t.dropLast() }
    return Array(t)
  }
  let words = line.split(whereSeparator: blank).map { Array($0) }
  if separator.isEmpty || separator == [0x20] { return words.isEmpty ? [[]] : words }
  if separator.count > 1 {
    // Any of the characters may separate.
    return line.split(omittingEmptySubsequences: false) { separator.contains($0) }.map(trimmed)
  }
  return line.split(separator: separator[0], omittingEmptySubsequences: false).map(trimmed)
}

/// The number at the beginning of a field, with an imaginary part perhaps.
private func value(_ field: [UInt8]) -> Complex<Double>? {
  guard let (x, used) = NumberTable.number(field, 0) else { return nil }
  if used < field.count, field[used] | 0x20 == 0x69 || field[used] | 0x20 == 0x6A {
    return Complex(0, x)
  }
  if used < field.count, field[used] == 0x2B || field[used] == 0x2D,
    let (y, more) = NumberTable.number(field, used), used + more < field.count,
    field[used + more] | 0x20 == 0x69 || field[used + more] | 0x20 == 0x6A
  {
    return Complex(x, y)
  }
  return Complex(x, 0)
}

private func csvwriteBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var arguments = call.arguments
  arguments.insert(Value(","), at: 2)
  return try write(call, arguments)
}

private func dlmwriteBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  try write(call, call.arguments)
}

private func write(_ call: borrowing Call, _ all: [Value]) throws(NablaError) -> [Value] {
  let m = all[1]
  guard m.classID.isArithmetic, m.dims.is2D else {
    throw call.fail("dlmwrite: A must be a 2-D matrix")
  }
  var (separator, newline, precision) = ([UInt8](",".utf8), [UInt8]([0x0A]), "%.16g")
  var (skipRows, skipColumns, appends) = (0, 0, false)
  var rest = Array(all.dropFirst(2))
  func text(_ v: Value) throws(NablaError) -> [UInt8] {
    try Escapes.process(v.textBytes ?? [], session: call.session)
  }
  func count(_ v: Value) -> Int { Int(max(0, min(v.realScalar ?? 0, 1e9))) }
  var positional = 0
  while !rest.isEmpty {
    let v = rest.removeFirst()
    let word = v.text?.lowercasedASCII ?? ""
    if v.isChar, word == "-append" {
      appends = true
    } else if v.isChar, ["delimiter", "newline", "roffset", "coffset", "precision", "append"].contains(word),
      let x = rest.first
    {
      rest.removeFirst()
      switch word {
      case "delimiter": separator = try text(x)
      case "newline":
        switch x.text?.lowercasedASCII {
        case "unix": newline = [0x0A]
        case "pc": newline = [0x0D, 0x0A]
        case "mac": newline = [0x0D]
        default: newline = try text(x)
        }
      case "roffset": skipRows = count(x)
      case "coffset": skipColumns = count(x)
      case "append": appends = x.text == "on"
      default: precision = x.isChar ? x.text ?? precision : "%.\(count(x))g"
      }
    } else {
      switch positional {
      case 0: separator = try text(v)
      case 1: skipRows = count(v)
      case 2: skipColumns = count(v)
      default: throw call.invalid()
      }
      positional += 1
    }
  }
  var bytes: [UInt8] = []
  let columns = m.dims.columns
  for _ in 0..<skipRows {
    for _ in 0..<max(0, skipColumns + columns - 1) { bytes += separator }
    bytes += newline
  }
  let z = try Conversion.complexes(m)
  let format = Array(precision.utf8)
  for r in 0..<m.dims.rows {
    for _ in 0..<skipColumns { bytes += separator }
    for c in 0..<columns {
      if c > 0 { bytes += separator }
      let x = z.data[c * m.dims.rows + r]
      if m.isChar {
        bytes.append(UInt8(truncatingIfNeeded: Int(x.re)))
        continue
      }
      bytes += try Formatter.sprintf(format, [.scalar(x.re)], session: call.session)
      if m.isComplex {
        if !(x.im < 0) { bytes.append(0x2B) }
        bytes += try Formatter.sprintf(format, [.scalar(x.im)], session: call.session)
        bytes.append(0x69)
      }
    }
    bytes += newline
  }
  if let name = all[0].text, all[0].isChar {
    let path = FilePath.expanded(name)
    if appends, case .success(let before) = FilePath.contents(path) { bytes = before + bytes }
    if let problem = FilePath.write(bytes, to: path) {
      throw call.fail("dlmwrite: \(problem.text)")
    }
    return []
  }
  guard let f = call.session.service(FileTable.self).find(all[0]) else {
    throw call.fail("dlmwrite: FILE argument must be a string or file id")
  }
  _ = f.write(bytes)
  return []
}

let delimitedBuiltins: [Builtin] = [.dlmread, .csvread, .dlmwrite, .csvwrite]
