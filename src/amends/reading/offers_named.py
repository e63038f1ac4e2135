"""Which of the offers some words are about: by number, by place in the list, by what they say of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amends.language import amounts, dates
from amends.language.plain import lowered
from amends.reading.answer_pieces import ways

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from amends.domain.draft import Offer

_ORDINALS = {"first": 1, "1st": 1, "former": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3}
_ORDINALS |= {"fourth": 4, "4th": 4}
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "a": 1, "b": 2, "c": 3}
_WORD = re.compile(r"[^\W\d_]{4,30}")
_BEFORE_A_NAME = (
    "a and both choose either for have just like nor not number offer only option or pick plus prefer take"
    " than the that this to want with yes your"
)
_ADVERB = re.compile(rf"\b(?!(?:{_BEFORE_A_NAME.replace(' ', '|')})\b)[a-z]+ first\Z")
"""“Do the flyer first” says when, not which."""
BY_NUMBER = 10
"""How surely a number names an offer; words of its own count one each, a sum three."""


class NoSuchOffer(Exception):
    """A number was named that none of the offers has."""


def named(
    words: str, low: str, offers: Sequence[Offer], today: date | None, *, numbered: bool = True
) -> Mapping[int, int]:
    """Return the offers that are named, counted from 1, with how surely; raises NoSuchOffer.

    Of what is said without a number only the offer that it fits best is named; none when two fit alike.
    """
    numbers = set(_numbers(low, len(offers))) if numbered else set()
    if numbers - set(range(1, len(offers) + 1)):
        raise NoSuchOffer
    if numbers:
        return dict.fromkeys(numbers, BY_NUMBER)
    scores = [_likeness(words, low, offer, today) for offer in offers]
    best = max(scores, default=0)
    return {scores.index(best) + 1: best} if best and scores.count(best) == 1 else {}


def names_all(low: str, count: int) -> bool:
    """Whether the words take in all that is offered; “both” does where there are two."""
    return any(not met["both"] or count == 2 for met in ways().everything.finditer(low))


def _numbers(low: str, count: int) -> Iterator[int]:
    for met in ways().names.finditer(low):
        name = met["number"] or met["hash"] or met["bare"] or met["picked"] or met["ordinal"]
        if met["pair"]:
            yield from (1, 2) if met["pair"] == "first" else (count - 1, count)
        elif met["last"] or name == "latter":
            yield count
        elif name and not _ADVERB.search(low[: met.end()]):
            yield int(name) if name.isdigit() else _NUMBERS.get(name) or _ORDINALS[name]


def _likeness(words: str, low: str, offer: Offer, today: date | None) -> int:
    from amends.remedies import say

    score = 0
    if offer.amount is not None:
        score += 3 * any(one.amount == offer.amount for one in amounts.find(words))
    if offer.percent is not None:
        score += 3 * any(one.percent == offer.percent for one in amounts.percents(words))
    if offer.due is not None:
        score += 2 * any(one.day == offer.due for one in dates.find(words, today))
    said = f"{lowered(say(offer.by(None).but(stands_until=None)))} {ways().called.get(offer.remedy, '')}"
    return score + len(_content(low) & _content(said))


def _content(low: str) -> set[str]:
    """Return the words that carry the sense, cut so that their endings do not matter."""
    return {word[:5] for word in _WORD.findall(low) if word not in ways().common}
