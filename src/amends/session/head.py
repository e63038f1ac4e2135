"""What a case's file says in its head for the desk."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from amends.ledger import earliest_due, look_again, next_step, stands, wait_of
from amends.storage.toml_out import Head

if TYPE_CHECKING:
    from collections.abc import Callable

    from amends.domain.case import Case


def heads(clock: Callable[[], datetime]) -> Callable[[Case], Head]:
    """Return what computes the head of a case on the clock's day."""

    def head(case: Case) -> Head:
        words = stands(case)
        now = clock()
        return Head(
            stands=words,
            since=_since(case, words),
            due=earliest_due(case, now),
            rests_until=wait_of(case),
            next=next_step(case, now).doing,
            follow_up=look_again(case, now),
        )

    return head


def _since(case: Case, words: str) -> datetime:
    """Return when the case came to stand there, from what is in it."""
    if case.outcome is not None:
        when = case.outcome.when
        return datetime.combine(when, time(), case.updated.tzinfo) if when else case.updated
    letter, message = case.last_sent, case.message
    if words not in ("sent", "answered") or letter is None or letter.sent is None:
        return case.created
    answered = message.date if message is not None and case.has_answer else None
    return answered or letter.sent
