"""Where a case stands, in the words of its file's head and of the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.domain.blanks import blanks
from amends.domain.letter import SHORT_NOTE
from amends.ledger.days import beside, brief, days_between, is_to_come

if TYPE_CHECKING:
    from datetime import datetime

    from amends.domain.case import Case
    from amends.domain.draft import Draft, Part
    from amends.domain.letter import Letter
    from amends.domain.summary import Summary

_LOOK = "look again"
_COUNTED = "writing, "
"""Before how much of the letter is written: there is no room for more in a column then."""


def stands(case: Case) -> str:
    """Return where the case stands, as its file says it.

    It is the same on every day; how long it has stood there is for standing_now to say.
    """
    if case.outcome is not None:
        return case.outcome.ending
    draft = case.draft
    if draft is not None and (draft.begun or draft.offers):
        return _writing(draft)
    letter = case.last_sent
    if letter is not None and letter.shape != SHORT_NOTE:
        return "answered" if case.has_answer else "sent"
    if draft is not None:
        return _writing(draft)
    return "reading" if _looked_at(case) or letter is not None else "new"


def standing_now(summary: Summary, now: datetime) -> str:
    """Return where it stands as the desk says it: "sent 4 days, quiet", "rests until 12:10"."""
    if summary.trouble:
        return "cannot be read"
    rests = summary.rests_until
    if rests is not None and summary.view == "open" and is_to_come(rests, now):
        return f"rests until {_moment(rests, now)}"
    come = summary.follow_up is not None and summary.follow_up <= now.date()
    due = summary.due is not None and summary.due <= now.date()
    if summary.view == "closed" and due:
        return f"{summary.stands}, due"
    if summary.view == "closed" and come:
        return f"{summary.stands}, {_LOOK}"
    if rests is not None and summary.view == "open" and not summary.stands.startswith(_COUNTED):
        return f"{summary.stands}, wait over"
    if summary.stands != "sent" or summary.since is None:
        return summary.stands
    days = days_between(summary.since, now)
    if days < 2:
        return f"sent {'yesterday' if days else 'today'}{', due' if due else ''}"
    return f"sent {days} days, {'due' if due else _LOOK if come else 'quiet'}"


def standing_and_due(summary: Summary, now: datetime) -> str:
    """Return where a case stands, with the day of what it owes unless it waits for an answer."""
    stands = standing_now(summary, now)
    if summary.due is None or summary.view == "waiting" or stands.startswith("rests"):
        return stands
    days = (summary.due - now.date()).days
    if days > 0 and stands.endswith(_LOOK):  # what has come goes before what is still to come
        return stands
    weekday, _, date = brief(summary.due).partition(" ")
    day = "overdue" if days < 0 else "due today" if days == 0 else f"due {weekday if days < 7 else date}"
    return f"{summary.stands.partition(',')[0]}, {day}"


def _moment(when: datetime, now: datetime) -> str:
    """Return a time of day, or the day when it is another one; short, for a column."""
    when = beside(when, now)
    days = (when.date() - now.date()).days
    return brief(when) if days > 1 else "tomorrow" if days else f"{when:%H:%M}"


def is_written(draft: Draft, part: Part) -> bool:
    """Whether a part has what it needs: words without blanks, or the offers."""
    if blanks(part.text) or blanks(part.after):
        return False
    return bool(part.text.strip() or part.after.strip() or (draft.offers and part.name == _holder(draft)))


def unlike_a_letter(draft: Draft, letter: Letter) -> str:
    """Say why a letter can hardly have been sent as it stands: an open blank, or no words; else nothing."""
    if not any(part.text.strip() or part.after.strip() for part in draft.parts if not part.out):
        return "Nothing is written in it yet."
    open_ = [letter.text[start:end] for start, end in blanks(letter.text)]
    if not open_:
        return ""
    return f"A blank is still open: {open_[0]}." if len(open_) == 1 else f"Still open: {', '.join(open_)}."


def needed(draft: Draft) -> tuple[Part, ...]:
    """Return the parts that the letter is not whole without: one it can do without counts once begun."""
    from amends.letters.loading import shapes  # the desk paints without it

    form = shapes().get(draft.shape)
    optional = {part.name for part in form.parts if part.optional} if form else set()
    there = (part for part in draft.parts if not part.out)
    return tuple(part for part in there if part.name not in optional or part.text.strip())


def parts_written(draft: Draft) -> str:
    """Return how many of the parts are written: "3 of 5 parts"; nothing where there is only one."""
    parts = needed(draft)
    written = sum(is_written(draft, part) for part in parts)
    return f"{written} of {len(parts)} parts" if len(parts) > 1 else ""


def is_whole(draft: Draft) -> bool:
    """Whether every part that the letter needs is written."""
    parts = needed(draft)
    return bool(parts) and all(is_written(draft, part) for part in parts)


def _holder(draft: Draft) -> str:
    """Name the part that the offers stand in, also in a shape that is not known here."""
    return "offers" if draft.part("offers") is not None else "choice"


def _writing(draft: Draft) -> str:
    if is_whole(draft):
        return "copied" if draft.copied else "ready"
    count = parts_written(draft)
    return f"{_COUNTED}{count}" if count else "writing"


def _looked_at(case: Case) -> bool:
    message = case.message
    return (
        case.cooling.passed
        or case.facts.sure is not None
        or (message is not None and any(point.doing or point.answered_by for point in message.points))
    )
