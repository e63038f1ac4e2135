"""The terminal's input, read so that no stray byte and no paste without an end does harm."""

from __future__ import annotations

import os
import selectors
import time
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any

from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Paste

from amends.app.incoming import Incoming, Pasted

if TYPE_CHECKING:
    from collections.abc import Iterable

LOOK = 0.1
"""Seconds between looks at whether the program has ended, and at keys that nothing follows."""

_PIECE = 65536
_KEYS_AS_BEFORE = "\x1b[<u"
"""Takes back what newer terminals were told about how keys are sent; it is told again on the way in."""


class Keyboard(LinuxDriver):
    """Textual's own driver but for the reading: it would end the program at the first byte that is not UTF-8,
    take every character of a paste in turn, and wait for the end of a paste for ever.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._file: Any = _Output(self._file)

    def put_to_sleep(self) -> None:
        """Give the terminal back and stop, until the shell goes on with it."""
        self._sigtstp_application()

    def _sigcont_application(self, *_: Any) -> None:
        """Go on. After a stop that nobody announced, the terminal is let go first and then taken anew.

        Textual would take it twice: two threads would read the keys, one of them would never end, and the
        terminal would not be as it was before.
        """
        if not self._auto_restart or self._must_signal_resume:
            super()._sigcont_application()
            return
        before = self.attrs_before
        self._let_go()
        self._must_signal_resume = True
        super()._sigcont_application()
        self.attrs_before = before

    def _let_go(self) -> None:
        """End the threads at the terminal; what was typed while it was stopped stays there to be read."""
        self.exit_event.set()
        if self._key_thread is not None:
            self._key_thread.join()
        self.exit_event.clear()
        self.write(_KEYS_AS_BEFORE)
        self.close()

    def _run_input_thread(self) -> None:
        """Read until the program ends. A fault ends it: a window without a keyboard could not be left."""
        try:
            self.run_input_thread()
        except Exception as error:
            self._app.call_later(self._app._handle_exception, error)

    def run_input_thread(self) -> None:
        """Wait for input and hand on keys and pastes; when the terminal is gone, end the program."""
        parser, incoming = XTermParser(self._debug), Incoming()
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                pieces: Iterable[str | Pasted] = incoming.idle()
                if selector.select(LOOK):
                    data = self._read()
                    if not data:
                        self._app.call_later(self._gone)
                        break
                    pieces = incoming.feed(data, time.monotonic())
                self._hand_on(parser, pieces)
        try:
            for _ in parser.feed(""):
                pass
        except (EOFError, ParseError):
            pass  # half a key is left when the program ends: nobody waits for it

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, _PIECE)
        except OSError:
            return b""  # the terminal was closed

    def _gone(self) -> None:
        hung_up = getattr(self._app, "hung_up", None)
        if hung_up is not None:
            hung_up()

    def _hand_on(self, parser: XTermParser, pieces: Iterable[str | Pasted]) -> None:
        for piece in pieces:
            if isinstance(piece, Pasted):
                self.process_message(Paste(piece.text))
                if piece.cut:
                    self._app.call_later(self._app.notify, _CUT, markup=False, severity="warning")
            else:
                for message in parser.feed(piece):
                    self.process_message(message)
        for message in parser.tick():
            self.process_message(message)


class _Output:
    """Where the screen is drawn. That the terminal was closed, or that there is no memory to draw with, must
    not keep the program from saving: whoever draws next would wait for ever for a thread that has died.
    """

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def write(self, text: str) -> None:
        """Draw, if there is still something to draw on."""
        with suppress(OSError, MemoryError):  # the reading end tells that the terminal is gone
            self._file.write(text)

    def flush(self) -> None:
        """The same for what was held back."""
        with suppress(OSError, MemoryError):
            self._file.flush()


_CUT = "The paste was longer than a million characters. What came after that was left out."
