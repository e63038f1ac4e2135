"""Where to stop and think before something is offered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from amends.language import amounts
from amends.remedies.costs import ZERO, costs, is_sane, total
from amends.remedies.loading import by_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from amends.domain.case import Facts
    from amends.domain.draft import Offer
    from amends.domain.money import Fee
    from amends.domain.settings import Settings
    from amends.remedies.costs import Cost

MOST = Decimal("1.5")
"""Of the fee. Beyond it, giving more was not seen to win anything back."""

_TIED = re.compile(
    r"\b(?:if|once|when|after|provided|as long as|on condition|in return|in exchange|so long as)\b"
    r".{0,60}?\b(?:reviews?|ratings?|stars?|testimonials?|posts?|public(?:ly)?|complain\w*|complaint|quiet"
    r"|silen(?:t|ce)|confidential|to yoursel(?:f|ves)|nobody|no one|not tell|say nothing)\b",
    re.IGNORECASE | re.DOTALL,
)

_COVERS = "cost-cover"
_BARE = re.compile(r"(?<![\d.,])(?!(?:19|20)\d\d\b)(?:\d{1,3}(?:,\d{3})+|\d{2,9})(?:\.\d{1,2})?(?![\d.,]*\d)")
"""A number in the words about what it cost them: there it is a sum."""

Stop = Literal["fee", "cap", "hours", "in use", "tied", "insurer", "contract"]


@dataclass(frozen=True, slots=True)
class StopSign:
    """A reason to stop and think; the user may go on."""

    kind: Stop
    title: str
    what_first: str
    """What to do before going on, in one or two lines."""
    offer: int | None = None
    """Which offer it is about, counted from 0; None when it is about all of them."""


def beyond_whole(offer: Offer, fee: Fee) -> str:
    """Name the field by which an offer gives back more than the whole fee: "percent", "amount"; else nothing.

    Only what comes off this fee or is paid back of it has that bound: a good turn beside it may cost more.
    """
    remedy = by_id().get(offer.remedy)
    if remedy is None or not remedy.bill:
        return ""
    if offer.percent is not None:
        return "percent" if is_sane(offer.percent) and offer.percent > 100 else ""
    if offer.amount is None or fee.amount is None or not (is_sane(fee.amount) and is_sane(offer.amount)):
        return ""
    same = not fee.currency or not offer.currency or fee.currency == offer.currency
    return "amount" if same and 0 < fee.amount < offer.amount else ""


def stop_signs(
    offers: Sequence[Offer], facts: Facts, settings: Settings, theirs: str = ""
) -> tuple[StopSign, ...]:
    """Return what stands against these offers: first what is about one of them, then what is about all.

    What they wrote counts beside the facts: to cover a cost that they named is not to give too much.
    """
    each = costs(offers, facts, settings)
    signs = [
        sign
        for index, (offer, cost) in enumerate(zip(offers, each, strict=True))
        for sign in (
            *_too_much(index, offer, cost, facts, settings, theirs),
            *_about(index, offer),
        )
    ]
    signs += _together(each, settings, {sign.kind for sign in signs})
    signs += _ask_first(offers)
    return tuple(signs)


def _too_much(
    index: int, offer: Offer, cost: Cost, facts: Facts, settings: Settings, theirs: str
) -> Iterator[StopSign]:
    if beyond_whole(offer, facts.fee):
        yield StopSign(
            "fee",
            "More than the whole fee",
            "A fee can be given back once. What it cost them beyond that is an offer of its own.",
            index,
        )
    elif _over_fee(cost, facts.fee) and not _is_their_cost(offer, facts, theirs):
        yield StopSign(
            "fee",
            "More than one and a half times the fee",
            "Giving more has not been seen to win more back. A smaller sum, or work, may serve better.",
            index,
        )
    if _over_cap(cost, settings):
        yield StopSign(
            "cap",
            "More than your limit",
            "It costs more than you want to give away in one case. Offer less, or change the limit first.",
            index,
        )
    if settings.hours is not None and cost.hours > settings.hours:
        yield StopSign(
            "hours",
            "More hours than you have",
            "Offer a part of it, or a later day. A second broken promise weighs more than the first.",
            index,
        )


def _about(index: int, offer: Offer) -> Iterator[StopSign]:
    remedy = by_id().get(offer.remedy)
    if remedy is not None and "in use" in remedy.checks:
        yield StopSign(
            "in use",
            "Is the work in use?",
            "If they use it, offer a part of the money, or agree first from which day they stop using it.",
            index,
        )
    if _TIED.search(f"{offer.what} {offer.proof}"):
        yield StopSign(
            "tied",
            "Tied to a review, or to silence",
            "With such a string on it, it reads as a bribe or a threat. Offer it freely, or leave it out.",
            index,
        )


def _together(each: Iterable[Cost], settings: Settings, said: set[Stop]) -> Iterator[StopSign]:
    """Whoever may choose may choose the dearest; whoever asks kindly may get two."""
    sums = total(each)
    if "cap" not in said and any(_over_cap(cost, settings) for cost in sums):
        yield StopSign(
            "cap",
            "Together more than your limit",
            "Each can be afforded, all of them can't. Make sure that the letter says “one of these”.",
        )
    if "hours" not in said and settings.hours is not None and _hours(sums) > settings.hours:
        yield StopSign(
            "hours",
            "Together more hours than you have",
            "Each can be done, all of them can't. Make sure that the letter says “one of these”.",
        )


def _ask_first(offers: Iterable[Offer]) -> Iterator[StopSign]:
    asked = {
        check
        for offer in offers
        if (remedy := by_id().get(offer.remedy)) is not None
        for check in remedy.checks
    }
    if "insurer" in asked:
        yield StopSign(
            "insurer",
            "If you are insured, ask the insurer first",
            "Many policies want to hear of it before you admit a fault or offer money.",
        )
    if "contract" in asked:
        yield StopSign(
            "contract",
            "Look into the contract first",
            "See what it says about this before you offer it, and whether others have to agree.",
        )


def _over_fee(cost: Cost, fee: Fee) -> bool:
    if fee.amount is None or not is_sane(fee.amount) or fee.amount <= 0:
        return False
    if fee.currency and cost.currency and fee.currency != cost.currency:
        return False
    return cost.money > fee.amount * MOST


def _is_their_cost(offer: Offer, facts: Facts, theirs: str) -> bool:
    """Whether it covers a cost that stands in the facts, with or without its currency, or in their words."""
    if offer.remedy != _COVERS or offer.amount is None:
        return False
    known = [
        one.amount
        for one in amounts.find(f"{facts.cost}\n{facts.happened}\n{theirs}")
        if not offer.currency or one.currency == offer.currency
    ]
    known += [Decimal(found.replace(",", "")) for found in _BARE.findall(facts.cost)]
    return any(offer.amount <= amount for amount in known)


def _over_cap(cost: Cost, settings: Settings) -> bool:
    if settings.cap is None or (cost.currency and cost.currency != settings.currency):
        return False
    return cost.whole > settings.cap


def _hours(sums: Iterable[Cost]) -> Decimal:
    return sum((cost.hours for cost in sums), ZERO)
