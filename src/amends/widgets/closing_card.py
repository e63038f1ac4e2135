"""The closing card: what to remember when work with this client starts again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from amends.ledger import with_day
from amends.widgets.fields import DayField, Field, TextField

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult

    from amends.domain.case import Card


class ClosingCard(Vertical):
    """Cause, what changed, when to check; filled from the facts until it is kept."""

    class Changed(Message):
        """The card reads so now."""

        def __init__(self, card: Card) -> None:
            super().__init__()
            self.card = card

    def __init__(self, card: Card, today: date) -> None:
        super().__init__()
        self._card = card
        self._today = today

    def compose(self) -> ComposeResult:
        """The heading and three fields."""
        yield Static(Content.styled("Closing card", "bold"))
        words = "It shows when a new case with this client starts."
        yield Static(Content.styled(words, "$text-muted"), classes="hint")
        yield TextField("Cause", self._card.cause, name="cause", placeholder="what it came from, in a line")
        yield TextField("Changed", self._card.changed, name="changed", placeholder="what is different now")
        yield DayField("Check on", self._card.check_on, name="check_on", today=self._today)

    def show(self, card: Card) -> None:
        """Show this card."""
        self._card = card
        for field in self.query(Field):
            field.show(getattr(card, field.name or ""))

    def flush(self) -> Card:
        """Return the card with what stands in the inputs at this moment."""
        return self._after(**{field.name or "": field.flush() for field in self.query(Field)})

    def first_open(self) -> Field[object] | None:
        """Return the first field with nothing in it."""
        return next((field for field in self.query(Field) if not field.value), None)

    @on(Field.Changed)
    def _changed(self, event: Field.Changed) -> None:
        event.stop()
        self._card = self._after(**{event.field.name or "": event.field.value})
        self.post_message(self.Changed(self._card))

    def _after(self, **changes: Any) -> Card:
        """Return the card with these; another day to check on has not been looked at yet."""
        day = changes.pop("check_on", self._card.check_on)
        return with_day(self._card.but(**changes), day)
