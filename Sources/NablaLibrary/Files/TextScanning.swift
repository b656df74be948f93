import NablaEngine

/// textscan, strread, textread, importdata: columns out of text.
extension Builtin {
  static let textscan = Builtin(
    "textscan",
    "C = textscan (FID, FORMAT)\nC = textscan (FID, FORMAT, REPEAT)\nC = textscan (TEXT, ...)\nC = textscan (..., OPTION, VALUE, ...)",
    .atLeast(1), outputs: 2, category: .files,
    summary: "Reads columns of numbers and words from a file or text into a cell row.",
    details: """
      FORMAT has a conversion for each column: %f and %n (double), %d, %u, %d8 to %u64 (integers), %s
      and %q (words), %c, %[...]; with `*` the column is left out. Other text must stand there.
      Options: "Delimiter", "HeaderLines", "EndOfLine", "Whitespace", "CommentStyle", "EmptyValue",
      "MultipleDelimsAsOne", "CollectOutput", "ReturnOnError", "TreatAsEmpty".
      """,
    examples: [Example("c = textscan (\"a 1\\nb 2\", \"%s %d\"); c{2}'", shows: "ans =\n\n  1  2")],
    seeAlso: ["strread", "fscanf", "dlmread"],
    body: textscanBody)

  static let strread = Builtin(
    "strread", "[A, B, ...] = strread (STR, FORMAT)\n[A, B, ...] = strread (STR, FORMAT, REPEAT, OPTION, VALUE, ...)",
    .atLeast(1), outputs: Int.max, category: .files,
    summary: "Columns of numbers and words out of a text, one output each.",
    details: "FORMAT and options are those of `textscan`.",
    examples: [Example("[a, b] = strread (\"1 2 3 4\", \"%f %f\")", shows: "a =\n\n   1\n   3\n\nb =\n\n   2\n   4")],
    seeAlso: ["textscan", "sscanf"],
    body: strreadBody)

  static let textread = Builtin(
    "textread", "[A, B, ...] = textread (FILE, FORMAT, ...)", .atLeast(1), outputs: Int.max,
    category: .files,
    summary: "Columns of numbers and words out of a file, one output each.",
    details: "FORMAT and options are those of `textscan`.",
    examples: [
      Example("f = tempname (); csvwrite (f, [1 2; 3 4]); [a, b] = textread (f, \"%f %f\", \"delimiter\", \",\")", shows: "a =\n\n   1\n   3\n\nb =\n\n   2\n   4")
    ],
    seeAlso: ["textscan", "strread"],
    body: textreadBody)

  static let importdata = Builtin(
    "importdata", "A = importdata (FILE)\nA = importdata (FILE, DELIMITER)\nA = importdata (FILE, DELIMITER, HEADER_ROWS)\n[A, DELIMITER, HEADER_ROWS] = importdata (...)",
    .between(1, 3), outputs: 3, category: .files,
    summary: "Reads a table of numbers, which may have headings, or a file of any other known kind.",
    details: "With headings, a struct with data, textdata, colheaders and rowheaders.",
    examples: [Example("f = tempname (); csvwrite (f, [1 2; 3 4]); importdata (f)", shows: "ans =\n\n   1   2\n   3   4")],
    seeAlso: ["dlmread", "textscan", "load"],
    body: importdataBody)
}

private struct Column {
  enum Kind { case number(ClassID), word, quoted, characters(Int), set(Set<UInt8>, Bool), literal([UInt8]) }
  var kind: Kind
  var skipped = false
  var width = 0
}

private struct Options {
  var delimiters: [UInt8] = []
  var headerLines = 0
  var whitespace: [UInt8] = [0x20, 0x08, 0x09]
  var comment: [UInt8] = []
  var emptyValue = Double.nan
  var merges = false
  var collects = false
  var treatAsEmpty: [[UInt8]] = []

