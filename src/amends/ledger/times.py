"""Times that are proposed: by when a full answer comes, and until when to wait."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from amends.ledger.days import passed

if TYPE_CHECKING:
    from datetime import date, tzinfo

    from amends.language.dates import Mention

MORNING = time(9)
NOON = time(12)
EVENING = time(17)
DAWN = time(5)
"""Until then whoever is still awake may mean the coming morning, or the one after the next night."""
_FROM_TODAY = re.compile(
    r"(?<!\bweek )\b(?:(?P<after>(?:the\s+)?day\s+after\s+tomorrow)|(?P<tomorrow>tomorrow)|today)\b"
    r"(?!\s+week\b)",
    re.IGNORECASE,
)
"""Not "a week tomorrow": the day of tomorrow in its place would be another one."""
_BESIDE = re.compile(r",?\s+")


def proposed(now: datetime, zone: tzinfo | None = None) -> tuple[tuple[str, str], ...]:
    """Return three times, each as it is chosen and in the words of a letter.

    They are on working days, at least four hours from now. A letter is read on the client's clock, so in
    another zone than yours the words say theirs, and what is chosen says both.
    """
    times: list[datetime] = []
    day = now
    while len(times) < 3:
        for clock in (NOON, EVENING):
            at = datetime.combine(day.date(), clock, now.tzinfo)
            if at.weekday() < 5 and passed(at, now) <= timedelta(hours=-4):
                times.append(at)
        day += timedelta(days=1)
    return tuple(_chosen(at, zone or now.tzinfo) for at in times[:3])


def _chosen(at: datetime, zone: tzinfo | None) -> tuple[str, str]:
    theirs = at.astimezone(zone)
    words = f"{_named(theirs)}, {theirs:%H:%M}"
    yours = f"{at:%H:%M}" if at.date() == theirs.date() else f"{at:%A} {at:%H:%M}"
    return (words if theirs.utcoffset() == at.utcoffset() else f"{words} there; {yours} yours"), words


def time_to_come(words: str, now: datetime) -> str:
    """Return the words when they name a time to come on the clock of ``now``, which is the client's.

    "Tomorrow" in them becomes its day: the letter may be sent, or read, when it is another one.
    Raises ValueError, in words for who wrote them, when they name none, or one that is past.
    """
    from amends.language.dates import find

    named = find(words, now.date())
    wrong = next((one for one in named if one.disagrees and one.day is not None), None)
    if wrong is not None and wrong.day is not None:
        raise ValueError(f"That day is a {wrong.day:%A}. Leave the weekday out, or change it.")
    days = [one for one in named if one.day is not None or one.clock is not None]
    if not days:
        raise ValueError("No day or time of day is named here. Write it like “Thursday 14 May, 12:00”.")
    for one in days:
        day = one.day or now.date()
        if day < now.date() or (day == now.date() and one.clock is not None and one.clock <= now.time()):
            raise ValueError(f"“{words[one.start : one.end]}” is past. Name a time to come.")
    return _dated(words, named, now.date())


def waits(now: datetime) -> tuple[tuple[str, datetime], ...]:
    """Return the times until which a case can be left alone, each with its words."""
    now = now.replace(second=0, microsecond=0)
    this = datetime.combine(now.date(), MORNING, now.tzinfo)
    tomorrow = datetime.combine(now.date() + timedelta(days=1), MORNING, now.tzinfo)
    return (
        ("10 minutes", _in_minutes(10, now)),
        ("20 minutes", _in_minutes(20, now)),
        *((("this morning", this),) if now.time() < DAWN else ()),
        ("tomorrow morning", tomorrow),
    )


def _in_minutes(count: int, now: datetime) -> datetime:
    """Return the time after so many minutes, also where the clocks are changed in them."""
    return (now.astimezone(UTC) + timedelta(minutes=count)).astimezone(now.tzinfo)


def _dated(words: str, named: tuple[Mention, ...], today: date) -> str:
    """Put the day in the place of "today" and "tomorrow"; they go where the day stands beside them."""
    written, at = "", 0
    for found in _FROM_TODAY.finditer(words):
        day = today + timedelta(days=2 if found["after"] else 1 if found["tomorrow"] else 0)
        written += words[at : found.start()]
        at = _where_it_stands(words, named, found.end(), day) or found.end()
        written += _named(day) if at == found.end() else ""
    return written + words[at:]


def _where_it_stands(words: str, named: tuple[Mention, ...], after: int, day: date) -> int | None:
    """Return where the same day is named right after; a weekday alone, read as the next one, is the same."""
    for one in named:
        if one.start > after and _BESIDE.fullmatch(words, after, one.start):
            return one.start if one.day == day or one.weekday == day.weekday() else None
    return None


def _named(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B}"
