"""Stretches of a message that tell a time to come: each may be a deadline, and the model says which are."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amends.reading.features import Clause

_UNIT = r"(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|fortnight|weekends?|nights?|years?)"
_NUMBER = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|ten|half an?|\d{1,2}|fourteen|thirty|twenty|some|a couple of|a few|couple of|few|several)"
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)|§{1,80})"
_PART = r"(?:end|middle|start|beginning|close|first (?:week|days|half)|last (?:week|days)|week|month|day|night|eve)"
_REST = r"[^.,;:!?()\n]"
_LIMIT = (
    r"by|before|b4|until|untill|till|til|within|inside|in time for|in good time for|ahead of|prior to|no later than"
    r"|not later than|on or before|sooner than|latest by|at the latest by|not after|due|due on|afore"
)
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"\b(?:{_LIMIT})\b(?: {_REST}{{1,60}})?",
        rf"(?<![\w§])(?:(?:on|for|at|from|in|around|this|next|latest|say|to|even|as much|not before|come|through|still) )?"
        rf"(?:the )?(?:(?:{_PART}) (?:of )?)?(?:the |this |next )?{_DAY}"
        rf"(?:(?:,| or| at| and|,? the)? ?{_DAY})*(?:,? (?:at the (?:very )?latest|latest|sharp|please))?",
        r"\b(?:while|when|once|as long as|the (?:moment|minute|second|day) (?:that )?(?:you|it|we|i|he|she|they))"
        rf"\b {_REST}{{2,50}}",
        rf"\b(?:in |for |with )?(?:at least |the next |under |less than )?{_NUMBER} (?:\w{{4,9}} )?{_UNIT}\b"
        r"(?: (?:before|prior|ahead|beforehand|earlier|notice|minimum|at most|max|from (?:now|today))\b"
        rf"{_REST}{{0,40}})?",
        rf"\bin the next {_REST}{{3,24}}|\bover the {_REST}{{3,20}}|\b(?:mon|tues?|weds?|thurs?|fri|sat|sun)\b",
        r"\b(?:this|next|coming|that) (?:very )?(?:week|weekend|month|morning|afternoon|evening|session|minute|"
        r"instant|arvo|term|season|quarter)\b",
        rf"\b(?:the |in the |at the )?(?:end|middle|start|beginning|close|first (?:week|days)) of "
        rf"(?:the |this |next |my |our )?\w{{2,12}}(?: \w{{2,9}})?",
        r"\b(?:asap|a\.s\.a\.p\.?|as soon as (?:possible|you can|\w+ \w+)|immediately|right (?:now|away)|"
        r"straight ?away|at once|urgent(?:ly)?|now|rn|soon(?:er|est)?|first thing|promptly|quickly|eod|eob|cob|"
        r"end of (?:play|day|business)|on time|in time|without (?:any )?(?:further |more )?delay|today|tonight|"
        r"tonite|tmrw|tomo|2moro|tomoz|the sooner the better|by return)\b",
        r"\bcw ?\d{1,2}\b|\bkw ?\d{1,2}\b|\b(?:half|quarter) (?:past |to )?(?:one|two|three|four|five|six|seven"
        r"|eight|nine|ten|eleven|twelve)\b|\b(?:at|by|for|until) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|midsummer|\d{1,2})\b|\bthrough (?:the )?\w+\b|\b(?:at|in|on) the (?:very )?latest\b|\bet[ad] \w+ ?\w*|\b(?:christmas|easter|new year|epiphany|eid|diwali"
        r"|lunch(?:time)?|midday|noon|black friday|hanukkah|ramadan|passover|thanksgiving|high season|half.term)\b",
    )
)
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


def times_in(low: str, start: int, end: int) -> list[Time]:
    """Return the stretches of one sentence that tell a time, the longer of those that overlap."""
    found = {
        Time(one.start(), _trimmed(low, one.start(), one.end()))
        for form in _FORMS
        for one in form.finditer(low, start, end)
    }
    kept: list[Time] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return sorted(kept)


def _trimmed(low: str, start: int, end: int) -> int:
    while end > start and low[end - 1] in " -–—'\"’”":
        end -= 1
    return end


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
