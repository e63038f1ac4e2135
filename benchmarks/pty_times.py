"""Time a full-screen program from outside, in a pseudo-terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from typing import TYPE_CHECKING

import pyte

if TYPE_CHECKING:
    from collections.abc import Mapping

COLUMNS, ROWS = 120, 40
QUIET = 0.4
"""Seconds without output after which the screen is taken to be settled."""

_UNKNOWN = re.compile(rb"\x1b\[[<=>][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*(?:\$p|u)")


class Program:
    """A program in a pseudo-terminal; every piece of its output is kept with its time."""

    def __init__(self, argv: list[str], env: Mapping[str, str] | None = None) -> None:
        own = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "TEXTUAL_ANIMATIONS": "none"}
        self.began = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execvpe(argv[0], argv, {**os.environ, **own, **(env or {})})
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.pieces: list[tuple[float, bytes]] = []

    def pump(self, timeout: float) -> bool:
        """Take one piece of output; False when none came."""
        ready, _, _ = select.select([self.fd], [], [], max(0.0, timeout))
        if not ready:
            return False
        try:
            piece = os.read(self.fd, 1 << 16)
        except OSError:
            return False
        self.pieces.append((time.perf_counter(), piece))
        return bool(piece)

    def settle(self, limit: float = 10.0) -> None:
        """Wait until the screen stays as it is."""
        end = time.perf_counter() + limit
        while time.perf_counter() < end and self.pump(QUIET):
            pass

    def send(self, keys: bytes) -> float:
        """Send keys and return when."""
        os.write(self.fd, keys)
        return time.perf_counter()

    def memory(self) -> float:
        """The most memory it has had, in MB; 0 where the system does not tell."""
        try:
            with open(f"/proc/{self.pid}/status", encoding="ascii") as file:  # noqa: PTH123
                found = re.search(r"VmHWM:\s+(\d+)", file.read())
        except OSError:
            return 0.0
        return int(found[1]) / 1024 if found else 0.0

    def close(self) -> None:
        """End it at once."""
        os.kill(self.pid, signal.SIGKILL)
        os.close(self.fd)
        os.waitpid(self.pid, 0)


class Screen:
    """What a terminal shows after these bytes."""

    def __init__(self) -> None:
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)

    def draw(self, piece: bytes) -> str:
        """Draw the bytes; return the screen as one text."""
        self._stream.feed(_UNKNOWN.sub(b"", piece))
        return "\n".join(self._screen.display)


def full_paint(argv: list[str], env: Mapping[str, str] | None = None) -> tuple[float, float]:
    """Start a program; return the ms until its first screen was whole, and its memory in MB."""
    program = Program(argv, env)
    program.settle()
    memory = program.memory()
    program.close()
    screen = Screen()
    seen = [(at, screen.draw(piece)) for at, piece in program.pieces]
    last = seen[-1][1]
    wanted = [i for i, letter in enumerate(last) if not letter.isspace()]
    for at, text in seen:
        if sum(text[i] == last[i] for i in wanted) >= 0.95 * len(wanted):
            return (at - program.began) * 1000, memory
    raise AssertionError("the last screen is like itself")
