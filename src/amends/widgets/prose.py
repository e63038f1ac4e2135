"""A few lines of text in a form."""

from __future__ import annotations

from textual.binding import Binding
from textual.widgets import TextArea

from amends.widgets.adopting import adopt
from amends.widgets.line_keys import LineKeys


class Prose(LineKeys):
    """A few lines about one thing. Arrows at its edges go to the field above or below."""

    BINDINGS = [Binding("tab", "app.focus_next", "Next field", priority=True)]

    _to_end = False
    """Whether its words came from elsewhere and nobody was in it since."""

    def __init__(self, words: str, *, name: str, hint: str = "") -> None:
        super().__init__(
            words,
            name=name,
            classes="entry",
            tab_behavior="focus",
            highlight_cursor_line=False,
            placeholder=hint,
        )

    def adopt(self, words: str) -> None:
        """Hold other words; what says the same stays, with its caret."""
        if self.text.strip() != words.strip():
            with self.prevent(TextArea.Changed):
                adopt(self, words)
            if not self.has_focus:  # its beginning is what tells what it is about
                self.move_cursor((0, 0))
                self._to_end = True

    def on_focus(self) -> None:
        """Begin behind words that came from elsewhere, as in a field; a click puts the caret elsewhere."""
        if self._to_end:
            self._to_end = False
            self.move_cursor(self.document.end)

    def action_cursor_down(self, select: bool = False) -> None:
        """Go out of the last line to the next field."""
        if not select and self.navigator.is_last_wrapped_line(self.cursor_location):
            self.screen.focus_next(".entry")
        else:
            super().action_cursor_down(select)

    def action_cursor_up(self, select: bool = False) -> None:
        """Go out of the first line to the field before."""
        if not select and self.navigator.is_first_wrapped_line(self.cursor_location):
            self.screen.focus_previous(".entry")
        else:
            super().action_cursor_up(select)