  init(_ list: ArraySlice<Value>, _ call: borrowing Call) throws(NablaError) {
    let session = call.session
    var rest = Array(list)
    if rest.count % 2 == 1 {
      let n = rest.count / 2
      throw call.failed("\(n + 1) parameters given, but only \(n) values")
    }
    while rest.count >= 2 {
      let key = rest[0].text?.lowercasedASCII ?? ""
      let v = rest[1]
      rest.removeFirst(2)
      func text() throws(NablaError) -> [UInt8] {
        try Escapes.process(v.textBytes ?? [], session: session)
      }
      switch key {
      case "delimiter":
        if case .cell(let t) = v {
          for x in t.elements { delimiters += try Escapes.process(x.textBytes ?? [], session: session) }
        } else {
          delimiters = try text()
        }
      case "endofline":
        let end = v.isChar ? try text() : nil
        guard let end, end.count <= 1 || end == [13, 10] else {
          throw call.failed("EndOfLine must be at most one character or '\\r\\n'")
        }
      case "headerlines": headerLines = Int(max(0, min(v.realScalar ?? 0, 1e9)))
      case "whitespace": whitespace = try text()
      case "commentstyle":
        if case .cell(let t) = v {
          comment = t.count > 0 ? t.data[0].textBytes ?? [] : []
        } else {
          switch v.text {
          case "shell": comment = [0x23]
          case "c++": comment = [0x2F, 0x2F]
          case "matlab": comment = [0x25]
          default: comment = try text()
          }
        }
      case "emptyvalue": emptyValue = v.realScalar ?? .nan
      case "multipledelimsasone": merges = try Operators.isTrue(v)
      case "collectoutput": collects = try Operators.isTrue(v)
      case "treatasempty":
        if case .cell(let t) = v {
          for x in t.elements { treatAsEmpty.append(x.textBytes ?? []) }
        } else {
          treatAsEmpty.append(try text())
        }
      default: break
      }
    }
  }
}

private func columns(_ format: [UInt8]) -> [Column] {
  var list: [Column] = []
  var i = 0
  func number() -> Int {
    var n = 0
    while i < format.count, format[i] >= 48, format[i] <= 57, n < 100_000 {
      n = n * 10 + Int(format[i] - 48)
      i += 1
    }
    return n
  }
  while i < format.count {
    if format[i] == 0x20 || format[i] == 0x09 || format[i] == 0x0A {
      i += 1
      continue
    }
    guard format[i] == 0x25, i + 1 < format.count else {
      var text: [UInt8] = []
      while i < format.count, format[i] != 0x25, format[i] != 0x20 {
        text.append(format[i])
        i += 1
      }
      if text.isEmpty { i += 1 } else { list.append(Column(kind: .literal(text))) }
      continue
    }
    i += 1
    var c = Column(kind: .word)
    if i < format.count, format[i] == 0x2A {
      c.skipped = true
      i += 1
    }
    c.width = number()
    if i < format.count, format[i] == 0x2E {
      i += 1
      _ = number()
    }
    guard i < format.count else { break }
    let letter = format[i]
    i += 1
    switch letter {
    case 0x66, 0x6E:
      let bits = number()
      c.kind = .number(bits == 32 ? .single : .double)
    case 0x64, 0x75:
      let bits = number()
      let signed = letter == 0x64
      switch bits {
      case 8: c.kind = .number(signed ? .int8 : .uint8)
      case 16: c.kind = .number(signed ? .int16 : .uint16)
      case 64: c.kind = .number(signed ? .int64 : .uint64)
      default: c.kind = .number(signed ? .int32 : .uint32)
      }
    case 0x71: c.kind = .quoted
    case 0x63: c.kind = .characters(max(1, c.width))
    case 0x5B:
      var negated = false
      if i < format.count, format[i] == 0x5E {
        negated = true
        i += 1
      }
      var set = Set<UInt8>()
      var first = true
      while i < format.count, format[i] != 0x5D || first {
        if i + 2 < format.count, format[i + 1] == 0x2D, format[i + 2] != 0x5D, format[i] <= format[i + 2] {
          for b in format[i]...format[i + 2] { set.insert(b) }
          i += 3
        } else {
          set.insert(format[i])
          i += 1
        }
        first = false
      }
      i += 1
      c.kind = .set(set, negated)
    case 0x25: c.kind = .literal([0x25])
    default: c.kind = .word
    }
    list.append(c)
  }
  return list
}

/// The contents of one column as they are read.
private enum Cells {
  case numbers([Double], ClassID)
  case words([[UInt8]])
  case characters([[UInt8]])
}

private struct Scanner {
  let bytes: [UInt8]
  let options: Options
  var at = 0

  func isBlank(_ c: UInt8) -> Bool { options.whitespace.contains(c) && !options.delimiters.contains(c) }
  func isEnd(_ c: UInt8) -> Bool { c == 0x0A || c == 0x0D }
  func isDelimiter(_ c: UInt8) -> Bool { options.delimiters.contains(c) }

  mutating func skipBlanks() { while at < bytes.count, isBlank(bytes[at]) { at += 1 } }

  mutating func skipHeader() {
    for _ in 0..<options.headerLines where at < bytes.count {
      while at < bytes.count, !isEnd(bytes[at]) { at += 1 }
      if at + 1 < bytes.count, bytes[at] == 0x0D, bytes[at + 1] == 0x0A { at += 1 }
      at += 1
    }
  }

