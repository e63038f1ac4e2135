"""A terminal of a given size for tests: starts a program in it, presses keys, reads the screen."""

from __future__ import annotations

import os
import re
import signal
import sys
import threading
import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import pexpect
import pyte

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import TracebackType
    from typing import Self

AMENDS = str(Path(sys.executable).with_name("amends"))
"""The installed program, beside the Python that runs the tests."""

PATIENCE = 20.0
"""Seconds after which words that have not come will not come."""

_KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "space": " ",
    "f1": "\x1bOP",
}
_FULL_SCREEN = re.compile(rb"\x1b\[\?1049([hl])")
_UNKNOWN = re.compile(rb"\x1b\[[<=>][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*(?:\$p|u)|\x1b[P_^][^\x1b]*\x1b\\")
"""Sequences of newer terminals that pyte would print as text."""
_UNFINISHED = re.compile(rb"\x1b(?:\[[<=>?]?[0-9;$]*|[P_^][^\x1b]*\x1b?)?\Z")
_NOT_INHERITED = ("AMENDS_", "TEXTUAL", "NO_COLOR", "COLUMNS", "LINES", "TMUX", "VISUAL", "EDITOR")


def _hears_ctrl_c() -> None:
    """Tests started in the background are deaf to it, and would hand that on."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Terminal:
    """A program in a terminal. It is waited for by what stands on the screen, never by the clock."""

    def __init__(
        self,
        argv: list[str],
        columns: int = 80,
        rows: int = 24,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> None:
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(_NOT_INHERITED)}
        fixed = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # a fork while threads run: it only execs
            self.child = pexpect.spawn(
                argv[0],
                argv[1:],
                dimensions=(rows, columns),
                env={**inherited, **fixed, "TEXTUAL_ANIMATIONS": "none", **(env or {})},
                cwd=None if cwd is None else str(cwd),
                timeout=PATIENCE,
                preexec_fn=_hears_ctrl_c,
            )
        self.child.delaybeforesend = None
        self.raw = b""
        """Every byte the program has written."""
        self.full_screen = False
        """Whether the program shows its full screen now, and not the one it was started on."""
        self._rest = b""
        self._screens = {full: pyte.HistoryScreen(columns, rows) for full in (False, True)}
        self._streams = {full: pyte.ByteStream(screen) for full, screen in self._screens.items()}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def screen(self) -> list[str]:
        """The lines on the screen, as a person sees them."""
        return _lines(self._screens[self.full_screen])

    @property
    def beneath(self) -> str:
        """What stands below the full screen, with what has scrolled out of it at the top."""
        below = self._screens[False]
        gone = ["".join(line[column].data for column in range(below.columns)) for line in below.history.top]
        return "\n".join([*gone, *_lines(below)])

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.screen)

    def send(self, keys: str | bytes) -> None:
        """Send these characters just as they are."""
        self.child.send(keys)

    def press(self, *names: str) -> None:
        """Press keys by their names: "enter", "ctrl+n", "shift+tab", "a"."""
        for name in names:
            self.send(_bytes_of(name))

    def paste(self, text: str) -> None:
        """Paste, as a terminal does it: in brackets, with CR for line ends."""
        self.send("\x1b[200~" + text.replace("\n", "\r") + "\x1b[201~")

    def escape_to(self, *words: str) -> str:
        """Press escape and wait for these words, first waiting until none of them stands there from before.

        Escape and the next key, when they arrive as one, are a key with alt: the press must have worked.
        """
        self.wait_gone(*words)
        self.press("escape")
        return self.wait_for(*words)

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window."""
        for screen in self._screens.values():
            screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)

    def wait_for(self, *words: str, timeout: float = PATIENCE) -> str:
        """Wait until all of these stand on the screen; return it."""
        return self.wait_until(lambda: all(each in self.text for each in words), repr(words), timeout)

    def wait_gone(self, *words: str, timeout: float = PATIENCE) -> str:
        """Wait until none of these stands on the screen any more; return it."""
        gone = f"{words!r} to go"
        return self.wait_until(lambda: not any(each in self.text for each in words), gone, timeout)

    def wait_until(self, holds: Callable[[], bool], what: str, timeout: float = PATIENCE) -> str:
        """Wait until this holds, looking again after every piece of output; return the screen."""
        end = time.monotonic() + timeout
        while not holds():
            left = end - time.monotonic()
            if left <= 0 or not self._pump(left):
                why = "it has ended" if left > 0 else f"{timeout} s have passed"
                raise AssertionError(f"waited for {what}, but {why}; the screen:\n{self.text}")
        return self.text

    def wait_end(self, timeout: float = PATIENCE) -> int:
        """Wait until the program has ended; return its exit status, 128 and the signal if that ended it."""
        end = time.monotonic() + timeout
        while (left := end - time.monotonic()) > 0 and self._pump(left):
            pass
        if left <= 0:
            raise AssertionError(f"still running after {timeout} s; the screen:\n{self.text}")
        self.child.wait()
        killed: int | None = self.child.signalstatus
        status: int = self.child.exitstatus if killed is None else 128 + killed
        return status

    def hang_up(self, timeout: float = PATIENCE) -> int:
        """Close the terminal under the program, and return its exit status."""
        self.child.ptyproc.fileobj.close()
        self.child.child_fd = self.child.ptyproc.fd = -1
        self.child.closed = self.child.ptyproc.closed = True
        statuses: list[int] = []
        waiting = threading.Thread(target=lambda: statuses.append(os.waitpid(self.child.pid, 0)[1]))
        waiting.start()
        waiting.join(timeout)
        if not statuses:
            os.kill(self.child.pid, 9)
            raise AssertionError(f"still running {timeout} s after its terminal was closed")
        self.child.terminated = self.child.ptyproc.terminated = True
        status = os.waitstatus_to_exitcode(statuses[0])
        return 128 - status if status < 0 else status

    def close(self) -> None:
        """End the program if it still runs."""
        self.child.close(force=True)

    def _pump(self, timeout: float) -> bool:
        """Read one piece of output; False when the program has ended."""
        try:
            piece = self.child.read_nonblocking(65536, min(timeout, 0.25))
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += piece
        self._show(self._rest + piece)
        return True

    def _show(self, output: bytes) -> None:
        """Draw the output; what may be half a sequence waits for the rest of it."""
        unfinished = _UNFINISHED.search(output)
        cut = unfinished.start() if unfinished else len(output)
        output, self._rest = output[:cut], output[cut:]
        pieces = _FULL_SCREEN.split(output)
        self._draw(pieces[0])
        for switch, drawn in zip(pieces[1::2], pieces[2::2], strict=True):
            self.full_screen = switch == b"h"
            if self.full_screen:
                self._screens[True].reset()
            self._draw(drawn)

    def _draw(self, output: bytes) -> None:
        self._streams[self.full_screen].feed(_UNKNOWN.sub(b"", output))


def _lines(screen: pyte.Screen) -> list[str]:
    return [
        "".join(screen.buffer[row][column].data for column in range(screen.columns)).rstrip()
        for row in range(screen.lines)
    ]


def _bytes_of(name: str) -> str:
    if name.startswith("ctrl+") and len(name) == 6:
        return chr(ord(name[5].upper()) & 0x1F)
    return _KEYS.get(name, name)
