"""What the terminal sends, told apart: keys, and pastes, which no key can be lost in."""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from dataclasses import dataclass
from typing import TYPE_CHECKING

from amends.domain.limits import TEXT_SIZE

if TYPE_CHECKING:
    from collections.abc import Iterator

START, END = "\x1b[200~", "\x1b[201~"

SILENCE = 1.5
"""Seconds without a byte after which a paste that has no end is taken for interrupted when a key comes."""

_BULK = 1024
"""Bytes that come at once only when a machine sends them."""

_KEY = 16
"""The most characters that one key, or two in haste, can be."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text that was pasted, as a whole."""

    text: str
    cut: bool = False
    """Whether it was longer than what is taken."""


_ESCAPE_AND_DIGIT = re.compile(r"\x1b(?=\d)")
_ESCAPE = "\x1b[27u"
"""The escape key, told by its number. Bare before a digit it would be read as a letter such as “¡”."""


class Incoming:
    """Turns bytes into keys and pastes. A byte that is no letter of UTF-8 becomes a sign for that."""

    def __init__(self, longest: int = TEXT_SIZE) -> None:
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._longest = longest
        self._paste: list[str] | None = None
        self._length = 0
        self._held = ""
        """The beginning of what may be the mark of a paste, or of its end."""
        self._last = 0.0
        self._finished = Pasted("")

    def feed(self, data: bytes, now: float) -> Iterator[str | Pasted]:
        """Yield what came: texts of keys, and each paste once its end is there."""
        text = self._held + self._decode(data)
        self._held = ""
        in_bulk = len(data) >= _BULK
        if self._paste is not None and now - self._last > SILENCE and len(text) <= _KEY and END not in text:
            yield self._pasted()
        self._last = now
        while text:
            if self._paste is None:
                keys, text = self._keys(text, 1 if in_bulk else 2)
                if keys:
                    yield _ESCAPE_AND_DIGIT.sub(_ESCAPE, keys)
            else:
                text = self._more(text)
                if self._paste is None:
                    yield self._finished

    def idle(self) -> Iterator[str | Pasted]:
        """Yield what was held back, when nothing follows it."""
        if self._held and self._paste is None:
            held, self._held = self._held, ""
            yield held

    def _keys(self, text: str, shortest: int) -> tuple[str, str]:
        """Return the keys at the front, and the rest; a paste begins between the two.

        An escape at the end of a short read is a key that must not wait; more than that, or at the end of a
        long read, it may become the mark.
        """
        keys, mark, rest = text.partition(START)
        if mark:
            self._paste, self._length = [], 0
            return keys, rest
        half = next((n for n in range(len(START) - 1, shortest - 1, -1) if keys.endswith(START[:n])), 0)
        self._held = keys[len(keys) - half :]
        return keys[: len(keys) - half], ""

    def _more(self, text: str) -> str:
        """Add to the paste; return what follows its end."""
        assert self._paste is not None
        piece, end, rest = text.partition(END)
        if not end:
            half = next((n for n in range(len(END) - 1, 0, -1) if piece.endswith(END[:n])), 0)
            self._held = piece[len(piece) - half :]
            piece = piece[: len(piece) - half]
        room = max(0, self._longest - self._length)
        self._paste.append(piece[:room])
        self._length += len(piece)
        if not end:
            return ""
        self._finished = self._pasted()
        return rest

    def _pasted(self) -> Pasted:
        assert self._paste is not None
        text, cut = "".join(self._paste).replace("\0", ""), self._length > self._longest
        self._paste = None
        return Pasted(text, cut)
