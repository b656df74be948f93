#!/usr/bin/python3
"""Tests of the program from outside: the prompt in a pseudo-terminal, and the command line.

usage: run.py PATH-TO-NABLA [filter]

A test is a function whose name begins with `test_`, in prompt.py or command_line.py. It gets a
`Place` (a folder and a home of its own) and asserts. The last line counts.
"""

import os
import sys
import tempfile
import time
import traceback

sys.dont_write_bytecode = True

import command_line
import prompt
from place import Place


def main():
    nabla = os.path.abspath(sys.argv[1])
    wanted = sys.argv[2] if len(sys.argv) > 2 else ""
    passed = failed = 0
    for module in (command_line, prompt):
        for name, test in sorted(vars(module).items()):
            if not name.startswith("test_") or wanted not in name:
                continue
            start = time.time()
            with tempfile.TemporaryDirectory() as folder:
                place = Place(nabla, folder)
                try:
                    test(place)
                    passed += 1
                except Exception:
                    failed += 1
                    print("FAILED %s (%s)" % (name, test.__doc__ or module.__name__))
                    print(traceback.format_exc(limit=-2))
                finally:
                    place.close()
            if time.time() - start > 2:
                print("slow: %s took %.1f s" % (name, time.time() - start))
    print("%d passed, %d failed" % (passed, failed))
    sys.exit(1 if failed else 0)


main()
