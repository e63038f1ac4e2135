"""The client's clock: a time of day in a letter is read by the one who gets it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from amends.ledger.days import beside

if TYPE_CHECKING:
    from datetime import date, tzinfo

    from amends.domain.case import Client


def zone_named(name: str) -> ZoneInfo | None:
    """Return the zone of that IANA name; None for one that nobody knows here."""
    try:
        return ZoneInfo(name.strip()) if name.strip() else None
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: the name of a folder among the zones
        return None


def zone_of(client: Client, now: datetime) -> tzinfo | None:
    """Return the zone that times in letters to this client are in: theirs when it is known, else yours."""
    return zone_named(client.time_zone) or now.tzinfo


def there(due: date | datetime | None, now: datetime) -> str:
    """Return the time of day that the client was told, where it is another one than yours; else nothing."""
    if not isinstance(due, datetime) or due.tzinfo is None:
        return ""
    return f"{due:%H:%M}" if beside(due, now).utcoffset() != due.utcoffset() else ""
