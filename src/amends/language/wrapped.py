"""Text that came wrapped by hand or by a mail program, set to be wrapped anew."""

from __future__ import annotations

import re
from itertools import pairwise

_NARROWEST, _WIDEST = 60, 100
"""Columns at which mail is wrapped; what is wider was not wrapped, what is narrower was meant so."""
_OWN_LINE = re.compile(r"\s|[-*•>|]|\d{1,3}[.)]\s")
"""How a line begins that stands for itself: indented, listed, quoted."""


def unwrapped(text: str) -> str:
    """Return the text with a space for each line end that only wrapped it; every character keeps its place.

    A line end wrapped the text when the first word below would not have fitted on the line.
    """
    lines = text.split("\n")
    width = max(map(len, lines))
    if not _NARROWEST <= width <= _WIDEST:
        return text
    pieces = [lines[0]]
    for line, below in pairwise(lines):
        word, _, _ = below.partition(" ")
        wraps = (
            bool(line.strip() and below)
            and len(line) + 1 + len(word) > width
            and not _OWN_LINE.match(below)
            and not line.startswith(">")
        )
        pieces += [" " if wraps else "\n", below]
    return "".join(pieces)
