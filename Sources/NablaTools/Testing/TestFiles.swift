import Glibc
import NablaEngine

/// Finding the files of tests.
enum TestFiles {
  /// The checkout: the folder with Package.swift above the current one or above the program.
  static func root() -> String? {
    for start in [SearchPath.currentFolder(), programFolder()] {
      var folder = start
      while !folder.isEmpty {
        if access(folder + "/Package.swift", F_OK) == 0, SearchPath.isFolder(folder + "/stdlib") {
          return folder
        }
        guard let slash = folder.lastIndex(of: "/") else { break }
        folder = String(folder[..<slash])
      }
    }
    return nil
  }

  /// The library under test: that of the checkout, else that of the program. Looked for once, as
  /// tests may change the current folder.
  static let library: String? = {
    if Environment["NABLA_STDLIB"] == nil, let root = root() { return root + "/stdlib" }
    return LibraryFolder.find()
  }()

  private static func programFolder() -> String {
    guard let path = realpath("/proc/self/exe", nil) else { return "" }
    defer { free(path) }
    let text = String(cString: path)
    return text.lastIndex(of: "/").map { String(text[..<$0]) } ?? ""
  }

  /// The files below a folder (or the file itself) whose names end so, in order.
  static func all(_ path: String, ending: String) -> [String] {
    if SearchPath.isFile(path) { return path.hasSuffix(ending) ? [path] : [] }
    var found: [String] = []
    // `fixtures` holds what tests of its folder call: classes, functions.
    for name in SearchPath.list(path).sorted() where !name.hasPrefix(".") && name != "fixtures" {
      found += all(path + "/" + name, ending: ending)
    }
    return found
  }

  /// The path as seen from the folder.
  static func relative(_ path: String, to folder: String) -> String {
    path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : path
  }
}
