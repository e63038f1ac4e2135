"""The closing card: what to remember when work with this client starts again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static, TextArea

from amends.ledger import with_day
from amends.widgets.fields import DayField, Field
from amends.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from textual.app import ComposeResult
    from textual.widget import Widget

    from amends.domain.case import Card


class ClosingCard(Vertical):
    """Cause, what changed, when to check; filled from the facts and the letter until it is kept."""

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
        """The heading and three fields; what may be long wraps."""
        yield Static(Content.styled("Closing card", "bold"))
        words = "It shows when a new case with this client starts. ↓ or enter leads into it."
        yield Static(Content.styled(words, "$text-muted"), classes="hint")
        for name, label in (("cause", "Cause"), ("changed", "Changed")):
            prose = Prose(getattr(self._card, name), name=name)
            yield Horizontal(Static(label, classes="label"), prose, classes="tall")
        yield DayField("Check on", self._card.check_on, name="check_on", today=self._today)

    def on_mount(self) -> None:
        """A day that is none stays as it was typed."""
        self._show_day()

    def show(self, card: Card) -> None:
        """Show this card."""
        self._card = card
        for prose in self.query(Prose):
            prose.adopt(getattr(card, prose.name or ""))
        self._day.show(card.check_on)
        self._show_day()

    def _show_day(self) -> None:
        typed = self._card.check_on_typed
        if self._day.unread != typed and not self._day.entry.has_focus:
            self._day.show_unread(typed)

    @property
    def _day(self) -> DayField:
        return self.query_one(DayField)

    def flush(self) -> Card:
        """Return the card with what stands in the fields at this moment; what says the same is kept."""
        prose = {prose.name or "": prose.text.strip() for prose in self.query(Prose)}
        changed = {name: words for name, words in prose.items() if words != getattr(self._card, name).strip()}
        return self._after(**changed, check_on=self._day.flush(), check_on_typed=self._day.unread)

    def first(self) -> Widget:
        """Return the first field."""
        return self.query(Prose).first()

    def first_open(self) -> Widget | None:
        """Return the first field with nothing in it, or with a day that is none."""
        prose: Iterable[Widget] = (prose for prose in self.query(Prose) if not prose.text.strip())
        return next(iter(prose), None if self._day.value else self._day.entry)

    @on(Field.Changed)
    @on(TextArea.Changed)
    def _changed(self, event: Field.Changed | TextArea.Changed) -> None:
        event.stop()
        card = self.flush()
        if card != self._card:
            self._card = card
            self.post_message(self.Changed(card))

    def _after(self, **changes: Any) -> Card:
        """Return the card with these; another day to check on has not been looked at yet."""
        day = changes.pop("check_on", self._card.check_on)
        return with_day(self._card.but(**changes), day)


class ColumnWithCard(VerticalScroll):
    """Where it stands, and the card below; from its end the arrow goes on into the card."""

    def action_scroll_down(self) -> None:
        """Scroll, or go on into the card."""
        card = self.query_one(ClosingCard)
        if card.display and self.scroll_offset.y >= self.max_scroll_y:
            self.screen.set_focus(card.first())
        else:
            super().action_scroll_down()
