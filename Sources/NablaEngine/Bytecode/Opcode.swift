/// The instructions of the register machine; docs/bytecode.md describes the machine itself.
///
/// R is the register file of the running function, k the immediate operand (a double, an index into
/// a pool of the chunk, or a pointer to a call site), J the jump distance from the next instruction.
/// Every instruction exists in a tagged form that accepts any values. Those with a `...Double` twin
/// have a typed form, too: there the inference of `Specializer` has proved that the operands named are
/// real scalar doubles, and nothing is checked.
package enum Opcode: UInt16, CaseIterable, Sendable {
  // MARK: Moving
  /// R[a] = k, a double
  case loadNumber
  /// R[a] = constants[k]
  case loadConstant
  /// R[a] = R[b], and b stays
  case copy
  /// R[a] = R[b], and b is left undefined
  case move
  /// R[a] = undefined
  case clear
  /// R[a] = R[b], which must have one value: the right side of an assignment
  case copyChecked

  // MARK: Arithmetic: R[a] = R[b] op R[c]
  case add, subtract, multiply, divide, leftDivide, power
  case elementMultiply, elementDivide, elementLeftDivide, elementPower
  case less, lessEqual, equal, notEqual, greaterEqual, greater
  case and, or
  /// R[a] = R[b] op k; with the flag `swapped` R[a] = k op R[b]
  case addNumber, subtractNumber, multiplyNumber, divideNumber, powerNumber
  /// R[a] = op R[b]
  case negate, not, unaryPlus, transpose, ctranspose

  // MARK: Jumps
  /// pc += J
  case jump
  /// pc += J backwards: polls for interrupts and counts towards specialisation
  case jumpBack
  /// if R[a] is false (empty, or has a zero) pc += J
  case jumpIfFalse
  case jumpIfTrue
  /// pc += J if R[a] is one value that decides `|` (d = 1) or `&` (d = 0) of a condition; R[a] = logical
  case decide
  /// if not R[a] op R[b] pc += J
  case jumpUnlessLess, jumpUnlessLessEqual, jumpUnlessEqual, jumpUnlessNotEqual
  case jumpUnlessGreaterEqual, jumpUnlessGreater
  /// if not R[a] op k pc += J
  case jumpUnlessLessNumber, jumpUnlessLessEqualNumber, jumpUnlessEqualNumber
  case jumpUnlessNotEqualNumber, jumpUnlessGreaterEqualNumber, jumpUnlessGreaterNumber

  // MARK: Loops. Four hidden registers from h: base or value, increment, count, index
  /// h = b: R[b], R[b+1], R[b+2] are base, increment, limit; then they are the loop's state
  case rangePrepare
  /// index += 1; if index < count { R[a] = base + index * increment; pc += J }; polls
  case rangeNext
  /// R[b] is the value to walk over by columns
  case eachPrepare
  case eachNext

  // MARK: Indexing and calling
  /// R[a] = R[b] (R[c])
  case index1
  /// R[a] = R[b] (R[c], R[d])
  case index2
  /// R[a] = R[b] (R[c], ... c+d-1); flags may ask for several values, then they go to R[a], R[a+1], ...
  case indexN
  /// R[a] = R[b] {R[c]}
  case brace1
  /// R[a] = R[b] {R[c], ... c+d-1}; more or fewer values than one become a list
  case braceN
  /// R[a] = R[b].name, names[k]
  case field
  /// R[a] = R[b].(R[c])
  case dynamicField
  /// R[a] = what `end` means at position d of k subscripts of R[b]
  case endIndex
  /// the same with several candidates: endSites[k]
  case endDynamic
  /// calls callSites[k]: arguments R[a] ... a+b-1, c outputs wanted, results to R[a] ...; if R[d] has a
  /// value the name is a variable, which is indexed
  case call
  /// calls or indexes R[d] in the same way
  case callValue
  /// R[a] = the value of a name: R[b] if it has one, else a call without arguments; a copy
  case name

  // MARK: Storing
  /// R[a] (R[b]) = R[c]
  case storeIndex1
  /// R[a] (R[b], R[c]) = R[d]
  case storeIndex2
  /// R[a] (R[b], ... b+c-1) = R[d]
  case storeIndexN
  /// paths[k] applied to R[a] with subscripts from R[b], value R[c]
  case storePath
  /// Deletes paths[k] of R[a]
  case deletePath
  /// R[a].names[k] = R[b]
  case storeField
  /// values of R[a], a list or c values from there on, to the targets multiSites[k]
  case unpack
  /// Calls the closure R[a] for as many values as spreads[k] take, and hands them out
  case spread

  // MARK: Building
  /// R[a] = [R[b] ...], row lengths in shapes[k]
  case matrix
  /// Appends R[b] ... b+c-1 to the vector R[a] in place (d: 1 to the right, 0 below) and pc += J; goes
  /// on with the next instruction, nothing done, if that cannot be
  case append
  /// R[a] = {R[b] ...}
  case cell
  /// R[a] = R[b] : R[b+1] : R[b+2] (increment undefined: one)
  case range
  /// R[a] = @..., closures[k]
  case closure
  /// R[a] = @name, names[k]
  case handle
  /// R[a] = is R[a] true: the value of && and ||
  case truth

  // MARK: Statements
  /// Shows R[a] under names[k]
  case display
  /// A statement of a script begins on line k: shown while `echo` is on
  case echo
  /// An expression statement's value R[a] becomes `ans` (R[b]) if there is one; shown if d is 1
  case setAnswer
  /// Does R[b] match the label R[c]? R[a] = logical
  case caseMatches
  /// Binds R[a] to the global variable names[k]
  case declareGlobal
  case declarePersistent
  /// R[a] = the value of the variable that R[b] refers to
  case loadReference
  /// takes the value out, so that it can be changed in place
  case takeReference
  /// the variable that R[a] refers to = R[b]
  case storeReference
  /// Pc += J unless the persistent variable R[a] is new
  case jumpUnlessNew
  /// R[a] = the error just caught, as an MException
  case catchError
  /// Throws what unwind_protect is holding
  case rethrow
  /// Ends the function
  case returnFunction
  /// Ends an anonymous function: R[a] ... are its values
  case returnValues
  /// Ends the run: what a function that Swift called returns to
  case halt
  /// Throws errorSites[k], e.g. for text that could not be parsed
  case throwError
  /// Defines functions[k] at the prompt
  case defineFunction
  case nop

  // MARK: Typed forms (Specializer writes them; operands are known to be real scalar doubles)
  case addDouble, subtractDouble, multiplyDouble, divideDouble
  case addNumberDouble, subtractNumberDouble, multiplyNumberDouble, divideNumberDouble
  case reverseSubtractNumberDouble, reverseDivideNumberDouble
  case negateDouble, copyDouble, loadNumberDouble, squareDouble
  case jumpUnlessLessDouble, jumpUnlessLessEqualDouble, jumpUnlessEqualDouble
  case jumpUnlessNotEqualDouble, jumpUnlessGreaterEqualDouble, jumpUnlessGreaterDouble
  case jumpUnlessLessNumberDouble, jumpUnlessLessEqualNumberDouble, jumpUnlessEqualNumberDouble
  case jumpUnlessNotEqualNumberDouble, jumpUnlessGreaterEqualNumberDouble
  case jumpUnlessGreaterNumberDouble
  case rangeNextDouble
  /// R[a] = R[b] (R[c]): b is a real double array, c a double
  case index1Double, index2Double
  /// R[a] (R[b]) = R[c], all known
  case storeIndex1Double, storeIndex2Double
  /// R[a] = site's function of R[a], inside its domain
  case callScalarDouble, callScalarPairDouble
  /// The commonest of these without a call
  case absDouble, sqrtDouble, modDouble
}
