#!/usr/bin/python3
"""Looks at the machine code of the handlers: the fast ones end in jumps and call nothing.

usage: check.py PATH-TO-NABLA [CHECKOUT]

`Handlers.address (of:)` names the handler of each opcode in a closure; the optimiser puts the code
of the handler into it. A handler goes on to the next instruction by a tail call, which must be a
`jmp`; a `call` would grow the stack with every instruction. Slow paths are tail calls as well, so
that the fast path saves no registers.
"""

import os
import re
import subprocess
import sys

# Those that must not call anything at all: the paths that loops of numbers take. All those on
# unboxed doubles are meant as well.
FAST = [
    "hAdd", "hSubtract", "hMultiply", "hDivide", "hAddNumber", "hSubtractNumber", "hMultiplyNumber",
    "hDivideNumber", "hLess", "hLessEqual", "hEqual", "hNotEqual", "hGreater", "hGreaterEqual",
    "hJump", "hJumpBack", "hJumpIfFalse", "hJumpIfTrue", "hJumpUnlessLess", "hLoadNumber",
    "hJumpUnlessLessNumber", "hRangeNext", "hIndex1", "hIndex2", "hStoreIndex1", "hStoreIndex2",
]

# They end in a C function or in the general path; the square root calls one for what is no number.
CALLING = ["hCallScalarDouble", "hCallScalarPairDouble", "hModDouble", "hSqrtDouble"]

# Their code stands once, outside of the table: the entry is a jump to it.
OUTLINED = ["hCopy", "hSlow"]

# The end of a run: there is no next one.
LAST = ["hHalt"]

CLOSURE = re.compile(r"^\$s11NablaEngine8HandlersO7address2of.*cfU(\d*)_$")


def is_fast(name):
    return name in FAST or name.endswith("Double") and name not in CALLING


def run(*command):
    return subprocess.run(command, capture_output=True, text=True).stdout


def names():
    """The handlers in the order of the source."""
    here = os.path.dirname(os.path.abspath(__file__))
    checkout = sys.argv[2] if len(sys.argv) > 2 else os.path.join(here, "../..")
    path = os.path.join(checkout, "Sources/NablaEngine/VM/Handlers.swift")
    with open(path) as file:
        return re.findall(r"h = \{ (h[A-Z]\w*)\(", file.read())


def handlers(binary):
    """Address to name of each handler; empty where the symbols are gone."""
    order = names()
    found = {}
    for line in run("nm", "--defined-only", binary).splitlines():
        parts = line.split()
        match = CLOSURE.match(parts[2]) if len(parts) == 3 else None
        if match:
            number = int(match.group(1)) + 1 if match.group(1) else 0
            if number < len(order):
                found[int(parts[0], 16)] = order[number]
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
    for address, name in sorted(wanted.items(), key=lambda x: x[1]):
        lines = [l for l in code.get(address, []) if not l.startswith(("nop", "int3", "cs nop", "xchg %ax"))]
        calls = [l for l in lines if re.match(r"call", l)]
        jumps = [l for l in lines if re.match(r"jmp\s+\*", l)]
        if name in OUTLINED:
            jumps = [l for l in lines if l.startswith("jmp")]
        seen.add(name)
        problems = []
        if not jumps and name not in LAST:
            problems.append("does not jump to the next handler")
        if is_fast(name) and calls:
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
