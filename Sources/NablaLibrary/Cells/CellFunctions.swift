import NablaEngine

/// cellfun, arrayfun, structfun: a function for every element.
extension Builtin {
  static let cellfun = Builtin(
    "cellfun",
    """
    A = cellfun (FUNC, C)
    A = cellfun (FUNC, C1, C2, ...)
    [A, B, ...] = cellfun (FUNC, C, ...)
    A = cellfun (..., "UniformOutput", TF)
    A = cellfun (..., "ErrorHandler", HANDLER)
    """,
    .atLeast(2), outputs: Int.max, category: .cells,
    summary: "Call a function with each element of a cell.",
    details: """
      FUNC is a function or its name. With several cells, which have the same size (or one element),
      it gets an element of each. The results must be scalars and make an array of the size of C;
      with "UniformOutput" false they may be anything and make a cell.

      HANDLER is called in place of an error, with a struct (message, identifier, index) and the
      arguments of the call that failed.

      The names "isempty", "length", "numel", "ndims", "prodofsize", "isreal", "islogical",
      "isnumeric", "size" (with a dimension as the third argument) and "isclass" (with a class) are
      done without a call.
      """,
    examples: [
      Example("cellfun (@numel, {\"ab\", \"c\", []})", shows: "ans =\n\n   2   1   0"),
      Example(
        "cellfun (@(x) [x x], {1, \"b\"}, \"UniformOutput\", false)",
        shows: "ans =\n{\n  [1,1] =\n\n     1   1\n\n  [1,2] = bb\n}"),
      Example(
        "[m, i] = cellfun (@max, {[1 5 2], [7 3]})",
        shows: "m =\n\n   5   7\n\ni =\n\n   2   1"),
    ],
    seeAlso: ["arrayfun", "structfun", "num2cell"],
    body: cellfunBody)

  static let arrayfun = Builtin(
    "arrayfun",
    """
    A = arrayfun (FUNC, X)
    A = arrayfun (FUNC, X1, X2, ...)
    [A, B, ...] = arrayfun (FUNC, X, ...)
    A = arrayfun (..., "UniformOutput", TF)
    A = arrayfun (..., "ErrorHandler", HANDLER)
    """,
    .atLeast(2), outputs: Int.max, category: .cells,
    summary: "Call a function with each element of an array.",
    details: """
      The options are those of `cellfun`. X may be a struct array; of a cell the function gets cells
      with one element.
      """,
    examples: [
      Example(
        "arrayfun (@(n) sum (1:n), [1 2; 3 4])", shows: "ans =\n\n    1    3\n    6   10"),
      Example(
        "s = struct (\"name\", {\"ab\", \"c\"}); arrayfun (@(e) numel (e.name), s)",
        shows: "ans =\n\n   2   1"),
    ],
    seeAlso: ["cellfun", "structfun", "bsxfun"],
    body: arrayfunBody)

  static let structfun = Builtin(
    "structfun",
    """
    A = structfun (FUNC, S)
    [A, B, ...] = structfun (FUNC, S)
    A = structfun (..., "UniformOutput", TF)
    A = structfun (..., "ErrorHandler", HANDLER)
    """,
    .atLeast(2), outputs: Int.max, category: .structs,
    summary: "Call a function with each field of a struct.",
    details: """
      The results must be scalars and make a column, in the order of the fields; with "UniformOutput"
      false they may be anything and make a struct with the same fields.
      """,
    examples: [
      Example(
        "structfun (@numel, struct (\"a\", [1 2 3], \"b\", \"xy\"))",
        shows: "ans =\n\n   3\n   2"),
      Example(
        "structfun (@(x) 2 * x, struct (\"a\", 1, \"b\", 2), \"UniformOutput\", false)",
        shows: "ans =\n\n  scalar structure containing the fields:\n\n    a = 2\n    b = 4\n"),
    ],
    seeAlso: ["cellfun", "arrayfun", "fieldnames"],
    body: structfunBody)
}

/// A function given as a handle or by name; nil if it is neither.
private func mappedFunction(_ call: borrowing Call, id: String) throws(NablaError) -> Value {
  let f = call[0]
  if f.isFunction || f.isObject { return f }
  guard let name = f.text else {
    throw .message(
      "\(call.name): argument NAME must be a string or function handle",
      id: id.isEmpty ? "" : "Octave:invalid-fun-call")
  }
  guard call.session.resolve(name) != nil else {
    throw .message(
      "\(call.name): invalid function NAME: \(name)", id: id.isEmpty ? "" : "Octave:invalid-input-arg")
  }
  return .function(FunctionHandle(named: name))
}

private func cellfunBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard case .cell(let first) = call[1] else {
    if call[0].isFunction || call[0].isText { throw .message("cellfun: C must be a cell array", id: "") }
    throw .message("cellfun: argument NAME must be a string or function handle", id: "")
  }
  if let fast = try plainCellfun(call, first) { return [fast] }
  let function = try mappedFunction(call, id: "")
  var arguments = Array(call.arguments.dropFirst())
  let mapper = try Mapper(call, function: function, arguments: &arguments)
  var cells: [CellArray] = []
  for a in arguments {
    guard case .cell(let c) = a else { throw .message("cellfun: arguments must be cells", id: "") }
    cells.append(c)
  }
  let dims = try commonDims(cells.map(\.dims), mapper, id: "")
  if cells.count == 1 {
    return try mapper.run(dims: dims) { (i) throws(NablaError) in [first.data[i]] }
  }
  return try mapper.run(dims: dims) { (i) throws(NablaError) in
    cells.map { $0.data[$0.count == 1 ? 0 : i] }
  }
}

