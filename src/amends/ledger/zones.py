"""The client's clock: a time of day in a letter is read by the one who gets it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from amends.ledger.days import beside
from amends.ledger.zone_names import offset, offset_name

if TYPE_CHECKING:
    from datetime import date, tzinfo

    from amends.domain.case import Case, Client


def zone_named(name: str) -> tzinfo | None:
    """Return the zone of that IANA name, or so far from UTC; None for one that nobody knows here."""
    fixed = offset(name)
    if fixed is not None:
        return fixed
    try:
        return ZoneInfo(name.strip()) if name.strip() else None
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: the name of a folder among the zones
        return None


def zone_of(client: Client, now: datetime) -> tzinfo | None:
    """Return the zone that times in letters to this client are in: theirs when it is known, else yours."""
    return zone_named(client.time_zone) or now.tzinfo


def there(due: date | datetime | None, now: datetime, zone: str = "") -> str:
    """Return the time of day on the client's clock, where it is another one than yours; else nothing.

    Without a zone that is known it is the time that the letter told them.
    """
    if not isinstance(due, datetime) or due.tzinfo is None:
        return ""
    theirs = due.astimezone(zone_named(zone) or due.tzinfo)
    return f"{theirs:%H:%M}" if beside(due, now).utcoffset() != theirs.utcoffset() else ""


def in_figures(due: date | datetime | None, now: datetime, zone: str = "") -> str:
    """Return "2026-10-26", with a time of day where you are, and theirs; nothing without a day."""
    if not isinstance(due, datetime):
        return due.isoformat() if due else ""
    here, clock = beside(due, now), there(due, now, zone)
    return f"{here:%Y-%m-%d %H:%M}{f' ({clock} there)' if clock else ''}"


def from_yours(zone: tzinfo, now: datetime) -> str:
    """Say how far their clock is from yours now: "6 h behind you", "4 h 30 min ahead of you"."""
    theirs, yours = now.astimezone(zone).utcoffset(), now.utcoffset()
    difference = (theirs or timedelta()) - (yours or timedelta())
    if not difference:
        return "the same time as yours"
    hours, minutes = divmod(abs(difference) // timedelta(minutes=1), 60)
    words = " ".join(filter(None, (f"{hours} h" if hours else "", f"{minutes} min" if minutes else "")))
    return f"{words} {'ahead of' if difference > timedelta() else 'behind'} you"


def of_their_mail(case: Case, now: datetime) -> str:
    """Return how far from UTC the newest mail says that its clock was, where yours was not; else nothing.

    That is all that is sure: no offset tells a place, and UTC itself is what a server writes, or what is
    taken for a mail that does not say.
    """
    when = case.message.date if case.message is not None else None
    distance = when.utcoffset() if when is not None else None
    if when is None or not distance or beside(when, now).utcoffset() == distance:
        return ""
    return offset_name(distance)
