"""What was typed into a field, read as a day, a sum or a number; or, in words, why it cannot be."""

from __future__ import annotations

import re
from datetime import datetime, time
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, NamedTuple

from amends.domain.clean import composed
from amends.language import amounts, dates
from amends.language.counted_days import shifted
from amends.ledger.day_order import spelt
from amends.ledger.days import WEEKDAYS
from amends.ledger.zone_names import zones_like, zones_near

if TYPE_CHECKING:
    from datetime import date

_NUMBER = re.compile(r"\d{1,12}(?:[.,]\d{1,4})?")
_DOTTED = re.compile(r"(?<=\b\d)\.(?=[0-5]\d(?![\d.]))|(?<=\b\d\d)\.(?=[0-5]\d(?![\d.]))")
"""The point of a time written "9.30"."""
_JOINED = re.compile(r"(?<=\d)T(?=\d)")
_AHEAD = re.compile(r"\b(?:next|coming|this|week)\b", re.IGNORECASE)
_CODE = re.compile(r"[A-Za-z]{3}")
_SHORT_DAY = re.compile(r"(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\.?", re.IGNORECASE)
"""A weekday cut short: in a letter it may be the sun, in a field for a day it is one."""
_OFFERED = 3
"""Zones that are named where several have a name."""


class TypedError(ValueError):
    """The words for the line under the field."""


class Money(NamedTuple):
    """A sum; the currency is empty when none was typed."""

    amount: Decimal
    currency: str = ""


def text(typed: str) -> str:
    """Read a line of words."""
    return composed(typed.strip())


def day(typed: str, today: date | None, locale: str = "en_GB", *, past: bool = False) -> date | None:
    """Read a day, as in "15 May 2026", "2026-05-15", "15/5", "Friday" or "tomorrow"; empty is None.

    Friday is the next one; in the past it is the last one, today if it is one.
    """
    typed = _plain_day(typed, locale)
    if not typed:
        return None
    mentions = dates.find(typed, today)
    if len(mentions) != 1 or mentions[0].day is None or len(typed) - mentions[0].end > 1:
        raise TypedError('This is not a day. Write it like "15 May 2026".')
    if mentions[0].disagrees:
        raise TypedError(f"That day is a {mentions[0].day:%A}. Leave the weekday out, or change it.")
    return _last(typed, mentions[0].day, today) if past else mentions[0].day


def deadline(typed: str, today: date | None, locale: str = "en_GB") -> date | datetime | None:
    """Read a day as above, with the time of day beside it if there is one, as in "Monday 17:00"."""
    on = day(typed, today, locale)
    clock = clock_in(typed, today, locale)
    return datetime.combine(on, clock) if on is not None and clock is not None else on


def clock_in(typed: str, today: date | None, locale: str = "en_GB") -> time | None:
    """Return the time of day that was typed with a day."""
    return next((one.clock for one in dates.find(_plain_day(typed, locale), today) if one.clock), None)


def moment(typed: str, now: datetime | None, locale: str = "en_GB") -> datetime | None:
    """Read a day that has been, with a time, as in "15 May 14:30", "yesterday 2pm" or "Friday 9.30".

    Without a time it is noon, and today it is now.
    """
    typed = _DOTTED.sub(":", typed.strip())
    today = now.date() if now else None
    on, clock = day(typed, today, locale, past=True), clock_in(typed, today, locale)
    if on is None:
        return None
    if now is None:
        return datetime.combine(on, clock or time(12))
    this_minute = now.replace(second=0, microsecond=0)
    if on == today and clock is None:
        return this_minute
    at = datetime.combine(on, clock or time(12), now.tzinfo)
    if at > this_minute and _is_by_weekday(typed, today):
        at = datetime.combine(shifted(on, -7) or on, at.time(), now.tzinfo)
    if at > this_minute:
        raise TypedError("This is still to come.")
    return at


def _plain_day(typed: str, locale: str) -> str:
    """Return what was typed with names of days in full, and days in figures with the month as a word."""
    typed = _JOINED.sub(" ", spelt(typed.strip(), locale))
    if _SHORT_DAY.fullmatch(typed):
        return next(name for name in WEEKDAYS if name.lower().startswith(typed[:3].lower()))
    return typed


