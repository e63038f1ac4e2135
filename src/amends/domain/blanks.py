"""Blanks: places in a text that still wait for words, written [like this] or {like_this}."""

from __future__ import annotations

from amends.domain.patterns import compiled

_BLANK = (
    r"\[(?!sic\])(?=[^\[\]]{0,80}[^\W\d_])(?:[^\[\]\n]|\n(?!\s*\n)){1,80}\]"
    r"(?!\((?:https?:|mailto:|www\.|[/#.])|\[\d{1,3}\]|: ?<?https?:)"  # what follows makes it a link
    r"|\{{1,2}[^\W\d][\w .-]{0,60}\}{1,2}"
)


def blanks(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the open blanks stand, in order; a footnote such as [3] and a link are none."""
    if "[" not in text and "{" not in text:
        return ()
    return tuple(match.span() for match in compiled(_BLANK).finditer(text))
