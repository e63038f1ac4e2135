"""Where the sentences of a letter begin and end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 1000
"""A run without an end is cut at a space after so many characters: matching stays cheap on any text."""

_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_LIST_LINE = re.compile(r"[ \t]*(?:[-*•–][ \t]|\(?\d{1,2}[.)][ \t]|\(?[a-h]\)[ \t])")
_QUOTED = re.compile(r"[ \t]*>")
_STOP = re.compile(r"[.!?…]{1,9}[\"'”’)\]*_]{0,3}(?=\s|\Z)|\n")
_GREETING = re.compile(
    r"[ \t]*(?:hi|hey|hello|dear|good (?:morning|afternoon|evening|day)|greetings)"
    r"\b[^.!?\n]{0,60}[,:!–-]?[ \t]*",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"[ \t]*(?:(?:with )?(?:(?:my |our )?(?:very )?(?:kind|kindest|best|warm|warmest|many|friendly) )?"
    r"(?:regards|wishes|thanks|greetings)(?: again)?|all the best|best|cheers|thank you|take care"
    r"|(?:yours |very )?(?:sincerely|faithfully|truly|respectfully)(?: yours)?|yours)[,.!]?[ \t]*",
    re.IGNORECASE,
)
_WORD_BEFORE = re.compile(r"[\w.&'’-]{1,20}\Z")
_NEVER_LAST = frozenset(
    re.findall(
        r"\S+",
        """
        mr mrs ms mx dr prof st jr sr rev hon vs cf e.g eg i.e ie approx ca dept fig figs vol ed eds est
        incl excl resp tel ref rs mt ave
        """,
    )
)
_CALENDAR = frozenset(
    re.findall(
        r"\S+", "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun"
    )
)
_SELDOM_LAST = frozenset(
    re.findall(r"\S+", "etc a.m p.m am pm inc ltd co corp bros plc al u.k u.s e.u inst ult prox")
)
_BEFORE_A_NUMBER = frozenset(re.findall(r"\S+", "no nos nr p pp pg art cl sec para ch ext max min v ver"))
_SHORT_LINE = 60
_WIDEST = 100
"""Characters; no program wraps a letter into longer lines."""


def split(text: str, *, by_line: bool = False) -> tuple[tuple[int, int], ...]:
    """Return start and end of each sentence, without the white space around it.

    A blank line, a list line, a greeting line and the edge of quoted lines always end a sentence; a single
    line end only where the line was broken on purpose, or ``by_line``: a chat wraps no line.
    """
    sentences: list[tuple[int, int]] = []
    start = 0
    for end in _ends(text, by_line):
        sentences += _trimmed(text, start, end)
        start = end
    return (*sentences, *_trimmed(text, start, len(text)))


def is_greeting(line: str) -> bool:
    """Whether a sentence does nothing but greet."""
    return bool(_GREETING.fullmatch(line))


def is_sign_off(line: str) -> bool:
    """Whether a sentence is the words above the name, such as "Kind regards,"."""
    return bool(_SIGN_OFF.fullmatch(line))


def _ends(text: str, by_line: bool) -> Iterator[int]:
    short = _short_of(text)
    for stop in _STOP.finditer(text):
        if stop.group() == "\n":
            if by_line or _breaks_on_purpose(text, stop.start(), short):
                yield stop.end()
        elif not _inside(text, stop):
            yield stop.end()


def _inside(text: str, stop: re.Match[str]) -> bool:
    """Whether the stop belongs to an abbreviation, an initial, a list number or a pause."""
    following = text[stop.end() : stop.end() + 20].lstrip()
    next_letter = following[:1]
    mark = stop.group()
    if mark.startswith(("...", "…")):
        return next_letter.islower()
    if mark[0] in "!?":
        return len(mark) > 1 and mark[-1] not in "!?" and next_letter.islower()
    if mark != ".":
        return False
    before = _WORD_BEFORE.search(text, max(0, stop.start() - 20), stop.start())
    if before is None:
        return False
    word = before.group()
    low = word.lower()
    if low in _NEVER_LAST:
        return bool(next_letter)
    if low in _CALENDAR:
        return bool(next_letter) and (not next_letter.isupper() or _names_a_date(following))
    if low in _SELDOM_LAST:
        return not next_letter.isupper() and bool(next_letter)
    if low in _BEFORE_A_NUMBER:
        return next_letter.isdigit()
    if len(word) == 1 and word.isalpha() and word != "I":
        return word.isupper() and next_letter.isupper()
    return word.isdigit() and len(word) <= 2 and _opens_an_item(text, before.start())


def _names_a_date(following: str) -> bool:
    """Whether a date goes on: “Tue. Oct. 3”."""
    return following.partition(" ")[0].rstrip(".,").lower() in _CALENDAR


def _opens_an_item(text: str, at: int) -> bool:
    """Whether a number stands where a line begins, or behind a mark: “1. a proof, 2. a call”."""
    before = text[max(0, at - 3) : at]
    if before[-1:] in (" ", "(") and before.rstrip(" (")[-1:] in tuple(",;:"):
        return True
    line = text.rfind("\n", max(0, at - 8), at) + 1
    opening = text[line or max(0, at - 8) : at]
    return (line > 0 or at <= 8) and not opening.strip(" \t>(")


def _short_of(text: str) -> int:
    """Return how long a line is, with the word that comes next, that nothing but its writer has ended.

    A program that wraps fills its lines: one that is much shorter than the longest was ended on purpose.
    """
    widest = max((len(line) for line in text.split("\n") if "://" not in line), default=0)
    return min(widest, _WIDEST) * 3 // 5


def _breaks_on_purpose(text: str, at: int, short: int) -> bool:
    """Whether the line end at this place is more than a wrapped line."""
    if _BLANK_LINE.match(text, at) or at + 1 == len(text) or (at and text[at - 1] == "\n"):
        return True
    if _LIST_LINE.match(text, at + 1):
        return True
    begin = text.rfind("\n", max(0, at - LONGEST), at) + 1 or max(0, at - LONGEST)
    quoted = bool(_QUOTED.match(text, begin))
    if quoted != bool(_QUOTED.match(text, at + 1)):
        return True
    if quoted:
        return False
    if _GREETING.fullmatch(text, begin, at) or _SIGN_OFF.fullmatch(text, begin, at):
        return True
    following = text[at + 1 : at + 1 + _SHORT_LINE].lstrip(" \t")
    word = following.split(maxsplit=1)[0] if following.split() else ""
    length = at - begin + 1 + len(word)
    return length <= (short if following[:1].islower() else _SHORT_LINE)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretch without white space at its edges, if any is left; in pieces when very long."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = text.rfind(" ", start, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield start, cut
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end
