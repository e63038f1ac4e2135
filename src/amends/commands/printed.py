"""Data to standard output, words to standard error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from amends.domain.clean import clean
from amends.domain.patterns import compiled

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

_UNSEEN = (
    "[\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)


def out(text: str = "") -> None:
    """Print a line, or several, of data."""
    print(clean(text))


def word(text: str) -> None:
    """Say something that is not data."""
    print(clean(text), file=sys.stderr)


def as_json(value: Any) -> None:
    """Print a value as JSON on one line; what a terminal would obey or hide is escaped."""
    import json

    utf8 = (getattr(sys.stdout, "encoding", "") or "").lower().replace("-", "") == "utf8"
    text = json.dumps(value, ensure_ascii=not utf8, default=str)
    print(compiled(_UNSEEN).sub(_escaped, text))


def raw(data: bytes) -> None:
    """Write bytes as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return the rows with all columns but the last padded to their widest."""
    if not rows:
        return ""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    padded = ((f"{cell:{width}}" for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join("  ".join(cells).rstrip() for cells in padded)


def place(text: str, at: int) -> str:
    """Return where a character stands as line:column, both counted from 1."""
    before = text[:at]
    return f"{before.count(chr(10)) + 1}:{at - before.rfind(chr(10))}"


def _escaped(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
