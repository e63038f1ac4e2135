"""The letter read by someone in a bad mood: each sentence that can be taken worse, with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from amends.widgets.hanging import hanging

if TYPE_CHECKING:
    from textual.app import ComposeResult

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


class MoodView(VerticalScroll, can_focus=True):
    """Sentence by sentence, what an upset reader could hear in it."""

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static()

    _judgement: Judgement | None = None

    def show(self, judgement: Judgement) -> None:
        """Show what the coach found in the sentences of this letter."""
        self._judgement = judgement
        self._draw()

    def on_resize(self) -> None:
        """Wrap to the new width."""
        self._draw()

    def _draw(self) -> None:
        width = min(76, self.scrollable_content_region.width)
        if self._judgement is None or width < 12:
            return
        pieces = [self._piece(sentence, reason, width) for sentence, reason in worse(self._judgement)]
        text = (
            Content("\n\n").join(pieces)
            if pieces
            else hanging("", Content.styled(CLEAR, "$text-muted"), width)
        )
        self.query_one(Static).update(text)

    @staticmethod
    def _piece(sentence: str, reason: str, width: int) -> Content:
        said = hanging(Content.styled("! ", "bold $warning"), f"“{sentence}”", width)
        return Content("\n").join([said, hanging("  ", Content.styled(reason, "$text-muted"), width)])


def worse(judgement: Judgement) -> list[tuple[str, str]]:
    """Return each sentence that can be taken worse, with the reason, in the order of the letter."""
    found: list[tuple[str, str]] = []
    for sentence in judgement.sentences:
        inside = [f for f in judgement.findings if _within(f, sentence.start, sentence.end)]
        reasons = [finding.message for finding in inside]
        reasons += [LIKELY[fault] for fault in sentence.perhaps if fault in LIKELY]
        if reasons:
            found.append((" ".join(sentence.text.split()), reasons[0]))
    return found


def _within(finding: Finding, start: int, end: int) -> bool:
    return start <= finding.start < finding.end <= end and finding.severity != "hint"
