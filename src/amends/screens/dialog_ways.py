"""A dialog with a few ways on, each with a letter of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.text import Text
from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from amends.screens.dialog import Dialog
from amends.widgets.differences import shown
from amends.widgets.pick_list import Choices, PickList

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key

    from amends.domain.differences import Difference


_COLUMN = 20
"""Columns for the titles, where the words behind them have room then."""


class Way(NamedTuple):
    """One way on."""

    answer: str
    key: str
    title: str
    words: str


class Ways(Dialog[str]):
    """A few words, what differs if anything does, and the ways on, each with a letter of its own."""

    def __init__(
        self,
        title: str,
        words: str,
        ways: tuple[Way, ...],
        differing: tuple[Difference, ...] | None = None,
        *,
        now: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._words = words
        self.ways = ways
        """The ways on, in the order shown."""
        self._differing = differing
        self._now = now
        self._list: PickList[Way] = Choices(self._row)

    def _row(self, way: Way, width: int, view: PickList[Way]) -> Text:
        accent = view.get_component_rich_style("pick--accent", partial=True)
        muted = view.get_component_rich_style("pick--muted", partial=True)
        column = _COLUMN
        if 4 + column + max(cell_len(each.words) for each in self.ways) > width:
            column = max(cell_len(each.title) for each in self.ways) + 2
        row = Text.assemble(" ", (way.key, accent), f"  {way.title:{column}}", (way.words, muted))
        row.truncate(width, overflow="ellipsis")
        return row

    def title_text(self) -> str:
        """What is the matter."""
        return self._title

    def compose_box(self) -> ComposeResult:
        """The words, the differences, the ways."""
        yield Static(Content(self._words))
        if self._differing is not None:
            with VerticalScroll(classes="differences gap", can_focus=True):
                yield Static(shown(self._differing))
        self._list.add_class("gap")
        yield self._list

    def show_differing(self, differing: tuple[Difference, ...]) -> None:
        """Show other differences in place of those that were given; the cursor stays on its way."""
        self._differing = differing
        for each in self.query(".differences > Static").results(Static):
            each.update(shown(differing))

    def on_mount(self) -> None:
        """Fill the list; the cursor is on what holds now."""
        at = next((number for number, way in enumerate(self.ways) if way.answer == self._now), 0)
        self._list.show(self.ways, at)
        self._list.focus()

    def on_key(self, event: Key) -> None:
        """Take a way by its letter."""
        way = next((each for each in self.ways if each.key == event.key), None)
        if way is not None:
            event.stop()
            self.dismiss(way.answer)

    @on(PickList.Picked)
    def _choose(self, event: PickList.Picked) -> None:
        self.dismiss(event.item.answer)
