"""The pieces that dates are made of: a weekday, a day and month, a time of day, "within 48 hours"."""

from __future__ import annotations

import re
from datetime import date, time
from typing import TYPE_CHECKING, Literal, NamedTuple

from amends.domain.patterns import compiled
from amends.language.counted_days import (
    FRIDAY,
    last_of_its_month,
    months_from,
    numbered,
    shifted,
    working_days_after,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MONTH_NAMES = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_WEEKDAY_NAMES = (
    "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
    "|sat(?:urday)?|sun(?:day)?"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FIRST_COUNTS = (
    *("one", "two", "three", "four", "five", "six", "seven"),
    *("eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen"),
)
_COUNTS = {word: number for number, word in enumerate(_FIRST_COUNTS, 1)} | {
    "a": 1,
    "an": 1,
    "the": 1,
    "couple of": 2,
    "a couple of": 2,
    "twenty": 20,
    "thirty": 30,
}
COUNTED = rf"\d{{1,3}}|{'|'.join(sorted(_COUNTS, key=len, reverse=True))}"
"""How many, in figures or in words."""
_YEAR = r"(?:19|20)\d\d"


class Atom(NamedTuple):
    """One recognised piece, before neighbours are joined into a mention."""

    start: int
    end: int
    kind: Literal["date", "ordinal", "relative", "weekday", "clock", "part", "end"]
    day: date | None = None
    weekday: int | None = None
    clock: time | None = None
    certain: bool = True
    """False for "Sat", "mon": a day only beside a preposition or another piece."""


_DAY_MONTH = (
    rf"(?<![\w/:.£$€-])(?P<d>\d{{1,2}})(?P<o>st|nd|rd|th)?(?P<of>\s{{1,2}}of)?(?:\s{{1,2}}|-)"
    rf"(?P<m>{_MONTH_NAMES})(?![\w'’])\.?(?:(?:,?\s{{1,2}}|-)(?P<y>{_YEAR})(?![\w])|\s['’](?P<yy>\d\d)(?!\w))?"
)
_MONTH_DAY = (
    rf"\b(?P<m>{_MONTH_NAMES})\b\.?\s{{1,2}}(?:the\s)?(?P<d>\d{{1,2}})(?P<o>st|nd|rd|th)?(?![\w:%]|[.,]\d)"
    rf"(?:(?:,\s{{0,2}}|\s)(?P<y>{_YEAR})(?!\w))?"
)
_ISO = rf"(?<![\w.-])(?P<y>{_YEAR})-(?P<m>\d\d)-(?P<d>\d\d)(?![\d-])"
_SLASHED = (
    rf"(?<![\w./-])(?P<d>\d{{1,2}})(?P<sep>[/.-])(?P<m>\d{{1,2}})(?P=sep)(?P<y>{_YEAR}|\d\d)(?![\w/-]|\.\d)"
)
_ORDINAL = (
    r"(?:\bthe\s|(?<=day\s))(?P<d>\d{1,2})(?:st|nd|rd|th)(?=\s{0,2}(?:$|[.,;:!?)(\n–—-]|(?:at|by|for|and|or|to|but|so|as|is|was"
    r"|it|we|i|you|because|when|if|then|noon|with|from|\d{1,2}(?:[:.]\d\d)?\s?[ap]m)\b))"
)
_WEEKDAY = (
    rf"(?:\b(?P<mod>a\sweek\son|next|last|this(?:\scoming)?|coming|on|by|before|until|till|from|since|for|due)\s{{1,2}})?"
    rf"(?<!black )(?<!good )\b(?P<w>{_WEEKDAY_NAMES})\b(?!['’]?s\b)\.?(?P<later>\sweek\b(?!\s\d))?"
)
_CLOCK = (
    r"(?<![\w.:/£$€-])(?:(?P<h>\d{1,2})(?:[:.](?P<m>[0-5]\d))?\s?(?P<ap>[ap])(?:m\b|\.m\.)"
    r"|(?P<h24>[01]?\d|2[0-3])[:h](?P<m24>[0-5]\d)(?::[0-5]\d)?(?![\w:])"
    r"|(?P<oc>\d{1,2})\s?o['’]clock\b"
    r"|(?P<noon>(?:(?:12|twelve)\s)?(?:noon|midday))\b|(?P<midnight>(?:12\s)?midnight)\b)"
    r"(?:\s(?:gmt|bst|utc|cet|cest|ist|est|edt|pst|pdt|(?:uk|local|your|our|my)\stime)\b)?"
)
_PART = r"\b(?:early\s|late\s|first\sthing\s)?(?:morning|afternoon|evening|night|lunchtime|lunch)\b"
_END_OF_DAY = (
    r"(?<!at\sthe\s)(?<!at\s)\b(?:(?:the\s)?(?:end|close)\sof\s(?:the\s|my\s|your\s|our\s)?"
    r"(?:(?:business|working|work)\s)?(?:day|play|business)|eod|cob)\b"
)
_END_OF = (
    rf"\b(?:end\sof\s(?:(?P<which>the|this|next)\s)?(?:(?:working|business|calendar)\s)?"
    rf"(?:(?P<unit>week|month)|(?P<m>{_MONTH_NAMES})(?:\s(?P<y>{_YEAR}))?)|(?P<short>eow|eom))\b"
)
_NEAR = (
    r"\b(?:(?P<after>(?:the\s)?day\safter\stomorrow)|(?P<tomorrow>tomorrow|tmrw|tmr)|(?P<tonight>tonight)"
    r"|(?P<today>today|this\s(?=(?:morning|afternoon|evening)\b))|(?P<yesterday>yesterday))\b"
)
_AHEAD = (
    r"\b(?P<lead>within|in|inside|under)?\s{0,2}(?:the\s)?(?:next\s)?(?:(?:max(?:imum)?|at\smost)\s)?"
    rf"\b(?:\d{{1,3}}\s?(?:-|–|to)\s?)?(?P<n>{COUNTED})"
    r"(?:\s|-)?(?:\(\d{1,3}\)\s)?(?P<work>working\s|business\s)?"
    r"(?P<unit>hours?|hrs?|h|days?|weeks?|fortnight|months?)\b(?P<tail>['’]s?\stime|\sfrom\s(?:now|today))?"
)
_GOES_ON = r"\s[a-z]"
_PREPOSITION_ONLY = r"(?:on|by|before|until|till|from|since|for|due)\s"


def atoms(text: str, base: date | None) -> Iterator[Atom]:
    """Yield every piece, kind by kind; pieces may overlap."""
    low = text.casefold().replace("ı", "i").replace("\u0307", "")  # what matches an i whatever its case
    for pattern, signs, make in _MAKERS:
        if any(sign in low for sign in signs):
            for match in compiled(pattern, re.IGNORECASE).finditer(text):
                atom = make(match, base)
                if atom is not None:
                    yield atom


def _nearest(month: int, day: int, base: date | None) -> date | None:
    """Return the day in the year that brings it nearest to base: a letter in December says "10 January"."""
    if base is None:
        return None
    years = [numbered(base.year + more, month, day) for more in (-1, 0, 1) if 1 <= base.year + more <= 9999]
    return min((found for found in years if found), key=lambda found: abs(found - base), default=None)


def _named(match: re.Match[str], base: date | None) -> Atom | None:
    parts = match.groupdict()
    bare = not (parts["o"] or parts["y"] or parts.get("of"))
    if parts["m"] in ("may", "march", "mar") and bare and compiled(_GOES_ON).match(match.string, match.end()):
        return None  # "option 2 may be": in small letters these are words before they are months
    month, number = _MONTHS.index(match["m"].lower()[:3]) + 1, int(match["d"])
    year = match["y"] or (f"20{parts['yy']}" if parts.get("yy") else "")
    day = numbered(int(year), month, number) if year else _nearest(month, number, base)
    return Atom(match.start(), match.end(), "date", day) if 1 <= number <= 31 else None


def _numeric(match: re.Match[str], base: date | None) -> Atom | None:
    number, month, year = int(match["d"]), int(match["m"]), int(match["y"])
    if match.re.pattern == _SLASHED:
        if year < 100 and match["sep"] != "/" and not (len(match["d"]) == len(match["m"]) == 2):
            return None  # 1.2.26 is a version or a chapter
        if month > 12 >= number:
            number, month = month, number
    day = numbered(year if year > 99 else 2000 + year, month, number)
    return Atom(match.start(), match.end(), "date", day) if day else None


def _ordinal(match: re.Match[str], base: date | None) -> Atom | None:
    number = int(match["d"])
    if not 1 <= number <= 31:
        return None
    ahead = [day for day in months_from(base, range(3), number) if day >= base] if base else []
    return Atom(match.start(), match.end(), "ordinal", min(ahead, default=None))


def _weekday(match: re.Match[str], base: date | None) -> Atom | None:
    name, mod = match["w"], (match["mod"] or "").lower()
    full = name.lower().endswith("day")
    weekday = _WEEKDAYS.index(name.lower()[:3])
    day = None
    if base is not None:
        ahead = (weekday - base.weekday() - 1) % 7 + 1
        if mod == "next":
            ahead = 7 - base.weekday() + weekday
        elif mod == "last":
            ahead = -((base.weekday() - weekday - 1) % 7 + 1)
        day = shifted(base, ahead + (7 if match["later"] or "week" in mod else 0))
    start = match.start()
    if mod and compiled(_PREPOSITION_ONLY, re.IGNORECASE).match(match[0]):
        start = match.start("w")
    certain = full or (bool(mod) and name not in ("sat", "sun", "wed"))
    return Atom(start, match.end(), "weekday", day, weekday, certain=certain)


def _clock(match: re.Match[str], base: date | None) -> Atom | None:
    if match["noon"] or match["midnight"]:
        return Atom(match.start(), match.end(), "clock", clock=time(12) if match["noon"] else time(23, 59))
    hour, minute = int(match["h"] or match["h24"] or match["oc"]), int(match["m"] or match["m24"] or 0)
    if match["h"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["ap"].lower() == "p" else 0)
    return Atom(match.start(), match.end(), "clock", clock=time(hour, minute)) if hour < 24 else None


def _end_of(match: re.Match[str], base: date | None) -> Atom | None:
    day = None
    unit = match["unit"] or {"eow": "week", "eom": "month"}.get((match["short"] or "").lower())
    following = (match["which"] or "").lower() == "next"
    if base is not None and unit and unit.lower() == "week":
        ahead = FRIDAY - base.weekday()
        day = shifted(base, ahead + (7 if following or ahead < 0 else 0))
    elif base is not None:
        first: date | None = base.replace(day=1)
        if unit:
            first = shifted(base.replace(day=1), 32 if following else 0)
        else:
            number = _MONTHS.index(match["m"].lower()[:3]) + 1
            year = int(match["y"]) if match["y"] else base.year + (number < base.month)
            first = numbered(year, number, 1)
        day = first and last_of_its_month(first)
    return Atom(match.start(), match.end(), "relative", day)


def _near(match: re.Match[str], base: date | None) -> Atom:
    days = {"after": 2, "tomorrow": 1, "tonight": 0, "today": 0, "yesterday": -1}[match.lastgroup or "today"]
    end = match.start() + len(match[0].rstrip())
    return Atom(match.start(), end, "relative", shifted(base, days))


def _ahead(match: re.Match[str], base: date | None) -> Atom | None:
    if not (match["lead"] or match["tail"]) or (match["n"].lower() == "the" and not match["lead"]):
        return None  # "three days" is a length, "within three days" a time
    count = counted(match["n"])
    unit = match["unit"].lower()
    day = None
    if base is not None:
        if unit.startswith("h"):
            day = shifted(base, -(-count // 24) if count >= 24 else 0)
        elif match["work"]:
            day = working_days_after(base, count)
        elif unit.startswith("month"):
            day = shifted(base, 30 * count)
        else:
            day = shifted(base, count * {"d": 1, "w": 7, "f": 14}[unit[0]])
    return Atom(match.start(), match.end(), "relative", day)


def counted(words: str) -> int:
    """Return the number that ``COUNTED`` has matched."""
    return int(words) if words.isdigit() else _COUNTS[" ".join(words.lower().split())]


def _part(match: re.Match[str], base: date | None) -> Atom:
    return Atom(match.start(), match.end(), "part", base)


def _end_of_day(match: re.Match[str], base: date | None) -> Atom:
    return Atom(match.start(), match.end(), "end", base)


_MAKERS: tuple[tuple[str, tuple[str, ...], Callable[[re.Match[str], date | None], Atom | None]], ...] = (
    (_DAY_MONTH, _MONTHS, _named),
    (_MONTH_DAY, _MONTHS, _named),
    (_ISO, ("-",), _numeric),
    (_SLASHED, ("/", ".", "-"), _numeric),
    (_ORDINAL, ("st", "nd", "rd", "th"), _ordinal),
    (_WEEKDAY, _WEEKDAYS, _weekday),
    (_CLOCK, ("m", "h", ":", "clock", "noon"), _clock),
    (_PART, ("morning", "afternoon", "evening", "night", "lunch"), _part),
    (_END_OF_DAY, ("end", "close", "eod", "cob"), _end_of_day),
    (_END_OF, ("end", "eow", "eom"), _end_of),
    (_NEAR, ("tomorrow", "tmr", "tonight", "today", "this", "yesterday"), _near),
    (_AHEAD, ("h", "day", "week", "month"), _ahead),
)
"""Each kind with what makes it, and with pieces of which one stands in every text that names one."""
