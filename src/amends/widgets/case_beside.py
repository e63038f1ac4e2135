"""What stands beside the desk's list: the next step, what you owe, the first lines of the letter."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from textual.content import Content

from amends.ledger import next_step
from amends.letters import render, shape, shapes
from amends.widgets.hanging import hanging

if TYPE_CHECKING:
    from datetime import date

    from amends.domain.case import Case
    from amends.domain.summary import Summary

LABEL = 9


def beside(summary: Summary, case: Case, now: datetime, width: int) -> Content:
    """Return the case at a glance, wrapped to the width."""
    blocks = [_who(case)]
    if not summary.trouble:
        blocks.append(_labelled("Next", Content(next_step(case, now).words), width))
    owed = [promise for promise in case.promises if promise.kept is None]
    blocks += [
        _labelled("You owe" if i == 0 else "", _promise(p.what, p.due, now), width)
        for i, p in enumerate(owed)
    ]
    draft = case.draft or case.last_sent
    if (
        draft is not None
        and (offers := [offer for offer in draft.offers if offer.due])
        and draft.sent is None
    ):
        from amends.remedies import say

        blocks += [
            _labelled("If sent" if i == 0 else "", Content(say(offer)), width)
            for i, offer in enumerate(offers)
        ]
    if draft is not None and draft.begun:
        title = shape(draft.shape).title if draft.shape in shapes() else draft.shape
        blocks.append(Content.styled(f"── {title} ".ljust(width, "─")[:width], "$text-muted"))
        blocks.append(_opening(render(draft).text, width))
    return Content("\n\n").join(blocks)


def _who(case: Case) -> Content:
    company = f" · {case.client.company}" if case.client.company else ""
    return Content.assemble((case.client.name or "Someone", "bold"), (company, "$text-muted"))


def _labelled(label: str, words: Content, width: int) -> Content:
    return hanging(Content.styled(label.ljust(LABEL), "$text-muted"), words, width)


def _promise(what: str, due: date | datetime | None, now: datetime) -> Content:
    if due is None:
        return Content(what)
    day = due.date() if isinstance(due, datetime) else due
    return Content.assemble(
        (f"{day:%a} {day.day} {day:%b}  ", "bold $warning" if day <= now.date() else ""), what
    )


def _opening(text: str, width: int, lines: int = 8) -> Content:
    wrapped = Content(text.strip()).wrap(width)
    more = len(wrapped) > lines
    shown = [line.rstrip() for line in wrapped[:lines]]
    return Content("\n").join([*shown, Content.styled("…", "$text-muted")] if more else shown)
