"""Stretches of a message that tell a time to come: each may be a deadline, and the model says which are."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from amends.reading.features import Clause

_WORD = re.compile(r"[a-z]{1,30}(?:['-][a-z]{1,30})?|§+|¬+|¤+|\d{1,20}|[^\w\s]")
_BEFORE, _AFTER = 4, 3
_REACH = 60
_LEVELS = (0.1, 0.3, 0.6)
_JOINTS = frozenset(("by", "before", "until", "till", "for", "on", "at", "§"))
_MUST = frozenset(
    (
        "need", "needs", "want", "wants", "must", "has", "have", "please", "due", "deadline", "expect",
        "require", "can", "could", "would", "will", "should", "latest",
    )
)  # fmt: skip


class Time(NamedTuple):
    """A stretch that tells a time."""

    start: int
    end: int


def longest(found: Iterable[Time]) -> list[Time]:
    """Return, of those that overlap, the longest, in their order."""
    kept: list[Time] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return sorted(kept)


class Around(NamedTuple):
    """What a time stands in."""

    start: int
    end: int
    """Of its sentence."""
    clauses: Sequence[tuple[Clause, Sequence[float]]]
    """Those of its sentence, with the chances of what they are."""
    rules: Sequence[str]
    """Those that mark it."""


def of_time(low: str, time: Time, around: Around) -> Iterator[str]:
    """Yield the names of what stands in a time and around it."""
    inside = _words(low[time.start : time.end])
    first = inside[0] if inside else ""
    yield f"t1:{first}"
    yield f"t12:{' '.join(inside[:2])}"
    yield f"tl:{min(6, len(inside))}"
    yield from (f"ti:{word}" for word in inside)
    yield from _beside(low, time, around, first)
    yield from (f"tr:{rule}" for rule in around.rules)
    yield f"trn:{min(2, len(around.rules))}"
    yield from _of_clauses(time, around, first)


def _beside(low: str, time: Time, around: Around, first: str) -> Iterator[str]:
    """Yield the words before it and behind it."""
    before = ["^", *_words(low[max(around.start, time.start - _REACH) : time.start])][-_BEFORE:]
    after = [*_words(low[time.end : min(around.end, time.end + _REACH)]), "$"][:_AFTER]
    yield from (f"tb:{word}" for word in before)
    yield f"tb1:{before[-1]}"
    yield f"tb2:{' '.join(before[-2:])}"
    yield f"tb1f:{before[-1]} {first}"
    yield from (f"ta:{word}" for word in after)
    yield f"ta1:{after[0]}"


def _of_clauses(time: Time, around: Around, first: str) -> Iterator[str]:
    """Yield what the clauses are that it stands in, and the one before and the one behind."""
    here = [at for at, (one, _) in enumerate(around.clauses) if one.start < time.end and time.start < one.end]
    if not here:
        return
    for at in here[:2]:
        yield from _likely("", around.clauses[at][1])
        yield from _of_clause(around.clauses[at][0], first)
    if time.end >= around.clauses[here[-1]][0].end - 1:
        yield "tend"
    if time.start <= around.clauses[here[0]][0].start + 1:
        yield "tstart"
    if here[0]:
        yield from _likely("p", around.clauses[here[0] - 1][1])
    if here[-1] + 1 < len(around.clauses):
        yield from _likely("n", around.clauses[here[-1] + 1][1])


def _likely(side: str, chances: Sequence[float]) -> Iterator[str]:
    for label, chance in enumerate(chances):
        if level := bisect_right(_LEVELS, chance):
            yield f"t{side}m:{label}:{level}"


def _of_clause(clause: Clause, first: str) -> Iterator[str]:
    for kind in {kind for several in clause.kinds() for kind in several}:
        yield f"tc:{kind}"
        if first in _JOINTS:
            yield f"tc:{first}:{kind}"
    yield from (f"tm:{word}:{first}" for word in _MUST.intersection(clause.words))
    yield from (f"tk:{label}" for label in clause.labels)
    if clause.asks:
        yield "t?"


def _words(low: str) -> list[str]:
    """Return words and marks; numbers are all alike, and so are days and sums."""
    return [
        "#" if word[0].isdigit() else word[0] if word[0] in "§¬¤" else word for word in _WORD.findall(low)
    ]
