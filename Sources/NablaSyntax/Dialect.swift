/// Which language is spoken where GNU Octave and MATLAB differ.
package enum Dialect: Sendable {
  case octave
  case matlab
}
