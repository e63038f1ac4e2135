"""A no that is plain enough to let a debt go: “no need to call me”, and no guess from a “not” nearby.

Rather a no too few than one too many: what is let go by mistake is a promise broken.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from amends.language.dates import find
from amends.reading.answer_pieces import clauses, ways
from amends.reading.offers_named import named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from amends.domain.draft import Offer
    from amends.reading.answer_pieces import Clause

_NEAR = 200
"""Characters on either side of a no that are looked at, where no comma comes before."""
_END = re.compile(r"[,;:(!?]| -{1,2} | [–—] |[.](?!\w)")
_BEGIN = re.compile(r"[,;:(] ?| -{1,2} | [–—] | (?:and|or) ")
_JOINED = re.compile(r" (?:and|or) ")
_ON = re.compile(r"\bon (?:the )?\Z")
_OF_ANOTHER = re.compile(
    r"\b(?:[Cc]alls?|[Pp]hone|[Rr]ing|[Tt]elephone)\b(?= (?:(?:back|with|to|up) )?"
    r"(?!(?:the|this|that|every|each|an?) (?:day|morning|noon|afternoon|evening|week|hour|moment|minute)\b)"
    r"(?:(?:the|this|that|my|our|your|his|her|their|its|him|them|it|an?|every|each|both|all|some\w+|another)\b"
    r"|(?!I\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z]))"
)
"""A call that is not one to the client, or for the user: “call the printer”, “phone my mobile”."""


class _No(NamedTuple):
    """The words that a plain no goes for, those that may set a limit to it, and where its own words end."""

    thing: str
    whole: str
    behind: str


def without_calls_to_others(words: str) -> str:
    """Return the words without “call” where somebody else is called."""
    return _OF_ANOTHER.sub("", words)


def plainly_refused(text: str, things: Sequence[Offer], today: date | None) -> frozenset[int]:
    """Return which of these are plainly said no to, counted from 1; the day of a thing is no name of it.

    A no with a limit is none: “no need to call before ten”, “on my mobile”, or on another day than its own.
    """
    bare = [thing.by(None) for thing in things]
    found: set[int] = set()
    for clause in clauses(text):
        if ways().takes_back.search(clause.low) or ways().only_takes_back.search(clause.low):
            found.clear()
        if clause.low.endswith("?") or ways().hangs_on_something.search(clause.low):
            continue
        for no in _noes(clause):
            of = named(no.thing, no.thing.lower(), bare, today, numbered=False)
            found |= {number for number in of if not _limited(no, things[number - 1].due, today)}
    return frozenset(found)


def _noes(clause: Clause) -> Iterator[_No]:
    """Yield the plain noes of a clause, each with the words up to the next comma."""
    low, words = clause.low, clause.words
    for met in ways().plainly_no.finditer(low):
        from_ = max(met.start() - _NEAR, 0)
        begin = max((cut.end() for cut in _BEGIN.finditer(low, from_, met.start())), default=from_)
        ends = _END.search(low, met.end(), met.end() + _NEAR)
        end = ends.start() if ends else met.end() + _NEAR
        joined = _JOINED.search(low, met.end(), end)
        thing = without_calls_to_others(words[begin : joined.start() if joined else end])
        yield _No(thing, words[begin:end], words[met.end() : end])


def _limited(no: _No, due: date | None, today: date | None) -> bool:
    """Whether the no goes only for a time, a way or a place."""
    mentions = find(no.whole, today)
    if any(mention.day not in (None, due) for mention in mentions):
        return True
    edges = [0, *(edge for mention in mentions for edge in (mention.start, mention.end)), len(no.whole)]
    between = [no.whole[start:end] for start, end in list(pairwise(edges))[::2]]
    rest = "".join(_ON.sub("", part) for part in between[:-1]) + between[-1]
    return bool(ways().limits_a_no.search(rest.lower()) or ways().to_another.search(no.behind.lower()))
