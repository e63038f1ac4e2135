"""What the client wrote, to look at while writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from amends.ledger.days import brief
from amends.widgets.drained import MOST
from amends.widgets.hanging import hanging

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from amends.domain.case import Case


class TheirMessage(VerticalScroll, can_focus=True):
    """The newest message, its quoted history folded to one line."""

    BINDINGS = [Binding("enter", "fold", "Fold, unfold")]

    def __init__(self, case: Case) -> None:
        super().__init__()
        self._case = case
        self._open = False

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static()

    def on_mount(self) -> None:
        """Draw what there is."""
        self._draw()

    def on_resize(self) -> None:
        """Wrap to the new width."""
        self._draw()

    def show(self, case: Case) -> None:
        """Show the message of this case."""
        if case.messages != self._case.messages:
            self._case = case
            self._draw()

    def action_fold(self) -> None:
        """Fold or unfold the history and the signature."""
        self._open = not self._open
        self._draw()

    def _draw(self) -> None:
        width = max(20, self.scrollable_content_region.width)
        self.query_one(Static).update(self._content(min(width, 76)))

    def _content(self, width: int) -> Content:
        message = self._case.message
        if message is None:
            return hanging(
                "", Content.styled("Nothing came from them: you write first.", "$text-muted"), width
            )
        when = f" · {brief(message.date)} {message.date.year}, {message.date:%H:%M}" if message.date else ""
        head = Content.styled(f"{message.sender}{when}\n{message.subject}\n", "$text-muted")
        shown = message.text[:MOST]
        pieces = [head, Content(shown)]
        if len(message.text) > MOST:
            pieces.append(
                Content.styled(f"\nShown: {MOST} of {len(message.text)} characters.", "$text-muted")
            )
        for name, text in (("signature", message.signature), ("quoted history", message.quoted)):
            if not text.strip():
                continue
            lines = text.count("\n") + 1
            folded = f"\n▸ {name}, {lines} lines folded" if not self._open else f"\n▾ {name}\n{text[:MOST]}"
            pieces.append(Content.styled(folded, "$text-muted"))
        return Content("\n").join(pieces)
