"""A text area that is drawn as it is wrapped."""

from __future__ import annotations

from textual.widgets import TextArea


class Wrapping(TextArea):
    """Textual wraps anew when the width changes and draws only when the number of rows does too.

    Between the two it has drawn the new width with the old rows: their ends are cut off and lost from sight.
    """

    def on_resize(self) -> None:
        """Draw the rows as they are wrapped now."""
        self.refresh()
