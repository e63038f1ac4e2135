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
        self._to_end = bool(words.strip())

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

    def go_out(self, by: int) -> None:
        """Go to the next field, or to the one before."""
        if by > 0:
            self.screen.focus_next(".entry")
        else:
            self.screen.focus_previous(".entry")