  mutating func skipLines() {
    while at < bytes.count, isEnd(bytes[at]) || isBlank(bytes[at]) { at += 1 }
    if !options.comment.isEmpty, starts(options.comment) {
      while at < bytes.count, !isEnd(bytes[at]) { at += 1 }
      if at < bytes.count { skipLines() }
    }
  }

  func starts(_ word: [UInt8]) -> Bool {
    at + word.count <= bytes.count && Array(bytes[at..<(at + word.count)]) == word
  }

  /// The text up to the next delimiter, blank or end of line.
  func field() -> ArraySlice<UInt8> {
    var end = at
    while end < bytes.count, !isEnd(bytes[end]), !isDelimiter(bytes[end]) {
      if options.delimiters.isEmpty, isBlank(bytes[end]) { break }
      end += 1
    }
    while end > at, isBlank(bytes[end - 1]) { end -= 1 }
    return bytes[at..<end]
  }

  /// Passes what stands after a field.
  mutating func separator() {
    skipBlanks()
    if at < bytes.count, isDelimiter(bytes[at]) {
      at += 1
      if options.merges { while at < bytes.count, isDelimiter(bytes[at]) || isBlank(bytes[at]) { at += 1 } }
    }
  }
}

/// Rows of columns until the text ends or does not match.
private func scan(
  _ call: borrowing Call, _ bytes: [UInt8], _ format: [UInt8], _ most: Int, _ options: Options
) throws(NablaError) -> (cells: [Cells], used: Int) {
  let list = columns(format)
  var results: [Cells] = []
  for c in list where !c.skipped {
    switch c.kind {
    case .number(let k): results.append(.numbers([], k))
    case .word, .quoted, .set: results.append(.words([]))
    case .characters: results.append(.characters([]))
    case .literal: break
    }
  }
  var s = Scanner(bytes: bytes, options: options)
  s.skipHeader()
  var rows = 0
  reading: while rows < most {
    s.skipLines()
    if s.at >= bytes.count { break }
    let start = s.at
    var k = 0
    for (index, c) in list.enumerated() {
      s.skipBlanks()
      if case .literal(let text) = c.kind {
        if s.at < bytes.count, s.isEnd(bytes[s.at]) { s.skipLines() }
        guard s.starts(text) else { break reading }
        s.at += text.count
        continue
      }
      // Columns go on in the next line if this one is done.
      if options.delimiters.isEmpty || index == 0 { s.skipLines() }
      if s.at >= bytes.count {
        if index == 0 { break reading }
        // A row that ends early is filled up.
        if !c.skipped, case .numbers(var x, let kind) = results[k] {
          if !options.delimiters.isEmpty {
            x.append(options.emptyValue)
            results[k] = .numbers(x, kind)
          }
        }
        if !c.skipped { k += 1 }
        continue
      }
      switch c.kind {
      case .number:
        var field = s.field()
        // Other text of the format may follow the number at once.
        let isEmpty = field.isEmpty || options.treatAsEmpty.contains(Array(field))
        var x = options.emptyValue
        if isEmpty {
          if options.delimiters.isEmpty { break reading }
          s.at = field.endIndex
        } else {
          if c.width > 0 { field = field.prefix(c.width) }
          guard let (value, used) = NumberTable.number(Array(field), 0) else { break reading }
          x = value
          s.at += used
        }
        if !c.skipped, case .numbers(var column, let kind) = results[k] {
          results[k] = .numbers([], kind)
          column.append(x)
          results[k] = .numbers(column, kind)
        }
      case .word, .quoted, .set, .characters:
        let text = word(&s, c)
        if !c.skipped {
          if case .words(var column) = results[k] {
            results[k] = .words([])
            column.append(text)
            results[k] = .words(column)
          } else if case .characters(var column) = results[k] {
            column.append(text)
            results[k] = .characters(column)
          }
        }
      case .literal: break
      }
      if !c.skipped { k += 1 }
      s.separator()
    }
    rows += 1
    // A row that takes nothing of the text would come again and again.
    if list.isEmpty || s.at == start { break }
  }
  return (results, s.at)
}

