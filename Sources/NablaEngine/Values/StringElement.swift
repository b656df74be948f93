/// One string of a string array; nil bytes are a missing string.
package struct StringElement: Element, Equatable, Hashable, Sendable {
  package var bytes: [UInt8]?
  package init(_ bytes: [UInt8]?) { self.bytes = bytes }
  package static var classID: ClassID { .string }
  package static var fill: StringElement { StringElement(nil) }
}
