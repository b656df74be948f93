import NablaEngine

/// What cellfun, arrayfun and structfun share: options, the loop, and the gathering of results.
struct Mapper {
  let session: Session
  let name: String
  let function: Value
  let nargout: Int
  var uniform = true
  var errorHandler: Value?
  /// Identifier of the errors of this function itself.
  let errorID: String

  /// Takes trailing options off the arguments, as far as at least one input stays.
  init(
    _ call: borrowing Call, function: Value, arguments: inout [Value], errorID: String = "",
    nargout: Int? = nil
  ) throws(NablaError) {
    session = call.session
    name = call.name
    self.function = function
    self.nargout = nargout ?? call.nargout
    self.errorID = errorID
    while arguments.count > 2, let option = arguments[arguments.count - 2].text {
      let value = arguments[arguments.count - 1]
      switch option.lowercased() {
      case "uniformoutput": uniform = try Operators.isTrue(value)
      case "errorhandler":
        guard value.isFunction || value.text != nil else {
          throw .message("cellfun: invalid function NAME: \(value.text ?? "")", id: "")
        }
        errorHandler = value
      default: throw .message("cellfun: unrecognized parameter \(option)", id: "")
      }
      arguments.removeLast(2)
    }
  }

  func error(_ what: String, id: String? = nil) -> NablaError {
    .message("\(name): \(what)", id: id ?? errorID)
  }

  /// One call; objects that stand for functions have a method feval.
  private func called(_ arguments: [Value]) throws(NablaError) -> [Value] {
    if function.isObject {
      return try session.call(named: "feval", [function] + arguments, nargout: nargout)
    }
    return try session.call(function, arguments, nargout: nargout)
  }

  /// Calls the function once an element. `inputs` give element `i` of each argument.
  func run(dims: Dims, _ inputs: (Int) throws(NablaError) -> [Value]) throws(NablaError) -> [Value] {
    let n = dims.elementCount
    let outputs = max(1, nargout)
    if uniform {
      if n == 0 {
        if nargout == 0 { return [] }
        let empty = Value(try Tensor<Double>(dims))
        return [Value](repeating: empty, count: outputs)
      }
      var collected = [Collector](repeating: Collector(capacity: n), count: outputs)
      for i in 0..<n {
        let values = try apply(try inputs(i), i)
        for k in 0..<min(outputs, values.count) {
          guard values[k].count == 1 else {
            throw error("all values must be scalars when UniformOutput = true")
          }
          try collected[k].append(values[k], at: i)
        }
      }
      if collected[0].isEmpty { return [] }
      var result: [Value] = []
      for c in collected { result.append(try c.value(dims)) }
      return result
    }
    var cells: [CellArray] = []
    for _ in 0..<outputs { cells.append(try CellArray(dims)) }
    var any = n == 0
    for i in 0..<n {
      let values = try apply(try inputs(i), i)
      for k in 0..<min(outputs, values.count) {
        cells[k].data[i] = values[k]
        any = true
      }
    }
    if nargout == 0, !any { return [] }
    return cells.map { Value.cell($0) }
  }

  private func apply(_ arguments: [Value], _ i: Int) throws(NablaError) -> [Value] {
    var values: [Value]
    if let errorHandler {
      do throws(NablaError) {
        values = try called(arguments)
      } catch {
        guard error.kind == .error else { throw error }
        let info = StructArray([
          ("identifier", Value(error.identifier)), ("message", Value(error.message)),
          ("index", Value(i + 1)),
        ])
        values = try session.call(
          errorHandler, [.structure(info)] + arguments, nargout: nargout)
      }
    } else {
      values = try called(arguments)
    }
    if nargout > 0, values.count < nargout || values[..<nargout].contains(where: \.isUndefined) {
      throw error("function returned fewer than nargout values")
    }
    return values
  }
}

/// One output of many calls: a plain list while all are double (or logical) scalars.
private struct Collector {
  private var numbers: [Double] = []
  private var bools: [Bool] = []
  private var general: Value?

  init(capacity: Int) { numbers.reserveCapacity(capacity) }

  var isEmpty: Bool { numbers.isEmpty && bools.isEmpty && general == nil }

  mutating func append(_ v: Value, at i: Int) throws(NablaError) {
    if general == nil {
      switch v {
      case .scalar(let x) where bools.isEmpty:
        numbers.append(x)
        return
      case .bool(let b) where numbers.isEmpty:
        bools.append(b)
        return
      default: break
      }
      if !numbers.isEmpty {
        general = try .row(numbers)
      } else if !bools.isEmpty {
        general = Value(try Tensor<Bool>(row: bools))
      }
    }
    switch v {
    case .function, .map, .exception:
      throw .message(
        "octave_base_value::resize (): wrong type argument '\(Indexing.typeName(v))'", id: "")
    default: break
    }
    guard var all = general else {
      general = v
      return
    }
    general = nil
    try Indexing.assign(&all, [.scalar(Double(i + 1))], v)
    general = all
  }

  func value(_ dims: Dims) throws(NablaError) -> Value {
    if let general { return try Rearranging.reshape(general, dims) }
    if !bools.isEmpty { return Value(try Tensor<Bool>(dims, bools)) }
    return Value(try Tensor<Double>(dims, numbers))
  }
}
