/// An instance of a class that the user or the library defines.
package final class ObjectValue {
  package let className: String
  package var dims: Dims { .scalar }

  package init(className: String) { self.className = className }
}
