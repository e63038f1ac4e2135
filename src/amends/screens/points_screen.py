"""The keys of the points: what they ask, and what they do to the list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from amends.reading import by_hand
from amends.screens.case_screen import CaseScreen
from amends.screens.dialog_ask import AskLine
from amends.screens.dialog_label import LABELS, ChooseLabel
from amends.screens.dialog_set_aside import SetAside
from amends.widgets.points_list import named, shown

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from amends.domain.message import Point
    from amends.screens.dialog import Dialog
    from amends.widgets.points import Points


REWORD = "Say it in your own calm words. What they wrote is kept and shown under the list."
REWORD_HEAT = "Say in your own calm words what upset them. What they wrote is kept, and stays covered."


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
        if action == "quoted":
            return self.points.quotes
        if action == "set_aside":
            point = self.points.list.pointed
            return point is not None and point.set_aside is None
        if action in ("reword_point", "relabel_point"):
            return self.points.list.pointed is not None
        return True

    def action_as_written(self) -> None:
        """Show the charged words, or cover them again."""
        self.points.turn()
        self.refresh_bindings()

    action_drain = action_as_written

    def action_quoted(self) -> None:
        """Show what the message quotes below their words, also where another pane hides them; or fold it."""
        if self.points.unfold() and self.points.narrow:
            self.show_pane(next(pane for pane in self.panes() if self.points.text in pane.query("*")))

    def action_add_point(self) -> None:
        """Add what is selected in the message; with nothing selected, ask for the words."""
        point = self.points.selected()
        double = by_hand.double(point, self.points.list.items) if point is not None else ()
        if point is not None and any(each.quote == point.quote for each in double):
            self.notify("This is a point already.", timeout=3, markup=False)
            self.points.done_with_selected()
        elif point is not None:
            self.points.list.add(point)
            said = f"Added as a {point.label}."
            if self.points.crosses:
                said += " It ends where the quoted lines begin: a point in those is one of its own."
            if double:
                said += f" Also a point already: {', '.join(map(named, double))}. x there removes it."
            self.notify(said, timeout=8 if double or self.points.crosses else 3, markup=False)
            self.points.done_with_selected()
        else:
            self._ask(AskLine("Add a point", words="What else deserves an answer?"), self._add_in_words)

    def _add_in_words(self, words: str | None) -> None:
        if words is not None:
            self.points.list.add(by_hand.in_words(words, self.now.date()))

    def action_reword_point(self) -> None:
        """Say the point in calmer words; a deadline takes a new date from them."""
        point = self.points.list.pointed
        if point is not None:
            covered = self.points.list.drained and point.label == "heat" and not point.words
            words = (REWORD_HEAT if covered else REWORD) if point.quote else ""
            given, hint = ("", "They are upset that …") if covered else (point.title, "")
            dialog = AskLine("Reword", words=words, given=given, hint=hint)
            self._ask(dialog, partial(self._reword, point))

    def _reword(self, asked: Point, words: str | None) -> None:
        if words is None or words == asked.title:
            return
        point = self._still(asked, f" You wrote: “{words}”")
        if point is not None:
            reworded = by_hand.reworded(point, words, self.written, self.now.date())
            self.points.list.put(reworded, "reword {}")

    def action_relabel_point(self) -> None:
        """Say what kind of point it is; a deadline has the day that its words name."""
        point = self.points.list.pointed
        if point is not None:
            self._ask(ChooseLabel(self._named(point), point.label), partial(self._relabel, point))

    def _relabel(self, asked: Point, label: str | None) -> None:
        point = self._still(asked) if label not in (None, asked.label) else None
        if point is not None and label is not None:
            relabelled = by_hand.relabelled(point, LABELS[label], self.written, self.now.date())
            self.points.list.put(relabelled, "relabel {}")

    def action_set_aside(self) -> None:
        """Leave a point without an answer, with a reason if one is given."""
        point = self.points.list.pointed
        if point is not None:
            self._ask(SetAside(self._named(point)), partial(self._set_aside, point))

    def _named(self, point: Point) -> str:
        """The point as the list names it."""
        return point.words or shown(point, point.title, drained=self.points.list.drained)

    def _set_aside(self, asked: Point, reason: str | None) -> None:
        point = (
            self._still(asked, f" You wrote: “{reason}”" if reason else "") if reason is not None else None
        )
        if point is not None:
            self.points.list.put(point.but(set_aside=reason), "set {} aside")

    def _still(self, asked: Point, lost: str = "") -> Point | None:
        """Point at the one that was asked about, and return it as it is by now; say when it is gone.

        Another window may have changed the points while the question stood there.
        """
        point = self.points.list.point_at(asked)
        if point is None:
            self.notify(f"This point is not there any more.{lost}", timeout=12, markup=False)
        return point

    def _ask(self, dialog: Dialog[str], answered: Callable[[str | None], None]) -> None:
        """Open a dialog at once, not in a worker: the next key is meant for it."""
        if self.is_active:
            self.app.push_screen(dialog, answered)
