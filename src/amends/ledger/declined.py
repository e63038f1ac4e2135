"""What the letter promised anyhow and the client does not want: “I will call you”, “no need to”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amends.ledger.by_offer import LOCALE, is_of, of_any
from amends.ledger.days import as_day
from amends.ledger.promises import is_said, owed, promised
from amends.ledger.same_thing import calls_you, without_days

if TYPE_CHECKING:
    from collections.abc import Container
    from datetime import date

    from amends.domain.case import Case
    from amends.domain.draft import Offer, Promise

_A_CALL = re.compile(r"\b(?:call|ring|phone|telephone)\b", re.IGNORECASE)


def declined_in(case: Case, text: str, today: date) -> tuple[int, ...]:
    """Return the places of the promises still owed that an answer plainly says no to: to be asked about.

    Which of the offers they take is the user's word, so those are left out.
    """
    from amends.reading.answers import refused

    offered = of_any(case.promises, case.offers_decided)
    places = [place for place, promise in owed(case) if promise.what not in offered]
    things = [_as_a_thing(case.promises[place], today) for place in places]
    return tuple(sorted(places[number - 1] for number in refused(text, things, today)))


def without(case: Case, places: Container[int]) -> Case:
    """Return the case without the promises at these places."""
    return case.but(promises=tuple(one for at, one in enumerate(case.promises) if at not in places))


def let_go(before: Case, after: Case) -> tuple[Promise, ...]:
    """Return what was owed before and is no promise any more: to be told."""
    left = {(one.what, one.due) for one in after.promises}
    return tuple(promise for _, promise in owed(before) if (promise.what, promise.due) not in left)


def told_let_go(before: Case, after: Case) -> str:
    """Say which debts an ending let go; nothing where it let go none."""
    what = "; ".join(f"“{promise.what}”" for promise in let_go(before, after))
    return f"No longer owed after that: {what}." if what else ""


def says_what_is_offered(promise: Promise, offered: Promise, case: Case) -> bool:
    """Whether a sentence of the letter promises what an offer in it does, by the same day.

    A call to somebody else on that day is another thing.
    """
    from amends.reading.plain_no import without_calls_to_others

    letter = case.last_sent
    if letter is None or letter.sent is None or promise.due is None or offered.due is None:
        return False
    of = next((offer for offer in letter.offers if is_of(offered, offer)), None)
    if of is not None and of.remedy == "call-and-note" and calls_you(promise.what):
        return as_day(promise.due) == as_day(offered.due)
    words = without_calls_to_others(promise.what)
    if of is not None:
        offered = offered.but(what=promised(of, LOCALE))
    return is_said(words, promise.due, offered, letter, letter.sent.date(), LOCALE)


def _as_a_thing(promise: Promise, today: date) -> Offer:
    """Return a promise as something that can be named, with its day."""
    from amends.domain.draft import Offer
    from amends.reading.plain_no import without_calls_to_others

    what = without_calls_to_others(without_days(promise.what, today).strip())
    remedy = "call-and-note" if _A_CALL.search(what) else ""
    return Offer(remedy=remedy, what=what, due=as_day(promise.due) if promise.due else None)
