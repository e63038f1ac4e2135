"""Whose words they are: what the client wrote is never judged."""

from __future__ import annotations

import re

_QUOTATION = re.compile(r"(?<![\w\"])\"(?=[^\s\"])([^\"]{1,400})(?<=\S)\"(?!\w)")
_TELLING = re.compile(
    r"\b(?:you|she|he|they|who|your (?:e-?mail|message|letter|note))(?: also| then)? "
    r"(?:wrote|said|say|says|write|asked|called it|mentioned|put it|told me|told us)[^\"]{0,30}\Z"
)
_MASK = "·"
_WORDS_OF_ONE_S_OWN = 2


def masked(low: str) -> str:
    """Return lowered text with quotations blotted out, character for character.

    One or two words in quote marks stay, unless they are told as the client's: they may be a sneer.
    """
    if '"' not in low:
        return low
    return _QUOTATION.sub(_blotted, low)


def _blotted(quotation: re.Match[str]) -> str:
    words = quotation[1]
    if len(words.split()) <= _WORDS_OF_ONE_S_OWN:
        begin = max(0, quotation.start() - 60)
        if not _TELLING.search(quotation.string[begin : quotation.start()]):
            return quotation[0]
    return f'"{_MASK * len(words)}"'


def is_quoted(line: str) -> bool:
    """Whether a sentence is a line of quoted mail."""
    return line.lstrip(" ").startswith(">")
