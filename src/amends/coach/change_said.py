"""What is different now, as the letters that went out say it, and the closing card that begins with it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from amends.coach.judging import judge
from amends.domain.letter import Letter
from amends.letters.rendering import render

if TYPE_CHECKING:
    from amends.domain.case import Card, Case


def card_of(case: Case) -> Card:
    """Return the closing card; before it is kept, one that is filled from the facts and the letter."""
    from amends.domain.case import Card

    if case.card is not None:
        return case.card
    changed = case.facts.changed.strip()
    if not changed and case.outcome is not None:
        changed = change_said(case)
    return Card(cause=case.facts.cause, changed=changed)


def change_said(case: Case) -> str:
    """Return the sentences about a change in the newest letter sent that has any; else nothing."""
    sent = sorted((d for d in case.drafts if d.sent is not None), key=lambda d: d.sent or case.created)
    return next((said for draft in reversed(sent) if (said := _in_text(render(draft).text))), "")


@lru_cache(8)
def _in_text(text: str) -> str:
    sentences = judge(Letter(text)).sentences
    said = (sentence.text for sentence in sentences if "concrete_prevention" in sentence.moves)
    return " ".join(" ".join(said).split())
