"""What an offer costs you and gives the client."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import TYPE_CHECKING

from amends.remedies.loading import by_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amends.domain.case import Facts
    from amends.domain.draft import Offer
    from amends.domain.money import Fee
    from amends.domain.settings import Settings

ZERO = Decimal(0)
_HUGE = 28
"""Sums with more digits are somebody's slip on the keys; they are taken as they stand, not computed with."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What an offer costs you and gives the client, in one currency."""

    hours: Decimal = ZERO
    money: Decimal = ZERO
    """What you hand over or do not get."""
    gives: Decimal | None = None
    """What it is worth to the client; None where that can't be said in money."""
    currency: str = ""
    work: Decimal | None = None
    """The hours at your rate; None when the rate is unknown, or in another currency."""

    @property
    def whole(self) -> Decimal:
        """Money and work together, as far as they are known."""
        return self.money + (self.work or ZERO)

    @property
    def unpriced(self) -> Decimal:
        """The hours of which it is not known what they cost."""
        return self.hours if self.work is None else ZERO


def worked_out(offer: Offer, fee: Fee) -> Offer:
    """Return the offer with its sum computed from the fee; a sum without a percent is yours and stays."""
    remedy = by_id().get(offer.remedy)
    currency = offer.currency or fee.currency
    if fee.amount is None or not is_sane(fee.amount):
        return offer
    if offer.percent is not None and is_sane(offer.percent):
        with localcontext(prec=2 * _HUGE + 8):
            sum_off = _to_pence(fee.amount * offer.percent / 100, fee.currency)
        return offer.but(amount=sum_off, currency=fee.currency or offer.currency)
    if remedy is not None and remedy.whole and offer.amount is None:
        return offer.but(amount=fee.amount, currency=currency)
    return offer


def costs(offers: Iterable[Offer], facts: Facts, settings: Settings) -> tuple[Cost, ...]:
    """Return what each of the offers costs, in their order."""
    return tuple(_cost(offer, facts, settings) for offer in offers)


def total(costs: Iterable[Cost]) -> tuple[Cost, ...]:
    """Return what all of them come to, one entry for each currency; hours alone join the first."""
    sums: dict[str, Cost] = {}
    bare = Cost()
    for cost in costs:
        if cost.currency:
            sums[cost.currency] = _added(sums.get(cost.currency, Cost(currency=cost.currency)), cost)
        else:
            bare = _added(bare, cost)
    if not sums:
        return (bare,)
    first = next(iter(sums))
    sums[first] = _added(sums[first], bare)
    return tuple(sums.values())


def dearest(costs: Iterable[Cost]) -> Cost | None:
    """Return the one that costs you most; None when there is none, or they can't be compared.

    Hours without a rate are not compared with money: five hours may well cost more than a small sum.
    """
    every = tuple(costs)
    if len({cost.currency for cost in every if cost.currency}) > 1:
        return None
    most = max(every, key=lambda cost: (cost.whole, cost.hours), default=None)
    if most is None or any(cost.unpriced > most.unpriced for cost in every):
        return None
    return most


def uncounted(costs: Iterable[Cost], settings: Settings) -> str:
    """Say why hours stand beside the money and are not counted in it; nothing when none do."""
    if not any(cost.unpriced for cost in costs):
        return ""
    if settings.rate is None:
        return "Hours are not counted in money: the settings (, on the desk) take what one costs you."
    return f"Hours beside another currency are not counted in money: your rate is in {settings.currency}."


def _cost(offer: Offer, facts: Facts, settings: Settings) -> Cost:
    offer = worked_out(offer, facts.fee)
    hours = offer.hours if offer.hours is not None and is_sane(offer.hours) else ZERO
    money = offer.amount if offer.amount is not None and is_sane(offer.amount) else ZERO
    currency = offer.currency or (facts.fee.currency or settings.currency if money else settings.currency)
    comparable = not money or currency == settings.currency
    work = hours * settings.rate if hours and settings.rate is not None and comparable else None
    remedy = by_id().get(offer.remedy)
    in_money = remedy is not None and remedy.kind == "money"
    gives = (money or None) if in_money else work
    return Cost(hours, money, gives, currency if money or work is not None else "", work)


def _added(one: Cost, other: Cost) -> Cost:
    return replace(
        one,
        hours=one.hours + other.hours,
        money=one.money + other.money,
        gives=_sum(one.gives, other.gives),
        work=_sum(one.work, other.work),
    )


def _sum(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return one if other is None else other if one is None else one + other


def _to_pence(amount: Decimal, currency: str) -> Decimal:
    from babel.numbers import get_currency_precision

    return amount.quantize(Decimal(1).scaleb(-get_currency_precision(currency or "GBP")), ROUND_HALF_UP)


def is_sane(value: Decimal) -> bool:
    """Whether a number can be computed with: a slip on the keys must not fill the memory."""
    if not value.is_finite():
        return False
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and value.adjusted() < _HUGE and exponent > -_HUGE
