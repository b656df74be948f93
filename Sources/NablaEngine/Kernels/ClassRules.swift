import NablaSyntax

/// What two kinds mean for an operation: the kinds that its loop takes, and that of the result.
struct ClassRules {
  var left: NumericKind
  var right: NumericKind
  var result: NumericKind

  /// Logicals and characters calculate as doubles; single wins over double, complex over real, an
  /// integer class over every float. Nil for two integer classes, or an integer with a complex.
  static func arithmetic(_ a: NumericKind, _ b: NumericKind) -> ClassRules? {
    if a == .double && b == .double { return ClassRules(left: a, right: b, result: a) }
    let x = plain(a)
    let y = plain(b)
    if x.isInteger || y.isInteger {
      if x == y { return ClassRules(left: x, right: y, result: x) }
      if x.isInteger && y.isInteger || x.isComplex || y.isComplex { return nil }
      // A single calculates as a double, which is exact.
      return x.isInteger
        ? ClassRules(left: x, right: .double, result: x)
        : ClassRules(left: .double, right: y, result: y)
    }
    let single = x.isSingle || y.isSingle
    let left = single ? singled(x) : x
    let right = single ? singled(y) : y
    let complex = x.isComplex || y.isComplex
    let result: NumericKind =
      single ? (complex ? .complexSingle : .single) : (complex ? .complex : .double)
    return ClassRules(left: left, right: right, result: result)
  }

  /// For comparisons every two real classes do; the result is logical.
  static func comparison(_ a: NumericKind, _ b: NumericKind) -> ClassRules? {
    if a == b && a != .logical { return ClassRules(left: a, right: b, result: .logical) }
    let x = plain(a)
    let y = plain(b)
    if x.isInteger && y.isInteger {
      if x == y { return ClassRules(left: x, right: y, result: .logical) }
      if x == .int64 && y == .uint64 || x == .uint64 && y == .int64 {
        return ClassRules(left: x, right: y, result: .logical)
      }
      // All others fit a double exactly, at least on one side.
      if x == .int64 || x == .uint64 {
        return ClassRules(left: x, right: .double, result: .logical)
      }
      return ClassRules(left: .double, right: y, result: .logical)
    }
    if x.isInteger || y.isInteger {
      if x.isComplex || y.isComplex { return nil }
      return x.isInteger
        ? ClassRules(left: x, right: .double, result: .logical)
        : ClassRules(left: .double, right: y, result: .logical)
    }
    let single = x.isSingle || y.isSingle
    if x.isComplex || y.isComplex {
      return ClassRules(
        left: single ? singled(x) : x, right: single ? singled(y) : y, result: .logical)
    }
    let kind: NumericKind = single ? .single : .double
    return ClassRules(left: kind, right: kind, result: .logical)
  }

  /// `&` and `|` take what arithmetic takes, as logicals.
  static func logic(_ a: NumericKind, _ b: NumericKind) -> Bool {
    arithmetic(a, b) != nil
  }

  private static func plain(_ k: NumericKind) -> NumericKind {
    k == .logical || k == .char ? .double : k
  }

  private static func singled(_ k: NumericKind) -> NumericKind {
    k.isComplex ? .complexSingle : .single
  }
}

/// A loop, and whether it takes the operands in the other order.
struct LoopChoice {
  var loop: PairLoop
  var swapped = false
}

enum ArithmeticOperation {
  case add, subtract, multiply, divide
}

enum Comparison {
  case equal, notEqual, less, lessEqual, greater, greaterEqual
}

/// Class pairs by table: which loop does an operation on two kinds.
enum LoopTable {
  static func arithmetic(_ op: ArithmeticOperation, _ rules: ClassRules) -> LoopChoice? {
    switch (rules.left, rules.right) {
    case (.double, .double): return LoopChoice(loop: VectorLoops.double(op))
    case (.single, .single): return LoopChoice(loop: VectorLoops.single(op))
    case (.complex, .complex): return same(op, Complex<Double>.self)
    case (.complexSingle, .complexSingle): return same(op, Complex<Float>.self)
    case (.complex, .double): return complexReal(op, Double.self)
    case (.complexSingle, .single): return complexReal(op, Float.self)
    case (.double, .complex): return realComplex(op, Double.self)
    case (.single, .complexSingle): return realComplex(op, Float.self)
    case (.double, let k): return doubleInteger(op, k)
    case (let k, .double): return integerDouble(op, k)
    case (let k, _): return sameInteger(op, k)
    }
  }

  private static func same<T: Arithmetic>(_ op: ArithmeticOperation, _: T.Type) -> LoopChoice {
    switch op {
    case .add: LoopChoice(loop: PlusKernel<T>.loop)
    case .subtract: LoopChoice(loop: MinusKernel<T>.loop)
    case .multiply: LoopChoice(loop: TimesKernel<T>.loop)
    case .divide: LoopChoice(loop: OverKernel<T>.loop)
    }
  }

