"""By when a point is wanted: days given ("you have 7 days"), days before another day, and the hour."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from amends.language import dates
from amends.language.counted_days import shifted, working_days_before
from amends.language.date_words import COUNTED, atoms, counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date, time

    from amends.domain.judgement import Span
    from amends.domain.message import Label, Point

    Candidate = tuple[Label, Span, date | None]
    """What may become a point, with the day it is wanted by."""

_GIVER = (
    r"\b(?:you(?:['’]ve| have)(?: got)?"
    r"|(?:i|we)(?:['’]ll| will| can| am|['’]m| are|['’]re)?(?: now)? giv(?:e|ing) you)"
    r"(?: just| only| exactly| another| a further)?"
)
_DAYS_GIVEN = re.compile(
    rf"{_GIVER} (?:the next )?(?P<span>(?:{COUNTED}) (?:\(\d{{1,3}}\) )?"
    r"(?:(?P<other>calendar|full|more) |working |business )?(?:hours?|days?|weeks?))"
    r"(?=\s?(?:[.,;:!?)–—-]|\n|\Z|(?:to|from|or|and|before|left|starting|in which)\b))",
    re.IGNORECASE,
)
"""“You have 3 days of footage” gives none: only little may follow."""
_DAY_GIVEN = re.compile(rf"{_GIVER} (?P<span>(?:until|till) [^.;!?\n]{{1,60}})", re.IGNORECASE)
_AHEAD_OF_IT = re.compile(
    rf"\b(?P<count>{COUNTED}) (?P<work>working |business )?(?P<unit>days?|weeks?) "
    r"(?:before|beforehand|ahead|prior|earlier)(?: (?:that|then|it))?(?=\s{0,2}(?:[.,;:!?)–—-]|\Z))",
    re.IGNORECASE,
)
"""“The fair opens on the 4th and we need it three working days before.”"""
_AND = re.compile(
    r",?\s{1,3}and\s{1,3}(?!(?:i|we|you|he|she|it|they|there|please|kindly|can|could|would|will|if|when|then|also)\b)",
    re.IGNORECASE,
)
_SOON = re.compile(
    r"\b(?:priority|urgent(?:ly)?|asap|immediately|instantly|at once|(?:straight|right) ?away|now)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|came|sent|said|told|got|gave|went|saw|heard|agreed|last|ago|yesterday)\b|\bdidn['’]t\b"
    r"|(?<!\bis )(?<!\bare )(?<!\bbe )(?<!['’]s )(?<!['’]m )(?<!['’]re )\b\w{3,20}(?<!e)ed\b",
    re.IGNORECASE,
)
"""Beside a day that is told of, and none on which something is to be done."""
_SENTENCE = re.compile(r"[.!?]\s|\n\s*\n")
_REACH = 300


def day_of(words: str, base: date | None) -> date | None:
    """Return the first day that words name; the day they were written on where they name only an hour."""
    for mention in dates.find(words, base):
        if mention.day or mention.clock:
            return mention.day or base
    return None


def with_shared_days(text: str, found: Iterable[Candidate]) -> list[Candidate]:
    """Return what was found, the first half of “the map and the list corrected by Friday” with that day too.

    A half that has a day has its own, and so has one that is wanted at once; a half in which somebody acts is
    another wish.
    """
    every = list(found)
    wishes = sorted(
        ((one, at) for at, one in enumerate(every) if one[0] == "request"), key=lambda one: -one[0][1].start
    )
    for (later, at_later), (_, at) in pairwise(wishes):
        label, span, due = every[at]
        joint = _AND.match(text, span.end)
        if due is not None or joint is None or not span.end < later[1].start <= joint.end():
            continue
        if not _SOON.search(text, span.start, span.end):
            every[at] = label, span, every[at_later][2]
    return every


def day_at(text: str, start: int, end: int, written: datetime | None) -> date | None:
    """Return the first day that a stretch of a message names; for an hour alone, the day it belongs to."""
    base = written.date() if written else None
    named = [mention for mention in dates.find(text[start:end], base) if mention.day or mention.clock]
    day = next((mention.day for mention in named if mention.day), None)
    clock = next((mention.clock for mention in named if mention.clock), None)
    if day is not None or clock is None or written is None:
        return day
    return _day_with(clock, text[max(0, start - _REACH) : start], written)


def _day_with(clock: time, before: str, written: datetime) -> date:
    """Return the day of an hour: the last one named before it, here or in the sentence before.

    It is never a moment before the message was written: "by 9 am", said in the evening, is the next day's.
    """
    now = written.replace(tzinfo=None)
    for words in reversed(_SENTENCE.split(before)[-2:]):
        days = [mention.day for mention in dates.find(words, now.date()) if mention.day]
        if days:
            if not _PAST.search(words) and datetime.combine(days[-1], clock) >= now:
                return days[-1]
            break
    today = now.date()
    return today if datetime.combine(today, clock) >= now.replace(second=0, microsecond=0) else _after(today)


def _after(day: date) -> date:
    return day + timedelta(days=1) if day < day.max else day


def given(text: str, start: int, end: int, base: date | None) -> Iterator[tuple[int, int, date | None]]:
    """Yield the places in a clause where somebody is given time, each with the day on which it is over."""
    for match in _DAYS_GIVEN.finditer(text, start, end):
        span = match["span"].replace(match["other"] or "", "").replace("  ", " ")
        yield match.start(), match.end(), day_of(f"within {span}", base)
    for match in _DAY_GIVEN.finditer(text, start, end):
        day = day_of(match["span"], base)
        if day is not None:
            yield match.start(), match.end(), day


def day_ahead(text: str, start: int, end: int, base: date | None) -> date | None:
    """Return the day so many days before another one that the same sentence names before it."""
    match = _AHEAD_OF_IT.search(text, start, end)
    if match is None or base is None:
        return None
    before = _SENTENCE.split(text[max(0, match.start() - _REACH) : match.start()])[-1]
    days = [mention.day for mention in dates.find(before, base) if mention.day]
    if not days:
        return None
    count = counted(match["count"])
    if match["work"]:
        return working_days_before(days[-1], count)
    return shifted(days[-1], -count * (7 if match["unit"].lower().startswith("week") else 1))


def hour_named(point: Point) -> str:
    """Return the hour by which it is wanted as the words have it: "8am", "5pm CET", "EOD"; empty without one.

    Only an hour that stands with the day of the point, or that is the only time in its words; own words that
    name a day or an hour are asked alone.
    """
    return "" if point.due is None else _hour_by(point.due, point.words, point.quote)


@lru_cache(maxsize=512)  # a row of a list asks again each time it is drawn
def _hour_by(due: date, own: str, quote: str) -> str:
    words = own if dates.find(own, due) else quote
    counted_from_eve, on_the_day = dates.find(words, shifted(due, -1)), dates.find(words, due)
    for one, other in zip(counted_from_eve, on_the_day, strict=False):
        alone = len(on_the_day) == 1 and one.day is None
        if alone or due in (one.day, other.day):
            hour = next(_hours(words[one.start : one.end]), "")
            if hour:
                return hour
    return ""


def due_told(point: Point, named: Callable[[date], str], today: date) -> str:
    """Return "by Mon 30 Nov, 8am", the day as ``named`` writes it, with "(past)" behind one that is gone."""
    if point.due is None:
        return ""
    hour = hour_named(point)
    return f"by {named(point.due)}{hour and f', {hour}'}{' (past)' if point.due < today else ''}"


def _hours(words: str) -> Iterator[str]:
    for atom in atoms(words, None):
        if atom.kind in ("clock", "end"):
            yield " ".join(words[atom.start : atom.end].split())
