"""Their message, point by point, each with the part of the letter that answers it or the gap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.content import Content

from amends.coach import part_answering
from amends.domain.letter import NOWHERE
from amends.letters import takes_up_points, titles
from amends.widgets.block_list import BlockList
from amends.widgets.hanging import hanging
from amends.widgets.point_said import Placed, PointSaid, to_answer

if TYPE_CHECKING:
    from amends.domain.case import Case
    from amends.domain.draft import Draft
    from amends.domain.letter import Letter
    from amends.domain.message import Message, Point


class AnswersView(BlockList[Placed]):
    """What they wrote that deserves an answer; enter goes to the part that gives it."""

    EMPTY = "No points: they are marked under 1 Read."

    BINDINGS = [Binding("x", "take_off", "Not answered")]

    def __init__(self) -> None:
        super().__init__()
        self._message: Message | None = None
        self._titles: dict[str, str] = {}
        self._letter: Letter | None = None
        self._asked = True
        """Whether the letter is one that takes up points; in another none is open."""
        self._sealed = False

    def show(self, case: Case, draft: Draft, letter: Letter, *, sealed: bool) -> None:
        """Show the points of the newest message; of a sealed letter nothing more is said."""
        self._sealed = sealed
        self._letter = letter
        self._titles = titles(draft)
        self._asked = takes_up_points(draft)
        self._message = case.message
        self.show_items(to_answer(case))

    def part_of(self, point: Point) -> str:
        """Return the part that answers a point, or nothing."""
        if self._letter is None or self._message is None:
            return ""
        return part_answering(self._letter, self._message, point)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what is answered can be said not to be; in a sealed letter one goes to a part or nowhere."""
        if action in ("take_off", "pick"):
            if self.pointed is None:
                return False
            answered = self.part_of(self.pointed.point) != ""
            return answered and not self._sealed if action == "take_off" else answered or not self._sealed
        return super().check_action(action, parameters)

    def action_take_off(self) -> None:
        """Say that nothing answers the point under the cursor."""
        if self.pointed is not None:
            self.post_message(PointSaid(self.pointed.place, here=False))

    def action_move(self, by: int) -> None:
        """Point at another item: it may be answered or not."""
        super().action_move(by)
        self.refresh_bindings()

    def _gap(self, point: Point) -> str:
        if not self._asked:
            return "not for this letter"
        return "not answered, as you say" if point.answered_by == NOWHERE else "no part answers it yet"

    def block(self, item: Placed, width: int) -> Content:
        """Draw the quote, and under it where it is answered."""
        point = item.point
        part = self.part_of(point)
        open_ = ("○ ", "bold $warning") if self._asked else ("· ", "$text-muted")
        sign = Content.styled(*(("✓ ", "$success") if part else open_))
        verb = "answered in" if point.answered_by else "taken up in"
        gap = self._gap(point)
        where = f"{verb} {self._titles[part]}" if part else gap
        said = hanging(sign, f"“{' '.join(point.title.split())}”", width)
        return Content("\n").join([said, hanging("  ", Content.styled(where, "$text-muted"), width)])
