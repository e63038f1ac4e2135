"""Choices that a typed letter goes to as well: one value shown, or all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.content import Content

from amends.widgets.choice import Choice

if TYPE_CHECKING:
    from textual import events


class LetterChoice(Choice):
    """A choice that the first letter of a value goes to as well; of two with the same letter, the next."""

    BINDINGS = [
        Binding("space", "turn(1)", "Next", key_display="← →"),
        Binding("delete,backspace", "clear", "Not said", show=False),
    ]

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Letters are for the choice: none is shown as a key of the screen. A digit still goes to a step."""
        return (character or "").isalpha()

    def on_key(self, event: events.Key) -> None:
        """Take a typed letter.

        One that no value begins with does nothing: who types a sentence here must not open dialogs.
        """
        if not self.check_consume_key(event.key, event.character):
            return
        letter = (event.character or "").lower()
        event.stop()
        event.prevent_default()
        values = [value for value, _ in self._options]
        after = [*values[self.index + 1 :], *values[: self.index + 1]]
        found = next((value for value in after if value.startswith(letter)), None)
        if found is not None:
            self.index = values.index(found)

    def action_clear(self) -> None:
        """Say nothing again."""
        self.index = 0


class OpenChoice(LetterChoice):
    """A choice with all its values on the line; none is marked while nothing is said."""

    def render(self) -> Content:
        """Draw every value with its sign."""
        pieces = [
            Content.styled(f"● {words}", "bold $primary" if self.has_focus else "bold")
            if index == self.index
            else Content.assemble(("○ ", "$accent" if self.has_focus else "$text-muted"), words)
            for index, (_, words) in enumerate(self._options)
            if index
        ]
        sign = Content.styled("▸ " if self.has_focus else "", "$primary")
        return Content.assemble(sign, Content("   ").join(pieces))
