"""The keys of the points: what they ask, and what they do to the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from amends.screens.case_screen import CaseScreen
from amends.screens.dialog_ask import AskLine
from amends.screens.dialog_set_aside import SetAside

if TYPE_CHECKING:
    from datetime import date

    from amends.widgets.points import Points


class PointsScreen(CaseScreen):
    """A step that shows the points beside the message."""

    points: Points

    @property
    def written(self) -> date | None:
        """The day of the message, from which "Friday" in it is counted."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Some keys need a point; w has words for the way it turns now."""
        if action in ("as_written", "drain"):
            return (action == "drain") == self.points.as_written
        if action == "set_aside":
            point = self.points.list.pointed
            return point is not None and point.set_aside is None
        if action == "reword_point":
            return self.points.list.pointed is not None
        return True

    def action_as_written(self) -> None:
        """Show the charged words, or cover them again."""
        self.points.turn()
        self.refresh_bindings()

    action_drain = action_as_written

    @work
    async def action_add_point(self) -> None:
        """Add what is selected in the message; with nothing selected, ask for the words."""
        point = self.points.selected(self.written)
        if point is None:
            words = await self.ask(AskLine("Add a point", words="What else deserves an answer?"))
            point = None if words is None else self.points.worded(words, self.written)
        if point is not None:
            self.points.list.add(point)

    @work
    async def action_reword_point(self) -> None:
        """Say the point in calmer words; a deadline takes a new date from them."""
        point = self.points.list.pointed
        if point is None:
            return
        words = await self.ask(AskLine("Reword", words="Their words stay below it.", given=point.title))
        if words is not None and words != point.title:
            self.points.list.put(self.points.reworded(point, words, self.written), "reword a point")

    @work
    async def action_set_aside(self) -> None:
        """Leave a point without an answer, with a reason if one is given."""
        point = self.points.list.pointed
        if point is None:
            return
        reason = await self.ask(SetAside(point.title))
        if reason is not None:
            self.points.list.put(point.but(set_aside=reason), "set a point aside")
