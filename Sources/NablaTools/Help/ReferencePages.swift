import CNabla
import Glibc
import NablaEngine

/// The reference as Markdown, one page for each category, out of the records of the builtins.
struct ReferencePages {
  private let builtins: [Builtin]

  init(_ builtins: [Builtin]) { self.builtins = builtins.sorted { $0.name < $1.name } }

  /// The pages by file name, the index first.
  func pages() -> [(name: String, text: String)] {
    var result: [(name: String, text: String)] = []
    var index = "# Reference\n"
    for category in Category.allCases {
      let members = builtins.filter { $0.category == category }
      guard !members.isEmpty else { continue }
      let title = Self.title(category)
      let file = "\(category.rawValue).md"
      index += "\n## [\(title)](\(file))\n\n"
      for builtin in members {
        index += "- [`\(builtin.name)`](\(file)#\(Self.anchor(builtin.name))): \(builtin.summary)\n"
      }
      let entries = members.map(entry).joined(separator: "\n")
      result.append((file, "# \(title)\n\n\(entries)"))
    }
    return [("README.md", index)] + result
  }

  private func entry(_ builtin: Builtin) -> String {
    var text = "## \(builtin.name)\n\n```\n\(builtin.usage)\n```\n\n\(builtin.summary)\n"
    if !builtin.details.isEmpty { text += "\n\(builtin.details)\n" }
    if !builtin.examples.isEmpty {
      text += "\n```\n\(builtin.examples.map(example).joined(separator: "\n"))```\n"
    }
    if !builtin.errors.isEmpty {
      text += "\n"
      for (identifier, reason) in builtin.errors.sorted(by: { $0.key < $1.key }) {
        text += "- error `\(identifier)`: \(reason)\n"
      }
    }
    if !builtin.seeAlso.isEmpty {
      text += "\nSee also: \(builtin.seeAlso.map(link).joined(separator: ", "))\n"
    }
    return text
  }

  private func example(_ example: Example) -> String {
    let lines = example.input.split(separator: "\n", omittingEmptySubsequences: false)
    let input = lines.map { ">> \($0)\n" }.joined()
    guard let output = example.output, !output.isEmpty else { return input }
    return "\(input)\(output)\n"
  }

  private func link(_ name: String) -> String {
    guard let target = builtins.first(where: { $0.name == name }) else { return "`\(name)`" }
    return "[`\(name)`](\(target.category.rawValue).md#\(Self.anchor(name)))"
  }

  /// The name that a heading has as a place in its page.
  private static func anchor(_ name: String) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "_" }
  }

  /// `linearAlgebra` as "Linear algebra".
  private static func title(_ category: Category) -> String {
    var words = ""
    for letter in category.rawValue {
      words +=
        words.isEmpty
        ? letter.uppercased() : letter.isUppercase ? " " + letter.lowercased() : String(letter)
    }
    return words
  }

  /// Writes the pages into a folder; returns what went wrong, if anything did.
  func write(to folder: String) -> String? {
    for page in pages() {
      let path = "\(folder)/\(page.name)"
      let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
      guard descriptor >= 0 else { return "\(path): \(String(cString: nabla_error_text(errno)))" }
      let bytes = Array(page.text.utf8)
      let error = bytes.withUnsafeBytes { nabla_write_all(descriptor, $0.baseAddress, $0.count) }
      close(descriptor)
      if error != 0 { return "\(path): \(String(cString: nabla_error_text(error)))" }
    }
    return nil
  }
}
