"""What is in place, what stands in the way, and how long the letter is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amends.domain.judgement import Judgement


class StateLine(Widget):
    """One line above the keys; the rest is counted when it does not fit."""

    _judgement: Judgement | None = None
    _gaps: tuple[str, ...] = ()

    def show(self, judgement: Judgement, gaps: Sequence[str]) -> None:
        """Show what this judgement says, and the points without an answer."""
        self._judgement = judgement
        self._gaps = tuple(gaps)
        self.refresh()

    def render(self) -> Content:
        """Fit what stands in the way first, then what is open, then what is done."""
        if self._judgement is None:
            return Content()
        words = Content.styled(f"{len(self._judgement.text.split())} words", "$text-muted")
        room = self.content_size.width - words.cell_length - 2
        line = Content()
        pieces = self._pieces()
        for number, piece in enumerate(pieces):
            left = len(pieces) - number
            more = Content.styled(f"  and {left} more", "$text-muted")
            longer = piece if number == 0 else Content.assemble(line, "  ", piece)
            if longer.cell_length + (more.cell_length if left > 1 else 0) > room:
                line = Content.assemble(line, more)
                break
            line = longer
        gap = max(2, self.content_size.width - line.cell_length - words.cell_length)
        return Content.assemble(line, " " * gap, words)

    def _pieces(self) -> list[Content]:
        judgement = self._judgement
        assert judgement is not None
        wrong = [f for f in judgement.findings if f.severity == "error"]
        open_ = [f for f in judgement.findings if f.severity == "warning"]
        pieces = [Content.assemble(("✗ ", "bold $error"), finding.message) for finding in wrong]
        pieces += [Content.assemble(("○ ", "$warning"), finding.message) for finding in open_]
        pieces += [Content.assemble(("○ ", "$warning"), f"point: {gap}") for gap in self._gaps]
        if not pieces:
            pieces = [Content.assemble(("✓ ", "$success"), "nothing stands in the way")]
        done = {job for jobs in judgement.jobs.values() for job, ticked in jobs.items() if ticked}
        pieces += [Content.assemble(("✓ ", "$success"), (job, "$text-muted")) for job in sorted(done)]
        return pieces
