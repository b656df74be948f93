/// What `format` sets.
package struct DisplayFormat: Sendable {
  package enum Style: Sendable {
    case short, long
    case shortE, longE, shortG, longG
    case bank, hex, bit, rational, plus, free
    case engineering
  }
  package var style: Style = .short
  /// Significant digits (`output_precision`): 5 for the short styles, 16 for the long ones.
  package var precision = 5
  /// `format native-hex` and `native-bit`: the first byte in memory (the lowest bit) comes first.
  package var nativeOrder = false
  /// Columns of a ratio where `rats` says so.
  package var ratioWidth: Int?
  /// `format compact`: no blank lines around values.
  package var compact = false
  /// `format uppercase`: exponents and hexadecimal digits.
  package var uppercase = false
  /// `fixed_point_format`.
  package var fixedPoint = false
  /// `print_empty_dimensions`: `[](0x3)` rather than `[]`.
  package var printsEmptyDimensions = true
  /// `split_long_rows`.
  package var splitsLongRows = true
  /// `struct_levels_to_print`.
  package var structLevels = 2
  /// Columns of the terminal for splitting matrices.
  package var width = 80
  package init() {}
}
