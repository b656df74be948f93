# Shared by the scripts beside it, which source it. Sets `root` (and goes there), `build`, `nabla`.

root=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
cd "$root" || exit 1
build=${NABLA_BUILD:-.build}  # another folder keeps two working copies of the products apart
nabla=$build/release/nabla

# Type checkers have been seen to take all memory there is; a build that does fails instead.
cap_memory() { ulimit -v 16000000 2>/dev/null || true; }

# Print a command and run it.
run() {
  printf '+ %s\n' "$*" >&2
  "$@"
}

# Put swift on the path if it only stands in one of the usual places; explain if it is nowhere.
need_swift() {
  for place in /opt/swift/usr/bin /usr/share/swift/usr/bin "$HOME/.local/share/swiftly/bin"; do
    command -v swift >/dev/null 2>&1 && return
    [ -x "$place/swift" ] && PATH=$PATH:$place
  done
  command -v swift >/dev/null 2>&1 && return
  cat >&2 <<'END'
Nabla is written in Swift 6.3, and no `swift` was found on this machine.

  Install the toolchain from https://www.swift.org/install/linux/ (swiftly, or the archive for
  your Debian unpacked to /opt/swift), put its usr/bin on the PATH, and run this again.
END
  exit 1
}

# Build the program if a source is newer than the last build that went through.
build_release() {
  if is_fresh; then return 0; fi
  scripts/setup || exit 1
  need_swift
  mkdir -p "$build"
  touch "$build/nabla.started"
  (cap_memory; run swift build -c release --scratch-path "$build" --product nabla) || exit 1
  mv "$build/nabla.started" "$build/nabla.built"
}

is_fresh() {
  [ -x "$nabla" ] && [ -e "$build/nabla.built" ] \
    && [ -z "$(find Package.swift Sources -newer "$build/nabla.built" -print -quit)" ]
}
