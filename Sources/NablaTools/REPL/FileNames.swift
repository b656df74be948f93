import Glibc

/// File names for completion.
enum FileNames {
  /// The paths that begin with a prefix, folders with a slash at their end. Hidden files only where
  /// the prefix asks for them. The prefix is kept as typed, `~` included.
  static func beginning(with prefix: String) -> [String] {
    let typedFolder = prefix.lastIndex(of: "/").map { String(prefix[...$0]) } ?? ""
    let part = String(prefix.dropFirst(typedFolder.count))
    let folder = typedFolder.isEmpty ? "." : expandingHome(typedFolder)
    guard let listing = opendir(folder) else { return [] }
    defer { closedir(listing) }
    var found: [String] = []
    while let entry = readdir(listing) {
      let name = name(of: entry)
      if name == "." || name == ".." || !name.hasPrefix(part) { continue }
      if name.hasPrefix("."), part.isEmpty { continue }
      let slash = isFolder(folder + "/" + name) ? "/" : ""
      found.append(typedFolder + name + slash)
    }
    return found.sorted()
  }

  private static func expandingHome(_ path: String) -> String {
    guard path.hasPrefix("~/"), let home = Environment["HOME"] else { return path }
    return home + path.dropFirst()
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// SAFETY: `d_name` is a C array that ends in a NUL, imported as a tuple.
  private static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
    withUnsafeBytes(of: &entry.pointee.d_name) { name in
      String(decoding: name.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
