"""Which promises are those of an offer: by what they say, in whatever locale they were named.

A promise keeps the words that its letter had, and the locale can have been another one then.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import decimal

from amends.ledger.promises import promised

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amends.domain.draft import Offer, Promise

LOCALE = "en_GB"
"""Any would do: what is named in it is only compared."""
_AS_WRITTEN = r"(\D{0,8}\d[\d.,'’٫٬\s]*\D{0,8}?)"
"""A sum or a number in any locale: "£1,800", "1.800 £", "SEK 60", "60 kr"."""
_TOLD_BY = 100
"""Characters that are enough of a name too long to be kept whole."""


def is_of(promise: Promise, offer: Offer) -> bool:
    """Whether the promise is what this offer says, however its sums and numbers were written then."""
    said = promised(offer, LOCALE)
    if said in ("", promise.what):
        return said != ""
    numbers = sorted({*_numbers(offer)} - {""}, key=len, reverse=True)
    if not numbers:
        return False
    mark = re.compile("|".join(rf"(?<!\d){re.escape(one)}(?!\d)" for one in numbers))
    pieces, written = mark.split(said), mark.findall(said)
    cut = promise.what.endswith("…")
    if cut:
        pieces, written = _beginning(pieces, written)
    pattern = _AS_WRITTEN.join(map(re.escape, pieces))
    met = (re.match if cut else re.fullmatch)(pattern, promise.what)
    return met is not None and [*map(_digits, met.groups())] == [*map(_digits, written)]


def of_any(promises: Iterable[Promise], offers: Iterable[Offer]) -> set[str]:
    """Return the words of those promises that are one of the offers."""
    every = tuple(offers)
    return {promise.what for promise in promises if any(is_of(promise, offer) for offer in every)}


def _numbers(offer: Offer) -> Iterator[str]:
    from amends.remedies.formats import money, number

    if offer.amount is not None:
        yield money(offer.amount, offer.currency, LOCALE)
    for value in (offer.percent, offer.quantity):
        if value is not None:
            yield number(value, LOCALE)


def _beginning(pieces: list[str], written: list[str]) -> tuple[list[str], list[str]]:
    """Return the pieces, and the numbers between them, in as much as tells a name that was cut."""
    kept: list[str] = []
    for piece in pieces:
        room = _TOLD_BY - sum(map(len, kept))
        kept.append(piece[:room])
        if len(piece) >= room:
            break
    return kept, written[: len(kept) - 1]


def _digits(words: str) -> str:
    return "".join(str(decimal(one)) for one in words if one.isdecimal())
