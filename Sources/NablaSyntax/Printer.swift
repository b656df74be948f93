/// The text of an expression, as `func2str` and the display of function handles show it.
///
/// The spelling of numbers is that of the source, where the source is given. Blanks are GNU
/// Octave's: operators have them, and an index has one before its bracket except inside a matrix.
package func render(_ expression: Expression, in source: SourceText? = nil) -> [UInt8] {
  var printer = Printer(source: source)
  printer.isOutermost = true
  printer.write(expression)
  return printer.output
}

private struct Printer {
  let source: SourceText?
  var output: [UInt8] = []
  /// Inside `[ ]` or `{ }`, and not in parentheses or an index therein.
  var inMatrix = false
  /// The outermost `@(x)` has a blank behind it.
  var isOutermost = false

  mutating func write(_ text: String) { output += text.utf8 }

  mutating func write(_ expression: Expression) {
    guard expression.parentheses > 0 else { return writeBare(expression) }
    let saved = inMatrix
    inMatrix = false
    for _ in 0..<expression.parentheses { write("(") }
    writeBare(expression)
    for _ in 0..<expression.parentheses { write(")") }
    inMatrix = saved
  }

  private mutating func writeBare(_ expression: Expression) {
    let outermost = isOutermost
    isOutermost = false
    switch expression.kind {
    case .number(let value): writeNumber(expression, fallback: shortest(value))
    case .imaginary(let value): writeNumber(expression, fallback: shortest(value) + "i")
    case .integer(let bits, let type): writeNumber(expression, fallback: hexadecimal(bits, type))
    case .string(let bytes, .single): writeSingle(bytes)
    case .string(let bytes, .double): writeDouble(bytes)
    case .string(let bytes, .string): writeString(bytes)
    case .identifier(let name): write(name)
    case .colon: write(":")
    case .end: write("end")
    case .unary(let operation, let operand):
      write(operation.rawValue)
      write(operand)
    case .postfix(let operation, let operand):
      write(operand)
      write(operation.rawValue)
    case .binary(let operation, let left, let right, _):
      writeBinary(left, operation.rawValue, right)
    case .shortCircuit(let operation, let left, let right):
      writeBinary(left, operation.rawValue, right)
    case .range(let base, let step, let limit):
      write(base)
      write(":")
      if let step {
        write(step)
        write(":")
      }
      write(limit)
    case .index(let base, let arguments): writeIndex(base, "(", arguments, ")")
    case .cellIndex(let base, let arguments): writeIndex(base, "{", arguments, "}")
    case .field(let base, let name):
      write(base)
      write(".")
      write(name.name)
    case .dynamicField(let base, let name):
      write(base)
      write(".(")
      let saved = inMatrix
      inMatrix = false
      write(name)
      inMatrix = saved
      write(")")
    case .matrix(let rows): writeRows("[", rows, "]")
    case .cell(let rows): writeRows("{", rows, "}")
    case .anonymousFunction(let function): writeFunction(function, blank: outermost)
    case .functionHandle(let name): write("@" + name)
    case .assignment(let targets, let operation, let value):
      writeTargets(targets)
      write(" \(operation?.rawValue ?? "")= ")
      write(value)
    case .increment(let target, let amount):
      if let target = target.expression { write(target) }
      write(amount > 0 ? "++" : "--")
    case .metaclass(let name): write("?" + name)
    case .superclassReference(let method, let name): write(method + "@" + name)
    case .invalid: write("<invalid>")
    }
  }

  private mutating func writeBinary(_ left: Expression, _ symbol: String, _ right: Expression) {
    write(left)
    write(" \(symbol) ")
    write(right)
  }

  private mutating func writeIndex(
    _ base: Expression, _ opener: String, _ arguments: [Expression], _ closer: String
  ) {
    write(base)
    write(inMatrix ? opener : " " + opener)
    let saved = inMatrix
    inMatrix = false
    writeList(arguments)
    inMatrix = saved
    write(closer)
  }

