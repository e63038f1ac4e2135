"""A case that the user wanted to leave alone for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.domain.letter import SHORT_NOTE
from amends.ledger.days import beside, brief, is_to_come

if TYPE_CHECKING:
    from datetime import datetime

    from amends.domain.case import Case


def wait_of(case: Case) -> datetime | None:
    """Return until when the case is to be left alone; a short note begun for the wait goes out first."""
    return None if _note_is_begun(case) else case.cooling.until


def rests_until(case: Case, now: datetime) -> datetime | None:
    """Return until when the case is to be left alone, while that is still to come."""
    return None if _note_is_begun(case) else waits_until(case, now)


def waits_until(case: Case, now: datetime) -> datetime | None:
    """Return until when the user wanted to wait, while that is to come; also where a note goes out first."""
    until = case.cooling.until
    return until if until is not None and is_to_come(until, now) else None


def _note_is_begun(case: Case) -> bool:
    return case.draft is not None and case.draft.shape == SHORT_NOTE


def taken_up(case: Case) -> Case:
    """Return the case as it is once the user goes on, before the time or after it: no longer left alone."""
    return case.but(cooling=case.cooling.but(until=None))


def before_cooling(case: Case) -> Case:
    """Return the case before its cool-down again, for a new message; the two lines of before stay."""
    return case.but(cooling=case.cooling.but(passed=False, before=None, after=None, until=None))


def time_of(when: datetime, now: datetime) -> str:
    """Return "12:10", "tomorrow, 09:00" or "Fri 29 May, 09:00"."""
    when = beside(when, now)
    days = (when.date() - now.date()).days
    day = f"{brief(when)}, " if days > 1 else "tomorrow, " if days else ""
    return f"{day}{when:%H:%M}"
