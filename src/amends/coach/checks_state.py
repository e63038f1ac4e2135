"""Checks of the letter against the calendar, the points, and what was said in earlier letters."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from amends.coach.answering import answered_in, has_words
from amends.coach.content import content_words
from amends.coach.ground import Mark, on
from amends.domain.letter import Section
from amends.domain.patterns import compiled
from amends.language.counted_days import numbered

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from amends.coach.circumstances import Asked
    from amends.coach.ground import Ground
    from amends.coach.seen import Seen
    from amends.language.dates import Mention
    from amends.language.rules import Rule

_MAY_HOLD_A_DATE = r"\d|day\b|tomorrow|tonight"
_SHORT_MONTH = r"apr(?:il)?|june?|sept?(?:ember)?|nov(?:ember)?"
_FEBRUARY = r"feb(?:ruary)?"
_NO_COUNT = "".join(
    f"(?<!\\b{word} )" for word in ("the", "all", "of", "my", "our", "your", "these", "those")
)
"""“The 31 November orders” are a number of them."""
_NO_SUCH_DAY = (
    rf"{_NO_COUNT}\b31(?: of)? (?:{_SHORT_MONTH}|{_FEBRUARY})\b|{_NO_COUNT}\b30(?: of)? {_FEBRUARY}\b"
    rf"|\b31st(?: of)? (?:{_SHORT_MONTH}|{_FEBRUARY})\b|\b30th(?: of)? {_FEBRUARY}\b"
    rf"|\b(?:(?:{_SHORT_MONTH}|{_FEBRUARY})\.? 31(?:st)?|{_FEBRUARY}\.? 30(?:th)?)\b"
    r"(?![.,:]?\d| (?:\w+s|people)\b)"
)
_LEAP_DAY = (
    rf"(?:{_NO_COUNT}\b29(?: of)? {_FEBRUARY}|\b29th(?: of)? {_FEBRUARY}|\b{_FEBRUARY}\.? 29(?:th)?)\b"
    r"(?:(?:\.?,? )(?P<year>(?:19|2[01])\d\d)\b)?(?![.,:]?\d| (?:\w+s|people)\b)"
)
_WILL = r"\b(?:will|shall|going to|promise to)\b|'ll\b"
_GOVERNED = r"(?:\b(?:by|on|until|till|before|for|no later than|from)(?: the)?|,)\s*\Z"
_ENDS = r"[.!?;\n]+"
_SAME, _ALIKE = 0.8, 0.6
_FEWEST_WORDS = 4
_MOST_NAMED = 3
_ANSWERED_FIRST = ("fact", "request")
"""What they found wrong, and what they want done about it."""


@lru_cache(maxsize=1024)
def _mentions(text: str, base: date | None) -> tuple[Mention, ...]:
    from amends.language import dates  # a letter without a day needs none of it

    return dates.find(text, base)


def mentions(ground: Ground, one: Seen) -> tuple[Mention, ...]:
    """Return the days named in a sentence, counted from its start."""
    if not compiled(_MAY_HOLD_A_DATE).search(one.plain.text):
        return ()
    return _mentions(ground.sight.own(one), ground.around.today)


def weekday_date(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """A weekday that is not that of its date, or a date that no month has."""
    for one in ground.sight.spoken:
        yield from _no_such_day(ground, one)
        for mention in mentions(ground, one):
            if mention.disagrees and mention.day is not None:
                day = mention.day
                words = f"{day.day} {day:%B %Y} is a {day:%A}."
                yield Mark(one.start + mention.start, one.start + mention.end, message=words)


def _no_such_day(ground: Ground, one: Seen) -> Iterator[Mark]:
    text = ground.sight.own(one)
    if "31" in text or "30" in text:
        for day in compiled(_NO_SUCH_DAY).finditer(text.lower()):
            start, end = day.span()
            yield Mark(one.start + start, one.start + end, message=f"There is no {text[start:end]}.")
    if "29" in text:
        for day in compiled(_LEAP_DAY).finditer(text.lower()):
            start, end = day.span()
            year = _without_leap_day(day["year"], ground.around.today)
            if year:
                where = "" if day["year"] else f" in {year}"
                yield Mark(
                    one.start + start, one.start + end, message=f"There is no {text[start:end]}{where}."
                )


def _without_leap_day(named: str | None, today: date | None) -> int:
    """Return the year meant that has no 29 February; 0 where it has one, or may have.

    A year that is not named is that of the February to come, or of the one before.
    """
    if named:
        years = [int(named)]
    elif today is not None:
        to_come = today.year + (today.month > 2)
        years = [to_come, to_come - 1]
    else:
        return 0
    return 0 if any(numbered(year, 2, 29) for year in years) else years[0]


def past_promise(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """A day that is already past, in what the writer says will be."""
    today = ground.around.today
    if today is None:
        return
    for one in ground.sight.spoken:
        offered = one.section is not None and one.section.kind == "offers"
        will = compiled(_WILL).search(one.plain.text)
        if not will and not offered:
            continue
        for mention in mentions(ground, one):
            if mention.day is None or mention.day >= today:
                continue
            before = ground.sight.low[one.start : one.start + mention.start]
            if offered or (compiled(_WILL).search(before) and compiled(_GOVERNED).search(before)):
                start = one.start + mention.start
                yield Mark(start, one.start + mention.end, message="This promises a day that is past.")


def unproven_failure(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """An apology where nothing is known to have gone wrong."""
    by_shape = ground.shape is not None and ground.shape.apology == "finding"
    unconfirmed = ground.around.silent and ground.around.sure in ("perhaps", "no")
    wanted = ground.shape is not None and ground.shape.apology == "wanted"
    if not by_shape and not (unconfirmed and not wanted):
        return
    for one in ground.sight.spoken:
        if {"apology", "conditional_apology"} & {*one.moves, *one.faults}:
            yield on(one)


def points_uncovered(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """Points of theirs that no sentence takes up, in a letter that is there to take them up; one remark.

    Of many, those that owning and repair are to answer are named: the others can wait until they are.
    """
    points = uncovered(ground)
    if not points:
        return
    if len(points) > _MOST_NAMED:
        points.sort(key=lambda point: point.label not in _ANSWERED_FIRST)
    named = ", ".join(_shortened(point.title) for point in points[:_MOST_NAMED])
    more = len(points) - _MOST_NAMED
    end = len(ground.sight.letter.text.rstrip())
    yield Mark(end, end, message=f"Not answered yet: {named}{f', and {more} more' if more > 0 else ''}")


def uncovered(ground: Ground) -> list[Asked]:
    """Return the points of theirs that the letter is there to take up and that no sentence takes up."""
    if not ground.around.points or ground.shape is None or not ground.shape.takes_up_points:
        return []
    if not ground.wants("acknowledge") and not ground.wants("facts"):
        return []
    return [one for one in ground.around.points if not _is_answered(ground, one)]


def _shortened(title: str) -> str:
    return f"“{title}”" if len(title) <= 50 else f"“{title[:49].rstrip()}…”"


def _is_answered(ground: Ground, point: Asked) -> bool:
    """Whether a part answers it; one without words to look for, and linked to none, is not asked for."""
    if not point.answered_by and not has_words(point.words):
        return True
    letter = ground.sight.letter
    if not letter.sections:  # a bare text under a shape: all of it is one part
        letter = letter._replace(sections=(Section("part", 0, len(letter.text), "all"),))
    return answered_in(letter, point.words, point.answered_by, point.others) != ""


def promised_before(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """A change that this client was promised before, in much the same words."""
    told = [
        (change, said)
        for change in ground.around.changes
        for sentence in compiled(_ENDS).split(change.words.lower())
        if len(said := content_words(sentence)) >= _FEWEST_WORDS
    ]
    for one in ground.sight.does("concrete_prevention") if told else ():
        words = content_words(one.plain.text)
        same = [(_share(words, said), change.day) for change, said in told]
        share, day = max(same, key=lambda pair: pair[0])
        when = f"{day.day} {day:%B %Y}"
        if share >= _SAME:
            yield on(one, f"You told them this on {when} already, and it happened again.")
        elif share >= _ALIKE:
            yield on(one, f"Is this not what you told them on {when}?", severity="hint")


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much of the shorter stands in the longer too."""
    return len(one & other) / max(_FEWEST_WORDS, min(len(one), len(other)))
