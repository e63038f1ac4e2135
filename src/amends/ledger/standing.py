"""Where a case stands, in the words of its file's head and of the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.domain.blanks import blanks
from amends.ledger.days import beside, days_between

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime

    from amends.domain.case import Case
    from amends.domain.draft import Draft, Part
    from amends.domain.summary import Summary

NOTE = "short-note"
"""The letter that only says when the letter comes."""


def stands(case: Case, today: date, *, optional: Collection[str] = ()) -> str:
    """Return where the case stands, as its file says it; optional names parts that the letter can do without.

    It is the same on every day; how long it has stood there is for standing_now to say.
    """
    if case.outcome is not None:
        return case.outcome.ending
    draft = case.draft
    if draft is not None and (draft.begun or draft.offers):
        return _writing(draft, optional)
    letter = case.last_sent
    if letter is not None and letter.shape != NOTE:
        return "answered" if has_answer(case) else "sent"
    if draft is not None:
        return _writing(draft, optional)
    return "reading" if _looked_at(case) or letter is not None else "new"


def standing_now(summary: Summary, now: datetime) -> str:
    """Return where it stands as the desk says it: "sent 4 days, quiet"."""
    if summary.trouble:
        return "cannot be read"
    if summary.stands != "sent" or summary.since is None:
        return summary.stands
    days = days_between(summary.since, now)
    if days < 2:
        return "sent yesterday" if days else "sent today"
    return f"sent {days} days, quiet"


def has_answer(case: Case) -> bool:
    """Whether the newest message came after the letter sent last."""
    message, letter = case.message, case.last_sent
    if message is None or letter is None or letter.sent is None:
        return False
    if message.date is None:
        return len(case.messages) > 1
    return beside(message.date, letter.sent) > letter.sent


def is_written(draft: Draft, part: Part) -> bool:
    """Whether a part has what it needs: words without blanks, or the offers."""
    if blanks(part.text) or blanks(part.after):
        return False
    return bool(part.text.strip() or part.after.strip() or (draft.offers and part.name == _holder(draft)))


def _holder(draft: Draft) -> str:
    """Name the part that the offers stand in; which it is by its shape is not for the ledger to know."""
    return "offers" if draft.part("offers") is not None else "choice"


def _writing(draft: Draft, optional: Collection[str]) -> str:
    needed = [part for part in draft.parts if part.name not in optional or part.text.strip()]
    written = sum(is_written(draft, part) for part in needed)
    if needed and written == len(needed):
        return "ready"
    return f"writing, {written} of {len(needed)} parts" if len(needed) > 1 else "writing"


def _looked_at(case: Case) -> bool:
    message = case.message
    return (
        case.cooling.passed
        or case.facts.sure is not None
        or (message is not None and any(point.doing or point.answered_by for point in message.points))
    )
