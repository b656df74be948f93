"""A folder with a home of its own, in which Nabla runs with or without a terminal."""

import os
import re
import signal
import subprocess

import pexpect

ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]|\x07")


class Place:
    def __init__(self, nabla, folder):
        self.nabla = nabla
        self.folder = folder
        self.terminals = []
        self.environment = {
            "HOME": folder,
            "TERM": "xterm",
            "LANG": "C.UTF-8",
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
            "INPUTRC": "/dev/null",
        }
        for name in ("NABLA_STDLIB", "LD_LIBRARY_PATH", "OPENBLAS_NUM_THREADS"):
            if name in os.environ:
                self.environment[name] = os.environ[name]

    def write(self, name, text):
        with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
            file.write(text)

    def read(self, name):
        with open(os.path.join(self.folder, name), encoding="utf-8") as file:
            return file.read()

    def exists(self, name):
        return os.path.exists(os.path.join(self.folder, name))

    def run(self, *arguments, stdin="", **more):
        """Run without a terminal. The result has returncode, stdout and stderr."""
        return subprocess.run(
            [self.nabla, *arguments], input=stdin, cwd=self.folder, env=self.environment,
            text=True, capture_output=True, timeout=10, **more)

    def open(self, *arguments, columns=80, **variables):
        """Start at a prompt in a pseudo-terminal."""
        terminal = Terminal(self, arguments, columns, variables)
        self.terminals.append(terminal)
        terminal.prompt()
        return terminal

    def close(self):
        for terminal in self.terminals:
            terminal.child.close(force=True)


class Terminal:
    def __init__(self, place, arguments, columns, variables):
        self.child = pexpect.spawn(
            place.nabla, ["--quiet", *arguments], cwd=place.folder, timeout=5, encoding="utf-8",
            env={**place.environment, **variables}, dimensions=(24, columns),
            # A test run started with nohup ignores SIGHUP; the program is to see it all the same.
            preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_DFL))
        self.child.delaybeforesend = None

    def send(self, text):
        self.child.send(text)

    def wait(self, text):
        """Wait for a text on the screen; returns what stood before it."""
        self.child.expect_exact(text)
        return ESCAPES.sub("", self.child.before)

    def prompt(self):
        """Wait for a new prompt (not one that is drawn again); returns what stood before it."""
        return self.wait("\x1b[?2004h>> ")

    def continuation(self):
        return self.wait("\x1b[?2004h.. ")

    def enter(self, line):
        """Type a line at the prompt; returns the lines that it shows, without the echo."""
        self.send(line + "\r")
        return self.shown()

    def shown(self):
        lines = self.prompt().replace("\r\n", "\n").split("\n")
        return [line.split("\r")[-1] for line in lines[1:-1]]

    def interrupt(self):
        self.send("\x03")

    def end(self):
        """Ctrl-D; returns the exit status."""
        self.send("\x04")
        return self.status()

    def status(self):
        self.child.expect(pexpect.EOF)
        self.child.wait() if self.child.isalive() else None
        self.child.close()
        return self.child.exitstatus if self.child.signalstatus is None else -self.child.signalstatus
