"""What an answer comes to, or how a case ended: one of several, or some of the offers together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding

from amends.widgets.pick_list import PickList

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Row = tuple[str, tuple[int, ...]]
"""The words of a row, and the offer that is taken by it, counted from 1: one or none."""


class TakenList(PickList[Row]):
    """✓ an offer that is taken together with the one under the cursor; what is no offer stands alone."""

    BINDINGS = [Binding("enter", "pick", "Choose"), Binding("space", "mark", "Take several")]

    def __init__(self) -> None:
        super().__init__(self._draw)
        self._marked: frozenset[int] = frozenset()

    def show_taken(self, rows: Sequence[Row], cursor: int | None, taken: Iterable[int]) -> None:
        """Show these with the cursor on one of them; several offers that are taken are marked.

        One that is no longer there cannot be seen marked, so it is not. Without a cursor it is on none until
        an arrow brings it there: enter then takes nothing that nobody chose.
        """
        offers = frozenset(taken) & {number for _, offer in rows for number in offer}
        self._marked = offers if len(offers) > 1 else frozenset()
        self.show(rows, cursor)
        if cursor is None:
            self.set_reactive(TakenList.cursor, -1)

    @property
    def taken(self) -> tuple[int, ...]:
        """The offers that enter takes: that under the cursor with those marked; none beside another row."""
        offer = self.pointed[1] if self.pointed is not None else ()
        return tuple(sorted(self._marked | {*offer})) if offer else ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Several can be taken only where several are offered, and nothing while the cursor is on none."""
        if action == "pick":
            return self.pointed is not None
        return self._has_several if action == "mark" else super().check_action(action, parameters)

    def action_mark(self) -> None:
        """Take the offer under the cursor together with others, or take its mark away."""
        if self.pointed is not None:
            self._marked ^= {*self.pointed[1]}
            self.refresh()

    @property
    def _has_several(self) -> bool:
        return sum(bool(offer) for _, offer in self.items) > 1

    def _draw(self, row: Row, _width: int, _list: PickList[Row]) -> Text:
        words, offer = row
        sign = "✓ " if offer and self._marked >= {*offer} else "  "
        return Text(f"{sign if self._has_several else ' '}{words}")