  private static func complexReal<F: RealFloat>(_ op: ArithmeticOperation, _: F.Type) -> LoopChoice
  {
    switch op {
    case .add: LoopChoice(loop: PlusComplexReal<F>.loop)
    case .subtract: LoopChoice(loop: MinusComplexReal<F>.loop)
    case .multiply: LoopChoice(loop: TimesComplexReal<F>.loop)
    case .divide: LoopChoice(loop: OverComplexReal<F>.loop)
    }
  }

  private static func realComplex<F: RealFloat>(_ op: ArithmeticOperation, _: F.Type) -> LoopChoice
  {
    switch op {
    case .add: LoopChoice(loop: PlusComplexReal<F>.loop, swapped: true)
    case .subtract: LoopChoice(loop: MinusRealComplex<F>.loop)
    case .multiply: LoopChoice(loop: TimesComplexReal<F>.loop, swapped: true)
    case .divide: LoopChoice(loop: OverRealComplex<F>.loop)
    }
  }

  private static func sameInteger(_ op: ArithmeticOperation, _ k: NumericKind) -> LoopChoice? {
    switch k {
    case .int8: same(op, Int8.self)
    case .int16: same(op, Int16.self)
    case .int32: same(op, Int32.self)
    case .int64: same(op, Int64.self)
    case .uint8: same(op, UInt8.self)
    case .uint16: same(op, UInt16.self)
    case .uint32: same(op, UInt32.self)
    case .uint64: same(op, UInt64.self)
    default: nil
    }
  }

  private static func integerDouble(_ op: ArithmeticOperation, _ k: NumericKind) -> LoopChoice? {
    func choose<T: IntegerElement>(_: T.Type) -> LoopChoice {
      switch op {
      case .add: LoopChoice(loop: PlusIntegerDouble<T>.loop)
      case .subtract: LoopChoice(loop: MinusIntegerDouble<T>.loop)
      case .multiply: LoopChoice(loop: TimesIntegerDouble<T>.loop)
      case .divide: LoopChoice(loop: OverIntegerDouble<T>.loop)
      }
    }
    switch k {
    case .int8: return choose(Int8.self)
    case .int16: return choose(Int16.self)
    case .int32: return choose(Int32.self)
    case .int64: return choose(Int64.self)
    case .uint8: return choose(UInt8.self)
    case .uint16: return choose(UInt16.self)
    case .uint32: return choose(UInt32.self)
    case .uint64: return choose(UInt64.self)
    default: return nil
    }
  }

  private static func doubleInteger(_ op: ArithmeticOperation, _ k: NumericKind) -> LoopChoice? {
    func choose<T: IntegerElement>(_: T.Type) -> LoopChoice {
      switch op {
      case .add: LoopChoice(loop: PlusIntegerDouble<T>.loop, swapped: true)
      case .subtract: LoopChoice(loop: MinusDoubleInteger<T>.loop)
      case .multiply: LoopChoice(loop: TimesIntegerDouble<T>.loop, swapped: true)
      case .divide: LoopChoice(loop: OverDoubleInteger<T>.loop)
      }
    }
    switch k {
    case .int8: return choose(Int8.self)
    case .int16: return choose(Int16.self)
    case .int32: return choose(Int32.self)
    case .int64: return choose(Int64.self)
    case .uint8: return choose(UInt8.self)
    case .uint16: return choose(UInt16.self)
    case .uint32: return choose(UInt32.self)
    case .uint64: return choose(UInt64.self)
    default: return nil
    }
  }

  // MARK: Comparison

  static func comparison(_ op: Comparison, _ rules: ClassRules) -> LoopChoice? {
    switch op {
    case .greater: return reversed(.less, rules)
    case .greaterEqual: return reversed(.lessEqual, rules)
    default: break
    }
    switch (rules.left, rules.right) {
    case (.double, .double): return ordered(op, Double.self)
    case (.single, .single): return ordered(op, Float.self)
    case (.char, .char): return ordered(op, Char.self)
    case (.complex, .complex): return complex(op, Double.self)
    case (.complexSingle, .complexSingle): return complex(op, Float.self)
    case (.complex, .double): return complexReal(op, Double.self)
    case (.complexSingle, .single): return complexReal(op, Float.self)
    case (.double, .complex): return realComplex(op, Double.self)
    case (.single, .complexSingle): return realComplex(op, Float.self)
    case (.double, let k): return doubleInteger(op, k)
    case (let k, .double): return integerDouble(op, k)
    case (.int64, .uint64): return mixedIntegers(op, Int64.self, UInt64.self)
    case (.uint64, .int64): return mixedIntegers(op, UInt64.self, Int64.self)
    case (.int8, _): return ordered(op, Int8.self)
    case (.int16, _): return ordered(op, Int16.self)
    case (.int32, _): return ordered(op, Int32.self)
    case (.int64, _): return ordered(op, Int64.self)
    case (.uint8, _): return ordered(op, UInt8.self)
    case (.uint16, _): return ordered(op, UInt16.self)
    case (.uint32, _): return ordered(op, UInt32.self)
    case (.uint64, _): return ordered(op, UInt64.self)
    default: return nil
    }
  }

