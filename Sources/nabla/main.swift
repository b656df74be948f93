import Glibc
import NablaTools

exit(Runner.main(Array(CommandLine.arguments.dropFirst())))
