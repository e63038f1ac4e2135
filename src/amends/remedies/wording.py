"""An offer as one line of the letter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amends.remedies.formats import day, money, number, percent
from amends.remedies.loading import by_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amends.domain.draft import Offer
    from amends.remedies.loading import Remedy

_ASIDE = re.compile(r"\[([^\[\]]*)\]")
_BLANK = re.compile(r"\{(\w+)\}")
_PLAIN = ("{what}[ ({amount})][, by {due}]", "{amount}[, by {due}]", "{percent}[, by {due}]")
_COUNTED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def say(offer: Offer, locale: str) -> str:
    """Return the offer as a sentence of its own; empty when there is nothing to put on the list."""
    remedy = by_id().get(offer.remedy)
    words = _words(offer, remedy, locale)
    said = next(
        (line for form in (remedy.says if remedy else _PLAIN) if (line := _fill(form, words))),
        "",
    )
    if not said:
        return ""
    proof = _tidy(offer.proof)
    if proof and not proof[0].isupper():
        said += f", with {proof}"
    said = f"{_capital(said)}."
    if proof and proof[0].isupper():
        said += f" {proof}."
    if offer.stands_until is not None:
        said += f" Open until {day(offer.stands_until, locale)}."
    return said


def _words(offer: Offer, remedy: Remedy | None, locale: str) -> Mapping[str, str]:
    due = day(offer.due, locale) if offer.due is not None else ""
    clock = f"{offer.clock:%H:%M}" if due and offer.clock is not None else ""
    return {
        "what": _tidy(offer.what),
        "percent": percent(offer.percent, locale) if offer.percent is not None else "",
        "amount": money(offer.amount, offer.currency, locale) if offer.amount is not None else "",
        "quantity": _counted(offer, remedy, locale),
        "due": f"{clock} on {due}" if clock else due,
        "day": f"{due} at {clock}" if clock else due,
    }


def _counted(offer: Offer, remedy: Remedy | None, locale: str) -> str:
    if offer.quantity is None:
        return ""
    finite = offer.quantity.is_finite()
    whole = finite and offer.quantity in range(1, len(_COUNTED))
    said = _COUNTED[int(offer.quantity)] if whole else number(offer.quantity, locale)
    if remedy is None or not remedy.counts:
        return said
    return f"{said} {remedy.counts[0] if finite and offer.quantity == 1 else remedy.counts[1]}"


def _fill(form: str, words: Mapping[str, str]) -> str:
    """Fill a form: asides without their words go; empty when a blank outside of them stays open.

    By, until or from 17:00 on Friday; but on Friday at 17:00.
    """
    form = form.replace("on {due}", "on {day}")
    form = _ASIDE.sub(
        lambda aside: aside[1] if all(words.get(name) for name in _BLANK.findall(aside[1])) else "", form
    )
    if not all(words.get(name) for name in _BLANK.findall(form)):
        return ""
    return _BLANK.sub(lambda blank: words[blank[1]], form)


def _tidy(text: str) -> str:
    return " ".join(text.split()).rstrip(" .,;:")


def _capital(said: str) -> str:
    first = said.split(" ", 1)[0]
    return said[0].upper() + said[1:] if first.rstrip(",").islower() else said
