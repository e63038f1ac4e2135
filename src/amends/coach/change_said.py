"""What a letter that went out says is different now."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from amends.coach.judging import judge
from amends.domain.letter import Letter
from amends.letters.rendering import render

if TYPE_CHECKING:
    from amends.domain.case import Case


def change_said(case: Case) -> str:
    """Return the sentences about a change in the newest letter sent that has any; else nothing."""
    sent = sorted((d for d in case.drafts if d.sent is not None), key=lambda d: d.sent or case.created)
    return next((said for draft in reversed(sent) if (said := _in_text(render(draft).text))), "")


@lru_cache(8)
def _in_text(text: str) -> str:
    sentences = judge(Letter(text)).sentences
    said = (sentence.text for sentence in sentences if "concrete_prevention" in sentence.moves)
    return " ".join(" ".join(said).split())
