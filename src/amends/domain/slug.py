"""Names as they stand in the name of a file; nothing that a client calls themselves becomes a path."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 40
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)


def slug(name: str, otherwise: str = "someone") -> str:
    """Return the name in small ASCII letters, digits and hyphens; the other word when nothing is left."""
    plain = unicodedata.normalize("NFKD", name[:200].lower().translate(_LETTERS))
    letters = plain.encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", letters).strip("-")[:LONGEST].strip("-") or otherwise
