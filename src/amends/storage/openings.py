"""What the other open cases offer: read once, for the worst case of all of them together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.ledger import open_offers
from amends.storage.trouble import CannotRead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amends.domain.summary import Summary
    from amends.remedies import Open

MOST = 200
"""Open cases that are read; those changed last come first."""


def openings(found: Sequence[Summary], but: str) -> tuple[Open, ...]:
    """Return offers and facts of each case that is not closed, but for the one of that id."""
    from amends.storage.cases import load

    read: list[Open] = []
    for each in [one for one in found if one.view != "closed" and not one.trouble and one.id != but][:MOST]:
        try:
            case = load(each.path).case
        except CannotRead:
            continue  # its row on the desk says why
        if offers := open_offers(case):
            read.append((offers, case.facts))
    return tuple(read)
