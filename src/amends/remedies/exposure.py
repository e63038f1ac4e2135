"""What everything that stands open may come to: each client is free to take the dearest offer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from amends.remedies.costs import ZERO, Cost, costs, dearest, is_sane, total

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from amends.domain.case import Facts
    from amends.domain.draft import Offer
    from amends.domain.settings import Settings

Open = tuple["Sequence[Offer]", "Facts"]
"""What one open case offers, and what is known of its fee."""


@dataclass(frozen=True, slots=True)
class Exposure:
    """The worst case of all open cases together."""

    cases: int
    """Those that offer something."""
    costs: tuple[Cost, ...] = ()
    """What it comes to, by currency."""
    fees: Decimal = ZERO
    """The fees of these cases; nothing is known of what is left when one of them is not."""
    left: Decimal | None = None
    """What would be left of the fees; None when one is unknown, or in another currency."""

    @property
    def hours(self) -> Decimal:
        """The hours of all of them."""
        return sum((cost.hours for cost in self.costs), ZERO)


def exposure(openings: Iterable[Open], settings: Settings) -> Exposure:
    """Return what it comes to when every client takes what costs you most."""
    taken: list[Cost] = []
    fees = ZERO
    known = True
    count = 0
    for offers, facts in openings:
        each = costs(offers, facts, settings)
        if not each:
            continue
        count += 1
        taken.extend(_at_worst(each))
        fee = facts.fee
        if fee.amount is not None and is_sane(fee.amount) and fee.currency in ("", settings.currency):
            fees += fee.amount
        else:
            known = False
    sums = total(taken)
    own = sum((cost.money for cost in sums if cost.currency == settings.currency), ZERO)
    return Exposure(count, sums, fees, fees - own if known and count else None)


def _at_worst(each: Sequence[Cost]) -> Sequence[Cost]:
    """Return what taking one of them can come to: too much, if anything, where they can't be compared.

    Of offers in several currencies all count; of money beside hours without a rate, the most of both.
    """
    worst = dearest(each)
    if worst is not None:
        return (worst,)
    if len({cost.currency for cost in each if cost.currency}) > 1:
        return each
    richest = max(each, key=lambda cost: cost.money)
    return (replace(richest, hours=max(cost.hours for cost in each)),)


def is_over_hours(worst: Exposure, settings: Settings) -> bool:
    """Whether there are fewer hours for repairs than it would take."""
    return settings.hours is not None and worst.hours > settings.hours


def is_under_floor(worst: Exposure, settings: Settings) -> bool:
    """Whether less would be left of the fees than you can live with."""
    return settings.floor is not None and worst.left is not None and worst.left < settings.floor
