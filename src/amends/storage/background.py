"""What the coach should know around an open case: the client's other cases, other clients, own rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.coach.background import Background, Change
from amends.ledger.history import earlier_days, history, namesakes, told_changes
from amends.storage.trouble import CannotRead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amends.coach.own import OwnRules
    from amends.domain.case import Case
    from amends.domain.summary import Summary
    from amends.ledger.history import Past

_MOST = 20
"""Earlier cases with one client that are read; more than that are no longer a card to look at."""


def background(found: Sequence[Summary], case: Case, own: OwnRules) -> Background:
    """Gather it from the summaries and the few files that concern this client; what cannot be read is not."""
    earlier = _cases_with(found, case)
    name = " ".join(case.client.name.split()).casefold()
    others = {" ".join(each.client.split()).casefold() for each in found if each.client}
    return Background(
        earlier=earlier_days(found, case),
        changes=tuple(Change(day, words) for day, words in told_changes(earlier, case)),
        others=frozenset(others - {name}),
        own=own,
    )


def past(found: Sequence[Summary], case: Case) -> tuple[Past, ...]:
    """Return what the earlier cases with this client left to remember, newest first."""
    return history(_cases_with(found, case), case.client, but=case.id)


def _cases_with(found: Sequence[Summary], case: Case) -> list[Case]:
    """Return the other cases that may be this client's."""
    from amends.storage.cases import load

    cases = []
    for each in namesakes(found, case.client.name, case.client.email, but=case.id)[:_MOST]:
        try:
            cases.append(load(each.path).case)
        except CannotRead:
            continue  # its row on the desk says why
    return cases
