"""What can be done in a case once there is a letter, and what of it comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from amends.ledger.advice import is_time_to_check_back, letter_is_next, next_letter
from amends.ledger.promises import owed

if TYPE_CHECKING:
    from datetime import datetime

    from amends.domain.case import Case
    from amends.domain.draft import Promise

Act = Literal["mark_sent", "begin", "answer", "decide", "keep", "next_letter", "outcome", "card", "held"]


def acts(case: Case) -> tuple[Act, ...]:
    """Return what can be done where the case stands, in the order in which it usually comes.

    A message of theirs can come at any time. A decision asks for its letter, also where none was sent before.
    """
    card, ended, out = case.card, case.outcome is not None, case.last_sent is not None
    possible: dict[Act, bool] = {
        "mark_sent": case.draft is not None,
        "begin": case.draft is None and not out and not ended,
        "answer": True,
        "decide": not ended and case.has_answer,
        "keep": any(can_be_kept(promise) for promise in case.promises),
        "next_letter": case.draft is None and (out or next_letter(case) is not None),
        "outcome": out or ended,
        "card": ended,
        "held": ended and card is not None and card.check_on is not None and card.held is None,
    }
    return tuple(act for act, can_be in possible.items() if can_be)


def first_act(case: Case, now: datetime) -> Act | None:
    """Return what is to be done first; None where there is only to wait, or nothing is left to do."""
    possible = acts(case)
    if possible[0] != "answer":
        return possible[0]
    if case.outcome is None:
        if "decide" in possible:
            return _once_answered(case)
        return "next_letter" if is_time_to_check_back(case, now) else None
    if letter_is_next(case, now):
        return "next_letter"
    return "card" if case.card is None and not owed(case) else None


def _once_answered(case: Case) -> Act | None:
    """Return what comes after an answer: what it comes to is asked until the user has said that."""
    comes_to = case.message.comes_to if case.message is not None else None
    if comes_to is None:
        return "decide"
    return "next_letter" if comes_to == "question" or waiting_for_the_letter(case) else None


def can_be_kept(promise: Promise) -> bool:
    """Whether it can be marked as kept, or as not kept after all: what hangs on their choice is not owed."""
    return not promise.if_chosen or promise.kept is not None


def waiting_for_the_letter(case: Case) -> str:
    """Say what an answer asks and no letter has taken up yet: "1 question waits"; else nothing."""
    message = case.message
    if message is None or not case.has_answer:
        return ""
    asked = [point.label for point in message.points if point.wants_answer]
    counted = {what: asked.count(what) for what in ("question", "request")}
    told = [f"{count} {what}{'s' if count > 1 else ''}" for what, count in counted.items() if count]
    return f"{' and '.join(told)} {'waits' if sum(counted.values()) == 1 else 'wait'}" if told else ""
