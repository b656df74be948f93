/// The folders where functions are looked for. (Filled in by the machine's author.)
package final class SearchPath {
  package init() {}
}
