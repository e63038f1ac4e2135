"""A list to pick from: one row an item, drawn as it scrolls past, quick with ten thousand."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from rich.segment import Segment
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.text import Text
    from textual import events

T = TypeVar("T")


class PickList(ScrollView, Generic[T], can_focus=True, inherit_bindings=False):
    """Rows with one under the cursor. Rows are rich Text, made by the function passed in.

    It has none of the keys of what scrolls: ← → are the screen's, and would be hidden from its line of keys.
    """

    COMPONENT_CLASSES = {
        "pick--cursor",
        "pick--here",
        "pick--muted",
        "pick--accent",
        "pick--good",
        "pick--look",
        "pick--bad",
    }

    BINDINGS = [
        Binding("enter", "pick", "Open"),
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "go(0)", "First", show=False),
        Binding("end", "go(-1)", "Last", show=False),
    ]

    cursor: reactive[int] = reactive(0, init=False)

    class Picked(Message):
        """Enter was pressed, or the row was clicked twice."""

        def __init__(self, pick_list: PickList[Any], item: Any) -> None:
            super().__init__()
            self.pick_list = pick_list
            self.item = item

        @property
        def control(self) -> PickList[Any]:
            """The list, so that @on can name it."""
            return self.pick_list

    class Pointed(Message):
        """The cursor came to another item; None when the list is empty."""

        def __init__(self, pick_list: PickList[Any], item: Any) -> None:
            super().__init__()
            self.pick_list = pick_list
            self.item = item

        @property
        def control(self) -> PickList[Any]:
            """The list, so that @on can name it."""
            return self.pick_list

    def __init__(
        self,
        row: Callable[[T, int, PickList[T]], Text],
        *,
        spaced: bool = False,
        empty: str = "",
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._row = row
        self._items: tuple[T, ...] = ()
        self._spaced = spaced
        self.empty = empty
        """What stands there when there is nothing to pick."""

    @property
    def items(self) -> tuple[T, ...]:
        """What can be picked, in the order shown."""
        return self._items

    @property
    def pointed(self) -> T | None:
        """The item under the cursor; None where it stands on none yet."""
        return self._items[self.cursor] if self._items and self.cursor >= 0 else None

    @property
    def _pitch(self) -> int:
        return 2 if self._spaced and not self.screen.has_class("-narrow") else 1

    def show(self, items: Sequence[T], cursor: int | None = None) -> None:
        """Show these items; the cursor stays at its number unless another is given."""
        self._items = tuple(items)
        wanted = self.cursor if cursor is None else cursor
        self.set_reactive(PickList.cursor, max(0, min(wanted, len(self._items) - 1)))
        self._measure()
        self._reveal()
        self.refresh()
        self.post_message(self.Pointed(self, self.pointed))

    def on_resize(self, _event: events.Resize) -> None:
        """Rows are as wide as the list."""
        self._measure()

    def _measure(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, max(1, len(self._items) * self._pitch))

    def watch_cursor(self) -> None:
        """Keep the row in sight and say which it is."""
        self._reveal()
        self.refresh()
        self.post_message(self.Pointed(self, self.pointed))

    def _reveal(self) -> None:
        if self._items and self.cursor >= 0 and self.is_attached:
            self.scroll_to_region(Region(0, self.cursor * self._pitch, 1, 1), animate=False, force=True)

    def render_line(self, y: int) -> Strip:
        """Draw the row that stands at this line of the widget."""
        width = self.scrollable_content_region.width
        line = y + self.scroll_offset.y
        index, within = divmod(line, self._pitch)
        base = self.rich_style
        if not self._items:
            muted = self.get_component_rich_style("pick--muted")
            return Strip([Segment(self._nothing(line, width), muted)]).adjust_cell_length(width, base)
        if index >= len(self._items) or within:
            return Strip.blank(width, base)
        text = self._row(self._items[index], width, self)
        text.no_wrap = True
        text.end = ""
        if index == self.cursor:
            here = "pick--cursor" if self.has_focus else "pick--here"
            text = text.copy()
            text.stylize(self.get_component_rich_style(here))
            base = self.get_component_rich_style(here)
        strip = Strip(text.render(self.app.console))
        return strip.adjust_cell_length(width, base).apply_style(self.rich_style)

    def _nothing(self, line: int, width: int) -> str:
        """Return a line of what stands there when there is nothing, wrapped."""
        indent = " " * (len(self.empty) - len(self.empty.lstrip()))
        lines = wrap(self.empty, max(1, width), subsequent_indent=indent)
        return lines[line] if line < len(lines) else ""

    def on_focus(self) -> None:
        """The cursor has the colour of the focus."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor fades."""
        self.refresh()

    async def on_click(self, event: events.Click) -> None:
        """Point with a click, pick with two."""
        index = (event.y + self.scroll_offset.y) // self._pitch
        if index < len(self._items):
            self.cursor = index
            if event.chain > 1:
                self.action_pick()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be picked from an empty list."""
        return bool(self._items) if action == "pick" else True

    def action_pick(self) -> None:
        """Pick the item under the cursor."""
        if self.pointed is not None:
            self.post_message(self.Picked(self, self.pointed))

    def action_move(self, by: int) -> None:
        """Move the cursor, not round the ends."""
        if self._items:
            self.cursor = max(0, min(self.cursor + by, len(self._items) - 1))

    def action_page(self, by: int) -> None:
        """Move by what fits on the screen."""
        self.action_move(by * max(1, self.size.height // self._pitch - 1))

    def action_go(self, to: int) -> None:
        """Go to the first (0) or the last (-1) row."""
        self.cursor = 0 if to == 0 else max(0, len(self._items) - 1)


class Choices(PickList[T]):
    """A list in a dialog: enter chooses, and that is the answer."""

    BINDINGS = [Binding("enter", "pick", "Choose")]
