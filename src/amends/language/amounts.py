"""Sums of money and percentages named in a text."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_SIGNS = {
    "£": "GBP",
    "€": "EUR",
    "$": "USD",
    "us$": "USD",
    "a$": "AUD",
    "au$": "AUD",
    "c$": "CAD",
    "ca$": "CAD",
    "nz$": "NZD",
    "hk$": "HKD",
    "s$": "SGD",
    "r$": "BRL",
    "₹": "INR",
    "¥": "JPY",
    "zł": "PLN",
    "rs": "INR",
    "rs.": "INR",
}
_WORDS = {
    "pounds sterling": "GBP",
    "pounds": "GBP",
    "pound": "GBP",
    "quid": "GBP",
    "euros": "EUR",
    "euro": "EUR",
    "dollars": "USD",
    "dollar": "USD",
    "bucks": "USD",
    "rupees": "INR",
    "rupee": "INR",
    "francs": "CHF",
    "kronor": "SEK",
    "kroner": "NOK",
    "zloty": "PLN",
}
_TIMES = {
    "k": 10**3,
    "thousand": 10**3,
    "lakh": 10**5,
    "lakhs": 10**5,
    "lac": 10**5,
    "m": 10**6,
    "mn": 10**6,
    "million": 10**6,
    "crore": 10**7,
    "bn": 10**9,
    "billion": 10**9,
}

_NUMBER = (
    r"\d{1,3}(?:[.,'’\u00a0\u202f]\d{3}){1,4}(?:[.,]\d{1,2})?(?!\d)"
    r"|\d{1,2}(?:,\d{2}){1,4},\d{3}(?:\.\d{1,2})?(?!\d)"
    r"|\d{1,12}(?:[.,]\d{1,2})?(?!\d)"
)
_SPACED = r"\d{1,3}(?:\s\d{3}){1,4}(?:,\d{1,2})?(?!\d)"
_LARGE = r"(?:\s?(?P<{0}>thousand|million|billion|lakhs?|lac|crore|bn|mn|[km])\b)?"
_BEFORE_SIGN = r"(?:\b(?:us|au?|ca?|nz|hk|[sr]))?\$|[£€₹¥]|\brs\b\.?"
_AFTER_SIGN = r"[€£$₹]|zł\b"
_ISO = (
    "GBP|EUR|USD|AUD|CAD|NZD|HKD|SGD|INR|JPY|CNY|CHF|SEK|NOK|DKK|PLN|CZK|HUF|RON|BGN|ZAR|BRL|MXN|AED|ILS|TRY"
)
_NAMES = "|".join(sorted(_WORDS, key=len, reverse=True))

_LEADING = re.compile(
    rf"(?:(?P<sign>{_BEFORE_SIGN})\s?|(?<!\w)(?P<code>{_ISO})\s{{0,2}}(?:[£€$]\s?)?)"
    rf"(?P<n>{_NUMBER})" + _LARGE.format("large"),
    re.IGNORECASE,
)
_TRAILING = re.compile(
    rf"(?<![\w.,£€$₹¥])(?P<n>{_SPACED}|{_NUMBER})"
    + _LARGE.format("large")
    + rf"\s?(?:(?P<sign>{_AFTER_SIGN})|(?P<code>{_ISO})\b|(?P<word>{_NAMES})\b)",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    r"(?<![\w.,])(?P<n>\d{1,6}(?:[.,]\d{1,3})?)\s?(?:%|per\s?cent\b|percent\b|pct\b)", re.IGNORECASE
)
_GROUPED = re.compile(r"\d{1,3}(?P<sep>[.,])\d{3}(?:(?P=sep)\d{3})*|\d{1,2}(?:,\d{2})+,\d{3}")


class Sum(NamedTuple):
    """A sum of money where the text names it; end exclusive, in characters."""

    start: int
    end: int
    amount: Decimal
    currency: str
    """ISO 4217. A bare $ is taken for USD."""


class Percent(NamedTuple):
    """A percentage where the text names it."""

    start: int
    end: int
    percent: Decimal


def currency_named(texts: Iterable[str]) -> str:
    """Return the currency that most sums in these texts are in; empty where none is named."""
    named = Counter(one.currency for text in texts for one in find(text) if one.currency)
    return named.most_common(1)[0][0] if named else ""


def find(text: str) -> tuple[Sum, ...]:
    """Return every sum of money in the text, in order; a number without a currency is none."""
    found = [_sum(match) for pattern in (_LEADING, _TRAILING) for match in pattern.finditer(text)]
    kept: list[Sum] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def percents(text: str) -> tuple[Percent, ...]:
    """Return every percentage in the text, in order."""
    return tuple(
        Percent(match.start(), match.end(), Decimal(match["n"].replace(",", ".")))
        for match in _PERCENT.finditer(text)
    )


def _sum(match: re.Match[str]) -> Sum:
    word = (match.groupdict().get("word") or "").lower()
    times = _TIMES.get((match["large"] or "").lower(), 1)
    if word:
        currency = _WORDS[word]
    else:
        currency = (match["code"] or _SIGNS["".join(match["sign"].lower().split())]).upper()
    amount = _number(match["n"], whole=times == 1) * times
    return Sum(match.start(), match.end(), amount, currency)


def _number(written: str, *, whole: bool) -> Decimal:
    """Read 1,800.00 and 1.800,00 alike; three digits after a lone mark are thousands, as money goes."""
    bare = re.sub(r"[\s'’]", "", written)
    if whole and _GROUPED.fullmatch(bare):
        return Decimal(bare.replace(",", "").replace(".", ""))
    last = max(bare.rfind("."), bare.rfind(","))
    if last < 0:
        return Decimal(bare)
    if not whole and "." in bare and "," not in bare:
        return Decimal(bare)
    if len(bare) - last - 1 == 3:
        return Decimal(bare.replace(",", "").replace(".", ""))
    front = bare[:last].replace(",", "").replace(".", "")
    return Decimal(f"{front}.{bare[last + 1 :]}")
