/// What `format` sets.
package struct DisplayFormat: Sendable {
  package enum Style: Sendable {
    case short, long
    case shortE, longE, shortG, longG
    case bank, hex, bit, rational, plus
  }
  package var style: Style = .short
  /// `format compact`: no blank lines around values.
  package var compact = false
  /// `fixed_point_format`.
  package var fixedPoint = false
  /// Columns of the terminal for splitting matrices.
  package var width = 80
  package init() {}
}
