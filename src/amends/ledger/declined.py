"""What the letter promised anyhow and the client does not want: “I will call you”, “no need to”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amends.ledger.days import as_day
from amends.ledger.promises import is_said, owed, promised
from amends.ledger.same_thing import without_days

if TYPE_CHECKING:
    from collections.abc import Container
    from datetime import date

    from amends.domain.case import Case
    from amends.domain.draft import Offer, Promise

_A_CALL = re.compile(r"\b(?:call|ring|phone|telephone)\b", re.IGNORECASE)


def declined_in(case: Case, text: str, today: date) -> tuple[int, ...]:
    """Return the places of the promises still owed that an answer in these words says no to.

    Which of the offers they take is the user's word, so those are left out.
    """
    from amends.reading.answers import refused

    offered = {promised(offer) for offer in case.offers_made}
    places = [place for place, promise in owed(case) if promise.what not in offered]
    things = [_as_a_thing(case.promises[place], today) for place in places]
    return tuple(places[number - 1] for number in refused(text, things, today))


def without(case: Case, places: Container[int]) -> Case:
    """Return the case without the promises at these places."""
    return case.but(promises=tuple(one for at, one in enumerate(case.promises) if at not in places))


def says_what_is_offered(promise: Promise, offered: Promise, case: Case) -> bool:
    """Whether a sentence of the letter promises what an offer in it does, by the same day."""
    letter = case.last_sent
    if letter is None or letter.sent is None or promise.due is None or offered.due is None:
        return False
    if _A_CALL.search(promise.what) and _A_CALL.search(offered.what):
        return as_day(promise.due) == as_day(offered.due)
    return is_said(promise.what, promise.due, offered, letter, letter.sent.date(), "en_GB")


def _as_a_thing(promise: Promise, today: date) -> Offer:
    """Return a promise as something that can be named; its day says nothing of what it is."""
    from amends.domain.draft import Offer

    remedy = "call-and-note" if _A_CALL.search(promise.what) else ""
    return Offer(remedy=remedy, what=without_days(promise.what, today).strip())
