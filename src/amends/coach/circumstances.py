"""What the coach knows around a letter, as plain values: no case is needed to judge one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from amends.domain.case import Case
    from amends.domain.draft import Draft, Offer


@dataclass(frozen=True, slots=True)
class Offered:
    """What one offer commits to; the letter's own words must agree with it."""

    amount: Decimal | None = None
    percent: Decimal | None = None
    currency: str = ""
    due: date | None = None
    sized: bool = True
    """Whether it says how much, in money, in number or in words of its own."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A point of the client's that wants an answer."""

    title: str
    words: str
    """Quote and calm words together: what an answer is likely to take up."""
    answered_by: str = ""
    """The part that answers it, linked by hand."""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The day, the client, the facts, the offers and what was said to be left alone."""

    today: date | None = None
    names: tuple[str, ...] = ()
    """How the client may be greeted."""
    sure: str = ""
    """Whether something is known to have gone wrong: yes, perhaps, no; empty when nobody was asked."""
    silent: bool = False
    """Whether the client wrote nothing that is being answered."""
    offers: tuple[Offered, ...] = ()
    fee: Decimal | None = None
    earlier: tuple[date, ...] = ()
    """Earlier incidents with this client."""
    points: tuple[Asked, ...] = ()
    quiet: tuple[str, ...] = ()
    """Rules that never speak."""
    left: tuple[tuple[str, str], ...] = ()
    """Remarks left as they are in this letter: the rule, and the words or nothing for all of them."""


NOTHING_KNOWN = Circumstances()


def circumstances(
    case: Case,
    draft: Draft,
    *,
    today: date | None,
    earlier: Iterable[date] = (),
    quiet: Iterable[str] = (),
) -> Circumstances:
    """Gather what the case says around one of its letters."""
    client, facts, message = case.client, case.facts, case.message
    names = (client.salutation, client.name, client.company)
    points = message.points if message else ()
    return Circumstances(
        today=today,
        names=tuple(name for name in names if name),
        sure=facts.sure or "",
        silent=message is None,
        offers=tuple(_offered(offer, facts.fee.amount) for offer in draft.offers),
        fee=facts.fee.amount,
        earlier=tuple(earlier),
        points=tuple(
            Asked(point.title, f"{point.quote} {point.words}".strip(), point.answered_by, point.label)
            for point in points
            if point.wants_answer
        ),
        quiet=tuple(quiet),
        left=tuple((left.rule, left.quote) for left in draft.left),
    )


def _offered(offer: Offer, fee: Decimal | None) -> Offered:
    amount = offer.amount
    if amount is None and offer.percent is not None and fee is not None:
        amount = fee * offer.percent / 100
    sized = bool(offer.what.strip()) or any((amount, offer.percent, offer.quantity, offer.hours))
    return Offered(amount, offer.percent, offer.currency, offer.due, sized)
