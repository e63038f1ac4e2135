"""Whose words they are: what the client wrote is never judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.domain.patterns import compiled

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

_QUOTATION = r"(?<![\w\"])\"(?=[^\s\"])([^\"]{1,2000})(?<=\S)\"(?!\w)"
_SINGLE = r"‘(?=\S)((?:[^‘’]|’(?=\w)){1,2000})(?<=\S)’(?!\w)"
"""Single quotation marks where they cannot be apostrophes: opened by their own sign."""
_TELLING = (
    r"\b(?:you|she|he|they|who|your (?:e-?mail|message|letter|note))(?: also| then)? "
    r"(?:wrote|said|say|says|write|asked|called it|mentioned|put it|told me|told us)[^\"]{0,30}\Z"
)
MASK = "·"
_WORDS_OF_ONE_S_OWN = 2


def masked(low: str, text: str = "") -> str:
    """Return lowered text with quotations blotted out, character for character.

    One or two words in quote marks stay, unless they are told as the client's: they may be a sneer. The
    text as written tells single quotation marks from apostrophes.
    """
    if "‘" in text:
        low = _without(low, compiled(_SINGLE).finditer(text))
    return _without(low, compiled(_QUOTATION).finditer(low)) if '"' in low else low


def _without(low: str, quotations: Iterable[re.Match[str]]) -> str:
    pieces: list[str] = []
    at = 0
    for quotation in quotations:
        start, end = quotation.span(1)
        words = low[start:end]
        pieces += (
            low[at:start],
            words if _is_own(low[max(0, start - 60) : start - 1], words) else MASK * len(words),
        )
        at = end
    return "".join((*pieces, low[at:]))


def _is_own(before: str, words: str) -> bool:
    return len(words.split()) <= _WORDS_OF_ONE_S_OWN and not compiled(_TELLING).search(before)


def is_quoted(line: str) -> bool:
    """Whether a sentence is a line of quoted mail."""
    return line.lstrip(" ").startswith(">")
