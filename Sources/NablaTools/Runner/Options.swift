import NablaSyntax

/// What the command line asks for.
package struct Options: Equatable {
  package enum Task: Equatable {
    /// The prompt, or a program on standard input where that is no terminal.
    case standardInput
    case file(String)
    case code(String)
    case selfTest([String])
    /// The `%!` tests of files and folders.
    case test([String])
    /// Runs the examples and equations of Markdown pages.
    case check([String])
    /// Writes the reference pages into a folder.
    case reference(String)
    case version
    case help
  }
  package var task = Task.standardInput
  /// What `argv ()` gives.
  package var arguments: [String] = []
  package var dialect = Dialect.octave
  /// Open the prompt after the program, or though standard input is no terminal.
  package var isInteractive = false
  package var isQuiet = false
  package var usesLibrary = true

  /// A command line that makes no sense, with the reason.
  package struct Mistake: Error, Equatable {
    package let message: String
  }

  package init() {}

  /// Reads the arguments after the program's name. Options come first; what follows the program
  /// (a file's name or `-e CODE`) belongs to it.
  package init(_ arguments: [String]) throws(Mistake) {
    var rest = arguments[...]
    var code: String?
    while let first = rest.first, first.hasPrefix("-"), first != "-" {
      rest = rest.dropFirst()
      if first == "--" { break }
      var (name, attached) = Self.split(first)
      func value(_ what: String) throws(Mistake) -> String {
        if let attached { return attached }
        guard let next = rest.popFirst() else {
          throw Mistake(message: "option '\(name)' needs \(what)")
        }
        attached = next
        return next
      }
      switch name {
      case "-e", "--eval":
        let next = try value("a text to run")
        code = code.map { $0 + "\n" + next } ?? next
      case "--dialect": dialect = try Self.dialect(value("the name octave or matlab"))
      case "-i", "--interactive": isInteractive = true
      case "-q", "--quiet", "--silent": isQuiet = true
      case "--no-stdlib": usesLibrary = false
      case "-v", "--version": task = .version
      case "-h", "--help": task = .help
      case "--reference":
        task = .reference(try value("a folder"))
        return
      case "--self-test":
        task = .selfTest(Array(rest))
        return
      default: throw Mistake(message: "unknown option '\(first)'")
      }
      // `--quiet=yes`: a value that nobody took.
      if Self.split(first).value != nil, !["--eval", "--dialect"].contains(name) {
        throw Mistake(message: "option '\(name)' takes no value")
      }
    }
    if task == .version || task == .help { return }
    if let code {
      task = .code(code)
    } else if rest.first == "test" {
      task = .test(Array(rest.dropFirst()))
      return
    } else if rest.first == "check", rest.count > 1 {
      task = .check(Array(rest.dropFirst()))
      return
    } else if let file = rest.popFirst(), file != "-" {
      task = .file(file)
    }
    self.arguments = Array(rest)
  }

  /// `--name=value` in two parts.
  private static func split(_ option: String) -> (name: String, value: String?) {
    guard option.hasPrefix("--"), let equals = option.firstIndex(of: "=") else {
      return (option, nil)
    }
    return (String(option[..<equals]), String(option[option.index(after: equals)...]))
  }

  private static func dialect(_ name: String) throws(Mistake) -> Dialect {
    switch name {
    case "octave": .octave
    case "matlab": .matlab
    default: throw Mistake(message: "there is no dialect '\(name)': it is octave or matlab")
    }
  }

  package static let usage = """
    usage: nabla [options] [FILE [arguments]]
           nabla [options] -e CODE [arguments]
           nabla test [FILE-OR-FOLDER ...]
           nabla check PAGE.md ...

    Run a program in the MATLAB language as GNU Octave speaks it. Without FILE, open a prompt, or
    run standard input where that is no terminal. The program reads its arguments with argv ().

      -e, --eval CODE      run this text; may be given more than once
      -i, --interactive    open the prompt afterwards
      -q, --quiet          no greeting at the prompt
          --dialect NAME   octave (as always) or matlab, where the two differ
          --no-stdlib      builtins only, without the library written in the language
      -v, --version        say which version this is
      -h, --help           show this text

    At the prompt, `help NAME` explains a function.

    """
}
