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
    "a accept and both choose choosing chose for have is just like nor not number offer only option or pick"
    " picking plus prefer take taking than that the this to want with yes your"
)
_A_WORD_BEFORE = re.compile(rf"\b(?!(?:{_BEFORE_A_NAME.replace(' ', '|')})\b)[a-z]+ first\Z")
_A_NOUN_BEHIND = re.compile(r" (?:one|option|offer|choice|of (?:the|these|those|them|your)|two|and|or)\b")
_NEW = re.compile(r"\bnew ([a-z]{4,30})")
_ANEW = re.compile(r"\b(?:new|anew|again|reprint\w*|replacements?)\b")
_BEFORE = re.compile(r"\b(?:first|old|original|wrong|faulty|spoilt|earlier) ([a-z]{4,30})")
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
    scores = [_likeness(words, low, offer, today) + _as_new(low, offer, offers) for offer in offers]
    best = max(scores, default=0)
    return {scores.index(best) + 1: best} if best > 0 and scores.count(best) == 1 else {}


def names_all(low: str, count: int) -> bool:
    """Whether the words take in all that is offered; “both” does where there are two."""
    return any(not met["both"] or count == 2 for met in ways().everything.finditer(low))


def by_name(words: str, low: str, offer: Offer) -> bool:
    """Whether an offer is called by its name, not only by a word that happens to be in it.

    It is by what such an offer is called, by its sum, or by two words and at least half of what it says.
    """
    what = _content(lowered(offer.what))
    said = _content(low)
    if said & _content(ways().called.get(offer.remedy, "")) or _sums(words, offer):
        return True
    return bool(what) and len(what & said) >= max(min(2, len(what)), (len(what) + 1) // 2)


def _numbers(low: str, count: int) -> Iterator[int]:
    for met in ways().names.finditer(low):
        name = met["number"] or met["hash"] or met["bare"] or met["picked"] or met["ordinal"]
        if met["pair"]:
            yield from (1, 2) if met["pair"] == "first" else (count - 1, count)
        elif met["last"] or name == "latter":
            yield count
        elif name and not _is_when(low, met.end()):
            yield int(name) if name.isdigit() else _NUMBERS.get(name) or _ORDINALS[name]


def _is_when(low: str, end: int) -> bool:
    """Whether “first” says when, not which: “do the flyer first”, and not “we accept first offer”."""
    return bool(_A_WORD_BEFORE.search(low[:end])) and not _A_NOUN_BEHIND.match(low, end)


def _likeness(words: str, low: str, offer: Offer, today: date | None) -> int:
    from amends.remedies import say

    score = _sums(words, offer)
    if offer.due is not None:
        score += 2 * any(one.day == offer.due for one in dates.find(words, today))
    bare = offer.by(None).but(stands_until=None)
    said = f"{lowered(say(bare, 'en_GB'))} {ways().called.get(offer.remedy, '')}"
    return score + len(_content(low) & _content(said))


def _as_new(low: str, offer: Offer, offers: Sequence[Offer]) -> int:
    """Return what “the new catalogues” says for an offer: for one of something new, against one of the first.

    Both may have the word in them, and only what is offered is taken: not “the charge for the first ones”.
    """
    meant = {word[:5] for word in _NEW.findall(low)}
    if not any(meant & _content(lowered(one.what)) for one in offers):
        return 0
    what = lowered(offer.what)
    before = {word[:5] for word in _BEFORE.findall(what)}
    return bool(_ANEW.search(what)) - len(meant & before)


def _sums(words: str, offer: Offer) -> int:
    score = 0
    if offer.amount is not None:
        score += 3 * any(one.amount == offer.amount for one in amounts.find(words))
    if offer.percent is not None:
        score += 3 * any(one.percent == offer.percent for one in amounts.percents(words))
    return score


def _content(low: str) -> set[str]:
    """Return the words that carry the sense, cut so that their endings do not matter."""
    return {word[:5] for word in _WORD.findall(low) if word not in ways().common}
