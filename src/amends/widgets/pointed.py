"""Words that a walk through the letter points at: shown, not selected, so that no key replaces them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.message import Message

from amends.widgets.line_keys import LineKeys

if TYPE_CHECKING:
    from rich.text import Text
    from textual import events
    from textual.document._document import Location


class Pointed(LineKeys):
    """A text area in which words can be pointed at; enter asks about them until the caret goes elsewhere."""

    COMPONENT_CLASSES = {"part--pointed"}
    BINDINGS = [Binding("enter", "why", "Why")]

    class WhyAsked(Message):
        """The user wants to know what is said about the words pointed at."""

    _pointed: tuple[Location, Location] | None = None

    def point(self, start: Location, end: Location) -> None:
        """Point at words, with the caret before them."""
        self.move_cursor(start)
        self._pointed = (start, end)
        self._show_pointed()

    @property
    def pointed(self) -> tuple[Location, Location] | None:
        """The words pointed at, while the caret stands before them."""
        if self._pointed is None or not self.selection.is_empty:
            return None
        return self._pointed if self.cursor_location == self._pointed[0] else None

    def point_no_more(self) -> None:
        """Show the words as all others, when the caret has gone, or something was typed."""
        if self._pointed is not None:
            self._pointed = None
            self._show_pointed()

    def _show_pointed(self) -> None:
        self.notify_style_update()
        self.refresh()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter asks only where something is pointed at; else it breaks the line."""
        return self.pointed is not None if action == "why" else super().check_action(action, parameters)

    async def _on_key(self, event: events.Key) -> None:
        """Ask in the text's own turn: a letter struck just before enter has been typed by then."""
        if event.key == "enter" and self.pointed is not None:
            event.stop()
            event.prevent_default()
            self.action_why()
            return
        await super()._on_key(event)

    def action_why(self) -> None:
        """Ask about the words pointed at."""
        self.post_message(self.WhyAsked())

    def get_line(self, line_index: int) -> Text:
        """Return a line of the document, the words pointed at on a ground of their own."""
        line = super().get_line(line_index)
        if self._pointed is not None:
            (first, begin), (last, end) = self._pointed
            if first <= line_index <= last:
                style = self.get_component_rich_style("part--pointed", partial=True)
                line.stylize(style, begin if line_index == first else 0, end if line_index == last else None)
        return line
