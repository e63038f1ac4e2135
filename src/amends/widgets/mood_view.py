"""The letter read by someone in a bad mood: each sentence that can be taken worse, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from amends.widgets.block_list import BlockList
from amends.widgets.hanging import hanging

if TYPE_CHECKING:
    from amends.domain.judgement import Finding, Judgement

CLEAR = "No sentence that an upset reader is likely to take worse than it is meant."
LIKELY = {
    "conditional_apology": "can be read as doubt that anything went wrong",
    "excuse": "can be read as an excuse",
    "blame_shift": "can be read as blaming someone else",
    "minimizer": "can be read as making it smaller",
    "passive_evasion": "does not say who did it",
    "over_apology": "can be read as asking them to comfort you",
    "empty_promise": "promises without a measure or a day",
    "defensive": "can be read as arguing back",
    "pressure": "can be read as pushing",
    "jargon": "sounds like a form letter",
}


@dataclass(frozen=True, slots=True)
class Worse:
    """A sentence of the letter that can be taken worse than it is meant."""

    start: int
    end: int
    text: str
    reason: str


class MoodView(BlockList[Worse]):
    """Sentence by sentence, what an upset reader could hear in it; enter goes to the sentence."""

    EMPTY = CLEAR

    def show(self, judgement: Judgement) -> None:
        """Show what the coach found in the sentences of this letter."""
        self.show_items(worse(judgement))

    def block(self, item: Worse, width: int) -> Content:
        """Draw the sentence, and under it the reason."""
        said = hanging(Content.styled("! ", "bold $warning"), f"“{item.text}”", width)
        return Content("\n").join([said, hanging("  ", Content.styled(item.reason, "$text-muted"), width)])


def worse(judgement: Judgement) -> list[Worse]:
    """Return each sentence that can be taken worse, with the reason, in the order of the letter."""
    found: list[Worse] = []
    for sentence in judgement.sentences:
        inside = [f for f in judgement.findings if _within(f, sentence.start, sentence.end)]
        reasons = [finding.message for finding in inside]
        reasons += [LIKELY[fault] for fault in sentence.perhaps if fault in LIKELY]
        if reasons:
            words = " ".join(sentence.text.split())
            found.append(Worse(sentence.start, sentence.end, words, reasons[0]))
    return found


def _within(finding: Finding, start: int, end: int) -> bool:
    return start <= finding.start < finding.end <= end and finding.severity != "hint"
