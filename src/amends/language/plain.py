"""A stretch of text made plain for matching, with the way back to the characters it came from."""

from __future__ import annotations

import re
from typing import NamedTuple

_SAME_LENGTH = {
    "‘": "'",
    "’": "'",
    "‚": "'",
    "´": "'",
    "`": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "İ": "i",
    "‐": "-",
    "‑": "-",
    "\n": " ",
    "\t": " ",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
}
_RUN = re.compile(r" {2,}")


class Plain(NamedTuple):
    """Lower case, straight quotes, one space between words, on one line: what the patterns of rules see."""

    text: str
    start: int
    offsets: tuple[int, ...] = ()
    """The place of each character, when white space was taken out; else empty."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return where this stretch of the plain text stands in the text it was made from."""
        if not self.offsets:
            return self.start + start, self.start + end
        if start >= end:
            at = self.offsets[start] if start < len(self.offsets) else self.offsets[-1] + 1
            return at, at
        return self.offsets[start], self.offsets[end - 1] + 1


def lowered(text: str) -> str:
    """Return the text in lower case and with straight quotes, character for character."""
    for letter, plainer in _SAME_LENGTH.items():
        if letter in text:  # one look for each of them is quicker than a look at each letter
            text = text.replace(letter, plainer)
    return text.lower()


def plain(low: str, start: int = 0, end: int | None = None) -> Plain:
    """Make a stretch of lowered text plain: runs of white space become one space."""
    end = len(low) if end is None else end
    piece = low[start:end]
    if "  " not in piece:
        return Plain(piece, start)
    kept: list[str] = []
    offsets: list[int] = []
    at = 0
    for run in _RUN.finditer(piece):
        kept.append(piece[at : run.start() + 1])
        offsets.extend(range(start + at, start + run.start() + 1))
        at = run.end()
    kept.append(piece[at:])
    offsets.extend(range(start + at, end))
    return Plain("".join(kept), start, tuple(offsets))
