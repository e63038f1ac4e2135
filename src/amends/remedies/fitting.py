"""Which remedies suit this loss, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from amends.remedies.loading import catalogue

if TYPE_CHECKING:
    from amends.domain.case import Facts
    from amends.remedies.loading import Remedy

MOST = 5
"""Marked as fitting, besides the user's own: a mark that most of the catalogue has tells nothing."""

_LOSSES = {
    "late": "came late",
    "faulty": "had faults",
    "missing": "was left out",
    "silent": "had no news with it",
    "overcharged": "was billed too high",
    "repeat": "went wrong before",
}
_PAID = "It is paid already; part of the money back takes its place."
_UNPAID = "Nothing is paid yet; money off the invoice takes its place."


@dataclass(frozen=True, slots=True)
class Fit:
    """A remedy, whether it suits this loss, and why or why not in one line."""

    remedy: Remedy
    fits: bool
    reason: str


def fitting(facts: Facts) -> tuple[Fit, ...]:
    """Return the whole catalogue: what makes up for the loss in kind, what suits it, the rest."""
    ranked = sorted((_fit(remedy, facts) for remedy in catalogue()), key=lambda fit: _rank(fit, facts))
    return tuple(
        replace(fit, fits=fit.fits and (at < MOST or fit.remedy.own)) for at, fit in enumerate(ranked)
    )


def _fit(remedy: Remedy, facts: Facts) -> Fit:
    if remedy.bill == "unpaid" and facts.fee.paid is True:
        return Fit(remedy, fits=False, reason=_PAID)
    if remedy.bill == "paid" and facts.fee.paid is False:
        return Fit(remedy, fits=False, reason=_UNPAID)
    if facts.kind is None or not remedy.fits:
        return Fit(remedy, fits=False, reason=remedy.why)
    if facts.kind in remedy.fits:
        return Fit(remedy, fits=True, reason=remedy.why)
    return Fit(remedy, fits=False, reason=f"Better for work that {_listed(remedy.fits[:2])}.")


def _rank(fit: Fit, facts: Facts) -> tuple[bool, bool, bool]:
    """Order by whether it fits, whether the bill is known to suit it, whether it is in kind."""
    unsure = fit.remedy.bill == "paid" and facts.fee.paid is None
    return (not fit.fits, fit.fits and unsure, fit.fits and facts.kind not in fit.remedy.best)


def _listed(losses: tuple[str, ...]) -> str:
    return " or ".join(_LOSSES[loss] for loss in losses)
