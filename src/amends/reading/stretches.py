"""Which stretches of a message are the client's own sentences, and the clauses they fall into."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from amends.language.sentences import LONGEST, split
from amends.reading.joints import joints

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_END = 300
"""More than this after a sign-off is no signature: somebody put "Thanks," in the middle."""

_HEAD = 400
"""Characters in which pasted header lines stand."""

_ATTRIBUTION = re.compile(
    r"(?:on\s.{6,160}\swrote:?|-{2,}\s?(?:original|forwarded) message.{0,20})\Z", re.I | re.DOTALL
)
_HEADER = re.compile(r"(?:from|to|cc|sent|date|subject|re|betreff)\s?:\s", re.IGNORECASE)
_GREETING = re.compile(
    r"(?:hi|hey|hello|dear|good (?:morning|afternoon|evening|day)|greetings|to whom it may concern)\b"
    r"[^.!?,\n]{0,40}[,:!–-]?\Z",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"^[ \t]*(?:(?:with )?(?:(?:kind(?:est)?|best|warm(?:est)?|many|my|our) ){0,2}(?:regards|wishes|thanks)"
    r"|all the best|yours(?: \w{3,12}){0,2}|best|thank you|thx|cheers|sincerely|respectfully|--)[,.! ]*$",
    re.IGNORECASE | re.MULTILINE,
)
_ITEM = re.compile(r"(?:[-*•–]|\(?\d{1,2}[.)]|\(?[a-h]\))\s{1,3}")
_FRONT = re.compile(
    r"(?:(?<=,\s)(?:which|who)\s{1,3}|(?:and|but|so|because(?!\sof\b)|or|also|well|then|yet)\b,?\s{1,3}"
    r"|[-–—*•(\"“'‘,]\s?|\d{1,2}[.)]\s){1,3}",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\s(?:and|or|but|so)\W{0,3}\Z", re.IGNORECASE)
_GREETED = re.compile(r"(?:hi|hello|hey|dear)(?:\s[\w.'’-]{1,20}){1,3},\s", re.IGNORECASE)
_CALLED = re.compile(
    r"[A-Z][\w'’-]{1,20},\s{1,3}(?=(?:i|we|you|the|this|that|your|my|our|it|there|where|when"
    r"|what|why|how|can|could|please)\b)"
)
"""The name that a message begins with; a sentence further down may begin with any noun."""
_OFF = ",;:.!—–-"


@dataclass(frozen=True, slots=True)
class Stretch:
    """One sentence of the client's, with its clauses; every place in characters of the whole text."""

    start: int
    end: int
    clauses: tuple[tuple[int, int], ...]
    item: bool = False
    """Whether it opens an item of a list."""


def stretches(text: str, *, chat: bool = False) -> Iterator[Stretch]:
    """Yield the sentences that say something: no quoted lines, headers, greeting, sign-off or signature.

    In a chat each line is a sentence: few people write full stops there.
    """
    last = _end_of_letter(text)
    for start, end in split(text, by_line=chat):
        if start >= last:
            return
        line = text[start : start + 60]
        if _quoted(text, start) or _GREETING.match(text[start:end]) or _ATTRIBUTION.match(text[start:end]):
            continue
        if start < _HEAD and _HEADER.match(line):
            continue
        if any(character.isalnum() for character in line):
            marker = _ITEM.match(text, start, end)
            first = marker.end() if marker else start
            yield Stretch(start, end, tuple(_clauses(text, first, end)), item=marker is not None)


def _quoted(text: str, start: int) -> bool:
    line = text.rfind("\n", max(0, start - LONGEST), start) + 1
    return text[line : start + 1].lstrip().startswith(">")


def _end_of_letter(text: str) -> int:
    tail = max(0, len(text) - _LONGEST_END)
    for match in _SIGN_OFF.finditer(text, tail):
        # a message may be nothing but thanks: what goes before must be the longer part
        if match.start() > len(text) // 3 and (match.start() == 0 or text[match.start() - 1] == "\n"):
            return match.start()
    return len(text)


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the clauses of a sentence; a fragment of one or two words goes with the next."""
    greeted = _GREETED.match(text, start, end) or (_CALLED.match(text, start, end) if start == 0 else None)
    at = greeted.end() if greeted else start
    for here, behind in joints(text, at, end):
        yield from _bare(text, at, here)
        at = behind
    yield from _bare(text, at, end)


def _bare(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the clause without the word that joins it and without the marks at its ends."""
    front = _FRONT.match(text, start, end)
    if front and front.end() < end:
        start = front.end()
    behind = _BEHIND.search(text, max(start, end - 8), end)
    if behind and behind.start() > start:
        end = behind.start()
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _OFF or _unopened(text, start, end)):
        end -= 1
    if start < end:
        yield start, end


def _unopened(text: str, start: int, end: int) -> bool:
    """Whether the clause ends with a bracket that was opened before it."""
    return text[end - 1] == ")" and "(" not in text[start:end]
