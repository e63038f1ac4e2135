"""A zone by what people call it: its city, an unambiguous part of its name, or how far it is from UTC."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from difflib import get_close_matches
from functools import cache
from unicodedata import combining, normalize
from zoneinfo import ZoneInfo, available_timezones

_OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+\-\u2212])\s*(\d{1,2})(?::?([0-5]\d))?", re.IGNORECASE)
_FURTHEST = timedelta(hours=14)
_AREAS = (
    *("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic"),
    *("Australia", "Europe", "Indian", "Pacific"),
)
_COUNTRY = re.compile(r"[A-Z][a-z]{2,}")
"""A name of one word is a country; one in capitals, such as EST, is another clock for each who says it."""
_SHORTEST = 3
"""Letters that a part of a name has at least."""
_LIKE = 5
"""Letters from which words can be like a city's."""
_ENDS = ("", "[/ ].*", ".*")
"""What may follow in a name: nothing, further words, or the rest of a word. It begins where a place does:
"Georgia" is not South Georgia."""
_YEARS = range(2020, 2031)
"""Two names are for one clock when they agree in these; which years hardly matters."""


def offset(words: str) -> timezone | None:
    """Return the clock that is so far from UTC, as in "+05:30", "UTC+2" or "-0400"; None for other words."""
    found = _OFFSET.fullmatch(words.strip())
    if found is None:
        return None
    distance = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    if distance > _FURTHEST:
        return None
    return timezone(distance if found[1] == "+" else -distance)


def offset_name(distance: timedelta) -> str:
    """Return "+05:30", as a case holds it."""
    hours, minutes = divmod(abs(distance) // timedelta(minutes=1), 60)
    return f"{'-' if distance < timedelta() else '+'}{hours:02}:{minutes:02}"


def zones_like(words: str) -> tuple[str, ...]:
    """Return the names that the words can stand for: one when it is sure, several to choose from, or none.

    Names for the same clock count as one.
    """
    fixed = offset(words)
    if fixed is not None:
        return (offset_name(fixed.utcoffset(None)),)
    plain = _plain(words)
    if plain in ("utc", "gmt", "z"):
        return ("UTC",)
    if whole := _names().get(plain):
        return (whole,)
    if len(plain) < _SHORTEST:
        return ()
    for end in _ENDS:
        sought = re.compile(rf"(?:.*/)?{re.escape(plain)}{end}")
        if found := [name for key, name in _sought().items() if sought.fullmatch(key)]:
            return _told_apart(found)
    return ()


def zones_near(words: str, most: int = 3) -> tuple[str, ...]:
    """Return names whose city is written much like the words; a few letters are like too many."""
    cities = {key.rpartition("/")[2]: name for key, name in _sought().items()}
    city = _plain(words).rpartition("/")[2]
    near = get_close_matches(city, cities, most, cutoff=0.75) if len(city) >= _LIKE else []
    return tuple(cities[each] for each in near)


def _plain(words: str) -> str:
    bare = "".join(sign for sign in normalize("NFKD", words) if not combining(sign))
    return " ".join(re.sub(r"[_\-]", " ", bare).casefold().split())


@cache
def _names() -> dict[str, str]:
    """Every name that the system knows, by its plain form; of those of one word the countries alone."""
    names = sorted(available_timezones())
    return {_plain(name): name for name in names if "/" in name or _COUNTRY.fullmatch(name)}


@cache
def _sought() -> dict[str, str]:
    """The names that are looked into: places, not "Etc/GMT+5" or what stood there before them."""
    return {key: name for key, name in _names().items() if "/" not in name or name.startswith(_AREAS)}


def _told_apart(names: list[str]) -> tuple[str, ...]:
    """Return one name for each clock, the longest, which says most."""
    by_clock: dict[tuple[timedelta | None, ...], str] = {}
    months = [datetime(year, month, 1) for year in _YEARS for month in range(1, 13)]
    for name in sorted(names, key=lambda each: (-each.count("/"), each)):
        zone = ZoneInfo(name)
        by_clock.setdefault(tuple(zone.utcoffset(month) for month in months), name)
    return tuple(by_clock.values())
