"""Times that are proposed: by when a full answer comes, and until when to wait."""

from __future__ import annotations

from datetime import datetime, time, timedelta

MORNING = time(9)
NOON = time(12)
EVENING = time(17)


def proposed(now: datetime) -> tuple[str, ...]:
    """Return three times in the words of a letter: on working days, at least four hours from now."""
    times: list[datetime] = []
    day = now
    while len(times) < 3:
        for clock in (NOON, EVENING):
            at = datetime.combine(day.date(), clock, now.tzinfo)
            if at.weekday() < 5 and at - now >= timedelta(hours=4):
                times.append(at)
        day += timedelta(days=1)
    return tuple(_words(at, now) for at in times[:3])


def waits(now: datetime) -> tuple[tuple[str, datetime], ...]:
    """Return three times until which a case can be left alone, each with its words."""
    now = now.replace(second=0, microsecond=0)
    tomorrow = datetime.combine(now.date() + timedelta(days=1), MORNING, now.tzinfo)
    return (
        ("10 minutes", now + timedelta(minutes=10)),
        ("20 minutes", now + timedelta(minutes=20)),
        ("tomorrow morning", tomorrow),
    )


def _words(at: datetime, now: datetime) -> str:
    days = (at.date() - now.date()).days
    near = {0: "today, ", 1: "tomorrow, "}.get(days, "")
    return f"{near}{at:%A} {at.day} {at:%B}, {at:%H:%M}"