  /// a > b is b < a.
  private static func reversed(_ op: Comparison, _ rules: ClassRules) -> LoopChoice? {
    let other = ClassRules(left: rules.right, right: rules.left, result: rules.result)
    guard var choice = comparison(op, other) else { return nil }
    choice.swapped.toggle()
    return choice
  }

  private static func ordered<T: Element & Comparable & SendableMetatype>(
    _ op: Comparison, _: T.Type
  )
    -> LoopChoice
  {
    switch op {
    case .equal: LoopChoice(loop: EqualKernel<T>.loop)
    case .notEqual: LoopChoice(loop: NotEqualKernel<T>.loop)
    case .less: LoopChoice(loop: LessKernel<T>.loop)
    default: LoopChoice(loop: LessEqualKernel<T>.loop)
    }
  }

  private static func complex<F: RealFloat>(_ op: Comparison, _: F.Type) -> LoopChoice {
    switch op {
    case .equal: LoopChoice(loop: EqualKernel<Complex<F>>.loop)
    case .notEqual: LoopChoice(loop: NotEqualKernel<Complex<F>>.loop)
    case .less: LoopChoice(loop: LessComplex<F>.loop)
    default: LoopChoice(loop: LessEqualComplex<F>.loop)
    }
  }

  private static func complexReal<F: RealFloat>(_ op: Comparison, _: F.Type) -> LoopChoice {
    switch op {
    case .equal: LoopChoice(loop: EqualComplexReal<F>.loop)
    case .notEqual: LoopChoice(loop: NotEqualComplexReal<F>.loop)
    case .less: LoopChoice(loop: LessComplexReal<F>.loop)
    default: LoopChoice(loop: LessEqualComplexReal<F>.loop)
    }
  }

  private static func realComplex<F: RealFloat>(_ op: Comparison, _: F.Type) -> LoopChoice {
    switch op {
    case .equal: LoopChoice(loop: EqualComplexReal<F>.loop, swapped: true)
    case .notEqual: LoopChoice(loop: NotEqualComplexReal<F>.loop, swapped: true)
    case .less: LoopChoice(loop: LessRealComplex<F>.loop)
    default: LoopChoice(loop: LessEqualRealComplex<F>.loop)
    }
  }

  private static func mixedIntegers<A: IntegerElement, B: IntegerElement>(
    _ op: Comparison, _: A.Type, _: B.Type
  ) -> LoopChoice {
    switch op {
    case .equal: LoopChoice(loop: EqualIntegers<A, B>.loop)
    case .notEqual: LoopChoice(loop: NotEqualIntegers<A, B>.loop)
    case .less: LoopChoice(loop: LessIntegers<A, B>.loop)
    default: LoopChoice(loop: LessEqualIntegers<A, B>.loop)
    }
  }

  private static func integerDouble(_ op: Comparison, _ k: NumericKind) -> LoopChoice? {
    func choose<T: IntegerElement>(_: T.Type) -> LoopChoice {
      switch op {
      case .equal: LoopChoice(loop: EqualIntegerDouble<T>.loop)
      case .notEqual: LoopChoice(loop: NotEqualIntegerDouble<T>.loop)
      case .less: LoopChoice(loop: LessIntegerDouble<T>.loop)
      default: LoopChoice(loop: LessEqualIntegerDouble<T>.loop)
      }
    }
    switch k {
    case .int8: return choose(Int8.self)
    case .int16: return choose(Int16.self)
    case .int32: return choose(Int32.self)
    case .int64: return choose(Int64.self)
    case .uint8: return choose(UInt8.self)
    case .uint16: return choose(UInt16.self)
    case .uint32: return choose(UInt32.self)
    case .uint64: return choose(UInt64.self)
    default: return nil
    }
  }

  private static func doubleInteger(_ op: Comparison, _ k: NumericKind) -> LoopChoice? {
    func choose<T: IntegerElement>(_: T.Type) -> LoopChoice {
      switch op {
      case .equal: LoopChoice(loop: EqualIntegerDouble<T>.loop, swapped: true)
      case .notEqual: LoopChoice(loop: NotEqualIntegerDouble<T>.loop, swapped: true)
      case .less: LoopChoice(loop: LessDoubleInteger<T>.loop)
      default: LoopChoice(loop: LessEqualDoubleInteger<T>.loop)
      }
    }
    switch k {
    case .int8: return choose(Int8.self)
    case .int16: return choose(Int16.self)
    case .int32: return choose(Int32.self)
    case .int64: return choose(Int64.self)
    case .uint8: return choose(UInt8.self)
    case .uint16: return choose(UInt16.self)
    case .uint32: return choose(UInt32.self)
    case .uint64: return choose(UInt64.self)
    default: return nil
    }
  }
}
