"""The points of a message: whose doing each is, what kind it is, and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, get_args

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.message import Message

from amends.domain.message import Doing, Point
from amends.ledger.days import brief, short
from amends.reading.covering import cover
from amends.reading.dues import due_told
from amends.widgets.at_once import at_once
from amends.widgets.pick_list import PickList

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_ROUND: tuple[Doing | None, ...] = (None, *get_args(Doing))
_COLUMN = 8
_ENOUGH = 10
"""Characters of a title that tell one point from another."""
_NAMED = 30
"""Characters by which a point is named where it is not seen."""
OPEN = "–"
"""Stands for whose doing it is while that is not said."""


class PointsList(PickList[Point]):
    """One row a point. Each key changes the point under the cursor and says so by a message."""

    BINDINGS: ClassVar[list[BindingType]] = at_once(
        Binding("m", "doing", "Mine or not"),
        Binding("a", "screen.add_point", "Add"),
        Binding("tab", "screen.other_pane(1)", "Message", priority=True),
        Binding("x,delete", "remove", "Remove", key_display="x"),
        Binding("e", "screen.reword_point", "Reword"),
        Binding("enter", "screen.reword_point", "Reword", show=False),
        Binding("b", "screen.relabel_point", "Relabel"),
        Binding("u", "screen.set_aside", "No answer"),
        Binding("u", "take_up", "Take up again"),
        Binding("w", "screen.as_written", "As written"),
        Binding("w", "screen.drain", "Facts and asks"),
        Binding("o", "screen.quoted", "Quoted lines"),
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("home", "go(0)", "First", show=False),
        Binding("end", "go(-1)", "Last", show=False),
    )

    class Changed(Message):
        """There are other points now."""

        def __init__(
            self, points: tuple[Point, ...], what: str, *, merge: bool = False, taken_in: int = 0
        ) -> None:
            super().__init__()
            self.points = points
            self.taken_in = taken_in
            """How often points had come from outside by then: since the next time these are behind."""
            self.what = what
            self.merge = merge

    def __init__(self, points: Sequence[Point], today: date) -> None:
        super().__init__(self._draw, empty="No points yet. a adds one.")
        self.today = today
        """A day before it is marked as past."""
        self._first = tuple(points)
        self.taken_in = 0
        """How often points came from outside."""
        self.drained = True
        """Whether heat is covered here as it is in the message."""

    def on_mount(self) -> None:
        """Show the points it was made with."""
        self.show(self._first)

    def watch_cursor(self) -> None:
        """Another point may have other keys."""
        super().watch_cursor()
        self.refresh_bindings()

    def _draw(self, point: Point, width: int, view: PickList[Point]) -> Text:
        muted = view.get_component_rich_style("pick--muted", partial=True)
        space = width - 1 - 2 * (_COLUMN + 2)
        due = self._due(point, space)
        room = max(8, space - len(due))
        title = point.words or shown(point, point.title, drained=self.drained)
        words = Text(title, style="" if point.wants_answer else muted)
        words.truncate(room, overflow="ellipsis", pad=bool(due))
        doing = doing_words(point)
        return Text.assemble(
            " ",
            (f"{doing:{_COLUMN}}  ", muted if doing in (OPEN, "aside", "") else "bold"),
            (f"{point.label:{_COLUMN}}  ", muted),
            words,
            (due, view.get_component_rich_style("pick--accent", partial=True)),
        )

    def _due(self, point: Point, space: int) -> str:
        """By when, and whether that is past; the day alone where a title would have no room beside it."""
        if point.due is None or not point.wants_answer:
            return ""
        told = f"  {due_told(point, brief, self.today)}"
        if space - len(told) >= _ENOUGH:
            return told
        return f"  {'! ' if point.due < self.today else ''}{short(point.due, self.today)}"

    def take_in(self, points: tuple[Point, ...]) -> None:
        """Show what came from outside."""
        self.taken_in += 1
        self.show(points)

    def point_at(self, point: Point) -> Point | None:
        """Put the cursor on this point, or on the one with the same words, and return that; None without."""
        alike = [at for at, each in enumerate(self.items) if _words(each) == _words(point)]
        same = [at for at in alike if self.items[at] == point] or alike
        if not same:
            return None
        self.cursor = self.cursor if self.cursor in same else same[0]
        return self.pointed

    def put(self, point: Point | None, what: str, *, merge: bool = False) -> None:
        """Put a point in place of the one under the cursor; None takes that away.

        What was done names the point, which keeps changes of two points apart for undo.
        """
        at = self.cursor
        what = what.format(named(self.items[at], self.items))
        self._now(
            (*self.items[:at], *((point,) if point else ()), *self.items[at + 1 :]), what, at, merge=merge
        )

    def add(self, point: Point) -> None:
        """Add a point and point at it: after the others, and yet before the heat that wants no answer."""
        at = len(self.items)
        while point.wants_answer and at and self.items[at - 1].label in ("heat", "threat"):
            at -= 1
        self._now((*self.items[:at], point, *self.items[at:]), f"add {named(point)}", at)

    def _now(self, points: tuple[Point, ...], what: str, cursor: int, *, merge: bool = False) -> None:
        self.show(points, cursor)
        self.refresh_bindings()
        self.post_message(self.Changed(points, what, merge=merge, taken_in=self.taken_in))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whose doing is asked only where the letter is to answer; the rest needs a point."""
        point = self.pointed
        if action == "doing":
            return point is not None and point.wants_answer
        if action == "take_up":
            return point is not None and point.set_aside is not None
        return action != "remove" or point is not None

    def action_doing(self) -> None:
        """Mine, not mine, unsure, open again, and round."""
        point = self.pointed
        if point is not None:
            after = _ROUND[(_ROUND.index(point.doing) + 1) % len(_ROUND)]
            self.put(point.but(doing=after), "say whose doing {} is", merge=True)

    def action_remove(self) -> None:
        """Take the point away; undo brings it back."""
        if self.pointed is not None:
            self.put(None, "remove {}")

    def action_take_up(self) -> None:
        """Let the letter answer it after all."""
        if self.pointed is not None:
            self.put(self.pointed.but(set_aside=None), "take {} up again")


def named(point: Point, among: Sequence[Point] = ()) -> str:
    """Return the first words of a point, all of them where another one begins alike; heat is not quoted."""
    if point.label == "heat" and not point.words:
        return "a point of heat"
    words = _first_words(point)
    if sum(_first_words(other) == words for other in among) > 1:
        words = " ".join(point.title.split())
    return f"“{words}”"


def _words(point: Point) -> tuple[str, str]:
    return point.quote, point.words


def _first_words(point: Point) -> str:
    words = " ".join(point.title.split())
    cut = words[:_NAMED]
    return words if words == cut else f"{cut.rpartition(' ')[0] or cut}…"


def doing_words(point: Point) -> str:
    """Whose doing, in the words of the list; a dash while that is open, nothing where it is not asked."""
    if point.set_aside is not None:
        return "aside"
    return (point.doing or OPEN) if point.wants_answer else ""


def shown(point: Point, words: str, *, drained: bool) -> str:
    """Return words of the point; the client's heat is covered while the message is drained."""
    return cover(words) if drained and point.label == "heat" else words
