"""What is in place, what stands in the way, and how long the letter is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from amends.domain.blanks import blanks
from amends.domain.letter import words_in
from amends.domain.marks import mark_of
from amends.widgets.hanging import cut_short
from amends.widgets.marks import drawn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amends.domain.judgement import Judgement
    from amends.domain.marks import Mark


@dataclass(frozen=True, slots=True)
class Open:
    """One thing between the letter and a list with nothing left on it."""

    words: str
    mark: Mark
    """As the coach beside the letter has it."""

    def shown(self) -> Content:
        """The thing with its mark."""
        return Content.assemble(drawn(self.mark), self.words)


def still_open(judgement: Judgement, gaps: Sequence[str], *, but: str = "") -> tuple[Open, ...]:
    """Return what stands in the way, then what is open, then the points not taken up yet.

    ``but`` is a rule whose remark is told elsewhere.
    """
    told = [
        Open(finding.message, mark_of(finding, sending=True))
        for severity in ("error", "warning")
        for finding in judgement.findings
        if finding.severity == severity and finding.rule != but
    ]
    return (*told, *(Open(f"not taken up yet: {gap}", "○") for gap in gaps))


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
        end = Content.styled(self._counts(), "$text-muted")
        room = self.content_size.width - end.cell_length - 2
        line = self._fitted(room)
        gap = max(2, self.content_size.width - line.cell_length - end.cell_length)
        return Content.assemble(line, " " * gap, end)

    def _counts(self) -> str:
        """How many blanks are open, and how long the letter is."""
        assert self._judgement is not None
        text = self._judgement.text
        open_ = len(blanks(text))
        count = words_in(text)
        words = "1 word" if count == 1 else f"{count} words"
        return f"{open_} blank{'s' if open_ > 1 else ''} · {words}" if open_ else words

    def _fitted(self, room: int) -> Content:
        """The things that are open, each once, as many as fit; then those in place, if any room is left."""
        line = Content()
        pieces = self._open()
        for number, (piece, _) in enumerate(pieces):
            left = sum(count for _, count in pieces[number:])
            more = Content.styled(f"  and {left} more", "$text-muted")
            longer = piece if number == 0 else Content.assemble(line, "  ", piece)
            if longer.cell_length + (more.cell_length if number + 1 < len(pieces) else 0) > room:
                return Content.assemble(line, more) if number else cut_short(piece, room)
            line = longer
        done = self._done()
        names = Content("  ").join(
            [Content.assemble(("✓ ", "$success"), (job, "$text-muted")) for job in done]
        )
        count = Content.assemble(("✓ ", "$success"), (f"{len(done)} in place", "$text-muted"))
        for ending in (names, count) if done else ():
            if line.cell_length + ending.cell_length + 2 <= room:
                return Content.assemble(line, "  ", ending)
        return line

    def _open(self) -> list[tuple[Content, int]]:
        """The things that are open, each with how often: those that do not fit are counted one by one."""
        assert self._judgement is not None
        things = still_open(self._judgement, self._gaps)
        times = Counter(things)
        if not self._judgement.text.strip():
            return [(Content.assemble(drawn("○"), "nothing is written yet"), 1)]
        told = [
            (Content.assemble(thing.shown(), (f" ×{count}" if count > 1 else "", "$text-muted")), count)
            for thing, count in times.items()
        ]
        if not self._judgement.understood:
            told.append((Content.assemble(drawn("·"), "not in English: the coach cannot judge it"), 1))
        return told or [(Content.assemble(("✓ ", "$success"), "nothing stands in the way"), 1)]

    def _done(self) -> list[str]:
        assert self._judgement is not None
        return sorted(
            {job for jobs in self._judgement.jobs.values() for job, ticked in jobs.items() if ticked}
        )
