"""ctrl+u, ctrl+k and ctrl+w as a shell has them: by the line, however it is wrapped, and by the word.

And up and down out of a text, where several stand one above the other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amends.widgets.entry import in_order
from amends.widgets.wrapping import Wrapping

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.document._document import Location
    from textual.events import Key

_WORD_BEFORE = re.compile(r"\S*\s*\Z")


class LineKeys(Wrapping):
    """A text area whose own keys would delete a row as it happens to be wrapped, or a full stop alone.

    A selection is what is deleted where there is one; at the edge of a line it is the line end.
    """

    async def _on_key(self, event: Key) -> None:
        await in_order(self, event)

    def go_out(self, by: int) -> None:
        """Go to what stands above (-1) or below (1), which each kind of text knows itself."""
        raise NotImplementedError

    def action_cursor_up(self, select: bool = False) -> None:
        """Go up, from the first row out of the text."""
        if not select and self.navigator.is_first_wrapped_line(self.cursor_location):
            self.go_out(-1)
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Go down, from the last row out of the text."""
        if not select and self.navigator.is_last_wrapped_line(self.cursor_location):
            self.go_out(1)
        else:
            super().action_cursor_down(select)

    def in_one_step(self, delete: Callable[[], object]) -> None:
        """Delete; where there is an undo of one's own, as a step of its own."""
        delete()

    def action_delete_to_start_of_line(self) -> None:
        """Delete back to where the line begins."""
        row, column = self.cursor_location
        self._delete_to((row, 0) if column else self.get_cursor_left_location())

    async def action_delete_to_end_of_line_or_delete_line(self) -> None:
        """Delete up to where the line ends."""
        row, column = self.cursor_location
        end = len(self.document.get_line(row))
        self._delete_to((row, end) if column < end else self.get_cursor_right_location())

    def action_delete_word_left(self) -> None:
        """Delete the word before the caret, with its full stop, and the space behind it."""
        row, column = self.cursor_location
        found = _WORD_BEFORE.search(self.document.get_line(row)[:column])
        start = found.start() if found else column
        self._delete_to((row, start) if column else self.get_cursor_left_location())

    def _delete_to(self, other: Location) -> None:
        start, end = self.selection
        if self.selection.is_empty:
            start, end = sorted((self.cursor_location, other))
        if start != end and not self.read_only:
            self.in_one_step(lambda: self._delete_via_keyboard(start, end))
