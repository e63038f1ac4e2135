"""What stands beside the desk's list: the next step, what you owe, the first lines of the letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from amends.ledger.days import brief
from amends.ledger.dues import day_here
from amends.ledger.today import earliest_first, next_today
from amends.widgets.hanging import hanging

if TYPE_CHECKING:
    from datetime import date, datetime

    from amends.domain.summary import Glimpse, Summary

LABEL = 9
LINES = 8
"""Lines of the letter shown."""


def beside(summary: Summary, case: Glimpse, now: datetime, width: int) -> Content:
    """Return the case at a glance, as it is today, wrapped to the width."""
    company = f" · {case.company}" if case.company else ""
    blocks = [Content.assemble((case.client or "Someone", "bold"), (company, "$text-muted"))]
    if case.copies:
        by = ", ".join(dict.fromkeys(copy.by for copy in case.copies))
        words = Content(f"It was changed in two places; a copy by {by} lies beside it. enter shows it.")
        blocks.append(_labelled("≠ Copy", words, width))
    if next_ := next_today(summary, case, now):
        blocks.append(_labelled("Next", Content(next_), width))
    if case.owed:
        owed = [
            _labelled("You owe" if i == 0 else "", _promise(what, due, now), width)
            for i, (what, due) in enumerate(_to_show(case, next_))
        ]
        blocks.append(Content("\n").join(owed))
    if case.opening:
        rule = Content.styled(f"── {case.letter} ".ljust(width, "─")[:width], "$text-muted")
        blocks.append(Content("\n").join([rule, _opening(case.opening, width)]))
    return Content("\n\n").join(blocks)


def _to_show(case: Glimpse, next_: str) -> list[tuple[str, date | datetime | None]]:
    """Return what is owed, the nearest first: there may be little room. What "Next" tells is not repeated."""
    first, *others = earliest_first(case)
    return others if others and first[0].rstrip(".") in next_ else [first, *others]


def _labelled(label: str, words: Content, width: int) -> Content:
    return hanging(Content.styled(label.ljust(LABEL), "$text-muted"), words, width)


def _promise(what: str, due: date | datetime | None, now: datetime) -> Content:
    if due is None:
        return Content(what)
    day = day_here(due, now)
    return Content.assemble((f"{brief(day)}  ", "bold $warning" if day <= now.date() else ""), what)


def _opening(text: str, width: int) -> Content:
    wrapped = [line.rstrip() for line in Content(text).wrap(width)]
    if len(wrapped) <= LINES:
        return Content("\n").join(wrapped)
    return Content("\n").join([*wrapped[:LINES], Content.styled("…", "$text-muted")])
