"""Days, sums and numbers as they stand in a letter; any value has a form, however odd.

Letters are in English, so days are named in English; the locale gives their order and the look of sums.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from babel import Locale

_LARGEST = 15
"""Digits before or after the point beyond which a number stands as it is written."""
_MONTH_FIRST = frozenset(("US", "PH"))


def day(when: date, locale: str = "en_GB") -> str:
    """Return "Friday 15 May 2026"; "Friday, May 15, 2026" where the month comes first."""
    from babel.dates import format_date

    form = "EEEE, MMMM d, y" if month_first(locale) else "EEEE d MMMM y"
    return str(format_date(when, form, locale="en_GB"))


def month_first(locale: str) -> bool:
    """Whether the month stands before the day where this locale is at home."""
    return _locale(locale).territory in _MONTH_FIRST


def money(amount: Decimal, currency: str = "", locale: str = "en_GB") -> str:
    """Return "£180" or "£180.50"; just the number when the currency is unknown."""
    if _is_odd(amount):
        return " ".join((str(amount), currency)).strip()
    from babel.numbers import format_currency, get_decimal_symbol

    where = _locale(locale)
    if not currency:
        return number(amount, locale)
    said = str(format_currency(amount, currency, locale=where))
    if amount == amount.to_integral_value():
        said = re.sub(re.escape(get_decimal_symbol(where)) + r"0+(?!\d)", "", said, count=1)
    return said


def number(value: Decimal, locale: str = "en_GB") -> str:
    """Return "1,800" or "2.5"."""
    if _is_odd(value):
        return str(value)
    from babel.numbers import format_decimal

    return str(format_decimal(value, locale=_locale(locale), decimal_quantization=False))


def percent(value: Decimal, locale: str = "en_GB") -> str:
    """Return "20%"."""
    return f"{number(value, locale)}%"


def _is_odd(value: Decimal) -> bool:
    if not value.is_finite():
        return True
    exponent = value.as_tuple().exponent
    return value.adjusted() > _LARGEST or (isinstance(exponent, int) and exponent < -_LARGEST)


@cache
def _locale(name: str) -> Locale:
    """Return the locale of that name; British English for one that nobody knows."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(name.replace("-", "_").split(".")[0])
    except (UnknownLocaleError, ValueError, TypeError):
        return Locale.parse("en_GB")
