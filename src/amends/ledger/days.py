"""Days as the desk names them, and days on which people work; no babel, the first paint is waiting."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def named(day: date) -> str:
    """Return "Friday 29 May"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def short(day: date, today: date) -> str:
    """Return "29 May", with the year when it is another one."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1][:3]}{year}"


def due_named(due: date | datetime, now: datetime) -> str:
    """Return "Friday 29 May", with the time of day where now is: "Friday 29 May, 09:00"."""
    if not isinstance(due, datetime):
        return named(due)
    here = beside(due, now)
    return f"{named(here)}, {here:%H:%M}"


def brief(day: date) -> str:
    """Return "Fri 29 May", for a column."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"


def dated(day: date) -> str:
    """Return "29 May 2026", as one types it."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def as_day(when: date | datetime) -> date:
    """Return the day of a moment; a day is its own."""
    return when.date() if isinstance(when, datetime) else when


def beside(when: datetime, now: datetime) -> datetime:
    """Return the moment in the zone of now, to be compared with it; without a zone it is there already."""
    if when.tzinfo is None or now.tzinfo is None:
        return when.replace(tzinfo=now.tzinfo)
    return when.astimezone(now.tzinfo)


def is_to_come(when: datetime, now: datetime) -> bool:
    """Whether that moment is not there yet, whatever the clocks did meanwhile."""
    return passed(when, now) < timedelta()


def passed(when: datetime, now: datetime) -> timedelta:
    """Return how long ago that was, less than nothing for what is to come; whatever the clocks did meanwhile.

    Two times of one zone are otherwise compared as they stand on the wall, where an hour can come twice.
    """
    return now.astimezone(UTC) - beside(when, now).astimezone(UTC)


def days_between(when: datetime, now: datetime) -> int:
    """Return how often midnight has passed since then, where now is; never less than none."""
    return max(0, (now.date() - beside(when, now).date()).days)


def working_days_after(day: date, count: int) -> date:
    """Return the day so many working days later."""
    while count > 0:
        day += timedelta(days=1)
        if day.weekday() < 5:
            count -= 1
    return day


def age(when: datetime | None, now: datetime) -> str:
    """Return how long ago, as the desk says it: "12 min", "3 h", "1 day", "29 May"; empty when unknown."""
    if when is None:
        return ""
    gone, when = passed(when, now), beside(when, now)
    if gone < timedelta(minutes=1):
        return "now" if gone > -timedelta(days=1) else short(when.date(), now.date())
    if gone < timedelta(hours=1):
        return f"{gone.seconds // 60} min"
    if gone < timedelta(days=1):
        return f"{gone.seconds // 3600} h"
    if gone < timedelta(days=7):
        return "1 day" if gone.days == 1 else f"{gone.days} days"
    return short(when.date(), now.date())
