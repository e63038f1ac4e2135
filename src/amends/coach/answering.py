"""Where a letter takes up a point of the client's, as far as words can tell."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from amends.coach.checks_state import content_words

if TYPE_CHECKING:
    from amends.domain.letter import Letter


def taken_up(letter: Letter, words: str) -> str:
    """Return the name of the part that has most words in common with a point; empty when none has any."""
    asked = content_words(words.lower())
    shared: Counter[str] = Counter()
    for section in letter.sections:
        said = content_words(letter.text[section.start : section.end].lower())
        shared[section.part] += len(asked & said)
    shared.pop("", None)
    best = max(shared, key=lambda name: shared[name], default="")
    return best if shared[best] else ""
