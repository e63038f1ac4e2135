"""A line to type in, whose own keys are done in the order they were struck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.strip import Strip
from textual.widgets import Input

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.events import Key
    from textual.widget import Widget


async def in_order(text: Widget, event: Key) -> None:
    """Do a key that is bound in a text at once, as its letters are.

    Textual lets a bound key climb to the app first, while letters are put in at once: of keys that come
    together the letters would all be first, and a backspace would find the focus in the next field.
    """
    for binding in text._bindings.key_to_bindings.get(event.key, ()):
        if not binding.priority and await text.app.run_action(binding.action, text):
            event.stop()
            event.prevent_default()
            return


class Hinted(Input):
    """An input whose hint ends where its room does.

    Textual wraps a hint that is longer, and draws the line end as a sign of its own: the row was a cell off.
    """

    def render_line(self, y: int) -> Strip:
        """Draw what was typed, or as much of the hint as there is room for."""
        if self.value or y:
            return super().render_line(y)
        room = self.scrollable_content_region.width
        hint = Text(self.placeholder, no_wrap=True, end="")
        hint.truncate(room, overflow="ellipsis")
        hint.pad_right(max(0, room + 1 - hint.cell_len))
        hint.stylize(self.get_component_rich_style("input--placeholder"))
        if self.has_focus and self._cursor_visible:
            hint.stylize(self.get_component_rich_style("input--cursor"), 0, 1)
        return Strip(hint.render(self.app.console)).apply_style(self.rich_style)


class Entry(Hinted):
    """An input with its keys in order."""

    first_space: Callable[[], object] | None = None
    """What a space does while nothing is written; nothing begins with one."""

    async def _on_key(self, event: Key) -> None:
        if event.key == "space" and self.first_space is not None and not self.value:
            event.stop()
            event.prevent_default()
            self.first_space()
        else:
            await in_order(self, event)
