"""An offer to choose that the text of the letter has promised already: chosen or not, it is then owed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from amends.domain.letter import CHOSEN
from amends.ledger.promises import HANGS_ON_THEM, own_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from amends.domain.draft import Draft

_ACTS = (
    "pay|refund|give|cover|take|send|do|make|redo|credit|deduct|reimburse|return|bring|check|call|ring|write"
)
_SURE = re.compile(
    r"\b(?:I|we)(?:['’](?:ll|m|re)|\s+(?:will|shall|am|are))?(?:\s+(?:also|of\s+course|gladly))*"
    rf"\s+(?:{_ACTS})(?:ing)?\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:if|whether|unless|should|can|could|would|might|may|or|one\s+of)\b|\?", re.IGNORECASE
)
"""What leaves it open, so that it is an offer still."""
_DENIED = re.compile(r"(?:\b(?:not|never)\b|n['’]t\b)(?:(?!\b(?:and|but|so)\b)[^,;:()–—])*\Z", re.IGNORECASE)
"""Before the act, in its own clause: "It is not your fault, and I pay it" is a promise."""
_NOTHING = re.compile(r"\s+(?:not|never|no|none|nothing)\b", re.IGNORECASE)
_HABIT = re.compile(
    r"\b(?:(?:every|each|per|a)\s+(?:day|week|month|quarter|year)|daily|weekly|monthly|yearly|usually|normally"
    r"|always)\b",
    re.IGNORECASE,
)
_TO_THEM = re.compile(r"\b(?:you|yours?)\b", re.IGNORECASE)
_KNOWN = re.compile(r"\b(?:the|all|all\s+of\s+the|(?:the\s+)?(?:whole|full|entire))\s+\Z", re.IGNORECASE)
"""Before a sum that the reader has heard of: "the £410"."""


class Given(Protocol):
    """What an offer gives, as far as a sentence could name it."""

    @property
    def percent(self) -> Decimal | None:
        """The share of the fee."""

    @property
    def amount(self) -> Decimal | None:
        """The sum."""

    @property
    def currency(self) -> str:
        """What the sum is in."""

    @property
    def what(self) -> str:
        """The offer in the user's words."""


def promised_twice(draft: Draft, today: date, locale: str = "en_GB") -> tuple[int, str] | None:
    """Return the number of the first offer that a sentence of the letter promises anyhow, and the sentence.

    Once they have chosen nothing is left to choose, and saying it twice does no harm.
    """
    if draft.shape == CHOSEN or not draft.offers:
        return None
    from amends.letters import render

    for words in own_words(render(draft, currency_locale=locale)):
        number = promised_by(words, draft.offers, today)
        if number is not None:
            return number, " ".join(words.split())
    return None


def promised_by(words: str, offers: Iterable[Given], today: date) -> int | None:
    """Return the number of the first of the offers that a sentence promises anyhow, from 1; or None."""
    if HANGS_ON_THEM.match(words) or _OPEN.search(words) or not _promises(words):
        return None
    return next((at for at, offer in enumerate(offers, 1) if _is_meant(offer, words, today)), None)


def _promises(words: str) -> bool:
    return any(
        not _DENIED.search(words[: said.start()])
        and not _NOTHING.match(words, said.end())
        and not _HABIT.search(words, said.start())
        for said in _SURE.finditer(words)
    )


def _is_meant(offer: Given, words: str, today: date) -> bool:
    """Whether the sentence gives the sum of the offer; where that has none, whether it names what it is.

    A sum alone may be anybody's: with it stands a word of what is offered, or "you", or it is "the" sum.
    """
    from amends.language import amounts
    from amends.ledger.same_thing import says_the_same, shares_a_word

    if offer.percent is not None and any(one.percent == offer.percent for one in amounts.percents(words)):
        return True
    if offer.amount is not None:
        found = [one for one in amounts.find(words) if one.amount == offer.amount]
        named = bool(_TO_THEM.search(words)) or shares_a_word(words, offer.what, today)
        return any(
            (not offer.currency or one.currency == offer.currency)
            and (named or bool(_KNOWN.search(words[: one.start])))
            for one in found
        )
    return bool(offer.what.strip()) and says_the_same(words, (offer.what,), today)
