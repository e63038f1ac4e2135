"""The line on top of the desk: what is due, and how many cases stand where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from amends.ledger.days import is_to_come
from amends.ledger.desk import in_view, is_due

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from amends.domain.summary import Summary
    from amends.ledger.desk import Shown


class DeskLine(Widget):
    """amends at the left, the counts at the right."""

    _state = Content()

    def show(self, summaries: Sequence[Summary], now: datetime) -> None:
        """Count the cases: with something due today or before, open, waiting for an answer, resting."""
        today = now.date()
        due = sum(is_due(each, today) for each in summaries)
        pieces: list[Content] = []
        if due:
            pieces.append(Content.styled(f"{due} with a promise due", "bold $warning"))
        views: tuple[Shown, ...] = ("open", "waiting")
        for view in views:
            number = sum(in_view(s, view, today) and not s.trouble for s in summaries)
            pieces.append(Content.styled(f"{number} {view}", "$text-muted"))
        resting = sum(
            each.rests_until is not None and is_to_come(each.rests_until, now) for each in summaries
        )
        if resting:
            pieces.append(Content.styled(f"{resting} resting", "$text-muted"))
        self._state = Content.styled(" · ", "$text-muted").join(pieces)
        self.refresh()

    def render(self) -> Content:
        """Draw both ends of the line."""
        gap = max(1, self.content_size.width - 6 - self._state.cell_length)
        return Content.assemble(("amends", "bold"), " " * gap, self._state)
