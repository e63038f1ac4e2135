"""A case that the user wanted to leave alone for a while."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from amends.ledger.days import beside, brief

if TYPE_CHECKING:
    from datetime import datetime

    from amends.domain.case import Case


def rests_until(case: Case, now: datetime) -> datetime | None:
    """Return until when the case was to be left alone, while that is still to come."""
    until = case.cooling.until
    return until if until is not None and beside(until, now) > now else None


def taken_up(case: Case) -> Case:
    """Return the case as it is once the user goes on, before the time or after it: no longer left alone."""
    return case.but(cooling=case.cooling.but(until=None))


def time_of(when: datetime, now: datetime) -> str:
    """Return "12:10", "tomorrow, 09:00" or "Fri 29 May, 09:00"."""
    when = beside(when, now)
    day = {0: "", 1: "tomorrow, "}.get((when.date() - now.date()) // timedelta(days=1), f"{brief(when)}, ")
    return f"{day}{when:%H:%M}"
