"""The way through a case: five steps, free to visit, and which of them miss nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from amends.ledger.standing import is_whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from amends.domain.case import Case

Step = Literal["read", "respond", "remedy", "preview", "follow-up"]

STEPS: tuple[Step, ...] = ("read", "respond", "remedy", "preview", "follow-up")

TITLES: dict[Step, str] = {
    "read": "Read",
    "respond": "Respond",
    "remedy": "Remedy",
    "preview": "Preview",
    "follow-up": "Follow up",
}


def _read(case: Case) -> bool:
    message = case.message
    if message is None:
        return case.facts.sure is not None
    return case.cooling.passed and all(
        point.doing is not None for point in message.points if point.wants_answer
    )


def _responded(case: Case) -> bool:
    draft = case.draft or case.last_sent
    return draft is not None and is_whole(draft)


def _chosen(case: Case) -> bool:
    draft = case.draft or case.last_sent
    return draft is not None and bool(draft.offers)


def _sent(case: Case) -> bool:
    return case.draft is None and case.last_sent is not None


def _ended(case: Case) -> bool:
    return case.outcome is not None


_DONE: dict[Step, Callable[[Case], bool]] = {
    "read": _read,
    "respond": _responded,
    "remedy": _chosen,
    "preview": _sent,
    "follow-up": _ended,
}


def nothing_missing(case: Case, step: Step) -> bool:
    """Whether the step has all it needs; a step is never locked, done or not."""
    return _DONE[step](case)
