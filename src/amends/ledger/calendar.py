"""What is owed as an iCalendar file, for the calendar that is looked at every day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from amends.ledger.zones import there

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icalendar import Event

    from amends.domain.summary import Due

LASTS = timedelta(minutes=30)
"""How long a thing with a time of day takes up in the calendar."""


def ics(dues: Iterable[Due], now: datetime) -> bytes:
    """Return a calendar with one event for each thing that has a day; made again, each replaces its own."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//amends//What you owe//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for due in dues:
        if due.due is not None:
            calendar.add_component(_event(due, now))
    return bytes(calendar.to_ical())


def _event(due: Due, now: datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", _uid(due))
    event.add("dtstamp", now.astimezone(UTC))
    event.add("summary", f"{due.client}: {due.what}" if due.client else due.what)
    made = f"Promised on {due.made.isoformat()}. " if due.made else ""
    clock = there(due.due, now, due.zone)
    theirs = f"{clock} where they are. " if clock else ""
    event.add("description", f"{theirs}{made}{due.title}\namends open {due.id}".strip())
    when = due.due
    if isinstance(when, datetime):
        # In UTC, so that no calendar has to know the rules of a zone.
        moment = (when if when.tzinfo else when.replace(tzinfo=now.tzinfo)).astimezone(UTC)
        event.add("dtstart", moment)
        event.add("dtend", moment + LASTS)
    elif when is not None:
        event.add("dtstart", when)
        if when < date.max:
            event.add("dtend", when + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    return event


def _uid(due: Due) -> str:
    """Name the event by what it is, not by its day: one that was put off moves, and is not there twice."""
    made = due.made.isoformat() if due.made else ""
    digest = sha256("\n".join((due.id, due.kind, made, due.what)).encode()).hexdigest()
    return f"{digest[:32]}@amends"
