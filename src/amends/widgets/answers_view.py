"""Their message, point by point, each with the part of the letter that answers it or the gap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from amends.coach import answered_in
from amends.letters import takes_up_points, titles
from amends.widgets.block_list import BlockList
from amends.widgets.hanging import hanging

if TYPE_CHECKING:
    from amends.domain.case import Case
    from amends.domain.draft import Draft
    from amends.domain.letter import Letter
    from amends.domain.message import Point


class AnswersView(BlockList["Point"]):
    """What they wrote that deserves an answer; enter goes to the part that gives it."""

    EMPTY = "No points: they are marked under 1 Read."

    def __init__(self) -> None:
        super().__init__()
        self._titles: dict[str, str] = {}
        self._letter: Letter | None = None
        self._asked = True
        """Whether the letter is one that takes up points; in another none is open."""

    def show(self, case: Case, draft: Draft, letter: Letter) -> None:
        """Show the points of the newest message against this letter."""
        self._letter = letter
        self._titles = titles(draft)
        self._asked = takes_up_points(draft)
        message = case.message
        self.show_items([point for point in message.points if point.wants_answer] if message else [])

    def part_of(self, point: Point) -> str:
        """Return the part that answers a point, or nothing."""
        if self._letter is None:
            return ""
        return answered_in(self._letter, point.in_both_words, point.answered_by)

    def block(self, item: Point, width: int) -> Content:
        """Draw the quote, and under it where it is answered."""
        part = self.part_of(item)
        open_ = ("○ ", "bold $warning") if self._asked else ("· ", "$text-muted")
        sign = Content.styled(*(("✓ ", "$success") if part else open_))
        verb = "answered in" if item.answered_by else "taken up in"
        gap = "no part answers it yet" if self._asked else "not for this letter"
        where = f"{verb} {self._titles[part]}" if part else gap
        said = hanging(sign, f"“{' '.join(item.title.split())}”", width)
        return Content("\n").join([said, hanging("  ", Content.styled(where, "$text-muted"), width)])
