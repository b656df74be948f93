#!/usr/bin/python3
"""Looks at the machine code of the handlers: the fast ones end in jumps and call nothing.

usage: check.py PATH-TO-NABLA

A handler is a Swift function of Handlers.swift whose name is `h` and a capital letter. It goes on
to the next instruction by a tail call, which must be a `jmp`; a `call` would grow the stack with
every instruction. Slow paths are tail calls as well, so that the fast path saves no registers.
"""

import re
import subprocess
import sys

# Those that must not call anything at all: the paths that loops of numbers take.
FAST = [
    "hAdd", "hSubtract", "hMultiply", "hDivide", "hAddNumber", "hSubtractNumber", "hMultiplyNumber",
    "hDivideNumber", "hLess", "hLessEqual", "hEqual", "hNotEqual", "hGreater", "hGreaterEqual",
    "hJump", "hJumpBack", "hJumpIfFalse", "hJumpIfTrue", "hJumpUnlessLess",
    "hJumpUnlessLessNumber", "hLoadNumber", "hCopy", "hRangeNext", "hIndex1", "hIndex2",
    "hStoreIndex1", "hStoreIndex2",
]


def run(*command):
    return subprocess.run(command, capture_output=True, text=True).stdout


def handlers(binary):
    """Address and short name of each handler."""
    found = {}
    for line in run("nm", "--defined-only", binary).splitlines():
        parts = line.split()
        if len(parts) != 3 or parts[1] not in "tT":
            continue
        # A length and a name in the mangled symbol: `4hAdd`, or a method `...8HandlersO4hAdd...`.
        for size, name in re.findall(r"(\d+)(h[A-Z][A-Za-z0-9]*)", parts[2]):
            name = name[: int(size)]
            if len(name) == int(size) and "NablaEngine" in parts[2]:
                found[int(parts[0], 16)] = (name, parts[2])
    return found


def functions(binary, wanted):
    """The instructions of each wanted symbol."""
    code = {}
    current = None
    text = subprocess.Popen(
        ["objdump", "-d", "--no-show-raw-insn", binary], stdout=subprocess.PIPE, text=True)
    for line in text.stdout:
        head = re.match(r"^([0-9a-f]+) <(.*)>:$", line)
        if head:
            current = int(head.group(1), 16)
            current = current if current in wanted else None
        elif current is not None:
            parts = line.split("\t")
            if len(parts) >= 2:
                code.setdefault(current, []).append(parts[1].strip())
    return code


def main():
    binary = sys.argv[1]
    wanted = handlers(binary)
    if not wanted:
        print("the program has no symbols of its handlers (stripped?): nothing was checked")
        print("0 passed, 0 failed")
        return 0
    code = functions(binary, wanted)
    passed = failed = 0
    seen = set()
    for address, (name, symbol) in sorted(wanted.items(), key=lambda x: x[1]):
        lines = [l for l in code.get(address, []) if not l.startswith(("nop", "int3", "cs nop", "xchg %ax"))]
        calls = [l for l in lines if re.match(r"call", l)]
        jumps = [l for l in lines if re.match(r"jmp\s+\*", l)]
        seen.add(name)
        problems = []
        if not jumps:
            problems.append("does not jump to the next handler")
        if name in FAST and calls:
            problems.append("calls on its fast path: " + "; ".join(calls[:3]))
        if problems:
            failed += 1
            print("FAILED %s: %s" % (name, ", ".join(problems)))
        else:
            passed += 1
    for name in FAST:
        if name not in seen:
            print("note: there is no handler %s" % name)
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed else 0


sys.exit(main())
