"""Days counted from another day: where the calendar has no such day, there is none."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

FRIDAY = 4


def numbered(year: int, month: int, day: int) -> date | None:
    """Return the day with these numbers."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shifted(base: date | None, days: int) -> date | None:
    """Return the day so many days from base; None without one, and where the calendar has no such day.

    A mail is dated by whoever sent it: in the year 9998, too.
    """
    try:
        return base and base + timedelta(days=days)
    except OverflowError:
        return None


def months_from(base: date, months: Iterable[int], number: int) -> list[date]:
    """Return the day of that number in the months so many away from base, where there is one."""
    counts = (base.year * 12 + base.month - 1 + more for more in months)
    return [day for count in counts if (day := numbered(count // 12, count % 12 + 1, number))]


def last_of_its_month(day: date) -> date:
    """Return the last day of the month that it is in."""
    ends = (numbered(day.year, day.month, number) for number in (28, 29, 30, 31))
    return max(end for end in ends if end)


def working_days_after(base: date, count: int) -> date | None:
    """Return the day so many working days later, itself one."""
    weeks, rest = divmod(count, 5)
    day = shifted(base, 7 * weeks)
    while day and (rest or day.weekday() > FRIDAY):
        day = shifted(day, 1)
        if rest and day and day.weekday() <= FRIDAY:
            rest -= 1
    return day


def working_days_before(base: date, count: int) -> date | None:
    """Return the day so many working days earlier; None where the calendar begins later."""
    day: date | None = base
    while day and count:
        day = shifted(day, -1)
        if day and day.weekday() <= FRIDAY:
            count -= 1
    return day
