"""When a message was written: the Date header, and dates as mail programs print them for people."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

NO_ZONE = "Its date has no time zone and was taken as UTC."

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan ene gen", "feb fev fév", "mar mär mrt", "apr avr abr", "may mai mei mag maj", "jun juin giu",
            "jul juil lug", "aug aoû aou ago", "sep set", "oct okt out ott", "nov", "dec dez déc dic",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_DAY_FIRST = re.compile(
    r"\b(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?[ -](?:de |of )?"
    r"(?P<month>[^\W\d_]{3,10})\.?,?[ -](?:de )?(?P<year>\d{4})\b"
)
_MONTH_FIRST = re.compile(
    r"\b(?P<month>[^\W\d_]{3,10})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})\b"
)
_ISO = re.compile(r"\b(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})(?!\d)")
_FIGURES = re.compile(r"\b(?P<day>\d{1,2})([./-])(?P<month>\d{1,2})\2(?P<year>\d{4}|\d{2})\b")
_CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?::(?P<second>\d{2}))?(?!\d)(?P<half> ?[ap]\.?m\b)?", re.I
)
_HALF = re.compile(r"\d ?[ap]\.?m\b", re.I)
_ZONE = re.compile(r"(?<![\d-])(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?\b")
_UTC = re.compile(r"(?:\d|\s)(?:UTC|GMT|Z)\b")


def header_date(value: str) -> tuple[datetime | None, str]:
    """Return when a Date header says it was, aware, and a remark when it says it badly."""
    from email.utils import parsedate_tz

    value = value[:200].strip()
    if not value:
        return None, ""
    if _HALF.search(value):
        # The standard parser takes no notice of am and pm.
        return printed_date(value)
    try:
        parts = parsedate_tz(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        # The standard parser trips over some of the dates that it ought to refuse.
        parts = None
    if parts is None:
        return printed_date(value)
    zone = _offset(parts[9])
    unstated = not re.search(r"[+-]\d{4}\b|\b[A-Za-z]{1,5}\s*(?:\(.*\))?$", value)
    when = _datetime(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], zone)
    if when is None:
        return None, f"Its date could not be read: {value}"
    return when, NO_ZONE if unstated else ""


def printed_date(text: str) -> tuple[datetime | None, str]:
    """Return the date and time in a line such as “Tuesday, 12 May 2026 at 17:31”, and a remark."""
    text = " ".join(text[:200].replace("\u202f", " ").split())
    found = _day(text, us=bool(_HALF.search(text)))
    if found is None:
        return None, f"Its date could not be read: {text}" if text else ""
    (year, month, day), (start, end), remark = found
    # A day such as 13.04.2026 could pass for a time of day.
    rest = f"{text[:start]} {text[end:]}"
    clock = _CLOCK.search(rest)
    hour, minute, second = _hour(clock) if clock else (0, 0, 0)
    zone = _zone(rest[clock.end() :] if clock else "")
    when = _datetime(year, month, day, hour, minute, second, zone or UTC)
    if when is None:
        return None, f"Its date could not be read: {text}"
    return when, remark or ("" if zone else NO_ZONE)


def _offset(seconds: int | None) -> tzinfo:
    """Return the zone of so many seconds; UTC for none and for one that no place has."""
    if not seconds or abs(seconds) >= 24 * 3600:
        return UTC
    return timezone(timedelta(seconds=seconds))


def _datetime(
    year: int, month: int, day: int, hour: int, minute: int, second: int, zone: tzinfo
) -> datetime | None:
    """Return the moment, None when there is no such day or hour."""
    try:
        if not 1 < year < datetime.max.year:
            return None  # the first and the last year there is could not be told in every zone
        # A leap second is a second that datetime cannot hold.
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=zone)
    except (ValueError, OverflowError):
        return None


def _day(text: str, *, us: bool) -> tuple[tuple[int, int, int], tuple[int, int], str] | None:
    """Return year, month and day, where they stand, and a remark when the order had to be guessed."""
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        for found in pattern.finditer(text):
            name = found["month"].lower()
            month = _MONTHS.get(name[:4]) or _MONTHS.get(name[:3])
            if month:
                return (int(found["year"]), month, int(found["day"])), found.span(), ""
    if iso := _ISO.search(text):
        return (int(iso["year"]), int(iso["month"]), int(iso["day"])), iso.span(), ""
    if figures := _FIGURES.search(text):
        first, second = int(figures["day"]), int(figures["month"])
        year = int(figures["year"]) + (2000 if len(figures["year"]) == 2 else 0)
        month_first = second > 12 or (us and first <= 12)
        day, month = (second, first) if month_first else (first, second)
        unsure = first <= 12 and second <= 12 and first != second
        order = "month and day" if month_first else "day and month"
        remark = f"Its date was read as {order}: {figures[0]}" if unsure else ""
        return (year, month, day), figures.span(), remark
    return None


def _hour(clock: re.Match[str]) -> tuple[int, int, int]:
    """Return hour, minute and second on a 24-hour clock."""
    hour = int(clock["hour"])
    if clock["half"]:
        hour = hour % 12 + (12 if "p" in clock["half"].lower() else 0)
    return hour, int(clock["minute"]), int(clock["second"] or 0)


def _zone(text: str) -> tzinfo | None:
    """Return the zone named after the clock, None when there is none."""
    if zone := _ZONE.search(text):
        seconds = int(zone["hours"]) * 3600 + int(zone["minutes"] or 0) * 60
        return _offset(-seconds if zone["sign"] == "-" else seconds)
    return UTC if _UTC.search(text) else None
