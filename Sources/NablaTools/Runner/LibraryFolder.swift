import Glibc

/// Where the library written in the language lies.
enum LibraryFolder {
  /// `NABLA_STDLIB`, else `share/nabla/stdlib` beside the `bin` of an installed program, else the
  /// `stdlib` of the checkout in which the program was built.
  static func find() -> String? {
    if let chosen = Environment["NABLA_STDLIB"] { return chosen.isEmpty ? nil : chosen }
    guard var folder = programFolder() else { return nil }
    let installed = folder + "/../share/nabla/stdlib"
    if isFolder(installed) { return resolved(installed) }
    while let slash = folder.lastIndex(of: "/"), slash != folder.startIndex {
      folder = String(folder[..<slash])
      if isFolder(folder + "/stdlib"), access(folder + "/Package.swift", F_OK) == 0 {
        return folder + "/stdlib"
      }
    }
    return nil
  }

  private static func programFolder() -> String? {
    guard let program = resolved("/proc/self/exe"), let slash = program.lastIndex(of: "/") else {
      return nil
    }
    return String(program[..<slash])
  }

  private static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
