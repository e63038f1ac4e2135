"""What a choice of offers lacks as a whole, in one line each; hints, never more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.remedies.loading import by_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amends.domain.case import Facts
    from amends.domain.draft import Offer


def lacks(offers: Sequence[Offer], facts: Facts) -> tuple[str, ...]:
    """Return what would make the choice a better one: a second offer, one in kind, one without effort."""
    known = [remedy for offer in offers if (remedy := by_id().get(offer.remedy)) is not None]
    if not offers or all(remedy.kind == "nothing" for remedy in known):
        return ()
    found = []
    if len(offers) == 1:
        found.append("One offer leaves them yes or no. A second lets them choose.")
    if known and all(remedy.effort == "some" for remedy in known):
        which = "It asks" if len(known) == 1 else "Each of them asks"
        found.append(f"{which} something of your client. One that needs nothing from them helps.")
    if facts.kind is not None and known and not any(facts.kind in remedy.fits for remedy in known):
        found.append("None of them is made for this kind of loss; those with · are.")
    return tuple(found)
