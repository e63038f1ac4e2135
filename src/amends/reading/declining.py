"""A sentence of an answer that only says no to an offer: it decides something, and asks for nothing."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from amends.reading.answers import propose_answer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from amends.domain.draft import Offer

_LONGEST = 60
_MORE = re.compile(r"[,;:?]|\b(?:and|but|then|instead|until|unless|if)\b", re.IGNORECASE)
"""What may ask for something beside the no; a sentence with it stays a point."""
_SUM = re.compile(
    r"\W*(?:(?:please|pls|just|so)\s)*(?:skip|forget|scrap|waive|drop)\s(?:about\s)?(?:the|your|that)\s"
    r"[£$€]?(\d{1,9}(?:\.\d{1,4})?)\s?%?(?:\soff)?(?:\s(?:please|pls|thanks))?\W*",
    re.IGNORECASE,
)
"""“Forget the 50”: a sum without its currency, which names an offer only beside such a word."""


def only_declines(words: str, offers: Sequence[Offer], today: date | None) -> bool:
    """Whether these words say no to an offer and nothing more; where it is in doubt they say more."""
    if not offers or len(words) > _LONGEST or _MORE.search(words):
        return False
    if named := _SUM.fullmatch(words):
        return any(Decimal(named[1]) in (offer.amount, offer.percent) for offer in offers)
    heard = propose_answer(words, offers, today)
    return heard.meaning in ("declined", "other") and bool(heard.words)