private func word(_ s: inout Scanner, _ c: Column) -> [UInt8] {
  switch c.kind {
  case .quoted where s.at < s.bytes.count && s.bytes[s.at] == 0x22:
    var text: [UInt8] = []
    s.at += 1
    while s.at < s.bytes.count {
      if s.bytes[s.at] == 0x22 {
        s.at += 1
        guard s.at < s.bytes.count, s.bytes[s.at] == 0x22 else { break }
      }
      text.append(s.bytes[s.at])
      s.at += 1
    }
    return text
  case .characters(let n):
    let end = min(s.bytes.count, s.at + n)
    let text = Array(s.bytes[s.at..<end])
    s.at = end
    return text
  case .set(let set, let negated):
    var end = s.at
    while end < s.bytes.count, set.contains(s.bytes[end]) != negated,
      c.width == 0 || end - s.at < c.width
    { end += 1 }
    let text = Array(s.bytes[s.at..<end])
    s.at = end
    return text
  default:
    var field = s.field()
    if c.width > 0 { field = field.prefix(c.width) }
    s.at = field.endIndex
    return Array(field)
  }
}

private func value(_ c: Cells) throws(NablaError) -> Value {
  switch c {
  case .numbers(let x, let kind):
    let column = Value(try Tensor<Double>(Dims(x.count, 1), x))
    return kind == .double ? column : try Conversion.convert(column, to: kind)
  case .words(let list):
    return .cell(try CellArray(Dims(list.count, 1), list.map { Value(text: $0) }))
  case .characters(let list):
    let width = list.map(\.count).max() ?? 0
    let t = try Tensor<Char>(Dims(list.count, width))
    for (r, row) in list.enumerated() {
      for (j, b) in row.enumerated() { t.data[j * list.count + r] = Char(b) }
    }
    return .char(t)
  }
}

/// Format, repeat count and options after the text.
///
/// An empty format means as many numbers as the first line has: nil.
private func arguments(_ call: borrowing Call, from first: Int) throws(NablaError) -> (
  format: [UInt8]?, most: Int, options: Options
) {
  var rest = Array(call.arguments.dropFirst(first))[...]
  var format: [UInt8]? = Array("%f".utf8)
  if let f = rest.first, f.isChar, f.textBytes?.contains(0x25) ?? false || f.isEmpty {
    format = f.isEmpty ? nil : try Escapes.process(f.textBytes ?? [], session: call.session)
    rest = rest.dropFirst()
  }
  var most = Int.max
  if let n = rest.first, !n.isChar {
    if let x = n.realScalar, x >= 0, x < 1e15 { most = Int(x) }
    rest = rest.dropFirst()
  }
  return (format, most, try Options(rest, call))
}

private func textscanBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard call[0].isChar || call[0].isNumeric else {
    throw call.fail("file id must be a file object, std::string, or integer value")
  }
  if call.has(1), !call[1].isChar { throw call.failed("FORMAT must be a string") }
  if call.count == 2, let format = call[1].textBytes, !format.isEmpty, !format.contains(0x25) {
    throw call.failed("no valid format conversion specifiers")
  }
  let (format, most, options) = try arguments(call, from: 1)
  var bytes: [UInt8] = []
  var file: OpenFile?
  var start = 0
  if call[0].isChar {
    bytes = call[0].textBytes ?? []
  } else {
    let f = try call.file()
    file = f
    start = f.position
    bytes = f.readAll()
  }
  let template = format ?? numbers(bytes, options)
  let (cells, used) = try scan(call, bytes, template, most, options)
  if let file, used < bytes.count { _ = file.seek(start + used, origin: 0) }
  var values: [Value] = []
  for c in cells { values.append(try value(c)) }
  if options.collects { values = try collected(values) }
  return [try .cellRow(values), Value(used)]
}

/// `%f` for each number of the first line with data.
private func numbers(_ bytes: [UInt8], _ options: Options) -> [UInt8] {
  var s = Scanner(bytes: bytes, options: options)
  s.skipHeader()
  s.skipLines()
  var count = 0
  while s.at < bytes.count, !s.isEnd(bytes[s.at]) {
    let field = s.field()
    count += 1
    let start = s.at
    s.at = field.endIndex
    s.separator()
    if s.at == start { break }
    // A delimiter that ends the line has an empty field behind it.
    if s.at < bytes.count, s.isEnd(bytes[s.at]), s.at > 0, s.isDelimiter(bytes[s.at - 1]) {
      count += 1
    }
  }
  return Array(String(repeating: "%f", count: max(count, 1)).utf8)
}

/// Neighbours of one class and length are put side by side.
private func collected(_ values: [Value]) throws(NablaError) -> [Value] {
  var result: [Value] = []
  for v in values {
    if let last = result.last, last.classID == v.classID, last.dims.rows == v.dims.rows {
      result[result.count - 1] = try Operators.concatenate([last, v], dimension: 1)
    } else {
      result.append(v)
    }
  }
  return result
}

