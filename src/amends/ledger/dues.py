"""What is owed across cases: what is overdue first, then what comes next, then what has no day."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from amends.ledger.days import as_day, beside, passed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from amends.domain.summary import Due


def in_order(dues: Iterable[Due], now: datetime) -> tuple[Due, ...]:
    """Return what is owed with the earliest first, which puts what is overdue on top; undated last."""
    return tuple(sorted(dues, key=lambda one: (one.due is None, _end(one.due, now), one.id, one.what)))


def is_past(due: date | datetime | None, now: datetime) -> bool:
    """Whether the day, or the moment, has gone by where the user is."""
    if isinstance(due, datetime):
        return passed(due, now) > timedelta()
    return due is not None and due < now.date()


def day_here(due: date | datetime, now: datetime) -> date:
    """Return the day on which something is due where the user is: a moment may fall on another one there."""
    return as_day(beside(due, now)) if isinstance(due, datetime) else due


def how_soon(due: date | datetime | None, now: datetime) -> str:
    """Return "overdue 3 days", "overdue", "today", "tomorrow", "in 4 days"; empty without a day."""
    if due is None:
        return ""
    days = (day_here(due, now) - now.date()).days
    if is_past(due, now):
        return "overdue" if days == 0 else f"overdue {_days(-days)}"
    return {0: "today", 1: "tomorrow"}.get(days, f"in {_days(days)}")


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def _end(due: date | datetime | None, now: datetime) -> datetime:
    """Return the moment up to which it is on time: of a day, its end."""
    if due is None:
        return now
    if isinstance(due, datetime):
        return beside(due, now)
    return datetime.combine(due, datetime.max.time(), now.tzinfo) - timedelta(seconds=1)