def _last(typed: str, on: date, today: date | None) -> date:
    """Return the last day with that name, where only its name was typed."""
    is_ahead = today is not None and on > today
    return (shifted(on, -7) or on) if is_ahead and _is_by_weekday(typed, today) else on


def _is_by_weekday(typed: str, today: date | None) -> bool:
    """Whether a weekday alone says the day: it is another one when it is typed a week before."""
    if _AHEAD.search(typed):
        return False
    here, before = dates.find(typed, today), dates.find(typed, shifted(today, -7))
    return any(
        one.weekday is not None and one.day != other.day for one, other in zip(here, before, strict=False)
    )


def number(typed: str, *, whole: bool = False) -> Decimal | None:
    """Read a number above or at nought; empty is None."""
    typed = typed.strip()
    if not typed:
        return None
    if not _NUMBER.fullmatch(typed):
        raise TypedError(
            'This is not a number. Write it like "3".' if whole else 'Write a number, like "1.5".'
        )
    value = Decimal(typed.replace(",", "."))
    if whole and value != value.to_integral_value():
        raise TypedError("Only whole numbers fit here.")
    return value


def percent(typed: str) -> Decimal | None:
    """Read a percentage with or without its sign; empty is None."""
    value = number(typed.strip().removesuffix("%"))
    if value is not None and not 0 < value <= 200:
        raise TypedError("A percentage stands between 1 and 200.")
    return value


def money(typed: str) -> Money | None:
    """Read a sum with or without its currency, as in "180", "£1,800.00" or "EUR 90"; empty is None."""
    typed = typed.strip()
    if not typed:
        return None
    sums = amounts.find(typed)
    if len(sums) == 1 and sums[0].start == 0 and sums[0].end == len(typed):
        return Money(sums[0].amount, sums[0].currency)
    bare = amounts.find(f"EUR {typed}")
    if typed[0].isdigit() and len(bare) == 1 and bare[0].end == len(typed) + 4:
        return Money(bare[0].amount)
    raise TypedError('This is not a sum. Write it like "180.00".')


def currency(typed: str) -> str:
    """Read a currency code of three letters, as in "GBP"."""
    code = typed.strip().upper()
    if not _CODE.fullmatch(code):
        raise TypedError('A currency is three letters, like "GBP" or "EUR".')
    from babel.core import get_global

    if code not in get_global("all_currencies"):
        raise TypedError(f"{code} is not a currency that is known here.")
    return code


def locale(typed: str) -> str:
    """Read a locale that dates and amounts can be written in, as in "en_GB"."""
    from babel.core import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(typed.strip().replace("-", "_")))
    except (UnknownLocaleError, ValueError, TypeError):
        raise TypedError('This is not a locale. Write it like "en_GB".') from None


def address(typed: str) -> str:
    """Read an e-mail address; empty is fine."""
    typed = typed.strip()
    name, at, host = typed.rpartition("@")
    if typed and (not at or not name or "." not in host.strip(".") or " " in typed):
        raise TypedError('This is not an address. Write it like "sam@example.org".')
    return typed


def zone(typed: str) -> str:
    """Read a time zone: its name, a city or another part of the name, or "+05:30"; empty is fine."""
    typed = typed.strip()
    found = zones_like(typed)
    if len(found) == 1 or not typed:
        return found[0] if found else ""
    if found:
        more = f" and {len(found) - _OFFERED} more" if len(found) > _OFFERED else ""
        raise TypedError(f"This could be {', '.join(found[:_OFFERED])}{more}. Which one?")
    near = zones_near(typed)
    if near:
        raise TypedError(f"No zone has this name. Near it: {', '.join(near)}.")
    raise TypedError('No zone has this name. Write a large city there, like "New York", or "+05:30".')


def plain(value: Decimal | None) -> str:
    """Write a number back as one types it: no exponent, no empty places."""
    if value is None:
        return ""
    try:
        short = value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
    except InvalidOperation:
        return str(value)
    return f"{short:f}"
