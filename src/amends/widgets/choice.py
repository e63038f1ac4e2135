"""One of a few values on one line: left and right, or space, go round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events


class Choice(Widget, can_focus=True):
    """The chosen value between two arrows, how many there are behind it."""

    BINDINGS = [
        Binding("space", "turn(1)", "Next"),
        Binding("right", "turn(1)", "Next", show=False),
        Binding("left", "turn(-1)", "One before", show=False),
        Binding("enter", "on", "On", show=False),
    ]

    index: reactive[int] = reactive(0, init=False)

    class Changed(Message):
        """Another value is chosen."""

        def __init__(self, choice: Choice, value: str) -> None:
            super().__init__()
            self.choice = choice
            self.value = value

        @property
        def control(self) -> Choice:
            """The choice, so that @on can name it."""
            return self.choice

    def __init__(self, options: Sequence[tuple[str, str]], value: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id, classes="entry")
        self._options = tuple(options)
        values = [known for known, _ in self._options]
        self.set_reactive(Choice.index, values.index(value) if value in values else 0)

    @property
    def value(self) -> str:
        """The value that is chosen."""
        return self._options[self.index][0]

    def choose(self, value: str) -> None:
        """Choose a value without a message; one that is not among them changes nothing."""
        values = [known for known, _ in self._options]
        if value in values:
            with self.prevent(self.Changed):
                self.index = values.index(value)

    def watch_index(self) -> None:
        """Say what is chosen now."""
        self.refresh()
        self.post_message(self.Changed(self, self.value))

    def render(self) -> Content:
        """Draw the value between its arrows; the sign of the focus takes the place of the first."""
        words = self._options[self.index][1]
        count = f"  {self.index + 1} of {len(self._options)}"
        first, style = (("▸ ", "$primary"), "bold reverse") if self.has_focus else (("‹ ", "$accent"), "")
        return Content.assemble(first, (words, style), (" ›", "$accent"), (count, "$text-muted"))

    def action_turn(self, by: int) -> None:
        """Choose the next value or the one before, round and round."""
        self.index = (self.index + by) % len(self._options)

    def action_on(self) -> None:
        """Go to the next field."""
        self.screen.focus_next(".entry")

    def on_click(self, _event: events.Click) -> None:
        """A click turns it on by one."""
        self.action_turn(1)