private func strreadBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let (format, most, options) = try arguments(call, from: 1)
  let (cells, _) = try scan(call, try call.bytes(0, "STR must be a character string"),
    format ?? Array("%f".utf8), most, options)
  var values: [Value] = []
  for c in cells { values.append(try value(c)) }
  return values
}

private func textreadBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let name = try call.dataFile(try call.path(0, "FILENAME must be a string"))
  guard case .success(let bytes) = FilePath.contents(name) else {
    throw call.failed("could not open '\(name)' for reading")
  }
  let (format, most, options) = try arguments(call, from: 1)
  let (cells, _) = try scan(call, bytes, format ?? numbers(bytes, options), most, options)
  var values: [Value] = []
  for c in cells { values.append(try value(c)) }
  return values
}

// MARK: importdata

private func importdataBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let name = try call.path(0, "FNAME must be a string")
  guard FilePath.isFile(name), let bytes = unpackedContents(name) else {
    throw call.fail("No such file or directory")
  }
  if MatFile.recognizes(bytes) || OctaveTextReader.recognizes(bytes) {
    return try call.session.call(named: "load", [call[0]], nargout: 1)
  }
  let lower = name.lowercasedASCII
  if [".png", ".pgm", ".ppm", ".pbm"].contains(where: { lower.hasSuffix($0) }) {
    return try call.session.call(named: "imread", [call[0]], nargout: 1)
  }
  var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
    Array(line.last == 0x0D ? line.dropLast() : line)
  }
  while lines.last?.isEmpty == true { lines.removeLast() }
  var delimiter: [UInt8] = []
  if call.given(1) {
    delimiter = try Escapes.process(call[1].textBytes ?? [], session: call.session)
  } else {
    for c in lines.last ?? [] where c == 0x2C || c == 0x3B || c == 0x09 {
      delimiter = [c]
      break
    }
  }
  func fields(_ line: [UInt8]) -> [[UInt8]] {
    guard let d = delimiter.first, d != 0x20 else {
      return line.split { $0 == 0x20 || $0 == 0x09 }.map { Array($0) }
    }
    return line.split(separator: d, omittingEmptySubsequences: false).map { f in
      var g = f.drop { $0 == 0x20 }
      while g.last == 0x20 { g = g.dropLast() }
      return Array(g)
    }
  }
  func number(_ f: [UInt8]) -> Double? {
    if f.isEmpty { return .nan }
    guard let (x, used) = NumberTable.number(f, 0), used == f.count else { return nil }
    return x
  }
  func isData(_ line: [UInt8]) -> Bool {
    let f = fields(line)
    return !f.isEmpty && f.contains { number($0)?.isNaN == false }
  }
  var header = 0
  if call.has(2), let n = call[2].realScalar {
    header = Int(max(0, min(n, 1e9)))
  } else {
    while header < lines.count, !isData(lines[header]) { header += 1 }
  }
  let shown = Value(text: delimiter.isEmpty ? [0x20] : delimiter)
  if header >= lines.count {
    return [try .cellColumn(lines.map { Value(text: $0) }), shown, Value(lines.count)]
  }
  let rows = lines[header...].filter { !$0.isEmpty }.map(fields)
  // Words before the numbers are headings of the rows.
  var words = 0
  while words < (rows.map(\.count).min() ?? 0), rows.allSatisfy({ number($0[words]) == nil }) { words += 1 }
  let columns = (rows.map(\.count).max() ?? 0) - words
  let t = try Tensor<Double>(Dims(rows.count, max(0, columns)), repeating: .nan)
  for (r, row) in rows.enumerated() {
    for (c, f) in row.dropFirst(words).enumerated() { t.data[c * rows.count + r] = number(f) ?? .nan }
  }
  if header == 0, words == 0 { return [Value(t), shown, .scalar(0)] }
  let s = StructArray([("data", Value(t))])
  var texts: [Value] = lines.prefix(header).map { Value(text: $0) }
  if words > 0 { for row in rows { texts += row.prefix(words).map { Value(text: $0) } } }
  s.set("textdata", try .cellColumn(texts))
  if header > 0 {
    let heads = fields(lines[header - 1])
    if heads.count >= columns { s.set("colheaders", try .cellRow(heads.map { Value(text: $0) })) }
  }
  if words > 0 { s.set("rowheaders", try .cellColumn(rows.map { Value(text: $0[0]) })) }
  return [.structure(s), shown, Value(header)]
}

let textScanningBuiltins: [Builtin] = [.textscan, .strread, .textread, .importdata]
