"""Every point that deserves an answer, with the part that takes it up or the gap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding

from amends.coach import part_answering
from amends.domain.letter import NOWHERE
from amends.letters import takes_up_points, titles
from amends.widgets.pane import VIEW_KEYS
from amends.widgets.pick_list import PickList
from amends.widgets.point_said import Placed, PointSaid, to_answer

if TYPE_CHECKING:
    from amends.domain.case import Case
    from amends.domain.draft import Draft
    from amends.domain.letter import Letter
    from amends.domain.message import Point


NOT_ANSWERED = "not answered"
"""What is said of a point that the user says is answered nowhere."""


class PointsView(PickList[Placed]):
    """The points of the newest message. enter links a point to the part with the caret, or takes it back."""

    BINDINGS = [
        Binding("enter", "take_off", "Not answered"),
        Binding("enter", "pick", "Answered here"),
        *VIEW_KEYS,
    ]

    def __init__(self, case: Case) -> None:
        super().__init__(self._draw, empty="No points yet: they are marked under 1 Read.")
        self._case = case
        self._titles: dict[str, str] = {}
        self._letter: Letter | None = None
        self._asked = True
        """Whether the letter is one that takes up points; in another none is open."""
        self._sealed = False

    def on_mount(self) -> None:
        """Show the points of the case it was made with."""
        self._show()

    def show_case(self, case: Case) -> None:
        """Show the points of this case."""
        if case.messages != self._case.messages:
            self._case = case
            self._show()

    def show_letter(self, draft: Draft, letter: Letter, *, sealed: bool) -> None:
        """Hold the points against the letter as it is now; in a sealed one nothing is said of them."""
        self._sealed = sealed
        self._titles = titles(draft)
        self._asked = takes_up_points(draft)
        self._letter = letter
        self.refresh()
        self.refresh_bindings()

    def _show(self) -> None:
        self.show(to_answer(self._case))

    def watch_cursor(self) -> None:
        """Another point may be answered or not, so its key says something else."""
        super().watch_cursor()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A mark, or a link to a part still to be written, can be taken back; else the point is linked."""
        if action in ("pick", "take_off"):
            if self.pointed is None or self._sealed:
                return False
            return (action == "take_off") == bool(self._where(self.pointed.point))
        return super().check_action(action, parameters)

    def action_pick(self) -> None:
        """Link the point to the part with the caret."""
        if self.pointed is not None:
            self.post_message(PointSaid(self.pointed.place, here=True))

    def action_take_off(self) -> None:
        """Say that nothing answers the point."""
        if self.pointed is not None:
            self.post_message(PointSaid(self.pointed.place, here=False))

    def _part_of(self, point: Point) -> str:
        message = self._case.message
        if self._letter is None or message is None:
            return ""
        return part_answering(self._letter, message, point)

    def _where(self, point: Point) -> str:
        """The title of the part that answers it, also where nothing is written there yet."""
        return self._titles.get(self._part_of(point) or point.answered_by, "")

    def _draw(self, placed: Placed, width: int, view: PickList[Placed]) -> Text:
        point = placed.point
        part = self._part_of(point)
        open_ = ("○", "pick--look") if self._asked else ("·", "pick--muted")
        sign, style = ("✓", "pick--good") if part else open_
        where = self._where(point) or (NOT_ANSWERED if point.answered_by == NOWHERE else "")
        room = max(8, width - 5 - (len(where) + 2 if where else 0))
        words = Text(point.title)
        words.truncate(room, overflow="ellipsis", pad=True)
        return Text.assemble(
            " ",
            (sign, view.get_component_rich_style(style, partial=True)),
            "  ",
            words,
            (f"  {where}" if where else "", view.get_component_rich_style("pick--muted", partial=True)),
        )
