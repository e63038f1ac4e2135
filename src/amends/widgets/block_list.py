"""Blocks of words one under the other, one of them pointed at; enter picks it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.widgets import Static

from amends.widgets.hanging import hanging
from amends.widgets.pane import VIEW_KEYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

T = TypeVar("T")
WIDEST = 76


class BlockList(VerticalScroll, Generic[T], can_focus=True):
    """For what does not fit on one line each. Subclasses say how an item looks and what stands for none."""

    EMPTY = ""

    BINDINGS = [
        Binding("enter", "pick", "Go there"),
        *VIEW_KEYS,
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
    ]

    class Picked(Message):
        """Enter was pressed on an item."""

        def __init__(self, block_list: BlockList[Any], item: Any) -> None:
            super().__init__()
            self.block_list = block_list
            self.item = item

        @property
        def control(self) -> BlockList[Any]:
            """The list, so that @on can name it."""
            return self.block_list

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[T, ...] = ()
        self._cursor = 0
        self._tops: list[tuple[int, int]] = []
        self._drawn: Content | None = None

    def block(self, item: T, width: int) -> Content:
        """Return how an item looks."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """One text for all: nothing is mounted or moved when they change."""
        yield Static()

    def show_items(self, items: Sequence[T]) -> None:
        """Show these items."""
        self._items = tuple(items)
        self._cursor = min(self._cursor, max(0, len(self._items) - 1))
        self._draw()
        self.refresh_bindings()

    @property
    def pointed(self) -> T | None:
        """The item under the cursor."""
        return self._items[self._cursor] if self._items else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be picked from an empty list."""
        return bool(self._items) if action == "pick" else True

    def action_pick(self) -> None:
        """Pick the item under the cursor."""
        if self.pointed is not None:
            self.post_message(self.Picked(self, self.pointed))

    def action_move(self, by: int) -> None:
        """Point at another item."""
        if self._items:
            self._cursor = max(0, min(self._cursor + by, len(self._items) - 1))
            self._draw()

    def on_resize(self) -> None:
        """Wrap to the new width."""
        self._draw()

    def on_focus(self) -> None:
        """Show the cursor."""
        self._draw()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self._draw()

    def _draw(self) -> None:
        width = min(WIDEST, self.scrollable_content_region.width)
        if width < 12:
            return
        words = self._content(width)
        if self._drawn is None or not words.is_same(self._drawn):
            self._drawn = words
            self.query_one(Static).update(words)
        if self.has_focus and self._tops:
            top, height = self._tops[self._cursor]
            self.scroll_to_region(Region(0, top, 1, height), animate=False, force=True)

    def _content(self, width: int) -> Content:
        self._tops = []
        pieces: list[Content] = []
        line = 0
        for index, item in enumerate(self._items):
            piece = self.block(item, width)
            height = piece.plain.count("\n") + 1
            self._tops.append((line, height))
            pieces.append(piece.stylize("on $panel") if self.has_focus and index == self._cursor else piece)
            line += height + 1
        if not pieces:
            return hanging("", Content.styled(self.EMPTY, "$text-muted"), width)
        return Content("\n\n").join(pieces)