/// The size of all inputs with more than one element.
private func commonDims(_ list: [Dims], _ mapper: Mapper, id: String) throws(NablaError) -> Dims {
  var common: Dims?
  for d in list where d.elementCount != 1 {
    if let common, common != d { throw mapper.error("dimensions mismatch", id: id) }
    common = d
  }
  return common ?? list.first ?? .scalar
}

/// The functions that are done without calls.
private func plainCellfun(_ call: borrowing Call, _ c: CellArray) throws(NablaError) -> Value? {
  var name = ""
  if let text = call[0].text {
    name = text
  } else if case .function(let f) = call[0], case .named(let n) = f.target, call.count == 2 {
    name = n
    guard case .builtin? = call.session.resolve(name) else { return nil }
    guard ["isempty", "length", "numel", "ndims", "isreal", "islogical", "isnumeric"].contains(name)
    else { return nil }
    for v in c.elements { if case .map = v { return nil } }
    if c.count == 0 { return nil }
  } else {
    return nil
  }
  switch name {
  case "isempty": return try flags(c) { $0.isEmpty }
  case "islogical", "isbool": return try flags(c) { $0.isLogical }
  case "isnumeric": return try flags(c) { $0.isNumeric }
  case "isreal":
    return try flags(c) { !$0.isComplex && $0.classID.isArithmetic }
  case "length": return try numbers(c) { $0.isEmpty ? 0 : $0.dims.list.max() ?? 0 }
  case "ndims": return try numbers(c) { $0.dims.count }
  case "numel", "prodofsize": return try numbers(c) { $0.count }
  case "size":
    guard call.count == 3 else {
      throw .message("cellfun: not enough arguments for \"size\"", id: "")
    }
    let d = try call.int(2, "K must be a positive integer")
    guard d > 0 else { throw .message("cellfun: K must be a positive integer", id: "") }
    return try numbers(c) { $0.dims[d - 1] }
  case "isclass":
    guard call.count == 3 else {
      throw .message("cellfun: not enough arguments for \"isclass\"", id: "")
    }
    let wanted = try call.string(2)
    return try flags(c) { $0.className == wanted }
  default: return nil
  }
}

private func flags(_ c: CellArray, _ test: (Value) -> Bool) throws(NablaError) -> Value {
  let result = try Tensor<Bool>(uninitialized: c.dims)
  for i in 0..<c.count { result.data[i] = test(c.data[i]) }
  return Value(result)
}

private func numbers(_ c: CellArray, _ measure: (Value) -> Int) throws(NablaError) -> Value {
  let result = try Tensor<Double>(uninitialized: c.dims)
  for i in 0..<c.count { result.data[i] = Double(measure(c.data[i])) }
  return Value(result)
}

private func arrayfunBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let function = try mappedFunction(call, id: "arrayfun")
  var arguments = Array(call.arguments.dropFirst())
  let mapper = try Mapper(
    call, function: function, arguments: &arguments, errorID: "Octave:invalid-fun-call")
  let inputs = arguments
  let dims = try commonDims(inputs.map(\.dims), mapper, id: "Octave:invalid-input-arg")
  for v in inputs {
    switch v {
    case .function, .map, .exception:
      throw .message(
        "octave_base_value::resize (): wrong type argument '\(Indexing.typeName(v))'", id: "")
    default: break
    }
  }
  return try mapper.run(dims: dims) { (i) throws(NablaError) in
    var list: [Value] = []
    list.reserveCapacity(inputs.count)
    for v in inputs {
      list.append(try Indexing.index(v, [.scalar(v.count == 1 ? 1 : Double(i + 1))]))
    }
    return list
  }
}

private func structfunBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  guard case .structure(let s) = call[1] else { throw .invalidCall("structfun") }
  let function = try mappedFunction(call, id: "")
  var arguments = Array(call.arguments.dropFirst())
  let inner = Call(
    session: call.session, name: "cellfun", arguments: call.arguments, nargout: call.nargout)
  let mapper = try Mapper(
    inner, function: function, arguments: &arguments, nargout: max(1, call.nargout))
  let n = s.fieldCount
  let dims = s.count == 1 ? Dims(n, 1) : Dims([n] + s.dims.list)
  let results = try mapper.run(dims: dims) { (i) throws(NablaError) in [s.values[i]] }
  if mapper.uniform { return results }
  var structs: [Value] = []
  for r in results {
    guard case .cell(let c) = r else { continue }
    structs.append(.structure(StructArray(dims: s.dims, fields: s.fields, values: c.array)))
  }
  return structs
}

let cellFunctionBuiltins: [Builtin] = [.cellfun, .arrayfun, .structfun]
