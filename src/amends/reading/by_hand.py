"""Points that the user makes: from a selection in the message, in own words, reworded, relabelled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amends.language import dates
from amends.reading.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from amends.domain.judgement import Span
    from amends.domain.message import Label, Point
    from amends.reading.reading import Reading

_LABELS: dict[str, Label] = {
    "charged": "heat",
    "fact": "fact",
    "request": "request",
    "question": "question",
    "deadline": "deadline",
    "threat_to_leave": "threat",
    "legal_threat": "threat",
}
_NUMBER = re.compile(r"^\s*(?:\d{1,2}[.)]|[-*•])\s+(?=\S)", re.MULTILINE)
"""What stands before an item of a list."""
_DATED = ("request", "question", "deadline")
"""Labels of points that can be wanted by a day."""


def from_selection(reading: Reading, start: int, end: int, base: date | None) -> Point:
    """Return a point made of a stretch of the message, labelled as what it is for the most part."""
    listed = _NUMBER.match(reading.text, start, end)  # ^ there is where a line begins, not the selection
    start = listed.end() if listed else start
    quote = reading.text[start:end]
    point = _made(label=_label(reading.spans, start, end) or _by_itself(quote) or "fact", quote=quote)
    days = [
        _day(reading.quote(span), base)
        for span in reading.spans
        if span.label == "deadline" and span.start < end and start < span.end
    ]
    due = next((day for day in days if day), None) if point.label in _DATED else None
    return point.but(due=due or (_day(quote, base) if point.label == "deadline" else None))


def double(point: Point, points: Iterable[Point]) -> tuple[Point, ...]:
    """Return the points that have the words of this one already, or a piece of them."""
    words = " ".join(point.quote.split())
    if not words:
        return ()  # nothing is a piece of everything
    theirs = ((each, " ".join(each.quote.split())) for each in points)
    return tuple(each for each, other in theirs if other and (other in words or words in other))


def in_words(words: str, today: date) -> Point:
    """Return a point in the user's own words; what they do not tell is taken for something asked.

    A day in them is counted from the day they are written on, however old the message is.
    """
    spans = read(words, None).spans
    point = _made(label=_by_itself(words) or "request", words=words)
    dated = point.label in _DATED and any(span.label == "deadline" for span in spans)
    return point.but(due=_day(words, today) if dated or point.label == "deadline" else None)


def reworded(point: Point, words: str, base: date | None, today: date) -> Point:
    """Return the point in other words; a day they name is the one it is wanted by.

    A day that is past is none for what had none: “the list of 3 May, please”.
    """
    new = point.but(words=words)
    day = _day_of(new, base, today) if point.label in _DATED else None
    told = day is not None and (point.due is not None or point.label == "deadline" or day >= today)
    return new.but(due=day if told else point.due)


def relabelled(point: Point, label: Label, base: date | None, today: date) -> Point:
    """Return the point under another label; a deadline has the day that its words name."""
    due = point.due or (_day_of(point, base, today) if label == "deadline" else None)
    return point.but(label=label, due=due)


def _day_of(point: Point, base: date | None, today: date) -> date | None:
    """Return the day that a point names.

    One that the client named is counted from the message, one that the user names from today.
    """
    theirs, words = point.quote.casefold(), point.title
    named = [words[one.start : one.end].casefold() for one in dates.find(words, today) if one.day]
    return _day(words, base if named and named[-1] in theirs else today)


def _made(*, label: Label, quote: str = "", words: str = "") -> Point:
    from amends.domain.message import Point  # pydantic stays out of a plain reading

    return Point(label=label, quote=quote, words=words)


def _by_itself(words: str) -> Label | None:
    """Return the label of words that stand alone."""
    if words.rstrip().endswith("?"):
        return "question"
    return _label(read(words, None).spans, 0, len(words))


def _label(spans: Iterable[Span], start: int, end: int) -> Label | None:
    """Return the label of the span that has most of this stretch, the shorter one of two."""
    shared = [
        (min(span.end, end) - max(span.start, start), span.start - span.end, _LABELS[span.label])
        for span in spans
        if span.label in _LABELS and span.start < end and start < span.end
    ]
    return max(shared)[2] if shared else None


def _day(words: str, base: date | None) -> date | None:
    days = [mention.day for mention in dates.find(words, base) if mention.day is not None]
    return days[-1] if days else None
