import NablaLibrary

/// Which Nabla this is.
package enum Version {
  package static let number = Library.version
}