  private mutating func writeList(_ elements: [Expression]) {
    for (index, element) in elements.enumerated() {
      if index > 0 { write(", ") }
      write(element)
    }
  }

  private mutating func writeRows(_ opener: String, _ rows: [[Expression]], _ closer: String) {
    let saved = inMatrix
    inMatrix = true
    write(opener)
    for (index, row) in rows.enumerated() {
      if index > 0 { write("; ") }
      writeList(row)
    }
    write(closer)
    inMatrix = saved
  }

  private mutating func writeFunction(_ function: AnonymousFunction, blank: Bool) {
    write("@(")
    for (index, parameter) in function.parameters.enumerated() {
      if index > 0 { write(", ") }
      write(parameter.name)
      if let value = parameter.defaultValue {
        write(" = ")
        write(value)
      }
    }
    write(blank ? ") " : ")")
    write(function.body)
  }

  private mutating func writeTargets(_ targets: [AssignmentTarget]) {
    if targets.count == 1, let target = targets.first?.expression { return write(target) }
    write("[")
    for (index, target) in targets.enumerated() {
      if index > 0 { write(", ") }
      if let target = target.expression { write(target) } else { write("~") }
    }
    write("]")
  }

  // MARK: - Literals

  private mutating func writeNumber(_ expression: Expression, fallback: String) {
    guard let bytes = source?.bytes else { return write(fallback) }
    let end = min(Int(expression.span.end), bytes.count)
    var start = Int(expression.span.start)
    if expression.parentheses > 0 {
      while start < end, bytes[start] == Byte.leftParen || bytes[start].isBlank { start += 1 }
    }
    guard start >= 0, start < end, bytes[start].isDigit || bytes[start] == Byte.dot else {
      return write(fallback)
    }
    var stop = start
    while stop < end, isPartOfNumber(bytes, start, stop) { stop += 1 }
    output += bytes[start..<stop]
  }

  private func isPartOfNumber(_ bytes: [UInt8], _ start: Int, _ place: Int) -> Bool {
    let here = bytes[place]
    if here.isWord || here == Byte.dot { return true }
    guard here == Byte.plus || here == Byte.minus, place > start else { return false }
    let letter = bytes[place - 1] | 0x20
    return letter == 0x65 || letter == 0x64
  }

  /// The shortest decimal that reads back as the same number.
  private func shortest(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "Inf" }
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private func hexadecimal(_ bits: UInt64, _ type: IntegerLiteralClass) -> String {
    let (suffix, width): (String, UInt64) =
      switch type {
      case .int8: ("s8", 8)
      case .int16: ("s16", 16)
      case .int32: ("s32", 32)
      case .int64: ("s64", 64)
      case .uint8: ("u8", 8)
      case .uint16: ("u16", 16)
      case .uint32: ("u32", 32)
      case .uint64: ("u64", 64)
      }
    let mask = width == 64 ? UInt64.max : (1 << width) - 1
    return "0x" + String(bits & mask, radix: 16, uppercase: true) + suffix
  }

  private mutating func writeSingle(_ bytes: [UInt8]) {
    output.append(Byte.quote)
    for byte in bytes {
      if byte == Byte.quote { output.append(byte) }
      output.append(byte)
    }
    output.append(Byte.quote)
  }

  private mutating func writeString(_ bytes: [UInt8]) {
    output.append(Byte.doubleQuote)
    for byte in bytes {
      if byte == Byte.doubleQuote { output.append(byte) }
      output.append(byte)
    }
    output.append(Byte.doubleQuote)
  }

  private mutating func writeDouble(_ bytes: [UInt8]) {
    output.append(Byte.doubleQuote)
    for byte in bytes {
      switch byte {
      case 0: write("\\0")
      case 7: write("\\a")
      case 8: write("\\b")
      case 9: write("\\t")
      case 10: write("\\n")
      case 11: write("\\v")
      case 12: write("\\f")
      case 13: write("\\r")
      case Byte.doubleQuote: write("\\\"")
      case Byte.backslash: write("\\\\")
      default: output.append(byte)
      }
    }
    output.append(Byte.doubleQuote)
  }
}
