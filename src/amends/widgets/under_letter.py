"""A few lines under the letter: what is said where the caret is, in a place that never moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from amends.domain.marks import mark_of
from amends.widgets.hanging import cut_short, hanging
from amends.widgets.marks import drawn

if TYPE_CHECKING:
    from amends.domain.judgement import Finding


class UnderLetter(Widget):
    """The remark that the caret stands on; without one, the guidance of the part.

    Its place is fixed, so that no text moves when the caret goes to another part or to a remark.
    """

    _remark: Finding | None = None
    _guidance = ""

    def __init__(self, *, about_to_send: bool = False) -> None:
        super().__init__()
        self._about_to_send = about_to_send

    @property
    def remark(self) -> Finding | None:
        """The remark that is shown."""
        return self._remark

    def show(self, remark: Finding | None, guidance: str) -> None:
        """Show this remark, or this guidance."""
        if (remark, guidance) != (self._remark, self._guidance):
            self._remark, self._guidance = remark, guidance
            self.refresh()

    def render(self) -> Content:
        """What, and what to try, each on a line of its own, cut to fit."""
        width, height = self.content_size
        if self._remark is None:
            lines = hanging("", Content.styled(self._guidance, "$text-muted"), width).split("\n")
            return Content("\n").join(lines[:height])
        what = Content.assemble(
            drawn(mark_of(self._remark, sending=self._about_to_send)), self._remark.message
        )
        advice = Content.styled(f"  {self._remark.advice}", "$text-muted")
        whole = Content("\n").join([hanging("", what, width), hanging("  ", advice[2:], width)])
        if whole.plain.count("\n") < height:
            return whole
        return Content("\n").join([cut_short(line, width) for line in (what, advice)])
