import NablaEngine

/// Every builtin, by topic: each file of a topic ends in a list that is named here.
package enum Library {
  package static let topics: [[Builtin]] = [
    filledBuiltins,
    numberLimitBuiltins,
    specialMatrixBuiltins,
    diagonalBuiltins,
    gridBuiltins,
    sizeBuiltins,
    shapePredicateBuiltins,
    paddingBuiltins,
    classBuiltins,
    typePredicateBuiltins,
    byteBuiltins,
    bitBuiltins,
    primeBuiltins,
    combinatoricBuiltins,
    convolutionBuiltins,
    filterBuiltins,
    inverseBuiltins,
    factorizationBuiltins,
    singularValueBuiltins,
    eigenvalueBuiltins,
    normBuiltins,
    printfBuiltins,
    numberTextBuiltins,
    formatBuiltins,
    textAssemblyBuiltins,
    letterCaseBuiltins,
    characterClassBuiltins,
    textComparisonBuiltins,
    throwingBuiltins,
    warningBuiltins,
    assertionBuiltins,
  ]
}
