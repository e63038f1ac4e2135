"""The next step as the desk says it today: a file says what was next on the day of its last save."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.domain.letter import SHORT_NOTE
from amends.ledger.advice import DECIDED, checking, overdue, quiet, word_given
from amends.ledger.days import beside, brief, is_to_come
from amends.ledger.dues import is_past

if TYPE_CHECKING:
    from datetime import date, datetime

    from amends.domain.summary import Glimpse, Summary


def next_today(summary: Summary, case: Glimpse, now: datetime) -> str:
    """Return what is to be done next; the words of the file where no day that they speak of has come."""
    if summary.view == "open":
        return _open(summary, case, now)
    for what, due in earliest_first(case):
        if due is not None and is_past(due, now):
            return overdue(what, due, now)
    if summary.view == "waiting":
        dated = any(due is not None for _, due in case.owed)
        waits = summary.since is not None and not dated and bool(case.sent)
        return quiet(summary.since, case.sent[-1], now) if waits and summary.since else case.next
    if case.check_on is None or case.owed or case.next.startswith(DECIDED):
        return case.next
    return checking(case.check_on, now)


def _open(summary: Summary, case: Glimpse, now: datetime) -> str:
    words = case.next
    if case.sent[-1:] == (SHORT_NOTE,):
        late, by = word_given(earliest_first(case), now, case.zone)
        words = " ".join(filter(None, (late, words, by)))
    rested = summary.rests_until
    if rested is None or is_to_come(rested, now):
        return words
    until = beside(rested, now)
    day = "" if until.date() == now.date() else f"{brief(until)}, "
    return f"You wanted to leave it alone until {day}{until:%H:%M}; that is over. {words}"


def earliest_first(case: Glimpse) -> list[tuple[str, date | datetime | None]]:
    """Return what is owed with the earliest day first, on one day what has no time; undated last."""

    def when(one: tuple[str, date | datetime | None]) -> tuple[bool, str]:
        return one[1] is None, one[1].isoformat() if one[1] else ""

    return sorted(case.owed, key=when)
