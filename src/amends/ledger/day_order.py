"""Days typed in figures, "3/12": which of the two is the month is told by the locale."""

from __future__ import annotations

import re

from amends.ledger.days import MONTHS

_SLASHED = re.compile(
    r"(?<![\w./-])(?P<one>\d{1,2})/(?P<two>\d{1,2})(?:/(?P<year>\d{4}|\d\d))?(?![\w/-]|\.\d)"
)


def spelt(typed: str, locale: str) -> str:
    """Return what was typed with its month as a word; what is no day and month stays as it is."""

    def named(met: re.Match[str]) -> str:
        day, month = int(met["one"]), int(met["two"])
        if month > 12 or (day <= 12 and _month_first(locale)):
            day, month = month, day
        if not 1 <= month <= 12:
            return met[0]
        year = met["year"] or ""
        return f"{day} {MONTHS[month - 1]} {year if len(year) != 2 else f'20{year}'}".rstrip()

    return _SLASHED.sub(named, typed)


def order_of(typed: str, locale: str) -> str:
    """Return in which order a day in figures was read, where it could be read in the other one too."""
    for met in _SLASHED.finditer(typed):
        one, two = int(met["one"]), int(met["two"])
        if one != two and max(one, two) <= 12:
            return "month first" if _month_first(locale) else "day first"
    return ""


def _month_first(locale: str) -> bool:
    from amends.remedies.formats import month_first  # few days are typed in figures

    return month_first(locale)
